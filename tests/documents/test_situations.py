"""What a text says of a case must be so in that case: no earlier reminder, a plan, a suit, a time that has passed."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.cli.read import _standing
from generator.documents import CATALOGUE
from generator.money import format_eur
from generator.statement.text import table
from tests.documents import sample
from tests.office import replace_in


def said(document: str, home: Path, text: str, au: dt.date = sample.AU) -> str:
    return sample.words(document, sample.from_text(home, text, au=au))


def reminded(times: int, *, paid: bool = True) -> str:
    """The base case with so many reminders at most, paid in part or not."""
    head, _, rest = sample.base().partition("journal:\n")
    facts = "".join(f"  - {{date: 2026-09-{16 + day}, type: relance-courriel}}\n" for day in range(times))
    journal = f"journal:\n{facts}" if facts else ""
    if not paid:
        head = head[: head.index("paiements:\n")]
    return head + journal + rest[rest.index("pieces:\n  -") :]


@pytest.mark.parametrize(
    ("times", "paid", "words"),
    [
        (0, True, "La facture suivante (fourniture"),
        (1, False, "Notre relance du 16 septembre 2026 est restée sans effet. La facture"),
        (1, True, "Notre relance du 16 septembre 2026 n'a pas suffi. La facture"),
        (2, False, "Nos relances des 16 et 17 septembre 2026 sont restées sans effet. La facture"),
        (2, True, "Nos relances des 16 et 17 septembre 2026 n'ont pas suffi. La facture"),
    ],
)
def test_a_reminder_speaks_only_of_those_that_were_sent(times: int, paid: bool, words: str, home: Path) -> None:  # noqa: FBT001 - a row of the table
    text = said("relance-courrier", home, reminded(times, paid=paid))
    assert words in text
    assert ("elance" in text.partition("Madame, Monsieur,")[2].partition("La facture")[0]) is bool(times)
    second = said("relance-courriel-2", home, reminded(times, paid=paid))
    assert ("Malgré notre relance du 16 septembre 2026, la facture" in second) is (times == 1)
    assert ("Malgré nos relances des 16 et 17 septembre 2026, la facture" in second) is (times == 2)
    assert (f"La facture suivante reste impayée{' en partie' if paid else ''}" in second) is not bool(times)


LATER = """factures:
  - numero: F-2026-018
    date: 2026-08-20
    echeance: 2026-09-12
    montant-ttc: 600,00
    piece: f-017
    livraison: bl-017
    commande: bc-017
