"""The only commands that write in a case folder."""

import datetime as dt
from pathlib import Path
from typing import Any, get_args

import click

from generator.cli.printing import print_findings, table
from generator.cli.workshop import DateParam, Workshop, workshop
from generator.findings import has_errors
from generator.vocabulary import Envoi, Fait


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
    rank = max(rank for rank, one in enumerate(case.dossier.journal) if one.date.isoformat() <= str(fact["date"]))
    click.echo(f"Noté dans {case.file}, ligne {case.position(('journal', rank))[0]}.")


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
    from generator.model import journal

    union = get_args(get_args(journal.FaitJournal)[0])
    model = next(one for one in union if kind in get_args(one.model_fields["type"].annotation))
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
@click.argument("document", metavar="DOCUMENT")
@click.option(
    "--envoi",
    type=click.Choice([one.value for one in Envoi]),
    metavar="CANAL",
    help="Canal, s'il n'est pas l'ordinaire.",
)
@click.option("--suivi", default="", metavar="NUMÉRO", help="Numéro de suivi du recommandé.")
@click.option("--remplace", default="", metavar="N", help="Numéro de l'émission que celle-ci corrige.")
@click.option("--iban-confirme", is_flag=True, help="Le nouveau compte à créditer a été vérifié auprès du créancier.")
@workshop
def emettre(shop: Workshop, reference: str, document: str, **how: Any) -> None:
    """Émettre un document : le figer tel qu'il part, l'inscrire au registre et au journal."""
    from generator.build.emission import Sending, emit

    channel = Envoi(how["envoi"]) if how["envoi"] else None
    sending = Sending(channel, how["suivi"], how["remplace"], how["iban_confirme"])
    block = emit(shop.case(reference), shop.office, shop.au, document, sending)
    click.echo(f"Émis : cases/{reference}/emis/{block['dossier']} (bloc {block['seq']}, {block['bloc'][:16]}).")
    click.echo(f'Enregistrer dans git : git add cases/{reference} && git commit -m "{reference} : {document}"')


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@click.argument("emission", metavar="N")
@click.argument(
    "preuves", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FICHIER…"
)
@workshop
def completer(shop: Workshop, reference: str, emission: str, preuves: tuple[Path, ...]) -> None:
    """Joindre à une émission ses preuves : dépôt, avis de réception, pli retourné."""
    from generator.register.issue import attach

    block = attach(shop.case(reference), emission, shop.au, {path.name: path.read_bytes() for path in preuves})
    click.echo(f"Joint à l'émission {emission} : {len(preuves)} fichier(s), bloc {block['seq']}.")


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
