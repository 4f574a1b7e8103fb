"""What was granted: the orders for payment, and which invoices a title may be of.

Those it names, else what was billed when it was asked for.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.model import Dossier, FaitProcedure, Titre
from generator.vocabulary import Fait, NatureTitre


def injunctions(dossier: Dossier) -> Iterator[FaitProcedure | Titre]:
    """Orders for payment, told by the journal or by the titles."""
    yield from dossier.faits(FaitProcedure, Fait.ORDONNANCE_INJONCTION)
    yield from (titre for titre in dossier.titres if titre.nature is NatureTitre.ORDONNANCE_INJONCTION)


def requested_on(dossier: Dossier, titre: Titre) -> list[dt.date]:
    """Days of the requests that may have asked for an order: that of its number, else those made since another one.

    One refused before the next was made asked for nothing that was granted.
    """
    if titre.nature is not NatureTitre.ORDONNANCE_INJONCTION:
        return []
    asked = [one for one in dossier.faits(FaitProcedure, Fait.REQUETE_INJONCTION) if one.date <= titre.date]
    others = (one.date for one in dossier.titres if one.nature is titre.nature and one.date < titre.date)
    before = max(others, default=dt.date.min)
    since = [one for one in asked if before < one.date] or asked
    own = [one for one in asked if one.rg and one.rg == titre.rg]
    return [one.date for one in own or _not_refused(dossier, since) or since]


def _not_refused(dossier: Dossier, asked: Sequence[FaitProcedure]) -> list[FaitProcedure]:
    """The same requests, without each that a refusal can only be of."""
    left = [*asked]
    for refusal in sorted(dossier.faits(FaitProcedure, Fait.REJET), key=lambda one: one.date):
        known = (one for one in left if one.date <= refusal.date)
        pending = [one for one in known if None in {one.rg, refusal.rg} or one.rg == refusal.rg]
        if len(pending) == 1:
            left.remove(pending[0])
    return left


def billed(dossier: Dossier, titre: Titre) -> tuple[str, ...]:
    """Invoices whose sum may be that of a title: of an order that names none, those issued when it was asked for.

    Of an order asked for before them all, what the file says of its request is not told of them: those of its own day.
    """
    known = [one for one in dossier.factures if titre.accorde(one)]
    until = max(requested_on(dossier, titre), default=titre.date)
    asked = [] if titre.factures else [one for one in known if one.date <= until]
    return tuple(one.numero for one in asked or known)
