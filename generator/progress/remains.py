"""What is left to do where neither the ladder nor a limit says it: a seizure to lift, money to give back, a choice."""

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.instances import Opposition, overturned
from generator.law.deadlines import written
from generator.model import FaitProcedure, Titre
from generator.money import ZERO, format_eur
from generator.phrases import TO_SAY, enumeration, to_note, upper_first
from generator.progress.asked import certain, dismissed
from generator.progress.asof import AsOf
from generator.progress.bonds import uninformed
from generator.progress.facing import as_seen_by
from generator.progress.handover import handed_whole
from generator.progress.joint import unnoticed
from generator.progress.left_out import beyond_the_provision
from generator.progress.limits.noting import DAY, which
from generator.progress.limits.paid import TRIFLE
from generator.progress.plans import Plan, plans, term_awaited, told_apart
from generator.progress.procedure import before_a_judge, opened_claim, upheld
from generator.progress.seizures import SEIZURES, executed_on, running, undone
from generator.progress.titles import enforceable_on, may_be_of, seizure_paid, titles_seized, waits
from generator.progress.types import AMICABLE, CLOSING, ENDED, FINAL, INSOLVENT, ON_A_TITLE, Pause, Reste, Stade
from generator.statement.holds import mistakes, rejected_since, undue
from generator.vocabulary import Fait

CLAIMED = frozenset({Stade.RELANCE, Stade.MISE_EN_DEMEURE})
RELEASE = "mainlevee"
ASKING = (Fait.RELANCE_COURRIER, Fait.MISE_EN_DEMEURE, Fait.LETTRE_AVOCAT)  # they ask for the total, e-mails do not


def remains(seen: AsOf, stade: Stade, pauses: Sequence[Pause]) -> tuple[Reste, ...]:
    """What is left to do at a stage where nothing else would call for it."""
    if stade in ENDED:
        paid = stade is Stade.SOLDE or seen.total <= ZERO
        seizures = _seizures(seen, paid=paid, ended=True)
        return (*_bounced(seen), *(_suit(seen) if paid else ()), *seizures, *_overpaid(seen), *_undue(seen))
    over = (*_closed(seen),) if stade is Stade.PROCEDURE_COLLECTIVE else ()
    agreed = () if stade in INSOLVENT else (*_uncovered(seen), *_beyond_the_plan(seen))
    accessories = _accessories(seen) if stade in CLAIMED and not pauses else ()
    trifle = _trifle(seen) if stade in ON_A_TITLE else ()
    held = beside_what_waits(seen, stade, pauses)
    converted = () if stade in INSOLVENT else _to_convert(seen, pauses)
    asked_still = stade in AMICABLE or (stade is Stade.JUDICIAIRE and before_a_judge(seen) is None)
    whole = any(not pause.factures for pause in pauses) or handed_whole(seen)
    told = (*(unnoticed(seen) if asked_still and not whole else ()), *uninformed(seen))
    return (*_seizures(seen), *over, *converted, *agreed, *accessories, *held, *trifle, *_undue(seen), *told)


def closed_on(seen: AsOf) -> dt.date | None:
    """Day the last collective proceedings of the debtor were closed; None while any is open."""
    known = [seen.known(one.cloturee_le) for one in seen.procedures_collectives]
    return max(filter(None, known), default=None) if known and all(known) else None


def _closed(seen: AsOf) -> Iterator[Reste]:
    """Proceedings closed: no one but the creditor says what becomes of what was not paid."""
    if (day := closed_on(seen)) is None or seen.total <= ZERO:
        return
    if (adopted := seen.procedures_collectives[-1].plan(seen.au)) is not None:  # their closing ends no plan
        kept = f"Procédure collective close le {written(day)}, plan arrêté le {written(adopted)}"
        yield Reste(day, f"{kept} : {format_eur(seen.total)} non payés, à suivre selon ce plan (à vérifier)")
        return
    line = to_note(seen.case.dossier.reference, f'irrecouvrable motif="{TO_SAY}"')
    what = (
        f"Procédure collective close le {written(day)}, {format_eur(seen.total)} non payés : sort à décider (reprise "
    )
    told = f"des poursuites, par exception : C. com., art. L643-11, à vérifier ; caution, codébiteur ; ou {line})"
    yield Reste(day, f"{what}{told}")


