"""Tables of the time side of the law: rules by key, each with dated and sourced values; none is extrapolated.

The keys of a value are those of ``generator.law.series``: valeur, du, au, source (titre, lien), lu_le, statut. Here a
value may be open on both sides and may have no reading date: it is then ``incertain`` and says so.
"""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from generator.findings import LawGap
from generator.vocabulary import Reference, Statut

TABLES = Path(__file__).resolve().parent / "tables"


class Regle(Struct, frozen=True):
    """One version of a rule, in force from ``du`` to ``au`` (None: no bound known)."""

    valeur: str
    du: dt.date | None
    au: dt.date | None
    source: str
    lien: str
    lu_le: dt.date | None
    statut: Statut
    a_verifier_le: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """Tell whether this version is in force on a day."""
        return (self.du is None or self.du <= day) and (self.au is None or day <= self.au)

    def reference(self, article: str) -> Reference:
        """The article with the source of this version and how sure it is."""
        return Reference(article, self.source, self.lien, self.lu_le, self.statut)


@cache
def table(name: str) -> Mapping[str, Any]:
    """Read ``law/tables/<name>.yaml`` once; every scalar is text."""
    text = (TABLES / f"{name}.yaml").read_bytes()
    content: Mapping[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - builds only str, list, dict
    return content


def parse_rule(entry: Mapping[str, Any]) -> Regle:
    """Type one version of a rule."""
    source = entry["source"]
    return Regle(
        entry["valeur"],
        _day(entry.get("du")),
        _day(entry.get("au")),
        source["titre"],
        source.get("lien", ""),
        _day(entry.get("lu_le")),
        Statut(entry["statut"]),
        _day(entry.get("a_verifier_le")),
    )


@cache
def rules(name: str, key: str) -> tuple[Regle, ...]:
    """Every version of one rule of a table."""
    return tuple(parse_rule(entry) for entry in table(name)[key]["valeurs"])


def rule_at(name: str, key: str, day: dt.date) -> Regle:
    """Version of a rule in force on a day.

    Raises:
        LawGap: no version covers that day.
    """
    for version in rules(name, key):
        if version.covers(day):
            return version
    raise LawGap(
        f"generator/law/tables/{name}.yaml",
        f"{key} au {day:%d/%m/%Y}",
        f"{table(name)[key]['titre']} : aucune règle connue au {day:%d/%m/%Y}.",
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
