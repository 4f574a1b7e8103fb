"""Running limits of a case: what started them, until when, what is lost."""

import datetime as dt
from textwrap import dedent

import pytest

from generator.vocabulary import Statut
from tests.progress.cases import DEBITEUR, FACTURES, at, case, day, limit, limits, office
from tests.tables import read_table

ORDER = "- {date: 2026-08-31, type: ordonnance-injonction}\n"
NEW_ORDER = "- {date: 2026-09-01, type: ordonnance-injonction}\n"
SERVED = "- {date: 2026-10-06, type: signification, acte: ordonnance, mode: personne}\n"
ENDS = read_table(__file__, "fins-de-delai.csv")
JUDGED = "- {date: 2026-09-01, type: jugement}"
SERVED_AT_HOME = SERVED.replace("personne", "domicile")


def test_an_order_of_august_lapses_in_february_and_says_that_the_extension_is_disputed() -> None:
    found = limit(at("2026-11-21", case(ORDER)), "caducite-ordonnance")
    assert (found.depart, found.date, found.prudence) == (day("2026-08-31"), day("2027-03-01"), day("2027-02-28"))
    assert found.reference.statut is Statut.INCERTAIN
    assert found.origine == ("journal", 0)
    assert found.a_charge_de == "creancier"
    assert found.explication == (
        (
            "6 mois à compter du 31/08/2026 : 28/02/2027, jour non ouvrable, reporté au 01/03/2027 (CPC, art. 642). "
            "Dernier jour ouvrable avant le terme : 26/02/2027."
        ),
    )


def test_an_order_of_september_lapses_after_three_months() -> None:
    found = limit(at("2026-11-21", case(NEW_ORDER)), "caducite-ordonnance")
    assert (found.date, found.prudence) == (day("2026-12-01"), day("2026-12-01"))
    assert "non avenue" in found.consequence


@pytest.mark.parametrize("row", ENDS, ids=[row["cas"] for row in ENDS])
def test_a_limit_ends_on_its_day(row: dict[str, str]) -> None:
    where = {
        "": DEBITEUR,
        "Belgique": DEBITEUR.replace("69003", "1000").replace("ville: Lyon", "ville: Gand\n        pays: Belgique"),
    }
    home = where.get(row["debiteur"]) or DEBITEUR.replace("69003", row["debiteur"])
    blocks = {key: row[key] for key in ("journal", "creance", "titres", "factures") if row[key]}
    seen = at(row["au"], case(debiteurs=home, **blocks))
    found = limit(seen, row["nature"])
    assert (str(found.date), str(found.prudence)) == (row["date"], row["prudence"])


def test_an_order_known_by_its_title_only() -> None:
    title = "- {nature: ordonnance-injonction, juridiction: TC, date: 2026-09-01, principal: 1000}"
    seen = at("2026-11-21", case(titres=title))
    assert limit(seen, "caducite-ordonnance").origine == ("titres", 0)
    twice = at("2026-11-21", case(NEW_ORDER, titres=title))
    assert limit(twice, "caducite-ordonnance").origine == ("journal", 0)


def test_each_of_two_orders_counts() -> None:
    both = ORDER + "- {date: 2026-11-02, type: ordonnance-injonction}"
    found = limits(at("2026-11-21", case(both)), "caducite-ordonnance")
    assert [(one.titre, one.depart, one.explication[1:]) for one in found] == [
        ("Signification de l'ordonnance du 02/11/2026", day("2026-11-02"), ()),
        ("Signification de l'ordonnance du 31/08/2026", day("2026-08-31"), ()),
    ]


def test_a_service_without_a_number_says_why_the_first_order_is_still_to_serve() -> None:
    both = ORDER + "- {date: 2026-09-15, type: ordonnance-injonction}\n" + SERVED
    (first,) = limits(at("2026-10-10", case(both)), "caducite-ordonnance")
    assert first.depart == day("2026-08-31")
    assert first.explication[0].startswith("Plusieurs ordonnances : une signification sans « rg »")
    numbered = both.replace("mode: personne", "mode: personne, rg: B2").replace(
        "injonction}\n- {date: 2026-10", "injonction, rg: B2}\n- {date: 2026-10"
    )
    (first,) = limits(at("2026-10-10", case(numbered)), "caducite-ordonnance")
    assert not first.explication[0].startswith("Plusieurs ordonnances")


def test_service_to_the_person_closes_the_opposition_after_one_month() -> None:
    seen = at("2026-10-20", case(NEW_ORDER + SERVED))
    assert limits(seen, "caducite-ordonnance") == []
    opposition = limit(seen, "opposition")
    assert (opposition.date, opposition.a_charge_de) == (day("2026-11-06"), "debiteur")
    assert opposition.explication == ("Signifiée à personne.",)
    assert limits(at("2026-11-07", case(NEW_ORDER + SERVED)), "opposition") == []


def test_an_order_served_too_late_opens_no_time() -> None:
    late = NEW_ORDER + "- {date: 2026-12-02, type: signification, acte: ordonnance, mode: personne}"
    seen = at("2026-12-03", case(late))
    assert not [found for found in seen.delais if found.nature in {"opposition", "attente-execution"}]


def test_two_months_pass_before_a_new_order_is_enforced_and_one_before_an_old_one() -> None:
    assert limit(at("2026-10-20", case(NEW_ORDER + SERVED)), "attente-execution").date == day("2026-12-07")
    assert limit(at("2026-10-20", case(ORDER + SERVED)), "attente-execution").date == day("2026-11-06")
    assert limits(at("2026-12-08", case(NEW_ORDER + SERVED)), "attente-execution") == []


def test_service_at_home_leaves_the_opposition_open() -> None:
    seen = at("2026-11-21", case(NEW_ORDER + SERVED_AT_HOME))
    opposition = limit(seen, "opposition")
    assert opposition.date == day("2026-11-06")
    assert opposition.explication[0].startswith("Non signifiée à personne : l'opposition peut rester recevable")
    unknown = NEW_ORDER + "- {date: 2026-10-06, type: signification}"
    told = limit(at("2026-11-21", case(unknown)), "opposition").explication
    assert told[0].startswith("Mode de signification inconnu")


