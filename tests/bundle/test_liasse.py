"""The liasse as a clerk opens it: numbers, links, bookmarks, stamps, integrity; nothing lost, nothing active."""

import re
import resource
import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from generator.bundle.merging import stamped
from generator.bundle.types import Entree
from generator.exhibits import Exhibit, Faits, Genre
from generator.exhibits.pdf_inventory import active_objects
from generator.findings import Level
from generator.model import Piece
from generator.money import format_eur
from tests.bundle.pdf import bookmarks, elements, links, page_texts, structure, tree
from tests.bundle.sample import AU, PIECES, REFERENCE, Made, home, make, write_office
from tests.documents.bound import GUARANTOR, JOINT
from tests.exhibits.hostile_pdf import blank, saved
from tests.exhibits.sample import raster
from tests.office import replace_in
from tests.once import make_again


def test_every_page_prints_the_number_the_reader_shows(sample: Made, merged: Path) -> None:
    texts = page_texts(merged)
    assert len(texts) == sample.liasse.pages
    for rank, text in enumerate(texts, start=1):
        assert f"{rank} / {len(texts)}" in text
    with Pdf.open(merged) as pdf:
        assert [page.label for page in pdf.pages] == [str(rank) for rank in range(1, len(texts) + 1)]


def test_pages_are_those_of_the_pieces_and_of_the_front(sample: Made) -> None:
    pieces = sample.liasse.pieces
    front = pieces[0].page - 1
    assert sample.liasse.pages == front + sum(piece.pages for piece in pieces)
    for before, after in pairwise(pieces):
        assert after.page == before.page + before.pages


def test_every_piece_is_stamped_on_each_of_its_pages(sample: Made, merged: Path) -> None:
    texts = page_texts(merged)
    for piece in sample.liasse.pieces:
        for rank in range(1, piece.pages + 1):
            stamp = f"Pièce n° {piece.numero} · {REFERENCE} · p. {rank}/{piece.pages}"
            assert stamp in texts[piece.page + rank - 2], piece.numero


def test_a_title_has_the_apostrophe_of_print_wherever_it_is_written(tmp_path: Path) -> None:
    nature, _, name, content = PIECES["contrat"]
    write_office(tmp_path, pieces=PIECES | {"contrat": (nature, "Contrat d'entretien", name, content)})
    done = make(tmp_path, home() / "cache")
    path = tmp_path / "liasse.pdf"
    path.write_bytes(done.merged)
    first = done.liasse.pieces[0]
    texts = page_texts(path)
    assert any("Contrat d’entretien" in text for text in texts[: first.page - 1])
    assert all("Contrat d’entretien" in text for text in texts[first.page - 1 :][: first.pages])
    assert any("Contrat d’entretien" in title for _, title, _ in bookmarks(done.merged))
    assert first.fichier.endswith("Contrat_d_entretien.pdf")


def test_a_cover_with_every_party_bound_is_one_sheet_with_its_figures(tmp_path: Path) -> None:
    write_office(tmp_path)
    file = tmp_path / "cases" / REFERENCE / "dossier.yaml"
    other = JOINT.replace("Fournil Hippogriffe", "Fournil Licorne").replace("000 210 203", "000 242 008")
    bound = (JOINT + other + GUARANTOR % ("solidaire", "10 000,00")).replace("piece: cgv", "piece: contrat")
    replace_in(file, "creance:\n", bound.replace("piece: acte", "piece: contrat") + "creance:\n")
    replace_in(file, "Boulangerie Chimère", "Boulangerie L'Étoile")
    path = tmp_path / "liasse.pdf"
    path.write_bytes(make(tmp_path, home() / "cache").merged)
    cover, contents, *_ = page_texts(path)
    assert "Total dû au 21 novembre 2026" in cover
    assert cover.count("CODÉBITRICE SOLIDAIRE") == 2  # as letters and acts name a société
    assert contents.startswith("Dossier 2026-0142 – Atelier Dupont SARL c/ Boulangerie L’Étoile SARL")
    assert "Sommaire" in contents


def test_order_is_that_of_the_numbers_with_sub_pieces_after_their_piece(sample: Made) -> None:
    assert [piece.numero for piece in sample.liasse.pieces] == [
        "1", "2", "2.1", "2.2", "2.3", "3", "4", "5", "6", "7", "8", "9", "9.1", "9.1.1", "10", "11", "12",
    ]  # fmt: skip
    assert sample.liasse.pieces[0].titre == "Contrat cadre signé"


