"""CAMT.053 statements: read to the cent in every version, or told at the element that is wrong; never a risk."""

import datetime as dt
from decimal import Decimal

import pytest

from generator.edit import xml_text
from generator.edit.beside import gaps
from generator.edit.statements import read_any
from generator.findings import CaseInvalid

AU = dt.date(2026, 11, 21)
ENTRY = """      <Ntry>
        <Amt Ccy="EUR">1200.50</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd>
        <Sts>BOOK</Sts>
        <BookgDt><DtTm>2026-11-18T09:30:00+01:00</DtTm></BookgDt>
        <NtryDtls><TxDtls>
          <Refs><EndToEndId>F-2026-017</EndToEndId></Refs>
          <RltdPties><Dbtr><Nm>Hôtel de l'Étoile</Nm></Dbtr></RltdPties>
          <RmtInf><Ustrd>solde de novembre</Ustrd><Strd><CdtrRefInf><Ref>RF18 5390</Ref></CdtrRefInf></Strd></RmtInf>
        </TxDtls></NtryDtls>
        <AddtlNtryInf>VIR SEPA RECU</AddtlNtryInf>
      </Ntry>
"""
VERSION_2 = f"""<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
  <BkToCstmrStmt>
    <Stmt>
{ENTRY}    </Stmt>
  </BkToCstmrStmt>
</Document>
"""
DETAIL = '<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">{}</Amt></TxAmt></AmtDtls><RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls>'


def lines(content: bytes) -> list[tuple[int, str, str, str]]:
    statement = read_any(content, "r.xml", AU)
    return [(one.line, str(one.date), str(one.montant), one.libelle) for one in statement.lines]


def told(text: str) -> list[str]:
    with pytest.raises(CaseInvalid) as refused:
        read_any(text.encode(), "r.xml", AU)
    return [str(one) for one in refused.value.findings]


def several(*details: str, amount: str = "750.00", count: str = "") -> str:
    """A statement of one operation that gathers payments."""
    start, end = VERSION_2.index("<NtryDtls>"), VERSION_2.index("</NtryDtls>")
    batch = f"<Btch><NbOfTxs>{count}</NbOfTxs></Btch>" if count else ""
    text = f"{VERSION_2[:start]}<NtryDtls>{batch}{''.join(details)}{VERSION_2[end:]}"
    return text.replace("1200.50", amount)


@pytest.mark.parametrize(
    "content",
    [
        VERSION_2.encode(),
        VERSION_2.encode("utf-8-sig"),
        VERSION_2.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"),
        VERSION_2.replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode("latin-1"),
        VERSION_2.replace('encoding="UTF-8"', 'encoding="windows-1252"').encode("cp1252"),
        "".join(line.strip() for line in VERSION_2.splitlines()).encode(),
        VERSION_2.replace("053.001.02", "053.001.13")
        .replace("BOOK", "<Cd>BOOK</Cd>")
        .replace("<Dbtr>", "<Dbtr><Pty>")
        .replace("</Dbtr>", "</Pty></Dbtr>")
        .encode(),
        VERSION_2.replace("<Doc", "<n:Doc").replace("</Doc", "</n:Doc").replace("xmlns", "xmlns:n").encode(),
    ],
    ids=["UTF-8", "avec BOM", "UTF-16", "latin-1", "Windows", "une ligne", "version 13", "préfixe"],
)
def test_a_statement_reads_the_same_in_every_form(content: bytes) -> None:
    label = "VIR SEPA RECU · Hôtel de l'Étoile · solde de novembre · RF18 5390 · F-2026-017"
    assert lines(content) == [(1, "2026-11-18", "1200.50", label)]


def test_an_operation_that_gathers_payments_is_as_many_lines_when_they_make_it_up() -> None:
    """The text of the whole is not about each of them."""
    text = several(DETAIL.format("250.00", "F-1"), DETAIL.format("500.00", "F-2"), count="2")
    assert lines(text.encode()) == [(1, "2026-11-18", "250.00", "F-1"), (1, "2026-11-18", "500.00", "F-2")]


