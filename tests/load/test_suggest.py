"""« Vouliez-vous dire »: one typing error away is always found."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.cli.asking import KINDS
from generator.load.places import accepted_keys
from generator.load.suggest import folded, nearest, remedy, same
from generator.load.usual import USUAL
from generator.load.words import all_records, format_words
from generator.model import Debiteur, Facture, Paiement, Titre
from generator.vocabulary import Avis, Envoi, Fait, Famille, Moyen, Nature, NatureTitre, Qualite

TITLE, SENSE, FACTS = accepted_keys(Titre), ["condamnation", "rejet"], [str(word) for word in Fait]
LETTERS = "abcdefghijklmnopqrstuvwxyz-éè_"
VOCABULARIES = [accepted_keys(record) for record in sorted(all_records(), key=lambda kind: kind.__name__)]
VOCABULARIES += [[str(word) for word in Fait], [str(word) for word in Famille]]


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str, list[str]]:
    """A word, the word with one slip of the hand, and the words accepted there."""
    accepted = draw(st.sampled_from(VOCABULARIES))
    word = draw(st.sampled_from(accepted))
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(LETTERS))
    slip = draw(st.sampled_from(["lost", "added", "changed", "swapped"]))
    typed = {
        "lost": word[:at] + word[at + 1 :],
        "added": word[:at] + letter + word[at:],
        "changed": word[:at] + letter + word[at + 1 :],
        "swapped": word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
    }[slip]
    return word, typed, accepted


@given(slips())
def test_one_slip_is_always_understood(case: tuple[str, str, list[str]]) -> None:
    word, typed, accepted = case
    if typed in accepted:
        return
    close = nearest(typed, accepted)
    near = [other for other in accepted if len(other) <= len(word) + 1]
    assert word in close or (len(close) == 3 and len(near) > 3), (word, typed, close)


@pytest.mark.parametrize(
    ("typed", "kind", "words"),
    [
        ("CB", Moyen, ["carte"]),
        ("chq", Moyen, ["cheque"]),
        ("Espèce", Moyen, ["especes"]),
        ("liquide", Moyen, ["especes"]),
        ("LCR", Moyen, ["effet"]),
        ("SEPA", Moyen, ["virement", "prelevement"]),
        ("recommandé", Envoi, ["lrar", "lre"]),
        ("e-mail", Envoi, ["courriel"]),
        ("NPAI", Avis, ["destinataire-inconnu"]),
        ("suspendre", Fait, ["suspension"]),
        ("abandonner", Fait, ["cloture", "solde", "irrecouvrable"]),
        ("SARL", Nature, ["societe"]),
        ("auto-entrepreneur", Nature, ["entrepreneur-individuel"]),
        ("B2B", Qualite, ["professionnel"]),
        ("injonction de payer", NatureTitre, ["ordonnance-injonction"]),
    ],
)
def test_a_usual_word_leads_to_the_one_accepted(typed: str, kind: type[StrEnum], words: list[str]) -> None:
    assert nearest(typed, [str(word) for word in kind]) == words


@pytest.mark.parametrize(
    ("typed", "kind", "words"),
    [
        ("mode", Paiement, ["moyen"]),
        ("somme", Paiement, ["montant"]),
        ("total", Facture, ["montant-ttc"]),
        ("raison sociale", Debiteur, ["denomination"]),
        ("gérant", Debiteur, ["representant"]),
    ],
)
def test_a_usual_word_leads_to_the_key_accepted(typed: str, kind: type[BaseModel], words: list[str]) -> None:
    assert nearest(typed, accepted_keys(kind)) == words


def test_every_usual_word_leads_to_one_that_is_accepted_somewhere_and_is_written_folded() -> None:
    assert {word for words in USUAL.values() for word in words} <= format_words() | set(KINDS)
    assert [typed for typed in USUAL if folded(typed) != typed] == []


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("société", "societe"),
        ("Sociéte", "societe"),
        ("montant_ttc", "montant-ttc"),
        ("Montant TTC", "montant-ttc"),
        ("date d'échéance", "echeance"),
        ("pro", "professionnel"),
        ("conso", "consommateur"),
    ],
)
def test_what_people_type_leads_to_the_word(typed: str, word: str) -> None:
    accepted = ["societe", "association", "montant-ttc", "montant-ht", "echeance", "professionnel", "consommateur"]
    assert nearest(typed, accepted)[:1] == [word]


def test_nothing_near_lists_what_is_accepted() -> None:
    assert remedy("zzz", ["oui", "non"]) == "Mots admis : oui, non."
    assert nearest("x" * 10_000, ["xx"]) == []


def test_what_goes_on_from_the_whole_word_comes_before_what_looks_like_it() -> None:
    accepted = ["mediation", "radiation-du-role", "radiation-du-registre", "dissolution"]
    assert nearest("radiation", accepted) == ["radiation-du-role", "radiation-du-registre"]
    assert nearest("médiations", accepted)[:1] == ["mediation"]


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [("infirmé", SENSE), ("cassation", FACTS), ("Arrêt d'appel", FACTS), ("rétracté-le", TITLE)],
)
def test_a_decision_undone_is_said_where_it_may_be_typed(typed: str, accepted: list[str]) -> None:
    told = remedy(typed, accepted)
    assert "ecarte-le" in told
    assert "sens: rejet" in told


@pytest.mark.parametrize(
    ("typed", "accepted", "word"),
    [("arrete-le", TITLE, "arrete-au"), ("annule", ["rejete-le", "annee"], "annee"), ("rejett", SENSE, "rejet")],
)
def test_a_slip_of_another_word_is_still_one(typed: str, accepted: list[str], word: str) -> None:
    assert remedy(typed, accepted).startswith(f"Vouliez-vous dire « {word} » ?")


@pytest.mark.parametrize(
    ("typed", "word", "expected"),
    [
        ("paul lefevre", "Paul Lefèvre", True),
        ("SCI Chimère 2", "SCI Chimère 1", False),
        ("SCI Lys 21", "SCI Lys 2", False),
    ],
)
def test_a_slip_is_not_another_number(typed: str, word: str, *, expected: bool) -> None:
    assert same(typed, word) is expected


def test_a_word_is_suggested_once_and_listed_once() -> None:
    assert remedy("F-2", ["F-1", "F-1"], "Connus") == "Vouliez-vous dire « F-1 » ? Connus : F-1."


@pytest.mark.parametrize(
    ("typed", "written", "never"),
    [
        ("débiteur", "« debiteurs »", "lettre-codebiteur"),
        ("créancier", "creanciers", "echeancier"),
        ("règlement", "« paiement »", "jugement"),
        ("chèque impayé", "« paiement-rejete »", "« rejet »"),
        ("réouverture", "ôtant du journal « cloture »", "Mots admis"),
        ("chèque sans provision", "« paiement-rejete »", "« paiement »"),
        ("virement rejeté", "« paiement-rejete »", "« paiement »"),
        ("rejet de la demande en paiement", "« rejet »", "« paiement-rejete »"),
        ("liquidation d'astreinte", "Mots admis", "« procedure-collective »"),
        ("débiteur décédé", "« deces »", "« debiteurs »"),
        ("rejet de prélèvement", "« paiement-rejete »", "« rejet »"),
        ("déclaration de créance", "« declaree-le »", "contestation-de-creance"),
        ("conciliation", "« mediation »", "consignation"),
        ("promesse-manquee", "Rien à noter", "« promesse »"),
        ("demenagement", "« adresse »", "deces"),
        ("succession", "« deces »", "suspension"),
        ("liquidation amiable", "« dissolution »", "procedure-collective"),
        ("transmission universelle", "« dissolution »", "« transmission »"),
        ("téléphone", "« appel »", "debiteurs"),
        ("dépens", "« frais »", "deces"),
        ("appel jugement", "« declaration-d-appel »", "« appel »"),
    ],
)
def test_a_word_that_looks_like_another_fact_is_told_what_to_write(typed: str, written: str, never: str) -> None:
    """What was suggested was a fact of another meaning: a payment noted as a judgment."""
    told = remedy(typed, FACTS)
    assert written in told
    assert never not in told
