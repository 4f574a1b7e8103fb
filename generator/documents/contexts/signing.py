"""Who signs a document: said here alone, for its paper and for the lists that tell whose signature it waits for."""

from generator.documents.contexts.counsel import counsel
from generator.documents.document import Destinataire, Document, Signature
from generator.documents.draft import Draft
from generator.vocabulary import QualiteCabinet


def signed_by(document: Document, draft: Draft) -> Signature:
    """Who signs it: what the creditor would sign, his lawyer or his collection company signs when it writes for him.

    A judge is seised by the lawyer the act names, else by the creditor, whoever writes his letters.
    """
    if document.signature is not Signature.CREANCIER:
        return document.signature
    if document.destinataire is Destinataire.JURIDICTION:
        named = document.avocat(draft) if document.avocat else counsel(draft, needed=False)
        return Signature.AVOCAT if named else Signature.CREANCIER
    if draft.office.cabinet.qualite is QualiteCabinet.AVOCAT:
        return Signature.AVOCAT
    return Signature.RECOUVREMENT if draft.recouvreur else Signature.CREANCIER
