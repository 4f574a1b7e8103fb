"""A pièce that nobody can read is told at every check, whether a liasse is due or not."""

import re
from collections.abc import Iterator
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from generator.exhibits import child
from generator.exhibits.facts import Faits, Resultat
from generator.exhibits.protocol import Delivery, Job, TakeIn
from generator.exhibits.refusals import refusal
from tests.cli.conftest import Cli
from tests.exhibits.sample import text
from tests.office import copy_office, replace_in

CASE = "2026-0102"
JUDICIAL = "2026-0110"  # its liasse is made by every build


def test_a_piece_that_nobody_reads_is_told_as_one_that_is_not_there(cli: Cli, tmp_path: Path) -> None:
    office = copy_office(tmp_path / "cabinet", [CASE])
    piece = next((office / "cases" / CASE / "pieces").glob("F-*.pdf"))
    sound = piece.read_bytes()
    piece.write_bytes(b"%PDF-1.7\nrien de lisible")
    assert cli("verser", CASE, "--racine", office).code == 1
    ran = cli("verifier", CASE, "--racine", office)
    assert (
        f"manque: pieces[2].fichier : « pieces/{piece.name} » est illisible, d'après le dernier « verser »" in ran.out
    )
    assert cli("construire", "--racine", office).code == 0
    page = (office / "build/dossiers" / CASE / "index.html").read_text(encoding="utf-8")
    assert "est illisible, d’après le dernier" in page.replace("'", "’").replace("&#39;", "’")
    piece.write_bytes(sound)
    assert cli("verser", CASE, "--racine", office).code == 0
    assert "illisible" not in cli("verifier", CASE, "--racine", office).out


@pytest.mark.parametrize("how", ["absent", "illegible"])
def test_a_piece_that_a_due_liasse_cannot_hold_is_an_error_for_the_check_as_for_the_build(
    cli: Cli, tmp_path: Path, how: str
) -> None:
    office = copy_office(tmp_path / "cabinet", [JUDICIAL])
    piece = next((office / "cases" / JUDICIAL / "pieces").glob("F-*.pdf"))
    if how == "absent":
        piece.unlink()
    else:
        piece.write_bytes(b"%PDF-1.7\nrien de lisible")
        assert cli("verser", JUDICIAL, "--racine", office).code == 1
    checked = cli("verifier", JUDICIAL, "--racine", office)
    assert re.search(rf"erreur: pieces\[[0-9]\].fichier : « pieces/{piece.name} » est ", checked.out)
    assert (checked.code, cli("construire", "--racine", office).code) == (1, 1)


