"""Reporting: what came in, how old what is owed is, how late debtors pay, and after which step they do."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from generator.money import ZERO, format_eur
from generator.pages import dso, portfolio, words
from generator.pages.ligne import LADDER, Ligne
from generator.pages.portfolio import Portfolio
from generator.pages.splice import Entry
from generator.pages.tables import Cell, to_csv

MONTHS_SHOWN = 12
BEFORE = "Avant toute relance"
CONTENTS = (
    Entry("encaissements", "Encaissé par mois"),
    Entry("anciennete", "Balance âgée par créancier"),
    Entry("retards", "Retards"),
    Entry("etapes", "Encaissé par étape"),
)


class LigneCreancier(Struct, frozen=True):
    """What one creditor is owed, by age."""

    nom: str
    tranches: tuple[Decimal, ...]
    total: Decimal


class LigneRetard(Struct, frozen=True):
    """How late the debtors of one creditor are; days are averages weighted by principal, None without an amount."""

    nom: str
    en_cours: int | None
    regle: int | None


class LigneEtape(Struct, frozen=True):
    """What came in after a step and before the next."""

    nom: str
    dossiers: int  # cases that reached the step
    payeurs: int  # of them, those that paid something before the next step
    taux: Decimal | None  # payers over cases, percent: the recovery rate of the step
    paiements: int
    montant: Decimal
    part: Decimal | None  # of all that came in, percent
    delai: int | None  # days from the step to the money, weighted by amount; None without a step or a payment


class Suivi(Struct, frozen=True):
    """What is reported, on the page and in its spreadsheets."""

    mois: list[tuple[dt.date, Decimal]]
    creanciers: tuple[LigneCreancier, ...]
    retards: tuple[LigneRetard, ...]
    etapes: tuple[LigneEtape, ...]


def reporting_pages(whole: Portfolio) -> Iterator[tuple[str, bytes]]:
    """Make ``suivi/index.html`` and its CSV files."""
    rows, au = whole.rows, whole.au
    told = Suivi(by_month(rows, au), tuple(by_creditor(rows)), tuple(lateness(rows)), tuple(by_step(rows, au)))
    context = {
        **whole.common,
        "mois": portfolio.bars(
            (words.mois(month), amount, format_eur(amount), "") for month, amount in last_months(told.mois)
        ),
        "tranches": tuple(label for _, label, *_ in portfolio.BUCKETS),
        "creanciers": told.creanciers,
        "retards": told.retards,
        "dso": tuple(dso.lines(rows, whole.office, au)),
        "etapes": told.etapes,
        "recu": sum((amount for _, amount in told.mois), ZERO),
    }
    yield whole.shell.filled("suivi/index.html", "suivi.html", context, CONTENTS)
    for name, header, lines in _spreadsheets(told):
        yield f"suivi/{name}.csv", to_csv(header, lines)
    yield "suivi/portefeuille.csv", _whole(rows)


def _spreadsheets(told: Suivi) -> Iterator[tuple[str, Sequence[str], Iterable[Sequence[Cell]]]]:
    """Name, header and lines of each."""
    yield "encaissements", ("mois", "montant"), ((f"{day:%m/%Y}", amount) for day, amount in told.mois)
    yield (
        "balance-agee",
        ("créancier", *(label for _, label, *_ in portfolio.BUCKETS), "total"),
        ((line.nom, *line.tranches, line.total) for line in told.creanciers),
    )
    yield (
        "etapes",
        ("étape", "dossiers", "dossiers payeurs", "paiements", "montant", "délai moyen en jours"),
        (
            (line.nom, line.dossiers, line.payeurs, line.paiements, line.montant, _or_nothing(line.delai))
            for line in told.etapes
        ),
    )
    yield (
        "retards",
        ("créancier", "retard moyen de ce qui est dû, en jours", "retard moyen de ce qui a été payé, en jours"),
        ((line.nom, _or_nothing(line.en_cours), _or_nothing(line.regle)) for line in told.retards),
    )


def by_month(rows: Iterable[Ligne], au: dt.date) -> list[tuple[dt.date, Decimal]]:
    """Money received by month, from the first month with a payment to the current one; empty months are kept."""
    received: dict[dt.date, Decimal] = defaultdict(lambda: ZERO)
    for row in rows:
        for day, amount in row.paiements:
            if day <= au:
                received[day.replace(day=1)] += amount
    month = min(received, default=au.replace(day=1))
    series = []
    while month <= au:
        series.append((month, received.get(month, ZERO)))
        month += relativedelta(months=1)
    return series


def last_months(series: Sequence[tuple[dt.date, Decimal]]) -> list[tuple[dt.date, Decimal]]:
    """The twelve months up to the current one: those before the first payment too, in which nothing came in."""
    received, (current, _) = dict(series), series[-1]
    months = [current - relativedelta(months=back) for back in reversed(range(MONTHS_SHOWN))]
    return [(month, received.get(month, ZERO)) for month in months]


def by_creditor(rows: Sequence[Ligne]) -> Iterator[LigneCreancier]:
    """Principal owed to each creditor, by age; creditors by name."""
    for name, own in _creditors(rows):
        owed = tuple(portfolio.ageing(own).values())
        yield LigneCreancier(name, owed, sum(owed, ZERO))


def lateness(rows: Sequence[Ligne]) -> Iterator[LigneRetard]:
    """Average days late of what is owed and of what was paid, weighted by principal."""
    for name, own in (*_creditors(rows), ("Ensemble", list(rows))):
        running = [(amount, days) for row in own for days, amount in row.ouvertes if days]
        paid = [(amount, days) for row in own for _, amount, days in row.reglees]
        yield LigneRetard(name, _average(running), _average(paid))


def by_step(rows: Sequence[Ligne], au: dt.date) -> Iterator[LigneEtape]:
    """Money received after each step of the ladder: a payment belongs to the last step that precedes it."""
    reached: dict[str, int] = defaultdict(int)
    payers: dict[str, set[str]] = defaultdict(set)
    money: dict[str, list[tuple[Decimal, int]]] = defaultdict(list)  # amount, days since the step
    for row in rows:
        for kind in {str(kind) for _, kind in row.faits}:
            reached[kind] += 1
        for day, amount in row.paiements:
            if day > au:
                continue
            since, step = [(day, BEFORE), *(fact for fact in row.faits if fact[0] <= day)][-1]
            payers[step].add(row.reference)
            money[step].append((amount, (day - since).days))
    reached[BEFORE] = len(rows)
    total = sum((amount for paid in money.values() for amount, _ in paid), ZERO)
    for kind in (BEFORE, *LADDER):
        if reached[kind]:
            received = sum((amount for amount, _ in money[kind]), ZERO)
            yield LigneEtape(
                nom=words.FAITS.get(kind, kind),
                dossiers=reached[kind],
                payeurs=len(payers[kind]),
                taux=_percent(Decimal(len(payers[kind])), Decimal(reached[kind])),
                paiements=len(money[kind]),
                montant=received,
                part=_percent(received, total),
                delai=None if kind == BEFORE else _average(money[kind]),
            )


def _percent(part: Decimal, whole: Decimal) -> Decimal | None:
    return (part * 100 / whole).quantize(Decimal(1), ROUND_HALF_UP) if whole else None


def _or_nothing(days: int | None) -> int | str:
    return "" if days is None else days


def _average(weighted: Sequence[tuple[Decimal, int]]) -> int | None:
    total = sum((amount for amount, _ in weighted), ZERO)
    if not total:
        return None
    return int((sum((amount * days for amount, days in weighted), ZERO) / total).quantize(Decimal(1), ROUND_HALF_UP))


def _creditors(rows: Sequence[Ligne]) -> list[tuple[str, list[Ligne]]]:
    groups: dict[str, list[Ligne]] = defaultdict(list)
    for row in rows:
        groups[row.creancier].append(row)
    return sorted(((own[0].creancier_nom, own) for own in groups.values()), key=lambda group: group[0])


def _whole(rows: Sequence[Ligne]) -> bytes:
    header = (
        "référence", "créancier", "débiteur", "siren", "ville", "stade", "principal", "intérêts", "indemnités", "total",
        "jours de retard", "prochain délai", "date", "responsable", "remarque",
    )  # fmt: skip
    return to_csv(header, ()) + "".join(row.tableur for row in rows).encode()
