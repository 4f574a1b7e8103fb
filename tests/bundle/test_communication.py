"""Numbers once communicated never change; what comes after has its own bordereau."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from generator.cli import run
from generator.exhibits import verify
from generator.exhibits.pdf_inventory import active_objects
from generator.load import load_case
from tests.bundle.pdf import inside, page_texts
from tests.bundle.sample import PIECES, REFERENCE, Made, made, write_office
from tests.office import replace_in

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


def test_the_delta_is_a_document_of_its_own_without_any_link(communicated: Made) -> None:
    content = communicated.file(f"{REFERENCE}-bordereau-complementaire.pdf")
    assert b"recouvre.invalid" not in b"".join(part for _, part in inside(content))
    with Pdf.open(BytesIO(content)) as pdf:
        assert pdf.docinfo["/Title"] == "Bordereau complémentaire"
        assert not active_objects(pdf.Root)
        assert not [page for page in pdf.pages if "/Annots" in page.obj]


LATER = """\
  - date: 2026-09-01
    type: communication
    a: Me Roux
    communiquees: [contrat, commande, bl, photo, relance]
"""


def test_after_a_second_communication_the_delta_is_that_of_its_day(communicated: Made, tmp_path: Path) -> None:
    twice = made(JOURNAL + LATER, without=("plans", "echanges", "tableau", "vide"))
    before = {
        piece.piece.id: piece.numero for piece in communicated.liasse.pieces if piece.piece.id in ("f-031", "f-017")
    }
    after = {piece.piece.id: piece.numero for piece in twice.liasse.pieces}
    assert before == {"f-031": "1", "f-017": "3"}
    assert {name: after[name] for name in before} == before
    path = tmp_path / "d.pdf"
    path.write_bytes(twice.file(f"{REFERENCE}-bordereau-complementaire.pdf"))
    text = " ".join(page_texts(path))
    assert "Pièces communiquées le 1er septembre 2026" in text
    assert "Pièces n° 4 à 8" in text
    assert "F-2026-031" not in text


def test_without_communication_there_is_no_delta(sample: Made) -> None:
    assert not [output.name for output in sample.liasse.outputs if "complementaire" in output.name]


# ---- the command, as a person uses it --------------------------------------------------------------------------------


@pytest.fixture
def recouvre(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Run a command on the sample office, its readable pièces only."""
    write_office(tmp_path, pieces={name: PIECES[name] for name in ("f-017", "commande", "med")})
    path = tmp_path / "cases" / REFERENCE / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    for missing in ("piece: f-031", "livraison: photo", "livraison: bl", "piece: relance", "cgv: contrat"):
        text = "\n".join(line for line in text.split("\n") if line.strip() != missing)
    path.write_text(text, encoding="utf-8")

    def call(*arguments: str) -> tuple[int, str]:
        capsys.readouterr()
        code = run([*arguments, "--racine", str(tmp_path)])
        printed = capsys.readouterr()
        return code, printed.out + printed.err

    return call


def add(root: Path, identifier: str, name: str, content: bytes) -> None:
    """Declare one more pièce, first of the file: it would be n° 1 if numbers could move."""
    folder = root / "cases" / REFERENCE
    (folder / "pieces" / name).write_bytes(content)
    path = folder / "dossier.yaml"
    block = f"pieces:\n  - id: {identifier}\n    fichier: pieces/{name}\n    nature: contrat\n    titre: Contrat\n"
    replace_in(path, "pieces:\n", block, 1)


def lock(root: Path) -> str:
    return (root / "cases" / REFERENCE / "pieces.lock").read_text(encoding="utf-8")


def test_the_command_freezes_numbers_in_the_journal_and_in_the_lock(
    recouvre: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    code, said = recouvre("communiquer", REFERENCE, "Me Roux", "--au", "2026-11-21")
    assert (code, "3 pièces communiquées (destinataire : Me Roux), n° 1 à 3" in said) == (0, True), said
    frozen = lock(tmp_path)
    assert [line.strip() for line in frozen.splitlines() if "numero" in line] == [
        "numero: '2'",
        "numero: '1'",
        "numero: '3'",
    ]
    assert verify(load_case(tmp_path, REFERENCE)) == []
    add(tmp_path, "contrat", "contrat.pdf", PIECES["contrat"][3])
    code, said = recouvre("communiquer", REFERENCE, "Me Roux", "--au", "2026-11-20")
    assert (code, "communiquées le 21/11/2026" in said) == (1, True)
    assert lock(tmp_path) == frozen
    code, said = recouvre("communiquer", REFERENCE, "Me Roux", "--au", "2026-11-25")
    assert "1 pièce communiquée (destinataire : Me Roux), n° 4 :" in said
    assert "bordereau complémentaire" in said
    assert "numero: '4'" in lock(tmp_path)
    assert all(line in lock(tmp_path) for line in frozen.splitlines() if "numero" in line)
    assert verify(load_case(tmp_path, REFERENCE)) == []
    code, said = recouvre("assembler", REFERENCE, "--au", "2026-11-25")
    liasse = tmp_path / "build" / "dossiers" / REFERENCE / "liasse"
    text = " ".join(page_texts(liasse / f"{REFERENCE}-bordereau-complementaire.pdf"))
    assert "Contrat" in text
    assert "F-2026-017" not in text
    assert sorted(path.name[:3] for path in (liasse / "pieces").iterdir()) == ["P01", "P02", "P03", "P04"]


def test_an_unreadable_piece_is_not_communicated(recouvre: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    add(tmp_path, "vide", "vide.pdf", b"")
    before = (tmp_path / "cases" / REFERENCE / "dossier.yaml").read_bytes()
    code, said = recouvre("communiquer", REFERENCE, "Me Roux")
    assert code == 1
    assert "0 octet" in said
    assert "Rien n'est communiqué" in said
    assert (tmp_path / "cases" / REFERENCE / "dossier.yaml").read_bytes() == before
    assert not (tmp_path / "cases" / REFERENCE / "pieces.lock").exists()
