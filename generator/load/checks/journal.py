"""Facts of the journal that must agree with the rest of the case, or be proved."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.load.repeats import repeated
from generator.model import (
    Dossier,
    FaitAutreCourrier,
    FaitCourrier,
    FaitJournal,
    FaitProcedure,
    FaitProcedureCollective,
    FaitRejet,
    FaitRemise,
    FaitReponse,
    FaitVerification,
    Office,
    Titre,
)
from generator.money import format_eur
from generator.vocabulary import AU_FOND, Fait

_SENT = (FaitCourrier, FaitAutreCourrier, FaitProcedure, FaitRemise)  # what is sent, asked, served, handed over
_SAME = ("type", "date", "debiteur", "document", "nature")  # of two blocks that may be one
_APART = (
    *("envoi", "suivi", "factures", "montant", "rg", "juridiction", "acte", "au", "intervenant", "a", "communiquees"),
    *("condamnes", "emis", "piece", "a_faire", "a_faire_par"),
)


def rejections_match(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A bounced payment is one of the payments."""
    payments = [(payment.date, payment.montant) for payment in case.dossier.paiements]
    for path, fact in case.dossier.of(FaitRejet):
        if (fact.paiement_du, fact.montant) in payments:
            continue
        same_day = [amount for day, amount in payments if day == fact.paiement_du]
        key, remedy = "paiement-du", "Écrire la date du paiement rejeté, et ce paiement sous « paiements: »."
        if same_day:
            key, remedy = "montant", f"Ce jour-là : {', '.join(format_eur(amount) for amount in same_day)}."
        yield case.erreur(
            (*path, key),
            f"aucun paiement de {format_eur(fact.montant)} le {fact.paiement_du:%d/%m/%Y}.",
            remedy,
        )


def register_blocks_unique(case: Case, _office: Office | None) -> Iterator[Finding]:
    """One block of the register proves one fact."""
    blocks = [fact.emis for fact in case.dossier.journal]
    for index, first in repeated(blocks):
        if blocks[index] is not None:
            line = case.position(("journal", first, "emis"))[0]
            yield case.erreur(
                ("journal", index, "emis"),
                f"le bloc {blocks[index]} du registre prouve déjà le fait de la ligne {line}.",
                "Vérifier le numéro du bloc.",
            )


