"""What a claim may not bear, or rests on a text nobody here has read, told to whoever signs what asks for it."""

from collections.abc import Iterator

from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.whom import AT_LAW
from generator.findings import Finding
from generator.law.costs import LOI_65_557_10_1
from generator.phrases import lower_first
from generator.statement.regime import CATEGORY_UNSURE, FIELD_UNSURE
from generator.vocabulary import Famille

_ACTS = AT_LAW | {"requete-saisie-conservatoire"}
_WHERE = ("creance", "famille")
_REREAD = "Relire ces textes sur Légifrance avant de signer ou d'envoyer."
_REMEDIES = {
    FIELD_UNSURE: "Dire la famille de la créance, ou faire vérifier par un avocat que ces sommes sont dues.",
    CATEGORY_UNSURE: "Faire vérifier par un avocat le taux de l'intérêt légal ; l'autre chiffre est au décompte.",
}


def _charges(draft: Draft) -> Iterator[Finding]:
    """The cause and the court an act tells, the costs any document asks for."""
    if draft.dossier.creance.famille is Famille.CHARGES_DE_COPROPRIETE and draft.document in _ACTS:
        yield draft.case.avertit(
            _WHERE,
            "la cause que dit cet acte (loi n° 65-557, art. 10) et le tribunal saisi, celui du lieu de l'immeuble "
            "(décret n° 67-223, art. 61-1, et 60 pour une injonction de payer), reposent sur des textes non relus : à "
            "vérifier.",
            _REREAD,
        )
    if any(poste.reference.article == LOI_65_557_10_1 for poste in draft.decompte.postes):
        yield draft.case.avertit(
            _WHERE,
            "frais de mise en demeure ou de relance mis à la charge du copropriétaire (loi n° 65-557, art. 10-1, à "
            "vérifier : texte non relu).",
            _REREAD,
        )


def _accessories(draft: Draft) -> Iterator[Finding]:
    """The décompte says so in its remarks, which a letter does not print; not of what a title has judged."""
    for one in draft.decompte.remarques if draft.lignes else ():
        for end, remedy in _REMEDIES.items():
            if one.endswith(end):
                yield draft.case.avertit(("creance", "famille"), lower_first(one), remedy)


CHARGES_A_VERIFIER = Requirement("charges-a-verifier", "Charges de copropriété : textes à vérifier", _charges)
PENALITES_A_VERIFIER = Requirement("penalites-a-verifier", "Pénalités : famille ou taux à vérifier", _accessories)
