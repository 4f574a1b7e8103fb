"""Which invoices a title may be of: what was billed when it was asked for, unless it names them."""

import datetime as dt

from generator.model.dossier import Dossier
from generator.model.titles import Titre
from generator.vocabulary import Fait, NatureTitre


def requested_on(dossier: Dossier, titre: Titre) -> list[dt.date]:
    """Days of the requests that may have asked for an order: those made since another one, when there is any."""
    if titre.nature is not NatureTitre.ORDONNANCE_INJONCTION:
        return []
    asked = [fact.date for fact in dossier.journal if fact.type is Fait.REQUETE_INJONCTION and fact.date <= titre.date]
    others = (one.date for one in dossier.titres if one.nature is titre.nature and one.date < titre.date)
    before = max(others, default=dt.date.min)
    return [day for day in asked if before < day] or asked


def billed(dossier: Dossier, titre: Titre) -> tuple[str, ...]:
    """Invoices whose sum may be that of a title: of an order that names none, those issued when it was asked for.

    Of an order asked for before them all, what the file says of its request is not told of them: those of its own day.
    """
    known = [one for one in dossier.factures if titre.accorde(one)]
    until = max(requested_on(dossier, titre), default=titre.date)
    asked = [] if titre.factures else [one for one in known if one.date <= until]
    return tuple(one.numero for one in asked or known)
