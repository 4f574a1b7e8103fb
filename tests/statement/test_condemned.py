"""Which title the décompte follows when it condemns some of the debtors only: one row of ``condamnes.csv`` each."""

import datetime as dt
import re

import pytest

from generator.money import format_eur
from generator.statement import compute, compute_declared, compute_joint, compute_titled
from generator.statement.followed import only_condemned
from tests.progress.cases import case, office
from tests.progress.test_condemned import PARTIES
from tests.tables import read_table

ROWS = read_table(__file__, "condamnes.csv")
AU = dt.date(2026, 10, 1)
SERVED = "- {date: 2026-09-10, type: signification, acte: jugement}\n"
OPENED = "- {date: 2026-09-25, type: procedure-collective, nature: redressement, tribunal: TAE de Lyon}\n"


def _titles(row: dict[str, str]) -> str:
    """« A / B » are those the title of the 1st condemns; « 05/09 C » the day of another title, and whom it condemns."""
    titles = ""
    for told in filter(None, (f"01/09 {row['condamnes']}", row["autre titre"])):
        names = "".join(f"    - nom: {one}\n" for one in told[6:].split(" / ") if one)
        titles += "- nature: jugement\n  juridiction: TAE de Lyon\n  principal: '800,00'\n"
        titles += f"  date: {_day(told[:5])}\n" + (f"  condamnes:\n{names}" if names else "")
    return titles


def _payments(told: str) -> str:
    """« Iris Chimère 300,00 20/09 »: who paid, the principal debtor when nobody is named, how much, and when."""
    lines = ""
    for one in filter(None, told.split(" / ")):
        paid, _, refused = one.partition(", rejeté le ")
        who, amount, day = re.fullmatch(r"(.*?) ?([\d ]+,\d\d) (\d\d/\d\d)", paid).groups()  # type: ignore[union-attr]
        more = (f", paye-par: {who}" if who else "") + (f", rejete-le: {_day(refused)}" if refused else "")
        lines += f"- {{date: {_day(day)}, montant: '{amount}'{more}}}\n"
    return lines


def _day(told: str) -> str:
    return f"2026-{told[3:]}-{told[:2]}"


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_the_decompte_follows_the_title_of_the_principal_debtor(row: dict[str, str]) -> None:
    facts = {"": "", "signification": SERVED, "redressement": OPENED}[row["journal"]]
    seen = case(facts, titres=_titles(row), paiements=_payments(row["paiements"]), debiteurs=PARTIES)
    his, titled = compute(seen, office(), AU), compute_titled(seen, office(), AU)
    plain = [format_eur(one.principal).replace("\N{NO-BREAK SPACE}", " ").removesuffix(" €") for one in (his, titled)]
    assert plain == [row["principal du débiteur"], row["principal du titre"]]
    said = " ".join((*his.remarques, *titled.remarques)).replace("\N{NO-BREAK SPACE}", " ")
    assert row["dit"] in said
    assert not row["tu"] or row["tu"] not in said


@pytest.mark.parametrize(
    ("condemned", "named", "principal", "alone"),
    [
        ("Iris Chimère", "Iris Chimère", "800.00", "Iris Chimère"),
        ("Iris Chimère", "Débiteur d'essai", "1000.00", "Iris Chimère"),  # no title condemns him: his invoices
        ("Débiteur d'essai", "Iris Chimère", "800.00", ""),  # the title followed
        ("Débiteur d'essai / Iris Chimère", "Iris Chimère", "800.00", ""),
        ("Iris Chimère / Fournil Hippogriffe", "Iris Chimère", "800.00", ""),  # two: an act must name one
    ],
)
def test_an_act_is_made_on_the_title_of_whom_it_names(condemned: str, named: str, principal: str, alone: str) -> None:
    seen = case("", titres=_titles({"condamnes": condemned, "autre titre": ""}), debiteurs=PARTIES)
    assert str(compute_titled(seen, office(), AU, named).principal) == principal
    assert only_condemned(seen.dossier, AU) == alone


@pytest.mark.parametrize(("condemned", "principal"), [("Iris Chimère", "800.00"), ("Débiteur d'essai", "1000.00")])
def test_a_joint_debtor_owes_the_title_that_condemns_him_else_the_invoices(condemned: str, principal: str) -> None:
    seen = case("", titres=_titles({"condamnes": condemned, "autre titre": ""}), debiteurs=PARTIES)
    iris = next(one for one in seen.dossier.debiteurs if one.nom_complet == "Iris Chimère")
    assert str(compute_joint(seen, office(), AU, iris).principal) == principal


def test_a_joint_debtor_abroad_is_told_so_in_his_own_account() -> None:
    away = PARTIES.replace("ville: Lyon}", "ville: Liège, pays: Belgique}", 1)
    seen = case("", debiteurs=away)
    iris = next(one for one in seen.dossier.debiteurs if one.nom_complet == "Iris Chimère")
    remarks = compute_joint(seen, office(), AU, iris).remarques
    assert sum(one.startswith("Débiteur établi à l'étranger (Belgique)") for one in remarks) == 1
    assert not any("étranger" in one for one in compute(seen, office(), AU).remarques)