@pytest.mark.parametrize(
    "act",
    [
        "- {date: 2026-12-10, type: signification, acte: commandement, mode: personne}",
        "- {date: 2026-12-08, type: saisie-attribution, denoncee-le: 2026-12-10}",
        "- {date: 2026-12-08, type: saisie-vente, executee-le: 2026-12-10}",
        "- {date: 2026-12-10, type: saisie-vente, mode: personne}",
    ],
)
def test_an_act_that_reaches_the_debtor_reopens_and_closes_the_month(act: str) -> None:
    journal = NEW_ORDER + SERVED_AT_HOME + act
    assert limit(at("2026-12-15", case(journal)), "opposition").date == day("2027-01-11")
    assert limits(at("2027-01-12", case(journal)), "opposition") == []


@pytest.mark.parametrize(
    "act",
    [
        "- {date: 2026-12-10, type: saisie-attribution}",
        "- {date: 2026-12-10, type: saisie-attribution, denoncee-le: 2027-01-05}",
        "- {date: 2026-12-10, type: saisie-vente}",
        "- {date: 2026-12-10, type: saisie-vente, mode: etude}",
    ],
)
def test_an_act_that_did_not_reach_the_debtor_leaves_the_opposition_open(act: str) -> None:
    told = limit(at("2027-01-04", case(NEW_ORDER + SERVED_AT_HOME + act)), "opposition")
    assert "l'opposition peut rester recevable" in told.explication[0]


def test_a_debtor_far_away_has_more_time() -> None:
    island = DEBITEUR.replace("69003", "97200")
    assert limit(at("2026-10-20", case(NEW_ORDER + SERVED, debiteurs=island)), "opposition").date == day("2026-12-07")


def test_no_opposition_to_an_order_that_a_judgment_replaced() -> None:
    """The judgment served to the person would otherwise reopen the opposition to the order (CPC 1416 al. 2, 1420)."""
    judged = "- {date: 2026-10-28, type: opposition}\n- {date: 2026-12-08, type: jugement}\n"
    served = "- {date: 2026-12-15, type: signification, acte: jugement, mode: personne}"
    journal = NEW_ORDER + SERVED_AT_HOME + judged + served
    seen = at("2026-12-16", case(journal))
    assert limits(seen, "opposition") == limits(seen, "attente-execution") == []
    assert limit(seen, "appel").date == day("2027-01-15")


def test_an_opposition_ends_the_waits_of_the_order() -> None:
    opposed = NEW_ORDER + SERVED + "- {date: 2026-10-28, type: opposition}"
    seen = at("2026-11-21", case(opposed))
    assert limits(seen, "opposition") == limits(seen, "attente-execution") == []


def test_the_greffe_asks_for_a_deposit_within_fifteen_days() -> None:
    asked = "- {date: 2026-10-28, type: opposition, demandee-le: 2026-11-10}"
    found = limit(at("2026-11-21", case(NEW_ORDER + SERVED + asked)), "consignation")
    assert (found.depart, found.date) == (day("2026-11-10"), day("2026-11-25"))
    assert "caduque" in found.consequence
    paid = asked + "\n- {date: 2026-11-18, type: consignation, demandee-le: 2026-11-10, montant: 100}"
    assert limits(at("2026-11-21", case(NEW_ORDER + SERVED + paid)), "consignation") == []


def test_small_claims_last_one_month() -> None:
    sent = "- {date: 2026-11-02, type: petites-creances}"
    seen = at("2026-11-21", case(sent))
    assert limit(seen, "petites-creances").date == day("2026-12-02")
    assert [pause.nature for pause in seen.pauses] == ["petites-creances"]
    over = at("2026-12-03", case(sent))
    assert (limits(over, "petites-creances"), over.pauses) == ([], ())
    ended = "- {date: 2026-11-02, type: petites-creances, issue: refus du débiteur}"
    assert limits(at("2026-11-21", case(ended)), "petites-creances") == []


def test_the_procedure_between_merchants_has_three_limits() -> None:
    served = "- {date: 2026-10-13, type: commandement-creance-commerciale}"
    seen = at("2026-11-10", case(served))
    assert limit(seen, "commandement").date == day("2026-11-13")
    assert limit(seen, "non-contestation").date == day("2026-11-23")
    later = at("2026-11-21", case(served))
    assert limits(later, "commandement") == []
    title = "- {nature: titre-commissaire, juridiction: greffe, date: 2026-11-24, principal: 1000}"
    assert limit(at("2026-12-01", case(served, titres=title)), "signification-titre").date == day("2027-05-24")
    told = f"{served}\n- {{date: 2026-11-30, type: signification}}"
    assert limits(at("2026-12-01", case(told, titres=title)), "signification-titre") == []
    ended = served.replace("}", ", issue: contestation}")
    assert limits(at("2026-11-10", case(ended)), "commandement") == []


def test_the_month_of_a_commandement_asked_for_runs_from_its_service() -> None:
    """« emettre » notes the request to the commissaire, which the debtor knows nothing of."""
    asked = "- {date: 2026-10-13, type: commandement-creance-commerciale, emis: 1}"
    assert limits(at("2026-11-10", case(asked)), "commandement") == []
    served = f"{asked}\n- {{date: 2026-10-30, type: signification, acte: commandement}}"
    assert limit(at("2026-11-10", case(served)), "commandement").date == day("2026-11-30")


def test_proceedings_lapse_two_years_after_their_last_step() -> None:
    writ = "- {date: 2026-06-01, type: assignation}\n- {date: 2026-09-14, type: renvoi, au: 2026-12-10}"
    seen = at("2026-11-21", case(writ))
    lapse = limit(seen, "peremption")
    assert (lapse.date, lapse.prudence) == (day("2028-09-14"), day("2028-06-01")), "a hearing may be no step"
    assert "interruption du 14/09/2026 : peut ne pas valoir diligence" in lapse.explication[0]
    sent = writ + "\n- {date: 2026-10-05, type: communication, a: Me Songe}"
    assert limit(at("2026-11-21", case(sent)), "peremption").prudence == day("2028-10-05")
    hearing = limit(seen, "audience")
    assert (hearing.date, hearing.origine) == (day("2026-12-10"), ("journal", 1, "au"))
    assert seen.prochaine_action == "Audience le 10/12/2026."
    assert limits(at("2026-12-11", case(writ)), "audience") == []


