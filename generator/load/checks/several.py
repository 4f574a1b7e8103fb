"""Where several titles judge different invoices: what is noted since the second one says of which it is."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.model import SUITS, Dossier, FaitProcedure, FaitRole, Office, Titre, apart, of_another_suit, opposable
from generator.model.suits import Act
from generator.phrases import enumeration, quoted, some
from generator.vocabulary import JUGES, Fait, NatureTitre
from generator.vocabulary.faits import ENFORCEMENT

_SERVED = {
    "ordonnance": frozenset({NatureTitre.ORDONNANCE_INJONCTION}),
    "jugement": JUGES,
    None: frozenset(NatureTitre),
}
Granted = TypeVar("Granted", bound=FaitProcedure | Titre)
_ENDS = frozenset({Fait.ORDONNANCE_INJONCTION, Fait.JUGEMENT, Fait.REJET, Fait.DESISTEMENT})
_UNNUMBERED = "Ajouter à chaque titre, ou ordonnance du journal, son numéro (« rg: … »), puis ici celui du sien."
_LAST = "le dernier"


def said_of_which_title(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A cost, a sum seized, a service or a measure that does not say of which title it is: the décompte takes one."""
    for path, what, counted, key, titles in _unsaid(case.dossier):
        if len(titles) > 1:
            message = (
                f"plusieurs titres se suivent ({_told(titles)}), et rien ne dit pour lequel {what}. Retenu : {counted}."
            )
            yield case.avertit(path, message, _say_it(case, path, key, titles))


def opposed_said(case: Case, _office: Office | None) -> Iterator[Finding]:
    """An opposition that may be to several orders says which: what it is not of is enforced meanwhile."""
    for path, fact in case.dossier.of(FaitProcedure, Fait.OPPOSITION):
        orders = _apart(opposable(case.dossier, fact.date), fact.date)
        if len(orders) > 1 and fact.rg is None:
            yield case.erreur(
                path,
                f"plusieurs ordonnances ont pu être frappées de cette opposition ({_told(orders)}), et rien ne dit "
                "laquelle : l'autre serait exécutée.",
                f"Ajouter {enumeration([f'« rg: {one.rg} »' for one in orders], 'ou')}."
                if all(one.rg for one in orders)
                else _UNNUMBERED,  # an error: no command writes in the file before it is mended
            )


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


def _both_pending(acts: Iterable[Act], suit: FaitProcedure, other: FaitProcedure) -> bool:
    """Tell whether neither of two suits was over when the other began, as far as what bears no other number tells."""
    first, second = sorted((suit, other), key=lambda one: one.date)
    if first is second or (first.close_le is not None and first.close_le <= second.date):
        return False
    between = (one for one in acts if first.date <= one.date <= second.date and one.rg in {None, first.rg})
    return suit.close_le is None and not any(isinstance(one, Titre) or one.type in _ENDS for one in between)


