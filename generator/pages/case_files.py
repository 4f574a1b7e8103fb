"""What the site holds of one case: its page, that of its evidence, its calendar."""

from generator.pages import evidence
from generator.pages.dossier import case_page
from generator.pages.feeds import case_feed
from generator.pages.reading import read
from generator.pages.resume import Resume
from generator.pages.shell import Shell
from generator.pages.types import Vue


def case_files(vue: Vue, row: Resume, shell: Shell) -> dict[str, bytes]:
    """Make the files of a case's folder: name under ``dossiers/<reference>/`` -> bytes; ``row`` is its summary.

    Raises:
        RenderError: a template asks for a value that does not exist.
    """
    seen = read(vue)
    files = {"index.html": case_page(vue, seen, shell), "echeances.ics": case_feed(row, vue.situation.au)}
    if vue.case.dossier.pieces:
        files[evidence.NAME] = evidence.evidence_page(vue, seen, shell)
    return files
