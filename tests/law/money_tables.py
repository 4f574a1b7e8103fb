"""How a row of a money table is read: one adapter per article, cells in, the ``attendu`` columns out.

A lawyer adds a row to ``<function>.csv``; nothing is to be changed here. ``LawGap 2027-S1`` or ``NotComputed`` in an
expected column says that the function refuses.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from generator.findings import LawGap, NotComputed
from generator.law import allocation, costs, indemnity, interest, rates
from generator.law.series import shipped
from generator.model.scalars import parse_taux
from generator.vocabulary import Statut
from generator.vocabulary.rates import CategorieTauxLegal

BAREME = shipped()
Row = dict[str, str]
Told = dict[str, str]
Adapter = Callable[[Row], Told]


def tell(name: str, row: Row) -> Told:
    """What the function says for a row; a refusal goes to the first expected column, the others are empty."""
    adapter, columns = ADAPTERS[name]
    try:
        return adapter(row)
    except LawGap as gap:
        return {**dict.fromkeys(columns, ""), columns[0]: f"LawGap {gap.value}"}
    except NotComputed:
        return {**dict.fromkeys(columns, ""), columns[0]: "NotComputed"}


def day(row: Row, column: str) -> dt.date:
    return dt.date.fromisoformat(row[column])


def maybe_day(row: Row, column: str) -> dt.date | None:
    return day(row, column) if row[column] else None


def euros(row: Row, column: str) -> Decimal:
    return Decimal(row[column])


def yes(row: Row, column: str) -> bool:
    return {"oui": True, "non": False}[row[column]]


def said(*, answer: bool) -> str:
    return "oui" if answer else "non"


def slices_text(tranches: Iterable[interest.Tranche]) -> str:
    return " | ".join(f"{interest.days(one.du, one.au)} j à {one.taux}" for one in tranches)


def with_interest(row: Row, tranches: Iterator[interest.Tranche]) -> Told:
    found = list(tranches)
    amounts = [interest.amount(euros(row, "base"), one.taux, interest.days(one.du, one.au)) for one in found]
    return {"tranches": slices_text(found), "interets": str(sum(amounts, Decimal("0.00")))}


def penalties(row: Row) -> Iterator[interest.Tranche]:
    """Penalties of a row, at « bce + 10 » unless it says otherwise."""
    return interest.com_l441_10_penalites(
        BAREME,
        parse_taux(row.get("formule", "bce + 10")),
        day(row, "depuis"),
        day(row, "jusque"),
        glissant=row.get("lecture", "glissante") == "glissante",
    )


def legal(row: Row) -> Iterator[interest.Tranche]:
    """Legal interest of a row, other cases."""
    return interest.civ_1231_7_interets(BAREME, CategorieTauxLegal.AUTRES_CAS, day(row, "depuis"), day(row, "jusque"))


def rate_on_a_day(row: Row) -> Told:
    found = rates.com_l441_10_taux(BAREME, parse_taux(row["formule"]), day(row, "jour"))
    uncertain = found.reference.statut is Statut.INCERTAIN
    return {"attendu": str(found.taux), "statut": "incertain" if uncertain else ""}


def floors(row: Row) -> Told:
    found = interest.com_l441_10_planchers(BAREME, penalties(row))
    return {"tranches": " | ".join(f"{slices_text([one])} plancher {floor.taux}" for one, floor in found)}


def raised(row: Row) -> Told:
    breaks = [part.split("/") for part in row["suspendue"].split()]
    delays = [(dt.date.fromisoformat(start), dt.date.fromisoformat(end)) for start, end in breaks]
    first, statut = day(row, "premier_jour"), Statut(row["statut"])
    found = list(interest.cmf_l313_3_majoration(BAREME, legal(row), first, statut, delays))
    worst = rates.worst(*(one.reference.statut for one in found))
    return {"tranches": slices_text(found), "statut_attendu": worst}


def grace(row: Row) -> Told:
    reduced = euros(row, "taux_reduit") if row["taux_reduit"] else None
    return {
        "tranches": slices_text(
            interest.civ_1343_5_delai(
                penalties(row), day(row, "du"), day(row, "au"), penalites=yes(row, "penalites"), taux_reduit=reduced
            )
        )
    }


def split(row: Row) -> Told:
    parts = allocation.civ_1343_1_imputation(
        euros(row, "montant"),
        euros(row, "interets"),
        euros(row, "principal"),
        capitalises=euros(row, "capitalises"),
    )
    told = f"{parts.interets:.2f} + {parts.capitalises:.2f} + {parts.principal:.2f} reste {parts.reste:.2f}"
    return {"attendu": told}


def order(row: Row) -> Told:
    cells = [cell.split() for cell in row["dettes"].split("|")] if row["dettes"] else []
    debts = [
        allocation.Dette(rank, dt.date.fromisoformat(due), dt.date.fromisoformat(issued), Decimal(rate))
        for rank, (_, due, issued, rate) in enumerate(cells)
    ]
    groups = allocation.civ_1342_10_ordre(debts, day(row, "jour"))
    return {"attendu": " > ".join(" + ".join(cells[rank][0] for rank in group) for group in groups)}


def lump(row: Row, read: Callable[..., object]) -> Told:
    valeur = read(BAREME, day(row, "facture_du"), day(row, "retard_du"))
    return {"attendu": str(getattr(valeur, "valeur", ""))}


def proportion(row: Row) -> Told:
    dues = [Decimal(due) for due in row["dus"].split()]
    shares = allocation.civ_1342_10_proportion(euros(row, "montant"), dues)
    return {"attendu": " ".join(f"{share:.2f}" for share in shares)}


def syndicat_cost(row: Row) -> Told:
    found = costs.loi_65_557_10_1_frais(
        day(row, "jour"), maybe_day(row, "mise_en_demeure"), justifie=yes(row, "justifie")
    )
    return {"admis": said(answer=found.admis), "article": found.reference.article}


def cost(row: Row) -> Told:
    found = costs.cpce_l111_8_frais(
        row["nature"],
        day(row, "jour"),
        maybe_day(row, "titre"),
        maybe_day(row, "conservatoire"),
        justifie=yes(row, "justifie"),
    )
    assert isinstance(found.admis, bool)
    assert found.admis is not bool(found.motif)  # a refusal says why
    return {"admis": said(answer=found.admis), "article": found.reference.article}


def clause(row: Row) -> Told:
    taux = euros(row, "taux") if row["taux"] else None
    montant = euros(row, "montant") if row["montant"] else Decimal("0.00")
    found = indemnity.civ_1231_5_clause_penale(euros(row, "base"), taux, montant)
    return {"attendu": f"{found:.2f}"}


def supplement(row: Row) -> Told:
    owed = costs.com_l441_10_frais_complementaires(euros(row, "justifies"), euros(row, "indemnites"))
    return {"attendu": f"{owed:.2f}"}


def capitalisation_left(row: Row) -> Told:
    days = [dt.date.fromisoformat(cell) for cell in row["anniversaires"].split()]
    left = interest.com_l622_28_capitalisation(days, maybe_day(row, "ouverture"))
    return {"attendu": " ".join(str(one) for one in left)}


ANSWER = ("attendu",)
SLICES = ("tranches", "interets")
ADAPTERS: dict[str, tuple[Adapter, tuple[str, ...]]] = {
    "com_l441_10_taux": (rate_on_a_day, ("attendu", "statut")),
    "com_l441_10_plancher": (
        lambda row: {"attendu": str(rates.com_l441_10_plancher(BAREME, day(row, "jour")).taux)},
        ANSWER,
    ),
    "ccp_r2192_31_taux": (
        lambda row: {"attendu": str(rates.ccp_r2192_31_taux(BAREME, day(row, "depart")).taux)},
        ANSWER,
    ),
    "cmf_l313_2_taux": (
        lambda row: {
            "attendu": str(rates.cmf_l313_2_taux(BAREME, CategorieTauxLegal(row["categorie"]), day(row, "jour")).taux)
        },
        ANSWER,
    ),
    "com_l441_10_penalites": (lambda row: with_interest(row, penalties(row)), SLICES),
    "com_l441_10_planchers": (floors, ("tranches",)),
    "com_l441_10_releves": (
        lambda row: {"tranches": slices_text(interest.com_l441_10_releves(BAREME, penalties(row)))},
        ("tranches",),
    ),
    "ccp_r2192_32_interets": (
        lambda row: with_interest(row, interest.ccp_r2192_32_interets(BAREME, day(row, "depuis"), day(row, "jusque"))),
        SLICES,
    ),
    "civ_1231_6_interets": (
        lambda row: with_interest(
            row,
            interest.civ_1231_6_interets(
                BAREME, CategorieTauxLegal(row["categorie"]), day(row, "presentation"), day(row, "jusque")
            ),
        ),
        SLICES,
    ),
    "civ_1231_7_interets": (
        lambda row: with_interest(
            row,
            interest.civ_1231_7_interets(
                BAREME, CategorieTauxLegal(row["categorie"]), day(row, "premier_jour"), day(row, "jusque")
            ),
        ),
        SLICES,
    ),
    "cmf_l313_3_premier_jour": (
        lambda row: {"attendu": str(interest.cmf_l313_3_premier_jour(day(row, "executoire")))},
        ANSWER,
    ),
    "cmf_l313_3_majoration": (raised, ("tranches", "statut_attendu")),
    "com_l622_28_arret": (
        lambda row: {"tranches": slices_text(interest.com_l622_28_arret(penalties(row), day(row, "jour")))},
        ("tranches",),
    ),
    "com_l622_28_capitalisation": (capitalisation_left, ANSWER),
    "com_l622_28_exception": (
        lambda row: {"attendu": said(answer=interest.com_l622_28_exception(day(row, "contrat"), day(row, "echeance")))},
        ANSWER,
    ),
    "conso_l722_14_arret": (
        lambda row: {"tranches": slices_text(interest.conso_l722_14_arret(penalties(row), day(row, "jour")))},
        ("tranches",),
    ),
    "civ_1343_5_delai": (grace, ("tranches",)),
    "civ_1343_2_anniversaires": (
        lambda row: {
            "attendu": " ".join(
                str(one) for one in interest.civ_1343_2_anniversaires(day(row, "depuis"), day(row, "jusque"))
            )
        },
        ANSWER,
    ),
    "civ_1343_1_imputation": (split, ANSWER),
    "civ_1342_10_ordre": (order, ANSWER),
    "civ_1342_10_proportion": (proportion, ANSWER),
    "com_d441_5_indemnite": (lambda row: lump(row, indemnity.com_d441_5_indemnite), ANSWER),
    "ccp_d2192_35_indemnite": (lambda row: lump(row, indemnity.ccp_d2192_35_indemnite), ANSWER),
    "com_l441_10_exclusion": (
        lambda row: {
            "attendu": said(answer=indemnity.com_l441_10_exclusion(day(row, "echeance"), maybe_day(row, "ouverture")))
        },
        ANSWER,
    ),
    "civ_1231_5_clause_penale": (clause, ANSWER),
    "cpce_l111_8_frais": (cost, ("admis", "article")),
    "loi_65_557_10_1_frais": (syndicat_cost, ("admis", "article")),
    "com_l441_10_frais_complementaires": (supplement, ANSWER),
}
