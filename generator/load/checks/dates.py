"""Dates that cannot be, or that look like a slip of the hand."""

from collections.abc import Iterator
from datetime import date, timedelta

from pydantic import BaseModel

from generator.case import Case
from generator.findings import Finding
from generator.model import FaitProcedure, Office, Titre
from generator.vocabulary import JUGES, Fait

# No deadline, no promise.
_HAPPENED = ("factures", "avoirs", "paiements", "remboursements", "frais", "journal", "titres", "pieces")
_TO_COME = frozenset({"appliquees_le", "avant_le", "execution_le", "executoire_le"})  # known before; others are facts
_A_YEAR = timedelta(days=365)


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
