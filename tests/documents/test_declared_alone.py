"""The claim declared to a joint debtor's own proceedings: his own account, stopped at his own opening judgment."""

import datetime as dt
from pathlib import Path

import pytest

from generator.desk.emission import Sending, _fact
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from tests.documents import bound, sample
from tests.documents.test_joint_account import written

DECLARATION = "declaration-creance"
NAMES = {"professionnel": "Fournil Hippogriffe", "consommateur": "Zoé Hippogriffe"}
OPENED = (
    "  - date: 2026-11-02\n    type: procedure-collective\n    debiteur: %s\n    nature: redressement\n"
    "    tribunal: TAE de Lyon\n    bodacc-le: 2026-11-09\n"
    "    mandataire: SELARL Fictia, 9 rue du Passif, 69002 Lyon\n"
)
PRINCIPAL = (
    "  - date: 2026-10-20\n    type: procedure-collective\n    nature: redressement\n    tribunal: TAE de Lyon\n"
    "    bodacc-le: 2026-10-26\n    declaree-le: 2026-11-03\n"
)
PAID = "paiements:\n  - {date: 2026-11-05, montant: '200,00', paye-par: Boulangerie Chimère}\n"


def case(joint: str = "professionnel", more: str = "", noticed: str = "") -> str:
    text = written("professionnel", joint, noticed)
    facts = OPENED % NAMES[joint] + more
    return text.replace("pieces:\n  -", f"{facts}pieces:\n  -", 1)


def page(computed: sample.Computed, who: str) -> str:
    return sample.words(DECLARATION, computed, choix=Choix(debiteur=who))


def told(computed: sample.Computed, who: str, *, lacks: bool = True) -> str:
    seek = sample.missing if lacks else sample.remarks
    return " ".join(one.message for one in seek(CATALOGUE[DECLARATION], *computed, choix=Choix(debiteur=who)))


def called(computed: sample.Computed) -> list[str]:
    return sample.called(DECLARATION, computed)


def test_it_is_drafted_to_his_trustee_for_what_he_owes_that_day(home: Path) -> None:
    computed = sample.from_text(home, case().replace("paiements:\n", PAID, 1))
    who = NAMES["professionnel"]
    assert called(computed) == [who]
    assert told(computed, who) == ""
    said = page(computed, who)
    for sentence in (
        "SELARL Fictia 9 RUE DU PASSIF",
        "a été ouverte à l'égard de Fournil Hippogriffe SAS (SIREN 000 210 203) par jugement du 2 novembre 2026",
        "arrêtée au 2 novembre 2026, jour du jugement d'ouverture",
        "Fournil Hippogriffe SAS doit cette dette solidairement avec Boulangerie Chimère SARL : article 8",
        "autre obligé à cette dette : Boulangerie Chimère SARL, débiteur principal",
        "reçu depuis le jugement, non déduit de la somme due ce jour-là : 200,00 €",
        "dans le délai, qui expire le 9 janvier 2027",
        "Pénalités de retard (C. com., art. L441-10, II)",
    ):
        assert sentence in said, sentence
    draft = CATALOGUE[DECLARATION].draft(*computed, choix=Choix(debiteur=who))
    assert max(part.au for ligne in draft.decompte.lignes for part in ligne.segments) == dt.date(2026, 11, 1)
    assert draft.fichier == "declaration-creance-debiteur-2"


def test_a_consumer_bound_with_a_professional_is_declared_by_his_own_account(home: Path) -> None:
    computed = sample.from_text(home, case("consommateur", noticed="2026-10-22"))
    said = page(computed, NAMES["consommateur"])
    assert "3 802,86 €" in said, "legal interest of ten days, from his own notice to his own judgment"
    assert "441-" not in said
    assert "compte propre à Zoé Hippogriffe, consommateur" in told(computed, NAMES["consommateur"], lacks=False)


def test_the_principal_debtors_own_proceedings_stop_nothing_of_it(home: Path) -> None:
    """His judgment came first: what is declared of the joint debtor runs to his own, and it is told."""
    text = case().replace("journal:\n", f"journal:\n{PRINCIPAL}", 1)
    computed = sample.from_text(home, text)
    who = NAMES["professionnel"]
    draft = CATALOGUE[DECLARATION].draft(*computed, choix=Choix(debiteur=who))
    assert max(part.au for ligne in draft.decompte.lignes for part in ligne.segments) == dt.date(2026, 11, 1)
    assert "(20/10/2026) n'arrête pas les intérêts déclarés au passif de Fournil" in told(computed, who, lacks=False)
    assert called(computed) == [who], "the principal debtor's was made"


@pytest.mark.parametrize(
    ("more", "waits"),
    [
        ("  - {date: 2026-11-20, type: note, motif: x, document: declaration-creance, emis: 1}\n", 1),
        ("  - {date: 2026-11-20, type: note, motif: x, document: declaration-creance, emis: 1, debiteur: %s}\n", 0),
    ],
)
def test_it_waits_until_his_own_is_issued(more: str, waits: int, home: Path) -> None:
    who = NAMES["professionnel"]
    computed = sample.from_text(home, case(more=more.replace("%s", who)))
    assert len(called(computed)) == waits
    limits = [one for one in computed[3].delais if one.nature == "declaration-de-creance"]
    assert [one.personne for one in limits] == [who]
    assert ("émise le 20/11/2026" in limits[0].titre) != waits


def test_what_is_issued_says_whom_it_is_of(home: Path) -> None:
    computed, who = sample.from_text(home, case()), NAMES["professionnel"]
    entry = CATALOGUE[DECLARATION]
    draft = entry.draft(*computed, choix=Choix(debiteur=who))
    assert _fact(entry, draft, Sending())["debiteur"] == who


def test_what_is_counted_elsewhere_is_for_the_lawyer(home: Path) -> None:
    who = NAMES["professionnel"]
    title = sample.ORDER.replace("ordonnance-injonction", "jugement").replace("2026-11-03", "2026-10-28")
    judged = case(more=title + f"    condamnes: [{{nom: {who}}}]\n")
    assert "la déclaration suit ce titre" in told(sample.from_text(home, judged), who)
    guaranteed = bound.guaranteed(text=sample.with_fact(OPENED % "Iris Chimère"))
    assert "Iris Chimère est caution" in told(sample.from_text(home, guaranteed), "Iris Chimère")
    assert called(sample.from_text(home, guaranteed)) == []
    declared = case().replace("    bodacc-le: 2026-11-09\n", "    bodacc-le: 2026-11-09\n    declaree-le: 2026-11-19\n")
    assert called(sample.from_text(home, declared)) == []
