"""Acts done after the last day of their limit: told with their article, while they still matter."""

import datetime as dt
import re
from pathlib import Path

import pytest

from generator.progress.answers import KINDS, PREFIX, UNUSED
from generator.progress.bonds import ANNUELLE
from generator.progress.types import Retard, Situation, Stade
from tests.progress.cases import DEBITEUR, at, case, day, limit, limits, office

ORDER = "- {date: 2026-09-01, type: ordonnance-injonction}\n"
SERVED = "- {date: 2026-10-06, type: signification, acte: ordonnance, mode: personne}\n"
OPENED = (
    "- {date: 2026-10-20, type: procedure-collective, nature: redressement, tribunal: TAE, bodacc-le: 2026-10-29}\n"
)


def late(seen: Situation, nature: str) -> Retard:
    """The only act late for one kind of limit."""
    (found,) = (one for one in seen.retards if one.nature == nature)
    return found


def opposed(on: str, served: str = SERVED, more: str = "") -> str:
    return f"{ORDER}{served}{more}- {{date: {on}, type: opposition}}\n"


def test_an_opposition_after_the_month_is_told_to_be_raised() -> None:
    """Service to the person on Tuesday 6 October: the month ends on Friday 6 November at 24 h (CPC 641, 642, 1416)."""
    assert at("2026-11-21", case(opposed("2026-11-06"))).retards == ()
    assert limit(at("2026-11-06", case(ORDER + SERVED)), "opposition").date == day("2026-11-06"), "its last day"
    seen = at("2026-11-21", case(opposed("2026-11-07")))
    found = late(seen, "opposition")
    assert (found.fait_le, found.terme, found.a_charge_de) == (day("2026-11-07"), day("2026-11-06"), "debiteur")
    assert found.origine == ("journal", 2)
    assert found.phrase == (
        "Fait après le terme : opposition du débiteur, le 07/11/2026 pour un terme au 06/11/2026 (CPC, art. 1416)."
    )
    assert "Irrecevabilité de l'opposition à soulever" in found.consequence
    assert seen.prochaine_action.startswith(found.phrase)
    judged = opposed("2026-11-07") + "- {date: 2026-12-01, type: jugement}"
    assert at("2026-12-02", case(judged)).retards == (), "the court has decided"


@pytest.mark.parametrize(
    ("served", "on", "postcode"),
    [
        (SERVED.replace("personne", "etude"), "2027-03-01", "69003"),  # the time may still run (al. 2)
        (SERVED.replace(", mode: personne", ""), "2027-03-01", "69003"),  # nobody knows
        (SERVED.replace("10-06", "10-07"), "2026-11-09", "69003"),  # Saturday 7 November, carried to Monday
        (SERVED.replace("10-06", "10-11"), "2026-11-12", "69003"),  # 11 November is a holiday
    ],
)
def test_an_opposition_that_may_be_in_time_is_not_called_late(served: str, on: str, postcode: str) -> None:
    home = DEBITEUR.replace("69003", postcode)
    assert at("2027-03-02", case(opposed(on, served), debiteurs=home)).retards == ()


def test_the_court_of_a_debtor_overseas_sits_with_him_and_adds_no_distance() -> None:
    """CPC 644 and 1406; a wait still counts the month of CPC 643, by prudence."""
    island = DEBITEUR.replace("69003", "97200")
    found = late(at("2026-11-21", case(opposed("2026-11-07"), debiteurs=island)), "opposition")
    assert found.terme == day("2026-11-06")
    assert "CPC, art. 644 et 1406" in found.explication[1]
    running = at("2026-10-20", case(ORDER + SERVED, debiteurs=island))
    carried = (
        "2 mois à compter du 06/10/2026 : 06/12/2026, jour non ouvrable, fêtes locales comprises, reporté au "
        "07/12/2026 (CPC, art. 642)."
    )
    told = limit(running, "opposition")
    assert (told.date, told.explication[-1]) == (day("2026-12-07"), carried)
    assert "il ne joue pas devant un tribunal de son territoire (art. 644)" in told.explication[-2]
    assert limit(running, "attente-execution").explication == (carried,), "two months without any distance"
    abroad = DEBITEUR.replace("69003", "1000").replace("ville: Lyon", "ville: Gand\n        pays: Belgique")
    assert at("2026-12-20", case(opposed("2026-12-07"), debiteurs=abroad)).retards == ()


