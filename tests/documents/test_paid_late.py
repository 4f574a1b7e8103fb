"""An invoice whose principal was paid late, beside one unpaid: owed for its accessories, and told as nothing else."""

from pathlib import Path

import pytest

from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.documents.contexts import act, european, guarantee, letter
from tests.documents import bound, sample
from tests.documents.sample import from_text, lacking, missing, words

FIRST = """factures:
  - numero: F-2026-009
    date: 2026-07-01
    echeance: 2026-07-31
    montant-ttc: 600,00
    piece: f-017
    livraison: bl-017
    commande: bc-017
"""
PAID = """paiements:
  - date: 2026-08-20
    montant: 600,00
    imputation-choisie: [F-2026-009]
"""
ASKED = ["relance-courriel", "relance-courriel-2"]
ALL = ["relance-courrier", "mise-en-demeure", "releve-de-compte", "transmission-commissaire", "requete-injonction"]


@pytest.fixture
def paid_late() -> str:
    text = sample.base().replace("creance:\n", "creance:\n  imputation: capital-d-abord\n", 1)
    return text.replace("factures:\n", FIRST, 1).replace("paiements:\n", PAID, 1)


@pytest.mark.parametrize("document", ASKED)
def test_a_reminder_of_the_principal_lists_no_invoice_whose_principal_is_paid(
    document: str, paid_late: str, home: Path
) -> None:
    page = words(document, from_text(home, paid_late))
    assert "F-2026-017" in page
    assert "3 800,00 €" in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "F-2026-009" not in page


@pytest.mark.parametrize("document", ALL)
def test_what_asks_for_accessories_says_which_principal_is_paid(document: str, paid_late: str, home: Path) -> None:
    page = words(document, from_text(home, paid_late)).replace("\N{NO-BREAK SPACE}", " ")
    assert (
        "Le principal de la facture n° F-2026-009 est soldé : il n'en reste dû que ce que le retard y a ajouté." in page
    )


@pytest.mark.parametrize("document", ALL)
def test_nothing_is_said_of_it_when_every_invoice_is_unpaid(document: str, home: Path) -> None:
    assert "est soldé" not in words(document, from_text(home, sample.base()))


