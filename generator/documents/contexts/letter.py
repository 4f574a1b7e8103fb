"""The values every letter prints."""

import datetime as dt
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from generator.documents.contexts import bonds, history, provision, sent, transfer
from generator.documents.contexts.address import address_lines, one_line
from generator.documents.contexts.greeting import NO_CIVILITY, by_mail, salutation
from generator.documents.contexts.parties import (
    creditor_signatory,
    domiciled,
    identified,
    in_charge,
    legal_mentions,
    of_party,
    said,
    sender,
    signatory,
    siren_groups,
    to_party,
)
from generator.documents.contexts.payment import payment
from generator.documents.contexts.signing import signed_by
from generator.documents.contexts.sums import Sommes, of_anothers_notice, paid_up, rows, sums, unpaid
from generator.documents.document import Destinataire, Document, Signature
from generator.documents.draft import Draft
from generator.documents.words import copies_named, date_fr, invoices_named, rate_words, sentence, taux
from generator.model import Contact, Intervenant, Personne
from generator.money import NBSP, ZERO, format_eur
from generator.phrases import plural, upper_first
from generator.progress.limits.insolvency import REVENDICATION
from generator.statement.types import LigneFacture
from generator.vocabulary import Envoi, Famille, QualiteCabinet
from generator.vocabulary.invoices import Mot

_CHANNELS: Mapping[Envoi | None, str] = {
    Envoi.LRE: "Lettre recommandée électronique",
    Envoi.REMISE_EN_MAIN_PROPRE: "Remise en main propre contre décharge",
    Envoi.SIGNIFICATION: "Signifiée par commissaire de justice",
}
RECEIPTS = frozenset({"quittance", "quittance-paiement", "quittance-succession"})  # they ask for nothing
# A lawyer, a collector and a judge have their own words.
_HIS_WORDS = frozenset({Signature.CREANCIER, Signature.CABINET, Signature.PARTIES})
_PUBLIC_WAYS = "poursuivre le recouvrement par les voies ouvertes à une personne publique"


def values(document: Document, draft: Draft) -> dict[str, Any]:
    """Values of a letter: what it is, who writes to whom, what is owed, how it leaves."""
    notice = history.formal_notice_told(draft)
    return {
        "projet": draft.projet,
        "titre": document.titre,
        "reference": draft.dossier.reference,
        "au": draft.au,
        "lendemain": draft.au + dt.timedelta(days=1),
        "cible": draft.cible.value,
        "delai": draft.delai,
        "rang": sent.rank(draft),
        "relances_du": sent.reminded_on(draft),
        "rectifie": sent.rectified(draft),
        "relances": sent.reminders(draft),
        "relances_vaines": sent.fruitless(draft),
        "mise_en_demeure_du": notice.date if notice else None,
        "demande": document.identifiant not in RECEIPTS,
        "au_debiteur": document.destinataire is Destinataire.DEBITEUR,
        **_writer(document, draft),
        **_addressee(document, draft),
        **_parties(draft),
        **bonds.values(draft),
        **_owed(document, draft),
        **_sending(document, draft),
    }


def _writer(document: Document, draft: Draft) -> dict[str, Any]:
    """Who writes and signs, in what quality."""
    cabinet = draft.office.cabinet
    asked_of_a_judge = document.destinataire is Destinataire.JURIDICTION
    return {
        "lieu": _town(document, draft),
        "expediteur": sender(draft),
        "suivi": in_charge(draft),
        "signataire": creditor_signatory(draft) if asked_of_a_judge else signatory(draft),
        "avocat": signed_by(document, draft) is Signature.AVOCAT,
        "je": signed_by(document, draft) in _HIS_WORDS and draft.creancier.parle_en_son_nom,
        "recouvreur": cabinet.qualite is QualiteCabinet.SOCIETE_DE_RECOUVREMENT,
        "mandataire": cabinet.qualite in {QualiteCabinet.SOCIETE_DE_RECOUVREMENT, QualiteCabinet.AVOCAT},
        "cabinet": cabinet.nom,
        "cabinet_adresse": one_line(cabinet.adresse),
    }


def _addressee(document: Document, draft: Draft) -> dict[str, Any]:
    """Who is in the window, and greeted; an e-mail and the page enclosed greet the same person."""
    addressee = recipient(document, draft)
    appel = salutation(addressee) if addressee else NO_CIVILITY
    if document.courriel:
        box = mailbox(document, draft)
        appel = by_mail(box[0] if box else None, addressee)
    return {
        "destinataire": address_lines(addressee) if addressee else (),
        "appel": appel,
        "formule": appel.removesuffix(","),
        "appel_courriel": appel,
    }


