"""Letters by the sheet: issued together and never twice, then what comes back of them."""

import csv
import errno
import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from pikepdf import Pdf

from generator.alone import alone
from generator.desk.impression import to_print
from generator.load import load_case
from generator.register import recovery
from generator.register.chain import blocks_of
from generator.writer import write_bytes
from tests.cli.conftest import Cli
from tests.cli.test_issuing import JOINT
from tests.office import REPOSITORY, copy_office, replace_in

STORIES = REPOSITORY / "tests" / "statement" / "recits"
Change = Callable[[dict[str, str]], Any]


def blank(pages: int) -> bytes:
    with Pdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        content = BytesIO()
        pdf.save(content, deterministic_id=True)
        return content.getvalue()


@pytest.fixture(autouse=True)
def unprinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters of three blank pages: what leaves does not depend on its print, which is slow."""
    monkeypatch.setattr("generator.render.production.pdf", lambda *_arguments, **_options: blank(3))


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"))


def sheet(cli: Cli, office: Path, change: Change, *options: str) -> Path:
    """The sheet Recouvre writes, filled in and saved as Excel does."""
    written, filled = office / "courriers.csv", office / "remplie.csv"
    written.unlink(missing_ok=True)
    ran = cli("courriers", *options, "--csv", written, "--racine", office)
    assert ran.code == 0, ran.err
    rows = rows_of(written)
    for row in rows:
        change(row)
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    filled.write_bytes(text.getvalue().encode("cp1252"))
    return filled


def named(*asked: str) -> Change:
    """« oui » on the letters asked for, as « 2026-0102 relance-courriel »."""

    def change(row: dict[str, str]) -> None:
        if f"{row['dossier']} {row['document']}" in asked:
            row["émettre"] = "oui"

    return change


def issued(office: Path) -> list[str]:
    """What the registers hold, « 2026-0102 1 relance-courriel »; each also has its fact."""
    found = []
    for register in sorted(office.glob("cases/*/emis/registre.yaml")):
        case = load_case(office, register.parts[-3])
        numbers = [str(fact.emis) for fact in case.dossier.journal if fact.emis is not None]
        for block in blocks_of(case):
            if block["nature"] == "emission":
                found.append(f"{register.parts[-3]} {block['seq']} {block['document']}")
                assert numbers.count(block["seq"]) == 1
    return found


def states(out: str) -> list[str]:
    """« 2026-0102 émis » for each line of the table."""
    rows = re.findall(r"^ +\d+  (2026-\d+)  .*  (déjà émis|émis|non émis|à émettre)\b", out, re.MULTILINE)
    return [" ".join(row) for row in rows]


OTHER = "paul-durand"  # another creditor of the demo
THREE = ("2026-0102 relance-courriel", "2026-0105 transmission-commissaire", "2026-0110 transmission-commissaire")


def test_the_letters_named_leave_and_no_other(cli: Cli, office: Path) -> None:
    ran = cli("emettre", "--liste", sheet(cli, office, named(*THREE)), "--racine", office)
    assert ran.code == 0, ran.err
    assert issued(office) == [
        "2026-0102 1 relance-courriel", "2026-0105 1 transmission-commissaire", "2026-0110 1 transmission-commissaire",
    ]  # fmt: skip
    assert states(ran.out) == ["2026-0105 émis", "2026-0110 émis", "2026-0102 émis"]
    assert "Lignes sans « oui », laissées : 5." in ran.out
    assert "remplie-courrier.pdf (2 documents, 4 feuilles).\nY ajouter les pièces que chaque lettre annonce" in ran.out
    assert ("RETOURS.csv" in ran.out) is ("-lrar.pdf" in ran.out)
    assert "À ouvrir dans la messagerie : 1 courriel.\n  cases/2026-0102/emis/0001-relance-courriel/" in ran.out
    with Pdf.open(office / "build" / "impression" / "remplie-courrier.pdf") as pdf, pdf.open_outline() as outline:
        assert len(pdf.pages) == 8, "three pages and a blank one, twice: each letter begins on a recto"
        assert [item.title for item in outline.root] == [
            "2026-0105 – transmission-commissaire", "2026-0110 – transmission-commissaire",
        ]  # fmt: skip


def test_a_sheet_as_it_was_written_issues_nothing(cli: Cli, office: Path) -> None:
    ran = cli("emettre", "--liste", sheet(cli, office, lambda _row: None), "--racine", office)
    assert (ran.code, issued(office)) == (0, [])
    assert "Lignes sans « oui », laissées : 8." in ran.out


def test_the_same_sheet_again_issues_nothing_and_prints_the_same(cli: Cli, office: Path) -> None:
    filled = sheet(cli, office, named(*THREE))
    cli("emettre", "--liste", filled, "--racine", office)
    batch = office / "build" / "impression" / "remplie-courrier.pdf"
    before, content = issued(office), batch.read_bytes()
    batch.unlink()
    ran = cli("emettre", "--liste", filled, "--racine", office)
    assert (ran.code, issued(office), batch.read_bytes()) == (0, before, content)
    assert states(ran.out) == ["2026-0105 déjà émis", "2026-0110 déjà émis", "2026-0102 déjà émis"]


def test_the_sheet_of_the_site_is_read_too(cli: Cli, office: Path) -> None:
    assert cli("construire", "--liasses", "aucune", "--racine", office).code == 0
    site = office / "build" / "courriers" / "courriers.csv"
    text = site.read_text(encoding="utf-8-sig").replace('"";"2026-0102"', '"oui";"2026-0102"')
    kept = office / "du-site.csv"
    kept.write_text(text, encoding="utf-8")
    assert cli("emettre", "--liste", kept, "--racine", office).code == 0
    assert issued(office) == ["2026-0102 1 relance-courriel"]


def test_simuler_writes_nothing(cli: Cli, office: Path) -> None:
    ran = cli("emettre", "--liste", sheet(cli, office, named(*THREE)), "--simuler", "--racine", office)
    assert (ran.code, issued(office)) == (0, [])
    assert states(ran.out) == ["2026-0105 à émettre", "2026-0110 à émettre", "2026-0102 à émettre"]
    assert not (office / "build" / "impression").exists()


def test_simuler_does_not_carry_through_what_was_interrupted(cli: Cli, office: Path) -> None:
    """Nor does it tell what a run would do: the one that was cut must end first."""
    asked = sheet(cli, office, named(*THREE))
    (office / "cases" / "2026-0102" / "emis" / recovery.STAGING).mkdir(parents=True)
    ran = cli("emettre", "--liste", asked, "--simuler", "--racine", office)
    assert ran.code == 1
    assert "2026-0102 : une émission interrompue reste à achever. Relancer sans --simuler." in ran.err
    assert issued(office) == []


@pytest.mark.parametrize("options", [("--simuler",), ()])
@pytest.mark.parametrize(("channel", "count"), [("courriel", 0), ("courrier", 1)])
def test_an_address_a_letter_came_back_from_is_told_before_the_post(
    cli: Cli, office: Path, options: tuple[str, ...], channel: str, count: int
) -> None:
    """Of the letters to that address alone: neither the commissaire nor a message goes there."""
    for reference, sent in (("2026-0102", "envoi: courriel"), ("2026-0105", "envoi: lrar")):
        path = office / "cases" / reference / "dossier.yaml"
        back = "envoi: lrar\n    avis: destinataire-inconnu\n"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"{sent}\n(    (suivi|presentee-le|distribuee-le|avis): .*\n)*", back, text), "utf-8")

    def change(row: dict[str, str]) -> None:
        named(*THREE)(row)
        row["envoi"] = row["envoi"].replace("courriel", channel)

    ran = cli("emettre", "--liste", sheet(cli, office, change), *options, "--racine", office)
    assert (ran.code, ran.out.count("adresse à vérifier")) == (0, count), ran.err
    first, _, _ = ran.out.partition("adresse à vérifier")
    assert ("Ligne  Dossier" in first) is (not count), "before it is frozen"
    assert ("À imprimer" in ran.out) is (not options), "whatever is to be checked, what left is given to print"


WRONG = """émettre;dossier;document;destinataire;en attente depuis le;envoi;suivi
oui;2026-0102;relance-courriel;;14/11/2026;;
oui;2026-0103;relance-courriel;;14/11/2026;;
oui;2026-0105;requete-injonction;;15/09/2026;;
oui;2026-0105;mise-en-demeure;;15/09/2026;;
oui;2026-0105;transmision-commissaire;;15/09/2026;;
oui;2026-0110;transmission-commissaire;Fournil Hippogriffe;15/09/2026;;
oui;2026-0109;transmission-commissaire;;15/09/2026;;
oui;2026-0109;transmission-commissaire;Boulangerie Martin;15/09/2026;;
non;2026-9999;rien;;hier;;
"""


def test_all_that_is_wrong_is_told_at_once_and_nothing_leaves(cli: Cli, office: Path) -> None:
    debtor = load_case(office, "2026-0109").dossier.debiteur.nom_complet
    path = office / "feuille.csv"
    path.write_text(WRONG.replace("Boulangerie Martin", debtor), encoding="utf-8")
    ran = cli("emettre", "--liste", path, "--racine", office)
    assert (ran.code, issued(office)) == (1, [])
    told = [line.removeprefix(f"{path}:") for line in ran.err.splitlines() if line.startswith(f"{path}:")]
    assert [re.sub(r"(?<=\. ).*", "", one.split(" Vouliez")[0]) for one in told] == [
        "3:2: erreur: dossier : dossier « 2026-0103 » inconnu.",
        "4:3: erreur: document : « requete-injonction » ne peut partir : 2 corrections à faire au dossier 2026-0105, dites ici aussi. ",  # noqa: E501
        "5:3: erreur: document : « mise-en-demeure » n'attend pas, ou plus, dans ce dossier au 21/11/2026. ",
        "6:3: erreur: document : document inconnu : « transmision-commissaire ».",
        "7:4: erreur: destinataire : « Fournil Hippogriffe » n'est pas un débiteur de ce dossier. ",
        "9:3: erreur: document : ce courrier est déjà à la ligne 8. ",
    ]
    assert re.search(r"^cases/2026-0105/dossier.yaml:\d+:\d+: manque: ", ran.err, re.MULTILINE)


def test_a_letter_to_a_company_struck_off_since_the_sheet_says_so_and_does_not_send_elsewhere(
    cli: Cli, office: Path
) -> None:
    """Issued alone, by its name, it would be refused all the same."""
    path, case = office / "feuille.csv", office / "cases" / "2026-0102" / "dossier.yaml"
    text = case.read_text(encoding="utf-8")
    case.write_text(
        text.replace("journal:\n", "journal:\n  - {date: 2026-09-01, type: radiation-du-registre}\n"), encoding="utf-8"
    )
    path.write_text("".join(WRONG.splitlines(keepends=True)[:2]), encoding="utf-8")
    ran = cli("emettre", "--liste", path, "--racine", office)
    assert ran.code == 1
    assert "n'attend pas, ou plus, dans ce dossier au 21/11/2026 : radiation du registre le 01/09/2026 (" in ran.err
    assert "Retirer la ligne (ou « non »)." in ran.err
    assert "par son nom" not in ran.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("émettre;", "emetre;", "1:1: erreur: la colonne « emetre » n'est pas lue. Vouliez-vous dire « émettre » ?"),
        ("document;", "document;dossier;", "1:4: erreur: deux colonnes s'appellent « dossier »."),
        ("en attente depuis le", "remarque", "1:1: erreur: il manque la colonne « en attente depuis le »."),
        ("destinataire;", "", "1:1: erreur: il manque la colonne « destinataire »."),
        ("oui;2026-0102", "peut-être;2026-0102", "2:1: erreur: émettre : « peut-être » n'est pas admis ici."),
        ("14/11/2026;;\n", "31/11/2026;;\n", "2:5: erreur: en attente depuis le : « 31/11/2026 » n'existe pas"),
        ("14/11/2026;;\n", "14/11/2026;poste;\n", "2:6: erreur: envoi : « poste » n'est pas admis ici."),
        ("14/11/2026;;\n", ";;\n", "2:5: erreur: en attente depuis le : rien dans la colonne"),
        (
            "14/11/2026;;\n",
            "14/11/2026;;8,70001E+13\n",
            "2:7: erreur: suivi : « 8,70001E+13 » est un numéro que le tab",
        ),
    ],
)
def test_a_sheet_out_of_shape_is_refused(cli: Cli, office: Path, old: str, new: str, said: str) -> None:
    path = office / "feuille.csv"
    path.write_text("".join(WRONG.splitlines(keepends=True)[:2]).replace(old, new, 1), encoding="cp1252")
    ran = cli("emettre", "--liste", path, "--racine", office)
    assert (ran.code, issued(office)) == (1, [])
    assert f"{path}:{said}" in ran.err


def test_what_a_full_disk_stops_is_told_and_the_same_sheet_ends_it(
    cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes, *, durable: bool = False) -> None:
        if path == office / "cases" / "2026-0110" / "dossier.yaml":
            raise OSError(errno.ENOSPC, "full")
        write_bytes(path, content, durable=durable)

    filled = sheet(cli, office, named(*THREE))
    with monkeypatch.context() as broken:
        broken.setattr(recovery, "write_bytes", full)
        ran = cli("emettre", "--liste", filled, "--racine", office)
    assert ran.code == 1
    assert "le disque est plein" in ran.err
    assert states(ran.out) == ["2026-0105 émis", "2026-0110 non émis", "2026-0102 non émis"]
    assert cli("emettre", "--liste", filled, "--simuler", "--racine", office).code == 1, "it would write"
    again = cli("emettre", "--liste", filled, "--racine", office)
    assert again.code == 0, again.err
    assert "2026-0110 : une émission interrompue a été achevée." in again.out
    assert states(again.out) == ["2026-0105 déjà émis", "2026-0110 déjà émis", "2026-0102 émis"]
    assert issued(office) == [
        "2026-0102 1 relance-courriel", "2026-0105 1 transmission-commissaire", "2026-0110 1 transmission-commissaire",
    ]  # fmt: skip


def test_a_case_changed_since_its_letter_was_printed_refuses_it_and_the_others_leave(
    cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.desk import mailing  # noqa: PLC0415 - patched below

    case = office / "cases" / "2026-0110" / "dossier.yaml"

    def meanwhile(letters: Any, load: Any) -> Iterator[Any]:
        case.write_text(case.read_text(encoding="utf-8") + "# relu\n", encoding="utf-8")
        return real(letters, load)

    filled, real = sheet(cli, office, named(*THREE)), mailing.send
    monkeypatch.setattr(mailing, "send", meanwhile)
    ran = cli("emettre", "--liste", filled, "--racine", office)
    assert ran.code == 1
    assert states(ran.out) == ["2026-0105 émis", "2026-0110 non émis", "2026-0102 émis"]
    assert "2026-0110 transmission-commissaire : cases/2026-0110/dossier.yaml: erreur: le fichier a changé" in ran.out


def test_two_letters_of_a_case_leave_in_one_run_under_git(cli: Cli, office: Path) -> None:
    """A joint debtor's copy waits on the same day: no commit is asked for in between."""
    file = office / "cases" / "2026-0102" / "dossier.yaml"
    text = file.read_text(encoding="utf-8")
    proof = str(yaml.safe_load(text)["pieces"][0]["id"])
    joint = JOINT.replace(
        "000 210 203\n",
        "000 210 203\n    contacts:\n      - nom: M. Paul Songe\n        courriel: fournil@hippogriffe.example\n",
    )
    file.write_text(text.replace("creance:\n", joint % proof, 1), encoding="utf-8")
    who = ("-c", "user.name=x", "-c", "user.email=x@x.example")
    for command in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "o")):
        subprocess.run(["git", *command], cwd=office, check=True)
    filled = sheet(cli, office, named("2026-0102 relance-courriel"))
    assert [row["destinataire"] for row in rows_of(office / "courriers.csv") if row["dossier"] == "2026-0102"] == [
        "", "Fournil Hippogriffe",
    ]  # fmt: skip
    ran = cli("emettre", "--liste", filled, "--racine", office)
    assert ran.code == 0, ran.err
    assert issued(office) == ["2026-0102 1 relance-courriel", "2026-0102 2 relance-courriel"]
    assert 'git add cases/2026-0102 && git commit -m "2 courriers du 21/11/2026"' in ran.out
    again = cli("emettre", "--liste", filled, "--racine", office)
    assert (again.code, len(issued(office))) == (0, 2), again.err
    assert 'git add cases/2026-0102 && git commit -m "2 courriers' in again.out, "a run cut short did not say it"
    for command in (("add", "-A"), (*who, "commit", "-qm", "o")):
        subprocess.run(["git", *command], cwd=office, check=True)
    assert "git add" not in cli("emettre", "--liste", filled, "--racine", office).out


