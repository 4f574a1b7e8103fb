"""Who changed a case, what and when, as git recorded it: one reading of the log for the whole portfolio.

The history of a case is a function of the commit at HEAD, so that the same commit gives the same bytes. When HEAD has
moved, only the commits that came are read and added to what the last build kept: commits are put in the order of their
dates, so that the sum is what reading everything would give. A case is made again only if its own history changed.
A shallow clone holds a part of the log, which would be shown as the whole: it says « indisponible » instead, and so
does a repository that git does not answer for (not installed, or an owner it distrusts, as in a container). Outside a
repository, or before the first commit, there is no history and nothing is said of it.

What is on disk may not be committed yet: the bytes of the case's own small files are compared with those that HEAD
holds, for the index would be a second truth.
"""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from generator import __version__, git
from generator.build import sealed
from generator.references import OWN_FILES

NAME = "historique.msgpack"
SHOWN = 40  # commits kept of a case, newest first
SHALLOW = "superficiel"
UNHEARD = "muet"
MUTE = "sans-messages"

_OFFICE = "_cabinet"
_FEW = 200  # cases named on git's command line; beyond, all are listed
_SHA = 40  # a commit of SHA-1; SHA-256 is longer, a status of a file never is
_LOG = (  # everything a user's own settings could change is said
    "-c", "log.showRoot=true", "-c", "log.showSignature=false", "log", "-z", "--encoding=UTF-8", "--no-renames",
    "--full-history", "--diff-merges=combined", "--relative", "--name-status", "--format=%H%x00%cI%x00%an%x00%s",
)  # fmt: skip


class Commit(msgspec.Struct, array_like=True, frozen=True):
    """A commit that touched a case; ``fichiers`` are of this case only, each after its status (A, M, D).

    Those that are not its own files are kept as the folder they are in.
    """

    sha: str
    quand: str  # ISO 8601, when it was recorded, in the zone of whoever recorded it
    auteur: str
    message: str  # its first line
    fichiers: tuple[tuple[str, str], ...]
    autres: int  # other cases it touched


class CasePast(msgspec.Struct, array_like=True, frozen=True):
    """The past of a case: its last commits, how many there are, the hashes git gives its own files at HEAD."""

    total: int = 0
    commits: tuple[Commit, ...] = ()
    blobs: dict[str, str] = {}


class Past(msgspec.Struct, array_like=True, frozen=True):
    """The past of every case at a commit; each case stays encoded until its page is made."""

    version: str = __version__
    tip: str = ""
    cases: dict[str, msgspec.Raw] = {}

    @property
    def unknown(self) -> str:
        """Why the log cannot be shown, a clone that holds a part of it or a git that does not answer; else empty."""
        return next((why for why in (SHALLOW, UNHEARD) if self.tip.endswith(why)), "")

    def digest(self, reference: str) -> str:
        """What changes when the history of a case does; empty without history."""
        if self.unknown:
            return self.unknown
        raw = self.cases.get(reference)
        return hashlib.sha256(raw).hexdigest()[:16] if raw else ""

    def of(self, reference: str) -> CasePast:
        """The past of a case; empty when HEAD does not hold it."""
        raw = self.cases.get(reference)
        return msgspec.msgpack.decode(raw, type=CasePast) if raw else CasePast()


def tip(root: Path, *, mute: bool = False) -> str:
    """Commit at HEAD, followed by « superficiel » in a shallow clone.

    « muet » when git does not answer for the repository; empty without repository or commit.

    ``mute``, for the site of one creditor: its history is read without messages, which may name another client, and
    none of them is kept even in the caches beside the site.
    """
    said = (git.tell(root, "rev-parse", "--is-shallow-repository", "HEAD") or "").split()
    if len(said) != 2:
        return UNHEARD if git.is_there(root) and not git.holds(root) else ""
    shallow, sha = said
    if shallow == "true":
        return f"{sha} {SHALLOW}"
    return f"{sha} {MUTE}" if mute else sha


