"""Names that every portal and every file system accepts."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.bundle.names import LONGEST, piece_name, slug


@pytest.mark.parametrize(
    ("numero", "date", "titre", "name"),
    [
        ("1", "2026-03-02", "Facture n° F-2026-017", "P01_2026-03-02_Facture_F-2026-017.pdf"),
        ("12", None, "Contrat", "P12_Contrat.pdf"),
        ("123", "2026-03-02", "Reçu de l'œuvre", "P123_2026-03-02_Recu_de_l_oeuvre.pdf"),
        ("4", None, "../../etc/passwd", "P04_etc_passwd.pdf"),
        ("4", None, "漢字", "P04_piece.pdf"),
        ("4", None, "100 % d'acompte – 1 000 €", "P04_100_d_acompte_1_000_EUR.pdf"),
        ("4", None, "CON", "P04_CON.pdf"),
        ("4", None, "x" * 200, "P04_" + "x" * 72 + ".pdf"),
    ],
)
def test_names(numero: str, date: str | None, titre: str, name: str) -> None:
    assert piece_name(numero, dt.date.fromisoformat(date) if date else None, titre) == name


@given(st.integers(1, 999), st.none() | st.dates(), st.text(max_size=200))
def test_any_title_gives_a_safe_name(numero: int, date: dt.date | None, titre: str) -> None:
    name = piece_name(str(numero), date, titre)
    assert re.fullmatch(r"P\d{2,3}_[A-Za-z0-9._-]*\.pdf", name)
    assert len(name) <= LONGEST
    assert ".." not in name
    assert re.fullmatch(r"[A-Za-z0-9_-]+", slug(titre))
