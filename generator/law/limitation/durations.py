"""How long each family of claim lives: one article, one function.

Each function takes the day the period starts, which chooses the version of the text.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from msgspec import Struct
from msgspec.structs import replace

from generator.law.dated import rule_at, table
from generator.law.deadlines import Duree, after
from generator.law.limits.count import parse_duration
from generator.vocabulary import A_TERMES_PERIODIQUES, CONDAMNATIONS, Famille, NatureTitre, Reference, Statut


class Delai(Struct, frozen=True):
    """The length of a prescription and the text that gives it."""

    duree: Duree
    reference: Reference


Calcul = Callable[[dt.date], Delai]


@lru_cache(maxsize=4096)  # asked for every invoice, and invoices of a portfolio share their days
def duration_at(key: str, day: dt.date) -> Delai:
    """A length of ``tables/prescription.yaml`` as in force on a day.

    Raises:
        LawGap: no version covers that day.
    """
    rule = rule_at("prescription", key, day)
    return Delai(parse_duration(rule.valeur), rule.reference(table("prescription")[key]["article"]))


def com_l110_4_duree(start: dt.date) -> Delai:
    """Claims between traders, or between traders and non-traders, for their trade (C. com., art. L110-4).

    Applied: five years (I). Waived: seamen's food, supplies and works of ships, one year (II): no such family.
    """
    return duration_at("com-l110-4", start)


def conso_l218_2_duree(start: dt.date) -> Delai:
    """Claim of a professional against a consumer, for goods or services (C. conso., art. L218-2).

    Applied: two years; no contract changes it (L218-1).
    """
    return duration_at("conso-l218-2", start)


def com_l133_6_duree(start: dt.date) -> Delai:
    """Every action born of the carriage of goods (C. com., art. L133-6).

    Applied: one year, against the carrier and all other actions (paragraphs 1 and 2). Waived: fraud or disloyalty, and
    the recourse between carriers, one month (paragraph 4): no such claim is an unpaid invoice.
    """
    return duration_at("com-l133-6", start)


def cpce_l34_2_duree(start: dt.date) -> Delai:
    """Sums owed to an operator for electronic communications (code des postes et des communications, art. L34-2).

    Applied: one year from the due date, whoever owes them; the text is not read again, hence ``incertain``. Waived:
    what a demand of the operator within the year may keep (the date without it is the earlier one); the refund of a
    price paid: no claim of the creditor.
    """
    return duration_at("cpce-l34-2", start)


def loi_89_462_7_1_duree(start: dt.date) -> Delai:
    """Rents and charges of a dwelling (loi n° 89-462, art. 7-1).

    Applied: three years (paragraph 1). Waived: the revision of the rent by the landlord, one year (paragraph 2).
    """
    return duration_at("loi-89-462-7-1", start)


def civ_2224_duree(start: dt.date) -> Delai:
    """Personal actions, common law (C. civ., art. 2224).

    Applied: five years. Waived: the start at the day the right was known: a due date is known.
    """
    return duration_at("civ-2224", start)


def loi_65_557_42_duree(start: dt.date) -> Delai:
    """Charges owed to a syndicat of co-owners (loi n° 65-557, art. 42, which refers to C. civ., art. 2224).

    Applied: five years (paragraph 1), where ten ran before the loi of 23 November 2018. Waived: the two months to
    contest the decisions of a meeting (paragraph 2): no debt.
    """
    return duration_at("loi-65-557-42", start)


def cpce_l111_4_duree(start: dt.date, nature: NatureTitre) -> Delai | None:
    """Enforcement of a title (CPCE, art. L111-4), or None when the title keeps the prescription of its claim.

    Applied: court decisions and settlements a court made enforceable live ten years (paragraph 1); a notarial act, a
    commissaire's title or a settlement the greffe made enforceable do not. An order for payment nobody opposed:
    debated (Cass. 2e civ., 29 sept. 2022), hence ``incertain``; so is a foreign judgment made enforceable here (L111-3,
    2°), whose own State may give it less. Waived: claims whose own time is longer (paragraph 1, second sentence) and
    the periodic sums due after the title (paragraph 2): no such family.
    """
    if nature not in {*CONDAMNATIONS, NatureTitre.JUGEMENT_ETRANGER}:
        return None
    term = duration_at("cpce-l111-4", start)
    if nature in {NatureTitre.ORDONNANCE_INJONCTION, NatureTitre.JUGEMENT_ETRANGER}:
        return replace(term, reference=replace(term.reference, statut=Statut.INCERTAIN))
    return term


def civ_2254_duree(start: dt.date, famille: Famille, accord: Duree, *, consommateur: bool) -> Delai | None:
    """Length the parties agreed on (C. civ., art. 2254), or None where the law keeps its own.

    Applied: one year at least, ten at most (paragraph 1): a clause beyond either is counted as that bound, by prudence.
    Rents, charges and what is payable by the year or more often keep theirs (paragraph 3), and so does a consumer's
    debt to a professional (C. conso., art. L218-1). Waived: causes of interruption or suspension agreed (paragraph 2):
    no key tells them; wages and pensions (paragraph 3): no such family.
    """
    if consommateur or famille in A_TERMES_PERIODIQUES:
        return None
    least, most = duration_at("civ-2254-minimum", start), duration_at("civ-2254-maximum", start)
    length = max(min(accord, most.duree, key=partial(after, start)), least.duree, key=partial(after, start))
    return replace(least, duree=length)


FAMILLES: Mapping[Famille, Calcul] = {
    Famille.VENTE_ENTRE_PROFESSIONNELS: com_l110_4_duree,
    Famille.PRESTATION_ENTRE_PROFESSIONNELS: com_l110_4_duree,
    Famille.VENTE_A_CONSOMMATEUR: conso_l218_2_duree,
    Famille.PRESTATION_A_CONSOMMATEUR: conso_l218_2_duree,
    Famille.TRANSPORT_DE_MARCHANDISES: com_l133_6_duree,
    Famille.COMMUNICATIONS_ELECTRONIQUES: cpce_l34_2_duree,
    Famille.BAIL_D_HABITATION: loi_89_462_7_1_duree,
    Famille.BAIL_COMMERCIAL: com_l110_4_duree,
    Famille.PRET_ENTRE_PARTICULIERS: civ_2224_duree,
    Famille.COTISATIONS_ASSOCIATIVES: civ_2224_duree,
    Famille.CHARGES_DE_COPROPRIETE: loi_65_557_42_duree,
    Famille.MARCHE_PUBLIC: civ_2224_duree,
    Famille.DROIT_COMMUN: civ_2224_duree,
}
