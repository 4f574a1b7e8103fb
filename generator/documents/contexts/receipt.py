"""Values of the receipts: what was received, what it extinguished to the cent, what is left and is disputed."""

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from typing import Any

from msgspec import Struct

from generator.documents.contexts import heirs
from generator.documents.contexts.address import ascii_capitals
from generator.documents.contexts.sums import Composante, indemnities, indemnity_basis, interest_label
from generator.documents.draft import Draft
from generator.documents.words import date_fr, invoices_named, means
from generator.model import FaitDeces, Paiement
from generator.money import ZERO, format_eur
from generator.phrases import enumeration, lower_first, of_name, plural
from generator.progress.plans import plans
from generator.statement.beside import Restitution
from generator.statement.existence import gone
from generator.statement.types import Imputation, LigneFacture, Nature


class Impute(Struct, frozen=True):
    """What the payment extinguished: « facture n° F-1 » or a cost, and the split of the sum where there is one."""

    libelle: str
    montant: Decimal
    detail: str


def acknowledged(draft: Draft) -> tuple[int, Paiement] | None:
    """The payment a receipt is for, with its place: the last one received without a receipt, else the last one."""
    received = [(int(path[1]), paid) for path, paid in draft.vue.paiements]
    without = [item for item in received if item[1].quittance_le is None]
    return max(without or received, key=lambda item: (item[1].date, item[0]), default=None)


def receipt(draft: Draft) -> dict[str, Any]:
    """Values of the receipt; the requirement has checked that there is a payment."""
    found = acknowledged(draft)
    if found is None:
        nothing = dict.fromkeys(("recu", "non_impute", "rendu", "abandon", "reste"), ZERO)
        unsaid = dict.fromkeys(("moyen", "payeur", "herite", "rendu_le", "rendu_a"), "")
        untold = {
            **unsaid,
            "subroge": False,
            "imputations": (),
            "dans_les_titres": (),
            "remis": True,
            "a_encaisser": True,
        }
        return {"recu_le": draft.au, **untold, **nothing, **reserves(draft, draft.decompte.ouvertes)}
    rank, paid = found
    before = draft.decompte.compris_de(("paiements", rank))  # allocated before, not again
    back = draft.decompte.rendu_de(("paiements", rank))
    titles = {ligne.numero for ligne in draft.decompte.lignes if ligne.du_titre}
    parts = tuple(
        Impute(_settled(draft, one, titles), one.montant, _detail(one, _interest(draft, one)))
        for one in draft.decompte.imputations
        if one.origine == ("paiements", rank)
    )
    return {
        "recu_le": paid.date,
        "recu": paid.montant,
        "moyen": means(paid),
        "remis": paid.volontaire and paid.moyen.remis,
        "a_encaisser": paid.moyen.a_encaisser,
        "payeur": paid.paye_par or "",
        "herite": _inherited(draft, paid),
        "subroge": paid.subrogation is not None,
        "imputations": parts,
        "dans_les_titres": tuple(_included(draft, rank)),
        "non_impute": paid.montant - before - sum((one.montant for one in parts), ZERO),
        "rendu": sum((one.montant for one in back), ZERO),
        "rendu_le": _days(back),
        "rendu_a": given_to_others(draft, back),
        "abandon": draft.decompte.abandon,
        "reste": draft.decompte.total,
        **reserves(draft, draft.decompte.ouvertes),
    }


def estate_of(draft: Draft) -> FaitDeces | None:
    """The death of whom a receipt is for, while no heir is written in his place."""
    known = gone(draft.dossier, draft.destinataire, draft.au)
    return known[0] if known is not None and isinstance(known[0], FaitDeces) else None


def to_the_estate(draft: Draft) -> dict[str, Any]:
    """Values of the receipt given to the notary of an estate: the window is his; the requirement has checked him."""
    death, name = estate_of(draft), draft.destinataire.nom_complet
    notary, *place = ((death.notaire if death else None) or "").split(",")
    return {
        **receipt(draft),
        "de_defunt": of_name(name),
        "deces_le": death.date if death else draft.au,
        "destinataire": (notary.strip(), f"Succession {of_name(name)}", *map(ascii_capitals, place)),
        "appel": "Maître,",
        "formule": "Maître",
    }


