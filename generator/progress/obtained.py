"""What a judge granted, as the stage of a case tells it: titles to serve or to enforce, what waits to be judged."""

import datetime as dt
from collections.abc import Sequence

from generator.instances import summary
from generator.law.deadlines import written
from generator.model import Titre
from generator.phrases import enumeration, upper_first
from generator.progress.asof import AsOf
from generator.progress.divided import told as divided_told
from generator.progress.limits.paid import paid_in_time
from generator.progress.orders import Ordonnance, left_behind, orders
from generator.progress.procedure import appeal
from generator.progress.stays import told as put_aside
from generator.progress.titles import granted, opposed, paid, titles_of_order
from generator.progress.types import Stade
from generator.statement.followed import Followed, followed, followed_together
from generator.vocabulary import JUGES, NatureTitre


def obtained(seen: AsOf) -> tuple[Stade, str] | None:
    """The stage of what was granted: the last title or the orders since, those beside it, what waits to be judged."""
    days = granted(seen)
    day = max(days, default=dt.date.min)
    since = [one for one in orders(seen) if one.date > day and not (one.sans_effet or one.opposee)]
    if since:
        return _orders(seen, [one for one in since if not (left_behind(seen, one) or _paid_and_lapsed(seen, one))])
    if not days:
        return None
    untold = NatureTitre.REFERE if summary(seen.case.dossier, day) else NatureTitre.JUGEMENT
    nature = next((titre.nature for _, titre in seen.titres if titre.date == day), untold)
    together = _followed_of(seen, day)
    what = f"Titre obtenu le {written(day)} ({nature.mots})"
    if len(together) > 1:
        told = " ; ".join(f"{one.nature.mots}, {enumeration(one.factures)}" for one in together)
        what = f"Titres obtenus le {written(day)} ({told})"
    return Stade.TITRE, f"{what}{appealed(seen, day)}{_beside_it(seen, day)}{waiting(seen)}."


def _paid_and_lapsed(seen: AsOf, order: Ordonnance) -> bool:
    """Tell whether nothing was owed of an order any more when it lapsed: it is history."""
    return order.lapsed(seen.au) and paid_in_time(seen, [*titles_of_order(seen, order)], order.terme)


def _followed_of(seen: AsOf, day: dt.date) -> list[Titre]:
    """The titles of a day that are followed together, in the order of the file."""
    return [one.titre for one in reversed(_together(seen)) if one.titre.date == day]


def _together(seen: AsOf) -> tuple[Followed, ...]:
    last = followed(seen.case.dossier, seen.au)
    return followed_together(seen.case.dossier, seen.au, last) if last is not None and last.titre.factures else ()


def _beside_it(seen: AsOf, *days: dt.date) -> str:
    """The other titles followed, which judge other invoices than those of the days told already."""
    beside = (one.titre for one in _together(seen) if one.titre.date not in days)
    return "".join(f" ; {_with_invoices(seen, one, days)}" for one in beside)


def _with_invoices(seen: AsOf, titre: Titre, days: Sequence[dt.date]) -> str:
    """A title beside those told, with the appeal that can only be of it: made before any of theirs."""
    found = appeal(seen, titre.date) if titre.nature in JUGES else None
    made = f", appel formé le {written(found[1].date)}" if found and found[1].date < min(days) else ""
    return f"{titre.nature.mots} du {written(titre.date)} ({enumeration(titre.factures)}){made}"


def waiting(seen: AsOf) -> str:
    """The oppositions still to be judged, beside what may be enforced; those of another, of one order."""
    return "".join(f" ; {_to_be_judged(seen, one)}" for one in opposed(seen)) + divided_told(seen)


def _to_be_judged(seen: AsOf, order: Ordonnance) -> str:
    numbers = list(dict.fromkeys(numero for titre in titles_of_order(seen, order) for numero in titre.factures))
    opposition = order.opposition
    formed = f"opposition formée le {written(opposition.date)} " if opposition else ""
    of = enumeration(numbers) if numbers else "elle"
    return f"{formed}à l'ordonnance {order.nom} : pour {of}, l'affaire revient devant le tribunal{aside(seen)}"


def _orders(seen: AsOf, known: Sequence[Ordonnance]) -> tuple[Stade, str] | None:
    """An order not served in time is no title any more, but what it leaves beside it; one served may be opposed."""
    if not known:
        return None
    beside = _beside_it(seen, *(one.date for one in known))
    stade = Stade.JUDICIAIRE if all(one.lapsed(seen.au) for one in known) and not beside else Stade.TITRE
    why = upper_first(" ; ".join(_order(seen, one) for one in known))
    return stade, f"{why}{beside}{waiting(seen)}."


def _order(seen: AsOf, order: Ordonnance) -> str:
    what = f"ordonnance d'injonction de payer {order.nom}"
    if order.lapsed(seen.au):
        return f"{what} : non signifiée au {written(order.terme)}, elle est non avenue (CPC, art. 1411)"
    if order.signification is None:
        settled = paid(seen, [*titles_of_order(seen, order)], seen.decompte)
        return f"{what}, payée" if settled else f"{what}, à signifier"
    return f"{what}, signifiée le {written(order.signification.date)}"


def appealed(seen: AsOf, judgment: dt.date) -> str:
    """The appeal still to be judged, after the decision it is against."""
    found = appeal(seen, judgment)
    return f" ; appel formé le {written(found[1].date)}{aside(seen)}" if found is not None else ""


def aside(seen: AsOf) -> str:
    """What puts proceedings aside, after the sentence that tells them."""
    how = put_aside(seen)
    return f" ; {how}" if how else ""
