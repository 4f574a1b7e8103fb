"""Issued documents that asked for more than the case, as it is now known, owed on their day.

A payment or a credit note that comes to the file late does that: it is dated before the letter, and noted after.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from generator.build.computed import compute_case
from generator.build.planning import find
from generator.case import Case
from generator.documents.contexts import letter
from generator.documents.draft import Choix
from generator.findings import Finding, Level, RecouvreError
from generator.model import Office
from generator.money import format_eur
from generator.phrases import lower_first
from generator.register.chain import Block, issues


def overclaimed(case: Case, office: Office, blocks: Sequence[Block]) -> Iterator[Finding]:
    """A warning for each issue that says more than was owed; one that a later issue corrects says nothing more."""
    issued = issues(blocks)
    corrected = {block.get("remplace") for block in issued}
    for block in issued:
        said = _amount(block.get("reclame") or block.get("total", ""))
        owed = _owed(case, office, block)
        if block["seq"] not in corrected and said is not None and owed is not None and owed < said:
            yield Finding(
                f"cases/{case.folder.name}/emis/registre.yaml", 0, 0, Level.AVERTISSEMENT, f"bloc {block['seq']}",
                f"{lower_first(find(block['document']).titre)} du {_day(block):%d/%m/%Y} : {format_eur(said)} ; le dossier "
                f"d'aujourd'hui dit {format_eur(owed)} à cette date.",
                "Un paiement ou un avoir y a sans doute été noté depuis. Vérifier, puis rectifier auprès du destinataire : "
                f"une nouvelle émission qui la remplace (« --remplace {block['seq']} »), ou une lettre à qui l'a reçue.",
            )  # fmt: skip


def _owed(case: Case, office: Office, block: Block) -> Decimal | None:
    """What the document would say now at its day; None when nothing tells."""
    try:
        entry = find(block["document"])
        computed = compute_case(case, office, _day(block), lectures=False)
        if computed.decompte is None:
            return None
        if not block.get("reclame"):
            return computed.decompte.total
        choice = Choix(factures=tuple(block.get("factures", ())))
        draft = entry.draft(case, office, computed.decompte, computed.situation, projet=False, choix=choice)
        return letter.asked(entry, draft)
    except RecouvreError:
        return None


def _day(block: Block) -> date:
    return date.fromisoformat(block["emis-le"])


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
