"""Where several titles judge different invoices: what is noted since the second one says of which it is."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.instances import (
    apart,
    billed,
    dismissed_named,
    dismissed_unsaid,
    name_dismissed,
    opponents,
    opposable,
    overturned,
)
from generator.model import Dossier, FaitProcedure, Office, Titre
from generator.phrases import enumeration, quoted, some
from generator.vocabulary import JUGES, Fait, NatureTitre
from generator.vocabulary.faits import ENFORCEMENT

_SERVED = {
    "ordonnance": frozenset({NatureTitre.ORDONNANCE_INJONCTION}),
    "jugement": JUGES,
    None: frozenset(NatureTitre),
}
Granted = TypeVar("Granted", bound=FaitProcedure | Titre)
_UNNUMBERED = "Ajouter à chaque titre, ou ordonnance du journal, son numéro (« rg: … »), puis ici celui du sien."
_LAST = "le dernier"
_CONTESTING = frozenset({Fait.DECLARATION_D_APPEL, Fait.OPPOSITION})  # what a judgment on the title itself follows


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
        orders = _apart(opposable(case.dossier, fact.date, fact.debiteur), fact.date)
        if len(orders) > 1 and fact.rg is None:
            yield case.erreur(
                path,
                f"plusieurs ordonnances ont pu être frappées de cette opposition ({_told(orders)}), et rien ne dit "
                "laquelle : l'autre serait exécutée.",
                f"Ajouter {enumeration([f'« rg: {one.rg} »' for one in orders], 'ou')}."
                if all(one.rg for one in orders)
                else _UNNUMBERED,  # an error: no command writes in the file before it is mended
            )


def opposed_by_whom(case: Case, _office: Office | None) -> Iterator[Finding]:
    """An opposition to an order against several says who formed it: unsaid, the order is followed against none."""
    for path, fact in case.dossier.of(FaitProcedure, Fait.OPPOSITION):
        bound = opponents(case.dossier, fact)
        if len(bound) > 1:
            names = [party.nom_complet for party in case.dossier.debiteurs if party.nom_complet in bound]
            yield case.avertit(
                path,
                f"opposition qui ne dit pas qui l'a formée, l'ordonnance visant {enumeration(names)} : tenue pour "
                "formée par tous, l'ordonnance n'est suivie contre aucun.",
                f"Ajouter « debiteur: … », et noter une opposition par personne ; de tous, en noter {len(names)}.",
            )


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
    for fact, left in dismissed_unsaid(case.dossier, dt.date.max):
        if left:
            titles = [one for one in case.dossier.titres if one.factures and apart(case.dossier, one, fact)]
            counted = [one.numero for one in case.dossier.factures if one.numero in left]
            yield case.avertit(
                ("journal", case.dossier.journal.index(fact)),
                f"ce jugement rejette la demande d'une autre instance que celle du titre ({_told(titles)}), et rien ne "
                f"dit de quelles factures : celles que ce titre ne juge pas restent comptées ({some(counted)}).",
                name_dismissed(case.dossier, fact),
            )


def dismissed_over_a_title(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A judgment that dismisses, and says neither number nor invoices, is held to take the place of the title before.

    Nothing is enforced meanwhile; but it may be of what the title does not judge, and the title would be lost to it.
    """
    dossier = case.dossier
    for path, fact in dossier.of(FaitProcedure, Fait.JUGEMENT):
        if not fact.deboute or fact.factures or fact.rg or fact.debiteur:
            continue
        lost = [one for one in dossier.titres if one.factures and overturned(dossier, one, fact.date) is fact]
        contested = any(
            note.type in _CONTESTING and one.date <= note.date <= fact.date for one in lost for note in dossier.journal
        )
        known = [one.numero for one in dossier.factures if one.date <= fact.date]
        perhaps = [numero for numero in known if not any(titre.juge(numero) for titre in dossier.titres)]
        if lost and perhaps and not contested:
            yield case.avertit(
                path,
                f"ce jugement rejette la demande sans dire son numéro ni les factures : tenu pour rendu sur ce que "
                f"juge le titre, {_told(lost)}, il fait qu'il n'est plus suivi ; il peut être de {some(perhaps)}, que "
                "ce titre ne juge pas.",
                "Ajouter « rg: … », celui de son instance. " + name_dismissed(dossier, fact),
            )


def dismissed_of_a_title(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A judgment dismisses by name a part of what a title granted before it: what the title leaves is told nowhere."""
    for fact, named in dismissed_named(case.dossier, dt.date.max):
        for rank, titre in enumerate(case.dossier.titres):
            granted = set(billed(case.dossier, titre))
            lost = granted.intersection(named)
            if titre.date <= fact.date and not titre.ecarte(dt.date.max) and lost and lost != granted:
                yield case.erreur(
                    ("titres", rank),
                    f"le jugement du {fact.date:%d/%m/%Y} rejette la demande pour {enumeration(sorted(lost))}, que ce "
                    "titre accorde avec d'autres : rien ne dit ce qu'il en reste.",
                    f"Écrire ici « ecarte-le: {fact.date} », et un titre de ce jour pour ce qu'il laisse (« principal: "
                    "… », « factures: … ») ; ou corriger les factures du jugement.",
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
