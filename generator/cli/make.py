"""Commands that make files, under ``build/`` only."""

from pathlib import Path

import click

from generator.cli.printing import print_findings, progress
from generator.cli.workshop import Workshop, workshop
from generator.findings import has_errors

OUTPUT = click.option(
    "--sortie", type=click.Path(path_type=Path, file_okay=False), metavar="DOSSIER",
    help="Répertoire à remplir (par défaut : build, dans le dépôt du cabinet).",
)  # fmt: skip


@click.command()
@OUTPUT
@click.option("--liasses", type=click.Choice(["utiles", "toutes", "aucune"]), default="utiles", metavar="CHOIX",
              help="Liasses à assembler : utiles (stade judiciaire, par défaut), toutes ou aucune.")  # fmt: skip
@click.option("--processus", type=click.IntRange(1, 256), metavar="N", help="Processus (par défaut : un par cœur).")
@click.option("--creancier", metavar="NOM", help="Ne construire que les dossiers d'un créancier.")
@workshop
def construire(shop: Workshop, sortie: Path | None, liasses: str, processus: int | None, creancier: str | None) -> None:
    """Construire tout : courriers dus, liasses, site ; seulement ce qui a changé."""
    from generator.build.freshness import Wish, look

    out = sortie or shop.root / "build"
    known = look(Wish(shop.root, out, shop.asked, liasses, creancier), lambda: shop.au)
    if known.nothing_to_do:
        click.echo(f"{len(known.references)} dossiers : rien n'a changé.\nOuvrir {out / 'index.html'}")
        return
    from generator.build.construct import Order, construct

    order = Order(shop.root, out, shop.au, liasses, processus, creancier)
    report = construct(order, progress)
    if report.findings:
        print_findings(report.findings, "texte")
    click.echo(report.sentence)
    click.echo(f"Ouvrir {order.out / 'index.html'}")
    if has_errors(report.findings):
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]…")
@OUTPUT
@click.option("--liste", is_flag=True, help="Montrer le catalogue et ce qui manque à chaque document.")
@workshop
def produire(shop: Workshop, reference: str, documents: tuple[str, ...], sortie: Path | None, liste: bool) -> None:
    """Produire les projets de courrier : ceux qui sont dus, ou ceux que l'on nomme."""
    from generator.build import letters
    from generator.writer import write_bytes

    case = shop.case(reference)
    if liste:
        click.echo(letters.describe(case, shop.office, shop.au))
        return
    asked = documents or tuple(plan.document for plan in letters.due(case, shop.office, shop.au))
    if not asked:
        click.echo(f"Rien n'est dû dans le dossier {reference} au {shop.au:%d/%m/%Y}.")
        return
    folder = (sortie or shop.root / "build") / "dossiers" / reference / "courriers"
    for document in asked:
        for output in letters.produce(case, shop.office, shop.au, document):
            write_bytes(folder / output.name, output.content)
            click.echo(str(folder / output.name))


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@OUTPUT
@workshop
def assembler(shop: Workshop, reference: str, sortie: Path | None) -> None:
    """Assembler la liasse : pièces numérotées et tamponnées, bordereau, chronologie, décompte, empreintes."""
    from generator.build.liasse import assemble_case

    out = sortie or shop.root / "build"
    liasse = assemble_case(shop.case(reference), shop.office, shop.au, out)
    for path in liasse.paths:
        click.echo(str(path))
    if liasse.findings:
        print_findings(liasse.findings, "texte")
    if has_errors(liasse.findings):
        raise click.exceptions.Exit(1)


@click.command()
@OUTPUT
@click.option("--port", type=click.IntRange(1024, 65535), default=8000, metavar="N", help="Port (par défaut 8000).")
@workshop
def servir(shop: Workshop, sortie: Path | None, port: int) -> None:
    """Construire, puis reconstruire à chaque modification, et montrer le site sur cette machine."""
    from generator.build.serve import serve

    serve(shop.root, sortie or shop.root / "build", shop.au, port, click.echo)
