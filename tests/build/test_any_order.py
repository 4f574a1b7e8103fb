"""Whatever happens between two builds, the second leaves exactly what a clean build of the same files makes.

Letters are not set on paper here (that has its own tests): each is the hash of all that would be printed, so that one
kept by mistake shows.
"""

import datetime as dt
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from generator import resources, writer
from generator.build import pictures
from generator.build.freshness import INCOMPLETE
from generator.findings import CaseInvalid
from generator.render import Output
from generator.render.production import Pli
from tests.build.conftest import AU, CASES, anew, build, tree, with_shell
from tests.office import REPOSITORY

MORE = ("2026-0104", "2026-0108", "2026-0110")  # cases that may come
EXAMPLES = 100 if os.environ.get("RECOUVRE_ESSAIS") == "nuit" else 2
CREDITOR = Path("cases/_cabinet/creanciers/comptoir-durand.yaml")


RATES = Path("cases/_cabinet/taux.yaml")
RATE = """\
bce-refinancement:
  - valeur: {}
    du: 2026-06-17
    au: 2027-06-30
    source:
      titre: communiqué de la BCE
      lien: https://www.ecb.europa.eu/
    lu-le: 2026-11-20
    statut: officiel
"""


class Desk:
    """A repository that people work on, and the options of its next build."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.dice = root, Random(seed)  # noqa: S311 - chooses among the files of a test
        self.options: dict[str, Any] = {"au": AU}

    def case(self) -> Path:
        """The file of a case taken at random."""
        return self.dice.choice(sorted(self.root.glob("cases/2*/dossier.yaml")))

    def output(self, pattern: str) -> Path | None:
        """A built file taken at random."""
        found = sorted(path for path in (self.root / "build").glob(pattern) if path.is_file())
        return self.dice.choice(found) if found else None


def _pay(desk: Desk) -> None:
    path = desk.case()
    text = re.sub(r"^paiements:\n(?:[ -].*\n)*", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    paid = (
        f"paiements:\n  - date: 2026-11-20\n    montant: {desk.dice.choice((1, 900, 90000))},00\n    moyen: virement\n"
    )
    path.write_text(text + paid + "    moyen: virement\n", encoding="utf-8")


def _break_or_mend(desk: Desk) -> None:
    path = desk.case()
    text = path.read_text(encoding="utf-8")
    broken = "inconnue: 1\n"
    path.write_text(text.removesuffix(broken) if text.endswith(broken) else text + broken, encoding="utf-8")


def _remove_a_case(desk: Desk) -> None:
    shutil.rmtree(desk.case().parent)


def _bring_a_case(desk: Desk) -> None:
    name = desk.dice.choice((*CASES, *MORE))
    shutil.copytree(REPOSITORY / "cases" / name, desk.root / "cases" / name, dirs_exist_ok=True)


def _rename_the_creditor(desk: Desk) -> None:
    path = desk.root / CREDITOR
    text = path.read_text(encoding="utf-8")
    name = f"Comptoir {desk.dice.randrange(100)}"
    path.write_text(re.sub("^denomination: .*$", f"denomination: {name}", text, flags=re.MULTILINE), encoding="utf-8")


def _change_a_template(desk: Desk) -> None:
    name = desk.dice.choice(("site/accueil.html", "site/dossier/_une.html", "courriers/relance-courriel.html"))
    own = desk.root / "templates" / name
    if own.exists() and desk.dice.random() < 0.5:
        own.unlink()
        return
    own.parent.mkdir(parents=True, exist_ok=True)
    text = (REPOSITORY / "templates" / name).read_text(encoding="utf-8")
    own.write_text(f"{text}{{# {desk.dice.randrange(9)} #}}\n\n", encoding="utf-8")


def _another_day(desk: Desk) -> None:
    desk.options["au"] += dt.timedelta(days=desk.dice.choice((-1, 1, 1, 30, 400)))


def _of_one_creditor(desk: Desk) -> None:
    desk.options["creancier"] = desk.dice.choice((None, "comptoir-durand", "paul-durand"))


def _change_a_style(desk: Desk) -> None:
    own = desk.root / "templates" / "styles" / "base.css"
    own.parent.mkdir(parents=True, exist_ok=True)
    text = (REPOSITORY / "templates" / "styles" / "base.css").read_text(encoding="utf-8")
    own.write_text(f"{text}/* {desk.dice.randrange(9)} */\n", encoding="utf-8")


def _change_the_logo(desk: Desk) -> None:
    creditor = desk.root / CREDITOR
    Image.new("L", (8, 8), desk.dice.randrange(9)).save(creditor.parent / "logo.png")
    text = creditor.read_text(encoding="utf-8")
    if "logo:" not in text:
        creditor.write_text(f"{text}logo: logo.png\n", encoding="utf-8")


def _take_in_a_rate(desk: Desk) -> None:
    rate = RATE.format(desk.dice.choice(("2,15", "3,15", "4,40")))
    (desk.root / RATES).write_text(rate, encoding="utf-8")


def _put_the_rates_away(desk: Desk) -> None:
    """The same name and the same bytes, in a folder where nothing reads them."""
    if (desk.root / RATES).exists():
        (desk.root / RATES.parent / "taux").mkdir(exist_ok=True)
        (desk.root / RATES).replace(desk.root / RATES.parent / "taux" / RATES.name)


def _lose_an_output(desk: Desk) -> None:
    if path := desk.output("**/*.*"):
        path.unlink()


def _damage_a_cache(desk: Desk) -> None:
    if path := desk.output(".etat/**/*.msgpack"):
        content = path.read_bytes()
        path.write_bytes(desk.dice.choice((b"", content[: len(content) // 2], content[::-1])))


def _lose_the_state(desk: Desk) -> None:
    shutil.rmtree(desk.root / "build" / ".etat", ignore_errors=True)


def _leave_unfinished(desk: Desk) -> None:
    (desk.root / "build" / ".etat").mkdir(exist_ok=True, parents=True)
    (desk.root / "build" / ".etat" / INCOMPLETE).write_text("", encoding="utf-8")


def _touch(desk: Desk) -> None:
    path = desk.case()
    os.utime(path, ns=(desk.dice.randrange(1, 10**18), desk.dice.randrange(1, 10**18)))


def _die_on_the_way(desk: Desk) -> None:
    """A build stopped at one of its files, by a full disk."""
    left = desk.dice.randrange(1, 40)
    write = writer.write_bytes

    def refused(path: Path, content: bytes, *, durable: bool = False) -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            raise OSError(28, "disque plein", str(path))
        write(path, content, durable=durable)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "write_bytes", refused)
        _build(desk)


Step = Callable[[Desk], None]
STEPS: tuple[Step, ...] = (
    _pay, _break_or_mend, _remove_a_case, _bring_a_case, _rename_the_creditor, _change_a_template, _another_day,
    _of_one_creditor, _lose_an_output, _damage_a_cache, _lose_the_state, _leave_unfinished, _touch, _die_on_the_way,
    _change_a_style, _change_the_logo, _take_in_a_rate, _put_the_rates_away,
)  # fmt: skip


@pytest.fixture(autouse=True)
def paper(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Letters and pictures that cost nothing."""

    def printed(pli: Pli) -> tuple[Output, ...]:
        own = sorted((pli.root / "templates" / "styles").glob("*.css"))
        said = repr((pli.said, [path.read_bytes() for path in own]))
        return (Output(f"{pli.fichier}.pdf", hashlib.sha256(said.encode()).digest()),)

    monkeypatch.setattr(Pli, "printed", printed)
    monkeypatch.setattr(pictures, "letter", lambda content: b"image " + content)
    yield
    resources.forget()


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.lists(st.sampled_from(STEPS), min_size=1, max_size=3), min_size=1, max_size=4),
    seed=st.integers(0, 999),
)
@example(steps=[[_remove_a_case, _pay, _lose_the_state], [_bring_a_case, _leave_unfinished, _another_day]], seed=1)
@example(steps=[[_remove_a_case] * 3, [_bring_a_case]], seed=0)
@example(steps=[[_take_in_a_rate, _change_the_logo], [_put_the_rates_away], [_change_the_logo]], seed=5)
@example(steps=[[_rename_the_creditor], [_pay], [_change_a_template], [_pay, _die_on_the_way]], seed=2)
def test_a_build_leaves_what_a_clean_build_makes(
    steps: list[list[Step]], seed: int, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = Desk(with_shell(built, tmp_path_factory.mktemp("cabinet"), CASES), seed)
    _build(desk)
    for between in steps:
        for step in between:
            if step in {_remove_a_case, _pay, _touch, _break_or_mend} and not list(desk.root.glob("cases/2*")):
                continue
            step(desk)
        _build(desk)
        whole = anew(desk.root, tmp_path_factory.mktemp("neuf"), **desk.options)
        assert tree(desk.root) == whole, [one.__name__ for one in between]


def _build(desk: Desk) -> None:
    with suppress(OSError, CaseInvalid):
        build(desk.root, **desk.options)
