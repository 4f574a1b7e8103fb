"""What holds or reverses, read from the journal: grace, disputes, bounced payments."""

import datetime as dt
from collections.abc import Iterator, Sequence
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from generator.case import KeyPath
from generator.instances import dismissed_named
from generator.law.interest import DAY
from generator.law.rates import percent
from generator.model import (
    Dossier,
    Facture,
    FaitContestation,
    FaitJournal,
    FaitPause,
    FaitProcedure,
    FaitRejet,
    FaitReprise,
    Paiement,
)
from generator.money import ZERO, format_eur
from generator.statement.facts import Grace, Refund
from generator.vocabulary import Fait, Moyen


def lifts(resumption: FaitReprise, held: Fait, since: dt.date) -> bool:
    """Tell whether a « reprise » ends a hold that began on a day, of a given type of fact.

    What a judge granted, the creditor does not take back (C. civ. 1343-5): only a « reprise » that names the delay
    ends it, and that one ends nothing else. Every other hold ends with a « reprise » that names nothing, even of its
    own day; a delay granted on the day another is lifted stands.
    """
    if held is Fait.DELAI_DE_GRACE:
        return resumption.objet is held and resumption.date > since
    return resumption.objet is None and resumption.date >= since


def graces(dossier: Dossier, au: dt.date) -> Iterator[Grace]:
    """Delays granted by the judge; a ``reprise`` that names them ends them early."""
    resumed = [fact for fact in dossier.faits(FaitReprise) if fact.date <= au]
    for fact in dossier.faits(FaitPause, Fait.DELAI_DE_GRACE):
        if fact.date <= au:
            ends = [one.date - DAY for one in resumed if lifts(one, fact.type, fact.date)]
            term = fact.jusqu_au or fact.date + relativedelta(years=2)
            end = min([term, *ends])
            yield Grace(fact.date, end, fact.taux_reduit, fact.imputation_capital, ecourte=end < term)


def bounced_payments(dossier: Dossier, au: dt.date) -> dict[int, dt.date]:
    """Payments rejected by ``au``, by their places, with the day of it.

    Said on the payment itself, or by a fact of the journal for that day and amount.
    """
    said = {index: paid.rejete_le for index, paid in enumerate(dossier.paiements)}
    rejected = {index: day for index, day in said.items() if day and day <= au}
    for fact in dossier.faits(FaitRejet):
        if fact.date <= au:
            match = [
                index
                for index, paid in enumerate(dossier.paiements)
                if paid.date == fact.paiement_du and paid.montant == fact.montant and paid.rejete_le is None
            ]
            rejected.update(next(({index: fact.date} for index in match if index not in rejected), {}))
    return rejected


def rejected_since(dossier: Dossier, day: dt.date, au: dt.date) -> list[tuple[Paiement, dt.date]]:
    """Payments of until a day, that the bank rejected since, with the day of it; none of those received by mistake."""
    bounced = ((dossier.paiements[index], rejected) for index, rejected in bounced_payments(dossier, au).items())
    return [(paid, rejected) for paid, rejected in bounced if paid.date <= day < rejected and not paid.indu]


def valid_payments(dossier: Dossier, au: dt.date) -> Iterator[tuple[KeyPath, Paiement]]:
    """Payments that hold at ``au``, with their places: one bounced, or received by mistake, extinguishes nothing.

    CMF, art. L131-67 for a cheque; C. civ., art. 1302-1.
    """
    bounced = bounced_payments(dossier, au)
    for index, paid in enumerate(dossier.paiements):
        if paid.date <= au and index not in bounced and not paid.indu:
            yield ("paiements", index), paid


def refunds(dossier: Dossier, au: dt.date) -> Iterator[Refund]:
    """What was given back by ``au``, noted as such or on a payment that holds."""
    for index, one in enumerate(dossier.remboursements):
        if one.date <= au:
            yield Refund(one.date, ("remboursements", index), one.montant, one.a, _owed_to(dossier, one.a))
    for own, paid in valid_payments(dossier, au):
        if paid.rembourse_le and paid.rembourse_le <= au:
            yield Refund(paid.rembourse_le, own, paid.montant, paid.paye_par, _notes(dossier) | {own}, paid.date)


def _owed_to(dossier: Dossier, name: str | None) -> frozenset[KeyPath]:
    """What may have to be given back to a person: his payments; to the principal debtor, the credit notes too."""
    debtor = dossier.debiteur.nom_complet
    paid = {("paiements", index) for index, one in enumerate(dossier.paiements) if (one.paye_par or debtor) == name}
    return frozenset(paid) | (_notes(dossier) if name == debtor else frozenset())


