"""What kind of value our own templates print under a name: a sum, a date, a count; an office's own asks for no other.

Nothing else tells, before a page is made, that « total » is a sum and no count. A value that none of ours prints by its
name is not judged.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from jinja2 import nodes

from generator.findings import Finding
from generator.phrases import enumeration
from generator.render.own import finding

_SUM, _DATE, _COUNT, _TEXT = "une somme", "une date", "un nombre", "un texte"
_BARE = ""  # printed without a filter: a text, or a count
_KINDS: Mapping[str, tuple[str, ...]] = {
    "eur": (_SUM,), "montant": (_SUM,), "taux": ("un taux",), "date_fr": (_DATE,), "date_courte": (_DATE,),
    "nombre": (_COUNT,), "jours": (_COUNT,), "length": ("une liste",),
    "accord": (),  # of a sum or of a count: it tells neither
    _BARE: (_TEXT, _COUNT),
    **dict.fromkeys(
        ("insecable", "majuscule", "juridiction", "que", "siren", "fichier", "nom_de_fichier", "courriel", "cite",
         "numeros"),
        (_TEXT,),
    ),
}  # fmt: skip

Scope = Mapping[str, str]  # what a name of a template stands for: the place of its value; empty when nobody can tell


def printed(tree: nodes.Template) -> Iterator[tuple[str, str, int]]:
    """Each value printed by its place (« totaux.total », « lignes[].date »), by which filter, at which line."""
    return _seen(tree.body, {})


def kinds(trees: Iterable[nodes.Template]) -> dict[str, set[str]]:
    """The kinds of values that templates print, by place; a value of a kind that is not listed here is left out."""
    found: dict[str, set[str]] = defaultdict(set)
    others: set[str] = set()
    for place, name, _ in (one for tree in trees for one in printed(tree)):
        found[place] |= {*_KINDS.get(name, ())}
        others |= set() if name in _KINDS else {place}
    return {place: told for place, told in found.items() if place not in others}


def misprinted(tree: nodes.Template, file: str, known: Mapping[str, set[str]]) -> Iterator[Finding]:
    """Findings at the line of each value asked for as what it is not."""
    for place, name, line in printed(tree):
        wanted, told = _KINDS.get(name, ()), known.get(place)
        if wanted and told and told.isdisjoint(wanted):
            written = f"« |{name} » écrit {wanted[0]}" if name else "ne s'imprime pas sans filtre"
            message = f"« {place.replace('[]', '')} » est {enumeration(sorted(told), 'ou')}, et {written}"
            yield finding(file, line, message, "L'écrire comme notre modèle (recouvre modele NOM --comparer).")


def _seen(body: Iterable[nodes.Node], scope: Scope) -> Iterator[tuple[str, str, int]]:
    """Values printed in a body, those that a name of its own stands for being placed where it says."""
    within = dict(scope)
    for node in body:
        yield from _asked(node, within)
        if isinstance(node, nodes.For):
            yield from _seen([*node.body, *node.else_], {**within, **_line(node, within)})
        elif isinstance(node, nodes.If):
            yield from _seen([*node.body, *(one for other in node.elif_ for one in other.body), *node.else_], within)
        elif isinstance(node, nodes.Macro | nodes.CallBlock):
            yield from _seen(node.body, {**within, **dict.fromkeys((one.name for one in node.args), "")})
        elif isinstance(node, nodes.With):
            names = (one.name for one in node.targets if isinstance(one, nodes.Name))
            yield from _seen(node.body, {**within, **dict.fromkeys(names, "")})
        elif hasattr(node, "body"):
            yield from _seen(node.body, within)
        within |= {one.name: "" for one in node.find_all(nodes.Name) if one.ctx == "store" and _assigns(node)}


def _assigns(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Assign | nodes.AssignBlock | nodes.Import | nodes.FromImport)


def _line(loop: nodes.For, scope: Scope) -> Scope:
    lines = _place(loop.iter, scope)
    if isinstance(loop.target, nodes.Name):
        return {loop.target.name: f"{lines}[]" if lines else ""}
    return {one.name: "" for one in loop.target.find_all(nodes.Name)}


def _asked(node: nodes.Node, scope: Scope) -> Iterator[tuple[str, str, int]]:
    """Values of a node itself, not of the bodies below it."""
    parts = [node] if isinstance(node, nodes.Expr) else _expressions(node)
    if isinstance(node, nodes.Output):
        for value in node.nodes:
            if place := _place(value, scope):
                yield place, _BARE, value.lineno
    for part in parts:
        for one in [part, *part.find_all(nodes.Filter)]:
            if isinstance(one, nodes.Filter) and one.node is not None and (place := _place(one.node, scope)):
                yield place, one.name, one.lineno


def _expressions(node: nodes.Node) -> list[nodes.Node]:
    return [one for one in node.iter_child_nodes(exclude=("body", "else_", "elif_")) if isinstance(one, nodes.Expr)]


def _place(node: nodes.Node, scope: Scope) -> str:
    """Where a value is found; empty for anything that is computed."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        owner = _place(node.node, scope)
        return f"{owner}.{node.attr}" if owner else ""
    return ""
