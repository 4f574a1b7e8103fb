"""What a check tells of the plans of a case: instalments too small, invoices held in silence or no longer held."""

from collections.abc import Iterator, Sequence

from generator.case import Case
from generator.casework.computed import Computed
from generator.findings import Finding, LawGap, NotComputed
from generator.model import FaitEcheancier, Office, signed_plan
from generator.money import ZERO, format_eur
from generator.phrases import enumeration, quoted, some
from generator.progress.asof import AsOf, look
from generator.progress.plans import Plan, current_plan, of_a_title, plans_signed, term_awaited
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
    known = plans_signed(seen)
    yield from _of_an_earlier_plan(seen, known)
    if len(known) == 1 and seen.decompte is not None and not of_a_title(seen.case.dossier, seen.decompte, signed):
        yield from _paid_without_a_choice(seen, signed, seen.decompte)


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


def _paid_without_a_choice(seen: AsOf, signed: FaitEcheancier, owed: Decompte) -> Iterator[Finding]:
    """A payment that chose nothing counts for a plan of some invoices, and the law may have put it on the others."""
    reference = seen.case.dossier.reference
    if not any(ligne.principal for ligne in owed.lignes if ligne.numero in signed.factures):
        return  # paid, whatever went elsewhere
    for path, paid in seen.paiements:
        if paid.date <= signed.date or paid.imputation_choisie or not paid.volontaire:
            continue
        lines = (one for one in owed.imputations if one.origine == path)
        if others := [one for one in lines if one.facture not in signed.factures]:
            what = enumeration(list(dict.fromkeys(one.facture or one.poste for one in others)))
            amount = format_eur(sum((one.montant for one in others), ZERO))
            yield seen.case.avertit(
                path,
                f"ce paiement ne dit pas ce qu'il règle : il compte pour l'échéancier du {signed.date:%d/%m/%Y}, et le "
                f"décompte en impute {amount} sur {what} (C. civ., art. 1342-10).",
                "Dire ce que le débiteur payait : recouvre noter "
                f"{reference} paiement imputation-choisie={quoted(', '.join(signed.factures))} "
                f"--completer --date {paid.date:%d/%m/%Y}",
            )


def _of_an_earlier_plan(seen: AsOf, signed: Sequence[FaitEcheancier]) -> Iterator[Finding]:
    """A plan signed since on some of its invoices takes the place of an earlier one: the others are held by none."""
    known = {numero for _, fact in seen.of(FaitEcheancier) if fact.signe for numero in fact.factures}
    held = {numero for fact in signed for numero in fact.factures}
    if left := sorted((known - held) & set(seen.dues)):
        yield seen.case.avertit(
            seen.path(signed[-1]),
            f"un échéancier antérieur est remplacé : aucun ne tient plus {some(left)}, qu'il couvrait.",
            "Écrire un seul échéancier pour toutes les factures accordées, s'il court encore.",
        )
