"""Scalars of the YAML: every value arrives as text and is typed here.

Each validator raises ``PydanticCustomError`` whose type starts with ``recouvre_`` and whose message is one French
sentence with its remedy; ``load`` adds the position. The JSON Schema beside each type accepts what a YAML editor
may have read as a number or a boolean.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError
from stdnum import iban as stdnum_iban
from stdnum.exceptions import ValidationError
from stdnum.fr import siren as stdnum_siren
from stdnum.fr import siret as stdnum_siret

from generator.money import AmountError, parse_eur
from generator.vocabulary import BaseTaux, FormuleTaux

EARLIEST = date(1990, 1, 1)
EARLIEST_BIRTH = date(1900, 1, 1)
LATEST = date(2100, 12, 31)


def kebab(name: str) -> str:
    """Name of the YAML key for a field: ``code_postal`` is typed ``code-postal``."""
    return name.rstrip("_").replace("_", "-")


class Base(BaseModel):
    """Frozen record whose YAML keys are its fields in kebab-case; unknown keys are refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=kebab, populate_by_name=True, str_strip_whitespace=True
    )


def refuse(code: str, message: str) -> PydanticCustomError:
    """Build the error of a scalar: stable code, French sentence."""
    return PydanticCustomError(f"recouvre_{code}", "{phrase}", {"phrase": message})


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        raise refuse("texte", "un texte est attendu ici, pas une liste ni un bloc.")
    if not value.strip():
        raise refuse("vide", "la valeur est vide. Écrire une valeur ou retirer la ligne.")
    return unicodedata.normalize("NFC", value)


def _date(value: Any) -> Any:
    return _date_from(value, EARLIEST)


def _birth_date(value: Any) -> Any:
    return _date_from(value, EARLIEST_BIRTH)


def _date_from(value: Any, earliest: date) -> Any:
    if isinstance(value, date):
        return value
    text = _text(value).strip()
    if french := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        day, month, year = french.groups()
        raise refuse("date", f"« {text} » : écrire la date {year}-{int(month):02d}-{int(day):02d} (AAAA-MM-JJ).")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise refuse("date", f"« {text} » n'est pas une date. Écrire une date AAAA-MM-JJ.")
    try:
        parsed = date.fromisoformat(text)
    except ValueError:
        raise refuse("date", f"« {text} » n'existe pas au calendrier. Écrire une date AAAA-MM-JJ.") from None
    if not earliest <= parsed <= LATEST:
        raise refuse("date", f"« {text} » est hors de la période admise ({earliest.year} à 2100). Vérifier l'année.")
    return parsed


