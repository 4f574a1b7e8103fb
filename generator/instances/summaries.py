"""Decisions given in summary proceedings (« référé »): they judge nothing of the claim (CPC 488)."""

import datetime as dt

from generator.model import Dossier, FaitProcedure
from generator.vocabulary import Fait, NatureTitre


def summary(dossier: Dossier, day: dt.date) -> bool:
    """Tell whether the decision of a day is a summary one: its title says it, else its fact, or every suit before."""
    for titre in dossier.titres:
        if titre.date == day:
            return titre.nature is NatureTitre.REFERE
    acts = [fact for fact in dossier.faits(FaitProcedure) if fact.date <= day]
    if any(fact.refere for fact in acts if fact.type is Fait.JUGEMENT and fact.date == day):
        return True
    suits = [fact for fact in acts if fact.type in {Fait.ASSIGNATION, Fait.OPPOSITION}]
    return bool(suits) and all(fact.refere for fact in suits)


def merits_untouched(dossier: Dossier) -> str:
    """The article that a provision judges nothing by: that of the administrative judge for a public contract."""
    return "CJA, art. R541-1, à vérifier" if dossier.creance.publique else "CPC, art. 488"
