"""A fact of the journal in one phrase, for a reader who was not there; empty when it is the office's own business."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import singledispatch

from generator.documents.contexts.sent import letter_label, other_label
from generator.documents.words import PROCEDURES_COLLECTIVES, SOURCES, court, date_fr
from generator.instances import concerned
from generator.model import (
    Dossier,
    FaitAutreCourrier,
    FaitContact,
    FaitContestation,
    FaitCourrier,
    FaitDeces,
    FaitDissolution,
    FaitEcheanceManquee,
    FaitEcheancier,
    FaitJournal,
    FaitNotificationCession,
    FaitProcedure,
    FaitProcedureCollective,
    FaitRadiation,
    FaitReconnaissance,
    FaitRejet,
    FaitRemise,
    FaitReponse,
    FaitRole,
    FaitSolvabilite,
    FaitSurendettement,
    Fin,
    Office,
    Titre,
)
from generator.money import NBSP, format_eur
from generator.phrases import enumeration, of_name, plural, upper_first
from generator.vocabulary import Fait

_PLAIN: Mapping[Fait, str] = {
    Fait.DELAI_DE_GRACE: "Délai de grâce",
    Fait.MEDIATION: "Médiation",
    Fait.PETITES_CREANCES: "Procédure simplifiée de recouvrement des petites créances",
    Fait.COMMANDEMENT_CREANCE_COMMERCIALE: "Commandement de payer une créance commerciale",
    Fait.REQUETE_INJONCTION: "Requête en injonction de payer",
    Fait.ORDONNANCE_INJONCTION: "Ordonnance portant injonction de payer",
    Fait.REJET: "Rejet de la requête",
    Fait.SIGNIFICATION: "Signification",
    Fait.OPPOSITION: "Opposition",
    Fait.NOTIFICATION_OPPOSITION: "Notification de l'opposition au créancier par le greffe",
    Fait.CONSTITUTION_AVOCAT: "Constitution d'avocat par le créancier",
    Fait.CONSIGNATION: "Consignation des frais de greffe",
    Fait.CERTIFICAT_NON_OPPOSITION: "Certificat de non-opposition",
    Fait.ASSIGNATION: "Assignation",
    Fait.PLACEMENT: "Remise au greffe d'une copie de l'assignation",
    Fait.AUDIENCE: "Audience",
    Fait.RENVOI: "Renvoi de l'audience",
    Fait.AVANT_DIRE_DROIT: "Jugement avant dire droit",
    Fait.JUGEMENT: "Jugement",
    Fait.DECLARATION_D_APPEL: "Déclaration d'appel",
    Fait.DESISTEMENT: "Désistement",
    Fait.RADIATION_DU_ROLE: "Radiation du rôle",
    Fait.RETRAIT_DU_ROLE: "Retrait du rôle",
    Fait.SURSIS_A_STATUER: "Sursis à statuer",
    Fait.RETABLISSEMENT: "Rétablissement au rôle",
    Fait.DECES: "Décès",
    Fait.DISSOLUTION: "Dissolution",
    Fait.RADIATION_DU_REGISTRE: "Radiation du registre",
    Fait.SAISIE_CONSERVATOIRE: "Saisie conservatoire",
    Fait.SURETE_JUDICIAIRE: "Inscription d'une sûreté judiciaire",
    Fait.SAISIE_ATTRIBUTION: "Saisie-attribution",
    Fait.SAISIE_DES_REMUNERATIONS: "Saisie des rémunérations",
    Fait.SAISIE_VENTE: "Saisie-vente",
    Fait.CONTESTATION_DE_CREANCE: "Contestation de la créance déclarée, par le mandataire ou le liquidateur",
    Fait.REPONSE_AU_MANDATAIRE: "Réponse du créancier à la contestation de sa créance",
    Fait.TRANSMISSION: "Transmission du dossier",
    Fait.REMISE_DU_TITRE: "Remise du titre exécutoire",
    Fait.COMMUNICATION: "Communication des pièces",
    Fait.SOLDE: "Créance soldée",
}  # facts told by their name; those absent here and below are the office's own business
_DECIDED = frozenset({Fait.ORDONNANCE_INJONCTION, Fait.JUGEMENT})
_MODES = {
    "personne": "à personne",
    "domicile": "à domicile",
    "etude": "par dépôt à l'étude",
    "recherches": "par procès-verbal de recherches",
    "electronique": "par voie électronique",
}
_TRANSFERS = {
    "notification": "Notification au débiteur de la transmission de la créance",
    "prise-d-acte": "Prise d'acte par le débiteur de la transmission de la créance",
    "consentement": "Consentement du débiteur à la transmission de la créance",
    "fusion": "Fusion qui transmet la créance au créancier",
}
_COLLECTIVE = {
    "sauvegarde": "Ouverture d'une procédure de sauvegarde",
    "redressement": "Ouverture d'un redressement judiciaire",
    "liquidation": "Ouverture d'une liquidation judiciaire",
}


def decisions(dossier: Dossier) -> Iterator[tuple[dt.date, str, tuple[str, ...]]]:
    """Titles that no fact of the journal tells: day, what they grant, pièce; and the day any of them was set aside."""
    for titre in dossier.titres:
        if not _noted(dossier, titre):
            rg = f", RG{NBSP}{titre.rg}" if titre.rg else ""
            against = f", contre {enumeration([one.nom for one in titre.condamnes])}" if titre.condamnes else ""
            granted = f"{format_eur(titre.principal)} en principal"
            said = f"{upper_first(titre.nature.mots)}, {court(titre.juridiction)}{rg}{against} : {granted}"
            yield titre.date, said, (titre.piece,) if titre.piece else ()
        if titre.ecarte_le:
            yield titre.ecarte_le, f"Titre du {date_fr(titre.date)} écarté par une autre décision", ()


def _noted(dossier: Dossier, titre: Titre) -> bool:
    """Tell whether the journal has the decision: of its day and of those it condemns, not one that dismisses."""
    acts = dossier.faits(FaitProcedure, *_DECIDED)
    given = (fact for fact in acts if fact.date == titre.date and not fact.deboute)
    return any(concerned(dossier, fact) & concerned(dossier, titre) for fact in given)


@singledispatch
def label(fact: FaitJournal, _office: Office) -> str:
    """The phrase of a fact, its first letter a capital; of a letter, see ``sent.addressed`` for whom it went to."""
    return _PLAIN.get(Fait(fact.type), "")


@label.register
def _letter(fact: FaitCourrier, _office: Office) -> str:
    return upper_first(letter_label(fact))


@label.register
def _other_letter(fact: FaitAutreCourrier, _office: Office) -> str:
    return upper_first(other_label(fact))


@label.register
def _contact(fact: FaitContact, _office: Office) -> str:
    if not fact.joint:
        return ""
    name = "Visite" if fact.type is Fait.VISITE else "Appel téléphonique"
    return _spoken(name, fact)


@label.register
def _answer(fact: FaitReponse, _office: Office) -> str:
    name = "Promesse de paiement" if fact.type is Fait.PROMESSE else "Réponse du débiteur"
    return _spoken(name, fact)


@label.register
def _dispute(fact: FaitContestation, _office: Office) -> str:
    return f"Contestation : {fact.motif}{_invoices_named(fact.factures)}"


@label.register
def _acknowledgment(fact: FaitReconnaissance, _office: Office) -> str:
    form = "écrite" if fact.ecrite else "verbale"
    amount = f" pour {format_eur(fact.montant)}" if fact.montant else ""
    return f"Reconnaissance {form} de la dette{amount}"


@label.register
def _plan(fact: FaitEcheancier, _office: Office) -> str:
    count = len(fact.echeances)
    last = max(part.date for part in fact.echeances)
    state = "convenu" if fact.signe else "proposé"
    until = f"{count} {plural(count, 'échéance', 'échéances')} jusqu'au {date_fr(last)}"
    return f"Échéancier {state} : {until}{_invoices_named(fact.factures)}"


@label.register
def _missed(fact: FaitEcheanceManquee, _office: Office) -> str:
    return f"Échéance du {date_fr(fact.echeance)} impayée"


@label.register
def _bounced(fact: FaitRejet, _office: Office) -> str:
    return f"Rejet du paiement de {format_eur(fact.montant)} du {date_fr(fact.paiement_du)}"


@label.register
def _transfer(fact: FaitNotificationCession, _office: Office) -> str:
    return _TRANSFERS[fact.forme] + _invoices_named(fact.factures)


@label.register
def _check(fact: FaitSolvabilite, _office: Office) -> str:
    whose = f" {of_name(fact.debiteur)}" if fact.debiteur else ""
    return f"Vérification{whose} ({SOURCES[fact.source]}) : {fact.resultat}"


@label.register
def _collective(fact: FaitProcedureCollective, _office: Office) -> str:
    notice = f", publiée au BODACC le {date_fr(fact.bodacc_le)}" if fact.bodacc_le else ""
    whose = f" contre {fact.debiteur}" if fact.debiteur else ""
    if fact.conversion:
        return f"Conversion en {PROCEDURES_COLLECTIVES[fact.nature]}{whose} ({court(fact.tribunal)}){notice}"
    return f"{_COLLECTIVE[fact.nature]}{whose} ({court(fact.tribunal)}){notice}"


@label.register
def _over_indebted(fact: FaitSurendettement, _office: Office) -> str:
    whose = f" {of_name(fact.debiteur)}" if fact.debiteur else ""
    return f"Dossier de surendettement{whose} {'recevable' if fact.recevable_le else 'déposé'}"


@label.register(FaitDeces)
@label.register(FaitDissolution)
@label.register(FaitRadiation)
def _life(fact: Fin, _office: Office) -> str:
    return f"{_PLAIN[Fait(fact.type)]} : {fact.personne or 'débiteur principal'}"


@label.register
def _stay(fact: FaitRole, _office: Office) -> str:
    until = f"jusqu'au {date_fr(fact.jusqu_au)}" if fact.jusqu_au else ""
    details = [court(fact.juridiction or ""), f"RG{NBSP}{fact.rg}" if fact.rg else "", until]
    text = _PLAIN[Fait(fact.type)] + "".join(f", {detail}" for detail in details if detail)
    return text + (f" : {fact.evenement}" if fact.evenement else "")


def _spoken(name: str, fact: FaitContact | FaitReponse) -> str:
    """A call, a visit or an answer: with whom, what was promised."""
    who, promise = f", {fact.interlocuteur}" if fact.interlocuteur else "", fact.promesse
    return name + who + (f" : {format_eur(promise.montant)} promis pour le {date_fr(promise.date)}" if promise else "")


def _invoices_named(factures: tuple[str, ...]) -> str:
    return f" (n°{NBSP}{', '.join(factures)})" if factures else ""


@label.register
def _handover(fact: FaitRemise, office: Office) -> str:
    party = office.intervenants.get(fact.intervenant or "")
    to = party.nom_complet if party else fact.a or ""
    against = f", contre {enumeration(fact.vises)}" if fact.vises else ""
    number = f", RG{NBSP}{fact.rg}" if fact.rg else ""
    return _PLAIN[Fait(fact.type)] + (f" à {to}" if to else "") + against + number


def _sides(fact: FaitProcedure) -> tuple[str, str]:
    """« de Beta » who opposed, « du créancier » who withdrew; « à » or « contre » whom an act is."""
    if fact.du_debiteur:
        return (of_name(fact.debiteur) if fact.debiteur else "du débiteur"), ""
    whom = f"{'à' if fact.type is Fait.SIGNIFICATION else 'contre'} {fact.debiteur}" if fact.debiteur else ""
    return "du créancier" if fact.auteur else "", whom


@label.register
def _act(fact: FaitProcedure, _office: Office) -> str:
    parts = [f"{_PLAIN[Fait(fact.type)]}{' qui rejette la demande' if fact.deboute else ''}"]
    if fact.deboute and fact.factures:
        parts.append(f"({plural(len(fact.factures), 'facture', 'factures')} n°{NBSP}{', '.join(fact.factures)})")
    if fact.acte:
        parts.append({"autre": "d'un acte", "assignation": "de l'assignation", "ordonnance": "de l'ordonnance"}.get(
            fact.acte, f"du {fact.acte}"))  # fmt: skip
    parts += filter(None, _sides(fact))
    if fact.mode:
        parts.append(_MODES[fact.mode])
    text, whose = " ".join(parts), "affaire " if fact.type is Fait.AVANT_DIRE_DROIT else ""
    details = [court(fact.juridiction or ""), f"RG{NBSP}{fact.rg}" if fact.rg else "",
               format_eur(fact.montant) if fact.montant is not None else "",
               f"{whose}fixée au {date_fr(fact.au)}" if fact.au else ""]  # fmt: skip
    text += "".join(f", {detail}" for detail in details if detail)
    return text + (f" : {fact.issue}" if fact.issue else "")
