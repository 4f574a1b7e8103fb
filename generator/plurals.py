"""The number of a noun: one rule, for paper, pages and terminal."""

from decimal import Decimal


def plural(count: int | Decimal, one: str, many: str) -> str:
    """The word that agrees with a count, or a measure: French is singular below two (« 0 jour », « 1,5 point »)."""
    return many if count >= 2 else one


def counted(count: int | Decimal, one: str, many: str = "") -> str:
    """A count and its words, as a terminal says them: « 1 pièce », « 3 pièces »; ``many`` where an « s » is too few."""
    return f"{count} {plural(count, one, many or f'{one}s')}"
