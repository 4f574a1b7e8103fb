"""A title paid beside other debts: nothing of it is to be served, and the time to serve it is missed by nobody."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from generator.findings import LawGap, NotComputed
from generator.instances import ceiling
from generator.law.semester import semester_start
from generator.model import Debiteur, Titre
from generator.money import ZERO
from generator.progress.asof import AsOf
from generator.progress.limits.made import of_title
from generator.progress.once import once
from generator.progress.titles import paid
from generator.progress.types import SERVICE, Delai, Retard
from generator.statement import compute, compute_against
from generator.statement.holds import rejected_since
from generator.statement.paid import paid_since, settles
from generator.statement.types import Decompte

TRIFLE = Decimal("1.00")  # euros, an office's own measure: the law has none
PAID = "Titre payé : plus rien n'y est à exécuter, ni à signifier pour cela."


def served_unless_paid(seen: AsOf, titres: Sequence[Titre], one: Delai | Retard) -> Delai | Retard:
    """A limit told to be of some titles; nothing is asked of that of their service once they are paid."""
    told = of_title(tuple(numero for titre in titres for numero in titre.factures), one)
    if isinstance(told, Delai) and told.nature in SERVICE and titres and paid_in_time(seen, titres, told.date):
        return replace(told, consequence=PAID, repondu=True)
    return told


def paid_in_time(seen: AsOf, titres: Sequence[Titre], last: dt.date) -> bool:
    """Tell whether nothing is owed of titles, or was not on the last day to serve them.

    What lapsed since is counted by its invoices.
    """
    written = _as_written(seen, titres)
    told = paid(seen, written, seen.decompte) or (last < seen.au and paid(seen, written, _owed_on(seen, last)))
    day, party = min(last, seen.au), seen.face_a
    return told or (party is not None and bool(written) and all(paid_up(seen, titre, party, day) for titre in written))


def _as_written(seen: AsOf, titres: Sequence[Titre]) -> list[Titre]:
    """The titles as the file tells them: seen against another, they leave unsaid what is of the first condemned."""
    known = seen.case.dossier.titres
    return [known[int(path[1])] for path, one in seen.titres if any(one is titre for titre in titres)]


def paid_up(own: AsOf, titre: Titre, party: Debiteur, day: dt.date) -> bool:
    """Tell whether a person had paid by a day all that a title limits him to, or those it condemns all it grants.

    The décompte of the case does not tell it of a title that condemns others than the principal debtor.
    """
    dossier, made = own.case.dossier, tuple(one for one in own.paiements if one[1].date <= day)
    limit = ceiling(titre, party)
    if limit is not None and paid_since(dossier, own.decompte, titre, party.nom_complet, made) >= limit:
        return True
    paid_on_it = (one.montant for _, one in made if settles(dossier, titre, one))
    if sum(paid_on_it, ZERO) < titre.principal:  # whatever it grants besides: its décompte is not to be made
        return False
    try:
        return compute_against(own.case, own.office, day, titre, party, known=True).total < TRIFLE
    except (LawGap, NotComputed):
        return False


@once
def watched(seen: AsOf) -> Mapping[str, bool]:
    """Invoices on which something is owed, and whether their principal is paid.

    While no décompte tells, those that of the half-year before left open too: a plain count knows no accessories.
    """
    known = {numero: numero in seen.payees for numero in seen.ouvertes}
    last = None if seen.decompte is not None else _owed_on(seen, semester_start(seen.au) - dt.timedelta(days=1))
    left = (*last.ouvertes, *last.reduites_aux_postes) if last is not None else ()
    told = {one.numero: not one.principal for one in left if not one.du_titre}
    return {numero: known.get(numero, told.get(numero, False)) for numero in seen.soldes if numero in known | told}


@once
def _owed_on(seen: AsOf, day: dt.date) -> Decompte | None:
    """What was owed on a day, when payments came by then; None too if one of them bounced since: it paid nothing."""
    bounced = rejected_since(seen.case.dossier, day, seen.au)
    if bounced or not any(one.date <= day for _, one in seen.paiements):
        return None
    try:
        return compute(seen.case, seen.office, day, lectures=False)
    except (LawGap, NotComputed):
        return None
