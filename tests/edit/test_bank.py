"""Bank statements as French banks export them: read to the cent, or told at the row and the column that is wrong."""

import datetime as dt
import re

import pytest

from generator.edit.bank import read_statement
from generator.findings import CaseInvalid

AU = dt.date(2026, 11, 21)
DEBIT_CREDIT = """Téléchargement du 20/11/2026;;;;
Compte courant n° 000;;;;

Date d'opération;Date de valeur;Libellé;Débit;Crédit
18/11/2026;19/11/2026;"VIR SEPA RECU
DE HÔTEL DE L'ÉTOILE";;1 200,50
18/11/2026;18/11/2026;PRLV TELECOM;-49,90;
17/11/2026;18/11/2026;CB PAPETERIE;12,00;0,00
16/11/2026;16/11/2026;REJET;;-300,00
;;Solde au 20/11/2026;;
"""
TWO_DATES = """Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Debit;Credit;Date operation
19/11/2026;VIR MARTIN;VIR MARTIN;FACT F-1;;5,00;18/11/2026
"""
READ = [
    ("2026-11-18", "1200.50", "VIR SEPA RECU DE HÔTEL DE L'ÉTOILE"),
    ("2026-11-18", "-49.90", "PRLV TELECOM"),
    ("2026-11-17", "-12.00", "CB PAPETERIE"),
    ("2026-11-16", "-300.00", "REJET"),
]


def lines(content: bytes) -> list[tuple[str, str, str]]:
    return [(str(one.date), str(one.montant), one.libelle) for one in read_statement(content, "r.csv", AU).lines]


