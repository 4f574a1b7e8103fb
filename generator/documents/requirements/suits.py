"""What a title or a suit leaves to ask: nothing of what is judged, nothing of two judges at once."""

from collections.abc import Iterator

from generator.documents.contexts import condemned
from generator.documents.document import BEFORE_A_TITLE, Requirement
from generator.documents.draft import Draft
from generator.documents.requirements import others
from generator.findings import Finding
from generator.model import Dispense, FaitJournal, FaitProcedure
from generator.money import format_eur
from generator.phrases import for_debtor, lower_first
from generator.progress.action.held import beyond_reach
from generator.progress.asof import look
from generator.progress.facing import facing
from generator.progress.left_out import left_out
from generator.progress.names import name
from generator.progress.orders import requested
from generator.progress.plans import agreed_since_the_titles
from generator.progress.procedure import before_a_judge, judged_anew, pending_suits
from generator.progress.types import LIVES, PRESCRIPTION_SOON
from generator.progress.types import ON_A_TITLE as TITLED
from generator.statement.followed import followed
from generator.vocabulary import Fait


def _not_filed(draft: Draft) -> Iterator[Finding]:
    note = requested(draft.vue)
    if note is not None and not (_of_others(draft, note.fait) or draft.of_that_request(note.fait)):
        yield draft.manque(note.origine, f"une requête est déjà en cours ou jugée ({name(note.type)}).", "")


def _of_others(draft: Draft, fact: FaitJournal) -> bool:
    """Tell whether what is before a judge, or was judged, asks for none of the invoices that are asked for."""
    asked = {ligne.numero for ligne in draft.lignes}
    return bool(asked) and isinstance(fact, FaitProcedure) and asked <= left_out(draft.vue, fact)


def _still_running(draft: Draft) -> Iterator[Finding]:
    """Filing stops no prescription near its end: the order is still to be rendered, then served."""
    near = [
        one for one in draft.situation.delais if one.nature in LIVES and one.prudence <= draft.au + PRESCRIPTION_SOON
    ]
    first = min((one for one in near if draft.au <= one.date), key=lambda one: one.prudence, default=None)
    if first is not None:
        yield draft.manque(
            first.origine,
            f"{lower_first(first.intitule)} : dernier jour sûr le {first.prudence:%d/%m/%Y}. La requête ne "
            "l'interrompt pas, seule la signification de l'ordonnance le fait (Cass. 1re civ., 10 juill. 1990, "
            "n° 89-13.345).",
            "Faire rendre et signifier l'ordonnance avant ce jour, ou assigner (C. civ., art. 2241).",
        )


def _no_title(draft: Draft) -> Iterator[Finding]:
    """No title against whom a letter is for, nor judgment that discharges him: nothing is asked of him again."""
    party = draft.whom.autre
    if lost := list(others.discharge(draft)):
        yield from lost
    elif party is not None and (found := condemned.title_of(draft, party)):
        yield draft.manque(
            draft.place(party),
            f"un titre ({found}) condamne déjà {party.nom_complet} : il s'exécute.",
            f"Voir le mandat d'exécution : « {for_debtor(party.nom_complet)} ».",
        )
    elif draft.decompte.fondement == "titre":
        yield draft.manque(
            ("titres",),
            "un titre constate la créance : elle s'exécute, elle ne se relance plus.",
            "Voir la demande de signification ou le mandat d'exécution.",
        )
    elif party is None:
        yield from _untold(draft)


def _no_title_since_the_plan(draft: Draft) -> Iterator[Finding]:
    """A plan agreed on a title is broken by its own clause, before anything is enforced."""
    titled = draft.titre is not None or followed(draft.dossier, draft.au) is not None  # of a joint debtor, or not
    on_it = titled and agreed_since_the_titles(draft.vue, draft.rupture)
    yield from others.discharge(draft) if on_it else _no_title(draft)


def _filed(draft: Draft) -> FaitProcedure | None:
    """What put the claim before a judge who has it still, against the principal debtor or whom a letter is for."""
    other = draft.whom.autre if draft.whom.poursuivi is None else None  # of an act at law, the view is his
    apart = other is not None and beyond_reach(draft.situation.pauses) is not None  # the suit stops with the principal
    known = [] if apart else [*pending_suits(draft.vue), *filter(None, [_of_both(draft)])]
    if other is not None:
        known += pending_suits(facing(draft.vue, other))
    own = [fact for fact in known if not _of_others(draft, fact)]
    return max(own or known, key=lambda fact: fact.date, default=None)


def _of_both(draft: Draft) -> FaitProcedure | None:
    """A suit against the principal debtor that names nobody may be of whom an act is now asked of alone, if alike.

    Not once its title says whom it condemns: he is none of them.
    """
    if draft.whom.poursuivi is None or draft.compte_propre:
        return None
    found = before_a_judge(look(draft.case, draft.office, draft.au, draft.decompte))
    if found is None or found.debiteur is not None:
        return None
    given = [one for one in draft.dossier.titres if found.date <= one.date <= draft.au]
    return None if any(one.condamnes for one in given) else found


def _pending_known(draft: Draft, waiver: Dispense) -> bool:
    """A waiver answers the proceedings known when it was given."""
    start, anew = _filed(draft), judged_anew(draft.vue)
    days = [start.date if start else None, anew[1].ecarte_le if anew else None]
    return all(day is None or day <= waiver.date for day in days)


def _pending(draft: Draft) -> Iterator[Finding]:
    start = _filed(draft)
    if start is not None and not _of_others(draft, start):
        yield _told(draft, start, "plus de relance.")
    else:
        yield from _to_judge_again(draft)


