"""Acts of procedure of the journal, read once for every room of progress: orders, their service, seizures."""

import datetime as dt
import re
from dataclasses import dataclass

from generator.case import KeyPath
from generator.law.limits.order import cpc_1411_signification
from generator.model import FaitProcedure
from generator.progress.asof import AsOf
from generator.statement.opposition import Opposition, last_opposition, next_order, opposition_to
from generator.vocabulary import Fait, NatureTitre

SEIZURES = {
    Fait.SAISIE_CONSERVATOIRE: "saisie conservatoire",
    Fait.SAISIE_ATTRIBUTION: "saisie-attribution",
    Fait.SAISIE_DES_REMUNERATIONS: "saisie des rémunérations",
    Fait.SAISIE_VENTE: "saisie-vente",
}

COMMERCIAL = re.compile(r"(?i)tribunal (de commerce|des activit[ée]s [ée]conomiques)")
PROTECTION = re.compile(r"(?i)contentieux de la protection")
ENDS = (Fait.JUGEMENT, Fait.DESISTEMENT)  # of a claim in court, the debtor's withdrawal apart


@dataclass(frozen=True, slots=True)
class Signification:
    """The service of an order; ``a_personne`` is None when the case does not say."""

    origine: KeyPath
    date: dt.date
    a_personne: bool | None


@dataclass(frozen=True, slots=True)
class Ordonnance:
    """An order for payment and its service, from the journal or from the titles."""

    origine: KeyPath
    date: dt.date
    signification: Signification | None
    opposition: Opposition | None

    @property
    def terme(self) -> dt.date:
        """Last day to serve it (CPC 1411)."""
        return cpc_1411_signification(self.date).date

    def lapsed(self, au: dt.date) -> bool:
        """Tell whether it was not served in time."""
        return (self.signification.date if self.signification else au) > self.terme

    @property
    def opposee(self) -> bool:
        """Tell whether an opposition to it is still to be judged."""
        return self.opposition is not None and self.opposition.en_cours

    @property
    def sans_effet(self) -> bool:
        """Tell whether a judgment on opposition replaced it (CPC 1420), or the creditor's withdrawal ended it."""
        opposition = self.opposition
        return opposition is not None and (opposition.jugee_le or opposition.abandonnee_le) is not None


def orders(seen: AsOf) -> tuple[Ordonnance, ...]:
    """Every order for payment, oldest first; one told by the journal and by the titles is one."""
    found: dict[dt.date, KeyPath] = {}
    for note in seen.facts(Fait.ORDONNANCE_INJONCTION):
        found.setdefault(note.date, note.origine)
    for path, titre in seen.titres:
        if titre.nature is NatureTitre.ORDONNANCE_INJONCTION:
            found.setdefault(titre.date, path)
    return tuple(
        Ordonnance(found[day], day, _service(seen, day), opposition_to(seen.case.dossier, day, seen.au))
        for day in sorted(found)
    )


def _service(seen: AsOf, order: dt.date) -> Signification | None:
    """The service of an order: as its title says, else the first act of the journal; the décompte reads it so too."""
    following = next_order(seen.case.dossier, order)
    titles = [
        (path, titre)
        for path, titre in seen.titres
        if titre.nature is NatureTitre.ORDONNANCE_INJONCTION and titre.date == order
    ]
    to_person = next((titre.a_personne for _, titre in titles), None)
    said = next(
        ((path, day) for path, titre in titles if (day := titre.signifie_le) is not None and day <= seen.au), None
    )
    for path, fait in seen.of(FaitProcedure, Fait.SIGNIFICATION):
        served = order <= fait.date < following and fait.acte in {"ordonnance", None}
        if served and (said is None or fait.date == said[1]):
            return Signification(path, fait.date, to_person if fait.mode is None else fait.mode == "personne")
    return Signification((*said[0], "signifie-le"), said[1], to_person) if said else None


def executed_on(fait: FaitProcedure, au: dt.date) -> dt.date | None:
    """Day a seizure was made, if it was.

    An attachment is one act; a protective seizure told without its authorisation is told the day it was made; the
    seizure of wages or of goods starts with a commandement and is made on ``executee-le``.
    """
    if fait.executee_le is not None:
        return fait.executee_le if fait.executee_le <= au else None
    at_once = fait.type is Fait.SAISIE_ATTRIBUTION or (
        fait.type is Fait.SAISIE_CONSERVATOIRE and fait.autorisee_le is None
    )
    return fait.date if at_once else None


def commercial(juridiction: str | None) -> bool:
    """Tell whether a court, in full letters as the case names it, is a commercial one; not when it is not named."""
    return bool(COMMERCIAL.search(juridiction or ""))


def convenes(juridiction: str | None) -> bool:
    """Tell whether a court named so convenes the parties after an opposition, and asks for no lawyer (CPC 1418)."""
    return commercial(juridiction) or bool(PROTECTION.search(juridiction or ""))


def pending_opposition(seen: AsOf) -> Opposition | None:
    """The opposition still to be judged, if any."""
    opposition = last_opposition(seen.case.dossier, seen.au)
    return opposition if opposition is not None and opposition.en_cours else None


def opened_claim(seen: AsOf) -> KeyPath | None:
    """The claim in court still pending: a writ, or an opposition, without judgment, withdrawal or end."""
    if (opposition := pending_opposition(seen)) is not None:
        return opposition.origine
    for path, fait in seen.of(FaitProcedure, Fait.ASSIGNATION):
        ended = any(one.date >= fait.date and one.eteint for _, one in seen.of(FaitProcedure, *ENDS))
        if not ended and not (fait.close_le and fait.close_le <= seen.au):
            return path
    return None
