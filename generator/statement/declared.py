"""The claim declared in collective proceedings: as the opening judgment finds it (C. com., L622-24 and L622-25)."""

import datetime as dt

from msgspec.structs import replace

from generator.case import Case
from generator.model import Dossier, Facture, Office, Paiement, Titre
from generator.statement.facts import Claim, Facts, Regime
from generator.statement.followed import followed, followed_together
from generator.statement.gather import gather, gather_joint
from generator.statement.holds import valid_payments
from generator.statement.proceedings import born_before
from generator.vocabulary import NatureTitre

_GRANTED = frozenset({"article-700", "depens"})


def issued_since(dossier: Dossier, ouverture: dt.date, au: dt.date) -> tuple[Facture, ...]:
    """Invoices known at ``au`` that are not declared: born after the judgment, or not known to be born before it."""
    return tuple(one for one in dossier.factures if one.date <= au and not born_before(one, ouverture))


def paid_since(dossier: Dossier, ouverture: dt.date, au: dt.date) -> tuple[Paiement, ...]:
    """Payments received since the judgment, its day included: the sum due that day is declared without them."""
    return tuple(one for _, one in valid_payments(dossier, au) if ouverture <= one.date)


def found(case: Case, office: Office, au: dt.date) -> Facts:
    """Facts of what is declared: the invoices themselves where summary orders alone were obtained.

    Such an order judges nothing (CPC 488): what it does not grant is lost when it is not declared. Of the orders are
    kept the costs they grant, and those made since.
    """
    facts = gather(case, office, au)
    if not provisions(case.dossier, au):
        return facts
    whole = gather_joint(case, office, au, case.dossier.debiteur)
    clause = tuple(one for one in whole.charges if one.nature == "clause-penale")
    costs = (one for each in facts.comptes for one in each.charges)
    kept = tuple(one for one in costs if one.nature in _GRANTED or one.origine[0] == "frais")
    return replace(whole, charges=clause + kept)


def provisions(dossier: Dossier, au: dt.date) -> tuple[Titre, ...]:
    """The titles followed, when all are summary orders: none judges the claim."""
    last = followed(dossier, au)
    if last is None:
        return ()
    known = followed_together(dossier, au, last) if last.titre.factures else (last,)
    titles = tuple(one.titre for one in known)
    return titles if all(one.nature is NatureTitre.REFERE for one in titles) else ()


def declared(facts: Facts, dossier: Dossier) -> Facts:
    """The same facts without the claims, payments and costs that came after the judgment; all of them without one.

    Credit notes are kept whatever their day: what the creditor gave up is not declared. Interest that goes on despite
    the judgment is counted until its eve as the other is: how it is counted since is declared, not its sum (R622-23).
    """
    opened = facts.ouverture
    if opened is None:
        return facts

    def prior(claim: Claim) -> bool:
        return claim.regime is Regime.TITRE or bool(born_before(dossier.factures[int(claim.origine[1])], opened))

    claims = tuple(replace(claim, excepte=False) for claim in filter(prior, facts.claims))
    known = {claim.numero for claim in claims}
    return replace(
        facts,
        claims=claims,
        autres_echeances=tuple(filter(prior, facts.autres_echeances)),
        credits=tuple(credit for credit in facts.credits if credit.facture in known),
        payments=tuple(payment for payment in facts.payments if payment.date < opened),
        remboursements=tuple(refund for refund in facts.remboursements if refund.date < opened),
        charges=tuple(charge for charge in facts.charges if charge.date < opened),
        a_cote=tuple(declared(one, dossier) for one in facts.a_cote),
    )