def test_an_act_that_reached_the_debtor_before_his_opposition_closes_his_time() -> None:
    seized = "- {date: 2026-12-08, type: saisie-attribution, denoncee-le: 2026-12-10}\n"
    journal = opposed("2027-01-12", SERVED.replace("personne", "etude"), seized)
    found = late(at("2027-01-20", case(journal)), "opposition")
    assert found.terme == day("2027-01-11"), "10 January is a Sunday"
    after = ORDER + SERVED.replace("personne", "etude") + "- {date: 2027-01-12, type: opposition}\n"
    assert at("2027-03-20", case(after + seized.replace("2026-12", "2027-02"))).retards == ()


def test_an_order_served_on_the_monday_of_a_disputed_extension_is_told() -> None:
    """Order of 30 November 2026: three months end on Sunday 28 February 2027; whether Monday is good is not settled."""
    journal = "- {date: 2026-11-30, type: ordonnance-injonction}\n- {date: DAY, type: signification}"
    assert at("2027-03-03", case(journal.replace("DAY", "2027-02-26"))).retards == ()
    found = late(at("2027-03-03", case(journal.replace("DAY", "2027-03-01"))), "caducite-ordonnance")
    assert found.phrase == (
        "Fait après le dernier jour sûr : signification de l'ordonnance d'injonction de payer, le 01/03/2027 pour un "
        "dernier jour sûr au 28/02/2027, discuté au 01/03/2027 (CPC, art. 1411, à vérifier)."
    )
    missed = late(at("2027-03-03", case(journal.replace("DAY", "2027-03-02"))), "caducite-ordonnance")
    assert "Fait après le terme" in missed.phrase
    assert missed.consequence == "Signifiée après le terme, l'ordonnance est non avenue."


def test_a_deposit_after_fifteen_days_is_told_until_the_judge_decides() -> None:
    asked = "- {date: 2026-11-02, type: requete-injonction, demandee-le: 2026-11-04}\n"
    paid = asked + "- {date: DAY, type: consignation, montant: 33}\n"
    assert limit(at("2026-11-21", case(asked)), "consignation").date == day("2026-11-19")
    assert at("2026-11-21", case(paid.replace("DAY", "2026-11-19"))).retards == ()
    seen = at("2026-11-21", case(paid.replace("DAY", "2026-11-20")))
    assert limits(seen, "consignation") == []
    found = late(seen, "consignation")
    assert (found.terme, found.origine, found.a_charge_de) == (day("2026-11-19"), ("journal", 1), "creancier")
    assert found.consequence.startswith("Caducité de la demande encourue")
    ruled = paid.replace("DAY", "2026-11-20") + "- {date: 2026-11-21, type: ordonnance-injonction}"
    assert at("2026-11-22", case(ruled)).retards == ()
    own = "- {date: 2026-11-20, type: consignation, demandee-le: 2026-11-04}"
    assert late(at("2026-11-21", case(own)), "consignation").terme == day("2026-11-19"), "told by the deposit alone"


NOTICE = "- {date: 2026-11-06, type: notification-opposition}\n"


