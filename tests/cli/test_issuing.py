"""``emettre`` and ``completer`` as a user types them: what leaves, what the register and the journal keep of it."""

import errno
import json
import os
import re
import shlex
import shutil
import subprocess
import unicodedata
from datetime import date
from decimal import Decimal
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from pikepdf import Pdf

from generator.casework.computed import compute_case
from generator.desk.control import astray, kept, to_check
from generator.findings import RecouvreError
from generator.load import load_case, load_office
from generator.money import format_eur
from generator.register import issue as issuing
from generator.register import recovery
from generator.register.chain import GENESIS, seal, write
from generator.register.issue import attach
from generator.statement.types import Decompte
from generator.writer import write_bytes
from tests.cli.conftest import Cli
from tests.exhibits.electronic import factur_x, xml
from tests.office import REPOSITORY, replace_in
from tests.once import make_again
from tests.paper import paper

CASE = "2026-0105"


@pytest.fixture
def unprinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print nothing: what the register and the journal keep of a letter does not depend on its print, which is slow."""
    monkeypatch.setattr("generator.render.production.pdf", lambda *_arguments, **_options: b"%PDF-1.7\n")


def blocks(office: Path, reference: str = CASE) -> list[dict[str, Any]]:
    text = (office / "cases" / reference / "emis" / "registre.yaml").read_text(encoding="utf-8")
    read = yaml.safe_load(text)
    assert isinstance(read, list)
    return read


def journal(office: Path, reference: str = CASE) -> list[dict[str, Any]]:
    text = (office / "cases" / reference / "dossier.yaml").read_text(encoding="utf-8")
    facts = yaml.safe_load(text)["journal"]
    assert isinstance(facts, list)
    return facts


def text_of(path: Path) -> str:
    ran = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True)
    return " ".join(ran.stdout.replace("\N{NO-BREAK SPACE}", " ").split())


def test_a_letter_on_some_invoices_with_their_copies(cli: Cli, office: Path) -> None:
    ran = cli("emettre", CASE, "mise-en-demeure", "--factures", "F-2026-0163,F-2026-0201", "--joindre-factures",
              "--suivi", "1A 000 000 0105 2", "--racine", office)  # fmt: skip
    assert ran.code == 0, ran.err
    (block,) = blocks(office)
    assert block["factures"] == ["F-2026-0163", "F-2026-0201"]
    assert float(block["reclame"]) < float(block["total"]), "what the letter asks, and what the whole account owes"
    assert block["moteur"]["gabarit"] == "courriers/mise-en-demeure-professionnel.html"
    assert "bce-refinancement" in block["moteur"]["bareme"]
    fact = next(one for one in journal(office) if one.get("emis") == 1)
    assert [str(one) for one in fact["factures"]] == block["factures"]
    path = office / "cases" / CASE / "emis" / block["dossier"] / "mise-en-demeure.pdf"
    printed = text_of(path)
    assert "n° 1A 000 000 0105 2" in printed
    assert f"{block['reclame'].replace('.', ',')} €" in printed.replace(" ", "").replace("€", " €")
    with Pdf.open(path) as letter, letter.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[-2:] == ["facture-F-2026-0163", "facture-F-2026-0201"]
    assert cli("controler", CASE, "--racine", office).code in {0, 1}
    data = json.loads((path.parent / "donnees.json").read_text(encoding="utf-8"))
    assert data["factures"] == block["factures"]


def test_two_invoices_of_one_word_are_two_attachments(cli: Cli, office: Path) -> None:
    """« F 2026/01 » and « F 2026_01 » had one name: saved in a folder, one copy replaced the other."""
    path = office / "cases" / CASE / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in (("F-2026-0163", "F 2026/01"), ("F-2026-0201", "F 2026_01")):
        text = re.sub(rf"{old}(?!\.pdf)", new, text)
    path.write_text(text, encoding="utf-8")
    ran = cli("produire", CASE, "relance-courriel", "--joindre-factures", "--racine", office)
    assert ran.code == 0, ran.err
    made = office / "build" / "dossiers" / CASE / "courriers" / "relance-courriel.eml"
    message = message_from_bytes(made.read_bytes(), policy=default)
    names = [part.get_filename() for part in message.iter_attachments()]
    assert names[-2:] == ["facture-F_2026_01.pdf", "facture-F_2026_01-2.pdf"]


def test_the_same_letter_has_the_same_bytes(cli: Cli, office: Path, tmp_path: Path) -> None:
    twin = tmp_path / "jumeau"
    shutil.copytree(office, twin)
    made = []
    for root in (office, twin):
        make_again()
        assert cli("emettre", CASE, "mise-en-demeure", "--joindre-factures", "--racine", root).code == 0
        made.append({path.name: path.read_bytes() for path in sorted((root / "cases" / CASE / "emis").rglob("*.*"))})
    assert made[0] == made[1]


def test_the_days_a_letter_leaves_stay_those_it_printed(cli: Cli, office: Path) -> None:
    assert cli("emettre", CASE, "mise-en-demeure", "--envoi", "remise-en-main-propre", "--racine", office).code == 0
    fact = next(one for one in journal(office) if one.get("emis") == 1)
    printed = text_of(office / "cases" / CASE / "emis" / "0001-mise-en-demeure" / "mise-en-demeure.pdf")
    assert f"dans un délai de {fact['delai']} jours" in printed
    assert fact["delai"] == 15
    agenda = ("agenda", CASE, "--jours", "60", "--racine", office)
    before = [line for line in cli(*agenda).out.splitlines() if "Paiement demandé" in line]
    assert len(before) == 1
    ladder = office / "cases" / "_cabinet" / "strategies.yaml"
    text = ladder.read_text(encoding="utf-8")
    ladder.write_text(text.replace("delai-de-paiement: 15", "delai-de-paiement: 30"), encoding="utf-8")
    assert [line for line in cli(*agenda).out.splitlines() if "Paiement demandé" in line] == before


@pytest.mark.parametrize(("document", "days"), [("relance-courriel", 8), ("releve-de-compte", None)])
@pytest.mark.usefixtures("unprinted")
def test_only_a_letter_that_leaves_days_to_pay_notes_them(
    document: str, days: int | None, cli: Cli, office: Path
) -> None:
    assert cli("emettre", "2026-0102", document, "--racine", office).code == 0
    fact = next(one for one in journal(office, "2026-0102") if one.get("emis") == 1)
    assert fact.get("delai") == days


@pytest.mark.usefixtures("unprinted")
def test_a_declaration_issued_is_not_drafted_again_and_its_day_is_asked_for(cli: Cli, office: Path) -> None:
    case = office / "cases" / "2026-0114"
    shutil.copytree(REPOSITORY / "cases" / "2026-0114", case)
    drafts = ("produire", "2026-0114", "--racine", office)
    assert "declaration-creance" in cli(*drafts).out
    assert cli("emettre", "2026-0114", "declaration-creance", "--racine", office).code == 0
    fact = next(one for one in journal(office, "2026-0114") if one.get("emis") == 1)
    assert (fact["type"], fact["document"]) == ("note", "declaration-creance")
    assert fact["motif"] == "Déclaration de créance : document émis"
    agenda = ("agenda", "2026-0114", "--jours", "60", "--racine", office)
    assert "Déclaration de créance émise le 21/11/2026" in cli(*agenda).out
    assert "declaration-creance" not in cli(*drafts).out
    text = (case / "dossier.yaml").read_text(encoding="utf-8")
    noted = text.replace("    bodacc-le:", "    declaree-le: 2026-11-23\n    bodacc-le:")
    (case / "dossier.yaml").write_text(noted, encoding="utf-8")
    assert "Déclaration" not in cli(*agenda, "--au", "2026-11-23").out
    checked = cli("verifier", "2026-0114", "--au", "2026-11-23", "--racine", office)
    assert (checked.code, "a été déclarée" in checked.out) == (0, False), "nothing is missing any more"


COMPANY = """\
format: 1
nature: societe
denomination: Recouvreur Essai
forme: SAS
siren: 000 000 018
greffe: Lyon
role: societe-de-recouvrement
adresse: {rue: 4 rue du Test, code-postal: 69001, ville: Lyon}
courriel: contact@recouvreur.example
"""


@pytest.mark.parametrize(
    ("document", "party"),
    [("transmission-recouvrement", "recouvreur"), ("transmission-commissaire", "etude-fabre-vraisemblable")],
)
@pytest.mark.parametrize("noted", [True, False])
@pytest.mark.usefixtures("unprinted")
def test_a_case_is_handed_over_once_whoever_writes_it_first(
    document: str, party: str, cli: Cli, office: Path, *, noted: bool
) -> None:
    (office / "cases" / "_cabinet" / "intervenants" / "recouvreur.yaml").write_text(COMPANY, encoding="utf-8")

    def handed() -> list[tuple[str, int | None]]:
        return [(str(one["date"]), one.get("emis")) for one in journal(office) if one["type"] == "transmission"]

    if noted:
        day = ("--date", "2026-11-18")
        assert cli("noter", CASE, "transmission", f"intervenant={party}", *day, "--racine", office).code == 0
    issued = cli("emettre", CASE, document, "--racine", office)
    assert issued.code == 0, issued.err
    once = [("2026-11-18", None)] if noted else [("2026-11-21", 1)]
    assert handed() == once
    for number in (1, 2):  # a correction, and the correction of the correction
        again = cli("emettre", CASE, document, "--remplace", number, "--racine", office)
        assert again.code == 0, again.err
        assert handed() == once
    notes = [one["emis"] for one in journal(office) if one.get("document") == document]
    assert notes == ([1, 2, 3] if noted else [2, 3])
    if document == "transmission-recouvrement":
        assert "ne doit pas partir" in cli("emettre", CASE, document, "--racine", office).err
    assert "erreur" not in cli("controler", CASE, "--racine", office).out
    assert cli("noter", CASE, "reprise", "--racine", office, "--au", "2026-11-24").code == 0
    assert cli("emettre", CASE, document, "--racine", office, "--au", "2026-11-25").code == 0
    assert handed() == [*once, ("2026-11-25", 4)], "taken back, then handed over again"


def test_an_email_carries_the_copies_to_the_right_person(cli: Cli, office: Path) -> None:
    ran = cli("emettre", "2026-0102", "relance-courriel", "--joindre-factures", "--racine", office)
    assert ran.code == 0, ran.err
    folder = office / "cases" / "2026-0102" / "emis" / "0001-relance-courriel"
    message = message_from_bytes((folder / "relance-courriel.eml").read_bytes(), policy=default)
    assert message["X-Unsent"] == "1"
    names = [part.get_filename() for part in message.iter_attachments()]
    assert names == ["relance-courriel.pdf", "facture-F-2026-0447.pdf"]
    copy = next(part for part in message.iter_attachments() if part.get_filename() == names[1])
    with Pdf.open(BytesIO(copy.get_content())) as pages:
        assert len(pages.pages) >= 1
    assert "copie de la facture n° F-2026-0447" in text_of(folder / "relance-courriel.pdf")


def test_the_ladder_encloses_the_copies_by_itself(cli: Cli, office: Path) -> None:
    ladder = office / "cases" / "_cabinet" / "strategies.yaml"
    text = ladder.read_text(encoding="utf-8")
    first = "      - document: relance-courriel\n"
    ladder.write_text(text.replace(first, f"{first}        joindre-factures: oui\n"), encoding="utf-8")
    ran = cli("produire", "2026-0102", "--racine", office)
    assert ran.code == 0, ran.err
    draft = next(Path(line) for line in ran.out.splitlines() if line.endswith(".eml"))
    message = message_from_bytes(draft.read_bytes(), policy=default)
    assert [part.get_filename() for part in message.iter_attachments()][1:] == ["facture-F-2026-0447.pdf"]
    without = cli("produire", "2026-0102", "--sans-factures", "--racine", office)
    assert without.code == 0
    message = message_from_bytes(draft.read_bytes(), policy=default)
    assert len(list(message.iter_attachments())) == 1


def test_an_invoice_that_was_refused_at_intake_is_not_enclosed(cli: Cli, office: Path) -> None:
    found = yaml.safe_load((office / "cases" / CASE / "dossier.yaml").read_text(encoding="utf-8"))
    piece = next(one for one in found["factures"] if one["numero"] == "F-2026-0163")["piece"]
    file = next(one for one in found["pieces"] if one["id"] == piece)["fichier"]
    (office / "cases" / CASE / file).write_bytes(b"%PDF-1.7\nrien de lisible")
    ran = cli("emettre", CASE, "mise-en-demeure", "--joindre-factures", "--racine", office)
    assert ran.code == 1
    assert "la facture ne peut être jointe" in ran.err
    assert "--sans-factures" in ran.err
    assert not (office / "cases" / CASE / "emis").exists()


def received_by_email(office: Path, kind: str) -> None:
    """The invoice F-2026-0163 as it was received: attached to a message, which is the pièce."""
    folder = office / "cases" / CASE
    path, mail = folder / "dossier.yaml", EmailMessage()
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    piece = next(one for one in found["factures"] if one["numero"] == "F-2026-0163")["piece"]
    file = next(one for one in found["pieces"] if one["id"] == piece)["fichier"]
    mail["From"], mail["To"], mail["Subject"] = "a@durand.example", "b@songe.example", "Votre facture"
    mail["Date"] = "Mon, 20 Apr 2026 10:00:00 +0200"
    mail.set_content("Ci-joint notre facture.")
    content = (folder / file).read_bytes() if kind == "pdf" else b"rien d'imprimable"
    mail.add_attachment(content, maintype="application", subtype=kind, filename=f"facture.{kind}")
    (folder / file).with_suffix(".eml").write_bytes(mail.as_bytes())
    path.write_text(path.read_text(encoding="utf-8").replace(file, file.replace(".pdf", ".eml")), encoding="utf-8")


def test_an_invoice_received_by_email_leaves_with_its_message(cli: Cli, office: Path) -> None:
    """The page of the message alone left, and the invoice it carried stayed here."""
    received_by_email(office, "pdf")
    ran = cli("produire", CASE, "relance-courriel", "--joindre-factures", "--racine", office)
    assert ran.code == 0, ran.err
    made = office / "build" / "dossiers" / CASE / "courriers" / "relance-courriel.eml"
    message = message_from_bytes(made.read_bytes(), policy=default)
    names = [part.get_filename() for part in message.iter_attachments()]
    assert [name for name in names if "0163" in str(name)] == [
        "facture-F-2026-0163.pdf",
        "facture-F-2026-0163-jointe-1.pdf",
    ]


def test_a_message_of_which_an_attachment_cannot_be_printed_is_no_copy(cli: Cli, office: Path) -> None:
    received_by_email(office, "zip")
    ran = cli("produire", CASE, "relance-courriel", "--joindre-factures", "--racine", office)
    assert ran.code == 1
    assert "la facture ne peut être jointe : pièce « " in ran.err
    assert "» : fichier joint à un courriel, non imprimé." in ran.err, "in the words of « verser »"
    assert "--sans-factures" in ran.err


def test_an_invoice_of_another_company_neither_leaves_nor_is_communicated(cli: Cli, office: Path) -> None:
    """Its data name another seller: nothing of it is owed to this creditor."""
    carried = xml(numero="F-2026-0163", vendeur="000900118")
    (office / "cases" / CASE / "pieces" / "F-2026-0163.pdf").write_bytes(factur_x(carried))
    message = "ses données nomment pour vendeur 000900118, et Comptoir Durand est 000210104."
    for command in (
        ("emettre", CASE, "mise-en-demeure"), ("produire", CASE, "mise-en-demeure", "--sans-factures"),
        ("emettre", CASE, "mise-en-demeure", "--joindre-factures"), ("verser", CASE), ("assembler", CASE),
        ("communiquer", CASE, "me-songe"), ("emettre", CASE, "mise-en-demeure"), ("verifier", CASE),
        ("produire", CASE, "mise-en-demeure", "--sans-factures"),
    ):  # fmt: skip
        ran = cli(*command, "--racine", office)
        assert (ran.code, message in ran.out + ran.err) == (1, True), command
    assert not (office / "cases" / CASE / "emis").exists()


def test_what_an_invoice_says_otherwise_is_told_at_each_check_until_it_is_mended(cli: Cli, office: Path) -> None:
    """Before it is taken in, that nobody has read it; from then on, what it says and the case does not."""
    carried = xml(numero="F-2026-0163", ttc="12.00", vendeur="000210104")
    (office / "cases" / CASE / "pieces" / "F-2026-0163.pdf").write_bytes(factur_x(carried))
    said = "ses données disent 12,00\xa0€, le dossier"

    def told() -> tuple[int, str]:
        ran = cli("verifier", CASE, "--racine", office)
        return ran.code, ran.out

    code, first = told()
    unread = " factures[1].piece : facture pas encore versée : ce que dit son fichier n'est pas comparé au dossier"
    assert (code, unread in first) == (0, True)
    assert said not in first
    drafted = cli("produire", CASE, "mise-en-demeure", "--sans-factures", "--racine", office)
    assert (drafted.code, said in drafted.out + drafted.err) == (0, False), "what it says otherwise stops no letter"
    assert said in cli("verser", CASE, "--racine", office).out
    code, then = told()
    assert (code, said in then, "pas encore versée" in then) == (0, True, False)
    lock = office / "cases" / CASE / "pieces.lock"
    whole = lock.read_text(encoding="utf-8")
    for key, edited in (("facture:\n", "facture: rien\n#"), ("'12.00'", "'12,00'"), ("'12.00'", "NaN")):
        lock.write_text(whole.replace(key, edited), encoding="utf-8")
        code, then = told()
        assert (code, said in then) == (0, False), "a lock that was damaged or edited says none"


def test_what_an_invoice_says_otherwise_is_not_told_to_a_forge(cli: Cli, office: Path) -> None:
    """Its number, its buyer and its sum are in no file that somebody typed: they are masked all the same."""
    others = ("FA-MARTIN-77", "000123456", "12,00")
    carried = xml(numero=others[0], ttc="12.00", vendeur="000210104", acheteur=others[1])
    (office / "cases" / CASE / "pieces" / "F-2026-0163.pdf").write_bytes(factur_x(carried))
    assert cli("verser", CASE, "--racine", office).code == 0

    def told(form: str) -> str:
        return cli("verifier", CASE, "--format", form, "--racine", office).out

    assert all(one in told("texte") for one in others)
    assert not [one for one in others for form in ("github", "gitlab") if one in told(form)]
    path = office / "cases" / CASE / "dossier.yaml"
    invoices = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"\n    piece: f-2026-0163\b", "", invoices), encoding="utf-8")
    assert f'recouvre noter {CASE} facture numero="FA-MARTIN-77"' in told("texte")
    assert not [one for one in others for form in ("github", "gitlab") if one in told(form)]


def test_taking_in_the_file_of_an_invoice_gives_the_command_that_links_them(cli: Cli, office: Path) -> None:
    """A request said the invoice was not in the case, whose file had just been taken in."""
    path = office / "cases" / CASE / "dossier.yaml"
    path.write_text(re.sub(r"\n    piece: f-2026-0163\b", "", path.read_text("utf-8")), encoding="utf-8")
    ran = cli("verser", CASE, "--racine", office)
    assert ran.code == 0
    link = f'noter {CASE} facture numero="F-2026-0163" piece=f-2026-0163 --completer'
    assert f"La facture F-2026-0163 ne cite pas encore sa pièce : recouvre {link}\n" in ran.out
    said = ("facture", "numero=F-2026-0163", "piece=f-2026-0163", "--completer")
    assert cli("noter", CASE, *said, "--racine", office).code == 0
    assert "ne cite pas encore" not in cli("verser", CASE, "--racine", office).out


def test_what_is_wrong_with_an_attachment_of_an_email_is_told_too(cli: Cli, office: Path) -> None:
    """An invoice received by e-mail is held against the creditor, and one that cannot be read is refused."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@vente.example", "b@achat.example", "facture"
    mail.set_content("ci-joint")
    for name, content in {"f.pdf": factur_x(xml(numero="F-2026-0163", vendeur="000900118")), "g.pdf": b"%PDF-"}.items():
        mail.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    folder = office / "cases" / CASE
    (folder / "pieces" / "F-2026-0163.eml").write_bytes(mail.as_bytes())
    text = (folder / "dossier.yaml").read_text(encoding="utf-8")
    (folder / "dossier.yaml").write_text(text.replace("F-2026-0163.pdf", "F-2026-0163.eml"), encoding="utf-8")
    ran = cli("verser", CASE, "--racine", office)
    assert ran.code == 1
    assert "pièce « f.pdf » : ses données nomment pour vendeur 000900118" in ran.out
    assert "pièce « g.pdf » : fichier joint à un courriel, non imprimé. Le PDF est illisible" in ran.out
    assert "1 erreur, 1 avertissement" in ran.err
    issued = cli("emettre", CASE, "mise-en-demeure", "--racine", office)
    assert (issued.code, "nomment pour vendeur 000900118" in issued.err) == (1, True), "as the lock tells"


