"""What is asked to be lifted once one of several titles is paid or set aside: ``mainlevees.csv``, one story a row.

The invoices and the titles are those of ``plusieurs-titres.csv``: F-1 of 6 000 € (order A1), F-2 of 3 000 € (order B2).
``demandes`` are the requests now due, with the invoices of their title and the measures each asks to lift; ``manques``
what the request lacks when it names no title.
"""

import pytest

from generator.casework.awaited import awaited, lacking
from generator.casework.computed import Computed
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.documents.contexts.execution import service
from generator.documents.contexts.seizure import measures
from generator.documents.draft import MANDATE, SERVICE
from generator.money import NBSP
from generator.progress import situation
from generator.progress.remains import RELEASE
from generator.statement import compute
from tests.casework.test_several_titles import INVOICES, bureau
from tests.progress.cases import case, day
from tests.tables import read_table

ROWS = read_table(__file__, "mainlevees.csv")


def told(row: dict[str, str]) -> dict[str, str]:
    """The columns of a row that the engine answers."""
    of = case(row["journal"], factures=INVOICES, paiements=row["paiements"], titres=row["titres"])
    home, au = bureau(), day("2026-11-21")
    owed = compute(of, home, au, lectures=False)
    seen = situation(of, home, au, owed)
    known = Computed(of, seen, owed)
    plans = [one.plan for one in awaited(known, home)]
    due = [plan for plan in plans if plan.document == RELEASE]
    asked = []
    for plan in due:
        draft = CATALOGUE[RELEASE].draft(of, home, owed, seen, choix=plan.choix)
        lifted = [
            f"{one.libelle} du {one.date:%d/%m/%Y}"
            for letter in CATALOGUE[RELEASE].plis(draft)
            for one in measures(letter)
        ]
        asked.append(" : ".join((" ".join((RELEASE, *plan.choix.factures)), ", ".join(lifted))))
    return {
        "restes": "\n".join(one.titre for one in seen.restes if one.document),
        "executions": "\n".join(
            " ".join((one.document, *one.choix.factures)) for one in plans if one.document == MANDATE
        ),
        "demandes": "\n".join(asked),
        "manques": "\n".join(one.message for one in lacking(known, home, RELEASE)).replace("\xa0", " "),
    }


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_only_what_nothing_keeps_is_lifted(row: dict[str, str]) -> None:
    found = told(row)
    assert found == {column: row[column] for column in found}


@pytest.mark.parametrize(
    ("begins", "said", "key"),
    [
        ("saisie sans numéro, le premier titre payé", "ne dit pas pour lequel des titres elle est faite", "journal[2]"),
        (
            "saisie sur le second titre, le premier payé",
            "15/09/2026 est faite pour un autre titre, qui reste dû.",
            "journal[2].rg",
        ),
    ],
)
def test_a_seizure_of_another_title_or_without_number_is_not_lifted_for_the_one_paid(
    begins: str, said: str, key: str
) -> None:
    row = next(one for one in ROWS if one["cas"].startswith(begins))
    of = case(row["journal"], factures=INVOICES, paiements=row["paiements"], titres=row["titres"])
    home, au = bureau(), day("2026-11-21")
    owed = compute(of, home, au, lectures=False)
    known = Computed(of, situation(of, home, au, owed), owed)
    (lack,) = lacking(known, home, RELEASE, Choix(factures=("F-1",)))
    assert (said in lack.message, lack.key) == (True, key)
    assert bool(lack.remedy) is (key == "journal[2]"), "the other title is still owed: there is nothing to do"
    (lack,) = lacking(known, home, RELEASE, Choix(factures=("F-9",)))
    assert "aucun titre suivi ne juge F-9" in lack.message


def test_a_title_paid_is_not_said_to_be_enforced() -> None:
    row = next(one for one in ROWS if one["cas"].startswith("le même, l'arrêt payé"))
    of = case(row["journal"], factures=INVOICES, paiements=row["paiements"], titres=row["titres"])
    home, au = bureau(), day("2026-11-21")
    left = [one.titre for one in situation(of, home, au, compute(of, home, au, lectures=False)).restes]
    assert any(one.startswith("Titre (F-2) exécutoire") for one in left)
    assert not any(one.startswith("Titre (F-1) exécutoire") for one in left)


def test_the_request_to_serve_tells_of_its_own_title() -> None:
    titles = """\
    - {nature: ordonnance-injonction, juridiction: TC, rg: A1, date: 2026-06-28, principal: 6000, factures: [F-1]}
    - {nature: jugement, juridiction: TC, rg: B2, date: 2026-06-28, principal: 3000, factures: [F-2]}
    """
    plan = """\
    - {date: 2026-09-10, type: echeancier, signe: oui, factures: [F-2], echeances: [{date: 2026-12-10, montant: 3000}]}
    """
    old = INVOICES.replace("2026-01-10", "2021-11-20").replace("2026-02-09", "2021-12-20")  # prescribed on 20/12/2026
    of, home, au = case(plan, factures=old, titres=titles), bureau(), day("2026-11-21")
    owed = compute(of, home, au, lectures=False)
    seen = situation(of, home, au, owed)
    told = {}
    for numero in ("F-1", "F-2"):
        draft = CATALOGUE[SERVICE].draft(of, home, owed, seen, choix=Choix(factures=(numero,)))
        values = service(draft)
        life = values["prescription"].facture if values["prescription"] else ""
        told[numero] = (life, values["caducite_jugement"], values["execution_suspendue"])
    assert told["F-1"] == ("F-1", False, "")
    assert told["F-2"] == ("", True, f"échéancier en cours jusqu'au 10{NBSP}décembre{NBSP}2026 (F-2)")
    known = Computed(of, seen, owed)
    held = [one.message for one in lacking(known, home, MANDATE, Choix(factures=("F-2",)))]
    assert any("Échéancier en cours" in one for one in held)
    assert not any("chéancier" in one.message for one in lacking(known, home, MANDATE, Choix(factures=("F-1",))))
