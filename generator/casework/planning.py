"""What is due in a case: the documents of its ladder, of its stage, and of what is left to do once it is over."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.case import Case
from generator.casework.answered import done, issued, to_serve
from generator.casework.computed import Computed
from generator.documents import CATALOGUE, Document
from generator.documents.choice import TOUT, Choix, channel
from generator.documents.draft import HANDOVER, ON_A_TITLE, SERVICE
from generator.documents.requirements.proofs import ORDER_ASKED
from generator.documents.whom import AT_LAW
from generator.findings import UnknownName
from generator.instances import discharged, of_the_administrative_judge
from generator.load.suggest import remedy
from generator.model import Office, Titre
from generator.money import ZERO
from generator.phrases import enumeration
from generator.progress.asof import AsOf, look
from generator.progress.bonds import ANNUELLE
from generator.progress.breaches import to_notice
from generator.progress.existence import out_of_reach
from generator.progress.ladder import CURE_NOTICE, cure_notices, left_to_a_procedure
from generator.progress.limits.insolvency import DECLARATION, to_declare
from generator.progress.orders import last_lapse
from generator.progress.plans import held_invoices, invoices_named, plans, several_plans, term_awaited
from generator.progress.procedure import asked_apart
from generator.progress.routes import european
from generator.progress.titles import settled
from generator.progress.types import ENDED, Echue, Situation, Stade
from generator.statement.followed import condemning, followed, followed_together
from generator.vocabulary import Envoi, Nature

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
ENGAGING = AT_LAW | {HANDOVER}  # what a judge is asked for, or a commissaire before any title
FORM_A, COUNSEL = "formulaire-a-europeen", "transmission-avocat"
ENFORCED = frozenset({Stade.TITRE, Stade.EXECUTION})
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
        """Title of the document, whose copy it is, and the invoices of the title it is made on, one of several."""
        which = (enumeration(self.choix.factures), self.choix.debiteur)
        return " – ".join(filter(None, (find(self.document).titre, *which)))

    def beside(self, said: Choix) -> Choix:
        """What is said on the command line, of whom and of which title this draft is."""
        own = self.choix
        return replace(said, debiteur=own.debiteur or said.debiteur, factures=own.factures or said.factures)

    @property
    def depuis(self) -> dt.date:
        """Day from which it waits: that of its step, else of the fact that brought the case to its stage."""
        return self.echue.due_le if self.echue else self.arrete

    @property
    def envoi(self) -> Envoi | None:
        """How it is to leave; None for an act."""
        return channel(find(self.document).envoi, self.echue.etape if self.echue else None)


def planned(computed: Computed, office: Office) -> tuple[Planned, ...]:
    """Drafts now due: the ladder's step, what the stage calls for, what is left to do once the case is over."""
    case, situation = computed.case, computed.situation
    step = _of_the_ladder(computed, office)
    undeclared = () if situation.stade in ENDED else to_declare(case, situation.au)
    declared = (Planned(DECLARATION, situation.depuis, choix=Choix(debiteur=name)) for name in undeclared)
    asked = {(one.document, one.choix.debiteur) for one in step}
    left = (one for one in _left_to_ask(computed) if (one.document, one.choix.debiteur) not in asked)
    return (*step, *_of_the_stage(computed, office, step), *declared, *left, *_each_year(situation))


def _each_year(situation: Situation) -> Iterator[Planned]:
    """What each guarantor is to be told in the year: one letter answers those of before that were skipped."""
    known = (
        one for one in situation.delais if one.nature == ANNUELLE and one.depart <= situation.au and not one.repondu
    )
    for name, since in {one.personne: one.depart for one in known}.items():
        yield Planned(ANNUELLE, max(since, situation.depuis), choix=Choix(debiteur=name))


def _of_the_ladder(computed: Computed, office: Office) -> list[Planned]:
    """The step now due, and the copy of each joint debtor."""
    due = computed.situation.etape_due
    if due is None:
        return []
    own = Planned(due.etape.document, max(due.due_le, computed.situation.depuis), echue=due)
    each = _each_broken_plan(computed, office, own) if own.document == CURE_NOTICE else [own]
    joint = ("", *_joint(computed, office, own.document))
    return [replace(one, choix=replace(one.choix, debiteur=name)) for one in each for name in joint]