def test_a_judgment_is_served_then_may_be_appealed() -> None:
    judged = "- {date: 2026-06-01, type: assignation}\n- {date: 2026-10-12, type: jugement}\n"
    assert limit(at("2026-11-21", case(judged)), "caducite-jugement").date == day("2027-04-12")
    served = judged + "- {date: 2026-11-02, type: signification, acte: jugement, mode: personne}"
    seen = at("2026-11-21", case(served))
    assert limits(seen, "caducite-jugement") == []
    assert limit(seen, "appel").date == day("2026-12-02")
    summary = "- {nature: refere, juridiction: TC, date: 2026-10-12, principal: 1000}"
    assert limits(at("2026-11-21", case(served, titres=summary)), "appel") == []
    assert limit(at("2026-11-10", case(served, titres=summary)), "appel").date == day("2026-11-17")


def test_a_protective_seizure_has_its_chain_of_limits() -> None:
    allowed = "- {date: 2026-09-14, type: saisie-conservatoire, autorisee-le: 2026-09-14}"
    assert limit(at("2026-11-21", case(allowed)), "saisie-conservatoire-execution").date == day("2026-12-14")
    done = allowed.replace("}", ", executee-le: 2026-11-17}")
    seen = at("2026-11-21", case(done))
    assert limits(seen, "saisie-conservatoire-execution") == []
    assert limit(seen, "saisie-conservatoire-denonciation").date == day("2026-11-25")
    assert limit(seen, "saisie-conservatoire-procedure").date == day("2026-12-17")
    told = done.replace("}", ", denoncee-le: 2026-11-19}")
    assert limits(at("2026-11-21", case(told)), "saisie-conservatoire-denonciation") == []
    sued = told + "\n- {date: 2026-11-20, type: requete-injonction}"
    seen = at("2026-11-21", case(sued))
    assert limits(seen, "saisie-conservatoire-procedure") == []
    assert limit(seen, "saisie-conservatoire-tiers").date == day("2026-11-30")
    passed = at("2026-12-01", case(sued))
    assert "Sans objet si" in limit(passed, "saisie-conservatoire-tiers").explication[0], "missed, it is not forgotten"
    assert "tiers saisi" not in passed.prochaine_action, "but there may be no third party: it hides nothing else"
    known = case(sued.replace("denoncee-le: 2026-11-19", "denoncee-le: 2026-11-19, denoncee-au-tiers-le: 2026-11-27"))
    assert limits(at("2026-12-01", known), "saisie-conservatoire-tiers") == []


def test_a_title_or_an_earlier_suit_spares_the_month_to_sue() -> None:
    done = "- {date: 2026-11-17, type: saisie-conservatoire}"
    title = "- {nature: jugement, juridiction: TC, date: 2026-10-01, principal: 1000}"
    assert limits(at("2026-11-21", case(done, titres=title)), "saisie-conservatoire-procedure") == []
    earlier = "- {date: 2026-11-02, type: requete-injonction}\n" + done
    seen = at("2026-11-21", case(earlier))
    assert limits(seen, "saisie-conservatoire-procedure") == limits(seen, "saisie-conservatoire-tiers") == []


def test_a_suit_that_ended_before_the_seizure_does_not_spare_the_month_to_sue() -> None:
    done = "- {date: 2026-11-17, type: saisie-conservatoire}"
    refused = "- {date: 2025-05-04, type: requete-injonction}\n- {date: 2025-06-02, type: rejet}\n"
    assert limit(at("2026-11-21", case(refused + done)), "saisie-conservatoire-procedure").date == day("2026-12-17")
    since = f"{done}\n- {{date: 2026-11-18, type: requete-injonction}}\n- {{date: 2026-12-01, type: rejet}}\n"
    again = limit(at("2026-12-02", case(since)), "saisie-conservatoire-procedure")
    assert (again.depart, again.date) == (day("2026-12-01"), day("2027-01-04")), "a month from the refusal, Monday"
    assert again.prudence == day("2027-01-01")
    sued = since + "- {date: 2026-12-09, type: assignation}"
    assert limits(at("2026-12-10", case(sued)), "saisie-conservatoire-procedure") == []


def test_an_attachment_told_too_late_may_have_lapsed() -> None:
    late = "- {date: 2026-11-17, type: saisie-attribution, denoncee-le: 2026-11-26}"
    (told,) = at("2026-11-27", case(late)).retards
    assert told.phrase == (
        "Fait après le terme : dénonciation de la saisie-attribution au débiteur, le 26/11/2026 pour un terme au "
        "25/11/2026 (CPCE, art. R211-3)."
    )
    assert (told.origine, told.consequence) == (
        ("journal", 0, "denoncee-le"),
        "Caducité de la saisie-attribution encourue.",
    )
    assert at("2026-11-25", case(late)).retards == (), "not told yet"
    assert at("2026-11-27", case(late.replace("11-26}", "11-25}"))).retards == ()
    assert at("2026-12-27", case(late.replace("}", ", close-le: 2026-12-20}"))).retards == (), "lifted"


def test_an_attachment_is_told_within_eight_days_then_contested_within_a_month() -> None:
    made = "- {date: 2026-11-17, type: saisie-attribution}"
    assert limit(at("2026-11-21", case(made)), "saisie-attribution-denonciation").date == day("2026-11-25")
    told = made.replace("}", ", denoncee-le: 2026-11-20}")
    found = limit(at("2026-11-21", case(told)), "saisie-attribution-contestation")
    assert (found.date, found.a_charge_de) == (day("2026-12-21"), "debiteur")
    assert limits(at("2026-12-22", case(told)), "saisie-attribution-contestation") == []


