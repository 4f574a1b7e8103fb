"""What a case tells of itself at a date, plot by plot: ``intrigues.csv``, one row each, as a lawyer reads them.

``delais`` and ``retards`` hold those of the row's kinds: « nature date prudence », one a line.
"""

import datetime as dt

import pytest

from generator.progress.asof import look
from generator.progress.orders import last_lapse, requested
from generator.progress.procedure import before_a_judge, sued_since
from generator.progress.types import Situation
from tests.progress.cases import DEBITEUR, at, case, day, limits, office
from tests.tables import read_table

ROWS = read_table(__file__, "intrigues.csv")
ALWAYS = frozenset({"prescription", "kbis"})  # told by tables of their own


def told(seen: Situation) -> dict[str, str]:
    """The columns of a row, from a situation."""
    running = [f"{one.nature} {one.date} {one.prudence}" for one in seen.delais if one.nature not in ALWAYS]
    return {
        "stade": seen.stade.value,
        "explication": seen.explication,
        "action": seen.prochaine_action,
        "delais": "\n".join(running),
        "retards": "\n".join(f"{one.nature} {one.fait_le} {one.terme}" for one in seen.retards),
    }


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_a_plot_is_told_as_written(row: dict[str, str]) -> None:
    home = DEBITEUR.replace("69003", row["debiteur"]) if row["debiteur"] else DEBITEUR
    found = told(at(row["au"], case(row["journal"], titres=row["titres"], debiteurs=home)))
    assert found == {column: row[column] for column in found}


@pytest.mark.parametrize(
    ("name", "nature", "act"),
    [
        ("deux ordonnances, une consignation sans numéro : pour aucune", "consignation", "Consignation du 15/10/2026"),
        ("les mêmes, constitution sans numéro : pour aucune", "constitution-avocat", "Constitution du 22/10/2026"),
        ("deux assignations, une remise au greffe sans numéro", "placement", "Remise au greffe du 15/09/2026"),
    ],
)
def test_a_limit_says_which_act_without_number_may_have_answered_it(name: str, nature: str, act: str) -> None:
    row = next(one for one in ROWS if one["cas"].startswith(name))
    found = limits(at(row["au"], case(row["journal"], titres=row["titres"])), nature)
    assert [f"{act} notée sans « rg »" in one.consequence for one in found] == [True, True]


def test_each_suit_tells_its_own_hearing_that_is_past() -> None:
    """That of another suit to come does not put it off; a step under its number, since, answers it."""
    journal = """\
- {date: 2026-09-01, type: assignation, rg: A1, au: 2026-11-10}
- {date: 2026-09-02, type: assignation, rg: B2, au: 2026-12-12}
- {date: 2026-09-15, type: placement, rg: A1}
- {date: 2026-09-16, type: placement, rg: B2}
"""
    past = [one.titre[:22] for one in at("2026-12-20", case(journal)).restes]
    assert past == ["Audience du 12/12/2026", "Audience du 10/11/2026"]
    assert [one.titre[:22] for one in at("2026-11-20", case(journal)).restes] == past[1:]
    other = f"{journal}- {{date: 2026-11-10, type: renvoi, rg: B2, au: 2027-02-01}}\n"
    assert [one.titre[:22] for one in at("2026-11-20", case(other)).restes] == past[1:]
    assert at("2026-11-20", case(other.replace("renvoi, rg: B2", "renvoi, rg: A1"))).restes == ()


