"""Prescription of invoices and titles, from cases as a lawyer would write them."""

import datetime as dt
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vocabulary import Nature, Statut
from tests.progress.cases import DEBITEUR, at, case, day, limit, limits, office, seen
from tests.tables import read_table

OLD = "- {numero: F-1, date: 2021-02-15, echeance: 2021-03-15, montant-ttc: 1000}"
AUTHORS = ("debiteur", "creancier")
FEB_2022 = "- {numero: F-1, date: 2021-12-11, echeance: 2022-01-10, montant-ttc: 1000}"
LAPSED = read_table(__file__, "mesures-caduques.csv")
CLAUSES = read_table(__file__, "clauses-de-prescription.csv")
CONSUMER = "famille: vente-a-consommateur"
PRIVATE = """\
    - nature: particulier
      qualite: consommateur
      nom: Essai
      prenoms: Paul
      adresse: {rue: 3 rue du Test, code-postal: 69003, ville: Lyon}
    """


def ends(au: str, journal: str = "", factures: str = OLD, **blocks: str) -> tuple[str, str]:
    """Last day and last safe day of the only prescription of a case."""
    found = limit(at(au, case(journal, factures=factures, **blocks)), "prescription")
    return found.date.isoformat(), found.prudence.isoformat()


@pytest.mark.parametrize(
    ("famille", "date", "prudence"),
    [
        ("vente-entre-professionnels", "2026-03-15", "2026-03-14"),
        ("prestation-entre-professionnels", "2026-03-15", "2026-03-14"),
        ("bail-commercial", "2026-03-15", "2026-03-14"),
        ("droit-commun", "2026-03-15", "2026-03-14"),
        ("pret-entre-particuliers", "2026-03-15", "2026-03-14"),
        ("cotisations-associatives", "2026-03-15", "2026-03-14"),
        ("vente-a-consommateur", "2023-03-15", "2023-03-14"),
        ("prestation-a-consommateur", "2023-03-15", "2023-03-14"),
        ("bail-d-habitation", "2024-03-15", "2024-03-14"),
        ("transport-de-marchandises", "2022-02-15", "2022-02-14"),
        ("communications-electroniques", "2022-03-15", "2022-03-14"),
    ],
)
def test_each_family_has_its_duration(famille: str, date: str, prudence: str) -> None:
    tenant = {"debiteurs": PRIVATE} if famille == "bail-d-habitation" else {}
    assert ends("2021-04-01", creance=f"famille: {famille}", **tenant) == (date, prudence)


def test_no_week_end_extends_a_prescription() -> None:
    assert ends("2026-01-01", factures=OLD.replace("2021-03-15", "2021-11-01")) == ("2026-11-01", "2026-10-31")
    assert dt.date(2026, 11, 1).weekday() == 6


def test_a_leap_day_ends_on_the_28th() -> None:
    leap = "- {numero: F-1, date: 2024-02-01, echeance: 2024-02-29, montant-ttc: 1000}"
    assert ends("2026-01-01", factures=leap) == ("2029-02-28", "2029-02-27")


def test_a_voluntary_payment_starts_five_new_years() -> None:
    paid = "- {date: 2024-06-20, montant: 200}"
    assert ends("2026-01-01", factures=FEB_2022, paiements=paid) == ("2029-06-20", "2029-06-19")


@pytest.mark.parametrize(
    "paid",
    [
        "- {date: 2024-06-20, montant: 200, volontaire: non}",
        "- {date: 2024-06-20, montant: 200, moyen: saisie}",
        "- {date: 2024-06-20, montant: 200, moyen: compensation}",
        "- {date: 2024-06-20, montant: 200, rejete-le: 2024-06-25}",
    ],
)
def test_money_the_debtor_did_not_choose_to_pay_interrupts_nothing(paid: str) -> None:
    assert ends("2026-01-01", factures=FEB_2022, paiements=paid) == ("2027-01-10", "2027-01-09")


def test_a_payment_interrupts_for_the_invoices_it_pays_only() -> None:
    two = FEB_2022 + "\n- {numero: F-2, date: 2021-12-20, echeance: 2022-02-01, montant-ttc: 500}"
    chosen = "- {date: 2024-06-20, montant: 200, imputation-choisie: [F-2]}"
    found = {one.facture: one.date.isoformat() for one in at("2026-01-01", case(factures=two, paiements=chosen)).delais}
    assert found == {"F-1": "2027-01-10", "F-2": "2029-06-20"}
    unsaid = "- {date: 2024-06-20, montant: 200}"
    found = {one.facture: one.date.isoformat() for one in at("2026-01-01", case(factures=two, paiements=unsaid)).delais}
    assert found == {"F-1": "2027-01-10", "F-2": "2027-02-01"}, "by prudence, without décompte nothing is presumed"


@pytest.mark.parametrize(
    "fact",
    [
        "{date: 2024-06-20, type: reconnaissance, ecrite: oui, montant: 400, piece: lettre}",
        "{date: 2024-06-20, type: reconnaissance, ecrite: oui, factures: [F-1], piece: lettre}",
        "{date: 2024-06-20, type: echeancier, echeances: [{date: 2024-07-31, montant: 1000}]}",
        "{date: 2024-05-02, type: saisie-vente, executee-le: 2024-06-20}",
    ],
)
def test_what_interrupts(fact: str) -> None:
    assert ends("2026-01-01", f"- {fact}", factures=FEB_2022) == ("2029-06-20", "2029-06-19")


