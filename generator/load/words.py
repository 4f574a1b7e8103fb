"""The words of the format: every key and every accepted word of the files, gathered from the types."""

from functools import cache

from pydantic import BaseModel

from generator.load.places import accepted_keys, accepted_words
from generator.model import Cabinet, Creancier, Dossier, Intervenant, Strategies
from generator.model.annotations import records

FILES: tuple[type[BaseModel], ...] = (Dossier, Cabinet, Creancier, Intervenant, Strategies)


@cache
def format_words() -> frozenset[str]:
    """Keys and words that come from the format, never from a case."""
    words = {"oui", "non", "format", "AAAA-MM-JJ", "bce + 10", "12 %", "3 x taux-legal", "taux-legal + 5"}
    for model in all_records():
        words.update(accepted_keys(model))
        for field in model.model_fields.values():
            words.update(accepted_words(field.annotation))
    return frozenset(words)


def all_records() -> set[type[BaseModel]]:
    """Every record of the files."""
    found: set[type[BaseModel]] = set()
    waiting = list(FILES)
    while waiting:
        kind = waiting.pop()
        if kind not in found:
            found.add(kind)
            waiting += [one for field in kind.model_fields.values() for one in records(field.annotation)]
    return found