def _amount(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value
    try:
        return parse_eur(_text(value))
    except AmountError as error:
        raise refuse("montant", str(error)) from None


def _yes_no(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    answer = {"oui": True, "non": False}.get(_text(value).strip().lower())
    if answer is None:
        raise refuse("oui_non", f"« {value} » : répondre oui ou non.")
    return answer


def _integer(value: Any) -> Any:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _text(value).strip()
    if not re.fullmatch(r"\d{1,9}", text):
        raise refuse("entier", f"« {text} » n'est pas un nombre entier.")
    return int(text)


def _siren(value: Any) -> Any:
    text = re.sub(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", "", _text(value))
    try:
        return str(stdnum_siren.validate(text))
    except ValidationError:
        raise refuse("siren", f"« {value} » n'est pas un SIREN : neuf chiffres et une clé. Vérifier.") from None


def _siret(value: Any) -> Any:
    text = re.sub(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", "", _text(value))
    try:
        return str(stdnum_siret.validate(text))
    except ValidationError:
        raise refuse("siret", f"« {value} » n'est pas un SIRET : quatorze chiffres et une clé. Vérifier.") from None


def _iban(value: Any) -> Any:
    try:
        return str(stdnum_iban.validate(_text(value), check_country=False))
    except ValidationError:
        raise refuse("iban", f"« {value} » n'est pas un IBAN valable. Recopier le RIB.") from None


def _postcode(value: Any) -> Any:
    text = _text(value).strip()
    if not re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z \-]{1,9}", text):
        raise refuse("code_postal", f"« {text} » n'est pas un code postal.")
    return text


def _email(value: Any) -> Any:
    text = _text(value).strip()
    if not re.fullmatch(r"[^@\s<>,;:\"()\[\]\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", text):
        raise refuse("courriel", f"« {text} » n'est pas une adresse de courriel.")
    return text


def _slug(value: Any) -> Any:
    text = _text(value).strip()
    if not re.fullmatch(r"[a-z0-9]+(?:[.-][a-z0-9]+)*", text):
        raise refuse("identifiant", f"« {text} » : écrire en minuscules sans accent ni espace, avec des tirets.")
    return text


def _percent(text: str) -> Decimal | None:
    match = re.fullmatch(r"(\d{1,3}(?:[.,]\d{1,4})?)", text.strip())
    return Decimal(match.group(1).replace(",", ".")) if match else None


def parse_taux(text: str) -> FormuleTaux:
    """Read a rate formula: ``bce + 10``, ``12 %``, ``3 x taux-legal``, ``taux-legal + 5``.

    Raises:
        ValueError: a bare « legal » or « bce », or an unknown form; the message is French.
    """
    compact = re.sub(r"\s+", " ", text.strip().lower().replace("×", "x"))
    if compact in {"legal", "légal", "taux legal", "taux légal", "taux-legal", "taux-légal"}:
        raise ValueError(
            f"« {text} » seul est ambigu : pour des pénalités, écrire « bce + 10 », « 3 x taux-legal » ou « 12 % »."
        )
    if compact.endswith("%") and (fixed := _percent(compact[:-1])) is not None:
        return FormuleTaux(BaseTaux.FIXE, Decimal(0), fixed)
    form = re.fullmatch(
        r"(?:(\d+(?:[.,]\d+)?) ?x ?)?(bce|taux-legal)(?: ?\+ ?(\d{1,2}(?:[.,]\d+)?)(?: points?)?)?", compact
    )
    if form and (form.group(1) or form.group(3)):
        multiple = Decimal((form.group(1) or "1").replace(",", "."))
        points = Decimal((form.group(3) or "0").replace(",", "."))
        return FormuleTaux(BaseTaux(form.group(2)), multiple, points)
    raise ValueError(
        f"« {text} » n'est pas un taux connu : écrire « bce + 10 », « 12 % », « 3 x taux-legal » ou « taux-legal + 5 »."
    )


def _rate(value: Any) -> Any:
    if isinstance(value, FormuleTaux):
        return value
    try:
        return parse_taux(_text(value))
    except ValueError as error:
        raise refuse("taux", str(error)) from None


def _fraction(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value
    text = _text(value).strip()
    percent = _percent(text.removesuffix("%"))
    if percent is None or not text.endswith("%"):
        raise refuse("pourcentage", f"« {text} » n'est pas un pourcentage. Écrire par exemple 10 %.")
    return percent


_SCALAR = ["string", "number", "integer", "boolean"]  # what an editor may read where we read text

Texte = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": _SCALAR, "pattern": r"\S"})]
DateISO = Annotated[
    date,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
DateNaissance = Annotated[
    date,
    BeforeValidator(_birth_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Montant = Annotated[
    Decimal,
    BeforeValidator(_amount),
    WithJsonSchema(
        {
            "type": ["string", "number"],
            "minimum": 0,
            "pattern": "^\\d+([.,]\\d{1,2})?( ?€)?$|^\\d{1,3}([ \u00a0\u202f]\\d{3})+([.,]\\d{1,2})?( ?€)?$",
        }
    ),
]
OuiNon = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["oui", "non"]})]
Entier = Annotated[
    int, BeforeValidator(_integer), WithJsonSchema({"type": ["integer", "string"], "pattern": r"^\d{1,9}$"})
]
Siren = Annotated[
    str, BeforeValidator(_siren), WithJsonSchema({"type": ["string", "integer"], "pattern": r"^(\s*\d){9}\s*$"})
]
Siret = Annotated[
    str, BeforeValidator(_siret), WithJsonSchema({"type": ["string", "integer"], "pattern": r"^(\s*\d){14}\s*$"})
]
Iban = Annotated[
    str, BeforeValidator(_iban), WithJsonSchema({"type": "string", "pattern": r"^[A-Za-z]{2}\d{2}[A-Za-z0-9 ]{8,40}$"})
]
CodePostal = Annotated[
    str,
    BeforeValidator(_postcode),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^[0-9A-Za-z][0-9A-Za-z \-]{1,9}$"}),
]
Courriel = Annotated[str, BeforeValidator(_email), WithJsonSchema({"type": "string", "format": "email"})]
Slug = Annotated[
    str,
    BeforeValidator(_slug),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^[a-z0-9]+([.-][a-z0-9]+)*$"}),
]
Taux = Annotated[FormuleTaux, BeforeValidator(_rate), WithJsonSchema({"type": "string"})]
Pourcentage = Annotated[
    Decimal, BeforeValidator(_fraction), WithJsonSchema({"type": "string", "pattern": r"^\d{1,3}([.,]\d{1,4})? ?%$"})
]
