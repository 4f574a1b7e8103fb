"""The catalogue, in the order of the ladder: the list an office chooses from."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.documents.catalogue import actes, amiable, judiciaire, recus, suites
from generator.documents.document import Document

CATALOGUE: Mapping[str, Document] = MappingProxyType(
    {
        entry.identifiant: entry
        for entry in (*amiable.DOCUMENTS, *suites.DOCUMENTS, *recus.DOCUMENTS, *actes.DOCUMENTS, *judiciaire.DOCUMENTS)
    }
)
