"""Each verb of the command line: what it prints, in French, and its exit code."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import click
import pytest
from PIL import Image

from generator.build.construct import Report
from generator.build.order import Order
from generator.cli.root import recouvre
from generator.init import create
from generator.load import load_case
from generator.model import FaitRemise
from generator.money import format_eur
from generator.numbering import number
from tests.cli.conftest import Cli
from tests.office import REPOSITORY, replace_in


def test_every_command_has_help_in_french_and_is_in_the_guide(cli: Cli) -> None:
    guide = "\n".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "site").rglob("*.md"))
    for name, command in recouvre.commands.items():
        shown = cli(name, "--help")
        assert shown.code == 0
        assert shown.out.startswith("Usage : ")
        assert command.help
        for option in (one for one in command.params if isinstance(one, click.Option)):
            assert option.help, f"{name} {option.name}"
        assert f"recouvre {name}" in guide, f"« recouvre {name} » n'est pas dans le guide"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["verif"], "« verif » n'est pas une commande. Vouliez-vous dire « verifier » ?"),
        (["verifer"], "« verifer » n'est pas une commande. Vouliez-vous dire « verifier » ?"),
        (["Decomtpe", "2026-0102"], "« Decomtpe » n'est pas une commande. Vouliez-vous dire « decompte » ?"),
        (["xyz"], "« xyz » n'est pas une commande.\n"),
        (["clôture"], "« clôture » n'est pas une commande. Le noter : recouvre noter RÉFÉRENCE cloture."),
        (["mise-en-demeure"], "Le produire : recouvre produire RÉFÉRENCE mise-en-demeure. Fait sans"),
        (["lettre-caution"], "n'est pas une commande. Le noter : recouvre noter RÉFÉRENCE lettre-caution."),
        (["decompte"], "Il manque l'argument"),
        (["decompte", "2026-0102", "--au", "31/02/2026"], "n'existe pas au calendrier"),
        (["decompte", "9999-0001"], "dossier inconnu : 9999-0001."),
        (
            ["decompte", "Librairie Chimère"],
            "dossier inconnu : Librairie Chimère. « recouvre etat » les donne tous, avec",
        ),
        (["decompte", "cases/2026-0102/"], "dossier inconnu : cases/2026-0102/. Vouliez-vous dire « 2026-0102 » ?"),
        (["decompte", "2026-102"], "dossier inconnu : 2026-102. Vouliez-vous dire « 2026-0102 »"),
        (["etat", "--formatt", "json"], "Option inconnue"),
        (["noter", "2026-0102", "paiement", "--montant", "500"], "mais une clé de ce qui est noté : écrire montant=…"),
        (["noter", "2026-0102", "echeancier", "--signé"], "« --signé » n'est pas une option, mais une clé de ce qui"),
        (["noter", "2026-0102", "paiement", "--lignes", "3"], "Option inconnue : '--lignes'."),
        (["noter", "2026-0102", "paiement", "-montant=100"], "« -montant » n'est pas une option, mais une clé"),
        (
            ["emettre", "2026-0105", "relance-courrier", "--date", "x"],
            "Option inconnue : '--date'. Vouliez-vous dire '--au' ?",
        ),
        (["construire", "--zut"], "Option inconnue : '--zut'.\n"),
        (["noter", "2026-0102", "plan de paiement"], "n'est pas admis ici. Un paiement en plusieurs fois, proposé"),
        (["noter", "2026-0102", "Moratoire"], "se note « echeancier » ; un délai que le juge accorde"),
        (["noter", "2026-0102", "plan de sauvegarde"], "celui d'une procédure collective s'y ajoute (« plan-le »)."),
        (
            ["noter", "2026-0102", "injonction de payer"],
            "La requête déposée se note « requete-injonction », l'ordonnance",
        ),
        (["noter", "2026-0102", "huissier"], "Un dossier remis au commissaire de justice se note « transmission », un"),
        (["noter", "2026-0102", "titre", "executoire-le=20/11/2026"], "En noter un d'abord : recouvre noter 2026-0102"),
        (["noter", "2026-0102", "litige"], "Ce que le débiteur conteste se note « contestation »."),
        (["rapprocher", "releve.csv"], "'releve.csv' n'existe pas ici. Vérifier son nom, ou écrire son chemin"),
        (["etat", "--format", "xml"], "n'est pas l'une de ces valeurs"),
        (["verifier", "2026-0102", "--procedure", ""], "« --procedure » est vide. Écrire ce qu'il demande, ou l'ôter."),
        (["produire", "2026-0105", "mise-en-demeure", "--factures", " "], "« --factures » est vide."),
        (["emettre", "2026-0105", "mise-en-demeure", "--debiteur", ""], "« --debiteur » est vide."),
        (["construire", "--creancier", ""], "« --creancier » est vide."),
        (["courriers", "--csv", "  "], "« --csv » est vide."),
        (["courriers", "--csv", ""], "« --csv » est vide."),
        (["decompte", "2026-0105", "--au", "1/9/2026", "--au", "1/9/2026"], "« --au » est donné deux fois."),
        (
            ["emettre", "2026-0105", "mise-en-demeure", "--factures", "F-2026-0127", "--factures", "F-2026-0201"],
            "« --factures » est donné deux fois. L'écrire une fois : --factures N1,N2….",
        ),
        (["emettre", "2026-0105", "relance-courrier", "--joindre-factures", "--sans-factures"], "donné deux fois"),
        (["construire", "--sortie", "/"], "« / » contient le dépôt du cabinet"),
    ],
)
def test_a_wrong_command_line_exits_2(cli: Cli, office: Path, arguments: list[str], sentence: str) -> None:
    ran = cli(*arguments, "--racine", office) if len(arguments) > 1 else cli(*arguments)
    assert ran.code == 2
    assert sentence in ran.err
    assert "Erreur : " in ran.err


def test_a_plan_is_compared_with_the_principal_of_the_decompte(cli: Cli, office: Path) -> None:
    """A payment goes to interest first: the principal is the décompte's, not the invoices less the payments."""
    path = office / "cases" / "2026-0105" / "dossier.yaml"
    plan = "  - {date: 2026-11-20, type: echeancier, echeances: [{date: 2026-12-01, montant: 10}], signe: non}\n"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^pieces:", f"{plan}pieces:", text), encoding="utf-8")
    printed = cli("decompte", "2026-0105", "--au", "2026-11-20", "--racine", office).out
    (principal,) = re.findall(r"^ +Principal +(\S.*)$", printed, re.MULTILINE)
    told = cli("verifier", "2026-0105", "--racine", office).out.replace("\N{NO-BREAK SPACE}", " ")
    wanted = principal.replace("\N{NO-BREAK SPACE}", " ")
    assert f"les échéances (10,00 €) ne couvrent pas le principal dû au 20/11/2026 ({wanted})." in told


