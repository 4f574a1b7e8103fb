"""The office's own ``mkdocs.yml`` and ``site/``: what would stop the site is said in its file, before and after."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from generator.findings import CaseInvalid, Finding, Level, RenderError, place_of
from generator.pages.splice import TOKEN
from generator.resources import shipped

SETTINGS = "mkdocs.yml"
PAGES = "site"
_KEPT = {"site_name": "", "docs_dir": "site", "site_dir": "build/.shell"}  # what the rest of the engine counts on
_SETTINGS = frozenset({  # what dresses the site; others (hooks, INHERIT, extra_templates) run or read a file
    "site_name", "site_url", "site_description", "site_author", "docs_dir", "site_dir", "use_directory_urls",
    "copyright", "theme", "extra", "extra_css", "extra_javascript", "plugins", "markdown_extensions", "nav",
    "not_in_nav", "exclude_docs", "draft_docs", "validation", "strict",
})  # fmt: skip
_RUN = frozenset(
    {".js", ".mjs", ".wasm", ".html", ".htm", ".xhtml", ".xht", ".xml", ".svgz"}
)  # a page is written in .md
_DRAWN = re.compile(rb"<\s*(?:script|foreignobject)\b|[\s/]on[a-z]+\s*=|javascript:|<!ENTITY", re.IGNORECASE)  # in SVG
_EXTENSIONS = frozenset({  # of Markdown: none of them opens a file
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "smarty", "tables", "toc",
    "pymdownx.details", "pymdownx.highlight", "pymdownx.superfences", "pymdownx.tabbed",
})  # fmt: skip
_ACTIVE = re.compile(
    r"<\s*(?:script|meta|base|link|style|iframe|frame|object|embed|form)\b|<[a-z][^<>]*[\s/]on[a-z]+\s*=", re.IGNORECASE
)  # of HTML: what runs, leaves the page or is fetched
_CODE = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)|(?P<tick>`+)[^`]+(?P=tick)", re.DOTALL | re.MULTILINE)
_CALLED = re.compile(r"\s*(?:javascript|data|vbscript):", re.IGNORECASE)  # an address that is code
_HEAD = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_PLAIN_PAGE = "Le retirer : une page du cabinet est du texte, elle n'exécute rien et n'ouvre rien du dehors."
_YAML = "tag:yaml.org,2002:"
_PLAIN = frozenset(_YAML + kind for kind in ("str", "int", "float", "bool", "null", "map", "seq"))
_RUNS = "Le retirer : le site d'un cabinet est fait de réglages et de pages, il n'exécute ni ne lit rien d'autre."
_COPY = "Repartir du nôtre, et n'en changer que ce qu'il faut."
_NAMED = re.compile(r"[\w./-]+\.(?:md|css|js|svg|png)\b")


def check(root: Path) -> list[Finding]:
    """Everything known to stop the site in the office's own files, without building it."""
    return sorted([*_settings(root), *_folder(root), *(one for path in _pages(root) for one in _page(path, root))])


def blame(error: RenderError, root: Path) -> RenderError | CaseInvalid:
    """What to raise when the engine fails: the office's own file it names, or its own settings; else our bug."""
    named = [f"site/{name.removeprefix('site/')}" for name in _NAMED.findall(str(error))]
    own = [name for name in (*named, SETTINGS) if _is_own(name, root)]
    own += [path.relative_to(root).as_posix() for path in _pages(root)]
    if not own:
        return error
    why = str(error).rpartition(" / ")[2].rpartition(" : ")[2].strip().rstrip(".")
    message = f"le site ne se construit pas avec ce fichier (MkDocs répond : « {why} »)"
    return CaseInvalid([_finding(own[0], (1, 1), message, _COPY)])


