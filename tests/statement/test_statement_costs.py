"""Penalty clause, costs and titles: what is claimed, what is refused, with the article."""

import datetime as dt
from decimal import Decimal

import pytest
from msgspec.structs import replace

from generator.findings import NotComputed
from generator.model import Strategie
from generator.statement import compute
from generator.statement.text import table
from generator.statement.types import Nature
from generator.vocabulary import Statut
from tests.statement.conftest import Compute, Load, reading, rows, told
from tests.statement.parties import OFFICE

ONE = """
factures:
  - {numero: F-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 10000}
"""
CALLED = "  - {date: 2026-06-02, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-06-04, delai: 8}\n"
SUPPLEMENT = "  - {date: 2026-06-0%s, nature: recouvrement-complementaire, montant: %s, a-la-charge-de: debiteur%s}\n"
CLAUSE = """
creance: {origine: essai, famille: vente-entre-professionnels, clause-penale: {%s}}
"""


# the penalty clause


def test_a_penalty_clause_waits_for_the_formal_notice_and_its_delay(decompte: Compute) -> None:
    text = ONE + CLAUSE % "taux: 10 %" + "journal:\n" + CALLED
    last = decompte(text, "2026-06-12")  # he may still pay that day
    assert last.clause_penale == 0
    assert told(last, "Clause pénale non réclamée : la mise en demeure présentée le 04/06/2026 laisse jusqu'au 12/06/")
    assert told(last, "elle s'ajoutera le 13/06/2026")
    found = decompte(text, "2026-06-13")
    assert told(found, "Clause pénale comptée à compter du 13/06/2026, sur le principal encore impayé le 12/06/2026")
    assert found.clause_penale == 1000
    (poste,) = found.postes
    assert (poste.nature, poste.libelle) == ("clause-penale", "Clause pénale, 10 % du principal impayé")
    assert poste.reference.article == "C. civ., art. 1231-5 (réductible par le juge)"
    assert told(found, "le juge peut la réduire")


@pytest.mark.parametrize(
    ("creance", "twice"),
    [
        ("famille: vente-entre-professionnels, ", True),
        ("famille: bail-commercial, penalites: {taux: 12 %, piece: bail}, ", True),
        ("famille: vente-entre-professionnels, penalites: {reclamees: non}, ", False),  # legal interest
        ("famille: bail-commercial, ", False),
    ],
)
def test_a_clause_counted_with_penalties_of_the_same_delay_is_told(
    creance: str, decompte: Compute, *, twice: bool
) -> None:
    claim = f"creance: {{origine: essai, {creance}clause-penale: {{taux: 10 %}}}}\n"
    found = decompte(ONE + claim + "journal:\n" + CALLED, "2026-06-13")
    (said,) = (one for one in found.remarques if "le juge peut la réduire" in one)
    assert ("intérêts comptés pour le même retard : cumul à vérifier" in said) is twice
    assert not told(decompte(ONE + claim + "journal:\n" + CALLED, "2026-06-12"), "cumul")


@pytest.mark.parametrize(
    ("du", "au", "clause"),
    [
        ("2026-06-05", "2026-06-30", 0),
        ("2026-06-13", "2026-06-30", 0),  # the day it would be incurred
        ("2026-06-14", "2026-06-30", 1000),
        ("2026-06-05", "2026-06-12", 1000),  # over by then
    ],
)
def test_the_clause_is_not_incurred_during_a_delay_of_the_judge(
    decompte: Compute, du: str, au: str, clause: int
) -> None:
    granted = f"  - {{date: {du}, type: delai-de-grace, jusqu-au: {au}}}\n"
    text = ONE + CLAUSE % "taux: 10 %" + "journal:\n" + CALLED + granted
    found = decompte(text, "2026-08-31")
    assert found.clause_penale == clause
    assert told(found, "le délai de la mise en demeure finit pendant le délai de grâce") == (not clause)
    assert told(decompte(text, "2026-06-12"), "elle s'ajoutera le 13/06/2026") == (
        du != "2026-06-05" or au < "2026-06-13"
    )
    again = text + CALLED.replace("2026-06", "2026-07")  # asked for again once the delay is over
    assert decompte(again, "2026-08-31").clause_penale == 1000


def test_the_clause_counts_what_is_unpaid_when_the_delay_ends(decompte: Compute) -> None:
    text = ONE + CLAUSE % "taux: 10 %" + "journal:\n" + CALLED
    text += "paiements:\n  - {date: 2026-06-12, montant: 5139.81}\n  - {date: 2026-07-01, montant: 1000}\n"
    assert str(decompte(text, "2026-07-31").clause_penale) == "500.00"


@pytest.mark.parametrize("clause", ["taux: 10 %", "montant: 300"])
def test_nothing_is_incurred_when_all_was_paid_within_the_delay(decompte: Compute, clause: str) -> None:
    text = ONE + CLAUSE % clause + "journal:\n" + CALLED
    text += "paiements:\n  - {date: 2026-06-12, montant: 10500}\n"
    found = decompte(text, "2026-07-31")
    assert found.total == 0
    assert not found.postes
    assert told(found, "Clause pénale non comptée : aucun principal ne restait impayé le 12/06/2026")


# ladder, quality of the debtor -> last day left by a mise en demeure presented on 4 June that does not say it
ENDS = """
-;professionnel;2026-06-19
-;consommateur;2026-07-04
30;professionnel;2026-07-04
8;consommateur;2026-06-12
"""


