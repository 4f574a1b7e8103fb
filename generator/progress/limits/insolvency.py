"""Limits that the insolvency or the over-indebtedness of the debtor starts."""

import datetime as dt
from collections.abc import Iterator

from generator.case import Case, KeyPath
from generator.instances import ProcedureCollective
from generator.law.deadlines import written
from generator.law.limits.count import Lieu, Limite
from generator.law.limits.insolvency import (
    com_l622_17_signalement,
    com_l622_26_releve,
    com_l622_27_reponse,
    com_l624_9_revendication,
    com_l626_27_verification,
    com_l631_15_verification,
    com_l641_13_signalement,
    com_r622_24_declaration,
    com_r624_13_saisine,
)
from generator.model import Debiteur, FaitProcedureCollective, FaitVerification, issues_noted
from generator.phrases import to_note, upper_first
from generator.progress.asof import AsOf
from generator.progress.limits.made import act, delai, retard, suivi
from generator.progress.limits.noting import DAY, which
from generator.progress.limits.over_indebtedness import over_indebtedness
from generator.progress.types import Delai, Retard
from generator.statement.proceedings import Dispense, binding, born_before, closed, known, plan_before, relieved
from generator.vocabulary import Fait

DECLARATION, REVENDICATION = "declaration-creance", "revendication"  # the documents
UNPUBLISHED = "Publication au BODACC à rechercher : compté du jugement, par prudence."
ISSUED = "Déclaration émise, date non notée (« declaree-le ») : délai gardé ouvert, par prudence."
ISSUED_CLAIM = "Demande émise, date non notée (« revendiquee-le ») : délai gardé ouvert, par prudence."
SENT = "Compté de l'envoi de la demande, par prudence : le mois laissé pour répondre part de sa réception."
CONVERTED = (
    "Créance déclarée avant la conversion : aucun texte lu ne dit si elle doit l'être de nouveau, à vérifier auprès du "
    "liquidateur ou du mandataire ; après résolution d'un plan, L626-27, III en dispense."
)
RELIEVED = (
    "le créancier soumis au plan résolu ou admis à la première procédure est dispensé de déclarer de nouveau (C. com., "
    "art. L626-27, III) ; l'admission n'est pas au dossier : à vérifier."
)
UNDECLARED = (
    "Procédure ouverte après résolution d'un plan : aucune déclaration à la première procédure n'est notée "
    "(« declaree-le »), la dispense de L626-27, III n'est donc pas retenue."
)
UNSAID = (
    "Créance déclarée à une procédure antérieure : si celle-ci a fini par la résolution d'un plan, le dire "
    "(« resolution-du-plan ») ; L626-27, III dispense alors de déclarer de nouveau."
)
RECEIVED = "Compté de la réception de la lettre (C. com., art. R624-1) ; réponse comptée de son envoi, à prouver."
BY_HAND = (
    "Procédure d'une caution, ou d'un codébiteur dont rien n'établit la solidarité : la déclaration est à faire "
    "établir par l'avocat, à son passif, pour ce que cette personne doit (à noter « declaree-le »)."
)


def insolvency_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """Limits counted from the publication of the opening judgment; from the judgment itself until it is known.

    Each proceedings has its own, until they are closed: nothing is declared to them any more.
    """
    for procedure in _running(seen):
        start, origine, why = _published(seen, procedure.ouverture)
        undeclared = procedure.declaree_le is None or procedure.declaree_le > seen.au
        dispense = relieved(seen.case.dossier, seen.au, procedure) if undeclared else None
        if dispense is not None and not dispense.autres:
            yield from _relieved(dispense, start, origine, why)
        elif undeclared:
            why = (*why, *_after_a_plan(seen, procedure, dispense))
            declaration = com_r622_24_declaration(start, creditor_place(seen), seen.lieu)
            yield _declaration(seen, procedure.ouverture.date, declaration, origine, why)
            if declaration.date < seen.au:
                yield delai("releve-de-forclusion", com_l622_26_releve(start), origine, why)
        elif procedure.declaree_le is not None:
            if not why:  # counted from the publication: a limit counted from the judgment proves nothing late
                yield from _late(seen, procedure, procedure.declaree_le, start, origine)
            yield from _converted(seen, procedure, procedure.declaree_le)
        yield from _judge(seen, procedure)
        yield from _goods(seen, procedure, com_l624_9_revendication(start), origine, why)
        yield from _later_claims(seen, procedure)
    yield from _disputed(seen)
    yield from over_indebtedness(seen)


def others_declarations(seen: AsOf) -> Iterator[Delai | Retard]:
    """The time to declare the claim to the proceedings of a joint debtor or a guarantor the case is seen against."""
    for procedure in _running(seen):
        start, origine, why = _published(seen, procedure.ouverture)
        limite = com_r622_24_declaration(start, creditor_place(seen), seen.lieu)
        declared = seen.known(procedure.declaree_le)
        if declared is None:
            hand = () if seen.face_a is not None and seen.face_a.solidaire else (BY_HAND,)
            yield _declaration(seen, procedure.ouverture.date, limite, origine, (*why, *hand))
            if limite.date < seen.au:
                yield delai("releve-de-forclusion", com_l622_26_releve(start), origine, why)
        elif not why:
            yield from _late(seen, procedure, declared, start, origine)


