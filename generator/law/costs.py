"""Recovery costs: who bears them, and what a professional may claim beyond the 40 €."""

import datetime as dt
from decimal import Decimal

from msgspec import Struct

from generator.money import ZERO
from generator.vocabulary import Reference, Statut

_ENFORCEMENT = frozenset({"signification", "saisie", "autre"})
LOI_65_557_10_1 = "Loi n° 65-557, art. 10-1, a"
OF_A_SYNDICAT = frozenset({"mise-en-demeure", "relance"})


class SortDesFrais(Struct, frozen=True):
    """Whether a cost may be claimed from the debtor, the article, and if not the French sentence that says why.

    ``a_prouver``: a pièce would have counted it.
    """

    admis: bool
    reference: Reference
    motif: str = ""
    a_prouver: bool = False


def cpce_l111_8_frais(
    nature: str, jour: dt.date, titre: dt.date | None, conservatoire: dt.date | None, *, justifie: bool
) -> SortDesFrais:
    """Say who bears a cost (CPCE, art. L111-8; L512-2 for conservatory measures; CPC 695 for dépens).

    Applied: costs of enforcement after a title are the debtor's (first paragraph); costs incurred without a title stay
    with the creditor (second paragraph), formal notice and reminders always. Costs of a conservatory measure are the
    debtor's. Court fees are dépens: they follow the decision. Waived: the judge's decision against a debtor in bad
    faith (third paragraph), which would come as an amount of the title.

    Args:
        nature: nature of the cost, as in the case file.
        jour: date of the cost.
        titre: date of the title, if any.
        conservatoire: date of the conservatory attachment, if any.
        justifie: a pièce proves the cost.
    """
    if nature == "greffe":
        why = "dépens, comptés quand le titre les accorde"
        return SortDesFrais(admis=False, reference=Reference("CPC, art. 695 et 696"), motif=why)
    if nature in _ENFORCEMENT and titre is not None and jour >= titre:
        return _proved(Reference("CPCE, art. L111-8, al. 1"), justifie=justifie)
    if nature == "saisie" and conservatoire is not None and jour >= conservatoire:
        return _proved(Reference("CPCE, art. L512-2", statut=Statut.INCERTAIN), justifie=justifie)
    why = "frais engagés sans titre exécutoire, ils restent à la charge du créancier"
    return SortDesFrais(admis=False, reference=Reference("CPCE, art. L111-8, al. 2"), motif=why)


def loi_65_557_10_1_frais(jour: dt.date, mise_en_demeure: dt.date | None, *, justifie: bool) -> SortDesFrais:
    """Say who bears what a syndicat of co-owners spent to recover its charges (loi n° 65-557, art. 10-1, a).

    Applied: its formal notice and the reminders that follow it are the defaulting co-owner's alone, where L111-8 leaves
    them to every other creditor. Waived: mortgage, fees of a commissaire de justice, of the syndic: the title grants
    them; the judge who decides otherwise (last paragraph).
    """
    reference = Reference.unread(LOI_65_557_10_1)
    if mise_en_demeure is None or jour < mise_en_demeure:
        why = "frais antérieurs à la mise en demeure, ils restent à la charge du syndicat"
        return SortDesFrais(admis=False, reference=reference, motif=why)
    return _proved(reference, justifie=justifie)


def _proved(reference: Reference, *, justifie: bool) -> SortDesFrais:
    """A cost of the debtor, once a pièce proves it."""
    why = "" if justifie else "aucun justificatif : ajouter la pièce qui prouve les frais"
    return SortDesFrais(admis=justifie, reference=reference, motif=why, a_prouver=not justifie)


def com_l441_10_frais_complementaires(justifies: Decimal, indemnites: Decimal) -> Decimal:
    """Compensation beyond the lump sums, euros (C. com., art. L441-10, II; L2192-13 CCP): justified costs only.

    Applied: the lump sums already claimed cover the first part of the costs; only what exceeds them is owed. Where none
    is owed (nobody late, proceedings opened before), there is nothing to complete.
    """
    return max(ZERO, justifies - indemnites) if indemnites else ZERO
