"""The stage of a case, why, and the one sentence for the lawyer."""

import datetime as dt
from textwrap import dedent
from typing import get_args

import pytest
from msgspec.structs import replace

from generator.model import FaitProcedure, FaitRole
from generator.progress import situation
from generator.progress.names import name
from generator.progress.types import Stade
from generator.statement import compute
from generator.vocabulary import Fait, Nature
from tests.progress.cases import DEBITEUR, FACTURES, at, case, day, limit, limits, office
from tests.progress.cases import seen as stands

TWO = """\
    - {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
    - {numero: F-2, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 500}
    """
PLAN = """\
    - date: 2026-06-01
      type: echeancier
      echeances:
        - {date: 2026-06-30, montant: 400}
        - {date: 2026-07-31, montant: 300}
        - {date: 2026-08-31, montant: 300}
    """
MEASURED = """
- {date: 2026-11-02, type: surendettement, recevable-le: 2026-11-10, mesures: plan-conventionnel,
   appliquees-le: 2027-03-31, jusqu-au: 2031-03-30}
"""
UNTIL = (
    "Dossier de surendettement recevable depuis le 10/11/2026 ; plan conventionnel de redressement depuis le "
    "31/03/2027, jusqu'au 30/03/2031."
)
FIRST = "- {date: 2026-06-30, montant: 400}\n"
MISSED = "\n    - {date: 2026-08-05, type: echeance-manquee, echeance: 2026-07-31, montant: 300}\n"
NOTICE = "    - {date: 2026-08-10, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-08-12}\n"


def after(text: str) -> str:
    return (day(text) + dt.timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("au", "journal", "stade", "why"),
    [
        ("2026-02-01", "", Stade.A_ECHOIR, "Aucune facture n'est échue."),  # before its day: not paid for all that
        ("2026-03-20", "", Stade.A_ECHOIR, "Aucune facture n'est échue."),
        ("2026-04-01", "", Stade.A_ECHOIR, "Aucune facture n'est échue."),
        ("2026-04-02", "", Stade.RELANCE, "1 facture échue."),
        (
            "2026-05-15",
            "- {date: 2026-05-12, type: mise-en-demeure, presentee-le: 2026-05-14}",
            Stade.MISE_EN_DEMEURE,
            "Mise en demeure du 12/05/2026.",
        ),
        (
            "2026-05-30",
            "- {date: 2026-05-12, type: mise-en-demeure, presentee-le: 2026-05-14}",
            Stade.JUDICIAIRE,
            "Mise en demeure expirée et relances épuisées : une procédure peut être choisie.",
        ),
        ("2026-06-30", "- {date: 2026-06-02, type: transmission}", Stade.JUDICIAIRE, "Dossier transmis le 02/06/2026."),
        (
            "2026-06-30",
            "- {date: 2026-06-02, type: requete-injonction}",
            Stade.JUDICIAIRE,
            "Procédure engagée : requête en injonction de payer du 02/06/2026.",
        ),
        (
            "2026-06-10",
            "- {date: 2026-06-02, type: petites-creances}",
            Stade.JUDICIAIRE,
            "Procédure engagée : procédure simplifiée des petites créances du 02/06/2026.",
        ),
        (
            "2026-06-10",
            "- {date: 2026-06-02, type: assignation}",
            Stade.JUDICIAIRE,
            "Procédure engagée : assignation du 02/06/2026.",
        ),
        (
            "2026-11-21",
            "- {date: 2026-09-01, type: ordonnance-injonction}",
            Stade.TITRE,
            "Ordonnance d'injonction de payer du 01/09/2026, à signifier.",
        ),
        (
            "2026-12-02",
            "- {date: 2026-09-01, type: ordonnance-injonction}",
            Stade.JUDICIAIRE,
            (
                "Ordonnance d'injonction de payer du 01/09/2026 : non signifiée au 01/12/2026, elle est non avenue "
                "(CPC, art. 1411)."
            ),
        ),
        (
            "2026-12-20",
            "- {date: 2026-09-01, type: ordonnance-injonction}\n- {date: 2026-12-02, type: signification}",
            Stade.JUDICIAIRE,
            (
                "Ordonnance d'injonction de payer du 01/09/2026 : non signifiée au 01/12/2026, elle est non avenue "
                "(CPC, art. 1411)."
            ),
        ),
        (
            "2026-12-20",
            "- {date: 2026-09-01, type: ordonnance-injonction}\n- {date: 2026-10-12, type: saisie-attribution}",
            Stade.JUDICIAIRE,
            (
                "Ordonnance d'injonction de payer du 01/09/2026 : non signifiée au 01/12/2026, elle est non avenue "
                "(CPC, art. 1411)."
            ),
        ),
        (
            "2026-12-20",
            "- {date: 2026-09-01, type: ordonnance-injonction}\n- {date: 2026-12-14, type: requete-injonction}",
            Stade.JUDICIAIRE,
            "Procédure engagée : requête en injonction de payer du 14/12/2026.",
        ),
        (
            "2026-11-21",
            "- {date: 2026-09-01, type: ordonnance-injonction}\n- {date: 2026-10-06, type: signification}",
            Stade.TITRE,
            "Ordonnance d'injonction de payer du 01/09/2026, signifiée le 06/10/2026.",
        ),
        (
            "2026-11-21",
            (
                "- {date: 2026-09-01, type: ordonnance-injonction}\n- {date: 2026-10-06, type: signification}\n"
                "- {date: 2026-10-20, type: opposition}"
            ),
            Stade.JUDICIAIRE,
            "Opposition formée le 20/10/2026 : l'affaire revient devant le tribunal.",
        ),
        (
            "2026-12-21",
            (
                "- {date: 2026-09-01, type: ordonnance-injonction}\n- {date: 2026-10-06, type: signification}\n"
                "- {date: 2026-10-20, type: opposition}\n- {date: 2026-12-10, type: jugement}"
            ),
            Stade.TITRE,
            "Titre obtenu le 10/12/2026 (jugement).",
        ),
        (
            "2026-11-21",
            "- {date: 2026-11-02, type: remise-du-titre}",
            Stade.EXECUTION,
            "Exécution engagée : remise du titre du 02/11/2026.",
        ),
        (
            "2026-11-21",
            "- {date: 2026-11-02, type: saisie-attribution}",
            Stade.EXECUTION,
            "Exécution engagée : saisie-attribution du 02/11/2026.",
        ),
        (
            "2026-11-21",
            (
                "- {date: 2026-11-02, type: saisie-attribution}\n"
                "- {date: 2026-11-05, type: saisie-vente, close-le: 2026-11-10}"
            ),
            Stade.EXECUTION,
            "Exécution engagée : saisie-attribution du 02/11/2026.",
        ),
        (
            "2026-05-21",
            (
                "- {date: 2026-05-12, type: saisie-conservatoire, executee-le: 2026-05-12}\n"
                "- {date: 2026-05-14, type: assignation}\n"
                "- {date: 2026-05-18, type: desistement, auteur: creancier, portee: instance}"
            ),
            Stade.JUDICIAIRE,
            "Procédure engagée : saisie conservatoire du 12/05/2026.",
        ),
        (
            "2026-11-21",
            "- {date: 2026-11-02, type: procedure-collective, nature: liquidation, tribunal: TC}",
            Stade.PROCEDURE_COLLECTIVE,
            "Procédure collective du débiteur ouverte le 02/11/2026.",
        ),
        (
            "2026-11-21",
            "- {date: 2026-11-02, type: surendettement, recevable-le: 2026-11-10}",
            Stade.SURENDETTEMENT,
            "Dossier de surendettement recevable depuis le 10/11/2026.",
        ),
        (
            "2027-04-01",
            MEASURED,
            Stade.SURENDETTEMENT,
            UNTIL,
        ),
        (
            "2026-05-10",
            "- {date: 2026-05-02, type: contestation, motif: prix}",
            Stade.SUSPENDU,
            "Relances suspendues depuis le 02/05/2026 : contestation de la créance.",
        ),
        (
            "2026-05-10",
            "- {date: 2026-05-02, type: contestation, motif: prix, factures: [F-1]}",
            Stade.SUSPENDU,
            "Relances suspendues depuis le 02/05/2026 : contestation de la facture F-1.",
        ),
        ("2026-05-10", "- {date: 2026-05-02, type: solde}", Stade.SOLDE, "Créance soldée le 02/05/2026."),
        ("2026-05-10", "- {date: 2026-05-02, type: cloture}", Stade.CLOS, "Dossier clos le 02/05/2026."),
        (
            "2026-05-10",
            "- {date: 2026-05-02, type: irrecouvrable}",
            Stade.CLOS,
            "Dossier déclaré irrécouvrable le 02/05/2026.",
        ),
    ],
)
def test_stage_and_reason(au: str, journal: str, stade: Stade, why: str) -> None:
    seen = at(au, case(journal))
    assert (seen.stade, seen.explication) == (stade, why)


