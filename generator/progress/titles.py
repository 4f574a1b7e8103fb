"""What an opposition still to be judged leaves of each title: one answer for the limits, the stage and the acts.

It is of one order: a title that judges other invoices may be enforced for them while it waits.
"""

import datetime as dt
from collections.abc import Collection, Iterator
from decimal import Decimal

from generator.case import KeyPath
from generator.instances import apart, first_condemned, overturned
from generator.model import Dossier, FaitProcedure, FaitRemise, Titre
from generator.phrases import enumeration
from generator.progress.asof import AsOf
from generator.progress.orders import Ordonnance, orders, standing
from generator.progress.procedure import pending_opposition
from generator.statement.followed import served_on, titles_of
from generator.statement.paid import included
from generator.statement.paid import ungranted as not_granted
from generator.statement.types import Decompte
from generator.vocabulary import CONDAMNATIONS, Fait, NatureTitre
from generator.vocabulary.faits import ENFORCEMENT, PROTECTIVE


def waits(seen: AsOf, path: KeyPath, titre: Titre) -> bool:
    """Tell whether a title waits for what becomes of an opposition: to its order, or to what it may judge too.

    A judgment of before it waits, unless it says its invoices and the order opposed, others.
    """
    pending = pending_opposition(seen)
    if pending is None:
        return False
    if titre.nature is NatureTitre.ORDONNANCE_INJONCTION:
        return any(path in order.lieux for order in opposed(seen))
    held = [one for order in opposed(seen) for one in titles_of_order(seen, order)]
    return titre.date <= pending.date and not (held and all(titre.a_part(one) for one in held))


def opposed(seen: AsOf) -> tuple[Ordonnance, ...]:
    """The orders whose opposition is still to be judged."""
    return tuple(one for one in orders(seen) if one.opposee)


def free(seen: AsOf) -> tuple[Ordonnance, ...]:
    """The orders that no opposition holds, and that are neither lapsed, replaced, set aside nor left behind."""
    return tuple(one for one in standing(seen) if not (one.opposee or one.lapsed(seen.au)))


def ungranted(seen: AsOf, titre: Titre) -> Decimal:
    """What a summary order does not grant of what it bills, as the décompte tells it.

    Of a title it does not follow, as the payments that may be of it do.
    """
    dossier, known = seen.case.dossier, seen.decompte.lignes if seen.decompte is not None else ()
    for ligne in known:
        if ligne.du_titre and dossier.titres[int(ligne.origine[1])] is titre:
            return ligne.non_accorde
    paid = (one.montant for _, one in seen.paiements if included(dossier, titre, one))
    return not_granted(dossier, titre, paid, seen.au)


def titles_of_order(seen: AsOf, order: Ordonnance) -> Iterator[Titre]:
    """An order as the titles tell it."""
    return (titre for path, titre in seen.titres if path in order.lieux)


def told_apart(seen: AsOf, titre: Titre) -> str:
    """« F-1 », or its number: what tells a title from another of its day; nothing when it is the only one."""
    twins = [one for _, one in seen.titres if one.date == titre.date and one is not titre]
    number = f"n° {titre.rg}" if titre.rg else ""
    return (enumeration(titre.factures) or number) if twins else ""


def granted(seen: AsOf) -> list[dt.date]:
    """Days of the titles, orders apart, told by the journal or by the titles, whose place no dismissal took.

    What waits for an opposition to be judged is left out, as the judgments of before it that no title tells.
    """
    dossier, pending = seen.case.dossier, pending_opposition(seen)
    told = [(path, one) for path, one in seen.titres if one.nature is not NatureTitre.ORDONNANCE_INJONCTION]
    held = {one.date for path, one in told if waits(seen, path, one)}
    noted = [fact for _, fact in seen.of(FaitProcedure, Fait.JUGEMENT)]
    if pending is not None:
        held |= {fact.date for fact in noted if fact.date <= pending.date} - {one.date for _, one in told}
    known: list[FaitProcedure | Titre] = [*(titre for _, titre in told), *noted]
    standing = [one for one in known if one.date not in held]
    return [one.date for one in standing if not overturned(dossier, one, seen.au, seen.nom)]


def on_what_does_not_hold(seen: AsOf, act: dt.date) -> bool:
    """Tell whether an act was made on a title that does not hold any more, no other one holding that day."""
    before = [order for order in orders(seen) if order.date <= act]
    fallen = [one for one in before if one.sans_effet or one.opposee or one.lapsed(seen.au)]
    gone = bool(fallen) or any(titre.date <= act and titre.ecarte(seen.au) for _, titre in seen.titres)
    return gone and len(fallen) == len(before) and not any(day <= act for day in granted(seen))


