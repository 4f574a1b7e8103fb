"""What interest runs, from when, until when: one situation a test, in the user's own format."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from generator.case import Case
from generator.findings import CaseInvalid, LawGap, NotComputed
from generator.statement import compute, compute_declared
from generator.statement.export import as_dict
from generator.statement.gather import gather
from generator.statement.types import Nature
from generator.vocabulary import Famille, Statut
from tests.statement.conftest import Compute, Load, reading, rows, told
from tests.statement.parties import OFFICE
from tests.tables import read_table

AU = dt.date(2026, 9, 1)
ONE = """
factures:
  - {numero: F-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 10000}
"""
CALLED = """
journal:
  - date: 2026-06-02
    type: mise-en-demeure
    envoi: lrar
    presentee-le: 2026-06-04
"""
CREANCE = """
creance:
  origine: essai
  famille: {famille}
"""


# who owes what


def test_a_consumer_owes_legal_interest_from_the_formal_notice_and_no_lump_sum(decompte: Compute) -> None:
    creance = CREANCE.format(famille="vente-a-consommateur")
    found = decompte(ONE + CALLED + creance, "2026-09-01", qualite="consommateur", nature="particulier")
    assert rows(found) == [("2026-06-05", 26, "2.62", "18.66"), ("2026-07-01", 63, "2.75", "47.47")]
    assert {one.nature for one in found.segments} == {Nature.INTERETS_LEGAUX}
    assert found.indemnites == 0
    assert found.total == Decimal("10066.13")


def test_no_legal_interest_without_a_formal_notice_and_a_remark_says_so(decompte: Compute) -> None:
    found = decompte(ONE, "2026-09-01", qualite="non-professionnel", nature="association")
    assert found.total == 10000
    assert told(found, "Aucun intérêt ne court encore sur F-1")


def test_penalties_not_claimed_leave_legal_interest_and_the_lump_sum(decompte: Compute) -> None:
    creance = CREANCE.format(famille="vente-entre-professionnels") + "  penalites: {reclamees: non}\n"
    found = decompte(ONE + CALLED + creance, "2026-09-01")
    assert (found.interets, found.indemnites) == (Decimal("66.13"), Decimal("40.00"))
    assert told(found, "Pénalités de retard non réclamées")


def test_a_private_creditor_has_neither_penalties_nor_lump_sum_and_the_other_legal_rate(decompte: Compute) -> None:
    found = decompte(ONE + CALLED, "2026-09-01", creancier="jeanne-durand")
    assert rows(found) == [("2026-06-05", 26, "6.67", "47.51"), ("2026-07-01", 63, "6.84", "118.06")]
    assert found.indemnites == 0


def test_a_sole_trader_has_the_rate_of_the_other_cases(decompte: Compute) -> None:
    found = decompte(ONE + CALLED, "2026-09-01", creancier="durand-ei", qualite="consommateur", nature="particulier")
    assert [one.taux for one in found.segments] == [Decimal("2.62"), Decimal("2.75")]


def test_a_private_landlord_has_both_categories_shown(decompte: Compute) -> None:
    creance = CREANCE.format(famille="bail-d-habitation")
    parties = {"creancier": "jeanne-durand", "qualite": "consommateur", "nature": "particulier"}
    found = decompte(ONE + CALLED + creance, "2026-09-01", **parties)
    assert reading(found, "Catégorie du créancier, bailleur particulier") == ("165.57", "66.13")


@pytest.mark.parametrize(
    "famille", ["bail-commercial", "bail-d-habitation", "cotisations-associatives", "pret-entre-particuliers"]
)
def test_outside_book_iv_there_is_no_lump_sum_and_legal_interest(decompte: Compute, famille: str) -> None:
    found = decompte(ONE + CALLED + CREANCE.format(famille=famille), "2026-09-01")
    assert found.interets == Decimal("66.13")
    assert found.indemnites == 0
    assert told(found, famille)


def test_a_lease_that_agrees_a_rate_has_it(decompte: Compute) -> None:
    creance = CREANCE.format(famille="bail-commercial") + "  penalites: {taux: 12 %}\n"
    found = decompte(ONE + creance, "2026-05-31")
    assert rows(found) == [("2026-05-02", 30, "12", "98.63")]
    assert found.indemnites == 0


def test_a_consumer_s_penalties_are_set_aside_with_a_remark(decompte: Compute) -> None:
    creance = CREANCE.format(famille="vente-a-consommateur") + "  penalites: {taux: bce + 10}\n"
    found = decompte(ONE + creance, "2026-09-01", qualite="consommateur", nature="particulier")
    assert found.interets == 0
    assert told(found, "Pénalités de retard écartées : le débiteur est consommateur")


@pytest.mark.parametrize(
    ("creance", "parties", "message"),
    [
        (
            CREANCE.format(famille="vente-a-consommateur") + "  penalites: {taux: 12 %}\n",
            {"qualite": "consommateur", "nature": "particulier"},
            "^Taux convenu de 12 % à l'égard d'un débiteur consommateur : non calculé",
        ),
        (
            CREANCE.format(famille="prestation-entre-professionnels"),
            {"nature": "personne-publique"},
            "^Débiteur public hors commande publique",
        ),
        (
            CREANCE.format(famille="vente-entre-professionnels") + "  contrat-du: 2008-12-31\n",
            {},
            "^Contrat conclu avant le 1er janvier 2009",
        ),
    ],
)
def test_what_is_not_computed_is_refused_by_name(
    decompte: Compute, creance: str, parties: dict[str, str], message: str
) -> None:
    with pytest.raises(NotComputed, match=message):
        decompte(ONE + creance, "2026-09-01", **parties)


@pytest.mark.parametrize("old", ["  contrat-du: 2008-12-31\n", ""])
def test_what_is_refused_of_penalties_says_how_the_principal_is_counted_without_them(
    decompte: Compute, old: str
) -> None:
    """The remedy was not said, and of an old contract refused too."""
    invoice = ONE if old else ONE.replace("2026-05-01", "2008-05-01").replace("2026-04-01", "2008-04-01")
    text = invoice + CREANCE.format(famille="vente-entre-professionnels") + old
    with pytest.raises(NotComputed, match=r"écrire « penalites: \{reclamees: non\} »"):
        decompte(text, "2026-09-01")
    assert decompte(text + "  penalites: {reclamees: non}\n", "2026-09-01").principal == 10000


def test_a_contract_of_before_2009_with_its_own_rate_is_computed(decompte: Compute) -> None:
    creance = CREANCE.format(famille="vente-entre-professionnels")
    found = decompte(ONE + creance + "  contrat-du: 2008-12-31\n  penalites: {taux: 12 %}\n", "2026-05-31")
    assert found.interets == Decimal("98.63")


def test_a_creditor_unknown_to_the_office_is_a_finding(case: Load) -> None:
    loaded = case(ONE, creancier="inconnu")
    with pytest.raises(CaseInvalid, match=r"creancier : « inconnu » n'est pas un créancier du cabinet"):
        compute(loaded, OFFICE, dt.date(2026, 9, 1))


# the formal notice


@pytest.mark.parametrize(
    ("notice", "interest"),
    [
        (
            "{date: 2026-06-02, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-06-04, avis: avise-non-reclame}",
            "66.13",
        ),
        ("{date: 2026-06-02, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-06-04, avis: refuse}", "66.13"),
        ("{date: 2026-06-02, type: mise-en-demeure, envoi: lre, distribuee-le: 2026-06-04}", "66.13"),
        ("{date: 2026-06-04, type: mise-en-demeure, envoi: remise-en-main-propre}", "66.13"),
        ("{date: 2026-06-04, type: assignation}", "66.13"),
        ("{date: 2026-06-04, type: commandement-creance-commerciale}", "66.13"),
        ("{date: 2026-06-04, type: commandement-creance-commerciale, emis: 1}", "0.00"),  # the request for one
        ("{date: 2026-06-04, type: signification, acte: commandement, mode: etude}", "66.13"),
        ("{date: 2026-06-04, type: signification, acte: assignation}", "66.13"),
        ("{date: 2026-06-04, type: signification, acte: autre}", "0.00"),
        ("{date: 2026-09-02, type: assignation}", "0.00"),
        ("{date: 2026-06-02, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-09-02}", "0.00"),
        ("{date: 2026-04-20, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-05-01}", "0.00"),
        ("{date: 2026-06-02, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-06-04, factures: [F-2]}", "0.00"),
        ("{date: 2026-06-02, type: relance-courrier, envoi: lrar, presentee-le: 2026-06-04}", "0.00"),
    ],
)
def test_what_counts_as_a_formal_notice(decompte: Compute, notice: str, interest: str) -> None:
    text = ONE + f"journal:\n  - {notice}\n"
    found = decompte(text, "2026-09-01", qualite="consommateur", nature="particulier")
    assert str(found.interets) == interest


@pytest.mark.parametrize(
    ("titled", "act", "interest"),
    [
        ("date: 2026-05-20", "signification, acte: commandement", "66.13"),
        ("date: 2026-02-20", "signification, acte: commandement", "0.00"),  # before the invoice: of another debt
        ("date: 2026-02-20", "assignation", "66.13"),
        ("date: 2026-05-20, condamnes: [{nom: Léa Fable}]", "signification, acte: commandement", "0.00"),
        (
            "date: 2026-05-20, condamnes: [{nom: Léa Fable}]",
            "signification, acte: commandement, debiteur: Martin",
            "66.13",
        ),
        ("date: 2026-06-04, condamnes: [{nom: Léa Fable}]", "signification, acte: commandement", "0.00"),
        ("date: 2026-02-20, ecarte-le: 2026-06-01", "signification, acte: commandement", "66.13"),
    ],
)
def test_a_commandement_under_a_title_calls_for_what_it_grants_whom_it_condemns(
    decompte: Compute, titled: str, act: str, interest: str
) -> None:
    """The title set aside since, the invoices are counted again."""
    title = f"titres:\n  - {{nature: jugement, juridiction: TJ, principal: 1, {titled}, ecarte-le: 2026-08-01}}\n"
    title = title.replace(", ecarte-le: 2026-08-01", "") if titled.count("ecarte-le") else title
    text = ONE + title + f"journal:\n  - {{date: 2026-06-04, type: {act}}}\n"
    assert str(decompte(text, "2026-09-01", qualite="consommateur", nature="particulier").interets) == interest


def test_a_commandement_under_two_titles_calls_for_the_invoices_of_the_later_one(decompte: Compute) -> None:
    titles = "".join(
        f"  - {{nature: jugement, juridiction: TJ, principal: 1, date: {day}, ecarte-le: 2026-08-01}}\n"
        for day in ("2026-05-20", "2026-02-20")
    )
    text = f"{ONE}titres:\n{titles}journal:\n  - {{date: 2026-06-04, type: signification, acte: commandement}}\n"
    assert str(decompte(text, "2026-09-01", qualite="consommateur", nature="particulier").interets) == "66.13"


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        ("{date: 2026-06-02, type: mise-en-demeure, envoi: lrar}", "date de première présentation inconnue"),
        ("{date: 2026-06-02, type: mise-en-demeure, envoi: courriel}", "date de première présentation inconnue"),
        (
            "{date: 2026-06-02, type: mise-en-demeure, presentee-le: 2026-06-04, avis: destinataire-inconnu}",
            "revenue « destinataire inconnu »",
        ),
        (
            "{date: 2026-06-02, type: mise-en-demeure, presentee-le: 2026-06-04}\n  - {date: 2026-06-03, type: deces}",
            "présentée après le 03/06/2026, dernier jour où elle pouvait atteindre le débiteur",
        ),
    ],
)
def test_a_formal_notice_that_cannot_be_counted_is_said(decompte: Compute, notice: str, words: str) -> None:
    text = ONE + f"journal:\n  - {notice}\n"
    found = decompte(text, "2026-09-01", qualite="consommateur", nature="particulier")
    assert found.interets == 0
    assert told(found, words)
    assert not told(decompte(text, "2026-06-01", qualite="consommateur", nature="particulier"), words)
    assert not told(decompte(text, "2026-09-01"), words), "penalties run without it"
    clause = "creance:\n  origine: essai\n  famille: vente-entre-professionnels\n  clause-penale: {taux: 10 %}\n"
    assert told(decompte(text + clause, "2026-09-01"), words), "and a penalty clause does not"


def test_a_formal_notice_presented_before_a_death_or_to_the_heir_counts(decompte: Compute) -> None:
    notice = "{date: 2026-06-02, type: mise-en-demeure, presentee-le: 2026-06-04}"
    alive = decompte(ONE + f"journal:\n  - {notice}\n", "2026-09-01", qualite="consommateur", nature="particulier")
    for death in ("{date: 2026-06-04, type: deces}", "{date: 2026-05-03, type: deces, heritiers: [Martin]}"):
        text = ONE + f"journal:\n  - {notice}\n  - {death}\n"
        found = decompte(text, "2026-09-01", qualite="consommateur", nature="particulier")
        assert found.interets == alive.interets


def test_a_formal_notice_to_a_company_whose_estate_has_passed_does_not_count(decompte: Compute) -> None:
    """Thirty days from 5 May end on 4 June: presented on that day it counts, on the morrow it does not."""
    end = "{date: 2026-05-02, type: dissolution, nature: transmission-universelle, publiee-le: 2026-05-05}"
    for presented, counted in (("2026-06-04", True), ("2026-06-05", False)):
        notice = f"{{date: 2026-06-02, type: mise-en-demeure, presentee-le: {presented}}}"
        text = ONE + CREANCE.format(famille="droit-commun") + f"journal:\n  - {notice}\n  - {end}\n"
        found = decompte(text, "2026-09-01", qualite="non-professionnel")
        assert (found.interets > 0) is counted
        assert told(found, "présentée après le 04/06/2026") is not counted


# contractual rates


def test_an_agreed_rate_below_the_floor_stays_claimed_and_is_flagged_each_half_year(decompte: Compute) -> None:
    text = """
    creance:
      origine: essai
      famille: vente-entre-professionnels
      penalites: {taux: 8 %}
    factures:
      - {numero: F-1, date: 2025-11-01, echeance: 2025-12-01, montant-ttc: 10000}
    """
    found = decompte(text, "2026-07-31")
    assert [str(one.taux) for one in found.segments] == ["8"]
    assert [remark.split(" :")[0] for remark in found.remarques if "plancher" in remark] == ["2025-S2", "2026-S2"]
    assert reading(found, "Plancher du taux convenu") == ("530.41", "534.83")
    for au, flagged in (("2026-06-30", ["2025-S2"]), ("2026-07-01", ["2025-S2", "2026-S2"])):  # from its first day
        said = [remark.split(" :")[0] for remark in decompte(text, au).remarques if "plancher" in remark]
        assert said == flagged


def test_a_floor_is_flagged_once_for_two_invoices_and_said_unknown_in_2027(decompte: Compute) -> None:
    text = """
    creance:
      origine: essai
      famille: vente-entre-professionnels
      penalites: {taux: 8 %}
    factures:
      - {numero: F-1, date: 2026-11-01, echeance: 2026-12-01, montant-ttc: 10000}
      - {numero: F-2, date: 2026-11-02, echeance: 2026-12-02, montant-ttc: 10000}
    """
    found = decompte(text, "2027-01-31")
    assert found.interets == Decimal("265.21")  # 61 and 60 days at the agreed rate: no table is needed
    flagged, unknown = [remark for remark in found.remarques if "plancher" in remark]
    assert flagged == (
        "2026-S2 : taux convenu 8,00\N{NO-BREAK SPACE}% inférieur au plancher 8,25\N{NO-BREAK SPACE}% "
        "(3 × taux légal 2,75\N{NO-BREAK SPACE}%) ; le taux convenu reste réclamé, à trancher."
    )
    assert unknown == "2027-S1 : plancher du taux convenu non vérifié, taux légal inconnu."
    assert reading(found, "Plancher du taux convenu") is None


def test_the_default_rate_has_no_floor_even_in_2024(decompte: Compute) -> None:
    text = "factures:\n  - {numero: F-1, date: 2024-01-01, echeance: 2024-02-01, montant-ttc: 10000}\n"
    found = decompte(text, "2024-06-30")
    assert not told(found, "plancher")
    assert reading(found, "Plancher du taux convenu") is None


# public contracts


PUBLIC = """
creance: {origine: essai, famille: marche-public, marche-public: oui}
factures:
  - {numero: F-1, date: 2023-10-10, echeance: 2023-11-10, montant-ttc: 10000, recue-le: 2023-10-16}
