"""What a check says beyond the file: « solde » on a claim still owed."""

import re

import pytest

from generator.casework.checks import check_case
from generator.findings import Level
from tests.progress.cases import case, day, office
from tests.progress.test_condemned import PARTIES
from tests.progress.test_opposed_by_one import BETA
from tests.progress.test_opposed_by_one import ORDER as AGAINST_BOTH
from tests.progress.test_opposed_by_one import SERVED as SERVED_ON_BOTH

PAID = "- {date: 2026-05-10, montant: 900}"
SINCE = "- {numero: F-2, date: 2026-05-15, echeance: 2026-07-01, montant-ttc: 500}"
PIECE = "- {id: facture, nature: facture, titre: Facture, fichier: pieces/f.pdf}"
FIRST = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000}\n"


@pytest.mark.parametrize(
    ("settled", "payments", "invoices", "told"),
    [
        ("2026-05-12", PAID, FIRST, []),  # the rest is given up
        ("2026-05-12", "", FIRST, ["1 060,31 €"]),
        ("2026-05-12", PAID, FIRST + SINCE, []),  # the other invoice goes on
        ("2026-05-12", "", FIRST + SINCE, ["1 560,31 €"]),
        ("2026-06-02", "", FIRST, []),  # not yet: the case is seen the day before
    ],
)
def test_a_settled_claim_still_owed_is_told_with_its_sum(
    settled: str, payments: str, invoices: str, told: list[str]
) -> None:
    one = case(f"- {{date: {settled}, type: solde}}", paiements=payments, factures=invoices)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "« solde » est noté" in each.message]
    assert [each.message.split("noté et ")[1].split(" restent")[0].replace("\xa0", " ") for each in found] == told
    assert all(each.level is Level.AVERTISSEMENT and "irrecouvrable" in each.remedy for each in found)


@pytest.mark.parametrize(
    ("paid", "end", "told"),
    [
        (900, "solde", ["abandonne 153,06 €, dont 112,98 € de principal"]),
        (1000, "solde", []),  # interest and the lump sum alone: allocated first, they leave a principal in name only
        (900, "cloture", []),  # it gives up no principal
    ],
)
def test_a_principal_given_up_by_who_was_not_paid_as_much_is_told(paid: int, end: str, told: list[str]) -> None:
    payments = f"- {{date: 2026-05-10, montant: {paid}}}"
    one = case(f"- {{date: 2026-05-12, type: {end}}}", paiements=payments, factures=FIRST)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "abandonne" in each.message]
    assert [each.key for each in found] == ["journal[0]"] * len(told)
    assert [each.message.replace("\xa0", " ").partition("» ")[2].partition(", que")[0] for each in found] == told
    assert all(each.level is Level.AVERTISSEMENT and "irrecouvrable" in each.remedy for each in found)


@pytest.mark.parametrize(("dismissed", "told"), [("", 1), (", sens: rejet, factures: [F-9]", 0)])
def test_what_a_judgment_dismissed_is_not_given_up(dismissed: str, told: int) -> None:
    """1 000,00 paid is the principal of what is left once the judge dismissed the other invoice."""
    other = "- {numero: F-9, date: 2026-05-01, echeance: 2026-05-09, montant-ttc: 500}\n"
    judged = f"- {{date: 2026-05-11, type: jugement{dismissed}}}\n" if dismissed else ""
    payments = "- {date: 2026-05-10, montant: 1000, imputation-choisie: [F-1]}"
    one = case(f"{judged}- {{date: 2026-05-12, type: solde}}", paiements=payments, factures=FIRST + other)
    assert sum("abandonne" in each.message for each in check_case(one, office(), day("2026-06-01"))) == told


