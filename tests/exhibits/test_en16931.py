"""Both syntaxes of an electronic invoice say the same, and nothing of a hostile one is expanded."""

import pytest

from generator.exhibits.en16931 import buyer, invoice, parsed
from generator.exhibits.facts import Acheteur, FactureElectronique
from tests.exhibits.electronic import SAYS, ubl, xml

WRITERS = {"CII": xml, "UBL": ubl}


def said(content: bytes) -> tuple[FactureElectronique, Acheteur]:
    found = parsed(content)
    assert found is not None
    return invoice(*found, "f.xml"), buyer(*found)


@pytest.mark.parametrize("other", [
    {},
    {"echeance": "", "acompte": "120.50"},
    {"nature": "381", "ttc": "-12.00"},
    {"vendeur": "", "tva": "FR00000900100"},
    {"vendeur": "552100554", "registre": "0060", "tva": "BE0123456749"},
    {"vendeur": "000 900 100 00013", "pays": "BE", "code": "1000"},
    {"ttc": "4 800,00", "date": "20260230", "courriel": "à demander"},
    {"nom": "  Hôtel \n de la Dune ", "rue2": ""},
])  # fmt: skip
def test_both_syntaxes_say_the_same(other: dict[str, str]) -> None:
    assert said(xml(**other)) == said(ubl(**other))


def test_every_value_is_read() -> None:
    read, owes = said(ubl(acompte="100.00"))
    assert (read.numero, read.date, read.echeance, read.nature) == ("F-2026-017", "2026-03-02", "2026-04-01", "380")
    assert (read.montant_ttc, read.montant_ht, read.acompte, read.devise) == ("4800.00", "4000.00", "100.00", "EUR")
    assert (read.vendeur, read.acheteur) == ("000900100", "000900209")
    assert owes == Acheteur(
        "Hôtel de la Dune", "4 allée des Pins, Bâtiment B", "33115", "La Teste", "FR", "compta@dune.example"
    )


@pytest.mark.parametrize("syntax", WRITERS)
@pytest.mark.parametrize(("key", "value", "kept"), [
    ("ttc", "4800.005", ""), ("ttc", "4.800,00", ""), ("ttc", "4800.00000", ""), ("ttc", "4800.0000", "4800.00"),
    ("ttc", "4e3", ""), ("ttc", "٤٨٠٠", ""), ("ttc", "NaN", ""),
])  # fmt: skip
def test_an_amount_that_is_none_to_the_cent_is_not_read(syntax: str, key: str, value: str, kept: str) -> None:
    read, _ = said(WRITERS[syntax](**{key: value}))
    assert read.montant_ttc == kept


def test_a_price_in_another_currency_than_its_invoice_is_none() -> None:
    other = ubl().replace(b'TaxInclusiveAmount currencyID="EUR"', b'TaxInclusiveAmount currencyID="USD"')
    read, _ = said(other)
    assert (read.montant_ttc, read.devise) == ("", "EUR")


@pytest.mark.parametrize("syntax", WRITERS)
def test_a_value_longer_than_any_name_is_none_and_who_is_not_named_is_nobody(syntax: str) -> None:
    """Half of it would be printed."""
    assert [said(WRITERS[syntax](nom="A" * length))[1].nom for length in (100, 101)] == ["A" * 100, ""]
    unnamed = WRITERS[syntax]().replace(b"SellerTradeParty", b"X").replace(b"AccountingSupplierParty", b"X")
    assert said(unnamed)[0].vendeur == ""


@pytest.mark.parametrize("nature", ["381", "380", ""])
def test_a_credit_note_is_one_whatever_its_code(nature: str) -> None:
    read, _ = said(ubl(nature="381").replace(b">381<", f">{nature}<".encode()))
    assert read.nature == "381"


@pytest.mark.parametrize("syntax", WRITERS)
def test_a_document_type_is_refused_before_anything_is_expanded(syntax: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert parsed(WRITERS[syntax](tete=bomb, numero="&b;")) is None
    assert SAYS["numero"].encode() in WRITERS[syntax]()


@pytest.mark.parametrize("content", [b"", b"<a/>", b"<a", b"%PDF-1.7", xml().replace(b"100:", b"x:")[:-3]])
def test_what_is_no_invoice_is_nothing(content: bytes) -> None:
    assert parsed(content) is None
