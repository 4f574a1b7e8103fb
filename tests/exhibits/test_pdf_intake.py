"""PDFs through intake: nothing active goes out, no page is lost, what is seen before is seen after."""

from pathlib import Path

import pytest
from pikepdf import Name, Pdf

from generator.exhibits import intake
from generator.exhibits.pdf_inventory import active_objects, walk
from generator.exhibits.sheet import A4_HEIGHT, A4_WIDTH, PORTRAIT, placement
from generator.findings import Level
from tests.exhibits.conftest import Corpus
from tests.exhibits.hostile_pdf import FILES, blank, saved
from tests.exhibits.sample import darkness, difference, piece_yaml, raster, text, write_case

TAKEN = [name for name, (_, refusal) in FILES.items() if not refusal]
# poppler cannot read the first; it writes the second in its own font, shows icons for the third, ticks no box
COMPARED = [name for name in TAKEN if name not in {"tronque", "marge", "commente", "case-cochee", "case-mal-placee"}]
TOLERANCE = 0.5  # mean of 0 to 255, over the page


@pytest.mark.parametrize("name", FILES)
def test_each_class_of_file_is_taken_in_or_refused_as_it_should(pdfs: Corpus, name: str) -> None:
    refusal = pdfs.exhibits[name].refus
    assert (refusal.code if refusal else "") == FILES[name][1]


def test_every_refusal_is_a_french_diagnosis_with_its_remedy(pdfs: Corpus) -> None:
    for name, (_, code) in FILES.items():
        exhibit = pdfs.exhibits[name]
        assert (exhibit.refus is not None) == bool(code)
        if exhibit.refus:
            assert exhibit.refus.message.endswith(".")
            assert exhibit.refus.remede.endswith(".")
            assert [finding.level for finding in exhibit.findings] == [Level.ERREUR]
            assert exhibit.findings[0].line > 1
            assert exhibit.pages == 0


@pytest.mark.parametrize("name", TAKEN)
def test_nothing_but_painted_pages_goes_out(pdfs: Corpus, name: str) -> None:
    with Pdf.open(pdfs.copy(name)) as pdf:
        assert not active_objects(pdf.trailer)
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert {key for page in pdf.pages for key in page.obj.keys()} <= {  # noqa: SIM118  not a dict
            "/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"
        }  # fmt: skip
        raw = b"".join(str(sorted(map(str, holder.keys()))).encode() for holder, _ in walk(pdf.Root))
    for key in (b"/JS", b"/Launch", b"/URI", b"/EF", b"/OC'", b"/AA", b"/OpenAction", b"/AcroForm", b"/Annots"):
        assert key not in raw


@pytest.mark.parametrize("name", TAKEN)
def test_no_page_is_lost_and_every_page_is_an_upright_a4(pdfs: Corpus, name: str) -> None:
    exhibit = pdfs.exhibits[name]
    with Pdf.open(pdfs.copy(name)) as copy:
        assert len(copy.pages) == exhibit.pages == exhibit.faits.pages
        for page in copy.pages:
            sides = sorted(float(side) for side in page.mediabox[2:])
            assert sides == pytest.approx(sorted((A4_WIDTH, A4_HEIGHT)), abs=0.01)
            assert page.rotation == 0


@pytest.mark.parametrize("name", COMPARED)
def test_the_content_box_shows_what_the_original_showed(pdfs: Corpus, name: str) -> None:
    for page in range(1, pdfs.exhibits[name].pages + 1):
        assert difference(pdfs.original(name), pdfs.copy(name), page) < TOLERANCE


@pytest.mark.parametrize("name", ["calque", "calque-objets", "calque-politique", "calque-expression"])
def test_a_hidden_layer_neither_shows_nor_survives(pdfs: Corpus, name: str) -> None:
    assert darkness(pdfs.copy(name)) < 200  # a square of 300 points would be 22 500 dark pixels
    with Pdf.open(pdfs.copy(name)) as copy:
        drawn = b"".join(holder.read_bytes() for holder, _ in walk(copy.Root) if "/Length" in holder)
    assert b"300 300 re\nf" not in drawn
    assert pdfs.exhibits[name].faits.calques_masques == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("formulaire", "Hélène à 100 €"),
        ("formulaire-sans-apparence", "Reçu le 3 mars"),
        ("formulaire-lignes", "seconde ligne"),
        ("formulaire-police-composite", "Reçu le 5 mars"),
        ("formulaire-detache", "Reçu le 4 mars"),
        ("marge", "Reçu sans réserve"),
        ("calque", "Bonjour"),
        ("herite", "Bonjour"),
    ],
)
def test_words_stay_words(pdfs: Corpus, name: str, words: str) -> None:
    assert words in text(pdfs.copy(name))


def test_a_box_ticked_without_a_drawing_is_ticked_on_paper(pdfs: Corpus) -> None:
    """« J'accepte les conditions générales » came out with an empty box."""
    ticked, left = darkness(pdfs.copy("case-cochee")), darkness(pdfs.copy("case-vide"))
    assert 50 < ticked - left < 1000


def test_what_someone_stamped_stays_and_what_was_hidden_goes(pdfs: Corpus) -> None:
    marked, plain = darkness(pdfs.copy("annote")), darkness(pdfs.copy("uri"))
    assert 500 < marked - plain < 1100  # one square of 90 x 40 points, not three


