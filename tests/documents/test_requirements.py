"""What stops a letter, with its reason and its line; and what an office may waive."""

import datetime as dt
import re
import shutil
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from generator import render
from generator.casework import planning
from generator.casework.computed import compute_case
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.documents.draft import Draft
from generator.documents.requirements import overrides
from generator.findings import DocumentIncomplete, Level
from generator.resources import shipped
from tests.documents import pdftext, sample
from tests.documents.sample import missing, produce, remarks, with_fact
from tests.office import replace_in

CLAIMS = ("relance-courriel", "relance-courriel-2", "relance-courrier", "mise-en-demeure")


def messages(document: str, home: Path, text: str) -> str:
    return "\n".join(str(finding) for finding in sample.lacking(document, sample.from_text(home, text)))


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
    "surendettement": (
        "  - {date: 2026-11-15, type: surendettement, recevable-le: 2026-11-16}\n",
        ("Dossier de surendettement recevable",),
    ),
    "délai de grâce": ("  - {date: 2026-11-15, type: delai-de-grace, jusqu-au: 2027-03-31}\n", ("Délai de grâce",)),
    "médiation": ("  - {date: 2026-11-15, type: mediation}\n", ("Médiation ou conciliation",)),
    "promesse": (
        "  - {date: 2026-11-15, type: promesse, promesse: {montant: 3 800, date: 2026-12-01}}\n",
        ("Promesse de paiement pour le 01/12/2026",),
    ),
    "confié à un cabinet": (
        "  - {date: 2026-11-15, type: transmission, intervenant: recouvreur}\n",
        ("Dossier confié",),
    ),
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


@pytest.mark.parametrize("document", ["relance-courriel", "relance-courriel-2", "relance-courrier", "mise-en-demeure"])
def test_a_dispute_on_a_part_of_an_invoice_leaves_the_rest_in_the_letter(document: str, home: Path) -> None:
    fact = "  - {date: 2026-11-15, type: contestation, motif: avarie, factures: [F-2026-017], montant: 817.94}\n"
    values = sample.from_text(home, with_fact(fact))
    assert not sample.lacking(document, values)
    output = produce(CATALOGUE[document], *values)
    text = pdftext.flat(output[-1].content)
    assert "3 000,00" in text
    assert "3 817,94" not in text
    assert "Part contestée de la facture n° F-2026-017 : 817,94 €" in text
    if CATALOGUE[document].courriel:
        body = message_from_bytes(output[0].content, policy=default).get_body(("plain",))
        assert body is not None
        assert "3 000,00 € (hors part contestée)" in body.get_content().replace("\N{NO-BREAK SPACE}", " ")


def test_a_disputed_invoice_is_not_recalled_before_its_due_date(home: Path) -> None:
    fact = "  - {date: 2026-11-15, type: contestation, motif: avarie, factures: [F-2026-017]}\n"
    text = sample.derived()["a-echoir"].replace("pieces:\n", f"journal:\n{fact}pieces:\n", 1)
    assert "il n'y a pas d'échéance à rappeler" in messages("rappel-avant-echeance", home, text)
    part = text.replace("[F-2026-017]}", "[F-2026-017], montant: 800}")
    assert messages("rappel-avant-echeance", home, part) == ""
    assert "4 000,00" in sample.words("rappel-avant-echeance", sample.from_text(home, part))


def test_nothing_is_asked_of_an_invoice_whose_undisputed_part_is_paid(home: Path) -> None:
    """Its accessories wait: no letter says that the principal is paid while a part of it is disputed."""
    fact = "  - {date: 2026-11-15, type: contestation, motif: avarie, factures: [F-2026-017], montant: 3817.94}\n"
    values = sample.from_text(home, with_fact(fact))
    assert values[2].total == values[2].conteste, "the account tells apart all that no letter asks for"
    assert "tout ce qui est échu et impayé est contesté" in messages("relance-courrier", home, with_fact(fact))
    chosen = missing(CATALOGUE["relance-courrier"], *values, choix=Choix(("F-2026-017",)))
    assert "ce qui en reste dû est contesté" in "\n".join(map(str, chosen))


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


@pytest.fixture(scope="module")
def office_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """An office of a given quality."""

    def make(quality: str) -> Path:
        folder = sample.office_in(tmp_path_factory.mktemp(quality))
        replace_in(folder / "cases" / "_cabinet" / "cabinet.yaml", "qualite: creancier", f"qualite: {quality}")
        return folder

    return make


def printed(document: str, home: Path, reference: str = "une-facture") -> str:
    return pdftext.flat(produce(CATALOGUE[document], *sample.from_text(home, sample.base(reference)))[-1].content)


def test_a_lawyers_office_without_another_lawyer_is_told_which_letter_is_its_own(
    office_of: Callable[[str], Path], home: Path, tmp_path: Path
) -> None:
    for quality, told in (("avocat", True), ("creancier", False)):
        alone = tmp_path / quality
        shutil.copytree(office_of("avocat") if told else home, alone)
        for file in (alone / "cases" / "_cabinet" / "intervenants").glob("*.yaml"):
            if "role: avocat" in file.read_text(encoding="utf-8"):
                file.unlink()
        said = messages("lettre-avocat", alone, sample.base())
        assert "aucun avocat n'est désigné" in said
        assert ("Au cabinet, la mise en demeure est déjà un projet d'avocat" in said) is told


def test_a_lawyers_office_gets_a_draft_without_letterhead(office_of: Callable[[str], Path]) -> None:
    text = printed("mise-en-demeure", office_of("avocat"))
    assert "Projet soumis à l'avocat" in text
    assert "Vous pouvez consulter un avocat" in text
    assert "compta@atelier.example" not in text


