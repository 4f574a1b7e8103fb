"""Suits of one case before several judges, each of some invoices: the number an act bears tells which one it is of.

Without a number, or with one that no suit of the journal bears (on appeal, after an opposition, of suits joined), it
may be of any. A suit that bears none has no part in what bears the number of another.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.instances.granted import billed, injunctions
from generator.instances.persons import concerned
from generator.instances.summaries import summary
from generator.model import Dossier, FaitProcedure, FaitRemise, FaitRole, Titre
from generator.vocabulary import JUGES, Fait, NatureTitre

_HIS = (Fait.OPPOSITION, Fait.DECLARATION_D_APPEL)  # what a debtor may withdraw
SUITS = (Fait.REQUETE_INJONCTION, Fait.ASSIGNATION)  # the acts that begin one
Act = FaitProcedure | FaitRole | FaitRemise | Titre
Ended = tuple[dt.date, FaitProcedure]


def of_another_suit(dossier: Dossier, suit: Act, act: Act) -> bool:
    """Tell whether an act bears the number of a suit of the journal, which is not that of the suit given.

    ``suit`` may be what begins it, a step or a decision of it: a step is of any while it bears no number. What begins
    one is apart from the suit that bears a number, though it bears none; see ``served_again``. Without a number, the
    invoices a judgment names tell it from a suit of others.
    """
    if act.rg is None and _of_other_invoices(dossier, suit, act):
        return True
    if act.rg is None or act.rg == suit.rg or (suit.rg is None and not _apart_unnumbered(dossier, suit, act.date)):
        return False
    if isinstance(suit, FaitProcedure) and suit.type is Fait.ASSIGNATION:  # no order is given on a writ
        return _begins_one(dossier, act.rg)
    return any(one.rg == act.rg for one in dossier.faits(FaitProcedure, *SUITS)) or numbers_its_suit(dossier, act.rg)


def _of_other_invoices(dossier: Dossier, suit: Act, act: Act) -> bool:
    """Tell whether a judgment names none of the invoices a suit says it asks for, and some of another's."""
    if not isinstance(suit, FaitProcedure) or suit.type not in SUITS or not suit.factures:
        return False
    if not (named := _invoices(dossier, act)) or not named.isdisjoint(suit.factures):
        return False
    begun = (one for one in dossier.faits(FaitProcedure, *SUITS) if one.date <= act.date)
    return any(not named.isdisjoint(one.factures) for one in begun)


def _invoices(dossier: Dossier, act: Act) -> frozenset[str]:
    """The invoices a judgment names, of its own or by its titles; none of one that may be of all."""
    if isinstance(act, Titre):
        return frozenset(act.factures)
    if not isinstance(act, FaitProcedure) or act.type is not Fait.JUGEMENT:
        return frozenset()
    titles = _titles(dossier, act)
    every = any(not one.factures for one in titles)
    return frozenset() if every else frozenset(act.factures).union(*(one.factures for one in titles))


