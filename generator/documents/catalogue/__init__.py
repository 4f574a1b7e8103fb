"""The catalogue, in the order of the ladder: the list an office chooses from."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.documents.catalogue import actes, amiable, cautions, judiciaire, recus, suites
from generator.documents.document import Document

_PARTS = (amiable, cautions, suites, recus, actes, judiciaire)

CATALOGUE: Mapping[str, Document] = MappingProxyType(
    {entry.identifiant: entry for part in _PARTS for entry in part.DOCUMENTS}
)