def test_letters_of_a_sheet_to_one_debtor_count_together(cli: Cli, office: Path) -> None:
    """Two cases of one debtor: the letter of the first is a contact when the second is looked at."""
    shutil.copytree(office / "cases" / "2026-0102", office / "cases" / "2026-0199")
    file = office / "cases" / "2026-0199" / "dossier.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("reference: 2026-0102", "reference: 2026-0199"))
    settings = office / "cases" / "_cabinet" / "cabinet.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  nombre: 4\n", "  nombre: 3\n"), encoding="utf-8")
    both = named("2026-0102 relance-courriel", "2026-0199 relance-courriel")
    ran = cli("emettre", "--liste", sheet(cli, office, both), "--racine", office)
    assert (ran.code, issued(office)) == (1, [])
    assert "« relance-courriel » ne peut partir : 1 correction à faire au dossier 2026-0199" in ran.err
    assert "dossier 2026-0102, dite" not in ran.err


def test_a_second_step_of_the_same_letter_leaves_though_the_first_left_late(cli: Cli, office: Path) -> None:
    ladder = office / "cases" / "_cabinet" / "strategies.yaml"
    text = ladder.read_text(encoding="utf-8")
    step = "document: {}\n        fait: relance-courriel\n        jours: {}\n"
    second, again = step.format("relance-courriel-2", 15), step.format("relance-courriel", 8)
    second += "        apres-la-precedente: 7\n"
    assert second in text
    ladder.write_text(text.replace(second, again), encoding="utf-8")
    late, later = ("--au", "23/11/2026"), ("--au", "25/11/2026")
    assert cli("emettre", "2026-0102", "relance-courriel", *late, "--racine", office).code == 0
    filled = sheet(cli, office, named("2026-0102 relance-courriel"), *later)
    ran = cli("emettre", "--liste", filled, *later, "--racine", office)
    assert (ran.code, states(ran.out)) == (0, ["2026-0102 émis"]), ran.err
    ran = cli("emettre", "--liste", filled, *later, "--racine", office)
    assert (ran.code, states(ran.out)) == (0, ["2026-0102 déjà émis"]), ran.err


