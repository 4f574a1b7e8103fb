"""``nouveau --facture`` as a user types it: the case its electronic invoices open, and what cannot be one."""

from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from pikepdf import AttachedFileSpec, Encryption, Pdf

from generator.load import load_case
from tests.cli.conftest import Cli
from tests.exhibits.electronic import factur_x, ubl, xml
from tests.exhibits.hostile_pdf import blank, saved

SELLER = "000210104"  # Comptoir Durand
ANSWERS = (
    "",
    "a.petit",
    "",
    "societe",
    "professionnel",
    "",
    "SAS",
    "",
    "",
    "",
    "",
    "",
    "",
    "linge",
    "vente-entre-professionnels",
)


@pytest.fixture
def opened(cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """Open case 2026-9000 from files, answering the questions."""

    def call(*files: Path, answers: tuple[str, ...] = ANSWERS) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", StringIO("\n".join(answers) + "\n"))
        given = [part for file in files for part in ("--facture", file)]
        ran = cli("nouveau", "2026-9000", *given, "--racine", office)
        return ran.code, ran.out + ran.err

    return call


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_case_opens_from_its_invoices_and_agrees_with_them(
    opened: Callable[..., tuple[int, str]], cli: Cli, office: Path, tmp_path: Path
) -> None:
    first = factur_x(xml(vendeur=SELLER))
    second = factur_x(xml(vendeur=SELLER, numero="F-2026-018", echeance="", ttc="1200.00", ht="1000.00"))
    code, told = opened(
        put(tmp_path, "F-2026-017.pdf", first), put(tmp_path, "a:b.pdf", second), answers=(*ANSWERS, "15/04/2026")
    )
    assert code == 0, told
    assert "Dénomination [Hôtel de la Dune]" in told
    assert "Échéance de la facture F-2026-018" in told
    case = load_case(office, "2026-9000")
    assert case.findings == ()
    dossier = case.dossier
    assert (dossier.creancier, dossier.debiteur.siren) == ("comptoir-durand", "000900209")
    address = dossier.debiteur.adresse
    assert (address.rue, address.code_postal, address.ville) == ("4 allée des Pins, Bâtiment B", "33115", "La Teste")
    assert dossier.debiteur.contacts[0].courriel == "compta@dune.example"
    assert [(one.numero, str(one.echeance), str(one.montant_ttc), one.piece) for one in dossier.factures] == [
        ("F-2026-017", "2026-04-01", "4800.00", "f-2026-017"), ("F-2026-018", "2026-04-15", "1200.00", "f-2026-018"),
    ]  # fmt: skip
    assert [(one.fichier, one.titre) for one in dossier.pieces] == [
        ("pieces/F-2026-017.pdf", "Facture n° F-2026-017"), ("pieces/f-2026-018.pdf", "Facture n° F-2026-018"),
    ]  # fmt: skip
    assert (case.folder / "pieces" / "F-2026-017.pdf").read_bytes() == first
    assert (case.folder / "pieces" / "f-2026-018.pdf").read_bytes() == second
    ran = cli("verser", "2026-9000", "--racine", office)
    assert (ran.code, "ses données disent" in ran.out + ran.err) == (0, False), ran.err


def test_data_alone_open_a_case_whose_readable_invoice_is_asked_for(
    opened: Callable[..., tuple[int, str]], office: Path, tmp_path: Path
) -> None:
    code, told = opened(put(tmp_path, "f.xml", ubl(vendeur=SELLER, acompte="100.00", pays="BE", code="1000")))
    assert code == 0, told
    assert "f.xml ne se lit pas sur papier : verser la version PDF de la facture." in told
    left = told.replace("\N{NO-BREAK SPACE}", " ").partition("Dossier ouvert")[2]
    assert "un acompte de 100,00 €. S'il est reçu, le noter :" in left
    assert 'paiement montant="100,00" imputation-choisie="F-2026-017" --date' in told
    dossier = load_case(office, "2026-9000").dossier
    assert (dossier.debiteur.adresse.pays, dossier.pieces, dossier.factures[0].piece) == ("Belgique", (), None)


@pytest.mark.parametrize("encoding", ["iso-8859-1", "iso-8859-15", "windows-1252", "utf-16"])
def test_data_are_read_in_the_encoding_they_declare(
    encoding: str, opened: Callable[..., tuple[int, str]], office: Path, tmp_path: Path
) -> None:
    text = ubl(vendeur=SELLER).decode().replace('encoding="UTF-8"', f'encoding="{encoding}"')
    code, told = opened(put(tmp_path, "f.xml", text.encode(encoding)))
    assert code == 0, told
    assert load_case(office, "2026-9000").dossier.debiteur.denomination == "Hôtel de la Dune"


@pytest.mark.parametrize(("name", "kept"), [
    ("Facture n° 17 (copie).PDF", "Facture n° 17 (copie).pdf"),
    (".recouvre-1-f.pdf", "f-2026-017.pdf"),
    ("CON.pdf", "f-2026-017.pdf"),
    ("fac\u202eture.pdf", "f-2026-017.pdf"),
    (f"{'f' * 130}.pdf", "f-2026-017.pdf"),
    ("facture e\u0301t\u00e9.pdf", "facture été.pdf"),
])  # fmt: skip
def test_a_file_keeps_its_name_when_it_is_one_everywhere(
    name: str, kept: str, opened: Callable[..., tuple[int, str]], office: Path, tmp_path: Path
) -> None:
    code, told = opened(put(tmp_path, name, factur_x(xml(vendeur=SELLER))))
    assert code == 0, told
    (piece,) = load_case(office, "2026-9000").dossier.pieces
    assert piece.fichier == f"pieces/{kept}"


def test_two_files_of_one_name_are_two_exhibits(
    opened: Callable[..., tuple[int, str]], office: Path, tmp_path: Path
) -> None:
    (tmp_path / "b").mkdir()
    files = [
        put(tmp_path, "F.pdf", factur_x(xml(vendeur=SELLER, numero="F 1"))),
        put(tmp_path / "b", "f.pdf", factur_x(xml(vendeur=SELLER, numero="F/1"))),
    ]
    code, told = opened(*files)
    assert code == 0, told
    dossier = load_case(office, "2026-9000").dossier
    assert [(one.id, one.fichier) for one in dossier.pieces] == [("f-1", "pieces/F.pdf"), ("f-1-2", "pieces/f-2.pdf")]
    assert [one.piece for one in dossier.factures] == ["f-1", "f-1-2"]


@pytest.mark.parametrize(("code", "country"), [("FR", None), ("RE", None), ("NL", "Pays-Bas"), ("CZ", "Tchéquie")])
def test_the_country_of_the_buyer_is_named_as_a_case_names_it(
    code: str, country: str | None, opened: Callable[..., tuple[int, str]], office: Path, tmp_path: Path
) -> None:
    postal = "97400" if country is None else "9999 XX"
    done, told = opened(put(tmp_path, "f.xml", ubl(vendeur=SELLER, pays=code, code=postal)))
    assert done == 0, told
    debtor = load_case(office, "2026-9000").dossier.debiteur
    assert (debtor.adresse.pays, debtor.siren) == (country, "000900209" if country is None else None)


def test_a_seller_that_is_no_creditor_of_the_office_is_said_and_asked(
    opened: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    answers = ("comptoir-durand", *ANSWERS[1:])
    code, told = opened(put(tmp_path, "f.pdf", factur_x(xml())), answers=answers)
    assert code == 0, told
    assert "Vendeur : sans nom (000900100), dont aucun créancier du cabinet n'a le numéro." in told
    assert "Facture : ses données nomment pour vendeur 000900100" in told.partition("Dossier ouvert")[2]


def test_the_seller_is_known_by_the_first_invoice_that_gives_its_number(
    opened: Callable[..., tuple[int, str]], office: Path, tmp_path: Path
) -> None:
    silent, telling = ubl(vendeur="", numero="F-16"), ubl(vendeur=SELLER)
    code, told = opened(put(tmp_path, "a.xml", silent), put(tmp_path, "b.xml", telling))
    assert (code, "Vendeur :" in told) == (0, False), told
    assert load_case(office, "2026-9000").dossier.creancier == "comptoir-durand"


def cii(**other: str) -> bytes:
    return xml(**{"vendeur": SELLER, **other})


def citing(content: bytes, number: str) -> bytes:
    """The same invoice (CII), that follows another (BT-25)."""
    told = f"<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>{number}</ram:IssuerAssignedID>"
    place = b"<ram:InvoiceCurrencyCode>"
    return content.replace(place, f"{told}</ram:InvoiceReferencedDocument>".encode() + place)


def locked(content: bytes, user: str) -> bytes:
    """The same PDF, protected: against reading, or against copies only when ``user`` is empty."""
    output = BytesIO()
    with Pdf.open(BytesIO(content)) as pdf:
        pdf.save(output, encryption=Encryption(owner="o", user=user))
    return output.getvalue()


def carrying(**carried: bytes) -> bytes:
    """A PDF that carries several files, each by its name, under a key of its own."""
    pdf = blank()
    for rank, (name, content) in enumerate(carried.items()):
        file = f"{name}.xml".replace("_", "-")
        pdf.attachments[f"{rank:04}"] = AttachedFileSpec(pdf, content, filename=file)
    return saved(pdf)


NO_DATA = "ne porte pas les données d'une facture électronique"
REFUSED = {
    "avoir.pdf": (factur_x(cii(nature="381", numero="F-1")), "c'est un avoir, pas une facture."),
    "devise.xml": (ubl(vendeur=SELLER, devise="USD", numero="F-2"), "facture en USD"),
    "sans-numero.xml": (ubl(vendeur=SELLER, numero=""), "ses données ne disent pas son numéro"),
    "sans-montant.xml": (cii(ttc="4.800,00", numero="F-4"), "ses données ne disent pas son montant TTC"),
    "sans-date.xml": (cii(date="20260230", numero="F-5"), "ses données ne disent pas sa date"),
    "negative.xml": (cii(ttc="-12.00", numero="F-6"), "c'est un avoir, pas une facture."),
    "avant.xml": (cii(echeance="20250101", numero="F-7"), "l'échéance précède"),
    "vendeur.xml": (cii(vendeur="000900100", numero="F-8"), f"vendeur « 000900100 », et « {SELLER} » dans bonne.pdf."),
    "acheteur.xml": (cii(acheteur="000900118", numero="F-9"), "Un dossier par débiteur."),
    "deux-fois.xml": (ubl(vendeur=SELLER), "même numéro que bonne.pdf : F-2026-017."),
    "avoir-ubl.xml": (ubl(vendeur=SELLER, nature="381", numero="F-10").replace(b">381<", b">380<"), "c'est un avoir"),
    "avoir-81.xml": (cii(nature="81", numero="F-11"), "c'est un avoir"),
    "avoir-532.xml": (cii(nature="532", numero="F-12"), "c'est un avoir"),
    "pro-forma.xml": (cii(nature="325", numero="F-13"), "c'est une facture pro forma"),
    "sans-nature.xml": (cii(nature="", numero="F-14"), "ne disent pas si c'est une facture ou un avoir"),
    "sans-devise.xml": (cii(devise="", numero="F-15"), "ne disent pas sa devise"),
    "nulle.xml": (cii(ttc="0.00", numero="F-16"), "son montant TTC est nul"),
    "long.xml": (cii(numero="F" * 101), "ne disent pas son numéro"),
    "muet.xml": (cii(numero="F\u202e17"), "ne disent pas son numéro"),
    "acompte.xml": (cii(acompte="10.005", numero="F-17"), "ne disent pas son montant TTC"),
    "autre-nom.xml": (cii(acheteur="", nom="Autre", numero="F-18"), "si c'est le même, ouvrir le dossier sans elle"),
    "rectifiee.xml": (cii(numero="F-19"), "rectifiée par la facture F-20, donnée aussi"),
    "d-acompte.xml": (cii(nature="386", numero="F-21"), "acompte que déduit la facture F-22, donnée aussi"),
    "secret.pdf": (locked(factur_x(cii(numero="F-23")), "secret"), "protégé par un mot de passe"),
    "deux.pdf": (carrying(factur_x=cii(numero="F-24"), xrechnung=cii(numero="F-25")), "plusieurs factures"),
    "vide.pdf": (b"", "Le fichier est vide"),
    "nue.pdf": (saved(blank()), NO_DATA),
    "abimee.pdf": (b"%PDF-1.7\n", "Le PDF est illisible"),
    "texte.txt": (b"bonjour", NO_DATA),
    "tableau.csv": (b"reference;numero\n", "Un tableau de factures s'ouvre par : recouvre importer"),
    "bombe.xml": (ubl(tete='<!DOCTYPE x [<!ENTITY a "a">]>'), NO_DATA),
}


def test_what_cannot_be_an_invoice_of_the_case_is_said_all_at_once(
    opened: Callable[..., tuple[int, str]], office: Path, tmp_path: Path
) -> None:
    files = [put(tmp_path, "bonne.pdf", factur_x(xml(vendeur=SELLER)))]
    files += [
        put(tmp_path, "rectificative.xml", citing(cii(nature="384", numero="F-20"), "f-19")),
        put(tmp_path, "solde.xml", citing(cii(acompte="100.00", numero="F-22"), "F-21")),
    ]
    files += [put(tmp_path, name, content) for name, (content, _) in REFUSED.items()]
    code, told = opened(*files)
    assert code == 1
    for name, (_, reason) in REFUSED.items():
        lines = [line for line in told.splitlines() if line.startswith(f"{tmp_path / name}: ")]
        assert (len(lines), reason in lines[0]) == (1, True), lines
    for name in ("bonne.pdf", "rectificative.xml", "solde.xml"):
        assert f"{name}: erreur" not in told
    assert "Créancier" not in told, "nothing is asked"
    assert not (office / "cases" / "2026-9000").exists()


def test_a_wrong_reference_is_said_with_the_wrong_files(cli: Cli, office: Path, tmp_path: Path) -> None:
    ran = cli("nouveau", "a b", "--facture", put(tmp_path, "f.xml", cii(devise="USD")), "--racine", office)
    assert (ran.code, ran.out) == (1, "")
    assert "facture en USD" in ran.err
    assert "« a b » n'est pas une référence" in ran.err


def test_what_an_invoice_is_besides_is_said_before_the_questions(
    opened: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    code, told = opened(
        put(tmp_path, "a.xml", citing(cii(nature="384"), "F-2026-016")),
        put(tmp_path, "b.xml", cii(nature="393", numero="F-18")),
        put(tmp_path, "c.xml", cii(nature="386", numero="F-19")),
        put(tmp_path, "d.xml", cii(acompte="480.00", numero="F-20")),  # which does not say whose advance it deducts
        put(tmp_path, "e.xml", ubl(vendeur=SELLER, numero="F-21", beneficiaire="Factor et Fils", du="4800.00")),
        put(tmp_path, "f.xml", ubl(vendeur=SELLER, numero="F-22", beneficiaire="ATELIER DUPONT", du="4800.05")),
        put(tmp_path, "g.xml", cii(numero="F-23", nature="751", acompte="800.00", du="3999.98")),
    )
    assert code == 0, told
    before = told.partition("Créancier")[0]
    assert "Acheteur : Hôtel de la Dune (000900209)." in before
    assert "F-2026-017 est une facture rectificative : elle remplace F-2026-016" in before
    assert "F-18 est une facture affacturée" in before
    assert "F-19 est une facture d'acompte : si une autre facture la déduit" in before
    assert "F-21 est à payer à « Factor et Fils », et non à son vendeur" in before
    assert "F-22 demande 4 800,05 € : c'est 0,05 € de plus que" in before.replace("\N{NO-BREAK SPACE}", " ")
    assert "F-23 n'est pas une facture ordinaire (type 751, UNTDID 1001)" in before
    assert "F-23 demande 3 999,98 € : c'est 0,02 € de moins que" in before.replace("\N{NO-BREAK SPACE}", " ")
    for number, said in {"F-2026-017": 1, "F-18": 1, "F-19": 1, "F-20": 0, "F-21": 1, "F-22": 1, "F-23": 2}.items():
        assert (
            len(
                [
                    line
                    for line in before.splitlines()
                    if line.startswith((f"{number} est", f"{number} n'est", f"{number} demande"))
                ]
            )
            == said
        ), number


def test_an_invoice_that_another_case_claims_is_said(
    opened: Callable[..., tuple[int, str]], cli: Cli, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = put(tmp_path, "f.xml", cii())
    assert opened(file)[0] == 0
    for number, day, there in (
        ("F-2026-017", "20260302", True),
        ("F-2026-017", "20260320", True),  # its day mistyped there
        ("F-2026-017", "20250302", False),  # a number starts again each year
        ("F-2026-018", "20260302", False),
    ):
        put(tmp_path, "f.xml", cii(numero=number.lower(), date=day))
        monkeypatch.setattr("sys.stdin", StringIO(""))
        ran = cli("nouveau", "2026-9001", "--facture", file, "--racine", office)
        assert (f"{number.lower()} est aussi dans 2026-9000" in ran.out) is there


@pytest.mark.parametrize(("terms", "typed", "held"), [
    ("45 jours fin de mois", "", "45 jours fin de mois"),
    ("voir nos conditions", "rien de convenu", "rien de convenu"),
    ("", "31/02/2026\nquand il pourra\n30 jours", "30 jours"),
])  # fmt: skip
def test_terms_in_words_are_taken_where_no_date_is_said(
    terms: str, typed: str, held: str, opened: Callable[..., tuple[int, str]], office: Path
) -> None:
    start = b"<ram:SpecifiedTradePaymentTerms>"
    said = cii(echeance="").replace(start, start + f"<ram:Description>{terms}</ram:Description>".encode())
    code, told = opened(put(office, "f.xml", said), answers=(*ANSWERS, typed))
    assert code == 0, told
    assert (f"conditions écrites : « {terms} »" in told) is bool(terms)
    (invoice,) = load_case(office, "2026-9000").dossier.factures
    assert (invoice.echeance, invoice.conditions) == (None, held)


def test_the_dates_of_several_instalments_are_none(
    opened: Callable[..., tuple[int, str]], office: Path, tmp_path: Path
) -> None:
    start, end = b"<ram:SpecifiedTradePaymentTerms>", b"</ram:SpecifiedTradePaymentTerms>"
    first = (one := cii())[one.index(start) : one.index(end) + len(end)]
    two = one.replace(first, first + first.replace(b"20260401", b"20260501"))
    code, told = opened(put(tmp_path, "f.xml", two), answers=(*ANSWERS, "01/05/2026"))
    assert code == 0, told
    assert "Échéance de la facture F-2026-017" in told
    assert str(load_case(office, "2026-9000").dossier.factures[0].echeance) == "2026-05-01"


@pytest.mark.parametrize("pdf", [locked(factur_x(cii()), ""), carrying(factur_x=cii()),
    carrying(factur_x=cii(), zugferd_invoice=cii())])  # fmt: skip
def test_a_pdf_protected_against_copies_or_that_names_its_data_otherwise_is_read(
    pdf: bytes, opened: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    code, told = opened(put(tmp_path, "f.pdf", pdf))
    assert code == 0, told


def test_two_files_of_one_longest_name_are_two_exhibits(
    opened: Callable[..., tuple[int, str]], office: Path, tmp_path: Path
) -> None:
    (tmp_path / "b").mkdir()
    name = f"{'n' * 116}.pdf"
    files = [
        put(tmp_path, name, factur_x(cii())),
        put(tmp_path / "b", name, factur_x(cii(numero="F-18"))),
    ]
    code, told = opened(*files)
    assert code == 0, told
    names = [one.fichier for one in load_case(office, "2026-9000").dossier.pieces]
    assert names == [f"pieces/{name}", f"pieces/{'n' * 114}-2.pdf"]


def test_an_opening_cut_short_goes_on_and_overwrites_nothing(
    opened: Callable[..., tuple[int, str]], office: Path, tmp_path: Path
) -> None:
    file = put(tmp_path, "F.pdf", factur_x(xml(vendeur=SELLER)))
    there = office / "cases" / "2026-9000" / "pieces"
    there.mkdir(parents=True)
    other = put(there, "F.pdf", b"another")
    code, told = opened(file)
    assert (code, "ce dossier existe déjà" in told) == (1, True)
    assert other.read_bytes() == b"another"
    other.write_bytes(file.read_bytes())
    put(there, ".recouvre-7-dossier.yaml", b"half")
    code, told = opened(file)
    assert code == 0, told
    assert [piece.fichier for piece in load_case(office, "2026-9000").dossier.pieces] == ["pieces/F.pdf"]


def test_what_would_give_orders_to_a_terminal_is_not_proposed(
    opened: Callable[..., tuple[int, str]], office: Path, tmp_path: Path
) -> None:
    file = put(tmp_path, "f.xml", ubl(vendeur=SELLER, nom="Dune\x9b2J", ville="La\u202eTeste"))
    code, told = opened(file, answers=(*ANSWERS[:5], "Dune", *ANSWERS[6:11], "Teste", *ANSWERS[12:]))
    assert code == 0, told
    assert "\x9b" not in told
    assert "\u202e" not in told
    assert load_case(office, "2026-9000").dossier.debiteur.denomination == "Dune"
