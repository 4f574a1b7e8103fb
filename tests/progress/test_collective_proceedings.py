"""Several collective proceedings of one debtor: which one stops what, and where the claim is declared."""

import pytest

from generator.case import Case
from generator.progress import situation
from generator.statement import compute, compute_declared
from generator.statement.gather import gather
from generator.statement.proceedings import title_stopped_on
from tests.progress.cases import at, case, day, limits, office, seen
from tests.tables import read_table

ROWS = read_table(__file__, "procedures-collectives.csv")


def invoices(text: str) -> str:
    """« F-1 2025-03-02 2025-02-10 » as in the file: number, date, day of performance; due a month later."""
    lines = []
    for number, date, *done in (one.split() for one in text.split(" | ")):
        performed = f", execution-le: {done[0]}" if done else ""
        lines.append(f"- {{numero: {number}, date: {date}, conditions: 30 jours, montant-ttc: 1000{performed}}}")
    return "\n".join(lines)


def judgments(text: str) -> str:
    """« J 2026-10-20 liquidation bodacc-le 2026-10-29 » as in the file: the judgment, its nature, its other keys."""
    lines = []
    for _, date, nature, *rest in (one.split() for one in text.split(" | ")):
        keys = "".join(f", {key}: {value}" for key, value in zip(rest[::2], rest[1::2], strict=True))
        lines.append(f"- {{date: {date}, type: procedure-collective, nature: {nature}, tribunal: TAE{keys}}}")
    return "\n".join(lines)


def told(row: dict[str, str]) -> Case:
    """The case of a row."""
    return case(judgments(row["journal"]), factures=invoices(row["factures"]))


@pytest.mark.parametrize("row", ROWS, ids=[row["situation"] for row in ROWS])
def test_each_claim_follows_its_proceedings(row: dict[str, str]) -> None:
    seen, bureau, au = told(row), office(), day(row["au"])
    stops = ", ".join(f"{one.numero} {one.ouverture or '-'}" for one in gather(seen, bureau, au).claims)
    assert stops == row["arrets"]
    declared = compute_declared(seen, bureau, au)
    assert " ".join(ligne.numero for ligne in declared.lignes) == row["declarees"]
    found = situation(seen, bureau, au, compute(seen, bureau, au))
    kinds = {"declaration-de-creance", "releve-de-forclusion", "verification-de-declaration"}
    assert ", ".join(f"{one.nature} {one.date}" for one in found.delais if one.nature in kinds) == row["delais"]
    assert found.stade == row["stade"]


def test_what_an_older_proceedings_stopped_is_to_be_verified() -> None:
    row = next(one for one in ROWS if one["situation"].startswith("chaque facture"))
    seen = told(row)
    said = " ".join(compute(seen, office(), day(row["au"])).remarques)
    assert "À vérifier, F-1 : de la procédure collective antérieure, ouverte le 15/01/2020" in said
    assert "L643-11" in said
    assert title_stopped_on(seen.dossier, day(row["au"])) == day("2020-01-15"), "a title settles one of them"


def test_the_sum_declared_bears_interest_until_the_judgment_it_is_declared_to() -> None:
    row = ROWS[0]
    alone = {**row, "journal": row["journal"].split(" | ")[1]}
    au = day(row["au"])
    assert compute_declared(told(row), office(), au).total == compute_declared(told(alone), office(), au).total
    assert compute_declared(told(row), office(), au).interets > 0


