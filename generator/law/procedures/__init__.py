"""Procedures as dated data, and what a case says of each condition; the order is neutral, the lawyer chooses."""

from generator.law.procedures.catalogue import evaluate
from generator.law.procedures.court import (
    Juridiction,
    com_l721_3_juridiction,
    cpc_761_avocat,
    cpce_l511_3_juge,
    is_merchant,
    juridiction,
)
from generator.law.procedures.types import (
    Condition,
    Cout,
    DelaiPrevu,
    Etat,
    Faits,
    Insolvabilite,
    Partie,
    Preuves,
    Procedure,
    Somme,
    TitreObtenu,
)

__all__ = [
    "Condition",
    "Cout",
    "DelaiPrevu",
    "Etat",
    "Faits",
    "Insolvabilite",
    "Juridiction",
    "Partie",
    "Preuves",
    "Procedure",
    "Somme",
    "TitreObtenu",
    "com_l721_3_juridiction",
    "cpc_761_avocat",
    "cpce_l511_3_juge",
    "evaluate",
    "is_merchant",
    "juridiction",
]
