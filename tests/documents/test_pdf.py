"""What every PDF is: declared PDF/UA-1 and built like it, A4, our fonts alone, nothing active; the same bytes twice."""

import re
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator import render
from generator.documents import CATALOGUE
from tests.documents import bound, pdftext, sample
from tests.documents.sample import produce
from tests.documents.test_golden import ROWS
from tests.office import replace_in
from tests.once import make_again

UNSIGNED = {
    "requete-injonction",
    "projet-ordonnance",
    "accord-echeancier",
    "fiche-appel",
    "compte-rendu-visite",
    "protocole-transactionnel",
    "assignation-refere",
    "assignation-fond",
    "requete-saisie-conservatoire",
    "formulaire-a-europeen",
}  # acts, signed on ruled lines, and internal sheets
A4 = (595.28, 841.89)
ACTIVE = ("/AA", "/OpenAction", "/JavaScript", "/JS", "/EmbeddedFiles", "/AcroForm", "/Launch", "/URI", "/RichMedia")


def opened(document: str, reference: str) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(sample.files(document, reference)[-1].content))


def fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for page in pdf.pages:
        yield from page.Resources.get("/Font", pikepdf.Dictionary()).values()


@pytest.mark.parametrize(("document", "reference"), ROWS)
def test_structure_of_pdf_ua(document: str, reference: str) -> None:
    with opened(document, reference) as pdf:
        root = pdf.Root
        assert root.MarkInfo.Marked
        assert root.StructTreeRoot.K
        assert str(root.Lang).startswith("fr")
        assert root.ViewerPreferences.DisplayDocTitle
        assert b"pdfuaid:part" in root.Metadata.read_bytes()
        title = str(pdf.docinfo["/Title"])
        assert title.endswith(f"dossier {reference}")
        assert "Chimère" not in title
        assert root.Outlines.First.Title


@pytest.mark.parametrize(("document", "reference"), ROWS)
def test_pages_are_a4_with_embedded_fonts_and_nothing_active(document: str, reference: str) -> None:
    with opened(document, reference) as pdf:
        for page in pdf.pages:
            assert [float(side) for side in page.mediabox[2:]] == pytest.approx(A4, abs=1)
        for font in fonts(pdf):
            assert "/ToUnicode" in font
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys())
            assert "+Recouvre-" in str(font.BaseFont)
        raw = pdf.Root.unparse(resolved=True) + b"".join(item.unparse(resolved=True) for item in plain(pdf))
        assert [key for key in ACTIVE if re.search(re.escape(key).encode() + rb"\b", raw)] == []


