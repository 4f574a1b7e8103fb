"""The data of a Factur-X invoice: a PDF that carries the invoice as XML (EN 16931, « Cross Industry Invoice »).

Read in the limited child process, like the rest of the file; a document type is refused, whatever its encoding, so that
no entity is expanded. Ten values are read, none is believed: they are compared with what the case says. The libraries
of the format write and validate invoices, over the network for some; reading those values needs an XML parser only.
"""

import re
import xml.etree.ElementTree as ET  # the document type refused, nothing is expanded nor fetched
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from pikepdf import Pdf, PikepdfError

from generator.exhibits.facts import FactureElectronique

NAMES = frozenset({"factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"})
LARGEST = 5_000_000  # bytes: the attachments written inside the XML included
_LONGEST = 100  # characters of a number
_ROOT = re.compile(r"\{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:\d+\}CrossIndustryInvoice")
_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)")
_AMOUNT = re.compile(r"(-?\d{1,12}(?:\.\d\d?)?)(?:(?<=\.\d\d)0{1,2})?", re.ASCII)  # to the cent (BR-DEC)
_SIREN = re.compile(r"(\d{9})(?:\d{5})?", re.ASCII)  # or the SIRET, which begins with it
_DEAL = "SupplyChainTradeTransaction/ApplicableHeaderTrade"
_SUM = f"{_DEAL}Settlement/SpecifiedTradeSettlementHeaderMonetarySummation"
_OF_THE_REGISTER = {"", "0002", "0009"}  # ISO 6523: SIREN, SIRET; a DUNS (0060) has nine figures too
_FRENCH_VAT = re.compile(r"FR[0-9A-Z]{2}(\d{9})", re.ASCII)
_VAT = re.compile(r"[A-Z]{2}[0-9A-Z+*]{2,13}", re.ASCII)


def read(pdf: Pdf) -> FactureElectronique | None:
    """The data of the invoice that a PDF carries; ``None`` when it carries none that can be read."""
    for name, content in _embedded(pdf):
        with suppress(ET.ParseError, ValueError, LookupError, OSError):  # an encoding that the child may not import
            if invoice := _invoice(name, content):
                return invoice
    return None


def _embedded(pdf: Pdf) -> Iterator[tuple[str, bytes]]:
    with suppress(PikepdfError, ValueError, TypeError, LookupError, AttributeError):  # a damaged list of files
        for name, file in pdf.attachments.items():
            if name.lower() in NAMES and len(content := file.get_file().read_bytes()) <= LARGEST:
                yield name, content


class _Builder(ET.TreeBuilder):
    """Builds the tree; a document type stops it before the element that would use its entities."""

    def doctype(self, *_declared: object) -> None:
        raise ValueError


def _invoice(name: str, content: bytes) -> FactureElectronique | None:
    root = ET.fromstring(content, ET.XMLParser(target=_Builder()))  # noqa: S314 - see the module
    if not _ROOT.fullmatch(root.tag):
        return None
    return FactureElectronique(
        fichier=name,
        nature=_text(root, "ExchangedDocument/TypeCode"),
        numero=_text(root, "ExchangedDocument/ID"),
        date=_date(root, "ExchangedDocument/IssueDateTime"),
        echeance=_date(root, f"{_DEAL}Settlement/SpecifiedTradePaymentTerms/DueDateDateTime"),
        devise=_text(root, f"{_DEAL}Settlement/InvoiceCurrencyCode").upper(),
        montant_ttc=_matching(_AMOUNT, root, f"{_SUM}/GrandTotalAmount"),
        montant_ht=_matching(_AMOUNT, root, f"{_SUM}/TaxBasisTotalAmount"),
        acompte=_matching(_AMOUNT, root, f"{_SUM}/TotalPrepaidAmount"),
        vendeur=_company(root, f"{_DEAL}Agreement/SellerTradeParty"),
        acheteur=_company(root, f"{_DEAL}Agreement/BuyerTradeParty"),
    )


def _company(root: ET.Element, party: str) -> str:
    """Its SIREN (BT-30, BT-47), failing that the one in its French VAT number (BT-31, BT-48), or a foreign one."""
    legal, vat = f"{party}/SpecifiedLegalOrganization/ID", f"{party}/SpecifiedTaxRegistration/ID[@schemeID='VA']"
    scheme = next((found.get("schemeID", "") for found in root.iterfind(_path(legal))), "")
    return (
        (_matching(_SIREN, root, legal) if scheme in _OF_THE_REGISTER else "")
        or _matching(_FRENCH_VAT, root, vat)
        or _matching(_VAT, root, vat)
    )


def _text(root: ET.Element, path: str) -> str:
    """Text of an element, on one line; the versions of the format differ by their namespaces only."""
    found = root.findtext(_path(path), "")
    return " ".join(found.split())[:_LONGEST]


def _path(path: str) -> str:
    return "/".join(f"{{*}}{step}" for step in path.split("/"))


def _date(root: ET.Element, path: str) -> str:
    digits = _DATE.fullmatch(_text(root, f"{path}/DateTimeString"))
    with suppress(ValueError):
        return date.fromisoformat("-".join(digits.groups())).isoformat() if digits else ""
    return ""


def _matching(form: re.Pattern[str], root: ET.Element, path: str) -> str:
    found = form.fullmatch(_text(root, path).replace(" ", "").upper())
    return found[found.lastindex or 0] if found else ""
