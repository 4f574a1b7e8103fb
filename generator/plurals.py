"""The number of a noun: one rule, for paper, pages and terminal."""


def plural(count: int, one: str, many: str) -> str:
    """The word that agrees with a count; zero is singular in French."""
    return many if count > 1 else one


def counted(count: int, one: str, many: str = "") -> str:
    """A count and its words, as a terminal says them: « 1 pièce », « 3 pièces »; ``many`` where an « s » is too few."""
    return f"{count} {plural(count, one, many or f'{one}s')}"
