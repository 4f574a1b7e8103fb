"""``nouveau --facture`` as a user types it: the case its electronic invoices open, and what cannot be one."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

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
    assert "un acompte de 100,00" in told.replace("\N{NO-BREAK SPACE}", " ")
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
    assert "Vendeur numéro 000900100 : aucun créancier du cabinet ; à choisir." in told


def cii(**other: str) -> bytes:
    return xml(**{"vendeur": SELLER, **other})


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
    "nue.pdf": (saved(blank()), "ne porte pas les données d'une facture électronique"),
    "abimee.pdf": (b"%PDF-1.7\n", "Le PDF est illisible"),
    "texte.txt": (b"bonjour", "ne porte pas les données d'une facture électronique"),
    "bombe.xml": (ubl(tete='<!DOCTYPE x [<!ENTITY a "a">]>'), "ne porte pas les données d'une facture électronique"),
}


def test_what_cannot_be_an_invoice_of_the_case_is_said_all_at_once(
    opened: Callable[..., tuple[int, str]], office: Path, tmp_path: Path
) -> None:
    files = [put(tmp_path, "bonne.pdf", factur_x(xml(vendeur=SELLER)))]
    files += [put(tmp_path, name, content) for name, (content, _) in REFUSED.items()]
    code, told = opened(*files)
    assert code == 1
    for name, (_, reason) in REFUSED.items():
        (line,) = (line for line in told.splitlines() if line.startswith(f"{tmp_path / name}: "))
        assert reason in line
    assert "bonne.pdf: erreur" not in told
    assert "Créancier" not in told, "nothing is asked"
    assert not (office / "cases" / "2026-9000").exists()


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