"""


def test_a_public_buyer_pays_one_rate_from_the_reception_of_the_invoice(decompte: Compute) -> None:
    found = decompte(PUBLIC, "2024-03-10", nature="personne-publique")
    assert rows(found) == [("2023-11-16", 116, "12.00", "381.37")]
    assert found.segments[0].nature is Nature.INTERETS_MORATOIRES
    assert found.segments[0].reference.article == "CCP, art. R2192-31"
    assert found.indemnites == 40
    assert reading(found, "Taux des pénalités") is None


def test_what_a_public_buyer_receives_later_moves_no_payment_of_before(decompte: Compute) -> None:
    """Its reception of the 18th made F-2 due later: on the 1st, what was paid that day had gone to F-1."""
    text = (
        "factures:\n"
        "  - {numero: F-1, date: 2026-07-01, echeance: 2026-07-31, recue-le: 2026-07-01, montant-ttc: 1000}\n"
        "  - {numero: F-2, date: 2026-07-01, echeance: 2026-07-01%s, montant-ttc: 1000}\n"
        "paiements:\n  - {date: 2026-07-01, montant: 600}\n"
        "creance: {origine: essai, famille: vente-entre-professionnels, marche-public: oui}\n"
    )
    known, later = (decompte(text % one, "2026-07-01") for one in ("", ", recue-le: 2026-07-18"))
    assert [one.paye for one in known.lignes] == [one.paye for one in later.lignes] == [0, 600]


def test_without_the_reception_no_moratory_interest_is_counted(decompte: Compute) -> None:
    text = PUBLIC.replace(", recue-le: 2023-10-16", "")
    found = decompte(text, "2024-03-10", nature="personne-publique")
    assert found.interets == 0
    assert found.lignes[0].echeance == dt.date(2023, 11, 10)
    late = "Intérêts moratoires et indemnité de 40 € non comptés sur F-1 : date de réception"
    assert told(found, late)
    assert not told(decompte(text, "2023-11-10", nature="personne-publique"), late), "due that day, not late"


@pytest.mark.parametrize("claimed", ["oui", "non"])
def test_without_the_reception_no_lateness_is_known_and_no_lump_sum_is_owed(decompte: Compute, claimed: str) -> None:
    text = PUBLIC.replace(", recue-le: 2023-10-16", "")
    text = text.replace("marche-public: oui}", f"marche-public: oui, penalites: {{reclamees: {claimed}}}}}")
    found = decompte(text, "2024-03-10", nature="personne-publique")
    assert found.indemnites == 0
    assert found.total == 10000
    assert told(found, "emnité de 40 € non compt")


def test_moratory_interest_not_claimed_stays_due(decompte: Compute) -> None:
    text = PUBLIC.replace("marche-public: oui}", "marche-public: oui, penalites: {reclamees: non}}")
    found = decompte(text, "2024-03-10", nature="personne-publique")
    assert found.interets == 0
    assert found.indemnites == 40
    assert told(found, "CCP, art. L2192-14")


@pytest.mark.parametrize("claimed", ["oui", "non"])
def test_a_public_buyer_who_pays_within_his_time_owes_no_lump_sum(decompte: Compute, claimed: str) -> None:
    text = f"""factures:
  - {{numero: F-1, date: 2026-03-02, echeance: 2026-04-01, recue-le: 2026-03-25, montant-ttc: 1000}}
