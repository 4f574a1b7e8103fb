"""Every limit of whole cases, 2019 to 2031, counted by hand from the articles: ``echeances-comptees.csv``.

``attendu``: each limit of the case, its last day and its last safe day; the agenda says the same days.
"""

import pytest

from generator.desk.agenda import coming
from tests.progress.cases import DEBITEUR, at, case, day, office
from tests.progress.test_told import WHO
from tests.tables import read_table

ROWS = read_table(__file__, "echeances-comptees.csv")
CLAIMS = {
    "": "famille: vente-entre-professionnels",
    "reserve": "famille: vente-entre-professionnels\nreserve-de-propriete: oui",
    "marche-public": "famille: marche-public\nmarche-public: oui",
}


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_every_limit_of_a_case_is_the_one_counted_by_hand(row: dict[str, str]) -> None:
    who = WHO.get(row["debiteur"]) or DEBITEUR.replace("69003", row["debiteur"])
    claim = CLAIMS.get(row["creance"], f"famille: {row['creance']}")
    known = case(row["journal"], factures=row["factures"], titres=row["titres"], creance=claim, debiteurs=who)
    seen = at(row["au"], known)
    found = {f"{one.nature} {one.date} {one.prudence}" for one in seen.delais}
    assert found == set(filter(None, row["attendu"].split("\n")))
    told = {(line.date, line.titre) for line in coming(known, office(), day(row["au"]), 3650 * 2).lignes}
    for one in seen.delais:
        if one.date >= day(row["au"]):
            assert (max(one.prudence, day(row["au"])), one.intitule) in told