@pytest.mark.parametrize(
    "content",
    [
        DEBIT_CREDIT.encode("utf-8-sig"),
        DEBIT_CREDIT.replace("\n", "\r\n").encode("cp1252"),
        DEBIT_CREDIT.replace("\n", "\r").encode("cp1252"),
        DEBIT_CREDIT.replace(";", "\t").encode("utf-16"),
        DEBIT_CREDIT.replace("1 200,50", "1\u202f200,50 €")
        .replace("Débit;Crédit", "Débit euros;Crédit (EUR)")
        .encode(),
    ],
    ids=["UTF-8", "Windows", "vieux Mac", "texte Unicode", "espace fine"],
)
def test_a_statement_reads_the_same_in_every_form(content: bytes) -> None:
    statement = read_statement(content, "r.csv", AU)
    assert lines(content) == READ
    assert [one.contre for one in statement.lines] == [False, False, False, True], "a credit taken back"
    assert (statement.idle, statement.above) == ((10,), 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Date,Libellé,Montant\n18/11/26,VIR,"1 200,50"\n', [("2026-11-18", "1200.50", "VIR")]),
        ("Date;Libelle;Montant(EUROS);Montant(FRANCS)\n18.11.2026;VIR;+1200,50;7874,76\n",
         [("2026-11-18", "1200.50", "VIR")]),
        ("dateOp;dateVal;label;category;amount\n2026-11-18;2026-11-19;VIR;Divers;-12.5\n",
         [("2026-11-18", "-12.50", "VIR")]),
        ("Date;Libellé;Montant;Sens\n18/11/2026;VIR;10,00;C\n18/11/2026;PRLV;10,00;Débit\n",
         [("2026-11-18", "10.00", "VIR"), ("2026-11-18", "-10.00", "PRLV")]),
        ("Date;Libellé;Type;Montant\n18/11/2026;PRLV;Débit;10,00 EUR\n", [("2026-11-18", "-10.00", "PRLV · Débit")]),
        ("Date;Libellé;Débiteur;Crédit en euros\n18/11/2026;VIR;Martin;10,00\n", [("2026-11-18", "10.00", "VIR")]),
        ("Date de la transaction;Nom de la contrepartie;Libellé;Crédit;Débit\n18/11/2026;Martin;F-1;10,00;\n",
         [("2026-11-18", "10.00", "Martin · F-1")]),
        ("Transaction Date,Transaction Description,Debit Amount,Credit Amount\n18/11/2026,F-1,,10.00\n",
         [("2026-11-18", "10.00", "F-1")]),
        (TWO_DATES, [("2026-11-18", "5.00", "VIR MARTIN · FACT F-1")]),
        ("Date;Libellé;Montant\n18/11/2026;A;(10,00) €\n18/11/2026;B;10,00-\n18/11/2026;C;10,00+\n18/11/2026;D; - €\n",
         [("2026-11-18", "-10.00", "A"), ("2026-11-18", "-10.00", "B"), ("2026-11-18", "10.00", "C")]),
    ],
    ids=["virgules", "sans accents", "étranger", "sens", "sens sous « Type »", "débiteur", "transaction",
         "transaction, en anglais", "deux dates, deux libellés",
         "signes des comptables"],
)  # fmt: skip
def test_titles_of_several_banks(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert lines(text.encode()) == expected
    read = read_statement(text.encode(), "r.csv", AU).lines
    assert {(one.contre, one.devise, one.doute) for one in read} == {(False, "", "")}


def test_a_side_says_the_sign_and_a_negative_credit_is_one_taken_back() -> None:
    text = "Date;Libellé;Montant;Sens\n18/11/2026;A;-10,00;C\n18/11/2026;B;20,00;D\n18/11/2026;C;;\n"
    statement = read_statement(text.encode(), "r.csv", AU)
    assert [(str(one.montant), one.contre) for one in statement.lines] == [("-10.00", True), ("-20.00", False)]
    assert statement.idle == (4,)


BANKS_OF_TODAY = {
    "Qonto en anglais": """\
Status,Settlement date (UTC),Operation date (UTC),Operation date (local),Total amount (incl. VAT),Currency,\
Total amount (incl. VAT) (local),Currency (local),Counterparty name,Payment method,Reference
settled,19-11-2026 08:00:00,17-11-2026 23:30:00,18-11-2026 00:30:00,1200.50,EUR,1200.50,EUR,MARTIN,transfer,F-1
declined,19-11-2026 08:00:00,17-11-2026 23:30:00,18-11-2026 00:30:00,80.00,EUR,80.00,EUR,MARTIN,transfer,F-2
""",
    "Qonto": """\
Statut;Date de la valeur (local);Date de l'opération (local);Montant total (TTC);Devise;Nom de la contrepartie;Référence
Exécuté;19-11-2026 08:00:00;18-11-2026 00:30:00;1200.50;EUR;MARTIN;F-1
En attente;19-11-2026 08:00:00;18-11-2026 00:30:00;80.00;EUR;MARTIN;F-2
""",
    "N26": """\
Booking Date,Value Date,Partner Name,Payment Reference,Amount (EUR)
2026-11-18,2026-11-19,MARTIN,F-1,1200.50
""",
    "Revolut": """\
Date started (UTC),Date completed (UTC),State,Payer,Reference,Amount,Balance
2026-11-17,2026-11-18,COMPLETED,MARTIN,F-1,1200.50,
2026-11-17,,PENDING,MARTIN,F-2,80.00,
""",
}


@pytest.mark.parametrize("text", BANKS_OF_TODAY.values(), ids=BANKS_OF_TODAY)
def test_a_bank_that_writes_english_is_read_and_what_it_has_not_booked_pays_nothing(text: str) -> None:
    assert lines(text.encode()) == [("2026-11-18", "1200.50", "MARTIN · F-1")]


@pytest.mark.parametrize(
    ("states", "pays"),
    [
        (("Exécuté", ""), True),
        (("Comptabilisée", "Non rapproché"), True),
        (("COMPLETED", "ok"), True),
        (("Échec", ""), False),
        (("Non exécuté", ""), False),
        (("Exécution en cours", ""), False),
        (("Validé", "À venir"), False),
    ],
)
def test_a_status_that_is_not_known_leaves_the_line_to_a_person(states: tuple[str, str], *, pays: bool) -> None:
    """A payment noted that never came is no longer claimed."""
    text = f"Date;Libellé;Montant;Statut;État\n18/11/2026;VIR F-1;12,00;{';'.join(states)}\n"
    (line,) = read_statement(text.encode(), "r.csv", AU).lines
    told = "" if pays else f"statut « {states[states[0] == 'Validé']} » : cette somme est-elle sur le compte ?"
    assert line.doute == told


def test_a_row_that_ends_before_its_last_titles_says_nothing_there() -> None:
    """A spreadsheet leaves out the empty cells at the end of a row."""
    (line,) = read_statement("Date;Libellé;Montant;Référence;Statut\n18/11/2026;VIR;1,00\n".encode(), "r.csv", AU).lines
    assert (line.libelle, line.doute) == ("VIR", "")


def test_what_tells_a_line_from_any_other_never_changes() -> None:
    r"""It is noted beside each payment: of another form, a statement given again would be noted twice.

    Its first figures are those of ``printf '2026-11-18\n1200.50\n\n\nvirhotel' | sha256sum``.
    """
    (line,) = read_statement("Date;Libellé;Montant\n18/11/2026;VIR Hôtel;1200,50\n".encode(), "r.csv", AU).lines
    assert line.empreinte == "5ee03bd2520c"


NO_TITLES = (
    "une date (« Date »), un libellé (« Libellé ») et un montant (« Montant », ou « Crédit » et « Débit »). L'exporter "
    "de la banque en CSV, avec ses titres ; si elle n'en met pas, écrire au-dessus des opérations une ligne qui nomme "
    "chaque colonne, par exemple « Date;Type;Libellé;Montant »."
)
HEAD = "Date;Libellé;Débit;Crédit"


@pytest.mark.parametrize(
    "days",
    [
        ("05/09/2026", "05/10/2026", "05/11/2026"),  # an instalment a month
        ("09/11/2026", "02/11/2026", "05/10/2026"),
        ("09/12/2025", "10/02/2025", "13/02/2025"),  # not sorted, and the day is first
        ("2025-12-09", "2025-02-10", "2025-10-05"),
        ("09/12/2025", "10/02/2025", "01/11/2025"),  # sorted in neither way
    ],
)
def test_days_are_read_day_first_unless_they_follow_one_another_in_the_other_way_alone(days: tuple[str, ...]) -> None:
    rows = "".join(f"{day};VIR;;1,00\n" for day in days)
    lines = read_statement(f"{HEAD}\n{rows}".encode(), "r.csv", AU).lines
    assert [f"{one.date:%d/%m/%Y}" for one in lines] == [
        "/".join(reversed(day.split("-"))) if "-" in day else day for day in days
    ]


TELLING = "Date;Libellé;Montant;Solde"
_MONTH_FIRST = [
    (f"{HEAD}|11/03/2026;VIR;;1,00|11/13/2026;VIR;;1,00", 2, "11/03/2026", "n'existent toutes"),
    (f"{HEAD}|11/11/2026;VIR;;1,00|11/12/2026;VIR;;1,00", 2, "11/11/2026", "ne sont toutes passées"),
    (f"Period: 03/01/2026 - 03/31/2026|{HEAD}|03/04/2026;VIR;;1,00", 3, "03/04/2026",
     "ne sont dans la période dite au-dessus des titres"),
    (f"Relevé;2026-03-01;2026-03-31|{HEAD}|03/04/2026;VIR;;1,00", 3, "03/04/2026",
     "ne sont dans la période dite au-dessus des titres"),
    (f"Du 01/03/2026 au 31/03/2026|{HEAD}|03/04/2026;VIR;;1,00", 3, "03/04/2026",
     "ne sont dans la période dite au-dessus des titres"),
    (f"Opérations entre le 01/03/2026 et le 31/03/2026, au 02/04/2026|{HEAD}|03/04/2026;VIR;;1,00", 3, "03/04/2026",
     "ne sont dans la période dite au-dessus des titres"),
    (f"Du 01/03/2026 au 31/03/2026, édité le 02/04/2026|{HEAD}|03/04/2026;VIR;;1,00", 3, "03/04/2026",
     "ne sont dans la période dite au-dessus des titres"),
    (f"Edite le;02/04/2026;du;01/03/2026;au;31/03/2026|{HEAD}|03/04/2026;VIR;;1,00", 3, "03/04/2026",
     "ne sont dans la période dite au-dessus des titres"),
    (f"{TELLING}|03/04/2026;VIR;1,00;10,00|02/05/2026;VIR;2,00;9,00", 2, "03/04/2026", "ne suivent l'ordre des soldes"),
    (f"Relevé;2026-03-04;2026-03-31|{HEAD}|03/04/2026;VIR;;1,00", 3, "03/04/2026",  # of its first day
     "ne sont dans la période dite au-dessus des titres"),
    (f"Relevé;2026-03-01;2026-04-03|{HEAD}|03/04/2026;VIR;;1,00|03/05/2026;VIR;;1,00", 3, "03/04/2026",
     "ne sont dans la période dite au-dessus des titres"),
    (f"{TELLING}|02/05/2026;VIR;2,00;9,00|03/04/2026;VIR;1,00;10,00", 2, "02/05/2026", "ne suivent l'ordre des soldes"),
]  # fmt: skip
ASKED = "r.csv:%s:1: erreur: Date : « %s » : le jour d'abord, ou le mois ? Ces dates %s que le mois d'abord."
MONTH_FIRST = [(text.replace("|", "\n"), ASKED % tuple(told)) for text, *told in _MONTH_FIRST]


@pytest.mark.parametrize(
    "text",
    [
        f"Du 01/03/2026 au 31/03/2026|{HEAD}|04/03/2026;VIR;;1,00",
        f"Du 01/03/2026 au 31/03/2026, édité le 02/04/2026|{HEAD}|04/03/2026;VIR;;1,00",
        f"Ouvert le 01/01/2020, édité le 12/11/2026, vu le 13/11/2026|{HEAD}|03/04/2026;VIR;;1,00",
        f"Ouvert le 01/01/2020, édité le 12/11/2026|{HEAD}|03/04/2026;VIR;;1,00",
        f"Édité le 12/11/2026, solde au 12/11/2026|{HEAD}|03/04/2026;VIR;;1,00",
        f"Relevé 31/31/2026, n° 32/32/2026|{HEAD}|03/04/2026;VIR;;1,00",
        f"{TELLING}|03/04/2026;VIR;1,00;9,00|02/05/2026;VIR;2,00;11,00",
        f"{TELLING}|03/04/2026;VIR;1,00;10,00|02/05/2026;VIR;2,00;?",
        f"{TELLING}|03/04/2026;VIR;1,00;10,00|02/05/2026;VIR;2,00;50,00",
        f"{TELLING}|03/04/2026;VIR;2,00;10,00|02/05/2026;VIR;2,00;10,00",
        f"{TELLING}|02/04/2026;VIR;1,00;10,00|03/03/2026;VIR;2,00;12,00|04/02/2026;VIR;3,00;50,00",  # one is missing
    ],
)
def test_days_that_nothing_contradicts_are_read_day_first(text: str) -> None:
    statement = read_statement(text.replace("|", "\n").encode(), "r.csv", AU)
    assert statement.lines[0].date.month == (3 if text.startswith("Du") else 4)
    assert not statement.doutes


def test_a_second_balance_of_the_same_title_is_left_alone() -> None:
    statement = read_statement(b"Date;Libelle;Montant;Solde;Solde\n04/03/2026;VIR;1,00;9,00;8,00\n", "r.csv", AU)
    assert [str(one.montant) for one in statement.lines] == ["1.00"]


def test_the_first_of_a_month_is_written_as_it_is_said() -> None:
    text = f"{HEAD}\n01/09/2026;VIR;;1,00\n01/10/2026;VIR;;1,00\n01/11/2026;VIR;;1,00\n"
    (told,) = read_statement(text.encode(), "r.csv", AU).doutes
    assert told.message.endswith("tombent toutes le 1er du mois : vérifier.")


def test_days_that_are_all_the_same_of_a_month_are_doubtful() -> None:
    """An American statement of some days of May; or a French one of a rent a month."""
    text = f"{HEAD}\n05/09/2026;VIR;;1,00\n05/10/2026;VIR;;1,00\n05/11/2026;VIR;;1,00\n"
    (told,) = read_statement(text.encode(), "r.csv", AU).doutes
    assert (told.line, told.column, str(told.level)) == (2, 1, "avertissement")
    assert told.message == (
        "« 05/09/2026 » : le jour d'abord, ou le mois ? Ces dates, lues le jour d'abord, tombent toutes le 5 du mois : "
        "vérifier."
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f"{HEAD}\n31/11/2026;VIR;;1,00", "r.csv:2:1: erreur: Date : « 31/11/2026 » n'existe pas au calendrier."),
        (f"{HEAD}\n18112026;VIR;;1,00", "r.csv:2:1: erreur: Date : « 18112026 » n'est pas une date. Écrire JJ/MM"),
        (f"{HEAD}\n18/11/1926;VIR;;1,00", "r.csv:2:1: erreur: Date : « 18/11/1926 » est trop ancien."),
        (f"{HEAD}\n22/11/2026;VIR;;1,00", "r.csv:2:1: erreur: Date : « 22/11/2026 » est après le 21/11/2026."),
        (f"{HEAD}\n09/12/2025;VIR;;1,00\n10/02/2025;VIR;;2,00\n10/05/2025;VIR;;2,00",
         "r.csv:2:1: erreur: Date : « 09/12/2025 » : le jour d'abord, ou le mois ? Ces dates ne se suivent que"),
        *MONTH_FIRST,
        (f"x\n{HEAD}\n;VIR;;1,00", "r.csv:3:1: erreur: Date : une somme sans date."),
        *(
            (f"{HEAD}\n;{paid};;1,00", "r.csv:2:1: erreur: Date : une somme sans date.")
            for paid in ("TOTAL ENERGIES", "SOLDE DE F-2026-101", "Solde des factures", "Solde du devis 12")
        ),
        (f'{HEAD}\n;"total{"-de-x" * 60}\ny";;1,00', "r.csv:2:1: erreur: Date : une somme sans date."),
        (f"{HEAD};Détail\n;VIR F-2026-101;;1,00;Solde", "r.csv:2:1: erreur: Date : une somme sans date."),
        (f"{HEAD}\n18/11/2026;VIR;;4,800", "r.csv:2:4: erreur: Crédit : « 4,800 » est ambigu."),
        (f"{HEAD}\n18/11/2026;VIR;;=1+1", "r.csv:2:4: erreur: Crédit : « =1+1 » n'est pas un montant"),
        (f"{HEAD}\n18/11/2026;VIR;1,00;2,00", "r.csv:2:4: erreur: Crédit : une somme au crédit et une au débit."),
        (f"{HEAD}\n18/11/2026;VIR;1;2;3", "r.csv:2:5: erreur: « 3 » n'est sous aucun titre"),
        (f'{HEAD}\n18/11/2026;"VIR;;2', "r.csv:2:1: erreur: ligne illisible : guillemets jamais fermés"),
        (HEAD, "r.csv:1:1: erreur: aucune opération sous la ligne des titres."),
        (f"{HEAD};Crédit\n", "r.csv:1:5: erreur: deux colonnes s'appellent « Crédit »."),
        ("Date;Libellé;Montant;Montant de l'opération\n",
         "r.csv:1:4: erreur: deux colonnes s'appellent « Montant de l'opération »."),
        ("Compte 1;2\nDate;Libellé;Débit\n",
         "r.csv:2:1: erreur: aucune ligne de titres : à la plus proche, il manque un montant ("),
        ("Date de valeur;Libellé;Montant\n",
         "r.csv:1:1: erreur: aucune ligne de titres : à la plus proche, il manque une date (« Date »). L'exporter"),
        ("Date;Libellé;Montant;Sens\n18/11/2026;VIR;1,00;X", "r.csv:2:4: erreur: Sens : « X » ne dit ni crédit ni"),
        ("", "r.csv:1:1: erreur: aucune ligne de titres : il manque une date (« Date »), un libellé"),
        ("18/11/2026;VIR X;500,00\n",
         f"r.csv:1:1: erreur: aucune ligne de titres : il manque {NO_TITLES}"),
        ("Date,Libellé,Montant,Solde\n18/11/2026,VIR,1200,50\n",
         "r.csv:2:3: erreur: Montant : « 1200 » puis « 50 » : est-ce « 1200,50 », coupé à la virgule ?"),
        ("Date,Libellé,Montant,Solde\n18/11/2026,VIR,1200,5\n",
         "r.csv:2:3: erreur: Montant : « 1200 » puis « 5 » : est-ce « 1200,5 », coupé à la virgule ?"),
        ("Date,Montant,Libellé,Réf\n18/11/2026,-1 200,50,VIR,\n",
         "r.csv:2:2: erreur: Montant : « -1 200 » puis « 50 » : est-ce « -1 200,50 », coupé à la virgule ?"),
        (f"{HEAD}\n18/11/2026;V\0IR;;1,00", "r.csv:1:1: erreur: ce n'est pas un tableau CSV."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_at_its_place(text: str, sentence: str) -> None:
    with pytest.raises(CaseInvalid) as refused:
        read_statement(text.encode(), "r.csv", AU)
    (told,) = str(refused.value).split("\n")
    assert told.startswith(sentence)


@pytest.mark.parametrize(
    "row",
    [
        "Total des opérations;;5,00;1,00", ";TOTAL :;5,00;1,00", "Solde au 30/11/2026;;;1,00",
        ";Ancien solde créditeur du 31/10/2026;;1,00", ";Solde de fin de mois;;1,00",
        ";Total général des crédits;;1,00", "Solde en début de période;;;1,00", "Solde en fin de période;;;1,00",
    ],
)  # fmt: skip
def test_a_row_of_a_total_is_no_operation_and_is_told(row: str) -> None:
    statement = read_statement(f"{HEAD}\n18/11/2026;VIR;;1,00\n{row}\n".encode(), "r.csv", AU)
    assert ([one.line for one in statement.lines], statement.totals) == ([2], (3,))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Date,Libellé,Montant,Taux TVA\n18/11/2026,VIR,1200,20\n", True),
        ("Date,Libellé,Montant,N° de pièce\n18/11/2026,VIR,1200,7\n", True),
        ("Date,Libellé,Montant,Taux TVA\n18/11/2026,VIR,1200,50,\n", False),
        ("Date,Libellé,Montant,Taux TVA,Tiers\n18/11/2026,VIR,1200,50\n", False),
        ("Date,Libellé,Montant,Notes\n18/11/2026,VIR,1200,50\n", False),
    ],
)
def test_small_numbers_beside_a_sum_are_no_cents_when_their_title_says_so(text: str, read: int) -> None:
    if read:
        assert [one[1] for one in lines(text.encode())] == ["1200.00"]
    else:
        with pytest.raises(CaseInvalid, match="coupé à la virgule"):
            lines(text.encode())


