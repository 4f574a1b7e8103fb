"""Names an office's own template asks for that no document gives: said before the branch that asks for them prints.

What is given is what our own templates ask for, and the few values that a page of ours is given and does not print:
nothing that is given is refused (``tests.given``).
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from generator.documents.contexts.records import LINES, RECORDS
from generator.findings import Finding
from generator.phrases import upper_first
from generator.render.environment import FILTERS, environment
from generator.render.own import family, finding
from generator.render.template_parts import Hint, misspelt
from generator.render.template_values import kinds, misprinted
from generator.resources import shipped

_TOGETHER = (("courriers", "actes"), ("liasse", "site"))  # folders whose templates are given the same values
_UNPRINTED: Mapping[str, tuple[str, ...]] = {  # given to a page of ours, that does not print it
    "liasse/bordereau-complementaire.html": (
        "cabinet", "chronologie", "compte", "creancier", "debiteurs", "decompte", "fictif", "nombre", "origine",
    ),
    "liasse/liasse.html": ("decompte",),
    "liasse/piece-fictive.html": ("fichier", "octets", "remede", "sha256"),
    "site/pieces.html": ("sommaire",),
    "site/taux.html": ("au",),
}  # fmt: skip
Types = Mapping[str, Mapping[str, Hint]]
_OF_A_LETTER: Mapping[str, Hint] = {**RECORDS, **{name: Sequence[record] for name, record in LINES.items()}}  # type: ignore[valid-type]
_BESIDES = frozenset({"je"})  # read by « nous(…) »
_SCOPES = (nodes.Macro, nodes.CallBlock, nodes.For, nodes.With)
_READER = Environment(autoescape=True)
_READER.globals.clear()  # « range », « namespace »: a document has none of them
_JINJA = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs"})


def unknown(root: Path, pages: Types = MappingProxyType({})) -> Iterator[Finding]:
    """Findings at the line of each name, and of each part of a record, that nothing gives, in an office's templates.

    ``pages`` are the types of the values of each page of the site, which has its own room.
    """
    for group in _TOGETHER:
        own = dict(templates(root / "templates", group))
        if not own:
            continue  # ours take a second to read
        made = {name for tree in own.values() for name in _stored(tree)} | _BESIDES | _JINJA
        for path, tree in own.items():
            file, name = path.relative_to(root).as_posix(), path.relative_to(root / "templates").as_posix()
            given = _given(name, group) | made
            missing = meta.find_undeclared_variables(tree) - given - _tested(tree)
            for node in tree.find_all(nodes.Name):
                if node.name in missing and node.ctx == "load":
                    yield _finding(file, node.lineno, node.name, given)
            if group != _TOGETHER[0]:  # a letter has its own list
                yield from _filters(tree, file)
            for line, part, parts in misspelt(tree, _types(name, group, pages)):
                yield _finding(file, line, part, parts)
            yield from misprinted(tree, file, _kinds(group))


def _filters(tree: nodes.Template, file: str) -> Iterator[Finding]:
    """Those of another folder: a page of the liasse is filled as a letter is, one of the site has more."""
    group = (file.split("/")[1],)
    known = {node.name for _, ours in templates(shipped("templates"), group) for node in ours.find_all(nodes.Filter)}
    for node in tree.find_all(nodes.Filter):
        if node.name not in {*known, *FILTERS}:
            yield finding(
                file, node.lineno, f"filtre « {node.name} » inconnu", "Le retirer : les valeurs arrivent prêtes."
            )


def _types(template: str, group: tuple[str, ...], pages: Types) -> Mapping[str, Hint]:
    """The types of the names a template is given: those of each page that it is a part of, where no loop takes them."""
    if group == _TOGETHER[0]:
        return _OF_A_LETTER
    whole = [page for page in _pages(group) if template in page] or [()]
    told = [pages.get(page[0], {}) if page else {} for page in whole]
    taken = {name for page in whole for name in _taken(page)}
    return {
        name: hint for name, hint in told[0].items() if name not in taken and all(one.get(name) == hint for one in told)
    }


def _finding(file: str, line: int, name: str, known: frozenset[str] | set[str]) -> Finding:
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    instead = f"Vouliez-vous dire « {near[0]} » ? " if near else ""
    remedy = f"{instead}Les noms donnés sont ceux de nos modèles (recouvre modele NOM --comparer)."
    return finding(file, line, f"« {name} » n'existe pas", remedy)


def _parsed(source: str) -> nodes.Template | None:
    try:
        tree = _READER.parse(source)
    except (TemplateSyntaxError, RecursionError):
        return None  # said elsewhere
    # Any word will do: those of the site differ, and one that does not exist is said elsewhere.
    _READER.filters |= {node.name: upper_first for node in tree.find_all(nodes.Filter)}
    _READER.tests |= {node.name: upper_first for node in tree.find_all(nodes.Test)}
    return tree


def _tested(tree: nodes.Template) -> set[str]:
    """Names a template asks about before it prints them (« is defined »)."""
    tests = (test for test in tree.find_all(nodes.Test) if test.name in {"defined", "undefined"})
    return {test.node.name for test in tests if isinstance(test.node, nodes.Name)}


@cache
def _kinds(group: tuple[str, ...]) -> Mapping[str, set[str]]:
    return kinds(tree for _, tree in templates(shipped("templates"), group))


@cache
def _given(template: str, group: tuple[str, ...]) -> frozenset[str]:
    """Names a template is given: a letter, any that ours ask for; a page, those of each page it is a part of."""
    if group == _TOGETHER[0] or not (pages := [page for page in _pages(group) if template in page]):
        return _asked(group)
    return frozenset.intersection(*(_asked_by(page) for page in pages))


@cache
def _pages(group: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The pages of ours, each with its parts: what no other one calls."""
    home = shipped("templates")
    names = [path.relative_to(home).as_posix() for path, _ in templates(home, group)]
    families = {name: tuple(family(name, None)) for name in names}
    parts = {part for name, whole in families.items() for part in whole if part != name}
    return [whole for name, whole in families.items() if name not in parts]