def _inherited(draft: Draft, paid: Paiement) -> str:
    """Whom a debt comes from to the heir a receipt is for, when it was paid before he owed it; else nothing."""
    fact = heirs.death(draft, draft.destinataire)
    return heirs.from_whom(fact) if fact is not None and paid.date <= fact.date else ""


def _included(draft: Draft, rank: int) -> Iterator[Impute]:
    """Titles that took a payment into account, each with what of it, when that is not the whole."""
    paid = draft.dossier.paiements[rank].montant
    for one in draft.decompte.compris:
        if one.origine == ("paiements", rank):
            part = "" if one.montant == paid else f", à hauteur de {format_eur(one.montant)},"
            yield Impute(lower_first(one.titre), one.montant, part)


def _settled(draft: Draft, one: Imputation, titles: Container[str]) -> str:
    """What a sum extinguished: a cost as the office typed it, a title, or an invoice."""
    if one.poste:
        return one.poste
    return lower_first(one.facture) if one.facture in titles else invoices_named([one.facture], draft.mot)


def _interest(draft: Draft, one: Imputation) -> str:
    """What the interest of an invoice is called: both words where penalties of a contract came before a title."""
    lines = (ligne for ligne in draft.decompte.lignes if ligne.numero == one.facture)
    natures = {segment.nature for ligne in lines for segment in ligne.segments}
    if Nature.PENALITES not in natures:
        return "d'intérêts"
    return "de pénalités de retard" if natures == {Nature.PENALITES} else "d'intérêts et de pénalités"


def _detail(one: Imputation, interest: str) -> str:
    """« , soit 9,00 € de principal et 1,00 € d'intérêts », « de pénalités de retard »; empty for principal alone."""
    named = (
        (one.principal, "de principal"),
        (one.interets, interest),
        (ZERO if one.poste else one.accessoire, "d'indemnité de recouvrement"),
    )
    parts = [(amount, words) for amount, words in named if amount]
    if one.poste or one.montant == one.principal:
        return ""
    if len(parts) == 1:
        return f" {parts[0][1]}"
    return f", soit {enumeration([f'{format_eur(amount)} {words}' for amount, words in parts])}"


def reserves(draft: Draft, told: Sequence[LigneFacture]) -> dict[str, Any]:
    """What keeps a balance of the invoices ``told`` from being a demand, or from being all.

    What is disputed, the plans that run, what came before any invoice. The sum
    disputed is all that the dispute makes of the balance, what it adds to a penalty clause included; nothing
    beside the invoices is told when only some of them are.
    """
    postes = draft.decompte.postes if len(told) >= len(draft.decompte.ouvertes) else ()
    beside = any(one.conteste for one in postes)  # of a clause, be it on what is paid since
    known = draft.decompte.lignes if beside else told
    parts = tuple((ligne, ligne.part_contestee.total) for ligne in known if ligne.part_contestee)
    lignes = tuple(ligne for ligne, disputed in parts if disputed or (beside and ligne.jours_de_retard))
    whole = {ligne.contestee for ligne in lignes}
    extent = " en tout ou en partie" if len(whole) > 1 else "" if True in whole else " en partie"
    said = f"{plural(len(lignes), 'contestée', 'contestées')}{extent}" if not all(x.rejetee for x in lignes) else ""
    judged = "dont un jugement a rejeté la demande" if any(ligne.rejetee for ligne in lignes) else ""
    named = invoices_named([ligne.numero for ligne in lignes], draft.mot, "de la")
    return {
        "contestees": named if lignes else "",
        "contestees_qualite": ", ou ".join(filter(None, (said, judged))),
        "contestees_reserve": "ce qui en a été jugé" if judged else "la contestation",
        "contestees_montant": sum((disputed for _, disputed in parts), sum((one.conteste for one in postes), ZERO)),
        "echeanciers": tuple(plan.depuis for plan in plans(draft.vue) if plan.en_cours),
        "d_avance": not draft.decompte.lignes,
        "provision": bool(draft.decompte.non_accorde),
    }


