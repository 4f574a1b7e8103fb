"""Suits of one case before several judges, each of some invoices: the number an act bears tells which one it is of.

Without a number, or with one that no suit of the journal bears (on appeal, after an opposition, of suits joined), it
may be of any. A suit that bears none has no part in what bears the number of another.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.model.account import Facture
from generator.model.actes import FaitProcedure, FaitRole
from generator.model.condemned import concerned
from generator.model.dossier import Dossier
from generator.model.journal import FaitRemise
from generator.model.summaries import summary
from generator.model.titles import Titre
from generator.vocabulary import AU_FOND, JUGES, Fait, NatureTitre

_HIS = (Fait.OPPOSITION, Fait.DECLARATION_D_APPEL)  # what a debtor may withdraw
SUITS = (Fait.REQUETE_INJONCTION, Fait.ASSIGNATION)  # the acts that begin one
Act = FaitProcedure | FaitRole | FaitRemise | Titre
_Asked = dict[int, list[FaitProcedure]]  # by the identity of an act


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


def of_which_suit(dossier: Dossier, act: FaitProcedure | FaitRole | Titre) -> list[FaitProcedure]:
    """The suits pending that an act may be of, when nothing says which of several: it is then of none.

    At least one of them bears a number, which the act would bear. Nothing of an act that is of one, or of all.
    """
    return _which(dossier, act, {})


def _which(dossier: Dossier, act: FaitProcedure | FaitRole | Titre, asked: _Asked) -> list[FaitProcedure]:
    """The same; what an act is of depends on those before it, each ``asked`` once."""
    if id(act) not in asked:
        asked[id(act)] = _pending(dossier, act, asked)
    return asked[id(act)]


def _pending(dossier: Dossier, act: FaitProcedure | FaitRole | Titre, asked: _Asked) -> list[FaitProcedure]:
    begun = list(_begun(dossier, act)) if act.rg is None else []
    if not any(one.rg for one in begun) or _of_all(dossier, act):
        return []
    pending = [one for one in begun if not _over(dossier, one, act.date, asked)]
    numbers = {one.rg for one in pending if one.rg is not None or not served_again(dossier, one, act.date)}
    return pending if len(numbers) > 1 else []


def _begun(dossier: Dossier, act: FaitProcedure | FaitRole | Titre) -> Iterator[FaitProcedure]:
    """What put the claim before a judge by the day of an act that may be of it: of the same debtor, summary or not."""
    his_own = isinstance(act, FaitProcedure) and act.auteur == "debiteur"
    known = dossier.faits(FaitProcedure, *(_HIS if his_own else (Fait.ASSIGNATION, *_HIS)))
    known = [one for one in known if one.date <= act.date and one.urgent == summary(dossier, act.date)]
    if isinstance(act, FaitRole):
        return iter(known)
    return (one for one in known if concerned(dossier, one) & concerned(dossier, act))


def _over(dossier: Dossier, suit: FaitProcedure, day: dt.date, asked: _Asked) -> bool:
    """Tell whether a suit was closed by a day, or judged or withdrawn before it."""
    if suit.close_le is not None and suit.close_le <= day:
        return True
    ends: list[FaitProcedure | Titre] = [*dossier.faits(FaitProcedure, Fait.JUGEMENT, Fait.DESISTEMENT)]
    ends += [one for one in dossier.titres if one.nature in JUGES]
    since = (one for one in ends if suit.date <= one.date < day and suit in _begun(dossier, one))
    own = (one for one in since if not of_another_suit(dossier, suit, one))
    return any(not _which(dossier, one, asked) for one in own)


def _of_all(dossier: Dossier, act: FaitProcedure | FaitRole | Titre) -> bool:
    """Tell whether a judgment is of all that was billed: its title names no invoice, or it dismisses each by name."""
    if isinstance(act, FaitRole):
        return False
    billed = {one.numero for one in dossier.factures if one.date <= act.date}
    return judges_everything(dossier, act) or billed.issubset(act.factures)


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
