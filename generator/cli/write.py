"""The only commands that write in a case folder."""

import datetime as dt
from typing import Any, get_args

import click

from generator.cli.printing import print_findings, table
from generator.cli.workshop import DateParam, Workshop, workshop
from generator.findings import has_errors
from generator.model import journal
from generator.model.scalars import Base
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
@click.argument("fait", type=click.Choice([fait.value for fait in Fait]), required=False, metavar="[FAIT]")
@click.argument("champs", nargs=-1, metavar="[CLÉ=VALEUR]…")
@click.option("--date", "day", type=DateParam(), metavar="DATE", help="Date du fait (par défaut : la date d'arrêté).")
@workshop
def noter(shop: Workshop, reference: str, fait: str | None, champs: tuple[str, ...], day: dt.date | None) -> None:
    """Ajouter un fait au journal d'un dossier, sans toucher au reste du fichier.

    Exemple : recouvre noter 2026-0103 appel motif=tresorerie promesse.montant="500,00" promesse.date=2026-12-10

    Sans FAIT, pose les questions une à une. « recouvre noter RÉFÉRENCE FAIT » liste les clés possibles quand une
    valeur manque.
    """
    from generator.edit import append_fact

    shop.references((reference,))
    kind = fait or click.prompt("Fait", type=click.Choice([value.value for value in Fait]), show_choices=False)
    fact: dict[str, Any] = {"date": (day or shop.au).isoformat(), "type": kind}
    if fait:
        for field in champs:
            _put(fact, field)
    else:
        _ask(fact, Fait(kind))
    case = append_fact(shop.root, reference, fact)
    click.echo(f"Noté dans {case.file}, ligne {case.position(('journal', len(case.dossier.journal) - 1))[0]}.")


def _put(fact: dict[str, Any], field: str) -> None:
    key, equal, value = field.partition("=")
    if not equal or not key.strip():
        raise click.UsageError(f"« {field} » : écrire CLÉ=VALEUR.")
    *parents, last = key.strip().split(".")
    place = fact
    for parent in parents:
        place = place.setdefault(parent, {})
    place[last] = [part.strip() for part in value.split(",")] if last in _LISTS else value


_LISTS = {"factures", "pieces", "communiquees"}
_NOT_ASKED = {"date", "type", "par"}


def _ask(fact: dict[str, Any], kind: Fait) -> None:
    union = get_args(get_args(journal.FaitJournal)[0])
    model: type[Base] = next(one for one in union if kind in get_args(one.model_fields["type"].annotation))
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key in _NOT_ASKED:
            continue
        answer = click.prompt(
            f"{field.description} [{key}]", default="" if not field.is_required() else None, show_default=False
        )
        if answer:
            _put(fact, f"{key}={answer}")


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@workshop
def verser(shop: Workshop, reference: str) -> None:
    """Prendre en compte les pièces : les lire, les contrôler, écrire pieces.lock."""
    from generator.build.liasse import cache
    from generator.exhibits import intake
    from generator.exhibits import verser as write_lock

    case = shop.case(reference)
    exhibits = intake(case, cache(shop.root / "build"))
    changed = write_lock(case, exhibits)
    findings = sorted(finding for exhibit in exhibits for finding in exhibit.findings)
    click.echo(table(("Pièce", "Fichier", "Pages", "État"), [_row(one) for one in exhibits], right={2}))
    click.echo("pieces.lock est écrit." if changed else "pieces.lock était à jour.")
    print_findings(findings, "texte")
    if has_errors(findings):
        raise click.exceptions.Exit(1)


def _row(exhibit: Any) -> tuple[str, str, str, str]:
    state = "refusée" if exhibit.refus else "prise"
    return exhibit.piece.id, exhibit.piece.fichier, str(exhibit.faits.pages), state
