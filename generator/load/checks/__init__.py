"""Cross-field checks: a list of small functions with one signature; adding a check is adding a line.

They run on a case whose every value is typed. Each yields findings at the key to correct. None of them computes a
legal amount or a deadline: that is for ``statement`` and ``progress``, which report in their own time.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from generator.case import Case
from generator.findings import Finding
from generator.load.checks import (
    abroad,
    acts_out_of_turn,
    claim,
    dates,
    existence,
    insolvency,
    invoices,
    journal,
    letters,
    likely_slips,
    orders,
    parties,
    payments,
    pieces,
    references,
    stays,
    suits,
    titles,
    transfers,
    which_title,
)
from generator.model import Office

Check = Callable[[Case, Office | None], Iterable[Finding]]
# What was found in the same case and the same office another day, else what finds it: it depends on nothing else.
Known = Callable[[Case, Callable[[], Iterable[Finding]]], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    references.reference_is_folder,
    references.creditor_exists,
    references.manager_exists,
    references.strategy_exists,
    references.parties_exist,
    parties.one_principal,
    parties.bonds_told,
    parties.bonds_fit_their_party,
    parties.one_person_each,
    parties.other_letters_named,
    parties.quality_fits_nature,
    parties.mediator_named,
    parties.family_fits_debtor,
    parties.identity_complete,
    parties.creditor_private,
    parties.of_age_when_billed,
    parties.guardians_told,
    parties.mailed_to_somebody_else,
    claim.penalties_allowed,
    claim.order_dated_when_agreed,
    claim.agreed_rate_proved,
    claim.penalty_clause_proved,
    claim.agreed_prescription_holds,
    claim.costs_may_be_claimed,
    invoices.numbers_unique,
    invoices.amounts_not_zero,
    invoices.named_exist,
    invoices.named_once,
    invoices.credit_within_invoice,
    invoices.credit_of_a_dispute_told,
    invoices.dispute_within_invoice,
    invoices.tax_adds_up,
    invoices.public_reception_told,
    payments.third_parties_named,
    payments.payers_named_as_they_are,
    transfers.transfers_prove_nothing_else,
    transfers.what_is_made_known_was_transferred,
    payments.received_after_the_end,
    payments.mistakes_settle_nothing,
    payments.mistakes_are_given_back_as_such,
    orders.dates_follow,
    dates.payments_follow_invoices,
    dates.journal_in_order,
    dates.service_follows_a_decision,
    dates.cassation_follows_what_is_served,
    journal.rejections_match,
    letters.registered_letters_proved,
    letters.tracking_numbers_are_whole,
    letters.cures_leave_the_time_agreed,
    letters.notices_are_sent_once,
    letters.proofs_follow_what_they_prove,
    letters.guarantors_told_with_proof,
    journal.register_blocks_unique,
    journal.promises_told,
    journal.nothing_written_twice,
    journal.acts_told_once,
    journal.communicated_once,
    journal.withdrawals_say_their_author,
    journal.notices_follow_what_they_tell,
    journal.conversions_follow_an_opening,
    acts_out_of_turn.keys_are_those_of_their_act,
    suits.number_of_a_communication,
    dates.what_a_judge_asks_has_its_day,
    acts_out_of_turn.acts_have_their_ground,
    acts_out_of_turn.acts_are_not_stopped,
    insolvency.over_indebtedness_of_a_person,
    insolvency.collective_proceedings_of_a_professional,
    insolvency.paid_while_over_indebted,
    insolvency.measures_are_whole,
    titles.condemned_named,
    abroad.judged_abroad,
    titles.titles_judge_what_was_billed,
    titles.titles_told_apart,
    titles.acts_name_a_debtor,
    titles.enforced_on_the_condemned,
    titles.judged_by_a_title,
    titles.ordered_by_a_title,
    titles.served_on_each,
    which_title.said_of_which_title,
    which_title.of_one_title,
    which_title.opposed_said,
    which_title.opposed_by_whom,
    suits.suits_numbered,
    suits.suits_told_apart,
    likely_slips.judged_twice,
    likely_slips.judged_on_the_opposition_of_another,
    likely_slips.opposed_in_its_time,
    likely_slips.opposed_by_the_condemned,
    likely_slips.appeal_of_all_that_was_asked,
    likely_slips.missed_of_a_plan,
    which_title.dismissed_apart,
    which_title.dismissed_over_a_title,
    which_title.dismissed_of_a_title,
    existence.ends_fit_their_party,
    existence.nothing_sent_since_an_end,
    stays.judged_while_interrupted,
    stays.judged_while_struck_off,
    stays.stays_follow_a_suit,
    pieces.identifiers_unique,
    pieces.cited_exist,
)  # of the case's text and the office's: never of the day, nor of what lies beside them


def check(case: Case, office: Office | None, au: date | None = None, known: Known | None = None) -> Iterator[Finding]:
    """Run every check on a typed case; without office, those that need one find nothing.

    ``au`` is the day after which a fact is in the future: the office's own when absent, none failing that.
    """
    yield from known(case, lambda: _of_text(case, office)) if known else _of_text(case, office)
    yield from pieces.files_exist(case, office)
    day = au or (office.cabinet.au if office else None)
    if day is not None:
        yield from dates.nothing_after(case, day)


def _of_text(case: Case, office: Office | None) -> Iterator[Finding]:
    for one in CHECKS:
        yield from one(case, office)
