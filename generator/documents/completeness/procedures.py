"""Is the file complete for a procedure? Facts × proofs, with the lines to fill and the waivers printed.

A waiver (``dispenses:``) is explicit, dated and named; it turns a missing fact into « écarté », never into « établi ».
"""

import datetime as dt
import textwrap
from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.case import Case
from generator.documents.catalogue import CATALOGUE
from generator.documents.completeness import proofs
from generator.documents.completeness.proofs import Appreciation, Etat, Grade
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.requirements import notices, suits, waiver_of
from generator.documents.requirements import proofs as required
from generator.documents.waivers import waived
from generator.findings import Finding, UnknownName
from generator.model import Dispense, Office
from generator.numbering import numbers
from generator.phrases import plural
from generator.progress import situation
from generator.progress.types import Situation
from generator.statement import compute
from generator.statement.types import Decompte


class Fait(Struct, frozen=True):
    """A fact to prove; ``exigence`` is the requirement of the document that says it is missing, when there is one."""

    identifiant: str  # what a waiver names
    titre: str
    grade: Grade
    exigence: Requirement | None = None
    dispensable: bool = True
    avant_titre: bool = False  # no longer to be proved once a title says it


class Ligne(Struct, frozen=True):
    """A row of the matrix: the fact, its state, why, the numbers of the pièces, the waiver."""

    identifiant: str
    titre: str
    etat: Etat
    explication: str
    pieces: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    dispense: Dispense | None = None


class Procedure(Struct, frozen=True):
    """What a procedure asks: facts, and the document whose other conditions must hold."""

    titre: str
    faits: tuple[Fait, ...]
    document: str = ""


_CLAIM = (
    Fait("contrat", "Formation du contrat", proofs.contract, required.CONTRAT, avant_titre=True),
    Fait("cgv", "Conditions générales opposables", proofs.terms, avant_titre=True),
    Fait("livraison", "Livraison ou exécution", proofs.performance, required.LIVRAISON, avant_titre=True),
    Fait("factures", "Montant", proofs.amount, required.FACTURES, dispensable=False, avant_titre=True),
    Fait("reception", "Réception par le débiteur", proofs.reception, avant_titre=True),
    Fait("echeance", "Exigibilité", proofs.due_date, avant_titre=True),
    Fait("compte", "Défaut de paiement", proofs.unpaid),
    Fait("contestation", "Absence de contestation", proofs.undisputed, avant_titre=True),
)
_LETTERS = (
    Fait("relances", "Relances", proofs.reminders, avant_titre=True),
    Fait("mise-en-demeure", "Mise en demeure", proofs.formal_notice, notices.MISE_EN_DEMEURE, avant_titre=True),
)
_NOTICE_PROOF = Fait(
    "preuve-mise-en-demeure", "Preuve de la mise en demeure", proofs.notice_proof, notices.PREUVE_MISE_EN_DEMEURE,
    dispensable=False,
)  # fmt: skip
_IDENTITY = Fait("extrait-recent", "Identité du débiteur", proofs.identity, required.EXTRAIT)
_SOLVENCY = Fait("bodacc", "Absence de procédure collective", proofs.insolvency, required.SOLVABILITE)
_POWER = Fait("pouvoir", "Pouvoir du signataire", proofs.power)
_TITLE = (
    Fait("titre", "Titre exécutoire", proofs.title, dispensable=False),
    Fait("signification", "Signification", proofs.service),
)
_OPENING = Fait("ouverture", "Procédure collective", proofs.opening, dispensable=False)

PROCEDURES: Mapping[str, Procedure] = {
    "injonction": Procedure(
        "Injonction de payer (CPC, art. 1405 à 1425)",
        (*_CLAIM, *_LETTERS, _NOTICE_PROOF, _IDENTITY, _SOLVENCY, _POWER),
        "requete-injonction",
    ),
    "commissaire": Procedure(
        "Transmission au commissaire de justice", (*_TITLE, *_CLAIM, *_LETTERS), "transmission-commissaire"
    ),
    "declaration": Procedure("Déclaration de créance (C. com., art. L622-24 et L622-25)", (_OPENING, *_CLAIM, _POWER)),
}


def lacking_for(case: Case, office: Office, au: dt.date, procedure: str) -> list[Finding]:
    """Lines to fill before a procedure: missing proofs, and the other conditions of its document.

    Raises:
        UnknownName: unknown procedure; NotComputed: a claim that is not computed.
    """
    asked = _procedure(procedure)
    draft = _draft(case, office, au, asked)
    return _lacking(draft, asked, _lines(draft, asked))


