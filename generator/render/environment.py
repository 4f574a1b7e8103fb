"""Jinja2, strict: a template prints text that was computed, or the render stops.

Autoescape for every HTML template; an undefined name, ``None``, a float, a raw Decimal or date, a list or a
mapping stops the render with the template's line. Only the filters of ``FILTERS`` exist: no ``safe``, no
``default``. No text of a case is ever compiled. The sandbox is a second wall: templates are code under review, but a
template that came in a merge request is built before it is read.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sized
from decimal import Decimal
from enum import Enum
from functools import lru_cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateSyntaxError, Undefined, pass_context
from jinja2.environment import Environment, Template
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.documents.words import court, date_courte, date_fr, jours, taux
from generator.findings import RenderError
from generator.money import format_amount, format_eur
from generator.phrases import plural, that_name, upper_first
from generator.render.own import decoded, filling, linked
from generator.render.template_blanks import WATCHED, Watching, said
from generator.render.typography import as_printed, bind
from generator.resources import of_office, shipped


def a_la_main(consigne: str) -> Markup:
    """A ruled line for what a hand must write (mention of C. civ. 1376, date, signature): typed, never a blank."""
    return Markup('<span class="a-la-main"><span class="consigne">{}</span><span class="ligne"></span></span>').format(
        consigne
    )


@pass_context
def nous(context: Context, plusieurs: str, seul: str) -> str:
    """What a letter says in the first person: as its author is several or a company, or one person who signs alone."""
    return seul if context.resolve("je") else plusieurs


LETTERS = "« |length » compte les lignes d'une liste, pas les lettres d'un texte"


def how_many(lines: Sized) -> int:
    """Count a list; never the letters of a text.

    Raises:
        RenderError: it is a text.
    """
    if isinstance(lines, str):
        raise RenderError(f"{LETTERS}.")
    return len(lines)


_PASTED = re.compile(r'("[^"]*")')


@lru_cache(maxsize=8192)
def insecable(text: str) -> str:
    """A sentence of ours (law tables, findings, progress) as print wants it: French spaces and apostrophes.

    Terminals and messages keep what is typed. Never for a text that comes whole from a case: its spaces are its own, as
    are those of a name between the quotes of a line to paste (« debiteur="Iris d'Aubigné" »).
    """
    return "".join(part if part.startswith('"') else bind(part) for part in _PASTED.split(text))


FILTERS: Mapping[str, Callable[..., Any]] = {
    "eur": format_eur,
    "montant": format_amount,
    "taux": taux,
    "date_fr": date_fr,
    "date_courte": date_courte,
    "jours": jours,
    "accord": plural,
    "insecable": insecable,
    "majuscule": upper_first,
    "juridiction": court,
    "que": that_name,
    "length": how_many,
}


_WRITTEN = {dt.date: ("une date", "date_fr"), Decimal: ("une somme", "eur")}


def checked(value: Any) -> Any:
    """Refuse what must not reach paper as it is (Jinja's ``finalize``)."""
    if isinstance(value, Undefined):
        str(value)  # StrictUndefined names itself and raises
    for kind, (what, written) in _WRITTEN.items():
        if isinstance(value, kind):
            raise RenderError(f"{what} ne s'imprime pas telle quelle : ajouter « |{written} » à son nom.")
    if isinstance(value, Enum) or not isinstance(value, str | int) or isinstance(value, bool):
        raise RenderError(f"une valeur de type {type(value).__name__} ne s'imprime pas telle quelle ({value!r:.60}).")
    return value


class BoundLoader(FileSystemLoader):
    """Templates of the office first, then ours, with French typography applied to their text."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Source of a template with its hard spaces.

        Raises:
            TemplateSyntaxError: it is not UTF-8, or is a link that leads out of its folder.
        """
        try:
            source, path, fresh = super().get_source(environment, template)
        except UnicodeDecodeError as error:
            paths = (Path(folder, template) for folder in self.searchpath)
            decoded(error.object, str(next(path for path in paths if path.is_file())))
            raise
        if path and all(linked(path, folder) for folder in self.searchpath):
            raise TemplateSyntaxError("c'est un lien vers un fichier d'ailleurs", 1, template, path)
        return bind(source), path, fresh


class Sandbox(ImmutableSandboxedEnvironment):
    """A template calls its macros, our helpers, and what a text or a date says of itself; nothing else it is given.

    Jinja's own sandbox lets every method be called, and a record has some that read files or unpickle
    (``parse_raw``), as a path has ``read_text`` and ``unlink``.
    """

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse the inside of a module, besides what Jinja refuses."""
        return not isinstance(obj, ModuleType) and super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Tell what a template may call."""
        if isinstance(obj, Macro | BlockReference | LoopContext):
            return True
        obj = obj.func if isinstance(obj, partial) else obj
        owner = getattr(obj, "__self__", None)
        if owner is not None:
            return isinstance(owner, str | dt.date | LoopContext)
        return not isinstance(obj, type) and str(getattr(obj, "__module__", "")).startswith("generator.")


class _Strict(Sandbox):
    code_generator_class = Watching

    def __init__(self, folders: list[Path], *, escape: bool) -> None:
        super().__init__(
            loader=BoundLoader(folders),
            autoescape=escape,
            undefined=StrictUndefined,
            finalize=checked,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.filters = {**FILTERS, WATCHED: said}
        self.globals = {"a_la_main": a_la_main, "nous": nous}


@of_office
def environment(root: Path | None, *, escape: bool) -> Environment:
    """Build the environment of an office, once per process; ``escape`` is False for plain text only."""
    ours = shipped("templates")
    folders = [root / "templates", ours] if root is not None else [ours]
    return _Strict(folders, escape=escape)


def html(template: str, context: Mapping[str, Any], root: Path | None = None) -> str:
    """Fill an HTML template (``courriers/mise-en-demeure.html``, relative to ``templates/``).

    Args:
        template: its name; the office at ``root`` may hold its own version of it.
        context: computed values; the template computes nothing.
        root: the office's folder.

    Raises:
        RenderError: a value is missing or may not be printed; the message names template and line.
        CaseInvalid: the same, in a template of the office's own.
    """
    if not template.endswith(".html"):
        raise RenderError(f"{template} : un gabarit HTML se termine par .html.")
    return _fill(template, context, root, escape=True)


def text(template: str, context: Mapping[str, Any], root: Path | None = None) -> str:
    """Fill a plain-text template (``….txt``): the body of an e-mail, never markup.

    Raises:
        RenderError, CaseInvalid: as ``html``.
    """
    if not template.endswith(".txt"):
        raise RenderError(f"{template} : un gabarit de texte se termine par .txt.")
    return _fill(template, context, root, escape=False)


def _fill(template: str, context: Mapping[str, Any], root: Path | None, *, escape: bool) -> str:
    with filling(template, root):
        compiled: Template = environment(root, escape=escape).get_template(template)
        return as_printed(compiled.render(context))
