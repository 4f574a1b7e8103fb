"""When a guarantor is to be told of the debt."""

import datetime as dt


def civ_2302_information(day: dt.date) -> dt.date:
    """Last day to tell a guarantor, in the year of a day, what was owed on 31 December before (C. civ., art. 2302).

    Applied: each year, before 31 March (paragraph 1). Waived: a company that guarantees a credit (paragraph 2): no such
    family.
    """
    return dt.date(day.year, 3, 30)
