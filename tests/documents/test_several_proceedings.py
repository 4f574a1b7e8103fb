"""Several collective proceedings in a case: two of the debtor, or one of the joint debtor or of the guarantor."""

import datetime as dt
from pathlib import Path

import pytest

from generator.casework.computed import Computed
from generator.casework.planning import planned
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.documents.draft import Draft
from generator.findings import CaseInvalid
from generator.progress.bonds import untold
from tests.documents import bound, sample

JOINT, NOTICE = "Fournil Hippogriffe", "mise-en-demeure"
FIRST = (
    "  - date: 2026-03-02\n    type: procedure-collective\n    nature: redressement\n    tribunal: TAE de Lyon\n"
    "    bodacc-le: 2026-03-09\n    plan-le: 2026-06-01\n    declaree-le: 2026-04-01\n"
)
SECOND = (
    "  - date: 2026-11-16\n    type: procedure-collective\n    nature: liquidation\n    resolution-du-plan: oui\n"
    "    tribunal: TAE de Lyon\n    bodacc-le: 2026-11-18\n"
)
HIS = (
    "  - date: 2026-10-20\n    type: procedure-collective\n    debiteur: %s\n    nature: redressement\n"
    "    tribunal: TAE de Lyon\n    bodacc-le: 2026-10-26\n"
)
OLD = "factures:\n  - {numero: F-2026-001, date: 2026-01-12, echeance: 2026-02-11, montant-ttc: 1200.00}\n"


def with_facts(text: str, *facts: str) -> str:
    """A case with facts more, each at its place by date: the first before the journal, the others after it."""
    first, *rest = facts
    text = text.replace("journal:\n", f"journal:\n{first}", 1) if first else text
    return text.replace("pieces:\n  -", f"{''.join(rest)}pieces:\n  -", 1)


def made(computed: sample.Computed, document: str = NOTICE, who: str = JOINT) -> Draft:
    return CATALOGUE[document].draft(*computed, choix=Choix(debiteur=who))


def page(computed: sample.Computed, document: str = NOTICE, who: str = JOINT) -> str:
    return sample.words(document, computed, choix=Choix(debiteur=who))


def lacks(computed: sample.Computed, document: str = NOTICE, who: str = JOINT) -> str:
    found = sample.missing(CATALOGUE[document], *computed, choix=Choix(debiteur=who))
    return " ".join(one.message for one in found)


def test_the_letter_to_a_joint_debtor_names_each_judgment_that_stops_what_it_asks(home: Path) -> None:
    text = with_facts(bound.joint().replace("factures:\n", OLD, 1), FIRST, SECOND)
    computed = sample.from_text(home, text)
    assert not lacks(computed)
    assert (
        "arrêtés aux jugements du 2 mars 2026 et du 16 novembre 2026 qui ont ouvert des procédures collectives contre "
        "Boulangerie Chimère SARL" in page(computed)
    )


def test_a_judgment_that_stops_nothing_of_what_is_asked_is_not_named(home: Path) -> None:
    text = with_facts(bound.joint(), FIRST.replace("    plan-le", "    cloturee-le: 2026-06-02\n    plan-le"), SECOND)
    computed = sample.from_text(home, text.replace("    resolution-du-plan: oui\n", ""))
    said = page(computed)
    assert "arrêtés au jugement du 16 novembre 2026 qui a ouvert une procédure collective" in said
    assert "2 mars" not in said


def test_who_is_in_proceedings_himself_is_asked_nothing(home: Path) -> None:
    computed = case, office, owed, seen = sample.from_text(home, with_facts(bound.joint(), "", HIS % JOINT))
    assert "Procédure collective de Fournil Hippogriffe (redressement)" in lacks(computed)
    assert "Procédure collective" not in lacks(computed, "information-rgpd"), "it asks for nothing"
    assert not lacks(computed, "lettre-avocat", ""), "the principal debtor is not in it"
    assert seen.stade.value != "procedure-collective"
    assert not [one for one in untold(case, office, sample.AU, owed) if "mise en demeure" in one.message]
    both = planned(Computed(case, seen, owed), office)
    assert [one.document for one in both if one.choix.debiteur] == ["declaration-creance"]


def test_the_claim_is_to_be_declared_to_his_proceedings_in_two_months(home: Path) -> None:
    seen = sample.from_text(home, with_facts(bound.joint(), "", HIS % JOINT))[-1]
    (limit,) = [one for one in seen.delais if one.nature == "declaration-de-creance"]
    assert (limit.personne, limit.date) == (JOINT, dt.date(2026, 12, 28)), "two months, a Saturday, then the Monday"
    assert limit.prudence <= dt.date(2026, 12, 26)
    assert "liquidateur (Fournil Hippogriffe)" in limit.intitule
    declared = with_facts(bound.joint(), "", HIS % JOINT + "    declaree-le: 2026-11-02\n")
    assert not [one for one in sample.from_text(home, declared)[-1].delais if one.nature == "declaration-de-creance"]
    guarantor = with_facts(bound.guaranteed_by_a_company(), "", HIS % "Sphinx Holding")
    (his,) = [one for one in sample.from_text(home, guarantor)[-1].delais if one.nature == "declaration-de-creance"]
    assert his.personne == "Sphinx Holding"


