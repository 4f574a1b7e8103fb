"""Write ``site/guide/commandes.md`` from the commands themselves. Usage: ``.venv/bin/python -m scripts.commands``."""

import inspect
import re
from pathlib import Path

import click

from generator.cli.root import recouvre
from generator.writer import write_text

PAGE = Path(__file__).resolve().parent.parent / "site" / "guide" / "commandes.md"
_EXAMPLE = re.compile(r" : (recouvre (?:.|\n(?!\n))*)")  # a command in a help, to the end of its paragraph
HEAD = """# Les commandes

Cette page est écrite à partir des commandes elles-mêmes. Dans un dépôt de cabinet, on les lance depuis n'importe quel
répertoire du dépôt. « recouvre COMMANDE --help » dit la même chose au terminal.

Codes de sortie : 0 fait ; 1 à corriger dans les fichiers, ou une preuve manque à ce qui est demandé par son nom ;
2 commande mal écrite ; 3 défaut de Recouvre.
"""


def reference() -> str:
    """The whole page."""
    return HEAD + "".join(_section(name, command) for name, command in recouvre.commands.items())


def _section(name: str, command: click.Command) -> str:
    arguments = " ".join(one.make_metavar(click.Context(command)) for one in command.params if _is_argument(one))
    usage = f"recouvre {name} {arguments}".strip()
    text = _EXAMPLE.sub(_block, inspect.cleandoc(command.help or ""))
    options = [one for one in command.params if isinstance(one, click.Option)]
    rows = "".join(f"| `{_shown(one)}` | {one.help} |\n" for one in options)
    table = f"\n| Option | Sens |\n|---|---|\n{rows}" if rows else ""
    return f"\n## recouvre {name}\n\n```sh\n{usage}\n```\n\n{text}\n{table}"


def _block(example: re.Match[str]) -> str:
    return f" :\n\n```text\n{' '.join(example[1].split())}\n```"


def _is_argument(parameter: click.Parameter) -> bool:
    return isinstance(parameter, click.Argument)


def _shown(option: click.Option) -> str:
    names = ", ".join((*option.opts, *option.secondary_opts))
    return names if option.is_flag else f"{names} {option.metavar or ''}".strip()


if __name__ == "__main__":
    write_text(PAGE, reference())
