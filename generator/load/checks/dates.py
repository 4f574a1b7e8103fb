"""Dates that cannot be, or that look like a slip of the hand."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pydantic import BaseModel

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
    Titre,
)
from generator.vocabulary import JUGES, Fait

_HAPPENED = (  # no deadline, no promise
    "factures", "avoirs", "paiements", "remboursements", "frais", "journal", "titres", "pieces",
)  # fmt: skip
_TO_COME = frozenset({"appliquees_le", "avant_le", "execution_le", "executoire_le"})  # known before; others are facts
_A_YEAR = timedelta(days=365)


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


def payments_follow_invoices(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A payment comes after the first invoice; before, it is a deposit, which says what it pays, or a slip."""
    first = min(invoice.date for invoice in case.dossier.factures)
    for index, payment in enumerate(case.dossier.paiements):
        if payment.date < first - (_A_YEAR if payment.imputation_choisie else timedelta()):
            yield case.avertit(
                ("paiements", index, "date"),
                "paiement antérieur à toutes les factures.",
                "Vérifier l'année. Un acompte déjà ôté de « montant-ttc » ne s'écrit pas ici ; sinon, il dit sa "
                "facture (« imputation-choisie »).",
            )


def journal_in_order(case: Case, _office: Office | None) -> Iterator[Finding]:
    """The journal goes from the oldest fact to the newest."""
    journal = case.dossier.journal
    for index in range(1, len(journal)):
        if journal[index].date < journal[index - 1].date:
            yield case.avertit(
                ("journal", index, "date"),
                f"fait plus ancien que le précédent ({journal[index - 1].date}).",
                "Vérifier la date, ou remettre les faits dans l'ordre.",
            )


def service_follows_a_decision(case: Case, _office: Office | None) -> Iterator[Finding]:
    """What is served was rendered before: dated earlier, a service is that of no decision, and its limit runs on."""
    rendered = [one.date for one in case.dossier.titres]
    rendered += [one.date for one in case.dossier.faits(FaitProcedure, Fait.ORDONNANCE_INJONCTION, Fait.JUGEMENT)]
    for path, fact in case.dossier.of(FaitProcedure, Fait.SIGNIFICATION):
        served = fact.acte in {"ordonnance", "jugement", None}
        if served and rendered and fact.date < min(rendered):
            yield case.avertit(
                (*path, "date"),
                f"signification antérieure à toute décision (la première est du {min(rendered):%d/%m/%Y}).",
                "Vérifier les deux dates, ou dire l'acte signifié (« acte: assignation »).",
            )


def cassation_follows_what_is_served(case: Case, _office: Office | None) -> Iterator[Finding]:
    """An appeal in cassation told by a service is against what was rendered last before it: dated earlier, of nothing.

    The journal and the titles may tell the decision; of several, that whose number the service bears.
    """
    dossier = case.dossier
    judged = (titre for titre in dossier.titres if titre.nature in JUGES)
    known: list[FaitProcedure | Titre] = [*judged, *dossier.faits(FaitProcedure, Fait.JUGEMENT)]
    for path, fact in dossier.of(FaitProcedure, Fait.SIGNIFICATION):
        before = [one for one in known if one.date <= fact.date]
        own = [one for one in before if fact.rg and one.rg == fact.rg] or before
        decided = max((one.date for one in own), default=None)
        if fact.pourvoi_le is not None and decided is not None and fact.pourvoi_le < decided:
            yield case.avertit(
                (*path, "pourvoi-le"),
                f"pourvoi antérieur à la décision signifiée, du {decided:%d/%m/%Y} : il ne clôt aucun délai.",
                "Vérifier les deux dates.",
            )


def what_a_judge_asks_has_its_day(case: Case, _office: Office | None) -> Iterator[Finding]:
    """What a judge asks without the day he gives is on no agenda."""
    for path, fact in case.dossier.of(FaitProcedure):
        known = (("a-faire", fact.a_faire), ("a-faire-par", fact.a_faire_par), ("fait-le", fact.fait_le))
        if (said := next((key for key, value in known if value), None)) and fact.avant_le is None:
            yield case.avertit(
                (*path, said),
                "ce que le juge demande ne dit pas son dernier jour : il n'est pas à l'agenda.",
                "Ajouter « avant-le: AAAA-MM-JJ », le jour que donne la décision.",
            )


def nothing_after(case: Case, au: date) -> Iterator[Finding]:
    """No fact, payment or document is dated after the day the case is seen, nor what is known of it since."""
    for section in _HAPPENED:
        for index, item in enumerate(getattr(case.dossier, section)):
            for key in ("date", *(one for one in _since(type(item)) if item.date is None or item.date <= au)):
                day = getattr(item, key)
                if day is not None and day > au:
                    yield case.avertit(
                        (section, index, key.replace("_", "-")),
                        f"date postérieure au {au:%d/%m/%Y}.",
                        "Vérifier la date : le fait est à venir.",
                    )


def _since(kind: type[BaseModel]) -> tuple[str, ...]:
    """Keys of what a fact learns later, by the day it happened: a presentation, a service, a refusal."""
    return tuple(key for key in kind.model_fields if key.endswith("_le") and key not in _TO_COME)


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