def promises_told(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A promise with neither day nor sum holds nothing, and nobody is told when it is broken."""
    for path, fact in case.dossier.of(FaitReponse, Fait.PROMESSE):
        if fact.promesse is None:
            told = f"recouvre noter {case.dossier.reference} promesse --completer --ligne {case.position(path)[0]}"
            yield case.avertit(
                path,
                "promesse sans jour ni somme : elle ne suspend rien, et l'on ne saura pas qu'elle n'est pas tenue.",
                f"Les dire : {told} promesse.montant=\"…\" promesse.date=JJ/MM/AAAA ; sans l'un ni l'autre, la noter "
                "comme « reponse ».",
            )


def nothing_written_twice(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Two identical payments, facts or titles are most often one, merged twice."""
    dossier = case.dossier
    for section, items in (("paiements", dossier.paiements), ("journal", dossier.journal), ("titres", dossier.titres)):
        for index, first in repeated(items):
            said = f"identique à la ligne {case.position((section, first))[0]}."
            paid = section == "paiements"
            apart = "verser la preuve de chacun (« piece »)" if paid else "ajouter ce qui les distingue"
            yield case.avertit((section, index), said, f"S'il n'y en a qu'un, effacer le doublon ; sinon, {apart}.")


def acts_told_once(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A letter, an act or a title noted again to complete it is a second one: both count, the first stays as it was."""
    noted = (("journal", case.dossier.journal, _SENT), ("titres", case.dossier.titres, (Titre,)))
    for section, items, kinds in noted:
        met: dict[tuple[Any, ...], list[tuple[int, Any]]] = {}
        for index, item in enumerate(items):
            if not isinstance(item, kinds):
                continue
            same = met.setdefault(tuple(vars(item).get(name) for name in _SAME), [])
            first = next((rank for rank, one in same if one != item and _may_be_one(one, item)), None)
            same.append((index, item))
            if first is not None:
                line = case.position((section, first))[0]
                yield case.avertit(
                    (section, index),
                    f"déjà noté à cette date, ligne {line} : un second bloc ne complète pas le premier.",
                    "S'il n'y en a qu'un, réunir les deux blocs en un seul (« recouvre noter … --completer » l'aurait "
                    "complété) ; sinon, ajouter ce qui les distingue (« suivi », « factures », « montant », « rg », "
                    "« issue »).",
                )


def _may_be_one(one: Any, other: Any) -> bool:
    """Nothing that both say tells them apart; a corrected letter is another one."""
    if getattr(other, "remplace", None) is not None or getattr(one, "issue", None) != getattr(other, "issue", None):
        return False
    told = ((getattr(one, name, None), getattr(other, name, None)) for name in _APART)
    return not any(a and b and a != b for a, b in told)


def conversions_follow_an_opening(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A conversion follows collective proceedings; a second judgment while they are open says whether it is one."""
    last: dict[str, FaitProcedureCollective] = {}  # by whom they are of
    for path, fact in case.dossier.of(FaitProcedureCollective):
        whose = fact.debiteur or case.dossier.debiteur.nom_complet
        opened = last.get(whose)
        if fact.plan_le is not None and fact.nature == "liquidation":
            yield case.avertit(
                (*path, "plan-le"),
                "une liquidation n'a pas de plan de redressement : sans effet.",
                "L'écrire au fait de la sauvegarde ou du redressement, ou l'effacer.",
            )
        if fact.conversion and opened is None:
            yield case.avertit(
                (*path, "conversion"),
                "aucune procédure collective n'est notée avant cette conversion : les délais partent d'elle.",
                "Noter avant elle le jugement d'ouverture.",
            )
        elif fact.resolution_du_plan and (opened is None or fact.conversion):
            yield case.avertit(
                (*path, "resolution-du-plan"),
                "une procédure ouverte après résolution d'un plan suit celle de ce plan et n'en est pas la conversion.",
                "Noter avant elle la procédure du plan, et retirer « conversion: oui ».",
            )
        elif opened is not None and _untold(fact) and opened.cloturee_le is None:
            yield case.avertit(
                path,
                f"une procédure collective est déjà ouverte depuis le {opened.date:%d/%m/%Y} : conversion, ou nouvelle "
                "procédure ?",
                "Ajouter « conversion: oui » (la déclaration déjà faite est conservée), « conversion: non » ou "
                "« resolution-du-plan: oui ».",
            )
        last[whose] = fact


def _untold(fact: FaitProcedureCollective) -> bool:
    return fact.conversion is None and fact.resolution_du_plan is None


_UNSAID = {
    Fait.OPPOSITION: (
        "désistement après opposition, sans son auteur : jusque-là, l'ordonnance n'est pas suivie.",
        (
            "Ajouter « auteur: debiteur » (il retire son opposition, CPC, art. 1422) ou « auteur: creancier » "
            "(l'instance est éteinte et l'ordonnance non avenue, CPC, art. 1419)."
        ),
    ),
    Fait.DECLARATION_D_APPEL: (
        "désistement après appel, sans son auteur : l'appel est tenu pour encore pendant.",
        "Ajouter « auteur: creancier » ou « auteur: debiteur » : celui qui se désiste.",
    ),
}


def withdrawals_say_their_author(case: Case, _office: Office | None) -> Iterator[Finding]:
    """What the debtor and the creditor withdraw leave opposite things (CPC 1419, 1422): of neither, it ends none."""
    for path, fact in case.dossier.of(FaitProcedure, Fait.DESISTEMENT):
        told = _UNSAID.get(_pending(case.dossier, fact.date)) if fact.auteur is None else None
        if told is not None:
            yield case.avertit(path, *told)


def _pending(dossier: Dossier, day: date) -> Fait:
    """What was before a judge on a day: the last opposition or appeal, unless judged since."""
    known = [(one.date, one.type) for one in dossier.journal if one.type in {*_UNSAID, Fait.JUGEMENT}]
    known += [(one.date, Fait.JUGEMENT) for one in dossier.titres if one.nature in AU_FOND]
    before = [one for one in known if one[0] <= day]
    return max(before, key=lambda one: (one[0], one[1] in _UNSAID), default=(day, Fait.JUGEMENT))[1]


def notices_follow_what_they_tell(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A notice of opposition follows an opposition, a dispute collective proceedings, an answer its dispute."""
    before: list[FaitJournal] = []
    for index, fact in enumerate(case.dossier.journal):
        kinds = {one.type for one in before}
        path: KeyPath = ("journal", index)
        if fact.type is Fait.NOTIFICATION_OPPOSITION and Fait.OPPOSITION not in kinds:
            yield case.avertit(
                path,
                "l'opposition notifiée n'est pas notée : l'ordonnance est tenue pour non frappée d'opposition.",
                "Noter avant elle le fait « opposition », à sa date.",
            )
        elif fact.type is Fait.CONTESTATION_DE_CREANCE and Fait.PROCEDURE_COLLECTIVE not in kinds:
            yield case.avertit(
                path,
                "créance contestée, mais aucune procédure collective n'est notée avant.",
                "Noter avant elle le jugement (« procedure-collective ») ; un litige du débiteur est « contestation ».",
            )
        elif isinstance(fact, FaitVerification) and fact.contestation_du is not None:
            yield from _answered(case, (*path, "contestation-du"), fact, before)
        before.append(fact)


def _answered(case: Case, path: KeyPath, fact: FaitVerification, before: Iterable[FaitJournal]) -> Iterator[Finding]:
    days = [one.date for one in before if one.type is Fait.CONTESTATION_DE_CREANCE]
    if fact.type is Fait.REPONSE_AU_MANDATAIRE and fact.contestation_du not in days:
        told = ", ".join(f"{day:%d/%m/%Y}" for day in days) or "aucune"
        yield case.avertit(
            path,
            f"aucune contestation de créance notée au {fact.contestation_du:%d/%m/%Y} : son délai reste ouvert.",
            f"Contestations du journal : {told}.",
        )


def communicated_once(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A pièce is listed once in a communication."""
    for index, fact in enumerate(case.dossier.journal):
        listed: tuple[Any, ...] = fact.communiquees if isinstance(fact, FaitRemise) else ()
        for rank, identifier in enumerate(listed):
            if identifier in listed[:rank]:
                yield case.erreur(
                    ("journal", index, "communiquees", rank),
                    f"la pièce « {identifier} » est citée deux fois.",
                    "Effacer le doublon.",
                )
