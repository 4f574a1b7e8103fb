"""Several titles of one case, each for some invoices: ``plusieurs-titres.csv``, one story a row, for a lawyer to read.

Two invoices: F-1 of 6 000 € and F-2 of 3 000 €. ``delais`` are those that run against the creditor, « nature date
prudence titre », one a line; ``restes`` what is left to do and has no date; ``courriers`` the drafts now due, with the
invoices of their title; ``comptes`` what the décompte counts of each title or invoice, in principal, then its costs.
"""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from generator.case import Case
from generator.casework.awaited import awaited, lacking
from generator.casework.checks import check_computed
from generator.casework.computed import Computed
from generator.casework.planning import planned
from generator.documents.choice import Choix
from generator.documents.draft import ON_A_TITLE
from generator.load.checks.suits import suits_numbered
from generator.load.checks.which_title import opposed_said, said_of_which_title
from generator.load.files import load_bytes
from generator.model import Intervenant, Office
from generator.progress import situation
from generator.progress.types import Situation
from generator.statement import compute
from generator.statement.types import Decompte
from tests.progress.cases import case, day, office
from tests.progress.test_condemned import PARTIES
from tests.progress.test_opposed_by_one import ALPHA, BETA
from tests.tables import read_table

ROWS = read_table(__file__, "plusieurs-titres.csv")
INVOICES = """\
    - {numero: F-1, date: 2026-01-10, echeance: 2026-02-09, montant-ttc: 6000}
    - {numero: F-2, date: 2026-02-10, echeance: 2026-03-12, montant-ttc: 3000}
    """
COMMISSAIRE = b"""\
format: 1
role: commissaire
nature: societe
denomination: SCP Fabule
adresse: {rue: 4 rue du Test, code-postal: 69001, ville: Lyon}
courriel: etude@fabule.example
"""


def bureau() -> Office:
    loaded = load_bytes(COMMISSAIRE, "me-fabule.yaml", Intervenant)
    assert loaded.value is not None, loaded.findings
    home = office()
    creditor = home.creanciers["comptoir"].model_copy(update={"capital": Decimal(1000)})
    return replace(home, creanciers={"comptoir": creditor}, intervenants={"me-fabule": loaded.value})


def told(row: dict[str, str]) -> dict[str, str]:
    """The columns of a row that the engine answers."""
    costs = f"frais:\n{row['frais']}\n" if row["frais"] else ""
    of = case(row["journal"], factures=INVOICES, titres=row["titres"], reste=costs)
    home, au = bureau(), day(row["au"])
    owed = compute(of, home, au, lectures=False)
    seen = situation(of, home, au, owed)
    mine = [one for one in seen.delais if one.a_charge_de == "creancier" and one.nature not in {"kbis", "peremption"}]
    drafts = [one.plan for one in awaited(Computed(of, seen, owed), home) if one.plan.document in ON_A_TITLE]
    lines = [f"{one.numero} {one.principal}" for one in owed.lignes]
    costs_told = [f"{one.libelle} {one.montant}" for one in owed.postes]
    return {
        "stade": seen.stade.value,
        "explication": seen.explication,
        "action": seen.prochaine_action,
        "delais": "\n".join(f"{one.nature} {one.date} {one.prudence} {one.titre}" for one in mine),
        "courriers": "\n".join(" ".join((one.document, *one.choix.factures)) for one in drafts),
        "restes": "\n".join(one.titre for one in seen.restes),
        "comptes": "\n".join((*lines, *costs_told)).replace("\xa0", " "),
        "constats": "\n".join(f"{one.key} : {one.message}" for one in said_of_which_title(of, home)),
    }


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_each_title_keeps_its_own_course(row: dict[str, str]) -> None:
    found = told(row)
    assert found == {column: row[column] for column in found}


TWO_SUITS = """\
    - {date: 2026-03-20, type: assignation, rg: A1}
    - {date: 2026-04-10, type: assignation, rg: B2}
    """