def test_wages_and_goods_wait_after_the_commandement() -> None:
    wages = "- {date: 2026-10-26, type: saisie-des-remunerations}"
    seen = at("2026-11-21", case(wages))
    assert limit(seen, "saisie-des-remunerations-attente").date == day("2026-11-26")
    assert limit(seen, "saisie-des-remunerations").date == day("2027-01-26")
    assert limits(at("2026-11-27", case(wages)), "saisie-des-remunerations-attente") == []
    done = wages.replace("}", ", executee-le: 2026-12-01}")
    assert limits(at("2026-12-02", case(done)), "saisie-des-remunerations") == []
    goods = "- {date: 2026-11-17, type: saisie-vente}"
    seen = at("2026-11-21", case(goods))
    assert limit(seen, "saisie-vente-attente").date == day("2026-11-25")
    assert limit(seen, "saisie-vente").date == day("2028-11-17")
    later = at("2026-11-26", case(goods))
    assert limits(later, "saisie-vente-attente") == []
    seized = goods.replace("}", ", executee-le: 2026-12-01}")
    seen = at("2026-12-02", case(seized))
    assert limit(seen, "saisie-vente-vente-amiable").date == day("2027-01-04")
    assert limits(seen, "saisie-vente") == []
    assert limits(at("2027-01-05", case(seized)), "saisie-vente-vente-amiable") == []


OPENED = "- {date: 2026-10-20, type: procedure-collective, nature: redressement, tribunal: TAE, bodacc-le: 2026-10-29}"
RETAINED = "famille: vente-entre-professionnels\nreserve-de-propriete: oui"


def test_insolvency_counts_from_the_publication() -> None:
    seen = at("2026-11-21", case(OPENED, creance=RETAINED))
    declaration = limit(seen, "declaration-de-creance")
    assert (declaration.depart, declaration.date) == (day("2026-10-29"), day("2026-12-29"))
    assert declaration.origine == ("journal", 0, "bodacc-le")
    assert limit(seen, "revendication").date == day("2027-01-29")
    assert limits(seen, "releve-de-forclusion") == []


CONVERTED = "- {date: 2027-01-12, type: procedure-collective, nature: liquidation, conversion: oui, tribunal: TAE}"
DECLARED = OPENED.replace("}", ", declaree-le: 2026-11-10}")


def test_a_conversion_keeps_the_declaration_and_only_offers_to_check_it() -> None:
    journal = f"{DECLARED}\n{CONVERTED.replace('}', ', bodacc-le: 2027-01-20}')}"
    seen = at("2027-01-25", case(journal, creance=RETAINED))
    assert limits(seen, "declaration-de-creance") == limits(seen, "releve-de-forclusion") == []
    check = limit(seen, "verification-de-declaration")
    assert (check.depart, check.prudence, check.date) == (day("2027-01-20"), day("2027-03-20"), day("2027-03-22"))
    assert check.origine == ("journal", 1, "bodacc-le")
    assert "déclarée le 10/11/2026" in check.titre
    assert "à vérifier" in check.explication[0]
    assert check.reference.statut is Statut.INCERTAIN
    assert limit(seen, "revendication").date == day("2027-01-29"), "counted from the opening"
    (pause,) = (one for one in seen.pauses if one.nature == "procedure-collective")
    assert (pause.depuis, pause.titre) == (day("2026-10-20"), "Procédure collective du débiteur (liquidation), TAE")
    assert seen.explication.endswith("ouverte le 20/10/2026, convertie en liquidation le 12/01/2027.")
    past = limit(at("2027-03-23", case(journal)), "verification-de-declaration")
    assert "Vérifié, rien à déclarer de nouveau ?" in past.consequence, "past, it is told until it is answered"
    again = journal[:-1] + ", declaree-le: 2027-01-22}"
    assert limits(at("2027-01-25", case(again)), "verification-de-declaration") == []
    assert limit(at("2027-01-21", case(again)), "verification-de-declaration").date == day("2027-03-22"), "not yet"


def test_a_claim_never_declared_keeps_the_time_of_the_opening_after_a_conversion() -> None:
    seen = at("2027-01-25", case(f"{OPENED}\n{CONVERTED}"))
    assert limit(seen, "declaration-de-creance").date == day("2026-12-29")
    assert limit(seen, "releve-de-forclusion").date == day("2027-04-29")
    assert limits(seen, "verification-de-declaration") == []


def test_a_second_procedure_which_is_no_conversion_has_its_own_time() -> None:
    other = CONVERTED.replace("conversion: oui", "conversion: non")
    seen = at("2027-01-25", case(f"{DECLARED}\n{other}"))
    assert limit(seen, "declaration-de-creance").date == day("2027-03-12")


def test_the_territory_of_the_court_decides_who_lives_far() -> None:
    debtor = DEBITEUR.replace("code-postal: 69003", "code-postal: 97400")
    assert debtor != DEBITEUR
    for code, last in (("97410", "2026-12-29"), ("97200", "2027-03-01"), ("69003", "2027-03-01")):
        seen = at("2026-11-21", case(OPENED, debiteurs=debtor), office(code))
        assert limit(seen, "declaration-de-creance").date == day(last)


def test_a_creditor_overseas_has_four_months() -> None:
    seen = at("2026-11-21", case(OPENED), office("97200"))
    assert limit(seen, "declaration-de-creance").date == day("2027-03-01")
    assert limit(seen, "declaration-de-creance").prudence == day("2027-02-28")


def test_without_publication_the_judgment_is_counted_by_prudence() -> None:
    unpublished = OPENED.replace(", bodacc-le: 2026-10-29", "")
    found = limit(at("2026-11-21", case(unpublished)), "declaration-de-creance")
    assert (found.depart, found.date, found.prudence) == (day("2026-10-20"), day("2026-12-21"), day("2026-12-20"))
    assert "BODACC à rechercher" in found.explication[0]
    future = limit(at("2026-10-25", case(OPENED)), "declaration-de-creance")
    assert future.depart == day("2026-10-20"), "the publication is not known yet"


