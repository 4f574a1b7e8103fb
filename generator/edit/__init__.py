"""The only writer of YAML: adds lines to a case file and leaves every other byte alone.

Lines are inserted in the text, not dumped from a tree: comments, order, quotes, indentation and line ends of the file
stay as typed. What is about to be written is loaded first: it must be the case as it was, plus what was added.
"""

import hashlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache, reduce
from operator import getitem
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from generator.alone import alone
from generator.case import Case, KeyPath
from generator.edit.emit import flow, flow_pairs, inline, mapping_lines, plain
from generator.edit.inserting import SECTIONS, insert_item
from generator.edit.layout import Lines, last_line
from generator.findings import CaseInvalid, Finding, RecouvreError, has_errors
from generator.load import case_of, load_case
from generator.load.yaml_text import read_yaml
from generator.model import Dossier, Office
from generator.references import CASE_FILE
from generator.writer import write_bytes

__all__ = [
    "append_item",
    "complete_item",
    "item_added",
    "keys_added",
    "unchanged",
    "with_elements",
    "with_item",
    "with_keys",
    "write_case",
]

JOURNAL = "journal"
_CITED = ["pieces", *(name for name in SECTIONS if name not in {"pieces", JOURNAL}), JOURNAL]


def append_item(root: Path, reference: str, section: str, item: Mapping[str, Any], office: Office) -> Case:
    """Write an element of a list of the case (``paiements``, ``journal``…); return the case as it now is.

    ``item`` has the keys of the YAML; its values are text, or dates, amounts, booleans, lists and mappings of them.

    Raises:
        CaseInvalid: the case has errors, or would have with this element, or the file changed meanwhile.
    """
    case = load_case(root, reference, office)
    return write_case(case, with_item(case, section, item, office), office)


def complete_item(root: Path, reference: str, path: KeyPath, values: Mapping[str, Any], office: Office) -> Case:
    """Add keys to an element of a list, at its path (``("titres", 0)``: ``executoire-le``…); return the case.

    Raises:
        CaseInvalid: a key is already there, or the case has errors, or would have, or the file changed meanwhile.
    """
    case = load_case(root, reference, office)
    return write_case(case, with_keys(case, path, values, office), office)


def with_item(case: Case, section: str, item: Mapping[str, Any], office: Office | None = None) -> bytes:
    """The bytes of ``dossier.yaml`` with an element more in a list; a fact goes at its date, others go last.

    Raises:
        CaseInvalid: the case would have errors, or the file changed since it was loaded.
    """
    return item_added(case, unchanged(case), section, item, office)[0]


def keys_added(
    case: Case, content: bytes, keys: Mapping[KeyPath, Mapping[str, Any]], office: Office
) -> tuple[bytes, Case]:
    """Bytes of the case with keys more in its blocks, whatever lies on disk, and the case they are.

    Raises:
        CaseInvalid: a key is already there, or the case would have errors.
    """
    for path, values in keys.items():
        content, case = _with_keys(case, content, path, values, office)
    return content, case


def with_elements(
    case: Case,
    content: bytes,
    added: Mapping[str, Sequence[Mapping[str, Any]]],
    office: Office,
    keys: Mapping[KeyPath, Mapping[str, Any]] | None = None,
) -> bytes:
    """Bytes of a case, whatever lies on disk, with more elements in its lists, then more ``keys`` in its blocks.

    What others cite goes first. A key already there, whose value is a list of words, keeps them and takes those given.
    """
    for section in sorted(added, key=_CITED.index):
        for item in added[section]:
            content, case = item_added(case, content, section, item, office)
    for path, values in (keys or {}).items():
        words = {key: more for key, more in values.items() if isinstance(more, list) and (*path, key) in case.positions}
        for key, more in words.items():
            content, case = _with_words(case, content, (*path, key), more, office)
        if others := {key: value for key, value in values.items() if key not in words}:
            content, case = _with_keys(case, content, path, others, office)
    return content


def item_added(
    case: Case, content: bytes, section: str, item: Mapping[str, Any], office: Office | None
) -> tuple[bytes, Case]:
    """Bytes of the case with an element more, whatever lies on disk, and the case they are.

    Raises:
        CaseInvalid: the case would have errors.
    """
    element = plain(item)
    if not isinstance(element, dict) or not element:
        raise TypeError("an element is a mapping that is not empty")
    layout = Lines(content)
    present = getattr(case.dossier, section.replace("-", "_"))
    index = _rank(case, element) if section == JOURNAL else len(present)
    insert_item(layout, section, element, index)
    after = layout.render()
    try:
        return after, _checked(case, after, _one_more(case.dossier, section, element, index), office)
    except CaseInvalid as refused:
        raise CaseInvalid(_unplaced(finding, f"{section}[{index}]") for finding in refused.findings) from refused


def with_keys(case: Case, path: KeyPath, values: Mapping[str, Any], office: Office | None = None) -> bytes:
    """The bytes of ``dossier.yaml`` with keys more at the end of a block.

    Raises:
        CaseInvalid: a key is already there, or the case would have errors, or the file changed since it was loaded.
    """
    return _with_keys(case, unchanged(case), path, values, office)[0]


