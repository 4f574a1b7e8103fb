"""What a judge asks of the adversary: his day is on the agenda, past it is left to be asked for, late it is told."""

import pytest

from generator.desk.agenda import coming
from generator.load.checks.dates import what_a_judge_asks_has_its_day
from tests.progress.cases import at, case, day, limit, limits, office

SUED = """\
- {date: 2026-08-01, type: assignation, rg: W1, juridiction: TAE de Lyon, au: 2026-09-15}
- {date: 2026-08-02, type: placement}
"""
ASKED = "- {{date: 2026-09-15, type: renvoi, a-faire: conclure, a-faire-par: debiteur, avant-le: 2026-11-29{}}}\n"


def test_his_day_is_on_the_agenda_and_is_no_limit_of_the_creditor() -> None:
    known = case(SUED + ASKED.format(""))
    found = limit(at("2026-11-29", known), "delai-du-juge")
    assert (found.a_charge_de, str(found.date), str(found.prudence)) == ("debiteur", "2026-11-29", "2026-11-29")
    assert found.titre == "Délai fixé par le juge à l'adversaire le 15/09/2026"
    assert found.intitule in [one.titre for one in coming(known, office(), day("2026-11-01"), 30).lignes]


@pytest.mark.parametrize(
    ("done", "since", "au", "left", "late"),
    [
        ("", "", "2026-11-29", "", ""),
        ("", "", "2026-11-30", "2026-11-30", ""),
        (", fait-le: 2026-11-28", "", "2026-11-30", "", ""),
        (", fait-le: 2026-12-02", "", "2026-12-01", "2026-11-30", ""),  # not known yet
        (", fait-le: 2026-12-02", "", "2026-12-03", "", "2026-12-02"),
        ("", "- {date: 2026-12-01, type: jugement, rg: W1}\n", "2026-12-03", "", ""),  # judged since
    ],
)
def test_past_it_is_left_to_be_asked_for(done: str, since: str, au: str, left: str, late: str) -> None:
    """Nothing could say it: the day a judge gives was the creditor's alone."""
    now = at(au, case(SUED + ASKED.format(done) + since))
    told = [str(one.depuis) for one in now.restes if "Délai donné à l'adversaire" in one.titre]
    assert told == [one for one in [left] if one]
    assert [str(one.fait_le) for one in now.retards if one.a_charge_de == "debiteur"] == [one for one in [late] if one]
    assert len(limits(now, "delai-du-juge")) == (au <= "2026-11-29" and not done)


def test_whom_it_is_asked_of_says_its_day() -> None:
    undated = ASKED.format("").replace(", avant-le: 2026-11-29", "")
    for told in (undated, undated.replace("a-faire: conclure, ", "")):
        (found,) = what_a_judge_asks_has_its_day(case(SUED + told), None)
        assert "n'est pas à l'agenda" in found.message
