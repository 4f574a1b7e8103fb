"""The data of an electronic invoice (EN 16931), in the two syntaxes that carry them: CII and UBL.

Read in the limited child process; a document type is refused, whatever its encoding, so that no entity is expanded.
Nothing read is believed: it is compared with what the case says, or shown to who opens one. The libraries of the format
write and validate invoices, over the network for some; reading some twenty values needs an XML parser only.
"""

import re
import xml.etree.ElementTree as ET  # the document type refused, nothing is expanded nor fetched
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from generator.exhibits.facts import Acheteur, FactureElectronique

LARGEST = 5_000_000  # bytes: the attachments written inside the XML included
_LONGEST = 100  # characters of a value
_DATE = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)", re.ASCII)
_AMOUNT = re.compile(r"(-?\d{1,12}(?:\.\d\d?)?)(?:(?<=\.\d\d)0{1,2})?", re.ASCII)  # to the cent (BR-DEC)
_SIREN = re.compile(r"(\d{9})(?:\d{5})?", re.ASCII)  # or the SIRET, which begins with it
_OF_THE_REGISTER = {"", "0002", "0009"}  # ISO 6523: SIREN, SIRET; a DUNS (0060) has nine figures too
_FRENCH_VAT = re.compile(r"FR[0-9A-Z]{2}(\d{9})", re.ASCII)
_VAT = re.compile(r"[A-Z]{2}[0-9A-Z+*]{2,13}", re.ASCII)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


class Syntax(NamedTuple):
    """Where each value is, by steps of an XML path whatever their namespace; those of a party are under it."""

    root: re.Pattern[str]
    invoice: Mapping[str, tuple[str, ...]]
    buyer: str
    seller: str
    legal: str  # BT-30, BT-47
    vat: str  # BT-31, BT-48
    party: Mapping[str, tuple[str, ...]]


_DEAL = "SupplyChainTradeTransaction/ApplicableHeaderTrade"
_SUM = f"{_DEAL}Settlement/SpecifiedTradeSettlementHeaderMonetarySummation"
CII = Syntax(
    re.compile(r"\{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:\d+\}CrossIndustryInvoice"),
    {
        "nature": ("ExchangedDocument/TypeCode",),
        "numero": ("ExchangedDocument/ID",),
        "date": ("ExchangedDocument/IssueDateTime/DateTimeString",),
        "echeance": (f"{_DEAL}Settlement/SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString",),
        "devise": (f"{_DEAL}Settlement/InvoiceCurrencyCode",),
        "montant_ttc": (f"{_SUM}/GrandTotalAmount",),
        "montant_ht": (f"{_SUM}/TaxBasisTotalAmount",),
        "acompte": (f"{_SUM}/TotalPrepaidAmount",),
    },
    buyer=f"{_DEAL}Agreement/BuyerTradeParty",
    seller=f"{_DEAL}Agreement/SellerTradeParty",
    legal="SpecifiedLegalOrganization/ID",
    vat="SpecifiedTaxRegistration/ID[@schemeID='VA']",
    party={
        "nom": ("Name",),
        "rue": ("PostalTradeAddress/LineOne", "PostalTradeAddress/LineTwo", "PostalTradeAddress/LineThree"),
        "code_postal": ("PostalTradeAddress/PostcodeCode",),
        "ville": ("PostalTradeAddress/CityName",),
        "pays": ("PostalTradeAddress/CountryID",),
        "courriel": ("DefinedTradeContact/EmailURIUniversalCommunication/URIID",),
    },
)
UBL = Syntax(
    re.compile(r"\{urn:oasis:names:specification:ubl:schema:xsd:(?:Invoice|CreditNote)-2\}(?:Invoice|CreditNote)"),
    {
        "nature": ("InvoiceTypeCode", "CreditNoteTypeCode"),
        "numero": ("ID",),
        "date": ("IssueDate",),
        "echeance": ("DueDate",),
        "devise": ("DocumentCurrencyCode",),
        "montant_ttc": ("LegalMonetaryTotal/TaxInclusiveAmount",),
        "montant_ht": ("LegalMonetaryTotal/TaxExclusiveAmount",),
        "acompte": ("LegalMonetaryTotal/PrepaidAmount",),
    },
    buyer="AccountingCustomerParty/Party",
    seller="AccountingSupplierParty/Party",
    legal="PartyLegalEntity/CompanyID",
    vat="PartyTaxScheme/CompanyID",
    party={
        "nom": ("PartyLegalEntity/RegistrationName",),
        "rue": ("PostalAddress/StreetName", "PostalAddress/AdditionalStreetName", "PostalAddress/AddressLine/Line"),
        "code_postal": ("PostalAddress/PostalZone",),
        "ville": ("PostalAddress/CityName",),
        "pays": ("PostalAddress/Country/IdentificationCode",),
        "courriel": ("Contact/ElectronicMail",),
    },
)


