"""Charges of co-ownership: what a document rests on and nobody here has read, told to whoever signs it."""

from collections.abc import Iterator

from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.whom import AT_LAW
from generator.findings import Finding
from generator.law.costs import LOI_65_557_10_1
from generator.vocabulary import Famille

_ACTS = AT_LAW | {"requete-saisie-conservatoire"}
_WHERE = ("creance", "famille")
_REMEDY = "Relire ces textes sur Légifrance avant de signer ou d'envoyer."


def _unread(draft: Draft) -> Iterator[Finding]:
    """The cause and the court an act tells, the costs any document asks for."""
    if draft.dossier.creance.famille is Famille.CHARGES_DE_COPROPRIETE and draft.document in _ACTS:
        yield draft.case.avertit(
            _WHERE,
            "la cause que dit cet acte (loi n° 65-557, art. 10) et le tribunal saisi, celui du lieu de l'immeuble "
            "(décret n° 67-223, art. 61-1, et 60 pour une injonction de payer), reposent sur des textes non relus : à "
            "vérifier.",
            _REMEDY,
        )
    if any(poste.reference.article == LOI_65_557_10_1 for poste in draft.decompte.postes):
        yield draft.case.avertit(
            _WHERE,
            "frais de mise en demeure ou de relance mis à la charge du copropriétaire (loi n° 65-557, art. 10-1, à "
            "vérifier : texte non relu).",
            _REMEDY,
        )


CHARGES_A_VERIFIER = Requirement("charges-a-verifier", "Charges de copropriété : textes à vérifier", _unread)