def test_what_an_invoice_received_by_email_says_otherwise_is_told_at_each_check(cli: Cli, office: Path) -> None:
    """As the lock keeps it, under the name of the attachment; one that the case does not count, at the e-mail."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@vente.example", "b@achat.example", "factures"
    mail.set_content("ci-joint")
    for name, number in (("f.pdf", "F-2026-0163"), ("g.pdf", "F-9")):
        content = factur_x(xml(numero=number, ttc="12.00", vendeur="000210104"))
        mail.add_attachment(content, maintype="application", subtype="pdf", filename=name)
    folder = office / "cases" / CASE
    (folder / "pieces" / "F-2026-0163.eml").write_bytes(mail.as_bytes())
    text = (folder / "dossier.yaml").read_text(encoding="utf-8").replace("F-2026-0163.pdf", "F-2026-0163.eml")
    (folder / "dossier.yaml").write_text(text, encoding="utf-8")
    assert cli("verser", CASE, "--racine", office).code == 0
    said = cli("verifier", CASE, "--racine", office).out.replace("\N{NO-BREAK SPACE}", " ")
    assert "montant-ttc : pièce « f.pdf » : ses données disent 12,00 €, le dossier" in said
    rank = next(at for at, one in enumerate(yaml.safe_load(text)["pieces"]) if one["fichier"].endswith(".eml"))
    assert f" pieces[{rank}] : pièce « g.pdf » : facture électronique n° F-9, que le dossier ne compte pas." in said


def test_a_correction_references_what_it_corrects_and_counts_once(cli: Cli, office: Path) -> None:
    def due() -> dict[str, Any]:
        row = json.loads(cli("etat", "2026-0102", "--racine", office, "--format", "json").out)["dossiers"][0]
        assert isinstance(row, dict)
        return row

    assert cli("emettre", "2026-0102", "relance-courriel", "--racine", office).code == 0
    once = due()["prochaine-action"]
    for arguments, said in (
        (("relance-courriel", "--remplace", "7"), "aucune émission n° 7"),
        (("releve-de-compte", "--remplace", "1"), "elle se corrige par « relance-courriel »"),
    ):
        refused = cli("emettre", "2026-0102", *arguments, "--racine", office)
        assert refused.code == 1
        assert said in refused.err
    assert cli("emettre", "2026-0102", "relance-courriel", "--remplace", "1", "--racine", office).code == 0
    assert due()["prochaine-action"] == once, "a letter sent again is one step"
    assert blocks(office, "2026-0102")[1]["remplace"] == "1"
    first, second = (
        " ".join(
            text_of(
                office / "cases" / "2026-0102" / "emis" / f"000{number}-relance-courriel" / "relance-courriel.pdf"
            ).split()
        )
        for number in (1, 2)
    )
    told = "Ce courrier rectifie celui du même jour, dont il remplace les indications. "
    assert second.replace(told, "", 1) == first != second
    again = cli("emettre", "2026-0102", "relance-courriel", "--remplace", "1", "--racine", office)
    assert "déjà corrigée par la n° 2" in again.err


def test_what_is_noted_as_a_note_says_what_it_corrects(cli: Cli, office: Path) -> None:
    """A statement corrected twice a day named one letter of two: its note in the journal forgot what it corrected."""
    asked = ("emettre", "2026-0102", "releve-de-compte", "--racine", office)
    assert cli(*asked).code == 0
    assert cli(*asked, "--remplace", "1").code == 0
    assert cli(*asked, "--remplace", "2").code == 0
    folder = office / "cases" / "2026-0102"
    assert re.findall(r"    remplace: (\d)\n    emis: (\d)", (folder / "dossier.yaml").read_text()) == [
        ("1", "2"),
        ("2", "3"),
    ]
    last = " ".join(text_of(folder / "emis" / "0003-releve-de-compte" / "releve-de-compte.pdf").split())
    assert "Ce courrier rectifie ceux du même jour" in last
    assert cli("controler", "2026-0102", "--racine", office).code == 0
    replace_in(folder / "dossier.yaml", "remplace: 2", "remplace: 1")
    told = cli("controler", "2026-0102", "--racine", office)
    assert "« 1 » au journal, « 2 » au bloc 3 du registre" in told.err + told.out


@pytest.mark.usefixtures("unprinted")
def test_proofs_complete_the_journal_at_once(cli: Cli, office: Path, tmp_path: Path) -> None:
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    receipt = tmp_path / "ar.pdf"
    receipt.write_bytes(paper("avis"))
    options = ("--presentee-le", "21/11/2026", "--avis", "distribue", "--suivi", "1A 000 000 0105 3")
    ran = cli("completer", CASE, "1", receipt, *options, "--racine", office)
    assert ran.code == 0, ran.err
    fact = next(one for one in journal(office) if one.get("emis") == 1)
    assert (str(fact["presentee-le"]), fact["avis"], fact["suivi"]) == ("2026-11-21", "distribue", "1A 000 000 0105 3")
    assert "factures" not in fact, "it asks for all that is open"
    assert blocks(office)[1]["fichiers"][0]["fichier"] == "preuve/ar.pdf"
    before = (office / "cases" / CASE / "dossier.yaml").read_bytes()
    twice = cli("completer", CASE, "1", receipt, "--racine", office)
    assert (twice.code, "tout était déjà joint et noté" in twice.out) == (0, True), twice.err
    receipt.write_bytes(paper("autre avis"))
    assert "une preuve de ce nom est déjà jointe" in cli("completer", CASE, "1", receipt, "--racine", office).err
    other = tmp_path / "pli.pdf"
    other.write_bytes(paper("pli"))
    assert "la clé est déjà écrite" in cli("completer", CASE, "1", other, "--avis", "refuse", "--racine", office).err
    refused = cli("completer", CASE, "9", other, "--racine", office).err
    assert "aucune émission n° 9. Celles du dossier : 0001-mise-en-demeure." in refused
    assert (office / "cases" / CASE / "dossier.yaml").read_bytes() == before


@pytest.mark.usefixtures("unprinted")
def test_a_proof_that_nobody_could_read_is_refused_before_it_is_sealed(cli: Cli, office: Path, tmp_path: Path) -> None:
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    before = (office / "cases" / CASE / "dossier.yaml").read_bytes()
    wrong = {"ar.pdf": b"%PDF-1.7\nrien", "depot.pdf": b"AR recu", "pli.jpg": b"\xff\xd8\xff"}
    for name, content in wrong.items():
        (tmp_path / name).write_bytes(content)
    files = [tmp_path / name for name in wrong]
    ran = cli("completer", CASE, "1", *files, "--presentee-le", "21/11/2026", "--racine", office)
    assert ran.code == 1
    assert "« ar.pdf » : le PDF est illisible" in ran.err
    assert "« depot.pdf » : le fichier se termine par .pdf mais son contenu est d'une autre nature." in ran.err
    assert "« pli.jpg » : l'image est illisible" in ran.err
    assert len(blocks(office)) == 1
    assert (office / "cases" / CASE / "dossier.yaml").read_bytes() == before
    (tmp_path / "ar.pdf").write_bytes(paper("avis"))
    assert cli("completer", CASE, "1", tmp_path / "ar.pdf", "--racine", office).code == 0


@pytest.mark.usefixtures("unprinted")
def test_the_data_of_a_registered_email_are_a_proof_and_no_piece(cli: Cli, office: Path, tmp_path: Path) -> None:
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    proof = tmp_path / "preuve.xml"
    proof.write_bytes(b"<?xml version='1.0'?><preuve/>")
    ran = cli("completer", CASE, "1", proof, "--verser", "--racine", office)
    assert ran.code == 0
    assert blocks(office)[1]["fichiers"][0]["fichier"] == "preuve/preuve.xml"
    assert "Parmi les pièces : emission-0001-mise-en-demeure. " in ran.out
    assert "Laissé au registre, faute de pouvoir être une pièce : « emission-0001-preuve.xml » : le fichier" in ran.err
    assert not (office / "cases" / CASE / "pieces/emission-0001-preuve.xml").exists()


@pytest.mark.parametrize(
    ("file", "told", "title", "day"),
    [
        ("ar.pdf", ("--presentee-le", "21/11/2026"), "Avis de réception", "2026-11-21"),
        ("Avis de réception.pdf", ("--presentee-le", "21/11/2026", "--distribuee-le", "24/11/2026"),
         "Avis de réception", "2026-11-24"),
        ("dépôt.pdf", ("--suivi", "1A 000 000 0000 9"), "Preuve de dépôt", "2026-11-21"),
        ("pli-retourné.pdf", ("--presentee-le", "21/11/2026", "--avis", "avise-non-reclame"),
         "Pli retourné", "2026-11-21"),
        ("depot-et-ar.pdf", ("--presentee-le", "21/11/2026"), "Preuve de l'envoi ou de la réception", "2026-11-21"),
        ("scan12.pdf", ("--suivi", "1A 000 000 0000 9"), "Preuve de l'envoi ou de la réception", "None"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("unprinted")
def test_a_proof_among_the_pieces_bears_its_own_name_and_day(
    cli: Cli, office: Path, tmp_path: Path, *, file: str, told: tuple[str, ...], title: str, day: str
) -> None:
    """The bordereau a court reads gave every proof the day the office noted it."""
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    proof = tmp_path / file
    proof.write_bytes(paper("avis"))
    ran = cli("completer", CASE, "1", proof, *told, "--verser", "--au", "2026-11-28", "--racine", office)
    assert ran.code == 0, ran.err
    piece = load_case(office, CASE).dossier.pieces[-1]
    assert (piece.titre, str(piece.date)) == (f"{title} : mise en demeure de payer du 21/11/2026", day)


@pytest.mark.usefixtures("unprinted")
@pytest.mark.parametrize(
    ("document", "told"),
    [
        ("relance-courriel", ["À ouvrir dans la messagerie et à envoyer : cases/2026-0105/emis/0001-"]),
        (
            "mise-en-demeure",
            [
                "À imprimer, à signer, à envoyer avec les pièces annoncées : cases/2026-0105/emis/0001-",
                'Au dépôt : recouvre completer 2026-0105 1 DEPOT.pdf --suivi "…"',
                ("Au retour de l'avis : recouvre completer 2026-0105 1 AVIS.pdf --verser --presentee-le JJ/MM/AAAA "
                "--avis …"),
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_left_to_do_of_a_letter_is_told_with_the_lines_to_paste(
    cli: Cli, office: Path, document: str, told: list[str]
) -> None:
    """Issued by a sheet it was told where its paper is; alone, nothing said what to do with it, nor what to keep."""
    ran = cli("emettre", CASE, document, "--racine", office)
    assert ran.code == 0, ran.err
    assert all(one in ran.out for one in told), ran.out


@pytest.mark.usefixtures("unprinted")
def test_the_line_that_issues_what_is_ready_is_told_where_it_is_asked_for(cli: Cli, office: Path) -> None:
    listed = cli("courriers", CASE, "--racine", office)
    (line,) = re.findall(r"^  recouvre (emettre .*)$", listed.out, re.MULTILINE)
    alone = cli("emettre", CASE, "--racine", office)
    assert (alone.code, f"\n  recouvre {line}" in alone.err) == (2, True), alone.err
    ran = cli(*shlex.split(line), "--racine", office)
    assert ran.code == 0, ran.err
    again = cli("emettre", CASE, "--racine", office)
    assert (again.code, f"Aucun courrier n'y est prêt : recouvre courriers {CASE}" in again.err) == (2, True), again.err


@pytest.mark.usefixtures("unprinted")
def test_a_proof_that_the_register_does_not_hold_is_not_said_to_be_joined(
    cli: Cli, office: Path, tmp_path: Path
) -> None:
    """Its entry undone by « git restore », the file stayed: « déjà joint », while ``controler`` asked to join it."""
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    kept = [office / "cases" / CASE / name for name in ("dossier.yaml", "emis/registre.yaml")]
    before = [path.read_bytes() for path in kept]
    receipt = tmp_path / "ar.pdf"
    receipt.write_bytes(paper("avis"))
    assert cli("completer", CASE, "1", receipt, "--racine", office).code == 0
    for path, content in zip(kept, before, strict=True):
        path.write_bytes(content)
    ran = cli("completer", CASE, "1", receipt, "--racine", office)
    assert (ran.code, "Le sortir de ce répertoire, puis l'y joindre" in ran.err) == (1, True), ran.out + ran.err
    (office / "cases" / CASE / "emis/0001-mise-en-demeure/preuve/ar.pdf").unlink()
    ran = cli("completer", CASE, "1", receipt, "--racine", office)
    assert (ran.code, "Joint à l'émission 1" in ran.out) == (0, True), ran.err


def test_a_case_that_git_holds_and_is_not_here_is_told(cli: Cli, office: Path) -> None:
    """A folder erased by mistake, with its issued letters, was missed by nobody; nor was a sparse checkout told."""
    for command in (
        ("init", "-q"),
        ("add", "-A"),
        ("-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "o"),
    ):
        subprocess.run(["git", *command], cwd=office, check=True)
    assert "dans git" not in cli("controler", "--racine", office).out
    shutil.rmtree(office / "cases/2026-0109")
    told = "cases: avertissement: un dossier enregistré dans git n'est pas ici : 2026-0109. Rien n'en est vérifié"
    assert told in cli("controler", "--racine", office).out
    assert "dans git" not in cli("controler", CASE, "--racine", office).out
    shutil.rmtree(office / "cases/2026-0110")
    assert (
        "2 dossiers enregistrés dans git ne sont pas ici : 2026-0109 et 2026-0110."
        in cli("controler", "--racine", office).out
    )
    (line,) = re.findall(r"Le rétablir : (git restore \S+)", cli("controler", "--racine", office).out)
    subprocess.run(line.split(), cwd=office, check=True)
    assert told.replace("0109", "0110") in cli("controler", "--racine", office).out
    subprocess.run(["git", "rm", "-rq", "cases/2026-0110"], cwd=office, check=True)
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", "commit", "-qm", "soldé"], cwd=office, check=True
    )
    assert "dans git" not in cli("controler", "--racine", office).out


@pytest.mark.usefixtures("unprinted")
def test_the_copy_of_a_letter_does_not_prove_that_it_was_received(cli: Cli, office: Path, tmp_path: Path) -> None:
    """The line told by ``verifier``, pasted without a notice, silenced it: a request would have proved nothing."""
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    told = ("--suivi", "1A 000 000 0000 9", "--presentee-le", "21/11/2026", "--avis", "distribue")
    assert cli("completer", CASE, "1", *told, "--racine", office).code == 0
    for more in ((), ("--verser",)):
        ran = cli(*(("completer", CASE, "1", *more) if more else ("verifier", CASE)), "--racine", office)
        assert "le sort du recommandé n'est pas prouvé." in ran.out, ran.out
        assert f"recouvre completer {CASE} 1 AVIS.pdf --verser" in ran.out
    asked = cli("verifier", CASE, "--procedure", "injonction", "--racine", office).out
    assert "la mise en demeure n'est pas prouvée. Numériser l'avis" in asked, asked
    receipt = tmp_path / "AVIS.pdf"
    receipt.write_bytes(paper("avis"))
    ran = cli("completer", CASE, "1", receipt, "--verser", "--racine", office)
    assert (ran.code, "n'est pas prouvé" in ran.out) == (0, False), ran.out
    asked = cli("verifier", CASE, "--procedure", "injonction", "--racine", office).out
    assert "n'est pas prouvé" not in asked, asked


@pytest.mark.usefixtures("unprinted")
def test_a_proof_taken_out_of_the_pieces_comes_back_only_when_all_are_asked_for(
    cli: Cli, office: Path, tmp_path: Path
) -> None:
    """The receipt of another letter, joined by mistake: the right one would have brought it back before a judge."""
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    for name in ("ar-faux.pdf", "ar.pdf"):
        (tmp_path / name).write_bytes(paper(name[:-4]))
    assert cli("completer", CASE, "1", tmp_path / "ar-faux.pdf", "--verser", "--racine", office).code == 0
    home = office / "cases" / CASE
    text = (home / "dossier.yaml").read_text("utf-8")
    text = re.sub(r"  - id: emission-0001-ar-faux\n(?:    .*\n?)*", "", text)
    text = text.replace("\n      - emission-0001-ar-faux", "")
    (home / "dossier.yaml").write_text(text, "utf-8")
    (home / "pieces/emission-0001-ar-faux.pdf").unlink()
    ran = cli("completer", CASE, "1", tmp_path / "ar.pdf", "--verser", "--racine", office)
    fact = next(one for one in journal(office) if one.get("emis") == 1)
    assert (ran.code, fact["pieces"]) == (0, ["emission-0001-mise-en-demeure", "emission-0001-ar"])
    assert "pas parmi les pièces : « ar-faux.pdf ». Pour les y mettre tous : recouvre completer" in ran.err
    assert cli("completer", CASE, "1", "--verser", "--racine", office).code == 0
    fact = next(one for one in journal(office) if one.get("emis") == 1)
    assert "emission-0001-ar-faux" in fact["pieces"]


@pytest.mark.usefixtures("unprinted")
def test_a_letter_and_its_proofs_become_pieces_its_fact_cites(cli: Cli, office: Path, tmp_path: Path) -> None:
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    receipt = tmp_path / "AR reçu.pdf"
    receipt.write_bytes(paper("avis"))
    ran = cli("completer", CASE, "1", receipt, "--presentee-le", "21/11/2026", "--verser", "--racine", office)
    assert ran.code == 0, ran.err
    assert "Parmi les pièces : emission-0001-mise-en-demeure, emission-0001-ar-recu." in ran.out
    fact = next(one for one in journal(office) if one.get("emis") == 1)
    assert fact["pieces"] == ["emission-0001-mise-en-demeure", "emission-0001-ar-recu"]
    case = load_case(office, CASE)
    pieces = {piece.id: piece for piece in case.dossier.pieces}
    letter, slip = (pieces[name] for name in fact["pieces"])
    assert (letter.nature, str(letter.date), letter.titre) == (
        "mise-en-demeure", "2026-11-21", "Mise en demeure de payer du 21/11/2026",
    )  # fmt: skip
    assert (slip.nature, slip.fichier) == ("accuse", "pieces/emission-0001-AR reçu.pdf")
    sent = case.folder / "emis" / "0001-mise-en-demeure" / "mise-en-demeure.pdf"
    assert (case.folder / letter.fichier).read_bytes() == sent.read_bytes(), "as it left"
    again = cli("completer", CASE, "1", "--verser", "--racine", office)
    assert (again.code, "tout y était déjà, preuves comprises" in again.out) == (0, True)
    later = tmp_path / "depot.pdf"
    later.write_bytes(paper("depot"))
    more = cli("completer", CASE, "1", later, "--verser", "--racine", office)
    assert more.code == 0, more.err
    fact = next(one for one in journal(office) if one.get("emis") == 1)
    assert fact["pieces"] == ["emission-0001-mise-en-demeure", "emission-0001-ar-recu", "emission-0001-depot"]
    bracketed = (
        (case.folder / "dossier.yaml")
        .read_text("utf-8")
        .replace(
            "\n      - emission-0001-mise-en-demeure\n      - emission-0001-ar-recu\n      - emission-0001-depot",
            " [emission-0001-mise-en-demeure, emission-0001-ar-recu]",
        )
    )
    (case.folder / "dossier.yaml").write_text(bracketed, "utf-8")
    more = cli("completer", CASE, "1", "--verser", "--racine", office)
    assert more.code == 0, more.err
    written = (case.folder / "dossier.yaml").read_text("utf-8")
    assert written == bracketed.replace("emission-0001-ar-recu]", "emission-0001-ar-recu, emission-0001-depot]")
    assert cli("completer", CASE, "9", "--verser", "--racine", office).code == 1
    assert cli("verifier", CASE, "--racine", office).code == 0


@pytest.mark.usefixtures("unprinted")
def test_what_the_journal_cannot_keep_is_refused_not_lost(cli: Cli, office: Path, tmp_path: Path) -> None:
    account = ("emettre", CASE, "releve-de-compte", "--racine", office)
    numbered = cli(*account, "--suivi", "1A 000 000 0105 2")
    assert numbered.code == 1
    assert "n'est pas une lettre au débiteur : le journal n'en garde ni suivi ni avis" in numbered.err
    assert not (office / "cases" / CASE / "emis").exists()
    assert cli(*account).code == 0
    receipt = tmp_path / "depot.pdf"
    receipt.write_bytes(paper("depot"))
    told = cli("completer", CASE, "1", receipt, "--presentee-le", "21/11/2026", "--racine", office)
    assert told.code == 1
    assert "l'émission n° 1 n'est pas une lettre au débiteur" in told.err
    assert cli("completer", CASE, "1", receipt, "--racine", office).code == 0


ODD = [
    ".ar.pdf",
    "a\tr.pdf",
    "ar\N{ZERO WIDTH SPACE}.pdf",
    "a\\r.pdf",
    "a\nr.pdf",
    "CON.pdf",
    "a" * 130 + ".pdf",
    "\x1b[2Ja.pdf",
]


@pytest.mark.parametrize("name", ODD)
def test_a_proof_whose_name_would_break_the_register_is_refused(
    cli: Cli, office: Path, tmp_path: Path, name: str
) -> None:
    """It was registered, and the register could never be read again."""
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    (tmp_path / name).write_bytes(paper("avis"))
    ran = cli("completer", CASE, "1", tmp_path / name, "--racine", office)
    assert (ran.code, "Renommer" in ran.err or "Le raccourcir" in ran.err) == (1, True)
    assert name not in ran.err or name.isprintable()
    assert cli("controler", CASE, "--racine", office).code == 0
    assert len(blocks(office)) == 1


def test_two_proofs_that_are_one_file_elsewhere_are_refused(cli: Cli, office: Path, tmp_path: Path) -> None:
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    for name in ("AR é.pdf", "ar é.pdf"):
        (tmp_path / name).write_bytes(paper("avis"))
    decomposed = tmp_path / unicodedata.normalize("NFD", "AR é.pdf")
    decomposed.write_bytes(paper("autre"))
    both = cli("completer", CASE, "1", tmp_path / "AR é.pdf", tmp_path / "ar é.pdf", "--racine", office)
    assert (both.code, "confondent les deux noms" in both.err) == (1, True)
    assert cli("completer", CASE, "1", decomposed, "--racine", office).code == 0
    assert blocks(office)[1]["fichiers"][0]["fichier"] == "preuve/AR é.pdf", "composed, as git gives it back on a Mac"
    assert (
        "une preuve de ce nom est déjà jointe"
        in cli("completer", CASE, "1", tmp_path / "ar é.pdf", "--racine", office).err
    )


def test_what_is_no_proof_is_refused_before_it_is_read(cli: Cli, office: Path, tmp_path: Path) -> None:
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    (tmp_path / "vide.pdf").touch()
    os.mkfifo(tmp_path / "tube.pdf")
    with (tmp_path / "gros.pdf").open("wb") as sparse:
        sparse.truncate(60_000_000)
    for name, code, said in (("vide.pdf", 1, "ne prouve rien"), ("tube.pdf", 2, "ordinaire"), ("gros.pdf", 2, "50 Mo")):
        ran = cli("completer", CASE, "1", tmp_path / name, "--racine", office)
        assert (ran.code, said in ran.err) == (code, True)
    assert len(blocks(office)) == 1


@pytest.mark.parametrize("file", ["dossier.yaml", "emis/registre.yaml"])
def test_what_was_written_since_an_issue_was_cut_is_not_lost(
    cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    """A power cut, a line changed by hand, then ``controler``: it finished the issue over the line."""
    case = office / "cases" / CASE
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    proof = case.parent.parent / "ar.pdf"
    proof.write_bytes(paper("avis"))
    with monkeypatch.context() as patched:
        patched.setattr(issuing, "carry_through", lambda _: "")
        cli("completer", CASE, "1", proof, "--presentee-le", "21/11/2026", "--racine", office)
    assert (case / "emis" / recovery.STAGING / "pret").is_file()
    path = case / file
    path.write_bytes(path.read_bytes() + "# noté à la main\n".encode())
    ran = cli("controler", CASE, "--racine", office)
    assert (ran.code, f"cases/{CASE}/{file}: erreur: modifié depuis l'émission interrompue" in ran.out) == (1, True)
    assert "noté à la main" in path.read_text(encoding="utf-8")
    path.write_bytes(path.read_bytes().removesuffix("# noté à la main\n".encode()))
    assert "achevée" in cli("controler", CASE, "--racine", office).out
    assert len(blocks(office)) == 2


@pytest.mark.usefixtures("unprinted")
def test_a_letter_whose_case_changed_since_is_told(cli: Cli, office: Path) -> None:
    """Its own effects (days left, a penalty it claims) are no change; an invoice corrected behind it is one."""
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    assert "porte" not in cli("controler", CASE, "--au", "2026-12-31", "--racine", office).out
    total = format_eur(Decimal(blocks(office)[0]["total"]))
    path = office / "cases" / CASE / "dossier.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("montant-ttc: 4 286,40", "montant-ttc: 4 276,40"), encoding="utf-8"
    )
    told = [line for line in cli("controler", CASE, "--racine", office).out.splitlines() if " porte " in line]
    assert len(told) == 1
    assert f"elle porte {total}" in told[0]
    assert "--remplace 1" in told[0]
    register = path.parent / "emis" / "registre.yaml"
    for forged in ("NaN", "1e999999", "beaucoup"):
        (block,) = blocks(office)
        register.write_bytes(write([seal({**block, "total": forged}, GENESIS)]))
        assert cli("controler", CASE, "--racine", office).code == 0


@pytest.mark.usefixtures("unprinted")
def test_an_interrupted_issue_that_came_with_a_commit_is_not_finished(
    cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forged with the right hashes, it put another case in the place of this one, at the next « controler »."""
    case = office / "cases" / CASE
    with monkeypatch.context() as patched:
        patched.setattr(issuing, "carry_through", lambda _: "")
        cli("emettre", CASE, "mise-en-demeure", "--racine", office)
    staged = case / "emis" / recovery.STAGING / "dossier.yaml"
    staged.write_text(staged.read_text(encoding="utf-8").replace("Hôtel", "Motel"), encoding="utf-8")
    who = ("-c", "user.name=a", "-c", "user.email=a@b.example")
    for command in (("init", "-q"), ("add", "-Af"), (*who, "commit", "-qm", "x")):
        subprocess.run(["git", "-C", office, *command], check=True)
    for asked in (("controler", CASE), ("emettre", CASE, "mise-en-demeure")):
        ran = cli(*asked, "--racine", office)
        assert (ran.code, "est enregistrée dans git" in ran.out + ran.err) == (1, True)
    assert "Motel" not in (case / "dossier.yaml").read_text(encoding="utf-8")
    subprocess.run(["git", "-C", office, "rm", "-rq", "--cached", staged.parent], check=True)
    subprocess.run(["git", "-C", office, *who, "commit", "-qm", "y"], check=True)
    assert "achevée" in cli("controler", CASE, "--racine", office).out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--presentee-le", "20/11/2026"), "la présentation, le 20/11/2026, précéderait l'émission, le 21/11/2026"),
        (("--distribuee-le", "20/11/2026"), "la remise, le 20/11/2026, précéderait l'émission, le 21/11/2026"),
        (("--presentee-le", "23/11/2026", "--distribuee-le", "22/11/2026"), "la remise, le 22/11/2026, précéderait"),
        (("--presentee-le", "23/11/2027"), "l'inscription des preuves, le 24/11/2026, précéderait la présentation"),
    ],
)
@pytest.mark.usefixtures("unprinted")
def test_a_date_before_what_it_follows_attaches_nothing(
    options: tuple[str, ...], said: str, cli: Cli, office: Path, tmp_path: Path
) -> None:
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    receipt = tmp_path / "ar.pdf"
    receipt.write_bytes(paper("avis"))
    wrong = cli("completer", CASE, "1", receipt, *options, "--au", "2026-11-24", "--racine", office)
    assert wrong.code == 1
    assert said in wrong.err
    right = ("--presentee-le", "23/11/2026", "--distribuee-le", "24/11/2026", "--au", "2026-11-24")
    again = cli("completer", CASE, "1", receipt, *right, "--racine", office)
    assert again.code == 0, again.err


