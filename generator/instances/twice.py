"""One decision noted at two dates, most often by a day mistaken."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from generator.instances.persons import concerned
from generator.instances.suits import SUITS, apart
from generator.instances.summaries import summary
from generator.model import Dossier, FaitProcedure, Key, Titre
from generator.vocabulary import AU_FOND, Fait, NatureTitre

_BETWEEN = frozenset({*SUITS, Fait.OPPOSITION, Fait.DECLARATION_D_APPEL, Fait.ORDONNANCE_INJONCTION, Fait.RENVOI})
_NEAR = timedelta(days=31)  # farther apart, the second is most often of another stage of the suit
Judged = tuple[Key, FaitProcedure | Titre]


def noted_twice(dossier: Dossier) -> Iterator[tuple[Judged, Judged]]:
    """Two judgments of one claim and one sense, days apart, nothing contested between them."""
    for (place, first), (path, second) in pairwise(judgments(dossier)):
        between = (one for one in dossier.faits(FaitProcedure) if first.date <= one.date <= second.date)
        near = first.date < second.date <= first.date + _NEAR and _granted(first) is _granted(second)
        if not near or any(one.type in _BETWEEN for one in between):
            continue
        apart_in_law = summary(dossier, first.date) != summary(dossier, second.date) or apart(dossier, first, second)
        if not apart_in_law and concerned(dossier, first) & concerned(dossier, second):
            yield (place, first), (path, second)


def first_noted(dossier: Dossier, day: date) -> date:
    """The day of a decision, the earlier one when it may be noted at two dates."""
    return min((first.date for (_, first), (_, second) in noted_twice(dossier) if second.date == day), default=day)


def judgments(dossier: Dossier) -> list[Judged]:
    """Judgments on the whole of what they judge, oldest first, a fact of the journal before the title of its day."""
    told: list[Judged] = [(path, one) for path, one in dossier.of(FaitProcedure, Fait.JUGEMENT) if not one.factures]
    titles = ((("titres", rank), one) for rank, one in enumerate(dossier.titres))
    told += [(path, one) for path, one in titles if one.nature in AU_FOND and one.nature is not NatureTitre.ARRET]
    gone = {one.date for one in dossier.titres if one.ecarte_le}
    return sorted((one for one in told if one[1].date not in gone), key=lambda one: one[1].date)


def _granted(decision: FaitProcedure | Titre) -> bool:
    return isinstance(decision, Titre) or not decision.deboute
