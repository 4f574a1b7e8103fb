"""Limits of the procedures led by the commissaire de justice without a judge: CPCE L125-1, L126-2 to L126-4."""

import datetime as dt

from generator.law.limits.count import Lieu, Limite, count


def cpce_l125_1_reponse(invitation: dt.date, lieu: Lieu) -> Limite:
    """Month of the simplified procedure, from the sending of the invitation (CPCE, art. L125-1, R125-2).

    Applied: acceptance, refusal or silence within the month; no payment meanwhile (R125-7). Waived: the end before
    the month, a fact of the journal.
    """
    return count("cpce-r125-1", invitation, where=lieu)


def cpce_l126_2_contestation(commandement: dt.date, lieu: Lieu) -> Limite:
    """Month to pay or contest a commandement for a commercial claim (CPCE, art. L126-2).

    Applied: one month from the service. Waived: the contents of the commandement (not read).
    """
    return count("cpce-l126-2", commandement, where=lieu)


def cpce_l126_3_constat(fin_du_mois: dt.date, lieu: Lieu) -> Limite:
    """Wait before the statement that nothing was contested (CPCE, art. L126-3).

    Applied: eight days after the month. Waived: the contents of the statement (not read).
    """
    return count("cpce-l126-3", fin_du_mois, where=lieu)


def cpce_l126_4_signification(titre: dt.date) -> Limite:
    """Time to serve the statement made enforceable (CPCE, art. L126-4).

    Applied: six months, on one secondary source: to verify. Waived: the check by the greffier.
    """
    return count("cpce-l126-4", titre)
