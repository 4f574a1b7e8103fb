"""The lines that declare a file: what its name says in so many words, and nothing more (``noms-de-pieces.csv``)."""

import pytest
import yaml

from generator.edit.declare import declaration
from tests.documents import sample
from tests.tables import read_table

ROWS = read_table(__file__, "noms-de-pieces.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["fichier"] for row in ROWS])
def test_nature_and_date_are_those_the_name_says(row: dict[str, str]) -> None:
    case = sample.computed("une-facture")[0]
    (piece,) = yaml.safe_load("\n".join(declaration(case, [f"pieces/{row['fichier']}"])))
    assert (piece["nature"], str(piece.get("date", ""))) == (row["nature"], row["date"])


def test_the_file_named_after_an_invoice_is_titled_as_it() -> None:
    case = sample.computed("une-facture")[0]
    (piece,) = yaml.safe_load("\n".join(declaration(case, ["pieces/f-2026-017.PDF"])))
    assert piece["titre"] == "Facture n° F-2026-017"


def test_files_of_one_name_have_each_their_identifier() -> None:
    case = sample.computed("une-facture")[0]
    assert declaration(case, ["pieces/Devis.pdf", "pieces/devis.jpg"]) == [
        "  - id: devis",
        "    fichier: pieces/Devis.pdf",
        "    nature: devis",
        "    titre: Devis",
        "  - id: devis-2",
        "    fichier: pieces/devis.jpg",
        "    nature: devis",
        "    titre: devis",
    ]
