"""When a letter must not be written, and why."""

from collections.abc import Container, Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from generator.documents import bases
from generator.documents.contexts import condemned, execution
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.requirements.prescribed import perhaps_prescribed, prescribed
from generator.findings import Finding, Level
from generator.instances import dismissal, dismissed_unsaid, name_dismissed
from generator.model import Debiteur, Dispense, FaitRemise, issues_noted
from generator.phrases import enumeration, introduced, plural
from generator.progress.existence import EXITS
from generator.progress.over_indebtedness import ERASED, OVER_INDEBTED
from generator.progress.suspended import ARTICLES, suspension
from generator.progress.types import Pause

# The creditor may still write: usage or its own decision says no, not the law.
BY_CHOICE = frozenset({"contestation", "suspension", "mediation", "promesse", "echeancier-tenu"})
# How each hold ends: a refusal says it, so that no case is stuck without a word.
_EXITS = {
    **EXITS,
    "contestation": "Noter « reprise » quand la contestation est réglée ; jugée, écrire sous « titres » ce que le "
    "jugement accorde, ou « sens: rejet » dans son fait.",
    "suspension": "Noter « reprise » pour y mettre fin.",
    "mediation": "Noter « reprise » quand elle est terminée.",
    "delai-de-grace": "S'il a cessé avant son terme (décision, déchéance), noter « reprise » avec "
    "« objet: delai-de-grace ».",
    "promesse": "Attendre cette date, ou noter le paiement.",
    "transmission": "Noter « reprise » si le cabinet reprend le dossier.",
    "petites-creances": "Noter son issue dans le fait (« issue: … »).",
    "rejet": "Noter la décision qui la remplace (« jugement », avec « sens: condamnation »), ou « cloture ».",
    "rejet-nomme": "Si une décision la remplace, écrire sous « titres » ce qu'elle accorde.",
    "desistement-d-action": "Noter « cloture » ; s'il n'était que d'instance, corriger « portee ».",
    "procedure-collective": "Déclarer la créance (declaration-creance).",
    ERASED: "Noter « irrecouvrable » ou « cloture » ; si elle est restée due, noter « fin-le » à ce fait.",
    OVER_INDEBTED: "Suivre la commission de surendettement ; noter à ce fait ce qu'elle décide (« mesures »), puis sa "
    "fin (« fin-le »).",
    "echeancier": "Il s'arrête à une échéance manquée, à noter (« echeance-manquee »), ou à un nouvel accord signé, à "
    "noter de même (« echeancier ») ; une reprise ou une décision ne l'écartent pas.",
    "regularisation": "Noter le paiement, ou attendre la fin du délai.",
    "echeancier-tenu": "Noter « reprise » pour réclamer ce qui reste, ou « cloture » pour l'abandonner.",
}


def _holds(draft: Draft, *, choice: bool, but: Container[Pause] = ()) -> Iterator[Finding]:
    for pause in draft.situation.pauses:
        if not pause.tient(draft.titre) or pause.personne or (pause.nature in BY_CHOICE) is not choice or pause in but:
            continue  # a dispute of some invoices leaves them out; an end is of one debtor: see « existence »
        yield draft.manque(
            pause.origine, introduced(pause.titre, f"ce courrier ne doit pas partir{_until(pause)}."), way_out(pause)
        )


def _until(pause: Pause) -> str:
    return f" avant le {pause.jusqu_au:%d/%m/%Y}" if pause.jusqu_au else ""


def way_out(pause: Pause) -> str:
    """What a hold rests on, and what ends it."""
    basis = f"Fondement : {pause.reference.citation}." if pause.reference else ""
    return f"{basis} {_EXITS.get(pause.nature, '')}".strip()


def _by_law_save_this_mandate(draft: Draft) -> Iterator[Finding]:
    """The letter that hands the case over does not wait for the hand-over noted before it left, or that it corrects."""
    addressee = draft.intervenant("societe-de-recouvrement")
    its_own = {
        ("journal", rank)
        for rank, fact in enumerate(draft.dossier.journal)
        if isinstance(fact, FaitRemise)
        and addressee is not None
        and fact.intervenant == addressee[0]
        and _last_issue(draft, fact) in {None, draft.choix.remplace}
    }
    yield from _holds(draft, choice=False, but=[one for one in draft.situation.pauses if one.origine in its_own])


