"""What a suit pending, a judgment set aside or an order that lapsed leaves to ask of a judge, or of the debtor."""

import datetime as dt
from pathlib import Path

import pytest

from generator.documents import CATALOGUE
from tests.documents import bound, sample

SECOND = "la requête en saisirait un second juge (CPC, art. 100)"
PENDING, ANEW, FILED = "une procédure est en cours depuis", "la demande reste à juger", "une requête est déjà en cours"
WRIT = "  - {date: 2026-11-10, type: assignation, juridiction: TAE de Lyon}\n"
LEFT = "  - {date: 2026-11-18, type: desistement, auteur: creancier, portee: instance}\n"
ASKED = "  - {date: 2026-06-02, type: requete-injonction}\n"
LAPSED = f"{ASKED}  - {{date: 2026-06-09, type: ordonnance-injonction}}\n"  # six months: until 9 December
SERVED = "  - {date: 2026-07-01, type: signification, acte: ordonnance}\n"
OPPOSED = "  - {date: 2026-07-20, type: opposition}\n"
ASIDE = sample.ORDER.replace("ordonnance-injonction", "jugement") + "    ecarte-le: 2026-11-16\n"
APPEALED = "  - {date: 2026-11-12, type: declaration-d-appel, auteur: creancier}\n"
ADJOURNED = "  - {date: 2026-11-12, type: renvoi}\n"
UNTOLD, GRANTED = "sans son titre", "  - {date: 2026-11-18, type: jugement, sens: condamnation}\n"
IN_TIME, LATE = dt.date(2026, 12, 9), dt.date(2026, 12, 10)
REFUSED = "  - {date: 2026-11-18, type: jugement, sens: rejet}\n"


@pytest.mark.parametrize(
    ("journal", "au", "requete", "writ"),
    [
        ("", sample.AU, "", ""),
        (WRIT, sample.AU, SECOND, PENDING),
        (WRIT.replace("juridiction", "refere: oui, juridiction"), sample.AU, SECOND, PENDING),
        (WRIT + LEFT, sample.AU, "", ""),
        (WRIT.replace("juridiction", "close-le: 2026-11-18, juridiction"), sample.AU, "", ""),
        (ASKED, sample.AU, FILED, PENDING),
        (ASKED + "  - {date: 2026-06-09, type: rejet}\n", sample.AU, "", ""),
        ("  - {date: 2026-06-01, type: rejet}\n" + ASKED, sample.AU, FILED, PENDING),
        (ASKED + LEFT, sample.AU, "", ""),
        (LAPSED, IN_TIME, FILED, PENDING),
        (LAPSED, LATE, "", ""),
        (LAPSED + SERVED, LATE, FILED, PENDING),
        (LAPSED + SERVED + OPPOSED, LATE, FILED, PENDING),
        (LAPSED + SERVED + OPPOSED + LEFT, LATE, "", ""),
        (LAPSED + SERVED + OPPOSED.replace("}", ", close-le: 2026-11-18}"), LATE, "", ""),
        (LAPSED + WRIT, LATE, SECOND, PENDING),
        (LAPSED + "  - {date: 2026-12-10, type: requete-injonction}\n", LATE, FILED, PENDING),
        (ASIDE, sample.AU, ANEW, ANEW),
        (WRIT + ASIDE.replace("2026-11-03", "2026-11-12"), sample.AU, ANEW, ANEW),
        (LEFT + ASIDE, sample.AU, "", ""),
        (ASIDE.replace("jugement", "refere"), sample.AU, "", ""),
    ],
)
def test_one_judge_is_asked_at_a_time_and_another_once_he_has_nothing_left_to_judge(
    journal: str, au: dt.date, requete: str, writ: str, home: Path
) -> None:
    seen = sample.from_text(home, sample.base().replace("pieces:\n  -", f"{journal}pieces:\n  -", 1), au=au)
    for document, told in (("requete-injonction", requete), ("assignation-fond", writ)):
        lacks = [one.message for one in sample.missing(CATALOGUE[document], *seen)]
        found = [why for why in (SECOND, PENDING, ANEW, FILED) if any(why in one for one in lacks)]
        assert found == [why for why in (told,) if why], (document, lacks)


