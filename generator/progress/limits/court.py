"""Limits of proceedings and judgments: simplified procedures, lapse of proceedings, appeal, service of a judgment."""

import datetime as dt
from collections.abc import Iterator
from operator import itemgetter

from msgspec.structs import replace

from generator.case import KeyPath
from generator.law.deadlines import written
from generator.law.limits.count import Limite, in_force
from generator.law.limits.proceedings import (
    cpc_386_peremption,
)
from generator.law.limits.simplified import (
    cpce_l125_1_reponse,
    cpce_l126_2_contestation,
    cpce_l126_3_constat,
    cpce_l126_4_signification,
)
from generator.model import FaitJournal, FaitProcedure, FaitRemise
from generator.phrases import upper_first
from generator.progress.asof import AsOf
from generator.progress.limits.judge import judge_limits
from generator.progress.limits.judgment import judgment_limits
from generator.progress.limits.made import delai, suivi
from generator.progress.limits.paid import served_unless_paid
from generator.progress.limits.writ import of_another, without_hearing, writ_limits
from generator.progress.orders import orders
from generator.progress.procedure import appeal, commandement_over, number_apart, opened_claim, opened_claims
from generator.progress.stays import (
    Depart,
    ends_of_stays,
    interrupted,
    notified_deaths,
    stay,
    suspended,
    told,
    undated,
    way_back,
)
from generator.progress.types import Delai, Retard
from generator.statement.followed import served_on
from generator.vocabulary import Fait, NatureTitre, Reference

HEARING = Reference.legi("CPC, art. 468")
SERVED = (
    "L'acte de signification de l'ordonnance y est communiqué, à peine d'irrecevabilité (CPC, art. 1418, portée à "
    "vérifier)."
)
STEPS = (
    Fait.ASSIGNATION,
    Fait.OPPOSITION,
    Fait.DECLARATION_D_APPEL,
    Fait.CONSIGNATION,
    Fait.COMMUNICATION,
)  # of a party
UNSURE_STEPS = (
    Fait.AUDIENCE,
    Fait.RENVOI,
    Fait.AVANT_DIRE_DROIT,
    Fait.RETABLISSEMENT,
)  # each may be no step of anybody
FIXING = (Fait.ASSIGNATION, Fait.AUDIENCE, Fait.RENVOI, Fait.AVANT_DIRE_DROIT, Fait.OPPOSITION)  # a hearing
UNSURE = (
    "Audience, renvoi, avant dire droit, rétablissement ou interruption du {} : peut ne pas valoir diligence d'une "
    "partie (CPC, art. 386 et 392). Dernier jour sûr compté de l'acte du {}."
)

OF_HIS_APPEAL = (
    "Sans diligence d'une partie pendant deux ans, l'instance d'appel est périmée : le jugement a force de chose jugée "
    "(CPC, art. 390)."
)
UNTOLD = (
    "Acte du {} sans le « rg » de cette instance, plusieurs étant en cours : il peut être d'une autre (CPC, art. 386). "
    "Dernier jour sûr compté de l'acte du {}."
)


def court_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """Limits started by a simplified procedure, by proceedings under way, or by a judgment."""
    yield from _small_claims(seen)
    yield from _commercial(seen)
    yield from suit_limits(seen)
    yield from judgment_limits(seen)


def suit_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """Limits of a suit under way: its lapse, the writ handed over to the greffe, the hearing."""
    yield from _proceedings(seen)
    yield from writ_limits(seen)
    yield from judge_limits(seen)
    yield from hearing_limits(seen)


def _small_claims(seen: AsOf) -> Iterator[Delai]:
    for path, fait in seen.of(FaitProcedure, Fait.PETITES_CREANCES):
        limite = cpce_l125_1_reponse(fait.date, seen.lieu)
        if fait.issue is None and seen.known(fait.close_le) is None and limite.date >= seen.au:
            yield delai("petites-creances", limite, path)


def _commercial(seen: AsOf) -> Iterator[Delai | Retard]:
    """The commandement, its month, the eight days that follow, then the service of the statement made enforceable."""
    for path, fait in seen.of(FaitProcedure, Fait.COMMANDEMENT_CREANCE_COMMERCIALE):
        served = _commanded(seen, fait)
        if served is None or not in_force("cpce-l126-2", served) or commandement_over(seen, fait):
            continue
        month = cpce_l126_2_contestation(served, seen.lieu)
        if month.date >= seen.au:
            yield delai("commandement", month, path)
        statement = statement_of(seen, fait)
        if statement is not None and statement.date >= seen.au:
            yield delai("non-contestation", statement, path)
    for path, titre in seen.titres:
        if titre.nature is NatureTitre.TITRE_COMMISSAIRE and _commercial_title(seen, titre.date):
            served = served_on(seen.case.dossier, titre, seen.au)
            done = (served, path) if served else None
            own = suivi("signification-titre", cpce_l126_4_signification(titre.date), path, done)
            yield from (served_unless_paid(seen, (titre,), one) for one in own)


def statement_of(seen: AsOf, fait: FaitProcedure) -> Limite | None:
    """The wait before the statement that a commandement was not disputed; None while it is not served."""
    served = _commanded(seen, fait)
    if served is None or not in_force("cpce-l126-2", served):
        return None
    return cpce_l126_3_constat(cpce_l126_2_contestation(served, seen.lieu).date, seen.lieu)


def _commanded(seen: AsOf, fait: FaitProcedure) -> dt.date | None:
    """Day of a commandement: that of its fact; of one « emettre » asked for, that of its service, once noted."""
    if fait.emis is None:
        return fait.date
    services = (one.date for _, one in seen.of(FaitProcedure, Fait.SIGNIFICATION) if one.acte == "commandement")
    return min((day for day in services if day >= fait.date), default=None)