@pytest.mark.parametrize(
    ("payments", "told"),
    [
        (PAID, []),
        ("- {date: 2026-05-10, montant: 9000}\n- {date: 2026-05-02, montant: 100}", ["paiements[0]"]),  # 900 meant
        ("- {date: 2026-05-10, montant: 9000, indu: oui}", []),
        ("- {date: 2026-05-10, montant: 9000, rembourse-le: 2026-05-20}", []),
        ("- {date: 2026-06-10, montant: 9000}", []),  # not yet
        ("- {date: 2026-05-10, montant: 9000}\n- {date: 2026-06-10, montant: 5}", ["paiements[0]"]),
        ("- {date: 2026-05-10, montant: 9000}\n- {date: 2026-05-20, montant: 5, indu: oui}", ["paiements[0]"]),
    ],
)
def test_more_received_than_is_owed_is_told_at_the_payment(payments: str, told: list[str]) -> None:
    one = case("", paiements=payments, factures=FIRST)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "tout ce qui est dû" in each.message]
    assert [each.key for each in found] == told
    assert all(each.level is Level.AVERTISSEMENT and " remboursement montant=" in each.remedy for each in found)


@pytest.mark.parametrize(("since", "told"), [("", ["paiements[0]"]), (", arrete-au: 2026-05-01", [])])
def test_what_exceeded_every_debt_before_a_title_is_told_at_its_payment(since: str, told: list[str]) -> None:
    """To be given back on the eve, it was in nothing the day after; a title that says it counts less leaves it due."""
    judged = f"- {{nature: jugement, juridiction: TC, date: 2026-05-28, principal: 1000{since}}}"
    one = case("", paiements="- {date: 2026-05-10, montant: 1500}", factures=FIRST, titres=judged)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "avant ce titre" in each.message]
    assert [each.key for each in found] == told
    assert all(each.level is Level.AVERTISSEMENT and "arrete-au" in each.remedy for each in found)


def test_its_remedy_says_which_title_to_complete_or_to_correct() -> None:
    """Of two titles the command was refused, not saying which; of one that has the key, as already written."""
    judged = "- {nature: jugement, juridiction: TC, rg: A%d, date: 2026-05-%d, principal: 1000, factures: [F-%d]%s}\n"
    bills = f"{FIRST}\n{FIRST.replace('F-1', 'F-2')}"
    for since, remedy in (("", 'arrete-au="…" --completer --ligne {line}'), (", arrete-au: 2026-05-20", "corriger ")):
        titles = judged % (1, 10, 1, "") + judged % (2, 28, 2, since)
        one = case("", paiements="- {date: 2026-05-20, montant: 5000}", factures=bills, titres=titles)
        [told] = [each for each in check_case(one, office(), day("2026-06-01")) if "avant ce titre" in each.message]
        assert remedy.format(line=one.position(("titres", 1))[0]) in told.remedy
        assert ("--completer" in told.remedy) is (not since)


@pytest.mark.parametrize(
    ("refunds", "told"),
    [
        ("- {date: 2026-05-20, montant: 7900}", []),
        ("- {date: 2026-05-20, montant: 9000}", ["remboursements[0]"]),
        ("- {date: 2026-05-20, montant: 100}\n- {date: 2026-05-01, montant: 100}", ["remboursements[1]"]),
        ("- {date: 2026-06-20, montant: 9000}", []),  # not yet
    ],
)
def test_a_refund_that_nothing_received_in_excess_explains_is_told_at_its_line(refunds: str, told: list[str]) -> None:
    lines = "".join(f"  {line}\n" for line in refunds.splitlines())
    one = case("", paiements="- {date: 2026-05-10, montant: 9000}", factures=FIRST, reste=f"remboursements:\n{lines}")
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "reçu en trop" in each.message]
    assert [each.key for each in found] == told
    assert all("rembourse-le" in each.remedy for each in found)


