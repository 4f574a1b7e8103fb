"""The building blocks: address lines, dates, sums in letters, the court, the message."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents import CATALOGUE
from generator.documents.contexts.address import WIDTH, address_lines, ascii_capitals, one_line, typed_lines
from generator.documents.contexts.sent import proved
from generator.documents.words import date_fr, in_letters, of_days, rate_words
from generator.findings import RenderError
from generator.model import Debiteur
from generator.model.scalars import parse_taux
from generator.money import NBSP
from generator.render.mail import Message, eml
from tests.documents import sample

SOCIETE = {"nature": "societe", "qualite": "professionnel", "denomination": "Boulangerie Chimère", "forme": "SARL"}
ADRESSE = {"rue": "12, rue de l'Été-Œuvré", "code-postal": "01000", "ville": "Bourg-en-Bresse"}


def lines(party: dict[str, object] | None = None, **address: str) -> tuple[str, ...]:
    fields = {**ADRESSE, **{key.replace("_", "-"): value for key, value in address.items()}}
    return address_lines(Debiteur.model_validate({**SOCIETE, **(party or {}), "adresse": fields}))


def test_last_lines_are_capitals_without_accent_nor_punctuation() -> None:
    assert lines() == ("Boulangerie Chimère SARL", "12 RUE DE L ETE OEUVRE", "01000 BOURG EN BRESSE")


def test_country_and_cedex_have_their_place() -> None:
    assert lines(cedex="CEDEX 03", pays="Belgique", lieu_dit="BP 12")[2:] == (
        "BP 12",
        "01000 BOURG-EN-BRESSE CEDEX 03",
        "BELGIQUE",
    )


def test_abroad_a_number_keeps_its_hyphens() -> None:
    """« 1 2 3 MARUNOUCHI, 100 0005 TOKYO » is no address of Japan."""
    tokyo = lines(rue="1-2-3 Marunouchi, Chiyoda-ku", code_postal="100-0005", ville="Tōkyō", pays="Japon")
    assert tokyo[1:] == ("1-2-3 MARUNOUCHI, CHIYODA-KU", "100-0005 TOKYO", "JAPON")


@pytest.mark.parametrize(
    ("pays", "code", "town"),
    [
        ("Royaume-Uni", "EC1A 1BB", "LONDON EC1A 1BB"),
        ("ÉTATS-UNIS", "10001", "LONDON 10001"),
        ("Suisse", "1204", "1204 LONDON"),
    ],
)
def test_a_code_follows_the_town_where_the_country_writes_it_so(pays: str, code: str, town: str) -> None:
    """« EC1A 1BB LONDON » is how no sorting office of England reads an address."""
    assert lines(ville="London", code_postal=code, pays=pays)[-2:] == (town, ascii_capitals(pays).replace(" ", "-"))
    address = Debiteur.model_validate(
        {**SOCIETE, "adresse": {"rue": "1 Fiction Row", "code-postal": code, "ville": "London", "pays": pays}}
    ).adresse
    said = town.replace("LONDON", "London")
    assert one_line(address).replace("\u00a0", " ") == f"1 Fiction Row, {said}, {pays}"
    assert said in typed_lines(address)


def test_a_long_name_takes_the_lines_that_its_address_leaves_free() -> None:
    name = "Société d'exploitation des établissements Chimère"
    assert lines({"denomination": name})[:2] == ("Société d'exploitation des", "établissements Chimère SARL")
    long: dict[str, object] = {"denomination": f"{name}, Hippogriffe, Licorne et Compagnie de Haute-Savoie"}
    assert lines(long)[:4] == (
        "Société d'exploitation des",
        "établissements Chimère,",
        "Hippogriffe, Licorne et",
        "Compagnie de Haute-Savoie SARL",
    )


def test_a_name_is_shortened_as_on_an_envelope_only_where_it_does_not_fit() -> None:
    name: dict[str, object] = {"denomination": "Société des établissements Chimère et compagnie"}
    where = {"complement": "Service comptable", "batiment": "Bâtiment A"}
    assert lines(name, **where)[:2] == ("Société des établissements", "Chimère et compagnie SARL")
    assert lines(name, **where, lieu_dit="Le Haut-Pré")[0] == "Sté des Ets Chimère et Cie SARL"


@given(st.text(max_size=60))
def test_capitals_are_plain_ascii(text: str) -> None:
    latin = ascii_capitals(text).encode("ascii", "ignore").decode()
    assert latin == latin.upper()
    assert not set(latin) & set(".,;:'\"()/-_")


def test_width_is_that_of_the_norm() -> None:
    assert WIDTH == 38


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        (["4"], "4"),
        (["1", "2"], "1 et 2"),
        (["3", "1"], "1 et 3"),
        (["1", "2", "5"], "1, 2 et 5"),
        (["3", "1", "2"], "1 à 3"),
        (["1", "2", "3", "7"], "1 à 3 et 7"),
        ([], ""),
    ],
)
def test_numbers_of_pieces(numbers: list[str], printed: str) -> None:
    assert proved({number: number for number in numbers}, numbers) == printed


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("4800.00", "quatre mille huit cents euros"),
        ("1.00", "un euro"),
        ("0.50", "zéro euro et cinquante centimes"),
        ("1280.01", "mille deux cent quatre-vingts euros et un centime"),
        ("1000000.00", "un million d'euros"),
        ("71.21", "soixante et onze euros et vingt et un centimes"),
    ],
)
def test_sums_in_letters(amount: str, words: str) -> None:
    assert in_letters(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("bce + 10", "de la Banque centrale européenne majoré de 10 points"),
        ("12 %", "de 12 % l'an"),
        ("3 x taux-legal", "légal multiplié par 3"),
        ("taux-legal + 5", "légal majoré de 5 points"),
    ],
)
def test_rates_in_a_sentence(formula: str, words: str) -> None:
    assert rate_words(parse_taux(formula)).replace("\N{NO-BREAK SPACE}", " ") == words


def test_first_of_the_month() -> None:
    assert date_fr(dt.date(2026, 11, 1)) == "1er\N{NO-BREAK SPACE}novembre\N{NO-BREAK SPACE}2026"


def message(name: str = "Mme Roux", address: str = "a@b.example", subject: str = "Objet") -> Message:
    return Message(("Anne", "c@d.example"), (name, address), subject, dt.date(2026, 11, 21), "Bonjour\n", ())


@pytest.mark.parametrize(
    "broken",
    [
        message(name="Mme Roux\r\nBcc: x@mal.example"),
        message(subject="Objet\nBcc: x@mal.example"),
        message(address="a@b.example\r\nBcc: x@mal.example"),
        message(address="pas une adresse"),
    ],
)
def test_no_header_can_be_injected(broken: Message) -> None:
    with pytest.raises(RenderError):
        eml(broken)


def test_message_is_the_same_twice() -> None:
    assert eml(message()) == eml(message())


def test_a_settlement_claims_what_is_due_and_failing_that_what_is_open(home: Path) -> None:
    """3 817,94 + 80,42 + 40 + 381,79 are due, 3 400 agreed; an invoice to fall due is not given up with them."""
    text = sample.text_of("transaction")
    later = "  - {numero: F-2026-018, date: 2026-11-10, echeance: 2026-12-10, montant-ttc: 100}\npaiements:\n"
    to_come = text.replace("echeance: 2026-09-09", "echeance: 2026-12-09", 1)  # 4 800,00 less 1 000,00 received
    for known, total, given_up in (
        (text, "4320.15", "920.15"),
        (text.replace("paiements:\n", later, 1), "4320.15", "920.15"),
        (to_come, "3800.00", "400.00"),
    ):
        found = sample.values_of("protocole-transactionnel", sample.from_text(home, known))
        assert (str(found["sommes"].total), str(found["abandon"])) == (total, given_up)
        assert [str(one.numero) for one in found["factures"]] == ["F-2026-017"]


@pytest.mark.parametrize(("first", "deferred"), [("2026-11-21", False), ("2026-11-22", True)])
def test_a_settlement_is_deferred_when_its_first_instalment_is(first: str, home: Path, *, deferred: bool) -> None:
    text = sample.text_of("transaction").replace("date: 2026-12-05, montant: 1700", f"date: {first}, montant: 1700", 1)
    found = sample.values_of("protocole-transactionnel", sample.from_text(home, text))
    assert found["differe"] is deferred


def test_an_invoice_bears_the_number_of_its_piece_and_what_is_carried_from_the_one_before() -> None:
    """The first of forty bears no « Report », the last no « À reporter »."""
    found = sample.values(CATALOGUE["requete-injonction"], "quarante-factures")["factures"]
    assert {one.piece for one in found} == {"4"}, "the fourth of the bordereau"
    assert [bool(one.avant) for one in found] == [False, *[True] * 39]
    assert [bool(one.apres) for one in found] == [*[True] * 39, False]


def test_goods_are_claimed_back_of_the_debtor_as_he_is_greeted() -> None:
    found = sample.values(CATALOGUE["revendication"], "reserve")
    assert found["appel"] == f"{found['formule']},"


@pytest.mark.parametrize(("court", "said"), [("", ""), (", juridiction: TAE de Lyon", "TAE de Lyon, ")])
def test_a_claim_is_declared_with_the_suit_under_way(court: str, said: str, home: Path) -> None:
    request = f"  - {{date: 2026-11-11, type: requete-injonction{court}}}\n"
    text = sample.text_of("redressement").replace("  - date: 2026-11-12\n", f"{request}  - date: 2026-11-12\n", 1)
    found = sample.values_of("declaration-creance", sample.from_text(home, text))
    assert found["instance"] == f"{said}requête en injonction de payer du {date_fr(dt.date(2026, 11, 11))}"


def test_a_declaration_tells_which_of_the_others_bound_is_no_more(home: Path) -> None:
    opened = (
        "  - {date: 2026-11-12, type: procedure-collective, nature: redressement, tribunal: TAE de Lyon,"
        " bodacc-le: 2026-11-18, mandataire: 'SELARL Fictia, 9 rue du Passif, 69002 Lyon'}\n"
    )
    struck_off = "  - {date: 2026-11-15, type: radiation-du-registre, personne: %s}\n"
    for gone, told in (("Fournil Hippogriffe", ["Fournil Hippogriffe"]), ("Boulangerie Chimère", [])):
        text = sample.text_of("codebiteur").replace("pieces:\n  -", f"{opened}{struck_off % gone}pieces:\n  -", 1)
        found = sample.values_of("declaration-creance", sample.from_text(home, text))["disparus"]
        assert [name for name in ("Fournil Hippogriffe", "Boulangerie Chimère") if name in str(found)] == told


@pytest.mark.parametrize(
    ("days", "printed"),
    [
        (["2026-09-01"], "du 1er septembre 2026"),
        (["2026-09-03", "2026-09-03"], "du 3 septembre 2026"),
        (["2026-09-01", "2026-09-14"], "des 1er et 14 septembre 2026"),
        (["2026-08-24", "2026-09-03", "2026-09-14"], "des 24 août, 3 et 14 septembre 2026"),
        (["2025-12-24", "2026-01-03"], "des 24 décembre 2025 et 3 janvier 2026"),
    ],
)
def test_days_of_letters(days: list[str], printed: str) -> None:
    assert of_days([dt.date.fromisoformat(day) for day in days]).replace(NBSP, " ") == printed
