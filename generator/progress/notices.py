"""The last formal demand: a letter and the day its time to pay runs out, or an act served that stands for one."""

import datetime as dt
from collections.abc import Collection

from msgspec import Struct

from generator.case import KeyPath
from generator.instances import summons
from generator.law.deadlines import written
from generator.model import Dossier, FaitCourrier, FaitProcedure, targeted
from generator.progress.asof import AsOf
from generator.vocabulary import Fait

TITLES = {Fait.MISE_EN_DEMEURE: "Mise en demeure", Fait.LETTRE_AVOCAT: "Lettre d'avocat"}


class Demande(Struct, frozen=True):
    """A formal demand, from its first presentation to the end of the time it gives."""

    origine: KeyPath
    titre: str
    envoyee_le: dt.date
    depart: dt.date  # first presentation, or the sending when it is not known yet
    presentee: bool
    jours: int
    acte: bool = False  # served: the time it leaves is not of the journal

    @property
    def fin(self) -> dt.date:
        """Last day given to pay."""
        return self.depart + dt.timedelta(days=self.jours)

    @property
    def dite(self) -> str:
        """« Mise en demeure du 20/04/2026 »; of an act, what it stands for."""
        stands = ", qui tient lieu de mise en demeure (délai qu'il laisse : à vérifier)" if self.acte else ""
        return f"{self.titre} du {written(self.envoyee_le)}{stands}"

    @property
    def passee(self) -> str:
        """How it is told once its time is over, before what else is."""
        return f"{self.dite} ;" if self.acte else "Mise en demeure expirée et"


def last_notice(seen: AsOf, *types: Fait, of: Collection[str] = ()) -> Demande | None:
    """The last mise en demeure or lawyer's letter of the journal that calls for any of some invoices, else of the case.

    What was sent before any of it was due calls for nothing.
    """
    known = [(numero, seen.echeances[numero].date) for numero in of or seen.echeances]
    letters = [
        (path, letter)
        for path, letter in seen.of(FaitCourrier, *(types or tuple(TITLES)))
        if any(calls_for(seen.case.dossier, letter, numero, due) for numero, due in known)
    ]
    if not letters:
        return None
    return demand(seen, *max(letters, key=lambda item: (item[1].date, item[0])))


def calls_for(dossier: Dossier, letter: FaitCourrier, numero: str, due: dt.date) -> bool:
    """Tell whether a letter calls for an invoice: as it says, else for all, of those overdue the day it was sent."""
    named = targeted(dossier, letter)
    return due < letter.date and (not named or numero in named)


def demand(seen: AsOf, origine: KeyPath, letter: FaitCourrier) -> Demande:
    """A mise en demeure or a lawyer's letter as a formal demand."""
    start, known = first_presentation(letter, seen.au)
    days = seen.office.delai(seen.case.dossier, letter)
    return Demande(origine, TITLES[letter.type], letter.date, start, known, days)


def first_presentation(letter: FaitCourrier, au: dt.date) -> tuple[dt.date, bool]:
    """Day a registered letter was first presented, True; the day it was sent, False, while that is not known."""
    presented = letter.presentee_le or letter.distribuee_le
    return (presented, True) if presented is not None and presented <= au else (letter.date, False)


def last_demand(seen: AsOf) -> Demande | None:
    """The last letter or commandement that calls for an invoice now overdue; of what is left beside, any letter."""
    letter = last_notice(seen, of=seen.en_retard)
    act = max(commandements(seen, *seen.en_retard), key=lambda one: one.date, default=None)
    if act is None or (letter is not None and act.date < letter.envoyee_le):
        return letter
    return Demande(seen.path(act), "Commandement de payer", act.date, act.date, presentee=True, jours=0, acte=True)


def commandements(seen: AsOf, *numeros: str) -> list[FaitProcedure]:
    """Those served once one of these invoices was overdue that call for it: each stands for a mise en demeure.

    A writ does so too, but opens a suit: once it is withdrawn, the reminders are resumed.
    """
    due = {numero: seen.echeances[numero].date for numero in numeros}
    return [
        one.acte
        for one in summons(seen.case.dossier, seen.au)
        if not one.acte.assigne and any(due[numero] < one.acte.date for numero in one.factures or due if numero in due)
    ]
