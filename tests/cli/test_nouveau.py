"""``nouveau`` as a user types it: nothing answered is lost."""

import re
import shutil
import unicodedata
from io import StringIO
from pathlib import Path

import pytest

from generator.load import load_case
from tests.cli.conftest import Cli
from tests.office import replace_in


def test_a_wrong_answer_is_asked_again_with_its_reason(cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    creditor = min((office / "cases" / "_cabinet" / "creanciers").glob("*.yaml")).stem
    answers = [
        creditor, "a.petit", "", "Société", "professionnel", "Chez Léa", "", "123", "", "1 rue", "France",
        "1234", "01000", "Bourg", "", "farine", "vente-entre-professionnels", "F-1", "31/02/2026", "15/1/98",
        "15/1/26", "31/12/2025", "15/02/2026", "4,800", "4 800,00",
    ]  # fmt: skip
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(answers) + "\n"))
    ran = cli("nouveau", "2026-9000", "--racine", office)
    assert ran.code == 0, ran.err
    refused = ("n'est pas un SIREN", "n'est pas un code postal", "31/02/2026 » n'existe pas", "l'échéance précède")
    for reason in (*refused, "est ambigu", "« 15/1/98 » n'est pas une date. Écrire JJ/MM/AAAA"):
        assert ran.out.count(reason) + ran.err.count(reason) == 1, reason
    assert "Dénomination : " in ran.out
    assert "Ensuite : recouvre verifier 2026-9000 ; une autre facture : recouvre noter 2026-9000 facture." in ran.out
    dossier = load_case(office, "2026-9000").dossier
    assert dossier.strategie is None, "Enter: that of the creditor"
    (invoice,) = dossier.factures
    assert (str(invoice.date), str(invoice.echeance)) == ("2026-01-15", "2026-02-15")


def test_a_civility_is_typed_as_on_an_envelope(cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """« Mme » was refused here, and taken from a table and in the file."""
    creditor = min((office / "cases" / "_cabinet" / "creanciers").glob("*.yaml")).stem
    answers = [
        creditor, "a.petit", "", "particulier", "consommateur", "mme", "Ézé", "Léa", "1 rue", "", "01000", "Bourg", "",
        "vélo", "vente-a-consommateur", "F-1", "15/01/2026", "15/02/2026", "48",
    ]  # fmt: skip
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(answers) + "\n"))
    ran = cli("nouveau", "2026-9000", "--racine", office)
    assert ran.code == 0, ran.err
    assert "Civilité (Madame, Monsieur, Mme, M.) : " in ran.out
    assert load_case(office, "2026-9000").dossier.debiteur.civilite == "Mme"


def test_the_words_of_a_question_are_told_to_who_asks(cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    creditor = min((office / "cases" / "_cabinet" / "creanciers").glob("*.yaml")).stem
    answers = [
        "?", creditor, "a.petit", "", "?", "association", "?", "professionnel", "Chez Léa", "", "000900209", "1 rue",
        "", "01000", "Bourg", "", "farine", "?", "vente-entre-professionnels", "F-1", "15/01/2026", "15/02/2026", "48",
    ]  # fmt: skip
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(answers) + "\n"))
    ran = cli("nouveau", "2026-9000", "--racine", office)
    assert ran.code == 0, ran.err
    for told in ("Personne physique, hors de toute activité professionnelle.", "Téléphone, internet.", "Association."):
        assert told in ran.out
    assert ran.out.count("« ? » n'est pas admis ici") + ran.err.count("« ? » n'est pas admis ici") == 1, "a creditor"


