"""The values a template prints: computed here, once; a template computes nothing."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.documents.contexts import (
    act,
    contacts,
    debit,
    european,
    execution,
    guarantee,
    handed,
    insolvency,
    letter,
    plan,
    receipt,
    seizure,
    settlement,
    suit,
    vat,
)
from generator.documents.contexts.address import LINES, printed
from generator.documents.document import Document
from generator.documents.draft import Draft

EXTRA: Mapping[str, Callable[[Draft], dict[str, Any]]] = {
    "fiche-appel": contacts.sheet,
    "confirmation-appel": contacts.confirmation,
    "compte-rendu-visite": contacts.sheet,
    "releve-de-compte": execution.account,
    "reponse-contestation": contacts.answer,
    "mise-en-demeure-decheance": plan.broken,
    "proposition-echeancier": plan.terms,
    "accord-echeancier": plan.terms,
    "information-caution": guarantee.default,
    "information-annuelle-caution": guarantee.annual,
    "mise-en-demeure-caution": guarantee.demand,
    "information-rgpd": contacts.personal_data,
    "quittance": execution.discharge,
    "quittance-paiement": receipt.receipt,
    "quittance-succession": receipt.to_the_estate,
    "requete-injonction": act.petition,
    "projet-ordonnance": act.petition,
    "petites-creances": act.handover,
    "creance-commerciale": act.handover,
    "demande-signification": execution.service,
    "mandat-execution": execution.mandate,
    "transmission-commissaire": execution.service,
    "transmission-avocat": handed.counsel,
    "transmission-recouvrement": act.handover,
    "declaration-creance": insolvency.declaration,
    "revendication": insolvency.reclaim,
    "certificat-irrecouvrabilite": insolvency.declaration,
    "protocole-transactionnel": settlement.settlement,
    "assignation-refere": suit.interim,
    "assignation-fond": suit.merits,
    "requete-saisie-conservatoire": seizure.request,
    "mainlevee": seizure.release,
    "mandat-sepa": debit.mandate,
    "formulaire-a-europeen": european.form_a,
    "duplicata-tva": vat.duplicate,
}  # what a document prints beyond a letter


def of(document: Document, draft: Draft) -> dict[str, Any]:
    """Values of a document, French names as on paper.

    Raises:
        RenderError: the figures do not add up to the décompte.
    """
    values = letter.values(document, draft)
    extra = EXTRA.get(document.identifiant)
    if extra is not None:
        values |= extra(draft)
    return values | {"adresse_serree": printed(values["destinataire"]) > LINES}