def test_every_mark_left_to_the_reader_is_drawn(pdfs: Corpus) -> None:
    """Each band of the page that holds a mark is as dark as the original shows it."""
    before, after = (raster(path, 1, 72) for path in (pdfs.original("marques"), pdfs.copy("marques")))
    matrix = placement(PORTRAIT, 0, 0, 595, 842)
    for bottom in range(340, 741, 50):
        y = [842 - bottom - 34, 842 - bottom + 4]
        top, low = (round(A4_HEIGHT - (matrix.f + (842 - edge) * matrix.d)) for edge in y)
        seen = sum(before.crop((95, y[0], 305, y[1])).histogram()[:250])
        drawn = sum(after.crop((80, top, 310, low)).histogram()[:250])
        assert seen > 100, bottom
        assert 0.6 * seen < drawn < 1.4 * seen, bottom


def test_facts_are_those_of_the_original(pdfs: Corpus) -> None:
    facts = {name: exhibit.faits for name, exhibit in pdfs.exhibits.items()}
    assert facts["javascript-ouverture"].actions == {"JavaScript": 1, "OpenAction": 1}
    assert facts["uri"].actions == {"URI": 1}
    assert facts["embarque"].jointes[0].nom == "charge.exe"
    assert facts["embarque"].jointes[0].octets == 9
    assert facts["signe"].signatures == 1
    assert facts["rogne"].hors_cadre == 1
    assert facts["tourne-90"].tournees == 1
    assert facts["enregistrements"].fins_de_fichier == 3
    assert facts["sans-mot-de-passe"].chiffre
    assert facts["table-cassee"].repare
    assert "0x" not in facts["table-cassee"].repare
    assert (facts["dimensions"].paysages, facts["dimensions"].rapetissees) == (2, 0)
    assert facts["sans-ressources"].sans_texte == 1
    assert (facts["marques"].sans_dessin, facts["marge"].sans_dessin, facts["commente"].sans_dessin) == (0, 0, 3)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("signe", "signé électroniquement"),
        ("table-cassee", "réparé"),
        ("calque", "calques masqués"),
        ("commente", "commentaires), non reprises : 3."),
        ("uri", "contenu actif retiré"),
        ("embarque", "charge.exe"),
        ("rogne", "encore dans le fichier"),
        ("ticket", "réduit à moins de la moitié ; nombre de pages : 1."),
    ],
)
def test_what_a_person_must_know_is_a_warning_at_the_line_of_the_piece(pdfs: Corpus, name: str, words: str) -> None:
    findings = pdfs.exhibits[name].findings
    assert any(words in finding.message for finding in findings)
    assert {finding.level for finding in findings} == {Level.AVERTISSEMENT}
    assert {finding.key.partition("[")[0] for finding in findings} == {"pieces"}


def test_a_form_is_one_object_under_a_fixed_name(pdfs: Corpus) -> None:
    with Pdf.open(pdfs.copy("dimensions")) as copy:
        for page in copy.pages:
            assert list(page.obj.Resources.XObject.keys()) == ["/Piece"]
            assert page.obj.Resources.XObject.Piece.Subtype == Name.Form


def test_a_file_of_five_hundred_pages_keeps_them_all(tmp_path: Path) -> None:
    case = write_case(tmp_path, piece_yaml("long", "pieces/long.pdf"), {"long.pdf": saved(blank(500))})
    (exhibit,) = intake(case, tmp_path / "cache")
    assert exhibit.pages == 500
    assert exhibit.pdf is not None
    assert text(exhibit.pdf).count("Bonjour") == 500


def test_the_documents_of_a_portfolio_follow_its_cover(pdfs: Corpus) -> None:
    """The liasse held « Ouvrir avec Acrobat » alone."""
    taken = pdfs.exhibits["portfolio"]
    assert [(one.piece.id, one.piece.titre, one.pages, one.refus and one.refus.code) for one in taken.sous] == [
        ("portfolio.1", "annexes.zip", 0, "archive"),
        ("portfolio.2", "dire.txt", 1, None),
        ("portfolio.3", "livraison.pdf", 2, None),
    ]
    _, dire, delivered = (one.pdf for one in taken.sous)
    assert dire
    assert delivered
    assert ("Colis livré" in text(dire), text(delivered).count("Bon de livraison")) == (True, 2)
    assert taken.sous[0].findings[0].level is Level.AVERTISSEMENT
    assert (
        "contenu dans un porte-documents PDF, non imprimé. Une archive n'est pas" in taken.sous[0].findings[0].message
    )
    (said,) = taken.findings
    assert said.message.endswith("imprimé après sa page de présentation ; nombre de fichiers : 3.")


def test_a_document_of_a_portfolio_that_cannot_be_read_is_named_and_not_said_to_be_empty(pdfs: Corpus) -> None:
    taken = pdfs.exhibits["portfolio-abime"]
    assert [(one.piece.titre, one.refus) for one in taken.sous] == [("livraison.pdf", None)]
    assert any("non repris : abime.pdf, bombe.txt." in one.message for one in taken.findings)
    assert any(one.message.endswith("nombre de fichiers : 1.") for one in taken.findings)


def test_a_portfolio_of_portfolios_holds_so_many_documents_and_no_more(pdfs: Corpus) -> None:
    """A hundred kilobytes held forty million of them, and no memory was enough."""
    taken = pdfs.exhibits["portfolio-emboite"]
    beyond = [one for one in taken.sous if one.refus]
    assert [len(one.sous) for one in taken.sous if not one.refus] == [60] * 16
    assert {one.refus and one.refus.code for one in beyond} == {"profondeur"}
    assert len(beyond) == 4
