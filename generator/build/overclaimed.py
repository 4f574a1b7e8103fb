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

REMEDY = (
    "Un paiement ou un avoir y a sans doute été noté depuis : le vérifier, puis rectifier auprès de qui a reçu le "
    "document, par une émission qui le remplace (« recouvre emettre … --remplace ») ou par lettre."
)


def overclaimed(case: Case, office: Office, blocks: Sequence[Block]) -> Iterator[Finding]:
    """A warning for each issue that says more than was owed; one that a later issue corrects says nothing more."""
    issued = issues(blocks)
    corrected = {block.get("remplace") for block in issued}
    register = f"cases/{case.folder.name}/emis/registre.yaml"
    for block in issued:
        said = _amount(block.get("reclame") or block.get("total", ""))
        owed = None if block["seq"] in corrected else _owed(case, office, block)
        if said is not None and owed is not None and owed < said:
            title = lower_first(find(block["document"]).titre)
            message = (
                f"{title} du {_day(block):%d/%m/%Y} : {format_eur(said)} ; le dossier d'aujourd'hui dit "
                f"{format_eur(owed)} à cette date."
            )
            yield Finding(register, 0, 0, Level.AVERTISSEMENT, f"bloc {block['seq']}", message, REMEDY)


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
