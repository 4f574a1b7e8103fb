"""``cases/_cabinet/taux.yaml``: the office's own values, visible wherever they are used; and what is wrong in it."""

import datetime as dt
import os
import re
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

AGAIN = """  - {valeur: 3, du: 2027-06-30, au: 2027-12-31, source: {titre: lu}, lu-le: 2027-07-01, statut: officiel}
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
    assert found.valeurs[-3:-1] == ("bce-refinancement/2026-10-29", "indemnite-forfaitaire/2013-01-01")
    (remark, *stale) = found.remarques
    assert all(one.startswith("À relire depuis le 01/01/2027") for one in stale)
    assert remark == (
        "Valeur ajoutée par le cabinet : Taux de refinancement de la BCE (opérations principales), "
        "2,65\N{NO-BREAK SPACE}% du 29/10/2026 au 30/06/2027 (communiqué de la BCE du 29 octobre 2026, "
        "lu le 04/01/2027, officiel)."
    )


POINTS = """
points-penalites:
  - {valeur: 12, du: 2026-07-01, source: {titre: loi}, lu-le: 2026-07-01, statut: officiel}
"""
GRANTED = """
titres:
  - {nature: jugement, juridiction: TC, date: 2026-06-30, principal: 10000, interets: {taux: bce + 10,
     a-compter-du: 2026-07-01}}
