"""Prescription: how long a claim lives, from when, what interrupts or suspends it, and its last safe day.

It is counted by C. civ. 2228 and 2229, never by CPC 641 and 642: no week-end extends it.
"""

from generator.law.limitation.acts import Acte, Issue, civ_2245_codebiteurs, civ_2246_caution
from generator.law.limitation.course import Cours, Etat, Fait, run
from generator.law.limitation.durations import FAMILLES, Delai, cpce_l111_4_duree
from generator.law.limitation.periods import Quadriennale, Terme, loi_68_1250_1_quadriennale
from generator.law.limitation.start import Depart, start_of

__all__ = [
    "FAMILLES",
    "Acte",
    "Cours",
    "Delai",
    "Depart",
    "Etat",
    "Fait",
    "Issue",
    "Quadriennale",
    "Terme",
    "civ_2245_codebiteurs",
    "civ_2246_caution",
    "cpce_l111_4_duree",
    "loi_68_1250_1_quadriennale",
    "run",
    "start_of",
]