@pytest.mark.usefixtures("unprinted")
def test_proofs_cut_anywhere_are_attached_whole_or_not_at_all(
    cli: Cli, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    outcomes = []
    for call in range(1, 12):
        root = tmp_path / f"coupure-{call}"
        shutil.copytree(office, root)
        outcomes.append(_attach_and_cut(root, call, monkeypatch))
        cli("controler", CASE, "--racine", root)  # finishes or undoes what was cut
        written = "suivi: 1A 999" in (root / "cases" / CASE / "dossier.yaml").read_text(encoding="utf-8")
        folder = root / "cases" / CASE / "emis" / "0001-mise-en-demeure" / "preuve"
        kept = sorted(path.name for path in folder.glob("*"))
        assert (kept, len(blocks(root))) == ((["ar.pdf", "depot.pdf"], 2) if written else ([], 1)), call
    assert outcomes[0] is False
    assert outcomes[-1] is True, "every write was cut once"


def _attach_and_cut(root: Path, call: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Attach two proofs with the nth write failing; whether it went through."""
    done = [0]

    def cut(*arguments: Any, **options: Any) -> None:
        done[0] += 1
        if done[0] == call:
            raise OSError(28, "No space left on device")
        write_bytes(*arguments, **options)

    case = load_case(root, CASE)
    with monkeypatch.context() as patched:
        for module in (issuing, recovery):
            patched.setattr(module, "write_bytes", cut)
        try:
            attach(case, "1", case.dossier.journal[-1].date, {"ar.pdf": b"a", "depot.pdf": b"d"}, {"suivi": "1A 999"})
        except OSError:
            return False
    return True


@pytest.mark.usefixtures("unprinted")
def test_a_decision_is_kept_in_the_register(cli: Cli, office: Path) -> None:
    for day in (12, 14, 16, 18):
        assert cli("noter", "2026-0102", "appel", "--date", f"2026-11-{day}", "--racine", office).code == 0
    refused = cli("emettre", "2026-0102", "relance-courriel", "--racine", office)
    assert refused.code == 1
    assert "dispense objet=plafond-contacts document=relance-courriel" in refused.err
    decision = (
        "dispense",
        "objet=plafond-contacts",
        "document=relance-courriel",
        "par=Me Songe",
        "motif=accord du client",
    )
    assert cli("noter", "2026-0102", *decision, "--racine", office).code == 0
    draft = cli("produire", "2026-0102", "relance-courriel", "--racine", office)
    assert "écartée par Me Songe" in draft.out
    issued = cli("emettre", "2026-0102", "relance-courriel", "--racine", office)
    assert issued.code == 0, issued.err
    line = "plafond-contacts : accord du client (Me Songe, 21/11/2026)"
    assert f"Passé outre, inscrit au registre : {line}" in issued.out
    assert blocks(office, "2026-0102")[0]["passer-outre"] == [line]


@pytest.mark.usefixtures("unprinted")
def test_contacts_in_the_debtors_other_cases_count_and_tell_nothing_of_them(cli: Cli, office: Path) -> None:
    source = office / "cases" / "2026-0102"
    twin = office / "cases" / "2026-9901"
    shutil.copytree(source, twin)
    text = (twin / "dossier.yaml").read_text(encoding="utf-8").replace("reference: 2026-0102", "reference: 2026-9901")
    (twin / "dossier.yaml").write_text(text, encoding="utf-8")
    for day in (12, 14, 16, 18):
        assert cli("noter", "2026-9901", "appel", "--date", f"2026-11-{day}", "--racine", office).code == 0
    refused = cli("emettre", "2026-0102", "relance-courriel", "--racine", office)
    assert refused.code == 1
    assert "dans d'autres dossiers du cabinet" in refused.err
    assert "2026-9901" not in refused.err
    other = text.replace("siren: ", "siren: 000 999 102 #", 1)
    assert other != text
    (twin / "dossier.yaml").write_text(other, encoding="utf-8")
    assert cli("emettre", "2026-0102", "relance-courriel", "--racine", office).code == 0, "another debtor"


@pytest.mark.usefixtures("unprinted")
@pytest.mark.parametrize(
    ("typed", "same"),
    [
        (("prenoms: Léa", "prenoms: LEA"), True),
        (("nom: Fable", "nom: Fable."), True),  # a slip of the keyboard makes nobody else
        (("prenoms: Léa", "prenoms: Marc"), False),  # her husband, under the same roof
        (("code-postal: 69", "code-postal: 38"), False),
    ],
)
def test_a_person_is_known_in_her_other_cases_by_her_name_and_postcode(
    cli: Cli, office: Path, typed: tuple[str, str], *, same: bool
) -> None:
    source, twin = office / "cases" / "2026-0115", office / "cases" / "2026-9901"
    for folder in (source, twin):
        shutil.copytree(REPOSITORY / "cases" / "2026-0115", folder)
    text = (twin / "dossier.yaml").read_text(encoding="utf-8").replace("reference: 2026-0115", "reference: 2026-9901")
    assert typed[0] in text
    (twin / "dossier.yaml").write_text(text.replace(*typed, 1), encoding="utf-8")
    for day in (17, 18, 19, 20):
        assert cli("noter", "2026-9901", "appel", "--date", f"2026-11-{day}", "--racine", office).code == 0
    ran = cli("emettre", "2026-0115", "relance-courrier", "--racine", office)
    assert (ran.code, "dans d'autres dossiers du cabinet" in ran.err) == (int(same), same), ran.err


@pytest.mark.usefixtures("unprinted")
def test_what_asks_for_nothing_becomes_a_piece_of_no_kind(cli: Cli, office: Path) -> None:
    assert cli("emettre", CASE, "releve-de-compte", "--racine", office).code == 0
    ran = cli("completer", CASE, "1", "--verser", "--racine", office)
    assert ran.code == 0, ran.err
    assert load_case(office, CASE).dossier.pieces[-1].nature == "autre"


@pytest.mark.usefixtures("unprinted")
def test_a_confirmed_account_is_kept_in_the_register(cli: Cli, office: Path) -> None:
    assert cli("emettre", CASE, "releve-de-compte", "--racine", office).code == 0
    for path in (office / "cases" / "_cabinet" / "creanciers").glob("*.yaml"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = ["iban: FR76 3000 6000 0112 3456 7890 189\n" if one.startswith("iban:") else one for one in lines]
        path.write_text("".join(kept), encoding="utf-8")
    assert cli("emettre", CASE, "releve-de-compte", "--racine", office).code == 1
    assert cli("emettre", CASE, "releve-de-compte", "--iban-confirme", "--racine", office).code == 0
    (kept_line,) = blocks(office)[1]["passer-outre"]
    assert kept_line.startswith("iban-confirme : …")


@pytest.mark.parametrize(("quality", "document"), [("creancier", "lettre-avocat"), ("avocat", "mise-en-demeure")])
def test_a_lawyers_letter_is_a_draft_and_never_leaves_from_here(
    quality: str, document: str, cli: Cli, office: Path
) -> None:
    path = office / "cases" / "_cabinet" / "cabinet.yaml"
    text = path.read_text(encoding="utf-8").replace("qualite: creancier", f"qualite: {quality}")
    path.write_text(text, encoding="utf-8")
    refused = cli("emettre", CASE, document, "--racine", office)
    assert refused.code == 1
    assert "RIN, art. 8" in refused.err
    assert f"recouvre produire {CASE} {document}" in refused.err
    assert f"(recouvre noter {CASE} {document} piece=…)" in refused.err
    assert not (office / "cases" / CASE / "emis").exists()


@pytest.mark.usefixtures("unprinted")
def test_nothing_is_registered_before_what_already_is(cli: Cli, office: Path, tmp_path: Path) -> None:
    assert cli("emettre", CASE, "releve-de-compte", "--racine", office).code == 0
    back = cli("emettre", CASE, "releve-de-compte", "--au", "2026-11-18", "--racine", office)
    assert back.code == 1
    assert "la dernière inscription au registre est du 21/11/2026" in back.err
    proof = tmp_path / "depot.pdf"
    proof.write_bytes(paper("x"))
    assert "Relancer sans --au" in cli("completer", CASE, "1", proof, "--au", "2026-11-18", "--racine", office).err


@pytest.mark.usefixtures("unprinted")
def test_the_same_letter_does_not_leave_twice(cli: Cli, office: Path) -> None:
    assert cli("emettre", "2026-0102", "relance-courriel", "--racine", office).code == 0
    again = cli("emettre", "2026-0102", "relance-courriel", "--racine", office)
    assert again.code == 1
    assert "est déjà parti le 21/11/2026" in again.err
    assert "--remplace 1" in again.err
    assert len(blocks(office, "2026-0102")) == 1


def test_a_sum_that_is_not_the_one_expected_stops_the_letter(cli: Cli, office: Path) -> None:
    path = office / "cases" / CASE / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    total: 6 164,86", "    total: 6 164,87"), encoding="utf-8")
    ran = cli("emettre", CASE, "mise-en-demeure", "--racine", office)
    assert ran.code == 1
    assert "attendu[0].total" in ran.err
    assert "avertissement" not in ran.err
    assert not (office / "cases" / CASE / "emis").exists()


@pytest.mark.usefixtures("unprinted")
def test_a_letter_dated_another_day_than_today_says_so(cli: Cli, office: Path) -> None:
    """A date tried with « --au » on other commands, and left there: it is printed on the letter for ever."""
    assert "Daté du" not in cli("emettre", "2026-0102", "releve-de-compte", "--racine", office).out
    ran = cli("emettre", CASE, "releve-de-compte", "--au", "22/11/2026", "--racine", office)
    assert "Daté du 22/11/2026, comme « --au » le demande ; aujourd'hui est le 21/11/2026." in ran.out


def test_a_sheet_stays_in_the_office(cli: Cli, office: Path) -> None:
    assert "reste au cabinet" in cli("emettre", CASE, "fiche-appel", "--racine", office).err


@pytest.mark.usefixtures("unprinted")
def test_without_git_no_git_command_is_given_that_cannot_work(cli: Cli, office: Path) -> None:
    ran = cli("emettre", "2026-0102", "relance-courriel", "--racine", office)
    assert "rien ne protège le registre" in ran.out
    assert "git init && git add -A && git commit" in ran.out
    assert "git add cases/" not in ran.out
    subprocess.run(["git", "-C", str(office), "init", "-q"], check=True)
    ran = cli("emettre", CASE, "releve-de-compte", "--racine", office)
    assert f"git add cases/{CASE}" in ran.out
    assert "rien ne protège" not in ran.out


@pytest.mark.usefixtures("unprinted")
def test_a_repository_git_says_nothing_of_is_no_office_without_one(
    cli: Cli, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git is not installed for this user: nobody knows whether what was issued is committed, so the next one waits."""
    subprocess.run(["git", "-C", str(office), "init", "-q"], check=True)
    monkeypatch.setenv("PATH", str(tmp_path))
    first = cli("emettre", "2026-0102", "relance-courriel", "--racine", office)
    assert (first.code, "git ne répond pas" in first.out, "git init" in first.out) == (0, True, False)
    then = cli("emettre", "2026-0102", "releve-de-compte", "--racine", office)
    assert (then.code, "git ne répond pas : on ne sait pas si les émissions" in then.err) == (1, True)


@pytest.mark.usefixtures("unprinted")
def test_nothing_is_issued_while_git_waits_for_a_conflict_to_be_settled(cli: Cli, office: Path) -> None:
    """Of another case even: « git merge --abort » would take the issue away, and its letter may be in the post."""
    git = ["git", "-C", str(office), "-c", "user.name=a", "-c", "user.email=a@b.example"]
    path = office / "cases" / CASE / "dossier.yaml"
    before = path.read_text(encoding="utf-8")
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "début"], ["branch", "autre"]):
        subprocess.run([*git, *arguments], check=True)
    path.write_text(f"# un\n{before}", encoding="utf-8")
    subprocess.run([*git, "commit", "-qam", "un"], check=True)
    subprocess.run([*git, "checkout", "-q", "autre"], check=True)
    path.write_text(f"# deux\n{before}", encoding="utf-8")
    subprocess.run([*git, "commit", "-qam", "deux"], check=True)
    subprocess.run([*git, "merge", "-q", "main"], check=False, capture_output=True)
    ran = cli("emettre", "2026-0102", "releve-de-compte", "--racine", office)
    assert (ran.code, f"un conflit est à régler dans cases/{CASE}/dossier.yaml" in ran.err) == (1, True), ran.out
    assert f"« recouvre reunir {CASE} »" in ran.err
    subprocess.run([*git, "merge", "--abort"], check=True)
    assert cli("emettre", "2026-0102", "releve-de-compte", "--racine", office).code == 0