def test_the_hearing_past_of_a_joint_debtor_sued_apart_is_told_with_whom_to_note_it_of() -> None:
    joint = """\
    - lien: solidaire
      nature: societe
      qualite: professionnel
      denomination: Hippogriffe
      forme: SAS
      siren: 000 000 034
      adresse: {rue: 3 rue, code-postal: 69003, ville: Lyon}
"""
    writ = "- {date: 2026-09-01, type: assignation, debiteur: Hippogriffe, au: 2026-11-10, juridiction: TAE}\n"
    journal = f"{writ}- {{date: 2026-09-15, type: placement, debiteur: Hippogriffe}}\n"

    def left(more: str = "") -> list[str]:
        known = case(journal + more, debiteurs=DEBITEUR.rstrip(" ") + joint)
        return [one.titre for one in at("2026-11-20", known).restes if one.nomme]

    assert ['renvoi au=JJ/MM/AAAA debiteur="Hippogriffe" --date 10/11/2026' in one for one in left()] == [True]
    assert left("- {date: 2026-11-10, type: renvoi, debiteur: Hippogriffe, au: 2026-12-10}") == []


def test_what_an_opening_stops_says_so_and_nothing_else_does() -> None:
    opened = "- {date: 2026-11-05, type: procedure-collective, nature: redressement, tribunal: TC}\n"
    order = "- {date: 2026-10-10, type: ordonnance-injonction}\n"
    seen = at("2026-11-20", case(order + opened))
    said = {one.nature: any("L622-21" in why for why in one.explication) for one in seen.delais}
    assert said["caducite-ordonnance"]
    assert not said["declaration-de-creance"]
    closed = at("2026-11-20", case(order + opened.replace("TC}", "TC, cloturee-le: 2026-11-19}")))
    assert not any("L622-21" in why for one in closed.delais for why in one.explication)


@pytest.mark.parametrize(
    ("au", "since"), [("2026-08-03", None), ("2026-08-04", "2026-02-02"), ("2026-12-10", "2026-05-04")]
)
def test_a_new_request_is_counted_from_the_last_order_that_lapsed(au: str, since: str | None) -> None:
    """Six months from 2 February 2026 end on Monday 3 August, from 4 May on 4 November (CPC 1411)."""
    orders = "- {date: 2026-02-02, type: ordonnance-injonction}\n- {date: 2026-05-04, type: ordonnance-injonction}"
    found = last_lapse(look(case(orders), office(), day(au), None))
    assert found == (day(since) if since else dt.date.min)


ASKED = "- {date: 2026-06-01, type: requete-injonction%s}\n"
GIVEN = ASKED % "" + "- {date: 2026-06-15, type: ordonnance-injonction}\n"
SERVED = GIVEN + "- {date: 2026-07-01, type: signification, acte: ordonnance, mode: personne}\n"
OPPOSED = SERVED + "- {date: 2026-07-20, type: opposition%s}\n"
GONE = "- {nature: ordonnance-injonction, juridiction: TC, date: 2026-06-15, principal: 1000, ecarte-le: 2026-09-01}"


@pytest.mark.parametrize(
    ("au", "journal", "titres", "holds"),
    [
        ("2026-11-20", "- {date: 2026-06-01, type: assignation}\n", "", False),  # no request was made
        ("2026-11-20", ASKED % "", "", True),
        ("2026-11-20", ASKED % ", close-le: 2026-11-20", "", False),
        ("2026-11-19", ASKED % ", close-le: 2026-11-20", "", True),
        ("2026-11-20", ASKED % "" + "- {date: 2026-06-10, type: rejet}", "", False),
        ("2026-11-20", ASKED % "" + "- {date: 2026-06-01, type: rejet}", "", False),  # the same day
        ("2026-11-20", "- {date: 2026-05-29, type: rejet}\n" + ASKED % "", "", True),  # of a request before it
        ("2026-11-20", ASKED % "" + "- {date: 2026-06-10, type: desistement, auteur: creancier}", "", False),
        ("2026-11-20", ASKED % "" + "- {date: 2026-06-10, type: desistement, auteur: debiteur}", "", True),
        ("2026-12-15", GIVEN, "", True),  # six months from 15 June (CPC 1411)
        ("2026-12-16", GIVEN, "", False),
        ("2026-12-16", GIVEN.replace("06-15", "06-01"), "", False),  # given on the day it was asked for
        ("2026-12-16", GIVEN + ASKED.replace("06-01", "12-16") % "", "", True),  # asked again
        ("2026-12-16", SERVED, "", True),
        ("2026-12-16", OPPOSED % "", "", True),
        ("2026-12-16", OPPOSED % ", close-le: 2026-10-01", "", False),  # the suit on it came to its end (CPC 1419)
        ("2026-12-16", SERVED, GONE, False),
        ("2026-12-16", SERVED, GONE.replace("2026-09-01", "2026-12-17"), True),
    ],
)
def test_a_request_holds_until_it_is_refused_given_up_or_its_order_never_was(
    au: str,
    journal: str,
    titres: str,
    holds: bool,  # noqa: FBT001
) -> None:
    assert (requested(look(case(journal, titres=titres), office(), day(au), None)) is not None) is holds


