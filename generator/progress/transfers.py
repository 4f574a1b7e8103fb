"""Claims that came to the creditor: whether their transfer binds the debtor (C. civ., art. 1324, to be verified)."""

import datetime as dt
from collections.abc import Iterable, Iterator

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.model import Dossier, Facture, FaitNotificationCession


def made_known(dossier: Dossier, numero: str, au: dt.date) -> FaitNotificationCession | None:
    """The first fact known at ``au`` by which the transfer of an invoice's claim binds the debtor."""
    told = (fact for fact in dossier.faits(FaitNotificationCession) if fact.date <= au)
    return next((fact for fact in told if not fact.factures or numero in fact.factures), None)


def unknown_to_the_debtor(case: Case, invoices: Iterable[tuple[KeyPath, Facture]], au: dt.date) -> Iterator[Finding]:
    """One finding (``manque``) for the invoices whose transfer nothing says at ``au`` that the debtor knows."""
    dossier = case.dossier
    untold = [(path, one) for path, one in invoices if one.cession and made_known(dossier, one.numero, au) is None]
    if untold:
        yield case.manque(
            (*untold[0][0], "cession"),
            f"créance transmise au créancier ({', '.join(one.numero for _, one in untold)}), et rien ne dit que le "
            "débiteur en a eu notification, en a pris acte ou y a consenti : sans cela, une cession ne lui est pas "
            "opposable (C. civ., art. 1324, à vérifier ; subrogation : art. 1346-5).",
            f"Le noter : recouvre noter {dossier.reference} notification-cession --date … (« --cles » : prise d'acte, "
            "consentement, fusion). Si un courrier reçu ou une assignation, qui la disent, valent notification est à "
            "vérifier par l'avocat : les noter alors à leur date.",
        )
