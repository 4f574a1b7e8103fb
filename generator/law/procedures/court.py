"""Which court: its kind follows from the parties and the claim, its seat is entered by the office (CPC 1406)."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from msgspec import Struct

from generator.law.dated import rules, table
from generator.law.deadlines import Eloignement, eloignement, territoire
from generator.law.procedures.types import Faits, Partie
from generator.law.working_days import Territoire
from generator.vocabulary import LEGI, Famille, Nature, Reference, Statut

COMMERCE = "tribunal-de-commerce"
TAE = "tribunal-des-activites-economiques"
CHAMBRE = "chambre-commerciale"
JUDICIAIRE = "tribunal-judiciaire"
PROTECTION = "juge-des-contentieux-de-la-protection"
ADMINISTRATIF = "tribunal-administratif"
EXECUTION = "juge-de-l-execution"
COMMERCIALES = frozenset({COMMERCE, TAE, CHAMBRE})
CIVILES = frozenset({JUDICIAIRE, PROTECTION})
RENTS = Reference(
    "COJ, art. R211-3-26",
    f"{LEGI} : les baux commerciaux ; que de simples loyers en soient n'est pas lu",
    lu_le=dt.date(2026, 12, 1),
    statut=Statut.INCERTAIN,
)
NAMES = {
    COMMERCE: "tribunal de commerce",
    TAE: "tribunal des activités économiques",
    CHAMBRE: "chambre commerciale du tribunal judiciaire",
    JUDICIAIRE: "tribunal judiciaire",
    PROTECTION: "juge des contentieux de la protection du tribunal judiciaire",
    ADMINISTRATIF: "tribunal administratif",
}
# Who decides alone, on requête or in référé (CPC 835, 873, 1406; CPCE L511-3).
JUDGES: Mapping[str, str] = {
    COMMERCE: "président du tribunal de commerce",
    TAE: "président du tribunal des activités économiques",
    CHAMBRE: "président de la chambre commerciale du tribunal judiciaire",
    JUDICIAIRE: "président du tribunal judiciaire",
    PROTECTION: NAMES[PROTECTION],
    EXECUTION: "juge de l'exécution du tribunal judiciaire",
}
# Who decides in full: the court, or the judge who is one alone.
BENCHES: Mapping[str, str] = NAMES | {EXECUTION: JUDGES[EXECUTION]}


_NO_MERCHANTS = frozenset({Nature.PARTICULIER, Nature.ASSOCIATION, Nature.PERSONNE_PUBLIQUE, Nature.SYNDICAT})


class Juridiction(Struct, frozen=True):
    """The kind of court a claim belongs to, and why; ``nature`` is empty when a fact is missing."""

    nature: str
    motif: str
    reference: Reference

    @property
    def nom(self) -> str:
        """Its name, in lower case."""
        return NAMES.get(self.nature, "juridiction à déterminer")


@cache
def listed(key: str, day: dt.date) -> frozenset[str]:
    """Words of a dated list of ``tables/tribunaux.yaml``, in lower case; none when no list covers the day."""
    words = (rule.valeur for rule in rules("tribunaux", key) if rule.covers(day))
    return frozenset(word.strip().lower() for line in words for word in line.split(","))


def is_merchant(partie: Partie, day: dt.date) -> bool | None:
    """Tell a commerçant: what the case says, else the form of the company (C. com. L210-1), else None."""
    if partie.commercant is not None:
        return partie.commercant
    if partie.nature in _NO_MERCHANTS:
        return False
    form = partie.forme.replace(".", "").strip().lower()
    return True if form in listed("formes-commerciales", day) else None


def juridiction(faits: Faits) -> Juridiction:
    """Kind of court of a claim: what the office says, else the rule of CPC 1406 and of the codes it refers to."""
    if faits.tribunal:
        return Juridiction(faits.tribunal, "juridiction indiquée par le cabinet", Reference("CPC, art. 1406"))
    if eloignement(faits.debiteur.code_postal, faits.debiteur.pays) is Eloignement.ETRANGER:
        return _abroad(faits)
    if faits.debiteur.nature is Nature.PERSONNE_PUBLIQUE:
        return _public(faits)
    return _by_matter(faits) or com_l721_3_juridiction(faits)


def _by_matter(faits: Faits) -> Juridiction | None:
    """The court that a matter has whoever its debtor is, merchant or not."""
    if faits.famille is Famille.BAIL_D_HABITATION:
        return Juridiction(PROTECTION, "bail d'habitation", Reference("COJ, art. L213-4-4"))
    if faits.famille is Famille.CHARGES_DE_COPROPRIETE:  # of a company too: no engagement between merchants
        return Juridiction(JUDICIAIRE, "charges de copropriété", Reference.unread("COJ, art. L211-3"))
    if faits.famille is Famille.BAIL_COMMERCIAL and is_merchant(faits.debiteur, faits.au) is not False:
        return Juridiction(JUDICIAIRE, "bail commercial", RENTS)
    return None


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


def seat(faits: Faits, nature: str) -> str:
    """Town of the court: what the office says, else the greffe of the debtor's register for a commercial one."""
    if faits.ville:
        return faits.ville
    return faits.debiteur.greffe if nature in COMMERCIALES else ""


