"""``cases/_cabinet/taux.yaml``: the office's own values, visible wherever they are used; and what is wrong in it."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from generator.case import Case
from generator.findings import CaseInvalid, Finding, LawGap, Level
from generator.law.series import shipped
from generator.statement import compute
from generator.statement.office_rates import rates_of
from tests.statement.parties import OFFICE

Load = Callable[..., Case]
ONE = """
factures:
  - {numero: F-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 10000}
"""
GOOD = """
bce-refinancement:
  - valeur: 2,65
    du: 2026-10-29
    au: 2027-06-30
    source:
      titre: communiqué de la BCE du 29 octobre 2026
      lien: https://www.ecb.europa.eu/
    lu-le: 2027-01-04
    statut: officiel
"""


def write(root: Path, text: str) -> Path:
    file = root / "cases" / "_cabinet" / "taux.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_an_office_without_the_file_has_the_shipped_tables(tmp_path: Path) -> None:
    assert rates_of(tmp_path) is shipped()


def test_a_value_of_the_office_completes_the_tables_and_is_marked(case: Load, tmp_path: Path) -> None:
    day = dt.date(2027, 1, 31)
    with pytest.raises(LawGap):
        compute(case(ONE), OFFICE, day)
    write(tmp_path, GOOD)
    found = compute(case(ONE), OFFICE, day)
    last = found.segments[-1]
    assert (last.taux, last.jours, last.semestre) == (Decimal("12.65"), 31, "2027-S1")
    assert last.reference.source == "communiqué de la BCE du 29 octobre 2026 (valeur du cabinet)"
    assert found.valeurs[-2:] == ("bce-refinancement/2026-10-29", "indemnite-forfaitaire/2013-01-01")
    (remark,) = found.remarques
    assert remark == (
        "Valeur ajoutée par le cabinet : Taux de refinancement de la BCE (opérations principales), "
        "2,65\N{NO-BREAK SPACE}% du 29/10/2026 au 30/06/2027 (communiqué de la BCE du 29 octobre 2026, "
        "lu le 04/01/2027, officiel)."
    )


def test_a_lump_sum_of_the_office_has_no_last_day(tmp_path: Path) -> None:
    write(
        tmp_path,
        "indemnite-forfaitaire:\n"
        "  - {valeur: 50, du: 2027-01-01, source: {titre: décret}, lu_le: 2027-01-04, statut: concordant}\n",
    )
    bareme = rates_of(tmp_path)
    assert bareme.at("indemnite-forfaitaire", dt.date(2030, 1, 1)).valeur == 50


def test_a_file_that_changes_is_read_again(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    first = rates_of(tmp_path)
    assert rates_of(tmp_path) is first
    write(tmp_path, GOOD.replace("2,65", "2,75"))
    assert rates_of(tmp_path).at("bce-refinancement", dt.date(2027, 1, 1)).valeur == Decimal("2.75")


LIST = "écrire une liste de valeurs sous le nom de chaque série."


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, LIST),
        ("bce-refinancement", 1, LIST),
        ("# taux\n\n- un\n- deux", 3, LIST),
        ("\nbce-refinancement: {valeur: 1}", 2, LIST),
        (
            "\nbce-refinancement: [texte]",
            2,
            "bce-refinancement : une valeur a des clés (valeur, du, au, source, lu_le, statut).",
        ),
        ("\nbce-refinancement:\n  - {valeur: 1}", 3, "bce-refinancement : il manque « du »."),
        (GOOD.replace("    statut: officiel\n", ""), 3, "bce-refinancement : il manque « statut »."),
        (GOOD.replace("titre:", "nom:"), 3, "bce-refinancement : il manque « titre » sous « source »."),
        (
            GOOD.replace("source:", "source: []\n    autre:"),
            3,
            "bce-refinancement : il manque « titre » sous « source ».",
        ),
        (GOOD.replace("2,65", "deux"), 3, "bce-refinancement : « deux » n'est pas un nombre."),
        (
            GOOD.replace("officiel", "certain"),
            3,
            "bce-refinancement : « certain » n'est pas un statut (officiel, concordant, incertain).",
        ),
        (
            GOOD.replace("2026-10-29", "29/10/2026"),
            3,
            "bce-refinancement : « 29/10/2026 » n'est pas une date AAAA-MM-JJ.",
        ),
        (GOOD.replace("    au: 2027-06-30\n", ""), 1, "bce-refinancement : un taux a un dernier jour. Ajouter « au »."),
    ],
)
def test_a_wrong_file_is_a_finding_with_its_line_and_its_remedy(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    write(tmp_path, text)
    with pytest.raises(CaseInvalid) as refused:
        rates_of(tmp_path)
    remedy = (
        "Recopier le modèle d'une table de generator/law/tables : valeur, du, au, source (titre, lien), lu_le, statut."
    )
    assert refused.value.findings == [Finding("cases/_cabinet/taux.yaml", line, 1, Level.ERREUR, "", message, remedy)]


def test_an_unknown_series_is_a_finding_that_lists_the_known_ones(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("bce-refinancement", "taux-bce"))
    with pytest.raises(
        CaseInvalid, match=r"taux\.yaml:3:1: erreur: « taux-bce » n'est pas une série connue \(bce-ref.*, taux"
    ):
        rates_of(tmp_path)


@pytest.mark.parametrize("text", ["bce: [", "a: b: c"])
def test_a_file_that_is_not_yaml_is_a_finding(tmp_path: Path, text: str) -> None:
    write(tmp_path, text)
    with pytest.raises(CaseInvalid, match=r"taux\.yaml:1:1: erreur: fichier illisible : "):
        rates_of(tmp_path)


def test_a_file_that_is_not_utf_8_is_a_finding(tmp_path: Path) -> None:
    write(tmp_path, GOOD).write_bytes(b"\xff\xfe")
    with pytest.raises(CaseInvalid, match="fichier illisible"):
        rates_of(tmp_path)