@pytest.mark.parametrize(
    ("journal", "letters", "handed"),
    [
        ("", "", ""),
        (WRIT, PENDING, PENDING),
        (WRIT.replace("juridiction", "close-le: 2026-11-18, juridiction"), "", ""),
        (WRIT + LEFT, "", ""),
        (WRIT + LEFT.replace("creancier", "debiteur"), PENDING, PENDING),
        (WRIT + REFUSED, "", ""),
        (WRIT + REFUSED.replace("rejet", "rejet, refere: oui"), PENDING, PENDING),  # the merits are to be judged still
        (ASKED, PENDING, PENDING),
        (ASKED.replace("}", ", close-le: 2026-11-02}"), "", ""),
        (ASKED + "  - {date: 2026-06-09, type: rejet}\n", "", ""),
        (WRIT.replace("11-10", "05-10") + ASKED + "  - {date: 2026-06-09, type: rejet}\n", PENDING, PENDING),
        (LAPSED + SERVED, PENDING, UNTOLD),  # an order is handed over to be served, once its title is written
        (LAPSED + SERVED + sample.ORDER.replace("2026-11-03", "2026-06-09"), PENDING, ""),
        (LAPSED.replace("9, type", "9, close-le: 2026-11-02, type"), "", ""),  # as the warning says to note it
        (LAPSED + SERVED + LEFT, "", ""),
        (GRANTED, UNTOLD, UNTOLD),
        (LAPSED + SERVED + OPPOSED, PENDING, PENDING),
        (LAPSED + SERVED + OPPOSED + LEFT, "", ""),
        (APPEALED, PENDING, PENDING),
        (APPEALED.replace("}", ", close-le: 2026-11-19}"), "", ""),  # lapsed, as the remedy says to note it
        (ADJOURNED, PENDING, PENDING),  # of a suit that nobody noted
        (WRIT + ADJOURNED, PENDING, PENDING),
        (WRIT.replace("juridiction", "close-le: 2026-11-18, juridiction") + ADJOURNED, "", ""),
        (ASIDE, ANEW, ANEW),
        (ASIDE.replace("    ecarte-le: 2026-11-16\n", ""), "", ""),  # a title is enforced, a suit beside it or not
        (WRIT.replace("11-10", "11-12") + ASIDE.replace("    ecarte-le: 2026-11-16\n", ""), PENDING, ""),
    ],
)
def test_nobody_else_is_handed_a_claim_that_a_judge_has(journal: str, letters: str, handed: str, home: Path) -> None:
    """What is refused to a reminder, and to a hand-over by its name."""
    seen = sample.from_text(home, sample.base().replace("pieces:\n  -", f"{journal}pieces:\n  -", 1))
    asked = {"relance-courrier": letters, "transmission-commissaire": handed, "transmission-recouvrement": handed}
    if "titres:" in journal and not letters:
        del asked["transmission-recouvrement"]
    for document, told in asked.items():
        lacks = [one.message for one in sample.missing(CATALOGUE[document], *seen)]
        known = (PENDING, ANEW) if told == PENDING else (PENDING, ANEW, UNTOLD)
        assert [why for why in known if any(why in one for one in lacks)] == [why for why in (told,) if why]


def test_a_waiver_given_of_a_summary_suit_says_nothing_of_the_suit_begun_since(home: Path) -> None:
    urgent = WRIT.replace("2026-11-10", "2026-11-05").replace("juridiction", "refere: oui, juridiction")
    waiver = (
        "dispenses:\n  - {objet: sans-instance, document: relance-courrier, motif: pourparlers, par: a.petit, "
        "date: 2026-11-06}\n"
    )
    for journal, told in ((urgent, []), (urgent + WRIT, ["procédure est en cours depuis le 10/11/2026"])):
        text = sample.base().replace("pieces:\n  -", f"{journal}{waiver}pieces:\n  -", 1)
        lacks = sample.missing(CATALOGUE["relance-courrier"], *sample.from_text(home, text))
        assert [one.message[4:47] for one in lacks] == told


def test_nothing_is_asked_of_the_debtor_while_a_judgment_set_aside_is_to_be_judged_anew(home: Path) -> None:
    seen = sample.from_text(home, sample.base().replace("pieces:\n  -", f"{ASIDE}pieces:\n  -", 1))
    for document in ("relance-courrier", "mise-en-demeure", "lettre-avocat", "assignation-refere", "projet-ordonnance"):
        (told,) = [one for one in sample.missing(CATALOGUE[document], *seen) if ANEW in one.message]
        assert told.key == "titres[0].ecarte-le"
        assert told.message.startswith("jugement du 03/11/2026, écarté le 16/11/2026 sans autre décision au dossier")


def test_a_joint_debtor_sued_apart_is_not_asked_of_another_judge(home: Path) -> None:
    his = WRIT.replace("juridiction", "debiteur: Fournil Hippogriffe, juridiction")
    apart = sample.from_text(home, bound.joint().replace("pieces:\n  -", f"{his}pieces:\n  -", 1))
    assert [one.nom for one in sample.values_of("requete-injonction", apart)["codebiteurs"]] == []
    why = "ne vise pas Fournil Hippogriffe : un juge est déjà saisi contre cette personne (assignation du 10/11/2026"
    assert why in " ".join(one.message for one in sample.remarks(CATALOGUE["requete-injonction"], *apart))
    his_order = (ASKED, LAPSED.removeprefix(ASKED), SERVED)
    opposed = "".join(one.replace("}", ", debiteur: Fournil Hippogriffe}") for one in his_order) + OPPOSED
    before = sample.from_text(home, bound.joint().replace("pieces:\n  -", f"{opposed}pieces:\n  -", 1))
    assert [one.nom for one in sample.values_of("assignation-fond", before)["codebiteurs"]] == []
    both = sample.from_text(home, bound.joint())
    assert len(sample.values_of("requete-injonction", both)["codebiteurs"]) == 1


def test_what_is_billed_since_a_request_that_names_nothing_is_asked_of_the_debtor(home: Path) -> None:
    """The ladder called for its reminder, that was refused: « une procédure est en cours : plus de relance »."""
    later = "factures:\n  - {numero: F-99, date: 2026-10-20, echeance: 2026-11-05, montant-ttc: 500}\n"
    asked = "  - {date: 2026-10-01, type: requete-injonction}\n"
    text = sample.base().replace("factures:\n", later, 1).replace("pieces:\n  -", f"{asked}pieces:\n  -", 1)
    for au, due in ((sample.AU, []), (dt.date(2026, 11, 4), [PENDING])):  # not due yet, the judge has the rest
        lacks = [
            one.message for one in sample.missing(CATALOGUE["relance-courriel"], *sample.from_text(home, text, au=au))
        ]
        assert [why for why in (PENDING,) if any(why in one for one in lacks)] == due, lacks