def test_a_changed_account_is_confirmed_for_one_creditor_at_a_time(cli: Cli, office: Path) -> None:
    for reference in ("2026-0105", "2026-0110"):
        assert cli("emettre", reference, "releve-de-compte", "--racine", office).code == 0
    durand = office / "cases" / "_cabinet" / "creanciers" / "comptoir-durand.yaml"
    text = durand.read_text(encoding="utf-8")
    (old,) = re.findall(r"(?m)^iban: (.+)$", text)
    durand.write_text(text.replace(old, "FR76 3000 6000 0112 3456 7890 189"), encoding="utf-8")
    both = sheet(cli, office, named(*THREE[1:]))
    ran = cli("emettre", "--liste", both, "--racine", office)
    assert ran.code == 1
    assert ran.err.count("le compte à créditer a changé depuis le dernier courrier émis") == 2
    other = office / "cases" / "2026-0110" / "dossier.yaml"
    kept = other.read_text(encoding="utf-8")
    other.write_text(kept.replace("creancier: comptoir-durand", f"creancier: {OTHER}"), encoding="utf-8")
    ran = cli("emettre", "--liste", both, "--iban-confirme", "--racine", office)
    assert ran.code == 1
    assert ran.err.count("2 comptes à créditer ont changé") == 2
    other.write_text(kept, encoding="utf-8")
    ran = cli("emettre", "--liste", both, "--iban-confirme", "--racine", office)
    assert ran.code == 0, ran.err
    assert all("iban-confirme" in str(blocks_of(load_case(office, one))[-1]) for one in ("2026-0105", "2026-0110"))


