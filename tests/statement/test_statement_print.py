"""The printed table and the JSON: expected texts sit in ``expected/``, to be read by a lawyer.

``pytest tests/statement/test_statement_print.py --actualiser`` writes them anew, to be read before committing.
"""

import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from generator.case import Case
from generator.statement import compute_partial
from generator.statement.export import as_dict
from generator.statement.text import WIDTH, table
from generator.statement.types import Decompte
from tests.statement.parties import OFFICE

Load = Callable[..., Case]
Compute = Callable[..., Decompte]
EXPECTED = Path(__file__).parent / "expected"

INVOICES = """
creance:
  origine: essai
  famille: vente-entre-professionnels
  clause-penale: {taux: 10 %, piece: cgv}
factures:
  - {numero: F-2026-017, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 4800}
  - {numero: F-2026-031, date: 2026-04-15, echeance: 2026-05-15, montant-ttc: 1250.40}
avoirs:
  - {numero: A-2026-002, date: 2026-05-20, facture: F-2026-031, montant-ttc: 250.40}
paiements:
  - {date: 2026-05-03, montant: 1000}
  - {date: 2026-07-10, montant: 300, imputation-choisie: [F-2026-031]}
frais:
  - {date: 2026-06-10, nature: relance, montant: 15, a-la-charge-de: debiteur}
  - {date: 2026-06-20, nature: recouvrement-complementaire, montant: 180, a-la-charge-de: debiteur, piece: note}
journal:
  - {date: 2026-06-02, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-06-04, delai: 8}
  - {date: 2026-09-01, type: contestation, motif: quantité, factures: [F-2026-031]}
"""
TITLE = """
creance:
  origine: essai
  famille: vente-entre-professionnels
  capitalisation: {depuis: 2024-01-01, fondement: decision}
factures:
  - {numero: F-1, date: 2023-03-02, echeance: 2023-04-01, montant-ttc: 4800}
titres:
  - nature: ordonnance-injonction
    juridiction: Tribunal de commerce de Lyon
    rg: 2024/00123
    date: 2024-03-04
    principal: 4800
    interets: {a-compter-du: 2024-01-15, liquides: 120.50}
    indemnites: 40
    article-700: 500
    depens: 33.47
    signifie-le: 2024-03-20
    executoire-le: 2024-04-20
paiements:
  - {date: 2026-05-03, montant: 6000}
"""
CASES = {
    "factures": (INVOICES, "2026-11-21", {}),
    "titre": (TITLE, "2026-11-21", {}),
    "consommateur": (
        "factures:\n  - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 480}\n",
        "2026-11-21",
        {"qualite": "consommateur", "nature": "particulier"},
    ),
    "a-echoir": (
        "factures:\n  - {numero: F-1, date: 2026-11-02, echeance: 2026-12-02, montant-ttc: 480}\n",
        "2026-11-21",
        {},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_printed_table(name: str, decompte: Compute, request: pytest.FixtureRequest) -> None:
    text, au, parties = CASES[name]
    printed = table(decompte(text, au, **parties), "2026-0999 — Boulangerie Martin")
    path = EXPECTED / f"{name}.txt"
    if request.config.getoption("--actualiser"):
        path.write_text(printed, encoding="utf-8")
    assert printed == path.read_text(encoding="utf-8")


def test_sentences_keep_to_the_width_of_a_page(decompte: Compute) -> None:
    text, au, _ = CASES["factures"]
    printed = table(decompte(text, au))
    sentences = printed[printed.index("CONVENTIONS") :]
    assert max(len(line) for line in sentences.splitlines()) <= WIDTH


def test_an_incomplete_decompte_says_so_under_its_heading(case: Load) -> None:
    text, _, _ = CASES["factures"]
    printed = table(compute_partial(case(text), OFFICE, dt.date(2027, 2, 1)))
    assert printed.splitlines()[1].startswith("  INCOMPLET. Intérêts connus jusqu'au 31/12/2026")


def test_the_json_carries_every_figure_as_text(decompte: Compute) -> None:
    text, au, _ = CASES["factures"]
    found = decompte(text, au)
    tree = as_dict(found)
    assert json.loads(json.dumps(tree)) == tree
    assert (tree["format"], tree["au"], tree["statut"]) == (1, "2026-11-21", "concordant")
    assert Decimal(tree["total"]) == found.total
    assert Decimal(tree["interet-par-jour"]) == found.interet_par_jour
    (first, second) = tree["lignes"]
    assert first["origine"] == "factures[0]"
    assert (second["contestee"], second["avoirs"]) == (True, "250.40")
    assert Decimal(first["total"]) == found.lignes[0].total
    segment = first["segments"][0]
    assert (segment["taux"], segment["jours"], segment["nature"]) == ("12.15", 32, "penalites")
    assert segment["reference"]["lu-le"] == "2026-11-21"
    assert tree["imputations"][0]["origine"] == "paiements[0]"
    assert tree["connu-jusqu-au"] is None
    assert tree["lectures"][0]["montant-autre"]
    assert [poste["origine"] for poste in tree["postes"]] == ["creance.clause-penale", "frais[1]"]


def test_the_sums_of_the_types_add_up(decompte: Compute) -> None:
    text, au, _ = CASES["factures"]
    found = decompte(text, au)
    assert found.lignes[0].paye == found.lignes[0].paye_principal + found.lignes[0].paye_interets
    assert [ligne.numero for ligne in found.ouvertes] == ["F-2026-017", "F-2026-031"]
    assert found.echues == found.ouvertes
    assert len(found.segments) == sum(len(ligne.segments) for ligne in found.lignes)
    text, au, _ = CASES["a-echoir"]
    assert decompte(text, au).echues == ()
