"""The title to be served while something holds its demand: it is kept, and nothing is enforced."""

from pathlib import Path

import pytest

from generator.casework.awaited import awaited
from generator.casework.computed import Computed
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from tests.documents import bound, sample
from tests.documents.sample import from_text, lacking, missing, remarks, words

SERVICE = "demande-signification"
PLAN = """  - date: 2026-11-10
    type: echeancier
    echeances:
      - {date: 2026-12-01, montant: 1900.00}
      - {date: 2027-06-04, montant: 1917.94}
    signe: oui
    decheance-du-terme: oui
    delai-de-regularisation: 15
"""
GRACE = "  - {date: 2026-11-10, type: delai-de-grace, jusqu-au: 2027-11-10}\n"
OVER_INDEBTED = "  - {date: 2026-11-10, type: surendettement, recevable-le: 2026-11-12}\n"
OPENED = "  - {date: 2026-11-12, type: procedure-collective, nature: redressement, tribunal: TAE de Lyon}\n"


def titled(fact: str, nature: str = "ordonnance-injonction") -> str:
    order = sample.ORDER.replace("ordonnance-injonction", nature)
    return sample.with_fact(fact).replace("pieces:\n  -", f"{order}pieces:\n  -", 1)


@pytest.mark.parametrize("fact", [PLAN, GRACE, OVER_INDEBTED])
@pytest.mark.parametrize("nature", ["ordonnance-injonction", "jugement"])
def test_what_holds_the_demand_does_not_hold_the_service(fact: str, nature: str, home: Path) -> None:
    computed = from_text(home, titled(fact, nature))
    assert not lacking(SERVICE, computed)
    assert lacking("mandat-execution", computed), "nothing is enforced meanwhile"
    told = " ".join(one.message for one in remarks(CATALOGUE[SERVICE], *computed))
    assert "la signification, qui conserve le titre, reste demandée ; aucune exécution ne l'est" in told
    case, office, owed, seen = computed
    assert [one.plan.document for one in awaited(Computed(case, seen, owed), office)] == [SERVICE], "the desk lists it"


def test_over_indebtedness_without_a_title_calls_for_no_service(home: Path) -> None:
    case, office, owed, seen = from_text(home, sample.with_fact(OVER_INDEBTED))
    assert not list(awaited(Computed(case, seen, owed), office))


def test_collective_proceedings_hold_the_service(home: Path) -> None:
    computed = from_text(home, titled(OPENED))
    assert "Procédure collective" in " ".join(one.message for one in lacking(SERVICE, computed))


def test_the_commissaire_is_told_that_the_plan_goes_on(home: Path) -> None:
    page = words(SERVICE, from_text(home, titled(PLAN)))
    assert "au plus tard le 3 février 2027" in page
    assert "seule signification, qui conserve le titre, et non l'exécution (échéancier en cours jusqu'au 4 juin" in page
    assert "n'engager aucune mesure sans instruction écrite" in page
    assert "échéancier" not in words(SERVICE, from_text(home, titled("")))


def test_a_judgment_is_to_be_served_within_six_months(home: Path) -> None:
    page = words(SERVICE, from_text(home, titled(PLAN, "jugement")))
    assert "au plus tard le 3 mai 2027 . Rendu par défaut ou réputé contradictoire" in page.replace(" , ", ", ")
    assert "CPC, art. 478" in page.replace("\N{NO-BREAK SPACE}", " ")


def test_a_title_is_served_on_a_natural_person_bound_with_who_is_insolvent(home: Path) -> None:
    """The suit is suspended, perhaps; the time to serve the order may not be (C. com. L622-28, CPC 1411)."""
    named = "    condamnes:\n      - nom: Boulangerie Chimère\n      - nom: Zoé Hippogriffe\n"
    text = bound.joint(titled(OPENED), bound.CONSUMER).replace("    depens: 31,80\n", f"    depens: 31,80\n{named}", 1)
    computed = from_text(home, text)
    choix = Choix(debiteur="Zoé Hippogriffe")
    assert not missing(CATALOGUE[SERVICE], *computed, choix=choix)
    told = " ".join(one.message for one in remarks(CATALOGUE[SERVICE], *computed, choix=choix))
    assert "l'action contre Zoé Hippogriffe, personne physique tenue avec lui, est suspendue" in told
    assert "suspendue" in " ".join(
        one.message for one in missing(CATALOGUE["mandat-execution"], *computed, choix=choix)
    )


