"""A case seen against another than the principal debtor: the titles that condemn him, the acts against him."""

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from generator.model import Debiteur, FaitJournal, FaitProcedure, condemned, first_condemned
from generator.progress.asof import AsOf, by_kind
from generator.vocabulary import Fait

_UNSAID = {"signifie_le": None, "a_personne": None, "executoire_le": None}
_DECISIONS = frozenset({Fait.ORDONNANCE_INJONCTION, Fait.JUGEMENT})
_OF_ALL = frozenset({Fait.OPPOSITION, Fait.DESISTEMENT, Fait.DECLARATION_D_APPEL})  # whoever formed it


def facing(seen: AsOf, party: Debiteur) -> AsOf:
    """The same case as another than the principal debtor stands in it.

    The service a title tells, and the day it may be enforced, are his when it condemns no principal debtor before him.
    """
    dossier, name = seen.case.dossier, party.nom_complet
    titles = tuple(
        (path, titre if first_condemned(dossier, titre) == party else titre.model_copy(update=_UNSAID))
        for path, titre in ((("titres", index), one) for index, one in enumerate(dossier.titres))
        if titre.date <= seen.au and party in condemned(dossier, titre)
    )
    decided = {titre.date for _, titre in titles}
    par_classe, par_type = by_kind(note for note in seen.journal if _faces(note.fait, name, decided))
    return replace(seen, titres=titles, par_classe=par_classe, par_type=par_type, face_a=party)


def _faces(fait: FaitJournal, name: str, decided: Collection[dt.date]) -> bool:
    if not isinstance(fait, FaitProcedure) or fait.type in _OF_ALL:
        return True
    named = fait.debiteur == name
    return named or (fait.debiteur is None and fait.type in _DECISIONS and fait.date in decided)
