"""Euros: read, round once, write.

Money is a ``Decimal`` of euros with two places. No float comes near it. Rounding is half-up to the cent and
happens once per printed segment (usage of the field: no text rules it, see the conventions of the décompte).
"""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
NBSP = "\N{NO-BREAK SPACE}"
FIGURES = 12  # before the comma: no unpaid invoice is larger, a longer number is a slip of the keyboard

_SPACES = str.maketrans("", "", " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
_AMOUNT = re.compile(
    r"(?:\d{1,3}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d{3})+|\d+)(?:[.,]\d{1,2})?", re.ASCII
)
_AMBIGUOUS = re.compile(r"(?!0[.,]\d\d[1-9])\d{1,3}(?:[.,]\d{3})+", re.ASCII)
_GROUPED = re.compile(r"(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?!\2)[.,](\d{1,2})", re.ASCII)  # 12,480.00 and 12.480,00

OTHER_MONEY = frozenset(["USD", "GBP", "CHF", "CAD", "DKK", "SEK", "PLN", "JPY", "$", "£"])
_AROUND = re.compile(
    r"['\N{RIGHT SINGLE QUOTATION MARK}](?=\d{3})|^(?:€|eur|\+|«)\s*|\s*(?:€|eur|euros?)?(?:\s*ttc)?\s*[»;]?$",
    re.ASCII | re.IGNORECASE,
)


_MINUS = ("-", "\N{MINUS SIGN}", "\N{EN DASH}")


class AmountError(ValueError):
    """A text that is not an amount of euros; the message is one French sentence with its remedy."""


def parse_eur(text: str) -> Decimal:
    """Read an amount typed by a French assistant: ``4800``, ``4800,00``, ``4 800,00``, ``4800.5``.

    Returns:
        euros with two places, never negative.

    Raises:
        AmountError: ambiguous (``4,800``), negative, more than two decimals, more than twelve figures before the comma,
            or not a number written with the figures 0 to 9.
    """
    stripped = text.strip().removesuffix("€").rstrip(f" {NBSP}\N{NARROW NO-BREAK SPACE}")
    if not _AMOUNT.fullmatch(stripped):
        if _AMBIGUOUS.fullmatch(stripped):
            raise AmountError(f"« {text} » est ambigu. Écrire {_readings(stripped)}.")
        if signed(stripped)[0]:
            raise AmountError(
                f"« {text} » est négatif. Écrire un montant positif ; un avoir va à « avoirs », un paiement rejeté à "
                "« rejete-le »."
            )
        if (money := re.sub(r"[\d\s.,'’-]", "", text).upper()) in OTHER_MONEY:
            raise AmountError(
                f"« {text} » est en {money} : le compte est tenu en euros. Écrire la contre-valeur, à faire dire "
                "par l'avocat (jour du cours à vérifier)."
            )
        raise AmountError(f"« {text} » n'est pas un montant en euros. Écrire {_meant(stripped)}.")
    number = stripped.translate(_SPACES).replace(",", ".")
    if len(number.partition(".")[0]) > FIGURES:
        raise AmountError(f"« {text} » est trop grand. Écrire au plus douze chiffres avant la virgule.")
    return Decimal(number).quantize(CENT)


def signed(text: str) -> tuple[bool, str]:
    """Whether an amount is written as a negative one, « -1,00 », « 1,00- » or « (1,00) »; it, without its sign."""
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1].strip()
    if text.startswith(_MINUS):
        return True, text[1:].strip()
    return (True, text[:-1].strip()) if text.endswith(_MINUS) else (False, text)


def _meant(typed: str) -> str:
    """The amount to write when what was typed can only be one, else an example."""
    bare = _AROUND.sub("", typed)
    if grouped := _GROUPED.fullmatch(bare):
        return f"{_whole(grouped[1])},{grouped[3]:0<2}"
    if bare != typed and _AMOUNT.fullmatch(bare) and len(bare) <= FIGURES:
        return format_amount(parse_eur(bare)).replace(NBSP, " ")
    return "par exemple 4 800,00"


def _whole(grouped: str) -> str:
    """Figures grouped by commas or points, grouped by spaces: « 12,480 » is « 12 480 »."""
    return re.sub("[.,]", " ", grouped).lstrip("0 ") or "0"


def _readings(ambiguous: str) -> str:
    """What « 4,800 » may mean: thousands, or euros and cents when the last figure is a zero."""
    thousands = f"{_whole(ambiguous)},00"
    whole, *places = re.split("[.,]", ambiguous)
    cents = len(places) == 1 and places[0].endswith("0")
    return f"{thousands} ou {whole},{places[0][:2]}" if cents else thousands


def round_cents(amount: Decimal | Fraction) -> Decimal:
    """Round euros half-up to the cent; exact for fractions (``principal x rate x days / 365``)."""
    if isinstance(amount, Decimal):
        return amount.quantize(CENT, rounding=ROUND_HALF_UP)
    return round_ratio(amount.numerator, amount.denominator)


def round_ratio(whole: int, part: int) -> Decimal:
    """Round ``whole / part`` euros half-up to the cent, exactly; ``part`` is positive, not necessarily reduced."""
    cents = (200 * abs(whole) + part) // (2 * part)
    return Decimal(cents if whole >= 0 else -cents).scaleb(-2)


def sum_eur(amounts: Iterable[Decimal]) -> Decimal:
    """Sum of amounts; zero euros of none."""
    return sum(amounts, ZERO)


def sum_known(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Sum of amounts; None as soon as one of them is unknown: what is left out of a sum makes it another sum."""
    total = ZERO
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def round_known(amounts: Iterable[Fraction | None]) -> Decimal | None:
    """Sum of exact amounts, rounded once; None as soon as one of them is unknown."""
    total = Fraction()
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return round_cents(total)


def format_eur(amount: Decimal) -> str:
    """Write euros as on paper: ``4 800,00 €`` with non-breaking spaces.

    Raises:
        TypeError: not a Decimal (a float near money is a bug).
    """
    return f"{format_amount(amount)}{NBSP}€"


def format_amount(amount: Decimal) -> str:
    """Write euros without the sign, as in the column of a table: ``4 800,00``."""
    if not isinstance(amount, Decimal):
        raise TypeError(f"money is a Decimal, not {type(amount).__name__}")
    cents = round_cents(amount)
    sign = "-" if cents < 0 else ""
    whole, _, places = f"{abs(cents):.2f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", NBSP)
    return f"{sign}{grouped},{places}"
