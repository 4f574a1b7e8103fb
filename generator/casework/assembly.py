"""A liasse and its exports, made: all that loads what assembles pages, apart from what decides whether to."""

import datetime as dt
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator import git
from generator.bundle.assembly import Gathered, assemble, gather
from generator.bundle.export import Matiere, export
from generator.bundle.profiles import Profil, profile
from generator.bundle.pseudonyms import pseudonymised
from generator.case import Case
from generator.casework.computed import Computed, compute_case
from generator.casework.liasse import cache
from generator.casework.produced import put
from generator.documents.completeness import lacking_for
from generator.documents.draft import Draft
from generator.exhibits import Exhibit, intake, replaced
from generator.findings import CaseInvalid, DocumentIncomplete, Finding
from generator.inputs import read_inputs
from generator.model import Office
from generator.references import OWN_FILES


class Assembled(Struct, frozen=True):
    """Where the files of a liasse were put; pages and bytes of the merged one."""

    paths: tuple[Path, ...]
    pages: int
    octets: int
    findings: tuple[Finding, ...]


class Exported(Struct, frozen=True):
    """Where the ZIP was put, what was done to make files fit."""

    path: Path
    rapport: tuple[str, ...]
    findings: tuple[Finding, ...]


def gathered(case: Case, office: Office, au: dt.date, out: Path) -> Gathered:
    """All that a liasse arrêtée at ``au`` is made of, nothing printed.

    Raises:
        CaseInvalid: the claim cannot be computed at that date, or a communicated pièce is another file now.
    """
    return _gathered(case, office, compute_case(case, office, au), _taken(case, office, out))


def matter(case: Case, office: Office, au: dt.date, out: Path) -> Matiere:
    """Assemble a liasse, with all it was made of. Errors of ``gathered``, and those of the printing."""
    return assembled(gathered(case, office, au, out))


def assembled(made_of: Gathered) -> Matiere:
    """Print and merge what was gathered."""
    return Matiere(made_of.draft, made_of.exhibits, assemble(made_of))


def archive(made_of: Matiere, profil: Profil) -> bytes:
    """The ZIP of a profile; without the commit, which would make it again at each one."""
    return export(made_of, profil, {}).output.content


def export_case(case: Case, office: Office, au: dt.date, out: Path, name: str) -> Exported:
    """Export the case for a recipient: one ZIP under ``out``, complete proofs or the list of what lacks.

    Raises:
        DocumentIncomplete: a proof the profile's procedure needs is missing.
        UnknownName: no such profile.
        BundleError: an original is no longer the one that was taken in.
    """
    profil = profile(name)
    if profil.procedure and (lacking := lacking_for(case, office, au, profil.procedure)):
        raise DocumentIncomplete(lacking)
    if profil.pseudonyme:
        made_of, provenance = _invented(case, office, au, out), {"pseudonymise": "oui"}
    else:
        made_of = matter(case, office, au, out)
        provenance = {"commit": _commit(case), "entrees-sha256": read_inputs(case.root).printed}
    made = export(made_of, profil, provenance)
    (path,) = put(out, case.dossier.reference, "exports", [made.output])
    return Exported(path, made.rapport, made_of.liasse.findings)


def _invented(case: Case, office: Office, au: dt.date, out: Path) -> Matiere:
    """The same with everybody invented before anything is computed or printed; the office's own tables still count."""
    there, others, exhibits = pseudonymised(case, office, _taken(case, office, out))
    computed = compute_case(replace(there, root=case.root), others, au)
    return assembled(_gathered(there, others, computed, exhibits))


def _taken(case: Case, office: Office, out: Path) -> tuple[Exhibit, ...]:
    taken = intake(case, cache(out), office.creanciers[case.dossier.creancier])
    if other := replaced(case, taken):
        raise CaseInvalid(other)
    return taken


def _gathered(case: Case, office: Office, computed: Computed, exhibits: tuple[Exhibit, ...]) -> Gathered:
    draft = Draft("liasse", None, case, office, computed.owed(), computed.situation, projet=False)
    return gather(draft, exhibits)


def _commit(case: Case) -> str:
    """Commit at HEAD, and whether the case has changed since; « inconnu » outside git."""
    commit = git.tell(case.root, "rev-parse", "HEAD")
    if commit is None:
        return "inconnu"
    changed = any(git.changed(case.root, f"cases/{case.folder.name}", OWN_FILES))
    return f"{commit.strip()}, dossier modifié depuis" if changed else commit.strip()


def assemble_case(case: Case, office: Office, au: dt.date, out: Path) -> Assembled:
    """Assemble a liasse asked by name, and put its files under ``out``."""
    liasse = matter(case, office, au, out).liasse
    paths = put(out, case.dossier.reference, "liasse", liasse.outputs)
    return Assembled(tuple(paths), liasse.pages, liasse.octets, liasse.findings)