@pytest.mark.parametrize(("document", "quality"), [("lettre-avocat", "creancier"), ("mise-en-demeure", "avocat")])
def test_what_a_lawyer_copies_bears_no_footer_of_the_creditor_and_tells_who_he_is(
    document: str, quality: str, office_of: Callable[[str], Path]
) -> None:
    home = office_of(quality)
    lawyer = home / "cases" / "_cabinet" / ("cabinet.yaml" if quality == "avocat" else "intervenants/avocat.yaml")
    replace_in(lawyer, "ville: Lyon", "ville: Vienne")
    text = printed(document, home)
    assert "Atelier Exemple SARL au capital" not in text
    assert "TVA FR" not in text
    assert "Texte à reprendre sur le papier à en-tête de l'avocat" in text
    assert (
        "pour le compte d'Atelier Exemple SARL, dont le siège est 1 place du Modèle, 69002 Lyon, SIREN 000 999 102, "
        "immatriculée au RCS de Lyon." in text
    )
    assert "Vienne, le 21 novembre 2026" in text


@pytest.mark.parametrize(
    ("quality", "said"),
    [
        (
            "avocat",
            ("Pour le compte d’Atelier Exemple SARL\nService recouvrement Exemple, avocat au barreau de Lyon – ",),
        ),
        ("societe-de-recouvrement", ("Pour le compte d’Atelier Exemple SARL\nRecouvrement Fictif SAS",)),
        ("creancier", ("04 65 71 00 01\nAtelier Exemple SARL au capital de 20 000,00 € – Siège", "TVA FR00000999102")),
    ],
)
def test_a_message_bears_the_mentions_of_who_writes(
    quality: str, said: tuple[str, ...], office_of: Callable[[str], Path]
) -> None:
    home = office_of(quality)
    cabinet = home / "cases" / "_cabinet" / "cabinet.yaml"
    cabinet.write_text(cabinet.read_text(encoding="utf-8") + "barreau: Lyon\n", encoding="utf-8")
    values = sample.context(CATALOGUE["relance-courriel"], *sample.from_text(home, sample.base()))
    message = render.text("courriers/relance-courriel.txt", values, home).replace("\N{NO-BREAK SPACE}", " ")
    assert all(words in message for words in said)
    assert ("TVA FR00000999102" in message) is (quality == "creancier")


@pytest.mark.parametrize("document", ["requete-injonction", "information-rgpd"])
def test_a_creditor_is_reached_at_his_own_address_even_when_a_company_writes(
    document: str, office_of: Callable[[str], Path]
) -> None:
    values = sample.from_text(office_of("societe-de-recouvrement"), sample.base())
    said = sample.words(document, values)
    assert re.search(r"compta@atelier\.example\W", said)


def test_a_collection_company_writes_in_its_name_with_the_mentions_of_r124_4(office_of: Callable[[str], Path]) -> None:
    receipted = sample.base().replace("    piece: releve\n", "    piece: releve\n    quittance-le: 2026-09-21\n", 1)
    values = sample.from_text(office_of("societe-de-recouvrement"), receipted)
    text = pdftext.flat(produce(CATALOGUE["mise-en-demeure"], *values)[-1].content)
    for mention in (
        "Recouvrement Fictif SAS", "recouvrement amiable pour le compte d'Atelier Exemple SARL",
        "1 place du Modèle, 69002 Lyon", "payer à Atelier Exemple SARL la somme de",
        "entrepris sans titre exécutoire restent à la charge du créancier", "débiteur de mauvaise foi",
        "Première lettre : 16 septembre 2026, référence essai",
    ):  # fmt: skip
        assert mention in text, mention


COLLECTED = [
    entry.identifiant for entry in CATALOGUE.values() if entry.au_choix and entry.identifiant != "lettre-avocat"
]


RECEIPTED = sample.base().replace("    piece: releve\n", "    piece: releve\n    quittance-le: 2026-09-21\n", 1)


@pytest.mark.parametrize("document", [*COLLECTED[1:], "releve-de-compte", "quittance-paiement"])
def test_every_letter_of_a_collection_company_has_the_five_mentions(
    document: str, office_of: Callable[[str], Path]
) -> None:
    """« produce » refuses a page without them."""
    assert produce(CATALOGUE[document], *sample.from_text(office_of("societe-de-recouvrement"), RECEIPTED))


def test_a_name_with_an_apostrophe_is_found_on_the_page(office_of: Callable[[str], Path]) -> None:
    home = office_of("societe-de-recouvrement")
    party = home / "cases" / "_cabinet" / "intervenants" / "recouvreur.yaml"
    text = party.read_text(encoding="utf-8").replace("Recouvrement Fictif", "L'Atelier d'Essai & Cie")
    party.write_text(text, encoding="utf-8")
    assert produce(CATALOGUE["relance-courrier"], *sample.from_text(home, RECEIPTED))


@pytest.mark.parametrize(
    ("cut", "said"),
    [
        ("{{ creancier_adresse }}", "l'adresse du créancier"),
        ("texte-de-loi", "L111-8, alinéa 3"),
        ("recouvrement amiable", "l'activité de recouvrement amiable"),
    ],
)
def test_an_offices_template_without_a_mention_of_r124_4_is_refused(
    cut: str, said: str, office_of: Callable[[str], Path]
) -> None:
    home = office_of("societe-de-recouvrement")
    creditor = home / "cases" / "_cabinet" / "creanciers" / "atelier.yaml"
    replace_in(creditor, "1 place du", "9 quai du")
    own = home / "templates" / "courriers"
    own.mkdir(parents=True)
    source = (shipped("templates/courriers") / "_recouvreur.html").read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if cut not in line]
    (own / "_recouvreur.html").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DocumentIncomplete, match=said):
        produce(CATALOGUE["relance-courrier"], *sample.from_text(home, RECEIPTED))


