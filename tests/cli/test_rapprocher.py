"""``rapprocher``: a bank statement is accounted for to the line, and nothing is noted that its labels do not say."""

import csv
import errno
import re
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from generator.case import Case
from generator.edit import write_case
from generator.load import load_case
from generator.load.source import MAX_BYTES
from generator.model import Office
from tests.cli.conftest import Cli
from tests.edit.test_append import added as lines_added
from tests.office import REPOSITORY, copy_office, replace_in

STATEMENT = Path(__file__).parent / "releves" / "novembre.csv"
CAMT = STATEMENT.with_name("novembre-camt.xml")
CFONB = STATEMENT.with_name("novembre-cfonb.120")
ANSWER = STATEMENT.with_suffix(".txt").read_text(encoding="utf-8")
HOSTILE = (REPOSITORY / "tests" / "render" / "hostile.txt").read_text(encoding="utf-8").splitlines()
HEAD = "Date;Libellé;Débit;Crédit\n"
RELEVE = "    releve: …"


def texts(office: Path) -> dict[str, str]:
    return {path.parent.name: path.read_text(encoding="utf-8") for path in office.glob("cases/*/dossier.yaml")}


def on_account(iban: str) -> bytes:
    """A statement of one account, in CAMT.053: 80,00 of the debtor of 2026-0102."""
    text = CAMT.with_name("plusieurs-comptes.xml").read_text(encoding="utf-8")
    start, end = text.index("    <Stmt>"), text.rindex("    <Stmt>")
    return f"{text[:start]}{text[end:]}".replace("FR7630006000011234567890189", iban).encode()


def statement(office: Path, *rows: str) -> Path:
    path = office / "releve.csv"
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    return path


def added(before: str, after: str) -> list[str]:
    """What a case holds more: of the print of a line, that it is one, never a word of its label."""
    return [re.sub("^    releve: [0-9a-f]{12}$", RELEVE, line) for line in lines_added(before, after)]


# what the statement adds to each case
NOTED = {
    "2026-0102": [
        "paiements:", "  - date: 2026-11-20", "    montant: 1000,00", "    moyen: virement",
        "    imputation-choisie:", "      - F-2026-0447", RELEVE, "",
    ],
    "2026-0105": [
        RELEVE,  # of the payment that a hand had noted: it says now which line it is
        "  - date: 2026-06-16", "    montant: 2000,00", "    moyen: virement",
        "    imputation-choisie:", "      - F-2026-0127", RELEVE,
        "  - date: 2026-11-19", "    montant: 250,00", "    moyen: virement", RELEVE,
        "  - date: 2026-11-19", "    montant: 250,00", "    moyen: virement", RELEVE,
    ],
    "2026-0109": [
        "paiements:", "  - date: 2026-11-19", "    montant: 500,00", "    moyen: virement", RELEVE, "",
    ],
}  # fmt: skip


def test_a_statement_is_answered_to_the_line(cli: Cli, office: Path) -> None:
    before = texts(office)
    ran = cli("rapprocher", STATEMENT, "--racine", office)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == ANSWER
    after = texts(office)
    assert {name: added(before[name], after[name]) for name in before if before[name] != after[name]} == NOTED


@pytest.mark.parametrize(
    ("file", "noted"),
    [
        (CAMT, NOTED | {"2026-0105": NOTED["2026-0105"][:-4]}),  # one transfer of 250,00, not two
        (
            CFONB,
            {
                "2026-0102": [line.replace("2026-11-20", "2026-11-16") for line in NOTED["2026-0102"]],
                "2026-0105": [line.replace("2026-11-19", "2026-11-17") for line in NOTED["2026-0105"][-4:]],
                "2026-0109": NOTED["2026-0109"],
            },
        ),
    ],
)
def test_a_statement_of_a_firm_is_answered_to_the_operation(
    file: Path, noted: dict[str, list[str]], cli: Cli, office: Path
) -> None:
    before = texts(office)
    ran = cli("rapprocher", file, "--racine", office)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == file.with_suffix(".txt").read_text(encoding="utf-8")
    after = texts(office)
    assert {name: added(before[name], after[name]) for name in before if before[name] != after[name]} == noted