@pytest.mark.parametrize(
    ("paid", "back", "told"),
    [
        ("montant: 400, paye-par: SARL Songe", "montant: 500", ["remboursements[0]"]),
        ("montant: 400, paye-par: SARL Songe", "montant: 500, a: SARL Songe", []),
        ("montant: 400, paye-par: SARL Songe", "montant: 8400", []),  # all of it
        ("montant: 400", "montant: 500", []),
        ("montant: 400, indu: oui, paye-par: SARL Songe", "montant: 500", []),
    ],
)
def test_a_refund_that_may_be_of_one_or_the_other_says_to_whom(paid: str, back: str, told: list[str]) -> None:
    one = case(
        "",
        paiements=f"- {{date: 2026-05-10, montant: 9000}}\n- {{date: 2026-05-11, {paid}}}",
        factures=FIRST,
        reste=f"remboursements:\n  - {{date: 2026-05-20, {back}}}\n",
    )
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "à qui cette somme" in each.message]
    assert [each.key for each in found] == told
    assert [each.remedy for each in found] == ["Dire à qui (« a: Débiteur d'essai » ou « a: SARL Songe »)."] * len(told)


PRIVATE = """\
    - nature: particulier
      qualite: consommateur
      prenoms: Jean
      nom: Petit
      adresse: {rue: 1 rue du Test, code-postal: 69003, ville: Lyon}
    """
DEATH = "- {date: 2026-05-01, type: deces}"


@pytest.mark.parametrize(
    ("journal", "payment", "told"),
    [
        (DEATH, "date: 2026-05-10, montant: 100", ["paiements[0].paye-par"]),
        (DEATH, "date: 2026-05-10, montant: 100, paye-par: Claire Petit", []),
        (DEATH, "date: 2026-05-10, montant: 100, volontaire: non", []),  # seized
        (DEATH, "date: 2026-05-10, montant: 100, indu: oui", []),
        (DEATH, "date: 2026-05-01, montant: 100", []),  # he may have paid that day
        (DEATH, "date: 2026-06-10, montant: 100", []),  # not yet
        ("", "date: 2026-05-10, montant: 100", []),
    ],
)
def test_a_payment_after_the_death_asks_who_paid(journal: str, payment: str, told: list[str]) -> None:
    one = case(
        journal,
        paiements=f"- {{{payment}}}",
        factures=FIRST,
        debiteurs=PRIVATE,
        creance="famille: vente-a-consommateur",
    )
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "sans dire qui a payé" in each.message]
    assert [each.key for each in found] == told
    line = 'recouvre noter 2026-9001 paiement paye-par="…" --completer --date 10/05/2026'
    assert all(each.level is Level.MANQUE and each.remedy.endswith(line) for each in found)


def test_two_payments_of_a_day_after_the_death_are_told_apart_by_their_line() -> None:
    """A date was of both: the command that was told refused to choose."""
    twice = "- {date: 2026-05-10, montant: 100}\n- {date: 2026-05-10, montant: 200}\n- {date: 2026-05-11, montant: 1}\n"
    one = case(DEATH, paiements=twice, factures=FIRST, debiteurs=PRIVATE, creance="famille: vente-a-consommateur")
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "sans dire qui a payé" in each.message]
    assert [each.remedy.partition("--completer ")[2] for each in found] == [
        f"--ligne {found[0].line}", f"--ligne {found[1].line}", "--date 11/05/2026",
    ]  # fmt: skip


STRUCK_OFF = "- {date: 2026-05-01, type: radiation-du-registre}"


@pytest.mark.parametrize(
    ("journal", "payment", "told"),
    [
        (STRUCK_OFF, "date: 2026-05-10, montant: 100", ["paiements[0].paye-par"]),
        (STRUCK_OFF, "date: 2026-05-10, montant: 100, paye-par: Claire Petit", []),
        (STRUCK_OFF, "date: 2026-05-01, montant: 100", []),
        ("- {date: 2026-05-01, type: radiation-du-registre, d-office: oui}", "date: 2026-05-10, montant: 100", []),
    ],
)
def test_a_payment_after_a_striking_off_asks_who_paid(journal: str, payment: str, told: list[str]) -> None:
    """Nobody is left to pay for the company: its debt would be acknowledged by nobody."""
    one = case(journal, paiements=f"- {{{payment}}}", factures=FIRST)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "sans dire qui a payé" in each.message]
    assert [each.key for each in found] == told
    assert all("radiation de la société débitrice (01/05/2026)" in each.message for each in found)
    assert all("liquidateur, associé, caution, tiers" in each.remedy for each in found)


