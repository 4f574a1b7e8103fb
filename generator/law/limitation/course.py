"""The course of a prescription: from its start, through what interrupts or suspends it, to its last day.

Two readings are run side by side: one with every act recorded, one with the certain acts only, each done by its last
safe day. The last day is that of the first, the last safe day the earlier of both.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from generator.law.deadlines import written
from generator.law.limitation.acts import (
    SANS_EFFET,
    Acte,
    Issue,
    civ_2242_duree,
    civ_2243_non_avenue,
    com_l622_25_1_declaration,
    interrupts,
)
from generator.law.limitation.durations import Delai
from generator.law.limitation.periods import (
    Terme,
    civ_2228_computation,
    civ_2231_interruption,
    civ_2232_butoir,
    civ_2234_impossibilite,
    civ_2238_mediation,
    civ_2239_instruction,
)
from generator.law.limitation.start import Depart


class Etat(StrEnum):
    """Where a prescription stands."""

    COURT = "court"
    INTERROMPUE = "interrompue"  # until proceedings end: no last day
    SUSPENDUE = "suspendue"  # the last day supposes that the suspension ends today
    ACQUISE = "acquise"


class Fait(Struct, frozen=True):
    """One act, seen by the law of prescription.

    ``fin`` is the end of the proceedings or of the suspension (None: still going on); ``issue`` how proceedings
    ended; ``certain`` is False when its effect needs a proof or a reading that is not settled (``reserve`` says which).
    """

    acte: Acte
    date: dt.date
    libelle: str
    fin: dt.date | None = None
    issue: Issue | None = None
    certain: bool = True
    reserve: str = ""


class Cours(Struct, frozen=True):
    """The course of one prescription at a date, and the dated events that explain it."""

    etat: Etat
    terme: Terme | None  # None while interrupted by proceedings
    explication: tuple[str, ...]


# Acts that lift the twenty years of C. civ. 2232 (al. 2).
LIFTING = frozenset(
    {Acte.DEMANDE_EN_JUSTICE, Acte.SIGNIFICATION_INJONCTION, Acte.ACTE_D_EXECUTION, Acte.MESURE_CONSERVATOIRE}
)
AFTER_THE_SAFE_DAY = "fait après le dernier jour sûr, le {}"
Suspension = Callable[[Terme, dt.date, dt.date], Terme]
SUSPENSIONS: Mapping[Acte, tuple[Suspension, str]] = {
    Acte.MEDIATION: (civ_2238_mediation, "C. civ., art. 2238 et 2230"),
    Acte.ACCORD_L125_1: (civ_2238_mediation, "CPCE, art. L125-1 ; C. civ., art. 2238 et 2230"),
    Acte.MESURE_D_INSTRUCTION: (civ_2239_instruction, "C. civ., art. 2239 et 2230"),
    Acte.IMPOSSIBILITE: (civ_2234_impossibilite, "C. civ., art. 2234 et 2230"),
}


def run(delai: Delai, depart: Depart, faits: Sequence[Fait], au: dt.date, naissance: dt.date) -> Cours:
    """Run a prescription from its start through its acts, in order, until ``au``.

    ``naissance`` is the birth of the right, for the twenty-year limit of C. civ. 2232.
    """
    ordered = sorted(faits, key=lambda fait: fait.date)
    walk = _Walk(delai, depart.date, au, ordered)
    beginning = _beginning(delai, depart, walk.terme.date)
    etat, terme = walk.go()
    certain = [fait for fait in ordered if fait.certain]
    unsure = len(certain) < len(ordered)
    if terme is None and unsure:  # proceedings go on, which may not be of this claim
        etat, terme = _Walk(delai, depart.date, au, certain).go()
    if terme is not None:
        doubtful = unsure or walk.after_the_safe_day
        safe = _Walk(delai, depart.date, au, certain, strict=True).go()[1] if doubtful else terme
        prudence = min(terme.prudence, safe.prudence if safe else terme.prudence, _cap(ordered, naissance))
        terme = Terme(terme.date, prudence)
    return Cours(etat, terme, (beginning, *walk.said))


def _beginning(delai: Delai, depart: Depart, end: dt.date) -> str:
    articles = f"{delai.reference.article} ; {depart.article}"
    return f"{written(depart.date)} : {depart.libelle}. Départ de {delai.duree}, jusqu'au {written(end)} ({articles})."


def _cap(faits: Sequence[Fait], birth: dt.date) -> dt.date:
    """The twenty years of C. civ. 2232, unless a claim in court or an enforcement lifts them."""
    return dt.date.max if any(fait.acte in LIFTING for fait in faits) else civ_2232_butoir(birth).prudence


class _Walk:
    """One reading of the acts: the period that runs, and what is said of each act."""

    def __init__(
        self, delai: Delai, depart: dt.date, au: dt.date, faits: Sequence[Fait], *, strict: bool = False
    ) -> None:
        self.delai, self.au, self.faits = delai, au, faits
        self.strict = strict  # what is done once the last safe day is past does nothing
        self.after_the_safe_day = False  # something was
        self.said: list[str] = []
        self.depart = self.since = depart
        self.terme = civ_2228_computation(depart, delai.duree)
        self.suspended_until = depart
        self.suspended = False

    def go(self) -> tuple[Etat, Terme | None]:
        """Apply every act in order of date."""
        for fait in self.faits:
            if fait.date < self.depart and fait.acte not in SUSPENSIONS:
                self.said.append(f"{written(fait.date)} : {fait.libelle}. Antérieur au départ du délai : sans effet.")
            elif fait.date > (self.terme.prudence if self.strict else self.terme.date):
                self.said.append(f"{written(fait.date)} : {fait.libelle}. Postérieur au dernier jour : sans effet.")
            elif fait.acte in SUSPENSIONS:
                self._suspend(fait)
            elif (article := interrupts(fait.acte)) is not None:
                if self._lasting(self._reserved(fait), article.article):
                    return Etat.INTERROMPUE, None
            else:
                self.said.append(f"{written(fait.date)} : {fait.libelle}. Sans effet ({SANS_EFFET[fait.acte]}).")
        if self.terme.date < self.au:
            return Etat.ACQUISE, self.terme
        return (Etat.SUSPENDUE if self.suspended else Etat.COURT), self.terme

    def _reserved(self, fait: Fait) -> Fait:
        """An act that interrupts, with what is to be verified of one done after the last safe day."""
        if fait.date <= self.terme.prudence:
            return fait
        self.after_the_safe_day = True
        late = AFTER_THE_SAFE_DAY.format(written(self.terme.prudence))
        return replace(fait, reserve=f"{fait.reserve} ; {late}" if fait.reserve else late)

    def _suspend(self, fait: Fait) -> None:
        rule, articles = SUSPENSIONS[fait.acte]
        start, end = max(fait.date, self.suspended_until, self.since), fait.fin or self.au
        if end > start:
            self.terme = rule(self.terme, start, end)
            self.suspended_until = end
            self.suspended = fait.fin is None
        until = f"au {written(end)}" if fait.fin else "à ce jour"
        self._say(
            fait, f"Suspend du {written(fait.date)} {until} : dernier jour {written(self.terme.date)} ({articles})."
        )

    def _lasting(self, fait: Fait, article: str) -> bool:
        """Apply an interruption; True when it lasts and the proceedings are still going on."""
        if fait.issue is not None and civ_2243_non_avenue(fait.issue):
            self._say(fait, f"Interruption non avenue : {fait.issue} (C. civ., art. 2243).")
            return False
        lasts = civ_2242_duree(fait.acte) or com_l622_25_1_declaration(fait.acte)
        if lasts and fait.fin is None:
            closing = com_l622_25_1_declaration(fait.acte)
            until = "la clôture de la procédure" if closing else "l'extinction de l'instance"
            articles = article if closing else f"{article} et 2242"
            self._say(fait, f"Interrompt jusqu'à {until} ({articles}).")
            return True
        self._restart(fait.fin if lasts and fait.fin else fait.date)
        self._say(fait, f"Interrompt : nouveau délai jusqu'au {written(self.terme.date)} ({article} et 2231).")
        return False

    def _restart(self, day: dt.date) -> None:
        """A new period from a day; a suspension under way goes on suspending it (kept by ``suspended_until``)."""
        self.since = max(day, self.since)
        self.terme = civ_2231_interruption(self.since, self.delai.duree)
        if self.suspended_until > self.since:
            self.terme = civ_2231_interruption(self.suspended_until, self.delai.duree)

    def _say(self, fait: Fait, effect: str) -> None:
        reserve = f" À vérifier : {fait.reserve}." if fait.reserve else ""
        self.said.append(f"{written(fait.date)} : {fait.libelle}. {effect}{reserve}")