def test_each_has_his_own_when_both_are_in_proceedings(home: Path) -> None:
    both = with_facts(bound.joint(), "", HIS % JOINT, SECOND.replace("    resolution-du-plan: oui\n", ""))
    computed = sample.from_text(home, both)
    limits = [(one.personne, one.date) for one in computed[-1].delais if one.nature == "declaration-de-creance"]
    assert limits == [(JOINT, dt.date(2026, 12, 28)), ("", dt.date(2027, 1, 18))]
    assert "Procédure collective de Fournil Hippogriffe" in lacks(computed)
    assert "conversion" not in " ".join(one.message for one in computed[0].findings), "no doubt: another debtor's"


@pytest.mark.parametrize("document", ["requete-injonction", "assignation-fond"])
def test_no_act_asks_anything_of_him(document: str, home: Path) -> None:
    computed = sample.from_text(home, with_facts(bound.joint(), "", HIS % JOINT))
    told = " ".join(one.message for one in sample.remarks(CATALOGUE[document], *computed))
    assert "cet acte ne vise pas Fournil Hippogriffe : procédure collective de Fournil Hippogriffe" in told
    assert "solidairement" not in page(computed, document, "")


def test_a_title_is_not_enforced_against_him(home: Path) -> None:
    title = (
        "titres:\n  - nature: jugement\n    juridiction: TAE de Lyon\n    date: 2026-10-01\n    principal: 3 817,94\n"
        f"    signifie-le: 2026-10-05\n    condamnes:\n      - nom: Boulangerie Chimère\n      - nom: {JOINT}\n"
    )
    text = with_facts(bound.joint(), "", HIS % JOINT, title)
    computed = sample.from_text(home, text)
    assert "Procédure collective de Fournil Hippogriffe" in lacks(computed, "mandat-execution")
    told = " ".join(one.message for one in sample.remarks(CATALOGUE["mandat-execution"], *computed))
    assert "cet acte ne vise pas Fournil Hippogriffe : procédure collective" in told


def test_whose_proceedings_they_are_is_looked_at(home: Path) -> None:
    consumer = with_facts(bound.joint(party=bound.CONSUMER), "", HIS % "Zoé Hippogriffe")
    said = " ".join(one.message for one in sample.from_text(home, consumer)[0].findings)
    assert "procédure collective d'un particulier" in said
    company = with_facts(
        bound.joint(sample.base("consommateur")).replace("piece: cgv", "piece: devis"), "", HIS % JOINT
    )
    said = " ".join(one.message for one in sample.from_text(home, company)[0].findings)
    assert "procédure collective d'un particulier" not in said


def test_proceedings_of_nobody_of_the_case_are_an_error(home: Path) -> None:
    with pytest.raises(CaseInvalid, match="n'est pas un débiteur de ce dossier"):
        sample.from_text(home, with_facts(bound.joint(), "", HIS % "Fournil Hipogriffe"))


def test_a_closing_gives_back_no_suit_against_him(home: Path) -> None:
    """As of the principal debtor, whose closed proceedings hold the case still (C. com., L643-11, to verify)."""
    closed = HIS % JOINT + "    cloturee-le: 2026-11-12\n"
    computed = sample.from_text(home, with_facts(bound.joint(), "", closed))
    assert "close le 12/11/2026 : plus rien ne lui est demandé" in lacks(computed)
    assert "L643-11, à vérifier" in lacks(computed)
    early = (HIS % JOINT).replace("2026-10", "2025-10") + "    cloturee-le: 2026-08-01\n"
    known = sample.from_text(home, with_facts(bound.joint(), early))
    assert "close le" not in lacks(known), "it was closed before every invoice of the case"


def test_a_conversion_follows_the_opening_whether_or_not_either_names_the_principal_debtor(home: Path) -> None:
    named = "    debiteur: Boulangerie Chimère\n"
    turned = HIS.replace("    debiteur: %s\n", named).replace("2026-10", "2026-11") + "    conversion: oui\n"
    opened = HIS.replace("    debiteur: %s\n", "")
    case = sample.from_text(home, with_facts(bound.joint(), "", opened, turned))[0]
    assert "avant cette conversion" not in " ".join(one.message for one in case.findings)


def test_the_letter_to_a_guarantor_names_each_proceedings_still_open(home: Path) -> None:
    text = with_facts(bound.guaranteed_by_a_company().replace("factures:\n", OLD, 1), FIRST, SECOND)
    said = page(sample.from_text(home, text), "mise-en-demeure-caution", "Sphinx Holding")
    last = "Il est en liquidation judiciaire (jugement du 16 novembre 2026, TAE de Lyon)"
    assert f"{last}, après une procédure de redressement judiciaire (jugement du 2 mars 2026, TAE de Lyon)." in said
    over = text.replace("declaree-le: 2026-04-01", "declaree-le: 2026-04-01\n    cloturee-le: 2026-11-10")
    assert f"{last}. Au" in page(sample.from_text(home, over), "mise-en-demeure-caution", "Sphinx Holding")
