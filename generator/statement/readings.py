"""The other readings of disputed rules, each with its figure beside the one claimed.

Each is the same ledger played again with one rule read otherwise; it is shown only when it changes something.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from generator.money import ZERO
from generator.statement.beside import Lecture
from generator.statement.facts import Facts, Reading, Regime
from generator.statement.ledger import Ledger, play
from generator.statement.several import only
from generator.vocabulary import Reference, Statut
from generator.vocabulary.rates import BaseTaux


def other_readings(facts: Facts, ledger: Ledger) -> tuple[Lecture, ...]:
    """Every other reading that gives another figure; of one account among several, those that move no other one."""
    rules = (_penalties, _category, _end_of_month, _five_points, _whole_years, _insolvency)
    own = _that_change(reading for rule in rules for reading in rule(facts, ledger))
    return own if len(ledger.facts.comptes) > 1 else (*own, *allocation_readings(facts, ledger))


def allocation_readings(facts: Facts, ledger: Ledger) -> tuple[Lecture, ...]:
    """How else payments may be allocated, over all the accounts: what one loses another gains."""
    return _that_change(_allocations(facts, ledger))


def _that_change(readings: Iterable[Lecture]) -> tuple[Lecture, ...]:
    return tuple(reading for reading in readings if reading.montant_retenu != reading.montant_autre)


def _interest(ledger: Ledger) -> Decimal:
    return sum((account.courus for account in ledger.accounts), ZERO)


def _total(ledger: Ledger) -> Decimal:
    owed = sum((account.owed for account in ledger.accounts), ZERO)
    return owed + sum((accessory.reste for accessory in ledger.accessories), ZERO)


def _again(ledger: Ledger, reading: Reading) -> Ledger | None:
    """The ledger under another reading; None when a rate it needs is unknown."""
    other = play(ledger.facts, reading)
    return None if other.gap else _shown(ledger, other)


def _shown(ledger: Ledger, other: Ledger) -> Ledger:
    """Of what was played again, the account that is read."""
    return other if ledger.compte is None else only(other, ledger.compte)


def _penalties(facts: Facts, ledger: Ledger) -> Iterator[Lecture]:
    """The rate of penalties: of a rate agreed elsewhere the clause decides."""
    regimes = {account.claim.regime for account in ledger.accounts if account.segments}
    if not regimes & {Regime.PENALITES, Regime.TITRE}:
        return
    sliding = Regime.PENALITES in regimes if facts.formule is None else facts.formule.base is BaseTaux.BCE
    if sliding and (other := _again(ledger, Reading(glissant=False))):
        yield Lecture(
            "Taux des pénalités",
            "taux de chaque semestre traversé",
            "taux fixé au semestre où le retard a commencé",
            _interest(ledger),
            _interest(other),
            Reference("C. com., art. L441-10, II", "aucune décision trouvée", statut=Statut.INCERTAIN),
        )
    if facts.taux_convenu and (other := _again(ledger, Reading(plancher=True))):
        yield Lecture(
            "Plancher du taux convenu",
            "taux convenu",
            "taux relevé à trois fois l'intérêt légal, semestre par semestre",
            _interest(ledger),
            _interest(other),
            Reference("C. com., art. L441-10, II", statut=Statut.INCERTAIN),
        )


def _category(facts: Facts, ledger: Ledger) -> Iterator[Lecture]:
    if facts.autre_categorie and (other := _again(ledger, Reading(categorie=facts.autre_categorie))):
        yield Lecture(
            "Catégorie du créancier, bailleur particulier",
            f"taux légal des {facts.categorie.mots}",
            f"taux légal « {facts.autre_categorie.mots} »",
            _interest(ledger),
            _interest(other),
            Reference("CMF, art. L313-2", statut=Statut.INCERTAIN),
        )


def _end_of_month(facts: Facts, ledger: Ledger) -> Iterator[Lecture]:
    if facts.autres_echeances:
        yield Lecture(
            "Décompte de « fin de mois »",
            "échéance la plus tardive",
            "échéance la plus proche",
            _interest(ledger),
            _interest(_shown(ledger, play(_due_otherwise(ledger, facts), Reading()))),
            Reference("C. com., art. L441-10, I", "fiche de la DGCCRF : les deux décomptes sont admis"),
        )


def _due_otherwise(ledger: Ledger, facts: Facts) -> Facts:
    """The facts played, the claims of one account due by the other count."""
    if not ledger.compte:
        return replace(ledger.facts, claims=facts.autres_echeances)
    beside = list(ledger.facts.a_cote)
    beside[ledger.compte - 1] = replace(facts, claims=facts.autres_echeances)
    return replace(ledger.facts, a_cote=tuple(beside))


def _five_points(facts: Facts, ledger: Ledger) -> Iterator[Lecture]:
    majoration = facts.majoration
    if majoration and majoration.autre_jour and (other := _again(ledger, Reading(majoration_autre=True))):
        several = [one for one in ledger.facts.comptes if one.majoration and one.majoration.autre_jour][1:]
        title = f"{facts.claims[0].numero} : " if several else ""
        yield Lecture(
            "Départ de la majoration de cinq points",
            f"{title}à compter du {majoration.premier_jour:%d/%m/%Y}, deux mois après le caractère exécutoire",
            f"{title}à compter du {majoration.autre_jour:%d/%m/%Y}, deux mois après la signification",
            _interest(ledger),
            _interest(other),
            Reference("CMF, art. L313-3", statut=Statut.INCERTAIN),
        )


def _whole_years(facts: Facts, ledger: Ledger) -> Iterator[Lecture]:
    """What a payment leaves of the interest of a year is no longer due for a whole one."""
    begun = facts.capitalisation and any(account.paye_interets for account in ledger.accounts)
    if begun and (other := _again(ledger, Reading(annee_entiere=True))):
        yield Lecture(
            "Capitalisation après un paiement d'intérêts",
            "ce qui reste dû d'intérêts à chaque anniversaire",
            "rien d'une année dont des intérêts ont été payés, avant l'anniversaire suivant",
            _interest(ledger),
            _interest(other),
            Reference("C. civ., art. 1343-2", "aucune décision trouvée", statut=Statut.INCERTAIN),
        )


def _allocations(facts: Facts, ledger: Ledger) -> Iterator[Lecture]:
    orders = {payment.capital_d_abord for payment in facts.payments}
    orders |= {
        note.capital_d_abord for one in facts.comptes for note in one.credits
    }  # beyond its invoice, it is allocated as a payment
    if not orders:
        return
    if ledger.accessories and (other := _again(ledger, Reading(accessoires_d_abord=True))):
        yield Lecture(
            "Imputation de l'indemnité et des frais",
            "payés après le principal et les intérêts échus",
            "payés d'abord, comme accessoires de la dette",
            _total(ledger),
            _total(other),
            Reference("C. civ., art. 1343-1", "Cass. 1re civ., 7 févr. 1995, n° 92-14.216", statut=Statut.INCERTAIN),
        )
    if True not in orders and (other := _again(ledger, Reading(capital_d_abord=True))):
        yield Lecture(
            "Ordre d'imputation des paiements",
            "intérêts d'abord (C. civ., art. 1343-1)",
            "principal d'abord",
            _total(ledger),
            _total(other),
            Reference("C. civ., art. 1343-1", statut=Statut.INCERTAIN),
        )


def _insolvency(facts: Facts, ledger: Ledger) -> Iterator[Lecture]:
    lumps = [accessory for accessory in ledger.accessories if accessory.account]
    if facts.ouverture and lumps:
        yield Lecture(
            "Indemnité de 40 € et procédure collective",
            "due sur les factures échues avant le jugement d'ouverture, à déclarer",
            "exclue pour toutes les factures",
            sum((lump.reste for lump in lumps), ZERO),
            ZERO,
            Reference("C. com., art. L441-10, II, dernière phrase", statut=Statut.INCERTAIN),
        )
