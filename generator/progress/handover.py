"""Cases handed over: to a lawyer or a commissaire for court, to a collection company for amicable recovery."""

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.case import KeyPath
from generator.model import FaitRemise, Titre
from generator.progress.asof import AsOf
from generator.vocabulary import Fait


class Transmission(Struct, frozen=True):
    """A hand-over of the case, or of its title; ``amiable`` when a collection company goes on in the office's place."""

    origine: KeyPath
    date: dt.date
    a: str  # « à Me Essai », with a space before, or empty
    intervenant: str  # identifier in the office, or empty
    amiable: bool
    vises: tuple[str, ...] = ()  # against whom, when it says so
    factures: tuple[str, ...] = ()  # of what is handed over alone: one title of several, or a plan forfeited

    def of(self, titre: Titre | None) -> bool:
        """Tell whether a title is handed over: every one, unless it says of which invoices."""
        return titre is None or not self.factures or any(map(titre.juge, self.factures))

    def whole(self, owed: Iterable[str]) -> bool:
        """Tell whether all these invoices are handed over: it names none of them, or every one."""
        return not self.factures or set(owed).issubset(self.factures)


def handed_whole(seen: AsOf, before: dt.date = dt.date.max) -> bool:
    """Tell whether the case, not some invoices of it, is another's to recover since before a day."""
    return any(hand.whole(seen.ouvertes) and hand.date < before for hand in hand_overs(seen))


def titles_given(seen: AsOf) -> Iterator[Transmission]:
    """What was handed over to be enforced: the title, or the case to another than a collection company."""
    return (one for one in hand_overs(seen, Fait.REMISE_DU_TITRE, Fait.TRANSMISSION) if not one.amiable)


def hand_overs(seen: AsOf, *types: Fait) -> Iterator[Transmission]:
    """Hand-overs of the case still in force, or those ``types``: a later « reprise » takes the case back."""
    for origine, fait in seen.of(FaitRemise, *(types or (Fait.TRANSMISSION,))):
        if fait.type is Fait.TRANSMISSION and seen.resumed(fait.type, fait.date):
            continue
        party = seen.office.intervenants.get(fait.intervenant or "")
        name = party.nom_complet if party is not None else fait.a
        amicable = party is not None and party.role == "societe-de-recouvrement"
        to, who = f" à {name}" if name else "", fait.intervenant or ""
        yield Transmission(origine, fait.date, to, who, amicable, fait.vises, fait.factures)