def _with_keys(
    case: Case, content: bytes, path: KeyPath, values: Mapping[str, Any], office: Office | None
) -> tuple[bytes, Case]:
    """The bytes with keys more, and the case they are."""
    added = plain(values)
    if not isinstance(added, dict) or not added:
        raise TypeError("keys to add are a mapping that is not empty")
    for key in added:
        if (*path, key) in case.positions:
            remedy = "La corriger dans le fichier : rien n'est remplacé d'office."
            raise CaseInvalid([case.erreur((*path, key), "la clé est déjà écrite.", remedy)])
    layout = Lines(content)
    block = layout.node(path)
    if not isinstance(block, yaml.MappingNode):
        raise TypeError("keys are added to a mapping")
    if block.flow_style:
        layout.insert_flow(block, len(block.value), ", ".join(flow_pairs(added)))
    else:
        layout.insert(last_line(block) + 1, mapping_lines(added, block.value[0][0].start_mark.column))
    tree = _tree(case, content)
    reduce(getitem, path, tree).update(added)
    after = layout.render()
    return after, _checked(case, after, _dossier(tree), office)


def _with_words(case: Case, content: bytes, path: KeyPath, more: Sequence[str], office: Office) -> tuple[bytes, Case]:
    """The bytes with words more at the end of a list of words, and the case they are."""
    layout = Lines(content)
    node = layout.node(path)
    if not isinstance(node, yaml.SequenceNode):
        raise TypeError("words are added to a list")
    if node.flow_style:
        layout.insert_flow(node, len(node.value), ", ".join(map(flow, more)))
    else:
        layout.insert(last_line(node) + 1, [f"{' ' * node.start_mark.column}- {inline(word)}" for word in more])
    tree = _tree(case, content)
    reduce(getitem, path, tree).extend(more)
    after = layout.render()
    return after, _checked(case, after, _dossier(tree), office)


def _unplaced(finding: Finding, element: str) -> Finding:
    """What is wrong with an element that was not written: its keys as they were given, no line of a file without it."""
    if finding.key != element and not finding.key.startswith(f"{element}."):
        return finding
    return finding._replace(line=0, column=0, key=finding.key.removeprefix(element).removeprefix("."))


def _rank(case: Case, fact: Mapping[str, Any]) -> int:
    """Where a fact goes in the journal: after the last one that is not more recent."""
    day = str(fact.get("date", ""))
    older = [index for index, other in enumerate(case.dossier.journal) if other.date.isoformat() <= day]
    if older:
        return older[-1] + 1
    return 0 if day else len(case.dossier.journal)


def unchanged(case: Case) -> bytes:
    """The bytes of a case on disk.

    Raises:
        CaseInvalid: the file changed since it was loaded.
    """
    content = (case.folder / CASE_FILE).read_bytes()
    if hashlib.sha256(content).hexdigest() != case.sha256:
        message = "le fichier a changé pendant la commande : rien n'est écrit."
        raise CaseInvalid([Finding.of_file(case.file, message, "Relancer la commande.")])
    return content


def _tree(case: Case, content: bytes) -> Any:
    """The text of the case as lists and mappings."""
    tree, _, _ = read_yaml(content.decode("utf-8"), case.file)
    return tree


def _dossier(tree: Any) -> Dossier | None:
    """The case of a tree, typed as that of a file; None of one that is wrong."""
    with suppress(ValidationError):
        return Dossier.model_validate(tree, by_alias=True, by_name=False)
    return None


def _one_more(dossier: Dossier, section: str, element: Mapping[str, Any], index: int) -> Dossier | None:
    """A case with an element more in a list, the rest of its text not read again; None of one that is wrong."""
    name = section.replace("-", "_")
    items = list(getattr(dossier, name))
    with suppress(ValidationError):
        items.insert(index, *list_of(name).validate_python([element], by_alias=True, by_name=False))
        return dossier.model_copy(update={name: tuple(items)})
    return None


@cache
def list_of(name: str) -> TypeAdapter[Any]:
    annotation: Any = Dossier.model_fields[name].annotation
    return TypeAdapter(annotation)


def _checked(case: Case, content: bytes, expected: Dossier | None, office: Office | None) -> Case:
    """The case that bytes are; refused unless it is the one expected: the case as it was, plus what was added."""
    after, findings = case_of(case.root, case.dossier.reference, content, office)
    if after is None:
        raise CaseInvalid(finding for finding in findings if has_errors([finding]))
    if expected is None or after.dossier != expected.ordonne(after.dossier.ordre_des_pieces):
        raise RecouvreError(f"{case.file} : l'ajout aurait changé autre chose ; rien n'est écrit. L'ajouter à la main.")
    return after


def write_case(case: Case, content: bytes, office: Office) -> Case:
    """Write the bytes of a case in the place of those it was loaded from; return the case as it now is.

    Raises:
        CaseInvalid: the file changed meanwhile.
        RecouvreError: another command is writing in the case.
    """
    with alone(case.folder):
        unchanged(case)
        write_bytes(case.folder / CASE_FILE, content, durable=True)
    return load_case(case.root, case.dossier.reference, office)