@pytest.mark.parametrize(
    ("served", "said"),
    [
        ("", "ne la doit pas encore, sans sa propre signification"),
        ("2026-05-10", "ne la doit qu'à compter du 11/07/2026, d'après sa propre signification"),  # two months, + 1 day
        ("2026-03-10", ""),  # the same day as the debtor
    ],
)
def test_each_owes_the_five_points_from_his_own_service(served: str, said: str) -> None:
    titre = _titles({"condamnes": "Débiteur d'essai / Iris Chimère", "autre titre": ""}).replace("09-01", "03-02")
    facts = "- {date: 2026-03-10, type: signification, acte: jugement, debiteur: Débiteur d'essai}\n"
    facts += f"- {{date: {served}, type: signification, acte: jugement, debiteur: Iris Chimère}}\n" if served else ""
    found = compute(case(facts, titres=titre, debiteurs=PARTIES), office(), AU)
    assert said in " ".join(found.remarques)
    assert any("Iris Chimère ne la doit" in one for one in found.remarques) is bool(said)


def test_the_other_readings_are_those_of_the_case_and_of_an_act_not_of_one_of_the_others() -> None:
    """Each reading is the ledger played again: a letter to a joint debtor prints none."""
    owed = case("", debiteurs=PARTIES)
    fournil = next(one for one in owed.dossier.debiteurs if one.nom_complet == "Fournil Hippogriffe")
    subjects = {one.sujet for one in compute(owed, office(), AU).lectures}
    assert subjects
    assert compute(owed, office(), AU, lectures=False).lectures == ()
    assert compute_joint(owed, office(), AU, fournil).lectures == ()
    declared = compute_declared(case(OPENED, debiteurs=PARTIES), office(), AU)
    assert {one.sujet for one in declared.lectures} >= subjects
    titre = _titles({"condamnes": "Débiteur d'essai / Fournil Hippogriffe", "autre titre": ""})
    paid = case("", titres=titre, paiements=_payments("300,00 20/09"), debiteurs=PARTIES)
    assert compute_titled(paid, office(), AU, fournil.nom_complet).lectures
    assert compute_joint(paid, office(), AU, fournil).lectures == ()


IRIS = "date: 2026-05-20, montant: 1500, paye-par: Iris Chimère"


@pytest.mark.parametrize(
    ("paid", "back", "given"),
    [
        (IRIS, "date: 2026-06-10, montant: 300", "300.00"),  # she alone had paid
        (IRIS, "date: 2026-06-10, montant: 300, a: Iris Chimère", "300.00"),
        (IRIS, "date: 2026-06-10, montant: 300, a: Débiteur d'essai", "0.00"),  # who is not of her title
        ("date: 2026-05-20, montant: 1500", "date: 2026-06-10, montant: 300", "0.00"),
        (f"{IRIS} | date: 2026-05-21, montant: 10", "date: 2026-06-10, montant: 300", "0.00"),  # to whom is not said
        (f"{IRIS} | date: 2026-05-21, montant: 10", "date: 2026-06-10, montant: 300, a: Iris Chimère", "300.00"),
        (f"{IRIS} | date: 2026-06-11, montant: 10", "date: 2026-06-10, montant: 300", "300.00"),  # had not paid yet
        (f"{IRIS} | date: 2026-06-10, montant: 10", "date: 2026-06-10, montant: 300", "0.00"),
        (f"{IRIS} | date: 2026-05-21, montant: 10, rembourse-le: 2026-06-01", "", "0.00"),  # to the debtor who paid it
        (f"{IRIS}, rembourse-le: 2026-06-10", "", "443.69"),  # 49 days at 12,15 %, 16,31, and 40 were owed
    ],
)
def test_on_a_title_is_told_what_was_given_back_to_those_it_condemns(paid: str, back: str, given: str) -> None:
    title = _titles({"condamnes": "Iris Chimère", "autre titre": ""}).replace("  date:", "  factures: [F-1]\n  date:")
    payments = "".join(f"- {{{one}}}\n" for one in paid.split(" | "))
    refund = f"remboursements:\n  - {{{back}}}\n" if back else ""
    seen = case("", titres=title, paiements=payments, debiteurs=PARTIES, reste=refund)
    assert str(compute_titled(seen, office(), AU).rembourse) == given


NOT_SAID = "Remboursement que le dossier ne dit pas fait à ceux que le titre condamne"
APART = f"{NOT_SAID}, non compté ici comme rendu ({{}}) : à vérifier."


