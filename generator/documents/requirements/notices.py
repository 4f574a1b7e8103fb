"""The mise en demeure an act or a suit rests on: sent, proved, its time over; or one whose time still runs."""

import datetime as dt
from collections.abc import Iterator

from generator.documents.contexts import history
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.words import invoices_named
from generator.findings import Finding
from generator.instances import summons
from generator.model import Dispense, FaitCourrier, issues
from generator.progress.notices import first_presentation
from generator.statement.types import LigneFacture
from generator.vocabulary import Avis, Fait


def _notice(draft: Draft) -> Iterator[Finding]:
    if history.notice_given(draft) is None and not history.summoned(draft):
        sent = history.past(draft, Fait.MISE_EN_DEMEURE) if draft.whom.poursuivi is None else ()
        which = " d'une somme déjà échue" if sent else ""
        yield draft.manque(
            ("journal",),
            f"aucune mise en demeure{which} n'est au journal : aucun texte ne l'impose, les juges l'attendent.",
            "Envoyer la mise en demeure.",
        )
    elif apart := _never_noticed(draft):
        yield draft.case.avertit(
            ("journal",),
            f"aucune mise en demeure ne réclame {invoices_named(apart, draft.mot, 'la')} : aucun texte ne l'impose, "
            "les juges l'attendent.",
            "Mettre en demeure de payer, ou ne demander que les autres (--factures).",
        )


def _never_noticed(draft: Draft) -> list[str]:
    """Invoices asked for that neither a mise en demeure nor an act served on the principal debtor ever asked for."""
    if draft.whom.poursuivi is not None:
        return []
    letters = [fact for _, fact in draft.vue.of(FaitCourrier, Fait.MISE_EN_DEMEURE)]
    acts = summons(draft.dossier, draft.au)

    def asked(ligne: LigneFacture) -> bool:
        called = (ligne.numero in (act.factures or (ligne.numero,)) for act in acts if ligne.echeance < act.acte.date)
        return ligne.du_titre or any(called) or any(ligne in history.called_for(draft, letter) for letter in letters)

    return [ligne.numero for ligne in draft.lignes if not asked(ligne)]


def _notice_proof(draft: Draft) -> Iterator[Finding]:
    fact = history.notice_given(draft)
    if fact is None or any(act.preuves for act in history.summoned(draft)):
        return
    where = draft.place(fact)
    if fact.presentee_le is None:
        said = "la date de présentation de la mise en demeure manque."
        yield draft.manque(where, said, issues.to_present(draft.dossier, fact))
    if not issues.proved(draft.dossier, fact):
        yield draft.manque(where, "la mise en demeure n'est pas prouvée.", issues.to_prove(draft.dossier, fact))


def _notice_expired(draft: Draft) -> Iterator[Finding]:
    fact = history.notice_given(draft)
    if fact is None or fact.presentee_le is None:
        return
    expiry = fact.presentee_le + dt.timedelta(days=history.time_left(draft, fact))
    if expiry >= draft.situation.au:
        said = f"le délai de la mise en demeure court jusqu'au {expiry:%d/%m/%Y}."
        yield draft.manque(draft.place(fact), said, "Attendre.")


def _time_left(draft: Draft) -> Iterator[Finding]:
    """A mise en demeure whose time to pay still runs for an invoice asked for: a second one would contradict it."""
    replaced = draft.vue.corrigees
    for where, fact in draft.vue.of(FaitCourrier, Fait.MISE_EN_DEMEURE) if draft.whom.autre is None else ():
        corrected = where in replaced or (draft.choix.remplace and str(fact.emis) == draft.choix.remplace)
        if corrected or fact.avis is Avis.DESTINATAIRE_INCONNU:  # a letter nobody received left no time to pay
            continue
        expiry = first_presentation(fact, draft.au)[0] + dt.timedelta(days=draft.office.delai(draft.dossier, fact))
        if expiry >= draft.au and any(history.asked_by(draft, fact, ligne) for ligne in draft.lignes):
            yield draft.manque(
                where,
                f"le délai laissé par la mise en demeure du {fact.date:%d/%m/%Y} court jusqu'au {expiry:%d/%m/%Y} : "
                "une seconde, avant ce jour, la contredirait.",
                f"Attendre, ou ne réclamer que d'autres {draft.mot.des} (--factures).",
            )


def _time_known(draft: Draft, waiver: Dispense) -> bool:
    """A waiver answers the mise en demeure known when it was given."""
    notice = history.formal_notice(draft)
    return notice is None or notice.date <= waiver.date


MISE_EN_DEMEURE = Requirement("mise-en-demeure", "Mise en demeure préalable", _notice, dispensable=True)
PREUVE_MISE_EN_DEMEURE = Requirement("preuve-mise-en-demeure", "Preuve de la mise en demeure", _notice_proof)
DELAI_EXPIRE = Requirement("delai-expire", "Délai de la mise en demeure expiré", _notice_expired, dispensable=True)
MISE_EN_DEMEURE_ECHUE = (MISE_EN_DEMEURE, PREUVE_MISE_EN_DEMEURE, DELAI_EXPIRE)
DELAI_LAISSE = Requirement(
    "delai-laisse", "Aucun délai d'une mise en demeure en cours", _time_left, dispensable=True, tient=_time_known
)