SUED = "- {date: 2026-04-10, type: assignation, au: 2026-09-01}\n"


@pytest.mark.parametrize(
    ("journal", "payments", "told"),
    [
        (SUED + "- {date: 2026-05-12, type: cloture}", "", ["journal[1]"]),
        (SUED + "- {date: 2026-05-12, type: irrecouvrable}", PAID, ["journal[1]"]),
        (
            SUED + "- {date: 2026-05-12, type: cloture}",
            "- {date: 2026-05-10, montant: 1020}",
            ["journal[1]"],
        ),  # costs left
        ("- {date: 2026-05-12, type: irrecouvrable}", "", []),  # nobody was asked
        (SUED + "- {date: 2026-05-12, type: cloture}", "- {date: 2026-05-10, montant: 1100}", ["journal[1]"]),  # paid
        (SUED + "- {date: 2026-05-11, type: desistement}\n- {date: 2026-05-12, type: cloture}", "", []),
        (SUED + "- {date: 2026-06-12, type: cloture}", "", []),  # not yet
    ],
)
def test_a_case_closed_while_a_judge_has_it_is_told(journal: str, payments: str, told: list[str]) -> None:
    one = case(journal, paiements=payments, factures=FIRST)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "un juge restant saisi" in each.message]
    assert [each.key for each in found] == told
    assert all("depuis le 10/04/2026" in each.message and "desistement" in each.remedy for each in found)


DISMISSED = "- {date: 2026-04-10, type: assignation}\n- {date: 2026-05-12, type: jugement, sens: rejet}"


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        ("- {date: 2026-05-12, type: cloture}", ["journal[0]"]),
        ("- {date: 2026-05-12, type: irrecouvrable}", ["journal[0]"]),
        ("- {date: 2026-05-20, type: cloture}", []),  # it knew the invoice
        ("- {date: 2026-05-12, type: solde}", []),  # the other invoice goes on
        (DISMISSED, ["journal[1]"]),
    ],
)
def test_what_came_after_the_end_and_is_followed_nowhere_is_told(journal: str, told: list[str]) -> None:
    one = case(journal, paiements=PAID, factures=FIRST + SINCE)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "reste dû depuis : F-2" in each.message]
    assert [each.key for each in found] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("refus de payer, voir la pièce n° 1", []),
        ("refus de payer (pièces n° 1 et 7)", ["la pièce n° 7 est citée et le dossier a 1 pièce."]),
        (f"refus de payer, pièce n° {'9' * 5000}", ["la pièce n° 999999999 est citée et le dossier a 1 pièce."]),
        (r"refus de payer, pièce n°\n7", ["la pièce n° 7 est citée et le dossier a 1 pièce."]),
        ("refus de payer, Pièce n°\N{NO-BREAK SPACE}0", ["la pièce n° 0 est citée et le dossier a 1 pièce."]),
    ],
)
def test_a_number_of_a_piece_that_is_not_there_is_told_at_its_line(text: str, told: list[str]) -> None:
    one = case(f'- {{date: 2026-05-12, type: note, motif: "{text}"}}', pieces=PIECE, factures=FIRST)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "est citée" in each.message]
    assert [each.message for each in found] == told
    assert {(each.key, each.level) for each in found} <= {("journal[0].motif", Level.AVERTISSEMENT)}


