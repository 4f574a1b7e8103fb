"""Commands that read: are the files right, where do cases stand, what is owed."""

import datetime as dt
import json
import os
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

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
    rows, broken = shop.look(references, _standing)
    if form == "json":
        say_json(shop, broken, {"dossiers": [row.as_dict() for row in rows]})
    else:
        say(f"Situation au {shop.au:%d/%m/%Y}\n")
        headers = ("Dossier", "Débiteur", "Stade", "Dû", "Prochaine action")
        say(table(headers, [row.cells for row in rows], right={3}) if rows else "Aucun dossier à montrer.")
        if refusals := sorted({row.pourquoi for row in rows if row.pourquoi is not None}):
            say("\nNon calculé :\n")
            print_findings(refusals, form)
    say_left_out(broken)


class _Standing(Struct):
    """Where a case stands, in words; ``pourquoi`` says why nothing is counted of it. Amounts are in euros."""

    dossier: str
    debiteur: str
    stade: str
    du: Decimal | None
    a_declarer: Decimal | None
    pourquoi: Finding | None
    action: str
    restes: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """The same for a program."""
        return {
            "dossier": self.dossier,
            "debiteur": self.debiteur,
            "stade": self.stade,
            "du": None if self.du is None else str(self.du),
            "a-declarer": None if self.a_declarer is None else str(self.a_declarer),
            "pourquoi": self.pourquoi.as_dict() if self.pourquoi else None,
            "prochaine-action": self.action,
            "reste-a-faire": list(self.restes),
        }

    @property
    def cells(self) -> tuple[str, ...]:
        """Its line in the table."""
        from generator.progress.types import LIBELLES

        due, told = "non calculé" if self.du is None else format_eur(self.du), self.action
        if self.a_declarer is not None:
            declared = format_eur(self.a_declarer)
            told += f" Dû selon la provision : {due} ; créance entière (procédure collective) : {declared}."
        if self.restes:
            told += f" Reste à faire : {' ; '.join(map(lower_first, self.restes))}."
        return self.dossier, self.debiteur, LIBELLES[self.stade], due, told


def _standing(case: "Case", office: "Office", au: dt.date) -> _Standing:
    from generator.casework.awaited import awaited
    from generator.casework.computed import compute_case
    from generator.casework.told import with_letters

    seen = compute_case(case, office, au)
    owed, situation = seen.decompte, with_letters(seen.situation, awaited(seen, office))
    return _Standing(
        case.dossier.reference,
        case.dossier.debiteur.nom_complet,
        situation.stade.value,
        owed.total if owed else None,
        owed.a_declarer if owed else None,
        None if owed else seen.refusal,
        situation.prochaine_action,
        tuple(left.titre for left in situation.restes_a_part),
    )


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
