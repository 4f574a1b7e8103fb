"""What the house forbids, read from the syntax tree: used by ``test_architecture.py``.

Each check takes a module and returns sentences ``line: what is wrong``; ``CHECKS`` lists them.
"""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVERYTHING = "everything above"
ROW = re.compile(r"\| `generator/(?P<room>\w+)(?:\.py|/)` \| (?P<may>[^|]*) \| [^|]+ \|")


@dataclass(frozen=True)
class Module:
    """A module: its dotted name, its text."""

    name: str
    source: str

    @property
    def room(self) -> str:
        """The part of the house it is in: ``generator.law.deadlines`` is in ``law``."""
        return self.name.split(".")[1] if "." in self.name else ""

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree, read once."""
        return ast.parse(self.source)

    @cached_property
    def calls(self) -> list[tuple[ast.Call, str, str]]:
        """Its calls, read once: most checks ask for them."""
        return list(_calls(self.tree))


def modules() -> list[Module]:
    """Every module of the package."""
    found = []
    for path in sorted((ROOT / "generator").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found.append(Module(name, path.read_text(encoding="utf-8")))
    return found


def directions(text: str) -> dict[str, frozenset[str]]:
    """Room -> rooms it may import, from the table of ARCHITECTURE.md, the one list there is.

    Raises:
        ValueError: a room may import one that is not above it: the table itself allows a cycle.
    """
    table: dict[str, frozenset[str]] = {}
    for row in ROW.finditer(text):
        may = row["may"].strip()
        allowed = set(table) if may == EVERYTHING else {name.strip() for name in may.split(",")} - {"–"}
        if unknown := allowed - set(table):
            raise ValueError(f"{row['room']} may import {sorted(unknown)}, not above it in the table")
        table[row["room"]] = frozenset(allowed)
    return table


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything a tree imports, ``from a import b`` as ``a.b``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            stem = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{stem}.{alias.name}") for alias in node.names)


def wrong_directions(module: Module, table: Mapping[str, frozenset[str]]) -> list[str]:
    """Imports of a room this one may not see, and relative imports."""
    wrong = []
    for line, name in imported(module.tree):
        if name.startswith("."):
            wrong.append(f"{line}: relative import of {name}")
            continue
        parts = name.split(".")
        if parts[0] != "generator" or parts[1:2] in ([], ["__version__"], [module.room]):
            continue
        if module.room not in table or parts[1] not in table[module.room]:
            wrong.append(f"{line}: {module.room} imports {parts[1]}")
    return wrong


def cycle(found: list[Module]) -> list[str]:
    """One cycle of imports made when modules load, or nothing. Imports inside functions do not count."""
    names = {module.name for module in found}
    graph: dict[str, set[str]] = {}
    for module in found:
        top = ast.Module([node for node in module.tree.body if not isinstance(node, ast.FunctionDef)], [])
        targets = (name for _, name in imported(top))
        graph[module.name] = {
            next(stem for stem in (name, name.rpartition(".")[0]) if stem in names)
            for name in targets
            if name in names or name.rpartition(".")[0] in names
        } - {module.name}
    return _first_cycle(graph)


def _first_cycle(graph: Mapping[str, set[str]]) -> list[str]:
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done:
            return []
        for target in sorted(graph.get(name, ())):
            if found := walk(target, [*path, name]):
                return found
        done.add(name)
        return []

    for name in sorted(graph):
        if found := walk(name, []):
            return found
    return []


def _calls(tree: ast.Module) -> Iterator[tuple[ast.Call, str, str]]:
    """Every call, with the name called and what it is called on (as source text, empty for a plain name)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node, node.func.attr, ast.unparse(node.func.value)
            elif isinstance(node.func, ast.Name):
                yield node, node.func.id, ""


def _in_memory(module: Module) -> set[str]:
    """Names that hold a ``BytesIO`` or a ``StringIO`` somewhere in the module."""
    names = set()
    for node in ast.walk(module.tree):
        value = getattr(node, "value", None) or getattr(node, "context_expr", None)
        if isinstance(value, ast.Call) and _last(value.func) in {"BytesIO", "StringIO"}:
            targets = getattr(node, "targets", None) or [
                getattr(node, "target", None) or getattr(node, "optional_vars", None)
            ]
            names |= {ast.unparse(target) for target in targets if target is not None}
    return names


