"""Numbers of the pièces: stable once communicated, in the order greffes read before that."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.load import load_case
from generator.load.yaml_text import read_yaml
from generator.model import Dossier
from generator.numbering import ORDER, number, numbers
from tests.bundle.sample import REFERENCE, write_office

DOSSIER = """
format: 1
reference: 2026-0999
creancier: atelier
responsable: a.petit
debiteurs:
  - nature: societe
    qualite: professionnel
    denomination: Débiteur
    adresse: {rue: 1 rue Un, code-postal: 69003, ville: Lyon}
creance: {origine: fournitures, famille: vente-entre-professionnels}
factures:
  - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 100}
"""


def dossier(pieces: str, journal: str = "") -> Dossier:
    text = DOSSIER + "pieces:\n" + pieces + (f"journal:\n{journal}" if journal else "")
    tree, _, findings = read_yaml(text, "dossier.yaml")
    assert not findings
    return Dossier.model_validate(tree)


def piece(identifier: str, nature: str, date: str = "", traduction: str = "") -> str:
    dated = f", date: {date}" if date else ""
    translated = f", traduction: {traduction}" if traduction else ""
    return (
        f"  - {{id: {identifier}, fichier: pieces/{identifier}.pdf, nature: {nature}, titre: T{dated}{translated}}}\n"
    )


def test_order_follows_nature_then_date_then_file() -> None:
    case = dossier(
        piece("kbis", "identite", "2026-10-01")
        + piece("f-2", "facture", "2026-03-02")
        + piece("ar", "accuse", "2026-06-05")
        + piece("med", "mise-en-demeure", "2026-06-02")
        + piece("f-1", "facture", "2026-02-01")
        + piece("cgv", "cgv")
        + piece("contrat", "contrat")
    )
    assert list(numbers(case)) == ["contrat", "cgv", "f-1", "f-2", "med", "ar", "kbis"]


def test_an_office_has_its_own_order_until_pieces_are_communicated() -> None:
    pieces = (
        piece("contrat", "contrat") + piece("f-1", "facture") + piece("med", "mise-en-demeure") + piece("ar", "accuse")
    )
    assert list(numbers(dossier(pieces).ordonne(("facture", "mise-en-demeure")))) == ["f-1", "med", "ar", "contrat"]
    journal = "  - {date: 2026-07-01, type: communication, a: Me Roux, communiquees: [contrat]}\n"
    assert list(numbers(dossier(pieces, journal).ordonne(("facture",))))[:2] == ["contrat", "f-1"]
    assert list(numbers(dossier(pieces))) == list(numbers(dossier(pieces).ordonne(())))


def test_the_order_of_the_office_is_that_of_every_case_it_loads(tmp_path: Path) -> None:
    write_office(tmp_path)
    first = next(iter(numbers(load_case(tmp_path, REFERENCE).dossier)))
    cabinet = tmp_path / "cases" / "_cabinet" / "cabinet.yaml"
    cabinet.write_text(cabinet.read_text(encoding="utf-8") + "ordre-des-pieces: [mise-en-demeure]\n", encoding="utf-8")
    assert (first, next(iter(numbers(load_case(tmp_path, REFERENCE).dossier)))) == ("contrat", "med")


def test_communicated_numbers_never_change_and_later_pieces_follow() -> None:
    journal = "  - {date: 2026-07-01, type: communication, a: Me Roux, communiquees: [f-1, bl]}\n"
    before = dossier(piece("f-1", "facture") + piece("bl", "livraison"), journal)
    after = dossier(piece("contrat", "contrat") + piece("f-1", "facture") + piece("bl", "livraison"), journal)
    assert numbers(before) == {"f-1": "1", "bl": "2"}
    assert numbers(after) == {"f-1": "1", "bl": "2", "contrat": "3"}
    assert [str(line.communiquee_le) for line in number(after)] == ["2026-07-01", "2026-07-01", "None"]


def test_a_translation_follows_its_original() -> None:
    case = dossier(
        piece("trad", "autre", "2026-01-01")
        + piece("contrat", "contrat", "2026-01-01", traduction="trad")
        + piece("f-1", "facture")
    )
    assert list(numbers(case)) == ["contrat", "trad", "f-1"]


@given(natures=st.lists(st.sampled_from(ORDER), min_size=1, max_size=12), communicated=st.integers(0, 12))
def test_numbering_is_contiguous_and_a_prefix_once_communicated(natures: list[str], communicated: int) -> None:
    names = [f"p{rank}" for rank in range(len(natures))]
    pieces = "".join(piece(name, nature) for name, nature in zip(names, natures, strict=True))
    frozen = names[:communicated]
    journal = f"  - {{date: 2026-07-01, type: communication, communiquees: [{', '.join(frozen)}]}}\n" if frozen else ""
    numbered = number(dossier(pieces, journal))
    assert [line.numero for line in numbered] == list(range(1, len(names) + 1))
    assert sorted(line.piece.id for line in numbered) == sorted(names)
    assert [line.piece.id for line in numbered[: len(frozen)]] == frozen
