"""The record every block of the YAML is, and the refusal every scalar raises."""

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError


def kebab(name: str) -> str:
    """Name of the YAML key for a field: ``code_postal`` is typed ``code-postal``."""
    return name.rstrip("_").replace("_", "-")


class Base(BaseModel):
    """Frozen record whose YAML keys are its fields in kebab-case; unknown keys are refused."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=kebab, populate_by_name=True, str_strip_whitespace=True
    )


def refuse(code: str, message: str, remedy: str = "", key: str = "") -> PydanticCustomError:
    """Build the error of a value or of a record: stable code, French sentence, what to do, the key of the record."""
    context = {"phrase": message, "remede": remedy, "cle": key}
    return PydanticCustomError(f"recouvre_{code}", "{phrase} {remede}", context)
