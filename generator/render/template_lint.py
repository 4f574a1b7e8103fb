"""Read the templates as code: what could let a value become markup, an address or a style is refused.

Runs on ours in the tests, and on an office's own by ``verifier`` and ``modele``.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes
from jinja2.environment import Environment

from generator.documents.lint import words
from generator.findings import Finding, Level
from generator.render.environment import FILTERS, environment

_PRINTED = ("courriers", "actes")
_DANGEROUS = ("href", "src", "style", "action", "formaction", "xlink:href", "data", "srcset", "poster")
_TAG = re.compile(r"<[a-zA-Z][^<>]*?>", re.DOTALL)
_UNQUOTED = re.compile(r"=\s*\{\{")
_ATTRIBUTE = re.compile(r"""([a-zA-Z:_-]+)\s*=\s*("[^"]*"|'[^']*')""", re.DOTALL)
_SCRIPT = re.compile(r"<(?:script|iframe|object|embed|link|base|meta\s+http-equiv|form)\b", re.IGNORECASE)
_CONSTANT = re.compile(r"\{%.*?%\}", re.DOTALL)


def folder(root: Path) -> list[Finding]:
    """Findings in the templates of an office's documents (``root/templates``), words and code."""
    homes = (root / "templates" / name for name in _PRINTED)
    paths = sorted(path for home in homes for path in home.rglob("*") if path.suffix in {".html", ".txt"})
    return [
        finding
        for path in paths
        for finding in check(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
    ]


def check(source: str, file: str) -> list[Finding]:
    """Findings in one template."""
    code = environment(None, escape=True)
    return sorted([*words(source, file), *_code(source, file, code), *_markup(source, file)])


def _code(source: str, file: str, jinja: Environment) -> Iterator[Finding]:
    try:
        tree = jinja.parse(source)
    except TemplateSyntaxError as error:
        yield Finding(file, error.lineno, 1, Level.ERREUR, "", f"gabarit illisible : {error.message}.", "")
        return
    for node in tree.find_all(nodes.Filter):
        if node.name not in FILTERS:
            yield _refusal(
                file, node.lineno, f"filtre « {node.name} » refusé", "Les valeurs arrivent prêtes à imprimer."
            )
    for block in tree.find_all(nodes.ScopedEvalContextModifier):
        yield _refusal(file, block.lineno, "« autoescape » ne se désactive pas", "Retirer ce bloc.")
    for kind in (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow):
        for operation in tree.find_all(kind):
            yield _refusal(file, operation.lineno, "un gabarit ne calcule pas", "Demander la valeur au décompte.")


def _markup(source: str, file: str) -> Iterator[Finding]:
    for match in _SCRIPT.finditer(source):
        yield _refusal(file, _line(source, match.start()), f"élément « {match.group()}… » refusé", "Le retirer.")
    for tag in _TAG.finditer(_CONSTANT.sub(lambda found: " " * len(found.group()), source)):
        line = _line(source, tag.start())
        if _UNQUOTED.search(tag.group()):
            yield _refusal(file, line, "attribut sans guillemets autour d'une valeur", 'Écrire nom="{{ valeur }}".')
        for name, value in _ATTRIBUTE.findall(tag.group()):
            attribute = name.lower()
            if (
                "{{" in value
                and not value[1:].startswith("#")
                and (attribute in _DANGEROUS or attribute.startswith("on"))
            ):
                yield _refusal(
                    file, line, f"valeur dans « {name} »", "Une valeur n'est jamais une adresse ni un style."
                )


def _line(source: str, offset: int) -> int:
    return source.count("\n", 0, offset) + 1


def _refusal(file: str, line: int, message: str, remedy: str) -> Finding:
    return Finding(file, line, 1, Level.ERREUR, "", f"{message}.", remedy)