@pytest.mark.parametrize("document", ["fiche-appel", "compte-rendu-visite"])
def test_a_lawyer_writes_first(document: str, office_of: Callable[[str], Path]) -> None:
    assert "RIN, art. 8" in messages(document, office_of("avocat"), sample.base())


def test_a_collection_company_that_does_not_say_who_it_is_is_refused(office_of: Callable[[str], Path]) -> None:
    home = office_of("societe-de-recouvrement")
    (home / "cases" / "_cabinet" / "intervenants" / "recouvreur.yaml").unlink()
    assert "R124-4" in messages("relance-courrier", home, sample.base())


def test_a_collection_company_gives_a_receipt_before_it_writes_again(office_of: Callable[[str], Path]) -> None:
    home = office_of("societe-de-recouvrement")
    found = messages("relance-courrier", home, sample.base())
    assert "aucune quittance n'est dite pour le paiement de 1\N{NO-BREAK SPACE}000,00" in found
    assert "R124-6" in found
    assert "paiements[0].quittance-le" in found
    assert not messages("quittance-paiement", home, sample.base()), "the receipt itself does not wait for itself"
    early = sample.base().replace("date: 2026-09-20", "date: 2026-09-01")
    assert "quittance" not in messages("relance-courrier", home, early), "paid before anybody was asked to collect"
    bounced = sample.with_fact(
        "  - {date: 2026-10-20, type: paiement-rejete, paiement-du: 2026-09-20, montant: '1 000,00'}\n"
    )
    assert "quittance" not in messages("relance-courrier", home, bounced), "nothing was received"


def test_only_a_collection_company_owes_a_receipt_each_time(home: Path) -> None:
    assert not messages("relance-courrier", home, sample.base())


def test_a_receipt_needs_a_payment_and_says_what_it_extinguished(home: Path) -> None:
    unpaid = sample.base().replace("  - date: 2026-09-20\n    montant: 1 000,00\n    piece: releve\n", "")
    unpaid = unpaid.replace("paiements:\n", "")
    assert "aucun paiement n'est reçu" in messages("quittance-paiement", home, unpaid)
    text = printed("quittance-paiement", home)
    assert "quittance pour 1 000,00 €" in text
    assert "982,06 € de principal et 17,94 € de pénalités de retard" in text


def test_a_commissaire_writes_its_own_letters(office_of: Callable[[str], Path]) -> None:
    assert "arrêté du 27 février 2024" in messages("relance-courrier", office_of("commissaire"), sample.base())


def test_no_reminder_while_a_court_is_seised_unless_chosen(home: Path) -> None:
    text = with_fact("  - {date: 2026-11-15, type: requete-injonction, juridiction: TAE de Lyon}\n")
    assert "une procédure est en cours depuis le 15/11/2026" in messages("relance-courrier", home, text)
    chosen = text + "dispenses:\n  - {date: 2026-11-16, par: Me Songe, objet: sans-instance, motif: pourparlers}\n"
    assert not messages("relance-courrier", home, chosen)


def test_only_the_withdrawal_of_the_creditor_ends_his_writ(home: Path) -> None:
    sued = "  - {date: 2026-11-15, type: assignation}\n  - {date: 2026-11-17, type: desistement, auteur: AUTHOR}\n"
    told = "une procédure est en cours depuis le 15/11/2026 (assignation)"
    assert told in messages("relance-courrier", home, with_fact(sued.replace("AUTHOR", "debiteur")))
    assert told not in messages("relance-courrier", home, with_fact(sued.replace("AUTHOR", "creancier")))


@pytest.mark.parametrize(
    ("document", "reference"), [("creance-commerciale", "une-facture"), ("petites-creances", "consommateur")]
)
def test_no_procedure_without_a_judge_while_an_opposition_is_pending(document: str, reference: str, home: Path) -> None:
    text = with_fact("  - {date: 2026-11-15, type: opposition}\n", reference)
    assert "une procédure est en cours depuis le 15/11/2026 (opposition)" in messages(document, home, text)
    assert "une procédure est en cours" not in messages(document, home, sample.base(reference))


def test_nothing_is_recalled_before_a_due_date_that_has_passed() -> None:
    found = sample.lacking("rappel-avant-echeance", sample.computed("une-facture"))
    assert ["à échoir" in finding.message for finding in found] == [True]


def test_a_refusal_offers_the_decision_where_the_law_leaves_a_choice(home: Path) -> None:
    found = sample.lacking("relance-courrier", sample.from_text(home, with_fact(HOLDS["suspension"][0])))
    (finding,) = found
    assert "recouvre noter essai dispense objet=pause document=relance-courrier" in finding.remedy
    imposed = sample.lacking("relance-courrier", sample.from_text(home, with_fact(HOLDS["procédure collective"][0])))
    assert not any("dispense" in finding.remedy for finding in imposed)


@pytest.mark.parametrize("name", HOLDS)
def test_a_decision_never_lifts_what_the_law_imposes(name: str, home: Path) -> None:
    """A decision on every requirement that takes one: only the creditor's own holds give way."""
    waivers = "".join(
        f"  - {{date: 2026-11-16, par: x, objet: {need.identifiant}, motif: essai}}\n"
        for need in {one.identifiant: one for entry in CATALOGUE.values() for one in entry.exigences}.values()
    )
    found = messages("mise-en-demeure", home, f"{with_fact(HOLDS[name][0])}dispenses:\n{waivers}")
    assert bool(found) is (name not in {"suspension", "médiation", "promesse"})


DECISION = "dispenses:\n  - {date: %s, par: Me Songe, objet: pause, motif: essai%s}\n"