def _running(seen: AsOf) -> Iterator[ProcedureCollective]:
    """Proceedings neither closed nor ended by the termination of their plan."""
    opened = seen.procedures_collectives
    ended = [plan_before(seen.case.dossier, seen.au, one) for one in opened if one.ouverture.resolution_du_plan]
    yield from (one for one in opened if not closed(one, seen.au) and one not in ended)


def _published(seen: AsOf, jugement: FaitProcedureCollective) -> tuple[dt.date, KeyPath, tuple[str, ...]]:
    """What a time runs from: the publication of a judgment, the judgment itself until it is known, and why."""
    path = seen.path(jugement)
    if published := seen.known(jugement.bodacc_le):
        return published, (*path, "bodacc-le"), ()
    return jugement.date, path, (UNPUBLISHED,)


def _late(
    seen: AsOf, procedure: ProcedureCollective, declared: dt.date, start: dt.date, origine: KeyPath
) -> Iterator[Delai | Retard]:
    """A claim declared too late, and the time left to ask to be relieved of the bar (C. com., L622-26)."""
    if relieved(seen.case.dossier, seen.au, procedure) is not None:
        return
    limite = com_r622_24_declaration(start, creditor_place(seen), seen.lieu)
    said = next(one for one in procedure.jugements if one.declaree_le)
    yield from retard("declaration-de-creance", limite, (declared, (*seen.path(said), "declaree-le")))
    relief = com_l622_26_releve(start)
    if declared > limite.date and relief.date >= seen.au:
        yield delai("releve-de-forclusion", relief, origine)


def _disputed(seen: AsOf) -> Iterator[Delai | Retard]:
    """Each dispute of a declared claim, until the answer to it; over once every proceedings is closed."""
    opened = known(seen.case.dossier, seen.au)
    if opened and all(closed(one, seen.au) for one in opened):
        return
    answers = seen.of(FaitVerification, Fait.REPONSE_AU_MANDATAIRE)
    for path, letter in seen.of(FaitVerification, Fait.CONTESTATION_DE_CREANCE):
        sent = min(
            (
                (answer.date, place)
                for place, answer in answers
                if answer.date >= letter.date and answer.contestation_du in {None, letter.date}
            ),
            default=None,
        )
        yield from suivi("contestation-de-creance", com_l622_27_reponse(letter.date), path, sent, (RECEIVED,))


def _converted(seen: AsOf, procedure: ProcedureCollective, declared: dt.date) -> Iterator[Delai]:
    """The check, by prudence, that a claim declared before a conversion stands; none once declared again."""
    last = procedure.actuelle
    if not procedure.conversions or seen.known(last.declaree_le) or declared > last.date:
        return
    start, origine, why = _published(seen, last)
    titre = f"Vérification, par prudence : créance déclarée le {declared:%d/%m/%Y}, à déclarer de nouveau ou non"
    yield delai("verification-de-declaration", com_l631_15_verification(start), origine, (CONVERTED, *why), titre)


def _relieved(dispense: Dispense, start: dt.date, origine: KeyPath, why: tuple[str, ...]) -> Iterator[Delai]:
    """The check, by prudence, that every claim of the case is one a terminated plan relieves from declaring again."""
    titre = f"Vérification, par prudence : créance déclarée le {written(dispense.declaree_le)} à la procédure du plan"
    check = com_l626_27_verification(start)
    yield delai("verification-de-declaration", check, origine, (upper_first(RELIEVED), *why), titre)


def _after_a_plan(seen: AsOf, procedure: ProcedureCollective, dispense: Dispense | None) -> Iterator[str]:
    """What the limit to declare does not say of the claims that proceedings before it may have settled."""
    before = plan_before(seen.case.dossier, seen.au, procedure)
    if dispense is not None:
        yield f"Sans dispense : {', '.join(dispense.autres)}. Pour {', '.join(dispense.factures)} : {RELIEVED}"
    elif before is not None and procedure.ouverture.resolution_du_plan:
        yield UNDECLARED
    elif before is not None and before.declaree_le is not None and procedure.ouverture.resolution_du_plan is None:
        yield UNSAID


def _declaration(seen: AsOf, opened: dt.date, limite: Limite, origine: KeyPath, why: tuple[str, ...]) -> Delai:
    """The limit to declare, still open when the declaration was issued: whether and when it was made is for the lawyer.

    By post the sending counts, and is for the creditor to prove (Cass. com., 28 January 1997; 4 February 2026,
    n° 24-21.337): an issue alone proves neither.
    """
    left = _issued(seen, opened, DECLARATION)
    if left is None:
        return delai("declaration-de-creance", limite, origine, why)
    titre = f"Déclaration de créance émise le {left:%d/%m/%Y}, son envoi ou son dépôt à noter"
    titre = f"{titre} ({_to_complete(seen, origine, 'declaree-le')})"
    return delai("declaration-de-creance", limite, origine, (*why, ISSUED), titre)


