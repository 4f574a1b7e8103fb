"""Where several suits are before judges: their numbers say of which each step is."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator.case import Case
from generator.findings import Finding
from generator.instances import SUITS, Act, against_principal, of_another_suit, of_which_suit, served_again
from generator.model import Dossier, FaitProcedure, FaitRemise, FaitRole, Office, Titre
from generator.phrases import enumeration
from generator.vocabulary import JUGES, Fait

_ENDS = frozenset({Fait.ORDONNANCE_INJONCTION, Fait.JUGEMENT, Fait.REJET, Fait.DESISTEMENT})
_HEARD = frozenset(
    {Fait.AUDIENCE, Fait.RENVOI, Fait.AVANT_DIRE_DROIT, Fait.JUGEMENT}
)  # of a request, since its opposition alone
_ROLES = frozenset({Fait.RADIATION_DU_ROLE, Fait.RETRAIT_DU_ROLE, Fait.SURSIS_A_STATUER, Fait.RETABLISSEMENT})
_STEPS = {
    Fait.ASSIGNATION: frozenset({*_HEARD, *_ROLES, Fait.PLACEMENT, Fait.DESISTEMENT}),
    Fait.REQUETE_INJONCTION: frozenset({*_HEARD, *_ROLES, Fait.ORDONNANCE_INJONCTION, Fait.REJET, Fait.DESISTEMENT}),
}


def suits_numbered(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A suit that bears no number beside another that does: what bears that number is counted for the other alone."""
    begun = list(case.dossier.of(FaitProcedure, *SUITS))
    acts: list[Act] = [*case.dossier.faits(FaitProcedure), *case.dossier.faits(FaitRole), *case.dossier.titres]
    for path, suit in begun:
        beside = [one for _, one in begun if one.rg and _both_pending(acts, suit, one)] if suit.rg is None else []
        numbers = {one.rg for one in beside}
        borne = [one for one in acts if one.rg in numbers and one not in beside and one.date >= suit.date]
        if borne:
            told = enumeration(list(dict.fromkeys(f"n° {one.rg}" for one in borne)))
            alone = all(of_another_suit(case.dossier, suit, one) for one in borne)
            counted = "n'est compté que pour l'autre" if alone else "est compté pour les deux, son audience passée"
            yield case.avertit(
                path,
                f"cette instance ne dit pas son numéro, une autre porte le sien ({told}) : ce qui le porte {counted}.",
                "Ajouter ici son numéro (« rg: … »), et à ses actes ; si elle n'a pas eu de suite, « close-le: … ».",
            )


def number_of_a_communication(case: Case, _office: Office | None) -> Iterator[Finding]:
    """The number of a suit is read on a communication of pièces, not on what hands the case or its title over."""
    for path, fact in case.dossier.of(FaitRemise):
        if fact.rg and fact.type is not Fait.COMMUNICATION:
            means = "« rg » dit l'instance d'une communication : sans effet sur un autre fait."
            yield case.avertit((*path, "rg"), means, "Retirer la ligne.")


def _both_pending(acts: Iterable[Act], suit: FaitProcedure, other: FaitProcedure) -> bool:
    """Tell whether neither of two suits was over when the other began, as far as what bears no other number tells."""
    first, second = sorted((suit, other), key=lambda one: one.date)
    if first is second or (first.close_le is not None and first.close_le <= second.date):
        return False
    between = (one for one in acts if first.date <= one.date <= second.date and one.rg in {None, first.rg})
    return suit.close_le is None and not any(isinstance(one, Titre) or one.type in _ENDS for one in between)


def suits_told_apart(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Two suits that bear no number: what follows may be of either, and is counted for both."""
    dossier = case.dossier
    begun = [
        (path, one) for path, one in dossier.of(FaitProcedure, *SUITS) if against_principal(dossier, one) and not one.rg
    ]
    acts: list[Act] = [*dossier.faits(FaitProcedure), *dossier.faits(FaitRole), *dossier.titres]
    for (_, first), (path, second) in pairwise(sorted(begun, key=lambda one: one[1].date)):
        if not _both_pending(acts, second, first) or _one_suit(dossier, first, second):
            continue
        since = [one for one in acts if one.date >= second.date and one is not second]
        either = [one for one in since if _step(dossier, first, one) and _step(dossier, second, one)]
        kinds = ((one.nature.mots if isinstance(one, Titre) else one.type, one.date) for one in either)
        if told := list(dict.fromkeys(f"{kind} du {day:%d/%m/%Y}" for kind, day in kinds)):
            yield case.avertit(
                path,
                f"cette instance et celle du {first.date:%d/%m/%Y} ne disent pas leur numéro : ce qui suit "
                f"({enumeration(told)}) est compté pour {_whose(dossier, either)}.",
                "La même notée deux fois (« emettre » la note déjà) : retirer celle qui ne porte pas « emis ». Sinon, "
                "ajouter à chacune son numéro (« rg: … »), et à ses actes ; à celle qui n'a pas eu de suite, "
                "« close-le: … ».",
            )


def _whose(dossier: Dossier, either: Sequence[Act]) -> str:
    """Of which of two suits what may be of either is counted: what may end one, or hands one over, of one at most."""
    handed = [one for one in either if not isinstance(one, Titre) and one.type is Fait.PLACEMENT]
    ends = [one for one in either if _of_neither(dossier, one)]
    each = "la remise" if len(handed) == 1 else "chaque remise"
    known = [("", "les deux")] if len(handed) + len(ends) < len(either) else []
    known += [("ce qui met fin à l'une ", "aucune")] if ends else []
    known += [(f"{each} au greffe ", "aucune" if len(handed) == 1 else "une seule au plus")] if handed else []
    (_, first), *others = known
    return ", ".join((first, *(f"{what}pour {of}" for what, of in others if of != first)))


def _of_neither(dossier: Dossier, act: Act) -> bool:
    """Tell whether what would end suits, or put them aside, ends none until it says which."""
    ends = isinstance(act, Titre | FaitRole) or (isinstance(act, FaitProcedure) and act.type in _ENDS)
    return ends and not isinstance(act, FaitRemise) and bool(of_which_suit(dossier, act))


def _one_suit(dossier: Dossier, first: FaitProcedure, second: FaitProcedure) -> bool:
    """Tell whether two acts may begin one suit: writs for one hearing, or one served again after the hearing missed."""
    if first.type is not second.type or first.refere is not second.refere:
        return False
    said = {first.au, second.au} - {None}
    heard_together = len(said) < 2 and (first.date == second.date or (bool(said) and first.au == second.au))
    return heard_together or served_again(dossier, first, second.date)


def _step(dossier: Dossier, suit: FaitProcedure, act: Act) -> bool:
    """Tell whether an act may be a step of a suit by its kind and its number."""
    if isinstance(act, Titre):
        return act.nature in JUGES
    opposed = suit.type is Fait.ASSIGNATION or any(
        suit.date <= one.date <= act.date for one in dossier.faits(FaitProcedure, Fait.OPPOSITION)
    )
    heard = act.type not in _HEARD or opposed
    return act.type in _STEPS[Fait(suit.type)] and heard and not of_another_suit(dossier, suit, act)
