"""What acts and hand-overs print: the sums asked and why, the bordereau, the chronology, the proofs."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.documents.contexts import condemned, heirs, history, sent, solidarity, told
from generator.documents.contexts.counsel import counsel
from generator.documents.contexts.court import court
from generator.documents.contexts.disputed import disputes
from generator.documents.contexts.foreign import enforceable_here
from generator.documents.contexts.parties import identified, to_party
from generator.documents.contexts.sums import indemnities, indemnity_basis, of_anothers_notice, sums
from generator.documents.draft import Draft
from generator.documents.words import date_fr
from generator.model import Debiteur, FaitProcedure, FaitProcedureCollective, FaitRole, FaitSurendettement
from generator.money import ZERO
from generator.numbering import number, numbers
from generator.phrases import enumeration, lower_first, of_name
from generator.progress.existence import absence
from generator.progress.routes import ENGAGEMENTS
from generator.progress.which_court import doubt
from generator.statement.types import LigneFacture, Nature, Poste
from generator.vocabulary import Fait, Famille, NatureTitre
from generator.vocabulary.rates import BaseTaux

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
_ACCRUED_OF_ALL = ("Intérêts au taux légal échus", "C. civ., art. 1231-6, 1314 et 1344-1")
_CAUSES: Mapping[Famille, str] = {  # where no contract is the cause (CPC, art. 1405)
    Famille.COTISATIONS_ASSOCIATIVES: "résulte d'une obligation de caractère statutaire",
    Famille.CHARGES_DE_COPROPRIETE: (
        "résulte de la participation de chaque copropriétaire aux charges (loi n° 65-557 du 10 juillet 1965, "
        "article 10)"
    ),
}
_SUITS = (FaitProcedure, FaitRole, FaitProcedureCollective, FaitSurendettement)
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


def accrued(lignes: Sequence[LigneFacture]) -> dict[str, Any]:
    """The interest segment by segment, what a title fixed, all that accrued, what is extinguished and what is left."""
    return {
        "tranches": tuple(segment for ligne in lignes for segment in ligne.segments),
        "liquides": sum((ligne.liquides for ligne in lignes), ZERO),
        "couru": sum((ligne.interets_courus for ligne in lignes), ZERO),
        "couru_eteint": sum((ligne.interets_courus - ligne.interets for ligne in lignes), ZERO),
        "couru_restant": sum((ligne.interets for ligne in lignes), ZERO),
    }


def _moves(draft: Draft) -> bool:
    """Tell whether the rate to come is that of each half-year: « au même taux » would freeze the one of the day."""
    natures = {segment.nature for ligne in draft.lignes for segment in ligne.segments}
    fixed = draft.dossier.creance.penalites.taux.base is BaseTaux.FIXE and Nature.INTERETS_LEGAUX not in natures
    return not fixed and Nature.INTERETS_MORATOIRES not in natures


def bordereau(draft: Draft) -> tuple[Piece, ...]:
    """Pièces with their stable numbers."""
    return tuple(
        Piece(item.numero, item.piece.titre, item.piece.date, item.piece.langue or "") for item in number(draft.dossier)
    )


def petition(draft: Draft) -> dict[str, Any]:
    """Values of what is asked of a judge, or of whoever the case is handed to (CPC 54, 57, 1407)."""
    return {
        "juridiction": court(draft),
        "juridiction_a_verifier": doubt(draft.faits),
        "sommes_demandees": _asked_lines(draft),
        **accrued(draft.lignes),
        "semestriel": _moves(draft),
        "bordereau": bordereau(draft),
        "chronologie": history.chronology(draft),
        "mise_en_demeure_libelle": _notice_label(draft),
        "mis_en_demeure": given_notice(draft),
        "mises_en_demeure_autres": notices(draft, draft.codebiteurs),
        "contrat": _agreement(draft),
        "livraison": _proofs(draft, ("livraison",)),
        "reconnaissance": "" if draft.whom.poursuivi is not None else _proofs(draft, ("reconnaissance",)),
        "imputations": draft.imputations,
        "imputations_accessoires": any(one.accessoire for one in draft.imputations),
        "cause": _CAUSES.get(draft.dossier.creance.famille, "a une cause contractuelle"),
        "contrat_du": draft.dossier.creance.contrat_du,
        "avocat_requerant": counsel(draft, needed=False),
        "avocat_obligatoire": False,  # a requête en injonction asks for none (CPC, art. 1407)
        **condemned.already(draft),
        **solidarity.values(draft),
    }


def handover(draft: Draft) -> dict[str, Any]:
    """Values of a hand-over, to a commissaire, a lawyer or a collection company: the title and the parties too."""
    titre = draft.titre
    return petition(draft) | {
        "titre_executoire": titre,
        "titre_signifie": titre.nature.accorde("Signifié") if titre else "",
        "nature_titre": _IN_AN_ACT.get(titre.nature, titre.nature.mots) if titre else "",
        "signifie_le": draft.signifie_le,
        "executoire_par": enumeration([piece.titre for piece in enforceable_here(draft)]),
        **condemned.values(draft),
        **condemned.of_others(draft),
        **_reached(draft),
        "chronologie": _handed(draft),
        "litiges": disputes(draft),
        "debiteur_seul": draft.document in AGAINST_ONE,
        "contestees": "",  # nothing of it is asked, save in the whole account a lawyer reads
        "disparus": ended(draft, draft.dossier.debiteurs),
    }


def ended(draft: Draft, parties: Iterable[Debiteur]) -> tuple[str, ...]:
    """What ended those who are no more, and who answers for them."""
    return tuple(gone.titre for party in parties if (gone := absence(draft.vue, party)))


def _handed(draft: Draft) -> tuple[sent.Etape, ...]:
    """What a judge reads, and what was already asked of one: who takes the case over reads it nowhere else."""
    suits = [
        (fact.date, told.label(fact, draft.office), fact.preuves)
        for fact in draft.dossier.journal
        if isinstance(fact, _SUITS)
    ]
    known = numbers(draft.dossier)
    steps = [
        sent.Etape(day, lower_first(said), sent.proved(known, proofs))
        for day, said, proofs in (*told.decisions(draft.dossier), *suits)
        if day <= draft.au
    ]
    guarantors = frozenset(party.nom_complet for party in draft.cautions)
    twice = {(step.date, step.libelle.partition(", ")[0]) for step in steps}  # a writ is a demand too, told with less
    letters = [one for one in history.chronology(draft, guarantors) if (one.date, one.libelle) not in twice]
    return tuple(sorted([*letters, *steps], key=lambda step: step.date))


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
    lines = []
    if sommes.principal:
        cause = draft.dossier.creance.origine
        lines.append(Ligne("Principal", sommes.principal, cause, "", sent.proved(known, invoices)))
    if sommes.interets:
        label, article = _ACCRUED.get(sommes.nature, _ACCRUED_OF_ALL if of_anothers_notice(draft) else _ACCRUED_LEGAL)
        proof = [penalties.piece] if sommes.penalites or sommes.convenus else []
        clause = draft.dossier.creance.capitalisation
        if clause and any(part.nature is Nature.CAPITALISES for ligne in lignes for part in ligne.segments):
            article, proof = f"{article} ; C. civ., art. 1343-2", [*proof, clause.piece]
        lines.append(Ligne(label, sommes.interets, "", article, sent.proved(known, proof)))
    if sommes.indemnites:
        label = indemnities(sommes.nombre_indemnites)
        lines.append(Ligne(label, sommes.indemnites, "", indemnity_basis(draft), ""))
    owed = (poste for poste in draft.postes if poste.montant)
    lines += [
        Ligne(poste.libelle, poste.montant, "", poste.reference.article, sent.proved(known, [_carries(draft, poste)]))
        for poste in owed
    ]
    return tuple(lines)


def _carries(draft: Draft, poste: Poste) -> str | None:
    """The pièce that carries a sum asked beside the invoices: the clause, the bill of a cost, the title."""
    match poste.origine:
        case ("frais", int(rank)):
            return draft.dossier.frais[rank].piece
        case ("titres", int(rank), *_):
            return draft.dossier.titres[rank].piece
    clause = draft.dossier.creance.clause_penale
    return clause.piece if clause else None


def _notice_label(draft: Draft) -> str:
    fact = history.formal_notice(draft)
    if fact is None:
        return ""
    return ", ".join(filter(None, (sent.letter_label(fact), heirs.sent_to(draft, draft.debiteur, fact.date))))


def given_notice(draft: Draft) -> str:
    """« mis en demeure par lettre recommandée…, présentée le 4 juin 2026 »; nothing without a formal notice."""
    fact = history.notice_given(draft)
    if fact is None:
        return ""
    dead = heirs.before(draft, draft.debiteur, fact.date)
    whose = of_name(dead.personne) if dead and dead.personne else "du défunt"
    return f"mis en demeure{sent.conveyed(fact)}{f', en la personne {whose}' if dead else ''}"


def notices(draft: Draft, parties: Iterable[Debiteur]) -> tuple[str, ...]:
    """« Une mise en demeure a été adressée le 2 juin 2026 à … par lettre recommandée… »: the last one to each."""
    return tuple(
        f"Une mise en demeure a été adressée le {date_fr(fact.date)} "
        f"{heirs.sent_to(draft, party, fact.date) or to_party(party)}{sent.conveyed(fact)}."
        for party in parties
        if (fact := history.notice_to(draft, party)) is not None
    )


def _agreement(draft: Draft) -> str:
    """Numbers of the pièces that come from the debtor: the creditor's own terms prove no agreement (C. civ. 1353)."""
    return _proofs(draft, ENGAGEMENTS, {facture.commande for _, facture in draft.factures})


def _proofs(draft: Draft, natures: Container[str], named: Container[str | None] = ()) -> str:
    """Numbers of the pièces of some natures, or named: « 1, 2 et 5 ».

    What a guarantor signed proves nothing of the debtor, nor what proves an invoice of one that is not asked for.
    """
    asked = {proof for _, facture in draft.factures for proof in facture.preuves}
    others = {proof for facture in draft.dossier.factures for proof in facture.preuves} if asked else set()
    apart = {party.cautionnement.piece for party in draft.cautions if party.cautionnement} | (others - asked)
    proofs = (one.id for one in draft.dossier.pieces if one.nature in natures or one.id in named)
    return sent.proved(numbers(draft.dossier), (proof for proof in proofs if proof not in apart))
