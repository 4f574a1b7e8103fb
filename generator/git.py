"""What the office's own git says, read only: fixed commands, no shell, and the repository that was asked about."""

import os
import subprocess
from pathlib import Path

# Of what the environment tells git, what finds git and its settings. The rest would name another repository (as a hook
# does: GIT_DIR), read our patterns as names (GIT_LITERAL_PATHSPECS), or run a program (GIT_EXTERNAL_DIFF).
_KEPT = ("GIT_EXEC_PATH", "GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")

_NO_PROGRAM = ("-c", "core.fsmonitor=false", "-c", "log.showSignature=false")  # which a copied repository may name


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