RETURNED = "- {date: 2026-05-04, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-05-06, avis: %s}"
UNKNOWN = RETURNED % "destinataire-inconnu"


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        (UNKNOWN, ["journal[0].avis"]),
        (UNKNOWN + "\n- {date: 2026-05-12, type: relance-courriel, envoi: courriel}", ["journal[0].avis"]),
        (UNKNOWN + "\n- {date: 2026-05-12, type: appel}", ["journal[0].avis"]),
        (UNKNOWN + "\n" + UNKNOWN.replace("05-0", "05-1"), ["journal[0].avis", "journal[1].avis"]),
        (RETURNED % "avise-non-reclame", []),
        (RETURNED % "refuse", []),
        (UNKNOWN + "\n" + (RETURNED % "distribue").replace("05-0", "05-1"), []),
        (UNKNOWN + "\n- {date: 2026-05-12, type: verification-solvabilite, source: kbis, resultat: siège lu}", []),
        (UNKNOWN + "\n- {date: 2026-05-12, type: verification-solvabilite, source: bodacc, resultat: rien}",
         ["journal[0].avis"]),
        (UNKNOWN + "\n- {date: 2026-05-12, type: signification, acte: assignation, mode: etude}", []),
        (UNKNOWN + "\n- {date: 2026-05-12, type: signification, acte: assignation, mode: recherches}",
         ["journal[0].avis"]),
        (UNKNOWN + "\n- {date: 2026-05-12, type: cloture}", []),
        (UNKNOWN.replace("05-04", "06-02"), []),  # not yet: the case is seen the day before
    ],
)  # fmt: skip
def test_a_letter_returned_unknown_asks_for_the_address_until_something_finds_the_debtor(
    journal: str, told: list[str]
) -> None:
    found = [each for each in check_case(case(journal), office(), day("2026-06-01")) if "inconnu" in each.message]
    assert [each.key for each in found] == told
    assert all(each.level is Level.AVERTISSEMENT for each in found)
    if "05-04" in journal and told:
        assert found[0].message == (
            "pli du 04/05/2026 à Débiteur d'essai revenu « destinataire inconnu à l'adresse » : adresse à vérifier."
        )


@pytest.mark.parametrize(
    ("journal", "payments", "titles", "told"),
    [
        ("", "", "", True),
        ("- {date: 2026-05-12, type: notification-cession}", "", "", False),
        ("- {date: 2026-06-02, type: notification-cession}", "", "", True),  # not yet
        ("- {date: 2026-05-20, type: irrecouvrable}", "", "", False),
        ("- {date: 2026-05-12, type: notification-cession, factures: [F-9]}", "", "", True),
        ("", "- {date: 2026-04-01, montant: 1000}", "", False),
        ("", "", "- {nature: jugement, juridiction: TC, date: 2026-05-12, principal: 1000}", False),
    ],
)
def test_a_transfer_nothing_says_the_debtor_knows_is_told_while_it_is_claimed(
    journal: str, payments: str, titles: str, *, told: bool
) -> None:
    """C. civ. 1324, to be verified: nothing more is asked once it is paid, or a title had."""
    sold = FIRST.replace("}", ", cession: facture}")
    one = case(journal, factures=sold, paiements=payments, titres=titles, pieces=PIECE)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if "opposable" in each.message]
    assert [(each.level, each.key) for each in found] == (
        [(Level.AVERTISSEMENT, "factures[0].cession")] if told else []
    )


def test_what_a_title_does_not_say_is_told_at_the_title() -> None:
    """The refusal pointed at « creance », where nothing is to be written."""
    first = "- {nature: jugement, juridiction: TAE de Lyon, date: 2026-04-20, principal: 1000}\n"
    second = "- {nature: arret, juridiction: cour d'appel de Lyon, date: 2026-05-20, principal: 900}"
    one = case("", paiements=PAID, titres=first + second)
    [told] = [each for each in check_case(one, office(), day("2026-06-01")) if "arrete-au" in each.message]
    assert told.key == "titres[1]"


