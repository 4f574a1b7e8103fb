"""The ZIP of a case for a recipient: a valid bag, the same bytes, nothing private, every file within the limit."""

import hashlib
import json
import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import bagit
import pytest
from msgspec.structs import replace
from pikepdf import Pdf
from PIL import Image

from generator.bundle.export import Exporte, export
from generator.bundle.field_sheet import field_sheet
from generator.bundle.light import Leger, _split, fit, messages
from generator.bundle.profiles import profile, profiles
from generator.documents import CATALOGUE
from generator.documents.words import NATURES_DE_PIECE
from generator.exhibits.images import to_pdf
from generator.findings import BundleError, UnknownName
from generator.render import Output
from generator.vocabulary import Statut
from tests.bundle.pdf import links
from tests.bundle.sample import PIECES, REFERENCE, Made
from tests.documents import bound
from tests.documents.sample import from_text, office_in
from tests.exhibits.hostile_media import encoded
from tests.exhibits.hostile_pdf import saved


@pytest.fixture(scope="module")
def exported(sample: Made) -> Exporte:
    return export(sample, profile("rpva"), {"commit": "abc"})


@pytest.fixture(scope="module")
def folder(exported: Exporte, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("export")
    with zipfile.ZipFile(BytesIO(exported.output.content)) as archive:
        archive.extractall(home)
    return home / f"{REFERENCE}-rpva"


def test_the_reference_tool_accepts_the_bag(folder: Path) -> None:
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert bag.info["External-Identifier"] == REFERENCE
    assert bag.info["Bagging-Date"] == "2026-11-21"


def test_coreutils_accept_the_manifest(folder: Path) -> None:
    command = ["sha256sum", "--strict", "-c", "manifest-sha256.txt"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=60)


def test_an_original_swapped_meanwhile_for_another_file_does_not_leave(sample: Made, tmp_path: Path) -> None:
    other = tmp_path / "autre-dossier.pdf"
    other.write_bytes(b"%PDF-1.7 pour un autre client")
    swapped = tmp_path / "piece.pdf"
    swapped.symlink_to(other)
    first, *others = sample.exhibits
    matters = replace(sample, exhibits=(replace(first, natif=swapped), *others))
    with pytest.raises(BundleError, match="a changé pendant l'export"):
        export(matters, profile("commissaire"), {})


@pytest.mark.parametrize("name", ["data/index.html", "manifest-sha256.txt", f"data/{REFERENCE}-liasse.pdf"])
def test_a_changed_file_is_refused_by_the_reference_tool(folder: Path, name: str) -> None:
    path = folder / name
    content = path.read_bytes()
    path.write_bytes(content + b"x")
    try:
        assert not bagit.Bag(str(folder)).is_valid()
    finally:
        path.write_bytes(content)


def test_the_same_matter_gives_the_same_bytes(sample: Made, exported: Exporte) -> None:
    assert export(sample, profile("rpva"), {"commit": "abc"}).output.content == exported.output.content


def test_originals_are_apart_byte_for_byte_when_the_profile_asks(folder: Path, sample: Made) -> None:
    natives = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (folder / "data" / "natifs").iterdir()}
    assert natives == {hashlib.sha256(content).hexdigest() for *_, content in PIECES.values()}
    with zipfile.ZipFile(BytesIO(export(sample, profile("debiteur"), {}).output.content)) as archive:
        assert not [name for name in archive.namelist() if "natifs" in name]


def test_private_notes_and_the_case_file_are_absent(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            if path.suffix == ".pdf":
                done = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=False, timeout=60)
                content = done.stdout
            assert b"SECRET" not in content, path
            assert path.suffix not in {".yaml", ".lock"}


def test_the_index_links_to_files_that_exist_and_to_nothing_else(folder: Path) -> None:
    page = (folder / "data" / "index.html").read_text(encoding="utf-8")
    targets = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert len(targets) > len(PIECES)
    assert all((folder / "data" / target).is_file() for target in targets)
    assert "http" not in page.replace("http-equiv", "")


def test_provenance_says_where_everything_comes_from(folder: Path, sample: Made) -> None:
    tree = json.loads((folder / "data" / "provenance.json").read_text(encoding="utf-8"))
    assert tree["dossier-sha256"] == sample.draft.case.sha256
    assert tree["commit"] == "abc"
    assert tree["profil"]["statut"] == "incertain"


