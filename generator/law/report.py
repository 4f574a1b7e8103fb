"""The tables as rows to read: rates by half-year, dated values, and what must be read again at a date."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from msgspec import Struct

from generator.findings import LawGap
from generator.law.rates import (
    BCE,
    LEGAL,
    Taux,
    ccp_r2192_31_taux,
    cmf_l313_2_taux,
    com_l441_10_plancher,
    com_l441_10_taux,
    percent,
)
from generator.law.semester import semester, semester_end, semester_start
from generator.law.series import DAY, OFFICE_FILE, Bareme, Serie, Valeur
from generator.money import NBSP, format_eur
from generator.vocabulary import Reference
from generator.vocabulary.rates import CategorieTauxLegal

YEARS_SHOWN = 5  # the ordinary prescription
WARNING = dt.timedelta(days=45)  # how long before a half-year starts its rates are asked for
UNKNOWN = "inconnu"
REREAD = "Relire la source et dater la lecture."


class LigneTaux(Struct, frozen=True):
    """One value to print: its name, its period, the figure as text, how sure it is, where it was read.

    A program reads its figures (two for a range) and its days, not their French.
    """

    nom: str
    periode: str
    du: dt.date
    au: dt.date | None
    valeur: str
    statut: str
    source: str
    article: str
    serie: str  # as « recouvre taux » names it
    unite: str
    chiffres: tuple[Decimal, ...] = ()  # none while it is unknown
    lien: str = ""
    lu_le: dt.date | None = None
    fichier: str = ""  # the office's own, where it wrote the value there

    def as_dict(self) -> dict[str, Any]:
        """The row for JSON output."""
        low, high = (*map(str, self.chiffres), None, None)[:2]
        return {
            "nom": self.nom,
            "du": self.du.isoformat(),
            "au": self.au and self.au.isoformat(),
            "valeur": low,
            "haute": high,
            "unite": self.unite,
            "texte": self.valeur,
            "statut": self.statut,
            "source": self.source,
            "article": self.article,
            "lien": self.lien,
            "lu-le": self.lu_le and self.lu_le.isoformat(),
            "serie": self.serie,
            "fichier": self.fichier,
        }


class ARelire(Struct, frozen=True):
    """A value to read again, or to add: the file, its name, one French sentence and the remedy."""

    fichier: str
    nom: str
    message: str
    remede: str = REREAD


_Read = Callable[[Bareme, dt.date], Taux]
DERIVED: tuple[tuple[str, str, _Read], ...] = (
    ("Pénalités entre professionnels", BCE, lambda bareme, day: com_l441_10_taux(bareme, None, day)),
    ("Plancher d'un taux convenu", LEGAL[CategorieTauxLegal.AUTRES_CAS], com_l441_10_plancher),
    ("Intérêts moratoires de marché public", BCE, ccp_r2192_31_taux),
    (
        "Intérêt légal, particuliers",
        LEGAL[CategorieTauxLegal.PARTICULIERS],
        lambda bareme, day: cmf_l313_2_taux(bareme, CategorieTauxLegal.PARTICULIERS, day),
    ),
    (
        "Intérêt légal, autres cas",
        LEGAL[CategorieTauxLegal.AUTRES_CAS],
        lambda bareme, day: cmf_l313_2_taux(bareme, CategorieTauxLegal.AUTRES_CAS, day),
    ),
)


def report(au: dt.date, bareme: Bareme) -> tuple[LigneTaux, ...]:
    """Rates of the last five years and of the next half-year, then the other values in force at ``au``."""
    return (*_rates(bareme, au), *_values(bareme, au))


def _rates(bareme: Bareme, au: dt.date) -> Iterator[LigneTaux]:
    last = semester_end(au) + DAY
    for name, cle, read in DERIVED:
        day = last
        while day >= semester_start(au.replace(year=au.year - YEARS_SHOWN, day=1)):
            yield _rate(bareme, bareme.series[cle], name, day, read)
            day = semester_start(day - DAY)


def _rate(bareme: Bareme, serie: Serie, name: str, day: dt.date, read: _Read) -> LigneTaux:
    half = semester(day), semester_start(day), semester_end(day)
    try:
        taux = read(bareme, day)
    except LawGap:
        source = f"à lire à sa source, puis à ajouter : recouvre taux {serie.cle}"
        return LigneTaux(name, *half, UNKNOWN, UNKNOWN, source, serie.article, serie.cle, serie.unite)
    text = f"{percent(taux.taux)} ({taux.formule})"
    return _line(name, half, (text, taux.taux), taux.reference, (serie, serie.at(day)))


def _values(bareme: Bareme, au: dt.date) -> Iterator[LigneTaux]:
    for serie in bareme.series.values():
        if serie.unite != "pourcent":
            for valeur in serie.valeurs:
                if valeur.covers(au):
                    yield _own_line(serie, valeur)


def _own_line(serie: Serie, valeur: Valeur) -> LigneTaux:
    """The row of a value itself, not of what is derived from it."""
    period = _period(valeur), valeur.du, valeur.au
    figures = (valeur.valeur,) if valeur.haute is None else (valeur.valeur, valeur.haute)
    told = figure(serie, valeur), *figures
    return _line(serie.titre, period, told, valeur.reference(serie.article), (serie, valeur))


def _line(
    name: str,
    period: tuple[str, dt.date, dt.date | None],
    told: tuple[str, *tuple[Decimal, ...]],
    reference: Reference,
    origin: tuple[Serie, Valeur],
) -> LigneTaux:
    """A row; ``told`` is the figure in French then as numbers, ``origin`` the series and value that it comes from."""
    (serie, valeur), (text, *figures) = origin, told
    return LigneTaux(
        name, *period, text, reference.statut, reference.source, reference.article, serie.cle, serie.unite,
        tuple(figures), reference.lien, reference.lu_le, OFFICE_FILE if valeur.cabinet else "",
    )  # fmt: skip


def _file(serie: Serie, valeur: Valeur) -> str:
    return OFFICE_FILE if valeur.cabinet else serie.fichier


def _period(valeur: Valeur) -> str:
    end = f" au {valeur.au:%d/%m/%Y}" if valeur.au else ""
    return f"{'du' if valeur.au else 'depuis le'} {valeur.du:%d/%m/%Y}{end}"


def figure(serie: Serie, valeur: Valeur) -> str:
    """A value as printed, with its unit: « 40,00 € », « 10 points », « 25,19 € à 35,00 € »."""
    low = _with_unit(serie, valeur.valeur)
    return low if valeur.haute is None else f"{low} à {_with_unit(serie, valeur.haute)}"


def _with_unit(serie: Serie, number: Decimal) -> str:
    if serie.unite == "euros":
        return format_eur(number)
    if serie.unite == "pourcent":
        return percent(number)
    return f"{number:f}".replace(".", ",") + f"{NBSP}{serie.unite}"


def values(serie: Serie) -> tuple[LigneTaux, ...]:
    """Every value of a series, the last one first."""
    return tuple(_own_line(serie, one) for one in reversed(serie.valeurs))


def to_verify(au: dt.date, bareme: Bareme) -> tuple[ARelire, ...]:
    """Values past their verification date at ``au``, and rates of the next half-year still to be added."""
    return (*_overdue(bareme, au), *_to_add(bareme, au))


def _overdue(bareme: Bareme, au: dt.date) -> Iterator[ARelire]:
    for serie in bareme.series.values():
        for valeur in serie.valeurs:
            if valeur.a_verifier_le and valeur.a_verifier_le <= au:
                note = f" : {valeur.note}" if valeur.note else ""
                message = (
                    f"{figure(serie, valeur)} ({valeur.statut}, lu le {valeur.lu_le:%d/%m/%Y}) est à relire depuis le "
                    f"{valeur.a_verifier_le:%d/%m/%Y}{note}."
                )
                remedy = REREAD if valeur.cabinet else f"La relire. Si elle a changé : {serie.correcting(valeur, au)}"
                yield ARelire(_file(serie, valeur), serie.identifier(valeur), message, remedy)


def _to_add(bareme: Bareme, au: dt.date) -> Iterator[ARelire]:
    ahead = semester_start(au + WARNING)
    for cle in (BCE, *LEGAL.values()):
        serie = bareme.series[cle]
        try:
            serie.at(ahead)
        except LawGap as gap:
            message = f"{serie.titre} : {gap.value} reste à ajouter."
            yield ARelire(OFFICE_FILE, f"{cle} {gap.value}", message, gap.remedy)