paiements:
  - {{date: 2026-04-24, montant: 1000}}
creance: {{origine: essai, famille: marche-public, penalites: {{reclamees: {claimed}}}}}
"""
    found = decompte(text, "2026-06-01", nature="personne-publique")
    assert found.total == 0
    assert found.lignes[0].echeance == dt.date(2026, 4, 24)
    late = decompte(text.replace("2026-04-24", "2026-04-25"), "2026-06-01", nature="personne-publique")
    assert late.indemnites == 40


def test_a_public_buyer_s_time_runs_from_a_performance_later_than_the_reception(decompte: Compute) -> None:
    text = """factures:
  - numero: F-1
    date: 2026-03-02
    echeance: 2026-04-01
    recue-le: 2026-03-05
    execution-le: 2026-04-20
    montant-ttc: 1000
creance: {origine: essai, famille: marche-public}
"""
    assert decompte(text, "2026-05-20", nature="personne-publique").total == 1000
    late = decompte(text, "2026-05-21", nature="personne-publique")
    assert (late.interets, late.indemnites) == (Decimal("0.28"), Decimal("40.00"))


def test_a_public_body_outside_public_contracts_owes_legal_interest(decompte: Compute) -> None:
    found = decompte(ONE + CALLED, "2026-09-01", nature="personne-publique", qualite="non-professionnel")
    assert found.interets == Decimal("66.13")


@pytest.mark.parametrize(
    ("produit", "echeance", "first"),
    [
        ("etablissement-de-sante", "2026-02-04", "2026-03-02"),  # 10 January + 50 = 1 March
        ("entreprise-publique", "2026-02-04", "2026-03-12"),  # + 60 = 11 March
        ("entreprise-publique", "2026-04-04", "2026-04-05"),  # a later printed date is kept
        ("transport", "2026-02-04", "2026-02-10"),  # not a word of R2192-11: 30 days
    ],
)
def test_hospitals_and_public_undertakings_have_their_own_time(
    decompte: Compute, produit: str, echeance: str, first: str
) -> None:
    invoice = f"date: 2026-01-05, echeance: {echeance}, montant-ttc: 10000, recue-le: 2026-01-10, produit: {produit}"
    text = "creance: {origine: essai, famille: marche-public, marche-public: oui}\nfactures:\n"
    found = decompte(f"{text}  - {{numero: F-1, {invoice}}}\n", "2026-06-01", nature="personne-publique")
    assert [str(one.du) for one in found.segments] == [first]


def test_a_person_is_no_public_buyer(decompte: Compute) -> None:
    for parties in ({"nature": "particulier", "qualite": "consommateur"}, {"nature": "entrepreneur-individuel"}):
        with pytest.raises(NotComputed, match=f"commande publique avec un débiteur « {parties['nature']} »"):
            decompte(PUBLIC, "2024-03-10", **parties)


def test_a_private_company_may_buy_under_the_public_code_but_it_is_told(decompte: Compute) -> None:
    assert told(decompte(PUBLIC, "2024-03-10"), "Débiteur privé traité comme acheteur public")
    unclaimed = PUBLIC.replace("marche-public: oui}", "marche-public: oui, penalites: {reclamees: non}}")
    assert told(decompte(unclaimed, "2024-03-10"), "Débiteur privé traité comme acheteur public")
    assert not told(decompte(PUBLIC, "2024-03-10", nature="personne-publique"), "acheteur public (")


def test_a_public_body_outside_public_contracts_has_no_lump_sum_counted(decompte: Compute) -> None:
    creance = CREANCE.format(famille="prestation-entre-professionnels") + "  penalites: {reclamees: non}\n"
    found = decompte(ONE + creance, "2026-09-01", nature="personne-publique")
    assert found.indemnites + found.interets == 0
    assert told(found, "Indemnité de 40 € non comptée : débiteur public hors commande publique")
    assert decompte(ONE + creance, "2026-09-01").indemnites == 40


# what stops


def test_collective_proceedings_stop_interest_on_the_eve(decompte: Compute) -> None:
    text = ONE + "journal:\n  - {date: 2026-06-20, type: procedure-collective, nature: redressement, tribunal: Lyon}\n"
    found = decompte(text, "2026-09-01")
    assert rows(found) == [("2026-05-02", 49, "12.15", "163.11")]
    assert found.interet_par_jour == 0
    assert found.indemnites == 40
    assert reading(found, "Indemnité de 40 € et procédure collective") == ("40.00", "0.00")


def test_collective_proceedings_bar_the_lump_sum_of_what_falls_due_afterwards(decompte: Compute) -> None:
    text = ONE + "journal:\n  - {date: 2026-05-01, type: procedure-collective, nature: liquidation, tribunal: Lyon}\n"
    found = decompte(text, "2026-09-01")
    assert found.interets == found.indemnites == 0
    assert found.total == 10000
    assert told(found, "Procédure collective ouverte le 01/05/2026")


def test_what_fell_due_on_the_eve_of_the_judgment_could_be_paid_and_keeps_its_lump_sum(decompte: Compute) -> None:
    text = ONE + "journal:\n  - {date: 2026-05-02, type: procedure-collective, nature: liquidation, tribunal: Lyon}\n"
    found = decompte(text, "2026-09-01")
    assert found.interets == 0
    assert found.indemnites == 40
    assert reading(found, "Indemnité de 40 € et procédure collective") == ("40.00", "0.00")


def test_a_lump_sum_is_not_incurred_during_a_delay_of_the_judge(decompte: Compute) -> None:
    held = ONE + "journal:\n  - {date: 2026-04-20, type: delai-de-grace, jusqu-au: %s}\n"
    found = decompte(held % "2026-05-02", "2026-09-01")
    assert found.indemnites == 0
    assert told(found, "Indemnité de 40 € non comptée sur F-1 : premier jour de retard pendant le délai de grâce")
    assert decompte(held % "2026-05-01", "2026-09-01").indemnites == 40
    assert decompte(held.replace("04-20", "05-03") % "2026-06-30", "2026-09-01").indemnites == 40


def test_what_is_dated_after_the_opening_is_to_be_verified(decompte: Compute) -> None:
    text = """factures:
  - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
  - {numero: F-2, date: 2026-06-02, echeance: 2026-07-02, montant-ttc: 500}
