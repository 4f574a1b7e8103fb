"""The formal notice: from what day a debtor is called upon to pay (C. civ., art. 1344 and 1344-1)."""

import datetime as dt
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.instances import summons
from generator.model import (
    Debiteur,
    Dossier,
    FaitAutreCourrier,
    FaitCourrier,
    FaitEnvoi,
    Office,
    ordinary_delay,
    targeted,
)
from generator.statement.existence import last_day
from generator.statement.facts import Claim
from generator.vocabulary import Avis, Envoi, Fait

_IN_HAND = frozenset({Envoi.SIGNIFICATION, Envoi.REMISE_EN_MAIN_PROPRE})


class Notice(Struct, frozen=True):
    """A formal notice that reached the debtor: the day it was presented, the invoices it targets (none: all)."""

    presentee_le: dt.date
    factures: tuple[str, ...]
    delai: int  # days left to pay

    @property
    def fin(self) -> dt.date:
        """Last day left to pay."""
        return self.presentee_le + dt.timedelta(days=self.delai)

    def targets(self, numero: str, echeance: dt.date) -> bool:
        """Tell whether the notice calls for an invoice; one not yet due cannot be called for."""
        return echeance < self.presentee_le and (not self.factures or numero in self.factures)


def notices(dossier: Dossier, office: Office, au: dt.date) -> tuple[Notice, ...]:
    """Formal notices presented by ``au``, oldest first: registered letters presented, acts served.

    An unclaimed or refused letter counts from its first presentation; one returned « destinataire inconnu », one whose
    presentation is unknown, and one presented to a debtor who is no more do not (see ``doubtful``).
    """
    last = last_day(dossier, dossier.debiteur, au)
    reached = (one for one in _presented(dossier, office, au) if one.presentee_le <= last)
    return tuple(sorted(reached, key=lambda one: (one.presentee_le, one.delai, one.factures)))


def _presented(dossier: Dossier, office: Office, au: dt.date) -> Iterator[Notice]:
    for served in summons(dossier, au):
        yield Notice(served.acte.date, served.factures, 0)
    for letter in dossier.faits(FaitCourrier, Fait.MISE_EN_DEMEURE):
        day = _presentation(letter)
        if day and day <= au:
            yield Notice(day, targeted(dossier, letter), office.delai(dossier, letter))


def notices_to(dossier: Dossier, party: Debiteur, au: dt.date) -> tuple[Notice, ...]:
    """Formal notices presented by ``au`` to one joint debtor, oldest first: those to the principal one are not his."""
    last = last_day(dossier, party, au)
    found = []
    for letter in dossier.faits(FaitAutreCourrier):
        noticed = letter.debiteur == party.nom_complet and letter.document == Fait.MISE_EN_DEMEURE.value
        day = _presentation(letter) if noticed else None
        if day and day <= last:
            found.append(Notice(day, letter.factures, letter.delai or ordinary_delay(Fait.MISE_EN_DEMEURE, party)))
    return tuple(sorted(found, key=lambda one: (one.presentee_le, one.delai)))


def _presentation(fact: FaitEnvoi) -> dt.date | None:
    if fact.avis is Avis.DESTINATAIRE_INCONNU:
        return None
    return fact.presentee_le or fact.distribuee_le or (fact.date if fact.envoi in _IN_HAND else None)


def doubtful(dossier: Dossier, au: dt.date) -> Iterator[str]:
    """One sentence per formal notice sent that cannot be counted from."""
    last = last_day(dossier, dossier.debiteur, au)
    for fact in dossier.faits(FaitCourrier, Fait.MISE_EN_DEMEURE):
        if fact.date > au:
            continue
        if fact.avis is Avis.DESTINATAIRE_INCONNU:
            yield f"Mise en demeure du {fact.date:%d/%m/%Y} non comptée : revenue « destinataire inconnu »."
        elif (presented := _presentation(fact)) is not None and last < presented <= au:
            yield (
                f"Mise en demeure du {fact.date:%d/%m/%Y} non comptée : présentée après le {last:%d/%m/%Y}, dernier "
                "jour où elle pouvait atteindre le débiteur (décès, radiation ou transmission de son patrimoine)."
            )
        elif presented is None:
            yield (
                f"Mise en demeure du {fact.date:%d/%m/%Y} non comptée : date de première présentation inconnue. "
                "La compléter (presentee-le)."
            )


def silent(claims: Iterable[Claim], au: dt.date) -> Iterator[str]:
    """Invoices past their due date that no formal notice has called for: no legal interest runs on them."""
    silent = [claim.numero for claim in claims if claim.depart is None and claim.echeance < au]
    if silent:
        yield (
            f"Aucun intérêt ne court encore sur {', '.join(silent)} : pas de mise en demeure présentée après "
            "l'échéance (C. civ., art. 1231-6 et 1344-1)."
        )
