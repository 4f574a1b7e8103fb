"""Electronic invoices: what their data say is read in the child process and held against the case."""

from io import BytesIO
from pathlib import Path

import pytest
from msgspec import structs
from pikepdf import AttachedFileSpec, ObjectStreamMode, Pdf

from generator.case import KeyPath, key_text
from generator.exhibits import intake
from generator.exhibits.agreement import Told, disagreements
from generator.exhibits.factur_x import read as factur_x_read
from generator.exhibits.lock import lock_text
from generator.exhibits.sellers import unread
from generator.findings import Level
from generator.load.yaml_text import read_yaml
from generator.model import Creancier
from tests.exhibits import sample
from tests.exhibits.electronic import factur_x, xml
from tests.exhibits.hostile_pdf import blank, saved
from tests.exhibits.sample import piece_yaml, write_case

CREDITOR = """\
nature: societe
denomination: Atelier Dupont
{numbers}
adresse: {{rue: 2 rue de l'Essai, code-postal: 69001, ville: Lyon}}
courriel: compta@dupont.example
iban: FR76 9999 9000 0100 0000 0010 688
signataire: {{nom: M. Jean Dupont, fonction: gérant}}
"""
OWN = "siren: 000 900 100"


def creditor(numbers: str = OWN) -> Creancier:
    tree, _, findings = read_yaml(CREDITOR.format(numbers=numbers), "creancier.yaml")
    assert not findings
    return Creancier.model_validate(tree)


def told(
    root: Path, content: bytes, piece: str = "f-2026-017", extra: str = "", numbers: str = OWN
) -> list[tuple[KeyPath, str, str]]:
    """What is said of an invoice."""
    return [(path, sentence, remedy) for _, path, sentence, remedy in said(root, content, piece, extra, numbers)]


def said(root: Path, content: bytes, piece: str = "f-2026-017", extra: str = "", numbers: str = OWN) -> list[Told]:
    """The same, read here and not in the child process (ten times faster), with how grave it is."""
    case = write_case(root, piece_yaml(piece, "pieces/f.pdf", "facture"), {}, extra=extra)
    with Pdf.open(BytesIO(factur_x(content))) as pdf:
        read = factur_x_read(pdf)
    assert read is not None
    return list(disagreements(case, creditor(numbers), case.dossier.pieces[0], ("pieces", 0), read))


def test_a_case_that_says_what_its_invoice_says_is_told_nothing(tmp_path: Path) -> None:
    assert told(tmp_path, xml()) == []


@pytest.mark.parametrize(
    ("other", "key", "sentence"),
    [
        ({"ttc": "4080.00"}, "factures[0].montant-ttc", "ses données disent 4 080,00 €, le dossier 4 800,00 €."),
        ({"numero": "F-2026-071"}, "factures[0].numero", "ses données disent F-2026-071, le dossier F-2026-017."),
        ({"date": "20260203"}, "factures[0].date", "ses données disent 03/02/2026, le dossier 02/03/2026."),
        ({"echeance": "20260501"}, "factures[0].echeance", "ses données disent 01/05/2026, le dossier 01/04/2026."),
        ({"devise": "USD"}, "factures[0].montant-ttc", "ses données sont en USD, le dossier en euros."),
        ({"nature": "381"}, "factures[0].piece", "ses données sont celles d'un avoir."),
        ({"nature": "380", "ttc": "-4800.00"}, "factures[0].piece", "ses données sont celles d'un avoir."),
        (
            {"acompte": "500.00"}, "factures[0].montant-ttc",
            "ses données déduisent un acompte de 500,00 €, le dossier compte 0,00 € de paiements.",
        ),
    ],
)  # fmt: skip
def test_what_the_invoice_says_otherwise_is_told_where_the_case_says_it(
    tmp_path: Path, other: dict[str, str], key: str, sentence: str
) -> None:
    found = told(tmp_path, xml(**other))
    assert [(key_text(path), said.replace("\N{NO-BREAK SPACE}", " ")) for path, said, _ in found] == [(key, sentence)]


NOTES = "81 83 261 262 296 308 381 396 420 458 532"  # UNTDID 1001, the credit notes of EN 16931 (BT-3)
FRENCH_NOTES = "502 503"  # those of the French flows


def test_a_credit_note_of_any_kind_is_no_invoice(tmp_path: Path) -> None:
    """An office would claim what its creditor gave back."""
    for kind in f"{NOTES} {FRENCH_NOTES}".split():
        [(path, sentence, _)] = told(tmp_path, xml(nature=kind))
        assert (key_text(path), sentence) == ("factures[0].piece", "ses données sont celles d'un avoir."), kind


