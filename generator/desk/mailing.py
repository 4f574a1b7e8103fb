"""The letters of a sheet, issued together: all of them are printed and checked before the first one leaves.

A letter is issued when the lawyer named it and it still waits. One that was issued since it waits is left as it is, so
that a sheet can be given again after an interruption: nothing leaves twice.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.case import Case
from generator.casework.awaited import lacking
from generator.casework.computed import Computed, compute_case
from generator.casework.planning import Planned, find, planned
from generator.desk.control import rehearsed
from generator.desk.emission import LETTERS, Sending, prepare, refuse_what_does_not_leave
from generator.desk.impression import ACTES, sent_by
from generator.desk.kin import Shelf, identity, kin
from generator.desk.opening import Load, shown_case
from generator.documents.choice import TOUT, Choix
from generator.edit.sheets import CellError, Named, Sheet
from generator.edit.table import Table
from generator.findings import CaseInvalid, DocumentIncomplete, Finding, RecouvreError
from generator.load import suggest
from generator.model import Office, addressee, noted_as
from generator.money import format_eur
from generator.pages.tables import cell
from generator.phrases import counted, lower_first
from generator.register.chain import Block, issued_on, issues
from generator.register.issue import Emission, issue

Given = TypeVar("Given", bound="Named | Letter")
_LATER = "Compléter, ou écrire « non » sur cette ligne ; les autres partiront."


class State(StrEnum):
    """Where a letter of the sheet is."""

    A_EMETTRE = "à émettre"
    EMIS = "émis"
    DEJA_EMIS = "déjà émis"
    NON_EMIS = "non émis"


class Letter(Struct, frozen=True):
    """A letter of the sheet: ready (``emission``), or issued (``block``), or why it is not (``pourquoi``)."""

    named: Named
    case: Case
    destinataire: str  # nothing for the principal debtor
    state: State
    choix: Choix = TOUT
    emission: Emission | None = None
    block: Block | None = None
    pourquoi: str = ""
    savoir: Sequence[Finding] = ()  # what must be known of it before it leaves

    @property
    def etat(self) -> str:
        """Its state, with the number of its issue."""
        if self.block is None:
            return self.state.value
        return f"{self.state.value} le {issued_on(self.block):%d/%m/%Y}, n° {self.block['seq']}"

    @property
    def canal(self) -> str:
        """How it leaves: as the journal says of a letter, else as the sheet does, else as such a document does."""
        noted: Any = self.emission.fact.get("envoi") if self.emission else None
        if self.emission is None and self.block:
            noted = sent_by(self.case, self.block)
        return str(noted or self.named.envoi or find(self.named.document).envoi or ACTES)

    @property
    def reclame(self) -> str:
        """What it asks for, when it asks for invoices."""
        asked = self.emission.asked if self.emission else str((self.block or {}).get("reclame", ""))
        return format_eur(Decimal(asked)) if asked else "–"


class Mailing(Struct, frozen=True):
    """What a sheet is read against: how a case is loaded, the office, the day; how letters are made.

    ``progress`` is told each letter that is printed; ``shelf`` finds the other cases of a debtor.
    """

    load: Load
    office: Office
    au: dt.date
    cache: Path
    iban_confirme: bool
    progress: Callable[[str], None]
    shelf: Shelf

    def ready(self, sheet: Sheet[Named]) -> list[Letter]:
        """Every letter of the sheet, printed; nothing is written.

        Raises:
            CaseInvalid: a line names what is not there, no longer waits or cannot leave; every one is told.
        """
        checked = self._each(sheet, sheet.lines, self._checked)  # all of them, before the long work of printing
        return self._each(sheet, checked, self._printed)

    def _each(
        self, sheet: Sheet[Named], given: Iterable[Given], step: Callable[[Given, list[Letter]], Letter]
    ) -> list[Letter]:
        """A step for every line, or all that refuses it."""
        findings: list[Finding] = []
        letters: list[Letter] = []
        for one in given:
            named = one.named if isinstance(one, Letter) else one
            try:
                letters.append(step(one, letters))
            except CaseInvalid as broken:
                findings += [_told(sheet.table, named, len(broken.findings)), *broken.findings]
            except RecouvreError as refusal:
                findings.append(sheet.told(named.row, refusal, "document"))
        if findings := findings or list(_two_accounts(sheet.table, letters)):
            raise CaseInvalid(dict.fromkeys(findings))
        return letters

    def _checked(self, named: Named, before: list[Letter]) -> Letter:
        """A line of the sheet beside its case."""
        case = shown_case(self.load, named)
        entry = find(named.document)
        party = _party(case, named.destinataire)
        _refuse_twice(named, party, before)
        computed = compute_case(case, self.office, self.au, lectures=False)
        plan = _plan(computed, self.office, named, party)
        block = _issued_since(computed, named, party)
        if block and not _due_again(plan, block, named, computed):
            return Letter(named, case, party, State.DEJA_EMIS, block=block)
        if plan is None and not (party and _issued_since(computed, named, "")):  # a joint copy follows the principal's
            raise RecouvreError(_stale(computed, named))
        refuse_what_does_not_leave(entry, self.office, case)
        choice = Choix(
            debiteur=party,
            factures=named.factures,
            suivi=named.suivi,
            envoi=named.envoi if plan is None or named.envoi is not plan.envoi else None,
            **self._elsewhere(case, before),
        )
        if lacks := lacking(computed, self.office, named.document, choice):
            raise DocumentIncomplete(lacks)
        return Letter(named, case, party, State.A_EMETTRE, choix=choice)

    def _elsewhere(self, case: Case, before: Iterable[Letter]) -> dict[str, Any]:
        """What the debtor's other cases say; the letters of this sheet to him, in them, are contacts already."""
        others = kin(case, self.office, self.au, self.shelf)
        debtor = identity(case.dossier.debiteur)
        same = (
            self.au
            for one in before
            if one.state is State.A_EMETTRE and not one.destinataire and find(one.named.document).fait in LETTERS
            and one.case.dossier.reference != case.dossier.reference and identity(one.case.dossier.debiteur) == debtor
        )  # fmt: skip
        return {"ailleurs": (*others.contacts, *same), "credit": others.credit}

    def _printed(self, one: Letter, _before: list[Letter]) -> Letter:
        """The letter as it would leave."""
        self.progress(one.named.reference)
        if one.state is not State.A_EMETTRE:
            return one
        sending = Sending(self.iban_confirme, one.choix, self.cache)
        emission = prepare(one.case, self.office, self.au, one.named.document, sending)
        return replace(one, emission=emission, savoir=rehearsed(one.case, self.office, self.au, emission))


