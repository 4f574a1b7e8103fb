"""Acts of the journal that contradict one another: done without what they need, or when the law stops them.

They are facts, and stay: each is told once, at its line, with its article. Whether it is void is for the lawyer.
"""

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.instances import against_principal, apart, concerned, proceedings, summary
from generator.model import (
    Dossier,
    FaitCourrier,
    FaitFin,
    FaitJournal,
    FaitPause,
    FaitProcedure,
    FaitProcedureCollective,
    FaitReprise,
    FaitSurendettement,
    Office,
)
from generator.phrases import of_name
from generator.vocabulary import Fait
from generator.vocabulary.faits import ENFORCEMENT, READ_ON, SEIZURES, SUITS_AND_ORDER, WITHOUT_JUDGE

ENDS = (Fait.SOLDE, Fait.CLOTURE, Fait.IRRECOUVRABLE)
OWN_KEYS = {
    "a_faire": "ce qu'un juge demande dans un délai",
    "a_faire_par": "à qui un juge donne un délai",
    "avant_le": "le dernier jour qu'un juge donne",
    "fait_le": "le jour où ce qu'un juge demande a été fait",
    "convertie_le": "la conversion d'une saisie conservatoire",
    "publicite_definitive_le": "la publicité définitive d'une sûreté judiciaire",
    "auteur": "qui se désiste, ou qui fait appel",
    "factures": "quelles factures une requête demande, ou un jugement rejette contre le débiteur principal",
    "pourvoi_le": "le pourvoi du créancier contre une décision",
    "portee": "ce qu'un désistement abandonne",
    "refere": "qu'une assignation ou une décision est de référé",
    "sens": "le sens d'un jugement",
}  # a key, what it says of the acts it is read on
LONGEST = relativedelta(years=2)  # C. conso. L722-3
CHECK = "Vérifier les dates."
LAWYER = "Vérifier les dates ; l'acte est à soumettre à l'avocat."

Act = tuple[KeyPath, FaitProcedure]
Told = tuple[KeyPath, str, str]  # the place of an act, what is contradictory in it, the remedy


def acts_have_their_ground(case: Case, _office: Office | None) -> Iterator[Finding]:
    """An act follows what it is made of: a decision, a suit; for a title, see ``titles``."""
    dossier = case.dossier
    for find in (_no_decision, _no_suit, _judged):
        yield from (case.avertit(*told) for told in find(dossier))


def acts_are_not_stopped(case: Case, _office: Office | None) -> Iterator[Finding]:
    """No act is done while insolvency, over-indebtedness or a delay of the judge stops it, nor after the end."""
    dossier = case.dossier
    for find in (_insolvent, _over_indebted, _granted_time, _ended, _taken_back):
        yield from (case.avertit(*told) for told in find(dossier))


