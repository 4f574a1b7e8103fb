"""What is done on orders for payment: certified too early, of none that is said, or on one that never was."""

from collections.abc import Iterator

from generator.casework.computed import Computed
from generator.findings import Finding
from generator.model import Office
from generator.phrases import enumeration, quoted, to_note
from generator.progress.asof import AsOf, look
from generator.progress.facing import as_seen_by
from generator.progress.limits.noting import DAY
from generator.progress.limits.order import early_certificates, enforceable_too_soon
from generator.progress.orders import orders, unsaid
from generator.progress.seizures import SEIZURES, running
from generator.progress.titles import on_what_does_not_hold
from generator.vocabulary import Fait
from generator.vocabulary.faits import ENFORCEMENT


def of_orders(computed: Computed, office: Office) -> Iterator[Finding]:
    """What is noted of orders for payment and does not fit them."""
    seen = look(computed.case, office, computed.situation.au, computed.decompte)
    yield from _certified_too_early(seen)
    yield from _enforceable_too_soon(seen)
    yield from _of_no_order(seen)
    yield from _seized_on_none(seen)


def _certified_too_early(seen: AsOf) -> Iterator[Finding]:
    for path, last in early_certificates(seen):
        yield seen.case.avertit(
            path,
            f"certificat de non-opposition daté avant la fin du délai d'opposition, le {last:%d/%m/%Y} (CPC, art. "
            "1416).",
            "Vérifier les dates.",
        )


def _enforceable_too_soon(seen: AsOf) -> Iterator[Finding]:
    for path, last in enforceable_too_soon(seen):
        yield seen.case.avertit(
            path,
            f"ordonnance dite exécutoire avant la fin de l'attente, le {last:%d/%m/%Y} (CPC, art. 1422).",
            "Vérifier cette date et celle de la signification.",
        )


def _of_no_order(seen: AsOf) -> Iterator[Finding]:
    """Of several orders, each has its limits: an act without the number of one is held to be of the last day's."""
    for path, fait, known in unsaid(seen):
        act = "signification" if fait.type is Fait.SIGNIFICATION else "opposition"
        held = " : elle est tenue pour celle de la dernière" if len({one.date for one in known}) > 1 else ""
        yield seen.case.avertit(
            path,
            f"cette {act} ne dit pas de laquelle des ordonnances {enumeration([one.nom for one in known])} elle est"
            f"{held}.",
            "Ajouter « rg: … » à chaque ordonnance, puis à l'acte.",
        )


def _seized_on_none(seen: AsOf) -> Iterator[Finding]:
    """A seizure on an order not served in time: most often its service is only not noted."""
    dossier = seen.case.dossier
    for fact in (one for one in running(seen) if one.type in ENFORCEMENT):
        his = as_seen_by(seen, fact.debiteur or dossier.debiteur.nom_complet)
        lapsed = [one for one in orders(his) if one.date <= fact.date and one.lapsed(his.au)]
        if not lapsed or not on_what_does_not_hold(his, fact.date):
            continue
        whose = f" debiteur={quoted(fact.debiteur)}" if fact.debiteur else ""
        last, line = lapsed[-1], to_note(dossier.reference, f"signification acte=ordonnance{whose} --date {DAY}")
        yield seen.case.avertit(
            seen.path(fact),
            f"{SEIZURES[fact.type]} sur l'ordonnance {last.nom}, non signifiée au {last.terme:%d/%m/%Y} : elle est non "
            "avenue (CPC, art. 1411).",
            f"Signifiée à temps, le noter : {line} ; sinon, mainlevée à vérifier (CPCE, art. L111-2).",
        )