@pytest.mark.parametrize(
    ("decision", "goes"),
    [
        (DECISION % ("2026-11-16", ""), True),
        (DECISION % ("2026-11-14", ""), False),  # given before the hold: it answers another one
        (DECISION % ("2026-11-22", ""), False),  # not given yet
        (DECISION % ("2026-11-16", ", document: relance-courrier"), True),
        (DECISION % ("2026-11-16", ", document: mise-en-demeure"), False),
        (DECISION % ("2026-11-16", ", jusqu-au: 2026-11-21"), True),
        (DECISION % ("2026-11-16", ", jusqu-au: 2026-11-20"), False),
    ],
)
def test_a_decision_answers_what_was_known_for_its_document_and_its_days(
    decision: str, home: Path, *, goes: bool
) -> None:
    text = with_fact("  - {date: 2026-11-15, type: suspension, motif: vérification}\n") + decision
    assert (not messages("relance-courrier", home, text)) is goes


def test_a_decision_on_the_cap_lets_one_letter_go(home: Path) -> None:
    calls = "".join(f"  - {{date: 2026-11-{day}, type: appel}}\n" for day in (12, 14, 16, 18))
    decided = "dispenses:\n  - {date: %s, par: Me Songe, objet: plafond-contacts, motif: échéance proche}\n"
    assert not messages("relance-courriel", home, with_fact(calls) + decided % "2026-11-19")
    assert not messages("relance-courriel", home, with_fact(calls) + decided % "2026-11-18"), "that of the last contact"
    again = calls + "  - {date: 2026-11-20, type: relance-courriel}\n"
    assert "contacts" in messages("relance-courriel", home, with_fact(again) + decided % "2026-11-19")
    assert "contacts" in messages("relance-courriel", home, with_fact(calls) + decided % "2026-10-01")


def test_a_case_closed_on_the_day_of_the_letter_or_closed_again_since_the_decision_sends_none(home: Path) -> None:
    closed = "  - {date: %s, type: cloture}\n"
    said = "dossier clos le 21/11/2026 : ce document ne doit pas partir."
    assert said in messages("relance-courrier", home, with_fact(closed % "2026-11-21"))
    twice = with_fact(closed % "2026-11-17" + closed % "2026-11-21")
    assert said in messages("relance-courrier", home, twice + DECISION % ("2026-11-18", ""))
    assert "clos" not in messages("relance-courrier", home, twice + DECISION % ("2026-11-21", ""))


def test_the_register_is_told_of_every_decision_used(home: Path) -> None:
    text = with_fact(HOLDS["suspension"][0]) + DECISION % ("2026-11-16", "")
    entry, values = CATALOGUE["relance-courrier"], sample.from_text(home, text)
    draft = Draft(entry.identifiant, entry.fait, *values)
    assert overrides(entry, draft) == ("pause : essai (Me Songe, 16/11/2026)",)
    assert overrides(entry, Draft(entry.identifiant, entry.fait, *sample.from_text(home, sample.base()))) == ()


def test_a_visit_to_a_consumer_is_refused() -> None:
    found = sample.lacking("compte-rendu-visite", sample.computed("consommateur"))
    assert any("L121-6" in finding.message for finding in found)


def test_a_public_body_is_not_enforced_against() -> None:
    found = sample.lacking("creance-commerciale", sample.computed("public"))
    assert any("voies d'exécution" in finding.message for finding in found)


def test_a_plan_that_is_not_the_debt_is_said(home: Path) -> None:
    text = sample.text_of("plan-propose").replace("1917.94", "900.00")
    assert "les échéances font 2\N{NO-BREAK SPACE}800,00" in messages("accord-echeancier", home, text)


def test_a_consumer_has_time_to_cure(home: Path) -> None:
    plan = sample.PLAN % "non"
    text = sample.base("consommateur").replace("pieces:\n", f"{plan}pieces:\n", 1)
    lacking = sample.lacking("accord-echeancier", sample.from_text(home, text))
    (line,) = [found.line for found in lacking if "trop court pour un consommateur" in found.message]
    assert "delai-de-regularisation: 15" in text.splitlines()[line - 1], "at its line, not at the head of the journal"


def test_an_order_already_served_or_lapsed_is_not_served_again(home: Path) -> None:
    served = sample.text_of("ordonnance").replace(
        "    depens: 31,80\n", "    depens: 31,80\n    signifie-le: 2026-11-10\n"
    )
    assert "déjà été signifié" in messages("demande-signification", home, served)
    assert "n'est pas signifié" in messages("mandat-execution", home, sample.text_of("ordonnance"))


def test_service_noted_in_the_journal_needs_no_writing_in_the_title(home: Path) -> None:
    writ = "  - {date: 2026-11-15, type: signification, acte: commandement}\n"
    noted = "  - {date: 2026-11-10, type: signification, acte: ordonnance}\n" + writ
    text = sample.text_of("ordonnance").replace("titres:\n", f"{noted}titres:\n", 1)
    assert "déjà été signifié le 10/11/2026" in messages("demande-signification", home, text)
    mandate = messages("mandat-execution", home, text)
    assert "n'est pas signifié" not in mandate
    assert "exécutoire n'est pas dite" in mandate
    executory = text.replace("    depens: 31,80\n", "    depens: 31,80\n    executoire-le: 2026-11-15\n", 1)
    assert "Signifiée le 10 novembre 2026" in sample.words("mandat-execution", sample.from_text(home, executory))
    handed = sample.words("transmission-commissaire", sample.from_text(home, text))
    assert "Le titre a été signifié le 10 novembre 2026" in handed, "not the day of another act"