@pytest.mark.usefixtures("unprinted")
def test_a_conflict_of_a_file_of_no_case_holds_the_letters_too(cli: Cli, office: Path) -> None:
    """No commit is made until it is settled: « git add » then « git merge --abort » would take the letter away."""
    git = ["git", "-C", str(office), "-c", "user.name=a", "-c", "user.email=a@b.example"]
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "début"], ["branch", "autre"]):
        subprocess.run([*git, *arguments], check=True)
    for word, then in (("un", ["checkout", "-q", "autre"]), ("deux", ["merge", "-q", "main"])):
        (office / "notes de l'étude.md").write_text(word, encoding="utf-8")
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-qm", word], check=True)
        subprocess.run([*git, *then], check=False, capture_output=True)
    ran = cli("emettre", "2026-0102", "releve-de-compte", "--racine", office)
    assert (ran.code, "un conflit est à régler dans notes de l'étude.md" in ran.err) == (1, True), ran.out
    (asked,) = re.findall(r"git (add .+?) et ce que", ran.err)
    subprocess.run([*git, *shlex.split(asked)], check=True)
    assert cli("emettre", "2026-0102", "releve-de-compte", "--racine", office).code == 0


@pytest.mark.usefixtures("unprinted")
def test_thirty_letters_need_no_thirty_commits(cli: Cli, office: Path) -> None:
    git = ["git", "-C", str(office), "-c", "user.name=a", "-c", "user.email=a@b.example"]
    references = ["2026-0102", "2026-0105", "2026-0109", "2026-0110"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "début"]):
        subprocess.run([*git, *arguments], check=True)
    for reference in references:
        ran = cli("emettre", reference, "releve-de-compte", "--racine", office)
        assert ran.code == 0, ran.err
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-qm", "quatre relevés"], check=True)
    found = cli("controler", *references, "--racine", office).out
    assert "emis" not in found.replace("preuve", ""), found