def numbers_its_suit(dossier: Dossier, rg: str) -> bool:
    """Tell whether a number is that of an order for payment whose request is not noted: it then tells its suit.

    A request under a number that no order bears may be that of the order: the greffe numbers orders apart.
    """
    given = [*injunctions(dossier)]
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

    They are told apart by their numbers, or by their hearings where none bears any. Nothing of an act that is of one,
    or of all.
    """
    return _pending(dossier, act, _ended(dossier, act.date)) if _may_be_of(dossier, act) else []


def _may_be_of(dossier: Dossier, act: FaitProcedure | FaitRole | Titre) -> list[FaitProcedure]:
    """The suits begun that an act may be of, of which it says nothing."""
    begun = list(_begun(dossier, act)) if act.rg is None or _of_no_suit(dossier, act.rg) else []
    begun = [one for one in begun if act.rg or not _of_other_invoices(dossier, one, act)]
    named = _invoices(dossier, act)
    told = len(begun) < 2 or _of_all(dossier, act) or (act.rg is not None and _numbered_anew(begun, act.rg))
    told = told or all(not named.isdisjoint(one.factures) for one in begun)
    return begun if not told and (any(one.rg for one in begun) or _heard_apart(dossier, begun)) else []


def renumbered(dossier: Dossier, suit: Act, act: FaitProcedure | Titre) -> bool:
    """Tell whether an act is of an appeal or an opposition, and not of the suit given, which bears another number.

    The judge of either numbers it anew.
    """
    if suit.rg is None or act.rg is None or suit.rg == act.rg or _begins_one(dossier, act.rg):
        return False
    return _numbered_anew(list(_begun(dossier, act)), act.rg)


def _numbered_anew(begun: Sequence[FaitProcedure], rg: str) -> bool:
    return any(one.type in _HIS and one.rg in {None, rg} for one in begun)


def _of_no_suit(dossier: Dossier, rg: str) -> bool:
    """Tell whether a number is borne by nothing that puts a claim before a judge."""
    return not (_begins_one(dossier, rg) or any(one.rg == rg for one in dossier.faits(FaitProcedure, *_HIS)))


def _begins_one(dossier: Dossier, rg: str) -> bool:
    """Tell whether a number is that of a writ, a request or an order."""
    return any(one.rg == rg for one in (*dossier.faits(FaitProcedure, *SUITS), *injunctions(dossier)))


def _heard_apart(dossier: Dossier, begun: Sequence[FaitProcedure]) -> bool:
    """Tell whether suits that bear no number are two: writs for two hearings, or of other invoices; or an opposition.

    A writ served since the hearing of another passed may be of the same suit.
    """
    known = [one for one in begun if one.type is Fait.ASSIGNATION]
    last = max((one.date for one in known), default=dt.date.min)
    writs = [one for one in known if not served_again(dossier, one, last)]
    opposed = any(one.type is Fait.OPPOSITION for one in begun)
    asked = {one.factures for one in writs if one.factures}
    disjoint = len(asked) > 1 and sum(map(len, asked)) == len(set[str]().union(*asked))
    heard = max(len({one.au for one in writs if one.au}), len(asked) if disjoint else len(writs[:1]))
    return not any(one.rg for one in begun) and heard + opposed > 1


def _pending(dossier: Dossier, act: FaitProcedure | FaitRole | Titre, ended: Sequence[Ended]) -> list[FaitProcedure]:
    """Those not ended before it, when they are several; what the greffe never numbered may have been served again."""
    over = [suit for day, suit in ended if day < act.date]
    begun = (one for one in _may_be_of(dossier, act) if one.close_le is None or one.close_le > act.date)
    pending = [one for one in begun if one not in over]
    numbers = {one.rg for one in pending if one.rg is not None or not served_again(dossier, one, act.date)}
    return pending if len(numbers) > 1 or _heard_apart(dossier, pending) else []


def _ended(dossier: Dossier, day: dt.date) -> list[Ended]:
    """Suits judged or withdrawn before a day, each with the day of it, read in order: what says of none ended none."""
    ends: list[FaitProcedure | Titre] = [*dossier.faits(FaitProcedure, Fait.JUGEMENT, Fait.DESISTEMENT)]
    ends += [one for one in dossier.titres if one.nature in JUGES]
    found = list[Ended]()
    for one in sorted((one for one in ends if one.date < day), key=lambda one: one.date):
        if not _pending(dossier, one, found):
            own = (suit for suit in _begun(dossier, one) if not of_another_suit(dossier, suit, one))
            found += [(one.date, suit) for suit in own]
    return found


def _begun(dossier: Dossier, act: FaitProcedure | FaitRole | Titre) -> Iterator[FaitProcedure]:
    """What put the claim before a judge by the day of an act that may be of it: of the same debtor, summary or not."""
    his_own = isinstance(act, FaitProcedure) and act.type is Fait.DESISTEMENT and act.auteur == "debiteur"
    known = dossier.faits(FaitProcedure, *(_HIS if his_own else (Fait.ASSIGNATION, *_HIS)))
    known = [one for one in known if one.date <= act.date and one.urgent == summary(dossier, act.date)]
    known = [one for one in known if one is not act]
    if isinstance(act, FaitRole):
        return iter(known)
    return (one for one in known if concerned(dossier, one) & concerned(dossier, act))


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
        return all(named.isdisjoint(billed(dossier, titre)) for titre in granted)
    if granted and given and all(one.a_part(other) for one in granted for other in given):
        return True
    if any(not one.factures for one in (*granted, *given)) or summary(dossier, decision.date):
        return False
    return of_another_suit(dossier, decision, act) and of_another_suit(dossier, act, decision)


def _dismissed(dossier: Dossier, act: FaitProcedure | Titre) -> frozenset[str]:
    """The invoices that a judgment dismisses by name."""
    named = () if isinstance(act, Titre) else act.factures
    return frozenset(one.numero for one in dossier.factures if one.numero in named)


def _titles(dossier: Dossier, decision: FaitProcedure | Titre) -> Sequence[Titre]:
    """What a decision granted, as the titles of its day and kind tell it.

    Those of another number are apart, even alone that day: one that dismisses is noted beside the title of another.
    """
    if isinstance(decision, Titre):
        return [decision]
    order = decision.type is Fait.ORDONNANCE_INJONCTION
    same = (one for one in dossier.titres if one.date == decision.date)
    same = (one for one in same if one.nature in ({NatureTitre.ORDONNANCE_INJONCTION} if order else JUGES))
    return [one for one in same if None in {one.rg, decision.rg} or one.rg == decision.rg]
