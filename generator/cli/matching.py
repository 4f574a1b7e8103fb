"""``rapprocher``: a bank statement beside the cases; every line of it is accounted for."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from generator.cli.printing import print_findings, say, table
from generator.cli.workshop import Workshop, workshop
from generator.findings import CaseInvalid, Finding, has_errors
from generator.money import ZERO, format_amount, format_eur
from generator.phrases import counted

if TYPE_CHECKING:
    from generator.desk.matching import Match, Matching, Sort
    from generator.desk.owing import Alike, Portefeuille, Wanted
    from generator.edit.bank import BankLine, BankStatement

_SHOWN = 60  # signs of a label


@click.command()
@click.argument(
    "releves", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="RELEVÉ…"
)
@click.option("--creancier", metavar="CRÉANCIER", help="Compte d'un seul créancier : ne citer que ses dossiers.")
@click.option("--simuler", is_flag=True, help="Dire ce qui serait noté, sans rien écrire.")
@workshop
def rapprocher(shop: Workshop, releves: tuple[Path, ...], creancier: str | None, simuler: bool) -> None:
    """Noter les virements d'un relevé bancaire dans les dossiers que leur libellé cite.

    Exemple : recouvre rapprocher releve.csv --simuler

    Le relevé est en CSV, en Excel, en CAMT.053 ou en CFONB 120. Un virement va à un dossier quand son libellé cite,
    sans doute possible, la référence de ce dossier ou une de ses factures, et d'aucun autre. Tout le reste est à
    rapprocher à la main ; les débits sont ignorés. Rien n'est écrit si une ligne d'un relevé est illisible, ni deux
    fois si le même relevé est donné de nouveau. De plusieurs relevés d'un compte, ce qui manque entre eux est dit.
    """
    from generator.desk.matching import record, unwritten
    from generator.edit.beside import gaps

    shop.refuse_unknown(creancier)
    shop.refuse_faulty(creancier)
    statements = _read(releves, shop)
    if creancier is None and not all(one.compte for statement in statements for one in statement.lines):
        shop.refuse_faulty(*shop.office.faulty)  # whose cases are not known: an invoice cited may be theirs
    held, findings = _held(shop, creancier)
    found, last = [], []
    for statement in statements:
        last.append(_last_noted(shop, statement, held))
        found.append(_match(shop, statement, held, creancier))
        held = found[-1].after
        findings += found[-1].findings
    refused = {} if simuler else record(held.changes, shop.office)
    findings += [one for told in refused.values() for one in told]
    for rank, (path, statement, one) in enumerate(zip(releves, statements, found, strict=True)):
        if releves[1:]:
            say("\n" * bool(rank) + f"{path}\n")
        _say(shop, statement, unwritten(one.matches, refused), creancier, simuler=simuler)
        say(last[rank])
    say("Rien n'est écrit (--simuler)." if simuler else "Ensuite : recouvre verifier.")
    findings += [one for statement in statements for one in statement.doutes]
    findings += gaps(span for statement in statements for span in statement.spans)
    if findings:
        print_findings(sorted(set(findings)), "texte", err=True)
        if has_errors(findings):
            raise click.exceptions.Exit(1)


def _read(paths: Sequence[Path], shop: Workshop) -> "list[BankStatement]":
    """The statements; all that is wrong in any of them is told before anything is written."""
    from generator.edit.statements import read_any

    statements, wrong = [], []
    for path in paths:
        try:
            statements.append(read_any(path.read_bytes(), str(path), shop.au))
        except CaseInvalid as told:
            wrong += told.findings
    if wrong:
        raise CaseInvalid(dict.fromkeys(wrong))  # a statement given twice is wrong once
    return statements


def _match(shop: Workshop, statement: "BankStatement", held: "Portefeuille", creancier: str | None) -> "Matching":
    """What each line of a statement is, its account being of the creditor asked for when that vouches for it."""
    from generator.desk.matching import match

    vouched = _vouched(shop, statement, creancier)
    lines = [replace(line, compte="") for line in statement.lines] if vouched else statement.lines
    return match(lines, held, shop.office, shop.au)


def _accounts(shop: Workshop, statement: "BankStatement") -> dict[str, list[str]]:
    """The accounts of a statement, and whose each one is."""
    from generator.desk.matching import holders

    return {one.compte: holders(shop.office, one.compte) for one in statement.lines if one.compte}


def _vouched(shop: Workshop, statement: "BankStatement", creancier: str | None) -> bool:
    """Whether --creancier says whose the account is: of two, which one? And of one, may it be one's in error?"""
    accounts = _accounts(shop, statement)
    return bool(creancier) and len(accounts) == 1 and not any(accounts.values()) and not shop.office.faulty


