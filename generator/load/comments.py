"""Text lost to a comment: ``rue: 12 rue des Lilas #3`` says « 12 rue des Lilas »."""

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence

from generator.load.report import Place, Report
from generator.load.source import MAX_SAME

_GLUED = re.compile(r" (#[^\s#][^\r\n]*)")  # a comment has a space after its sign; a text most often has none


def report_glued(text: str, spans: Sequence[tuple[Place, Place]], report: Report) -> None:
    """Warn of what is read as a comment after a value and looks like the rest of it.

    ``spans`` are the quoted and block scalars, in order: there the sign is text.
    """
    if " #" not in text:
        return
    told = 0
    for number, line in enumerate(text.split("\n"), start=1):
        found = _GLUED.search(line)
        if found is None or not line[: found.start()].strip() or line.lstrip().startswith("#"):
            continue
        place = (number, found.start(1) + 1)
        before = bisect_right(spans, (place, (sys.maxsize, 0))) - 1
        if before >= 0 and place < spans[before][1]:
            continue
        told += 1
        if told > MAX_SAME:
            return
        report.warning(
            place,
            f"« {found.group(1)} » est lu comme un commentaire : la valeur s'arrête avant.",
            "Mettre la valeur entre guillemets, ou laisser une espace après « # » si c'est un commentaire.",
        )
