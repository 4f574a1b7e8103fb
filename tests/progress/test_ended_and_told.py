"""What stopped, or lapsed, asks for nothing it cannot have any more, and says what is to be noted next."""

import pytest

from generator.casework.computed import compute_case
from generator.casework.planning import planned
from generator.casework.uncounted import uncounted
from generator.documents import CATALOGUE
from generator.progress.types import Situation
from tests.documents.sample import missing
from tests.progress.cases import case, day, limit, office, seen

JUDGED = "- {nature: jugement, juridiction: TC, date: 2026-05-04, principal: 1000, signifie-le: 2026-05-11, rg: A1}\n"
APPEAL = "- {date: 2026-05-25, type: declaration-d-appel, auteur: %s, rg: B2}\n"
STRUCK = "- {date: 2026-12-10, type: radiation-du-role%s}\n"
CONCLUDE, UNPAID = "conclusions à noter", "faute d'exécution du jugement"


@pytest.mark.parametrize(
    ("journal", "asked", "told"),
    [
        (APPEAL % "debiteur", True, False),
        (APPEAL % "debiteur" + STRUCK % "", False, True),
        (APPEAL % "debiteur" + STRUCK % ", rg: B2", False, True),
        (APPEAL % "creancier" + STRUCK % "", True, True),  # his own times go on
        (APPEAL % "debiteur" + STRUCK % "" + "- {date: 2026-12-20, type: retablissement}\n", True, False),
        (APPEAL % "debiteur" + STRUCK.replace("radiation", "retrait") % "", True, False),
    ],
)
def test_an_appeal_struck_off_asks_the_creditor_for_nothing_more(journal: str, *, asked: bool, told: bool) -> None:
    found = seen("2026-12-21", journal, titres=JUDGED)
    assert any(CONCLUDE in one.titre for one in found.restes) is asked
    assert any(UNPAID in why for why in limit(found, "peremption").explication) is told


TWO = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"
TWO += "- {numero: F-2, date: 2026-03-03, echeance: 2026-04-02, montant-ttc: 900}\n"
ORDER = "- {nature: ordonnance-injonction, juridiction: TC, date: 2026-06-01, principal: 1900}\n"


def test_a_judgment_that_dismisses_one_invoice_says_the_line_of_what_it_grants() -> None:
    journal = "- {date: 2026-06-25, type: opposition}\n"
    journal += "- {date: 2026-11-02, type: jugement, sens: rejet, factures: [F-2]}\n"
    found = seen("2026-11-10", journal, factures=TWO, titres=ORDER)
    line = 'recouvre noter 2026-9001 titre date=02/11/2026 nature=jugement juridiction="…" rg=… principal=…'
    assert found.prochaine_action == f"Jugement du 02/11/2026 : suite attendue (s'il accorde le reste : « {line} »)."


WRIT = "- {date: 2026-05-04, type: assignation, juridiction: TC, au: 2026-09-30%s}\n"
NOTICE = "- {date: 2026-04-10, type: mise-en-demeure, presentee-le: 2026-04-12}\n"


def _lapsed(found: Situation) -> list[str]:
    return [f"{one.depuis} {one.titre}" for one in found.restes if "sans remise au greffe" in one.titre]


def test_a_writ_never_handed_over_says_how_another_procedure_comes_back() -> None:
    assert _lapsed(seen("2026-09-30", NOTICE + WRIT % "")) == []
    after = seen("2026-10-01", NOTICE + WRIT % "")
    close = "« recouvre noter 2026-9001 assignation close-le=JJ/MM/AAAA --completer --date 04/05/2026 »"
    passed = "2026-10-01 Assignation du 04/05/2026 : audience du 30/09/2026 passée sans remise au greffe notée ; si "
    assert _lapsed(after) == [
        f"{passed}elle est caduque (à vérifier), une procédure est à choisir une fois sa fin notée ({close})"
    ]
    closed = seen("2026-10-03", NOTICE + WRIT % ", close-le: 2026-10-02")
    assert closed.prochaine_action == "Procédure à choisir : les étapes amiables sont épuisées."
    assert _lapsed(closed) == []


PROVISION = "- {nature: %s, juridiction: TC, date: 2026-09-01, principal: 1000, signifie-le: 2026-09-10}\n"
SUMMARY = "- {date: 2026-05-04, type: assignation, refere: oui, juridiction: TC}\n"


