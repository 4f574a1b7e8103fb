"""Values of what follows a title: service, enforcement, statement of account, quittance."""

from collections.abc import Container, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from generator.case import KeyPath
from generator.documents.contexts import act, condemned, receipt
from generator.documents.contexts.refunds import refunds
from generator.documents.draft import Draft
from generator.documents.words import dates_fr, invoices_named, means
from generator.instances import of_the_administrative_judge
from generator.model import Avoir, Debiteur, Paiement, Titre
from generator.money import ZERO
from generator.phrases import enumeration, lower_first, plural
from generator.progress.existence import insolvent
from generator.progress.left_out import left_aside
from generator.progress.seizures import running
from generator.progress.types import LIVES, Delai, Pause
from generator.statement.beside import by_title
from generator.statement.followed import titles_of
from generator.statement.paid import claimed_on, credited, settles
from generator.statement.types import Decompte
from generator.vocabulary import Moyen, NatureTitre

# What holds a demand and enforcement, and not the service without which the title is lost.
SERVED_ALL_THE_SAME = frozenset({"echeancier", "regularisation", "delai-de-grace", "transmission", "surendettement"})


class Recu(Struct, frozen=True):
    """A payment received, or given back."""

    date: date
    montant: Decimal
    moyen: str


class Inclus(Struct, frozen=True):
    """What a title took into account, in euros; named when others are told with it."""

    titre: str
    jusqu_au: date
    montant: Decimal


def limit(draft: Draft, nature: str, party: Debiteur | None = None) -> Delai | None:
    """A running limit of the debtor it is of; of the last act that starts one, when proceedings follow others."""
    of = party or draft.whom.poursuivi
    whose = of.nom_complet if of is not None and of is not draft.dossier.debiteur else ""
    found = (delai for delai in draft.situation.delais if delai.nature == nature and delai.personne == whose)
    return max(found, key=lambda delai: delai.depart, default=None)


def lapse(draft: Draft, nature: str = "caducite-ordonnance") -> Delai | None:
    """The limit to serve the order the document is made on, whomever it is still to be served on; none without one."""
    found = (delai for delai in draft.situation.delais if delai.nature == nature)
    return next((delai for delai in found if draft.titre is None or _of_the_title(draft.titre, delai)), None)


def _of_the_title(titre: Titre, delai: Delai) -> bool:
    """Whether a limit is of a title: started by it, and of what it judges."""
    return delai.depart == titre.date and (not delai.factures or any(map(titre.juge, delai.factures)))


def _prescribed_first(draft: Draft, order: Delai | None) -> Delai | None:
    """The prescription that ends before an order lapses: the service of the order interrupts it, nothing before."""
    if order is None:
        return None
    titre = draft.titre
    running = (one for one in draft.situation.delais if one.nature in LIVES and draft.au <= one.date)
    own = (one for one in running if titre is None or not one.facture or titre.juge(one.facture))
    first = min(own, key=lambda one: one.prudence, default=None)
    return first if first is not None and first.prudence < order.prudence else None


def service(draft: Draft) -> dict[str, Any]:
    """Values of the request to serve a title: the last safe day is what matters, of the order or of the claim."""
    titre, order, judgment = draft.titre, lapse(draft), lapse(draft, "caducite-jugement")
    found = order or judgment
    life = _prescribed_first(draft, order)
    first = life or found
    abroad = titre is not None and titre.nature is NatureTitre.JUGEMENT_ETRANGER
    return act.handover(draft) | {
        "injonction": titre is not None and titre.nature is NatureTitre.ORDONNANCE_INJONCTION,
        "etranger": abroad,
        "administratif": of_the_administrative_judge(draft.dossier, titre),
        "a_declarer_executoire": abroad and titre is not None and titre.executoire_le is None,
        "signifier_avant": max(first.prudence, draft.au) if first else None,
        "signifier_article": first.reference.citation if first else "",
        "prescription": life,
        "caducite_le": found.date if found else None,
        "caducite_article": found.reference.article if found else "",
        "caducite_jugement": found is not None and found is judgment,
        "execution_suspendue": dates_fr(enumeration([lower_first(one.titre) for one in served_through(draft)])),
    }


def served_through(draft: Draft) -> tuple[Pause, ...]:
    """What holds the demand and its enforcement while the title is served."""
    known = (pause for pause in draft.situation.pauses if pause.nature in SERVED_ALL_THE_SAME)
    each = (insolvent(draft.vue, party) for party in condemned.aimed(draft))
    his_own = (one for one in each if one is not None and condemned.served_all_the_same(draft, one))
    return (*(pause for pause in known if pause.tient(draft.titre)), *his_own)


def mandate(draft: Draft) -> dict[str, Any]:
    """Values of the mandate to enforce, with the décompte distinct (R211-1, R221-1 CPCE)."""
    return (
        act.handover(draft)
        | {
            "imputations": draft.decompte.imputations,
        }
        | act.accrued(draft.decompte.lignes)
        | payments(draft)
    )