def _judge(seen: AsOf, procedure: ProcedureCollective) -> Iterator[Delai | Retard]:
    """The limit to bring before the juge-commissaire the claim to goods once it was sent, until he is, or it is met."""
    for jugement in procedure.jugements:
        if claimed := seen.known(jugement.revendiquee_le):
            path = seen.path(jugement)
            done = act(seen.known(jugement.juge_saisi_le), path, "juge-saisi-le")
            judge = com_r624_13_saisine(claimed)
            yield from suivi("saisine-juge-commissaire", judge, (*path, "revendiquee-le"), done, (SENT,))


def _goods(
    seen: AsOf, opened: ProcedureCollective, limite: Limite, origine: KeyPath, why: tuple[str, ...]
) -> Iterator[Delai | Retard]:
    """The limit to claim back goods sold with retention of title, until the day the request was sent is noted.

    An issue alone proves no sending: the limit stays open then, for the reason told of the declaration.
    """
    said = next((one for one in opened.jugements if one.revendiquee_le), None)
    if said is not None and (day := seen.known(said.revendiquee_le)):
        if not why:  # as for the declaration
            yield from retard("revendication", limite, (day, (*seen.path(said), "revendiquee-le")))
        return
    if not seen.case.dossier.creance.reserve_de_propriete:
        return
    left = _issued(seen, opened.ouverture.date, REVENDICATION)
    if left is None:
        yield delai("revendication", limite, origine, why)
    else:
        noted = _to_complete(seen, origine, "revendiquee-le")
        titre = f"Demande en revendication émise le {left:%d/%m/%Y}, son envoi à noter ({noted})"
        yield delai("revendication", limite, origine, (*why, ISSUED_CLAIM), titre)


def _later_claims(seen: AsOf, opened: ProcedureCollective) -> Iterator[Delai | Retard]:
    """The time to make known what was billed since the judgment and is unpaid: it keeps its rank, declared or not.

    During the observation none runs yet; a liquidation, from the start or by conversion, has its own.
    """
    late = (seen.factures[numero][1] for numero in seen.en_retard)
    if all(born_before(one, opened.ouverture.date) for one in late):
        return
    now = opened.actuelle
    said = next((one for one in opened.jugements if one.posterieures_signalees_le), now)
    done = act(seen.known(said.posterieures_signalees_le), seen.path(said), "posterieures-signalees-le")
    if now.nature == "liquidation":
        start, origine, why = _published(seen, now)
        yield from suivi("creances-posterieures", com_l641_13_signalement(start), origine, done, why)
    elif plan := opened.plan(seen.au):
        yield from suivi("creances-posterieures", com_l622_17_signalement(plan), (*seen.path(now), "plan-le"), done)


def _to_complete(seen: AsOf, origine: KeyPath, key: str) -> str:
    """The line that dates in the judgment what was issued, to paste."""
    line = f"{Fait.PROCEDURE_COLLECTIVE} {key}={DAY} --completer{which(seen, origine)}"
    return to_note(seen.case.dossier.reference, line)


def _issued(seen: AsOf, opened: dt.date, document: str) -> dt.date | None:
    """Day a document was last issued since the proceedings opened."""
    name = seen.face_a.nom_complet if seen.face_a is not None else None
    notes = issues_noted((note.fait for note in seen.journal if note.date >= opened), document, name)
    return max((note.date for note in notes), default=None)


def creditor_place(seen: AsOf) -> Lieu:
    """Where the creditor lives: out of the territory of the court, he has longer to declare."""
    creditor = seen.office.creanciers.get(seen.case.dossier.creancier)
    if creditor is None:
        return seen.lieu
    return Lieu.at(creditor.adresse.code_postal, creditor.adresse.pays)


def to_declare(case: Case, au: dt.date) -> list[str]:
    """Names of the joint debtors to whose own proceedings, open still, the claim is not declared yet."""
    found = []
    for party in (one for one in case.dossier.debiteurs if one.solidaire):
        opened = binding(case.dossier, au, party)
        if opened and not closed(opened[-1], au) and not declared(case, party):
            found.append(party.nom_complet)
    return found


def declared(case: Case, party: Debiteur | None = None) -> bool:
    """Whether the claim was declared to the last proceedings opened, or its declaration issued since."""
    name = party.nom_complet if party is not None else None
    opened = known(case.dossier, dt.date.max, party)
    if not opened:
        return False
    last = max(opened, key=lambda one: one.ouverture.date)
    dispense = relieved(case.dossier, dt.date.max, last) if party is None else None
    if dispense is not None and not dispense.autres:  # L626-27, III: declaring again, by prudence, is for the lawyer
        return True
    return last.declaree_le is not None or any(
        note.date >= last.ouverture.date for note in issues_noted(case.dossier.journal, DECLARATION, name)
    )
