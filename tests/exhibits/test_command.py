"""``recouvre verser`` and ``assembler`` on odd files, as a person runs them: said in French, placed, code 1."""

from pathlib import Path

import pytest

from generator.cli import run
from generator.exhibits.refusals import refusal
from tests.bundle.pdf import page_texts
from tests.bundle.sample import PIECES, REFERENCE, write_office
from tests.exhibits.hostile_pdf import archive_in_clothes, content_bomb, dynamic_form, empty_password, user_password

ODD = {
    "vide": b"", "protege": user_password(), "verrou": empty_password(), "xfa": dynamic_form(), "bombe": content_bomb(),
    "archive": archive_in_clothes(), "photo": b"\xff\xd8\xff\xe0JFIF", "abime": b"%PDF-1.4\nxxxx",
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Path:
    kept = {name: PIECES[name] for name in ("f-017", "commande", "tableau")}
    odd = {name: ("autre", f"Essai {name}", f"{name}.pdf", content) for name, content in ODD.items()}
    write_office(tmp_path, pieces={**kept, **odd})
    path = tmp_path / "cases" / REFERENCE / "dossier.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    absent = {"piece: f-031", "livraison: photo", "livraison: bl", "piece: relance", "piece: med", "cgv: contrat"}
    path.write_text("\n".join(line for line in lines if line.strip() not in absent), encoding="utf-8")
    return tmp_path


def test_each_refusal_is_said_with_its_remedy_and_the_others_are_taken_in(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verser", REFERENCE, "--racine", str(office)]) == 1
    said = capsys.readouterr().out
    rows = [line.split() for line in said.splitlines() if "pieces/" in line and "cases/" not in line]
    states = {row[0]: " ".join(row[3:]) for row in rows}
    assert states == {
        "f-017": "prise en compte", "commande": "prise en compte", "tableau": "PDF attendu",
        **dict.fromkeys(ODD, "refusée"),
    }  # fmt: skip
    for name in ODD:
        (line,) = [line for line in said.splitlines() if f"« Essai {name} »" in line]
        assert ": erreur: pieces[" in line
        assert line.count(". ") >= 1, "une phrase et un remède"
    lock = (office / "cases" / REFERENCE / "pieces.lock").read_text(encoding="utf-8")
    assert lock.count("refus: ") == len(ODD) + 2  # the spreadsheet, and the program attached to the e-mail


def test_a_name_that_would_be_refused_is_not_given_to_paste(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = office / "cases" / REFERENCE / "pieces"
    for name in ("CON.pdf", "bon signé.pdf"):
        (folder / name).write_bytes(PIECES["commande"][-1])
    run(["verser", REFERENCE, "--racine", str(office)])
    said = capsys.readouterr().out
    assert "Non versé : le nom « CON.pdf » est réservé par Windows. Renommer le fichier.\n" in said
    assert "    fichier: pieces/bon signé.pdf\n" in said
    assert "fichier: pieces/CON.pdf" not in said
    run(["verifier", REFERENCE, "--racine", str(office)])
    assert "« pieces/CON.pdf » n'est cité par aucune pièce : le nom « CON.pdf » est réservé" in capsys.readouterr().out


def test_a_refusal_never_prints_an_address_in_memory() -> None:
    said = refusal("image", "cannot identify image file <_io.BytesIO object at 0x7f46851d2610>").message
    assert said == "L'image est illisible (détail technique : cannot identify image file)."


def test_the_liasse_holds_their_place_and_the_code_says_so(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["assembler", REFERENCE, "--racine", str(office)]) == 1
    assert "Liasse de " in capsys.readouterr().out
    liasse = office / "build" / "dossiers" / REFERENCE / "liasse" / f"{REFERENCE}-liasse.pdf"
    placed = [text for text in page_texts(liasse) if "n'a pas pu être reprise" in text.replace("’", "'")]
    assert len(placed) == len(ODD) + 2
    assert run(["assembler", REFERENCE, "--accepter-manquants", "--racine", str(office)]) == 0
    assert "erreur: pieces[" in capsys.readouterr().out