def _say(
    shop: Workshop, statement: "BankStatement", matches: "Sequence[Match]", creancier: str | None, *, simuler: bool
) -> None:
    """All that is said of a statement."""
    from generator.desk.matching import Sort, nobody

    names = {Sort.NOTE: "à noter" if simuler else "noté", Sort.DEJA_NOTE: "déjà noté"}
    _say_noted(statement.unit, [one for one in matches if one.sort in names], names)
    _say_alike([one.line for one in matches if one.sort is Sort.DEJA_NOTE], statement)
    _say_by_hand(statement.unit, [one for one in matches if one.sort is Sort.A_LA_MAIN])
    _say_totals(statement, matches, names[Sort.NOTE])
    vouched = _vouched(shop, statement, creancier)
    _say_accounts(_accounts(shop, statement), f"{creancier}, d'après --creancier" if vouched else nobody(shop.office))
    _say_days(statement)


def _held(shop: Workshop, creancier: str | None) -> "tuple[Portefeuille, list[Finding]]":
    """The sound cases of a creditor, or of all; the references of the others, and what is wrong with them."""
    from generator.desk.owing import Portefeuille, alike, known

    seen, findings = shop.look((), known)
    sound = {one.reference for one in seen}
    own = [one for one in seen if creancier in {None, one.creancier}]
    names = tuple(one.reference for one in own)

    def same(wanted: "Wanted") -> "list[Alike]":
        return [one for told in shop.look(names, partial(alike, wanted=wanted))[0] for one in told] if names else []

    broken = [reference for reference in shop.references(()) if reference not in sound]
    return Portefeuille(own, broken, shop.case, same), findings


def _say_noted(unit: str, noted: "Sequence[Match]", names: "dict[Sort, str]") -> None:
    rows = [
        (str(one.line.line), f"{one.line.date:%d/%m/%Y}", _amount(one.line), one.reference, names[one.sort],
         one.facture or "–")
        for one in noted
    ]  # fmt: skip
    if rows:
        headers = (unit, "Date", "Montant", "Dossier", "État", "Facture choisie")
        say(f"{table(headers, rows, right={0, 2})}\n")


def _say_alike(noted: "Sequence[BankLine]", statement: "BankStatement") -> None:
    """Of what is noted already, what another one of its day, in the statement before or after, would look like."""
    days = [one.date for one in statement.lines]
    if alike := [one.line for one in noted if one.date in {min(days), max(days)} and not one.propre]:
        say(
            f"Déjà noté au premier ou au dernier jour du relevé : {_places(alike)}. Un second virement de ce jour, de "
            "même somme et de même libellé, dans un autre relevé, ne s'en distinguerait pas.\n"
        )


def _say_by_hand(unit: str, left: "Sequence[Match]") -> None:
    rows = [
        (str(one.line.line), f"{one.line.date:%d/%m/%Y}", _amount(one.line), _short(one.line.libelle),
         one.pourquoi)
        for one in left
    ]  # fmt: skip
    if rows:
        headers = (unit, "Date", "Montant", "Libellé", "Pourquoi")
        say(f"À rapprocher à la main :\n\n{table(headers, rows, right={0, 2})}\n")


def _amount(line: "BankLine") -> str:
    return f"{format_amount(line.montant)}\N{NO-BREAK SPACE}{line.devise}" if line.devise else format_eur(line.montant)


def _short(label: str) -> str:
    return label if len(label) <= _SHOWN else f"{label[: _SHOWN - 1]}…"


