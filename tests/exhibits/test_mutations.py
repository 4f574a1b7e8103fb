"""Damaged at random, every file is taken in clean or refused in French: no crash, no hang, nothing active."""

import random
from pathlib import Path

import pytest
from pikepdf import Pdf

from generator.exhibits import intake
from generator.exhibits.pdf_inventory import active_objects
from tests.exhibits import hostile_media, hostile_pdf
from tests.exhibits.sample import piece_yaml, write_case

SLOW = {"bombe", "bombe-image", "grand", "bombe-pixels"}
SEEDS = {
    **{f"{name}.pdf": make for name, (make, _) in hostile_pdf.FILES.items() if name not in SLOW},
    **{name: make for key, (name, make, _) in hostile_media.FILES.items() if key not in SLOW},
}
_FAILURES = {"arret", "duree", "memoire"}


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Flip, drop, repeat or cut some bytes."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        if not changed:
            break
        place = chance.randrange(len(changed))
        match chance.randrange(4):
            case 0:
                changed[place] ^= 1 << chance.randrange(8)
            case 1:
                del changed[place : place + chance.randint(1, 20)]
            case 2:
                changed[place:place] = changed[place : place + chance.randint(1, 20)]
            case _ if chance.randrange(10) == 0:
                del changed[place:]
    return bytes(changed)


@pytest.mark.parametrize(
    ("seed", "one_in"), [(0, 5), *(pytest.param(seed, 1, marks=pytest.mark.nightly) for seed in range(1, 40))]
)
def test_a_damaged_file_costs_that_file_only(tmp_path: Path, seed: int, one_in: int) -> None:
    chance = random.Random(seed)  # noqa: S311  the same damage each time
    random.seed(seed)  # the boundaries of the mails too
    chosen = list(SEEDS.items())[::one_in]
    files = {f"{rank}-{name}": mutated(make(), chance) for rank, (name, make) in enumerate(chosen)}
    pieces = "".join(piece_yaml(f"p{rank}", f"pieces/{name}") for rank, name in enumerate(files))
    exhibits = intake(write_case(tmp_path, pieces, files), tmp_path / "cache")
    assert len(exhibits) == len(files)
    for exhibit in exhibits:
        if exhibit.pdf is None:
            assert exhibit.refus is not None
            assert exhibit.refus.code not in _FAILURES, (exhibit.piece.fichier, exhibit.refus)
        else:
            with Pdf.open(exhibit.pdf) as pdf:
                assert not active_objects(pdf.trailer)
                assert len(pdf.pages) == exhibit.pages > 0
