"""``controler`` after a hand edited what was issued: the journal says what left, and the register is never mended."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.office import replace_in

CASE = "2026-0102"
FILE = f"cases/{CASE}/dossier.yaml"
REGISTER = f"cases/{CASE}/emis/registre.yaml"


@pytest.fixture
def issued(cli: Cli, office: Path) -> Path:
    """An office whose case had a reminder issued."""
    ran = cli("emettre", CASE, "relance-courriel", "--racine", office)
    assert ran.code == 0, ran.err
    return office


def test_a_reminder_does_not_become_a_formal_notice_in_the_journal(cli: Cli, issued: Path) -> None:
    """Its day would start interest, and the register would be said to prove it."""
    fact = "type: relance-courriel\n    envoi: courriel\n    delai: 8\n    emis: 1"
    replace_in(issued / FILE, fact, fact.replace("relance-courriel", "mise-en-demeure"))
    ran = cli("controler", CASE, "--racine", issued)
    assert ran.code == 1
    assert "« mise-en-demeure » au journal, « relance-courriel » au bloc 1 du registre." in ran.out
    assert "Le registre prouve : rétablir le journal." in ran.out


@pytest.mark.parametrize("kept", ["", "    document: relance-courriel\n"])
def test_a_reminder_does_not_become_a_note_in_the_journal(cli: Cli, issued: Path, kept: str) -> None:
    """The ladder would ask for it again, and the register would be said to prove the note."""
    fact = "type: relance-courriel\n    envoi: courriel\n    delai: 8\n    emis: 1"
    replace_in(issued / FILE, fact, f"type: note\n{kept}    note: relance envoyée\n    emis: 1")
    ran = cli("controler", CASE, "--racine", issued)
    assert ran.code == 1, ran.out
    assert "« note » au journal, « relance-courriel » au bloc 1 du registre." in ran.out


def test_a_note_of_an_issue_does_not_name_another_document(cli: Cli, office: Path) -> None:
    """A quittance is noted as a note, which names it."""
    assert cli("emettre", "2026-0105", "quittance-paiement", "--racine", office).code == 0
    file = office / "cases/2026-0105/dossier.yaml"
    assert cli("controler", "2026-0105", "--racine", office).code == 0
    replace_in(file, "document: quittance-paiement\n", "document: quittance\n")
    ran = cli("controler", "2026-0105", "--racine", office)
    assert (ran.code, "« quittance » au journal, « quittance-paiement » au bloc 1 du registre." in ran.out) == (1, True)
    replace_in(file, "document: quittance\n", "document: quittance-paiement\n")
    text = file.read_text(encoding="utf-8")
    head, _, tail = text.rpartition("type: note\n")
    file.write_text(f"{head}type: cloture\n{tail}", encoding="utf-8")
    ran = cli("controler", "2026-0105", "--racine", office)
    assert (ran.code, "« cloture » au journal, « note » au bloc 1 du registre." in ran.out) == (1, True)


def test_a_register_put_together_by_hand_is_not_mended_by_hand(cli: Cli, issued: Path) -> None:
    """git's marks taken away, two half blocks are one with each key twice: no line of it is the good one."""
    text = (issued / REGISTER).read_text(encoding="utf-8")
    half = text[text.index("  nature:") : text.index("  moteur:")]
    (issued / REGISTER).write_text(f"{text}{half}   - cassé\n", encoding="utf-8")
    ran = cli("controler", CASE, "--racine", issued)
    assert ran.code == 1
    assert "Garder la bonne ligne" not in ran.out
    assert "Rétablir la version enregistrée dans git" in ran.out
