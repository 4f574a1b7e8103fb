"""The printed table and the JSON: expected texts sit in ``expected/``, to be read by a lawyer.

``pytest tests/statement/test_statement_print.py --actualiser`` writes them anew, to be read before committing.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from generator.statement.disputed import undisputed
from generator.statement.export import as_dict
from generator.statement.text import WIDTH, table
from tests.statement.conftest import Compute
from tests.statement.scenarios import ONE, PERSON, SCENARIOS

EXPECTED = Path(__file__).parent / "expected"

PRINTED = (
    "factures", "titre", "consommateur", "a-echoir", "trop-percu", "jugement", "marche-public", "avoirs-et-rejets",
    "plancher", "frais", "transaction", "acte-notarie",
)  # fmt: skip


@pytest.mark.parametrize("name", PRINTED)
def test_the_printed_table(name: str, decompte: Compute, request: pytest.FixtureRequest) -> None:
    text, au, parties = SCENARIOS[name]
    printed = table(decompte(text, au, **parties), "2026-0999 — Boulangerie Martin")
    assert printed == expected(f"{name}.txt", printed, request)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_whole_decompte_of_a_situation(name: str, decompte: Compute, request: pytest.FixtureRequest) -> None:
    text, au, parties = SCENARIOS[name]
    tree = json.dumps(as_dict(decompte(text, au, **parties)), ensure_ascii=False, indent=1) + "\n"
    assert tree == expected(f"{name}.json", tree, request)


def expected(name: str, found: str, request: pytest.FixtureRequest) -> str:
    path = EXPECTED / name
    if request.config.getoption("--actualiser"):
        path.write_text(found, encoding="utf-8")
    return path.read_text(encoding="utf-8")


def test_no_expected_text_is_orphan() -> None:
    wanted = {f"{name}.json" for name in SCENARIOS} | {f"{name}.txt" for name in PRINTED}
    assert {path.name for path in EXPECTED.iterdir()} == wanted


@pytest.mark.parametrize(
    ("granted", "rate", "expected_words"),
    [("", "8 %", (False, False)), ("", "bce + 10", (False, True)), (", indemnites: 40", "8 %", (True, False))],
)
def test_a_title_speaks_of_what_it_grants(
    granted: str, rate: str, expected_words: tuple[bool, bool], decompte: Compute
) -> None:
    """A consumer read of an indemnity and of penalties that nobody asked of him."""
    title = (
        "titres:\n  - {nature: jugement, date: 2026-06-01, juridiction: Tribunal judiciaire de Lyon, principal: 10000, "
        f'signifie-le: 2026-06-10, interets: {{a-compter-du: 2026-05-02, taux: "{rate}"}}{granted}}}\n'
    )
    printed = table(decompte(ONE + title, "2026-11-21", **({} if granted else PERSON)))
    assert ("sur l'indemnité" in printed, "ne se cumulent pas" in printed) == expected_words


def test_sentences_keep_to_the_width_of_a_page(decompte: Compute) -> None:
    text, au, _ = SCENARIOS["factures"]
    printed = table(decompte(text, au))
    sentences = printed[printed.index("CONVENTIONS") :]
    assert max(len(line) for line in sentences.splitlines()) <= WIDTH


def test_the_json_carries_every_figure_as_text(decompte: Compute) -> None:
    text, au, _ = SCENARIOS["factures"]
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
    assert tree["lectures"][0]["montant-autre"]
    assert [poste["origine"] for poste in tree["postes"]] == ["creance.clause-penale", "frais[1]"]


def test_the_eve_of_an_unknown_rate_says_so_and_not_that_nothing_runs(decompte: Compute) -> None:
    text = """
factures:
  - {numero: F-1, date: 2026-09-01, echeance: 2026-10-01, montant-ttc: 1000}
journal:
  - {date: 2026-11-02, type: contestation, motif: malfaçon, factures: [F-1], montant: 400}
"""
    found = decompte(text, "2026-12-31")
    tree = as_dict(found)
    part = tree["lignes"][0]["part-contestee"]
    assert [one["interet-par-jour"] for one in (tree, tree["lignes"][0], part)] == [None, None, None]
    assert undisputed(found.lignes[0]).interet_par_jour is None
    assert "Intérêts par jour à compter du lendemain  taux inconnu" in table(found)
    paid = text + "paiements:\n  - {date: 2026-12-30, montant: 1070}\n"
    assert as_dict(decompte(paid, "2026-12-31"))["interet-par-jour"] == "0.00"


def test_the_sums_of_the_types_add_up(decompte: Compute) -> None:
    text, au, _ = SCENARIOS["factures"]
    found = decompte(text, au)
    assert found.lignes[0].paye == found.lignes[0].paye_principal + found.lignes[0].paye_interets
    assert [ligne.numero for ligne in found.ouvertes] == ["F-2026-017", "F-2026-031"]
    assert found.echues == found.ouvertes
    assert len(found.segments) == sum(len(ligne.segments) for ligne in found.lignes)
    text, au, _ = SCENARIOS["a-echoir"]
    assert decompte(text, au).echues == ()
    text, au, _ = SCENARIOS["trop-percu"]
    assert decompte(text, au).ouvertes == ()


def test_a_title_has_no_day_of_lateness_beside_interest_older_than_itself(decompte: Compute) -> None:
    text = """
factures:
  - {numero: F-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 10000}
titres:
  - nature: jugement
    juridiction: TC Lyon
    date: 2026-06-01
    principal: 10000
    interets: {a-compter-du: 2026-05-02}
"""
    assert "  Jugement du 01/06/2026 : intérêts du titre\n" in table(decompte(text, "2026-06-01"))
    assert "  Jugement du 01/06/2026 : intérêts du titre\n" in table(decompte(text, "2026-06-02"))
