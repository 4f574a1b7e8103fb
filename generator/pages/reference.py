"""Two pages made from the engine itself, so that they cannot drift: the keys of the files, and worked calculations."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.law.series import shipped
from generator.model import Cabinet, Creancier, Dossier, Intervenant, Strategies
from generator.model.annotations import closed_words, element, is_list, records
from generator.model.senses import senses
from generator.money import NBSP
from generator.pages import words
from generator.pages.shell import Page, Shell
from generator.pages.splice import Entry
from generator.pages.worked import examples
from generator.statement.office_rates import rates_of

FILES: Mapping[str, type[BaseModel]] = {
    "cases/<référence>/dossier.yaml": Dossier,
    "cases/_cabinet/cabinet.yaml": Cabinet,
    "cases/_cabinet/creanciers/<nom>.yaml": Creancier,
    "cases/_cabinet/intervenants/<nom>.yaml": Intervenant,
    "cases/_cabinet/strategies.yaml": Strategies,
}


class Cle(Struct, frozen=True):
    """A key of a file."""

    nom: str
    sens: str
    presence: str
    valeurs: str  # the words of a closed list, on one line
    mots: tuple[tuple[str, str], ...]  # each with what it means


class Bloc(Struct, frozen=True):
    """The keys of one block of a file."""

    nom: str
    cles: tuple[Cle, ...]


def reference_pages(shell: Shell) -> Iterator[Page]:
    """Make ``guide/cles.html`` and ``droit/calculs.html``."""
    files = tuple((path, f"fichier-{rank}", tuple(blocks(model))) for rank, (path, model) in enumerate(FILES.items()))
    contents = [Entry(anchor, path.removeprefix("cases/")) for path, anchor, _ in files]
    yield shell.filled("guide/cles.html", "cles.html", {"fichiers": files}, contents)
    bareme = rates_of(shell.root) if shell.root else shipped()
    yield shell.filled("droit/calculs.html", "calculs.html", {"exemples": examples(bareme)})


def blocks(model: type[BaseModel], path: str = "", seen: frozenset[type] = frozenset()) -> Iterator[Bloc]:
    """Blocks of a file, outermost first; a block met twice is described once under its first place."""
    keys = []
    inner: list[tuple[str, type[BaseModel]]] = []
    for name, field in model.model_fields.items():
        key = field.alias or name
        below = tuple(records(field.annotation))
        many = is_list(field.annotation)
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
    presence = "obligatoire" if required else f"par défaut{NBSP}: {default}" if default else ""
    sense = field.description or ("Type du fait." if key == "type" else "")
    listed = closed_words(element(field.annotation))
    means = senses(listed) if len(listed) > 1 else ()  # of one word, the block already tells
    return Cle(key, sense, presence, " · ".join(listed), tuple(zip(listed, means, strict=bool(means))))


def _fact_label(model: type[BaseModel]) -> str:
    """The facts a block of the journal serves, to tell apart blocks that share a place."""
    field = model.model_fields.get("type")
    return ", ".join(closed_words(field.annotation)) if field else ""