def paid_up(draft: Draft) -> dict[str, Any]:
    """What payments took that no row of a statement tells: invoices and titles they settled, sums beside them."""
    told = {ligne.numero for ligne in draft.ouvertes}  # of which a clause or costs are left, it lists them
    given_up = {one.facture for one in draft.decompte.abandons}
    apart = (one for one in draft.decompte.lignes if one.numero not in told | given_up)
    gone = tuple(one for one in apart if one.paye and not one.total)
    lignes = tuple(one for one in gone if not one.du_titre)
    named = invoices_named([ligne.numero for ligne in lignes], draft.mot, "la")
    return {
        "soldees": named if lignes else "",
        "soldees_nombre": len(lignes),
        "soldees_montant": sum((ligne.paye for ligne in lignes), ZERO),
        "titres_soldes": tuple(Impute(lower_first(one.numero), one.paye, "") for one in gone if one.du_titre),
        "postes_payes": tuple(
            Impute(lower_first(one.libelle), one.paye, "") for one in draft.decompte.postes if one.paye
        ),
    }


def _days(back: Sequence[Restitution]) -> str:
    """« 21 novembre 2026 »; of several days, « 2 mars 2026, puis le 4 avril 2026 »."""
    return ", puis le ".join(dict.fromkeys(date_fr(one.date) for one in back))


def given_to_others(draft: Draft, back: Sequence[Restitution]) -> str:
    """« à Me Songe », « dont 500,00 € à Me Songe »: what was given back to another than who had paid, as told."""
    dossier, debtor = draft.dossier, draft.dossier.debiteur.nom_complet
    others: dict[str, Decimal] = {}
    for one in (each for each in back if each.par[0] == "remboursements"):
        paid = dossier.paiements[int(one.origine[1])].paye_par if one.origine[0] == "paiements" else None
        to = dossier.remboursements[int(one.par[1])].a
        if to is not None and to != (paid or debtor):
            others[to] = others.get(to, ZERO) + one.montant
    if len(others) == 1 and sum(others.values(), ZERO) == sum((one.montant for one in back), ZERO):
        return f"à {next(iter(others))}"
    return f"dont {enumeration([f'{format_eur(montant)} à {to}' for to, montant in others.items()])}" if others else ""


def settled(draft: Draft) -> tuple[Composante, ...]:
    """What all the payments extinguished, line by line: they sum to what was received; empty for principal alone."""
    decompte = draft.decompte
    paid = [one for one in decompte.imputations if one.origine[0] == "paiements"]
    late = [one for one in paid if one.accessoire and not one.poste]
    received = sum((one.montant for _, one in draft.vue.paiements), ZERO)
    before = sum((one.montant for one in decompte.compris), ZERO)
    beyond = "Reçu en plus de ce qui était dû" if decompte.fondement == "factures" else "Reçu hors de ce qui restait dû"
    extra = received - before - sum((one.montant for one in paid), ZERO)
    back = [one for one in decompte.remboursements if one.origine[0] == "paiements"]
    given = sum((one.montant for one in back), ZERO)
    days = list(dict.fromkeys(f"{one.date:%d/%m/%Y}" for one in back))
    lines = [
        Composante("Principal", sum((one.principal for one in paid), ZERO)),
        Composante(interest_label(decompte.segments), sum((one.interets for one in paid), ZERO)),
        Composante(f"{indemnities(len(late))} ({indemnity_basis(draft)})", sum((one.accessoire for one in late), ZERO)),
        *(Composante(one.poste, one.accessoire) for one in paid if one.poste),
        Composante("Reçu avant le titre et compris dans ce qu'il accorde", before),
        Composante(f"{beyond}, remboursé {plural(len(days), 'le', 'les')} {enumeration(days)}", given),
        Composante(beyond, extra - given),
    ]
    kept = tuple(line for line in lines if line.montant)
    return kept if len(kept) > 1 else ()