def test_everything_is_told_at_once() -> None:
    with pytest.raises(CaseInvalid) as refused:
        read_statement(f"{HEAD}\nx;VIR;;1,00\n18/11/2026;VIR;;y\n".encode(), "r.csv", AU)
    assert [one.partition(": ")[0] for one in str(refused.value).split("\n")] == ["r.csv:2:1", "r.csv:3:4"]


@pytest.mark.parametrize("encoding", ["cp850", "cp437", "mac_roman"])
@pytest.mark.parametrize(
    ("text", "word"),
    [("Date;Libelle;Type;Montant\n18/11/2026;VIR;Débit;1200,50\n", "D?bit"), ("Date;Libellé;Montant\n", "Libell?")],
)
def test_the_accents_of_another_machine_are_told_and_a_debit_is_no_credit(text: str, word: str, encoding: str) -> None:
    """« Débit » of MS-DOS reads « D‚bit » as Windows would: it was no debit, and 1 200,50 were received."""
    with pytest.raises(CaseInvalid) as refused:
        read_statement(text.encode(encoding), "r.csv", AU)
    (told,) = refused.value.findings
    assert told.message.endswith("les accents ne sont ni en UTF-8 ni de Windows (MS-DOS, vieux Mac ?).")
    assert re.match(f"« {word.replace('?', '.')} »", told.message)


@pytest.mark.parametrize(
    "word",
    [
        "Hôtel de l’Œuvre",
        "Žižek & Šimek",
        "voir…suite",
        "Citroën",
        "FRÈRES",
        "„x“",
        "a‰",
        "œuf",
        "l‚ami",
        "chez qu‚elle",
    ],
)
def test_the_signs_of_windows_are_read(word: str) -> None:
    assert lines(f"Date;Libellé;Montant\n18/11/2026;{word};1,00\n".encode("cp1252")) == [("2026-11-18", "1.00", word)]


def test_a_file_too_large_is_refused_at_once() -> None:
    """Of 56 MB, the command said nothing for ten minutes."""
    with pytest.raises(
        CaseInvalid, match=r"r\.csv:1:1: erreur: ce fichier dépasse 20 Mo\. Le donner en plusieurs fois"
    ):
        read_statement(f"{HEAD}\n".encode().ljust(20_000_001), "r.csv", AU)
