"""The day a draft is arrêté: the same whatever day it is looked at, once nothing lacks."""

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from generator.build import planning
from generator.build.planning import Planned, arrete

OWN_DAY = dt.date(2026, 10, 1)


def _seen(day: dt.date) -> Any:
    return SimpleNamespace(case=None, situation=SimpleNamespace(au=day))


@pytest.mark.parametrize("wait", [0, 1, 6, 7, 20, 51])
def test_a_draft_is_dated_by_the_first_day_on_which_nothing_lacked(wait: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dt.date] = []

    def compute(_case: Any, _office: Any, day: dt.date, **_options: Any) -> Any:
        asked.append(day)
        return _seen(day)

    ready = OWN_DAY + dt.timedelta(wait)
    monkeypatch.setattr(planning, "compute_case", compute)
    monkeypatch.setattr(planning, "lacking", lambda seen, *_: [] if seen.situation.au >= ready else ["wait"])
    for later in range(60):
        asked.clear()
        found = arrete(_seen(ready + dt.timedelta(later)), None, Planned("relance-courriel", OWN_DAY))  # type: ignore[arg-type]
        assert found == ready
        assert len(asked) <= 8, "a few days are tried, not all"
