"""Limits of proceedings and judgments: CPC 386, 478, 490, 538, 612, 754, 856, 857."""

import datetime as dt

from generator.law.limits.count import Lieu, Limite, count, count_back


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


def cpc_490_appel_refere(signification: dt.date, lieu: Lieu) -> Limite:
    """Time for the debtor to appeal a summary order (CPC, art. 490).

    Applied: fifteen days from the service; distance is added (CPC 643). Waived: orders without appeal.
    """
    return count("cpc-490", signification, where=lieu)


def cpc_538_appel(signification: dt.date, lieu: Lieu) -> Limite:
    """Time for the debtor to appeal a judgment (CPC, art. 538).

    Applied: one month from the service; distance is added (CPC 643). Waived: judgments in last resort.
    """
    return count("cpc-538", signification, where=lieu)


def cpc_490_appel_du_creancier(signification: dt.date) -> Limite:
    """Time for the creditor to appeal a summary order that refused what he asked (CPC, art. 490 and 528).

    Applied: fifteen days from its service, which runs against him who serves too (art. 528, paragraph 2). Waived:
    distance, by prudence; orders without appeal.
    """
    return count("cpc-490-creancier", signification)


def cpc_538_appel_du_creancier(signification: dt.date) -> Limite:
    """Time for the creditor to appeal a judgment that refused what he asked (CPC, art. 538 and 528).

    Applied: one month from its service, which runs against him who serves too (art. 528, paragraph 2). Waived:
    distance, by prudence; judgments in last resort.
    """
    return count("cpc-538-creancier", signification)


def cpc_612_pourvoi(signification: dt.date) -> Limite:
    """Time for the creditor to bring to the Cour de cassation what a court of appeal refused him (CPC, 612).

    Applied: two months from its service, which runs against him who serves too (art. 528, paragraph 2). Waived:
    distance, by prudence; legal aid, which interrupts.
    """
    return count("cpc-612", signification)


def cpc_754_placement(audience: dt.date) -> Limite:
    """Last day to hand the greffe of the tribunal judiciaire a copy of the writ, else it lapses (CPC, art. 754).

    Applied: fifteen days before the hearing, in summary proceedings too. Waived: a hearing told fifteen days ahead or
    less, times a judge shortened (art. 755): the journal tells neither.
    """
    return count_back("cpc-754", audience)


def cpc_856_delivrance(audience: dt.date) -> Limite:
    """Last day to serve a writ before the commercial court (CPC, art. 856).

    Applied: fifteen days before the hearing. Waived: summary proceedings, which ask for a sufficient time (art. 486);
    times a judge shortened (art. 858): the journal does not tell them.
    """
    return count_back("cpc-856", audience)


def cpc_857_placement(audience: dt.date) -> Limite:
    """Last day to hand the greffe of the commercial court a copy of the writ, else it lapses (CPC, art. 857).

    Applied: eight days before the hearing. Waived: summary proceedings, where the text does not apply (Cass. 2e civ.,
    22 May 2025, n° 23-14.133).
    """
    return count_back("cpc-857", audience)


def usage_placement_refere(audience: dt.date) -> Limite:
    """Eve of a summary hearing of the commercial court: no text gives a time to hand over the writ, but it seises."""
    return count_back("usage-placement-refere", audience)