@pytest.mark.parametrize(
    ("journal", "lapse"),
    [
        ("- {date: 2026-09-10, type: audience, rg: B2}", "2028-03-20"),  # no step of the other suit
        ("- {date: 2026-09-10, type: audience}", "2028-09-11"),  # it may be of either
        ("- {date: 2026-09-10, type: jugement, rg: A1}", "2028-04-10"),
        ("- {date: 2026-09-10, type: jugement, rg: B2}", "2028-03-20"),
        ("- {date: 2026-09-10, type: jugement, rg: C3}", "2028-03-20"),  # a number of neither ends none until told
        ("- {date: 2026-09-10, type: desistement, auteur: creancier, rg: B2}", "2028-03-20"),
    ],
)
def test_each_suit_lapses_by_its_own_steps(journal: str, lapse: str) -> None:
    of, home = case(TWO_SUITS + journal, factures=INVOICES), bureau()
    seen = situation(of, home, day("2026-11-21"), compute(of, home, day("2026-11-21"), lectures=False))
    assert "".join(str(one.date) for one in seen.delais if one.nature == "peremption") == lapse


UNNUMBERED = """\
    - {date: 2026-03-20, type: assignation}
    - {date: 2026-04-10, type: assignation, rg: B2}
    """


@pytest.mark.parametrize(
    ("journal", "lapse", "said"),
    [
        ("- {date: 2026-09-10, type: audience, rg: B2}", "2028-03-20", True),
        ("- {date: 2026-09-10, type: jugement, rg: B2}", "2028-03-20", True),
        ("- {date: 2026-09-10, type: retablissement, rg: B2}", "2028-03-20", True),
        ("- {date: 2026-09-10, type: audience}", "2028-09-11", False),  # it may be of either
        ("- {date: 2026-09-10, type: jugement, rg: C3}", "2028-03-20", False),  # a number of neither ends none
    ],
)
def test_a_suit_without_a_number_has_no_step_of_the_numbered_one(journal: str, lapse: str, *, said: bool) -> None:
    of, home = case(UNNUMBERED + journal, factures=INVOICES), bureau()
    seen = situation(of, home, day("2026-11-21"), compute(of, home, day("2026-11-21"), lectures=False))
    assert "".join(str(one.date) for one in seen.delais if one.nature == "peremption") == lapse
    assert [one.key for one in suits_numbered(of, home)] == (["journal[0]"] if said else [])


@pytest.mark.parametrize(
    ("journal", "said"),
    [
        (
            (
                "- {date: 2026-03-20, type: assignation, au: 2026-05-04}\n"
                "- {date: 2026-06-01, type: assignation, rg: B2}\n- {date: 2026-09-10, type: jugement, rg: B2}"
            ),
            "est compté pour les deux",  # the first, never handed over, may be served again
        ),
        (
            (
                "- {date: 2026-03-20, type: assignation, au: 2026-05-04}\n- {date: 2026-04-01, type: placement}\n"
                "- {date: 2026-06-01, type: assignation, rg: B2}\n- {date: 2026-09-10, type: jugement, rg: B2}"
            ),
            "n'est compté que pour l'autre",
        ),
        (
            (
                "- {date: 2026-03-20, type: requete-injonction}\n- {date: 2026-04-10, type: rejet}\n"
                "- {date: 2026-06-01, type: assignation, rg: B2}\n- {date: 2026-09-10, type: jugement, rg: B2}"
            ),
            "",  # the first was over when the second began
        ),
        (
            (
                "- {date: 2026-03-20, type: assignation, close-le: 2026-05-01}\n"
                "- {date: 2026-06-01, type: assignation, rg: B2}\n- {date: 2026-09-10, type: jugement, rg: B2}"
            ),
            "",
        ),
        (
            (
                "- {date: 2026-03-20, type: assignation, rg: A1}\n- {date: 2026-06-01, type: assignation}\n"
                "- {date: 2026-05-01, type: audience, rg: A1}"
            ),
            "",  # of before the suit that bears no number
        ),
    ],
)
def test_the_number_of_a_suit_is_asked_when_an_act_may_be_of_two(journal: str, said: str) -> None:
    found = list(suits_numbered(case(journal, factures=INVOICES), None))
    assert [said in one.message for one in found] == ([True] if said else [])


