"""What the case names outside itself: its folder, its creditor, its people, its ladder."""

from collections.abc import Collection, Iterator, Sequence

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.load import suggest
from generator.load.names import name_fault
from generator.model import Creancier, FaitProcedure, FaitRemise, Office


def creditor_of(case: Case, office: Office | None) -> Creancier | None:
    """The creditor of a case, where the office is known and his file is right."""
    return office.creanciers.get(case.dossier.creancier) if office else None


def reference_is_folder(case: Case, _office: Office | None) -> Iterator[Finding]:
    """The reference is the folder's name, and names a folder everywhere."""
    name, reference = case.folder.name, case.dossier.reference
    if reference != name:
        remedy = f"Écrire « reference: {name} », ou renommer le répertoire."
        if (case.folder / "emis").exists():  # what was sent bears it
            remedy = (
                f"Des courriers en sont partis : renommer le répertoire « {reference} ». S'il est une copie, en ôter "
                "« emis » et ce qui n'est pas de lui (journal, paiements, pièces), puis écrire "
                f"« reference: {name} »."
            )
        yield case.erreur(("reference",), f"« {reference} » n'est pas le nom du répertoire.", remedy)
    if fault := name_fault(reference):
        yield case.erreur(("reference",), fault.message, "Choisir une autre référence.")


def creditor_exists(case: Case, office: Office | None) -> Iterator[Finding]:
    """The creditor has a file in ``_cabinet/creanciers``, and it is right: what is wrong in it is told at its place.

    This alone refuses the cases of a creditor in error: nothing computes nor prints a case that has errors.
    """
    if office is None:
        return
    slug, path = case.dossier.creancier, ("creancier",)
    if wrong := office.faulty.get(slug):
        yield from _of_a_file(case, path, f"le fichier du créancier « {slug} »", wrong)
    else:
        yield from _known(case, path, slug, {**office.creanciers, **office.faulty}, "_cabinet/creanciers")


def manager_exists(case: Case, office: Office | None) -> Iterator[Finding]:
    """The manager of the case, and those named in the journal, are in ``cabinet.yaml``."""
    if office is None:
        return
    people = office.cabinet.responsables
    yield from _known(case, ("responsable",), case.dossier.responsable, people, "_cabinet/cabinet.yaml")
    for index, fact in enumerate(case.dossier.journal):
        if fact.par is not None:
            yield from _known(case, ("journal", index, "par"), fact.par, people, "_cabinet/cabinet.yaml")


def strategy_exists(case: Case, office: Office | None) -> Iterator[Finding]:
    """The ladder is in ``strategies.yaml``; that of a creditor in error is not known."""
    if office is not None and (case.dossier.strategie or case.dossier.creancier not in office.faulty):
        slug = office.echelle(case.dossier)
        yield from _known(case, ("strategie",), slug, office.strategies, "_cabinet/strategies.yaml")


def parties_exist(case: Case, office: Office | None) -> Iterator[Finding]:
    """Lawyers, commissaires and collectors named have a file in ``_cabinet/intervenants``, and it is right."""
    if office is None:
        return
    for path, slug in _named_parties(case):
        if wrong := office.unread.get(slug):
            yield from _of_a_file(case, path, f"le fichier de l'intervenant « {slug} »", wrong)
        else:
            yield from _known(case, path, slug, {**office.intervenants, **office.unread}, "_cabinet/intervenants")


def _of_a_file(case: Case, path: KeyPath, whose: str, wrong: Sequence[Finding]) -> Iterator[Finding]:
    """The fault of a file that a case names: where it does, then in the file."""
    first = wrong[0]
    place = f"{first.file}:{first.line}:{first.column}" if first.line else first.file
    yield case.erreur(path, f"{whose} est en erreur.", f"Le corriger : {place}.")
    yield from wrong


def _named_parties(case: Case) -> Iterator[tuple[KeyPath, str]]:
    for index, payment in enumerate(case.dossier.paiements):
        if payment.recu_par is not None:
            yield ("paiements", index, "recu-par"), payment.recu_par
    for index, fact in enumerate(case.dossier.journal):
        if isinstance(fact, (FaitRemise, FaitProcedure)) and fact.intervenant is not None:
            yield ("journal", index, "intervenant"), fact.intervenant


def _known(case: Case, path: KeyPath, word: str, accepted: Collection[str], where: str) -> Iterator[Finding]:
    if word not in accepted:
        remedy = suggest.remedy(word, sorted(accepted), "Connus") if accepted else f"L'ajouter dans {where}."
        yield case.erreur(path, f"« {word} » n'est pas dans {where}.", remedy)