@cache
def _asked_by(page: tuple[str, ...]) -> frozenset[str]:
    """Names that a page of ours and its parts are given, printed or not, or give each other."""
    home = shipped("templates")
    trees = [tree for name in page if (tree := _parsed((home / name).read_text(encoding="utf-8"))) is not None]
    helpers = () if page[0].startswith("site/") else environment(None, escape=True).globals
    return frozenset(name for tree in trees for name in _named(tree)).union(helpers, _UNPRINTED.get(page[0], ()))


@cache
def _asked(group: tuple[str, ...]) -> frozenset[str]:
    """Names our own templates are given, or give each other."""
    trees = [tree for _, tree in templates(shipped("templates"), group)]
    return frozenset(name for tree in trees for name in _named(tree)) | frozenset(
        environment(None, escape=True).globals
    )


@cache
def _taken(page: tuple[str, ...]) -> frozenset[str]:
    """Names that a page of ours and its parts take for themselves, out of their macros: what they include has them."""
    trees = [_parsed((shipped("templates") / name).read_text(encoding="utf-8")) for name in page]
    bodies = [node for tree in trees if tree is not None for node in tree.body if not isinstance(node, nodes.Macro)]
    return frozenset(name.name for body in bodies for name in body.find_all(nodes.Name) if name.ctx == "store")


def _named(tree: nodes.Template) -> set[str]:
    return {*meta.find_undeclared_variables(tree), *_stored(tree)}


def _stored(part: nodes.Node) -> Iterator[str]:
    """Names a template gives: what it sets, its macros, and those it imports; what it includes has them too.

    What a macro, a loop or a « with » sets is its own, unless it includes a template.
    """
    for node in part.iter_child_nodes():
        if (isinstance(node, nodes.Name) and node.ctx != "load") or isinstance(node, nodes.Macro):
            yield node.name
        elif isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.FromImport):
            yield from (name if isinstance(name, str) else name[1] for name in node.names)
        if not isinstance(node, _SCOPES) or node.find(nodes.Include):
            yield from _stored(node)


def templates(folder: Path, group: tuple[str, ...]) -> Iterator[tuple[Path, nodes.Template]]:
    """The templates of some folders, read; those that cannot be are said elsewhere."""
    for path in sorted(one for name in group for one in (folder / name).rglob("*")):
        readable = path.suffix in {".html", ".txt"} and path.is_file() and not path.is_symlink()
        if readable and (tree := _parsed(path.read_text(encoding="utf-8", errors="replace"))) is not None:
            yield path, tree
