"""Penalties counted of a claim that may not bear them, told to whoever signs what asks for them."""

from collections.abc import Iterator

from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.findings import Finding
from generator.phrases import lower_first
from generator.statement.regime import FIELD_UNSURE


def _field_unsure(draft: Draft) -> Iterator[Finding]:
    """The décompte says so in its remarks, which a letter does not print; not of what a title has judged."""
    if draft.lignes:
        for one in draft.decompte.remarques:
            if one.endswith(FIELD_UNSURE):
                yield draft.case.avertit(
                    ("creance", "famille"),
                    lower_first(one),
                    "Dire la famille de la créance, ou faire vérifier par un avocat que ces sommes sont dues.",
                )


PENALITES_A_VERIFIER = Requirement("penalites-a-verifier", "Pénalités : famille à vérifier", _field_unsure)