LATER = dedent(FACTURES) + "- {numero: F-2, date: 2026-05-04, echeance: 2026-05-20, montant-ttc: 500}\n"
JUDGED = "- {nature: jugement, juridiction: TC Lyon, date: 2026-05-04, principal: 1000}"
PART = "- {date: 2026-04-20, montant: 900}"
SETTLED = "- {date: 2026-04-21, type: solde}"


@pytest.mark.parametrize(
    ("factures", "titres", "paiements", "stade"),
    [
        (FACTURES, "", PART, Stade.SOLDE),
        (LATER, "", PART, Stade.RELANCE),  # F-2 is a debt of its own
        (LATER, "", "", Stade.SOLDE),  # nothing received: F-1 was said settled, it is not chased again
        (FACTURES, JUDGED, PART, Stade.TITRE),
    ],
)
def test_what_is_born_after_a_settlement_goes_on(factures: str, titres: str, paiements: str, stade: Stade) -> None:
    seen, bureau = case(SETTLED, factures=factures, titres=titres, paiements=paiements), office()
    au = dt.date(2026, 6, 2)
    assert situation(seen, bureau, au, compute(seen, bureau, au)).stade is stade


def test_nothing_owed_is_settled() -> None:
    seen = at("2026-05-10", case(paiements="- {date: 2026-05-02, montant: 1000}"))
    assert (seen.stade, seen.explication) == (Stade.SOLDE, "Plus rien n'est dû à cette date.")
    assert seen.prochaine_action == "Aucune action : le dossier est terminé."
    credited = case(reste="avoirs:\n  - {numero: A-1, date: 2026-05-02, facture: F-1, montant-ttc: 1000}\n")
    assert at("2026-05-10", credited).stade is Stade.SOLDE
    assert at("2026-05-01", credited).stade is Stade.RELANCE


@pytest.mark.parametrize("end", ["desistement", "rejet"])
def test_a_request_refused_or_withdrawn_comes_back_to_the_amicable_stage(end: str) -> None:
    journal = f"- {{date: 2026-06-02, type: requete-injonction}}\n- {{date: 2026-06-20, type: {end}}}"
    assert at("2026-06-30", case(journal)).stade is Stade.RELANCE


def test_small_claims_that_failed_come_back_to_the_amicable_stage() -> None:
    assert at("2026-07-30", case("- {date: 2026-06-02, type: petites-creances, issue: silence}")).stade is Stade.RELANCE


def test_an_opposition_withdrawn_gives_the_order_its_force_back() -> None:
    journal = """\
        - {date: 2026-09-01, type: ordonnance-injonction}
        - {date: 2026-10-06, type: signification}
        - {date: 2026-10-20, type: opposition}
        - {date: 2026-11-10, type: desistement, auteur: debiteur}
        """
    assert at("2026-11-21", case(journal)).stade is Stade.TITRE
    served = journal.replace("signification}", "signification, mode: personne}")
    action = at("2027-01-10", case(served)).prochaine_action
    assert action.startswith("Ordonnance d'injonction de payer du 01/09/2026 sans son titre"), (
        "served, it may be enforced"
    )
    handed = journal.replace(
        "- {date: 2026-10-20", "- {date: 2026-10-15, type: remise-du-titre}\n        - {date: 2026-10-20"
    )
    assert at("2026-11-21", case(handed)).stade is Stade.EXECUTION
    left = at("2026-11-21", case(handed.replace("debiteur", "creancier")))
    assert left.stade is not Stade.TITRE, "the creditor withdrew: the order never was (CPC 1419)"
    assert not [one for one in left.delais if one.nature in {"opposition", "attente-execution", "peremption"}]
    unsaid = at("2026-11-21", case(journal.replace(", auteur: debiteur", "")))
    assert unsaid.stade is Stade.JUDICIAIRE
    assert "désistement du 10/11/2026 dont l'auteur n'est pas dit" in unsaid.explication


def test_the_withdrawal_of_the_debtor_does_not_end_the_writ_of_the_creditor() -> None:
    sued = "- {date: 2026-06-02, type: assignation}\n- {date: 2026-06-20, type: desistement, auteur: debiteur}"
    assert at("2026-06-30", case(sued)).stade is Stade.JUDICIAIRE
    assert at("2026-06-30", case(sued.replace("debiteur", "creancier"))).stade is Stade.RELANCE


def test_a_judgment_told_by_the_titles_alone_ends_the_opposition() -> None:
    """As in the décompte, which follows that title."""
    journal = """\
        - {date: 2026-09-01, type: ordonnance-injonction}
        - {date: 2026-09-06, type: signification}
        - {date: 2026-09-20, type: opposition}
        """
    title = "- {nature: jugement, juridiction: TC, date: 2026-11-10, principal: 1000}"
    assert at("2026-11-09", case(journal, titres=title)).stade is Stade.JUDICIAIRE
    assert at("2026-11-10", case(journal, titres=title)).stade is Stade.TITRE


def test_an_order_of_its_own_is_not_replaced_by_the_judgment_of_an_older_one() -> None:
    older = """\
        - {date: 2026-03-02, type: ordonnance-injonction}
        - {date: 2026-03-10, type: signification}
        - {date: 2026-03-20, type: opposition}
        - {date: 2026-06-10, type: jugement}
        """
    later = (
        older
        + """\
- {date: 2026-07-01, type: ordonnance-injonction}
        - {date: 2026-07-10, type: signification}
        """
    )
    assert at("2026-07-20", case(older)).explication.startswith("Titre obtenu le 10/06/2026")
    seen = at("2026-07-20", case(later))
    assert seen.explication == "Ordonnance d'injonction de payer du 01/07/2026, signifiée le 10/07/2026."
    assert [one.nature for one in seen.delais if one.nature == "attente-execution"]