def test_the_field_sheet_can_be_copied(folder: Path) -> None:
    sheet = (folder / "data" / "fiche.txt").read_text(encoding="utf-8")
    for words in ("Boulangerie Chimère", "SIREN 000 226 548", "Principal restant dû : 5 ", "À vérifier avant l'envoi"):
        assert words in sheet


@pytest.mark.parametrize(("channel", "apart"), [("greffe-commerce", ["Iris", "Zoé"]), ("commissaire", [])])
def test_whom_the_petition_is_not_against_is_told_where_a_clerk_copies(
    channel: str, apart: list[str], tmp_path: Path
) -> None:
    """A guarantor and a consumer are not in the petition against two companies: copied, they would be sued too."""
    text = bound.joint(bound.joint(bound.guaranteed()), bound.CONSUMER)
    computed = from_text(office_in(tmp_path), text)
    sheet = field_sheet(CATALOGUE["transmission-commissaire"].draft(*computed), profile(channel))
    told = [part.split("\n  ")[1] for part in sheet.split("\n\n") if "ne vise pas cette personne" in part]
    assert [name.split()[0] for name in told] == apart


def test_the_sheet_lists_what_the_recipient_asks_in_its_order(folder: Path, sample: Made) -> None:
    sheet = (folder / "data" / "fiche.txt").read_text(encoding="utf-8")
    numbers = {piece.piece.nature: piece.numero for piece in sample.liasse.pieces if "." not in piece.numero}
    first, *_ = asked = sheet.partition("DANS L'ORDRE DEMANDÉ\n")[2].splitlines()
    assert first == f"  1. Contrat, devis ou conditions générales acceptés : n° {numbers['contrat']}"
    assert f"  3. Livraison ou exécution : n° {int(numbers['livraison']) - 1}, {numbers['livraison']}" in asked
    assert "  9. Extrait du registre, de moins de trois mois : aucune au dossier" in asked


def test_every_nature_a_profile_asks_for_exists() -> None:
    known = set(NATURES_DE_PIECE)
    assert all(asked.natures <= known and asked.libelle for one in profiles().values() for asked in one.pieces)
    assert [name for name, one in profiles().items() if not one.pieces] == [
        "avocat", "injonction-europeenne", "debiteur", "demonstration",
    ]  # fmt: skip


def test_shipments_list_every_piece_once(folder: Path) -> None:
    listed = re.findall(r"^ {2}(\S+)$", (folder / "data" / "envois.txt").read_text(encoding="utf-8"), re.MULTILINE)
    pieces = [path.name for path in (folder / "data" / "pieces").iterdir()]
    assert sorted(listed) == sorted([f"{REFERENCE}-bordereau.pdf", *pieces])


def test_a_message_limit_is_a_limit_of_each_file_and_of_the_liasse(sample: Made, heavy: Output) -> None:
    schedule = next(output for output in sample.liasse.outputs if output.name.endswith("-bordereau.pdf"))
    weighty = replace(sample.liasse, outputs=(schedule, heavy, Output(sample.liasse.name, heavy.content)))
    limit = len(heavy.content) * 2 // 3
    made = export(replace(sample, liasse=weighty), replace(profile("debiteur"), message=limit), {})
    with zipfile.ZipFile(BytesIO(made.output.content)) as archive:
        sent = {name.rpartition("/")[2]: archive.read(name) for name in archive.namelist()}
    assert len(sent[heavy.name.rpartition("/")[2]]) <= limit
    assert "200 points par pouce" in made.rapport[0]
    assert "dépasse la limite d'un message" in sent["envois.txt"].decode()


def test_every_profile_is_dated_and_sourced() -> None:
    assert set(profiles()) == {
        "greffe-commerce", "tribunal-judiciaire", "avocat", "rpva", "commissaire", "mandataire-judiciaire",
        "societe-de-recouvrement", "injonction-europeenne", "debiteur", "demonstration",
    }  # fmt: skip
    for one in profiles().values():
        assert one.source
        assert one.lu_le.year == 2026
        assert one.statut in Statut


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="greffe-commerce"):
        profile("inconnu")


