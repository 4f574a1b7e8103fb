"""A court that follows from the file by a rule nobody is sure of, while the office has not said which."""

from collections.abc import Iterator, Sequence

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.law.procedures.court import juridiction
from generator.law.procedures.types import Faits
from generator.progress.asof import AsOf
from generator.progress.filed import filed
from generator.progress.handover import handed_whole
from generator.progress.procedure import pending_suits
from generator.progress.routes import facts
from generator.progress.types import Delai
from generator.vocabulary import Fait, Statut

_BROUGHT = frozenset({Fait.REQUETE_INJONCTION, Fait.ASSIGNATION})
_WITHOUT_A_JUDGE = frozenset({Fait.PETITES_CREANCES, Fait.COMMANDEMENT_CREANCE_COMMERCIALE})
_OF_THE_CLAIM: tuple[KeyPath, str] = (("creance",), "sous creance")


def doubt(faits: Faits) -> str:
    """« bail commercial (COJ, art. R211-3-26, à vérifier) »; nothing of a court that is sure, or unknown."""
    known = juridiction(faits)
    unsure = known.nature and known.reference.statut is Statut.INCERTAIN
    return f"{known.motif} ({known.reference.citation})" if unsure else ""


def to_verify(case: Case, faits: Faits, said: tuple[KeyPath, str] = _OF_THE_CLAIM) -> Iterator[Finding]:
    """What to have said by a lawyer before an act names this court; ``said`` is where the file then says it."""
    where, under = said
    if why := doubt(faits):
        yield case.avertit(
            where,
            f"juridiction à vérifier : {juridiction(faits).nom}, {why}.",
            f"La faire dire par un avocat, puis ajouter {under} « competence: », « tribunal: » et « ville: ».",
        )


def unsure(seen: AsOf, limits: Sequence[Delai]) -> Iterator[Finding]:
    """The same of the case, while its court is to be named; ``limits`` as in ``routes.procedures``."""
    found = [*to_verify(seen.case, facts(seen, limits))]
    if found and _to_be_named(seen):
        yield from found


def _to_be_named(seen: AsOf) -> bool:
    """Tell whether the office is still to say a court: not of a suit that names it, nor of what goes to no judge.

    Who the case is handed over to says it; an opposition is judged where the order was made.
    """
    if suits := pending_suits(seen):
        return any(one.juridiction is None for one in suits if one.type in _BROUGHT)
    begun = filed(seen)
    return not handed_whole(seen) and (begun is None or begun.type not in _WITHOUT_A_JUDGE)