@pytest.mark.parametrize(("factures", "pending"), [("", False), (", factures: [F-2]", True)])
def test_a_title_that_names_no_invoice_ends_every_suit(factures: str, *, pending: bool) -> None:
    title = f"- {{nature: jugement, juridiction: TC, rg: B2, date: 2026-09-10, principal: 3000{factures}}}"
    of, home = case(TWO_SUITS, factures=INVOICES, titres=title), bureau()
    seen = situation(of, home, day("2026-11-21"), compute(of, home, day("2026-11-21"), lectures=False))
    assert any(one.nature == "peremption" for one in seen.delais) is pending


@pytest.mark.parametrize(
    ("journal", "said"),
    [
        ("- {date: 2026-05-20, type: declaration-d-appel, auteur: debiteur}", True),
        ("- {date: 2026-05-20, type: declaration-d-appel, auteur: debiteur, close-le: 2026-07-01}", False),
        (
            "- {date: 2026-07-10, type: declaration-d-appel, auteur: debiteur}",
            False,
        ),  # of the last one, it is said there
    ],
)
def test_the_appeal_of_a_title_is_said_beside_the_next_one(journal: str, *, said: bool) -> None:
    titles = """\
    - {nature: jugement, juridiction: TC, rg: A1, date: 2026-04-28, principal: 6000, factures: [F-1]}
    - {nature: jugement, juridiction: TC, rg: B2, date: 2026-06-28, principal: 3000, factures: [F-2]}
    """
    of, home = case(journal, factures=INVOICES, titres=titles), bureau()
    seen = situation(of, home, day("2026-11-21"), compute(of, home, day("2026-11-21"), lectures=False))
    assert ("(F-1), appel formé le 20/05/2026" in seen.explication) is said


SERVED = """\
- {date: 2026-04-28, type: ordonnance-injonction, rg: A1}
- {date: 2026-04-29, type: ordonnance-injonction, rg: B2}
- {date: 2026-05-08, type: signification, acte: ordonnance, rg: A1}
- {date: 2026-05-12, type: signification, acte: ordonnance, rg: B2}
"""
GIVEN = "- {nature: ordonnance-injonction, juridiction: TC, date: %s, principal: 9, factures: [%s], signifie-le: %s}\n"
TOLD = GIVEN % ("2026-04-28", "F-1", "2026-05-08") + GIVEN % ("2026-04-29", "F-2", "2026-05-12")


@pytest.mark.parametrize(
    ("journal", "titres", "said"),
    [
        (
            "- {date: 2026-04-28, type: ordonnance-injonction, rg: A1}\n- {date: 2026-05-20, type: opposition}",
            "- {nature: ordonnance-injonction, juridiction: TC, rg: 26IP1, date: 2026-04-28, principal: 6000}",
            0,  # the same one, which its title numbers in its own way
        ),
        (
            (
                "- {date: 2026-01-20, type: ordonnance-injonction}\n- {date: 2026-09-20, type: ordonnance-injonction}\n"
                "- {date: 2026-10-20, type: opposition}"
            ),
            "",
            0,  # neither is said to be served: the first lapsed, and was asked for again
        ),
        (
            (
                "- {date: 2026-04-28, type: ordonnance-injonction, rg: A1}\n"
                "- {date: 2026-04-28, type: ordonnance-injonction, rg: B2}\n"
                "- {date: 2026-05-08, type: signification, acte: ordonnance, rg: A1}\n"
                "- {date: 2026-05-08, type: signification, acte: ordonnance, rg: B2}\n"
                "- {date: 2026-05-20, type: opposition}"
            ),
            "",
            1,
        ),
        (
            SERVED + "- {date: 2026-05-12, type: opposition}",  # the second is served that day
            "",
            1,
        ),
        (SERVED + "- {date: 2026-05-11, type: opposition}", "", 0),
        (
            SERVED.replace("rg: B2}", "rg: B2, close-le: 2026-05-12}", 1) + "- {date: 2026-05-12, type: opposition}",
            "",
            0,
        ),
        (
            SERVED.replace("rg: B2}", "rg: B2, close-le: 2026-05-13}", 1) + "- {date: 2026-05-12, type: opposition}",
            "",
            1,
        ),
        ("- {date: 2026-05-12, type: opposition}", TOLD, 1),
        ("- {date: 2026-05-11, type: opposition}", TOLD, 0),
    ],
)
def test_an_opposition_says_of_which_order_when_it_may_be_of_two(journal: str, titres: str, said: int) -> None:
    of = case(journal, factures=INVOICES, titres=titres)
    assert len(list(opposed_said(of, None))) == said


