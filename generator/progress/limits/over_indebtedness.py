"""Limits of an over-indebtedness file: what the creditor may answer the commission, and the end of what it holds."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.case import KeyPath
from generator.law.limits.insolvency import (
    conso_d732_3_refus,
    conso_l722_3_suspension,
    conso_r722_1_recours,
    conso_r723_3_justifications,
    conso_r733_6_contestation,
    conso_r741_1_contestation,
)
from generator.model import FaitSurendettement
from generator.progress.asof import AsOf
from generator.progress.limits.made import act, delai, suivi
from generator.progress.limits.practice import DEBTOR
from generator.progress.over_indebtedness import ERASING, grounds, measured, span
from generator.progress.types import Delai, Retard

END = "fin-de-pause"
SUSPENSION, MEASURES = "Fin de la suspension du surendettement", "Fin des mesures de surendettement"
AFTER = "Deux ans au plus, moins si des mesures la remplacent : la suite est à demander à la commission."
LEFT = "Ce que les mesures laissent dû est à vérifier, puis la fin du dossier à noter (« fin-le »)."
UNTOLD = "Date de la notification inconnue : compté de la décision, par prudence."
_CONTESTED = {
    "plan-conventionnel": ("refus-du-plan", conso_d732_3_refus),
    "mesures-imposees": ("contestation-des-mesures", conso_r733_6_contestation),
    ERASING: ("contestation-des-mesures", conso_r741_1_contestation),
}


def over_indebtedness(seen: AsOf) -> Iterator[Delai | Retard]:
    """The limits of each file admitted of whom the case is seen against, until its end."""
    for path, file in seen.surendettements:
        told = (*_answers(seen, path, file), *_end(seen, path, file))
        yield from (one for one in told if isinstance(one, Retard) or one.nature == END or not measured(seen, file))


def _answers(seen: AsOf, path: KeyPath, file: FaitSurendettement) -> Iterator[Delai | Retard]:
    """What the creditor may answer; once measures apply, what was answered late alone is told."""
    where, done = (*path, "recevable-le"), act(seen.known(file.recours_le), path, "recours-le")
    appeal = conso_r722_1_recours(file.recevable_le or file.date)
    yield from suivi("recours-recevabilite", appeal, where, done, (UNTOLD,))
    if received := seen.known(file.etat_du_passif_le):  # the debtor alone told of the claim
        where, done = (*path, "etat-du-passif-le"), act(seen.known(file.justifiee_le), path, "justifiee-le")
        yield from suivi("etat-du-passif", conso_r723_3_justifications(received), where, done)
    if file.mesures and (notified := seen.known(file.notifiees_le)):
        nature, count = _CONTESTED[file.mesures]
        where, done = (*path, "notifiees-le"), act(seen.known(file.contestees_le), path, "contestees-le")
        yield from suivi(nature, count(notified), where, done)


def _end(seen: AsOf, path: KeyPath, file: FaitSurendettement) -> Iterator[Delai]:
    """The last day of what holds the debtor: his measures once they apply, his suspension until then."""
    start, last = span(seen, file)
    if last is None or last < seen.au:
        return
    if measured(seen, file):
        where, reference = (*path, "jusqu-au"), grounds(seen, file)
        yield Delai(END, MEASURES, start, where, last, last, LEFT, reference, DEBTOR)
    else:
        end = delai(END, conso_l722_3_suspension(start), (*path, "recevable-le"), titre=SUSPENSION)
        yield replace(end, consequence=AFTER)
