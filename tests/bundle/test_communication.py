"""Numbers once communicated never change; what comes after has its own bordereau."""

from pathlib import Path

import pytest

from tests.bundle.pdf import page_texts
from tests.bundle.sample import REFERENCE, Made, made

JOURNAL = """\
  - date: 2026-07-01
    type: communication
    a: Me Roux
    communiquees: [f-031, med, f-017]
"""


@pytest.fixture(scope="module")
def communicated() -> Made:
    return made(JOURNAL, without=("plans", "echanges", "tableau", "vide"))


def test_communicated_pieces_keep_their_numbers_and_come_first(communicated: Made) -> None:
    mains = [piece.piece.id for piece in communicated.liasse.pieces if "." not in piece.numero]
    assert mains[:3] == ["f-031", "med", "f-017"]
    assert mains[3] == "contrat"


def test_the_bordereau_tells_what_was_communicated_from_what_came_after(communicated: Made, tmp_path: Path) -> None:
    path = tmp_path / "b.pdf"
    path.write_bytes(communicated.file(f"{REFERENCE}-bordereau.pdf"))
    (text,) = page_texts(path)
    assert "Pièces communiquées le 1er juillet 2026" in text
    assert text.index("Pièces ajoutées depuis") > text.index("Mise en demeure")


def test_the_delta_lists_new_pieces_only(communicated: Made, tmp_path: Path) -> None:
    path = tmp_path / "d.pdf"
    path.write_bytes(communicated.file(f"{REFERENCE}-bordereau-complementaire.pdf"))
    text = " ".join(page_texts(path))
    assert "Contrat cadre signé" in text
    assert "F-2026-031" not in text


def test_without_communication_there_is_no_delta(sample: Made) -> None:
    assert not [output.name for output in sample.liasse.outputs if "complementaire" in output.name]