def test_outside_an_office_the_remedy_is_said(cli: Cli, tmp_path: Path) -> None:
    ran = cli("etat", "--racine", tmp_path)
    assert ran.code == 2
    assert "recouvre init" in ran.err


def test_right_files_exit_0_and_wrong_ones_1(cli: Cli, office: Path) -> None:
    assert cli("verifier", "--racine", office).code == 0
    path = office / "cases" / "2026-0102" / "dossier.yaml"
    replace_in(path, "echeance: 2026-", "echeance: 2026-13-")
    ran = cli("verifier", "--racine", office)
    assert ran.code == 1
    assert "cases/2026-0102/dossier.yaml:" in ran.out
    assert "AAAA-MM-JJ" in ran.out


def test_a_state_that_counts_nothing_says_why_and_what_to_do(cli: Cli, office: Path) -> None:
    """« non calculé » sent its reader to another command to learn that a rate of the new year was to be typed."""
    state = cli("etat", "--au", "2027-02-01", "--racine", office)
    told = cli("decompte", "2026-0105", "--au", "2027-02-01", "--racine", office).err.splitlines()[0]
    assert "recouvre taux bce-refinancement" in told
    assert (state.code, state.out.count(told)) == (0, 1), "once for all the cases it stops"
    rows = json.loads(cli("etat", "--au", "2027-02-01", "--racine", office, "--format", "json").out)["dossiers"]
    assert {row["du"] for row in rows} == {None}
    assert "non calculé" in state.out
    assert all(row["pourquoi"]["message"] in told for row in rows)
    today = json.loads(cli("etat", "--racine", office, "--format", "json").out)["dossiers"]
    assert {row["pourquoi"] for row in today} == {None}
    assert "Non calculé" not in cli("etat", "--racine", office).out


def test_findings_are_also_json_and_annotations(cli: Cli, office: Path) -> None:
    found = json.loads(cli("verifier", "--racine", office, "--format", "json").out)
    assert {"fichier", "ligne", "colonne", "niveau", "cle", "message", "remede"} == set(found[0])
    assert cli("verifier", "--racine", office, "--format", "github").out.startswith("::")
    assert isinstance(json.loads(cli("verifier", "--racine", office, "--format", "gitlab").out), list)


def test_a_missing_proof_fails_only_when_the_procedure_is_asked_by_name(cli: Cli, office: Path) -> None:
    assert cli("verifier", "2026-0110", "--racine", office).code == 0
    asked = cli("verifier", "2026-0110", "--procedure", "injonction", "--racine", office)
    assert asked.code == 1
    assert "livraison" in asked.out


def test_a_proof_that_is_missing_is_said_once_with_its_whole_remedy(cli: Cli, office: Path) -> None:
    """The letter that waits and the procedure asked for both lacked it: two lines, one the start of the other."""
    lines = cli("verifier", "2026-0105", "--procedure", "injonction", "--racine", office).out.splitlines()
    said = [line.partition(" Ou passer outre")[0] for line in lines if line.startswith("cases/")]
    assert any("Ou passer outre" in line for line in lines)
    assert len(said) == len(set(said))


def test_the_statement_is_a_table_and_json(cli: Cli, office: Path) -> None:
    text = cli("decompte", "2026-0105", "--racine", office)
    assert text.code == 0
    for word in ("DÉCOMPTE ARRÊTÉ AU 21/11/2026", "TOTAL DÛ", "C. com., art. L441-10, II", "CONVENTIONS"):
        assert word in text.out
    data = json.loads(cli("decompte", "2026-0105", "--racine", office, "--format", "json").out)
    assert data["au"] == "2026-11-21"
    assert isinstance(data["total"], str), "no float near money"


def test_every_json_writes_a_sum_and_a_day_as_the_statement_does(cli: Cli, office: Path) -> None:
    """« du » was « 1 234,56 € », « periode » « du 01/03/2026 au 29/02/2028 »: a program had to read French."""
    asked = "--racine", office, "--format", "json"
    (row,) = json.loads(cli("etat", "2026-0105", *asked).out)["dossiers"]
    assert row["du"] == json.loads(cli("decompte", "2026-0105", *asked).out)["total"]
    assert format_eur(Decimal(row["du"])) in cli("etat", "2026-0105", "--racine", office).out
    known = {(one["nom"], one["du"]): one for one in json.loads(cli("taux", *asked).out)}
    penalties = known["Pénalités entre professionnels", "2026-07-01"]
    assert [penalties[key] for key in ("au", "valeur", "haute", "unite")] == ["2026-12-31", "12.40", None, "pourcent"]
    assert known["Pénalités entre professionnels", "2027-01-01"]["valeur"] is None, "unknown yet"
    fee = next(one for name, one in known.items() if name[0].startswith("Frais de greffe"))
    assert [fee[key] for key in ("du", "au", "valeur", "haute")] == ["2026-03-01", "2028-02-29", "25.19", "35.00"]


