"""``tables/procedures.yaml`` against the facts of a case: every procedure, in the order of the table, no advice."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from generator.findings import LawGap
from generator.law.dated import rule_at, table
from generator.law.limits.count import parse_duration
from generator.law.procedures import on_claim, on_insolvency, on_parties, on_title
from generator.law.procedures.court import CIVILES, COMMERCIALES, TAE, Juridiction, juridiction
from generator.law.procedures.types import Condition, Cout, DelaiPrevu, Examen, Faits, Procedure, Regard, to_verify
from generator.law.series import Bareme
from generator.money import format_eur
from generator.phrases import upper_first
from generator.vocabulary import Nature, Reference, Statut

REGLES: Mapping[str, Examen] = {
    **on_claim.REGLES,
    **on_parties.REGLES,
    **on_insolvency.REGLES,
    **on_title.REGLES,
}
COURTS: Mapping[str, frozenset[str]] = {"commerciale": COMMERCIALES, "civile": CIVILES, "tae": frozenset({TAE})}


def evaluate(faits: Faits, bareme: Bareme) -> tuple[Procedure, ...]:
    """Every procedure that exists at the date of the facts, its conditions looked at one by one."""
    regard = Regard(faits, bareme)
    where = juridiction(faits)
    return tuple(
        _procedure(key, entry, regard, where) for key, entry in table("procedures").items() if _exists(entry, faits.au)
    )


def _exists(entry: Mapping[str, Any], day: dt.date) -> bool:
    start, end = entry.get("du"), entry.get("au")
    return (not start or dt.date.fromisoformat(start) <= day) and (not end or day <= dt.date.fromisoformat(end))


def _procedure(key: str, entry: Mapping[str, Any], regard: Regard, where: Juridiction) -> Procedure:
    return Procedure(
        key,
        entry["titre"],
        entry["groupe"],
        entry["objet"],
        _amount(entry["plafond"], regard),
        entry["delai_usuel"],
        entry["qui"],
        _place(entry["ou"], where, regard.faits),
        entry["effet"],
        _reference(entry, entry),
        tuple(_costs(entry, regard, where)),
        tuple(_condition(one, regard) for one in _asked(key)),
        tuple(limit for key in entry["delais"] if (limit := _limit(key, regard.faits.au)) is not None),
        tuple(entry.get("remarques", ())),
    )


def _reference(part: Mapping[str, Any], entry: Mapping[str, Any]) -> Reference:
    """The article of a part, with the source of its procedure; its own status if it has one."""
    source = entry["source"]
    status = part.get("statut", entry["statut"])
    return _typed(part["article"], source["titre"], source.get("lien", ""), entry.get("lu_le", ""), status)


@cache
def _typed(article: str, title: str, link: str, read: str, status: str) -> Reference:
    return Reference(article, title, link, dt.date.fromisoformat(read) if read else None, Statut(status))


def _amount(part: Mapping[str, str], regard: Regard) -> str:
    """A sentence with the amount of a dated series in it, or the words « valeur inconnue »."""
    if "serie" not in part:
        return part["texte"]
    try:
        value = regard.bareme.at(part["serie"], regard.faits.au)
    except LawGap:
        return part["texte"].replace("{montant}", "valeur inconnue à cette date")
    amount = format_eur(value.valeur)
    if value.haute is not None:
        amount = f"{amount} à {format_eur(value.haute)}"
    return part["texte"].replace("{montant}", amount)


def _place(part: Mapping[str, str], where: Juridiction, faits: Faits) -> str:
    if "tribunal" in part and faits.debiteur.nature is Nature.PERSONNE_PUBLIQUE:
        return "Sans objet : débiteur public"
    seat = f" ({faits.ville})" if faits.ville else ""
    text = part["texte"].replace("{tribunal}", f"{where.nom}{seat}")
    return upper_first(text)


def _costs(entry: Mapping[str, Any], regard: Regard, where: Juridiction) -> Iterator[Cout]:
    for cost in entry["couts"]:
        if "si" in cost and where.nature and where.nature not in COURTS[cost["si"]]:
            continue
        yield Cout(_amount(cost, regard), _reference(cost, entry))


class _Asked(NamedTuple):
    """A condition as the table words it, the same for every case."""

    cle: str
    texte: str
    reference: Reference
    chemin: str


@cache
def _asked(procedure: str) -> tuple[_Asked, ...]:
    entry = table("procedures")[procedure]
    return tuple(
        _Asked(one["regle"], one["texte"], _reference(one, entry), one.get("chemin", "")) for one in entry["conditions"]
    )


def _condition(asked: _Asked, regard: Regard) -> Condition:
    try:
        found = REGLES[asked.cle](regard)
    except LawGap as gap:
        found = to_verify(str(gap))
    return Condition(asked.cle, asked.texte, found.etat, found.phrase, asked.reference, asked.chemin)


@lru_cache(maxsize=1024)
def _limit(key: str, day: dt.date) -> DelaiPrevu | None:
    """A limit of the table as in force on a day; None when its text does not exist yet."""
    text = table("delais")[key]
    try:
        rule = rule_at("delais", key, day)
    except LawGap:
        return None
    length = str(parse_duration(rule.valeur))
    return DelaiPrevu(text["titre"], length, rule.reference(text["article"]))