def _parties(draft: Draft) -> dict[str, Any]:
    """The creditor and the debtor, whoever writes."""
    creancier, debiteur = draft.creancier, draft.debiteur
    return {
        "creancier": identified(creancier),
        "injonction": draft.destinataire.adresse.pays is None and not creancier.recouvre_par_titre,
        "titre_de_recettes": creancier.recouvre_par_titre,
        "poursuivre": _PUBLIC_WAYS if creancier.recouvre_par_titre else "saisir la juridiction compétente",
        "creancier_nom": creancier.nom_legal,
        "le_creancier": said(creancier),
        "au_creancier": to_party(creancier),
        "creancier_courriel": creancier.courriel,
        "creancier_telephone": creancier.telephone or "",
        "creancier_mentions": legal_mentions(creancier),
        "creancier_situe": ", ".join(domiciled(creancier)),
        "creancier_adresse": one_line(creancier.adresse),
        "mediateur": creancier.mediateur or "",
        "de_creancier": of_party(creancier),
        "le_debiteur": said(debiteur),
        "au_debiteur_nomme": to_party(debiteur),
        "de_debiteur": of_party(debiteur),
        "debiteur": identified(debiteur),
        "debiteur_nom": debiteur.nom_legal,
        "debiteur_siren": siren_groups(debiteur.siren) if debiteur.siren else "",
    }


def _owed(document: Document, draft: Draft) -> dict[str, Any]:
    """The claim, its invoices and their copies, the sum and how to pay it."""
    creance, account = draft.dossier.creance, _account(document, draft)
    lignes = told(document, account)
    sommes, factures = sums(account, lignes), rows(account, lignes)
    au_titre = draft.decompte.fondement == "titre" and (not lignes or any(one.du_titre for one in lignes))
    return {
        "origine": creance.origine,
        "origine_phrase": sentence(creance.origine),
        "au_titre": au_titre,
        "mixte": len({one.du_titre for one in lignes}) > 1,
        "legende": _caption(document, sommes, lignes, draft.mot, au_titre=au_titre),
        "impayees": unpaid(lignes),
        "factures": factures,
        "principal_paye": "" if draft.titre else paid_up(factures, draft.mot),
        "mot": draft.mot,
        "charges": creance.famille is Famille.CHARGES_DE_COPROPRIETE,
        "objet_factures": named_invoices(lignes, draft.mot),
        **transfer.values(draft, lignes),
        "pieces_jointes": enclosures(document, draft, lignes),
        "sommes": sommes,
        "interets_courent": any(ligne.interet_par_jour for ligne in lignes),
        "interets_au": draft.decompte.interets_au,
        **provision.values(draft),
        "interets_de_tous": of_anothers_notice(draft),
        "conventions": draft.decompte.conventions,
        "taux_penalites": rate_words(creance.penalites.taux),
        "clause_penale": _clause(draft),
        "commande_publique": creance.publique,
        "moratoires_reclames": creance.publique and creance.penalites.reclamees,
        "sans_reception": _undated(draft, lignes),
        "paiement": payment(draft, _asked(document, sommes)),
    }


def _sending(document: Document, draft: Draft) -> dict[str, Any]:
    """How the letter leaves."""
    channel = draft.canal(document.envoi)
    return {
        "recommande": channel is Envoi.LRAR,
        "canal": _CHANNELS.get(channel, ""),
        "recommande_numero": draft.choix.suivi.replace(" ", NBSP),
        "electronique": document.envoi is Envoi.COURRIEL,
    }


def _town(document: Document, draft: Draft) -> str:
    """Where the letter is written: at whoever signs it."""
    if draft.office.cabinet.qualite is QualiteCabinet.AVOCAT:
        return draft.office.cabinet.adresse.ville
    lawyer = draft.intervenant("avocat") if document.par_avocat(draft.office) else None
    return (lawyer[1] if lawyer else draft.recouvreur or draft.creancier).adresse.ville


def asked(document: Document, draft: Draft) -> Decimal:
    """The sum a letter asks for, in euros."""
    account = _account(document, draft)
    return _asked(document, sums(account, told(document, account)))


def told(document: Document, draft: Draft) -> tuple[LigneFacture, ...]:
    """Invoices a letter lists; of the principal alone or of goods still unpaid, those on which some is owed."""
    if document.identifiant == REVENDICATION:  # goods whose price is paid are the debtor's (C. com. L624-16)
        return tuple(one for one in draft.ouvertes if one.principal)
    if not document.principal_seul:
        return draft.ouvertes if document.toutes else draft.lignes
    return tuple(one for one in (draft.a_rappeler if document.toutes else draft.lignes) if one.principal)


def _account(document: Document, draft: Draft) -> Draft:
    """What a letter tells of: what is asked for, or the whole account, what is disputed or dismissed included."""
    return draft.complet if document.toutes and not document.principal_seul else draft


def _asked(document: Document, sommes: Sommes) -> Decimal:
    return sommes.principal if document.principal_seul else sommes.total


def recipient(document: Document, draft: Draft) -> Personne | None:
    """Who is in the window; None when the template addresses a court or nobody."""
    if document.destinataire is Destinataire.DEBITEUR:
        return draft.destinataire
    found = draft.intervenant(document.destinataire.role)
    return found[1] if found else None


def mailbox(document: Document, draft: Draft) -> tuple[str, str] | None:
    """Name and address an e-mail goes to: the debtor's first contact that has one, or the professional."""
    party = recipient(document, draft)
    if isinstance(party, Intervenant):
        return party.nom_complet, party.courriel
    contact = contact_by_mail(draft)
    return (contact.nom, str(contact.courriel)) if contact else None


def contact_by_mail(draft: Draft) -> Contact | None:
    """The contact of whom a letter is for that an e-mail goes to."""
    return draft.destinataire.contact_par_courriel


def named_invoices(lignes: tuple[LigneFacture, ...], mot: Mot) -> str:
    """« facture n° F-1 du 2 mars 2026 », « factures n° F-1 et F-2 », « 40 factures »."""
    if not lignes:
        return ""
    if len(lignes) == 1:
        return f"{invoices_named([lignes[0].numero], mot)} du {date_fr(lignes[0].date)}"
    if len(lignes) <= 3:
        return invoices_named([ligne.numero for ligne in lignes], mot)
    return f"{len(lignes)}{NBSP}{mot.des}"


def _caption(document: Document, sommes: Sommes, told: Collection[LigneFacture], mot: Mot, *, au_titre: bool) -> str:
    if au_titre and not all(one.du_titre for one in told):
        return f"Titre, et {mot.des} qu'il ne juge pas"
    if au_titre:
        return provision.titled(told)
    if not sommes.principal:
        paid = plural(len(told), f"{mot.un} soldée", f"{mot.des} soldées")
        return f"{upper_first(paid)} en principal"
    if document.toutes:
        return upper_first(plural(len(told), f"{mot.un} ouverte", f"{mot.des} ouvertes"))
    return upper_first(f"{plural(len(told), f'{mot.un} échue', f'{mot.des} échues')} et {unpaid(told)}")


def enclosures(document: Document, draft: Draft, lignes: tuple[LigneFacture, ...]) -> tuple[str, ...]:
    """Copies of invoices enclosed: those whose pièce is in the case; what proves one but is no invoice is named.

    A letter on paper may be given its copies by hand; an e-mail carries what its draft carries and nothing else.
    """
    if document.courriel and not draft.joindre:
        return ()
    in_file = {facture.numero: facture.piece for facture in draft.dossier.factures if facture.piece}
    proved = [ligne.numero for ligne in lignes if ligne.numero in in_file]
    others = {piece.id: piece.titre for piece in draft.dossier.pieces if piece.nature != "facture"}
    copied = [number for number in proved if in_file[number] not in others]
    shown = dict.fromkeys(others[piece] for number in proved if (piece := in_file[number]) in others)  # a lease, once
    return (*copies_named(copied, draft.mot), *(f"copie de la pièce «{NBSP}{title}{NBSP}»" for title in shown))


def _undated(draft: Draft, lignes: tuple[LigneFacture, ...]) -> str:
    """« la facture n° F-1 »: whose reception by a public buyer, from which lateness counts, is unknown (R2192-10)."""
    known = {facture.numero for facture in draft.dossier.factures if facture.recue_le}
    numbers = [ligne.numero for ligne in lignes if ligne.numero not in known]
    if not (numbers and draft.dossier.creance.publique):
        return ""
    return invoices_named(numbers, draft.mot, "la")


def _clause(draft: Draft) -> str:
    """The penalty clause in words; nothing without one, or once it was incurred, be it on other invoices or paid."""
    clause = draft.dossier.creance.clause_penale
    if clause is None or any(poste.nature == "clause-penale" for poste in draft.decompte.postes):
        return ""
    return format_eur(clause.montant or ZERO) if clause.taux is None else f"{taux(clause.taux)} du principal"