@pytest.mark.parametrize("row", ENDS.split())
def test_the_clause_waits_for_the_delay_of_the_letter_when_the_journal_does_not_say_it(case: Load, row: str) -> None:
    days, qualite, end = row.split(";")
    step = {"document": "mise-en-demeure", "fait": "mise-en-demeure", "jours": 40, "envoi": "lrar"}
    steps = [] if days == "-" else [step | {"delai-de-paiement": days}]
    ladders = {"standard": Strategie.model_validate({"titre": "Essai", "etapes": steps})} if steps else {}
    office = replace(OFFICE, strategies=ladders)
    text = ONE + CLAUSE % "taux: 10 %" + "journal:\n" + CALLED.replace(", delai: 8", "")
    found = [
        compute(case(text, qualite=qualite), office, dt.date.fromisoformat(end) + dt.timedelta(later)).clause_penale
        for later in (0, 1)
    ]
    assert found == [0, 1000]


def test_a_fixed_clause_is_owed_once(decompte: Compute) -> None:
    two = ONE + "  - {numero: F-2, date: 2026-05-01, echeance: 2026-06-30, montant-ttc: 500}\n"
    later = "  - {date: 2026-07-02, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-07-04}\n"
    fixed = two + CLAUSE % "montant: 300" + "journal:\n" + CALLED + later
    assert decompte(fixed, "2026-09-01").clause_penale == 300
    rate = two + CLAUSE % "taux: 10 %" + "journal:\n" + CALLED + later
    assert decompte(rate, "2026-09-01").clause_penale == 1050


def test_a_fixed_clause_not_incurred_on_a_first_notice_is_on_the_next(decompte: Compute) -> None:
    """C. civ., 1231-5: what was paid in time incurs nothing; the sum is owed once, whichever notice it comes from."""
    more = """  - {numero: F-2, date: 2026-05-01, echeance: 2026-06-20, montant-ttc: 500}
  - {numero: F-3, date: 2026-05-01, echeance: 2026-06-21, montant-ttc: 500}
"""
    called = """  - {date: 2026-07-02, type: mise-en-demeure, presentee-le: 2026-07-02, delai: 8, factures: [F-2]}
  - {date: 2026-08-03, type: mise-en-demeure, presentee-le: 2026-08-03, delai: 8, factures: [F-3]}
"""
    paid = "paiements:\n  - {date: 2026-06-12, montant: 10500, imputation-choisie: [F-1]}\n"
    text = ONE + more + CLAUSE % "montant: 300" + "journal:\n" + CALLED + called + paid
    assert decompte(text, "2026-07-10").clause_penale == 0
    running = decompte(text, "2026-07-10")
    assert told(running, "Clause pénale non comptée : aucun principal ne restait impayé le 12/06/2026")
    assert told(running, "elle s'ajoutera le 11/07/2026, sur ce qui restera impayé, si elle n'est pas déjà comptée")
    found = decompte(text, "2026-09-01")
    assert found.clause_penale == 300
    assert told(found, "Clause pénale comptée à compter du 11/07/2026")
    assert not told(found, "11/08/2026")


def test_a_clause_not_yet_due_at_the_opening_is_not_claimed(decompte: Compute) -> None:
    opened = "  - {date: 2026-06-12, type: procedure-collective, nature: redressement, tribunal: Lyon}\n"
    text = ONE + CLAUSE % "taux: 10 %" + "journal:\n" + CALLED + opened
    assert decompte(text, "2026-09-01").clause_penale == 0


@pytest.mark.parametrize(
    ("qualite", "nature", "said"),
    [
        ("consommateur", "particulier", "clause pénale envers un consommateur : abusive si elle est disproportionnée"),
        ("non-professionnel", "association", "(C. conso., art. L212-2 et R212-2, 3°)"),
        ("professionnel", "association", "association dite professionnelle"),
        ("professionnel", "societe", ""),
    ],
)
def test_a_clause_claimed_from_who_may_be_no_professional_is_to_be_verified(
    decompte: Compute, qualite: str, nature: str, said: str
) -> None:
    text = ONE + (CLAUSE % "taux: 10 %").replace("vente-entre-professionnels", "droit-commun") + "journal:\n" + CALLED
    found = decompte(text, "2026-09-01", qualite=qualite, nature=nature)
    assert found.clause_penale > 0
    assert told(found, "À vérifier, clause pénale") is bool(said)
    assert told(found, said)


def test_a_clause_is_paid_after_interest_and_principal(decompte: Compute) -> None:
    text = ONE + CLAUSE % "taux: 10 %" + "journal:\n" + CALLED + "paiements:\n  - {date: 2026-06-30, montant: 11000}\n"
    found = decompte(text, "2026-06-30")
    # 199,73 of interest, 10 000, 40 € of F-1, the rest on the clause
    assert str(found.clause_penale) == "239.73"
    assert found.postes[0].paye == Decimal("760.27")
    assert found.imputations[-1].poste == "Clause pénale, 10 % du principal impayé"


# costs without title


@pytest.mark.parametrize("nature", ["mise-en-demeure", "relance", "constat", "signification", "saisie", "autre"])
def test_costs_without_title_stay_with_the_creditor(decompte: Compute, nature: str) -> None:
    line = f"frais:\n  - {{date: 2026-06-02, nature: {nature}, montant: 15, a-la-charge-de: debiteur, piece: note}}\n"
    found = decompte(ONE + line, "2026-09-01")
    assert found.frais == 0
    assert told(found, "ils restent à la charge du créancier (CPCE, art. L111-8, al. 2)")