def test_a_title_of_another_nature_is_named() -> None:
    title = "- {nature: acte-notarie, juridiction: Me Essai, date: 2026-05-04, principal: 1000}"
    seen = at("2026-11-21", case(titres=title))
    assert (seen.stade, seen.explication) == (Stade.TITRE, "Titre obtenu le 04/05/2026 (acte notarié).")


def test_every_invoice_disputed_one_by_one_suspends_the_case() -> None:
    journal = """\
        - {date: 2026-05-02, type: contestation, motif: prix, factures: [F-1]}
        - {date: 2026-05-03, type: contestation, motif: prix, factures: [F-2]}
        """
    seen = at("2026-05-10", case(journal, factures=TWO))
    assert seen.stade is Stade.SUSPENDU
    both = "- {date: 2026-05-02, type: contestation, motif: prix, factures: [F-1, F-2]}"
    seen = at("2026-05-10", case(both, factures=TWO))
    assert (seen.stade, seen.pauses[0].titre) == (Stade.SUSPENDU, "Contestation des factures F-1, F-2")


def test_a_plan_runs_while_its_instalments_come_in() -> None:
    seen = at("2026-07-15", case(PLAN, paiements=FIRST))
    assert (seen.stade, seen.explication) == (Stade.ECHEANCIER, "Échéancier convenu le 01/06/2026, en cours.")
    assert [(one.date, one.titre.replace("\N{NO-BREAK SPACE}", " ")) for one in limits(seen, "echeance")] == [
        (day("2026-07-31"), "Échéance 2 sur 3 : 300,00 €"),
        (day("2026-08-31"), "Échéance 3 sur 3 : 300,00 €"),
    ]
    assert [pause.nature for pause in seen.pauses] == ["echeancier"]
    assert (seen.etape_due, seen.etape_suivante and seen.etape_suivante.due_le) == (None, day("2026-09-01"))


def test_what_is_paid_the_day_a_plan_is_signed_counts_up_to_what_falls_due_that_day() -> None:
    """The sum agreed on a day is what was left after that day's payments: counted again, the plan looked ahead."""
    same_day = "- {date: 2026-06-01, montant: 400}\n"
    seen = at("2026-07-15", case(PLAN, paiements=same_day))
    assert seen.prochaine_action.replace("\N{NO-BREAK SPACE}", " ").startswith("Échéance de 400,00 € du 30/06/2026")
    at_once = PLAN.replace("{date: 2026-06-30, montant: 400}", "{date: 2026-06-01, montant: 400}")
    assert at("2026-07-15", case(at_once, paiements=same_day)).stade is Stade.ECHEANCIER
    kept = "Échéancier convenu le 01/06/2026, en cours."
    assert at("2026-07-15", case(at_once, paiements=same_day)).explication == kept
    more = same_day.replace("400", "700")
    late = at("2026-08-02", case(at_once, paiements=more)).prochaine_action.replace("\N{NO-BREAK SPACE}", " ")
    assert late.startswith("Échéance de 300,00 € du 31/07/2026 non couverte")


def test_a_plan_past_its_term_and_not_covered_calls_for_no_letter_and_is_to_be_checked() -> None:
    """The reminder after it had a date in the past, and the agenda asked for a letter that was refused."""
    seen = at("2026-09-20", case(PLAN, paiements=FIRST))
    assert seen.stade is Stade.ECHEANCIER
    assert [(pause.nature, pause.jusqu_au) for pause in seen.pauses] == [("echeancier", None)]
    assert (seen.etape_due, seen.etape_suivante) == (None, None)
    (left,) = seen.restes
    assert left.titre.endswith("non couverte : compte à vérifier")
    assert left.depuis <= seen.au


def test_an_instalment_not_seen_is_to_be_checked_before_it_is_called_missed() -> None:
    seen = at("2026-08-02", case(PLAN, paiements=FIRST))
    assert seen.stade is Stade.ECHEANCIER
    assert seen.prochaine_action.replace("\N{NO-BREAK SPACE}", " ") == (
        "Échéance de 300,00 € du 31/07/2026 non couverte : compte à vérifier, "
        "puis, s'il y a lieu, à noter « recouvre noter 2026-9001 echeance-manquee echeance=31/07/2026 »."
    )
    assert [one.date for one in limits(seen, "echeance")] == [day("2026-07-31"), day("2026-08-31")]


def test_a_missed_instalment_stops_the_plan_and_the_notice_opens_the_cure() -> None:
    stopped = at("2026-08-06", case(PLAN + MISSED, paiements=FIRST))
    assert (stopped.stade, stopped.pauses) == (Stade.ECHEANCIER, ())
    assert stopped.explication.endswith("est manquée, à mettre en demeure : la déchéance du terme l'exige.")
    assert stopped.etape_due is not None
    assert (stopped.etape_due.etape.document, stopped.etape_due.due_le) == (
        "mise-en-demeure-decheance",
        day("2026-08-05"),
    )
    assert stopped.prochaine_action.startswith("Mise en demeure après rupture de l'échéancier à envoyer depuis")
    noticed = at("2026-08-15", case(PLAN + MISSED + NOTICE, paiements=FIRST))
    cure = limits(noticed, "regularisation")
    assert [(one.date, one.origine) for one in cure] == [(day("2026-08-27"), ("journal", 1))]
    assert (noticed.stade, noticed.etape_due) == (Stade.MISE_EN_DEMEURE, None)
    assert noticed.explication.endswith("est manquée : elle se régularise jusqu'au 27/08/2026.")
    assert [(one.nature, one.jusqu_au) for one in noticed.pauses] == [("regularisation", day("2026-08-27"))]


# days the plan gives, days the letter says it leaves -> last day to cure, one and the same wherever it is told
CURES = """
15;-;2026-08-27
20;-;2026-09-01
20;20;2026-09-01
20;8;2026-09-01
15;30;2026-09-11
"""


@pytest.mark.parametrize("row", CURES.split())
def test_the_letter_after_a_broken_plan_has_one_deadline(row: str) -> None:
    clause, letter, end = row.split(";")
    plan = PLAN.replace("type: echeancier\n", f"type: echeancier\n      delai-de-regularisation: {clause}\n")
    notice = NOTICE if letter == "-" else NOTICE.replace("}", f", delai: {letter}}}")
    seen = at("2026-08-15", case(plan + MISSED + notice, paiements=FIRST))
    assert [one.nature for one in seen.delais if one.date == day(end)] == ["regularisation"], "one line of the agenda"
    forfeited = [at(au, case(plan + MISSED + notice, paiements=FIRST)).explication for au in (end, after(end))]
    assert ["déchéance du terme depuis" in why for why in forfeited] == [False, True]


