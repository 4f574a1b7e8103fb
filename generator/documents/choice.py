"""What is said beside the case when a document is asked: which invoices, to whom, by what channel."""

import datetime as dt
from decimal import Decimal

from msgspec import Struct

from generator.model import Etape
from generator.money import ZERO
from generator.vocabulary import Envoi

PLIS = frozenset({Envoi.COURRIER, Envoi.LRAR, Envoi.LRE, Envoi.SIGNIFICATION, Envoi.REMISE_EN_MAIN_PROPRE})


class Choix(Struct, frozen=True):
    """What is said beside the case when a document is asked.

    ``factures`` are the only invoices to ask for (all that are due when empty); ``joindre`` encloses their copies,
    the ladder deciding when None; ``remplace`` is the number of the issue this document corrects; ``envoi`` and
    ``suivi`` how the letter leaves; ``debiteur`` the name of whom it is for, when that is not the principal debtor;
    ``intervenant`` is the professional of the office whom one of several letters is for;
    ``ailleurs`` are the days of contacts with the same debtor in the office's other
    cases, ``credit`` what he overpaid there to the same creditor: nothing else of them.
    """

    factures: tuple[str, ...] = ()
    joindre: bool | None = None
    remplace: str = ""
    suivi: str = ""
    envoi: Envoi | None = None
    debiteur: str = ""
    intervenant: str = ""
    ailleurs: tuple[dt.date, ...] = ()
    credit: Decimal = ZERO


TOUT = Choix()


def channel(ordinaire: Envoi | None, etape: Etape | None) -> Envoi | None:
    """How a letter leaves: as its step of the ladder says for one on paper, else as it ordinarily does."""
    return etape.envoi if etape is not None and {ordinaire, etape.envoi} <= PLIS else ordinaire
