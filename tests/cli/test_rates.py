"""The value the law publishes each half-year: asked for once, added by one line, marked wherever it is used."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from pikepdf import Pdf

from tests.cli.conftest import Cli
from tests.office import REPOSITORY

NEXT_YEAR = ("--au", "2027-01-05")
BCE = "bce-refinancement"
SAID = ("valeur=2,15", "du=01/01/2027", "au=30/06/2027", "source=communiqué de la BCE du 17 décembre 2026")
LINK, SURE = "lien=https://www.ecb.europa.eu/", "statut=officiel"


def own(office: Path) -> Path:
    return office / "cases/_cabinet/taux.yaml"


@pytest.fixture
def nobody_dates(office: Path) -> Path:
    """The demo office without a date of its own."""
    file = office / "cases/_cabinet/cabinet.yaml"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if not line.startswith("au:")), encoding="utf-8")
    return office


def test_a_rate_not_published_yet_is_asked_once_for_every_case(cli: Cli, nobody_dates: Path) -> None:
    ran = cli("verifier", "--racine", nobody_dates, *NEXT_YEAR)
    told = [line for line in ran.out.splitlines() if "bce-refinancement" in line]
    assert len(told) == 1
    assert told[0].startswith("cases/_cabinet/taux.yaml: erreur: Taux de refinancement de la BCE")
    line = 'recouvre taux bce-refinancement valeur="…" du=01/01/2027 au=30/06/2027 source="…" lien="…" statut=…'
    assert told[0].endswith(line)


def test_the_line_completed_is_all_there_is_to_do(cli: Cli, nobody_dates: Path) -> None:
    done = cli("taux", "bce-refinancement", *SAID, LINK, SURE, "--racine", nobody_dates, *NEXT_YEAR)
    assert (done.code, done.err) == (0, "")
    assert own(nobody_dates).read_text(encoding="utf-8").splitlines()[2:] == [
        "bce-refinancement:",
        "  - valeur: 2,15",
        "    du: 2027-01-01",
        "    au: 2027-06-30",
        "    source:",
        "      titre: communiqué de la BCE du 17 décembre 2026",
        "      lien: https://www.ecb.europa.eu/",
        "    lu_le: 2027-01-05",
        "    statut: officiel",
    ]
    ran = cli("decompte", "2026-0102", "--racine", nobody_dates, *NEXT_YEAR)
    assert ran.code == 0
    assert "12,15\N{NO-BREAK SPACE}%" in ran.out
    assert "Valeur ajoutée par le cabinet : Taux de refinancement de la BCE" in " ".join(ran.out.split())


def test_the_line_as_it_is_pasted_is_refused_and_says_all_that_is_to_say(cli: Cli, office: Path) -> None:
    ran = cli("taux", "bce-refinancement", "valeur=…", "du=01/01/2027", "source=…", "statut=…", "--racine", office)
    assert ran.code == 2
    assert [key for key in ("valeur", "du", "source", "statut") if f"« {key} » est à dire" in ran.err] == [
        "valeur",
        "source",
        "statut",
    ]
    assert not own(office).exists()


def test_the_day_it_was_read_is_the_one_that_is_told(cli: Cli, nobody_dates: Path) -> None:
    added = ("bce-refinancement", *SAID, "lu-le=18/12/2026", SURE, "--racine", nobody_dates, *NEXT_YEAR)
    assert cli("taux", *added).code == 0
    assert "    lu_le: 2026-12-18\n" in own(nobody_dates).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "code", "told"),
    [
        (("bce-refinancment", *SAID), 2, "Vouliez-vous dire « bce-refinancement » ?"),
        ((BCE, "valeur=2,15", "valeur=3"), 2, "« valeur » est donné deux fois"),
        ((BCE, "valeur=2,15"), 2, "il manque « du », « source » et « statut »"),
        ((BCE, "taux=2,15", "beau"), 2, "clé « taux » inconnue"),
        ((BCE, *SAID, "statut=sur"), 1, "« sur » n'est pas un statut (officiel, concordant, incertain)"),
        ((BCE, *SAID[:2], SAID[3], SURE), 1, "un taux a un dernier jour"),
        ((BCE, SAID[0], "du=31/02/2027", *SAID[2:], SURE), 1, "n'est pas une date"),
        ((BCE, "valeur=deux", *SAID[1:], SURE), 1, "« deux » n'est pas un nombre"),
        ((BCE, SAID[0], "du=01/07/2027", *SAID[2:], SURE), 1, "son dernier jour précède le premier. Dire"),
        ((BCE, SAID[0], "du=01/01/1927", *SAID[2:], SURE), 1, "de Recouvre : une année mal tapée ?"),
        ((BCE, SAID[0], "du=01/01/2025", "au=30/06/2026", SAID[3], SURE), 1, " au 30/06/2026, cette valeur en"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_and_nothing_is_written(
    cli: Cli, office: Path, said: tuple[str, ...], code: int, told: str
) -> None:
    ran = cli("taux", *said, "--racine", office)
    assert ran.code == code
    assert told in " ".join(f"{ran.out} {ran.err}".split())
    assert not own(office).exists()


def test_values_are_added_under_their_series_and_the_rest_of_the_file_stays(cli: Cli, office: Path) -> None:
    text = (
        "# relu par Me Fictif\n"
        "taux-legal-autres-cas:\n"
        "- valeur: 2,70  # arrêté\n"
        "  du: 2027-01-01\n"
        "  au: 2027-06-30\n"
        "  source: {titre: arrêté}\n"
        "  lu-le: 2027-01-02\n"
        "  statut: officiel\n"
        "\n"
        "# la suite\n"
        "taux-legal-particuliers:\n"
        "  - {valeur: 6, du: 2027-01-01, au: 2027-06-30, source: {titre: arrêté}, lu_le: 2027-01-02, statut: officiel}"
    )
    own(office).write_text(text, encoding="utf-8")
    for series, day, until in (
        ("taux-legal-autres-cas", "01/07/2027", "31/12/2027"),
        ("bce-refinancement", "01/01/2027", "30/06/2027"),
        ("taux-legal-particuliers", "01/07/2027", "31/12/2027"),
    ):
        said = ("valeur=2,80", f"du={day}", f"au={until}", "source=arrêté : suite", SURE)
        assert cli("taux", series, *said, "--racine", office).code == 0, series
    after = own(office).read_text(encoding="utf-8")
    there = iter(after.splitlines())
    assert all(line in there for line in text.splitlines()), "every line, in its order"
    assert after.count('titre: "arrêté : suite"') == 3
    again = cli("taux", "bce-refinancement", *SAID, SURE, "--racine", office)
    assert again.code == 1
    assert "le cabinet a déjà écrit 2,80" in again.err
    assert own(office).read_text(encoding="utf-8") == after


def test_a_value_that_replaces_one_of_ours_says_so(cli: Cli, office: Path) -> None:
    said = ("valeur=2,50", "du=01/07/2026", "au=31/12/2026", "source=essai", "statut=incertain")
    ran = cli("taux", "taux-legal-autres-cas", *said, "--racine", office)
    assert ran.code == 0
    assert "Elle remplace pour ces jours la valeur de Recouvre : 2,75" in ran.out


def test_the_rates_of_a_half_year_are_replaced_by_one(cli: Cli, office: Path) -> None:
    """The ECB decided four times in it: more than two values of ours, and nothing mistyped."""
    ran = cli("taux", BCE, "valeur=3,15", "du=01/01/2025", "au=30/06/2025", "source=BCE", SURE, "--racine", office)
    assert (ran.code, ran.out.count("Elle remplace pour ces jours la valeur de Recouvre")) == (0, 5)


def test_a_series_is_shown_with_the_line_for_its_next_value(cli: Cli, office: Path) -> None:
    ran = cli("taux", "taux-legal-autres-cas", "--racine", office)
    assert ran.code == 0
    assert "2,75\N{NO-BREAK SPACE}%" in ran.out
    assert "Inconnue au 01/01/2027. Pour l'ajouter : recouvre taux taux-legal-autres-cas" in ran.out


def test_the_line_for_the_next_value_is_one_that_can_be_written(cli: Cli, office: Path) -> None:
    def proposed(series: str = BCE) -> str:
        return cli("taux", series, "--racine", office).out.splitlines()[-1]

    assert "du=01/01/2027 au=30/06/2027" in proposed()
    assert cli("taux", BCE, *SAID, SURE, "--racine", office).code == 0
    assert proposed().startswith("Pour en ajouter une : ")
    assert "du=01/07/2027 au=31/12/2027" in proposed()
    endless = ("indemnite-forfaitaire", "valeur=50,00", "du=01/07/2027", SAID[3], SURE)
    assert cli("taux", *endless, "--racine", office).code == 0
    assert proposed(endless[0]) == (
        "Le cabinet en a écrit une sans fin, du 01/07/2027 : y ajouter « au » (cases/_cabinet/taux.yaml) avant d'en "
        "ajouter une autre."
    )


def test_a_value_the_office_already_wrote_is_shown_with_its_line(cli: Cli, office: Path) -> None:
    assert cli("taux", BCE, *SAID, SURE, "--racine", office).code == 0
    before = own(office).read_bytes()
    ran = cli("taux", BCE, "valeur=2,65", "du=29/06/2027", "au=31/12/2027", SAID[3], SURE, "--racine", office)
    assert ran.code == 1
    assert ran.err.startswith(
        "cases/_cabinet/taux.yaml:4:5: erreur: bce-refinancement : le cabinet a déjà écrit 2,15\N{NO-BREAK SPACE}% du "
        "01/01/2027 au 30/06/2027. Corriger là sa valeur ou ses jours"
    )
    assert own(office).read_bytes() == before


@pytest.mark.parametrize(
    ("serie", "value", "doubted"),
    [(BCE, "21,5", True), (BCE, "0,24", True), (BCE, "4,4", False), ("indemnite-forfaitaire", "400", True),
     ("indemnite-forfaitaire", "60", False)],
)  # fmt: skip
def test_a_value_far_from_the_one_before_is_doubted_at_once_and_since(
    cli: Cli, office: Path, serie: str, value: str, *, doubted: bool
) -> None:
    done = cli("taux", serie, f"valeur={value}", *SAID[1:], SURE, "--racine", office)
    assert done.code == 0
    told = f"cases/_cabinet/taux.yaml:4:5: avertissement: {serie} : "
    for said in (done.out, cli("verifier", "--racine", office).out):
        assert (told in said, "une virgule déplacée ? La relire à sa source." in said) == (doubted, doubted)


@pytest.mark.parametrize("text", ["", "# à compléter\n"])
def test_an_empty_file_is_told_whether_a_case_needs_a_rate_or_not(cli: Cli, office: Path, text: str) -> None:
    own(office).write_text(text, encoding="utf-8")
    for name in ("2026-0102", "2026-0105", "2026-0109", "2026-0117"):
        shutil.rmtree(office / "cases" / name, ignore_errors=True)
    ran = cli("verifier", "--racine", office)
    assert ran.code == 1
    assert "taux.yaml:1:1: erreur: le fichier est vide. Le rétablir depuis git, ou le retirer si rien" in ran.out


@pytest.mark.parametrize("indent", [None, 2])
def test_lists_between_brackets_take_a_value_and_a_series(cli: Cli, office: Path, indent: int | None) -> None:
    first = {"valeur": "2,40", "du": "2027-01-01", "au": "2027-06-30", "source": {"titre": "BCE"}}
    known = {BCE: [{**first, "lu_le": "2026-11-20", "statut": "officiel"}]}
    own(office).write_text(json.dumps(known, indent=indent), encoding="utf-8")
    days = ("du=01/07/2027", "au=31/12/2027")
    for series in (BCE, "taux-legal-autres-cas"):
        ran = cli("taux", series, "valeur=2,15", *days, "source=arrêté : suite", SURE, "--racine", office)
        assert ran.code == 0, ran.err
    again = cli("taux", BCE, "valeur=2,15", *days, "source=BCE", SURE, "--racine", office)
    assert "le cabinet a déjà écrit 2,15" in again.err
    assert cli("verifier", "--racine", office).code == 0


def test_a_title_goes_to_be_served_while_the_rate_of_its_interest_is_unknown(cli: Cli, office: Path) -> None:
    """From 1 January to the day the rate was typed, the request was refused, and the order could lapse (CPC 1411)."""
    ordered = office / "cases/2026-0111"
    shutil.copytree(REPOSITORY / "cases/2026-0111", ordered)
    asked, where = ("2026-0111", "demande-signification"), ("--racine", office)
    paid = (ordered / "dossier.yaml").read_text(encoding="utf-8")
    late = paid.replace("titres:", "paiements:\n  - {date: 2027-01-03, montant: '100,00'}\ntitres:", 1)
    (ordered / "dossier.yaml").write_text(late, encoding="utf-8")
    refused = cli("produire", *asked, *where, *NEXT_YEAR)
    assert (refused.code, "recouvre taux taux-legal-autres-cas" in refused.err) == (1, True)
    (ordered / "dossier.yaml").write_text(paid, encoding="utf-8")

    before = json.loads(cli("decompte", "2026-0111", "--format", "json", *where, "--au", "2026-12-31").out)
    assert before["interets-au"] is None  # told of every décompte: whoever reads the JSON need not guess the key
    assert "2026-0111 demande-signification" in cli("courriers", *where, *NEXT_YEAR).out
    drafted = cli("produire", *asked, *where, *NEXT_YEAR).out.splitlines()[0]
    with Pdf.open(drafted) as sheets:
        assert len(sheets.pages) == 1  # its décompte took a second one with the signature
    assert cli("emettre", *asked, *where, *NEXT_YEAR).code == 0
    (issued,) = (ordered / "emis").glob("*/donnees.json")
    sums = json.loads(issued.read_text(encoding="utf-8"))["decompte"]
    assert (sums["total"], sums["interets-au"]) == (before["total"], "2026-12-31")
    assert any("Intérêts comptés jusqu'au 31/12/2026. Taux de l’intérêt légal" in one for one in sums["remarques"])
    (printed,) = (ordered / "emis").glob("*/*.pdf")
    text = subprocess.run(["pdftotext", str(printed), "-"], capture_output=True, text=True, check=True).stdout
    assert "Intérêts comptés jusqu’au 31 décembre 2026" in text
    rate = ("valeur=2,70", *SAID[1:3], "source=arrêté du 28 décembre 2026", LINK, SURE)
    assert cli("taux", "taux-legal-autres-cas", *rate, *where, *NEXT_YEAR).code == 0
    assert "le total dû était" not in cli("controler", "2026-0111", *where, *NEXT_YEAR).out


TITLED = """\
titres:
  - nature: jugement
    juridiction: tribunal de commerce de Lyon
    date: 2026-12-01
    principal: '1000,00'
    factures: [F-2026-0127]
    piece: cgv
"""


@pytest.mark.parametrize(
    ("granted", "interest", "stopped"),
    [
        ("", "2,26", True),  # 30 days at 2,75 %
        ("    interets: {taux: 10 %, a-compter-du: 2026-12-02}\n", "9,59", False),  # 35 days: no rate of it is unknown
    ],
)
def test_a_title_says_the_last_day_of_its_own_interest(
    cli: Cli, office: Path, granted: str, interest: str, *, stopped: bool
) -> None:
    """The penalties of what it leaves out are unknown too, and are none of its."""
    file = office / "cases/2026-0105/dossier.yaml"
    file.write_text(file.read_text(encoding="utf-8") + TITLED + granted, encoding="utf-8")
    ran = cli("produire", "2026-0105", "demande-signification", "--racine", office, *NEXT_YEAR)
    assert ran.code == 0, ran.err
    printed = subprocess.run(
        ["pdftotext", "-layout", ran.out.splitlines()[0], "-"], capture_output=True, text=True, check=True
    )
    words = " ".join(printed.stdout.split())
    assert interest in words
    assert ("Intérêts comptés jusqu’au 31 décembre 2026" in words) is stopped