def handed(seen: AsOf, day: dt.date, titre: Titre | None = None) -> bool:
    """Tell whether a title was handed over since its day: every one was, by what does not say of which invoices."""
    given = (fact for _, fact in seen.of(FaitRemise, Fait.REMISE_DU_TITRE) if fact.date >= day)
    return any(titre is None or not fact.factures or any(map(titre.juge, fact.factures)) for fact in given)


def enforceable_on(his: AsOf, place: KeyPath) -> dt.date | None:
    """Day, it may be to come, from which a title may be enforced against whom it is seen against; None when not told.

    What a judgment says of it is of the first one it condemns; against another, once it is served on him too.
    """
    titre = his.case.dossier.titres[int(place[1])]
    told, judged = titre.executoire_le, titre.nature in CONDAMNATIONS
    if told is None or not judged or his.face_a in {None, first_condemned(his.case.dossier, titre)}:
        return told
    served = served_on(his.case.dossier, titre, his.au, his.face_a)
    return max(told, served) if served else None


def enforced(seen: AsOf, titre: Titre, since: dt.date) -> bool:
    """Tell whether a measure was begun on a title since a day: what bears the number of another is of that one."""
    acts = [(fact, fact.date) for _, fact in seen.of(FaitProcedure, *ENFORCEMENT)]
    acts += [(fact, day) for _, fact in seen.of(FaitProcedure) if (day := seen.known(fact.convertie_le))]
    return any(day >= since and may_be_of(seen, fact, titre) for fact, day in acts)


def settled(dossier: Dossier, owed: Decompte, titles: Collection[Titre]) -> bool:
    """Tell whether nothing is owed of what some titles grant, nor of costs of their invoices or that name none."""

    def beside(origine: KeyPath) -> bool:
        kind, rank = origine[0], origine[1:]
        if kind == "titres":
            return dossier.titres[int(rank[0])] in titles
        named = dossier.frais[int(rank[0])].factures if kind == "frais" else ()
        return kind == "frais" and (not named or any(titre.juge(numero) for titre in titles for numero in named))

    known = ((one.origine, one.montant) for one in owed.postes)
    lines = ((one.origine, one.total) for one in owed.lignes if one.du_titre)
    return not any(montant for origine, montant in (*lines, *known) if beside(origine))


def paid(seen: AsOf, titles: Collection[Titre], owed: Decompte | None) -> bool:
    """Tell whether a décompte follows some titles, and nothing is owed of them any more."""
    followed = titles_of(seen.case.dossier, owed.lignes) if owed is not None else []
    counted = bool(titles) and all(one in followed for one in titles)
    return counted and owed is not None and settled(seen.case.dossier, owed, titles)


def titles_of_act(seen: AsOf, fact: FaitProcedure) -> list[Titre]:
    """The titles whose number an act bears, as they number themselves or as the journal does their order."""
    if not fact.rg:
        return []
    lieux = {path for order in orders(seen) if fact.rg in order.numeros for path in order.lieux}
    return [titre for path, titre in seen.titres if titre.rg == fact.rg or path in lieux]


def may_be_of(seen: AsOf, fact: FaitProcedure, decision: FaitProcedure | Titre) -> bool:
    """Tell whether an act may be made on a decision: any, when it bears the number of no title.

    Else that one, or what took its place: not what judges nothing that it granted.
    """
    own = titles_of_act(seen, fact)
    return not own or not all(apart(seen.case.dossier, one, decision) for one in own)


def invoices_of_act(seen: AsOf, fact: FaitProcedure) -> tuple[str, ...]:
    """Invoices of the title whose number an act bears; none when it may be of every one."""
    return tuple(numero for titre in titles_of_act(seen, fact) for numero in titre.factures)


def titles_seized(seen: AsOf, seizure: FaitProcedure | None = None) -> list[Titre]:
    """The titles followed, those a seizure may be made on."""
    followed = titles_of(seen.case.dossier, seen.decompte.lignes) if seen.decompte else []
    return [one for one in followed if seizure is None or may_be_of(seen, seizure, one)]


def seizure_paid(seen: AsOf, seizure: FaitProcedure) -> bool:
    """Tell whether nothing is left of the titles a seizure may be made on, where more is owed beside.

    A protective one made since they were paid is of what is owed beside.
    """
    owed, own = seen.decompte, titles_seized(seen, seizure)
    if owed is None or not own or not owed.plusieurs_comptes or not settled(seen.case.dossier, owed, own):
        return False
    lines = [one.numero for one in owed.lignes if any(titre in own for titre in titles_of(seen.case.dossier, [one]))]
    last = max((one.date for one in owed.imputations if one.facture in lines), default=seizure.date)
    return seizure.type not in PROTECTIVE or seizure.date <= last
