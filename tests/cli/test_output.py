"""Findings for people, for programs, for the forge."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from generator.cli.output import ANNOTATIONS, FORMS, MASK, masked, render
from generator.findings import Finding, Level, legible
from generator.init import create
from tests.cli.conftest import Cli

NAME = Finding(
    "cases/2026-0142/dossier.yaml", 14, 5, Level.ERREUR, "debiteurs[0].siren", "« 123 456 789 » n'est pas un SIREN.",
    "Recopier les neuf chiffres du Kbis : 100 %, clé fausse.",
)  # fmt: skip
KEY = Finding(
    "cases/2026-0142/dossier.yaml", 3, 1, Level.AVERTISSEMENT, "responsables.jean-martin",
    "la clé « montant-tcc » n'existe pas ici.", "Vouliez-vous dire « montant-ttc » ?",
)  # fmt: skip
WHOLE = Finding("cases/a,b:c", 0, 0, Level.MANQUE, "", "répertoire sans dossier.yaml.")


def test_text_is_one_clickable_line_each() -> None:
    assert render([KEY, NAME], "texte").splitlines() == [str(KEY), str(NAME)]
    assert render([], "texte") == ""
    assert re.match(r"[\w/.-]+:\d+:\d+: ", str(NAME))


def test_json_is_complete_and_in_french() -> None:
    assert json.loads(render([NAME], "json")) == [
        {
            "fichier": "cases/2026-0142/dossier.yaml",
            "ligne": 14,
            "colonne": 5,
            "niveau": "erreur",
            "cle": "debiteurs[0].siren",
            "message": "« 123 456 789 » n'est pas un SIREN.",
            "remede": "Recopier les neuf chiffres du Kbis : 100 %, clé fausse.",
        }
    ]
    assert json.loads(render([], "json")) == []


def test_github_annotations_escape_what_would_break_them() -> None:
    assert render([NAME, KEY, WHOLE], "github").splitlines() == [
        (
            "::error file=cases/2026-0142/dossier.yaml,line=14,col=5,title=Recouvre %3A erreur::"
            "debiteurs[0].siren : « … » n'est pas un SIREN. Recopier les neuf chiffres du Kbis : 100 %25, clé fausse."
        ),
        (
            "::warning file=cases/2026-0142/dossier.yaml,line=3,col=1,title=Recouvre %3A avertissement::"
            "responsables.… : la clé « … » n'existe pas ici. Vouliez-vous dire « montant-ttc » ?"
        ),
        "::notice file=cases/a%2Cb%3Ac,title=Recouvre %3A manque::répertoire sans dossier.yaml.",
    ]


def test_an_annotation_begins_with_no_mask_and_names_no_file_that_is_not_one() -> None:
    """« … : Taux » told nothing, and an annotation of « droit fourni, delais » points at no file of the office."""
    rate = Finding("cases/_cabinet/taux.yaml", 0, 0, Level.AVERTISSEMENT, "bce 2027-S1", "Taux : reste à ajouter.")
    rule = Finding("delais", 0, 0, Level.AVERTISSEMENT, "civ-771", "C. civ., art. 771 est à relire.", shipped=True)
    assert rule.as_dict()["fichier"] == "droit fourni, delais"
    assert render([rate, rule], "github").splitlines() == [
        "::warning file=cases/_cabinet/taux.yaml,title=Recouvre %3A avertissement::Taux : reste à ajouter.",
        "::warning title=Recouvre %3A avertissement::droit fourni, delais : C. civ., art. 771 est à relire.",
    ]
    of_rate, of_rule = json.loads(render([rate, rule], "gitlab"))
    assert (of_rate["description"], of_rule["description"]) == (
        "Taux : reste à ajouter.", "droit fourni, delais : C. civ., art. 771 est à relire."
    )  # fmt: skip
    assert of_rule["location"]["path"] == "droit fourni, delais", "its format wants one"
    seen = "droit fourni, delais\n\navertissement\nC. civ., art. 771 est à relire.\n1"
    assert of_rule["fingerprint"] == hashlib.sha256(seen.encode()).hexdigest(), "known by its whole name, as before"


def test_the_files_of_the_office_are_told_before_the_tables_of_recouvre(cli: Cli, office: Path) -> None:
    told = json.loads(cli("controler", "--racine", office, "--format", "json").out)
    places = [one["fichier"] for one in told]
    assert places == sorted(places)
    assert (places[0][:6], places[-1][:13]) == ("cases/", "droit fourni,")


def test_gitlab_report_has_stable_and_distinct_fingerprints() -> None:
    moved = Finding(NAME.file, 99, 5, *(NAME.level, NAME.key, NAME.message, NAME.remedy))
    first = json.loads(render([NAME, NAME, KEY], "gitlab"))
    assert [entry["severity"] for entry in first] == ["major", "major", "minor"]
    assert len({entry["fingerprint"] for entry in first}) == 3
    assert json.loads(render([moved], "gitlab"))[0]["fingerprint"] == first[0]["fingerprint"]
    assert first[0]["location"] == {"path": NAME.file, "lines": {"begin": 14}}
    assert json.loads(render([WHOLE], "gitlab"))[0]["location"]["lines"]["begin"] == 1


def test_annotations_hold_nothing_typed_in_a_case() -> None:
    secrets = [
        "Boulangerie Martin",
        "FR76 3000 6000",
        "compta@martin.example",
        "000 000 026",
        "4 800,00",
        "jean-martin",
    ]
    for secret in secrets:
        finding = Finding(
            "f", 1, 1, Level.ERREUR, f"responsables.{secret}", f"« {secret} » n'est pas admis.", f"« {secret} »."
        )
        for form in ("github", "gitlab"):
            assert secret not in render([finding], form)
    shown = masked(
        Finding("f", 1, 1, Level.ERREUR, "factures[2].montant-ttc", "il manque la clé « nature ».", "« x: … »")
    )
    assert (shown.key, shown.message) == ("factures[2].montant-ttc", "il manque la clé « nature ».")
    assert shown.remedy == MASK


UNTOLD = [
    "Librairie de l'Exemple", "Sacha", "Fictif", "F-2026-001", "3 600,00", "3 685,25", "€",
]  # fmt: skip


@pytest.mark.parametrize("form", ANNOTATIONS)
@pytest.mark.parametrize(("command", "said"), [("verifier", "Sacha Fictif"), ("controler", "elle porte 3")])
def test_annotations_of_a_command_tell_no_name_and_no_sum(
    cli: Cli, tmp_path: Path, command: str, said: str, form: str
) -> None:
    """A sentence names a guarantor or a sum without quoting it: a letter that is no longer owed, a bond not told."""
    office = tmp_path / "cabinet"
    create(office)
    assert cli("emettre", "exemple-0001", "relance-courrier", "--au", "2026-11-21", "--racine", office).code == 0
    path = office / "cases/exemple-0001/dossier.yaml"
    text = path.read_text(encoding="utf-8").replace("montant-ttc: 3 600,00", "montant-ttc: 3 500,00")
    joint = "  - lien: solidaire\n    nature: particulier\n    qualite: consommateur\n    civilite: M.\n"
    joint += "    prenoms: Sacha\n    nom: Fictif\n    adresse: {rue: 1 rue Fictive, code-postal: 69002, ville: Lyon}\n"
    path.write_text(text.replace("creance:\n", f"{joint}\ncreance:\n", 1), encoding="utf-8")
    asked = ("--au", "2026-11-22", "--racine", office)
    assert said in cli(command, *asked).out, "else nothing is tried"
    ran = cli(command, *asked, "--format", form)
    assert [word for word in UNTOLD if word in ran.out + ran.err] == []
    assert "exemple-0001" in ran.out


def test_forms_are_those_of_the_command_line() -> None:
    assert set(FORMS) == {"texte", "json", "github", "gitlab"}


ORDERS = (
    "\x1b]0;titre\x07\x1b[2J\x9b31m\N{RIGHT-TO-LEFT OVERRIDE}\udce9\N{ZERO WIDTH SPACE}\N{TAG LATIN SMALL LETTER A}"
)


def test_a_name_gives_no_order_to_a_terminal_and_json_stays_whole() -> None:
    shown = legible(ORDERS)
    assert shown.isascii()
    assert shown.isprintable()
    assert json.loads(f'"{shown}"') == ORDERS
    plain = "4 800,00\N{NARROW NO-BREAK SPACE}€, dû le 1er\n\N{BOX DRAWINGS LIGHT HORIZONTAL} « où »"
    assert legible(plain) == plain


def test_a_finding_is_one_line_whatever_the_name_of_its_file() -> None:
    assert len(str(NAME._replace(file="a\nb.yaml:1:1: erreur: faux")).splitlines()) == 1
