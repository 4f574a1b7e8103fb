"""Suits of one case before several judges, each of some invoices: the number an act bears tells which one it is of.

Without a number, or with one that no suit of the journal bears (on appeal, after an opposition, of suits joined), it
may be of any. A suit that bears none has no part in what bears the number of another.
"""

import datetime as dt
from collections.abc import Sequence

from generator.model.account import Facture
from generator.model.actes import FaitProcedure, FaitRole
from generator.model.dossier import Dossier
from generator.model.journal import FaitRemise
from generator.model.summaries import summary
from generator.model.titles import Titre
from generator.vocabulary import AU_FOND, Fait, NatureTitre

SUITS = (Fait.REQUETE_INJONCTION, Fait.ASSIGNATION)  # the acts that begin one
Act = FaitProcedure | FaitRole | FaitRemise | Titre


def of_another_suit(dossier: Dossier, suit: Act, act: Act) -> bool:
    """Tell whether an act bears the number of a suit of the journal, which is not that of the suit given.

    ``suit`` may be what begins it, a step or a decision of it: a step is of any while it bears no number. What begins
    one is apart from the suit that bears a number, though it bears none; see ``served_again``.
    """
    if act.rg is None or act.rg == suit.rg or (suit.rg is None and not _apart_unnumbered(dossier, suit, act.date)):
        return False
    return any(one.rg == act.rg for one in dossier.faits(FaitProcedure, *SUITS)) or numbers_its_suit(dossier, act.rg)


def numbers_its_suit(dossier: Dossier, rg: str) -> bool:
    """Tell whether a number is that of an order for payment whose request is not noted: it then tells its suit.

    A request under a number that no order bears may be that of the order: the greffe numbers orders apart.
    """
    given: list[Act] = [*dossier.faits(FaitProcedure, Fait.ORDONNANCE_INJONCTION)]
    given += [one for one in dossier.titres if one.nature is NatureTitre.ORDONNANCE_INJONCTION]
    borne = {one.rg for one in given}
    asked = [one.date for one in dossier.faits(FaitProcedure, Fait.REQUETE_INJONCTION) if one.rg not in borne - {None}]
    return any(one.rg == rg and not any(day <= one.date for day in asked) for one in given)


def judges_everything(dossier: Dossier, act: FaitProcedure | Titre) -> bool:
    """Tell whether a judgment is of all that was billed, as its title tells it: one that names no invoice is."""
    judged = isinstance(act, Titre) or act.type is Fait.JUGEMENT
    return judged and any(not one.factures for one in _titles(dossier, act))


def served_again(dossier: Dossier, writ: FaitProcedure, day: dt.date) -> bool:
    """Tell whether a writ that bears no number may have been served again by a day: its hearing passed, never seised.

    The greffe numbers what it is seised of, and a writ not handed over before its hearing falls (CPC 754 and 857).
    """
    if writ.au is None or writ.au > day:
        return False
    handed = dossier.faits(FaitProcedure, Fait.PLACEMENT)
    return not any(one.rg is None and writ.date <= one.date <= writ.au for one in handed)


def _apart_unnumbered(dossier: Dossier, suit: Act, day: dt.date) -> bool:
    return isinstance(suit, FaitProcedure) and suit.type in SUITS and not served_again(dossier, suit, day)


def apart(dossier: Dossier, decision: FaitProcedure | Titre, act: FaitProcedure | Titre) -> bool:
    """Tell whether a judgment is of nothing that a decision granted: of other invoices, or each of a suit of its own.

    A decision of the journal is of the invoices of the titles of its day, or of those it dismisses by name. Their
    numbers do not tell apart a title that names no invoice, which is of all that was billed, nor a summary order, which
    the suit on the merits has its own.
    """
    granted, given = _titles(dossier, decision), _titles(dossier, act)
    if granted and (named := _dismissed(dossier, act)):
        return not any(titre.accorde(facture) for titre in granted for facture in named)
    if granted and given and all(one.a_part(other) for one in granted for other in given):
        return True
    if any(not one.factures for one in (*granted, *given)) or summary(dossier, decision.date):
        return False
    return of_another_suit(dossier, decision, act) and of_another_suit(dossier, act, decision)


def _dismissed(dossier: Dossier, act: FaitProcedure | Titre) -> list[Facture]:
    """The invoices that a judgment dismisses by name."""
    named = () if isinstance(act, Titre) else act.factures
    return [one for one in dossier.factures if one.numero in named]


def _titles(dossier: Dossier, decision: FaitProcedure | Titre) -> Sequence[Titre]:
    """What a decision granted, as the titles of its day and kind tell it, those of another number apart."""
    if isinstance(decision, Titre):
        return [decision]
    order = decision.type is Fait.ORDONNANCE_INJONCTION
    same = (one for one in dossier.titres if one.date == decision.date)
    same = (
        one for one in same if (one.nature is NatureTitre.ORDONNANCE_INJONCTION if order else one.nature in AU_FOND)
    )
    return [one for one in same if None in {one.rg, decision.rg} or one.rg == decision.rg]