def _notes(dossier: Dossier) -> frozenset[KeyPath]:
    return frozenset(("avoirs", index) for index in range(len(dossier.avoirs)))


def void_remarks(dossier: Dossier, au: dt.date) -> Iterator[str]:
    """One sentence per payment that extinguished nothing: it bounced, or is to give back."""
    for index in sorted(bounced_payments(dossier, au)):
        paid = dossier.paiements[index]
        article = " (CMF, art. L131-67)" if paid.moyen is Moyen.CHEQUE else ""
        yield f"Paiement du {paid.date:%d/%m/%Y} rejeté : il n'a rien éteint{article}."
    for paid in mistakes(dossier, au):
        yield f"{undue(paid, au)} Il n'éteint rien (C. civ., art. 1302-1 et 1302-2)."


def mistakes(dossier: Dossier, au: dt.date) -> Iterator[Paiement]:
    """Payments received by mistake by ``au``, given back or not; what bounced was never received."""
    bounced = bounced_payments(dossier, au)
    for index, paid in enumerate(dossier.paiements):
        if paid.indu and paid.date <= au and index not in bounced:
            yield paid


def undue(paid: Paiement, au: dt.date) -> str:
    """« Paiement de 500,00 € du 12/10/2026 reçu par erreur, à rendre à SARL Songe. »."""
    whom = f" à {paid.paye_par}" if paid.paye_par else ""
    given = paid.rembourse_le if paid.rembourse_le and paid.rembourse_le <= au else None
    fate = f"rendu{whom} le {given:%d/%m/%Y}" if given else f"à rendre{whom}"
    return f"Paiement de {format_eur(paid.montant)} du {paid.date:%d/%m/%Y} reçu par erreur, {fate}."


def disputes(dossier: Dossier, au: dt.date) -> tuple[FaitJournal, ...]:
    """Disputes, resumptions and dismissals by name known at ``au``, in order of date, then of the journal."""
    kinds, dismissed = FaitContestation | FaitReprise, [fact for fact, _ in dismissed_named(dossier, au)]
    known = (fact for fact in dossier.journal if fact.date <= au and (isinstance(fact, kinds) or fact in dismissed))
    return tuple(sorted(known, key=lambda fact: fact.date))


def disputed_amount(known: Sequence[FaitJournal], dossier: Dossier, facture: Facture) -> Decimal:
    """What is disputed of an invoice, in euros, from the disputes and the resumptions: all of it, a part, or nothing.

    Disputes of the same invoice add up, within its amount; a « reprise » lifts them all. What a judgment dismissed is
    out of claim like them, and nothing of the creditor lifts it (CPC 480).
    """
    if dismissed_on(known, facture):
        return facture.montant_ttc
    numeros = {one.numero for one in dossier.factures}
    disputed = ZERO
    for fact in known:
        if isinstance(fact, FaitReprise):
            disputed = ZERO if lifts(fact, Fait.CONTESTATION, fact.date) else disputed
        elif isinstance(fact, FaitContestation) and (not fact.factures or facture.numero in fact.factures):
            part = fact.montant if fact.partielle(numeros) else None
            disputed += facture.montant_ttc if part is None else part
    return min(disputed, facture.montant_ttc)


def dismissed_on(known: Sequence[FaitJournal], facture: Facture) -> dt.date | None:
    """Day of the first of these judgments that dismissed the claim of an invoice."""
    named = (fact for fact in known if isinstance(fact, FaitProcedure))
    return next((fact.date for fact in named if facture.numero in fact.factures), None)


def grace_remark(grace: Grace, *, penalites: bool) -> str:
    """The sentence that says what a delay granted by the judge changes."""
    effect = "pénalités non encourues" if penalites else "majorations non encourues"
    if grace.taux_reduit is not None:
        effect = f"taux réduit à {percent(grace.taux_reduit)}"
    too_long = grace.au > grace.du + relativedelta(years=2)
    length = " Durée supérieure à deux ans : vérifier la décision." if too_long else ""
    early = " Fini avant son terme, d'après une reprise du dossier : à vérifier." if grace.ecourte else ""
    days = f"du {grace.du:%d/%m/%Y} au {grace.au:%d/%m/%Y}"
    return f"Délai de grâce {days} : {effect} (C. civ., art. 1343-5).{length}{early}"
