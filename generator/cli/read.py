"""Commands that read: are the files right, where do cases stand, what is owed."""

import datetime as dt
import json
import os
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from generator.cli.printing import long_progress, print_findings, say, table, terminal_width
from generator.cli.workshop import Between, Workshop, workshop
from generator.findings import CaseInvalid, Finding, LawGap, NotComputed, has_errors
from generator.money import format_eur
from generator.phrases import lower_first, plural

if TYPE_CHECKING:  # loaded by the commands that read a case
    from generator.case import Case
    from generator.model import Office

FORMAT = click.option(
    "--format", "form", type=click.Choice(["texte", "json"]), default="texte", metavar="FORMAT",
    help="texte (par défaut) ou json.",
)  # fmt: skip
FINDINGS = click.option(
    "--format", "form", type=click.Choice(["texte", "json", "github", "gitlab"]), default="texte", metavar="FORMAT",
    help="texte (par défaut), json, ou annotations github et gitlab.",
)  # fmt: skip


@click.command()
@click.argument("references", nargs=-1, metavar="[RÉFÉRENCE]…")
@FINDINGS
@click.option("--procedure", metavar="NOM", help="Vérifier aussi les preuves d'une procédure, par exemple injonction.")
@workshop
def verifier(shop: Workshop, references: tuple[str, ...], form: str, procedure: str | None) -> None:
    """Vérifier les fichiers : toutes les corrections à faire, avec leur ligne.

    Sort avec le code 1 s'il y a une erreur, ou une preuve manquante pour la procédure demandée.
    """
    from generator.build.verification import verify, without_office

    asked = shop.references(references)
    try:
        findings = verify(shop.root, asked, shop.clock, os.cpu_count() or 1, long_progress)
    except CaseInvalid as broken:
        print_findings(without_office(shop.root, asked, broken), form, root=shop.root)
        raise click.exceptions.Exit(1) from None
    lacking = _proofs(shop, references, procedure) if procedure else []
    if procedure and form == "texte" and len(references) == 1:
        say(_matrix(shop, references[0], procedure))
    print_findings(_merged(findings, lacking) if lacking else findings, form, root=shop.root)
    if has_errors(findings) or lacking:
        raise click.exceptions.Exit(1)


def _merged(findings: list[Finding], lacking: list[Finding]) -> list[Finding]:
    """All of them, each once: the same one with a shorter remedy sorts before, and gives way to the whole of it."""
    return list({one._replace(remedy=""): one for one in sorted({*findings, *lacking})}.values())


def _matrix(shop: Workshop, reference: str, procedure: str) -> str:
    from generator.documents import completeness

    return completeness.table(completeness.matrix(shop.case(reference), shop.office, shop.au, procedure))


def _proofs(shop: Workshop, references: tuple[str, ...], procedure: str) -> list[Finding]:
    from generator.documents.completeness import lacking_for

    seen, _ = shop.look(references, partial(lacking_for, procedure=procedure))
    return [one for lacking in seen for one in lacking]


@click.command()
@click.argument("references", nargs=-1, metavar="[RÉFÉRENCE]…")
@FORMAT
@workshop
def etat(shop: Workshop, references: tuple[str, ...], form: str) -> None:
    """Dire où en est chaque dossier : stade, solde, prochaine action, et ce qui reste à faire à part."""
    from generator.progress.types import LIBELLES

    seen, broken = shop.look(references, _standing)
    rows = [row for row, _ in seen]
    if form == "json":
        say_json(shop, broken, {"dossiers": rows})
    else:
        say(f"Situation au {shop.au:%d/%m/%Y}\n")
        headers = ("Dossier", "Débiteur", "Stade", "Dû", "Prochaine action")
        shown = [(row["dossier"], row["debiteur"], LIBELLES[row["stade"]], _due(row), _action(row)) for row in rows]
        say(table(headers, shown, right={3}) if shown else "Aucun dossier à montrer.")
        if refusals := sorted({refusal for _, refusal in seen if refusal is not None}):
            say("\nNon calculé :\n")
            print_findings(refusals, form)
    say_left_out(broken)


def _standing(case: "Case", office: "Office", au: dt.date) -> tuple[dict[str, Any], Finding | None]:
    """Where a case stands, in words, and why nothing is counted of it."""
    from generator.casework.awaited import awaited
    from generator.casework.computed import compute_case
    from generator.casework.told import with_letters

    seen = compute_case(case, office, au)
    situation = with_letters(seen.situation, awaited(seen, office))
    refusal = None if seen.decompte else seen.refusal
    row = {
        "dossier": case.dossier.reference,
        "debiteur": case.dossier.debiteur.nom_complet,
        "stade": situation.stade.value,
        "du": str(seen.decompte.total) if seen.decompte else None,
        "a-declarer": str(whole) if (whole := seen.decompte and seen.decompte.a_declarer) else None,
        "pourquoi": refusal.as_dict() if refusal else None,
        "prochaine-action": situation.prochaine_action,
        "reste-a-faire": [left.titre for left in situation.restes_a_part],
    }
    return row, refusal