def test_another_mise_en_demeure_after_the_cure_has_its_own_days() -> None:
    plan = PLAN.replace("type: echeancier\n", "type: echeancier\n      delai-de-regularisation: 20\n")
    whole = "    - {date: 2026-09-10, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-09-12}\n"
    seen = at("2026-09-15", case(plan + MISSED + NOTICE + whole, paiements=FIRST))
    assert limit(seen, "mise-en-demeure").date == day("2026-09-27"), "fifteen days of the ladder"
    without = PLAN.replace("type: echeancier\n", "type: echeancier\n      decheance-du-terme: non\n")
    without = without.replace(
        "decheance-du-terme: non\n", "decheance-du-terme: non\n      delai-de-regularisation: 20\n"
    )
    seen = at("2026-08-15", case(without + MISSED + NOTICE, paiements=FIRST))
    assert limit(seen, "mise-en-demeure").date == day("2026-08-27"), "no clause, nothing to cure"


# as-of date -> what a plan broken without a clause leaves to do: its last instalment is of the 31st of August
WITHOUT_A_CLAUSE = {
    "2026-08-06": ("2026-09-01", "1 échéance échue et impayée, le reste n'est dû qu'à ses dates"),
    "2026-08-31": ("2026-09-01", "1 échéance échue et impayée, le reste n'est dû qu'à ses dates"),
    "2026-09-01": ("", "Relance n° 1 à envoyer depuis le 08/04/2026."),
}


@pytest.mark.parametrize("au", WITHOUT_A_CLAUSE)
def test_without_a_clause_no_letter_asks_for_the_whole_before_the_last_instalment(au: str) -> None:
    following, action = WITHOUT_A_CLAUSE[au]
    plan = PLAN.replace("type: echeancier\n", "type: echeancier\n      decheance-du-terme: non\n")
    seen = at(au, case(plan + MISSED, paiements=FIRST))
    assert action in seen.prochaine_action.replace("\N{NO-BREAK SPACE}", " ")
    assert ("sans clause de déchéance" in seen.explication) is bool(following)
    assert (seen.stade is Stade.ECHEANCIER) is bool(following)
    assert (seen.etape_due is None) is bool(following)
    assert (seen.etape_suivante.due_le.isoformat() if seen.etape_suivante else "") == following


def test_an_instalment_missed_after_a_cure_calls_for_its_own_notice() -> None:
    paid = FIRST + "- {date: 2026-08-20, montant: 300}"
    again = "    - {date: 2026-09-05, type: echeance-manquee, echeance: 2026-08-31}\n"
    seen = at("2026-09-06", case(PLAN + MISSED + NOTICE + again, paiements=paid))
    assert seen.etape_due is not None
    assert (seen.etape_due.etape.document, seen.etape_due.due_le) == ("mise-en-demeure-decheance", day("2026-09-05"))


@pytest.mark.parametrize(("titled", "document"), [("2026-05-11", "mise-en-demeure-decheance"), ("2026-07-11", "")])
def test_a_plan_agreed_on_a_title_is_broken_by_its_own_notice(titled: str, document: str) -> None:
    """Execution was called for at once, though the creditor had agreed to wait until the clause took effect."""
    plan, title = case(PLAN).dossier.journal[0].date, titled
    assert (title <= plan.isoformat()) is bool(document)
    titres = f"- {{nature: jugement, juridiction: TC de Lyon, date: {title}, principal: 1000, signifie-le: {title}}}"
    seen = at("2026-08-06", case(PLAN + MISSED, paiements=FIRST, titres=titres))
    assert seen.stade is Stade.TITRE
    assert (seen.etape_due.etape.document if seen.etape_due else "") == document


def test_a_plan_only_proposed_holds_nothing_and_does_not_replace_the_one_signed() -> None:
    proposed = PLAN.replace("type: echeancier\n", "type: echeancier\n      signe: non\n")
    seen = at("2026-07-15", case(proposed, paiements=FIRST))
    assert (seen.stade, seen.pauses, limits(seen, "echeance")) == (Stade.RELANCE, (), [])
    assert seen.etape_due is not None
    later = "\n    - {date: 2026-07-10, type: echeancier, signe: non, echeances: [{date: 2026-09-30, montant: 600}]}\n"
    assert at("2026-07-15", case(PLAN + later, paiements=FIRST)).stade is Stade.ECHEANCIER


def test_a_plan_kept_to_its_end_leaves_the_rest_to_the_creditors_decision() -> None:
    paid = FIRST + "- {date: 2026-07-31, montant: 300}\n- {date: 2026-08-31, montant: 300}"
    two = TWO.replace("500", "80")
    kept = at("2026-09-15", case(PLAN, factures=two, paiements=paid))
    assert (kept.stade, kept.etape_due, kept.etape_suivante) == (Stade.ECHEANCIER, None, None)
    assert kept.explication.startswith("Échéancier du 01/06/2026 tenu jusqu'au bout ; 80,00")
    assert kept.prochaine_action.replace("\N{NO-BREAK SPACE}", " ") == (
        "Échéancier tenu : 80,00 € à réclamer (« recouvre noter 2026-9001 reprise ») ou à abandonner (« recouvre noter "
        "2026-9001 solde »), comme le veut un protocole transactionnel exécuté."
    )
    assert [left.depuis for left in kept.restes] == [day("2026-08-31")]
    given_up = PLAN + "\n    - {date: 2026-09-10, type: solde}\n"
    since = two.rstrip() + "\n    - {numero: F-3, date: 2026-09-11, echeance: 2026-09-12, montant-ttc: 600}\n"
    left, bureau = case(given_up, factures=since, paiements=paid), office()
    new = situation(left, bureau, day("2026-09-25"), compute(left, bureau, day("2026-09-25")))
    assert new.etape_due is not None, "the invoice since follows its own course"
    claimed = PLAN + "\n    - {date: 2026-09-10, type: reprise}\n"
    assert at("2026-09-15", case(claimed, factures=two, paiements=paid)).etape_due is not None


JUDGED = "- {nature: %s, juridiction: TC de Lyon, rg: 2026F1, date: 2026-07-01, principal: 1000%s}"


@pytest.mark.parametrize(
    ("journal", "title", "held"),
    [
        ("", JUDGED % ("jugement", ""), []),
        ("", JUDGED % ("arret", ""), []),
        ("- {date: 2026-07-01, type: jugement, sens: rejet}", "", ["rejet"]),
        ("", JUDGED % ("refere", ""), ["contestation"]),  # it decides nothing of the merits (CPC 488)
        ("", JUDGED % ("ordonnance-injonction", ""), ["contestation"]),
        ("", JUDGED % ("jugement", ", ecarte-le: 2026-08-01"), ["contestation"]),
        ("- {date: 2026-07-05, type: contestation, motif: exécution}", JUDGED % ("jugement", ""), ["contestation"]),
    ],
)
def test_a_judgment_on_the_merits_decides_what_was_disputed_before_it(
    journal: str, title: str, held: list[str]
) -> None:
    disputed = "- {date: 2026-05-02, type: contestation, motif: x}\n- {date: 2026-05-10, type: assignation}\n"
    seen = at("2026-08-10", case(disputed + journal, titres=title))
    assert [pause.nature for pause in seen.pauses] == held


