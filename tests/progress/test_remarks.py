"""Findings of the law on payment terms."""

from pathlib import Path

import pytest

from generator.progress import remarks
from tests.progress.cases import DEBITEUR, at, case, day, limits, office

LINES = Path(__file__).with_name("remarques.txt").read_text(encoding="utf-8").splitlines()
GOLDEN = dict(zip(LINES[::2], LINES[1::2], strict=True))  # what is typed, then what is said
INVOICE = "- {{numero: F-1, date: 2026-03-02, montant-ttc: 1000, {}}}"


def told(extra: str, **blocks: str) -> list[str]:
    found = list(remarks(case(factures=INVOICE.format(extra), **blocks)))
    return [f"{one.line} {one.level} {one.key} : {one.message} {one.remedy}" for one in found]


@pytest.mark.parametrize(
    "extra",
    [
        "echeance: 2026-04-01",
        "echeance: 2026-05-01, conditions: 60 jours",
        "conditions: 30 jours",
        "echeance: 2026-05-15, conditions: 45 jours fin de mois",
        "echeance: 2026-04-30, conditions: 45 jours + fin de mois",
        "echeance: 2026-04-01, produit: transport",
        "echeance: 2026-04-01, conditions: comme convenu",
    ],
)
def test_lawful_terms_are_silent(extra: str) -> None:
    assert told(extra) == []


def test_terms_that_cannot_be_read_are_an_error_when_no_date_is_printed() -> None:
    (found,) = told("conditions: comme convenu")
    assert found.startswith("22 erreur factures[0].conditions : conditions de paiement « comme convenu » non comprises")


@pytest.mark.parametrize("extra", list(GOLDEN))
def test_what_is_told_is_the_sentence_written_for_it(extra: str) -> None:
    assert told(extra) == [GOLDEN[extra]]


def test_an_excess_that_a_clause_may_allow_is_told_so() -> None:
    (disputed,) = told("echeance: 2026-05-02")
    assert "dépasse, sauf clause expresse ou lecture à vérifier, de 1 jour le plafond du 01/05/2026" in disputed
    (terms,) = told("conditions: 90 jours")
    assert terms.startswith("22 avertissement factures[0].conditions")


def test_a_retention_is_no_time_to_pay() -> None:
    """The twentieth kept for a year after the works are received has an act of its own (loi n° 71-584)."""
    assert told("echeance: 2027-03-02, objet: 'Retenue de garantie de 5 %'") == []
    assert told("echeance: 2027-03-02, objet: 'solde, retenue de garantie déduite'")


def test_an_unknown_product_is_told() -> None:
    (found,) = told("echeance: 2026-04-01, produit: papier")
    assert "« papier » n'est pas une catégorie" in found
    assert "Choisir parmi : alcools," in found


def test_consumers_and_older_texts_have_no_ceiling() -> None:
    private = DEBITEUR.replace("qualite: professionnel", "qualite: consommateur")
    assert told("echeance: 2026-12-31", debiteurs=private, creance="famille: vente-a-consommateur") == []
    old = "- {numero: F-1, date: 2020-03-02, echeance: 2020-12-31, montant-ttc: 1000, produit: alcools}"
    assert list(remarks(case(factures=old))) == []


def test_public_buyers_have_thirty_days() -> None:
    town = DEBITEUR.replace("nature: societe", "nature: personne-publique")
    contract = "famille: marche-public\nmarche-public: oui"
    (found,) = told("recue-le: 2026-03-05, echeance: 2026-04-10", debiteurs=town, creance=contract)
    assert "dépasse de 6 jours le plafond du 04/04/2026 (Acheteur public ; CCP, art. R2192-10)" in found
    assert "« produit: etablissement-de-sante » ou « produit: entreprise-publique » (CCP, art. R2192-11)" in found


@pytest.mark.parametrize(
    ("produit", "echeance", "dit"),
    [
        ("etablissement-de-sante", "2026-04-24", ""),  # received on 5 March: fifty days
        ("etablissement-de-sante", "2026-04-25", "dépasse de 1 jour le plafond du 24/04/2026 (Établissement public"),
        ("entreprise-publique", "2026-05-04", ""),  # sixty days
        ("entreprise-publique", "2026-05-05", "dépasse de 1 jour le plafond du 04/05/2026 (Entreprise publique"),
    ],
)
def test_some_public_buyers_have_fifty_or_sixty_days(produit: str, echeance: str, dit: str) -> None:
    """CCP, art. R2192-11: once the invoice says which, its own ceiling alone is told."""
    town = DEBITEUR.replace("nature: societe", "nature: personne-publique")
    typed = f"recue-le: 2026-03-05, echeance: {echeance}, produit: {produit}"
    found = told(typed, debiteurs=town, creance="famille: marche-public\nmarche-public: oui")
    assert [dit in one and "L'échéance indiquée reste" in one for one in found] == ([True] if dit else [])


def test_carriage_of_goods_has_thirty_days_without_a_word_on_the_invoice() -> None:
    carriage = "famille: transport-de-marchandises"
    assert told("echeance: 2026-04-01", creance=carriage) == []
    (found,) = told("echeance: 2026-04-02", creance=carriage)
    assert "dépasse de 1 jour le plafond du 01/04/2026 (Transport routier" in found


