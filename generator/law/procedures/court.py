"""Which court: its kind follows from the parties and the claim, its seat is entered by the office (CPC 1406)."""

import datetime as dt
from dataclasses import dataclass

from generator.law.dated import rules, table
from generator.law.procedures.types import Faits, Partie
from generator.law.working_days import Territoire, territory
from generator.vocabulary import Famille, Nature, Reference, Statut

COMMERCE = "tribunal-de-commerce"
TAE = "tribunal-des-activites-economiques"
CHAMBRE = "chambre-commerciale"
JUDICIAIRE = "tribunal-judiciaire"
PROTECTION = "juge-des-contentieux-de-la-protection"
ADMINISTRATIF = "tribunal-administratif"
COMMERCIALES = frozenset({COMMERCE, TAE, CHAMBRE})
CIVILES = frozenset({JUDICIAIRE, PROTECTION})
NAMES = {
    COMMERCE: "tribunal de commerce",
    TAE: "tribunal des activités économiques",
    CHAMBRE: "chambre commerciale du tribunal judiciaire",
    JUDICIAIRE: "tribunal judiciaire",
    PROTECTION: "juge des contentieux de la protection (tribunal judiciaire)",
    ADMINISTRATIF: "tribunal administratif",
}


@dataclass(frozen=True, slots=True)
class Juridiction:
    """The kind of court a claim belongs to, and why; ``nature`` is empty when a fact is missing."""

    nature: str
    motif: str
    reference: Reference

    @property
    def nom(self) -> str:
        """Its name, in lower case."""
        return NAMES.get(self.nature, "juridiction à déterminer")


def listed(key: str, day: dt.date) -> frozenset[str]:
    """Words of a dated list of ``tables/tribunaux.yaml``, in lower case; none when no list covers the day."""
    words = (rule.valeur for rule in rules("tribunaux", key) if rule.covers(day))
    return frozenset(word.strip().lower() for line in words for word in line.split(","))


def is_merchant(partie: Partie, day: dt.date) -> bool | None:
    """Tell a commerçant: what the case says, else the form of the company (C. com. L210-1), else None."""
    if partie.commercant is not None:
        return partie.commercant
    if partie.nature in {Nature.PARTICULIER, Nature.ASSOCIATION, Nature.PERSONNE_PUBLIQUE}:
        return False
    form = partie.forme.replace(".", "").strip().lower()
    return True if form in listed("formes-commerciales", day) else None


def juridiction(faits: Faits) -> Juridiction:
    """Kind of court of a claim: what the office says, else the rule of CPC 1406 and of the codes it refers to."""
    if faits.tribunal:
        return Juridiction(faits.tribunal, "juridiction indiquée par le cabinet", Reference("CPC, art. 1406"))
    if faits.debiteur.nature is Nature.PERSONNE_PUBLIQUE:
        return _public(faits)
    if faits.famille is Famille.BAIL_D_HABITATION:
        return Juridiction(PROTECTION, "bail d'habitation", Reference("COJ, art. L213-4-4"))
    return com_l721_3_juridiction(faits)


def com_l721_3_juridiction(faits: Faits) -> Juridiction:
    """Commercial or judicial court of a claim on a private debtor (C. com., art. L721-3).

    Applied: claims between merchants before the commercial court, renamed in the cities of the experiment, or before
    the commercial chamber in Alsace-Moselle (L731-2); a debtor who is none before the judicial court. A creditor who
    is none has the choice: told, and marked. Waived: acts of commerce by accident: no such family.
    """
    merchant = is_merchant(faits.debiteur, faits.au)
    if merchant is None:
        reference = Reference("C. com., art. L721-3", statut=Statut.INCERTAIN)
        return Juridiction("", "qualité de commerçant du débiteur inconnue", reference)
    if not merchant:
        return Juridiction(JUDICIAIRE, "débiteur non commerçant", Reference("COJ, art. L211-3"))
    if is_merchant(faits.creancier, faits.au):
        return _commercial(faits, "entre commerçants", Statut.OFFICIEL)
    return _commercial(faits, "débiteur commerçant ; le créancier qui ne l'est pas a le choix", Statut.INCERTAIN)


def _public(faits: Faits) -> Juridiction:
    reference = Reference("CJA, art. L211-1", "Connaissance générale, article non relu", statut=Statut.INCERTAIN)
    if faits.marche_public:
        return Juridiction(ADMINISTRATIF, "personne publique, marché public", reference)
    return Juridiction("", "personne publique : ordre de juridiction à vérifier", reference)


def _commercial(faits: Faits, motif: str, statut: Statut) -> Juridiction:
    if territory(faits.debiteur.code_postal) is Territoire.ALSACE_MOSELLE:
        reference = Reference("C. com., art. L721-3, L731-1 et L731-2", statut=statut)
        return Juridiction(CHAMBRE, f"{motif}, en Alsace-Moselle", reference)
    seat = (faits.ville or faits.debiteur.greffe).strip().lower()
    if seat and seat in listed("tae", faits.au):
        reference = Reference(f"C. com., art. L721-3 ; {table('tribunaux')['tae']['article']}", statut=statut)
        return Juridiction(TAE, motif, reference)
    return Juridiction(COMMERCE, motif, Reference("C. com., art. L721-3", statut=statut))
