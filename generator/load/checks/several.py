"""Where several titles judge different invoices: what is noted since the second one says of which it is."""

import datetime as dt
from collections.abc import Iterator

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.model import Dossier, FaitProcedure, Office, Titre
from generator.phrases import enumeration
from generator.vocabulary import JUGES, Fait
from generator.vocabulary.faits import ENFORCEMENT

_LAST, _LAST_JUDGED, _EACH = "le dernier", "le dernier jugement", "chacun, sa prescription comprise"


def said_of_which_title(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A cost, a sum seized or a measure that does not say of which title it is: the décompte takes the last one."""
    reference = case.dossier.reference
    for path, what, day, key, noted in _unsaid(case.dossier):
        titles = [one for one in _apart(case.dossier, day) if noted != _LAST_JUDGED or one.nature in JUGES]
        if len(titles) > 1:
            told = [f"{one.nature.mots} du {one.date:%d/%m/%Y} ({enumeration(one.factures)})" for one in titles]
            value = f'rg="{titles[0].rg or "…"}"' if key == "rg" else f'{key}="{", ".join(titles[0].factures)}"'
            yield case.avertit(
                path,
                f"plusieurs titres se suivent ({' ; '.join(told)}), et rien ne dit pour lequel {what}. Retenu : "
                f"{noted}.",
                f"Le dire : recouvre noter {reference} {_kind(case, path)} {value} --completer --date {day:%d/%m/%Y} "
                "(ou ce que porte un autre).",
            )


def of_one_title(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A cost is of one title: of two, it would be claimed twice or its share of each would be a guess."""
    for rank, cost in enumerate(case.dossier.frais):
        titles = [one for one in _apart(case.dossier, cost.date) if any(map(one.juge, cost.factures))]
        if len(titles) > 1:
            days = enumeration([f"{one.date:%d/%m/%Y}" for one in titles])
            message = f"ces frais nomment des factures de plusieurs titres (du {days})."
            yield case.erreur(
                ("frais", rank, "factures"), message, "En faire une ligne par titre, chacune avec sa part."
            )


def _unsaid(dossier: Dossier) -> Iterator[tuple[KeyPath, str, dt.date, str, str]]:
    """What bears on one title and does not say which: its place, what it is, its day, the key to add, who gets it."""
    for rank, cost in enumerate(dossier.frais):
        if not cost.factures and cost.a_la_charge_de == "debiteur":
            yield ("frais", rank), "ces frais ont été faits", cost.date, "factures", _LAST
    for rank, paid in enumerate(dossier.paiements):
        if not paid.volontaire and not paid.imputation_choisie:
            yield ("paiements", rank), "cette somme a été saisie", paid.date, "imputation-choisie", _LAST
    for rank, fact in enumerate(dossier.journal):
        if not isinstance(fact, FaitProcedure) or fact.rg is not None or fact.debiteur:
            continue
        if fact.type in ENFORCEMENT:
            yield ("journal", rank), "cette mesure est prise", fact.date, "rg", _EACH
        elif fact.type is Fait.SIGNIFICATION and fact.acte == "jugement":
            yield ("journal", rank), "cette signification est faite", fact.date, "rg", _LAST_JUDGED


def _apart(dossier: Dossier, day: dt.date) -> list[Titre]:
    """The titles known on a day, none set aside by then, each judging none of the invoices of the others."""
    known = [one for one in dossier.titres if one.date <= day and not one.ecarte(day)]
    return [one for one in known if any(one.a_part(other) for other in known)]


def _kind(case: Case, path: KeyPath) -> str:
    """The word ``noter`` is given for an element."""
    words = {"frais": "frais", "paiements": "paiement"}
    return words.get(str(path[0])) or str(case.dossier.journal[int(path[1])].type)
