"""What is asked for is prescribed, or may be."""

from collections.abc import Iterator

from generator.documents.draft import Draft
from generator.documents.requirements.choices import the_rest
from generator.documents.target import Cible
from generator.findings import Finding
from generator.progress.limits.writ import perhaps_handed
from generator.progress.types import Delai

SAFE = ("dernier jour sûr", "Date prudente")  # what the reason of a safe day says
LAWYER = "Soumettre le dossier à un avocat avant toute réclamation."


def prescribed(draft: Draft, *, consumer: bool) -> Iterator[Finding]:
    """What is asked for is prescribed: of a consumer nothing passes over it."""
    if (draft.cible is Cible.CONSOMMATEUR) is not consumer:
        return
    for limit in _prescriptions(draft):
        if limit.personne and limit.facture and limit.prudence < draft.situation.au <= limit.date:
            said = f"{limit.intitule} : peut-être prescrite depuis le {limit.prudence:%d/%m/%Y}, à vérifier."
            yield draft.manque(limit.origine, said, LAWYER)
        if limit.date < draft.situation.au:
            said = f"{limit.intitule} : prescrite depuis le {limit.date:%d/%m/%Y} ({limit.reference.citation})."
            remedy = "Ne plus réclamer cette somme à un consommateur." if consumer else LAWYER
            yield draft.manque(limit.origine, said, f"{remedy}{the_rest(draft)}{perhaps_handed(draft.vue)}")


def _prescriptions(draft: Draft) -> Iterator[Delai]:
    """The prescriptions of what is asked for, as the one it is asked of may oppose them."""
    asked = {ligne.numero for ligne in draft.lignes}
    his = {"", draft.whom.autre.nom_complet} if draft.whom.autre else {""}
    known = (one for one in draft.situation.delais if one.nature == "prescription" and one.personne in his)
    yield from (one for one in known if not one.facture or one.facture in asked)


def perhaps_prescribed(draft: Draft) -> Iterator[Finding]:
    """The last safe day is past, the last day is not: the law's own shorter time, beside a clause, may have run."""
    for limit in _prescriptions(draft):
        if not (limit.personne and limit.facture) and limit.prudence < draft.situation.au <= limit.date:
            why = " ".join(one for one in limit.explication if any(map(one.__contains__, SAFE)))
            said = f"{limit.intitule} : dernier jour sûr passé le {limit.prudence:%d/%m/%Y}, dernier jour le "
            yield draft.case.avertit(limit.origine, f"{said}{limit.date:%d/%m/%Y}. {why}".strip(), LAWYER)
