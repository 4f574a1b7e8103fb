"""Debtors whose address is to be checked: a letter returned « destinataire inconnu », an act served by search reports.

A practical warning, of no article but that of the service (CPC 659): whatever leaves next may reach nobody.
"""

from collections.abc import Iterator

from generator.case import KeyPath
from generator.law.deadlines import written
from generator.model import Debiteur, Dossier, FaitEnvoi, FaitJournal, FaitProcedure, FaitSolvabilite
from generator.phrases import of_name
from generator.progress.asof import AsOf
from generator.progress.existence import absence, inherited
from generator.progress.once import once
from generator.progress.types import Reste
from generator.vocabulary import Avis, Fait

_AT_HOME = frozenset({"personne", "domicile", "etude"})  # services that found the address right (CPC 654 to 656)
_SERVED = frozenset({Fait.SIGNIFICATION, Fait.ASSIGNATION})
Lost = tuple[KeyPath, FaitEnvoi | FaitProcedure, Debiteur]


@once
def unlocated(seen: AsOf) -> tuple[Lost, ...]:
    """What found nobody at his address, unless something since reached the same debtor, or his register.

    What was sent to the deceased says nothing of where his heir lives; who is no more has no address to look for.
    """
    dossier, found = seen.case.dossier, list[Lost]()
    for note in seen.journal:
        fact = note.fait
        if not isinstance(fact, FaitEnvoi | FaitProcedure) or not _found_nobody(fact):
            continue
        party = _party(dossier, fact)
        if absence(seen, party) is not None:
            continue
        located = (one.fait for one in seen.journal if one.date > fact.date and _locates(one.fait))
        death = inherited(dossier, seen.au, party)
        if (death is None or death.date < fact.date) and not any(_party(dossier, one) is party for one in located):
            found.append((note.origine, fact, party))
    return tuple(found)


def to_locate(seen: AsOf) -> Iterator[Reste]:
    """The address of each, left to look for: the last act that found nobody tells it."""
    last = {party.nom_complet: fact for _, fact, party in sorted(unlocated(seen), key=lambda one: one[1].date)}
    for name, fact in last.items():
        yield Reste(fact.date, f"Adresse {of_name(name)} à rechercher : {how(fact)}", nomme=True)


def how(fact: FaitEnvoi | FaitProcedure, to: str = "") -> str:
    """« pli du 10/05/2026 à Le Fournil SAS revenu « destinataire inconnu à l'adresse » »."""
    sent = f"du {written(fact.date)}{f' à {to}' if to else ''}"
    if isinstance(fact, FaitProcedure):
        return f"acte {sent} signifié par procès-verbal de recherches (CPC, art. 659)"
    return f"pli {sent} revenu « destinataire inconnu à l'adresse »"


def _found_nobody(fact: FaitEnvoi | FaitProcedure) -> bool:
    if isinstance(fact, FaitProcedure):
        return fact.type in _SERVED and fact.mode == "recherches"
    return fact.avis is Avis.DESTINATAIRE_INCONNU


def _party(dossier: Dossier, fact: FaitJournal) -> Debiteur:
    return dossier.named(getattr(fact, "debiteur", None))


def _locates(fact: FaitJournal) -> bool:
    """Tell whether a fact says where a debtor is: a letter presented, an act served at his address, his register."""
    if isinstance(fact, FaitEnvoi):
        presented = fact.avis or fact.presentee_le or fact.distribuee_le
        return presented is not None and fact.avis is not Avis.DESTINATAIRE_INCONNU
    if isinstance(fact, FaitProcedure):
        return fact.type in _SERVED and fact.mode in _AT_HOME
    return isinstance(fact, FaitSolvabilite) and fact.extrait