def test_a_stamp_covers_nothing_of_the_exhibit(sample: Made, merged: Path) -> None:
    """The content box of each page is the same with and without stamps; the bands of the clean copy are white."""
    for piece, exhibit in [
        (one, ex) for one in sample.liasse.pieces for ex in sample.exhibits if ex.piece.id == one.piece.id
    ]:
        if exhibit.pdf is None:
            continue
        for rank in range(1, piece.pages + 1):
            clean = raster(exhibit.pdf, rank, 36)
            band, foot = 18, clean.height - 12
            assert clean.crop((0, 0, clean.width, band)).getextrema() == (255, 255), piece.titre
            assert clean.crop((0, foot, clean.width, clean.height)).getextrema() == (255, 255), piece.titre
            stamped = raster(merged, piece.page + rank - 1, 36)
            box = (0, band + 1, clean.width, foot - 1)
            assert stamped.crop(box).tobytes() == clean.crop(box).tobytes(), piece.titre


def test_the_stamp_is_at_the_top_right_whatever_the_page(sample: Made, merged: Path) -> None:
    for piece in sample.liasse.pieces:
        picture = raster(merged, piece.page, 36)
        corner = picture.crop((picture.width - 80, 0, picture.width, 18))
        assert sum(corner.histogram()[:160]) > 30, piece.titre


def test_bookmarks_reach_every_part_and_every_piece(sample: Made, merged: Path) -> None:
    found = bookmarks(sample.merged)
    texts = page_texts(merged)
    top = [title for depth, title, _ in found if depth == 0]
    assert top == ["Page de garde", "Sommaire", "Chronologie", "Décompte", "Bordereau des pièces", "Pièces"]
    for depth, title, page in found:
        if depth == 0 and title not in {"Page de garde", "Pièces"}:
            assert title.partition(" ")[0] in texts[page - 1]
    for piece in sample.liasse.pieces:
        depth, title, page = next(item for item in found if item[1].startswith(f"{piece.numero} – "))
        assert (depth, page) == (1 + piece.numero.count("."), piece.page)
        assert piece.titre in title
        assert f"(p. {page})" in title


def test_links_go_both_ways_between_the_bordereau_and_the_pieces(sample: Made) -> None:
    front = sample.liasse.pieces[0].page - 1
    found = set(links(sample.merged))
    schedule = next(part.page for part in sample.liasse.parties if part.titre.startswith("Bordereau"))
    for piece in sample.liasse.pieces:
        assert any(target == piece.page and schedule <= origin <= front for origin, target in found), piece.numero
        for page in range(piece.page, piece.page + piece.pages):
            assert any(origin == page and schedule <= target <= front for origin, target in found), piece.numero


def test_every_link_of_the_contents_and_of_the_chronology_hits(sample: Made) -> None:
    parts = {part.titre: part.page for part in sample.liasse.parties}
    found = set(links(sample.merged))
    for title in ("Chronologie", "Décompte", "Bordereau des pièces"):
        assert (parts["Sommaire"], parts[title]) in found
    pages = {piece.piece.id: piece.page for piece in sample.liasse.pieces}
    for identifier in ("f-017", "bl", "commande", "med", "relance"):
        assert (parts["Chronologie"], pages[identifier]) in found
    for identifier in ("f-017", "f-031"):
        assert (parts["Décompte"], pages[identifier]) in found


def test_the_bordereau_prints_the_pages_where_pieces_are(sample: Made, merged: Path) -> None:
    page = next(part.page for part in sample.liasse.parties if part.titre.startswith("Bordereau"))
    text = page_texts(merged)[page - 1].replace(" ", "")
    for piece in sample.liasse.pieces:
        last = piece.page + piece.pages - 1
        assert (f"{piece.page}à{last}" if last > piece.page else str(piece.page)) in text
    signed = next(exhibit for exhibit in sample.exhibits if exhibit.piece.id == "contrat")
    assert "originalsignéélectroniquement" in text
    assert signed.sha256 in text


def test_refused_pieces_have_a_page_that_says_why_and_a_finding(sample: Made, merged: Path) -> None:
    texts = page_texts(merged)
    for numero, words in (("2.3", ".exe"), ("7", "exporter en PDF"), ("11", "0 octet")):
        piece = next(piece for piece in sample.liasse.pieces if piece.numero == numero)
        assert piece.refus
        assert piece.fichier == ""
        assert words.casefold() in texts[piece.page - 1].casefold()
        assert "n'a pas pu être reprise" in texts[piece.page - 1].replace("’", "'")
    levels = [finding.level for finding in sample.liasse.findings]
    assert levels.count(Level.ERREUR) == 1
    assert levels.count(Level.MANQUE) == 1  # that of an e-mail is a doubt: the office received it so