def test_costs_the_creditor_bears_are_not_spoken_of(decompte: Compute) -> None:
    line = "frais:\n  - {date: 2026-06-02, nature: relance, montant: 15, a-la-charge-de: creancier}\n"
    assert not decompte(ONE + line, "2026-09-01").remarques


def test_supplementary_costs_are_owed_beyond_the_lump_sum_and_on_proof(decompte: Compute) -> None:
    line = "frais:\n" + SUPPLEMENT % (2, 150, "%s")
    found = decompte(ONE + line % ", piece: note, libelle: Note de l'avocat", "2026-09-01")
    assert found.frais == 110
    assert found.postes[0].libelle == "Note de l'avocat"
    refused = decompte(ONE + line % "", "2026-09-01")
    assert refused.frais == 0
    assert told(refused, "sur justification seulement : ajouter la pièce (C. com., art. L441-10, II)")
    assert decompte(ONE + line % ", piece: note", "2026-06-01").frais == 0


def test_two_supplementary_costs_share_one_lump_sum(decompte: Compute) -> None:
    lines = "".join(SUPPLEMENT % (day, 30, ", piece: note") for day in (2, 3, 4))
    found = decompte(ONE + "frais:\n" + lines, "2026-09-01")
    assert [str(poste.montant) for poste in found.postes] == ["0.00", "20.00", "30.00"]


def test_a_consumer_owes_no_recovery_costs(decompte: Compute) -> None:
    line = SUPPLEMENT % (2, 150, ", piece: note")
    found = decompte(ONE + "frais:\n" + line, "2026-09-01", qualite="consommateur", nature="particulier")
    assert found.frais == 0
    assert told(found, "C. conso., art. L121-21")


def test_costs_of_a_conservatory_measure_are_the_debtor_s(decompte: Compute) -> None:
    text = (
        ONE
        + """journal:
  - {date: 2026-06-01, type: saisie-conservatoire}
frais:
  - {date: 2026-06-02, nature: saisie, montant: 200, a-la-charge-de: debiteur, piece: acte}
"""
    )
    found = decompte(text, "2026-09-01")
    assert (found.frais, found.statut) == (Decimal("200.00"), Statut.INCERTAIN)


@pytest.mark.parametrize(("day", "frais"), [("2026-05-31", 0), ("2026-06-01", 200), ("2026-06-10", 200)])
def test_of_two_conservatory_measures_the_first_makes_costs_the_debtor_s(
    decompte: Compute, day: str, frais: int
) -> None:
    text = (
        ONE
        + f"""journal:
  - {{date: 2026-06-01, type: saisie-conservatoire}}
  - {{date: 2026-06-20, type: saisie-conservatoire}}
frais:
  - {{date: {day}, nature: saisie, montant: 200, a-la-charge-de: debiteur, piece: acte}}
"""
    )
    assert decompte(text, "2026-09-01").frais == frais


# titles


def title(nature: str, more: str = "", factures: str = ONE) -> str:
    return f"""{factures}
titres:
  - nature: {nature}
    juridiction: Tribunal de commerce de Lyon
    rg: 26/00123
    date: 2026-03-02
    principal: 9000
{more}"""


def test_a_title_replaces_the_invoices_even_when_it_grants_less(decompte: Compute) -> None:
    found = decompte(title("jugement"), "2026-06-30")
    assert found.fondement == "titre"
    assert [(one.numero, str(one.montant_ttc)) for one in found.lignes] == [
        ("Jugement du 02/03/2026 (RG\N{NO-BREAK SPACE}26/00123)", "9000.00")
    ]
    assert rows(found) == [("2026-03-03", 120, "2.62", "77.52")]
    assert found.segments[0].nature is Nature.INTERETS_DU_TITRE
    assert found.segments[0].reference.article == "C. civ., art. 1231-7 ; CMF, art. L313-2"
    assert found.indemnites == 0
    assert told(found, "Le décompte suit le titre")
    assert told(found, "Non compris dans le titre, car postérieurs : F-1")
    assert not told(decompte(title("jugement", factures=ONE.replace("04-01", "03-02")), "2026-06-30"), "postérieurs")


def test_before_its_date_the_invoices_are_followed(decompte: Compute) -> None:
    assert (
        decompte(title("jugement", factures=ONE.replace("2026-04-01", "2026-01-01")), "2026-03-01").fondement
        == "factures"
    )


def test_what_the_title_grants_beside_the_principal(decompte: Compute) -> None:
    more = "    indemnites: 40\n    clause-penale: 500\n    article-700: 800\n    depens: 33.47\n"
    found = decompte(title("jugement", more), "2026-03-02")
    assert (found.indemnites, found.clause_penale) == (Decimal(40), Decimal(500))
    assert found.frais == Decimal("833.47")
    assert found.total == Decimal("10373.47")
    assert told(found, "Intérêts sur l'article 700 et les dépens non comptés")


def test_the_title_s_own_rate_and_first_day(decompte: Compute) -> None:
    more = "    interets: {taux: bce + 10, a-compter-du: 2026-06-01, liquides: 12.34}\n"
    found = decompte(title("jugement", more), "2026-07-02")
    assert rows(found) == [("2026-06-01", 30, "12.15", "89.88"), ("2026-07-01", 2, "12.40", "6.12")]
    assert found.segments[0].reference.article == "Taux accordé par le titre"
    assert found.interets == Decimal("108.34")
    assert "    Liquidés par le titre : 12,34 €\n" in table(found).replace("\N{NO-BREAK SPACE}", " ")
    assert told(found, "le titre accorde un autre taux")
    assert not any("taux de chaque semestre" in one for one in found.conventions), "the rate of the title alone"
    assert [one.sujet for one in found.lectures] == ["Taux des pénalités"]


