"""Reporting: what came in, how old what is owed is, how late debtors pay, and after which step they do."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from operator import itemgetter

from dateutil.relativedelta import relativedelta
from msgspec import Struct

from generator.money import ZERO, format_eur
from generator.pages import dso, portfolio, words
from generator.pages.ligne import LADDER, Ligne
from generator.pages.portfolio import Portfolio
from generator.pages.shell import Page
from generator.pages.splice import Entry
from generator.pages.tables import Cell, in_pieces, to_csv

MONTHS_SHOWN = 12
BEFORE = "Avant toute relance"
_ALL = ""  # in place of a creditor: all of them
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


def reporting_pages(whole: Portfolio) -> Iterator[Page]:
    """Make ``suivi/index.html`` and its CSV files."""
    rows, au = whole.rows, whole.au
    owed = portfolio.ageing(rows)
    told = Suivi(
        by_month(rows, au), tuple(by_creditor(owed, _creditors(rows))), tuple(lateness(rows)), tuple(by_step(rows, au))
    )
    context = {
        **whole.common,
        "mois": portfolio.bars(
            (words.mois(month), amount, format_eur(amount), "") for month, amount in last_months(told.mois)
        ),
        "tranches": tuple(label for _, label, *_ in portfolio.BUCKETS),
        "creanciers": told.creanciers,
        "retards": told.retards,
        "dso": tuple(dso.lines(owed, whole.office, au)),
        "etapes": told.etapes,
        "recu": sum((amount for _, amount in told.mois), ZERO),
    }
    yield whole.shell.filled("suivi/index.html", "suivi.html", context, CONTENTS)
    for name, header, lines in _spreadsheets(told):
        yield Page(f"suivi/{name}.csv", to_csv(header, lines))
    yield Page("suivi/portefeuille.csv", _whole(rows))


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


class Moyenne:
    """An average of days weighted by amounts, one after another."""

    def __init__(self) -> None:
        self.poids = self.somme = ZERO

    def add(self, amount: Decimal, days: int) -> None:
        """Count an amount."""
        self.poids += amount
        self.somme += amount * days

    @property
    def jours(self) -> int | None:
        """Whole days, None without an amount."""
        return int((self.somme / self.poids).quantize(Decimal(1), ROUND_HALF_UP)) if self.poids else None


def by_creditor(
    owed: Mapping[str, Mapping[str, Decimal]], creditors: Iterable[tuple[str, str]]
) -> Iterator[LigneCreancier]:
    """Principal ``owed`` to each of the creditors, by age."""
    for slug, name in creditors:
        tranches = tuple(owed[slug].values())
        yield LigneCreancier(name, tranches, sum(tranches, ZERO))


def lateness(rows: Iterable[Ligne]) -> Iterator[LigneRetard]:
    """Average days late of what is owed and of what was paid, weighted by principal."""
    running: dict[str, Moyenne] = defaultdict(Moyenne)
    paid: dict[str, Moyenne] = defaultdict(Moyenne)
    for row in rows:
        for slug in (row.creancier, _ALL):
            for days, amount in row.ouvertes:
                if days:
                    running[slug].add(amount, days)
            for _, amount, days in row.reglees:
                paid[slug].add(amount, days)
    for slug, name in (*_creditors(rows), (_ALL, "Ensemble")):
        yield LigneRetard(name, running[slug].jours, paid[slug].jours)


def by_step(rows: Iterable[Ligne], au: dt.date) -> Iterator[LigneEtape]:
    """Money received after each step of the ladder: a payment belongs to the last step that precedes it."""
    reached, payers, payments = Counter[str](), Counter[str](), Counter[str]()
    money: dict[str, Moyenne] = defaultdict(Moyenne)  # amount, days since the step
    for row in rows:
        reached.update({BEFORE, *(str(kind) for _, kind in row.faits)})
        paid = list(_after_steps(row, au))
        payers.update({step for step, _, _ in paid})
        for step, amount, days in paid:
            payments[step] += 1
            money[step].add(amount, days)
    total = sum((one.poids for one in money.values()), ZERO)
    for kind in (BEFORE, *LADDER):
        if reached[kind]:
            received = money[kind].poids
            yield LigneEtape(
                nom=words.FAITS.get(kind, kind),
                dossiers=reached[kind],
                payeurs=payers[kind],
                taux=_percent(Decimal(payers[kind]), Decimal(reached[kind])),
                paiements=payments[kind],
                montant=received,
                part=_percent(received, total),
                delai=None if kind == BEFORE else money[kind].jours,
            )


def _after_steps(row: Ligne, au: dt.date) -> Iterator[tuple[str, Decimal, int]]:
    """The step that each payment of a case follows, its amount, the days from one to the other."""
    for day, amount in row.paiements:
        if day <= au:
            since, step = [(day, BEFORE), *(fact for fact in row.faits if fact[0] <= day)][-1]
            yield step, amount, (day - since).days


def _percent(part: Decimal, whole: Decimal) -> Decimal | None:
    return (part * 100 / whole).quantize(Decimal(1), ROUND_HALF_UP) if whole else None


def _or_nothing(days: int | None) -> int | str:
    return "" if days is None else days


def _creditors(rows: Iterable[Ligne]) -> list[tuple[str, str]]:
    """Creditors by name, each after the identifier of its file."""
    names: dict[str, str] = {}
    for row in rows:
        names.setdefault(row.creancier, row.creancier_nom)
    return sorted(names.items(), key=itemgetter(1))


def _whole(rows: Iterable[Ligne]) -> Iterator[bytes]:
    header = (
        "référence", "créancier", "débiteur", "siren", "ville", "stade", "principal", "intérêts", "indemnités", "total",
        "créance entière", "jours de retard", "prochain délai", "date", "responsable", "remarque",
    )  # fmt: skip
    return in_pieces(header, (row.tableur for row in rows))
