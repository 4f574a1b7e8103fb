"""Days of sales outstanding: what is owed over what was sold, in days; only where the creditor gives its turnover.

The cases hold the unpaid invoices entrusted to the office, not the whole of a creditor's receivables: the figure says
what they weigh in its delay, no more, and every line prints the division it comes from.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from generator.model import Office
from generator.money import NBSP, ZERO

RECENT = dt.timedelta(days=366)  # a period that ended earlier says nothing of what is owed now


class LigneDso(Struct, frozen=True):
    """The DSO of one creditor at the as-of date, with what it is made of."""

    nom: str
    encours: Decimal  # principal TTC still owed, open cases
    chiffre: Decimal  # turnover TTC of the period
    du: dt.date
    au: dt.date
    jours: int  # of the period, both ends included
    dso: Decimal  # days, one decimal

    @property
    def duree(self) -> str:
        """The DSO in words: « 3,8 jours »."""
        return f"{self.dso:f}{NBSP}{'jour' if self.dso < 2 else 'jours'}".replace(".", ",")


def lines(owed: Mapping[str, Mapping[str, Decimal]], office: Office, au: dt.date) -> Iterator[LigneDso]:
    """Creditors by name, of what each is ``owed`` by age: the last period that ended by ``au``, within a year of it."""
    for slug, creditor in sorted(office.creanciers.items(), key=lambda item: item[1].nom_legal):
        periods = [one for one in creditor.chiffre_affaires if au - RECENT < one.au <= au and one.montant_ttc]
        if slug not in owed or not periods:
            continue
        last = periods[-1]
        principal = sum(owed[slug].values(), ZERO)
        days = (last.au - last.du).days + 1
        dso = (principal * days / last.montant_ttc).quantize(Decimal("0.1"), ROUND_HALF_UP)
        yield LigneDso(creditor.nom_legal, principal, last.montant_ttc, last.du, last.au, days, dso)
