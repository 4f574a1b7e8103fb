"""What a debtor answers with: an entrepreneur individuel has had two estates since 15 May 2022."""

import datetime as dt
from enum import StrEnum

SEPARATE_SINCE = dt.date(2022, 5, 15)  # loi n° 2022-172 of 14 February 2022


class Gage(StrEnum):
    """The estate a debt is recovered on."""

    TOUS = "tous ses biens"
    PROFESSIONNEL = "patrimoine professionnel"
    PERSONNEL = "patrimoine personnel"


def com_l526_22_gage(naissance: dt.date, *, professionnelle: bool) -> Gage:
    """Estate of an entrepreneur individuel that answers for a debt born on a day (C. com., art. L526-22).

    Applied: a debt of the business born since 15 May 2022 is recovered on the professional estate, any other on the
    personal one; one born before, on both. Waived: what the text keeps apart (renunciation of L526-25, fraud, tax and
    social debts, a personal estate that does not suffice, the end of the business): told, to be verified.
    """
    if naissance < SEPARATE_SINCE:
        return Gage.TOUS
    return Gage.PROFESSIONNEL if professionnelle else Gage.PERSONNEL
