"""The décompte: where the model meets the law. Case + date -> lines, segments, totals, reasons.

``compute`` is what is owed, ``compute_known`` what is known of it while a rate is not; ``compute_declared`` the claim
that a judgment opening collective proceedings finds; ``compute_titled`` what those a title condemns owe of it,
``compute_against`` one of them; ``compute_left_out`` what is owed on the invoices it does not judge; ``compute_joint``
what a letter asks of a joint debtor.
"""

import datetime as dt
from collections.abc import Collection

from msgspec.structs import replace

from generator.case import Case
from generator.findings import LawGap, NotComputed
from generator.law.interest import DAY
from generator.model import Debiteur, Office, Titre
from generator.money import format_eur
from generator.statement.compose import compose, compose_one
from generator.statement.declared import declared, found, provisions
from generator.statement.facts import Facts, Reading
from generator.statement.followed import Followed, condemning, title_against
from generator.statement.gather import gather, gather_declared, gather_joint
from generator.statement.ledger import Ledger, play
from generator.statement.several import only
from generator.statement.types import Decompte

__all__ = [
    "compute",
    "compute_against",
    "compute_declared",
    "compute_joint",
    "compute_known",
    "compute_left_out",
    "compute_titled",
]


def compute(case: Case, office: Office, au: dt.date, *, lectures: bool = True) -> Decompte:
    """The décompte of a case at ``au``: what is owed that day, to the cent, with its reasons.

    ``lectures``: also give the figures of the other readings, each a ledger played again; a check prints none.

    Raises:
        LawGap: a rate the interest needs is unknown; nothing is extrapolated.
        NotComputed: a situation refused by name.
        CaseInvalid: the creditor is unknown, or the office's own rates are wrong.
    """
    facts = gather(case, office, au)
    return _beside_the_whole(case, office, facts, _whole(facts, lectures=lectures))


def _beside_the_whole(case: Case, office: Office, facts: Facts, owed: Decompte) -> Decompte:
    """In collective proceedings, what a provision leaves with the whole claim to declare beside it: which is which."""
    if facts.ouverture is None or not provisions(case.dossier, facts.au):
        return owed
    try:
        whole = compute_declared(case, office, facts.au).total
    except (LawGap, NotComputed):  # the declaration itself says why
        return owed
    if not whole:  # what arose after the opening is not declared
        return owed
    told = (
        f"Procédure collective : la créance antérieure au jugement d'ouverture se déclare entière, {format_eur(whole)} "
        f"(C. com., art. L622-24) ; les {format_eur(owed.total)} comptés ici suivent la provision, qui ne juge pas le "
        f"fond ({facts.fond})."
    )
    return replace(owed, a_declarer=whole, remarques=(*owed.remarques, told))


def compute_known(case: Case, office: Office, au: dt.date) -> Decompte:
    """What is owed at ``au`` but for the interest of the days whose rate is unknown: what cannot wait tells it.

    Raises:
        LawGap: a rate is unknown, and something was received since: what it settled depends on it.
        NotComputed: a situation refused by name.
        CaseInvalid: the creditor is unknown, or the office's own rates are wrong.
    """
    return _known(case, gather(case, office, au))


def compute_declared(case: Case, office: Office, au: dt.date, party: Debiteur | None = None) -> Decompte:
    """The claim to declare, as it is known at ``au``: what the opening judgment found due or to fall due, in euros.

    What was invoiced or paid since is left out (C. com., art. L622-24 and L622-25); what a summary order leaves is
    not. The décompte itself when no proceedings are opened. ``party``: to those of a joint debtor, by his own account.

    Raises:
        LawGap: a rate the interest needs is unknown.
        NotComputed: a situation refused by name.
        CaseInvalid: the creditor is unknown, or the office's own rates are wrong.
    """
    facts = found(case, office, au) if party is None else gather_declared(case, office, au, party)
    return _whole(declared(facts, case.dossier), lectures=True)