@pytest.mark.parametrize(
    ("certified", "mode", "told"),
    [
        ("2026-08-03", "personne", ["03/08/2026"]),  # a Sunday, put off to Monday
        ("2026-08-04", "personne", []),
        ("2026-07-20", "etude", ["03/08/2026"]),
    ],
)
def test_a_certificate_older_than_the_time_to_oppose_is_told(certified: str, mode: str, told: list[str]) -> None:
    journal = (
        "- {date: 2026-06-10, type: ordonnance-injonction}\n"
        f"- {{date: 2026-07-02, type: signification, acte: ordonnance, mode: {mode}}}\n"
        f"- {{date: {certified}, type: certificat-non-opposition}}"
    )
    found = [one for one in check_case(case(journal), office(), day("2026-08-20")) if "certificat" in one.message]
    assert [one.message.split("opposition, le ")[1].split(" ")[0] for one in found] == told
    assert all((one.key, one.level) == ("journal[2]", Level.AVERTISSEMENT) for one in found)


@pytest.mark.parametrize(
    ("ordered", "on", "told"),
    [
        ("2026-06-10", "2026-08-03", ["03/08/2026"]),  # the month to oppose, a Sunday put off to Monday
        ("2026-06-10", "2026-08-04", []),
        ("2026-09-01", "2026-11-02", ["02/11/2026"]),  # two months from an order of that day
        ("2026-09-01", "2026-11-03", []),
    ],
)
def test_an_order_said_enforceable_while_its_wait_runs_is_told(ordered: str, on: str, told: list[str]) -> None:
    """A seizure made since was told by nothing: the title founded it from the day it said."""
    served = "2026-07-02" if ordered < "2026-09-01" else "2026-09-02"
    journal = (
        f"- {{date: {ordered}, type: ordonnance-injonction}}\n"
        f"- {{date: {served}, type: signification, acte: ordonnance, mode: personne}}"
    )
    title = (
        f"- {{nature: ordonnance-injonction, juridiction: TC, date: {ordered}, principal: 1000, executoire-le: {on}}}"
    )
    found = check_case(case(journal, titres=title), office(), day("2026-11-20"))
    said = [one for one in found if "dite exécutoire" in one.message]
    assert [one.message.split("attente, le ")[1].split(" ")[0] for one in said] == told
    assert all((one.key, one.level) == ("titres[0].executoire-le", Level.AVERTISSEMENT) for one in said)
    formed = journal + "\n- {date: 2026-09-20, type: opposition}"
    opposed = check_case(case(formed, titres=title), office(), day("2026-11-20"))
    assert not [one for one in opposed if "dite exécutoire" in one.message], (
        "it is judged, or withdrawn, at its own day"
    )


TWO = "- {date: 2026-09-01, type: ordonnance-injonction, rg: A1}\n- {date: 2026-09-10, type: ordonnance-injonction}\n"
ONE_DAY = TWO.replace("09-10, type: ordonnance-injonction", "09-01, type: ordonnance-injonction, rg: B2")
SERVICE = "- {date: 2026-09-25, type: signification, acte: ordonnance}\n"
OF_A1 = SERVICE.replace("ordonnance}", "ordonnance, rg: A1}")
SECOND = SERVICE.replace("09-25", "09-28")
OPPOSED = "- {date: 2026-10-05, type: opposition}"


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        (TWO + SERVICE, ["cette signification … 01/09/2026 et du 10/09/2026 elle est : … celle de la dernière."]),
        (ONE_DAY + SERVICE, ["cette signification … (n° A1) et du 01/09/2026 (n° B2) elle est."]),
        (TWO + OF_A1, []),
        (TWO + OF_A1 + SECOND, []),  # the first is served already
        (TWO + OF_A1 + SECOND + OPPOSED, []),  # an error of the file: tests/findings/opposition-a-l-une-des-ordonnances
        (TWO + OF_A1 + SECOND + OPPOSED.replace("opposition", "opposition, rg: A1"), []),
        (TWO + OF_A1 + OPPOSED, []),  # one alone is served
        (TWO.replace("09-01", "05-01") + SERVICE, ["cette signification … celle de la dernière."]),  # six months then
        (TWO.replace("2026-09-01", "2026-03-01") + SERVICE, []),  # the first lapsed
    ],
)
def test_an_act_that_may_be_of_several_orders_says_of_which(journal: str, told: list[str]) -> None:
    found = [one for one in check_case(case(journal), office(), day("2026-10-20")) if "de laquelle" in one.message]
    for one, words in zip(found, told, strict=True):
        said = one.message.replace("\N{NO-BREAK SPACE}", " ")
        assert re.search(".*".join(re.escape(part) for part in words.split(" … ")), said), said
        assert one.level is Level.AVERTISSEMENT