def keys_are_those_of_their_act(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A key that changes what one act means is not written on another, where it would be read by nobody."""
    for path, fact in case.dossier.of(FaitProcedure):
        for key, means in OWN_KEYS.items():
            unread = key == "factures" and fact.type is Fait.JUGEMENT and not _dismisses(case.dossier, fact)
            unread = unread or (key == "pourvoi_le" and fact.acte not in {None, "jugement"})
            if getattr(fact, key) and (fact.type not in READ_ON[key] or unread):
                name = key.replace("_", "-")
                yield case.avertit(
                    (*path, name),
                    f"« {name} » dit {means} : sans effet sur un autre fait.",
                    "Retirer la ligne.",
                )


def _dismisses(dossier: Dossier, fact: FaitProcedure) -> bool:
    """Tell whether a judgment dismisses the claim on the principal debtor: a summary refusal judges nothing of it."""
    return fact.deboute and against_principal(dossier, fact) and not summary(dossier, fact.date)


def _his_acts(dossier: Dossier, *types: Fait) -> Iterator[Act]:
    """Those against the principal debtor: what stops them stops no act against another."""
    return ((path, fact) for path, fact in dossier.of(FaitProcedure, *types) if against_principal(dossier, fact))


def day_of(fact: FaitProcedure) -> date:
    """Day an act is done: a commandement is followed by its seizure."""
    return max(fact.date, fact.executee_le or fact.date)


def _no_decision(dossier: Dossier) -> Iterator[Told]:
    """An opposition is formed to a decision; a certificate says that none was."""
    decided = [one.date for one in dossier.titres]
    decided += [one.date for one in dossier.faits(FaitProcedure, Fait.ORDONNANCE_INJONCTION, Fait.JUGEMENT)]
    opposed = [one.date for one in dossier.faits(FaitProcedure, Fait.OPPOSITION)]
    for path, fact in dossier.of(FaitProcedure, Fait.OPPOSITION):
        if not any(day <= fact.date for day in decided):
            yield path, "opposition sans décision antérieure au dossier.", f"Noter l'ordonnance. {CHECK}"
    for path, fact in dossier.of(FaitProcedure, Fait.CERTIFICAT_NON_OPPOSITION):
        if any(day <= fact.date for day in opposed):
            what = "certificat de non-opposition, mais une opposition antérieure est notée : elle est suivie."
            yield path, what, "Vérifier à quelle ordonnance chacun se rapporte."


def _no_suit(dossier: Dossier) -> Iterator[Told]:
    """A writ is handed over once served; who withdraws had sued."""
    sued = [one.date for one in dossier.faits(FaitProcedure, *SUITS_AND_ORDER, *WITHOUT_JUDGE, Fait.OPPOSITION)]
    writs = [one.date for one in dossier.faits(FaitProcedure, Fait.ASSIGNATION)]
    for path, fact in dossier.of(FaitProcedure, Fait.PLACEMENT):
        if not any(day <= fact.date for day in writs):
            yield path, "remise au greffe sans assignation antérieure : elle ne clôt aucun délai.", CHECK
    for path, fact in dossier.of(FaitProcedure, Fait.DESISTEMENT):
        if not any(day <= fact.date for day in sued):
            yield path, "désistement sans procédure antérieure au dossier.", CHECK


def _judged(dossier: Dossier) -> Iterator[Told]:
    """What was judged is not asked again, save after a référé, which judges nothing (CPC 480, 488)."""
    judged = [one.date for _, one in _his_acts(dossier, Fait.JUGEMENT) if not summary(dossier, one.date)]
    known = [one.date for one in dossier.titres if one.nature in {"jugement", "refere"}]
    known += [one.date for one in dossier.faits(FaitProcedure, Fait.JUGEMENT)]
    for path, fact in dossier.of(FaitProcedure, Fait.DECLARATION_D_APPEL):
        if not any(day <= fact.date for day in known):
            yield path, "appel sans jugement antérieur au dossier.", f"Noter le jugement. {CHECK}"
        if fact.auteur is None:
            yield (
                path,
                "appel sans son auteur : il ne clôt aucun délai.",
                "Ajouter « auteur: creancier » ou « debiteur ».",
            )
    for path, fact in _his_acts(dossier, *SUITS_AND_ORDER):
        before = max((day for day in judged if day < fact.date), default=None)
        if before is not None:
            what = f"demande postérieure au jugement du {before:%d/%m/%Y} : la même a déjà été jugée (CPC, art. 480) ?"
            yield path, what, f"{CHECK} Une autre créance se tient dans un autre dossier."
    for path, fact in dossier.of(FaitProcedure, Fait.JUGEMENT):
        granted = [titre for titre in dossier.titres if not (fact.factures and apart(dossier, titre, fact))]
        given = (titre for titre in granted if titre.date == fact.date)
        if fact.deboute and any(not fact.debiteur or fact.debiteur in concerned(dossier, titre) for titre in given):
            what = "jugement qui rejette la demande, et un titre du même jour sous « titres »."
            part = "nommer de part et d'autre les factures rejetées et accordées (« factures: … »)"
            whom = "ou, si elle n'est rejetée que contre un autre, le nommer (« debiteur: … »)."
            yield (*path, "sens"), what, f"Retirer le titre, écrire « sens: condamnation », {part}, {whom}"
        lost = max((one.date for one in granted if one.date < fact.date), default=None)
        if fact.deboute and lost is not None and _appealed_by_the_creditor(dossier, lost, fact.date):
            what = f"sur appel du créancier, « sens: rejet » écarte aussi le titre du {lost:%d/%m/%Y} : appel rejeté ?"
            yield (*path, "sens"), what, "Si ce titre est confirmé, écrire « sens: condamnation »."


def _appealed_by_the_creditor(dossier: Dossier, since: date, until: date) -> bool:
    """Tell whether the creditor alone appealed: the court may leave him what he had."""
    formed = [one for one in dossier.faits(FaitProcedure, Fait.DECLARATION_D_APPEL) if since <= one.date <= until]
    return bool(formed) and all(one.auteur == "creancier" for one in formed)


def _insolvent(dossier: Dossier) -> Iterator[Told]:
    """The opening judgment interrupts or forbids suits, stops or forbids enforcement (C. com. L622-21), of its debtor.

    What that of the principal debtor suspends of what is asked of others is told by ``progress.suspended``.
    """
    known = dossier.faits(FaitProcedureCollective)
    acts = dossier.of(FaitProcedure, *SUITS_AND_ORDER, *SEIZURES, *WITHOUT_JUDGE, Fait.SIGNIFICATION) if known else []
    for name in (party.nom_complet for party in dossier.debiteurs):
        opened = proceedings(fact for fact in known if name in concerned(dossier, fact))
        whose = "" if name == dossier.debiteur.nom_complet else f" {of_name(name)}"
        for path, fact in acts if opened else ():
            if name not in concerned(dossier, fact) or (fact.type is Fait.SIGNIFICATION and fact.acte != "ordonnance"):
                continue  # the judgment that fixes the claim is served
            day = day_of(fact)
            begun = (one for one in opened if one.ouverture.date <= day)
            one = next((one for one in begun if one.cloturee_le is None or day < one.cloturee_le), None)
            if one is not None:
                what = (
                    f"acte du {day:%d/%m/%Y}, postérieur au jugement d'ouverture{whose} du "
                    f"{one.ouverture.date:%d/%m/%Y} : poursuites et exécution sont interrompues ou interdites pour une "
                    "créance antérieure (C. com., art. L622-21)."
                )
                yield path, what, LAWYER


def _over_indebted(dossier: Dossier) -> Iterator[Told]:
    """Admission, then the measures that follow it, forbid enforcement (C. conso. L722-2, L733-16, L741-2)."""
    files = sorted(dossier.faits(FaitSurendettement), key=lambda one: one.recevable_le or date.min, reverse=True)
    known = [(one, concerned(dossier, one)) for one in files if one.recevable_le]
    for path, fact in dossier.of(FaitProcedure, *ENFORCEMENT):  # a measure that only protects is not enforcement
        whom = concerned(dossier, fact) if known else frozenset()
        stopped = (_stopped(one, day_of(fact)) for one, party in known if party == whom)
        if why := next(filter(None, stopped), ""):
            yield path, why, LAWYER


def _stopped(file: FaitSurendettement, day: date) -> str:
    """Why nothing is enforced on a day on who is over-indebted; empty when his file stops nothing that day."""
    admitted, end = file.recevable_le or file.date, file.fin_le or date.max
    if not admitted <= day < end:
        return ""
    if applied := file.mesures_le(day):
        if not file.efface and day > (file.jusqu_au or date.max):
            return ""
        article = "L741-2" if file.efface else "L733-16"
        return (
            f"exécution du {day:%d/%m/%Y}, malgré les mesures de surendettement appliquées le {applied:%d/%m/%Y} (C. "
            f"conso., art. {article})."
        )
    if day > admitted + LONGEST:
        return ""
    return (
        f"exécution postérieure à la recevabilité du surendettement du {admitted:%d/%m/%Y}, qui la suspend et "
        "l'interdit, deux ans au plus (C. conso., art. L722-2 et L722-3)."
    )


def _granted_time(dossier: Dossier) -> Iterator[Told]:
    """A delay granted by the judge suspends the enforcement begun (C. civ. 1343-5, paragraph 4)."""
    ends = [one.date for one in dossier.faits(FaitReprise) if one.objet is Fait.DELAI_DE_GRACE]
    granted = dossier.faits(FaitPause, Fait.DELAI_DE_GRACE)
    for path, fact in _his_acts(dossier, *ENFORCEMENT):
        day = day_of(fact)
        for one in granted:
            until = min((end for end in (*ends, one.jusqu_au) if end is not None and end > one.date), default=None)
            if one.date <= day and (until is None or day <= until):
                what = (
                    f"exécution du {day:%d/%m/%Y}, pendant le délai de grâce accordé le {one.date:%d/%m/%Y}, qui "
                    "suspend les procédures d'exécution (C. civ., art. 1343-5)."
                )
                yield path, what, f"{LAWYER} Délai cessé plus tôt : noter « reprise » avec « objet: delai-de-grace »."
                break


def _ended(dossier: Dossier) -> Iterator[Told]:
    """After the end of a case nothing is followed any more, neither its limits nor its steps, until it begins again."""
    ends = [fact for fact in dossier.journal if fact.type in ENDS]
    for index, fact in enumerate(dossier.journal):
        end = next((one for one in ends if one.date < fact.date and not _begun_again(dossier, one, fact.date)), None)
        if end is not None and _goes_on(fact):
            what = f"fait postérieur à la fin du dossier (« {end.type} » du {end.date:%d/%m/%Y}) : rien n'y est suivi."
            remedy = f"Si le dossier reprend, retirer « {end.type} » ; sinon, vérifier les dates."
            yield ("journal", index), what, remedy


def _taken_back(dossier: Dossier) -> Iterator[Told]:
    """Of two ends the last counts: closing a case after « solde » claims again what that gave up."""
    ends = dossier.of(FaitFin, Fait.SOLDE, Fait.CLOTURE)
    for path, end in ends:
        given_up = [one for place, one in ends if one.type is Fait.SOLDE and (one.date, place) < (end.date, path)]
        if end.type is Fait.CLOTURE and given_up and not _begun_again(dossier, given_up[-1], end.date):
            solde = f"« solde » du {given_up[-1].date:%d/%m/%Y}"
            what = f"cette clôture reprend le principal que {solde} abandonnait : il est dû de nouveau."
            yield path, what, "Retirer la clôture si le reste est abandonné : « solde » termine déjà le dossier."


def _begun_again(dossier: Dossier, end: FaitJournal, day: date) -> bool:
    """Tell whether an invoice or a title came after « solde », which could not settle it."""
    born = [one.date for one in dossier.factures] + [one.date for one in dossier.titres]
    return end.type is Fait.SOLDE and any(end.date < one <= day for one in born)


def _goes_on(fact: FaitJournal) -> bool:
    """Tell whether a fact asks for money or pursues it; who is paid withdraws."""
    return isinstance(fact, FaitCourrier | FaitProcedure) and fact.type is not Fait.DESISTEMENT
