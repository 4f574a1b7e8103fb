"""Euros: what is read, what is refused, how it is rounded and written."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.money import AmountError, format_amount, format_eur, parse_eur, round_cents, round_known, sum_known

CENTS = st.integers(0, 10**12)
THIN, HARD = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("4800", "4800.00"),
        ("4800,00", "4800.00"),
        ("4800.5", "4800.50"),
        ("4 800,00", "4800.00"),
        (f"4{THIN}800,00", "4800.00"),
        (f"4{HARD}800,00{HARD}€", "4800.00"),
        ("  12,3 € ", "12.30"),
        ("0", "0.00"),
        ("1 234 567,89", "1234567.89"),
        ("999999999999,99", "999999999999.99"),
        ("999 999 999 999,99", "999999999999.99"),
    ],
)
def test_an_amount_typed_by_a_french_assistant_is_read(text: str, euros: str) -> None:
    assert str(parse_eur(text)) == euros


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("4,800", "est ambigu. Écrire 4 800,00 ou 4,80."),
        ("50,000", "est ambigu. Écrire 50 000,00 ou 50,00."),
        ("0,800", "est ambigu. Écrire 800,00 ou 0,80."),
        ("0,005", "n'est pas un montant en euros. Écrire par exemple 4 800,00."),
        ("4.805", "est ambigu. Écrire 4 805,00."),
        ("1,234,560 €", "est ambigu. Écrire 1 234 560,00."),
        ("EUR 1 234,5", "n'est pas un montant en euros. Écrire 1 234,50."),
        ("+12,50", "n'est pas un montant en euros. Écrire 12,50."),
        ("12,50 € TTC", "n'est pas un montant en euros. Écrire 12,50."),
        ("« 1 200,5 »", "n'est pas un montant en euros. Écrire 1 200,50."),
        ("1 000,00;", "n'est pas un montant en euros. Écrire 1 000,00."),
        ("12,50 € HT", "n'est pas un montant en euros. Écrire par exemple 4 800,00."),
        ("12,480.00", "n'est pas un montant en euros. Écrire 12 480,00."),
        ("1.012.480,5", "n'est pas un montant en euros. Écrire 1 012 480,50."),
        ("3600.00 EUR", "n'est pas un montant en euros. Écrire 3 600,00."),
        ("3600 euros", "n'est pas un montant en euros. Écrire 3 600,00."),
        ("€ 3 600,5", "n'est pas un montant en euros. Écrire 3 600,50."),
        ("3'600,00", "n'est pas un montant en euros. Écrire 3 600,00."),
        ("1 600,00 USD", "est en USD : le compte est tenu en euros. Écrire la contre-valeur"),
        ("CHF 1'600.00", "est en CHF : le compte"),
        ("1 600,00 usd", "est en USD : le compte"),
        ("1 600,00 EUR (soit 1 800 USD)", "n'est pas un montant en euros"),
        ("1.234,56 euros", "n'est pas un montant en euros. Écrire 1 234,56."),
        ("4.800", "est ambigu"),
        ("1.234.567", "est ambigu"),
        (
            "-5",
            "est négatif. Écrire un montant positif ; un avoir va à « avoirs », un paiement rejeté à « rejete-le ».",
        ),
        ("120,00-", "est négatif."),
        ("(120,00)", "est négatif."),
        ("4 80", "n'est pas un montant en euros. Écrire par exemple 4 800,00."),
        ("12,345,6", "n'est pas un montant"),
        ("1234,567", "n'est pas un montant"),
        ("", "n'est pas un montant"),
        ("douze", "n'est pas un montant"),
        ("٣", "n'est pas un montant"),
        ("1e3", "n'est pas un montant"),
        ("NaN", "n'est pas un montant"),
        ("１２", "n'est pas un montant"),
        ("²", "n'est pas un montant"),
        ("1000000000000", "est trop grand. Écrire au plus douze chiffres avant la virgule."),
        ("1 000 000 000 000,00", "est trop grand"),
        ("9" * 40, "est trop grand"),
    ],
)
def test_what_is_not_an_amount_is_refused_with_a_remedy(text: str, message: str) -> None:
    with pytest.raises(AmountError, match=message.replace(".", r"\.")):
        parse_eur(text)


@pytest.mark.parametrize(
    ("amount", "cents"),
    [
        (Decimal("2.675"), "2.68"),
        (Decimal("1.005"), "1.01"),
        (Decimal("-1.005"), "-1.01"),
        (Fraction(1, 3), "0.33"),
        (Fraction(1, 200), "0.01"),
        (Fraction(-1, 200), "-0.01"),
        (Fraction(199, 40000), "0.00"),
        (Fraction(5), "5.00"),
    ],
)
def test_rounding_is_half_up_to_the_cent(amount: Decimal | Fraction, cents: str) -> None:
    assert str(round_cents(amount)) == cents


@given(st.fractions(-(10**9), 10**9))
def test_rounding_never_moves_by_more_than_half_a_cent(amount: Fraction) -> None:
    assert abs(Fraction(round_cents(amount)) - amount) <= Fraction(1, 200)


@given(st.decimals(-(10**9), 10**9, places=5))
def test_a_decimal_and_its_fraction_round_alike(amount: Decimal) -> None:
    assert round_cents(amount) == round_cents(Fraction(amount))


@given(CENTS)
def test_p14_what_is_written_is_read_back(cents: int) -> None:
    euros = Decimal(cents).scaleb(-2)
    assert parse_eur(format_eur(euros)) == euros
    assert parse_eur(format_amount(euros)) == euros


@given(CENTS.filter(bool))
def test_p14_a_negative_amount_is_written_but_never_read(cents: int) -> None:
    euros = -Decimal(cents).scaleb(-2)
    assert format_eur(euros) == f"-{format_eur(-euros)}"
    with pytest.raises(AmountError):
        parse_eur(format_eur(euros))


def test_an_amount_is_written_with_spaces_that_do_not_break() -> None:
    assert format_eur(Decimal(4800)) == f"4{HARD}800,00{HARD}€"
    assert format_amount(Decimal("1234567.891")) == f"1{HARD}234{HARD}567,89"


def test_a_float_near_money_is_a_bug() -> None:
    with pytest.raises(TypeError, match="not float"):
        format_amount(1.5)  # type: ignore[arg-type]


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    assert sum_known([Decimal("1.10"), Decimal("2.05")]) == Decimal("3.15")
    assert sum_known([]) == Decimal("0.00")
    assert sum_known([Decimal("1.10"), None]) is None


def test_exact_amounts_are_rounded_once_and_an_unknown_one_makes_their_sum_unknown() -> None:
    share = Fraction(6188, 10000)
    assert round_known([share]) == Decimal("0.62")
    assert round_known([share] * 5) == Decimal("3.09")  # 3,094; five times 0,62 would be 3,10
    assert round_known([]) == Decimal("0.00")
    assert round_known([share, None]) is None
