"""A syntax error of YAML -> one French sentence about the line, and reading goes on.

libyaml stops at its first error, in English, often after the fault. Here the lines it points at are looked at for the
faults people make. A fault is cured in memory, on the same line, and the text is read again: the other findings of
the file come too. Nothing is written.
"""

from collections.abc import Sequence

import yaml

from generator.load.faults import CLOSINGS, find_fault
from generator.load.reader import Document, parse
from generator.load.report import Place, Report

MAX_CURES = 20


def read(text: str, report: Report) -> Document | None:
    """Read a text accepted by ``source``, explaining its syntax errors and curing them in memory."""
    cured: set[int] = set()
    while True:
        attempt = Report(report.file)
        try:
            document = parse(text, attempt)
        except yaml.YAMLError as error:
            suspects = [*_suspects(error), *(one.line - 1 for one in attempt.findings)]
            better = _cure(suspects, text, report, cured) if len(cured) < MAX_CURES else None
            if better is not None:
                text = better
                continue
            if not cured or len(cured) < MAX_CURES:
                _report_unexplained(error, text.split("\n"), report)
            document = None
        report.findings.extend(attempt.findings)
        return document


def _cure(suspects: Sequence[int], text: str, report: Report, cured: set[int]) -> str | None:
    """Report the fault behind a syntax error and return the text without it; ``None``: not one of those known.

    ``suspects`` are lines from 0: those libyaml points at, then those the reader already complained of, such as a
    quote left open that takes the lines below for its own until the next one.
    """
    lines = text.split("\n")
    for number in suspects:
        if number in cured or not 0 <= number < len(lines):
            continue
        fault = find_fault(lines[number].rstrip("\r"))
        if fault is None:
            continue
        report.error((number + 1, fault.column), fault.message, fault.remedy)
        cured.add(number)
        lines[number] = fault.cured
        return "\n".join(lines)
    return None


def _suspects(error: yaml.YAMLError) -> list[int]:
    """Lines to look at, most likely first: where scanning began, where it stopped, the line before."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return []
    suspects = [error.problem_mark.line, error.problem_mark.line - 1]
    if error.context_mark is None:
        return suspects
    if (error.context or "").startswith("while scanning"):
        return [error.context_mark.line, *suspects]
    return [*suspects, error.context_mark.line] if "flow" in (error.context or "") else suspects


def _report_unexplained(error: yaml.YAMLError, lines: list[str], report: Report) -> None:
    """Say where reading stopped, when the line itself does not tell why."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        report.error((1, 1), "le fichier contient un caractère que YAML refuse.", "Retaper le texte collé.")
        return
    opened = error.context_mark
    if opened is not None and "flow" in (error.context or "") and (place := _opening(lines, opened)):
        sign = lines[place[0] - 1][place[1] - 1]
        report.error(
            place,
            f"« {sign} » ouvert ici n'est pas fermé.",
            f"Ajouter « {CLOSINGS[sign]} », ou écrire en bloc, une clé par ligne.",
        )
        return
    stopped = error.problem_mark
    at_end = stopped.line >= len(lines) or not lines[stopped.line].strip()
    report.error(
        _place(opened if at_end and opened is not None else stopped),
        "ligne illisible ici : retrait, deux-points ou guillemets.",
        "Aligner la clé sur ses voisines et écrire « clé: valeur » ; vérifier aussi la ligne précédente.",
    )


def _opening(lines: list[str], mark: yaml.Mark) -> Place | None:
    """The sign that opens what is not closed: at the mark, or before it when nothing follows the sign."""
    for row in range(min(mark.line, len(lines) - 1), -1, -1):
        before = lines[row][: mark.column + 1] if row == mark.line else lines[row]
        if column := max(before.rfind(sign) for sign in CLOSINGS) + 1:
            return row + 1, column
    return None


def _place(mark: yaml.Mark) -> Place:
    return mark.line + 1, mark.column + 1
