"""What was issued beside what the case says now: a letter never changes, the case may have, and somebody must know."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from generator.case import Case
from generator.casework.computed import compute_case
from generator.casework.planning import find
from generator.documents import Document
from generator.documents.contexts import letter
from generator.documents.draft import Choix
from generator.findings import Finding, RecouvreError
from generator.model import Office, noted_as
from generator.money import format_eur
from generator.phrases import lower_first
from generator.register.chain import Block, issued_on, issues

_EUROS = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?").fullmatch  # a register may be forged, and hold anything
_UNPRINTED = "le total dû était de", ", si le document en dit quelque chose"  # not every document prints a sum


def drifted(case: Case, office: Office, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Issues whose sum is no longer that of the case on their day: a payment noted after, an invoice corrected.

    One that a later issue corrects says nothing more.
    """
    issued = issues(blocks)
    corrected = {block.get("remplace") for block in issued}
    for block in issued:
        said = str(block.get("reclame") or block.get("total", ""))
        if block["seq"] in corrected or not _EUROS(said):
            continue
        try:
            entry = find(block["document"])
            now = _sum_now(case, office, entry, block)
        except RecouvreError:
            continue  # unknown document, unknown rate: a finding of its own
        if (was := Decimal(said)) != now:
            noted = noted_as(case.dossier.journal, block["seq"])
            told, unless = ("elle porte", "") if block.get("reclame") else _UNPRINTED
            yield case.avertit(
                ("journal", noted[0], "emis") if noted else ("journal",),
                f"{lower_first(entry.titre)}, émission n° {block['seq']} du {issued_on(block):%d/%m/%Y} : {told} "
                f"{format_eur(was)} ; le dossier donne maintenant {format_eur(now)} à cette date.",
                f"Voir ce qui a été noté ou corrigé depuis, puis rectifier auprès de qui l'a reçue{unless}, par lettre "
                f"ou par une nouvelle émission (« --remplace {block['seq']} »).",
            )


def _sum_now(case: Case, office: Office, entry: Document, block: Block) -> Decimal:
    """What the document would ask for or tell, made again on its day, in euros.

    The case is taken as it was before: what a letter itself starts (a penalty clause) is not in its own sum.
    """
    before = tuple(fact for fact in case.dossier.journal if fact.emis is None or fact.emis < int(block["seq"]))
    then = replace(case, dossier=case.dossier.model_copy(update={"journal": before}))
    computed = compute_case(then, office, issued_on(block), lectures=False)
    noted = noted_as(case.dossier.journal, block["seq"]) if entry.sur_titre else None
    name = getattr(noted[1], "debiteur", None) if noted else None
    choice = Choix(factures=tuple(block.get("factures", ())), debiteur=name or "")
    draft = entry.draft(then, office, computed.owed(), computed.situation, projet=False, choix=choice)
    if block.get("reclame"):
        return letter.asked(entry, draft)
    return draft.decompte.total if entry.sur_titre else computed.owed().total
