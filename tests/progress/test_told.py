"""All that a limit tells, or an act done late or too early: ``dires.csv``, one a row, counted by hand from its article.

``qui`` is the other than the principal debtor it concerns, ``place`` where the case says it, ``dit`` every reason with
it. A row with ``fait`` is an act; one without ``date`` says that there is none.
"""

import datetime as dt

import pytest

from generator.case import key_text
from generator.progress.types import Delai, Retard
from tests.progress.cases import DEBITEUR, at, case
from tests.progress.test_condemned import PARTIES
from tests.progress.test_existence import PRIVATE
from tests.tables import read_table

ROWS = read_table(__file__, "dires.csv")
JOINT = """\
    - lien: solidaire
      nature: particulier
      qualite: consommateur
      prenoms: Zoé
      nom: Hippogriffe
      adresse: {rue: 1 rue du Test, code-postal: 69003, ville: Lyon}
      solidarite: {source: article 8 des conditions générales}
    """
WHO = {
    "": DEBITEUR,
    "Belgique": DEBITEUR.replace("69003", "1000").replace("ville: Lyon", "ville: Gand\n        pays: Belgique"),
    "particulier": PRIVATE,
    "public": """\
        - nature: personne-publique
          qualite: professionnel
          denomination: Commune de Fabula
          siren: 000 000 026
          adresse: {rue: 3 rue du Test, code-postal: 69003, ville: Lyon}
        """,
    "trois": PARTIES,
    "consommatrice solidaire": DEBITEUR.rstrip(" ") + JOINT,
    "consommatrices solidaires": PRIVATE.rstrip(" ") + JOINT,
}

COLUMNS = ("titre", "debut", "date", "prudence", "place", "charge", "consequence", "article", "dit")


def told(one: Delai | Retard, start: dt.date) -> dict[str, str]:
    """The columns of a row, from a limit or from an act."""
    last = one.date if isinstance(one, Delai) else one.terme
    return {
        "titre": one.titre,
        "debut": start.isoformat(),
        "date": last.isoformat(),
        "prudence": one.prudence.isoformat(),
        "place": key_text(one.origine),
        "charge": one.a_charge_de,
        "consequence": one.consequence,
        "article": one.reference.citation,
        "dit": "\n".join(one.explication),
    }


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_a_limit_or_an_act_tells_all_of_it(row: dict[str, str]) -> None:
    blocks = {key: row[key] for key in ("creance", "titres", "factures", "paiements", "pieces") if row[key]}
    debtors = WHO.get(row["parties"]) or DEBITEUR.replace("69003", row["parties"])
    seen = at(row["au"], case(row["journal"], debiteurs=debtors, **blocks))
    what, who, done = row["nature"], row["qui"], row["fait"]
    days: list[tuple[Delai | Retard, dt.date]] = (
        [(one, one.fait_le) for one in seen.retards] if done else [(one, one.depart) for one in seen.delais]
    )
    found = [told(one, start) for one, start in days if (one.nature, one.personne) == (what, who)]
    assert found == ([{column: row[column] for column in COLUMNS}] if row["date"] else [])