def test_the_account_credited_is_that_of_the_creditor_and_an_operation_is_counted_once(cli: Cli, office: Path) -> None:
    """One of another creditor does not even answer to a payment noted already: the right one would be noted again."""
    path = CAMT.with_name("plusieurs-comptes.xml")
    ran = cli("rapprocher", path, "--racine", office)
    assert (ran.code, ran.out) == (0, path.with_suffix(".txt").read_text(encoding="utf-8"))
    before = texts(office)
    assert re.search(r"^déjà noté +2 ", cli("rapprocher", path, "--racine", office).out, re.MULTILINE)
    assert texts(office) == before


@pytest.mark.parametrize(
    ("iban", "options", "said"),
    [
        ("FR7630006000011234567890189", (), "crédité sur un compte qui n'est d'aucun créancier ; cité : 2026-0102"),
        ("FR7630006000011234567890189", ("--creancier", "comptoir-durand"), "  2026-0102  noté "),
        ("FR7630006000011234567890189", ("--creancier", "paul-durand"), "aucun dossier cité"),
        ("FR7699999000020000000021731", ("--creancier", "comptoir-durand"), "crédité sur le compte de Paul Durand ;"),
        ("", (), "  2026-0102  noté "),
    ],
)
def test_whose_account_it_is_may_be_said_and_not_contradicted(
    iban: str, options: tuple[str, ...], said: str, cli: Cli, office: Path
) -> None:
    path = office / "releve.xml"
    path.write_bytes(on_account(iban))
    assert said in cli("rapprocher", path, *options, "--racine", office).out


def test_a_debtor_may_pay_on_the_account_a_letter_gave_him(cli: Cli, office: Path) -> None:
    assert cli("emettre", "2026-0102", "relance-courrier", "--racine", office).code == 0
    creditor = office / "cases" / "_cabinet" / "creanciers" / "comptoir-durand.yaml"
    text = creditor.read_text(encoding="utf-8")
    new = text.replace("FR76 9999 9000 0100 0000 0010 688", "FR76 3000 6000 0112 3456 7890 189")
    creditor.write_text(new.replace("bic:", "# bic:"), encoding="utf-8")
    path = office / "releve.xml"
    path.write_bytes(on_account("FR7699999000010000000010688"))
    out = cli("rapprocher", path, "--racine", office).out
    assert ("  2026-0102  noté " in out, "Compte …0688 : d'aucun créancier." in out) == (True, True)


@pytest.mark.parametrize(("file", "known"), [(STATEMENT, 6), (CAMT, 5), (CFONB, 3)])
def test_the_same_statement_again_writes_nothing(cli: Cli, office: Path, file: Path, known: int) -> None:
    cli("rapprocher", file, "--racine", office)
    before = texts(office)
    ran = cli("rapprocher", file, "--racine", office)
    assert (ran.code, texts(office)) == (0, before)
    assert re.search(rf"^noté +0 .*\n^déjà noté +{known} ", ran.out, re.MULTILINE)


def test_of_several_statements_of_an_account_a_day_that_none_tells_is_told(cli: Cli, office: Path) -> None:
    """A month never given is a month of payments that nobody looks for; the same one twice pays nothing twice."""
    first, last = office / "1611.120", office / "1911.120"
    records = CFONB.read_text(encoding="utf-8").splitlines(keepends=True)
    first.write_text("".join(records[:6]), encoding="utf-8")
    last.write_text("".join(records[17:]), encoding="utf-8")
    for options, done in (("--simuler",), "à noter"), ((), "noté"):
        ran = cli("rapprocher", first, last, first, *options, "--racine", office)
        assert re.findall(rf"^{done} +(\d)", ran.out, re.MULTILINE) == ["1", "1", "0"]
        assert f"{last}:1:91: avertissement: l'ancien solde, 14 699,50, n'est pas" in ran.err.replace("\xa0", " ")
        assert f"({first}, ligne 1), 13 500,00" in ran.err.replace("\xa0", " ")
    last.write_text("".join(records[6:]), encoding="utf-8")
    assert cli("rapprocher", last, first, "--racine", office).err == ""


def test_of_a_day_without_an_operation_the_payment_before_is_that_of_its_creditor(cli: Cli, tmp_path: Path) -> None:
    office = copy_office(tmp_path / "cabinet", ("2026-0105", "2026-0107"))  # of two creditors: the second is paid since
    records = CFONB.read_text(encoding="utf-8").splitlines(keepends=True)
    path = office / "vide.120"
    path.write_text(f"{records[0]}07{records[0][2:]}", encoding="utf-8")
    ran = cli("rapprocher", path, "--simuler", "--racine", office)
    assert (ran.code, ran.err) == (0, "")
    assert "Dernier paiement noté avant le 13/11/2026 : 10/09/2026 (2026-0105)." in ran.out


