"""What is written of a party agrees: SIREN, SIRET, TVA, name, postcode; the same for a debtor and for who writes."""

from collections.abc import Iterator
from typing import NamedTuple

from stdnum.eu import vat as stdnum_tva

from generator.findings import Level
from generator.load.countries import countries, is_country, is_overseas
from generator.load.suggest import question
from generator.load.towns import department
from generator.model import Personne


class Disagreement(NamedTuple):
    """A value to correct: the key in the party, and what to say of it."""

    path: tuple[str, ...]
    level: Level
    message: str
    remedy: str


def disagreements(party: Personne) -> Iterator[Disagreement]:
    """What is wrong between the values of a party; nothing of one that is not written."""
    if party.siren and party.siret and not party.siret.startswith(party.siren):
        message = "le SIRET ne commence pas par le SIREN."
        yield Disagreement(("siret",), Level.ERREUR, message, "Recopier les deux du registre.")
    yield from _vat(party)
    yield from _name(party)
    yield from _town(party)
    yield from _country(party)


def _vat(party: Personne) -> Iterator[Disagreement]:
    if not party.tva or (party.adresse.pays and not party.tva.upper().startswith("FR")):
        return
    if not stdnum_tva.is_valid(party.tva):
        message = f"« {party.tva} » n'est pas un numéro de TVA intracommunautaire."
        yield Disagreement(("tva",), Level.AVERTISSEMENT, message, "Le recopier, avec ses deux lettres.")
    elif party.tva.upper().startswith("FR") and party.siren and party.siren not in party.tva.replace(" ", ""):
        message = "le numéro de TVA ne contient pas le SIREN."
        yield Disagreement(("tva",), Level.AVERTISSEMENT, message, "Vérifier les deux.")


def _name(party: Personne) -> Iterator[Disagreement]:
    """Capitals are for family names: first names alone in capitals were typed in the other's place."""
    first, family = party.prenoms or "", party.nom or ""
    if len(first) > 2 and first.isupper() and family and not family.isupper():
        message = f"« {first} » est en capitales et le nom, « {family} », ne l'est pas."
        yield Disagreement(("prenoms",), Level.AVERTISSEMENT, message, "Vérifier que les deux ne sont pas inversés.")


def _town(party: Personne) -> Iterator[Disagreement]:
    address = party.adresse
    if address.code_postal in address.ville or not any(map(str.isalpha, address.ville)):
        message = f"« {address.ville} » n'est pas une commune : les lettres écrivent le code postal devant elle."
        yield Disagreement(("adresse", "ville"), Level.ERREUR, message, "Écrire la commune seule, par exemple Lyon.")
    own = "" if address.pays else department(address.ville)
    if own and not address.code_postal.startswith(own):
        message = f"« {address.code_postal} » n'est pas un code postal de {address.ville} (département {own})."
        yield Disagreement(("adresse", "code-postal"), Level.AVERTISSEMENT, message, "Vérifier les deux.")


def _country(party: Personne) -> Iterator[Disagreement]:
    """Where a party is decides limits and procedures: overseas is France, and a name nobody knows is no country."""
    country = party.adresse.pays
    if not country:
        return
    if is_overseas(country):
        message = f"« {country} » est en France, ce que dit son code postal : les délais d'outre-mer en dépendent."
        yield Disagreement(("adresse", "pays"), Level.ERREUR, message, "Ôter « pays ».")
    elif not is_country(country):
        known = countries()
        near = f"Vouliez-vous dire « {known[code]} » ?" if (code := country.upper()) in known else ""
        asked = near or question(country, known.values()) or "L'écrire en français, par exemple Belgique."
        level = Level.AVERTISSEMENT if any(map(str.isalpha, country)) else Level.ERREUR
        message = f"« {country} » n'est pas un nom de pays connu : délais et procédures en dépendent."
        yield Disagreement(("adresse", "pays"), level, message, f"{asked} En France, ôter « pays ».")
