"""What every command starts from: where the office is, the as-of date, the selection of cases."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

import click
from click.core import ParameterSource
from msgspec import Struct

from generator.build.order import Clock
from generator.cli.printing import long_progress
from generator.dates import no_day, typed_day
from generator.findings import CaseInvalid, Finding
from generator.references import case_folders, list_references
from generator.vocabulary import EARLIEST, LATEST

if TYPE_CHECKING:  # the model costs half a second: a build with nothing to do must not pay it
    from generator.build.spread import Look
    from generator.case import Case
    from generator.model import Office

Answer = TypeVar("Answer")
Seen = TypeVar("Seen")

_INPUTS = ("cases", "templates", "site", ".git")  # folders of the office's own files
_OURS = (".etat", "apropos.html")  # what tells a site of ours: what serves the next builds is not published with it


def today() -> dt.date:
    """Today in France: the only clock of the program."""
    return dt.datetime.now(ZoneInfo("Europe/Paris")).date()


class DateParam(click.ParamType[dt.date]):
    """A date on the command line, as ``typed_day`` reads it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Read the date, or fail with the form to use."""
        if isinstance(value, dt.date):
            return value
        day = typed_day(str(value))
        if day is None:
            self.fail(" ".join(no_day(str(value))), param, ctx)
        if not EARLIEST <= day <= LATEST:
            self.fail(f"« {value} » n'est pas entre {EARLIEST:%d/%m/%Y} et {LATEST:%d/%m/%Y}.", param, ctx)
        return day


class Mot(click.Choice[str]):
    """One of some words; another one is refused with the nearest, as in a file."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read the word, its accents and its capitals as one likes, or fail with those near it."""
        from generator.load.suggest import meant, remedy

        word = meant(str(value), self.choices)
        if word not in self.choices:
            self.fail(f"« {value} » n'est pas admis ici. {remedy(str(value), self.choices)}", param, ctx)
        return word


class Between(click.IntRange):
    """A whole number between two others; its help and its refusals say so in French."""

    name = "entier"

    def _describe_range(self) -> str:
        return f"de {self.min} à {self.max}"


class Workshop(Struct, frozen=True, dict=True):
    """An office opened at a date."""

    root: Path
    asked: dt.date | None

    @cached_property
    def office(self) -> Office:
        """The office's files, loaded once."""
        from generator.load import load_office

        return load_office(self.root)

    @cached_property
    def clock(self) -> Clock:
        """Where the as-of date comes from; reading the office is left for when it is needed."""
        return Clock(self.asked, today(), lambda: self.office.cabinet.au)

    @cached_property
    def au(self) -> dt.date:
        """As-of date: the option, else the demo office's own date, else today."""
        return self.clock.read(None)

    @property
    def dated_otherwise(self) -> str:
        """What is said of what leaves dated another day than today, or than a demo office's own; empty otherwise."""
        now = Clock(None, today(), lambda: self.office.cabinet.au).read(None)
        told = f"Daté du {self.au:%d/%m/%Y}, comme « --au » le demande ; aujourd'hui est le {now:%d/%m/%Y}."
        return "" if self.au == now else told

    def output(self, asked: Path | None = None, part: str = "build") -> Path:
        """The folder to fill: the one asked for, else ``part``; never among files of the office or of someone else."""
        out = asked or self.root / part
        apart = "Donner un répertoire à part, vide ou pas encore créé."
        if out.is_symlink() and not out.exists():
            raise click.UsageError(f"« {out} » est un lien qui ne mène à aucun répertoire (disque absent ?). {apart}")
        real = out.resolve()
        for name in _INPUTS:
            if real.is_relative_to((self.root / name).resolve()):
                raise click.UsageError(f"« {out} » est dans « {name} » : ce que l'on construit n'y a pas sa place.")
        if self.root.resolve().is_relative_to(real) and real != self.root.resolve():
            raise click.UsageError(f"« {out} » contient le dépôt du cabinet et bien d'autres choses. {apart}")
        if (home := office_of(real)) and (real == home or home != self.root.resolve()):
            where = "est le dépôt d'un cabinet" if real == home else f"est dans le dépôt d'un autre cabinet, « {home} »"
            mixed = "ce que l'on construit s'y mêlerait à ses fichiers, et git l'enregistrerait"
            raise click.UsageError(f"« {out} » {where} : {mixed}. {apart}")
        if real != (self.root / part).resolve() and (foreign := _foreign(real)):
            raise click.UsageError(
                f"« {out} » tient {foreign}, qui ne vient pas de Recouvre : ce que l'on construit s'y mêlerait. {apart}"
            )
        return out

    def refuse_unknown(self, creancier: str | None) -> None:
        """Refuse a creditor misspelt, by the names of the files alone: his site, his list of cases would be empty."""
        known = sorted(path.stem for path in (self.root / "cases" / "_cabinet" / "creanciers").glob("*.yaml"))
        if creancier is not None and creancier not in known:
            from generator.load.suggest import remedy

            raise click.UsageError(f"créancier inconnu : {creancier}. {remedy(creancier, known, 'Connus')}")

    def refuse_faulty(self, *creanciers: str | None) -> None:
        """Refuse creditors whose file has errors: their sites would be empty, their accounts are not known.

        Raises:
            CaseInvalid: what is wrong in their files.
        """
        if wrong := [one for creancier in creanciers for one in self.office.faulty.get(creancier or "", ())]:
            raise CaseInvalid(wrong)

    def references(self, asked: tuple[str, ...]) -> list[str]:
        """References asked for, or all of them; an unknown one is a wrong command line."""
        known = list_references(self.root)
        unknown = [reference for reference in asked if reference not in known]
        if unknown:
            raise click.UsageError(f"dossier inconnu : {', '.join(unknown)}. {self._meant(unknown[0], known)}")
        return list(asked) or known

    def _meant(self, typed: str, known: Sequence[str]) -> str:
        """The case that was meant, typed as the path of its folder perhaps, or where to find it."""
        from generator.load import unopened
        from generator.load.suggest import question

        name = typed.rstrip("/").rpartition("/")[2]
        if name in known:
            return f"Vouliez-vous dire « {name} » ?"
        if name in case_folders(self.root):
            empty = unopened(self.root, name)
            return f"« {empty.file} » : {empty.message} {empty.remedy}"
        all_of_them = "« recouvre etat » les donne tous, avec leur débiteur ; « recouvre nouveau » en ouvre un."
        return question(typed, known) or all_of_them

    def case(self, reference: str) -> Case:
        """Load one case asked by name."""
        from generator.load import load_case

        self.references((reference,))
        return load_case(self.root, reference, self.office, self.au)

    def spread(self, work: Callable[[Path, Sequence[str]], Answer], names: Sequence[str], label: str) -> list[Answer]:
        """``work(root, chunk)`` over chunks of the cases named, on every core; said as it goes when they are many."""
        from generator.build.spread import spread

        with long_progress(len(names), label) as advance:
            return spread(work, self.root, names, os.cpu_count() or 1, advance)

    def look(self, asked: tuple[str, ...], look: Look[Seen]) -> tuple[list[Seen], list[Finding]]:
        """What ``look`` sees of each sound case asked for; what is wrong with the others."""
        from generator.build.spread import look_at

        names = self.references(asked)
        groups = self.spread(partial(look_at, office=self.office, au=self.au, look=look), names, "Lus")
        return [one for seen, _ in groups for one in seen], [one for _, broken in groups for one in broken]

    def cases(self, asked: tuple[str, ...]) -> Iterator[Case | CaseInvalid]:
        """Load the cases asked for, one at a time; a broken one is yielded as its findings."""
        from generator.load import load_case

        office = self.office
        for reference in self.references(asked):
            try:
                yield load_case(self.root, reference, office, self.au)
            except CaseInvalid as broken:
                yield broken


