"""The law as the engine knows it: rates by half-year, dated values, limits and prescriptions, with their sources."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator.findings import LawGap, NotComputed
from generator.law.dated import Regle, rules, table
from generator.law.rates import (
    PENALTIES_SINCE,
    Taux,
    cmf_l313_2_taux,
    com_l441_10_plancher,
    com_l441_10_taux,
    percent,
    worst,
)
from generator.law.report import figure
from generator.law.semester import semester, semester_start
from generator.law.series import Bareme, Serie, shipped
from generator.pages import catalogue
from generator.pages.routes import described
from generator.pages.shell import Page, Shell
from generator.pages.splice import Entry
from generator.phrases import lower_first
from generator.statement.office_rates import rates_of
from generator.vocabulary import Reference, Statut
from generator.vocabulary.rates import CategorieTauxLegal

SHOWN = 10  # half-years shown before the fold
SENSES = {
    "creancier": "à respecter par le créancier",
    "attente": "à laisser passer avant d’agir",
    "adverse": "du débiteur ou d’un tiers",
}
EXTENSIONS = {
    "oui": "prorogé au premier jour ouvrable (CPC, art. 642)",
    "incertaine": "prorogation non tranchée : la date sans prorogation est donnée à côté",
    "non": "non prorogé",
}


class Semestre(Struct, frozen=True):
    """The rates of a half-year; a text in place of a rate that is not known."""

    nom: str
    penalites: str
    formule: str
    plancher: str
    particuliers: str
    autres: str
    statut: Statut
    inconnu: bool


class ValeurVue(Struct, frozen=True):
    """A value of a series in words, with the days it holds and where it was read."""

    texte: str
    du: dt.date
    au: dt.date | None
    reference: Reference
    note: str
    a_verifier_le: dt.date | None


class SerieVue(Struct, frozen=True):
    """A dated series, newest value first."""

    titre: str
    article: str
    cle: str
    valeurs: tuple[ValeurVue, ...]


class VersionVue(Struct, frozen=True):
    """A rule as it was or is in force, and from when to when in words."""

    valeur: str
    reference: Reference
    periode: str


class RegleVue(Struct, frozen=True):
    """A limit with its versions."""

    titre: str
    article: str
    consequence: str
    hors_terme: str  # what an act done after the last day risks, or before it where it ends a wait
    sens: str
    prorogation: str
    versions: tuple[VersionVue, ...]


def law_pages(au: dt.date, shell: Shell) -> Iterator[Page]:
    """Make the pages of rates, limits, documents and procedures, the office's own values included.

    Args:
        au: as-of date: the half-years shown end with the next one.
        shell: the built shell, which knows the office's folder (``cases/_cabinet/taux.yaml``).
    """
    bareme = rates_of(shell.root) if shell.root else shipped()
    halves = tuple(half_years(bareme, au))
    context: dict[str, Any] = {
        "au": au,
        "recents": halves[:SHOWN],
        "anciens": halves[SHOWN:],
        "series": tuple(_series(serie) for serie in bareme.series.values()),
    }
    contents = [Entry("semestres", "Taux par semestre"), Entry("valeurs", "Valeurs datées")]
    yield shell.filled("droit/taux.html", "taux.html", context, contents)
    groups = (
        ("procedure", "Délais de procédure", tuple(_rules("delais"))),
        ("prescription", "Prescriptions", tuple(_rules("prescription"))),
        ("paiement", "Délais de paiement maximaux", tuple(_rules("plafonds"))),
    )
    contents = [Entry(key, title) for key, title, _ in groups]
    yield shell.filled("droit/delais.html", "delais.html", {"groupes": groups}, contents)
    parts = tuple(catalogue.groups())
    contents = [Entry(part.cle, part.titre) for part in parts]
    yield shell.filled("droit/documents.html", "documents.html", {"groupes": parts}, contents)
    yield shell.filled("droit/procedures.html", "procedures.html", {"voies": described(bareme, au)})


def half_years(bareme: Bareme, au: dt.date) -> Iterator[Semestre]:
    """Rates of every half-year, from the one after the as-of date back to 2009."""
    day = semester_start(semester_start(au) + dt.timedelta(days=200))
    while day >= PENALTIES_SINCE:
        yield _half_year(bareme, day)
        day = semester_start(day - dt.timedelta(days=1))


def _half_year(bareme: Bareme, day: dt.date) -> Semestre:
    reads: tuple[Callable[[], Taux], ...] = (
        lambda: com_l441_10_taux(bareme, None, day),
        lambda: com_l441_10_plancher(bareme, day),
        lambda: cmf_l313_2_taux(bareme, CategorieTauxLegal.PARTICULIERS, day),
        lambda: cmf_l313_2_taux(bareme, CategorieTauxLegal.AUTRES_CAS, day),
    )
    found: list[Taux] = []
    texts: list[str] = []
    for read in reads:
        try:
            rate = read()
        except (LawGap, NotComputed):
            texts.append("à compléter")
            continue
        found.append(rate)
        texts.append(percent(rate.taux))
    return Semestre(
        nom=semester(day),
        penalites=texts[0],
        formule=found[0].formule if found and texts[0] != "à compléter" else "",
        plancher=texts[1],
        particuliers=texts[2],
        autres=texts[3],
        statut=worst(*(rate.reference.statut for rate in found)),
        inconnu=len(found) < len(texts),
    )


def _series(serie: Serie) -> SerieVue:
    values = tuple(
        ValeurVue(
            texte=figure(serie, one),
            du=one.du,
            au=one.au,
            reference=one.reference(serie.article),
            note=one.note,
            a_verifier_le=one.a_verifier_le,
        )
        for one in reversed(serie.valeurs)
    )
    return SerieVue(serie.titre, serie.article, serie.cle, values)


def _rules(name: str) -> Iterator[RegleVue]:
    for key, entry in table(name).items():
        yield RegleVue(
            titre=entry["titre"],
            article=entry["article"],
            consequence=entry.get("consequence", ""),
            hors_terme=_out_of_time(entry),
            sens=SENSES.get(entry.get("sens", ""), ""),
            prorogation=EXTENSIONS.get(entry.get("prorogation", ""), ""),
            versions=tuple(VersionVue(one.valeur, one.reference(""), _period(one)) for one in rules(name, key)),
        )


def _out_of_time(entry: Mapping[str, str]) -> str:
    """What an act done after its term risks, or before the end of its wait."""
    if "tardif" in entry:
        return f"Fait après le terme : {lower_first(entry['tardif'])}"
    return f"Fait avant le terme : {lower_first(entry['premature'])}" if "premature" in entry else ""


def _period(rule: Regle) -> str:
    start = f"depuis le {rule.du:%d/%m/%Y}" if rule.du else ""
    end = f"jusqu’au {rule.au:%d/%m/%Y}" if rule.au else ""
    return " ".join(part for part in (start, end) if part)
