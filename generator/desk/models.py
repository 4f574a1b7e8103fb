"""``modele``: the office's own templates beside ours, and what a change of text changes in the drafts."""

import datetime as dt
import difflib
import html as html_module
import re
from collections.abc import Iterator
from pathlib import Path

from generator.case import Case
from generator.casework.awaited import arrete, awaited
from generator.casework.computed import compute_case
from generator.casework.letters import drafted
from generator.documents import CATALOGUE, Document, missing
from generator.documents.choice import TOUT, Choix
from generator.documents.contexts import of
from generator.documents.requirements.choices import CHOIX
from generator.documents.requirements.others import DESTINATAIRE
from generator.findings import DocumentIncomplete, Finding, RecouvreError, UnknownName
from generator.model import Office
from generator.render import html
from generator.render.environment import text
from generator.render.template_offered import Offered, offered
from generator.resources import shipped
from generator.writer import below, write_bytes

KINDS = ("courriers", "actes", "liasse", "styles", "site")


def names() -> list[str]:
    """Every template an office may replace, relative to ``templates/``."""
    home = shipped("templates")
    return sorted(
        path.relative_to(home).as_posix() for kind in KINDS for path in (home / kind).rglob("*") if path.is_file()
    )


def ours(name: str) -> Path:
    """Path of our version.

    Raises:
        UnknownName: no such template.
    """
    if name not in names():
        begun = f"/{Path(name).stem}"  # the name of a document, « mise-en-demeure »: it has a text for each debtor
        close = [one for one in names() if begun in one and len(begun) > 1] or difflib.get_close_matches(
            name, names(), n=1
        )
        hint = f"Vouliez-vous dire « {' », « '.join(close)} » ?" if close else "« recouvre modele » en donne la liste."
        raise UnknownName(f"aucun modèle « {name} ». {hint}")
    return shipped("templates") / name


def copy(root: Path, name: str) -> Path:
    """Copy our version into the office, to be changed there.

    Raises:
        RecouvreError: no such template, or the office already has one.
    """
    source, target = ours(name), below(root, f"templates/{name}")
    if target.exists():
        raise RecouvreError(f"templates/{name} existe déjà dans le cabinet : rien n'est remplacé.")
    write_bytes(target, source.read_bytes(), durable=True)
    return target


def compare(root: Path, name: str) -> str:
    """Difference between our version and the office's, line by line; empty when they are the same."""
    source, target = ours(name), root / "templates" / name
    if not target.exists():
        raise RecouvreError(f"le cabinet n'a pas de modèle « {name} » : rien à comparer.")
    return _diff(source.read_text(encoding="utf-8"), target.read_text(encoding="utf-8"))


def effect(root: Path, cases: Iterator[Case], office: Office, au: dt.date) -> Iterator[tuple[str, str]]:
    """Drafts now due whose text the office's templates change: « référence, document », and the difference."""
    for case in cases:
        seen = compute_case(case, office, au)
        for one in awaited(seen, office):
            plan = one.plan
            if plan.choix.debiteur or one.manques:  # a copy has the words of the letter
                continue
            day = arrete(seen, office, plan)
            before, after = (_words(case, office, day, plan.document, home) for home in (None, root))
            if before != after:
                yield f"{case.dossier.reference}, {plan.document}", _diff(before, after)


def values(
    name: str, case: Case, office: Office, au: dt.date, choix: Choix = TOUT
) -> tuple[Iterator[Offered], list[Finding]]:
    """What a template could print, as it is in a case on a day: how it is written, what that prints.

    And what keeps its document from leaving that day: sent already, paused, a line to fill. It is written all the same.

    Raises:
        DocumentIncomplete: a person or an invoice chosen is none of the case's.
        RecouvreError: no such template, not one of a document, or another is used for the debtor of this case.
    """
    ours(name)
    entry = _document(name)
    draft, lacks = drafted(case, office, au, entry.identifiant, choix=choix)
    if unknown := sorted(one for need in (CHOIX, DESTINATAIRE) for one in need.check(draft)):
        raise DocumentIncomplete(unknown)
    if name not in {entry.courriel, used := entry.gabarit_pour(draft)}:
        raise RecouvreError(f"dans {case.dossier.reference}, « {entry.identifiant} » s'écrit avec « {used} ».")
    return offered(of(entry, draft)), sorted(lacks)


def _document(name: str) -> Document:
    for entry in CATALOGUE.values():
        if name in {entry.gabarit, entry.courriel, *entry.variantes.values()}:
            return entry
    raise RecouvreError(
        f"« {name} » n'est pas le modèle d'un courrier ni d'un acte. Demander les valeurs d'un document où il sert."
    )


def _words(case: Case, office: Office, day: dt.date, document: str, root: Path | None) -> str:
    """Text of a draft and of its e-mail, without markup; empty when the draft cannot be made."""
    entry, seen = CATALOGUE[document], compute_case(case, office, day)
    if seen.decompte is None or missing(entry, draft := entry.draft(case, office, seen.decompte, seen.situation)):
        return ""
    values = of(entry, draft)
    page = html(entry.gabarit_pour(draft), values, root)
    lines = html_module.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(p|h1|h2|td|th|li|div)>", "\n", page))).splitlines()
    if entry.courriel:
        lines += ["Courriel :", *text(entry.courriel, values, root).splitlines()]
    return "".join(f"{line.strip()}\n" for line in lines if line.strip())


def _diff(before: str, after: str) -> str:
    return "".join(
        difflib.unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), "Recouvre", "cabinet", n=1
        )
    )
