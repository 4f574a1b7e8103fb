"""Acts of the journal, each for the one wait it answers: what bears no number never answers two suits."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.case import KeyPath
from generator.law.deadlines import written
from generator.model import FaitProcedure
from generator.progress.limits.made import Acte
from generator.progress.types import Delai, Retard
from generator.vocabulary import Fait

WHAT = {
    Fait.CONSIGNATION: "Consignation du {} notée",
    Fait.CONSTITUTION_AVOCAT: "Constitution du {} notée",
    Fait.PLACEMENT: "Remise au greffe du {} notée",
}
UNSAID = (
    "{} sans « rg » : de laquelle des instances elle est, rien ne le dit, et elle n'en vaut qu'une. Écrire le même "
    "« rg » à cet acte et à celui dont court ce délai."
)
WHOSE = "Ou dire à cet acte le débiteur qu'il vise (« debiteur »)."


class Attente(Struct, frozen=True):
    """A limit that waits for its act."""

    date: dt.date  # from which an act may answer it
    terme: dt.date  # last day of the limit
    origine: KeyPath  # what started it
    fait: FaitProcedure
    numeros: frozenset[str]  # of its suit
    finie_le: dt.date | None = None  # day since which nothing is waited for

    def apart(self, other: "Attente") -> bool:
        """Tell whether the numbers of two waits are those of two suits."""
        return bool(self.numeros and other.numeros) and self.numeros.isdisjoint(other.numeros)

    def of_another(self, act: FaitProcedure) -> bool:
        """Tell whether an act bears a number that is not one of this wait's."""
        return act.rg is not None and bool(self.numeros) and act.rg not in self.numeros

    def named_by(self, act: FaitProcedure) -> bool:
        """Tell whether an act says it is for this wait: by its number, a deposit by the day of the demand too."""
        return act.rg in self.numeros or (act.demandee_le is not None and act.demandee_le == self.date)


class Paires(Struct, frozen=True):
    """The act that answers each wait, by the place of what started it; the sentences that tell those in doubt."""

    faits: Mapping[KeyPath, Acte]
    doutes: Mapping[KeyPath, Sequence[str]]


def paired(
    waits: Sequence[Attente],
    acts: Iterable[tuple[KeyPath, FaitProcedure]],
    may_be: Callable[[FaitProcedure, Attente], bool],
    apart: Callable[[Attente, Attente], bool],
) -> Paires:
    """Pair each wait with the first act that answers it.

    An act is for the wait it names. One that names none is for those of one suit not answered nor over yet. While it
    may be for two suits it is for neither, or a limit missed would be believed kept: unless there are as many such acts
    as suits, each in time for all of them.
    """
    done, left = _by_name(waits, acts, may_be, apart)
    doubts = dict[KeyPath, list[str]]()

    def open_to(act: FaitProcedure) -> list[Attente]:
        known = [one for one in waits if one.date <= act.date and may_be(act, one) and one.origine not in done]
        return [one for one in known if one.finie_le is None or one.finie_le >= act.date] or known

    for rank, (path, act) in enumerate(left):
        known, rest = open_to(act), [other for _, other in left[rank:] if open_to(other)]
        either = [one for one in waits if any(one in open_to(other) for other in rest)]
        in_time = all(other.date <= one.terme for other in rest for one in either)
        sure = in_time and len(_suits(either, apart)) <= len(rest)
        suits = _suits(known, apart)
        for one in known:
            if len(suits) > 1 and not sure:
                doubts.setdefault(one.origine, []).append(_unsaid(act, known))
            elif not apart(one, suits[0]):
                done[one.origine] = (act.date, path)
    return Paires(done, {where: told for where, told in doubts.items() if where not in done})


def _by_name(
    waits: Sequence[Attente],
    acts: Iterable[tuple[KeyPath, FaitProcedure]],
    may_be: Callable[[FaitProcedure, Attente], bool],
    apart: Callable[[Attente, Attente], bool],
) -> tuple[dict[KeyPath, Acte], list[tuple[KeyPath, FaitProcedure]]]:
    """The waits that an act names, each with the first that does; then the acts that name none, oldest first."""
    done, left, named = dict[KeyPath, Acte](), list[tuple[KeyPath, FaitProcedure]](), set[dt.date]()
    of_several = len({one.fait.debiteur for one in waits}) > 1
    for path, act in sorted(acts, key=lambda told: told[1].date):
        aimed = of_several and act.debiteur is not None
        open_ones = [one for one in waits if one.date <= act.date and may_be(act, one)]
        own = [one for one in open_ones if aimed or one.named_by(act)]
        if own and (act.rg or len(_suits(own, apart)) == 1):  # else it is for one of two demands of one day
            named.add(act.date)
            for one in own:
                done.setdefault(one.origine, (act.date, path))
        else:
            left.append((path, act))
    return done, [(path, act) for path, act in left if act.date not in named]  # noted anew with its number, it is one


def _unsaid(act: FaitProcedure, waits: Iterable[Attente]) -> str:
    told = UNSAID.format(WHAT[act.type].format(written(act.date)))
    return f"{told} {WHOSE}" if len({one.fait.debiteur for one in waits}) > 1 else told


def doubted(one: Delai | Retard, doubts: Sequence[str]) -> Delai | Retard:
    """A limit, with the acts that may have answered it: whoever is told to note one may only have to number it."""
    return replace(one, consequence=" ".join((one.consequence, *doubts))) if isinstance(one, Delai) else one


def _suits(waits: Sequence[Attente], apart: Callable[[Attente, Attente], bool]) -> list[Attente]:
    """One wait of each suit."""
    found: list[Attente] = []
    for one in waits:
        if all(apart(one, other) for other in found):
            found.append(one)
    return found