@pytest.mark.parametrize("options", [(), ("--simuler",)])
def test_a_statement_is_held_against_what_the_one_before_leaves(
    options: tuple[str, ...], cli: Cli, office: Path
) -> None:
    """Written or not: what is owed, less its payments; of one equal but for its label, is it the same?"""
    row = "20/11/2026;VIR {};;{}"
    first = statement(office, row.format("F-2026-0447", "1 000,00")).rename(office / "octobre.csv")
    other, over = row.format("MIRAGE F-2026-0447", "1 000,00"), row.format("F-2026-0447", "1 500,00")
    out = cli("rapprocher", first, first, statement(office, other, over), *options, "--racine", office).out
    noted = re.findall(r"^ +(\d) .* 2026-0102  (à noter|noté|déjà noté) ", out, re.MULTILINE)
    assert noted == [("2", "à noter" if options else "noté"), ("2", "déjà noté")]
    assert re.search(r"^ +2 .* 2026-0102 : même somme déjà notée au 20/11/2026", out, re.MULTILINE)
    assert re.search(r"^ +3 .* 2026-0102 : plus que le dû de ce jour", out, re.MULTILINE)
    paid = load_case(office, "2026-0102").dossier.paiements
    assert [one.montant for one in paid] == ([] if options else [Decimal(1000)])


def test_of_an_account_without_balances_the_days_are_told_beside_those_of_another(cli: Cli, office: Path) -> None:
    text = CAMT.with_name("plusieurs-comptes.xml").read_text(encoding="utf-8")
    balance = (
        "<Bal><Tp><CdOrPrtry><Cd>{}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>10.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
        "<Dt><Dt>2026-11-20</Dt></Dt></Bal>"
    )
    first = "FR7699999000020000000021731</IBAN></Id></Acct>"
    path = office / "releve.xml"
    path.write_text(text.replace(first, first + balance.format("OPBD") + balance.format("CLBD"), 1), encoding="utf-8")
    out = cli("rapprocher", path, "--simuler", "--racine", office).out
    assert "Compte …1731 : ancien solde 10,00 le 20/11/2026" in out
    assert "Opérations du 16/06/2026 au 20/11/2026, sans solde" in out


def test_what_one_form_noted_the_other_knows(cli: Cli, office: Path) -> None:
    """The same account, exported in CSV then in CAMT.053."""
    cli("rapprocher", STATEMENT, "--racine", office)
    before = texts(office)
    ran = cli("rapprocher", CAMT, "--racine", office)
    assert (ran.code, texts(office)) == (0, before)


def test_simuler_shows_the_same_and_writes_nothing(cli: Cli, office: Path) -> None:
    before = texts(office)
    ran = cli("rapprocher", STATEMENT, "--simuler", "--racine", office)
    assert texts(office) == before
    assert "Rien n'est écrit (--simuler)." in ran.out
    assert re.findall(r"^ *\d+ .* 2026-\d+ ", ran.out, re.MULTILINE) == re.findall(
        r"^ *\d+ .* 2026-\d+ ", ANSWER, re.MULTILINE
    )


def test_a_third_equal_credit_is_a_third_payment(cli: Cli, office: Path) -> None:
    row = "19/11/2026;VIR DOSSIER 2026-0105;;250,00"
    for count in (2, 3):
        cli("rapprocher", statement(office, *[row] * count), "--racine", office)
        paid = load_case(office, "2026-0105").dossier.paiements
        assert sum(one.montant == Decimal(250) for one in paid) == count


def test_an_equal_payment_of_the_day_under_another_label_is_never_taken_for_the_one_noted(
    cli: Cli, office: Path
) -> None:
    """Two statements, two commands: the second transfer was « déjà noté », and lost."""
    first, second = (f"19/11/2026;VIR DOSSIER 2026-0105 {label};;250,00" for label in ("ACOMPTE 1", "ACOMPTE 2"))
    cli("rapprocher", statement(office, first), "--racine", office)
    before = texts(office)
    out = cli("rapprocher", statement(office, second), "--racine", office).out
    assert "2026-0105 : même somme déjà notée au 19/11/2026, d'une autre ligne" in out
    out = cli("rapprocher", statement(office, first), "--racine", office).out
    assert re.search("2026-0105  déjà noté ", out)
    assert "Déjà noté au premier ou au dernier jour du relevé : n° 2." in out
    assert texts(office) == before
    out = cli("rapprocher", statement(office, second, first), "--racine", office).out
    assert re.findall(r"^ +(\d) .* 2026-0105  (noté|déjà noté) ", out, re.MULTILINE) == [
        ("2", "noté"),
        ("3", "déjà noté"),
    ]
    paid = load_case(office, "2026-0105").dossier.paiements
    assert sum(one.montant == Decimal(250) for one in paid) == 2


