"""Dated values of the money side of the law: one file of ``law/tables/`` per series, French keys.

A value is in force from ``du`` to ``au``; a date outside every value is a ``LawGap`` naming the file and what to add.
An office may add or correct values in ``cases/_cabinet/taux.yaml`` (same keys, under the name of the series): they
replace the shipped ones for the days they cover and stay marked as the office's own wherever they are used.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.findings import LawGap
from generator.law.dated import TABLES, table
from generator.law.misread import MisreadError, faults, read_day, read_number
from generator.law.semester import semester, semester_end, semester_start
from generator.phrases import TO_SAY
from generator.vocabulary import Reference, Statut

DAY = dt.timedelta(days=1)
OFFICE_FILE = "cases/_cabinet/taux.yaml"
RATE = "pourcent"  # unit of the series that are never extrapolated
POINTS, TIMES = 3, 5  # of a value from the one before: further, it is doubted


class Valeur(Struct, frozen=True):
    """One value: percent a year, euros or persons, according to the series.

    ``au`` None: in force until a new text says otherwise, to be re-read at ``a_verifier_le``. ``haute`` is the upper
    figure where the sources only give a range.
    """

    valeur: Decimal
    du: dt.date
    au: dt.date | None
    titre: str
    lien: str
    lu_le: dt.date
    statut: Statut
    a_verifier_le: dt.date | None = None
    haute: Decimal | None = None
    note: str = ""
    cabinet: bool = False  # added or corrected by the office, not shipped with the engine

    def covers(self, day: dt.date) -> bool:
        """Tell whether the value is in force on a day."""
        return self.du <= day and (self.au is None or day <= self.au)

    def reference(self, article: str) -> Reference:
        """The article, with the source of this value and how sure it is."""
        titre = f"{self.titre} (valeur du cabinet)" if self.cabinet else self.titre
        return Reference(article, titre, self.lien, self.lu_le, self.statut)


class Serie(Struct, frozen=True, eq=False):
    """A dated series; ``valeurs`` are in order of date, without overlap."""

    cle: str
    titre: str
    article: str
    unite: str  # « pourcent », « euros », « personnes »
    valeurs: tuple[Valeur, ...]

    @property
    def fichier(self) -> str:
        """The table to complete when a value is missing."""
        return f"generator/law/tables/{self.cle}.yaml"

    def at(self, day: dt.date) -> Valeur:
        """Value in force on a day.

        Raises:
            LawGap: no value covers that day; nothing is extrapolated.
        """
        for valeur in self.valeurs:
            if valeur.covers(day):
                return valeur
        message = f"{self.titre} : valeur inconnue au {day:%d/%m/%Y}."
        raise LawGap(
            self.fichier, semester(day), message, f"La lire à sa source, puis : {self.adding(day)}", OFFICE_FILE
        )

    def adding(self, day: dt.date) -> str:
        """The command by which the office adds the value of a day: for a rate that of its half-year, or of its year.

        A year where the first value known after it is one: the legal rate of before 2015.
        """
        if self.unite != RATE:
            return self._command(semester_start(day), None)
        after = next((one for one in self.valeurs if one.du > day), None)
        if after is not None and (after.du, after.au) == (dt.date(after.du.year, 1, 1), dt.date(after.du.year, 12, 31)):
            return self._command(dt.date(day.year, 1, 1), dt.date(day.year, 12, 31))
        return self._command(semester_start(day), semester_end(day))

    def correcting(self, valeur: Valeur, day: dt.date) -> str:
        """The command by which the office corrects a rate for its own days, or follows the last known, ended by a day.

        A half-year has the rate of its first day: of one that ended since, its new rate would change what it was not.
        """
        if self.unite != RATE or valeur.au is None:
            return self.adding(day)
        if valeur is self.valeurs[-1] and valeur.au < day:
            return self._command(valeur.au + DAY, semester_end(valeur.au + DAY))
        return self._command(valeur.du, valeur.au)

    def _command(self, start: dt.date, end: dt.date | None) -> str:
        until = f" au={end:%d/%m/%Y}" if end else ""
        said = f'valeur="{TO_SAY}" du={start:%d/%m/%Y}{until} source="{TO_SAY}" lien="{TO_SAY}"'
        return f"recouvre taux {self.cle} {said} statut={TO_SAY}"

    def before(self, valeur: Valeur) -> Valeur | None:
        """The value that a value follows."""
        return next((one for one in reversed(self.valeurs) if one.du < valeur.du), None)

    def meeting(self, valeur: Valeur) -> tuple[Valeur, ...]:
        """The values that hold on some day of another."""
        end = valeur.au or dt.date.max
        return tuple(one for one in self.valeurs if one.du <= end and valeur.du <= (one.au or dt.date.max))

    def far(self, valeur: Valeur) -> bool:
        """Tell whether a value is so far from the one before that it looks mistyped: « 21,5 » for « 2,15 ».

        Five times more or less; for a rate, three points too. Rates under 1 % are small enough to double in a year.
        """
        last = self.before(valeur)
        if last is None:
            return False
        low, high = sorted((last.valeur, valeur.valeur))
        if self.unite == RATE:
            return high - low > POINTS or (high > TIMES * low and high >= 1)
        return high > TIMES * low

    def identifier(self, valeur: Valeur) -> str:
        """Name of one value, for the list of what a décompte rests on: ``bce-refinancement/2026-06-17``."""
        return f"{self.cle}/{valeur.du.isoformat()}"


class Bareme(Struct, frozen=True, eq=False):
    """Every series, with the office's own values merged in; compared by identity, so that results can be cached."""

    series: Mapping[str, Serie]

    def at(self, cle: str, day: dt.date) -> Valeur:
        """Value of a series on a day.

        Raises:
            LawGap: no value covers that day.
        """
        return self.series[cle].at(day)

    @property
    def du_cabinet(self) -> tuple[tuple[Serie, Valeur], ...]:
        """The office's own values."""
        return tuple((serie, valeur) for serie in self.series.values() for valeur in serie.valeurs if valeur.cabinet)


