"""Draw the pictures of the README from the real case file and the letter really made from it, then the guide's.

Run it with ``.venv/bin/python -m scripts.pictures``: it writes ``docs/img/`` and, where Chromium is installed,
``site/guide/img/`` from the built demo (``guide_pictures``).
"""

import re
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from generator.casework.letters import draft_of, make
from generator.load import load_case, load_office
from generator.writer import write_if_changed
from scripts import guide_pictures

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "img"
FONT = ROOT / "scripts/demo/polices/DemoMono-Regular.ttf"
REFERENCE, DOCUMENT = "2026-0103", "mise-en-demeure"

WIDTH, HEIGHT = 900, 1273  # A4 at 109 dpi
TEXT, LEADING, MARGIN = 19, 25, 34
COLOURS = {"key": "#0b5394", "value": "#1d1d1f", "comment": "#7a7a7a", "number": "#a64d00"}
LINE = re.compile(r"(?P<head>\s*(?:- )?)(?P<key>[\w-]+:)?(?P<value>.*)")


def excerpt(text: str) -> list[str]:
    """The case file without its comments and its empty lines, as much as the picture holds."""
    kept = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return kept[: (HEIGHT - 2 * MARGIN) // LEADING]


def case_picture(lines: list[str]) -> Image.Image:
    """Draw the lines as an editor does: keys, values and figures in their colours."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "#fbfbfd")
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT, TEXT)
    for number, line in enumerate(lines):
        parts = LINE.fullmatch(line)
        assert parts is not None  # noqa: S101 - the expression matches any line
        x, y = float(MARGIN), MARGIN + number * LEADING
        value = parts["value"]
        kind = "number" if re.search(r"\d", value) and not re.search(r"[A-Za-zé]{4}", value) else "value"
        for words, colour in ((parts["head"], "value"), (parts["key"] or "", "key"), (value, kind)):
            pen.text((x, y), words, font=font, fill=COLOURS[colour])
            x += pen.textlength(words, font=font)
    pen.rectangle((0, 0, WIDTH - 1, HEIGHT - 1), outline="#d0d0d8")
    return image


def letter_picture(pdf: bytes) -> Image.Image:
    """Draw the first page of the letter."""
    page = pypdfium2.PdfDocument(pdf)[0]
    drawn: Image.Image = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
    image = drawn.crop((0, 0, WIDTH, HEIGHT))
    ImageDraw.Draw(image).rectangle((0, 0, WIDTH - 1, HEIGHT - 1), outline="#d0d0d8")
    return image


def png(image: Image.Image) -> bytes:
    """The picture's bytes, few colours: the README is read on telephones."""
    buffer = BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def pictures() -> dict[str, bytes]:
    """Name -> bytes of each picture.

    Raises:
        ValueError: the demo office no longer lives at a date.
    """
    office, case = load_office(ROOT), load_case(ROOT, REFERENCE)
    if office.cabinet.au is None:
        raise ValueError("cases/_cabinet/cabinet.yaml has no date: the pictures would change every day")
    letter = next(one for one in make(draft_of(case, office, office.cabinet.au, DOCUMENT)) if one.name.endswith(".pdf"))
    text = (case.folder / "dossier.yaml").read_text(encoding="utf-8")
    return {
        "dossier.png": png(case_picture(excerpt(text))),
        "courrier.png": png(letter_picture(letter.content)),
    }


def main() -> None:
    """Write every picture."""
    made = {IMAGES / name: content for name, content in pictures().items()}
    if guide_pictures.CHROMIUM.exists():
        made |= {guide_pictures.IMAGES / name: content for name, content in guide_pictures.guide_pictures().items()}
    else:
        print("Chromium is absent (Debian: apt-get install chromium): the guide keeps its pictures")
    for path, content in made.items():
        write_if_changed(path, content)
        print(path)


if __name__ == "__main__":
    main()
