"""What is wrong, where, and what to do: findings are values; exceptions are for stopping.

The tree of exceptions (none inherits from the command-line library; ``cli`` translates)::

    RecouvreError
    ├── CaseInvalid        the user's file has findings                    exit 1
    ├── DocumentIncomplete what was asked by name lacks a fact or a proof  exit 1
    ├── UnknownName        asked by a name that is none of those known     exit 2
    ├── LawGap             a rate or a rule does not cover this date       exit 1
    ├── NotComputed        a situation refused by name                     exit 1
    ├── BundleError        a liasse that cannot be assembled               exit 1
    └── RenderError        a document that would come out wrong            exit 3
"""

import errno
import json
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

_UNSEEN = re.compile(  # controls, bidi and zero-width signs, halves of a character: all but the line end
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)


def legible(text: str) -> str:
    """A text as a terminal may be given it: what would move its cursor or turn its words is written as in JSON.

    A file's name may hold anything, and a JSON text still says the same.
    """
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(_escaped, text)


def _escaped(sign: re.Match[str]) -> str:
    return json.dumps(sign.group())[1:-1]


class Level(StrEnum):
    """Erreur stops the case; avertissement informs; manque is a fact or proof a document needs."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"
    MANQUE = "manque"


class Finding(NamedTuple):
    """One thing to correct: one French sentence, and the remedy, at a place an editor can jump to.

    Findings sort by file, then by place: a tuple, since a portfolio has thousands of them to put in order.

    ``file`` is relative to the office's folder, or, ``shipped``, names a table that Recouvre brings, no file of the
    office; ``line`` and ``column`` start at 1 (0: the whole file); ``key`` is the path in the YAML, as
    ``factures[0].montant-ttc``.
    """

    file: str
    line: int
    column: int
    level: Level
    key: str
    message: str
    remedy: str = ""
    shipped: bool = False

    @staticmethod
    def of_file(file: str, message: str, remedy: str = "", level: Level = Level.ERREUR, key: str = "") -> "Finding":
        """What is wrong with a whole file, or with a folder."""
        return Finding(file, 0, 0, level, key, message, remedy)

    @property
    def place(self) -> str:
        """The file, or the table, as it is told."""
        return f"droit fourni, {self.file}" if self.shipped else self.file

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.place
        key = f"{self.key} : " if self.key else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{where}: {self.level}: {key}{self.message}{remedy}".replace("\n", "\\n")

    def as_dict(self) -> dict[str, Any]:
        """The finding for JSON output, keys in French."""
        names = ("fichier", "ligne", "colonne", "niveau", "cle", "message", "remede")
        return dict(zip(names, (self.place, *self[1:-1]), strict=True))


def line_of(text: str, offset: int) -> int:
    """The line, from 1, of a place in a text; the first one for what was not found in it (-1)."""
    return text.count("\n", 0, max(offset, 0)) + 1


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a character of a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Tell whether one finding at least stops the case."""
    return any(finding.level is Level.ERREUR for finding in findings)


class RecouvreError(Exception):
    """Base of every refusal; its text is French and can be shown as it is.

    ``place`` is where a case that it stops is told of it: keys of its file. ``file`` is the office's own file to
    correct instead, the same for every case; ``remedy`` ends the text.
    """

    place: tuple[str | int, ...] = ("creance",)
    file = ""
    remedy = ""

    @property
    def sentence(self) -> str:
        """What is refused, without its remedy."""
        return str(self).removesuffix(self.remedy).rstrip()


class CaseInvalid(RecouvreError):
    """The user's files have errors; ``findings`` lists all of them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = sorted(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))

    def __reduce__(self) -> tuple[type["CaseInvalid"], tuple[list[Finding]]]:
        """Come whole from a worker: its argument is its findings, not its text."""
        return type(self), (self.findings,)


class DocumentIncomplete(CaseInvalid):
    """A document or procedure asked by name lacks facts or proofs; ``findings`` says which."""


class UnknownName(RecouvreError):
    """What is asked by a name that is none of those known, or that nothing may have: a wrong command line."""


class LawGap(RecouvreError):
    """A legal value is unknown at a date: never extrapolated.

    ``table`` is the file to complete, ``value`` names what is missing (for example ``2027-S1``).
    """

    def __init__(self, table: str, value: str, message: str, remedy: str = "", file: str = "") -> None:
        self.table = table
        self.value = value
        name = table.rpartition("/")[2].removesuffix(".yaml")
        self.remedy = remedy or f"Compléter, dans Recouvre, la table « {name} » ({value}) avec sa source."
        self.file = file
        super().__init__(f"{message} {self.remedy}")


class NotComputed(RecouvreError):
    """A situation the law module does not compute: refused by name, never computed as something near it."""

    def __init__(self, message: str, place: tuple[str | int, ...] = RecouvreError.place) -> None:
        self.place = place  # where what lacks is to be written
        super().__init__(message)


class BundleError(RecouvreError):
    """The liasse cannot be assembled as asked."""


class RenderError(RecouvreError):
    """A document would come out wrong: missing value, unknown glyph, refused resource."""


_RIGHTS = "accès refusé", "Vérifier les droits du fichier ou du répertoire."
_SYSTEM = {
    errno.ENOENT: ("fichier introuvable", ""),
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EEXIST: ("le fichier existe déjà", ""),
    errno.ENOTDIR: ("ce n'est pas un répertoire", ""),
    errno.EISDIR: ("c'est un répertoire, pas un fichier", ""),
    errno.ELOOP: ("c'est un lien : rien n'est lu ni écrit au travers", "L'ôter, puis relancer."),
    errno.ENAMETOOLONG: ("le nom est trop long pour ce disque", "Le raccourcir."),
    errno.ENOSPC: ("le disque est plein", "Libérer de la place, puis relancer."),
    errno.EROFS: ("le disque est en lecture seule", ""),
    errno.EFBIG: ("le fichier dépasse la taille permise ici", ""),
    errno.EDQUOT: ("le quota du disque est atteint", "Libérer de la place, puis relancer."),
    errno.EIO: ("le disque a renvoyé une erreur de lecture ou d'écriture", ""),
}


def system_words(error: OSError) -> tuple[str, str]:
    """What the system refuses, in French, and the remedy when there is one: the same words wherever it is told."""
    return _SYSTEM.get(error.errno or 0, (f"le système refuse ({error.strerror or error})", ""))
