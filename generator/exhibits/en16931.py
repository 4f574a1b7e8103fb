"""The data of an electronic invoice (EN 16931), in the two syntaxes that carry them: CII and UBL.

Read in the limited child process; a document type is refused, whatever its encoding, so that no entity is expanded.
Nothing read is believed: it is compared with what the case says, or shown to who opens one. A value said twice, each
time otherwise (the dates of several instalments), or longer than any number or name, is none: half would be printed.

The libraries of the format write and validate invoices, over the network for some; reading some twenty values needs an
XML parser only.
"""

import re
import xml.etree.ElementTree as ET  # the document type refused, nothing is expanded nor fetched
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from generator.exhibits.facts import Acheteur, FactureElectronique, FactureLue

LARGEST = 5_000_000  # bytes: the attachments written inside the XML included
_LONGEST = 100  # characters of a value
_CREDIT_NOTE = "381"
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
    amounts: Mapping[str, str]
    terms: str  # BT-20
    before: str  # BT-25: the number of an invoice that this one corrects, or whose advance it deducts
    due: str  # BT-115: what is left to pay, the advance deducted, rounded perhaps
    payee: str  # BT-59: the name of who is to be paid, where he is not the seller
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
    },
    {
        "montant_ttc": f"{_SUM}/GrandTotalAmount",
        "montant_ht": f"{_SUM}/TaxBasisTotalAmount",
        "acompte": f"{_SUM}/TotalPrepaidAmount",
    },
    terms=f"{_DEAL}Settlement/SpecifiedTradePaymentTerms/Description",
    before=f"{_DEAL}Settlement/InvoiceReferencedDocument/IssuerAssignedID",
    due=f"{_SUM}/DuePayableAmount",
    payee=f"{_DEAL}Settlement/PayeeTradeParty/Name",
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
    },
    {
        "montant_ttc": "LegalMonetaryTotal/TaxInclusiveAmount",
        "montant_ht": "LegalMonetaryTotal/TaxExclusiveAmount",
        "acompte": "LegalMonetaryTotal/PrepaidAmount",
    },
    terms="PaymentTerms/Note",
    before="BillingReference/InvoiceDocumentReference/ID",
    due="LegalMonetaryTotal/PayableAmount",
    payee="PayeeParty/PartyName/Name",
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
        nature=_CREDIT_NOTE if root.tag.endswith("}CreditNote") else said["nature"],  # whatever its code says
        numero=said["numero"],
        date=_date(said["date"]),
        echeance=_date(said["echeance"]),
        devise=said["devise"].upper(),
        **_amounts(syntax, root, said["devise"].upper()),
        vendeur=_company(syntax, root.find(_path(syntax.seller))),
        acheteur=_company(syntax, root.find(_path(syntax.buyer))),
    )


def opened_from(syntax: Syntax, root: ET.Element, fichier: str) -> FactureLue:
    """What it says to who opens a case from it."""
    return FactureLue(
        invoice(syntax, root, fichier),
        buyer(syntax, root),
        vendeur=_text(root.find(_path(syntax.seller)), *syntax.party["nom"]),
        conditions=_text(root, syntax.terms),
        precedentes=tuple(sorted(_texts(root, syntax.before))),
        a_payer=_matching(_AMOUNT, _text(root, syntax.due)),
        beneficiaire=_text(root, syntax.payee),
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
    found = (_texts(element, path) for path in paths)
    return ", ".join(texts.pop() for texts in found if len(texts) == 1)


def _texts(element: ET.Element, path: str) -> set[str]:
    """What is said there, each once."""
    return {text for found in element.iterfind(_path(path)) if (text := _line(found))}


def _line(element: ET.Element) -> str:
    text = " ".join((element.text or "").split())
    return text if len(text) <= _LONGEST else ""


def _amounts(syntax: Syntax, root: ET.Element, currency: str) -> dict[str, str]:
    """Each to the cent; no price where an advance cannot be read, or one is in another currency: too much is asked."""
    said = {key: _text(root, path) for key, path in syntax.amounts.items()}
    read = {key: _matching(_AMOUNT, text) for key, text in said.items()}
    places = (found for path in syntax.amounts.values() for found in root.iterfind(_path(path)))
    other = any(place.get("currencyID", currency).upper() != currency for place in places)
    return read | {"montant_ttc": ""} if other or (said["acompte"] and not read["acompte"]) else read


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
