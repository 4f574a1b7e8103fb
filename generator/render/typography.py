"""French typography of the templates' own words; never of what comes from a case.

Templates are typed with ordinary spaces; here a non-breaking space replaces the one before « ; : ! ? », between a value
and « jours », and after « n° », « C. », « art. », « M. » and the like. Values are substituted later, so a case prints
verbatim.
"""

import re

from generator.money import NBSP

_CODE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->|<[^>]*>)", re.DOTALL)
_BEFORE = re.compile(r" (?=[;:!?»%€])")
_AFTER = re.compile(
    r"(?<=«) |(?<=\bn°) |(?<=\bart\.) |(?<=\bal\.) |(?<=\b[CM]\.) |(?<=\bMme) |(?<=\bMe) "
    r"|(?<=\d) (?=(?:jours?|mois|ans?)\b)|(?<=\barticle) (?=[\dLRD{])|(?<=\barticles) (?=[\dLRD{])"
)
_TRAILING = re.compile(r"((?:«|\bn°|\barticles?|\bart\.)) $")
_LEADING = re.compile(r"^ (?=[;:!?»%€]|jours?\b)")


def bind(source: str) -> str:
    """Put non-breaking spaces in the text of a template, leaving tags and Jinja constructs alone."""
    pieces = _CODE.split(source)
    for index in range(0, len(pieces), 2):
        text = _BEFORE.sub(NBSP, pieces[index])
        text = _LEADING.sub(NBSP, _AFTER.sub(NBSP, text))
        pieces[index] = _TRAILING.sub(rf"\1{NBSP}", text)
    return "".join(pieces)
