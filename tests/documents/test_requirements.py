"""What stops a letter, with its reason and its line; and what an office may waive."""

import shutil
from pathlib import Path

import pytest

from generator.documents import CATALOGUE, remarks
from generator.findings import Level
from generator.render import produce
from tests.documents import pdftext, sample

CLAIMS = ("relance-courriel", "relance-courriel-2", "relance-courrier", "mise-en-demeure")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cabinet")
    shutil.copytree(sample.HERE / "office" / "cases" / "_cabinet", folder / "cases" / "_cabinet")
    return folder


def messages(document: str, home: Path, text: str) -> str:
    return "\n".join(str(finding) for finding in sample.lacking(document, sample.from_text(home, text)))


def with_fact(fact: str, reference: str = "une-facture") -> str:
    return sample.base(reference).replace("pieces:\n", f"{fact}pieces:\n", 1)


def before(key: str, added: str, reference: str = "une-facture") -> str:
    return sample.base(reference).replace(f"\n{key}:", f"\n{added}{key}:", 1)


HOLDS = {
    "contestation": (
        "  - {date: 2026-11-15, type: contestation, motif: farine humide}\n",
        ("toutes les factures échues sont contestées",),
    ),
    "suspension": ("  - {date: 2026-11-15, type: suspension, motif: vérification}\n", ("Suspension",)),
    "plan respecté": (
        "  - {date: 2026-11-15, type: echeancier, echeances: [{date: 2026-12-15, montant: 3 800}]}\n",
        ("Échéancier",),
    ),
    "procédure collective": (
        "  - {date: 2026-11-15, type: procedure-collective, nature: redressement, tribunal: TAE de Lyon}\n",
        ("Procédure collective",),
    ),
    "petites créances": ("  - {date: 2026-11-15, type: petites-creances}\n", ("Procédure simplifiée",)),
}


@pytest.mark.parametrize("name", HOLDS)
@pytest.mark.parametrize("document", CLAIMS)
def test_a_hold_blocks_the_letter_with_its_reason(name: str, document: str, home: Path) -> None:
    fact, reasons = HOLDS[name]
    found = messages(document, home, with_fact(fact))
    for reason in reasons:
        assert reason in found


def test_a_dispute_on_one_invoice_leaves_it_out_of_the_letter(home: Path) -> None:
    other = "  - {numero: F-2026-018, date: 2026-08-10, echeance: 2026-09-09, montant-ttc: 100}\n"
    text = with_fact("  - {date: 2026-11-15, type: contestation, motif: avarie, factures: [F-2026-018]}\n")
    values = sample.from_text(home, text.replace("paiements:\n", other + "paiements:\n"))
    assert not sample.lacking("relance-courrier", values)
    output = produce(CATALOGUE["relance-courrier"], *values)
    text = pdftext.flat(output[-1].content)
    assert "F-2026-017" in text
    assert "F-2026-018" not in text


def test_a_prescribed_debt_of_a_consumer_is_never_claimed(home: Path) -> None:
    old = sample.base("consommateur").replace("2026-08-03", "2023-08-03").replace("2026-08-18", "2023-08-18")
    old = old[: old.index("journal:")] + old[old.index("pieces:") :]
    waived = old + "dispenses:\n  - {date: 2026-11-01, par: a.petit, objet: prescription-consommateur, motif: essai}\n"
    for text in (old, waived):
        assert "prescrite depuis" in messages("relance-courrier", home, text)


def test_a_prescribed_debt_of_a_professional_may_be_claimed_by_a_recorded_choice(home: Path) -> None:
    old = sample.base().replace("2026-08", "2019-08").replace("2026-09", "2019-09").replace("2026-10", "2019-10")
    assert "prescrite depuis" in messages("relance-courrier", home, old)
    waived = old + "dispenses:\n  - {date: 2026-11-01, par: Mme Modèle, objet: prescription, motif: dette reconnue}\n"
    values = sample.from_text(home, waived)
    assert not sample.lacking("relance-courrier", values)
    recorded = remarks(CATALOGUE["relance-courrier"], *values)
    assert any("écartée par Mme Modèle" in finding.message for finding in recorded)
    assert all(finding.level is Level.AVERTISSEMENT for finding in recorded)


def test_a_waiver_of_what_the_law_imposes_changes_nothing(home: Path) -> None:
    fact, _ = HOLDS["procédure collective"]
    waiver = "dispenses:\n  - {date: 2026-11-16, par: a.petit, objet: pause-legale, motif: essai}\n"
    assert "Procédure collective" in messages("mise-en-demeure", home, with_fact(fact) + waiver)


def test_contacts_are_capped(home: Path) -> None:
    calls = "".join(f"  - {{date: 2026-11-{day}, type: appel}}\n" for day in (12, 14, 16, 18))
    assert "4 contacts avec le débiteur en 15 jours" in messages("relance-courriel", home, with_fact(calls))


def test_a_settled_case_gets_no_reminder(home: Path) -> None:
    paid = sample.base().replace("montant: 1 000,00", "montant: 6 000,00")
    assert "il n'y a rien à réclamer" in messages("relance-courriel", home, paid)


VERIFIED = "    type: verification-solvabilite\n    source: bodacc\n    resultat: aucune annonce\n"
ABROAD = "      ville: Gand\n      pays: Belgique\n    contacts"
REQUETE = {
    "livraison": ("    livraison: bl-017\n", "", "factures[0].livraison"),
    "facture": ("    piece: f-017\n", "", "factures[0].piece"),
    "solvabilité": (VERIFIED, "    type: note\n", "journal"),
    "extrait": ("date: 2026-11-02}\n", "date: 2026-01-02}\n", "moins de trois mois"),
    "présentation": ("    presentee-le: 2026-10-14\n", "", "présentation"),
    "juridiction": ("    commercant: oui\n", "", "commercant"),
    "siège": ("    greffe: Lyon\n    representant: M", "    representant: M", "siège de la juridiction"),
    "étranger": ("      ville: Lyon\n    contacts", ABROAD, "européenne"),
}  # fmt: skip


@pytest.mark.parametrize("name", REQUETE)
def test_what_a_requete_lacks_is_named_with_its_line(name: str, home: Path) -> None:
    old, new, expected = REQUETE[name]
    assert old in sample.base()
    text = (
        sample.base().replace(old, new).replace("forme: SARL", "forme: SCI" if name == "juridiction" else "forme: SARL")
    )
    findings = sample.lacking("requete-injonction", sample.from_text(home, text))
    assert any(expected in str(finding) for finding in findings)
    assert all(finding.level is Level.MANQUE and finding.remedy for finding in findings)
    assert all(finding.line > 0 for finding in findings)


def test_no_requete_before_the_notice_expired(home: Path) -> None:
    recent = sample.base().replace("2026-10-12", "2026-11-12").replace("2026-10-14", "2026-11-14")
    assert "le délai de la mise en demeure court jusqu'au 29/11/2026" in messages("requete-injonction", home, recent)


def test_an_email_without_address_says_where_to_write_it(home: Path) -> None:
    text = sample.base().replace("        courriel: compta@chimere.example\n", "")
    findings = sample.lacking("relance-courriel", sample.from_text(home, text))
    assert [finding.key for finding in findings] == ["debiteurs[0].contacts"]


def test_an_address_too_long_is_said_but_does_not_block() -> None:
    values = sample.computed("noms-longs")
    found = remarks(CATALOGUE["relance-courrier"], *values)
    assert any("plus de 38" in finding.message for finding in found)