paiements:
  - {date: 2026-05-04, montant: 100}
  - {date: 2026-07-02, montant: 200}
journal:
  - {date: 2026-05-05, type: procedure-collective, nature: redressement, tribunal: Lyon}
"""
    found = decompte(text, "2026-08-31")
    assert told(found, "À vérifier, F-2 : du jour du jugement d'ouverture ou d'après")
    assert told(found, "impayée, elle se signale au mandataire dans l'année, dans les six mois en liquidation")
    assert told(found, "À vérifier, reçu le 02/07/2026 :")
    by_another = text.replace("montant: 200", "montant: 200, paye-par: Iris Chimère")
    assert not told(decompte(by_another, "2026-08-31"), "À vérifier, reçu le"), "who is not barred from paying"
    plan = text.replace("tribunal: Lyon", "tribunal: Lyon, plan-le: 2026-07-02")
    assert not told(decompte(plan, "2026-08-31"), "À vérifier, reçu le"), "paid under the plan"
    for other in (
        plan.replace("plan-le: 2026-07-02", "plan-le: 2026-07-03"),
        plan.replace("redressement", "liquidation"),
    ):
        assert told(decompte(other, "2026-08-31"), "À vérifier, reçu le 02/07/2026 :")
    converted = (
        "  - {date: 2026-08-03, type: procedure-collective, nature: liquidation, conversion: oui, tribunal: Lyon}\n"
    )
    assert told(decompte(plan + converted, "2026-08-31"), "À vérifier, reçu le 02/07/2026 :"), (
        "whatever became of the plan"
    )
    assert not told(decompte(text, "2026-06-01"), "À vérifier, ")


LATE = "Indemnité de 40 € non comptée sur F-1 : premier jour de retard pendant le délai de grâce"


@pytest.mark.parametrize(
    ("du", "until", "au", "indemnites"),
    [
        ("2026-04-20", "2026-05-01", "2026-06-30", 40),  # over on the due date: late on 2 May, after it
        ("2026-04-20", "2026-05-02", "2026-06-30", 0),
        ("2026-05-02", "2026-06-01", "2026-06-30", 0),  # the first day of lateness is its first day
        ("2026-05-03", "2026-06-01", "2026-06-30", 40),
        ("2026-04-20", "2026-05-02", "2026-05-02", 0),
    ],
)
def test_the_lump_sum_is_not_incurred_when_the_first_day_of_lateness_is_in_the_delay(
    decompte: Compute, du: str, until: str, au: str, indemnites: int
) -> None:
    text = ONE + f"journal:\n  - {{date: {du}, type: delai-de-grace, jusqu-au: {until}}}\n"
    found = decompte(text, au)
    assert found.indemnites == indemnites
    assert told(found, LATE) == (not indemnites)
    assert not told(decompte(text, "2026-05-01"), LATE)  # not late on the due date


def test_a_delay_of_the_judge_is_known_from_its_own_day(decompte: Compute) -> None:
    text = ONE + "journal:\n  - {date: 2026-06-10, type: delai-de-grace, jusqu-au: 2026-08-31}\n"
    found = [sum(one.jours for one in decompte(text, day).segments) for day in ("2026-06-09", "2026-06-10")]
    assert found == [39, 39]  # from 2 May to 9 June: none that day


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("", "reçu par erreur, à rendre. Il n'éteint rien"),
        (", paye-par: SARL Songe", "reçu par erreur, à rendre à SARL Songe. Il n'éteint rien"),
    ],
)
def test_what_was_received_by_mistake_extinguishes_nothing(decompte: Compute, more: str, said: str) -> None:
    paid = f"paiements:\n  - {{date: 2026-05-10, montant: 500, indu: oui{more}}}\n"
    found = decompte(ONE + paid, "2026-06-30")
    assert found.total == decompte(ONE, "2026-06-30").total
    assert told(found, said)


def test_a_formal_notice_is_known_from_the_day_it_is_presented(decompte: Compute) -> None:
    parties = {"qualite": "consommateur", "nature": "particulier"}
    text = ONE + CALLED
    said = [told(decompte(text, day, **parties), "mise en demeure") for day in ("2026-06-03", "2026-06-04")]
    assert said[0] is not said[1]


def test_the_claim_declared_is_the_one_the_judgment_found(case: Load) -> None:
    text = """factures:
  - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
  - {numero: F-2, date: 2026-05-20, execution-le: 2026-05-18, echeance: 2026-07-02, montant-ttc: 500}
  - {numero: F-3, date: 2026-05-20, execution-le: 2026-05-02, echeance: 2026-07-02, montant-ttc: 70}
  - {numero: F-4, date: 2026-05-21, echeance: 2026-07-02, montant-ttc: 9}
avoirs:
  - {numero: A-1, date: 2026-06-01, facture: F-3, montant-ttc: 10}
  - {numero: A-2, date: 2026-06-01, facture: F-2, montant-ttc: 10}
paiements:
  - {date: 2026-05-04, montant: 100}
  - {date: 2026-05-04, montant: 50, rejete-le: 2026-05-11}
  - {date: 2026-05-05, montant: 200}
frais:
  - {date: 2026-05-04, nature: recouvrement-complementaire, montant: 60, a-la-charge-de: debiteur, piece: note}
  - {date: 2026-05-05, nature: recouvrement-complementaire, montant: 80, a-la-charge-de: debiteur, piece: note}
journal:
  - {date: 2026-05-05, type: procedure-collective, nature: redressement, tribunal: Lyon}
