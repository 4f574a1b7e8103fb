"""Fragments of pages: autoescaped templates filled with computed values, returned as markup for the splice.

The same strictness as on paper (``render.environment``: autoescape, strict undefined, nothing printed raw), without
its sandbox, which doubles the time of a page: templates are code under review, and no text of a case is compiled.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, TemplateError
from markupsafe import Markup

from generator.findings import RenderError
from generator.pages import words
from generator.render.environment import FILTERS, BoundLoader, checked
from generator.resources import shipped


def fragment(template: str, context: Mapping[str, Any], root: Path | None = None) -> Markup:
    """Fill ``templates/site/<template>``; every value is escaped by the strict environment.

    Raises:
        RenderError: a value is missing or may not be printed; the message names the template.
    """
    try:
        return Markup(_environment(root).get_template(f"site/{template}").render(context))  # noqa: S704 - autoescaped
    except (TemplateError, TypeError, ValueError, KeyError, AttributeError) as error:
        raise RenderError(f"templates/site/{template} : {error}") from error


@lru_cache(maxsize=8)
def _environment(root: Path | None) -> Environment:
    ours = shipped("templates")
    made = Environment(
        loader=BoundLoader([root / "templates", ours] if root is not None else [ours]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters = dict(FILTERS)
    made.globals = dict(HELPERS)
    return made


def _printed(value: Any) -> Any:
    return value if value.__class__ in _PLAIN else checked(value)


_PLAIN = frozenset({str, Markup, int})


def lien(url: str) -> str:
    """Keep a link of the law tables only when it is an ordinary secure one; anything else is not a link."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~") if url.startswith("https://") else ""


def fichier(relative: str) -> str:
    """Turn the path of one of our own files into a relative address: no scheme can survive the quoting."""
    return "/".join(quote(part) for part in PurePosixPath(relative).parts if part.strip("/."))


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
