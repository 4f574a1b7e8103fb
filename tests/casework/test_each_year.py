"""What a guarantor is to be told each year waits among the letters, once a year, while he owes something."""

import pytest

from generator.casework.computed import compute_case
from generator.casework.planning import planned
from tests.progress.cases import DEBITEUR, case, day, office

BOND = """\
    - lien: caution
      nature: particulier
      qualite: consommateur
      civilite: Madame
      nom: Caution
      prenoms: Aline
      adresse: {rue: 4 rue du Test, code-postal: 69004, ville: Lyon}
      cautionnement: {date: %s, nature: solidaire, plafond: 10000}
"""
BILLED = "- {numero: F-1, date: %s, echeance: 2025-04-01, montant-ttc: 1000}\n"
TOLD = """\
- {date: %s, type: lettre-caution, debiteur: Aline Caution, document: information-annuelle-caution, envoi: lrar}
"""
PAID = "- {date: 2025-12-01, montant: 2000}\n"


@pytest.mark.parametrize(
    ("au", "bond", "billed", "more", "since"),
    [
        ("2025-12-31", "2024-05-02", "2025-03-02", {}, ""),
        ("2026-01-01", "2024-05-02", "2025-03-02", {}, "2026-01-01"),
        ("2026-05-01", "2024-05-02", "2025-03-02", {}, "2026-01-01"),  # past its last day, still to be told
        ("2026-05-01", "2026-02-02", "2025-03-02", {}, ""),  # bound since: told of the next year
        ("2026-05-01", "2024-05-02", "2025-03-02", {"journal": TOLD % "2026-02-10"}, ""),
        ("2026-02-09", "2024-05-02", "2025-03-02", {"journal": TOLD % "2026-02-10"}, "2026-01-01"),
        ("2026-05-01", "2024-05-02", "2025-03-02", {"journal": TOLD % "2025-02-10"}, "2026-01-01"),
        ("2026-05-01", "2022-05-02", "2022-03-02", {}, "2026-01-01"),  # three years skipped: one letter
        ("2026-05-01", "2024-05-02", "2025-03-02", {"paiements": PAID}, ""),
    ],
)
def test_the_yearly_information_of_a_guarantor_waits(
    au: str, bond: str, billed: str, more: dict[str, str], since: str
) -> None:
    known = case(factures=BILLED % billed, debiteurs=DEBITEUR.rstrip(" ") + BOND % bond, **more)
    waits = [
        (one.choix.debiteur, str(one.depuis), one.optional)
        for one in planned(compute_case(known, office(), day(au)), office())
        if one.document == "information-annuelle-caution"
    ]
    assert waits == ([("Aline Caution", since, False)] if since else [])
