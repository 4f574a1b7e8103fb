"""``emettre`` and ``completer``: what leaves the office, and the proofs that come back."""

import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from generator.cli.choice import asked, choice
from generator.cli.mailing import issue_sheet, note_sheet, say_before
from generator.cli.printing import print_findings, say, unprotected
from generator.cli.workshop import DateParam, Mot, Workshop, workshop
from generator.findings import RecouvreError
from generator.money import format_eur
from generator.phrases import counted
from generator.vocabulary import Avis, Envoi

SHEET = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("reference", metavar="[RÉFÉRENCE", required=False)
@click.argument("document", metavar="DOCUMENT]", required=False)
@click.option("--liste", type=SHEET, metavar="FICHIER", help="Émettre les courriers « oui » de cette feuille (CSV).")
@click.option("--simuler", is_flag=True, help="Dire ce qui serait émis, et ce qui en est à savoir, sans rien écrire.")
@click.option(
    "--envoi",
    type=Mot([one.value for one in Envoi]),
    metavar="CANAL",
    help=f"Canal, s'il n'est pas l'ordinaire : {', '.join(Envoi)}.",
)
@click.option("--suivi", default="", metavar="NUMÉRO", help="Numéro de suivi du recommandé.")
@click.option("--remplace", default="", metavar="N", help="Numéro de l'émission que celle-ci corrige.")
@click.option("--iban-confirme", is_flag=True, help="Le nouveau compte à créditer a été vérifié auprès du créancier.")
@choice
@workshop
def emettre(shop: Workshop, reference: str | None, document: str | None, **how: Any) -> None:
    """Émettre un document : le figer tel qu'il part, l'inscrire au registre et au journal.

    Exemple : recouvre emettre 2026-0143 mise-en-demeure --suivi "1A 000 000 0000 0"

    Ce qui en est à savoir est dit d'abord ; dans un terminal, la question est alors posée avant de figer.

    Plusieurs à la fois (--liste) : ceux dont la ligne porte « oui », dans une feuille écrite par « recouvre courriers
    --csv » ou la page Courriers. Rien ne part si l'un d'eux ne le peut ; la même feuille redonnée n'émet rien deux
    fois.
    """
    liste, simulated = how.pop("liste"), how.pop("simuler")
    if liste is not None:
        confirmed = how.pop("iban_confirme")
        _refuse_beside_a_list(reference, any(value not in {"", None} for value in how.values()))
        issue_sheet(shop, liste, simulated=simulated, iban_confirme=confirmed)
        return
    if reference is None:
        raise click.UsageError("donner un dossier et un document, ou une feuille (--liste).")
    if document is None:
        raise click.UsageError(f"dire quel document. {_waiting_in(shop, reference)}")
    _issue_one(shop, reference, document, how, simulated=simulated)


def _waiting_in(shop: Workshop, reference: str) -> str:
    """The commands of the letters that wait in a case, to paste."""
    from generator.desk.outbox import waiting

    lines = [one.commande for one in waiting(shop.case(reference), shop.office, shop.au) if one.commande]
    if not lines:
        return f"Aucun courrier n'y est prêt : recouvre courriers {reference}"
    return "\n  ".join(("Ce qui est prêt :", *lines))


def _issue_one(shop: Workshop, reference: str, document: str, how: dict[str, Any], *, simulated: bool) -> None:
    from generator.casework.liasse import cache
    from generator.desk.control import rehearsed
    from generator.desk.emission import Sending, prepare
    from generator.desk.impression import to_do
    from generator.desk.opening import refuse_half_way
    from generator.register.issue import issue

    if simulated:
        refuse_half_way(shop.root, reference)
    elif _finished(shop, reference):
        return
    case = shop.case(reference)
    sending = Sending(how["iban_confirme"], asked(shop, case, how), cache(shop.output()))
    emission = prepare(case, shop.office, shop.au, document, sending)
    say_before(rehearsed(case, shop.office, shop.au, emission), simulated=simulated)
    if simulated:
        asked_for = f", qui réclame {format_eur(Decimal(emission.asked))}" if emission.asked else ""
        say(f"À émettre : {document}{asked_for}. Rien n'est écrit (--simuler).")
        return
    block = issue(case, emission)
    say(f"Émis : cases/{reference}/emis/{block['dossier']} (bloc {block['seq']}, {block['bloc'][:16]}).")
    for line in block.get("passer-outre", ()):
        say(f"Passé outre, inscrit au registre : {line}")
    if shop.dated_otherwise:
        say(shop.dated_otherwise)
    for line in to_do(shop.case(reference), block):
        say(line)
    if not _say_commit(shop, reference, document):
        say(unprotected(shop.root))


def _say_commit(shop: Workshop, reference: str, what: str) -> bool:
    """Say what records a case in git, if git holds the office; tell whether it does."""
    from generator import git

    there = git.holds(shop.root)
    if there:
        say(f"Enregistrer dans git : {git.recording([reference], f'{reference} : {what}')}")
    return there


def _refuse_beside_a_list(reference: str | None, more: bool) -> None:
    if reference is not None or more:
        raise click.UsageError("« --liste » dit tout : ni dossier, ni document, ni autre choix à côté.")


