"""The rows of the tables of a case: invoices, credit notes, payments, pièces, parties, in the words printed."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from generator.case import Case, KeyPath
from generator.documents.contexts.address import typed_lines
from generator.documents.contexts.bonds import commitment
from generator.documents.contexts.parties import representation
from generator.documents.words import NATURES_DE_PIECE, means
from generator.instances import billed, ceiling, condemned_by
from generator.model import Contact, Debiteur, Facture, Personne, ends
from generator.money import ZERO
from generator.pages import words
from generator.pages.timeline import Point, void
from generator.pages.types import Vue
from generator.phrases import lower_first
from generator.statement.beside import Compris, Restitution
from generator.statement.followed import set_aside, titles_of
from generator.statement.holds import bounced_payments
from generator.statement.types import Imputation


class LigneFacturee(Struct, frozen=True):
    """An invoice and what is left of it."""

    numero: str
    objet: str | None
    date: dt.date
    echeance: dt.date | None
    conditions: str | None
    montant: Decimal
    reste: str
    retard: str
    preuves: tuple[str, ...]
    ligne: str


class LigneAvoir(Struct, frozen=True):
    """A credit note and the invoice it lessens."""

    numero: str
    date: dt.date
    facture: str
    montant: Decimal
    preuves: tuple[str, ...]
    ligne: str


class LignePaiement(Struct, frozen=True):
    """A payment and what became of it."""

    date: dt.date
    montant: Decimal
    moyen: str
    payeur: str  # who paid, when it is not the debtor
    rejet: str  # why it extinguished nothing
    inclus: tuple[Compris, ...]  # held to be counted in what the titles followed grant
    sinon: str  # what is said of one allocated to nothing
    imputations: tuple[Imputation, ...]
    rendus: tuple[Restitution, ...]
    preuves: tuple[str, ...]
    ligne: str


class LigneRemboursement(Struct, frozen=True):
    """A refund, and what of it nothing received in excess explains."""

    date: dt.date
    montant: Decimal
    moyen: str
    a: str
    rendu: Decimal | None  # None, nothing being computed
    preuves: tuple[str, ...]
    ligne: str


class LignePiece(Struct, frozen=True):
    """A pièce, where it comes from, what was made of it and what it proves."""

    id: str
    numero: str
    titre: str
    nature: str
    source: str
    date: dt.date | None
    pages: str
    sha256: str
    fichier: str
    apercu: str
    refus: str
    usages: str
    ligne: str


class Partie(Struct, frozen=True):
    """A debtor or the creditor."""

    lien: str
    nom: str
    representation: str  # « représentée par Mme Elke Fictie, administratrice »
    siren: str | None
    tva: str | None
    greffe: str | None
    adresse: tuple[str, ...]
    contacts: tuple[Contact, ...]


def line(case: Case, path: KeyPath) -> str:
    """Where a value is written: « dossier.yaml:42 »."""
    return f"dossier.yaml:{case.position(path)[0]}"


def invoices(vue: Vue) -> Iterator[LigneFacturee]:
    """Invoices in the order of the file."""
    computed = {line.numero: line for line in vue.decompte.lignes} if vue.decompte else {}
    for rank, facture in enumerate(vue.case.dossier.factures):
        owed = computed.get(facture.numero)
        yield LigneFacturee(
            numero=facture.numero,
            objet=facture.objet,
            date=facture.date,
            echeance=owed.echeance if owed else facture.echeance,
            conditions=facture.conditions,
            montant=facture.montant_ttc,
            reste=words.eur(owed.principal) if owed else _judged(vue, facture) or "non calculé",
            retard=words.pluriel(owed.jours_de_retard, "jour") if owed and owed.jours_de_retard else "",
            preuves=facture.preuves,
            ligne=line(vue.case, ("factures", rank)),
        )


def _judged(vue: Vue, facture: Facture) -> str:
    """« dans le titre » of an invoice that a title followed judges: its sum is that of the title."""
    titles = titles_of(vue.case.dossier, vue.decompte.lignes if vue.decompte else ())
    return "dans le titre" if any(facture.numero in billed(vue.case.dossier, one) for one in titles) else ""


def credit_notes(vue: Vue) -> Iterator[LigneAvoir]:
    """Credit notes in the order of the file."""
    for rank, avoir in enumerate(vue.case.dossier.avoirs):
        yield LigneAvoir(
            numero=avoir.numero,
            date=avoir.date,
            facture=avoir.facture,
            montant=avoir.montant_ttc,
            preuves=(avoir.piece,) if avoir.piece else (),
            ligne=line(vue.case, ("avoirs", rank)),
        )


def payments(vue: Vue) -> Iterator[LignePaiement]:
    """Payments in the order of the file."""
    allocated, included = (vue.decompte.imputations, vue.decompte.compris) if vue.decompte else ((), ())
    dossier = vue.case.dossier
    bounced = bounced_payments(dossier, vue.situation.au)
    for rank, paiement in enumerate(dossier.paiements):
        origin: KeyPath = ("paiements", rank)
        yield LignePaiement(
            date=paiement.date,
            montant=paiement.montant,
            moyen=means(paiement) or "moyen non dit",
            payeur=paiement.paye_par or "",
            rejet=void(paiement, bounced.get(rank)),
            inclus=tuple(one for one in included if one.origine == origin),
            sinon="non imputé" if vue.decompte else "non calculé",
            imputations=tuple(one for one in allocated if one.origine == origin),
            rendus=vue.decompte.rendu_de(origin) if vue.decompte else (),
            preuves=(paiement.piece,) if paiement.piece else (),
            ligne=line(vue.case, origin),
        )


def refunds(vue: Vue) -> Iterator[LigneRemboursement]:
    """Refunds in the order of the file."""
    told = vue.decompte.remboursements if vue.decompte else ()
    for rank, one in enumerate(vue.case.dossier.remboursements):
        origin: KeyPath = ("remboursements", rank)
        given = sum((each.montant for each in told if each.par == origin), ZERO)
        yield LigneRemboursement(
            date=one.date,
            montant=one.montant,
            moyen=means(one) or "moyen non dit",
            a=one.a or "",
            rendu=given if vue.decompte and one.date <= vue.situation.au else None,
            preuves=(one.piece,) if one.piece else (),
            ligne=line(vue.case, origin),
        )


def exhibits(vue: Vue, numbered: Mapping[str, str], points: Sequence[Point]) -> Iterator[LignePiece]:
    """Pièces in the order of their numbers, each with what it proves."""
    made = {one.piece.id: one for one in vue.pieces}
    uses = _uses(vue, points)
    rank_of = {piece.id: rank for rank, piece in enumerate(vue.case.dossier.pieces)}
    order = [one.piece for one in vue.pieces] or sorted(
        vue.case.dossier.pieces, key=lambda piece: int(numbered.get(piece.id, "0"))
    )
    for piece in order:
        done = made.get(piece.id)
        yield LignePiece(
            id=piece.id,
            numero=numbered.get(piece.id, ""),
            titre=piece.titre,
            nature=NATURES_DE_PIECE[piece.nature],
            source=piece.fichier,
            date=piece.date,
            pages=words.pluriel(done.pages, "page") if done and done.pages else "",
            sha256=done.sha256 if done else "",
            fichier=done.fichier if done else "",
            apercu=done.apercu if done else "",
            refus=done.refus if done else "",
            usages=", ".join(uses.get(piece.id, ())),
            ligne=line(vue.case, ("pieces", rank_of[piece.id])),
        )


def _uses(vue: Vue, points: Sequence[Point]) -> dict[str, list[str]]:
    """What each pièce proves, by identifier: the invoices and facts that cite it."""
    uses: dict[str, list[str]] = {}
    for point in points:
        for identifier in point.preuves:
            uses.setdefault(identifier, []).append(f"{point.titre} ({words.date_courte(point.date)})")
    claim = vue.case.dossier.creance
    clauses = ((claim.penalites.piece, "taux des pénalités"), (claim.cgv, "conditions générales"))
    for proof, what in clauses:
        if proof:
            uses.setdefault(proof, []).append(what)
    return uses


def parties(vue: Vue) -> Iterator[Partie]:
    """Debtors, then the creditor when the office knows it."""
    for debtor in vue.case.dossier.debiteurs:
        yield _party(f"{words.lien(debtor)}{_bond(debtor)}{_titles(vue, debtor)}{_end(vue, debtor)}", debtor)
    if creditor := vue.office.creanciers.get(vue.case.dossier.creancier):
        yield _party("Créancier", creditor)


def _titles(vue: Vue, debtor: Debiteur) -> str:
    """The titles that condemn a debtor, after what binds him, and those that do so no more.

    Nothing while they do not say whom they condemn.
    """
    dossier, au, told = vue.case.dossier, vue.situation.au, ""
    for titre in dossier.titres:
        if titre.date > au or debtor not in condemned_by(dossier, titre):
            continue
        if gone := set_aside(dossier, titre, au, debtor):
            told += f" ; titre écarté : {lower_first(gone[0])} ({gone[1]})"
        else:
            limit = ceiling(titre, debtor)
            told += f" ; {titre.nature.mots} du {words.date_courte(titre.date)}"
            told += f", dans la limite de {words.eur(limit)}" if limit is not None else ""
    return told


def _bond(debtor: Debiteur) -> str:
    """What binds a joint debtor or a guarantor, after his title."""
    if debtor.cautionnement is not None:
        return f" : {commitment(debtor.cautionnement)}"
    return f" : {debtor.solidarite.source}" if debtor.solidarite is not None else ""


def _end(vue: Vue, debtor: Debiteur) -> str:
    """What ended a debtor, until the file names who answers for him."""
    dossier = vue.case.dossier
    fact = ends(dossier.journal, dossier.debiteurs, debtor, vue.situation.au)
    return f" ; {lower_first(words.FAITS[fact.type])} : {words.date_courte(fact.date)}" if fact else ""


def _party(link: str, party: Personne) -> Partie:
    return Partie(
        lien=link,
        nom=party.nom_legal,
        representation=representation(party),
        siren=party.siren,
        tva=party.tva,
        greffe=party.greffe,
        adresse=typed_lines(party.adresse),
        contacts=party.contacts,
    )
