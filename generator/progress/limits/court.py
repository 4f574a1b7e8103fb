"""Limits of proceedings and judgments: simplified procedures, lapse of proceedings, appeal, service of a judgment."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from generator.case import KeyPath
from generator.law.deadlines import written
from generator.law.limits.count import Limite, in_force
from generator.law.limits.proceedings import (
    cpc_386_peremption,
    cpc_478_notification,
    cpc_490_appel_refere,
    cpc_538_appel,
    cpc_754_placement,
    cpc_857_placement,
)
from generator.law.limits.simplified import (
    cpce_l125_1_reponse,
    cpce_l126_2_contestation,
    cpce_l126_3_constat,
    cpce_l126_4_signification,
)
from generator.model import FaitProcedure, Titre
from generator.progress.asof import AsOf
from generator.progress.limits.made import delai, retard, suivi
from generator.progress.procedure import ENDS, commercial, opened_claim, pending_opposition
from generator.progress.types import Delai, Retard
from generator.statement.title import served_on
from generator.vocabulary import Fait, NatureTitre, Reference, Statut

HEARING = Reference("CPC, art. 468", "Connaissance générale, article non relu", statut=Statut.INCERTAIN)
SUMMARY = (
    "Ordonnance de référé : l'article 478, qui vise le jugement, est compté par prudence, sa portée n'est pas lue.",
)
STEPS = (Fait.ASSIGNATION, Fait.OPPOSITION, Fait.CONSIGNATION, Fait.COMMUNICATION)  # of a party
HEARINGS = (Fait.AUDIENCE, Fait.RENVOI)  # a hearing put off may be no step of anybody
UNKNOWN = "Juridiction non dite (« juridiction ») : délai du tribunal judiciaire, le plus long, par prudence."
UNSURE = (
    "Audience ou renvoi du {} : peut ne pas valoir diligence d'une partie (CPC, art. 386). Dernier jour sûr compté de "
    "l'acte du {}."
)


def court_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """Limits started by a simplified procedure, by proceedings under way, or by a judgment."""
    yield from _small_claims(seen)
    yield from _commercial(seen)
    yield from _proceedings(seen)
    yield from _writ(seen)
    yield from _hearing(seen)
    yield from _judgment(seen)


def _small_claims(seen: AsOf) -> Iterator[Delai]:
    for path, fait in seen.of(FaitProcedure, Fait.PETITES_CREANCES):
        limite = cpce_l125_1_reponse(fait.date, seen.lieu)
        if fait.issue is None and fait.close_le is None and limite.date >= seen.au:
            yield delai("petites-creances", limite, path)


def _commercial(seen: AsOf) -> Iterator[Delai | Retard]:
    """The commandement, its month, the eight days that follow, then the service of the statement made enforceable."""
    for path, fait in seen.of(FaitProcedure, Fait.COMMANDEMENT_CREANCE_COMMERCIALE):
        if fait.issue is not None or fait.close_le is not None or not in_force("cpce-l126-2", fait.date):
            continue
        month = cpce_l126_2_contestation(fait.date, seen.lieu)
        if month.date >= seen.au:
            yield delai("commandement", month, path)
        statement = cpce_l126_3_constat(month.date, seen.lieu)
        if statement.date >= seen.au:
            yield delai("non-contestation", statement, path)
    for path, titre in seen.titres:
        if titre.nature is NatureTitre.TITRE_COMMISSAIRE and _commercial_title(seen, titre.date):
            served = served_on(seen.case.dossier, titre, seen.au)
            done = (served, path) if served else None
            yield from suivi("signification-titre", cpce_l126_4_signification(titre.date), path, done)


def _commercial_title(seen: AsOf, day: dt.date) -> bool:
    followed = any(note.date <= day for note in seen.facts(Fait.COMMANDEMENT_CREANCE_COMMERCIALE))
    return followed and in_force("cpce-l126-4", day)


def _proceedings(seen: AsOf) -> Iterator[Delai]:
    """Two years without a step end the proceedings: counted from the last step of the journal.

    The last safe day is counted from the last step that is surely a party's.
    """
    lapse = peremption(seen)
    if lapse is None:
        return
    limite, origine = lapse
    sure = max(note.date for note in seen.facts(*STEPS))
    unsure = (UNSURE.format(written(limite.depart), written(sure)),) if sure < limite.depart else ()
    safe = min(limite.prudence, cpc_386_peremption(sure).prudence)
    yield replace(delai("peremption", limite, origine, unsure), prudence=safe)


def peremption(seen: AsOf) -> tuple[Limite, KeyPath] | None:
    """When the claim still pending in court lapses, and the step that counts; None when none is pending."""
    if opened_claim(seen) is None:
        return None
    last = max(seen.facts(*STEPS, *HEARINGS), key=lambda note: note.date)
    return cpc_386_peremption(last.date), last.origine


def _writ(seen: AsOf) -> Iterator[Delai | Retard]:
    """A copy of the writ is handed to the greffe before the hearing it gives; over once the hearing came."""
    for path, fait in seen.of(FaitProcedure, Fait.ASSIGNATION):
        ended = any(one.date >= fait.date and one.eteint for _, one in seen.of(FaitProcedure, *ENDS))
        if fait.au is None or ended:
            continue
        limite = (cpc_857_placement if commercial(fait.juridiction) else cpc_754_placement)(fait.au)
        handed = min(
            ((one.date, where) for where, one in seen.of(FaitProcedure, Fait.PLACEMENT) if one.date >= fait.date),
            default=None,
        )
        if handed is not None:
            yield from retard("placement", limite, handed)
        elif fait.au >= seen.au:
            yield delai("placement", limite, (*path, "au"), () if fait.juridiction else (UNKNOWN,))


def _hearing(seen: AsOf) -> Iterator[Delai]:
    """The next hearing: not a limit of the law, but the date nobody may miss."""
    for path, fait in seen.of(FaitProcedure, Fait.ASSIGNATION, Fait.AUDIENCE, Fait.RENVOI, Fait.OPPOSITION):
        if fait.au is None or fait.au < seen.au:
            continue
        where = f" ({fait.juridiction})" if fait.juridiction else ""
        yield Delai(
            "audience",
            f"Audience{where}",
            fait.date,
            (*path, "au"),
            fait.au,
            fait.au,
            "Absent, le demandeur s'expose à la caducité de sa demande (CPC, art. 468).",
            HEARING,
        )


def _judgment(seen: AsOf) -> Iterator[Delai | Retard]:
    """Service of the last judgment, then the time to appeal; told by the journal and by the titles, it is one."""
    titles = {
        titre.date: (path, titre)
        for path, titre in seen.titres
        if titre.nature in {NatureTitre.JUGEMENT, NatureTitre.REFERE}
    }
    found = {day: path for day, (path, _) in titles.items()}
    found |= {note.date: note.origine for note in seen.facts(Fait.JUGEMENT)}
    if not found or pending_opposition(seen) is not None:
        return
    day = max(found)
    path, titre = titles.get(day, (found[day], None))
    served = _served_by_title(seen, path, titre) or _served_after(seen, day)  # as the décompte reads it
    said = titre is not None and titre.executoire_le is not None and titre.executoire_le <= seen.au
    summary = titre is not None and titre.nature is NatureTitre.REFERE
    lapse, scope = cpc_478_notification(day), SUMMARY if summary else ()
    if served is not None:
        if not said:
            yield from retard("caducite-jugement", lapse, (served[1], served[0]), scope)
        appeal = (cpc_490_appel_refere if summary else cpc_538_appel)(served[1], seen.lieu)
        if appeal.date >= seen.au:
            yield delai("appel", appeal, served[0])
    elif not said:  # enforceable, it was notified
        yield delai("caducite-jugement", lapse, found[day], scope)


def _served_after(seen: AsOf, judgment: dt.date) -> tuple[KeyPath, dt.date] | None:
    for path, fait in seen.of(FaitProcedure, Fait.SIGNIFICATION):
        if fait.date >= judgment and fait.acte in {"jugement", None}:
            return path, fait.date
    return None


def _served_by_title(seen: AsOf, path: KeyPath, titre: Titre | None) -> tuple[KeyPath, dt.date] | None:
    if titre is None or titre.signifie_le is None or titre.signifie_le > seen.au:
        return None
    return (*path, "signifie-le"), titre.signifie_le
