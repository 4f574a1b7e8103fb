"""What the others than the principal debtor have not been told yet, and what silence costs.

A joint debtor is given notice himself (``joint``); a guarantor who is a natural person is informed of the first default
and of the debt each year, or the professional creditor loses interest and penalties (C. civ., art. 2302 and 2303).
"""

import datetime as dt
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from generator.case import Case
from generator.findings import Finding
from generator.law.deadlines import written
from generator.law.interest import DAY
from generator.law.limits.guarantee import civ_2302_information
from generator.model import Debiteur, Facture, Office
from generator.money import ZERO
from generator.phrases import enumeration
from generator.progress.asof import AsOf, look
from generator.progress.joint import letters, not_given_notice, sending, sent, within_reach
from generator.progress.types import Delai, Reste, Retard
from generator.statement.paid import net_paid
from generator.statement.types import Decompte, LigneFacture
from generator.vocabulary import Nature, Reference, Statut

_MONTH = relativedelta(months=1)
INFORMATION, ANNUELLE = "information-caution", "information-annuelle-caution"
YEARLY = "Information annuelle de la caution"
ARTICLE = Reference("C. civ., art. 2302", "Légifrance, lecture secondaire", statut=Statut.CONCORDANT)
IN_FORCE = 2022  # ord. n° 2021-1192, art. 37: the guarantees of before are told so too, other texts before are not read
LATE = (
    "Intérêts et pénalités échus depuis la précédente information (sans elle, depuis l'engagement, à vérifier) jusqu'à "
    "celle du {} ne sont pas dus par la caution."
)
PAID_UP = (
    "Cette caution a payé tout son plafond : aucun texte lu ne dit si elle est encore à informer ; dit par prudence, à "
    "vérifier."
)


def untold(case: Case, office: Office, au: dt.date, decompte: Decompte | None) -> Iterator[Finding]:
    """Joint debtors not given notice, guarantors not informed, at a date; a debtor alone costs nothing to look at."""
    debtors = case.dossier.debiteurs
    if len(debtors) == 1:
        return
    seen = look(case, office, au, decompte)
    for index, party in within_reach(seen):
        yield from not_given_notice(seen, index, party)
        if _to_inform(seen, party):
            yield from _not_informed(seen, index, party)
            yield from _not_told_this_year(seen, index, party)


def annual_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """The days by which each guarantor is to be told of the debt next, and each time he was told too late.

    One who was not told in a year stays to be told of it: interest is lost until he is (C. civ., art. 2302). Each year
    skipped is told, and the day to come too: calendars hold no day that is past.
    """
    for index, party in within_reach(seen):
        if not _to_inform(seen, party):
            continue
        yield from _told_late(seen, party)
        for year in _to_come(seen, party):
            last = _last_day(year)
            yield Delai(
                ANNUELLE,
                YEARLY,
                dt.date(year, 1, 1),
                ("debiteurs", index, "lien"),
                last,
                last,
                "À défaut, intérêts et pénalités échus depuis la précédente information ne lui sont pas dus.",
                ARTICLE,
                explication=(PAID_UP,) if ceiling_paid(seen, party) else (),
                personne=party.nom_complet,
            )


def _to_come(seen: AsOf, party: Debiteur) -> Iterator[int]:
    """Each year skipped since the last information, then the first whose day is not past."""
    year = _next_information(seen, party)
    while year is not None and _last_day(year) < seen.au:
        yield year
        year += 1
    if year is not None:
        yield year


def _last_day(year: int) -> dt.date:
    """Last day of the information of a year."""
    return civ_2302_information(dt.date(year, 1, 1))


def _told_late(seen: AsOf, party: Debiteur) -> Iterator[Retard]:
    """Each yearly information that left after its last day, of what is owed still."""
    first, told = _first_information(seen, party), 0
    for day, path in sorted(letters(seen, party, ANNUELLE)):
        last = _last_day(max(first or day.year + 1, told + 1))
        if last < day:
            lost, whom = LATE.format(written(day)), party.nom_complet
            yield Retard(ANNUELLE, YEARLY, day, path, last, last, lost, ARTICLE, personne=whom)
        told = day.year


def uninformed(seen: AsOf) -> Iterator[Reste]:
    """Guarantors not told of the first default yet: interest and penalties are lost until they are."""
    first = incident(seen)
    if first is None:
        return
    for _, party in within_reach(seen):
        if _to_inform(seen, party) and guaranteed(seen, party) and not sent(seen, party, INFORMATION):
            told = f"Information de la caution {party.nom_complet} à envoyer : échéance du {written(first)} impayée"
            doubt = " ; plafond payé par elle, à vérifier" if ceiling_paid(seen, party) else ""
            what, name = f"{told} (C. civ., art. 2303{doubt})", party.nom_complet
            yield Reste(first + _MONTH + DAY, what, INFORMATION, nomme=True, debiteur=name)