@pytest.mark.parametrize(
    ("other", "left"), [({"ttc": "4080.00"}, []), ({"vendeur": "000900118"}, [Level.ERREUR])], ids=["écart", "vendeur"]
)
def test_what_somebody_read_again_is_told_no_more_another_seller_apart(
    tmp_path: Path, other: dict[str, str], left: list[Level]
) -> None:
    piece = piece_yaml("f-2026-017", "pieces/f.pdf", "facture") + "    ecart-admis: Me Songe, 4 mars 2026, escompte\n"
    case = write_case(tmp_path, piece, {})
    with Pdf.open(BytesIO(factur_x(xml(**other)))) as pdf:
        read = factur_x_read(pdf)
    assert read is not None
    found = disagreements(case, creditor(), case.dossier.pieces[0], ("pieces", 0), read)
    assert [level for level, *_ in found] == left


@pytest.mark.parametrize(
    ("number", "typed"),
    [("F-2026-018", 'numero="F-2026-018"'), ('F-1"; rm -rf ~; "', 'numero="…"'), ("$(id)", 'numero="…"')],
)
def test_an_invoice_the_case_does_not_count_comes_with_the_command_that_notes_it(
    tmp_path: Path, number: str, typed: str
) -> None:
    [(path, _, remedy)] = told(tmp_path, xml(numero=number), "neuve")
    assert path == ("pieces", 0)
    assert remedy.replace("\N{NO-BREAK SPACE}", " ") == (
        f"Si elle est due : recouvre noter 2026-0142 facture {typed} echeance=01/04/2026 "
        'montant-ttc="4 800,00" piece=neuve --date 02/03/2026'
    )


def test_what_an_invoice_does_not_say_is_left_to_say_in_the_command_that_notes_it(tmp_path: Path) -> None:
    [(_, _, remedy)] = told(tmp_path, xml(numero="F-2026-018", date="20260230", echeance="", devise=""), "neuve")
    said = 'facture numero="F-2026-018" conditions="…" montant-ttc="…" piece=neuve --date …'
    assert remedy == f"Si elle est due : recouvre noter 2026-0142 {said}"


def test_a_day_that_a_hand_wrote_in_the_lock_is_told_as_it_stands(tmp_path: Path) -> None:
    case = write_case(tmp_path, piece_yaml("f-2026-017", "pieces/f.pdf", "facture"), {})
    with Pdf.open(BytesIO(factur_x(xml()))) as pdf:
        read = factur_x_read(pdf)
    assert read is not None
    edited = structs.replace(read, date="hier")
    [(_, _, sentence, _)] = disagreements(case, creditor(), case.dossier.pieces[0], ("pieces", 0), edited)
    assert sentence == "ses données disent hier, le dossier 02/03/2026."


def test_a_number_is_the_same_with_or_without_spaces_and_capitals(tmp_path: Path) -> None:
    assert told(tmp_path, xml(numero="f-2026 - 017")) == []


def test_an_invoice_cited_by_its_number_only_is_held_against_that_one(tmp_path: Path) -> None:
    assert [path for path, _, _ in told(tmp_path, xml(ttc="1.00"), "autre")] == [("factures", 0, "montant-ttc")]


CREDIT = """\
avoirs:
  - numero: AV-3
    date: 2026-03-20
    facture: F-2026-017
    montant-ttc: 100,00
    piece: av-3
"""


@pytest.mark.parametrize("other", [{"ttc": "4800.004"}, {"ttc": "4800.0000"}, {"ttc": "4800"}, {"date": "20260231"}])
def test_an_amount_not_to_the_cent_and_a_day_that_is_none_are_held_against_nothing(
    tmp_path: Path, other: dict[str, str]
) -> None:
    assert told(tmp_path, xml(**other)) == []


def test_a_credit_note_is_held_against_the_one_that_cites_it(tmp_path: Path) -> None:
    content = xml(nature="381", numero="AV-3", date="20260320", ttc="110.00")
    assert [path for path, _, _ in told(tmp_path, content, "av-3", CREDIT)] == [("avoirs", 0, "montant-ttc")]


