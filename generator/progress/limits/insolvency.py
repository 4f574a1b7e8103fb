"""Limits that the insolvency or the over-indebtedness of the debtor starts."""

import datetime as dt
from collections.abc import Iterator

from generator.case import KeyPath
from generator.law.deadlines import eloignement, territoire
from generator.law.limits import (
    Lieu,
    Limite,
    com_l622_26_releve,
    com_l624_9_revendication,
    com_r622_24_declaration,
    com_r624_13_saisine,
    conso_r722_1_recours,
)
from generator.model import FaitProcedureCollective, FaitSurendettement, issues_noted
from generator.progress.asof import AsOf
from generator.progress.limits.made import delai
from generator.progress.types import Delai

DECLARATION, REVENDICATION = "declaration-creance", "revendication"  # the documents
UNPUBLISHED = "Publication au BODACC à rechercher : compté du jugement, par prudence."
ISSUED = "Déclaration émise, date non notée (« declaree-le ») : délai gardé ouvert, par prudence."
ISSUED_CLAIM = "Demande émise, date non notée (« revendiquee-le ») : délai gardé ouvert, par prudence."
SENT = "Compté de l'envoi de la demande, par prudence : le mois laissé pour répondre part de sa réception."
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
        yield from _judge(seen, path, fait)
        yield from _goods(seen, fait, com_l624_9_revendication(start), origine, why)
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
    left = _issued(seen, opened, DECLARATION)
    if left is None:
        return delai("declaration-de-creance", limite, origine, why)
    titre = f"Déclaration de créance émise le {left:%d/%m/%Y}, son envoi ou son dépôt à noter (« declaree-le »)"
    return delai("declaration-de-creance", limite, origine, (*why, ISSUED), titre)


def _judge(seen: AsOf, path: KeyPath, opened: FaitProcedureCollective) -> Iterator[Delai]:
    """The limit to bring before the juge-commissaire the claim to goods once it was sent."""
    if opened.revendiquee_le is not None and opened.revendiquee_le <= seen.au:
        judge = com_r624_13_saisine(opened.revendiquee_le)
        if judge.date >= seen.au:
            yield delai("saisine-juge-commissaire", judge, (*path, "revendiquee-le"), (SENT,))


def _goods(
    seen: AsOf, opened: FaitProcedureCollective, limite: Limite, origine: KeyPath, why: tuple[str, ...]
) -> Iterator[Delai]:
    """The limit to claim back goods sold with retention of title, until the day the request was sent is noted.

    An issue alone proves no sending: the limit stays open then, for the reason told of the declaration.
    """
    claimed = opened.revendiquee_le is not None and opened.revendiquee_le <= seen.au
    if claimed or not seen.case.dossier.creance.reserve_de_propriete or limite.date < seen.au:
        return
    left = _issued(seen, opened.date, REVENDICATION)
    if left is None:
        yield delai("revendication", limite, origine, why)
    else:
        titre = f"Demande en revendication émise le {left:%d/%m/%Y}, son envoi à noter (« revendiquee-le »)"
        yield delai("revendication", limite, origine, (*why, ISSUED_CLAIM), titre)


def _issued(seen: AsOf, opened: dt.date, document: str) -> dt.date | None:
    """Day a document was last issued since the proceedings opened."""
    notes = issues_noted((note.fait for note in seen.journal if note.date >= opened), document)
    return max((note.date for note in notes), default=None)


def creditor_place(seen: AsOf) -> Lieu:
    """Where the creditor lives: out of the territory of the court, he has longer to declare."""
    creditor = seen.office.creanciers.get(seen.case.dossier.creancier)
    if creditor is None:
        return seen.lieu
    code, pays = creditor.adresse.code_postal, creditor.adresse.pays
    return Lieu(territoire(code, pays), eloignement(code, pays))
