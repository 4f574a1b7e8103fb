"""Two pages made from the engine itself, so that they cannot drift: the keys of the files, and worked calculations."""

import datetime as dt
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.findings import LawGap
from generator.law.interest import amount, com_l441_10_penalites, days
from generator.law.series import Bareme, shipped
from generator.model import Cabinet, Creancier, Dossier, Intervenant, Strategies
from generator.money import ZERO
from generator.pages import words
from generator.pages.fragments import fragment
from generator.pages.shell import Shell
from generator.pages.splice import Entry
from generator.statement.office_rates import rates_of
from generator.vocabulary import PENALITES_PAR_DEFAUT

FILES: Mapping[str, type[BaseModel]] = {
    "cases/<référence>/dossier.yaml": Dossier,
    "cases/_cabinet/cabinet.yaml": Cabinet,
    "cases/_cabinet/creanciers/<nom>.yaml": Creancier,
    "cases/_cabinet/intervenants/<nom>.yaml": Intervenant,
    "cases/_cabinet/strategies.yaml": Strategies,
}
EXAMPLES = (  # base, due date, day of payment
    (Decimal("10000.00"), dt.date(2026, 5, 1), dt.date(2026, 9, 1)),
    (Decimal("10000.00"), dt.date(2023, 11, 15), dt.date(2024, 3, 10)),
)


@dataclass(frozen=True, slots=True)
class Cle:
    """A key of a file."""

    nom: str
    sens: str
    presence: str
    valeurs: str


@dataclass(frozen=True, slots=True)
class Bloc:
    """The keys of one block of a file."""

    nom: str
    cles: tuple[Cle, ...]


def reference_pages(shell: Shell) -> Iterator[tuple[str, bytes]]:
    """Make ``guide/cles.html`` and ``droit/calculs.html``."""
    files = tuple((path, f"fichier-{rank}", tuple(blocks(model))) for rank, (path, model) in enumerate(FILES.items()))
    yield (
        "guide/cles.html",
        shell.page("guide/cles.html").fill(
            body=fragment("cles.html", {"fichiers": files}, shell.root),
            contents=[Entry(anchor, path.removeprefix("cases/")) for path, anchor, _ in files],
        ),
    )
    bareme = rates_of(shell.root) if shell.root else shipped()
    context = {"exemples": tuple(_example(bareme, *example) for example in EXAMPLES)}
    yield (
        "droit/calculs.html",
        shell.page("droit/calculs.html").fill(body=fragment("calculs.html", context, shell.root)),
    )


def blocks(model: type[BaseModel], path: str = "", seen: frozenset[type] = frozenset()) -> Iterator[Bloc]:
    """Blocks of a file, outermost first; a block met twice is described once under its first place."""
    keys = []
    inner: list[tuple[str, type[BaseModel]]] = []
    for name, field in model.model_fields.items():
        key = field.alias or name
        below = tuple(_models(field.annotation))
        many = _is_list(field.annotation)
        keys.append(_key(key, field, below))
        inner += [(f"{path}{key}{'[]' if many else ''}.", one) for one in below if one not in seen]
    yield Bloc(path.rstrip("."), tuple(keys))
    for place, one in inner:
        label = _fact_label(one)
        for bloc in blocks(one, place, seen | {one for _, one in inner}):
            yield Bloc(f"{bloc.nom} ({label})", bloc.cles) if label and bloc.nom == place.rstrip(".") else bloc


def _key(key: str, field: FieldInfo, below: tuple[type[BaseModel], ...]) -> Cle:
    required = field.is_required()
    default = "" if required or field.default in (None, ()) or below else words.shown(field.default)
    presence = "obligatoire" if required else f"par défaut : {default}" if default else ""
    return Cle(
        key,
        field.description or ("Type du fait." if key == "type" else ""),
        presence,
        " · ".join(_closed(field.annotation)),
    )


def _closed(annotation: Any) -> tuple[str, ...]:
    """Words of a closed list, in the order of the model."""
    if get_origin(annotation) is Literal:
        return tuple(str(getattr(one, "value", one)) for one in get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(str(one.value) for one in annotation)
    if get_origin(annotation) in {Union, types.UnionType, tuple, Annotated}:
        return next((found for one in get_args(annotation) if (found := _closed(one))), ())
    return ()


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    for one in get_args(annotation):
        yield from _models(one)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(get_origin(one) is tuple for one in get_args(annotation))


def _fact_label(model: type[BaseModel]) -> str:
    """The facts a block of the journal serves, to tell apart blocks that share a place."""
    field = model.model_fields.get("type")
    return ", ".join(_closed(field.annotation)) if field else ""


def _example(bareme: Bareme, base: Decimal, due: dt.date, paid: dt.date) -> Mapping[str, Any]:
    segments = []
    total, gap = ZERO, ""
    try:
        for tranche in com_l441_10_penalites(bareme, PENALITES_PAR_DEFAUT, due + dt.timedelta(days=1), paid):
            count = days(tranche.du, tranche.au)
            interest = amount(base, tranche.taux, count)
            total += interest
            segments.append({"tranche": tranche, "jours": count, "montant": interest})
    except LawGap as missing:
        gap = str(missing)
    return {"base": base, "echeance": due, "paiement": paid, "segments": tuple(segments), "total": total, "lacune": gap}