@pytest.mark.parametrize(
    ("numbers", "other", "its_own"),
    [
        (OWN, {"vendeur": "000 900 118"}, "000900100"),
        (OWN, {"vendeur": "00090011800019"}, "000900100"),
        (OWN, {"vendeur": "", "tva": "fr 12 000900118"}, "000900100"),
        (OWN, {"vendeur": "00090011800019", "registre": "0009"}, "000900100"),
        ("siret: 000 900 100 00017", {"vendeur": "000900118"}, "000900100"),
        ("tva: FR76000900100", {"vendeur": "000900118"}, "000900100"),
        ("siren: 000 900 100\ntva: FR76000900126", {"vendeur": "000900118"}, "000900100 ou 000900126"),
        ("tva: BE 0123.456.749", {"vendeur": "", "tva": "BE0987654321"}, "BE0123456749"),
    ],
)
def test_an_invoice_of_another_company_is_an_error_that_names_both(
    tmp_path: Path, numbers: str, other: dict[str, str], its_own: str
) -> None:
    """What else it says otherwise is not told: it is not the invoice of the case."""
    [(level, path, sentence, remedy)] = said(tmp_path, xml(**other, ttc="1.00"), numbers=numbers)
    seller = "BE0987654321" if "BE" in numbers else "000900118"
    assert (level, key_text(path)) == (Level.ERREUR, "factures[0].piece")
    assert sentence == f"ses données nomment pour vendeur {seller}, et Atelier Dupont est {its_own}."
    assert remedy.startswith("Verser la facture de ce créancier")


@pytest.mark.parametrize(
    ("numbers", "other"),
    [
        (OWN, {"vendeur": "", "tva": "FR76000900100"}),
        (OWN, {"vendeur": "", "tva": "12/345"}),
        (OWN, {"vendeur": "000900118", "registre": "0060"}),
        ("siren: 000 900 100\ntva: FR76000900126", {"vendeur": "", "tva": "FR76000900126"}),
        ("siret: 000 900 100 00017", {}),
        ("tva: BE0123456749", {}),
        ("forme: SARL", {}),
        (OWN, {"vendeur": "", "tva": "BE0987654321"}),
    ],
    ids=[
        "TVA du SIREN",
        "autre numéro",
        "DUNS",
        "TVA de groupe",
        "SIRET",
        "rien de commun",
        "rien de connu",
        "TVA étrangère",
    ],
)
def test_a_seller_that_may_be_the_creditor_is_told_nothing(tmp_path: Path, numbers: str, other: dict[str, str]) -> None:
    assert said(tmp_path, xml(**other), numbers=numbers) == []


@pytest.mark.parametrize("number", ["F-2026-018", "F-2026-017"])
def test_an_invoice_of_another_company_that_no_invoice_cites_is_a_proof_of_something_else(
    tmp_path: Path, number: str
) -> None:
    """The invoice of a commissaire proves costs, and may bear the number of one of the creditor."""
    [(level, path, sentence, _)] = said(tmp_path, xml(numero=number, vendeur="000900118"), "frais")
    assert (level, path) == (Level.AVERTISSEMENT, ("pieces", 0))
    assert sentence == "facture électronique d'un autre vendeur (000900118), que le dossier ne compte pas."


def test_the_seller_of_a_claim_that_was_transferred_is_another(tmp_path: Path) -> None:
    """Its other values are held against the case all the same."""
    case = write_case(tmp_path, piece_yaml("f-2026-017", "pieces/f.pdf", "facture"), {})
    [invoice] = case.dossier.factures
    sold = case.dossier.model_copy(update={"factures": (invoice.model_copy(update={"cession": "acte"}),)})
    moved = structs.replace(case, dossier=sold)
    with Pdf.open(BytesIO(factur_x(xml(vendeur="000900118", ttc="1.00")))) as pdf:
        read = factur_x_read(pdf)
    assert read is not None
    told = disagreements(moved, creditor(OWN), moved.dossier.pieces[0], ("pieces", 0), read)
    assert [(level, key_text(path)) for level, path, _, _ in told] == [(Level.AVERTISSEMENT, "factures[0].montant-ttc")]


def test_a_credit_note_of_another_company_is_an_error_too(tmp_path: Path) -> None:
    content = xml(nature="381", numero="AV-3", date="20260320", ttc="100.00", vendeur="000900118")
    [(level, path, _, _)] = said(tmp_path, content, "av-3", CREDIT)
    assert (level, path) == (Level.ERREUR, ("avoirs", 0, "piece"))


@pytest.mark.parametrize(
    ("numbers", "there", "named"),
    [
        ("siren: 000 900 209", "000900118", "000900209"),
        ("siret: 000 900 209 00016", "000900118", "000900209"),
        ("siren: 000 900 209", "000900209", None),
        ("greffe: Lyon", "000900118", None),
    ],
)
def test_the_buyer_is_a_debtor_where_both_say_who(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, numbers: str, there: str, named: str | None
) -> None:
    monkeypatch.setattr(sample, "HEAD", sample.HEAD.replace("forme: SARL", f"forme: SARL\n    {numbers}"))
    expected = [f"ses données disent {there}, le dossier {named}."] if named else []
    assert [sentence for _, sentence, _ in told(tmp_path, xml(acheteur=there))] == expected


