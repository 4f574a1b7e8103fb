"""Whatever an assistant writes, a case is refused in French or everything is made of it: never our own failure."""

import datetime as dt
import shutil
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from generator.casework.awaited import told
from generator.casework.letters import draft_of, make
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.findings import RecouvreError, RenderError
from generator.load import load_case, load_office
from generator.render.engine import Engine
from tests.build.any_case import any_case, written
from tests.build.conftest import build
from tests.documents.sample import office_in, write_case

REFERENCE = "un-dossier"
DAYS = (dt.date(2026, 11, 21), dt.date(2027, 2, 28), dt.date(2029, 1, 2))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Path:
    """An office without case, its shell made."""
    home = office_in(tmp_path_factory.mktemp("quelconque"))
    shutil.copytree(built / "build" / ".shell", home / "build" / ".shell")
    return home


@given(chance=st.randoms(use_true_random=False), au=st.sampled_from(DAYS))
def test_a_case_is_refused_or_everything_is_made_of_it(root: Path, chance: Random, au: dt.date) -> None:
    text = written(any_case(chance, REFERENCE))
    note(text)
    write_case(root, REFERENCE, text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Engine, "pdf", lambda *_what, **_how: b"%PDF-")  # what is printed is tested elsewhere
        patch.setattr("generator.build.pictures.letter", lambda _pdf: b"")
        report = build(root, au=au)
        assert all(finding.message for finding in report.findings)
        if not report.failed:
            _every_document(root, au)


def _every_document(root: Path, au: dt.date) -> None:
    office = load_office(root)
    case = load_case(root, REFERENCE, office, au)
    for document in CATALOGUE:
        for party in case.dossier.debiteurs:
            try:
                draft = draft_of(case, office, au, document, choix=Choix(debiteur=party.nom_complet))
                assert all(finding.message for finding in told(draft))
                make(draft)
            except RenderError:
                raise
            except RecouvreError:  # it is refused, and says why
                continue
