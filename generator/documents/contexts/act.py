"""What acts and hand-overs print: the sums asked and why, the bordereau, the chronology, the proofs."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.documents.contexts import condemned, history
from generator.documents.contexts.court import court
from generator.documents.contexts.disputed import disputes
from generator.documents.contexts.parties import identified
from generator.documents.contexts.sums import indemnities, indemnity_basis, sums
from generator.documents.draft import Draft
from generator.documents.words import date_fr, enumeration
from generator.model import Debiteur
from generator.numbering import number, numbers
from generator.progress.existence import absence
from generator.statement.types import Nature
from generator.vocabulary import Fait, Famille, NatureTitre

_IN_AN_ACT = {  # as the commissaire's own acts name them; the other titles keep their usual name
    NatureTitre.ORDONNANCE_INJONCTION: "ordonnance portant injonction de payer",
    NatureTitre.TRANSACTION: "transaction revêtue de la formule exécutoire",
}
# What the interest asked is, and the text that grants it.
_ACCRUED: Mapping[Nature | None, tuple[str, str]] = {
    Nature.PENALITES: ("Pénalités de retard échues", "C. com., art. L441-10, II"),
    Nature.INTERETS_CONVENUS: ("Intérêts de retard au taux convenu, échus", "C. civ., art. 1103"),
    Nature.INTERETS_MORATOIRES: ("Intérêts moratoires échus", "CCP, art. L2192-13 et R2192-31"),
}
_ACCRUED_LEGAL = ("Intérêts au taux légal échus", "C. civ., art. 1231-6 et 1344-1")
AGAINST_ONE = frozenset({"petites-creances", "creance-commerciale"})  # asked against the principal debtor alone


class Piece(Struct, frozen=True):
    """A line of the bordereau (CPC 57, 1407)."""

    numero: int
    titre: str
    date: date | None
    langue: str


class Ligne(Struct, frozen=True):
    """A line of the table of sums asked (CPC 1407): amount, basis, pièces."""

    libelle: str
    montant: Decimal
    cause: str  # of the principal, in the words of the case
    article: str  # of what the law adds to it
    pieces: str


def bordereau(draft: Draft) -> tuple[Piece, ...]:
    """Pièces with their stable numbers."""
    return tuple(
        Piece(item.numero, item.piece.titre, item.piece.date, item.piece.langue or "") for item in number(draft.dossier)
    )


def petition(draft: Draft) -> dict[str, Any]:
    """Values of what is asked of a judge, or of whoever the case is handed to (CPC 54, 57, 1407)."""
    return {
        "juridiction": court(draft),
        "sommes_demandees": _asked_lines(draft),
        "tranches": tuple(segment for ligne in draft.lignes for segment in ligne.segments),
        "bordereau": bordereau(draft),
        "chronologie": history.chronology(draft),
        "mise_en_demeure": history.formal_notice(draft),
        "mise_en_demeure_libelle": _notice_label(draft),
        "mis_en_demeure": given_notice(draft),
        "mises_en_demeure_autres": notices(draft, draft.codebiteurs),
        "contrat": _proofs(draft, ("contrat", "cgv", "devis", "commande")),
        "livraison": _proofs(draft, ("livraison",)),
        "reconnaissance": _proofs(draft, ("reconnaissance",)),
        "imputations": draft.decompte.imputations,
        "imputations_accessoires": any(one.accessoire for one in draft.decompte.imputations),
        "statutaire": draft.dossier.creance.famille is Famille.COTISATIONS_ASSOCIATIVES,
        "contrat_du": draft.dossier.creance.contrat_du,
        **condemned.already(draft),
    }


def handover(draft: Draft) -> dict[str, Any]:
    """Values of a hand-over, to a commissaire, a lawyer or a collection company: the title and the parties too."""
    titre = draft.titre
    return petition(draft) | {
        "titre_executoire": titre,
        "nature_titre": _IN_AN_ACT.get(titre.nature, titre.nature.mots) if titre else "",
        "signifie_le": draft.signifie_le,
        **condemned.values(draft),
        **condemned.of_others(draft),
        **_reached(draft),
        "chronologie": history.chronology(draft, frozenset(party.nom_complet for party in draft.cautions)),
        "litiges": disputes(draft),
        "debiteur_seul": draft.document in AGAINST_ONE,
        "disparus": tuple(gone.titre for party in draft.dossier.debiteurs if (gone := absence(draft.vue, party))),
    }


def _reached(draft: Draft) -> dict[str, Any]:
    """Whom the debtor is reached by: nobody once he is dead, and his home is his last one."""
    end = absence(draft.vue, draft.debiteur)
    if end is None or end.nature != Fait.DECES:
        return {"contacts": draft.debiteur.contacts}
    known = identified(draft.debiteur)
    lines = (re.sub(r"^demeurant ", "dernier domicile : ", line) for line in known.identite)
    return {"contacts": (), "debiteur": replace(known, identite=tuple(lines))}


def _asked_lines(draft: Draft) -> tuple[Ligne, ...]:
    lignes = draft.lignes
    sommes = sums(draft, lignes)
    known = numbers(draft.dossier)
    invoices = [facture.piece for _, facture in draft.factures]
    penalties = draft.dossier.creance.penalites
    lines = [Ligne("Principal", sommes.principal, draft.dossier.creance.origine, "", _list(known, invoices))]
    if sommes.interets:
        label, article = _ACCRUED.get(sommes.nature, _ACCRUED_LEGAL)
        proof = [penalties.piece] if sommes.penalites or sommes.convenus else []
        lines.append(Ligne(label, sommes.interets, "", article, _list(known, proof)))
    if sommes.indemnites:
        label = indemnities(sommes.nombre_indemnites)
        lines.append(Ligne(label, sommes.indemnites, "", indemnity_basis(draft), ""))
    owed = (poste for poste in draft.postes if poste.montant)
    lines += [Ligne(poste.libelle, poste.montant, "", poste.reference.article, "") for poste in owed]
    return tuple(lines)


def _notice_label(draft: Draft) -> str:
    fact = history.formal_notice(draft)
    return history.letter_label(fact) if fact else ""


def given_notice(draft: Draft) -> str:
    """« mis en demeure par lettre recommandée…, présentée le 4 juin 2026 »; nothing without a formal notice."""
    fact = history.formal_notice(draft)
    return f"mis en demeure{history.conveyed(fact)}" if fact else ""


def notices(draft: Draft, parties: Iterable[Debiteur]) -> tuple[str, ...]:
    """« Une mise en demeure a été adressée le 2 juin 2026 à … par lettre recommandée… »: the last one to each."""
    return tuple(
        f"Une mise en demeure a été adressée le {date_fr(fact.date)} à {party.nom_legal}{history.conveyed(fact)}."
        for party in parties
        if (fact := history.notice_to(draft, party)) is not None
    )


def _proofs(draft: Draft, natures: tuple[str, ...]) -> str:
    """Numbers of the pièces of some natures: « 1, 2 et 5 »; what a guarantor signed proves nothing of the debtor."""
    apart = {party.cautionnement.piece for party in draft.cautions if party.cautionnement}
    known = (item for item in number(draft.dossier) if item.piece.nature in natures and item.piece.id not in apart)
    return _join([str(item.numero) for item in known])


def _list(known: dict[str, str], identifiers: list[str | None]) -> str:
    return _join(sorted({known[name] for name in identifiers if name in known}, key=int))


def _join(parts: list[str]) -> str:
    """Numbers in order, consecutive ones as a range: « 1, 3 à 7 et 9 »."""
    runs: list[list[int]] = []
    for value in sorted({int(part) for part in parts}):
        if runs and value == runs[-1][1] + 1:
            runs[-1][1] = value
        else:
            runs.append([value, value])
    return enumeration([part for a, b in runs for part in ([f"{a} à {b}"] if b > a + 1 else map(str, sorted({a, b})))])