def test_a_missed_declaration_leaves_the_relief() -> None:
    seen = at("2027-01-15", case(OPENED, creance=RETAINED))
    assert limit(seen, "declaration-de-creance").date == day("2026-12-29")
    assert limit(seen, "releve-de-forclusion").date == day("2027-04-29")
    assert seen.prochaine_action.startswith("Déclaration de créance")
    assert "délai expiré le 29/12/2026" in seen.prochaine_action
    declared = OPENED.replace("}", ", declaree-le: 2026-11-10}")
    assert limits(at("2027-01-15", case(declared)), "declaration-de-creance") == []
    gone = limit(at("2027-02-15", case(OPENED, creance=RETAINED)), "revendication").consequence
    assert "procedure-collective revendiquee-le=" in gone


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (
            "97400",
            "dernier jour sûr le 29/12/2026, dernier jour le 01/03/2027 (C. com., art. R622-24, al. 2, à vérifier).",
        ),
        ("1000\n        pays: Belgique", "au plus tard le 29/12/2026 (C. com., art. R622-24)."),
    ],
)
def test_where_the_debtor_lives_does_not_tell_where_the_court_sits(place: str, said: str) -> None:
    """Four months were told of a Belgian debtor whose proceedings a French court opened, two months too many."""
    seen = at("2026-11-21", case(OPENED, debiteurs=DEBITEUR.replace("69003", place), creance=RETAINED))
    assert seen.prochaine_action.startswith("Déclaration de créance"), "before the goods, whose last day comes first"
    assert seen.prochaine_action.endswith(said)


ISSUED = "\n- {date: 2026-11-12, type: note, document: declaration-creance, emis: 1}"


def test_a_declaration_issued_is_said_and_its_limit_stays_open_until_its_day_is_noted() -> None:
    seen = at("2026-11-21", case(OPENED + ISSUED))
    found = limit(seen, "declaration-de-creance")
    assert found.date == day("2026-12-29")
    assert "émise le 12/11/2026" in found.titre
    assert "« declaree-le »" in found.explication[0]
    assert seen.prochaine_action == f"{found.titre} : au plus tard le 29/12/2026 (C. com., art. R622-24)."
    declared = OPENED.replace("}", ", declaree-le: 2026-11-13}")
    assert limits(at("2026-11-21", case(declared + ISSUED)), "declaration-de-creance") == []
    for other in (", emis: 1", "document: declaration-creance, "):  # a note typed by hand, the issue of something else
        unsent = limit(at("2026-11-21", case(OPENED + ISSUED.replace(other, ""))), "declaration-de-creance")
        assert "émise" not in unsent.titre
    assert "émise" not in limit(at("2026-11-11", case(OPENED + ISSUED)), "declaration-de-creance").titre
    before = case(ISSUED.strip().replace("2026-11-12", "2026-10-01") + "\n" + OPENED)
    assert "émise" not in limit(at("2026-11-21", before), "declaration-de-creance").titre, "an earlier procedure"


def test_a_revendication_issued_is_said_and_its_limit_ends_once_its_day_is_noted() -> None:
    issued = ISSUED.replace("declaration-creance", "revendication")
    assert "émise" not in limit(at("2026-11-21", case(OPENED, creance=RETAINED)), "revendication").titre
    found = limit(at("2026-11-21", case(OPENED + issued, creance=RETAINED)), "revendication")
    assert found.date == day("2027-01-29")
    assert found.titre == (
        "Demande en revendication émise le 12/11/2026, son envoi à noter (« recouvre noter 2026-9001 "
        "procedure-collective revendiquee-le=JJ/MM/AAAA --completer --date 20/10/2026 »)"
    )
    assert "« revendiquee-le »" in found.explication[0]
    assert (
        "émise" not in limit(at("2026-11-21", case(OPENED + issued, creance=RETAINED)), "declaration-de-creance").titre
    )
    claimed = case(OPENED.replace("}", ", revendiquee-le: 2026-11-13}") + issued, creance=RETAINED)
    assert limits(at("2026-11-21", claimed), "revendication") == []
    judge = limit(at("2026-11-21", claimed), "saisine-juge-commissaire")
    assert (judge.date, judge.origine) == (day("2027-01-13"), ("journal", 0, "revendiquee-le"))
    assert "part de sa réception" in judge.explication[0]
    assert "juge-saisi-le=" in limit(at("2027-01-14", claimed), "saisine-juge-commissaire").consequence
    assert limit(at("2026-11-12", claimed), "revendication").date == day("2027-01-29"), "not sent yet that day"


def test_an_admitted_over_indebtedness_may_be_challenged() -> None:
    admitted = "- {date: 2026-11-10, type: surendettement, recevable-le: 2026-11-10}"
    seen = at("2026-11-21", case(admitted))
    assert limit(seen, "recours-recevabilite").date == day("2026-11-25")
    assert "recours-le=" in limit(at("2026-11-26", case(admitted)), "recours-recevabilite").consequence, "past"
    made = admitted.replace("}", ", recours-le: %s}")
    assert limits(at("2026-11-26", case(made % "2026-11-25")), "recours-recevabilite") == []
    assert [one.terme for one in at("2026-12-01", case(made % "2026-11-26")).retards] == [day("2026-11-25")], "late"
    filed = at("2026-11-21", case("- {date: 2026-11-10, type: surendettement}"))
    assert (filed.pauses, limits(filed, "recours-recevabilite")) == ((), [])


FILE = "- {date: 2026-11-10, type: surendettement, recevable-le: 2026-11-10, %s}"


def test_the_state_of_the_debts_may_be_answered_in_thirty_days() -> None:
    received = case(FILE % "etat-du-passif-le: 2026-12-01")
    stated = limit(at("2026-12-10", received), "etat-du-passif")
    assert (stated.date, stated.origine) == (day("2026-12-31"), ("journal", 0, "etat-du-passif-le"))
    assert "justifiee-le=" in limit(at("2027-01-01", received), "etat-du-passif").consequence, "past"
    answered = at("2027-01-02", case(FILE % "etat-du-passif-le: 2026-12-01, justifiee-le: 2027-01-01"))
    assert (limits(answered, "etat-du-passif"), [one.terme for one in answered.retards]) == ([], [day("2026-12-31")])