def plain(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    return (item for item in pdf.objects if isinstance(item, pikepdf.Dictionary))


def test_headings_table_headers_and_pictures_are_tagged() -> None:
    with opened("mise-en-demeure", "une-facture") as pdf:
        kinds = {str(item.S) for item in plain(pdf) if item.get("/Type") == "/StructElem" or "/S" in item}
    assert {"/H1", "/Table", "/TH", "/TD", "/Figure"} <= kinds


@pytest.mark.parametrize("document", ["relance-courriel", "mise-en-demeure", "requete-injonction"])
def test_same_inputs_same_bytes(document: str) -> None:
    made = sample.files(document, "une-facture")
    make_again()
    assert produce(CATALOGUE[document], *sample.computed("une-facture")) == made


@pytest.mark.parametrize(("document", "reference"), ROWS)
def test_no_blank_and_no_leftover(document: str, reference: str) -> None:
    text = pdftext.flat(sample.files(document, reference)[-1].content)
    assert not re.findall(r"\b(?:None|nan|NaN|TODO|XXX|Undefined)\b|\{\{|\}\}|\{%| ,|\(\)|n° [,.;)]", text)
    assert "PROJET" in text


def test_a_final_document_does_not_say_projet() -> None:
    outputs = produce(CATALOGUE["relance-courrier"], *sample.computed("une-facture"), projet=False)
    assert "PROJET" not in pdftext.read(outputs[-1].content)


@pytest.mark.parametrize("document", ["relance-courriel", "relance-courriel-2", "relance-courrier"])
def test_a_short_letter_stays_on_one_page(document: str) -> None:
    with opened(document, "une-facture") as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.parametrize(
    ("document", "reference"),
    [
        ("mise-en-demeure-decheance", "plan-rompu"),
        ("mise-en-demeure", "une-facture"),
        ("mise-en-demeure", "noms-longs"),
        ("mise-en-demeure", "public"),
        ("mise-en-demeure", "codebiteur"),
        ("mise-en-demeure", "consommateur"),
        ("mise-en-demeure", "loyer"),
        ("mise-en-demeure-caution", "caution"),
        ("lettre-avocat", "une-facture"),
        ("demande-signification", "ordonnance"),
    ],
)
def test_what_one_invoice_or_one_title_calls_for_is_read_and_signed_on_one_page(document: str, reference: str) -> None:
    with opened(document, reference) as pdf:
        assert len(pdf.pages) == 1


def test_the_remarks_under_a_table_do_not_take_it_to_the_next_page(home: Path) -> None:
    contacts = "".join(f"      - {{nom: M. Jean Pair {one}, telephone: 06 39 98 00 0{one}}}\n" for one in range(5))
    text = sample.text_of("titre").replace("    contacts:\n", f"    contacts:\n{contacts}", 1)
    made = produce(CATALOGUE["mandat-execution"], *sample.from_text(home, text, au=sample.LATER["titre"]))
    first, second, _ = pdftext.read(made[-1].content).split("\f")
    assert "Total couru" in first
    assert "Intérêts en jours exacts" in second


@pytest.mark.parametrize(("document", "reference"), ROWS)
def test_no_line_begins_with_a_mark_nor_ends_inside_a_number(document: str, reference: str) -> None:
    lines = pdftext.normal(pdftext.read(sample.files(document, reference)[-1].content)).splitlines()
    assert not [line for line in lines if re.match(r"[–;:!?»%€]", line)]
    assert not [line for line in lines if re.search(r"[A-Z\d]\d-$|-en-$", line)]


def test_a_long_table_carries_its_totals_and_repeats_its_headers() -> None:
    first, second, *_ = pdftext.read(sample.files("mise-en-demeure", "quarante-factures")[-1].content).split("\f")
    (carried,) = re.findall(r"À reporter : ([\d ]+,\d\d €)", first)
    assert f"Report : {carried}" in second
    assert "Facture n°" in second
    decompte = sample.computed("quarante-factures")[2]
    listed = re.findall(r"F-\d{4}", first)
    principal = sum(ligne.principal for ligne in decompte.lignes if ligne.numero in listed)
    assert carried == f"{principal:,.2f} €".replace(",", " ").replace(".", ",")


@pytest.mark.parametrize(("document", "reference"), [row for row in ROWS if row[0] not in UNSIGNED])
def test_the_signature_is_never_alone_on_its_page(document: str, reference: str) -> None:
    pages = pdftext.read(sample.files(document, reference)[-1].content, layout=False).split("\f")[:-1]
    (page,) = [text for text in pages if "(signature" in text]
    body = re.split(r"vous pri(?:e|ons)", page)[0]
    assert len(body.split()) > 22  # the running head of a following page is ten of them


def test_a_following_page_bears_the_reference_and_the_date_of_its_letter() -> None:
    first, second, _ = pdftext.read(sample.files("mise-en-demeure", "quarante-factures")[-1].content).split("\f")
    head = "Atelier Exemple SARL – quarante-factures – 21 novembre 2026"
    assert head not in first
    assert second.strip().startswith(head)


@pytest.mark.parametrize(
    ("document", "reference"),
    [("requete-injonction", "une-facture"), ("requete-saisie-conservatoire", "conservatoire")],
)
def test_what_is_asked_is_read_whole_above_the_signature(document: str, reference: str) -> None:
    pages = pdftext.read(sample.files(document, reference)[-1].content).split("\f")
    (asked,) = [page for page in pages if "Par ces motifs" in page]
    assert "Signature du requérant" in asked


def test_what_is_said_of_a_table_is_under_it(tmp_path: Path) -> None:
    text = sample.with_fact(sample.PLAN % "non")
    for rank in range(2):
        text = bound.joint(text).replace("Fournil Hippogriffe", f"Fournil Hippogriffe {rank}")
    computed = sample.from_text(sample.office_in(tmp_path), text)
    pages = pdftext.read(sample.produce(CATALOGUE["accord-echeancier"], *computed)[-1].content).split("\f")
    (page,) = [page for page in pages if "Sur cette facture" in page]
    assert "Montant TTC" in page


def test_a_draft_order_against_two_long_names_is_one_sheet(tmp_path: Path) -> None:
    other = bound.JOINT.replace("Fournil Hippogriffe", f"{sample.LONG_NAME} d'Annecy")
    text = bound.joint(sample.base().replace("Boulangerie Chimère", sample.LONG_NAME), other)
    (made,) = produce(CATALOGUE["projet-ordonnance"], *sample.from_text(sample.office_in(tmp_path), text))
    assert len(pikepdf.open(BytesIO(made.content)).pages) == 1


def test_the_sheet_of_a_form_of_eleven_headings_is_two_pages() -> None:
    with opened("formulaire-a-europeen", "etranger") as pdf:
        assert len(pdf.pages) == 2


def test_a_mention_by_hand_is_on_one_page_and_what_a_party_is_called_follows_it(tmp_path: Path) -> None:
    text = sample.with_fact(sample.PLAN % "non")
    for rank in range(10):
        text = bound.joint(text).replace("Fournil Hippogriffe", f"Fournil Hippogriffe {rank}")
    computed = sample.from_text(sample.office_in(tmp_path), text.replace("    siren: 000 210 203\n", ""))
    pages = pdftext.read(sample.produce(CATALOGUE["accord-echeancier"], *computed)[-1].content).split("\f")[:-1]
    assert sum(page.count("Mention de la main") for page in pages) == 11
    for page in pages:
        assert page.count("Mention de la main") == page.count("Suite de la mention") == page.count("Suite et fin")
        _running, first, *_ = filter(None, map(str.strip, page.splitlines()))
        assert not first.startswith(("ci-après", "codébiteur solidaire", "codébitrice solidaire"))


@pytest.mark.parametrize(("document", "count"), [("mise-en-demeure", 24), ("transmission-commissaire", 16)])
def test_a_total_is_not_alone_on_its_page(document: str, count: int, tmp_path: Path) -> None:
    computed = sample.from_text(sample.office_in(tmp_path), sample.many(count))
    pages = pdftext.read(sample.produce(CATALOGUE[document], *computed)[-1].content).split("\f")
    (sheet, *_) = [page for page in pages if re.search(r"(?m)^ *Total +\d", page)]
    assert re.search(r"(?m)^ *F-\d{4} (?=.*\n+ *Total)", sheet)


def placed(content: bytes) -> Iterator[tuple[str, list[float]]]:
    """The words of a first page with their left, top, right and bottom, millimetres."""
    done = subprocess.run(["pdftotext", "-bbox", "-l", "1", "-", "-"], input=content, capture_output=True, check=True)
    words = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', done.stdout.decode()
    )
    for *box, word in words:
        yield word, [float(side) * 25.4 / 72 for side in box]


@pytest.mark.parametrize("style", ["liasse.css", "courrier.css", "acte.css"])
def test_what_names_a_table_is_not_alone_at_the_foot_of_a_page(style: str) -> None:
    """« Points discutés », and the table on the next page."""
    row = "<tr><th scope='row'>1</th><td>rang</td></tr>"
    table = f"<table><caption>Ce qui est discuté</caption><tbody>{row * 3}</tbody></table>"
    for height in range(225, 255, 2):
        body = f"<title>Essai</title></head><body><p style='height: {height}mm'>haut</p>{table}</body>"
        pages = pdftext.read(render.pdf(f"<html lang='fr'><head>{body}</html>", style=style)).split("\f")
        named = next(page for page in pages if "discuté" in page)
        assert "rang" in named, height


def test_figures_end_under_their_heading() -> None:
    ends: dict[str, list[float]] = {"(€)": [], "800,00": [], "982,06": [], "817,94": []}
    for word, (_, _, right, _) in placed(sample.files("mise-en-demeure", "une-facture")[-1].content):
        ends.get(word, []).append(right)
    figures = [ends[figure][0] for figure in ("800,00", "982,06", "817,94")]
    assert figures == pytest.approx(ends["(€)"], abs=0.1)


def test_the_address_lies_in_the_window() -> None:
    """Right-hand DL window: x from 100 to 195 mm, y from 45 to 90 mm."""
    letter = sample.files("mise-en-demeure", "consommateur")[-1].content
    wanted = {"Résidence", "01000", "BOURG", "BRESSE"}
    found = {word: box for word, box in placed(letter) if word in wanted}
    assert set(found) == wanted
    for left, top, right, bottom in found.values():
        assert 100 <= left < right <= 195
        assert 45 <= top < bottom <= 90


def test_seven_lines_lie_in_the_window_wherever_the_sheet_slides(alone: Path) -> None:
    """A sheet of 99 mm in an envelope of 110 mm: what is seen whatever its place lies from 45 to 79 mm."""
    more = (
        "complement: Service comptable",
        "batiment: Bâtiment C",
        "lieu-dit: BP 123",
        "pays: Belgique",
        "ville: Liège",
    )
    where = "\n      ".join(more)
    text = sample.base().replace("ville: Lyon\n    contacts", f"{where}\n    contacts", 1).replace("69003", "4000", 1)
    letter = produce(CATALOGUE["relance-courrier"], *sample.from_text(alone, text))[-1].content
    boxes = {word: box for word, box in placed(letter) if word in {"Chimère", "BELGIQUE"}}
    assert boxes["Chimère"][1] >= 45
    assert boxes["BELGIQUE"][3] <= 79


def test_the_head_of_a_second_page_has_the_apostrophe_of_the_letter(alone: Path) -> None:
    creditor = alone / "cases" / "_cabinet" / "creanciers" / "atelier.yaml"
    replace_in(creditor, "denomination: Atelier Exemple", "denomination: L'Atelier d'Essai")
    letter = produce(CATALOGUE["mise-en-demeure"], *sample.from_text(alone, owed(9)))[-1].content
    _, second, _ = pdftext.read(letter).split("\f")
    assert second.strip().startswith("L’Atelier d’Essai SARL – essai – 21 novembre 2026")


@pytest.mark.parametrize("document", ["fiche-appel", "compte-rendu-visite"])
def test_a_sheet_to_fill_has_no_second_page_for_its_last_line(document: str, tmp_path: Path) -> None:
    computed = sample.from_text(sample.office_in(tmp_path), owed(14))
    with pikepdf.open(BytesIO(produce(CATALOGUE[document], *computed)[-1].content)) as pdf:
        assert len(pdf.pages) == 1


def test_a_letter_of_three_pages_by_a_few_lines_takes_two(tmp_path: Path) -> None:
    computed = sample.from_text(sample.office_in(tmp_path), owed(28))
    assert len(pdftext.read(produce(CATALOGUE["transmission-commissaire"], *computed)[-1].content).split("\f")) == 2 + 1


_LETTER = """<html lang="fr"><head><title>Remise – dossier essai</title></head><body><div class="entete"></div>
<div class="corps">%s<h2>Pièces</h2>
<div class="ensemble"><table><tbody><tr><td>Rang</td></tr><tr><td>Rang</td></tr></tbody></table></div>
<p>Derniers mots.</p></div><div class="fin">%s<p>(signature)</p></div><div id="fin"></div></body></html>"""


def test_the_last_words_of_a_letter_take_the_short_table_above_them_over_the_page() -> None:
    for height in range(80, 180, 5):
        filled = f'<div style="height: {height}mm"></div>'
        pages = pdftext.read(render.pdf(_LETTER % (filled, "<p>Politesse.</p>" * 6))).split("\f")[:-1]
        (signed,) = [page for page in pages if "(signature)" in page]
        assert "Derniers mots" in signed
        assert "Rang" in signed


def owed(count: int) -> str:
    """The base case with more invoices, none paid in full."""
    return re.sub(r"(montant-ttc: )(\d+)\.", lambda found: f"{found[1]}{int(found[2]) + 1000}.", sample.many(count))


