"""The same random case through the engine and through the oracle."""

import datetime as dt
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.case import Case
from generator.model import Dossier
from generator.statement import compute
from generator.statement.types import Decompte
from tests.statement.oracle import run, verdict
from tests.statement.parties import OFFICE
from tests.statement.random_ledgers import Tree, random_case

NOWHERE = Path("/nonexistent")


def computed(tree: Tree, au: dt.date) -> Decompte:
    """The décompte of a case given as a tree of text."""
    case = Case(Dossier.model_validate(tree), NOWHERE, NOWHERE / "cases" / "2026-0999", "0" * 64, {})
    return compute(case, OFFICE, au)


def cents(amount: Decimal) -> int:
    return int(amount * 100)


def told(decompte: Decompte) -> dict[str, Any]:
    """The décompte in the words of the oracle."""
    title = decompte.fondement == "titre"
    lines = {
        "titre" if title else ligne.numero: tuple(
            cents(part)
            for part in (
                ligne.principal,
                ligne.interets,
                ligne.interets_courus,
                ligne.paye_principal,
                ligne.paye_interets,
                ligne.indemnite,
            )
        )
        for ligne in decompte.lignes
    }
    return {
        "lines": lines,
        "total": cents(decompte.total),
        "trop_percu": cents(decompte.trop_percu),
        "rembourse": cents(decompte.rembourse),
    }


def compare(rng: random.Random) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """None when both agree; what each says otherwise."""
    tree, au = random_case(rng)
    engine, oracle = told(computed(tree, au)), verdict(run(tree, au))
    return None if engine == oracle else (engine, oracle)