def test_a_payment_noted_by_hand_is_that_of_one_line_and_says_it(cli: Cli, office: Path) -> None:
    cli("noter", "2026-0102", "paiement", "montant=100,00", "--date", "2026-11-20", "--racine", office)
    first, second = (f"20/11/2026;VIR F-2026-0447 {label};;100,00" for label in ("MIRAGE", "MIRAGE SUITE"))
    assert re.search("2026-0102  déjà noté ", cli("rapprocher", statement(office, first), "--racine", office).out)
    before = texts(office)
    out = cli("rapprocher", statement(office, second), "--racine", office).out
    assert "même somme déjà notée au 20/11/2026, d'une autre ligne" in out
    assert texts(office) == before


def test_a_cheque_of_the_same_sum_and_day_is_not_the_transfer(cli: Cli, office: Path) -> None:
    """The transfer was « déjà noté », and lost: it may be a second payment."""
    day = ("--date", "2026-11-20", "--racine", office)
    cli("noter", "2026-0102", "paiement", "montant=100,00", "moyen=cheque", *day)
    before = texts(office)
    row = "20/11/2026;VIR F-2026-0447;;100,00"
    out = cli("rapprocher", statement(office, row), "--racine", office).out
    assert "2026-0102 : même somme déjà notée au 20/11/2026 (chèque)" in out
    assert texts(office) == before
    cli("noter", "2026-0102", "paiement", "montant=100,00", *day)
    assert re.search("2026-0102  déjà noté ", cli("rapprocher", statement(office, row), "--racine", office).out)
    assert [(one.moyen, bool(one.releve)) for one in load_case(office, "2026-0102").dossier.paiements[-2:]] == [
        ("cheque", False),
        ("virement", True),
    ]


def test_a_payment_that_a_hand_corrected_or_moved_since_is_not_noted_again(cli: Cli, office: Path) -> None:
    """Paid in the name of another case, or of two of its invoices: its line stays known, whatever was noted of it."""
    row = "20/11/2026;VIR F-2026-0447;;100,00"
    cli("rapprocher", statement(office, row), "--racine", office)
    path = office / "cases" / "2026-0102" / "dossier.yaml"
    replace_in(path, "    montant: 100,00\n", "    montant: 60,00\n")
    replace_in(path, "  - date: 2026-11-20\n    montant", "  - date: 2026-11-12\n    montant")
    before = texts(office)
    assert re.search("2026-0102  déjà noté ", cli("rapprocher", statement(office, row), "--racine", office).out)
    assert texts(office) == before
    text = path.read_text(encoding="utf-8")
    start = text.index("paiements:\n")
    end = text.index("\n", text.index("    releve: ")) + 1
    other = office / "cases" / "2026-0109" / "dossier.yaml"
    moved = text[start:end].replace("    imputation-choisie:\n      - F-2026-0447\n", "")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    replace_in(other, "\njournal:\n", f"\n{moved}\njournal:\n")
    before = texts(office)
    out = cli("rapprocher", statement(office, row), "--racine", office).out
    assert "2026-0102 : déjà noté dans 2026-0109" in out
    assert texts(office) == before


