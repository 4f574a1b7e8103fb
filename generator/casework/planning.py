"""What is due in a case: the documents of its stage and of its ladder, the day each is arrêté, what each lacks.

Nothing is printed here: a check asks, and loads neither the templates nor the engine of the PDF.
"""

import datetime as dt
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.case import Case
from generator.casework.computed import Computed, compute_case
from generator.casework.sold import not_owed
from generator.documents import CATALOGUE, Document, missing
from generator.documents.choice import TOUT, Choix, channel
from generator.documents.contexts.signing import signed_by
from generator.documents.draft import HANDOVER, SERVICE, Draft
from generator.findings import Finding, LawGap, NotComputed, UnknownName
from generator.load.suggest import remedy
from generator.model import Dossier, FaitFin, FaitProcedure, Office, discharged, noted_as
from generator.phrases import enumeration
from generator.progress.action.limits import SERVICE as SERVICE_LIMITS
from generator.progress.asof import AsOf, look
from generator.progress.bonds import asked_apart
from generator.progress.existence import absence, insolvent
from generator.progress.ladder import CURE_NOTICE
from generator.progress.limits.insolvency import DECLARATION, declared, to_declare
from generator.progress.orders import last_lapse, orders
from generator.progress.plans import current_plan, term_awaited
from generator.progress.procedure import before_a_judge, dismissed, judged_anew, sued_since
from generator.progress.routes import european
from generator.progress.stages import granted
from generator.progress.types import ENDED, Echue, Situation, Stade
from generator.register.chain import Block, issued_on, issues, names
from generator.statement.followed import condemning
from generator.vocabulary import Envoi, Fait, Nature

# What a stage calls for beyond the ladder; the lawyer chooses, the draft is ready. The first of a stage says what it
# lacks; the others are drafted when nothing lacks, as is the quittance of a case that is over: unpaid, it has none.
BY_STAGE: dict[Stade, tuple[str, ...]] = {
    Stade.JUDICIAIRE: ("requete-injonction", "projet-ordonnance", HANDOVER),
    Stade.TITRE: (HANDOVER, SERVICE, "mandat-execution"),
    Stade.EXECUTION: ("mandat-execution", SERVICE),  # of a title obtained since
    Stade.PROCEDURE_COLLECTIVE: (DECLARATION,),
    Stade.SURENDETTEMENT: (SERVICE,),  # which enforces nothing
    Stade.SOLDE: ("quittance",),
    Stade.CLOS: ("quittance",),
}
FORM_A, COUNSEL = "formulaire-a-europeen", "transmission-avocat"
REQUESTS = frozenset({"requete-injonction", "projet-ordonnance"})
DESPITE_A_HOLD = frozenset({DECLARATION, "quittance"})  # the hold itself calls for them


class Planned(Struct, frozen=True):
    """A draft to make: its document, and the day at which it is arrêté (so that it does not change every day).

    ``optional`` drafts are made when nothing lacks, and otherwise not spoken of; ``echue`` is the step of the ladder
    that a draft answers, None for one its stage calls for.
    """

    document: str
    arrete: dt.date
    optional: bool = False
    echue: Echue | None = None
    choix: Choix = TOUT  # of whom it is for: each joint debtor has his own copy

    @property
    def titre(self) -> str:
        """Title of the document, and whose copy it is."""
        whose = f" – {self.choix.debiteur}" if self.choix.debiteur else ""
        return find(self.document).titre + whose

    @property
    def depuis(self) -> dt.date:
        """Day from which it waits: that of its step, else of the fact that brought the case to its stage."""
        return self.echue.due_le if self.echue else self.arrete

    @property
    def envoi(self) -> Envoi | None:
        """How it is to leave; None for an act."""
        return channel(find(self.document).envoi, self.echue.etape if self.echue else None)


class Awaited(Struct, frozen=True):
    """A draft now due and what it lacks, nothing when it can be signed and issued; who signs it.

    ``signature`` is empty while its sums are refused: no paper can be made. ``pour`` are the professionals of the
    office who each have a letter of it.
    """

    plan: Planned
    manques: tuple[Finding, ...]
    signature: str
    pour: tuple[str, ...] = ()

    @property
    def titre(self) -> str:
        """Title of the document, and whose letters it is."""
        return " – ".join(filter(None, (self.plan.titre, enumeration(self.pour))))


