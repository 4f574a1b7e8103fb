"""Values of protective seizures: the judge, what threatens recovery; and of their release (CPCE L511-1 to R512-3)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.documents.contexts import act, condemned, execution, history
from generator.documents.contexts.counsel import compulsory, counsel
from generator.documents.contexts.court import court
from generator.documents.contexts.parties import Partie, with_siren
from generator.documents.contexts.sent import Etape, proved
from generator.documents.draft import Draft
from generator.documents.words import SOURCES, date_fr
from generator.instances import Opposition
from generator.law.procedures.court import COMMERCIALES, EXECUTION, JUDGES, cpce_l511_3_juge, juridiction
from generator.model import Debiteur, FaitEcheanceManquee, FaitJournal, FaitProcedure, FaitRejet, FaitSolvabilite, Titre
from generator.money import format_eur
from generator.numbering import numbers
from generator.phrases import enumeration, of_name
from generator.progress.seizures import SEIZURES, running, undone
from generator.progress.titles import may_be_of, titles_of_act
from generator.statement import compute
from generator.statement.followed import titles_of
from generator.vocabulary import Fait

COMMISSAIRE = "commissaire"  # role of who seizes, in the office's files
SUITS = (
    Fait.REQUETE_INJONCTION, Fait.ORDONNANCE_INJONCTION, Fait.OPPOSITION, Fait.ASSIGNATION, Fait.AUDIENCE, Fait.RENVOI,
    Fait.AVANT_DIRE_DROIT, Fait.JUGEMENT,
)  # fmt: skip


class Juge(Struct, frozen=True):
    """The judge who may authorise: as addressed, and whether the seat is still to be written by hand."""

    nom: str  # « président du tribunal de commerce de Lyon »
    execution: bool
    siege_a_ecrire: bool


class Mesure(Struct, frozen=True):
    """A measure to release."""

    libelle: str
    date: date
    montant: Decimal | None


def judge(draft: Draft) -> Juge | None:
    """The judge of the place where the debtor lives (R511-2): president of the commercial court before any suit.

    The seat of the juge de l'exécution is that of a judicial court: when the case only tells a commercial one, it is
    left to be written.
    """
    faits = draft.faits
    nature = juridiction(faits).nature
    where = court(draft)
    if where is None:
        return None
    chosen = cpce_l511_3_juge(nature, proces=suit_begun(draft))
    if chosen != EXECUTION:
        return Juge(where.juge, execution=False, siege_a_ecrire=False)
    unknown = nature in COMMERCIALES
    seat = "" if unknown else f" {of_name(faits.ville)}"
    return Juge(JUDGES[EXECUTION] + seat, execution=True, siege_a_ecrire=unknown)


def suit_begun(draft: Draft) -> bool:
    """Whether a suit was begun: L511-3 then leaves the juge de l'exécution alone competent."""
    return any(history.past(draft, kind) for kind in SUITS)


def threats(draft: Draft) -> tuple[Etape, ...]:
    """What may threaten recovery: checks so marked, missed instalments, bounced payments.

    A bounced payment is said in the journal or on the payment itself, and told once.
    """
    known_pieces = numbers(draft.dossier)
    known = (fact for fact in draft.dossier.journal if fact.date <= draft.au)
    facts = [fact for fact in known if not isinstance(fact, FaitSolvabilite) or draft.vue.seen_against(fact.debiteur)]
    told = {(fact.paiement_du, fact.montant) for fact in facts if isinstance(fact, FaitRejet)}
    steps = [Etape(fact.date, label, proved(known_pieces, fact.preuves)) for fact in facts for label in _threat(fact)]
    steps += [
        Etape(paid.rejete_le, _bounced(paid.montant, paid.date), known_pieces.get(paid.piece or "", ""))
        for paid in draft.dossier.paiements
        if paid.rejete_le and paid.rejete_le <= draft.au and (paid.date, paid.montant) not in told
    ]
    return tuple(sorted(steps, key=lambda step: step.date))


def _bounced(amount: Decimal, day: date) -> str:
    return f"rejet du paiement de {format_eur(amount)} du {date_fr(day)}"


def _threat(fact: FaitJournal) -> Iterator[str]:
    if isinstance(fact, FaitSolvabilite) and fact.menace:
        yield f"{fact.resultat} (source : {SOURCES[fact.source]})"
    elif isinstance(fact, FaitRejet):
        yield _bounced(fact.montant, fact.paiement_du)
    elif isinstance(fact, FaitEcheanceManquee):
        amount = f" de {format_eur(fact.montant)}" if fact.montant else ""
        yield f"échéance{amount} du {date_fr(fact.echeance)} non payée"


def request(draft: Draft) -> dict[str, Any]:
    """Values of the requête aux fins de saisie conservatoire."""
    return act.petition(draft) | {
        "juge": judge(draft),
        "circonstances": threats(draft),
        "avocat_obligatoire": _lawyer_needed(draft),
        "avocat_requerant": lawyer(draft),
    }


def lawyer(draft: Draft) -> Partie | None:
    """The lawyer who asks for the seizure."""
    return counsel(draft, needed=_lawyer_needed(draft))


def _lawyer_needed(draft: Draft) -> bool:
    chosen = judge(draft)
    return compulsory(draft, EXECUTION if chosen is None or chosen.execution else juridiction(draft.faits).nature)


