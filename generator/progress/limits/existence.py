"""Limits that the death of a debtor starts, or the dissolution of a company without winding up."""

from collections.abc import Iterable, Iterator

from generator.case import KeyPath
from generator.instances import concerned
from generator.law.limits.existence import (
    civ_771_sommation,
    civ_792_declaration,
    civ_877_attente,
)
from generator.model import FaitDeces, FaitDissolution, FaitProcedure, Fin
from generator.progress.asof import AsOf
from generator.progress.existence import choice
from generator.progress.limits.made import act, avance, delai, suivi
from generator.progress.limits.others import named
from generator.progress.seizures import executed_on
from generator.progress.types import Delai, Retard
from generator.statement.existence import opposition
from generator.vocabulary.faits import ENFORCEMENT

UNPUBLISHED = "Publication à rechercher (BODACC) : compté de la dissolution, par prudence."
NATURAL = (
    "Sans objet si l'associé unique est une personne physique : la société se liquide (C. civ., art. 1844-5, al. 4)."
)


def existence_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """Limits of every debtor of the case who died, or was dissolved."""
    for path, death in seen.of(FaitDeces):
        yield from _of_whom(seen, death, (*_estate(seen, path, death), *_title(seen, path, death)))
    for path, end in seen.of(FaitDissolution):
        if end.universelle:
            yield from _of_whom(seen, end, _opposition(seen, path, end))


def _of_whom(seen: AsOf, end: Fin, found: Iterable[Delai | Retard]) -> Iterator[Delai | Retard]:
    """Limits of another than the principal debtor bear his name."""
    dossier = seen.case.dossier
    other = next((party for party in end.de(dossier.debiteurs) if party != dossier.debiteur), None)
    yield from (named(one, other) if other else one for one in found)


def _estate(seen: AsOf, path: KeyPath, death: FaitDeces) -> Iterator[Delai | Retard]:
    """The heirs are summoned to choose; what is accepted up to its net assets asks for a declaration."""
    summoned, published = seen.known(death.sommation_le), seen.known(death.actif_net_le)
    if published is not None:
        done = act(seen.known(death.declaree_le), path, "declaree-le")
        yield from suivi("declaration-a-succession", civ_792_declaration(published), (*path, "actif-net-le"), done)
    elif not any(map(death.succede, death.de(seen.case.dossier.debiteurs))):
        where, left = (*path, "sommation-le"), choice(death, seen.au)
        if summoned is not None:
            wait = civ_771_sommation(death.date)
            yield from avance("sommation-d-opter", wait, (summoned, where), "Sommation d'opter")
        if left.date >= seen.au and left.cle == "civ-772":
            yield delai("option-des-heritiers", left, where)
        elif left.date >= seen.au:
            yield delai("sommation-d-opter", left, path)


def _title(seen: AsOf, path: KeyPath, death: FaitDeces) -> Iterator[Delai | Retard]:
    """A title against the deceased waits eight days once served on the heir; a seizure made before is too early."""
    served = seen.known(death.titre_signifie_le)
    if served is None:
        return
    wait = civ_877_attente(served)
    if wait.date >= seen.au:
        yield delai("attente-heritiers", wait, (*path, "titre-signifie-le"))
    dossier = seen.case.dossier
    his = {party.nom_complet for party in death.de(dossier.debiteurs)}
    for where, fait in ((note.origine, note.fait) for note in seen.journal):
        if not isinstance(fait, FaitProcedure) or fait.type not in ENFORCEMENT or not his & concerned(dossier, fait):
            continue
        made = executed_on(fait, seen.au)
        if made is not None and made > death.date and seen.known(fait.close_le) is None:
            yield from avance("attente-heritiers", wait, (made, where), "Exécution contre l'héritier")


def _opposition(seen: AsOf, path: KeyPath, end: FaitDissolution) -> Iterator[Delai | Retard]:
    """Thirty days to oppose, told once they are over too, until the sole member is written in the company's place."""
    published = seen.known(end.publiee_le)
    limite = opposition(end, seen.au)
    done = act(seen.known(end.opposition_le), path, "opposition-le")
    replaced = any(map(end.succede, end.de(seen.case.dossier.debiteurs)))
    if done is None and limite.date < seen.au and replaced:
        return
    why = (NATURAL,) if published else (UNPUBLISHED, NATURAL)
    where = (*path, "publiee-le") if published else path
    if published or done is None:  # counted from the dissolution, it proves nothing late
        yield from suivi("opposition-a-dissolution", limite, where, done, why)
