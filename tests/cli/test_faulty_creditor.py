"""A creditor's file in error, command by command: his cases are refused by its line, the others are worked on."""

import shutil
from pathlib import Path

import pytest

from generator.edit.nouveau import QUESTIONS, refusal
from generator.load import load_office
from tests.cli.conftest import Cli
from tests.cli.test_rapprocher import on_account, texts
from tests.exhibits.electronic import xml
from tests.office import REPOSITORY, replace_in

HIS, OTHER = "2026-0102", "2026-0117"
FILE = "cases/_cabinet/creanciers/comptoir-durand.yaml"
PLACE = f"{FILE}:23:1: erreur: iban : "


@pytest.fixture
def wrong(office: Path) -> Path:
    """The account of comptoir-durand is mistyped; 2026-0117 is of the other creditor."""
    shutil.copytree(REPOSITORY / "cases" / OTHER, office / "cases" / OTHER)
    replace_in(office / FILE, "iban: FR76", "iban: FR77")
    return office


ONE = [
    ("decompte", "{}"),
    ("etat", "{}"),
    ("agenda", "{}"),
    ("courriers", "{}"),
    ("controler", "{}"),
    ("verifier", "{}"),
    ("produire", "{}", "--liste"),
    ("assembler", "{}"),
    ("verser", "{}"),
    ("noter", "{}", "note", "note=relu"),
]


@pytest.mark.parametrize("command", ONE, ids=lambda one: one[0])
def test_a_command_on_one_case_is_stopped_by_its_own_creditor_alone(
    cli: Cli, wrong: Path, command: tuple[str, ...]
) -> None:
    ran = cli(*(word.format(HIS) for word in command), "--racine", wrong)
    told = ran.out + ran.err
    assert ran.code == 1
    assert told.count(PLACE) == 1
    assert f"cases/{HIS}/dossier.yaml:7:1: erreur: creancier : le fichier du créancier « comptoir-durand »" in told
    assert "n'est pas dans" not in told
    ran = cli(*(word.format(OTHER) for word in command), "--racine", wrong)
    assert PLACE not in ran.out + ran.err
    assert ran.code == 0, ran.err


@pytest.mark.parametrize("command", ["etat", "agenda", "courriers", "controler", "verifier"])
def test_a_list_names_every_case_left_out_and_says_the_fault_once(cli: Cli, wrong: Path, command: str) -> None:
    ran = cli(command, "--racine", wrong)
    told = ran.out + ran.err
    assert ran.code == 1
    assert told.count(PLACE) == 1
    for name in ("2026-0102", "2026-0105", "2026-0109", "2026-0110"):
        assert f"cases/{name}/dossier.yaml:" in told
    assert command == "verifier" or OTHER in ran.out or command == "controler"


def test_his_site_is_not_made_empty(cli: Cli, wrong: Path, tmp_path: Path) -> None:
    ran = cli("construire", "--creancier", "comptoir-durand", "--sortie", tmp_path / "site", "--racine", wrong)
    assert ran.code == 1
    assert ran.err.startswith(PLACE)
    assert not (tmp_path / "site" / "index.html").exists()


def test_a_table_of_new_cases_says_it_where_he_is_typed(cli: Cli, wrong: Path, tmp_path: Path) -> None:
    titles = (
        "reference;creancier;responsable;nature;qualite;denomination;rue;code-postal;ville;origine;famille;numero;date;"
        "echeance;montant-ttc"
    )
    row = (
        "2026-0{};{};a.petit;societe;professionnel;Bar Fictif;1 rue;69001;Lyon;vente;vente-entre-professionnels;{};"
        "2026-01-02;2026-02-02;100,00"
    )
    table = tmp_path / "t.csv"
    table.write_text("\n".join((titles, row.format(301, "comptoir-durand", "A"))), encoding="utf-8")
    ran = cli("importer", table, "--racine", wrong)
    assert ran.code == 1
    assert ran.err.splitlines()[0] == (
        f"{table}:2:2: erreur: creancier : le fichier du créancier « comptoir-durand » est en erreur. "
        f"Le corriger : {FILE}:23:1."
    )
    assert "iban" not in ran.err
    table.write_text("\n".join((titles, row.format(302, "paul-durand", "B"))), encoding="utf-8")
    assert cli("importer", table, "--racine", wrong).code == 0


def test_a_statement_that_may_be_his_notes_nothing(cli: Cli, wrong: Path) -> None:
    """Of an account that is not said, or not known, an invoice cited may be one of his cases, which nobody reads."""
    before = texts(wrong)
    silent, his = wrong / "releve.csv", wrong / "releve.xml"
    silent.write_text(f"Date;Libellé;Débit;Crédit\n20/11/2026;VIR {OTHER};;10,00\n", encoding="utf-8")
    ran = cli("rapprocher", silent, "--racine", wrong)
    assert (ran.code, ran.err.startswith(PLACE)) == (1, True)
    his.write_bytes(on_account("FR7699999000010000000010688").replace(b"2026-0102", OTHER.encode()))
    ran = cli("rapprocher", his, "--creancier", "paul-durand", "--racine", wrong)
    assert "Compte …0688 : d'aucun créancier ; fichier en erreur, compte inconnu : comptoir-durand." in ran.out
    assert texts(wrong) == before
    assert cli("rapprocher", silent, "--creancier", "paul-durand", "--racine", wrong).code == 1, (
        "his cases are left out"
    )
    assert texts(wrong) != before


def test_a_new_case_is_refused_to_him_at_the_question_and_never_given_to_the_other(wrong: Path) -> None:
    office = load_office(wrong)
    (question,) = (one for one in QUESTIONS if one.key == "creancier")
    assert question.choices(office) == ["paul-durand", "comptoir-durand"], "two choices: none goes without saying"
    told = refusal(wrong, "2026-0200", {"creancier": "comptoir-durand"}, "creancier", office)
    assert told == f"le fichier du créancier « comptoir-durand » est en erreur. Le corriger : {FILE}:23:1."
    assert refusal(wrong, "2026-0200", {"creancier": "paul-durand"}, "creancier", office) == ""
    assert refusal(wrong, "2026-0200", {}, "reference", office) == ""


def test_an_invoice_of_an_unknown_seller_may_be_his(wrong: Path, cli: Cli) -> None:
    (wrong / "facture.xml").write_bytes(xml())
    ran = cli("nouveau", "2026-0200", "--facture", wrong / "facture.xml", "--racine", wrong)
    assert "Fichier en erreur, dont le numéro n'est pas comparé : comptoir-durand (recouvre verifier)." in ran.out
