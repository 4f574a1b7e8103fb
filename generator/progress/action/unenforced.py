"""Titles that may be enforced, and that nobody was asked to enforce: of the principal debtor, of each other one."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from generator.case import KeyPath
from generator.instances import administrative, against_principal
from generator.law.deadlines import written
from generator.model import Titre
from generator.phrases import enumeration, to_note
from generator.progress.action.held import beyond_reach, stops_all
from generator.progress.action.limits import holds
from generator.progress.action.state import Etat
from generator.progress.asof import AsOf
from generator.progress.breaches import to_notice
from generator.progress.divided import divided
from generator.progress.existence import out_of_reach
from generator.progress.facing import facing
from generator.progress.handover import hand_overs, titles_given
from generator.progress.ladder import CURE_NOTICE
from generator.progress.limits.noting import DAY, which
from generator.progress.limits.paid import paid_up
from generator.progress.orders import orders
from generator.progress.over_indebtedness import OVER_INDEBTED
from generator.progress.plans import invoices_named
from generator.progress.remains import trifling
from generator.progress.suspended import ARTICLES, suspension
from generator.progress.titles import enforceable_on, enforced, handed, opposed, paid, waits
from generator.progress.types import ENDED, ON_A_TITLE, Pause, Reste
from generator.statement.followed import followed, followed_together, served_on, set_aside
from generator.vocabulary import CONDAMNATIONS, NatureTitre

MANDATE = "mandat-execution"
STAYED = (
    "exécution suspendue par la procédure collective du débiteur principal, jusqu'au plan ou à la liquidation "
    f"({ARTICLES})"
)
_FIRST = {
    NatureTitre.JUGEMENT_ETRANGER: "certificat ou exequatur à vérifier, puis ",
    NatureTitre.TRANSACTION: "homologation ou formule exécutoire à vérifier (CPC, art. 1543 à 1546), puis ",
}  # what makes enforceable a title that is not one of itself


def unenforced(etat: Etat) -> Iterator[Reste]:
    """Titles that nothing holds and nobody was asked to enforce, served or said enforceable."""
    if etat.stade in ENDED or trifling(etat.seen):
        return
    yield from _of_the_principal(etat)
    yield from _of_others(etat)


def _of_the_principal(etat: Etat) -> Iterator[Reste]:
    dossier, au = etat.seen.case.dossier, etat.seen.au
    last = followed(dossier, au)
    if last is None or etat.stade not in ON_A_TITLE:
        return
    known = followed_together(dossier, au, last) if last.titre.factures else (last,)
    beside = len(known) > 1 or opposed(etat.seen)
    left = (one for one in known if not paid(etat.seen, (one.titre,), etat.seen.decompte))
    for titre, place in ((one.titre, ("titres", one.index)) for one in left):
        if holds(etat, titre) or _noticed(etat, titre) or any(pause.tient(titre) for pause in etat.pauses):
            continue
        of = f" ({enumeration(titre.factures)})" if beside and titre.factures else ""
        if not handed_over(etat, titre.date, titre):
            yield from _idle(etat.seen, place, of)


def _noticed(etat: Etat, titre: Titre) -> bool:
    """Tell whether the clause of a plan agreed on a title, and broken, is to be put to work before it is enforced."""
    due = etat.barreaux.due
    broken = to_notice(etat.seen) if due is not None and due.etape.document == CURE_NOTICE else []
    named = [invoices_named(etat.seen, plan) for plan in broken]
    return any(not some or any(map(titre.juge, some)) for some in named)


def _of_others(etat: Etat) -> Iterator[Reste]:
    """Titles that condemn others than the principal debtor, where no stage of the case tells them."""
    seen, dossier = etat.seen, etat.seen.case.dossier
    if len(dossier.debiteurs) == 1 or stops_all(etat):
        return
    others = (party for party in dossier.debiteurs if party is not dossier.debiteur)
    for party in others:
        own, beyond = facing(seen, party), out_of_reach(seen, party)
        stopped = beyond if beyond is not None and beyond.nature == OVER_INDEBTED else None
        for path, titre in own.titres if beyond is stopped else ():
            gone = waits(own, path, titre) or set_aside(dossier, titre, seen.au, party)
            unsaid = titre.executoire_le is None and holds(etat, titre, own.nom)
            told = gone or unsaid or _told_already(etat, own, path)
            if told or paid_up(own, dossier.titres[int(path[1])], party, seen.au):
                continue
            if stopped is not None:
                yield from _stopped(stopped, own.nom)
                break
            stay = suspension(dossier, seen.au, party)
            against, one_of = f" contre {own.nom}", len(own.titres) > 1
            if stay is not None and not (stay.plan_le and _asked(own, titre, stay.plan_le)):
                why = stay.reserve("exécuter contre") or STAYED
                what = f"Titre{against}{_day(titre, told=one_of)} : {why}"
                yield Reste(stay.plan_le or stay.depuis, what, nomme=True)
            elif stay is None and not _given(own, titre, titre.date):
                left = _idle(own, path, against, one_of=one_of)
                yield from left if _apart(etat, path) else (replace(one, document="", debiteur="") for one in left)


def _asked(own: AsOf, titre: Titre, since: dt.date) -> bool:
    """Tell whether a title was enforced on another than the principal debtor, or given to be, since a day."""
    return _given(own, titre, since) or enforced(own, titre, since)


def _given(own: AsOf, titre: Titre, since: dt.date) -> bool:
    known = (one for one in titles_given(own) if one.date >= since and one.of(titre))
    return any(own.nom in (one.vises or (own.nom,)) for one in known)


def _stopped(held: Pause, name: str) -> Iterator[Reste]:
    """Why a title is not enforced on who is over-indebted, while his suspension runs: once over, it is told anyway."""
    if held.jusqu_au is not None:
        since, until = written(held.depuis), written(held.jusqu_au)
        why = f"exécution suspendue jusqu'au {until}, surendettement recevable depuis le {since}"
        yield Reste(held.depuis, f"Titre contre {name} : {why} (C. conso., art. L722-2 et L722-3)", nomme=True)


def _told_already(etat: Etat, own: AsOf, place: KeyPath) -> bool:
    """Tell whether the stage tells a title, that of the principal debtor not seized yet; or what an opposition leaves.

    Once he alone is seized, the stage waits for what comes of it.
    """
    seen, titre = etat.seen, etat.seen.case.dossier.titres[int(place[1])]
    if any(own.nom in one.autres and place in one.ordonnance.lieux for one in divided(seen)):
        return True
    return not _apart(etat, place) and not enforced(seen, titre, titre.date)


def _apart(etat: Etat, place: KeyPath) -> bool:
    """Tell whether a title is of others than the principal debtor alone: he is out of reach, or it lapsed on him."""
    seen, titre = etat.seen, etat.seen.case.dossier.titres[int(place[1])]
    lapsed = any(place in one.lieux and one.lapsed(seen.au) for one in orders(seen))
    return beyond_reach(etat.pauses) is not None or lapsed or not against_principal(seen.case.dossier, titre)


def _day(titre: Titre, *, told: bool) -> str:
    """« du JJ/MM/AAAA », which of several titles it is."""
    return f" du {written(titre.date)}" if told else ""


def _idle(own: AsOf, place: KeyPath, of: str, *, one_of: bool = False) -> Iterator[Reste]:
    """What no limit says of a title: of what a judge granted, not until it is served, or said enforceable."""
    titre, since = own.case.dossier.titres[int(place[1])], enforceable_on(own, place)
    served, named = served_on(own.case.dossier, titre, own.au, own.face_a), own.face_a is not None
    judged = titre.nature in CONDAMNATIONS
    unserved = judged and served is None and (since is None or titre.nature is NatureTitre.ORDONNANCE_INJONCTION)
    if unserved or enforced(own, titre, served or titre.date):
        return
    if since is None:
        line = to_note(own.case.dossier.reference, f"titre executoire-le={DAY}{which(own, place)}")
        dated = f"{_FIRST.get(titre.nature, '')}date exécutoire à noter ({line})"
        what = f" signifié le {written(served)}" if served else f" ({titre.nature.mots})"
        told = f"Titre{of}{_day(titre, told=one_of or served is None)}{what} : {dated}, aucune exécution au journal"
        yield Reste(served or titre.date, told, nomme=named)
    elif since <= own.au:
        by_the_civil_code = not administrative(own.case.dossier, titre)
        to_serve = (judged and by_the_civil_code) or titre.nature is NatureTitre.JUGEMENT_ETRANGER
        lacks = ", sans signification notée (CPC, art. 503)" if to_serve and served is None else ""
        on = f"exécutoire depuis le {written(since)}{lacks}"
        told = f"Titre{of}{_day(titre, told=one_of)} {on}, aucune exécution au journal"
        mandate = MANDATE if named and not lacks else ""  # that of the principal debtor is drafted by the stage
        who = own.nom if mandate else ""
        yield Reste(max(served or since, since), told, mandate, nomme=named, debiteur=who)


def handed_over(etat: Etat, title: dt.date, titre: Titre | None = None) -> bool:
    """Tell whether a title was handed over since its day, or the case: who serves it then enforces it."""
    given = (hand.date for hand in hand_overs(etat.seen) if not hand.amiable and hand.of(titre))
    return handed(etat.seen, title, titre) or any(day >= title for day in given)
