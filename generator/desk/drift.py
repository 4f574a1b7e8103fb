"""What was issued beside what the case says now: a letter never changes, the case may have, and somebody must know.

Beside what was frozen with it too: an engine of before may have printed less than it counted.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from generator.case import Case
from generator.casework.computed import compute_case, sums_for
from generator.casework.planning import find
from generator.desk.mistaken import another, sealed_with
from generator.documents import CATALOGUE, Document
from generator.documents.choice import Choix
from generator.documents.contexts import letter
from generator.documents.document import Destinataire
from generator.documents.draft import ON_A_TITLE
from generator.findings import Finding, RecouvreError
from generator.model import Office, noted_as
from generator.money import ZERO, format_eur
from generator.phrases import lower_first
from generator.register.chain import Block, issued_on, issues
from generator.register.verify import frozen

_EUROS = re.compile(r"[0-9]{1,12}(\.[0-9]{1,2})?").fullmatch  # a register may be forged, and hold anything
_NO_PRINCIPAL = re.compile(r"Principal (?:restant dû sur|accordé par) le titre 0,00")  # as engines have printed it
_RECEIPT = "quittance"  # in full: that of a payment, that of a succession are others
_UNPRINTED = "le total dû était de", ", si le document en dit quelque chose"  # not every document prints a sum


class _Counted(msgspec.Struct):
    """What was counted, of the décompte frozen with a document."""

    principal: Decimal
    interets_au: str | None = msgspec.field(name="interets-au", default=None)


class _Named(msgspec.Struct):
    """Whose document it is, of the data frozen with it."""

    reference: str


class _Frozen(msgspec.Struct):
    """What is read of the data frozen with a document."""

    decompte: _Counted


def drifted(case: Case, office: Office, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Issues whose sum is no longer that of the case on their day: a payment noted after, an invoice corrected.

    One that a later issue corrects says nothing more, nor one whose debtor holds a receipt in full since.
    """
    for block in _standing(blocks):
        if _settled(case, block, blocks) or _before_a_rate(case, block) or _of_nobody(case, block):
            continue
        said = str(block.get("reclame") or block.get("total", ""))
        if not _EUROS(said):
            continue
        was = Decimal(said)
        try:
            entry = find(block["document"])
            now = _sum_now(case, office, entry, block)
            crossed = was != now and any(
                _sum_now(one, office, entry, block) == was for one in _before_the_payments_of(case, issued_on(block))
            )
        except RecouvreError:
            continue  # unknown document, unknown rate: a finding of its own
        if was != now and not crossed:
            told, unless = ("elle porte", "") if block.get("reclame") else _UNPRINTED
            yield _to_rectify(
                case,
                block,
                f"{told} {format_eur(was)} ; le dossier donne maintenant {format_eur(now)} à cette date.",
                f"Voir ce qui a été noté ou corrigé depuis, puis rectifier auprès de qui l'a reçue{unless}",
            )


def _settled(case: Case, block: Block, blocks: Sequence[Block]) -> bool:
    """Whether a letter to the principal debtor was followed by his receipt in full: he knows that nothing is owed.

    One that the journal does not tell never left, or is no more what the case says.
    """
    journal = case.dossier.journal
    after = (one for one in _standing(blocks) if int(one["seq"]) > int(block["seq"]) and one["document"] == _RECEIPT)
    noted = noted_as(journal, block["seq"])
    his = not (noted and getattr(noted[1], "debiteur", None)) and block["document"] in CATALOGUE
    return his and _to_debtor(block) and any(noted_as(journal, one["seq"]) for one in after)


def _before_a_rate(case: Case, block: Block) -> bool:
    """Whether it left while a rate was unknown, and told the last day whose interest it counts."""
    if block["document"] not in CATALOGUE or not CATALOGUE[str(block["document"])].sans_attendre:
        return False
    told = sealed_with(case, block, _Frozen)
    return told is not None and told.decompte.interets_au is not None


def _to_debtor(block: Block) -> bool:
    return CATALOGUE[str(block["document"])].destinataire is Destinataire.DEBITEUR


def _before_the_payments_of(case: Case, day: dt.date) -> Iterator[Case]:
    """The case before the last payments of a day: what came in once a letter of that day had left was not to be in it.

    Whoever pays on the day he is reminded crosses the letter: nothing is to be put right.
    """
    known = case.dossier.paiements
    ranks = [rank for rank, paid in enumerate(known) if paid.date == day]
    for first in range(len(ranks) - 1, -1, -1):
        kept = tuple(paid for rank, paid in enumerate(known) if rank not in ranks[first:])
        yield replace(case, dossier=case.dossier.model_copy(update={"paiements": kept}))


