"""What the file does not say of its titles, and what is owed depends on: refused by name until it does."""

import datetime as dt
from collections.abc import Sequence

from msgspec.structs import replace

from generator.findings import NotComputed
from generator.instances import against_principal, billed
from generator.model import Dossier, signed_plans
from generator.phrases import enumeration, plural, quoted
from generator.statement.facts import Facts, Reading
from generator.statement.followed import Followed, in_force
from generator.statement.ledger import play


def refuse_unsaid(dossier: Dossier, title: Followed, asked: Facts) -> None:
    """Refuse a title that does not say its invoices, when a plan held some, unpaid, the day it was asked for.

    Whether it grants them is for the file to say: either answer taken for granted may be wrong by the whole of them.

    Raises:
        NotComputed: it is not said (``factures``).
    """
    titre, plans = title.titre, signed_plans(dossier, asked.au)
    known = [one.numero for one in dossier.factures if one.date <= titre.date]
    held = {numero for plan in plans for numero in plan.factures}
    others = [numero for numero in known if numero not in held]
    if not held or not others:
        return
    stood = play(replace(asked, abandons=()), Reading()).accounts
    owed = [one.claim.numero for one in stood if one.principal and one.claim.numero in held]
    if owed:
        days = [f"du {plan.date:%d/%m/%Y}" for plan in plans if not set(owed).isdisjoint(plan.factures)]
        the, bore = plural(len(days), "l'échéancier", "les échéanciers"), plural(len(days), "portait", "portaient")
        said = f"recouvre noter {dossier.reference} titre factures={quoted(', '.join(others))} --completer"
        raise NotComputed(
            f"Le titre du {titre.date:%d/%m/%Y} ne dit pas quelles factures il juge, et {the} "
            f"{enumeration(days)} {bore} sur {enumeration(owed)}, encore {plural(len(owed), 'due', 'dues')} "
            "quand il a été demandé : ce qui est dû en dépend. Le "
            f"relire, et le dire : {said} --date {titre.date:%d/%m/%Y} ; ou les nommer toutes, s'il les juge.",
            ("titres", title.index),
        )


def refuse_judged_elsewhere(dossier: Dossier, au: dt.date, titles: Sequence[Followed]) -> None:
    """Refuse to count an invoice that no title followed judges by its own rules while another in force judges it.

    It would be asked of a judge again; left out of the account, it would be lost.

    Raises:
        NotComputed: such a title is not set aside, or does not say what it judges beside the others.
    """
    known = (each for each in dossier.factures if each.date <= au)
    left = [each for each in known if not any(one.titre.juge(each.numero) for one in titles)]
    for one in (each for each in in_force(dossier, au) if against_principal(dossier, each.titre)):
        own = billed(dossier, one.titre)
        judged = [each.numero for each in left if each.numero in own]
        if judged:
            raise NotComputed(
                f"{one.nom}, en vigueur, juge aussi {enumeration(judged)}, que le titre du "
                f"{titles[0].titre.date:%d/%m/%Y} ne juge pas : ce qui est dû en dépend. Le dire écarté "
                "(« ecarte-le: … ») s'il a été remplacé ; sinon, dire sous chacun ses « factures », aucune sous "
                "deux titres.",
                ("titres", one.index),
            )
