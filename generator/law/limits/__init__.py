"""Limits of procedure, article by article: from the act that starts them to their last day."""

from generator.law.limits.count import FRANCE, Lieu, Limite, parse_duration
from generator.law.limits.insolvency import (
    com_l622_26_releve,
    com_l622_27_reponse,
    com_l624_9_revendication,
    com_r622_24_declaration,
    conso_l722_3_suspension,
    conso_r722_1_recours,
    usage_extrait,
)
from generator.law.limits.order import (
    cpc_1411_signification,
    cpc_1415_avis,
    cpc_1416_opposition,
    cpc_1418_constitution,
    cpc_1422_attente,
    cpc_1425_consignation,
)
from generator.law.limits.proceedings import (
    cpc_386_peremption,
    cpc_478_notification,
    cpc_490_appel_refere,
    cpc_538_appel,
)
from generator.law.limits.seizures import (
    cpce_l212_2_attente,
    cpce_l212_6_saisie,
    cpce_r211_3_denonciation,
    cpce_r211_11_contestation,
    cpce_r221_5_caducite,
    cpce_r221_10_attente,
    cpce_r221_30_vente,
    cpce_r511_6_execution,
    cpce_r511_7_procedure,
    cpce_r511_8_tiers,
    cpce_r523_3_denonciation,
)
from generator.law.limits.simplified import (
    cpce_l125_1_reponse,
    cpce_l126_2_contestation,
    cpce_l126_3_constat,
    cpce_l126_4_signification,
)

__all__ = [
    "FRANCE",
    "Lieu",
    "Limite",
    "com_l622_26_releve",
    "com_l622_27_reponse",
    "com_l624_9_revendication",
    "com_r622_24_declaration",
    "conso_l722_3_suspension",
    "conso_r722_1_recours",
    "cpc_386_peremption",
    "cpc_478_notification",
    "cpc_490_appel_refere",
    "cpc_538_appel",
    "cpc_1411_signification",
    "cpc_1415_avis",
    "cpc_1416_opposition",
    "cpc_1418_constitution",
    "cpc_1422_attente",
    "cpc_1425_consignation",
    "cpce_l125_1_reponse",
    "cpce_l126_2_contestation",
    "cpce_l126_3_constat",
    "cpce_l126_4_signification",
    "cpce_l212_2_attente",
    "cpce_l212_6_saisie",
    "cpce_r211_3_denonciation",
    "cpce_r211_11_contestation",
    "cpce_r221_5_caducite",
    "cpce_r221_10_attente",
    "cpce_r221_30_vente",
    "cpce_r511_6_execution",
    "cpce_r511_7_procedure",
    "cpce_r511_8_tiers",
    "cpce_r523_3_denonciation",
    "parse_duration",
    "usage_extrait",
]
