"""What the README and the guides say can be done, can be done."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
import yaml

from generator.cli.root import recouvre
from generator.documents import CATALOGUE
from scripts import guide_pictures
from scripts.pictures import pictures
from tests.architecture import ROOT

PAGES = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "templates/init/README.md"]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_exists(page: str) -> None:
    targets = re.findall(r"(?:^|`)make ([a-z-]+)", text(page), re.MULTILINE)
    assert [target for target in targets if not re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_exists(page: str) -> None:
    commands = re.findall(r"bin/recouvre ([a-z]+)|`recouvre ([a-z]+)", text(page))
    assert [name for pair in commands for name in pair if name and name not in recouvre.commands] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_reference_is_a_case_of_the_demo(page: str) -> None:
    references = re.findall(r"\b2026-\d{4}\b", text(page))
    assert [reference for reference in references if not (ROOT / "cases" / reference).is_dir()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_local_link_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text(page)) + re.findall(r'src="([^"]+)"', text(page))
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_a_hook_names_the_file_of_its_tests() -> None:
    """A choice of tests by a word may choose none, and pytest then stops every commit."""
    hooks = yaml.safe_load(text(".pre-commit-config.yaml"))["repos"][0]["hooks"]
    (entry,) = (hook["entry"] for hook in hooks if "pytest" in hook["entry"])
    *_, tests = entry.split()
    assert (ROOT / tests).is_file(), entry


def test_the_first_screen_is_a_sentence_a_command_and_two_pictures() -> None:
    title, sentence, command, pictures, *_ = re.split(r"\n\n(?=\S)", text("README.md"))
    assert title == "# Recouvre"
    assert sentence.startswith("**")
    assert "\n" not in sentence
    assert command == "```sh\nmake demo\n```"
    assert re.findall(r'src="([^"]+)"', pictures) == ["docs/img/dossier.png", "docs/img/courrier.png"]


@pytest.mark.nightly
def test_the_pictures_are_those_of_the_case_and_its_letter() -> None:
    for name, content in pictures().items():
        assert (ROOT / "docs/img" / name).read_bytes() == content, "run .venv/bin/python -m scripts.pictures"


@pytest.mark.nightly
def test_the_pictures_of_the_guide_are_those_of_the_demo() -> None:
    if not guide_pictures.CHROMIUM.exists():
        pytest.skip("Chromium est absent (Debian : apt-get install chromium) : les vues du guide ne sont pas comparées")
    kept = {path.name: path.read_bytes() for path in guide_pictures.IMAGES.glob("*.png")}
    with ThreadPoolExecutor(1) as apart:  # the browser of the other tests keeps an event loop in this thread
        taken = apart.submit(guide_pictures.guide_pictures).result()
    assert set(kept) == set(taken)
    assert {name for name in taken if guide_pictures.differ(kept[name], taken[name])} == set(), (
        "run .venv/bin/python -m scripts.pictures"
    )


def test_every_picture_of_the_guide_is_shown_once_and_described() -> None:
    guide = "".join(page.read_text(encoding="utf-8") for page in sorted((ROOT / "site/guide").glob("*.md")))
    shown = re.findall(r"!\[([^\]]{20,})\]\(img/([a-z]+\.png)\)\{ loading=lazy \}", guide)
    assert sorted(name for _, name in shown) == sorted(f"{name}.png" for name in guide_pictures.VIEWS)
    weights = {path.name: path.stat().st_size for path in guide_pictures.IMAGES.glob("*.png")}
    assert set(weights) == {name for _, name in shown}
    assert max(weights.values()) < 60_000


def test_make_help_names_every_target_a_person_runs() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)
    described = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))
    assert set(phony.split()) - described == {"setup", "setup-dev"}


def test_the_changelog_names_every_document() -> None:
    words = " ".join(text("CHANGELOG.md").split())
    assert [document.titre for document in CATALOGUE.values() if document.titre not in words] == []


def test_nothing_is_left_to_write() -> None:
    for page in PAGES:
        assert not re.search(r"TODO|XXX|FIXME", text(page)), page
