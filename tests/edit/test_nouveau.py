"""A new case: the file its questions make."""

from pathlib import Path

import pytest

from generator.edit.nouveau import QUESTIONS, case_text, create_case, refusal, refuse_reference
from generator.findings import CaseInvalid, RecouvreError
from generator.load import load_case, load_office
from generator.vocabulary import Nature
from tests.load.bureau import office_at

COMPANY = {
    "creancier": "atelier-durand", "responsable": "a.petit", "strategie": "standard", "nature": "societe",
    "qualite": "professionnel", "denomination": "Chez Léa: pains", "forme": "SARL", "siren": "000 000 026",
    "rue": "12 rue des Lilas", "pays": "", "code-postal": "01000", "ville": "Bourg", "courriel": "compta@lea.example",
    "origine": "fourniture de farine", "famille": "vente-entre-professionnels", "numero": "F-1", "date": "2026-03-02",
    "echeance": "2026-04-01", "montant-ttc": "4 800,00",
}  # fmt: skip
PERSON = {
    **{key: value for key, value in COMPANY.items() if key not in {"denomination", "forme", "siren"}},
    "nature": "particulier", "qualite": "consommateur", "civilite": "Monsieur", "nom": "Martin", "prenoms": "Paul",
    "courriel": "",
    "famille": "vente-a-consommateur",
}  # fmt: skip


@pytest.mark.parametrize("answers", [COMPANY, PERSON])
def test_new_case_is_right_from_the_start(answers: dict[str, str], tmp_path: Path) -> None:
    root = office_at(tmp_path)
    path = create_case(root, "2026-0200", answers, load_office(root))
    assert path == Path("cases/2026-0200/dossier.yaml")
    case = load_case(root, "2026-0200")
    assert case.findings == ()
    assert case.dossier.debiteur.adresse.code_postal == "01000"
    text = (root / path).read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schema/dossier.schema.json\nformat: 1\n")


def test_every_question_that_applies_is_used(tmp_path: Path) -> None:
    office = load_office(office_at(tmp_path))
    for answers in (COMPANY, PERSON):
        asked = {question.key for question in QUESTIONS if question.applies(answers)}
        assert asked == set(answers)
        for question in QUESTIONS:
            if question.applies(answers) and question.choices(office):
                assert answers[question.key] in question.choices(office)
    text = case_text("2026-0200", {key: f"<{key}>" for key in COMPANY})
    assert [key for key in COMPANY if f"<{key}>" not in text] == []


def test_a_person_is_written_to_by_his_whole_name(tmp_path: Path) -> None:
    root = office_at(tmp_path)
    create_case(root, "2026-0200", {**PERSON, "courriel": "paul@martin.example"}, load_office(root))
    debtor = load_case(root, "2026-0200").dossier.debiteur
    assert (debtor.civilite, debtor.contacts[0].nom) == ("Monsieur", "Monsieur Paul Martin")


def test_a_form_is_asked_of_who_has_one() -> None:
    asked = {nature for nature in Nature if any(q.key == "forme" and q.applies({"nature": nature}) for q in QUESTIONS)}
    assert asked == {Nature.SOCIETE, Nature.ASSOCIATION}


def test_a_debtor_abroad_has_the_postcode_of_his_country(tmp_path: Path) -> None:
    root = office_at(tmp_path)
    office = load_office(root)
    abroad = {**COMPANY, "pays": "Belgique", "code-postal": "1000", "ville": "Bruxelles"}
    create_case(root, "2026-0200", abroad, office)
    assert load_case(root, "2026-0200").dossier.debiteur.adresse.pays == "Belgique"
    create_case(root, "2026-0201", {**COMPANY, "pays": "France"}, office)
    assert load_case(root, "2026-0201").dossier.debiteur.adresse.pays is None


def test_wrong_answer_or_taken_reference_writes_nothing(tmp_path: Path) -> None:
    root = office_at(tmp_path)
    office = load_office(root)
    with pytest.raises(CaseInvalid, match="ambigu"):
        create_case(root, "2026-0200", {**COMPANY, "montant-ttc": "4,800"}, office)
    assert not (root / "cases" / "2026-0200").exists()
    create_case(root, "2026-0200", COMPANY, office)
    with pytest.raises(CaseInvalid, match="existe déjà"):
        create_case(root, "2026-0200", PERSON, office)
    with pytest.raises(CaseInvalid, match="référence"):
        create_case(root, "../2026-0201", COMPANY, office)


@pytest.mark.parametrize("reference", ["2026-0200", "../x", "a b", "CON", "2026-a"])
def test_a_reference_is_refused_before_any_question(reference: str, tmp_path: Path) -> None:
    root = office_at(tmp_path)
    office = load_office(root)
    refuse_reference(root, "2026-0200", office)
    create_case(root, "2026-0200", COMPANY, office)
    create_case(root, "2026-A", {**COMPANY, "numero": "F-2"}, office)
    with pytest.raises(RecouvreError, match=r"existe déjà|référence|le dossier « 2026-A » existe, et Windows confond"):
        refuse_reference(root, reference, office)


@pytest.mark.parametrize(
    ("key", "answer", "reason"),
    [
        ("qualite", "non-professionnel", ""),
        ("siren", "123", "n'est pas un SIREN"),
        ("code-postal", "1234", "code postal"),
        ("courriel", "léa", "adresse de courriel"),
        ("date", "2026-13-01", "calendrier"),
        ("echeance", "2026-02-01", "précède la facture"),
        ("montant-ttc", "4,800", "ambigu"),
    ],
)
def test_an_answer_is_checked_beside_those_before_it_only(key: str, answer: str, reason: str, tmp_path: Path) -> None:
    root = office_at(tmp_path)
    given: dict[str, str] = {}
    for question in QUESTIONS:
        if not question.applies(COMPANY):
            continue
        given[question.key] = answer if question.key == key else COMPANY[question.key]
        said = refusal(root, "2026-0200", given, question.key, load_office(root))
        if question.key == key:
            assert reason in said if reason else not said
            return
        assert not said, question.key