@pytest.mark.parametrize(
    "text",
    [
        several(DETAIL.format("250.00", "F-1"), DETAIL.format("499.99", "F-2")),
        several(DETAIL.format("750.00", "F-1"), "<TxDtls><RmtInf><Ustrd>F-2</Ustrd></RmtInf></TxDtls>"),
        several(DETAIL.format("250.00", "F-1"), DETAIL.format("500.00", "F-2").replace("EUR", "USD")),
        several(count="12"),
    ],
    ids=["somme fausse", "somme tue", "autre devise", "lot sans détail"],
)
def test_payments_that_do_not_make_up_their_operation_are_one_line_for_a_person(text: str) -> None:
    (line,) = read_any(text.encode(), "r.xml", AU).lines
    assert (str(line.montant), line.doute) == ("750.00", "plusieurs opérations réunies, sans la somme de chacune")


def test_a_payment_of_which_a_bank_kept_its_fees_is_for_a_person() -> None:
    """Less would be noted than the debtor paid."""
    (line,) = read_any(several(DETAIL.format("770.00", "F-1")).encode(), "r.xml", AU).lines
    assert (str(line.montant), line.doute) == (
        "750.00", "770,00\N{NO-BREAK SPACE}€ payés, 750,00\N{NO-BREAK SPACE}€ crédités : frais retenus en chemin ?",
    )  # fmt: skip
    (line,) = read_any(several(DETAIL.format("820.00", "F-1").replace("EUR", "USD")).encode(), "r.xml", AU).lines
    assert (str(line.montant), line.doute) == ("750.00", "")


ORDERED = '<TxDtls><AmtDtls><InstdAmt><Amt Ccy="{}">{}</Amt></InstdAmt></AmtDtls></TxDtls>'
SPREAD = """<TxDtls><RmtInf><Strd><RfrdDocInf><Nb>F-1</Nb></RfrdDocInf><RfrdDocAmt><RmtdAmt Ccy="EUR">{}</RmtdAmt>
</RfrdDocAmt></Strd></RmtInf></TxDtls>"""


@pytest.mark.parametrize(
    ("detail", "doubt"),
    [
        (ORDERED.format("EUR", "770.00"), "770,00 € payés, 750,00 € crédités : frais retenus en chemin ?"),
        (ORDERED.format("EUR", "750.00"), ""),
        (ORDERED.format("USD", "820.00"), ""),
        (SPREAD.format("600.00"), "répartie par le débiteur : 600,00 €"),
        (SPREAD.format("750.00"), ""),
    ],
)
def test_what_the_debtor_ordered_and_how_he_spread_it_are_read(detail: str, doubt: str) -> None:
    """Of one payment, and of each of those gathered."""
    (line,) = read_any(several(detail).encode(), "r.xml", AU).lines
    assert line.doute.replace("\N{NO-BREAK SPACE}", " ") == doubt
    gathered = several(detail.replace("<TxDtls>", '<TxDtls><Amt Ccy="EUR">750.00</Amt>'), DETAIL.format("50.00", "F-2"))
    first, second = read_any(
        gathered.replace("750.00</Amt>\n        <Cdt", "800.00</Amt>\n        <Cdt").encode(), "r.xml", AU
    ).lines
    assert (first.doute.replace("\N{NO-BREAK SPACE}", " "), second.doute) == (doubt, "")


@pytest.mark.parametrize(
    ("currency", "said"), [("", "un montant sans monnaie."), ("EURO", "« EURO » n'est pas une monnaie.")]
)
def test_an_amount_says_its_currency(currency: str, said: str) -> None:
    assert told(VERSION_2.replace('"EUR"', f'"{currency}"')) == [
        f"r.xml:6:9: erreur: Amt : {said} L'exporter de nouveau de la banque."
    ]
    assert read_any(VERSION_2.replace('"EUR"', '" eur "').encode(), "r.xml", AU).lines[0].devise == ""


def test_an_account_told_by_its_iban_or_by_its_rib_is_the_same() -> None:
    """Of two statements of a bank: what is noted of one is known in the other. Another account is another."""
    prints = []
    for account in (
        "<IBAN>FR76 9999 9000 0100 0000 0010 688</IBAN>",
        "<Othr><Id>99999 00001 00000000106 88</Id></Othr>",
        "<IBAN>FR76 9999 9000 0200 0000 0010 688</IBAN>",
    ):
        text = VERSION_2.replace("<Stmt>", f"<Stmt><Acct><Id>{account}</Id></Acct>")
        prints += [line.empreinte for line in read_any(text.encode(), "r.xml", AU).lines]
    assert prints[0] == prints[1] != prints[2]


