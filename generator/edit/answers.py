"""Whether a value may be that of a key, before the element it is of is whole."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from generator.edit import list_of
from generator.edit.emit import plain
from generator.load.places import locate
from generator.load.typed import translate
from generator.model import Dossier


def refusal(section: str, element: Mapping[str, Any], key: str) -> str:
    """Why what is said at a key cannot stand, whatever the others say; empty when it can.

    ``section`` is the list of the case that the element is of, ``element`` its keys said so far.
    """
    try:
        list_of(section).validate_python([plain(element)], by_alias=True, by_name=False)
    except ValidationError as wrong:
        for error in wrong.errors(include_url=False):
            place = (section, *error["loc"])
            spot = locate(Dossier, place)
            if key in spot.path and error["type"] != "missing":
                said = translate(error["type"], error, spot, locate(Dossier, place[:-1]))
                return f"{said.message} {said.remedy}".rstrip()
    return ""