def every_case() -> list[tuple[str, str]]:
    from generator.casework.awaited import lacking  # noqa: PLC0415
    from generator.documents import CATALOGUE  # noqa: PLC0415

    office = load_office(REPOSITORY)
    found: dict[str, str] = {}
    for path in sorted((REPOSITORY / "cases").glob("2026-*")):
        computed = compute_case(
            load_case(REPOSITORY, path.name, office), office, office.cabinet.au or pytest.fail("au")
        )
        for document in CATALOGUE:
            if document not in found and not lacking(computed, office, document):
                found[document] = path.name
    return sorted(found.items())


@pytest.mark.nightly
def test_every_document_that_is_ready_can_be_issued_and_noted(cli: Cli, tmp_path: Path) -> None:
    ready = every_case()
    assert len(ready) > 12
    for document, reference in ready:
        root = tmp_path / document
        for name in ("_cabinet", reference):
            shutil.copytree(REPOSITORY / "cases" / name, root / "cases" / name)
        ran = cli("emettre", reference, document, "--racine", root)
        if ran.code:
            assert "reste au cabinet" in ran.err or "RIN, art. 8" in ran.err, f"{document}: {ran.err}"
        else:
            assert [one for one in journal(root, reference) if one.get("emis") == 1], document


@pytest.mark.usefixtures("unprinted")
def test_the_register_is_damaged_or_missing_a_block_and_nothing_leaves(cli: Cli, office: Path) -> None:
    assert cli("emettre", CASE, "releve-de-compte", "--racine", office).code == 0
    register = office / "cases" / CASE / "emis" / "registre.yaml"
    register.write_text(register.read_text(encoding="utf-8").replace("total: '6", "total: '7"), encoding="utf-8")
    ran = cli("emettre", CASE, "releve-de-compte", "--racine", office)
    assert ran.code == 1
    assert "le contenu du bloc a été modifié" in ran.err


