"""Limits that the insolvency of the debtor starts: declaration, relief, retention of title."""

from collections.abc import Iterator

from generator.law.deadlines import Eloignement, eloignement
from generator.law.limits import count
from generator.model import FaitProcedureCollective
from generator.progress.asof import AsOf
from generator.progress.limits.made import delai
from generator.progress.types import Delai


def insolvency_limits(seen: AsOf) -> Iterator[Delai]:
    """Limits counted from the publication of the opening judgment; from the judgment itself until it is known."""
    for path, fait in seen.of(FaitProcedureCollective):
        known = fait.bodacc_le is not None and fait.bodacc_le <= seen.au
        start = fait.bodacc_le if known and fait.bodacc_le else fait.date
        why = () if known else ("Publication au BODACC à rechercher : compté du jugement, par prudence.",)
        origine = (*path, "bodacc-le") if known else path
        declared = fait.declaree_le is not None and fait.declaree_le <= seen.au
        if not declared:
            key = "com-r622-24-eloigne" if _far(seen) else "com-r622-24"
            yield delai("declaration-de-creance", count(key, start), origine, why)
            relief = count("com-l622-26", start)
            if count(key, start).date < seen.au:
                yield delai("releve-de-forclusion", relief, origine, why)
        if seen.case.dossier.creance.reserve_de_propriete:
            yield delai("revendication", count("com-l624-9", start), origine, why)


def _far(seen: AsOf) -> bool:
    creditor = seen.office.creanciers.get(seen.case.dossier.creancier)
    if creditor is None:
        return False
    return eloignement(creditor.adresse.code_postal, creditor.adresse.pays) is not Eloignement.METROPOLE
