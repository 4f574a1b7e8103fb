"""Interest that a title fixed itself: told beside its segments, so that what is shown adds up to what is asked."""

from pathlib import Path

import pytest

from generator.bundle.accounts import account
from generator.documents import CATALOGUE
from generator.documents.requirements import remarks
from generator.findings import Finding, Level
from tests.documents import sample
from tests.documents.sample import from_text, lacking, words

ORDER = (
    sample.ORDER.replace("    indemnites", "      liquides: 63,20\n    indemnites")
    + "    signifie-le: 2026-11-05\n    executoire-le: 2026-11-20\n"
)
OPENED = (
    "  - {date: 2026-11-12, type: procedure-collective, nature: redressement, tribunal: TAE de Lyon,"
    " mandataire: 'Me X, 1 rue Y, 69001 Lyon'}\n"
)


def ordered(fact: str = "") -> str:
    return sample.with_fact(fact).replace("pieces:\n  -", f"{ORDER}pieces:\n  -", 1)


@pytest.mark.parametrize(
    ("document", "fact", "counted"), [("mandat-execution", "", "94,68"), ("declaration-creance", OPENED, "81,71")]
)
def test_the_detail_adds_up_to_the_interest_asked(document: str, fact: str, counted: str, home: Path) -> None:
    page = words(document, from_text(home, ordered(fact))).replace("\N{NO-BREAK SPACE}", " ")
    assert f"Intérêts du titre, au taux qu'il accorde {_plus(counted)}" in page
    assert "Intérêts liquidés par le titre 63,20" in page
    assert f"Total couru {_plus(counted)}" in page


def _plus(counted: str) -> str:
    cents = int(counted.replace(",", "")) + 6320
    return f"{cents // 100},{cents % 100:02}"


def test_the_bundle_tells_it(home: Path) -> None:
    computed = from_text(home, ordered())
    found = account(CATALOGUE["mandat-execution"].draft(*computed))
    assert str(found.liquides) == "63.20"
    assert sum(one.montant for one in found.tranches) + found.liquides == computed[2].interets


def test_a_claim_declared_on_a_title_goes_with_it(home: Path) -> None:
    """C. com., art. L622-25 et R622-23; a declaration on invoices needs none, and its time waits for none."""

    def told(text: str) -> list[Finding]:
        computed = from_text(home, text)
        assert lacking("declaration-creance", computed) == []
        entry = CATALOGUE["declaration-creance"]
        return [one for one in remarks(entry, entry.draft(*computed)) if "titre" in one.message]

    alone = told(ordered(OPENED))
    assert [(one.key, one.level) for one in alone] == [("titres[0].piece", Level.AVERTISSEMENT)]
    assert alone[0].message.startswith("la créance est déclarée sur un titre (ordonnance d'injonction de payer du ")
    taken = "pieces:\n  - {id: titre, fichier: pieces/titre.pdf, nature: titre, titre: Ordonnance}\n"
    held = ordered(OPENED).replace("pieces:\n", taken, 1)
    assert told(held) == []
    assert told(sample.with_fact(OPENED)) == []