def test_a_date_past_the_last_known_rate_is_refused_with_the_line_to_complete(cli: Cli, office: Path) -> None:
    ran = cli("decompte", "2026-0102", "--au", "2027-03-01", "--racine", office)
    assert ran.code == 1
    assert 'recouvre taux bce-refinancement valeur="…" du=01/01/2027 au=30/06/2027' in ran.out + ran.err


def test_state_and_agenda_read_the_date_of_the_office(cli: Cli, office: Path) -> None:
    state = cli("etat", "--racine", office)
    assert state.out.startswith("Situation au 21/11/2026")
    assert re.search(r"^2026-0105 .*  Judiciaire ", state.out, re.MULTILINE)
    assert json.loads(cli("etat", "--racine", office, "--format", "json").out)["au"] == "2026-11-21"
    assert "21/11/2026" in cli("agenda", "--racine", office).out


def test_a_real_office_is_told_of_what_is_dated_after_the_day(cli: Cli, office: Path) -> None:
    """Its ``cabinet.yaml`` says no date: that of the command is the day after which a fact is a slip."""
    cabinet = office / "cases/_cabinet/cabinet.yaml"
    cabinet.write_text(re.sub("(?m)^au: .*\n", "", cabinet.read_text(encoding="utf-8")), encoding="utf-8")
    day = ("--racine", office, "--au", "2026-11-26")
    assert "date postérieure" not in cli("verifier", "2026-0102", *day).out
    noted = cli("noter", "2026-0102", "paiement", "montant=100,00", "moyen=virement", "--date", "01/01/2027", *day)
    told = "avertissement: paiements[0].date : date postérieure au 26/11/2026. Vérifier la date : le fait est à venir."
    assert noted.code == 0
    assert told in noted.out
    assert told in cli("verifier", "2026-0102", *day).out


def test_a_refusal_that_stops_a_due_letter_is_said_once(cli: Cli, office: Path) -> None:
    file = office / "cases/2026-0102/dossier.yaml"
    replace_in(file, "nature: societe", "nature: personne-publique", 1)
    ran = cli("verifier", "2026-0102", "--racine", office)
    assert ran.code == 1
    assert ran.out.count(": creance : Débiteur public hors commande publique") == 1


def test_a_doubt_on_a_file_of_the_office_is_told(cli: Cli, office: Path) -> None:
    creditor = office / "cases/_cabinet/creanciers/comptoir-durand.yaml"
    replace_in(creditor, "tva: FR18", "tva: FR19")
    ran = cli("verifier", "--racine", office)
    assert "comptoir-durand.yaml:" in ran.out
    assert "n'est pas un numéro de TVA intracommunautaire" in ran.out


@pytest.mark.parametrize(
    ("au", "day", "said"),
    [
        ("2026-12-08", "09/12/2026", "Prescription de la facture 2021-187"),
        ("2026-12-10", "10/12/2026", "Prescription de la facture 2021-187"),
        ("2026-12-11", "11/12/2026", "Délai expiré le 10/12/2026 : Prescription de la facture 2021-187"),
        ("2026-12-31", "31/12/2026", "Délai expiré le 10/12/2026 : Prescription de la facture 2021-187"),
    ],
)
def test_the_agenda_keeps_a_limit_even_past_its_last_day(cli: Cli, office: Path, au: str, day: str, said: str) -> None:
    """Prudent date 9 December, last day the 10th: the day after, a limit that was missed must not be silent."""
    shutil.copytree(REPOSITORY / "cases/2026-0118", office / "cases/2026-0118")
    ran = cli("agenda", "2026-0118", "--racine", office, "--au", au, "--jours", "1")
    assert ran.out.count("Prescription de la facture 2021-187") == 1
    assert f"{day}  2026-0118  {said}  " in ran.out


def test_the_agenda_does_not_call_for_a_letter_on_a_prescribed_claim(cli: Cli, office: Path) -> None:
    file = office / "cases/2026-0102/dossier.yaml"
    for key in ("date", "echeance", "execution-le"):
        replace_in(file, f"{key}: 2026", f"{key}: 2021")
    day = ("--racine", office, "--au", "2026-12-31")
    told = cli("agenda", "2026-0102", *day).out
    assert "2026-0102  Délai expiré le 13/11/2026 : Prescription de la facture" in told
    assert "2026-0102  À ne pas envoyer, créance prescrite : " in told
    assert "À envoyer" not in told


def test_a_short_agenda_says_the_next_limit_of_the_creditor(cli: Cli, office: Path) -> None:
    """Its window is short and no limit is: the nearest after it is never hidden, a mere reminder is none."""
    shutil.copytree(REPOSITORY / "cases/2026-0118", office / "cases/2026-0118")
    agenda = ("agenda", "2026-0118", "--racine", office, "--jours", "1", "--au")
    ran = cli(*agenda, "2026-12-01")
    assert ran.out.startswith("Agenda du 01/12/2026 et du jour suivant\n")
    assert ran.out.endswith(
        "\n\nEnsuite, prochain délai du créancier : Prescription de la facture 2021-187, "
        "le 09/12/2026 (dossier 2026-0118).\n"
    )
    told = json.loads(cli(*agenda, "2026-12-01", "--format", "json").out)
    assert [one["titre"] for one in told["agenda"]] == ["Procédure à choisir : les étapes amiables sont épuisées"]
    assert told["ensuite"]["date"] == "2026-12-09"
    assert "Ensuite" not in cli(*agenda, "2026-12-08").out
    shutil.copytree(REPOSITORY / "cases/2026-0113", office / "cases/2026-0113")
    assert "\n\nRien dans ces jours.\n" in cli("agenda", "2026-0113", "--racine", office, "--jours", "1").out


