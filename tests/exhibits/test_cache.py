"""The cache is only an accelerator: absent, damaged or swapped, the result is the same."""

import hashlib
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.case import Case
from generator.exhibits import child, intake
from generator.exhibits.cache import Cache
from generator.exhibits.facts import Faits, Resultat
from generator.exhibits.protocol import Delivery, Job, TakeIn
from generator.exhibits.refusals import refusal
from tests.exhibits.hostile_media import mail_with_files
from tests.exhibits.hostile_pdf import blank, saved, user_password
from tests.exhibits.sample import piece_yaml, text, write_case

FILES = {"a.pdf": saved(blank(3)), "m.eml": mail_with_files(), "x.pdf": user_password()}


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    pieces = "".join(piece_yaml(name[0], f"pieces/{name}") for name in FILES)
    return write_case(tmp_path_factory.mktemp("cache"), pieces, FILES)


def outcome(case: Case, cache: Path) -> list[object]:
    return [
        (one.sha256, one.pages, one.refus, one.faits, one.pdf and one.pdf.read_bytes(), one.natif.read_bytes())
        for exhibit in intake(case, cache)
        for one in (exhibit, *exhibit.sous)
    ]


@pytest.fixture(scope="module")
def warm(case: Case, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[object]]:
    cache = tmp_path_factory.mktemp("warm")
    return cache, outcome(case, cache)


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def swap(path: Path) -> None:
    others = sorted(other for other in path.parent.glob(f"*{path.suffix}") if other != path)
    path.write_bytes(others[0].read_bytes())


def garbage(path: Path) -> None:
    path.write_bytes(b"\x00{]")


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the files read again."""
    names: list[str] = []
    real = child.run

    def counting(jobs: list[Job]) -> Iterator[object]:
        names.extend(job.asked.name for job in jobs if isinstance(job.asked, TakeIn))
        return real(jobs)

    monkeypatch.setattr(child, "run", counting)
    return names


def test_a_warm_cache_gives_the_same_without_reading_again(case: Case, tmp_path: Path, counted: list[str]) -> None:
    cold = outcome(case, tmp_path)
    assert sorted(counted) == ["a.pdf", "commande.pdf", "m.eml", "photo.jpg", "x.pdf"]
    counted.clear()
    assert outcome(case, tmp_path) == cold
    assert counted == []


@pytest.mark.parametrize("damage", [truncate, swap, garbage, Path.unlink])
def test_a_damaged_cache_gives_the_same(
    case: Case, warm: tuple[Path, list[object]], tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    cache, cold = warm
    copy = Path(shutil.copytree(cache, tmp_path / "copy"))
    for path in sorted(copy.iterdir()):
        damage(path)
    assert outcome(case, copy) == cold


def test_a_child_that_dies_refuses_its_files_and_is_not_remembered(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    codes = {exhibit.refus.code for exhibit in intake(case, tmp_path) if exhibit.refus}
    assert codes == {"arret"}
    monkeypatch.undo()
    assert [exhibit.pages for exhibit in intake(case, tmp_path)] == [3, 1, 0]


@pytest.mark.parametrize("code", ["arret", "memoire", "duree"])
def test_what_the_machine_could_not_read_is_read_again_when_it_is_versed(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    """A busy day would refuse a file for ever; each build would lose half a minute on it."""

    def weary(jobs: list[Job]) -> Iterator[Delivery]:
        for job, data in zip(jobs, FILES.values(), strict=True):
            sha256 = hashlib.sha256(data).hexdigest()
            yield Delivery(Resultat(sha256, job.genre, 0, Faits(), refus=refusal(code)))

    with monkeypatch.context() as patched:
        patched.setattr(child, "run", weary)
        assert [one.refus and one.refus.code for one in intake(case, tmp_path)] == [code] * len(FILES)
    assert [one.refus and one.refus.code for one in intake(case, tmp_path)] == [code] * len(FILES)
    assert [exhibit.pages for exhibit in intake(case, tmp_path, again=True)] == [3, 1, 0]


def test_a_file_that_changes_while_it_is_read_is_refused_and_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saves over it: its hash would be of one paper, and the copy of another."""
    case = write_case(tmp_path, piece_yaml("a", "pieces/a.pdf"), {"a.pdf": saved(blank(3))})
    real = child.run

    def saving(jobs: list[Job]) -> Iterator[object]:
        if jobs:
            (case.folder / "pieces" / "a.pdf").write_bytes(saved(blank(2)))
        return real(jobs)

    with monkeypatch.context() as patched:
        patched.setattr(child, "run", saving)
        (caught,) = intake(case, tmp_path / "cache")
    assert caught.pdf is None
    assert [one.message for one in caught.findings] == [
        "pièce « Titre a » : la lecture du fichier s'est arrêtée (fichier modifié pendant la lecture)."
    ]
    assert [one.pages for one in intake(case, tmp_path / "cache")] == [2]