def test_a_title_tied_to_the_legal_rate_of_a_private_creditor_is_refused(decompte: Compute) -> None:
    more = "    interets: {taux: taux-legal + 5, a-compter-du: 2026-06-01}\n"
    assert decompte(title("jugement", more), "2026-06-02").interets == Decimal("3.76")
    with pytest.raises(NotComputed, match="créancier particulier"):
        decompte(title("jugement", more), "2026-06-02", creancier="jeanne-durand")


@pytest.mark.parametrize(
    ("nature", "more", "first"),
    [
        ("refere", "", "2026-03-03"),
        ("ordonnance-injonction", "    signifie-le: 2026-03-10\n", "2026-03-11"),
        ("acte-notarie", "    interets: {a-compter-du: 2026-03-05}\n", "2026-03-05"),
    ],
)
def test_the_first_day_of_a_title_that_sets_none(decompte: Compute, nature: str, more: str, first: str) -> None:
    assert rows(decompte(title(nature, more), "2026-04-30"))[0][0] == first


@pytest.mark.parametrize("nature", ["ordonnance-injonction", "acte-notarie", "transaction", "titre-commissaire"])
def test_a_title_that_gives_no_day_bears_no_interest(decompte: Compute, nature: str) -> None:
    found = decompte(title(nature), "2026-04-30")
    assert found.total == 9000
    assert told(found, "l'ordonnance n'est pas signifiée") == (nature == "ordonnance-injonction")


def test_service_may_be_a_fact_of_the_journal(decompte: Compute) -> None:
    served = "journal:\n  - {date: 2026-03-10, type: signification, acte: ordonnance}\n"
    found = decompte(title("ordonnance-injonction") + served, "2026-04-30")
    assert rows(found)[0][0] == "2026-03-11"
    other = served.replace("acte: ordonnance", "acte: jugement")
    assert not rows(decompte(title("ordonnance-injonction") + other, "2026-04-30"))


def test_service_not_yet_made_at_the_date_is_not_known(decompte: Compute) -> None:
    found = decompte(title("ordonnance-injonction", "    signifie-le: 2026-04-10\n"), "2026-04-09")
    assert not found.segments


def test_service_is_known_from_its_own_day(decompte: Compute) -> None:
    """Without it, no order bears interest, and the décompte says why."""
    text = title("ordonnance-injonction", "    signifie-le: 2026-04-10\n")
    found = [told(decompte(text, day), "l'ordonnance n'est pas signifiée") for day in ("2026-04-09", "2026-04-10")]
    assert found == [True, False]


# the five points


def test_five_points_two_months_after_service(decompte: Compute) -> None:
    found = decompte(title("jugement", "    signifie-le: 2026-03-17\n"), "2026-05-31")
    assert rows(found) == [("2026-03-03", 76, "2.62", "49.10"), ("2026-05-18", 14, "7.62", "26.30")]
    assert found.segments[1].reference.article == "C. civ., art. 1231-7 ; CMF, art. L313-2 et L313-3"
    assert found.segments[1].formule == "taux légal 2,62\N{NO-BREAK SPACE}% + 5 points"


def test_five_points_from_when_the_decision_is_enforceable_if_later(decompte: Compute) -> None:
    more = "    signifie-le: 2026-03-17\n    executoire-le: 2026-04-17\n"
    assert rows(decompte(title("jugement", more), "2026-06-30"))[1][0] == "2026-06-18"


def test_on_an_order_the_start_is_unsettled_and_both_figures_are_shown(decompte: Compute) -> None:
    more = "    signifie-le: 2026-03-17\n    executoire-le: 2026-04-18\n"
    found = decompte(title("ordonnance-injonction", more), "2026-06-30")
    assert [row[0] for row in rows(found)] == ["2026-03-18", "2026-06-19"]
    assert found.statut is Statut.INCERTAIN
    (lecture,) = [one for one in found.lectures if one.sujet == "Départ de la majoration de cinq points"]
    assert (str(lecture.montant_retenu), str(lecture.montant_autre)) == ("82.63", "122.08")


@pytest.mark.parametrize(
    ("nature", "more", "missing"),
    [
        ("jugement", "", "signifie-le"),
        ("ordonnance-injonction", "    signifie-le: 2026-03-17\n", "executoire-le"),
        ("ordonnance-injonction", "    executoire-le: 2026-03-17\n", "signifie-le"),
    ],
)
def test_no_points_without_the_dates(decompte: Compute, nature: str, more: str, missing: str) -> None:
    found = decompte(title(nature, more), "2026-06-30")
    assert told(found, f"Majoration de cinq points non comptée : la clé « {missing} » manque")
    assert all(one.taux < 7 for one in found.segments)


def test_no_points_on_a_notarial_act(decompte: Compute) -> None:
    found = decompte(title("acte-notarie", "    signifie-le: 2026-03-17\n"), "2026-06-30")
    assert not told(found, "Majoration")


def test_no_points_during_a_delay_of_the_judge(decompte: Compute) -> None:
    grace = "journal:\n  - {date: 2026-05-01, type: delai-de-grace, jusqu-au: 2026-06-20}\n"
    found = decompte(title("jugement", "    signifie-le: 2026-03-17\n") + grace, "2026-06-30")
    assert [(row[0], row[2]) for row in rows(found)] == [("2026-03-03", "2.62"), ("2026-06-21", "7.62")]