@pytest.mark.parametrize(
    ("au", "days", "day"),
    [
        ("2026-11-13", 6, ""),
        ("2026-11-13", 7, "2026-11-20"),
        ("2026-11-20", 1, "2026-11-20"),
        ("2026-12-10", 1, "2026-12-10"),
    ],
)
def test_the_agenda_says_a_letter_up_to_its_last_day_and_today_once_late(
    cli: Cli, office: Path, au: str, days: int, day: str
) -> None:
    told = json.loads(
        cli("agenda", "2026-0102", "--racine", office, "--au", au, "--jours", str(days), "--format", "json").out
    )
    said = [(one["date"], one["titre"], one["a-defaut"], one["article"]) for one in told["agenda"]]
    assert said == ([(day, "À envoyer : Relance n° 1", "", "")] if day else [])


def test_the_agenda_does_not_forget_a_case_whose_procedure_is_to_be_chosen(cli: Cli, office: Path) -> None:
    if not (office / "cases/2026-0108").exists():
        shutil.copytree(REPOSITORY / "cases/2026-0108", office / "cases/2026-0108")
    assert "Procédure à choisir" in cli("etat", "2026-0108", "--racine", office).out
    assert "Procédure à choisir" in cli("agenda", "2026-0108", "--racine", office).out


def test_a_wrong_creditor_does_not_hide_what_is_wrong_in_the_cases(cli: Cli, office: Path) -> None:
    creditor = office / "cases" / "_cabinet" / "creanciers" / "comptoir-durand.yaml"
    replace_in(creditor, "iban: FR76", "iban: FR77")
    case = office / "cases" / "2026-0102" / "dossier.yaml"
    replace_in(case, "telephone: 04 65", "telephone: 4 65")
    ran = cli("verifier", "--racine", office)
    assert ran.code == 1
    assert "comptoir-durand.yaml" in ran.out
    assert "cases/2026-0102/dossier.yaml:31:9: erreur: debiteurs[0].contacts[0].telephone" in ran.out


def test_letters_that_wait_are_listed_with_what_each_lacks(cli: Cli, office: Path) -> None:
    for name in ("2026-0103", "2026-0108", "2026-0119"):
        if not (office / "cases" / name).exists():
            shutil.copytree(REPOSITORY / "cases" / name, office / "cases" / name)
    asked = ("courriers", "2026-0103", "2026-0108", "2026-0119", "--racine", office)
    ran = cli(*asked)
    assert ran.code == 0, ran.err
    rows = [line.split("  ") for line in ran.out.splitlines() if line[:2].isdigit()]
    told = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert [
        "14/11/2026",
        "2026-0103",
        "Bistrot L'Utopie",
        "Mise en demeure de payer",
        "créancier",
        "lrar",
        "prêt",
    ] in told
    assert [row[1] for row in told] == ["2026-0108", "2026-0108", "2026-0119", "2026-0103"], "the longest waiting first"
    assert told[0][-1] == "2 manques"
    assert "aucun extrait Kbis ou RNE" in ran.out
    assert cli("emettre", "2026-0119", "quittance", "--racine", office).code == 0
    assert cli("emettre", "2026-0103", "mise-en-demeure", "--racine", office).code == 0
    listed = json.loads(cli(*asked, "--format", "json").out)["courriers"]
    assert [(one["dossier"], one["document"]) for one in listed] == [
        ("2026-0108", "requete-injonction"), ("2026-0108", "transmission-commissaire"),
    ], "what was issued waits no more"  # fmt: skip
    assert [one["cle"] for one in listed[0]["manques"]] == ["journal", "pieces"]


@pytest.mark.parametrize("command", [["etat"], ["agenda"], ["courriers"], ["courriers", "--partis"]])
def test_the_json_of_a_list_holds_what_is_wrong_with_the_cases_it_leaves_out(
    cli: Cli, office: Path, command: list[str]
) -> None:
    asked = (*command, "--racine", office, "--format", "json")
    assert json.loads(cli(*asked).out)["erreurs"] == []
    replace_in(office / "cases/2026-0102/dossier.yaml", "montant-ttc: ", "montant-ttc: x", 1)
    (wrong,) = json.loads(cli(*asked).out)["erreurs"]
    assert (wrong["fichier"], wrong["niveau"]) == ("cases/2026-0102/dossier.yaml", "erreur")


@pytest.mark.parametrize("command", ["etat", "agenda"])
def test_a_list_without_a_case_in_error_names_it_and_is_not_done(cli: Cli, office: Path, command: str) -> None:
    file = office / "cases/2026-0102/dossier.yaml"
    replace_in(file, "montant-ttc: ", "montant-ttc: x", 1)
    for form in ("texte", "json"):
        ran = cli(command, "--racine", office, "--format", form)
        assert ran.code == 1
        assert "cases/2026-0102/dossier.yaml:" in ran.err
    assert json.loads(ran.out)["au"] == "2026-11-21", "the findings do not spoil the JSON"


def test_rates_are_printed_with_their_status_and_source(cli: Cli, office: Path) -> None:
    ran = cli("taux", "--racine", office)
    assert ran.code == 0
    for word in ("2026-S2", "12,40\N{NO-BREAK SPACE}%", "concordant", "2027-S1", "inconnu"):
        assert word in ran.out


