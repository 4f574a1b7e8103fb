"""What a title holds to be paid already, and which payments and credit notes made since are of it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from generator.case import KeyPath
from generator.findings import NotComputed
from generator.instances import (
    against_principal,
    billed,
    concerned,
    first_condemned,
    opposition_to_title,
    overturned,
    requested_on,
)
from generator.model import Avoir, Dossier, Paiement, Titre
from generator.money import ZERO, format_eur
from generator.phrases import enumeration, plural
from generator.statement.beside import Compris, Restitution
from generator.statement.facts import Credit, Facts, Payment, Refund
from generator.statement.holds import valid_payments
from generator.statement.types import Decompte
from generator.vocabulary import JUGES, NatureTitre


def claimed_on(dossier: Dossier, titre: Titre) -> dt.date:
    """Day up to which the title took payments into account: as it says, else its own, or that of the request for it."""
    if titre.arrete_au is not None:
        return titre.arrete_au
    if titre.nature is not NatureTitre.ORDONNANCE_INJONCTION:
        return titre.date
    return max(requested_on(dossier, titre), default=titre.date)


def stands_from(dossier: Dossier, titre: Titre) -> dt.date:
    """Last day whose payments were allocated without a title: its own, though it counts none since it was asked for.

    Of one that says no invoice, the day up to which it counts them: alone, it shares nothing with another account.
    """
    counted = claimed_on(dossier, titre)
    return max(titre.date, counted) if titre.factures else counted


def exceeding(facts: Facts, until: dt.date) -> bool:
    """Tell whether more than what was owed may have been received by a day: given back, or above all the invoices."""
    owed = sum((claim.montant - claim.annule for claim in facts.claims if claim.date <= until), ZERO)
    known: tuple[Payment | Credit, ...] = (*facts.payments, *facts.credits)
    received = sum((one.montant for one in known if one.date <= until), ZERO)
    return bool(facts.remboursements) or received > owed > ZERO  # nothing invoiced by then: what was owed is not known


def included(dossier: Dossier, titre: Titre, paid: Paiement) -> bool:
    """Whether a payment is held to be counted already in what a title grants: it is deducted from it no more."""
    return paid.date <= claimed_on(dossier, titre) and not of_what_is_left_out(dossier, titre, paid)


def of_what_is_left_out(dossier: Dossier, titre: Titre, paid: Paiement) -> bool:
    """Whether the debtor chose to pay invoices that a title does not judge, and no other."""
    chosen = paid.imputation_choisie if paid.volontaire else ()
    return bool(chosen) and set(chosen).isdisjoint(titre.factures or billed(dossier, titre))


def counted(dossier: Dossier, titre: Titre, nom: str, facts: Facts) -> Iterator[Compris]:
    """Payments that a title of every invoice took into account, each whole."""
    cut = claimed_on(dossier, titre)
    for one in facts.payments:
        if included(dossier, titre, dossier.paiements[int(one.origine[1])]):
            back = (montant for (_, excess), montant in facts.rendus if excess == one.origine)
            yield Compris(one.origine, nom, cut, one.montant - sum(back, ZERO))


def ungranted(dossier: Dossier, titre: Titre, paid: Iterable[Decimal], au: dt.date) -> Decimal:
    """What a summary order does not grant of what it bills, which it judges nothing of (CPC 488); else nothing.

    Given up or not: what was received of it is not to be given back for all that. ``paid``: what it took into account
    of the payments, counted as paid on that.
    """
    if titre.nature is not NatureTitre.REFERE:
        return ZERO
    known, cut = billed(dossier, titre), claimed_on(dossier, titre)
    asked = (one.montant_ttc for one in dossier.factures if one.numero in known and one.date <= au)
    given = (one.montant_ttc for one in dossier.avoirs if one.facture in known and one.date <= cut)
    return max(sum(asked, ZERO) - sum(given, ZERO) - sum(paid, ZERO) - titre.principal, ZERO)


def settles(dossier: Dossier, titre: Titre, paid: Paiement) -> bool:
    """Whether a payment is of what a title grants: made since, by those it condemns unless the principal debtor is."""
    known = included(dossier, titre, paid) or of_what_is_left_out(dossier, titre, paid)
    return _theirs(dossier, titre, paid) and not known


def paid_apart(dossier: Dossier, titre: Titre, paid: Paiement) -> bool:
    """Whether a payment made since is of another than those a title condemns: its décompte does not deduct it."""
    return not _theirs(dossier, titre, paid) and not included(dossier, titre, paid)


def credited(dossier: Dossier, titre: Titre, since: dt.date, until: dt.date) -> Iterator[tuple[int, Avoir]]:
    """Credit notes of after a day, up to another, on invoices the title could know; each with its place."""
    known = billed(dossier, titre)
    for rank, note in enumerate(dossier.avoirs):
        if since < note.date <= until and note.facture in known:
            yield rank, note


def dated(one: Avoir | Credit | Paiement | Payment) -> str:
    """« 500,00 € le 12/10/2026 », « avoir de 500,00 € le 12/10/2026 »."""
    if isinstance(one, Avoir):
        return f"avoir de {format_eur(one.montant_ttc)} le {one.date:%d/%m/%Y}"
    return f"{format_eur(one.montant)} le {one.date:%d/%m/%Y}"


def received(dossier: Dossier, titre: Titre, paid: Iterable[Payment], since: dt.date, until: dt.date) -> str:
    """These payments and the credit notes, of after a day and up to another; empty when there is none."""
    notes = (note for _, note in credited(dossier, titre, since, until))
    return ", ".join((*(dated(one) for one in paid if since < one.date <= until), *map(dated, notes)))


def outside(dossier: Dossier, titre: Titre, facts: Facts, since: Iterable[Payment]) -> Iterator[str]:
    """What a title does not count: invoices issued since it was asked for, what was paid on them or since that day."""
    known, cut = billed(dossier, titre), claimed_on(dossier, titre)
    if later := [claim.numero for claim in facts.claims if claim.numero not in known]:
        remedy = " Pour les compter avec lui, dire sous le titre les « factures » qu'il juge." if known else ""
        yield f"Non compris dans le titre, car postérieurs : {', '.join(later)}.{remedy}"
    if titre.factures:  # told by what it shares with the others
        return
    yield from _asked_by_the_second(dossier, titre, known)
    paid = ((one, dossier.paiements[int(one.origine[1])]) for one in facts.payments)
    apart = (dated(one) for one, told in paid if of_what_is_left_out(dossier, titre, told))
    if what := ", ".join(apart):
        yield (
            f"Non déduits du titre, payés par choix du débiteur sur ce qu'il ne juge pas ({what}) : ce qui "
            "l'excéderait est à vérifier (C. civ., art. 1342-10)."
        )
    if between := ", ".join(dated(one) for one in since if one.date <= titre.date):
        yield (
            f"À vérifier : {between}, après le {cut:%d/%m/%Y}, dernier jour compté par le titre, déduits en entier de "
            "ce qu'il accorde."
        )


def _asked_by_the_second(dossier: Dossier, titre: Titre, known: Sequence[str]) -> Iterator[str]:
    """Invoices of an order that names none, issued since the first of the requests that may have asked for it."""
    days = requested_on(dossier, titre)
    first, last = min(days, default=titre.date), max(days, default=titre.date)
    if since := [one.numero for one in dossier.factures if first < one.date <= last and one.numero in known]:
        held = plural(len(since), "est tenue pour jugée", "sont tenues pour jugées")
        yield (
            f"À vérifier : {enumeration(since)}, de date postérieure à la requête du {first:%d/%m/%Y}, {held} par ce "
            "titre, qu'une autre a pu demander depuis. S'il ne les juge pas, dire sous lui les « factures » qu'il juge."
        )


def left_aside(dossier: Dossier, titres: Sequence[Titre], au: dt.date) -> tuple[str, ...]:
    """Invoices that no décompte counts beside titles that name none, issued since: unless paid whole by name."""
    if not titres or any(one.factures for one in titres):
        return ()
    known = {numero for one in titres for numero in billed(dossier, one)}
    owed = {one.numero: one.montant_ttc for one in dossier.factures if one.date <= au and one.numero not in known}
    named = (
        one
        for _, one in valid_payments(dossier, au)
        if all(of_what_is_left_out(dossier, titre, one) for titre in titres)
    )
    settled = [(one.imputation_choisie, one.montant) for one in named]
    settled += [((note.facture,), note.montant_ttc) for note in dossier.avoirs if note.date <= au]
    for chosen, montant in settled:
        rest = montant
        for numero in (one for one in chosen if one in owed):
            part = min(rest, owed[numero])
            owed[numero] -= part
            rest -= part
    return tuple(numero for numero, left in owed.items() if left)


def to_give_back(dossier: Dossier, au: dt.date) -> Iterator[str]:
    """What was received since a title that no décompte follows any more, a decision having taken it back.

    It was enforced at the risk of the creditor (CPCE L111-10); whether it is to be given back is not decided here.
    """
    known = [titre for titre in dossier.titres if titre.date <= au]
    gone = [one.date for one in known if overturned(dossier, one, au, first_condemned(dossier, one).nom_complet)]
    since = min(gone, default=dt.date.max)
    paid = [one for _, one in valid_payments(dossier, au) if since <= one.date]
    if paid:
        what = ", ".join(map(dated, paid))
        yield f"Reçu depuis le titre écarté ({what}) : restitution à vérifier (CPCE, art. L111-10)."


def given_to_them(facts: Facts, dossier: Dossier, titre: Titre) -> Facts:
    """The same facts, without what was given back to others than those a title condemns: told, not counted."""
    own = {one.nom for one in titre.condamnes}
    kept: list[Refund] = []
    others: list[Refund] = []
    for one in facts.remboursements:
        payers = {paid.paye_par for paid in dossier.paiements if paid.date <= one.date}
        ours = ({one.a} if one.a or one.paye_le else payers) <= own
        (kept if ours else others).append(one)
    told = {one.origine for one in kept}
    rendus = tuple(item for item in facts.rendus if item[0][0] in told)
    remarques = (*facts.remarques, *_given_to_others(dossier, others))
    return replace(facts, remboursements=tuple(kept), rendus=rendus, remarques=remarques)


def _given_to_others(dossier: Dossier, refunds: Sequence[Refund]) -> Iterator[str]:
    """As of payments: what a décompte of some does not count of what was given back; noted on a payment, at most it."""
    if refunds:
        given = plural(
            len(refunds),
            "Remboursement que le dossier ne dit pas fait",
            "Remboursements que le dossier ne dit pas faits",
        )
        counted = plural(len(refunds), "non compté ici comme rendu", "non comptés ici comme rendus")
        what = ", ".join(_given(dossier, one) for one in refunds)
        yield f"{given} à ceux que le titre condamne, {counted} ({what}) : à vérifier."


def _given(dossier: Dossier, one: Refund) -> str:
    whom = one.a or (dossier.debiteur.nom_complet if one.paye_le else "")
    most = "au plus " if one.paye_le and not one.deja else ""
    to = f" à {whom}" if whom else ""
    return f"{most}{format_eur(one.deja or one.montant)} le {one.date:%d/%m/%Y}{to}"


def net_paid(
    dossier: Dossier, decompte: Decompte | None, who: str, paid: Iterable[tuple[KeyPath, Paiement]]
) -> Decimal:
    """What a person paid, of these payments, in euros, less what was given back to him of them or of credit notes."""
    payers = {path: one.paye_par or dossier.debiteur.nom_complet for path, one in paid}
    own = sum((dossier.paiements[int(path[1])].montant for path, payer in payers.items() if payer == who), ZERO)
    known = decompte.remboursements if decompte else ()
    counted = (one for one in known if one.origine in payers or one.origine[0] == "avoirs")
    back = sum((one.montant for one in counted if _given_to(dossier, one) == who), ZERO)
    return max(ZERO, own - back)


def paid_since(
    dossier: Dossier, decompte: Decompte | None, titre: Titre, who: str, paid: Iterable[tuple[KeyPath, Paiement]]
) -> Decimal:
    """Euros a person paid since a title counted payments, of whatever debt, less what was given back."""
    return net_paid(dossier, decompte, who, [(path, one) for path, one in paid if not included(dossier, titre, one)])


def _given_to(dossier: Dossier, back: Restitution) -> str:
    """Who received what was given back: whom the refund names, else who had paid."""
    told = dossier.remboursements[int(back.par[1])].a if back.par[0] == "remboursements" else None
    noted = back.origine if back.par[0] == "remboursements" else back.par
    payer = dossier.paiements[int(noted[1])].paye_par if noted[0] == "paiements" else None
    return told or payer or dossier.debiteur.nom_complet


def _theirs(dossier: Dossier, titre: Titre, paid: Paiement) -> bool:
    return against_principal(dossier, titre) or any(one.nom == paid.paye_par for one in titre.condamnes)


def refuse_untold(dossier: Dossier, titre: Titre, facts: Facts) -> None:
    """Refuse what a first decision did not count, paid before the one that judges it again.

    On appeal, on the merits after a référé, on the opposition to an order: only the later one says whether it counts
    it, and either answer taken for granted may be wrong by the whole of it.

    Raises:
        NotComputed: it is not said (``arrete-au``).
    """
    if titre.nature not in JUGES or titre.arrete_au is not None:
        return
    first = min((one for one in dossier.titres if _judged_again(dossier, one, titre)), key=lambda one: one.date)
    since = claimed_on(dossier, first)
    own = (one for one in facts.payments if _theirs(dossier, titre, dossier.paiements[int(one.origine[1])]))
    if untold := received(dossier, titre, own, since, titre.date):
        raise NotComputed(
            f"Le titre du {titre.date:%d/%m/%Y} suit celui du {first.date:%d/%m/%Y}, et le dossier ne dit pas s'il a "
            f"déduit ce que celui-ci ne compte pas ({untold}). Le relire, et y ajouter « arrete-au: … », "
            f"dernier jour des paiements et avoirs qu'il déduit : {titre.date} s'il les déduit tous, {since} s'il n'en "
            "déduit aucun.",
            ("titres", dossier.titres.index(titre)),
        )


def _judged_again(dossier: Dossier, first: Titre, titre: Titre) -> bool:
    """Tell whether a title is of what another judges again, or that one itself: an order, once opposed."""
    if first.date > titre.date or first.a_part(titre) or not concerned(dossier, titre) & concerned(dossier, first):
        return False
    if first.nature is not NatureTitre.ORDONNANCE_INJONCTION:
        return first.nature in JUGES
    return opposition_to_title(dossier, first, titre.date) is not None
