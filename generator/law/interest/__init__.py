"""Interest: which rate runs on which days, and why. Amounts come last: ``base x rate x days / 36 500``.

Every article yields slices (``Tranche``): maximal periods at one rate, in order of date, both bounds included. Other
articles cut, raise or stop them. The ledger multiplies them by what is owed.

Days are actual days over 365, in leap years too (service-public F783); the count goes from the day after the due
date, or after the formal notice, to the day of payment included.
"""

from generator.law.interest.legal import (
    civ_1231_6_interets,
    civ_1231_7_interets,
    civ_1343_2_anniversaires,
    cmf_l313_3_majoration,
    cmf_l313_3_premier_jour,
)
from generator.law.interest.penalties import (
    ccp_r2192_32_interets,
    com_l441_10_penalites,
    com_l441_10_planchers,
    com_l441_10_releves,
)
from generator.law.interest.slices import DAY, Tranche, amount, before, days, exact
from generator.law.interest.stops import (
    TAUX_REDUIT,
    civ_1343_5_delai,
    com_l622_28_arret,
    com_l622_28_capitalisation,
    com_l622_28_exception,
    conso_l722_14_arret,
)

__all__ = [
    "DAY",
    "TAUX_REDUIT",
    "Tranche",
    "amount",
    "before",
    "ccp_r2192_32_interets",
    "civ_1231_6_interets",
    "civ_1231_7_interets",
    "civ_1343_2_anniversaires",
    "civ_1343_5_delai",
    "cmf_l313_3_majoration",
    "cmf_l313_3_premier_jour",
    "com_l441_10_penalites",
    "com_l441_10_planchers",
    "com_l441_10_releves",
    "com_l622_28_arret",
    "com_l622_28_capitalisation",
    "com_l622_28_exception",
    "conso_l722_14_arret",
    "days",
    "exact",
]
