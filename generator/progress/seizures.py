"""Seizures of the journal: what each is called, the day it was made, those that run still and what they rest on."""

import datetime as dt

from generator.instances import Opposition, concerned, taken_back
from generator.model import Dossier, FaitProcedure, Titre
from generator.progress.asof import AsOf
from generator.progress.facing import facing
from generator.progress.titles import may_be_of
from generator.vocabulary import Fait
from generator.vocabulary.faits import ENFORCEMENT, PROTECTIVE

SEIZURES = {
    Fait.SAISIE_CONSERVATOIRE: "saisie conservatoire",
    Fait.SURETE_JUDICIAIRE: "sûreté judiciaire",
    Fait.SAISIE_ATTRIBUTION: "saisie-attribution",
    Fait.SAISIE_DES_REMUNERATIONS: "saisie des rémunérations",
    Fait.SAISIE_VENTE: "saisie-vente",
}


def executed_on(fait: FaitProcedure, au: dt.date) -> dt.date | None:
    """Day a seizure was made, if it was.

    An attachment is one act; a protective seizure told without its authorisation is told the day it was made; the
    seizure of wages or of goods starts with a commandement and is made on ``executee-le``.
    """
    if fait.executee_le is not None:
        return fait.executee_le if fait.executee_le <= au else None
    at_once = fait.type is Fait.SAISIE_ATTRIBUTION or (fait.type in PROTECTIVE and fait.autorisee_le is None)
    return fait.date if at_once else None


def running(seen: AsOf) -> tuple[FaitProcedure, ...]:
    """Seizures that were not lifted, whomever they are against."""
    known = (note.fait for note in seen.journal if isinstance(note.fait, FaitProcedure))
    return tuple(fait for fait in known if fait.type in SEIZURES and not seen.known(fait.close_le))


def undone(seen: AsOf, seizure: FaitProcedure) -> Titre | FaitProcedure | Opposition | None:
    """What left a seizure without a title (CPCE L111-2): the title set aside since, the judgment that dismisses.

    Or the opposition whose proceedings ended without one: the order never was (CPC 1419).

    None as long as one holds against whom it is, even given since: what becomes of it is then for the lawyer to say. A
    seizure that bears the number of a title is of that one, or of what took its place. A protective one rests on a
    title since it was converted alone.
    """
    dossier = seen.case.dossier
    name = seizure.debiteur or dossier.debiteur.nom_complet
    party = next((one for one in dossier.debiteurs if one.nom_complet == name), None)
    made = seizure.date if seizure.type in ENFORCEMENT else seen.known(seizure.convertie_le)
    if made is None or party is None:
        return None
    his = seen if name == seen.nom else facing(seen, party)  # a title against him alone is none of the principal's
    decided = his.of(FaitProcedure, Fait.ORDONNANCE_INJONCTION, Fait.JUGEMENT)
    noted = (fact for _, fact in decided if not fact.deboute)
    known: list[Titre | FaitProcedure] = [*(one for _, one in his.titres), *noted]
    told = [one for one in known if name in concerned(dossier, one) and may_be_of(his, seizure, one)]
    granted = sorted(told, key=lambda one: one.date)
    if not granted or granted[0].date > made:
        return None
    gone = [_gone(dossier, one, seen.au, name) for one in granted]
    return gone[-1] if all(gone) else None


def _gone(
    dossier: Dossier, decision: FaitProcedure | Titre, au: dt.date, name: str
) -> Titre | FaitProcedure | Opposition | None:
    found = taken_back(dossier, decision, au, name)
    return None if isinstance(found, Opposition) and found.caduque_le is None else found