"""
    loaded = case(text)
    found = compute_declared(loaded, OFFICE, dt.date(2026, 8, 31))
    frozen = compute(loaded, OFFICE, dt.date(2026, 5, 4))
    assert [ligne.numero for ligne in found.lignes] == ["F-1", "F-3"]
    assert found.lignes[0].principal == Decimal("910.98")  # 33 days of interest, then what is left of the 100 €
    assert found.lignes[1].principal == 60
    assert found.interets == 0
    assert found.indemnites == 40
    assert found.frais == 20  # 60 - 40 on the eve of the judgment; the 80 of its day are not declared
    assert not told(found, "À vérifier, reçu le")
    assert frozen.total == found.total - 60 - 50  # the payment that bounced since
    unopened = case(ONE)
    assert compute_declared(unopened, OFFICE, dt.date(2026, 9, 1)) == compute(unopened, OFFICE, dt.date(2026, 9, 1))


A_YEAR_TO_PAY = """
    factures:
      - {numero: F-1, date: 2025-05-01, echeance: 2026-05-01, montant-ttc: 10000}
    journal:
      - {date: 2026-06-20, type: procedure-collective, nature: redressement, tribunal: Lyon}
    """


def test_a_contract_of_one_year_goes_on_bearing_interest(decompte: Compute) -> None:
    found = decompte(A_YEAR_TO_PAY, "2026-09-01")
    assert found.interets == Decimal("413.76")
    goes_on = "intérêts non arrêtés, contrat d'un an ou plus (C. com., art. L622-28, à vérifier)"
    assert told(found, f"Procédure collective ouverte le 20/06/2026 : {goes_on}")
    assert not told(found, "arrêtés la veille")
    more = "  - {numero: F-2, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 1000}\n    journal:"
    both = decompte(A_YEAR_TO_PAY.replace("journal:", more), "2026-09-01")
    assert told(both, "le 20/06/2026 : intérêts arrêtés la veille, sauf ceux de F-1, contrat d'un an ou plus (C. com.")
    assert both.interets == Decimal("413.76") + Decimal("16.31")  # 49 days at 12.15 %, the eve of the judgment included


def test_interest_that_goes_on_is_declared_as_of_the_judgment(case: Load) -> None:
    """The claim is what was due that day (L622-25): the interest of a month more was declared as due then."""
    loaded = case(A_YEAR_TO_PAY)
    declared = compute_declared(loaded, OFFICE, dt.date(2026, 9, 1))
    assert declared.interets == compute(loaded, OFFICE, dt.date(2026, 6, 19)).interets == Decimal("163.11")


def test_a_loan_counts_from_its_contract(decompte: Compute) -> None:
    text = """
    creance: {origine: prêt, famille: pret-entre-particuliers, contrat-du: 2025-05-01}
    factures:
      - {numero: P-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 10000}
    journal:
      - {date: 2026-06-02, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-06-04}
      - {date: 2026-06-20, type: procedure-collective, nature: redressement, tribunal: Lyon}
    """
    found = decompte(text, "2026-09-01", creancier="jeanne-durand")
    assert str(found.segments[-1].au) == "2026-09-01"


def test_a_judgment_changes_nothing_before_its_date(decompte: Compute) -> None:
    text = ONE + "journal:\n  - {date: 2026-06-20, type: procedure-collective, nature: redressement, tribunal: Lyon}\n"
    eve = decompte(text, "2026-06-19")
    assert (eve.interets, eve.interet_par_jour) == (Decimal("163.11"), Decimal("3.33"))
    assert not told(eve, "Procédure collective")


def test_surendettement_stops_interest_from_its_admission(decompte: Compute) -> None:
    text = ONE + CALLED + "  - {date: 2026-06-10, type: surendettement, recevable-le: 2026-07-01}\n"
    found = decompte(text, "2026-09-01", qualite="consommateur", nature="particulier")
    assert rows(found) == [("2026-06-05", 26, "2.62", "18.66")]
    assert told(found, "Surendettement recevable le 01/07/2026")


def test_a_surendettement_file_not_yet_admitted_stops_nothing(decompte: Compute) -> None:
    text = ONE + CALLED + "  - {date: 2026-06-10, type: surendettement}\n"
    found = decompte(text, "2026-09-01", qualite="consommateur", nature="particulier")
    assert found.interets == Decimal("66.13")


# delays granted by the judge


def test_penalties_are_not_incurred_during_a_delay_of_the_judge(decompte: Compute) -> None:
    text = ONE + "journal:\n  - {date: 2026-06-01, type: delai-de-grace, jusqu-au: 2026-07-31}\n"
    found = decompte(text, "2026-09-01")
    assert rows(found) == [("2026-05-02", 30, "12.15", "99.86"), ("2026-08-01", 32, "12.40", "108.71")]
    assert told(found, "Délai de grâce du 01/06/2026 au 31/07/2026 : pénalités non encourues")


def test_a_reduced_rate_replaces_penalties(decompte: Compute) -> None:
    text = ONE + "journal:\n  - {date: 2026-06-01, type: delai-de-grace, jusqu-au: 2026-06-10, taux-reduit: 2.62 %}\n"
    found = decompte(text, "2026-06-20")
    assert [str(one.taux) for one in found.segments] == ["12.15", "2.62", "12.15"]
    assert told(found, "taux réduit à 2,62\N{NO-BREAK SPACE}%")


def test_legal_interest_goes_on_during_a_delay(decompte: Compute) -> None:
    text = ONE + CALLED + "  - {date: 2026-07-01, type: delai-de-grace, jusqu-au: 2026-07-31}\n"
    found = decompte(text, "2026-09-01", qualite="consommateur", nature="particulier")
    assert found.interets == Decimal("66.13")
    assert told(found, "majorations non encourues")


GRACE = ONE + "journal:\n  - {date: 2026-06-01, type: delai-de-grace, jusqu-au: 2029-06-01}\n"


def test_a_delay_ends_early_when_a_resumption_names_it_and_a_long_one_is_flagged(decompte: Compute) -> None:
    text = GRACE + "  - {date: 2026-08-01, type: reprise, objet: delai-de-grace}\n"
    assert told(decompte(text, "2026-07-15"), "Durée supérieure à deux ans")
    found = decompte(text, "2026-09-01")
    assert str(found.segments[-1].du) == "2026-08-01"
    assert told(found, "Fini avant son terme, d'après une reprise du dossier : à vérifier.")


def test_a_resumption_written_for_something_else_leaves_the_delay_of_the_judge(decompte: Compute) -> None:
    held = GRACE + "  - {date: 2026-07-01, type: suspension}\n  - {date: 2026-08-01, type: reprise}\n"
    found = decompte(held, "2026-09-01")
    assert rows(found) == [("2026-05-02", 30, "12.15", "99.86")]
    assert not told(found, "Fini avant son terme")


def test_a_delay_granted_on_the_day_another_is_lifted_stands(decompte: Compute) -> None:
    text = GRACE + "  - {date: 2026-08-01, type: reprise, objet: delai-de-grace}\n"
    text += "  - {date: 2026-08-01, type: delai-de-grace, jusqu-au: 2026-10-31}\n"
    assert [str(one.au) for one in decompte(text, "2026-11-10").segments] == ["2026-05-31", "2026-11-10"]


def test_a_delay_without_end_lasts_two_years_at_most(decompte: Compute) -> None:
    text = "factures:\n  - {numero: F-1, date: 2023-04-01, echeance: 2023-05-01, montant-ttc: 10000}\n"
    text += "journal:\n  - {date: 2023-06-01, type: delai-de-grace}\n"
    assert [str(one.du) for one in decompte(text, "2025-06-30").segments][-1] == "2025-06-02"


TITLE = (
    ONE
    + """
titres:
  - nature: jugement
    juridiction: TC Lyon
    date: 2026-06-01
    principal: 10000
    interets: {taux: bce + 10, a-compter-du: 2026-06-02}
journal:
  - {date: 2026-07-01, type: delai-de-grace, jusqu-au: 2026-07-31}
