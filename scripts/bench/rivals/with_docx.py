"""docxtpl then LibreOffice on the words of our letters. Stands alone: run by ``make bench`` in its own environment.

LibreOffice converts every file in one process: its kindest use.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import docx  # type: ignore[import-not-found]  # in its own environment only
import docxtpl  # type: ignore[import-not-found]  # in its own environment only


def template(path: Path) -> None:
    """A template of one loop: paragraphs, and the rows of tables with tabs."""
    document = docx.Document()
    document.add_paragraph("{%p for line in lines %}")
    document.add_paragraph("{{ line }}")
    document.add_paragraph("{%p endfor %}")
    document.save(path)


def processor() -> float:
    """Processor seconds of this process and its children."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    """Print the mean processor seconds of a letter."""
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice is not installed")
    letters = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        template(home / "t.docx")
        start, names = processor(), []
        for rank, blocks in enumerate(letters):
            filled = docxtpl.DocxTemplate(home / "t.docx")
            lines = ["\t".join(block) if isinstance(block, list) else block for block in blocks]
            filled.render({"lines": lines}, autoescape=True)
            names.append(str(home / f"l{rank}.docx"))
            filled.save(names[-1])
        command = [office, f"-env:UserInstallation=file://{home}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", folder, *names], check=True, capture_output=True, env={**os.environ, "HOME": folder}
        )
        made = len(list(home.glob("*.pdf")))
        if made != len(letters):
            sys.exit(f"LibreOffice made {made} letters out of {len(letters)}")
        print(json.dumps({"seconds": (processor() - start) / len(letters)}))


main()
