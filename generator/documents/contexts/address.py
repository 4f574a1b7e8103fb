"""The address in the window: NF Z10-011, at most six lines (seven abroad) of thirty-eight characters."""

import re
from itertools import takewhile
from textwrap import wrap

from generator.model import Adresse, Personne
from generator.money import NBSP
from generator.phrases import LIGATURES, unaccented
from generator.vocabulary import Nature

WIDTH = 38
LINES = 6  # and the country
_SHORT = (
    ("Syndicat des copropriétaires", "SDC"),
    ("Établissements", "Ets"),
    ("Association", "Assoc."),
    ("Compagnie", "Cie"),
    ("Résidence", "Rés."),
    ("Société", "Sté"),
)  # as envelopes shorten them; the body of a letter never does
_READER = re.compile(r"(?:à|a) l['’]attention d|service\b", re.IGNORECASE)
_TOWN_FIRST = frozenset(
    {"australie", "canada", "etats-unis", "grande-bretagne", "inde", "irlande", "malte", "nouvelle-zelande",
     "royaume-uni", "singapour"}
)  # fmt: skip
_NUMBER = re.compile(r"^\d+(?: (?:bis|ter|quater))? ")


def ascii_capitals(text: str) -> str:
    """Capitals without accent nor punctuation, as sorting machines read: « RUE DE L EGLISE »."""
    return " ".join(re.sub(r"[.,;:'\"()/_-]", " ", unaccented(text.translate(LIGATURES))).upper().split())


def _abroad(text: str) -> str:
    """Capitals without accent; « 1-2-3 MARUNOUCHI » is a block, a lot and a house, which the country's post reads."""
    return " ".join(unaccented(text.translate(LIGATURES)).upper().split())


def address_lines(party: Personne) -> tuple[str, ...]:
    """Lines of the block, no blank one; a name too long for one line takes those that the address leaves free."""
    address = party.adresse
    below = tuple(part for part in (address.complement, address.batiment, *postal_lines(address)) if part)
    room = LINES + (1 if address.pays else 0) - len(below)
    return (*_folded(_name(party), max(room, 1)), *below)


def postal_lines(address: Adresse) -> tuple[str, ...]:
    """Street, place, town and country, in capitals; the country only abroad, where numbers keep their hyphens."""
    written = _abroad if address.pays else ascii_capitals
    return tuple(written(part) for part in (address.rue, address.lieu_dit, _town(address), address.pays) if part)


def typed_lines(address: Adresse) -> tuple[str, ...]:
    """The address as typed, line by line, from the door to the country."""
    parts = (address.complement, address.batiment, address.rue, address.lieu_dit, _town(address), address.pays)
    return tuple(part for part in parts if part)


def _town(address: Adresse, space: str = " ") -> str:
    """The code and the town, « LONDON SW1A 2AA » where the country's post reads them in that order."""
    code, town = address.code_postal, (address.ville, address.cedex)
    first = unaccented(address.pays or "").casefold() in _TOWN_FIRST
    return space.join(part for part in ((*town, code) if first else (code, *town)) if part)


def too_long(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines over thirty-eight characters."""
    return tuple(line for line in lines if len(line) > WIDTH)


def printed(lines: tuple[str, ...]) -> int:
    """Lines the block may take on paper: one too long goes on below."""
    return sum(len(wrap(line, WIDTH)) for line in lines)


def one_line(address: Adresse) -> str:
    """The address in a sentence: « 12 rue des Lilas, 69003 Lyon ». Who opens the letters is for the envelope alone.

    The code stays with its town, a number with its street.
    """
    street = _NUMBER.sub(lambda found: found[0].replace(" ", NBSP), address.rue)
    complement = "" if _READER.match(address.complement or "") else address.complement
    parts = (complement, address.batiment, street, address.lieu_dit, _town(address, NBSP), address.pays)
    return ", ".join(part for part in parts if part)


def _name(party: Personne) -> str:
    if party.nature is Nature.PARTICULIER:
        return " ".join(part for part in (party.civilite, party.nom_complet) if part)
    return party.nom_legal


def _folded(name: str, room: int) -> list[str]:
    """The name in the lines there are, shortened if it must be; what still overflows ends the last line."""
    whole = _wrapped(name)
    lines = whole if len(whole) <= room else _wrapped(_shortened(name))
    return lines if len(lines) <= room else [*lines[: room - 1], " ".join(lines[room - 1 :])]


def _wrapped(name: str) -> list[str]:
    """In as few lines as the width allows, of like lengths: no « SARL » alone on its own."""
    widths = range(min(WIDTH, len(name)), 0, -1)
    tried = (wrap(name, width, break_long_words=False, break_on_hyphens=False) for width in widths)
    widest = next(tried, [])
    return [widest, *takewhile(lambda lines: len(lines) == len(widest), tried)][-1]


def _shortened(name: str) -> str:
    for word, short in _SHORT:
        name = re.sub(rf"\b{word}\b", short, name, flags=re.IGNORECASE)
    return name
