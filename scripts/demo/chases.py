"""Reminders by e-mail, as the office sends them: courteous, then firm."""

from generator.money import format_eur
from scripts.demo.mail import Attachment, Mail, Mailbox, short_date
from scripts.demo.people import LENOIR, LENOIR_SIGNS, PAUL, PAUL_SIGNS, PETIT, PETIT_SIGNS, contact
from scripts.demo.world import World


def _writer(world: World) -> tuple[Mailbox, tuple[str, ...]]:
    if world.case.dossier.creancier == "paul-durand":
        return PAUL, PAUL_SIGNS
    return (PETIT, PETIT_SIGNS) if world.case.dossier.responsable == "a.petit" else (LENOIR, LENOIR_SIGNS)


def first(world: World, number: str, when: str, bill: bytes) -> Mail:
    """Write the first reminder of an invoice, with a copy of it."""
    facture = world.invoice(number)
    due = short_date(facture.echeance or facture.date)
    writer, signature = _writer(world)
    return Mail(
        writer,
        contact(world),
        f"Facture {number} échue le {due}",
        when,
        (
            "Bonjour,",
            (
                f"Sauf erreur de notre part, la facture {number} de "
                f"{format_eur(facture.montant_ttc)}, échue le {due}, n'est "
                "pas réglée. Vous la trouverez en pièce jointe."
            ),
            (
                "Pouvez-vous nous indiquer la date de votre paiement ? S'il vient de partir, ne tenez "
                "pas compte de ce message."
            ),
            "Si quelque chose vous empêche de la régler, dites-le-nous : nous chercherons une solution.",
        ),
        attachments=(Attachment(f"{number}.pdf", bill),),
        signature=signature,
    )


def second(world: World, number: str, when: str, before: Mail) -> Mail:
    """Write the second reminder, over the first one."""
    facture = world.invoice(number)
    due = short_date(facture.echeance or facture.date)
    writer, signature = _writer(world)
    return Mail(
        writer,
        contact(world),
        f"Deuxième relance - facture {number}",
        when,
        ("Bonjour,", "Notre message précédent est resté sans réponse. Merci de régler sous huit jours :"),
        table=(("Facture", "Échéance", "Montant TTC"), (number, due, format_eur(facture.montant_ttc))),
        replies_to=before,
        signature=signature,
    )
