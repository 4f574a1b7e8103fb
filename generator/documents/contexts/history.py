"""What the journal tells a reader: reminders sent, acknowledgments, promises; never the office's notes."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from generator.documents.contexts import heirs
from generator.documents.contexts.parties import to_party
from generator.documents.draft import Draft
from generator.documents.words import date_fr, invoices_named
from generator.model import (
    Debiteur,
    Dossier,
    FaitAutreCourrier,
    FaitContact,
    FaitCourrier,
    FaitEcheancier,
    FaitEnvoi,
    FaitJournal,
    FaitProcedure,
    addressee,
    against_principal,
    ordinary_delay,
    summons,
    targeted,
)
from generator.money import NBSP, format_eur
from generator.numbering import numbers
from generator.progress.ladder import RELANCES
from generator.vocabulary import Avis, Envoi, Fait, Moyen

_CHANNEL = {
    Envoi.COURRIEL: "par courriel",
    Envoi.COURRIER: "par lettre simple",
    Envoi.LRAR: "par lettre recommandée avec demande d'avis de réception",
    Envoi.LRE: "par lettre recommandée électronique",
    Envoi.SIGNIFICATION: "par acte de commissaire de justice",
    Envoi.REMISE_EN_MAIN_PROPRE: "par remise en main propre",
    Envoi.TELEPHONE: "par téléphone",
    Envoi.VISITE: "lors d'une visite",
}
_LETTER = {  # by the fact of the journal, or the document issued
    "mise-en-demeure": "mise en demeure",
    "mise-en-demeure-caution": "mise en demeure",
    "mise-en-demeure-decheance": "mise en demeure après rupture de l'échéancier",
    "information-caution": "information de la défaillance du débiteur",
    "information-annuelle-caution": "information annuelle",
    "information-rgpd": "information sur les données personnelles",
    "rappel-avant-echeance": "rappel avant échéance",
    "relance-courriel": "relance",
    "relance-courriel-2": "relance",
    "relance-courrier": "relance",
    "lettre-avocat": "lettre de l'avocat du créancier",
}
RECEIVED = {Moyen.COMPENSATION: "compensation de", Moyen.SAISIE: "somme saisie :"}
_RETURN = {
    Avis.DISTRIBUE: "distribuée",
    Avis.AVISE_NON_RECLAME: "retournée « avisé et non réclamé »",
    Avis.REFUSE: "refusée par son destinataire",
    Avis.DESTINATAIRE_INCONNU: "retournée « destinataire inconnu à l'adresse »",
}


class Etape(Struct, frozen=True):
    """A line of the history: « 8 avril 2026 », « relance par courriel », pièce « 4 »."""

    date: date
    libelle: str
    piece: str  # number of the pièce that proves it, or ""


def reminders(draft: Draft) -> tuple[Etape, ...]:
    """Letters and e-mails sent to whom the letter is for, up to the date, oldest first."""
    known = numbers(draft.dossier)
    if draft.whom.autre is None:
        return tuple(_steps(draft, known))
    return tuple(
        Etape(
            fact.date,
            other_label(fact) + _comma(heirs.sent_to(draft, draft.whom.autre, fact.date)),
            first_number(known, fact.preuves),
        )
        for fact in sent_to(draft, draft.whom.autre)
    )


def sent_to(draft: Draft, party: Debiteur) -> tuple[FaitAutreCourrier, ...]:
    """Letters to one joint debtor or guarantor, up to the date."""
    return tuple(fact for _, fact in draft.vue.of(FaitAutreCourrier) if fact.debiteur == party.nom_complet)


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


def rank(draft: Draft) -> int:
    """« Relance n° 2 »: reminders of every channel he was already sent, corrected ones once, plus one."""
    if draft.whom.autre is not None:
        sent = [fact for fact in sent_to(draft, draft.whom.autre) if fact.document == draft.document]
        return 1 + sum(1 for fact in sent if not heirs.before(draft, draft.whom.autre, fact.date))
    known = [fact for fact in draft.dossier.journal if isinstance(fact, FaitCourrier) and fact.date <= draft.au]
    letters = [fact for fact in known if not heirs.before(draft, draft.debiteur, fact.date)]
    corrected = {str(fact.remplace) for fact in letters if fact.remplace is not None} | {draft.choix.remplace}
    reminders = (fact for fact in letters if fact.type in RELANCES)
    return 1 + sum(1 for fact in reminders if str(fact.emis or "") not in corrected - {""})


def rectified(draft: Draft) -> date | None:
    """Day of the letter that this one corrects (``--remplace``), whose reader holds both; none of any other letter."""
    facts = (fact for fact in draft.dossier.journal if fact.emis is not None)
    return next((fact.date for fact in facts if str(fact.emis) == draft.choix.remplace), None)


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
    """The last mise en demeure sent to whom the letter is for, not to the one he inherits from."""
    sent = formal_notice(draft) if draft.whom.autre is None else notice_to(draft, draft.whom.autre)
    return None if sent is None or heirs.before(draft, draft.destinataire, sent.date) else sent


def notice_to(draft: Draft, party: Debiteur) -> FaitAutreCourrier | None:
    """The last mise en demeure sent to one joint debtor or guarantor."""
    sent = [fact for fact in sent_to(draft, party) if fact.document.startswith("mise-en-demeure")]
    return sent[-1] if sent else None


def formal_notice(draft: Draft) -> FaitCourrier | None:
    """The last mise en demeure sent that asks for an invoice the document asks for too."""
    asked = {ligne.numero for ligne in draft.lignes}
    sent = (fact for fact in reversed(past(draft, Fait.MISE_EN_DEMEURE)) if isinstance(fact, FaitCourrier))
    named = ((fact, targeted(draft.dossier, fact)) for fact in sent)
    return next((fact for fact, of in named if not (asked and of) or not asked.isdisjoint(of)), None)


def chronology(draft: Draft, garants: frozenset[str] = frozenset()) -> tuple[Etape, ...]:
    """Everything a judge reads: letters, acknowledgments, promises, payments; calls only when the debtor answered.

    ``garants`` are the guarantors the act is against too, or its reader is told of: letters to them are then told, as
    those to the joint debtors it names. An act against a joint debtor alone tells no letter to the principal one.
    """
    known = numbers(draft.dossier)
    others = garants | {party.nom_complet for party in (*draft.codebiteurs, draft.whom.poursuivi) if party is not None}
    own = _steps(draft, known) if draft.whom.poursuivi is None else ()
    sent = [*own, *_others(draft, known, others), *_served(draft, known)]
    steps = [*sent, *_debtor(draft, known), *_payments(draft, known)]
    return tuple(sorted(steps, key=lambda step: step.date))


def _steps(draft: Draft, known: dict[str, str]) -> Iterator[Etape]:
    for fact in draft.dossier.journal:
        if isinstance(fact, FaitCourrier) and fact.date <= draft.au:
            label = letter_label(fact) + addressed(draft.dossier, draft.au, fact)
            yield Etape(fact.date, label, first_number(known, fact.preuves))


def _served(draft: Draft, known: dict[str, str]) -> Iterator[Etape]:
    for act in summoned(draft):
        label = "assignation" if act.assigne else "commandement de payer"
        yield Etape(act.date, label, first_number(known, act.preuves))


def _others(draft: Draft, known: dict[str, str], others: frozenset[str]) -> Iterator[Etape]:
    for _, fact in draft.vue.of(FaitAutreCourrier):
        if fact.debiteur in others:
            label = other_label(fact) + addressed(draft.dossier, draft.au, fact)
            yield Etape(fact.date, label, first_number(known, fact.preuves))


def addressed(dossier: Dossier, au: date, fact: FaitEnvoi) -> str:
    """« , à Léa Fable »: whom a letter went to, before the debt came to his heir too; nothing for the principal debtor.

    ``au`` is the day at which the case is told: a death is known from its own.
    """
    name = addressee(fact)
    party = dossier.named(name)
    return _comma(heirs.received(dossier, au, party, fact.date) or (to_party(party) if name else ""))


def _comma(whom: str) -> str:
    return f", {whom}" if whom else ""


def other_label(fact: FaitAutreCourrier) -> str:
    """« mise en demeure par lettre recommandée… », to a joint debtor or a guarantor."""
    return other_name(fact) + conveyed(fact)


def other_name(fact: FaitAutreCourrier) -> str:
    """« mise en demeure », « information annuelle »: what a letter to a joint debtor or a guarantor is."""
    return _LETTER.get(fact.document, "lettre")


def letter_label(fact: FaitCourrier) -> str:
    """« mise en demeure par lettre recommandée…, présentée le 4 juin 2026 »."""
    return _LETTER[fact.type] + conveyed(fact)


def conveyed(fact: FaitEnvoi) -> str:
    """« par lettre recommandée…, présentée le 4 juin 2026 », after a space; nothing when the journal does not say."""
    label = f" {_CHANNEL[fact.envoi]}" if fact.envoi is not None else ""
    if fact.suivi:
        label += f" n°{NBSP}{fact.suivi.replace(' ', NBSP)}"
    if fact.presentee_le:
        label += f", présentée le {date_fr(fact.presentee_le)}"
    if fact.avis:
        day = f" le {date_fr(fact.distribuee_le)}" if fact.distribuee_le and fact.avis is Avis.DISTRIBUE else ""
        label += f"{' et' if fact.presentee_le else ','} {_RETURN[fact.avis]}{day}"
    return label


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
            yield Etape(fact.date, label + _promised(fact) + whose, first_number(known, fact.preuves))


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
        yield Etape(payment.date, what, first_number(known, proofs))


def first_number(known: dict[str, str], proofs: tuple[str, ...]) -> str:
    """Number of the first pièce numbered among some; empty when none is."""
    return next((known[proof] for proof in proofs if proof in known), "")