def _say_totals(statement: "BankStatement", matches: "Sequence[Match]", note: str) -> None:
    """How many lines are of each sort, and what they move: the last row is the whole statement."""
    from generator.desk.matching import Sort

    names = {note: Sort.NOTE, "déjà noté": Sort.DEJA_NOTE, "à la main": Sort.A_LA_MAIN, "débit ignoré": Sort.DEBIT}
    rows = [_sums(name, [one.line for one in matches if one.sort is sort]) for name, sort in names.items()]
    rows.append(_sums("total du relevé", statement.lines))
    say(table(("État", "Lignes", "Crédits", "Débits"), rows, right={1, 2, 3}))
    if foreign := [line.line for line in statement.lines if line.devise]:
        say(f"En devise, comptée sans sa somme : {counted(len(foreign), 'ligne')} ({_places(foreign)}).")
    if statement.idle:
        say(f"Sans somme, donc sans suite : {counted(len(statement.idle), 'ligne')} ({_places(statement.idle)}).")
    if statement.totals:
        count = counted(len(statement.totals), "ligne")
        say(f"Total ou solde, donc sans suite : {count} ({_places(statement.totals)}).")
    if statement.pending:
        count = counted(len(statement.pending), "opération")
        say(f"Annoncée, non comptabilisée, donc sans suite : {count} ({_places(statement.pending)}).")
    if statement.again:
        count = counted(len(statement.again), "opération")
        say(f"Déjà plus haut dans le fichier, comptée une fois : {count} ({_places(statement.again)}).")
    if statement.above:
        say(f"Au-dessus des titres, non lu : {counted(statement.above, 'ligne')}.")


def _say_accounts(accounts: "dict[str, list[str]]", nobody: str) -> None:
    """Whose account each one is: what a payment can be noted on."""
    for told in dict.fromkeys((account[-4:], *owners) for account, owners in accounts.items()):
        say(f"Compte …{told[0]} : {', '.join(told[1:]) or nobody}.")


def _say_days(statement: "BankStatement") -> None:
    """From where to where it goes: a month whose statement was not given is a month of payments nobody noted."""
    from generator.edit.beside import in_order

    told = {span.account[0] for span in statement.spans}
    if days := [one.date for one in statement.lines if one.compte not in told]:
        period = f"du {min(days):%d/%m/%Y} au {max(days):%d/%m/%Y}"
        say(f"Opérations {period}, sans solde : vérifier qu'aucun jour ne manque avant.")
    for spans in in_order(statement.spans):
        first, last = spans[0], spans[-1]
        start, end = (f" le {day:%d/%m/%Y}" if day else "" for day in (first.days[0], last.days[1]))
        say(
            f"Compte …{first.account[0][-4:]} : ancien solde {format_amount(first.before)}{start}, nouveau solde "
            f"{format_amount(last.after)}{end} ; le relevé précédent finit-il par cet ancien solde ?"
        )


def _last_noted(shop: Workshop, statement: "BankStatement", held: "Portefeuille") -> str:
    """The last payment of the cases before a statement, of the creditors it is of: after it, what days may lack?"""
    from generator.desk.matching import holders

    accounts = {one.compte for one in statement.lines} | {span.account[0] for span in statement.spans}
    owners = {name for account in accounts for name in holders(shop.office, account)}
    cases = [one for one in held.known if not owners or one.creancier in owners]
    opened = min((span.days[0] for span in statement.spans if span.days[0]), default=shop.au)
    start = min((one.date for one in statement.lines), default=opened)
    noted = [(paid.date, one.reference) for one in cases for paid in one.paiements if paid.date < start]
    told = "{:%d/%m/%Y} ({})".format(*max(noted)) if noted else "aucun"
    return f"Dernier paiement noté avant le {start:%d/%m/%Y} : {told}."


def _sums(name: str, lines: "Sequence[BankLine]") -> tuple[str, str, str, str]:
    """How many lines, and what those in euros move."""
    amounts = [line.montant for line in lines if not line.devise]
    credits_ = sum((one for one in amounts if one > 0), ZERO)
    debits = sum((one for one in amounts if one < 0), ZERO)
    return name, str(len(lines)), format_eur(credits_), format_eur(debits)


def _places(lines: Sequence[int]) -> str:
    return f"n° {', '.join(map(str, lines))}"
