"""What the office's own git says, read only: fixed commands, no shell, and the repository that was asked about.

It is asked about commits only, never about the files on disk (status, diff of the work tree): to compare those, it runs
the filters, the watcher and the hooks that ``.git/config`` names, and a repository copied whole brings its own. What is
on disk is compared here, with the names that git gives to bytes.
"""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

# Of what the environment tells git, what finds git and its settings. The rest would name another repository (as a hook
# does: GIT_DIR), read our patterns as names (GIT_LITERAL_PATHSPECS), or run a program (GIT_EXTERNAL_DIFF).
_KEPT = ("GIT_EXEC_PATH", "GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")

_NO_PROGRAM = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false")  # which a copied repository may name
_SHA1 = 40  # digits; SHA-256 has more


def ask(root: Path, *arguments: str) -> bytes | None:
    """What git answers about the repository that holds ``root``, paths as they are.

    None when it cannot answer: no git, no repository, no commit, or an owner it does not trust.
    """
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    environment |= {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    settings = ("--no-replace-objects", "--no-pager", "-C", str(root), "-c", "core.quotePath=false", *_NO_PROGRAM)
    try:
        ran = subprocess.run(  # noqa: S603 - constant arguments, no shell
            ["git", *settings, *arguments],  # noqa: S607 - the user's own git
            env=environment, capture_output=True, check=False,
        )  # fmt: skip
    except OSError:
        return None
    return ran.stdout if ran.returncode == 0 else None


def tell(root: Path, *arguments: str) -> str | None:
    """The same as text."""
    answer = ask(root, *arguments)
    return None if answer is None else answer.decode("utf-8", "replace")


def holds(root: Path) -> bool:
    """Whether a git repository holds ``root``."""
    return (tell(root, "rev-parse", "--is-inside-work-tree") or "").strip() == "true"


def is_there(root: Path) -> bool:
    """Whether a repository holds ``root``, even one git says nothing of: not installed, or an owner it distrusts."""
    return any((folder / ".git").exists() for folder in (root, *root.absolute().parents))


def recording(cases: Iterable[str], what: str) -> str:
    """The command an assistant pastes to record the folders of these cases, each given once."""
    folders = " ".join(dict.fromkeys(f"cases/{case}" for case in cases))
    return f'git add {folders} && git commit -m "{what}"'


def blobs(root: Path, commit: str, *paths: str) -> dict[str, str]:
    """Files that a commit holds under these paths, each with the name of its bytes; none when git cannot answer."""
    listed = (tell(root, "ls-tree", "-r", "-z", commit, "--", *paths) or "").split("\0")
    described = (entry.partition("\t") for entry in listed if entry)
    return {path: words.split(" ")[2] for words, _, path in described}


def folders(root: Path, path: str) -> list[str]:
    """Names of the folders that the last commit holds right under a path; none when git cannot answer."""
    listed = (tell(root, "ls-tree", "-d", "--name-only", "-z", "HEAD", "--", f"{path}/") or "").split("\0")
    return [name.removeprefix(f"{path}/") for name in listed if name]


def unmerged(root: Path, folder: str) -> dict[str, dict[str, str]]:
    """Files of a folder that a merge left in conflict, each with its versions: 1 before, 2 here, 3 the other."""
    listed = (tell(root, "ls-files", "-u", "-z", "--", f"{folder}/") or "").split("\0")
    files: dict[str, dict[str, str]] = {}
    for words, _, path in (entry.partition("\t") for entry in listed if entry):
        _, blob, version = words.split(" ")
        files.setdefault(path, {})[version] = blob
    return files


def resolved(root: Path, folder: str) -> set[str]:
    """Files of a folder that were in conflict until ``git add``, in what git is still doing."""
    listed = (tell(root, "ls-files", "--resolve-undo", "-z", "--", f"{folder}/") or "").split("\0")
    return {entry.partition("\t")[2] for entry in listed if entry}


def changed(root: Path, folder: str, files: Iterable[str]) -> Iterator[str]:
    """Those of some files of a folder (« cases/2026-0142 ») whose bytes are not those of HEAD."""
    held = blobs(root, "HEAD", f"{folder}/")
    return (name for name in files if not names(root / folder / name, held.get(f"{folder}/{name}", "")))


def names(path: Path, blob: str) -> bool:
    """Whether the file at ``path`` is what git names ``blob``, line ends aside (git may convert them).

    What Git LFS keeps elsewhere is compared with the pointer that stands for it. No name is that of a missing file.
    """
    if path.is_symlink() or not path.is_file():
        return not blob
    content = path.read_bytes()
    pointer = (
        f"version https://git-lfs.github.com/spec/v1\noid sha256:{hashlib.sha256(content).hexdigest()}\n"
        f"size {len(content)}\n"
    )
    return blob in (_name(way, len(blob)) for way in (content, unix(content), pointer.encode()))


def unix(content: bytes) -> bytes:
    """Bytes with the line ends git keeps, whatever those it put on this machine."""
    return content.replace(b"\r\n", b"\n")


def _name(content: bytes, length: int) -> str:
    kind = hashlib.sha256 if length > _SHA1 else hashlib.sha1
    return kind(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