def test_a_title_is_not_enforced_before_the_day_it_says(home: Path) -> None:
    text = sample.text_of("ordonnance").replace(
        "    depens: 31,80\n", "    depens: 31,80\n    signifie-le: 2026-11-10\n    executoire-le: 2026-11-22\n", 1
    )
    assert "exécutoire qu'à compter du 22/11/2026" in messages("mandat-execution", home, text)
    ready = text.replace("executoire-le: 2026-11-22", "executoire-le: 2026-11-21")
    assert "exécutoire" not in messages("mandat-execution", home, ready)


OLDER = """\
  - nature: jugement
    juridiction: Tribunal de commerce de Lyon
    rg: 2025F00009
    date: 2025-09-01
    principal: 900,00
    signifie-le: 2025-09-10
    executoire-le: 2025-09-10
"""


def test_a_mandate_names_the_title_whose_sums_it_asks_for(home: Path) -> None:
    served = sample.text_of("titre")
    last = served.replace("titres:\n", "titres:\n" + OLDER)
    first = served.replace("pieces:\n  -", OLDER + "pieces:\n  -", 1)  # the older title written last
    for text in (last, first):
        found = sample.values_of("mandat-execution", sample.from_text(home, text))
        assert found["titre_executoire"].rg == "2026IP00001"
        assert str(found["sommes"].principal) == "3817.94"


def test_an_opposed_order_is_neither_served_nor_enforced_nor_is_one_replaced_by_a_judgment(home: Path) -> None:
    served = sample.base().replace(
        "pieces:\n  -",
        "  - {date: 2026-11-12, type: opposition}\n"
        + sample.ORDER
        + "    signifie-le: 2026-11-05\n    executoire-le: 2026-11-20\npieces:\n  -",
        1,
    )
    judged = served.replace("type: opposition}", "type: opposition}\n  - {date: 2026-11-18, type: jugement}", 1)
    for document in ("mandat-execution", "demande-signification"):
        assert "une opposition a été formée le 12/11/2026" in messages(document, home, served)
        assert "jugement du 18/11/2026 sur opposition : il a remplacé l'ordonnance" in messages(document, home, judged)
        withdrawn = judged.replace("type: jugement", "type: desistement, auteur: debiteur")
        assert "opposition" not in messages(document, home, withdrawn)
        abandoned = withdrawn.replace("debiteur}", "creancier}")
        assert "l'ordonnance est non avenue" in messages(document, home, abandoned)
        closed = served.replace("type: opposition}", "type: opposition, close-le: 2026-11-18}")
        assert "instance sur opposition éteinte le 18/11/2026" in messages(document, home, closed)
    free = served.replace("  - {date: 2026-11-12, type: opposition}\n", "")
    assert "opposition" not in messages("mandat-execution", home, free)


def test_contacts_are_capped(home: Path) -> None:
    calls = "".join(f"  - {{date: 2026-11-{day}, type: appel}}\n" for day in (12, 14, 16, 18))
    assert "4 contacts avec le débiteur en 15 jours : le plafond du cabinet est de 4" in messages(
        "relance-courriel", home, with_fact(calls)
    )


def test_a_settled_case_gets_no_reminder(home: Path) -> None:
    paid = sample.base().replace("montant: 1 000,00", "montant: 6 000,00")
    assert "il n'y a rien à réclamer" in messages("relance-courriel", home, paid)


def accessories_only(fact: str = "") -> str:
    """The base case, its principal and penalties paid on 20 November: the 40 € are left."""
    paid = f"  - {{date: 2026-11-20, montant: 3897.06}}\njournal:\n{fact}"
    return sample.base().replace("journal:\n", paid, 1).replace(sample.CLAUSE, "")


@pytest.mark.parametrize("document", ["relance-courriel", "relance-courriel-2"])
def test_a_letter_for_the_principal_alone_does_not_go_once_it_is_paid(document: str, home: Path) -> None:
    (finding,) = sample.lacking(document, sample.from_text(home, accessories_only()))
    assert "le principal échu est soldé au 21/11/2026 : cette lettre ne réclame que lui" in finding.message


@pytest.mark.parametrize("document", ["relance-courrier", "mise-en-demeure", "lettre-avocat"])
def test_accessories_are_claimed_without_calling_the_invoice_unpaid(document: str, home: Path) -> None:
    values = sample.from_text(home, accessories_only())
    assert not sample.lacking(document, values)
    words = sample.words(document, values)
    assert "Le principal de la facture suivante" in words
    assert "est soldé ; les accessoires du retard" in words
    assert "40,00 €" in words
    assert not any(
        said in words for said in ("impayée", "continuent de courir", "restées sans effet", "0,00 € par jour")
    )


WAIVED = [
    # fact of the journal, what is owed, words of the quittance (empty: refused)
    ("", "40,00 €", ""),
    ("cloture", "40,00 €", "renonce à ce qui restait dû à cette date, soit 40,00 € : rien ne vous sera plus réclamé"),
    ("solde", "40,00 €", "renonce à ce qui restait dû à cette date, soit 40,00 € : rien ne vous sera plus réclamé"),
    ("irrecouvrable", "40,00 €", ""),
    ("cloture", "540,00 €", ""),  # a case closed on a principal still owed gives nothing up
    ("solde", "540,00 €", "soit 540,00 € dont 500,00 € de principal"),
]


