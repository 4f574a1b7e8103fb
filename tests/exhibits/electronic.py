"""Electronic invoices of the tests: the same one as CII, UBL and Factur-X, but for what is said otherwise."""

from pikepdf import AttachedFileSpec

from tests.exhibits.hostile_pdf import blank, saved

NAMESPACES = "".join(
    f' xmlns:{prefix}="urn:un:unece:uncefact:data:standard:{name}:100"'
    for prefix, name in (
        ("rsm", "CrossIndustryInvoice"),
        ("ram", "ReusableAggregateBusinessInformationEntity"),
        ("udt", "UnqualifiedDataType"),
    )
)
SAYS = {
    "nature": "380", "numero": "F-2026-017", "date": "20260302", "echeance": "20260401", "devise": "EUR",
    "ttc": "4800.00", "ht": "4000.00", "acompte": "0.00", "vendeur": "000900100", "acheteur": "000900209",
    "nom": "Hôtel de la Dune", "rue": "4 allée des Pins", "rue2": "Bâtiment B", "code": "33115", "ville": "La Teste",
    "pays": "FR", "courriel": "compta@dune.example",
}  # fmt: skip


def xml(**other: str) -> bytes:
    """The data of the invoice of the sample case, but for what is said otherwise."""
    says = SAYS | other
    return f"""<?xml version="1.0" encoding="{says.get("encodage", "UTF-8")}"?>{says.get("tete", "")}
<rsm:CrossIndustryInvoice{NAMESPACES}>
 <rsm:ExchangedDocument><ram:ID>{says["numero"]}</ram:ID><ram:TypeCode>{says["nature"]}</ram:TypeCode>
  <ram:IssueDateTime><udt:DateTimeString format="102">{says["date"]}</udt:DateTimeString></ram:IssueDateTime>
 </rsm:ExchangedDocument>
 <rsm:SupplyChainTradeTransaction>
  <ram:ApplicableHeaderTradeAgreement>
   <ram:SellerTradeParty><ram:SpecifiedLegalOrganization>
    <ram:ID schemeID="{says.get("registre", "0002")}">{says["vendeur"]}</ram:ID>
   </ram:SpecifiedLegalOrganization><ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">12/345</ram:ID>
   </ram:SpecifiedTaxRegistration><ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">{says.get("tva", "")}</ram:ID>
   </ram:SpecifiedTaxRegistration></ram:SellerTradeParty>
   <ram:BuyerTradeParty><ram:Name>{says["nom"]}</ram:Name>
    <ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">{says["acheteur"]}</ram:ID></ram:SpecifiedLegalOrganization>
    <ram:DefinedTradeContact><ram:EmailURIUniversalCommunication><ram:URIID>{says["courriel"]}</ram:URIID>
    </ram:EmailURIUniversalCommunication></ram:DefinedTradeContact>
    <ram:PostalTradeAddress><ram:PostcodeCode>{says["code"]}</ram:PostcodeCode><ram:LineOne>{says["rue"]}</ram:LineOne>
    <ram:LineTwo>{says["rue2"]}</ram:LineTwo><ram:CityName>{says["ville"]}</ram:CityName>
    <ram:CountryID>{says["pays"]}</ram:CountryID></ram:PostalTradeAddress></ram:BuyerTradeParty>
  </ram:ApplicableHeaderTradeAgreement>
  <ram:ApplicableHeaderTradeSettlement>
   <ram:InvoiceCurrencyCode>{says["devise"]}</ram:InvoiceCurrencyCode>
   <ram:PayeeTradeParty><ram:Name>{says.get("beneficiaire", "")}</ram:Name></ram:PayeeTradeParty>
   <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format="102">{says["echeance"]}
   </udt:DateTimeString></ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
   <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    <ram:TaxBasisTotalAmount>{says["ht"]}</ram:TaxBasisTotalAmount>
    <ram:GrandTotalAmount>{says["ttc"]}</ram:GrandTotalAmount>
    <ram:TotalPrepaidAmount>{says["acompte"]}</ram:TotalPrepaidAmount>
    <ram:DuePayableAmount>{says.get("du", "")}</ram:DuePayableAmount>
   </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
  </ram:ApplicableHeaderTradeSettlement>
 </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>""".encode()


