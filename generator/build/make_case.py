"""One case made: its drafts, its liasse, its page. Runs in a worker; writes only the files of its own case."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.build.checks import check_computed
from generator.build.letters import Planned, arrete, lacking, planned, produce
from generator.build.liasse import make, pieces_signature, wanted
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
    bench = Bench(job, reference, before)
    letters = (_letter(bench, computed, office, plan) for plan in planned(case, computed.situation))
    courriers = tuple(letter for letter in letters if letter)
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


def _letter(bench: Bench, computed: Computed, office: Office, plan: Planned) -> CourrierVu | None:
    entry = CATALOGUE[plan.document]
    found = tuple(lacking(computed, office, plan.document))
    if found and plan.optional:
        return None
    if found:
        return CourrierVu(plan.document, entry.titre, "projet", plan.arrete, (), found)
    day = arrete(computed, office, plan)
    key = bench.key(computed.case.sha256, plan.document, day.isoformat())
    paths = bench.keep(key)
    if not paths:
        for output in produce(computed.case, office, day, plan.document):
            path = f"{bench.home}/courriers/{output.name}"
            bench.put(path, output.content, key)
            paths.append(path)
    names = tuple(path.removeprefix(f"{bench.home}/") for path in paths)
    return CourrierVu(plan.document, entry.titre, "projet", day, names)


def _liasse(bench: Bench, computed: Computed, office: Office, before: LiasseNotee | None) -> LiasseNotee | None:
    """The liasse, made again only if the case, its pièces or what prints it changed."""
    job, case = bench.job, computed.case
    if job.liasses == "aucune" or not (job.liasses == "toutes" or wanted(computed.situation)):
        return None
    day = computed.situation.depuis
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