@pytest.mark.parametrize(("fact", "owed", "said"), WAIVED)
def test_a_quittance_says_what_was_paid_and_what_was_given_up(fact: str, owed: str, said: str, home: Path) -> None:
    text = accessories_only().replace("3897.06", "3397.06" if owed == "540,00 €" else "3897.06")
    end = f"  - {{date: 2026-11-20, type: {fact}}}\n" if fact else ""
    values = sample.from_text(home, text.replace("pieces:\n  -", f"{end}pieces:\n  -", 1), au=dt.date(2026, 11, 20))
    missing = [str(one).replace("\N{NO-BREAK SPACE}", " ") for one in sample.lacking("quittance", values)]
    if not said:
        assert [f"il reste dû {owed} au 20/11/2026" in one for one in missing] == [True]
        return
    assert missing == []
    words = sample.words("quittance", values)
    assert said in words
    assert "Ces paiements ont été reçus au titre de la facture suivante" in words
    assert f"soit {owed}" in sample.words("quittance-paiement", values)


def test_nothing_is_given_up_by_a_debtor_who_never_paid(home: Path) -> None:
    text = with_fact("  - {date: 2026-11-20, type: solde}\n").partition("paiements:\n")
    never = text[0] + text[2][text[2].index("journal:\n") :]
    assert "la quittance pour solde attend" in messages("quittance", home, never)


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


@pytest.mark.parametrize(
    ("famille", "reference", "asked"),
    [
        ("vente-entre-professionnels", "une-facture", "aucune preuve de livraison ou d'exécution"),
        ("prestation-a-consommateur", "consommateur", "aucune preuve de livraison ou d'exécution"),
        ("pret-entre-particuliers", "consommateur", "aucune preuve de la remise des fonds"),
        ("bail-commercial", "une-facture", ""),
        ("bail-d-habitation", "consommateur", ""),
    ],
)
def test_delivery_is_proved_where_something_is_delivered(famille: str, reference: str, asked: str, home: Path) -> None:
    text = re.sub(r" *livraison: .*\n", "", sample.text_of(reference))
    text = re.sub(r"famille: .*", f"famille: {famille}", text)
    said = messages("requete-injonction", home, text)
    assert ("aucune preuve de" in said) is bool(asked)
    assert asked in said


def test_what_exceeds_the_lump_sums_says_its_basis_as_they_do(home: Path) -> None:
    cost = (
        "  - {date: 2026-10-20, nature: recouvrement-complementaire, montant: 310, a-la-charge-de: debiteur, piece: cgv"
    )
    text = sample.base().replace("journal:\n", f"frais:\n{cost}, libelle: honoraires de recouvrement}}\njournal:\n", 1)
    computed = sample.from_text(home, text)
    words = sample.words("mise-en-demeure", computed)
    assert "Honoraires de recouvrement (complément des indemnités, C. com., art. L441-10, II) 270,00" in words
    found = sample.values_of("mise-en-demeure", computed)["sommes"]
    assert (str(found.clause_penale), str(found.frais)) == ("381.79", "270.00"), "ten per cent of 3 817,94, and no cost"


def test_what_several_invoices_lack_is_told_once_at_the_first_and_names_them(home: Path) -> None:
    text = re.sub("nature: (cgv|commande)", "nature: autre", sample.many(3).replace("montant: 1 000,00", "montant: 1"))
    text = text.replace(", piece: f-017, livraison: bl-017", "")
    found = [one for one in sample.lacking("requete-injonction", sample.from_text(home, text)) if "F-" in one.message]
    which = "les factures F-0001, F-0002 et F-0003"
    assert [(one.key, one.message) for one in sorted(found)] == [
        ("factures[0].commande", f"rien n'émane du débiteur pour {which} : ni contrat, ni devis signé, ni commande."),
        ("factures[0].livraison", f"aucune preuve de livraison ou d'exécution pour {which} (C. civ., art. 1353)."),
        ("factures[0].piece", f"{which} ne sont pas au dossier (CPC, art. 1407)."),
    ]
    assert all("à chaque facture." in one.remedy for one in found)
    assert f"{which} ne sont pas au dossier." in messages("assignation-fond", home, text), "1407 is of an order alone"


def test_no_requete_before_the_notice_expired(home: Path) -> None:
    recent = sample.base().replace("2026-10-12", "2026-11-12").replace("2026-10-14", "2026-11-14")
    told = "le délai de la mise en demeure court jusqu'au 29/11/2026"
    assert told in messages("requete-injonction", home, recent)
    unsaid = recent.replace("    delai: 15\n", "")  # the delay of the letter, not that of the requête
    assert unsaid != recent
    assert told in messages("requete-injonction", home, unsaid)


def test_an_email_without_address_says_where_to_write_it(home: Path) -> None:
    text = sample.base().replace("        courriel: compta@chimere.example\n", "")
    findings = sample.lacking("relance-courriel", sample.from_text(home, text))
    assert [finding.key for finding in findings] == ["debiteurs[0].contacts"]


def test_an_address_too_long_is_said_but_does_not_block() -> None:
    values = sample.computed("noms-longs")
    found = remarks(CATALOGUE["relance-courrier"], *values)
    assert any("plus de 38" in finding.message for finding in found)


def _address(**lines: str) -> str:
    """The base case, the debtor's address typed over the one it has."""
    typed = "".join(f"      {key.replace('_', '-')}: {line}\n" for key, line in lines.items())
    return re.sub(r"    adresse:\n(?:      .*\n)+", f"    adresse:\n{typed}", sample.base(), count=1)


def test_an_address_out_of_the_window_by_lines_too_long_is_said(home: Path) -> None:
    """Each of seven lines was said too long, and nothing that they made nine on paper, the country out of sight."""
    town = {"code_postal": "1000", "ville": "Bruxelles", "pays": "Belgique"}
    street, long = "rue", "1234 bis boulevard du Général-de-Gaulle et de la Libération"
    for lines, count, close in (
        ({"complement": "Service comptabilité", "batiment": "Tour Nord", street: long, "lieu_dit": "Zone B"}, 8, True),
        ({"complement": "Service comptabilité", "batiment": "Tour Nord", street: long}, 7, True),
        ({"complement": "Service comptabilité", street: long}, 6, False),
    ):
        values = sample.from_text(home, _address(**lines, **town))
        said = [one.message for one in remarks(CATALOGUE["relance-courrier"], *values)]
        assert any(f"peut prendre {count} lignes" in one for one in said) is (count > 7)
        assert sample.context(CATALOGUE["relance-courrier"], *values)["adresse_serree"] is close


