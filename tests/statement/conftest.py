"""Cases written as their users write them: YAML text, completed by the least a dossier needs."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from generator.case import Case
from generator.load.yaml_text import read_yaml
from generator.model import Dossier, Office
from generator.statement import compute
from generator.statement.types import Decompte
from tests.statement.parties import OFFICE

HEAD = """\
format: 1
reference: 2026-0999
creancier: {creancier}
responsable: a.petit
debiteurs:
  - nature: {nature}
    qualite: {qualite}
    {nom}
    adresse:
      rue: 2 rue Fictive
      code-postal: 69003
      ville: Lyon
"""

Load = Callable[..., Case]
Compute = Callable[..., Decompte]


def told(found: Decompte, words: str) -> bool:
    """Whether a remark of a décompte says these words."""
    return any(words in remark for remark in found.remarques)


def rows(found: Decompte) -> list[tuple[str, int, str, str]]:
    """Its segments: first day, days, rate, interest."""
    return [(str(one.du), one.jours, str(one.taux), str(one.montant)) for one in found.segments]


def reading(found: Decompte, subject: str) -> tuple[str, str] | None:
    """The figure retained and the other one, where a rule is read otherwise."""
    match = [one for one in found.lectures if one.sujet == subject]
    return (str(match[0].montant_retenu), str(match[0].montant_autre)) if match else None


@pytest.fixture(scope="session")
def office() -> Office:
    """An office with three creditors: a company, a sole trader, a private person."""
    return OFFICE


@pytest.fixture
def case(tmp_path: Path) -> Load:
    """Load a case from the YAML text of its amounts; parties and a default ``creance`` are added."""

    def load(
        text: str,
        *,
        qualite: str = "professionnel",
        nature: str = "societe",
        creancier: str = "atelier-durand",
    ) -> Case:
        physical = nature in {"particulier", "entrepreneur-individuel"}
        nom = "nom: Martin" if physical else "denomination: Boulangerie Martin"
        body = dedent(text)
        if not any(line.startswith("creance:") for line in body.splitlines()):
            body += "creance:\n  origine: essai\n  famille: vente-entre-professionnels\n"
        head = HEAD.format(creancier=creancier, nature=nature, qualite=qualite, nom=nom)
        tree, positions, findings = read_yaml(head + body, "dossier.yaml")
        assert not findings
        return Case(Dossier.model_validate(tree), tmp_path, tmp_path / "cases" / "2026-0999", "0" * 64, positions)

    return load


@pytest.fixture
def decompte(case: Load, office: Office) -> Compute:
    """The décompte of a case written as YAML text, at a date."""

    def run(text: str, au: str, **parties: str) -> Decompte:
        return compute(case(text, **parties), office, dt.date.fromisoformat(au))

    return run