"""
)


def test_penalties_granted_by_a_title_are_not_incurred_either(decompte: Compute) -> None:
    found = decompte(TITLE, "2026-08-31")
    assert [(str(one.du), str(one.au)) for one in found.segments] == [
        ("2026-06-02", "2026-06-30"),
        ("2026-08-01", "2026-08-31"),
    ]
    assert told(found, "pénalités non encourues")


@pytest.mark.parametrize(
    ("parties", "famille", "au", "length"),
    [
        ({}, "vente-entre-professionnels", "2025-06-01", ""),
        ({}, "vente-entre-professionnels", "2025-06-02", "5 ans"),
        ({"qualite": "consommateur", "nature": "particulier"}, "vente-a-consommateur", "2022-06-02", "2 ans"),
    ],
)
def test_old_interest_of_a_title_may_be_prescribed_and_it_is_told(
    parties: dict[str, str], famille: str, au: str, length: str, decompte: Compute
) -> None:
    text = TITLE[: TITLE.index("journal:")].replace(
        "bce + 10, a-compter-du: 2026-06-02", "5 %, a-compter-du: 2020-06-02"
    )
    text = text.replace("2026-0", "2020-0") + f"creance: {{origine: essai, famille: {famille}}}\n"
    assert told(decompte(text, au, **parties), "des intérêts du titre courent depuis le 02/06/2020") is bool(length)
    assert told(decompte(text, au, **parties), f"plus de {length}. Leur prescription propre") is bool(length)


def test_the_interest_of_a_loan_granted_by_a_title_goes_on(decompte: Compute) -> None:
    found = decompte(TITLE + CREANCE.format(famille="pret-entre-particuliers"), "2026-08-31")
    assert [(str(one.du), str(one.au)) for one in found.segments] == [
        ("2026-06-02", "2026-06-30"),
        ("2026-07-01", "2026-08-31"),
    ]
    assert told(found, "majorations non encourues")


def test_legal_interest_of_a_title_goes_on_and_the_remark_says_so(decompte: Compute) -> None:
    found = decompte(TITLE.replace("taux: bce + 10, ", ""), "2026-08-31")
    assert [str(one.taux) for one in found.segments] == ["2.62", "2.75"]
    assert told(found, "majorations non encourues")


def test_a_title_of_another_kind_without_interest_is_told(decompte: Compute) -> None:
    text = TITLE.replace("nature: jugement", "nature: acte-notarie")
    bare = text.replace("    interets: {taux: bce + 10, a-compter-du: 2026-06-02}\n", "")
    assert told(decompte(bare, "2026-08-31"), "Aucun intérêt compté : le titre n'en fixe pas")
    assert not told(decompte(text, "2026-08-31"), "Aucun intérêt compté")


# capitalisation


YEARS = """
creance:
  origine: essai
  famille: vente-entre-professionnels
  penalites: {taux: 5 %}
  capitalisation: {depuis: 2021-01-01, fondement: clause}
factures:
  - {numero: F-1, date: 2020-11-30, echeance: 2020-12-31, montant-ttc: 10000}
"""


def test_interest_of_whole_years_bears_interest(decompte: Compute) -> None:
    found = decompte(YEARS, "2023-12-31")
    assert [str(one.montant) for one in found.segments] == ["500.00", "500.00", "25.00", "500.00", "51.25"]
    assert found.interets == Decimal("1576.25")
    capital = found.segments[2]
    assert (capital.nature, str(capital.base)) == (Nature.CAPITALISES, "500.00")
    assert capital.reference.article == "C. civ., art. 1343-2 ; C. com., art. L441-10, II (taux convenu)"


def test_what_a_payment_leaves_of_the_interest_of_a_year_is_read_both_ways(decompte: Compute) -> None:
    """« Dus au moins pour une année entière »: 400 € of the 500 € of 2021 are capitalised in 2022, or in 2023 alone."""
    subject = "Capitalisation après un paiement d'intérêts"
    found = decompte(YEARS + "paiements:\n  - {date: 2021-06-30, montant: 100}\n", "2023-12-31")
    # by hand: 500, then 500 and 20, then 500 and 46; the other way 500, then 500, then 500 and 45
    assert reading(found, subject) == ("1566.00", "1545.00")
    assert reading(decompte(YEARS, "2023-12-31"), subject) is None
    whole = decompte(YEARS + "paiements:\n  - {date: 2021-12-31, montant: 500}\n", "2022-12-31")
    assert reading(whole, subject) is None


def test_a_year_not_complete_is_not_capitalised(decompte: Compute) -> None:
    assert decompte(YEARS, "2021-12-31").interets == Decimal("500.00")
    assert len(decompte(YEARS, "2021-12-31").segments) == 1


@pytest.mark.parametrize(("au", "per_day"), [("2021-12-30", "1.37"), ("2021-12-31", "1.44"), ("2022-01-01", "1.44")])
def test_the_interest_of_a_day_counts_what_is_capitalised_on_the_morrow(
    decompte: Compute, au: str, per_day: str
) -> None:
    """10 000 € at 5 %, then 10 500 € from 1 January 2022."""
    assert decompte(YEARS, au).interet_par_jour == Decimal(per_day)


def test_the_year_starts_with_the_interest_when_the_clause_is_older(decompte: Compute) -> None:
    found = decompte(YEARS.replace("2021-01-01", "2020-01-01"), "2022-01-01")
    assert [str(one.du) for one in found.segments] == ["2021-01-01", "2022-01-01", "2022-01-01"]


def test_capitalisation_asked_for_later_is_not_counted_before(decompte: Compute) -> None:
    found = decompte(YEARS.replace("2021-01-01", "2024-01-01"), "2023-12-31")
    assert found.interets == Decimal("1500.00")
    assert not any("1343-2" in sentence for sentence in found.conventions)


# what is unknown


def test_a_rate_unknown_stops_the_decompte(decompte: Compute) -> None:
    with pytest.raises(LawGap) as refused:
        decompte(ONE, "2027-01-01")
    assert refused.value.table == "generator/law/tables/bce-refinancement.yaml"
    assert refused.value.value == "2027-S1"


def test_an_invoice_paid_before_needs_no_rate(decompte: Compute) -> None:
    text = ONE + "paiements:\n  - {date: 2026-09-01, montant: 10413.76}\n"
    found = decompte(text, "2027-03-01")
    assert found.total == 40


def test_interest_stopped_before_needs_no_rate(decompte: Compute) -> None:
    text = ONE + "journal:\n  - {date: 2027-01-01, type: procedure-collective, nature: redressement, tribunal: Lyon}\n"
    assert decompte(text, "2027-03-01").total > 0
    text = ONE + CALLED + "  - {date: 2026-06-10, type: surendettement, recevable-le: 2026-07-01}\n"
    assert decompte(text, "2027-03-01").total > 0


def test_a_delay_that_starts_in_the_unknown_needs_its_rate(decompte: Compute) -> None:
    text = "factures:\n  - {numero: F-1, date: 2026-12-01, echeance: 2026-12-31, montant-ttc: 10000}\n"
    assert decompte(text, "2026-12-31").total == 10000
    with pytest.raises(LawGap):
        decompte(text, "2027-01-01")


def test_the_public_rate_of_2026_serves_in_2027(decompte: Compute) -> None:
    text = """
    creance: {origine: essai, famille: marche-public, marche-public: oui}
    factures:
      - {numero: F-1, date: 2026-10-10, echeance: 2026-11-10, montant-ttc: 10000, recue-le: 2026-10-16}
    """
    assert decompte(text, "2027-02-28", nature="personne-publique").interets == Decimal("299.18")


# time travel and due dates


def test_nothing_later_than_the_date_is_read(decompte: Compute) -> None:
    text = """
    factures:
      - {numero: F-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 10000}
      - {numero: F-2, date: 2026-06-01, echeance: 2026-07-01, montant-ttc: 500}
    avoirs:
      - {numero: A-1, date: 2026-06-10, facture: F-1, montant-ttc: 1000, retroactif: oui}
    paiements:
      - {date: 2026-06-12, montant: 2000}
    """
    before = decompte(text, "2026-05-31")
    assert [ligne.numero for ligne in before.lignes] == ["F-1"]
    assert before.principal == 10000
    assert not before.imputations


def test_the_interest_of_a_day_is_rounded_once_for_all_invoices(decompte: Compute) -> None:
    """1 859,00 x 12,15 / 36 500 = 0,61881 € a day; five times, 3,0940."""
    invoices = "".join(
        f"  - {{numero: F-{rank}, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 1859}}\n" for rank in range(5)
    )
    found = decompte(f"factures:\n{invoices}", "2026-06-01")
    assert str(found.interet_par_jour) == "3.09"
    assert as_dict(found)["lignes"][0]["interet-par-jour"] == "0.62"


@pytest.mark.parametrize(
    ("au", "per_day"),
    [
        ("2026-04-30", "0.00"),  # the morrow is the due date
        ("2026-05-01", "3.33"),
        ("2026-06-29", "3.33"),
        ("2026-06-30", "3.40"),  # « à compter du lendemain »: the rate of 1 July
        ("2026-12-30", "3.40"),
        ("2026-12-31", "None"),  # unknown in 2027: nothing is said, nothing is extrapolated
    ],
)
def test_the_interest_of_a_day_is_that_of_the_morrow(decompte: Compute, au: str, per_day: str) -> None:
    found = decompte(ONE, au)
    assert str(found.interet_par_jour) == per_day
    if au < "2026-12-31":
        morrow = decompte(ONE, (dt.date.fromisoformat(au) + dt.timedelta(1)).isoformat())
        assert abs(morrow.interets - found.interets - Decimal(per_day)) <= Decimal("0.01")


def test_a_due_date_is_computed_from_the_terms(decompte: Compute) -> None:
    text = "factures:\n  - {numero: F-1, date: 2025-04-10, conditions: 45 jours fin de mois, montant-ttc: 10000}\n"
    found = decompte(text, "2025-06-20")
    assert found.lignes[0].echeance == dt.date(2025, 6, 14)
    assert reading(found, "Décompte de « fin de mois »") == ("21.62", "72.05")


NOTHING_AGREED = "factures:\n  - {numero: F-1, date: 2026-05-02, conditions: rien de convenu, montant-ttc: 10000}\n"


@pytest.mark.parametrize(
    ("parties", "famille", "due"),
    [
        ({}, "vente-entre-professionnels", "2026-06-01"),
        ({"qualite": "consommateur", "nature": "particulier"}, "vente-a-consommateur", "2026-05-02"),
        ({"creancier": "jeanne-durand"}, "vente-entre-professionnels", "2026-05-02"),
        ({}, "bail-commercial", "2026-05-02"),
    ],
)
def test_thirty_days_without_agreement_bind_professionals_only(
    parties: dict[str, str], famille: str, due: str, decompte: Compute
) -> None:
    """A formal notice of the end of May calls for what is exigible at once, not for what L441-10 defers."""
    text = NOTHING_AGREED + f"creance: {{origine: essai, famille: {famille}}}\n"
    text += "journal:\n  - {date: 2026-05-20, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-05-21}\n"
    found = decompte(text, "2026-05-31", **parties)
    assert str(found.lignes[0].echeance) == due
    assert bool(found.interets) is (due == "2026-05-02")
    assert told(found, "Échéance de F-1")


def test_a_due_date_that_rests_on_a_presumption_is_said(decompte: Compute) -> None:
    text = "factures:\n  - {numero: F-1, date: 2026-04-01, conditions: 30 jours à réception, montant-ttc: 10000}\n"
    assert told(decompte(text, "2026-09-01"), "Échéance de F-1 au 01/05/2026, à vérifier")


def test_a_dispute_marks_the_invoice_until_things_resume(decompte: Compute) -> None:
    text = (
        ONE
        + """journal:
  - {date: 2026-06-01, type: contestation, motif: qualité, factures: [F-1]}
  - {date: 2026-07-01, type: reprise}
