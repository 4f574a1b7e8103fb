"""Limits that the insolvency or the over-indebtedness of the debtor starts."""

import datetime as dt
from collections.abc import Iterator

from generator.case import KeyPath
from generator.law.deadlines import eloignement
from generator.law.limits import (
    Lieu,
    Limite,
    com_l622_26_releve,
    com_l624_9_revendication,
    com_r622_24_declaration,
    conso_r722_1_recours,
)
from generator.law.working_days import territory
from generator.model import FaitProcedureCollective, FaitSurendettement, issues_noted
from generator.progress.asof import AsOf
from generator.progress.limits.made import delai
from generator.progress.types import Delai

DECLARATION = "declaration-creance"  # the document
UNPUBLISHED = "Publication au BODACC à rechercher : compté du jugement, par prudence."
ISSUED = "Déclaration émise, date non notée (« declaree-le ») : délai gardé ouvert, par prudence."
UNTOLD = "Date de la notification inconnue : compté de la décision, par prudence."


def insolvency_limits(seen: AsOf) -> Iterator[Delai]:
    """Limits counted from the publication of the opening judgment; from the judgment itself until it is known."""
    for path, fait in seen.of(FaitProcedureCollective):
        known = fait.bodacc_le is not None and fait.bodacc_le <= seen.au
        start = fait.bodacc_le if known and fait.bodacc_le else fait.date
        why = () if known else (UNPUBLISHED,)
        origine = (*path, "bodacc-le") if known else path
        if fait.declaree_le is None or fait.declaree_le > seen.au:
            declaration = com_r622_24_declaration(start, creditor_place(seen), seen.lieu)
            yield _declaration(seen, fait.date, declaration, origine, why)
            if declaration.date < seen.au:
                yield delai("releve-de-forclusion", com_l622_26_releve(start), origine, why)
        claim_back = com_l624_9_revendication(start)
        if seen.case.dossier.creance.reserve_de_propriete and claim_back.date >= seen.au:
            yield delai("revendication", claim_back, origine, why)
    for path, admitted in seen.of(FaitSurendettement):
        if admitted.recevable_le is not None and admitted.recevable_le <= seen.au:
            appeal = conso_r722_1_recours(admitted.recevable_le)
            if appeal.date >= seen.au:
                yield delai("recours-recevabilite", appeal, (*path, "recevable-le"), (UNTOLD,))


def _declaration(seen: AsOf, opened: dt.date, limite: Limite, origine: KeyPath, why: tuple[str, ...]) -> Delai:
    """The limit to declare, still open when the declaration was issued: whether and when it was made is for the lawyer.

    By post the sending counts, and is for the creditor to prove (Cass. com., 28 January 1997; 4 February 2026,
    n° 24-21.337): an issue alone proves neither.
    """
    notes = issues_noted((note.fait for note in seen.journal if note.date >= opened), DECLARATION)
    left = max((note.date for note in notes), default=None)
    if left is None:
        return delai("declaration-de-creance", limite, origine, why)
    titre = f"Déclaration de créance émise le {left:%d/%m/%Y}, son envoi ou son dépôt à noter (« declaree-le »)"
    return delai("declaration-de-creance", limite, origine, (*why, ISSUED), titre)


def creditor_place(seen: AsOf) -> Lieu:
    """Where the creditor lives: out of the territory of the court, he has longer to declare."""
    creditor = seen.office.creanciers.get(seen.case.dossier.creancier)
    if creditor is None:
        return seen.lieu
    code, pays = creditor.adresse.code_postal, creditor.adresse.pays
    return Lieu(territory(code), eloignement(code, pays))