def _settings(root: Path) -> Iterator[Finding]:
    if not _is_own(SETTINGS, root):
        return
    node = _composed(root / SETTINGS)
    if isinstance(node, Finding):
        yield node
        return
    yield from _programs(node)
    yield from (
        _finding(SETTINGS, _place(one), "du code est refusé dans un réglage", _RUNS)
        for one in _nodes(node) if isinstance(one, yaml.ScalarNode) and _runs(one.value)
    )  # fmt: skip
    set_here = {str(key.value): value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    for key, wanted in _KEPT.items():
        value = set_here.get(key)
        if value is None:
            yield _finding(SETTINGS, (1, 1), f"il manque « {key} »", f"Ajouter « {key}: {wanted or 'Recouvre'} ».")
        elif wanted and value.value != wanted:
            yield _finding(
                SETTINGS, _place(value), f"« {key} » vaut « {wanted} » et rien d'autre", f"Écrire « {wanted} »."
            )


def _composed(path: Path) -> yaml.MappingNode | Finding:
    """The settings, composed only: MkDocs gives its tags their meaning; or what keeps them from being read."""
    if path.is_dir():
        return _finding(SETTINGS, (1, 1), "c'est un répertoire, pas un fichier", "Le renommer, ou le retirer.")
    text = _text(path, SETTINGS)
    if isinstance(text, Finding):
        return text
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return _finding(SETTINGS, place, "ligne illisible ici : retrait, deux-points, guillemets ou crochets", _COPY)
    if not isinstance(node, yaml.MappingNode):
        return _finding(SETTINGS, (1, 1), "le fichier n'a pas de réglages « clé: valeur »", _COPY)
    return node


def _runs(text: str) -> bool:
    return bool(_ACTIVE.search(text) or _CALLED.match(text))


def _programs(settings: yaml.MappingNode) -> Iterator[Finding]:
    """What MkDocs would run or read: ``construire`` may be the first to open what a merge request brings."""
    for node in _nodes(settings):
        if node.tag not in _PLAIN:
            yield _finding(SETTINGS, _place(node), f"« {node.tag.removeprefix(_YAML)} » est refusé ici", _RUNS)
    for name, value in _entries(settings):
        for node, told in _refused(name, value):
            yield _finding(SETTINGS, _place(node), told, _RUNS)


def _refused(name: str, value: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    """What of a setting is not admitted, and what is said of it."""
    other = "« {} » n'est pas de ceux admis"
    admitted = {
        "extra_javascript": (_scripts(), "« {} » n'est pas un script de Recouvre"),
        "markdown_extensions": (_EXTENSIONS, other),
        "plugins": ({"search"}, other),
    }
    if name not in {*_SETTINGS, "<<"}:  # a merge is told by its tag
        yield value, f"« {name} » est refusé"
    elif name == "theme":
        yield from ((one, "« custom_dir » est refusé") for key, one in _entries(value) if key == "custom_dir")
    elif name in admitted:
        known, told = admitted[name]
        yield from ((place, told.format(listed)) for listed, place in _listed(value) if listed not in known)


@cache
def _scripts() -> frozenset[str]:
    """The scripts of our own site, as its settings name them."""
    home = shipped("site")
    return frozenset(path.relative_to(home).as_posix() for path in home.rglob("*.js"))


def _nodes(top: yaml.Node) -> list[yaml.Node]:
    """Every node once, aliases included."""
    found, seen = [top], {id(top)}
    for node in found:
        inside = node.value if isinstance(node, yaml.CollectionNode) else ()
        for one in (part for item in inside for part in (item if isinstance(item, tuple) else (item,))):
            if id(one) not in seen:
                seen.add(id(one))
                found.append(one)
    return found


def _entries(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((str(key.value), value) for key, value in node.value)


def _listed(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    """Names of a list, each alone or with its settings; or of a mapping."""
    for one in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        if isinstance(one, yaml.MappingNode):
            yield from ((str(key.value), key) for key, _ in one.value)
        elif one.value:
            yield str(one.value), one


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _folder(root: Path) -> Iterator[Finding]:
    home = root / PAGES
    if home.is_file():
        yield _finding(PAGES, (1, 1), "c'est un fichier, pas un répertoire", "Le renommer, ou le retirer.")
    if not _is_own(PAGES, root):
        return
    for path in sorted(one for one in home.rglob("*") if one.is_file()):
        name = path.relative_to(home).as_posix()
        ours = shipped("site") / name
        if path.suffix.lower() in _RUN and not (ours.is_file() and ours.read_bytes() == path.read_bytes()):
            yield _finding(f"{PAGES}/{name}", (1, 1), "un script ou une page HTML est refusé ici", _PLAIN_PAGE)
        elif path.suffix.lower() == ".svg" and _DRAWN.search(path.read_bytes()):
            yield _finding(f"{PAGES}/{name}", (1, 1), "ce dessin exécute du code", "L'enregistrer en PNG.")


def _pages(root: Path) -> list[Path]:
    """The office's own pages; none in the checkout, where they are ours."""
    home = root / PAGES
    return sorted(path for path in home.rglob("*.md") if path.is_file()) if _is_own(PAGES, root) else []


def _page(path: Path, root: Path) -> Iterator[Finding]:
    file = path.relative_to(root).as_posix()
    text = _text(path, file)
    if isinstance(text, Finding):
        yield text
        return
    ours = shipped("site").parent / file
    wanted = TOKEN.findall(ours.read_text(encoding="utf-8")) if ours.is_file() else []
    for token in dict.fromkeys(wanted):
        if token not in TOKEN.findall(text):
            message = f"« @@RECOUVRE-{token}@@ » manque : ce que Recouvre écrit dans cette page n'aurait pas de place"
            yield _finding(file, (1, 1), message, _COPY)
    yield from _active(text, file)
    for token in TOKEN.finditer(text):
        if token[1] not in wanted:
            message = f"« {token[0]} » : Recouvre n'écrit rien à cet endroit de cette page"
            yield _finding(file, place_of(text, token.start()), message, "Le retirer.")


def _active(text: str, file: str) -> Iterator[Finding]:
    """What a page would run or open; its head is written as it is by the theme, whatever stands for « < » in it."""
    shown = _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group()), text)
    for found in _ACTIVE.finditer(shown):
        yield _finding(file, place_of(text, found.start()), f"« {found.group():.40} » est refusé", _PLAIN_PAGE)
    if (head := _HEAD.match(text)) and ("<" in head[1] or "\\" in head[1]):
        message = "« < » et « \\ » sont refusés dans l'en-tête d'une page"
        yield _finding(file, (1, 1), message, _PLAIN_PAGE)


def _text(path: Path, file: str) -> str | Finding:
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        return _finding(file, place_of(before, len(before)), "le fichier n'est pas en UTF-8", "L'enregistrer en UTF-8.")


def _is_own(name: str, root: Path) -> bool:
    path = root / name
    return path.exists() and path.resolve() != (shipped("site").parent / name).resolve()


def _finding(file: str, place: tuple[int, int], message: str, remedy: str) -> Finding:
    return Finding(file, *place, Level.ERREUR, "", f"{message}.", remedy)
