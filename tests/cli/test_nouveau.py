"""``nouveau`` as a user types it: nothing answered is lost."""

from io import StringIO
from pathlib import Path

import pytest

from generator.load import load_case
from tests.cli.conftest import Cli


def test_a_wrong_answer_is_asked_again_with_its_reason(cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    creditor = min((office / "cases" / "_cabinet" / "creanciers").glob("*.yaml")).stem
    answers = [
        creditor, "a.petit", "standard", "societe", "professionnel", "Chez Léa", "", "123", "", "1 rue", "1234",
        "01000", "Bourg", "", "farine", "vente-entre-professionnels", "F-1", "15/01/2026", "31/12/2025", "15/02/2026",
        "4,800", "4 800,00",
    ]  # fmt: skip
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(answers) + "\n"))
    ran = cli("nouveau", "2026-9000", "--racine", office)
    assert ran.code == 0, ran.err
    for reason in ("n'est pas un SIREN", "n'est pas un code postal", "l'échéance précède la facture", "est ambigu"):
        assert ran.out.count(reason) + ran.err.count(reason) == 1, reason
    assert "Dénomination : " in ran.out
    (invoice,) = load_case(office, "2026-9000").dossier.factures
    assert (str(invoice.date), str(invoice.echeance)) == ("2026-01-15", "2026-02-15")


@pytest.mark.parametrize("reference", ["2026-0105", "../x", "a b"])
def test_a_wrong_reference_asks_nothing(
    reference: str, cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(""))
    ran = cli("nouveau", reference, "--racine", office)
    assert (ran.code, ran.out) == (1, "")
    assert "existe déjà" in ran.err or "n'est pas une référence" in ran.err