def _foreign(out: Path) -> str:
    """A file or a folder of someone else in an output where nothing is ours; empty when there is none.

    What begins with a point is nothing to lose: the « .git » of the folder that a site is published from.
    """
    if not out.is_dir() or any((out / name).exists() for name in _OURS):
        return ""
    from generator.casework.produced import note

    if next(out.glob(note("*")), None):
        return ""  # a letter, a liasse or an archive, made there alone
    return next((f"« {name} »" for name in sorted(path.name for path in out.iterdir()) if name[0] != "."), "")


def office_of(path: Path) -> Path | None:
    """The nearest folder, going up, that is an office."""
    return next((folder for folder in (path, *path.parents) if (folder / "cases" / "_cabinet").is_dir()), None)


def find_root(start: Path) -> Path:
    """The office's folder: the nearest one, going up, that holds ``cases/_cabinet``.

    Raises:
        click.UsageError: there is none, or its path is in no UTF-8: no PDF could be opened there.
    """
    if any("\ud800" <= sign <= "\udfff" for sign in str(start)):
        raise click.UsageError(f"{start} : ce chemin n'est pas écrit en UTF-8. Renommer le répertoire.")
    if folder := office_of(start):
        return folder
    raise click.UsageError(
        f"aucun cabinet ici : « cases/_cabinet » est introuvable depuis {start}. Se placer dans le dépôt du cabinet, "
        "donner --racine, ou créer un cabinet avec « recouvre init »."
    )


def _refuse_empty(asked: click.Context) -> None:
    """Refuse an option given with nothing: « --factures "$NUMEROS" », left empty, would claim every invoice."""
    for one in asked.command.params:
        given = asked.params.get(one.name or "")
        typed = asked.get_parameter_source(one.name or "") is ParameterSource.COMMANDLINE
        nothing = {"", "."} if getattr(one.type, "dir_okay", True) is False else {""}  # a path of nothing is « . »
        if isinstance(one, click.Option) and typed and isinstance(given, str | Path) and str(given).strip() in nothing:
            raise click.UsageError(f"« {one.opts[0]} » est vide. Écrire ce qu'il demande, ou l'ôter.")


def workshop(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --racine and --au, and pass it the Workshop first."""

    @wraps(command)
    def wrapped(*args: Any, racine: Path | None, au: dt.date | None, **kwargs: Any) -> Any:
        _refuse_empty(click.get_current_context())
        root = find_root((racine or Path.cwd()).resolve())
        return command(Workshop(root, au), *args, **kwargs)

    with_date = click.option("--au", type=DateParam(), metavar="DATE", help="Date d'arrêté (par défaut : aujourd'hui).")
    with_root = click.option(
        "--racine",
        type=click.Path(path_type=Path, file_okay=False, exists=True),
        metavar="RÉPERTOIRE",
        help="Dépôt du cabinet (par défaut : celui où l'on se trouve).",
    )
    return with_root(with_date(wrapped))
