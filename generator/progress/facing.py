"""A case seen against another than the principal debtor: the titles that condemn him, the acts against him."""

from msgspec.structs import replace

from generator.instances import OfOne, concerned, condemned_by, first_condemned
from generator.model import Debiteur, Dossier, FaitJournal
from generator.progress.asof import AsOf, by_kind, look
from generator.vocabulary import Fait

_UNSAID = {"signifie_le": None, "a_personne": None, "executoire_le": None}
_OF_ALL = frozenset({Fait.OPPOSITION, Fait.DESISTEMENT, Fait.DECLARATION_D_APPEL})  # whoever formed it, unless said


def facing(seen: AsOf, party: Debiteur) -> AsOf:
    """The same case as another than the principal debtor stands in it.

    The service a title tells, and the day it may be enforced, are his when it condemns no principal debtor before him.
    """
    dossier = seen.case.dossier
    titles = tuple(
        (path, titre if first_condemned(dossier, titre) == party else titre.model_copy(update=_UNSAID))
        for path, titre in ((("titres", index), one) for index, one in enumerate(dossier.titres))
        if titre.date <= seen.au and party in condemned_by(dossier, titre)
    )
    par_classe, par_type = by_kind(note for note in seen.journal if _faces(dossier, note.fait, party.nom_complet))
    return replace(seen, titres=titles, par_classe=par_classe, par_type=par_type, face_a=party)


def as_seen_by(seen: AsOf, name: str) -> AsOf:
    """The same case as any of its debtors stands in it, the principal one too, whoever it is seen against."""
    if name == seen.nom:
        return seen
    dossier = seen.case.dossier
    party = dossier.named(name)
    if party is not dossier.debiteur:
        return facing(seen, party)
    return look(seen.case, seen.office, seen.au, seen.decompte)


def _faces(dossier: Dossier, fait: FaitJournal, name: str) -> bool:
    if not isinstance(fait, OfOne):
        return True
    return fait.type in _OF_ALL or name in concerned(dossier, fait)
