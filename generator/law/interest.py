"""Interest: which rate runs on which days, and why. Amounts come last: ``base x rate x days / 36 500``.

Every article yields slices (``Tranche``): maximal periods at one rate, in order of date, both bounds included. Other
articles cut, raise or stop them. The ledger multiplies them by what is owed.

Days are actual days over 365, in leap years too (service-public F783); the count goes from the day after the due
date, or after the formal notice, to the day of payment included.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from generator.law.rates import (
    Taux,
    ccp_r2192_31_taux,
    cmf_l313_2_taux,
    com_l441_10_plancher,
    com_l441_10_taux,
    percent,
    worst,
)
from generator.law.semester import semester, semester_end
from generator.law.series import Bareme
from generator.money import round_cents
from generator.vocabulary import BaseTaux, CategorieTauxLegal, FormuleTaux, Reference, Statut

DAY = dt.timedelta(days=1)
YEAR_BASE = 36_500  # percent x 365 days, whatever the year


@dataclass(frozen=True, slots=True)
class Tranche:
    """A period at one rate: ``du`` and ``au`` included, percent a year."""

    du: dt.date
    au: dt.date
    taux: Decimal
    formule: str
    reference: Reference
    semestre: str
    valeurs: tuple[str, ...] = ()


def days(du: dt.date, au: dt.date) -> int:
    """Days from ``du`` to ``au``, both included; 0 when the period is empty."""
    return max(0, (au - du).days + 1)


def exact(base: Decimal, rate: Decimal, count: int) -> Fraction:
    """Interest in euros before rounding: ``base x rate x days / 36 500``."""
    (euros, places), (points, scale) = base.as_integer_ratio(), rate.as_integer_ratio()
    return Fraction(euros * points * count, places * scale * YEAR_BASE)


def amount(base: Decimal, rate: Decimal, count: int) -> Decimal:
    """Interest of one segment in euros, rounded half-up to the cent."""
    return round_cents(exact(base, rate, count))


def com_l441_10_penalites(
    bareme: Bareme, formule: FormuleTaux, depuis: dt.date, jusque: dt.date, *, glissant: bool = True
) -> Iterator[Tranche]:
    """Late-payment penalties between professionals (C. com., art. L441-10, II).

    Applied: due without reminder from the day after the due date (``depuis``); rate of each half-year crossed, or,
    with ``glissant`` False, the other reading: the rate of the half-year in which interest started, for good. An
    agreed fixed rate is one slice; a rate tied to the legal rate follows each legal rate.
    Waived: the ceiling of payment terms (I, see ``payment_terms``); the administrative fine (L441-16).

    Raises:
        LawGap: the rate of a half-year is unknown; slices before it have been yielded.
        NotComputed: before 2009.
    """
    single = formule.base is BaseTaux.FIXE or (formule.base is BaseTaux.BCE and not glissant)
    while depuis <= jusque:
        taux = com_l441_10_taux(bareme, formule, depuis)
        limit = jusque if single else _last_day(formule, taux, depuis)
        end = min(limit, jusque)
        yield _tranche(taux, depuis, end, semester(depuis) if single else _period(depuis, limit))
        depuis = end + DAY


def com_l441_10_planchers(bareme: Bareme, tranches: Iterable[Tranche]) -> Iterator[tuple[Tranche, Taux]]:
    """Slices of an agreed rate below three times the legal rate, each with the floor (C. com., art. L441-10, II).

    Applied: half-year by half-year. The agreed figure stays the one claimed until the lawyer decides; this is
    what to show beside it.

    Raises:
        LawGap: the legal rate of a half-year is unknown.
    """
    for tranche in tranches:
        for part in _cut_by_legal_period(bareme, tranche):
            floor = com_l441_10_plancher(bareme, part.du)
            if part.taux < floor.taux:
                yield part, floor


def _cut_by_legal_period(bareme: Bareme, tranche: Tranche) -> Iterator[Tranche]:
    start = tranche.du
    while start <= tranche.au:
        known_until = com_l441_10_plancher(bareme, start).au or tranche.au
        end = min(known_until, tranche.au)
        yield replace(tranche, du=start, au=end, semestre=semester(start))
        start = end + DAY


def com_l441_10_releves(bareme: Bareme, tranches: Iterable[Tranche]) -> Iterator[Tranche]:
    """Slices raised to the floor wherever they are below it (C. com., art. L441-10, II).

    Applied: half-year by half-year, the other reading of an agreed rate that is too low.

    Raises:
        LawGap: the legal rate of a half-year is unknown.
    """
    for tranche in tranches:
        for part in _cut_by_legal_period(bareme, tranche):
            floor = com_l441_10_plancher(bareme, part.du)
            if part.taux >= floor.taux:
                yield part
            else:
                yield replace(
                    part, taux=floor.taux, formule=floor.formule, reference=floor.reference, valeurs=floor.valeurs
                )


def ccp_r2192_10_echeance(bareme: Bareme, reception: dt.date, echeance: dt.date) -> dt.date:
    """Last day of the payment time of a public buyer (CCP, art. R2192-10), from the reception of the invoice.

    Applied: thirty days from reception. A later date printed on the invoice is kept (health establishments and
    certain public undertakings have fifty or sixty days, R2192-11): interest never starts too early.
    Waived: a shorter time set by the contract.

    Raises:
        LawGap: before May 2013.
    """
    delay = int(bareme.at("delai-paiement-public", reception).valeur)
    return max(reception + dt.timedelta(days=delay), echeance)


def ccp_r2192_32_interets(bareme: Bareme, depuis: dt.date, jusque: dt.date) -> Iterator[Tranche]:
    """Moratory interest of a public contract (CCP, art. R2192-32), from the day after the payment time.

    Applied: to the day of payment of the principal included, at the single rate of R2192-31. Waived: the suspension
    of the payment time by the buyer (R2192-27 to R2192-29), a fact the case does not hold.

    Raises:
        LawGap: the ECB rate is unknown.
        NotComputed: before May 2013.
    """
    if depuis <= jusque:
        yield _tranche(ccp_r2192_31_taux(bareme, depuis), depuis, jusque, semester(depuis))


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


def _legal(
    bareme: Bareme, categorie: CategorieTauxLegal, depuis: dt.date, jusque: dt.date, article: str
) -> Iterator[Tranche]:
    while depuis <= jusque:
        taux = cmf_l313_2_taux(bareme, categorie, depuis)
        limit = taux.au or jusque
        end = min(limit, jusque)
        tranche = _tranche(taux, depuis, end, _period(depuis, limit))
        yield replace(tranche, reference=replace(taux.reference, article=f"{article} ; CMF, art. L313-2"))
        depuis = end + DAY


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
        for part in _cut(tranche, cuts):
            yield _raised(bareme, part, statut) if any(du <= part.du < au for du, au in raised) else part


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
    points = bareme.at("majoration-taux-legal", tranche.du)
    reference = replace(
        tranche.reference,
        article=f"{tranche.reference.article} et L313-3",
        statut=worst(tranche.reference.statut, points.statut, statut),
    )
    formule = f"{tranche.formule} + {points.valeur:f} points"
    return replace(tranche, taux=tranche.taux + points.valeur, formule=formule, reference=reference)


def _cut(tranche: Tranche, days: Iterable[dt.date]) -> Iterator[Tranche]:
    """The slice cut before each of ``days``, in order."""
    start = tranche.du
    for day in days:
        if start < day <= tranche.au:
            yield replace(tranche, du=start, au=day - DAY)
            start = day
    yield replace(tranche, du=start)


def com_l622_28_arret(tranches: Iterable[Tranche], ouverture: dt.date) -> Iterator[Tranche]:
    """Slices stopped by the judgment opening collective proceedings (C. com., art. L622-28; L641-3 for liquidation).

    Applied: the judgment takes effect from its date at midnight, so the eve is the last day of interest. The
    exception (loans and payments deferred by a year or more) is decided by ``com_l622_28_exception``.
    Waived: guarantors (second paragraph), whom the décompte does not address.
    """
    yield from _before(tranches, ouverture)


def com_l622_28_exception(contrat: dt.date, echeance: dt.date) -> bool:
    """Tell whether interest goes on despite the opening (C. com., art. L622-28).

    Applied: loans, and contracts whose payment is deferred, of one year or more.
    """
    return echeance >= contrat + relativedelta(years=1)


def conso_l722_14_arret(tranches: Iterable[Tranche], recevabilite: dt.date) -> Iterator[Tranche]:
    """Slices stopped by the admission of a surendettement file (C. conso., art. L722-14).

    Applied: the eve of the admission is the last day. Waived: interest resuming with the measures of
    the commission, which the case does not hold.
    """
    yield from _before(tranches, recevabilite)


def civ_1343_5_delai(
    tranches: Iterable[Tranche], du: dt.date, au: dt.date, *, penalites: bool, taux_reduit: Decimal | None
) -> Iterator[Tranche]:
    """Slices during a delay granted by the judge (C. civ., art. 1343-5), ``du`` and ``au`` included.

    Applied: penalties for lateness are not incurred during the delay; the judge may set a reduced rate, which then
    replaces any other. Legal interest goes on otherwise. Waived: the maximum of two years (the decision is followed
    as it stands; a remark flags a longer one), alimony debts.
    """
    if not penalites and taux_reduit is None:
        yield from tranches
        return
    for tranche in tranches:
        before, rest = _split(tranche, du)
        inside, after = _split(rest, au + DAY) if rest else (None, None)
        if before:
            yield before
        if inside and taux_reduit is not None:
            reference = Reference("C. civ., art. 1343-5 (taux réduit par le juge)")
            formule = f"taux réduit {percent(taux_reduit)}"
            yield replace(inside, taux=taux_reduit, formule=formule, reference=reference, valeurs=())
        if after:
            yield after


def civ_1343_2_anniversaires(depuis: dt.date, jusque: dt.date) -> Iterator[dt.date]:
    """Days on which interest due for a whole year becomes capital (C. civ., art. 1343-2), until ``jusque``.

    Applied: whole years only, counted from ``depuis`` (clause, claim or decision); never a half-year. The day given
    is the first one on which the capitalised interest bears interest itself. Waived: consumer and property loans.
    """
    count = 1
    while (anniversary := depuis + relativedelta(years=count)) <= jusque:
        yield anniversary
        count += 1


def _last_day(formule: FormuleTaux, taux: Taux, day: dt.date) -> dt.date:
    """Last day of a sliding rate: that of the legal rate, or the end of the half-year for an ECB rate."""
    return taux.au if formule.base is BaseTaux.TAUX_LEGAL and taux.au else semester_end(day)


def _tranche(taux: Taux, du: dt.date, au: dt.date, semestre: str) -> Tranche:
    return Tranche(du, au, taux.taux, taux.formule, taux.reference, semestre, taux.valeurs)


def _period(day: dt.date, limit: dt.date) -> str:
    """Name of the period of a value: a half-year, or a year before 2015."""
    return semester(day) if limit <= semester_end(day) else f"{day.year}"


def _split(tranche: Tranche, day: dt.date) -> tuple[Tranche | None, Tranche | None]:
    """Cut a slice before ``day``: what ends on the eve, what starts that day."""
    if tranche.au < day:
        return tranche, None
    if tranche.du >= day:
        return None, tranche
    return replace(tranche, au=day - DAY), replace(tranche, du=day)


def _before(tranches: Iterable[Tranche], day: dt.date) -> Iterator[Tranche]:
    for tranche in tranches:
        kept, _ = _split(tranche, day)
        if kept:
            yield kept