"""
    )
    assert decompte(text, "2026-06-15").lignes[0].contestee
    assert not decompte(text, "2026-05-15").lignes[0].contestee
    assert not decompte(text, "2026-07-15").lignes[0].contestee
    assert not decompte(text.replace("[F-1]", "[F-2]"), "2026-06-15").lignes[0].contestee
    assert decompte(text.replace(", factures: [F-1]", ""), "2026-06-15").lignes[0].contestee
    assert decompte(text.replace("reprise", "reprise, objet: delai-de-grace"), "2026-07-15").lignes[0].contestee


def test_a_dispute_is_settled_by_a_later_resumption_whatever_the_order_of_the_file(decompte: Compute) -> None:
    resumed, disputed = "  - {date: 2026-06-01, type: reprise}\n", "{date: 2026-07-01, type: contestation, motif: prix}"
    assert decompte(f"{ONE}journal:\n  - {disputed}\n{resumed}", "2026-07-15").lignes[0].contestee


def test_the_status_is_that_of_the_least_sure_value_used(decompte: Compute) -> None:
    assert decompte(ONE, "2026-04-20").statut is Statut.OFFICIEL
    assert decompte(ONE, "2026-06-30").statut is Statut.CONCORDANT  # the 40 €
    text = "factures:\n  - {numero: F-1, date: 2012-01-01, echeance: 2012-02-01, montant-ttc: 100}\n"
    found = decompte(text, "2012-03-01")
    assert found.statut is Statut.INCERTAIN
    assert found.indemnites == 0


def test_values_used_are_named(decompte: Compute) -> None:
    assert decompte(ONE, "2026-09-01").valeurs == (
        "bce-refinancement/2026-01-01",
        "bce-refinancement/2026-06-17",
        "indemnite-forfaitaire/2013-01-01",
        "points-penalites/2009-01-01",
    )


def test_the_same_case_anywhere_gives_the_same_decompte(case: Load, tmp_path: Path) -> None:
    loaded = case(ONE)
    moved = Case(loaded.dossier, tmp_path / "ailleurs", tmp_path / "ailleurs" / "cases", loaded.sha256, {})
    day = dt.date(2026, 9, 1)
    assert compute(loaded, OFFICE, day) == compute(moved, OFFICE, day)


def test_no_capitalisation_once_collective_proceedings_are_open(decompte: Compute) -> None:
    text = """
creance:
  origine: essai
  famille: vente-entre-professionnels
  penalites: {taux: 5 %}
  capitalisation: {depuis: 2021-01-01, fondement: clause}
factures:
  - {numero: F-1, date: 2019-12-31, echeance: 2020-12-31, montant-ttc: 10000}
journal:
  - {date: 2022-12-01, type: procedure-collective, nature: redressement, tribunal: Lyon}
