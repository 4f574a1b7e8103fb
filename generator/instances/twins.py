"""Two titles of one day against the same person: their number alone tells them apart (« rg »).

Everywhere else the day of a title names it, in the journal and in the rules that read it.
"""

from generator.instances.persons import concerned
from generator.model import Dossier, FaitProcedure, Titre
from generator.vocabulary import JUGES, NatureTitre


def twins(dossier: Dossier, titre: Titre) -> list[Titre]:
    """The other titles of its day and kind against one of those it is of."""
    same = (one for one in dossier.titres if one.date == titre.date and _kind(one) is _kind(titre))
    return [one for one in same if one is not titre and concerned(dossier, one) & concerned(dossier, titre)]


def tells_of(dossier: Dossier, fact: FaitProcedure, titre: Titre) -> bool:
    """Tell whether a decision of the journal, or a service, may be that of a title.

    It is that of all the titles of a day, unless its number is of one of them, or some of them are set aside.
    """
    others = twins(dossier, titre)
    if not others or fact.rg == titre.rg:
        return True
    alike = all((one.ecarte_le is None) is (titre.ecarte_le is None) for one in others)
    return alike and fact.rg not in {one.rg for one in others}


def _kind(titre: Titre) -> NatureTitre:
    return NatureTitre.JUGEMENT if titre.nature in JUGES else titre.nature
