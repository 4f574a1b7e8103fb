"""One case made: its drafts, its liasse, its page. Runs in a worker; writes only the files of its own case."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.build.checks import check_computed
from generator.build.letters import Planned, lacking, planned, produce
from generator.build.liasse import arrete, make, pieces_signature, wanted
from generator.build.state import CaseState, LiasseNotee, PieceNotee, Signature, signature
from generator.build.vues import Computed, compute_case
from generator.documents import CATALOGUE
from generator.findings import CaseInvalid, Finding, RecouvreError
from generator.load import load_case, load_office
from generator.model import Office
from generator.numbering import number
from generator.pages import Resume, Shell, case_files, summarise
from generator.pages.types import CourrierVu, PieceVue, Vue
from generator.progress import procedures
from generator.writer import write_if_changed


@dataclass(frozen=True)
class Job:
    """What a worker needs beyond the reference: nothing of another case."""

    root: Path
    out: Path
    au: dt.date
    liasses: str  # utiles | toutes | aucune
    paper: str  # key of the inputs of every PDF
    shell: Path
    shell_digest: str
    creancier: str | None = None  # only the cases of this creditor, for a site of its own


@dataclass(frozen=True)
class Made:
    """What was made of a case: its state, its row (None when it has errors), its findings, files written."""

    reference: str
    state: CaseState
    resume: Resume | None
    findings: tuple[Finding, ...]
    written: int


def make_case(job: Job, reference: str, before: CaseState | None) -> Made:
    """Make everything of a case that differs from ``before``; a case with errors makes nothing."""
    folder = job.root / "cases" / reference
    seen: Signature = signature(str(folder))
    office, shell = _office(job.root), _shell(job.shell, job.shell_digest)
    try:
        case = load_case(job.root, reference, office)
    except CaseInvalid as broken:
        return Made(reference, CaseState(seen, {}, failed=True), None, tuple(broken.findings), 0)
    if job.creancier not in {None, case.dossier.creancier}:
        return Made(reference, CaseState(seen, {}), None, (), 0)
    computed = compute_case(case, office, job.au)
    bench = _Bench(job, reference, before)
    drafts = (_letter(bench, computed, office, plan) for plan in planned(case, computed.situation))
    courriers = tuple(draft for draft in drafts if draft)
    liasse = _liasse(bench, computed, office, before.liasse if before else None)
    findings = (*check_computed(computed, office), *(liasse.findings if liasse else ()))
    vue = Vue(
        case, office, computed.situation, computed.decompte, computed.refus,
        courriers, _pieces(computed, liasse), liasse.fichier if liasse else "", findings,
        procedures(case, office, job.au, computed.decompte),
    )  # fmt: skip
    for name, content in case_files(vue, shell).items():
        bench.put(f"{bench.home}/{name}", content)
    return Made(reference, CaseState(seen, bench.outputs, liasse=liasse), summarise(vue), findings, bench.written)


class _Bench:
    """Where a case's outputs are put, and what the last build had put there."""

    def __init__(self, job: Job, reference: str, before: CaseState | None) -> None:
        self.job = job
        self.home = f"dossiers/{reference}"
        self.before = before.outputs if before else {}
        self.outputs: dict[str, str] = {}
        self.written = 0

    def fresh(self, path: str, key: str) -> bool:
        """Tell whether the file was made from the same key and is still there; keep it if so."""
        if self.before.get(path) == key and (self.job.out / path).is_file():
            self.outputs[path] = key
            return True
        return False

    def keep(self, key: str) -> list[str]:
        """Every output of the last build made from this key, if all are still there."""
        paths = [path for path, known in self.before.items() if known == key]
        if not all((self.job.out / path).is_file() for path in paths):
            return []
        self.outputs.update(dict.fromkeys(paths, key))
        return paths

    def put(self, path: str, content: bytes, key: str = "") -> None:
        """Write a file if its bytes differ, and remember its key."""
        self.written += write_if_changed(self.job.out / path, content)
        self.outputs[path] = key

    def key(self, *parts: str) -> str:
        """Key of an output: the hash of what it prints."""
        return hashlib.sha256("\0".join((self.job.paper, *parts)).encode()).hexdigest()[:32]


def _letter(bench: _Bench, computed: Computed, office: Office, plan: Planned) -> CourrierVu | None:
    entry = CATALOGUE[plan.document]
    found = tuple(lacking(computed.case, office, plan.arrete, plan.document, computed))
    if found and plan.optional:
        return None
    if found:
        return CourrierVu(plan.document, entry.titre, "projet", plan.arrete, (), found)
    key = bench.key(computed.case.sha256, plan.document, plan.arrete.isoformat())
    paths = bench.keep(key)
    if not paths:
        for output in produce(computed.case, office, plan.arrete, plan.document):
            path = f"{bench.home}/courriers/{output.name}"
            bench.put(path, output.content, key)
            paths.append(path)
    names = tuple(path.removeprefix(f"{bench.home}/") for path in paths)
    return CourrierVu(plan.document, entry.titre, "projet", plan.arrete, names)


def _liasse(bench: _Bench, computed: Computed, office: Office, before: LiasseNotee | None) -> LiasseNotee | None:
    """The liasse, made again only if the case, its pièces or what prints it changed."""
    job, case = bench.job, computed.case
    if job.liasses == "aucune" or not (job.liasses == "toutes" or wanted(computed.situation)):
        return None
    day = arrete(case, job.au)
    key = bench.key(case.sha256, "liasse", day.isoformat(), pieces_signature(case))
    if before is not None and before.key == key and bench.keep(key):
        return before
    try:
        made = make(case, office, day, job.out)
    except RecouvreError as refusal:
        return LiasseNotee(key, "", (), (case.refusal(refusal),))
    for output in made.outputs:
        bench.put(f"{bench.home}/liasse/{output.name}", output.content, key)
    pieces = tuple(
        PieceNotee(one.numero, one.piece.id, one.sha256, one.pages, one.fichier, one.refus) for one in made.pieces
    )
    return LiasseNotee(key, f"liasse/{made.name}", pieces, tuple(made.findings))


def _pieces(computed: Computed, liasse: LiasseNotee | None) -> tuple[PieceVue, ...]:
    """Pièces as the liasse numbered them; failing a liasse, as it would."""
    dossier = computed.case.dossier
    if liasse is None or not liasse.pieces:
        return tuple(PieceVue(str(one.numero), one.piece, "", 0) for one in number(dossier))
    return tuple(
        PieceVue(one.numero, piece, one.sha256, one.pages, one.fichier, one.refus)
        for one in liasse.pieces
        if (piece := dossier.piece(one.id))
    )


@lru_cache(maxsize=2)
def _office(root: Path) -> Office:
    return load_office(root)


@lru_cache(maxsize=2)
def _shell(folder: Path, digest: str) -> Shell:
    return Shell(folder, digest)
