"""Decisions given in summary proceedings (« référé »): they judge nothing of the claim (CPC 488)."""

import datetime as dt
import re

from generator.model import Dossier, FaitProcedure, Titre
from generator.vocabulary import JUGES, Fait, NatureTitre

_ADMINISTRATIVE = re.compile(r"(?i)\badministrati(f|ve)\b|conseil d['’][ée]tat|\b(T\.?A|C\.?A\.?A)\b(?!\.?E)")
_JUDICIAL = re.compile(
    r"(?i)judiciaire|commerce|activit[ée]s [ée]conomiques|proximit[ée]|cour d['’]appel|\b(T\.?A\.?E|T\.?[JC]|C\.?A)\b"
)


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


def administrative(dossier: Dossier, titre: Titre | None) -> bool:
    """Tell whether the administrative judge gave a decision: as the title names its court, else of a public contract.

    Of such a contract a guarantor may be sued before the judicial judge: that title keeps the times of civil procedure.
    """
    court = titre.juridiction if titre is not None else ""
    return bool(_ADMINISTRATIVE.search(court)) or (dossier.creance.publique and not _JUDICIAL.search(court))


def of_the_administrative_judge(dossier: Dossier, titre: Titre | None) -> bool:
    """Tell whether a title is a decision of the administrative judge: his greffe notifies it (CJA, art. R751-3)."""
    return titre is not None and titre.nature in JUGES and administrative(dossier, titre)


def merits_untouched(dossier: Dossier) -> str:
    """The article that a provision judges nothing by: that of the judge who gave it."""
    known: list[Titre | None] = [one for one in dossier.titres if one.nature is NatureTitre.REFERE]
    elsewhere = any(administrative(dossier, one) for one in known or [None])
    return "CJA, art. R541-1, à vérifier" if elsewhere else "CPC, art. 488"
