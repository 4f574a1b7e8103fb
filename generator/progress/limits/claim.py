"""Prescription of the claim, invoice by invoice; the four-year rule of public debtors beside it."""

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from functools import reduce

from msgspec import Struct
from msgspec.structs import replace

from generator.case import KeyPath
from generator.instances import billed
from generator.law.deadlines import after
from generator.law.limitation.acts import Acte, Issue, civ_2245_codebiteurs, civ_2246_caution
from generator.law.limitation.course import Cours, Etat, Fait, run
from generator.law.limitation.durations import FAMILLES, civ_2254_duree
from generator.law.limitation.durations import Delai as Prescription
from generator.law.limitation.periods import Terme, loi_68_1250_1_quadriennale
from generator.law.limitation.start import Depart, start_of
from generator.law.limits.count import parse_duration
from generator.law.payment_terms import term_agreed
from generator.model import Debiteur, Facture, FaitDeces, Titre
from generator.progress.asof import AsOf
from generator.progress.limits.acts import Own, acts_of
from generator.progress.limits.court import last_safe_day, peremption
from generator.progress.limits.paid import watched
from generator.progress.limits.shorter import PERHAPS_SHORTER, of_a_professional
from generator.progress.limits.title import ruling, title_limits
from generator.progress.once import once
from generator.progress.titles import ungranted
from generator.progress.types import Delai
from generator.statement.followed import judged
from generator.vocabulary import HORS_LIVRE_IV, Famille, Lien, Nature, Qualite
from generator.vocabulary.invoices import Mot

ON_THE_TITLE = frozenset({Acte.ACTE_D_EXECUTION, Acte.MESURE_CONSERVATOIRE, Acte.SIGNIFICATION_INJONCTION})
LOST = "Passé ce jour, le débiteur peut opposer la prescription : l'action est perdue."
UNSETTLED = (
    "Principal soldé : le dernier jour sûr ne compte pas les paiements, qui peuvent ne pas valoir reconnaissance des "
    "accessoires (C. civ., art. 2240) ; à vérifier."
)
HIS_TWO_YEARS = (
    "Codébiteur consommateur d'un débiteur qui ne l'est pas : le dernier jour sûr est celui de deux ans, si le "
    "créancier lui a fourni ce bien ou ce service (C. conso., art. L218-2) ; à vérifier."
)
CLAUSE = (
    "Durée de {} par une clause (C. civ., art. 2254), au lieu de {} ({}) : le dernier jour sûr est celui de la plus "
    "courte des deux. Sans preuve, ou sur ce qui se paie par années ou à des termes plus courts (un abonnement : al. "
    "3), la clause peut ne rien changer ; à vérifier."
)
NO_EXTENSION = "Aucun report au jour ouvrable suivant : Cass. 2e civ., 7 avr. 2016, n° 15-12.960."
Granted = tuple[Titre, frozenset[str]]  # a title, the invoices whose sum may be its own


class Course(Struct, frozen=True):
    """The prescription of one invoice at a date."""

    facture: Facture
    origine: KeyPath
    depart: Depart
    prescription: Prescription
    cours: Cours
    mot: Mot  # what the invoice is called
    accessoires: bool  # its principal is extinguished
    clause: str = ""  # what is to be verified of the clause that changes its length
    perimee: bool = False  # the proceedings that interrupt it may have lapsed: counted as if they had


def courses(seen: AsOf) -> tuple[Course, ...]:
    """The course of the prescription of every invoice on which something is owed."""
    own = acts_of(seen)
    return tuple(_course(seen, numero, own) for numero in watched(seen))


