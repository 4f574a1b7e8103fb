"""What is engaged before a judge or on a title, as the sentence tells it; what is to be chosen when nothing is."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from generator.instances import dismissed_named, merits_untouched
from generator.law.deadlines import written
from generator.law.limits.simplified import cpce_l125_1_reponse
from generator.model import FaitDeces, FaitProcedure
from generator.money import ZERO, format_eur
from generator.phrases import TO_SAY, enumeration, some, to_note
from generator.progress.action.beside import beside_the_plan, reminded
from generator.progress.action.hearings import hearings, unanswered
from generator.progress.action.held import hold
from generator.progress.action.limits import waiting
from generator.progress.action.state import Etat
from generator.progress.action.unenforced import unenforced
from generator.progress.action.unsued import sued_alone, suspensions_over, unsued
from generator.progress.action.untitled import against_others, judged, ordered
from generator.progress.asked import certain, due
from generator.progress.asof import AsOf
from generator.progress.divided import to_verify
from generator.progress.existence import TO_WRITE, absence, left_to_decide
from generator.progress.filed import filed
from generator.progress.handover import hand_overs
from generator.progress.ladder import CURE_NOTICE, cure_notices, left_to_a_procedure
from generator.progress.left_out import asked_of_no_judge, beside_the_titles, beyond_the_provision
from generator.progress.limits.court import statement_of
from generator.progress.limits.greffe import HEARD
from generator.progress.limits.noting import DAY, which
from generator.progress.limits.writ import of_another
from generator.progress.orders import orders
from generator.progress.plans import held_by_the_plan, plans
from generator.progress.procedure import appeal, judged_anew, opened_claim, pending_suits
from generator.progress.remains import trifling
from generator.progress.since import last_change
from generator.progress.stays import struck_appeal
from generator.progress.types import ENDED, ON_A_TITLE, Reste, Stade
from generator.progress.which_suit import to_name, to_number, uncounted
from generator.statement.proceedings import binding
from generator.vocabulary import Fait

SMALL = Decimal("50.00")  # euros, an office's own measure: below it, most procedures cost more than they ask for


def choice(etat: Etat) -> str:
    """What is left to choose when nothing amicable is left, and nothing is engaged."""
    handed, anew = any(True for _ in hand_overs(etat.seen)), judged_anew(etat.seen) is not None
    given = any(not one.lapsed(etat.seen.au) for one in orders(etat.seen))
    engaged = filed(etat.seen) is not None or handed or anew or given
    beside = ("echeance",) if held_by_the_plan(etat.seen) else ()  # it holds its own invoices alone
    broken = any(plan.dechu for plan in plans(etat.seen))  # its own notice was the last step
    climbed = etat.barreaux.epuisee or broken or bool(reminded(etat))  # of what was before a judge, no step is left
    over = etat.stade is Stade.JUDICIAIRE and climbed and not engaged and not waiting(etat, *beside)
    asked = due(etat.seen) if over else None
    if asked is not None and not asked.total:  # a judgment dismissed all that is left
        return ""
    if over and _has_its_own_title(etat):
        return "Titre de recettes, avec le comptable public (à vérifier) : les étapes amiables sont épuisées"
    which = _of_the_broken_plan(etat)
    return f"Procédure à choisir{which} : les étapes amiables sont épuisées" if over else ""


def to_choose(etat: Etat) -> str:
    """The choice left, as a sentence, with what a small sum would cost."""
    told = choice(etat)
    return f"{told}{'' if _has_its_own_title(etat) else _small(etat)}." if told else ""


def _has_its_own_title(etat: Etat) -> bool:
    creditor = etat.seen.office.creanciers.get(etat.seen.case.dossier.creancier)
    return creditor is not None and creditor.recouvre_par_titre


def _of_the_broken_plan(etat: Etat) -> str:
    """« (F-2) », what waits for a procedure while the other invoices keep their reminders; else nothing."""
    apart = left_to_a_procedure(etat.seen, etat.stade, etat.barreaux.due or etat.barreaux.suivante)
    return f" ({enumeration(apart)})" if apart else ""


def _small(etat: Etat) -> str:
    """The sum a procedure would ask for, where it may cost more: a statement, the choice is the creditor's."""
    asked = certain(etat.seen)
    small = asked is not None and ZERO < asked.total < SMALL
    return f" ; la procédure demanderait {format_eur(asked.total)}, à comparer à son coût" if asked and small else ""


