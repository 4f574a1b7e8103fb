"""What a check tells of the plans of a case: instalments too small, invoices held in silence or no longer held."""

from collections.abc import Iterator

from generator.case import Case
from generator.casework.computed import Computed
from generator.findings import Finding, LawGap, NotComputed
from generator.model import FaitEcheancier, Office, signed_plan, signed_plans
from generator.money import ZERO, format_eur
from generator.phrases import enumeration, quoted, some
from generator.progress.asof import AsOf, look
from generator.progress.instalments import told
from generator.progress.plans import Plan, current_plan, of_a_title, term_awaited
from generator.statement import compute
from generator.statement.types import Decompte


def too_small(case: Case, office: Office) -> Iterator[Finding]:
    """A plan covers at least the principal of the décompte on the day it was agreed."""
    for path, fact in case.dossier.of(FaitEcheancier):
        try:
            owed = compute(case, office, fact.date, lectures=False)
        except (LawGap, NotComputed):
            continue  # nothing to compare with: the refusal is a finding of its own
        whole = of_a_title(case.dossier, owed, fact)
        named = set() if whole else {one.numero for one in owed.lignes} & set(fact.factures)
        due = sum((one.principal for one in owed.lignes if not named or one.numero in named), ZERO)
        total = sum((instalment.montant for instalment in fact.echeances), ZERO)
        if total < due:
            yield case.avertit(
                (*path, "echeances"),
                f"les échéances ({format_eur(total)}) ne couvrent pas le principal dû au {fact.date:%d/%m/%Y} "
                f"({format_eur(due)}).",
                "Vérifier les montants ; un abandon se dit dans une transaction.",
            )


def followed(computed: Computed, office: Office) -> Iterator[Finding]:
    """What the plan followed holds without saying so, what no plan holds any more."""
    signed = signed_plan(computed.case.dossier, computed.situation.au)
    if signed is None:
        return
    seen = look(computed.case, office, computed.situation.au, computed.decompte)
    plan = current_plan(seen)
    if plan is None:
        return
    if not signed.factures:
        yield from _billed_since(seen, signed, plan)
        return
    yield from _of_an_earlier_plan(seen, signed)
    if seen.decompte is not None:
        yield from _paid_without_a_choice(seen, seen.decompte)


def _billed_since(seen: AsOf, signed: FaitEcheancier, plan: Plan) -> Iterator[Finding]:
    """A plan that names no invoice holds those of later days too, in silence."""
    dossier = seen.case.dossier
    since = [one for one in seen.dues if signed.date < seen.factures[one][1].date <= seen.au]
    if since and (plan.en_cours or plan.en_regularisation or term_awaited(seen, plan)):
        older = [one.numero for one in dossier.factures if one.date <= signed.date]
        yield seen.case.avertit(
            seen.path(signed),
            f"l'échéancier ne dit pas quelles factures il couvre : il tient aussi {some(since)}, de date "
            "postérieure, que rien ne relance tant qu'il court.",
            f"Les dire : recouvre noter {dossier.reference} echeancier factures={quoted(', '.join(older))} --completer "
            f"--date {signed.date:%d/%m/%Y}",
        )


def _paid_without_a_choice(seen: AsOf, owed: Decompte) -> Iterator[Finding]:
    """A payment that chose nothing counts for a plan of some invoices, and the law may have put it on the others.

    Of several plans, which one it was paid for is left to say: what the last one it may be of does not count is told.
    """
    held = signed_plans(seen.case.dossier, seen.au)
    several = len(held) > 1  # each then counts what the décompte puts on its own invoices
    unpaid = [(one, own) for one in reversed(held) if (own := _own(seen, owed, one, several=several))]
    for path, paid in seen.paiements:
        if paid.imputation_choisie or not paid.volontaire:
            continue
        lines = [one for one in owed.imputations if one.origine == path]
        may_be = (
            (one, [line for line in lines if line.facture not in own]) for one, own in unpaid if one.date < paid.date
        )
        for signed, others in [(one, beside) for one, beside in may_be if beside][:1]:
            what = enumeration(list(dict.fromkeys(one.facture or one.poste for one in others)))
            amount = format_eur(sum((one.montant for one in others), ZERO))
            day, put = f"{signed.date:%d/%m/%Y}", f"le décompte en impute {amount} sur {what}"
            counted = f"il compte pour l'échéancier du {day}, et {put}"
            counted = f"{put}, ce que l'échéancier du {day} ne compte pas" if several else counted
            chosen = "" if several else ", ".join(signed.factures)
            yield seen.case.avertit(
                path,
                f"ce paiement ne dit pas ce qu'il règle : {counted} (C. civ., art. 1342-10).",
                "Dire ce que le débiteur payait : recouvre noter "
                f"{seen.case.dossier.reference} paiement imputation-choisie={quoted(chosen)} "
                f"--completer --date {paid.date:%d/%m/%Y}",
            )


def _own(seen: AsOf, owed: Decompte, plan: FaitEcheancier, *, several: bool) -> set[str]:
    """What a plan counts of a décompte, the costs of its title with it; nothing of one that is paid, or counts all."""
    titled = of_a_title(seen.case.dossier, owed, plan)
    own = {"", *told(seen.case.dossier, owed, plan)} if titled else set(plan.factures)
    left = any(ligne.principal for ligne in owed.lignes if ligne.numero in own)
    return own if left and (several or not titled) else set()


def _of_an_earlier_plan(seen: AsOf, signed: FaitEcheancier) -> Iterator[Finding]:
    """What a plan signed covered, that another replaced since without naming it: it is held by none.

    One that names no invoice covered all that was billed by its day.
    """
    agreed = [fact for fact in seen.case.dossier.faits(FaitEcheancier) if fact.signe and fact.date <= seen.au]
    kept = {numero for fact in signed_plans(seen.case.dossier, seen.au) for numero in fact.factures}
    billed = seen.case.dossier.factures
    whole = ({one.numero for one in billed if one.date <= fact.date} for fact in agreed if not fact.factures)
    named = {numero for fact in agreed for numero in fact.factures}.union(*whole)
    if left := sorted(named.difference(kept) & set(seen.dues)):
        yield seen.case.avertit(
            seen.path(signed),
            f"un échéancier antérieur est remplacé par un autre, qui n'a pas toutes ses factures : aucun ne tient plus "
            f"{some(left)}.",
            "Écrire toutes les factures accordées à celui qui court encore (« factures »).",
        )