def of_one_title(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A cost is of one title: of two, it would be claimed twice or its share of each would be a guess."""
    for rank, cost in enumerate(case.dossier.frais):
        titles = [one for one in _apart(case.dossier.titres, cost.date) if any(map(one.juge, cost.factures))]
        if len(titles) > 1:
            days = enumeration([f"{one.date:%d/%m/%Y}" for one in titles])
            message = f"ces frais nomment des factures de plusieurs titres (du {days})."
            yield case.erreur(
                ("frais", rank, "factures"), message, "En faire une ligne par titre, chacune avec sa part."
            )


def dismissed_apart(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A judgment that dismisses one of two claims leaves the title of the other: what it dismissed is counted still."""
    for path, fact in case.dossier.of(FaitProcedure, Fait.JUGEMENT):
        titles = [one for one in case.dossier.titres if one.factures and apart(case.dossier, one, fact)]
        left = [one for one in case.dossier.factures if not any(titre.juge(one.numero) for titre in titles)]
        if fact.deboute and titles and left:
            yield case.avertit(
                path,
                f"ce jugement rejette la demande d'une autre instance que celle du titre ({_told(titles)}), et rien ne "
                "dit de quelles factures : celles que ce titre ne juge pas restent comptées "
                f"({some([one.numero for one in left])}).",
                "Noter une « contestation » de celles qu'il rejette (« factures: … ») : plus rien n'en sera demandé.",
            )


def _unsaid(dossier: Dossier) -> Iterator[tuple[KeyPath, str, str, str, list[Titre]]]:
    """What does not say its title: its place, what it is, how it counts, the key to add, the titles it may be of."""
    for rank, cost in enumerate(dossier.frais):
        if not cost.factures and cost.a_la_charge_de == "debiteur":
            titles = _apart(dossier.titres, cost.date)
            yield ("frais", rank), "ces frais ont été faits", _LAST, "factures", titles
    for rank, paid in enumerate(dossier.paiements):
        if not paid.volontaire and not paid.imputation_choisie:
            titles = _apart(dossier.titres, paid.date)
            yield ("paiements", rank), "cette somme a été saisie", _LAST, "imputation-choisie", titles
    for path, fact in dossier.of(FaitProcedure, *ENFORCEMENT):
        if fact.rg is None and not fact.debiteur:
            counted = "chacun, sa prescription comprise"
            yield path, "cette mesure est prise", counted, "rg", _apart(dossier.titres, fact.date)
    for path, fact, titles in _services(dossier):
        yield path, "cette signification a été faite", _LAST, "rg", _apart(titles, fact.date)


def _services(dossier: Dossier) -> Iterator[tuple[KeyPath, FaitProcedure, list[Titre]]]:
    """The services that bear no number, and the titles of before them not served yet, of which each may be."""
    served = [one for one in dossier.titres if one.signifie_le]
    for path, fact in sorted(dossier.of(FaitProcedure, Fait.SIGNIFICATION), key=lambda one: one[1].date):
        left = [one for one in dossier.titres if one.date <= fact.date and one not in served]
        left = [one for one in left if one.nature in _SERVED.get(fact.acte, ())]
        numbered = [one for one in left if fact.rg and one.rg == fact.rg]
        served += numbered or left[-1:]
        if fact.rg is None:
            yield path, fact, left


def _apart(titles: Iterable[Granted], day: dt.date) -> list[Granted]:
    """What was granted by a day and not set aside by then, each of none of the invoices of the others.

    Orders that the journal alone tells say no invoice: each is taken to be of its own.
    """
    known = [one for one in titles if one.date <= day and not (isinstance(one, Titre) and one.ecarte(day))]
    return [one for one in known if any(_of_its_own(one, other) for other in known if other is not one)]


def _of_its_own(one: FaitProcedure | Titre, other: FaitProcedure | Titre) -> bool:
    return one.a_part(other) if isinstance(one, Titre) and isinstance(other, Titre) else True


def _told(titles: Sequence[FaitProcedure | Titre]) -> str:
    return " ; ".join(map(_named, titles))


def _named(one: FaitProcedure | Titre) -> str:
    """A title with the invoices it judges, or as an order of the journal with its number."""
    kind = one.nature if isinstance(one, Titre) else NatureTitre.ORDONNANCE_INJONCTION
    which = enumeration(one.factures) if isinstance(one, Titre) else ""
    which = which or (f"n° {one.rg}" if one.rg else "")
    return f"{kind.mots} du {one.date:%d/%m/%Y}{f' ({which})' if which else ''}"


def _say_it(case: Case, path: KeyPath, key: str, titles: Sequence[Titre]) -> str:
    """The command that says it, with what each title would have it say: copied as it is, it chooses none."""
    if key == "rg" and not all(one.rg for one in titles):
        return _UNNUMBERED
    values = [f"{key}={quoted(one.rg if key == 'rg' else ', '.join(one.factures))}" for one in titles]
    told, day = _element(case.dossier, path)
    command = f'recouvre noter {case.dossier.reference} {told} {key}="…" --completer --date {day:%d/%m/%Y}'
    return f"Le dire : {command} ({enumeration(values, 'ou')})."


def _element(dossier: Dossier, path: KeyPath) -> tuple[str, dt.date]:
    """The word ``noter`` is given for an element, and its day."""
    where, rank = str(path[0]), int(path[1])
    if where == "frais":
        return "frais", dossier.frais[rank].date
    if where == "paiements":
        return "paiement", dossier.paiements[rank].date
    return str(dossier.journal[rank].type), dossier.journal[rank].date
