"""What was issued beside what the case says now: a letter never changes, the case may have, and somebody must know."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from generator.case import Case
from generator.findings import Finding, LawGap, Level, NotComputed
from generator.model import Office
from generator.money import format_eur
from generator.register.chain import Block, issues
from generator.statement import compute

_EUROS = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?").fullmatch  # a register may be forged, and hold anything


def drifted(case: Case, office: Office, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Issues whose total is no longer that of the case on their day.

    The case is taken as it was before each: what a letter itself starts (a penalty clause) is not in its own total.
    """
    journal = case.dossier.journal
    for block in issues(blocks):
        before = tuple(fact for fact in journal if fact.emis is None or fact.emis < int(block["seq"]))
        day = date.fromisoformat(block["emis-le"])
        if not _EUROS(total := str(block.get("total", ""))):
            continue
        try:
            now = compute(_with(case, before), office, day, lectures=False).total
        except (LawGap, NotComputed):
            continue  # a refusal is a finding of its own
        if (was := Decimal(total)) != now:
            rank = next((rank for rank, fact in enumerate(journal) if str(fact.emis) == block["seq"]), None)
            yield case.finding(
                Level.AVERTISSEMENT,
                ("journal",) if rank is None else ("journal", rank, "emis"),
                f"le document émis le {day:%d/%m/%Y} (bloc {block['seq']}) porte {format_eur(was)} ; le dossier donne "
                f"maintenant {format_eur(now)} à cette date.",
                f"Voir ce qui a changé ; au besoin, le corriger par une nouvelle émission (--remplace {block['seq']}).",
            )


def _with(case: Case, journal: tuple[object, ...]) -> Case:
    return replace(case, dossier=case.dossier.model_copy(update={"journal": journal}))