def test_many_are_counted(paid_late: str, home: Path) -> None:
    more = "".join(FIRST.replace("009", f"1{number:02d}").removeprefix("factures:\n") for number in range(6))
    named = ", ".join(f"F-2026-1{number:02d}" for number in range(6))
    text = paid_late.replace("factures:\n", f"factures:\n{more}", 1)
    text = text.replace(
        "montant: 600,00\n    imputation-choisie: [", f"montant: 4 200,00\n    imputation-choisie: [{named}, "
    )
    page = words("mise-en-demeure", from_text(home, text)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Le principal de 7 de ces factures est soldé" in page


WHOLE = "  - {date: 2026-11-12, montant: 4000}\njournal:\n"  # all but 308,47 € of the clause: 381,79 - 73,32
ALONE = (
    "relance-courrier", "mise-en-demeure", "lettre-avocat", "releve-de-compte", "fiche-appel", "requete-injonction",
    "projet-ordonnance", "assignation-refere", "assignation-fond", "creance-commerciale", "mandat-sepa",
    "transmission-commissaire", "transmission-avocat", "transmission-recouvrement", "information-caution",
)  # fmt: skip


@pytest.fixture
def clause_alone() -> str:
    return bound.guaranteed(text=sample.base().replace("journal:\n", WHOLE, 1))


@pytest.mark.parametrize("document", ALONE)
def test_a_penalty_clause_left_alone_is_asked_for_to_the_cent(document: str, clause_alone: str, home: Path) -> None:
    """Letters alone asked for it: acts, hand-overs and the debit were refused, no invoice being open any more."""
    values = from_text(home, clause_alone)
    assert str(values[2].total) == "308.47"
    assert not lacking(document, values)
    page = words(document, values).replace("\N{NO-BREAK SPACE}", " ")
    assert "308,47" in page
    assert " 0,00 € en principal" not in page
    assert "restent impayées" not in page
    assert "reste impayée" not in page
    draft = CATALOGUE[document].draft(*values)
    if document in {"requete-injonction", "projet-ordonnance", "assignation-refere", "assignation-fond"}:
        asked = act.petition(draft)["sommes_demandees"]
        assert [(one.libelle, str(one.montant)) for one in asked] == [
            ("Clause pénale, 10 % du principal impayé", "308.47")
        ]
    elif document != "mandat-sepa":  # whose letter says the principal, and what is beside it apart
        assert letter.asked(CATALOGUE[document], draft) == values[2].total


def test_of_an_invoice_chosen_nothing_beside_it_is_asked(clause_alone: str, home: Path) -> None:
    values = from_text(home, clause_alone)
    chosen = missing(CATALOGUE["relance-courrier"], *values, choix=Choix(("F-2026-017",)))
    assert any("F-2026-017" in one.message for one in chosen)
    assert any("lettre ne réclame que lui" in one.message for one in lacking("relance-courriel", values))


def test_form_a_asks_for_the_clause_alone(home: Path) -> None:
    text = sample.base("etranger").replace("journal:\n", "  - {date: 2026-11-14, montant: 6100}\njournal:\n", 1)
    values = from_text(home, text)
    assert str(values[2].total) == str(values[2].clause_penale) == "464.72"
    assert not lacking("formulaire-a-europeen", values)
    form = european.form_a(CATALOGUE["formulaire-a-europeen"].draft(*values))
    assert (form["creances"], form["interets"], form["frais_demandes"]) == ((), (), ())
    assert "Le principal est soldé : seuls des accessoires sont demandés" in words("formulaire-a-europeen", values)


FIRM = """nature: societe
    qualite: professionnel
    denomination: Iris Chimère
    forme: SAS
    siren: 000 210 203
    greffe: Lyon"""
PERSON = """nature: particulier
    qualite: consommateur
    civilite: Madame
    prenoms: Iris
    nom: Chimère"""


@pytest.mark.parametrize(
    ("party", "limit", "asked", "why"),
    [
        (FIRM, "10 000,00", "308.47", ""),
        (FIRM, "200,00", "200.00", ""),
        (PERSON, "10 000,00", "0.00", "308,47 € d'accessoires garantis sont réservés"),
        (f"{FIRM}!", "10 000,00", "0.00", "Il ne garantit que le principal"),
    ],
)
def test_a_guarantor_is_asked_for_the_clause_within_his_commitment(
    party: str, limit: str, asked: str, why: str, *, clause_alone: str, home: Path
) -> None:
    text = clause_alone.replace(PERSON, party.removesuffix("!")).replace("plafond: 10 000,00", f"plafond: {limit}")
    values = from_text(
        home, text.replace("piece: acte", "accessoires: non\n      piece: acte") if "!" in party else text
    )
    draft = CATALOGUE["mise-en-demeure-caution"].draft(*values)
    found = guarantee.of(draft)
    assert found is not None
    assert str(found.demande) == asked
    told = "\n".join(one.message for one in lacking("mise-en-demeure-caution", values)).replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert why in told if why else not told


def test_another_invoice_disputed_whole_or_to_come_holds_nothing_of_it(clause_alone: str, home: Path) -> None:
    chosen = clause_alone.replace("montant: 4000}", "montant: 4000, imputation-choisie: [F-2026-017]}")
    fact = "journal:\n  - {date: 2026-09-10, type: contestation, motif: avarie, factures: [F-2]}\n"
    beside = "factures:\n  - {numero: F-2, date: 2026-08-10, echeance: 2026-09-09, montant-ttc: 500}\n"
    disputed = chosen.replace("factures:\n", beside, 1).replace("journal:\n", fact, 1)
    to_come = chosen.replace("factures:\n", beside.replace("2026-08-10", "2026-11-13").replace("09-09", "12-13"), 1)
    for text in (disputed, to_come):
        values = from_text(home, text)
        assert not lacking("relance-courrier", values)
        owed = letter.asked(CATALOGUE["relance-courrier"], CATALOGUE["relance-courrier"].draft(*values))
        assert owed == values[2].total - values[2].conteste - values[2].a_echoir > 0
    asked = "  - {date: 2026-11-15, type: relance-courrier, envoi: courrier}\n  - date: 2026-11-10\n"
    for text, told in (
        (disputed, "à réclamer (relance-courrier)."),
        (disputed.replace("  - date: 2026-11-10\n", asked), ""),
    ):
        action = from_text(home, text)[3].prochaine_action
        assert f"d'accessoires {told or 'réclamés le 15/11/2026, à encaisser.'}" in action


@pytest.mark.parametrize("document", ["transmission-commissaire", "transmission-avocat", "mandat-execution"])
def test_the_costs_of_a_title_left_alone_are_asked_for(document: str, home: Path) -> None:
    """Its principal and its interest paid, the title could be handed over by the mandate alone."""
    paid = "  - {date: 2026-01-15, montant: 3980.61}\njournal:\n"
    text = sample.text_of("titre").replace("journal:\n", paid, 1)
    values = from_text(home, text, au=sample.LATER["titre"])
    assert (str(values[2].principal), str(values[2].total)) == ("0.00", "71.80")
    assert not lacking(document, values)
    assert "71,80" in words(document, values)


@pytest.mark.parametrize("document", ["releve-de-compte", "transmission-avocat"])
def test_a_clause_disputed_with_an_invoice_paid_since_is_told_disputed(document: str, home: Path) -> None:
    """The invoice paid, nothing said that a part of the clause it gave is disputed: the statement was all owed."""
    fact = "journal:\n  - {date: 2026-09-12, type: contestation, motif: avarie, factures: [F-2026-017], montant: 800}\n"
    text = sample.base().replace("journal:\n", WHOLE, 1).replace("journal:\n", fact, 1)
    values = from_text(home, text)
    assert (str(values[2].total), str(values[2].conteste)) == ("308.47", "80.00")
    page = words(document, values).replace("\N{NO-BREAK SPACE}", " ")
    assert "comprend 80,00 € au titre de la facture n° F-2026-017, contestée en partie" in page
    assert (
        letter.asked(CATALOGUE["relance-courrier"], CATALOGUE["relance-courrier"].draft(*values))
        == values[2].total - values[2].conteste
    )


def test_a_clause_disputed_with_an_invoice_paid_is_not_told_of_another(home: Path) -> None:
    """Its part was told « au titre de la facture n° F-2 », disputed too."""
    facts = "".join(
        f"  - {{date: 2026-09-12, type: contestation, motif: avarie, factures: [{which}}}\n"
        for which in ("F-2]", "F-2026-017], montant: 800")
    )
    paid = WHOLE.replace("4000}", "4000, imputation-choisie: [F-2026-017]}") + facts
    second = "factures:\n  - {numero: F-2, date: 2026-08-10, echeance: 2026-09-09, montant-ttc: 500}\n"
    values = from_text(home, sample.base().replace("journal:\n", paid, 1).replace("factures:\n", second, 1))
    page = words("releve-de-compte", values).replace("\N{NO-BREAK SPACE}", " ")
    assert str(values[2].conteste) == "559.56"
    assert "comprend 559,56 € au titre des factures n° F-2 et F-2026-017, contestées en tout ou en partie" in page


OPENED = (
    "  - {date: 2026-11-12, type: procedure-collective, nature: liquidation, declaree-le: 2026-11-20,"
    " tribunal: Tribunal des activités économiques de Lyon, bodacc-le: 2026-11-18,"
    " mandataire: 'SELARL Fictia, 9 rue du Passif, 69002 Lyon'}\n"
)
TERMS = sample.PLAN.replace("1900.00", "150.00").replace("1917.94", "100.00") % "non"


@pytest.mark.parametrize(
    ("document", "fact", "told", "wrong"),
    [
        (
            "certificat-irrecouvrabilite",
            OPENED,
            "Les accessoires du retard restent dus, pour 307,18 €.",
            "TVA acquittée",
        ),
        ("proposition-echeancier", TERMS, "porte sur les accessoires du retard", "porte sur le principal"),
    ],
)
def test_no_letter_speaks_of_the_principal_once_it_is_paid(
    document: str, fact: str, told: str, wrong: str, *, home: Path
) -> None:
    """The tax on a price that was paid was told to be recovered; terms of a clause « portaient sur le principal »."""
    text = sample.with_fact(fact).replace("journal:\n", WHOLE.replace("11-12", "11-11"), 1)
    page = words(document, from_text(home, text)).replace("\N{NO-BREAK SPACE}", " ")
    assert told in page
    assert wrong not in page


DISMISSED = "  - {date: 2026-11-05, type: jugement, sens: rejet, juridiction: TAE de Lyon, factures: [F-0]}\n"
SETTLED = "  - {date: 2026-11-15, montant: 40}\njournal:\n"


@pytest.mark.parametrize(
    ("added", "stade", "action", "quittance"),
    [
        (
            "",
            "suspendu",
            "Hors ce qui est suspendu, 40,00 € d'accessoires réclamés le 12/10/2026, à encaisser.",
            "il reste dû",
        ),
        (SETTLED, "suspendu", "« recouvre noter essai cloture » clôt le dossier", "un jugement rejette la demande"),
        (
            f"{SETTLED}  - {{date: 2026-11-18, type: suspension, jusqu-au: 2026-12-15}}\n",
            "suspendu",
            "Suspension décidée par le cabinet jusqu'au 15/12/2026. Ne restent que",
            "un jugement rejette la demande",
        ),
    ],
)
def test_what_a_dismissed_claim_leaves_is_told(
    added: str, stade: str, action: str, quittance: str, *, home: Path
) -> None:
    """« Rien à envoyer » hid the accessories of the invoice paid; no word closed a case of a dismissed one alone."""
    text = sample.base().replace("factures:\n", FIRST.replace("600,00", "500,00"), 1)
    text = text.replace("1 000,00\n    piece: releve", "4900\n    piece: releve\n    imputation-choisie: [F-2026-017]")
    text = text.replace("journal:\n", added, 1) if added else text
    text = text.replace("  - date: 2026-11-10\n", DISMISSED.replace("F-0", "F-2026-009") + "  - date: 2026-11-10\n", 1)
    values = from_text(home, text)
    assert values[3].stade == stade
    assert action in values[3].prochaine_action.replace("\N{NO-BREAK SPACE}", " ")
    assert any(quittance in one.message for one in lacking("quittance", values))
    assert any("noter « cloture » clôt le dossier" in one for one in values[2].remarques) is bool(added)
    assert any("clôt le dossier" in one.titre for one in values[3].restes) is bool(added)


def test_no_procedure_is_to_choose_for_what_a_judgment_dismissed(home: Path) -> None:
    """What is dismissed is to be claimed nowhere: « Procédure à choisir » stood beside it."""
    fact = f"journal:\n{DISMISSED.replace('F-0', 'F-2026-017')}"
    told = [one.titre for one in from_text(home, sample.base().replace("journal:\n", fact, 1))[3].restes]
    assert told == [
        "Rien ne se réclame plus : « recouvre noter essai cloture » clôt le dossier, si aucun recours n'est formé"
    ]


def test_the_sum_of_a_procedure_that_may_cost_more_is_told(home: Path) -> None:
    paid = "paiements:\n  - {date: 2026-11-20, montant: 1487.17}\njournal:\n"
    values = from_text(home, sample.base("consommateur").replace("journal:\n", paid, 1))
    told = values[3].prochaine_action.replace("\N{NO-BREAK SPACE}", " ")
    assert told.endswith("les étapes amiables sont épuisées ; la procédure demanderait 19,50 €, à comparer à son coût.")
    assert "à comparer" not in sample.computed("consommateur")[3].prochaine_action


def test_a_clause_left_alone_is_prescribed_as_the_rest(clause_alone: str, home: Path) -> None:
    """No limit was told of it: the case would have kept silent until its last day, and after."""
    assert [one.nature for one in from_text(home, clause_alone)[3].delais if one.facture] == ["prescription"]


PRICE = "3981.39, imputation-choisie: [F-2026-017]}"  # the forty euros and the clause left


def test_goods_whose_price_is_paid_are_not_reclaimed(home: Path) -> None:
    text = sample.text_of("reserve").replace("journal:\n", WHOLE.replace("2026-11-12", "2026-11-11"), 1)
    (found,) = lacking("revendication", from_text(home, text))
    assert "le prix est payé, seuls des accessoires restent dus" in found.message
    second = "factures:\n  - {numero: F-2, date: 2026-08-10, echeance: 2026-09-09, montant-ttc: 500}\n"
    page = words("revendication", from_text(home, text.replace("factures:\n", second, 1).replace("4000}", PRICE, 1)))
    assert "F-2 10/08/2026" in page
    assert "F-2026-017 10/08/2026 09/09/2026" not in page
