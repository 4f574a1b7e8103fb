"""The rows of « taux » and « controler »."""

import datetime as dt
import json
from pathlib import Path

import pytest

from generator.law.report import ARelire, report, to_verify
from generator.law.series import parse_value, shipped, with_office

AU = dt.date(2026, 11, 21)
OWN = {
    "valeur": "2,90",
    "du": "2027-01-01",
    "au": "2027-06-30",
    "source": {"titre": "arrêté du 20 décembre 2026"},
    "lu_le": "2026-12-28",
    "statut": "officiel",
    "a_verifier_le": "2027-02-01",
}


def own() -> dict[str, list[object]]:
    return {"taux-legal-autres-cas": [parse_value(OWN, cabinet=True)]}


def test_rates_of_the_last_years_and_of_the_next_half_year() -> None:
    rows = report(AU, shipped())
    penalties = [row for row in rows if row.nom == "Pénalités entre professionnels"]
    assert [row.periode for row in penalties][:3] == ["2027-S1", "2026-S2", "2026-S1"]
    assert penalties[-1].periode == "2021-S2"
    assert penalties[0].statut == penalties[0].valeur == "inconnu"
    assert "recouvre taux bce-refinancement" in penalties[0].source
    assert penalties[1].valeur == "12,40\N{NO-BREAK SPACE}% (BCE 2,40\N{NO-BREAK SPACE}% + 10 points)"
    assert penalties[1].as_dict() == {
        "nom": "Pénalités entre professionnels",
        "du": "2026-07-01",
        "au": "2026-12-31",
        "valeur": "12.40",
        "haute": None,
        "unite": "pourcent",
        "texte": "12,40\N{NO-BREAK SPACE}% (BCE 2,40\N{NO-BREAK SPACE}% + 10 points)",
        "statut": "concordant",
        "source": "Communiqué de la BCE du 11 juin 2026, cité par cinq sources concordantes",
        "article": "C. com., art. L441-10, II",
        "lien": "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/key_ecb_interest_rates/html/index.en.html",
        "lu-le": "2026-11-21",
        "serie": "bce-refinancement",
        "fichier": "",
    }


def test_every_row_of_the_demo_date(request: pytest.FixtureRequest) -> None:
    """``--actualiser`` writes the expected rows anew, to be read before committing."""
    path = Path(__file__).parent / "expected" / "taux.json"
    found = json.dumps([row.as_dict() for row in report(AU, shipped())], ensure_ascii=False, indent=1) + "\n"
    if request.config.getoption("--actualiser"):
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


def test_the_other_values_in_force_with_their_unit_and_status() -> None:
    rows = {row.nom: row for row in report(AU, shipped())}
    assert rows["Indemnité forfaitaire pour frais de recouvrement"].valeur == "40,00\N{NO-BREAK SPACE}€"
    assert rows["Contribution pour l’aide juridique"].statut == "incertain"
    fee = next(row for row in report(AU, shipped()) if row.nom.startswith("Frais de greffe"))
    assert fee.valeur == "25,19\N{NO-BREAK SPACE}€ à 35,00\N{NO-BREAK SPACE}€"
    assert fee.periode == "du 01/03/2026 au 29/02/2028"
    staff = next(row for row in report(AU, shipped()) if row.nom.startswith("Effectif"))
    assert (staff.valeur, staff.periode) == ("250\N{NO-BREAK SPACE}personnes", "du 01/01/2025 au 31/12/2028")


def test_a_value_not_yet_in_force_is_not_shown() -> None:
    assert not [
        row for row in report(dt.date(2024, 6, 30), shipped()) if row.nom.startswith("Contribution pour l’aide")
    ]


def test_the_office_s_own_value_is_marked() -> None:
    rows = report(AU, with_office(own()))  # type: ignore[arg-type]
    row = next(row for row in rows if row.nom == "Intérêt légal, autres cas")
    assert (row.periode, row.fichier) == ("2027-S1", "cases/_cabinet/taux.yaml")
    assert row.source == "arrêté du 20 décembre 2026 (valeur du cabinet)"


def test_the_rows_start_on_a_leap_day_too() -> None:
    assert report(dt.date(2024, 2, 29), shipped())


def test_what_must_be_read_again_at_a_date() -> None:
    names = [row.nom for row in to_verify(AU, shipped())]
    assert "bce-refinancement/2026-09-16" in names
    assert "bce-refinancement 2027-S1" in names
    assert "taux-legal-autres-cas 2027-S1" in names
    assert "taux-legal-autres-cas/2026-07-01" not in names
    assert to_verify(AU, shipped())[-1] == ARelire(
        "cases/_cabinet/taux.yaml",
        "taux-legal-autres-cas 2027-S1",
        "Taux de l’intérêt légal, tous les autres cas : 2027-S1 reste à ajouter.",
        'La lire à sa source, puis : recouvre taux taux-legal-autres-cas valeur="…" du=01/01/2027 au=30/06/2027 '
        'source="…" lien="…" statut=…',
    )
    assert "taux-legal-autres-cas/2026-07-01" in [row.nom for row in to_verify(dt.date(2026, 12, 1), shipped())]


def test_a_sentence_says_what_to_read() -> None:
    row = next(row for row in to_verify(AU, shipped()) if row.nom == "bce-refinancement/2026-09-16")
    assert row.fichier == "generator/law/tables/bce-refinancement.yaml"
    assert "est à relire depuis le 29/10/2026 : décision des 28 et 29 octobre 2026" in row.message


@pytest.mark.parametrize(
    ("name", "day", "command"),
    [
        ("bce-refinancement/2026-09-16", AU, "du=29/10/2026 au=31/12/2026"),  # not that of 1 July, on which it ran
        ("bce-refinancement/2026-09-16", dt.date(2027, 2, 1), "du=29/10/2026 au=31/12/2026"),
        ("bce-refinancement/2026-06-17", dt.date(2027, 2, 1), "du=17/06/2026 au=15/09/2026"),
        ("taux-legal-autres-cas/2026-07-01", dt.date(2026, 12, 1), "du=01/07/2026 au=31/12/2026"),
        ("contribution-aide-juridique/2026-03-01", dt.date(2026, 12, 1), 'du=01/07/2026 source="…"'),
    ],
)
def test_a_value_read_again_is_corrected_for_its_own_days_or_followed(name: str, day: dt.date, command: str) -> None:
    row = next(row for row in to_verify(day, shipped()) if row.nom == name)
    assert f'recouvre taux {name.partition("/")[0]} valeur="…" {command}' in row.remede


def test_what_the_office_added_is_no_longer_asked_for_and_is_read_again_in_its_own_file() -> None:
    rows = to_verify(dt.date(2027, 2, 1), with_office(own()))  # type: ignore[arg-type]
    names = {row.nom: row for row in rows}
    assert "taux-legal-autres-cas 2027-S1" not in names
    assert names["taux-legal-autres-cas/2027-01-01"].fichier == "cases/_cabinet/taux.yaml"
    assert names["taux-legal-autres-cas/2027-01-01"].message.endswith("depuis le 01/02/2027.")


def test_nothing_is_asked_for_while_the_next_half_year_is_far() -> None:
    assert not [row for row in to_verify(dt.date(2026, 7, 1), shipped()) if "2027-S1" in row.nom]