@pytest.mark.parametrize("beside", [("2026-0102",), ("--suivi", "1A"), ("--factures", "F-1"), ("--sans-factures",)])
def test_a_sheet_says_all(cli: Cli, office: Path, beside: tuple[str, ...]) -> None:
    path = office / "feuille.csv"
    path.write_text(WRONG, encoding="utf-8")
    ran = cli("emettre", *beside, "--liste", path, "--racine", office)
    assert ran.code == 2
    assert "« --liste » dit tout" in ran.err


def test_a_file_no_longer_as_issued_is_not_printed(cli: Cli, office: Path) -> None:
    filled = sheet(cli, office, named(*THREE))
    cli("emettre", "--liste", filled, "--racine", office)
    letter = next(office.glob("cases/2026-0105/emis/*/*.pdf"))
    letter.write_bytes(blank(1))
    ran = cli("emettre", "--liste", filled, "--racine", office)
    assert ran.code == 1
    assert "absent ou modifié depuis l'émission" in ran.err


@pytest.mark.parametrize("cell", ["14/11/26", "2026-11-14", "14/11/2026 00:00"])
def test_a_date_that_a_spreadsheet_wrote_its_own_way_is_the_same(cli: Cli, office: Path, cell: str) -> None:
    path = office / "feuille.csv"
    path.write_text("".join(WRONG.splitlines(keepends=True)[:2]).replace("14/11/2026", cell), encoding="cp1252")
    assert cli("emettre", "--liste", path, "--racine", office).code == 0
    assert issued(office) == ["2026-0102 1 relance-courriel"]


