"""The whole generated corpus taken in once: every test of intake looks at the same results."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.exhibits import Exhibit, intake
from tests.exhibits import hostile_media, hostile_pdf
from tests.exhibits.sample import piece_yaml, write_case


class Corpus:
    """The files, and what intake made of them."""

    def __init__(self, folder: Path, exhibits: tuple[Exhibit, ...]) -> None:
        self.folder = folder
        self.exhibits = {exhibit.piece.id: exhibit for exhibit in exhibits}

    def unchanged(self, files: Mapping[str, bytes]) -> bool:
        return all((self.folder / "pieces" / name).read_bytes() == content for name, content in files.items())

    def original(self, identifier: str) -> Path:
        return self.exhibits[identifier].natif

    def copy(self, identifier: str) -> Path:
        pdf = self.exhibits[identifier].pdf
        assert pdf is not None, self.exhibits[identifier].refus
        return pdf


@pytest.fixture(scope="session")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = tmp_path_factory.mktemp("pdf")
    files = {f"{name}.pdf": make() for name, (make, _) in hostile_pdf.FILES.items()}
    pieces = "".join(piece_yaml(name, f"pieces/{name}.pdf") for name in hostile_pdf.FILES)
    case = write_case(root, pieces, files)
    corpus = Corpus(case.folder, intake(case, root / "cache"))
    assert corpus.unchanged(files)
    return corpus


@pytest.fixture(scope="session")
def media(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    root = tmp_path_factory.mktemp("media")
    files = {name: make() for name, make, _ in hostile_media.FILES.values()}
    pieces = "".join(piece_yaml(key, f"pieces/{name}") for key, (name, _, _) in hostile_media.FILES.items())
    case = write_case(root, pieces, files)
    corpus = Corpus(case.folder, intake(case, root / "cache"))
    assert corpus.unchanged(files)
    return corpus
