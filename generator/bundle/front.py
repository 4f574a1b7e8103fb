"""The pages before the pièces: cover, table of contents, chronology, décompte, bordereau; printed as one document.

The page numbers they print depend on how many pages they take: ``assembly`` prints them until both agree.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, NameTree, Object, Pdf, String

from generator.bundle.accounts import account
from generator.bundle.chronology import chronology
from generator.bundle.legible import legible
from generator.bundle.schedule import Bloc, schedule
from generator.bundle.types import Entree
from generator.case import Case
from generator.documents.contexts.court import court
from generator.documents.contexts.parties import Partie, identified
from generator.documents.draft import Draft
from generator.findings import BundleError
from generator.model import FaitProcedure, Office
from generator.progress.types import Situation, Stade
from generator.render import html, pdf
from generator.statement.types import Decompte

STYLE = "liasse.css"
PARTS = {
    "garde": "Page de garde",
    "sommaire": "Sommaire",
    "chronologie": "Chronologie",
    "decompte": "Décompte",
    "bordereau": "Bordereau des pièces",
}  # anchor in the template -> title of the bookmark
_BEFORE_A_JUDGE = {Stade.JUDICIAIRE, Stade.TITRE, Stade.EXECUTION}


@dataclass(frozen=True, slots=True)
class Renvoi:
    """A link of the printed pages: page it is on (from 0), its box, where it leads: ``#anchor`` or an address."""

    page: int
    box: tuple[float, float, float, float]
    cible: str


@dataclass(frozen=True, slots=True)
class Front:
    """Printed pages; ``anchors`` gives the page (from 0) and height of every ``id`` of the template."""

    content: bytes
    pages: int
    anchors: Mapping[str, tuple[int, float]]
    links: tuple[Renvoi, ...]

    def part_pages(self) -> dict[str, int]:
        """First page of each part, from 1."""
        return {name: self.anchors[name][0] + 1 for name in PARTS}


@dataclass(frozen=True, slots=True)
class Ligne:
    """A line of the table of contents."""

    titre: str
    lien: str
    page: int
    niveau: int


def values(
    case: Case, office: Office, decompte: Decompte, situation: Situation, entries: Sequence[Entree]
) -> dict[str, Any]:
    """What the pages print whatever their number."""
    draft = Draft("liasse", None, case, office, decompte, situation, projet=False)
    seised, number = _court(draft)
    return {
        "reference": case.dossier.reference,
        "au": decompte.au,
        "cabinet": office.cabinet.nom,
        "creancier": identified(draft.creancier),
        "creancier_nom": draft.creancier.nom_legal,
        "debiteurs": _debtors(draft),
        "debiteur_nom": draft.debiteur.nom_legal,
        "origine": case.dossier.creance.origine,
        "juridiction": seised,
        "rg": number,
        "decompte": decompte,
        "chronologie": chronology(case.dossier, office, decompte.au),
        "compte": account(draft),
        "nombre": sum(entry.est_principale for entry in entries),
    }


def print_front(
    case: Case, known: Mapping[str, Any], entries: Sequence[Entree], starts: Mapping[str, int], parts: Mapping[str, int]
) -> Front:
    """Print the pages, given the first page of each pièce (``starts``, by number) and of each part.

    Raises:
        BundleError: a part of the template is missing.
    """
    blocks = schedule(case.dossier, entries, starts)
    total = max((starts[entry.numero] + entry.pages - 1 for entry in entries), default=0)
    context = {**known, "blocs": blocks, "sommaire": _contents(blocks, parts), "total": total}
    page = legible(html("liasse/liasse.html", context, case.root), case.root)
    content = pdf(page, style=STYLE, root=case.root)
    with Pdf.open(BytesIO(content)) as opened:
        anchors = _anchors(opened)
        links = tuple(_links(opened))
        pages = len(opened.pages)
    if missing := set(PARTS) - set(anchors):
        raise BundleError(f"templates/liasse/liasse.html n'a pas de partie « {', '.join(sorted(missing))} ».")
    return Front(content, pages, anchors, links)


def print_delta(case: Case, known: Mapping[str, Any], entries: Sequence[Entree], starts: Mapping[str, int]) -> bytes:
    """Print the bordereau of the pièces added since the last communication, to be joined to the first one."""
    blocks = [block for block in schedule(case.dossier, entries, starts) if block.nouvelles]
    page = html("liasse/bordereau-complementaire.html", {**known, "blocs": blocks}, case.root)
    return pdf(legible(page, case.root), style=STYLE, root=case.root)


def _contents(blocks: Sequence[Bloc], parts: Mapping[str, int]) -> list[Ligne]:
    lines = [Ligne(PARTS[name], f"#{name}", parts[name], 1) for name in PARTS if name not in {"garde", "sommaire"}]
    rows = [row for block in blocks for row in block.rangs if row.principale]
    return lines + [Ligne(f"Pièce n° {row.numero} – {row.titre}", row.lien, row.page, 2) for row in rows]


def _debtors(draft: Draft) -> list[tuple[str, Partie]]:
    titles = {"principal": "Débiteur", "solidaire": "Codébiteur solidaire", "caution": "Caution"}
    return [(titles[party.lien], identified(party)) for party in draft.dossier.debiteurs]


def _court(draft: Draft) -> tuple[str, str]:
    """Court and its number: those of the last act of the journal, else the court the rules name before a judge."""
    acts = [fact for fact in draft.dossier.journal if isinstance(fact, FaitProcedure) and fact.date <= draft.au]
    seised = next((fact.juridiction for fact in reversed(acts) if fact.juridiction), None)
    if seised:
        return seised, next((fact.rg for fact in reversed(acts) if fact.rg), None) or ""
    if draft.situation.stade not in _BEFORE_A_JUDGE:
        return "", ""
    named = court(draft)
    return (named.nom[0].upper() + named.nom[1:], "") if named else ("", "")


def _anchors(opened: Pdf) -> dict[str, tuple[int, float]]:
    names = opened.Root.get("/Names", Dictionary()).get("/Dests")
    if not isinstance(names, Dictionary):
        return {}
    ranks = {page.obj.objgen: rank for rank, page in enumerate(opened.pages)}
    return {str(name): _place(target, ranks) for name, target in NameTree(names).items()}


def _place(target: Object | String, ranks: Mapping[tuple[int, int], int]) -> tuple[int, float]:
    destination = target.D if isinstance(target, Dictionary) else target
    if not isinstance(destination, Array):
        raise BundleError("une ancre de la liasse ne mène nulle part.")
    return ranks[destination[0].objgen], float(destination[3])


def _links(opened: Pdf) -> Iterator[Renvoi]:
    for rank, page in enumerate(opened.pages):
        for note in page.obj.get("/Annots", Array()):
            action = note.get("/A", Dictionary())
            name = note.get("/Dest", action.get("/D"))
            left, bottom, right, top = (round(float(edge), 2) for edge in note.Rect)
            target = f"#{name}" if name is not None else str(action.get("/URI", ""))
            yield Renvoi(rank, (left, bottom, right, top), target)