"""


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ("date: 2026-09-16", "Notre relance du 16 septembre 2026 n'a"),
        (
            "factures: [F-2026-017], date: 2026-09-16",
            "Notre relance du 16 septembre 2026 pour la facture n° F-2026-017 n'a",
        ),
        (
            "date: 2026-09-11",
            "Notre relance du 11 septembre 2026 pour la facture n° F-2026-017 n'a",
        ),  # not late that day
    ],
)
def test_a_reminder_of_one_invoice_is_not_told_as_one_of_two(first: str, words: str, home: Path) -> None:
    """« Malgré notre relance du 16 septembre 2026, les factures suivantes restent impayées »: one was never asked."""
    text = reminded(1).replace("date: 2026-09-16", first, 1).replace("factures:\n", LATER, 1)
    assert words in said("relance-courrier", home, text).replace("\N{NO-BREAK SPACE}", " ")
    second = said("relance-courriel-2", home, text).replace("\N{NO-BREAK SPACE}", " ")
    told = words.removeprefix("N").removesuffix(" n'a")
    assert f"Malgré n{told}, les factures suivantes restent" in second
    again = text.replace(
        "type: relance-courriel}\n", "type: relance-courriel}\n  - {date: 2026-09-25, type: relance-courriel}\n"
    )
    assert ("et du 25 septembre 2026 n'ont" in said("relance-courrier", home, again)) is ("pour" in words)
    same = text.replace(first, f"{first}, type: relance-courriel}}\n  - {{{first.replace('-16', '-17')}", 1)
    if "factures" in first:
        told = "Nos relances des 16 et 17 septembre 2026 pour la facture n° F-2026-017 n'ont"
        assert told in said("relance-courrier", home, same).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("document", ["requete-injonction", "assignation-fond", "assignation-refere", "lettre-avocat"])
@pytest.mark.parametrize("paid", [True, False])
def test_an_act_says_of_an_invoice_paid_in_part_that_it_is_unpaid_in_part(
    document: str,
    paid: bool,  # noqa: FBT001 - a row of the table
    home: Path,
) -> None:
    text = said(document, home, reminded(1, paid=paid))
    assert ("reste impayée en partie :" in text) is paid
    assert ("reste impayée :" in text) is not paid
    assert ("Facture échue et impayée en partie" in text) is (paid and document != "lettre-avocat")


def test_reminders_are_told_oldest_first_whatever_the_order_of_the_journal(home: Path) -> None:
    """« Nos relances des 25 et 16 septembre »: a letter noted after the next one."""
    text = sample.base()
    first, _, rest = text.partition("  - date: 2026-09-16\n")
    fact, mark, rest = rest.partition("  - date: 2026-09-25\n")
    later, notice, rest = rest.partition("  - date: 2026-10-12\n")
    turned = f"{first}{mark}{later}  - date: 2026-09-16\n{fact}{notice}{rest}"
    assert turned != text
    assert "Nos relances des 16 et 25 septembre 2026" in said("relance-courrier", home, turned)
    steps = "le 16 septembre 2026, relance par courriel ; le 25 septembre 2026, relance par lettre simple"
    assert steps in said("mise-en-demeure", home, turned)


def test_steps_that_brought_a_payment_were_not_without_effect(home: Path) -> None:
    assert "Les démarches précédentes n'ont pas suffi" in said("mise-en-demeure", home, sample.base())
    nothing = reminded(2, paid=False)
    assert "Les démarches précédentes sont restées sans effet" in said("mise-en-demeure", home, nothing)
    assert "sans effet" not in said("requete-injonction", home, sample.base())


_REMINDER = "date: 2026-09-10, type: relance-courriel"
CORRECTED = f"{_REMINDER}, emis: 1}}\n  - {{{_REMINDER}, emis: 2, remplace: 1"


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ("date: 2026-08-20, type: rappel-avant-echeance", 0),
        ("date: 2026-09-09, type: relance-courriel", 0),  # the due date: nothing was late yet
        (_REMINDER, 1),
        (f"{_REMINDER}, factures: [F-2026-001]", 0),  # not asked for here
        (CORRECTED, 1),
    ],
)
def test_only_what_asked_for_a_sum_due_and_still_owed_was_without_effect(sent: str, told: int, home: Path) -> None:
    head, _, rest = sample.base().partition("paiements:\n")
    more = (
        "  - {numero: F-2026-001, date: 2026-08-01, echeance: 2026-09-01, montant-ttc: 10.00, piece: f-017}\n"
        "paiements:\n  - {date: 2026-09-01, montant: 10.00, imputation-choisie: [F-2026-001]}\n"
    )
    text = f"{head}{more}journal:\n  - {{{sent}}}\npieces:\n" + rest.partition("pieces:\n")[2]
    words = said("mise-en-demeure", home, text)
    assert len(re.findall(r"le \d+ \w+ 2026, (?:relance|rappel)", words)) == told
    assert ("Les démarches précédentes" in words) is bool(told)
    reminder = said("relance-courrier", home, text)
    assert f"relance n° {1 + told} " in reminder
    assert ("est restée sans effet. La facture" in reminder) is bool(told)


@pytest.mark.parametrize(("reference", "public"), [("une-facture", "à la clientèle"), ("association", "au public")])
def test_a_visit_calls_professional_only_who_is(reference: str, public: str) -> None:
    words = sample.words("compte-rendu-visite", sample.computed(reference))
    assert f"dans les locaux ouverts {public}" in words
    assert ("Visite à un professionnel" in words) is (reference == "une-facture")


def test_the_call_asks_for_every_invoice() -> None:
    assert "reçu la facture ?" in sample.words("fiche-appel", sample.computed("une-facture"))
    assert "reçu les factures ?" in sample.words("fiche-appel", sample.computed("quarante-factures"))


def test_no_lawyers_letter_announces_a_suit_that_is_pending(home: Path) -> None:
    text = sample.with_fact("  - {date: 2026-11-15, type: assignation, juridiction: TAE de Lyon}\n")
    (finding,) = sample.lacking("lettre-avocat", sample.from_text(home, text))
    assert "une procédure est en cours depuis le 15/11/2026" in finding.message


def test_an_order_handed_over_says_by_when_it_is_served() -> None:
    words = sample.words("transmission-commissaire", sample.computed("ordonnance"))
    served_by = sample.values_of("demande-signification", sample.computed("ordonnance"))["signifier_avant"]
    assert served_by == dt.date(2027, 2, 3)
    assert "de le signifier au plus tard le 3 février 2027 (CPC, art. 1411)" in words


def test_a_title_is_named_without_a_participle_that_would_have_to_agree() -> None:
    words = sample.words("demande-signification", sample.computed("ordonnance"))
    assert "Nature : ordonnance portant injonction de payer du 3 novembre 2026, président" in words
    assert "Rendu" not in words


def test_a_balance_under_a_plan_is_no_demand(home: Path) -> None:
    running = sample.PLAN % "oui"
    for document in ("quittance-paiement", "releve-de-compte"):
        assert "L'échéancier du 2 novembre 2026 se poursuit aux dates convenues" in (
            said(document, home, sample.with_fact(running))
        )
        assert "se poursuit" not in said(document, home, sample.base())


SINCE = """  - {numero: F-2026-030, date: 2026-11-16, execution-le: %s, echeance: 2026-12-16, montant-ttc: 500}
paiements:
  - {date: 2026-11-18, montant: 300, moyen: virement}
