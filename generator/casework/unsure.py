"""A document that a professional signs or is sent, while the file of one of them cannot be read."""

from generator.documents import Document
from generator.documents.document import Destinataire
from generator.documents.draft import Draft
from generator.findings import Finding
from generator.vocabulary import QualiteCabinet


def by_nobody_sure(entry: Document, draft: Draft) -> list[Finding]:
    """The errors of the intervenants, for a document whose lawyer, commissaire or company the case does not name.

    The only other of his profession would be written to in his place.
    """
    office, quality = draft.office, draft.office.cabinet.qualite
    if not office.unread:
        return []
    roles = {entry.destinataire.role} - {""}
    if entry.destinataire is Destinataire.JURIDICTION or entry.par_avocat(office):
        roles.add("avocat")
    if quality is QualiteCabinet.AVOCAT:
        roles.discard("avocat")  # the office itself
    ours = quality is not QualiteCabinet.SOCIETE_DE_RECOUVREMENT or draft.recouvreur is not None
    if ours and all(draft.intervenant(role) is not None for role in roles):
        return []
    return [one for told in office.unread.values() for one in told]