@pytest.mark.parametrize(
    "fact",
    [
        "{date: 2024-06-20, type: mise-en-demeure, envoi: lrar, presentee-le: 2024-06-22}",
        "{date: 2024-06-20, type: relance-courrier}",
        "{date: 2024-06-20, type: reconnaissance, ecrite: non}",
        "{date: 2024-06-20, type: appel, promesse: {montant: 1000, date: 2024-07-20}}",
        "{date: 2024-06-20, type: promesse, promesse: {montant: 1000, date: 2024-07-20}}",
        "{date: 2024-06-20, type: echeancier, signe: non, echeances: [{date: 2024-07-31, montant: 1000}]}",
        "{date: 2024-06-20, type: requete-injonction}",
        "{date: 2024-06-20, type: petites-creances, issue: refus}",
        "{date: 2024-06-20, type: saisie-vente}",
        "{date: 2024-06-20, type: saisie-conservatoire, autorisee-le: 2024-06-20}",
        "{date: 2024-06-20, type: contestation, motif: prix}",
        "{date: 2024-06-20, type: suspension}",
        "{date: 2024-06-20, type: reconnaissance, ecrite: oui, factures: [F-9]}",
    ],
)
def test_what_does_not_interrupt(fact: str) -> None:
    assert ends("2026-01-01", f"- {fact}", factures=FEB_2022) == ("2027-01-10", "2027-01-09")


def test_a_requete_interrupts_by_its_order_served_in_time_only() -> None:
    filed = "- {date: 2026-09-01, type: requete-injonction}\n- {date: 2026-09-15, type: ordonnance-injonction}\n"
    served = filed + "- {date: 2026-11-03, type: signification, acte: ordonnance, mode: personne}"
    assert ends("2026-09-20", filed, FEB_2022) == ("2027-01-10", "2027-01-09")
    assert ends("2026-11-20", served, FEB_2022) == ("2031-11-03", "2031-11-02")
    late = filed + "- {date: 2026-12-20, type: signification, acte: ordonnance, mode: personne}"
    assert ends("2026-12-21", late, FEB_2022) == ("2027-01-10", "2027-01-09")


def test_a_writ_interrupts_until_the_end_of_the_proceedings() -> None:
    writ = "- {date: 2026-06-01, type: assignation}\n"
    pending = at("2026-11-21", case(writ, factures=FEB_2022))
    assert limits(pending, "prescription") == []
    assert limit(pending, "peremption").date == day("2028-06-01")
    withdrawn = writ + "- {date: 2026-09-01, type: desistement}"
    assert ends("2026-11-21", withdrawn, FEB_2022) == ("2027-01-10", "2027-01-09")
    judged = writ + "- {date: 2026-09-01, type: jugement}"
    assert ends("2026-11-21", judged, FEB_2022) == ("2031-09-01", "2027-01-09")
    closed = "- {date: 2026-06-01, type: assignation, close-le: 2026-09-01}"
    assert ends("2026-11-21", closed, FEB_2022) == ("2031-09-01", "2027-01-09")


def test_a_summary_refusal_does_not_undo_the_writ_on_the_merits() -> None:
    both = "- {date: 2026-06-01, type: assignation}\n- {date: 2026-06-02, type: assignation, refere: oui}\n"
    refused = both + "- {date: 2026-09-01, type: jugement, refere: oui, sens: rejet}"
    assert limits(at("2026-11-21", case(refused, factures=FEB_2022)), "prescription") == [], "suspended: still in court"
    alone = refused.removeprefix("- {date: 2026-06-01, type: assignation}\n")
    assert ends("2026-11-21", alone, FEB_2022) == ("2027-01-10", "2027-01-09")


def test_a_letter_on_a_prescribed_claim_is_not_said_to_be_sent() -> None:
    """The documents refuse it: to a consumer for good, to another as long as no decision of the office passes over."""
    over = {"factures": FEB_2022, "debiteurs": PRIVATE, "creance": "famille: vente-a-consommateur"}
    said = at("2024-01-11", case(**over)).prochaine_action
    past = "Prescription de la facture F-1 : dernier jour passé le 10/01/2024. "
    assert said == f"{past}Rien à envoyer : une créance prescrite ne se réclame plus à un consommateur."
    assert "à envoyer depuis" in at("2024-01-10", case(**over)).prochaine_action, "the last day"
    waived = "dispenses:\n  - {date: 2024-01-11, par: Me Songe, objet: prescription, motif: renonciation%s}\n"
    assert at("2024-01-11", case(**over, reste=waived % "")).prescrite, "never against a consumer"
    trader = at("2027-01-11", case(factures=FEB_2022))
    assert trader.prochaine_action.endswith("2027. Rien à envoyer sans l'avis de l'avocat : la créance est prescrite.")
    passed = at("2027-01-11", case(factures=FEB_2022, reste=waived % "")).prochaine_action
    assert "à envoyer depuis" in passed
    assert at("2027-01-11", case(factures=FEB_2022, reste=waived % ", jusqu-au: 2027-01-10")).prescrite
    two = FEB_2022 + "\n- {numero: F-2, date: 2025-12-20, echeance: 2026-02-01, montant-ttc: 500}"
    assert not at("2027-01-11", case(factures=two)).prescrite, "the other invoice is still to be claimed"