def test_a_case_paid_up_says_the_seizure_to_lift() -> None:
    seized = "- {date: 2026-05-20, type: saisie-conservatoire, executee-le: 2026-05-20"
    paid = "- {date: 2026-06-15, montant: 1000}"
    seen = at("2026-06-20", case(seized + "}", paiements=paid))
    assert [(left.depuis, left.titre) for left in seen.restes] == [
        (day("2026-06-15"), "Mainlevée de la saisie conservatoire du 20/05/2026 à obtenir")
    ]
    assert seen.prochaine_action == (
        "Créance soldée ; il reste à faire : mainlevée de la saisie conservatoire du 20/05/2026 à obtenir."
    )
    lifted = at("2026-06-20", case(seized + ", close-le: 2026-06-18}", paiements=paid))
    assert lifted.prochaine_action == "Aucune action : le dossier est terminé."


@pytest.mark.parametrize(
    ("fact", "paid", "left"),
    [
        ("cloture", "- {date: 2026-06-15, montant: 1100}", "mainlevée de la sûreté judiciaire du 20/05/2026 à obtenir"),
        ("cloture", "", "sûreté judiciaire du 20/05/2026 en place : suite à décider"),
        ("irrecouvrable", "", "sûreté judiciaire du 20/05/2026 en place : suite à décider"),
    ],
)
def test_a_closed_case_says_the_security_still_in_place(fact: str, paid: str, left: str) -> None:
    """What ends the case in the journal lifts nothing: the debtor who paid is owed the release (CPCE, L512-1)."""
    secured = "- {date: 2026-05-20, type: surete-judiciaire, executee-le: 2026-05-20"
    ended = f"\n- {{date: 2026-06-18, type: {fact}}}"
    seen = at("2026-06-20", case(secured + "}" + ended, paiements=paid))
    assert (seen.stade, seen.prochaine_action) == (Stade.CLOS, f"Dossier clos ; il reste à faire : {left}.")
    lifted = at("2026-06-20", case(secured + ", close-le: 2026-06-19}" + ended, paiements=paid))
    assert lifted.prochaine_action == "Aucune action : le dossier est terminé."


def test_the_plan_is_forfeited_after_the_cure_or_goes_on_when_it_is_paid() -> None:
    over = at("2026-08-28", case(PLAN + MISSED + NOTICE, paiements=FIRST))
    assert over.stade is Stade.JUDICIAIRE
    assert over.explication == "Échéancier du 01/06/2026 rompu : déchéance du terme depuis le 28/08/2026."
    cured = FIRST + "- {date: 2026-08-20, montant: 300}"
    assert at("2026-08-28", case(PLAN + MISSED + NOTICE, paiements=cured)).stade is Stade.ECHEANCIER
    no_clause = PLAN.replace("type: echeancier\n", "type: echeancier\n      decheance-du-terme: non\n")
    noted = case(no_clause + MISSED + NOTICE, paiements=FIRST)
    assert [at(au, noted).stade for au in ("2026-08-28", "2026-09-01")] == [Stade.ECHEANCIER, Stade.JUDICIAIRE]


def test_a_plan_fully_paid_is_no_hold() -> None:
    seen = at("2026-09-15", case(PLAN, paiements="- {date: 2026-06-15, montant: 1000}"))
    assert (seen.stade, seen.pauses) == (Stade.SOLDE, ())


@pytest.mark.parametrize(
    ("au", "journal", "sentence"),
    [
        ("2026-04-02", "", "Relance n° 1 le 08/04/2026."),
        ("2026-04-08", "", "Relance n° 1 à envoyer depuis le 08/04/2026."),
        (
            "2026-05-10",
            "- {date: 2026-05-02, type: contestation, motif: prix}",
            "Rien à envoyer : contestation de la créance.",
        ),
        (
            "2026-05-10",
            "- {date: 2026-05-02, type: suspension, jusqu-au: 2026-05-31, motif: congés}",
            "Rien à envoyer jusqu'au 31/05/2026 : suspension décidée par le cabinet : congés.",
        ),
        (
            "2026-05-30",
            "- {date: 2026-05-12, type: mise-en-demeure, presentee-le: 2026-05-14}",
            "Procédure à choisir : les étapes amiables sont épuisées.",
        ),
        (
            "2026-05-20",
            "- {date: 2026-05-12, type: mise-en-demeure, presentee-le: 2026-05-14}",
            "Paiement demandé par la mise en demeure : jusqu'au 29/05/2026.",
        ),
        (
            "2026-11-21",
            "- {date: 2026-09-01, type: ordonnance-injonction}",
            "Signification de l'ordonnance d'injonction de payer : au plus tard le 01/12/2026 (CPC, art. 1411).",
        ),
        (
            "2026-11-21",
            "- {date: 2026-08-31, type: ordonnance-injonction}",
            (
                "Signification de l'ordonnance d'injonction de payer : au plus tard le 28/02/2027, 01/03/2027 avec "
                "report au jour ouvrable (CPC, art. 1411, à vérifier)."
            ),
        ),
    ],
)
def test_the_next_action_is_one_factual_sentence(au: str, journal: str, sentence: str) -> None:
    assert at(au, case(journal)).prochaine_action == sentence


def test_a_near_prescription_is_said_first() -> None:
    old = "- {numero: F-1, date: 2021-11-10, echeance: 2021-12-10, montant-ttc: 1000}"
    near = at("2026-11-21", case(factures=old))
    assert near.prochaine_action.startswith("Prescription de la facture F-1 : dernier jour sûr le 09/12/2026. Relance")
    over = at("2026-12-11", case(factures=old))
    assert over.prochaine_action.startswith("Prescription de la facture F-1 : dernier jour passé le 10/12/2026. ")
    far = at("2026-09-01", case(factures=old))
    assert far.prochaine_action.startswith("Relance n° 1")


def test_a_closed_insolvency_says_so() -> None:
    closed = """\
        - {date: 2025-11-02, type: procedure-collective, nature: liquidation, tribunal: TC, cloturee-le: 2026-10-01}
        """
    assert at("2026-11-21", case(closed)).explication == (
        "Procédure collective du débiteur ouverte le 02/11/2025, close le 01/10/2026."
    )
    assert at("2026-09-30", case(closed)).explication == "Procédure collective du débiteur ouverte le 02/11/2025."


@pytest.mark.parametrize(
    ("paid", "stade", "why"),
    [
        ("2026-06-02", Stade.PROCEDURE_COLLECTIVE, " Payée depuis (02/06/2026) : sort de ce paiement à vérifier"),
        ("2026-05-12", Stade.PROCEDURE_COLLECTIVE, " Payée depuis (12/05/2026) : sort de ce paiement à vérifier"),
        ("2026-05-11", Stade.SOLDE, "Plus rien n'est dû à cette date."),
        ("2026-06-02, paye-par: Iris Chimère", Stade.SOLDE, "Plus rien n'est dû à cette date."),
    ],
)
def test_what_a_debtor_pays_once_he_may_not_settles_nothing(paid: str, stade: Stade, why: str) -> None:
    """Opened on 12 May 2026 (C. com. L622-7); what another pays is not his."""
    opened = "- {date: 2026-05-12, type: procedure-collective, nature: redressement, tribunal: TC}"
    seen = at("2026-11-21", case(opened, paiements=f"- {{date: {paid}, montant: 1000}}"))
    assert (seen.stade, why in seen.explication) == (stade, True)


