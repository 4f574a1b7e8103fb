"""Cases whose whole décompte is written in ``expected/``: one per situation, in the user's own format."""

Scenario = tuple[str, str, dict[str, str]]  # YAML, as-of date, parties

PERSON = {"qualite": "consommateur", "nature": "particulier"}
ONE = """
factures:
  - {numero: F-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 10000}
"""

INVOICES = """
creance:
  origine: essai
  famille: vente-entre-professionnels
  clause-penale: {taux: 10 %, piece: cgv}
factures:
  - {numero: F-2026-017, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 4800}
  - {numero: F-2026-031, date: 2026-04-15, echeance: 2026-05-15, montant-ttc: 1250.40}
avoirs:
  - {numero: A-2026-002, date: 2026-05-20, facture: F-2026-031, montant-ttc: 250.40}
paiements:
  - {date: 2026-05-03, montant: 1000}
  - {date: 2026-07-10, montant: 300, imputation-choisie: [F-2026-031]}
frais:
  - {date: 2026-06-10, nature: relance, montant: 15, a-la-charge-de: debiteur}
  - {date: 2026-06-20, nature: recouvrement-complementaire, montant: 180, a-la-charge-de: debiteur, piece: note}
journal:
  - {date: 2026-06-02, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-06-04, delai: 8}
  - {date: 2026-09-01, type: contestation, motif: quantité, factures: [F-2026-031]}
"""

TITLE = """
creance:
  origine: essai
  famille: vente-entre-professionnels
  capitalisation: {depuis: 2024-01-01, fondement: decision}
factures:
  - {numero: F-1, date: 2023-03-02, echeance: 2023-04-01, montant-ttc: 4800}
titres:
  - nature: ordonnance-injonction
    juridiction: Tribunal de commerce de Lyon
    rg: 2024/00123
    date: 2024-03-04
    principal: 4800
    interets: {a-compter-du: 2024-01-15, liquides: 120.50}
    indemnites: 40
    article-700: 500
    depens: 33.47
    signifie-le: 2024-03-20
    executoire-le: 2024-04-20
paiements:
  - {date: 2026-05-03, montant: 6000}
"""

PUBLIC = """
creance: {origine: essai, famille: marche-public, marche-public: oui}
factures:
  - {numero: F-1, date: 2026-05-02, echeance: 2026-06-02, montant-ttc: 5000, recue-le: 2026-05-06}
  - {numero: F-2, date: 2026-05-03, echeance: 2026-06-03, montant-ttc: 700}
paiements:
  - {date: 2026-07-10, montant: 1000}
"""

NOTICES = (
    ONE
    + """
creance: {origine: essai, famille: vente-entre-professionnels, penalites: {reclamees: non}}
journal:
  - {date: 2026-05-10, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-05-12, avis: destinataire-inconnu}
  - {date: 2026-05-20, type: mise-en-demeure, envoi: lrar}
"""
)

FLOOR = """
creance:
  origine: essai
  famille: vente-entre-professionnels
  penalites: {taux: 1.5 x taux-legal}
factures:
  - {numero: F-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 10000}
"""

GRACE = (
    ONE
    + """
journal:
  - {date: 2026-06-01, type: delai-de-grace, jusqu-au: 2026-06-30}
  - {date: 2026-08-01, type: delai-de-grace, jusqu-au: 2028-09-01, taux-reduit: 2.75 %, imputation-capital: oui}
paiements:
  - {date: 2026-08-15, montant: 500}
"""
)

INSOLVENCY = """
creance: {origine: essai, famille: vente-entre-professionnels, clause-penale: {montant: 300}}
factures:
  - {numero: F-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 10000}
  - {numero: F-2, date: 2026-06-01, echeance: 2026-07-01, montant-ttc: 700}
  - {numero: F-3, date: 2025-04-01, echeance: 2026-05-01, montant-ttc: 1000}
journal:
  - {date: 2026-06-20, type: procedure-collective, nature: sauvegarde, tribunal: Lyon}
"""

REVERSED = (
    ONE
    + """
creance: {origine: essai, famille: vente-entre-professionnels, imputation: capital-d-abord}
avoirs:
  - {numero: A-1, date: 2026-06-01, facture: F-1, montant-ttc: 9000, retroactif: oui}
  - {numero: A-2, date: 2026-06-02, facture: F-1, montant-ttc: 1500, retroactif: oui}
paiements:
  - {date: 2026-05-10, montant: 300, moyen: cheque, rejete-le: 2026-05-15}
  - {date: 2026-06-10, montant: 200, rembourse-le: 2026-07-01}
"""
)

COSTS = (
    ONE
    + """
frais:
  - {date: 2026-06-01, nature: mise-en-demeure, montant: 8, a-la-charge-de: debiteur}
  - {date: 2026-06-02, nature: constat, montant: 300, a-la-charge-de: debiteur, piece: constat}
  - {date: 2026-06-03, nature: signification, montant: 80, a-la-charge-de: debiteur, piece: acte}
  - {date: 2026-06-04, nature: greffe, montant: 33.47, a-la-charge-de: debiteur, piece: facture}
  - {date: 2026-06-05, nature: saisie, montant: 200, a-la-charge-de: debiteur, piece: acte}
  - {date: 2026-06-06, nature: autre, montant: 12, a-la-charge-de: debiteur, libelle: Frais de dossier}
  - {date: 2026-06-07, nature: recouvrement-complementaire, montant: 90, a-la-charge-de: debiteur}
journal:
  - {date: 2026-06-05, type: saisie-conservatoire}
"""
)

