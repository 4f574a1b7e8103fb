"""What a YAML text may not hold, each with its place, its sentence and its remedy."""

import re
from typing import Any

import yaml
from yaml.events import ScalarEvent

from generator.case import KeyPath
from generator.load.report import Place, Report
from generator.load.source import HARD_SPACES

_AROUND_A_KEY = re.compile(rf"^(?:- ?)?[{HARD_SPACES}][{HARD_SPACES} ]*|[{HARD_SPACES} ]*[{HARD_SPACES}]$")


def start(event: Any) -> Place:
    """Where an event begins, from 1."""
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def end(event: Any) -> Place:
    """Where an event ends, from 1."""
    return event.end_mark.line + 1, event.end_mark.column + 1


def directive(report: Report, event: Any) -> None:
    """Refuse a directive at the start of a document."""
    if event.version or event.tags:
        report.error(start(event), "une ligne ne peut pas commencer par « % ».", "La retirer.")


def another_document(report: Report, event: Any) -> None:
    """Refuse what follows the end of the document, the end of the stream apart."""
    if not isinstance(event, yaml.StreamEndEvent):
        message = "« --- » finit le fichier : ce qui suit ne serait pas lu."
        report.error(start(event), message, "Retirer cette ligne.")


def bare(report: Report, key: str, event: Any, path: KeyPath) -> str:
    """The word of a key without the hard spaces that French typing puts around it, which YAML takes as letters."""
    word = key if event.style else _AROUND_A_KEY.sub("", key)
    if word != key:
        report.error(
            start(event),
            f"espace insécable autour de la clé « {word} ».",
            "La remplacer par une espace ordinaire.",
            (*path, word),
        )
    return word


def decorated(report: Report, text: str, event: Any, path: KeyPath) -> str:
    """Refuse an anchor, an alias or a tag; return the text as typed."""
    first, last = event.start_mark, event.end_mark
    line = _line(text, first)
    typed: str = line[first.column : last.column if last.line == first.line else None].strip()
    sign = typed[:1]
    sense = {"*": "un renvoi", "&": "une ancre", "!": "un type"}.get(sign, "autre chose qu'un texte")
    report.error(
        start(event),
        f"une valeur qui commence par « {sign} » est lue comme {sense} de YAML.",
        "Mettre la valeur entre guillemets.",
        path,
    )
    return typed


def vacant(report: Report, text: str, event: Any, path: KeyPath, place: Place) -> bool:
    """Refuse an empty value, at the place of its key; tell whether a comment stands where it would be."""
    word = f"« {event.value} » n'est pas une valeur." if event.value else "la valeur est vide."
    comment = re.search(r" (#\S[^\r]*)", _line(text, event.start_mark)[event.start_mark.column - 1 :])
    if event.value or comment is None:
        report.error(place, word, "Écrire une valeur, ou retirer la ligne.", path)
        return False
    remedy = f'« # » ouvre un commentaire : écrire "{comment.group(1)}" entre guillemets si c\'est la valeur.'
    report.error(place, word, remedy, path)
    return True


def long_quotes(report: Report, event: Any, path: KeyPath) -> None:
    """Refuse quotes that do not end on their line."""
    report.error(
        start(event),
        "les guillemets ouverts ici ne se ferment pas sur la même ligne.",
        "Les fermer ; pour un texte de plusieurs lignes, écrire « | » puis le texte en retrait.",
        path,
    )


def duplicate(report: Report, event: Any, path: KeyPath, line: int) -> None:
    """Refuse a key already written on a line."""
    report.error(
        start(event),
        f"clé écrite deux fois : lignes {line} et {event.start_mark.line + 1}.",
        "Garder la bonne ligne et effacer l'autre.",
        path,
    )


def is_cut(text: str, key: Any, value: Any) -> bool:
    """Tell a word of ``{ }`` that has no « : » : the end of a value cut at its comma."""
    if not isinstance(value, ScalarEvent) or value.value or value.style:
        return False
    line = _line(text, key.end_mark)
    return not line[key.end_mark.column :].lstrip().startswith(":")


def cut(report: Report, event: Any, path: KeyPath, before: str, place: Place) -> None:
    """Refuse a value cut at its comma, at the place of its key."""
    report.error(
        place,
        f"entre {{ }}, la virgule sépare : « {before},{event.value} » a été coupé après « {before} ».",
        "Écrire une clé par ligne, sans { }, ou mettre la valeur entre guillemets.",
        path,
    )


def valueless(report: Report, event: Any, path: KeyPath) -> None:
    """Refuse a word of ``{ }`` that is neither a key nor the end of a text."""
    report.error(start(event), f"« {event.value} » n'a pas de valeur.", "Écrire une clé par ligne, sans { }.", path)


def _line(text: str, mark: Any) -> str:
    """The line of a mark; libyaml may put the mark of what is missing after the last line."""
    lines = text.split("\n")
    return lines[mark.line] if mark.line < len(lines) else ""