def test_a_balance_tells_two_equal_transfers_of_two_statements(cli: Cli, office: Path) -> None:
    """The same day, sum and label, in the statement of the morning and in that of the evening: two payments, or one?"""
    before, paid, named, cited, _, after = CFONB.read_text(encoding="ascii").splitlines()[:6]
    paid, named, cited, after = (f"{one[:34]}181126{one[40:]}" for one in (paid, named, cited, after))
    morning = [before, paid, named, cited, after.replace("161126", "181126")]
    middle, end = (
        one.replace("0000000125000{", f"{amount}{{")
        for one, amount in ((before, "0000000135000"), (before, "0000000145000"))
    )
    evening = [middle, paid, named, cited, f"07{end[2:]}"]
    files = [office / "matin.120", office / "soir.120"]
    for file, records in zip(files, (morning, evening), strict=True):
        file.write_text("\n".join(records), encoding="ascii")
    assert re.search(r"2026-0102  noté ", cli("rapprocher", files[0], "--racine", office).out)
    texts_before = texts(office)
    out = cli("rapprocher", files[1], "--racine", office).out
    assert "2026-0102 : même somme déjà notée au 18/11/2026, d'une autre ligne" in out
    out = cli("rapprocher", files[0], "--racine", office).out
    assert (re.search("2026-0102  déjà noté ", out) is not None, "Déjà noté au premier" in out) == (True, False)
    assert texts(office) == texts_before


def test_credits_that_are_together_more_than_is_owed_are_not_all_noted(cli: Cli, office: Path) -> None:
    """Each alone was less, and both were noted; of a statement that gives the newest first, the oldest is noted."""
    rows = ("20/11/2026;VIR F-2026-0274 DU 20;;4000,00", "19/11/2026;VIR F-2026-0274;;3000,00")
    out = cli("rapprocher", statement(office, *rows), "--racine", office).out.replace("\N{NO-BREAK SPACE}", " ")
    assert re.findall(r"^ +(\d) .* 2026-0110  noté ", out, re.MULTILINE) == ["3"]
    assert re.search(
        r"^ +2 .* 2026-0110 : plus que le dû de ce jour, 3 0\d\d,\d\d €, compte tenu du n° 3", out, re.MULTILINE
    )
    out = cli("rapprocher", statement(office, "18/11/2026;VIR F-2026-0274;;4000,00"), "--racine", office).out
    assert "2026-0110 : plus que le dû au 19/11/2026, 3" in out, "what is paid since leaves less"
    assert [one.montant for one in load_case(office, "2026-0110").dossier.paiements] == [Decimal(3000)]


def test_a_case_that_changes_meanwhile_is_told_beside_those_that_are_written(
    cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = office / "cases" / "2026-0105" / "dossier.yaml"

    def written(case: Case, content: bytes, of: Office) -> Case:
        if case.dossier.reference == "2026-0102":  # the first of three: the second changes then
            path.write_text(path.read_text(encoding="utf-8") + "# relu\n", encoding="utf-8")
        return write_case(case, content, of)

    monkeypatch.setattr("generator.desk.matching.write_case", written)
    rows = [f"20/11/2026;VIR DOSSIER 2026-{number};;100,00" for number in ("0102", "0105", "0109")]
    ran = cli("rapprocher", statement(office, *rows), "--racine", office)
    assert (ran.code, "le fichier a changé pendant la commande" in ran.err) == (1, True)
    assert re.findall(r"^ +(\d) .* 2026-\d+  noté ", ran.out, re.MULTILINE) == ["2", "4"]
    assert "2026-0105 : rien n'a pu y être écrit, relancer" in ran.out
    assert {name for name, text in texts(office).items() if "    montant: 100,00\n" in text} == {
        "2026-0102",
        "2026-0109",
    }
    monkeypatch.undo()
    out = cli("rapprocher", statement(office, *rows), "--racine", office).out
    assert re.search(r"^noté +1 .*\n^déjà noté +2 ", out, re.MULTILINE)


def test_a_disk_that_fills_meanwhile_is_said_beside_what_is_written(
    cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(case: Case, content: bytes, of: Office) -> Case:
        if case.dossier.reference != "2026-0102":
            raise OSError(errno.ENOSPC, "No space left on device", "dossier.yaml")
        return write_case(case, content, of)

    monkeypatch.setattr("generator.desk.matching.write_case", full)
    rows = [f"20/11/2026;VIR DOSSIER 2026-{number};;100,00" for number in ("0102", "0105")]
    ran = cli("rapprocher", statement(office, *rows), "--racine", office)
    assert (ran.code, "cases/2026-0105/dossier.yaml: erreur: " in ran.err, "No space" in ran.err) == (1, True, False)
    assert re.findall(r"^ +(\d) .* 2026-\d+  noté ", ran.out, re.MULTILINE) == ["2"]


def test_a_payment_noted_by_hand_at_a_near_day_is_not_noted_twice(cli: Cli, office: Path) -> None:
    cli("noter", "2026-0102", "paiement", "montant=100,00", "--date", "2026-11-18", "--racine", office)
    before = texts(office)
    ran = cli("rapprocher", statement(office, "20/11/2026;VIR F-2026-0447;;100,00"), "--racine", office)
    assert "2026-0102 : même somme déjà notée au 18/11/2026" in ran.out
    assert texts(office) == before


def test_a_credit_noted_by_hand_is_told_as_such(cli: Cli, office: Path) -> None:
    cli("noter", "2026-0110", "paiement", "montant=60,00", "moyen=cheque", "--date", "2026-11-18", "--racine", office)
    ran = cli("rapprocher", statement(office, "18/11/2026;REMISE CHEQUE;;60,00"), "--racine", office)
    assert "même somme : 2026-0110 (déjà noté ce jour)" in ran.out


def test_a_settled_invoice_is_not_paid_again(cli: Cli, office: Path) -> None:
    """Its flat indemnity apart, which nobody pays under its number."""
    ran = cli("rapprocher", statement(office, "20/10/2026;VIR F-2026-0127;;1 000,00"), "--racine", office)
    assert "  2026-0105  noté " in ran.out
    ran = cli("rapprocher", statement(office, "20/11/2026;VIR F-2026-0127;;10,00"), "--racine", office)
    assert "2026-0105 : facture F-2026-0127 : plus ni principal ni intérêts dus" in ran.out


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("REMISE CHQ 0044 F-2026-0447", "chèque, carte, espèces ou prélèvement"),
        ("PRLV SEPA F-2026-0447", "chèque, carte, espèces ou prélèvement"),
        ("VIR IMPAYÉ F-2026-0447", "rejet, impayé ou annulation"),
        ("VIR SCP COMMISSAIRE DE JUSTICE DOSSIER 2026-0102", "saisie ou reversement"),
    ],
)
def test_what_is_no_transfer_of_the_debtor_is_never_matched(label: str, why: str, cli: Cli, office: Path) -> None:
    before = texts(office)
    ran = cli("rapprocher", statement(office, f"20/11/2026;{label};;100,00"), "--racine", office)
    assert f"{why} ; cité : 2026-0102" in ran.out
    assert texts(office) == before