def test_the_limit_says_what_a_terminated_plan_relieves_and_what_is_not_known_of_it() -> None:
    rows = {row["situation"]: row for row in ROWS}

    def said(name: str, journal: str = "") -> str:
        row = rows[name]
        seen = told(row | ({"journal": journal} if journal else {}))
        delais = situation(seen, office(), day(row["au"]), None).delais
        return " ".join(next(one for one in delais if "declaration" in one.nature).explication)

    assert "l'admission n'est pas au dossier" in said(
        "plan résolu, tout déclaré à la première : une vérification, pas un délai"
    )
    partly = said("plan résolu, une facture née depuis : elle se déclare")
    assert partly.startswith("Sans dispense : F-2. Pour F-1 : le créancier soumis au plan")
    row = "plan résolu, première déclaration inconnue : le délai reste"
    assert "la dispense de L626-27, III n'est donc pas retenue" in said(row)
    silent = rows["plan résolu, tout déclaré à la première : une vérification, pas un délai"]["journal"]
    assert "le dire (« resolution-du-plan »)" in said(row, silent.replace(" resolution-du-plan oui", ""))
    denied = said(row, silent.replace("resolution-du-plan oui", "resolution-du-plan non"))
    assert "L626-27" not in denied


PLANNED = """\
- date: 2026-06-01
  type: echeancier
  signe: oui
  echeances: [{date: 2026-07-01, montant: 300}, {date: 2026-09-01, montant: 300}, {date: 2026-11-02, montant: 400}]
- {date: 2026-08-20, type: procedure-collective, nature: redressement, tribunal: TC, bodacc-le: 2026-08-30}
- {date: 2026-08-21, type: procedure-collective, nature: liquidation, conversion: oui, tribunal: TC}
"""


def test_a_plan_signed_before_an_opening_asks_for_nothing_more_and_is_not_what_holds_the_case() -> None:
    """Its instalments were told as awaited, and the hold said in the place of the liquidation."""
    known = at("2026-10-01", case(PLANNED, paiements="- {date: 2026-07-01, montant: 600}"))
    (instalment,) = limits(known, "echeance")
    assert instalment.consequence.startswith("Procédure collective : le débiteur ne peut plus payer")
    declared = PLANNED.replace("bodacc-le: 2026-08-30", "bodacc-le: 2026-08-30, declaree-le: 2026-09-10")
    late = at("2027-03-15", case(declared, paiements="- {date: 2026-07-01, montant: 600}"))
    assert late.prochaine_action == "Rien à envoyer : procédure collective du débiteur (liquidation), TC."
    posterior = PLANNED.replace("2026-06-01\n  type: echeancier", "2026-09-01\n  type: echeancier")
    (since,) = [one for one in limits(at("2026-10-10", case(posterior)), "echeance") if str(one.date) == "2026-11-02"]
    assert "ne peut plus payer" not in since.consequence


@pytest.mark.parametrize(
    ("paid", "said"),
    [
        ("- {date: 2026-09-01, montant: 300}", "Payée en partie depuis (01/09/2026)"),
        ("- {date: 2026-09-01, montant: 300, imputation-choisie: [F-2]}", ""),  # of an invoice of since
        ("- {date: 2026-08-19, montant: 300}", ""),
    ],
)
def test_what_is_paid_in_part_since_an_opening_is_said_too(paid: str, said: str) -> None:
    since = invoices("F-1 2026-03-02 | F-2 2026-08-25")
    opened = "- {date: 2026-08-20, type: procedure-collective, nature: redressement, tribunal: TC}\n"
    found = seen("2026-09-15", opened, factures=since, paiements=paid)
    assert ("depuis (" in found.explication) is bool(said)
    assert said in found.explication


@pytest.mark.parametrize("plan", ["", ", plan-le: 2026-10-20"])
def test_proceedings_closed_while_their_plan_is_carried_out_leave_nothing_to_decide(plan: str) -> None:
    """« Sort à décider […] irrecouvrable » was said of a claim that a plan pays, its proceedings closed."""
    opened = f"- {{date: 2026-09-01, type: procedure-collective, nature: redressement, tribunal: TC{plan}, "
    found = at("2026-11-20", case(f"{opened}declaree-le: 2026-10-05, cloturee-le: 2026-11-02}}\n"))
    (told,) = [one.titre for one in found.restes if one.titre.startswith("Procédure collective close le 02/11/2026")]
    assert ("plan arrêté le 20/10/2026 : 1\u202f000,00" in told.replace("\xa0", "\u202f")) is bool(plan)
    assert ("irrecouvrable" in told) is not bool(plan)
