"""The office's own legal values, all of them: what is wrong in its file, and those that look mistyped."""

import datetime as dt
from pathlib import Path

import yaml

from generator.edit.layout import Lines
from generator.findings import CaseInvalid, Finding, Level
from generator.law.report import figure
from generator.law.series import OFFICE_FILE, Serie, Valeur
from generator.statement.office_rates import rates_of


def check_rates(root: Path) -> list[Finding]:
    """Findings in ``cases/_cabinet/taux.yaml``, be it used by a case or not."""
    try:
        bareme = rates_of(root)
    except CaseInvalid as wrong:
        return wrong.findings
    far = [(serie, valeur) for serie, valeur in bareme.du_cabinet if serie.far(valeur)]
    return [_doubt((root / OFFICE_FILE).read_bytes(), serie, valeur) for serie, valeur in far]


def _doubt(content: bytes, serie: Serie, valeur: Valeur) -> Finding:
    last = serie.before(valeur)
    than = f", la précédente étant {figure(serie, last)}" if last else ""
    message = f"{serie.cle} : {figure(serie, valeur)} du {valeur.du:%d/%m/%Y}{than} : une virgule déplacée ?"
    place = place_of(content, serie.cle, valeur.du)
    return Finding(OFFICE_FILE, *place, Level.AVERTISSEMENT, "", message, "La relire à sa source.")


def place_of(content: bytes, cle: str, day: dt.date) -> tuple[int, int]:
    """Line and column, from 1, of the value of a series that starts on a day, in the office's file that holds it."""
    listed = Lines(content).node((cle,))
    for item in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        for key, said in item.value:
            if key.value == "du" and said.value == day.isoformat():
                return item.start_mark.line + 1, item.start_mark.column + 1
    return 1, 1