WRIT = "- {date: 2026-06-01, type: assignation%s}\n"
SENT_ON = "- {date: 2026-06-15, type: renvoi%s}\n"
JUDGED = "- {date: 2026-10-01, type: jugement%s}\n"


@pytest.mark.parametrize(
    ("journal", "act"),
    [
        ("- {date: 2026-06-01, type: relance-courriel}\n", ""),
        (ASKED % "", "requete-injonction 2026-06-01"),
        (ASKED % "" + "- {date: 2026-06-10, type: rejet}\n", ""),
        (ASKED % "" + JUDGED % "", ""),  # judged on the merits since
        (WRIT % "", "assignation 2026-06-01"),
        (WRIT % ", close-le: 2026-09-01", ""),
        (WRIT % "" + JUDGED % "", ""),
        (WRIT % "" + WRIT.replace("06-01", "07-01") % ", refere: oui", "assignation 2026-07-01"),
        (OPPOSED % "", "opposition 2026-07-20"),
        (
            JUDGED % ", sens: rejet" + "- {date: 2026-10-20, type: declaration-d-appel}\n",
            "declaration-d-appel 2026-10-20",
        ),
        (SENT_ON % "", "renvoi 2026-06-15"),  # its writ is not noted
        (SENT_ON % ", close-le: 2026-09-01", ""),
        (SENT_ON % "" + JUDGED % "", ""),
        (WRIT % ", close-le: 2026-09-01" + SENT_ON % "", ""),  # of the writ that is over
        (SENT_ON % "" + WRIT.replace("06-01", "07-01") % ", close-le: 2026-09-01", "renvoi 2026-06-15"),  # of another
    ],
)
def test_the_act_that_put_the_claim_before_a_judge_who_has_it_still(journal: str, act: str) -> None:
    found = before_a_judge(look(case(journal), office(), day("2026-11-20"), None))
    assert (f"{found.type} {found.date}" if found else "") == act


@pytest.mark.parametrize(
    ("journal", "since", "sued"),
    [
        ("- {date: 2026-06-01, type: relance-courriel}\n", "2026-01-01", False),
        (ASKED % "", "2026-05-31", True),
        (ASKED % "", "2026-06-01", False),  # that day's lapsed with its order: it sued nobody
        (ASKED % "" + WRIT.replace("06-01", "07-01") % "", "2026-06-01", True),
        (WRIT % "", "2026-12-31", True),  # a writ sues whatever became of an order
        (OPPOSED % "", "2026-12-31", True),
        (OPPOSED % "" + "- {date: 2026-08-01, type: desistement, auteur: debiteur}\n", "2026-12-31", False),
        (OPPOSED % "" + "- {date: 2026-08-01, type: desistement, auteur: creancier}\n", "2026-12-31", False),
        (OPPOSED % "" + JUDGED % "", "2026-12-31", True),
    ],
)
def test_a_lapsed_order_and_its_request_sued_nobody(journal: str, since: str, sued: bool) -> None:  # noqa: FBT001
    assert sued_since(look(case(journal), office(), day("2026-11-20"), None), day(since)) is sued