def test_private_notes_are_nowhere(merged: Path) -> None:
    assert "SECRET" not in " ".join(page_texts(merged))


def test_figures_are_those_of_the_decompte(sample: Made, merged: Path) -> None:
    texts = page_texts(merged)
    total = " ".join(format_eur(sample.draft.decompte.total).split())
    assert total in texts[0]
    for segment in sample.draft.decompte.segments:
        assert f"{segment.montant:.2f}".replace(".", ",") in texts[3]
    assert f"{AU:%d/%m/%Y}" in texts[1]


def test_nothing_active_and_no_identity_of_the_tool_machine(sample: Made) -> None:
    for output in sample.liasse.outputs:
        if output.name.endswith(".pdf"):
            with Pdf.open(BytesIO(output.content)) as pdf:
                assert not active_objects(pdf.Root)
                assert "/CreationDate" not in pdf.docinfo
                assert "/Metadata" not in pdf.Root
                for page in pdf.pages:
                    for note in page.obj.get("/Annots", []):
                        assert note.Subtype == Name.Link
                        assert "/A" not in note


def test_it_opens_at_full_size_with_its_bookmarks(sample: Made) -> None:
    with Pdf.open(BytesIO(sample.merged)) as pdf:
        destination = list(pdf.Root.OpenAction)
        assert destination[0].objgen == pdf.pages[0].obj.objgen
        assert destination[1] == Name.XYZ
        assert destination[4] == 1
        assert pdf.Root.PageMode == Name.UseOutlines
        assert str(pdf.Root.Lang) == "fr-FR"


def test_each_file_says_what_it_is_and_ours_in_which_language(sample: Made) -> None:
    for output in (one for one in sample.liasse.outputs if one.name.endswith(".pdf")):
        with Pdf.open(BytesIO(output.content)) as pdf:
            assert pdf.Root.ViewerPreferences.DisplayDocTitle, output.name
            assert str(pdf.docinfo["/Title"]), output.name
            ours = not output.name.startswith("pieces/")  # a pièce may be in any language
            assert ("/Lang" in pdf.Root) is ours, output.name


def test_what_a_reader_of_screens_reads_is_on_every_page(sample: Made) -> None:
    """A page without tags beside pages that have some is read by nobody."""
    with Pdf.open(BytesIO(sample.merged)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        held = elements(pdf)
        for rank, page in enumerate(pdf.pages, start=1):
            (*kept,) = held[int(page.obj.StructParents)]
            assert kept, rank
            assert {one.Pg.objgen for one in kept} == {page.obj.objgen}, rank
    titles = [line for line in structure(sample.merged) if line.startswith("Sect ")]
    assert len(titles) == len(sample.liasse.pieces)


@pytest.mark.parametrize("name", [f"{REFERENCE}-liasse.pdf", f"{REFERENCE}-bordereau.pdf"])
def test_the_bordereau_keeps_its_table_and_claims_nothing(sample: Made, name: str) -> None:
    read = structure(sample.file(name))
    assert {"H1 (block)", "Table (block)", "THead", '"Nature"', '"Contrat cadre signé"'} <= set(read)
    with Pdf.open(BytesIO(sample.file(name))) as pdf:
        assert "/Metadata" not in pdf.Root  # where PDF/UA would be declared: a pièce is not ours to describe
        every = [one for held in elements(pdf).values() for one in (held if isinstance(held, Array) else [held])]
        ranks = {page.obj.objgen for page in pdf.pages}
        assert {one.Pg.objgen for one in every} <= ranks


@pytest.mark.parametrize("name", [f"{REFERENCE}-liasse.pdf", f"{REFERENCE}-bordereau.pdf"])
def test_each_row_of_a_table_has_its_cells_and_each_link_leads_somewhere(sample: Made, name: str) -> None:
    """A pièce without date lost its cell in the bordereau alone: a screen reader said each word a column too far."""
    with Pdf.open(BytesIO(sample.file(name))) as pdf:
        tags = list(tree(pdf.Root.StructTreeRoot.K[0]))
        rows = [[row for row in tree(one) if row.S == Name.TR] for one in tags if Name.Table == one.S]
        tables = [[sum(int(cell.A.get("/ColSpan", 1)) for cell in row.K) for row in every] for every in rows]
        assert tables
        assert [widths for widths in tables if len(set(widths)) > 1] == []
        links = [one for one in tags if Name.Link == one.S]
        assert bool(links) is any("/Annots" in page.obj for page in pdf.pages)
        assert all(any(isinstance(kid, Dictionary) and "/Obj" in kid for kid in one.K) for one in links)


def test_a_link_is_told_by_the_page_it_leads_to(sample: Made) -> None:
    with Pdf.open(BytesIO(sample.merged)) as pdf:
        held = elements(pdf)
        for page in list(pdf.pages)[: sample.liasse.pieces[0].page - 1]:
            for note in page.obj.get("/Annots", Array()):
                rank = next(r for r, one in enumerate(pdf.pages, start=1) if one.obj.objgen == note.Dest[0].objgen)
                assert str(note.Contents) == f"Page {rank}"
                assert note.objgen in {
                    kid.Obj.objgen
                    for kid in held[int(note.StructParent)].K
                    if isinstance(kid, Dictionary) and "/Obj" in kid
                }


def test_every_font_is_embedded(merged: Path) -> None:
    done = subprocess.run(["pdffonts", str(merged)], capture_output=True, check=True, timeout=60)
    ours = [line for line in done.stdout.decode().splitlines() if "SourceSans" in line or "Source-S" in line]
    assert ours
    assert all(re.search(r" yes (yes|no) +(yes|no) ", line) for line in ours)


def test_one_file_per_piece_with_a_name_every_portal_accepts(sample: Made) -> None:
    names = [output.name for output in sample.liasse.outputs if output.name.startswith("pieces/")]
    assert "pieces/P05_2026-03-01_Facture_F-2026-017.pdf" in names
    assert len(names) == len(PIECES) - 2  # two refused
    for name in names:
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}", name.removeprefix("pieces/"))
    expected = {piece.fichier.removeprefix("liasse/") for piece in sample.liasse.pieces if piece.fichier}
    assert expected == set(names)