@pytest.mark.parametrize(
    ("key", "name", "told"),
    [
        ("0001", "factur-x.xml", True),
        ("0001", "ZUGFeRD-invoice.xml", True),
        ("0001", "xrechnung.xml", True),
        ("FACTUR-X.XML", "f.xml", True),
        ("0001", "facture-precedente.xml", False),  # of another invoice, joined to this one
    ],
)
def test_the_data_of_an_invoice_are_those_a_norm_names(key: str, name: str, *, told: bool) -> None:
    pdf = blank()
    pdf.attachments[key] = AttachedFileSpec(pdf, xml(), filename=name)
    assert (factur_x_read(pdf) is not None) is told


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
UNREAD = {
    "entites": xml(tete=BOMB, numero="&b;"),
    "entites-utf-16": xml(encodage="UTF-16", tete=BOMB, numero="&b;").decode().encode("utf-16"),
    "codage": xml(encodage="windows-1253"),
    "codage-inconnu": xml(encodage="no-such"),
    "autre": b"<a/>",
    "binaire": b"\xff\xfe",
    "vide": b"",
    "format-ancien": xml().replace(b"CrossIndustryInvoice:100", b"CrossIndustryDocument:ferd:1p0"),
    "lourd": xml() + b" " * 5_000_000,
}
NOT_TAKEN = "fichiers contenus dans le PDF, non repris :"


def test_only_a_file_that_may_hold_data_is_to_be_read(tmp_path: Path) -> None:
    """No process is started for a plain PDF, whose bytes show that nothing is attached, packed or not."""
    packed = BytesIO()
    with Pdf.open(BytesIO(factur_x(xml()))) as pdf:
        pdf.save(packed, object_stream_mode=ObjectStreamMode.generate)
    told = ((factur_x(xml()), True), (packed.getvalue(), True), (saved(blank()), False), (b"From: x", True))
    for content, read in told:
        case = write_case(tmp_path, piece_yaml("f-2026-017", "pieces/f.pdf"), {"f.pdf": content})
        assert unread(case, {"f-2026-017"}) == ({"f-2026-017"} if read else set())


def test_a_file_changed_since_it_was_taken_in_is_to_be_read_again(tmp_path: Path) -> None:
    case = write_case(tmp_path, piece_yaml("f-2026-017", "pieces/f.pdf"), {"f.pdf": factur_x(xml())})
    text = lock_text(case, tuple(intake(case, tmp_path / "cache")))
    (case.folder / "pieces.lock").write_text(text, encoding="utf-8")
    assert unread(case, {"f-2026-017"}) == set()
    (case.folder / "pieces" / "f.pdf").write_bytes(factur_x(xml(vendeur="000900118")))
    assert unread(case, {"f-2026-017"}) == {"f-2026-017"}


def test_the_child_process_reads_them_and_what_cannot_be_read_costs_the_data_only(tmp_path: Path) -> None:
    files = {f"{name}.pdf": factur_x(content) for name, content in UNREAD.items()}
    files["f-2026-017.pdf"] = factur_x(xml(ttc="4080.00"))
    files["heures.pdf"] = factur_x(xml(), heures=b"a;b")
    pieces = "".join(piece_yaml(name.removesuffix(".pdf"), f"pieces/{name}", "facture") for name in files)
    case = write_case(tmp_path, pieces, files)
    exhibits = {one.piece.id: one for one in intake(case, tmp_path / "cache")}
    said = {name: [one.message.partition(" : ")[2] for one in each.findings] for name, each in exhibits.items()}
    for name in UNREAD:
        assert exhibits[name].refus is None
        assert said[name] == [f"{NOT_TAKEN} factur-x.xml."]
    assert said["heures"] == [f"{NOT_TAKEN} heures.csv."]
    [sentence] = said["f-2026-017"]
    assert sentence.replace("\N{NO-BREAK SPACE}", " ") == "ses données disent 4 080,00 €, le dossier 4 800,00 €."
    locked = lock_text(case, tuple(exhibits.values()))
    assert "    facture:\n      fichier: factur-x.xml\n      nature: '380'\n      numero: F-2026-017\n" in locked
    assert "montant-ttc: '4080.00'" in locked
