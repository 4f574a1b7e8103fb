"""A case in one line: what the pages of the portfolio print of it, ready to be put in its place.

The shared pages are made from these lines, never from ``Vue`` objects. A line is written by the worker that makes its
case, so that a portfolio of 100,000 has only to put lines in order, and an edited case to change its own.
"""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from operator import itemgetter
from typing import Any

import msgspec

from generator.documents import CATALOGUE
from generator.model import Office
from generator.pages import words
from generator.pages.names import person_name
from generator.pages.resume import Bref, LigneDelai, Resume
from generator.pages.tables import to_lines
from generator.progress.action.limits import PERHAPS
from generator.progress.types import LIVES, PRESCRIPTION_SOON, REMINDERS, SERVICE
from generator.render.environment import insecable
from generator.vocabulary import Fait

CLOSED = frozenset({"solde", "clos"})
SOON = dt.timedelta(days=60)  # a limit of the creditor closer than this is at risk
HOLD_END = "fin-de-pause"  # the limit that says when letters go again
LADDER = (  # steps that ask for money, in the order of the ladder
    "rappel-avant-echeance", "relance-courriel", "appel", "relance-courrier", "mise-en-demeure", "lettre-avocat",
    "requete-injonction", "signification", "assignation", "saisie-attribution",
)  # fmt: skip
STAGES = list(words.STADES)


