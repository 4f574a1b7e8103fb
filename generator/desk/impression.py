"""What is printed of letters issued: one PDF per way of sending, the letters in their order, each on a fresh sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from msgspec import Struct
from pikepdf import OutlineItem, Pdf

from generator.bundle.printed import pages_only
from generator.case import Case
from generator.findings import CaseInvalid, Finding
from generator.model import FaitEnvoi, noted_as
from generator.pdf import content_of
from generator.phrases import TO_SAY
from generator.register.chain import Block
from generator.register.verify import frozen
from generator.vocabulary import Envoi
from generator.writer import write_bytes

ACTES = "actes"  # what is no letter: it leaves by no channel of its own


class Printed(Struct, frozen=True):
    """The letters of a way of sending, and the sheets of paper they take."""

    content: bytes
    letters: int
    sheets: int


def to_print(issued: Iterable[tuple[str, Case, Block]]) -> dict[str, Printed]:
    """By way of sending, the PDF to print of documents issued; an e-mail has none.

    Raises:
        CaseInvalid: a file is no longer what was issued.
    """
    groups: dict[str, list[tuple[str, bytes]]] = {}
    for channel, case, block in issued:
        for name in _papers(block) if channel != Envoi.COURRIEL else ():
            title = f"{case.dossier.reference} – {name.removesuffix('.pdf')}"
            groups.setdefault(channel, []).append((title, _content(case, block, name)))
    return {channel: _merged(channel, papers) for channel, papers in groups.items()}


def put(folder: Path, name: str, batches: Mapping[str, Printed]) -> Iterator[tuple[Path, Printed]]:
    """Write what is to be printed of a sheet; yield each file. What an earlier run left there is gone first."""
    for channel in (*Envoi, ACTES):
        path = folder / f"{name}-{channel}.pdf"
        if channel in batches:
            write_bytes(path, batches[channel].content)
            yield path, batches[channel]
        else:
            path.unlink(missing_ok=True)


def sent_by(case: Case, block: Block) -> str:
    """How an issue left, as the journal says; nothing for an act."""
    noted = noted_as(case.dossier.journal, block["seq"])
    return str(noted[1].envoi or "") if noted and isinstance(noted[1], FaitEnvoi) else ""


def messages(case: Case, block: Block) -> list[str]:
    """The e-mails of an issue, to be opened in the office's own program: paths from its folder."""
    names = (file["fichier"] for file in block["fichiers"])
    return [_shown(case, block, name) for name in names if name.endswith(".eml")]


def to_do(case: Case, block: Block) -> Iterator[str]:
    """What is left to do of a document just issued, one French sentence each: nothing leaves by itself."""
    channel = sent_by(case, block)
    if channel == Envoi.COURRIEL:
        yield f"À ouvrir dans la messagerie et à envoyer : {', '.join(messages(case, block))}"
        return
    papers = ", ".join(_shown(case, block, name) for name in _papers(block))
    yield f"À imprimer, à signer, à envoyer avec les pièces annoncées : {papers}"
    proof = f"recouvre completer {case.folder.name} {block['seq']}"
    if channel == Envoi.LRAR:
        yield f'Au dépôt : {proof} DEPOT.pdf --suivi "{TO_SAY}"'
        yield f"Au retour de l'avis : {proof} AVIS.pdf --verser --presentee-le JJ/MM/AAAA --avis {TO_SAY}"
    elif channel != Envoi.COURRIER:
        yield f"Ce qui en prouve l'envoi ou la remise : {proof} PREUVE.pdf"


def _papers(block: Mapping[str, Sequence[Mapping[str, str]]]) -> list[str]:
    """The printed files of an issue, the letter first, then what goes with it."""
    names = [file["fichier"] for file in block["fichiers"] if file["fichier"].endswith(".pdf")]
    return sorted(names, key=lambda name: (not name.startswith(str(block["document"])), name))


def _content(case: Case, block: Block, name: str) -> bytes:
    content = frozen(case, block, name)
    if content is None:
        message = "absent ou modifié depuis l'émission."
        raise CaseInvalid([Finding.of_file(_shown(case, block, name), message, "Lancer « recouvre controler ».")])
    return content


def _shown(case: Case, block: Block, name: str) -> str:
    """Path of a file of an issue, from the office's folder."""
    return case.shown(f"emis/{block['dossier']}/{name}")


def _merged(channel: str, papers: Sequence[tuple[str, bytes]]) -> Printed:
    """Letters one after the other; a blank page after an odd number, so that each begins on a recto."""
    with ExitStack() as stack:
        pdf = stack.enter_context(Pdf.new())
        starts = []
        for title, content in papers:
            starts.append((title, len(pdf.pages)))
            pdf.pages.extend(stack.enter_context(pages_only(content)).pages)
            if len(pdf.pages) % 2:
                width, height = (float(edge) for edge in list(pdf.pages[-1].mediabox)[2:])
                pdf.add_blank_page(page_size=(width, height))
        with pdf.open_outline() as outline:
            outline.root.extend(OutlineItem(title, start) for title, start in starts)
        pdf.docinfo["/Title"] = f"À imprimer : {channel}"
        return Printed(content_of(pdf), len(papers), len(pdf.pages) // 2)
