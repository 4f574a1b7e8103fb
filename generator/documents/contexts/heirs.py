"""Who owes the debt of another: an heir, how much of it is asked of him (C. civ. 873 and 1309); a sole member.

The sole member of a company dissolved without winding up owes all of it (1844-5); what was sent to the company, or
judged against it, holds against him.
"""

import datetime as dt

from generator.documents.contexts.parties import to_party
from generator.documents.draft import Draft
from generator.documents.words import date_fr
from generator.model import Debiteur, Dossier, FaitDeces
from generator.phrases import of_name
from generator.progress.existence import absorbed, inherited

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
    fact = inherited(dossier, au, party) or absorbed(dossier, au, party)
    nobody = "au défunt" if isinstance(fact, FaitDeces) else "à la société dissoute"
    return "" if fact is None or fact.date < day else f"à {fact.personne}" if fact.personne else nobody


def told_to(draft: Draft, party: Debiteur) -> str:
    """What a letter says to an heir, or to a sole member; nothing to anybody else."""
    fact = death(draft, party)
    return _told(fact, "vous vient", "vous", "votre") if fact else _passed(draft, party, "vous vient", "vous")


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
    """What acts, and who receives the case, are told of each heir or sole member among those who owe the debt.

    Guarantors apart.
    """
    known = ((party, death(draft, party)) for party in (draft.debiteur, *draft.codebiteurs))
    told = (
        _told(fact, f"vient à {party.nom_legal}", "lui", "sa")
        if fact
        else _passed(draft, party, f"vient {to_party(party)}", "lui")
        for party, fact in known
    )
    return tuple(filter(None, told))


def _passed(draft: Draft, party: Debiteur, comes: str, whom: str) -> str:
    """« Cette dette vous vient d'Alpha, société dissoute sans liquidation le … »; nothing to who owes by himself."""
    fact = absorbed(draft.dossier, draft.au, party)
    if fact is None:
        return ""
    whose = f"{of_name(fact.personne)}, société" if fact.personne else "d'une société"
    return (
        f"Cette dette {comes} {whose} dissoute sans liquidation (le {date_fr(fact.date)}), dont le patrimoine "
        f"{whom} est transmis (code civil, article 1844-5)."
    )


def _told(fact: FaitDeces, comes: str, whom: str, his: str) -> str:
    how = _ASKED.get(fact.dette or "", _UNTOLD).format(whom=whom, his=his)
    articles = "" if fact.dette == "entiere" else " (code civil, articles 873 et 1309)"
    return f"Cette dette {comes} {from_whom(fact)} ; {how}{articles}."
