"""How a letter greets: by the civility of who reads it, by both when it is not known."""

from generator.model import Intervenant, Personne
from generator.vocabulary import SALUTATIONS, Nature

NO_CIVILITY = "Madame, Monsieur,"


def salutation(party: Personne) -> str:
    """« Madame, », « Monsieur, », or both when it is not known; « Maître, » to a lawyer or a commissaire de justice."""
    if isinstance(party, Intervenant) and party.role in {"avocat", "commissaire"}:
        return "Maître,"
    return of_civility(party) if party.est_physique else NO_CIVILITY


def of_civility(party: Personne) -> str:
    """« Madame, », « Monsieur, », or both: of a natural person."""
    return SALUTATIONS.get((party.civilite or "").strip().lower(), NO_CIVILITY)


def by_mail(named: str | None, party: Personne | None) -> str:
    """Salutation of an e-mail: that of the person it is addressed to, typed with a civility, else of the debtor.

    A private individual is greeted as himself whoever opens his mail: the page enclosed names him.
    """
    whoever = SALUTATIONS.get((named or "").partition(" ")[0].lower(), NO_CIVILITY)
    own = salutation(party) if party else NO_CIVILITY
    private = party is not None and party.nature is Nature.PARTICULIER
    return own if whoever == NO_CIVILITY or (private and own != NO_CIVILITY) else whoever