def _last(function: ast.expr) -> str:
    """« BytesIO » of ``io.BytesIO`` and of ``BytesIO``."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


COPIES = {"copy", "copy2", "copyfile", "copytree", "move"}
SAVERS = {"save", "write_pdf", "write_png", "savefig"}


def written_elsewhere(module: Module) -> list[str]:
    """Files written without ``generator/writer.py``."""
    wrong = []
    memory = _in_memory(module)
    libraries = {name.rpartition(".")[2] for _, name in imported(module.tree)}
    ours = {name.rpartition(".")[2] for _, name in imported(module.tree) if name.startswith("generator.")}
    for node, called, on in module.calls:
        if called in {"write_text", "write_bytes"} and on not in {"", "writer"}:
            wrong.append(f"{node.lineno}: {on}.{called}()")
        elif called == "open" and _opens_for_writing(node, on, libraries):
            wrong.append(f"{node.lineno}: {ast.unparse(node)}")
        elif called in SAVERS and on not in ours and node.args:
            where = ast.unparse(node.args[0])
            if where not in memory and not where.endswith("IO()"):
                wrong.append(f"{node.lineno}: {on}.{called}({where})")
        elif on == "shutil" and called in COPIES:
            wrong.append(f"{node.lineno}: shutil.{called}()")
    return wrong


def printed_elsewhere(module: Module) -> list[str]:
    """Texts given to the terminal without ``say``, which lets no file's name give it orders."""
    return [
        f"{node.lineno}: {ast.unparse(node)[:60]}"
        for node, called, on in module.calls
        if (called in {"echo", "secho"} and on == "click") or (called == "print" and not on)
    ]


def _opens_for_writing(node: ast.Call, on: str, libraries: set[str]) -> bool:
    if on == "os":
        return "O_CREAT" in ast.unparse(node)
    if on in libraries - {"io"}:  # Image.open, pikepdf.open: they read
        return False
    position = 0 if on not in {"", "io"} else 1  # path.open(mode), open(path, mode)
    given = [keyword.value for keyword in node.keywords if keyword.arg == "mode"] or node.args[position : position + 1]
    if not given:
        return False
    mode = given[0]
    return not isinstance(mode, ast.Constant) or (isinstance(mode.value, str) and bool(set(mode.value) & set("wax+")))


CLOCKS = {"today", "now", "utcnow", "localtime", "gmtime", "time", "time_ns"}
CHANCE = {"random", "secrets", "uuid"}


def clock_or_chance(module: Module) -> list[str]:
    """Today's date, the hour or a random number: outputs depend on inputs only."""
    wrong = [
        f"{node.lineno}: {on}.{called}()"
        for node, called, on in module.calls
        if called in CLOCKS and on.rpartition(".")[2] in {"date", "datetime", "time"}
    ]
    return wrong + [f"{line}: import {name}" for line, name in imported(module.tree) if name.split(".")[0] in CHANCE]


NETWORK = ("requests", "httpx", "aiohttp", "urllib3", "urllib.request", "http.client", "socket", "ftplib", "smtplib")


def network(module: Module) -> list[str]:
    """Libraries that talk to the network."""
    return [
        f"{line}: import {name}"
        for line, name in imported(module.tree)
        if any(name == library or name.startswith(f"{library}.") for library in NETWORK)
    ]


def private_parts(module: Module) -> list[str]:
    """What a library keeps for itself, and may change without a word."""
    stems = ((line, name.rpartition(".")[0]) for line, name in imported(module.tree))
    return [f"{line}: {stem}" for line, stem in stems if re.search(r"(^|\.)_(?!_future__)", stem)]


def shell(module: Module) -> list[str]:
    """Commands given to a shell."""
    return [
        f"{node.lineno}: {called}()"
        for node, called, on in module.calls
        if (on == "os" and called in {"system", "popen"})
        or any(keyword.arg == "shell" and ast.unparse(keyword.value) != "False" for keyword in node.keywords)
    ]


def floats(module: Module) -> list[str]:
    """Floats near money: literals, conversions, annotations."""
    wrong = []
    for node in ast.walk(module.tree):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
        named = isinstance(node, ast.Name) and node.id == "float"
        if literal or named:
            wrong.append(f"{node.lineno}: {ast.unparse(node)}")  # type: ignore[attr-defined]  # both kinds have a line
    return wrong


def lax_templates(module: Module) -> list[str]:
    """Templates made from text, or escaped by the look of a file name."""
    banned = {"from_string", "select_autoescape"}
    return [f"{node.lineno}: {called}()" for node, called, _ in module.calls if called in banned]


Check = Callable[[Module], list[str]]
