"""What a check says beyond the file: « solde » on a claim still owed."""

import pytest

from generator.build.checks import check_case
from generator.findings import Level
from tests.progress.cases import case, day, office

PAID = "- {date: 2026-05-10, montant: 900}"
SINCE = "- {numero: F-2, date: 2026-05-15, echeance: 2026-07-01, montant-ttc: 500}"
PIECE = "- {id: facture, nature: facture, titre: Facture, fichier: pieces/f.pdf}"
FIRST = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"


@pytest.mark.parametrize(
    ("settled", "payments", "invoices", "told"),
    [
        ("2026-05-12", PAID, FIRST, []),  # the rest is given up
        ("2026-05-12", "", FIRST, ["1 060,31 €"]),
        ("2026-05-12", PAID, FIRST + SINCE, []),  # the other invoice goes on
        ("2026-05-12", "", FIRST + SINCE, ["1 560,31 €"]),
        ("2026-06-02", "", FIRST, []),  # not yet: the case is seen the day before
    ],
)
def test_a_settled_claim_still_owed_is_told_with_its_sum(
    settled: str, payments: str, invoices: str, told: list[str]
) -> None:
    one = case(f"- {{date: {settled}, type: solde}}", paiements=payments, factures=invoices)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "« solde »" in each.message]
    assert [each.message.split("noté et ")[1].split(" restent")[0].replace("\xa0", " ") for each in found] == told
    assert all(each.level is Level.AVERTISSEMENT and "irrecouvrable" in each.remedy for each in found)


DISMISSED = "- {date: 2026-04-10, type: assignation}\n- {date: 2026-05-12, type: jugement, sens: rejet}"


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        ("- {date: 2026-05-12, type: cloture}", ["journal[0]"]),
        ("- {date: 2026-05-12, type: irrecouvrable}", ["journal[0]"]),
        ("- {date: 2026-05-20, type: cloture}", []),  # it knew the invoice
        ("- {date: 2026-05-12, type: solde}", []),  # the other invoice goes on
        (DISMISSED, ["journal[1]"]),
    ],
)
def test_what_came_after_the_end_and_is_followed_nowhere_is_told(journal: str, told: list[str]) -> None:
    one = case(journal, paiements=PAID, factures=FIRST + SINCE)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "reste dû depuis : F-2" in each.message]
    assert [each.key for each in found] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("refus de payer, voir la pièce n° 1", []),
        ("refus de payer (pièces n° 1 et 7)", ["la pièce n° 7 est citée et le dossier a 1 pièce."]),
        (f"refus de payer, pièce n° {'9' * 5000}", ["la pièce n° 999999999 est citée et le dossier a 1 pièce."]),
        (r"refus de payer, pièce n°\n7", ["la pièce n° 7 est citée et le dossier a 1 pièce."]),
        ("refus de payer, Pièce n°\N{NO-BREAK SPACE}0", ["la pièce n° 0 est citée et le dossier a 1 pièce."]),
    ],
)
def test_a_number_of_a_piece_that_is_not_there_is_told_at_its_line(text: str, told: list[str]) -> None:
    one = case(f'- {{date: 2026-05-12, type: note, motif: "{text}"}}', pieces=PIECE, factures=FIRST)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "est citée" in each.message]
    assert [each.message for each in found] == told
    assert {(each.key, each.level) for each in found} <= {("journal[0].motif", Level.AVERTISSEMENT)}
