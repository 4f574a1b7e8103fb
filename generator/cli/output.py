"""Findings as text, JSON and annotations of a merge request.

Annotations end in the logs of a forge: what was typed in a case (names, accounts, amounts) is masked there. Only the
words of the format (keys, accepted words) stay readable; the file and the line lead to the rest.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from generator.findings import Finding, Level

MASK = "« … »"

ANNOTATIONS = ("github", "gitlab")  # forms that end in the logs of a forge

_BEFORE = re.compile(r"(?:^|[\n,{}\[\]]|\s#)[ \t]*(?:- +)*(?:[\w-]+:[ \t])?")  # what stands before a value in YAML
_EUROS = r"\d[\d \u00a0\u202f]*(?:,\d+)?[ \u00a0\u202f]?€"
_NUMBERS = r"(?<!\w)\d{9,}(?!\w)"  # a SIREN as an invoice gives it, or without the spaces of the case
_WRITTEN = r'(?<==)"[^"]*"'  # a value of a command: « montant-ttc="12,00" »
_SIGNS = re.compile(r"[@\d]")
_SHORT, _LONG_NUMBER = 3, 9  # signs of a name, digits of a SIREN

_QUOTED = re.compile(r"« (?P<typed>[^«»]*) »")
_KEY_PART = re.compile(r"[^.\[\]]+")
_GITHUB = {Level.ERREUR: "error", Level.AVERTISSEMENT: "warning", Level.MANQUE: "notice"}
_GITLAB = {Level.ERREUR: "major", Level.AVERTISSEMENT: "minor", Level.MANQUE: "info"}


def render(findings: Sequence[Finding], form: str) -> str:
    """Write findings in a form: ``texte``, ``json``, ``github``, ``gitlab``.

    Raises:
        KeyError: an unknown form.
    """
    return FORMS[form](findings)


def as_text(findings: Sequence[Finding]) -> str:
    """One clickable line per finding."""
    return "\n".join(str(finding) for finding in findings)


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects with French keys."""
    return json.dumps([finding.as_dict() for finding in findings], ensure_ascii=False, indent=2)


def as_github(findings: Sequence[Finding]) -> str:
    """Workflow commands of GitHub Actions: annotations beside the lines of a pull request."""
    return "\n".join(_github_line(masked(finding)) for finding in findings)


def as_gitlab(findings: Sequence[Finding]) -> str:
    """A Code Quality report of GitLab: findings beside the lines of a merge request."""
    seen: dict[str, int] = {}
    return json.dumps([_gitlab_entry(masked(finding), seen) for finding in findings], ensure_ascii=False, indent=2)


FORMS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "texte": as_text,
    "json": as_json,
    "github": as_github,
    "gitlab": as_gitlab,
}


def untold(findings: Sequence[Finding], root: Path) -> list[Finding]:
    """The findings without the names and sums of their cases, which a sentence need not quote to say."""
    office = _typed((root / "cases/_cabinet").rglob("*.yaml"))

    @cache
    def secrets(case: str) -> re.Pattern[str]:
        home = root / "cases" / case
        typed = office | _typed((*home.glob("*.yaml"), home / "pieces.lock"))  # what its electronic invoices say too
        names = sorted(typed - {case}, key=len, reverse=True)
        return re.compile(
            "|".join((_EUROS, _NUMBERS, _WRITTEN, *(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names)))
        )

    def without(finding: Finding) -> Finding:
        secret = secrets(finding.file.split("/")[1])
        return finding._replace(message=secret.sub("…", finding.message), remedy=secret.sub("…", finding.remedy))

    return [without(finding) if finding.file.startswith("cases/") else finding for finding in findings]


def _typed(files: Iterable[Path]) -> set[str]:
    """The names typed in some files, sound YAML or not."""
    texts: list[str] = []
    for file in files:
        with suppress(OSError):  # unreadable: no finding can quote it
            texts.append(file.read_text(encoding="utf-8", errors="replace") if file.is_file() else "")
    parts = (part.strip(" \t\r\"'").replace("''", "'") for text in texts for part in _BEFORE.split(text))
    return {part for part in parts if _is_secret(part)}


def _is_secret(text: str) -> bool:
    """Whether a text tells whom a case is about: a name has a capital, an address a sign; small words are prose."""
    named = len(text) >= _SHORT and any(map(str.isalpha, text)) and (text != text.lower() or _SIGNS.search(text))
    return bool(named or sum(map(str.isdigit, text)) >= _LONG_NUMBER) and not _is_format_word(text)


def masked(finding: Finding) -> Finding:
    """The finding without what was typed in the case."""
    key = _KEY_PART.sub(lambda part: part.group() if _is_format_word(part.group()) else "…", finding.key)
    return finding._replace(
        key="" if key == "…" else key,  # a mask alone tells nothing
        message=_QUOTED.sub(_mask, finding.message),
        remedy=_QUOTED.sub(_mask, finding.remedy),
    )


def _mask(quoted: re.Match[str]) -> str:
    return quoted.group() if _is_format_word(quoted["typed"]) else MASK


@cache
def _is_format_word(text: str) -> bool:
    """Tell the words of the format, alone or as a line « clé: … », from what someone typed."""
    from generator.load.words import format_words

    return text.isdecimal() or text.removesuffix(": …") in format_words() or not any(map(str.isalnum, text))


def _github_line(finding: Finding) -> str:
    places = [] if finding.shipped else [f"file={_github_property(finding.file)}"]
    if finding.line:
        places += [f"line={finding.line}", f"col={finding.column}"]
    places.append(f"title={_github_property(f'Recouvre : {finding.level}')}")
    return f"::{_GITHUB[finding.level]} {','.join(places)}::{_github_data(_sentence(finding))}"


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


def _gitlab_entry(finding: Finding, seen: dict[str, int]) -> dict[str, Any]:
    """One issue; its fingerprint does not hold the line, so that a finding that moves stays the same one."""
    identity = f"{finding.place}\n{finding.key}\n{finding.level}\n{finding.message}"
    seen[identity] = seen.get(identity, 0) + 1
    fingerprint = hashlib.sha256(f"{identity}\n{seen[identity]}".encode()).hexdigest()
    return {
        "description": _sentence(finding),
        "check_name": f"recouvre-{finding.level}",
        "fingerprint": fingerprint,
        "severity": _GITLAB[finding.level],
        "location": {"path": finding.place, "lines": {"begin": max(finding.line, 1)}},
    }


def _sentence(finding: Finding) -> str:
    table = f"{finding.place} : " if finding.shipped else ""
    key = f"{finding.key} : " if finding.key else ""
    return f"{table}{key}{finding.message} {finding.remedy}".rstrip()
