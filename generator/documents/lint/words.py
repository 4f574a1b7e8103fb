"""Read the text of a template and name every wording the rules refuse, at its line and column."""

import re
from functools import cache
from pathlib import PurePosixPath

from generator.documents.catalogue import CATALOGUE
from generator.documents.document import Destinataire, Document
from generator.documents.lint.rules import RULES, Rule
from generator.findings import Finding, place_of

_MARKUP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->|<[^>]*>", re.DOTALL)
_AROUND = 70  # characters read on each side for what makes a wording right


def words(source: str, file: str) -> list[Finding]:
    """Findings in a template's own text; markup, Jinja and values are not read.

    Args:
        source: text of the template.
        file: its path, as findings print it (``templates/courriers/relance-courrier.html``).
    """
    text = _MARKUP.sub(_blank, source).replace("\N{NO-BREAK SPACE}", " ")
    flat = re.sub(r"\s", " ", text)
    received = _received_by_the_debtor(file)
    found = [
        _finding(rule, match, source, file)
        for rule in RULES
        if received or not rule.debiteur
        for match in _pattern(rule).finditer(flat)
        if not _right(rule, flat, match)
    ]
    return sorted(found)


def _blank(match: re.Match[str]) -> str:
    """Same length, same line ends: positions stay those of the file."""
    return re.sub(r"[^\n]", " ", match.group())


@cache
def _pattern(rule: Rule) -> re.Pattern[str]:
    """Any run of blanks where the rule has a space: a sentence may be cut by a line end or a tag."""
    return re.compile(re.sub(r" (?!\?)", r"\\s+", rule.motif), re.IGNORECASE)


def _right(rule: Rule, text: str, match: re.Match[str]) -> bool:
    if not rule.sauf:
        return False
    around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    return re.search(rule.sauf, re.sub(r"\s+", " ", around), re.IGNORECASE) is not None


def _received_by_the_debtor(file: str) -> bool:
    """Whether a template is printed on a letter the debtor receives; a partial of ``courriers/`` is."""
    path = PurePosixPath(file)
    if "courriers" not in path.parts:
        return False
    readers = {entry.destinataire for entry in CATALOGUE.values() if _prints(entry, path.name)}
    return not readers or Destinataire.DEBITEUR in readers


def _prints(entry: Document, name: str) -> bool:
    templates = (entry.gabarit, entry.courriel, *entry.variantes.values())
    return any(PurePosixPath(template).name == name for template in templates)


def _finding(rule: Rule, match: re.Match[str], source: str, file: str) -> Finding:
    place, said = place_of(source, match.start()), re.sub(r"\s+", " ", match.group())
    return Finding(file, *place, rule.level, rule.identifiant, f"« {said} » : {rule.message}", rule.remede)
