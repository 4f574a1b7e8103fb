"""Letters by the sheet: those that wait (``courriers``), those to issue, what comes back of those that left."""

import datetime as dt
import shlex
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from generator.cli.printing import ASKED, print_findings, progress, say, table, unprotected
from generator.cli.read import FORMAT, say_json, say_left_out
from generator.cli.workshop import Mot, Workshop, workshop
from generator.findings import Finding
from generator.phrases import counted
from generator.references import list_references
from generator.vocabulary import Envoi

if TYPE_CHECKING:
    from generator.case import Case
    from generator.desk.mailing import Letter
    from generator.desk.returns import Return
    from generator.register.chain import Block

_SHOWN = 5  # commands of letters, under their list
_NONE_WAITS, _NONE_LEFT = "Aucun courrier n'attend.", "Aucun recommandé n'attend."


@click.command()
@click.argument("references", nargs=-1, metavar="[RÉFÉRENCE]…")
@click.option("--partis", is_flag=True, help="Plutôt les recommandés émis dont le sort n'est pas connu.")
@click.option(
    "--csv", "sheet", type=click.Path(path_type=Path, dir_okay=False), metavar="FICHIER",
    help="Écrire la feuille à remplir pour « emettre --liste » (avec --partis : « completer --liste »).",
)  # fmt: skip
@FORMAT
@workshop
def courriers(shop: Workshop, references: tuple[str, ...], partis: bool, sheet: Path | None, form: str) -> None:
    """Lister les courriers à signer ou à émettre, les plus anciens d'abord, et ce qui manque à chacun.

    Exemple : recouvre courriers --csv courriers.csv
    """
    if sheet is not None and sheet.exists():
        raise click.UsageError(f"« {sheet} » existe déjà : ce qui y est rempli serait perdu. Choisir un autre nom.")
    say_left_out((_left if partis else _waiting)(shop, references, sheet, form))


def _waiting(shop: Workshop, references: tuple[str, ...], sheet: Path | None, form: str) -> list[Finding]:
    """Say or write the letters that wait; what is wrong with the cases left out."""
    from generator.desk.outbox import SHEET, by_age, waiting

    seen, broken = shop.look(references, waiting)
    rows = by_age(one for case in seen for one in case)
    if sheet is not None:
        lines = [row.line for row in rows]
        _write(sheet, SHEET, lines, "Y écrire « oui » sous « émettre » : recouvre emettre --liste", _NONE_WAITS)
    elif form == "json":
        say_json(shop, broken, {"courriers": [row.as_dict() for row in rows]})
    else:
        say(f"Courriers à signer ou à émettre au {shop.au:%d/%m/%Y}\n")
        headers = ("Depuis le", "Dossier", "Débiteur", "Courrier", "Signature", "Envoi", "État")
        say(table(headers, [row.cells for row in rows]) if rows else _NONE_WAITS)
        _say_next([row.commande for row in rows if row.commande])
        if lacks := sorted({one for row in rows for one in row.manques}):
            say("\nÀ compléter :\n")
            print_findings(lacks, form)
        if told := sorted({one for row in rows for one in row.remarques}):
            say("\nÀ savoir avant l'envoi :\n")
            print_findings(told, form)
    return broken


def _say_next(ready: Sequence[str]) -> None:
    """The commands of the letters that lack nothing; of many, a sheet is quicker."""
    if not ready:
        return
    say("\nCeux que l'on choisit d'envoyer, une fois relus (recouvre construire) :\n")
    for line in ready[:_SHOWN]:
        say(f"  {line}")
    if len(ready) > 1:
        say("  Plusieurs à la fois : recouvre courriers --csv A-EMETTRE.csv, puis ce que cette commande dit.")


def _left(shop: Workshop, references: tuple[str, ...], sheet: Path | None, form: str) -> list[Finding]:
    """The same of the letters that left."""
    from generator.desk.returns import SHEET, departed, oldest_first

    seen, broken = shop.look(references, departed)
    rows = [row.line for row in oldest_first(one for case in seen for one in case)]
    if sheet is not None:
        _write(sheet, SHEET, rows, "La remplir au retour des avis : recouvre completer --liste", _NONE_LEFT)
    elif form == "json":
        say_json(shop, broken, {"partis": [dict(zip(SHEET, map(str, row), strict=True)) for row in rows]})
    else:
        say(f"Recommandés émis dont le sort n'est pas connu au {shop.au:%d/%m/%Y}\n")
        shown = [[f"{one:%d/%m/%Y}" if isinstance(one, dt.date) else one for one in row[:-3]] for row in rows]
        say(table([title.capitalize() for title in SHEET[:-3]], shown) if rows else _NONE_LEFT)
    return broken


