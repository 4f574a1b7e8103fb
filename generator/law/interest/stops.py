"""What stops or suspends interest: collective proceedings, surendettement, a delay granted by the judge."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from generator.law.deadlines import Duree, after
from generator.law.interest.slices import DAY, Tranche, before, split
from generator.law.rates import percent
from generator.vocabulary import Reference

_LONG = Duree(ans=1)
TAUX_REDUIT = "taux réduit"  # how the words of a slice begin whose rate the judge reduced


def com_l622_28_arret(tranches: Iterable[Tranche], ouverture: dt.date) -> Iterator[Tranche]:
    """Slices stopped by the judgment opening collective proceedings (C. com., art. L622-28; L641-3 for liquidation).

    Applied: the judgment takes effect from its date at midnight, so the eve is the last day of interest. The
    exception (loans and payments deferred by a year or more) is decided by ``com_l622_28_exception``.
    Waived: guarantors (second paragraph), whom the décompte does not address.
    """
    yield from before(tranches, ouverture)


def com_l622_28_exception(contrat: dt.date, echeance: dt.date) -> bool:
    """Tell whether interest goes on despite the opening (C. com., art. L622-28).

    Applied: loans, and contracts whose payment is deferred, of one year or more.
    """
    return echeance >= after(contrat, _LONG)


def com_l622_28_capitalisation(anniversaires: Iterable[dt.date], ouverture: dt.date | None) -> Iterator[dt.date]:
    """Days of capitalisation that collective proceedings leave (C. com., art. L622-28; C. civ., art. 1343-2).

    Applied: from the judgment on, interest already due bears none itself, even on the loans and deferred payments
    whose own interest goes on. Interest capitalised before stays capital.
    """
    yield from (day for day in anniversaires if ouverture is None or day < ouverture)


def conso_l722_14_arret(tranches: Iterable[Tranche], recevabilite: dt.date) -> Iterator[Tranche]:
    """Slices stopped by the admission of a surendettement file (C. conso., art. L722-14).

    Applied: the eve of the admission is the last day. Waived: interest resuming with the measures of
    the commission, which the case does not hold.
    """
    yield from before(tranches, recevabilite)


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
        before, rest = split(tranche, du)
        inside, after = split(rest, au + DAY) if rest else (None, None)
        if before:
            yield before
        if inside and taux_reduit is not None:
            reference = Reference("C. civ., art. 1343-5 (taux réduit par le juge)")
            formule = f"{TAUX_REDUIT} {percent(taux_reduit)}"
            yield replace(inside, taux=taux_reduit, formule=formule, reference=reference, valeurs=())
        if after:
            yield after
