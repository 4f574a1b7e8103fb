"""Rates in force, derived from the tables: penalties, floor, public contracts, legal interest.

Nothing derived is typed in a table: the penalty rate is the ECB rate of 1 January or 1 July plus the points of the
law, the floor is three times the legal rate of « tous les autres cas ».
"""

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from generator.findings import NotComputed
from generator.law.semester import semester, semester_start
from generator.law.series import Bareme, Serie, Valeur
from generator.money import NBSP
from generator.phrases import plural
from generator.vocabulary import Reference, Statut
from generator.vocabulary.rates import BaseTaux, CategorieTauxLegal, FormuleTaux

BCE, POINTS = "bce-refinancement", "points-penalites"
NOT_CLAIMED = "Pour compter le principal, écrire « penalites: {reclamees: non} »."
LEGAL = {
    CategorieTauxLegal.PARTICULIERS: "taux-legal-particuliers",
    CategorieTauxLegal.AUTRES_CAS: "taux-legal-autres-cas",
}
ANCHORED_SINCE = dt.date(2013, 1, 1)  # loi n° 2012-387, art. 121: the rate of 1 January or 1 July
PENALTIES_SINCE = dt.date(2009, 1, 1)  # loi n° 2008-776, art. 21 IV: BCE + 10, floor of three times the legal rate

_ORDER = (Statut.OFFICIEL, Statut.CONCORDANT, Statut.INCERTAIN)


def worst(*statuts: Statut) -> Statut:
    """The least sure of several statuses; ``officiel`` when there is none."""
    return max(statuts, key=_ORDER.index, default=Statut.OFFICIEL)


def percent(rate: Decimal) -> str:
    """Write a rate in French: ``12,40 %``, two places at least."""
    places = max(2, -int(rate.normalize().as_tuple().exponent))
    return f"{rate:.{places}f}".replace(".", ",") + f"{NBSP}%"


class Taux(Struct, frozen=True):
    """A rate in force: percent a year, how it was obtained, why, and the table values it rests on."""

    taux: Decimal
    formule: str  # « BCE 2,40 % + 10 points »
    reference: Reference
    valeurs: tuple[str, ...]
    au: dt.date | None  # last day of the period of the value


def _from_value(serie: Serie, valeur: Valeur, article: str, rate: Decimal, formule: str) -> Taux:
    reference = valeur.reference(article)
    return Taux(rate, formule, reference, (serie.identifier(valeur),), valeur.au)


@lru_cache(maxsize=4096)
def com_l441_10_taux(bareme: Bareme, formule: FormuleTaux | None, day: dt.date) -> Taux:
    """Rate of late-payment penalties on a day, in percent a year (C. com., art. L441-10, II).

    Applied: ECB rate of the most recent refinancing operation plus ten points, « in force on 1 January » for the
    first half-year and « on 1 July » for the second; or the rate agreed, whatever its form. Before 2013 no text
    anchored the rate to the half-year: the figure is then ``incertain``. Waived: contracts of before 2009.

    ``formule``: as agreed, or granted by a title, whose points never move, be they ten; None: the default rate of the
    law, its points those of the table the day a half-year begins.

    Raises:
        LawGap: the ECB or legal rate of that half-year is unknown.
        NotComputed: before 2009 (ECB + 7 points and another floor).
    """
    article = "C. com., art. L441-10, II"
    if day < PENALTIES_SINCE:
        raise NotComputed(f"Pénalités antérieures au 1er janvier 2009 (BCE + 7 points) : non calculées. {NOT_CLAIMED}")
    used: tuple[str, ...] = ()
    if formule is None:
        points = bareme.at(POINTS, day)
        formule = FormuleTaux(BaseTaux.BCE, Decimal(1), points.valeur)
        used = (bareme.series[POINTS].identifier(points),)
    if formule.base is BaseTaux.FIXE:
        reference = Reference(f"{article} (taux convenu)")
        return Taux(formule.points, f"taux convenu {percent(formule.points)}", reference, (), None)
    legal = formule.base is BaseTaux.TAUX_LEGAL
    cle, name = (LEGAL[CategorieTauxLegal.AUTRES_CAS], "taux légal") if legal else (BCE, "BCE")
    valeur = bareme.at(cle, day if legal else semester_start(day))
    rate = formule.multiple * valeur.valeur + formule.points
    taux = _from_value(bareme.series[cle], valeur, article, rate, _formula_text(formule, name, valeur.valeur))
    taux = replace(taux, valeurs=(*taux.valeurs, *used))
    if formule.base is BaseTaux.BCE and day < ANCHORED_SINCE:
        return replace(taux, reference=replace(taux.reference, statut=Statut.INCERTAIN))
    return taux