def _write(sheet: Path, titles: Sequence[str], rows: Sequence[Sequence[str | dt.date]], then: str, none: str) -> None:
    """Write a sheet to fill in, if there is anything to fill in."""
    from generator.pages.tables import to_csv
    from generator.writer import write_bytes

    if not rows:
        say(f"{none} « {sheet} » n'est pas écrit.")
        return
    write_bytes(sheet, to_csv(titles, rows), durable=True)
    say(f"{sheet} : {counted(len(rows), 'courrier')}. {then} {shlex.quote(str(sheet))}")


def issue_sheet(shop: Workshop, file: Path, *, simulated: bool, iban_confirme: bool) -> None:
    """Issue the letters a sheet names; say what left, what did not, and what is to be printed."""
    from generator.casework.liasse import cache
    from generator.desk.kin import Shelf
    from generator.desk.mailing import Mailing, State, send
    from generator.desk.opening import opener
    from generator.edit.sheets import letters_named

    sheet = letters_named(file.read_bytes(), str(file))
    _finish(shop, [one.reference for one in sheet.lines], simulated=simulated)
    load = opener(shop.root, shop.office, shop.au)
    with progress(len(sheet.lines), "Préparé") as advance:
        kept, shelf = cache(shop.output()), Shelf(shop.root)
        letters = Mailing(load, shop.office, shop.au, kept, iban_confirme, advance, shelf).ready(sheet)
    say_before({found for one in letters for found in one.savoir}, simulated=simulated)
    done: list[Letter] = []
    try:
        for one in letters if simulated else send(letters, load):
            done.append(one)  # noqa: PERF402 - one at a time: what has left is known, whatever stops the next one
    finally:
        _say_letters([*done, *(replace(one, state=State.NON_EMIS) for one in letters[len(done) :])])
        say(f"Lignes sans « oui », laissées : {sheet.left}.")
    if not simulated:
        _say_issued(shop, file, done)
    if simulated:
        say("Rien n'est écrit (--simuler).")
    elif any(one.block is None for one in done):
        say("Corriger, puis relancer la même feuille : rien n'est émis deux fois.", err=True)
        raise click.exceptions.Exit(1)


def say_before(told: Collection[Finding], *, simulated: bool) -> None:
    """Say what is to be known before anything is frozen; in a terminal, ask whether it leaves all the same."""
    if told:
        print_findings(sorted(told), "texte")
    if not told or simulated or not sys.stdin.isatty():
        return
    asked, words = "Émettre quand même (oui, non)", Mot(["oui", "non"])
    if click.prompt(asked, type=words, default="non", show_choices=False, prompt_suffix=ASKED) == "non":
        say("Rien n'est émis.", err=True)
        raise click.exceptions.Exit(1)


def _say_issued(shop: Workshop, file: Path, done: "Sequence[Letter]") -> None:
    """Say what is to be committed, and printed: whatever is to be checked of them, letters that left are given."""
    issued = [(one.canal, one.case, one.block) for one in done if one.block is not None]
    _say_commit(shop, [one.named.reference for one in done if one.block is not None])
    _say_to_send(shop, file.stem, issued)


def _finish(shop: Workshop, asked: Sequence[str], *, simulated: bool) -> None:
    """Carry through what an earlier run left half-way in the cases of a sheet; a simulation writes nothing."""
    from generator.desk.opening import finish, refuse_half_way

    known = set(list_references(shop.root))
    for reference in (one for one in dict.fromkeys(asked) if one in known):  # an unknown one is told with its line
        if simulated:
            refuse_half_way(shop.root, reference)
        elif told := finish(shop.root, reference):
            say(f"{reference} : {told}")