# payments around a title


def test_payments_made_since_the_title_are_allocated_on_it(decompte: Compute) -> None:
    text = (
        title("jugement", factures=ONE.replace("2026-04-01", "2026-01-01"))
        + """paiements:
  - {date: 2026-02-01, montant: 1000}
  - {date: 2026-03-31, montant: 500, imputation-choisie: [F-1]}
"""
    )
    found = decompte(text, "2026-03-31")
    assert [(str(one.interets), str(one.principal)) for one in found.imputations] == [("18.73", "481.27")]
    assert told(found, "Paiements reçus jusqu'au 02/03/2026 tenus pour compris dans le titre")


def test_an_order_does_not_know_what_was_paid_after_the_request(decompte: Compute) -> None:
    text = (
        title("ordonnance-injonction", "    signifie-le: 2026-03-10\n")
        + """paiements:
  - {date: 2026-01-15, montant: 100}
  - {date: 2026-02-20, montant: 500}
journal:
  - {date: 2026-02-01, type: requete-injonction}
"""
    )
    found = decompte(text, "2026-03-02")
    assert found.principal == 8500
    assert told(found, "Paiements reçus jusqu'au 01/02/2026")


def test_costs_of_enforcement_are_claimed_on_proof(decompte: Compute) -> None:
    line = "frais:\n  - {date: 2026-04-02, nature: %s, montant: 80, a-la-charge-de: debiteur%s}\n"
    assert decompte(title("jugement") + line % ("signification", ", piece: acte"), "2026-04-30").frais == 80
    assert told(decompte(title("jugement") + line % ("saisie", ""), "2026-04-30"), "aucun justificatif")
    assert told(decompte(title("jugement") + line % ("greffe", ""), "2026-04-30"), "CPC, art. 695 et 696")
    more = line % ("recouvrement-complementaire", ", piece: note")
    assert told(decompte(title("jugement") + more, "2026-04-30"), "le titre fixe ce qui est dû")


@pytest.mark.parametrize(
    ("incurred", "more", "claimed"),
    [
        ("2026-04-20", "", "0.00"),  # not yet due
        ("2026-05-01", "", "0.00"),  # still payable that day
        ("2026-05-02", "", "110.00"),
        ("2026-05-02", "paiements:\n  - {date: 2026-05-01, montant: 10000}\n", "0.00"),  # paid in time
    ],
)
def test_costs_of_recovery_need_a_lateness_to_complete(
    incurred: str, more: str, claimed: str, decompte: Compute
) -> None:
    costs = f"frais:\n  - {{date: {incurred}, nature: recouvrement-complementaire, montant: 150, piece: note,\n"
    costs += "     a-la-charge-de: debiteur}\n"
    found = decompte(ONE + more + costs, "2026-06-01")
    assert str(found.frais) == claimed
    uncounted = (
        f"Frais de recouvrement complémentaires (150,00\N{NO-BREAK SPACE}€, {incurred[8:]}/{incurred[5:7]}/2026)"
    )
    assert told(found, f"{uncounted} non comptés : aucune indemnité de 40 €") is (claimed == "0.00")


@pytest.mark.parametrize(
    ("famille", "debtor", "why"),
    [
        ("bail-commercial", {}, "aucune indemnité de 40 € n'est comptée ici, qu'ils puissent compléter, ils restent"),
        ("vente-a-consommateur", {"qualite": "consommateur", "nature": "particulier"}, "n'est pas un professionnel"),
    ],
)
def test_costs_of_recovery_are_refused_for_what_the_claim_is(
    famille: str, debtor: dict[str, str], why: str, decompte: Compute
) -> None:
    """A company that leases a shop was told to be no professional, with an article about consumers."""
    costs = (
        f"creance: {{origine: essai, famille: {famille}}}\n"
        "frais:\n  - {date: 2026-05-20, nature: recouvrement-complementaire, montant: 150, piece: note,\n"
        "     a-la-charge-de: debiteur}\n"
    )
    found = decompte(ONE + costs, "2026-06-01", **debtor)
    assert found.frais == 0
    (said,) = (one for one in found.remarques if "150,00" in one)
    assert why in said
    assert ("C. conso., art. L121-21" in said) is bool(debtor)


def test_a_judgment_replaces_the_order(decompte: Compute) -> None:
    text = (
        title("ordonnance-injonction", "    signifie-le: 2026-03-10\n")
        + """  - nature: jugement
    juridiction: Tribunal de commerce de Lyon
    date: 2026-05-04
    principal: 8000
journal:
  - {date: 2026-03-20, type: opposition}
"""
    )
    assert decompte(text, "2026-04-30").fondement == "factures"
    assert told(decompte(text, "2026-04-30"), "Opposition du 20/03/2026")
    found = decompte(text, "2026-05-04")
    assert (found.fondement, found.principal) == ("titre", Decimal("8000.00"))
    assert told(found, "Jugement du 04/05/2026 sur opposition : il a remplacé l'ordonnance (CPC, art. 1420).")


