"""Limits of an over-indebtedness file: what the creditor may answer the commission, and the end of what it holds."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.law.limits.insolvency import (
    conso_d732_3_refus,
    conso_l722_3_suspension,
    conso_r722_1_recours,
    conso_r723_3_justifications,
    conso_r733_6_contestation,
    conso_r741_1_contestation,
)
from generator.progress.asof import AsOf
from generator.progress.limits.made import act, delai, suivi
from generator.progress.limits.practice import DEBTOR
from generator.progress.over_indebtedness import ERASING, Surendettement, files
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
    """The limits of each file of whom the case is seen against; once measures apply, nothing is left to answer."""
    for file in files(seen):
        yield from (one for one in _answers(seen, file) if isinstance(one, Retard) or not file.mesures)
        if file.finie_le(seen.au) is None:
            yield from _end(file)


def _answers(seen: AsOf, file: Surendettement) -> Iterator[Delai | Retard]:
    """What the creditor may answer: the admission, the debts as the debtor alone told them, the measures."""
    path, fait = file.origine, file.fait
    where, done = (*path, "recevable-le"), act(seen.known(fait.recours_le), path, "recours-le")
    yield from suivi("recours-recevabilite", conso_r722_1_recours(file.recevable_le), where, done, (UNTOLD,))
    if received := seen.known(fait.etat_du_passif_le):
        where, done = (*path, "etat-du-passif-le"), act(seen.known(fait.justifiee_le), path, "justifiee-le")
        yield from suivi("etat-du-passif", conso_r723_3_justifications(received), where, done)
    if fait.mesures and (notified := seen.known(fait.notifiees_le)):
        nature, count = _CONTESTED[fait.mesures]
        where, done = (*path, "notifiees-le"), act(seen.known(fait.contestees_le), path, "contestees-le")
        yield from suivi(nature, count(notified), where, done)


def _end(file: Surendettement) -> Iterator[Delai]:
    """The last day of what holds the debtor."""
    if not file.mesures:
        end = delai(END, conso_l722_3_suspension(file.depuis), (*file.origine, "recevable-le"), titre=SUSPENSION)
        yield replace(end, consequence=AFTER)
    elif last := file.jusqu_au:
        yield Delai(END, MEASURES, file.depuis, (*file.origine, "jusqu-au"), last, last, LEFT, file.reference, DEBTOR)