def _bounced(seen: AsOf) -> Iterator[Reste]:
    """What the bank rejected since the end noted: the creditor believed it paid, and nothing else says it."""
    note = seen.last(Fait.SOLDE, *CLOSING)
    abandoned = seen.decompte is not None and seen.decompte.abandon > ZERO
    if note is None or not (abandoned or seen.total > ZERO):  # what was paid besides covers it
        return
    given_up, again = ", compté abandonné" if abandoned else "", to_note(seen.case.dossier.reference, note.type)
    for paid, rejected in rejected_since(seen.case.dossier, note.date, seen.au):
        what = f"Paiement de {format_eur(paid.montant)} du {written(paid.date)} rejeté depuis « {note.type} »{given_up}"
        left = f"à réclamer (ôter « {note.type} » du journal) ou à laisser ({again})"
        yield Reste(rejected, f"{what} : {left}")


def beside_what_waits(seen: AsOf, stade: Stade, pauses: Sequence[Pause]) -> tuple[Reste, ...]:
    """What is left where a dispute or a dismissal of some invoices holds them: accessories of others, or nothing else.

    What a judgment dismissed is asked of nobody: the case waits for an appeal, or is closed.
    """
    lost, opened = dismissed(seen).total, opened_claim(seen) is not None
    whole = next((one for one in pauses if one.nature in FINAL and not opened), None)
    if whole is not None and whole.nature == "rejet" and (others := _others_condemned(seen)):
        what = (
            f"Rien ne se réclame plus au débiteur principal : le titre contre {enumeration(others)} demeure, à vérifier"
        )
        return (Reste(whole.depuis, what),)
    if whole is not None:
        close = to_note(seen.case.dossier.reference, "cloture")
        unless = ", si aucun recours n'est formé" if whole.nature == "rejet" else ""
        return (Reste(whole.depuis, f"Rien ne se réclame plus : {close} clôt le dossier{unless}"),)
    if lost and lost == seen.total and not opened:
        days = [one.depuis for one in pauses if one.nature in {"rejet", "rejet-nomme"}]
        close = to_note(seen.case.dossier.reference, "cloture")
        what = (
            f"Ne restent que {format_eur(lost)} dont la demande est rejetée, à réclamer nulle part : {close} clôt "
            "le dossier, si aucun appel n'est formé"
        )
        return (Reste(max(days, default=seen.au), what),)
    apart = stade is Stade.SUSPENDU and all(one.factures for one in pauses)
    asked = certain(seen) if apart else None
    if asked is not None and asked.total and not asked.principal:
        since = _extinguished_on(seen)
        what = f"Hors ce qui est suspendu, {format_eur(asked.total)} d'accessoires {_asked_since(seen, since)}"
        return (Reste(since, what),)
    return ()


def _others_condemned(seen: AsOf) -> list[str]:
    """Those whom a title condemns beside the principal debtor, whatever was judged of him."""
    others = (one for one in seen.case.dossier.debiteurs if one is not seen.case.dossier.debiteur)
    return [one.nom_complet for one in others if upheld(as_seen_by(seen, one.nom_complet))]


def trifling(seen: AsOf) -> bool:
    """Tell whether what payments left is less than any act to recover it would cost."""
    return bool(seen.paiements) and ZERO < seen.total < TRIFLE


def _trifle(seen: AsOf) -> Iterator[Reste]:
    """A few cents that nobody enforces: the creditor gives them up, or waits for them."""
    if trifling(seen) and beyond_the_provision(seen) is None:  # given up, the rest of a provision would be too
        last = max(paid.date for _, paid in seen.paiements)
        line = to_note(seen.case.dossier.reference, "solde")
        yield Reste(last, f"{format_eur(seen.total)} reste dû : à abandonner ({line}) ou à encaisser")


