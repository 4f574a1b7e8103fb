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
import stat
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from generator.case import KeyPath, nearest_position
from generator.findings import CaseInvalid, Finding, Level, has_errors
from generator.law.deadlines import written
from generator.law.interest import DAY
from generator.law.misread import MisreadError, faults
from generator.law.report import figure
from generator.law.semester import semester_start
from generator.law.series import (
    OFFICE_FILE,
    RATE,
    Bareme,
    Serie,
    Valeur,
    parse_value,
    shipped,
    with_office,
)
from generator.load import syntax
from generator.load.reader import Positions, Tree
from generator.load.report import Report
from generator.load.source import read_source

_LIST = "écrire une liste de valeurs sous le nom de chaque série."
_DAYS = "Dire le premier et le dernier jour de chaque valeur (« du », « au »), sans que deux se recouvrent."
_REMEDY = (
    "Une valeur a les clés valeur, du, au, source (titre, lien), lu_le, statut, note : « recouvre taux SÉRIE » l'écrit."
)


def rates_of(root: Path) -> Bareme:
    """The legal values an office works with: those of the engine, and its own where it has any.

    Raises:
        CaseInvalid: the office's file is wrong; findings say where.
    """
    path = _file(root)
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return shipped()
    if not stat.S_ISREG(kind):  # amounts would depend on what lies elsewhere, or a value be passed over in silence
        message = "c'est un lien, ou pas un fichier : il n'est pas lu."
        raise CaseInvalid([Finding.of_file(OFFICE_FILE, message, "Mettre à sa place un vrai fichier, ou le retirer.")])
    return read_rates(path.read_bytes())


@lru_cache(maxsize=64)
def _file(root: Path) -> Path:
    """The office's own file: every décompte looks whether it is there, and joining paths is slow."""
    return root / OFFICE_FILE


@lru_cache(maxsize=64)
def read_rates(content: bytes) -> Bareme:
    """The legal values of an office whose file holds this.

    Raises:
        CaseInvalid: it is wrong; findings say where.
    """
    tree, positions = _tree(content)
    if not isinstance(tree, dict):
        raise _refused(positions, (), _LIST)
    if wrong := [one for key, entries in tree.items() for one in _faults(positions, key, entries)]:
        raise CaseInvalid(wrong)
    additions = {key: tuple(parse_value(_typed(one), cabinet=True) for one in entries) for key, entries in tree.items()}
    try:
        return with_office(additions)
    except MisreadError as error:
        raise _refused(positions, error.path, f"{error.path[0]} : {error}.", days=error.days) from None


def _tree(content: bytes) -> tuple[Tree, Positions]:
    report = Report(OFFICE_FILE)
    source = read_source(content, report)
    document = syntax.read(source, report) if source is not None else None
    if document is None or has_errors(report.findings):
        raise CaseInvalid(report.findings)
    return document.tree, document.positions


def check_rates(root: Path) -> list[Finding]:
    """What is wrong in the office's file, be it used by a case or not, and its values that look mistyped."""
    try:
        bareme = rates_of(root)
    except CaseInvalid as wrong:
        return wrong.findings
    far = [(serie, valeur) for serie, valeur in bareme.du_cabinet if serie.far(valeur)]
    return [_doubt(_file(root).read_bytes(), serie, valeur) for serie, valeur in far]


def _doubt(content: bytes, serie: Serie, valeur: Valeur) -> Finding:
    last = serie.before(valeur)
    than = f", la précédente étant {figure(serie, last)}" if last else ""
    message = f"{serie.cle} : {figure(serie, valeur)} du {valeur.du:%d/%m/%Y}{than} : une virgule déplacée ?"
    place = place_of(content, serie.cle, valeur.du)
    return Finding(OFFICE_FILE, *place, Level.AVERTISSEMENT, "", message, "La relire à sa source.")