@lru_cache(maxsize=2)
def read(root: Path, at: str, home: Path) -> Past:
    """Read the past of every case; ``at`` is the ``tip``, ``home`` holds what the last build kept."""
    if not at or Past(tip=at).unknown:
        return Past(tip=at)
    head, _, mute = at.partition(" ")
    before = load(home)
    old, _, kind = before.tip.partition(" ")
    if not old or kind != mute or not _is_ancestor(root, old, head):
        before = Past()
    commits: dict[str, list[Commit]] = defaultdict(list)
    span = f"{old}..{head}" if before.tip else head
    for sha, when, author, subject, files in _commits(git.tell(root, *_LOG, span, "--", "cases") or ""):
        said = "" if mute else subject
        for reference, changed in files.items():
            commits[reference].append(Commit(sha[:10], when, author, said, tuple(changed), len(files) - 1))
    blobs = _blobs(root, head, commits if before.tip else ())
    cases = dict(before.cases)
    for reference in sorted({*commits, *blobs}):
        known, came = before.of(reference), commits.get(reference, [])
        merged = sorted((*known.commits, *came), key=_moment, reverse=True)
        past = CasePast(known.total + len(came), tuple(merged[:SHOWN]), blobs.get(reference, {}))
        cases[reference] = msgspec.Raw(msgspec.msgpack.encode(past))
    return Past(tip=at, cases=cases)


def _moment(commit: Commit) -> tuple[dt.datetime, str]:
    return dt.datetime.fromisoformat(commit.quand), commit.sha


def _is_ancestor(root: Path, old: str, new: str) -> bool:
    return (git.tell(root, "merge-base", old, new) or "").strip() == old


def keep(root: Path, home: Path, at: str) -> None:
    """Leave in ``home`` the past at a commit, for the workers; what lies there is kept if it is that one."""
    if load(home).tip != at:
        sealed.save(home / NAME, read(root, at, home))


def load(home: Path) -> Past:
    """Read what ``keep`` left; anything unreadable is an empty past."""
    past = sealed.load(home / NAME, Past)
    return past if past and past.version == __version__ else Past()


def uncommitted(folder: Path, past: CasePast) -> tuple[str, ...]:
    """Own files of a case whose bytes are not those of HEAD."""
    return tuple(name for name in OWN_FILES if not git.names(folder / name, past.blobs.get(name, "")))


_Files = dict[str, list[tuple[str, str]]]


def _commits(log: str) -> Iterator[tuple[str, str, str, str, _Files]]:
    """Cut the log: no field can hold a NUL, and the status of a file is never as long as a commit's name."""
    tokens = iter(log.split("\0"))
    head: tuple[str, str, str, str] | None = None
    files: _Files = {}
    for token in tokens:
        word = token.strip("\n")
        if len(word) >= _SHA:
            if head and files:
                yield *head, files
            head, files = (word, next(tokens, ""), next(tokens, ""), next(tokens, "")), {}
        elif word:
            _, reference, *rest = (*next(tokens, "").split("/", 2), "")
            if rest[0] and reference != _OFFICE:
                files.setdefault(reference, []).append((word[0], _told(rest[0])))
    if head and files:
        yield *head, files


def _told(name: str) -> str:
    """What is kept of a file's name: that of a pièce may name a client, and this cache lies beside another's site."""
    return name if name in OWN_FILES else name[: name.find("/") + 1]


def _blobs(root: Path, at: str, touched: Collection[str]) -> dict[str, dict[str, str]]:
    """Hashes of the own files of each case that a commit holds: of those touched, or of all."""
    few = 0 < len(touched) <= _FEW
    paths = [f"cases/{reference}/" for reference in sorted(touched)] if few else ["cases/"]
    found: dict[str, dict[str, str]] = {}
    for path, blob in git.blobs(root, at, *paths).items():
        _, reference, name = (*path.split("/", 2), "", "")[:3]
        if name in OWN_FILES and reference != _OFFICE:
            found.setdefault(reference, {})[name] = blob
    return found