@pytest.mark.parametrize(
    ("pays", "bic", "warned"),
    [
        ("Suisse", "", True),
        ("Royaume-Uni", "", True),
        ("Canada", "", True),
        ("Suisse", "bic: AGRIFRPP\n", False),
        ("Belgique", "", False),
        ("Danemark", "", False),
        ("Norvège", "", False),
        (None, "", False),
    ],
)
def test_a_payer_outside_the_area_is_given_the_bic(pays: str | None, bic: str, warned: bool) -> None:  # noqa: FBT001 - a row of the table
    home = DEBITEUR if pays is None else DEBITEUR.replace("ville: Lyon", f"ville: Genève\n        pays: {pays}")
    found = [one for one in remarks(case(debiteurs=home), office(creancier=bic)) if one.key.endswith("pays")]
    assert bool(found) is warned
    assert all("à vérifier" in one.message and "bic" in one.remedy for one in found)


@pytest.mark.parametrize(
    ("duree", "said"),
    [
        ("1 an", ""),
        ("12 mois", ""),
        ("18 mois", ""),
        ("10 ans", ""),
        ("8 mois", "8 mois, comptés pour 1 an par prudence"),
        ("15 ans", "15 ans, comptés pour 10 ans par prudence"),
    ],
)
def test_a_clause_beyond_the_bounds_of_a_prescription_is_told(duree: str, said: str) -> None:
    claim = f"famille: vente-entre-professionnels\nprescription-convenue: {{duree: {duree}, piece: cgv}}"
    found = told("echeance: 2026-04-01", creance=claim)
    assert [said in one and "creance.prescription-convenue.duree" in one for one in found] == ([True] if said else [])


def test_a_clause_that_changes_nothing_is_told_by_its_own_check() -> None:
    """Rents (C. civ., art. 2254, al. 3): an error of the file, not a matter of bounds."""
    claim = "famille: bail-commercial\nprescription-convenue: {duree: 6 mois}"
    assert told("echeance: 2026-04-01", creance=claim) == []


@pytest.mark.parametrize(
    ("famille", "objet", "said"),
    [
        ("prestation-a-consommateur", "abonnement téléphonique de mars", True),
        ("prestation-a-consommateur", "Accès Internet", True),
        ("prestation-entre-professionnels", "lignes ADSL du siège", True),
        ("droit-commun", "forfait mobile", True),
        ("prestation-a-consommateur", "accès à internet", True),
        ("prestation-a-consommateur", "Internet mars 2026", True),
        ("prestation-entre-professionnels", "Téléphone et internet", True),
        ("prestation-a-consommateur", "site internet et abonnement internet", True),
        ("prestation-a-consommateur", "services de communications électroniques", True),
        ("communications-electroniques", "abonnement téléphonique de mars", False),  # it is counted a year
        ("vente-a-consommateur", "téléphone", False),  # a thing sold
        ("prestation-a-consommateur", "forfait ménage", False),
        ("prestation-a-consommateur", "télésurveillance", False),
        ("prestation-entre-professionnels", "création d'un site internet", True),  # the creditor's file says he is none
    ],
)
def test_what_may_be_owed_to_an_operator_is_told_its_year(famille: str, objet: str, said: bool) -> None:  # noqa: FBT001
    """CPCE (postes), art. L34-2: a year, under whatever family the office wrote."""
    found = told(f"echeance: 2026-04-01, objet: {objet}", creance=f"famille: {famille}")
    assert ["L34-2" in one and "communications-electroniques" in one for one in found] == [True] * said


@pytest.mark.parametrize(
    ("key", "objet", "said"),
    [
        ("", "abonnement internet", "« operateur: non »"),
        ("operateur: non\n", "abonnement internet", ""),
        ("operateur: oui\n", "abonnement mensuel", "communications-electroniques"),
        ("operateur: oui\n", "abonnement internet", "communications-electroniques"),
    ],
)
def test_the_creditor_says_once_whether_he_is_an_operator(key: str, objet: str, said: str) -> None:
    """No list of words told a subscription from another, nor could its warning be answered."""
    claim = "famille: prestation-a-consommateur"
    known = case(factures=INVOICE.format(f"echeance: 2026-04-01, objet: {objet}"), creance=claim)
    found = [one.remedy for one in remarks(known, office(creancier=key)) if "L34-2" in one.message]
    assert [said in one for one in found] == [True] * bool(said)


@pytest.mark.parametrize(
    ("said", "day_safe"), [("", "2027-04-01"), ("\ncommunications-electroniques: non", "2031-04-01")]
)
def test_a_claim_of_an_operator_that_is_no_such_service_says_so_once(said: str, day_safe: str) -> None:
    """Until it does, its last safe day is that of the year; then neither the year nor the warning is told."""
    claim = f"famille: prestation-entre-professionnels{said}"
    known = case(factures=INVOICE.format("echeance: 2026-04-01, objet: pose d'un standard"), creance=claim)
    bureau = office(creancier="operateur: oui\n")
    (prescription,) = limits(at("2026-06-01", known, bureau), "prescription")
    assert (prescription.prudence < day(day_safe), prescription.date) == (True, day("2031-04-01"))
    assert (day(day_safe) - prescription.prudence).days < 3
    assert any("L34-2" in one.message for one in remarks(known, bureau)) is not bool(said)
    assert any("L34-2" in why for why in prescription.explication) is not bool(said)


@pytest.mark.parametrize("famille", ["prestation-entre-professionnels", "vente-entre-professionnels"])
def test_a_claim_that_says_it_is_such_a_service_has_its_year(famille: str) -> None:
    """Written « oui », of a creditor who says nothing of himself: five years were counted without a word."""
    known = case(creance=f"famille: {famille}\ncommunications-electroniques: oui")
    (prescription,) = limits(at("2026-06-01", known), "prescription")
    assert day("2027-03-30") <= prescription.prudence <= day("2027-04-01")
    assert any("L34-2" in one.message for one in remarks(known, office()))
