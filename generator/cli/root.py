"""The command ``recouvre`` and the list of its verbs, in the order of the work."""

import click

from generator import __version__
from generator.cli import asking, mailing, make, matching, noting, office, opening, rates, read, sending, write
from generator.cli.fields import as_key

_DAYS = frozenset({"--date", "--jour", "--le"})  # what people type for « --au »


class French(click.Group):
    """A group that lists its commands in the order they are added, not by alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the work."""
        del ctx
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command asked for; another word is told the one meant, a fact how it is noted, or made as a document."""
        if self.get_command(ctx, args[0]) is None:
            from generator.documents import CATALOGUE
            from generator.load.suggest import meant, question

            refused = f"« {args[0]} » n'est pas une commande."
            if (kind := meant(args[0], asking.KINDS)) in asking.KINDS:
                made = f"Le produire : recouvre produire RÉFÉRENCE {kind}. Fait sans Recouvre, le noter"
                how = made if kind in CATALOGUE else "Le noter"
                raise click.UsageError(f"{refused} {how} : recouvre noter RÉFÉRENCE {kind}.", ctx)
            args = [meant(args[0], self.commands), *args[1:]]  # « décompte »
            if args[0] not in self.commands and not args[0].startswith("-"):
                raise click.UsageError(f"{refused} {question(args[0], self.commands)}".rstrip(), ctx)
        name, command, rest = super().resolve_command(ctx, args)
        if command is not None:
            _refuse_miswritten(click.Context(command, parent=ctx, info_name=name), list(rest))
        return name, command, rest


def _refuse_miswritten(ctx: click.Context, args: list[str]) -> None:
    """Refuse an option given twice, and what a fact says written as one: « noter … paiement --montant 500 »."""
    try:
        _refuse_twice(ctx, [*args])
    except click.NoSuchOption as unknown:
        typed = next((one for one in args if one.startswith(unknown.option_name)), "").partition("=")[0]
        if ctx.command is noting.noter and (key := as_key(f"--{typed.lstrip('-')}")):
            told = f"« {typed} » n'est pas une option, mais une clé de ce qui est noté : écrire {key}=…"
            raise click.UsageError(told, ctx) from unknown
        guessed = _meant(ctx, unknown.option_name)
        raise click.NoSuchOption(unknown.option_name, possibilities=guessed, ctx=ctx) from None


def _meant(ctx: click.Context, typed: str) -> list[str]:
    """The options that an unknown one may mean, and not all that begin alike: « --date » is no « --debiteur »."""
    from generator.load.suggest import nearest

    known = [name for option in ctx.command.params for name in option.opts if name.startswith("--")]
    return ["--au"] if typed in _DAYS and "--au" in known else nearest(typed, known)


def _refuse_twice(ctx: click.Context, args: list[str]) -> None:
    """Refuse an option given twice: of « --factures F-1 --factures F-2 », the letter would claim F-2 alone."""
    *_, given = ctx.command.make_parser(ctx).parse_args(args)
    for one in given:
        alone = isinstance(one, click.Option) and not one.multiple and (not one.is_flag or one.secondary_opts)
        if alone and given.count(one) > 1:
            said = " ".join(filter(None, [one.opts[0], one.metavar]))
            raise click.UsageError(f"« {one.opts[0]} » est donné deux fois. L'écrire une fois : {said}.", ctx)


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