def test_a_sum_in_another_currency_is_told_so_and_never_in_euros() -> None:
    text = several(DETAIL.format("770.00", "F-1")).replace("EUR", "CHF")
    (line,) = read_any(text.encode(), "r.xml", AU).lines
    assert (line.devise, line.doute) == ("CHF", "")


def balances(*told: tuple[str, str, str]) -> str:
    form = (
        "<Bal><Tp><CdOrPrtry><Cd>{}</Cd></CdOrPrtry></Tp><Amt Ccy='EUR'>{}</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
        "<Dt><Dt>{}</Dt></Dt></Bal>"
    )
    return "".join(form.format(*one) for one in told)


def test_a_day_without_an_operation_is_a_statement() -> None:
    """A bank sends one each day: its balances say that nothing is missing; without them, what was exported?"""
    quiet = balances(("OPBD", "100.00", "2026-11-18"), ("CLBD", "100.00", "2026-11-18"))
    read = read_any(VERSION_2.replace(ENTRY, quiet).encode(), "r.xml", AU)
    assert read.lines == ()
    assert [(span.before, span.after) for span in read.spans] == [(Decimal("100.00"), Decimal("100.00"))]
    assert told(VERSION_2.replace(ENTRY, quiet.replace("100.00", "99.00", 1))) == [
        "r.xml:3:1: erreur: aucune opération dans ce relevé."
    ]


FIRST = (("OPBD", "0.50", "2026-11-17"), ("CLBD", "100.00", "2026-11-17"))


@pytest.mark.parametrize(
    ("follow", "found"),
    [
        ([(("OPBD", "100.00", "2026-11-18"), ("CLBD", "1300.50", "2026-11-18"))], 0),
        ([(("OPBD", "1300.50", "2026-11-18"), ("CLBD", "1300.50", "2026-11-18"))], 1),
        ([(("OPBD", "un solde", "2026-11-18"), ("CLBD", "1300.50", "2026-11-18"))], 0),
        ([FIRST], 0),  # told twice
        ([(("OPBD", "0.20", "2026-11-17"), ("CLBD", "0.50", "2026-11-17"))], 0),  # of the same day, the newest first
        ([(("OPBD", "0.20", ""), ("CLBD", "0.50", ""))], 0),  # the newest first
        ([(), (("OPBD", "200.00", "2026-11-19"), ("CLBD", "1300.50", "2026-11-19"))], 0),  # one tells no balance
        (  # one tells those of each of its days
            [
                (
                    ("OPBD", "100.00", "2026-11-18"), ("CLBD", "150.00", "2026-11-18"),
                    ("OPBD", "150.00", "2026-11-19"), ("CLBD", "90.00", "2026-11-19"),
                ),
                (("OPBD", "90.00", "2026-11-20"), ("CLBD", "1300.50", "2026-11-20")),
            ],
            0,
        ),
    ],
)  # fmt: skip
def test_a_gap_between_two_statements_is_told_when_they_tell_their_balances(
    follow: list[tuple[tuple[str, str, str], ...]], found: int
) -> None:
    start, end = VERSION_2.index("    <Stmt>"), VERSION_2.index("  </BkTo")
    body = VERSION_2[start:end]
    all_ = "".join(body.replace("<Stmt>", f"<Stmt>{balances(*told)}") for told in (FIRST, *follow))
    statement = read_any(f"{VERSION_2[:start]}{all_}{VERSION_2[end:]}".encode(), "r.xml", AU)
    assert len(list(gaps(statement.spans))) == found


@pytest.mark.parametrize(("status", "pending"), [("BOOK", ()), ("EN ATTENTE", (1,))])
def test_a_status_of_the_bank_s_own_is_booked_only_when_it_says_so(status: str, pending: tuple[int, ...]) -> None:
    statement = read_any(VERSION_2.replace("BOOK", f"<Prtry>{status}</Prtry>").encode(), "r.xml", AU)
    assert (statement.pending, len(statement.lines)) == (pending, 1 - len(pending))


