"""Why nothing may be sent now: disputes, holds, grace, mediation, plans, promises, insolvency, over-indebtedness."""

import datetime as dt
from collections.abc import Iterator, Sequence

from generator.instances import dismissed_named
from generator.law.limits.simplified import cpce_l125_1_reponse
from generator.model import FaitContestation, FaitPause, FaitProcedure
from generator.money import ZERO, format_eur
from generator.phrases import enumeration, plural
from generator.progress.asof import AsOf
from generator.progress.existence import absence
from generator.progress.handover import hand_overs
from generator.progress.over_indebtedness import admitted
from generator.progress.plans import Plan, held_invoices, plans
from generator.progress.procedure import dismissed, pending_opposition, upheld
from generator.progress.promises import current_promise
from generator.progress.titles import waits
from generator.progress.types import Pause
from generator.statement.holds import disputed_amount
from generator.statement.holds import disputes as disputes_of
from generator.vocabulary import AU_FOND, Fait, Reference

CONTESTATION = Reference("Aucune relance sur une créance contestée", "Usage de la profession")
PLAN = Reference("C. civ., art. 1103")
_TITRES = {
    Fait.SUSPENSION: "Suspension décidée par le cabinet",
    Fait.DELAI_DE_GRACE: "Délai de grâce accordé par le juge",
    Fait.MEDIATION: "Médiation ou conciliation en cours",
}
_REFERENCES = {
    Fait.SUSPENSION: Reference("Décision du cabinet", "Journal du dossier"),
    Fait.DELAI_DE_GRACE: Reference("C. civ., art. 1343-5"),
    Fait.MEDIATION: Reference("C. civ., art. 2238"),
}


def pauses(seen: AsOf) -> tuple[Pause, ...]:
    """Every hold in force at the date, oldest first."""
    found = [
        *disputes(seen),
        *_decided(seen),
        *_small_claims(seen),
        *_dismissed_by_name(seen),
        *ended(seen),
        *_insolvency(seen),
        *admitted(seen),
        *_absent(seen),
        *_handed_over(seen),
        *_plan(seen),
        *_promise(seen),
    ]
    return tuple(sorted(found, key=lambda pause: (pause.depuis, pause.nature)))


def disputes(seen: AsOf) -> Iterator[Pause]:
    """Every dispute still open; one of a part of an invoice holds that part alone, if more than that is still owed."""
    mot = seen.case.dossier.creance.famille.mot
    for origine, fait in seen.of(FaitContestation):
        if fait.date < _judged_on(seen, fait.factures) or seen.resumed(fait.type, fait.date):
            continue
        held = _held_in_part(seen, fait)
        if held:
            titre = f"Contestation de {mot.la} {held}, pour {format_eur(fait.montant or ZERO)}"
            yield Pause("contestation", titre, fait.date, None, origine, (held,), CONTESTATION, montant=fait.montant)
            continue
        concerned = ", ".join(fait.factures)
        titre = f"Contestation de {mot.la} {concerned}" if len(fait.factures) == 1 else "Contestation de la créance"
        if len(fait.factures) > 1:
            titre = f"Contestation des {mot.des} {concerned}"
        yield Pause("contestation", titre, fait.date, None, origine, fait.factures, CONTESTATION)


def _judged_on(seen: AsOf, factures: Sequence[str]) -> dt.date:
    """Day of the last judgment on the merits that stands and judges some invoices, the claim when none is named.

    It decided what was disputed of them before (CPC 480). An order on request or a summary one decides nothing of the
    merits (CPC 488); an opposition brings back what its order granted, and a dispute of the whole claim.
    """
    pending = pending_opposition(seen)
    if pending is not None and not factures:
        return dt.date.min
    standing = [titre for path, titre in seen.titres if titre in upheld(seen) and not waits(seen, path, titre)]
    days = [one.date for one in standing if one.nature in AU_FOND and all(map(one.juge, factures))]
    refused = dismissed(seen) if pending is None else None
    return max([*days, *([refused[1].date] if refused else [])], default=dt.date.min)


def _held_in_part(seen: AsOf, fait: FaitContestation) -> str:
    """The one invoice of which more principal is owed than all its disputes bear on; nothing when there is none."""
    if not fait.partielle(seen.factures):
        return ""
    numero = next(iter(fait.factures or seen.factures))
    known = disputes_of(seen.case.dossier, seen.au)
    disputed = disputed_amount(known, seen.case.dossier, seen.factures[numero][1])
    return numero if seen.soldes.get(numero, ZERO) > disputed else ""


def _decided(seen: AsOf) -> Iterator[Pause]:
    for origine, fait in seen.of(FaitPause):
        if seen.resumed(fait.type, fait.date):
            continue
        if fait.jusqu_au is not None and fait.jusqu_au < seen.au:
            continue
        titre = f"{_TITRES[fait.type]} : {fait.motif}" if fait.motif else _TITRES[fait.type]
        yield Pause(str(fait.type), titre, fait.date, fait.jusqu_au, origine, (), _REFERENCES[fait.type])


