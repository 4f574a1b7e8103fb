"""Limits of procedure, article by article: from the act that starts them to their last day.

The lengths are dated values of ``tables/delais.yaml``; the regime follows the date of the act that the text names.
A limit the creditor must meet is never lengthened by a local holiday, and its prudent date is the one before any
extension. A wait, and a limit of the debtor, count local holidays and distance: acting later is the safe side.
"""

import datetime as dt
import re
from functools import lru_cache
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from generator.law.dated import rule_at, rules, table
from generator.law.deadlines import (
    Duree,
    Eloignement,
    cpc_641_computation,
    cpc_642_prorogation,
    cpc_643_distance,
    eloignement,
    territoire,
)
from generator.law.working_days import Territoire, previous_working_day
from generator.vocabulary import Reference, Statut


class Limite(Struct, frozen=True):
    """A limit once counted: last day, last safe day, what is lost or gained when it ends, and who must act."""

    cle: str
    titre: str
    depart: dt.date
    date: dt.date
    prudence: dt.date
    duree: Duree
    consequence: str
    charge: str  # creancier | debiteur
    reference: Reference
    tardif: str = ""  # what the act done after the last day risks, or before the end of a wait
    discutee: bool = False  # the last day rests on an extension that is not settled
    eloignement: Eloignement = Eloignement.METROPOLE  # the distance that lengthens it (CPC 643)

    @property
    def certaine(self) -> dt.date:
        """Last day on which the act surely is in time, whatever it costs to do it that day.

        Counted backwards, only the last day itself is disputed, not the week-end before it.
        """
        if not self.discutee:
            return self.date
        return self.date - dt.timedelta(days=1) if self.depart > self.date else self.prudence


class Lieu(Struct, frozen=True):
    """Where the debtor is: it lengthens a wait and his own limits, never those of the creditor."""

    territoire: Territoire = Territoire.METROPOLE
    eloignement: Eloignement = Eloignement.METROPOLE

    @classmethod
    def at(cls, postcode: str, pays: str | None) -> Self:
        """The place of an address."""
        return cls(territoire(postcode, pays), eloignement(postcode, pays))


FRANCE = Lieu()


@lru_cache(maxsize=64)  # the tables write the same few lengths
def parse_duration(text: str) -> Duree:
    """Read a length of a table: « 6 mois », « 15 jours », « 2 ans »."""
    number, unit = text.split()
    return {
        "an": lambda n: Duree(ans=n),
        "mois": lambda n: Duree(mois=n),
        "jour": lambda n: Duree(jours=n),
    }[re.sub(r"(?<=an|ur)s$", "", unit)](int(number))


def in_force(key: str, day: dt.date) -> bool:
    """Tell whether the text that gives the limit ``key`` exists on a day."""
    return any(rule.covers(day) for rule in rules("delais", key))


def count_back(key: str, event: dt.date) -> Limite:
    """Count the limit ``key`` of ``tables/delais.yaml`` backwards from an event to come, a hearing.

    The day of the event is left out, and nothing is carried to a working day (CPC 642 only carries forward). Whether
    the last day itself is good is not settled (Cass. com., 14 March 2018, n° 16-26.996): the safe one is the working
    day before it.
    """
    entry, value = table("delais")[key], rule_at("delais", key, event)
    duration = parse_duration(value.valeur)
    last = event - dt.timedelta(days=duration.jours)
    safe = previous_working_day(last - dt.timedelta(days=1))
    told = entry["titre"], event, last, safe, duration, entry["consequence"], "creancier"
    return Limite(key, *told, value.reference(entry["article"]), entry["tardif"], discutee=True)


def count(key: str, act: dt.date, regime: dt.date | None = None, where: Lieu = FRANCE) -> Limite:
    """Count the limit ``key`` of ``tables/delais.yaml`` from its act.

    ``regime`` is the date that chooses between two versions of a text (the act itself by default).

    Raises:
        LawGap: no version of the text is known at that date.
    """
    entry = table("delais")[key]
    value = rule_at("delais", key, regime or act)
    duration = parse_duration(value.valeur)
    reference = value.reference(entry["article"])
    titre, why, late = entry["titre"], entry["consequence"], entry.get("tardif") or entry.get("premature", "")
    if entry["sens"] == "creancier":
        plain = cpc_641_computation(act, duration)
        extended = plain if entry["prorogation"] == "non" else cpc_642_prorogation(plain)
        disputed = extended != plain and entry["prorogation"] == "incertaine"
        if disputed:
            reference = replace(reference, statut=Statut.INCERTAIN)
        return Limite(key, titre, act, extended, plain, duration, why, "creancier", reference, late, disputed)
    far = where.eloignement if entry["sens"] == "adverse" else Eloignement.METROPOLE
    duration = cpc_643_distance(duration, far)
    plain = cpc_641_computation(act, duration)
    end = plain if entry["prorogation"] == "non" else cpc_642_prorogation(plain, where.territoire)
    return Limite(key, titre, act, end, end, duration, why, "debiteur", reference, late, eloignement=far)
