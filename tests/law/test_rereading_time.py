"""Rules past their verification date are listed, with their file and their article."""

import datetime as dt

from generator.law.dated import rules, table
from generator.law.rereading import NAMES, rules_to_verify


def test_nothing_is_due_today_and_everything_ends_up_due() -> None:
    assert rules_to_verify(dt.date(2026, 12, 30)) == ()
    every = sum(len(rules(name, key)) for name in NAMES for key in table(name)) + len(table("procedures"))
    assert len(rules_to_verify(dt.date(2030, 1, 1))) == every


def test_what_is_least_sure_is_due_first() -> None:
    first = rules_to_verify(dt.date(2026, 12, 31))
    assert all("(incertain) est à relire" in one.message for one in first)
    quadriennale = next(one for one in first if one.nom == "loi-68-1250-1")
    assert quadriennale.fichier == "generator/law/tables/prescription.yaml"
    assert quadriennale.message == (
        "Loi n° 68-1250 du 31 décembre 1968, art. 1er : Créances sur l'État et les collectivités publiques "
        "(prescription quadriennale) (incertain) est à relire depuis le 31/12/2026."
    )


def test_a_procedure_is_told_with_its_table() -> None:
    found = next(one for one in rules_to_verify(dt.date(2027, 1, 31)) if one.nom == "petites-creances")
    assert found.fichier == "generator/law/tables/procedures.yaml"
    assert found.message == (
        "CPCE, art. L125-1 et R125-1 à R125-8 : Procédure simplifiée de recouvrement des petites créances (lectures "
        "concordantes, texte à relire) est à relire depuis le 31/01/2027."
    )
    assert all(one.nom != "petites-creances" for one in rules_to_verify(dt.date(2027, 1, 30)))


def test_an_official_text_is_told_as_such() -> None:
    found = next(one for one in rules_to_verify(dt.date(2027, 11, 30)) if one.nom == "civ-2224")
    assert found.message.endswith("(droit commun) (texte officiel) est à relire depuis le 30/11/2027.")