@pytest.mark.parametrize("row", LAPSED, ids=[row["cas"] for row in LAPSED])
def test_a_measure_that_may_have_lapsed_does_not_move_the_safe_day(row: dict[str, str]) -> None:
    """A missed time makes a measure lapse (CPCE, art. R211-3, R511-6…), too early it is void: both to be verified."""
    found = limit(at(row["au"], case(row["journal"], factures=FEB_2022)), "prescription")
    assert (found.date.isoformat(), found.prudence.isoformat()) == (row["dernier_jour"], row["jour_sur"])
    said = " ".join(found.explication)
    assert ("À vérifier : " in said) is bool(row["reserve"])
    assert row["reserve"] in said


@pytest.mark.parametrize("row", CLAUSES, ids=[row["cas"] for row in CLAUSES])
def test_a_clause_changes_the_prescription_and_never_makes_the_safe_day_later(row: dict[str, str]) -> None:
    billed = f"- {{numero: F-1, date: 2021-12-11, {row['factures']}, montant-ttc: 1000}}"
    journal = f"- {row['journal']}" if row["journal"] else ""
    claim = row["creance"].removeprefix("{").removesuffix("}").replace(", prescription", "\nprescription")
    found = limit(at(row["au"], case(journal, factures=billed, creance=claim)), "prescription")
    assert (found.date.isoformat(), found.prudence.isoformat()) == (row["dernier_jour"], row["jour_sur"])
    told = " ".join((found.titre, *found.explication))
    assert row["dit"] in told
    assert ("par une clause" in told) is (row["clause"] == "oui")


def test_no_clause_changes_the_two_years_of_a_consumer() -> None:
    claim = "famille: droit-commun\nprescription-convenue: {duree: %s, piece: cgv}"
    for length in ("1 an", "8 ans"):
        assert ends("2022-01-01", debiteurs=PRIVATE, creance=claim % length) == ("2026-03-15", "2023-03-14")


def test_a_measure_taken_after_the_opening_does_not_move_the_safe_day() -> None:
    opened = "- {date: 2026-05-20, type: procedure-collective, nature: redressement, tribunal: TC%s}\n"
    taken = "- {date: 2026-06-20, type: surete-judiciaire, denoncee-le: 2026-06-25}"
    assert ends("2026-07-01", opened % "" + taken, FEB_2022) == ("2031-06-20", "2027-01-09")
    closed = opened % ", cloturee-le: 2026-06-01"
    assert ends("2026-07-01", closed + taken, FEB_2022) == ("2031-06-20", "2031-06-19")


def test_an_opposition_keeps_the_interruption_of_the_service() -> None:
    opposed = """\
        - {date: 2026-09-15, type: ordonnance-injonction}
        - {date: 2026-10-06, type: signification, acte: ordonnance, mode: etude}
        - {date: 2026-10-28, type: opposition}
        """
    seen = at("2026-11-21", case(opposed, factures=FEB_2022))
    assert limits(seen, "prescription") == []
    assert limit(seen, "peremption").depart == day("2026-10-28")


def test_a_consumer_of_no_known_family_may_owe_a_claim_of_two_years() -> None:
    plain = {"debiteurs": PRIVATE, "creance": "famille: droit-commun"}
    assert ends("2022-06-01", "", FEB_2022, **plain) == ("2027-01-10", "2024-01-09")
    said = " ".join(limit(at("2022-06-01", case(factures=FEB_2022, **plain)), "prescription").explication)
    assert "C. conso., art. L218-2" in said
    assert ends("2022-06-01", "", FEB_2022, creance="famille: droit-commun") == ("2027-01-10", "2027-01-09")


def test_the_dwelling_of_a_company_is_of_common_law_unless_its_lease_says_otherwise() -> None:
    lease = {"creance": "famille: bail-d-habitation"}
    assert ends("2022-06-01", "", FEB_2022, **lease) == ("2027-01-10", "2025-01-09")
    said = " ".join(limit(at("2022-06-01", case(factures=FEB_2022, **lease)), "prescription").explication)
    assert "loi n° 89-462, art. 7-1" in said
    person = lease | {"debiteurs": PRIVATE}
    assert ends("2022-06-01", "", FEB_2022, **person) == ("2025-01-10", "2025-01-09")


def test_a_withdrawal_after_an_opposition_keeps_the_limit_of_either_author() -> None:
    journal = """\
        - {date: 2026-09-15, type: ordonnance-injonction}
        - {date: 2026-10-06, type: signification, acte: ordonnance, mode: etude}
        - {date: 2026-10-28, type: opposition}
        - {date: 2026-11-10, type: desistement}
        """
    assert ends("2026-11-21", journal, FEB_2022) == ("2031-10-06", "2027-01-09")
    said = " ".join(limit(at("2026-11-21", case(journal, factures=FEB_2022)), "prescription").explication)
    assert "À vérifier : l'auteur du désistement du 10/11/2026 n'est pas dit" in said
    title = "- {nature: ordonnance-injonction, juridiction: TC, date: 2026-09-15, principal: 1000}"
    kept = limit(at("2026-11-21", case(journal, factures=FEB_2022, titres=title)), "prescription")
    assert (kept.titre, kept.prudence) == ("Prescription de la facture F-1", day("2027-01-09"))
    debtor, creditor = (journal.replace("desistement}", f"desistement, auteur: {one}}}") for one in AUTHORS)
    assert ends("2026-11-21", debtor, FEB_2022) == ("2031-10-06", "2031-10-05")
    assert ends("2026-11-21", creditor, FEB_2022) == ("2027-01-10", "2027-01-09")
    again = limit(at("2026-11-21", case(debtor, factures=FEB_2022, titres=title)), "prescription")
    assert again.titre == "Exécution du titre du 15/09/2026"


