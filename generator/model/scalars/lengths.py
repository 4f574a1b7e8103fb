"""Lengths of time as a contract says them."""

import re
from typing import Annotated, Any

from generator.model.scalars.base import Scalar, refuse
from generator.model.scalars.text import read_text

_LENGTH = r"\s*([1-9][0-9]{0,2})\s+(ans?|mois)\s*"


def _length(value: Any) -> str:
    """« 18 mois », « 2 ans »: one space between the number and its unit, as the tables of the law are written."""
    text = read_text(value)
    if (found := re.fullmatch(_LENGTH, text)) is None:
        raise refuse("duree", f"« {text} » n'est pas une durée.", "Écrire par exemple 2 ans ou 18 mois.")
    return f"{found[1]} {found[2]}"


Duree = Annotated[
    str,
    Scalar(
        _length,
        {
            "type": "string",
            "pattern": f"^{_LENGTH}$",
            "patternErrorMessage": "Écrire par exemple 2 ans ou 18 mois.",
            "examples": ["2 ans", "18 mois"],
        },
    ),
]
