"""The numbers of a party agree with one another: SIREN, SIRET, TVA; the same for a debtor and for a creditor."""

from collections.abc import Iterator
from typing import NamedTuple

from stdnum.fr import tva as stdnum_tva

from generator.findings import Level
from generator.model import Personne


class Disagreement(NamedTuple):
    """A number to correct: the key of the party, and what to say of it."""

    key: str
    level: Level
    message: str
    remedy: str


def disagreements(party: Personne) -> Iterator[Disagreement]:
    """What is wrong between the numbers of a party; nothing of a number that is not written."""
    if party.siren and party.siret and not party.siret.startswith(party.siren):
        message = "le SIRET ne commence pas par le SIREN."
        yield Disagreement("siret", Level.ERREUR, message, "Recopier les deux du registre.")
    if not party.tva or not party.tva.upper().startswith("FR"):
        return
    if not stdnum_tva.is_valid(party.tva):
        message = f"« {party.tva} » n'est pas un numéro de TVA français."
        yield Disagreement("tva", Level.AVERTISSEMENT, message, "Le recopier.")
    elif party.siren and party.siren not in party.tva.replace(" ", ""):
        message = "le numéro de TVA ne contient pas le SIREN."
        yield Disagreement("tva", Level.AVERTISSEMENT, message, "Vérifier les deux.")