@pytest.mark.parametrize(
    ("opponent", "served", "said"),
    [
        ("", (ALPHA, BETA), 1),
        ("", (ALPHA,), 0),  # the other was never served
        (ALPHA, (ALPHA, BETA), 0),
        (BETA, (ALPHA, BETA), 0),
        (BETA, (), 0),
    ],
)
def test_an_opposition_that_names_who_formed_it_is_of_the_order_that_binds_him(
    opponent: str, served: tuple[str, ...], said: int
) -> None:
    """The file was refused, though an order bound each of the two debtors alone."""
    bound = GIVEN.replace("}\n", ', condamnes: [{nom: "%s"}]}\n').replace(", signifie-le: %s", "")
    titles = bound % ("2026-04-28", "F-1", ALPHA) + bound % ("2026-04-29", "F-2", BETA)
    journal = "".join(
        f'- {{date: 2026-05-08, type: signification, acte: ordonnance, debiteur: "{name}"}}\n' for name in served
    )
    who = f', debiteur: "{opponent}"' if opponent else ""
    journal += f"- {{date: 2026-05-12, type: opposition{who}}}\n"
    of = case(journal, factures=INVOICES, titres=titles, debiteurs=PARTIES)
    assert len(list(opposed_said(of, None))) == said


@pytest.mark.parametrize(
    ("paid", "said"),
    [
        ("montant: 6500, volontaire: non, imputation-choisie: [F-1]", "500,00 € excèdent ce qu'il vise"),
        ("montant: 6500, imputation-choisie: [F-1]", "500,00 € excèdent ce qu'il vise"),
        ("montant: 6000, volontaire: non, imputation-choisie: [F-1]", ""),
        ("montant: 6500, imputation-choisie: [F-1, F-2]", ""),
        ("montant: 6500", ""),  # nobody chose: the rules of the law share it, and the décompte says them
    ],
)
def test_what_exceeds_one_title_and_is_counted_on_the_other_is_told(paid: str, said: str) -> None:
    titles = """\
    - {nature: jugement, juridiction: TC, rg: A1, date: 2026-04-28, principal: 6000, factures: [F-1], executoire-le: 2026-05-08}
    - {nature: jugement, juridiction: TC, rg: B2, date: 2026-06-28, principal: 3000, factures: [F-2], executoire-le: 2026-07-08}
    """  # noqa: E501 - one title a line
    titles = titles.replace("}", ", interets: {taux: 0 %, a-compter-du: 2026-11-01}}")
    money = f"    - {{date: 2026-09-01, moyen: virement, {paid}}}\n"
    of, home = case("", factures=INVOICES, titres=titles, paiements=money), bureau()
    seen = Computed(of, *_seen(of, home, "2026-10-01"))
    assert seen.decompte is not None
    told = [one for one in seen.decompte.remarques if "excèdent" in one]
    found = [one.key for one in check_computed(seen, home) if "excèdent" in one.message]
    assert (len(told), found) == ((1, ["paiements[0]"]) if said else (0, []))
    assert not said or said.replace(" €", "\xa0€") in told[0]


@pytest.mark.parametrize(
    ("named", "journal", "said"),
    [
        ("", "", True),
        (", factures: [F-3]", "", False),
        ("", "- {date: 2026-07-01, type: contestation, motif: livraison, factures: [F-3]}", True),  # of the debtor
    ],
)
@pytest.mark.parametrize("document", ["mise-en-demeure", "fiche-appel", "assignation-fond", "requete-injonction"])
def test_what_a_judgment_may_have_dismissed_is_not_claimed(
    document: str, named: str, journal: str, *, said: bool
) -> None:
    suits = TWO_SUITS + f"- {{date: 2026-06-28, type: jugement, rg: B2, sens: rejet{named}}}\n    "
    title = (
        "- {nature: jugement, juridiction: TC, rg: A1, date: 2026-04-28, principal: 6000, factures: [F-1], "
        "executoire-le: 2026-05-08}"
    )
    third = INVOICES + "- {numero: F-3, date: 2026-02-11, echeance: 2026-03-13, montant-ttc: 100}\n"
    of, home = case(suits + journal, factures=third, titres=title), bureau()
    seen = Computed(of, *_seen(of, home, "2026-11-21"))
    found = [one for one in lacking(seen, home, document) if "rejette la demande" in one.message]
    assert [one.key for one in found] == (["journal[2]"] if said else [])


