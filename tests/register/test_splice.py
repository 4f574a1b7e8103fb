"""Two registers that grew apart, put together as bytes: ours first, theirs after it."""

import datetime as dt
from typing import Any

import pytest

from generator.findings import RecouvreError
from generator.register.chain import Block, head, parse, seal, write
from generator.register.splice import splice
from tests.register.conftest import SHOWN, block_of

AU = dt.date(2026, 5, 10)
KEPT = {"fichier": "preuve/ar.pdf", "sha256": "0" * 64, "octets": "1"}


def grown(blocks: list[Block], day: str, **said: Any) -> list[Block]:
    """A register with one issue more, of a day."""
    issued = block_of(len(blocks) + 1, blocks, day.encode())
    return [*blocks, seal({**issued, "emis-le": day, **said}, head(blocks))]


def proved(blocks: list[Block], day: str) -> list[Block]:
    """A register with a proof of its last issue."""
    last = blocks[-1]
    proof = {
        "nature": "preuve",
        "emission": last["seq"],
        "dossier": last["dossier"],
        "verse-le": day,
        "fichiers": [KEPT],
    }
    return [*blocks, seal({"seq": str(len(blocks) + 1), **proof}, head(blocks))]


def test_what_the_other_adds_is_numbered_after_ours_and_its_proof_follows_it() -> None:
    common = grown([], "2026-03-02")
    ours, theirs = grown(common, "2026-05-02"), proved(grown(common, "2026-04-02"), "2026-04-05")
    made = splice(write(common), write(ours), write(theirs), SHOWN, AU)
    assert made.content.startswith(write(ours))
    issue, proof = parse(made.content, SHOWN)[2:]
    assert (issue["seq"], issue["dossier"], issue["inscrit-le"]) == ("3", "0003-relance-courrier", "2026-05-10")
    assert (proof["seq"], proof["emission"], proof["dossier"]) == ("4", "3", "0003-relance-courrier")
    assert made.numbers == {"2": "3", "3": "4"}
    assert made.folders == {"0002-relance-courrier": "0003-relance-courrier"}
    assert made.files["0003-relance-courrier/preuve/ar.pdf"] == ("0002-relance-courrier/preuve/ar.pdf", "0" * 64)


@pytest.mark.parametrize("ours", [True, False])
def test_a_version_that_takes_an_issue_away_is_refused(*, ours: bool) -> None:
    common = grown(grown([], "2026-03-02"), "2026-04-02")
    less, whole = write(common[:1]), write(common)
    with pytest.raises(RecouvreError, match="une des deux versions retire ou change le bloc 2"):
        splice(whole, less if ours else whole, whole if ours else less, SHOWN, AU)
