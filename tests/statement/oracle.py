"""A second computation of the décompte, slow and naive, to check the first: one day after the other, in fractions.

It shares no code with ``generator``: it reads the YAML tree of a case and the raw values of the law tables. It covers
what ``random_ledgers`` draws: penalties and legal interest, public contracts, titles and their five points, credit
notes, payments (chosen, bounced, refunded, principal first), what is given up, capitalisation, insolvency,
surendettement, delays of the judge, the 40 €, penalty clauses and costs. Money is whole cents.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

TABLES = Path(__file__).resolve().parents[2] / "generator" / "law" / "tables"
DAY = dt.timedelta(days=1)
PUBLIC_DAYS = {"etablissement-de-sante": 50, "entreprise-publique": 60}
Tree = dict[str, Any]
Rate = tuple[Fraction, object]  # percent a year, and what makes a segment: a change of this closes it


@cache
def table(name: str) -> list[tuple[dt.date, dt.date, Fraction]]:
    content = yaml.safe_load((TABLES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [(one["du"], one.get("au") or dt.date.max, Fraction(str(one["valeur"]))) for one in content["valeurs"]]


@cache
def known(name: str, day: dt.date) -> tuple[Fraction, dt.date]:
    return next((value, start) for start, end, value in table(name) if start <= day <= end)


def half_year(day: dt.date) -> dt.date:
    return day.replace(month=1 if day.month < 7 else 7, day=1)


def as_day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def as_cents(text: str) -> int:
    whole, _, part = text.partition(",")
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)


def as_percent(text: str) -> Fraction:
    return Fraction(text.replace("%", "").replace(",", ".").strip())


def half_up(value: Fraction) -> int:
    return int((value * 2 + 1) // 2)


def months_later(day: dt.date, count: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass
class Debt:
    """An invoice, or the principal of a title; cents."""

    name: str
    issued: dt.date
    due: dt.date
    amount: int
    kind: str
    first: dt.date | None
    lump: int = 0
    endless: bool = False  # interest survives insolvency
    owed: int = 0
    interest: int = 0
    capital: int = 0
    accrued: int = 0
    paid_principal: int = 0
    paid_interest: int = 0
    anchor: dt.date | None = None
    label: object = None
    open_rate: Fraction = Fraction(0)  # of each day of the running segment
    open_days: int = 0

    def close(self) -> None:
        """End the running segments, on the principal and on capitalised interest: round each, once."""
        if self.open_days:
            for base in (self.owed, self.capital):
                running = half_up(base * self.open_rate * self.open_days / 36500)
                self.interest += running
                self.accrued += running
        self.open_days = 0
        self.label = None


@dataclass
class Extra:
    """A lump sum, a clause, a cost."""

    amount: int
    debt: Debt | None = None
    paid: int = 0
    fixed: bool = False  # the fixed sum of a penalty clause


@dataclass
class World:
    """A case on one of its days."""

    tree: Tree
    au: dt.date
    debts: list[Debt] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    surplus: dict[int, int] = field(default_factory=dict)
    counted: dict[int, int] = field(default_factory=dict)  # the same, kept, of before a title
    given: dict[Any, int] = field(default_factory=dict)  # by each refund
    formula: str | None = None
    category: str = "taux-legal-autres-cas"
    opened: dt.date | None = None
    admitted: dt.date | None = None
    grace: Tree | None = None
    grace_days: tuple[dt.date, dt.date] = (dt.date.max, dt.date.min)
    raised_from: dt.date | None = None

    def facts(self, kind: str) -> list[Tree]:
        known_facts = [one for one in self.tree["journal"] if one["type"] == kind]
        return [one for one in known_facts if dt.date.fromisoformat(one["date"]) <= self.au]

    def in_grace(self, day: dt.date) -> bool:
        return self.grace_days[0] <= day <= self.grace_days[1]

    def rate(self, debt: Debt, day: dt.date) -> Rate | None:
        """Rate of a debt on a day; None when no interest runs."""
        if debt.first is None or day < debt.first:
            return None
        if (self.opened and day >= self.opened and not debt.endless) or (self.admitted and day >= self.admitted):
            return None
        value, label = self.plain_rate(debt, day)
        if self.in_grace(day) and self.grace and "taux-reduit" in self.grace:
            return as_percent(self.grace["taux-reduit"]), (label, "reduced")
        if self.in_grace(day) and (debt.kind in {"penalites", "public"} or (debt.kind == "titre" and self.formula)):
            return None
        if self.raised_from and day >= self.raised_from and not self.in_grace(day):
            return with_five_points(value), (label, "raised")
        return value, label

    def plain_rate(self, debt: Debt, day: dt.date) -> Rate:
        if debt.kind == "public" and debt.first:
            return known("bce-refinancement", half_year(debt.first))[0] + 8, "public"
        if debt.kind == "legal" or self.formula is None:
            return known(self.category, day)
        return agreed(self.formula, day)


@cache
def with_five_points(value: Fraction) -> Fraction:
    return value + 5


@cache
def agreed(formula: str, day: dt.date) -> Rate:
    """Rate of a formula as it is typed."""
    fixed = re.fullmatch(r"([\d,]+) %", formula)
    if fixed:
        return as_percent(fixed.group(1)), "fixed"
    form = re.fullmatch(r"(?:([\d,]+) x )?(bce|taux-legal)(?: \+ ([\d,]+))?", formula)
    assert form
    times, points = as_percent(form.group(1) or "1"), as_percent(form.group(3) or "0")
    if form.group(2) == "bce":
        return times * known("bce-refinancement", half_year(day))[0] + points, half_year(day)
    value, start = known("taux-legal-autres-cas", day)
    return times * value + points, start


def run(tree: Tree, au: dt.date, until: dt.date | None = None) -> World:
    """Live every day of a case, from its first invoice to ``until``, as it is known at ``au``."""
    world = World(tree, au)
    if tree["creancier"] == "jeanne-durand":
        world.category = "taux-legal-particuliers"
    world.opened = min(
        (dt.date.fromisoformat(one["date"]) for one in world.facts("procedure-collective")), default=None
    )
    admitted = [as_day(one.get("recevable-le")) for one in tree["journal"] if one["type"] == "surendettement"]
    world.admitted = min((day for day in admitted if day and day <= au), default=None)
    world.grace = next(iter(world.facts("delai-de-grace")), None)
    if world.grace:
        start, end = world.grace["date"], world.grace["jusqu-au"]
        world.grace_days = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    title = next((one for one in tree.get("titres", []) if dt.date.fromisoformat(one["date"]) <= au), None)
    if title:
        world.debts = [title_debt(world, title)]
        remember(world, claimed_on(world, title))
    else:
        world.formula = tree["creance"].get("penalites", {}).get("taux", "bce + 10")
        world.debts = [invoice(world, one) for one in tree["factures"] if dt.date.fromisoformat(one["date"]) <= au]
    world.debts.sort(key=lambda debt: debt.name)
    agenda = diary(world, title)
    day = min([debt.issued for debt in world.debts] + [debt.first for debt in world.debts if debt.first] + list(agenda))
    while day <= (until or au):
        for debt in world.debts:
            if world.opened is None or day < world.opened:
                capitalise(debt, day)
            accrue(world, debt, day)
        for _, _, act, what in sorted(agenda.get(day, []), key=lambda event: event[:2]):
            act(world, day, what)
            for source in world.surplus:
                world.surplus[source] = pay_extras(world, world.surplus[source])
        day += DAY
    for debt in world.debts:
        debt.close()
    return world


def remember(world: World, asked: dt.date) -> None:
    """What was overpaid, and what given back, before a title."""
    if not refunds(world):
        return
    past = run(before(world.tree, asked), world.au, asked)
    known, paid = billed(world, asked), world.tree["paiements"]
    counted = {one: left for one, left in past.surplus.items() if one >= 0 and of_these(paid[one], known)}
    world.counted, world.given = counted, past.given


def before(tree: Tree, asked: dt.date) -> Tree:
    """What a title knew: no cost, no clause; a credit note of since acts on its own day, nothing is given up yet."""
    notes = [{**one, "retroactif": "non"} if one["date"] > asked.isoformat() else one for one in tree["avoirs"]]
    creance = {key: value for key, value in tree["creance"].items() if key != "clause-penale"}
    journal = [one for one in tree["journal"] if one["type"] not in {"solde", "cloture"}]
    parties = tree["debiteurs"]
    if tree["creancier"] == "jeanne-durand":  # who is no professional: neither penalties nor 40 €
        parties = [{**parties[0], "qualite": "consommateur"}]
    told = {"titres": [], "frais": [], "avoirs": notes, "creance": creance, "journal": journal, "debiteurs": parties}
    return {**tree, **told}


def invoice(world: World, line: Tree) -> Debt:
    creance, debtor = world.tree["creance"], world.tree["debiteurs"][0]
    issued, due = dt.date.fromisoformat(line["date"]), dt.date.fromisoformat(line["echeance"])
    received = as_day(line.get("recue-le"))
    received = None if received and received > world.au else received  # not known yet
    public = creance.get("marche-public") == "oui"
    if public and received:
        due = max(due, received + PUBLIC_DAYS.get(line.get("produit", ""), 30) * DAY)
    professional = debtor["qualite"] == "professionnel"
    claimed = creance.get("penalites", {}).get("reclamees", "oui") == "oui"
    kind = "public" if public else "penalites" if professional and claimed else "legal"
    called = next(
        (day for day, _, names in notices(world) if due < day and (not names or line["numero"] in names)), None
    )
    first = {"public": due + DAY if received else None, "penalites": due + DAY}.get(
        kind, called + DAY if called else None
    )
    debt = Debt(line["numero"], issued, due, as_cents(line["montant-ttc"]), kind, first)
    debt.endless = due >= months_later(issued, 12)
    notes = [one for one in world.tree["avoirs"] if one["facture"] == debt.name]
    notes = [one for one in notes if dt.date.fromisoformat(one["date"]) <= world.au]
    cancelled = sum(as_cents(one["montant-ttc"]) for one in notes) >= debt.amount
    barred = (world.opened is not None and due >= world.opened) or world.in_grace(due + DAY)
    undated = public and received is None  # its lateness has no first day
    debt.lump = 4000 if professional and not cancelled and not barred and not undated else 0
    debt.owed = debt.amount - min(
        debt.amount, sum(as_cents(one["montant-ttc"]) for one in notes if one["retroactif"] == "oui")
    )
    debt.anchor = anchor(world, debt)
    return debt


def notices(world: World) -> list[tuple[dt.date, int, list[str]]]:
    """Formal notices presented: day, days left to pay, invoices targeted."""
    sent = [one for one in world.tree["journal"] if one["type"] == "mise-en-demeure"]
    told = [(dt.date.fromisoformat(one["presentee-le"]), int(one["delai"]), one.get("factures", [])) for one in sent]
    return sorted(one for one in told if one[0] <= world.au)


def anchor(world: World, debt: Debt) -> dt.date | None:
    """First day of the years of capitalisation: the agreed day, or the first day of interest if later."""
    block = world.tree["creance"].get("capitalisation")
    since = as_day(block["depuis"]) if block else None
    if since is None or since > world.au or debt.first is None or debt.first > world.au:
        return None
    day = debt.first
    while day <= world.au:  # the first day on which interest really runs
        if world.rate(debt, day) is not None:
            return max(since, day)
        day += DAY
    return None


def title_debt(world: World, title: Tree) -> Debt:
    ruled, served = dt.date.fromisoformat(title["date"]), as_day(title["signifie-le"])
    if served and served > world.au:
        served = None
    interest = title.get("interets", {})
    world.formula = interest.get("taux")
    by_order = title["nature"] == "ordonnance-injonction"
    first = as_day(interest.get("a-compter-du"))
    if not interest:
        first = (served + DAY if served else None) if by_order else ruled + DAY
    debt = Debt("titre", ruled, ruled, as_cents(title["principal"]), "titre", first)
    debt.owed = debt.amount
    debt.interest = debt.accrued = as_cents(interest.get("liquides", "0,00"))
    enforceable = as_day(title.get("executoire-le"))
    if served and not world.formula and (enforceable or not by_order):
        world.raised_from = months_later(max(served, enforceable or served), 2) + DAY
    debt.anchor = anchor(world, debt)
    return debt


def accrue(world: World, debt: Debt, day: dt.date) -> None:
    rate = world.rate(debt, day) if debt.owed or debt.capital else None
    if debt.open_days and (rate is None or rate[1] != debt.label):
        debt.close()
    if rate:
        debt.open_rate, debt.label = rate
        debt.open_days += 1


def capitalise(debt: Debt, day: dt.date) -> None:
    if debt.anchor is None or day <= debt.anchor:
        return
    eve, start = day - DAY, debt.anchor
    no_such_day = (start.month, start.day) == (2, 29) and not calendar.isleap(day.year)
    if (no_such_day and (eve.month, eve.day) == (2, 28)) or (start.month, start.day) == (day.month, day.day):
        debt.close()
        debt.capital += debt.interest
        debt.interest = 0


def diary(world: World, title: Tree | None) -> dict[dt.date, list[Any]]:
    """What happens on each day: (rank within the day, sorting key, act, what)."""
    tree, au = world.tree, world.au
    events: dict[dt.date, list[Any]] = {}

    def note(day: dt.date, rank: int, key: Any, act: Any, what: Any) -> None:
        if day <= au:
            events.setdefault(day, []).append((rank, key, act, what))

    since = claimed_on(world, title) if title else dt.date.min
    if title:
        ruled = dt.date.fromisoformat(title["date"])
        for key, label in (("article-700", "a"), ("clause-penale", "c"), ("depens", "d"), ("indemnites", "i")):
            if key in title:
                note(ruled, 1, label, add_extra, as_cents(title[key]))
        credits_since(world, since, note)
    else:
        credit_notes(world, note)
        clauses(world, note)
        for line in tree.get("frais", []):
            if tree["debiteurs"][0]["qualite"] == "professionnel":
                note(dt.date.fromisoformat(line["date"]), 1, "", add_cost, as_cents(line["montant"]))
        for debt in world.debts:
            note(debt.issued, -1, debt.name, set_off, debt)
            note(debt.due, 5, debt.name, fall_due, debt)
    received(world, since, note, titled=title is not None)
    given_back(world, since, note)
    for day, only_extras in given_up(world, since, titled=title is not None).items():
        note(day, 6, "", give_up, only_extras)
    return events


def held(world: World, since: dt.date) -> list[tuple[int, Tree]]:
    """Payments later than ``since`` that hold: not bounced at the as-of date."""
    lines = [
        (rank, line)
        for rank, line in enumerate(world.tree["paiements"])
        if since < dt.date.fromisoformat(line["date"]) <= world.au
    ]
    return [(rank, line) for rank, line in lines if (as_day(line.get("rejete-le")) or dt.date.max) > world.au]


def owed_to(world: World, since: dt.date, *, titled: bool) -> list[tuple[int, Tree]]:
    """Payments of what is played: not what the debtor paid by name on invoices that his title cannot know."""
    known = billed(world, since) if titled else [one["numero"] for one in world.tree["factures"]]
    return [(rank, line) for rank, line in held(world, since) if of_these(line, known)]


def of_these(line: Tree, known: list[str]) -> bool:
    chosen = line.get("imputation-choisie")
    return not chosen or not set(chosen).isdisjoint(known)


def billed(world: World, asked: dt.date) -> list[str]:
    """Invoices a title may be of: those it could know; of an order asked for before them all, those of its own day."""
    invoices, ruled = world.tree["factures"], world.tree["titres"][0]["date"]
    known = [one["numero"] for one in invoices if one["date"] <= asked.isoformat()]
    return known or [one["numero"] for one in invoices if one["date"] <= ruled]


def given_up(world: World, since: dt.date, *, titled: bool) -> dict[dt.date, bool]:
    """Days on which the creditor gives up the rest, and whether of costs and interest only.

    Between two claims, the last of the facts that end the case, on its day or on that of the last payment before the
    second claim; without any payment it says nothing, nor when the bank rejected since one it counted on.
    """
    births = [*sorted({debt.issued for debt in world.debts}), dt.date.max]
    told: dict[dt.date, tuple[dt.date, bool]] = {}
    ends = [one for one in world.tree["journal"] if one["type"] in {"solde", "cloture"}]
    for one in sorted(ends, key=lambda one: one["date"]):
        day = dt.date.fromisoformat(one["date"])
        following = next(birth for birth in births if birth > day)
        paid = [dt.date.fromisoformat(line["date"]) for _, line in owed_to(world, since, titled=titled)]
        paid = [when for when in paid if when < following]
        if day <= world.au and paid and not deceived(world, one["date"]):
            told[following] = max([day, *paid]), one["type"] == "cloture"
    return dict(told.values())


def deceived(world: World, day: str) -> bool:
    lines = [line for line in world.tree["paiements"] if line["date"] <= day < line.get("rejete-le", "")]
    return any(line["rejete-le"] <= world.au.isoformat() for line in lines)


def give_up(world: World, day: dt.date, only_extras: bool) -> None:  # noqa: FBT001 - a private helper
    born = [debt for debt in world.debts if debt.kind == "titre" or debt.issued <= day]
    if only_extras and any(debt.owed for debt in born):
        return
    for debt in born:
        debt.close()
        debt.owed = debt.interest = debt.capital = 0
    for extra in world.extras:
        extra.amount = extra.paid


def received(world: World, since: dt.date, note: Any, *, titled: bool) -> None:
    for rank, line in owed_to(world, since, titled=titled):
        when, amount = dt.date.fromisoformat(line["date"]), as_cents(line["montant"])
        chosen = [] if titled else line.get("imputation-choisie", [])
        note(when, 2, (not chosen, chosen, amount), pay, (rank, chosen, amount))


def given_back(world: World, since: dt.date, note: Any) -> None:
    for when, key, what in refunds(world):
        of_before = what[1] is None or key[1] <= since.isoformat()
        note(when, 3, key, refund, (*what, when > since and of_before))


def refunds(world: World) -> list[tuple[dt.date, Any, tuple[Any, int | None, int]]]:
    """Refunds known: day, order within it, what it is, the payment it is noted on, how much at most."""
    found: list[tuple[dt.date, Any, tuple[Any, int | None, int]]] = []
    for place, line in enumerate(world.tree.get("remboursements", [])):
        amount = as_cents(line["montant"])
        found.append((dt.date.fromisoformat(line["date"]), (0, amount), (f"r{place}", None, amount)))
    for rank, line in held(world, dt.date.min):
        amount, back = as_cents(line["montant"]), as_day(line.get("rembourse-le"))
        if back:
            found.append((back, (1, line["date"], amount), (f"p{rank}", rank, amount)))
    return [one for one in found if one[0] <= world.au]


def claimed_on(world: World, title: Tree) -> dt.date:
    """Payments up to that day are deemed counted in the title: the request for an order, the date of a judgment."""
    ruled = dt.date.fromisoformat(title["date"])
    if title["nature"] == "jugement":
        return ruled
    asked = [dt.date.fromisoformat(one["date"]) for one in world.facts("requete-injonction")]
    return max((day for day in asked if day <= ruled), default=ruled)


def credit_notes(world: World, note: Any) -> None:
    left = {debt.name: debt.amount for debt in world.debts}
    for rank, line in enumerate(world.tree["avoirs"]):
        amount, name = as_cents(line["montant-ttc"]), line["facture"]
        when = dt.date.fromisoformat(line["date"])
        if name not in left or when > world.au:
            continue
        if line["retroactif"] == "oui":
            taken = min(amount, left[name])
            left[name] -= taken
            amount -= taken
        if amount:
            note(when, 0, (name, amount), credit, (-1 - rank, name, amount))


def credits_since(world: World, since: dt.date, note: Any) -> None:
    """Credit notes later than what the title took into account, on invoices older than that: its principal drops."""
    for rank, line in enumerate(world.tree["avoirs"]):
        when, amount = dt.date.fromisoformat(line["date"]), as_cents(line["montant-ttc"])
        if line["facture"] in billed(world, since) and since < when <= world.au:
            note(when, 0, ("titre", amount), credit, (-1 - rank, "titre", amount))


def clauses(world: World, note: Any) -> None:
    clause = world.tree["creance"].get("clause-penale")
    called: set[str] = set()
    ends = sorted(((day + days * DAY, day, names) for day, days, names in notices(world)), key=lambda one: one[0])
    for due, presented, names in ends if clause else []:
        targets = [
            debt.name
            for debt in world.debts
            if debt.name not in called and debt.due < presented and (not names or debt.name in names)
        ]
        late = due >= world.au or (world.opened is not None and due >= world.opened) or world.in_grace(due + DAY)
        if targets and not late:
            called.update(targets)
            note(due, 4, due, add_clause, (clause, targets))


def add_extra(world: World, _day: dt.date, amount: int) -> None:
    world.extras.append(Extra(amount))


def add_cost(world: World, _day: dt.date, amount: int) -> None:
    lumps = sum(extra.amount for extra in world.extras if extra.debt)
    if lumps:  # without lateness, nothing to complete
        world.extras.append(Extra(max(0, amount - lumps)))


def add_clause(world: World, _day: dt.date, what: tuple[Tree, list[str]]) -> None:
    clause, names = what
    base = sum(debt.owed for debt in world.debts if debt.name in names)
    if "montant" in clause:
        if base and not any(extra.fixed for extra in world.extras):
            world.extras.append(Extra(as_cents(clause["montant"]), fixed=True))
    else:
        world.extras.append(Extra(half_up(base * as_percent(clause["taux"]) / 100)))


def fall_due(world: World, day: dt.date, debt: Debt) -> None:
    if debt.owed and debt.lump and day < world.au:
        world.extras.append(Extra(debt.lump, debt))


def credit(world: World, day: dt.date, what: tuple[int, str, int]) -> None:
    source, name, amount = what
    for debt in world.debts:
        if debt.name == name:
            debt.close()
            taken = min(debt.owed, amount)
            debt.owed -= taken
            amount -= taken
    if amount:
        allocate(world, day, source, [], amount, principal_first=principal_first(world, day))


def pay(world: World, day: dt.date, what: tuple[int, list[str], int]) -> None:
    source, chosen, amount = what
    allocate(world, day, source, chosen, amount, principal_first=principal_first(world, day))


def principal_first(world: World, day: dt.date) -> bool:
    agreed = world.tree["creance"].get("imputation") == "capital-d-abord"
    ordered = world.in_grace(day) and world.grace is not None and world.grace["imputation-capital"] == "oui"
    return agreed or ordered


def refund(world: World, _day: dt.date, what: tuple[str, int | None, int, bool]) -> None:
    """What is sent back is of any excess, the last of which a title counted.

    Noted on a payment: of that one and of credit notes (below zero); failing both, of any other payment, none that a
    title counted when that one is made since.
    """
    name, noted_on, amount, since = what
    already = world.given.get(name, 0)
    purses = [world.surplus, world.counted] if since else [world.surplus]
    sources = [(purse, one) for purse in purses for one, left in purse.items() if left]
    mine = [(purse, one) for purse, one in sources if one == noted_on or one < 0]
    if noted_on is not None and (mine or already):
        sources = mine
    for purse, one in sources:
        sent = min(purse[one], amount - world.given.get(name, 0))
        purse[one] -= sent
        world.given[name] = world.given.get(name, 0) + sent


def allocate(world: World, day: dt.date, source: int, chosen: list[str], amount: int, *, principal_first: bool) -> None:
    amount = pay_debts(world, day, [debt for debt in world.debts if debt.name in chosen], amount, principal_first)
    born = [debt for debt in world.debts if debt.kind == "titre" or debt.issued <= day]
    amount = pay_debts(world, day, [debt for debt in born if debt.due <= day], amount, principal_first)
    amount = pay_extras(world, amount)
    amount = pay_debts(world, day, born, amount, principal_first)
    world.surplus[source] = world.surplus.get(source, 0) + amount


def set_off(world: World, day: dt.date, _debt: Debt) -> None:
    """What the creditor holds too much goes to the invoices of the day: nothing else is owed then."""
    born = [debt for debt in world.debts if debt.kind == "titre" or debt.issued <= day]
    for source in world.surplus:
        world.surplus[source] = pay_debts(world, day, born, world.surplus[source], principal_first=False)


def pay_extras(world: World, amount: int) -> int:
    for extra in world.extras:
        paid = min(amount, extra.amount - extra.paid)
        extra.paid += paid
        amount -= paid
    return amount


def pay_debts(world: World, day: dt.date, debts: list[Debt], amount: int, principal_first: bool) -> int:  # noqa: FBT001 - a private helper
    def rank(debt: Debt) -> Any:
        rate = world.rate(debt, day)
        if debt.due > day:
            return (1, 0, debt.due, debt.issued)
        return (0, -(rate[0] if rate else Fraction(0)), debt.due, debt.issued)

    def running(debt: Debt) -> bool:
        return bool(debt.owed or debt.interest or debt.capital)

    alive = [debt for debt in debts if running(debt)]
    ranks = sorted({rank(debt) for debt in alive})
    for parts in (("owed",), ("interest", "capital")) if principal_first else (("interest", "capital", "owed"),):
        for place in ranks:
            group = [debt for debt in alive if rank(debt) == place]
            if amount:
                amount = pay_group(group, parts, amount)
    return amount


def pay_group(group: list[Debt], parts: tuple[str, ...], amount: int) -> int:
    for debt in group:
        debt.close()
    dues = [sum(getattr(debt, part) for part in parts) for debt in group]
    shares = dues if amount >= sum(dues) else proportional(amount, dues)
    for debt, share in zip(group, shares, strict=True):
        left = share
        for part in parts:
            paid = min(left, getattr(debt, part))
            setattr(debt, part, getattr(debt, part) - paid)
            left -= paid
            if part == "owed":
                debt.paid_principal += paid
            else:
                debt.paid_interest += paid
    return amount - sum(shares)


def proportional(amount: int, dues: list[int]) -> list[int]:
    exact = [Fraction(amount * due, sum(dues)) for due in dues]
    shares = [int(one) for one in exact]
    order = sorted(range(len(dues)), key=lambda rank: (shares[rank] - exact[rank], rank))
    for rank in order[: amount - sum(shares)]:
        shares[rank] += 1
    return shares


def verdict(world: World) -> dict[str, Any]:
    """What the engine must find, in cents."""
    lumps = {id(extra.debt): extra for extra in world.extras if extra.debt}
    lines = {
        debt.name: (
            debt.owed,
            debt.interest + debt.capital,
            debt.accrued,
            debt.paid_principal,
            debt.paid_interest,
            lumps[id(debt)].amount - lumps[id(debt)].paid if id(debt) in lumps else 0,
        )
        for debt in world.debts
    }
    extras = sum(extra.amount - extra.paid for extra in world.extras)
    owed = sum(debt.owed + debt.interest + debt.capital for debt in world.debts)
    return {
        "lines": lines,
        "total": owed + extras,
        "trop_percu": sum(world.surplus.values()),
        "rembourse": sum(world.given.values()),
    }
