"""A letter returned « destinataire inconnu à l'adresse »: the address is to check before anything else leaves."""

from collections.abc import Iterator

from generator.casework.computed import Computed
from generator.documents.contexts import heirs
from generator.findings import Finding
from generator.model import Debiteur, Dossier, FaitEnvoi, FaitJournal, FaitProcedure, FaitSolvabilite
from generator.progress.types import ENDED
from generator.vocabulary import Avis, Fait

_AT_HOME = frozenset({"personne", "domicile", "etude"})  # services that found the address right (CPC 654 to 656)


def returned(computed: Computed, to: Debiteur | None = None) -> Iterator[Finding]:
    """The letters of an open case that came back so, unless something since reached the same debtor, or his register.

    ``to``: those sent to this debtor alone.

    A practical warning, of no article. A letter to the deceased says nothing of where his heir lives.
    """
    case, au = computed.case, computed.situation.au
    dossier = case.dossier
    if computed.situation.stade in ENDED:
        return
    for rank, fact in enumerate(dossier.journal):
        if not isinstance(fact, FaitEnvoi) or fact.avis is not Avis.DESTINATAIRE_INCONNU or fact.date > au:
            continue
        party = _party(dossier, fact)
        if to is not None and party is not to:
            continue
        located = (one for one in dossier.journal if fact.date < one.date <= au and _locates(one))
        if heirs.received(dossier, au, party, fact.date) or any(_party(dossier, one) is party for one in located):
            continue
        yield case.avertit(
            ("journal", rank, "avis"),
            f"pli du {fact.date:%d/%m/%Y} à {party.nom_complet} revenu « destinataire inconnu à l'adresse » : adresse "
            "à vérifier.",
            "La rechercher et la corriger sous « debiteurs » ; un pli présenté, un acte signifié à l'adresse ou un "
            "extrait du registre noté depuis lève ce point.",
        )


def _party(dossier: Dossier, fact: FaitJournal) -> Debiteur:
    return dossier.named(getattr(fact, "debiteur", None))


def _locates(fact: FaitJournal) -> bool:
    """Tell whether a fact says where a debtor is: a letter presented, an act served at his address, his register."""
    if isinstance(fact, FaitEnvoi):
        presented = fact.avis or fact.presentee_le or fact.distribuee_le
        return presented is not None and fact.avis is not Avis.DESTINATAIRE_INCONNU
    if isinstance(fact, FaitProcedure):
        return fact.type is Fait.SIGNIFICATION and fact.mode in _AT_HOME
    return isinstance(fact, FaitSolvabilite) and fact.extrait
