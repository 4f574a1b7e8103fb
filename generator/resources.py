"""Where the files that are not code lie: the office's own first, then the wheel's, then the checkout's."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_WHEEL = _PACKAGE / "_data"
_CHECKOUT = _PACKAGE.parent


def shipped(relative: str) -> Path:
    """Path of a file or folder shipped with the engine (``templates``, ``schema``, ``site``, ``mkdocs.yml``).

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for home in (_WHEEL, _CHECKOUT):
        if (home / relative).exists():
            return home / relative
    raise FileNotFoundError(f"installation incomplète : {relative} est introuvable")


def resolve(relative: str, root: Path | None = None) -> Path:
    """Path of a file, where the office at ``root`` may have put its own version of it.

    Raises:
        FileNotFoundError: neither the office nor the engine has it.
    """
    if root is not None and (root / relative).exists():
        return root / relative
    return shipped(relative)
