"""What a judgment of another State requires to be enforced here."""

from collections.abc import Iterator

from generator.documents.contexts.foreign import enforceable_here
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.findings import Finding
from generator.vocabulary import NatureTitre


def _enforceable_here(draft: Draft) -> Iterator[Finding]:
    """A foreign judgment comes with what makes it enforceable here; who enforces it will ask for it first."""
    titre = draft.titre
    if titre is not None and titre.nature is NatureTitre.JUGEMENT_ETRANGER and not enforceable_here(draft):
        yield draft.manque(
            ("pieces",),
            "jugement étranger : ni le certificat de l'État d'origine (règl. (UE) n° 1215/2012, art. 53, à vérifier), "
            "ni une décision d'exequatur n'est parmi les pièces.",
            "Verser celui des deux qui convient (nature : decision).",
        )


FORCE_EN_FRANCE = Requirement(
    "certificat-ou-exequatur", "Certificat ou exequatur d'un jugement étranger", _enforceable_here, dispensable=True
)
