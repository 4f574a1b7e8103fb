"""The rules: words the law has retired or misuses, threats, imitations, sums that may not be claimed."""

from msgspec import Struct

from generator.findings import Level


class Rule(Struct, frozen=True):
    """A forbidden wording, as a pattern.

    ``sauf`` is what makes it right, looked for around it; ``debiteur`` limits it to letters the debtor receives.
    """

    identifiant: str
    level: Level
    motif: str
    message: str
    remede: str
    sauf: str = ""
    debiteur: bool = True


ILLEGAL, DATED = Level.ERREUR, Level.AVERTISSEMENT

RETIRED = (
    Rule(
        "huissier", DATED, r"\bhuissiers?\b",
        "« huissier de justice » n'existe plus depuis le 1er juillet 2022 (ordonnance n° 2016-728).",
        "Écrire « commissaire de justice ».", debiteur=False,
    ),
    Rule(
        "tribunal-d-instance", DATED, r"\btribuna(?:l|ux) (?:d['’]instance|de grande instance)\b",
        "ce tribunal n'existe plus depuis le 1er janvier 2020 (loi n° 2019-222).", "Écrire « tribunal judiciaire ».",
        debiteur=False,
    ),
    Rule(
        "juge-de-proximite", DATED, r"\b(?:juges?|juridictions?) de proximité\b",
        "la juridiction de proximité a été supprimée au 1er juillet 2017 (loi n° 2016-1547).",
        "Écrire « tribunal judiciaire » (ou sa chambre de proximité).", debiteur=False,
    ),
    Rule(
        "l441-6", DATED, r"\bL\.? ?441-6\b", "l'article L441-6 est devenu L441-10 (ordonnance n° 2019-359).",
        "Citer C. com., art. L441-10, II.", debiteur=False,
    ),
    Rule(
        "code-civil-ancien", DATED,
        r"\barticles? (?:1139|1146|1147|1152|1153|1154|1244-1|1326)\b(?! ?(?:et suivants )?du code de procédure)",
        "ce numéro du code civil a changé au 1er octobre 2016 (ordonnance n° 2016-131).",
        "Citer 1344, 1231-1, 1231-5, 1231-6, 1343-2, 1343-5 ou 1376.", debiteur=False,
    ),
    Rule(
        "cpc-homologation", DATED, r"\barticles? 156[5-8]\b",
        "les articles 1565 à 1568 du CPC ont été réécrits (décret n° 2025-660, 1er septembre 2025).",
        "Citer 1541, 1543 à 1545-1 ou 1546.", debiteur=False,
    ),
)  # fmt: skip

COSTS = (
    Rule(
        "frais-de-recouvrement", ILLEGAL,
        r"\bfrais (?:de|d['’]) ?(?:recouvrement|dossier|relance|mise en demeure|gestion|rappel|impayé)s?\b",
        "les frais de recouvrement sans titre restent au créancier (CPCE, art. L111-8).",
        "Ne réclamer que l'indemnité forfaitaire de 40 €, entre professionnels (C. com., art. D441-5).",
        sauf=r"aucun|indemnité forfaitaire|indemnités forfaitaires|sans titre|restent à|à notre charge|ne comprend",
    ),
    Rule(
        "article-700", ILLEGAL, r"\barticle 700\b", "l'article 700 du CPC n'est dû que si un juge l'accorde.",
        "Retirer cette somme d'un courrier amiable.",
    ),
    Rule(
        "dommages-interets", ILLEGAL, r"\bdommages(?: et |-)intérêts\b",
        "des dommages-intérêts ne se réclament pas d'office : un juge les accorde (C. civ., art. 1231-1 et 1231-6).",
        "Les réserver : « sous réserve de tous autres droits ».",
    ),
)  # fmt: skip

IMITATION = (
    Rule(
        "acte-judiciaire", ILLEGAL,
        r"\b(?:commandement de payer|sommation de payer|au nom d[ue] (?:la loi|peuple)|république française"
        r"|(?:dernier )?avis (?:avant|de) saisie|procès-verbal de saisie|exploit"
        r"|mandons et ordonnons|signifi(?:é|ons) par)\b",
        "un courrier ne doit pas ressembler à un acte judiciaire (C. pén., art. 433-13).",
        "Écrire « mise en demeure » et « lettre recommandée ».",
    ),
)  # fmt: skip

THREATS = (
    Rule(
        "menace", ILLEGAL,
        r"\b(?:vous (?:serez|allez être) (?:saisie?s?|poursuivie?s?|fichée?s?|expulsée?s?|condamnée?s?)"
        r"|(?:informer|prévenir|avertir)(?:ons)? (?:votre employeur|vos voisins|votre banque|vos proches|votre famille"
        r"|vos clients)|mauvais payeurs?|liste noire|gendarmes|forces de l['’]ordre)\b",
        "menace : pratique agressive (C. conso., art. L121-6 et L121-7 ; C. pén., art. 222-33-2-2).",
        "Dire le droit et ce que le créancier se réserve de demander.",
    ),
    Rule(
        "plainte", ILLEGAL,
        r"\b(?:dép(?:ôt|ose(?:r|rons)) (?:de |une )?plainte|port(?:er|erons) plainte|plainte pénale)\b",
        "une dette n'est pas une infraction : menacer d'une plainte peut être un chantage (C. pén., art. 312-10).",
        "Annoncer la saisine de la juridiction compétente.",
    ),
    Rule(
        "promesse-de-resultat", ILLEGAL,
        r"\b(?:nous obtiendrons|le (?:juge|tribunal) (?:vous )?(?:condamnera|fera droit|donnera raison)|à coup sûr"
        r"|sans (?:nul|aucun) doute|inévitablement|immanquablement)\b",
        "un courrier ne promet pas ce que le juge décidera (C. conso., art. L121-2 ; RIN, art. 8).",
        "Écrire « nous nous réservons de demander ».",
    ),
    Rule(
        "interruption-prescription", ILLEGAL, r"\binterrompt la prescription\b",
        "une mise en demeure n'interrompt pas la prescription (Cass. com., 18 mai 2022, n° 20-23.204).",
        "Retirer cette phrase.",
    ),
)  # fmt: skip

RULES = (*RETIRED, *COSTS, *IMITATION, *THREATS)