def test_the_notice_of_an_opposition_asks_for_a_lawyer_within_fifteen_days() -> None:
    """Notice of Friday 6 November: fifteen days end on Saturday 21, carried to Monday 23 (CPC 641, 642, 1418)."""
    told = opposed("2026-10-28") + NOTICE
    seen = at("2026-11-10", case(told))
    found = limit(seen, "constitution-avocat")
    assert (found.depart, found.prudence, found.date) == (day("2026-11-06"), day("2026-11-21"), day("2026-11-23"))
    assert (found.a_charge_de, found.origine) == ("creancier", ("journal", 3))
    assert "extinction de l'instance" in found.consequence
    assert "CPC, art. 1419" in found.consequence
    assert "plus de 10 000 €" in found.explication[0]
    assert seen.prochaine_action.startswith(
        "Constitution d'avocat du créancier après opposition : au plus tard le 21/11"
    )
    passed = at("2026-11-24", case(told))
    assert "délai expiré le 23/11/2026 (CPC, art. 1418)" in passed.prochaine_action
    named = told + "- {date: DAY, type: constitution-avocat}\n"
    for on in ("2026-11-06", "2026-11-23"):
        seen = at("2026-11-25", case(named.replace("DAY", on)))
        assert (limits(seen, "constitution-avocat"), seen.retards) == ([], ())
    both = named.replace("DAY", "2026-11-23") + "- {date: 2026-11-24, type: constitution-avocat}\n"
    assert at("2026-11-25", case(both)).retards == (), "the first lawyer counts"
    tardy = late(at("2026-11-25", case(named.replace("DAY", "2026-11-24"))), "constitution-avocat")
    assert (tardy.terme, tardy.origine) == (day("2026-11-23"), ("journal", 4))
    assert "Extinction de l'instance encourue" in tardy.consequence
    again = told + NOTICE.replace("11-06", "11-16")
    assert limit(at("2026-11-17", case(again)), "constitution-avocat").depart == day("2026-11-06"), "the first counts"


@pytest.mark.parametrize("end", ["jugement", "desistement, auteur: debiteur", "desistement, auteur: creancier"])
def test_nothing_is_asked_of_a_lawyer_once_the_opposition_is_over(end: str) -> None:
    over = opposed("2026-10-28") + NOTICE + f"- {{date: 2026-11-12, type: {end}}}\n"
    assert limits(at("2026-12-01", case(over)), "constitution-avocat") == []


def test_a_lawyer_already_appointed_for_the_opposition_answers_its_notice() -> None:
    before = opposed("2026-10-28") + "- {date: 2026-11-02, type: constitution-avocat}\n" + NOTICE
    assert limits(at("2026-11-10", case(before)), "constitution-avocat") == []
    older = ORDER + SERVED + "- {date: 2026-10-12, type: constitution-avocat}\n"
    journal = older + "- {date: 2026-10-28, type: opposition}\n" + NOTICE
    assert limits(at("2026-11-10", case(journal)), "constitution-avocat"), "of another suit"


def test_a_notice_noted_before_its_opposition_still_runs_and_one_of_an_opposition_over_does_not() -> None:
    early = ORDER + SERVED + NOTICE + "- {date: 2026-11-09, type: opposition}\n"
    assert limit(at("2026-11-10", case(early)), "constitution-avocat").depart == day("2026-11-06")
    over = opposed("2026-10-12") + "- {date: 2026-10-15, type: notification-opposition}\n"
    over += "- {date: 2026-10-20, type: desistement, auteur: debiteur}\n- {date: 2026-11-02, type: opposition}\n"
    assert limits(at("2026-11-10", case(over)), "constitution-avocat") == []
    assert limit(at("2026-11-10", case(over + NOTICE)), "constitution-avocat").depart == day("2026-11-06")


@pytest.mark.parametrize(
    ("court", "asked"),
    [
        ("tribunal judiciaire de Lyon", 1),
        ("chambre commerciale du tribunal judiciaire de Metz", 1),
        ("tribunal de commerce de Lyon", 0),
        ("Tribunal des activités économiques de Lyon", 0),
        ("juge des contentieux de la protection de Lyon", 0),
    ],
)
def test_a_court_that_convenes_the_parties_asks_for_no_lawyer(court: str, asked: int) -> None:
    notice = NOTICE.replace("}", f", juridiction: {court}}}")
    assert len(limits(at("2026-11-10", case(opposed("2026-10-28") + notice)), "constitution-avocat")) == asked