def _each_broken_plan(computed: Computed, office: Office, own: Planned) -> list[Planned]:
    """The notice that each broken plan calls for; of several in force, each by the invoices of its own."""
    seen = look(computed.case, office, computed.situation.au, computed.decompte)
    if not several_plans(seen):
        return [own]
    told = zip(to_notice(seen), cure_notices(seen), strict=True)
    last = computed.situation.depuis
    return [
        replace(own, arrete=max(due.due_le, last), echue=due, choix=Choix(factures=invoices_named(seen, plan)))
        for plan, due in told
    ]


def _of_the_stage(computed: Computed, office: Office, step: Sequence[Planned]) -> list[Planned]:
    """What the stage calls for beyond the ``step``, on each title and apart for each joint debtor, not done yet."""
    situation, last = computed.situation, computed.situation.depuis
    if not (called := _called(computed.case, office, situation)):
        return []
    seen = look(computed.case, office, situation.au, computed.decompte)
    if situation.stade in ENFORCED and seen.total <= ZERO:
        return []  # the title is paid: what is left is of another one
    early, held = _awaited_by_a_plan(seen, situation)
    blocked = any(not pause.factures for pause in situation.pauses)
    drafts: list[Planned] = []
    for rank, name in enumerate(called):
        whole = _whole(seen, situation, name)
        if early and name != SERVICE:
            continue  # nothing is enforced before the whole, held by a plan, is due; an order not served lapses still
        kept = name == SERVICE and to_serve(situation)  # what holds a demand does not stop the time to serve
        if kept or not blocked or name in DESPITE_A_HOLD:
            firm = rank == 0 or (kept and all(one.document != HANDOVER for one in (*step, *drafts)))  # told once
            optional = not firm or situation.stade in ENDED
            made_on = _each_title(computed) if name in ON_A_TITLE else (None,)
            made_on = _served(computed, made_on) if name == SERVICE else made_on
            free = (
                one for one in made_on if kept or name not in ON_A_TITLE or not _held_by_a_plan(computed, one, held)
            )
            choices = (
                Choix(factures=one.factures) if one else whole for one in free if not done(computed, seen, name, one)
            )
            drafts += [Planned(name, last, optional=optional, choix=choix) for choix in choices]
        if name in ORDER_ASKED and not blocked:
            apart = (who for who in asked_apart(seen) if not issued(computed, name, last_lapse(seen), who))
            drafts += [Planned(name, last, optional=rank != 0, choix=replace(whole, debiteur=who)) for who in apart]
    return drafts


def _whole(seen: AsOf, situation: Situation, name: str) -> Choix:
    """What a procedure is asked for: everything, or what waits for it alone while the rest is reminded."""
    if situation.stade is not Stade.JUDICIAIRE or name not in ENGAGING:
        return TOUT
    return Choix(factures=left_to_a_procedure(seen, situation.stade, situation.etape_due or situation.etape_suivante))


def _awaited_by_a_plan(seen: AsOf, situation: Situation) -> tuple[bool, Sequence[str]]:
    """Whether everything waits for a plan broken or come to its end; failing that, the invoices that wait for it."""
    due = situation.etape_due
    cured = to_notice(seen) if due is not None and due.etape.document == CURE_NOTICE else []
    waited = [one for one in plans(seen) if not one.factures and (one in cured or term_awaited(seen, one))]
    held = [held_invoices(seen, one) for one in waited]
    return not all(held), [numero for numeros in held for numero in numeros]


def _held_by_a_plan(computed: Computed, titre: Titre | None, awaited: Sequence[str]) -> bool:
    """Whether a plan holds a title, the one followed failing one, and not what is followed beside it.

    It is running, or its last instalments are awaited.
    """
    partial = [pause for pause in computed.situation.pauses if pause.factures]
    if not partial and not awaited:
        return False
    if titre is None and (last := followed(computed.case.dossier, computed.situation.au)) is not None:
        titre = last.titre
    late = titre is not None and bool(titre.factures) and any(map(titre.juge, awaited))
    return late or any(pause.tient(titre) for pause in partial)