def test_all_that_is_wrong_is_told_at_its_element() -> None:
    second = (
        ENTRY.replace("1200.50", "1 200,50").replace("CRDT", "C").replace("2026-11-18T", "2026-11-31T")
    )  # fmt: skip
    third = ENTRY.replace("1200.50", "12.345").replace("2026-11-18T", "2027-01-18T")
    fourth = ENTRY.replace("BookgDt", "ValDt").replace('<Amt Ccy="EUR">1200.50</Amt>', "")
    again = "L'exporter de nouveau de la banque."
    assert told(VERSION_2.replace(ENTRY, ENTRY + second + third + fourth)) == [
        "r.xml:17:7: erreur: Ntry : « C » ne dit ni crédit ni débit. CRDT ou DBIT est attendu.",
        f"r.xml:18:9: erreur: Amt : « 1 200,50 » n'est pas un montant au centime. {again}",
        f"r.xml:21:18: erreur: DtTm : « 2026-11-31T09:30:00+01:00 » n'est pas une date. {again}",
        f"r.xml:30:9: erreur: Amt : « 12.345 » n'est pas un montant au centime. {again}",
        "r.xml:33:18: erreur: DtTm : « 2027-01-18T09:30:00+01:00 » est après le 21/11/2026. Vérifier la date, ou --au.",
        f"r.xml:41:7: erreur: Ntry : une opération sans date de comptabilisation. {again}",
        f"r.xml:41:7: erreur: Ntry : une opération sans montant. {again}",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (VERSION_2.replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn"), "r.xml:2:1: erreur: c'est un avis d'opérations"),
        (VERSION_2.replace("BkToCstmrStmt", "BkToCstmrAcctRpt"), "r.xml:2:1: erreur: c'est un relevé provisoire"),
        ("<camt/>", "r.xml:1:1: erreur: ce n'est pas un relevé CAMT.053."),
        ("<html><body/></html>", "r.xml:1:1: erreur: c'est une page web ou un XML, sous le nom d'un tableau."),
        (VERSION_2.replace(ENTRY, ""), "r.xml:3:1: erreur: aucune opération dans ce relevé."),
        (VERSION_2[:-20], "r.xml:18:3: erreur: XML illisible ici"),
        (VERSION_2.replace("UTF-8", "nimporte"), "r.xml:1:1: erreur: XML illisible ici"),
        ("OFXHEADER:100\nDATA:OFXSGML\n", "r.xml:1:1: erreur: le format OFX n'est pas lu."),
        ('<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?><OFX/>', "r.xml:1:1: erreur: le format OFX n'est pas lu."),
        ("<a>" * 80, "r.xml:1:181: erreur: trop d'éléments l'un dans l'autre"),
        (
            '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><Document>&c;</Document>',
            "erreur: ce fichier déclare un DOCTYPE",
        ),
        (
            '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Document>&b;</Document>',
            "erreur: ce fichier déclare un DOCTYPE",
        ),
        ("<Document>&b;</Document>", "r.xml:1:11: erreur: XML illisible ici"),
    ],
)
def test_what_is_no_statement_is_refused_by_name(text: str, said: str) -> None:
    (finding,) = told(text)
    assert said in finding


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04\x14\x00", "ce n'est pas un classeur Excel (.xlsx) lisible."),
        (
            b"\xd0\xcf\x11\xe0",
            "c'est un ancien classeur Excel (.xls), ou protégé par un mot de passe, pas un tableau CSV.",
        ),
        (b"%PDF-1.7\n", "c'est un PDF, pas un tableau CSV."),
        ("Date;Libellé;Montant\n18/11/2026;VIR;5,00\n".encode("utf-16-le"), "ce n'est pas un tableau CSV."),
        ("Date;Libellé;Montant\n18/11/2026;VIR;5,00\n".encode("utf-32"), "ce n'est pas un tableau CSV."),
    ],
)
def test_what_is_no_table_is_told_once_and_as_such(content: bytes, said: str) -> None:
    with pytest.raises(CaseInvalid) as refused:
        read_any(content, "r.csv", AU)
    remedy = "L'enregistrer, ou l'exporter, en « Classeur Excel (.xlsx) » ou en « CSV UTF-8 »."
    assert [str(one) for one in refused.value.findings] == [f"r.csv:1:1: erreur: {said} {remedy}"]


def test_a_file_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_text, "LARGEST", 1_000)
    assert told(VERSION_2 + " " * 1_000)[0].startswith("r.xml:1:1: erreur: ce fichier dépasse")


def test_a_csv_is_still_a_csv() -> None:
    assert read_any("Date;Libellé;Montant\n18/11/2026;VIR;5,00\n".encode(), "r.csv", AU).unit == "Ligne"