def payments(draft: Draft) -> dict[str, Any]:
    """Payments received and not bounced, by day; on a title, those made of it, and what it is held to count already.

    Of a title that judges some invoices, each for what it settled of what the document is of. What of them was given
    back is told after them.
    """
    dossier, titre = draft.dossier, draft.titre
    shared = titre is not None and bool(titre.factures)
    made = {path: one for path, one in draft.vue.paiements if shared or titre is None or settles(dossier, titre, one)}
    return {
        "paiements": _by_day(_shares(draft) if shared else map(received, made.values())),
        "compris": tuple(_included(draft.decompte)),
        "rendus": tuple(_given_back(draft, made)),
    }


def _given_back(draft: Draft, told: Container[KeyPath]) -> Iterator[Recu]:
    """Refunds of what these payments, and the credit notes, exceeded."""
    of_them = [one for one in draft.decompte.remboursements if one.origine in told or one.origine[0] == "avoirs"]
    for one in refunds(draft, of_them):
        how = (means(one.fait), f"à {one.fait.a}" if one.fait.a else "") if one.fait else ()
        yield Recu(one.date, one.montant, ", ".join(filter(None, how)))


def _included(decompte: Decompte) -> Iterator[Inclus]:
    """What each title of a document holds to be paid already."""
    several = len({one.numero for one in decompte.lignes if one.du_titre}) > 1
    for (titre, jusqu_au), paid in by_title(decompte.compris).items():
        yield Inclus(lower_first(titre) if several else "", jusqu_au, paid)


def _shares(draft: Draft) -> Iterator[Recu]:
    """What of each payment settled what the document is of, with what of it exceeded every debt, given back or not."""
    decompte = draft.decompte
    for path, one in draft.vue.paiements:  # what is overpaid is of no line
        back = sum((each.montant for each in decompte.rendu_de(path)), ZERO)
        share = one.montant - decompte.compris_de(path) if decompte.trop_percu else decompte.impute(path) + back
        if share:
            yield received(one.model_copy(update={"montant": share}))


def received(one: Paiement) -> Recu:
    """A payment in the words of a letter."""
    by = f"par {one.paye_par}" if one.paye_par else ""
    return Recu(one.date, one.montant, ", ".join(filter(None, (means(one), by))))


def _by_day(received: Iterable[Recu]) -> tuple[Recu, ...]:
    return tuple(sorted(received, key=lambda one: one.date))


def _credit_notes(draft: Draft) -> tuple[Avoir, ...]:
    return tuple(sorted((one for one in draft.dossier.avoirs if one.date <= draft.au), key=lambda one: one.date))


def _credited_before(draft: Draft) -> str:
    """What is said of the credit notes that the titles followed are held to count already."""
    known = [
        note.numero
        for titre in titles_of(draft.dossier, draft.decompte.lignes)
        for _, note in credited(draft.dossier, titre, date.min, claimed_on(draft.dossier, titre))
    ]
    if not known:
        return ""
    named, held = plural(len(known), "L'avoir n°", "Les avoirs n°"), plural(len(known), "est tenu", "sont tenus")
    again = plural(len(known), "n'en est pas déduit", "n'en sont pas déduits")
    return f"{named} {enumeration(known)} {held} pour compris dans ce que le titre accorde, et {again} de nouveau."


def account(draft: Draft) -> dict[str, Any]:
    """Values of the statement of account: payments received, credit notes, what it says nothing of."""
    apart = left_aside(draft.vue)
    return {
        **payments(draft),
        "avoirs": _credit_notes(draft),
        "avoirs_compris": _credited_before(draft),
        "hors_du_titre": invoices_named(apart, draft.mot, "la") if apart else "",
        "hors_du_titre_nombre": len(apart),
        **receipt.reserves(draft, draft.ouvertes),
        **receipt.paid_up(draft),
    }


def discharge(draft: Draft) -> dict[str, Any]:
    """Values of the quittance: what was received, what the creditor gave up, and the measures to lift."""
    known = [one for _, one in draft.vue.paiements]
    paid, last = _by_day(received(one) for one in known), max(known, key=lambda one: one.date, default=None)
    return {
        "paiements": paid,
        "volontaire": last is not None and last.volontaire and last.moyen is not Moyen.SAISIE,  # nobody is thanked else
        "a_encaisser": last is not None and last.moyen.a_encaisser,
        "compris": (),
        "rendus": (),  # a sentence of its own says it
        "imputes": receipt.settled(draft),
        "avoirs": _credit_notes(draft),
        "trop_percu": draft.decompte.trop_percu,
        "rembourse": draft.decompte.rembourse,
        "rendu_a": receipt.given_to_others(draft, draft.decompte.remboursements),
        "tiers_payeur": any(one.paye_par for _, one in draft.vue.paiements),
        "abandon": draft.decompte.abandon,
        "abandon_principal": sum((one.principal for one in draft.decompte.abandons), ZERO),
        "total_recu": sum((one.montant for one in paid), ZERO),
        "mesures": bool(running(draft.vue)),
        "toutes_factures": tuple(draft.dossier.factures),
        "titre_suivi": condemned.granted(draft.titre) if draft.titre else "",
    }
