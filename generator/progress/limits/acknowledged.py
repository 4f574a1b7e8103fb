"""What the debtor acknowledges, as prescription sees it: in writing or not, of which invoices (C. civ., art. 2240)."""

from collections.abc import Collection, Iterator
from decimal import Decimal
from itertools import chain
from operator import itemgetter

from generator.case import KeyPath
from generator.law.limitation.acts import Acte
from generator.law.limitation.course import Fait
from generator.model import FaitContact, FaitEcheancier, FaitReconnaissance, FaitReponse
from generator.money import ZERO, format_eur
from generator.progress.asof import AsOf, look

Told = tuple[KeyPath, FaitReconnaissance | FaitEcheancier | FaitContact | FaitReponse]
PROOF = "aucune pièce ne prouve ce fait"
UNNAMED = "{} sur {} de principal alors dû, sans dire de quelles dettes (C. civ., art. 2240) : écrire « factures »"


def acknowledgments(seen: AsOf) -> Iterator[tuple[Fait, Collection[str] | None]]:
    """Acknowledgments, signed plans and promises, each with the invoices it names; None: every one."""
    told: Iterator[Told] = chain(
        seen.of(FaitReconnaissance), seen.of(FaitEcheancier), seen.of(FaitContact), seen.of(FaitReponse)
    )
    for _, fait in sorted(told, key=itemgetter(0)):  # in the order of the journal
        if isinstance(fait, FaitReconnaissance):
            act = Acte.RECONNAISSANCE_ECRITE if fait.ecrite else Acte.RECONNAISSANCE_ORALE
            unproved = PROOF if fait.ecrite and not fait.preuves else ""
            reserve = unproved or _less_than_all(seen, fait, fait.montant)
            yield Fait(act, fait.date, str(act), certain=not reserve, reserve=reserve), fait.factures or None
        elif isinstance(fait, FaitEcheancier):
            if fait.signe:
                act, planned = Acte.ECHEANCIER_SIGNE, sum((one.montant for one in fait.echeances), ZERO)
                reserve = _less_than_all(seen, fait, planned)
                yield Fait(act, fait.date, str(act), certain=not reserve, reserve=reserve), fait.factures or None
        elif fait.promesse is not None:
            written = isinstance(fait, FaitReponse) and bool(fait.preuves)
            words = "promesse de paiement"
            if written:
                words += " (si l'écrit reconnaît la dette, noter un fait « reconnaissance »)"
            yield Fait(Acte.PROMESSE_ORALE, fait.date, words), None


def _less_than_all(seen: AsOf, fait: FaitReconnaissance | FaitEcheancier, montant: Decimal | None) -> str:
    """What leaves in doubt an acknowledgment that names no invoice, of less than several left owed that day.

    Of one debt, a part acknowledged is the whole; so is what a title granted for several.
    """
    if fait.factures or montant is None or len(seen.case.dossier.factures) < 2:
        return ""
    then = look(seen.case, seen.office, fait.date, None)
    owed = [solde for solde in then.soldes.values() if solde]
    if then.titres or len(owed) < 2 or montant >= sum(owed):
        return ""
    return UNNAMED.format(format_eur(montant), format_eur(sum(owed, ZERO)))
