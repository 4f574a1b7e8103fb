"""What joint debtors and guarantors have not been told: ``cautions.csv``, one case a row, as a lawyer reads it.

``parties`` names those bound beside the debtor; ``dit`` holds what is said to be missing: « document nom jour ».
"""

import re

import pytest

from generator.casework.decisions import without_effect
from generator.findings import Level
from generator.progress import situation
from generator.progress.bonds import untold
from generator.statement import compute
from tests.progress.cases import DEBITEUR, case, day, office
from tests.tables import read_table

ROWS = read_table(__file__, "cautions.csv")
TOLD_BY = read_table(__file__, "informations-caution.csv")
HOME = "adresse: {rue: 1 rue du Test, code-postal: 69003, ville: Lyon}"
BOND = "cautionnement: {date: %s, nature: solidaire, plafond: '5 000,00'}"
IRIS = f"""\
        - lien: caution
          nature: particulier
          qualite: consommateur
          prenoms: Iris
          nom: Chimère
          {HOME}
          {BOND}
        """
PARTIES = {
    "Iris Chimère": IRIS % "2025-06-02",
    "Iris Chimère, engagée en 2026": IRIS % "2026-01-01",
    "Iris Chimère, engagée en 2019": IRIS % "2019-06-03",
    "Iris Chimère, jusqu'en 2025": (IRIS % "2025-06-02").replace("000,00'}", "000,00', jusqu-au: 2025-12-31}"),
    "Sphinx Holding": f"""\
        - lien: caution
          nature: societe
          qualite: professionnel
          denomination: Sphinx Holding
          {HOME}
          {BOND % "2025-06-02"}
        """,
    "Fournil Hippogriffe": f"""\
        - lien: solidaire
          nature: societe
          qualite: professionnel
          denomination: Fournil Hippogriffe
          {HOME}
          solidarite: {{source: article 8 des conditions générales}}
        """,
    "Fournil Hippogriffe, sans clause": f"""\
        - lien: solidaire
          nature: societe
          qualite: professionnel
          denomination: Fournil Hippogriffe
          {HOME}
        """,
}
INVOICE = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: '1 000,00'}"
TOLD = re.compile(r'recouvre emettre 2026-9001 (?P<what>\S+) --debiteur "(?P<who>.+)"\.')


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_what_the_others_were_not_told_is_said(row: dict[str, str]) -> None:
    bound = "".join(f"{line[4:]}\n" for who in row["parties"].split(" / ") for line in PARTIES[who].splitlines())
    blocks = {key: row[key] for key in ("paiements", "titres") if row[key]}
    blocks["reste"] = f"avoirs:\n  {row['avoirs']}\n" if row["avoirs"] else ""
    blocks["debiteurs"] = DEBITEUR.rstrip(" ") + bound
    known = case(row["journal"], factures=row["factures"] or INVOICE, **blocks)
    owed = None if row["decompte"] == "non" else compute(known, office(), day(row["au"]))
    found = []
    for one in untold(known, office(), day(row["au"]), owed):
        told = TOLD.fullmatch(one.remedy)
        assert told is not None, one.remedy
        which = [party.nom_complet for party in known.dossier.debiteurs].index(told["who"])
        assert (one.level, one.key) == (Level.AVERTISSEMENT, f"debiteurs[{which}].lien"), "where it is to be read"
        assert told["who"] in one.message
        days = re.findall(r"(?:attendue |à faire )?(?:avant le )?\d\d/\d\d/\d{4}", one.message)
        found.append(" ".join((told["what"], told["who"], *days)))
    assert found == [line for line in row["dit"].split("\n") if line]


@pytest.mark.parametrize("row", TOLD_BY, ids=[row["cas"] for row in TOLD_BY])
def test_when_a_guarantor_is_to_be_told_is_a_limit_and_what_is_left_to_do(row: dict[str, str]) -> None:
    """``delai``: last day of the yearly information; ``reste``: since when, and of which due date, he is to be told.

    ``retard``: days of the informations sent too late, and their last day; ``verifier``: he paid all he may be asked.
    """
    bound = "".join(f"{line[4:]}\n" for line in PARTIES[row["parties"]].splitlines())
    known = case(
        row["journal"],
        factures=row["factures"] or INVOICE,
        paiements=row["paiements"],
        debiteurs=DEBITEUR.rstrip(" ") + bound,
    )
    decompte = compute(known, office(), day(row["au"]))
    found = situation(known, office(), day(row["au"]), decompte)
    yearly = [one for one in found.delais if one.nature == "information-annuelle-caution"]
    assert [one.date.isoformat() for one in yearly] == row["delai"].split()
    assert all((one.personne, one.a_charge_de) == ("Iris Chimère", "creancier") for one in yearly)
    left = [f"{one.depuis} {one.titre.split('échéance du ')[1][:10]}" for one in found.restes if "2303" in one.titre]
    assert left == [one for one in [row["reste"]] if one]
    assert all(one.nomme for one in found.restes if "2303" in one.titre), "a calendar names nobody"
    late = [f"{one.fait_le} {one.terme} {one.personne}" for one in found.retards if "information" in one.nature]
    assert late == [line for line in row["retard"].split("\n") if line]
    doubts = [one for limit in yearly for one in limit.explication if "plafond" in one]
    assert bool(doubts) is bool(row["verifier"])
    warned = [one.message for one in untold(known, office(), day(row["au"]), decompte) if "2302" in one.message]
    assert all("plafond" in one for one in warned) is bool(row["verifier"]) or not warned
    assert row["dit"] in found.prochaine_action
    assert found.prochaine_action.count("2302") == bool(row["dit"]), "one day, and never the letter that left late"


ORPHEE = IRIS.replace("Iris", "Orphée") % "2025-06-02"
TOO_LATE = """
- {date: 2026-04-10, type: lettre-caution, document: information-annuelle-caution, debiteur: Iris Chimère}
- {date: 2026-04-12, type: lettre-caution, document: information-annuelle-caution, debiteur: Orphée Chimère}
"""
OF_2025 = "- {numero: F-1, date: 2025-03-02, echeance: 2025-04-01, montant-ttc: '1 000,00'}"
ANSWER = "dispenses:\n  - {date: 2026-05-04, par: Me Songe, objet: retard-information-annuelle-caution, motif: dit%s}\n"


@pytest.mark.parametrize(
    ("named", "left", "said"),
    [
        ("", [], "répond aux actes tardifs d'Iris Chimère et d'Orphée Chimère."),
        (", debiteur: Orphée Chimère", ["Iris Chimère"], ""),
        (
            ", debiteur: Débiteur d'essai",
            ["Iris Chimère", "Orphée Chimère"],
            "n'est tardif de ce délai pour Débiteur d'essai",
        ),
    ],
)
def test_an_answer_that_names_a_guarantor_answers_him_alone(named: str, left: list[str], said: str) -> None:
    """One that names nobody answered every guarantor, in silence; the line to paste names whom it answers."""
    both = "".join(f"{line[4:]}\n" for line in (PARTIES["Iris Chimère"].rstrip(" ") + ORPHEE).splitlines())
    known = case(TOO_LATE, factures=OF_2025, debiteurs=DEBITEUR.rstrip(" ") + both, reste=ANSWER % named)
    found = situation(known, office(), day("2026-06-02"), compute(known, office(), day("2026-06-02")))
    assert [one.personne for one in found.retards] == left
    told = [one.message for one in without_effect(known, office())]
    assert [said in one for one in told] == ([True] if said else []), told