def test_an_opposition_withdrawn_leaves_the_order_its_force(decompte: Compute) -> None:
    text = title("ordonnance-injonction", "    signifie-le: 2026-03-10\n") + "journal:\n"
    opposed = text + "  - {date: 2026-03-20, type: opposition}\n"
    assert decompte(opposed, "2026-05-04").fondement == "factures"
    left = "  - {date: 2026-05-04, type: desistement, auteur: debiteur}\n"
    withdrawn = decompte(opposed + left, "2026-05-04")
    assert withdrawn.fondement == "titre"
    assert told(withdrawn, "Désistement du débiteur du 04/05/2026")
    abandoned = decompte(opposed + left.replace("debiteur", "creancier"), "2026-05-04")
    assert abandoned.fondement == "factures"
    assert told(abandoned, "l'ordonnance est non avenue, le décompte est celui des factures (CPC, art. 1419).")
    unsaid = decompte(opposed + left.replace(", auteur: debiteur", ""), "2026-05-04")
    assert unsaid.fondement == "factures"
    assert told(unsaid, "Désistement du 04/05/2026 dont l'auteur n'est pas dit")
    again = "  - {date: 2026-05-04, type: desistement, auteur: debiteur}\n  - {date: 2026-05-05, type: opposition}\n"
    assert decompte(opposed + again, "2026-05-05").fondement == "factures"


def test_an_order_told_by_the_journal_alone_takes_the_opposition_made_after_it(decompte: Compute) -> None:
    text = title("ordonnance-injonction", "    signifie-le: 2026-03-10\n") + "journal:\n"
    other = "  - {date: 2026-04-01, type: ordonnance-injonction}\n"
    opposed = "  - {date: 2026-04-20, type: opposition}\n"
    assert decompte(text + opposed, "2026-05-04").fondement == "factures"
    assert decompte(text + other + opposed, "2026-05-04").fondement == "factures"  # the other one was served on nobody
    served = "  - {date: 2026-04-10, type: signification, acte: ordonnance}\n"
    assert decompte(text + other + served + opposed, "2026-05-04").fondement == "titre"


def test_an_order_not_served_in_time_is_no_longer_followed(decompte: Compute) -> None:
    text = title("ordonnance-injonction")
    assert decompte(text, "2026-09-02").fondement == "titre"
    found = decompte(text, "2026-09-03")
    assert found.fondement == "factures"
    assert told(found, "Ordonnance du 02/03/2026 non signifiée au 02/09/2026")


@pytest.mark.parametrize("served", ["titre", "journal"])
def test_an_order_served_too_late_is_no_longer_followed(decompte: Compute, served: str) -> None:
    text = title("ordonnance-injonction", "    signifie-le: 2026-09-03\n" if served == "titre" else "")
    if served == "journal":
        text += "journal:\n  - {date: 2026-09-03, type: signification, acte: ordonnance}\n"
    in_time = text.replace("2026-09-03", "2026-09-02")
    assert decompte(in_time, "2026-09-30").fondement == "titre"
    found = decompte(text, "2026-09-30")
    assert found.fondement == "factures"
    assert told(found, "Ordonnance du 02/03/2026 non signifiée au 02/09/2026 (signifiée le 03/09/2026)")


def test_a_credit_note_later_than_the_title_reduces_its_principal(decompte: Compute) -> None:
    older = """factures:
  - {numero: F-0, date: 2025-12-01, echeance: 2025-12-31, montant-ttc: 9000}
  - {numero: F-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 500}
avoirs:
  - {numero: A-1, date: 2026-03-02, facture: F-0, montant-ttc: 100}
  - {numero: A-2, date: 2026-05-31, facture: F-0, montant-ttc: 400, retroactif: oui}
  - {numero: A-3, date: 2026-05-31, facture: F-1, montant-ttc: 50}
"""
    more = "    interets: {taux: 10 %, a-compter-du: 2026-03-03}\n"
    text = title("jugement", more, older)
    assert decompte(text, "2026-05-30").principal == 9000  # the judge knew of the first
    found = decompte(text, "2026-06-01")
    assert found.principal == 8600  # the third is that of an invoice which is not in the title
    assert rows(found) == [("2026-03-03", 90, "10", "221.92"), ("2026-06-01", 1, "10", "2.36")]
    assert told(found, "Avoirs postérieurs déduits du principal du titre, à leur date (400,00")


CREDITED = """creance: {origine: essai, famille: vente-entre-professionnels%s}
factures:
  - {numero: F-0, date: 2025-12-01, echeance: 2025-12-31, montant-ttc: 9000}
avoirs:
  - {numero: A-1, date: 2026-01-30, facture: F-0, montant-ttc: %s, retroactif: %s}
"""
PAID = "paiements:\n  - {date: %s, montant: 9100}\n"
GRACE = "journal:\n  - {date: 2025-12-15, type: delai-de-grace, jusqu-au: 2026-02-20}\n"
LEGAL = ", penalites: {reclamees: non}"


