"""The claims of a case on its invoices, and the credit notes that reduce them."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from generator.instances import ProcedureCollective
from generator.law.indemnity import ccp_d2192_35_indemnite, com_d441_5_indemnite, com_l441_10_exclusion
from generator.law.interest import DAY, com_l622_28_exception
from generator.law.payment_terms import DateDeReglement
from generator.law.series import Bareme
from generator.model import Avoir, Dossier, Facture, FaitJournal
from generator.money import ZERO
from generator.statement.facts import Claim, Credit, Grace, LumpSum, Regime
from generator.statement.holds import dismissed_on, disputed_amount
from generator.statement.notice import Notice
from generator.statement.proceedings import stopped_on
from generator.statement.regime import Applicable
from generator.statement.terms import due_of_public_buyer
from generator.vocabulary import Famille

PUBLICS = frozenset({Regime.PUBLIC, Regime.SANS})  # a public contract, its interest claimed or not


class Context(Struct, frozen=True):
    """What every claim of a case shares."""

    dossier: Dossier
    factures: tuple[tuple[int, Facture, DateDeReglement], ...]  # issued by ``au``: place in the file, due date
    regime: Applicable
    presented: tuple[Notice, ...]
    disputes: tuple[FaitJournal, ...]
    bareme: Bareme
    procedures: tuple[ProcedureCollective, ...]
    delays: tuple[Grace, ...]
    au: dt.date
    earlier: bool = False  # due dates by the other count of « fin de mois »


def claims_of(context: Context) -> tuple[Claim, ...]:
    """Every invoice issued by the date, as a claim."""
    return tuple(_claim(context, index, facture, terms) for index, facture, terms in context.factures)


def _claim(context: Context, index: int, facture: Facture, terms: DateDeReglement) -> Claim:
    regime = context.regime.regime
    echeance = terms.autre.date if context.earlier and terms.autre else terms.date
    if regime in PUBLICS and facture.recue_le:
        due = terms._replace(date=echeance)
        echeance = due_of_public_buyer(facture, due, claimed=regime is Regime.PUBLIC).date
    notice = next((notice for notice in context.presented if notice.targets(facture.numero, echeance)), None)
    ouverture = stopped_on(facture, context.procedures)
    lump = _lump_sum(context, facture, echeance, ouverture)
    known = [note.montant_ttc for _, note in _notes(context) if note.facture == facture.numero]
    never_owed = bool(known) and sum(known, ZERO) >= facture.montant_ttc  # entirely credited: no lump sum
    return Claim(
        numero=facture.numero,
        origine=("factures", index),
        date=facture.date,
        echeance=echeance,
        montant=facture.montant_ttc,
        regime=regime,
        depart=_first_day(regime, facture, echeance, notice),
        retroactifs=tuple(_retroactive(context, facture)),
        indemnite=None if never_owed else lump,
        indemnite_ecartee=lump if never_owed else None,
        ouverture=ouverture,
        excepte=deferred(context.dossier, facture, echeance),
        conteste=disputed_amount(context.disputes, context.dossier, facture),
        rejetee=dismissed_on(context.disputes, facture),
    )


def _first_day(regime: Regime, facture: Facture, echeance: dt.date, notice: Notice | None) -> dt.date | None:
    if regime in {Regime.PENALITES, Regime.CONVENU} or (regime is Regime.PUBLIC and facture.recue_le):
        return echeance + DAY
    if regime is Regime.LEGAL and notice:
        return notice.presentee_le + DAY
    return None


def _lump_sum(context: Context, facture: Facture, echeance: dt.date, ouverture: dt.date | None) -> LumpSum | None:
    late = echeance + DAY
    public = context.regime.regime in PUBLICS
    undated = public and facture.recue_le is None  # no day of lateness is known, and without lateness no sum is due
    barred = com_l441_10_exclusion(echeance, ouverture) or any(one.covers(late) for one in context.delays)
    if not context.regime.indemnite or undated or barred:
        return None
    return _lump_sum_of(context.bareme, facture.date, late, public=public)


@lru_cache(maxsize=4096)  # invoices of a portfolio share their days
def _lump_sum_of(bareme: Bareme, facture_du: dt.date, late: dt.date, *, public: bool) -> LumpSum | None:
    if public:
        cle, article = "indemnite-forfaitaire-marches-publics", "CCP, art. D2192-35"
        valeur = ccp_d2192_35_indemnite(bareme, facture_du, late)
    else:
        cle, article = "indemnite-forfaitaire", "C. com., art. L441-10, II et D441-5"
        valeur = com_d441_5_indemnite(bareme, facture_du, late)
    return LumpSum(valeur.valeur, valeur.reference(article), bareme.series[cle].identifier(valeur)) if valeur else None


def deferred(dossier: Dossier, facture: Facture, echeance: dt.date) -> bool:
    """Loan, or payment deferred by a year or more: interest goes on despite collective proceedings."""
    loan = dossier.creance.famille is Famille.PRET_ENTRE_PARTICULIERS
    start = dossier.creance.contrat_du if loan and dossier.creance.contrat_du else facture.date
    return com_l622_28_exception(start, echeance)


def _notes(context: Context) -> list[tuple[int, Avoir]]:
    """Credit notes known at ``au``, with their places, in an order that does not depend on the file."""
    known = [(index, note) for index, note in enumerate(context.dossier.avoirs) if note.date <= context.au]
    return sorted(known, key=lambda pair: (pair[1].date, pair[1].montant_ttc))


def _retroactive(context: Context, facture: Facture) -> Iterator[Credit]:
    """What each retroactive credit note takes of its invoice, from the origin."""
    rest = facture.montant_ttc
    for index, note in _notes(context):
        if note.retroactif and note.facture == facture.numero and rest:
            taken = min(rest, note.montant_ttc)
            rest -= taken
            yield Credit(note.date, ("avoirs", index), note.facture, taken)


def credits_of(context: Context, claims: tuple[Claim, ...]) -> Iterator[Credit]:
    """Credit notes that act on their own date; a retroactive one acts then only for what exceeds its invoice."""
    known = {claim.numero for claim in claims}
    taken = {credit.origine: credit.montant for claim in claims for credit in claim.retroactifs}
    for index, note in _notes(context):
        excess = note.montant_ttc - taken.get(("avoirs", index), ZERO)
        if note.facture in known and excess:
            yield Credit(note.date, ("avoirs", index), note.facture, excess, principal_first(context, note.date))


def principal_first(context: Context, day: dt.date) -> bool:
    """Tell whether what is received on a day goes to the principal first: agreed, or ordered by the judge (1343-5)."""
    ordered = any(grace.capital_d_abord and grace.covers(day) for grace in context.delays)
    return ordered or context.dossier.creance.capital_d_abord(day)
