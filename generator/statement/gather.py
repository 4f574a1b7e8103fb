"""A case -> the facts of the ledger, as they are known at a date: nothing later than ``au`` is read."""

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from generator.case import Case
from generator.findings import CaseInvalid
from generator.instances import ProcedureCollective, against_principal, merits_untouched
from generator.law.interest import DAY
from generator.model import Creancier, Debiteur, Office
from generator.phrases import enumeration, plural
from generator.statement.charges import charges, of_no_title
from generator.statement.claims import PUBLICS, Context, claims_of, credits_of, principal_first
from generator.statement.facts import Claim, Facts, Payment, Regime
from generator.statement.followed import (
    Followed,
    followed,
    followed_before,
    followed_together,
    of_others,
    reasons_set_aside,
)
from generator.statement.holds import disputes, grace_remark, graces, refunds, valid_payments, void_remarks
from generator.statement.left_out import Shares, numbered
from generator.statement.notice import doubtful, notices, notices_to, silent
from generator.statement.office_rates import rates_of
from generator.statement.over_indebtedness import admission, measures_remarks
from generator.statement.paid import claimed_on, exceeding, given_to_them, stands_from, to_give_back
from generator.statement.proceedings import known as known_proceedings
from generator.statement.proceedings import opening, plan_adopted
from generator.statement.regime import applicable, category_to_verify, of_joint_debtor
from generator.statement.terms import due_date_of, known_on, term_of_the_law
from generator.statement.title import with_title
from generator.statement.unsaid import refuse_judged_elsewhere, refuse_unsaid
from generator.statement.waiver import waivers
from generator.vocabulary import Famille, Qualite, Statut
from generator.vocabulary.rates import PENALITES_PAR_DEFAUT


def gather(case: Case, office: Office, au: dt.date, title: Followed | None = None) -> Facts:
    """Facts of a case at ``au``; of a title when it is given, else as the last one of the principal debtor says.

    Raises:
        NotComputed: a situation refused by name.
        CaseInvalid: the creditor is not one of the office's.
    """
    context, title = _context(case, office, au), title or followed(case.dossier, au)
    facts = _invoiced(context, penalites=_penalties(context, title))
    if title is None:
        return _charged(facts, context)
    dossier, own = case.dossier, bool(title.titre.factures)
    main, known = against_principal(dossier, title.titre), replace(facts, penalites=_penalties(context, None))
    if main and own:
        titles = followed_together(dossier, au, title)
        refuse_judged_elsewhere(dossier, au, titles)
        return _beside_titles(context, _shares(context, known, titles), titles)
    told = own or exceeding(facts, claimed_on(dossier, title.titre))
    shares = _shares(context, known, (title,), followed_before(dossier, title)) if told else None
    facts = shares.refunded(facts) if shares else facts
    if main:
        asked = _context(case, office, claimed_on(dossier, title.titre))
        refuse_unsaid(dossier, title, _invoiced(asked, penalites=facts.penalites))
    else:
        facts = given_to_them(facts, dossier, title.titre)
    return with_title(facts, dossier, title, shares if own else None)


def _shares(context: Context, facts: Facts, titles: tuple[Followed, ...], others: tuple[Followed, ...] = ()) -> Shares:
    """What each payment is of; before the last title, as the accounts stood with those before it, and ``others``."""
    dossier = context.dossier
    last = max(stands_from(dossier, one.titre) for one in titles)
    known = others or tuple(one for one in titles if stands_from(dossier, one.titre) < last)
    before = _shares(context, facts, known) if known else None
    return Shares.of(dossier, facts, titles, before, _beside_titles(context, before, known) if before else None)


def _beside_titles(context: Context, shares: Shares, titles: tuple[Followed, ...]) -> Facts:
    """Facts of titles that say which invoices they judge, with those they leave out; each cost is of one title."""
    dossier, au = context.dossier, context.au
    first = min(one.titre.date for one in titles)
    accounts = []
    for one in titles:
        shares.refuse_doubtful(one)
        own = replace(shares.own(one), penalites=_penalties(context, one))
        judged = with_title(own, dossier, one, shares, first)
        charged = tuple(each for each in judged.charges if shares.bears(one, each))
        accounts.append(replace(judged, charges=charged, credits=tuple(shares.credits(judged.credits))))
    left = tuple(one for one in context.factures if not any(each.titre.juge(one[1].numero) for each in titles))
    if left:
        apart = _left_out(replace(context, factures=left))
        accounts.append(replace(apart, credits=tuple(shares.credits(apart.credits))))
    main, *beside = numbered(accounts)
    untold = (*shares.told(), *of_no_title(dossier, au, [one.titre for one in titles]))
    payments, claims = shares.payments(), tuple(claim for one in (main, *beside) for claim in one.claims)
    return replace(
        shares.refunded(main),
        remarques=(*main.remarques, *untold),
        payments=payments,
        abandons=waivers(dossier, au, claims, [one for one in payments if one.origine[0] == "paiements"]),
        a_cote=tuple(replace(one, payments=(), remboursements=(), abandons=()) for one in beside),
    )


