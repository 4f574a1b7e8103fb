"""A case -> the facts of the ledger, as they are known at a date: nothing later than ``au`` is read."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.case import Case
from generator.findings import CaseInvalid, Level
from generator.law.indemnity import ccp_d2192_35_indemnite, com_d441_5_indemnite, com_l441_10_exclusion
from generator.law.interest import DAY, com_l622_28_exception
from generator.law.payment_terms import DateDeReglement, Emission, public_due_date
from generator.law.rates import is_agreed
from generator.law.series import Bareme
from generator.model import (
    Avoir,
    Creancier,
    Dossier,
    Facture,
    FaitJournal,
    Office,
    ProcedureCollective,
)
from generator.money import ZERO
from generator.statement.charges import charges
from generator.statement.facts import Claim, Credit, Facts, Grace, LumpSum, Payment, Regime
from generator.statement.holds import (
    admission,
    disputed_amount,
    disputes,
    grace_remark,
    graces,
    void_remarks,
    without_effect,
)
from generator.statement.notice import Notice, doubtful, notices
from generator.statement.office_rates import own_values, rates_of
from generator.statement.proceedings import known as known_proceedings
from generator.statement.proceedings import opening, stopped_on
from generator.statement.regime import Applicable, applicable
from generator.statement.terms import due_date_of, term_of_the_law
from generator.statement.title import Followed, followed, reasons_set_aside, with_title
from generator.vocabulary import Famille, Statut

_PUBLIC = frozenset({Regime.PUBLIC, Regime.SANS})  # a public contract, its interest claimed or not


def gather(case: Case, office: Office, au: dt.date) -> Facts:
    """Facts of a case at ``au``.

    Raises:
        NotComputed: a situation refused by name.
        CaseInvalid: the creditor is not one of the office's.
    """
    dossier = case.dossier
    creancier = _creditor(case, office)
    bareme = rates_of(case.root)
    regime = applicable(dossier.creance, dossier.debiteur, creancier)
    presented = notices(dossier, office, au)
    opened, delays = known_proceedings(dossier, au), tuple(graces(dossier, au))
    legal = term_of_the_law(dossier.creance, dossier.debiteur, creancier)
    known = ((index, one) for index, one in enumerate(dossier.factures) if one.date <= au)
    issued = tuple((index, one, due_date_of(one, professionnels=legal)) for index, one in known)
    context = _Context(dossier, issued, regime, presented, disputes(dossier, au), bareme, opened, delays, au)
    claims = _claims(context)
    two_counts = any(terms.autre for _, _, terms in issued)
    title = followed(dossier, au)
    penalties = _penalties(dossier, regime, title)
    capitalisation = dossier.creance.capitalisation
    facts = Facts(
        au=au,
        bareme=bareme,
        fondement="factures",
        claims=claims,
        autres_echeances=_claims(replace(context, earlier=True)) if two_counts else (),
        credits=tuple(_credits(dossier, claims, au, delays)),
        payments=tuple(_payments(dossier, au, delays)),
        charges=(),
        formule=regime.formule,
        taux_convenu=regime.regime is Regime.PENALITES and regime.formule is not None and is_agreed(regime.formule),
        categorie=regime.categorie,
        autre_categorie=regime.autre_categorie,
        penalites=penalties,
        ouverture=opening(dossier, au),
        recevabilite=admission(dossier, au),
        graces=delays,
        capitalisation=capitalisation.depuis if capitalisation and capitalisation.depuis <= au else None,
        remarques=(*_general_remarks(dossier, au, delays, penalites=penalties), *own_values(bareme)),
    )
    if title:
        return with_title(facts, dossier, title)
    claimed, said = charges(facts, dossier, presented, professionnel=regime.indemnite)
    remarks = (*reasons_set_aside(dossier, au), *_invoice_remarks(context, claims), *said)
    return replace(facts, charges=claimed, remarques=facts.remarques + remarks)


def _creditor(case: Case, office: Office) -> Creancier:
    slug = case.dossier.creancier
    if slug not in office.creanciers:
        message = f"« {slug} » n'est pas un créancier du cabinet."
        raise CaseInvalid([case.finding(Level.ERREUR, ("creancier",), message, "Vérifier _cabinet/creanciers.")])
    return office.creanciers[slug]


@dataclass(frozen=True, slots=True)
class _Context:
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


def _claims(context: _Context) -> tuple[Claim, ...]:
    return tuple(_claim(context, index, facture, terms) for index, facture, terms in context.factures)


def _claim(context: _Context, index: int, facture: Facture, terms: DateDeReglement) -> Claim:
    regime = context.regime.regime
    echeance = terms.autre.date if context.earlier and terms.autre else terms.date
    if regime in _PUBLIC and facture.recue_le:
        emission = Emission(facture.date, facture.execution_le, facture.recue_le)
        echeance = public_due_date(terms._replace(date=echeance), emission, facture.produit or "").date
    notice = next((notice for notice in context.presented if notice.targets(facture.numero, echeance)), None)
    ouverture = stopped_on(facture, context.procedures)
    lump = _lump_sum(context, facture, echeance, ouverture)
    known = [note.montant_ttc for _, note in _notes(context.dossier, context.au) if note.facture == facture.numero]
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
        ouverture=ouverture,
        excepte=_deferred(context.dossier, facture, echeance),
        conteste=disputed_amount(context.disputes, context.dossier, facture),
    )


def _first_day(regime: Regime, facture: Facture, echeance: dt.date, notice: Notice | None) -> dt.date | None:
    if regime in {Regime.PENALITES, Regime.CONVENU} or (regime is Regime.PUBLIC and facture.recue_le):
        return echeance + DAY
    if regime is Regime.LEGAL and notice:
        return notice.presentee_le + DAY
    return None


def _lump_sum(context: _Context, facture: Facture, echeance: dt.date, ouverture: dt.date | None) -> LumpSum | None:
    late = echeance + DAY
    public = context.regime.regime in _PUBLIC
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


def _deferred(dossier: Dossier, facture: Facture, echeance: dt.date) -> bool:
    """Loan, or payment deferred by a year or more: interest goes on despite collective proceedings."""
    loan = dossier.creance.famille is Famille.PRET_ENTRE_PARTICULIERS
    start = dossier.creance.contrat_du if loan and dossier.creance.contrat_du else facture.date
    return com_l622_28_exception(start, echeance)


def _notes(dossier: Dossier, au: dt.date) -> list[tuple[int, Avoir]]:
    """Credit notes known at ``au``, with their places, in an order that does not depend on the file."""
    known = [(index, note) for index, note in enumerate(dossier.avoirs) if note.date <= au]
    return sorted(known, key=lambda pair: (pair[1].date, pair[1].montant_ttc))


def _retroactive(context: _Context, facture: Facture) -> Iterator[Credit]:
    """What each retroactive credit note takes of its invoice, from the origin."""
    rest = facture.montant_ttc
    for index, note in _notes(context.dossier, context.au):
        if note.retroactif and note.facture == facture.numero and rest:
            taken = min(rest, note.montant_ttc)
            rest -= taken
            yield Credit(note.date, ("avoirs", index), note.facture, taken)


def _credits(dossier: Dossier, claims: tuple[Claim, ...], au: dt.date, delays: tuple[Grace, ...]) -> Iterator[Credit]:
    """Credit notes that act on their own date; a retroactive one acts then only for what exceeds its invoice."""
    known = {claim.numero for claim in claims}
    taken = {credit.origine: credit.montant for claim in claims for credit in claim.retroactifs}
    for index, note in _notes(dossier, au):
        excess = note.montant_ttc - taken.get(("avoirs", index), ZERO)
        if note.facture in known and excess:
            yield Credit(
                note.date, ("avoirs", index), note.facture, excess, _principal_first(dossier, note.date, delays)
            )


def _principal_first(dossier: Dossier, day: dt.date, delays: tuple[Grace, ...]) -> bool:
    """Tell whether what is received on a day goes to the principal first: agreed, or ordered by the judge (1343-5)."""
    ordered = any(grace.capital_d_abord and grace.covers(day) for grace in delays)
    return ordered or dossier.creance.capital_d_abord(day)


def _payments(dossier: Dossier, au: dt.date, delays: tuple[Grace, ...]) -> Iterator[Payment]:
    """Payments that hold at ``au``: one bounced (CMF, art. L131-67 for a cheque) or mistaken extinguished nothing."""
    void = without_effect(dossier, au)
    for index, payment in enumerate(dossier.paiements):
        if payment.date > au or index in void:
            continue
        yield Payment(
            payment.date,
            ("paiements", index),
            payment.montant,
            payment.imputation_choisie if payment.volontaire else (),
            _principal_first(dossier, payment.date, delays),
            payment.rembourse_le,
        )


def _penalties(dossier: Dossier, regime: Applicable, title: Followed | None) -> bool:
    """Tell whether what runs is a penalty for lateness, the rate a title grants instead of the legal one included.

    Legal interest is none, nor is the interest of a loan, the price of time.
    """
    if title is None:
        return regime.regime is not Regime.LEGAL
    granted = title.titre.interets is not None and title.titre.interets.taux is not None
    return granted and dossier.creance.famille is not Famille.PRET_ENTRE_PARTICULIERS


def _general_remarks(dossier: Dossier, au: dt.date, delays: tuple[Grace, ...], *, penalites: bool) -> Iterator[str]:
    yield from void_remarks(dossier, au)
    for grace in delays:
        yield grace_remark(grace, penalites=penalites)


def _invoice_remarks(context: _Context, claims: tuple[Claim, ...]) -> Iterator[str]:
    dossier, regime, au = context.dossier, context.regime, context.au
    yield from regime.remarques
    for _, facture, terms in context.factures:
        if terms.reference.statut is not Statut.OFFICIEL:
            yield f"Échéance de {facture.numero} au {terms.date:%d/%m/%Y}, à vérifier : {terms.reference.article}."
    late = [
        one for one in claims if one.echeance < au and any(grace.covers(one.echeance + DAY) for grace in context.delays)
    ]
    if late and regime.indemnite:
        yield (
            f"Indemnité de 40 € non comptée sur {', '.join(one.numero for one in late)} : premier jour de retard "
            "pendant le délai de grâce, où aucune pénalité n'est encourue (C. civ., art. 1343-5) ; à vérifier."
        )
    silent = [claim.numero for claim in claims if claim.depart is None and claim.echeance < au]
    if regime.regime is Regime.LEGAL:
        yield from doubtful(dossier.journal, au)
    if regime.regime is Regime.LEGAL and silent:
        yield (
            f"Aucun intérêt ne court encore sur {', '.join(silent)} : pas de mise en demeure présentée après "
            "l'échéance (C. civ., art. 1231-6 et 1344-1)."
        )
    if regime.regime in _PUBLIC:
        yield from _undated(dossier, regime, claims, au)


def _undated(dossier: Dossier, regime: Applicable, claims: tuple[Claim, ...], au: dt.date) -> Iterator[str]:
    """What a public buyer would owe for lateness, where the reception that dates it is unknown."""
    known = {facture.numero for facture in dossier.factures if facture.recue_le}
    undated = [claim.numero for claim in claims if claim.numero not in known and claim.echeance < au]
    if undated:
        what = "Intérêts moratoires et indemnité" if regime.regime is Regime.PUBLIC else "Indemnité"
        counted = "comptés" if regime.regime is Regime.PUBLIC else "comptée"
        yield (
            f"{what} de 40 € non {counted} sur {', '.join(undated)} : date de réception par l'acheteur public "
            "inconnue, dont dépend le premier jour de retard (CCP, art. R2192-10 et L2192-13). La compléter (recue-le)."
        )