@pytest.mark.parametrize(
    ("credited", "since_origin", "beside", "owed", "said"),
    [
        (
            "9000",
            "non",
            "",
            "89.88",
            "40 € non comptée, par prudence ; intérêts comptés jusqu'au 30/01/2026 (C. com., art. L4",
        ),
        ("9000", "non", LEGAL, "0.00", "indemnité de 40 € non comptée, par prudence (C. com., art. L441-10, II"),
        ("9000", "oui", "", "0.00", ""),  # never owed
        ("8999", "non", "", "130.88", ""),  # a euro of it is late: the 40 € are owed
    ],
)
def test_an_invoice_credited_whole_once_it_was_late_says_what_is_counted_of_it(  # noqa: PLR0917 - a table
    decompte: Compute, credited: str, since_origin: str, beside: str, owed: str, said: str
) -> None:
    """The 40 € went without a word, and interest stayed: whether it was ever owed, the default does not tell."""
    found = decompte(CREDITED % (beside, credited, since_origin), "2026-01-31")
    assert str(found.total) == owed
    told_of = [one for one in found.remarques if "créditée de tout son montant" in one]
    assert len(told_of) == bool(said)
    assert all(said in one and "Si rien n'en était dû, écrire « retroactif: oui »" in one for one in told_of)
    early = decompte(CREDITED.replace("2026-01-30", "2025-12-31") % (beside, credited, since_origin), "2026-01-31")
    assert not told(early, "créditée de tout son montant"), "it was not late"


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (PAID % "2025-12-31", ""),  # paid in time, then given back
        (PAID % "2026-01-10", "par prudence ; intérêts comptés jusqu'au 10/01/2026 (C. com., art. L441-10, II"),
        (GRACE, ""),  # a delay of the judge ran: neither was incurred
    ],
)
def test_what_was_never_incurred_of_an_invoice_credited_whole_is_not_told(
    decompte: Compute, fact: str, said: str
) -> None:
    """Of an invoice paid in time, it said « 40 € non comptée, par prudence ; intérêts comptés jusqu'à l'avoir »."""
    found = decompte(CREDITED % ("", "9000", "non") + fact, "2026-01-31")
    assert told(found, "créditée de tout son montant") is bool(said)
    assert not said or told(found, said)


TWO_TITLES = """factures:
  - {numero: F-0, date: 2024-12-01, echeance: 2024-12-31, montant-ttc: 9000}
titres:
  - {nature: jugement, juridiction: TC, date: 2025-02-03, principal: 9000}
  - {nature: ordonnance-injonction, juridiction: TC, date: 2025-06-02, principal: 500, signifie-le: %s}
journal:
  - {date: %s, type: opposition}
"""


def test_of_two_titles_the_last_in_force_is_followed_and_the_other_is_told(decompte: Compute) -> None:
    found = decompte(TWO_TITLES % ("2025-06-10", "2025-06-01"), "2026-06-30")
    assert found.principal == 500
    assert told(found, "Non compté, à vérifier : Jugement du 03/02/2025, 9\N{NO-BREAK SPACE}000,00")
    late = decompte(TWO_TITLES % ("2025-12-03", "2025-06-01"), "2026-06-30")
    assert (late.fondement, late.principal) == ("titre", Decimal("9000.00"))
    assert told(late, "(signifiée le 03/12/2025) : elle est non avenue (CPC, art. 1411).")
    opposed = decompte(TWO_TITLES % ("2025-06-10", "2025-07-01"), "2026-06-30")
    assert opposed.principal == 9000
    assert told(opposed, "Opposition du 01/07/2025 : l'ordonnance n'est plus suivie (CPC, art. 1417 et 1420).")


def test_an_opposition_and_a_service_are_those_of_the_last_order(decompte: Compute) -> None:
    text = """factures:
  - {numero: F-0, date: 2024-12-01, echeance: 2024-12-31, montant-ttc: 9000}
titres:
  - {nature: ordonnance-injonction, juridiction: TC, date: 2025-02-03, principal: 9000, signifie-le: 2025-02-10}
  - {nature: ordonnance-injonction, juridiction: TC, date: 2025-06-02, principal: 500}
journal:
  - {date: 2025-06-10, type: signification, acte: ordonnance}
  - {date: 2025-07-01, type: opposition}
"""
    assert decompte(text, "2025-06-30").principal == 500
    assert decompte(text, "2025-07-31").principal == 9000  # the first one was not opposed
    unserved = text.replace(", signifie-le: 2025-02-10", "")  # the service of the second is not that of the first
    assert decompte(unserved, "2025-10-31").fondement == "factures"


# a syndicat of co-owners


def test_a_syndicat_claims_its_formal_notice_and_the_reminders_since(decompte: Compute) -> None:
    """Loi n° 65-557, art. 10-1: L111-8 leaves them to every other creditor."""
    text = (
        "creance: {origine: charges, famille: charges-de-copropriete}\n"
        "factures:\n  - {numero: A-1, date: 2026-04-01, echeance: 2026-05-01, montant-ttc: 850}\n"
        "frais:\n"
        "  - {date: 2026-05-20, nature: relance, montant: 12, a-la-charge-de: debiteur, piece: avis}\n"
        "  - {date: 2026-06-02, nature: mise-en-demeure, montant: 30, a-la-charge-de: debiteur, piece: avis}\n"
        "  - {date: 2026-06-20, nature: relance, montant: 8, a-la-charge-de: debiteur}\n"
        "journal:\n"
    ) + CALLED
    found = decompte(text, "2026-06-30", qualite="consommateur", nature="particulier")
    assert found.frais == 30
    assert found.indemnites == 0
    assert [poste.libelle for poste in found.postes] == ["Frais de mise en demeure"]
    assert found.postes[0].reference.article == "Loi n° 65-557, art. 10-1, a"
    assert told(
        found, "20/05/2026) non comptés : frais antérieurs à la mise en demeure, ils restent à la charge du syndicat"
    )
    assert told(found, "20/06/2026) non comptés : aucun justificatif")
    assert told(found, "l'exigibilité anticipée des provisions non échues (loi n° 65-557, art. 19-2)")
    assert rows(found) == [("2026-06-05", 26, "2.62", "1.59")], "850 × 2,62 % × 26 / 365 = 1,59"
    assert decompte(text, "2026-06-30").frais == 30, "the same of a co-owner who is a professional"
    agreed = text.replace("copropriete}", "copropriete, penalites: {taux: 10 %, piece: reglement}}")
    by_the_rules = decompte(agreed, "2026-06-30")
    assert rows(by_the_rules)[0][2] == "10"
    assert told(by_the_rules, "le juge peut le réduire s'il y voit une clause pénale")
    assert told(by_the_rules, "Charges de copropriété : le taux convenu n'est dû que si le règlement le stipule")
    assert not told(by_the_rules, "Charges de copropriété : intérêt légal")
    by_counsel = text.replace("journal:\n", "journal:\n  - {date: 2026-05-15, type: lettre-avocat}\n")
    found = decompte(by_counsel, "2026-06-30", qualite="consommateur", nature="particulier")
    assert found.frais == 30, "a letter of counsel is a formal notice only if it is noted so"
    assert told(found, "si la lettre d'avocat du 15/05/2026 met en demeure, la noter « mise-en-demeure » (à vérifier)")
    called_before = text + "  - {date: 2026-05-10, type: assignation}\n"
    assert decompte(called_before, "2026-06-30", qualite="consommateur", nature="particulier").frais == 42