"""


def test_a_claim_is_declared_as_the_judgment_found_it_the_rest_named_apart(home: Path) -> None:
    text = sample.text_of("redressement")
    since = text.replace("paiements:\n", SINCE % "2026-11-15", 1)
    before = sample.values_of("declaration-creance", sample.from_text(home, text))
    after = sample.values_of("declaration-creance", sample.from_text(home, since))
    for key in ("sommes", "factures", "echu", "a_echoir"):
        assert after[key] == before[key], key
    told = said("declaration-creance", home, since)
    assert "non déclarée ici : facture n° F-2026-030 du 16 novembre 2026 (500,00 €)" in told
    assert "non déduit de la somme due ce jour-là : 300,00 € le 18 novembre 2026 (virement)" in told
    assert "non déclarée ici" not in said("declaration-creance", home, text)
    born = sample.values_of(
        "declaration-creance", sample.from_text(home, text.replace("paiements:\n", SINCE % "2026-11-02", 1))
    )
    assert born["sommes"].total == before["sommes"].total + 500
    assert born["a_echoir"] == 500
    assert born["posterieures"] == ()


DEFERRED = "factures:\n  - {numero: F-9, date: 2025-09-01, echeance: 2026-09-01, montant-ttc: 3000, piece: f-017}\n"


def test_interest_the_judgment_does_not_stop_is_declared_by_how_it_is_counted(home: Path) -> None:
    """Of a loan, or a payment deferred by a year: what ran since the judgment was told « échu au jour du jugement »."""
    text = sample.text_of("redressement").replace("factures:\n", DEFERRED, 1)
    early, late = (sample.from_text(home, text, au=day) for day in (dt.date(2026, 11, 15), dt.date(2026, 11, 21)))
    values = [sample.values_of("declaration-creance", one) for one in (early, late)]
    assert values[0]["echu"] == values[1]["echu"]
    told = sample.words("declaration-creance", late)
    assert (
        "intérêts de la facture n° F-9, prêt ou paiement différé d'un an ou plus : leur cours n'est pas arrêté "
        "(article L622-28) ; depuis le 12 novembre 2026, ils se calculent en jours exacts sur 365 jours, sur 2 019,36 "
        "€, au taux de 12,40 % (BCE 2,40 % + 10 points), celui de chaque semestre ensuite s'il varie : cette "
        "indication vaut déclaration pour le montant ultérieurement arrêté (article R622-23)" in told
    )
    assert "autres intérêts : arrêtés par le jugement d'ouverture" in told


PROVISION = (
    "titres:\n  - {nature: refere, juridiction: TAE de Lyon, date: 2026-10-20, principal: 2000, executoire-le: "
    "2026-10-20, article-700: 300, depens: 50}\n"
)
JUDGED = "  - {nature: jugement, juridiction: TAE de Lyon, date: 2026-10-21, principal: 900, factures: [F-2026-018]}\n"
SECOND = "factures:\n  - {numero: F-2026-018, date: 2026-08-11, echeance: 2026-09-10, montant-ttc: 900, piece: f-017}\n"


def test_a_claim_a_provision_is_granted_of_is_declared_whole(home: Path) -> None:
    """What the judge of the référé left was not declared, hence lost: 2 000 € were, of 3 800 € and penalties."""
    text = sample.text_of("redressement")
    given = text.replace("pieces:\n  -", f"{PROVISION}pieces:\n  -", 1)
    plain = sample.values_of("declaration-creance", sample.from_text(home, text))
    whole = sample.values_of("declaration-creance", sample.from_text(home, given))
    assert whole["sommes"].total == plain["sommes"].total + 350, "with what the order grants of costs"
    assert [one.numero for one in whole["factures"]] == [one.numero for one in plain["factures"]]
    cost = "frais:\n  - {date: 2026-10-22, nature: saisie, montant: 30, a-la-charge-de: debiteur, piece: f-017}\n"
    spent = sample.from_text(home, given.replace("pieces:\n  -", f"{cost}pieces:\n  -", 1))
    more = sample.values_of("declaration-creance", spent)
    assert more["sommes"].total == whole["sommes"].total + 30, "and what enforcing it cost"
    told = said("declaration-creance", home, given)
    assert (
        told.count("ordonnance de référé du 20/10/2026 (TAE de Lyon), provision de 2 000,00 € : elle ne juge pas") == 1
    )
    assert "la créance est déclarée entière" in told
    assert "la créance est déclarée entière" not in said("declaration-creance", home, text)
    unproven = sample.remarks(CATALOGUE["declaration-creance"], *sample.from_text(home, given))
    assert any("qui n'est pas au dossier (C. com., art. L622-25" in one.message for one in unproven)
    judgment = sample.from_text(home, given.replace("nature: refere", "nature: jugement"))
    assert sample.values_of("declaration-creance", judgment)["sommes"].principal == 2000


def test_what_is_counted_of_a_provision_says_beside_it_the_whole_claim_that_is_declared(home: Path) -> None:
    """Décompte, page and « etat » told 2 360,15 € as what is owed, of the 4 330,72 € declared."""
    given = sample.text_of("redressement").replace("pieces:\n  -", f"{PROVISION}pieces:\n  -", 1)
    case, office, owed, seen = sample.from_text(home, given)
    whole = sample.values_of("declaration-creance", (case, office, owed, seen))["sommes"].total
    assert owed.a_declarer == whole > owed.total
    (remark,) = [one for one in owed.remarques if "se déclare entière" in one]
    assert f"se déclare entière, {format_eur(whole)} (C. com., art. L622-24)" in remark
    assert f"les {format_eur(owed.total)} comptés ici suivent la provision, qui ne juge pas le fond" in remark
    assert re.search(rf"Créance entière \(procédure collective\) +{re.escape(format_eur(whole))}", table(owed))
    row = _standing(case, office, sample.AU)
    counted, declared = format_eur(owed.total), format_eur(whole)
    told = f" Dû selon la provision : {counted} ; créance entière (procédure collective) : {declared}."
    assert row.cells[-1] == row.action + told
    for text in (given.replace("nature: refere", "nature: jugement"), sample.text_of("redressement")):
        other = sample.from_text(home, text)
        assert other[2].a_declarer is None
        alone = _standing(other[0], office, sample.AU)
        assert alone.cells[-1] == alone.action


def test_a_provision_paid_before_the_opening_leaves_the_rest_to_declare(home: Path) -> None:
    """« Créance soldée », and no last day to declare the 350,69 € that the provision had not granted."""
    given = sample.text_of("redressement").replace("pieces:\n  -", f"{PROVISION}pieces:\n  -", 1)
    for paid, left in (("4300.00", "350.69"), ("4700.00", None)):
        text = given.replace("paiements:\n", f"paiements:\n  - {{date: 2026-11-06, montant: {paid}}}\n", 1)
        _, _, owed, seen = sample.from_text(home, text)
        assert (owed.total, owed.a_declarer) == (Decimal(0), Decimal(left) if left else None)
        assert str(seen.stade) == ("procedure-collective" if left else "solde")
        assert ("Déclaration de créance" in seen.prochaine_action) is bool(left)
        assert any("Déclaration de créance" in one.titre for one in seen.delais) is bool(left)


def test_what_arose_after_the_opening_is_not_said_to_be_declared(home: Path) -> None:
    """« La créance se déclare entière, 0,00 € » of a provision on an invoice of the day after the judgment."""
    given = sample.text_of("redressement").replace("pieces:\n  -", f"{PROVISION}pieces:\n  -", 1)
    later = given.replace("2026-10-20", "2026-11-20")
    later = later.replace("date: 2026-08-10\n    echeance: 2026-09-09", "date: 2026-11-13\n    echeance: 2026-11-13")
    later = re.sub(r"(?s)paiements:\n.*?journal:\n", "journal:\n", later)
    owed = sample.from_text(home, later)[2]
    assert (owed.a_declarer, [one for one in owed.remarques if "se déclare entière" in one]) == (None, [])
    both = SECOND.replace("2026-08-11, echeance: 2026-09-10", "2026-11-13, echeance: 2026-11-13")
    order = PROVISION.replace("2026-10-20", "2026-11-20").replace("depens: 50", "depens: 50, factures: [F-2026-018]")
    mixed = (
        sample.text_of("redressement")
        .replace("factures:\n", both, 1)
        .replace("pieces:\n  -", f"{order}pieces:\n  -", 1)
    )
    owed = sample.from_text(home, mixed)[2]
    assert owed.a_declarer is not None
    assert owed.a_declarer < owed.total
    (remark,) = [one for one in owed.remarques if "se déclare entière" in one]
    assert remark.startswith(
        "Procédure collective : la créance antérieure au jugement d'ouverture se déclare entière, "
    )


def test_a_provision_beside_a_judgment_is_not_declared_short(home: Path) -> None:
    text = sample.text_of("redressement").replace("factures:\n", SECOND, 1)
    orders = PROVISION.replace("depens: 50", "depens: 50, factures: [F-2026-017]")
    alone = sample.from_text(home, text.replace("pieces:\n  -", f"{orders}pieces:\n  -", 1))
    beside = sample.from_text(home, text.replace("pieces:\n  -", f"{orders}{JUDGED}pieces:\n  -", 1))
    found = [[one.message for one in sample.lacking("declaration-creance", each)] for each in (alone, beside)]
    assert [sum("n'accorde pas se déclare aussi" in one for one in each) for each in found] == [0, 1]


def test_an_invoice_after_the_judgment_must_say_when_it_was_performed(home: Path) -> None:
    unknown = (SINCE % "x").replace(" execution-le: x,", "")
    values = sample.from_text(home, sample.text_of("redressement").replace("paiements:\n", unknown, 1))
    found = [one.message for one in sample.lacking("declaration-creance", values)]
    assert len(found) == 1
    assert "la facture F-2026-030 est postérieure au jugement d'ouverture, sans date d'exécution" in found[0]


def test_a_declaration_says_whether_it_is_in_time_and_which_court_is_seised(home: Path) -> None:
    text = sample.text_of("redressement")
    assert "est faite dans le délai, qui expire le 18 janvier 2027" in said("declaration-creance", home, text)
    late = said("declaration-creance", home, text, dt.date(2027, 1, 20))
    assert "faite dans le délai" not in late
    assert "ayant expiré le 18 janvier 2027, elle est adressée sous réserve du relevé de forclusion" in late
    assert "aucune juridiction n'est saisie de cette créance" in late
    suit = "  - {date: 2026-11-05, type: assignation, juridiction: Tribunal des activités économiques de Lyon}\n"
    seised = said("declaration-creance", home, text.replace("pieces:\n  -", f"{suit}pieces:\n  -", 1))
    assert "juridiction saisie : tribunal des activités économiques de Lyon, assignation du 5 novembre 2026" in seised


CONVERSION = (
    "  - {date: 2026-11-20, type: procedure-collective, nature: liquidation, conversion: oui, tribunal: TAE de Lyon,"
    " mandataire: 'SELARL Ficta, 1 rue du Terme, 69001 Lyon'}\n"
)


def test_after_a_conversion_the_declaration_stands_and_the_letters_go_to_the_new_organ(home: Path) -> None:
    text = sample.text_of("declaree").replace("pieces:\n  -", f"{CONVERSION}pieces:\n  -", 1)
    text = text.replace("declaree-le: 2026-11-20", "declaree-le: 2026-11-19")
    certificate = said("certificat-irrecouvrabilite", home, text)
    assert "SELARL Ficta" in certificate
    assert "déclaré notre créance le 19 novembre 2026 à la procédure de redressement judiciaire ouverte" in certificate
    assert "par jugement du 12 novembre 2026, puis convertie en liquidation judiciaire par jugement" in certificate
    again = said("declaration-creance", home, text)
    assert "arrêtée au 12 novembre 2026, jour du jugement d'ouverture" in again
    assert "reprend, en tant que de besoin, la déclaration faite le 19 novembre 2026" in again
    computed = sample.from_text(home, text.replace("conversion: oui", "conversion: oui, declaree-le: 2026-11-21"))
    assert "la créance a été déclarée le 21/11/2026" in str(sample.lacking("declaration-creance", computed))


def test_no_table_nor_its_heading_is_printed_without_a_line(home: Path) -> None:
    text = sample.text_of("redressement")
    assert "Bordereau des pièces jointes N° Pièce Date 1" in said("declaration-creance", home, text)
    unproven = re.sub(r"(?m)^ +(?:pieces?|commande|livraison): .*\n", "", text).partition("pieces:\n")[0]
    assert "Bordereau" not in said("declaration-creance", home, unproven + "pieces: []\n")
    silent = said("transmission-avocat", home, unproven.partition("paiements:\n")[0] + "pieces: []\n")
    assert "Ce qui a été fait" not in silent
    assert "Pièces remises" not in silent


def test_a_creditor_abroad_is_in_no_french_register(alone: Path) -> None:
    creditor = alone / "cases" / "_cabinet" / "creanciers" / "atelier.yaml"
    unregistered = re.sub(r"(?m)^(?:siren|greffe|tva|forme|capital): .*\n", "", creditor.read_text(encoding="utf-8"))
    creditor.write_text(unregistered, encoding="utf-8")
    replace_in(creditor, "  ville: Lyon\n", "  ville: Gand\n  pays: Belgique\n")
    assert sample.lacking("relance-courrier", sample.from_text(alone, sample.base())) == []


def test_the_interest_of_a_title_rests_on_what_it_grants(home: Path) -> None:
    text = sample.text_of("titre")
    assert "Intérêts du titre, au taux qu'il accorde" in said("mandat-execution", home, text)
    legal = text.replace("      taux: bce + 10\n      a-compter", "      a-compter", 1)
    assert "Intérêts du titre (C. civ., art. 1231-7)" in said("mandat-execution", home, legal)


PUBLIC = "toute réponse du débiteur. "


@pytest.mark.parametrize(
    ("reference", "told", "promised"),
    [
        (
            "redressement",
            (
                "Une procédure de redressement judiciaire a été ouverte contre Boulangerie Chimère SARL par jugement "
                "du 12 novembre 2026 (tribunal des activités économiques de Lyon), publié au BODACC le 18 novembre "
                "2026 ; mandataire judiciaire : SELARL Fictia, 9 rue du Passif, 69002 Lyon. Aucune déclaration de la "
                "créance n'y est notée ; le délai expire le 18 janvier 2027 (code de commerce, articles L622-24 et "
                "R622-24)."
            ),
            "toute suite de la procédure collective",
        ),
        (
            "declaree",
            "69002 Lyon. La créance y a été déclarée le 20 novembre 2026.",
            "toute suite de la procédure collective",
        ),
        ("liquidation", "; liquidateur : SELARL Fictia", "toute suite de la procédure collective"),
        ("une-facture", "", "toute annonce d'une procédure collective"),
        ("consommateur", "", "toute annonce d'un dossier de surendettement"),
        ("public", "", PUBLIC),
    ],
)
def test_a_lawyer_is_told_of_the_proceedings_open_and_of_what_may_come(
    reference: str, told: str, promised: str, home: Path
) -> None:
    """« Toute annonce d'une procédure collective » was promised while one was open, and of who can have none."""
    words = said("transmission-avocat", home, sample.text_of(reference))
    assert told in words
    assert promised in words.replace(" et toute réponse", ", toute réponse")
    if not told:
        assert "a été ouverte contre" not in words