LETTER = "- {date: 2026-11-24, type: contestation-de-creance, motif: clause pénale}\n"
DECLARED = OPENED.replace("}", ", declaree-le: 2026-11-10}")


def test_a_claim_disputed_by_the_mandataire_is_answered_within_thirty_days_of_the_reception() -> None:
    """Received on Tuesday 24 November: thirty days end on Thursday 24 December (C. com. L622-27, R624-1)."""
    seen = at("2026-11-25", case(DECLARED + LETTER))
    found = limit(seen, "contestation-de-creance")
    assert (found.date, found.prudence, found.reference.article) == (
        day("2026-12-24"), day("2026-12-24"), "C. com., art. L622-27 et R624-1",
    )  # fmt: skip
    assert "sauf si la discussion porte sur la régularité" in found.consequence
    assert seen.prochaine_action.startswith("Réponse à la contestation de la créance par le mandataire : au plus tard")
    eve = limit(at("2026-11-26", case(DECLARED + LETTER.replace("11-24", "11-25"))), "contestation-de-creance")
    assert (eve.prudence, eve.date) == (day("2026-12-25"), day("2026-12-28")), "Christmas is a Friday"
    answered = DECLARED + LETTER + "- {date: DAY, type: reponse-au-mandataire}\n"
    seen = at("2026-12-29", case(answered.replace("DAY", "2026-12-24")))
    assert (limits(seen, "contestation-de-creance"), seen.retards) == ([], ())
    tardy = late(at("2026-12-29", case(answered.replace("DAY", "2026-12-25"))), "contestation-de-creance")
    assert (tardy.terme, tardy.origine) == (day("2026-12-24"), ("journal", 2))
    assert tardy.consequence.startswith("La proposition du mandataire ne peut plus être contestée")


def test_an_answer_closes_the_dispute_it_names_or_every_one() -> None:
    two = DECLARED + LETTER + LETTER.replace("11-24", "12-01")
    answer = "- {date: 2026-12-02, type: reponse-au-mandataire}\n"
    assert limits(at("2026-12-03", case(two + answer)), "contestation-de-creance") == []
    one = answer.replace("}", ", contestation-du: 2026-12-01}")
    assert limit(at("2026-12-03", case(two + one)), "contestation-de-creance").depart == day("2026-11-24")
    before = DECLARED + answer.replace("12-02", "11-23") + LETTER
    assert limits(at("2026-12-03", case(before)), "contestation-de-creance"), "an older letter answers nothing"
    closed = case(DECLARED.replace("}", ", cloturee-le: 2026-12-20}") + LETTER)
    assert limits(at("2026-12-21", closed), "contestation-de-creance") == []


def test_a_claim_declared_late_is_told_and_may_still_be_relieved() -> None:
    """Published on 29 October: two months end on Tuesday 29 December; before, a late declaration closed everything."""
    for on, told in (("2026-12-29", False), ("2026-12-30", True)):
        journal = OPENED.replace("}", f", declaree-le: {on}}}")
        seen = at("2027-01-15", case(journal))
        assert limits(seen, "declaration-de-creance") == []
        assert bool(seen.retards) is told
        assert bool(limits(seen, "releve-de-forclusion")) is told
    found = late(seen, "declaration-de-creance")
    assert (found.terme, found.origine) == (day("2026-12-29"), ("journal", 0, "declaree-le"))
    assert "L622-26" in found.consequence
    assert limit(seen, "releve-de-forclusion").date == day("2027-04-29")
    assert limits(at("2027-04-30", case(journal)), "releve-de-forclusion") == []
    assert at("2027-01-15", case(journal), office("97200")).retards == (), "four months from overseas"
    unpublished = journal.replace(", bodacc-le: 2026-10-29", "").replace("12-30", "12-24")
    assert at("2027-01-15", case(unpublished)).retards == (), "counted from the judgment by prudence: proves nothing"