@pytest.mark.parametrize(
    ("rate", "told_so"),
    [
        ("", False),
        ("taux: bce + 10", False),
        ("taux: '12,15 %'", False),  # that of the law, that half-year
        ("taux: 3 x taux-legal", False),
        ("taux: '12,16 %'", True),
        ("taux: bce + 15", True),
    ],
)
def test_an_agreed_rate_of_penalties_is_told_as_one_a_judge_may_reduce(
    rate: str, decompte: Compute, *, told_so: bool
) -> None:
    """The rate of the law is no penalty clause; another may be one, and nothing said it."""
    claim = f"creance: {{origine: essai, famille: vente-entre-professionnels, penalites: {{{rate}}}}}\n"
    found = decompte(ONE + claim, "2026-06-01")
    assert told(found, "s'il y voit une clause pénale manifestement excessive (C. civ., art. 1231-5") is told_so
    assert not told(decompte(ONE + claim, "2026-05-01"), "clause pénale")  # nothing runs yet
    late = ONE.replace("2026-04-01", "2027-01-02").replace("2026-05-01", "2027-02-01")
    unknown = late + "creance: {origine: essai, famille: vente-entre-professionnels, penalites: {taux: 40 %}}\n"
    assert not told(decompte(unknown, "2027-03-01"), "clause pénale")  # the law's own rate is not known


@pytest.mark.parametrize("claimed", ["", ", penalites: {reclamees: non}"])
@pytest.mark.parametrize("famille", ["droit-commun", "vente-entre-professionnels"])
def test_the_lump_sum_of_an_unsaid_family_is_to_verify_without_penalties_too(
    claimed: str, famille: str, decompte: Compute
) -> None:
    found = decompte(ONE + f"creance: {{origine: essai, famille: {famille}{claimed}}}\n", "2026-06-01")
    assert found.indemnites == 40
    assert told(found, "famille « droit-commun », vente ou prestation entre professionnels à vérifier") is (
        famille == "droit-commun"
    )


@pytest.mark.parametrize(("au", "above"), [("2025-06-30", False), ("2025-07-01", True)])
def test_a_fixed_rate_that_the_law_falls_below_is_told_too(au: str, decompte: Compute, *, above: bool) -> None:
    """12,50 % since 2 June 2025, when the law says 13,15 %: from July it says 12,15 %."""
    since = ONE.replace("2026-04-01", "2025-05-01").replace("2026-05-01", "2025-06-01")
    claim = "creance: {origine: essai, famille: vente-entre-professionnels, penalites: {taux: '12,50 %'}}\n"
    assert told(decompte(since + claim, au), "manifestement excessive") is above


@pytest.mark.parametrize(
    ("since", "debtor"),
    [("contrat-du: 2005-03-01, ", {}), ("", {"nature": "personne-publique"})],
)
def test_a_rent_is_counted_whatever_penalties_of_its_contract_would_be_refused(
    since: str, debtor: dict[str, str], decompte: Compute
) -> None:
    """A lease of 2005, or of a public tenant, was refused for penalties that no rent bears."""
    text = ONE + f"creance: {{origine: loyers, {since}famille: bail-commercial}}\njournal:\n" + CALLED
    found = decompte(text, "2026-06-30", **debtor)
    assert found.indemnites == 0
    assert rows(found) == [("2026-06-05", 26, "2.62", "18.66")], "10 000 × 2,62 % × 26 / 365 = 18,66"


@pytest.mark.parametrize("famille", ["bail-commercial", "bail-d-habitation", "pret-entre-particuliers"])
@pytest.mark.parametrize("debtor", [{}, {"qualite": "consommateur", "nature": "particulier"}])
def test_the_category_of_who_lets_is_not_settled_whoever_the_tenant_is(
    famille: str, debtor: dict[str, str], decompte: Compute
) -> None:
    """Only the tenant of a dwelling who is no professional was told the other rate: it is the landlord's question."""
    text = ONE + f"creance: {{origine: loyers, famille: {famille}}}\njournal:\n" + CALLED
    found = decompte(text, "2026-06-30", creancier="jeanne-durand", **debtor)
    other = reading(found, "Catégorie du créancier, bailleur particulier")
    assert other == (("47.51", "18.66") if famille.startswith("bail") else None)
    assert found.segments[0].taux == Decimal("6.67")