def test_a_mediation_suspends_and_leaves_six_months() -> None:
    pieces = "- {id: accord, fichier: pieces/a.pdf, nature: autre, titre: Accord}"
    fact = "- {date: 2026-02-01, type: mediation, jusqu-au: 2026-06-01, piece: accord}"
    eight = "- {numero: F-1, date: 2021-09-01, echeance: 2021-10-01, montant-ttc: 1000}"
    two = "- {numero: F-1, date: 2021-03-01, echeance: 2021-04-01, montant-ttc: 1000}"
    assert ends("2026-07-01", fact, eight, pieces=pieces) == ("2027-02-01", "2027-01-28")
    assert ends("2026-07-01", fact, two, pieces=pieces) == ("2026-12-01", "2026-11-30")


def test_a_mediation_without_proof_does_not_move_the_safe_day() -> None:
    fact = "- {date: 2026-02-01, type: mediation, jusqu-au: 2026-06-01}"
    eight = "- {numero: F-1, date: 2021-09-01, echeance: 2021-10-01, montant-ttc: 1000}"
    assert ends("2026-07-01", fact, eight) == ("2027-02-01", "2026-09-30")


def test_a_mediation_under_way_says_that_it_suspends() -> None:
    fact = "- {date: 2026-02-01, type: mediation}"
    seen = at("2026-04-01", case(fact, factures=OLD.replace("2021-03-15", "2021-10-01")))
    assert limit(seen, "prescription").titre == "Prescription de la facture F-1 (suspendue)"
    assert limit(seen, "prescription").date == day("2026-12-01"), "eight months from today"


@pytest.mark.parametrize(
    ("kind", "end", "safe"),
    [("suspendue-2234", "2027-02-01", "2026-09-30"), ("suspendue-2239", "2027-02-01", "2027-01-28"),
     ("suspendue-2238", "2027-02-01", "2026-09-30")],
)  # fmt: skip
def test_a_hold_may_say_by_which_article_it_suspends(kind: str, end: str, safe: str) -> None:
    fact = f"- {{date: 2026-02-01, type: suspension, jusqu-au: 2026-06-01, prescription: {kind}}}"
    assert ends("2026-07-01", fact, OLD.replace("2021-03-15", "2021-10-01")) == (end, safe)


def test_the_simplified_procedure_suspends_by_the_debtors_agreement() -> None:
    agreed = "- {date: 2026-01-20, type: petites-creances, accord-le: 2026-02-01, close-le: 2026-06-01, issue: échec}"
    assert ends("2026-07-01", agreed, OLD.replace("2021-03-15", "2021-10-01")) == ("2027-02-01", "2027-01-28")


def test_a_resumption_ends_the_suspension() -> None:
    facts = "- {date: 2026-02-01, type: mediation, jusqu-au: 2026-12-31}\n- {date: 2026-06-01, type: reprise}"
    assert ends("2026-07-01", facts, OLD.replace("2021-03-15", "2021-10-01"))[0] == "2027-02-01"
    assert ends("2026-07-01", facts.replace("reprise", "reprise, objet: delai-de-grace"),
                OLD.replace("2021-03-15", "2021-10-01"))[0] != "2027-02-01"  # fmt: skip


def test_an_act_after_the_last_day_revives_nothing() -> None:
    late = "- {date: 2026-03-20, type: reconnaissance, ecrite: oui}"
    seen = at("2026-11-21", case(late, factures=OLD))
    found = limit(seen, "prescription")
    assert (found.date, found.titre) == (day("2026-03-15"), "Prescription de la facture F-1 (acquise)")
    assert any("Postérieur au dernier jour" in line for line in found.explication)


def test_a_late_invoice_does_not_postpone_the_start() -> None:
    works = """\
        - {numero: F-1, date: 2013-12-31, execution-le: 2013-08-31, echeance: 2014-01-30, montant-ttc: 1000}
        """
    date, prudence = ends("2015-01-01", factures=works, creance="famille: prestation-a-consommateur", debiteurs=PRIVATE)
    assert (date, prudence) == ("2015-08-31", "2015-08-30")


def test_without_an_agreed_term_the_performance_counts() -> None:
    works = "- {{numero: F-1, date: 2024-02-10, {}conditions: rien de convenu, montant-ttc: 1000}}"
    for performed, last in (("execution-le: 2024-02-01, ", "2029-02-01"), ("", "2029-02-10")):
        assert ends("2025-01-01", factures=works.format(performed))[0] == last


def test_terms_with_two_counts_make_the_earlier_one_safe() -> None:
    terms = "- {numero: F-1, date: 2021-04-10, conditions: 45 jours fin de mois, montant-ttc: 1000}"
    assert ends("2022-01-01", factures=terms) == ("2026-06-14", "2026-05-30")


def test_the_four_years_of_a_public_body_alert_beside_the_ordinary_rule() -> None:
    town = DEBITEUR.replace("nature: societe", "nature: personne-publique")
    seen = at("2024-01-01", case(factures=OLD, debiteurs=town, creance="famille: marche-public\nmarche-public: oui"))
    four = limit(seen, "prescription-quadriennale")
    assert (four.depart, four.date, four.prudence) == (day("2022-01-01"), day("2025-12-31"), day("2025-12-30"))
    assert four.reference.statut is Statut.INCERTAIN
    assert limit(seen, "prescription").date == day("2026-03-15")
    assert [one.nature for one in seen.delais] == ["prescription-quadriennale", "prescription"]


