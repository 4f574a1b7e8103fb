"""Optional content: what a layer hides on the screen must not appear, nor survive, in the copy.

A merge drops ``OCProperties`` and hidden layers become visible. Here the content hidden by the default
configuration is taken out of every content stream before the copy, and the marks of layers with it.
"""

from collections.abc import Iterator
from typing import Any

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    Dictionary,
    Name,
    Object,
    Operator,
    Pdf,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

Identity = tuple[int, int]

_PAINT_PATH = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
_PAINT_REST = {"Tj", "TJ", "sh", "Do"}
_NEXT_LINE = {"'", '"'}  # they move to the next line before showing text
_DEPTH = 40


def groups(pdf: Pdf) -> list[Object]:
    """Optional content groups declared by the document."""
    properties = pdf.Root.get("/OCProperties")
    declared = properties.get("/OCGs") if isinstance(properties, Dictionary) else None
    return [group for group in declared if isinstance(group, Dictionary)] if isinstance(declared, Array) else []


def hidden_groups(pdf: Pdf) -> set[Identity]:
    """Groups that the default configuration does not show."""
    declared = groups(pdf)
    if not declared:
        return set()
    default = pdf.Root.OCProperties.get("/D")
    if not isinstance(default, Dictionary):
        return set()
    hidden = {group.objgen for group in declared} if default.get("/BaseState") == Name.OFF else set()
    hidden -= set(_identities(default.get("/ON")))
    return hidden | set(_identities(default.get("/OFF")))


def is_hidden(membership: Object | None, hidden: set[Identity], depth: int = 0) -> bool:
    """Tell whether content under an OCG or an OCMD (policy or visibility expression) is not shown."""
    if not isinstance(membership, Dictionary) or depth > _DEPTH:
        return False
    if membership.get("/Type") != Name.OCMD:
        return membership.objgen in hidden
    expression = membership.get("/VE")
    if isinstance(expression, Array):
        return not _shown(expression, hidden, depth)
    members = membership.get("/OCGs")
    states = [
        identity not in hidden
        for identity in _identities(Array([members]) if isinstance(members, Dictionary) else members)
    ]
    if not states:
        return False
    policy = str(membership.get("/P", "/AnyOn"))
    shown = {"/AllOn": all(states), "/AnyOff": not all(states), "/AllOff": not any(states)}.get(policy, any(states))
    return not shown


def remove_hidden(pdf: Pdf, hidden: set[Identity]) -> None:
    """Take hidden content out of every page, form, pattern and glyph; drop hidden annotations."""
    seen: set[Identity] = set()
    for page in pdf.pages:
        resources = page.obj.get("/Resources", Dictionary())
        page.obj.Contents = pdf.make_stream(_without_hidden(page.obj, resources, hidden))
        _drop_hidden(resources, hidden)
        forms = list(_forms(resources))
        annotations = page.obj.get("/Annots")
        if isinstance(annotations, Array):
            shown = [note for note in annotations if not is_hidden(_get(note, "/OC"), hidden)]
            page.obj.Annots = Array(shown)
            forms += [form for note in shown for form in _appearances(note)]
        _clean_forms([(form, resources) for form in forms], hidden, seen)


def _clean_forms(waiting: list[tuple[Stream, Object]], hidden: set[Identity], seen: set[Identity]) -> None:
    while waiting:
        form, inherited = waiting.pop()
        if form.objgen in seen:
            continue
        seen.add(form.objgen)
        own = form.get("/Resources")
        resources = own if isinstance(own, Dictionary) else inherited
        form.write(_without_hidden(form, resources, hidden))
        _drop_hidden(resources, hidden)
        waiting += [(inner, resources) for inner in _forms(resources)]


def _drop_hidden(resources: Object, hidden: set[Identity]) -> None:
    objects = resources.get("/XObject")
    if isinstance(objects, Dictionary):
        for name in [name for name, value in objects.items() if is_hidden(_get(value, "/OC"), hidden)]:
            del objects[name]


def _forms(resources: Object) -> Iterator[Stream]:
    for kind in ("/XObject", "/Pattern"):
        forms = (one for one in _members(resources, kind) if isinstance(one, Stream))
        yield from (one for one in forms if one.get("/Subtype") != Name.Image)
    for font in _members(resources, "/Font"):
        yield from (one for one in _members(font, "/CharProcs") if isinstance(one, Stream))
    groups = (_get(_get(state, "/SMask"), "/G") for state in _members(resources, "/ExtGState"))
    yield from (one for one in groups if isinstance(one, Stream))


def _members(holder: Object, kind: str) -> list[Object]:
    members = _get(holder, kind)
    return list(members.values()) if isinstance(members, Dictionary) else []


def _appearances(note: Object) -> Iterator[Stream]:
    normal = _get(_get(note, "/AP"), "/N")
    if isinstance(normal, Stream):
        yield normal
    elif isinstance(normal, Dictionary):
        yield from (state for state in normal.values() if isinstance(state, Stream))


def _without_hidden(content: Object, resources: Object, hidden: set[Identity]) -> bytes:
    kept: list[Any] = []
    nesting: list[tuple[bool, bool]] = []  # (is a layer mark, hides)
    concealed = 0
    for instruction in parse_content_stream(content):
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            layer = operator == "BDC" and instruction.operands[0] == Name.OC
            hides = layer and is_hidden(_property(instruction.operands[1], resources), hidden)
            nesting.append((layer, hides))
            concealed += hides
            if layer:
                continue
        elif operator == "EMC":
            layer, hides = nesting.pop() if nesting else (False, False)
            concealed -= hides
            if layer:
                continue
        if operator == "Do" and is_hidden(_get(_xobject(instruction.operands, resources), "/OC"), hidden):
            continue
        if concealed and (instruction := _concealed(instruction, operator)) is None:
            continue
        kept.append(instruction)
    return unparse_content_stream(kept)


def _concealed(instruction: Any, operator: str) -> Any:
    """What remains of an instruction under a hidden layer: the graphics state moves on, nothing is painted."""
    if isinstance(instruction, ContentStreamInlineImage) or operator in _PAINT_REST:
        return None
    if operator in _PAINT_PATH:
        return ([], Operator("n"))
    if operator in _NEXT_LINE:
        return ([], Operator("T*"))
    return instruction


def _property(operand: Object, resources: Object) -> Object | None:
    if isinstance(operand, Name):
        return _get(resources.get("/Properties"), str(operand))
    return operand


def _xobject(operands: Any, resources: Object) -> Object | None:
    return _get(resources.get("/XObject"), str(operands[0])) if operands and isinstance(operands[0], Name) else None


def _get(holder: Object | None, key: str) -> Object | None:
    return holder.get(key) if isinstance(holder, (Dictionary, Stream)) else None


def _identities(members: Object | None) -> Iterator[Identity]:
    for member in members if isinstance(members, Array) else ():
        if isinstance(member, Dictionary):
            yield member.objgen


def _shown(expression: Object, hidden: set[Identity], depth: int) -> bool:
    if depth > _DEPTH or not isinstance(expression, Array) or len(expression) == 0:
        return True
    operands = [
        _shown(operand, hidden, depth + 1) if isinstance(operand, Array) else not is_hidden(operand, hidden, depth + 1)
        for operand in expression[1:]
    ]
    match str(expression[0]):
        case "/And":
            return all(operands)
        case "/Or":
            return any(operands)
        case _:
            return not operands[0] if operands else True
