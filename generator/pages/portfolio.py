"""Sums and lists over the portfolio, from the rows: what home, agenda and reporting print."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.money import ZERO, format_eur
from generator.pages import words
from generator.pages.resume import LigneDelai, Resume

CLOSED = frozenset({"solde", "clos"})
BUCKETS = (  # key, label, first and last day late (None: no end)
    ("a-echoir", "À échoir", 0, 0),
    ("1-30", "1 à 30 jours", 1, 30),
    ("31-60", "31 à 60 jours", 31, 60),
    ("61-90", "61 à 90 jours", 61, 90),
    ("plus-de-90", "Plus de 90 jours", 91, None),
)
SOON = dt.timedelta(days=60)  # a limit of the creditor closer than this is at risk
PRESCRIPTION_SOON = dt.timedelta(days=180)  # a prescription needs a procedure, so it alerts earlier
REMINDERS = frozenset({"kbis"})  # a date to remember, at which nothing is lost
HOLD_SOON = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Barre:
    """A bar of a chart, with its figure in words: the chart is its own text alternative."""

    nom: str
    valeur: str
    part: int  # of the longest bar, in thousandths
    lien: str = ""


@dataclass(frozen=True, slots=True)
class Totaux:
    """What the portfolio is owed; cases without a settled décompte are counted apart."""

    dossiers: int
    ouverts: int
    principal: Decimal
    interets: Decimal
    indemnites: Decimal
    total: Decimal
    par_jour: Decimal
    non_arretes: int


@dataclass(frozen=True, slots=True)
class Tache:
    """Something dated to do or to watch in one case."""

    date: dt.date
    reference: str
    debiteur: str
    responsable: str
    depuis: dt.date  # last day on which something changed in the case
    titre: str
    detail: str = ""
    article: str = ""
    genre: str = "etape"  # etape, delai, autre-delai, pause, promesse
    depasse: bool = False


def is_open(row: Resume) -> bool:
    """Tell a case that still lives from a settled or closed one."""
    return row.stade not in CLOSED


def bars(entries: Iterable[tuple[str, Decimal | int, str, str]]) -> tuple[Barre, ...]:
    """Scale bars: name, value, its text, link."""
    kept = list(entries)
    longest = max((value for _, value, _, _ in kept), default=0)
    return tuple(
        Barre(name, text, int(value * 1000 / longest) if longest else 0, link) for name, value, text, link in kept
    )


def totals(rows: Sequence[Resume]) -> Totaux:
    """Sum what is owed over the open cases whose décompte is settled."""
    live = [row for row in rows if is_open(row)]
    sure = [row for row in live if not row.refus]
    return Totaux(
        dossiers=len(rows),
        ouverts=len(live),
        principal=sum((row.principal for row in sure), ZERO),
        interets=sum((row.interets for row in sure), ZERO),
        indemnites=sum((row.indemnites for row in sure), ZERO),
        total=sum((row.total for row in sure), ZERO),
        par_jour=sum((row.interet_par_jour for row in sure), ZERO),
        non_arretes=len(live) - len(sure),
    )


def bucket(days: int) -> str:
    """Key of the age bucket of an invoice, from its days late."""
    return next(key for key, _, first, last in BUCKETS if days >= first and (last is None or days <= last))


def ageing(rows: Iterable[Resume]) -> dict[str, Decimal]:
    """Principal still owed, by age of the invoice."""
    owed = dict.fromkeys((key for key, *_ in BUCKETS), ZERO)
    for row in rows:
        for days, principal in row.ouvertes if is_open(row) else ():
            owed[bucket(days)] += principal
    return owed


def ageing_bars(rows: Iterable[Resume]) -> tuple[Barre, ...]:
    """Balance âgée as a chart; each bar leads to its cases."""
    owed = ageing(rows)
    return bars((label, owed[key], format_eur(owed[key]), f"retard={key}") for key, label, *_ in BUCKETS)


def stage_bars(rows: Iterable[Resume]) -> tuple[Barre, ...]:
    """Cases by stage as a chart; stages without a case are left out."""
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row.stade] += 1
    return bars(
        (label, counts[stage], words.pluriel(counts[stage], "dossier"), f"stade={stage}")
        for stage, label in words.STADES.items()
        if counts[stage]
    )


def steps(rows: Iterable[Resume]) -> Iterator[Tache]:
    """Steps of the ladder of the open cases: due, and to come."""
    for row in rows:
        for one in row.etapes if is_open(row) else ():
            yield Tache(one.date, row.reference, row.debiteur, row.responsable, row.depuis, one.titre)


def limits(rows: Iterable[Resume], au: dt.date) -> Iterator[Tache]:
    """Limits of the open cases: at the prudent date for the creditor's own, at the last day for the others'."""
    for row in rows:
        for one in row.delais if is_open(row) else ():
            yield _limit(row, one, au)


def at_risk(rows: Iterable[Resume], au: dt.date) -> list[Tache]:
    """Limits of the creditor that are missed or near, soonest first, with what is lost."""
    return sorted(
        (
            _limit(row, one, au)
            for row in rows
            if is_open(row)
            for one in row.delais
            if one.a_charge_de == "creancier"
            and one.nature not in REMINDERS
            and one.prudence <= au + (PRESCRIPTION_SOON if one.nature == "prescription" else SOON)
        ),
        key=_order,
    )


def _limit(row: Resume, one: LigneDelai, au: dt.date) -> Tache:
    ours = one.a_charge_de == "creancier"
    last = f"dernier jour le {words.date_courte(one.date)}" if ours and one.prudence < one.date else ""
    return Tache(
        date=one.prudence if ours else one.date,
        reference=row.reference,
        debiteur=row.debiteur,
        responsable=row.responsable,
        depuis=row.depuis,
        titre=one.titre,
        detail=" ; ".join(part for part in (one.consequence.rstrip("."), last) if part),
        article=one.article,
        genre="delai" if ours else "autre-delai",
        depasse=one.date < au,
    )


def holds(rows: Iterable[Resume]) -> Iterator[Tache]:
    """Holds of the open cases that have a last day."""
    for row in rows:
        for title, until in row.pauses if is_open(row) else ():
            if until is not None:
                yield Tache(
                    until, row.reference, row.debiteur, row.responsable, row.depuis, f"Fin de pause : {title}",
                    genre="pause",
                )  # fmt: skip


def broken_promises(rows: Iterable[Resume]) -> list[Tache]:
    """Promises whose date has passed without the money, oldest first."""
    return sorted(
        (
            Tache(
                row.promesse_rompue[0], row.reference, row.debiteur, row.responsable, row.depuis,
                f"Promesse de {format_eur(row.promesse_rompue[1])} non tenue", genre="promesse", depasse=True,
            )
            for row in rows
            if row.promesse_rompue and is_open(row)
        ),
        key=_order,
    )  # fmt: skip


def agenda(rows: Sequence[Resume], au: dt.date) -> list[Tache]:
    """Everything dated of the open cases, soonest first."""
    return sorted([*steps(rows), *limits(rows, au), *holds(rows)], key=_order)


def _order(task: Tache) -> tuple[dt.date, str, str]:
    return task.date, task.reference, task.titre
