"""What answers already a document that the stage of a case calls for: issued, or what it asks for asked otherwise."""

import datetime as dt

from generator.casework.computed import Computed
from generator.documents.draft import SERVICE
from generator.documents.requirements.proofs import ORDER_ASKED
from generator.model import Dossier, FaitFin, FaitProcedure, Titre, noted_as
from generator.progress.asof import AsOf
from generator.progress.limits.insolvency import DECLARATION, declared
from generator.progress.orders import last_lapse, orders, requested
from generator.progress.procedure import before_a_judge, dismissed, judged_anew, sued_since
from generator.progress.titles import granted, handed
from generator.progress.types import SERVICE as SERVICE_LIMITS
from generator.progress.types import Situation, Stade
from generator.register.chain import Block, issued_on, issues, names
from generator.vocabulary import Fait

PROJET = "projet-ordonnance"


def done(computed: Computed, seen: AsOf, document: str, titre: Titre | None) -> bool:
    """Whether a document its stage calls for was issued, or what it asks for is asked already; made by its name then.

    ``titre``: on one of several titles. A declaration has a rule of its own, by proceedings. A register that cannot be
    read is told elsewhere.
    """
    if document == DECLARATION:
        return declared(seen.case)
    if document == SERVICE:
        return _service_asked(computed, seen, titre)
    if titre is not None:
        return issued(computed, document, titre.date - dt.timedelta(days=1), titre=titre)
    since = last_lapse(seen) if document in ORDER_ASKED else dt.date.min
    return issued(computed, document, since) or _engaged(seen, document, computed.situation.stade)


def _service_asked(computed: Computed, seen: AsOf, titre: Titre | None) -> bool:
    """Whether a title, the last one unless it is named, was handed over to be served.

    An issue or a handing over of before it was of another.
    """
    told = [one.date for one in seen.case.dossier.titres if one.date <= seen.au]
    last = max([*told, *granted(seen), *(order.date for order in orders(seen))], default=seen.au)
    title = titre.date if titre is not None else last
    if computed.situation.stade is Stade.EXECUTION:
        return handed(seen, title, titre) or not to_serve(computed.situation)
    return issued(computed, SERVICE, title - dt.timedelta(days=1), titre=titre)


def issued(
    computed: Computed, document: str, since: dt.date = dt.date.min, who: str = "", titre: Titre | None = None
) -> bool:
    """Whether a document was issued after a day; a request, against the principal debtor or the one named.

    ``titre``: on one of several titles. An issue that does not say of which is of each of those of before it.
    """
    if "registre" not in vars(computed) and not names(computed.case, document):
        return False  # not read yet, and not worth it
    blocks, _ = computed.registre
    known = [block for block in issues(blocks) if block["document"] == document]
    known = [one for one in known if titre is None or not one.get("factures") or any(map(titre.juge, one["factures"]))]
    days = (
        issued_on(one) for one in known if document not in ORDER_ASKED or _asked_of(computed.case.dossier, one, who)
    )
    return any(since < day <= computed.situation.au for day in days)


def _asked_of(dossier: Dossier, block: Block, who: str) -> bool:
    """Whether what was issued is asked of a debtor, the principal one by default, as its fact in the journal says."""
    noted = noted_as(dossier.journal, block["seq"])
    fact = noted[1] if noted is not None else None
    name = fact.debiteur if isinstance(fact, FaitProcedure | FaitFin) else None
    return dossier.named(name) is dossier.named(who)


def _engaged(seen: AsOf, document: str, stade: Stade) -> bool:
    """A request is not drafted once the principal debtor is sued, nor a case handed over while a judge has it.

    A judgment set aside leaves the suit to be judged again, one that dismisses the claim leaves nothing to hand over.
    """
    if stade is not Stade.JUDICIAIRE:
        return False
    if judged_anew(seen) is not None or dismissed(seen) is not None:
        return True
    asked = requested(seen) if document == PROJET else None
    if asked is not None and asked.type is Fait.REQUETE_INJONCTION and asked.fait.emis is not None:
        return False  # it is filed with the request issued here
    return sued_since(seen, last_lapse(seen)) if document in ORDER_ASKED else before_a_judge(seen) is not None


def to_serve(situation: Situation) -> bool:
    """Whether the time to serve a title runs: past it, the title is lost."""
    running = (one for one in situation.delais if one.date >= situation.au and not one.repondu)
    return any(one.nature in SERVICE_LIMITS for one in running)
