"""Where several titles judge different invoices: what is noted since the second one says of which it is."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.model import Dossier, FaitProcedure, Office, Titre, opposable
from generator.phrases import enumeration
from generator.vocabulary import JUGES, Fait, NatureTitre
from generator.vocabulary.faits import ENFORCEMENT

_SERVED = {
    "ordonnance": frozenset({NatureTitre.ORDONNANCE_INJONCTION}),
    "jugement": JUGES,
    None: frozenset(NatureTitre),
}
_UNNUMBERED = "Ajouter à chaque titre son numéro (« rg: … »), puis ici celui du sien."
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
        titles = _apart(opposable(case.dossier, fact.date), fact.date)
        if len(titles) > 1 and fact.rg is None:
            yield case.erreur(
                path,
                f"plusieurs ordonnances ont pu être frappées de cette opposition ({_told(titles)}), et rien ne dit "
                "laquelle : l'autre serait exécutée.",
                f"Ajouter {enumeration([f'« rg: {one.rg} »' for one in titles], 'ou')}."
                if all(one.rg for one in titles)
                else _UNNUMBERED,  # an error: no command writes in the file before it is mended
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


def _apart(titles: Iterable[Titre], day: dt.date) -> list[Titre]:
    """The titles known on a day, none set aside by then, each judging none of the invoices of the others."""
    known = [one for one in titles if one.date <= day and not one.ecarte(day)]
    return [one for one in known if any(one.a_part(other) for other in known)]


def _told(titles: Sequence[Titre]) -> str:
    return " ; ".join(f"{one.nature.mots} du {one.date:%d/%m/%Y} ({enumeration(one.factures)})" for one in titles)


def _say_it(case: Case, path: KeyPath, key: str, titles: Sequence[Titre]) -> str:
    """The command that says it, with what each title would have it say: copied as it is, it chooses none."""
    if key == "rg" and not all(one.rg for one in titles):
        return _UNNUMBERED
    values = [f'{key}="{one.rg if key == "rg" else ", ".join(one.factures)}"' for one in titles]
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