def cpc_761_avocat(nature: str, demande: Decimal, plafond: Decimal) -> bool:
    """Whether a lawyer must be instructed (CPC, art. 761 and 853; CPCE, art. L121-4 and R121-6).

    Applied: nobody needs one before the juge des contentieux de la protection; elsewhere, above the dated amount.
    Waived: the matters of the tables annexed to the COJ and of book VI of the code de commerce: no such claim here.
    """
    return nature != PROTECTION and demande > plafond


def cpce_l511_3_juge(nature: str, *, proces: bool) -> str:
    """Judge who may authorise a protective measure (CPCE, art. L511-3).

    Applied: the juge de l'exécution; the president of the commercial court when the claim is commercial and no suit
    is begun. Waived: the commercial chamber of Alsace-Moselle, which the text does not name: the juge de l'exécution
    is always competent.
    """
    return nature if nature in {COMMERCE, TAE} and not proces else EXECUTION


def _public(faits: Faits) -> Juridiction:
    reference = Reference.unread("CJA, art. L211-1")
    if faits.marche_public:
        return Juridiction(ADMINISTRATIF, "personne publique, marché public", reference)
    return Juridiction("", "personne publique : ordre de juridiction à vérifier", reference)


def in_another_member_state(pays: str | None, day: dt.date) -> bool:
    """Whether a country is a Member State other than France and Denmark, as the European procedures ask."""
    return (pays or "").strip().lower() in listed("union-europeenne", day)


def _abroad(faits: Faits) -> Juridiction:
    pays = faits.debiteur.pays or ""
    text = (
        "Règl. (UE) n° 1215/2012, art. 4, 7 et 25"
        if in_another_member_state(pays, faits.au)
        else "Convention applicable"
    )
    return Juridiction("", f"débiteur établi à l'étranger ({pays}), compétence internationale", Reference.unread(text))


def _commercial(faits: Faits, motif: str, statut: Statut) -> Juridiction:
    if territoire(faits.debiteur.code_postal, faits.debiteur.pays) is Territoire.ALSACE_MOSELLE:
        reference = Reference("C. com., art. L721-3, L731-1 et L731-2", statut=statut)
        return Juridiction(CHAMBRE, f"{motif}, en Alsace-Moselle", reference)
    town = seat(faits, COMMERCE).strip().lower()
    if town and town in listed("tae", faits.au):
        reference = Reference(f"C. com., art. L721-3 ; {table('tribunaux')['tae']['article']}", statut=statut)
        return Juridiction(TAE, motif, reference)
    return Juridiction(COMMERCE, motif, Reference("C. com., art. L721-3", statut=statut))
