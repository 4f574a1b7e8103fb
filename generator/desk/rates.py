"""A legal value that the office adds to those of the engine: written in its own file, or refused as there."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.alone import alone
from generator.dates import iso
from generator.edit.emit import flow, flow_pairs, item_lines, mapping_lines
from generator.edit.layout import Lines, last_line
from generator.findings import CaseInvalid, Finding, Level, RecouvreError
from generator.law.report import figure
from generator.law.semester import semester
from generator.law.series import OFFICE_FILE, Serie, Valeur, shipped
from generator.statement.office_rates import place_of, rates_of, read_rates
from generator.writer import write_bytes

KEYS = ("valeur", "du", "au", "source", "lien", "lu-le", "statut", "note")
NEEDED = ("valeur", "du", "source", "statut")
CORRECTED = 2  # of our values, the most that one added replaces, but in one half-year
_HEAD = """\
# Les valeurs légales ajoutées par le cabinet : « recouvre taux » les écrit ici, et les montre.
# Partout où elles servent, elles sont marquées « valeur du cabinet ».
"""


def add(root: Path, cle: str, said: Mapping[str, str], au: dt.date) -> tuple[Valeur, tuple[Valeur, ...]]:
    """Write a value of a series in the office's file, read on ``au`` unless said otherwise.

    ``said`` has the ``KEYS``, dates as French types them. Returns the value, and the shipped ones it replaces for the
    days it covers.

    Raises:
        CaseInvalid: the file is wrong, or would be with this value; nothing is written.
        RecouvreError: it would replace more of ours than one text does, or another command writes in that folder.
    """
    path = root / OFFICE_FILE
    with alone(path.parent):
        content = path.read_bytes() if path.is_file() else b""
        before = rates_of(root).series[cle]
        alone_there = _alone(cle, said, au)
        _refuse_covered(content, before, alone_there)
        _refuse_slip(cle, alone_there)
        after = _with_value(content, cle, _entry(said, au))
        written = read_rates(after).series[cle]
        write_bytes(path, after, durable=True)
    added = next(one for one in written.valeurs if one.cabinet and one not in before.valeurs)
    return added, shipped().series[cle].meeting(added)


def _alone(cle: str, said: Mapping[str, str], au: dt.date) -> Valeur:
    """The value as typed, in a file of its own.

    Raises:
        CaseInvalid: it is wrong, wherever it is written.
    """
    try:
        serie = read_rates(_with_value(b"", cle, _entry(said, au))).series[cle]
    except CaseInvalid as wrong:  # its place is in a file that nobody has
        raise CaseInvalid(Finding.of_file(OFFICE_FILE, one.message, one.remedy) for one in wrong.findings) from None
    return next(one for one in serie.valeurs if one.cabinet)


def _refuse_covered(content: bytes, known: Serie, added: Valeur) -> None:
    """The office already has a value for those days: which, and where to correct it.

    Raises:
        CaseInvalid: it has.
    """
    wrong = []
    for one in (one for one in known.meeting(added) if one.cabinet):
        until = f" au {one.au:%d/%m/%Y}" if one.au else ""
        message = f"{known.cle} : le cabinet a déjà écrit {figure(known, one)} du {one.du:%d/%m/%Y}{until}."
        remedy = "Corriger là sa valeur ou ses jours : « recouvre taux » n'efface rien."
        wrong.append(Finding(OFFICE_FILE, *place_of(content, known.cle, one.du), Level.ERREUR, "", message, remedy))
    if wrong:
        raise CaseInvalid(wrong)


def _refuse_slip(cle: str, added: Valeur) -> None:
    """« du=01/01/1800 » for 2026 would change every sum since, in silence.

    Raises:
        RecouvreError: it replaces more of our values than a text does.
    """
    ours = shipped().series[cle].meeting(added)
    of_one_half = added.au is not None and semester(added.du) == semester(added.au)  # the ECB may decide four times
    if len(ours) > CORRECTED and not of_one_half:
        until = f" au {added.au:%d/%m/%Y}" if added.au else ", sans fin"
        raise RecouvreError(
            f"{cle} : du {added.du:%d/%m/%Y}{until}, cette valeur en remplacerait {len(ours)} de Recouvre : une année "
            f"mal tapée ? Vérifier « du » et « au ». Si c'est voulu, l'écrire dans {OFFICE_FILE}."
        )


def _entry(said: Mapping[str, str], au: dt.date) -> dict[str, Any]:
    """The value as the file holds it, its keys in the order of the tables."""
    days = {key: iso(said[key]) for key in ("du", "au") if key in said}
    source = {"titre": said["source"]} | ({"lien": said["lien"]} if "lien" in said else {})
    read = {"lu_le": iso(said.get("lu-le", au.isoformat())), "statut": said["statut"]}
    return {"valeur": said["valeur"], **days, "source": source, **read} | {
        key: said[key] for key in ("note",) if key in said
    }


def _with_value(content: bytes, cle: str, entry: Mapping[str, Any]) -> bytes:
    """The bytes of the file with a value more; every other byte stays as it is."""
    if not content:
        return (_HEAD + "\n".join(mapping_lines({cle: [entry]}, 0)) + "\n").encode()
    lines = Lines(content)
    if lines.key(cle) is None:
        _add_series(lines, cle, entry)
        return lines.render()
    listed = lines.node((cle,))
    if not isinstance(listed, yaml.SequenceNode):
        raise TypeError("a file that was read has lists")
    if listed.flow_style:
        lines.insert_flow(listed, len(listed.value), flow(dict(entry)))
        return lines.render()
    _end(lines)
    lines.insert(last_line(listed) + 1, item_lines(entry, lines.column(listed)))
    return lines.render()


def _add_series(lines: Lines, cle: str, entry: Mapping[str, Any]) -> None:
    """The first value of a series, after those of the others."""
    if lines.root.flow_style:  # a file written whole between brackets, as JSON
        lines.insert_flow(lines.root, len(lines.root.value), *flow_pairs({cle: [dict(entry)]}))
    else:
        _end(lines)
        lines.insert(len(lines.lines) - 1, mapping_lines({cle: [entry]}, 0))


def _end(lines: Lines) -> None:
    """A last line that ends, for another to follow it."""
    if lines.lines[-1]:
        lines.lines[-1] += lines.ending
        lines.lines.append("")