@pytest.mark.usefixtures("unprinted")
def test_a_payment_noted_after_a_letter_and_dated_before_it_is_told(cli: Cli, office: Path) -> None:
    """What the letter asked for was paid in part: the debtor, a judge or a commissaire holds a sum that is too high."""
    assert cli("emettre", CASE, "mise-en-demeure", "--factures", "F-2026-0163", "--racine", office).code == 0
    assert "elle porte" not in cli("controler", CASE, "--racine", office).out
    other = ("montant=100,00", "moyen=virement", "imputation-choisie=F-2026-0201", "--date", "20/11/2026")
    assert cli("noter", CASE, "paiement", *other, "--racine", office).code == 0
    assert "elle porte" not in cli("controler", CASE, "--racine", office).out, "of an invoice it does not ask for"
    paid = ("montant=100,00", "moyen=virement", "imputation-choisie=F-2026-0163", "--date")
    for amount in ("montant=30,00", "montant=20,00"):
        assert cli("noter", CASE, "paiement", amount, *paid[1:], "21/11/2026", "--racine", office).code == 0
    assert "elle porte" not in cli("controler", CASE, "--racine", office).out, "paid the day it left: they crossed"
    earlier = (*paid, "20/11/2026")
    assert cli("noter", CASE, "paiement", *earlier, "--racine", office).code == 0
    asked = format_eur(Decimal(blocks(office)[0]["reclame"]))
    told = cli("controler", CASE, "--racine", office).out
    where = "journal[6].emis : mise en demeure de payer"
    assert f"{where}, émission n° 1 du 21/11/2026 : elle porte {asked} ; le dossier donne maintenant" in told
    file = office / "cases" / CASE / "dossier.yaml"
    file.write_text(file.read_text(encoding="utf-8").partition("\nattendu:")[0], encoding="utf-8")
    for line in (("noter", CASE, "solde", "motif=remise"), ("emettre", CASE, "quittance")):
        assert cli(*line, "--racine", office).code == 0
    told = cli("controler", CASE, "--racine", office).out
    assert "elle porte" not in told, "the debtor holds a receipt in full"
    file.write_text(file.read_text(encoding="utf-8").replace("    emis: 2\n", ""), encoding="utf-8")
    assert "elle porte" in cli("controler", CASE, "--racine", office).out, "he does not hold one that never left"