def parse_value(entry: Mapping[str, Any], *, cabinet: bool = False) -> Valeur:
    """Type one value written with the French keys of a table.

    Raises:
        MisreadError: the first of its ``faults``.
    """
    if wrong := next(faults(entry), None):
        raise wrong
    source = entry["source"]
    return Valeur(
        read_number(entry, "valeur"),
        read_day(entry, "du"),
        read_day(entry, "au") if "au" in entry else None,
        source["titre"],
        source.get("lien", ""),
        read_day(entry, "lu_le"),
        Statut(entry["statut"]),
        read_day(entry, "a_verifier_le") if "a_verifier_le" in entry else None,
        read_number(entry, "valeur_haute") if "valeur_haute" in entry else None,
        entry.get("note", ""),
        cabinet,
    )


@cache
def shipped() -> Bareme:
    """The tables shipped with the engine, read once."""
    names = [path.stem for path in sorted(TABLES.glob("*.yaml"))]
    return Bareme({name: _serie(name, table(name)) for name in names if "valeurs" in table(name)})  # not the time side


def _serie(name: str, content: Mapping[str, Any]) -> Serie:
    valeurs = tuple(parse_value(entry) for entry in content["valeurs"])
    return Serie(name, content["titre"], content["article"], content["unite"], valeurs)


def with_office(additions: Mapping[str, Iterable[Valeur]]) -> Bareme:
    """The shipped tables, where the office's own values replace the shipped ones for the days they cover.

    Raises:
        KeyError: no such series.
        MisreadError: two values of the office overlap, or a rate has no last day (a rate is never extrapolated).
    """
    series = dict(shipped().series)
    for cle, valeurs in additions.items():
        serie = series[cle]
        ranked = sorted(enumerate(valeurs), key=lambda one: one[1].du)
        own = [valeur for _, valeur in ranked]
        for rank, valeur in ranked:
            if serie.unite == RATE and valeur.au is None:
                raise MisreadError("un taux a un dernier jour", cle, rank, days=True)
        for (_, one), (rank, two) in pairwise(ranked):
            if one.au is None or two.du <= one.au:
                until = f"au {one.au:%d/%m/%Y}" if one.au else "sans dernier jour"
                told = f"une autre valeur couvre déjà ces jours (du {one.du:%d/%m/%Y} {until})"
                raise MisreadError(told, cle, rank, days=True)
        kept = tuple(part for valeur in serie.valeurs for part in _outside(valeur, own))
        merged = tuple(sorted((*kept, *own), key=lambda valeur: valeur.du))
        series[cle] = replace(serie, valeurs=merged)
    return Bareme(series)


def _outside(valeur: Valeur, own: Iterable[Valeur]) -> Iterator[Valeur]:
    """What remains of a shipped value once the days covered by the office are taken out."""
    start: dt.date | None = valeur.du
    for other in own:
        if start is None or not _meets(valeur, other, start):
            continue
        if start < other.du:
            yield replace(valeur, du=start, au=other.du - DAY)
        start = other.au + DAY if other.au and other.au < dt.date.max else None
    if start is not None and (valeur.au is None or start <= valeur.au):
        yield replace(valeur, du=start)


def _meets(valeur: Valeur, other: Valeur, start: dt.date) -> bool:
    return (valeur.au is None or other.du <= valeur.au) and (other.au is None or start <= other.au)
