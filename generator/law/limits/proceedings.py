"""Limits of proceedings and judgments: CPC 386, 478, 490, 538, 754, 857."""

import datetime as dt

from generator.law.limits.count import FRANCE, Lieu, Limite, count, count_back


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


def cpc_754_placement(audience: dt.date) -> Limite:
    """Last day to hand the greffe of the tribunal judiciaire a copy of the writ, else it lapses (CPC, art. 754).

    Applied: fifteen days before the hearing, in summary proceedings too. Waived: a hearing told fifteen days ahead or
    less, times a judge shortened (art. 755): the journal tells neither.
    """
    return count_back("cpc-754", audience)


def cpc_857_placement(audience: dt.date) -> Limite:
    """Last day to hand the greffe of the commercial court a copy of the writ, else it lapses (CPC, art. 857).

    Applied: eight days before the hearing. Waived: summary proceedings, where the text does not apply (Cass. 2e civ.,
    22 May 2025, n° 23-14.133): the journal does not tell them apart.
    """
    return count_back("cpc-857", audience)