Parsed = tuple[Syntax, ET.Element]


class _Builder(ET.TreeBuilder):
    """Builds the tree; a document type stops it before the element that would use its entities."""

    def doctype(self, *_declared: object) -> None:
        raise ValueError


def parsed(content: bytes) -> Parsed | None:
    """The tree of an invoice and its syntax; ``None`` when it is none that can be read."""
    if len(content) > LARGEST:
        return None
    with suppress(ET.ParseError, ValueError, LookupError, OSError):  # an encoding that the child may not import
        root: ET.Element = ET.fromstring(content, ET.XMLParser(target=_Builder()))  # noqa: S314 - see the module
        return next(((syntax, root) for syntax in (CII, UBL) if syntax.root.fullmatch(root.tag)), None)
    return None


def invoice(syntax: Syntax, root: ET.Element, fichier: str) -> FactureElectronique:
    """What it says of itself; ``fichier`` is the file that holds it."""
    said = {key: _text(root, *paths) for key, paths in syntax.invoice.items()}
    return FactureElectronique(
        fichier=fichier,
        nature=said["nature"],
        numero=said["numero"],
        date=_date(said["date"]),
        echeance=_date(said["echeance"]),
        devise=said["devise"].upper(),
        montant_ttc=_matching(_AMOUNT, said["montant_ttc"]),
        montant_ht=_matching(_AMOUNT, said["montant_ht"]),
        acompte=_matching(_AMOUNT, said["acompte"]),
        vendeur=_company(syntax, root.find(_path(syntax.seller))),
        acheteur=_company(syntax, root.find(_path(syntax.buyer))),
    )


def buyer(syntax: Syntax, root: ET.Element) -> Acheteur:
    """Who owes it, as it was written to."""
    party = root.find(_path(syntax.buyer))
    said = {key: _text(party, *paths) for key, paths in syntax.party.items()}
    said["courriel"] = said["courriel"] if _ADDRESS.fullmatch(said["courriel"]) else ""
    return Acheteur(**said)


def _company(syntax: Syntax, party: ET.Element | None) -> str:
    """Its SIREN, failing that the one in its French VAT number, or a foreign one."""
    if party is None:
        return ""
    legal = party.find(_path(syntax.legal))
    own = legal is not None and legal.get("schemeID", "") in _OF_THE_REGISTER
    taxed = [_line(found) for found in party.iterfind(_path(syntax.vat))]
    tries = [(_SIREN, [_line(legal)] if own and legal is not None else []), (_FRENCH_VAT, taxed), (_VAT, taxed)]
    return next((said for form, texts in tries for text in texts if (said := _matching(form, text))), "")


def _text(element: ET.Element | None, *paths: str) -> str:
    """Text of the elements, on one line; the versions of a syntax differ by their namespaces only."""
    if element is None:
        return ""
    found = (_line(element.find(_path(path))) for path in paths)
    return ", ".join(filter(None, found))[:_LONGEST]


def _line(element: ET.Element | None) -> str:
    return " ".join((element.text or "").split())[:_LONGEST] if element is not None else ""


def _path(path: str) -> str:
    return "/".join(f"{{*}}{step}" for step in path.split("/"))


def _date(text: str) -> str:
    digits = _DATE.fullmatch(text)
    with suppress(ValueError):
        return date.fromisoformat("-".join(digits.group(1, 3, 4))).isoformat() if digits else ""
    return ""


def _matching(form: re.Pattern[str], text: str) -> str:
    found = form.fullmatch(text.replace(" ", "").upper())
    return found[found.lastindex or 0] if found else ""
