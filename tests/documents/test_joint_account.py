"""A joint debtor who is not of the principal debtor's quality: his own sums, words, rates and mentions.

``codebiteurs.csv``, one row a letter: who is bound with whom, the day his own formal notice was presented, what the
letter asks of him on 21 November 2026, what it must say and never say.
"""

import datetime as dt
from pathlib import Path

import pytest

from generator.casework.awaited import awaited
from generator.casework.computed import Computed
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.documents.contexts import of
from generator.documents.lint.mentions import mentions
from generator.money import format_eur
from generator.render import html
from generator.vocabulary import Envoi
from tests.documents import bound, sample
from tests.tables import read_table

ROWS = read_table(__file__, "codebiteurs.csv")
PARTIES = {
    "professionnel": bound.JOINT,
    "consommateur": bound.CONSUMER,
    "non-professionnel": bound.CLUB,
}
NAMES = {"professionnel": "Fournil Hippogriffe", "consommateur": "Zoé Hippogriffe", "non-professionnel": "Les Sirènes"}
CASES = {"professionnel": "une-facture", "consommateur": "consommateur"}


def written(principal: str, joint: str, noticed: str = "") -> str:
    """The YAML of a case: its debtor bound with another, noticed on a day or never."""
    text = bound.joint(sample.base(CASES[principal]), PARTIES[joint])
    if principal == "consommateur":
        text = text.replace("piece: cgv", "piece: devis")
    if noticed:
        fact = (
            f"  - date: 2026-10-10\n    type: lettre-codebiteur\n    debiteur: {NAMES[joint]}\n"
            f"    document: mise-en-demeure\n    envoi: lrar\n    presentee-le: {noticed}\n    delai: 15\n"
        )
        text = text.replace("pieces:\n  -", f"{fact}pieces:\n  -", 1)
    return text


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_a_joint_debtor_is_asked_what_he_owes_in_his_own_words(row: dict[str, str], home: Path) -> None:
    computed = sample.from_text(home, written(row["principal"], row["codebiteur"], row["lettre"]))
    entry, choix = CATALOGUE[row["document"]], Choix(debiteur=NAMES[row["codebiteur"]])
    draft = entry.draft(*computed, choix=choix)
    page = sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root))
    page = page.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert format_eur(draft.decompte.total).replace("\N{NO-BREAK SPACE}", " ") == row["total"]
    if not entry.principal_seul:
        assert f" {row['total']}" in page
    assert [one for one in row["dit"].split("|") if one not in page] == []
    assert [one for one in row["tait"].split("|") if one.lower() in page.lower()] == []
    if row["jour"]:
        assert f"à raison de {row['jour']} par jour" in page


def test_who_issues_it_is_told_what_is_left_out(home: Path) -> None:
    computed = sample.from_text(home, written("professionnel", "consommateur"))
    choix = Choix(debiteur=NAMES["consommateur"])
    (told,) = sample.remarks(CATALOGUE["mise-en-demeure"], *computed, choix=choix)
    said = told.message.replace("\N{NO-BREAK SPACE}", " ")
    assert "compte propre à Zoé Hippogriffe, consommateur : 3 800,00 € au lieu de" in said
    assert "clause pénale" in (told.remedy or "")


def test_who_issues_it_is_told_that_interest_runs_from_the_notice_of_another(home: Path) -> None:
    """C. civ., art. 1314: of those alike alone; a joint debtor of another quality owes it from his own notice."""
    choix, entry = Choix(debiteur=NAMES["consommateur"]), CATALOGUE["mise-en-demeure"]
    for principal, said in (("consommateur", True), ("professionnel", False)):
        computed = sample.from_text(home, written(principal, "consommateur", "2026-10-22"))
        told = " ".join(one.message for one in sample.remarks(entry, *computed, choix=choix))
        assert ("de la mise en demeure du débiteur principal" in told) is said
        assert "1314, à vérifier" in told