def test_another_currency_is_left_to_a_person(cli: Cli, office: Path) -> None:
    path = statement(office)
    path.write_text("Date;Libellé;Montant;Devise\n20/11/2026;VIR F-2026-0447;100,00;USD\n", encoding="utf-8")
    before = texts(office)
    out = cli("rapprocher", path, "--racine", office).out
    assert "en USD, non en euros ; cité : 2026-0102" in out
    assert "  100,00\N{NO-BREAK SPACE}USD  VIR" in out
    assert re.search(r"total du relevé +1 +0,00", out), "dollars are not added to euros"
    assert "En devise, comptée sans sa somme : 1 ligne (n° 2)." in out
    path.write_text("Date;Libellé;Montant;Devise\n18/11/2026;VIR Oasis;6032,86;USD\n", encoding="utf-8")
    assert "même somme" not in cli("rapprocher", path, "--racine", office).out, "no case owes dollars"
    assert texts(office) == before


@pytest.mark.parametrize(
    ("fact", "why"),
    [("solde", "2026-0102 : dossier soldé"), ("cloture", "2026-0102 : dossier clos")],
)
def test_a_case_at_its_end_takes_no_payment(fact: str, why: str, cli: Cli, office: Path) -> None:
    cli("noter", "2026-0102", fact, "--racine", office)
    before = texts(office)
    ran = cli("rapprocher", statement(office, "20/11/2026;VIR F-2026-0447;;100,00"), "--racine", office)
    assert why in ran.out
    assert texts(office) == before


def test_an_invoice_number_of_two_cases_is_left_to_a_person(cli: Cli, office: Path) -> None:
    path = office / "cases" / "2026-0110" / "dossier.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("F-2026-0274", "F-2026-0447"), encoding="utf-8")
    before = texts(office)
    ran = cli("rapprocher", statement(office, "20/11/2026;VIR F-2026-0447;;100,00"), "--racine", office)
    assert "plusieurs dossiers cités : 2026-0102, 2026-0110" in ran.out
    assert texts(office) == before