def test_a_letter_is_made_by_name(cli: Cli, office: Path) -> None:
    ran = cli("produire", "2026-0102", "relance-courriel", "--racine", office)
    assert ran.code == 0
    paths = [Path(line) for line in ran.out.splitlines()]
    assert {path.suffix for path in paths} == {".eml", ".pdf"}
    assert all(path.stat().st_size for path in paths)


def test_a_document_that_lacks_a_proof_makes_nothing_and_exits_1(cli: Cli, office: Path) -> None:
    ran = cli("produire", "2026-0110", "requete-injonction", "--racine", office)
    assert ran.code == 1
    assert "cases/2026-0110/dossier.yaml:" in ran.err
    assert "manque" in ran.err
    assert not (office / "build" / "dossiers" / "2026-0110" / "courriers").exists()


def test_of_several_documents_one_refused_stops_no_other_and_every_lack_is_told(cli: Cli, office: Path) -> None:
    folder = office / "build" / "dossiers" / "2026-0110" / "courriers"
    names = ("requete-injonction", "releve-de-compte", "quittance")
    assert cli("produire", "2026-0110", *names, "lettre", "--racine", office).code == 2
    assert not folder.exists(), "a wrong command line writes nothing"
    ran = cli("produire", "2026-0110", *names, "--racine", office)
    assert ran.code == 1
    assert [path.name for path in folder.iterdir()] == ["releve-de-compte.pdf"]
    for told in ("aucune preuve de livraison", "la quittance pour solde attend"):
        assert told in ran.err
    assert ran.err.endswith("Non produits : requete-injonction, quittance.\n")


def test_a_fact_is_noted_and_nothing_else_moves(cli: Cli, office: Path) -> None:
    path = office / "cases" / "2026-0102" / "dossier.yaml"
    before = path.read_text(encoding="utf-8").splitlines()
    ran = cli("noter", "2026-0102", "appel", "motif=tresorerie", "promesse.montant=500,00",
              "promesse.date=2026-12-01", "--date", "20/11/2026", "--racine", office)  # fmt: skip
    assert ran.code == 0, ran.err
    after = path.read_text(encoding="utf-8").splitlines()
    added = [line for line in after if line not in before]
    assert [line for line in after if line in before] == before
    assert any("tresorerie" in line for line in added)


def test_a_fact_with_an_unknown_key_is_refused_and_nothing_is_written(cli: Cli, office: Path) -> None:
    path = office / "cases" / "2026-0102" / "dossier.yaml"
    before = path.read_bytes()
    ran = cli("noter", "2026-0102", "appel", "motiff=oubli", "--racine", office)
    assert ran.code == 2
    assert "motif" in ran.err
    assert path.read_bytes() == before


def test_pieces_are_taken_in_and_controlled(cli: Cli, office: Path) -> None:
    assert cli("verser", "2026-0109", "--racine", office).code == 0
    assert cli("controler", "2026-0109", "--racine", office).code == 0
    piece = next((office / "cases" / "2026-0109" / "pieces").glob("*.pdf"))
    piece.write_bytes(piece.read_bytes() + b"\n")
    ran = cli("controler", "2026-0109", "--racine", office)
    assert ran.code == 1
    assert piece.name in ran.out


def test_the_machine_is_described_without_personal_data(cli: Cli) -> None:
    ran = cli("diagnostic")
    assert "harfbuzz-subset" in ran.out
    assert str(Path.home()) not in ran.out


def test_our_own_bug_exits_3_and_says_so(cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("generator.casework.computed.situation", broken)
    ran = cli("etat", "--racine", office)
    assert ran.code == 3
    assert "une erreur qui vient de lui, pas de vos fichiers" in ran.err


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("produire", "2026-0102", "lettre"), "document inconnu : « lettre »."),
        (("emettre", "2026-0102", "lettre"), "document inconnu : « lettre »."),
        (("exporter", "2026-0102", "greffe"), "« greffe » n'est pas un profil connu."),
        (("verifier", "--procedure", "refere"), "« refere » n'est pas une procédure connue."),
        (("modele", "lettre.html"), "aucun modèle « lettre.html »."),
        (("construire", "--ordonnanceur", "tcp://10.0.0.5:8786"), "ne sert qu'avec « --moteur dask »"),
        (("agenda", "--jours", "x"), "'x' n'est pas un nombre (entier)."),
        (("decompte", "2026-0102", "--au", "31/02/2026"), "« 31/02/2026 » n'existe pas au calendrier."),
    ],
)
def test_a_name_or_a_value_that_is_none_is_a_wrong_command_line(
    cli: Cli, office: Path, command: tuple[str, ...], told: str
) -> None:
    ran = cli(*command, "--racine", office)
    assert (ran.code, told in ran.err) == (2, True), ran.err


@pytest.mark.parametrize("command", [("construire",), ("fusionner", ".")])
def test_a_creditor_misspelt_is_refused_and_nothing_is_made(cli: Cli, office: Path, command: tuple[str, ...]) -> None:
    ran = cli(*command, "--creancier", "comptoir-durant", "--racine", office)
    assert ran.code == 2
    assert "créancier inconnu : comptoir-durant. Vouliez-vous dire « comptoir-durand » ?" in ran.err
    assert not (office / "build").exists()


def test_a_wrong_page_of_the_office_is_told_by_the_build_that_makes_nothing(cli: Cli, office: Path) -> None:
    for folder in list((office / "cases").glob("2026-*"))[1:]:
        shutil.rmtree(folder)
    template = office / "templates" / "site" / "dossier" / "_une.html"
    template.parent.mkdir(parents=True)
    template.write_text("{{ absente }}", encoding="utf-8")
    build = ("construire", "--processus", "1", "--liasses", "aucune", "--racine", office)
    for said in ("1 dossier : 1 refait", "1 dossier : rien n'a changé."):
        ran = cli(*build)
        assert (ran.code, said in ran.out) == (1, True), ran.out
        assert ran.out.count("templates/site/dossier/_une.html:1:1: erreur: « absente » n'existe pas") == 1