def test_joint_debtors_and_guarantors_are_told() -> None:
    others = """\
        - lien: solidaire
          nature: societe
          qualite: professionnel
          denomination: Solide
          forme: SAS
          adresse: {rue: 1 rue A, code-postal: 69001, ville: Lyon}
        - lien: caution
          nature: particulier
          qualite: non-professionnel
          nom: Caution
          prenoms: Carole
          adresse: {rue: 1 rue B, code-postal: 69001, ville: Lyon}
        """
    parties = dedent(DEBITEUR) + dedent(others)
    told = limit(at("2024-01-01", case(factures=OLD, debiteurs=parties)), "prescription").explication
    assert "Vaut aussi contre Solide, débiteur solidaire (C. civ., art. 2245)." in told
    assert "Vaut aussi contre Carole Caution, caution (C. civ., art. 2246)." in told


def test_the_explanation_is_a_list_of_dated_events_with_articles() -> None:
    journal = """\
        - {date: 2022-02-20, type: mise-en-demeure, envoi: lrar}
        - {date: 2022-03-01, type: appel, promesse: {montant: 1000, date: 2022-03-31}}
        """
    paid = "- {date: 2024-06-20, montant: 200}"
    seen = at("2026-01-01", case(journal, factures=FEB_2022, paiements=paid))
    golden = Path(__file__).with_name("explication.txt").read_text(encoding="utf-8")
    assert "\n".join(limit(seen, "prescription").explication) + "\n" == golden


def test_an_invoice_paid_has_no_prescription_any_more() -> None:
    two = FEB_2022 + "\n- {numero: F-2, date: 2021-12-20, echeance: 2022-02-01, montant-ttc: 500}"
    seen = at("2026-01-01", case(factures=two, paiements="- {date: 2022-01-10, montant: 1000}"))
    assert [one.facture for one in limits(seen, "prescription")] == ["F-2"]


JUDGMENT = "- {nature: jugement, juridiction: TC, date: 2020-01-15, principal: 1000, executoire-le: 2020-03-03}"
ORDER = """\
    - {nature: ordonnance-injonction, juridiction: TC, date: 2026-09-15, principal: 1000, signifie-le: 2026-10-06,
       a-personne: oui}
    """


SEIZURE = "- {date: 2025-05-05, type: saisie-attribution, denoncee-le: 2025-05-07}"


def test_a_judgment_lives_ten_years_and_each_seizure_starts_them_again() -> None:
    ruled = "- {numero: F-1, date: 2019-09-11, echeance: 2019-10-10, montant-ttc: 1000}"
    assert ends("2026-01-01", factures=ruled, titres=JUDGMENT) == ("2030-03-03", "2030-03-02")
    assert ends("2026-01-01", SEIZURE, factures=ruled, titres=JUDGMENT) == ("2035-05-05", "2035-05-04")


def test_a_foreign_judgment_lives_ten_years_from_the_day_it_is_enforceable_here() -> None:
    """Before that day, the claim keeps its own time (CPCE L111-3, 2°, and L111-4, à vérifier)."""
    ruled = "- {numero: F-1, date: 2019-09-11, echeance: 2019-10-10, montant-ttc: 1000}"
    abroad = JUDGMENT.replace("nature: jugement", "nature: jugement-etranger")
    pending = limit(
        at("2022-01-01", case(factures=ruled, titres=abroad.replace("executoire", "signifie"))), "prescription"
    )
    assert (pending.facture, pending.date) == ("F-1", day("2024-10-10"))
    found = limit(at("2022-01-01", case(factures=ruled, titres=abroad)), "prescription")
    assert (found.facture, found.date) == ("", day("2030-03-03"))
    assert found.reference.statut is Statut.INCERTAIN
    assert "celui de l'Union ayant pu l'être plus tôt, comme le temps que lui laisse son État" in found.explication[-1]


def test_an_invoice_issued_after_the_title_keeps_its_own_clock() -> None:
    both = "- {numero: F-0, date: 2019-09-11, echeance: 2019-10-10, montant-ttc: 1000}\n" + FEB_2022
    seen = at("2026-01-01", case(SEIZURE, factures=both, titres=JUDGMENT))
    assert {one.facture: one.date.isoformat() for one in limits(seen, "prescription")} == {
        "": "2035-05-05",
        "F-1": "2027-01-10",  # the seizure enforces the judgment, not this invoice
    }


def test_ten_years_are_not_promised_to_an_order_for_payment() -> None:
    seen = at("2026-11-21", case(factures=FEB_2022, titres=ORDER))
    found = limit(seen, "prescription")
    assert (found.date, found.prudence) == (day("2036-10-06"), day("2031-10-05"))
    assert found.reference.statut is Statut.INCERTAIN
    assert any("discuté" in line for line in found.explication)


def test_an_order_not_served_is_no_title() -> None:
    unserved = ORDER.replace(", signifie-le: 2026-10-06,\n       a-personne: oui", "")
    found = limit(at("2026-11-21", case(factures=FEB_2022, titres=unserved)), "prescription")
    assert (found.facture, found.date) == ("F-1", day("2027-01-10"))


def test_a_notarial_act_keeps_the_prescription_of_its_claim() -> None:
    act = "- {nature: acte-notarie, juridiction: Me Essai, date: 2022-01-15, principal: 1000}"
    found = limit(at("2026-01-01", case(factures=FEB_2022, titres=act)), "prescription")
    assert (found.facture, found.date) == ("F-1", day("2027-01-10"))


