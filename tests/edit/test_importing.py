"""``importer``: a table of invoices as an assistant saves it, wrong and right; nothing is written by halves."""

import unicodedata
from pathlib import Path

import pytest

from generator.edit.import_titles import COLUMNS
from generator.edit.importing import create_cases, new_cases
from generator.findings import CaseInvalid
from generator.load import load_case, load_office
from tests.load.bureau import office_at

TITLES = (
    "Référence;Créancier;Responsable;Nature;Qualité;Dénomination;Forme;SIREN;Rue;Code postal;Ville;Courriel;Origine;"
    "Famille;Numéro;Date;Échéance;Montant TTC"
)
FIRST = (
    "2026-0010;atelier-durand;a.petit;societe;professionnel;Hôtel de l'Étoile;SAS;000 000 026;12 rue des Lilas;69003;"
    "Lyon;compta@hotel.example;mobilier;vente-entre-professionnels;F-101;30/06/2026;30/07/2026;4 800,50"
)
SECOND = "2026-0010;;;;;;;;;;;;;;F-102;15/07/2026;14/08/2026;1 200,00 €"
OTHER = (
    "2026-0011;atelier-durand;a.petit;association;professionnel;Les Amis du Pain;;;2 rue du Four;01000;"
    "Bourg-en-Bresse;;location de tables;prestation-entre-professionnels;F-103;01/09/2026;01/10/2026;930"
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office_at(tmp_path_factory.mktemp("bureau"))


def table(*rows: str) -> str:
    return "\r\n".join((TITLES, *rows)) + "\r\n"


def told(root: Path, text: str) -> list[str]:
    """What is told of a wrong table, which opens nothing."""
    with pytest.raises(CaseInvalid) as refused:
        new_cases(root, text.encode(), "t.csv", load_office(root))
    return str(refused.value).split("\n")


@pytest.mark.parametrize(
    "content",
    [
        table(FIRST, SECOND, ";" * 17, OTHER).encode("utf-8-sig"),
        table(FIRST, SECOND, OTHER).encode("cp1252"),
        table(FIRST, SECOND, OTHER).replace(";", "\t").encode("utf-16"),
        table(FIRST, OTHER, SECOND).replace("4 800,50", '"4 800,50"').encode(),
        table(FIRST, SECOND, OTHER).replace("4 800,50", "4 800,50 EUR").replace("30/06/2026", "30 juin 2026").encode(),
        table(FIRST.replace("societe", "Société"), SECOND.replace(";;", ";Atelier Durand;", 1), OTHER).encode(),
    ],
    ids=["UTF-8", "Windows", "texte Unicode", "guillemets", "en lettres", "accents"],
)
def test_the_tables_excel_saves_open_the_same_cases(content: bytes, tmp_path: Path) -> None:
    home = office_at(tmp_path)
    office = load_office(home)
    create_cases(home, new_cases(home, content, "t.csv", office))
    case = load_case(home, "2026-0010", office)
    assert [(one.numero, str(one.date), str(one.montant_ttc)) for one in case.dossier.factures] == [
        ("F-101", "2026-06-30", "4800.50"),
        ("F-102", "2026-07-15", "1200.00"),
    ]
    assert (case.dossier.debiteur.denomination, case.dossier.strategie) == ("Hôtel de l'Étoile", "standard")
    assert load_case(home, "2026-0011", office).dossier.debiteur.adresse.code_postal == "01000"
    again = new_cases(home, content, "t.csv", office)
    assert [new.there for new in again] == [True, True], "the same table again changes nothing"


def test_all_that_is_wrong_with_a_row_comes_at_once(root: Path) -> None:
    """Who the office does not know was told once the words of the row were right: a second time, of many rows."""
    wrong = FIRST.replace("a.petit", "a.grand").replace("societe", "SARL").replace("4 800,50", "4,800")
    assert [line.split(" : ")[0] for line in told(root, table(wrong))] == [
        "t.csv:2:3: erreur: responsable", "t.csv:2:4: erreur: nature", "t.csv:2:18: erreur: montant-ttc"
    ]  # fmt: skip


WRONG = (
    (FIRST.replace("societe", "SARL"), "t.csv:2:4: erreur: nature : « SARL » n'est pas admis ici. Vouliez-vous dire"),
    (FIRST.replace("69003", "1000"), "t.csv:2:10: erreur: code-postal : « 1000 » n'est pas un code postal"),
    (
        FIRST.replace("30/06/2026", "fin juin"),
        "t.csv:2:16: erreur: date : « fin juin » n'est pas une date. Écrire JJ/MM/AAAA.",
    ),
    (
        FIRST.replace("30/06/2026", "46203"),
        "t.csv:2:16: erreur: date : « 46203 » est une date que le tableur montre en nombre. Écrire JJ/MM/AAAA (dans",
    ),
    *(
        (
            FIRST.replace("30/06/2026", day),
            f"t.csv:2:16: erreur: date : « {day} » ne dit pas le jour, le mois et l'année. Écrire JJ/MM/AAAA (dans",
        )
        for day in ("30-juin", "juin-26", "30/06")
    ),
    (FIRST.replace("mobilier", "=A1"), "t.csv:2:13: erreur: origine : « =A1 » est une formule, pas une valeur."),
    (FIRST.replace("30/06/2026", "31/06/2026"), "t.csv:2:16: erreur: date : « 31/06/2026 » n'existe pas"),
    (FIRST.replace("4 800,50", "4,800"), "t.csv:2:18: erreur: montant-ttc : « 4,800 » est ambigu."),
    (
        FIRST.replace("4 800,50", "-250,00"),
        (
            "t.csv:2:18: erreur: montant-ttc : « -250,00 » est négatif : un avoir n'est pas une facture. Ôter la "
            'ligne, et une fois le dossier ouvert : recouvre noter "2026-0010" avoir numero="F-101" facture="…" '
            'montant-ttc="250,00" --date "2026-06-30"'
        ),
    ),
    *(
        (FIRST.replace("4 800,50", written), f"t.csv:2:18: erreur: montant-ttc : « {written} » est négatif : un avoir")
        for written in ("(250,00)", "250,00-", "−250,00")
    ),
    (
        FIRST.replace("4 800,50", "-250,00").replace("F-101", "F-$(id)"),
        (
            "t.csv:2:18: erreur: montant-ttc : « -250,00 » est négatif : un avoir n'est pas une facture. Ôter la "
            'ligne, et une fois le dossier ouvert : recouvre noter "2026-0010" avoir numero="…" facture="…" '
        ),
    ),
    (FIRST.replace("Lyon", ""), "t.csv:2:11: erreur: ville : rien dans la colonne « ville » : commune."),
    (FIRST.replace("30/07/2026", ""), "t.csv:2:17: erreur: echeance : rien dans la colonne « echeance »"),
    (FIRST.replace("2026-0010", ""), "t.csv:2:1: erreur: reference : rien dans la colonne « reference »"),
    (
        f"{FIRST}\nTotal;;;;;;;;;;;;;;;;;4 800,50",
        "t.csv:3:1: erreur: reference : « Total » : une ligne de total, pas une facture. L'eff",
    ),
    (
        f"{FIRST}\n;;;;;TOTAL TTC;;;;;;;;;;;;4 800,50",
        "t.csv:3:1: erreur: reference : « TOTAL TTC » : une ligne de total, pas",
    ),
    *(
        (FIRST.replace("2026-0010", "").replace(old, new), "t.csv:2:1: erreur: reference : rien dans la colonne")
        for old, new in (("Hôtel de l'Étoile", "Total"), ("mobilier", "Solde"))
    ),
    (FIRST.replace("2026-0010", "../x"), "t.csv:2:1: erreur: reference : « ../x » n'est pas une référence."),
    (f"{FIRST}\n{SECOND.replace('F-102', 'F-101')}", "t.csv:3:15: erreur: numero : le numéro « F-101 » est déjà à"),
    (f"{FIRST}\n{SECOND.replace('F-102', 'f-101')}", "t.csv:3:15: erreur: numero : le numéro « f-101 » est déjà à"),
    (
        f"{FIRST}\n{OTHER.replace('F-103', 'F-101')}",
        "t.csv:3:15: erreur: numero : le numéro « F-101 » du même créancier est déjà à la ligne 2, d'un autre dossier.",
    ),
    (
        FIRST.replace("F-101", "1,23E+11"),
        (
            "t.csv:2:15: erreur: numero : « 1,23E+11 » est un numéro que le tableur a arrondi. Mettre la colonne au "
            "format Texte, puis écrire de nouveau le numéro."
        ),
    ),
    (
        f"{FIRST.replace('F-101', '')}\n{SECOND.replace('F-102', '1')}",
        "t.csv:2:15: erreur: numero : rien dans la colonne « numero »",
    ),
    (FIRST.replace("000 000 026", "2,6E+01"), "t.csv:2:8: erreur: siren : « 2,6E+01 » est un numéro que le tableur a"),
    (f"{FIRST}\n{SECOND.replace('14/08', '14/06')}", "t.csv:3:17: erreur: echeance : l'échéance précède la facture"),
    (
        f"{FIRST.replace('2026-0010', '2026-A')}\n{SECOND.replace('2026-0010', '2026-a')}",
        "t.csv:3:1: erreur: reference : « 2026-a » diffère de la ligne 2, du même dossier.",
    ),
    (f"{FIRST}\n{FIRST.replace('F-101', 'F-9').replace('Étoile', 'Etoile')}", "t.csv:3:6: erreur: denomination : «"),
)


@pytest.mark.parametrize(("rows", "sentence"), WRONG)
def test_what_is_wrong_is_told_at_its_row_and_column(rows: str, sentence: str, root: Path) -> None:
    (finding,) = told(root, table(rows))
    assert finding.startswith(sentence)


def test_a_date_is_read_as_a_spreadsheet_writes_it(root: Path) -> None:
    text = table(FIRST.replace("30/06/2026", "30/06/26").replace("30/07/2026", "2026-07-30 00:00:00"))
    (new,) = new_cases(root, text.encode(), "t.csv", load_office(root))
    (invoice,) = new.case.dossier.factures
    assert (str(invoice.date), str(invoice.echeance)) == ("2026-06-30", "2026-07-30")


def test_a_text_kept_from_the_spreadsheet_by_a_formula_is_that_text(root: Path) -> None:
    kept = OTHER.replace("01000", '="01000"').replace("Les Amis du Pain", '="Les Amis du Pain"')
    (new,) = new_cases(root, table(kept).encode(), "t.csv", load_office(root))
    (debtor,) = new.case.dossier.debiteurs
    assert (debtor.denomination, debtor.adresse.code_postal) == ("Les Amis du Pain", "01000")


def test_letters_in_two_signs_as_a_mac_writes_them_are_written_in_one(root: Path) -> None:
    (new,) = new_cases(root, unicodedata.normalize("NFD", table(FIRST)).encode(), "t.csv", load_office(root))
    assert (unicodedata.is_normalized("NFC", new.text), "Hôtel" in new.text) == (True, True)


def test_the_siret_that_programs_give_says_its_siren(root: Path) -> None:
    (new,) = new_cases(
        root, table(FIRST.replace("000 000 026", "000 000 026 00005")).encode(), "t.csv", load_office(root)
    )
    assert new.case.dossier.debiteur.siren == "000000026"
    (told_of_another,) = told(root, table(FIRST.replace("000 000 026", "000 000 026 00006")))
    assert "« 000 000 026 00006 » n'est pas un SIREN" in told_of_another


def test_everything_is_told_at_once_and_a_case_is_never_overwritten(root: Path) -> None:
    taken = root / "cases" / "2026-0012"
    taken.mkdir()  # alone, it is what a full disk left of an opening
    (taken / "pieces.lock").touch()
    findings = told(
        root, table(FIRST.replace("4 800,50", "x").replace("Lyon", ""), OTHER.replace("2026-0011", taken.name))
    )
    assert [one.partition(": ")[0] for one in findings] == ["t.csv:2:11", "t.csv:2:18", "t.csv:3:1"]
    assert "le dossier « 2026-0012 » existe déjà." in findings[-1]
    assert list((root / "cases").glob("*/dossier.yaml")) == []


def test_a_cell_in_error_is_told_with_the_other_faults(root: Path) -> None:
    findings = told(root, table(FIRST.replace("4 800,50", "#####"), OTHER.replace("01/09/2026", "01/13/2026")))
    assert [one.partition(": ")[0] for one in findings] == ["t.csv:2:18", "t.csv:3:16"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "t.csv:1:1: erreur: aucune facture sous la ligne des titres."),
        (TITLES, "t.csv:1:1: erreur: aucune facture sous la ligne des titres."),
        (
            TITLES.replace("Rue", "Ruee"),
            "t.csv:1:9: erreur: la colonne « Ruee » n'est pas lue. Vouliez-vous dire « rue »",
        ),
        (
            "Total HT;Numéro\n",
            "t.csv:1:1: erreur: la colonne « Total HT » n'est pas lue. L'ôter : la somme réclamée est TTC (« montant",
        ),
        *(
            (
                f"{title};Numéro\n",
                f"t.csv:1:1: erreur: la colonne « {title} » n'est pas lue. L'ôter, et les lignes des f",
            )
            for title in ("Reste à payer", "Montant réglé", "Statut", "Amount due", "Solde", "Montant dû", "Restant dû")
        ),
        (
            "Invoice number,Customer name\n",
            "t.csv:1:1: erreur: la colonne « Invoice number » n'est pas lue. La renommer « numero ».",
        ),
        *(
            (f"{title};Numéro\n", f"t.csv:1:1: erreur: la colonne « {title} » n'est pas lue. {remedy}")
            for title, remedy in (
                ("Montant HT", "L'ôter : la somme réclamée est TTC"),
                ("Montant hors taxes", "L'ôter : la somme réclamée est TTC"),
                ("Montant du document TTC", "La renommer « montant-ttc » si elle est TTC, sinon l'ôter."),
                ("Montant dû au 30/06", "L'ôter, et les lignes des factures payées"),
                ("Devise", "L'ôter, une fois vérifié que toutes les sommes sont en euros."),
                ("Total", "La renommer « montant-ttc » si elle est TTC, sinon l'ôter."),
                ("Code postal (facturation)", "La renommer « code-postal »."),
                ("Date de facturation", "La renommer « date »."),
                ("Date limite de paiement", "La renommer « echeance »."),
                ("Date limite règlement", "La renommer « echeance »."),
                ("Échéance le", "La renommer « echeance »."),
                ("A payer avant le", "La renommer « echeance »."),
                ("Réf. facture", "L'ôter : « numero » est déjà une colonne."),
                ("Date de paiement", "L'ôter, et les lignes des factures payées"),
                ("Crédit", "L'ôter, et les lignes des factures payées"),
                ("Débit", "La renommer « montant-ttc » si elle est TTC, sinon l'ôter."),
                ("Montant TVA", "L'ôter : la somme réclamée est TTC"),
                ("Numéro de TVA", "L'ôter : la somme réclamée est TTC"),
                ("N° de commande", "L'ôter ; « recouvre importer » donne les titres admis."),
                ("Numéro de contrat", "L'ôter ; « recouvre importer » donne les titres admis."),
                ("Date de livraison", "L'ôter ; « recouvre importer » donne les titres admis."),
                ("Conditions de paiement", "L'ôter ; « recouvre importer » donne les titres admis."),
                ("Montant de la créance", "La renommer « montant-ttc » si elle est TTC, sinon l'ôter."),
                ("Total facturé TTC", "La renommer « montant-ttc » si elle est TTC, sinon l'ôter."),
                ("Total des paiements", "L'ôter, et les lignes des factures payées"),
                ("Intitulé du tiers", "La renommer « denomination »."),
                ("Libellé auxiliaire", "La renommer « denomination »."),
                ("N° SIRET", "La renommer « siren »."),
                ("SIRET", "La renommer « siren »."),
                ("Adresse de facturation", "La renommer « rue »."),
                ("Date comptable", "La renommer « date » si c'est celle de la facture, sinon l'ôter."),
                (
                    "Référence interne",
                    "L'ôter ; « recouvre importer » donne les titres admis.",
                ),  # a « Numéro » is there
            )
        ),
        (
            "Référence interne;Date\n",
            "t.csv:1:1: erreur: la colonne « Référence interne » n'est pas lue. La renommer « numero » si c'est celui",
        ),
        *(
            (f"JournalCode{sign}JournalLib{sign}EcritureNum\n", "t.csv:1:1: erreur: c'est un fichier des écritures")
            for sign in "|\t"
        ),
        (table(FIRST.replace("Hôtel de l'Étoile", "#N/A")), "t.csv:2:6: erreur: denomination : « #N/A » est une err"),
        (
            table(FIRST.replace("4 800,50", "#####")),
            "t.csv:2:18: erreur: montant-ttc : « ##### » cache une valeur : la colonne était trop étroite. L'élargir",
        ),
        (
            "Échéance;Due date\n",
            "t.csv:1:2: erreur: la colonne « Due date » n'est pas lue. L'ôter : « echeance » est déjà une colonne.",
        ),
        (
            f"Balance âgée au 27/11/2026;;\n{TITLES}",
            "t.csv:1:1: erreur: aucune colonne connue sur cette ligne : ce n'est pas celle des titres. Ôter ce qui",
        ),
        (f"sep=;\n\n{TITLES.replace('Rue', 'ville')}", "t.csv:3:11: erreur: deux colonnes s'appellent « ville »."),
        ("<html><table><tr><td>reference</td></tr></table></html>", "t.csv:1:1: erreur: c'est une page web ou un XML"),
        (table(FIRST.replace("mobilier", "x" * 200_000)), "t.csv:2:1: erreur: ligne illisible : cellule trop longue ?"),
        (TITLES.replace("Rue", "ville"), "t.csv:1:11: erreur: deux colonnes s'appellent « ville ». En garder une."),
        (
            table(FIRST).replace(";", ","),
            (
                "t.csv:2:19: erreur: « 50 » n'est sous aucun titre : le séparateur est-il dans une cellule ? Mettre la "
                "cellule qui le contient entre guillemets, ou enregistrer avec des points-virgules."
            ),
        ),
        (
            table(FIRST.replace("mobilier", "mobilier; chaises")),
            "t.csv:2:19: erreur: « 4 800,50 » n'est sous aucun titre",
        ),
        (
            table(FIRST.replace("Hôtel", '"Hôtel'), SECOND),
            "t.csv:2:1: erreur: ligne illisible : guillemets jamais fermés",
        ),
    ],
)
def test_what_is_no_table_is_told(text: str, sentence: str, root: Path) -> None:
    assert told(root, text)[0].startswith(sentence)


