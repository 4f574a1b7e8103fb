"""Filing profiles: to whom, by what channel, within what limits; dated data, each line with its source."""

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from generator.findings import UnknownName
from generator.vocabulary import Statut

_FILE = Path(__file__).with_name("profils.yaml")


class Demandee(Struct, frozen=True):
    """A pièce the recipient asks for, in the order it reads them: what it calls it, the natures that answer."""

    libelle: str
    natures: frozenset[str]


class Profil(Struct, frozen=True):
    """One channel; sizes are in bytes, None when the channel has no limit of its own."""

    id: str
    titre: str
    canal: str
    procedure: str  # of the completeness matrix, or empty
    fichier: int | None
    message: int | None
    natifs: bool  # originals go with the copies
    pseudonyme: bool  # everybody is invented, no pièce is shown
    pieces: tuple[Demandee, ...]  # empty when the channel has no list of its own
    du: dt.date
    lu_le: dt.date
    statut: Statut
    source: str


@lru_cache(maxsize=1)
def profiles() -> Mapping[str, Profil]:
    """Every profile, by identifier."""
    rows = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506  text only, our own file
    return {row["id"]: _profile(row) for row in rows}


def profile(name: str) -> Profil:
    """One profile.

    Raises:
        UnknownName: unknown; the known ones are named.
    """
    known = profiles()
    if name not in known:
        raise UnknownName(f"« {name} » n'est pas un profil connu. Choisir parmi : {', '.join(known)}.")
    return known[name]


def _profile(row: Mapping[str, Any]) -> Profil:
    return Profil(
        row["id"], row["titre"], row["canal"], row.get("procedure", ""), _bytes(row.get("fichier-mo")),
        _bytes(row.get("message-mo")), _yes(row, "natifs"), _yes(row, "pseudonyme"), _asked(row),
        dt.date.fromisoformat(row["du"]), dt.date.fromisoformat(row["lu-le"]), Statut(row["statut"]), row["source"],
    )  # fmt: skip


def _asked(row: Mapping[str, Any]) -> tuple[Demandee, ...]:
    lines = [pair for line in row.get("pieces", ()) for pair in line.items()]
    return tuple(Demandee(label, frozenset(natures.split())) for label, natures in lines)


def _yes(row: Mapping[str, Any], key: str) -> bool:
    return row.get(key) == "oui"


def _bytes(megabytes: str | None) -> int | None:
    return int(megabytes) * 1_000_000 if megabytes else None