def test_two_intakes_give_the_same_bytes(case: Case, warm: tuple[Path, list[object]], tmp_path: Path) -> None:
    assert outcome(case, tmp_path) == warm[1]


@pytest.mark.parametrize("code", ["duree", "memoire", "arret"])
def test_a_file_that_was_too_much_for_the_machine_is_read_again_when_asked_only(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: list[str], code: str
) -> None:
    """Each build read it again for thirty seconds, for the same verdict."""
    real = child.run

    def busy(jobs: list[Job]) -> Iterator[Delivery]:
        for job, done in zip(jobs, real(jobs), strict=True):
            refused = Resultat(done.resultat.sha256, "pdf", 0, Faits(), refus=refusal(code))
            yield Delivery(refused) if isinstance(job.asked, TakeIn) and job.asked.name == "a.pdf" else done

    with monkeypatch.context() as loaded:
        loaded.setattr(child, "run", busy)
        verdict = intake(case, tmp_path)[0].refus
    assert "relancer « recouvre verser »" in str(verdict)
    counted.clear()
    assert intake(case, tmp_path)[0].refus == verdict
    assert counted == []
    assert intake(case, tmp_path, again=True)[0].pages == 3
    assert counted == ["a.pdf"], "the other verdicts stand"
    assert intake(case, tmp_path)[0].pages == 3


def test_the_same_bytes_as_a_text_and_as_an_invitation_are_two_prints(tmp_path: Path) -> None:
    """The second was printed as the first: under its name, with the file that an invitation carries."""
    words = b"BEGIN:VCALENDAR\r\nATTACH;ENCODING=BASE64:UkVDVS1QQVItTEU\r\nEND:VCALENDAR\r\n"
    files = dict.fromkeys(("lettre.txt", "rendez-vous.ics", "autre.ics"), words)
    case = write_case(tmp_path, "".join(piece_yaml(name[:2], f"pieces/{name}") for name in files), files)
    for _ in range(2):
        shown = [text(exhibit.pdf) for exhibit in intake(case, tmp_path / "cache") if exhibit.pdf]
        assert ["UkVDVS1QQVItTEU" in one for one in shown] == [True, False, False]
        assert all(name in one for name, one in zip(files, shown, strict=True))


@pytest.mark.parametrize(("code", "kept"), [("duree", True), ("casse", False)])
def test_what_one_process_read_is_not_lost_to_the_failure_of_another(tmp_path: Path, code: str, *, kept: bool) -> None:
    """Of two commands at once on a machine too busy, the slow one left « trop long » over what the other had read."""
    cache, original, pages = Cache(tmp_path, "m"), hashlib.sha256(b"original").hexdigest(), b"%PDF-1.4"
    sound = Resultat(original, "pdf", 1, Faits(), pdf_sha256=hashlib.sha256(pages).hexdigest())
    cache.keep(original, "pdf", Delivery(sound, pages))
    cache.keep(original, "pdf", Delivery(Resultat(original, "pdf", 0, Faits(), refus=refusal(code))))
    found = cache.find(original, "pdf")
    assert found is not None
    assert (found.refus is None) is kept
