"""Interest at the legal rate: from the formal notice, from a decision, raised by five points, capitalised."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from dateutil.relativedelta import relativedelta
from msgspec.structs import replace

from generator.law.interest.slices import DAY, Tranche, cut, period_name, sliced
from generator.law.rates import cmf_l313_2_taux, worst
from generator.law.series import Bareme
from generator.vocabulary import Statut
from generator.vocabulary.rates import CategorieTauxLegal


def civ_1231_6_interets(
    bareme: Bareme, categorie: CategorieTauxLegal, presentation: dt.date, jusque: dt.date
) -> Iterator[Tranche]:
    """Legal interest of a late sum of money (C. civ., art. 1231-6), from the day after the formal notice.

    Applied: without any loss to prove, at the legal rate of each half-year, category of the creditor. Waived: the
    separate damages of a debtor in bad faith (a matter of proof for the judge).

    Raises:
        LawGap: the legal rate of a half-year is unknown; slices before it have been yielded.
    """
    yield from _legal(bareme, categorie, presentation + DAY, jusque, "C. civ., art. 1231-6")


def civ_1231_7_interets(
    bareme: Bareme, categorie: CategorieTauxLegal, premier_jour: dt.date, jusque: dt.date
) -> Iterator[Tranche]:
    """Legal interest of a condemnation (C. civ., art. 1231-7), from ``premier_jour`` included.

    Applied: at the legal rate even if the decision says nothing; from its date, or the day it sets.
    Waived: interest on article 700 and dépens (not computed; the décompte says so).

    Raises:
        LawGap: the legal rate of a half-year is unknown; slices before it have been yielded.
    """
    yield from _legal(bareme, categorie, premier_jour, jusque, "C. civ., art. 1231-7")


def cmf_l313_3_premier_jour(executoire: dt.date) -> dt.date:
    """First day of the five added points: two months after the decision became enforceable (CMF, art. L313-3).

    Applied: service-public: enforceable on 17 September, simple rate until 17 November included, + 5 from 18 November.
    Waived: saisie immobilière (four months).
    """
    return executoire + relativedelta(months=2) + DAY


def cmf_l313_3_majoration(
    bareme: Bareme,
    tranches: Iterable[Tranche],
    premier_jour: dt.date,
    statut: Statut,
    suspendue: Sequence[tuple[dt.date, dt.date]] = (),
) -> Iterator[Tranche]:
    """Slices of legal interest, raised by five points from ``premier_jour`` (CMF, art. L313-3).

    Applied: the points are added to the legal rate of each half-year; not during the delays granted by the judge
    (``suspendue``: first and last days; C. civ., art. 1343-5). Waived: the exemption or
    reduction by the juge de l'exécution (a decision the case does not hold).
    """
    raised = tuple(_raised_periods(premier_jour, suspendue))
    cuts = [day for period in raised for day in period if day < dt.date.max]
    for tranche in tranches:
        for part in cut(tranche, cuts):
            yield _raised(bareme, part, statut) if any(du <= part.du < au for du, au in raised) else part


def civ_1343_2_anniversaires(depuis: dt.date, jusque: dt.date) -> Iterator[dt.date]:
    """Days on which interest due for a whole year becomes capital (C. civ., art. 1343-2), until ``jusque``.

    Applied: whole years only, counted from ``depuis`` (clause, claim or decision); never a half-year. The day given
    is the first one on which the capitalised interest bears interest itself: the year that begins on 29 February ends
    with the last day of February, so that this day is then 1 March. Waived: consumer and property loans.
    """
    count = 1
    while (anniversary := _same_day(depuis, count)) <= jusque:
        yield anniversary
        count += 1


def _same_day(depuis: dt.date, years: int) -> dt.date:
    """The morrow of whole years: the same day, or 1 March for 29 February in an ordinary year."""
    later = depuis + relativedelta(years=years)
    return later if later.day == depuis.day else later + DAY


def _legal(
    bareme: Bareme, categorie: CategorieTauxLegal, depuis: dt.date, jusque: dt.date, article: str
) -> Iterator[Tranche]:
    while depuis <= jusque:
        taux = cmf_l313_2_taux(bareme, categorie, depuis)
        limit = taux.au or jusque
        end = min(limit, jusque)
        tranche = sliced(taux, depuis, end, period_name(depuis, limit))
        yield replace(tranche, reference=replace(taux.reference, article=f"{article} ; CMF, art. L313-2"))
        depuis = end + DAY


def _raised_periods(
    premier_jour: dt.date, suspendue: Iterable[tuple[dt.date, dt.date]]
) -> Iterator[tuple[dt.date, dt.date]]:
    """Periods of the added points: first day included, last day excluded."""
    start = premier_jour
    for du, au in sorted(suspendue):
        if du > start:
            yield start, du
        start = max(start, au + DAY)
    yield start, dt.date.max


def _raised(bareme: Bareme, tranche: Tranche, statut: Statut) -> Tranche:
    serie = bareme.series["majoration-taux-legal"]
    points = serie.at(tranche.du)
    reference = replace(
        tranche.reference,
        article=f"{tranche.reference.article} et L313-3",
        statut=worst(tranche.reference.statut, points.statut, statut),
    )
    formule = f"{tranche.formule} + {points.valeur:f} points"
    used = (*tranche.valeurs, serie.identifier(points))
    return replace(tranche, taux=tranche.taux + points.valeur, formule=formule, reference=reference, valeurs=used)
