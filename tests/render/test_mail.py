"""The subject of a message as whoever opens the draft reads it."""

import datetime as dt
from email import message_from_bytes
from email.policy import default

from hypothesis import example, given
from hypothesis import strategies as st

from generator.render.mail import Message, eml

WORDS = st.sampled_from(
    ["Relance", "n°", "3", "–", "facture", "F-2026-017", "du", "10", "août", "2026,", "3 817,94 €",
     "restant", "dus", "échéance", "n/réf."]
)  # fmt: skip


@example("Relance n° 3 – facture n° F-2026-017 du 10 août 2026, 3 817,94 € restant dus – n/réf. une-facture")
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join))
def test_no_space_of_a_subject_is_lost(subject: str) -> None:
    draft = Message(
        ("Anne Petit", "a.petit@exemple.example"), ("Mme Inès Roux", "compta@chimere.example"), subject,
        dt.date(2026, 11, 21), "Madame,", (),
    )  # fmt: skip
    written = eml(draft)
    assert message_from_bytes(written, policy=default)["Subject"] == subject
    assert max(map(len, written.split(b"\r\n"))) <= 998