@pytest.mark.parametrize(
    ("paid", "back", "told"),
    [
        (IRIS, "date: 2026-06-10, montant: 300", ""),
        (IRIS, "date: 2026-06-10, montant: 300, a: Débiteur d'essai", "300,00 € le 10/06/2026 à Débiteur d'essai"),
        (IRIS, "date: 2026-09-10, montant: 300, a: Débiteur d'essai", "300,00 € le 10/09/2026 à Débiteur d'essai"),
        (
            f"{IRIS} | date: 2026-05-21, montant: 10",
            "date: 2026-06-10, montant: 300",
            "300,00 € le 10/06/2026",
        ),
        # noted on a payment: what that one exceeded, of the day of the title or before, else at most the whole of it
        (
            f"{IRIS} | date: 2026-05-21, montant: 10, rembourse-le: 2026-06-01",
            "",
            "10,00 € le 01/06/2026 à Débiteur d'essai",
        ),
        (
            f"{IRIS} | date: 2026-09-21, montant: 10, rembourse-le: 2026-09-22",
            "",
            "au plus 10,00 € le 22/09/2026 à Débiteur d'essai",
        ),
    ],
)
@pytest.mark.parametrize("own", ["  factures: [F-1]\n", ""])
def test_what_was_given_back_to_others_is_told_beside_what_she_paid(own: str, paid: str, back: str, told: str) -> None:
    """1 200 € were told as counted of the 1 500 € that she paid, and the 300 € nowhere."""
    title = _titles({"condamnes": "Iris Chimère", "autre titre": ""}).replace("  date:", f"{own}  date:")
    payments = "".join(f"- {{{one}}}\n" for one in paid.split(" | "))
    refund = f"remboursements:\n  - {{{back}}}\n" if back else ""
    seen = case("", titres=title, paiements=payments, debiteurs=PARTIES, reste=refund)
    said = [one.replace("\xa0", " ") for one in compute_titled(seen, office(), AU).remarques]
    assert [one for one in said if NOT_SAID in one] == ([APART.format(told)] if told else [])


TWO = """\
- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}
- {numero: F-2, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 800}
"""
OF_F1 = _titles({"condamnes": "Iris Chimère", "autre titre": ""}).replace("  date:", "  factures: [F-1]\n  date:")


@pytest.mark.parametrize(
    ("how", "left"),
    [
        ("imputation-choisie: [F-2]", "800.00"),  # she chose to pay what her title does not judge
        ("imputation-choisie: [F-1, F-2]", "501.15"),
        ("volontaire: non, imputation-choisie: [F-2]", "501.15"),  # what is seized on her is of her title
    ],
)
def test_what_one_chooses_to_pay_of_another_invoice_is_not_of_the_title(how: str, left: str) -> None:
    paid = f"- {{date: 2026-09-20, montant: 300, paye-par: Iris Chimère, {how}}}\n"
    seen = case("", factures=TWO, titres=OF_F1, paiements=paid, debiteurs=PARTIES)
    assert str(compute_titled(seen, office(), AU).principal) == left


def test_an_invoice_that_a_title_against_another_judges_is_counted_beside_that_of_the_debtor() -> None:
    his = OF_F1.replace("Iris Chimère", "Débiteur d'essai")
    hers = OF_F1.replace("[F-1]", "[F-2]").replace("2026-09-01", "2026-09-05")
    owed = compute(case("", factures=TWO, titres=his + hers, debiteurs=PARTIES), office(), AU)
    assert [(one.numero, str(one.principal)) for one in owed.lignes] == [
        ("Jugement du 01/09/2026", "800.00"), ("F-2", "800.00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("served", "number", "first"),
    [
        ("2026-09-09", "", True),
        ("2026-09-10", "", False),  # it bears no number: of the last judgment of that day
        ("2026-09-10", ", rg: B2", False),
        ("2026-09-10", ", rg: A1", True),
    ],
)
def test_a_service_is_of_one_of_two_judgments(served: str, number: str, *, first: bool) -> None:
    his = OF_F1.replace("Iris Chimère", "Débiteur d'essai").replace("  factures", "  rg: A1\n  factures")
    second = his.replace("[F-1]", "[F-2]").replace("2026-09-01", "2026-09-10").replace("A1", "B2")
    facts = SERVED.replace("2026-09-10", served).replace("}", f"{number}}}")
    of = case(facts, factures=TWO, titres=his + second, debiteurs=PARTIES)
    told = [" ".join(compute_titled(of, office(), AU, "", [one]).remarques) for one in ("F-1", "F-2")]
    assert ["la clé « signifie-le » manque" in one for one in told] == [not first, first]


def test_an_invoice_of_after_a_title_that_says_its_own_is_counted_beside_it() -> None:
    his = OF_F1.replace("Iris Chimère", "Débiteur d'essai")
    later = TWO.replace("F-2, date: 2026-03-02, echeance: 2026-04-01", "F-2, date: 2026-09-05, echeance: 2026-09-25")
    owed = compute(case("", factures=later, titres=his, debiteurs=PARTIES), office(), AU)
    assert [str(one.principal) for one in owed.lignes] == ["800.00", "800.00"]
    assert "Non compris dans le titre" not in " ".join(owed.remarques)