def test_a_lawyer_is_promised_nothing_of_a_dead_debtor(home: Path) -> None:
    """« Toute réponse du débiteur et toute annonce d'un dossier de surendettement », after the day of his death."""
    text = sample.text_of("consommateur")
    death = "journal:\n  - {date: 2026-11-05, type: deces, notaire: 'Me Songe, 3 rue du Passif, 69002 Lyon'}\n"
    words = said("transmission-avocat", home, text.replace("journal:\n", death, 1))
    assert "tout paiement et toute nouvelle de la succession." in words
    assert "réponse du débiteur" not in words
    assert "annonce d'un dossier de surendettement" not in words


def test_a_person_is_told_where_his_data_come_from_and_that_he_may_take_them_away(home: Path) -> None:
    """RGPD, art. 13, 2, b, and 14, 2, f: the right to portability, and the registers consulted, were not told."""
    text = sample.text_of("consommateur")
    alone = said("information-rgpd", home, text)
    assert "accès, rectification, effacement, limitation, portabilité et opposition" in alone
    assert "Source" not in alone
    check = (
        "journal:\n  - {date: 2026-09-01, type: verification-solvabilite, source: bodacc, resultat: aucune annonce}\n"
        "  - {date: 2026-09-02, type: verification-solvabilite, source: score, resultat: moyen}\n"
    )
    checked = said("information-rgpd", home, text.replace("journal:\n", check, 1))
    assert "Source : vous-même et, pour vérifier votre solvabilité, BODACC et note de solvabilité." in checked
    assert "échanges relatifs à ceux-ci, solvabilité." in checked


