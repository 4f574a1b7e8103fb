"""The command ``recouvre`` and the list of its verbs, in the order of the work."""

import click

from generator import __version__
from generator.cli import mailing, make, matching, noting, office, opening, rates, read, sending, write


class French(click.Group):
    """A group that lists its commands in the order they are added, not by alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the work."""
        del ctx
        return list(self.commands)


@click.group(
    cls=French,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    options_metavar="[OPTIONS]",
    subcommand_metavar="COMMANDE [ARGUMENTS]…",
    epilog="Codes de sortie : 0 fait ; 1 à corriger dans les fichiers ; 2 commande mal écrite ; 3 défaut de Recouvre.",
)
@click.version_option(__version__, "-V", "--version", message="recouvre %(version)s")
def recouvre() -> None:
    """Du dossier YAML au décompte, aux courriers et à la liasse."""


for _command in (
    read.verifier, read.etat, mailing.courriers, read.agenda, read.decompte, rates.taux, read.controler,
    make.construire, make.produire, make.assembler, make.exporter, make.servir, make.fusionner,
    opening.nouveau, opening.importer, noting.noter, matching.rapprocher, write.verser, write.communiquer, write.reunir,
    sending.emettre, sending.completer,
    office.init, office.modele, office.diagnostic,
):  # fmt: skip
    _command.short_help = (_command.help or "").splitlines()[0]  # the whole sentence: click would cut it with « ... »
    recouvre.add_command(_command)
