"""The address in the window: NF Z10-011, at most six lines (seven abroad) of thirty-eight characters."""

import re

from generator.model import Adresse, Personne
from generator.money import NBSP
from generator.phrases import LIGATURES, unaccented
from generator.vocabulary import Nature

WIDTH = 38
_READER = re.compile(r"(?:à|a) l['’]attention d|service\b", re.IGNORECASE)
_NUMBER = re.compile(r"^\d+(?: (?:bis|ter|quater))? ")


def ascii_capitals(text: str) -> str:
    """Capitals without accent nor punctuation, as sorting machines read: « RUE DE L EGLISE »."""
    return " ".join(re.sub(r"[.,;:'\"()/_-]", " ", unaccented(text.translate(LIGATURES))).upper().split())


def address_lines(party: Personne) -> tuple[str, ...]:
    """Lines of the block, no blank one; a name too long for one line runs on the second when it is free."""
    address = party.adresse
    second = address.complement or ""
    names = [_name(party)] if second else _wrapped(_name(party))
    lines = [*names, second, address.batiment or "", *postal_lines(address)]
    return tuple(line for line in lines if line)


def postal_lines(address: Adresse) -> tuple[str, ...]:
    """Street, place, town and country, in capitals; the country only abroad."""
    return tuple(ascii_capitals(part) for part in (address.rue, address.lieu_dit, _town(address), address.pays) if part)


def typed_lines(address: Adresse) -> tuple[str, ...]:
    """The address as typed, line by line, from the door to the country."""
    parts = (address.complement, address.batiment, address.rue, address.lieu_dit, _town(address), address.pays)
    return tuple(part for part in parts if part)


def _town(address: Adresse) -> str:
    return " ".join(part for part in (address.code_postal, address.ville, address.cedex) if part)


def too_long(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Lines over thirty-eight characters."""
    return tuple(line for line in lines if len(line) > WIDTH)


def one_line(address: Adresse) -> str:
    """The address in a sentence: « 12 rue des Lilas, 69003 Lyon ». Who opens the letters is for the envelope alone.

    The code stays with its town, a number with its street.
    """
    town = NBSP.join(part for part in (address.code_postal, address.ville, address.cedex) if part)
    street = _NUMBER.sub(lambda found: found[0].replace(" ", NBSP), address.rue)
    complement = "" if _READER.match(address.complement or "") else address.complement
    parts = (complement, address.batiment, street, address.lieu_dit, town, address.pays)
    return ", ".join(part for part in parts if part)


def _name(party: Personne) -> str:
    if party.nature is Nature.PARTICULIER:
        return " ".join(part for part in (party.civilite, party.nom_complet) if part)
    return party.nom_legal


def _wrapped(name: str) -> list[str]:
    if len(name) <= WIDTH:
        return [name]
    words, lines = name.split(), [""]
    for word in words:
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= WIDTH or not lines[-1] or len(lines) == 2:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines
