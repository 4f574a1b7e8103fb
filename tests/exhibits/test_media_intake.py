"""Pictures, e-mails and texts through intake."""

from pathlib import Path

import pytest
from pikepdf import Name, Object, Pdf, Stream

from generator.exhibits import Exhibit, Genre, intake
from generator.exhibits.html_text import html_text
from generator.exhibits.pdf_inventory import active_objects, walk
from generator.findings import Level
from tests.exhibits.conftest import Corpus
from tests.exhibits.hostile_media import FILES, located_jpeg
from tests.exhibits.sample import piece_yaml, raster, text, write_case


def every(exhibit: Exhibit) -> list[Exhibit]:
    return [exhibit, *(inner for under in exhibit.sous for inner in every(under))]


@pytest.mark.parametrize("key", FILES)
def test_each_class_of_file_is_taken_in_or_refused_as_it_should(media: Corpus, key: str) -> None:
    refusal = media.exhibits[key].refus
    assert (refusal.code if refusal else "") == FILES[key][2]


def test_nothing_active_goes_out(media: Corpus) -> None:
    copies = [one.pdf for exhibit in media.exhibits.values() for one in every(exhibit) if one.pdf]
    assert len(copies) > 25
    for copy in copies:
        with Pdf.open(copy) as pdf:
            assert not active_objects(pdf.trailer)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_photograph_is_set_upright_by_its_exif_mark(media: Corpus, turn: int) -> None:
    picture = raster(media.copy(f"exif-{turn}"), 1, 36)
    dark = [(x, y) for y in range(picture.height) for x in range(picture.width) if int(picture.getpixel((x, y))) < 100]  # type: ignore[arg-type]
    assert len(dark) > 200
    columns, rows = [x for x, _ in dark], [y for _, y in dark]
    assert max(rows) < picture.height / 4  # the mark is at the top
    assert abs((min(columns) + max(columns)) / 2 - picture.width / 2) < 4  # and in the middle


@pytest.mark.parametrize(
    "key", ["heic", "webp", "cmjn", "palette", "gris-16", "transparent", "telecopie", "gps", "jpeg-profil"]
)
def test_every_colour_mode_comes_out_dark_on_white(media: Corpus, key: str) -> None:
    shades = raster(media.copy(key), 1, 36).histogram()
    assert sum(shades[:100]) > 150
    assert sum(shades[200:]) > 0.9 * sum(shades) - sum(shades[:100])


@pytest.mark.parametrize("key", ["telecopie-ordinaire", "telecopie-tournee"])
def test_a_fax_that_sends_half_the_lines_is_a_whole_sheet(media: Corpus, key: str) -> None:
    """It came out flattened, as a landscape sheet."""
    assert not media.exhibits[key].faits.paysages
    picture = raster(media.copy(key), 1, 72)
    mark = picture.crop((0, 60, picture.width, picture.height)).point(lambda shade: 255 * (shade < 100)).getbbox()
    assert mark is not None
    assert (mark[2] - mark[0]) / (mark[3] - mark[1]) == pytest.approx(1, abs=0.03)


@pytest.mark.parametrize("key", ["nuances-16", "nuances-16-tiff"])
def test_the_shades_of_a_scan_in_sixteen_bits_stay(media: Corpus, key: str) -> None:
    """Whatever was not black came out white: a page scanned in deep grey was blank."""
    shades = raster(media.copy(key), 1, 36).histogram()
    assert sum(shades[120:137]) > 1000


@pytest.mark.parametrize("key", ["gps", "jpeg-segment"])
def test_a_position_and_a_device_stay_in_the_original_only(media: Corpus, key: str) -> None:
    exhibit = media.exhibits[key]
    assert exhibit.faits.gps
    with Pdf.open(media.copy(key)) as pdf:
        raw = b"".join(image.read_raw_bytes() for page in pdf.pages for image in _images(page.obj))
    assert raw.startswith(b"\xff\xd8")
    assert b"Secret" not in raw
    assert b"Exif" not in raw
    assert b"Secret" in media.original(key).read_bytes()


@pytest.mark.parametrize("name", ["gps-pdf", "gps-pdf-deux-filtres"])
def test_a_photograph_in_a_pdf_says_no_more_where_it_was_taken(media: Corpus, name: str) -> None:
    """A second filter around the first is no damage: the file was refused as corrupt."""
    with Pdf.open(media.copy(name)) as pdf:
        (image,) = _images(pdf.pages[0].obj)
        raw, scan = image.read_raw_bytes(), located_jpeg()
        assert image.Filter == Name.DCTDecode
    assert b"Secret" not in raw
    assert b"Exif" not in raw
    assert raw.endswith(scan[scan.index(b"\xff\xda") :]), "its pixels to the bit"


def test_a_photograph_that_fits_keeps_its_pixels_to_the_bit(media: Corpus) -> None:
    original = media.original("exif-6").read_bytes()
    scan = original[original.index(b"\xff\xda") :]
    with Pdf.open(media.copy("exif-6")) as pdf:
        (image,) = _images(pdf.pages[0].obj)
        assert image.read_raw_bytes().endswith(scan)


def test_a_scan_too_dense_is_reduced_and_says_so(media: Corpus) -> None:
    facts = media.exhibits["grand"].faits
    assert facts.pixels == "2520 x 3640"
    width, height = (int(side) for side in facts.reduite.split(" x "))
    assert abs(width - height * 2520 / 3640) < 2
    assert height <= 781.89 * 300 / 72 < height + 3


def test_a_picture_of_a_till_roll_is_said_to_be_shown_small(media: Corpus) -> None:
    """Its letters came out a third as high as they are, and nothing said it."""
    ticket = media.exhibits["ticket"]
    assert any("réduit à moins de la moitié" in finding.message for finding in ticket.findings)
    assert {name for name, exhibit in media.exhibits.items() if exhibit.faits.rapetissees} == {"ticket"}


def test_the_device_of_a_telephone_photograph_stays_in_the_original_only(media: Corpus) -> None:
    assert b"Secret" in media.original("heic").read_bytes()
    with Pdf.open(media.copy("heic")) as pdf:
        (image,) = _images(pdf.pages[0].obj)
        assert b"Secret" not in image.read_raw_bytes()


def test_both_pages_of_a_fax_are_kept(media: Corpus) -> None:
    assert media.exhibits["telecopie"].pages == 2


def test_an_email_shows_its_headers_and_its_words(media: Corpus) -> None:
    words = text(media.copy("courriel"))
    for expected in ("Anne Roux <a.roux@chimere.example>", "b@dupont.example", "c@chimere.example", "Votre facture",
                     "2 mars 2026 à 10:00:00 (UTC+01:00)", "Je paierai 4 800,00 € le 30 avril — promis."):  # fmt: skip
        assert expected in words


def test_attachments_are_sub_pieces_with_names_of_their_own(media: Corpus) -> None:
    exhibit = media.exhibits["courriel-jointes"]
    assert [(one.piece.id, one.piece.titre, one.pages) for one in exhibit.sous] == [
        ("courriel-jointes.1", "commande.pdf", 2),
        ("courriel-jointes.2", "photo.jpg", 1),
        ("courriel-jointes.3", "charge.exe", 0),
    ]
    assert exhibit.sous[2].refus is not None
    assert "commande.pdf" in text(media.copy("courriel-jointes"))


def test_an_email_in_an_email_is_followed_down_to_the_limit(media: Corpus) -> None:
    assert [one.pages for one in every(media.exhibits["courriel-imbrique"])] == [1, 1, 1]
    chain = every(media.exhibits["courriel-profond"])
    assert len(chain) == 5
    assert chain[-1].refus is not None
    assert chain[-1].refus.code == "profondeur"
    assert chain[-1].findings[0].level is Level.AVERTISSEMENT


def test_what_a_mailer_joins_is_printed(media: Corpus) -> None:
    joined = media.exhibits["courriel-logo"].sous
    assert [(one.piece.titre, one.pages) for one in joined] == [
        ("logo.gif", 1), ("rv.ics", 1), ("roux.vcf", 1), ("courriel-4.txt", 1),
    ]  # fmt: skip
    assert joined[2].pdf is not None
    card = text(joined[2].pdf)
    assert "iVBOR" not in card
    assert "non imprimé" in card
    assert "TEL:0639984101" in card
    assert joined[3].pdf is not None
    assert "Sans aucun en-tete" in text(joined[3].pdf)


def test_a_signature_of_a_message_is_named_but_is_no_sub_piece(media: Corpus) -> None:
    assert media.exhibits["courriel-signe"].sous == ()
    assert "smime.p7s" in text(media.copy("courriel-signe"))


def test_a_document_said_to_be_a_signature_is_a_sub_piece(media: Corpus) -> None:
    (joined,) = media.exhibits["courriel-signe-a-tort"].sous
    assert (joined.piece.titre, joined.pages) == ("facture.pdf", 1)


def test_what_cannot_be_printed_of_a_message_is_a_doubt_not_wrong(media: Corpus) -> None:
    """The office cannot mend a message it received: only put beside it what is of use in it."""
    (finding,) = media.exhibits["courriel-jointes"].sous[2].findings
    assert finding.level is Level.AVERTISSEMENT
    assert "joint à un courriel" in finding.message
    assert "verser" in finding.remedy


def test_a_forged_sender_is_printed_as_it_was_written(media: Corpus) -> None:
    words = text(media.copy("courriel-expediteur"))
    assert "=?utf-8?q?Chef=0D=0ABcc?=" in words


def test_what_a_forged_sender_wrote_in_utf_8_is_printed(media: Corpus) -> None:
    assert "Bcc?= Zoé" in text(media.copy("courriel-accents"))


def test_a_forged_header_stays_on_its_line(media: Corpus) -> None:
    words = text(media.copy("courriel-sujet"))
    assert "Hi X-Injected: 1" in words


def test_an_unknown_encoding_is_read_at_best_and_said(media: Corpus) -> None:
    assert "Reçu le 3 mars." in text(media.copy("courriel-codage"))
    assert media.exhibits["courriel-codage"].faits.illisibles == 1


def test_a_web_body_gives_its_words_and_nothing_it_points_to(media: Corpus) -> None:
    words = text(media.copy("courriel-html"))
    assert "Première ligne" in words
    assert "la facture <https://pirate.example/?id=42>" in words
    assert "jamais" not in words
    assert "pixel.gif" not in words


def test_an_ornament_is_named_but_is_no_sub_piece(media: Corpus) -> None:
    assert media.exhibits["courriel-ornement"].sous == ()
    assert "Ornements" in text(media.copy("courriel-ornement"))


def test_characters_our_fonts_lack_are_counted(media: Corpus) -> None:
    assert "Καλημέρα" in text(media.copy("courriel-grec"))
    assert media.exhibits["courriel-grec"].faits.glyphes_manquants == 6


@pytest.mark.parametrize("key", ["texte", "texte-utf16"])
def test_a_text_is_read_in_its_encoding(media: Corpus, key: str) -> None:
    assert "Reçu 100 €" in text(media.copy(key))


def test_a_long_line_is_broken_and_a_direction_mark_dropped(media: Corpus) -> None:
    words = text(media.copy("texte-sans-fin"))
    assert words.count("x") >= 20_000
    assert "fdp.exe" in words


@pytest.mark.parametrize(
    ("key", "remedy"),
    [
        ("docx", "exporter en PDF"),
        ("pages", "exporter en PDF"),
        ("outlook", ".eml"),
        ("message-vocal", "transcription"),
    ],
)
def test_a_sound_file_that_is_not_paper_is_a_missing_pdf_not_an_error(media: Corpus, key: str, remedy: str) -> None:
    exhibit = media.exhibits[key]
    (finding,) = exhibit.findings
    assert exhibit.genre is Genre.BUREAUTIQUE
    assert finding.level is Level.MANQUE
    assert remedy in finding.remedy


def test_a_file_without_extension_is_told_which_to_have(media: Corpus) -> None:
    refusal = media.exhibits["sans-extension"].refus
    assert refusal is not None
    assert "n'a pas d'extension mais contient un fichier PDF" in refusal.message


def test_a_text_of_too_many_pages_is_told_one_limit(tmp_path: Path) -> None:
    """« Plus de 1000 pages, au-delà de 5 000. »"""
    case = write_case(tmp_path, piece_yaml("a", "pieces/a.txt"), {"a.txt": b"x\n" * 100_000})
    (taken,) = intake(case, tmp_path / "cache")
    assert taken.refus is not None
    assert taken.refus.code == "trop-de-pages"
    assert "5 000" not in taken.refus.message


def test_a_file_given_twice_is_said(tmp_path: Path) -> None:
    """A judge would read the same page under two numbers."""
    files = {"a.txt": b"Bon", "b.txt": b"Bon", "c.txt": b"Autre"}
    pieces = "".join(piece_yaml(name[0], f"pieces/{name}") for name in files)
    taken = intake(write_case(tmp_path, pieces, files), tmp_path / "cache")
    said = [[finding.message for finding in one.findings] for one in taken]
    assert said == [[], ["pièce « Titre b » : c'est le même fichier que la pièce « Titre a »."], []]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("a<br>b", "a\nb"),
        ("<ul><li>a<li>b</ul>", "• a\n• b"),
        ("<a href='mailto:x@y.example'>x@y.example</a>", "x@y.example"),
        ("<a href='javascript:alert(1)'>clic</a>", "clic <javascript:alert(1)>"),
        ("<script>x</script><b>y", "y"),
        ("<script><!-- </script>y", "y"),
        ("a &lt;b&gt; &eacute;", "a <b> é"),
    ],
)
def test_words_of_a_web_page(markup: str, words: str) -> None:
    assert html_text(markup) == words


def _images(page: Object) -> list[Stream]:
    return [holder for holder, _ in walk(page) if isinstance(holder, Stream) and holder.get("/Subtype") == Name.Image]


@pytest.mark.parametrize(
    ("key", "name", "words"),
    [
        ("courriel-rejete", "compte-rendu-de-remise-1.txt", "Status: 5.1.1"),
        ("courriel-lu", "compte-rendu-de-lecture-1.txt", "displayed"),
    ],
)
def test_what_a_machine_answers_is_read(media: Corpus, key: str, name: str, words: str) -> None:
    reported, headers = media.exhibits[key].sous
    assert reported.piece.titre == name
    assert reported.pdf is not None
    assert words in text(reported.pdf)
    assert headers.pdf is not None
    assert "Mise en demeure" in text(headers.pdf)


def test_the_versions_of_one_text_are_no_attachments(media: Corpus) -> None:
    assert media.exhibits["courriel-versions"].sous == ()
    assert "Bonjour" in text(media.copy("courriel-versions"))
