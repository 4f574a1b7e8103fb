"""What the journal tells a reader: reminders sent, acknowledgments, promises; never the office's notes."""

from collections.abc import Iterator

from generator.documents.contexts import heirs
from generator.documents.contexts.refunds import refunds
from generator.documents.contexts.sent import Etape, addressed, other_label, proved, reminders, sent_to
from generator.documents.draft import Draft
from generator.documents.words import date_fr, invoices_named
from generator.instances import against_principal, summons
from generator.model import (
    Debiteur,
    FaitAutreCourrier,
    FaitContact,
    FaitCourrier,
    FaitEcheancier,
    FaitEnvoi,
    FaitJournal,
    FaitProcedure,
    ordinary_delay,
    targeted,
)
from generator.money import format_eur
from generator.numbering import numbers
from generator.progress.notices import calls_for
from generator.statement.types import LigneFacture
from generator.vocabulary import Fait, Moyen

RECEIVED = {Moyen.COMPENSATION: "compensation de", Moyen.SAISIE: "somme saisie :"}


def past(draft: Draft, kind: Fait) -> tuple[FaitJournal, ...]:
    """Facts of one type up to the date; of acts, those against the principal debtor or whom the letter is for."""
    name = draft.whom.autre.nom_complet if draft.whom.autre else None
    facts = (fact for fact in draft.dossier.journal if fact.type is kind and fact.date <= draft.au)
    return tuple(
        fact
        for fact in facts
        if against_principal(draft.dossier, fact) or (name is not None and getattr(fact, "debiteur", None) == name)
    )


def last(draft: Draft, kind: Fait) -> FaitJournal | None:
    """Latest fact of one type up to the date."""
    facts = past(draft, kind)
    return facts[-1] if facts else None


def notice_given(draft: Draft) -> FaitCourrier | FaitAutreCourrier | None:
    """The last mise en demeure sent to whom an act is against, or to the one he inherits from."""
    return formal_notice(draft) if draft.whom.poursuivi is None else notice_to(draft, draft.whom.poursuivi)


def time_left(draft: Draft, notice: FaitCourrier | FaitAutreCourrier) -> int:
    """Days a mise en demeure leaves to pay: as it says, else what such a letter ordinarily leaves."""
    if isinstance(notice, FaitCourrier):
        return draft.office.delai(draft.dossier, notice)
    return notice.delai or ordinary_delay(Fait.MISE_EN_DEMEURE, draft.dossier.named(notice.debiteur))


def summoned(draft: Draft) -> tuple[FaitProcedure, ...]:
    """Acts served on the principal debtor that call upon him to pay; none of an act asked of another alone."""
    return tuple(one.acte for one in summons(draft.dossier, draft.au)) if draft.whom.poursuivi is None else ()


def formal_notice_told(draft: Draft) -> FaitEnvoi | None:
    """The last mise en demeure sent of it to whom the letter is for, not to the one he inherits from."""
    sent = formal_notice(draft) if draft.whom.autre is None else notice_to(draft, draft.whom.autre)
    return None if sent is None or heirs.before(draft, draft.destinataire, sent.date) else sent


def asked_by(draft: Draft, letter: FaitCourrier, ligne: LigneFacture) -> bool:
    """Whether a letter of the journal asked for an invoice: as it says, else all that were past due that day."""
    named = targeted(draft.dossier, letter)
    return ligne.numero in named if named else ligne.echeance < letter.date


def notice_to(draft: Draft, party: Debiteur) -> FaitAutreCourrier | None:
    """The last mise en demeure sent to one joint debtor or guarantor."""
    sent = [fact for fact in sent_to(draft, party) if fact.document.startswith("mise-en-demeure")]
    return sent[-1] if sent else None


def formal_notice(draft: Draft) -> FaitCourrier | None:
    """The last mise en demeure sent that calls for what the document asks for too."""
    sent = (fact for fact in reversed(past(draft, Fait.MISE_EN_DEMEURE)) if isinstance(fact, FaitCourrier))
    return next((fact for fact in sent if not draft.lignes or any(called_for(draft, fact))), None)


