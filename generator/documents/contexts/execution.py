"""Values of what follows a title, and of insolvency: service, enforcement, declaration of a claim, quittance."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from generator.documents.contexts import act, history, receipt
from generator.documents.contexts.address import address_lines, ascii_capitals
from generator.documents.contexts.parties import salutation
from generator.documents.contexts.sums import sums
from generator.documents.draft import Draft
from generator.documents.words import MEANS, PROCEDURES_COLLECTIVES, date_fr
from generator.model import Avoir, FaitProcedure, Paiement, ProcedureCollective
from generator.progress.stages import filed, name
from generator.progress.types import Delai
from generator.statement.declared import issued_since, paid_since
from generator.statement.proceedings import binding, opening, relieved


@dataclass(frozen=True, slots=True)
class Recu:
    """A payment received."""

    date: date
    montant: Decimal
    moyen: str


def limit(draft: Draft, nature: str) -> Delai | None:
    """A running limit of the case; of the last act that starts one, when proceedings follow others."""
    found = (delai for delai in draft.situation.delais if delai.nature == nature)
    return max(found, key=lambda delai: delai.depart, default=None)


def service(draft: Draft) -> dict[str, Any]:
    """Values of the request to serve an order: its last safe day is what matters."""
    found = limit(draft, "caducite-ordonnance")
    return act.handover(draft) | {
        "signifier_avant": found.prudence if found else None,
        "caducite_le": found.date if found else None,
        "caducite_article": found.reference.article if found else "",
    }


def mandate(draft: Draft) -> dict[str, Any]:
    """Values of the mandate to enforce, with the décompte distinct (R211-1, R221-1 CPCE)."""
    return act.handover(draft) | {
        "tranches": draft.decompte.segments,
        "imputations": draft.decompte.imputations,
        "paiements": payments(draft),
    }


def payments(draft: Draft) -> tuple[Recu, ...]:
    """Payments received and not bounced."""
    return tuple(_received(one) for _, one in draft.vue.paiements)


def _received(one: Paiement) -> Recu:
    by = f", par {one.paye_par}" if one.paye_par else ""
    return Recu(one.date, one.montant, MEANS[one.moyen] + by)


def _credit_notes(draft: Draft) -> tuple[Avoir, ...]:
    return tuple(one for one in draft.dossier.avoirs if one.date <= draft.au)


def account(draft: Draft) -> dict[str, Any]:
    """Values of the statement of account: payments received, credit notes."""
    return {
        "paiements": payments(draft),
        "avoirs": _credit_notes(draft),
        **receipt.reserves(draft),
        **receipt.paid_up(draft),
    }


def proceedings(draft: Draft) -> ProcedureCollective | None:
    """The last collective proceedings that bind the case."""
    bound = binding(draft.dossier, draft.au)
    return bound[-1] if bound else None


def declaration(draft: Draft) -> dict[str, Any]:
    """Values of the declaration of a claim (L622-24, L622-25, R622-23 C. com.)."""
    opened = proceedings(draft)
    if opened is None:
        return {}
    found = limit(draft, "declaration-de-creance")
    reclaim = limit(draft, "revendication")
    judgment, now = opened.ouverture, opened.actuelle
    window = trustee(now.mandataire or "")
    later = tuple(ligne for ligne in draft.decompte.ouvertes if ligne.echeance > judgment.date)
    running = any(part.au > judgment.date for part in draft.decompte.segments)  # L622-28: a loan of a year or more
    to_come = sum((ligne.total for ligne in later), Decimal("0.00"))
    judged = opening(draft.dossier, draft.au) or judgment.date  # as the décompte stops at the first judgment
    return act.petition(draft.entier) | {
        "destinataire": window,
        "mandataire": window[0],
        "procedure": f"de {PROCEDURES_COLLECTIVES[now.nature]}",
        "ouverte": f"de {PROCEDURES_COLLECTIVES[judgment.nature]}",
        "tribunal": judgment.tribunal,
        "ouverture": judgment.date,
        "publication": judgment.bodacc_le,
        "conversion": "".join(
            f", puis convertie en {PROCEDURES_COLLECTIVES[one.nature]} par jugement du {date_fr(one.date)}"
            for one in opened.conversions
        ),
        "declaree_le": opened.declaree_le,
        "revendiquer_avant": reclaim.prudence if reclaim else None,
        "declarer_avant": found.prudence if found else None,
        "forclos_le": found.date if found and found.date < draft.au else None,
        "instance": _pending(draft),
        "echu": sums(draft.entier, draft.entier.ouvertes).total - to_come,
        "a_echoir": to_come,
        "a_echoir_factures": later,
        "dispensees": dispense.factures if (dispense := relieved(draft.dossier, draft.au, opened)) else (),
        "posterieures": issued_since(draft.dossier, judged, draft.au),
        "recus_depuis": tuple(_received(one) for one in paid_since(draft.dossier, judged, draft.au)),
        "reserve_de_propriete": draft.dossier.creance.reserve_de_propriete,
        "interets_courent": running,
        "arrete_au": draft.au if running else judgment.date,
    }


def _pending(draft: Draft) -> str:
    """The court seised of a claim no title settles yet (R622-23), and by which act; nothing when none is."""
    note = filed(draft.vue) if draft.decompte.fondement == "factures" else None
    if note is None or not isinstance(note.fait, FaitProcedure):
        return ""
    court = f"{note.fait.juridiction}, " if note.fait.juridiction else ""
    return f"{court}{name(note.type)} du {date_fr(note.date)}"


def reclaim(draft: Draft) -> dict[str, Any]:
    """Values of the revendication: to the administrateur, failing one to the debtor himself (R624-13 C. com.).

    In a liquidation, to the liquidateur (R641-31).
    """
    values, opened = declaration(draft), proceedings(draft)
    liquidation = opened is not None and opened.actuelle.nature == "liquidation"
    officer = opened.actuelle.administrateur if opened and not liquidation else None
    himself = opened is not None and not (liquidation or officer)
    if himself:
        greeting = salutation(draft.debiteur)
        values |= {
            "appel": greeting,
            "formule": greeting.removesuffix(","),
            "destinataire": address_lines(draft.debiteur),
        }
    elif officer:
        values["destinataire"] = trustee(officer)
    return values | {"au_debiteur_meme": himself, "liquidation": liquidation}


def trustee(written: str) -> tuple[str, ...]:
    """Window lines of a mandataire judiciaire typed « nom, rue, ville »."""
    name, *address = (part.strip() for part in written.split(","))
    return (name, *(ascii_capitals(part) for part in address if part))


def discharge(draft: Draft) -> dict[str, Any]:
    """Values of the quittance: what was received, what the creditor gave up, and the measures to lift."""
    received = payments(draft)
    return {
        "paiements": received,
        "imputes": receipt.settled(draft),
        "avoirs": _credit_notes(draft),
        "trop_percu": draft.decompte.trop_percu,
        "rembourse": draft.decompte.rembourse,
        "tiers_payeur": any(one.paye_par for _, one in draft.vue.paiements),
        "abandon": draft.decompte.abandon,
        "abandon_principal": sum((one.principal for one in draft.decompte.abandons), Decimal("0.00")),
        "total_recu": sum((one.montant for one in received), Decimal("0.00")),
        "mesures": bool(history.running_seizures(draft)),
        "toutes_factures": tuple(draft.dossier.factures),
    }
