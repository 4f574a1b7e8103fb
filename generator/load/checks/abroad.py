"""What comes from another State: a judgment, whose times are not French."""

import re
from collections.abc import Iterator

from generator.case import Case
from generator.findings import Finding
from generator.model import Office
from generator.vocabulary import CONDAMNATIONS, NatureTitre

_COURTS = re.compile(
    r"\b(?:amtsgericht|landgericht|oberlandesgericht|bezirksgericht|handelsgericht|tribunale|juzgado|rechtbank|"
    r"(?:county|high|district|supreme) court|sąd|tribunal de l'entreprise|justice de paix|bruxelles|liège|anvers|namur|"
    r"charleroi|luxembourg|genève|lausanne|neuchâtel|fribourg|monaco|milano|milan|madrid|barcelone|lisbonne|londres|"
    r"berlin|francfort|montréal|dublin|athènes|vienne \(autriche\))\b",
    re.IGNORECASE,
)  # names no French court bears; a hint, not a list of courts


def judged_abroad(case: Case, _office: Office | None) -> Iterator[Finding]:
    """What a foreign judgment needs to be enforced here is another State's and a lawyer's; its court may tell it."""
    for rank, titre in enumerate(case.dossier.titres):
        if titre.nature is NatureTitre.JUGEMENT_ETRANGER:
            yield case.avertit(
                ("titres", rank, "nature"),
                "jugement étranger : ses délais de recours et de signification sont ceux de l'État d'origine, non "
                "calculés, et son exécution en France suppose dans l'Union le certificat de l'État d'origine (règl. "
                "(UE) n° 1215/2012, art. 53), ailleurs une décision d'exequatur (à vérifier).",
                "Verser cette pièce, et ne dire « executoire-le » qu'une fois l'avocat d'accord.",
            )
        elif titre.nature in CONDAMNATIONS and (found := _COURTS.search(titre.juridiction)):
            yield case.avertit(
                ("titres", rank, "juridiction"),
                f"« {found.group()} » paraît être une juridiction étrangère : les délais français n'y valent pas.",
                "Si elle l'est, écrire « nature: jugement-etranger ».",
            )
