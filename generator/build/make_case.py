"""One case made: its drafts, its liasse, its page. Runs in a worker; writes only the files of its own case."""

import datetime as dt
from collections.abc import Container, Iterable
from functools import cache as once
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, json
from msgspec.structs import replace

from generator.build import evidence, kept, leftovers, past, pictures
from generator.build.bench import Bench, Job
from generator.build.binder import Binder
from generator.build.correspondence import letters
from generator.build.history import Past
from generator.build.kept import Kept, LiasseNotee, Products
from generator.build.rest import rested
from generator.build.state import CaseState, Folders, of_case, signature, times
from generator.casework import produced
from generator.casework.awaited import Awaited, arrete, awaited
from generator.casework.checks import check_computed
from generator.casework.computed import Computed, compute_case
from generator.casework.illegible import left_out
from generator.casework.liasse import cache
from generator.casework.planning import Planned
from generator.casework.told import with_letters
from generator.findings import CaseInvalid, Finding, Level, has_errors
from generator.load import load_case, load_office
from generator.model import Office
from generator.numbering import number
from generator.pages import Calendars, Ligne, Shell, case_pages, feeds, ligne, summarise
from generator.pages.evidence import NAME as EVIDENCE
from generator.pages.places import agenda
from generator.pages.types import CourrierVu, PieceVue, Vue
from generator.progress import procedures
from generator.resources import of_office
from generator.writer import withdraw

if TYPE_CHECKING:
    from generator.render import Composed, Output


class Made(Struct, frozen=True):
    """What was made of a case: what it looked like, what is kept of it, its findings."""

    reference: str
    state: CaseState
    kept: Kept
    findings: tuple[Finding, ...]  # those of the office's own templates apart: one file, of which no case is in error
    written: int


def make_case(job: Job, reference: str, before: Kept | None) -> Made:
    """Make everything of a case that differs from ``before``; a case with errors makes nothing."""
    seen = of_case(f"{job.root}/cases", reference)  # before it is read: a change on the way is seen the next time
    past_then = past.kept(job.out / ".etat", job.tip)
    note = produced.note(reference)
    noted_then = signature(str(job.out), (note,))  # as seen: before it is read
    asked = produced.noted(job.out, reference)
    known = _without(before.products, asked) if before else Products()
    left = asked | (set(before.products.outputs) if before else leftovers.of_case(job.out, reference))
    bench = Bench(job, reference, known)
    done = _make(bench, past_then, known.liasse)
    with produced.held(job.out):
        for path in left.difference(bench.outputs, {note}):
            withdraw(job.out, path)  # a draft that is no longer due must not lie there
        unseen = signature(str(job.out), (note,)) != noted_then  # ``produire`` put a draft meanwhile
        if not unseen and (job.out / note).exists():
            withdraw(job.out, note)  # last: a build killed before has taken no account of it
    folders = times(job.out, (*bench.outputs, note))
    if unseen:  # its note stays, for the next build to make the case again
        folders[note.rpartition("/")[0]] = 0
    return Made(
        reference,
        CaseState(
            seen,
            has_errors(done.findings),
            past_then.digest(reference),
            Folders.of(folders),
            done.repos,
            bench.creancier,
            done.gabarits,
        ),
        kept.encode(done.row, Products(bench.outputs, done.liasse, bench.days, bench.prints, bench.controles)),
        done.findings,
        bench.written,
    )


def _without(products: Products, asked: Container[str]) -> Products:
    """What the last build made, but the letters that something else was put in the place of."""
    keys = {key for path, key in products.outputs.items() if path in asked}
    return replace(products, outputs={path: key for path, key in products.outputs.items() if key not in keys})


class _Done(NamedTuple):
    """What is wrong with a case, its row in the portfolio, its liasse, its last date in ISO when it is at rest.

    ``gabarits`` is what is wrong with the office's own templates of its pages.
    """

    findings: tuple[Finding, ...]
    row: Ligne | None = None
    liasse: LiasseNotee | None = None
    repos: str = ""
    gabarits: tuple[Finding, ...] = ()


def _make(bench: Bench, history: Past, before: LiasseNotee | None) -> _Done:
    """Put everything of a case on its bench."""
    job = bench.job
    office, shell = _office(job.root), _shell(job.shell, job.shell_digest, job.root)
    try:
        case = load_case(job.root, bench.reference, office, job.au, bench.checked)
    except CaseInvalid as broken:
        return _Done(tuple(broken.findings))
    bench.creancier = case.dossier.creancier
    if job.creancier not in {None, bench.creancier}:
        return _Done(())
    _mark(bench)
    computed = rested(compute_case(case, office, job.au), office)
    au = computed.situation.au
    due = tuple(awaited(computed, office))
    courriers = tuple(_letter(bench, computed, office, one) for one in due)
    binder = Binder(bench, computed, office)
    liasse = binder.liasse(before)
    tables, lacked = evidence.completeness(computed, office)
    unsent = binder.archive(liasse, evidence.wanted(computed, office, lacked)) if liasse else ()
    pieces = _pieces(bench, computed, liasse)
    issued, altered = computed.registre
    refused = (one for draft in courriers for one in draft.manques if one.level is Level.ERREUR)
    found = (
        *check_computed(computed, office),
        *(liasse.findings if liasse else left_out(case)),
        *altered,
        *refused,
        *unsent,
    )
    findings = tuple(dict.fromkeys(found))  # what is wrong with an invoice stops its letters too
    vue = Vue(
        case, office, with_letters(computed.situation, due), computed.decompte, computed.refus,
        (*courriers, *letters(bench, case, pieces, issued)), pieces, liasse.fichier if liasse else "", findings,
        procedures(case, office, au, computed.decompte, computed.situation.delais),
        past.seen(history, case, messages=job.creancier is None), tables, evidence.recipients(bench, lacked),
        computed.repos,
    )  # fmt: skip
    row = ligne(summarise(vue), office, au)
    wrong = _pages(bench, vue, shell, liasse)
    _calendar(bench, row, au)
    return _Done(findings, row, liasse, au.isoformat() if computed.repos else "", wrong)


