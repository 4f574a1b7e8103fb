"""The requête in the liasse: every pièce it cites leads to its page; absent when it cannot be filed."""

from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from generator.bundle.assembly import assemble, gather
from generator.bundle.schedule import LINK
from generator.bundle.written import DOCUMENT, link_pieces, petition
from generator.documents import CATALOGUE
from generator.documents.draft import Draft
from generator.exhibits import intake
from generator.load import load_case, load_office
from tests.bundle.pdf import links
from tests.bundle.sample import drafted
from tests.documents.pdftext import drawn
from tests.documents.sample import produce

DEMO = Path(__file__).resolve().parents[2]


def demo(reference: str) -> Draft:
    return drafted(load_case(DEMO, reference), load_office(DEMO))


def anchor(number: str, before: str = "") -> str:
    return f'<a class="lien" href="{LINK}{number}">{before}{number}</a>'


@pytest.mark.parametrize(
    ("page", "linked"),
    [
        ("<p>(pièce n° 4)</p>", f"<p>(pièce {anchor('4', 'n° ')})</p>"),
        (
            "<p>les pièces n° 1, 2 et 5.</p>",
            f"<p>les pièces {anchor('1', 'n° ')}, {anchor('2')} et {anchor('5')}.</p>",
        ),
        ("<p>pièces n° 1 à 4</p>", f"<p>pièces {anchor('1', 'n° ')} à {anchor('4')}</p>"),
        ("<p>pièce n° 9</p>", "<p>pièce n° 9</p>"),
        ("<p>facture n° 4, article 5</p>", "<p>facture n° 4, article 5</p>"),
        ('<p title="pièce n° 4">x</p>', '<p title="pièce n° 4">x</p>'),
        (
            "<table><tr><th>Date</th><th>Pièce n°</th></tr><tr><td>4</td><td>4, 5</td></tr></table>",
            (
                "<table><tr><th>Date</th><th>Pièce n°</th></tr>"
                f"<tr><td>4</td><td>{anchor('4')}, {anchor('5')}</td></tr></table>"
            ),
        ),
        (
            "<table><tr><th>N°</th><th>Pièce</th></tr><tr><th>1</th><td>4 sacs</td></tr></table>",
            f"<table><tr><th>N°</th><th>Pièce</th></tr><tr><th>{anchor('1')}</th><td>4 sacs</td></tr></table>",
        ),
        (
            "<table><tr><th>Total</th><th>Pièce n°</th></tr><tr><td colspan=2>4</td></tr></table>",
            "<table><tr><th>Total</th><th>Pièce n°</th></tr><tr><td colspan=2>4</td></tr></table>",
        ),
    ],
)
def test_numbers_of_pieces_become_links(page: str, linked: str) -> None:
    assert link_pieces(page, {"1", "2", "3", "4", "5"}) == linked


def test_the_requete_of_a_ready_case_leads_to_its_pieces(tmp_path: Path) -> None:
    draft = demo("2026-0109")
    liasse = assemble(gather(draft, intake(draft.case, tmp_path)))
    parts = {part.titre: part.page for part in liasse.parties}
    first, pieces = parts["Requête en injonction de payer (projet)"], parts["Pièces"]
    merged = next(output.content for output in liasse.outputs if output.name == liasse.name)
    found = list(links(merged))
    assert (parts["Sommaire"], first) in found
    cited = {target for origin, target in found if first <= origin < pieces}
    assert cited == {piece.page for piece in liasse.pieces if "." not in piece.numero}
    with Pdf.open(BytesIO(merged)) as pdf:
        assert len(pdf.pages) == liasse.pages


def test_the_links_of_the_requete_break_its_lines_where_the_draft_breaks_them() -> None:
    draft = demo("2026-0109")
    (alone,) = produce(CATALOGUE[DOCUMENT], draft.case, draft.office, draft.decompte, draft.situation)
    joined = petition(draft)
    assert joined is not None
    assert drawn(joined.printed().content) == drawn(alone.content)


def test_a_requete_that_lacks_a_proof_is_not_joined() -> None:
    assert petition(demo("2026-0110")) is None
