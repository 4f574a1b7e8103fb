"""Fragments of pages: autoescaped templates filled with computed values, returned as markup for the splice.

The same strictness as on paper (``render.environment``: autoescape, strict undefined, nothing printed raw). Its
sandbox, which doubles the time of a page, is for an office that has pages of its own: ours are code under review, and
no text of a case is compiled.
A page prints a thousand values and a portfolio ten thousand pages: what is said of a value alone (a source, a
condition) is rendered once, dates and amounts are written once.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from generator.documents.contexts.parties import siren_groups
from generator.pages import words
from generator.pages.compiled import Compiled
from generator.render.environment import FILTERS, BoundLoader, Sandbox, checked, insecable
from generator.render.own import filling, home
from generator.resources import of_office, shipped


def fragment(template: str, context: Mapping[str, Any], root: Path | None = None) -> Markup:
    """Fill ``templates/site/<template>``; every value is escaped by the strict environment.

    Raises:
        RenderError: a value is missing or may not be printed; the message names the template.
        CaseInvalid: the same, in a template of the office's own.
    """
    name = f"site/{template}"
    with filling(name, root):
        return Markup(_environment(root).get_template(name).render(context))  # noqa: S704 - autoescaped


class _Whole(BoundLoader):
    """Puts in a page the parts it includes: Jinja finds each of them again, with its names, for every page.

    A fault is then told at its line of the whole.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, fresh = super().get_source(environment, template)
        return _PART.sub(lambda part: self.get_source(environment, part[1])[0].removesuffix("\n"), source), path, fresh


class _OneCall(CodeGenerator):
    """Compiled templates print a value by one call of ``printed``, which checks and escapes.

    Jinja's own code wraps every value in a ``Markup`` object first; on these pages that was a third of the time. The
    bytes are the same without this class.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002 - Jinja's
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:  # noqa: ARG002 - Jinja's
        self.write(")")


class _Plain(_OneCall):
    """``a.b`` of our templates is what Python reads there, not a function that asks first what ``a`` is."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's
        self.visit(node.node, frame)
        self.write(f".{node.attr}")


class _Pages(Environment):
    code_generator_class = _Plain


class _OwnPages(Sandbox):
    """Those of an office that wrote some."""

    code_generator_class = _OneCall


@of_office
def _environment(root: Path | None) -> Environment:
    ours = shipped("templates")
    own = home(root)
    folders = [root / "templates", ours] if root is not None else [ours]
    kind, loader = (_OwnPages, BoundLoader) if own and (own / "site").exists() else (_Pages, _Whole)
    made = kind(
        loader=loader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printed,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        optimized=False,  # nothing of our filters enters the compiled code, which outlives this run
        bytecode_cache=Compiled(ours, __file__) if kind is _Pages else None,  # a sandbox is compiled otherwise
    )
    said = {name: partial(_said, made, template) for name, template in _SAID.items()}
    made.filters = {**FILTERS, **_WRITTEN, **said}
    made.globals = dict(HELPERS)
    return made


def printed(value: Any) -> str:
    """Give the text of a value as a page prints it, escaped; refuse what ``checked`` refuses."""
    if value.__class__ is str:
        return escape(value) if _SPECIAL(value) else value
    if value.__class__ is Markup:
        return value
    if value.__class__ is int:
        return str(value)
    return escape(checked(value))


_PART = re.compile(r'{% include "([^"]+)" %}\n?')
_SPECIAL = re.compile("[&<>'\"]").search
_NUMBER = re.compile(
    r"\b(?=[A-Z\d-]{3,16}(?![\w-]))[A-Z\d]+(?:-[A-Z\d]+)+"  # a long one is cut as it was
    r"|(?<![\w-])\d[A-Z\d]{0,3}(?: \d{1,4}){2,6}(?![\w-])"  # as the post and registers group figures
)
_FOLDED = re.compile(r"-|\d \d").search
_SAID: Mapping[str, str] = {  # filters: what is said of one value, whatever the page
    "source": "_source.html",
    "statut": "_statut.html",
    "condition": "dossier/_condition.html",
}


@lru_cache(maxsize=words.KEPT)
def _said(environment: Environment, template: str, value: Hashable) -> Markup:
    """Fill a template of one ``valeur``, which says everything it prints; the same value is not rendered twice."""
    filled = environment.get_template(f"site/{template}").render(valeur=value)
    return Markup(filled)  # noqa: S704 - autoescaped


@lru_cache(maxsize=words.KEPT)
def cite(text: str) -> Markup:
    """A sentence of ours whose numbers stay on one line."""
    return numeros(insecable(text))


def numeros(text: str) -> Markup:
    """A text of a case, its numbers whole: browsers cut « R211-13 » after its hyphen, « 1A 000 0109 » anywhere."""
    written = escape(text)
    if not _FOLDED(text):  # most often, and told at once
        return written
    return Markup(_NUMBER.sub(_kept_whole, str(written)))  # noqa: S704 - escaped


def _kept_whole(number: re.Match[str]) -> str:
    return f"<bdi>{number[0]}</bdi>"


def lien(url: str) -> str:
    """Keep a link of the law tables only when it is an ordinary secure one; anything else is not a link."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~") if url.startswith("https://") else ""


def fichier(relative: str) -> str:
    """Turn the path of one of our own files into a relative address: no scheme can survive the quoting."""
    return "/".join(quote(part) for part in relative.split("/") if part.strip("."))


def courriel(address: str) -> str:
    """Build the address of a draft message."""
    return f"mailto:{quote(address, safe='@')}"


def _texte(values: Iterable[object]) -> str:
    return ", ".join(words.shown(value) for value in values)


_KINDS: Mapping[str, str] = {"pdf": "PDF", "eml": "courriel à ouvrir", "txt": "texte", "html": "HTML"}


def _nom_de_fichier(relative: str) -> str:
    name = relative.rpartition("/")[2]
    stem, _, ending = name.rpartition(".")
    return _KINDS.get(ending.lower(), name) if stem else name


def _is_word(value: object) -> bool:
    """Tell what ``words`` says itself from what it imports: a template is given no module."""
    return isinstance(value, dict) or getattr(value, "__module__", "") == words.__name__


HELPERS: Mapping[str, Callable[..., Any] | Any] = {
    "mots": SimpleNamespace(**{name: value for name, value in vars(words).items() if _is_word(value)}),
    "lien": lien,
    "texte": _texte,
    "pluriel": words.pluriel,
}
_WRITTEN: Mapping[str, Callable[..., str]] = {
    "eur": words.eur,
    "montant": words.montant,
    "nombre": words.nombre,
    "date_courte": words.date_courte,
    "temps": words.temps,
    "mot": words.word,
    "siren": siren_groups,
    "jours": partial(words.pluriel, singular="jour"),
    "fichier": fichier,
    "nom_de_fichier": _nom_de_fichier,
    "courriel": courriel,
    "cite": cite,
    "numeros": numeros,
}
