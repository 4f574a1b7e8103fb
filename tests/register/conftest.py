"""A register of three issues, made with the functions that make real ones; one case in two clones."""

import hashlib
from pathlib import Path

import pytest

from generator.register.chain import Block, head, seal, write
from tests.once import once  # noqa: F401 - for every test of the room
from tests.register.clones import Clone, two_clones

SHOWN = "cases/2026-0142/emis"


def block_of(number: int, blocks: list[Block], content: bytes) -> Block:
    return seal(
        {
            "seq": str(number),
            "nature": "emission",
            "document": "relance-courrier",
            "dossier": f"{number:04d}-relance-courrier",
            "emis-le": f"2026-0{number}-02",
            "total": "4800.00",
            "fichiers": [
                {
                    "fichier": "relance-courrier.pdf",
                    "sha256": hashlib.sha256(content).hexdigest(),
                    "octets": str(len(content)),
                }
            ],
        },
        head(blocks),
    )


@pytest.fixture
def clones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Clone, Clone]:
    return two_clones(tmp_path, capsys)


@pytest.fixture
def emis(tmp_path: Path) -> Path:
    home = tmp_path / SHOWN
    blocks: list[Block] = []
    for number in (1, 2, 3):
        content = b"%PDF-1.7\nligne " + str(number).encode() + b"\n%%EOF\n"
        blocks.append(block_of(number, blocks, content))
        folder = home / blocks[-1]["dossier"]
        folder.mkdir(parents=True)
        (folder / "relance-courrier.pdf").write_bytes(content)
    (home / "registre.yaml").write_bytes(write(blocks))
    return home
