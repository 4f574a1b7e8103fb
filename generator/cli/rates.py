"""``taux``: the legal values, with their source; one that the office adds."""

import datetime as dt
import json
from typing import TYPE_CHECKING

import click

from generator.cli.printing import print_findings, say, table
from generator.cli.read import FORMAT
from generator.cli.workshop import Workshop, workshop
from generator.findings import LawGap
from generator.phrases import TO_SAY, enumeration

if TYPE_CHECKING:  # loaded by the command
    from generator.law.series import Serie


@click.command()
@click.argument("serie", required=False, metavar="[SÉRIE]")
@click.argument("champs", nargs=-1, metavar="[CLÉ=VALEUR]…")
@FORMAT
@workshop
def taux(shop: Workshop, serie: str | None, champs: tuple[str, ...], form: str) -> None:
    """Montrer les taux et les valeurs légales, avec leur source et leur statut ; en ajouter une.

    Avec SÉRIE, toutes ses valeurs, et la ligne à compléter pour ajouter la suivante.

    Un taux publié depuis : recouvre taux bce-refinancement valeur="2,15" du=01/01/2027 au=30/06/2027
    source="communiqué de la BCE du 17 décembre 2026" lien=https://www.ecb.europa.eu/ statut=officiel

    Il est écrit dans cases/_cabinet/taux.yaml et marqué « valeur du cabinet » partout où il sert. Statuts : officiel
    (texte ou publication officielle lus), concordant (plusieurs sources concordent, texte non lu), incertain.
    """
    from generator.law.report import report, values
    from generator.statement.office_rates import rates_of

    bareme = rates_of(shop.root)
    if serie is not None and serie not in bareme.series:
        from generator.load.suggest import remedy

        raise click.UsageError(f"série inconnue : « {serie} ». {remedy(serie, tuple(bareme.series), 'Séries')}")
    if serie is not None and champs:
        _add(shop, serie, _said(champs))
        return
    rows = report(shop.au, bareme) if serie is None else values(bareme.series[serie])
    if form == "json":
        say(json.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=2))
        return
    lines = [(row.nom, row.periode, row.valeur, row.statut, row.source) for row in rows]
    say(table(("Valeur", "Période", "Taux ou montant", "Statut", "Source"), lines, right={2}))
    if serie is not None:
        say(_next(bareme.series[serie], shop.au))


def _said(champs: tuple[str, ...]) -> dict[str, str]:
    """What the keys say, each once; all that is wrong with them at once."""
    from generator.desk.rates import KEYS, NEEDED

    pairs = [(key.strip(), equal, value.strip()) for key, equal, value in (one.partition("=") for one in champs)]
    said = {key: value for key, _, value in pairs}
    wrong = [
        f"« {key} » : écrire CLÉ=VALEUR, la valeur entre guillemets si elle a une espace"
        for key, eq, _ in pairs
        if not eq
    ]
    wrong += [f"clé « {key} » inconnue, clés : {', '.join(KEYS)}" for key, eq, _ in pairs if eq and key not in KEYS]
    wrong += [f"« {key} » est donné deux fois" for key in said if [one for one, *_ in pairs].count(key) > 1]
    wrong += [
        f"« {key} » est à dire, à la place de « {TO_SAY} »" for key, value in said.items() if value in {"", TO_SAY}
    ]
    if lacking := [f"« {key} »" for key in NEEDED if key not in said]:
        wrong.append(f"il manque {enumeration(lacking)}")
    if wrong:
        raise click.UsageError(f"{' ; '.join(wrong)}.")
    return said


def _add(shop: Workshop, serie: str, said: dict[str, str]) -> None:
    """Write a value; say where, and what it replaces."""
    from generator.desk.rates import add
    from generator.law.report import figure
    from generator.law.series import OFFICE_FILE, shipped
    from generator.statement.office_rates import check_rates

    table_of = shipped().series[serie]
    added, replaced = add(shop.root, serie, said, shop.au)
    until = f" au {added.au:%d/%m/%Y}" if added.au else ""
    say(f"Écrit dans {OFFICE_FILE} : {table_of.titre}, {figure(table_of, added)} du {added.du:%d/%m/%Y}{until}.")
    for one in replaced:
        say(
            f"Elle remplace pour ces jours la valeur de Recouvre : {figure(table_of, one)} ({one.titre}, {one.statut})."
        )
    if doubts := check_rates(shop.root):
        print_findings(doubts, "texte")
    say("Ensuite : recouvre verifier.")


def _next(known: "Serie", au: dt.date) -> str:
    """The line by which the next value is added: that of the first half-year without one, else the one to come."""
    from generator.law.semester import semester_end, semester_start
    from generator.law.series import DAY, OFFICE_FILE

    day = semester_end(au) + DAY
    for one in (semester_start(au), day):
        try:
            known.at(one)
        except LawGap:
            return f"Inconnue au {one:%d/%m/%Y}. Pour l'ajouter : {known.adding(one)}"
    last = max((one for one in known.valeurs if one.cabinet), key=lambda one: one.du, default=None)
    if last is not None and last.au is None:
        return (
            f"Le cabinet en a écrit une sans fin, du {last.du:%d/%m/%Y} : y ajouter « au » ({OFFICE_FILE}) avant d'en "
            "ajouter une autre."
        )
    after = day if last is None or last.au is None else max(day, semester_end(last.au) + DAY)
    return f"Pour en ajouter une : {known.adding(after)}"
