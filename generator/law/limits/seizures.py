"""Limits of seizures: CPCE, books II and V of the regulatory part."""

import datetime as dt

from generator.law.limits.count import Lieu, Limite, count


def cpce_r511_6_execution(autorisation: dt.date) -> Limite:
    """Time to carry out an authorised protective seizure (CPCE, art. R511-6).

    Applied: three months from the authorisation, else it lapses.
    """
    return count("cpce-r511-6", autorisation)


def cpce_r511_7_procedure(saisie: dt.date) -> Limite:
    """Time to start proceedings for a title (CPCE, art. R511-7).

    Applied: one month from the seizure (paragraph 1); a request for an order for payment counts. Waived: the month
    to sue after that request is refused (paragraph 2): the refusal is a fact of the journal, to verify.
    """
    return count("cpce-r511-7", saisie)


def cpce_r511_8_tiers(procedure: dt.date) -> Limite:
    """Time to tell the third party of the proceedings (CPCE, art. R511-8).

    Applied: eight days from the act that starts them.
    """
    return count("cpce-r511-8", procedure)


def cpce_r523_3_denonciation(saisie: dt.date) -> Limite:
    """Time to tell the debtor of a protective seizure of claims (CPCE, art. R523-3).

    Applied: eight days from the seizure, else it lapses. Waived: the contents of the act.
    """
    return count("cpce-r523-3", saisie)


def cpce_r532_5_denonciation(depot: dt.date) -> Limite:
    """Time to tell the debtor of a judicial security (CPCE, art. R532-5).

    Applied: eight days from the filing of its inscription, or the service of the pledge, else it lapses. Waived: the
    contents of the act.
    """
    return count("cpce-r532-5", depot)


def cpce_r533_4_publicite(force: dt.date) -> Limite:
    """Time to publish a judicial security for good (CPCE, art. R533-4), else its provisional publication lapses.

    Applied: two months from the day its title is past any suspensive remedy, which the case tells as it can. Waived: a
    demand for release, which puts off the start where there was a title already.
    """
    return count("cpce-r533-4", force)


def cpce_r211_3_denonciation(saisie: dt.date) -> Limite:
    """Time to tell the debtor of an attachment (CPCE, art. R211-3).

    Applied: eight days from the attachment, else it lapses. Waived: the contents of the act.
    """
    return count("cpce-r211-3", saisie)


def cpce_r211_11_contestation(denonciation: dt.date, lieu: Lieu) -> Limite:
    """Time for the debtor to contest an attachment (CPCE, art. R211-11).

    Applied: one month from the day he was told, local holidays counted; no distance is added, which CPC 643 keeps for
    appearance and for remedies against a judgment. Waived: the letter to the commissaire, which is the debtor's.
    """
    return count("cpce-r211-11", denonciation, where=lieu)


def cpce_l212_2_attente(commandement: dt.date, lieu: Lieu) -> Limite:
    """Wait before the seizure of wages (CPCE, art. L212-2, R212-1-3).

    Applied: one month from the commandement, since 1 July 2025. Waived: an agreement, which suspends.
    """
    return count("cpce-l212-2-attente", commandement, where=lieu)


def cpce_l212_6_saisie(commandement: dt.date) -> Limite:
    """Time to serve the seizure of wages on the employer (CPCE, art. L212-2 and L212-6).

    Applied: three months from the commandement, since 1 July 2025, else it lapses.
    """
    return count("cpce-l212-2", commandement)


def cpce_r221_10_attente(commandement: dt.date, lieu: Lieu) -> Limite:
    """Wait before the seizure of goods (CPCE, art. R221-1 and R221-10).

    Applied: eight days from the commandement.
    """
    return count("cpce-r221-10", commandement, where=lieu)


def cpce_r221_5_caducite(commandement: dt.date) -> Limite:
    """Time to act on a commandement to seize goods (CPCE, art. R221-5).

    Applied: two years without an act of enforcement.
    """
    return count("cpce-r221-5", commandement)


def cpce_r221_30_vente(saisie: dt.date, lieu: Lieu) -> Limite:
    """Time left to the debtor to sell the goods himself (CPCE, art. R221-30).

    Applied: one month from the seizure. Waived: the creditors' answer to an offer.
    """
    return count("cpce-r221-30", saisie, where=lieu)
