"""From a limit of the law to a limit of the case: it runs until its act is done; late or early, the act is told."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from generator.case import KeyPath
from generator.law.deadlines import Eloignement, after, written
from generator.law.limits.count import Limite
from generator.law.working_days import previous_working_day
from generator.progress.types import Delai, Retard

DISTANCE = {
    Eloignement.OUTRE_MER: (
        "Un mois de plus pour un débiteur d'outre-mer (CPC, art. 643), compté par prudence : il ne joue pas devant un "
        "tribunal de son territoire (art. 644)."
    ),
    Eloignement.ETRANGER: "Deux mois de plus pour un débiteur à l'étranger (CPC, art. 643).",
}
COURT = (
    "Quatre mois, soit le {}, devant un tribunal d'outre-mer, que l'adresse du débiteur fait supposer ; deux mois, "
    "soit le {}, comptés par prudence, s'il siège en métropole (C. com., art. R622-24, al. 2 et 3, à vérifier)."
)
Acte = tuple[dt.date, KeyPath]  # the day an act was done, and where the case says it


def act(day: dt.date | None, path: KeyPath, key: str) -> Acte | None:
    """An act told by a key of the fact it follows; None while the day is not told."""
    return (day, (*path, key)) if day is not None else None


def delai(nature: str, limite: Limite, origine: KeyPath, explication: tuple[str, ...] = (), titre: str = "") -> Delai:
    """Place a counted limit in the case; ``titre`` replaces the one of the table."""
    return Delai(
        nature,
        titre or limite.titre,
        limite.depart,
        origine,
        limite.date,
        limite.prudence,
        limite.consequence,
        limite.reference,
        limite.charge,
        explication=(*explication, *_extension(limite)),
    )


def suivi(
    nature: str, limite: Limite, origine: KeyPath, fait: Acte | None, explication: tuple[str, ...] = ()
) -> Iterator[Delai | Retard]:
    """A limit until the act it asks for is done; nothing from then on, unless it was done late."""
    if fait is None:
        yield delai(nature, limite, origine, explication)
    else:
        yield from retard(nature, limite, fait, explication)


def retard(nature: str, limite: Limite, fait: Acte, explication: tuple[str, ...] = ()) -> Iterator[Retard]:
    """The act, if done after the last day on which it surely is in time."""
    day, where = fait
    if day > limite.certaine:
        yield Retard(
            nature,
            limite.titre,
            day,
            where,
            limite.date,
            limite.prudence,
            limite.tardif,
            limite.reference,
            limite.charge,
            explication=(*explication, *_extension(limite)),
        )


def avance(nature: str, attente: Limite, fait: Acte, titre: str) -> Iterator[Retard]:
    """The act, if it was done before the wait it follows was over; ``attente`` counts neither place nor distance."""
    day, where = fait
    if day <= attente.date:
        why, safe = attente.tardif, attente.prudence
        yield Retard(nature, titre, day, where, attente.date, safe, why, attente.reference, avance=True)


def of_title(factures: tuple[str, ...], one: Delai | Retard) -> Delai | Retard:
    """A limit, told to be of the title that judges some invoices."""
    return replace(one, factures=factures) if isinstance(one, Delai) else one


def _extension(limite: Limite) -> tuple[str, ...]:
    """Say how the last day was found when a week-end or a holiday moves it."""
    if limite.charge != "creancier":
        return tuple(_of_the_debtor(limite))
    if limite.date == limite.prudence:
        return ()
    if limite.depart > limite.date:
        sentence = (
            f"{limite.duree} avant le {written(limite.depart)}, ce jour non compté : {written(limite.date)}, sans "
            "report au jour ouvrable (CPC, art. 642). Dernier jour sûr : le jour ouvrable d'avant (Cass. com., 14 mars "
            "2018, n° 16-26.996)."
        )
        return (sentence,)
    if limite.eloignement is Eloignement.OUTRE_MER:
        return (COURT.format(written(limite.date), written(limite.prudence)),)
    safe = previous_working_day(limite.prudence)
    sentence = (
        f"{limite.duree} à compter du {limite.depart:%d/%m/%Y} : {limite.prudence:%d/%m/%Y}, jour non ouvrable, "
        f"reporté au {limite.date:%d/%m/%Y} (CPC, art. 642). Dernier jour ouvrable avant le terme : {safe:%d/%m/%Y}."
    )
    return (sentence,)


def _of_the_debtor(limite: Limite) -> Iterator[str]:
    """The same of a limit of the debtor, or of a wait: distance and local holidays lengthen it."""
    if limite.eloignement in DISTANCE:
        yield DISTANCE[limite.eloignement]
    plain = after(limite.depart, limite.duree)
    if plain != limite.date:
        yield (
            f"{limite.duree} à compter du {written(limite.depart)} : {written(plain)}, jour non ouvrable, fêtes "
            f"locales comprises, reporté au {written(limite.date)} (CPC, art. 642)."
        )
