"""Write a portfolio of many realistic cases, for tests of scale: ``python -m scripts.big_portfolio FOLDER N``.

Each case has a debtor, one to four invoices, a history of three issued documents with their register, facts and
exhibits fitting one situation among ten, taken in. The office is the demo's. Same number of cases, same bytes: every
choice is drawn from a hash of the reference. Everything is fictional (SIREN in 000, ``.example`` domains).
"""

import argparse
import datetime as dt
import hashlib
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import TypeVar

from stdnum import luhn

from generator.exhibits.cache import engine
from generator.load import load_office
from generator.register.chain import Block, head, seal
from generator.writer import write_bytes
from scripts.big_situations import SITUATIONS, Bill, Plot, typed

ROOT = Path(__file__).resolve().parents[1]
AU = dt.date(2026, 11, 21)
SHARE = 250  # cases that a process writes at a time
Choice = TypeVar("Choice")
TRADES = (
    "Boulangerie",
    "Épicerie",
    "Brasserie",
    "Hôtel",
    "Traiteur",
    "Crêperie",
    "Fromagerie",
    "Librairie",
    "Fleuriste",
)
DREAMS = ("Chimère", "Mirage", "Utopie", "Fabula", "Illusion", "Songe", "Licorne", "Sirène", "Atlantide", "Féerie")
TOWNS = (
    ("69003", "Lyon", "Lyon"), ("38000", "Grenoble", "Grenoble"), ("42000", "Saint-Étienne", "Saint-Étienne"),
    ("01000", "Bourg-en-Bresse", "Bourg-en-Bresse"), ("73000", "Chambéry", "Chambéry"), ("71000", "Mâcon", "Mâcon"),
    ("74000", "Annecy", "Annecy"), ("26000", "Valence", "Romans"), ("63000", "Clermont-Ferrand", "Clermont-Ferrand"),
)  # fmt: skip
PEOPLE = ("Claire Songeur", "Paul Fictif", "Inès Conte", "Hugo Légende", "Nadia Oasis", "Théo Reflet", "Alba Rêve")
GOODS = ("farines et levures", "vaisselle et verrerie", "emballages", "matériel de cuisson", "linge de table", "épices")


class Draw:
    """Choices that look random and depend on the reference alone."""

    def __init__(self, reference: str) -> None:
        self._bytes = hashlib.shake_256(reference.encode()).digest(256)
        self._next = 0

    def below(self, bound: int) -> int:
        """A number from 0 to ``bound`` excluded."""
        self._next += 2
        return int.from_bytes(self._bytes[self._next - 2 : self._next]) % bound

    def one(self, choices: Sequence[Choice]) -> Choice:
        """One of the choices."""
        return choices[self.below(len(choices))]


def dossier(reference: str, index: int) -> tuple[str, Plot]:
    """Text of a case file, and the plot it tells."""
    draw = Draw(reference)
    situation = SITUATIONS[index % len(SITUATIONS)]
    due = AU - dt.timedelta(days=situation.youngest + draw.below(situation.spread))
    bills = [_bill(draw, reference, rank, due) for rank in range(1 + draw.below(4))]
    plot = Plot(reference, bills, due, situation.told(bills, due, AU))
    debtor = _debtor(draw, reference, index, situation.consumer)
    claim = "vente-a-consommateur" if situation.consumer else "vente-entre-professionnels"
    parts = [
        "# yaml-language-server: $schema=../../schema/dossier.schema.json",
        f"# {situation.title}",
        "# Dossier fictif, écrit par scripts/big_portfolio.py pour les essais de charge.",
        f"format: 1\nreference: {reference}\ncreancier: comptoir-durand",
        f"responsable: {draw.one(('a.petit', 'm.lenoir'))}\nstrategie: standard\n",
        debtor,
        f"creance:\n  origine: fourniture de {draw.one(GOODS)}, commandes de l'année {due.year}\n  famille: {claim}\n",
        "factures:",
        *(_bill_text(bill) for bill in bills),
        *plot.told,
        "pieces:",
        *(_exhibit_text(*exhibit) for exhibit in _exhibits(plot)),
    ]
    return "\n".join(parts) + "\n", plot