@pytest.mark.parametrize(
    ("tribunal", "told"),
    [
        ("Tribunal des activités économiques de Lyon", "(tribunal des activités économiques de Lyon)"),
        ("Chambre commerciale du tribunal judiciaire de Colmar", "(chambre commerciale du tribunal judiciaire de"),
    ],
)
def test_a_judgment_is_told_whatever_the_court_is(tribunal: str, told: str, home: Path) -> None:
    """« Par le Tribunal », « par le Chambre commerciale » of Alsace-Moselle."""
    text = sample.text_of("redressement").replace(
        "tribunal: Tribunal des activités économiques de Lyon", f"tribunal: {tribunal}"
    )
    words = said("transmission-avocat", home, text)
    assert f"ouverture d'un redressement judiciaire {told}" in words


def test_a_deed_that_acknowledges_the_accessories_distinguishes_them(home: Path) -> None:
    """« 502,21 € aux accessoires du retard », a clause pénale among them that the debtor did not read."""
    whole = sample.PLAN.replace("1900.00", "2200.00").replace("1917.94", "2120.15") % "non"
    deed = said("accord-echeancier", home, sample.with_fact(whole))
    assert "pour 502,21 €, aux accessoires du retard" in deed
    assert "Pénalités de retard (C. com., art. L441-10, II) 80,42" in deed
    assert "Clause pénale, 10 % du principal impayé 381,79 Total 4 320,15" in deed
    part = said("accord-echeancier", home, sample.with_fact(whole.replace("2200.00", "2000.00")))
    assert "pour 302,21 €, aux accessoires du retard" in part
    assert "Clause pénale" not in part, "which of them are in the plan, it does not say"


