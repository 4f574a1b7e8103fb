"""What the site says of one case: its page, and that of its evidence."""

from collections.abc import Container, Iterator

from generator.pages import evidence
from generator.pages.dossier import case_page
from generator.pages.reading import read
from generator.pages.shell import Page, Shell
from generator.pages.types import Vue


def case_pages(vue: Vue, shell: Shell, kept: Container[str] = ()) -> Iterator[Page]:
    """Make the pages of a case, but for those ``kept``.

    Raises:
        RenderError: a template asks for a value that does not exist.
    """
    seen = read(vue)
    yield case_page(vue, seen, shell)
    if vue.case.dossier.pieces and evidence.NAME not in kept:
        yield evidence.evidence_page(vue, seen, shell)
