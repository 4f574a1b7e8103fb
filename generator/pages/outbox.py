"""Letters to sign or to issue, over all the cases: what is ready, what each of the others lacks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from generator.documents import CATALOGUE, Document
from generator.documents.document import Destinataire
from generator.model import Office
from generator.pages.ligne import entire
from generator.pages.names import person_name
from generator.pages.places import Attente, Projet, awaiting, printed
from generator.pages.portfolio import Extrait, Portfolio
from generator.pages.shell import Page
from generator.pages.splice import Entry
from generator.pages.tables import Cell, in_pieces, to_lines
from generator.phrases import lower_first
from generator.render.environment import insecable
from generator.vocabulary import Fait

SHOWN = 200  # letters of a kind on a page; the spreadsheet has them all
MOST = 300  # letters of all kinds on a page; past it, each kind has its own
FEW = 20  # letters of a kind on the page of all kinds, once each has its own
HEADER = (
    "émettre", "dossier", "débiteur", "créancier", "courrier", "document", "destinataire", "factures", "signature",
    "envoi", "suivi", "en attente depuis le", "prochain délai", "dû", "créance entière", "responsable", "prêt",
    "ce qui manque", "fichier",
)  # fmt: skip


class Lot(Struct, frozen=True):
    """The letters of one document of the catalogue."""

    document: Document
    signature: str  # who signs: several when a case tells another than the next one
    s_emet: bool  # by ``emettre``; if not, it stays in the office or a lawyer takes it over
    interne: bool  # it stays in the office
    partagee: bool  # each letter then says who signs it
    commande: str  # what is typed once it is signed, or gone
    prets: int
    courriers: Extrait[Attente]
    page: str  # of the kind alone, when this one shows its oldest only


def outbox_pages(whole: Portfolio) -> Iterator[Page]:
    """Make ``courriers/index.html`` and its CSV file; a page a kind, when they are more than one page shows."""
    office, waiting = whole.office, awaiting(whole.rows)
    by_kind: dict[str, list[Projet]] = defaultdict(list)
    for one in waiting:
        by_kind[one.document].append(one)
    common = {
        **whole.common,
        "noms": {slug: person_name(office, slug) for slug in {row.responsable for row in whole.rows}},
    }
    shown = SHOWN if sum(min(len(own), SHOWN) for own in by_kind.values()) <= MOST else FEW
    lots = tuple(_lots(by_kind, office, shown))
    yield _page(whole, "", lots, common)
    for name in [lot.document.identifiant for lot in lots if lot.page]:
        yield _page(whole, name, tuple(_lots({name: by_kind[name]}, office, SHOWN)), common)
    lines = (to_lines([_line(one.lu, office)]) for one in waiting)
    yield Page("courriers/courriers.csv", in_pieces(HEADER, lines))


def _page(whole: Portfolio, kind: str, lots: Sequence[Lot], common: Mapping[str, Any]) -> Page:
    """The page of all kinds, or of one."""
    context = {
        **common,
        "lots": lots,
        "seul": kind,
        "s_emet": any(lot.s_emet for lot in lots),
        "total": sum(lot.courriers.total for lot in lots),
        "prets": sum(lot.prets for lot in lots),
    }
    contents = [Entry(lot.document.identifiant, lot.document.titre) for lot in lots]
    body = whole.shell.body("courriers.html", context)
    title = insecable(f"Courriers : {lower_first(lots[0].document.titre)}") if kind else ""
    filled = whole.shell.page("courriers/index.html").fill(title, body.text, contents)
    return Page(f"courriers/{kind or 'index'}.html", filled, body.wrong)


def _lots(by_kind: Mapping[str, Sequence[Projet]], office: Office, shown: int) -> Iterator[Lot]:
    """By kind, in the order of the catalogue, which is that of the ladder."""
    for name, entry in CATALOGUE.items():
        if own := by_kind.get(name):
            ready = sum(one.pret for one in own)
            leaves = entry.s_emet(office)
            typed = f"emettre RÉFÉRENCE {name}" if leaves else f"noter RÉFÉRENCE {entry.fait or Fait.NOTE}"
            signed = sorted({one.signature for one in own} - {""})
            inside = entry.destinataire is Destinataire.INTERNE
            yield Lot(
                entry, " ou ".join(signed), leaves, inside, len(signed) > 1, f"recouvre {typed}", ready,
                printed(own, shown), f"{name}.html" if shown < min(len(own), SHOWN) else "",
            )  # fmt: skip


def _line(one: Attente, office: Office) -> tuple[Cell, ...]:
    row, letter = one
    entry = CATALOGUE[letter.document]
    return (
        "",
        row.reference,
        row.debiteur,
        row.creancier_nom,
        entry.titre,
        letter.document,
        letter.pour,
        ", ".join(letter.factures),
        letter.signature,
        letter.canal,
        "",
        letter.depuis,
        row.delai or "",
        row.total if row.arrete else "",
        entire(row),
        person_name(office, row.responsable),
        "non" if letter.manques else "oui",
        " ".join(letter.manques),
        ", ".join(f"dossiers/{row.reference}/{name}" for name in letter.fichiers),
    )
