"""The only commands that write in a case folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.printing import print_findings, progress, say, table
from generator.cli.workshop import Workshop, workshop
from generator.findings import Finding, RecouvreError, has_errors
from generator.phrases import TO_SAY, counted, enumeration, plural, quoted
from generator.vocabulary import Fait

if TYPE_CHECKING:  # heavy: the model
    from generator.case import Case
    from generator.exhibits import Exhibit


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@click.argument("destinataire", metavar="DESTINATAIRE")
@click.option("--rg", metavar="NUMÉRO", help="Numéro de l'instance, si plusieurs sont en cours.")
@workshop
def communiquer(shop: Workshop, reference: str, destinataire: str, rg: str | None) -> None:
    """Noter que les pièces sont communiquées : leurs numéros ne changeront plus.

    DESTINATAIRE est l'identifiant d'un intervenant du cabinet, ou, en clair, celui qui les reçoit.

    Exemple : recouvre communiquer 2026-0143 "greffe du tribunal de commerce de Lyon"
    """
    from generator.casework.liasse import cache
    from generator.edit import append_item
    from generator.exhibits import intake, replaced
    from generator.exhibits import verser as write_lock
    from generator.numbering import in_a_row, number

    case, kept = shop.case(reference), cache(shop.output())
    who = "intervenant" if destinataire in {*shop.office.intervenants, *shop.office.unread} else "a"
    _refuse_unknown_suit(case, rg)
    numbered, held = number(case.dossier), _held(case, who, destinataire, rg)
    sent = [one for one in numbered if one.piece.id not in held]
    if not numbered:
        remedy = f"« recouvre verser {reference} » donne les lignes à coller sous « pieces »."
        raise RecouvreError(f"le dossier n'a aucune pièce à communiquer. {remedy}")
    last = max((one.communiquee_le for one in numbered if one.communiquee_le), default=shop.au)
    if sent and last > shop.au:  # it would come first in the journal and take the first numbers
        raise RecouvreError(f"des pièces ont été communiquées le {last:%d/%m/%Y} : communiquer à cette date ou après.")
    identifiers = [one.piece.id for one in sent]
    taken = intake(case, kept, shop.office.creanciers[case.dossier.creancier])
    wrong = [exhibit for exhibit in taken if exhibit.piece.id in identifiers and has_errors(exhibit.findings)]
    _refuse(
        [*replaced(case, taken), *(finding for exhibit in wrong for finding in exhibit.findings)],
        "Rien n'est communiqué : une pièce en erreur ne se communique pas.",
    )
    if not sent:
        changed = write_lock(case, taken)  # which a failure may have left without their numbers
        told = "pieces.lock est mis à jour" if changed else "rien n'a changé"
        say(f"Les pièces sont déjà communiquées {_to(destinataire, rg)} : {told}.")
        return
    fact = {"date": shop.au.isoformat(), "type": Fait.COMMUNICATION.value, who: destinataire, "rg": rg}
    after = append_item(shop.root, reference, "journal", {**fact, "communiquees": identifiers}, shop.office)
    write_lock(after, intake(after, kept))
    count = counted(len(sent), "pièce communiquée", "pièces communiquées")
    new = [one for one in sent if one.communiquee_le is None]
    frozen = "numéros figés au journal et dans pieces.lock" if new else "numéros déjà figés, noté au journal"
    say(f"{count} {_to(destinataire, rg)}, n° {in_a_row([one.numero for one in sent])} : {frozen}.")
    if new and new[0].numero > 1:
        say(f"Le bordereau complémentaire est fait par « recouvre assembler {reference} ».")


def _refuse(findings: list[Finding], why: str) -> None:
    if findings:
        print_findings(sorted(findings), "texte")
        say(why, err=True)
        raise click.exceptions.Exit(1)


def _refuse_unknown_suit(case: Case, rg: str | None) -> None:
    """A number that no suit of the case bears would be of none; a case that tells no number tells none wrong."""
    facts = (*case.dossier.journal, *case.dossier.titres)
    known = list(dict.fromkeys(told for one in facts if (told := getattr(one, "rg", None))))
    if rg and known and rg not in known:
        message = f"aucune instance du dossier ne porte le n° {rg} : {enumeration(known, 'ou')} ?"
        raise RecouvreError(f"{message} Sinon, écrire d'abord « rg: {rg} » à l'acte qui l'a ouverte.")


def _to(destinataire: str, rg: str | None) -> str:
    """Who reads them, as typed: a name needs no article, « greffe du tribunal… » one that it does not say."""
    return f"(destinataire : {destinataire}{f', instance n° {rg}' if rg else ''})"


def _held(case: Case, who: str, destinataire: str, rg: str | None) -> set[str]:
    """Pièces a recipient already has, of the suit when it is told; ``who`` is the key that names him in the journal."""
    from generator.model import FaitRemise

    return {
        identifier
        for fact in case.dossier.journal
        if isinstance(fact, FaitRemise) and getattr(fact, who) == destinataire and (rg is None or fact.rg == rg)
        for identifier in fact.communiquees
    }


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@click.option("--ocr", is_flag=True, help="Reconnaître le texte des pages numérisées (Tesseract, s'il est installé).")
@click.option("--langue", default="fra", metavar="LANGUE", help="Langue du texte à reconnaître (fra ; fra+deu…).")
@workshop
def verser(shop: Workshop, reference: str, ocr: bool, langue: str) -> None:
    """Prendre en compte les pièces : les lire, les contrôler, écrire pieces.lock.

    Placer d'abord les fichiers dans cases/RÉFÉRENCE/pieces : de ceux que le dossier ne déclare pas encore, les lignes
    à y coller sont données.
    """
    from generator.casework.liasse import cache
    from generator.exhibits import intake, replaced
    from generator.exhibits import verser as write_lock
    from generator.load.names import PIECES
    from generator.references import LOCK

    case, kept = shop.case(reference), cache(shop.output())
    if ocr:
        _recognise(case, kept, langue)
    exhibits = intake(case, kept, shop.office.creanciers[case.dossier.creancier], again=True)
    _refuse(replaced(case, exhibits), "pieces.lock reste tel qu'il était.")
    findings = sorted(finding for exhibit in exhibits for finding in exhibit.all_findings)
    if exhibits or (case.folder / LOCK).exists():
        changed = write_lock(case, exhibits)
        say(table(("Pièce", "Fichier", "Pages", "État"), [_row(one) for one in exhibits], right={2}))
        say("pieces.lock est écrit." if changed else "pieces.lock était à jour.")
    else:
        where = case.shown(PIECES)
        say(f"Aucune pièce n'est déclarée sous « pieces » dans {case.file}. Leurs fichiers se placent dans {where}/.")
    undeclared = _tell_undeclared(case)  # whatever is wrong with those declared
    if findings or not undeclared:
        print_findings(findings, "texte")
    _tell_uncited(case)
    if has_errors(findings):
        raise click.exceptions.Exit(1)


def _tell_undeclared(case: Case) -> bool:
    """Give the lines to paste for the files no pièce declares; tell whether there are any."""
    from generator.edit.declare import declaration
    from generator.exhibits import undeclared
    from generator.load.names import piece_fault
    from generator.numbering import ORDER

    found = undeclared(case)
    faults = {file: piece_fault(file) for file in found}
    for fault in filter(None, faults.values()):
        say(f"Non versé : {fault.message} {fault.remedy}")
    if files := [file for file, fault in faults.items() if fault is None]:
        where = "sous « pieces: »" if case.dossier.pieces else "à la fin, à la place de « pieces: [] » s'il y est"
        say(f"Non versé, faute d'être déclaré. Lignes à coller dans {case.file}, {where}, puis relancer :\n")
        lines = "\n".join(declaration(case, files))
        say(lines)
        say("\nÀ relire : la nature et la date sont celles que dit le nom du fichier, ou la facture de ce numéro.")
        if f": {TO_SAY}" in lines:
            say(f"À la place de « {TO_SAY} », la nature : {', '.join(ORDER)}.")
    return bool(found)


def _tell_uncited(case: Case) -> None:
    """Give the commands that link an invoice to the pièce named after it: a procedure asks for the link."""
    from generator.edit.declare import uncited

    for numero, piece in uncited(case):
        how = f"recouvre noter {case.folder.name} facture numero={quoted(numero)} piece={piece} --completer"
        say(f"La facture {numero} ne cite pas encore sa pièce : {how}")


def _recognise(case: Case, kept: Path, langue: str) -> None:
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
        where = f"{counted(len(words.mots), 'mot')} dans {counted(len(words.pages), 'page')}"
        say(f"{reading.identifiant} : {where}{sure}.")
        if reading.tournees:
            say(f"  {_pages(reading.tournees, 'couchée')} : à numériser dans le bon sens si possible.")
        if reading.echecs:
            say(f"  {_pages(reading.echecs, 'illisible')} pour Tesseract : sans texte.")
    found = f"dans {counted(len(readings), 'pièce')}, relu sans lui ensuite."
    say(f"Texte reconnu par {engine.version} ({engine.langue}) {found}")


def _pages(numbers: Sequence[int], state: str) -> str:
    """« page 2 couchée », « pages 2, 3 couchées »."""
    ending = plural(len(numbers), "", "s")
    return f"page{ending} {', '.join(map(str, numbers))} {state}{ending}"


def _row(exhibit: Exhibit) -> tuple[str, str, str, str]:
    from generator.exhibits.facts import KEPT_AS_NATIVE

    state = "prise en compte"
    if exhibit.refus is not None:
        state = "PDF attendu" if exhibit.refus.code in KEPT_AS_NATIVE else "refusée"
    return exhibit.piece.id, exhibit.piece.fichier, str(exhibit.pages or "–"), state


@click.command()
@click.argument("reference", metavar="RÉFÉRENCE")
@workshop
def reunir(shop: Workshop, reference: str) -> None:
    """Réunir les deux versions d'un dossier que git n'a pas su fusionner : tout ce que tient chacune, ou rien.

    Pendant un « git pull --rebase », une fusion ou une annulation arrêtés par un conflit. Ce que les deux ont ajouté
    est gardé ; les émissions de l'autre version prennent les numéros qui suivent. Rien n'est dit à git.
    """
    from generator.edit.emit import item_lines
    from generator.register.reunion import reunite

    shop.references((reference,))
    done = reunite(shop.root, reference, shop.office, shop.au)
    for title, elements in (
        ("Repris de l'autre version", done.brought),
        ("avertissement: écrit des deux côtés, gardé une fois", done.alike),
    ):
        for section, item in elements:
            say(f"{title} ({section}) :")
            say("\n".join(item_lines(item, 2)))
    if done.alike:
        say("Si ce sont deux faits et non un seul (deux virements égaux du même jour), noter le second.")
    for before, now in done.issues.items():
        say(f"Émission {before} : inscrite à la suite, emis/{now}.")
    for comment in done.comments:
        say(f"Commentaire à recopier s'il sert : {comment}")
    verser = [f"recouvre verser {reference}"] if done.pieces else []
    then = [*verser, f"recouvre verifier {reference}", f"git add -A cases/{reference}", *done.to_continue]
    say("\n  ".join(["Ensuite :", *then]))
