"""Who writes the e-mails of the demo, and with what signature."""

from scripts.demo.mail import Mailbox
from scripts.demo.world import World

PETIT = Mailbox("Anaïs Petit", "a.petit@comptoir-durand.example")
LENOIR = Mailbox("Marc Lenoir", "m.lenoir@comptoir-durand.example")
PAUL = Mailbox("Durand Maintenance", "contact@durand-maintenance.example")
ORDERS = Mailbox("Comptoir Durand - commandes", "commandes@comptoir-durand.example")

PETIT_SIGNS = (
    "Anaïs Petit", "Recouvrement – Comptoir Durand SARL", "04 65 71 10 42",
    "SARL au capital de 40 000,00 € – RCS Lyon 000 210 104",
)  # fmt: skip
LENOIR_SIGNS = (
    "Marc Lenoir", "Recouvrement – Comptoir Durand SARL", "04 65 71 10 43",
    "SARL au capital de 40 000,00 € – RCS Lyon 000 210 104",
)  # fmt: skip
PAUL_SIGNS = ("Paul Durand EI (Durand Maintenance)", "04 65 71 10 41", "RCS Lyon 000 211 474")


def contact(world: World) -> Mailbox:
    """Mailbox of the debtor's first contact.

    Raises:
        ValueError: the contact has no address.
    """
    person = world.buyer.contacts[0]
    if person.courriel is None:
        raise ValueError(f"{person.nom}: no e-mail address in the case file")
    return Mailbox(person.nom, person.courriel)