def _told(draft: Draft, start: FaitProcedure, then: str) -> Finding:
    return draft.manque(
        draft.place(start),
        f"une procédure est en cours depuis le {start.date:%d/%m/%Y} ({name(start.type)}) : {then}",
        "Attendre la décision.",
    )


def _handed_over(draft: Draft) -> Iterator[Finding]:
    """A claim before a judge is his to decide; on a title, or an order to be served, it is handed over all the same."""
    start = _filed(draft)
    if start is not None and _of_others(draft, start):
        return
    if draft.titre is not None or (start is not None and start.type is Fait.ORDONNANCE_INJONCTION):
        return
    if start is not None:
        yield _told(draft, start, "la créance ne se remet pas à un autre tant qu'un juge en est saisi.")
    else:
        yield from _to_judge_again(draft)


def _to_judge_again(draft: Draft) -> Iterator[Finding]:
    """A judgment set aside leaves its suit pending, noted or not, until the case tells what came of it."""
    if (anew := judged_anew(draft.vue)) is not None:
        path, titre = anew
        yield draft.manque(
            (*path, "ecarte-le"),
            f"{condemned.label(titre)}, {titre.nature.ecarte} le {titre.ecarte_le:%d/%m/%Y} sans autre décision au "
            "dossier : la demande reste à juger.",
            "Noter ce que décide celle qui l'écarte : le titre qu'elle accorde, ou « jugement » avec « sens: rejet » ; "
            "ou le « desistement ».",
        )


def _second_judge(draft: Draft) -> Iterator[Finding]:
    """A suit on the claim pending beside a request: of the request itself, ``_not_filed`` tells."""
    asked = requested(draft.vue)
    fact = _filed(draft) if asked is None or _of_others(draft, asked.fait) else None
    if fact is not None and not _of_others(draft, fact):
        yield draft.manque(
            draft.place(fact),
            f"une instance est en cours sur cette créance depuis le {fact.date:%d/%m/%Y} ({name(fact.type)}) : la "
            "requête en saisirait un second juge (CPC, art. 100).",
            "Noter ce qui y a mis fin : « jugement », « desistement », ou « close-le: … ».",
        )
    else:
        yield from _to_judge_again(draft)


def _left_beside(draft: Draft) -> Iterator[Finding]:
    """A clause or a cost is asked with the whole alone: a judge who is asked for some invoices does not grant it."""
    left = [poste for poste in draft.decompte.postes if poste.montant] if not draft.postes else []
    for poste in left:
        yield draft.case.avertit(
            poste.origine,
            f"cet acte ne porte que sur certaines {draft.mot.des} et ne demande pas ce qui est compté sur toutes : "
            f"{lower_first(poste.libelle)}, {format_eur(poste.montant)}.",
            "La part de ce qui est demandé est à ajouter par l'avocat, ou à demander avec le tout.",
        )


_UNLESS = {
    Fait.JUGEMENT: "si la demande est rejetée, « sens: rejet » dans ce fait ; si rien n'en est jugé, écrire « type: "
    "avant-dire-droit »",
    Fait.ORDONNANCE_INJONCTION: "si la demande est rejetée, noter « rejet » ; si l'ordonnance, non signifiée à temps, "
    "est non avenue (CPC, art. 1411), « close-le » dans ce fait",
}


def _untold(draft: Draft) -> Iterator[Finding]:
    """A decision of the journal that no title tells: what is asked would be what the invoices say, not the judge.

    An order closed, or withdrawn, grants nothing.
    """
    if draft.situation.stade not in TITLED or followed(draft.dossier, draft.au) is not None:
        return
    noted = (note.fait for note in draft.vue.facts(Fait.ORDONNANCE_INJONCTION, Fait.JUGEMENT))
    given = [fact for fact in noted if isinstance(fact, FaitProcedure)]
    for fact in given[-1:]:
        if fact.type is Fait.ORDONNANCE_INJONCTION and fact not in pending_suits(draft.vue):
            return
        who = f" contre {fact.debiteur}" if fact.debiteur else ""
        yield draft.manque(  # in the words of the check of the file, which is then told once
            draft.place(fact),
            f"{name(fact.type)} du {fact.date:%d/%m/%Y}{who} sans son titre : le décompte ne suit pas ce qui y est "
            "accordé.",
            f"Le noter : recouvre noter {draft.dossier.reference} titre date={fact.date:%d/%m/%Y} nature={fact.type} "
            f'juridiction="…" rg=… principal=… ; {_UNLESS[fact.type]}.',
        )


ACCESSOIRES_OMIS = Requirement("accessoires-omis", "Clause et frais laissés par un acte partiel", _left_beside)
PRESCRIPTION_PROCHE = Requirement("prescription-proche", "Prescription que la requête n'arrête pas", _still_running)
PAS_DE_REQUETE = Requirement("requete", "Aucune requête en cours", _not_filed)
UN_SEUL_JUGE = Requirement(
    "un-seul-juge", "Aucune instance en cours sur la créance", _second_judge, dispensable=True, tient=_pending_known
)
SANS_INSTANCE = Requirement(
    "sans-instance", "Aucune procédure en cours", _pending, dispensable=True, tient=_pending_known
)
SANS_TITRE = Requirement(BEFORE_A_TITLE, "Aucun titre exécutoire", _no_title)
SANS_TITRE_DEPUIS_L_ACCORD = Requirement(BEFORE_A_TITLE, "Aucun titre depuis l'échéancier", _no_title_since_the_plan)
DECISION_SANS_TITRE = Requirement("decision-sans-titre", "Le titre de ce qui a été jugé", _untold)
REMISE_SANS_INSTANCE = Requirement(
    "sans-instance", "Aucun juge saisi de la créance", _handed_over, dispensable=True, tient=_pending_known
)
