"""Read the templates as code: what could let a value become markup, an address or a style is refused.

Runs on ours in the tests, and on an office's own by ``verifier`` and ``modele``.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from jinja2 import TemplateNotFound, TemplateSyntaxError, nodes

from generator.documents.lint import words
from generator.findings import CaseInvalid, Finding, Level, line_of
from generator.render.environment import FILTERS, LETTERS, environment
from generator.render.own import called, decoded, directory, exists, family, finding, foreign, home, link, linked, said
from generator.render.template_names import Types, unknown
from generator.resources import of_office

_PRINTED = ("courriers", "actes")
_FILLED = ("liasse", "site")
_COUNT = "nombre"  # the filter of a count: it takes no sum
_ASKED = "Demander la valeur au décompte."
_OPERATIONS = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)
_SHOWN = ("src", "srcset", "poster")  # what a document opens: the images given to it, nothing else
_DANGEROUS = ("href", "src", "style", "action", "formaction", "xlink:href", "data", "srcset", "poster")
_TAG = re.compile(r"<[a-zA-Z][^<>]*?>", re.DOTALL)
_UNQUOTED = re.compile(r"=\s*\{\{")
_ATTRIBUTE = re.compile(r"""([a-zA-Z:_-]+)\s*=\s*("[^"]*"|'[^']*')""", re.DOTALL)
_SCRIPT = re.compile(r"<(?:script|iframe|object|embed|link|base|meta\s+http-equiv|form)\b", re.IGNORECASE)
_CONSTANT = re.compile(r"\{%.*?%\}", re.DOTALL)


def folder(root: Path, pages: Types = MappingProxyType({})) -> list[Finding]:
    """Findings in an office's own templates (``root/templates``): words and code of its documents, then the styles.

    Those of the site and of the liasse are looked at for what would stop them and for a sum they compute: nobody would
    see that the figure is not that of the décompte. ``pages`` as in ``unknown``.
    """
    if (root / "templates").is_file():
        return [finding("templates", 1, "c'est un fichier, pas un répertoire", "Le renommer, ou le retirer.")]
    homes = (root / "templates" / name for name in (*_PRINTED, *_FILLED))
    paths = sorted(path for home in homes for path in home.rglob("*") if path.suffix in {".html", ".txt"})
    found = [one for path in paths for one in _file(path, path.relative_to(root).as_posix(), root)]
    return [*found, *unknown(root, pages), *_styles(root)]


@of_office
def faults(root: Path) -> dict[str, list[Finding]]:
    """What ``folder`` finds wrong in the office's own letters and acts, by template, as « courriers/_lettre.html »."""
    mine = home(root)
    paths = sorted(path for name in _PRINTED for path in (mine / name).rglob("*")) if mine else []
    found = {
        path.relative_to(root / "templates").as_posix(): list(_file(path, path.relative_to(root).as_posix(), root))
        for path in paths
        if path.suffix in {".html", ".txt"}
    }
    wrong = {name: [one for one in said if one.level is Level.ERREUR] for name, said in found.items()}
    return {name: errors for name, errors in wrong.items() if errors}


def refuse_faults(template: str, root: Path) -> None:
    """Stop before a template of the office's own that ``verifier`` refuses prints: one that computes, say.

    Raises:
        CaseInvalid: those of the template and of what it includes.
    """
    if (wrong := faults(root)) and (found := [one for name in family(template, root) for one in wrong.get(name, ())]):
        raise CaseInvalid(found)


def _file(path: Path, file: str, root: Path) -> Iterator[Finding]:
    if path.is_dir():
        yield directory(file)
        return
    if linked(path, root / "templates"):
        yield link(file)
        return
    if not path.is_file():
        yield finding(file, 1, "ce n'est pas un fichier ordinaire : il n'est pas lu", "Le retirer.")
        return
    try:
        source = decoded(path.read_bytes(), file)
    except TemplateSyntaxError as error:
        yield finding(file, error.lineno, *said(error))
        return
    if file.split("/")[1] in _PRINTED:
        yield from check(source, file)
    elif wrong := list(_syntax(source, file)):
        yield from wrong
    else:
        yield from _sums(environment(None, escape=True).parse(source), file, on_page=file.split("/")[1] == "site")
    yield from _called(source, file, root)


def _called(source: str, file: str, root: Path) -> Iterator[Finding]:
    """Templates this one asks for that do not exist, or that ask for it in their turn."""
    with suppress(TemplateSyntaxError):
        for name in sorted(set(called(source))):
            line = line_of(source, source.find(name))
            if not exists(f"templates/{name}", root):
                yield finding(file, line, *said(TemplateNotFound(name)))
            elif file.removeprefix("templates/") in family(name, root):
                yield finding(file, line, *said(RecursionError()))


