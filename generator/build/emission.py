"""``emettre``: from a document ready to be sent to a frozen issue, with what must be refused before."""

import datetime as dt
import importlib.metadata
from dataclasses import dataclass
from typing import Any, get_args

from generator import __version__
from generator.build.inputs import read_inputs
from generator.build.letters import find
from generator.build.vues import Computed, compute_case
from generator.case import Case
from generator.documents import Document, missing
from generator.findings import CaseInvalid, DocumentIncomplete, RecouvreError, has_errors
from generator.model import FaitCourrier, Office
from generator.register.chain import Block, read
from generator.register.issue import Emission, issue
from generator.render import produce
from generator.statement.export import as_dict
from generator.vocabulary import Envoi

LETTERS = frozenset(get_args(FaitCourrier.model_fields["type"].annotation))  # facts that name their block


@dataclass(frozen=True)
class Sending:
    """How a document is sent, as said on the command line."""

    envoi: Envoi | None = None
    suivi: str = ""
    remplace: str = ""
    iban_confirme: bool = False


def emit(case: Case, office: Office, au: dt.date, document: str, sending: Sending) -> Block:
    """Freeze a document as sent on ``au``, register it and note it in the journal; return its block.

    Raises:
        CaseInvalid: the case has errors, its claim cannot be computed, or its register was tampered with.
        DocumentIncomplete: the document lacks facts or proofs, or the law forbids it now.
        RecouvreError: unknown document, changed IBAN not confirmed, earlier issue not committed.
    """
    entry = find(document)
    if has_errors(case.findings):
        raise CaseInvalid(case.findings)
    computed = compute_case(case, office, au)
    if computed.decompte is None or computed.refus:
        raise CaseInvalid([case.refusal(RecouvreError(computed.refus))])
    if lacking := missing(entry, case, office, computed.decompte, computed.situation):
        raise DocumentIncomplete(lacking)
    blocks = read(case.folder / "emis" / "registre.yaml", f"{case.folder.name}/emis/registre.yaml")
    _same_account(case, office, blocks, sending)
    outputs = produce(entry, case, office, computed.decompte, computed.situation, projet=False)
    creditor = office.creanciers[case.dossier.creancier]
    return issue(
        case,
        Emission(
            document=document,
            day=au,
            files={output.name: output.content for output in outputs},
            data=_data(computed, office),
            fact=_fact(entry, au, sending),
            total=str(computed.decompte.total),
            iban=creditor.iban,
            engine=_engine(case),
            noted=entry.fait in LETTERS,
            replaces=sending.remplace,
        ),
    )


def _same_account(case: Case, office: Office, blocks: list[Block], sending: Sending) -> None:
    """A changed IBAN since the last issued letter is a question that blocks: the commonest fraud."""
    iban = office.creanciers[case.dossier.creancier].iban
    last = next((str(block["iban"]) for block in reversed(blocks) if block.get("iban")), iban)
    if last != iban and not sending.iban_confirme:
        raise RecouvreError(
            f"le compte à créditer a changé depuis le dernier courrier émis (IBAN …{last[-4:]} alors, …{iban[-4:]} "
            "maintenant). Le vérifier auprès du créancier par un autre moyen, puis relancer avec --iban-confirme."
        )


def _fact(entry: Document, au: dt.date, sending: Sending) -> dict[str, Any]:
    if entry.fait is None:
        return {"date": au.isoformat(), "type": "note", "motif": f"{entry.titre} : émis"}
    envoi = sending.envoi or entry.envoi
    fact: dict[str, Any] = {"date": au.isoformat(), "type": entry.fait.value}
    if envoi:
        fact["envoi"] = envoi.value
    if sending.suivi:
        fact["suivi"] = sending.suivi
    return fact


def _data(computed: Computed, office: Office) -> dict[str, Any]:
    """What was printed: the décompte and the parties, in the words of the YAML."""
    assert computed.decompte is not None  # noqa: S101 - emit has refused before
    dossier = computed.case.dossier
    creditor = office.creanciers[dossier.creancier]
    return {
        "reference": dossier.reference,
        "dossier-sha256": computed.case.sha256,
        "creancier": creditor.model_dump(mode="json", by_alias=True, exclude_none=True),
        "debiteur": dossier.debiteur.model_dump(mode="json", by_alias=True, exclude_none=True),
        "decompte": as_dict(computed.decompte),
    }


def _engine(case: Case) -> dict[str, str]:
    return {
        "recouvre": __version__,
        "weasyprint": importlib.metadata.version("weasyprint"),
        "pikepdf": importlib.metadata.version("pikepdf"),
        "entrees-sha256": read_inputs(case.root).paper,
    }
