"""The claim declared in collective proceedings: as the opening judgment finds it (C. com., L622-24 and L622-25)."""

import datetime as dt

from msgspec.structs import replace

from generator.model import Dossier, Facture, Paiement
from generator.statement.facts import Claim, Facts, Regime
from generator.statement.holds import valid_payments
from generator.statement.proceedings import born_before


def issued_since(dossier: Dossier, ouverture: dt.date, au: dt.date) -> tuple[Facture, ...]:
    """Invoices known at ``au`` that are not declared: born after the judgment, or not known to be born before it."""
    return tuple(one for one in dossier.factures if one.date <= au and not born_before(one, ouverture))


def paid_since(dossier: Dossier, ouverture: dt.date, au: dt.date) -> tuple[Paiement, ...]:
    """Payments received since the judgment, its day included: the sum due that day is declared without them."""
    return tuple(one for _, one in valid_payments(dossier, au) if ouverture <= one.date)


def declared(facts: Facts, dossier: Dossier) -> Facts:
    """The same facts without the claims, payments and costs that came after the judgment; all of them without one.

    Credit notes are kept whatever their day: what the creditor gave up is not declared.
    """
    opened = facts.ouverture
    if opened is None:
        return facts

    def prior(claim: Claim) -> bool:
        return claim.regime is Regime.TITRE or bool(born_before(dossier.factures[int(claim.origine[1])], opened))

    claims = tuple(filter(prior, facts.claims))
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
