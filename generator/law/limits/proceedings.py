"""Limits of proceedings and judgments: CPC 386, 478, 490, 538."""

import datetime as dt

from generator.law.limits.count import FRANCE, Lieu, Limite, count


def cpc_386_peremption(diligence: dt.date) -> Limite:
    """Lapse of the proceedings without a step of any party (CPC, art. 386).

    Applied: two years from the last step. Waived: whether a step is a diligence, which the court decides.
    """
    return count("cpc-386", diligence)


def cpc_478_notification(jugement: dt.date) -> Limite:
    """Time to notify a judgment given without the debtor appearing (CPC, art. 478).

    Applied: six months from its date. Waived: whether the debtor appeared, which the case does not say: to verify.
    """
    return count("cpc-478", jugement)


def cpc_490_appel_refere(signification: dt.date, lieu: Lieu = FRANCE) -> Limite:
    """Time for the debtor to appeal a summary order (CPC, art. 490).

    Applied: fifteen days from the service; distance is added (CPC 643). Waived: orders without appeal.
    """
    return count("cpc-490", signification, where=lieu)


def cpc_538_appel(signification: dt.date, lieu: Lieu = FRANCE) -> Limite:
    """Time for the debtor to appeal a judgment (CPC, art. 538).

    Applied: one month from the service; distance is added (CPC 643). Waived: judgments in last resort.
    """
    return count("cpc-538", signification, where=lieu)