def called_for(draft: Draft, notice: FaitCourrier) -> Iterator[LigneFacture]:
    """What a document asks for that a mise en demeure called for, overdue the day it was sent; of a title, any did."""
    known = (draft.dossier, notice)
    return (one for one in draft.lignes if one.du_titre or calls_for(*known, one.numero, one.echeance))


def chronology(draft: Draft, garants: frozenset[str] = frozenset()) -> tuple[Etape, ...]:
    """Everything a judge reads: letters, acknowledgments, promises, payments; calls only when the debtor answered.

    ``garants`` are the guarantors the act is against too, or its reader is told of: letters to them are then told, as
    those to the joint debtors it names. An act against a joint debtor alone tells no letter to the principal one.
    """
    known = numbers(draft.dossier)
    others = garants | {party.nom_complet for party in (*draft.codebiteurs, draft.whom.poursuivi) if party is not None}
    own = reminders(draft) if draft.whom.poursuivi is None else ()
    sent = [*own, *_others(draft, known, others), *_served(draft, known)]
    steps = [*sent, *_debtor(draft, known), *_payments(draft, known), *_refunds(draft, known)]
    return tuple(sorted(steps, key=lambda step: step.date))


def _served(draft: Draft, known: dict[str, str]) -> Iterator[Etape]:
    for act in summoned(draft):
        label = "assignation" if act.assigne else "commandement de payer"
        yield Etape(act.date, label, proved(known, act.preuves))


def _others(draft: Draft, known: dict[str, str], others: frozenset[str]) -> Iterator[Etape]:
    for _, fact in draft.vue.of(FaitAutreCourrier):
        if fact.debiteur in others:
            label = other_label(fact) + addressed(draft.dossier, draft.au, fact)
            yield Etape(fact.date, label, proved(known, fact.preuves))


def _debtor(draft: Draft, known: dict[str, str]) -> Iterator[Etape]:
    labels = {
        Fait.RECONNAISSANCE: "reconnaissance de la dette",
        Fait.CONTESTATION: "contestation",
        Fait.REPONSE: "réponse du débiteur",
        Fait.PROMESSE: "promesse de paiement",
        Fait.ECHEANCIER: "échéancier convenu",
        Fait.ECHEANCE_MANQUEE: "échéance impayée",
        Fait.PAIEMENT_REJETE: "paiement rejeté",
    }
    whose = f" ({draft.dossier.debiteur.nom_legal})" if draft.whom.poursuivi is not None else ""
    for fact in draft.dossier.journal:
        if fact.date > draft.au:
            continue
        label = labels.get(Fait(fact.type))
        if isinstance(fact, FaitEcheancier) and not fact.signe:
            label = "échéancier proposé"
        if isinstance(fact, FaitEcheancier) and fact.factures:
            label = f"{label} pour {invoices_named(fact.factures, draft.mot, 'la')}"
        if isinstance(fact, FaitContact) and fact.promesse:
            label = "appel téléphonique : promesse de paiement"
        if label:
            yield Etape(fact.date, label + _promised(fact) + whose, proved(known, fact.preuves))


def _promised(fact: FaitJournal) -> str:
    promise = getattr(fact, "promesse", None)
    if promise is None:
        return ""
    return f" de {format_eur(promise.montant)} pour le {date_fr(promise.date)}"


def _payments(draft: Draft, known: dict[str, str]) -> Iterator[Etape]:
    for _, payment in draft.vue.paiements:
        proofs = (payment.piece,) if payment.piece else ()
        by = f" par {payment.paye_par}" if payment.paye_par else ""
        what = f"{RECEIVED.get(payment.moyen, 'paiement de')} {format_eur(payment.montant)}{by}"
        yield Etape(payment.date, what, proved(known, proofs))


def _refunds(draft: Draft, known: dict[str, str]) -> Iterator[Etape]:
    """What of these payments was given back, each refund for what it is counted."""
    for one in refunds(draft, draft.decompte.remboursements):
        proofs = (one.fait.piece,) if one.fait and one.fait.piece else ()
        yield Etape(one.date, f"remboursement de {format_eur(one.montant)}{one.a}", proved(known, proofs))
