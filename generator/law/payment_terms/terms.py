"""Payment terms as written on an invoice, read into what can be counted."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from generator.findings import NotComputed
from generator.law.deadlines import Duree
from generator.phrases import unaccented


class Depart(StrEnum):
    """From what event the time is counted."""

    FACTURE = "date de facture"
    LIVRAISON = "livraison ou exécution"
    RECEPTION = "réception"


class FinDeMois(StrEnum):
    """Where « fin de mois » stands in the count."""

    NON = ""
    ENSUITE = "délai puis fin du mois"  # add the days, then go to the end of that month
    D_ABORD = "fin du mois puis délai"  # go to the end of the month, then add the days
    AMBIGU = "fin de mois"  # « 45 jours fin de mois »: both counts are accepted


class Conditions(Struct, frozen=True):
    """Terms that can be counted: a time from an event, to the end of a month or not.

    ``le`` is the day of the month that follows (« le 10 »), 0 if none; ``decade`` counts from the end of the ten-day
    period of the event.
    """

    duree: Duree
    depart: Depart = Depart.FACTURE
    fin_de_mois: FinDeMois = FinDeMois.NON
    le: int = 0
    decade: bool = False


_WORDS = {
    "quatre-vingt-dix": "90", "quatre vingt dix": "90", "quarante-cinq": "45", "quarante cinq": "45",
    "soixante": "60", "trente": "30", "vingt": "20", "quinze": "15", "dix": "10", "huit": "8",
}  # fmt: skip
_TOKEN = re.compile(
    r"""
      (?P<jours>\d{1,3}\s*(?:jours?|jrs?|j)\b)
    | (?P<mois>\d{1,2}\s*mois\b)
    | (?P<decade>fin\s+(?:de\s+(?:la\s+)?)?decade\b)
    | (?P<fin>fin\s+(?:(?:de|du)\s+)?mois\b|fdm\b)
    | (?P<le>le\s+(?:3[01]|[12]?\d)\b(?:\s+du\s+mois\s+suivant\b)?)
    | (?P<depuis>(?:a\s+(?:compter|partir)\s+(?:de\s+la|de|du)|apres(?:\s+la)?|suivant(?:\s+la)?)\s+(?=fin\b))
    | (?P<biens>reception\s+(?:de\s+la|de\s+l'|des|de)\s*(?:marchandises?|produits?|biens?|livraison|fournitures?
        |prestations?)\b)
    | (?P<reception>reception\b)
    | (?P<livraison>livraison\b|execution\b|prestations?\b|realisation\b)
    | (?P<facture>factur(?:es?|ation)\b|emission\b)
    | (?P<comptant>comptant\b|commande\b)
    | (?P<puis>\+|puis\b)
    | (?P<mot>nets?\b|calendaires?\b|payables?\b|paiement\b|reglement\b|maximum\b|sous\b|delai\b|date\b|par\b
        |virement\b|cheque\b|apres\b|suivant\b|compter\b|partir\b|marchandises?\b|la\b|le\b|les\b|l'|de\b|du\b|des\b
        |d'|a\b|au\b|[,;.:()\s])
    """,
    re.VERBOSE,
)
_NOTHING = re.compile(
    r"(?:rien de convenu|(?:conditions? |delai )?non convenue?s?|aucun(?:e condition)?(?: convenue?)?|delai legal)"
)
_EVENTS = {
    "biens": Depart.LIVRAISON,  # « réception des marchandises » is not that of the invoice
    "reception": Depart.RECEPTION,
    "livraison": Depart.LIVRAISON,
    "facture": Depart.FACTURE,
}


@lru_cache(maxsize=1024)  # an office writes the same few terms on thousands of invoices
def parse_terms(text: str) -> Conditions:
    """Read French payment terms.

    « 30 jours », « 60 jours date de facture », « 45 jours fin de mois » (both counts), « 45 jours + fin de mois » and
    « fin de mois + 45 jours » or « 45 jours à compter de la fin du mois » (one count each), « 30 jours fin de mois le
    10 », « 30 jours après réception » (of the invoice), « 30 jours après réception des marchandises », « 30 jours fin
    de décade de livraison », « à réception », « à la livraison », « comptant », « fin de mois ».

    Raises:
        NotComputed: the words are not understood; the due date must then be typed.
    """
    tokens = _tokens(text)
    if not {"jours", "mois", "fin", "comptant", *_EVENTS} & {kind for kind, _ in tokens}:
        raise _not_understood(text)
    kinds = [kind for kind, _ in tokens]
    numbers = {kind: int("".join(re.findall(r"\d+", word))) for kind, word in tokens if re.search(r"\d", word)}
    if len(set(kinds) & {"jours", "mois"}) > 1 or kinds.count("jours") > 1 or ("le" in kinds and "fin" not in kinds):
        raise _not_understood(text)
    return Conditions(
        Duree(mois=numbers.get("mois", 0), jours=numbers.get("jours", 0)),
        next((_EVENTS[kind] for kind in kinds if kind in _EVENTS), Depart.FACTURE),
        _end_of_month(kinds),
        numbers.get("le", 0),
        "decade" in kinds,
    )


def nothing_agreed(text: str) -> bool:
    """Tell terms that say that none were agreed: « rien de convenu », « non convenues », « délai légal »."""
    return _NOTHING.fullmatch(_plain(text).strip(" .")) is not None


def _tokens(text: str) -> list[tuple[str, str]]:
    rest = _plain(text)
    tokens = []
    while rest:
        found = _TOKEN.match(rest)
        if found is None:
            raise _not_understood(text)
        tokens.append((str(found.lastgroup), found.group()))
        rest = rest[found.end() :]
    return tokens


def _plain(text: str) -> str:
    bare = unaccented(text.lower().replace("’", "'"))
    for word, number in _WORDS.items():
        bare = re.sub(rf"\b{word}\b", number, bare)
    return bare


def _end_of_month(kinds: Sequence[str]) -> FinDeMois:
    if "fin" not in kinds:
        return FinDeMois.NON
    end = kinds.index("fin")
    count = next((index for index, kind in enumerate(kinds) if kind in {"jours", "mois"}), None)
    if count is not None and (end < count or "depuis" in kinds[count:end]):
        return FinDeMois.D_ABORD
    if count is None or "le" in kinds or "puis" in kinds[count:end]:
        return FinDeMois.ENSUITE
    return FinDeMois.AMBIGU


def _not_understood(text: str) -> NotComputed:
    return NotComputed(
        f"conditions de paiement « {text} » non comprises : écrire par exemple « 30 jours », "
        "« 45 jours fin de mois », « 30 jours après réception », « rien de convenu », ou indiquer « echeance » à la "
        "place."
    )
