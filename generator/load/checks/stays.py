"""Proceedings struck off the list, withdrawn, stayed or taken up again: each follows a suit, and says what it must."""

from collections.abc import Iterator
from datetime import date

from generator.case import Case
from generator.findings import Finding
from generator.instances import judgments, of_another_suit, of_which_suit
from generator.load.checks.acts_out_of_turn import CHECK
from generator.model import FaitDeces, FaitProcedure, FaitRole, Office
from generator.vocabulary import Fait
from generator.vocabulary.faits import STRUCK

SUED = (Fait.ASSIGNATION, Fait.OPPOSITION, Fait.DECLARATION_D_APPEL)
ASIDE = (Fait.RADIATION_DU_ROLE, Fait.RETRAIT_DU_ROLE, Fait.SURSIS_A_STATUER, Fait.DECES)
_AGAIN = frozenset(
    {*SUED, Fait.REQUETE_INJONCTION, Fait.RETABLISSEMENT, Fait.AUDIENCE, Fait.RENVOI, Fait.AVANT_DIRE_DROIT}
)  # what takes a suit up again, or begins another
OWN_KEYS = {
    "diligences": Fait.RADIATION_DU_ROLE,
    "evenement": Fait.SURSIS_A_STATUER,
    "jusqu_au": Fait.SURSIS_A_STATUER,
    "survenu_le": Fait.SURSIS_A_STATUER,
}


def judged_while_interrupted(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A judgment given once a death was notified, the suit not taken up again, is void unless confirmed (CPC 372)."""
    journal = case.dossier.journal
    notified = [one.notifie_le for one in case.dossier.faits(FaitDeces) if one.notifie_le is not None]
    for index, fact in enumerate(journal):
        since = max((day for day in notified if day < fact.date), default=None)
        if fact.type is not Fait.JUGEMENT or since is None:
            continue
        if not any(one.type is Fait.RETABLISSEMENT and since <= one.date <= fact.date for one in journal):
            yield case.avertit(
                ("journal", index),
                f"jugement rendu après le décès notifié le {since:%d/%m/%Y}, instance non reprise : réputé non avenu, "
                "sauf confirmation, ou débats déjà ouverts (CPC, art. 371 et 372).",
                "Noter la reprise (« retablissement ») si elle a eu lieu ; sinon, soumettre à l'avocat.",
            )


def judged_while_struck_off(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A judgment of a suit struck off or withdrawn from the list, that nothing noted took up again (CPC 381 to 383)."""
    dossier = case.dossier
    struck = [one for one in dossier.faits(FaitRole) if one.type in STRUCK]
    acts: list[FaitProcedure | FaitRole] = [*dossier.faits(FaitProcedure), *dossier.faits(FaitRole)]
    days = set[date]()
    for path, judged in judgments(dossier):
        own = [one for one in struck if one.date < judged.date and not of_another_suit(dossier, one, judged)]
        last = max(own, key=lambda one: one.date, default=None)
        if last is None or judged.date in days or of_which_suit(dossier, judged):
            continue
        days.add(judged.date)
        if not any(one.type in _AGAIN and last.date <= one.date <= judged.date for one in acts):
            how = "radiée" if last.type is Fait.RADIATION_DU_ROLE else "retirée"
            yield case.avertit(
                path,
                f"jugement du {judged.date:%d/%m/%Y} d'une affaire {how} du rôle le {last.date:%d/%m/%Y}, sans "
                "rétablissement noté (CPC, art. 381 à 383).",
                "Noter le rétablissement (« retablissement ») ; ou vérifier les dates, et le numéro (« rg ») si le "
                "jugement est d'une autre instance.",
            )


def stays_follow_a_suit(case: Case, _office: Office | None) -> Iterator[Finding]:
    """What puts a suit aside follows it; what takes it up again follows what put it aside."""
    journal = case.dossier.journal
    sued = min((one.date for one in journal if one.type in SUED), default=date.max)
    aside = min((one.date for one in journal if one.type in ASIDE), default=date.max)
    for path, fact in case.dossier.of(FaitRole):
        if fact.date < sued:
            yield case.avertit(path, "aucune instance n'est notée avant ce fait : il n'arrête rien.", CHECK)
        elif fact.type is Fait.RETABLISSEMENT and fact.date < aside:
            yield case.avertit(path, "rétablissement sans radiation, retrait, sursis ni décès antérieur.", CHECK)
        for key, kind in OWN_KEYS.items():
            if getattr(fact, key) and fact.type is not kind:
                typed = key.replace("_", "-")
                yield case.avertit((*path, typed), f"« {typed} » ne se dit que de « {kind} ».", "Retirer la ligne.")
        since = {one.type for one in journal if one.date > fact.date}
        yield from (case.avertit(path, *told) for told in _end_unknown(fact, since))


def _end_unknown(fact: FaitRole, since: set[Fait]) -> Iterator[tuple[str, str]]:
    """A stay of which the end is not told, held against what came ``since``: the time to lapse runs from it."""
    if fact.evenement and fact.jusqu_au is None and fact.survenu_le is None:
        if Fait.RETABLISSEMENT in since:
            what = (
                "instance reprise, sans le jour de l'événement du sursis : la péremption court de lui (CPC, art. 392), "
                "elle est comptée ici de la reprise."
            )
            yield what, "Ajouter « survenu-le: … »."
        elif not since.isdisjoint(STRUCK):
            what = (
                "affaire radiée ou retirée depuis, sans le jour de l'événement du sursis : la péremption est comptée "
                "du sursis, par prudence ; elle court de cet événement (CPC, art. 392)."
            )
            yield what, "Ajouter « survenu-le: … » ; s'il n'est pas survenu, rien ne court encore."
    if fact.type is Fait.SURSIS_A_STATUER and not fact.determine:
        what = "sursis sans terme ni événement : la péremption reste comptée, elle continue à courir (CPC, art. 392)."
        yield what, "Ajouter « evenement: … » ou « jusqu-au: … », d'après la décision."
