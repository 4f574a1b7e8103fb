"""What a broken plan of some invoices leaves out, while it is noticed or cured; what a judge leaves out."""

from collections.abc import Iterator

from generator.law.interest import DAY
from generator.phrases import lower_first, some
from generator.progress import ladder
from generator.progress.action.state import Etat
from generator.progress.handover import hand_overs
from generator.progress.ladder import CURE_NOTICE, ladder_of_the_rest
from generator.progress.notices import last_notice
from generator.progress.plans import held_by_the_plan
from generator.progress.types import Reste, Stade

_OF_A_PLAN = frozenset({Stade.ECHEANCIER, Stade.MISE_EN_DEMEURE})


def beside_the_plan(etat: Etat) -> Iterator[Reste]:
    """The next step of what is overdue and that no plan holds, where the sentence says that of the plan."""
    seen, step = etat.seen, etat.barreaux.due
    held = held_by_the_plan(seen) if etat.stade in _OF_A_PLAN else frozenset[str]()
    handed = any(True for _ in hand_overs(seen))
    if not held or handed or any(not pause.factures for pause in etat.pauses):
        return
    noticing = step is not None and step.etape.document == CURE_NOTICE
    curing = any(pause.nature == "regularisation" for pause in etat.pauses)
    left = [one for one in seen.en_retard if one not in held.union(*(pause.retenues for pause in etat.pauses))]
    if not left or not (noticing or curing):
        return
    climbed = ladder_of_the_rest(seen, etat.pauses) if noticing else etat.barreaux
    what = f"Hors de l'échéancier rompu, {some(left)}"
    if noticing and climbed.due is not None:
        yield Reste(climbed.due.due_le, f"{what} : {lower_first(climbed.due.titre)} à envoyer")
    notice = last_notice(seen, of=left)
    if climbed.epuisee and notice is not None and notice.fin < seen.au:
        yield Reste(notice.fin + DAY, f"{what} : procédure à choisir, les étapes amiables sont épuisées")


def reminded(etat: Etat) -> frozenset[str]:
    """Invoices that the step of the ladder asks for while a judge has others, or granted them."""
    return ladder.reminded(etat.seen, etat.stade, etat.barreaux.due or etat.barreaux.suivante)
