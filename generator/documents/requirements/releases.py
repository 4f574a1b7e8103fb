"""What the request to release seizures requires: some that nothing keeps, whose title and commissaire are known."""

from collections.abc import Iterator

from generator.documents import bases
from generator.documents.contexts import seizure
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.requirements import titles
from generator.documents.requirements.choices import unjudged
from generator.documents.requirements.facts import SOLDE
from generator.findings import Finding, Level
from generator.progress.seizures import SEIZURES, running

_JOURNAL = ("journal",)


def _nothing_seized(draft: Draft) -> Iterator[Finding]:
    if draft.parmi and draft.choix.factures:
        yield unjudged(draft)
    elif not running(draft.vue):
        yield draft.manque(_JOURNAL, "aucune saisie en cours n'est au journal : il n'y a rien à lever.", "")
    elif not seizure.to_lift(draft):
        yield from titles.named(draft) if not draft.nomme else SOLDE.check(draft)
        yield from () if not draft.nomme or draft.decompte.total else _of_another_title(draft)
    elif not any(map(seizure.measures, seizure.letters(draft))):
        yield from (one._replace(level=Level.MANQUE) for one in _seized_by_another(draft))


def _of_another_title(draft: Draft) -> Iterator[Finding]:
    """The title is paid, and every seizure is of another, or does not say of which while another is owed."""
    for fact in running(draft.vue):
        what = f"la {SEIZURES[fact.type]} du {fact.date:%d/%m/%Y}"
        if fact.rg:
            yield draft.manque(draft.place(fact, "rg"), f"{what} est faite pour un autre titre, qui reste dû.", "")
        else:
            yield draft.manque(
                draft.place(fact),
                f"{what} ne dit pas pour lequel des titres elle est faite, et l'un d'eux reste dû.",
                "Ajouter « rg: … », le numéro de son titre.",
            )


def _seized_by_another(draft: Draft) -> Iterator[Finding]:
    """A letter goes to each commissaire: whoever else is said to have seized, or is not said, is asked nothing."""
    for fact in seizure.of_another(draft):
        if not fact.intervenant:
            yield draft.case.avertit(
                draft.place(fact),
                f"la {SEIZURES[fact.type]} du {fact.date:%d/%m/%Y} ne dit pas quel commissaire de justice l'a faite, "
                "et le dossier en nomme plusieurs : aucune demande de mainlevée n'en est faite.",
                f"Le dire : recouvre noter {draft.dossier.reference} {fact.type} intervenant=… --completer --date "
                f"{fact.date:%d/%m/%Y}",
            )
            continue
        maker = draft.office.intervenants.get(fact.intervenant or "")
        told = maker.nom_complet if maker else fact.intervenant
        yield draft.case.avertit(
            draft.place(fact, "intervenant"),
            f"la {SEIZURES[fact.type]} du {fact.date:%d/%m/%Y} a été faite par {told}, qui n'est pas commissaire de "
            "justice : aucune demande de mainlevée ne lui est adressée.",
            "Nommer le commissaire de justice qui l'a faite, ou la lui demander par une lettre à part ; levée, noter "
            "« close-le: … » dans ce fait.",
        )


MESURES = Requirement("mesures", "Une saisie en cours", _nothing_seized, reference=bases.MAINLEVEE)
MESURES_D_UN_AUTRE = Requirement(
    "mesures-d-un-autre", "Saisies faites par un commissaire de justice du cabinet", _seized_by_another,
    reference=bases.MAINLEVEE,
)  # fmt: skip
