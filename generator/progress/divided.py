"""An order against several, opposed by one of them: against whom it is followed still, and what is to be verified.

The time to oppose runs for each from his own service (CPC 1416); what the suit on the opposition of one leaves of the
order against another (CPC 1417, 1419, 1420) is told by no text read: it is said, never decided.
"""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct

from generator.law.deadlines import written
from generator.model import FaitProcedure
from generator.phrases import enumeration, of_name, upper_first
from generator.progress.asof import AsOf
from generator.progress.facing import as_seen_by
from generator.progress.handover import titles_given
from generator.progress.once import once
from generator.progress.orders import Ordonnance, standing
from generator.progress.orders import orders as orders_of
from generator.progress.over_indebtedness import last_file
from generator.progress.titles import titles_of_order
from generator.progress.types import Reste
from generator.vocabulary import AU_FOND, Fait
from generator.vocabulary.faits import ENFORCEMENT

ARTICLES = "CPC, art. 1417, 1419 et 1420"


class Partage(Struct, frozen=True):
    """An order that some of those it is against opposed, and the others; each opposition with its day."""

    ordonnance: Ordonnance
    oppositions: tuple[tuple[str, dt.date], ...]
    autres: tuple[str, ...]

    @property
    def depuis(self) -> dt.date:
        """Day of the first opposition."""
        return min(day for _, day in self.oppositions)

    @property
    def dit(self) -> str:
        """« opposition d'Alpha du 28/09/2026 à l'ordonnance du 02/09/2026, suivie contre Beta ... »."""
        formed = enumeration([f"{of_name(name)} du {written(day)}" for name, day in self.oppositions])
        whom, order = enumeration([*self.autres]), self.ordonnance.nom
        return (
            f"opposition {formed} à l'ordonnance {order}, encore suivie contre {whom} : ce qu'elle en laisse est à "
            f"vérifier ({ARTICLES})"
        )


@once
def divided(seen: AsOf) -> tuple[Partage, ...]:
    """The orders that some opposed and others did not; only a case whose oppositions say who formed them has any."""
    dossier = seen.case.dossier
    if not any(one.debiteur and one.date <= seen.au for one in dossier.faits(FaitProcedure, Fait.OPPOSITION)):
        return ()
    views = [as_seen_by(seen, party.nom_complet) for party in dossier.debiteurs]
    opposed: dict[tuple[dt.date, str | None], list[tuple[str, dt.date]]] = {}
    for own in views:
        for one in orders_of(own):
            if one.opposition is not None and not _withdrawn(one):
                opposed.setdefault((one.date, one.rg), []).append((own.nom, one.opposition.date))
    found = ((one, told) for key, told in opposed.items() for one in [_left(views, key, told)] if one)
    return tuple(Partage(one, tuple(told), names) for (one, names), told in found)


def _left(
    views: list[AsOf], key: tuple[dt.date, str | None], opposed: list[tuple[str, dt.date]]
) -> tuple[Ordonnance, tuple[str, ...]] | None:
    """An order opposed, and those against whom it holds still: nothing was judged against them since."""
    since = min(day for _, day in opposed)
    left = [
        (one, own.nom)
        for own in views
        for one in standing(own)
        if (one.date, one.rg) == key and (one.opposition is None or _withdrawn(one)) and not one.lapsed(own.au)
        if not any(titre.nature in AU_FOND and titre.date >= since for _, titre in own.titres)
    ]
    return (left[0][0], tuple(name for _, name in left)) if left else None


def _withdrawn(order: Ordonnance) -> bool:
    return order.opposition is not None and order.opposition.retiree_le is not None


def told(seen: AsOf) -> str:
    """What is said of them after the stage."""
    return "".join(f" ; {one.dit}" for one in divided(seen))


def to_verify(seen: AsOf) -> Iterator[Reste]:
    """What is to be decided against those who opposed nothing, until the title is handed over or enforced on them."""
    for one in divided(seen):
        views = (as_seen_by(seen, name) for name in one.autres)
        left = [own.nom for own in views if not (_insolvent(own) or _enforced(own, one))]
        if left:
            said = f"{upper_first(one.dit)} ; exécuter contre {enumeration(left)}, ou attendre"
            yield Reste(one.depuis, f"{said} : à décider", nomme=True)


def _insolvent(own: AsOf) -> bool:
    return bool(own.procedures_collectives or last_file(own))


def _enforced(own: AsOf, divided: Partage) -> bool:
    """Tell whether the order was enforced on a debtor since it was opposed, or handed over for it."""
    since, titles = divided.depuis, [*titles_of_order(own, divided.ordonnance)]
    given = (one for one in titles_given(own) if one.date >= since and (not titles or any(map(one.of, titles))))
    handed = any(own.nom in (one.vises or (own.nom,)) for one in given)
    return handed or any(note.date >= since for note in own.facts(*ENFORCEMENT))
