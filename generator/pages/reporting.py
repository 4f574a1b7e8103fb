"""Reporting: what came in, how old what is owed is, how late debtors pay, and after which step they do."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from generator.model import Office
from generator.money import ZERO, format_eur
from generator.pages import listing, portfolio, words
from generator.pages.dashboard import common
from generator.pages.fragments import fragment
from generator.pages.names import person_name
from generator.pages.resume import Resume
from generator.pages.shell import Shell
from generator.pages.splice import Entry
from generator.pages.tables import to_csv

MONTHS_SHOWN = 12
BEFORE = "avant toute relance"
LADDER = (  # steps that ask for money, in the order of the ladder
    "rappel-avant-echeance", "relance-courriel", "appel", "relance-courrier", "mise-en-demeure", "lettre-avocat",
    "requete-injonction", "signification", "assignation", "saisie-attribution",
)  # fmt: skip
CONTENTS = (
    Entry("encaissements", "Encaissé par mois"),
    Entry("anciennete", "Balance âgée par créancier"),
    Entry("retards", "Retards"),
    Entry("etapes", "Encaissé par étape"),
)


@dataclass(frozen=True, slots=True)
class LigneCreancier:
    """What one creditor is owed, by age."""

    nom: str
    tranches: tuple[Decimal, ...]
    total: Decimal


@dataclass(frozen=True, slots=True)
class LigneRetard:
    """How late the debtors of one creditor are; days are averages weighted by principal, None without an amount."""

    nom: str
    en_cours: int | None
    regle: int | None


@dataclass(frozen=True, slots=True)
class LigneEtape:
    """What came in after a step and before the next."""

    nom: str
    dossiers: int  # cases that reached the step
    paiements: int
    montant: Decimal
    part: Decimal | None  # of all that came in, percent


def reporting_pages(rows: Sequence[Resume], office: Office, au: dt.date, shell: Shell) -> Iterator[tuple[str, bytes]]:
    """Make ``suivi/index.html`` and its CSV files."""
    months = by_month(rows, au)
    creditors = tuple(by_creditor(rows))
    late = tuple(lateness(rows))
    ladder = tuple(by_step(rows, au))
    context = {
        **common(office, au),
        "mois": portfolio.bars(
            (words.mois(month), amount, format_eur(amount), "") for month, amount in months[-MONTHS_SHOWN:]
        ),
        "tranches": tuple(label for _, label, *_ in portfolio.BUCKETS),
        "creanciers": creditors,
        "retards": late,
        "etapes": ladder,
        "recu": sum((amount for _, amount in months), ZERO),
    }
    yield (
        "suivi/index.html",
        shell.page("suivi/index.html").fill(body=fragment("suivi.html", context, shell.root), contents=CONTENTS),
    )
    yield "suivi/encaissements.csv", to_csv(("mois", "montant"), ((f"{day:%m/%Y}", sum_) for day, sum_ in months))
    yield (
        "suivi/balance-agee.csv",
        to_csv(
            ("créancier", *(label for _, label, *_ in portfolio.BUCKETS), "total"),
            ((line.nom, *line.tranches, line.total) for line in creditors),
        ),
    )
    yield (
        "suivi/etapes.csv",
        to_csv(
            ("étape", "dossiers", "paiements", "montant"),
            ((line.nom, line.dossiers, line.paiements, line.montant) for line in ladder),
        ),
    )
    yield "suivi/portefeuille.csv", _whole(rows, office, au)


def by_month(rows: Iterable[Resume], au: dt.date) -> list[tuple[dt.date, Decimal]]:
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
        month = (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return series


def by_creditor(rows: Sequence[Resume]) -> Iterator[LigneCreancier]:
    """Principal owed to each creditor, by age; creditors by name."""
    for name, own in _creditors(rows):
        owed = tuple(portfolio.ageing(own).values())
        yield LigneCreancier(name, owed, sum(owed, ZERO))


def lateness(rows: Sequence[Resume]) -> Iterator[LigneRetard]:
    """Average days late of what is owed and of what was paid, weighted by principal."""
    for name, own in (*_creditors(rows), ("Ensemble", list(rows))):
        running = [(amount, days) for row in own if portfolio.is_open(row) for days, amount in row.ouvertes if days]
        paid = [(amount, days) for row in own for _, amount, days in row.reglees]
        yield LigneRetard(name, _average(running), _average(paid))


def by_step(rows: Sequence[Resume], au: dt.date) -> Iterator[LigneEtape]:
    """Money received after each step of the ladder: a payment belongs to the last step that precedes it."""
    reached: dict[str, int] = defaultdict(int)
    count: dict[str, int] = defaultdict(int)
    money: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for row in rows:
        taken = [(day, kind) for day, kind in row.faits if kind in LADDER and day <= au]
        for kind in {kind for _, kind in taken}:
            reached[kind] += 1
        for day, amount in row.paiements:
            if day > au:
                continue
            before = [kind for when, kind in sorted(taken, key=lambda one: one[0]) if when <= day]
            step = before[-1] if before else BEFORE
            count[step] += 1
            money[step] += amount
    reached[BEFORE] = len(rows)
    total = sum(money.values(), ZERO)
    for kind in (BEFORE, *LADDER):
        if reached[kind]:
            share = (money[kind] * 100 / total).quantize(Decimal(1), ROUND_HALF_UP) if total else None
            name = words.FAITS.get(kind, kind)
            yield LigneEtape(name, reached[kind], count[kind], money[kind], share)


def _average(weighted: Sequence[tuple[Decimal, int]]) -> int | None:
    total = sum((amount for amount, _ in weighted), ZERO)
    if not total:
        return None
    return int((sum((amount * days for amount, days in weighted), ZERO) / total).quantize(Decimal(1), ROUND_HALF_UP))


def _creditors(rows: Sequence[Resume]) -> list[tuple[str, list[Resume]]]:
    groups: dict[str, list[Resume]] = defaultdict(list)
    for row in rows:
        groups[row.creancier].append(row)
    return sorted(((own[0].creancier_nom, own) for own in groups.values()), key=lambda group: group[0])


def _whole(rows: Sequence[Resume], office: Office, au: dt.date) -> bytes:
    header = (
        "référence", "créancier", "débiteur", "siren", "ville", "stade", "principal", "intérêts", "indemnités", "total",
        "jours de retard", "prochain délai", "date", "responsable", "remarque",
    )  # fmt: skip
    return to_csv(header, (_line(row, office, au) for row in rows))


def _line(row: Resume, office: Office, au: dt.date) -> tuple[str | int | Decimal | dt.date, ...]:
    limit = listing.next_limit(row, au)
    figures: tuple[Decimal | str, ...] = (row.principal, row.interets, row.indemnites, row.total)
    return (
        row.reference,
        row.creancier_nom,
        row.debiteur,
        row.siren,
        row.ville,
        words.STADES[row.stade],
        *(("",) * 4 if row.refus else figures),
        row.retard,
        limit.titre if limit else "",
        limit.prudence if limit else "",
        person_name(office, row.responsable),
        row.refus,
    )
