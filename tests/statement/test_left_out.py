"""A title that judges some invoices, and what it leaves out, played together: nothing paid is lost or counted twice."""

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.case import Case
from generator.findings import NotComputed
from generator.load import load_case, load_office
from generator.model import Office
from generator.money import ZERO
from generator.statement import compute, compute_left_out, compute_titled
from tests.office import copy_office

STORY = (Path(__file__).parent / "recits" / "2026-0208.yaml").read_text(encoding="utf-8")
SECOND = STORY.index("  - nature: ordonnance-injonction", STORY.index("2026IP00007"))
START = dt.date(2026, 2, 1)
HOW = ("", "    imputation-choisie:\n      - F-1\n", "    imputation-choisie:\n      - F-2\n", "    volontaire: non\n")
PAYMENTS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(1, 400_000), st.sampled_from(HOW)),
    max_size=6,
    unique_by=lambda one: one[0],
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = copy_office(tmp_path_factory.mktemp("hors-titre"), ())
    (home / "cases" / "2026-0208").mkdir()
    return home


REFUNDS = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 400_000)), max_size=2)


def paid(
    root: Path, payments: list[tuple[int, int, str]], titles: int, refunds: Sequence[tuple[int, int]] = ()
) -> tuple[Case, Office]:
    lines = "".join(
        f"  - date: {dt.date(2026, 2, 1) + dt.timedelta(day)}\n    montant: {Decimal(cents) / 100}\n{how}"
        for day, cents, how in payments
    )
    text = STORY if titles == 2 else STORY[:SECOND]
    start, end = text.index("paiements:"), text.index("journal:")
    back = "".join(
        f"  - {{date: {START + dt.timedelta(day)}, montant: {Decimal(cents) / 100}}}\n" for day, cents in refunds
    )
    lists = (f"paiements:\n{lines}" if lines else "") + (f"remboursements:\n{back}" if back else "")
    text = text[:start] + lists + text[end:]
    (root / "cases" / "2026-0208" / "dossier.yaml").write_text(text, encoding="utf-8")
    return load_case(root, "2026-0208"), load_office(root)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(PAYMENTS, REFUNDS, st.integers(1, 2), st.integers(130, 300))
def test_what_is_paid_is_allocated_overpaid_given_back_or_in_a_title(
    root: Path, payments: list[tuple[int, int, str]], refunds: list[tuple[int, int]], titles: int, day: int
) -> None:
    au = dt.date(2026, 2, 1) + dt.timedelta(day)
    case, office = paid(root, payments, titles, refunds)
    owed, dossier = compute(case, office, au, lectures=False), case.dossier
    known = [(one, owed.impute(("paiements", rank))) for rank, one in enumerate(dossier.paiements) if one.date <= au]
    assert all(ZERO <= allocated <= one.montant for one, allocated in known)
    included = sum((one.montant for one in owed.compris), ZERO)
    beyond = owed.trop_percu + owed.rembourse
    assert all(dossier.paiements[int(one.origine[1])].date <= one.jusqu_au for one in owed.compris)
    assert sum((one.montant - allocated for one, allocated in known), ZERO) == included + beyond
    first = min(titre.date for titre in dossier.titres)
    seized = [rank for rank, one in enumerate(dossier.paiements) if not one.volontaire and first < one.date <= au]
    others = {line.numero for line in owed.lignes if line.du_titre and f"{first:%d/%m/%Y}" not in line.numero}
    taken = {one.titre for one in owed.compris if one.origine[1] in seized}
    assert taken <= others or beyond, "a title counts nothing of what was seized on it"
    assert not (owed.trop_percu and owed.total), "what exceeds a debt settles the other"
    assert owed.total == sum((one.total for one in owed.lignes), ZERO) + sum((one.montant for one in owed.postes), ZERO)
    if len([titre for titre in dossier.titres if titre.date <= au]) == 1:
        apart = (compute_titled(case, office, au), compute_left_out(case, office, au))
        assert owed.total == sum((one.total for one in apart), ZERO)


BASE = (Path(__file__).parent / "recits" / "2026-0210.yaml").read_text(encoding="utf-8")
BETWEEN = ("montant: '1000,00', moyen: saisie, volontaire: non", "montant: '1000,00', imputation-choisie: [F-2]")
LATER = (("date: 2026-05-28", "date: 2026-08-20"), ("2026-06-08", "2026-09-01"), ("2026-07-16", "2026-10-10"))


