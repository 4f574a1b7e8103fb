"""Two suits that bear no number: their numbers are asked once an act may be a step of either."""

import pytest

from generator.load.checks.suits import suits_numbered, suits_told_apart
from tests.progress.cases import case

INVOICES = """\
    - {numero: F-1, date: 2026-01-10, echeance: 2026-02-09, montant-ttc: 6000}
    - {numero: F-2, date: 2026-02-10, echeance: 2026-03-12, montant-ttc: 3000}
    """
WRITS = """\
    - {date: 2026-03-20, type: assignation, au: 2026-09-01}
    - {date: 2026-04-10, type: assignation, au: 2026-10-01}
    """
HANDED = "- {date: 2026-05-10, type: placement}\n    - {date: 2026-05-11, type: placement}"
JUDGED = "\n    - {date: 2026-05-12, type: jugement}"
HEARD = "\n    - {date: 2026-05-12, type: audience}"
REQUESTS = """\
    - {date: 2026-03-20, type: requete-injonction}
    - {date: 2026-04-10, type: requete-injonction}
    """
BOTH = """\
    - {date: 2026-03-20, type: requete-injonction}
    - {date: 2026-04-10, type: assignation, au: 2026-10-01}
    """


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        (WRITS, ""),  # nothing has followed yet
        (WRITS + "- {date: 2026-05-10, type: jugement}", "jugement du 10/05/2026"),
        (WRITS + "- {date: 2026-05-10, type: placement}", "placement du 10/05/2026) est compté pour aucune."),
        (WRITS + HANDED, "placement du 11/05/2026) est compté pour une seule au plus."),
        (WRITS + HANDED + HEARD, "est compté pour les deux, chaque remise au greffe pour une seule au plus."),
        (WRITS + "- {date: 2026-05-10, type: placement}" + JUDGED, "jugement du 12/05/2026) est compté pour aucune."),
        (WRITS + HANDED + JUDGED, "est compté pour aucune, chaque remise au greffe pour une seule au plus."),
        (
            WRITS + HANDED + HEARD + JUDGED,
            "est compté pour les deux, ce qui met fin à l'une pour aucune, chaque remise au greffe pour une seule au",
        ),
        (WRITS + "- {date: 2026-05-10, type: radiation-du-role}", "radiation-du-role du 10/05/2026"),
        (WRITS + "- {date: 2026-05-10, type: jugement, rg: C3}", "jugement du 10/05/2026"),  # of neither: both joined
        (WRITS + "- {date: 2026-05-10, type: ordonnance-injonction}", ""),  # of no writ
        (WRITS.replace("10-01}", "10-01, rg: B2}") + "- {date: 2026-05-10, type: jugement}", ""),  # the other check
        (WRITS.replace("09-01}", "09-01, close-le: 2026-04-01}") + "- {date: 2026-05-10, type: jugement}", ""),
        (WRITS.replace("09-01}", "09-01, close-le: 2026-04-10}") + "- {date: 2026-05-10, type: jugement}", ""),
        (WRITS.replace("10-01", "09-01") + "- {date: 2026-05-10, type: jugement}", ""),  # for one hearing
        (
            WRITS.replace("04-10", "03-20") + "- {date: 2026-05-10, type: jugement}",
            "jugement du",
        ),  # for two, of one day
        (WRITS.replace("09-01", "04-01") + "- {date: 2026-05-10, type: jugement}", ""),  # served again
        (WRITS.replace("au: 2026-10-01", "refere: oui") + "- {date: 2026-05-10, type: jugement}", "jugement du"),
        (REQUESTS + "- {date: 2026-05-10, type: ordonnance-injonction}", "ordonnance-injonction du 10/05/2026"),
        (REQUESTS + "- {date: 2026-05-10, type: rejet}", "rejet du 10/05/2026"),
        (REQUESTS + "- {date: 2026-05-10, type: placement}", ""),
        (BOTH + "- {date: 2026-05-10, type: ordonnance-injonction}", ""),
        (BOTH + "- {date: 2026-05-10, type: audience}", ""),  # a request is heard by nobody
        (BOTH + "- {date: 2026-05-01, type: opposition}\n    - {date: 2026-05-10, type: audience}", "audience du"),
        (BOTH + "- {date: 2026-05-10, type: desistement, auteur: creancier}", "desistement du 10/05/2026"),
    ],
)
def test_the_numbers_of_two_suits_are_asked_when_an_act_may_be_of_either(journal: str, told: str) -> None:
    found = list(suits_told_apart(case(journal, factures=INVOICES), None))
    assert [told in one.message for one in found] == ([True] if told else [])
    assert all(one.key == "journal[1]" and "20/03/2026" in one.message for one in found)


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        ("2026-08-31", "n'est compté que pour l'autre."),
        ("2026-09-01", "est compté pour les deux, son audience passée."),
    ],
)
def test_what_bears_the_number_of_the_other_suit_is_of_both_once_the_hearing_is_there(day: str, counted: str) -> None:
    numbered = WRITS.replace("10-01}", "10-01, rg: B2}") + f"- {{date: {day}, type: audience, rg: B2}}"
    (found,) = suits_numbered(case(numbered, factures=INVOICES), None)
    assert found.message.endswith(f"(n° B2) : ce qui le porte {counted}")


def test_a_title_without_a_journal_is_told_too_and_once() -> None:
    title = "- {nature: jugement, juridiction: TC, date: 2026-09-10, principal: 3000, factures: [F-2]}"
    judged = "- {date: 2026-09-10, type: jugement}"
    for journal in (WRITS, WRITS + judged):
        (found,) = suits_told_apart(case(journal, factures=INVOICES, titres=title), None)
        assert "(jugement du 10/09/2026) est compté pour aucune" in found.message


def test_writs_of_one_suit_against_each_debtor_are_not_two() -> None:
    joint = """\
    - nature: societe
      qualite: professionnel
      denomination: Débiteur d'essai
      siren: 000 000 026
      adresse: {rue: 3 rue du Test, code-postal: 69003, ville: Lyon}
    - lien: solidaire
      nature: societe
      qualite: professionnel
      denomination: Codébiteur
      siren: 000 000 034
      adresse: {rue: 3 rue du Test, code-postal: 69003, ville: Lyon}
    """
    journal = WRITS.replace("au: 2026-10-01", "debiteur: Codébiteur") + "- {date: 2026-05-10, type: jugement}"
    assert not list(suits_told_apart(case(journal, factures=INVOICES, debiteurs=joint), None))