@pytest.mark.parametrize(
    ("asked", "folder"),
    [
        ("", "build"),
        ("--creancier comptoir-durand", "site-comptoir-durand"),
        ("--tranche 1/2", "part-1"),
        ("--tranche 2/2 --creancier comptoir-durand", "part-2"),
        ("--creancier comptoir-durand --sortie ailleurs", "ailleurs"),
    ],
)
def test_a_view_of_one_creditor_or_a_part_never_takes_the_place_of_the_whole(
    cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch, asked: str, folder: str
) -> None:
    orders: list[Order] = []

    def construct(order: Order, *_: object) -> Report:
        orders.append(order)
        return Report()

    monkeypatch.chdir(office)
    monkeypatch.setattr("generator.build.construct.construct", construct)
    assert cli("construire", *asked.split()).code == 0
    assert [order.out.resolve() for order in orders] == [office.resolve() / folder]


@pytest.mark.parametrize("command", ["etat", "verifier --format json", "noter 2026-0102 appel --cles", "--help"])
def test_a_closed_pipe_is_not_an_error(office: Path, command: str) -> None:
    line = f"PYTHONPATH={REPOSITORY} {sys.executable} -m generator {command} | true; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", line], cwd=office, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_full_disk_under_the_output_is_said_without_a_file(office: Path) -> None:
    line = f"PYTHONPATH={REPOSITORY} {sys.executable} -m generator etat > /dev/full"
    ran = subprocess.run(["bash", "-c", line], cwd=office, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (1, "erreur: le disque est plein. Libérer de la place, puis relancer.\n")


def test_a_case_is_exported_for_a_recipient_and_not_without_its_proofs(cli: Cli, office: Path) -> None:
    assert "greffe-commerce" in cli("exporter", "2026-0109", "--racine", office).out
    ran = cli("exporter", "2026-0109", "greffe-commerce", "--racine", office)
    assert ran.code == 0, ran.err
    path = Path(ran.out.splitlines()[-1])
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert any(name.endswith("bagit.txt") for name in names)
    assert not any(name.endswith("dossier.yaml") for name in names), "the case file and its notes stay in the office"
    lacking = cli("exporter", "2026-0110", "greffe-commerce", "--racine", office)
    assert lacking.code == 1
    assert "livraison" in lacking.err
    assert lacking.err.splitlines()[-1] == "Non exporté : greffe-commerce."


def test_proofs_are_shown_fact_by_fact(cli: Cli, office: Path) -> None:
    out = cli("verifier", "2026-0109", "--procedure", "injonction", "--racine", office).out
    assert "établi" in out
    assert "pièces n°" in out


def test_a_letter_is_issued_once_proved_later_and_every_change_is_seen(cli: Cli, office: Path) -> None:
    issued = cli("emettre", "2026-0102", "relance-courriel", "--racine", office)
    assert issued.code == 0, issued.err
    home = office / "cases" / "2026-0102" / "emis"
    folder = home / "0001-relance-courriel"
    assert {path.name for path in folder.iterdir()} == {"donnees.json", "relance-courriel.eml", "relance-courriel.pdf"}
    journal = (office / "cases" / "2026-0102" / "dossier.yaml").read_text(encoding="utf-8")
    assert "emis: 1" in journal
    proof = office / "accuse.txt"
    proof.write_text("message distribué\n", encoding="utf-8")
    assert cli("completer", "2026-0102", "1", proof, "--racine", office).code == 0
    assert cli("verser", "2026-0102", "--racine", office).code == 0
    assert cli("controler", "2026-0102", "--racine", office).code == 0
    frozen = folder / "relance-courriel.pdf"
    frozen.write_bytes(frozen.read_bytes() + b"\n")
    ran = cli("controler", "2026-0102", "--racine", office)
    assert ran.code == 1
    assert "relance-courriel.pdf" in ran.out
    assert "depuis l'émission" in ran.out
    again = cli("emettre", "2026-0102", "relance-courriel", "--racine", office)
    assert again.code == 1, "a damaged register does not grow"


def test_an_issued_letter_is_no_longer_due(cli: Cli, office: Path) -> None:
    before = json.loads(cli("etat", "2026-0102", "--racine", office, "--format", "json").out)["dossiers"][0]
    cli("emettre", "2026-0102", "relance-courriel", "--racine", office)
    after = json.loads(cli("etat", "2026-0102", "--racine", office, "--format", "json").out)["dossiers"][0]
    assert before["prochaine-action"] != after["prochaine-action"]


def test_a_changed_account_blocks_until_it_is_confirmed(cli: Cli, office: Path) -> None:
    assert cli("emettre", "2026-0102", "relance-courriel", "--racine", office).code == 0
    for path in (office / "cases" / "_cabinet" / "creanciers").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        changed = re.sub(r"^iban: .*$", "iban: FR76 3000 6000 0112 3456 7890 189", text, flags=re.MULTILINE)
        path.write_text(changed, encoding="utf-8")
    ran = cli("emettre", "2026-0102", "releve-de-compte", "--racine", office)
    assert ran.code == 1
    assert "--iban-confirme" in ran.err
    assert cli("emettre", "2026-0102", "releve-de-compte", "--iban-confirme", "--racine", office).code == 0


def test_the_contact_that_is_missing_is_given_as_a_line_that_holds(cli: Cli, office: Path) -> None:
    path = office / "cases/2026-0102/dossier.yaml"
    text = re.sub(r"^    contacts:\n(?:      .*\n)+", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    ask = ("produire", "2026-0102", "relance-courriel", "--racine", office)
    refused = cli(*ask)
    told = re.search(r"au même retrait qu'elle, « (contacts: .*) »", refused.err.replace("\n", " "))
    assert (refused.code, bool(told)) == (1, True), refused.err
    line = told[1].replace("…", "compta@mirage.example") if told else ""
    path.write_text(text.replace("\ncreance:", f"    {line}\n\ncreance:"), encoding="utf-8")
    assert cli(*ask).code == 0


def test_where_a_case_stands_tells_what_is_left_beside_its_next_action(cli: Cli, office: Path) -> None:
    """The page said it, and the command did not: a hearing past whose outcome is to be noted."""
    shutil.copytree(REPOSITORY / "cases" / "2026-0113", office / "cases" / "2026-0113")
    asked = ("etat", "2026-0113", "--au", "2028-07-22", "--racine", office)
    (row,) = json.loads(cli(*asked, "--format", "json").out)["dossiers"]
    assert row["prochaine-action"].startswith("Péremption de l'instance : au plus tard le 12/10/2028")
    assert [left[:23] for left in row["reste-a-faire"]] == ["Audience du 10/12/2026 "]
    assert "Reste à faire : audience du 10/12/2026 (" in " ".join(cli(*asked).out.split())


def test_a_command_is_read_whatever_its_accents(cli: Cli, office: Path) -> None:
    assert cli("décompte", "2026-0102", "--racine", office).out == cli("decompte", "2026-0102", "--racine", office).out
    assert "Vouliez-vous dire" in cli("verifié", "--racine", office).err


def test_an_office_without_git_has_no_conflict(cli: Cli, office: Path) -> None:
    ran = cli("reunir", "2026-0102", "--racine", office)
    assert (ran.code, "aucun dépôt git ici, donc aucun conflit à réunir." in ran.err) == (1, True), ran.err


@pytest.mark.parametrize("inside", ["cases", "autre", "build/essai"])
def test_an_office_is_not_made_within_another(cli: Cli, office: Path, inside: str) -> None:
    before = sorted(office.rglob("*"))
    ran = cli("init", office / inside)
    assert (ran.code, f"est dans un cabinet, « {office} »" in ran.err) == (2, True), ran.err
    assert sorted(office.rglob("*")) == before


def test_a_second_issue_waits_for_the_commit_of_the_first(cli: Cli, office: Path) -> None:
    git = ["git", "-C", str(office), "-c", "user.name=a", "-c", "user.email=a@b.example"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "début"]):
        subprocess.run([*git, *arguments], check=True)
    assert cli("emettre", "2026-0102", "relance-courriel", "--racine", office).code == 0
    refused = cli("emettre", "2026-0102", "releve-de-compte", "--racine", office)
    assert refused.code == 1
    assert "pas encore enregistrées dans git" in refused.err
    assert 'git add cases/2026-0102 && git commit -m "2026-0102 : émission"' in refused.err
    assert cli("emettre", "2026-0105", "releve-de-compte", "--racine", office).code == 0, "other cases do not wait"
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "émis"], check=True)
    assert cli("emettre", "2026-0102", "releve-de-compte", "--racine", office).code == 0