class LigneTache(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """Something dated to do or to watch."""

    date: dt.date
    titre: str
    sans_nom: str = ""  # its title for whom should read no name, when it names someone
    detail: str = ""
    article: str = ""
    genre: str = "etape"  # etape, reste, delai, autre-delai, pause, promesse
    depasse: bool = False
    risque: bool = False  # a limit of the creditor that is missed or near
    dernier: dt.date | None = None  # last day of a limit of the creditor, when its date is the safe day before it
    manque: bool = False  # a limit of the creditor that is missed and that nothing answered

    @property
    def anonyme(self) -> str:
        """Its title, for whom should read no name."""
        return self.sans_nom or self.titre


class Ligne(Bref, array_like=True, frozen=True):
    """The line of a case."""

    arrete: bool  # its décompte is settled: its amounts count
    ouvertes: tuple[tuple[int, Decimal], ...]  # open invoices of an open case: days late, principal still owed
    delai: dt.date | None  # the creditor's next limit, at its prudent date; mere reminders are left out
    delai_titre: str
    action: str  # the step now due, else the letter that waits or the limit that is near
    taches: tuple[LigneTache, ...]  # by date
    promesse_rompue: tuple[dt.date, Decimal] | None
    manques: int
    lacunes: tuple[str, ...]
    faits: tuple[tuple[dt.date, Fait], ...]  # steps of the ladder taken, by date
    tableur: str  # its line of ``portefeuille.csv``
    donnees: tuple[str, str, str]  # its line of ``portefeuille.js``, cut where two numbers of the lexicons go
    texte: str  # its text of ``portefeuille-texte.js``, plain as a search reads it

    @property
    def ouvert(self) -> bool:
        """A case that still lives, neither settled nor closed."""
        return self.stade not in CLOSED


def ligne(row: Resume, office: Office, au: dt.date) -> Ligne:
    """Write the line of a case at a date."""
    live = row.stade not in CLOSED
    limit = _next_limit(row, au) if live else None
    due = [one.titre for one in row.etapes if one.date <= au]  # paid up, a seizure or an overpayment is left
    due = due or [*_letters(row, limit), *_near(limit, au)]
    taken = (fact for fact in row.faits if fact[1] in LADDER and fact[0] <= au)
    return Ligne(
        **{name: getattr(row, name) for name in Bref.__struct_fields__},
        arrete=not row.refus,
        ouvertes=row.ouvertes if live else (),
        delai=limit.prudence if limit else None,
        delai_titre=limit.titre if limit else "",
        action=insecable(due[0]) if due else "",
        taches=tuple(sorted(_tasks(row, au), key=lambda task: (task.date, task.titre))),
        promesse_rompue=row.promesse_rompue if live else None,
        manques=row.manques if live else 0,
        lacunes=row.lacunes if live else (),
        faits=tuple(sorted(taken, key=itemgetter(0))),  # those of one day keep the order of the journal
        tableur=_spreadsheet(row, office, limit),
        donnees=_data(row, limit),
        texte=script(plain(row.texte)),
    )


def script(value: Any) -> str:
    """Write a value as a script may hold it: ASCII only, and no text ends the script or opens another."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")


def plain(text: str) -> str:
    """Write a text as the search compares it: what ``plain`` of ``donnees.js`` does, done once for every browser."""
    text = _ACCENTS.sub("", unicodedata.normalize("NFD", text)).lower().translate(_SIGNS)
    return " ".join(_CENTS.sub(r"\1,", _THOUSANDS.sub(r"\1", text)).split())


_ACCENTS = re.compile("[\u0300-\u036f]")
_SIGNS = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "€": " "})
_THOUSANDS = re.compile(r"([0-9])\s+(?=[0-9]{3}(?![0-9]))")
_CENTS = re.compile(r"([0-9])\.(?=[0-9]{2}(?![0-9]))")


def _next_limit(row: Resume, au: dt.date) -> LigneDelai | None:
    ours = (one for one in row.delais if one.a_charge_de == "creancier" and not one.repondu)
    coming = (one for one in ours if one.date >= au and one.nature not in REMINDERS)
    return min(coming, key=lambda one: (one.prudence, one.titre), default=None)


def _letters(row: Resume, limit: LigneDelai | None) -> list[str]:
    """What waits to be sent where no step is due, first what keeps the title that is to be served."""
    to_serve = limit is not None and limit.nature in SERVICE
    first = sorted(row.courriers, key=lambda one: not (to_serve and one.document == "demande-signification"))
    return [f"{CATALOGUE[one.document].titre} à envoyer" for one in first]


def _near(limit: LigneDelai | None, au: dt.date) -> Iterator[str]:
    """The limit that nothing drafted keeps, a hearing say, once it is near; a prescription has its own place."""
    if limit is not None and limit.prudence <= au + SOON and limit.nature not in LIVES:
        yield limit.titre


def _tasks(row: Resume, au: dt.date) -> Iterator[LigneTache]:
    """Steps due and to come; limits and late acts; ends of holds, each told once, with the reason of the hold."""
    for step in row.etapes:
        yield LigneTache(step.date, step.titre, step.sans_nom, genre="reste" if step.reste else "etape")
    if row.stade in CLOSED:
        return
    ends = {until for _, _, until in row.pauses}
    resumption = {one.date: one.consequence for one in row.delais if one.nature == HOLD_END and one.date in ends}
    asked = (one for one in row.delais if not (one.repondu or (one.date < au and one.nature in PERHAPS)))
    yield from (_limit(one, au) for one in asked if one.nature != HOLD_END or one.date not in resumption)
    for one in row.retards:
        lost = one.a_charge_de == "creancier"
        detail = one.consequence.rstrip(".")
        yield LigneTache(one.date, one.titre, one.sans_nom, detail, one.article, genre="delai", risque=lost)
    for kind, title, until in row.pauses:
        if until is not None:  # the title may tell why, in words of the office
            said = " : ".join(filter(None, ["Fin de pause", words.FAITS.get(kind, "")]))
            detail = resumption.get(until, "").rstrip(".")
            yield LigneTache(until, f"Fin de pause : {title}", said, detail, genre="pause")


def _limit(one: LigneDelai, au: dt.date) -> LigneTache:
    """A limit: the creditor's at its prudent date, another's at its last day."""
    ours = one.a_charge_de == "creancier"
    last = f"dernier jour le {words.date_courte(one.date)}" if ours and one.prudence < one.date else ""
    soon = PRESCRIPTION_SOON if one.nature == "prescription" else SOON
    return LigneTache(
        date=one.prudence if ours else one.date,
        titre=one.titre,
        sans_nom=one.sans_nom,
        detail=" ; ".join(part for part in (one.consequence.rstrip("."), last) if part),
        article=one.article,
        genre="delai" if ours else "autre-delai",
        depasse=one.date < au,
        risque=ours and one.nature not in REMINDERS and one.prudence <= au + soon,
        dernier=one.date if last else None,
        manque=ours and one.date < au and one.nature not in REMINDERS,
    )


def _spreadsheet(row: Resume, office: Office, limit: LigneDelai | None) -> str:
    figures: tuple[Decimal | str, ...] = (row.principal, row.interets, row.indemnites, row.total, entire(row))
    return to_lines([(
        row.reference,
        row.creancier_nom,
        row.debiteur,
        row.siren,
        row.ville,
        words.STADES[row.stade],
        *(("",) * 5 if row.refus else figures),
        row.retard,
        limit.titre if limit else "",
        limit.prudence if limit else "",
        person_name(office, row.responsable),
        row.refus,
    )])  # fmt: skip


def _data(row: Resume, limit: LigneDelai | None) -> tuple[str, str, str]:
    figures = [
        STAGES.index(row.stade), None if row.refus else _cents(row.total), row.retard,
        limit.prudence.toordinal() if limit else 0,
    ]  # fmt: skip
    rest: list[Any] = [list(row.factures), [_cents(amount) for amount in row.montants]]
    rest += [_cents(row.a_declarer)] if row.a_declarer is not None else []
    who = (row.reference, row.debiteur, row.ville, row.siren)
    head, middle, tail = (script(part) for part in (who, figures, rest))
    return f"{head[:-1]},", f",{middle[1:-1]},", f",{tail[1:]}"


def entire(row: Bref) -> Decimal | str:
    """The whole claim, of a case whose sums are those of a provision; empty for any other."""
    return "" if row.a_declarer is None else row.a_declarer


def _cents(amount: Decimal) -> int:
    return int(amount * 100)
