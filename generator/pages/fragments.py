"""Fragments of pages: autoescaped templates filled with computed values, returned as markup for the splice."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from generator.pages import words
from generator.render import html


def fragment(template: str, context: Mapping[str, Any], root: Path | None = None) -> Markup:
    """Fill ``templates/site/<template>``; every value is escaped by the strict environment.

    Raises:
        RenderError: a value is missing or may not be printed; the message names template and line.
    """
    return Markup(html(f"site/{template}", {**HELPERS, **context}, root))  # noqa: S704 - autoescaped above


def lien(url: str) -> str:
    """Keep a link of the law tables only when it is an ordinary secure one; anything else is not a link."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~") if url.startswith("https://") else ""


def fichier(relative: str) -> str:
    """Turn the path of one of our own files into a relative address: no scheme can survive the quoting."""
    return "/".join(quote(part) for part in PurePosixPath(relative).parts if part not in {"/", ".", ".."})


def courriel(address: str) -> str:
    """Build the address of a draft message."""
    return f"mailto:{quote(address, safe='@')}"


def _texte(values: Iterable[object]) -> str:
    return ", ".join(words.shown(value) for value in values)


def _jours(count: int) -> str:
    return words.pluriel(count, "jour")


def _nom_de_fichier(relative: str) -> str:
    name = PurePosixPath(relative)
    kinds = {".pdf": "PDF", ".eml": "courriel à ouvrir", ".txt": "texte", ".html": "HTML"}
    return kinds.get(name.suffix.lower(), name.name)


HELPERS: Mapping[str, Callable[..., Any] | Any] = {
    "mots": words,
    "mot": words.word,
    "lien": lien,
    "fichier": fichier,
    "courriel": courriel,
    "nom_de_fichier": _nom_de_fichier,
    "texte": _texte,
    "jours": _jours,
    "siren": words.siren,
    "pluriel": words.pluriel,
}
