"""How results reach the terminal: findings, tables, progress."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from generator.findings import Finding, Level, legible
from generator.money import NBSP
from generator.tabular import GAP, held, laid

FIRST_COMMIT = ("git init", "git add -A", 'git commit -m "Ouverture du cabinet"')
_UNHEARD = (
    "Il y a ici un dépôt git, et git ne répond pas : rien ne protège le registre tant que l'émission n'y est pas "
    "enregistrée. Lancer « git status » pour savoir pourquoi (git est-il installé ?)."
)
_UNPROTECTED = (
    "Aucun dépôt git ici : rien ne protège le registre d'une réécriture, et l'émission suivante n'attend rien. "
    f"Le créer : {' && '.join(FIRST_COMMIT)}"
)
MANY = 500  # cases read without a word: about a second
FEW = 20  # cases made without a progress bar: it would take longer to load than they to make
_HYPHEN = "\u2011"  # where no line is cut
ASKED = " : "  # between a question and its answer, as French writes it


class Help(click.HelpFormatter):
    """Help cut in lines as French is: none begins by « : », no option nor key is cut at a hyphen."""

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        super().write_text(_held(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of options or commands."""
        super().write_dl([(name, _held(told)) for name, told in rows], col_max, col_spacing)

    def getvalue(self) -> str:
        """The whole, in the signs that one types."""
        return super().getvalue().replace(_HYPHEN, "-").replace(NBSP, " ")


def _held(text: str) -> str:
    return held(text).replace("-", _HYPHEN)


def say(text: str = "", *, err: bool = False) -> None:
    """Print a text: the one way to a terminal, that no name of a file can give orders to."""
    click.echo(legible(text), err=err)


@contextmanager
def questions(otherwise: Callable[[], str]) -> Iterator[None]:
    """Ask questions in this block; where nobody answers, the command ends with what to write instead.

    Raises:
        UsageError: there is no terminal. Somebody who stops the command there, by Ctrl-C or Ctrl-D, is not told so.
    """
    try:
        yield
    except click.Abort as stopped:
        if sys.stdin.isatty() or not isinstance(stopped.__context__, EOFError):
            raise
        told = f"la question reste sans réponse : rien n'est écrit. Répondre dans un terminal, ou {otherwise()}"
        raise click.UsageError(told) from None


def unprotected(root: Path) -> str:
    """What is said of an emission that git does not answer for: no repository, or one it says nothing of."""
    from generator import git

    return _UNHEARD if git.is_there(root) else _UNPROTECTED


def print_findings(findings: Sequence[Finding], form: str, *, err: bool = False, root: Path | None = None) -> None:
    """Print findings as text, JSON or CI annotations, then a closing line for people; ``err``: beside a result.

    Annotations need the ``root`` of the office: what was typed there is not told.
    """
    from generator.cli.output import ANNOTATIONS, render, untold

    if form in ANNOTATIONS:
        if root is None:
            raise ValueError(form)
        findings = untold(findings, root)
    rendered = render(findings, form)
    if rendered:
        say(rendered, err=err)
    if form == "texte":
        say(closing_line(findings), err=True)


def closing_line(findings: Iterable[Finding]) -> str:
    """One sentence that counts what is to be done."""
    levels = [finding.level for finding in findings]
    names = {
        Level.ERREUR: ("erreur", "erreurs"),
        Level.AVERTISSEMENT: ("avertissement", "avertissements"),
        Level.MANQUE: ("manque", "manques"),
    }
    counted = [(levels.count(level), words) for level, words in names.items()]
    parts = [f"{count} {words[count > 1]}" for count, words in counted if count]
    return ", ".join(parts) + "." if parts else "Aucune correction à faire."


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> str:
    """Lay out a plain table; ``right`` names the columns of figures. On a terminal it is folded to its width."""
    widths, (head, *lines) = laid([headers, *rows], right, terminal_width())
    return "\n".join([head, GAP.join("─" * width for width in widths), *lines])


def terminal_width() -> int | None:
    """Width of the terminal; none where nobody reads: a file, another program."""
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


@contextmanager
def progress(total: int, label: str) -> Iterator[Callable[[str], None]]:
    """A progress bar on a terminal, plain lines elsewhere; yields what is told the name of each one done."""
    if total > FEW and sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(label, total=total)
            yield lambda _done: bar.advance(task)
        return
    done = 0
    step = max(1, total // 10)

    def advance(_done: str) -> None:
        nonlocal done
        done += 1
        if done % step == 0 or done == total:
            say(f"{label} : {done}/{total}", err=True)

    yield advance


@contextmanager
def long_progress(total: int, label: str) -> Iterator[Callable[[str], None]]:
    """``progress`` of what is done in a moment for a small portfolio, and is then not said."""
    if total > MANY:
        with progress(total, label) as advance:
            yield advance
    else:
        yield lambda _done: None