def test_a_declared_claim_waits_for_the_end_of_the_insolvency() -> None:
    opened = """\
        - {date: 2025-10-01, type: procedure-collective, nature: redressement, tribunal: TAE, bodacc-le: 2025-10-10,
           declaree-le: 2025-11-03}
        """
    assert limits(at("2026-01-01", case(opened, factures=FEB_2022)), "prescription") == []
    closed = opened.replace("2025-11-03}", "2025-11-03, cloturee-le: 2025-12-20}")
    assert ends("2026-01-01", closed, FEB_2022)[0] == "2030-12-20"


@given(st.dates(dt.date(2021, 1, 1), dt.date(2024, 12, 31)), st.dates(dt.date(2021, 1, 1), dt.date(2025, 12, 31)))
def test_an_acknowledgment_never_shortens_a_prescription(due: dt.date, act: dt.date) -> None:
    invoice = f"- {{numero: F-1, date: {due}, echeance: {due}, montant-ttc: 1000}}"
    plain = limit(at("2026-01-01", case(factures=invoice)), "prescription")
    written = f"- {{date: {act}, type: reconnaissance, ecrite: oui}}"
    longer = limit(at("2026-01-01", case(written, factures=invoice)), "prescription")
    assert longer.date >= plain.date
    assert plain.prudence < plain.date
    assert longer.prudence < longer.date


def test_terms_with_two_counts_stay_silent_while_proceedings_run() -> None:
    terms = "- {numero: F-1, date: 2024-04-10, conditions: 45 jours fin de mois, montant-ttc: 1000}"
    writ = "- {date: 2026-06-01, type: assignation}"
    assert limits(at("2026-11-21", case(writ, factures=terms)), "prescription") == []


def test_a_written_promise_asks_whether_it_acknowledges() -> None:
    fact = "- {date: 2024-06-20, type: promesse, promesse: {montant: 1000, date: 2024-07-20}, piece: mail}"
    pieces = "- {id: mail, fichier: pieces/mail.eml, nature: courriel, titre: Courriel}"
    found = limit(at("2026-01-01", case(fact, factures=FEB_2022, pieces=pieces)), "prescription")
    assert any("noter un fait « reconnaissance »" in line for line in found.explication)
    assert found.date == day("2027-01-10")


def test_proceedings_that_may_have_lapsed_hide_no_prescription() -> None:
    writ = "- {date: 2024-05-20, type: assignation}\n"
    assert limits(at("2026-05-20", case(writ, factures=FEB_2022)), "prescription") == []
    found = limit(at("2026-05-21", case(writ, factures=FEB_2022)), "prescription")
    assert (found.date, found.prudence) == (day("2027-01-10"), day("2027-01-09"))
    assert found.titre == "Prescription de la facture F-1, si l'instance est périmée"
    assert any("Interruption non avenue : péremption" in line for line in found.explication)
    stepped = writ + "- {date: 2025-03-03, type: communication, a: greffe}"
    assert limits(at("2026-05-21", case(stepped, factures=FEB_2022)), "prescription") == []
    heard = writ + "- {date: 2025-03-03, type: audience}"  # it may be no step of a party
    assert "si l'instance est périmée" in limit(at("2026-05-21", case(heard, factures=FEB_2022)), "prescription").titre


def test_proceedings_that_may_have_lapsed_leave_both_counts_of_the_terms() -> None:
    """The earlier count was forgotten once they had: the safe day came a fortnight late."""
    terms = "- {numero: F-1, date: 2024-04-10, conditions: 45 jours fin de mois, montant-ttc: 1000}"
    alone = limit(at("2026-11-21", case(factures=terms)), "prescription")
    sued = limit(at("2026-11-21", case("- {date: 2024-07-20, type: assignation}", factures=terms)), "prescription")
    assert "si l'instance est périmée" in sued.titre
    assert (sued.date, sued.prudence) == (alone.date, alone.prudence)


CONSUMER = """
    - lien: solidaire
      nature: particulier
      qualite: consommateur
      prenoms: Zoé
      nom: Hippogriffe
      adresse: {rue: 3 quai de la Sirène, code-postal: 69005, ville: Lyon}
      solidarite: {source: article 8 des conditions générales}
"""


@pytest.mark.parametrize(
    ("journal", "paid", "safe"),
    [
        ("", "", "2028-03-31"),  # two years of the due date, perhaps, for the consumer alone (C. conso. L218-2)
        ("", "- {date: 2026-05-04, montant: 100}", "2028-05-03"),  # the payment of one interrupts for all (2245)
        ("- {date: 2026-06-01, type: reconnaissance, ecrite: oui, piece: lettre}", "", "2028-05-31"),
    ],
)
def test_two_years_may_run_for_a_consumer_bound_with_a_professional(journal: str, paid: str, safe: str) -> None:
    debtors = DEBITEUR + CONSUMER
    seen = at("2026-07-01", case(journal, paiements=paid, debiteurs=debtors))
    his, principal = sorted(limits(seen, "prescription"), key=lambda one: not one.personne)
    assert (his.personne, principal.personne) == ("Zoé Hippogriffe", "")
    assert (his.date, his.prudence) == (principal.date, day(safe))
    assert principal.prudence > his.prudence
    assert any("L218-2" in why and "à vérifier" in why for why in his.explication)