JUDGMENT = (
    ONE
    + """
titres:
  - nature: jugement
    juridiction: Tribunal de commerce de Lyon
    date: 2026-03-02
    principal: 9000
    clause-penale: 500
    signifie-le: 2026-03-17
paiements:
  - {date: 2026-02-01, montant: 1000}
  - {date: 2026-06-01, montant: 9500}
frais:
  - {date: 2026-04-02, nature: signification, montant: 80, a-la-charge-de: debiteur, piece: acte}
  - {date: 2026-04-03, nature: saisie, montant: 90, a-la-charge-de: debiteur}
  - {date: 2026-04-04, nature: recouvrement-complementaire, montant: 90, a-la-charge-de: debiteur, piece: note}
"""
)

ORDER = """
factures:
  - {numero: F-1, date: 2026-01-02, echeance: 2026-02-01, montant-ttc: 10000}
titres:
  - nature: ordonnance-injonction
    juridiction: Tribunal de commerce de Lyon
    date: 2026-03-02
    principal: 9000
    executoire-le: 2026-05-02
"""

OPPOSED = ORDER + "journal:\n  - {date: 2026-04-10, type: opposition}\n"

TERMS = """
factures:
  - {numero: F-1, date: 2025-04-10, conditions: 45 jours fin de mois, montant-ttc: 10000}
  - {numero: F-2, date: 2025-04-10, conditions: 30 jours à réception, montant-ttc: 10000}
"""


def family(name: str, more: str = "", fact: str = "") -> str:
    """One invoice called for by a formal notice, in a family of claims."""
    called = "journal:\n  - {date: 2026-06-02, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-06-04}\n"
    return f"creance: {{origine: essai, famille: {name}{more}}}\n{ONE}{called}{fact}"


SCENARIOS: dict[str, Scenario] = {
    "factures": (INVOICES, "2026-11-21", {}),
    "titre": (TITLE, "2026-11-21", {}),
    "consommateur": (ONE, "2026-11-21", PERSON),
    "a-echoir": (ONE, "2026-04-20", {}),
    "marche-public": (PUBLIC, "2026-11-21", {"nature": "personne-publique"}),
    "marche-public-non-reclame": (
        PUBLIC.replace("oui}", "oui, penalites: {reclamees: non}}", 1),
        "2026-11-21",
        {"nature": "personne-publique"},
    ),
    "mises-en-demeure": (NOTICES, "2026-11-21", {}),
    "plancher": (FLOOR, "2026-11-21", {}),
    "delai-de-grace": (GRACE, "2026-11-21", {}),
    "delai-de-grace-interet-legal": (
        family("vente-a-consommateur", "", "  - {date: 2026-07-01, type: delai-de-grace, jusqu-au: 2028-07-01}\n"),
        "2026-11-21",
        PERSON,
    ),
    "procedure-collective": (INSOLVENCY, "2026-11-21", {}),
    "surendettement": (
        family("vente-a-consommateur", "", "  - {date: 2026-06-10, type: surendettement, recevable-le: 2026-07-01}\n"),
        "2026-11-21",
        PERSON,
    ),
    "trop-percu": (
        ONE + "paiements:\n  - {date: 2026-04-20, montant: 10100}\n  - {date: 2026-04-21, montant: 50, "
        "rembourse-le: 2026-05-04}\n",
        "2026-11-21",
        {},
    ),
    "refere": (JUDGMENT.replace("nature: jugement", "nature: refere"), "2026-11-21", {}),
    "transaction": (JUDGMENT.replace("nature: jugement", "nature: transaction"), "2026-11-21", {}),
    "acte-notarie": (JUDGMENT.replace("nature: jugement", "nature: acte-notarie"), "2026-11-21", {}),
    "titre-commissaire": (JUDGMENT.replace("nature: jugement", "nature: titre-commissaire"), "2026-11-21", {}),
    "avoirs-et-rejets": (REVERSED, "2026-11-21", {}),
    "frais": (COSTS, "2026-11-21", {}),
    "jugement": (JUDGMENT, "2026-11-21", {}),
    "ordonnance-non-signifiee": (ORDER, "2026-06-30", {}),
    "ordonnance-non-avenue": (ORDER, "2026-11-21", {}),
    "opposition": (OPPOSED, "2026-06-30", {}),
    "conditions": (TERMS, "2025-12-31", {}),
    "bail-commercial": (family("bail-commercial"), "2026-11-21", {}),
    "bail-commercial-taux-convenu": (family("bail-commercial", ", penalites: {taux: 12 %}"), "2026-11-21", {}),
    "bailleur-particulier": (family("bail-d-habitation"), "2026-11-21", {**PERSON, "creancier": "jeanne-durand"}),
    "creancier-particulier": (family("droit-commun"), "2026-11-21", {"creancier": "jeanne-durand"}),
    "penalites-ecartees": (family("vente-a-consommateur", ", penalites: {taux: bce + 10}"), "2026-11-21", PERSON),
    "avant-2013": (
        "factures:\n  - {numero: F-1, date: 2012-01-01, echeance: 2012-02-01, montant-ttc: 1000}\n",
        "2013-02-01",
        {},
    ),
}
