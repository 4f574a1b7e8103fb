"""An act done late, and what the greffe and the mandataire ask for, from ``noter`` to the agenda."""

from pathlib import Path

from tests.cli.conftest import Cli

REFERENCE = "2026-0105"
LATE = "opposition du débiteur, le 10/11/2026 pour un terme au 06/11/2026 (CPC, art. 1416)."


def test_a_late_opposition_noted_is_told_by_the_agenda_and_verifier(cli: Cli, office: Path) -> None:
    for fact in (
        ("ordonnance-injonction", "--date", "01/09/2026"),
        ("signification", "acte=ordonnance", "mode=personne", "--date", "06/10/2026"),
        ("opposition", "--date", "10/11/2026"),
        ("notification-opposition", "--date", "18/11/2026"),
    ):
        assert cli("noter", REFERENCE, *fact, "--racine", office).code == 0
    agenda = cli("agenda", REFERENCE, "--racine", office)
    assert f"Fait après le terme : {LATE}" in agenda.out
    assert "03/12/2026  2026-0105  Constitution d'avocat du créancier après opposition" in agenda.out
    checked = cli("verifier", REFERENCE, "--racine", office)
    assert (checked.code, f"avertissement: journal[8] : fait après le terme : {LATE} Irr" in checked.out) == (0, True)
    named = cli("noter", REFERENCE, "constitution-avocat", "--date", "20/11/2026", "--racine", office)
    assert named.code == 0
    assert "Constitution d'avocat" not in cli("agenda", REFERENCE, "--racine", office).out


def test_a_dispute_of_the_declared_claim_is_followed_until_its_answer(cli: Cli, office: Path) -> None:
    opened = ("procedure-collective", "nature=redressement", "tribunal=TAE de Lyon", "--date", "01/10/2026")
    letter = ("contestation-de-creance", "motif=clause pénale", "--date", "10/11/2026")
    for fact in (opened, letter):
        assert cli("noter", REFERENCE, *fact, "--racine", office).code == 0
    asked = "10/12/2026  2026-0105  Réponse à la contestation de la créance par le mandataire"
    assert asked in cli("agenda", REFERENCE, "--racine", office).out
    answer = ("reponse-au-mandataire", "contestation-du=10/11/2026", "envoi=lrar", "--date", "20/11/2026")
    assert cli("noter", REFERENCE, *answer, "--racine", office).code == 0
    assert asked not in cli("agenda", REFERENCE, "--racine", office).out


def test_a_late_act_that_was_answered_asks_for_nothing_more_and_leaves_its_trace(cli: Cli, office: Path) -> None:
    for fact in (
        ("ordonnance-injonction", "--date", "01/09/2026"),
        ("signification", "acte=ordonnance", "mode=personne", "--date", "06/10/2026"),
        ("opposition", "--date", "10/11/2026"),
    ):
        assert cli("noter", REFERENCE, *fact, "--racine", office).code == 0
    told = f'Une fois répondu : recouvre noter {REFERENCE} dispense objet=retard-opposition par="…" motif="…".'
    assert told in cli("verifier", REFERENCE, "--racine", office).out
    answer = ("dispense", "objet=retard-opposition", "par=Me Songe", "motif=irrecevabilité soulevée le 18/11")
    early = cli("noter", REFERENCE, *answer, "--date", "09/11/2026", "--racine", office)
    assert (early.code, "aucun acte n'est tardif de ce délai au 09/11/2026" in early.err) == (1, True)
    other = cli("noter", REFERENCE, "dispense", "objet=retard-placement", "par=x", "motif=y", "--racine", office)
    assert (other.code, "une réponse ne changerait rien" in other.err) == (1, True)
    assert cli("noter", REFERENCE, *answer, "--date", "18/11/2026", "--racine", office).code == 0
    assert "Fait après" not in cli("agenda", REFERENCE, "--racine", office).out
    assert "fait après" not in cli("verifier", REFERENCE, "--racine", office).out
    before = cli("agenda", REFERENCE, "--racine", office, "--au", "17/11/2026")
    assert f"Fait après le terme : {LATE}" in before.out, "not answered yet that day"
