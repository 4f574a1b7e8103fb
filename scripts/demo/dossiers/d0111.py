"""2026-0111: a request stamped by the greffe and an order of 31 August 2026 that cuts the penalty clause."""

import datetime as dt
from decimal import Decimal

from scripts.demo.commerce import Receipt, delivery, invoice, order
from scripts.demo.courts import Court, request
from scripts.demo.courts import order as court_order
from scripts.demo.letters import Due, formal_notice, general_terms
from scripts.demo.mail import Attachment, Mail, Mailbox, write
from scripts.demo.people import LENOIR, LENOIR_SIGNS
from scripts.demo.post import delivery_receipt, registered
from scripts.demo.prose import said
from scripts.demo.raster import Scanner, scan
from scripts.demo.tables import Line
from scripts.demo.world import World

ICE = (
    Line("TUR-5L", "Turbine à glace 5 l, condensation à air", "1", "pièce", "5400.00"),
    Line("BAC-GLA", "Bac à glace inox 5 l et couvercle", "24", "pièces", "30.00"),
)
COURT = Court("tribunal de commerce de Grenoble", "2026IP00111")
OFFICER = Mailbox("Étude Fabre-Vraisemblable", "etude@fabre-vraisemblable.example")


def draw(world: World) -> dict[str, bytes]:
    """Draw the exhibits of the case."""
    signed, delivered = dt.date(2025, 11, 24), dt.date(2025, 12, 12)
    posted = registered(world, "1A 000 000 0111 0", "O. Cocagne")
    granted = scan(_order(world), "0111/ordonnance", Scanner(skew=(0.4, -0.7)))
    handed = Mail(
        LENOIR,
        OFFICER,
        "Signification ordonnance 2026IP00111 - Les Glaces de Cocagne",
        "2026-11-16 10:26",
        said("0111-signification"),
        attachments=(Attachment("Ordonnance 2026IP00111.pdf", granted),),
        signature=LENOIR_SIGNS,
    )
    receipt = Receipt("O. Cocagne", delivered, ("LES GLACES", "DE COCAGNE"))
    return {
        "cgv": general_terms(world, signed, signer="O. Cocagne"),
        "commande": order(world, "", signed, ICE, signer="O. Cocagne", deliver="semaine 50"),
        "bl": scan(delivery(world, "BL-25-1290", delivered, ICE, receipt), "0111/bl", Scanner(skew=(-0.5,))),
        "f-2025-0588": invoice(world, "F-2025-0588", ICE, order="du 24/11/2025", code="411COCAGNE"),
        "med": formal_notice(world, posted.deposited, (Due("F-2025-0588"),), tracking=posted.tracking),
        "ar": scan(delivery_receipt(world, posted), "0111/ar", Scanner(skew=(0.8,), colour=True, dpi=110)),
        "requete": scan(_request(world), "0111/requete", Scanner(skew=(-0.3,))),
        "ordonnance": granted,
        "transmission": write(handed),
    }


def _request(world: World) -> bytes:
    amounts = (
        ("Principal, facture F-2025-0588", Decimal(7344)),
        ("Clause pénale, 10 %", Decimal("734.40")),
        ("Indemnité forfaitaire de recouvrement", Decimal(40)),
        ("Total", Decimal("8118.40")),
    )
    exhibits = (
        "Conditions générales de vente signées le 24 novembre 2025",
        "Bon de commande signé du 24 novembre 2025",
        "Bon de livraison n° BL-25-1290 du 12 décembre 2025",
        "Facture n° F-2025-0588 du 15 décembre 2025",
        "Mise en demeure du 9 mars 2026 et son avis de réception",
        "Extrait Kbis du débiteur",
    )
    return request(world, COURT, dt.date(2026, 7, 20), amounts, exhibits)


def _order(world: World) -> bytes:
    granted = (
        ("en principal", "7 344,00 €"),
        ("avec intérêts au taux légal à compter du 11 mars 2026", "mémoire"),
        ("indemnité forfaitaire de recouvrement", "40,00 €"),
        ("dépens, dont frais de greffe", "33,47 €"),
    )
    refused = "Rejetons le surplus de la demande, la clause pénale n'étant pas justifiée en l'état."
    return court_order(world, COURT, dt.date(2026, 8, 31), granted, refused=refused, months=6)
