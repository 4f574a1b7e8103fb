"""HTML -> PDF as the rest of the engine calls it; WeasyPrint is imported at the first document only."""

from collections.abc import Mapping
from pathlib import Path

from generator.findings import RenderError
from generator.render.glyphs import name_of, unprintable


def pdf(  # noqa: PLR0913 - one page setting each
    html: str,
    *,
    style: str = "courrier.css",
    root: Path | None = None,
    images: Mapping[str, bytes] | None = None,
    couleur: str | None = None,
    tagged: bool = True,
) -> bytes:
    """Print an HTML document as a tagged PDF (PDF/UA-1 declared); same arguments, same bytes.

    Args:
        html: the whole document, with ``<html lang="fr">`` and a ``<title>``; what ``render.html`` gives.
        style: stylesheet of ``templates/styles/``; the office may have its own version.
        root: the office's folder.
        images: PNG or JPEG bytes by name, reached in the HTML as ``/images/<name>``.
        couleur: ``#rrggbb`` put in the custom property ``--teinte``.
        tagged: False for a page that takes the place of a pièce in a liasse.

    Raises:
        RenderError: a character no vendored font prints, a URL that is not ours, a warning of the renderer.
    """
    if missing := unprintable(html, root):
        raise RenderError(f"caractère absent de nos polices : {', '.join(map(name_of, missing))}.")
    from generator.render.engine import engine  # noqa: PLC0415 - WeasyPrint costs half a second

    return engine(root).pdf(html, style, images or {}, couleur, "pdf/ua-1" if tagged else None)
