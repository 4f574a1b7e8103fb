"""Tree of text -> frozen types, or findings: each pydantic error becomes one French sentence at its place.

Sentences are chosen by pydantic's error code, never by its English text. A test walks the types of the model and
fails on a code without a sentence.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ValidationError

from generator.case import KeyPath, nearest_position
from generator.load import suggest
from generator.load.places import Spot, accepted_keys, accepted_words, locate, needed_in_each
from generator.load.reader import Document
from generator.load.report import Report
from generator.phrases import lower_first

Model = TypeVar("Model", bound=BaseModel)

MAX_SHOWN = 80  # characters of what was typed that a finding repeats
OWN_CODES = "recouvre_"  # errors of our own scalars and records carry their French sentence


class _Sentence(Struct, frozen=True):
    message: str
    remedy: str = ""


def validate(document: Document, kind: type[Model], report: Report) -> Model | None:
    """Type a document; ``None`` with findings when it has errors."""
    try:
        return kind.model_validate(document.tree, by_alias=True, by_name=False)
    except ValidationError as refusal:
        errors = [(error, locate(kind, error["loc"])) for error in refusal.errors(include_url=False)]
    misspelt = {
        (*spot.path[:-1], word)
        for error, spot in errors
        if error["type"] == "extra_forbidden"
        for word in suggest.nearest(str(spot.path[-1]), accepted_keys(locate(kind, error["loc"][:-1]).kind))
    }
    for error, spot in errors:
        if spot.path in document.vacant or (error["type"] == "missing" and spot.path in misspelt):
            continue  # already told: the value is empty, or the key is there, misspelt
        if error["type"] == "too_short" and error["input"]:
            continue  # its elements are there, and wrong: they are told one by one
        parent = locate(kind, error["loc"][:-1])
        sentence = translate(error["type"], error, spot, parent)
        path = _shown(error, spot, document)
        report.error(nearest_position(document.positions, path), sentence.message, sentence.remedy, path)
    return None


def translate(code: str, error: Any, spot: Spot, parent: Spot) -> _Sentence:
    """The French sentence of a pydantic error."""
    if code.startswith(OWN_CODES):
        sentence = _Sentence(error["ctx"]["phrase"], error["ctx"]["remede"])
    else:
        sentence = SENTENCES[code](error, spot, parent)
    typed = error["input"].strip() if isinstance(error["input"], str) else ""
    if len(typed) <= MAX_SHOWN:
        return sentence
    return _Sentence(sentence.message.replace(typed, f"{typed[:MAX_SHOWN]}…"), sentence.remedy)


def _shown(error: Any, spot: Spot, document: Document) -> KeyPath:
    """The key a finding names: the parent of what is missing, the ``type`` of an unknown fact."""
    code = error["type"]
    if code == "missing":
        return spot.path[:-1]
    if code.startswith(OWN_CODES) and (key := error["ctx"].get("cle")):
        return (*spot.path, key)
    if code in {"union_tag_invalid", "union_tag_not_found"} and (*spot.path, "type") in document.positions:
        return (*spot.path, "type")
    return spot.path


def _missing(_error: Any, spot: Spot, _parent: Spot) -> _Sentence:
    meaning = f" ({spot.description.rstrip('.')})" if spot.description else ""
    message, key = f"il manque la clé « {spot.path[-1]} ».", spot.path[-1]
    if words := accepted_words(spot.kind):
        return _Sentence(message, f"Ajouter « {key}: … »{meaning} ; mots admis : {', '.join(words)}.")
    if needed := needed_in_each(spot.kind):
        first, *others = needed
        then = f" puis, à la ligne, {', '.join(f'« {one}: … »' for one in others)}" if others else ""
        return _Sentence(message, f"Ajouter « {key}: » et, dessous, « - {first}: … »{then}.")
    return _Sentence(message, f"Ajouter « {key}: … »{meaning}.")


def _unknown_key(_error: Any, spot: Spot, parent: Spot) -> _Sentence:
    typed = str(spot.path[-1])
    return _Sentence(
        f"la clé « {typed} » n'existe pas ici.", suggest.remedy(typed, accepted_keys(parent.kind), "Clés admises")
    )


def _unknown_word(error: Any, spot: Spot, _parent: Spot) -> _Sentence:
    return _not_among(spot, error["input"], "n'est pas admis ici", "un mot est attendu ici.")


def _unknown_type(error: Any, spot: Spot, _parent: Spot) -> _Sentence:
    typed = error["input"].get("type") if isinstance(error["input"], dict) else error["input"]
    return _not_among(spot, typed, "n'est pas un type connu", "le type est un mot.")


def _not_among(spot: Spot, typed: Any, why: str, no_word: str) -> _Sentence:
    words = accepted_words(spot.kind)
    if not isinstance(typed, str):
        return _Sentence(no_word, f"Mots admis : {', '.join(words)}.")
    return _Sentence(f"« {typed} » {why}.", suggest.remedy(typed, words))


def _no_type(_error: Any, spot: Spot, _parent: Spot) -> _Sentence:
    words = ", ".join(accepted_words(spot.kind))
    return _Sentence("il manque la clé « type ».", f"Ajouter « type: … » ; mots admis : {words}.")


def _fixed(message: str, remedy: str) -> Callable[[Any, Spot, Spot], _Sentence]:
    return lambda _error, _spot, _parent: _Sentence(message, remedy)


def _pattern(error: Any, spot: Spot, _parent: Spot) -> _Sentence:
    remedy = f"Écrire : {lower_first(spot.description)}" if spot.description else ""
    return _Sentence(f"« {error['input']} » n'a pas la forme attendue.", remedy)


SENTENCES: dict[str, Callable[[Any, Spot, Spot], _Sentence]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "enum": _unknown_word,
    "literal_error": _unknown_word,
    "union_tag_invalid": _unknown_type,
    "union_tag_not_found": _no_type,
    **dict.fromkeys(
        ("model_type", "model_attributes_type", "dict_type"),
        _fixed("un bloc « clé: valeur » est attendu ici.", "Écrire ses clés en retrait, une par ligne."),
    ),
    "tuple_type": _fixed("une liste est attendue ici.", "Écrire chaque élément sur sa ligne après « - »."),
    "too_short": _fixed("la liste est vide.", "Écrire au moins un élément après « - »."),
    "string_pattern_mismatch": _pattern,
    "string_type": _fixed("un texte est attendu ici.", "Écrire une valeur sur la même ligne."),
}
