"""What the tests do not make again is made of the very same bytes; anything else is made."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from generator.exhibits import Genre, child
from generator.exhibits.facts import Faits, Refus, Resultat
from generator.exhibits.protocol import Delivery, Job, Lighten, Preview
from generator.render.engine import Engine
from tests.once import make_again, remembering


def test_the_same_page_is_printed_once_and_any_other_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    went: list[tuple[Any, ...]] = []

    def counted(_self: Engine, *how: Any) -> bytes:
        went.append(how)
        return f"{len(went)}".encode()

    monkeypatch.setattr(Engine, "pdf", counted)
    plain, own = (cast("Engine", SimpleNamespace(root=tmp_path / name)) for name in ("sans", "avec"))
    (tmp_path / "avec/templates/styles").mkdir(parents=True)
    page = ("<p>essai</p>", "courrier.css", {"logo": b"1"}, "#000000", "pdf/ua-1")
    others = [
        (*page[:rank], given, *page[rank + 1 :])
        for rank, given in enumerate(("<p>autre</p>", "acte.css", {"logo": b"2"}, None, None))
    ]
    with remembering():
        assert len({Engine.pdf(plain, *cast("Any", page)) for _ in range(3)}) == 1
        for other in others:
            Engine.pdf(plain, *cast("Any", other))
        assert went == [page, *others]
        make_again()
        Engine.pdf(plain, *cast("Any", page))
        assert went.pop() == page, "what is to be compared is made again"
        for _ in range(2):
            Engine.pdf(own, *cast("Any", page))
        assert len(went) == 1 + len(others) + 2, "an office that has styles of its own is always printed"


def test_the_same_file_is_taken_in_once_and_one_refused_again(monkeypatch: pytest.MonkeyPatch) -> None:
    went: list[bytes] = []

    def read(jobs: list[Job]) -> Any:
        for job in jobs:
            assert isinstance(job.source, bytes)
            went.append(job.source)
            refused = Refus("arret", "", "") if b"refus" in job.source else None
            yield Delivery(Resultat("", Genre.PDF, 1, Faits(), refus=refused), job.source)

    monkeypatch.setattr(child, "run", read)
    with remembering():
        for _ in range(2):
            jobs = [Job(data, Lighten(0)) for data in (b"un essai", b"un refus", b"un essai")]
            assert [one.pdf for one in child.run(jobs)] == [job.source for job in jobs]
        list(child.run([Job(b"un essai", Preview())]))
    assert went == [b"un essai", b"un refus", b"un refus", b"un essai"]
