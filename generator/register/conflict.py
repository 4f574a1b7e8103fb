"""What git left in conflict in one case: the versions of each file, what git was doing, how to go on or to give up."""

import shlex
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from generator import git
from generator.findings import RecouvreError
from generator.load.source import conflicts
from generator.references import CASE_FILE, OWN_FILES, REGISTER

BASE, OURS, THEIRS = "1", "2", "3"
BY_HAND = "À la main : garder chaque fait, chaque paiement, chaque pièce des deux, puis effacer les lignes de git."
_STASH = "refs/stash"
_AMEND = "git commit -a --amend --no-edit, puis recommencer."
_COMMIT = "git commit -a -m corrigé, puis recommencer."
_OPERATIONS = {  # what git keeps of what it was doing -> how to go on (no editor opens), to give up, to begin again
    "CHERRY_PICK_HEAD": ("git -c core.editor=true cherry-pick --continue", "git cherry-pick --abort", _COMMIT),
    "REVERT_HEAD": ("git -c core.editor=true revert --continue", "git revert --abort", _COMMIT),
    "MERGE_HEAD": ("git commit --no-edit", "git merge --abort", _COMMIT),
    "REBASE_HEAD": ("git -c core.editor=true rebase --continue", "git rebase --abort", _AMEND),
}
_UNKNOWN = (
    "ce conflit ne vient ni d'une fusion, ni d'un rebase, ni d'une annulation, ni de « git stash ». L'abandonner "
    "(« git status » dit comment ; git am --abort, pour un correctif), puis passer par git pull --rebase."
)


class Operation(Struct, frozen=True):
    """What git was doing: the commit of the other version, that of what both grew from, and what to type next."""

    to_continue: list[str]
    to_abandon: str
    to_redo: str  # once one's own version was corrected
    theirs: str
    base: str  # empty: the other version begins the history
    to_reach_ours: str = ""  # what puts one's own version on the disk, where giving up does not

    def corrected(self, how: str) -> str:
        """How to correct one's own version, and begin again."""
        return f"Abandonner ({self.to_abandon}), {self.to_reach_ours}{how}, {self.to_redo}"


class Conflict(Struct, frozen=True):
    """The files of a case that git could not put together, and those it could."""

    root: Path
    folder: str
    files: Mapping[str, Mapping[str, str]]
    operation: Operation

    def versions(self, path: str) -> tuple[bytes | None, bytes | None, bytes | None]:
        """A file before, ours and the other; git may have put together a case whose issues it could not."""
        if path in self.files:
            base, ours, theirs = (self.files[path].get(stage) for stage in (BASE, OURS, THEIRS))
        else:
            commits = (self.operation.base, "HEAD", self.operation.theirs)
            base, ours, theirs = (commit and f"{commit}:./{path}" for commit in commits)
        return self._content(base), self._content(ours), self._content(theirs)

    def moved(self, path: str) -> bool:
        """Whether git found a file under another name in one of the two versions."""
        return not all(git.blobs(self.root, commit, path) for commit in ("HEAD", self.operation.theirs))

    def brought(self, path: str) -> bytes | None:
        """What the other version put at a path: beside ours, or where git moved it."""
        stage = THEIRS if path in self.files else "0"
        return git.ask(self.root, "cat-file", "blob", f":{stage}:./{path}")

    def _content(self, name: str | None) -> bytes | None:
        return git.ask(self.root, "cat-file", "blob", name) if name else None


def conflict_of(root: Path, folder: str) -> Conflict:
    """The conflict that git left in the folder of a case.

    Raises:
        RecouvreError: there is none, or it comes from nothing that can be carried through; the remedy is told.
    """
    if not git.holds(root):
        if not git.is_there(root):
            raise RecouvreError(
                "aucun dépôt git ici, donc aucun conflit à réunir. Se placer dans la copie qui en a un."
            )
        raise RecouvreError("git n'a pas répondu. Lancer « git status » pour savoir pourquoi.")
    files = git.unmerged(root, folder)
    if not files:
        raise RecouvreError(f"git n'a aucun conflit en cours dans {folder}. {_why_none(root, folder)}")
    if resolved := git.resolved(root, folder) & {f"{folder}/{CASE_FILE}", f"{folder}/{REGISTER}"}:
        raise RecouvreError(f"{folder} : un fichier est déjà dit résolu (git add). {_conflict_again(resolved)}")
    operation = next(_operations(root, folder, files), None)
    if operation is None:
        raise RecouvreError(f"{folder} : {_UNKNOWN}")
    untracked = git.blobs(root, f"{operation.theirs}^3") if operation.to_reach_ours else {}
    if lost := next((path for path, blob in untracked.items() if not git.names(root / path, blob)), None):
        raise RecouvreError(
            f"{lost} : mis de côté (git stash -u), ce fichier n'a pas pu être rendu. "
            + operation.corrected("git add -A")
        )
    return Conflict(root, folder, files, operation)