def test_a_column_of_numbers_that_is_missing_is_told_at_each_row_and_no_two_are_the_same(root: Path) -> None:
    text = table(FIRST, OTHER).replace("Numéro;", "").replace("F-101;", "").replace("F-103;", "")
    assert [one.partition(" : ")[0] for one in told(root, text)] == [
        f"t.csv:{line}:1: erreur: numero" for line in (2, 3)
    ]


def test_what_is_no_text_is_told(root: Path) -> None:
    with pytest.raises(CaseInvalid, match="c'est un PDF, pas un tableau CSV"):
        new_cases(root, b"%PDF-1.7\n\x81\x8d\xff", "t.csv", load_office(root))


def test_the_columns_are_the_questions_of_a_new_case() -> None:
    assert COLUMNS[:2] == ("reference", "creancier")
    assert {"numero", "date", "echeance", "montant-ttc"} < set(COLUMNS)


def test_a_reference_that_differs_by_its_capitals_from_that_of_a_case_is_refused(tmp_path: Path) -> None:
    home = office_at(tmp_path)
    create_cases(home, new_cases(home, table(OTHER.replace("2026-0011", "dos-a")).encode(), "t.csv", load_office(home)))
    (said,) = told(home, table(OTHER.replace("2026-0011", "DOS-A")))
    assert said.startswith(
        "t.csv:2:1: erreur: reference : le dossier « dos-a » existe, et Windows confond les deux noms."
    )
