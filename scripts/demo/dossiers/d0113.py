"""2026-0113: a contract in English and its translation, an order, its service, an opposition, a summons."""

import datetime as dt
from decimal import Decimal

from reportlab.lib.pagesizes import LETTER

from scripts.demo.agreements import Signing, contract
from scripts.demo.commerce import Receipt, delivery, invoice
from scripts.demo.courts import Court, notice, order, receipt, service
from scripts.demo.letters import TRIPLE_LEGAL, Due, formal_notice, professional_sums
from scripts.demo.post import delivery_receipt, registered
from scripts.demo.raster import Scanner, scan
from scripts.demo.tables import Line
from scripts.demo.world import World

TANKS = (
    Line("CUV-10", "Cuve de garde inox 10 hl, trou d'homme latéral", "3", "pièces", "3150.00"),
    Line("RAC-CUV", "Jeu de raccords et vannes", "3", "jeux", "150.00"),
)
GLASSES = (
    Line("VER-50", "Verre 50 cl sérigraphié, carton de 24", "40", "cartons", "58.00"),
    Line("VER-25", "Verre 25 cl sérigraphié, carton de 48", "20", "cartons", "58.00"),
)
FIRST = Court("tribunal de commerce de Bourg-en-Bresse", "2026IP00113")
SECOND = Court("tribunal de commerce de Bourg-en-Bresse", "2026F00113")
ENGLISH = "<b>Between</b> {seller} (the Supplier) <b>and</b> {buyer} (the Buyer), it is agreed as follows:"
FRENCH = (
    "<i>Traduction libre, faite par le créancier pour l'usage du tribunal.</i><br/><b>Entre</b> "
    "{seller} (le Fournisseur) "
    "<b>et</b> {buyer} (l'Acheteur), il est convenu ce qui suit :"
)


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    january, february = dt.date(2026, 1, 16), dt.date(2026, 1, 30)
    stamp = ("BRASSERIE", "MICROMÉGAS")
    signing = Signing(
        "Signed in two originals on 3 November 2025.", "P. Durand", "S. Saturnin", "For the Supplier", "For the Buyer"
    )
    glasses = delivery(world, "BL-26-0090", february, GLASSES, Receipt("A. Saturnin", february, stamp))
    dues, noticed = (Due("F-2026-0019"), Due("F-2026-0047")), dt.date(2026, 3, 30)
    return {
        "contrat": contract(world, "supply-agreement", "Supply agreement", ENGLISH, signing, LETTER),
        "traduction": contract(world, "traduction-contrat", "Contrat de fourniture", FRENCH, None),
        "bl-0019": delivery(world, "BL-26-0048", january, TANKS, Receipt("S. Saturnin", january, stamp)),
        "f-2026-0019": invoice(world, "F-2026-0019", TANKS, order="n° 2025-31 du 08/12/2025", code="411MICROM"),
        "bl-0047": scan(glasses, "0113/bl", Scanner(skew=(1.0,))),
        "f-2026-0047": invoice(world, "F-2026-0047", GLASSES, order="n° 2026-02 du 12/01/2026", code="411MICROM"),
        "med": formal_notice(
            world,
            noticed,
            dues,
            tracking="1A 000 000 0113 0",
            sums=professional_sums(world, noticed, dues, TRIPLE_LEGAL),
        ),
        "ar": scan(
            delivery_receipt(world, registered(world, "1A 000 000 0113 0", "A. Saturnin")),
            "0113/ar",
            Scanner(skew=(0.7,), colour=True, dpi=110),
        ),
        **_procedure(world),
    }


def _procedure(world: World) -> dict[str, bytes]:
    granted = (
        ("en principal", "16 056,00 €"),
        ("avec intérêts conventionnels à compter de chaque échéance", "mémoire"),
        ("dépens, dont frais de greffe", "33,47 €"),
    )
    ordered, served = dt.date(2026, 5, 18), dt.date(2026, 6, 10)
    order_pages = order(world, FIRST, ordered, granted, months=6)
    opposed = (
        (
            "Nous vous informons que Brasserie Micromégas SARL a formé opposition, le 3 juillet 2026, à "
            "l'ordonnance portant "
            "injonction de payer n° 2026IP00113 qui lui a été signifiée le 10 juin 2026."
        ),
        (
            "Vous êtes invités à consigner au greffe la somme de 87,00 €, dans les <b>quinze "
            "jours</b> de la présente, à "
            "peine de caducité de la demande (CPC, art. 1425)."
        ),
        "Vous serez convoqués à l'audience dès que la consignation sera reçue.",
    )
    called = (
        "L'affaire est appelée à l'audience publique du <b>jeudi 10 décembre 2026 à 14 heures</b>, salle 2.",
        (
            "Vous devez vous y présenter ou vous y faire représenter, avec l'original de l'acte de "
            "signification et vos "
            "pièces, communiquées auparavant à l'adversaire."
        ),
        "Le débiteur soutient que deux cuves fuient et demande une réduction du prix.",
    )
    summoned = notice(world, SECOND, dt.date(2026, 9, 18), "convocation à l'audience", called)
    opposition = notice(world, SECOND, dt.date(2026, 7, 15), "avis d'opposition et demande de consignation", opposed)
    act = service(world, FIRST, ordered, served, Decimal("74.18"))
    return {
        "ordonnance": scan(order_pages, "0113/ordonnance", Scanner(skew=(0.9, -0.2))),
        "signification": scan(act, "0113/signification", Scanner(skew=(-0.6,), holes=True)),
        "opposition": scan(opposition, "0113/opposition", Scanner(skew=(0.5,))),
        "consignation": receipt(world, SECOND, dt.date(2026, 7, 24), Decimal(87)),
        "convocation": scan(summoned, "0113/convocation", Scanner(skew=(-1.0,))),
    }
