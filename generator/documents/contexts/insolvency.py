"""Values of collective proceedings: the claim declared, the goods claimed back, what will not be paid."""

from collections.abc import Iterator
from typing import Any

from generator.documents.contexts import act, condemned, execution, solidarity
from generator.documents.contexts.address import address_lines, ascii_capitals
from generator.documents.contexts.bonds import bound_as, engaged
from generator.documents.contexts.greeting import salutation
from generator.documents.contexts.sums import sums
from generator.documents.draft import Draft
from generator.documents.words import PROCEDURES_COLLECTIVES, court, date_fr
from generator.instances import ProcedureCollective
from generator.model import FaitProcedure, FaitProcedureCollective, Titre
from generator.money import ZERO, format_eur
from generator.phrases import enumeration
from generator.progress.filed import filed
from generator.progress.names import name
from generator.statement.claims import deferred
from generator.statement.declared import issued_since, paid_since, provisions
from generator.statement.proceedings import binding, relieved


def proceedings(draft: Draft) -> ProcedureCollective | None:
    """The last collective proceedings that bind the case, or the joint debtor the claim is declared of alone."""
    bound = binding(draft.dossier, draft.au, draft.whom.poursuivi)
    return bound[-1] if bound else None


def liquidation(draft: Draft) -> FaitProcedureCollective | None:
    """The judgment of a liquidation judiciaire now running."""
    opened = proceedings(draft)
    return opened.actuelle if opened and opened.actuelle.nature == "liquidation" else None


def declaration(draft: Draft) -> dict[str, Any]:
    """Values of the declaration of a claim (L622-24, L622-25, R622-23 C. com.)."""
    opened = proceedings(draft)
    if opened is None:
        return {}
    found = execution.limit(draft, "declaration-de-creance")
    goods = execution.limit(draft, "revendication")
    judgment = opened.ouverture
    later = tuple(ligne for ligne in draft.decompte.ouvertes if ligne.echeance > judgment.date)
    running = tuple(_still_bearing(draft))
    granted = provisions(draft.dossier, draft.au)
    to_come = sum((ligne.total for ligne in later), ZERO)
    return act.petition(draft.complet) | {
        **judgments(opened),
        "declaree_le": opened.declaree_le,
        "provisions": enumeration([_granted(titre) for titre in granted]),
        "plusieurs_provisions": len(granted) > 1,
        "solidarite_declaree": tuple(one.removesuffix(".") for one in solidarity.values(draft)["tenus_a_part"]),
        "autres_obliges": tuple(_others_bound(draft)),
        "disparus": act.ended(draft, [one for one in draft.dossier.debiteurs if one is not draft.debiteur]),
        "revendiquer_avant": goods.prudence if goods else None,
        "declarer_avant": (found.prudence if draft.au <= found.prudence else found.date) if found else None,
        "forclos_le": found.date if found and found.date < draft.au else None,
        "instance": _pending(draft),
        "echu": sums(draft.complet, draft.complet.ouvertes).total - to_come,
        "a_echoir": to_come,
        "a_echoir_factures": later,
        "dispensees": dispense.factures if (dispense := relieved(draft.dossier, draft.au, opened)) else (),
        "posterieures": issued_since(draft.dossier, judgment.date, draft.au),
        "recus_depuis": tuple(execution.received(one) for one in paid_since(draft.dossier, judgment.date, draft.au)),
        "reserve_de_propriete": draft.dossier.creance.reserve_de_propriete,
        "interets_a_courir": running,
        "arretes": len(running) < len(draft.complet.ouvertes),
        "arrete_au": judgment.date,
    }


def _still_bearing(draft: Draft) -> Iterator[dict[str, Any]]:
    """What goes on bearing interest despite the judgment, and at what rate (L622-28): the loan of a year or more."""
    invoices = {one.numero: one for one in draft.dossier.factures}
    for ligne in draft.complet.ouvertes:
        invoice = None if ligne.du_titre else invoices[ligne.numero]
        if invoice and ligne.segments and ligne.principal and deferred(draft.dossier, invoice, ligne.echeance):
            yield {"numero": ligne.numero, "base": ligne.principal, "dernier": ligne.segments[-1]}


def _granted(titre: Titre) -> str:
    """« ordonnance de référé du 20/10/2026 (…), provision de 2 000,00 € »: granted, judging nothing."""
    return f"{condemned.label(titre)} ({court(titre.juridiction)}), provision de {format_eur(titre.principal)}"


def _others_bound(draft: Draft) -> Iterator[str]:
    """« Fournil SAS, codébiteur solidaire (article 8…) », « Iris Chimère, caution (…) »: who owes the debt too."""
    if draft.whom.poursuivi is not None:
        yield f"{draft.dossier.debiteur.nom_legal}, débiteur principal"
    bonds = ((one, one.solidarite) for one in draft.codebiteurs)
    yield from (f"{one.nom_legal}, {bound_as(one)} ({bond.source})" for one, bond in bonds if bond is not None)
    yield from (f"{one.nom_legal}, caution ({engaged(draft, one)})" for one in draft.cautions)


def judgments(opened: ProcedureCollective) -> dict[str, Any]:
    """The judgments of the proceedings, and who is in the window."""
    judgment, now = opened.ouverture, opened.actuelle
    return {
        "destinataire": trustee(now.mandataire or ""),
        "procedure": f"de {PROCEDURES_COLLECTIVES[now.nature]}",
        "ouverte": f"de {PROCEDURES_COLLECTIVES[judgment.nature]}",
        "tribunal": judgment.tribunal,
        "ouverture": judgment.date,
        "publication": judgment.bodacc_le,
        "conversion": "".join(
            f", puis convertie en {PROCEDURES_COLLECTIVES[one.nature]} par jugement du {date_fr(one.date)}"
            for one in opened.conversions
        ),
    }


def _pending(draft: Draft) -> str:
    """The court seised of a claim no title settles yet (R622-23), and by which act; nothing when none is."""
    note = filed(draft.vue) if draft.decompte.fondement == "factures" else None
    if note is None or not isinstance(note.fait, FaitProcedure):
        return ""
    seised = f"{court(note.fait.juridiction)}, " if note.fait.juridiction else ""
    return f"{seised}{name(note.type)} du {date_fr(note.date)}"


def reclaim(draft: Draft) -> dict[str, Any]:
    """Values of the revendication: to the administrateur, failing one to the debtor himself (R624-13 C. com.).

    In a liquidation, to the liquidateur (R641-31).
    """
    values, opened = declaration(draft), proceedings(draft)
    ended = liquidation(draft) is not None
    officer = opened.actuelle.administrateur if opened and not ended else None
    himself = opened is not None and not (ended or officer)
    if himself:
        greeting = salutation(draft.debiteur)
        values |= {
            "appel": greeting,
            "formule": greeting.removesuffix(","),
            "destinataire": address_lines(draft.debiteur),
        }
    elif officer:
        values["destinataire"] = trustee(officer)
    return values | {"au_debiteur_meme": himself, "liquidation": ended}


def trustee(written: str) -> tuple[str, ...]:
    """Window lines of a mandataire judiciaire typed « nom, rue, ville »."""
    name, *address = (part.strip() for part in written.split(","))
    return (name, *(ascii_capitals(part) for part in address if part))