def test_goods_claimed_back_late_are_told() -> None:
    retained = "famille: vente-entre-professionnels\nreserve-de-propriete: oui"
    for on, told in (("2027-01-29", False), ("2027-01-30", True)):
        journal = OPENED.replace("}", f", declaree-le: 2026-11-10, revendiquee-le: {on}}}")
        seen = at("2027-02-05", case(journal, creance=retained))
        assert bool(seen.retards) is told
    assert late(seen, "revendication").terme == day("2027-01-29")


MADE = "- {date: 2026-09-14, type: saisie-conservatoire, autorisee-le: 2026-09-14, executee-le: 2026-11-17"


@pytest.mark.parametrize(
    ("nature", "journal", "terme"),
    [
        ("saisie-conservatoire-execution", MADE.replace("2026-09-14, exec", "2026-08-10, exec") + "}", "2026-11-10"),
        ("saisie-conservatoire-denonciation", MADE + ", denoncee-le: 2026-11-26}", "2026-11-25"),
        (
            "saisie-conservatoire-procedure",
            MADE + ", denoncee-le: 2026-11-20}\n- {date: 2026-12-18, type: assignation}",
            "2026-12-17",
        ),
        (
            "saisie-conservatoire-tiers",
            MADE + ", denoncee-au-tiers-le: 2026-12-02}\n- {date: 2026-11-20, type: requete-injonction}",
            "2026-11-30",
        ),
        ("saisie-des-remunerations", "- {date: 2026-09-14, type: saisie-des-remunerations, executee-le: 2026-12-15}",
         "2026-12-14"),
        ("saisie-vente", "- {date: 2024-11-12, type: saisie-vente, executee-le: 2026-11-13}", "2026-11-12"),
        (
            "caducite-jugement",
            "- {date: 2026-06-01, type: jugement}\n- {date: 2026-12-02, type: signification, acte: jugement}",
            "2026-12-01",
        ),
    ],
)  # fmt: skip
def test_an_act_of_enforcement_done_late_is_told(nature: str, journal: str, terme: str) -> None:
    found = late(at("2026-12-20", case(journal)), nature)
    assert (found.terme, found.a_charge_de) == (day(terme), "creancier")
    assert found.fait_le > found.terme
    assert found.consequence


def test_a_judgment_served_late_but_said_enforceable_or_served_in_time_by_its_title_is_not_told() -> None:
    """The lawyer has qualified it; and an act of the journal that names nothing may serve something else."""
    journal = "- {date: 2026-12-02, type: signification}"
    title = "- {nature: jugement, juridiction: TC, date: 2026-06-01, principal: 1000}"
    assert late(at("2026-12-20", case(journal, titres=title)), "caducite-jugement")
    for said in ("executoire-le: 2026-12-10", "signifie-le: 2026-07-01"):
        assert at("2026-12-20", case(journal, titres=title.replace("}", f", {said}}}"))).retards == ()


def test_a_writ_late_after_the_refusal_of_the_order_is_told() -> None:
    """Seized on 17 November, order refused on 1 December: a month from it ends on Friday 1 January, so on Monday 4."""
    refused = MADE + "}\n- {date: 2026-11-18, type: requete-injonction}\n- {date: 2026-12-01, type: rejet}\n"
    sued = refused + "- {date: DAY, type: assignation}"
    seen = at("2027-01-10", case(sued.replace("DAY", "2027-01-04")))
    assert [one for one in seen.retards if one.nature == "saisie-conservatoire-procedure"] == []
    found = late(at("2027-01-10", case(sued.replace("DAY", "2027-01-05"))), "saisie-conservatoire-procedure")
    assert (found.terme, found.fait_le) == (day("2027-01-04"), day("2027-01-05"))
    assert limit(seen, "saisie-conservatoire-tiers").depart == day("2027-01-04"), "of the writ, not of the request"


