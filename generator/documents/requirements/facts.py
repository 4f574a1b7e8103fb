"""Facts that call for a document: a plan and its breach, a dispute, a call, nothing left to pay; a procedure open."""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec.structs import replace

from generator.case import KeyPath
from generator.documents import bases
from generator.documents.contexts import contacts, plan
from generator.documents.contexts.sums import sums
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.target import Cible
from generator.findings import Finding, Level
from generator.instances import merits_untouched
from generator.law.procedures.types import Etat
from generator.model import Dispense, FaitEcheancier
from generator.money import format_eur
from generator.phrases import counted
from generator.progress.asked import dismissed
from generator.progress.ladder import CURE_NOTICE
from generator.progress.left_out import beyond_the_provision, left_aside
from generator.progress.plans import TERM_WAIVED, Plan, invoices_named, plans, term_left
from generator.progress.routes import lacking, procedures
from generator.progress.which_suit import not_counted
from generator.statement.types import LigneFacture

_JOURNAL = ("journal",)
_NO_CLAUSE = (
    "Attendre la dernière échéance, ou soumettre les seules échéances échues à l'avocat (C. civ., art. 1305-2)."
)
CONFIRMED_WITHIN = 15  # days from a call to its confirmation: our usage, no text
CONSUMER_CURE = 30  # days to cure before forfeiture: a shorter notice to a consumer is abusive (n° 21-16.044)


def _plan(draft: Draft) -> Iterator[Finding]:
    agreed = plan.agreed(draft)
    if agreed is None:
        yield draft.manque(
            _JOURNAL,
            "aucun échéancier n'est au journal : ses termes sont à écrire avant le document.",
            "Noter un fait « echeancier » avec ses échéances (« signe: non » tant qu'il est proposé).",
        )


def _plan_total(draft: Draft) -> Iterator[Finding]:
    agreed = plan.agreed(draft)
    if agreed is None:
        return
    owed = sums(draft, draft.lignes or draft.ouvertes)
    amount, day = plan.total(agreed), f"{agreed.date:%d/%m/%Y}"
    known = f"Signé le {day}, il se relit à sa date : recouvre produire {draft.dossier.reference} {draft.document}"
    if not owed.principal <= amount <= owed.total:
        yield draft.manque(
            draft.place(agreed),
            f"les échéances font {format_eur(amount)} : ni le principal ({format_eur(owed.principal)}) ni le total dû "
            f"({format_eur(owed.total)}) au {draft.au:%d/%m/%Y}.",
            f"{known} --au {day}."
            if agreed.signe and agreed.date < draft.au
            else "Corriger les montants, ou dire par une décision ce qui est abandonné.",
        )


def _cure(draft: Draft, *, of: Callable[[Draft], FaitEcheancier | None]) -> Iterator[Finding]:
    """The letter of a broken plan gives the time of the plan signed, whatever was proposed since."""
    agreed = of(draft)
    if agreed and draft.cible is Cible.CONSOMMATEUR and agreed.delai_de_regularisation < CONSUMER_CURE:
        yield draft.manque(
            draft.place(agreed, "delai-de-regularisation"),
            f"{counted(agreed.delai_de_regularisation, 'jour')} pour régulariser : trop court pour un consommateur "
            "(Cass. 1re civ., 22 mars 2023, n° 21-16.044).",
            "Ce délai est celui de l'accord signé : le faire établir par l'avocat."
            if draft.whom.autre is not None
            else f"Écrire « delai-de-regularisation: {CONSUMER_CURE} ».",
        )


def _broken(draft: Draft) -> Iterator[Finding]:
    agreed = plan.signed(draft)
    if agreed is None:
        yield draft.manque(
            _JOURNAL,
            "aucun échéancier signé n'est au journal : un échéancier seulement proposé ne se rompt pas.",
            "Noter un fait « echeancier », « signe: oui » s'il a été signé ou accepté par écrit.",
        )
    elif not agreed.decheance_du_terme:
        yield draft.manque(
            _JOURNAL,
            "l'échéancier n'a pas de clause de déchéance du terme : seules les échéances échues sont exigibles.",
            _NO_CLAUSE,
        )
    elif not plan.missed(draft):
        yield draft.manque(_JOURNAL, "aucune échéance manquée n'est au journal.", "Noter un fait « echeance-manquee ».")
    else:
        yield from _presumed(draft, draft.place(agreed))
        yield from _forfeited(draft)


def _presumed(draft: Draft, place: KeyPath) -> Iterator[Finding]:
    """The letter relies on the clause of the plans made here: of one agreed by e-mail, nobody may have said it."""
    if (*place, "decheance-du-terme") not in draft.case.positions:
        yield draft.manque(
            place,
            "le dossier ne dit pas si cet échéancier a une clause de déchéance du terme : la lettre l'invoque.",
            "Relire l'accord, puis écrire « decheance-du-terme: oui », ou « non ».",
        )


