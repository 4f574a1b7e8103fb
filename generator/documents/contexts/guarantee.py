"""What a guarantor owes of the debt, within the limits of his commitment (C. civ., art. 2288 to 2303).

Prudent on purpose: of a natural person, a professional creditor is asked for the principal alone, and what the debtor
paid since the first incident reduces it first. The accessories are reserved, a lawyer counts them.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from generator.documents.contexts import act
from generator.documents.contexts.bonds import guarantor
from generator.documents.contexts.parties import domiciled
from generator.documents.contexts.payment import payment
from generator.documents.draft import Draft
from generator.documents.words import PROCEDURES_COLLECTIVES, date_fr, invoices_named
from generator.instances import billed
from generator.model import Cautionnement, Debiteur, FaitProcedureCollective
from generator.money import ZERO
from generator.phrases import upper_first
from generator.progress.bonds import incident
from generator.statement import compute
from generator.statement.paid import net_paid
from generator.statement.proceedings import closed
from generator.statement.types import Imputation, LigneFacture
from generator.vocabulary import Famille, Nature


class Garantie(Struct, frozen=True):
    """A demand to a guarantor, in euros; ``reserves`` and ``reimpute`` are what article 2303 changes in it."""

    principal: Decimal
    accessoires: Decimal
    reserves: Decimal  # interest and accessories not asked
    reimpute: Decimal  # paid since the incident on accessories, and counted here on the principal
    propres: Decimal  # paid by himself, and gone to accessories that are not asked of him
    plafond: Decimal | None  # what is left of the limit
    verse: Decimal  # what he paid, less what went back to him: it comes off the limit
    melange: bool  # part of the debt is not guaranteed, and payments are to be allocated anew
    exclues: tuple[str, ...]  # invoices born after the commitment ended
    anterieures: tuple[str, ...]  # invoices older than it

    @property
    def dette(self) -> Decimal:
        """What the guarantor would owe without a limit."""
        return self.principal + self.accessoires

    @property
    def demande(self) -> Decimal:
        """What is asked."""
        return self.dette if self.plafond is None else min(self.dette, self.plafond)


def of(draft: Draft) -> Garantie | None:
    """What is asked of the guarantor a letter is for; None without his commitment."""
    return owed(draft, draft.whom.autre) if draft.whom.autre is not None else None


def owed(draft: Draft, party: Debiteur) -> Garantie | None:
    """What is asked of one guarantor of the debt a draft asks for; None without his commitment."""
    bond = party.cautionnement
    if bond is None:
        return None
    kept, excluded, mixed = _covered(draft, bond, draft.lignes)
    principal = sum((one.principal for one in kept), ZERO)
    beside = ZERO if excluded else sum((poste.montant for poste in draft.postes), ZERO)
    accessories = sum((one.interets + one.indemnite for one in kept), beside)
    protected = party.est_physique and draft.creancier.nature is not Nature.PARTICULIER
    settled = (one for one in draft.decompte.lignes if not (one.principal or one.rejetee))
    moved = _reallocated(draft, [*kept, *_covered(draft, bond, settled)[0]]) if protected else ZERO
    own = {path for path, one in draft.vue.paiements if one.paye_par == party.nom_complet}
    paid = net_paid(draft.dossier, draft.decompte, party.nom_complet, draft.vue.paiements)
    beyond = (one.montant - one.principal for one in draft.decompte.imputations if one.origine in own)
    claimed = bond.accessoires and not protected
    return Garantie(
        principal=max(ZERO, principal - moved),
        accessoires=accessories if claimed else ZERO,
        reserves=accessories if bond.accessoires and protected else ZERO,
        reimpute=min(moved, principal),
        propres=sum(beyond, ZERO) if protected else ZERO,
        plafond=None if bond.plafond is None else max(ZERO, bond.plafond - paid),
        verse=paid,
        melange=mixed or bool(excluded and moved),
        exclues=excluded,
        anterieures=tuple(numero for one in kept for numero, born in _born(draft, one) if born < bond.date),
    )


def _covered(
    draft: Draft, bond: Cautionnement | None, lignes: Iterable[LigneFacture]
) -> tuple[list[LigneFacture], tuple[str, ...], bool]:
    """Lines the commitment covers, the invoices born after it ended, and whether a title judges some of both.

    What a title leaves of each invoice is told nowhere: such a title is kept, for a check to refuse the sum.
    """
    end = bond.jusqu_au if bond and bond.jusqu_au else dt.date.max
    kept: list[LigneFacture] = []
    excluded: list[str] = []
    mixed = False
    for one in lignes:
        born = _born(draft, one)
        out = [numero for numero, day in born if day > end]
        if len(out) < len(born):
            kept.append(one)
        mixed = mixed or 0 < len(out) < len(born)
        excluded += out
    return kept, tuple(excluded), mixed


def _reallocated(draft: Draft, lignes: Iterable[LigneFacture]) -> Decimal:
    """What the debtor paid since the incident and that went to accessories of these invoices.

    Of one whose principal is paid too: with the principal first, as much more would have been paid of the others.
    """
    since, known = incident(draft.vue), {one.numero for one in lignes}
    if since is None:
        return ZERO
    return sum(
        (one.montant - one.principal for one in draft.decompte.imputations if _moves(draft, one, since, known)), ZERO
    )


def _moves(draft: Draft, one: Imputation, since: dt.date, known: set[str]) -> bool:
    if one.origine[0] != "paiements" or one.date < since or (one.facture and one.facture not in known):
        return False
    payer = draft.dossier.paiements[int(one.origine[1])].paye_par
    return payer not in {party.nom_complet for party in draft.cautions}


def _born(draft: Draft, ligne: LigneFacture) -> tuple[tuple[str, dt.date], ...]:
    """Each debt of a line and the day it was born: its performance, failing that its date.

    The line of a title is of the invoices it grants; of itself, when the case has none of them.
    """
    dossier, (kind, rank) = draft.dossier, ligne.origine
    if kind == "factures":
        known = [dossier.factures[int(rank)]]
    else:
        granted = billed(dossier, dossier.titres[int(rank)])
        known = [one for one in dossier.factures if one.numero in granted]
    born = tuple((one.numero, one.execution_le or one.date) for one in known)
    return born or ((ligne.numero, ligne.date),)


def demand(draft: Draft) -> dict[str, Any]:
    """Values of the mise en demeure to a guarantor."""
    asked, opened = of(draft), draft.vue.procedures_collectives
    return _told(draft) | {
        "garantie": asked,
        "exclues": excluded(draft, asked) if asked else "",
        "mis_en_demeure_debiteur": act.given_notice(draft),
        "paiement": payment(draft, asked.demande if asked else ZERO),
        "plusieurs_cautions": len(draft.cautions) > 1,
        "procedures": _proceedings([one.actuelle for one in opened if not closed(one, draft.au)]),
    }


def _proceedings(judgments: Sequence[FaitProcedureCollective]) -> str:
    """« Il est en liquidation judiciaire (jugement du…), après une procédure de redressement judiciaire (…) »."""
    told = [
        f"{PROCEDURES_COLLECTIVES[one.nature]} (jugement du {date_fr(one.date)}, {one.tribunal})"
        for one in reversed(judgments)
    ]
    before = "".join(f", après une procédure de {one}" for one in told[1:])
    return f"Il est en {told[0]}{before}." if told else ""


def excluded(draft: Draft, asked: Garantie) -> str:
    """Invoices born after the commitment ended, as a sentence begins with them; nothing without any."""
    return upper_first(invoices_named(asked.exclues, draft.mot)) if asked.exclues else ""


def default(draft: Draft) -> dict[str, Any]:
    """Values of the information of the first incident (C. civ., art. 2303)."""
    return _told(draft) | {"incident": incident(draft.vue), "demande": False}


class Annuel(Struct, frozen=True):
    """What was owed of a guaranteed debt on the last 31 December, in euros."""

    arrete: dt.date
    principal: Decimal
    interets: Decimal
    accessoires: Decimal
    melange: bool  # a title judges debts that are guaranteed and others: the sums are not told apart

    @property
    def total(self) -> Decimal:
        """All of it."""
        return self.principal + self.interets + self.accessoires


def owed_last_year(draft: Draft) -> Annuel:
    """What the yearly information tells (C. civ., art. 2302)."""
    end = dt.date(draft.au.year - 1, 12, 31)
    found = compute(draft.case, draft.office, end, lectures=False)
    owed = (one for one in found.ouvertes if not one.rejetee)  # dismissed, it is no debt to guarantee (CPC 480)
    kept, excluded, mixed = _covered(draft, draft.destinataire.cautionnement, owed)
    principal, interest = (sum((getattr(one, key) for one in kept), ZERO) for key in ("principal", "interets"))
    beside = ZERO if excluded else sum((poste.montant - poste.rejete for poste in found.postes), ZERO)
    return Annuel(end, principal, interest, sum((one.indemnite for one in kept), beside), mixed)


def annual(draft: Draft) -> dict[str, Any]:
    """Values of the yearly information (C. civ., art. 2302): what was owed on the 31 December before."""
    owed = owed_last_year(draft)
    return _told(draft) | {
        "arrete": owed.arrete,
        "annuel_principal": owed.principal,
        "annuel_interets": owed.interets,
        "annuel_accessoires": owed.accessoires,
        "annuel_total": owed.total,
        "demande": False,
    }


def _told(draft: Draft) -> dict[str, Any]:
    bond, famille = draft.destinataire.cautionnement, draft.dossier.creance.famille
    return {
        "caution": guarantor(draft, draft.destinataire),
        "debiteur_situe": ", ".join(domiciled(draft.debiteur)),
        "terme": bond.jusqu_au if bond else None,
        "habitation": famille is Famille.BAIL_D_HABITATION and not draft.dossier.loge_une_personne_morale,
        "comment": "",
    }
