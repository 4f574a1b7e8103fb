"""Which limits the insolvency of the debtor stops, and which ask something of a debtor who is no more: ``arrets.csv``.

``procedure``: the opening interrupts or forbids (C. com. L622-21); ``demande``: nothing is asked any more of a company
struck off the register. Each row is read the day before, then that day.
"""

import pytest

from generator.progress.types import Delai
from tests.progress.cases import at, case, day, limits
from tests.tables import read_table

ROWS = read_table(__file__, "arrets.csv")
OPENING = "- {date: %s, type: procedure-collective, nature: redressement, tribunal: TC}\n"
STRUCK = "- {date: %s, type: radiation-du-registre}\n"


def read(row: dict[str, str], event: str) -> list[Delai]:
    journal = f"{row['journal']}\n{event % row['au']}" if event else row["journal"]
    return limits(at(row["au"], case(journal, titres=row["titres"])), row["nature"])


@pytest.mark.parametrize("row", ROWS, ids=[row["nature"] for row in ROWS])
def test_what_stops_a_limit_is_said(row: dict[str, str]) -> None:
    (running,) = read(row, "")
    (insolvent,) = read(row, OPENING)
    assert (insolvent.date, insolvent.prudence) == (running.date, running.prudence), "counted without, by prudence"
    assert insolvent.explication[: len(running.explication)] == running.explication
    added = insolvent.explication[len(running.explication) :]
    opened = f"Procédure collective ouverte le {day(row['au']):%d/%m/%Y} : l'action est interrompue ou interdite"
    assert [one.startswith(opened) and "(C. com., art. L622-21)" in one for one in added] == (
        [True] if row["procedure"] == "oui" else []
    )
    (gone,) = read(row, STRUCK)
    assert (gone.date, gone.prudence) == (running.date, running.prudence)
    told = f"Radiation du registre le {day(row['au']):%d/%m/%Y} : plus rien n'est demandé à ce débiteur."
    assert gone.consequence == (told if row["demande"] == "oui" else running.consequence)
