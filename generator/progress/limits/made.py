"""From a limit of the law to a limit of the case."""

from generator.case import KeyPath
from generator.law.limits import Limite
from generator.law.working_days import previous_working_day
from generator.progress.types import Delai


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


def _extension(limite: Limite) -> tuple[str, ...]:
    """Say how the last day was found when a week-end or a holiday moves it."""
    if limite.charge != "creancier" or limite.date == limite.prudence:
        return ()
    safe = previous_working_day(limite.prudence)
    sentence = (
        f"{limite.duree} à compter du {limite.depart:%d/%m/%Y} : {limite.prudence:%d/%m/%Y}, jour non ouvrable, "
        f"reporté au {limite.date:%d/%m/%Y} (CPC, art. 642). Dernier jour ouvrable avant le terme : {safe:%d/%m/%Y}."
    )
    return (sentence,)