def _sum_now(case: Case, office: Office, entry: Document, block: Block) -> Decimal:
    """What the document would ask for or tell, made again on its day, in euros.

    The case is taken as it was before: what a letter itself starts (a penalty clause) is not in its own sum.
    """
    before = tuple(fact for fact in case.dossier.journal if fact.emis is None or fact.emis < int(block["seq"]))
    then = replace(case, dossier=case.dossier.model_copy(update={"journal": before}))
    computed = compute_case(then, office, issued_on(block), lectures=False)
    noted = noted_as(case.dossier.journal, block["seq"]) if entry.sur_titre or entry.a_l_ouverture else None
    name = getattr(noted[1], "debiteur", None) if noted else None
    choice = Choix(factures=tuple(block.get("factures", ())), debiteur=name or "")
    draft = entry.draft(then, office, sums_for(computed, office, entry), computed.situation, projet=False, choix=choice)
    if block.get("reclame"):
        return letter.asked(entry, draft)
    return draft.decompte.total if entry.d_un_titre or entry.a_l_ouverture else computed.owed().total


def asking_no_principal(case: Case, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Acts on a title whose paper asks for no principal, when the décompte frozen with it counted some.

    So did engines before 27 November 2026, of an act of the day of its title. The register holds the whole account, not
    what is asked of it: the paper itself is read. One that a later issue corrects says nothing more.
    """
    for block in _standing(blocks):
        if block["document"] not in ON_A_TITLE:
            continue
        told = sealed_with(case, block, _Frozen)
        counted = told.decompte.principal if told else ZERO
        papers = (file["fichier"] for file in block["fichiers"] if file["fichier"].endswith(".pdf"))
        if counted and any(_NO_PRINCIPAL.search(_words(frozen(case, block, name) or b"")) for name in papers):
            yield _to_rectify(
                case,
                block,
                f"elle ne réclame aucun principal, le décompte arrêté avec elle en compte {format_eur(counted)}.",
                "La rectifier auprès de qui l'a reçue",
            )


def _of_nobody(case: Case, block: Block) -> bool:
    """Whether the journal counts it no more, made out to another: it is to be left as it is, and said so elsewhere."""
    return noted_as(case.dossier.journal, block["seq"]) is None and bool(another(case, block))


def of_another_case(case: Case, blocks: Sequence[Block]) -> Iterator[Finding]:
    """The last issue bears another reference: the folder was copied from a neighbour, or renamed since."""
    issued, mine = issues(blocks), case.dossier.reference
    named = sealed_with(case, issued[-1], _Named) if issued else None
    if named and named.reference != mine:
        yield _at(
            case,
            issued[-1],
            f"elle est partie sous la référence « {named.reference} », et ce dossier est « {mine} ».",
            f"S'il a été renommé, lui rendre ce nom ; s'il a été copié de « {named.reference} », en ôter « emis » et "
            "ce qui n'est pas de lui : journal, paiements, pièces.",
        )


def _standing(blocks: Sequence[Block]) -> Iterator[Block]:
    """Issues that no later one corrects: of the others there is nothing more to say."""
    issued = issues(blocks)
    corrected = {block.get("remplace") for block in issued}
    return (block for block in issued if block["seq"] not in corrected)


def _to_rectify(case: Case, block: Block, what: str, remedy: str) -> Finding:
    """An issue that somebody received and that is to be put right."""
    return _at(case, block, what, f"{remedy}, par lettre ou par une nouvelle émission (« --remplace {block['seq']} »).")


def _at(case: Case, block: Block, what: str, remedy: str) -> Finding:
    """What is told of an issue, at the fact of the journal that notes it."""
    noted = noted_as(case.dossier.journal, block["seq"])
    title = lower_first(find(block["document"]).titre)
    told = f"{title}, émission n° {block['seq']} du {issued_on(block):%d/%m/%Y} : {what}"
    return case.avertit(("journal", noted[0], "emis") if noted else ("journal",), told, remedy)


def _words(pdf: bytes) -> str:
    """The words of a paper, one space between them; none when it cannot be read."""
    from pypdfium2 import PdfDocument, PdfiumError  # noqa: PLC0415 - not paid by a case without such an act

    try:
        with PdfDocument(pdf) as paper:
            return " ".join(" ".join(page.get_textpage().get_text_range() for page in paper).split())
    except PdfiumError:
        return ""