def test_a_lawyer_is_told_until_when_the_goods_are_claimed_back(home: Path) -> None:
    text = sample.text_of("reserve").replace(
        "mandataire: SELARL Fictia,", "mandataire: SELARL Fictia, mandataire judiciaire,"
    )
    words = said("transmission-avocat", home, text)
    assert "; SELARL Fictia, mandataire judiciaire, 9 rue" in words, "his quality is not said twice"
    assert "Aucune revendication des biens vendus avec réserve de propriété n'est notée ; le délai expire le" in words
    claimed = text.replace("    bodacc-le: 2026-11-18\n", "    bodacc-le: 2026-11-18\n    revendiquee-le: 2026-11-19\n")
    told = "Les biens vendus avec réserve de propriété ont été revendiqués le 19 novembre 2026."
    assert told in said("transmission-avocat", home, claimed)
    assert "revendi" not in said("transmission-avocat", home, sample.text_of("redressement"))


def test_a_lawyer_is_told_of_the_proceedings_of_a_guarantor(home: Path) -> None:
    opened = (
        "  - {date: 2026-11-12, type: procedure-collective, debiteur: Iris Chimère, nature: redressement, tribunal:"
        " Tribunal des activités économiques de Lyon, mandataire: 'SELARL Fictia, 9 rue du Passif, 69002 Lyon'}\n"
    )
    text = sample.text_of("caution").replace("pieces:\n  -", f"{opened}pieces:\n  -", 1)
    words = said("transmission-avocat", home, text)
    assert "ouverte contre Iris Chimère par jugement du 12 novembre 2026" in words
    assert "compté du jugement faute de publication connue" in words
    later = "toute suite de la procédure collective et toute annonce d'une procédure collective du débiteur."
    assert later in words, "the debtor himself may be in proceedings yet"


