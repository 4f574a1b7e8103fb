"""Photograph the pages of the built demo for the guide: ``.venv/bin/python -m scripts.pictures`` writes them.

A headless Chromium opens the site from its folder, as a reader does; each picture is a part of a page, few colours.
"""

import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page, sync_playwright

from generator.build.construct import construct
from generator.build.crew import quiet
from generator.build.order import Order, fixed
from generator.load import load_office

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "site" / "guide" / "img"
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--font-render-hinting=none")
WIDTH, HEIGHT = 1100, 760
LOADED = """() => Promise.all([...document.images].map((one) => { one.loading = 'eager'; return one.decode(); }))"""


@dataclass(frozen=True)
class View:
    """A part of a page: its address, what to show at the top, how high, what to open before."""

    page: str
    at: str = ".md-header"
    height: int = HEIGHT
    opened: str = ""


VIEWS = {
    "accueil": View("index.html"),
    "dossiers": View("dossiers/index.html#stade=judiciaire&tri=-total", height=560),
    "attente": View("courriers/index.html", height=640),
    "agenda": View("agenda/index.html", height=640),
    "dossier": View("dossiers/2026-0109/index.html", height=680),
    "chronologie": View("dossiers/2026-0109/index.html", "#chronologie", 560),
    "decompte": View("dossiers/2026-0109/index.html", "#decompte", 620, "details.rc-ligne"),
    "courriers": View("dossiers/2026-0109/index.html", "#courriers", 560),
    "pieces": View("dossiers/2026-0109/pieces.html", height=700),
}


def built(out: Path) -> str:
    """Build the demo into ``out``; return the address of its folder.

    Raises:
        ValueError: the demo office no longer lives at a date.
    """
    au = load_office(ROOT).cabinet.au
    if au is None:
        raise ValueError("cases/_cabinet/cabinet.yaml has no date: the pictures would change every day")
    construct(Order(ROOT, out, fixed(au)), quiet)
    return f"{out.as_uri()}/"


def guide_pictures() -> dict[str, bytes]:
    """Name -> bytes of each picture of the guide."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        base = built(Path(folder))
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page = context.new_page()
        taken = {f"{name}.png": few_colours(photograph(page, base, view)) for name, view in VIEWS.items()}
        browser.close()
    return taken


def photograph(page: Page, base: str, view: View) -> bytes:
    """Open a page and take the part asked for, pictures loaded."""
    page.goto("about:blank")  # a change of the part after « # » alone would not load the page again
    page.goto(base + view.page)
    if "#" in view.page:
        page.wait_for_selector(".rc-tri")
    if view.opened:
        page.locator(view.opened).first.evaluate("(one) => { one.open = true; }")
    page.evaluate(LOADED)
    top = page.locator(view.at).first.evaluate("(one) => one.getBoundingClientRect().top + window.scrollY")
    clip = {"x": 0, "y": max(0, int(top) - 12), "width": WIDTH, "height": view.height}
    return page.screenshot(full_page=True, clip=clip, animations="disabled")  # type: ignore[arg-type]


def few_colours(png: bytes) -> bytes:
    """The same picture, light enough to travel with every site."""
    buffer = BytesIO()
    image = Image.open(BytesIO(png)).convert("RGB")
    image.quantize(64, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def differ(kept: bytes, taken: bytes) -> bool:
    """Tell two pictures of different pages; two versions of Chromium draw the same page almost alike."""
    first, second = (Image.open(BytesIO(one)).convert("L") for one in (kept, taken))
    if first.size != second.size:
        return True
    return ImageStat.Stat(ImageChops.difference(first, second)).mean[0] > 2  # of 255: a line of text moved is more