def _bill(draw: Draw, reference: str, rank: int, due: dt.date) -> Bill:
    net = 150 + draw.below(9000)
    later = due + dt.timedelta(days=rank)
    return Bill(f"F-{reference}-{rank + 1}", later - dt.timedelta(days=30), later, net)


def _debtor(draw: Draw, reference: str, index: int, consumer: bool) -> str:  # noqa: FBT001 - a property of the plot
    code, town, registry = draw.one(TOWNS)
    number, person = 1 + draw.below(140), draw.one(PEOPLE)
    first, last = person.split(" ")
    street = f"{number} rue {draw.one(('des Chimères', 'de la Fiction', 'des Reflets', 'du Conte', 'de Cocagne'))}"
    place = f"    adresse:\n      rue: {street}\n      code-postal: {code}\n      ville: {town}"
    slug = f"client-{reference}"
    contact = (
        f"    contacts:\n      - nom: {person}\n        fonction: comptabilité\n"
        f"        courriel: compta@{slug}.example\n"
        f"        telephone: 06 39 98 {index // 100 % 100:02d} {index % 100:02d}\n"
        f"      - nom: {draw.one(PEOPLE)}\n        fonction: direction\n        courriel: direction@{slug}.example\n"
    )
    if consumer:
        return (
            "debiteurs:\n  - lien: principal\n    nature: particulier\n    qualite: consommateur\n"
            f"    civilite: Madame\n    nom: {last}\n    prenoms: {first}\n{place}\n{contact}"
        )
    base = f"000{index % 100_000:05d}"
    siren = base + luhn.calc_check_digit(base)
    return (
        "debiteurs:\n  - lien: principal\n    nature: societe\n    qualite: professionnel\n    commercant: oui\n"
        f"    denomination: {draw.one(TRADES)} {draw.one(DREAMS)} {index}\n"
        f"    forme: {draw.one(('SARL', 'SAS', 'SA'))}\n"
        f"    capital: {typed(Decimal(1000 * (1 + draw.below(90))))}\n"
        f"    siren: {siren[:3]} {siren[3:6]} {siren[6:]}\n    greffe: {registry}\n"
        f"    representant: {person}, direction\n{place}\n{contact}"
    )


def _bill_text(bill: Bill) -> str:
    key = bill.number.lower()
    return (
        f"  - numero: {bill.number}\n    date: {bill.day}\n    echeance: {bill.due}\n"
        f"    conditions: 30 jours date de facture\n    montant-ht: {typed(Decimal(bill.net))}\n    tva: 20 %\n"
        f"    montant-ttc: {typed(bill.total)}\n    objet: marchandises livrées le {bill.day:%d/%m/%Y}\n"
        f"    execution-le: {bill.day}\n    piece: {key}\n    livraison: bl-{key}\n"
    )


def _exhibits(plot: Plot) -> Iterator[tuple[str, str, str, dt.date]]:
    for bill in plot.bills:
        key = bill.number.lower()
        yield key, f"Facture n° {bill.number}", "facture", bill.day
        yield f"bl-{key}", f"Bon de livraison de la facture {bill.number}, signé", "livraison", bill.day
    for sent in plot.sent:
        if sent.channel == "lrar":
            yield "ar", "Avis de réception de la mise en demeure", "accuse", sent.shown


def _exhibit_text(name: str, title: str, nature: str, day: dt.date) -> str:
    return f"  - id: {name}\n    fichier: pieces/{name}.pdf\n    nature: {nature}\n    titre: {title}\n    date: {day}"


def small_pdf(text: str) -> bytes:
    """A valid one-page PDF that says ``text`` (ASCII) and that it is fictional.

    Its lines bring it to about 2 kB: a real document is never as small as a pointer of Git LFS, which is looked into.
    """
    lines = "".join(f" 0 -24 Td (Ligne {rank} d'un document fictif, sans valeur) Tj" for rank in range(1, 25))
    stream = f"BT /F1 12 Tf 60 760 Td ({text} - document fictif) Tj{lines} ET".encode("ascii")
    fonts = b"<< /Font << /F1 5 0 R >> >>"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>" % fonts,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


@cache
def _engine() -> str:
    """The engine that takes pièces in, asked once a process."""
    return engine()


