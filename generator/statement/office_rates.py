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

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.findings import CaseInvalid, Finding, Level
from generator.law.series import OFFICE_FILE, Bareme, Valeur, parse_value, shipped, with_office

_REMEDY = (
    "Recopier le modèle d'une table de generator/law/tables : valeur, du, au, source (titre, lien), lu_le, statut."
)


def rates_of(root: Path) -> Bareme:
    """The legal values an office works with: those of the engine, and its own where it has any.

    Raises:
        CaseInvalid: the office's file is wrong; findings say where.
    """
    path = root / OFFICE_FILE
    if not path.is_file():
        return shipped()
    return _read(path.read_bytes())


@lru_cache(maxsize=64)
def _read(content: bytes) -> Bareme:
    try:
        tree = yaml.load(content.decode("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - builds only str, list and dict
        additions = {_series(cle): tuple(_value(cle, entry) for entry in entries) for cle, entries in _items(tree)}
        return with_office(additions)
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise _refused(f"fichier illisible : {error}.") from None
    except ValueError as error:
        raise _refused(f"{error}.") from None


def _items(tree: Any) -> list[tuple[str, list[Mapping[str, Any]]]]:
    if not isinstance(tree, dict) or not all(isinstance(entries, list) for entries in tree.values()):
        raise ValueError("écrire une liste de valeurs sous le nom de chaque série")
    return list(tree.items())


def _series(cle: str) -> str:
    if cle not in shipped().series:
        raise ValueError(f"« {cle} » n'est pas une série connue ({', '.join(shipped().series)})")
    return cle


def _value(cle: str, entry: Any) -> Valeur:
    try:
        return parse_value({key.replace("-", "_"): value for key, value in entry.items()}, cabinet=True)
    except KeyError as missing:
        raise ValueError(f"{cle} : il manque « {missing.args[0]} »") from None
    except (AttributeError, TypeError, ValueError) as error:
        raise ValueError(f"{cle} : {error}") from None


def _refused(message: str) -> CaseInvalid:
    return CaseInvalid([Finding(OFFICE_FILE, 1, 1, Level.ERREUR, "", message, _REMEDY)])


def own_values(bareme: Bareme) -> tuple[str, ...]:
    """One sentence per value of the office, printed with every décompte that may rest on it."""
    return tuple(
        f"Valeur ajoutée par le cabinet : {serie.titre}, {valeur.valeur:f} du {_french(valeur.du)}"
        f"{f' au {_french(valeur.au)}' if valeur.au else ''} ({valeur.titre}, lu le {_french(valeur.lu_le)}, "
        f"{valeur.statut})."
        for serie, valeur in bareme.du_cabinet
    )


def _french(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"