def _to_inform(seen: AsOf, party: Debiteur) -> bool:
    """Tell whether a party is a guarantor, a natural person, of a professional creditor."""
    creditor = seen.office.creanciers.get(seen.case.dossier.creancier)
    professional = creditor is not None and creditor.nature is not Nature.PARTICULIER
    return professional and party.cautionnement is not None and party.est_physique


def guaranteed(seen: AsOf, party: Debiteur) -> list[Facture]:
    """Invoices still owed that the commitment of a guarantor covers: born before it ended, and not dismissed.

    One whose accessories alone are owed is guaranteed by who guarantees accessories (C. civ., art. 2295).
    """
    bond = party.cautionnement
    end, accessories = (bond.jusqu_au, bond.accessoires) if bond else (None, False)
    lost = {one.numero for one in seen.decompte.lignes if one.rejetee} if seen.decompte else set()
    known = seen.ouvertes if accessories else seen.dues
    owed = (seen.factures[one][1] for one in known if one not in lost and one not in seen.sans_echeance)
    return [one for one in owed if end is None or (one.execution_le or one.date) <= end]


def ceiling_paid(seen: AsOf, party: Debiteur) -> bool:
    """Tell whether a guarantor paid himself all that his commitment may be asked for."""
    limit = party.cautionnement.plafond if party.cautionnement else None
    return limit is not None and net_paid(seen.case.dossier, seen.decompte, party.nom_complet, seen.paiements) >= limit


def _not_informed(seen: AsOf, index: int, party: Debiteur) -> Iterator[Finding]:
    first = incident(seen)
    if first is not None and guaranteed(seen, party) and not sent(seen, party, INFORMATION):
        message = (
            f"{party.nom_complet}, caution, n'est pas informée de l'échéance du {first:%d/%m/%Y}, impayée plus d'un "
            "mois après : intérêts et pénalités ne sont pas dus par elle avant (C. civ., art. 2303)."
        )
        yield seen.case.avertit(("debiteurs", index, "lien"), message, f"{sending(seen, party, INFORMATION)}.")


def incident(seen: AsOf) -> dt.date | None:
    """Day the first payment not made within the month was due (C. civ., art. 2303); None without one.

    A payment made later still is no cure. Where the décompte does not follow the invoices, those still owed tell.
    """
    if seen.decompte is not None and seen.decompte.fondement == "factures":
        late = [one.echeance for one in seen.decompte.lignes if not _settled(seen.decompte, one)]
    else:
        late = [seen.echeances[one].date for one in seen.en_retard]
    return min((day for day in late if day + _MONTH < seen.au), default=None)


def _settled(decompte: Decompte, ligne: LigneFacture) -> bool:
    """Whether the principal of an invoice was paid within a month of its due date."""
    parts = (one for one in decompte.imputations if one.facture == ligne.numero and one.genre == "paiement")
    paid = sum((one.principal for one in parts if one.date <= ligne.echeance + _MONTH), ZERO)
    return ligne.montant_ttc - ligne.avoirs <= paid


def _first_information(seen: AsOf, party: Debiteur) -> int | None:
    """First year in which a guarantor is to be told of what is owed still; None when nothing he guarantees is.

    He is told of what was owed on the last day of the year before, bound by then.
    """
    owed, bond = guaranteed(seen, party), party.cautionnement
    if not owed or bond is None:
        return None
    return max(min(one.date.year for one in owed) + 1, bond.date.year + 1, IN_FORCE)


def _next_information(seen: AsOf, party: Debiteur) -> int | None:
    """Year of the next information, which may be past: the first since the last one he had; None without any."""
    first = _first_information(seen, party)
    told = max((day.year for day in sent(seen, party, ANNUELLE)), default=0)
    return None if first is None else max(first, told + 1)


def _not_told_this_year(seen: AsOf, index: int, party: Debiteur) -> Iterator[Finding]:
    years = [year for year in _to_come(seen, party) if year <= seen.au.year]
    if not years:
        return
    limits = [_last_day(year) + DAY for year in years]
    asked = "à faire" if seen.au < limits[0] else "attendue"
    when = f"{asked} {enumeration([f'avant le {limit:%d/%m/%Y}' for limit in limits])}"
    doubt = f" {PAID_UP}" if ceiling_paid(seen, party) else ""
    message = (
        f"information annuelle de la caution {party.nom_complet}, {when} : à défaut, intérêts et pénalités échus "
        f"depuis la précédente ne lui sont pas dus (C. civ., art. 2302).{doubt}"
    )
    yield seen.case.avertit(("debiteurs", index, "lien"), message, f"{sending(seen, party, ANNUELLE)}.")