def _small_claims(seen: AsOf) -> Iterator[Pause]:
    """From the commissaire's invitation until the outcome, no payment may take place (CPCE R125-7)."""
    for origine, fait in seen.of(FaitProcedure, Fait.PETITES_CREANCES):
        end = cpce_l125_1_reponse(fait.date, seen.lieu).date
        if fait.issue is None and seen.known(fait.close_le) is None and seen.au <= end:
            titre = "Procédure simplifiée de recouvrement en cours : ni relance ni paiement"
            yield Pause("petites-creances", titre, fait.date, end, origine, (), Reference("CPCE, art. R125-7"))


def ended(seen: AsOf) -> Iterator[Pause]:
    """What leaves nothing to claim of anybody: the demand dismissed, the right itself given up."""
    yield from _dismissed(seen)
    yield from _given_up(seen)


def _dismissed(seen: AsOf) -> Iterator[Pause]:
    """Nothing is claimed of what a judgment dismissed, until another decision takes its place (CPC 480)."""
    found = dismissed(seen)
    if found is not None:
        titre = f"Demande rejetée par le jugement du {found[1].date:%d/%m/%Y}"
        yield Pause("rejet", titre, found[1].date, None, found[0], (), Reference.legi("CPC, art. 480"))


def _dismissed_by_name(seen: AsOf) -> Iterator[Pause]:
    """Nothing is claimed of the invoices whose claim a judgment dismissed; the others follow their course (CPC 480)."""
    mot, whole = seen.case.dossier.mot, dismissed(seen)
    for fact, named in dismissed_named(seen.case.dossier, seen.au):
        if whole is not None and whole[1] is fact:
            continue
        which = f"{plural(len(named), mot.la, f'les {mot.des}')} {enumeration(named)}"
        titre = f"Demande rejetée par le jugement du {fact.date:%d/%m/%Y} pour {which}"
        yield Pause("rejet-nomme", titre, fact.date, None, seen.path(fact), named, Reference.legi("CPC, art. 480"))


def _given_up(seen: AsOf) -> Iterator[Pause]:
    """The creditor gave up his right, not only his suit: nothing may be claimed any more (CPC 384)."""
    for origine, fait in seen.of(FaitProcedure, Fait.DESISTEMENT):
        if fait.portee == "action" and fait.auteur != "debiteur":
            titre = f"Désistement d'action du {fait.date:%d/%m/%Y} : le droit lui-même est abandonné"
            yield Pause("desistement-d-action", titre, fait.date, None, origine, (), Reference.legi("CPC, art. 384"))


def _insolvency(seen: AsOf) -> Iterator[Pause]:
    for procedure in seen.procedures_collectives:
        opened, now = procedure.ouverture, procedure.actuelle
        titre = f"Procédure collective du débiteur ({now.nature}), {now.tribunal}"
        reference = Reference("C. com., art. L622-7 et L622-21")
        yield Pause("procedure-collective", titre, opened.date, None, seen.path(opened), (), reference)


def _absent(seen: AsOf) -> Iterator[Pause]:
    """The death or the end of the principal debtor: the ladder writes to him alone."""
    found = absence(seen, seen.case.dossier.debiteur)
    if found is not None:
        yield found


def _handed_over(seen: AsOf) -> Iterator[Pause]:
    """A collection company writes in the office's place (CPCE R124-3)."""
    for hand in hand_overs(seen):
        if hand.amiable:
            titre = f"Dossier confié{hand.a}"
            yield Pause("transmission", titre, hand.date, None, hand.origine, (), Reference("CPCE, art. R124-3"))


def _plan(seen: AsOf) -> Iterator[Pause]:
    """Each plan running, the time left to cure it, or what is owed beyond one that was kept."""
    for plan in plans(seen):
        yield from _held_by(seen, plan)


def _held_by(seen: AsOf, plan: Plan) -> Iterator[Pause]:
    held = held_invoices(seen, plan)
    of = f" ({', '.join(held)})" if held else ""
    if plan.en_cours:
        last = plan.echeances[-1].date
        if last < seen.au:  # nothing ends it but what is paid, or noted as missed: its end is no longer known
            titre = f"Échéancier arrivé à son terme le {last:%d/%m/%Y} sans être couvert{of}"
            yield Pause("echeancier", titre, plan.depuis, None, plan.origine, held, PLAN)
        else:
            titre = f"Échéancier en cours jusqu'au {last:%d/%m/%Y}{of}"
            yield Pause("echeancier", titre, plan.depuis, last, plan.origine, held, PLAN)
    elif plan.en_regularisation and plan.manquee is not None:
        path, noted = plan.manquee
        titre = f"Échéance manquée à régulariser jusqu'au {plan.regularisation:%d/%m/%Y}{of}"
        yield Pause("regularisation", titre, noted, plan.regularisation, path, held, PLAN)
    elif plan.reste_a_decider and plan.tenu_le is not None:
        titre = f"Échéancier du {plan.depuis:%d/%m/%Y} tenu : sort du reste à décider{of}"
        reference = Reference("Échéancier payé en entier", "Journal du dossier")
        yield Pause("echeancier-tenu", titre, plan.tenu_le, None, plan.origine, held, reference, signe=plan.depuis)


def _promise(seen: AsOf) -> Iterator[Pause]:
    promise = current_promise(seen)
    if promise is not None and promise.en_cours:
        titre = f"Promesse de paiement pour le {promise.date:%d/%m/%Y}"
        reference = Reference("Aucune relance avant la date promise", "Usage de la profession")
        yield Pause("promesse", titre, promise.faite_le, promise.date, promise.origine, (), reference)