@pytest.mark.parametrize(
    ("day_paid", "waiver", "said"), [("2026-09-05", "", True), ("2026-09-05", "reste-du", False), ("", "", False)]
)
def test_a_paid_title_is_served_by_decision_alone(day_paid: str, waiver: str, *, said: bool) -> None:
    """It would only add to what the debtor pays; beside another title owed, no draft of it waits."""
    titles = """\
    - {nature: ordonnance-injonction, juridiction: TC, rg: A1, date: 2026-08-28, principal: 6000, factures: [F-1]}
    - {nature: jugement, juridiction: TC, rg: B2, date: 2026-08-28, principal: 3000, factures: [F-2]}
    """
    money = f"- {{date: {day_paid}, montant: 6000, imputation-choisie: [F-1]}}\n" if day_paid else ""
    lifted = f"dispenses:\n- {{date: 2026-09-06, par: Me X, objet: {waiver}, motif: x}}\n" if waiver else ""
    of, home = case("", factures=INVOICES, titres=titles, paiements=money, reste=lifted), bureau()
    seen = Computed(of, *_seen(of, home, "2026-09-10"))
    found = [one.message for one in lacking(seen, home, "demande-signification", Choix(factures=("F-1",)))]
    assert ["plus rien n'est dû sur ce titre" in one for one in found] == ([True] if said else [])
    served = [one.choix.factures for one in planned(seen, home) if one.document == "demande-signification"]
    assert served == ([("F-2",)] if day_paid else [("F-1",), ("F-2",)])


def _seen(of: Case, home: Office, au: str) -> tuple[Situation, Decompte]:
    owed = compute(of, home, day(au), lectures=False)
    return situation(of, home, day(au), owed), owed


@pytest.mark.parametrize(("paid", "expected"), [("2999", ["transmission-commissaire"]), ("3000", [])])
def test_a_title_paid_beside_an_invoice_it_leaves_out_calls_for_no_draft(paid: str, expected: list[str]) -> None:
    """Its hand-over waited for ever: nothing is owed on it."""
    title = "- {nature: jugement, juridiction: TC, date: 2026-06-28, principal: 3000, factures: [F-2], "
    title += "interets: {taux: 0 %, a-compter-du: 2026-11-01}}"
    payments = f"- {{date: 2026-07-05, montant: {paid}, imputation-choisie: [F-2]}}"
    of, home, au = case("", factures=INVOICES, titres=title, paiements=payments), bureau(), day("2026-08-01")
    owed = compute(of, home, au, lectures=False)
    drafts = [one.document for one in planned(Computed(of, situation(of, home, au, owed), owed), home)]
    assert [one for one in drafts if one == "transmission-commissaire"] == expected


JUDGED = "- {nature: jugement, juridiction: TC, rg: %s, date: %s, principal: 3000, factures: [%s]}\n"
TWO = JUDGED % ("A1", "2026-04-28", "F-1") + JUDGED % ("B2", "2026-06-28", "F-2")


@pytest.mark.parametrize("act", ["saisie-attribution", "signification, acte: jugement"])
@pytest.mark.parametrize(
    ("date", "titles", "told"),
    [
        ("2026-06-27", TWO, 0),
        ("2026-06-28", TWO, 1),  # the day of the second one
        ("2026-08-28", TWO + JUDGED % ("C3", "2026-07-28", "F-2"), 1),  # F-2 judged again: F-1 is still apart
        ("2026-08-28", TWO.replace("F-1", "F-2"), 0),
    ],
)
def test_an_act_that_may_be_of_two_titles_is_asked_which(act: str, date: str, titles: str, told: int) -> None:
    known = case(f"- {{date: {date}, type: {act}}}", factures=INVOICES, titres=titles)
    assert [one.key for one in said_of_which_title(known, None)] == ["journal[0]"] * told
