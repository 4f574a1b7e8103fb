"""An order the creditor let go: unserved and sued, or lapsed and asked again (CPC 1409, 1411); served, it stands."""

import pytest

from generator.progress.asof import look
from generator.progress.orders import left_behind, orders
from tests.progress.cases import case, day, office

ORDER = "- {date: 2026-03-01, type: requete-injonction}\n- {date: 2026-03-10, type: ordonnance-injonction}\n"
SERVED = "- {date: 2026-03-20, type: signification, acte: ordonnance}\n"
SUED = "- {date: 2026-05-01, type: assignation}\n"
LAPSED = "2026-09-10"  # last day to serve it


@pytest.mark.parametrize(
    ("since", "left"),
    [
        ("", False),
        (SUED, True),
        (SERVED + SUED, False),
        (SUED.replace("05-01", "03-10"), False),  # of its day: of another claim
        ("- {date: 2026-09-11, type: requete-injonction}", True),
        (f"- {{date: {LAPSED}, type: requete-injonction}}", False),  # it could still be served
        (SERVED + "- {date: 2026-09-11, type: requete-injonction}", False),
    ],
)
def test_what_the_creditor_let_go_is_left_behind(since: str, *, left: bool) -> None:
    seen = look(case(ORDER + since), office(), day("2026-11-21"), None)
    assert left_behind(seen, orders(seen)[0]) is left
