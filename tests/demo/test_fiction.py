"""Nothing in the demo portfolio can reach or name a real person, company, account or address."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image
from stdnum.fr import siren as stdnum_siren

from generator.load import list_references, load_case, load_office

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(path for path in (ROOT / "cases").rglob("*") if path.is_file())
EXHIBITS = [path for path in FILES if path.parent.name == "pieces"]
LIMIT = 15_000_000
PHONES = ("01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98")  # kept by the regulator for fiction


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def mail_texts(content: bytes) -> Iterator[str]:
    message = email.message_from_bytes(content, _class=EmailMessage, policy=email.policy.default)
    yield "\n".join(f"{name}: {value}" for name, value in message.items())
    for part in message.walk():
        if part.get_content_maintype() == "text":
            yield str(part.get_content())
        elif part.get_content_type() == "application/pdf":
            joined = part.get_payload(decode=True)
            assert isinstance(joined, bytes)
            yield pdf_text(joined)


@cache
def text_of(path: Path) -> str:
    """All that can be read in a file without looking at pixels."""
    if path.suffix == ".pdf":
        return pdf_text(path.read_bytes())
    if path.suffix == ".eml":
        return "\n".join(mail_texts(path.read_bytes()))
    return path.read_text(encoding="utf-8") if path.suffix == ".yaml" else ""


def found(pattern: str) -> list[tuple[str, str]]:
    """Every match in the portfolio, with the file it lies in."""
    return [
        (path.relative_to(ROOT).as_posix(), match) for path in FILES for match in re.findall(pattern, text_of(path))
    ]


def test_the_set_stays_small() -> None:
    assert sum(path.stat().st_size for path in FILES) < LIMIT


def test_every_domain_is_an_example() -> None:
    hosts = found(r"[\w.+-]+@([\w.-]+\w)") + found(r"https?://([^/\s<>\"']+)") + found(r"\bwww\.[\w.-]+\w")
    assert len(hosts) > 200
    assert [(file, host) for file, host in hosts if not host.endswith(".example")] == []
    assert found(r"(?i)\b[\w-]+\.(?:fr|com|net|org|eu|io)\b") == []


def test_every_telephone_number_belongs_to_fiction() -> None:
    numbers = found(r"(?<!\d)(?<!\d )0[1-9](?: \d\d){4}(?! ?\d)")
    assert len(numbers) > 100
    assert [(file, number) for file, number in numbers if not number.startswith(PHONES)] == []


def test_every_account_is_of_a_bank_that_does_not_exist() -> None:
    accounts = found(r"\bFR\d\d(?: ?[0-9A-Z]{4}){5} ?[0-9A-Z]{3}\b")
    assert len(accounts) > 20
    assert [(file, account) for file, account in accounts if not account.replace(" ", "").startswith("FR7699999")] == []


def test_every_siren_starts_with_000_and_is_well_formed() -> None:
    office = load_office(ROOT)
    parties = [*office.creanciers.values(), *office.intervenants.values()]
    parties += [
        debtor for reference in list_references(ROOT) for debtor in load_case(ROOT, reference).dossier.debiteurs
    ]
    numbers = [number for party in parties for number in (party.siren, party.siret) if number]
    assert numbers
    assert [number for number in numbers if not number.startswith("000")] == []
    assert all(stdnum_siren.is_valid(number[:9]) for number in numbers)
    printed = found(r"(?:SIREN|RCS [\w-]+|SIREN client) ?:? (\d{3} ?\d{3} ?\d{3})\b")
    assert len(printed) > 100
    assert [(file, number) for file, number in printed if not number.startswith("000")] == []


def test_every_registered_letter_has_a_number_of_zeros() -> None:
    letters = found(r"\b\d[A-Z] \d{3} \d{3} \d{4} \d\b")
    assert letters
    assert [(file, number) for file, number in letters if not number.startswith("1A 000 000 ")] == []


def test_every_document_that_can_be_read_says_it_is_fictional() -> None:
    texts = {path.name: text_of(path) for path in EXHIBITS if path.suffix == ".pdf"}
    assert [name for name, text in texts.items() if text.strip() and "fictif" not in text] == []


def test_no_photograph_says_where_it_was_taken() -> None:
    for path in EXHIBITS:
        if path.suffix == ".jpg":
            with Image.open(path) as picture:
                assert picture.getexif().get_ifd(0x8825) == {}