@pytest.mark.parametrize("document", ["mise-en-demeure-caution", "assignation-fond", "mandat-execution", SERVICE])
@pytest.mark.parametrize(
    ("since", "held", "reserved"),
    [
        ("", True, False),
        (", plan-le: 2026-12-01", True, False),  # to come
        (", plan-le: 2026-11-13", False, True),
        (", plan-le: 2026-11-13, cloturee-le: 2026-11-14", False, True),  # the plan is carried out still
        (", cloturee-le: 2026-11-14", False, False),
    ],
)
def test_a_plan_adopted_leaves_to_verify_what_a_natural_person_is_asked(
    document: str,
    since: str,
    held: bool,  # noqa: FBT001
    reserved: bool,  # noqa: FBT001
    home: Path,
) -> None:
    """« Suspendue jusqu'au jugement qui arrête le plan » was said of an act refused years after that judgment."""
    opened = OPENED.replace("}", f"{since}}}")
    named = "    condamnes:\n      - nom: Boulangerie Chimère\n      - nom: Iris Chimère\n"
    text = titled(opened).replace("    depens: 31,80\n", f"    depens: 31,80\n{named}", 1)
    asked = bound.guaranteed(text=text if document in {"mandat-execution", SERVICE} else sample.with_fact(opened))
    computed, choix = from_text(home, asked), Choix(debiteur="Iris Chimère")
    stopped = " ".join(one.message for one in missing(CATALOGUE[document], *computed, choix=choix))
    assert ("est suspendue jusqu'au jugement" in stopped) is (held and document != SERVICE)
    told = " ".join(one.message for one in remarks(CATALOGUE[document], *computed, choix=choix))
    assert ("plan du débiteur principal arrêté le 13/11/2026" in told) is reserved
    assert ("demander à une personne physique tenue avec lui est à vérifier" in told) is reserved


@pytest.mark.parametrize("converted", ["", "nature: redressement, conversion: oui"])
def test_the_plan_is_noted_where_the_refusal_says(converted: str, home: Path) -> None:
    """After a sauvegarde converted, « dans ce fait » was said of its opening, where the plan changes nothing."""
    opened = OPENED.replace("nature: redressement", "nature: sauvegarde") if converted else OPENED
    if converted:
        opened += f"  - {{date: 2026-11-13, type: procedure-collective, tribunal: TC de Lyon, {converted}}}\n"
    asked, document = bound.guaranteed(text=sample.with_fact(opened)), CATALOGUE["mise-en-demeure-caution"]
    computed, choix = from_text(home, asked), Choix(debiteur="Iris Chimère")
    (refused,) = (one for one in missing(document, *computed, choix=choix) if "est suspendue" in one.message)
    place = asked.splitlines()[refused.line - 1]
    noted = asked.replace(place, place.replace("}", ", plan-le: 2026-11-14}"))
    assert noted != asked
    assert not missing(document, *from_text(home, noted), choix=choix)


def test_a_foreign_judgment_is_served_without_french_times_and_enforced_once_served(home: Path) -> None:
    abroad = titled("", "jugement-etranger").replace(
        "taux: bce + 10\n      a-compter-du", "taux: 8 %\n      a-compter-du"
    )
    computed = from_text(home, abroad)
    said = words(SERVICE, computed)
    assert "aucun acte d'exécution n'est à engager" in said
    assert "délais de recours" not in said
    assert "art. 43, à vérifier" in " ".join(one.message for one in lacking("mandat-execution", computed))
    declared = abroad.replace("    depens: 31,80\n", "    depens: 31,80\n    executoire-le: 2026-11-12\n")
    assert "n'est pas signifié" in " ".join(
        one.message for one in lacking("mandat-execution", from_text(home, declared))
    )


PAPER = """pieces:
  - id: papier
    fichier: pieces/papier.pdf
    nature: {}
    titre: Certificat de l'article 53
    date: {}
  -"""


@pytest.mark.parametrize(
    ("nature", "day", "lacks"),
    [("decision", "2026-11-12", False), ("titre", "2026-11-12", False), ("courriel", "2026-11-12", True),
     ("decision", "2026-01-01", True), ("titre", "2026-11-03", True)],  # of its day: the judgment itself, perhaps
)  # fmt: skip
def test_a_foreign_judgment_is_handed_with_what_makes_it_enforceable_here(
    nature: str, day: str, *, lacks: bool, home: Path
) -> None:
    text = titled("", "jugement-etranger").replace(
        "taux: bce + 10\n      a-compter-du", "taux: 8 %\n      a-compter-du"
    )
    text = text.replace("    depens: 31,80\n", "    depens: 31,80\n    executoire-le: 2026-11-12\n")
    computed = from_text(home, text.replace("pieces:\n  -", PAPER.format(nature, day), 1))
    told = " ".join(one.message for one in lacking("mandat-execution", computed))
    assert ("ni le certificat de l'État d'origine" in told) is lacks
    assert ("exécutoire en France : Certificat de l'article 53" in words("mandat-execution", computed)) is not lacks


@pytest.mark.parametrize(("cited", "lacks"), [("", False), (", piece: papier", True)])
def test_the_title_of_another_suit_does_not_make_a_foreign_judgment_enforceable(
    cited: str, *, lacks: bool, home: Path
) -> None:
    own = titled("", "jugement-etranger").replace("taux: bce + 10\n      a-compter-du", "taux: 8 %\n      a-compter-du")
    own = own.replace("    depens: 31,80\n", "    depens: 31,80\n    executoire-le: 2026-11-12\n    piece: f-017\n")
    other = f"  - {{nature: jugement, juridiction: TC, date: 2025-11-12, ecarte-le: 2025-12-01, principal: 1{cited}}}\n"
    text = own.replace("titres:\n", f"titres:\n{other}").replace("pieces:\n  -", PAPER.format("titre", "2026-11-12"), 1)
    told = " ".join(one.message for one in lacking("mandat-execution", from_text(home, text)))
    assert ("ni le certificat de l'État d'origine" in told) is lacks
