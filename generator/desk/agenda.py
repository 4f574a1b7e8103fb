"""What is to be sent, what is left to do, what was done late or missed and the limits that run, by date."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from generator.case import Case
from generator.casework.computed import compute_case
from generator.law.deadlines import written
from generator.model import Office
from generator.progress.action.limits import PERHAPS
from generator.progress.types import REMINDERS


class Ligne(Struct, frozen=True, order=True):
    """A line of the agenda; ``date`` is the prudent one, or the as-of date between it and the last day."""

    date: dt.date
    reference: str
    titre: str
    consequence: str
    article: str

    def as_dict(self) -> dict[str, Any]:
        """The line for JSON."""
        return {
            "date": self.date.isoformat(),
            "dossier": self.reference,
            "titre": self.titre,
            "a-defaut": self.consequence,
            "article": self.article,
        }


class Agenda(Struct, frozen=True):
    """The lines of a window, soonest first, and the creditor's nearest limit after it: a short window hides none."""

    lignes: list[Ligne]
    ensuite: Ligne | None


def coming(case: Case, office: Office, au: dt.date, days: int) -> Agenda:
    """The lines of a case from ``au`` to ``au + days``, and the limit that comes after them.

    A limit of the creditor that was missed stays, as of ``au``: the day after it is when it must not be silent.
    """
    horizon, reference = au + dt.timedelta(days=days), case.dossier.reference
    lines: list[Ligne] = []
    after: list[Ligne] = []
    seen = compute_case(case, office, au).situation
    for delai in seen.delais:
        ours, past = delai.a_charge_de == "creancier" and delai.nature not in REMINDERS, delai.date < au
        if delai.repondu or (past and (not ours or delai.nature in PERHAPS)):
            continue
        day, title = max(delai.prudence, au), delai.intitule
        if past:
            title = f"Délai expiré le {written(delai.date)} : {title.replace(' (acquise)', '')}"
        line = Ligne(day, reference, title, delai.consequence, delai.reference.citation)
        if day <= horizon:
            lines.append(line)
        elif ours:
            after.append(line)
    to_do = "À ne pas envoyer, créance prescrite" if seen.prescrite else "À envoyer"
    lines += [
        Ligne(max(step.due_le, au), reference, f"{to_do} : {step.titre}", "", "")
        for step in (seen.etape_due, seen.etape_suivante)
        if step and step.due_le <= horizon
    ]
    lines += [Ligne(au, reference, late.phrase, late.consequence, late.reference.citation) for late in seen.retards]
    lines += [Ligne(max(left.depuis, au), reference, left.titre, "", "") for left in seen.restes]
    return Agenda(lines, min(after, default=None))


def together(agendas: Sequence[Agenda]) -> Agenda:
    """The agendas of several cases in one."""
    after = [one.ensuite for one in agendas if one.ensuite is not None]
    return Agenda(sorted(line for one in agendas for line in one.lignes), min(after, default=None))