def _say_letters(letters: "Sequence[Letter]") -> None:
    rows = [
        (str(one.named.row.line), one.named.reference, one.destinataire or one.case.dossier.debiteur.nom_complet,
         one.named.document, one.canal, one.reclame, one.etat)
        for one in letters
    ]  # fmt: skip
    if rows:
        headers = ("Ligne", "Dossier", "Débiteur", "Document", "Envoi", "Réclamé", "État")
        say(f"{table(headers, rows, right={0, 5})}\n")
    if refused := [one for one in letters if one.pourquoi]:
        say("Non émis :\n")
        for one in refused:
            say(f"{one.named.reference} {one.named.document} : {one.pourquoi}")
        say()


def _say_to_send(shop: Workshop, name: str, issued: "Sequence[tuple[str, Case, Block]]") -> None:
    """Make the files to print, and name the e-mails; those of an earlier run of the same sheet are replaced."""
    from generator.desk.impression import messages, put, to_print

    batches = to_print(issued)
    for path, batch in put(shop.output() / "impression", name, batches):
        letters = counted(batch.letters, "document")
        say(f"À imprimer en recto verso : {path} ({letters}, {counted(batch.sheets, 'feuille')}).")
    if batches:
        say(
            "Y ajouter les pièces que chaque lettre annonce ; les copies de factures jointes par l'échelle y sont "
            "déjà. Les faire signer."
        )
    if Envoi.LRAR in batches:
        say("Au dépôt, puis au retour des avis : recouvre courriers --partis --csv RETOURS.csv, la feuille à remplir.")
    if mails := [mail for _, case, block in issued for mail in messages(case, block)]:
        say(f"À ouvrir dans la messagerie : {counted(len(mails), 'courriel')}.")
        for mail in mails:
            say(f"  {mail}")


def _say_commit(shop: Workshop, references: Sequence[str]) -> None:
    """What git does not hold yet of the letters issued, one reference each: by an earlier run of the sheet too."""
    from generator import git

    if references and shop.dated_otherwise:
        say(shop.dated_otherwise)
    if not git.holds(shop.root):
        if references:
            say(unprotected(shop.root))
        return
    new = [one for one in references if any(git.changed(shop.root, f"cases/{one}/emis", ("registre.yaml",)))]
    if new:
        what = f"{counted(len(new), 'courrier')} du {shop.au:%d/%m/%Y}"
        say(f"Enregistrer dans git : {git.recording(new, what)}")


def note_sheet(shop: Workshop, file: Path, *, simulated: bool) -> None:
    """Note what came back of letters, as a sheet says; say what is noted, and what is not."""
    from generator.desk.opening import opener
    from generator.desk.returns import note, returns
    from generator.edit.sheets import letters_returned

    sheet = letters_returned(file.read_bytes(), str(file), shop.au)
    _finish(shop, [one.reference for one in sheet.lines], simulated=simulated)
    load = opener(shop.root, shop.office, shop.au)
    found = returns(sheet, file.parent, load, shop.au)
    done: list[Return] = []
    try:
        for one in found if simulated else note(found, shop.au, load):
            done.append(one)  # noqa: PERF402 - as above
    finally:
        _say_returns([*done, *found[len(done) :]], simulated=simulated)
        say(f"Lignes où rien n'est rempli, laissées : {sheet.left}.")
    if simulated:
        say("Rien n'est écrit (--simuler).")
    elif any(one.pourquoi for one in done):
        say("Corriger, puis relancer la même feuille : rien n'est noté deux fois.", err=True)
        raise click.exceptions.Exit(1)
    else:
        say("Ensuite : recouvre verifier.")


def _say_returns(found: "Sequence[Return]", *, simulated: bool) -> None:
    rows = [
        (str(one.line.row.line), one.line.reference, one.line.emission, ", ".join(one.fate) or "–",
         ", ".join(one.proofs) or "–", one.etat(simulated=simulated))
        for one in found
    ]  # fmt: skip
    if rows:
        say(f"{table(('Ligne', 'Dossier', 'Émission', 'Journal', 'Preuves', 'État'), rows, right={0, 2})}\n")
    for one in found:
        if one.pourquoi:
            say(f"{one.line.reference}, émission {one.line.emission} : {one.pourquoi}")