def test_a_piece_file_holds_its_sub_pieces_stamped(sample: Made, tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    path.write_bytes(sample.file("pieces/P02_2026-03-04_Commande_par_courriel.pdf"))
    texts = page_texts(path)
    assert [re.search(r"Pièce n° ([\d.]+)", text)[1] for text in texts] == ["2", "2.1", "2.1", "2.2", "2.3"]  # type: ignore[index]


def test_the_manifest_is_checked_by_coreutils(sample: Made, tmp_path: Path) -> None:
    for output in sample.liasse.outputs:
        path = tmp_path / output.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(output.content)
    command = ["sha256sum", "--strict", "-c", "manifest-sha256.txt"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=60)
    lines = (tmp_path / "manifest-sha256.txt").read_text().splitlines()
    assert len(lines) == len(sample.liasse.outputs) - 1
    victim = tmp_path / sample.liasse.name
    victim.write_bytes(victim.read_bytes()[:-1] + b"x")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, timeout=60).returncode == 1


def test_the_same_case_gives_the_same_bytes_elsewhere(sample: Made, tmp_path: Path) -> None:
    write_office(tmp_path)
    make_again()
    again = make(tmp_path, home() / "cache")
    assert {o.name: o.content for o in again.liasse.outputs} == {o.name: o.content for o in sample.liasse.outputs}


def test_originals_are_untouched(sample: Made) -> None:
    folder = home() / "office-0" / "cases" / REFERENCE / "pieces"
    for _, _, name, content in PIECES.values():
        assert (folder / name).read_bytes() == content
    assert sample.liasse.octets == len(sample.merged)


@pytest.mark.parametrize("part", ["Chronologie", "Décompte"])
def test_generated_pages_are_searchable_text(merged: Path, part: str) -> None:
    assert any(part in text for text in page_texts(merged)[:5])


@pytest.fixture
def few_files() -> Iterator[int]:
    """A system that lets this process open a hundred more files, no more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    room = len(list(Path("/proc/self/fd").iterdir())) + 100
    resource.setrlimit(resource.RLIMIT_NOFILE, (room, hard))
    yield room
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="compte les fichiers ouverts sous Linux")
def test_more_pieces_than_files_a_system_lets_open(few_files: int, tmp_path: Path) -> None:
    count = 1200
    assert count > few_files
    path = tmp_path / "une-page.pdf"
    path.write_bytes(saved(blank()))
    piece = Piece(id="a", fichier="pieces/a.pdf", nature="autre", titre="Pièce")
    exhibit = Exhibit(piece, (), Genre.PDF, "", 0, 1, path, path, Faits())
    entries = [Entree(str(rank), exhibit, "Pièce", None, 1, path) for rank in range(1, count + 1)]
    with Pdf.open(BytesIO(stamped(REFERENCE, entries, entries))) as merged:
        assert len(merged.pages) == count
        last = merged.pages[-1].obj.Contents
        assert b"Bonjour" in b"".join(stream.read_bytes() for stream in last)
