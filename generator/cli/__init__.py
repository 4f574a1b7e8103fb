"""The command line: parse, call, print, exit.

Exit codes: 0 done; 1 errors in the user's files, or a missing proof for what was asked by name; 2 wrong command
line; 3 our bug; 130 interrupted. ``main`` is the only place that turns exceptions into exits.
"""

import gc
import gettext
import os
import sys
import traceback
from io import StringIO
from pathlib import Path

import click

from generator import __version__
from generator.cli.printing import Help, say
from generator.findings import CaseInvalid, RecouvreError, RenderError, UnknownName, system_words
from generator.interrupts import HeldImports


def main() -> None:
    """Run ``recouvre`` and exit."""
    if sys.getfilesystemencoding() != "utf-8":  # a bare locale: names with accents would not be readable
        os.execve(sys.executable, *_again())  # noqa: S606 - this same program
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # nothing else installed here reads the cases, nor is looked for
    sys.meta_path.insert(0, HeldImports())
    gc.set_threshold(50_000, 20, 100)  # what a command makes lives as long as it: looking for garbage gains nothing
    code = run(sys.argv[1:])
    gc.freeze()  # nothing is freed one by one on the way out
    sys.exit(code)


def _again() -> tuple[list[str], dict[str, str]]:
    """The same command in UTF-8: its modules are our own (-P), never files of those names in the office's folder."""
    home = str(Path(__file__).resolve().parents[2])
    kept = [one for one in os.environ.get("PYTHONPATH", "").split(os.pathsep) if one]
    arguments = [sys.executable, "-P", "-X", "utf8", "-m", "generator", *sys.argv[1:]]
    return arguments, {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join([home, *kept])}


def run(arguments: list[str]) -> int:  # noqa: PLR0911 - one return per exit code
    """Run one command line and return its exit code."""
    sys.stdin = sys.stdin or StringIO()  # closed, it answers no question
    sys.stdout, sys.stderr = sys.stdout or StringIO(), sys.stderr or StringIO()  # and nobody reads these
    _speak_french()
    if any(not _is_text(argument) for argument in arguments):
        say("erreur: un argument n'est pas écrit en UTF-8. Le taper de nouveau.", err=True)
        return 2
    try:
        from generator.cli.root import recouvre  # a third of a second: it may be stopped there too

        code = recouvre.main(arguments, prog_name="recouvre", standalone_mode=False)  # an Exit comes back as its code
    except click.ClickException as error:
        told = StringIO()
        _name_plainly(error)
        error.show(told)
        say(told.getvalue().removesuffix("\n"), err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("Interrompu.", err=True)
        return 130
    except CaseInvalid as error:
        say(str(error), err=True)
        return 1
    except RenderError:
        return _bug()
    except RecouvreError as error:
        say(f"erreur: {error}", err=True)
        return 2 if isinstance(error, UnknownName) else 1
    except SystemExit:
        return 0  # the one click takes by itself here: the reader of a pipe left, `recouvre … | head` is not an error
    except OSError as error:
        _drop_what_waits()
        place = f"{error.filename} : " if error.filename else ""
        what, remedy = system_words(error)
        say(f"erreur: {place}{what}. {remedy}".rstrip(), err=True)
        return 1
    except Exception:  # noqa: BLE001 - the last wall: our bug is said as ours
        return _bug()
    return code if isinstance(code, int) else 0


def _name_plainly(error: click.ClickException) -> None:
    """An argument by its name: the brackets of its help say that it may be left out, which is not what is wrong."""
    if isinstance(error, click.BadParameter) and isinstance(error.param, click.Argument) and error.param.metavar:
        error.param_hint = f"'{error.param.metavar.strip('[]…')}'"


def _drop_what_waits() -> None:
    """Leave what could not be printed: Python would try again as it ends, in English, with a code of its own (120)."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_text(argument: str) -> bool:
    """Tell whether an argument was bytes in UTF-8; others come as lone surrogates, which no file can hold."""
    return not any("\ud800" <= sign <= "\udfff" for sign in argument)


def _speak_french() -> None:
    """Give the command-line library its French; it reads gettext's default domain."""
    os.environ["LANGUAGE"] = "fr"
    if not any(os.environ.get(name, "C") not in {"", "C", "POSIX"} for name in ("LC_ALL", "LC_MESSAGES", "LANG")):
        os.environ["LANG"] = "fr_FR.UTF-8"  # gettext ignores LANGUAGE under the C locale
    gettext.bindtextdomain("recouvre", str(Path(__file__).resolve().parent.parent / "locale"))
    gettext.textdomain("recouvre")
    click.Context.formatter_class = Help
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _bug() -> int:
    say(
        f"Recouvre {__version__} a rencontré une erreur qui vient de lui, pas de vos fichiers. Rien n'a été perdu.\n"
        "Joindre ce qui suit à votre signalement, après avoir retiré tout nom de client :\n" + traceback.format_exc(),
        err=True,
    )
    return 3
