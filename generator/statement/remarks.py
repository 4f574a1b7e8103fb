"""The sentences of a décompte: how its figures are counted, and what its reader must know of them."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from generator.case import KeyPath
from generator.findings import LawGap
from generator.law.interest import DAY, before, com_l441_10_penalites, com_l441_10_planchers
from generator.law.rates import percent
from generator.money import ZERO, format_eur
from generator.statement.before import before_titles
from generator.statement.disputed import dismissed_remarks, disputed_remarks
from generator.statement.facts import Facts, Refund, Regime
from generator.statement.ledger import Ledger
from generator.statement.types import Segment
from generator.vocabulary.rates import BaseTaux


def conventions(facts: Facts, ledger: Ledger) -> Iterator[str]:
    """How the figures are counted: days, rates, order of payments."""
    regimes = {claim.regime for claim in facts.claims if claim.depart}
    lumps = (one.account.claim.indemnite for one in ledger.accessories if one.account)
    indemnity = dict.fromkeys(lump.reference.article for lump in lumps if lump)
    if regimes:
        lump = indemnity or any(one.charge and one.charge.nature == "indemnites" for one in ledger.accessories)
        apart = "ni TVA, ni intérêts sur l'indemnité" if lump else "sans TVA"
        yield f"Intérêts en jours exacts sur 365 jours, même en année bissextile ; {apart}."
        yield f"Jours comptés {_from(regimes)} au jour du paiement ou de l'arrêté, inclus."
        yield (
            "Chaque segment (un taux, une base) est arrondi au centime le plus proche, puis additionné ; les intérêts "
            "par jour sont additionnés, puis arrondis une fois."
        )
    fixed = facts.formule is not None and facts.formule.base is BaseTaux.FIXE
    if regimes & {Regime.PENALITES, Regime.CONVENU} and not fixed:
        name = "Taux convenu" if Regime.CONVENU in regimes else "Pénalités"
        yield f"{name} : taux de chaque semestre traversé, celui en vigueur au 1er janvier ou au 1er juillet."
    if Regime.PUBLIC in regimes:
        yield (
            "Marché public : délai de trente jours de la réception, cinquante ou soixante pour les acheteurs de "
            "l'article R2192-11, ou date plus tardive de la facture (CCP, art. R2192-10)."
        )
        yield "Marché public : taux unique, celui du semestre où les intérêts ont commencé (CCP, art. R2192-31)."
    if Regime.LEGAL in regimes or (Regime.TITRE in regimes and facts.formule is None):
        yield f"Intérêt légal : taux de chaque semestre, créancier « {facts.categorie.mots} » (CMF, art. L313-2)."
    if facts.capitalisation:
        yield "Capitalisation des intérêts dus pour une année entière, à chaque anniversaire (C. civ., art. 1343-2)."
    if ledger.allocated:
        yield from _allocation_conventions(facts, ledger)
    if facts.credits or any(claim.annule for claim in facts.claims):
        yield f"Un avoir réduit le principal après le jour de sa date, ou dès l'origine s'il corrige {facts.mot.la}."
    if indemnity:
        yield (
            f"Indemnité de 40 € par facture en retard ({' et '.join(indemnity)}), tenue hors de l'imputation tant "
            "qu'un principal ou des intérêts échus restent dus."
        )
    if regimes & {Regime.PENALITES, Regime.PUBLIC} or _granted_as_penalties(facts, regimes):
        yield "Pénalités et intérêt légal ne se cumulent pas (Cass. com., 24 avril 2024, n° 22-24.275)."


def _granted_as_penalties(facts: Facts, regimes: set[Regime]) -> bool:
    """Whether a title grants the rate of penalties; another one may be that of any claim."""
    return Regime.TITRE in regimes and facts.formule is not None and facts.formule.base is BaseTaux.BCE


def _from(regimes: set[Regime]) -> str:
    if regimes == {Regime.LEGAL}:
        return "du lendemain de la mise en demeure (lettre présentée, ou acte signifié qui en tient lieu)"
    if regimes == {Regime.TITRE}:
        return "du premier jour fixé par le titre"
    return "du lendemain de l'échéance"


def _allocation_conventions(facts: Facts, ledger: Ledger) -> Iterator[str]:
    received = facts.payments or facts.credits
    days = list(dict.fromkeys(f"{one.date:%d/%m/%Y}" for one in received if one.capital_d_abord))
    if days and all(one.capital_d_abord for one in received):
        yield "Paiements imputés d'abord sur le principal, comme convenu ou ordonné (C. civ., art. 1343-1 et 1343-5)."
    elif days:
        yield (
            "Paiements imputés d'abord sur les intérêts, puis sur le principal (C. civ., art. 1343-1), sauf du "
            f"{', du '.join(days)} : d'abord sur le principal, comme convenu ou ordonné (art. 1343-1 et 1343-5)."
        )
    else:
        yield "Paiements imputés d'abord sur les intérêts, puis sur le principal (C. civ., art. 1343-1)."
    if len(facts.claims) > 1:
        yield (
            f"Entre plusieurs {facts.mot.des} : le choix du débiteur, sinon les échues d'abord, la plus onéreuse, la "
            "plus ancienne, puis à proportion, les derniers centimes aux plus forts restes (C. civ., art. 1342-10)."
        )
        paid = {payment.origine: payment.date for payment in facts.payments}
        settled = (line for line in ledger.allocated.values() if line.principal and line.origine in paid)
        if any(line.date > paid[line.origine] for line in settled):
            yield (
                f"À vérifier : une avance ou un trop-perçu va à la première {facts.mot.un} émise ensuite, le jour où "
                "elle l'est ; si le débiteur en visait une autre, écrire « imputation-choisie » (C. civ., art. "
                "1342-10)."
            )


def _clause_remarks(facts: Facts, ledger: Ledger) -> Iterator[str]:
    """From which day each penalty clause is incurred, on what; or that what the formal notice asked for was paid."""
    clauses = [charge for charge in facts.charges if charge.nature == "clause-penale"]
    incurred = [one for one in ledger.accessories if one.charge in clauses]
    for charge in clauses:
        if bases := next((one.bases for one in incurred if one.charge is charge), ()):
            unpaid = format_eur(sum((principal for _, principal in bases), ZERO))
            yield (
                f"Clause pénale comptée à compter du {charge.date + DAY:%d/%m/%Y}, sur le principal encore impayé le "
                f"{charge.date:%d/%m/%Y}, {unpaid}, au terme du délai de la mise en demeure (C. civ., art. 1231-5)."
            )
            if charge.taux is None:  # owed once: the notices that follow add nothing to it
                break
        else:
            yield (
                f"Clause pénale non comptée : aucun principal ne restait impayé le {charge.date:%d/%m/%Y}, au terme "
                "du délai de la mise en demeure (C. civ., art. 1231-5)."
            )
    if incurred:
        late = (account.claim.regime for one in incurred for account, _ in one.bases if account.segments)
        twice = " Elle s'ajoute ici aux intérêts comptés pour le même retard : cumul à vérifier."
        yield (
            "Clause pénale : le juge peut la réduire si elle est manifestement excessive, ou à proportion de ce qui a "
            f"été payé (C. civ., art. 1231-5).{'' if {*late} <= {Regime.LEGAL} else twice}"
        )


def without_object(refund: Refund, montant: Decimal) -> str:
    """What is said of a refund, or of the part of it, that nothing received in excess on its day explains."""
    if refund.paye_le:
        return (
            f"Remboursement du {refund.date:%d/%m/%Y}, noté sur le paiement du {refund.paye_le:%d/%m/%Y}, non compté : "
            "rien n'était alors reçu en trop. Vérifier les dates."
        )
    whole = montant == refund.montant
    given = "non compté" if whole else f"compté sauf {format_eur(montant)}"
    return (
        f"Remboursement de {format_eur(refund.montant)} du {refund.date:%d/%m/%Y}, {given} : "
        f"{'rien' if whole else 'rien de plus'} n'était alors reçu en trop. Rendu par erreur, il n'est pas ajouté à ce "
        "qui est dû (C. civ., art. 1302-1) : à vérifier."
    )


def _given_back(ledger: Ledger) -> str:
    """« 500,00 € »; of several refunds, each with its day."""
    given: dict[KeyPath, Decimal] = {}
    for (refund, _), montant in ledger.exces.rendu.items():
        given[refund] = given.get(refund, ZERO) + montant
    days = sorted((one.date, given.get(one.origine, ZERO)) for one in ledger.facts.remboursements)
    each = [f"{format_eur(montant)} le {day:%d/%m/%Y}" for day, montant in days if montant]
    return format_eur(ledger.exces.rembourse) + (f" ({', '.join(each)})" if len(each) > 1 else "")


def _in_excess(facts: Facts, beyond: Decimal, rest: Decimal) -> str:
    """What becomes of what no debt explains: above a provision, the rest may still be owed."""
    if not facts.claims:
        first = f"imputé sur {facts.mot.la} que le débiteur vise, sinon sur la première"
        return f"Reçu d'avance, {format_eur(beyond)} : {first}."
    if rest:
        return (
            f"À vérifier : {format_eur(beyond)} reçus au-delà de la provision, qui laisse {format_eur(rest)} de "
            f"principal sans les juger ({facts.fond}) ; à déduire de ce qui en est dû, ou à rembourser à qui l'a payé."
        )
    return f"Trop-perçu de {format_eur(beyond)} à rembourser à qui l'a payé."


def remarks(facts: Facts, ledger: Ledger) -> Iterator[str]:
    """What is particular to this account: its clauses, overpayments, proceedings, disputes and doubtful rates."""
    yield from _clause_remarks(facts, ledger)
    rest = sum((claim.non_accorde for one in facts.comptes for claim in one.claims), ZERO)
    if beyond := ledger.exces.trop_percu:
        yield _in_excess(facts, beyond, rest)
    elif rest and all(one.accessoires for one in facts.abandons):
        yield f"La provision laisse {format_eur(rest)} de principal sans les juger ({facts.fond}) : non comptés ici."
    if ledger.exces.rembourse:
        yield f"Trop-perçu remboursé : {_given_back(ledger)}."
    yield from (without_object(*one) for one in ledger.exces.sans_objet)
    yield from before_titles(facts, ledger)
    for charge in ledger.sans_retard:
        yield (
            f"{charge.libelle} ({format_eur(charge.montant)}, {charge.date:%d/%m/%Y}) non comptés : aucune indemnité "
            "de 40 € n'était due ce jour-là, qu'ils puissent compléter (C. com., art. L441-10, II). Vérifier la date."
        )
    if facts.ouverture:
        yield from _proceedings(facts, facts.ouverture)
        if facts.capitalisation:
            yield "Aucune capitalisation à compter du jugement d'ouverture (C. com., art. L622-28)."
        yield from _since_the_opening(facts, facts.ouverture)
    if facts.recevabilite:
        yield (
            f"Surendettement recevable le {facts.recevabilite:%d/%m/%Y} : intérêts arrêtés la veille (C. conso., art. "
            "L722-14)."
        )
    yield from _credited_remarks(facts, ledger)
    yield from dismissed_remarks(one.claim for one in ledger.accounts)
    yield from disputed_remarks(one.claim for one in ledger.accounts if one.owed and not one.claim.contestee)
    yield from _agreed_rate_remarks(facts, ledger)


def _credited_remarks(facts: Facts, ledger: Ledger) -> Iterator[str]:
    """Invoices credited whole, by notes that act on their date, once they were late: the 40 € are left out by prudence.

    Whether the invoice was ever owed is not told by the default of « retroactif »: no text settles either sum. One
    paid in time and credited afterwards bore neither.
    """
    for account in ledger.accounts:
        claim, until = account.claim, account.solde_le
        notes = [note for note in facts.credits if note.facture == claim.numero and claim.regime is not Regime.TITRE]
        credited = claim.annule + sum((note.montant for note in notes), ZERO)
        if not notes or until is None or until <= claim.echeance or credited < claim.montant:
            continue
        lump, runs = claim.indemnite_ecartee, [part for part in account.segments if part.montant]
        said = "indemnité de 40 € non comptée, par prudence" if lump else ""
        said += " ; " if lump and runs else ""
        said += f"intérêts comptés jusqu'au {until:%d/%m/%Y}" if runs else ""
        if said:
            yield (
                f"À vérifier, {claim.numero}, créditée de tout son montant après son échéance : {said} "
                f"({(lump or runs[0]).reference.article}). Si rien n'en était dû, écrire « retroactif: oui » à l'avoir "
                ": aucun intérêt n'en court alors."
            )


def _proceedings(facts: Facts, ouverture: dt.date) -> Iterator[str]:
    """The last opening, and each claim an older one stopped: what became of it there is not known."""
    bound = [claim for claim in facts.claims if claim.ouverture == ouverture]
    kept = [claim.numero for claim in bound if claim.excepte]
    which = f", pour {', '.join(claim.numero for claim in bound)}" if 0 < len(bound) < len(facts.claims) else ""
    stops, article = " : intérêts arrêtés la veille", "C. com., art. L622-28"
    if kept:
        stops = f"{stops}, sauf ceux de {', '.join(kept)}" if len(kept) < len(bound) else " : intérêts non arrêtés"
        stops, article = f"{stops}, contrat d'un an ou plus", f"{article}, à vérifier"
    yield (
        f"Procédure collective ouverte le {ouverture:%d/%m/%Y}{which}{f'{stops} ({article})' if bound else ''}. Aucun "
        "paiement ne peut être demandé au débiteur : la créance se déclare."
    )
    for day in sorted({claim.ouverture for claim in facts.claims if claim.ouverture} - {ouverture}):
        older = ", ".join(claim.numero for claim in facts.claims if claim.ouverture == day)
        yield (
            f"À vérifier, {older} : de la procédure collective antérieure, ouverte le {day:%d/%m/%Y} ; intérêts "
            "arrêtés la veille de ce jugement. Son sort dépend de ce que celle-ci a laissé : déclaration et admission, "
            "plan, clôture (C. com., art. L622-26, L626-27, III et L643-11)."
        )


def _since_the_opening(facts: Facts, ouverture: dt.date) -> Iterator[str]:
    """What is dated after the opening may belong to a claim born after it, which is paid when due and not declared."""
    issued = [
        claim.numero
        for claim in facts.claims
        if claim.regime is not Regime.TITRE and claim.ouverture == ouverture and claim.date >= ouverture
    ]
    if issued:
        yield (
            f"À vérifier, {', '.join(issued)} : du jour du jugement d'ouverture ou d'après, sans intérêts ni indemnité "
            "de 40 € ici. Une créance née après lui se paie à l'échéance et ne se déclare pas (C. com., art. L622-17 "
            "et L622-24) ; impayée, elle se signale au mandataire dans l'année, dans les six mois en liquidation "
            "(L622-17 et L641-13, à vérifier)."
        )
    until = facts.plan_le or facts.au + DAY
    own = (payment for payment in facts.payments if not payment.tiers)
    paid = sorted({payment.date for payment in own if ouverture <= payment.date < until})
    if paid:
        yield (
            f"À vérifier, reçu le {', '.join(f'{day:%d/%m/%Y}' for day in paid)} : imputé comme tout paiement, or le "
            "débiteur ne peut plus payer une créance antérieure au jugement (C. com., art. L622-7). S'il règle une "
            f"{facts.mot.un} postérieure, écrire « imputation-choisie »."
        )


def _above_the_law(facts: Facts, segment: Segment) -> bool:
    """Whether it is one day above it: a fixed rate is one segment, whatever half-years it crosses."""
    try:
        law = com_l441_10_penalites(facts.bareme, None, segment.du, segment.au)
        return any(segment.taux > one.taux for one in law)
    except LawGap:  # a fixed rate runs on, the law's own being unknown
        return False


def _agreed_rate_remarks(facts: Facts, ledger: Ledger) -> Iterator[str]:
    """That a judge may reduce one above that of the law; each half-year in which it is below its floor, or may be."""
    if not facts.taux_convenu:
        return
    if any(_above_the_law(facts, one) for account in ledger.accounts for one in account.segments):
        yield (
            "Taux convenu : le juge peut le réduire s'il y voit une clause pénale manifestement excessive (C. civ., "
            "art. 1231-5, à vérifier) ; le taux de la loi n'en est pas une (Cass. com., 2 nov. 2011, n° 10-14.677)."
        )
    told: dict[str, str] = {}
    for account in ledger.accounts:
        try:
            for tranche, floor in com_l441_10_planchers(facts.bareme, before(account.tranches, facts.au + DAY)):
                told[tranche.semestre] = (
                    f"taux convenu {percent(tranche.taux)} inférieur au plancher {percent(floor.taux)} "
                    f"({floor.formule}) ; le taux convenu reste réclamé, à trancher."
                )
        except LawGap as gap:
            told[gap.value] = "plancher du taux convenu non vérifié, taux légal inconnu."
    for semestre in sorted(told):
        yield f"{semestre} : {told[semestre]}"
