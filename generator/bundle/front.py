"""The pages before the pièces: cover, table of contents, chronology, décompte, bordereau; printed as one document.

The page numbers they print depend on how many pages they take: ``assembly`` prints them until both agree.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.bundle.accounts import account
from generator.bundle.chronology import chronology
from generator.bundle.legible import filled, sheets
from generator.bundle.printed import Imprime, printed
from generator.bundle.schedule import PETITION_LINK, Bloc, schedule
from generator.bundle.types import FICTIVE, Entree
from generator.case import Case
from generator.documents.contexts import act
from generator.documents.contexts.bonds import bound_as
from generator.documents.contexts.court import court
from generator.documents.contexts.parties import Partie, identified
from generator.documents.draft import Draft
from generator.findings import BundleError
from generator.model import Debiteur, FaitProcedure
from generator.phrases import upper_first
from generator.progress.types import Stade
from generator.vocabulary import Lien

_FRONT, _DELTA = "liasse/liasse.html", "liasse/bordereau-complementaire.html"
BORDEREAU = "bordereau"
PARTS = {
    "garde": "Page de garde",
    "sommaire": "Sommaire",
    "chronologie": "Chronologie",
    "decompte": "Décompte",
    BORDEREAU: "Bordereau des pièces",
}  # anchor in the template -> title of the bookmark
_BEFORE_A_JUDGE = {Stade.JUDICIAIRE, Stade.TITRE, Stade.EXECUTION}


class Ligne(Struct, frozen=True):
    """A line of the table of contents."""

    titre: str
    lien: str
    page: int
    niveau: int


def values(draft: Draft, entries: Sequence[Entree]) -> dict[str, Any]:
    """What the pages print whatever their number."""
    dossier = draft.dossier
    seised, number = _court(draft)
    return {
        "reference": dossier.reference,
        "au": draft.au,
        "cabinet": draft.office.cabinet.nom,
        "creancier": identified(draft.creancier),
        "creancier_nom": draft.creancier.nom_legal,
        "debiteurs": _debtors(draft),
        "debiteur_nom": draft.debiteur.nom_legal,
        "origine": dossier.creance.origine,
        "juridiction": seised,
        "rg": number,
        "decompte": draft.decompte,
        "chronologie": chronology(dossier, draft.office, draft.au, draft.situation.retards),
        "compte": account(draft),
        "nombre": sum(entry.est_principale for entry in entries),
        "fictif": any(entry.exhibit.refus and entry.exhibit.refus.code == FICTIVE for entry in entries),
    }


class Announced(Struct, frozen=True):
    """First pages, from 1: of each pièce by its number, of each part, of the requête when it is joined."""

    pieces: Mapping[str, int]
    parts: Mapping[str, int]
    requete: int | None


def front_page(case: Case, known: Mapping[str, Any], entries: Sequence[Entree], announced: Announced) -> str:
    """Fill the pages, with the numbers of those they announce."""
    blocks = schedule(case.dossier, entries, announced.pieces)
    total = max((announced.pieces[entry.numero] + entry.pages - 1 for entry in entries), default=0)
    context = {**known, "blocs": blocks, "sommaire": _contents(blocks, announced), "total": total}
    return filled(_FRONT, context, case.root)


def print_front(case: Case, known: Mapping[str, Any], entries: Sequence[Entree], announced: Announced) -> Imprime:
    """Print the pages.

    Raises:
        BundleError: a part of the template is missing.
    """
    front = printed(sheets(_FRONT, front_page(case, known, entries, announced), case.root))
    if missing := set(PARTS) - set(front.anchors):
        raise BundleError(f"templates/{_FRONT} n'a pas de partie « {', '.join(sorted(missing))} ».")
    return front


def part_pages(front: Imprime) -> dict[str, int]:
    """First page of each part, from 1."""
    return {name: front.anchors[name][0] + 1 for name in PARTS}


def delta_page(case: Case, known: Mapping[str, Any], blocks: Sequence[Bloc]) -> str:
    """Fill the bordereau of the last pièces, to be joined to those already communicated."""
    return filled(_DELTA, {**known, "blocs": blocks}, case.root)


def print_delta(case: Case, page: str) -> Imprime:
    """Print that bordereau."""
    return printed(sheets(_DELTA, page, case.root))


def _contents(blocks: Sequence[Bloc], announced: Announced) -> list[Ligne]:
    told = (name for name in PARTS if name not in {"garde", "sommaire"})
    lines = [Ligne(PARTS[name], f"#{name}", announced.parts[name], 1) for name in told]
    if announced.requete:
        lines.append(Ligne("Requête en injonction de payer (projet)", PETITION_LINK, announced.requete, 1))
    rows = [row for block in blocks for row in block.rangs if row.principale]
    if rows:
        lines.append(Ligne("Pièces", rows[0].lien, rows[0].page, 1))
    return lines + [Ligne(f"Pièce n° {row.numero} – {row.titre}", row.lien, row.page, 2) for row in rows]


def _debtors(draft: Draft) -> list[tuple[str, Partie]]:
    return [(_bound(party), _ended(draft, party)) for party in draft.dossier.debiteurs]


def _bound(party: Debiteur) -> str:
    return "Débiteur" if party.lien is Lien.PRINCIPAL else upper_first(bound_as(party))


def _ended(draft: Draft, party: Debiteur) -> Partie:
    """A party, and what ended him if anything did."""
    told = identified(party)
    return replace(told, identite=(*told.identite, *act.ended(draft, [party])))


def _court(draft: Draft) -> tuple[str, str]:
    """Court and its number: those of the last act of the journal, else the court the rules name before a judge."""
    acts = [fact for fact in draft.dossier.faits(FaitProcedure) if fact.date <= draft.au]
    seised = next((fact.juridiction for fact in reversed(acts) if fact.juridiction), None)
    if seised:
        return seised, next((fact.rg for fact in reversed(acts) if fact.rg), None) or ""
    if draft.situation.stade not in _BEFORE_A_JUDGE:
        return "", ""
    named = court(draft)
    return (upper_first(named.nom), "") if named else ("", "")
