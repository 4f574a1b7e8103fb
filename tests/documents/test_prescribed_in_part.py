"""One invoice is prescribed, another is not: the refusal says how to claim the other (C. conso., art. L218-2)."""

import pytest

from generator.casework.awaited import lacking
from generator.casework.computed import Computed, compute_case
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.documents.requirements import remarks
from tests.progress.cases import case, day, office

CONSUMER = (
    "- {nature: particulier, qualite: consommateur, nom: Conte, prenoms: Odette, "
    "adresse: {rue: 1 rue X, code-postal: 69002, ville: Lyon}}\n"
)
INVOICES = "".join(f"- {{numero: F-{n}, date: {day}, echeance: {day}, montant-ttc: 1000}}\n" for n, day in (
    (1, "2024-10-01"), (2, "2024-10-02"), (3, "2026-10-01"),
))  # fmt: skip


def seen(au: str, factures: str = INVOICES, journal: str = "") -> Computed:
    consumer = case(journal, factures=factures, debiteurs=CONSUMER, creance="famille: vente-a-consommateur")
    return compute_case(consumer, office(), day(au))


def remedies(of: Computed, *factures: str) -> set[str]:
    found = lacking(of, office(), "relance-courrier", Choix(factures=factures))
    return {one.remedy for one in found if "prescrite depuis" in one.message}


@pytest.mark.parametrize(("au", "rest"), [("2026-10-01", ()), ("2026-10-02", ("F-2", "F-3")), ("2026-10-03", ("F-3",))])
def test_the_rest_is_claimed_apart(au: str, rest: tuple[str, ...]) -> None:
    of, apart = seen(au), f'Le reste se réclame à part : « --factures "{", ".join(rest)}" ».'
    assert remedies(of) == ({f"Ne plus réclamer cette somme à un consommateur. {apart}"} if rest else set())
    assert not remedies(of, *rest or ("F-3",)), "what is told to do passes"


def test_nothing_is_left_to_claim_apart() -> None:
    alone = seen("2026-10-03", INVOICES.partition("- {numero: F-2")[0])
    assert remedies(alone) == {"Ne plus réclamer cette somme à un consommateur."}


@pytest.mark.parametrize(("placed", "asked"), [("", True), ("- {date: 2026-02-01, type: placement}\n", False)])
def test_a_writ_that_reached_the_greffe_unnoted_says_what_to_note(placed: str, asked: bool) -> None:  # noqa: FBT001
    """Its debt is prescribed only as long as nothing says that the court was seised."""
    writ = "- {date: 2026-01-20, type: assignation, juridiction: tribunal judiciaire de Lyon, au: 2026-06-01}\n"
    found = remedies(seen("2026-11-21", INVOICES.partition("- {numero: F-2")[0], writ + placed))
    line = "« recouvre noter 2026-9001 placement --date JJ/MM/AAAA »"
    note = f"Si l'assignation a été remise au greffe, le noter à sa date : {line}."
    assert found == ({f"Ne plus réclamer cette somme à un consommateur. {note}"} if asked else set())


@pytest.mark.parametrize(
    ("clause", "au", "told"),
    [
        ("6 ans", "2024-01-09", ""),  # the last safe day: that of the law
        ("6 ans", "2024-01-10", "dernier jour sûr passé le 09/01/2024, dernier jour le 10/01/2025. Durée de 6 ans"),
        ("6 ans", "2025-01-10", "dernier jour sûr passé le 09/01/2024, dernier jour le 10/01/2025. Durée de 6 ans"),
        ("6 ans", "2025-01-11", ""),  # prescribed: refused
        ("5 ans", "2024-01-09", ""),
        ("5 ans", "2024-01-10", "dernier jour sûr passé le 09/01/2024, dernier jour le 10/01/2024."),
    ],
)
def test_a_letter_past_the_last_safe_day_is_remarked(clause: str, au: str, told: str) -> None:
    """C. com. L110-4, five years; C. civ. 2254: nothing in the file settles whether a clause that lengthens holds."""
    claim = f"famille: vente-entre-professionnels\nprescription-convenue: {{duree: {clause}, piece: cgv}}"
    invoice = "- {numero: F-1, date: 2019-01-10, echeance: 2019-01-10, montant-ttc: 1000}"
    of = compute_case(case(factures=invoice, creance=claim), office(), day(au))
    assert of.decompte is not None
    entry = CATALOGUE["relance-courrier"]
    draft = entry.draft(of.case, office(), of.decompte, of.situation)
    found = [one.message for one in remarks(entry, draft) if "dernier jour sûr" in one.message]
    assert [told in one for one in found] == [True] * bool(told)


def test_what_is_debated_of_an_order_is_told_why() -> None:
    """CPCE, art. L111-4: whether an order that nobody opposed lives ten years is debated."""
    journal = (
        "- {date: 2021-05-03, type: ordonnance-injonction}\n"
        "- {date: 2021-06-01, type: signification, acte: ordonnance, mode: personne}"
    )
    titres = (
        "- {nature: ordonnance-injonction, juridiction: tribunal de commerce de Lyon, date: 2021-05-03, "
        "principal: 1000, executoire-le: 2021-07-05}"
    )
    invoice = "- {numero: F-1, date: 2019-01-10, echeance: 2019-01-10, montant-ttc: 1000}"
    of = compute_case(case(journal, factures=invoice, titres=titres), office(), day("2026-12-01"))
    assert of.decompte is not None
    entry = CATALOGUE["transmission-commissaire"]
    draft = entry.draft(of.case, office(), of.decompte, of.situation)
    found = [one.message for one in remarks(entry, draft) if "dernier jour sûr" in one.message]
    assert ["discuté (Cass. 2e civ., 29 sept. 2022)" in one for one in found] == [True], found
