"""Portfolios of any size, made by hand: rows that differ from one another in a way that never changes."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

import msgspec

from generator.pages import Ligne, ligne
from generator.pages.resume import LigneDelai, LigneEtape, Resume, summarise
from generator.progress.types import Stade
from tests.pages import sample

NAMES = ("Boulangerie", "Garage", "Atelier", "Épicerie", "Menuiserie", "Librairie", "Société d'exploitation")
TOWNS = ("Lyon", "Saint-Étienne", "Villeurbanne", "Bron")


@cache
def base() -> Resume:
    return summarise(sample.vue())


def row(number: int) -> Resume:
    """One row; every field follows from the number."""
    stages = list(Stade)
    late = (number * 37) % 200
    cents = (number * 7919) % 900_000 + 1_000
    principal = Decimal(cents) / 100
    day = sample.AU + dt.timedelta(days=number % 90 - 10)
    title = "Prescription de la facture" if number % 3 else "Signification de l'ordonnance"
    if 10 < number < 15:
        title = "Prescription de la facture F-2026-0461"
    limit = LigneDelai(
        day, day - dt.timedelta(days=1), "prescription" if number % 3 else "caducite-ordonnance", title,
        "l'action est éteinte" if number % 3 else "l'ordonnance est non avenue", "C. com., art. L110-4", "creancier",
        title,
    )  # fmt: skip
    return msgspec.structs.replace(
        base(),
        reference=f"2026-{number:05d}",
        debiteur=f"{NAMES[number % len(NAMES)]} n° {number}",
        ville=TOWNS[number % len(TOWNS)],
        siren=f"000{number:06d}",
        creancier=("atelier-durand", "fournil-conseil")[number % 2],
        creancier_nom=("Atelier Durand SARL", "Fournil Conseil SARL")[number % 2],
        responsable=("a.petit", "m.lenoir")[number // 2 % 2],
        stade=stages[number % len(stages)].value,
        refus="taux inconnu au 2027-S1" if number % 50 == 49 else "",
        principal=principal,
        interets=Decimal("12.34"),
        a_declarer=principal * 2 if number % len(stages) == stages.index(Stade.PROCEDURE_COLLECTIVE) else None,
        total=principal + Decimal("52.34"),
        retard=late,
        ouvertes=((late, principal),),
        factures=(f"F-{number:06d}",),
        montants=(principal,),
        etapes=(LigneEtape(day, "Relance par courriel", "Relance par courriel"),) if number % 4 else (),
        delais=(limit,) if number % 5 else (),
        retards=(),
        courriers=base().courriers if number % 3 != 1 else (),
        promesse_rompue=(sample.day("2026-10-30"), principal) if number % 40 == 1 else None,
        pauses=(("contestation", "Contestation", day),) if number % 30 == 2 else (),
        texte=f"note particulière {number * 31}",
    )  # fmt: skip


def rows(count: int) -> list[Resume]:
    """A portfolio by reference."""
    return [row(number) for number in range(1, count + 1)]


def lines(some: Iterable[Resume], au: dt.date = sample.AU) -> list[Ligne]:
    """The lines that the pages print of these cases."""
    return [ligne(one, sample.office(), au) for one in some]
