"""Cases already loaded, as a bank statement is held against them."""

import datetime as dt
from collections.abc import Sequence

from generator.case import Case
from generator.desk.owing import Portefeuille, alike, known_of
from generator.model import Office


def held_of(cases: Sequence[Case], broken: Sequence[str], office: Office, au: dt.date) -> Portefeuille:
    by_reference = {case.dossier.reference: case for case in cases}
    return Portefeuille(
        [known_of(case) for case in cases],
        broken,
        by_reference.__getitem__,
        lambda wanted: [one for case in cases for one in alike(case, office, au, wanted)],
    )
