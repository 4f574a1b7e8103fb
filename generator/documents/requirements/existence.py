"""Nothing is written to the dead, nor to a company that is no more, nor asked of them in an act."""

from collections.abc import Iterator

from generator.documents import bases
from generator.documents.contexts import execution
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.requirements.holds import way_out
from generator.findings import Finding
from generator.model import FaitDeces
from generator.progress.existence import absence
from generator.vocabulary import Fait

# For someone else than the debtor: a lawyer, the organs of his collective proceedings, who lifts what was seized.
WITHOUT_HIM = frozenset(
    {"transmission-avocat", "declaration-creance", "revendication", "certificat-irrecouvrabilite", "mainlevee"}
)


def _absent(draft: Draft) -> Iterator[Finding]:
    """The debtor the document is for or against; joint debtors and guarantors who are gone are left out of acts."""
    found = None if draft.document in WITHOUT_HIM else absence(draft.vue, draft.destinataire)
    if found is None:
        return
    others = [one.nom_complet for one in draft.dossier.debiteurs if absence(draft.vue, one) is None]
    bound = f" Restent tenus, chacun selon son engagement : {', '.join(others)} (« --debiteur »)." if others else ""
    message = f"{found.titre} ; ce document ne peut lui être adressé ni le viser."
    yield draft.manque(found.origine, message, f"{way_out(found)}{bound}")


def _unserved_on_the_heir(draft: Draft) -> Iterator[Finding]:
    """A title against the deceased is enforced against his heir eight days after it is served on him."""
    titre = draft.titre
    for path, fact in draft.vue.of(FaitDeces, Fait.DECES):
        if titre is None or titre.date >= fact.date or not _of_the_heir(draft, fact):
            continue
        if fact.titre_signifie_le is None or fact.titre_signifie_le > draft.au:
            yield draft.manque(
                path,
                f"le titre contre le défunt n'est pas signifié à l'héritier {draft.debiteur.nom_complet} : il ne "
                "s'exécute contre lui que huit jours après (C. civ., art. 877).",
                "Le faire signifier par le commissaire de justice, puis noter « titre-signifie-le: … » dans ce fait.",
            )
        elif (wait := execution.limit(draft, "attente-heritiers")) is not None:
            yield draft.manque(path, f"{wait.titre} : jusqu'au {wait.date:%d/%m/%Y} (C. civ., art. 877).", "Attendre.")


def _of_the_heir(draft: Draft, fact: FaitDeces) -> bool:
    return fact.vise(draft.debiteur) and fact.suivi_contre(draft.debiteur)


EXISTENCE = Requirement(
    "existence",
    "Destinataire vivant, ou société qui existe encore et représentée",
    _absent,
    reference=bases.EXISTENCE,
)
SIGNIFIE_A_L_HERITIER = Requirement(
    "signifie-a-l-heritier",
    "Titre contre le défunt signifié à l'héritier",
    _unserved_on_the_heir,
    reference=bases.HERITIER,
)