def _of_one_title(seen: AsOf, seizure: FaitProcedure) -> tuple[str, ...]:
    """Invoices of the title a seizure was made on, when others are followed with it."""
    own = titles_seized(seen, seizure)
    return own[0].factures if len(own) == 1 and len(titles_seized(seen)) > 1 else ()


def _suit(seen: AsOf) -> Iterator[Reste]:
    """A claim still in court once paid: its hearing is to come all the same (CPC 394)."""
    if opened_claim(seen) is None:
        return
    hearings = [fait.au for _, fait in seen.of(FaitProcedure) if fait.au is not None and fait.au >= seen.au]
    when = f", audience du {written(min(hearings))}" if hearings else ""
    what = f"Instance en cours{when} : désistement ou suite à décider (CPC, art. 394)"
    yield Reste(_last_paid(seen), what)


def _seizures(seen: AsOf, *, paid: bool = False, ended: bool = False) -> Iterator[Reste]:
    """Seizures still open: lifted once the creditor is paid, or once no title holds; he who gives up unpaid chooses."""
    last = max((one.date for _, one in seen.paiements), default=dt.date.min)
    for fait in running(seen):
        day, against = fait.executee_le or fait.date, f" contre {fait.debiteur}" if fait.debiteur else ""
        which = f"{SEIZURES[fait.type]} du {written(day)}{against}"
        gone = undone(seen, fait)
        if paid or seizure_paid(seen, fait):
            of = () if paid else _of_one_title(seen, fait)
            lift = f"Mainlevée de la {which} à obtenir"
            yield Reste(max(last, fait.date), lift, RELEASE, nomme=bool(against), factures=of)
        elif gone is not None:
            undone_on, why = _undone(gone)
            what = f"Mainlevée de la {which} à obtenir : {why} (CPCE, art. L111-2)"
            yield Reste(max(undone_on, fait.date), what, RELEASE, nomme=bool(against))
        elif ended:
            yield Reste(fait.date, f"{upper_first(which)} en place : suite à décider", nomme=bool(against))


def _to_convert(seen: AsOf, pauses: Sequence[Pause]) -> Iterator[Reste]:
    """Protective seizures whose title may be enforced since: nothing is paid on them until they are converted."""
    dossier = seen.case.dossier
    for fait in running(seen):
        made = executed_on(fait, seen.au)
        if fait.type is not Fait.SAISIE_CONSERVATOIRE or made is None or seen.known(fait.convertie_le):
            continue
        his = as_seen_by(seen, fait.debiteur or dossier.debiteur.nom_complet)
        own = ((path, one) for path, one in his.titres if may_be_of(his, fait, one) and not waits(his, path, one))
        free = ((path, one) for path, one in own if not any(pause.tient(one) for pause in pauses))
        upheld = (path for path, one in free if not overturned(dossier, one, seen.au, his.nom))
        days = [day for path in upheld if (day := his.known(enforceable_on(his, path)))]
        if not days or undone(seen, fait) is not None or seizure_paid(seen, fait):
            continue
        against = f" contre {fait.debiteur}" if fait.debiteur else ""
        said = f"saisie-conservatoire convertie-le={DAY} --completer{which(seen, seen.path(fait))}"
        what = (
            f"Saisie conservatoire du {written(made)}{against} : titre exécutoire depuis le {written(min(days))}, acte "
            "de conversion à signifier (CPCE, art. R523-7, R522-7 pour des biens corporels ; aucun délai lu, à "
            "vérifier), "
            f"à noter ({to_note(dossier.reference, said)})"
        )
        yield Reste(max(made, min(days)), what, nomme=bool(against))


def _undone(gone: Titre | FaitProcedure | Opposition) -> tuple[dt.date, str]:
    """The day a title was undone, and how."""
    if isinstance(gone, Opposition) and gone.caduque_le is not None:
        return gone.caduque_le, f"ordonnance non avenue depuis le {written(gone.caduque_le)}, CPC, art. 1419"
    if isinstance(gone, Titre) and gone.ecarte_le is not None:
        return gone.ecarte_le, f"titre écarté le {written(gone.ecarte_le)}"
    return gone.date, f"demande rejetée le {written(gone.date)}"


def _last_paid(seen: AsOf) -> dt.date:
    return max((paid.date for _, paid in seen.paiements), default=seen.au)


