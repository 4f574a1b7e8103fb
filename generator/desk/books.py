"""The cases as a bank statement leaves them: which payment a line answers to, what makes it doubtful, what is noted."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache

from generator.case import Case, KeyPath
from generator.casework.computed import Computed, compute_case
from generator.desk.owing import Change, Owed, Paid, Portefeuille, known_of
from generator.documents.words import MEANS
from generator.edit import item_added, keys_added, unchanged
from generator.edit.bank import BankLine
from generator.findings import CaseInvalid, Finding, Level
from generator.model import Office
from generator.money import format_eur
from generator.phrases import enumeration
from generator.progress.types import ENDED, LIBELLES
from generator.vocabulary import Moyen

_DAYS_APART = 5  # a payment noted by hand bears the day of the notice, or that of the value

Edit = Callable[[Case, bytes], tuple[bytes, Case]]


class Books:
    """The cases, and what of their payments no line has answered to yet; nothing is written."""

    def __init__(self, held: Portefeuille, office: Office, au: dt.date) -> None:
        self.office, self.au = office, au
        self.changes = dict(held.changes)
        self.findings: list[Finding] = []
        self._left = {one.reference: Counter(one.paiements) for one in held.known}
        self._where = {paid.releve: one.reference for one in held.known for paid in one.paiements}
        self._load = cache(held.load)
        self._added: dict[str, list[BankLine]] = defaultdict(list)
        self._computed: dict[str, Computed] = {}
        self._owed: dict[str, dict[dt.date, Owed]] = defaultdict(dict)

    def case(self, reference: str) -> Case:
        """A case, with what this statement and those before it add to it."""
        return self.changes[reference].after if reference in self.changes else self._load(reference)

    def computed(self, reference: str) -> Computed:
        """A case at the day of the command, as it is when it is first asked for."""
        if reference not in self._computed:
            self._computed[reference] = compute_case(self.case(reference), self.office, self.au, lectures=False)
        return self._computed[reference]

    def answers(self, reference: str, line: BankLine) -> bool:
        """Whether a payment of the case comes from a line, each from one: two equal credits are two payments.

        One that says it is known whatever a hand corrected in it. A transfer that does not is that of the first credit
        of its day and amount, and says it then.
        """
        left, bare = self._left[reference], Paid(line.date, line.montant, "")
        paid = next((one for one, count in left.items() if count and one.releve == line.empreinte), bare)
        if not left[paid]:
            return False
        left[paid] -= 1
        if paid is bare:
            self._bind(reference, line)
        return True

    def doubts(self, reference: str, line: BankLine, invoice: str) -> Iterator[str]:
        """Why a line may not be a payment to note; ``invoice`` is the one it pays, when it names one."""
        if (other := self._where.get(line.empreinte, reference)) != reference:
            yield f"déjà noté dans {other}"
        for paid, left in self._left[reference].items():
            if left and paid.montant == line.montant and abs((paid.date - line.date).days) <= _DAYS_APART:
                other = ", d'une autre ligne de relevé" if paid.releve and paid.date == line.date else ""
                means = "" if paid.moyen is Moyen.VIREMENT else f" ({MEANS[paid.moyen]})"
                yield f"même somme déjà notée au {paid.date:%d/%m/%Y}{means}{other}"
        if (stage := self.computed(reference).situation.stade) in ENDED:
            yield f"dossier {LIBELLES[stage].lower()}"
        dossier = self.case(reference).dossier
        if line.date < min(each.date for each in dossier.factures if invoice in {"", each.numero}):
            yield f"virement antérieur à {dossier.creance.famille.mot.la}"
        yield from self._too_much(reference, line, invoice)

    def _too_much(self, reference: str, line: BankLine, invoice: str) -> Iterator[str]:
        """More than is owed on its day, or than payments since leave; or of an invoice that asks no more."""
        dossier = self.case(reference).dossier
        last = max((paid.date for paid in dossier.paiements if paid.date <= self.au), default=line.date)
        for day in dict.fromkeys((line.date, max(line.date, last))):
            owed = self._owed_on(reference, day).decompte
            if owed is None:
                continue
            if line.montant > owed.total:
                when = "de ce jour" if day == line.date else f"au {day:%d/%m/%Y}"
                yield f"plus que le dû {when}, {format_eur(owed.total)}{self._beside(reference)}"
            if any(each.numero == invoice and not each.principal + each.interets for each in owed.lignes):
                yield f"{dossier.creance.famille.mot.un} {invoice} : plus ni principal ni intérêts dus"

    def _beside(self, reference: str) -> str:
        """The lines of this statement that what is owed counts already."""
        added = [str(line.line) for line in self._added[reference]]
        return f", compte tenu {'des' if added[1:] else 'du'} n° {enumeration(added)}" if added else ""

    def noted(self, reference: str, line: BankLine, invoice: str) -> bool:
        """Whether a case takes a payment more; an invoice the debtor names is the one he pays (C. civ., 1342-10)."""
        payment = {
            "date": line.date,
            "montant": line.montant,
            "moyen": Moyen.VIREMENT.value,
            "imputation-choisie": [invoice] if invoice else None,
            "releve": line.empreinte,
        }
        try:
            self._change(reference, lambda case, content: item_added(case, content, "paiements", payment, self.office))
        except CaseInvalid as told:
            self.findings += told.findings
            return False
        self._added[reference].append(line)
        return True

    def _bind(self, reference: str, line: BankLine) -> None:
        """Say of a payment which line it comes from; a file that takes no key more is told of, and left."""
        paid = known_of(self.case(reference)).paiements
        bare = Paid(line.date, line.montant, "")
        keys: dict[KeyPath, dict[str, str]] = {("paiements", paid.index(bare)): {"releve": line.empreinte}}
        try:
            self._change(reference, lambda case, content: keys_added(case, content, keys, self.office))
        except CaseInvalid as told:
            self.findings += [one._replace(level=Level.AVERTISSEMENT) for one in told.findings]

    def _change(self, reference: str, edit: Edit) -> None:
        if reference in self.changes:
            change = self.changes[reference]
            self.changes[reference] = Change(change.before, *edit(change.after, change.content))
        else:
            case = self._load(reference)
            self.changes[reference] = Change(case, *edit(case, unchanged(case)))
        self._owed.pop(reference, None)

    def _owed_on(self, reference: str, day: dt.date) -> Owed:
        if day not in (known := self._owed[reference]):
            known[day] = Owed(self.case(reference), self.office, day)
        return known[day]