@click.command()
@click.argument("reference", metavar="[RÉFÉRENCE", required=False)
@click.argument("emission", metavar="N]", required=False)
@click.argument("preuves", nargs=-1, type=SHEET, metavar="[FICHIER]…")
@click.option("--liste", type=SHEET, metavar="FICHIER", help="Noter ce qui est revenu d'après cette feuille (CSV).")
@click.option("--simuler", is_flag=True, help="Avec --liste : dire ce qui serait noté, sans rien écrire.")
@click.option("--suivi", default="", metavar="NUMÉRO", help="Numéro de suivi du recommandé.")
@click.option("--presentee-le", type=DateParam(), metavar="DATE", help="Première présentation du recommandé.")
@click.option("--distribuee-le", type=DateParam(), metavar="DATE", help="Remise au destinataire.")
@click.option(
    "--avis", type=Mot([one.value for one in Avis]), metavar="SORT", help=f"Sort du recommandé : {', '.join(Avis)}."
)
@click.option("--verser", is_flag=True, help="Verser aussi la lettre et ses preuves parmi les pièces du dossier.")
@workshop
def completer(  # noqa: PLR0913, PLR0917 - one option each
    shop: Workshop,
    reference: str | None,
    emission: str | None,
    preuves: tuple[Path, ...],
    liste: Path | None,
    simuler: bool,
    verser: bool,
    **fate: Any,
) -> None:
    """Joindre à une émission ses preuves : dépôt, avis de réception, pli retourné, preuves d'une LRE.

    Exemple : recouvre completer 2026-0143 1 ar.pdf --presentee-le 23/11/2026 --avis distribue

    Le sort du recommandé, s'il est dit, complète le fait du journal : les intérêts et les délais en dépendent.
    Plusieurs émissions à la fois (--liste) : les lignes remplies d'une feuille écrite par « recouvre courriers --partis
    --csv » ; la colonne « preuves » nomme des fichiers du même répertoire. Avec --verser, la lettre émise et ses
    preuves deviennent des pièces, que le fait du journal cite : une requête les demande.
    """
    known = {key.replace("_", "-"): value for key, value in fate.items() if value}
    if liste is not None:
        _refuse_beside_a_list(reference, bool(known) or verser)
        note_sheet(shop, liste, simulated=simuler)
        return
    if reference is None or emission is None or simuler or not (preuves or known or verser):
        raise click.UsageError("donner un dossier, une émission et ce qui en revient, ou une feuille (--liste).")
    given = _complete_one(shop, reference, emission, preuves, known) if preuves or known else ()
    if verser:
        from generator.desk.exhibited import exhibit

        told, left = exhibit(shop.case(reference), emission, shop.office, given)
        then = f"{', '.join(told)}. À lire et à contrôler ensuite : recouvre verser {reference}"
        if told or not left:
            say(f"Parmi les pièces : {then if told else 'tout y était déjà, preuves comprises.'}")
        for one in left:
            say(one, err=True)
    _say_commit(shop, reference, f"retour de l'émission {emission}")
    print_findings([one for one in shop.case(reference).findings if one.key.startswith("journal")], "texte")


def _complete_one(
    shop: Workshop, reference: str, emission: str, preuves: tuple[Path, ...], known: dict[str, Any]
) -> tuple[str, ...]:
    """Attach proofs and what they tell; the names they have in the register."""
    from generator.desk.returns import refuse_unreadable, unknown
    from generator.register.issue import attach

    files = dict(map(_proof, preuves))
    if len(files) < len(preuves):
        raise click.UsageError("deux fichiers ont le même nom : en renommer un.")
    named = tuple(files)
    if _finished(shop, reference):
        return named
    case = shop.case(reference)
    files, known = unknown(case, emission, files, known)
    if not files and not known:
        say(f"Émission {emission} : tout était déjà joint et noté.")
        return named
    refuse_unreadable(files)
    block = attach(case, emission, shop.au, files, known)
    if block is not None:
        say(f"Joint à l'émission {emission} : {counted(len(files), 'fichier')}, bloc {block['seq']}.")
    if known:
        say(f"Journal complété : {', '.join(known)}.")
    return named


def _proof(path: Path) -> tuple[str, bytes]:
    from generator.desk.returns import read_proof

    try:
        name, content = read_proof(path)
    except RecouvreError as refused:
        raise click.UsageError(str(refused)) from refused
    if name != (given := unicodedata.normalize("NFC", path.name)):
        say(f"« {given} », sans extension, est joint sous le nom « {name} », d'après son contenu.")
    return name, content


def _finished(shop: Workshop, reference: str) -> bool:
    """Carry through what was interrupted: very likely what is asked again, never done twice."""
    from generator.desk.opening import finish
    from generator.register.recovery import FINISHED

    (known,) = shop.references((reference,))
    told = finish(shop.root, known)
    if told:
        say(told.capitalize(), err=told != FINISHED)
    if told == FINISHED:
        say(f"Rien d'autre n'est fait. Voir cases/{known}/emis/registre.yaml, puis relancer s'il le faut.")
    return told == FINISHED