def test_communicated_numbers_are_frozen(cli: Cli, office: Path) -> None:
    ran = cli("communiquer", "2026-0109", "Me Personne", "--racine", office)
    assert ran.code == 0, ran.err
    assert "figés" in ran.out
    case = office / "cases" / "2026-0109"
    before = [(case / name).read_bytes() for name in ("dossier.yaml", "pieces.lock")]
    assert "déjà communiquées" in cli("communiquer", "2026-0109", "Me Personne", "--racine", office).out
    assert [(case / name).read_bytes() for name in ("dossier.yaml", "pieces.lock")] == before


def test_a_case_without_exhibits_communicates_none_and_says_the_remedy(cli: Cli, tmp_path: Path) -> None:
    """It ended as what is done: who reads the code alone took nothing for a communication."""
    create(office := tmp_path / "cabinet")
    path = office / "cases/exemple-0001/dossier.yaml"
    text = re.sub(r"^pieces:\n(?:[ \n].*\n|\n)*", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(re.sub(r"^ +(?:piece|livraison|commande): .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    ran = cli("communiquer", "exemple-0001", "Me Personne", "--racine", office)
    assert (ran.code, ran.out) == (1, "")
    assert "aucune pièce à communiquer" in ran.err
    assert "recouvre verser exemple-0001" in ran.err


def test_a_communication_says_its_suit_and_is_made_again_in_another(cli: Cli, office: Path) -> None:
    path = office / "cases" / "2026-0109" / "dossier.yaml"

    def communicated(*options: str) -> tuple[int, str]:
        ran = cli("communiquer", "2026-0109", "Me Personne", *options, "--racine", office)
        return ran.code, ran.out + ran.err

    assert communicated("--rg", "26/00102")[0] == 0, "no suit of the case tells its number yet"
    assert path.read_text(encoding="utf-8").count("    rg: 26/00102\n") == 1
    assert communicated("--rg", "RG 26/102") == (
        0,
        "Les pièces sont déjà communiquées (destinataire : Me Personne, instance n° RG 26/102) : rien n'a changé.\n",
    )
    code, said = communicated("--rg", "26/00201")
    assert (code, "aucune instance du dossier ne porte le n° 26/00201 : 26/00102 ?" in said) == (1, True)
    replace_in(path, "    rg: 26/00102\n", "    rg: 26/00201\n")
    begun = cli("noter", "2026-0109", "assignation", "refere=oui", "rg=26/00102", "--racine", office)
    assert begun.code == 0, begun.err
    assert ", instance n° 26/00102), n° 1 à" in communicated("--rg", "26/00102")[1], "each suit has its own"
    assert "déjà communiquées" in communicated()[1]


def test_a_communicated_piece_replaced_by_another_file_is_refused(cli: Cli, office: Path) -> None:
    """The recipient holds the first file under its number: neither taken in, told to a second recipient, nor sent."""
    assert cli("communiquer", "2026-0109", "Me Personne", "--racine", office).code == 0
    case = office / "cases" / "2026-0109"
    before = [(case / name).read_bytes() for name in ("dossier.yaml", "pieces.lock")]
    piece = next(one for one in load_case(office, "2026-0109").dossier.pieces if one.fichier.endswith(".pdf"))
    other = (case / piece.fichier).read_bytes() + b"\n"
    (case / piece.fichier).write_bytes(other)
    for command in (
        ("verser", "2026-0109"), ("communiquer", "2026-0109", "Me Dupont"), ("assembler", "2026-0109"),
        ("exporter", "2026-0109", "debiteur"),
    ):  # fmt: skip
        ran = cli(*command, "--racine", office)
        assert (ran.code, "elle n'est plus le même fichier. Rétablir" in ran.out + ran.err) == (1, True), command
        assert [(case / name).read_bytes() for name in ("dossier.yaml", "pieces.lock")] == before
    told = cli("controler", "2026-0109", "--racine", office)
    assert "le nouveau est une autre pièce, sous un autre nom et un autre identifiant." in told.out
    fact = [line for line in before[0].splitlines(keepends=True) if b"communiquees:" in line]
    assert fact, "the fact noted by mistake is taken back by hand: nothing was sent, the new scan is the pièce"
    (case / "dossier.yaml").write_bytes(before[0].replace(fact[0], b"    note: rien n'est parti\n"))
    told = cli("controler", "2026-0109", "--racine", office)
    assert "ou lancer « recouvre verser 2026-0109 » si le changement est voulu." in told.out
    assert cli("verser", "2026-0109", "--racine", office).code == 0
    assert cli("controler", "2026-0109", "--racine", office).code == 0


def test_a_second_recipient_is_noted_under_the_same_numbers(cli: Cli, office: Path) -> None:
    def communicate(who: str, day: str) -> str:
        ran = cli("communiquer", "2026-0109", who, "--au", day, "--racine", office)
        assert ran.code == 0, ran.err
        return ran.out

    case = office / "cases" / "2026-0109"
    assert "figés au journal et dans pieces.lock" in communicate("me-songe", "2026-11-20")
    first, lock = load_case(office, "2026-0109"), (case / "pieces.lock").read_bytes()
    assert "destinataire : Me Dupont)" in communicate("Me Dupont", "2026-11-21")
    second = load_case(office, "2026-0109")
    one, other = (fact for fact in second.dossier.journal if isinstance(fact, FaitRemise) and fact.communiquees)
    assert (one.intervenant, other.a) == ("me-songe", "Me Dupont")
    assert one.communiquees == other.communiquees
    assert number(second.dossier) == number(first.dossier)
    assert (case / "pieces.lock").read_bytes() == lock
    path = case / "dossier.yaml"
    (case / "pieces" / "note.txt").write_text("note", encoding="utf-8")
    added = "pieces:\n  - id: note-ajoutee\n    fichier: pieces/note.txt\n    nature: contrat\n    titre: Note\n"
    replace_in(path, "\npieces:\n", f"\n{added}")
    last = len(one.communiquees) + 1
    assert f"1 pièce communiquée (destinataire : Me Dupont), n° {last}" in communicate("Me Dupont", "2026-11-21")
    again = communicate("me-songe", "2026-11-21")
    assert f"1 pièce communiquée (destinataire : me-songe), n° {last} : numéros déjà figés" in again


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--help",), "\nOptions :\n"),
        (("--help",), "\nCommandes :\n"),
        (("servir", "--help"), "[de 1024 à 65535]"),
        (("agenda", "--help"), "[de 1 à 3650]"),
        (("servir", "--port", "80"), "80 ne convient pas : écrire un nombre de 1024 à 65535"),
        (("diagnostic",), "git : sert à protéger le registre"),
        (("diagnostic",), "sert aux tests"),
    ],
)
def test_french_typography_of_the_terminal(
    arguments: tuple[str, ...], said: str, cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office)
    ran = cli(*arguments)
    assert said in ran.out + ran.err


def test_a_multiple_of_the_rates_is_said_in_words(cli: Cli, office: Path) -> None:
    assert "3\N{NO-BREAK SPACE}fois" in cli("taux", "--racine", office).out


def test_a_tall_logo_and_every_line_of_the_letterhead_stay_above_the_references(cli: Cli, office: Path) -> None:
    folder = office / "cases" / "_cabinet" / "creanciers"
    Image.new("RGB", (300, 100), "#7a3b12").save(folder / "logo.png")
    creditor = folder / "comptoir-durand.yaml"
    creditor.write_text(f"{creditor.read_text(encoding='utf-8')}logo: logo.png\n", encoding="utf-8")
    assert cli("produire", "2026-0105", "mise-en-demeure", "--racine", office).code == 0
    letter = office / "build" / "dossiers" / "2026-0105" / "courriers" / "mise-en-demeure.pdf"
    boxes = subprocess.run(["pdftotext", "-l", "1", "-bbox", letter, "-"], capture_output=True, text=True, check=True)
    lines = re.findall(r'yMin="([0-9.]+)" xMax="[0-9.]+" yMax="([0-9.]+)">(.*?)<', boxes.stdout)
    foot = next(float(bottom) for _, bottom, word in lines if word == "www.comptoir-durand.example")
    assert foot <= next(float(top) for top, _, word in lines if word.startswith("N/Réf"))