@pytest.mark.parametrize(
    ("mesures", "nature", "article"),
    [
        ("plan-conventionnel", "refus-du-plan", "D732-3"),
        ("mesures-imposees", "contestation-des-mesures", "R733-6"),
        ("retablissement-personnel", "contestation-des-mesures", "R741-1"),
    ],
)
def test_measures_may_be_refused_in_thirty_days_until_they_apply(mesures: str, nature: str, article: str) -> None:
    notified = FILE % f"mesures: {mesures}, notifiees-le: 2027-01-04%s"
    found = limit(at("2027-01-10", case(notified % "")), nature)
    assert (found.date, found.origine) == (day("2027-02-03"), ("journal", 0, "notifiees-le"))
    assert article in found.reference.article
    assert "contestees-le=" in limit(at("2027-02-04", case(notified % "")), nature).consequence, "past"
    refused = case(notified % ", contestees-le: 2027-02-03")
    assert (limits(at("2027-02-10", refused), nature), at("2027-02-10", refused).retards) == ([], ())
    late = at("2027-02-10", case(notified % ", contestees-le: 2027-02-04"))
    assert [one.terme for one in late.retards if one.nature == nature] == [day("2027-02-03")]
    assert limits(at("2027-03-01", case(notified % ", appliquees-le: 2027-03-01")), nature) == []


def test_the_end_of_measures_takes_the_place_of_that_of_the_suspension() -> None:
    applied = case(FILE % "mesures: mesures-imposees, appliquees-le: 2027-03-01, jusqu-au: 2031-02-28")
    before, since = at("2027-02-28", applied), at("2027-03-01", applied)
    ends = [(one.date, one.intitule) for seen in (before, since) for one in limits(seen, "fin-de-pause")]
    told = [(day("2028-11-10"), "Fin de la suspension du surendettement")]
    assert ends == [*told, (day("2031-02-28"), "Fin des mesures de surendettement")]
    assert limits(at("2031-03-01", applied), "fin-de-pause") == []
    ended = at("2029-01-01", case(FILE % "fin-le: 2028-12-01, etat-du-passif-le: 2028-11-20"))
    assert (ended.pauses, limits(ended, "recours-recevabilite"), limits(ended, "etat-du-passif")) == ((), [], [])


def test_a_mise_en_demeure_gives_its_days_from_the_first_presentation() -> None:
    sent = "- {date: 2026-05-12, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-05-14, delai: 10}"
    found = limit(at("2026-05-20", case(sent)), "mise-en-demeure")
    assert (found.depart, found.date, found.a_charge_de) == (day("2026-05-14"), day("2026-05-24"), "debiteur")
    assert limits(at("2026-05-25", case(sent)), "mise-en-demeure") == []
    unknown = "- {date: 2026-05-12, type: mise-en-demeure, envoi: lrar}"
    found = limit(at("2026-05-20", case(unknown)), "mise-en-demeure")
    assert found.date == day("2026-05-27"), "fifteen days of the ladder's step"
    assert found.explication == ("Date de présentation inconnue : compté de l'envoi.",)
    lawyer = "- {date: 2026-05-12, type: lettre-avocat}"
    found = limit(at("2026-05-15", case(lawyer)), "mise-en-demeure")
    assert (found.date, found.titre) == (day("2026-05-20"), "Paiement demandé par la lettre d'avocat")


def test_promises_holds_and_extracts_have_their_days() -> None:
    journal = """\
        - {date: 2026-04-06, type: promesse, promesse: {montant: 1000, date: 2026-04-20}}
        - {date: 2026-04-07, type: delai-de-grace, jusqu-au: 2026-12-31}
        - {date: 2026-04-08, type: verification-solvabilite, source: kbis, resultat: immatriculée}
        - {date: 2026-04-09, type: verification-solvabilite, source: bodacc, resultat: rien}
        """
    seen = at("2026-04-10", case(journal))
    assert limit(seen, "promesse").date == day("2026-04-20")
    assert limit(seen, "fin-de-pause").reference.article == "C. civ., art. 1343-5"
    assert limit(seen, "kbis").date == day("2026-07-08")
    assert limits(at("2026-07-09", case(journal)), "kbis") == []
    assert limits(at("2026-04-21", case(journal)), "promesse") == []
    named = dedent(journal) + "- {date: 2026-04-10, type: reprise, objet: delai-de-grace}\n"
    assert limits(at("2026-04-10", case(named)), "fin-de-pause") == []
    resumed = dedent(journal) + "- {date: 2026-04-10, type: reprise}\n"
    assert len(limits(at("2026-04-10", case(resumed)), "fin-de-pause")) == 1


def test_a_case_that_is_over_has_no_limit() -> None:
    assert at("2026-11-21", case("- {date: 2026-05-01, type: solde}")).delais == ()
    assert at("2026-11-21", case("- {date: 2026-05-01, type: irrecouvrable}")).delais == ()


def test_limits_come_in_order_of_date() -> None:
    journal = NEW_ORDER + "- {date: 2026-10-01, type: verification-solvabilite, source: rne, resultat: immatriculée}"
    dates = [one.date for one in at("2026-11-21", case(journal)).delais]
    assert dates == sorted(dates)
    assert len(dates) == 3


def test_a_fact_of_the_future_is_not_known_yet() -> None:
    assert limits(at("2026-08-30", case(ORDER)), "caducite-ordonnance") == []
    title = (
        "- {nature: ordonnance-injonction, juridiction: TC, date: 2026-09-01, principal: 1000, signifie-le: 2026-10-06}"
    )
    assert limit(at("2026-10-05", case(titres=title)), "caducite-ordonnance").date == day("2026-12-01")
    assert limits(at("2026-10-06", case(titres=title)), "caducite-ordonnance") == []


def test_a_creditor_the_office_does_not_know_has_two_months() -> None:
    plain = office()
    empty = type(plain)(plain.cabinet, {}, {}, plain.strategies)
    assert limit(at("2026-11-21", case(OPENED), empty), "declaration-de-creance").date == day("2026-12-29")


def test_an_act_served_that_is_not_the_order_does_not_serve_it() -> None:
    other = NEW_ORDER + "- {date: 2026-10-06, type: signification, acte: commandement}"
    assert limit(at("2026-11-21", case(other)), "caducite-ordonnance").date == day("2026-12-01")


