"""Two registers that grew apart, as one: ours is left as it is, the issues of the other are chained after it.

An issue keeps its files, its day and its sums; only its place changes: its number, the name of its folder, the blocks
before it. One that was made before the last of ours says the day it was entered here (``inscrit-le``).
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping

from msgspec import Struct

from generator.findings import RecouvreError
from generator.register.chain import Block, canonical, head, parse, seal, write
from generator.register.verify import dated

_PLACED = frozenset({"seq", "dossier", "precedent", "bloc", "inscrit-le"})
_LINKS = ("emission", "remplace")  # keys of a block that name another one by its number


class Spliced(Struct, frozen=True):
    """The two registers as one, and where what the other one held is now."""

    content: bytes
    numbers: dict[str, str]  # number of an issue in the other register -> its number now, when it changed
    folders: dict[str, str]  # the same for the folders of new issues
    files: dict[str, tuple[str, str]]  # place of a file in « emis » -> its place in the other version, its SHA-256
    kept: dict[str, str] = {}  # place of a file of ours in « emis » -> its SHA-256
    brought: list[str] = []  # what the blocks that the other one adds say


def said(blocks: Iterable[Block]) -> list[str]:
    """What each block says whatever its place in a chain: two that say the same are one issue, or one proof.

    A block that names another is linked to what that one says: one slip may prove the sending of two letters.
    """
    by_number: dict[str, str] = {}
    told: list[str] = []
    for block in blocks:
        links = {key: by_number.get(str(block[key]), block[key]) for key in _LINKS if key in block}
        kept = {key: value for key, value in block.items() if key not in _PLACED}
        told.append(hashlib.sha256(canonical({**kept, **links})).hexdigest())
        by_number[block["seq"]] = told[-1]
    return told


def splice(before: bytes, ours: bytes, theirs: bytes, shown: str, au: dt.date) -> Spliced:
    """Chain after our register what theirs adds; ``before`` is what both grew from, if anything.

    Raises:
        CaseInvalid: one of them is not a register.
        RecouvreError: one of them took away a block.
    """
    blocks = parse(ours, shown)
    other = parse(theirs, shown)
    length = len(blocks)
    alike: list[str | None] = [*said(blocks)]  # what ours say; None once the other one's was found
    _refuse_less(parse(before, shown) if before else [], (blocks, other), shown)
    numbers: dict[str, str] = {}
    homes: dict[str, str] = {}
    folders: dict[str, str] = {}
    files: dict[str, tuple[str, str]] = {}
    brought: list[str] = []
    for block, told in zip(other, said(other), strict=True):
        if twin := told in alike:
            rank = alike.index(told)
            placed, alike[rank] = blocks[rank], None
        else:
            placed = _placed(block, blocks, numbers, homes, au)
            blocks.append(placed)
            brought.append(told)
            for file in block["fichiers"]:
                home = f"{placed['dossier']}/{file['fichier']}"
                files[home] = f"{block['dossier']}/{file['fichier']}", file["sha256"]
        homes[block["dossier"]] = placed["dossier"]
        if block["seq"] != placed["seq"]:
            numbers[block["seq"]] = placed["seq"]
        if block["nature"] == "emission" and not twin:
            folders[block["dossier"]] = placed["dossier"]
    ours_files = {
        f"{one['dossier']}/{file['fichier']}": file["sha256"] for one in blocks[:length] for file in one["fichiers"]
    }
    content = ours + write(blocks)[len(write(blocks[:length])) :]
    if parse(content, shown) != blocks:
        raise RecouvreError(f"{shown} : les deux registres réunis ne s'y reliraient pas tels quels : rien n'est écrit.")
    return Spliced(content, numbers, folders, files, ours_files, brought)


def _placed(
    block: Block, blocks: list[Block], numbers: Mapping[str, str], homes: Mapping[str, str], au: dt.date
) -> Block:
    """A block of the other register, sealed after the last of ours."""
    number = str(len(blocks) + 1)
    moved = {**block, "seq": number, "dossier": homes.get(block["dossier"], block["dossier"])}
    if block["nature"] == "emission":
        moved["dossier"] = f"{int(number):04d}-{block['document']}"
    for key in _LINKS:
        if key in block:
            moved[key] = numbers.get(str(block[key]), block[key])
    last = max(map(dated, blocks), default="")
    if dated(block) < last:
        moved["inscrit-le"] = max(au.isoformat(), last)
    del moved["precedent"], moved["bloc"]
    return seal(moved, head(blocks))


def _refuse_less(before: list[Block], sides: tuple[list[Block], list[Block]], shown: str) -> None:
    for side in sides:
        kept = said(side)
        if lost := next((block for block, told in zip(before, said(before), strict=True) if told not in kept), None):
            raise RecouvreError(
                f"{shown} : une des deux versions retire ou change le bloc {lost['seq']}. Ce qui est émis ne se retire "
                "pas : abandonner (git rebase --abort, git merge --abort ou git revert --abort) ; une correction est "
                "une nouvelle émission."
            )