def test_no_clause_lengthens_the_two_years_of_a_consumer_bound_with_a_professional() -> None:
    claim = "famille: vente-entre-professionnels\nprescription-convenue: {duree: 8 ans, piece: cgv}"
    seen = at("2026-07-01", case(debiteurs=DEBITEUR + CONSUMER, creance=claim))
    safe = {one.personne: one.prudence for one in limits(seen, "prescription")}
    assert safe == {"": day("2031-03-31"), "Zoé Hippogriffe": day("2028-03-31")}


def test_no_two_years_for_who_is_bound_with_a_consumer_or_is_none() -> None:
    professional = CONSUMER.replace("particulier", "entrepreneur-individuel").replace("consommateur", "professionnel")
    seen = at("2026-07-01", case(debiteurs=DEBITEUR + professional))
    assert [one.personne for one in limits(seen, "prescription")] == [""]


@pytest.mark.parametrize(("nature", "safe"), [(Nature.SOCIETE, "2028-03-31"), (Nature.PARTICULIER, "2031-03-31")])
def test_two_years_may_run_for_a_professional_creditor_alone(nature: Nature, safe: str) -> None:
    """« L'action des professionnels » (C. conso., art. L218-2): a private person keeps the five years."""
    plain = office()
    creditor = plain.creanciers["comptoir"].model_copy(update={"nature": nature})
    private = type(plain)(plain.cabinet, {"comptoir": creditor}, {}, plain.strategies)
    owed = case(debiteurs=PRIVATE, creance="famille: droit-commun")
    assert limit(at("2026-07-01", owed, private), "prescription").prudence == day(safe)
    joint = at("2026-07-01", case(debiteurs=DEBITEUR + CONSUMER), private)
    assert ("Zoé Hippogriffe" in {one.personne for one in joint.delais}) is (nature is Nature.SOCIETE)


def test_what_may_be_prescribed_for_him_is_said_first() -> None:
    seen = at("2028-04-02", case(debiteurs=DEBITEUR + CONSUMER))
    assert seen.prochaine_action.startswith(
        "Prescription de la facture F-1 (Zoé Hippogriffe) : dernier jour sûr passé le 31/03/2028. "
    )


@pytest.mark.parametrize(
    ("nature", "key", "titles", "told"),
    [
        # the invoice of September 2024 is of before the second judgment: it settles it, and no claim is left beside
        ("jugement", "executoire-le", "2024-01-15 2024-02-29, 2025-06-02 2025-07-07", "2034-02-28, 2035-07-07"),
        # each order lives ten years from its own service
        (
            "ordonnance-injonction",
            "signifie-le",
            "2025-04-14 2025-05-05, 2025-06-02 2025-07-07",
            "2035-05-05, 2035-07-07",
        ),
    ],
)
def test_each_title_has_ten_years_of_its_own(nature: str, key: str, titles: str, told: str) -> None:
    line = "- {{nature: {}, juridiction: TC, date: {}, principal: 800, {}: {}}}\n"
    known = [one.split() for one in titles.split(", ")]
    written = "".join(line.format(nature, ruled, key, start) for ruled, start in known)
    invoice = "- {numero: F-1, date: 2024-09-02, echeance: 2024-10-02, montant-ttc: 1000}"
    found = limits(at("2026-05-05", case(factures=invoice, titres=written)), "prescription")
    assert [one.titre for one in found] == [f"Exécution du titre du {day(ruled):%d/%m/%Y}" for ruled, _ in known]
    assert ", ".join(str(one.date) for one in found) == told


TWO = """\
- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: '1 000,00'}
- {numero: F-2, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: '500,00'}
"""


@pytest.mark.parametrize(
    "asked",
    [
        "- {date: 2026-07-10, type: assignation, au: 2026-12-15, factures: [F-1]}\n",
        (
            "- {date: 2026-07-10, type: requete-injonction, factures: [F-1]}\n"
            "- {date: 2026-09-02, type: ordonnance-injonction}\n"
            "- {date: 2026-09-10, type: signification, acte: ordonnance, mode: personne}\n"
        ),
    ],
)
def test_what_a_suit_says_it_does_not_ask_for_is_not_interrupted(asked: str) -> None:
    seen = at("2026-11-20", case(asked, factures=TWO))
    known = {one.facture: str(one.prudence) for one in seen.delais if one.nature == "prescription"}
    assert known["F-2"] == "2031-03-31"
    assert known.get("F-1", "2031-09-09") == "2031-09-09"


@pytest.mark.parametrize(
    ("served", "dates"),
    [
        ("", ("2031-10-01", "2031-01-31")),  # the order never was: the seizure interrupts nothing for certain
        ("- {date: 2026-04-01, type: signification, acte: ordonnance, mode: personne}\n", ("2031-10-01", "2031-09-30")),
    ],
)
def test_a_seizure_on_an_order_never_served_interrupts_nothing_for_certain(served: str, dates: tuple[str, str]) -> None:
    journal = "- {date: 2026-03-10, type: ordonnance-injonction}\n" + served
    seized = "- {date: 2026-10-01, type: saisie-attribution, denoncee-le: 2026-10-05}\n"
    due = "- {numero: F-1, date: 2026-01-02, echeance: 2026-02-01, montant-ttc: 1000}"
    assert ends("2026-11-21", journal + seized, due) == dates