def test_an_act_older_than_its_text_starts_no_limit() -> None:
    old = """\
        - {date: 2025-06-02, type: saisie-des-remunerations}
        - {date: 2026-04-02, type: commandement-creance-commerciale}
        """
    title = "- {nature: titre-commissaire, juridiction: greffe, date: 2026-04-20, principal: 1000}"
    assert {one.nature for one in at("2026-11-21", case(old, titres=title)).delais} == {"prescription"}


def test_the_title_says_how_the_order_was_served_when_the_journal_does_not() -> None:
    served = NEW_ORDER + "- {date: 2026-10-06, type: signification}"
    title = """\
        - {nature: ordonnance-injonction, juridiction: TC, date: 2026-09-01, principal: 1000, a-personne: oui}
        """
    assert limit(at("2026-10-20", case(served, titres=title)), "opposition").explication == ("Signifiée à personne.",)


@pytest.mark.parametrize(("nature", "limits"), [("jugement", ["appel"]), ("arret", [])])
def test_no_appeal_lies_against_what_a_court_of_appeal_ruled(nature: str, limits: list[str]) -> None:
    title = f"- {{nature: {nature}, juridiction: CA, date: 2026-09-01, principal: 1000, signifie-le: 2026-11-10}}"
    found = [one.nature for one in at("2026-11-12", case(titres=title)).delais]
    assert [one for one in found if one in {"appel", "caducite-jugement"}] == limits


@pytest.mark.parametrize(
    ("journal", "title", "nature", "date"),
    [
        ("", "", "caducite-jugement", "2027-03-01"),
        (JUDGED, "", "caducite-jugement", "2027-03-01"),
        ("", ", signifie-le: 2026-11-10", "appel", "2026-12-10"),
        (JUDGED, ", signifie-le: 2026-11-10", "appel", "2026-12-10"),
        (JUDGED, ", signifie-le: 2026-11-13", "caducite-jugement", "2027-03-01"),  # not served yet
    ],
)
def test_a_judgment_and_its_service_may_be_known_by_the_title_only(
    journal: str, title: str, nature: str, date: str
) -> None:
    ruled = "- {nature: jugement, juridiction: TC, date: 2026-09-01, principal: 1000%s}"
    found = [
        (one.nature, one.date)
        for one in at("2026-11-12", case(journal, titres=ruled % title)).delais
        if one.nature in {"caducite-jugement", "appel"}
    ]
    assert found == [(nature, day(date))]


def test_a_summary_order_known_by_its_title_only_and_a_title_that_may_be_enforced() -> None:
    ruled = "- {nature: refere, juridiction: TC, date: 2026-09-01, principal: 1000%s}"
    appeal = limit(at("2026-11-12", case(titres=ruled % ", signifie-le: 2026-11-10")), "appel")
    assert (appeal.date, appeal.origine) == (day("2026-11-25"), ("titres", 0, "signifie-le"))
    unserved = limit(at("2026-11-12", case(titres=ruled % "")), "caducite-jugement")
    assert "l'article 478, qui vise le jugement, est compté par prudence" in unserved.explication[0]
    judged = at("2026-11-12", case(titres=(ruled % "").replace("refere", "jugement")))
    assert not any("référé" in line for line in limit(judged, "caducite-jugement").explication)
    enforceable = at("2026-11-12", case(titres=ruled % ", executoire-le: 2026-10-01"))
    assert limits(enforceable, "caducite-jugement") == []


@pytest.mark.parametrize(("enforceable", "told"), [("2026-10-15", True), ("2026-11-16", False)])
def test_a_judgment_enforceable_at_once_is_still_to_be_served(enforceable: str, *, told: bool) -> None:
    """Enforceable from its own day (CPC 514), nothing says it was notified: its six months were told to nobody."""
    titre = f"- {{nature: jugement, juridiction: TC, date: 2026-10-15, principal: 1000, executoire-le: {enforceable}}}"
    found = limits(at("2026-11-20", case(titres=titre)), "caducite-jugement")
    assert [str(one.date) for one in found] == ["2027-04-15"] * told


def test_a_title_served_on_the_principal_debtor_is_to_be_enforced_while_it_is_to_be_served_on_another() -> None:
    joint = """\
    - lien: solidaire
      nature: societe
      qualite: professionnel
      denomination: Hippogriffe
      forme: SAS
      siren: 000 000 034
      adresse: {rue: 3 rue, code-postal: 69003, ville: Lyon}
"""
    titre = (
        "- {nature: jugement, juridiction: TC, date: 2026-09-10, principal: 1000, executoire-le: 2026-09-10, "
        "condamnes: [{nom: Débiteur d'essai}, {nom: Hippogriffe}]}"
    )
    served = "- {date: 2026-09-25, type: signification, acte: jugement, debiteur: Débiteur d'essai}"
    found = at("2026-11-20", case(served, titres=titre, debiteurs=DEBITEUR.rstrip(" ") + joint))
    assert [one.personne for one in limits(found, "caducite-jugement")] == ["Hippogriffe"]
    assert [one.titre for one in found.restes] == ["Titre exécutoire depuis le 10/09/2026, aucune exécution au journal"]


@pytest.mark.parametrize(("who", "whose"), [("debiteur", "debiteur"), ("creancier", "creancier")])
def test_the_lapse_of_his_own_appeal_is_the_debtors_to_prevent(who: str, whose: str) -> None:
    """It leaves the judgment its force (CPC 390): the creditor was told to prevent it."""
    titre = "- {nature: jugement, juridiction: TC, date: 2026-09-10, principal: 1000, signifie-le: 2026-09-25}"
    known = case(f"- {{date: 2026-10-20, type: declaration-d-appel, auteur: {who}}}", titres=titre)
    lapse = limit(at("2028-10-01", known), "peremption")
    assert lapse.a_charge_de == whose
    assert ("art. 390" in lapse.consequence) is (whose == "debiteur")
    assert ("Péremption" in at("2028-10-01", known).prochaine_action) is (whose == "creancier")