@pytest.mark.usefixtures("unprinted")
def test_a_case_copied_from_a_neighbour_with_its_letters_is_told(cli: Cli, office: Path) -> None:
    """Its journal would say that its debtor was put on notice, by a letter that another received."""
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    copy = office / "cases" / "2026-0199"
    shutil.copytree(office / "cases" / CASE, copy)
    told = cli("verifier", copy.name, "--racine", office).out
    assert f"renommer le répertoire « {CASE} ». S'il est une copie, en ôter « emis »" in told
    replace_in(copy / "dossier.yaml", f"reference: {CASE}", f"reference: {copy.name}")
    told = cli("controler", copy.name, "--racine", office).out
    assert f"elle est partie sous la référence « {CASE} », et ce dossier est « 2026-0199 »." in told
    assert "sous la référence" not in cli("controler", CASE, "--racine", office).out


@pytest.mark.usefixtures("unprinted")
def test_a_document_that_asks_for_no_invoice_is_told_by_what_was_owed(cli: Cli, office: Path) -> None:
    """Its own sum is not in the register: only the whole account of that day is."""
    assert cli("emettre", CASE, "transmission-avocat", "--racine", office).code == 0
    assert "reclame" not in blocks(office)[0]
    paid = ("montant=100,00", "moyen=virement", "--date", "20/11/2026")
    assert cli("noter", CASE, "paiement", *paid, "--racine", office).code == 0
    total = format_eur(Decimal(blocks(office)[0]["total"]))
    told = cli("controler", CASE, "--racine", office).out
    assert f"émission n° 1 du 21/11/2026 : le total dû était de {total} ; le dossier donne maintenant" in told
    assert "si le document en dit quelque chose" in told


@pytest.mark.usefixtures("unprinted")
def test_a_declaration_is_told_by_what_it_declares(cli: Cli, office: Path) -> None:
    """It was compared with what is owed now: a payment since the judgment, a provision, and it was to be rectified."""
    opened = ("nature=redressement", "tribunal=TAE de Lyon", "mandataire=Me Songe, 3 rue du Passif, 69002 Lyon")
    facts = (("procedure-collective", *opened, "10/11/2026"), ("paiement", "montant=100,00", "15/11/2026"))
    file = office / "cases" / CASE / "dossier.yaml"
    file.write_text(file.read_text(encoding="utf-8").partition("\nattendu:")[0], encoding="utf-8")
    for *fact, day in facts:
        assert cli("noter", CASE, *fact, "--date", day, "--racine", office).code == 0
    assert cli("emettre", CASE, "declaration-creance", "--racine", office).code == 0
    assert "donne maintenant" not in cli("controler", CASE, "--racine", office).out
    assert cli("noter", CASE, "paiement", "montant=200,00", "--date", "05/11/2026", "--racine", office).code == 0
    assert "le dossier donne maintenant" in cli("controler", CASE, "--racine", office).out


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        (
            ("date: 2026-11-21\n    type: mise-en-demeure", "date: 2026-11-20\n    type: mise-en-demeure"),
            "journal[6].date : ",
            "« 2026-11-20 » au journal, « 2026-11-21 » au bloc 1",
        ),
        (
            ("      - F-2026-0163\n    delai: 15", "      - F-2026-0201\n    delai: 15"),
            "journal[6].factures : ",
            "« F-2026-0201 » au journal",
        ),
        (("    emis: 1\n", "    emis: 1\n    remplace: 4\n"), "journal[6].remplace : ", "« 4 » au journal"),
        (("    emis: 1\n", "    emis: 2\n"), "journal[6].emis : ", "le bloc 2 n'existe pas"),
        (
            ("    emis: 1\n", ""),
            "bloc 1 : ",
            "aucun fait du journal ne cite cette émission (mise-en-demeure du 21/11/2026). Partie :",
        ),
    ],
)
@pytest.mark.usefixtures("unprinted")
def test_journal_and_register_are_compared_both_ways(
    change: tuple[str, str], place: str, said: str, cli: Cli, office: Path
) -> None:
    assert cli("emettre", CASE, "mise-en-demeure", "--factures", "F-2026-0163", "--racine", office).code == 0
    path = office / "cases" / CASE / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change), encoding="utf-8")
    assert f"{place}{said}" in cli("controler", CASE, "--racine", office).out


@pytest.mark.usefixtures("unprinted")
def test_what_to_look_at_before_posting_is_told_with_the_issue(cli: Cli, office: Path) -> None:
    """An address a letter came back from; an issue whose fact was lost, that may be leaving a second time."""
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    lost = "    avis: destinataire-inconnu\n    presentee-le: 2026-11-21\n"
    replace_in(office / "cases" / CASE / "dossier.yaml", "    emis: 1\n", lost)
    told = cli("emettre", CASE, "releve-de-compte", "--racine", office)
    assert told.code == 0
    assert "adresse à vérifier" in told.out
    assert "cite cette émission (mise-en-demeure du 21/11/2026)" in told.out
    by_mail = blocks(office)[-1] | {"document": "relance-courriel"}
    case = load_case(office, CASE, known := load_office(office))
    day = date(2026, 11, 21)
    assert [one.key for one in to_check(case, known, day, by_mail)] == ["bloc 1"]
    assert [one.key for one in astray(case, known, day, "releve-de-compte", "")] == ["journal[6].avis"]
    assert not [*astray(case, known, day, "transmission-commissaire", "")], "it goes elsewhere"
    places = {one.place for one in kept(office, (), day.replace(year=2027))}
    assert {"droit fourni, delais", "droit fourni, taux-legal-particuliers"} <= places
    assert not any(place.startswith("generator/") for place in places), "an office has none of our files"


def test_a_second_notice_of_the_same_invoices_is_told_with_its_issue(cli: Cli, office: Path) -> None:
    assert cli("emettre", CASE, "mise-en-demeure", "--au", "21/11/2026", "--racine", office).code == 0
    for options in (("--simuler",), ()):
        told = cli("emettre", CASE, "mise-en-demeure", "--au", "14/12/2026", "--racine", office, *options)
        assert (told.code, len(blocks(office))) == (0, 2 - len(options))
        said = " ".join(told.out.split())
        assert "dossier.yaml: avertissement: journal : les factures" in said, "at no line that is not written"
        assert "celle du 21/11/2026, et rien de noté entre les deux" in said
    assert told.out.index("celle du 21/11/2026") < told.out.index("Émis : "), "before it is frozen"