def to_lift(draft: Draft) -> tuple[FaitProcedure, ...]:
    """Seizures that nothing keeps: all that run once nothing is owed, else those whose title was undone since.

    Of one title among several that is paid, those that bear its number.
    """
    known = running(draft.vue)
    if draft.decompte.total or not draft.nomme:
        return tuple(fact for fact in known if undone(draft.vue, fact))
    return tuple(fact for fact in known if of_its_titles(draft, fact))


def of_its_titles(draft: Draft, fact: FaitProcedure) -> bool:
    """Whether a seizure is of the titles a document is of: one that bears no number is of none among several."""
    followed = titles_of(draft.dossier, draft.decompte.lignes)
    if len(followed) != 1 or not titles_of_act(draft.vue, fact):
        return not draft.parmi
    return may_be_of(draft.vue, fact, followed[0])


def letters(draft: Draft) -> tuple[Draft, ...]:
    """The request to release, one for each commissaire who made a seizure to lift; the draft itself when none did."""
    makers = dict.fromkeys(_commissaire(draft, fact) for fact in to_lift(draft))
    named = (slug for slug in makers if slug)
    return tuple(replace(draft, choix=replace(draft.choix, intervenant=slug)) for slug in named) or (draft,)


def measures(draft: Draft) -> tuple[Mesure, ...]:
    """What one letter asks to lift: the seizures its commissaire made."""
    return tuple(Mesure(_named(fact), fact.executee_le or fact.date, fact.montant) for fact in _asked(draft))


def _asked(draft: Draft) -> tuple[FaitProcedure, ...]:
    """The seizures to lift that the commissaire written to made."""
    written_to = draft.intervenant(COMMISSAIRE)
    return tuple(fact for fact in to_lift(draft) if written_to and _commissaire(draft, fact) == written_to[0])


def of_another(draft: Draft) -> tuple[FaitProcedure, ...]:
    """Seizures to lift that no commissaire is asked to: another made them, or nothing tells which one did."""
    several = len(_charged(draft)) > 1
    return tuple(fact for fact in to_lift(draft) if (fact.intervenant or several) and not _commissaire(draft, fact))


def _charged(draft: Draft) -> frozenset[str]:
    """The commissaires that the journal names."""
    named = {getattr(fact, "intervenant", None) for fact in draft.dossier.journal}
    return frozenset(
        slug for slug, one in draft.office.intervenants.items() if slug in named and one.role == COMMISSAIRE
    )


def _commissaire(draft: Draft, fact: FaitProcedure) -> str:
    """Who made a seizure: whom it names, else the only commissaire in charge; nothing when none of the office's did."""
    if fact.intervenant:
        made_by = draft.office.intervenants.get(fact.intervenant)
        return fact.intervenant if made_by is not None and made_by.role == COMMISSAIRE else ""
    if len(_charged(draft)) > 1:
        return ""
    charged = replace(draft, choix=replace(draft.choix, intervenant="")).intervenant(COMMISSAIRE)
    return charged[0] if charged else ""


def _grounds(draft: Draft) -> tuple[str, ...]:
    """What undid the titles of the seizures one letter asks to lift, as it says it."""
    known = (undone(draft.vue, fact) for fact in _asked(draft))
    return tuple(dict.fromkeys(_ground(gone) for gone in known if gone is not None))


def _ground(gone: Titre | FaitProcedure | Opposition) -> str:
    if isinstance(gone, Opposition) and gone.caduque_le is not None:
        return (
            f"l'instance sur opposition s'est éteinte le {date_fr(gone.caduque_le)}, et l'ordonnance d'injonction de "
            "payer sur laquelle elles reposent est non avenue (code de procédure civile, article 1419)"
        )
    if isinstance(gone, Titre) and gone.ecarte_le is not None:
        given = f"{gone.nature.mots} du {date_fr(gone.date)}"
        return f"une décision du {date_fr(gone.ecarte_le)} a écarté le titre sur lequel elles reposent ({given})"
    return f"le jugement du {date_fr(gone.date)} a rejeté la demande"


def _seized(draft: Draft) -> tuple[Debiteur, ...]:
    """Whom the seizures of one letter are against: the principal debtor when they name nobody."""
    names = {fact.debiteur or draft.debiteur.nom_complet for fact in _asked(draft)}
    return tuple(one for one in draft.dossier.debiteurs if one.nom_complet in names) or (draft.debiteur,)


def _named(fact: FaitProcedure) -> str:
    """« saisie-attribution », and against whom when that is not the principal debtor."""
    return SEIZURES[fact.type] + (f" contre {fact.debiteur}" if fact.debiteur else "")


def release(draft: Draft) -> dict[str, Any]:
    """Values of the request to release: the measures, the title, what was received."""
    seized, asked = _seized(draft), measures(draft)
    return act.handover(draft) | {
        "titres_executoires": tuple(condemned.granted(one) for one in titles_of(draft.dossier, draft.decompte.lignes)),
        "mesures": asked,
        "montants": any(one.montant for one in asked),  # a column without any is a blank to fill
        "solde": not draft.decompte.total,
        "autres_sommes_dues": bool(compute(draft.case, draft.office, draft.au, lectures=False).total),
        "motifs": enumeration(_grounds(draft)),
        "saisis": enumeration([one.nom_legal for one in seized]),
        "saisis_identifies": enumeration([with_siren(one) for one in seized]),
        "abandon": draft.decompte.abandon,
        **execution.payments(draft),
    }
