"""From the journal, the payments and the titles to acts, as the law of prescription sees them, invoice by invoice."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from generator.case import KeyPath
from generator.instances import billed, of_another_suit, of_which_suit, renumbered
from generator.law.deadlines import written
from generator.law.limitation.acts import Acte, Issue
from generator.law.limitation.course import Fait
from generator.law.limits.count import FRANCE
from generator.law.limits.order import cpc_1411_signification
from generator.law.limits.simplified import cpce_l125_1_reponse
from generator.model import (
    FaitCourrier,
    FaitEcheancier,
    FaitPause,
    FaitProcedure,
    Paiement,
    Titre,
    targeted,
)
from generator.money import format_eur
from generator.progress.asof import AsOf, look
from generator.progress.left_out import unasked, unasked_by_the_request
from generator.progress.limits.acknowledged import acknowledgments
from generator.progress.limits.declared import declarations
from generator.progress.limits.enforcement import doubt_of
from generator.progress.limits.order import too_early
from generator.progress.limits.writ import unplaced
from generator.progress.orders import Ordonnance, orders
from generator.progress.plans import held_by_the_plan
from generator.progress.procedure import ENDS, dismissed, endings, suit_endings
from generator.progress.seizures import SEIZURES, executed_on
from generator.progress.titles import invoices_of_act, titles_of_act
from generator.statement.existence import paid_since_the_end
from generator.statement.followed import titles_of
from generator.statement.proceedings import closed
from generator.vocabulary import Fait as Type
from generator.vocabulary.faits import PROTECTIVE

Own = tuple[Fait, Collection[str] | None]  # an act, and the invoices it concerns; None: every one
BY_WHOM = {
    Type.DECES: "le débiteur était mort, et rien ne dit qui a payé",
    Type.RADIATION_DU_REGISTRE: "la société débitrice était radiée, et rien ne dit qui a payé",
}
EARLY = "fait avant la fin de l'attente, nullité encourue (CPC, art. 1422)"
OTHER_SUIT = (
    "rien ne dit si la facture est de cette instance, ou de celle qui a pris fin (jugement, rejet ou désistement)"
)
_PAUSES = {
    "suspendue-2234": Acte.IMPOSSIBILITE,
    "suspendue-2238": Acte.MEDIATION,
    "suspendue-2239": Acte.MESURE_D_INSTRUCTION,
}


def acts_of(seen: AsOf) -> tuple[Own, ...]:
    """Acts that interrupt or suspend, each with the invoices it concerns."""
    told = chain(acknowledgments(seen), _payments(seen), _letters(seen), _claimed(seen), _enforcement(seen))
    return (*told, *declarations(seen), *_suspensions(seen))


def _claimed(seen: AsOf) -> Iterator[Own]:
    """Claims in court, each without what it leaves out: nothing of that is interrupted (C. civ., art. 2241).

    That is what it says it does not ask for, what a plan of some invoices held when it was made, what the title it
    obtained does not judge, and what the title of another suit judges.
    """
    partial = any(fait.factures for _, fait in seen.of(FaitEcheancier) if fait.signe)
    filed = [fait.date for _, fait in seen.of(FaitProcedure, Type.REQUETE_INJONCTION)] if partial else []
    for act, titles, left in _claims(seen):
        days = (act.date, *(day for day in filed if day < act.date)) if partial else ()
        held = {one for day in days for one in held_by_the_plan(look(seen.case, seen.office, day, None))}
        held |= {one for one in seen.factures if titles and not any(titre.juge(one) for titre in titles)}
        held |= set(left)
        yield act, [one for one in seen.factures if one not in held] if held else None


def _payments(seen: AsOf) -> Iterator[Own]:
    for path, paid in seen.paiements:
        voluntary = seen.case.dossier.reconnue_par(paid)
        other = Acte.PAIEMENT_D_UN_TIERS if paid.paye_par else Acte.PAIEMENT_SAISI
        by = f" par {paid.paye_par}" if paid.paye_par else ""
        words = f"paiement de {format_eur(paid.montant)}{by}" + ("" if voluntary or by else " non volontaire")
        concerned = _paid_invoices(seen, path, paid) or None
        own_act = Acte.PAIEMENT_VOLONTAIRE if concerned else Acte.PAIEMENT_NON_DIT
        end = paid_since_the_end(seen.case.dossier, paid, seen.au)
        reserve = BY_WHOM[end.type] if end else ""
        act = own_act if voluntary else other
        yield Fait(act, paid.date, words, certain=not reserve, reserve=reserve), concerned


def _paid_invoices(seen: AsOf, path: KeyPath, paid: Paiement) -> frozenset[str]:
    """Invoices a payment acknowledges: those the debtor chose, else those it was allocated to, else the only one.

    On a title, one debt granted for all the invoices older than it: it acknowledges each of them.
    """
    if paid.imputation_choisie:
        return frozenset(paid.imputation_choisie)
    if path in seen.imputees and seen.decompte is not None:
        names = seen.imputees[path]
        on = (one for one in seen.decompte.lignes if not names.isdisjoint({one.numero, ""}))
        titles = titles_of(seen.case.dossier, on)
        granted = {numero for each in titles for numero in billed(seen.case.dossier, each)}
        return frozenset(granted | (names & set(seen.factures))) or names
    return frozenset(seen.factures) if len(seen.factures) == 1 else frozenset()


def _letters(seen: AsOf) -> Iterator[Own]:
    for _, letter in seen.of(FaitCourrier, Type.MISE_EN_DEMEURE):
        named = targeted(seen.case.dossier, letter)
        yield Fait(Acte.MISE_EN_DEMEURE, letter.date, "mise en demeure"), named or None


def _suspensions(seen: AsOf) -> Iterator[Own]:
    """Suspensions: what is agreed on a day, to mediate or to answer L125-1, is of no debt invoiced since."""
    for _, pause in seen.of(FaitPause):
        act = Acte.MEDIATION if pause.type is Type.MEDIATION else _PAUSES.get(pause.prescription or "")
        if act is None:
            continue
        unproved = act is Acte.MEDIATION and not pause.preuves
        reserve = "accord écrit ou première réunion à prouver" if unproved else ""
        if act is Acte.IMPOSSIBILITE:
            reserve = "impossibilité d'agir à démontrer"
        end = _pause_end(seen, pause)
        concerned = _issued(seen, pause.date) if act is Acte.MEDIATION else None
        yield Fait(act, pause.date, pause.motif or str(act), end, certain=not reserve, reserve=reserve), concerned
    for _, fait in seen.of(FaitProcedure, Type.PETITES_CREANCES):
        agreed = seen.known(fait.accord_le)
        if agreed is None:
            yield Fait(Acte.INVITATION_L125_1, fait.date, str(Acte.INVITATION_L125_1)), None
            continue
        end = fait.close_le or cpce_l125_1_reponse(fait.date, FRANCE).date
        yield Fait(Acte.ACCORD_L125_1, agreed, str(Acte.ACCORD_L125_1), seen.known(end)), _issued(seen, fait.date)


def _issued(seen: AsOf, day: dt.date) -> list[str]:
    return [numero for numero, (_, facture) in seen.factures.items() if facture.date <= day]


def _pause_end(seen: AsOf, pause: FaitPause) -> dt.date | None:
    ends = filter(None, (seen.resumed(pause.type, pause.date), pause.jusqu_au))
    return seen.known(min(ends, default=None))


def _claims(seen: AsOf) -> Iterator[tuple[Fait, Collection[Titre], Collection[str]]]:
    """Claims in court, each with what it obtained as the titles tell it, and the invoices it is not of."""
    for _, fait in seen.of(FaitProcedure, Type.REQUETE_INJONCTION):
        yield Fait(Acte.REQUETE_INJONCTION, fait.date, str(Acte.REQUETE_INJONCTION)), (), ()
    for _, fait in seen.of(FaitProcedure, Type.ASSIGNATION):
        begun, ends = Fait(Acte.DEMANDE_EN_JUSTICE, fait.date, "assignation"), suit_endings(seen, fait)
        titles = titles_of_act(seen, fait)
        if not (ends or titles) and _beside_one_lost(seen, fait):
            begun = replace(begun, certain=False, reserve=OTHER_SUIT)
        elif not (ends or titles) and fait.close_le is None and (lapse := unplaced(seen, fait)):
            begun = replace(begun, certain=False, reserve=lapse)
        others = (titre for _, titre in seen.titres if of_another_suit(seen.case.dossier, fait, titre))
        left = unasked(seen, fait).union(*(titre.factures for titre in others))
        yield _claim(seen, begun, ends, fait.close_le, urgent=fait.urgent), titles, left
    for order in orders(seen):
        if order.signification is not None:
            titles = [titre for path, titre in seen.titres if path in order.lieux]
            served = _surely_served(order, _order_served(seen, order, order.signification.date))
            yield served, titles, unasked_by_the_request(seen, order)


def _beside_one_lost(seen: AsOf, suit: FaitProcedure) -> bool:
    """Tell whether a suit of another number was dismissed or withdrawn since: of which invoices, nothing says.

    Of a suit that bears no number, whether any other was ended: it may have been this one, as may what does not
    say which of several it ended.
    """
    dossier, since = seen.case.dossier, endings(seen, suit.date, urgent=suit.urgent)
    undone: list[FaitProcedure | Titre] = [one for one in since if one.deboute or one.type is Type.DESISTEMENT]
    if any(suit in of_which_suit(dossier, one) for one in undone):
        return True
    if suit.rg is None:
        undone = [*since, *(one for _, one in seen.titres if one.date >= suit.date)]
    return any(of_another_suit(dossier, suit, one) or renumbered(dossier, suit, one) for one in undone)


def _surely_served(order: Ordonnance, served: Fait) -> Fait:
    """The service of an order, with a reserve when it came in the extension of its time that is not settled."""
    limite = cpc_1411_signification(order.date)
    if not limite.prudence < served.date <= limite.date:
        return served
    late, article = written(limite.prudence), limite.reference.citation
    why = f"signifiée après le {late} : non avenue si le report au jour ouvrable ne vaut pas ici ({article})"
    return replace(served, certain=False, reserve=f"{served.reserve} ; {why}" if served.reserve else why)


def _order_served(seen: AsOf, order: Ordonnance, served: dt.date) -> Fait:
    """The service of an order, which is a claim in court as long as it holds."""
    words, opposition = str(Acte.SIGNIFICATION_INJONCTION), order.opposition
    if order.lapsed(seen.au):
        return Fait(Acte.SIGNIFICATION_TARDIVE, served, str(Acte.SIGNIFICATION_TARDIVE))
    if opposition is None or (opposition.retiree_le is not None and opposition.desistement_le is None):
        return Fait(Acte.SIGNIFICATION_INJONCTION, served, words)
    if opposition.desistement_le is not None:
        return _withdrawn(served, words, opposition.desistement_le)
    if opposition.eteinte_le is not None:
        return Fait(Acte.DEMANDE_EN_JUSTICE, served, words, opposition.eteinte_le, Issue.PEREMPTION)
    end = opposition.jugee_le or opposition.abandonnee_le
    own = [fact for _, fact in seen.of(FaitProcedure, *ENDS) if fact.date == end and fact.eteint]
    return _claim(seen, Fait(Acte.DEMANDE_EN_JUSTICE, served, f"{words}, frappée d'opposition"), own, end)


def _claim(
    seen: AsOf,
    begun: Fait,
    ends: Sequence[FaitProcedure | Titre],
    closed: dt.date | None,
    *,
    urgent: bool = False,
) -> Fait:
    """A claim in court from its service to the end of the proceedings; a withdrawal or a dismissal undoes it."""
    ended = next((one for one in ends if isinstance(one, FaitProcedure)), None)
    if ended is not None and ended.type is Type.DESISTEMENT:
        return replace(begun, fin=ended.date, issue=Issue.DESISTEMENT)
    if ended is not None and (ended.deboute or dismissed(seen) or (urgent and dismissed(seen, urgent=True))):
        return replace(begun, fin=ended.date, issue=Issue.REJET)
    told = min((one.date for one in ends), default=closed)  # a judgment told by its title alone
    end = ended.date if ended is not None else told
    if end is None or end > seen.au:
        return begun
    reserve = "la demande rejetée définitivement n'interrompt pas (C. civ., art. 2243)"
    return replace(begun, fin=end, issue=Issue.JUGEMENT, certain=False, reserve=reserve)


def _withdrawn(served: dt.date, words: str, day: dt.date) -> Fait:
    """The service of an order opposed, and of which a withdrawal does not say its author.

    The creditor's undoes the interruption (C. civ. 2243); the debtor's, of his opposition, leaves it.
    """
    reserve = (
        f"l'auteur du désistement du {day:%d/%m/%Y} n'est pas dit ; celui du créancier rend l'interruption non avenue "
        "(C. civ., art. 2243), celui du débiteur, de son opposition, la laisse"
    )
    told = f"{words}, opposition suivie d'un désistement"
    return Fait(Acte.SIGNIFICATION_INJONCTION, served, told, certain=False, reserve=reserve)


def _enforcement(seen: AsOf) -> Iterator[Own]:
    """Measures and commandements: what bears the number of a title is of its invoices alone.

    A measure that a missed time may have made lapse, or taken before the wait was over, interrupts for certain nothing.
    """
    early = {one.origine for one in too_early(seen)}
    for path, fait in seen.of(FaitProcedure, *SEIZURES):
        words = SEIZURES[fait.type]
        executed = executed_on(fait, seen.au)
        if executed is not None:
            act = Acte.MESURE_CONSERVATOIRE if fait.type in PROTECTIVE else Acte.ACTE_D_EXECUTION
            stopped = any(
                one.ouverture.date <= executed and not closed(one, executed) for one in seen.procedures_collectives
            )
            reserve = "fait après le jugement d'ouverture, qui l'interdit (C. com., art. L622-21)" if stopped else ""
            reserve = reserve or (EARLY if path in early else doubt_of(seen, path, fait))
            yield Fait(act, executed, words, certain=not reserve, reserve=reserve), invoices_of_act(seen, fait) or None
        elif fait.type in {Type.SAISIE_DES_REMUNERATIONS, Type.SAISIE_VENTE}:
            yield Fait(Acte.COMMANDEMENT, fait.date, f"commandement avant {words}"), invoices_of_act(seen, fait) or None
    for _, fait in seen.of(FaitProcedure, Type.COMMANDEMENT_CREANCE_COMMERCIALE):
        yield Fait(Acte.COMMANDEMENT, fait.date, "commandement de payer une créance commerciale (L126-1)"), None