@pytest.mark.parametrize(("count", "sheets"), [(2, 1), (5, 1), (7, 1), (9, 2)])
def test_the_page_a_formal_notice_is_signed_on_says_what_to_pay_and_where(
    count: int, sheets: int, tmp_path: Path
) -> None:
    """Two lines and a signature alone on a second page could be signed for any letter."""
    computed = sample.from_text(sample.office_in(tmp_path), owed(count))
    letter = produce(CATALOGUE["mise-en-demeure"], *computed)[-1].content
    pages = pdftext.read(letter).split("\f")[:-1]
    assert len(pages) == sheets
    assert max(bottom for _, (*_, bottom) in placed(letter) if bottom < 280) > 250, "its first page is full"
    assert "(signature)" in pages[-1]
    assert "Pour régler" in pages[-1]


@pytest.mark.parametrize(("document", "reference"), ROWS)
def test_no_line_gapes(document: str, reference: str) -> None:
    """A date is never cut and no word hyphenated: justified, the line before one gaped. A space is 2.4 points."""
    content = sample.files(document, reference)[-1].content
    done = subprocess.run(["pdftotext", "-bbox-layout", "-", "-"], input=content, capture_output=True, check=True)
    for line in re.findall(r"<line [^>]*>(.*?)</line>", done.stdout.decode(), re.DOTALL):
        sides = [float(side) for side in re.findall(r' x(?:Min|Max)="([\d.]+)"', line)]
        if len(sides) > 2 * 5 and sides[-1] - sides[0] > 300:
            assert max(right - left for left, right in zip(sides[1::2], sides[2::2], strict=False)) < 4.5


@pytest.mark.parametrize(
    ("document", "reference", "sheet", "words"),
    [
        ("requete-injonction", "une-facture", 2, "Signature du requérant"),
        ("requete-injonction", "part-contestee", 2, "Signature du requérant"),
        ("assignation-fond", "contestation", 3, "Signature du commissaire de justice"),
        ("protocole-transactionnel", "transaction", 2, "Signature du créancier"),
    ],
)
def test_an_act_brings_its_lines_closer_rather_than_be_signed_a_sheet_later(
    document: str, reference: str, sheet: int, words: str
) -> None:
    """Its last third of page was blank, and what is asked stood alone with the signature over the page."""
    pages = pdftext.read(sample.files(document, reference)[-1].content).split("\f")
    assert words in pages[sheet - 1]
    assert "Par ces motifs" in pages[sheet - 1] or "Article 7" in pages[sheet - 1]


def test_a_consumer_is_given_formal_notice_of_three_invoices_on_one_sheet(tmp_path: Path) -> None:
    """What the law has him told filled the page: the payment box and the signature were a sheet more, alone."""
    due = "  - {numero: F-2026-09%d, date: 2026-08-0%d, echeance: 2026-08-19, montant-ttc: 900, piece: f-090}\n"
    letters = "  - {date: 2026-08-27, type: relance-courriel, envoi: courriel}\n"
    letters += "  - {date: 2026-08-29, type: relance-courrier, envoi: courrier}\n"
    text = sample.base("consommateur").replace("factures:\n", "factures:\n" + due % (1, 4) + due % (2, 5), 1)
    computed = sample.from_text(sample.office_in(tmp_path), text.replace("journal:\n", "journal:\n" + letters, 1))
    made = produce(CATALOGUE["mise-en-demeure"], *computed)
    assert pdftext.read(made[-1].content).count("\f") == 1


def test_each_debtor_signs_under_the_mention_of_his_hand() -> None:
    """C. civ., art. 1376: of several, each writes the sum then signs, before the next one does."""
    text = pdftext.flat(sample.files("accord-echeancier", "plan-a-plusieurs")[-1].content)
    said = re.findall(
        r"(?:Mention de la main|Signature) (?:du débiteur|de la codébitrice)|Signature du créancier", text
    )
    assert said == [
        "Signature du créancier", "Mention de la main du débiteur", "Signature du débiteur",
        "Mention de la main de la codébitrice", "Signature de la codébitrice",
    ]  # fmt: skip


def test_an_agreement_of_several_leaves_no_third_of_a_sheet_empty() -> None:
    """The mentions that each debtor writes over his signature hold a sheet: the creditor signs on the one before."""
    pages = pdftext.read(sample.files("accord-echeancier", "plan-a-plusieurs")[-1].content).split("\f")
    assert "Signature du créancier" in pages[1]
    assert "Mention à écrire" not in pages[1]
    assert all(
        said in pages[2] for said in ("Mention à écrire", "Signature de la codébitrice", "Signature de la caution")
    )
