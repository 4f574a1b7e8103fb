"""How long a title may be enforced (CPCE L111-4)."""

import datetime as dt
from collections.abc import Iterator, Mapping

from generator.case import KeyPath
from generator.instances import first_noted, overturned
from generator.law.deadlines import written
from generator.law.limitation.acts import Acte
from generator.law.limitation.course import run
from generator.law.limitation.durations import Delai as Prescription
from generator.law.limitation.durations import cpce_l111_4_duree
from generator.law.limitation.periods import Terme
from generator.law.limitation.start import Depart
from generator.model import Titre
from generator.progress.asof import AsOf
from generator.progress.limits.acts import acts_of
from generator.progress.limits.judgment import AT_TWO_DATES
from generator.progress.once import once
from generator.progress.orders import orders
from generator.progress.titles import told_apart, waits
from generator.progress.types import Delai
from generator.statement.followed import served_on
from generator.vocabulary import NatureTitre

_ON_A_TITLE = frozenset(
    {Acte.RECONNAISSANCE_ECRITE, Acte.ECHEANCIER_SIGNE, Acte.PAIEMENT_VOLONTAIRE, Acte.ACTE_D_EXECUTION}
)


def title_limits(seen: AsOf, safe_days: Mapping[str, dt.date]) -> Iterator[Delai]:
    """Limits of the titles that live ten years; ``safe_days`` are the last ones of the claim itself, by invoice.

    Other titles keep the prescription of their claim (L111-4 read a contrario): nothing is yielded for them.
    """
    for path, titre in seen.titres:
        start = _enforceable_from(seen, path, titre)
        prescription = cpce_l111_4_duree(start, titre.nature) if start else None
        if start is None or prescription is None:
            continue
        terme, said = _course(seen, titre, prescription, start)
        safe, early = terme.prudence, first_noted(seen.case.dossier, start) if start == titre.date else start
        if early < start:
            safe = min(safe, _course(seen, titre, prescription, early)[0].prudence)
            said = (*said, AT_TWO_DATES.format(written(early)))
        claim_safe = min((day for numero, day in safe_days.items() if titre.juge(numero)), default=None)
        if titre.nature is NatureTitre.ORDONNANCE_INJONCTION and claim_safe is not None:
            safe = min(safe, claim_safe)
            said = (*said, _debated(safe))
        if titre.nature is NatureTitre.JUGEMENT_ETRANGER:
            said = (*said, _ABROAD)
        of = told_apart(seen, titre)
        yield Delai(
            "prescription",
            f"Exécution du titre du {titre.date:%d/%m/%Y}{f' ({of})' if of else ''}",
            start,
            path,
            terme.date,
            safe,
            "Passé ce jour, le titre ne peut plus être exécuté.",
            prescription.reference,
            explication=said,
            factures=titre.factures,
        )


@once
def ruling(seen: AsOf) -> tuple[Titre, ...]:
    """Titles that have their own ten years: an invoice issued later is not part of them, nor one they do not judge."""
    dated = ((titre, _enforceable_from(seen, path, titre)) for path, titre in seen.titres)
    return tuple(titre for titre, start in dated if start and cpce_l111_4_duree(start, titre.nature))


def _course(seen: AsOf, titre: Titre, prescription: Prescription, start: dt.date) -> tuple[Terme, tuple[str, ...]]:
    """Ten years from the day the title may be enforced; each act of enforcement starts them again (2244, 2231)."""
    acts = (fait for fait, concerned in acts_of(seen) if concerned is None or any(map(titre.juge, concerned)))
    after = [fait for fait in acts if fait.date >= start and fait.acte in _ON_A_TITLE]
    depart = Depart(start, "titre exécutoire", "départ discuté : jour où le titre peut être exécuté")
    cours = run(prescription, depart, after, seen.au, start)
    return cours.terme or Terme(start, start), cours.explication


_ABROAD = (
    "Dix ans pour un jugement étranger exécutoire en France (CPCE, art. L111-3, 2°, et L111-4), du jour noté : à "
    "vérifier, celui de l'Union ayant pu l'être plus tôt, comme le temps que lui laisse son État, non compté."
)


def _debated(safe: dt.date) -> str:
    return (
        "Dix ans pour une ordonnance d'injonction de payer sans opposition : discuté (Cass. 2e civ., 29 sept. 2022). "
        f"Date prudente : celle de la prescription de la créance, {safe:%d/%m/%Y}."
    )


def _enforceable_from(seen: AsOf, path: KeyPath, titre: Titre) -> dt.date | None:
    """Day a title may be enforced; what was dismissed since, opposed, or an order not served in time, is no title.

    A foreign judgment is one from the day the file says it is enforceable here, not from its service.
    """
    if overturned(seen.case.dossier, titre, seen.au, seen.nom) or waits(seen, path, titre):
        return None
    if titre.nature is NatureTitre.JUGEMENT_ETRANGER:
        return titre.executoire_le
    if titre.nature is not NatureTitre.ORDONNANCE_INJONCTION:
        return titre.executoire_le or served_on(seen.case.dossier, titre, seen.au, seen.face_a) or titre.date
    order = next((one for one in orders(seen) if path in one.lieux), None)
    if order is None or order.signification is None or order.lapsed(seen.au) or order.sans_effet:
        return None
    return titre.executoire_le or order.signification.date