DENSITY = 250


def scan(pages: int) -> bytes:
    """A colour scan of noise: heavy, and hard to compress."""
    with Pdf.new() as pdf:
        for rank in range(pages):
            noise = Image.effect_noise((int(7.5 * DENSITY), int(10.5 * DENSITY)), 60 + rank)
            single, _ = to_pdf(encoded(Image.merge("RGB", (noise,) * 3), "JPEG", quality=85), "jpeg")
            with Pdf.open(BytesIO(single)) as source:
                pdf.pages.extend(source.pages)
        return saved(pdf)


@pytest.fixture(scope="module")
def heavy() -> Output:
    return Output("pieces/P01_Scan.pdf", scan(1))


@pytest.fixture(scope="module")
def floor(heavy: Output) -> Leger:
    return fit([heavy], 10_000)


def test_a_file_that_fits_is_left_as_it_is(heavy: Output) -> None:
    light = fit([heavy], len(heavy.content))
    assert light.outputs == (heavy,)
    assert light.rapport == ()


def test_a_heavy_file_is_reduced_no_more_than_needed_and_said(heavy: Output) -> None:
    light = fit([heavy], len(heavy.content) * 2 // 3)
    (made,) = light.outputs
    assert len(made.content) <= len(heavy.content) * 2 // 3
    assert "200 points par pouce, couleur" in light.rapport[0]


def test_nothing_goes_under_the_floor_of_150_dots_per_inch(floor: Leger) -> None:
    (made,) = floor.outputs
    assert "une page seule dépasse encore la limite" in floor.rapport[-1]
    with Pdf.open(BytesIO(made.content)) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        assert int(image.Width) >= 7.5 * 150 - 1
        assert int(image.Height) >= 10.5 * 150 - 1


def test_a_long_file_is_cut_in_parts_that_keep_every_page(floor: Leger) -> None:
    limit = int(len(floor.outputs[0].content) * 2.3)
    light = fit([Output("pieces/P01_Scan.pdf", scan(3))], limit)
    assert [output.name for output in light.outputs] == [
        "pieces/P01_Scan_partie_1.pdf",
        "pieces/P01_Scan_partie_2.pdf",
    ]
    assert all(len(output.content) <= limit for output in light.outputs)
    assert sum(_pages(output) for output in light.outputs) == 3
    assert "scindé en 2 parties" in light.rapport[0]


def test_a_link_of_a_part_leads_to_a_page_of_it_or_is_no_link(sample: Made) -> None:
    """Each number of a page, and each stamp, could be clicked and led nowhere."""
    first, *others = _split(Output("liasse.pdf", sample.merged), len(sample.merged) * 2 // 3)
    assert others
    assert len(list(links(first.content))) > 1
    whole = len(list(links(sample.merged)))
    assert sum(len(list(links(part.content))) for part in (first, *others)) < whole


def test_a_single_page_over_the_limit_is_not_a_part(sample: Made) -> None:
    (alone,) = _split(Output("liasse.pdf", sample.merged), len(sample.merged) * 2)
    with Pdf.open(BytesIO(alone.content)) as pdf, Pdf.open(BytesIO(sample.merged)) as whole:
        assert str(pdf.docinfo["/Title"]) == str(whole.docinfo["/Title"])


def test_a_part_says_of_what_it_is_a_part(sample: Made) -> None:
    """The window of a reader showed the name of a file."""
    parts = list(_split(Output("liasse.pdf", sample.merged), len(sample.merged) * 2 // 3))
    for rank, part in enumerate(parts, start=1):
        with Pdf.open(BytesIO(part.content)) as pdf:
            assert str(pdf.docinfo.Title) == f"Liasse du dossier {REFERENCE} (partie {rank} sur {len(parts)})"
            assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_messages_hold_as_many_files_as_fit() -> None:
    files = [Output(str(rank), b"x" * size) for rank, size in enumerate((4, 4, 3, 9, 1))]
    assert messages(files, 8) == [["0", "1"], ["2"], ["3"], ["4"]]


def _pages(output: Output) -> int:
    with Pdf.open(BytesIO(output.content)) as pdf:
        return len(pdf.pages)