def examine(
    case: Case, office: Office, decompte: Decompte, situated: Situation, procedure: str
) -> tuple[tuple[Ligne, ...], tuple[Finding, ...]]:
    """The table of a procedure and the lines to fill, for a case already computed.

    Raises:
        UnknownName: unknown procedure.
    """
    asked = _procedure(procedure)
    draft = _as_draft(case, office, decompte, situated, asked)
    lines = _lines(draft, asked)
    return lines, tuple(_lacking(draft, asked, lines))


def _lacking(draft: Draft, asked: Procedure, lines: Sequence[Ligne]) -> list[Finding]:
    found = [finding for line in lines for finding in line.findings]
    covered = {fact.identifiant for fact in asked.faits}
    covered |= {suits.PAS_DE_REQUETE.identifiant, suits.UN_SEUL_JUGE.identifiant}  # once filed, nothing lacks
    for need in CATALOGUE[asked.document].exigences if asked.document else ():
        if need.identifiant not in covered and waiver_of(need, draft) is None:
            found += need.check(draft)
    return sorted(set(found))


def matrix(case: Case, office: Office, au: dt.date, procedure: str) -> tuple[Ligne, ...]:
    """The table facts × proofs of a procedure.

    Raises:
        UnknownName: unknown procedure; NotComputed: a claim that is not computed.
    """
    asked = _procedure(procedure)
    return _lines(_draft(case, office, au, asked), asked)


def table(lines: Sequence[Ligne], width: int = 110) -> str:
    """Write the matrix for a terminal; a waiver is printed under its fact."""
    rows = []
    for line in lines:
        noun = plural(len(line.pieces), "pièce", "pièces")
        pieces = f" [{noun} n° {', '.join(line.pieces)}]" if line.pieces else ""
        text = f"{line.etat:<10} {line.titre} : {line.explication}{pieces}"
        rows += textwrap.wrap(text, width, subsequent_indent=" " * 11)
        if line.dispense:
            waiver = f"Dispense du {line.dispense.date:%d/%m/%Y} par {line.dispense.par} : {line.dispense.motif}"
            rows += textwrap.wrap(waiver, width, initial_indent=" " * 11, subsequent_indent=" " * 11)
    return "\n".join(rows) + "\n"


def _procedure(name: str) -> Procedure:
    try:
        return PROCEDURES[name]
    except KeyError:
        known = ", ".join(PROCEDURES)
        raise UnknownName(f"« {name} » n'est pas une procédure connue. Choisir parmi : {known}.") from None


def _draft(case: Case, office: Office, au: dt.date, asked: Procedure) -> Draft:
    decompte = compute(case, office, au)
    return _as_draft(case, office, decompte, situation(case, office, au, decompte), asked)


def _as_draft(case: Case, office: Office, decompte: Decompte, situated: Situation, asked: Procedure) -> Draft:
    fact = CATALOGUE[asked.document].fait if asked.document else None
    return Draft(asked.document, fact, case, office, decompte, situated)


def _lines(draft: Draft, asked: Procedure) -> tuple[Ligne, ...]:
    known = numbers(draft.dossier)
    return tuple(_line(draft, fact, known) for fact in asked.faits)


def _line(draft: Draft, fact: Fait, known: Mapping[str, str]) -> Ligne:
    seen, findings = _seen(draft, fact)
    pieces = tuple(sorted({known[name] for name in seen.pieces if name in known}, key=int))
    waiver = waived(draft, fact.identifiant) if fact.dispensable else None
    if seen.etat is Etat.MANQUANT and waiver:
        return Ligne(fact.identifiant, fact.titre, Etat.ECARTE, seen.explication, pieces, (), waiver)
    return Ligne(fact.identifiant, fact.titre, seen.etat, seen.explication, pieces, findings)


def _seen(draft: Draft, fact: Fait) -> tuple[Appreciation, tuple[Finding, ...]]:
    if fact.avant_titre and draft.decompte.fondement == "titre":
        return Appreciation(Etat.SANS_OBJET, "le titre en tient lieu"), ()
    lacking = tuple(fact.exigence.check(draft)) if fact.exigence else ()
    if lacking:
        return Appreciation(Etat.MANQUANT, " ".join(finding.message for finding in lacking)), lacking
    seen = fact.grade(draft)
    if seen.etat is not Etat.MANQUANT:
        return seen, ()
    return seen, (draft.case.manque(seen.path, f"{fact.titre} : {seen.explication}", seen.remede),)