def test_of_one_creditor_only_its_cases_are_cited(cli: Cli, office: Path) -> None:
    row = statement(office, "20/11/2026;VIR F-2026-0447;;100,00")
    ran = cli("rapprocher", row, "--creancier", "paul-durand", "--racine", office)
    assert (ran.code, "aucun dossier cité" in ran.out) == (0, True)
    ran = cli("rapprocher", row, "--creancier", "paul-duran", "--racine", office)
    assert (ran.code, "Vouliez-vous dire « paul-durand » ?" in ran.err) == (2, True)


def test_a_case_in_error_is_told_and_the_others_are_written(cli: Cli, office: Path) -> None:
    path = office / "cases" / "2026-0102" / "dossier.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("creancier:", "creancie:"), encoding="utf-8")
    rows = statement(office, "20/11/2026;VIR DOSSIER 2026-0102;;100,00", "20/11/2026;VIR DOSSIER 2026-0109;;50,00")
    before = texts(office)
    ran = cli("rapprocher", rows, "--racine", office)
    assert ran.code == 1
    assert "cité : 2026-0102 (dossier en erreur)" in ran.out
    assert "cases/2026-0102/dossier.yaml:" in ran.err
    assert [name for name, text in texts(office).items() if text != before[name]] == ["2026-0109"]


def test_a_case_that_refuses_one_payment_gets_none(cli: Cli, office: Path) -> None:
    path = office / "cases" / "2026-0102" / "dossier.yaml"
    text = path.read_bytes() + b"# "
    path.write_bytes(text + b"x" * (MAX_BYTES - len(text)))  # no room for one letter more
    rows = statement(office, "20/11/2026;VIR F-2026-0447;;100,00", "20/11/2026;VIR DOSSIER 2026-0109;;50,00")
    before = texts(office)
    ran = cli("rapprocher", rows, "--racine", office)
    assert (ran.code, "2026-0102 : ajout refusé" in ran.out) == (1, True)
    assert "cases/2026-0102/dossier.yaml: erreur: le fichier dépasse 1 Mo." in ran.err
    assert [name for name, text in texts(office).items() if text != before[name]] == ["2026-0109"]


def test_payments_between_brackets_are_noted_and_keep_their_print(cli: Cli, office: Path) -> None:
    path = office / "cases" / "2026-0102" / "dossier.yaml"
    flow = "paiements: [{date: 2026-11-19, montant: 5}]\njournal:"
    path.write_text(path.read_text(encoding="utf-8").replace("journal:", flow, 1), encoding="utf-8")
    rows = statement(office, "19/11/2026;VIR F-2026-0447;;5,00", "20/11/2026;VIR F-2026-0447;;100,00")
    ran = cli("rapprocher", rows, "--racine", office)
    assert (ran.code, ran.err) == (0, "")
    first, second = (
        r"\{date: 2026-11-19, montant: 5, releve: \w{12}\}",
        r"\{date: 2026-11-20, montant: \"100,00\", .*\}",
    )
    assert re.search(rf"paiements: \[{first}, {second}\]", path.read_text(encoding="utf-8"))


def test_nothing_is_written_while_a_line_is_wrong(cli: Cli, office: Path) -> None:
    before = texts(office)
    rows = statement(office, "20/11/2026;VIR F-2026-0447;;100,00", "20/11/2026;VIR;;4,800")
    ran = cli("rapprocher", rows, "--racine", office)
    assert (ran.code, texts(office)) == (1, before)
    assert "releve.csv:3:4: erreur: Crédit : « 4,800 » est ambigu." in ran.err


@pytest.mark.parametrize("label", [*HOSTILE, '=HYPERLINK("//x")', "@SUM(A1)", "\x1b[2J\x07", "a\u202eb"])
def test_no_label_orders_a_terminal_or_enters_a_case(label: str, cli: Cli, office: Path) -> None:
    before = texts(office)
    out = StringIO()
    rows = [("20/11/2026", f"{label} ", "", "1,00"), ("20/11/2026", f"{label} - F-2026-0447", "", "2,00")]
    csv.writer(out, delimiter=";").writerows([HEAD.strip().split(";"), *rows])
    path = office / "releve.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")
    ran = cli("rapprocher", path, "--racine", office)
    assert ran.code == 0
    assert "total du relevé       2" in ran.out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ran.out)
    after = texts(office)
    lines = {line for name in before if after[name] != before[name] for line in added(before[name], after[name])}
    assert lines <= {
        "paiements:", "  - date: 2026-11-20", "    montant: 2,00", "    moyen: virement", "    imputation-choisie:",
        "      - F-2026-0447", RELEVE, "",
    }  # fmt: skip