def test_no_electronic_letter_to_a_consumer_bound_with_a_professional(home: Path) -> None:
    computed = sample.from_text(home, written("professionnel", "consommateur"))
    choix = Choix(debiteur=NAMES["consommateur"], envoi=Envoi.LRE)
    lacks = sample.missing(CATALOGUE["mise-en-demeure"], *computed, choix=choix)
    assert "lettre recommandée électronique" in " ".join(one.message for one in lacks)


def test_a_template_of_the_office_never_claims_trade_sums_of_him(home: Path) -> None:
    computed = sample.from_text(home, written("professionnel", "non-professionnel"))
    entry = CATALOGUE["mise-en-demeure"]
    draft = entry.draft(*computed, choix=Choix(debiteur=NAMES["non-professionnel"]))
    found = mentions(entry, draft, "<p>indemnité forfaitaire de 40 € (D441-5)</p>")
    assert "l'indemnité de 40 € n'est pas due par lui" in " ".join(one.message for one in found)


def test_a_public_body_bound_with_another_is_for_the_lawyer(home: Path) -> None:
    text = written("professionnel", "non-professionnel").replace("nature: association", "nature: personne-publique")
    computed = sample.from_text(home, text)
    lacks = sample.missing(CATALOGUE["mise-en-demeure"], *computed, choix=Choix(debiteur=NAMES["non-professionnel"]))
    assert "ne sont pas tous deux des personnes publiques" in " ".join(one.message for one in lacks)


def test_what_may_be_prescribed_is_not_claimed_of_him(home: Path) -> None:
    text = written("professionnel", "consommateur")
    for of_this_year, before in (("2026-08", "2024-08"), ("2026-09", "2024-09")):
        text = text.replace(of_this_year, before)
    computed = sample.from_text(home, text)
    choix, entry = Choix(debiteur=NAMES["consommateur"]), CATALOGUE["mise-en-demeure"]
    told = " ".join(one.message for one in sample.missing(entry, *computed, choix=choix))
    assert "Prescription de la facture F-2026-017 (Zoé Hippogriffe) : peut-être prescrite depuis le 19/09/2026" in told
    assert "rescri" not in " ".join(one.message for one in sample.missing(entry, *computed))


def test_a_rate_that_his_account_alone_lacks_stops_his_letter_alone(home: Path) -> None:
    text = written("professionnel", "consommateur", "2026-11-14").replace("taux: bce + 10", "taux: 12 %")
    start, end = text.index("  - date: 2026-10-12\n"), text.index("  - date: 2026-11-10\n")
    case, office, owed, seen = sample.from_text(home, text[:start] + text[end:], au=dt.date(2027, 2, 1))
    found = {one.plan.choix.debiteur: one.manques for one in awaited(Computed(case, seen, owed), office)}
    assert not found[""], "the rate agreed with the principal debtor is known"
    assert "valeur inconnue au 01/01/2027" in " ".join(one.message for one in found[NAMES["consommateur"]])


def test_a_second_notice_waits_for_the_days_the_first_left_him(home: Path) -> None:
    """A letter noted by hand does not say them: a consumer had thirty days, a professional fifteen."""
    for whose, days in (("consommateur", "17/11/2026"), ("professionnel", "02/11/2026")):
        text = written("professionnel", whose, "2026-10-18").replace("2026-10-18\n    delai: 15\n", "2026-10-18\n")
        for au, held in ((dt.date(2026, 11, 2), True), (dt.date(2026, 11, 17), whose == "consommateur")):
            computed = sample.from_text(home, text, au=au)
            entry, choix = CATALOGUE["mise-en-demeure"], Choix(debiteur=NAMES[whose])
            told = " ".join(one.message for one in sample.missing(entry, *computed, choix=choix))
            assert (f"le délai qu'il laisse court jusqu'au {days}" in told) is held, (whose, au, told)