NOTICED = "  - {date: 2026-12-05, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-12-07}\n"


def broken_plan(home: Path, au: str, fact: str = NOTICED, paid: str = "") -> sample.Computed:
    plan = sample.text_of("plan-rompu").replace("2027-01-04", "2026-12-16")
    text = plan.replace("pieces:\n  -", f"{fact}pieces:\n  -", 1)
    return sample.from_text(home, text.replace("journal:\n", f"{paid}journal:\n", 1), au=dt.date.fromisoformat(au))


# day, what was paid since the plan -> why the notice that leaves time to cure does not go (empty: it goes)
CURES = """
2026-12-04;;
2026-12-22;;Échéance manquée à régulariser jusqu'au 22/12/2026
2026-12-23;;la clause de déchéance du terme a pris effet le 23/12/2026
2026-12-31;;la clause de déchéance du terme a pris effet le 23/12/2026
2026-12-15;  - {date: 2026-12-10, montant: 1900.00}\\n;Échéancier en cours jusqu'au 16/12/2026
"""


@pytest.mark.parametrize("row", CURES.strip().splitlines())
def test_the_notice_of_a_broken_plan_goes_only_while_the_plan_may_be_saved(row: str, home: Path) -> None:
    au, paid, why = row.split(";")
    values = broken_plan(home, au, paid=paid.replace("\\n", "\n"))
    found = sample.lacking("mise-en-demeure-decheance", values)
    assert [why in finding.message for finding in found][:1] == ([True] if why else [])
    document = values[-1].etape_due.etape.document if values[-1].etape_due else ""
    assert (document == "mise-en-demeure-decheance") is not bool(why), "the agenda proposes it on the same days"


def test_a_plan_agreed_on_a_title_is_broken_by_its_own_notice_and_no_other(home: Path) -> None:
    title = "nature: jugement, juridiction: TC de Lyon, date: 2026-11-01, principal: 3937.06, signifie-le: 2026-11-01"
    text = sample.text_of("plan-rompu").replace("pieces:\n  -", f"titres:\n  - {{{title}}}\npieces:\n  -", 1)
    values = sample.from_text(home, text, au=dt.date(2026, 12, 4))
    assert not sample.lacking("mise-en-demeure-decheance", values)
    assert "faire exécuter le titre que nous avons obtenu" in sample.words("mise-en-demeure-decheance", values)
    plans = planning.planned(compute_case(*values[:2], dt.date(2026, 12, 4)), values[1])
    assert [one.document for one in plans if not one.optional] == ["mise-en-demeure-decheance"]
    assert "mandat-execution" not in {one.document for one in plans}
    order = text.replace("nature: jugement", "nature: ordonnance-injonction").replace(", signifie-le: 2026-11-01", "")
    unserved = compute_case(*sample.from_text(home, order, au=dt.date(2026, 12, 4))[:2], dt.date(2026, 12, 4))
    called = [one.document for one in planning.planned(unserved, values[1])]
    assert called == ["mise-en-demeure-decheance", "demande-signification"], "an order not served lapses all the same"
    later = text.replace("date: 2026-11-01, pr", "date: 2026-12-03, pr")
    since = sample.from_text(home, later, au=dt.date(2026, 12, 4))
    assert "elle s'exécute" in " ".join(one.message for one in sample.lacking("mise-en-demeure-decheance", since))


def test_once_the_term_is_forfeited_the_whole_is_claimed_by_the_ordinary_letter(home: Path) -> None:
    values = broken_plan(home, "2026-12-23")
    (finding,) = sample.lacking("mise-en-demeure-decheance", values)
    assert "payer l'échéance manquée ne maintient plus l'échéancier" in finding.message
    assert "(mise-en-demeure)" in finding.remedy
    assert not sample.lacking("mise-en-demeure", values)


def test_the_correction_of_the_notice_that_opened_a_cure_may_leave_while_it_runs(home: Path) -> None:
    values = broken_plan(home, "2026-12-10")
    lacking = missing(CATALOGUE["mise-en-demeure-decheance"], *values, choix=Choix(remplace="1"))
    assert not any("à régulariser" in finding.message for finding in lacking)


def test_the_notice_of_a_broken_plan_reserves_what_is_disputed(home: Path) -> None:
    disputed = "  - {date: 2026-12-04, type: contestation, motif: x, factures: [F-2026-017], montant: 480.00}\n"
    words = sample.words("mise-en-demeure-decheance", broken_plan(home, "2026-12-04", fact=disputed))
    assert (
        "Part contestée de la facture n° F-2026-017 : 480,00 €. Elle est réservée et n'est pas comprise dans" in words
    )


def test_the_notice_of_a_broken_plan_claims_every_instalment_overdue_less_what_was_paid_of_it(home: Path) -> None:
    values = broken_plan(home, "2026-12-18", fact="", paid="  - {date: 2026-12-08, montant: 600.00}\n")
    assert not sample.lacking("mise-en-demeure-decheance", values)
    words = sample.words("mise-en-demeure-decheance", values)
    assert "Les engagements suivants n'ont pas été tenus" in words
    assert "échéance du 1er décembre 2026 : 1 900,00 €, dont 1 300,00 € restent à payer" in words
    assert "échéance du 16 décembre 2026 : 1 917,94 €" in words
    assert "en demeure de payer 3 217,94 €" in words
    made_good = broken_plan(
        home,
        "2026-12-18",
        fact="  - {date: 2026-12-17, type: echeance-manquee, echeance: 2026-12-16}\n",
        paid="  - {date: 2026-12-08, montant: 1900.00}\n",
    )
    assert "en demeure de payer 1 917,94 €" in sample.words("mise-en-demeure-decheance", made_good)