def _course(seen: AsOf, numero: str, own: Sequence[Own], *, two_years: bool = False) -> Course:
    path, facture = seen.factures[numero]
    due = seen.echeances[numero]
    dossier = seen.case.dossier
    famille = Famille.DROIT_COMMUN if dossier.loge_une_personne_morale else dossier.creance.famille
    agreed = term_agreed(facture.echeance, facture.conditions)
    depart = start_of(famille, facture.date, due.date, facture.execution_le, convenu=agreed)
    legale = FAMILLES[famille](depart.date)
    prescription = _agreed(seen, depart.date, legale) or legale
    granted = _granted(seen)
    own = [(fait, concerned) for fait, concerned in own if concerned is None or numero in concerned]
    if granted and not _settled(granted, numero):  # nothing done for a title is for what it does not judge
        own = [(fait, concerned) for fait, concerned in own if not _for_a_title(fait, concerned, granted)]
    acts = tuple(fait for fait, _ in own)
    birth = facture.execution_le or facture.date
    starts, readings = [depart], [acts]
    if due.autre is not None:  # the terms have two accepted counts
        starts.append(start_of(famille, facture.date, due.autre.date, facture.execution_le))
    if watched(seen)[numero]:  # paying the principal may not acknowledge its accessories
        readings.append(tuple(fait for fait in acts if fait.acte is not Acte.PAIEMENT_VOLONTAIRE))
    lengths = [prescription, *([] if prescription == legale else [legale])]
    shorter = [one for _, one, perhaps in PERHAPS_SHORTER if perhaps(seen)]
    lengths += [
        FAMILLES[one](depart.date) for one in (*shorter, *([Famille.VENTE_A_CONSOMMATEUR] if two_years else []))
    ]
    read = [run(one, start, known, seen.au, birth) for one in lengths for start in starts for known in readings]
    paid = watched(seen)[numero]
    clause = _clause(prescription, legale)
    course = Course(facture, path, depart, prescription, reduce(_prudent, read), dossier.mot, paid, clause)
    if course.cours.terme is not None or not _lapsed(seen):
        return course
    undone = [_as_if_lapsed(seen, known) for known in readings]
    read = [run(one, start, known, seen.au, birth) for one in lengths for start in starts for known in undone]
    return replace(course, cours=reduce(_prudent, read), perimee=True)


def _agreed(seen: AsOf, start: dt.date, legale: Prescription) -> Prescription | None:
    """The length a clause gives the prescription (C. civ. 2254); None without one, or where it changes nothing."""
    dossier = seen.case.dossier
    clause = dossier.creance.prescription_convenue
    if clause is None:
        return None
    consumer = dossier.debiteur.qualite is Qualite.CONSOMMATEUR and of_a_professional(seen)
    agreed = civ_2254_duree(start, dossier.creance.famille, parse_duration(clause.duree), consommateur=consumer)
    same = agreed is None or after(start, agreed.duree) == after(start, legale.duree)
    return None if same else agreed


def _clause(prescription: Prescription, legale: Prescription) -> str:
    """What an agreed length leaves to verify; the law's own bounds the last safe day, where it is the shorter."""
    return "" if prescription == legale else CLAUSE.format(prescription.duree, legale.duree, legale.reference.citation)


@once
def _granted(seen: AsOf) -> tuple[Granted, ...]:
    """Titles that have their own ten years, each with the invoices whose sum may be its own."""
    return tuple((titre, frozenset(billed(seen.case.dossier, titre))) for titre in ruling(seen))


def _for_a_title(fait: Fait, concerned: Collection[str] | None, granted: Sequence[Granted]) -> bool:
    """Tell whether an act may be one of the titles that do not judge an invoice: it names none, or some of theirs."""
    if concerned is not None and all(own.isdisjoint(concerned) for _, own in granted):
        return False
    since = max(titre.date for titre, _ in granted)
    return fait.acte in ON_THE_TITLE or (fait.acte is Acte.DEMANDE_EN_JUSTICE and fait.date <= since)


def _settled(granted: Sequence[Granted], numero: str) -> bool:
    return any(numero in own for _, own in granted)


def _joint_consumers(seen: AsOf) -> Iterator[Debiteur]:
    """Consumers bound with who is none, that no title condemns: two years may run for them alone."""
    dossier = seen.case.dossier
    if dossier.debiteur.qualite is Qualite.CONSOMMATEUR or dossier.creance.famille in HORS_LIVRE_IV:
        return
    for party in dossier.debiteurs if of_a_professional(seen) else ():
        if party.solidaire and party.qualite is Qualite.CONSOMMATEUR and not judged(dossier, seen.au, party):
            yield party


def _lapsed(seen: AsOf) -> bool:
    """Tell whether two years may have passed without a step of the proceedings under way: a hearing may be none."""
    lapse = peremption(seen)
    return lapse is not None and last_safe_day(seen, lapse[0]) < seen.au


def _as_if_lapsed(seen: AsOf, acts: Sequence[Fait]) -> list[Fait]:
    """The acts once the lapse of the proceedings has undone their interruption (C. civ. 2243)."""
    return [
        replace(fait, fin=seen.au, issue=Issue.PEREMPTION)
        if fait.acte is Acte.DEMANDE_EN_JUSTICE and fait.fin is None
        else fait
        for fait in acts
    ]


def _prudent(cours: Cours, other: Cours) -> Cours:
    """Where the law has two readings, the safe day is the earlier one."""
    if cours.terme is None or other.terme is None:
        return cours
    safe = min(cours.terme.prudence, other.terme.prudence)
    return Cours(cours.etat, Terme(cours.terme.date, safe), cours.explication)


