"""How to pay: account, amount, reference; and the SEPA QR code, a convenience only (EPC069-12)."""

from decimal import Decimal
from io import BytesIO

from msgspec import Struct

from generator.documents.draft import Draft
from generator.money import NBSP

QR_NAME = "qr-sepa.png"
_NAME_MAX, _TEXT_MAX = 70, 140  # EPC069-12


class Paiement(Struct, frozen=True):
    """The payment block; ``qr`` says whether the code is printed."""

    titulaire: str
    iban: str
    bic: str
    banque: str
    reference: str
    montant: Decimal
    telephone: str
    qr: bool


def payment(draft: Draft, amount: Decimal) -> Paiement:
    """The account of the creditor, from its own file and nowhere else."""
    creancier = draft.creancier
    return Paiement(
        titulaire=creancier.titulaire or creancier.nom_legal,
        iban=NBSP.join(creancier.iban[start : start + 4] for start in range(0, len(creancier.iban), 4)),
        bic=creancier.bic or "",
        banque=creancier.banque or "",
        reference=draft.dossier.reference,
        montant=amount,
        telephone=creancier.telephone or "",
        qr=creancier.qr_sepa and amount > 0,
    )


def qr_png(paiement: Paiement) -> bytes:
    """The code as a PNG, always the same bytes for the same payment."""
    import segno  # noqa: PLC0415 - only when the creditor wants a code

    fields = (
        "BCD", "002", "1", "SCT", paiement.bic, paiement.titulaire[:_NAME_MAX], paiement.iban.replace(NBSP, ""),
        f"EUR{paiement.montant:.2f}", "", "", paiement.reference[:_TEXT_MAX],
    )  # fmt: skip
    stream = BytesIO()
    segno.make("\n".join(fields), error="m", micro=False).save(stream, kind="png", scale=6, border=2)
    return stream.getvalue()
