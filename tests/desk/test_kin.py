"""What a debtor overpaid in his other cases, which a letter of this one looks at first."""

from pathlib import Path

from generator.desk.kin import kin
from tests.documents import sample

ORDER = """titres:
  - {nature: refere, juridiction: TAE, date: 2026-10-20, principal: 1000, executoire-le: 2026-10-20}
pieces:
  -"""


def test_above_a_provision_only_what_exceeds_the_rest_may_go_elsewhere(tmp_path: Path) -> None:
    """A letter of another case was refused: it was to be imputed there, or given back, and it was owed here."""
    home, text = sample.office_in(tmp_path), sample.base()
    for paid, credit in (
        ("3 700,00", "0.00"),
        ("4 200,00", "398.87"),
    ):  # 4 800 less 1 000 before the order, 1 000 granted
        later = f"paiements:\n  - date: 2026-11-04\n    montant: {paid}\n"
        other = text.replace("paiements:\n", later, 1).replace("pieces:\n  -", ORDER, 1)
        sample.from_text(home, other, "autre")
        case, ours, *_ = sample.from_text(home, text)
        assert f"{kin(case, ours, sample.AU).credit:.2f}" == credit
