"""Rates as a contract says them."""

import re
from decimal import Decimal
from typing import Annotated, Any

from generator.model.scalars.base import Scalar, refuse
from generator.model.scalars.text import read_text
from generator.vocabulary.rates import BaseTaux, FormuleTaux

_NUMBER = r"[0-9]{1,3}([.,][0-9]{1,4})?"
_MULTIPLE = r"[0-9]{1,2}([.,][0-9]{1,4})?\s*[xX×]\s*"
_BASE = r"([bB][cC][eE]|[tT][aA][uU][xX]-[lL][eE][gG][aA][lL])"
_POINTS = r"\s*\+\s*[0-9]{1,2}([.,][0-9]{1,4})?(\s+[pP][oO][iI][nN][tT][sS]?)?"
_RATE_FORMS = "« bce + 10 », « 12 % », « 3 x taux-legal » ou « taux-legal + 5 »"


def _decimal(text: str) -> Decimal:
    return Decimal(text.strip().replace(",", "."))


def parse_taux(text: str) -> FormuleTaux:
    """Read a rate formula: ``bce + 10``, ``12 %``, ``3 x taux-legal``, ``taux-legal + 5``.

    Raises:
        ValueError: a bare « legal » or « bce », or an unknown form; the message is French.
    """
    compact = re.sub(r"\s+", " ", text.strip().lower().replace("×", "x"))
    if compact in {"legal", "légal", "taux legal", "taux légal", "taux-legal", "taux-légal"}:
        others = "pour l'intérêt légal qu'un titre accorde, ôter « taux »"
        raise ValueError(f"« {text} » seul est ambigu. Pour des pénalités, écrire {_RATE_FORMS} ; {others}.")
    if re.fullmatch(rf"{_NUMBER} ?%", compact):
        return FormuleTaux(BaseTaux.FIXE, Decimal(0), _decimal(compact.removesuffix("%")))
    form = re.fullmatch(
        r"(?:(?P<multiple>[0-9]{1,2}(?:[.,][0-9]{1,4})?) ?x ?)?(?P<base>bce|taux-legal)"
        r"(?: ?\+ ?(?P<points>[0-9]{1,2}(?:[.,][0-9]{1,4})?)(?: points?)?)?",
        compact,
    )
    if form and (form["multiple"] or form["points"]):
        return FormuleTaux(BaseTaux(form["base"]), _decimal(form["multiple"] or "1"), _decimal(form["points"] or "0"))
    raise ValueError(f"« {text} » n'est pas un taux connu. Écrire {_RATE_FORMS}.")


def _rate(value: Any) -> FormuleTaux:
    if isinstance(value, FormuleTaux):
        return value
    try:
        return parse_taux(read_text(value))
    except ValueError as error:
        message, _, remedy = str(error).partition(". ")
        raise refuse("taux", f"{message}.", remedy) from None


def _fraction(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = read_text(value).strip()
    if not re.fullmatch(rf"{_NUMBER}\s*%", text):
        raise refuse("pourcentage", f"« {text} » n'est pas un pourcentage.", "Écrire par exemple 10 %.")
    return _decimal(text.removesuffix("%"))


Taux = Annotated[
    FormuleTaux,
    Scalar(
        _rate,
        {
            "type": "string",
            "pattern": rf"^\s*({_NUMBER}\s*%|{_MULTIPLE}{_BASE}({_POINTS})?|{_BASE}{_POINTS})\s*$",
            "patternErrorMessage": f"Écrire {_RATE_FORMS}.",
            "examples": ["bce + 10", "12 %", "3 x taux-legal"],
        },
    ),
]
Pourcentage = Annotated[
    Decimal,
    Scalar(
        _fraction,
        {
            "type": "string",
            "pattern": rf"^\s*{_NUMBER}\s*%\s*$",
            "patternErrorMessage": "Écrire par exemple 10 %.",
            "examples": ["10 %"],
        },
    ),
]
