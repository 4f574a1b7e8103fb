"""The office's own legal values: ``cases/_cabinet/taux.yaml``, the format of ``law/tables``, one list per series.

::

    bce-refinancement:
      - valeur: 2,65
        du: 2026-10-29
        au: 2027-06-30
        source:
          titre: communiqué de la BCE du 29 octobre 2026
          lien: https://www.ecb.europa.eu/
        lu_le: 2027-01-04
        statut: officiel
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.findings import CaseInvalid, Finding, Level
from generator.law.deadlines import written
from generator.law.report import figure
from generator.law.series import OFFICE_FILE, Bareme, Valeur, parse_value, shipped, with_office

_REMEDY = (
    "Recopier le modèle d'une table de generator/law/tables : valeur, du, au, source (titre, lien), lu_le, statut."
)


def rates_of(root: Path) -> Bareme:
    """The legal values an office works with: those of the engine, and its own where it has any.

    Raises:
        CaseInvalid: the office's file is wrong; findings say where.
    """
    path = _file(root)
    return _read(path.read_bytes()) if path.is_file() else shipped()


@lru_cache(maxsize=64)
def _file(root: Path) -> Path:
    """The office's own file: every décompte looks whether it is there, and joining paths is slow."""
    return root / OFFICE_FILE


@lru_cache(maxsize=64)
def _read(content: bytes) -> Bareme:
    try:
        node = yaml.compose(content.decode("utf-8"), Loader=yaml.CSafeLoader)
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise _refused(1, f"fichier illisible : {error}.") from None
    additions: dict[str, tuple[Valeur, ...]] = {}
    for key, entries in _pairs(node, 1):
        if not isinstance(entries, yaml.SequenceNode):
            raise _refused(_line(entries), "écrire une liste de valeurs sous le nom de chaque série.")
        if key not in shipped().series:
            raise _refused(_line(entries), f"« {key} » n'est pas une série connue ({', '.join(shipped().series)}).")
        additions[key] = tuple(_value(key, entry) for entry in entries.value)
    try:
        return with_office(additions)
    except ValueError as error:
        raise _refused(1, f"{error}.") from None


def _pairs(node: yaml.Node | None, line: int) -> list[tuple[str, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise _refused(_line(node) if node else line, "écrire une liste de valeurs sous le nom de chaque série.")
    return [(str(key.value), value) for key, value in node.value]


def _value(cle: str, node: yaml.Node) -> Valeur:
    if not isinstance(node, yaml.MappingNode):
        raise _refused(_line(node), f"{cle} : une valeur a des clés (valeur, du, au, source, lu_le, statut).")
    try:
        return parse_value(_plain(node), cabinet=True)
    except ValueError as error:
        raise _refused(_line(node), f"{cle} : {error}.") from None


def _plain(node: yaml.Node) -> Any:
    """Text and dictionaries; keys as in the tables (``lu-le`` is ``lu_le``)."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value).replace("-", "_"): _plain(value) for key, value in node.value}
    return node.value


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _refused(line: int, message: str) -> CaseInvalid:
    return CaseInvalid([Finding(OFFICE_FILE, line, 1, Level.ERREUR, "", message, _REMEDY)])


@lru_cache(maxsize=64)
def own_values(bareme: Bareme) -> tuple[str, ...]:
    """One sentence per value of the office, printed with every décompte that may rest on it."""
    return tuple(
        f"Valeur ajoutée par le cabinet : {serie.titre}, {figure(serie, valeur)} du {written(valeur.du)}"
        f"{f' au {written(valeur.au)}' if valeur.au else ''} ({valeur.titre}, lu le {written(valeur.lu_le)}, "
        f"{valeur.statut})."
        for serie, valeur in bareme.du_cabinet
    )
