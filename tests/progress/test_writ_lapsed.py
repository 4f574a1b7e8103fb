"""A writ not handed to the greffe in time lapses, and interrupts for certain nothing: ``ecrits-caducs.csv``.

A consumer's invoice due on 1 June 2024, prescribed after 1 June 2026, before the tribunal judiciaire. A: writ and its
hearing; P: handed over; R: put off; H: hearing; J: judged.
"""

import pytest

from generator.progress.asof import look
from generator.progress.limits.writ import perhaps_handed
from tests.progress.cases import case, day, limits, office, seen
from tests.tables import read_table

ROWS = read_table(__file__, "ecrits-caducs.csv")
KINDS = {
    "A": "type: assignation, juridiction: tribunal judiciaire de Lyon, au: {}",
    "P": "type: placement",
    "R": "type: renvoi",
    "H": "type: audience, au: {}",
    "J": "type: jugement, sens: condamnation",
}
CONSUMER = (
    "- {nature: particulier, qualite: consommateur, nom: Conte, prenoms: Odette, "
    "adresse: {rue: 1 rue X, code-postal: 69002, ville: Lyon}}\n"
)
INVOICE = "- {numero: F-1, date: 2024-05-01, echeance: 2024-06-01, montant-ttc: 1000}\n"


def facts(told: str) -> str:
    rows = (one.split() for one in told.split("|"))
    return "".join(f"- {{date: {row[1]}, {KINDS[row[0]].format(*row[2:])}}}\n" for row in rows)


@pytest.mark.parametrize("row", ROWS, ids=[row["histoire"] for row in ROWS])
def test_a_writ_that_may_have_lapsed_keeps_no_prescription_for_certain(row: dict[str, str]) -> None:
    now = seen(
        row["au"], facts(row["journal"]), factures=INVOICE, debiteurs=CONSUMER, creance="famille: vente-a-consommateur"
    )
    assert [str(one.date) for one in limits(now, "placement")] == [one for one in [row["delai manqué"]] if one]
    late = [str(one.terme) for one in now.retards if one.nature == "placement"]
    assert late == [one for one in [row["fait tard"]] if one]
    sure = [str(one.prudence) for one in limits(now, "prescription")]
    assert sure == [one for one in [row["prescription sûre jusqu'au"]] if one]
    if sure and row["journal"].count("J") == 0:
        told = " ".join(limits(now, "prescription")[0].explication)
        assert "caducité encourue, qui effacerait l'interruption" in told


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        ("", ""),
        ("A 2026-05-20 2026-09-30 | P 2026-06-01", ""),
        (
            "A 2026-05-20 2026-09-30",
            (
                " Si l'assignation a été remise au greffe, le noter à sa date : « recouvre noter 2026-9001 placement "
                "--date JJ/MM/AAAA »."
            ),
        ),
    ],
)
def test_what_would_save_a_prescription_is_told_of_a_writ_that_may_have_lapsed_alone(journal: str, told: str) -> None:
    of = case(
        facts(journal) if journal else "", factures=INVOICE, debiteurs=CONSUMER, creance="famille: vente-a-consommateur"
    )
    assert perhaps_handed(look(of, office(), day("2026-11-20"), None)) == told
