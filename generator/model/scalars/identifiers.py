"""Numbers with a key (SIREN, SIRET, IBAN, SEPA creditor identifier) or a plan (BIC)."""

import re
from typing import Annotated, Any

from stdnum import bic as stdnum_bic
from stdnum import iban as stdnum_iban
from stdnum.eu import at_02 as stdnum_ics
from stdnum.exceptions import ValidationError
from stdnum.fr import siren as stdnum_siren
from stdnum.fr import siret as stdnum_siret

from generator.model.scalars.base import Scalar, refuse
from generator.model.scalars.text import SPACES, read_text


def _digits(value: Any, count: int) -> str | None:
    """The digits of a number written in groups, when there are as many as needed."""
    text = re.sub(r"\s", "", read_text(value))
    return text if re.fullmatch(rf"[0-9]{{{count}}}", text) else None


def _siren(value: Any) -> str:
    digits = _digits(value, 9)
    if (siren := siren_of(text := read_text(value))) != text:
        raise refuse("siren", f"« {value} » est un SIRET, le numéro d'un établissement.", f"Écrire « {siren} ».")
    if digits is None or not stdnum_siren.is_valid(digits):
        remedy = (
            "Recopier les neuf chiffres du Kbis : la clé est fausse." if digits else "Écrire les neuf chiffres du Kbis."
        )
        raise refuse("siren", f"« {value} » n'est pas un SIREN.", remedy)
    return digits


def siren_of(text: str) -> str:
    """The SIREN that a sound SIRET begins with; anything else as it is."""
    digits = re.sub(r"\s", "", text)
    is_siret = re.fullmatch(r"[0-9]{14}", digits) and stdnum_siret.is_valid(digits)
    return digits[:9] if is_siret else text


def _siret(value: Any) -> str:
    digits = _digits(value, 14)
    if digits is None or not stdnum_siret.is_valid(digits):
        remedy = "Recopier les quatorze chiffres : la clé est fausse." if digits else "Écrire les quatorze chiffres."
        raise refuse("siret", f"« {value} » n'est pas un SIRET.", remedy)
    return digits


_IBAN = rf"^\s*[A-Za-z]{{2}}[0-9]{{2}}([{SPACES}]?[A-Za-z0-9]){{11,30}}\s*$"


def _iban(value: Any) -> str:
    text = read_text(value)
    try:
        if re.search(_IBAN, text):
            return str(stdnum_iban.validate(re.sub(r"\s", "", text), check_country=False))
    except ValidationError:
        pass  # the key or the structure of the country is wrong: same sentence as a wrong form
    raise refuse("iban", f"« {text} » n'est pas un IBAN valable.", f"Recopier le RIB{_length_told(text)}.")


_FRENCH_IBAN = 27  # characters


def _length_told(text: str) -> str:
    """What is wrong with the length of a French IBAN: a group forgotten or typed twice is then quickly found."""
    typed = re.sub(r"\s", "", text)
    if not typed.upper().startswith("FR") or len(typed) == _FRENCH_IBAN:
        return ""
    return f" : un IBAN français a {_FRENCH_IBAN} caractères, celui-ci {len(typed)}"


_BIC = rf"^\s*[A-Za-z]{{4}}[{SPACES}]?[A-Za-z]{{2}}[{SPACES}]?[A-Za-z0-9]{{2}}([{SPACES}]?[A-Za-z0-9]{{3}})?\s*$"


def _bic(value: Any) -> str:
    text = read_text(value)
    try:
        if re.search(_BIC, text):
            return str(stdnum_bic.validate(re.sub(r"\s", "", text)))
    except ValidationError:
        pass  # no such country: same sentence as a wrong form
    typed = len(re.sub(r"\s", "", text))
    told = "" if typed in {8, 11} else f" : il a 8 ou 11 caractères, celui-ci {typed}"
    raise refuse("bic", f"« {text} » n'est pas un BIC.", f"Recopier celui du RIB{told}.")


_ICS = rf"^\s*[A-Za-z]{{2}}[{SPACES}]?[0-9]{{2}}[{SPACES}]?[A-Za-z0-9]{{3}}([{SPACES}]?[A-Za-z0-9]){{1,28}}\s*$"


def _ics(value: Any) -> str:
    text = read_text(value)
    try:
        if re.search(_ICS, text):
            return str(stdnum_ics.validate(re.sub(r"\s", "", text).upper()))
    except ValidationError:
        pass  # the key is wrong: same sentence as a wrong form
    raise refuse(
        "ics", f"« {text} » n'est pas un identifiant créancier SEPA.", "Recopier l'ICS attribué par la banque."
    )


def _grouped_digits(count: int, words: str) -> dict[str, Any]:
    """Schema of digits that may be written in groups."""
    return {
        "type": ["string", "integer"],
        "pattern": rf"^\s*([0-9]\s*){{{count}}}$",
        "minimum": 0,
        "maximum": 10**count - 1,
        "patternErrorMessage": f"Écrire les {words} chiffres.",
    }


Siren = Annotated[str, Scalar(_siren, _grouped_digits(9, "neuf"))]
Siret = Annotated[str, Scalar(_siret, _grouped_digits(14, "quatorze"))]
Iban = Annotated[
    str,
    Scalar(_iban, {"type": "string", "pattern": _IBAN, "patternErrorMessage": "Recopier l'IBAN du RIB."}),
]
Bic = Annotated[
    str,
    Scalar(_bic, {"type": "string", "pattern": _BIC, "patternErrorMessage": "Recopier le BIC du RIB."}),
]
Ics = Annotated[
    str,
    Scalar(_ics, {"type": "string", "pattern": _ICS, "patternErrorMessage": "Recopier l'ICS attribué par la banque."}),
]