def test_a_lapse_that_hangs_on_a_hearing_gives_both_days() -> None:
    """A hearing put off may be no step of a party: the last safe day is that of the writ (CPC 386)."""
    writ = "- {date: 2026-06-01, type: assignation}\n- {date: 2026-09-14, type: renvoi}"
    assert at("2028-05-02", case(writ)).prochaine_action.endswith(
        "Péremption de l'instance : dernier jour sûr le 01/06/2028, dernier jour le 14/09/2028 (CPC, art. 386)."
    )


@pytest.mark.parametrize(
    ("court", "last", "safe"),
    [
        ("tribunal de commerce de Lyon", "2026-12-22", "2026-12-21"),
        ("tribunal des activités économiques de Lyon", "2026-12-22", "2026-12-21"),
        ("tribunal mixte de commerce de Cayenne", "2026-12-22", "2026-12-21"),
        ("TAE de Lyon", "2026-12-22", "2026-12-21"),
        ("président du T.C. de Vienne", "2026-12-22", "2026-12-21"),
        ("TJ de Lyon", "2026-12-15", "2026-12-14"),
        ("tribunal judiciaire de Lyon", "2026-12-15", "2026-12-14"),
        ("chambre commerciale du tribunal judiciaire de Metz", "2026-12-15", "2026-12-14"),
        ("", "2026-12-15", "2026-12-14"),
    ],
)
def test_the_writ_is_handed_to_the_greffe_before_its_hearing(court: str, last: str, safe: str) -> None:
    """Hearing of Wednesday 30 December 2026: eight days before (CPC 857), or fifteen (754), the hearing left out."""
    where = f", juridiction: {court}" if court else ""
    writ = f"- {{date: 2026-11-16, type: assignation, au: 2026-12-30{where}}}\n"
    seen = at("2026-11-21", case(writ))
    found = limit(seen, "placement")
    assert (found.date, found.prudence, found.origine) == (day(last), day(safe), ("journal", 0, "au"))
    assert "sans report au jour ouvrable" in found.explication[-1]
    assert ("Juridiction non dite" in found.explication[0]) is not bool(court)
    assert f"dernier jour sûr le {safe[8:]}/12/2026, dernier jour le {last[8:]}/12/2026" in seen.prochaine_action
    assert limits(at("2026-12-31", case(writ)), "placement"), "missed, it is told still: nothing shows the court seised"
    heard = writ + "- {date: 2026-12-30, type: renvoi, au: 2027-01-13}\n"
    assert limits(at("2026-12-31", case(heard)), "placement") == [], "the hearing came"
    handed = writ + "- {date: DAY, type: placement}"
    for on, told in ((safe, ""), (last, "Fait après le dernier jour sûr"), ("2026-12-23", "Fait après le terme")):
        seen = at("2026-12-28", case(handed.replace("DAY", on)))
        assert limits(seen, "placement") == []
        assert [one.phrase.partition(" :")[0] for one in seen.retards] == ([told] if told else [])
    judged = handed.replace("DAY", "2026-12-23") + "\n- {date: 2026-12-30, type: jugement}"
    assert at("2026-12-31", case(judged)).retards == ()


@pytest.mark.parametrize(
    ("journal", "fait", "wait", "article"),
    [
        ("- {date: 2026-10-26, type: saisie-des-remunerations, executee-le: DAY}", "11-26", "11-26", "L212-2"),
        ("- {date: 2026-11-10, type: saisie-vente, executee-le: DAY}", "11-18", "11-18", "R221-10"),
        (ORDER + SERVED + "- {date: DAY, type: saisie-attribution}", "12-07", "12-07", "1422"),  # the 6th is a Sunday
    ],
)
def test_a_seizure_made_while_its_wait_runs_is_told(journal: str, fait: str, wait: str, article: str) -> None:
    seen = at("2026-12-20", case(journal.replace("DAY", f"2026-{fait}")))
    (found,) = (one for one in seen.retards if one.avance)
    assert (found.terme, found.a_charge_de) == (day(f"2026-{wait}"), "creancier")
    assert found.phrase.startswith("Fait avant le terme : saisie")
    assert f"pour une attente finissant le {found.terme:%d/%m/%Y}" in found.phrase
    assert article in found.reference.article
    assert found.consequence.startswith("Nullité de la")
    after = day(f"2026-{fait}") + dt.timedelta(days=1)
    assert not [one for one in at("2026-12-20", case(journal.replace("DAY", str(after)))).retards if one.avance]


