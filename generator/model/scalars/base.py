"""The record every block of the YAML is, how a scalar is read, and the refusal every scalar raises."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from pydantic import BaseModel, ConfigDict
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


def kebab(name: str) -> str:
    """Name of the YAML key for a field: ``code_postal`` is typed ``code-postal``."""
    return name.rstrip("_").replace("_", "-")


class Base(BaseModel):
    """Frozen record whose YAML keys are its fields in kebab-case; unknown keys are refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=kebab,
        populate_by_name=True,
        defer_build=True,  # a record inside another is checked by the outer one: its own validator is rarely asked for
    )


class Scalar(Struct, frozen=True, eq=False):
    """What pydantic is told of a scalar: the function that types it, alone, and what an editor knows of it.

    ``read`` takes the text of the YAML, or the value itself when the record is built in Python; ``schema`` is the JSON
    Schema that says the same.
    """

    read: Callable[[Any], Any]
    schema: dict[str, Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _schema: Any, _handler: Any) -> dict[str, Any]:
        return dict(self.schema)


def refuse(code: str, message: str, remedy: str = "", key: str = "") -> PydanticCustomError:
    """Build the error of a value or of a record: stable code, French sentence, what to do, the key of the record."""
    context = {"phrase": message, "remede": remedy, "cle": key}
    return PydanticCustomError(f"recouvre_{code}", "{phrase} {remede}", context)