def test_the_end_of_a_converted_insolvency_is_read_on_either_judgment() -> None:
    converted = """\
        - {date: 2025-11-02, type: procedure-collective, nature: redressement, tribunal: TC}
        - {date: 2026-02-02, type: procedure-collective, nature: liquidation, conversion: oui, tribunal: TC,
           cloturee-le: 2026-10-01}
        """
    assert at("2026-11-21", case(converted)).explication == (
        "Procédure collective du débiteur ouverte le 02/11/2025, convertie en liquidation le 02/02/2026, "
        "close le 01/10/2026."
    )


def test_a_notice_older_than_the_missed_instalment_opens_no_cure() -> None:
    early = PLAN + "\n    - {date: 2026-07-01, type: mise-en-demeure}" + MISSED
    assert limits(at("2026-08-06", case(early, paiements=FIRST)), "regularisation") == []


def test_terms_that_are_not_understood_make_nothing_late_but_are_said() -> None:
    odd = """\
        - {numero: F-1, date: 2026-03-02, conditions: comme convenu, montant-ttc: 1000}
        - {numero: F-2, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 500}
        """
    alone = at("2026-11-21", case(factures=odd.split("\n", maxsplit=1)[0]))
    assert (alone.stade, alone.etape_due) == (Stade.A_ECHOIR, None)
    assert alone.prochaine_action == (
        "Échéance à écrire pour la facture F-1 : ses conditions de paiement ne sont pas comprises."
    )
    assert limits(alone, "prescription")[0].date == day("2031-03-02"), "from the invoice, by prudence"
    both = at("2026-11-21", case(factures=odd))
    assert (both.stade, both.explication) == (Stade.RELANCE, "1 facture échue.")


@pytest.mark.parametrize(
    ("journal", "sentence"),
    [
        (
            "- {date: 2026-06-02, type: requete-injonction}",
            (
                "Requête en injonction de payer du 02/06/2026 : suite attendue (« recouvre noter 2026-9001 "
                "ordonnance-injonction --date JJ/MM/AAAA », ou « rejet »)."
            ),
        ),
        ("- {date: 2026-06-02, type: transmission}", "Transmission du 02/06/2026 : suite attendue."),
        ("- {date: 2026-06-02, type: remise-du-titre}", "Remise du titre du 02/06/2026 : suite attendue."),
        (
            (
                "- {date: 2026-03-03, type: ordonnance-injonction}\n"
                "- {date: 2026-04-07, type: signification, mode: personne}"
            ),
            (
                "Ordonnance d'injonction de payer du 03/03/2026 sans son titre : le décompte ne suit pas ce qu'elle "
                "accorde, à noter (« recouvre noter 2026-9001 titre date=03/03/2026 nature=ordonnance-injonction "
                'juridiction="…" rg=… principal=… »).'
            ),
        ),
        (
            "- {date: 2026-03-03, type: ordonnance-injonction}",
            (
                "Signification de l'ordonnance d'injonction de payer : délai expiré le 03/09/2026 (CPC, art. 1411). "
                "Procédure à choisir : les étapes amiables sont épuisées."
            ),
        ),
    ],
)
def test_what_was_engaged_is_awaited_and_nothing_else_is_suggested(journal: str, sentence: str) -> None:
    notice = "- {date: 2026-02-20, type: mise-en-demeure, presentee-le: 2026-02-22}\n"
    invoice = "- {numero: F-1, date: 2025-12-02, echeance: 2026-01-01, montant-ttc: 1000}"
    assert at("2026-11-21", case(notice + journal, factures=invoice)).prochaine_action == sentence


@pytest.mark.parametrize(
    ("nature", "since", "sentence"),
    [
        ("acte-notarie", "", "Titre du 04/05/2026 (acte notarié) : date exécutoire à noter ("),
        (
            "transaction",
            "",
            (
                "Titre du 04/05/2026 (transaction) : homologation ou formule exécutoire à vérifier (CPC, art. 1543 à "
                "1546), puis date exécutoire à noter (« recouvre noter 2026-9001 titre executoire-le=JJ/MM/AAAA --date "
                "04/05/2026 »), aucune exécution au journal."
            ),
        ),
        ("transaction", "2026-05-10", "Titre exécutoire depuis le 10/05/2026, aucune exécution au journal."),
        ("titre-commissaire", "2026-05-10", "Titre exécutoire depuis le 10/05/2026, aucune exécution au journal."),
        (
            "jugement",
            "2026-05-10",
            (
                "Titre exécutoire depuis le 10/05/2026, sans signification notée (CPC, art. 503), aucune exécution au "
                "journal."
            ),
        ),
        ("jugement", "", "Notification du jugement rendu par défaut ou réputé contradictoire : "),
        ("ordonnance-injonction", "2026-05-10", "Signification de l'ordonnance d'injonction de payer : "),
    ],
)
def test_a_title_that_no_limit_follows_is_told_by_the_agenda_at_once(nature: str, since: str, sentence: str) -> None:
    """Nothing was told of it before the reminder of the office, 90 days later, or never."""
    told = f", executoire-le: {since}" if since else ""
    title = f"- {{nature: {nature}, juridiction: TC, date: 2026-05-04, principal: 1000{told}}}"
    found = at("2026-05-20", case(titres=title))
    assert found.prochaine_action.startswith(sentence)
    limited = nature == "ordonnance-injonction" or (nature == "jugement" and not since)
    assert [one.titre.startswith("Titre ") for one in found.restes] == [True] * (not limited)
    handed = at("2026-05-20", case("- {date: 2026-05-12, type: remise-du-titre, a: Me Essai}", titres=title))
    assert not any(one.titre.startswith("Titre ") for one in handed.restes)


def test_of_two_equal_payments_of_a_day_one_bounced_leaves_the_other() -> None:
    twice = "- {date: 2026-06-30, montant: 400}\n- {date: 2026-06-30, montant: 400}\n"
    refused = "\n    - {date: 2026-07-02, type: paiement-rejete, paiement-du: 2026-06-30, montant: 400}\n"
    seen = at("2026-07-15", case(PLAN + refused, paiements=twice))
    assert seen.explication == "Échéancier convenu le 01/06/2026, en cours."
    assert [one.date for one in limits(seen, "echeance")] == [day("2026-07-31"), day("2026-08-31")]


def test_a_public_buyer_is_reminded_from_the_end_of_his_own_time() -> None:
    town = DEBITEUR.replace("nature: societe", "nature: personne-publique")
    bill = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, recue-le: 2026-03-25, montant-ttc: 1000}"
    seen = case(factures=bill, debiteurs=town, creance="famille: marche-public")
    before, after = at("2026-04-24", seen), at("2026-04-25", seen)
    assert (before.stade, after.stade) == (Stade.A_ECHOIR, Stade.RELANCE)
    assert after.prochaine_action == "Relance n° 1 le 01/05/2026."
    prescription = limit(before, "prescription")
    assert (prescription.date, prescription.prudence) == (day("2031-04-24"), day("2031-03-31"))
    unknown = case(
        factures=bill.replace("recue-le: 2026-03-25, ", ""), debiteurs=town, creance="famille: marche-public"
    )
    assert at("2026-04-02", unknown).stade is Stade.RELANCE