def test_a_seizure_is_not_too_early_under_another_title_or_one_said_enforceable() -> None:
    seized = ORDER + SERVED + "- {date: 2026-11-16, type: saisie-attribution, denoncee-le: 2026-11-17}"
    titles = "- {nature: NATURE, juridiction: TC, date: 2026-09-01, principal: 1000}"
    order = titles.replace("NATURE", "ordonnance-injonction")
    assert [one.avance for one in at("2026-11-20", case(seized, titres=order)).retards] == [True]
    said = order.replace("}", ", executoire-le: 2026-11-10}")
    assert at("2026-11-20", case(seized, titres=said)).retards == ()
    later = said.replace("11-10", "12-07")
    assert [one.avance for one in at("2026-11-20", case(seized, titres=later)).retards] == [True], "not that day yet"
    notary = titles.replace("NATURE", "acte-notarie")
    assert at("2026-11-20", case(seized, titres=notary)).retards == ()
    lifted = seized.replace("11-17}", "11-17, close-le: 2026-11-18}")
    assert at("2026-11-20", case(lifted)).retards == ()
    protective = ORDER + SERVED + "- {date: 2026-11-16, type: saisie-conservatoire, denoncee-le: 2026-11-17}"
    assert not [one for one in at("2026-11-20", case(protective)).retards if one.avance]


def test_an_order_served_as_its_title_says_is_not_lapsed_by_a_later_act_of_the_journal() -> None:
    """The décompte follows the title's own date; the stage said the order lapsed."""
    title = (
        "- {nature: ordonnance-injonction, juridiction: TC, date: 2026-09-01, principal: 1000, signifie-le: 2026-10-06}"
    )
    later = ORDER + "- {date: 2026-12-10, type: signification, mode: personne}"
    seen = at("2026-12-20", case(later, titres=title))
    assert seen.stade is Stade.TITRE
    assert seen.retards == ()
    same = ORDER + SERVED
    assert limit(at("2026-10-20", case(same, titres=title)), "opposition").explication == ("Signifiée à personne.",)


def test_an_answer_is_for_the_acts_of_its_kind_done_by_its_day() -> None:
    signed = "dispenses:\n  - {date: %s, par: Me Songe, objet: retard-opposition, motif: soulevée}\n"
    for on, left in (("2026-11-06", 1), ("2026-11-07", 0), ("2026-11-21", 0), ("2026-11-22", 1)):
        seen = at("2026-11-21", case(opposed("2026-11-07"), reste=signed % on))
        assert (len(seen.retards), len(seen.repondus)) == (left, 1 - left), on
        assert seen.prochaine_action.startswith("Fait après") is bool(left)
    other = (signed % "2026-11-21").replace("retard-opposition", "retard-placement")
    assert len(at("2026-11-21", case(opposed("2026-11-07"), reste=other)).retards) == 1
    (told,) = at("2026-11-21", case(opposed("2026-11-07"), reste=signed % "2026-11-08")).repondus
    assert told.phrase == "Réponse du 08/11/2026, Me Songe : soulevée"


def test_every_limit_an_act_may_be_late_for_may_be_answered() -> None:
    code = "".join(one.read_text(encoding="utf-8") for one in Path("generator/progress/limits").glob("*.py"))
    natures = set(re.findall(r'(?:suivi|retard|avance)\(\s*"([a-z-]+)"', code))
    assert {PREFIX + nature for nature in natures | UNUSED | {ANNUELLE, "delai-du-juge"}} == KINDS