def _overpaid(seen: AsOf) -> Iterator[Reste]:
    owed = seen.decompte
    if owed is None or not (owed.lignes and owed.trop_percu > ZERO):
        return
    if beyond_the_provision(seen) is None:  # else what it leaves is told, less this excess
        excess = format_eur(owed.trop_percu)
        beyond = f"{excess} reçus au-delà de la provision : à déduire de ce qui en est dû, ou à rembourser"
        yield Reste(_last_paid(seen), beyond if owed.non_accorde else f"Trop-perçu de {excess} à rembourser")


def _undue(seen: AsOf) -> Iterator[Reste]:
    """What was received by mistake and is still held: it was never the creditor's."""
    for paid in mistakes(seen.case.dossier, seen.au):
        if paid.rembourse_le is None or paid.rembourse_le > seen.au:
            yield Reste(paid.date, undue(paid, seen.au).removesuffix("."), nomme=paid.paye_par is not None)


def _uncovered(seen: AsOf) -> Iterator[Reste]:
    """The first instalment past that nothing paid: no letter leaves before it is noted as missed.

    Of plans of other invoices than the last one's, what was noted as missed and lets nothing else be asked for too.
    """
    known = plans(seen)
    for plan in known:
        of = told_apart(seen, plan)
        if plan.en_cours and plan.impayees:
            yield Reste(plan.impayees[0].date + dt.timedelta(days=1), uncovered(plan, of))
        elif plan is not known[-1] and plan.manquee and _without_a_clause(plan) and term_awaited(seen, plan):
            what = f"Échéancier du {written(plan.depuis)}{of} rompu sans clause de déchéance du terme : le reste n'est "
            last = f"dû qu'à ses dates, la dernière le {written(plan.echeances[-1].date)} (C. civ., art. 1305-2)"
            yield Reste(plan.manquee[1], f"{what}{last}")


def uncovered(plan: Plan, of: str) -> str:
    """The first instalment of a plan that nothing paid, ``of`` saying which plan: not yet noted as missed."""
    late = plan.impayees[0]
    return f"Échéance de {format_eur(late.montant)} du {written(late.date)}{of} non couverte : compte à vérifier"


def _without_a_clause(plan: Plan) -> bool:
    return not (plan.a_mettre_en_demeure or plan.en_regularisation)


def _beyond_the_plan(seen: AsOf) -> Iterator[Reste]:
    """What a kept plan did not cover: the creditor alone claims it or gives it up."""
    for plan in plans(seen):
        of = told_apart(seen, plan)
        if plan.reste_a_decider and plan.tenu_le is not None:
            given_up = "à laisser" if plan.partiel(seen.total) else "à abandonner"  # an end of the case gives all up
            yield Reste(plan.tenu_le, f"Échéancier tenu{of} : {format_eur(plan.reste)} à réclamer ou {given_up}")


def _accessories(seen: AsOf) -> Iterator[Reste]:
    """Accessories of a principal extinguished: no reminder asks for them, the creditor claims them or gives them up.

    Giving up closes the case: it is no choice while an invoice is still to fall due.
    """
    if not seen.accessoires:
        return
    since = _extinguished_on(seen)
    what = _asked_since(seen, since)
    line = to_note(seen.case.dossier.reference, "cloture")
    waived = "" if any(seen.soldes.values()) else f" ou à abandonner ({line})"
    yield Reste(since, f"Principal échu soldé : {format_eur(seen.accessoires)} d'accessoires {what}{waived}")


def _asked_since(seen: AsOf, since: dt.date) -> str:
    """Whether a letter asked for accessories since the principal was extinguished, or is still to."""
    asked = [note.date for note in seen.facts(*ASKING) if note.date > since]
    return f"réclamés le {written(max(asked))}, à encaisser" if asked else "à réclamer (relance-courrier)"


def _extinguished_on(seen: AsOf) -> dt.date:
    """Last day on which a payment or a credit note reduced a principal."""
    days = [one.date for one in seen.decompte.imputations if one.principal] if seen.decompte else []
    return max(days, default=seen.au)
