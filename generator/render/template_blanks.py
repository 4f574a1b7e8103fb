"""A value that says nothing in this case, printed by an office's own text: refused, never a hole in a sentence.

What our own version of the template prints under the same conditions, or fewer, is ours to vouch for (an empty cell of
a table, the end of a sentence that some cases have): an office that only changes words is asked nothing. Ours pay
nothing.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame

from generator.findings import RenderError
from generator.resources import shipped

WATCHED = "dit_quelque_chose"  # the filter put around what is printed; no template writes it


class _Printed(NamedTuple):
    """A value by its name, in the list it is printed from; ``under`` are the conditions met there."""

    parent: nodes.Output
    rank: int
    name: str
    under: tuple[str, ...]


class Watching(CodeGenerator):
    """Compiles a template of the office's own so that what it prints by name, and ours does not there, is not blank."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - Jinja's name
        """Put the filter around each of them, before anything is compiled."""
        if self.filename and not Path(self.filename).is_relative_to(ours := shipped("templates")):
            vouched = set(_printed_by_ours(self.environment, ours, self.name or ""))
            chosen = set(_chosen(node))
            for one in list(_printed(node.body, ())):
                here = any(one.name == name and under <= set(one.under) for name, under in vouched)
                if one.name not in chosen and not here:
                    one.parent.nodes[one.rank] = _watched(one.parent.nodes[one.rank], one.name)
        super().visit_Template(node, frame)


def said(value: Any, name: str) -> Any:
    """Refuse a text that says nothing.

    Raises:
        RenderError: it would leave a hole in the sentence.
    """
    if isinstance(value, str) and not value.strip():
        within = f"mettre ce qui en parle entre « {{% if {name} %}} » et « {{% endif %}} »"
        raise RenderError(f"« {name} » est vide dans un dossier et y laisserait un blanc : {within}.")
    return value


def _watched(value: nodes.Expr, name: str) -> nodes.Filter:
    """The same value, looked at before any filter writes it."""
    if isinstance(value, nodes.Filter) and value.node is not None:
        value.node = _watched(value.node, name)
        return value
    return nodes.Filter(value, WATCHED, [nodes.Const(name)], [], None, None, lineno=value.lineno)


def _chosen(tree: nodes.Template) -> Iterator[str]:
    """Names the template gives itself to words it chooses or composes, nothing among them: it asked before printing."""
    for node in tree.find_all((nodes.Assign, nodes.AssignBlock, nodes.With, nodes.Macro)):
        match node:
            case nodes.AssignBlock():
                given: Iterable[tuple[nodes.Node, nodes.Node]] = [(node.target, node)]
            case nodes.Assign():
                given = [(node.target, node.node)]
            case nodes.With():
                given = zip(node.targets, node.values, strict=True)
            case nodes.Macro():
                given = zip(reversed(node.args), reversed(node.defaults), strict=False)
        yield from (_name(target) for target, value in given if not _name(value))


def _printed_by_ours(environment: Environment, ours: Path, name: str) -> Iterator[tuple[str, frozenset[str]]]:
    """What our version prints by name, and under which conditions; nothing when the template is the office's alone."""
    try:
        tree = environment.parse((ours / name).read_text(encoding="utf-8"))
    except (OSError, TemplateNotFound, TemplateSyntaxError):
        return
    yield from ((one.name, frozenset(one.under)) for one in _printed(tree.body, ()))


def _printed(body: Iterable[nodes.Node], under: tuple[str, ...]) -> Iterator[_Printed]:
    for node in body:
        if isinstance(node, nodes.Output):
            named = ((rank, _name(value)) for rank, value in enumerate(node.nodes))
            yield from (_Printed(node, rank, name, under) for rank, name in named if name)
        elif isinstance(node, nodes.If):
            tests = [node.test, *(one.test for one in node.elif_)]
            for rank, part in enumerate([node.body, *(one.body for one in node.elif_), node.else_]):
                yield from _printed(part, (*under, f"{rank} {tests!r}"))
        else:
            here = (*under, repr(node.iter)) if isinstance(node, nodes.For) else under
            yield from _printed(node.iter_child_nodes(exclude=("else_",)), here)
            yield from _printed(getattr(node, "else_", ()), under)


def _name(value: nodes.Node) -> str:
    """How a template names what it prints, whatever filters write it; empty for what it chooses or composes."""
    while isinstance(value, nodes.Filter) and value.node is not None:
        value = value.node
    if isinstance(value, nodes.Name):
        return value.name
    if isinstance(value, nodes.Getattr) and (owner := _name(value.node)):
        return f"{owner}.{value.attr}"
    if isinstance(value, nodes.Getitem) and isinstance(value.arg, nodes.Const) and (owner := _name(value.node)):
        return f"{owner}[{json.dumps(value.arg.value, ensure_ascii=False)}]"
    return ""
