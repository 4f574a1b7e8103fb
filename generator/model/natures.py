"""What a pièce is, spelt as in the YAML."""

from typing import Literal

NaturePiece = Literal[
    "contrat", "cgv", "devis", "commande", "livraison", "facture", "avoir", "compte", "relance", "mise-en-demeure",
    "accuse", "courriel", "reconnaissance", "echeancier", "identite", "solvabilite", "pouvoir", "titre",
    "signification", "decision", "rib", "autre",
]  # fmt: skip