def undecided(etat: Etat) -> Iterator[Reste]:
    """What waits for a decision and has no date of its own: without it, an agenda would forget the case."""
    if told := choice(etat):
        lapsed = (one.terme + dt.timedelta(days=1) for one in orders(etat.seen) if one.lapsed(etat.seen.au))
        yield Reste(max((last_change(etat.seen), *lapsed)), told)
    yield from _to_notice_too(etat)
    yield from beside_the_plan(etat)
    yield from to_number(etat.seen)
    yield from to_name(etat.seen) if etat.stade not in ENDED else ()
    yield from hearings(etat)
    yield from unanswered(etat)
    yield from to_verify(etat.seen) if etat.stade not in ENDED else ()
    yield from _waited(etat)
    yield from _gone(etat)
    yield from _beside_the_suit(etat)
    yield from unenforced(etat)
    yield from unsued(etat)
    yield from sued_alone(etat)
    yield from suspensions_over(etat)
    yield from list(ordered(etat)) or _left_out(etat)
    yield from uncounted(etat.seen) if etat.stade in ON_A_TITLE else ()
    yield from _beyond_the_provision(etat)
    yield from judged(etat)
    yield from against_others(etat)
    yield from _before_the_court_of_appeal(etat)


def _before_the_court_of_appeal(etat: Etat) -> Iterator[Reste]:
    """An appeal of which nothing is noted since: the time to conclude is short, and no text of it was read here."""
    found = appeal(etat.seen, dt.date.min)
    if found is None or _concluded(etat.seen, found[1]) or _stopped(etat.seen, found[1]):
        return
    whose = {"creancier": " du créancier", "debiteur": " du débiteur"}.get(found[1].auteur or "", "")
    line = to_note(etat.seen.case.dossier.reference, f'communication a="la cour d\'appel" --date {DAY}')
    yield Reste(
        found[1].date,
        f"Appel{whose} du {written(found[1].date)} : délais pour conclure devant la cour (caducité, irrecevabilité : "
        f"CPC, art. 906-2 et 908 à 911, non lus) non comptés ici, à tenir par l'avocat ; conclusions à noter ({line})",
    )


def _concluded(seen: AsOf, appealed: FaitProcedure) -> bool:
    """Tell whether a communication, or a hearing that may be of an appeal, is noted since: a new writ is of none."""
    since = [note.fait for note in seen.facts(Fait.COMMUNICATION, *HEARD) if note.date > appealed.date]
    return any(not of_another(seen, appealed, fact) for fact in since)


def _stopped(seen: AsOf, appealed: FaitProcedure) -> bool:
    """Tell whether an appeal asks for nothing more of the creditor: the debtor's own, struck off.

    Of his own, struck off, his times go on (CPC 524, to be verified).
    """
    return appealed.auteur == "debiteur" and struck_appeal(seen) is appealed


def to_conclude(etat: Etat) -> str:
    """The creditor's own appeal, where a dismissal holds all the rest: what is left of it is his to do."""
    found = appeal(etat.seen, dt.date.min, "creancier")
    return "".join(f"{one.titre}." for one in _before_the_court_of_appeal(etat)) if found is not None else ""


def _beyond_the_provision(etat: Etat) -> Iterator[Reste]:
    """What a summary order did not grant, once what it granted is paid: the merits are not judged (CPC 488)."""
    seen = etat.seen
    settled = etat.stade in ON_A_TITLE and (seen.total <= ZERO or trifling(seen))
    if not settled or opened_claim(seen, on_the_merits=True) is not None or hold(etat) is not None:
        return
    if (found := beyond_the_provision(seen)) is not None:
        titre, left = found
        line = to_note(seen.case.dossier.reference, "solde")
        what = f"Provision du {written(titre.date)} payée, {format_eur(left)} de principal non accordés"
        article = merits_untouched(seen.case.dossier)
        told = f"le fond n'est pas jugé ({article}), à demander au juge du fond, ou à abandonner"
        last = max([titre.date, *(paid.date for _, paid in seen.paiements)])
        yield Reste(last, f"{what} : {told} ({line})")


