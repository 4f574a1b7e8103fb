"""The worked calculations of the guide are the reference vectors, and say which value they lack."""

from msgspec.structs import replace

from generator.law.series import Bareme, shipped
from generator.pages.reference import reference_pages
from generator.pages.shell import Shell
from generator.pages.worked import examples
from tests.pages import sample


def test_the_page_shows_every_example_with_its_figures(shell: Shell) -> None:
    page = sample.held(reference_pages(shell))["droit/calculs.html"].decode().replace("\u00a0", " ")
    for figure in ("571,30 €", "4 428,70 €", "7 571,30 €", "269,67 €", "456,18 €", "159,47 €"):  # V7a: part payment
        assert figure in page
    for figure in ("86,95 €", "567,29 €", "93,55 €", "551,32 €"):  # legal, public, five points, capitalised
        assert figure in page


def test_every_example_adds_up() -> None:
    totals = [str(example.total) for example in examples(shipped())]
    assert totals == ["413.76", "454.52", "1456.62", "86.95", "567.29", "320.37", "1577.76"]


def test_an_example_without_its_rate_names_the_table_to_complete() -> None:
    bare = Bareme({key: replace(one, valeurs=()) for key, one in shipped().series.items()})
    for example in examples(bare):
        assert "valeur inconnue au" in example.lacune or example.titre.startswith("Clause de capitalisation")
    assert examples(bare)[0].lignes == ()