def claim_limits(seen: AsOf) -> Iterator[Delai]:
    """Prescriptions that run: of the title once there is one, and of each invoice it does not settle."""
    known = courses(seen)
    ends = ((course.facture.numero, course.cours.terme) for course in known)
    yield from title_limits(seen, {numero: terme.prudence for numero, terme in ends if terme is not None})
    whole = [one for one in _granted(seen) if not ungranted(seen, one[0])]
    known = tuple(course for course in known if not _settled(whole, course.facture.numero))
    others = (*_others(seen), *(why for why, _, perhaps in PERHAPS_SHORTER if perhaps(seen)))
    public = seen.case.dossier.debiteur.nature is Nature.PERSONNE_PUBLIQUE
    for course in known:
        if course.cours.terme is not None:
            yield _delai(course, course.cours.terme, others)
        if public:
            yield _four_years(course)


def joint_limits(seen: AsOf) -> Iterator[Delai]:
    """The prescription as a joint debtor who is a consumer may oppose it, the same acts interrupting it (2245)."""
    parties = list(_joint_consumers(seen))
    own = acts_of(seen) if parties else ()
    for party in parties:
        for course in (_course(seen, numero, own, two_years=True) for numero in watched(seen)):
            if course.cours.terme is not None:
                limit = _delai(course, course.cours.terme, (HIS_TWO_YEARS,))
                yield replace(limit, personne=party.nom_complet)


def _delai(course: Course, terme: Terme, others: tuple[str, ...]) -> Delai:
    state = {
        Etat.ACQUISE: "acquise",
        Etat.SUSPENDUE: "suspendue",
    }.get(course.cours.etat, "")
    what = f"{'des accessoires ' if course.accessoires else ''}de {course.mot.la}"
    titre = f"Prescription {what} {course.facture.numero}" + (f" ({state})" if state else "")
    if course.perimee:
        titre += ", si l'instance est périmée"
    unsettled = (*filter(None, (course.clause,)), *((UNSETTLED,) if course.accessoires else ()))
    return Delai(
        "prescription",
        titre,
        course.depart.date,
        course.origine,
        terme.date,
        terme.prudence,
        LOST,
        course.prescription.reference,
        facture=course.facture.numero,
        explication=(*course.cours.explication, *unsettled, *others, NO_EXTENSION),
    )


def _others(seen: AsOf) -> Iterator[str]:
    """Joint debtors and guarantors against whom the same acts count; those done to an heir, for his share alone."""
    debtors = seen.case.dossier.debiteurs
    told = ((fact, party) for _, fact in seen.of(FaitDeces) for party in fact.de(debtors))
    heirs = [party.nom_complet for fact, party in told if fact.succede(party)]
    if heirs and len(debtors) > 1:
        yield (
            f"Ce qui est fait envers un héritier ({', '.join(heirs)}), ou reconnu par lui, ne vaut contre les "
            "codébiteurs que pour sa part, si la dette se divise (C. civ., art. 2245, al. 2, à vérifier)."
        )
    for party in seen.case.dossier.debiteurs:
        if party.lien is not Lien.PRINCIPAL and civ_2245_codebiteurs(party.lien):
            yield f"Vaut aussi contre {party.nom_complet}, débiteur solidaire (C. civ., art. 2245)."
        elif civ_2246_caution(party.lien):
            yield f"Vaut aussi contre {party.nom_complet}, caution (C. civ., art. 2246)."


def _four_years(course: Course) -> Delai:
    """The rule of public debtors, counted without its own causes of interruption: the earlier date alerts."""
    facture = course.facture
    acquired = facture.execution_le or facture.date
    rule = loi_68_1250_1_quadriennale(acquired)
    why = (
        f"{acquired:%d/%m/%Y} : droits acquis ({'exécution' if facture.execution_le else 'facture'}).",
        f"{rule.depart:%d/%m/%Y} : premier jour de l'année suivante, départ de {rule.delai.duree}.",
        "Causes d'interruption propres à cette loi (art. 2) non comptées, par prudence.",
    )
    return Delai(
        "prescription-quadriennale",
        f"Prescription quadriennale de la facture {facture.numero}",
        rule.depart,
        course.origine,
        rule.terme.date,
        rule.terme.prudence,
        "Passé ce jour, la personne publique peut opposer la prescription quadriennale.",
        rule.delai.reference,
        facture=facture.numero,
        explication=why,
    )
