"""Dated values of ``law/tables/``: each has a first and a last day, a source and a status; none is extrapolated."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.findings import LawGap
from generator.vocabulary import Reference, Statut

TABLES = Path(__file__).resolve().parent / "tables"


@dataclass(frozen=True, slots=True)
class Valeur:
    """One value of a series, from ``debut`` to ``fin`` (None: no bound known)."""

    valeur: str
    debut: dt.date | None
    fin: dt.date | None
    source: str
    lien: str
    lu_le: dt.date | None
    statut: Statut

    def covers(self, day: dt.date) -> bool:
        """Tell whether the value is in force on a day."""
        return (self.debut is None or self.debut <= day) and (self.fin is None or day <= self.fin)

    def reference(self, article: str) -> Reference:
        """The article with the source of this value."""
        return Reference(article, self.source, self.lien, self.lu_le, self.statut)


@cache
def table(name: str) -> Mapping[str, Any]:
    """Read ``law/tables/<name>.yaml`` once."""
    content: Mapping[str, Any] = yaml.load((TABLES / f"{name}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return content


def dated_value(entry: Mapping[str, Any]) -> Valeur:
    """Type one dated entry of a table: from, until, source, link, read_on, status; ``value`` may be elsewhere."""
    return Valeur(
        str(entry.get("value", "")),
        entry.get("from"),
        entry.get("until"),
        entry["source"],
        entry.get("link", ""),
        entry.get("read_on"),
        Statut(entry["status"]),
    )


def value_at(name: str, key: str, day: dt.date) -> Valeur:
    """Value of a series on a day.

    Raises:
        LawGap: no value of the table covers that day.
    """
    for entry in table(name)[key]["values"]:
        if (value := dated_value(entry)).covers(day):
            return value
    raise LawGap(
        f"generator/law/tables/{name}.yaml",
        f"{key} au {day.isoformat()}",
        f"{table(name)[key]['titre']} : aucune valeur connue au {day:%d/%m/%Y}.",
    )
