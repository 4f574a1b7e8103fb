"""An invoice that two cases claim is told in both, once the portfolio is checked whole."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from generator.build.order import fixed
from generator.build.verification import verify
from generator.load import list_references
from tests.office import copy_office, replace_in

AU = dt.date(2026, 11, 21)
SALE = "2026-0103"


def office(root: Path, reference: str, debtor: str = "") -> Path:
    """A case of the demo, twice; the second of another debtor when he is named."""
    copy_office(root, (reference,))
    second = root / "cases" / "2026-0999"
    shutil.copytree(root / "cases" / reference, second)
    file = second / "dossier.yaml"
    replace_in(file, reference, "2026-0999")
    if debtor:
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.strip().startswith(("siren:", "siret:", "tva:"))]
        file.write_text("".join(kept), encoding="utf-8")
        first = next(line for line in kept if "denomination:" in line or "nom:" in line)
        replace_in(file, first, f"{first.split(':')[0]}: {debtor}\n", 1)
    return root


def told(root: Path) -> list[tuple[str, str]]:
    found = verify(root, list_references(root), fixed(AU), 1)
    return [(one.file, one.message) for one in found if "est aussi dans" in one.message]


@pytest.mark.parametrize("debtor", ["", "Autre Bistrot"])
def test_an_issuer_gives_a_number_once(tmp_path: Path, debtor: str) -> None:
    root = office(tmp_path, SALE, debtor)
    expected = [
        ("cases/2026-0103/dossier.yaml", "la facture n° F-2026-0378 est aussi dans 2026-0999."),
        ("cases/2026-0999/dossier.yaml", "la facture n° F-2026-0378 est aussi dans 2026-0103."),
    ]
    assert told(root) == expected
    assert told(root) == expected  # by what was kept


def test_a_case_asked_for_alone_is_held_against_the_others_as_they_were_last_checked(tmp_path: Path) -> None:
    root = office(tmp_path, SALE)
    other = root / "cases" / "2026-0999"
    another = "factures:\n  - {numero: F-2026-0001, date: 2026-08-31, echeance: 2026-09-30, montant-ttc: 100}\n"
    replace_in(other / "dossier.yaml", "factures:\n", another, 1)  # which the first does not claim

    def alone(day: dt.date = AU) -> list[str]:
        return [one.message for one in verify(root, [SALE], fixed(day), 1) if "est aussi dans" in one.message]

    assert alone() == [], "nothing is read but the case"
    told(root)
    (root / "cases" / "_cabinet" / "cabinet.yaml").touch()
    assert alone() == alone(AU + dt.timedelta(days=1)) == ["la facture n° F-2026-0378 est aussi dans 2026-0999."]
    replace_in(other / "dossier.yaml", "numero: F-2026-0378", "numero: F-2026-0379")
    assert alone() == [], "the other case is read again, once changed"
    told(root)
    replace_in(other / "dossier.yaml", "numero: F-2026-0379", "numero: F-2026-0378")
    told(root)
    shutil.rmtree(other)
    assert alone() == [], "withdrawn"


@pytest.mark.parametrize(("paid", "count"), [("", 0), ("paiements:\n  - {date: 2026-11-02, montant: 100}\n", 2)])
def test_a_case_closed_unpaid_leaves_its_invoices_to_another(tmp_path: Path, paid: str, count: int) -> None:
    """What was paid in it would be asked for again by the other."""
    root = office(tmp_path, SALE)
    file = root / "cases" / SALE / "dossier.yaml"
    replace_in(file, "journal:\n", f"{paid}journal:\n", 1)
    replace_in(file, "\npieces:\n", "\n  - {date: 2026-11-20, type: cloture, motif: repris ailleurs}\n\npieces:\n", 1)
    assert len(told(root)) == count


@pytest.mark.parametrize(("debtor", "count"), [("", 2), ("Autre Bistrot", 0)])
def test_two_issuers_who_transferred_their_claims_may_give_one_number(tmp_path: Path, debtor: str, count: int) -> None:
    root = office(tmp_path, SALE, debtor)
    for reference in (SALE, "2026-0999"):
        file = root / "cases" / reference / "dossier.yaml"
        replace_in(file, "    montant-ttc:", "    cession: acte\n    montant-ttc:", 1)
        deed = "\npieces:\n  - {id: acte, fichier: pieces/acte.pdf, nature: autre, titre: Cession, date: 2026-11-02}\n"
        replace_in(file, "\npieces:\n", deed, 1)
        (file.parent / "pieces" / "acte.pdf").write_bytes(b"%PDF-1.4")
    assert len(told(root)) == count


def test_the_case_mended_both_are_silent(tmp_path: Path) -> None:
    root = office(tmp_path, SALE)
    assert told(root)
    shutil.rmtree(root / "cases" / "2026-0999")
    assert told(root) == []


@pytest.mark.parametrize(("family", "day", "count"), [
    ("vente-entre-professionnels", "2025-08-31", 0),
    ("vente-entre-professionnels", "2026-08-13", 2),  # most often a day mistyped
    ("bail-commercial", "2026-08-13", 0),
])  # fmt: skip
def test_the_number_of_another_year_is_another_invoice(tmp_path: Path, family: str, day: str, count: int) -> None:
    root = office(tmp_path, SALE)
    for reference in list_references(root):
        file = root / "cases" / reference / "dossier.yaml"
        replace_in(file, "famille: vente-entre-professionnels", f"famille: {family}")
    replace_in(root / "cases" / "2026-0999" / "dossier.yaml", "date: 2026-08-31", f"date: {day}", 1)
    assert len(told(root)) == count


@pytest.mark.parametrize(("debtor", "count"), [("", 2), ("Autre Bistrot", 0)])
def test_a_rent_has_the_name_of_its_month_for_every_tenant(tmp_path: Path, debtor: str, count: int) -> None:
    root = office(tmp_path, SALE, debtor)
    for reference in list_references(root):
        file = root / "cases" / reference / "dossier.yaml"
        replace_in(file, "famille: vente-entre-professionnels", "famille: bail-commercial")
    assert [message.partition(" n°")[0] for _, message in told(root)] == ["l'échéance de loyer"] * count


def test_an_heir_holds_a_part_of_what_another_holds(tmp_path: Path) -> None:
    root = office(tmp_path, SALE)
    fact = "journal:\n  - {date: 2026-11-05, type: deces, personne: Mme Rêve, heritiers: [Bistrot L'Utopie]}\n"
    replace_in(root / "cases" / "2026-0999" / "dossier.yaml", "journal:\n", fact, 1)
    assert told(root) == []