@pytest.mark.parametrize(
    ("nature", "journal", "paid", "left"),
    [
        ("refere", SUMMARY, "1004,00", "898,26 €"),  # 1 900 less 1 000 granted and 1,74 paid above them
        ("refere", SUMMARY, "1001,99", "900,00 €"),  # a few cents short: « solde » is not offered for those alone
        ("refere", SUMMARY, "500,00", ""),  # the order itself is to be paid first
        ("refere", SUMMARY, "2500,00", ""),  # above what it did not grant too
        ("refere", SUMMARY + "- {date: 2026-10-05, type: assignation, juridiction: TC}\n", "1004,00", None),
        ("refere", SUMMARY + "- {date: 2026-10-05, type: suspension, motif: x}\n", "1004,00", None),
        ("refere", SUMMARY + "- {date: 2026-10-05, type: solde}\n", "1004,00", ""),
        ("jugement", SUMMARY.replace("refere: oui, ", ""), "1004,00", ""),  # the merits are judged
    ],
)
def test_a_provision_paid_leaves_what_it_did_not_grant(nature: str, journal: str, paid: str, left: str | None) -> None:
    """The case was « soldée », with a quittance to send, and the prescription of the rest told no more.

    None: asked already, or held.
    """
    paiements = f"- {{date: 2026-10-01, montant: '{paid}'}}\n"
    known, bureau = case(journal, factures=TWO, titres=PROVISION % nature, paiements=paiements), office()
    computed = compute_case(known, bureau, day("2026-11-20"))
    found = computed.situation
    told = [one.titre.split(" de principal")[0] for one in found.restes if "non accordés" in one.titre]
    assert told == ([f"Provision du 01/09/2026 payée, {left}".replace(" €", "\N{NO-BREAK SPACE}€")] if left else [])
    assert any("reste dû" in one.titre for one in found.restes) is False
    refused = [one.message for one in missing(CATALOGUE["quittance"], known, bureau, computed.decompte, found)]
    given_back = nature == "jugement"  # given up or not, what a provision leaves may be owed
    unjudged = not given_back and paid in {"1004,00", "2500,00"}
    assert any("qui ne juge pas le fond" in one for one in refused) is unjudged
    assert any("Trop-perçu" in one.titre for one in found.restes) is given_back
    if left:
        assert found.stade == "titre"
        assert {one.date for one in found.delais if one.nature == "prescription" and one.facture} == {day("2031-10-01")}
    over = [one for one in uncounted(computed, bureau) if one.key == "paiements[0]"]
    assert any("tout ce qui est dû" in one.message for one in over) is given_back
    assert any("laisse 900,00\N{NO-BREAK SPACE}€ de principal" in one.message for one in over) is (
        paid == "2500,00" or (unjudged and "solde" in journal)
    )
    if paid == "1004,00" and left:
        assert planned(computed, bureau) == ()
        assert not any("rendre l'excédent" in one.remedy for one in uncounted(computed, bureau))


@pytest.mark.parametrize(
    ("titres", "told"),
    [
        (JUDGED, "plus rien n'est dû sur ce titre (jugement du 04/05/2026) au 20/11/2026. Voir la quittance"),
        ("", "aucune facture n'est ouverte au 20/11/2026."),
    ],
)
def test_a_statement_refused_once_all_is_paid_names_the_title_that_was(titres: str, told: str) -> None:
    known, bureau = case(titres=titres, paiements="- {date: 2026-10-01, montant: 1500}\n"), office()
    computed = compute_case(known, bureau, day("2026-11-20"))
    found = missing(CATALOGUE["releve-de-compte"], known, bureau, computed.decompte, computed.situation)
    assert any(f"{one.message} {one.remedy}".startswith(told) for one in found)


APART = (
    "- {nature: refere, juridiction: TC, date: 2026-09-01, principal: %s, factures: [%s], signifie-le: 2026-09-10}\n"
)
EARLIER = "- {numero: F-0, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 2000}\n"


@pytest.mark.parametrize(
    ("titles", "paid", "left"),
    [
        (APART % (500, "F-1"), {"2026-04-01": 2000, "2026-10-01": 502}, 500),  # F-0 was paid before the order
        (APART % (500, "F-1"), {"2026-04-01": 2000, "2026-06-01": 500, "2026-10-01": 502}, 0),  # and half of F-1
        (APART % (1500, "F-0") + APART % (400, "F-1"), {"2026-10-01": 1905}, 1100),  # of both orders
        (APART % (500, "F-1") + APART % (2000, "F-0"), {"2026-10-01": 2507}, 500),  # the last grants all of its own
    ],
)
def test_what_provisions_leave_is_what_the_statement_tells(titles: str, paid: dict[str, int], left: int) -> None:
    """Payments of another invoice were taken for payments of it: « soldée », and its prescription told no more."""
    one = "- {numero: F-1, date: 2026-05-01, echeance: 2026-06-01, montant-ttc: 1000}\n"
    paiements = "".join(f"- {{date: {on}, montant: {sum_}}}\n" for on, sum_ in paid.items())
    known = case(SUMMARY, factures=EARLIER + one, titres=titles, paiements=paiements)
    computed = compute_case(known, office(), day("2026-11-20"))
    assert computed.decompte is not None
    assert computed.decompte.total == 0
    assert computed.decompte.non_accorde == left
    told = [one.titre for one in computed.situation.restes if "non accordés" in one.titre]
    assert len(told) == (left > 0)
    assert any(one.nature == "prescription" and one.facture for one in computed.situation.delais) is (left > 0)
