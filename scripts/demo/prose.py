"""Texts of the exhibits, kept beside the code: clauses of contracts, bodies of e-mails."""

from pathlib import Path

TEXTS = Path(__file__).resolve().parent / "textes"


def articles(name: str) -> list[tuple[str, str]]:
    """Read the clauses of ``textes/<name>.txt`` as (title, text), separated by blank lines."""
    return [(title, _flow(text)) for title, _, text in (block.partition("\n") for block in _blocks(name))]


def said(name: str) -> tuple[str, ...]:
    """Read the paragraphs of an e-mail, ``textes/courriels/<name>.txt``."""
    return tuple(_flow(block) for block in _blocks(f"courriels/{name}"))


def _flow(text: str) -> str:
    return " ".join(text.split()).replace(" €", "\N{NO-BREAK SPACE}€")


def _blocks(name: str) -> list[str]:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8").strip().split("\n\n")
