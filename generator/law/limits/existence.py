"""Limits that the death of a debtor, or the end of a company, starts: C. civ. 771, 772, 792, 877 and 1844-5."""

import datetime as dt

from generator.law.limits.count import Limite, count


def civ_771_sommation(deces: dt.date) -> Limite:
    """Wait before heirs may be summoned to choose (C. civ., art. 771).

    Applied: four months from the death, which opens the succession. Waived: who may be summoned, which the notaire
    tells.
    """
    return count("civ-771", deces)


def civ_772_option(sommation: dt.date) -> Limite:
    """Time left to the heirs summoned to choose (C. civ., art. 772).

    Applied: two months from the summons, after which they accept purely. Waived: the longer time a judge grants.
    """
    return count("civ-772", sommation)


def civ_792_declaration(publicite: dt.date) -> Limite:
    """Time to declare a claim to an estate accepted up to its net assets (C. civ., art. 792).

    Applied: fifteen months from the publication of article 788, else the claim is extinguished towards the estate, its
    guarantors and joint debtors freed. Waived: claims secured on its goods, which survive.
    """
    return count("civ-792", publicite)


def civ_877_attente(signification: dt.date) -> Limite:
    """Wait before a title against the deceased is enforced against an heir (C. civ., art. 877).

    Applied: eight days from its service on the heir. Waived: which heirs accepted.
    """
    return count("civ-877", signification)


def civ_1844_5_opposition(publication: dt.date) -> Limite:
    """Time to oppose the dissolution of a company whose estate passes to its sole member (C. civ., art. 1844-5).

    Applied: thirty days from the publication (paragraph 3). Waived: a member who is a natural person, where nothing
    passes and a liquidation is opened (paragraph 4).
    """
    return count("civ-1844-5", publication)
