"""What happened, for a reader who was not there: invoices, deliveries, payments and the journal, oldest first.

The office's notes, its holds and its own thoughts are never printed; nor that an act of the creditor was late, which is
for his lawyer to know. The debtor's own delay is told with its article.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.documents.contexts import history, sent, told
from generator.documents.words import date_fr, means
from generator.model import Dossier, FaitEnvoi, Office
from generator.money import NBSP, format_eur
from generator.numbering import numbers
from generator.phrases import upper_first
from generator.progress.types import Retard


class Jalon(Struct, frozen=True):
    """A line of the chronology: the date, what happened, the numbers of the pièces that prove it."""

    date: dt.date
    libelle: str
    pieces: tuple[str, ...]


def chronology(dossier: Dossier, office: Office, au: dt.date, retards: Sequence[Retard] = ()) -> tuple[Jalon, ...]:
    """Facts up to ``au``, oldest first; of one day, in the order: invoices, payments, journal."""
    known = numbers(dossier)
    noted = _journal(dossier, office, au, retards)
    rows = [*_invoices(dossier), *_payments(dossier), *_refunds(dossier), *told.decisions(dossier), *noted]
    lines = [
        Jalon(date, label, tuple(sorted({known[name] for name in proofs if name in known}, key=int)))
        for date, label, proofs in rows
        if date <= au
    ]
    return tuple(sorted(lines, key=lambda line: line.date))


Row = tuple[dt.date, str, tuple[str | None, ...]]


def _invoices(dossier: Dossier) -> Iterator[Row]:
    if dossier.creance.contrat_du:
        yield dossier.creance.contrat_du, "Contrat", (dossier.creance.cgv,)
    mot = dossier.mot
    for facture in dossier.factures:
        name = f"{mot.un} n°{NBSP}{facture.numero}"
        ordered = dossier.piece(facture.commande) if facture.commande else None
        if ordered and ordered.date:
            yield ordered.date, f"Commande ({name})", (ordered.id,)
        if facture.execution_le:
            yield facture.execution_le, f"Livraison ou exécution ({name})", (facture.livraison,)
        deed = dossier.piece(facture.cession) if facture.cession else None
        if deed and deed.date:
            yield deed.date, f"Transmission de la créance au créancier ({name})", (deed.id,)
        amount = format_eur(facture.montant_ttc)
        due = f", à échéance du {date_fr(facture.echeance)}" if facture.echeance else ""
        yield facture.date, f"{upper_first(name)} de {amount}{mot.ttc}{due}", (facture.piece,)
    for avoir in dossier.avoirs:
        label = f"Avoir n°{NBSP}{avoir.numero} de {format_eur(avoir.montant_ttc)} sur {mot.la} n°{NBSP}{avoir.facture}"
        yield avoir.date, label, (avoir.piece,)


def _payments(dossier: Dossier) -> Iterator[Row]:
    for payment in dossier.paiements:
        by = f" par {payment.paye_par}" if payment.paye_par else ""
        mistaken = ", reçu par erreur" if payment.indu else ""
        what = upper_first(history.RECEIVED.get(payment.moyen, "paiement de"))
        how = means(payment) if payment.moyen.remis else ""
        label = f"{what} {format_eur(payment.montant)}{by}{f' ({how})' if how else ''}{mistaken}"
        yield payment.date, label, (payment.piece,)
        if payment.indu and payment.rembourse_le:
            yield payment.rembourse_le, f"Restitution du paiement du {date_fr(payment.date)} reçu par erreur", ()
        elif payment.rembourse_le:
            yield payment.rembourse_le, f"Remboursement, à la suite du paiement du {date_fr(payment.date)}", ()
        if payment.subrogation:
            yield payment.date, f"Subrogation consentie à {payment.paye_par}", (payment.subrogation,)
        if payment.rejete_le:
            yield payment.rejete_le, f"Rejet du paiement du {date_fr(payment.date)}", (payment.piece,)


def _refunds(dossier: Dossier) -> Iterator[Row]:
    for one in dossier.remboursements:
        to = f" à {one.a}" if one.a else ""
        yield one.date, f"Remboursement de {format_eur(one.montant)}{to}", (one.piece,)


def _journal(dossier: Dossier, office: Office, au: dt.date, retards: Sequence[Retard]) -> Iterator[Row]:
    late = {one.origine[1]: one for one in retards if one.a_charge_de == "debiteur" and one.origine[0] == "journal"}
    for rank, fact in enumerate(dossier.journal):
        label = told.label(fact, office)
        if isinstance(fact, FaitEnvoi):
            label += sent.addressed(dossier, au, fact)
        if label and rank in late:
            label += f", après le terme du {date_fr(late[rank].terme)} ({late[rank].reference.article})"
        if label:
            yield fact.date, label, fact.preuves
