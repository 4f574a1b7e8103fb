"""The keys of a fact as the command line reads them: the model says their shape, nothing is listed twice."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from generator.cli.printing import table
from generator.dates import IN_A_TEXT, iso

if TYPE_CHECKING:
    from pydantic import BaseModel

ALL = "?"  # typed instead of an answer: what may be, and what it means
DECISION = "dispense"  # a decision of the office
LISTES = {  # what is not a fact of the journal but is noted as one is, and the list of the case that holds it
    DECISION: "dispenses",
    "paiement": "paiements",
    "remboursement": "remboursements",
    "avoir": "avoirs",
    "frais": "frais",
    "facture": "factures",
    "titre": "titres",
}


class Champ(Struct, frozen=True):
    """A key: what it asks, the words it takes, the keys of its block, whether it is a list."""

    cle: str
    question: str
    obligatoire: bool
    mots: tuple[str, ...] = ()
    date: bool = False
    liste: bool = False
    sous: tuple[Champ, ...] = ()

    @property
    def ecrite(self) -> bool:
        """Whether a command writes it, as its description says: nobody is asked what the register or a hash is."""
        return re.search(r"\bécrite? par « ", self.question) is not None

    @property
    def forme(self) -> str:
        """How to write a value, shown beside the question."""
        if self.mots:
            return ", ".join(self.mots)
        if self.sous and self.liste and not self.sous[0].date:
            return f"« {self.sous[0].cle.upper()} : {self.sous[1].cle.upper()} ; … »"
        if self.sous and self.liste:
            return "« " + " ".join(one.cle.upper() for one in self.sous) + " ; … »"
        if self.liste:
            return "séparées par des virgules"
        return "JJ/MM/AAAA" if self.date else ""


def fields(kind: str) -> tuple[Champ, ...]:
    """Keys of a type of fact, or of an element of a list of the case, in the order of the model."""
    from generator.model import Dossier
    from generator.model.annotations import closed_words, records

    held = records(Dossier.model_fields[LISTES.get(kind, "journal")].annotation)
    if kind in LISTES:
        return tuple(_fields(next(held)))
    return tuple(_fields(next(one for one in held if kind in closed_words(one.model_fields["type"].annotation))))


def meanings(known: Iterable[Champ], block: str = "") -> Iterator[tuple[str, str, str]]:
    """Each word the keys take and what it means, with its key; « oui » and « non » need none."""
    from generator.model.senses import senses

    for champ in known:
        key = f"{block}{champ.cle}"
        yield from ((key, word, told) for word, told in zip(champ.mots, senses(champ.mots), strict=False))
        yield from meanings(champ.sous, f"{key}.")


def words_told(words: Sequence[str]) -> str:
    """What each word of a question means, in lines; empty when they say it all."""
    from generator.model.senses import senses

    told = senses(words)
    return table(("Mot", "Sens"), list(zip(words, told, strict=True))) if told else ""


def kinds_told() -> list[tuple[str, str]]:
    """Everything that may be noted, and what each is for."""
    from generator.model.senses_of_facts import ELEMENTS, FACTS

    return [*FACTS.items(), *ELEMENTS.items()]


def as_key(option: str) -> str:
    """The key that « --montant » was meant for; empty when no fact has it."""
    from generator.load.suggest import meant

    known = {one.cle for kind, _ in kinds_told() for one in fields(kind)}
    key = meant(option.lstrip("-"), known)
    return key if key in known else ""


def named(known: tuple[Champ, ...], key: str) -> Champ:
    """The key of that name; another one is a wrong command line, told with those near it."""
    from generator.load.suggest import remedy

    champ = next((one for one in known if one.cle == key), None)
    if champ is None:
        within = [
            f"{block.cle}.{one.cle}" for block in known if not block.liste for one in block.sous if one.cle == key
        ]
        close = f"Écrire « {within[0]} »." if within else remedy(key, [one.cle for one in known], "Clés admises")
        raise click.UsageError(f"la clé « {key} » n'existe pas ici. {close}")
    return champ


def read(known: tuple[Champ, ...], key: str, text: str) -> Any:
    """Value of a key as the YAML holds it."""
    from generator.load.suggest import meant

    champ = named(known, key)
    if champ.sous and champ.liste:
        return [_row(champ, item.strip()) for item in text.split(";") if item.strip()]
    if champ.sous:
        raise click.UsageError(f"« {key} » est un bloc : écrire {_examples(champ)}.")
    if champ.liste:
        return [part.strip() for part in text.split(",") if part.strip()]
    return iso(text) if champ.date else meant(text, champ.mots)


def _row(champ: Champ, item: str) -> dict[str, str]:
    """« 2026-12-01 1 900,00 »: the first word is the first key, the rest the last; a name ends at « : »."""
    dated = champ.sous[0].date
    if dated and len(IN_A_TEXT.findall(item)) > 1:
        apart = " ; ".join(re.split(rf"[\s,]+(?={IN_A_TEXT.pattern})", item))
        raise click.UsageError(f'« {champ.cle} » : une ligne par date, séparées par « ; » : {champ.cle}="{apart}".')
    first, _, rest = item.partition(" " if dated else " : ")
    if dated and not IN_A_TEXT.fullmatch(first):
        raise click.UsageError(f"« {champ.cle} » : « {first} » n'est pas une date seule. Écrire {champ.forme}.")
    keys = [one.cle for one in champ.sous]
    head = iso(first) if dated else first.strip()
    return {keys[0]: head, keys[-1]: rest.strip()} if rest.strip() else {keys[0]: head}


def _examples(champ: Champ) -> str:
    return " ".join(f"{champ.cle}.{one.cle}=…" for one in champ.sous)


def _fields(model: type[BaseModel]) -> Iterator[Champ]:
    from generator.model.annotations import closed_words, element, is_list, record

    for name, field in model.model_fields.items():
        key = field.alias or name
        if key == "type":
            continue
        core = element(field.annotation)
        block = record(core)
        yield Champ(
            key,
            (field.description or key).rstrip("."),
            field.is_required(),
            ("oui", "non") if core is bool else closed_words(core),
            core is dt.date,
            is_list(field.annotation),
            tuple(_fields(block)) if block else (),
        )
