"""The facts of the journal as people read them: machine facts on one side, the office's notes on the other."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Literal, get_args, get_origin

from msgspec import Struct

from generator.documents.contexts.sent import other_name
from generator.law.rates import percent
from generator.model import (
    Echeance,
    Evenement,
    FaitAutreCourrier,
    FaitEcheancier,
    FaitJournal,
    FaitProcedure,
    FaitProcedureCollective,
    FaitRemise,
    FaitSolvabilite,
    FaitSurendettement,
    Office,
    Promis,
)
from generator.money import NBSP
from generator.numbering import in_a_row
from generator.pages import words
from generator.pages.names import person_name
from generator.vocabulary import Fait

NONE: Mapping[str, str] = {}  # numbers of the pièces of a case that has none
# Printed in places of their own; the title of a document issued is in « motif ».
_APART = frozenset({"type", "date", "note", "piece", "pieces", "document"})
LABELS: Mapping[str, str] = {
    "heure": "Heure",
    "par": "Par",
    "emis": "Bloc du registre",
    "envoi": "Envoi",
    "suivi": "N° de suivi",
    "debiteur": "À",
    "autres": "Ainsi que",
    "presentee_le": "Présentée le",
    "distribuee_le": "Distribuée le",
    "avis": "Avis",
    "delai": "Jours laissés pour payer",
    "remplace": "Corrige le bloc",
    "factures": "Porte sur",
    "forme": "Forme",
    "interlocuteur": "Interlocuteur",
    "joint": "Joint",
    "motif": "Motif",
    "promesse": "Promesse",
    "montant": "Montant",
    "ecrite": "Écrite",
    "echeances": "Échéances",
    "signe": "Signé",
    "decheance_du_terme": "Clause de déchéance du terme",
    "delai_de_regularisation": "Jours de régularisation",
    "echeance": "Échéance",
    "paiement_du": "Paiement du",
    "jusqu_au": "Jusqu’au",
    "imputation_capital": "Imputation sur le capital d’abord",
    "taux_reduit": "Taux réduit",
    "prescription": "Prescription",
    "objet": "Met fin au",
    "intervenant": "Intervenant",
    "a": "Destinataire",
    "communiquees": "Pièces communiquées",
    "juridiction": "Juridiction",
    "rg": "N° RG",
    "acte": "Acte",
    "mode": "Mode",
    "demandee_le": "Demandée le",
    "denoncee_le": "Dénoncée le",
    "denoncee_au_tiers_le": "Procédure signifiée au tiers le",
    "au": "Date fixée",
    "auteur": "Auteur",
    "refere": "Référé",
    "sens": "Sens",
    "portee": "Portée",
    "issue": "Issue",
    "contestation_du": "Répond à la contestation du",
    "accord_le": "Accord constaté le",
    "autorisee_le": "Autorisée le",
    "executee_le": "Exécutée le",
    "a_faire": "Demandé par le juge",
    "a_faire_par": "À faire par",
    "avant_le": "Au plus tard le",
    "fait_le": "Fait le",
    "convertie_le": "Convertie le",
    "publicite_definitive_le": "Publicité définitive le",
    "close_le": "Close le",
    "plan_le": "Plan arrêté le",
    "cloturee_le": "Clôturée le",
    "source": "Source",
    "resultat": "Résultat",
    "menace": "Menace le recouvrement",
    "nature": "Nature",
    "conversion": "Conversion",
    "resolution_du_plan": "Ouverte après résolution d’un plan",
    "tribunal": "Tribunal",
    "bodacc_le": "Publication au BODACC",
    "mandataire": "Mandataire",
    "administrateur": "Administrateur",
    "declaree_le": "Déclarée le",
    "posterieures_signalees_le": "Créances postérieures signalées le",
    "revendiquee_le": "Revendication demandée le",
    "juge_saisi_le": "Juge-commissaire saisi, ou accord, le",
    "pourvoi_le": "Pourvoi du créancier le",
    "recevable_le": "Recevable le",
    "recours_le": "Recours du créancier le",
    "commission": "Commission",
    "etat_du_passif_le": "État du passif reçu le",
    "justifiee_le": "Créance justifiée le",
    "mesures": "Mesures",
    "notifiees_le": "Mesures reçues le",
    "contestees_le": "Refusées ou contestées le",
    "appliquees_le": "Appliquées le",
    "fin_le": "Fin du dossier le",
    "personne": "Personne",
    "diligences": "Diligences attendues",
    "evenement": "Événement attendu",
    "survenu_le": "Survenu le",
    "heritiers": "Héritiers",
    "dette": "Dette de l’héritier",
    "notaire": "Notaire",
    "notifie_le": "Notifié dans l’instance le",
    "sommation_le": "Sommation d’opter le",
    "actif_net_le": "Acceptation à concurrence de l’actif net publiée le",
    "titre_signifie_le": "Titre signifié à l’héritier le",
    "publiee_le": "Publiée le",
    "liquidateur": "Liquidateur",
    "associe": "Associé unique",
    "opposition_le": "Opposition le",
    "opposition_rejetee_le": "Opposition rejetée le",
    "garanties_le": "Garanties constituées le",
    "d_office": "D’office",
    "mandataire_ad_hoc": "Mandataire ad hoc",
}

_WHOM = {
    FaitProcedure: "Vise",
    FaitRemise: "Vise",
    FaitSolvabilite: "De",
    FaitProcedureCollective: "De",
    FaitSurendettement: "De",
}  # of one person, where a letter is to him
LETTERS = frozenset({
    Fait.RAPPEL_AVANT_ECHEANCE, Fait.RELANCE_COURRIEL, Fait.RELANCE_COURRIER, Fait.MISE_EN_DEMEURE,
    Fait.LETTRE_AVOCAT, Fait.LETTRE_CODEBITEUR, Fait.LETTRE_CAUTION,
})  # fmt: skip
EXCHANGES = frozenset({
    Fait.APPEL, Fait.APPEL_DE_SUIVI, Fait.VISITE, Fait.REPONSE, Fait.PROMESSE, Fait.CONTESTATION,
    Fait.RECONNAISSANCE, Fait.ECHEANCIER, Fait.ECHEANCE_MANQUEE, Fait.PAIEMENT_REJETE, Fait.NOTIFICATION_CESSION,
})  # fmt: skip
HOUSEKEEPING = frozenset({
    Fait.SUSPENSION, Fait.REPRISE, Fait.DELAI_DE_GRACE, Fait.MEDIATION, Fait.TRANSMISSION, Fait.COMMUNICATION,
    Fait.VERIFICATION_SOLVABILITE, Fait.DECES, Fait.DISSOLUTION, Fait.RADIATION_DU_REGISTRE,
    Fait.SOLDE, Fait.CLOTURE, Fait.IRRECOUVRABLE, Fait.NOTE,
})  # fmt: skip


def kind(fait: Fait) -> str:
    """Family of a fact, for colours and filters: courrier, echange, suivi or procedure."""
    if fait in LETTERS:
        return "courrier"
    if fait in EXCHANGES:
        return "echange"
    return "suivi" if fait in HOUSEKEEPING else "procedure"


class FaitVu(Struct, frozen=True):
    """One fact of the journal, ready to be printed."""

    rang: int  # place in the journal, from 0
    date: dt.date
    genre: str
    titre: str
    details: tuple[tuple[str, str], ...]  # label and value
    preuves: tuple[str, ...]  # identifiers of pièces
    note: str  # what a human of the office wrote
    registre: bool  # the register proves it


def journal(faits: Sequence[FaitJournal], office: Office, numeros: Mapping[str, str] = NONE) -> tuple[FaitVu, ...]:
    """Read a journal, in its order; ``numeros`` are those of the pièces, by identifier."""
    return tuple(seen(rank, fact, office, numeros) for rank, fact in enumerate(faits))


def seen(rang: int, fait: FaitJournal, office: Office, numeros: Mapping[str, str] = NONE) -> FaitVu:
    """Read one fact of the journal."""
    return FaitVu(
        rang=rang,
        date=fait.date,
        genre=kind(fait.type),
        titre=_title(fait),
        details=tuple(_details(fait, office, numeros)),
        preuves=fait.preuves,
        note=fait.note or "",
        registre=bool(getattr(fait, "emis", None)),
    )


def _title(fait: FaitJournal) -> str:
    if isinstance(fait, FaitAutreCourrier):
        return f"{words.FAITS[fait.type]} : {other_name(fait)}"
    proposed = isinstance(fait, FaitEcheancier) and not fait.signe
    return "Échéancier proposé" if proposed else words.FAITS[fait.type]


def _details(fait: Evenement, office: Office, numeros: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, label, unsaid, closed in _fields(type(fait)):
        value = getattr(fait, name)
        if name == "communiquees" and value and all(one in numeros for one in value):
            yield label, f"n°{NBSP}{in_a_row([int(numeros[one]) for one in value])}"
        elif value is not None and value not in ((), unsaid):
            his = name == "debiteur" and isinstance(fait, FaitProcedure) and fait.du_debiteur
            yield "De" if his else label, _value(name, value, office, closed=closed)


@cache
def _fields(model: type[Evenement]) -> tuple[tuple[str, str, object, bool], ...]:
    """Fields of a kind of fact that are printed: name, label, value that says nothing, closed list of words or not."""
    return tuple(
        (
            name,
            _WHOM[model] if name == "debiteur" and model in _WHOM else LABELS.get(name, name.replace("_", " ")),
            None if field.is_required() else field.default,
            _is_closed(field.annotation),
        )
        for name, field in model.model_fields.items()
        if name not in _APART
    )


def _value(name: str, value: object, office: Office, *, closed: bool) -> str:  # noqa: PLR0911 - one case a type
    match value:
        case Promis():
            means = f" ({words.shown(value.moyen)})" if value.moyen else ""
            return f"{words.eur(value.montant)} le {words.date_courte(value.date)}{means}"
        case Echeance():
            return f"{words.date_courte(value.date)}{NBSP}: {words.eur(value.montant)}"
        case tuple():
            between = f"{NBSP}; " if name == "echeances" else ", "
            return between.join(_value("", one, office, closed=closed) for one in value)
        case str() if name == "par":
            return person_name(office, value)
        case str() if name == "intervenant":
            party = office.intervenants.get(value)
            return party.nom_complet if party else value
        case Decimal() if name == "taux_reduit":
            return percent(value)
        case str() if closed:
            return words.word(value)
        case _:
            return words.shown(value)


def _is_closed(annotation: object) -> bool:
    """Tell a closed list of words from a free text: only the former is given its accents."""
    return any(get_origin(one) is Literal for one in (annotation, *get_args(annotation)))
