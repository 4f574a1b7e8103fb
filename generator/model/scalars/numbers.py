"""Amounts, whole numbers, oui or non."""

import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic_core import PydanticCustomError

from generator.model.scalars.base import Scalar, refuse
from generator.model.scalars.text import SPACES, read_text
from generator.money import AmountError, parse_eur

LARGEST = Decimal("999999999999.99")  # euros: twelve figures before the comma
FORMAT = 1  # the format of the files this version reads and writes


def _amount(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = read_text(value)
    try:
        return parse_eur(text)
    except AmountError as error:
        raise _no_amount(text, error) from None


def _no_amount(text: str, error: AmountError) -> PydanticCustomError:
    """Why a text is no amount; of several reasons, the one that is easiest to see."""
    if re.search(r"[0-9]{13}", re.sub(rf"[{SPACES}]", "", text)):
        return refuse("montant", f"« {text} » est trop grand.", "Écrire au plus douze chiffres avant la virgule.")
    if re.fullmatch(r"[0-9 ]+[.,][0-9]{4,}|[0-9 ]*[0-9]{4,}[.,][0-9]{3}", text.strip()):
        return refuse(
            "montant", f"« {text} » a plus de deux décimales.", "Écrire les euros et les centimes : 4 800,00."
        )
    if any(sign.isdecimal() and not sign.isascii() for sign in text):
        return refuse("montant", f"« {text} » n'est pas écrit avec les chiffres 0 à 9.", "Le retaper.")
    message, _, remedy = str(error).partition(". ")
    return refuse("montant", f"{message}.", remedy)


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    answer = {"oui": True, "non": False}.get(text := read_text(value))
    if answer is None:
        raise refuse("oui_non", f"« {text} » n'est pas une réponse.", "Écrire oui ou non, en minuscules.")
    return answer


def _integer(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = read_text(value).strip()
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise refuse("entier", f"« {text} » n'est pas un nombre entier.", "Écrire des chiffres seulement.")
    return int(text)


def _format(value: Any) -> int:
    if _integer(value) != FORMAT:
        raise refuse("format", f"format {value} inconnu.", f"Écrire « format: {FORMAT} ».")
    return FORMAT


_UNGROUPED = r"[0-9]{1,12}([.,][0-9]{1,2})?"
_GROUPED = rf"[0-9]{{1,3}}([{SPACES}][0-9]{{3}}){{1,3}}([.,][0-9]{{1,2}})?"

Montant = Annotated[
    Decimal,
    Scalar(
        _amount,
        {
            "type": ["string", "number"],
            "minimum": 0,
            "maximum": float(LARGEST),
            "pattern": rf"^\s*({_UNGROUPED}|{_GROUPED})[{SPACES}]*€?\s*$",
            "patternErrorMessage": "Écrire un montant en euros, par exemple 4 800,00.",
            "examples": ["4 800,00"],
        },
    ),
]
OuiNon = Annotated[bool, Scalar(_yes_no, {"enum": ["oui", "non"]})]
Entier = Annotated[
    int,
    Scalar(
        _integer,
        {
            "type": ["integer", "string"],
            "pattern": r"^\s*[0-9]{1,9}\s*$",
            "minimum": 0,
            "maximum": 999_999_999,
            "patternErrorMessage": "Écrire un nombre entier.",
        },
    ),
]
Format = Annotated[int, Scalar(_format, {"enum": [FORMAT, str(FORMAT)]})]
