"""An order against several: the opposition of one, by his name, leaves it against the other, to be verified."""

import pytest

from generator.case import Case
from generator.instances import discharged
from generator.progress.types import Stade
from generator.statement.followed import condemning, followed
from tests.progress.cases import at, case
from tests.progress.test_condemned import PARTIES

ALPHA, BETA, IRIS = "Débiteur d'essai", "Fournil Hippogriffe", "Iris Chimère"
ORDER = f"""\
- nature: ordonnance-injonction
  juridiction: TAE de Lyon
  date: 2026-09-02
  principal: '1 000,00'
  condamnes: [{{nom: "{ALPHA}"}}, {{nom: {BETA}}}]
"""
SERVED = "".join(
    f'- {{date: 2026-09-10, type: signification, acte: ordonnance, mode: personne, debiteur: "{name}"}}\n'
    for name in (ALPHA, BETA)
)
DOUBT = "à l'ordonnance du 02/09/2026, encore suivie contre {} : ce qu'elle en laisse est à vérifier"


def _opposed(*names: str, then: str = "", titres: str = ORDER) -> Case:
    """The case of 20 November, opposed by some on 28 September."""
    who = "".join(
        f"- {{date: 2026-09-28, type: opposition{name and f', debiteur: {chr(34)}{name}{chr(34)}'}}}\n"
        for name in names
    )
    return case(SERVED + who + then, titres=titres, debiteurs=PARTIES)


@pytest.mark.parametrize(("opponent", "other", "stade"), [(ALPHA, BETA, Stade.JUDICIAIRE), (BETA, ALPHA, Stade.TITRE)])
def test_the_order_is_followed_against_who_did_not_oppose_it(opponent: str, other: str, stade: Stade) -> None:
    """The opposition of one held the order against all, and that of a joint debtor left its lapse told nowhere."""
    known = _opposed(opponent)
    seen = at("2026-11-20", known)
    assert seen.stade is stade
    assert DOUBT.format(other) in seen.explication
    assert DOUBT.format(other) in seen.prochaine_action
    left = next(one for one in seen.restes if DOUBT.format(other) in one.titre)
    assert left.nomme
    day, parties = seen.au, {party.nom_complet: party for party in known.dossier.debiteurs}
    assert condemning(known.dossier, day, parties[other]) is not None
    assert condemning(known.dossier, day, parties[opponent]) is None
    assert (followed(known.dossier, day) is not None) is (other == ALPHA)
    lapse = next(one for one in seen.delais if one.nature == "peremption")
    assert lapse.personne == (BETA if opponent == BETA else "")
    early = at("2026-11-05", known)
    waits = [one.personne or ALPHA for one in early.delais if one.nature == "attente-execution"]
    assert waits == [other]


@pytest.mark.parametrize("names", [("",), (ALPHA, BETA)])
def test_the_order_opposed_by_all_or_by_nobody_said_is_followed_against_none(names: tuple[str, ...]) -> None:
    known = _opposed(*names)
    seen = at("2026-11-20", known)
    assert seen.stade is Stade.JUDICIAIRE
    assert "encore suivie" not in seen.explication + seen.prochaine_action
    assert all(condemning(known.dossier, seen.au, party) is None for party in known.dossier.debiteurs)
    assert not [one for one in seen.delais if one.nature == "attente-execution"]


@pytest.mark.parametrize(
    "then",
    [
        f"- {{date: 2026-10-20, type: desistement, auteur: debiteur, debiteur: {BETA}}}\n",
        f'- {{date: 2026-10-20, type: saisie-attribution, debiteur: "{ALPHA}"}}\n',
        "- {date: 2026-10-20, type: remise-du-titre}\n",
        "- {date: 2026-10-20, type: transmission, a: Me Essai}\n",
        f'- {{date: 2026-10-20, type: transmission, a: Me Essai, debiteur: "{ALPHA}"}}\n',
    ],
)
def test_nothing_is_left_to_decide_once_withdrawn_or_enforced(then: str) -> None:
    seen = at("2026-11-20", _opposed(BETA, then=then))
    assert not [one for one in seen.restes if "à décider" in one.titre]


@pytest.mark.parametrize(
    "then",
    [
        "- {date: 2026-09-20, type: transmission, a: Me Essai}\n",  # before the opposition
        f"- {{date: 2026-10-20, type: transmission, a: Me Essai, debiteur: {BETA}}}\n",
        f"- {{date: 2026-10-20, type: remise-du-titre, debiteur: {BETA}}}\n",
        "- {date: 2026-10-20, type: transmission, a: Me Essai}\n- {date: 2026-10-30, type: reprise}\n",
    ],
)
def test_what_was_handed_over_before_or_against_another_decides_nothing(then: str) -> None:
    seen = at("2026-11-20", _opposed(BETA, then=then))
    assert [one for one in seen.restes if f"exécuter contre {ALPHA}, ou attendre : à décider" in one.titre]


