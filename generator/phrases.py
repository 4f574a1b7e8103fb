"""How a French phrase is put together, on paper, pages and terminal: number, elision, a first letter, a blank."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

LISTED = 6  # named one by one in a sentence; beyond, the rest is counted
TO_SAY = "…"  # in a line to paste: refused as it stands, since what would be guessed there would be believed
LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "’": "'"})  # NFKD leaves them whole
_ORDERS = re.compile('["`$\\\\!%“”„\\n]')  # what bash, PowerShell or cmd reads between double quotes, not as text
_QUOTATION = re.compile('["“”„«»]')
_VOWELS = frozenset("AEIOUYÉÈÊÀÂÎÔŒ")
_MUTE = (
    "habitat", "harmonie", "helen", "henri", "herboristerie", "herve", "hippo", "hopital", "horlogerie", "hortense",
    "hotel", "hubert", "huilerie", "hydr", "hygiene", "hyper",
)  # fmt: skip


def plural(count: int | Decimal, one: str, many: str) -> str:
    """The word that agrees with a count, or a measure: French is singular below two (« 0 jour », « 1,5 point »)."""
    return many if count >= 2 else one


def counted(count: int | Decimal, one: str, many: str = "") -> str:
    """A count and its words, as a terminal says them: « 1 pièce », « 3 pièces »; ``many`` where an « s » is too few."""
    return f"{count} {plural(count, one, many or f'{one}s')}"


def enumeration(parts: Sequence[str], word: str = "et") -> str:
    """« a, b et c »; « a, b ou c »."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


def some(parts: Sequence[str]) -> str:
    """« a, b et c »; of a great many, the first ones and how many others: « a, b, c, d, e, f et 294 autres »."""
    left = len(parts) - LISTED
    return enumeration([*parts[:LISTED], f"{left} autres"] if left > 1 else parts)


def of_name(name: str) -> str:
    """« de Lyon », « d'Auxerre », « du Havre »."""
    for article, contracted in (("Le ", "du "), ("Les ", "des ")):
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"d'{name}" if _elides(name) else f"de {name}"


def that_name(name: str) -> str:
    """« que Boulangerie Chimère », « qu'Aline Armide »."""
    return f"qu'{name}" if _elides(name) else f"que {name}"


def _elides(name: str) -> bool:
    """« d'Yonne », « d'Hôtel du Lac »; « de Yacht Club », « de Halles »: an h is aspirate unless known mute."""
    start = unaccented(name).lower()
    return (name[:1].upper() in _VOWELS and not re.match("y(?!erres|eu|onne)[aeiou]", start)) or start.startswith(_MUTE)


def lower_first(text: str) -> str:
    """The text as it reads after a colon."""
    return text[0].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text as it opens a sentence."""
    return text[0].upper() + text[1:]


def introduced(what: str, rest: str) -> str:
    """« what : rest », or « what ; rest » where ``what`` has its colon already: a sentence has one."""
    return f"{what} ; {rest}" if " : " in what else f"{what} : {rest}"


def quoted(text: str | None) -> str:
    """A text of a file between the quotes of a line to paste: who wrote it may not be who pastes it.

    Where a terminal would read orders in it, or an end of quotes, it is left to say: no writing of it suits them all.
    """
    return f'"{TO_SAY if not text or _ORDERS.search(text) else text}"'


def for_debtor(name: str) -> str:
    """The option that names a debtor, in a line to paste: without the quotation marks of his name, it knows him."""
    return f"--debiteur {quoted(unquoted(name))}"


def unquoted(name: str) -> str:
    """A name without its quotation marks, which no line to paste can hold."""
    return " ".join(_QUOTATION.sub(" ", name).split())


def to_note(reference: str, said: str) -> str:
    """The line that notes a fact of a case, to paste: between the marks by which a page and a terminal know it."""
    return f"« recouvre noter {reference} {said} »"


def in_ascii(text: str) -> str:
    """The text in ASCII: without its accents, its ligatures spelt (« œuvre » → « oeuvre »), other signs left out."""
    return unicodedata.normalize("NFKD", text.translate(LIGATURES)).encode("ascii", "ignore").decode("ascii")


def unaccented(text: str) -> str:
    """The text without its accents, ligatures of types apart (« ﬁ »), to be compared with another."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