def _due(row: dict[str, Any]) -> str:
    return "non calculé" if row["du"] is None else format_eur(Decimal(row["du"]))


def _action(row: dict[str, Any]) -> str:
    left, action, whole = row["reste-a-faire"], str(row["prochaine-action"]), row["a-declarer"]
    if whole:
        declared = format_eur(Decimal(whole))
        action += f" Dû selon la provision : {_due(row)} ; créance entière (procédure collective) : {declared}."
    return f"{action} Reste à faire : {' ; '.join(map(lower_first, left))}." if left else action


def say_json(shop: Workshop, broken: list[Finding], told: dict[str, Any]) -> None:
    """A list for a program, with what is wrong with the cases it leaves out: it may read nothing else."""
    wrong = [one.as_dict() for one in sorted({*broken})]
    say(json.dumps({"au": shop.au.isoformat(), **told, "erreurs": wrong}, ensure_ascii=False, indent=2))


def say_left_out(broken: list[Finding]) -> None:
    """A list without the cases in error is not the whole list: they are named, and the command is not « done »."""
    if broken:
        print_findings(sorted({*broken}), "texte", err=True)  # a creditor in error stops several
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("references", nargs=-1, metavar="[RÉFÉRENCE]…")
@click.option("--jours", type=Between(1, 3650), default=30, metavar="N", help="Jours à venir (par défaut 30).")
@FORMAT
@workshop
def agenda(shop: Workshop, references: tuple[str, ...], jours: int, form: str) -> None:
    """Lister ce qui est à envoyer et les délais qui courent, par date."""
    from generator.desk.agenda import coming, together

    agendas, broken = shop.look(references, partial(coming, days=jours))
    seen = together(agendas)
    if form == "json":
        told = {"agenda": [row.as_dict() for row in seen.lignes], "ensuite": seen.ensuite and seen.ensuite.as_dict()}
        say_json(shop, broken, told)
    else:
        days = plural(jours, "du jour suivant", f"des {jours} jours suivants")
        say(f"Agenda du {shop.au:%d/%m/%Y} et {days}\n")
        lines = [(f"{row.date:%d/%m/%Y}", row.reference, row.titre, row.consequence) for row in seen.lignes]
        say(table(("Date", "Dossier", "Échéance", "À défaut"), lines) if lines else "Rien dans ces jours.")
        if (after := seen.ensuite) is not None:
            named = f"{after.titre}, le {after.date:%d/%m/%Y} (dossier {after.reference})"
            say(f"\nEnsuite, prochain délai du créancier : {named}.")
    say_left_out(broken)


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@FORMAT
@workshop
def decompte(shop: Workshop, reference: str, form: str) -> None:
    """Calculer ce qui est dû : factures, intérêts segment par segment, imputations, total."""
    from generator.statement import compute
    from generator.statement.export import as_dict
    from generator.statement.text import table as statement_table

    case = shop.case(reference)
    try:
        computed = compute(case, shop.office, shop.au)
    except (LawGap, NotComputed) as refusal:
        raise CaseInvalid([case.refusal(refusal)]) from refusal
    if form == "json":
        say(json.dumps(as_dict(computed), ensure_ascii=False, indent=2))
        return
    dossier = case.dossier
    say(f"Dossier {dossier.reference} — {dossier.debiteur.nom_complet}")
    say(statement_table(computed, mot=dossier.creance.famille.mot, room=terminal_width()))


@click.command()
@click.argument("references", nargs=-1, metavar="[RÉFÉRENCE]…")
@FINDINGS
@workshop
def controler(shop: Workshop, references: tuple[str, ...], form: str) -> None:
    """Contrôler l'intégrité : pièces, courriers émis, registre, tables de droit à relire."""
    from generator.desk.control import control, kept

    names = shop.references(references)
    broken = [one for found in shop.spread(control, names, "Contrôlés") for one in found]
    findings = sorted({*broken, *kept(shop.root, names, shop.au)}, key=lambda one: (one.place, one))
    print_findings(findings, form, root=shop.root)
    if has_errors(findings):
        raise click.exceptions.Exit(1)