"""


def test_the_points_of_the_law_are_those_of_the_table_and_a_title_keeps_its_own(case: Load, tmp_path: Path) -> None:
    """The décompte told twelve points and counted ten: the default rate was typed, the table read by nobody."""
    write(tmp_path, POINTS)
    found, granted = (compute(case(text), OFFICE, dt.date(2026, 7, 31)) for text in (ONE, ONE + GRANTED))
    assert [str(one.taux) for one in found.segments] == ["12.15", "14.40"]
    assert found.segments[-1].formule.endswith("+ 12 points")
    assert {"points-penalites/2009-01-01", "points-penalites/2026-07-01"} <= set(found.valeurs)
    assert [str(one.taux) for one in granted.segments] == ["12.40"]


def test_the_points_of_a_contract_are_its_own_even_when_they_are_those_of_the_law(case: Load, tmp_path: Path) -> None:
    """« bce + 10 » written in the file is what was agreed: a change of the law would have raised it to twelve."""
    write(tmp_path, POINTS)
    agreed = "creance: {origine: essai, famille: vente-entre-professionnels, penalites: {taux: bce + 10, piece: cgv}}\n"
    found = compute(case(ONE + agreed), OFFICE, dt.date(2026, 7, 31))
    assert [str(one.taux) for one in found.segments] == ["12.15", "12.40"]
    assert not any("points-penalites" in name for name in found.valeurs)
    assert not any("convenu" in told for told in found.remarques)


def test_a_value_without_an_end_is_said_to_be_read_again_once_its_day_is_past(case: Load, tmp_path: Path) -> None:
    """Ten points and 40 € of a text amended on 1 January 2027 were counted in 2027 as if read that day."""
    write(tmp_path, GOOD)
    told = [one for one in compute(case(ONE), OFFICE, dt.date(2027, 1, 31)).remarques if "À relire" in one]
    assert [one.partition(" : ")[0] for one in told] == ["À relire depuis le 01/01/2027"] * 2
    assert "40,00" in told[0]
    assert "10\N{NO-BREAK SPACE}points" in told[1]
    assert not any("À relire" in one for one in compute(case(ONE), OFFICE, dt.date(2026, 12, 31)).remarques)


def test_a_decompte_tells_the_rates_it_rests_on_and_no_other(case: Load, tmp_path: Path) -> None:
    """The value of 29 October is that of the half-year of 1 January: nothing of 18 November rests on it."""
    write(tmp_path, GOOD)
    assert compute(case(ONE), OFFICE, dt.date(2026, 11, 18)).remarques == ()
    told = compute(case(ONE), OFFICE, dt.date(2026, 12, 31)).remarques  # its interest per day is of the morrow
    assert len(told) == 1
    assert "2,65" in told[0]


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


OF_A_VALUE = "bce-refinancement : une valeur a des clés (valeur, du, au, source, lu_le, statut)."
STATUS = "n'est pas un statut (officiel, concordant, incertain)."


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("bce-refinancement", (1, 1), LIST),
        ("# taux\n\n- un\n- deux", (3, 1), LIST),
        ("\nbce-refinancement: {valeur: 1}", (2, 1), LIST),
        ("\nbce-refinancement: []", (2, 1), "bce-refinancement : aucune valeur n'est écrite."),
        (f"{GOOD}indemnite-forfaitaire: []\n", (11, 1), "indemnite-forfaitaire : aucune valeur n'est écrite."),
        ("\nbce-refinancement: [texte]", (2, 21), OF_A_VALUE),
        ("\nbce-refinancement:\n  - {valeur: 1}",
         (3, 5), "bce-refinancement : il manque « du », « source », « lu_le » et « statut »."),
        (GOOD.replace("    statut: officiel\n", ""), (3, 5), "bce-refinancement : il manque « statut »."),
        (GOOD.replace("titre:", "nom:"), (6, 5), "bce-refinancement : il manque « titre » sous « source »."),
        (
            GOOD.replace("source:", "source: [un]\n    autre:"),
            (6, 5),
            "bce-refinancement : il manque « titre » sous « source ».",
        ),
        (GOOD.replace("2,65", "deux"), (3, 5), "bce-refinancement : « deux » n'est pas un nombre."),
        (
            GOOD.replace("2,65", "9" * 5000),
            (3, 5),
            f"bce-refinancement : « {'9' * 40} » n'est pas un nombre.",
        ),
        (GOOD.replace("officiel", "certain"), (10, 5), f"bce-refinancement : « certain » {STATUS}"),
        (
            GOOD.replace("2026-10-29\n", "29/10/2026\n"),
            (4, 5),
            "bce-refinancement : « 29/10/2026 » n'est pas une date AAAA-MM-JJ.",
        ),
        (
            GOOD.replace("2026-10-29\n", "2026-02-30\n"),
            (4, 5),
            "bce-refinancement : « 2026-02-30 » n'est pas une date AAAA-MM-JJ.",
        ),
        (
            GOOD.replace("lu-le: 2027-01-04", "lu-le: 2027-W01-1"),
            (9, 5),
            "bce-refinancement : « 2027-W01-1 » n'est pas une date AAAA-MM-JJ.",
        ),
        (GOOD.replace("    au:", "    ay:"), (5, 5), "bce-refinancement : « ay » n'est pas une clé admise ici."),
        (GOOD.replace("lien:", "lyen:"), (8, 7), "bce-refinancement : « lyen » n'est pas une clé admise ici."),
        (
            GOOD.replace("https://www.ecb.europa.eu/", "javascript:alert(1)"),
            (8, 7),
            "bce-refinancement : « lien » commence par https://.",
        ),
        *(
            (
                re.sub(rf"\b{key}: .*", f"{key}: [un]", GOOD),
                place,
                f"bce-refinancement : « {key.replace('-', '_')} » est un texte, pas une liste ni un bloc.",
            )
            for key, place in {
                "valeur": (3, 5), "du": (4, 5), "au": (5, 5), "titre": (7, 7), "lien": (8, 7), "lu-le": (9, 5),
                "statut": (10, 5),
            }.items()
        ),
        (
            GOOD.replace("    au: 2027-06-30\n", ""),
            (3, 5),
            "bce-refinancement : un taux a un dernier jour.",
        ),
        (
            GOOD.replace("2027-06-30", "2026-06-30"),
            (5, 5),
            "bce-refinancement : son dernier jour précède le premier.",
        ),
        (
            GOOD + AGAIN,
            (11, 5),
            "bce-refinancement : une autre valeur couvre déjà ces jours (du 29/10/2026 au 30/06/2027).",
        ),
    ],
)  # fmt: skip
def test_a_wrong_file_is_a_finding_with_its_line_and_its_remedy(
    tmp_path: Path, text: str, place: tuple[int, int], message: str
) -> None:
    write(tmp_path, text)
    with pytest.raises(CaseInvalid) as refused:
        rates_of(tmp_path)
    days = "Dire le premier et le dernier jour de chaque valeur (« du », « au »), sans que deux se recouvrent."
    keys = (
        "Une valeur a les clés valeur, du, au, source (titre, lien), lu_le, statut, note : "
        "« recouvre taux SÉRIE » l'écrit."
    )
    remedy = days if "dernier jour" in message or "couvre" in message else keys
    assert Finding("cases/_cabinet/taux.yaml", *place, Level.ERREUR, "", message, remedy) in refused.value.findings


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    """Of every value of every series: an assistant corrects the file once."""
    wrong = GOOD.replace("    du: 2026-10-29", "    du: 29/10/2026").replace("statut: officiel", "statut: sûr")
    write(tmp_path, wrong + "smic: 3\nindemnite-forfaitaire:\n  - {valeur: quarante, du: 2027-01-01, ay: x}\n")
    with pytest.raises(CaseInvalid) as refused:
        rates_of(tmp_path)
    assert [one.message for one in refused.value.findings] == [
        "bce-refinancement : « 29/10/2026 » n'est pas une date AAAA-MM-JJ.",
        "bce-refinancement : « sûr » n'est pas un statut (officiel, concordant, incertain).",
        "écrire une liste de valeurs sous le nom de chaque série.",
        "indemnite-forfaitaire : il manque « source », « lu_le » et « statut ».",
        "indemnite-forfaitaire : « quarante » n'est pas un nombre.",
        "indemnite-forfaitaire : « ay » n'est pas une clé admise ici.",
    ]


BOMB = "bce-refinancement:\n  - a0: &a0 {x: y}\n" + "".join(
    f"    a{rank}: &a{rank} {{p: *a{rank - 1}, q: *a{rank - 1}, r: *a{rank - 1}, s: *a{rank - 1}}}\n"
    for rank in range(1, 14)
)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "vide"),
        (GOOD.replace("2,65", "[]"), 3, "est un texte"),
        ("bce-refinancement:\n  - &a\n    valeur: *a\n", 2, "ancre"),
        (BOMB, 2, "ancre"),
        ("? {a: b}\n: c\n", 1, "une clé est un mot"),
        (GOOD + GOOD.lstrip(), 11, "clé écrite deux fois"),
        ("bce: [", 1, "n'est pas fermé"),
        ("a: b: c", 1, "deux-points"),
    ],
)
def test_the_file_is_read_as_every_other_one(tmp_path: Path, text: str, line: int, said: str) -> None:
    write(tmp_path, text)
    with pytest.raises(CaseInvalid) as refused:
        rates_of(tmp_path)
    first = refused.value.findings[0]
    assert (first.file, first.line) == ("cases/_cabinet/taux.yaml", line)
    assert said in first.message
    assert all(finding.remedy for finding in refused.value.findings)


def test_a_value_up_to_the_last_day_there_is_can_be_written(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("2027-06-30", "9999-12-31"))
    assert rates_of(tmp_path).at("bce-refinancement", dt.date.max).valeur == Decimal("2.65")


def test_an_unknown_series_is_a_finding_that_lists_the_known_ones(tmp_path: Path) -> None:
    write(tmp_path, GOOD.replace("bce-refinancement", "taux-bce"))
    with pytest.raises(
        CaseInvalid, match=r"taux\.yaml:2:1: erreur: « taux-bce » n'est pas une série connue \(bce-ref.*, taux"
    ):
        rates_of(tmp_path)


@pytest.mark.parametrize("kind", ["link", "nowhere", "folder", "pipe"])
def test_what_is_no_file_is_named_and_neither_read_nor_passed_over(tmp_path: Path, kind: str) -> None:
    file = write(tmp_path, GOOD)
    elsewhere = file.rename(tmp_path / "ailleurs.yaml")
    if kind == "folder":
        file.mkdir()
    elif kind == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to(elsewhere if kind == "link" else tmp_path / "rien")
    with pytest.raises(CaseInvalid, match=r"taux\.yaml: erreur: c'est un lien, ou pas un fichier : il n'est pas lu"):
        rates_of(tmp_path)


def test_a_file_that_is_not_utf_8_is_a_finding(tmp_path: Path) -> None:
    write(tmp_path, GOOD).write_bytes(b"\xff\xfe")
    with pytest.raises(CaseInvalid, match=r"taux\.yaml:1:1: erreur: le fichier est enregistré en UTF-16"):
        rates_of(tmp_path)


def test_what_is_paid_rests_on_no_value_to_read_again(case: Load, tmp_path: Path) -> None:
    """A case paid whole was computed anew at each build: what it told would have changed with time alone."""
    write(tmp_path, GOOD)
    paid = "paiements:\n  - {date: 2026-07-31, montant: '%s'}\n"
    owed = compute(case(ONE), OFFICE, dt.date(2026, 7, 31)).total
    found = compute(case(ONE + paid % owed), OFFICE, dt.date(2027, 1, 31))
    assert found.total == 0
    assert not any("À relire" in one for one in found.remarques)
