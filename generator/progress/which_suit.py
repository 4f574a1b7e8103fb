"""What ends a suit, or puts it aside, of several pending, without saying which: it is of none until it says."""

from collections.abc import Iterator, Sequence

from generator.case import KeyPath
from generator.findings import Finding
from generator.instances import billed, name_dismissed, of_which_suit
from generator.law.deadlines import written
from generator.model import FaitProcedure, FaitRole, Titre
from generator.phrases import TO_SAY, enumeration, lower_first, plural, quoted, some, to_note, upper_first
from generator.progress.asof import AsOf
from generator.progress.limits.noting import which
from generator.progress.names import name
from generator.progress.once import once
from generator.progress.procedure import ENDS, dismissed, opened_claims
from generator.progress.types import Reste
from generator.statement.followed import followed
from generator.vocabulary import JUGES, Fait

Act = FaitProcedure | FaitRole | Titre
_UNSAID = "sans le numéro de son instance"
_CORRECT = "Écrire le même « rg » à cet acte et à l'instance dont il est :"
_JOINED = "De plusieurs jointes, écrire « close-le » à celles dont le numéro n'est plus suivi."
Unsaid = tuple[KeyPath, Act, list[FaitProcedure]]


@once
def unsaid(seen: AsOf) -> tuple[Unsaid, ...]:
    """Decisions and withdrawals that may be of several suits, with their place and those suits.

    A judgment granted is told once by its title and its fact: the number of either, else the line of the title.
    """
    titles = [(path, titre) for path, titre in seen.titres if titre.nature in JUGES]
    granting = [one for _, one in seen.of(FaitProcedure, Fait.JUGEMENT) if not one.deboute]
    numbered, twice = {one.date for one in granting if one.rg}, {one.date for _, one in titles}
    ends: list[tuple[KeyPath, Act]] = [(path, one) for path, one in titles if one.date not in numbered]
    acts = seen.of(FaitProcedure, *ENDS)
    ends += [(path, one) for path, one in acts if one not in granting or one.rg or one.date not in twice]
    ends += seen.of(FaitRole)
    asked = ((path, one, of_which_suit(seen.case.dossier, one)) for path, one in ends)
    return tuple((path, one, suits) for path, one, suits in asked if suits)


def to_number(seen: AsOf) -> Iterator[Reste]:
    """What is left to say of each: the suits it may be of go on without it."""
    for path, one, suits in unsaid(seen):
        line = "« rg » à corriger au fichier" if one.rg else _line(seen, path, one)
        yield Reste(one.date, f"{upper_first(_told(one, suits))} : à dire ({line})")


def unnumbered(seen: AsOf) -> Iterator[Finding]:
    """The same, for whoever checks the file."""
    for path, one, suits in unsaid(seen):
        remedy = f"{_line(seen, path, one)} ({enumeration([*map(_choice, suits)], 'ou')})."
        remedy = (
            f"{_CORRECT} {enumeration([*map(_number, suits)], 'ou')}. {_JOINED}" if one.rg else f"Le dire : {remedy}"
        )
        counted = "ne compte ici pour aucune, leurs audiences et leurs délais restent"
        yield seen.case.avertit(path, f"{_told(one, suits)} : {counted}.", remedy)


def unnamed(seen: AsOf) -> Iterator[Finding]:
    """A dismissal of one suit that names no invoice: all are held to be dismissed, though another suit goes on."""
    for path, fact, said in _unnamed(seen):
        held = f"ce jugement rejette la demande {said} : toutes sont tenues pour rejetées."
        yield seen.case.avertit(path, held, name_dismissed(seen.case.dossier, fact))


def to_name(seen: AsOf) -> Iterator[Reste]:
    """The same, left to say: what is asked of the other suit waits for it."""
    for path, fact, said in _unnamed(seen):
        line = to_note(seen.case.dossier.reference, f'{fact.type} factures="…" --completer{which(seen, path)}')
        yield Reste(fact.date, f"Rejet du {written(fact.date)} {said} : toutes tenues pour rejetées, à dire ({line})")