def test_a_column_sorted_without_the_others_sends_nothing_to_another_debtor(cli: Cli, office: Path) -> None:
    """« oui » was written beside a name: the letter of another case is not what the lawyer meant."""

    def sorted_alone(row: dict[str, str]) -> None:
        named(*THREE)(row)
        if row["dossier"] == "2026-0110":
            row["débiteur"] = "Hôtel des Trois Mirages"

    filled = sheet(cli, office, sorted_alone)
    ran = cli("emettre", "--liste", filled, "--racine", office)
    assert (ran.code, issued(office)) == (1, [])
    said = "débiteur : la feuille dit « Hôtel des Trois Mirages », le dossier 2026-0110 est celui de « La Table d'Ys »"
    assert f":3: erreur: {said}" in ran.err


def test_what_another_command_is_issuing_is_not_taken_for_what_a_power_cut_left(
    cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.desk import mailing  # noqa: PLC0415 - patched below

    folder = office / "cases" / "2026-0110"
    half = folder / "emis" / recovery.STAGING / "document" / "transmission-commissaire.pdf"

    def meanwhile(letters: Any, load: Any) -> Iterator[Any]:
        with alone(folder):
            write_bytes(half, b"%PDF")
            yield from real(letters, load)

    filled, real = sheet(cli, office, named(*THREE)), mailing.send
    monkeypatch.setattr(mailing, "send", meanwhile)
    ran = cli("emettre", "--liste", filled, "--racine", office)
    assert ran.code == 1
    assert half.is_file()
    assert states(ran.out) == ["2026-0105 émis", "2026-0110 non émis", "2026-0102 émis"]
    assert "une autre commande écrit dans 2026-0110. Attendre sa fin" in ran.out
    with alone(folder):
        ran = cli("completer", "2026-0110", "1", "--suivi", "1A", "--racine", office)
        assert (ran.code, half.is_file()) == (1, True)
        assert "une autre commande écrit" in ran.err
        (office / "cases" / "2026-0109" / "pieces.lock").unlink()
        ran = cli("controler", "--racine", office)
        assert (ran.code, half.is_file()) == (1, True)
        assert "cases/2026-0110/emis: erreur: une autre commande écrit" in ran.out
        assert "cases/2026-0109/pieces.lock" in ran.out, "the other cases are controlled"
        assert half.is_file()


def test_a_sheet_never_replaces_one(cli: Cli, office: Path) -> None:
    path = office / "feuille.csv"
    path.write_text(WRONG, encoding="utf-8")
    ran = cli("courriers", "--csv", path, "--racine", office)
    assert (ran.code, path.read_text(encoding="utf-8")) == (2, WRONG)


def test_nothing_issued_is_nothing_to_print() -> None:
    assert to_print([]) == {}


def test_a_request_of_a_case_handed_to_a_lawyer_waits_for_his_signature(cli: Cli, office: Path) -> None:
    """The sheet, the table and JSON tell it of each letter, as its paper bears it."""
    given = "  - {date: 2026-11-19, type: transmission, intervenant: me-songe}\n"
    replace_in(office / "cases" / "2026-0109" / "dossier.yaml", "\npieces:\n", f"\n{given}pieces:\n")
    who = {("2026-0109", "requete-injonction"): "avocat", ("2026-0105", "requete-injonction"): "créancier"}
    assert cli("courriers", "--csv", office / "courriers.csv", "--racine", office).code == 0
    rows = rows_of(office / "courriers.csv")
    shown = json.loads(cli("courriers", "--format", "json", "--racine", office).out)["courriers"]
    for told in (rows, shown):
        assert who.items() <= {(one["dossier"], one["document"]): one["signature"] for one in told}.items()
    assert [one["envoi"] for one in rows] == [one["envoi"] for one in shown]
    assert {(one["prêt"], bool(one["ce qui manque"])) for one in rows} == {("oui", False), ("non", True)}
    lines = cli("courriers", "--racine", office).out.splitlines()
    seen = [line for line in lines if "Requête en injonction" in line]
    assert [("avocat" in line, "créancier" in line) for line in seen if "2026-0109" in line] == [(True, False)]


def test_each_of_two_titles_has_its_own_mandate_named_by_its_invoices(cli: Cli, office: Path) -> None:
    """Never silently the last: not named, it is refused; issued on one, the other still waits."""
    story = STORIES / "2026-0208.yaml"
    write_bytes(office / "cases" / "2026-0208" / "dossier.yaml", story.read_bytes())
    order = ("2026-0208", "mandat-execution", "--racine", office)
    refused = cli("emettre", *order)
    assert refused.code == 1
    assert "Dire duquel : « --factures F-1 » ou « --factures F-2 »" in refused.err
    made = cli("produire", *order, "--factures", "F-2").out
    assert made.strip().endswith("mandat-execution-titre-1.pdf")
    assert cli("emettre", *order, "--factures", "F-1").code == 0
    case = load_case(office, "2026-0208")
    blocks = blocks_of(case)
    assert [block.get("factures") for block in blocks] == [["F-1"]]
    assert "reclame" not in blocks[0]
    handed = case.dossier.journal[-1]
    assert handed.type == "remise-du-titre"
    assert getattr(handed, "factures", ()) == ("F-1",)

    def mandates() -> list[str]:
        path = office / "titres.csv"
        path.unlink(missing_ok=True)
        assert cli("courriers", "2026-0208", "--csv", path, "--racine", office).code == 0
        rows = rows_of(path) if path.exists() else []  # nothing waits
        return [row["factures"] for row in rows if row["document"] == "mandat-execution"]

    assert mandates() == ["F-2"]
    filled = sheet(cli, office, lambda row: row.update({"émettre": "oui"}) if row["dossier"] == "2026-0208" else None)
    assert cli("emettre", "--liste", filled, "--racine", office).code == 0
    assert mandates() == []
    assert not [one for one in cli("controler", "2026-0208", "--racine", office).err.splitlines() if "erreur" in one]


def test_what_produire_says_of_a_draft_is_said_before_it_leaves_for_good(cli: Cli, tmp_path: Path) -> None:
    """An address cut at the printer was told of the draft alone: neither by the list, nor by what issues it."""
    office = copy_office(tmp_path / "cabinet", ("2026-0116",))
    letter, street = "2026-0116 relance-courrier", "123456 avenue du Marechal de Lattre de Tassigny Prolongee"
    path = office / "cases" / "2026-0116" / "dossier.yaml"
    path.write_text(re.sub(r"      rue: .*", f"      rue: {street}", path.read_text("utf-8"), count=1), "utf-8")
    told = "plus de 38 (NF Z10-011)"
    racine = ("--racine", office)
    assert told in cli("produire", *letter.split(), *racine).out
    assert told in cli("courriers", "2026-0116", *racine).out
    (shown,) = json.loads(cli("courriers", "2026-0116", "--format", "json", *racine).out)["courriers"]
    assert [told in one["message"] + one["remede"] for one in shown["remarques"]] == [True]
    filled = sheet(cli, office, named(letter))
    assert [told in row["à savoir"] for row in rows_of(office / "courriers.csv")] == [True]
    for command in (("--liste", filled, "--simuler"), (*letter.split(), "--simuler"), letter.split()):
        assert not (path.parent / "emis").exists()
        ran = cli("emettre", *command, *racine)
        assert (ran.code, ran.out.count(told)) == (0, 1)
    assert ran.out.index(told) < ran.out.index("Émis : "), "before it is frozen"