def test_an_opposition_brings_back_to_court_what_was_handed_over() -> None:
    """Handed over to be served, the order is not enforced; and a lapse two years away is not what comes next."""
    journal = """\
        - {date: 2026-09-01, type: ordonnance-injonction}
        - {date: 2026-09-02, type: remise-du-titre}
        - {date: 2026-09-10, type: signification, acte: ordonnance, mode: personne}
        """
    assert at("2026-09-20", case(journal)).stade is Stade.EXECUTION
    opposed = case(journal + "- {date: 2026-09-28, type: opposition}")
    seen = at("2026-10-01", opposed)
    line = "« recouvre noter 2026-9001 notification-opposition --date JJ/MM/AAAA », ou « audience au=JJ/MM/AAAA »"
    told = f"Opposition du 28/09/2026 : suite attendue ({line})."
    assert (seen.stade, seen.prochaine_action) == (Stade.JUDICIAIRE, told)
    late = at("2028-08-01", opposed).prochaine_action
    assert "Péremption de l'instance : au plus tard le 28/09/2028" in late
    judged = case(journal + "- {date: 2026-09-28, type: opposition}\n        - {date: 2026-11-20, type: jugement}")
    assert at("2026-11-21", judged).stade is Stade.TITRE, "what was handed over was the order, replaced since"


def test_a_dispute_of_one_invoice_does_not_hide_what_comes_next_for_the_others() -> None:
    journal = """\
        - {date: 2026-05-10, type: contestation, motif: essai, factures: [F-2]}
        - {date: 2026-05-12, type: mise-en-demeure, presentee-le: 2026-05-14, factures: [F-1]}
        """
    one = at("2026-06-30", case(journal, factures=TWO))
    assert one.prochaine_action == "Procédure à choisir : les étapes amiables sont épuisées."
    both = at("2026-06-30", case(journal.replace("[F-2]", "[F-1, F-2]"), factures=TWO))
    assert both.prochaine_action == "Rien à envoyer : contestation des factures F-1, F-2."


SAME_DAY = """\
- {nature: %s, juridiction: TC, rg: 26/1, date: 2026-06-01, principal: 800, ecarte-le: 2026-10-01}
- {nature: %s, juridiction: TC, rg: 26/2, date: 2026-06-01, principal: 300}
"""


@pytest.mark.parametrize("nature", ["jugement", "ordonnance-injonction"])
@pytest.mark.parametrize("rg", ["26/1", "26/2"])
def test_of_two_titles_of_one_day_the_one_set_aside_takes_not_the_other_with_it(nature: str, rg: str) -> None:
    """Its service, its limits and its stage are those of its number."""
    order, served = nature.startswith("ordonnance"), rg == "26/2"
    acte = "ordonnance" if order else "jugement"
    told = f"- {{date: 2026-06-20, type: signification, acte: {acte}, mode: personne, rg: {rg}}}"
    seen = case(told, titres=SAME_DAY % (nature, nature))
    found = at("2026-11-20", seen)
    assert found.stade is Stade.TITRE
    assert any(one.depart == day("2026-06-20") for one in found.delais) is served, [one.nature for one in found.delais]
    assert bool(limits(found, "caducite-ordonnance")) is (order and not served)


@pytest.mark.parametrize("journal", ["", "- {date: 2026-06-10, type: signification, acte: jugement}"])
def test_a_judgment_set_aside_is_to_be_judged_anew_though_no_suit_is_noted(journal: str) -> None:
    """No step of the ladder is due, and no procedure is to be chosen: the claim has its judge."""
    title = "- {nature: jugement, juridiction: TC, date: 2026-06-01, principal: 800, ecarte-le: 2026-10-01}"
    found = at("2026-11-20", case(journal, titres=title))
    assert (found.stade, found.explication) == (
        Stade.JUDICIAIRE,
        "Jugement du 01/06/2026 écarté : à juger de nouveau.",
    )
    assert found.etape_due is None
    assert "à choisir" not in found.prochaine_action


def test_a_payment_under_the_plan_is_not_one_the_opening_forbids() -> None:
    opened = "- {date: 2026-05-05, type: procedure-collective, nature: redressement, tribunal: Lyon}"
    paid = "- {date: 2026-09-01, montant: 1000}"
    assert "Payée depuis (01/09/2026)" in at("2026-09-02", case(opened, paiements=paid)).explication
    plan = opened.replace("}", ", plan-le: 2026-08-20}")
    assert at("2026-09-02", case(plan, paiements=paid)).explication == "Plus rien n'est dû à cette date."
    assert at("2026-09-02", case(plan)).explication == (
        "Procédure collective du débiteur ouverte le 05/05/2026, plan arrêté le 20/08/2026."
    )
    assert "plan" not in at("2026-08-19", case(plan)).explication


@pytest.mark.parametrize(
    ("author", "pending"), [("", True), (", auteur: creancier", True), (", auteur: debiteur", False)]
)
def test_an_appeal_is_given_up_by_who_formed_it_alone(author: str, pending: bool) -> None:  # noqa: FBT001
    title = "- {nature: jugement, juridiction: TAE de Lyon, date: 2026-06-01, principal: 1000, signifie-le: 2026-06-10}"
    appealed = "- {date: 2026-06-20, type: declaration-d-appel, auteur: debiteur}\n"
    seen = at("2026-08-01", case(f"{appealed}- {{date: 2026-07-10, type: desistement{author}}}", titres=title))
    assert ("appel" in seen.explication) is pending
    unsaid = appealed.replace(", auteur: debiteur", "")
    seen = at("2026-08-01", case(f"{unsaid}- {{date: 2026-07-10, type: desistement{author}}}", titres=title))
    assert "appel" in seen.explication, "nobody's withdrawal is that of nobody's appeal, as its warning says"


@pytest.mark.parametrize(
    ("closed", "fact", "day_of"),
    [
        (", close-le: 2026-08-10", "", "10/08/2026"),
        ("", "- {date: 2026-08-11, type: desistement, auteur: creancier}\n", "11/08/2026"),
        ("", "", ""),
        ("", "- {date: 2026-08-11, type: desistement, auteur: debiteur}\n", ""),
    ],
)
def test_a_seizure_on_an_order_that_never_was_is_to_be_lifted(closed: str, fact: str, day_of: str) -> None:
    """« Exécution engagée » was said of it, and nothing asked the commissaire to release it (CPC 1419)."""
    order = "nature: ordonnance-injonction, juridiction: TC de Lyon, date: 2026-05-11, principal: 1000"
    journal = (
        "- {date: 2026-07-01, type: saisie-attribution, denoncee-le: 2026-07-03}\n"
        f"- {{date: 2026-07-15, type: opposition{closed}}}\n{fact}"
    )
    seen = at("2026-08-20", case(journal, titres=f"- {{{order}, signifie-le: 2026-05-20, executoire-le: 2026-06-25}}"))
    told = [one.titre for one in seen.restes if one.document == "mainlevee"]
    assert [f"non avenue depuis le {day_of}" in one for one in told] == ([True] if day_of else [])
    assert seen.stade is (Stade.RELANCE if day_of else Stade.EXECUTION if fact else Stade.JUDICIAIRE)


def test_what_holds_the_whole_case_is_said_before_what_holds_an_invoice() -> None:
    disputed = "- {date: 2026-05-04, type: contestation, motif: casse, factures: [F-1]}\n"
    mediated = "- {date: 2026-05-18, type: mediation, motif: conciliateur}"
    assert "médiation" in at("2026-05-20", case(disputed + mediated, factures=TWO)).prochaine_action.lower()


