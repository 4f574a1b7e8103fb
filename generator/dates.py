"""A date typed in French, as the files hold it."""

import datetime as dt
import re

_FRENCH_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def iso(text: str) -> str:
    """« 3/12/2026 » as ``2026-12-03``; anything else, or a day that does not exist, as typed: the model says so."""
    found = _FRENCH_DATE.fullmatch(text.strip())
    try:
        return dt.date(int(found[3]), int(found[2]), int(found[1])).isoformat() if found else text
    except ValueError:
        return text