def planned(computed: Computed, office: Office) -> tuple[Planned, ...]:
    """Drafts now due: the ladder's step, what the stage calls for, what is left to do once the case is over."""
    case, situation = computed.case, computed.situation
    last = situation.depuis
    drafts = []
    if situation.etape_due:
        due = situation.etape_due
        drafts.append(Planned(due.etape.document, max(due.due_le, last), echue=due))
        names = _joint(computed, office, due.etape.document)
        drafts += [replace(drafts[-1], choix=Choix(debiteur=name)) for name in names]
    blocked = any(not pause.factures for pause in situation.pauses)
    called = _called(case, office, situation)
    seen = look(case, office, situation.au, computed.decompte) if called else None
    cured = situation.etape_due is not None and situation.etape_due.etape.document == CURE_NOTICE
    plan = current_plan(seen) if seen else None
    early = seen is not None and plan is not None and not plan.factures and (cured or term_awaited(seen, plan))
    for rank, name in enumerate(called):
        if early and name != SERVICE:
            continue  # nothing is enforced before the whole, held by a plan, is due; an order not served lapses still
        kept = name == SERVICE and _to_serve(situation)  # what holds a demand does not stop the time to serve
        if seen and not _done(computed, seen, name) and (name in DESPITE_A_HOLD or kept or not blocked):
            firm = rank == 0 or (kept and all(one.document != HANDOVER for one in drafts))  # what lacks is said once
            drafts.append(Planned(name, last, optional=not firm or situation.stade in ENDED))
        if seen and name in REQUESTS and not blocked:
            apart = [who for who in asked_apart(seen) if not _issued(computed, name, last_lapse(seen), who)]
            drafts += [Planned(name, last, optional=rank != 0, choix=Choix(debiteur=who)) for who in apart]
    undeclared = () if situation.stade in ENDED else to_declare(case, situation.au)
    drafts += [Planned(DECLARATION, last, choix=Choix(debiteur=name)) for name in undeclared]
    left = {one.document: one.depuis for one in sorted(situation.restes, key=lambda one: one.depuis) if one.document}
    waiting = (name for name, since in left.items() if not _issued(computed, name, since - dt.timedelta(days=1)))
    return (*drafts, *(Planned(name, last) for name in waiting))


def _called(case: Case, office: Office, situation: Situation) -> tuple[str, ...]:
    """What the stage calls for: no French order against a debtor abroad, nor for or against a public body."""
    debtor, creditor = case.dossier.debiteur, office.creanciers.get(case.dossier.creancier)
    if situation.stade is not Stade.JUDICIAIRE:
        return BY_STAGE.get(situation.stade, ())
    if debtor.adresse.pays is not None:
        return (FORM_A, COUNSEL) if european(debtor, situation.au) else (COUNSEL,)
    if debtor.nature is Nature.PERSONNE_PUBLIQUE or (creditor is not None and creditor.recouvre_par_titre):
        return (COUNSEL,)
    return BY_STAGE[situation.stade]


def _to_serve(situation: Situation) -> bool:
    """Whether the time to serve a title runs: past it, the title is lost."""
    return any(limit.nature in SERVICE_LIMITS and limit.date >= situation.au for limit in situation.delais)


def _joint(computed: Computed, office: Office, document: str) -> list[str]:
    """Names of the joint debtors who receive a letter of the ladder too: those no title condemns, and who exist still.

    The notice of a broken plan goes to those a title condemns too. A ladder may name a document of none.
    """
    entry, dossier, au = CATALOGUE.get(document), computed.case.dossier, computed.situation.au
    solidary = [party for party in dossier.debiteurs if party.solidaire]
    if entry is None or not entry.aux_codebiteurs or not solidary:
        return []
    seen = look(computed.case, office, au, computed.decompte)
    joint = (party for party in solidary if absence(seen, party) is None and insolvent(seen, party) is None)
    told = (party for party in joint if discharged(dossier, au, party.nom_complet) is None)
    return [one.nom_complet for one in told if document == CURE_NOTICE or condemning(dossier, au, one) is None]


def _done(computed: Computed, seen: AsOf, document: str) -> bool:
    """Whether a document its stage calls for was issued, or what it asks for is asked already; made by its name then.

    A declaration has a rule of its own, by proceedings. A register that cannot be read is told elsewhere.
    """
    if document == DECLARATION:
        return declared(seen.case)
    if document == SERVICE:
        return _service_asked(computed, seen)
    since = last_lapse(seen) if document in REQUESTS else dt.date.min
    return _issued(computed, document, since) or _engaged(seen, document, computed.situation.stade)