@pytest.mark.parametrize(
    "then",
    [
        "- {date: 2026-10-20, type: cloture}\n",
        "- {date: 2026-10-20, type: procedure-collective, nature: liquidation, tribunal: TC}\n",
    ],
)
def test_nothing_is_to_enforce_on_who_is_insolvent_nor_in_a_case_closed(then: str) -> None:
    seen = at("2026-11-20", _opposed(BETA, then=then))
    assert not [one for one in seen.restes if "exécuter contre" in one.titre]


@pytest.mark.parametrize(("whose", "left"), [("", True), (f", debiteur: {IRIS}", False)])
def test_nothing_is_to_enforce_on_who_is_over_indebted_himself(whose: str, left: bool) -> None:  # noqa: FBT001
    """The admission of the principal debtor protects nobody else."""
    admitted = f"- {{date: 2026-10-20, type: surendettement, recevable-le: 2026-10-20{whose}}}\n"
    seen = at("2026-11-20", _opposed(ALPHA, then=admitted, titres=ORDER.replace(BETA, IRIS)))
    assert any(f"exécuter contre {IRIS}" in one.titre for one in seen.restes) is left


def test_the_withdrawal_of_one_leaves_the_opposition_of_the_other() -> None:
    his = f"- {{date: 2026-10-20, type: desistement, auteur: debiteur, debiteur: {BETA}}}\n"
    known = _opposed(ALPHA, BETA, then=his)
    seen = at("2026-11-20", known)
    assert seen.stade is Stade.JUDICIAIRE
    assert DOUBT.format(BETA) in seen.explication


def test_a_judgment_that_condemns_both_ends_the_doubt() -> None:
    judgment = ORDER.replace("ordonnance-injonction", "jugement").replace("2026-09-02", "2026-11-10")
    seen = at("2026-11-20", _opposed(BETA, titres=ORDER + judgment))
    assert "encore suivie" not in seen.explication


@pytest.mark.parametrize("sens", [", sens: rejet", ""])
@pytest.mark.parametrize("said", ["", f", debiteur: {BETA}"])
def test_a_judgment_that_names_nobody_is_of_who_alone_opposed(sens: str, said: str) -> None:
    """« Demande rejetée » was said of the whole case, and nothing more of the order that stands against the other."""
    known = _opposed(BETA, then=f"- {{date: 2026-11-10, type: jugement{sens}{said}}}\n")
    seen = at("2026-11-20", known)
    assert seen.stade is Stade.TITRE
    assert not [one for one in seen.pauses if one.nature == "rejet"]
    assert (discharged(known.dossier, seen.au, BETA) is not None) is bool(sens)
    assert followed(known.dossier, seen.au) is not None
    beta = known.dossier.named(BETA)
    assert condemning(known.dossier, seen.au, beta) is None


def test_a_judgment_that_names_nobody_is_of_all_when_all_opposed_or_one_was_sued() -> None:
    rejected = "- {date: 2026-11-10, type: jugement, sens: rejet}\n"
    for known in (_opposed(BETA, ALPHA, then=rejected), _opposed("", then=rejected)):
        assert at("2026-11-20", known).explication.startswith("Demande rejetée")


@pytest.mark.parametrize(("served", "opponent"), [(ALPHA, BETA), (BETA, ALPHA), ("", "")])
def test_an_order_opposed_before_any_service_noted_is_not_served_first(served: str, opponent: str) -> None:
    """« Signification… : au plus tard le 02/12/2026 » hid the opposition, and the greffe's silence on it."""
    journal = f'- {{date: 2026-09-10, type: signification, acte: ordonnance, debiteur: "{served}"}}\n' if served else ""
    journal += f"- {{date: 2026-09-28, type: opposition{opponent and f', debiteur: {chr(34)}{opponent}{chr(34)}'}}}\n"
    known = case(journal, titres=ORDER, debiteurs=PARTIES)
    seen = at("2026-10-10", known)
    assert seen.prochaine_action.startswith("Opposition ")
    told = [one for one in seen.delais if one.nature == "signification-opposee"]
    assert {one.personne or ALPHA for one in told} == ({opponent} if opponent else {ALPHA, BETA})
    assert {(one.date.isoformat(), one.titre) for one in told} == {
        (
            "2026-12-02",
            "Signification de l'ordonnance, opposée le 28/09/2026 : à noter si elle est faite, sinon à vérifier",
        )
    }
    assert not [one for one in told if "nouvelle requête" in one.consequence]  # a judge has the claim
    others = {one.personne or ALPHA for one in seen.delais if one.nature == "caducite-ordonnance"}
    assert others == set()
    withdrawn = "- {date: 2026-10-05, type: desistement, auteur: debiteur}\n"
    again = at("2026-10-10", case(journal + withdrawn, titres=ORDER, debiteurs=PARTIES))
    assert any(one.nature == "caducite-ordonnance" for one in again.delais) or opponent