@pytest.mark.parametrize(
    ("called", "promised", "said"),
    [
        ("2026-11-06", "", ""),  # fifteen days ago
        ("2026-11-05", "", "le dernier appel abouti date du 05/11/2026, il y a plus de 15 jours"),
        ("2026-11-18", "2026-11-21", ""),
        ("2026-11-18", "2026-11-20", "le jour promis lors de l'appel du 18/11/2026, le 20/11/2026, est passé"),
    ],
)
def test_a_call_is_confirmed_while_it_is_recent_and_its_promise_is_to_come(
    called: str, promised: str, said: str, home: Path
) -> None:
    promise = f", promesse: {{montant: 500, date: {promised}}}" if promised else ""
    fact = f"  - {{date: {called}, type: appel, joint: oui{promise}}}\n"
    lines = sample.base().split("  - date: 2026-11-10\n")
    text = f"{lines[0]}{fact}  - date: 2026-11-10\n{lines[1]}" if called < "2026-11-10" else with_fact(fact)
    found = messages("confirmation-appel", home, text)
    assert said in found if said else not found
    waived = text + "dispenses:\n  - {date: 2026-11-20, par: Me Songe, objet: appel-recent, motif: absence}\n"
    assert bool(messages("confirmation-appel", home, waived)) is bool(promised and said)


@pytest.mark.parametrize(("signed", "proposed", "short"), [(15, 30, True), (30, 15, False)])
def test_the_letter_of_a_broken_plan_looks_at_the_time_of_the_plan_signed(
    signed: int, proposed: int, home: Path, *, short: bool
) -> None:
    """A consumer's plan signed for fifteen days is too short, whatever was proposed afterwards; and the reverse."""
    terms = "echeances: [{date: 2026-11-05, montant: 400}, {date: 2027-01-05, montant: 500}]"
    facts = (
        f"  - {{date: 2026-10-25, type: echeancier, delai-de-regularisation: {signed}, {terms}}}\n"
        "  - {date: 2026-11-06, type: echeance-manquee, echeance: 2026-11-05}\n"
        f"  - {{date: 2026-11-10, type: echeancier, signe: non, delai-de-regularisation: {proposed}, {terms}}}\n"
    )
    text = with_fact(facts, "consommateur")
    said = "15 jours pour régulariser : trop court pour un consommateur"
    assert (said in messages("mise-en-demeure-decheance", home, text)) is short
    assert (said in messages("proposition-echeancier", home, text)) is not short, "the plan proposed, there"


@pytest.mark.parametrize(
    ("famille", "document", "told"),
    [
        ("droit-commun", "mise-en-demeure", 1),
        ("droit-commun", "releve-de-compte", 1),
        ("droit-commun", "relance-courriel", 0),  # of the principal alone
        ("vente-entre-professionnels", "mise-en-demeure", 0),
    ],
)
def test_penalties_whose_field_is_unsure_are_told_of_each_paper_that_asks_for_them(
    famille: str, document: str, told: int, home: Path
) -> None:
    """The décompte and the page said « à vérifier »; the letter that asks for them was signed without a word."""
    text = sample.base().replace("famille: vente-entre-professionnels", f"famille: {famille}")
    found = sample.remarks(CATALOGUE[document], *sample.from_text(home, text))
    unsure = [one for one in found if "vente ou prestation entre professionnels à vérifier" in one.message]
    assert len(unsure) == told


@pytest.mark.parametrize(("document", "told"), [("releve-de-compte", 1), ("mandat-execution", 0)])
def test_unsure_penalties_are_told_of_what_a_title_leaves_out(document: str, told: int, home: Path) -> None:
    """The statement of a title and of an invoice it does not judge claims penalties of that one."""
    second = "factures:\n  - {numero: F-2, date: 2026-08-11, echeance: 2026-09-10, montant-ttc: 900}\n"
    order = (
        "titres:\n  - {nature: jugement, juridiction: TAE, date: 2026-10-20, principal: 2000, factures: [F-2026-017]}"
    )
    text = sample.base().replace("famille: vente-entre-professionnels", "famille: droit-commun")
    text = text.replace("factures:\n", second, 1).replace("pieces:\n  -", f"{order}\npieces:\n  -", 1)
    found = sample.remarks(CATALOGUE[document], *sample.from_text(home, text))
    assert sum("vente ou prestation entre professionnels à vérifier" in one.message for one in found) == told


@pytest.mark.parametrize(
    ("private", "document", "told"),
    [
        (True, "mise-en-demeure", 1),
        (True, "releve-de-compte", 1),
        (True, "relance-courriel", 0),  # of the principal alone
        (False, "mise-en-demeure", 0),
    ],
)
def test_the_legal_rate_of_a_private_landlord_is_told_of_each_paper_that_asks_for_it(
    private: bool,  # noqa: FBT001 - a row of the table
    document: str,
    told: int,
    tmp_path: Path,
) -> None:
    """The décompte alone gave the other reading; the letter that asks for the higher one was signed without a word."""
    home = sample.office_in(tmp_path)
    if private:
        sample.private_creditor(home)
    found = sample.remarks(CATALOGUE[document], *sample.from_text(home, sample.base("loyer")))
    assert sum("catégorie du créancier, bailleur particulier, à vérifier" in one.message for one in found) == told
