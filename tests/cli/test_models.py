"""An office replaces a text by a file of the same name, and sees what that changes before anything is sent."""

import shutil
from pathlib import Path

from generator.resources import shipped
from scripts import commands
from tests.cli.conftest import Cli
from tests.office import replace_in

ROOT = shipped("templates").parent
NAME = "courriers/relance-courriel.html"


def test_templates_are_listed_shown_and_copied(cli: Cli, office: Path) -> None:
    assert NAME in cli("modele", "--racine", office).out.splitlines()
    assert "{% " in cli("modele", NAME, "--racine", office).out
    assert cli("modele", NAME, "--copier", "--racine", office).code == 0
    again = cli("modele", NAME, "--copier", "--racine", office)
    assert again.code == 1
    assert "rien n'est remplacé" in again.err
    for option in ("--copier", "--comparer"):  # the list was given, and nothing copied nor compared, for « done »
        ran = cli("modele", option, "--racine", office)
        assert (ran.code, ran.out, "dire quel modèle" in ran.err) == (2, "", True)
    assert f"{NAME}  (version du cabinet)" in cli("modele", "--racine", office).out


def test_the_name_of_a_document_is_answered_with_its_texts(cli: Cli, office: Path) -> None:
    told = cli("modele", "mise-en-demeure", "--copier", "--racine", office)
    assert told.code == 2
    assert "« courriers/mise-en-demeure-consommateur.html », « courriers/mise-en-demeure-decheance.html »" in told.err
    assert "« recouvre modele » en donne la liste." in cli("modele", "", "--racine", office).err


def test_a_changed_text_is_shown_in_the_drafts_it_changes(cli: Cli, office: Path) -> None:
    cli("modele", NAME, "--copier", "--racine", office)
    assert cli("modele", NAME, "--comparer", "--racine", office).out.strip() == "Aucune différence."
    assert cli("modele", "--effet", "--racine", office).out.startswith("Aucun projet dû ne change de texte")
    path = office / "templates" / NAME
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("erreur de notre part", "méprise de notre part", 1), encoding="utf-8")
    assert "erreur de notre part" in text
    assert "--- Recouvre\n+++ cabinet\n" in cli("modele", NAME, "--comparer", "--racine", office).out
    effect = cli("modele", "--effet", "--racine", office).out
    assert effect.startswith("2026-0102, relance-courriel")
    assert "Sauf méprise" in effect
    assert "ce qui est émis ne change jamais" in effect


def test_a_changed_part_or_message_is_seen_in_every_draft_it_changes(cli: Cli, office: Path) -> None:
    for name, old, new in (
        ("courriers/relance-courriel.txt", "La relance est jointe", "Vous trouverez ci-joint la relance"),
        ("courriers/_lettre.html", "de nos salutations", "de nos meilleures salutations"),
    ):
        assert cli("modele", name, "--copier", "--racine", office).code == 0
        path = office / "templates" / name
        replace_in(path, old, new)
    effect = cli("modele", "--effet", "--racine", office).out
    assert "+Vous trouverez ci-joint la relance" in effect
    assert "de nos meilleures salutations" in effect


def test_what_was_issued_keeps_its_text_when_the_template_changes(cli: Cli, office: Path) -> None:
    assert cli("emettre", "2026-0102", "relance-courriel", "--racine", office).code == 0
    frozen = office / "cases" / "2026-0102" / "emis" / "0001-relance-courriel" / "relance-courriel.pdf"
    before = frozen.read_bytes()
    cli("modele", NAME, "--copier", "--racine", office)
    path = office / "templates" / NAME
    replace_in(path, "erreur de notre part", "méprise de notre part")
    assert cli("modele", "--effet", "--racine", office).out.startswith("Aucun projet")
    assert frozen.read_bytes() == before