def test_a_piece_that_was_too_much_for_the_machine_is_read_again_by_verser_and_the_build_follows(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = copy_office(tmp_path / "cabinet", [JUDICIAL])
    real, read = child.run, list[str]()

    def busy(jobs: list[Job]) -> Iterator[Delivery]:
        for job, done in zip(jobs, real(jobs), strict=True):
            read.append(job.asked.name if isinstance(job.asked, TakeIn) else "")
            refused = Resultat(done.resultat.sha256, "pdf", 0, Faits(), refus=refusal("duree"))
            yield Delivery(refused) if read[-1].startswith("F-") else done

    with monkeypatch.context() as loaded:
        loaded.setattr(child, "run", busy)
        for _ in range(2):
            built = cli("construire", "--racine", office)
            assert (built.code, "dépasse le temps permis" in built.out) == (1, True)
        assert sum(name.startswith("F-") for name in read) == 1, "the second build knew the verdict"
    assert cli("construire", "--racine", office).code == 1, "it stands until somebody asks"
    assert cli("verser", JUDICIAL, "--racine", office).code == 0
    assert cli("construire", "--racine", office).code == 0


@pytest.mark.parametrize("reference", [CASE, JUDICIAL])
def test_what_a_piece_carries_and_nothing_prints_is_told_at_each_check_and_on_the_page(
    cli: Cli, tmp_path: Path, reference: str
) -> None:
    """Taking it in said so, once: nobody knew later that the proof was in the archive of a message."""
    office = copy_office(tmp_path / "cabinet", [reference])
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@vente.example", "b@achat.example", "pièces"
    mail.set_content("ci-joint")
    pdf = Pdf.new()
    pdf.add_blank_page()
    pdf.attachments["plan.dwg"] = b"AC1032"
    held = BytesIO()
    pdf.save(held)
    for name, content in (("preuves.zip", b"PK\x03\x04"), ("chantier.pdf", held.getvalue())):
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    folder = office / "cases" / reference
    (folder / "pieces" / "envoi.eml").write_bytes(mail.as_bytes())
    declared = (
        "\n  - id: envoi\n    fichier: pieces/envoi.eml\n    nature: autre\n    titre: Envoi\n    date: 2026-09-01\n"
    )
    replace_in(folder / "dossier.yaml", "\npieces:\n", f"\npieces:{declared}")
    doubts = (
        "avertissement: pieces[0] : pièce « preuves.zip » : fichier joint à un courriel, non imprimé.",
        "avertissement: pieces[0] : pièce « chantier.pdf » : fichiers contenus dans le PDF, non repris : plan.dwg.",
    )
    assert cli("verser", reference, "--racine", office).code == 0
    told = cli("verifier", reference, "--racine", office).out
    assert [told.count(one) for one in doubts] == [1, 1]
    assert cli("construire", "--racine", office).code == 0
    page = (
        (office / "build/dossiers" / reference / "index.html")
        .read_text(encoding="utf-8")
        .replace("\N{NO-BREAK SPACE}", " ")
    )
    assert [page.count(words) for words in ("joint à un courriel, non imprimé", "non repris : plan.dwg")] == [1, 1]
    read_again = "    date: 2026-09-01\n    ecart-admis: Me Songe, 4 mars 2026, plan reçu sur papier\n"
    replace_in(folder / "dossier.yaml", "    date: 2026-09-01\n", read_again)
    for command in ("verifier", "verser"):
        assert not [one for one in doubts if one in cli(command, reference, "--racine", office).out]
    assert cli("construire", "--racine", office).code == 0
    assert "plan.dwg" not in (office / "build/dossiers" / reference / "index.html").read_text(encoding="utf-8")
    replace_in(folder / "dossier.yaml", read_again, "    date: 2026-09-01\n")
    (folder / "pieces" / "envoi.eml").unlink()
    (folder / "pieces" / "envoi.eml").write_bytes(b"From: a@vente.example\n\nautre")
    assert not [one for one in doubts if one in cli("verifier", reference, "--racine", office).out]


def test_an_attachment_that_was_too_much_for_the_machine_enters_the_liasse_once_it_is_read(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing being in error, the build kept the liasse that holds its place without it."""
    office = copy_office(tmp_path / "cabinet", [JUDICIAL])
    folder = office / "cases" / JUDICIAL
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@vente.example", "b@achat.example", "plan"
    mail.set_content("ci-joint")
    mail.add_attachment("Colis livré", filename="livraison.txt")
    (folder / "pieces" / "envoi.eml").write_bytes(mail.as_bytes())
    declared = (
        "\n  - id: envoi\n    fichier: pieces/envoi.eml\n    nature: autre\n    titre: Envoi\n    date: 2026-09-01\n"
    )
    replace_in(folder / "dossier.yaml", "\npieces:\n", f"\npieces:{declared}")
    real = child.run

    def busy(jobs: list[Job]) -> Iterator[Delivery]:
        for job, done in zip(jobs, real(jobs), strict=True):
            refused = Resultat(done.resultat.sha256, "texte", 0, Faits(), refus=refusal("duree"))
            is_it = isinstance(job.asked, TakeIn) and job.asked.name == "livraison.txt"
            yield Delivery(refused) if is_it else done

    with monkeypatch.context() as loaded:
        loaded.setattr(child, "run", busy)
        ran = cli("verser", JUDICIAL, "--racine", office)
        assert (ran.code, "relancer « recouvre verser »" in ran.out + ran.err) == (0, True)
        assert cli("construire", "--racine", office).code == 0
    bound = office / "build/dossiers" / JUDICIAL / "liasse" / f"{JUDICIAL}-liasse.pdf"
    assert "Colis livré" not in text(bound)
    for command in (("verser", JUDICIAL), ("construire",)):
        assert cli(*command, "--racine", office).code == 0
    assert "Colis livré" in text(bound)


@pytest.mark.parametrize("damage", ["fichier: [a, b]", "fichier: {a: b}", "octets: [1]", "refus: [corrompu]"])
def test_a_lock_that_somebody_damaged_stops_no_check(cli: Cli, tmp_path: Path, damage: str) -> None:
    """« erreur qui vient de lui », for every case of the office."""
    office = copy_office(tmp_path / "cabinet", [CASE])
    lock = office / "cases" / CASE / "pieces.lock"
    replaced = "genre" if damage.startswith("refus") else damage.partition(":")[0]
    written = re.sub(rf"\n  {replaced}: .*", f"\n  {damage}", lock.read_text(encoding="utf-8"))
    carried = "- id: x\n  fichier: pieces/x.eml\n  octets: '1'\n  jointes:\n  - id: x.1\n    refus: archive\n"
    lock.write_text(written + carried, encoding="utf-8")
    for command in ("verifier", "construire"):
        assert cli(command, "--racine", office).code == 0
