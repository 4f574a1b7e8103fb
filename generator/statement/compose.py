"""A ledger -> the décompte that is printed: lines, totals, conventions, readings, remarks."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.findings import LawGap
from generator.law.interest import DAY, before, com_l441_10_planchers
from generator.law.rates import percent, worst
from generator.law.semester import semester
from generator.money import ZERO, format_eur
from generator.statement.account import Account
from generator.statement.disputed import disputed_part, disputed_remarks
from generator.statement.facts import Charge, Facts, LumpSum, Regime
from generator.statement.ledger import Accessory, Allocated, Ledger
from generator.statement.readings import other_readings
from generator.statement.types import Decompte, Imputation, LigneFacture, Poste
from generator.vocabulary import BaseTaux, Reference, Statut


def compose(facts: Facts, ledger: Ledger, *, lectures: bool = True) -> Decompte:
    """The décompte of facts played under the default reading."""
    order = {claim.origine: index for index, claim in enumerate(facts.claims)}
    accounts = sorted(ledger.accounts, key=lambda account: order[account.claim.origine])
    lignes = tuple(_line(account, ledger, facts.au) for account in accounts)
    postes = tuple(_poste(one, one.charge) for one in ledger.accessories if one.charge)
    granted = _sum(poste.montant for poste in postes if poste.nature == "indemnites")
    clause = _sum(poste.montant for poste in postes if poste.nature in {"clause-penale", "clause-accordee"})
    frais = _sum(poste.montant for poste in postes) - granted - clause
    principal = _sum(ligne.principal for ligne in lignes)
    interets = _sum(ligne.interets for ligne in lignes)
    indemnites = _sum(ligne.indemnite for ligne in lignes) + granted
    lumps = tuple(_lumps(ledger))
    gap = ledger.gap
    return Decompte(
        au=facts.au,
        fondement=facts.fondement,
        lignes=lignes,
        imputations=tuple(_allocations(ledger)),
        postes=postes,
        principal=principal,
        interets=interets,
        indemnites=indemnites,
        clause_penale=clause,
        frais=frais,
        trop_percu=ledger.trop_percu,
        total=principal + interets + indemnites + clause + frais,
        interet_par_jour=_sum(ligne.interet_par_jour for ligne in lignes),
        conventions=tuple(_conventions(facts, ledger)),
        lectures=other_readings(facts, ledger) if lectures else (),
        remarques=(*facts.remarques, *_clause_remarks(facts, ledger), *_remarks(facts, ledger)),
        statut=_statut(ledger, lumps),
        incomplet=_incomplete(gap[0], str(gap[1])) if gap else "",
        connu_jusqu_au=gap[0] - dt.timedelta(days=1) if gap else None,
        rembourse=ledger.rembourse,
        valeurs=_values(ledger, lumps),
    )


def _sum(amounts: Iterator[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


def _line(account: Account, ledger: Ledger, au: dt.date) -> LigneFacture:
    claim = account.claim
    lump = next((accessory for accessory in ledger.accessories if accessory.account is account), None)
    end = min(account.solde_le or au, au)
    timeless = claim.regime is Regime.TITRE or claim.annule == claim.montant  # never due, or never owed
    return LigneFacture(
        numero=claim.numero,
        origine=claim.origine,
        date=claim.date,
        echeance=claim.echeance,
        montant_ttc=claim.montant,
        avoirs=account.avoirs,
        paye_principal=account.paye_principal,
        paye_interets=account.paye_interets,
        principal=account.principal,
        interets_courus=account.courus,
        interets=account.interets + account.capitalises,
        indemnite=lump.reste if lump else ZERO,
        jours_de_retard=0 if timeless else max(0, (end - claim.echeance).days),
        interet_par_jour=account.per_day(au),
        contestee=claim.contestee,
        segments=tuple(account.segments),
        paye_indemnite=lump.paye if lump else ZERO,
        part_contestee=disputed_part(account, lump, au),
    )


def _poste(accessory: Accessory, charge: Charge) -> Poste:
    reste = accessory.reste
    return Poste(
        charge.nature, charge.libelle, reste, charge.origine, charge.reference, accessory.paye,
        min(accessory.conteste, reste),
    )  # fmt: skip


def _allocations(ledger: Ledger) -> Iterator[Imputation]:
    known = (*ledger.reduced, *ledger.allocated.values())
    lines = [line for line in known if line.interets or line.principal or line.accessoire]
    for line in sorted(lines, key=lambda line: (line.date, str(line.origine), not line.avoir, line.poste, line.nom)):
        total = line.interets + line.principal + line.accessoire
        yield Imputation(
            line.date,
            line.origine,
            "" if line.poste else line.nom,
            total,
            line.interets,
            line.principal,
            _why(line),
            line.accessoire,
            line.nom if line.poste else "",
        )


def _why(line: Allocated) -> Reference:
    if line.avoir:
        return Reference(line.avoir)
    if line.origine[0] == "avoirs":
        return Reference("C. civ., art. 1347 (compensation)")
    if line.poste:
        return Reference("C. civ., art. 1342-10", statut=Statut.INCERTAIN)
    if line.choisie:
        return Reference("C. civ., art. 1342-10, al. 1 (choix du débiteur), et 1343-1")
    return Reference("C. civ., art. 1342-10 et 1343-1")


def _statut(ledger: Ledger, lumps: Iterable[LumpSum]) -> Statut:
    """Worst status of the values used."""
    used = [segment.reference.statut for account in ledger.accounts for segment in account.segments]
    used += [accessory.charge.reference.statut for accessory in ledger.accessories if accessory.charge]
    return worst(*used, *(lump.reference.statut for lump in lumps))


def _lumps(ledger: Ledger) -> Iterator[LumpSum]:
    """The 40 € that are due, with their reasons."""
    claims = (accessory.account.claim for accessory in ledger.accessories if accessory.account)
    return (claim.indemnite for claim in claims if claim.indemnite)


def _values(ledger: Ledger, lumps: Iterable[LumpSum]) -> tuple[str, ...]:
    """Names of the table values the figures rest on."""
    rates = {name for account in ledger.accounts for name in account.valeurs}
    return tuple(sorted(rates | {lump.valeur for lump in lumps}))


def _incomplete(day: dt.date, missing: str) -> str:
    known = day - dt.timedelta(days=1)
    return f"Intérêts connus jusqu'au {known:%d/%m/%Y} : taux {semester(day)} à compléter. {missing}"


def _conventions(facts: Facts, ledger: Ledger) -> Iterator[str]:
    regimes = {claim.regime for claim in facts.claims if claim.depart}
    if regimes:
        yield "Intérêts en jours exacts sur 365 jours, même en année bissextile ; ni TVA, ni intérêts sur l'indemnité."
        yield f"Jours comptés {_from(regimes)} au jour du paiement ou de l'arrêté, inclus."
        yield "Chaque segment (un taux, une base) est arrondi au centime le plus proche, puis additionné."
    if regimes & {Regime.PENALITES, Regime.CONVENU} and facts.formule and facts.formule.base is not BaseTaux.FIXE:
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
        yield from _allocation_conventions(facts)
    if facts.credits or any(claim.annule for claim in facts.claims):
        yield "Un avoir réduit le principal après le jour de sa date, ou dès l'origine s'il corrige la facture."
    if any(accessory.account for accessory in ledger.accessories):
        yield (
            "Indemnité de 40 € par facture en retard, tenue hors de l'imputation tant qu'un principal ou des intérêts "
            "échus restent dus."
        )
    if regimes:
        yield "Pénalités et intérêt légal ne se cumulent pas (Cass. com., 24 avril 2024, n° 22-24.275)."


def _from(regimes: set[Regime]) -> str:
    if regimes == {Regime.LEGAL}:
        return "du lendemain de la présentation de la mise en demeure"
    if regimes == {Regime.TITRE}:
        return "du premier jour fixé par le titre"
    return "du lendemain de l'échéance"


def _allocation_conventions(facts: Facts) -> Iterator[str]:
    if any(received.capital_d_abord for received in facts.payments or facts.credits):
        yield "Paiements imputés d'abord sur le principal, comme convenu ou ordonné (C. civ., art. 1343-1 et 1343-5)."
    else:
        yield "Paiements imputés d'abord sur les intérêts, puis sur le principal (C. civ., art. 1343-1)."
    if len(facts.claims) > 1:
        yield (
            "Entre plusieurs factures : le choix du débiteur, sinon les échues d'abord, la plus onéreuse, la plus "
            "ancienne, puis à proportion (C. civ., art. 1342-10)."
        )


def _clause_remarks(facts: Facts, ledger: Ledger) -> Iterator[str]:
    """From which day each penalty clause is incurred, on what; or that what the formal notice asked for was paid."""
    clauses = [charge for charge in facts.charges if charge.nature == "clause-penale"]
    incurred = [charge for charge in clauses if any(one.charge is charge for one in ledger.accessories)]
    for charge in clauses:
        if charge in incurred:
            yield (
                f"Clause pénale comptée à compter du {charge.date + DAY:%d/%m/%Y}, sur le principal encore impayé le "
                f"{charge.date:%d/%m/%Y}, au terme du délai de la mise en demeure (C. civ., art. 1231-5)."
            )
            if charge.taux is None:  # owed once: the notices that follow add nothing to it
                break
        else:
            yield (
                f"Clause pénale non comptée : aucun principal ne restait impayé le {charge.date:%d/%m/%Y}, au terme "
                "du délai de la mise en demeure (C. civ., art. 1231-5)."
            )
    if incurred:
        yield (
            "Clause pénale : le juge peut la réduire si elle est manifestement excessive, ou à proportion de ce qui a "
            "été payé (C. civ., art. 1231-5)."
        )


def _remarks(facts: Facts, ledger: Ledger) -> Iterator[str]:
    if ledger.trop_percu:
        yield f"Trop-perçu de {format_eur(ledger.trop_percu)} à rembourser au débiteur."
    if ledger.rembourse:
        yield f"Trop-perçu remboursé : {format_eur(ledger.rembourse)}."
    if facts.ouverture:
        yield from _proceedings(facts, facts.ouverture)
        if any(claim.excepte for claim in facts.claims):
            yield "Contrat d'un an ou plus : les intérêts continuent (C. com., art. L622-28) ; à vérifier."
        if facts.capitalisation:
            yield "Aucune capitalisation à compter du jugement d'ouverture (C. com., art. L622-28)."
        yield from _since_the_opening(facts, facts.ouverture)
    if facts.recevabilite:
        yield (
            f"Surendettement recevable le {facts.recevabilite:%d/%m/%Y} : intérêts arrêtés la veille (C. conso., art. "
            "L722-14)."
        )
    yield from disputed_remarks(one.claim for one in ledger.accounts if one.owed and not one.claim.contestee)
    yield from _floor_remarks(facts, ledger)


def _proceedings(facts: Facts, ouverture: dt.date) -> Iterator[str]:
    """The last opening, and each claim an older one stopped: what became of it there is not known."""
    free = any(claim.ouverture is None for claim in facts.claims)
    held = ", ".join(claim.numero for claim in facts.claims if claim.ouverture)
    which = f", pour {held}" if free and held else ""
    yield (
        f"Procédure collective ouverte le {ouverture:%d/%m/%Y}{which} : intérêts arrêtés la veille (C. com., art. "
        "L622-28). Aucun paiement ne peut être demandé au débiteur : la créance se déclare."
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
            "et L622-24)."
        )
    paid = sorted({payment.date for payment in facts.payments if payment.date >= ouverture})
    if paid:
        yield (
            f"À vérifier, reçu le {', '.join(f'{day:%d/%m/%Y}' for day in paid)} : imputé comme tout paiement, or le "
            "débiteur ne peut plus payer une créance antérieure au jugement (C. com., art. L622-7). S'il règle une "
            "facture postérieure, écrire « imputation-choisie »."
        )


def _floor_remarks(facts: Facts, ledger: Ledger) -> Iterator[str]:
    """One sentence per half-year in which an agreed rate is below three times the legal rate, or may be."""
    if not facts.taux_convenu:
        return
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