def refusal(root: Path, text: str) -> str:
    (root / "cases" / "2026-0208" / "dossier.yaml").write_text(text.replace("2026-0210", "2026-0208"), encoding="utf-8")
    try:
        compute(load_case(root, "2026-0208"), load_office(root), dt.date(2026, 11, 21))
    except NotComputed as found:
        return str(found)
    return ""


def test_an_order_two_requests_may_have_asked_for_says_which_when_what_it_judges_was_paid_between(root: Path) -> None:
    """Taken for the second, what was paid would be lost; for the first, deducted twice."""
    text = BASE.replace(*BETWEEN)
    assert refusal(root, text) == ""  # granted before the second request: it is of the first
    for old, new in LATER:
        text = text.replace(old, new)
    assert "requête du 04/05/2026 ou par celle du 05/08/2026" in refusal(root, text)
    assert "1 000,00 € le 20/07/2026" in refusal(root, text).replace("\xa0", " ").replace("\u202f", " ")
    for day, left in (("2026-05-04", Decimal("2130.23")), ("2026-08-05", Decimal("3000.00"))):
        said = text.replace("    factures: [F-2]\n", f"    factures: [F-2]\n    arrete-au: {day}\n")
        assert refusal(root, said) == ""
        owed = compute(load_case(root, "2026-0208"), load_office(root), dt.date(2026, 11, 21))
        assert [one.principal for one in owed.lignes] == [Decimal("6000.00"), left]


def test_a_request_of_the_day_of_the_first_order_may_have_asked_for_either(root: Path) -> None:
    """Granted the day it was asked for, or not yet: what came between the two requests may be deducted or not."""
    paid = BETWEEN[0], "montant: '1000,00', imputation-choisie: [F-1]"
    text = BASE.replace(*paid).replace("2026-08-05", "2026-05-28").replace("2026-07-20", "2026-05-20")
    assert "requête du 04/05/2026 ou par celle du 28/05/2026" in refusal(root, text)
    with pytest.raises(NotComputed) as refused:
        compute(load_case(root, "2026-0208"), load_office(root), dt.date(2026, 11, 21))
    assert refused.value.place == ("titres", 1)
    assert refusal(root, text.replace("2026-05-28, type: requete", "2026-05-29, type: requete")) == ""


def test_of_three_orders_the_request_for_the_last_one_is_of_since_the_second(root: Path) -> None:
    invoice = "  - {numero: F-0, date: 2026-01-05, echeance: 2026-02-04, montant-ttc: '100,00'}\n"
    order = "  - {nature: ordonnance-injonction, juridiction: TC, rg: 2026IP00001, date: 2026-03-25, "
    order += "principal: '100,00', factures: [F-0], signifie-le: 2026-04-01}\n"
    text = BASE.replace("factures:\n  - {", f"factures:\n{invoice}  - {{", 1).replace("titres:\n", f"titres:\n{order}")
    assert refusal(root, text.replace("volontaire: non", "imputation-choisie: [F-1]")) == ""


@pytest.mark.parametrize("key", ["", "    factures: [F-1, F-2]\n", "    ecarte-le: 2026-09-10\n"])
def test_an_invoice_that_another_title_in_force_judges_is_not_counted_as_an_invoice(root: Path, key: str) -> None:
    """It would be asked of a judge again."""
    message = refusal(root, BASE.replace("    factures: [F-2]\n", key))
    assert ("juge aussi F-2" in message) is ("ecarte-le" not in key)
    assert bool(message) is ("ecarte-le" not in key)


