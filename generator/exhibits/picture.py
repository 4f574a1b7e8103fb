"""The picture of one page of a clean PDF, for the recognition of its text. Runs in the limited child."""

from io import BytesIO

from pypdfium2 import PdfDocument, PdfiumError

from generator.exhibits.facts import Faits
from generator.exhibits.ocr import DENSITY
from generator.exhibits.protocol import Job, Read
from generator.exhibits.refusals import refuse
from generator.exhibits.sheet import POINTS


def picture(data: bytes, job: Job) -> Read:
    """Draw a page in grey.

    Raises:
        RefusedError: the page cannot be drawn.
    """
    try:
        with PdfDocument(data) as pdf:
            drawn = pdf[job.picture_of - 1].render(scale=DENSITY / POINTS, grayscale=True).to_pil()
    except PdfiumError as error:
        raise refuse("corrompu", "page non dessinée") from error
    output = BytesIO()
    drawn.rotate(-job.turn, expand=True).save(output, "PNG", compress_level=1)
    return output.getvalue(), Faits(pages=1), []
