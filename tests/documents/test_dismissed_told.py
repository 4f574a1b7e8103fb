"""What is told of an invoice whose claim a judgment dismissed, beside what is asked (CPC 480): F-2, of 3 000 €."""

import datetime as dt
from pathlib import Path

import pytest

from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.money import format_eur
from generator.progress.bonds import untold
from tests.documents import bound, sample

FIRST = "factures:\n  - numero: F-2026-017\n"
LOST = (
    "factures:\n  - {numero: F-2, date: 2026-09-01, echeance: 2026-09-30, montant-ttc: 3000, piece: f-017}\n"
    "  - numero: F-2026-017\n"
)
JUDGED = "  - {date: %s, type: jugement, sens: rejet, factures: %s}\npieces:\n  -"
HERS = Choix(debiteur="Iris Chimère")
DISPUTED = "  - {date: 2026-11-02, type: contestation, motif: qualité, factures: [F-2026-017]}\n"


def dismissed(text: str = "", day: str = "2026-11-10", which: str = "[F-2]") -> str:
    known = (text or sample.base()).replace(FIRST, LOST, 1)
    return known.replace("pieces:\n  -", JUDGED % (day, which), 1)


def test_a_lawyer_reads_what_of_the_whole_is_dismissed(home: Path) -> None:
    """The total of the letter counted it, and only the chronology told the judgment."""
    of = sample.from_text(home, dismissed())
    said = sample.words("transmission-avocat", of).replace("\xa0", " ")
    lost = format_eur(of[2].conteste).replace("\xa0", " ")
    assert f"Ce total comprend {lost} au titre de la facture n° F-2, dont un jugement a rejeté la demande." in said
    assert "Ce total comprend" not in sample.words("transmission-avocat", sample.computed("une-facture"))
    assert "Ce total comprend" not in sample.words("transmission-recouvrement", of)


@pytest.mark.parametrize(
    ("which", "dispute", "told"),
    [
        ("[F-2]", "", "dont le principal, hors ce qui est contesté ou rejeté, s'élève à 3 817,94 €"),
        ("[F-2026-017]", "", "dont le principal, hors ce qui est contesté ou rejeté, s'élève à 3 000,00 €"),
        ("[F-2]", DISPUTED, ""),
        ("[F-2, F-2026-017]", "", ""),
    ],
)
def test_no_debit_is_proposed_of_what_is_dismissed_or_disputed(home: Path, which: str, dispute: str, told: str) -> None:
    """It told the principal of the dismissed invoice with the rest, to be debited."""
    of = sample.from_text(home, dismissed(which=which).replace("pieces:\n  -", f"{dispute}pieces:\n  -", 1))
    lacks = [one.message for one in sample.lacking("mandat-sepa", of)]
    assert lacks == (
        [] if told else ["tout ce qui reste dû est contesté ou rejeté : aucun prélèvement n'est à proposer."]
    )
    assert told in sample.words("mandat-sepa", of).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("judged", "which", "paid", "principal"),
    [
        ("2025-11-10", "[F-2]", "1 000,00", "3817.58"),
        ("2026-01-10", "[F-2]", "1 000,00", "6817.58"),  # on 31 December it was owed still
        ("2025-11-10", "[F-2, F-2026-017]", "1 000,00", "0.00"),
        ("2025-09-15", "[F-2]", "5 000,00", "0.00"),  # nothing else is left: no letter is called for
    ],
)
def test_a_guarantor_is_told_of_no_dismissed_debt(
    home: Path, judged: str, which: str, paid: str, principal: str
) -> None:
    """It told 3 000 € that no judge grants any more as still owed on 31 December (C. civ., art. 2302)."""
    text = dismissed(bound.guaranteed(), "DAY", which).replace("2026-", "2025-").replace("-2025-017", "-2026-017")
    text = text.replace("DAY", judged).replace("F-2025-", "F-2026-").replace("1 000,00", paid)
    of = sample.from_text(home, text, au=dt.date(2026, 3, 20))
    told = sample.context(CATALOGUE["information-annuelle-caution"], *of, choix=HERS)
    assert str(told["annuel_principal"]) == principal
    asked = [one.message for one in untold(of[0], of[1], of[2].au, of[2]) if "annuelle" in one.message]
    assert bool(asked) is (principal != "0.00")
    lacks = sample.missing(CATALOGUE["information-annuelle-caution"], *of, choix=HERS)
    assert [one.message for one in lacks if "rien de garanti" in one.message] == (
        [] if asked else ["rien de garanti ne restait dû au 31 décembre 2025."]
    )