def ubl(**other: str) -> bytes:
    """The same invoice in the other syntax of the norm."""
    says = SAYS | other
    day = {
        key: f"{says[key][:4]}-{says[key][4:6]}-{says[key][6:]}" if says[key] else "" for key in ("date", "echeance")
    }
    kind = "CreditNote" if says["nature"] == "381" else "Invoice"
    oasis = "urn:oasis:names:specification:ubl:schema:xsd"
    return f"""<?xml version="1.0" encoding="UTF-8"?>{says.get("tete", "")}
<ubl:{kind} xmlns:ubl="{oasis}:{kind}-2" xmlns:cac="{oasis}:CommonAggregateComponents-2"
 xmlns:cbc="{oasis}:CommonBasicComponents-2">
 <cbc:ID>{says["numero"]}</cbc:ID><cbc:IssueDate>{day["date"]}</cbc:IssueDate><cbc:DueDate>{day["echeance"]}</cbc:DueDate>
 <cbc:{kind}TypeCode>{says["nature"]}</cbc:{kind}TypeCode><cbc:DocumentCurrencyCode>{says["devise"]}</cbc:DocumentCurrencyCode>
 <cac:AccountingSupplierParty><cac:Party>
  <cac:PartyTaxScheme><cbc:CompanyID>{says.get("tva", "")}</cbc:CompanyID></cac:PartyTaxScheme>
  <cac:PartyLegalEntity><cbc:RegistrationName>Atelier Dupont</cbc:RegistrationName>
   <cbc:CompanyID schemeID="{says.get("registre", "0002")}">{says["vendeur"]}</cbc:CompanyID></cac:PartyLegalEntity>
 </cac:Party></cac:AccountingSupplierParty>
 <cac:AccountingCustomerParty><cac:Party>
  <cac:PostalAddress><cbc:StreetName>{says["rue"]}</cbc:StreetName>
   <cbc:AdditionalStreetName>{says["rue2"]}</cbc:AdditionalStreetName><cbc:CityName>{says["ville"]}</cbc:CityName>
   <cbc:PostalZone>{says["code"]}</cbc:PostalZone>
   <cac:Country><cbc:IdentificationCode>{says["pays"]}</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
  <cac:PartyLegalEntity><cbc:RegistrationName>{says["nom"]}</cbc:RegistrationName>
   <cbc:CompanyID schemeID="0002">{says["acheteur"]}</cbc:CompanyID></cac:PartyLegalEntity>
  <cac:Contact><cbc:ElectronicMail>{says["courriel"]}</cbc:ElectronicMail></cac:Contact>
 </cac:Party></cac:AccountingCustomerParty>
 <cac:PayeeParty><cac:PartyName><cbc:Name>{says.get("beneficiaire", "")}</cbc:Name></cac:PartyName></cac:PayeeParty>
 <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">{says["ht"]}</cbc:TaxExclusiveAmount>
  <cbc:TaxInclusiveAmount currencyID="EUR">{says["ttc"]}</cbc:TaxInclusiveAmount>
  <cbc:PrepaidAmount currencyID="EUR">{says["acompte"]}</cbc:PrepaidAmount>
  <cbc:PayableAmount currencyID="EUR">{says.get("du", "")}</cbc:PayableAmount></cac:LegalMonetaryTotal>
</ubl:{kind}>""".encode()


def factur_x(content: bytes, **others: bytes) -> bytes:
    """A one-page PDF that carries the data of an invoice, and CSV files beside them."""
    pdf = blank()
    for name, carried in {"factur-x.xml": content, **{f"{name}.csv": one for name, one in others.items()}}.items():
        pdf.attachments[name] = AttachedFileSpec(pdf, carried, filename=name)
    return saved(pdf)