def _left_out(context: Context) -> Facts:
    """What is owed on the invoices no title judges: with a clause in percent, no cost."""
    facts = _invoiced(context, penalites=_penalties(context, None))
    clause = context.dossier.creance.clause_penale
    fixed = clause is not None and clause.montant is not None
    claimed, said, _ = charges(facts, context.dossier, () if fixed else context.presented, frais=False)
    several = enumeration([claim.numero for claim in facts.claims])
    untold = "sans frais ni clause pénale, que le titre a pu accorder (à vérifier)" if fixed else "sans frais"
    counted = plural(len(facts.claims), "comptée selon ses propres règles", "comptées selon leurs propres règles")
    one = context.dossier.creance.famille.mot.un
    apart = f"Hors du titre, {several} : {counted}, {untold}."
    paid = (
        "Ce qui est payé sans choix du débiteur va à la dette échue la plus onéreuse, puis à la plus ancienne, titre "
        f"ou {one} ; ce qui est saisi va au titre (C. civ., art. 1342-10, à vérifier)."
    )
    told = (apart, paid, *_invoice_remarks(context, facts.claims), *(() if fixed else said))
    return replace(facts, charges=claimed, remarques=told)


def gather_joint(
    case: Case,
    office: Office,
    au: dt.date,
    party: Debiteur,
    procedures: tuple[ProcedureCollective, ...] | None = None,
) -> Facts:
    """Facts of the invoices as a joint debtor that no title condemns is asked for them.

    Of another quality than the principal debtor, he is asked by his own account: its regime, the notices sent to him,
    and no penalty clause of who is no professional. ``procedures`` stop interest, those of the principal debtor when
    None.

    Raises:
        NotComputed: a situation refused by name.
        CaseInvalid: the creditor is not one of the office's.
    """
    context = _context(case, office, au)
    if procedures is not None:
        context = replace(context, procedures=procedures)
    if party.qualite is not case.dossier.debiteur.qualite:
        regime = of_joint_debtor(context.regime, case.dossier.debiteur, party, _creditor(case, office))
        context = replace(context, regime=regime, presented=notices_to(case.dossier, party, au))
    facts = _invoiced(context, penalites=_penalties(context, None))
    return _charged(facts, context, clause=party.qualite in {Qualite.PROFESSIONNEL, case.dossier.debiteur.qualite})


def gather_declared(case: Case, office: Office, au: dt.date, party: Debiteur) -> Facts:
    """Facts of the invoices as a joint debtor owes them whose own proceedings are opened: these alone stop interest.

    Nothing due is left out of what is declared: the judgment of the principal debtor stops nothing of it (C. com.,
    L622-28, to verify).

    Raises:
        NotComputed: a situation refused by name.
        CaseInvalid: the creditor is not one of the office's.
    """
    dossier = case.dossier
    facts = gather_joint(case, office, au, party, known_proceedings(dossier, au, party))
    return replace(facts, ouverture=opening(dossier, au, party), plan_le=plan_adopted(dossier, au, party))


def _creditor(case: Case, office: Office) -> Creancier:
    slug = case.dossier.creancier
    if slug not in office.creanciers:
        message = f"« {slug} » n'est pas un créancier du cabinet."
        raise CaseInvalid([case.erreur(("creancier",), message, "Vérifier _cabinet/creanciers.")])
    return office.creanciers[slug]


def _context(case: Case, office: Office, au: dt.date) -> Context:
    dossier, creancier = case.dossier, _creditor(case, office)
    legal = term_of_the_law(dossier.creance, dossier.debiteur, creancier)
    issued = ((index, known_on(one, au)) for index, one in enumerate(dossier.factures) if one.date <= au)
    return Context(
        dossier=dossier,
        bareme=rates_of(case.root),
        regime=applicable(dossier.creance, dossier.debiteur, creancier),
        factures=tuple((index, one, due_date_of(one, professionnels=legal)) for index, one in issued),
        presented=notices(dossier, office, au),
        disputes=disputes(dossier, au),
        procedures=known_proceedings(dossier, au),
        delays=tuple(graces(dossier, au)),
        au=au,
    )


