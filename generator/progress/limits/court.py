"""Limits of the other procedures: small claims, commercial commandement, judgment, seizures."""

from collections.abc import Iterator

from generator.law.limits import count
from generator.model import FaitProcedure
from generator.progress.asof import AsOf
from generator.progress.limits.made import delai
from generator.progress.types import Delai
from generator.vocabulary import Fait


def court_limits(seen: AsOf) -> Iterator[Delai]:
    """Limits started by acts of procedure other than the order for payment."""
    for path, fait in seen.of(FaitProcedure, Fait.PETITES_CREANCES):
        limite = count("cpce-r125-1", fait.date, where=seen.lieu)
        if fait.issue is None and limite.date >= seen.au:
            yield delai("petites-creances", limite, path)
