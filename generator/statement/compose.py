"""A ledger -> the décompte that is printed: lines, totals, conventions, readings, remarks."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from generator.law.rates import worst
from generator.money import ZERO, round_known, sum_eur
from generator.statement.account import Account
from generator.statement.before import held_in_titles, paid_before
from generator.statement.beside import Compris, Remarque, Restitution
from generator.statement.disputed import dismissed_alone, disputed_part, waiting
from generator.statement.entries import Allocated
from generator.statement.facts import Facts, LumpSum, Regime
from generator.statement.ledger import Ledger
from generator.statement.office_rates import own_values, to_read_again
from generator.statement.readings import allocation_readings, other_readings
from generator.statement.remarks import conventions, remarks, without_object
from generator.statement.several import carried_over, only, together
from generator.statement.types import Decompte, Imputation, LigneFacture, Poste
from generator.vocabulary import Reference, Statut


def compose(facts: Facts, ledger: Ledger, *, lectures: bool = True) -> Decompte:
    """The décompte of facts played under the default reading: their account, and those beside it with it."""
    if not facts.a_cote:
        return _account(facts, ledger, lectures=lectures)
    owed = together([compose_one(ledger, one, lectures=lectures) for one in range(len(facts.comptes))])
    return replace(owed, lectures=(*owed.lectures, *(allocation_readings(facts, ledger) if lectures else ())))


def compose_one(ledger: Ledger, compte: int, *, lectures: bool = True) -> Decompte:
    """The décompte of one of the accounts played together: it knows every payment, and tells its own lines alone."""
    own = ledger.facts.comptes[compte]
    beyond = tuple(carried_over(ledger, compte))
    remarques = (*own.remarques, *(one.texte for one in beyond))
    facts = replace(own, payments=ledger.facts.payments, remarques=remarques)
    return replace(_account(facts, only(ledger, compte), lectures=lectures), excedents=beyond)


def _account(facts: Facts, ledger: Ledger, *, lectures: bool) -> Decompte:
    lignes, postes = tuple(_lines(facts, ledger)), tuple(_postes(ledger, facts.au))
    granted = sum_eur(poste.montant for poste in postes if poste.nature == "indemnites")
    clause = sum_eur(poste.montant for poste in postes if poste.est_clause)
    beside = sum_eur(poste.montant for poste in postes)
    total = sum_eur(ligne.total for ligne in lignes) + beside
    used, compris = _values(ledger), tuple(_kept(facts, ledger))
    return Decompte(
        au=facts.au,
        fondement=facts.fondement,
        lignes=lignes,
        imputations=tuple(_allocations(ledger)),
        postes=postes,
        principal=sum_eur(ligne.principal for ligne in lignes),
        interets=sum_eur(ligne.interets for ligne in lignes),
        indemnites=sum_eur(ligne.indemnite for ligne in lignes) + granted,
        clause_penale=clause,
        frais=beside - granted - clause,
        trop_percu=ledger.exces.trop_percu,
        total=total,
        interet_par_jour=round_known(ligne.interet_par_jour for ligne in lignes),
        conventions=tuple(conventions(facts, ledger)),
        lectures=other_readings(facts, ledger) if lectures else (),
        remarques=(
            *facts.remarques,
            *paid_before(compris),
            *remarks(facts, ledger),
            *dismissed_alone(lignes, postes),
            *own_values(facts.bareme, used, facts.au),
            *(to_read_again(facts.bareme, used, facts.au) if total else ()),  # of what is paid, nothing is to count
        ),
        statut=_statut(ledger),
        rembourse=ledger.exces.rembourse,
        remboursements=tuple(_refunds(ledger)),
        sans_exces=tuple(Remarque(one.origine, without_object(one, left)) for one, left in ledger.exces.sans_objet),
        partages=tuple(ledger.exces.partages),
        exces_tenus=tuple(held_in_titles(facts, ledger)),
        valeurs=used,
        compris=compris,
        sans_preuve=facts.sans_preuve,
    )


def _refunds(ledger: Ledger) -> Iterator[Restitution]:
    """What was given back, by refund in order of date, of which payment or credit note."""
    for one in sorted(ledger.facts.remboursements, key=lambda one: one.date):
        for (refund, origine), montant in ledger.exces.rendu.items():
            if refund == one.origine:
                yield Restitution(one.date, origine, montant, refund)


def _kept(facts: Facts, ledger: Ledger) -> Iterator[Compris]:
    """What a title holds to be paid already, without what of it was given back since."""
    back = {(one.origine, one.titre): one.montant - ledger.exces.tenu[one.origine] for one in ledger.facts.exces}
    for one in facts.compris:
        if left := one.montant - back.get((one.origine, one.titre), ZERO):
            yield replace(one, montant=left)


def _lines(facts: Facts, ledger: Ledger) -> Iterator[LigneFacture]:
    """One line a claim, in the order of the claims."""
    order = {claim.origine: index for index, claim in enumerate(facts.claims)}
    for account in sorted(ledger.accounts, key=lambda account: order[account.claim.origine]):
        yield _line(account, ledger, facts.au)


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
        rejetee=claim.rejetee is not None,
        segments=tuple(account.segments),
        paye_indemnite=lump.paye if lump else ZERO,
        part_contestee=disputed_part(account, lump, au),
        non_accorde=claim.non_accorde,
    )


def _postes(ledger: Ledger, au: dt.date) -> Iterator[Poste]:
    """Clauses, each disputed for what it is counted on; and costs, which wait with all that waits."""
    waits = waiting(ledger.accounts, au)
    for accessory in ledger.accessories:
        if (charge := accessory.charge) is None:
            continue
        reste, disputed, dismissed = accessory.reste, accessory.conteste, accessory.rejete
        if waits and not accessory.bases:
            disputed, dismissed = reste, reste if all(one.claim.rejetee for one in waits) else ZERO
        yield Poste(
            charge.nature, charge.libelle, reste, charge.origine, charge.reference, accessory.paye,
            min(disputed, reste), min(dismissed, reste),
        )  # fmt: skip


def _allocations(ledger: Ledger) -> Iterator[Imputation]:
    known = (*ledger.reduced, *ledger.allocated.values())
    lines = [line for line in known if line.total]
    for line in sorted(lines, key=lambda line: (line.date, str(line.origine), not line.avoir, line.poste, line.nom)):
        yield Imputation(
            line.date,
            line.origine,
            "" if line.poste else line.nom,
            line.total,
            line.interets,
            line.principal,
            _why(line),
            line.accessoire,
            line.nom if line.poste else "",
        )


def _why(line: Allocated) -> Reference:
    if line.origine[0] == "journal":
        return Reference("C. civ., art. 1350", statut=Statut.CONCORDANT)
    if line.avoir:
        return Reference(line.avoir)
    if line.origine[0] == "avoirs":
        return Reference("C. civ., art. 1347 (compensation)")
    if line.poste:
        return Reference("C. civ., art. 1342-10", statut=Statut.INCERTAIN)
    if line.choisie:
        return Reference("C. civ., art. 1342-10, al. 1 (choix du débiteur), et 1343-1")
    return Reference("C. civ., art. 1342-10 et 1343-1")


def _statut(ledger: Ledger) -> Statut:
    """Worst status of the values used."""
    used = [segment.reference.statut for account in ledger.accounts for segment in account.segments]
    used += [accessory.charge.reference.statut for accessory in ledger.accessories if accessory.charge]
    return worst(*used, *(lump.reference.statut for lump in _lumps(ledger)))


def _lumps(ledger: Ledger) -> Iterator[LumpSum]:
    """The 40 € that are due, with their reasons."""
    claims = (accessory.account.claim for accessory in ledger.accessories if accessory.account)
    return (claim.indemnite for claim in claims if claim.indemnite)


def _values(ledger: Ledger) -> tuple[str, ...]:
    """Names of the table values the figures rest on."""
    rates = {name for account in ledger.accounts for name in account.valeurs}
    return tuple(sorted(rates | {lump.valeur for lump in _lumps(ledger)}))