def test_a_handover_says_that_the_opening_stopped_the_interest(home: Path) -> None:
    """« Arrêtées au 21 novembre »: nothing told that what is counted ends at the judgment of the 12th."""
    told = (
        "arrêtés au jugement du 12 novembre 2026 qui a ouvert une procédure collective contre Boulangerie Chimère SARL"
    )
    assert told in said("transmission-avocat", home, sample.text_of("redressement"))
    running = said("transmission-avocat", home, sample.base())
    assert "arrêtés au jugement" not in running
    assert "Intérêts à échoir : 1,30 € par jour" in running


def test_a_statement_says_that_the_opening_stopped_the_interest(home: Path) -> None:
    """Of sums « arrêtées au 21 novembre », nothing told that interest stops at the judgment of the 12th."""
    told = "Intérêts et pénalités arrêtés au jugement du 12 novembre 2026 qui a ouvert une procédure collective contre"
    assert told in said("releve-de-compte", home, sample.text_of("redressement"))
    plain = said("releve-de-compte", home, sample.base())
    assert "arrêtés au jugement" not in plain
    assert "Intérêts à échoir" not in plain


@pytest.mark.parametrize(("due", "told"), [("2026-10-11", True), ("2026-10-12", False), ("2026-11-10", False)])
def test_a_reminder_tells_no_formal_notice_of_before_its_invoice_was_late(due: str, told: bool, home: Path) -> None:  # noqa: FBT001 - a row of the table
    """« Une mise en demeure vous a été adressée le 12 octobre » of an invoice due in November, asked for by none."""
    head, _, rest = sample.base().replace("echeance: 2026-09-09", f"echeance: {due}").partition("paiements:\n")
    text = head + rest[rest.index("journal:\n") :]
    assert ("Une mise en demeure vous a été adressée le 12" in said("relance-courrier", home, text)) is told
    assert (
        "adresserons une mise en demeure par lettre recommandée" in said("relance-courrier", home, text)
    ) is not told
