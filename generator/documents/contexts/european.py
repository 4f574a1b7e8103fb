"""Values to copy in form A of the European order for payment (Règl. n° 1896/2006, annex I), field by field.

The codes are those of the form in force since 14 July 2017; sections 1 and 2 were read on EUR-Lex, the others are to be
checked on the form itself: the sheet says so.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from generator.documents.contexts import act
from generator.documents.contexts.parties import siren_groups
from generator.documents.contexts.sums import indemnity_basis, sums
from generator.documents.draft import Draft
from generator.documents.target import Cible
from generator.documents.words import invoices_named, rate_words
from generator.law.interest import DAY, TAUX_REDUIT
from generator.model import Personne
from generator.money import NBSP, ZERO
from generator.phrases import plural, upper_first
from generator.statement.types import LigneFacture, Nature, Segment
from generator.vocabulary import Famille
from generator.vocabulary.rates import BaseTaux

# Section 6, code 1: what the claim is about. A family absent from the list is « 25, autre ».
CAUSES: Mapping[Famille, tuple[str, str]] = {
    Famille.VENTE_ENTRE_PROFESSIONNELS: ("01", "contrat de vente"),
    Famille.VENTE_A_CONSOMMATEUR: ("01", "contrat de vente"),
    Famille.PRESTATION_ENTRE_PROFESSIONNELS: ("12", "contrat de services, autre"),
    Famille.PRESTATION_A_CONSOMMATEUR: ("12", "contrat de services, autre"),
    Famille.TRANSPORT_DE_MARCHANDISES: ("07", "contrat de services, transport"),
    Famille.COMMUNICATIONS_ELECTRONIQUES: ("05", "contrat de services, électricité, gaz, eau, téléphone"),
    Famille.BAIL_D_HABITATION: ("03", "contrat de location, bien immobilier"),
    Famille.BAIL_COMMERCIAL: ("04", "contrat de location, bail commercial"),
    Famille.PRET_ENTRE_PARTICULIERS: ("15", "prêt"),
    Famille.COTISATIONS_ASSOCIATIVES: ("21", "cotisations"),
}
OTHER = ("25", "autre")


class Champ(Struct, frozen=True):
    """A field of the form and what to type in it."""

    libelle: str
    valeur: str


class Creance(Struct, frozen=True):
    """A line of section 6: the three codes, explanation, date, amount."""

    rang: int
    cause: str
    circonstance: str
    explication: str
    date: date
    montant: Decimal


class Interet(Struct, frozen=True):
    """A line of section 7: code, rate in words, base, days."""

    rang: int
    code: str
    taux: str
    base: Decimal
    du: date
    au: date | None  # None: until payment


class Frais(Struct, frozen=True):
    """A line of section 9."""

    code: str
    libelle: str
    montant: Decimal


def form_a(draft: Draft) -> dict[str, Any]:
    """Values of the sheet; what only the claimant or the court can tell is left to be written."""
    sommes = sums(draft, draft.lignes)
    creancier, debiteur = draft.creancier, draft.debiteur
    cause, label = CAUSES.get(draft.dossier.creance.famille, OTHER)
    return {
        "demandeur": tuple(_party(creancier, creancier.courriel, creancier.telephone or "")),
        "defendeur": tuple(_party(debiteur, *_reached(draft))),
        "pays_demandeur": _country(creancier),
        "pays_defendeur": _country(debiteur),
        "consommateur": draft.cible is Cible.CONSOMMATEUR,
        "cause_code": cause,
        "cause_libelle": label,
        "creances": tuple(_claims(draft, cause)),
        "interets": tuple(_interest(draft)),
        "interets_a_deduire": sum((_unpaid(ligne)[1] for ligne in draft.lignes), ZERO),
        "frais_demandes": tuple(_costs(draft)),
        "preuves": act.bordereau(draft),
        "echus": sommes.interets,
    }


def _party(party: Personne, mail: str, phone: str) -> Iterator[Champ]:
    if party.est_physique:
        yield Champ("Nom", party.nom or "")
        yield Champ("Prénom", party.prenoms or "")
    else:
        yield Champ("Nom de la société ou de l'organisation", party.nom_legal)
    if party.siren:
        yield Champ("Numéro d'identification (SIREN)", siren_groups(party.siren))
    elif party.tva:
        yield Champ("Numéro d'identification (TVA)", party.tva)
    address = party.adresse
    street = (address.complement, address.batiment, address.rue, address.lieu_dit)
    yield Champ("Adresse", ", ".join(part for part in street if part))
    yield Champ("Code postal, ville", f"{address.code_postal} {address.ville}")
    yield Champ("Pays", _country(party))
    for label, value in (("Téléphone (facultatif)", phone), ("Courriel (facultatif)", mail)):
        if value:
            yield Champ(label, value)


def _reached(draft: Draft) -> tuple[str, str]:
    contact = next(iter(draft.debiteur.contacts), None)
    return (str(contact.courriel or ""), contact.telephone or "") if contact else ("", "")


def _country(party: Personne) -> str:
    return party.adresse.pays or "France"


def _rows(draft: Draft) -> Iterator[tuple[int, LigneFacture]]:
    """The invoices of sections 6 and 7: of one that is paid but for its lump sum, section 9 says the rest."""
    return enumerate((ligne for ligne in draft.lignes if ligne.principal or ligne.interets), start=1)


def _claims(draft: Draft, cause: str) -> Iterator[Creance]:
    known = {facture.numero: facture for facture in draft.dossier.factures}
    for rank, ligne in _rows(draft):
        partly = ligne.paye_principal + ligne.avoirs > ZERO
        about = known[ligne.numero].objet if ligne.numero in known else None
        yield Creance(
            rank,
            cause,
            "31" if partly else "30",
            f"{upper_first(invoices_named([ligne.numero], draft.mot))}{NBSP}: {about or draft.dossier.creance.origine}",
            ligne.echeance,
            ligne.principal,
        )


def _interest(draft: Draft) -> Iterator[Interet]:
    for rank, ligne in _rows(draft):
        for base, start, end, segment in _bases(ligne, draft.au):
            code, words = _rate(draft, segment, _nature(ligne))
            yield Interet(rank, code, words, base, start, end)


def _bases(ligne: LigneFacture, au: date) -> Iterator[tuple[Decimal, date, date | None, Segment]]:
    """Each base with its days; until payment, what is still owed. Rates are said in words: they change by semester.

    Days whose interest is paid are not asked for again, nor those that bear none. Capitalised interest is a base of
    its own, beside the principal. What bears interest from the morrow alone, after a payment of the day itself, is
    told from then.
    """
    unpaid, _ = _unpaid(ligne)
    for beside in (False, True):
        own = [segment for segment in unpaid if (segment.nature is Nature.CAPITALISES) is beside]
        for group in _runs(own):
            first, end = group[0], group[-1].au
            running = end == au and (beside or first.base == ligne.principal)
            yield first.base, first.du, None if running else end, first
    last = next((one for one in reversed(ligne.segments) if one.nature is not Nature.CAPITALISES), None)
    changed = last is not None and last.au == au and last.base != ligne.principal
    if last is not None and changed and ligne.principal and ligne.interet_par_jour != 0:
        yield ligne.principal, au + DAY, None, last


def _runs(segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    """Segments that a row tells together: half-years on end, of one base, that whoever counts the row finds again.

    One cut within a half-year, by a payment or a year of capitalisation, was rounded there: it starts a row.
    """
    run: list[Segment] = []
    for one in segments:
        if run and not _follows(run[-1], one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _follows(last: Segment, one: Segment) -> bool:
    """Whether a segment goes on from another for the change of half-year alone: days, base, kind of rate."""
    on_end = last.au + DAY == one.du and last.base == one.base
    return on_end and last.semestre != one.semestre and not (_reduced(last) or _reduced(one))


def _reduced(segment: Segment) -> bool:
    return segment.formule.startswith(TAUX_REDUIT)


def _unpaid(ligne: LigneFacture) -> tuple[list[Segment], Decimal]:
    """The segments still owed of the interest of an invoice, and what of the first of them is paid (C. civ. 1343-1).

    A payment goes to the oldest interest, and closes a segment: it leaves a part of one only when it is below them all.
    """
    paid = ligne.interets_courus - ligne.interets
    left = sorted(ligne.segments, key=lambda one: one.au)
    while left and left[0].montant <= paid:
        paid -= left.pop(0).montant
    return (left, paid) if left else ([], ZERO)


def _nature(ligne: LigneFacture) -> Nature | None:
    """What the interest of an invoice is: what is capitalised of it bears the same."""
    return next((one.nature for one in ligne.segments if one.nature is not Nature.CAPITALISES), None)


def _rate(draft: Draft, segment: Segment, nature: Nature | None) -> tuple[str, str]:
    """Code (01 statutory, 02 contractual, E other period) and rate in words."""
    if _reduced(segment):
        return "01 E", f"{segment.formule} (C. civ., art. 1343-5)"
    if nature is Nature.INTERETS_MORATOIRES:
        return "01 E", f"taux {segment.formule} ({segment.reference.article})"
    if nature not in {Nature.PENALITES, Nature.INTERETS_CONVENUS}:
        return "01 E", "taux légal français, par semestre"
    penalites = draft.dossier.creance.penalites
    code = "02 E" if penalites.piece else "01 E"
    formula = penalites.taux
    if formula.base is BaseTaux.BCE and formula.multiple == 1:
        points = plural(formula.points, "point", "points")
        return code, f"taux BCE + {formula.points:f} {points}, par semestre".replace(".", ",")
    return code, f"taux {rate_words(formula)}"


def _costs(draft: Draft) -> Iterator[Frais]:
    owed = sums(draft, draft.lignes)
    if owed.indemnites:
        words = plural(owed.nombre_indemnites, "indemnité forfaitaire", "indemnités forfaitaires")
        yield Frais("02", f"{words} de recouvrement ({indemnity_basis(draft)})", owed.indemnites)
    for poste in draft.postes:
        if poste.montant and not poste.est_clause:
            yield Frais("02", poste.libelle, poste.montant)