def _left_out(etat: Etat) -> Iterator[Reste]:
    """Invoices past due that the title followed does not judge, that no plan holds and no other suit asks for."""
    seen, held_whole = etat.seen, any(not pause.factures for pause in etat.pauses)
    if held_whole or etat.stade not in ON_A_TITLE or not (counted := beside_the_titles(seen)):
        return
    free = asked_of_no_judge(seen) - held_by_the_plan(seen) - reminded(etat)
    free -= {numero for _, named in dismissed_named(seen.case.dossier, seen.au) for numero in named}
    late = [numero for numero in counted if numero in seen.en_retard and numero in free]
    if late:
        days = [titre.date for _, titre in seen.titres] + [seen.echeances[one].date for one in late]
        days += [plan.dechu_le for plan in plans(seen) if plan.dechu_le and not set(plan.factures).isdisjoint(late)]
        yield Reste(max(days), f"Hors du titre, {some(late)} : procédure à choisir")


def _beside_the_suit(etat: Etat) -> Iterator[Reste]:
    """Invoices past due that a suit says it does not ask for, and nothing holds: no step asks for them."""
    seen, held_whole = etat.seen, any(not pause.factures for pause in etat.pauses)
    suits = [one for one in pending_suits(seen) if one.factures] if etat.stade is Stade.JUDICIAIRE else []
    left = asked_of_no_judge(seen) - held_by_the_plan(seen) if suits and not held_whole else frozenset()
    left -= reminded(etat)
    left -= {numero for pause in etat.pauses for numero in pause.retenues}
    if late := [numero for numero in seen.en_retard if numero in left]:
        since = max(one.date for one in suits)
        yield Reste(since, f"Hors de la demande en justice, {some(late)} : à relancer, ou à demander aussi")


def _to_notice_too(etat: Etat) -> Iterator[Reste]:
    """The mises en demeure that other plans broken call for, beside the one that is the step due."""
    due = etat.barreaux.due
    known = list(cure_notices(etat.seen)) if due is not None and due.etape.document == CURE_NOTICE else []
    for step in known[1:]:
        yield Reste(step.due_le, f"{step.titre} à envoyer")


def _gone(etat: Etat) -> Iterator[Reste]:
    """Who is no more, until the file names who answers in his place: nothing leaves before.

    Of a company in collective proceedings, those who lead them answer. Of the dead, once no limit says what is waited
    for.
    """
    seen = etat.seen
    for party in seen.case.dossier.debiteurs if etat.stade not in ENDED else ():
        pause = absence(seen, party)
        if pause is None or binding(seen.case.dossier, seen.au, party):
            continue
        fact = seen.case.dossier.journal[int(pause.origine[1])]
        since = left_to_decide(fact, seen.au) if isinstance(fact, FaitDeces) else pause.depuis
        if since is not None and (lacks := TO_WRITE.get(pause.nature)):
            yield Reste(since, f"{pause.titre}, {lacks}", nomme=True)


def _waited(etat: Etat) -> Iterator[Reste]:
    """What is left when the time of a procedure without a judge is over, and nothing of it is noted.

    Silence is a refusal of the simplified procedure (R125-2); of a commandement, it lets its statement be drawn up.
    """
    note, reference = filed(etat.seen), etat.seen.case.dossier.reference
    fait = note.fait if note is not None else None
    if note is None or not isinstance(fait, FaitProcedure) or etat.stade is not Stade.JUDICIAIRE:
        return
    if fait.type is Fait.PETITES_CREANCES and fait.accord_le is None:
        end = cpce_l125_1_reponse(fait.date, etat.seen.lieu).date
        said = f'petites-creances issue="{TO_SAY}" --completer{which(etat.seen, note.origine)}'
        what = f"sans issue notée, le silence vaut refus (CPCE, art. R125-2) ; noter {to_note(reference, said)}"
        told = f"Procédure simplifiée du {written(fait.date)} : mois écoulé le {written(end)} {what}"
    elif fait.type is Fait.COMMANDEMENT_CREANCE_COMMERCIALE and (limite := statement_of(etat.seen, fait)):
        end = limite.date
        what = f"attente finie le {written(end)}, procès-verbal de non-contestation ({limite.reference.citation})"
        told = f"Commandement du {written(fait.date)} : {what} ou contestation à noter"
    elif fait.accord_le is not None:
        end = cpce_l125_1_reponse(fait.date, etat.seen.lieu).date
        agreed = f"Accord du débiteur constaté le {written(fait.accord_le)}"
        told = f"{agreed} : titre du commissaire à noter (CPCE, art. R125-6)"
    else:
        return
    if end < etat.seen.au:
        yield Reste(end + dt.timedelta(days=1), told)