TO_DATE = (
    "Titre signifié le 20/06/2026 : date exécutoire à noter (« recouvre noter 2026-9001 titre executoire-le=JJ/MM/AAAA "
    "--date 01/06/2026 »)"
)
AWAITED = ", aucune exécution au journal"
TITLE = "- {nature: jugement, juridiction: TC, date: 2026-06-01, principal: 1000, signifie-le: 2026-06-20%s}"


@pytest.mark.parametrize(
    ("au", "more", "journal", "left"),
    [
        ("2026-08-20", "", "", [TO_DATE]),
        ("2026-08-20", ", executoire-le: 2026-07-21", "", ["Titre exécutoire depuis le 21/07/2026"]),
        ("2026-07-20", ", executoire-le: 2026-07-21", "", []),
        ("2026-08-20", ", executoire-le: 2026-07-21", "- {date: 2026-07-25, type: remise-du-titre}", []),
        ("2026-08-20", ", executoire-le: 2026-07-21", "- {date: 2026-08-01, type: suspension, motif: essai}", []),
    ],
)
def test_a_title_that_nobody_enforces_is_left_to_do(au: str, more: str, journal: str, left: list[str]) -> None:
    seen = at(au, case(journal, titres=TITLE % more))
    assert [one.titre for one in seen.restes] == [f"{one}{AWAITED}" for one in left]
    if left:
        assert seen.prochaine_action == f"{left[0]}{AWAITED}."


def test_a_procedure_to_choose_is_left_to_do_since_the_time_to_pay_ran_out() -> None:
    seen = at("2026-06-30", case("- {date: 2026-05-12, type: mise-en-demeure, presentee-le: 2026-05-14}"))
    assert [(str(one.depuis), one.titre) for one in seen.restes] == [
        ("2026-05-30", "Procédure à choisir : les étapes amiables sont épuisées")
    ]


def test_a_procedure_to_choose_again_is_left_to_do_since_the_order_lapsed() -> None:
    notice = "- {date: 2026-05-12, type: mise-en-demeure, presentee-le: 2026-05-14}\n"
    seen = at("2026-12-20", case(notice + "- {date: 2026-09-01, type: ordonnance-injonction}"))
    assert [(str(one.depuis), one.titre) for one in seen.restes] == [
        ("2026-12-02", "Procédure à choisir : les étapes amiables sont épuisées")
    ]


def test_a_step_before_a_judge_is_named_as_french_writes_it() -> None:
    kinds = [kind for model in (FaitProcedure, FaitRole) for kind in get_args(model.model_fields["type"].annotation)]
    of_the_yaml = {str(kind) for kind in kinds if name(kind) == str(kind)}
    assert of_the_yaml == {
        *("rejet", "signification", "opposition", "consignation", "assignation", "placement", "audience", "renvoi"),
        *("jugement", "saisie-attribution", "saisie-vente"),
    }
    assert name(Fait.DECLARATION_D_APPEL) == "déclaration d'appel"


def test_a_public_creditor_is_sent_to_its_accountant_and_not_to_a_judge() -> None:
    bureau = office()
    public = bureau.creanciers["comptoir"].model_copy(update={"nature": Nature.PERSONNE_PUBLIQUE})
    notice = case("- {date: 2026-05-12, type: mise-en-demeure, presentee-le: 2026-05-14}")
    for own_title, told in ((None, "Titre de recettes, avec le comptable public"), (False, "Procédure à choisir")):
        creditor = public.model_copy(update={"titre_de_recettes": own_title})
        seen = at("2026-05-30", notice, replace(bureau, creanciers={"comptoir": creditor}))
        assert seen.prochaine_action.startswith(told)
        assert [one.titre for one in seen.restes if one.titre.startswith(told)], "as the agenda says it"


CHEQUE = "- {date: 2026-06-08, montant: %s, moyen: cheque, rejete-le: 2026-06-20}\n"


def test_a_cheque_rejected_since_the_case_was_settled_brings_it_back() -> None:
    """« Aucune action : le dossier est terminé » was said of the whole sum."""
    settled = "- {date: 2026-06-10, type: solde}"
    alone = stands("2026-06-25", settled, paiements=CHEQUE % 1100)
    assert (alone.stade, bool(alone.etape_due)) == (Stade.RELANCE, True)
    assert stands("2026-06-19", settled, paiements=CHEQUE % 1100).stade is Stade.SOLDE
    both = f"{CHEQUE % 500}- {{date: 2026-06-09, montant: 500}}\n"
    told = stands("2026-06-25", settled, paiements=both)
    assert (told.stade, bool(told.etape_due)) == (Stade.RELANCE, True)  # « solde » gave nothing up of it
    noted = "- {date: 2026-06-20, type: paiement-rejete, paiement-du: 2026-06-08, montant: 1100}"
    by_a_fact = stands("2026-06-25", f"{settled}\n{noted}", paiements="- {date: 2026-06-08, montant: 1100}\n")
    assert by_a_fact.stade is Stade.RELANCE
    twice = f"{CHEQUE % 500}- {{date: 2026-06-09, montant: 1500}}\n"
    assert "rejeté" not in stands("2026-06-25", settled, paiements=twice).prochaine_action  # nothing of it is owed
    assert "rejeté" not in stands("2026-06-19", settled, paiements=both).prochaine_action
    closed = stands("2026-06-25", settled.replace("solde", "cloture"), paiements=CHEQUE % 1100)
    assert "rejeté depuis « cloture » : à réclamer" in closed.prochaine_action


@pytest.mark.parametrize("more", ["- {date: 2026-07-01, montant: 1100}", "- {date: 2026-06-07, montant: 1200}"])
def test_a_cheque_rejected_is_not_to_be_claimed_where_nothing_is_owed(more: str) -> None:
    """It was to be claimed, and the excess to be given back, in one sentence."""
    settled = "- {date: 2026-06-10, type: solde}"
    found = stands("2026-07-05", settled, paiements=f"{CHEQUE % 300}{more}\n")
    assert [one.titre[:12] for one in found.restes] == ["Trop-perçu d"]


def test_a_payment_by_mistake_that_bounced_is_neither_claimed_nor_given_back() -> None:
    settled, mistaken = "- {date: 2026-06-10, type: solde}", (CHEQUE % 300).replace("rejete-le", "indu: oui, rejete-le")
    for au, left in (("2026-06-19", ["Paiement de"]), ("2026-06-25", [])):
        found = stands(au, settled, paiements=f"{mistaken}- {{date: 2026-06-07, montant: 1060}}\n")
        assert [one.titre[:11] for one in found.restes if "300" in one.titre] == left


def test_how_to_leave_a_cheque_rejected_since_the_end_is_told() -> None:
    told = stands("2026-06-25", "- {date: 2026-06-10, type: cloture}", paiements=CHEQUE % 1100).restes
    assert told[0].titre.endswith("ou à laisser (« recouvre noter 2026-9001 cloture »)")
    again = "- {date: 2026-06-10, type: cloture}\n- {date: 2026-06-25, type: cloture}"
    assert stands("2026-06-25", again, paiements=CHEQUE % 1100).restes == ()
