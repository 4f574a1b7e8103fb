"""Every tampering of the matrix is detected and named in French."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.register import chain
from generator.register.chain import Block, read, seal, write
from generator.register.verify import verify
from tests.progress.cases import case
from tests.register.conftest import SHOWN, block_of


def _rewrite(emis: Path, change: Callable[[list[Block]], list[Block]]) -> None:
    blocks = read(emis / "registre.yaml", SHOWN)
    (emis / "registre.yaml").write_bytes(write(change(blocks)))


def _pdf(emis: Path, number: int) -> Path:
    return emis / f"{number:04d}-relance-courrier" / "relance-courrier.pdf"


def test_an_intact_register_has_no_finding(emis: Path) -> None:
    assert verify(emis, SHOWN) == []


def test_a_case_that_issued_nothing_has_no_finding(tmp_path: Path) -> None:
    assert verify(tmp_path / SHOWN, SHOWN) == []


def test_appending_leaves_the_earlier_bytes_untouched(emis: Path) -> None:
    blocks = read(emis / "registre.yaml", SHOWN)
    assert write([*blocks, block_of(4, blocks, b"x")]).startswith(write(blocks))


def test_two_letters_of_one_day_follow_each_other(emis: Path) -> None:
    blocks = read(emis / "registre.yaml", SHOWN)
    block = seal({**block_of(4, blocks, b"x"), "emis-le": blocks[-1]["emis-le"]}, chain.head(blocks))
    (emis / block["dossier"]).mkdir()
    (emis / block["dossier"] / "relance-courrier.pdf").write_bytes(b"x")
    (emis / "registre.yaml").write_bytes(write([*blocks, block]))
    assert verify(emis, SHOWN) == []


def test_a_block_is_sealed_as_ever() -> None:
    """By the SHA-256 of its JSON in UTF-8, keys sorted, without spaces: what is issued today is verified in ten years.

    ``printf '{"fichiers":[{"fichier":"Reçu d\\'été.pdf"}],"precedent":"000…","seq":"1"}' | sha256sum``, with 64 zeros.
    """
    sealed = seal({"seq": "1", "fichiers": [{"fichier": "Reçu d'été.pdf"}]}, chain.GENESIS)
    assert sealed["bloc"] == "febb0bd4f3944c963856f3deb7c463ebfb8ee558515067075c81f00b93d0f889"


def test_what_a_register_names_is_found_without_reading_it(emis: Path) -> None:
    seen = replace(case(), root=emis.parents[2], folder=emis.parent)
    assert [chain.names(seen, one) for one in ("relance-courrier", "assignation")] == [True, False]


def _edit_byte(emis: Path) -> None:
    path = _pdf(emis, 2)
    path.write_bytes(path.read_bytes().replace(b"ligne", b"Ligne"))


def _edit_block(emis: Path) -> None:
    _rewrite(emis, lambda blocks: [blocks[0], {**blocks[1], "total": "1.00"}, blocks[2]])


def _second_branch(emis: Path) -> None:
    blocks = read(emis / "registre.yaml", SHOWN)
    (emis / "registre.yaml").write_bytes(write([*blocks, block_of(3, blocks[:2], b"autre")]))


def _amend_date(emis: Path) -> None:
    _rewrite(emis, lambda blocks: [{**blocks[0], "emis-le": "2026-01-01"}, *blocks[1:]])


def _reseal_one(emis: Path) -> None:
    """A forger who reseals the edited block breaks the next one."""

    def change(blocks: list[Block]) -> list[Block]:
        forged = seal({**blocks[0], "total": "9.00"}, chain.GENESIS)
        return [forged, *blocks[1:]]

    _rewrite(emis, change)


def _backdated(blocks: list[Block]) -> list[Block]:
    """The last block is sealed again, at an earlier day."""
    return [*blocks[:2], seal({**blocks[2], "emis-le": "2026-01-15"}, blocks[1]["bloc"])]


TAMPERINGS: list[tuple[Callable[[Path], object], str, str]] = [
    (_edit_byte, "bloc 2", "a été modifié depuis l'émission"),
    (_edit_block, "bloc 2", "le contenu du bloc a été modifié"),
    (lambda e: _rewrite(e, lambda b: [b[0], b[2]]), "bloc 3", "bloc retiré, doublé ou déplacé"),
    (lambda e: _rewrite(e, lambda b: [b[0], b[2], b[1]]), "bloc 3", "réordonné ou réécrit"),
    (lambda e: _rewrite(e, lambda b: [b[0], b[1], b[1], b[2]]), "bloc 2", "bloc retiré, doublé ou déplacé"),
    (_second_branch, "bloc 3", "ne suit pas le bloc précédent"),
    (_amend_date, "bloc 1", "le contenu du bloc a été modifié"),
    (_reseal_one, "bloc 2", "ne suit pas le bloc précédent"),
    (lambda e: _pdf(e, 1).write_bytes(_pdf(e, 1).read_bytes().replace(b"\n", b"\r\n")), "bloc 1", "CRLF"),
    (lambda e: _pdf(e, 3).write_bytes(_pdf(e, 3).read_bytes() + b"% relu\n"), "bloc 3", "a changé de taille"),
    (lambda e: _pdf(e, 3).unlink(), "bloc 3", "a disparu"),
    (lambda e: _rewrite(e, _backdated), "bloc 3", "avant le bloc qui le précède (2026-02-02)"),
    (lambda e: _pdf(e, 1).write_bytes(b"version https://git-lfs.github.com/spec/v1\n"), "bloc 1", "Git LFS"),
    (lambda e: shutil.copytree(e / "0001-relance-courrier", e / "0009-copie"), "0009-copie", "cité par aucun bloc"),
    (lambda e: (e / "0001-relance-courrier" / "ar.pdf").write_bytes(b"x"), "bloc 1", "sans « recouvre completer »"),
    (lambda e: (e / ".recouvre-emission").mkdir(), ".recouvre-emission", "interrompue"),
]  # fmt: skip


@pytest.mark.parametrize(("tamper", "key", "sentence"), TAMPERINGS)
def test_each_tampering_is_named(emis: Path, tamper: Callable[[Path], object], key: str, sentence: str) -> None:
    tamper(emis)
    found = verify(emis, SHOWN)
    assert any(finding.key == key and sentence in finding.message for finding in found), found
    assert all(finding.remedy for finding in found)


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_what_a_program_leaves_in_a_folder_it_opens_is_no_proof(emis: Path, name: str) -> None:
    (emis / "0001-relance-courrier" / name).write_bytes(b"vu")
    assert verify(emis, SHOWN) == []


def test_any_flipped_bit_of_an_issued_file_is_found(emis: Path) -> None:
    path = _pdf(emis, 2)
    original = path.read_bytes()
    for bit in range(len(original) * 8):
        flipped = bytearray(original)
        flipped[bit // 8] ^= 1 << (bit % 8)
        path.write_bytes(bytes(flipped))
        assert [finding.key for finding in verify(emis, SHOWN)] == ["bloc 2"], bit
