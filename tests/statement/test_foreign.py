"""The judgment of another State: what it grants is counted, what its own law adds is refused or left to verify."""

import pytest
from msgspec.structs import replace

from generator.findings import NotComputed
from generator.model import Creancier
from generator.statement import compute
from generator.statement.types import Decompte
from tests.progress.cases import DEBITEUR, case, day, office
from tests.statement.parties import ADDRESS, CREANCIER


def judged(more: str) -> Decompte:
    title = (
        "- nature: jugement-etranger\n  juridiction: Tribunal de Fiktivstadt\n  date: 2026-05-01\n"
        f"  principal: 1000\n  signifie-le: 2026-05-20\n  executoire-le: 2026-05-20\n{more}"
    )
    return compute(case("", titres=title), office(), day("2026-11-20"))


def test_a_foreign_judgment_gives_its_principal_and_no_french_interest() -> None:
    found = judged("")
    assert found.principal == found.total == 1000
    said = " ".join(found.remarques)
    assert "État d'origine" in said
    assert "à vérifier" in said


def test_the_rate_it_grants_is_counted_and_never_raised_by_five_points() -> None:
    found = judged("  interets: {taux: 8 %, a-compter-du: 2026-05-20}\n")
    assert str(found.total) == "1040.55"  # 185 days of 8 %, whatever the day it may be enforced


@pytest.mark.parametrize("rate", ["", "taux: taux-legal + 5, "])
def test_the_french_legal_rate_is_not_taken_for_that_of_its_state(rate: str) -> None:
    with pytest.raises(NotComputed, match="celui de l'État d'origine"):
        judged(f"  interets: {{{rate}a-compter-du: 2026-05-20}}\n")


def test_a_creditor_abroad_may_sell_under_his_own_law() -> None:
    """Failing a choice the law of a sale is that of the seller (Rome I, art. 4): ten points were counted unsaid."""
    home = office()
    slug = case("").dossier.creancier
    abroad = Creancier.model_validate({**CREANCIER, "adresse": {**ADDRESS, "pays": "Belgique"}})
    elsewhere = compute(case(""), replace(home, creanciers={**home.creanciers, slug: abroad}), day("2026-11-20"))
    said = [one for one in elsewhere.remarques if "étranger" in one]
    assert len(said) == 1
    assert said[0].startswith("Créancier établi à l'étranger (Belgique) : ")
    assert "à vérifier (règl. (CE) n° 593/2008" in said[0]
    of = case("", debiteurs=f"{DEBITEUR.rstrip()}\n        pays: Italie\n")
    both = compute(of, replace(home, creanciers={**home.creanciers, slug: abroad}), day("2026-11-20"))
    (told,) = (one for one in both.remarques if "étranger" in one)
    assert told.startswith("Créancier établi à l'étranger (Belgique) et débiteur établi à l'étranger (Italie) : ")
    assert not any("étranger" in one for one in compute(case(""), home, day("2026-11-20")).remarques)
