"""The words of the YAML as people read them: one label for each value, accents included.

A test fails when a value of the vocabulary has no label: nothing is printed raw by omission.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from markupsafe import Markup

from generator.dates import MONTHS
from generator.documents.contexts.bonds import bound_as
from generator.documents.words import MEANS, SOURCES, date_fr
from generator.law.deadlines import written
from generator.model import Debiteur
from generator.money import NBSP, format_amount, format_eur
from generator.phrases import plural, upper_first
from generator.progress.types import LIBELLES
from generator.statement.text import NATURES as _SEGMENTS
from generator.vocabulary import NatureTitre

KEPT = 8192  # writings of one value that are kept: the law's few hundred, and a portfolio's most recent
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

STADES: Mapping[str, str] = LIBELLES

FAITS: Mapping[str, str] = {
    "rappel-avant-echeance": "Rappel avant échéance",
    "relance-courriel": "Relance par courriel",
    "appel": "Appel",
    "appel-de-suivi": "Appel de suivi",
    "visite": "Visite",
    "relance-courrier": "Relance par courrier",
    "mise-en-demeure": "Mise en demeure",
    "lettre-avocat": "Lettre d’avocat",
    "lettre-codebiteur": "Lettre à un codébiteur",
    "lettre-caution": "Lettre à une caution",
    "reponse": "Réponse du débiteur",
    "promesse": "Promesse de paiement",
    "contestation": "Contestation",
    "reconnaissance": "Reconnaissance de dette",
    "echeancier": "Échéancier convenu",
    "echeance-manquee": "Échéance manquée",
    "paiement-rejete": "Paiement rejeté",
    "notification-cession": "Transmission de la créance connue du débiteur",
    "suspension": "Suspension",
    "reprise": "Reprise",
    "delai-de-grace": "Délai de grâce",
    "mediation": "Médiation",
    "transmission": "Transmission",
    "remise-du-titre": "Remise du titre",
    "communication": "Communication de pièces",
    "petites-creances": "Procédure des petites créances",
    "commandement-creance-commerciale": "Commandement (créance commerciale)",
    "requete-injonction": "Requête en injonction de payer",
    "ordonnance-injonction": "Ordonnance d’injonction de payer",
    "rejet": "Rejet",
    "signification": "Signification",
    "opposition": "Opposition",
    "notification-opposition": "Notification de l’opposition par le greffe",
    "constitution-avocat": "Constitution d’avocat",
    "consignation": "Consignation",
    "certificat-non-opposition": "Certificat de non-opposition",
    "assignation": "Assignation",
    "placement": "Assignation remise au greffe",
    "audience": "Audience",
    "renvoi": "Renvoi",
    "avant-dire-droit": "Jugement avant dire droit",
    "jugement": "Jugement",
    "declaration-d-appel": "Déclaration d’appel",
    "desistement": "Désistement",
    "radiation-du-role": "Radiation du rôle",
    "retrait-du-role": "Retrait du rôle",
    "sursis-a-statuer": "Sursis à statuer",
    "retablissement": "Rétablissement au rôle",
    "saisie-conservatoire": "Saisie conservatoire",
    "surete-judiciaire": "Sûreté judiciaire inscrite",
    "saisie-attribution": "Saisie-attribution",
    "saisie-des-remunerations": "Saisie des rémunérations",
    "saisie-vente": "Saisie-vente",
    "verification-solvabilite": "Vérification de solvabilité",
    "procedure-collective": "Procédure collective",
    "contestation-de-creance": "Contestation de créance",
    "reponse-au-mandataire": "Réponse au mandataire",
    "surendettement": "Surendettement",
    "deces": "Décès",
    "dissolution": "Dissolution",
    "radiation-du-registre": "Radiation du registre",
    "solde": "Solde du dossier",
    "cloture": "Clôture",
    "irrecouvrable": "Créance irrécouvrable",
    "note": "Note",
}

NATURES_DE_SEGMENT: Mapping[str, str] = {nature: upper_first(name) for nature, name in _SEGMENTS.items()}

NATURES: Mapping[str, str] = {
    "societe": "Société",
    "entrepreneur-individuel": "Entrepreneur individuel",
    "association": "Association",
    "personne-publique": "Personne publique",
    "syndicat-de-coproprietaires": "Syndicat de copropriétaires",
    "particulier": "Particulier",
}

QUALITES: Mapping[str, str] = {
    "professionnel": "professionnel",
    "consommateur": "consommateur",
    "non-professionnel": "non-professionnel",
}

STATUTS: Mapping[str, str] = {
    "officiel": "source officielle",
    "concordant": "sources concordantes",
    "incertain": "incertain, à vérifier",
}

MOYENS: Mapping[str, str] = MEANS

ENVOIS: Mapping[str, str] = {
    "courriel": "courriel",
    "courrier": "courrier",
    "lrar": "lettre recommandée avec avis de réception",
    "lre": "lettre recommandée électronique",
    "signification": "signification",
    "remise-en-main-propre": "remise en main propre",
    "telephone": "téléphone",
    "visite": "visite",
}

AVIS: Mapping[str, str] = {
    "distribue": "distribué",
    "avise-non-reclame": "avisé non réclamé",
    "refuse": "refusé",
    "destinataire-inconnu": "destinataire inconnu",
}

ETATS_DE_COURRIER: Mapping[str, str] = {"projet": "Projet", "emis": "Émis", "envoye": "Envoyé", "recu": "Reçu"}

NIVEAUX: Mapping[str, str] = {"erreur": "Erreur", "avertissement": "Avertissement", "manque": "Manque"}

_OTHER: Mapping[str, str] = {
    "prise-d-acte": "prise d’acte",
    "tresorerie": "trésorerie",
    "facture-non-recue": "facture non reçue",
    "creancier": "créancier",
    "debiteur": "débiteur",
    "greffe": "frais de greffe",
    "recouvrement-complementaire": "frais de recouvrement complémentaires",
    "etude": "étude",
    "delai-de-grace": "délai de grâce",
    "electronique": "électronique",
    "entiere": "entière",
    "sa-part": "sa part",
    "suspendue-2234": "suspendue (C. civ., art. 2234)",
    "suspendue-2238": "suspendue (C. civ., art. 2238)",
    "suspendue-2239": "suspendue (C. civ., art. 2239)",
    "liquidation-amiable": "liquidation amiable",
    "transmission-universelle": "transmission universelle du patrimoine",
    "plan-conventionnel": "plan conventionnel",
    "mesures-imposees": "mesures imposées",
    "retablissement-personnel": "rétablissement personnel",
}

_TITRES: Mapping[str, str] = {nature: nature.mots.replace("'", "’") for nature in NatureTitre}
_WORDS: Mapping[str, str] = {**MOYENS, **ENVOIS, **AVIS, **_TITRES, **SOURCES, **_OTHER}


# Written once for all the pages that show it again; typed, so that 5 never stands for Decimal(5).
eur = lru_cache(maxsize=KEPT, typed=True)(format_eur)
montant = lru_cache(maxsize=KEPT, typed=True)(format_amount)


date_courte = written  # as in a table: ``01/11/2026``


@lru_cache(maxsize=KEPT)
def temps(day: dt.date) -> Markup:
    """Write a date as in a table, marked up so that programs read it too."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), date_courte(day))


