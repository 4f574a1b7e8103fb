"""The timeline of a case: invoices, payments, facts and limits on one line, as a list and as a static drawing."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from generator.documents.contexts.told import decisions
from generator.documents.words import means
from generator.model import Paiement
from generator.money import NBSP
from generator.pages import words
from generator.pages.facts import FaitVu
from generator.pages.types import Vue
from generator.phrases import lower_first, upper_first
from generator.statement.holds import bounced_payments

KINDS = {
    "facture": "Factures",
    "paiement": "Paiements",
    "courrier": "Courriers",
    "echange": "Échanges",
    "suivi": "Suivi",
    "procedure": "Procédure",
    "delai": "Délais",
}
_RANKS = {kind: rank for rank, kind in enumerate(KINDS)}
_LANES = {"facture": 0, "paiement": 0, "courrier": 1, "echange": 1, "suivi": 1, "procedure": 1, "delai": 2}
LANES = ("Argent", "Faits", "Délais")

WIDTH, LEFT, RIGHT, TOP, LANE, STEP = 960, 70, 24, 30, 46, 13  # pixels of the drawing
LONG, NEAR = 60, 30  # lines of a list that is folded, and those of it, nearest the as-of day, that stay in sight
_AHEAD = dt.timedelta(days=180)  # a limit further than this is listed, not drawn: it would squash the past
_MARGIN = dt.timedelta(days=14)
_ONE_LINE = 30  # letters that a line of a telephone holds with room to spare


T = TypeVar("T")


class Point(Struct, frozen=True):
    """One dated thing of the case."""

    date: dt.date
    genre: str  # key of KINDS
    titre: str
    detail: str = ""
    preuves: tuple[str, ...] = ()
    futur: bool = False


class Marque(Struct, frozen=True):
    """A point on the drawing."""

    x: int
    y: int
    genre: str
    titre: str
    futur: bool


class Frise(Struct, frozen=True):
    """The drawing: integer coordinates only, so that the bytes never vary."""

    largeur: int
    hauteur: int
    bas: int  # where its upright lines end
    marques: tuple[Marque, ...]
    graduations: tuple[tuple[int, str], ...]
    voies: tuple[tuple[int, str], ...]
    aujourd_hui: int
    resume: str


def points(vue: Vue, journal: Sequence[FaitVu]) -> tuple[Point, ...]:
    """Every dated thing of a case, oldest first; ``journal`` is that of the case, as people read it."""
    found = [*_money(vue), *_decisions(vue), *_facts(journal, vue.situation.au), *_limits(vue)]
    return tuple(sorted(found, key=lambda point: (point.date, _RANKS[point.genre], point.titre)))


def folded(lines: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """The first lines of a list, all when it is not long, and those to fold away."""
    shown = NEAR if len(lines) > LONG else len(lines)
    return lines[:shown], lines[shown:]


def _money(vue: Vue) -> Iterator[Point]:
    dossier, au = vue.case.dossier, vue.situation.au
    mot = dossier.creance.famille.mot
    for facture in dossier.factures:
        amount = words.eur(facture.montant_ttc)
        yield Point(facture.date, "facture", f"{upper_first(mot.un)} {facture.numero}", amount, facture.preuves)
        due = _due_date(vue, facture.numero) or facture.echeance
        if due:
            yield Point(due, "facture", f"{mot.terme} {facture.numero}", amount, futur=due > au)
    for avoir in dossier.avoirs:
        proofs = (avoir.piece,) if avoir.piece else ()
        detail = _joined(words.eur(avoir.montant_ttc), f"sur {mot.la} {avoir.facture}")
        yield Point(avoir.date, "facture", f"Avoir {avoir.numero}", detail, proofs)
    bounced = bounced_payments(dossier, au)
    for rank, paiement in enumerate(dossier.paiements):
        title = f"Paiement de {words.eur(paiement.montant)}"
        by = f"par {paiement.paye_par}" if paiement.paye_par else ""
        rejected = void(paiement, bounced.get(rank))
        proofs = (paiement.piece,) if paiement.piece else ()
        yield Point(paiement.date, "paiement", title, _joined(means(paiement), by, rejected), proofs)
    for one in dossier.remboursements:
        title, to = f"Remboursement de {words.eur(one.montant)}", f"à {one.a}" if one.a else ""
        proofs = (one.piece,) if one.piece else ()
        yield Point(one.date, "paiement", title, _joined(means(one), to), proofs, one.date > au)


def void(paiement: Paiement, rejected: dt.date | None) -> str:
    """Why a payment extinguished nothing: it bounced, or it was a mistake."""
    if rejected or not paiement.indu:
        return f"rejeté le {words.date_courte(rejected)}" if rejected else ""
    back = paiement.rembourse_le
    return f"reçu par erreur, {f'rendu le {words.date_courte(back)}' if back else 'à rendre'}"


def _due_date(vue: Vue, number: str) -> dt.date | None:
    lines = vue.decompte.lignes if vue.decompte else ()
    return next((line.echeance for line in lines if line.numero == number), None)


def _decisions(vue: Vue) -> Iterator[Point]:
    for day, said, proofs in decisions(vue.case.dossier):
        yield Point(day, "procedure", said, preuves=proofs, futur=day > vue.situation.au)


def _facts(journal: Sequence[FaitVu], au: dt.date) -> Iterator[Point]:
    for fact in journal:
        detail = _joined(*(f"{_label(label)}{NBSP}: {value}" for label, value in fact.details))
        yield Point(fact.date, fact.genre, fact.titre, detail, fact.preuves, fact.date > au)


def _label(label: str) -> str:
    """A label, on one line; one longer than that of a telephone is cut as any text."""
    return label.replace(" ", NBSP) if len(label) <= _ONE_LINE else label


def _limits(vue: Vue) -> Iterator[Point]:
    for delai in vue.situation.delais:
        prudent = f"Date prudente{NBSP}: {words.date_courte(delai.prudence)}" if delai.prudence < delai.date else ""
        detail = _joined(prudent, delai.consequence)
        yield Point(delai.date, "delai", delai.intitule, detail, futur=delai.date >= vue.situation.au)
    answers = {one.retard: one.phrase for one in vue.situation.repondus}
    for late in (*vue.situation.retards, *answers):
        title = f"{'Fin de l’attente' if late.avance else 'Terme'} : {lower_first(late.intitule)}"
        told = f"{late.phrase} {answers.get(late, late.consequence)}"
        yield Point(late.terme, "delai", title, told, futur=late.terme >= vue.situation.au)


def _joined(*parts: str) -> str:
    return f"{NBSP}· ".join(part for part in parts if part)


def frise(entries: Sequence[Point], au: dt.date) -> Frise:
    """Place points on a drawing; limits further than six months stay in the list alone."""
    drawn = [point for point in entries if point.date <= au + _AHEAD]
    first = min((point.date for point in drawn), default=au) - _MARGIN
    last = max([*(point.date for point in drawn), au]) + _MARGIN
    days = (last - first).days

    def x(day: dt.date) -> int:
        return LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days // days

    taken: dict[tuple[int, int], int] = {}
    marks = []
    for point in drawn:
        place = (_LANES[point.genre], x(point.date) // STEP)
        rank = taken.get(place, 0)
        taken[place] = rank + 1
        y = TOP + place[0] * LANE + 15 + min(rank, 2) * 10
        title = f"{words.date_courte(point.date)} : {point.titre}"
        marks.append(Marque(x(point.date), y, point.genre, title, point.futur))
    bottom = TOP + len(LANES) * LANE
    return Frise(
        largeur=WIDTH,
        hauteur=bottom + 14,
        bas=bottom + 5,
        marques=tuple(marks),
        graduations=tuple((x(day), label) for day, label in _ticks(first, last)),
        voies=tuple((TOP + rank * LANE, name) for rank, name in enumerate(LANES)),
        aujourd_hui=x(au),
        resume=f"Frise de {words.pluriel(len(drawn), 'événement')}, du {words.date_courte(first + _MARGIN)} au "
        f"{words.date_courte(last - _MARGIN)} ; la liste qui suit dit la même chose.",
    )


def _ticks(first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, str]]:
    months = (last.year - first.year) * 12 + last.month - first.month
    every = next(step for step in (1, 2, 3, 6, 12, 24, 60, 600) if months // step <= 9)
    counted = first.year * 12 + first.month - 1
    for month in range(counted, counted + months + 1):
        day = dt.date(month // 12, month % 12 + 1, 1)
        if month % every == 0 and day >= first:
            yield day, f"{day:%m/%Y}" if every < 12 else str(day.year)
