"""What is asked beside the case when a document is made or issued: some invoices, copies, a correction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from generator.case import Case
    from generator.cli.workshop import Workshop
    from generator.documents.choice import Choix


INVOICES = click.option(
    "--factures",
    default="",
    metavar="N1,N2…",
    help="Ne réclamer que ces factures (par défaut : toutes celles dues).",
)
PARTY = click.option(
    "--debiteur",
    default="",
    metavar="NOM",
    help="Pour ce codébiteur ou cette caution (par défaut : le débiteur principal).",
)


def choice(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--factures``, ``--joindre-factures`` and ``--debiteur``; ``asked`` reads them."""
    copies = click.option(
        "--joindre-factures/--sans-factures",
        "joindre",
        default=None,
        help="Joindre la copie des factures, ou non (par défaut : ce que dit l'échelle de relance).",
    )
    return INVOICES(copies(PARTY(command)))


def asked(shop: Workshop, case: Case, how: dict[str, Any]) -> Choix:
    """The choice made on the command line, with the contacts of the debtor's other cases."""
    from generator.desk.kin import kin
    from generator.documents.choice import Choix
    from generator.vocabulary import Envoi

    numbers = tuple(dict.fromkeys(part.strip() for part in how["factures"].split(",") if part.strip()))
    if how["factures"] and not numbers:
        raise click.UsageError("« --factures » ne nomme aucune facture. Les séparer par des virgules.")
    others = kin(case, shop.office, shop.au)
    return Choix(
        factures=numbers,
        joindre=how.get("joindre"),
        debiteur=_meant(case, how["debiteur"].strip()),
        remplace=how.get("remplace", ""),
        suivi=how.get("suivi", ""),
        envoi=Envoi(how["envoi"]) if how.get("envoi") else None,
        ailleurs=others.contacts,
        credit=others.credit,
    )


def _meant(case: Case, typed: str) -> str:
    """The debtor that was named, its accents, capitals and quotation marks as one likes; else what was typed."""
    from generator.load.suggest import folded
    from generator.phrases import unquoted

    names = [party.nom_complet for party in case.dossier.debiteurs]
    alike = [name for name in names if folded(unquoted(name)) == folded(unquoted(typed))]
    return alike[0] if len(alike) == 1 and typed not in names else typed
