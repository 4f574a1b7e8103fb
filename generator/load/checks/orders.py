"""Dates of a case that follow each other: an invoice and its due date, an act and what it answers."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from generator.case import Case, KeyPath
from generator.findings import Finding, Level
from generator.model import (
    FaitAutreCourrier,
    FaitContact,
    FaitCourrier,
    FaitDeces,
    FaitDissolution,
    FaitEcheancier,
    FaitPause,
    FaitProcedure,
    FaitProcedureCollective,
    FaitReponse,
    FaitRole,
    FaitSurendettement,
    Office,
)
from generator.vocabulary import Fait


class _Order(NamedTuple):
    """Two dates of a case that follow each other, and what to say when they do not."""

    path: KeyPath
    earlier: date | None
    later: date | None
    message: str
    level: Level = Level.AVERTISSEMENT


def dates_follow(case: Case, _office: Office | None) -> Iterator[Finding]:
    """What comes after is dated after."""
    for order in (*_of_invoices(case), *_of_payments(case), *_of_titles(case), *_of_facts(case)):
        if order.earlier is not None and order.later is not None and order.later < order.earlier:
            yield case.finding(order.level, order.path, order.message, "Vérifier les deux dates.")


def _of_invoices(case: Case) -> Iterator[_Order]:
    dates = {invoice.numero: invoice.date for invoice in case.dossier.factures}
    for index, invoice in enumerate(case.dossier.factures):
        path: KeyPath = ("factures", index)
        message = "l'échéance précède la facture."
        yield _Order((*path, "echeance"), invoice.date, invoice.echeance, message, Level.ERREUR)
        yield _Order((*path, "recue-le"), invoice.date, invoice.recue_le, "facture reçue avant sa date.")
    for index, note in enumerate(case.dossier.avoirs):
        yield _Order(("avoirs", index, "date"), dates.get(note.facture), note.date, "avoir antérieur à sa facture.")


def _of_payments(case: Case) -> Iterator[_Order]:
    for index, payment in enumerate(case.dossier.paiements):
        path: KeyPath = ("paiements", index)
        yield _Order(
            (*path, "rejete-le"), payment.date, payment.rejete_le, "rejet antérieur au paiement.", Level.ERREUR
        )
        yield _Order(
            (*path, "rembourse-le"), payment.date, payment.rembourse_le, "remboursement antérieur au paiement."
        )


def _of_titles(case: Case) -> Iterator[_Order]:
    for index, title in enumerate(case.dossier.titres):
        path: KeyPath = ("titres", index)
        yield _Order((*path, "signifie-le"), title.date, title.signifie_le, "signification antérieure au titre.")
        yield _Order((*path, "executoire-le"), title.date, title.executoire_le, "exécutoire avant sa date.")
        yield _Order((*path, "pourvoi-le"), title.date, title.pourvoi_le, "pourvoi antérieur à la décision.")
        yield _Order((*path, "ecarte-le"), title.date, title.ecarte_le, "écarté avant sa date.")
        yield _Order((*path, "arrete-au"), title.arrete_au, title.date, "paiements déduits après la date du titre.")


def _of_facts(case: Case) -> Iterator[_Order]:
    for index, fact in enumerate(case.dossier.journal):
        if orders := _BY_FACT.get(type(fact)):
            yield from orders(("journal", index), fact)


def _letter(path: KeyPath, fact: FaitCourrier | FaitAutreCourrier) -> Iterable[_Order]:
    shown = fact.presentee_le or fact.date
    return (
        _Order((*path, "presentee-le"), fact.date, fact.presentee_le, "présentation antérieure à l'envoi."),
        _Order((*path, "distribuee-le"), shown, fact.distribuee_le, "remise antérieure à la présentation."),
    )


def _promise(path: KeyPath, fact: FaitContact | FaitReponse) -> Iterable[_Order]:
    promised = fact.promesse.date if fact.promesse else None
    return (_Order((*path, "promesse", "date"), fact.date, promised, "paiement promis pour une date passée."),)


def _plan(path: KeyPath, fact: FaitEcheancier) -> Iterator[_Order]:
    before = fact.date
    for rank, instalment in enumerate(fact.echeances):
        where = (*path, "echeances", rank, "date")
        yield _Order(where, before, instalment.date, "échéance antérieure à la précédente ou à l'accord.")
        before = instalment.date


def _hold(path: KeyPath, fact: FaitPause) -> Iterable[_Order]:
    return (_Order((*path, "jusqu-au"), fact.date, fact.jusqu_au, "fin antérieure au début."),)


def _insolvency(path: KeyPath, fact: FaitProcedureCollective) -> Iterable[_Order]:
    return (
        _Order((*path, "bodacc-le"), fact.date, fact.bodacc_le, "publication antérieure au jugement."),
        _Order((*path, "declaree-le"), fact.date, fact.declaree_le, "déclaration antérieure au jugement."),
        _Order((*path, "revendiquee-le"), fact.date, fact.revendiquee_le, "revendication antérieure au jugement."),
        _Order((*path, "juge-saisi-le"), fact.revendiquee_le, fact.juge_saisi_le, "saisine antérieure à la demande."),
        _Order(
            (*path, "posterieures-signalees-le"), fact.date, fact.posterieures_signalees_le, "antérieur au jugement."
        ),
        _Order((*path, "plan-le"), fact.date, fact.plan_le, "plan antérieur au jugement."),
        _Order((*path, "cloturee-le"), fact.date, fact.cloturee_le, "clôture antérieure au jugement."),
    )


def _end(path: KeyPath, fact: FaitDeces | FaitDissolution) -> Iterable[_Order]:
    """What follows a death or a dissolution is dated after it."""
    what = "antérieur au décès." if isinstance(fact, FaitDeces) else "antérieur à la dissolution."
    for key in type(fact).model_fields:
        if key.endswith("_le"):
            yield _Order((*path, key.replace("_", "-")), fact.date, getattr(fact, key), what)
    if isinstance(fact, FaitDeces):
        yield _Order(
            (*path, "declaree-le"), fact.actif_net_le, fact.declaree_le, "déclaration antérieure à la publicité."
        )
    else:
        for key, day in (("opposition-rejetee-le", fact.opposition_rejetee_le), ("garanties-le", fact.garanties_le)):
            yield _Order((*path, key), fact.opposition_le, day, "antérieur à l'opposition.")


def _over_indebted(path: KeyPath, fact: FaitSurendettement) -> Iterable[_Order]:
    """The appeal and the state of the debts follow the admission, each act what it answers, and the end all of them."""
    admitted = fact.recevable_le
    last = fact.appliquees_le or fact.notifiees_le or admitted
    return (
        _Order((*path, "recours-le"), admitted, fact.recours_le, "recours antérieur à la recevabilité."),
        _Order((*path, "justifiee-le"), fact.etat_du_passif_le, fact.justifiee_le, "réponse antérieure à cet état."),
        _Order((*path, "notifiees-le"), admitted, fact.notifiees_le, "mesures antérieures à la recevabilité."),
        _Order((*path, "contestees-le"), fact.notifiees_le, fact.contestees_le, "antérieur à leur notification."),
        _Order((*path, "appliquees-le"), admitted, fact.appliquees_le, "mesures antérieures à la recevabilité."),
        _Order((*path, "jusqu-au"), fact.appliquees_le, fact.jusqu_au, "fin antérieure au début."),
        _Order((*path, "fin-le"), last, fact.fin_le, "fin antérieure à ce qu'elle termine."),
    )


def _stay(path: KeyPath, fact: FaitRole) -> Iterable[_Order]:
    return (
        _Order((*path, "jusqu-au"), fact.date, fact.jusqu_au, "fin antérieure au début."),
        _Order((*path, "survenu-le"), fact.date, fact.survenu_le, "événement antérieur au sursis."),
    )


def _procedure(path: KeyPath, fact: FaitProcedure) -> Iterable[_Order]:
    """The dates an act carries: a seizure is told once made, a hearing is after the writ that gives it."""
    made, decided = fact.executee_le or fact.date, fact.date if fact.type is Fait.JUGEMENT else None
    return (
        _Order((*path, "pourvoi-le"), decided, fact.pourvoi_le, "pourvoi antérieur à la décision."),
        _Order((*path, "au"), fact.date, fact.au, "audience antérieure à l'acte qui la fixe."),
        _Order((*path, "avant-le"), fact.date, fact.avant_le, "délai du juge échu avant sa décision."),
        _Order((*path, "fait-le"), fact.date, fact.fait_le, "acte antérieur à la décision qui le demande."),
        _Order((*path, "convertie-le"), made, fact.convertie_le, "conversion antérieure à la saisie."),
        _Order(
            (*path, "publicite-definitive-le"), made, fact.publicite_definitive_le, "publicité antérieure à la sûreté."
        ),
        _asked(path, fact),
        _Order((*path, "executee-le"), _before_it(fact), fact.executee_le, "saisie antérieure à l'acte qui la permet."),
        _Order((*path, "denoncee-le"), made, fact.denoncee_le, "dénonciation antérieure à la saisie."),
        _Order((*path, "denoncee-au-tiers-le"), made, fact.denoncee_au_tiers_le, "acte antérieur à la saisie."),
        _Order((*path, "accord-le"), fact.date, fact.accord_le, "accord antérieur à l'invitation."),
        _Order((*path, "close-le"), fact.date, fact.close_le, "fin antérieure au début."),
    )


def _asked(path: KeyPath, fact: FaitProcedure) -> _Order:
    """The greffe asks after the act, and before the deposit it asks for."""
    days = (fact.date, fact.demandee_le)
    earlier, later = reversed(days) if fact.type is Fait.CONSIGNATION else days
    return _Order((*path, "demandee-le"), earlier, later, "demande du greffe dans le mauvais ordre.")


def _before_it(fact: FaitProcedure) -> date | None:
    """What a seizure follows: the judge's authorisation, or the commandement, which its fact is dated by."""
    return fact.autorisee_le if fact.type in {Fait.SAISIE_CONSERVATOIRE, Fait.SURETE_JUDICIAIRE} else fact.date


_BY_FACT: dict[type, Callable[..., Iterable[_Order]]] = {
    FaitCourrier: _letter,
    FaitAutreCourrier: _letter,
    FaitContact: _promise,
    FaitReponse: _promise,
    FaitEcheancier: _plan,
    FaitPause: _hold,
    FaitProcedure: _procedure,
    FaitProcedureCollective: _insolvency,
    FaitDeces: _end,
    FaitDissolution: _end,
    FaitRole: _stay,
    FaitSurendettement: _over_indebted,
}