def place_of(content: bytes, cle: str, day: dt.date) -> tuple[int, int]:
    """Line and column, from 1, of the value of a series that starts on a day, in a file that holds it."""
    tree, positions = _tree(content)
    entries = tree[cle] if isinstance(tree, dict) else []
    rank = next(rank for rank, entry in enumerate(entries) if entry["du"] == day.isoformat())
    return nearest_position(positions, (cle, rank))


def _faults(positions: Positions, cle: str, entries: Tree) -> Iterator[Finding]:
    """All that is wrong with what is written of a series."""
    if not isinstance(entries, list):
        yield _fault(positions, (cle,), _LIST)
    elif not entries:
        yield _fault(positions, (cle,), f"{cle} : aucune valeur n'est écrite.")
    elif cle not in shipped().series:
        known = ", ".join(shipped().series)
        yield _fault(positions, (cle,), f"« {cle} » n'est pas une série connue ({known}).")
    else:
        for rank, entry in enumerate(entries):
            yield from _faults_of_one(positions, cle, rank, entry)


def _faults_of_one(positions: Positions, cle: str, rank: int, entry: Tree) -> Iterator[Finding]:
    place = (cle, rank)
    if not isinstance(entry, dict):
        yield _fault(positions, place, f"{cle} : une valeur a des clés (valeur, du, au, source, lu_le, statut).")
        return
    typed = {key.replace("-", "_"): key for key in entry}
    for wrong in faults(_typed(entry)):
        path = (*place, *(typed.get(str(key), key) if at == 0 else key for at, key in enumerate(wrong.path)))
        yield _fault(positions, path, f"{cle} : {wrong}.", days=wrong.days)


def _typed(entry: Mapping[str, Tree]) -> dict[str, Tree]:
    """A value under the keys of the tables: « lu-le » is « lu_le »."""
    return {key.replace("-", "_"): value for key, value in entry.items()}


def _refused(positions: Positions, path: KeyPath, message: str, *, days: bool = False) -> CaseInvalid:
    return CaseInvalid([_fault(positions, path, message, days=days)])


def _fault(positions: Positions, path: KeyPath, message: str, *, days: bool = False) -> Finding:
    """The finding at the key at fault, or at the nearest one above it."""
    line, column = nearest_position(positions, path)
    return Finding(OFFICE_FILE, line, column, Level.ERREUR, "", message, _DAYS if days else _REMEDY)


def own_values(bareme: Bareme, used: tuple[str, ...], au: dt.date) -> tuple[str, ...]:
    """One sentence per value of the office that a décompte at ``au`` may rest on; of rates, those ``used``.

    The rate of the morrow too, which its interest per day tells. An office adds rates each half-year: a letter does
    not list them all.
    """
    return _sentences(bareme, used, semester_start(au + DAY))


def to_read_again(bareme: Bareme, used: tuple[str, ...], au: dt.date) -> Iterator[str]:
    """One sentence per value ``used`` without a last day, once its day to be read again is past."""
    for due, told in _open(bareme, used):
        if due <= au:
            yield f"À relire depuis le {due:%d/%m/%Y} : {told}."


@lru_cache(maxsize=256)
def _open(bareme: Bareme, used: tuple[str, ...]) -> tuple[tuple[dt.date, str], ...]:
    return tuple(
        (valeur.a_verifier_le, f"{serie.titre}, {figure(serie, valeur)} ({serie.article})")
        for serie in bareme.series.values()
        for valeur in serie.valeurs
        if valeur.au is None and valeur.a_verifier_le and serie.identifier(valeur) in used
    )


@lru_cache(maxsize=256)
def _sentences(bareme: Bareme, used: tuple[str, ...], running: dt.date) -> tuple[str, ...]:
    return tuple(
        f"Valeur ajoutée par le cabinet : {serie.titre}, {figure(serie, valeur)} du {written(valeur.du)}"
        f"{f' au {written(valeur.au)}' if valeur.au else ''} ({valeur.titre}, lu le {written(valeur.lu_le)}, "
        f"{valeur.statut})."
        for serie, valeur in bareme.du_cabinet
        if serie.unite != RATE or serie.identifier(valeur) in used or valeur.covers(running)
    )
