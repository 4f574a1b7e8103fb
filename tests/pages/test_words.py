"""Every value of the vocabulary has a label with its accents; figures and dates are written as on paper."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Literal, get_args, get_origin

import pytest

from generator.documents.words import BONDS, NATURES_DE_PIECE, SOURCES
from generator.findings import Level
from generator.model import FaitJournal, FaitSolvabilite, Piece
from generator.pages import words
from generator.pages.fragments import numeros
from generator.progress.types import Stade
from generator.statement.types import Nature as NatureSegment
from generator.vocabulary import Avis, Envoi, Fait, Lien, Moyen, Nature, Qualite, Statut

AS_THEY_STAND = {  # words of the YAML that have neither accent nor hyphen to be given
    "action", "assignation", "autre", "commandement", "condamnation", "consentement", "domicile", "fusion", "instance",
    "jugement", "liquidation", "litige", "notification", "ordonnance", "oubli", "personne", "recherches",
    "redressement", "rejet", "sauvegarde",
}  # fmt: skip


@pytest.mark.parametrize(
    ("vocabulary", "labels"),
    [
        (Stade, words.STADES),
        (Fait, words.FAITS),
        (NatureSegment, words.NATURES_DE_SEGMENT),
        (Nature, words.NATURES),
        (Qualite, words.QUALITES),
        (Lien, BONDS),
        (Statut, words.STATUTS),
        (Moyen, words.MOYENS),
        (Envoi, words.ENVOIS),
        (Avis, words.AVIS),
        (Level, words.NIVEAUX),
    ],
)
def test_every_word_has_exactly_one_label(vocabulary: type[StrEnum], labels: dict[str, str]) -> None:
    assert set(labels) == {word.value for word in vocabulary}


def test_every_nature_of_piece_has_a_label() -> None:
    assert set(NATURES_DE_PIECE) == set(get_args(Piece.model_fields["nature"].annotation))


def test_every_source_of_solvency_has_one_name_on_paper_and_on_the_pages() -> None:
    assert set(SOURCES) == set(get_args(FaitSolvabilite.model_fields["source"].annotation))
    assert {words.word(source) for source in SOURCES} == set(SOURCES.values())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "oui"),
        (False, "non"),
        (dt.date(2026, 11, 1), "01/11/2026"),
        (Decimal("4800.00"), "4\u00a0800,00\u00a0€"),
        (Moyen.CHEQUE, "chèque"),
        (("F-1", "F-2"), "F-1, F-2"),
        ("greffe", "greffe"),
        ("un texte", "un texte"),
        (3, "3"),
    ],
)
def test_a_value_is_shown_as_people_read_it(value: object, text: str) -> None:
    assert words.shown(value) == text


def test_a_word_of_a_closed_list_gets_its_accents() -> None:
    assert words.word("tresorerie") == "trésorerie"
    assert words.word("signification") == "signification"
    for kind in (Fait.DELAI_DE_GRACE, Fait.MEDIATION):  # a fact that another one names: a word, not a name of ours
        assert type(words.word(kind)) is str
    assert words.word(Fait.DELAI_DE_GRACE) == "délai de grâce"


def test_every_closed_word_of_the_journal_is_written_or_is_french_as_it_stands() -> None:
    models = get_args(get_args(FaitJournal)[0])
    closed = {word for model in models for field in model.model_fields.values() for word in _closed(field.annotation)}
    assert {word for word in closed if words.word(word) == word} == AS_THEY_STAND


def _closed(annotation: object) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from (str(word) for word in get_args(annotation) if not isinstance(word, Fait))
    for one in () if get_origin(annotation) is Literal else get_args(annotation):
        yield from _closed(one)


def test_counts_agree_in_french() -> None:
    assert words.pluriel(0, "dossier") == "0\u00a0dossier"
    assert words.pluriel(1, "dossier") == "1\u00a0dossier"
    assert words.pluriel(2, "dossier") == "2\u00a0dossiers"
    assert words.pluriel(10000, "délai à risque", "délais à risque") == "10\u00a0000\u00a0délais à risque"
    assert words.nombre(10200) == "10\u00a0200"
    with pytest.raises(ValueError, match="format"):
        words.nombre(Decimal("10200.50"))  # type: ignore[arg-type]


def test_a_day_is_written_with_its_name() -> None:
    assert words.jour(dt.date(2026, 11, 1)) == "dimanche 1er\u00a0novembre\u00a02026"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Lettre recommandée n° 1A 000 000 0109 0", "Lettre recommandée n° <bdi>1A 000 000 0109 0</bdi>"),
        ("SIREN 000 226 548, capture", "SIREN <bdi>000 226 548</bdi>, capture"),
        ("Facture n° F-2026-0461", "Facture n° <bdi>F-2026-0461</bdi>"),
        ("Livraison du 12 octobre 2026, l'avis n° 3 et 4", "Livraison du 12 octobre 2026, l&#39;avis n° 3 et 4"),
    ],
)
def test_a_number_is_not_cut_at_its_hyphens_nor_between_its_groups(text: str, written: str) -> None:
    assert numeros(text) == written
