"""Commands about the office's repository and this machine."""

from pathlib import Path

import click


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path, file_okay=False), default=".", metavar="[DOSSIER]")
def init(dossier: Path) -> None:
    """Créer le dépôt d'un cabinet : _cabinet, un dossier d'exemple, contrôles automatiques."""
    from generator.init import create

    for path in create(dossier):
        click.echo(str(path))
    click.echo("\nEnsuite : recouvre verifier, puis recouvre construire.")


@click.command()
def diagnostic() -> None:
    """Dire si cette machine a ce qu'il faut, sans aucune donnée personnelle."""
    from generator.build.diagnosis import diagnose

    report = diagnose()
    click.echo(report.text)
    if not report.sound:
        raise click.exceptions.Exit(1)
