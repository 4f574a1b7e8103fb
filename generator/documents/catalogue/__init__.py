"""The catalogue, in the order of the ladder: the list an office chooses from."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.documents.catalogue import actes, amiable, cautions, judiciaire, recus, suites
from generator.documents.document import Document

PARTS: Mapping[str, tuple[Document, ...]] = MappingProxyType(
    {
        "Relancer et mettre en demeure": amiable.DOCUMENTS,
        "La caution": cautions.DOCUMENTS,
        "Échéancier, prélèvement, données personnelles": suites.DOCUMENTS,
        "Paiements reçus et mainlevée": recus.DOCUMENTS,
        "Transiger, assigner, conserver": actes.DOCUMENTS,
        "Saisir, exécuter, remettre le dossier, déclarer": judiciaire.DOCUMENTS,
    }
)

CATALOGUE: Mapping[str, Document] = MappingProxyType(
    {entry.identifiant: entry for part in PARTS.values() for entry in part}
)
