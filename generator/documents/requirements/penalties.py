"""Penalties, or a rate, counted of a claim that may not bear them, told to whoever signs what asks for them."""

from collections.abc import Iterator

from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.findings import Finding
from generator.phrases import lower_first
from generator.statement.regime import CATEGORY_UNSURE, FIELD_UNSURE

_REMEDIES = {
    FIELD_UNSURE: "Dire la famille de la créance, ou faire vérifier par un avocat que ces sommes sont dues.",
    CATEGORY_UNSURE: "Faire vérifier par un avocat le taux de l'intérêt légal ; l'autre chiffre est au décompte.",
}


def _unsure(draft: Draft) -> Iterator[Finding]:
    """The décompte says so in its remarks, which a letter does not print; not of what a title has judged."""
    for one in draft.decompte.remarques if draft.lignes else ():
        for end, remedy in _REMEDIES.items():
            if one.endswith(end):
                yield draft.case.avertit(("creance", "famille"), lower_first(one), remedy)


PENALITES_A_VERIFIER = Requirement("penalites-a-verifier", "Pénalités : famille ou taux à vérifier", _unsure)