def _forfeited(draft: Draft) -> Iterator[Finding]:
    followed = draft.rupture
    if followed is not None and followed.manquee and followed.dechu_le:
        yield draft.manque(
            followed.manquee[0],
            f"la clause de déchéance du terme a pris effet le {followed.dechu_le:%d/%m/%Y} : tout le solde est "
            "exigible et payer l'échéance manquée ne maintient plus l'échéancier.",
            "Réclamer le tout par une mise en demeure de payer (mise-en-demeure), ou choisir une procédure."
            if draft.titre is None
            else "Faire exécuter le titre : voir le mandat d'exécution.",
        )


def _of_another_title(draft: Draft, plan: Plan) -> bool:
    """Whether a document is made on a title that judges none of the invoices a plan names."""
    titre, named = draft.titre, invoices_named(draft.vue, plan)
    return titre is not None and bool(titre.factures and named) and not any(map(titre.juge, named))


def _term_left(draft: Draft) -> Iterator[Finding]:
    """A plan broken whose term is not forfeited: the instalments to come are not due, of whoever owes (1305)."""
    for followed in plans(draft.vue):
        since = bool(draft.lignes) and not any(_of_it(followed, one) for one in draft.lignes)
        if not (since or _of_another_title(draft, followed)) and term_left(draft.vue, followed):
            yield _to_come_not_due(draft, followed)  # a plan says nothing of what was billed since


def _to_come_not_due(draft: Draft, followed: Plan) -> Finding:
    said = f"l'échéancier du {followed.depuis:%d/%m/%Y} est rompu, mais"
    if followed.en_regularisation and followed.regularisation:
        why, remedy = "la déchéance du terme n'a pas pris effet", f"Attendre le {followed.regularisation:%d/%m/%Y}."
    elif followed.a_mettre_en_demeure:
        why, remedy = "la déchéance du terme n'a pas pris effet", f"Envoyer d'abord sa mise en demeure ({CURE_NOTICE})."
    else:
        why, remedy = "aucune clause ne dit la déchéance du terme", _NO_CLAUSE
    return draft.manque(
        followed.manquee[0] if followed.manquee else followed.origine,
        f"{said} {why} : seules les échéances échues sont exigibles, et ce document réclame tout (C. civ., art. "
        "1305-2).",
        remedy,
    )


def _of_it(plan: Plan, ligne: LigneFacture) -> bool:
    """Whether an invoice is of a plan: one of those it covers, or billed by the day it was agreed."""
    return ligne.numero in plan.factures if plan.factures else ligne.date <= plan.depuis


def _term_known(draft: Draft, waiver: Dispense) -> bool:
    """A decision that the whole is due answers the breach it was taken on, not one of before it."""
    broken = [one.manquee[1] for one in plans(draft.vue) if one.manquee is not None and term_left(draft.vue, one)]
    return bool(broken) and max(broken) <= waiver.date


def _dispute(draft: Draft) -> Iterator[Finding]:
    if contacts.dispute(draft) is None:
        yield draft.manque(_JOURNAL, "aucune contestation n'est au journal.", "Noter un fait « contestation ».")


def _call(draft: Draft) -> Iterator[Finding]:
    call = contacts.last_call(draft)
    if call is None:
        yield draft.manque(
            _JOURNAL, "aucun appel abouti n'est au journal : il n'y a rien à confirmer.", "Noter un fait « appel »."
        )
    elif call.promesse is not None and call.promesse.date < draft.au:
        yield draft.manque(
            draft.place(call),
            f"le jour promis lors de l'appel du {call.date:%d/%m/%Y}, le {call.promesse.date:%d/%m/%Y}, est passé : il "
            "n'y a plus de promesse à confirmer.",
            "Relancer.",
        )


def _recent_call(draft: Draft) -> Iterator[Finding]:
    """Usage, not law: a summary is worth the answer it calls for, and nobody answers for an old call."""
    call = contacts.last_call(draft)
    if call is not None and (draft.au - call.date).days > CONFIRMED_WITHIN:
        yield draft.manque(
            draft.place(call),
            f"le dernier appel abouti date du {call.date:%d/%m/%Y}, il y a plus de {CONFIRMED_WITHIN} jours : une "
            "confirmation suit l'appel de près (usage, aucun texte ne fixe de délai).",
            "Rappeler le débiteur, ou relancer.",
        )


def _call_known(draft: Draft, waiver: Dispense) -> bool:
    """A waiver answers the call made before it."""
    call = contacts.last_call(draft)
    return call is None or call.date <= waiver.date


def _no_consumer_visit(draft: Draft) -> Iterator[Finding]:
    if draft.cible is Cible.CONSOMMATEUR:
        yield draft.manque(
            (*draft.debiteur_key, "qualite"),
            "une visite à un consommateur est écartée : risque de pression (C. conso., art. L121-6 et L121-7).",
            "Écrire, ou appeler aux heures ouvrables.",
        )


