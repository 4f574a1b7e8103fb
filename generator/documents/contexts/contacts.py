"""Values of what is said: calls, visits, disputes, the RGPD information."""

from collections.abc import Mapping
from typing import Any

from generator.documents.contexts import history
from generator.documents.contexts.bonds import engaged
from generator.documents.contexts.parties import agreed
from generator.documents.contexts.payment import payment
from generator.documents.contexts.sums import sums
from generator.documents.draft import Draft
from generator.documents.target import Cible
from generator.documents.words import SOURCES, invoices_named
from generator.model import Debiteur, FaitContact, FaitContestation, FaitSolvabilite
from generator.phrases import enumeration
from generator.vocabulary import Fait, Lien
from generator.vocabulary.invoices import CHARGES, COTISATION, FACTURE, LOYER, PRET, Mot

_WHY = {
    "oubli": "un oubli",
    "litige": "un désaccord",
    "tresorerie": "une difficulté de trésorerie",
    "autre": "un autre motif",
}
_DISPUTABLE: Mapping[Mot, Mapping[str, str]] = {  # what may be disputed, what shows it, and what would settle it
    FACTURE: {
        "contestable": "la commande, la livraison ou la prestation, la quantité, le prix",
        "a_l_appui": "bon de livraison annoté, photographies, échanges, réserves",
        "remedes": "un avoir, un remplacement, une intervention",
    },
    LOYER: {
        "contestable": "le loyer, les charges, la période, les travaux",
        "a_l_appui": "bail, état des lieux, décompte de charges, photographies, échanges",
        "remedes": "une régularisation, une intervention",
    },
    CHARGES: {
        "contestable": "l'appel de fonds, la décision qui le fonde, la répartition, la période",
        "a_l_appui": "procès-verbal d'assemblée, règlement de copropriété, état de répartition, échanges",
        "remedes": "une régularisation",
    },
    COTISATION: {
        "contestable": "l'adhésion, le montant, la période",
        "a_l_appui": "bulletin d'adhésion, démission, échanges",
        "remedes": "une régularisation",
    },
    PRET: {
        "contestable": "le prêt, la somme remise, les échéances, les remboursements",
        "a_l_appui": "écrit du prêt, relevés de compte, échanges",
        "remedes": "une régularisation",
    },
}


def last_call(draft: Draft) -> FaitContact | None:
    """The last call in which someone was reached."""
    facts = (*history.past(draft, Fait.APPEL), *history.past(draft, Fait.APPEL_DE_SUIVI))
    reached = [fact for fact in facts if isinstance(fact, FaitContact) and fact.joint]
    return max(reached, key=lambda fact: fact.date, default=None)


def sheet(draft: Draft) -> dict[str, Any]:
    """Values of the call sheet and of the report of a visit."""
    return {"contacts": draft.debiteur.contacts, "consommateur": draft.cible is Cible.CONSOMMATEUR}


def confirmation(draft: Draft) -> dict[str, Any]:
    """Values of the message that confirms a call: its answer is the evidence, not the note."""
    call = last_call(draft)
    if call is None:
        return {}
    promise, why = call.promesse, _WHY | {"facture-non-recue": draft.mot.un_avis_manquant}
    owed = sums(draft, draft.lignes)
    return {
        "appel_date": call.date,
        "appel_interlocuteur": call.interlocuteur or "",
        "appel_motif": why.get(call.motif or "", ""),
        "promesse": promise,
        "promesse_partielle": promise is not None and promise.montant < owed.principal,
        "paiement": payment(draft, min(promise.montant, owed.total) if promise else owed.principal),
    }


def personal_data(draft: Draft) -> dict[str, Any]:
    """Values of the information on personal data: what binds whoever is not the principal debtor."""
    party = draft.whom.autre
    if party is None:
        return {"autre": "", "acte": "", "a_la_caution": False, "consultes": _looked_up(draft, draft.dossier.debiteur)}
    of_a_guarantor, joint = party.lien is Lien.CAUTION, party.solidarite
    act = engaged(draft, party) or (joint.source if joint else "")
    return {
        "autre": "caution" if of_a_guarantor else agreed(party, "codébiteur", "codébitrice", "codébiteur"),
        "acte": act,
        "a_la_caution": of_a_guarantor,
        "consultes": _looked_up(draft, party),
    }


def _looked_up(draft: Draft, party: Debiteur) -> str:
    """Where the solvency of a person was looked for: « BODACC et note de solvabilité »."""
    principal = draft.dossier.debiteur.nom_complet
    checks = (fact for fact in draft.dossier.faits(FaitSolvabilite) if fact.date <= draft.au)
    of_him = (SOURCES[fact.source] for fact in checks if (fact.debiteur or principal) == party.nom_complet)
    return enumeration(list(dict.fromkeys(of_him)))


def dispute(draft: Draft) -> FaitContestation | None:
    """The last dispute."""
    fact = history.last(draft, Fait.CONTESTATION)
    return fact if isinstance(fact, FaitContestation) else None


def answer(draft: Draft) -> dict[str, Any]:
    """Values of the answer to a dispute: what it bears on, and what is not disputed."""
    fact = dispute(draft)
    if fact is None:
        return {}
    named = invoices_named(fact.factures, draft.mot, "à la") if fact.factures else ""
    due = (one for one in draft.decompte.echues if not fact.factures or one.numero in fact.factures)
    return {
        "contestation_date": fact.date,
        "contestation_motif": fact.motif,
        "contestation_factures": named,
        "contestation_montant": fact.montant,
        "contestation_a_echoir": not any(due),
        **_DISPUTABLE[draft.mot],
    }