def test_what_two_titles_judge_is_to_be_said_under_the_one_that_says_nothing(root: Path) -> None:
    text = BASE.replace("    factures: [F-2]\n", "").replace("2026-0210", "2026-0208")
    (root / "cases" / "2026-0208" / "dossier.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(NotComputed) as refused:
        compute(load_case(root, "2026-0208"), load_office(root), dt.date(2026, 11, 21))
    assert refused.value.place == ("titres", 0)


NOTED = """\
avoirs:
  - {numero: A-1, date: %s, facture: %s, montant-ttc: %s, retroactif: %s}
paiements:
  - {date: %s, montant: %s, imputation-choisie: [%s]%s}
"""


@pytest.mark.parametrize(
    ("note", "payment", "principals", "told"),
    [
        # F-1 paid at its due date, then credited: 300 set against F-2 before the order for F-2 was asked for
        ("2026-04-01 F-1 300 non", "2026-02-09 6000 F-1", "3000.00 0.00", "Avoir du 01/04/2026 : 300,00"),
        ("2026-04-01 F-1 300 oui", "2026-02-09 6000 F-1", "3000.00 0.00", ""),
        # of the day of the request for that order, then of its morrow: on its interest first (54 days, 53,93)
        ("2026-05-04 F-1 300 non", "2026-02-09 6000 F-1", "3000.00 0.00", "Avoir du 04/05/2026 : 300,00"),
        ("2026-05-05 F-1 300 non", "2026-02-09 6000 F-1", "2753.93 0.00", ""),
        # the same after the order: deducted from it, on its interest first (130,23), or as it was paid
        ("2026-07-20 F-1 300 non", "2026-02-09 6000 F-1", "2830.23 0.00", ""),
        ("2026-07-20 F-1 300 oui", "2026-02-09 6000 F-1", "2700.00 0.00", ""),
        # F-2 credited the day the order was asked for: it counts that; above the 2 000 left, 1 500 deducted from F-1,
        # 167,77 of it on 84 days of interest
        ("2026-05-04 F-2 3500 non", "2026-03-12 1000 F-2", "3000.00 4667.77", ""),
        # F-2 credited after the order for more than it grants: 500 deducted from F-1, 322,38 of it on its interest
        ("2026-07-20 F-2 3500 non", "2026-03-12 1000 F-2", "0.00 5822.38", ""),
        ("2026-07-20 F-2 3500 oui", "2026-03-12 1000 F-2", "0.00 5822.38", ""),
        # given back before F-2 is issued: nothing is set against it; after, nothing was overpaid any more
        ("2026-01-25 F-1 300 non", "2026-01-20 6000 F-1 2026-02-01", "3000.00 0.00", "remboursé : 300,00"),
        ("2026-01-25 F-1 300 oui", "2026-01-20 6000 F-1 2026-02-01", "3000.00 0.00", "remboursé : 300,00"),
        # paid in excess since the order, and given back with the credit note: 300 and what exceeded both debts
        ("2026-07-20 F-1 300 non", "2026-07-05 12000 F-1 2026-08-01", "0.00 0.00", "remboursé : 2 181,45"),
        ("2026-07-20 F-1 300 non", "2026-02-09 6000 F-1 2026-08-01", "2830.23 0.00", "Remboursement du 01/08/2026"),
        # more than all that was owed: what no title can have counted (1940.03) is deducted from it
        ("2026-04-01 F-1 5000 non", "2026-02-09 6000 F-1", "1079.94 0.00", "059,97"),
    ],
)
def test_a_credit_note_is_deducted_once(root: Path, note: str, payment: str, principals: str, told: str) -> None:
    """Set against another invoice before its title, it was deducted from the title too; and the other way round."""
    text, start, end = STORY[:SECOND], STORY.index("paiements:"), STORY.index("journal:")
    day, montant, own, *back = payment.split()
    refund = f", rembourse-le: {back[0]}" if back else ""
    text = text[:start] + NOTED % (*note.split(), day, montant, own, refund) + text[end:]
    (root / "cases" / "2026-0208" / "dossier.yaml").write_text(text, encoding="utf-8")
    owed = compute(load_case(root, "2026-0208"), load_office(root), dt.date(2026, 11, 21))
    assert " ".join(str(one.principal) for one in owed.lignes) == principals
    assert {one.origine[0] for one in owed.compris} <= {"paiements"}
    assert told in " ".join(owed.remarques).replace("\xa0", " ").replace("\u202f", " ")


def test_what_a_credit_note_leaves_above_a_title_is_not_told_as_paid(root: Path) -> None:
    """Set against all that the first title granted, its costs too: 100, 4,34 of interest, 40 and 31,80.

    What is left exceeded every debt of that day: the title of its own invoice, asked for since, is held to count it.
    """
    start, end = STORY.index("paiements:"), STORY.index("journal:")
    noted = NOTED % ("2026-07-20", "F-1", "600", "non", "2026-02-09", "6000", "F-1", "")
    text = STORY[:start] + noted + STORY[end:].replace("principal: 3 000,00", "principal: 100,00", 1)
    (root / "cases" / "2026-0208" / "dossier.yaml").write_text(text, encoding="utf-8")
    owed = compute(load_case(root, "2026-0208"), load_office(root), dt.date(2026, 11, 21))
    assert owed.impute(("avoirs", 0)) == Decimal("176.14")
    assert owed.excedents == ()
    assert any(one.startswith("Avoirs émis jusqu'au 05/08/2026 tenus pour compris") for one in owed.remarques)


TWO_JUDGMENTS = re.sub(
    r"nature: ordonnance-injonction\n    juridiction: Président du", "nature: jugement\n    juridiction:", BASE
)


@pytest.mark.parametrize(
    ("day", "how", "counted"),
    [
        ("2026-05-28", "volontaire: non", True),  # two judgments, the day of the first
        ("2026-05-29", "volontaire: non", False),
        ("2026-08-05", "imputation-choisie: [F-1]", True),  # two orders, the day the second is asked for
        ("2026-08-06", "imputation-choisie: [F-1]", False),
    ],
)
def test_what_is_received_on_the_day_of_a_judgment_or_of_a_request_is_counted(
    root: Path, day: str, how: str, *, counted: bool
) -> None:
    """A title takes into account what was paid up to its own day, or that of the request for it."""
    text = (TWO_JUDGMENTS if "non" in how else BASE).replace("2026-07-20", day).replace("volontaire: non", how)
    assert refusal(root, text) == ""
    owed = compute(load_case(root, "2026-0208"), load_office(root), dt.date(2026, 11, 21))
    assert sum((one.montant for one in owed.compris), ZERO) == (1000 if counted else 0)
    assert owed.impute(("paiements", 0)) == (0 if counted else 1000)
    assert not any(one.startswith("Avoir du") for one in owed.remarques)


@pytest.mark.parametrize(("asked", "counted"), [("2026-09-09", "0"), ("2026-09-10", "1000.00")])
def test_an_order_granted_the_day_it_was_asked_for_counts_what_was_paid_by_then(
    root: Path, asked: str, counted: str
) -> None:
    text = BASE.replace("2026-08-05", asked).replace("2026-07-20", "2026-09-10")
    assert refusal(root, text.replace("volontaire: non", "imputation-choisie: [F-1]")) == ""
    owed = compute(load_case(root, "2026-0208"), load_office(root), dt.date(2026, 11, 21))
    assert sum((one.montant for one in owed.compris), ZERO) == Decimal(counted)


def test_what_exceeds_all_that_is_owed_is_counted_by_the_title_that_knew_it(root: Path) -> None:
    """Paid for the invoice of the first order once that one was asked for: the second alone can have counted it."""
    text = BASE.replace("2026-07-20", "2026-07-01").replace(
        "1000,00', moyen: saisie, volontaire: non", "20000,00', imputation-choisie: [F-2]"
    )
    assert refusal(root, text) == ""
    owed = compute(load_case(root, "2026-0208"), load_office(root), dt.date(2026, 11, 21))
    assert {str(one.jusqu_au) for one in owed.compris} == {"2026-08-05"}


@pytest.mark.parametrize(("chosen", "title"), [("", "2026IP00099"), (", imputation-choisie: [F-2]", "2026IP00007")])
def test_what_is_seized_is_of_the_last_title_unless_its_invoices_are_told(root: Path, chosen: str, title: str) -> None:
    text = BASE.replace("2026-07-20", "2026-11-02").replace("volontaire: non", f"volontaire: non{chosen}")
    assert refusal(root, text) == ""
    owed = compute(load_case(root, "2026-0208"), load_office(root), dt.date(2026, 11, 21))
    (line,) = (one for one in owed.imputations if one.origine == ("paiements", 0))
    assert title in line.facture
    assert line.montant == 1000


def test_a_credit_note_of_since_the_order_changes_nothing_of_what_it_counted(root: Path) -> None:
    """Paid 1 000 € before the order for F-2; credited since of 2 500 €, as if from the origin: not paid to F-1 then."""
    start, end = STORY.index("paiements:"), STORY.index("journal:")
    text = STORY[:start] + NOTED % ("2026-06-20", "F-2", "2500", "oui", "2026-03-12", "1000", "F-2", "") + STORY[end:]
    (root / "cases" / "2026-0208" / "dossier.yaml").write_text(text, encoding="utf-8")
    owed = compute(load_case(root, "2026-0208"), load_office(root), dt.date(2026, 11, 21))
    assert [("2026IP00007" in one.titre, str(one.montant)) for one in owed.compris] == [(True, "1000.00")]


def test_what_a_title_is_held_to_have_counted_of_a_credit_note_is_told_with_that_title(root: Path) -> None:
    """The order for F-2, 3 000 €, credited of 3 500 € before that for F-1 was asked for: what is left is counted in it.

    Of the day of the note F-1 is the oldest debt of that rate: the 500 € are of it, and stay of it.
    """
    start, end = STORY.index("paiements:"), STORY.index("journal:")
    text = STORY[:start] + NOTED % ("2026-06-20", "F-2", "3500", "non", "2026-02-09", "10", "F-1", "") + STORY[end:]
    (root / "cases" / "2026-0208" / "dossier.yaml").write_text(text, encoding="utf-8")
    case, office, au = load_case(root, "2026-0208"), load_office(root), dt.date(2026, 11, 21)
    told = [" ".join(compute_titled(case, office, au, "", [one]).remarques) for one in ("F-1", "F-2")]
    assert ["Avoir du 20/06/2026 : 500,00" in one for one in told] == [True, False]


def test_a_credit_note_is_told_in_the_account_of_its_invoice_alone(root: Path) -> None:
    start, end = STORY.index("paiements:"), STORY.index("journal:")
    noted = NOTED % ("2026-07-20", "F-1", "300", "non", "2026-03-12", "10", "F-1", "")
    text = STORY[:start] + noted + STORY[end:SECOND]
    (root / "cases" / "2026-0208" / "dossier.yaml").write_text(text, encoding="utf-8")
    case, office, au = load_case(root, "2026-0208"), load_office(root), dt.date(2026, 11, 21)
    titled, apart = compute_titled(case, office, au), compute_left_out(case, office, au)
    for origine in (("avoirs", 0), ("paiements", 0)):
        assert [one for one in titled.imputations if one.origine == origine] == []
        assert [one.facture for one in apart.imputations if one.origine == origine] == ["F-1"]


def test_another_reading_of_two_titles_tells_what_it_changes_of_both(root: Path) -> None:
    """Five points: on F-2 of the 17/09/2026 or the 09/08/2026, on F-1 of the 29/12/2026 or the 22/11/2026.

    F-2, 3 000 € at 2,62 then 2,75 %: 4,74 + 17,63 + 48,41, or 4,74 + 8,82 + 73,25. F-1, 6 000 € at 2,75 %: 32,10, or
    27,58 + 12,74.
    """
    text = re.sub(r"    interets: .*\n", "", BASE)
    assert refusal(root, text[: text.index("paiements:")] + text[text.index("journal:") :]) == ""
    owed = compute(load_case(root, "2026-0208"), load_office(root), dt.date(2026, 12, 1))
    (told,) = (one for one in owed.lectures if one.sujet == "Départ de la majoration de cinq points")
    assert (str(told.montant_retenu), str(told.montant_autre)) == ("102.88", "127.13")
    names = [f"Ordonnance d'injonction de payer du {one}" for one in ("10/09/2026", "28/05/2026")]
    for said, days in ((told.retenue, ("29/12/2026", "17/09/2026")), (told.autre, ("22/11/2026", "09/08/2026"))):
        *each, of_both = said.split(" ; ")
        assert of_both == "en tout"
        told_of = zip(each, names, days, strict=True)
        assert all(one.startswith(name) and f"à compter du {day}" in one for one, name, day in told_of)
    for rule in ("Intérêts en jours exacts sur 365 jours", "Jours comptés", "Chaque segment"):
        assert [one.startswith(rule) for one in owed.conventions].count(True) == 1