def _commercial_title(seen: AsOf, day: dt.date) -> bool:
    followed = any(note.date <= day for note in seen.facts(Fait.COMMANDEMENT_CREANCE_COMMERCIALE))
    return followed and in_force("cpce-l126-4", day)


def _proceedings(seen: AsOf) -> Iterator[Delai]:
    """Two years without a step end the proceedings: counted from the last step of the journal.

    The last safe day is counted from the last step that is surely a party's.
    """
    lapse = peremption(seen)
    if lapse is None:
        return
    limite, origine = lapse
    sure = _last_sure_step(seen)
    last = dict(seen.of(FaitProcedure)).get(origine) or dict(seen.of(FaitRemise)).get(origine)
    why = UNTOLD if last is not None and last.type in STEPS else UNSURE
    unsure = (why.format(written(limite.depart), written(sure)),) if sure < limite.depart else ()
    held = stay(seen)
    put = f"{upper_first(told(seen))}. {way_back(seen, held)}." if held else ""
    undecided = dict.fromkeys(undated(seen, suit) for suit in _running(seen))
    aside = filter(None, (put, *undecided, interrupted(seen)))
    found = replace(delai("peremption", limite, origine, (*aside, *unsure)), prudence=last_safe_day(seen, limite))
    his = all(one.type is Fait.DECLARATION_D_APPEL and one.auteur == "debiteur" for one in opened_claims(seen))
    alone = his and appeal(seen, dt.date.min, "creancier") is None  # his own would fall with it
    yield replace(found, a_charge_de="debiteur", consequence=OF_HIS_APPEAL) if alone else found


def last_safe_day(seen: AsOf, limite: Limite) -> dt.date:
    """Last day on which the proceedings surely have not lapsed: from the last step that is surely a party's."""
    return min(limite.prudence, cpc_386_peremption(_last_sure_step(seen)).prudence)


def _last_sure_step(seen: AsOf) -> dt.date:
    return min(max(day for day, _ in known) for known in _steps(seen, *STEPS, sure=True))


def peremption(seen: AsOf) -> tuple[Limite, KeyPath] | None:
    """When a claim still pending in court lapses, and what counts; None when none is pending, or while stayed.

    Of several, the one left longest without a step: what is done in one is no step of another.
    """
    if opened_claim(seen) is None:
        return None
    deaths = [*notified_deaths(seen)]
    last = [max((*known, *deaths), key=itemgetter(0)) for known in _steps(seen, *STEPS, *UNSURE_STEPS)]
    if not last:
        return None
    day, origine = min(last, key=itemgetter(0))
    return cpc_386_peremption(day), origine


def _running(seen: AsOf) -> list[FaitProcedure]:
    """The claims still pending whose two years run."""
    return [suit for suit in opened_claims(seen) if not suspended(seen, suit)]


def _steps(seen: AsOf, *types: Fait, sure: bool = False) -> Iterator[list[Depart]]:
    """Steps of each claim whose two years run, and the ends of its stays: a summary writ is none of one on the merits.

    ``sure``: of several claims, those whose number tells that they are of this one; what has no number to bear is of
    each.
    """
    merits = opened_claim(seen, on_the_merits=True) is not None
    known = [note for note in seen.facts(*types) if not (merits and getattr(note.fait, "urgent", False))]
    alone = len(opened_claims(seen)) == 1
    for suit in _running(seen):
        own = (note for note in known if not of_another(seen, suit, note.fait))
        kept = (note for note in own if not sure or alone or _surely_of(suit, note.fait))
        yield [*((note.date, note.origine) for note in kept), *ends_of_stays(seen, suit)]


def _surely_of(suit: FaitProcedure, step: FaitJournal) -> bool:
    if step is suit or not isinstance(step, FaitProcedure | FaitRemise):
        return True
    return step.rg is not None and step.rg == suit.rg


def hearing_limits(seen: AsOf, *, naming: bool = False) -> Iterator[Delai]:
    """The next hearing: not a limit of the law, but the date nobody may miss; ``naming``: of acts that name someone."""
    for path, fait in seen.of(FaitProcedure, *FIXING):
        unsaid = naming and fait.debiteur is None
        if unsaid or fait.au is None or fait.au < seen.au or without_hearing(seen, fait):
            continue
        absent = "Absent, le demandeur s'expose à la caducité de sa demande (CPC, art. 468)."
        yield Delai(
            "audience",
            f"Audience{heard_before(seen, fait)}",
            fait.date,
            (*path, "au"),
            fait.au,
            fait.au,
            f"{absent} {SERVED}" if _on_opposition(seen, fait) else absent,
            HEARING,
        )


def heard_before(seen: AsOf, fait: FaitProcedure) -> str:
    """« (TC de Lyon, n° A1) »: the court of a hearing, with the number that tells its suit while another goes on."""
    told = [*filter(None, (fait.juridiction, number_apart(seen, fait)))]
    return f" ({', '.join(told)})" if told else ""


def _on_opposition(seen: AsOf, fait: FaitProcedure) -> bool:
    """Tell whether a hearing judges the opposition to an order of the decree of 2026, which dates CPC 1415 as 1418."""
    known = [(one.date, one.opposition) for one in orders(seen) if one.opposition is not None]
    heard = (given for given, formed in known if formed.en_cours and formed.date <= fait.date)
    return fait.type is not Fait.ASSIGNATION and any(in_force("cpc-1415", given) for given in heard)
