"""The only commands that write in a case folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from generator.cli.printing import print_findings, progress, table
from generator.cli.workshop import Workshop, workshop
from generator.findings import has_errors
from generator.vocabulary import Fait


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@workshop
def nouveau(shop: Workshop, reference: str) -> None:
    """Ouvrir un dossier : pose les questions, écrit cases/RÉFÉRENCE/dossier.yaml."""
    from generator.edit.nouveau import QUESTIONS, create_case

    office = shop.office
    answers: dict[str, str] = {}
    for question in QUESTIONS:
        if not question.applies(answers):
            continue
        choices = question.choices(office)
        answers[question.key] = click.prompt(
            question.text,
            type=click.Choice(choices) if choices else str,
            default=choices[0] if len(choices) == 1 else question.default,
            show_choices=bool(choices),
        )
    path = create_case(shop.root, reference, answers, office)
    click.echo(f"Dossier ouvert : {path}")


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@click.argument("destinataire", metavar="DESTINATAIRE")
@workshop
def communiquer(shop: Workshop, reference: str, destinataire: str) -> None:
    """Noter que les pièces sont communiquées : leurs numéros ne changeront plus."""
    from generator.edit import append_fact
    from generator.numbering import number

    case = shop.case(reference)
    known = destinataire in shop.office.intervenants
    ordered = [one.piece.id for one in number(case.dossier) if one.communiquee_le is None]
    if not ordered:
        click.echo("Toutes les pièces sont déjà communiquées.")
        return
    fact = {
        "date": shop.au.isoformat(),
        "type": Fait.COMMUNICATION.value,
        "intervenant" if known else "a": destinataire,
        "communiquees": ordered,
    }
    append_fact(shop.root, reference, fact)
    click.echo(f"{len(ordered)} pièces communiquées à {destinataire} : leurs numéros sont figés.")


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@click.option("--ocr", is_flag=True, help="Reconnaître le texte des pages numérisées (Tesseract, s'il est installé).")
@click.option("--langue", default="fra", metavar="LANGUE", help="Langue du texte à reconnaître (fra ; fra+deu…).")
@workshop
def verser(shop: Workshop, reference: str, ocr: bool, langue: str) -> None:
    """Prendre en compte les pièces : les lire, les contrôler, écrire pieces.lock."""
    from generator.build.liasse import cache
    from generator.exhibits import intake
    from generator.exhibits import verser as write_lock

    case, kept = shop.case(reference), cache(shop.root / "build")
    if ocr:
        _recognise(case, kept, langue)
    exhibits = intake(case, kept)
    changed = write_lock(case, exhibits)
    findings = sorted(finding for exhibit in exhibits for finding in exhibit.findings)
    click.echo(table(("Pièce", "Fichier", "Pages", "État"), [_row(one) for one in exhibits], right={2}))
    click.echo("pieces.lock est écrit." if changed else "pieces.lock était à jour.")
    print_findings(findings, "texte")
    if has_errors(findings):
        raise click.exceptions.Exit(1)


def _recognise(case: Any, kept: Path, langue: str) -> None:
    from generator.exhibits import intake
    from generator.exhibits.ocr import moteur
    from generator.exhibits.recognition import recognise, to_read

    engine = moteur(langue)  # refused before anything is read
    exhibits = intake(case, kept)
    with progress(sum(1 for _ in to_read(exhibits)), "Texte reconnu") as advance:
        readings = list(recognise(case, exhibits, engine, advance))
    for reading in readings:
        words = reading.transcription
        sure = f", confiance {words.confiance} %" if words.mots else ""
        click.echo(f"{reading.identifiant} : {len(words.mots)} mots dans {len(words.pages)} page(s){sure}.")
        if reading.tournees:
            click.echo(f"  page(s) {_listed(reading.tournees)} couchée(s) : les numériser droites si possible.")
        if reading.echecs:
            click.echo(f"  page(s) {_listed(reading.echecs)} illisible(s) pour Tesseract : sans texte.")
    click.echo(
        f"Texte reconnu par {engine.version} ({engine.langue}) dans {len(readings)} pièce(s), relu sans lui ensuite."
    )


def _listed(pages: Sequence[int]) -> str:
    return ", ".join(map(str, pages))


def _row(exhibit: Any) -> tuple[str, str, str, str]:
    state = "refusée" if exhibit.refus else "prise"
    return exhibit.piece.id, exhibit.piece.fichier, str(exhibit.faits.pages), state