def _letter(bench: Bench, computed: Computed, office: Office, one: Awaited) -> CourrierVu:
    plan = one.plan
    waiting = CourrierVu(
        plan.document, one.titre, "projet", plan.arrete, (), one.manques,
        depuis=plan.depuis, canal=str(plan.envoi or ""), pour=plan.choix.debiteur, signature=one.signature,
        factures=plan.choix.factures,
    )  # fmt: skip
    if one.manques:
        return waiting
    whose = (plan.choix.debiteur, *plan.choix.factures)
    day = bench.day(
        bench.key(computed.case.sha256, plan.document, plan.arrete.isoformat(), *whose),
        lambda: arrete(computed, office, plan),
    )
    read = computed.pieces  # enclosed, or read to know who sold what it claims
    made_from = bench.key(computed.case.sha256, plan.document, day.isoformat(), *whose, read)
    composed = once(lambda: _composed(bench, computed, office, plan, day))
    try:
        key = bench.printed(made_from, bench.job.inputs.press, lambda: composed().digest)
        paths = bench.keep(key) or _print(bench, composed().printed(), key)
    except CaseInvalid as broken:  # of its template or its invoices: all the rest is made
        return replace(waiting, date=day, manques=tuple(broken.findings))
    drafts = (path.removeprefix(f"{bench.home}/") for path in paths)
    names = tuple(name for name in drafts if name.startswith("courriers/"))
    picture = next((seen for name in names if (seen := bench.picture(name))), "")
    return replace(waiting, date=day, fichiers=names, apercu=picture)


def _composed(bench: Bench, computed: Computed, office: Office, plan: Planned, day: dt.date) -> "Composed":
    from generator.casework.letters import compose, draft_of  # noqa: PLC0415 - heavy: not paid by letters that stay

    return compose(draft_of(computed.case, office, day, plan.document, choix=plan.choix), cache(bench.job.out))


def _print(bench: Bench, outputs: Iterable["Output"], key: str) -> list[str]:
    """Put the files of a letter, with the picture of its first page; their paths."""
    paths = []
    for output in outputs:
        path = f"{bench.home}/courriers/{output.name}"
        bench.put(path, output.content, key)
        paths.append(path)
        if output.name.endswith(".pdf"):
            bench.put_picture(f"courriers/{output.name}", pictures.letter(output.content), key)
    return paths


def _pages(bench: Bench, vue: Vue, shell: Shell, liasse: LiasseNotee | None) -> tuple[Finding, ...]:
    """The pages of the case; that of its evidence tells no date: it stays as it is while it would say the same.

    Returns what is wrong with the office's own templates: the pages they stop are made with ours.
    """
    drawn = (path for path in bench.outputs if path.startswith(f"{bench.home}/apercus/liasse-"))
    said = json.encode((vue.completudes, vue.destinataires)).decode()
    key = bench.key(EVIDENCE, bench.job.inputs.site, vue.case.sha256, repr(liasse), said, *sorted(drawn))
    kept = {EVIDENCE} if bench.fresh(f"{bench.home}/{EVIDENCE}", key) else ()
    wrong: dict[Finding, None] = {}
    for page in case_pages(vue, shell, kept):
        bench.put(f"{bench.home}/{page.path}", page.whole, key if page.path == EVIDENCE and not page.wrong else "")
        wrong |= dict.fromkeys(page.wrong)
    return tuple(wrong)


def _mark(bench: Bench) -> None:
    """An empty calendar first: what a build killed on the way leaves is then known as ours (``leftovers``)."""
    path = f"{bench.home}/{feeds.NAME}"
    if path not in bench.before and not (bench.job.out / path).exists():
        bench.put(path, Calendars().feed(bench.reference, ()))


def _calendar(bench: Bench, row: Ligne, au: dt.date) -> None:
    """The calendar of the case, written again only when something of it came, changed or passed."""
    path, dated = f"{bench.home}/{feeds.NAME}", feeds.coming(agenda([row]), au)
    key = bench.key(feeds.NAME, str(row.depuis), *(f"{one.date} {one.tache!r}" for one in dated))
    if not bench.fresh(path, key):
        bench.put(path, Calendars().feed(row.reference, dated), key)


def _pieces(bench: Bench, computed: Computed, liasse: LiasseNotee | None) -> tuple[PieceVue, ...]:
    """Pièces as the liasse numbered them; failing a liasse, as it would."""
    dossier = computed.case.dossier
    if liasse is None or not liasse.pieces:
        return tuple(PieceVue(str(one.numero), one.piece, "", 0) for one in number(dossier))
    return tuple(
        PieceVue(one.numero, piece, one.sha256, one.pages, one.fichier, one.refus, bench.picture(one.fichier))
        for one in liasse.pieces
        if (piece := dossier.piece(one.id))
    )


_office = of_office(load_office)
_shell = lru_cache(maxsize=2)(Shell)
