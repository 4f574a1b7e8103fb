"""Telephone numbers, of the French plan (Arcep) or international (ITU-T E.164); French ones are printed alike."""

import re
from typing import Annotated, Any

from generator.model.scalars.base import Scalar, refuse
from generator.model.scalars.text import SPACES, read_text

_GAP = rf"[{SPACES}.-]{{0,2}}"
_FRENCH = rf"(0|(\+|00){_GAP}33{_GAP}(\(0\){_GAP})?)[1-9]({_GAP}[0-9]){{8}}"
_FOREIGN = rf"\+{_GAP}(?!33)[1-9][0-9]{{0,2}}{_GAP}(\(0\){_GAP})?[0-9]({_GAP}[0-9]){{4,12}}"
_SHORT = rf"([13][0-9]{_GAP}[0-9]{{2}}|118{_GAP}[0-9]{{3}})"
_EXTENSION = rf"(,?[{SPACES}]?poste[{SPACES}][0-9]{{1,6}})?"
_TELEPHONE = rf"^\s*({_FRENCH}|{_FOREIGN}|{_SHORT}){_EXTENSION}\s*$"

_FRENCH_DIGITS, _LONGEST = 10, 15
_EXAMPLE = "Écrire par exemple 04 65 71 90 01, ou +32 2 000 00 00 pour l'étranger."


def _telephone(value: Any) -> str:
    text = read_text(value).strip()
    if not re.search(_TELEPHONE, text):
        raise refuse("telephone", f"« {text} » n'est pas un numéro de téléphone.", _remedy(text))
    number, _, extension = text.partition("poste")
    if found := re.fullmatch(_FRENCH, number.strip(f"{SPACES},")):
        digits = re.sub(r"\D", "", number)[-9:]
        start = f"0{digits[0]}" if found[1] == "0" else f"+33 {digits[0]}"
        number = " ".join([start, *(digits[place : place + 2] for place in range(1, 9, 2))])
    else:
        number = re.sub(rf"[{SPACES}]+", " ", number).strip(" ,")
    return f"{number} poste {extension.strip()}" if extension else number


def _remedy(text: str) -> str:
    """What to do: a zero lost by a spreadsheet, figures forgotten and two numbers on a line are seen at once."""
    digits = re.sub(r"[^0-9]", "", text)
    if len(digits) > _LONGEST:
        return "Écrire un seul numéro."
    if re.sub(rf"[{SPACES}.-]", "", text) != digits:
        return _EXAMPLE
    if len(digits) == _FRENCH_DIGITS - 1 and digits[0] != "0":
        pairs = " ".join(f"0{digits}"[place : place + 2] for place in range(0, _FRENCH_DIGITS, 2))
        return f"Le zéro du début manque : écrire {pairs}."
    if len(digits) != _FRENCH_DIGITS:
        return f"Un numéro français a dix chiffres, celui-ci {len(digits)}."
    return _EXAMPLE


Telephone = Annotated[
    str,
    Scalar(
        _telephone,
        {
            "type": ["string", "integer"],
            "minimum": 1000,  # an editor reads 0465719001 as a number
            "pattern": _TELEPHONE,
            "patternErrorMessage": _EXAMPLE,
            "examples": ["04 65 71 90 01"],
        },
    ),
]
