"""What was engaged and stays without an answer comes back to the agenda of the office, as a reminder of its own."""

import pytest
from msgspec.structs import replace

from generator.desk.agenda import coming
from tests.progress.cases import at, case, day, office
from tests.tables import read_table

ROWS = read_table(__file__, "sans-suite.csv")


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_nothing_noted_for_long_is_told_on_its_day(row: dict[str, str]) -> None:
    known = case(row["journal"], titres=row["titres"])
    bureau = office(reminder=int(row["jours"]))
    seen = at(row["au"], known, bureau)
    told = [one for one in seen.restes if "rappel du cabinet, sans portée juridique" in one.titre]
    assert [f"{one.depuis} {one.titre.partition(' ; ')[0]}" for one in told] == (
        [row["rappel"]] if row["rappel"] else []
    )
    assert all(seen.prochaine_action == f"{one.titre}." for one in told)
    assert all("(« recouvre noter 2026-9001 note note=" in one.titre for one in told)
    titles = {line.titre for line in coming(known, bureau, day(row["au"]), 30).lignes}
    assert all(one.titre in titles for one in told)


def test_what_is_billed_each_month_is_no_news_of_the_suit() -> None:
    """A rent billed every month put off the reminder for ever."""
    rents = "".join(
        f"- {{numero: F-{month}, date: 2026-{month:02}-01, echeance: 2026-{month:02}-05, montant-ttc: '500,00'}}\n"
        for month in range(3, 9)
    )
    known = case("- {date: 2026-06-02, type: requete-injonction}\n- {date: 2026-06-03, type: contestation, "
                 "motif: x, factures: [F-7, F-8]}", factures=rents)  # fmt: skip
    told = [one.depuis for one in at("2026-09-01", known, office(reminder=90)).restes if "rappel du" in one.titre]
    assert told == [day("2026-09-01")]


REQUEST = "- {date: 2026-06-02, type: requete-injonction}\n"
INVOICE = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: '1 000,00'}\n"
COSTS = (
    "frais:\n  - {date: 2026-08-01, nature: signification, montant: 72.50, libelle: acte, a-la-charge-de: debiteur}\n"
)
UNDUE = "- {date: 2026-06-01, montant: 50, indu: oui}\n"


@pytest.mark.parametrize(
    ("au", "blocks", "told"),
    [
        ("2026-09-01", {"reste": COSTS}, ""),  # « aucun fait » was said a month after an act was billed
        ("2026-10-29", {"reste": COSTS}, ""),
        ("2026-10-30", {"reste": COSTS}, "2026-10-30"),
        ("2026-07-30", {"reste": COSTS}, ""),  # not known yet
        ("2026-09-01", {"paiements": UNDUE}, "2026-08-31"),  # what is to be given back tells nothing of the suit
        ("2026-08-30", {"paiements": UNDUE}, ""),
    ],
)
def test_costs_are_news_of_it_and_what_is_left_beside_is_none(au: str, blocks: dict[str, str], told: str) -> None:
    known = case(REQUEST, factures=INVOICE, **blocks)
    found = [one for one in at(au, known, office(reminder=90)).restes if "rappel du cabinet" in one.titre]
    assert [str(one.depuis) for one in found] == [one for one in [told] if one]


@pytest.mark.parametrize(("au", "told"), [("2026-07-18", ""), ("2026-07-19", "2026-07-19")])
def test_a_debt_too_small_for_the_last_step_of_its_ladder_comes_back(au: str, told: str) -> None:
    """Nothing but its prescription was left on the agenda: no step asked for it any more."""
    sent = "- {date: 2026-04-10, type: relance-courriel}\n- {date: 2026-04-20, type: relance-courriel}\n"
    bureau = office(reminder=90)
    ladder = bureau.strategies["standard"]
    short = ladder.model_copy(update={"etapes": ladder.etapes[:3]})
    known = case(sent, factures=INVOICE)
    found = at(au, known, replace(bureau, strategies={"standard": short}))
    assert [str(one.depuis) for one in found.restes if "Aucune étape" in one.titre] == [one for one in [told] if one]


CONSUMER = """\
- nature: particulier
  qualite: consommateur
  civilite: Monsieur
  nom: Essai
  prenoms: Jean
  adresse: {rue: 3 rue du Test, code-postal: 69003, ville: Lyon}
"""


def test_the_time_to_challenge_an_admission_past_keeps_no_reminder_away() -> None:
    """Two years later the case was told by that lapse alone: nobody was asked what the commission had decided."""
    known = case("- {date: 2026-04-01, type: surendettement, recevable-le: 2026-04-01}\n", debiteurs=CONSUMER,
                 creance="famille: vente-a-consommateur")  # fmt: skip
    bureau = office(reminder=90)
    held = at("2027-12-01", known, bureau)
    (end,) = (one for one in held.delais if one.nature == "fin-de-pause")
    assert (end.titre, str(end.date)) == ("Fin de la suspension du surendettement", "2028-04-01")
    assert not [one for one in held.restes if "rappel du cabinet" in one.titre]
    over = at("2028-04-20", known, bureau)
    assert [one.nature for one in over.delais if one.a_charge_de == "creancier"].count("recours-recevabilite") == 1
    (left,) = (one.titre for one in over.restes if "rappel du cabinet" in one.titre)
    assert left.startswith("Surendettement : suspension de deux ans expirée le 01/04/2028, mesures à demander")


@pytest.mark.parametrize("au", ["2028-04-01", "2028-04-03", "2028-05-31", "2028-06-02", "2028-07-02"])
def test_a_suit_left_without_a_step_stays_on_the_agenda_until_it_lapses(au: str) -> None:
    """Its reminder went away three months before the end of the proceedings, which came back one month before it."""
    order = "- {nature: ordonnance-injonction, juridiction: TC, date: 2026-06-01, principal: 1000}\n"
    suit = "- {date: 2026-05-20, type: requete-injonction}\n- {date: 2026-06-01, type: ordonnance-injonction}\n"
    served = "- {date: 2026-06-20, type: signification, acte: ordonnance, mode: personne}\n"
    known = case(f"{suit}{served}- {{date: 2026-07-02, type: opposition}}\n", titres=order)
    lines = coming(known, office(reminder=90), day(au), 30).lignes
    told = ["rappel du cabinet" in line.titre or line.titre.startswith("Péremption") for line in lines]
    assert told == [True]


def test_what_a_death_leaves_to_find_is_asked_once() -> None:
    """The heirs to find, then the same words again as a reminder of what holds the case."""
    known = case("- {date: 2026-04-01, type: deces}\n", debiteurs=CONSUMER, creance="famille: vente-a-consommateur")
    told = at("2026-12-01", known, office(reminder=90)).prochaine_action
    assert told.count("héritiers et notaire à rechercher") == 1


def test_proceedings_that_lapsed_while_put_aside_are_told_once() -> None:
    """« Péremption de l'instance : délai expiré… », said first as missed, then again with what was put aside."""
    struck = "- {date: 2026-04-20, type: assignation}\n- {date: 2026-06-06, type: radiation-du-role}\n"
    for au in ("2027-12-01", "2028-12-01"):
        assert at(au, case(struck)).prochaine_action.count("Péremption de l'instance") == 1