def _points(value: Decimal) -> str:
    return f"{_plain(value)} {plural(value, 'point', 'points')}"


def _formula_text(formule: FormuleTaux, name: str, value: Decimal) -> str:
    multiple = "" if formule.multiple == 1 else f"{_plain(formule.multiple)} × "
    points = f" + {_points(formule.points)}" if formule.points else ""
    return f"{multiple}{name} {percent(value)}{points}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", ",")


@lru_cache(maxsize=1024)
def com_l441_10_plancher(bareme: Bareme, day: dt.date) -> Taux:
    """Rate under which an agreed penalty rate may not go: three times the legal rate (C. com., art. L441-10, II).

    Applied: it limits agreed rates only: the default rate stays ECB + 10 even when it is lower (2024-S1, 2024-S2).

    Raises:
        LawGap: the legal rate of that half-year is unknown.
    """
    cle = LEGAL[CategorieTauxLegal.AUTRES_CAS]
    valeur = bareme.at(cle, day)
    multiple = bareme.at("multiple-plancher", day).valeur
    formule = f"{_plain(multiple)} × taux légal {percent(valeur.valeur)}"
    return _from_value(bareme.series[cle], valeur, "C. com., art. L441-10, II", multiple * valeur.valeur, formule)


@lru_cache(maxsize=1024)
def ccp_r2192_31_taux(bareme: Bareme, depart: dt.date) -> Taux:
    """Rate of moratory interest of a public contract for the whole delay (CCP, art. R2192-31), percent a year.

    Applied: ECB rate in force on the first day of the half-year in which interest started, plus eight points; it
    never changes afterwards. Waived: another rate set by the contract. ``depart`` is the first day of interest.

    Raises:
        LawGap: the ECB rate is unknown.
        NotComputed: before May 2013 (other decrees).
    """
    points = bareme.series["points-marches-publics"]
    if points.valeurs and depart < points.valeurs[-1].du:
        raise NotComputed(f"Intérêts moratoires de marchés publics antérieurs à mai 2013 : non calculés. {NOT_CLAIMED}")
    valeur = bareme.at(BCE, semester_start(depart))
    added = points.at(depart)
    formule = f"BCE {percent(valeur.valeur)} + {_points(added.valeur)}, {semester(depart)}"
    taux = _from_value(bareme.series[BCE], valeur, "CCP, art. R2192-31", valeur.valeur + added.valeur, formule)
    return replace(taux, valeurs=(*taux.valeurs, points.identifier(added)))


@lru_cache(maxsize=1024)
def cmf_l313_2_taux(bareme: Bareme, categorie: CategorieTauxLegal, day: dt.date) -> Taux:
    """Legal rate on a day for a category of creditor, percent a year (CMF, art. L313-2).

    Applied: two rates fixed each half-year since 2015, one annual rate before. Waived: the formula of D313-1-A
    (the orders that publish its result are the source).

    Raises:
        LawGap: the rate of that half-year is unknown.
    """
    cle = LEGAL[categorie]
    valeur = bareme.at(cle, day)
    return _from_value(
        bareme.series[cle], valeur, "CMF, art. L313-2", valeur.valeur, f"taux légal {percent(valeur.valeur)}"
    )