@pytest.mark.parametrize(
    ("noted", "titre", "last", "safe"),
    [
        ("2026-05-04", "", "2036-05-12", "2036-05-03"),
        ("2026-05-12", "", "2036-05-12", "2036-05-11"),
        ("2026-03-30", "", "2036-05-12", "2036-05-11"),  # too far apart: of another stage
        ("2026-05-04", ", executoire-le: 2026-06-20", "2036-06-20", "2036-06-19"),  # a day of its own
    ],
)
def test_the_ten_years_of_a_title_noted_at_two_dates_are_safe_from_the_first(
    noted: str, titre: str, last: str, safe: str
) -> None:
    title = f"- {{nature: jugement, juridiction: TC, date: 2026-05-12, principal: '1 000,00'{titre}}}\n"
    found = seen("2026-07-01", f"- {{date: {noted}, type: jugement}}\n", titres=title)
    limit_of = next(one for one in found.delais if one.titre.startswith("Exécution du titre"))
    assert (str(limit_of.date), str(limit_of.prudence)) == (last, safe)
    assert any("deux dates" in one for one in limit_of.explication) is (safe == "2036-05-03")


def test_what_was_open_stays_watched_while_a_rate_is_unknown() -> None:
    """A plain count of payments told paid what penalties had kept open, and its limit left the agenda."""
    two = """\
        - {numero: F-1, date: 2025-11-15, echeance: 2025-12-15, montant-ttc: 1000}
        - {numero: F-2, date: 2026-09-10, echeance: 2026-10-10, montant-ttc: 500}
        """
    paid = "- {date: 2026-06-15, montant: '%s', imputation-choisie: [F-1]}"
    for montant, what in (("1000", "de la facture"), ("1060,59", "des accessoires de la facture")):
        lists = {"factures": two, "paiements": paid % montant}
        for found in (seen("2026-12-31", **lists), at("2027-01-01", case(**lists))):
            own = [one.titre for one in limits(found, "prescription")]
            assert own == [f"Prescription {what} F-1", "Prescription de la facture F-2"]
    settled = case(factures=two, paiements=paid % "2000")
    assert [one.facture for one in limits(at("2027-01-01", settled), "prescription")] == []


def test_an_invoice_issued_since_the_request_is_not_of_the_order_that_names_none() -> None:
    """The décompte leaves it out; held granted, its prescription was watched by nobody."""
    two = """\
        - {numero: F-1, date: 2025-11-15, echeance: 2025-12-15, montant-ttc: 1000}
        - {numero: F-2, date: 2026-09-10, echeance: 2026-10-10, montant-ttc: 500}
        """
    order = "- {date: 2026-09-01, type: requete-injonction}\n- {date: 2026-09-15, type: ordonnance-injonction}\n"
    served = order + "- {date: 2026-10-12, type: signification, acte: ordonnance, mode: personne}\n"
    seized = served + "- {date: 2026-12-01, type: saisie-attribution, denoncee-le: 2026-12-03}\n"
    for journal in (served, seized):  # nothing done for the order interrupts it
        found = at("2026-12-20", case(journal, factures=two, titres=ORDER))
        own = [one for one in limits(found, "prescription") if one.facture]
        assert [(one.facture, one.date) for one in own] == [("F-2", day("2031-10-10"))]
    asked_after = served.replace("2026-09-01", "2026-09-12")
    found = at("2026-12-20", case(asked_after, factures=two, titres=ORDER))
    assert [one for one in limits(found, "prescription") if one.facture] == []


def test_what_is_done_for_a_title_interrupts_no_invoice_issued_since() -> None:
    two = """\
        - {numero: F-1, date: 2025-11-15, echeance: 2025-12-15, montant-ttc: 1000}
        - {numero: F-2, date: 2026-10-10, echeance: 2026-11-10, execution-le: 2026-04-01, montant-ttc: 500}
        """
    sued = "- {date: 2026-05-01, type: assignation}\n- {date: 2026-09-15, type: jugement}\n"
    title = "- {nature: jugement, juridiction: TC, date: 2026-09-15, principal: 1000, executoire-le: 2026-10-06}"
    seized = "- {date: 2026-12-01, type: saisie-attribution, denoncee-le: 2026-12-03}\n"
    found = at("2026-12-20", case(sued + seized, factures=two, titres=title))
    own = [one for one in limits(found, "prescription") if one.facture]
    assert [(one.facture, one.date) for one in own] == [("F-2", day("2031-04-01"))]  # not five years of the judgment


@pytest.mark.parametrize(
    ("title", "paid", "last"),
    [
        ("nature: refere, principal: '600,00'", "", "2031-06-10"),
        ("nature: refere, principal: '600,00'", "- {date: 2026-05-10, montant: '400,00'}\n", None),
        ("nature: refere, principal: '600,00'", "- {date: 2026-07-10, montant: '100,00'}\n", "2031-07-10"),
        ("nature: refere, principal: '1 000,00'", "", None),
        ("nature: jugement, principal: '600,00'", "", None),  # the merits are judged: the rest is dismissed
    ],
)
def test_what_a_summary_order_did_not_grant_is_prescribed_still(title: str, paid: str, last: str | None) -> None:
    """The merits are not judged (CPC 488): the last day to claim the rest left the agenda on the day of the order."""
    writ = "- {date: 2026-05-04, type: assignation, refere: oui}\n- {date: 2026-06-10, type: jugement, refere: oui}\n"
    titre = f"- {{{title}, juridiction: TC, date: 2026-06-10}}\n"
    found = seen("2026-11-20", writ, titres=titre, paiements=paid)
    assert [str(one.date) for one in limits(found, "prescription") if one.facture] == ([last] if last else [])