"""
    found = decompte(text, "2023-12-31")  # payment deferred by a year: its own interest goes on
    assert [str(one.montant) for one in found.segments] == ["500.00", "1000.00", "50.00"]
    assert told(found, "Aucune capitalisation à compter du jugement d'ouverture")


def test_the_lump_sum_names_its_article(case: Load) -> None:
    articles = {
        "": "C. com., art. L441-10, II et D441-5",
        PUBLIC: "CCP, art. D2192-35",
        PUBLIC.replace("marche-public: oui}", "marche-public: oui, penalites: {reclamees: non}}"): "CCP, art. D2192-35",
    }
    for text, article in articles.items():
        facts = gather(case(text or ONE, nature="personne-publique" if text else "societe"), OFFICE, AU)
        lump = facts.claims[0].indemnite
        assert lump is not None
        assert lump.reference.article == article


def test_collective_proceedings_stop_the_interest_of_a_title_too(decompte: Compute) -> None:
    opened = "journal:\n  - {date: 2026-08-15, type: procedure-collective, nature: redressement, tribunal: Lyon}\n"
    text = TITLE.split("journal:", maxsplit=1)[0] + opened
    assert str(decompte(text, "2026-09-01").segments[-1].au) == "2026-08-14"


def test_only_a_private_landlord_may_be_of_another_category(decompte: Compute) -> None:
    person = {"qualite": "consommateur", "nature": "particulier"}
    subject = "Catégorie du créancier, bailleur particulier"
    for famille, creancier, disputed in (
        ("bail-d-habitation", "jeanne-durand", True),
        ("bail-d-habitation", "atelier-durand", False),
        ("droit-commun", "jeanne-durand", False),
    ):
        found = decompte(ONE + CALLED + CREANCE.format(famille=famille), "2026-09-01", creancier=creancier, **person)
        assert (reading(found, subject) is not None) is disputed
        said = "« particuliers », et non « autres cas » : catégorie du créancier, bailleur"
        assert told(found, said) is disputed
        uncalled = decompte(ONE + CREANCE.format(famille=famille), "2026-09-01", creancier=creancier, **person)
        assert (uncalled.interets, told(uncalled, said)) == (Decimal(0), False)


def test_a_service_still_to_come_is_not_known_yet(decompte: Compute) -> None:
    text = TITLE.replace("taux: bce + 10, ", "").replace("    principal", "    signifie-le: 2026-06-10\n    principal")
    assert told(decompte(text, "2026-06-09"), "la clé « signifie-le » manque")
    assert not told(decompte(text, "2026-06-10"), "date inconnue")


def test_a_writ_counts_from_its_own_day(decompte: Compute) -> None:
    writ = "journal:\n  - {date: 2026-06-02, type: assignation}\n" + CREANCE.format(famille="vente-a-consommateur")
    person = {"qualite": "consommateur", "nature": "particulier"}
    assert told(decompte(ONE + writ, "2026-06-01", **person), "Aucun intérêt ne court encore")
    assert not told(decompte(ONE + writ, "2026-06-02", **person), "Aucun intérêt ne court encore")
    assert rows(decompte(ONE + writ, "2026-06-30", **person)) == [("2026-06-03", 28, "2.62", "20.10")]


def test_the_first_of_two_openings_stops_interest(decompte: Compute) -> None:
    opened = "  - {{date: {}, type: procedure-collective, nature: {}, tribunal: Lyon}}\n"
    text = ONE + "journal:\n" + opened.format("2026-06-20", "redressement") + opened.format("2026-08-20", "liquidation")
    assert str(decompte(text, "2026-09-01").segments[-1].au) == "2026-06-19"


def test_an_invoice_stays_open_for_a_few_cents(decompte: Compute) -> None:
    text = ONE + "paiements:\n  - {date: 2026-04-30, montant: 9999.50}\n"
    assert [str(ligne.total) for ligne in decompte(text, "2026-04-30").ouvertes] == ["0.50"]


FAMILIES = read_table(__file__, "interets-par-famille.csv")


SAID = ("famille", "debiteur", "penalites", "creancier")


def test_every_family_of_the_model_is_in_the_table() -> None:
    assert {row["famille"] for row in FAMILIES} == set(Famille)


@pytest.mark.parametrize("row", FAMILIES, ids=lambda row: ", ".join(row[key] for key in SAID))
def test_the_article_cited_is_the_one_that_governs_the_family(row: dict[str, str], decompte: Compute) -> None:
    """The nature of the interest, its article and the 40 €, for each family of claims, rate of the file and debtor.

    The thirty days of a public buyer run from the reception (CCP, art. R2192-10); for any other it changes nothing.
    """
    agreed = f"  penalites: {{{row['penalites']}}}\n" if row["penalites"] else ""
    received = ONE.replace("montant-ttc", "recue-le: 2026-04-08, montant-ttc")
    creance = CREANCE.format(famille=row["famille"]) + agreed
    nature = {"consommateur": "particulier", "public": "personne-publique"}.get(row["debiteur"], "societe")
    qualite = "consommateur" if row["debiteur"] == "consommateur" else "professionnel"
    creditor = {"societe": "atelier-durand", "particulier": "jeanne-durand"}[row["creancier"]]
    found = decompte(received + CALLED + creance, "2026-06-30", qualite=qualite, nature=nature, creancier=creditor)
    assert {(one.nature, one.reference.article) for one in found.segments} == {(row["nature"], row["article"])}
    assert str(found.indemnites) == row["indemnites"]
    assert found.lignes[0].echeance.isoformat() == ("2026-05-08" if row["debiteur"] == "public" else "2026-05-01")
    if row["nature"] != "penalites":
        assert not any("L441-10" in one.reference.article for one in found.lectures)


def test_a_rate_agreed_by_who_is_no_professional_is_refused_by_name(decompte: Compute) -> None:
    agreed = CREANCE.format(famille="vente-entre-professionnels") + "  penalites: {taux: 6 %}\n"
    with pytest.raises(NotComputed, match="Taux convenu de 6 % avec un créancier particulier : non calculé"):
        decompte(ONE + CALLED + agreed, "2026-06-30", creancier="jeanne-durand")
    waived = agreed.replace("6 %", "6 %, reclamees: non")
    assert told(decompte(ONE + CALLED + waived, "2026-06-30", creancier="jeanne-durand"), "n'est pas un professionnel")


def test_a_rate_agreed_with_a_public_buyer_is_set_aside_and_said(decompte: Compute) -> None:
    agreed = CREANCE.format(famille="marche-public") + "  penalites: {taux: 12 %}\n"
    bought = {"nature": "personne-publique"}
    assert told(decompte(ONE + agreed, "2026-06-30", **bought), "Taux convenu de 12 % écarté")
    assert not told(decompte(ONE + CREANCE.format(famille="marche-public"), "2026-06-30", **bought), "Taux convenu")


@pytest.mark.parametrize(
    ("famille", "echeance"), [("marche-public", "2026-05-08"), ("vente-entre-professionnels", "2026-04-08")]
)
def test_a_public_buyer_has_thirty_days_whoever_sold(famille: str, echeance: str, decompte: Compute) -> None:
    """From the reception of the 8th of April (CCP, R2192-10); another buyer owes a private person at once (1305)."""
    sold = (
        "factures:\n  - {numero: F-1, date: 2026-04-01, conditions: rien de convenu, execution-le: 2026-04-08, "
        "recue-le: 2026-04-08, montant-ttc: 100}\n"
    )
    nature = {"nature": "personne-publique"} if famille == "marche-public" else {}
    found = decompte(sold + CREANCE.format(famille=famille), "2026-06-30", creancier="jeanne-durand", **nature)
    assert found.lignes[0].echeance.isoformat() == echeance


@pytest.mark.parametrize(("au", "said"), [("2026-10-07", False), ("2026-10-08", True)])
def test_an_invoice_no_notice_calls_for_is_told_from_the_day_after_it_is_due(
    au: str,
    said: bool,  # noqa: FBT001
    decompte: Compute,
) -> None:
    invoice = "factures:\n  - {numero: F-1, date: 2026-09-07, echeance: 2026-10-07, montant-ttc: 3960}\n"
    found = decompte(invoice, au, qualite="consommateur", nature="particulier")
    assert told(found, "Aucun intérêt ne court encore sur F-1") is said


@pytest.mark.parametrize(("au", "said"), [("2026-11-20", False), ("2026-11-21", True)])
def test_a_delay_granted_by_the_judge_is_known_from_its_own_day(
    au: str,
    said: bool,  # noqa: FBT001
    decompte: Compute,
) -> None:
    invoice = "factures:\n  - {numero: F-1, date: 2026-09-07, echeance: 2026-10-07, montant-ttc: 3960}\n"
    granted = "journal:\n  - {date: 2026-11-21, type: delai-de-grace, jusqu-au: 2027-03-31}\n"
    assert told(decompte(invoice + granted, au), "du 21/11/2026 au 31/03/2027") is said


def test_a_public_debt_older_than_its_rules_is_counted_without_interest(decompte: Compute) -> None:
    """Nothing claimed, « aucune règle connue » was said, and no remedy but to write a table of the law."""
    text = PUBLIC.replace("2023-", "2012-")
    plain = text.replace("marche-public: oui", "marche-public: oui, penalites: {reclamees: non}")
    found = decompte(plain, "2026-11-21", nature="personne-publique")
    assert found.total == 10000
    assert [one.echeance for one in found.lignes] == [dt.date(2012, 11, 10)]
    for received in ("2012-10-16", "2012-11-30"):
        with pytest.raises(NotComputed, match=r"penalites: \{reclamees: non\}"):
            decompte(text.replace("2012-10-16", received), "2026-11-21", nature="personne-publique")
