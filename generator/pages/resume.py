"""A case in one row: all that home, agenda, reporting and search need, and nothing more.

The shared pages are made from these rows, never from ``Vue`` objects: with 100,000 cases the memory stays that of
the rows, and a one-case edit reads the other rows from the state of the last build.
"""

import datetime as dt
from decimal import Decimal

import msgspec

from generator.model import FaitContact, FaitReponse
from generator.money import ZERO
from generator.pages.types import Vue

FREE_TEXT = 600  # characters of the journal kept for search


class LigneDelai(msgspec.Struct, array_like=True, frozen=True):
    """A running limit, as the agenda prints it."""

    date: dt.date
    prudence: dt.date
    nature: str
    titre: str
    consequence: str
    article: str
    a_charge_de: str


class LigneEtape(msgspec.Struct, array_like=True, frozen=True):
    """A step of the ladder, due or to come."""

    date: dt.date
    titre: str
    document: str
    due: bool


class LigneCourrier(msgspec.Struct, array_like=True, frozen=True):
    """A letter: where it lies, or how many things it lacks."""

    titre: str
    etat: str
    fichiers: tuple[str, ...]
    manques: int


class Resume(msgspec.Struct, array_like=True, frozen=True):
    """The row of a case; amounts in euros, zero when the claim is refused by name (``refus`` says why)."""

    reference: str
    creancier: str
    creancier_nom: str
    debiteur: str
    siren: str
    ville: str
    responsable: str
    stade: str
    explication: str
    prochaine_action: str
    refus: str
    principal: Decimal
    interets: Decimal
    indemnites: Decimal
    total: Decimal
    interet_par_jour: Decimal
    retard: int  # days late of the oldest open invoice
    ouvertes: tuple[tuple[int, Decimal], ...]  # open invoices: days late, amount still owed
    factures: tuple[str, ...]
    etapes: tuple[LigneEtape, ...]
    delais: tuple[LigneDelai, ...]
    pauses: tuple[tuple[str, dt.date | None], ...]
    promesses: tuple[tuple[dt.date, Decimal], ...]
    courriers: tuple[LigneCourrier, ...]
    manques: int
    avertissements: int
    paiements: tuple[tuple[dt.date, Decimal], ...]
    faits: tuple[tuple[dt.date, str], ...]
    texte: str


def summarise(vue: Vue) -> Resume:
    """Make the row of a case."""
    dossier, seen, owed = vue.case.dossier, vue.situation, vue.decompte
    open_lines = owed.ouvertes if owed else ()
    levels = [finding.level.value for finding in vue.findings]
    return Resume(
        reference=dossier.reference,
        creancier=dossier.creancier,
        creancier_nom=vue.office.creanciers[dossier.creancier].nom_complet,
        debiteur=dossier.debiteur.nom_complet,
        siren=dossier.debiteur.siren or "",
        ville=dossier.debiteur.adresse.ville,
        responsable=dossier.responsable,
        stade=seen.stade.value,
        explication=seen.explication,
        prochaine_action=seen.prochaine_action,
        refus=vue.refus,
        principal=owed.principal if owed else ZERO,
        interets=owed.interets if owed else ZERO,
        indemnites=owed.indemnites if owed else ZERO,
        total=owed.total if owed else ZERO,
        interet_par_jour=owed.interet_par_jour if owed else ZERO,
        retard=max((line.jours_de_retard for line in open_lines), default=0),
        ouvertes=tuple((line.jours_de_retard, line.total) for line in open_lines),
        factures=tuple(facture.numero for facture in dossier.factures),
        etapes=_steps(vue),
        delais=tuple(
            LigneDelai(
                one.date, one.prudence, one.nature, one.titre, one.consequence, one.reference.article, one.a_charge_de
            )
            for one in seen.delais
        ),
        pauses=tuple((pause.titre, pause.jusqu_au) for pause in seen.pauses),
        promesses=tuple(
            (fact.promesse.date, fact.promesse.montant)
            for fact in dossier.journal
            if isinstance(fact, FaitContact | FaitReponse) and fact.promesse
        ),
        courriers=tuple(LigneCourrier(one.titre, one.etat, one.fichiers, len(one.manques)) for one in vue.courriers),
        manques=levels.count("manque") + sum(len(one.manques) for one in vue.courriers),
        avertissements=levels.count("avertissement"),
        paiements=tuple((payment.date, payment.montant) for payment in dossier.paiements if not payment.rejete_le),
        faits=tuple((fact.date, fact.type.value) for fact in dossier.journal),
        texte=" ".join(fact.note for fact in dossier.journal if fact.note)[:FREE_TEXT],
    )


def _steps(vue: Vue) -> tuple[LigneEtape, ...]:
    due, following = vue.situation.etape_due, vue.situation.etape_suivante
    steps = [(due, True)] if due else []
    steps += [(following, False)] if following else []
    return tuple(LigneEtape(step.due_le, step.titre, step.etape.document, now) for step, now in steps)
