"""Mutants of a Python source: the same text with one expression or one statement changed.

A mutant is named by what it changes, not by its line alone, so that an explanation outlives a reformatting.
"""

import ast
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SURVIVORS = Path(__file__).resolve().parent.parent / "docs" / "nightly" / "mutation-survivors.csv"
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.Pow: ast.Mult,
}  # fmt: skip
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
COMPOUND = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.FunctionDef, ast.ClassDef)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: where it is, what it was, what it becomes, and the lines whose execution reaches it."""

    path: str
    name: str  # qualified name of the function or class that holds it
    line: int
    kind: str
    before: str
    after: str
    lines: tuple[int, ...]
    start: int  # bytes of the source that are replaced
    end: int

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What names it, whatever its line."""
        return self.path, self.name, self.before, self.after

    def apply(self, source: bytes) -> bytes:
        """The source with this change made."""
        return source[: self.start] + self.after.encode() + source[self.end :]


def survivors() -> dict[tuple[str, str, str, str], str]:
    """What survived the last run, by ``key``, with what was written about it."""
    if not SURVIVORS.is_file():
        return {}
    with SURVIVORS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";", strict=True))
    return {(row["path"], row["name"], row["before"], row["after"]): row["why"] for row in rows}


class _Finder(ast.NodeVisitor):
    """Walk a module and keep what can be changed: no annotation, decorator, docstring, f-string, nor ``frozen``."""

    def __init__(self, path: str, source: bytes) -> None:
        self.path, self.source = path, source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.found: list[Mutant] = []
        self.names: list[str] = []
        self.statement: ast.stmt | None = None

    def visit(self, node: ast.AST) -> None:
        """Keep the changes of a node, then those of what it holds."""
        if isinstance(node, (ast.JoinedStr, ast.Import, ast.ImportFrom, ast.alias)) or _is_all(node) or _is_form(node):
            return
        if isinstance(node, ast.stmt):
            self.statement = node
        for kind, changed in _changes(node):
            self._keep(node, kind, changed)
        for kind, condition, changed in _conditions(node):
            self._keep(condition, kind, changed)
        named = isinstance(node, (ast.FunctionDef, ast.ClassDef))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            self.names.append(node.name)
        for child in _children(node):
            outer = self.statement
            self.visit(child)
            self.statement = outer
        if named:
            self.names.pop()

    def _keep(self, node: ast.AST, kind: str, changed: ast.AST) -> None:
        if not isinstance(node, (ast.expr, ast.stmt)) or node.end_lineno is None or node.end_col_offset is None:
            return
        start = self.starts[node.lineno - 1] + node.col_offset
        end = self.starts[node.end_lineno - 1] + node.end_col_offset
        text = ast.unparse(changed)
        after = f"({text})" if isinstance(changed, ast.expr) else text
        before = " ".join(self.source[start:end].decode().split())
        self.found.append(
            Mutant(self.path, ".".join(self.names), node.lineno, kind, before, after, self._lines(node), start, end)
        )

    def _lines(self, node: ast.expr | ast.stmt) -> tuple[int, ...]:
        holder = self.statement or node
        if isinstance(holder, COMPOUND):
            return (holder.lineno, *range(node.lineno, (node.end_lineno or node.lineno) + 1))
        return tuple(range(holder.lineno, (holder.end_lineno or holder.lineno) + 1))


def mutants(path: str, source: bytes) -> list[Mutant]:
    """Every mutant of a source, in order of place."""
    finder = _Finder(path, source)
    finder.visit(ast.parse(source))
    return sorted(finder.found, key=lambda mutant: (mutant.start, mutant.end, mutant.after))


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_comment"}:
            continue
        values = value if isinstance(value, list) else [value]
        yield from (child for child in values if isinstance(child, ast.AST) and not _is_docstring(child))


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_all(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and any(
        isinstance(one, ast.Name) and one.id == "__all__" for one in node.targets
    )


def _is_form(node: ast.AST) -> bool:
    """Tell how a record is held, which changes nothing of what it holds."""
    return isinstance(node, ast.keyword) and node.arg in {"frozen", "array_like", "dict"}


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Every way to change one node."""
    if isinstance(node, ast.Compare):
        yield from _compared(node)
    elif isinstance(node, ast.BoolOp):
        yield "and/or", ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.BinOp) and type(node.op) in COMPUTED:
        yield "arithmetic", ast.BinOp(node.left, COMPUTED[type(node.op)](), node.right)
    elif isinstance(node, ast.AugAssign) and type(node.op) in COMPUTED:
        yield "arithmetic", ast.AugAssign(node.target, COMPUTED[type(node.op)](), node.value)
    elif isinstance(node, ast.UnaryOp):
        yield "negation", node.operand
    elif isinstance(node, ast.Constant):
        yield from _constant(node)
    elif isinstance(node, ast.IfExp):
        yield "branches", ast.IfExp(node.test, node.orelse, node.body)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLED:
        yield "min/max", ast.Call(ast.Name(CALLED[node.func.id]), node.args, node.keywords)
    else:
        yield from _statement(node)


def _conditions(node: ast.AST) -> Iterator[tuple[str, ast.expr, ast.expr]]:
    """Filters of a comprehension that no longer filter, and plain conditions turned over."""
    if isinstance(node, ast.comprehension):
        yield from (("filter", condition, ast.Constant(value=True)) for condition in node.ifs)
    elif isinstance(node, (ast.If, ast.IfExp)) and not isinstance(node.test, (ast.Compare, ast.BoolOp, ast.UnaryOp)):
        yield "condition", node.test, ast.UnaryOp(ast.Not(), node.test)


def _compared(node: ast.Compare) -> Iterator[tuple[str, ast.AST]]:
    for index, op in enumerate(node.ops):
        ops = [*node.ops[:index], COMPARED[type(op)](), *node.ops[index + 1 :]]
        yield "comparison", ast.Compare(node.left, ops, node.comparators)


def _constant(node: ast.Constant) -> Iterator[tuple[str, ast.AST]]:
    value = node.value
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value)
    elif isinstance(value, int):
        yield "constant", ast.Constant(value + 1)
    elif isinstance(value, str):
        yield "text", ast.Constant(f"1{value}" if value[:1].isdigit() else f"XX{value}")


def _statement(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Return) and node.value is not None:
        nothing = isinstance(node.value, ast.Constant) and node.value.value is None
        yield "return", ast.Return(ast.Constant(0 if nothing else None))
    elif isinstance(node, (ast.Expr, ast.Raise)):
        yield "dropped", ast.Pass()
    elif isinstance(node, ast.Assign) and not any(isinstance(target, ast.Tuple) for target in node.targets):
        yield "assigned", ast.Assign(node.targets, ast.Constant(None), lineno=0)