def send(letters: Sequence[Letter], reload: Load) -> Iterator[Letter]:
    """Issue the letters that are ready, in their order; each is yielded once it has left, or with why it has not.

    A case that changed since its letter was printed refuses it; the second letter of a case follows the first one.
    """
    after: dict[str, Case] = {}
    for one in letters:
        if one.emission is None:
            yield one
            continue
        reference = one.named.reference
        case = after.get(reference, one.case)
        try:
            block = issue(case, one.emission, follows=reference in after)
        except RecouvreError as refused:
            yield replace(one, state=State.NON_EMIS, pourquoi=str(refused))
            continue
        yield replace(one, state=State.EMIS, block=block)
        after[reference] = reload(reference)


def _told(table: Table, named: Named, count: int) -> Finding:
    """Which line the findings of a case are about."""
    wrong = f"{counted(count, 'correction')} à faire au dossier {named.reference}, dite{'s' * (count > 1)} ici aussi"
    return table.wrong(named.row, "document", f"« {named.document} » ne peut partir : {wrong}.", _LATER)


def _stale(computed: Computed, named: Named) -> str:
    """Why a letter no longer waits: what holds the case, when something does; one that is held has no other way out."""
    told = f"« {named.document} » n'attend pas, ou plus, dans ce dossier au {computed.situation.au:%d/%m/%Y}"
    held = next((pause for pause in computed.situation.pauses if not pause.factures), None)
    if held is not None:
        return f"{told} : {lower_first(held.titre)}. Retirer la ligne (ou « non »)."
    alone = f"recouvre emettre {named.reference} {named.document}"
    return f"{told}. Retirer la ligne (ou « non »), ou l'émettre seul, par son nom : {alone}."


def _two_accounts(table: Table, letters: Sequence[Letter]) -> Iterator[Finding]:
    """« --iban-confirme » answers for one account: whoever checked one did not check the other."""
    changed: dict[str, Letter] = {}
    for one in letters:
        if one.emission and any(line.startswith("iban-confirme") for line in one.emission.overrides):
            changed.setdefault(one.emission.iban, one)
    if len(changed) > 1:
        for one in changed.values():
            message = f"{len(changed)} comptes à créditer ont changé, dont celui de {one.case.dossier.creancier}."
            yield table.wrong(one.named.row, "dossier", message, "Une feuille par créancier, chaque compte vérifié.")


def _party(case: Case, typed: str) -> str:
    """The joint debtor or guarantor a line names, as a document is asked for; nothing for the principal debtor."""
    names = [party.nom_complet for party in case.dossier.debiteurs]
    found = next((name for name in names if typed in {name, cell(name)}), None)
    if typed and found is None:
        remedy = suggest.remedy(typed, names, "Noms")
        raise CellError("destinataire", f"« {typed} » n'est pas un débiteur de ce dossier. {remedy}")
    return "" if found in {None, case.dossier.debiteur.nom_complet} else str(found)


def _issued_since(computed: Computed, named: Named, party: str) -> Block | None:
    """The issue of a document to somebody since it waits; errors of the register when it cannot be read."""
    blocks, broken = computed.registre
    if broken:
        raise CaseInvalid(broken)
    for block in issues(blocks):
        noted = noted_as(computed.case.dossier.journal, block["seq"])
        to = addressee(noted[1]) if noted else ""
        of = tuple(block.get("factures", ())) if named.factures else ()
        if (block["document"], to, of) == (named.document, party, named.factures) and issued_on(block) >= named.depuis:
            return block
    return None


def _plan(computed: Computed, office: Office, named: Named, party: str) -> Planned | None:
    """The letter a line names, if the case still calls for it: nothing else leaves by a sheet."""
    plans = planned(computed, office)
    asked = (named.document, party, named.factures)
    return next((one for one in plans if (one.document, one.choix.debiteur, one.choix.factures) == asked), None)


def _due_again(plan: Planned | None, block: Block, named: Named, computed: Computed) -> bool:
    """Whether the letter of a line waits though one like it left since: for another step, or for other invoices.

    Never on the day that one left, nor for a joint debtor, whose copy waits as long as the principal's own.
    """
    earlier = issued_on(block) < computed.situation.au
    return earlier and plan is not None and not plan.choix.debiteur and plan.depuis == named.depuis


def _refuse_twice(named: Named, party: str, before: Sequence[Letter]) -> None:
    """A letter is on one line."""
    for one in before:
        known = (one.named.reference, one.named.document, one.destinataire, one.named.factures)
        if known == (named.reference, named.document, party, named.factures):
            raise RecouvreError(f"ce courrier est déjà à la ligne {one.named.row.line}. Retirer l'une des deux lignes.")