def test_the_lapse_of_two_appeals_is_the_creditors_to_prevent() -> None:
    """His own would fall with the debtor's: it was told to be the debtor's to prevent."""
    titre = "- {nature: jugement, juridiction: TC, date: 2026-09-10, principal: 1000, signifie-le: 2026-09-25}"
    both = "".join(
        f"- {{date: 2026-10-{day}, type: declaration-d-appel, auteur: {who}}}\n"
        for day, who in ((20, "debiteur"), (22, "creancier"))
    )
    lapse = limit(at("2028-10-01", case(both, titres=titre)), "peremption")
    assert (lapse.a_charge_de, "art. 390" in lapse.consequence) == ("creancier", False)


def test_a_judgment_that_dismisses_some_invoices_is_to_be_served_for_those_it_grants() -> None:
    """Neither its six months nor the appeal of the debtor was told: it was read as a dismissal alone."""
    bills = "\n".join(f"- {{numero: F-{n}, date: 2026-01-02, echeance: 2026-02-01, montant-ttc: 1000}}" for n in (1, 2))
    journal = "- {date: 2026-09-10, type: jugement, sens: rejet, factures: [F-1]}\n"
    titre = "- {nature: jugement, juridiction: TC, date: 2026-09-10, principal: 1000, factures: [F-2]}"
    known = at("2026-09-15", case(journal, titres=titre, factures=bills))
    assert [one.nature for one in known.delais if one.nature != "prescription"] == ["caducite-jugement"]
    served = case(f"{journal}- {{date: 2026-10-01, type: signification, acte: jugement}}", titres=titre, factures=bills)
    told = {one.nature for one in at("2026-10-10", served).delais}
    assert told == {"appel", "appel-du-creancier", "pourvoi", "prescription"}


def test_a_small_demand_dismissed_may_have_no_appeal_but_the_cour_de_cassation() -> None:
    """Of the last resort, the appeal was told, then its end, and that the case may be closed; two months ran."""
    journal = (
        "- {date: 2026-08-05, type: jugement, sens: rejet}\n- {date: 2026-08-31, type: signification, acte: jugement%s}"
    )
    seen = at("2026-10-05", case(journal % ""))
    found = limit(seen, "pourvoi")
    assert (found.date, found.prudence) == (day("2026-11-02"), day("2026-10-31"))
    assert found.explication[0].endswith("(COJ, art. R211-3-24 ; C. com., art. R721-6 ; CPC, art. 605, à vérifier).")
    assert (
        "si la décision qui rejette sa demande est en dernier ressort : au plus tard le 31/10" in seen.prochaine_action
    )
    formed = at("2026-11-05", case(journal % ", pourvoi-le: 2026-10-30"))
    assert {one.nature for one in formed.delais} == {"prescription"}
    assert not formed.retards
    appealed = f"{journal % ''}\n- {{date: 2026-09-29, type: declaration-d-appel, auteur: creancier}}"
    assert limits(at("2026-10-05", case(appealed)), "pourvoi") == []


@pytest.mark.parametrize(
    ("noticed", "asked"),
    [
        ("", "consignation"),  # of the order's court, a commercial one
        (", juridiction: Tribunal judiciaire de Lyon", "constitution-avocat"),
        (", rg: Z9", "consignation"),  # the greffe numbers it in its own way
    ],
)
def test_the_notice_of_an_opposition_is_of_the_court_of_its_order(noticed: str, asked: str) -> None:
    """Of a commercial court not named again, the deposit was asked for nowhere, and a lawyer was."""
    journal = """\
- {date: 2026-06-15, type: ordonnance-injonction, rg: IP1}
- {date: 2026-06-25, type: signification, acte: ordonnance, mode: personne}
- {date: 2026-07-15, type: opposition}
"""
    order = "- {nature: ordonnance-injonction, juridiction: TC de Lyon, rg: IP1, date: 2026-06-15, principal: 1000}"
    told = case(f"{journal}- {{date: 2026-07-20, type: notification-opposition{noticed}}}", titres=order)
    natures = {one.nature for one in at("2026-07-25", told).delais}
    assert natures & {"consignation", "constitution-avocat"} == {asked}


WITH_A_LATER_ONE = (
    dedent(FACTURES)
    + "- {numero: F-2, date: 2026-11-20, execution-le: 2026-11-18, echeance: 2026-12-20, montant-ttc: 500}"
)
INSOLVENT = "- {date: 2026-11-02, type: procedure-collective, nature: %s, tribunal: TAE, bodacc-le: 2026-11-10%s}"


def later(au: str, journal: str, factures: str = WITH_A_LATER_ONE) -> list[dt.date]:
    return [one.date for one in limits(at(au, case(journal, factures=factures)), "creances-posterieures")]


def test_what_is_sold_to_a_company_in_liquidation_and_unpaid_is_made_known_in_six_months() -> None:
    opened, told = INSOLVENT % ("liquidation", ""), ", posterieures-signalees-le: "
    assert later("2026-12-20", opened) == [], "not late yet"
    assert later("2026-12-21", opened) == [day("2027-05-10")]
    assert later("2026-12-21", opened, FACTURES) == [], "all born before the judgment"
    assert later("2026-12-21", INSOLVENT % ("liquidation", f"{told}2026-12-21")) == []
    missed = limit(at("2027-05-11", case(opened, factures=WITH_A_LATER_ONE)), "creances-posterieures")
    assert "posterieures-signalees-le=" in missed.consequence
    late = at("2027-05-12", case(INSOLVENT % ("liquidation", f"{told}2027-05-11"), factures=WITH_A_LATER_ONE))
    assert [one.terme for one in late.retards if one.nature == "creances-posterieures"] == [day("2027-05-10")]


def test_in_a_redressement_the_year_runs_from_the_plan_and_a_conversion_has_its_own_time() -> None:
    opened = INSOLVENT % ("redressement", "")
    assert later("2027-02-01", opened) == [], "the observation goes on"
    assert later("2027-06-01", INSOLVENT % ("redressement", ", plan-le: 2027-05-14")) == [day("2028-05-15")]
    turned = "\n- {date: 2027-04-01, type: procedure-collective, conversion: oui, nature: liquidation, tribunal: TAE}"
    assert later("2027-04-15", opened + turned) == [day("2027-10-01")], "from the judgment until it is published"