@pytest.mark.parametrize(
    ("cost", "told"),
    [
        ("nature: saisie, a-la-charge-de: debiteur", ["frais de saisie (90,00 €, 03/05/2026) non comptés : aucun"]),
        ("nature: saisie, a-la-charge-de: debiteur, piece: facture", []),
        ("nature: saisie, a-la-charge-de: creancier", []),
        ("nature: greffe, a-la-charge-de: debiteur", []),  # dépens of a title: no pièce counts them
        ("nature: constat, a-la-charge-de: debiteur", []),  # nor this one, the creditor's
    ],
)
def test_a_cost_the_decompte_leaves_out_is_told_at_its_line(cost: str, told: list[str]) -> None:
    title = "- {nature: jugement, juridiction: TC, date: 2026-05-01, principal: 1000, signifie-le: 2026-05-02}"
    more = f"frais:\n  - {{date: 2026-05-03, montant: 90, {cost}}}\n"
    one = case(titres=title, pieces=PIECE, reste=more)
    found = [each for each in check_case(one, office(), day("2026-06-01")) if each.key == "frais[0]"]
    assert [each.message.replace("\xa0", " ").split(" justificatif")[0] for each in found] == told


def test_of_two_costs_alike_but_for_their_nature_the_one_a_piece_would_count_is_told() -> None:
    """The first, dépens, no pièce counts: their labels, their sums and their days are the same."""
    title = "- {nature: jugement, juridiction: TC, date: 2026-05-01, principal: 1000, signifie-le: 2026-05-02}"
    alike = "{{date: 2026-05-03, montant: 90, libelle: Acte, a-la-charge-de: debiteur, nature: {}}}"
    more = f"frais:\n  - {alike.format('greffe')}\n  - {alike.format('saisie')}\n"
    found = check_case(case(titres=title, pieces=PIECE, reste=more), office(), day("2026-06-01"))
    assert [each.key for each in found if "non comptés" in each.message] == ["frais[1]"]


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        ("", ["journal[1]"]),
        ("- {date: 2026-04-01, type: signification, acte: ordonnance}\n", []),
        ("- {date: 2026-09-15, type: signification, acte: ordonnance}\n", ["journal[2]"]),  # too late
    ],
)
def test_a_seizure_on_an_order_not_served_in_time_is_told_with_the_service_to_note(
    journal: str, told: list[str]
) -> None:
    acts = "- {date: 2026-03-10, type: ordonnance-injonction}\n" + journal
    one = case(acts + "- {date: 2026-10-01, type: saisie-attribution}\n", factures=FIRST)
    found = [each for each in check_case(one, office(), day("2026-11-21")) if "non signifiée au 10/09" in each.message]
    assert [each.key for each in found] == told
    assert all("signification acte=ordonnance" in each.remedy and "CPC, art. 1411" in each.message for each in found)
    assert not [each for each in check_case(one, office(), day("2026-09-10")) if "non signifiée" in each.message]


def test_a_seizure_on_a_joint_debtor_never_served_asks_for_his_own_service() -> None:
    acts = (
        SERVED_ON_BOTH.splitlines(keepends=True)[0]
        + f"- {{date: 2027-01-04, type: saisie-attribution, debiteur: {BETA}}}\n"
    )
    one = case(acts, titres=AGAINST_BOTH, debiteurs=PARTIES)
    found = [each for each in check_case(one, office(), day("2027-01-20")) if "non signifiée" in each.message]
    assert [each.key for each in found] == ["journal[1]"]
    assert f'signification acte=ordonnance debiteur="{BETA}" --date' in found[0].remedy