def _settled(draft: Draft) -> Iterator[Finding]:
    owed, lost = draft.decompte, dismissed(draft.vue).total
    if lost and lost == owed.total:
        yield draft.manque(
            ("journal",),
            f"il ne reste que {format_eur(lost)} dont un jugement rejette la demande : cette quittance dirait que rien "
            "ne reste à payer, ce qu'un appel peut démentir (CPC, art. 538).",
            "Noter « cloture » pour clore sans elle (un paiement a sa « quittance-paiement »), ou « solde » pour "
            "renoncer à ce reste.",
        )
    elif owed.total:
        yield draft.manque(
            ("paiements",),
            f"il reste dû {format_eur(owed.total)} au {draft.au:%d/%m/%Y} : la quittance pour solde attend.",
            "Noter le dernier paiement ; ou « solde », si le créancier est payé en partie et abandonne ce reste.",
        )
    elif apart := left_aside(draft.vue):
        yield not_counted(draft.vue, apart)
    elif (beyond := beyond_the_provision(draft.vue)) is not None:
        titre, left = beyond
        yield draft.manque(
            draft.place(titre),
            f"{format_eur(left)} de principal ne sont pas accordés par l'ordonnance de référé du "
            f"{titre.date:%d/%m/%Y}, qui ne juge pas le fond ({merits_untouched(draft.dossier)}) : cette "
            "quittance dirait que rien ne reste à payer.",
            "Les demander au fond ; ou noter « solde » pour y renoncer.",
        )
    elif draft.decompte.trop_percu and draft.decompte.non_accorde:
        yield draft.manque(
            ("paiements",),
            f"{format_eur(draft.decompte.trop_percu)} sont reçus au-delà de la provision, qui ne juge pas le fond "
            f"({merits_untouched(draft.dossier)}) : cette quittance les dirait à restituer.",
            "Demander au fond ce qui reste dû ; ou noter « cloture » pour clore sans elle (un paiement a sa "
            "« quittance-paiement »), ou le remboursement de ce qui est rendu.",
        )


def _natural_person(draft: Draft) -> Iterator[Finding]:
    if not draft.destinataire.est_physique:
        yield draft.manque(
            (*draft.destinataire_key, "nature"),
            "cette information s'adresse à une personne physique (RGPD, art. 13 et 14).",
            "Sans objet pour une personne morale.",
        )


def procedure(cle: str, titre: str) -> Requirement:
    """The conditions the law of procedure finds missing, for a procedure of its table."""

    def check(draft: Draft) -> Iterator[Finding]:
        known = procedures(draft.case, draft.office, draft.au, draft.decompte)
        chosen = next((one for one in known if one.cle == cle), None)
        if chosen is None:  # seen on a day before the text that opens it, or after its last one
            message = f"cette procédure n'est pas ouverte au {draft.au:%d/%m/%Y}, d'après la table du droit."
            yield draft.manque(("creance",), message, "Choisir une autre date, ou une autre voie.")
        elif any(condition.etat is Etat.MANQUANTE for condition in chosen.conditions):
            yield from (found for found in lacking(draft.case, chosen) if found.level is Level.MANQUE)

    return Requirement(cle, titre, check)


ECHEANCIER = Requirement("echeancier", "Un échéancier", _plan)
TOTAL_ECHEANCIER = Requirement(
    "total-echeancier", "Les échéances font la somme due", _plan_total, dispensable=True, reference=bases.TERME
)
REGULARISATION = Requirement("regularisation", "Délai de régularisation suffisant", partial(_cure, of=plan.agreed))
REGULARISATION_DE_LA_RUPTURE = replace(REGULARISATION, check=partial(_cure, of=plan.signed))
ECHEANCIER_ROMPU = Requirement("echeancier-rompu", "Un échéancier rompu, avec déchéance du terme", _broken)
TERME_DECHU = Requirement(
    TERM_WAIVED,
    "Aucune échéance à venir d'un échéancier rompu",
    _term_left,
    dispensable=True,
    reference=bases.TERME,
    tient=_term_known,
)
CONTESTATION = Requirement("contestation", "Une contestation", _dispute)
APPEL = Requirement("appel", "Un appel abouti", _call)
APPEL_RECENT = Requirement("appel-recent", "Un appel récent", _recent_call, dispensable=True, tient=_call_known)
PAS_DE_VISITE = Requirement(
    "visite", "Aucune visite à un consommateur", _no_consumer_visit, reference=bases.PRATIQUES_AGRESSIVES
)
SOLDE = Requirement("solde", "Rien ne reste dû, ou le reste est abandonné", _settled)
PERSONNE_PHYSIQUE = Requirement(
    "personne-physique", "Destinataire personne physique", _natural_person, reference=bases.RGPD
)