def test_a_cut_issue_is_undone_then_made(cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*_arguments: Any, **_options: Any) -> None:
        raise RecouvreError("coupure")

    monkeypatch.setattr(issuing, "_stage", cut)
    assert cli("emettre", CASE, "releve-de-compte", "--racine", office).code == 1
    monkeypatch.undo()
    assert not (office / "cases" / CASE / "emis" / "registre.yaml").exists()
    assert cli("emettre", CASE, "releve-de-compte", "--racine", office).code == 0


@pytest.mark.usefixtures("unprinted")
def test_what_a_full_disk_interrupted_is_finished_and_not_done_twice(
    cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes, *, durable: bool = False) -> None:
        if path == office / "cases" / "2026-0102" / "dossier.yaml":
            raise OSError(errno.ENOSPC, "full")
        write_bytes(path, content, durable=durable)

    command = ("emettre", "2026-0102", "relance-courriel", "--racine", office)
    with monkeypatch.context() as broken:
        broken.setattr(recovery, "write_bytes", full)
        assert cli(*command).code == 1
    assert not any(fact.get("emis") for fact in journal(office, "2026-0102"))
    again = cli(*command)
    assert (again.code, again.err) == (0, "")
    assert "Une émission interrompue a été achevée." in again.out
    assert [block["seq"] for block in blocks(office, "2026-0102")] == ["1"]
    assert [fact["emis"] for fact in journal(office, "2026-0102") if fact.get("emis")] == [1]


JOINT = """  - lien: solidaire
    nature: societe
    qualite: professionnel
    denomination: Fournil Hippogriffe
    forme: SAS
    siren: 000 210 203
    adresse:
      rue: 3 quai de la Sirène
      code-postal: 69005
      ville: Lyon
    solidarite:
      source: article 8 des conditions générales
      piece: %s
creance:
"""


def test_a_joint_debtor_is_sent_his_own_letter(cli: Cli, office: Path) -> None:
    """Two issues, two files, two facts: the ladder is climbed once, by the letter to the principal debtor."""
    file = office / "cases" / CASE / "dossier.yaml"
    text = file.read_text(encoding="utf-8")
    proof = str(yaml.safe_load(text)["pieces"][0]["id"])
    file.write_text(text.replace("creance:\n", JOINT % proof, 1), encoding="utf-8")
    assert cli("emettre", CASE, "mise-en-demeure", "--racine", office).code == 0
    who = ("--debiteur", "Fournil Hippogriffe")
    assert cli("emettre", CASE, "mise-en-demeure", *who, "--racine", office).code == 0
    first, second = blocks(office)
    sent = journal(office)[-2:]
    assert [one["type"] for one in sent] == ["mise-en-demeure", "lettre-codebiteur"]
    assert (sent[1]["debiteur"], sent[1]["document"], sent[1]["delai"]) == (
        "Fournil Hippogriffe",
        "mise-en-demeure",
        15,
    )
    assert "3 QUAI DE LA SIRENE" in text_of(
        office / "cases" / CASE / "emis" / second["dossier"] / "mise-en-demeure-debiteur-2.pdf"
    )
    assert "3 QUAI" not in text_of(office / "cases" / CASE / "emis" / first["dossier"] / "mise-en-demeure.pdf")
    other = cli("emettre", CASE, "mise-en-demeure", *who, "--remplace", "1", "--racine", office)
    assert "n° 1 est partie à Hôtel des Trois Mirages : sa correction aussi. À Fournil Hippogriffe" in other.err
    again = cli("emettre", CASE, "mise-en-demeure", *who, "--racine", office)
    assert again.code == 1
    assert "déjà parti à Fournil Hippogriffe" in again.err + again.out
    proof_of = office / "ar.pdf"
    proof_of.write_bytes(paper("avis"))
    day = ("--presentee-le", journal(office)[-1]["date"].strftime("%d/%m/%Y"))
    assert cli("completer", CASE, "2", proof_of, *day, "--avis", "distribue", "--racine", office).code == 0
    assert journal(office)[-1]["avis"] == "distribue"
    assert cli("emettre", CASE, "mise-en-demeure", *who, "--remplace", "2", "--racine", office).code == 0
    assert (journal(office)[-1]["debiteur"], journal(office)[-1]["remplace"]) == ("Fournil Hippogriffe", 2)
    refused = cli("emettre", CASE, "releve-de-compte", *who, "--racine", office)
    assert "ne s'adresse qu'au débiteur principal" in refused.err
    assert cli("controler", CASE, "--racine", office).code in {0, 1}


CONDEMNED = """titres:
  - nature: jugement
    juridiction: Tribunal des activités économiques de Lyon
    date: 2026-11-10
    principal: 500,00
    signifie-le: 2026-11-12
    executoire-le: 2026-11-10
    condamnes:
      - nom: Fournil Hippogriffe
"""
OTHER = """  - lien: caution
    nature: particulier
    qualite: consommateur
    prenoms: Iris
    nom: Chimère
    adresse: {rue: 9 rue du Sphinx, code-postal: 69003, ville: Lyon}
"""


def _told(cli: Cli, office: Path) -> dict[str, str]:
    """What « etat » says of the case."""
    (told,) = json.loads(cli("etat", CASE, "--format", "json", "--racine", office).out)["dossiers"]
    return {key: str(value) for key, value in told.items()}


def test_a_mandate_against_another_is_no_step_against_the_principal_debtor(cli: Cli, office: Path) -> None:
    """The journal says against whom: the stage of the case stays that of its principal debtor."""
    file = office / "cases" / CASE / "dossier.yaml"
    text = file.read_text(encoding="utf-8")
    proof = str(yaml.safe_load(text)["pieces"][0]["id"])
    text = text.replace("creance:\n", JOINT % proof, 1).replace("\npieces:\n", f"\n{CONDEMNED}pieces:\n", 1)
    file.write_text(text, encoding="utf-8")
    before = _told(cli, office)
    assert "aucune exécution au journal" in before["prochaine-action"]
    principal = str(yaml.safe_load(text)["debiteurs"][0]["denomination"])
    refused = cli("emettre", CASE, "mandat-execution", "--debiteur", principal, "--racine", office)
    assert refused.code == 1
    assert "condamnant seulement Fournil Hippogriffe" in refused.err + refused.out
    assert cli("emettre", CASE, "mandat-execution", "--racine", office).code == 0
    assert [journal(office)[-1][key] for key in ("type", "debiteur")] == ["remise-du-titre", "Fournil Hippogriffe"]
    issued = office / "cases" / CASE / "emis" / blocks(office)[0]["dossier"]
    assert (issued / "mandat-execution-debiteur-2.pdf").exists()
    after = _told(cli, office)
    assert (after["stade"], after["du"]) == (before["stade"], before["du"])
    assert "aucune exécution" not in after["prochaine-action"]
    assert "le dossier donne maintenant" not in cli("controler", CASE, "--racine", office).out


def test_a_mandate_against_several_says_each_in_the_journal_and_in_what_was_printed(cli: Cli, office: Path) -> None:
    file = office / "cases" / CASE / "dossier.yaml"
    text = file.read_text(encoding="utf-8")
    proof = str(yaml.safe_load(text)["pieces"][0]["id"])
    served = "".join(
        f"  - {{date: 2026-11-12, type: signification, acte: jugement, debiteur: {name}}}\n"
        for name in ("Iris Chimère", "Fournil Hippogriffe")
    )
    text = text.replace("creance:\n", f"{OTHER}{JOINT % proof}", 1)
    title = f"{CONDEMNED}      - nom: Iris Chimère\n"
    text = text.replace("\npieces:\n", f"\n{served}{title}pieces:\n", 1)
    file.write_text(text, encoding="utf-8")
    before = _told(cli, office)
    assert "aucune exécution au journal" in before["prochaine-action"]
    assert cli("emettre", CASE, "mandat-execution", "--racine", office).code == 0
    fact = journal(office)[-1]
    assert (fact["debiteur"], fact["autres"]) == ("Iris Chimère", ["Fournil Hippogriffe"])
    issued = office / "cases" / CASE / "emis" / blocks(office)[0]["dossier"]
    data = json.loads(next(issued.rglob("donnees.json")).read_text(encoding="utf-8"))
    assert data["vises"] == ["Iris Chimère", "Fournil Hippogriffe"]
    after = _told(cli, office)
    assert (after["stade"], after["du"]) == (before["stade"], before["du"])
    assert "aucune exécution" not in after["prochaine-action"]


def test_a_register_changed_by_hand_proves_nothing_against_the_journal(cli: Cli, office: Path) -> None:
    assert cli("emettre", CASE, "relance-courrier", "--racine", office).code == 0
    register = office / "cases" / CASE / "emis" / "registre.yaml"
    day = f"emis-le: '{blocks(office)[0]['emis-le']}'"
    replace_in(register, day, "emis-le: '2026-01-02'")
    told = cli("controler", CASE, "--racine", office).out
    assert "le contenu du bloc a été modifié" in told
    assert "rétablir le journal" not in told


TODAY = """titres:
  - nature: jugement
    juridiction: Tribunal des activités économiques de Lyon
    date: 2026-11-21
    principal: 500,00
    article-700: 300,00
"""


@pytest.mark.parametrize("engine", ["before", "now"])
def test_an_act_of_the_day_of_its_title_that_asked_for_no_principal_is_told(
    engine: str, cli: Cli, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a title grants was not due on its own day: the engine printed the costs alone, and froze the whole."""
    file = office / "cases" / CASE / "dossier.yaml"
    text = file.read_text(encoding="utf-8").partition("\nattendu:")[0]
    file.write_text(text.replace("\npieces:\n", f"\n{TODAY}pieces:\n", 1), encoding="utf-8")
    if engine == "before":
        past_due = property(lambda self: tuple(one for one in self.ouvertes if one.echeance < self.au))
        monkeypatch.setattr(Decompte, "echues", past_due)
    assert cli("emettre", CASE, "demande-signification", "--racine", office).code == 0
    monkeypatch.undo()
    (block,) = blocks(office)
    told = "émission n° 1 du 21/11/2026 : elle ne réclame aucun principal"
    found = cli("controler", CASE, "--racine", office).out.replace("\N{NO-BREAK SPACE}", " ")
    assert (f"{told}, le décompte arrêté avec elle en compte 500,00 €." in found) is (engine == "before")
    paper = office / "cases" / CASE / "emis" / block["dossier"] / "demande-signification.pdf"
    paper.write_bytes(paper.read_bytes() + b"\n")
    assert told not in cli("controler", CASE, "--racine", office).out, "a paper that was changed proves nothing"