def _by_law_save_the_notice_it_corrects(draft: Draft) -> Iterator[Finding]:
    """A cure running holds every letter, save the one that corrects the letter which opened it, and its copies."""
    cures = [pause for pause in draft.situation.pauses if pause.nature == "regularisation"]
    yield from _holds(draft, choice=False, but=cures if draft.choix.remplace or draft.whom.autre is not None else ())


def _by_law_of_each(draft: Draft, *, but: Container[str] = (), stayed: bool = True) -> Iterator[Finding]:
    """What is asked of the principal debtor stops with his insolvency, or once it is dismissed on him; not of others.

    Of natural persons, collective proceedings stop it for a time; his surendettement is his alone (C. conso., art.
    L722-2, and C. civ., art. 2298). ``but``: holds that do not stop this document; ``stayed``: the stay of
    the suit against a natural person stops it.
    """
    parties = _parties(draft)
    known = draft.situation.pauses if parties and draft.dossier.debiteur not in parties else ()
    apart = [pause for pause in known if pause.nature == "procedure-collective"]
    his_own = [one for one in known if one.nature in {OVER_INDEBTED, ERASED} or _dismissed_alone(draft, one)]
    passed = [one for one in draft.situation.pauses if one.nature in but]
    yield from _holds(draft, choice=False, but=[*apart, *his_own, *passed])
    if apart and stayed:
        yield from _suspended(draft, parties)


def _sued_all_the_same(draft: Draft) -> Iterator[Finding]:
    """A title may be asked for of who is over-indebted: its enforcement alone is suspended (C. conso., art. L722-2)."""
    yield from _by_law_of_each(draft, but={OVER_INDEBTED})
    for pause in draft.situation.pauses:
        if pause.nature == OVER_INDEBTED and not pause.personne:
            yield draft.case.avertit(
                pause.origine,
                introduced(
                    pause.titre,
                    "un titre peut être demandé au juge, qui ne s'exécute pas pendant ce temps (C. conso., art. L722-2 "
                    "; Cass. 2e civ., 18 nov. 2004, n° 03-11.936, à vérifier).",
                ),
                "Faire confirmer cette demande par l'avocat.",
            )


def _suspended(draft: Draft, parties: Iterable[Debiteur]) -> Iterator[Finding]:
    """The suit against a natural person bound with who is insolvent, until the plan or the liquidation."""
    for party in parties:
        stay = suspension(draft.dossier, draft.au, party)
        if stay is not None and stay.plan_le is None:
            yield draft.manque(
                draft.vue.path(stay.jugement),
                f"procédure collective du débiteur principal : l'action contre {party.nom_complet}, personne physique "
                "tenue avec lui, est suspendue jusqu'au jugement qui arrête le plan ou prononce la liquidation "
                f"({ARTICLES}) ; une mesure conservatoire reste possible.",
                "Attendre ce jugement, puis le noter dans ce fait (« plan-le ») ; la liquidation se note "
                "(« procedure-collective », « conversion: oui »).",
            )


def _planned(draft: Draft) -> Iterator[Finding]:
    """What the plan adopted of the principal debtor leaves to ask of the natural person it is asked of."""
    for party in _parties(draft):
        stay = suspension(draft.dossier, draft.au, party)
        if stay is not None and (why := stay.reserve("demander à")):
            yield draft.case.avertit(
                draft.vue.path(stay.jugement),
                f"{party.nom_complet} : {why}.",
                "Faire vérifier par un avocat ce qui peut lui être demandé, et quand.",
            )


def _parties(draft: Draft) -> tuple[Debiteur, ...]:
    """Those a letter, a suit or an act on a title is asked of by name; none when it is of the principal debtor."""
    return (draft.whom.autre,) if draft.titre is None and draft.whom.autre is not None else condemned.aimed(draft)


def _served_through(draft: Draft) -> Iterator[Finding]:
    """What holds the demand while the title is served: service keeps the title, and enforces nothing."""
    for found in _suspended(draft, condemned.aimed(draft)):
        yield found._replace(
            level=Level.AVERTISSEMENT,
            remedy="La signification, qui conserve le titre, reste demandée ; la faire confirmer par l'avocat.",
        )
    for pause in execution.served_through(draft):
        yield draft.case.avertit(
            pause.origine,
            introduced(
                pause.titre, "la signification, qui conserve le titre, reste demandée ; aucune exécution ne l'est."
            ),
            "Vérifier ce que l'accord ou la décision dit de la signification et de ses frais.",
        )