def _service_asked(computed: Computed, seen: AsOf) -> bool:
    """Whether the last title was handed over to be served: an issue or a handing over of before it was of another."""
    told = [titre.date for titre in seen.case.dossier.titres if titre.date <= seen.au]
    title = max([*told, *granted(seen), *(order.date for order in orders(seen))], default=seen.au)
    if computed.situation.stade is Stade.EXECUTION:
        handed = any(note.date >= title for note in seen.facts(Fait.REMISE_DU_TITRE))
        return handed or not _to_serve(computed.situation)
    return _issued(computed, SERVICE, title - dt.timedelta(days=1))


def _issued(computed: Computed, document: str, since: dt.date = dt.date.min, who: str = "") -> bool:
    """Whether a document was issued after a day; a request, against the principal debtor or the one named."""
    if "registre" not in vars(computed) and not names(computed.case, document):
        return False  # not read yet, and not worth it
    blocks, _ = computed.registre
    known = (block for block in issues(blocks) if block["document"] == document)
    days = (issued_on(one) for one in known if document not in REQUESTS or _asked_of(computed.case.dossier, one, who))
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
    return sued_since(seen, last_lapse(seen)) if document in REQUESTS else before_a_judge(seen) is not None


def awaited(computed: Computed, office: Office) -> Iterator[Awaited]:
    """Drafts now due, each with what it lacks; an optional one that lacks something is not spoken of."""
    for plan in planned(computed, office):
        draft, entry = _draft(computed, office, plan.document, plan.choix), find(plan.document)
        found = (draft,) if isinstance(draft, Finding) else tuple(refusals(entry, draft))
        if found and plan.optional:
            continue
        if isinstance(draft, Finding):
            yield Awaited(plan, found, "")
        else:
            yield Awaited(plan, found, signed_by(entry, draft).value, _each(entry, draft))


def _each(entry: Document, draft: Draft) -> tuple[str, ...]:
    """Names of the professionals who each have a letter of a document made of several."""
    known = (letter.office.intervenants.get(letter.choix.intervenant) for letter in entry.plis(draft))
    return tuple(party.nom_complet for party in known if party is not None)


def due(case: Case, office: Office, au: dt.date) -> tuple[Planned, ...]:
    """Drafts due in a case at a date."""
    return tuple(one.plan for one in awaited(compute_case(case, office, au), office))


def arrete(computed: Computed, office: Office, plan: Planned) -> dt.date:
    """Day at which a draft that lacks nothing today is arrêté: the first since its own day on which nothing lacked.

    What time alone cures (a wait, a cap on contacts) is cured once: the day found stays the same whatever comes after.
    """

    def ready(day: dt.date) -> bool:
        return not lacking(compute_case(computed.case, office, day, lectures=False), office, plan.document, plan.choix)

    day = plan.arrete
    while day < computed.situation.au and not ready(day):
        day += dt.timedelta(days=1)
    return day


def find(document: str) -> Document:
    """Entry of the catalogue.

    Raises:
        UnknownName: there is none of that name.
    """
    if document not in CATALOGUE:
        raise UnknownName(f"document inconnu : « {document} ». {remedy(document, tuple(CATALOGUE), 'Documents')}")
    return CATALOGUE[document]


def lacking(computed: Computed, office: Office, document: str, choix: Choix = TOUT) -> list[Finding]:
    """What a document lacks at the date of the computation; a refusal to compute is one of them."""
    draft = _draft(computed, office, document, choix)
    return [draft] if isinstance(draft, Finding) else refusals(find(document), draft)


def _draft(computed: Computed, office: Office, document: str, choix: Choix) -> Draft | Finding:
    """A document as it would be made; why its sums are refused: those of the case, or of whom it is for."""
    if computed.decompte is None:
        return computed.refusal
    try:
        return find(document).draft(computed.case, office, computed.decompte, computed.situation, choix=choix)
    except (LawGap, NotComputed) as refusal:
        return computed.case.erreur(refusal.place, str(refusal))


def refusals(entry: Document, draft: Draft) -> list[Finding]:
    """Why a document cannot be made: what it requires and lacks, what it tells of that is not owed to the creditor."""
    return [*missing(entry, draft), *not_owed(draft.case, draft.creancier, draft.visees)]
