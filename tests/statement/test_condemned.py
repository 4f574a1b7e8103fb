"""Which title the décompte follows when it condemns some of the debtors only: one row of ``condamnes.csv`` each."""

import csv
import datetime as dt
from pathlib import Path

import pytest

from generator.money import format_eur
from generator.statement import compute, compute_titled
from tests.progress.cases import case, office
from tests.progress.test_condemned import PARTIES

TABLE = Path(__file__).parent / "condamnes.csv"
with TABLE.open(encoding="utf-8", newline="") as _table:
    ROWS = list(csv.DictReader(_table, delimiter=";", strict=True))
AU = dt.date(2026, 10, 1)


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_the_decompte_follows_the_title_of_the_principal_debtor(row: dict[str, str]) -> None:
    names = "".join(f"    - nom: {one}\n" for one in row["condamnes"].split(" / ") if one)
    title = "- nature: jugement\n  juridiction: TAE de Lyon\n  date: 2026-09-01\n  principal: '800,00'\n"
    title += f"  condamnes:\n{names}" if names else ""
    who, _, amount = row["paiements"].rpartition(" ")
    by = f", paye-par: {who}" if who else ""
    paid = f"- {{date: 2026-09-20, montant: '{amount}'{by}}}\n" if amount else ""
    seen = case(titres=title, paiements=paid, debiteurs=PARTIES)
    his, titled = compute(seen, office(), AU), compute_titled(seen, office(), AU)
    plain = [format_eur(one.principal).replace("\N{NO-BREAK SPACE}", " ").removesuffix(" €") for one in (his, titled)]
    assert plain == [row["principal du débiteur"], row["principal du titre"]]
    said = " ".join((*his.remarques, *titled.remarques)).replace("\N{NO-BREAK SPACE}", " ")
    assert row["dit"] in said
