"""An heir in a case: whose debt he owes, and how much of it is asked of him (C. civ. 873 and 1309)."""

import datetime as dt

from generator.documents.draft import Draft
from generator.documents.words import date_fr
from generator.model import Debiteur, Dossier, FaitDeces
from generator.phrases import of_name
from generator.progress.existence import inherited

_ASKED = {"entiere": "elle {whom} est demandée en entier", "sa-part": "les sommes demandées sont ramenées à {his} part"}
_UNTOLD = "le dossier ne dit pas si elle {whom} est demandée en entier ou pour {his} part"


def death(draft: Draft, party: Debiteur) -> FaitDeces | None:
    """The death by which the debt passed to a debtor of the case; None if he owes it by himself."""
    return inherited(draft.dossier, draft.au, party)


def from_whom(fact: FaitDeces) -> str:
    """« de la succession de Léa Fable (décès du 5 novembre 2026) »; the name is not always in the file."""
    whose = f"de la succession {of_name(fact.personne)}" if fact.personne else "d'une succession"
    return f"{whose} (décès du {date_fr(fact.date)})"


def before(draft: Draft, party: Debiteur, day: dt.date) -> FaitDeces | None:
    """The death by which the debt came to a party after that day, what was done then being done to the deceased."""
    fact = death(draft, party)
    return fact if fact is not None and day <= fact.date else None


def sent_to(draft: Draft, party: Debiteur, day: dt.date) -> str:
    """« à Léa Fable », « au défunt »: whom a letter of that day went to; nothing when it went to the party himself."""
    return received(draft.dossier, draft.au, party, day)


def received(dossier: Dossier, au: dt.date, party: Debiteur, day: dt.date) -> str:
    """The same of a case and of what is known of it at ``au``."""
    fact = inherited(dossier, au, party)
    return "" if fact is None or fact.date < day else f"à {fact.personne}" if fact.personne else "au défunt"


def told_to(draft: Draft, party: Debiteur) -> str:
    """What a letter says to an heir; nothing to anybody else."""
    fact = death(draft, party)
    return _told(fact, "vous vient", "vous", "votre") if fact else ""


def estate_of(draft: Draft, party: Debiteur) -> str:
    """« de la succession de Léa Fable… »: where the debt of an heir comes from; nothing of anybody else."""
    fact = death(draft, party)
    return from_whom(fact) if fact else ""


def account(draft: Draft, party: Debiteur) -> str:
    """« le compte qui vous vient de la succession… »: what a letter calls « votre compte » to anybody but an heir."""
    whose = estate_of(draft, party)
    return f"le compte qui vous vient {whose}" if whose else "votre compte"


def of_a_bond(draft: Draft, party: Debiteur) -> str:
    """« venu de la succession de Léa Fable… »: the bond of the heir of a guarantor, who gave none; else nothing."""
    fact = death(draft, party)
    if fact is None:
        return ""
    untold = " (le dossier ne dit pas si elle en répond en entier ou pour sa part, code civil, articles 873 et 1309)"
    return f"venu {from_whom(fact)}{'' if fact.dette else untold}"


def told_of(draft: Draft) -> tuple[str, ...]:
    """What acts, and who receives the case, are told of each heir among those who owe the debt, guarantors apart."""
    known = ((party, death(draft, party)) for party in (draft.debiteur, *draft.codebiteurs))
    return tuple(_told(fact, f"vient à {party.nom_legal}", "lui", "sa") for party, fact in known if fact)


def _told(fact: FaitDeces, comes: str, whom: str, his: str) -> str:
    how = _ASKED.get(fact.dette or "", _UNTOLD).format(whom=whom, his=his)
    articles = "" if fact.dette == "entiere" else " (code civil, articles 873 et 1309)"
    return f"Cette dette {comes} {from_whom(fact)} ; {how}{articles}."