def uncounted(seen: AsOf) -> Iterator[Reste]:
    """Invoices past due, billed since the title followed was asked for: not counted while it names none."""
    last = followed(seen.case.dossier, seen.au) if seen.titres else None
    known = billed(seen.case.dossier, last.titre) if last is not None and not last.titre.factures else ()
    late = [numero for numero in seen.en_retard if numero not in known]
    if last is not None and known and late:
        line = _to_say(seen, ("titres", last.index))
        said = f"Hors du titre, {some(late)} : à compter et à relancer une fois dit ce qu'il juge ({line})"
        yield Reste(max(last.titre.date, min(seen.echeances[one].date for one in late)), said)


def not_counted(seen: AsOf, apart: Sequence[str]) -> Finding:
    """The same, for whoever checks the file: the décompte says neither that they are paid nor what is owed of them."""
    case = seen.case
    place = next(ligne.origine for ligne in seen.decompte.lignes if ligne.du_titre) if seen.decompte else ("titres", 0)
    named, enters = enumeration([*apart]), plural(len(apart), "n'entre", "n'entrent")
    return case.manque(
        (*place, "factures"),
        f"ce titre ne nomme pas ses {case.dossier.mot.des} : {named}, de date postérieure, "
        f"{enters} ni dans ce qui est dû, ni dans ce qui est payé.",
        f"Dire celles qu'il juge, les autres seront comptées à côté : {_to_say(seen, place)}.",
    )


def _to_say(seen: AsOf, titre: KeyPath) -> str:
    """The line that says which invoices a title judges."""
    return to_note(seen.case.dossier.reference, f'titre factures="{TO_SAY}" --completer{which(seen, titre)}')


def _unnamed(seen: AsOf) -> Iterator[tuple[KeyPath, FaitProcedure, str]]:
    found, mot = dismissed(seen), seen.case.dossier.mot
    if found is None or found[1].factures or len(seen.case.dossier.factures) == 1:
        return
    if suits := going_on(seen):
        going = enumeration([*map(_number, suits)])
        yield *found, f"sans dire de quelles {mot.des}, et une autre instance se poursuit ({going})"


def going_on(seen: AsOf) -> list[FaitProcedure]:
    """The suits that a dismissal did not end: an appeal is of it."""
    return [one for one in opened_claims(seen) if one.type is not Fait.DECLARATION_D_APPEL]


def also_going_on(seen: AsOf) -> str:
    """What is said of them after the dismissal."""
    suits = [*map(_number, going_on(seen))]
    return f" ; une autre instance se poursuit ({enumeration(suits)})" if suits else ""


def _number(suit: FaitProcedure) -> str:
    return f"n° {suit.rg}" if suit.rg else f"du {written(suit.date)}"


def beside(seen: AsOf) -> str:
    """What is said of it after the stage of the suits that go on."""
    known = (
        (_named(one), f"n° {one.rg}, d'aucune instance notée" if one.rg else _UNSAID) for _, one, _ in unsaid(seen)
    )
    return "".join(f" ; {what} {how}" for what, how in known)


def _told(one: Act, suits: list[FaitProcedure]) -> str:
    known = enumeration([f"n° {suit.rg}" if suit.rg else f"celle du {written(suit.date)}" for suit in suits], "ou")
    if one.rg:
        return f"{_named(one)} n° {one.rg}, d'aucune instance notée : la sienne peut être {known}"
    return f"{_named(one)} sans le numéro (« rg ») de son instance, qui peut être {known}"


def _named(one: Act) -> str:
    if isinstance(one, Titre):
        return f"{lower_first(one.nature.mots)} du {written(one.date)}"
    dismissed = isinstance(one, FaitProcedure) and one.deboute
    return f"{name(one.type)}{' de rejet' if dismissed else ''} du {written(one.date)}"


def _line(seen: AsOf, path: KeyPath, one: Act) -> str:
    kind = "titre" if isinstance(one, Titre) else one.type
    return to_note(seen.case.dossier.reference, f'{kind} rg="…" --completer{which(seen, path)}')


def _choice(suit: FaitProcedure) -> str:
    """What tells a suit: its number, or the one to be given to it first."""
    return f"rg={quoted(suit.rg)}" if suit.rg else f"celui à ajouter à l'instance du {written(suit.date)}"
