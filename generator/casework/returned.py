"""What found nobody at the address of a debtor: it is to check before anything else leaves."""

from collections.abc import Iterator

from generator.casework.computed import Computed
from generator.findings import Finding
from generator.model import Debiteur, FaitProcedure, Office
from generator.progress.asof import look
from generator.progress.types import ENDED
from generator.progress.unlocated import how, unlocated


def returned(computed: Computed, office: Office, to: Debiteur | None = None) -> Iterator[Finding]:
    """The letters of an open case that came back so, the acts served by search reports, unless he was reached since.

    ``to``: those of this debtor alone.
    """
    case, situation = computed.case, computed.situation
    if situation.stade in ENDED:
        return
    for path, fact, party in unlocated(look(case, office, situation.au, computed.decompte)):
        if to is not None and party is not to:
            continue
        key = "mode" if isinstance(fact, FaitProcedure) else "avis"
        yield case.avertit(
            (*path, key),
            f"{how(fact, party.nom_complet)} : adresse à vérifier.",
            "La rechercher et la corriger sous « debiteurs » ; un pli présenté, un acte signifié à l'adresse ou un "
            "extrait du registre noté depuis lève ce point.",
        )