def taken_in(exhibits: Sequence[tuple[str, bytes]]) -> bytes:
    """The ``pieces.lock`` of exhibits as ``recouvre verser`` writes it, by hand too: none is communicated."""
    header = "# Écrit par « recouvre verser » : l'empreinte des pièces. Ne pas modifier à la main.\n"
    blocks = "".join(
        f"- id: {name}\n  fichier: pieces/{name}.pdf\n  sha256: {hashlib.sha256(content).hexdigest()}\n"
        f"  octets: '{len(content)}'\n  genre: pdf\n  pages: '1'\n"
        "  constats:\n    version: '1.4'\n    fins-de-fichier: '1'\n"
        for name, content in exhibits
    )
    return f"{header}format: '1'\nmoteur: {_engine()}\npieces:\n{blocks}".encode()


def issued(plot: Plot, iban: str) -> Iterator[tuple[str, bytes]]:
    """Files of ``emis/``: three documents, and the register that chains them."""
    blocks: list[Block] = []
    for rank, sent in enumerate(plot.sent, start=1):
        home, name = f"{rank:04d}-{sent.document}", f"{sent.document}.pdf"
        content = small_pdf(f"{plot.reference} {home}")
        digest = hashlib.sha256(content).hexdigest()
        block = {
            "seq": str(rank),
            "nature": "emission",
            "document": sent.document,
            "dossier": home,
            "emis-le": sent.day.isoformat(),
            "iban": iban,
            "fichiers": [{"fichier": name, "sha256": digest, "octets": str(len(content))}],
            "moteur": {"recouvre": "exemple"},
        }
        blocks.append(seal(block, head(blocks)))
        yield f"emis/{home}/{name}", content
    yield "emis/registre.yaml", "".join(map(_block_text, blocks)).encode()


def _block_text(block: Block) -> str:
    """A block as ``recouvre emettre`` writes it; by hand, ten times faster than a YAML library."""
    (file,) = block["fichiers"]
    return (
        f"- seq: '{block['seq']}'\n  nature: emission\n  document: {block['document']}\n  dossier: {block['dossier']}\n"
        f"  emis-le: '{block['emis-le']}'\n  iban: {block['iban']}\n  fichiers:\n"
        f"  - fichier: {file['fichier']}\n    sha256: '{file['sha256']}'\n    octets: '{file['octets']}'\n"
        f"  moteur:\n    recouvre: exemple\n  precedent: '{block['precedent']}'\n  bloc: '{block['bloc']}'\n"
    )


def case_files(index: int, iban: str) -> Iterator[tuple[str, bytes]]:
    """Every file of case number ``index``, its path relative to ``cases/``."""
    reference = f"2026-{index:05d}"
    text, plot = dossier(reference, index)
    yield f"{reference}/dossier.yaml", text.encode()
    exhibits = [(name, small_pdf(title.replace("n° ", "").replace("é", "e"))) for name, title, _, _ in _exhibits(plot)]
    yield from ((f"{reference}/pieces/{name}.pdf", content) for name, content in exhibits)
    yield f"{reference}/pieces.lock", taken_in(exhibits)
    yield from ((f"{reference}/{name}", content) for name, content in issued(plot, iban))


def write_cases(folder: Path, iban: str, indexes: Sequence[int]) -> int:
    """Write some cases; return the number of bytes written."""
    size = 0
    for index in indexes:
        for name, content in case_files(index, iban):
            write_bytes(folder / "cases" / name, content)
            size += len(content)
    return size


def write_portfolio(folder: Path, count: int) -> int:
    """Write ``count`` cases and the demo's office under ``folder``, on every core; return the number of bytes."""
    for path in sorted((ROOT / "cases" / "_cabinet").rglob("*.yaml")):
        write_bytes(folder / "cases" / path.relative_to(ROOT / "cases"), path.read_bytes())
    iban = load_office(ROOT).creanciers["comptoir-durand"].iban
    shares = [range(first, min(first + SHARE, count + 1)) for first in range(1, count + 1, SHARE)]
    with ProcessPoolExecutor() as pool:
        return sum(pool.map(partial(write_cases, folder, iban), shares))


def main(arguments: list[str]) -> int:
    """Read the command line, write, say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="office to write: it will hold cases/")
    parser.add_argument("count", type=int, help="number of cases")
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    size = write_portfolio(options.folder, options.count)
    print(f"{options.count} cases, {size / 1e6:.0f} MB, {time.perf_counter() - start:.1f} s, in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
