"""The history of a case as its page shows it."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from generator.build import history
from generator.build.history import CasePast, Commit, Past
from generator.case import Case
from generator.load.names import is_unseen
from generator.pages import words
from generator.pages.types import Enregistrement, Historique

LONGEST = 200  # characters of a message
_DONE = {"A": "ajouté", "D": "supprimé"}
_NAMED = {"dossier.yaml": "dossier.yaml", "pieces.lock": "verrou des pièces", "emis/registre.yaml": "registre"}
_GROUPS = (("pieces/", "pièce", "e"), ("emis/", "fichier émis", ""), ("", "autre fichier", ""))


@lru_cache(maxsize=2)
def kept(home: Path, tip: str) -> Past:
    """The past left in ``build/.etat`` for a commit, read once a worker."""
    past = history.load(home)
    return past if past.tip == tip else Past(tip=tip)


def seen(past: Past, case: Case, *, messages: bool) -> Historique | None:
    """The history to show; None without git. ``messages``: not on the site of one creditor, they may name another."""
    if not past.tip:
        return None
    if past.unknown:
        return Historique(indisponible=past.unknown)
    own: CasePast = past.of(case.folder.name)
    return Historique(
        enregistrements=tuple(_shown(commit, messages=messages) for commit in own.commits),
        total=own.total,
        non_enregistres=history.uncommitted(case.folder, own),
    )


def _shown(commit: Commit, *, messages: bool) -> Enregistrement:
    return Enregistrement(
        sha=commit.sha,
        quand=dt.datetime.fromisoformat(commit.quand),
        auteur=_plain(commit.auteur),
        message=_plain(commit.message) if messages else "",
        changements=tuple(_changes(commit)),
        autres=commit.autres if messages else 0,
    )


def _changes(commit: Commit) -> Iterator[str]:
    """Files in words: each of the case's own by its name, the others counted."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for status, name in commit.fichiers:
        done = _DONE.get(status, "modifié")
        if name in _NAMED:
            yield f"{_NAMED[name]} {done}"
        else:
            _, noun, feminine = next(group for group in _GROUPS if name.startswith(group[0]))
            counted[noun, feminine, done] += 1
    for (noun, feminine, done), count in counted.items():
        one = f"{noun} {done}{feminine}"
        yield words.pluriel(count, one, _plural(one))


def _plural(noun: str) -> str:
    return " ".join(word if word.endswith("s") else f"{word}s" for word in noun.split())


def _plain(text: str) -> str:
    """One line of text as anyone could have typed it: nothing that hides or turns around what follows."""
    line = " ".join("".join(" " if is_unseen(sign) else sign for sign in text).split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