def _why_none(root: Path, folder: str) -> str:
    under_way = any(_commit_named(root, name) for name in _OPERATIONS)
    if under_way and (resolved := git.resolved(root, folder)):
        return f"Il est déjà dit résolu (git add). {_conflict_again(resolved)}"
    by_hand = f"S'il y reste des lignes « <<<<<<< », {BY_HAND[0].lower()}{BY_HAND[1:]}"
    # A commit made on the one before is more than what a pull brought: going back would lose it.
    pulled = _parents(root, "HEAD") != [_commit_named(root, "@{1}")]
    if pulled and _has_marks(root, folder, "HEAD") and not _has_marks(root, folder, "@{1}"):
        return f'Enregistré tel quel, et pas envoyé : git reset --keep "@{{1}}", git pull --rebase, relancer. {by_hand}'
    if marked := _commit_with_marks(root, folder):
        glued, mine = marked
        undone = f"git revert --no-edit {glued}, git cherry-pick {mine}, relancer"
        return f"Enregistré tel quel ({glued}), puis suivi d'autres ou envoyé : {undone}. {by_hand}"
    return by_hand


def _commit_with_marks(root: Path, folder: str) -> tuple[str, str] | None:
    """The commit that holds the marks, and the same one as it was before git could not put it on the others."""
    if not _has_marks(root, folder, "HEAD"):
        return None
    form = "--format=%h %at %s"
    glued, _, told = (git.tell(root, "log", "-1", form, "-S<<<<<<< ", "--", folder) or "").strip().partition(" ")
    for line in (git.tell(root, "log", "-g", form) or "").splitlines():
        mine, _, same = line.partition(" ")
        apart = same == told and git.tell(root, "merge-base", "--is-ancestor", mine, "HEAD") is None
        if apart and not _has_marks(root, folder, mine):
            return glued, mine
    return None


def _has_marks(root: Path, folder: str, commit: str) -> bool:
    """Whether a commit holds marks of git in the files of a case."""
    texts = (git.tell(root, "cat-file", "blob", f"{commit}:./{folder}/{name}") for name in OWN_FILES)
    return any(conflicts(text or "") for text in texts)


def _conflict_again(resolved: Iterable[str]) -> str:
    """How to have a conflict again as git left it, when it was settled by hand."""
    paths = " ".join(shlex.quote(path) for path in sorted(resolved))
    return f"S'il l'a été à la main, le remettre, puis relancer : git checkout --merge -- {paths}"


def _operations(root: Path, folder: str, files: Mapping[str, Mapping[str, str]]) -> Iterator[Operation]:
    """What may have left these files: its commit holds the other version of each. An old stash holds something else."""
    theirs = {path: stages[THEIRS] for path, stages in files.items() if THEIRS in stages}
    for name, (to_continue, to_abandon, to_redo) in _OPERATIONS.items():
        for other, base in _versions(root, name):
            held = git.blobs(root, other, f"{folder}/")
            if all(held.get(path, blob) == blob for path, blob in theirs.items()):
                yield Operation([to_continue], to_abandon, to_redo, other, base)
    for rank, commit in enumerate((git.tell(root, "rev-list", "-g", _STASH) or "").split()):
        held = git.blobs(root, commit, f"{folder}/")
        if theirs and all(held.get(path) == blob for path, blob in theirs.items()):
            yield _of_stash(root, commit, f' "stash@{{{rank}}}"' if rank else "")


def _versions(root: Path, name: str) -> list[tuple[str, str]]:
    """The commits of the other version and of what both grew from, as a command of git under way may have them."""
    commit = _commit_named(root, name)
    if not commit:
        return []
    if name == "MERGE_HEAD":
        return [(commit, (git.tell(root, "merge-base", "HEAD", commit) or "").strip())]
    parents = _parents(root, commit)
    if name == "REVERT_HEAD":
        return [(parent, commit) for parent in parents]
    return [(commit, parent) for parent in parents or [""]]


def _of_stash(root: Path, commit: str, named: str) -> Operation:
    return Operation(
        ["git commit -m réuni", f"git stash drop{named}"],
        f"git restore --source=HEAD --staged --worktree {_changed_in_stash(root, commit)}",
        "git commit -a -m corrigé, git switch -, puis git merge corrige.",
        commit,
        f"{commit}^",
        f"git stash branch corrige{named}, ",
    )


def _changed_in_stash(root: Path, stash: str) -> str:
    """The files a stash changed, for a shell: those beside them may hold work that is nowhere else."""
    was, brought, here = (git.blobs(root, commit) for commit in (f"{stash}^", stash, "HEAD"))
    changed = {path for path in {**was, **brought} if was.get(path) != brought.get(path)}
    return shlex.join(sorted(changed & {**brought, **here}.keys()))


def _commit_named(root: Path, name: str) -> str:
    """The commit that git is busy with; none when it is over: the name of that of a rebase is left behind."""
    if name == "REBASE_HEAD":
        paths = git.tell(root, "rev-parse", "--git-path", "rebase-merge", "--git-path", "rebase-apply/rebasing") or ""
        if not any((root / path).exists() for path in paths.splitlines()):
            return ""
    return (git.tell(root, "rev-parse", "--verify", "--quiet", name) or "").strip()


def _parents(root: Path, commit: str) -> list[str]:
    return (git.tell(root, "rev-list", "--parents", "-1", commit) or "").split()[1:]