def horodatage(moment: dt.datetime) -> str:
    """Write a moment as its author's clock showed it: ``01/11/2026 à 14:05``."""
    return f"{moment:%d/%m/%Y à %H:%M}"


def jour(day: dt.date) -> str:
    """Write a date with its day: « lundi 23 novembre 2026 »."""
    return f"{WEEKDAYS[day.weekday()]} {date_fr(day)}"


def mois(first: dt.date) -> str:
    """Write a month: « novembre 2026 »."""
    return f"{MONTHS[first.month - 1]} {first.year}"


@lru_cache(maxsize=KEPT, typed=True)
def pluriel(count: int, singular: str, many: str | None = None) -> str:
    """Write a count with its noun: « 1 dossier », « 3 dossiers », on one line."""
    return f"{nombre(count)}{NBSP}{plural(abs(count), singular, many or f'{singular}s')}"


def nombre(count: int) -> str:
    """Write a count as French groups its figures: « 10 200 ».

    Raises:
        ValueError: it is no whole number: a sum is no count.
    """
    return f"{count:,d}".replace(",", NBSP)


def lien(party: Debiteur) -> str:
    """Write what a debtor is bound as, at the head of a line: « Codébitrice solidaire »."""
    return upper_first(bound_as(party))


def word(text: str) -> str:
    """Write a word of a closed list of the model (``tresorerie``) with its accents; unknown words stay as they are."""
    return _WORDS.get(text, str(text))  # of a fact, the word itself


def shown(value: object) -> str:
    """Write any value of a fact: dates, amounts, oui and non, words of the vocabulary; free texts stay as they are."""
    match value:
        case bool():
            return "oui" if value else "non"
        case dt.date():
            return date_courte(value)
        case Decimal():
            return eur(value)
        case Enum():
            return word(str(value.value))
        case tuple() | list():
            return ", ".join(shown(one) for one in value)
        case _:
            return str(value)
