"""From what day a debtor is no more: a death, a striking off, a dissolution once it stops what is sent."""

import datetime as dt

from generator.law.interest import DAY
from generator.law.limits.count import Limite
from generator.law.limits.existence import civ_1844_5_opposition
from generator.model import Debiteur, Dossier, FaitDeces, FaitDissolution, FaitRadiation, Fin, Paiement, ends


def gone(dossier: Dossier, party: Debiteur, au: dt.date) -> tuple[Fin, dt.date] | None:
    """What stops, at ``au``, what is sent to a debtor as he is written in the file, and its first day; None if nothing.

    A company whose estate passes to its sole member exists until the time to oppose is over, or until the creditor's
    opposition is rejected or satisfied (C. civ. 1844-5, paragraph 3).
    """
    fact = ends(dossier.journal, dossier.debiteurs, party, au)
    since = None if fact is None else _since(dossier, party, fact, au)
    return None if fact is None or since is None else (fact, since)


def last_day(dossier: Dossier, party: Debiteur, au: dt.date) -> dt.date:
    """Last day, no later than ``au``, on which a debtor, dead or vanished since, could be reached.

    A company being wound up is reached still.
    """
    known = gone(dossier, party, au)
    if known is None:
        return au
    fact, since = known
    if not isinstance(fact, FaitDissolution):
        return since
    return since - DAY if fact.universelle else au


def paid_since_the_end(dossier: Dossier, paid: Paiement, au: dt.date) -> FaitDeces | FaitRadiation | None:
    """The death or the striking off of the principal debtor, known at ``au``, after which nobody is said to have paid.

    A company struck off has nobody left to pay for it, unless the file names its mandataire ad hoc.
    """
    if paid.paye_par is not None or paid.indu or not dossier.reconnue_par(paid):
        return None
    fact, since = gone(dossier, dossier.debiteur, au) or (None, au)
    return fact if isinstance(fact, FaitDeces | FaitRadiation) and since < paid.date <= au else None


def transmitted(dossier: Dossier, party: Debiteur, fact: FaitDissolution, au: dt.date) -> bool:
    """Tell whether the estate of a company, and its debt, passed to its sole member by a day."""
    return fact.universelle and _since(dossier, party, fact, au) is not None


def opposed(fact: FaitDissolution, au: dt.date) -> bool:
    """Tell whether a creditor opposed a dissolution in time, as is known at ``au``."""
    return fact.opposition_le is not None and fact.opposition_le <= min(au, opposition(fact, au).date)


def opposition(fact: FaitDissolution, au: dt.date) -> Limite:
    """The time to oppose a dissolution, counted from its own date by prudence until its publication is known."""
    published = fact.publiee_le if fact.publiee_le is not None and fact.publiee_le <= au else None
    return civ_1844_5_opposition(published or fact.date)


def _since(dossier: Dossier, party: Debiteur, fact: Fin, au: dt.date) -> dt.date | None:
    """First day from which it stops what is sent; None while it does not. A company struck off has transmitted."""
    if not isinstance(fact, FaitDissolution) or not fact.universelle:
        return fact.date
    over = opposition(fact, au)
    done = {fact.opposition_rejetee_le, fact.garanties_le} if opposed(fact, au) else {over.prudence + DAY}
    ended = (one for one in dossier.faits(FaitRadiation) if party in one.de(dossier.debiteurs))
    struck = (one.date for one in ended if one.met_fin(party))
    return min((day for day in (*done, *struck) if day is not None and fact.date <= day <= au), default=None)