def _styles(root: Path) -> Iterator[Finding]:
    """What the renderer does not understand in the styles of the office's own; ours have their tests."""
    mine = home(root)
    names = sorted(path.name for path in (mine / "styles").glob("*.css")) if mine else []
    if not names:
        return
    from generator.render.engine import Engine  # noqa: PLC0415 - half a second, for an office that has styles

    reader = Engine(root)
    for name in names:
        try:
            reader.check_style(name)
        except CaseInvalid as broken:
            yield from broken.findings


def check(source: str, file: str) -> list[Finding]:
    """Findings in one template."""
    return sorted([*words(source, file), *_code(source, file), *_markup(source, file)])


def _code(source: str, file: str) -> Iterator[Finding]:
    if wrong := list(_syntax(source, file)):
        yield from wrong
        return
    tree = environment(None, escape=True).parse(source)
    for node in tree.find_all(nodes.Filter):
        if node.name not in FILTERS:
            yield finding(
                file, node.lineno, f"filtre « {node.name} » refusé", "Les valeurs arrivent prêtes à imprimer."
            )
        elif node.name == "length" and isinstance(node.node, nodes.Filter | nodes.Const):
            yield finding(file, node.lineno, LETTERS, "Compter une liste, ou retirer « |length ».")
    for written in (one for printed in tree.find_all(nodes.Output) for one in printed.nodes):
        if isinstance(written, nodes.Const) and not isinstance(written.value, str):  # Jinja prints it unchecked
            message = f"« {written.value} » n'est pas une valeur du document"
            yield finding(file, written.lineno, message, "Le retirer, ou l'écrire hors des accolades.")
    for block in tree.find_all(nodes.ScopedEvalContextModifier):
        yield finding(file, block.lineno, "« autoescape » ne se désactive pas", "Retirer ce bloc.")
    yield from _sums(tree, file)


def _sums(tree: nodes.Template, file: str, *, on_page: bool = False) -> Iterator[Finding]:
    """Operations; ``on_page``, a list has its count (« | nombre »): only what is printed otherwise, or kept."""
    places: list[nodes.Node] = [tree]
    if on_page:
        kept = (value for block in tree.find_all(nodes.With) for value in block.values)
        places = [*tree.find_all(nodes.Output), *tree.find_all(nodes.Assign), *kept]
    spared = {id(one) for part in _no_sums(tree) for one in _operations(part)} if on_page else set()
    lines = {one.lineno for place in places for one in _operations(place) if id(one) not in spared}
    remedy = _ASKED.removesuffix(".") + " ; un compte de lignes s'écrit « | nombre »." if on_page else _ASKED
    for line in sorted(lines):
        yield finding(file, line, "un modèle ne calcule pas", remedy)


def _no_sums(tree: nodes.Template) -> Iterator[nodes.Node]:
    """Parts of a page that print no sum: a count, what chooses between two texts, the place of an item in a list."""
    yield from (one for one in tree.find_all(nodes.Filter) if one.name == _COUNT)
    yield from (one.test for one in tree.find_all(nodes.CondExpr))
    yield from (one.arg for one in tree.find_all(nodes.Getitem))


def _operations(part: nodes.Node) -> Iterator[nodes.Node]:
    """The operations of a part of a template, itself one or not."""
    if isinstance(part, _OPERATIONS):
        yield part
    yield from part.find_all(_OPERATIONS)


def _syntax(source: str, file: str) -> Iterator[Finding]:
    """What stops a template before it prints anything."""
    try:
        environment(None, escape=True).parse(source)
    except (TemplateSyntaxError, RecursionError) as error:
        yield finding(file, getattr(error, "lineno", 1), *said(error))


def _markup(source: str, file: str) -> Iterator[Finding]:
    for match in _SCRIPT.finditer(source):
        yield finding(file, line_of(source, match.start()), f"élément « {match.group()}… » refusé", "Le retirer.")
    for tag in _TAG.finditer(_CONSTANT.sub(lambda found: " " * len(found.group()), source)):
        line = line_of(source, tag.start())
        if _UNQUOTED.search(tag.group()):
            yield finding(file, line, "attribut sans guillemets autour d'une valeur", 'Écrire nom="{{ valeur }}".')
        for name, value in _ATTRIBUTE.findall(tag.group()):
            attribute = name.lower()
            if (
                "{{" in value
                and not value[1:].startswith("#")
                and (attribute in _DANGEROUS or attribute.startswith("on"))
            ):
                yield finding(file, line, f"valeur dans « {name} »", "Une valeur n'est jamais une adresse ni un style.")
            elif attribute in _SHOWN and not value[1:].startswith("/images/"):
                yield foreign(file, source, value[1:-1])._replace(line=line)