def compute_titled(  # noqa: PLR0913 - which title, and how far
    case: Case, office: Office, au: dt.date, name: str = "", numeros: Collection[str] = (), *, known: bool = False
) -> Decompte:
    """The décompte of the title an act is made on, against whom it names or against those it condemns.

    Of several followed together, the last one, unless invoices that another judges are named. That of the case when
    there is no such title. ``known``: as ``compute_known``.

    Raises:
        LawGap: a rate the interest needs is unknown.
        NotComputed: a situation refused by name.
        CaseInvalid: the creditor is unknown, or the office's own rates are wrong.
    """
    facts = gather(case, office, au, title_against(case.dossier, au, name))
    ranks = [rank for rank, one in enumerate(facts.comptes) if numeros and _judges(case, one, numeros)]
    rank = ranks[0] if ranks else 0
    return _known(case, facts, rank) if known else compose_one(_played(facts), rank)


def compute_against(  # noqa: PLR0913 - whom, and how far
    case: Case, office: Office, au: dt.date, titre: Titre, party: Debiteur, *, known: bool = False
) -> Decompte:
    """The décompte of a title against one of those it condemns: what his own service makes run runs from it.

    ``known``: as ``compute_known``.

    Raises:
        LawGap: a rate the interest needs is unknown.
        NotComputed: a situation refused by name.
        CaseInvalid: the creditor is unknown, or the office's own rates are wrong.
    """
    one = Followed(case.dossier.titres.index(titre), titre, party)
    facts = gather(case, office, au, one)
    return _known(case, facts, 0) if known else compose_one(_played(facts), 0, lectures=False)  # of it alone


def compute_left_out(case: Case, office: Office, au: dt.date, *, known: bool = False) -> Decompte:
    """The décompte of the invoices alone that the title followed leaves out; that of the case when it leaves none.

    ``known``: as ``compute_known``.

    Raises:
        LawGap: a rate the interest needs is unknown.
        NotComputed: a situation refused by name.
        CaseInvalid: the creditor is unknown, or the office's own rates are wrong.
    """
    facts = gather(case, office, au)
    last = len(facts.a_cote)
    apart = facts.comptes[last].fondement == "factures"
    if known:
        return _known(case, facts, last if apart else None)
    return compose_one(_played(facts), last) if apart else _whole(facts, lectures=True)


def compute_joint(case: Case, office: Office, au: dt.date, party: Debiteur) -> Decompte:
    """The décompte of a joint debtor: of the title that condemns him, else of the invoices, as his quality has it.

    Raises:
        LawGap: a rate the interest needs is unknown.
        NotComputed: a situation refused by name.
        CaseInvalid: the creditor is unknown, or the office's own rates are wrong.
    """
    own = condemning(case.dossier, au, party)
    if own is not None:
        return compute_against(case, office, au, own.titre, party)
    return _whole(gather_joint(case, office, au, party), lectures=False)


def _whole(facts: Facts, *, lectures: bool) -> Decompte:
    return compose(facts, _played(facts), lectures=lectures)


def _known(case: Case, facts: Facts, rank: int | None = None) -> Decompte:
    """The décompte of one account, or of all, with the interest of the days whose rate is known alone."""
    ledger = play(facts, Reading())
    made = compose(facts, ledger, lectures=False) if rank is None else compose_one(ledger, rank, lectures=False)
    if ledger.unknown is None:
        return made
    since, gap = ledger.unknown
    dossier = case.dossier
    days = [one.date for one in dossier.paiements] + [one.date for one in dossier.avoirs]
    days += [one.date for one in dossier.remboursements]
    if any(since <= day <= facts.au for day in days):
        raise gap
    own = ledger.unknown if rank is None else only(ledger, rank).unknown
    if own is None:  # the rate that is unknown is of another account
        return made
    last = own[0] - DAY
    told = f"Intérêts comptés jusqu'au {last:%d/%m/%Y}. {own[1].sentence}"
    return replace(made, interets_au=last, remarques=(*made.remarques, told))


def _judges(case: Case, facts: Facts, numeros: Collection[str]) -> bool:
    titles = [case.dossier.titres[int(claim.origine[1])] for claim in facts.claims if facts.fondement == "titre"]
    return any(titre.juge(numero) for titre in titles for numero in numeros)


def _played(facts: Facts) -> Ledger:
    ledger = play(facts, Reading())
    if ledger.gap:
        raise ledger.gap
    return ledger