def test_a_hidden_sign_is_refused_when_typed_and_not_at_the_end(
    cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    creditor = min((office / "cases" / "_cabinet" / "creanciers").glob("*.yaml")).stem
    answers = [
        creditor, "a.petit", "", "association", "professionnel", "Chez\u200bLéa", "Chez Léa", "", "000900209", "1 rue",
        "", "01000", "Bourg", "", "farine", "vente-entre-professionnels", "F-1", "15/01/2026", "15/02/2026", "4 800,00",
    ]  # fmt: skip
    monkeypatch.setattr("sys.stdin", StringIO("\n".join(answers) + "\n"))
    ran = cli("nouveau", "2026-9000", "--racine", office)
    assert ran.code == 0, ran.err
    assert (ran.out + ran.err).count("caractère invisible refusé") == 1
    debtor = load_case(office, "2026-9000").dossier.debiteur
    assert (debtor.denomination, debtor.siren) == ("Chez Léa", "000900209"), "an association has one too"


def test_a_table_opens_its_cases_once_simulated_then_written(cli: Cli, office: Path, tmp_path: Path) -> None:
    assert "numero;date;echeance;montant-ttc" in cli("importer", "--racine", office).out
    creditor = min((office / "cases" / "_cabinet" / "creanciers").glob("*.yaml")).stem
    titles = "reference;creancier;responsable;nature;qualite;denomination;rue;code-postal;ville;origine;famille;numero;"
    row = f"2026-9100;{creditor};a.petit;societe;professionnel;Chez Léa;1 rue;01000;Bourg;farine;"
    invoice = "vente-entre-professionnels;F-1;15/01/2026;15/02/2026;4 800,00"
    table = tmp_path / "t.csv"
    table.write_text(f"{titles}date;echeance;montant-ttc\n{row}{invoice}\n", encoding="utf-8")
    made = office / "cases" / "2026-9100" / "dossier.yaml"
    ran = cli("importer", table, "--simuler", "--racine", office)
    assert (ran.code, made.exists()) == (0, False), ran.err
    assert "Chez Léa" in ran.out
    for state in ("ouvert", "déjà ouvert"):
        ran = cli("importer", table, "--racine", office)
        assert (ran.code, made.exists()) == (0, True), ran.err
        assert f"4 800,00 €  {state}" in ran.out.replace("\N{NO-BREAK SPACE}", " ")
    assert load_case(office, "2026-9100").dossier.strategie is None, "that of the creditor"
    table.write_text(f"{titles}date;echeance;montant-ttc\n{row}{invoice.replace('4 800', '4,800')}\n", encoding="utf-8")
    assert cli("importer", table, "--racine", office).code == 1


def test_an_invoice_that_a_case_claims_already_is_told_as_its_table_is_read(
    cli: Cli, office: Path, tmp_path: Path
) -> None:
    invoice = load_case(office, "2026-0102").dossier.factures[0]
    titles = "reference;creancier;responsable;nature;qualite;denomination;rue;code-postal;ville;origine;famille;numero;"
    row = "comptoir-durand;a.petit;societe;professionnel;Mirage;1 rue;69001;Lyon;four;vente-entre-professionnels"
    same = f"2026-9100;{row};{invoice.numero.lower()};{invoice.date};15/12/2026;10,00"
    other = f"2026-9101;{row};F-9;15/01/2026;15/02/2026;10,00"
    table = tmp_path / "t.csv"
    table.write_text(f"{titles}date;echeance;montant-ttc\n{same}\n{other}\n", encoding="utf-8")
    for options in (("--simuler",), (), ()):
        out = cli("importer", table, *options, "--racine", office).out
        assert out.count(" est aussi dans ") == 1
        assert "cases/2026-9100/dossier.yaml:" in out
        assert f"{invoice.numero.lower()} est aussi dans 2026-0102." in out


def test_a_case_opens_around_the_exhibits_laid_there_first(cli: Cli, office: Path) -> None:
    """« existe déjà, y ajouter la facture : recouvre noter », and « noter » answered « dossier inconnu »."""
    laid = office / "cases" / "2026-9200" / "pieces" / "F-1.pdf"
    laid.parent.mkdir(parents=True)
    laid.write_bytes(b"%PDF-1.4")
    (stray,) = [one for one in cli("verifier", "--racine", office).out.splitlines() if "cases/2026-9200" in one]
    unknown = cli("noter", "2026-9200", "facture", "--racine", office).err
    assert "recouvre nouveau 2026-9200" in stray
    assert "« cases/2026-9200 » : répertoire sans dossier.yaml. L'ouvrir (recouvre nouveau 2026-9200)" in unknown
    creditor = min((office / "cases" / "_cabinet" / "creanciers").glob("*.yaml")).stem
    titles = "reference;creancier;responsable;nature;qualite;denomination;rue;code-postal;ville;origine;famille;numero;"
    row = f"2026-9200;{creditor};a.petit;societe;professionnel;Chez Léa;1 rue;01000;Bourg;farine;"
    table = office / "t.csv"
    invoice = "vente-entre-professionnels;F-1;15/01/2026;15/02/2026;4 800,00"
    table.write_text(f"{titles}date;echeance;montant-ttc\n{row}{invoice}\n", encoding="utf-8")
    said = "cases/2026-9200 contient déjà pieces/F-1.pdf. Ce fichier est de ce dossier ? Sinon, l'ôter avant"
    assert said in cli("nouveau", "2026-9200", "--racine", office).out, "it may be of another client"
    opened = cli("importer", table, "--racine", office)
    assert (opened.code, said in opened.out) == (0, True)
    assert laid.read_bytes() == b"%PDF-1.4"
    assert (laid.parent.parent / "dossier.yaml").is_file()
    (laid.parent.parent / "dossier.yaml").rename(laid.parent.parent / "ancien.yaml")
    (laid.parent.parent / "pieces.lock").touch()
    again = cli("importer", table, "--racine", office)
    assert (again.code, "Choisir une autre référence.\n" in again.out + again.err) == (1, True), "it cannot be noted in"


@pytest.mark.parametrize(
    ("name", "file", "remedy"),
    [
        ("2026-9200", "Dossier.yml", "(il s'y trouve Dossier.yml). Nommer le fichier dossier.yaml, ou ôter"),
        ("Dupont et fils", "pieces/F-1.pdf", "Lui donner pour nom une référence (lettres sans accent, chiffres, point"),
    ],
)
def test_a_folder_that_nouveau_refuses_is_not_sent_to_it(
    cli: Cli, office: Path, name: str, file: str, remedy: str
) -> None:
    laid = office / "cases" / name / file
    laid.parent.mkdir(parents=True)
    laid.touch()
    (stray,) = [one for one in cli("verifier", "--racine", office).out.splitlines() if f"cases/{name}" in one]
    for told in (stray, cli("etat", name, "--racine", office).err):
        assert (remedy in told, "recouvre nouveau" in told) == (True, False), told


@pytest.mark.parametrize(
    ("reference", "code", "why"),
    [
        ("2026-0105", 1, "existe déjà"),
        ("../x", 2, "« ../x » n'est pas une référence"),
        ("a b", 2, "« a b » n'est pas une référence"),
    ],
)
def test_a_wrong_reference_asks_nothing(  # noqa: PLR0917 - one row
    reference: str, code: int, why: str, cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(""))
    ran = cli("nouveau", reference, "--racine", office)
    assert (ran.code, ran.out) == (code, "")
    assert why in ran.err


@pytest.mark.parametrize("nobody", [StringIO(""), None], ids=["/dev/null", "closed"])
@pytest.mark.parametrize(
    "command", [("nouveau", "2026-9100"), *(("noter", "2026-0105", *kind) for kind in ((), ("frais",), ("dispense",)))]
)
def test_a_question_that_nobody_is_there_to_answer_is_a_wrong_command(
    command: tuple[str, ...], nobody: StringIO | None, cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", nobody)
    ran = cli(*command, "--racine", office)
    assert (ran.code, "la question reste sans réponse : rien n'est écrit." in ran.err) == (2, True), ran.err
    assert not (office / "cases" / "2026-9100").exists()
    if command[0] == "nouveau":
        assert "recouvre importer FICHIER" in ran.err
        assert cli("importer", "--racine", office).out.rstrip() in ran.err, "all that there is to answer"
        for key, need in (("rue", "toujours"), ("nom", "selon la nature"), ("siren", "au choix")):
            assert re.search(rf"{key} +{need} ", ran.err)
    for kind, line in (
        ("frais", 'recouvre noter 2026-0105 frais nature="…" montant="…" a-la-charge-de="…" --date JJ/MM/AAAA'),
        ("dispense", 'recouvre noter 2026-0105 dispense par="…" objet="…" motif="…"'),
    ):
        assert (line in ran.err) == (kind in command)


def test_files_put_in_pieces_are_declared_by_the_lines_verser_gives(cli: Cli, office: Path) -> None:
    case = office / "cases" / "2026-0102"
    path = case / "dossier.yaml"
    for name in (unicodedata.normalize("NFD", "Devis signé.txt"), "devis-signe.txt", "Œuvre.txt"):  # as a Mac names it
        (case / "pieces" / name).write_text("Bon pour accord", encoding="utf-8")
    warned = cli("verifier", "2026-0102", "--racine", office).out
    assert warned.count("» donne les lignes à coller") == 3
    ran = cli("verser", "2026-0102", "--racine", office)
    assert "Aucune correction" not in ran.err
    lines = [line for line in ran.out.splitlines() if line.startswith(("  - ", "    "))]
    pasted = "\n".join(["pieces:", *lines]).replace("nature: …", "nature: devis")
    replace_in(path, "\npieces:", f"\n{pasted}", 1)
    assert {"devis-signe", "devis-signe-2", "oeuvre"} <= {
        piece.id for piece in load_case(office, "2026-0102").dossier.pieces
    }
    taken = cli("verser", "2026-0102", "--racine", office)
    assert (taken.code, "prise en compte" in taken.out) == (0, True)
    verified = cli("verifier", "2026-0102", "--racine", office).out
    assert "cité par aucune" not in verified
    assert "forme décomposée" not in verified, "the lines given are not to be typed again"


def test_verser_without_a_piece_declared_locks_nothing(cli: Cli, office: Path, tmp_path: Path) -> None:
    root = tmp_path / "sans"
    shutil.copytree(office, root)
    case = root / "cases" / "2026-0102"
    text = (case / "dossier.yaml").read_text(encoding="utf-8")
    bare = re.sub(r"\n *(piece|livraison|cgv|commande): .*", "", text.partition("\npieces:")[0])
    (case / "dossier.yaml").write_text(bare + "\n", encoding="utf-8")
    (case / "pieces.lock").unlink()
    ran = cli("verser", "2026-0102", "--racine", root)
    assert ran.code == 0, ran.err
    assert "Aucune pièce n'est déclarée" in ran.out
    assert "\npieces:\n  - id: " in ran.out
    assert not (case / "pieces.lock").exists()
    said = any("nature: …" in line for line in ran.out.splitlines())
    for one in (case / "pieces").iterdir():
        one.unlink()
    assert ("À la place de « … »" in ran.out) is said
    (case / "pieces" / "devis.txt").write_text("Bon pour accord", encoding="utf-8")
    known = cli("verser", "2026-0102", "--racine", root).out
    assert "nature: devis" in known
    assert "À la place de « … »" not in known, "every nature is said"