def _invoiced(context: Context, *, penalites: bool) -> Facts:
    """What is owed on the invoices, without what is beside them; ``penalites`` as in ``Facts``."""
    dossier, regime, au = context.dossier, context.regime, context.au
    claims, payments = claims_of(context), tuple(_payments(context))
    two_counts = any(terms.autre for _, _, terms in context.factures)
    capitalisation = dossier.creance.capitalisation
    return Facts(
        au=au,
        bareme=context.bareme,
        fondement="factures",
        mot=dossier.creance.famille.mot,
        claims=claims,
        autres_echeances=claims_of(replace(context, earlier=True)) if two_counts else (),
        credits=tuple(credits_of(context, claims)),
        payments=payments,
        remboursements=tuple(refunds(dossier, au)),
        abandons=waivers(dossier, au, claims, payments),
        charges=(),
        formule=regime.formule,
        taux_convenu=regime.regime is Regime.PENALITES and regime.formule not in {None, PENALITES_PAR_DEFAUT},
        categorie=regime.categorie,
        autre_categorie=regime.autre_categorie,
        penalites=penalites,
        ouverture=opening(dossier, au),
        plan_le=plan_adopted(dossier, au),
        recevabilite=admission(dossier, au),
        graces=context.delays,
        capitalisation=capitalisation.depuis if capitalisation and capitalisation.depuis <= au else None,
        remarques=tuple(_general_remarks(context, penalites=penalites)),
        fond=merits_untouched(dossier),
    )


def _charged(facts: Facts, context: Context, *, clause: bool = True) -> Facts:
    """The same facts with the penalty clause and the costs, and what is to be said of a case without title."""
    dossier, regime, au = context.dossier, context.regime, context.au
    presented = context.presented if clause else ()
    claimed, said, unproved = charges(facts, dossier, presented, professionnel=regime.indemnite)
    aside = (*reasons_set_aside(dossier, au), *to_give_back(dossier, au), *of_others(dossier, au))
    remarks = (*aside, *_invoice_remarks(context, facts.claims), *said)
    return replace(facts, charges=claimed, remarques=facts.remarques + remarks, sans_preuve=unproved)


def _payments(context: Context) -> Iterator[Payment]:
    for origine, payment in valid_payments(context.dossier, context.au):
        yield Payment(
            payment.date,
            origine,
            payment.montant,
            payment.imputation_choisie if payment.volontaire else (),
            principal_first(context, payment.date),
            payment.paye_par not in {None, context.dossier.debiteur.nom_complet},
        )


def _penalties(context: Context, title: Followed | None) -> bool:
    """Tell whether what runs is a penalty for lateness, the rate a title grants instead of the legal one included.

    Legal interest is none, nor is the interest of a loan, the price of time.
    """
    if title is None:
        return context.regime.regime is not Regime.LEGAL
    granted = title.titre.interets is not None and title.titre.interets.taux is not None
    return granted and context.dossier.creance.famille is not Famille.PRET_ENTRE_PARTICULIERS


def _general_remarks(context: Context, *, penalites: bool) -> Iterator[str]:
    yield from void_remarks(context.dossier, context.au)
    yield from measures_remarks(context.dossier, context.au)
    for grace in context.delays:
        yield grace_remark(grace, penalites=penalites)


def _invoice_remarks(context: Context, claims: tuple[Claim, ...]) -> Iterator[str]:
    regime, au = context.regime, context.au
    yield from regime.remarques
    if any(one.depart is not None and one.depart <= au for one in claims):
        yield from category_to_verify(regime)
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
    if regime.regime is Regime.LEGAL or context.dossier.creance.clause_penale is not None:
        yield from doubtful(context.dossier, au)
    if regime.regime is Regime.LEGAL:
        yield from silent(claims, au)
    if regime.regime in PUBLICS:
        yield from _undated(context, claims)


def _undated(context: Context, claims: tuple[Claim, ...]) -> Iterator[str]:
    """What a public buyer would owe for lateness, where the reception that dates it is unknown."""
    known = {facture.numero for _, facture, _ in context.factures if facture.recue_le}
    undated = [claim.numero for claim in claims if claim.numero not in known and claim.echeance < context.au]
    if undated:
        both = context.regime.regime is Regime.PUBLIC  # where interest is not claimed, the indemnity is alone
        what, counted = ("Intérêts moratoires et indemnité", "comptés") if both else ("Indemnité", "comptée")
        yield (
            f"{what} de 40 € non {counted} sur {', '.join(undated)} : date de réception par l'acheteur public "
            "inconnue, dont dépend le premier jour de retard (CCP, art. R2192-10 et L2192-13). La compléter (recue-le)."
        )