def _left_to_ask(computed: Computed) -> Iterator[Planned]:
    """What is left to do that a document asks for, of each title when several are followed, of each it is for.

    What another than the principal debtor had is in the journal: it is not left to do.
    """
    left = sorted((one for one in computed.situation.restes if one.document), key=lambda one: one.depuis)
    asked = {(one.document, one.factures, one.debiteur): one.depuis for one in left}
    for (name, factures, who), since in asked.items():
        titre = next((one for one in computed.case.dossier.titres if factures and one.factures == factures), None)
        if who or not issued(computed, name, since - dt.timedelta(days=1), titre=titre):
            yield Planned(name, max(since, computed.situation.depuis), choix=Choix(factures=factures, debiteur=who))


def _called(case: Case, office: Office, situation: Situation) -> tuple[str, ...]:
    """What the stage calls for: no French order against a debtor abroad, nor for or against a public body.

    No title is enforced on a public body (CPCE, art. L111-1).
    """
    debtor, creditor = case.dossier.debiteur, office.creanciers.get(case.dossier.creancier)
    if situation.stade in ENFORCED and debtor.nature is Nature.PERSONNE_PUBLIQUE:
        return (COUNSEL, SERVICE)
    if situation.stade is not Stade.JUDICIAIRE:
        return BY_STAGE.get(situation.stade, ())
    if debtor.adresse.pays is not None:
        return (FORM_A, COUNSEL) if european(debtor, situation.au) else (COUNSEL,)
    if debtor.nature is Nature.PERSONNE_PUBLIQUE or (creditor is not None and creditor.recouvre_par_titre):
        return (COUNSEL,)
    return BY_STAGE[situation.stade]


def _joint(computed: Computed, office: Office, document: str) -> list[str]:
    """Names of the joint debtors who receive a letter of the ladder too: those no title condemns, and who exist still.

    The notice of a broken plan goes to those a title condemns too. A ladder may name a document of none.
    """
    entry, dossier, au = CATALOGUE.get(document), computed.case.dossier, computed.situation.au
    solidary = [party for party in dossier.debiteurs if party.solidaire]
    if entry is None or not entry.aux_codebiteurs or not solidary:
        return []
    seen = look(computed.case, office, au, computed.decompte)
    joint = (party for party in solidary if out_of_reach(seen, party) is None)
    told = (party for party in joint if discharged(dossier, au, party.nom_complet) is None)
    return [one.nom_complet for one in told if document == CURE_NOTICE or condemning(dossier, au, one) is None]


def _each_title(computed: Computed) -> tuple[Titre | None, ...]:
    """The titles followed together, oldest first, of which a document is made on one; None for the only one.

    One that is paid is neither served nor enforced.
    """
    dossier, au, owed = computed.case.dossier, computed.situation.au, computed.decompte
    last = followed(dossier, au)
    together = followed_together(dossier, au, last) if last is not None and last.titre.factures else ()
    titles = tuple(one.titre for one in reversed(together))
    left = tuple(one for one in titles if owed is None or not settled(dossier, owed, (one,)))
    return left if len(titles) > 1 or (titles and not left) else (None,)


def _served(computed: Computed, titles: tuple[Titre | None, ...]) -> tuple[Titre | None, ...]:
    """Those that a commissaire serves: a decision of the administrative judge is notified by his greffe (CJA, R751-3).

    ``titles`` as in ``_each_title``.
    """
    dossier, last = computed.case.dossier, followed(computed.case.dossier, computed.situation.au)
    only = last.titre if last is not None else None
    return tuple(one for one in titles if not of_the_administrative_judge(dossier, one or only))


def find(document: str) -> Document:
    """Entry of the catalogue.

    Raises:
        UnknownName: there is none of that name.
    """
    if document not in CATALOGUE:
        raise UnknownName(f"document inconnu : « {document} ». {remedy(document, tuple(CATALOGUE), 'Documents')}")
    return CATALOGUE[document]