def _dismissed_alone(draft: Draft, pause: Pause) -> bool:
    """Whether the claim is dismissed on the principal debtor alone, by his name, and a title holds against another."""
    gone = dismissal(draft.dossier, draft.au) if pause.nature == "rejet" and draft.titre is not None else None
    return gone is not None and gone.debiteur is not None


def _last_issue(draft: Draft, hand: FaitRemise) -> str | None:
    """Number of the last issue of this document that proves a hand-over: its own, or that of a note since; none yet."""
    notes = [note.emis for note in issues_noted(draft.dossier.journal, draft.document) if note.date >= hand.date]
    return max((str(number) for number in (hand.emis, *notes) if number is not None), key=int, default=None)


def _dismissed(draft: Draft) -> Iterator[Finding]:
    """A suit was dismissed, of which invoices nothing says: none that it may be of is claimed."""
    asked = [ligne.numero for ligne in draft.lignes if not ligne.du_titre]
    for fact, perhaps in dismissed_unsaid(draft.dossier, draft.au):
        if told := [numero for numero in asked if numero in perhaps]:
            may = plural(len(told), "peut", "peuvent")
            yield draft.manque(
                draft.vue.path(fact),
                f"le jugement du {fact.date:%d/%m/%Y} rejette la demande, et rien ne dit de quelles {draft.mot.des} : "
                f"{enumeration(told)} {may} en être (CPC, art. 480 ; appel dans le mois de sa notification, art. 538).",
                name_dismissed(draft.dossier, fact),
            )


def _pause_known(draft: Draft, waiver: Dispense) -> bool:
    """A waiver answers the holds known when it was given, not those that came later."""
    pauses = (one for one in draft.situation.pauses if one.nature in BY_CHOICE and not one.factures)
    return all(one.depuis <= waiver.date for one in pauses)


PAUSE = Requirement(
    "pause",
    "Aucune contestation ni suspension en cours",
    partial(_holds, choice=True),
    dispensable=True,
    tient=_pause_known,
)
PAUSE_LEGALE = Requirement(
    "pause-legale",
    "Aucune interdiction légale de réclamer (plan respecté, procédure collective, surendettement…)",
    partial(_holds, choice=False),
)
PAUSE_LEGALE_DU_MANDAT = replace(PAUSE_LEGALE, check=_by_law_save_this_mandate)
PAUSE_LEGALE_DES_AUTRES = replace(PAUSE_LEGALE, check=_by_law_of_each)
PAUSE_LEGALE_DE_LA_SIGNIFICATION = replace(
    PAUSE_LEGALE, check=partial(_by_law_of_each, but=execution.SERVED_ALL_THE_SAME, stayed=False)
)
PAUSE_LEGALE_DU_TITRE = replace(PAUSE_LEGALE, check=_sued_all_the_same)
SIGNIFICATION_CONSERVATOIRE = Requirement("signification-conservatoire", "Ce qui suspend l'exécution", _served_through)
PAUSE_LEGALE_DE_LA_RUPTURE = replace(PAUSE_LEGALE, check=_by_law_save_the_notice_it_corrects)
PRESCRIPTION_CONSOMMATEUR = Requirement(
    "prescription-consommateur",
    "Créance non prescrite",
    partial(prescribed, consumer=True),
    reference=bases.CONSOMMATEUR_PRESCRIPTION,
)
PRESCRIPTION = Requirement(
    "prescription",
    "Créance non prescrite",
    partial(prescribed, consumer=False),
    dispensable=True,
    reference=bases.PRESCRIPTION,
)
PLAN_A_VERIFIER = Requirement("plan-a-verifier", "Ce que laisse le plan du débiteur principal", _planned)
PRESCRIPTION_A_VERIFIER = Requirement("prescription-a-verifier", "Dernier jour sûr passé", perhaps_prescribed)
NON_REJETEE = Requirement("non-rejetee", "Aucun jugement n'a pu rejeter cette demande", _dismissed)
# Of whatever claims payment: nothing holds it, nothing bars it.
RECLAMABLE = (PAUSE, PAUSE_LEGALE, NON_REJETEE, PRESCRIPTION_CONSOMMATEUR, PRESCRIPTION)
# A suit may be of a joint debtor alone.
EN_JUSTICE = (PAUSE_LEGALE_DES_AUTRES, NON_REJETEE, PRESCRIPTION_CONSOMMATEUR, PRESCRIPTION)
POUR_UN_TITRE = (PAUSE_LEGALE_DU_TITRE, *EN_JUSTICE[1:])  # the request, the writ
