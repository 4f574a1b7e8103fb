"""French typography: the spaces and apostrophes of the templates' own words, those of values on paper.

Templates are typed with ordinary spaces and apostrophes; ``bind`` puts a non-breaking space before « ; : ! ? », in a
number, between a value and « jours », a postcode and its town, after « n° », « SIREN », « C. », « art. », « M. » and
the like, and « ’ » where « ' » was typed. Values are substituted later. A letter or an act then gets the same in its
values (``as_printed``): « Le Songe d'Or » beside « l’accord » would be a fault of typesetting, and « commande du 3 »
that ends a line before « août 2026 », or a « % » that begins one, another. Pages of the site show a case as typed.
"""

import re

from generator.dates import MONTHS
from generator.money import NBSP

_VERBATIM = r"<(?:code|kbd|pre|samp|script|style)\b.*?</(?:code|kbd|pre|samp|script|style)>|<!--.*?-->|<[^>]*>"
_CODE = re.compile(rf"(\{{\{{.*?\}}\}}|\{{%.*?%\}}|\{{#.*?#\}}|{_VERBATIM})", re.DOTALL)
_WORD = re.compile(rf"{_VERBATIM}|[^\s<>]+", re.DOTALL)
# The character first in both, then what surrounds it: a search jumps from one space, or apostrophe, to the next.
_TYPED = re.compile(r"'(?<=[^\W\d_]')(?=[^\W\d_]|«|$)")
# Most spaces are told by the sign before them: what asks for more is asked of those alone.
_SPACE = re.compile(
    r" (?:(?=[;:!?»%€]|\(€\))"
    r"|(?<=[«°NC.GX] )(?:(?<=« )|(?<=\bn° )|(?<=\bSIREN )|(?<=\bIBAN )|(?<=\bBIC )|(?<=\bRG )|(?<=\bart\. )"
    r"|(?<=\bal\. )|(?<=\b[CM]\. )|(?<=\bCEDEX )(?=\d))"
    r"|(?<=\d )(?:(?=(?:jours?|mois|ans?)\b)|(?<=\b\d{5} )(?=[^\W\d_a-zà-ÿ])"
    r"|(?:(?<=\b\d )|(?<=\b\d\d )|(?<=\b\d{3} ))(?=\d{3}\b))"
    r"|(?<=[est] )(?:(?<=\bMme )|(?<=\bMe )|(?<=\d et )(?=\d)"
    r"|(?:(?<=\barticle )|(?<=\barticles ))(?:(?=[\dLRD{])|$))"
    r"|(?<=^ )(?=jours?\b))"
)
_HELD = re.compile(rf"{_VERBATIM}|\b(?:\d\d?|1er) (?:{'|'.join(MONTHS)})\b(?: \d{{4}}\b)?|{_SPACE.pattern}", re.DOTALL)
_TRAILING = re.compile(r"\s+(?=</(?:p|li|t[dh]|h[1-6]|caption)>)")
_PRINTED = re.compile(r"(?<=[^\W\d_])(?:'|&#39;)(?=[^\W\d_])")


def bind(source: str) -> str:
    """Put non-breaking spaces and apostrophes in the text of a template, leaving tags, code and Jinja alone."""
    pieces = _CODE.split(source)
    for index in range(0, len(pieces), 2):
        pieces[index] = _SPACE.sub(NBSP, _TYPED.sub("’", pieces[index]))
    return "".join(pieces)


def as_printed(page: str) -> str:
    """A filled page or message as it is set: the apostrophes of its values, their spaces, each date on one line.

    The space before a closing tag prints nothing, but WeasyPrint breaks a last line too early where only that space is
    one too many: two words were then spread over the whole line.
    """
    return _HELD.sub(lambda found: _held(found[0]), apostrophes(_TRAILING.sub("", page)))


def apostrophes(text: str) -> str:
    """Put « ’ » in every word; never in a tag, in code, in an address or a link."""
    return _WORD.sub(lambda found: _elided(found[0]), text)


def _held(words: str) -> str:
    return words if words.startswith("<") else words.replace(" ", NBSP)


def _elided(word: str) -> str:
    return word if word.startswith("<") or "@" in word or "://" in word else _PRINTED.sub("’", word)
