"""CFONB 120 statements: read to the cent, or told at the line and the place that is wrong; never a risk."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban

from generator.edit.beside import gaps
from generator.edit.statements import read_any
from generator.findings import CaseInvalid
from generator.money import ZERO

AU = dt.date(2026, 11, 21)
RECORDS = (
    (Path(__file__).parents[1] / "cli" / "releves" / "novembre-cfonb.120").read_text(encoding="ascii").splitlines()
)
BEFORE, PAID, NAMED, CITED, _, AFTER = RECORDS[:6]
ONE = [BEFORE, PAID, NAMED, CITED, AFTER]


def lines(content: bytes) -> list[tuple[int, str, str, str]]:
    return [(one.line, str(one.date), str(one.montant), one.libelle) for one in read_any(content, "r", AU).lines]


def of(*records: str) -> bytes:
    return "\n".join(records).encode()


def told(*records: str) -> list[str]:
    with pytest.raises(CaseInvalid) as refused:
        read_any(of(*records), "r", AU)
    return [str(one).replace("\N{NO-BREAK SPACE}", " ") for one in refused.value.findings]


def at(record: str, place: int, signs: str) -> str:
    """A record with other signs at a place, from 1."""
    return f"{record[: place - 1]}{signs}{record[place - 1 + len(signs) :]}"


def moved(*amounts: str) -> list[tuple[str, str]]:
    """What operations move and why it is doubtful; the account had nothing before each of them."""
    found = []
    for amount in amounts:
        statement = read_any(of(at(BEFORE, 91, "0000000000000{"), at(PAID, 91, amount), at(AFTER, 91, amount)), "r", AU)
        found += [(str(one.montant), one.doute) for one in statement.lines]
    return found


READ = [(2, "2026-11-16", "1000.00", "VIR SEPA RECU · HOTEL DE L'ETOILE · FACTURE F-2026-0447")]


@pytest.mark.parametrize(
    "content",
    [
        of(*ONE),
        "\r\n".join(ONE).encode() + b"\r\n\x1a",
        of(*ONE).removesuffix(b" "),
        of(*(record.rstrip() for record in ONE)),
        b"\xef\xbb\xbf" + of(*ONE),
    ],
    ids=["telle quelle", "Windows", "coupée d'une espace", "sans ses espaces", "avec BOM"],
)
def test_a_statement_reads_the_same_in_every_form(content: bytes) -> None:
    assert lines(content) == READ


def test_a_statement_on_a_single_line_is_read_record_by_record() -> None:
    assert lines("".join(ONE).encode()) == READ


def test_accents_take_the_place_of_no_other_sign() -> None:
    """Fixed places count signs: a bank of today writes UTF-8, one of yesterday the signs of Windows."""
    said = at(NAMED, 49, "HÔTEL DE L'ÉTOILE")
    records = of(BEFORE, PAID, said, CITED, AFTER).decode()
    label = "VIR SEPA RECU · HÔTEL DE L'ÉTOILE · FACTURE F-2026-0447"
    assert [read[3] for read in lines(records.encode()) + lines(records.encode("cp1252"))] == [label, label]


@pytest.mark.parametrize(
    ("amount", "euros"),
    [
        ("0000000010000{", "1000.00"),
        ("0000000010000é", "1000.00"),
        ("0000000010000}", "-1000.00"),
        ("0000000010000è", "-1000.00"),
        ("0000000000000A", "0.01"),
        ("0000000000000R", "-0.09"),
        ("0000000000001I", "0.19"),
        ("9999999999999I", "999999999999.99"),
    ],
)
def test_the_last_sign_of_an_amount_is_a_figure_and_its_sign(amount: str, euros: str) -> None:
    assert moved(amount) == [(euros, "")]


def test_the_account_is_the_rib_of_its_iban() -> None:
    (line,) = read_any(of(*ONE), "r", AU).lines
    assert iban.validate("FR76 9999 9000 0100 0000 0010 688")[4:] == line.compte
    letters = [at(record, 3, "20041") for record in ONE]
    letters = [at(at(record, 12, "01005"), 22, "0500013M026") for record in letters]
    (line,) = read_any(of(*letters), "r", AU).lines
    assert iban.validate("FR14 2004 1010 0505 0001 3M02 606")[4:] == line.compte


@given(
    st.integers(-(10**12), 10**12), st.integers(1, 2), st.integers(91, 104), st.sampled_from("0123456789{}ABJKRéèZ ")
)
def test_an_amount_is_read_to_the_cent_and_a_sign_of_it_changed_is_told(
    cents: int, rank: int, place: int, sign: str
) -> None:
    """By the operation, or by the balance that it does not make up any more."""
    tens, last = divmod(abs(cents), 10)
    written = f"{tens:013}{('{ABCDEFGHI' if cents >= 0 else '}JKLMNOPQR')[last]}"
    records = [at(BEFORE, 91, "0000000000000{"), at(PAID, 91, written), at(AFTER, 91, written)]
    read = read_any(of(*records), "r", AU)
    assert sum((one.montant for one in read.lines), ZERO) == Decimal(cents).scaleb(-2)
    records[rank] = at(records[rank], place, sign)
    try:
        assert read_any(of(*records), "r", AU) == read  # é is {
    except CaseInvalid:
        assert records[rank] != at(records[rank], 91, written)


def test_an_operation_missing_or_read_wrong_is_caught_by_the_balance() -> None:
    (missing,) = told(BEFORE, AFTER, *RECORDS[6:7], *RECORDS[16:17])
    assert missing.startswith(
        "r:2:91: erreur: le nouveau solde est 13 500,00, l'ancien et les opérations font 12 500,00"
    )
    (wrong,) = told(BEFORE, at(PAID, 91, "0000000010001{"), AFTER)
    assert wrong.startswith("r:3:91: erreur: le nouveau solde est 13 500,00, l'ancien et les opérations font 13 500,10")


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ([BEFORE, PAID, NAMED], ["r:1:1: erreur: un relevé sans son nouveau solde (07) : fichier coupé ?"]),
        ([BEFORE, PAID, *ONE], ["r:1:1: erreur: un relevé sans son nouveau solde (07) : fichier coupé ?"]),
        (
            [PAID, NAMED, AFTER],
            [f"r:{line}:1: erreur: un enregistrement {code} sans" for line, code in ((1, "04"), (2, "05"), (3, "07"))],
        ),
        ([BEFORE, NAMED, AFTER], ["r:2:1: erreur: un enregistrement 05 sans celui qu'il suit"]),
        ([BEFORE, at(PAID, 22, "00000000206"), AFTER], ["r:2:12: erreur: un autre compte, ou une autre monnaie"]),
        ([BEFORE, at(PAID, 1, "06"), AFTER], ["r:2:1: erreur: ce n'est pas un enregistrement CFONB de 120"]),
        ([BEFORE, f"{PAID}X", AFTER], ["r:2:1: erreur: ce n'est pas un enregistrement CFONB de 120"]),
        ([BEFORE, at(PAID, 35, "311126"), AFTER], ["r:2:35: erreur: « 311126 » n'est pas une date (JJMMAA)."]),
        ([BEFORE, at(PAID, 35, "1 1126"), AFTER], ["r:2:35: erreur: « 1 1126 » n'est pas une date (JJMMAA)."]),
        ([BEFORE, at(PAID, 35, "221126"), AFTER], ["r:2:35: erreur: le 22/11/2026 est après le 21/11/2026."]),
        ([BEFORE, at(PAID, 104, "Z"), AFTER], ["r:2:91: erreur: « 0000000010000Z » n'est pas un montant au centime."]),
        ([BEFORE, at(PAID, 20, "3"), AFTER], ["r:3:91: erreur: le nouveau solde est 13 500,00"]),
        ([BEFORE, at(at(PAID, 20, "3"), 104, "A"), AFTER], ["r:2:91: erreur: « 0000000010000A » n'est pas un montant"]),
        (
            [BEFORE, at(PAID, 17, "USD"), AFTER],
            ["r:2:12: erreur: un autre compte, ou une autre monnaie"],
        ),
        (
            [at(BEFORE, 17, "USD"), PAID, AFTER],
            ["r:1:1: erreur: un relevé sans", *(f"r:{line}:12: erreur: un autre compte, ou" for line in (2, 3))],
        ),
        (
            [*ONE, *(at(one, 17, "E R") for one in (BEFORE, AFTER))],
            ["r:6:17: erreur: « E R » n'est pas une monnaie."],
        ),
        ([at(one, 3, "9A999") for one in ONE], ["r:1:1: erreur: aucune ligne de titres"]),
        (["", *ONE, at(BEFORE, 35, "zzzzzz"), AFTER], ["r:8:91: erreur: le nouveau solde est 13 500,00"]),
    ],
)
def test_what_is_wrong_is_told_where_it_is(records: list[str], said: list[str]) -> None:
    found = told(*records)
    assert [one[: len(start)] for one, start in zip(found, said, strict=True)] == said


def test_a_day_without_an_operation_is_a_statement() -> None:
    """A bank sends one each day: its balances say that nothing is missing."""
    read = read_any(of(BEFORE, at(AFTER, 91, BEFORE[90:104])), "r", AU)
    assert read.lines == ()
    assert [(span.before, span.after) for span in read.spans] == [(Decimal("12500.00"), Decimal("12500.00"))]


def test_a_text_that_goes_on_is_one_and_a_text_cut_says_so() -> None:
    """« F-2026-017 » at the last place of a zone may be the beginning of « F-2026-0170 »."""
    full = at(CITED, 49, "FACTURE F-2026-0170".rjust(70))
    read = [BEFORE, PAID, full, at(at(CITED, 46, "LC2"), 49, "3 ET MERCI".ljust(70)), AFTER]
    assert lines(of(*read))[0][3] == "VIR SEPA RECU · FACTURE F-2026-01703 ET MERCI"
    assert lines(of(BEFORE, PAID, full, AFTER))[0][3] == "VIR SEPA RECU · FACTURE F-2026-0170…"
    label = "VIR SEPA RECU · …3 ET MERCI"
    assert lines(of(BEFORE, PAID, read[3], AFTER))[0][3] == label, "its beginning is nowhere"
    other = at(at(CITED, 46, "NPY"), 49, "3 SUISSES".ljust(70))
    assert lines(of(BEFORE, PAID, full, other, AFTER))[0][3] == "VIR SEPA RECU · FACTURE F-2026-0170… · 3 SUISSES"


@pytest.mark.parametrize(
    ("detail", "doubt"),
    [
        ("MMOEUR200000000051000000000000000000", "510,00 € payés, 1 000,00 € crédités : frais ou change en chemin ?"),
        ("MMOEUR200000000100000", ""),
        ("MMOUSD200000000100000", "1 000,00 USD payés, 1 000,00 € crédités : frais ou change en chemin ?"),
        ("MMO", "une autre somme payés, 1 000,00 € crédités"),
        ("FEEEUR200000000000100", "frais retenus par la banque ?"),
        ("CPYFR7612345", ""),
    ],
)
def test_what_was_paid_may_not_be_what_was_credited(detail: str, doubt: str) -> None:
    (line,) = read_any(of(BEFORE, PAID, at(CITED, 46, detail.ljust(73)), AFTER), "r", AU).lines
    assert line.doute.replace("\N{NO-BREAK SPACE}", " ").startswith(doubt)
    assert bool(line.doute) is bool(doubt)


@pytest.mark.parametrize(
    ("kind", "rejected", "label"),
    [
        ("B1", "  ", "prélèvement · VIR"),
        ("A3", "  ", "prélèvement rejeté · VIR"),
        ("18", "52", "rejet (motif 52) · VIR"),
        ("18", "00", "VIR"),
    ],
)
def test_codes_say_what_is_no_transfer(kind: str, rejected: str, label: str) -> None:
    paid = at(at(PAID, 33, kind), 41, rejected)
    assert lines(of(BEFORE, paid, AFTER))[0][3] == f"{label} SEPA RECU"


def test_a_statement_given_twice_is_counted_once_and_one_that_overlaps_is_left_to_a_person() -> None:
    statement = read_any(of(*ONE, *ONE), "r", AU)
    assert ([one.line for one in statement.lines], statement.again) == ([2], (7,))
    other = at(PAID, 49, "COMMISSION".ljust(31))
    longer = [BEFORE, PAID, NAMED, CITED, at(other, 91, "0000000000010}"), at(AFTER, 91, "0000000134990{")]
    first, same, _ = read_any(of(*ONE, *longer), "r", AU).lines
    assert (first.doute, same.doute) == ("", "semblable à la ligne 2, d'un autre relevé du fichier : la même ?")
    twice = [BEFORE, PAID, PAID, at(AFTER, 91, "0000000145000{")]
    both = read_any(of(*twice), "r", AU).lines
    assert [one.doute for one in both] == ["", ""]
    (known,) = read_any(of(at(BEFORE, 91, "0000000135000{"), PAID, twice[-1]), "r", AU).lines
    assert [one.propre == known.propre for one in both] == [False, True], "an export that begins later tells the second"


def test_what_is_missing_between_two_statements_of_an_account_is_told() -> None:
    """A day whose statement was not given: its payments would be looked for by nobody."""
    then = [at(record, 35, "181126") for record in (at(BEFORE, 91, "0000000145000{"), at(AFTER, 91, "0000000155000{"))]
    later = [then[0], at(PAID, 35, "181126"), then[1]]
    said = (
        "r:6:91: avertissement: l'ancien solde, 14 500,00, n'est pas le nouveau solde du relevé précédent de ce compte "
        "(ligne 1), 13 500,00 : il en manque un, ou ils se recouvrent. Demander à la banque le relevé des jours qui "
        "manquent."
    )
    other = [at(record, 22, "00000000207") for record in later]
    follows = [at(record, 91, amount) for record, amount in zip(later, _FOLLOWING, strict=True)]
    for records, found in (
        ([*ONE, *later], [said]),
        ([*later, *ONE], [said.replace("r:6:91", "r:1:91").replace("(ligne 1)", "(ligne 4)")]),
        ([*ONE, *other], []),
        ([*ONE, *follows], []),
        ([*follows, *ONE, *ONE], []),
    ):
        statement = read_any(of(*records), "r", AU)
        assert [str(one).replace("\N{NO-BREAK SPACE}", " ") for one in gaps(statement.spans)] == found


_FOLLOWING = ("0000000135000{", "0000000010000{", "0000000145000{")


def test_another_currency_is_told() -> None:
    francs = [at(record, 17, "CHF") for record in ONE]
    assert [one.devise for one in read_any(of(*francs), "r", AU).lines] == ["CHF"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("!Type:Bank\nD20/11/2026\nT1000\n^\n", "QIF"),
        (":20:RELEVE\n:25:FR76\n", "MT940"),
        ("{1:F01BANKFRPPAXXX}{2:I940}{4:\n:20:X\n-}", "MT940"),
        ("3102000001".ljust(240), "CFONB 240"),
    ],
)
def test_a_form_that_is_not_read_is_named(text: str, name: str) -> None:
    remedy = "Exporter de la banque en CSV, en CAMT.053 ou en CFONB 120."
    assert told(text) == [f"r:1:1: erreur: le format {name} n'est pas lu. {remedy}"]


@pytest.mark.parametrize("above", ["31234567890;Compte courant", "31122026 : relevé de compte"])
def test_a_csv_under_the_number_of_its_account_is_no_cfonb_240(above: str) -> None:
    rows = ["18/11/2026;VIR SEPA HOTEL FACTURE F-2026-0447;1200,50"] * 6
    read = read_any(of(above, "Date;Libellé;Montant", *rows), "r.csv", AU)
    assert [str(one.montant) for one in read.lines] == ["1200.50"] * 6
