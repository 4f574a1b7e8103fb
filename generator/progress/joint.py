"""What joint debtors have not been told yet: each is given notice himself, of the debt or of a broken plan."""

import datetime as dt
from collections.abc import Iterator

from generator.case import KeyPath
from generator.findings import Finding
from generator.instances import discharged
from generator.model import Debiteur, FaitAutreCourrier, FaitCourrier, bears_on
from generator.phrases import for_debtor, quoted
from generator.progress.asof import AsOf
from generator.progress.breaches import being_cured, fact_of
from generator.progress.existence import absence, insolvent
from generator.progress.holds import ended
from generator.progress.ladder import CURE_NOTICE
from generator.progress.plans import Plan, invoices_named, several_plans, told_apart
from generator.progress.procedure import sued_apart
from generator.progress.suspended import suspended
from generator.progress.types import Reste
from generator.statement.followed import condemning
from generator.vocabulary import Fait

NOTICE = "mise-en-demeure"


def not_given_notice(seen: AsOf, index: int, party: Debiteur) -> Iterator[Finding]:
    """The notices a joint debtor was not given, of a broken plan and of the debt, with what sends them."""
    for plan, _ in _without_its_notice(seen, party):
        message = (
            f"la mise en demeure de l'échéancier rompu{told_apart(seen, plan)} n'a pas été adressée à "
            f"{party.nom_complet}, codébiteur solidaire."
        )
        which = f" --factures {quoted(', '.join(invoices_named(seen, plan)))}" if several_plans(seen) else ""
        yield seen.case.avertit(("debiteurs", index, "lien"), message, f"{sending(seen, party, CURE_NOTICE)}{which}.")
    for since in _without_notice(seen, party):
        message = (
            f"aucune mise en demeure n'a été adressée à {party.nom_complet}, codébiteur solidaire ; celle du "
            f"{since:%d/%m/%Y} l'a été au débiteur principal."
        )
        yield seen.case.avertit(("debiteurs", index, "lien"), message, f"{sending(seen, party, NOTICE)}.")


def unnoticed(seen: AsOf) -> Iterator[Reste]:
    """Joint debtors who were not given the notice that the principal debtor was: of the debt, or of a broken plan."""
    for _, party in within_reach(seen):
        name = party.nom_complet
        for since in _without_notice(seen, party):
            yield Reste(since, f"Mise en demeure de {name} à envoyer", NOTICE, nomme=True, debiteur=name)
        for plan, since in _without_its_notice(seen, party):
            of, which = told_apart(seen, plan), invoices_named(seen, plan) if several_plans(seen) else ()
            what = f"Mise en demeure de {name} après rupture de l'échéancier{of} à envoyer"
            yield Reste(since, what, CURE_NOTICE, nomme=True, factures=which, debiteur=name)


def within_reach(seen: AsOf) -> Iterator[tuple[int, Debiteur]]:
    """Whom something may still be told, with his place in the file: not who is no more, nor who owes nothing."""
    dossier, over = seen.case.dossier, any(ended(seen))
    for index, party in enumerate(dossier.debiteurs) if len(dossier.debiteurs) > 1 else ():
        gone = over and condemning(dossier, seen.au, party) is None
        if not gone and absence(seen, party) is None and discharged(dossier, seen.au, party.nom_complet) is None:
            yield index, party


def sending(seen: AsOf, party: Debiteur, document: str) -> str:
    """The command that sends a document to one of the debtors."""
    return f"recouvre emettre {seen.case.dossier.reference} {document} {for_debtor(party.nom_complet)}"


def sent(seen: AsOf, party: Debiteur, document: str) -> list[dt.date]:
    """Days when one of the debtors was sent a document by name."""
    return [day for day, _ in letters(seen, party, document)]


def letters(seen: AsOf, party: Debiteur, document: str) -> list[tuple[dt.date, KeyPath]]:
    """Each time one of the debtors was sent a document by name, with its place."""
    known = ((path, fact) for path, fact in seen.of(FaitAutreCourrier) if fact.debiteur == party.nom_complet)
    return [(fact.date, path) for path, fact in known if fact.document == document]


def _without_notice(seen: AsOf, party: Debiteur) -> list[dt.date]:
    """Day of the last notice of the debt that the principal debtor had, a joint one none."""
    if not _to_warn(seen, party) or not seen.dues or condemning(seen.case.dossier, seen.au, party) is not None:
        return []
    told = sued_apart(seen, party) is not None or sent(seen, party, NOTICE)
    return [] if told else [fact.date for _, fact in seen.of(FaitCourrier, Fait.MISE_EN_DEMEURE)][-1:]


def _to_warn(seen: AsOf, party: Debiteur) -> bool:
    return party.solidaire and insolvent(seen, party) is None and not suspended(seen.case.dossier, seen.au, party)


def _without_its_notice(seen: AsOf, party: Debiteur) -> Iterator[tuple[Plan, dt.date]]:
    """Broken plans whose notice was left to the principal debtor alone, while their time to cure runs."""
    for plan in being_cured(seen) if _to_warn(seen, party) else ():
        if plan.manquee is not None and not _told_of(seen, party, plan, plan.manquee[1]):
            yield plan, plan.manquee[1]


def _told_of(seen: AsOf, party: Debiteur, plan: Plan, missed: dt.date) -> bool:
    """Tell whether a joint debtor had the notice of a plan since its breach; one without invoices is of any."""
    fact, known = fact_of(seen, plan), (one for _, one in seen.of(FaitAutreCourrier))
    his = (one for one in known if one.debiteur == party.nom_complet and one.document == CURE_NOTICE)
    return any(one.date >= missed and fact is not None and bears_on(fact, one.factures) for one in his)
