"""Limits of the order for payment: CPC 1411 to 1425. The regime follows the date of the order."""

import datetime as dt

from msgspec.structs import replace

from generator.law.limits.count import Lieu, Limite, count


def cpc_1411_signification(ordonnance: dt.date) -> Limite:
    """Time to serve an order for payment, else it never was (CPC, art. 1411).

    Applied: six months from its date, three for an order of 1 September 2026 or later (décret 2026-96). Whether a
    last day that is a Sunday is carried to Monday is not settled: the date before extension is given beside it.
    Waived: what is served and the documents put online, by the commissaire de justice.
    """
    return count("cpc-1411", ordonnance)


def cpc_1416_opposition(signification: dt.date, lieu: Lieu) -> Limite:
    """Time for the debtor to oppose the order (CPC, art. 1416).

    Applied: one month from a service to the person (paragraph 1), or from the first act served to the person or the
    first measure that freezes assets (paragraph 2): the caller gives that day. Distance is added (CPC 643).
    """
    return count("cpc-1416", signification, where=lieu)


def cpc_1418_constitution(notification: dt.date) -> Limite:
    """Time for the creditor to appoint a lawyer after an opposition, in the written procedure (CPC, art. 1418).

    Applied: fifteen days from the notice, else the proceedings end and the order never was (CPC 1419). Waived: the
    summons by the greffe in the oral procedures; the production of the act of service at the hearing (a condition of
    the procedure, not a limit).
    """
    return count("cpc-1418", notification)


def cpc_1422_attente(ordonnance: dt.date, signification: dt.date, lieu: Lieu) -> Limite:
    """Wait before enforcing an order (CPC, art. 1422).

    Applied: the month of opposition; two months from the service for orders of 1 September 2026 or later, if no
    notice of opposition came. Local holidays lengthen it. Never over before the time to oppose, which suspends and
    which distance lengthens (CPC 643). Waived: the suspensive effect of an opposition (its fact).
    """
    wait = count("cpc-1422", signification, regime=ordonnance, where=lieu)
    opposition = cpc_1416_opposition(signification, lieu)
    if opposition.date <= wait.date:
        return wait
    longer = {name: getattr(opposition, name) for name in ("date", "prudence", "duree", "eloignement")}
    return replace(wait, **longer)


def cpc_1425_consignation(demande: dt.date) -> Limite:
    """Time to deposit the costs asked by the greffe of the commercial court (CPC, art. 1425).

    Applied: fifteen days from the demand (paragraph 1), and again after an opposition (paragraph 2). Waived: the
    European order, where nothing lapses (paragraph 3).
    """
    return count("cpc-1425", demande)