def test_an_unknown_template_is_refused_with_the_nearest(cli: Cli, office: Path) -> None:
    ran = cli("modele", "courriers/relance-couriel.html", "--racine", office)
    assert ran.code == 2
    assert f"« {NAME} »" in ran.err


def test_the_page_of_commands_is_up_to_date() -> None:
    assert commands.PAGE.read_text(encoding="utf-8") == commands.reference()


def test_what_a_template_may_print_is_said_with_its_value_in_a_case(cli: Cli, office: Path) -> None:
    told = cli("modele", NAME, "--valeurs", "2026-0102", "--racine", office)
    assert told.code == 0
    lines = [" ".join(line.split()) for line in told.out.splitlines()]
    assert "{{ debiteur_nom }} Pâtisserie Mirage et Fils SARL" in lines
    assert "{{ mise_en_demeure_du|date_fr }} –" in lines, "printed, it stops the letter"
    assert "{{ canal }} (vide)" in lines, "printed, it stops the letter too"
    assert cli("modele", NAME.replace(".html", ".txt"), "--valeurs", "2026-0102", "--racine", office).out == told.out


def test_values_of_a_letter_that_may_not_leave_are_given_with_what_keeps_it(cli: Cli, office: Path) -> None:
    shutil.copytree(ROOT / "cases" / "2026-0115", office / "cases" / "2026-0115")
    notice = "courriers/mise-en-demeure-consommateur.html"  # sent on 26/10/2026, answered to until 27/11/2026
    told = cli("modele", notice, "--valeurs", "2026-0115", "--au", "2026-11-21", "--racine", office)
    assert told.code == 0
    assert "le délai laissé par la mise en demeure du 26/10/2026 court jusqu'au 27/11/2026" in told.err
    assert "Au 21/11/2026, ce document ne peut pas partir. Ce qu'il imprimerait, tel quel :" in told.err
    assert "{{ au|date_fr }} 21 novembre 2026" in [" ".join(line.split()) for line in told.out.splitlines()]


def test_values_are_those_of_the_text_this_debtor_gets(cli: Cli, office: Path) -> None:
    other = cli("modele", "courriers/mise-en-demeure-consommateur.html", "--valeurs", "2026-0105", "--racine", office)
    assert other.code == 1
    assert "« mise-en-demeure » s'écrit avec « courriers/mise-en-demeure-professionnel.html »" in other.err
    part = cli("modele", "courriers/_lettre.html", "--valeurs", "2026-0102", "--racine", office)
    assert part.code == 1
    assert "n'est pas le modèle d'un courrier ni d'un acte" in part.err
    assert cli("modele", "--valeurs", "2026-0102", "--racine", office).code == 2
    both = cli("modele", NAME, "--valeurs", "2026-0102", "--copier", "--racine", office)
    assert (both.code, (office / "templates" / NAME).exists()) == (2, False)
    assert "se demandent un par un" in both.err


def test_values_are_those_of_the_person_and_of_the_invoices_asked_for(cli: Cli, office: Path) -> None:
    shutil.copytree(ROOT / "cases" / "2026-0120", office / "cases" / "2026-0120")
    notice = "courriers/mise-en-demeure-professionnel.html"
    asked = ("modele", notice, "--valeurs", "2026-0120", "--racine", office)
    told = cli(*asked, "--debiteur", "Armide Participations")
    assert told.code == 0
    assert told.out != cli(*asked).out
    unknown = cli(*asked, "--debiteur", "Personne")
    assert (unknown.code, "Personne" in unknown.err) == (1, True)
    some = cli("modele", notice, "--valeurs", "2026-0105", "--factures", "F-2026-0163", "--racine", office)
    lines = [" ".join(line.split()) for line in some.out.splitlines()]
    assert "{{ ligne.numero }} F-2026-0163" in lines
    alone = cli("modele", notice, "--factures", "F-1", "--racine", office)
    assert (alone.code, "ne servent qu'avec « --valeurs »" in alone.err) == (2, True)
