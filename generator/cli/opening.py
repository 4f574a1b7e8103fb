"""The commands that open cases: one from questions or its electronic invoices, several from a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.fields import ALL, words_told
from generator.cli.printing import ASKED, print_findings, questions, say, table
from generator.cli.workshop import DateParam, Mot, Workshop, workshop

if TYPE_CHECKING:  # heavy: the model
    from generator.desk.invoiced import Opening
    from generator.edit.nouveau import Brought, Question


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@click.option(
    "--facture",
    "factures",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    metavar="FICHIER",
    help="Facture électronique (Factur-X, UBL, CII) à réclamer ; à répéter pour chacune.",
)
@workshop
def nouveau(shop: Workshop, reference: str, factures: tuple[Path, ...]) -> None:
    """Ouvrir un dossier : pose les questions, écrit cases/RÉFÉRENCE/dossier.yaml.

    À une question qui propose des mots, « ? » dit leur sens.

    Exemple : recouvre nouveau 2026-0143 --facture F-2026-017.pdf

    D'après des factures électroniques, ce qu'elles disent est proposé, à relire, et elles sont copiées parmi les
    pièces.
    """
    from generator.edit.nouveau import NO_FILE, QUESTIONS, create_case, laid_first, refuse_reference

    office = shop.office
    read = _read(shop, reference, factures) if factures else None
    brought = read.brought if read else NO_FILE
    refuse_reference(shop.root, reference, office, brought)
    if there := laid_first(shop.root, reference, brought.files):
        say(there)
    if read:
        _show(read)
    answers: dict[str, str] = {}
    with questions(lambda: _to_answer(shop)):
        for question in QUESTIONS:
            if question.applies(answers) and not (read and question.of_an_invoice):
                proposed = read.answers.get(question.key, "") if read else ""
                answers[question.key] = _answer(shop, reference, question, answers, proposed)
        if read:
            brought = _dated(shop, reference, read)
    path = create_case(shop.root, reference, answers, office, brought)
    say(f"Dossier ouvert : {path}")
    if read:
        _say_what_is_left(shop, reference, read, answers["creancier"])
    else:
        say(f"Ensuite : recouvre verifier {reference} ; une autre facture : recouvre noter {reference} facture.")


def _to_answer(shop: Workshop) -> str:
    """What is said where nobody answers: all that there is to give, and how."""
    return (
        "écrire les réponses dans un tableau (CSV, Excel), une colonne chacune, puis « recouvre importer FICHIER ».\n\n"
        + _columns(shop)
    )


def _read(shop: Workshop, reference: str, factures: tuple[Path, ...]) -> Opening:
    """What electronic invoices say of the case; errors of ``opening``."""
    from generator.desk.invoiced import opening

    return opening(shop.root, reference, factures, shop.office)


def _show(read: Opening) -> None:
    """What electronic invoices say, before anything is asked."""
    rows = [
        (one["numero"], _day(one["date"]), _day(one.get("echeance", "")), one["montant-ttc"])
        for one in read.brought.invoices
    ]
    say(table(("Facture", "Date", "Échéance", "Montant TTC"), rows, right={3}))
    for remark in read.remarks:
        say(remark)
    say("Entrée garde ce que les factures disent, entre crochets ; le relire.")


def _say_what_is_left(shop: Workshop, reference: str, read: Opening, creditor: str) -> None:
    """What the invoices ask for once the case is open: after the questions, which would scroll it away."""
    from generator.desk.invoiced import not_sold_by

    if remark := not_sold_by(creditor, read.seller, shop.office):
        say(remark)
    for line in read.left:
        say(line)
    if read.brought.files:
        say(f"Ensuite : recouvre verser {reference}.")


def _day(iso: str) -> str:
    return f"{dt.date.fromisoformat(iso):%d/%m/%Y}" if iso else "–"


def _dated(shop: Workshop, reference: str, read: Opening) -> Brought:
    """The invoices, each with the date of payment or the terms that its data do not tell."""
    from msgspec.structs import replace

    invoices = (
        one if "echeance" in one else {**one, **_term(shop, reference, one, read.terms.get(one["numero"], ""))}
        for one in read.brought.invoices
    )
    return replace(read.brought, invoices=tuple(invoices))


def _term(shop: Workshop, reference: str, invoice: Mapping[str, str], proposed: str) -> dict[str, str]:
    """Ask when an invoice is to be paid: a day, or terms that are understood."""
    from generator.desk.invoiced import is_term
    from generator.edit.nouveau import refusal

    def checked(typed: str) -> dict[str, str]:
        if is_term(typed):
            return {"conditions": typed}
        answer = {"echeance": str(DateParam()(typed))}
        if reason := refusal(shop.root, reference, {**invoice, **answer}, "echeance", shop.office):
            raise click.UsageError(reason)
        return answer

    said: dict[str, str] = click.prompt(
        f"Échéance de la facture {invoice['numero']} (JJ/MM/AAAA), ou ses conditions (30 jours fin de mois, "
        "rien de convenu)",
        default=proposed or None,
        prompt_suffix=ASKED,
        value_proc=checked,
    )
    return said


def _answer(shop: Workshop, reference: str, question: Question, answers: dict[str, str], proposed: str) -> str:
    """Ask until the answer can stand: a refusal at the end would lose them all."""
    from generator.edit.nouveau import refusal

    choices = question.choices(shop.office)
    told = words_told(choices)
    words: click.ParamType[Any] = Mot(choices) if choices else DateParam() if question.date else click.STRING

    def checked(typed: str) -> str:
        if told and typed == ALL:
            return ALL
        answer = str(words(typed)) if typed else ""
        if reason := refusal(shop.root, reference, {**answers, question.key: answer}, question.key, shop.office):
            raise click.UsageError(reason)
        return answer

    default = proposed or (choices[0] if len(choices) == 1 else question.default)
    asked: str = click.prompt(
        question.text,
        type=words,
        default=default,
        show_choices=bool(choices),
        show_default=default != "",
        prompt_suffix=ASKED,
        value_proc=checked,
    )
    if not told or asked != ALL:
        return asked
    say(told)
    return _answer(shop, reference, question, answers, proposed)


@click.command()
@click.argument(
    "tableau", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False, metavar="[FICHIER]"
)
@click.option("--simuler", is_flag=True, help="Dire ce qui serait ouvert, sans rien écrire.")
@workshop
def importer(shop: Workshop, tableau: Path | None, simuler: bool) -> None:
    """Ouvrir des dossiers d'après un tableau (CSV, Excel). Sans FICHIER, en donne les colonnes.

    Une ligne par facture ; les lignes d'une même référence font un dossier. Rien n'est écrit si une ligne est fausse ;
    un dossier que le même tableau a déjà ouvert reste tel qu'il est.
    """
    from generator.desk.opening import claimed_elsewhere, claims
    from generator.edit.importing import create_cases, new_cases
    from generator.edit.nouveau import laid_first
    from generator.money import ZERO, format_eur

    if tableau is None:
        say(_columns(shop))
        return
    cases = new_cases(shop.root, tableau.read_bytes(), str(tableau), shop.office)
    known, _ = shop.look((), claims)
    rows = []
    for new in cases:
        invoices = new.case.dossier.factures
        total = format_eur(sum((one.montant_ttc for one in invoices), ZERO))
        state = "déjà ouvert" if new.there else "à ouvrir" if simuler else "ouvert"
        rows.append(
            (new.case.dossier.reference, new.case.dossier.debiteur.nom_complet, str(len(invoices)), total, state)
        )
    if not simuler:
        create_cases(shop.root, cases)
    say(table(("Dossier", "Débiteur", "Factures", "Montant TTC", "État"), rows, right={2, 3}))
    for new in cases:
        if not new.there and (left := laid_first(shop.root, new.case.dossier.reference)):
            say(left)
    if told := claimed_elsewhere([new.case for new in cases], known):
        print_findings(told, "texte")
    say("Rien n'est écrit (--simuler)." if simuler else "Ensuite : recouvre verifier.")


def _columns(shop: Workshop) -> str:
    """The columns of the table, the words some take, and their line of titles, to paste."""
    from generator.edit.import_titles import COLUMNS
    from generator.edit.nouveau import QUESTIONS

    described = table(
        ("Colonne", "À donner", "Sens"),
        [(COLUMNS[0], "toujours", "Référence du dossier"), *((q.key, q.need, q.text) for q in QUESTIONS)],
    )
    words = [f"  {q.key} : {', '.join(choices)}" for q in QUESTIONS if (choices := q.choices(shop.office))]
    return "\n".join(
        (
            described,
            "\nMots admis :",
            *words,
            "\nLigne des titres, dans l'ordre que l'on veut :",
            f"  {';'.join(COLUMNS)}",
        )
    )
