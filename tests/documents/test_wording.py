"""French that a reader would correct: construction, number, gender, voice; and a basis that is not the debtor's."""

import re
import shutil
from pathlib import Path

import pytest

from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.documents.contexts import of
from generator.documents.contexts.address import one_line
from generator.documents.contexts.parties import identified
from generator.documents.draft import Draft
from generator.documents.words import copies_named, court, dates_fr, invoices_named
from generator.model import Debiteur
from generator.render import html
from generator.render import text as render_text
from generator.vocabulary.invoices import FACTURE, LOYER, Mot
from tests.documents import bound, pdftext, sample
from tests.documents.test_golden import ROWS
from tests.office import replace_in

SUMS_ASKED = (
    "relance-courriel-2", "relance-courrier", "mise-en-demeure", "requete-injonction", "assignation-fond",
    "creance-commerciale",
)  # fmt: skip
SAID: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    # document, case, said, not said
    ("requete-injonction", "une-facture", ("lui enjoindre de payer 80,42 €",), ("l'enjoindre",)),
    ("requete-injonction", "consommateur", ("lui enjoindre de payer",), ("l'enjoindre",)),
    (
        "demande-signification", "ordonnance",
        ("Principal accordé : 3 817,94 €", "Le décompte", "Principal restant dû sur le titre"),
        ("Principal accordé par le titre", "portées par le titre"),
    ),
    (
        "transmission-commissaire", "ordonnance",
        (
            "2026, président du tribunal des activités économiques de Lyon", "qui accorde 3 817,94 € en principal",
            "injonction de payer, président du tribunal",
        ),
        ("accordé par le titre", "Président"),
    ),
    ("requete-saisie-conservatoire", "conservatoire", ("rejet du paiement de 900,00 € du 13 novembre 2026.",), ()),
    ("mise-en-demeure", "une-facture", ("La facture suivante (", "échue, nous reste due"), ("factures",)),
    (
        "mise-en-demeure", "quarante-factures",
        ("Les factures suivantes (", "échues, nous restent dues", "Pièces jointes :", "copies de 40 factures"),
        ("La facture suivante",),
    ),
    ("relance-courriel", "une-facture", ("le règlement de la facture suivante",), ("factures",)),
    ("relance-courriel-2", "une-facture", ("la facture suivante reste impayée en partie :",), ("factures",)),
    (
        "relance-courrier", "une-facture",
        (
            "La facture suivante", "demeure impayée en partie :",
            "Une mise en demeure vous a été adressée le 12 octobre 2026",
        ),
        ("nous vous adresserons une mise en demeure",),
    ),
    ("lettre-avocat", "une-facture", ("la facture suivante", "Les démarches précédentes"), ("Nos ", "auprès de nous")),
    ("requete-injonction", "une-facture", ("La facture suivante, venue à échéance, reste impayée",), ("Les factures",)),
    ("protocole-transactionnel", "transaction", ("la facture ci-dessous et de ses accessoires",), ("des factures",)),
    ("mise-en-demeure", "consommateur", ("Les intérêts au taux légal comptés ci-dessus",), ("fait courir",)),
    ("mise-en-demeure", "association", ("fait courir les intérêts au taux légal",), ("comptés ci-dessus",)),
    ("mandat-sepa", "une-facture", ("un seul prélèvement", "Le prélèvement vous est annoncé"), ("Chaque prélèvement",)),
    ("mandat-sepa", "plan-propose", ("plusieurs prélèvements", "Chaque prélèvement vous est annoncé"), ()),
    ("petites-creances", "consommateur", ("La créance Pose d'un four à pizza, devis signé le 2 juillet 2026.",), ()),
    ("transmission-commissaire", "une-facture", ("La créance Fourniture de farine, commande du 3 août 2026.",), ()),
    ("mise-en-demeure", "public", ("de recouvrement (CCP, art. D2192-35)",), ("D441-5", "1 ×")),
    (
        "projet-ordonnance", "une-facture",
        ("enjoint à Boulangerie Chimère, SARL, au capital",), ("SARL, SARL",),
    ),
    ("declaration-creance", "redressement", ("Créancier : Atelier Exemple, SARL",), ("représenté par",)),
    ("assignation-refere", "mediation", ("condamner Claire Exemple à payer, à titre de provision",), ("le condamner",)),
    ("assignation-fond", "avocat", ("vous devez constituer avocat",), ("vous êtes tenu", "né(e)")),
    ("mise-en-demeure", "une-facture", ("de recouvrement (C. com., art. D441-5)",), ("D2192-35", "1 ×")),
    (
        "requete-injonction", "une-facture",
        ("Le débiteur a été mis en demeure par lettre recommandée", "40,00 € d'indemnité forfaitaire de recouvrement"),
        ("mis en demeure :", "d'indemnités"),
    ),
    ("requete-injonction", "loyer", ("créancier « autres cas »",), ("autres-cas",)),
    ("assignation-fond", "quarante-factures", ("d'indemnités forfaitaires de recouvrement",), ("d'indemnité ",)),
    ("assignation-fond", "contestation", ("Le débiteur a été mis en demeure par lettre",), ("mis en demeure :",)),
    ("projet-ordonnance", "une-facture", ("Il est rappelé que l'ordonnance",), ("Rappelle",)),
    ("petites-creances", "consommateur", ("à participer à la procédure simplifiée",), ()),
    ("duplicata-tva", "liquidation", ("Émetteur de la facture :", "Pièce jointe :"), ("Émetteur des", "Pièces")),
    (
        "quittance", "solde",
        ("Nous avons bien reçu les paiements suivants", "Ces paiements soldent", "du dernier paiement"),
        ("Ce paiement",),
    ),
    (
        "revendication", "reserve",
        ("ouverte à votre égard", "Nous vous avons livré", "adressée au mandataire judiciaire", "(article R624-13)"),
        ("Maître", "Nous lui avons livré"),
    ),
)  # fmt: skip


def test_the_deed_of_a_plan_says_the_order_of_imputation_the_decompte_follows(home: Path) -> None:
    proposed = sample.text_of("plan-propose")
    agreed = proposed.replace("creance:\n", "creance:\n  imputation: capital-d-abord\n", 1)
    deed = sample.words("accord-echeancier", sample.from_text(home, proposed))
    assert "règle d'abord les intérêts échus, puis le principal (code civil, article 1343-1)" in deed
    deed = sample.words("accord-echeancier", sample.from_text(home, agreed))
    assert "règle d'abord le principal, puis les intérêts échus, comme les parties en conviennent" in deed
    assert "sur les intérêts échus, puis" not in deed


@pytest.mark.parametrize(
    ("last", "proposed", "agreed"),
    [
        ("1917.94", "porte sur le principal. Les accessoires dus au", "à la facture ci-dessous. Cette"),
        (
            "2000.00",
            "porte sur le principal et sur les accessoires du retard, pour 82,06 €. Ce qui en reste dû",
            "à la facture ci-dessous et, pour 82,06 €, aux accessoires du retard. Cette",
        ),
        (
            "1000.00",
            "porte sur une partie du principal. Ce qui reste dû au",
            "à la facture ci-dessous, en partie. Cette",
        ),
    ],
)
def test_a_plan_says_what_of_the_debt_it_spreads(last: str, proposed: str, agreed: str, home: Path) -> None:
    """2 900 € or 3 900 € beside an invoice of which 3 817,94 € are owed was told to be its principal."""
    text = sample.text_of("plan-propose").replace("montant: 1917.94", f"montant: {last}", 1)
    computed = sample.from_text(home, text)
    assert proposed in sample.words("proposition-echeancier", computed)
    assert agreed in sample.words("accord-echeancier", computed)


def test_a_plan_of_accessories_alone_says_so_in_its_deed(home: Path) -> None:
    paid = "paiements:\n  - {date: 2026-10-20, montant: 3860.00}\n"
    text = sample.text_of("plan-propose").replace("paiements:\n", paid, 1)
    text = text.replace("montant: 1900.00", "montant: 20.00").replace("montant: 1917.94", "montant: 16.85")
    said = sample.words("accord-echeancier", sample.from_text(home, text))
    assert "correspondant aux accessoires du retard de la facture ci-dessous. Cette" in said


def test_a_plan_of_what_is_to_fall_due_is_not_of_accessories_alone(home: Path) -> None:
    """Nothing of it is due yet: its principal is not paid for all that."""
    plan = (sample.PLAN % "non").replace("1917.94", "2900.00")
    text = sample.text_of("a-echoir").replace("pieces:\n  -", f"journal:\n{plan}pieces:\n  -", 1)
    said = sample.words("accord-echeancier", sample.from_text(home, text))
    assert "correspondant à la facture ci-dessous. Cette" in said


def test_a_plan_of_more_than_is_owed_calls_none_of_it_accessories(home: Path) -> None:
    """A disputed part the debtor agrees to pay, 960 €, was told to be accessories of the lateness."""
    text = sample.text_of("part-contestee").replace("pieces:\n  -", f"{sample.PLAN % 'non'}pieces:\n  -", 1)
    computed = sample.from_text(home, text)
    assert "accessoires du retard" not in sample.words("proposition-echeancier", computed)
    assert "à la facture ci-dessous. Cette" in sample.words("accord-echeancier", computed)


@pytest.mark.parametrize(("document", "reference", "present", "absent"), SAID)
def test_a_document_says(document: str, reference: str, present: tuple[str, ...], absent: tuple[str, ...]) -> None:
    text = sample.words(document, sample.computed(reference))
    assert [one for one in present if one not in text] == []
    assert [one for one in absent if one in text] == []


@pytest.mark.parametrize(
    ("debtor", "claimed", "said"),
    [
        ("personne-publique", "", "ni intérêts ni indemnité ne sont comptés ci-dessus pour la facture n° F-2026-070"),
        ("personne-publique", "  penalites: {reclamees: non}\n", "(article R2192-10)"),
        ("association", "", "(article R2192-10)"),
        ("societe", "", "(article R2192-10)"),
    ],
)
def test_no_interest_runs_against_a_public_buyer_whose_reception_is_unknown(
    debtor: str, claimed: str, said: str, home: Path
) -> None:
    text = sample.base("public").replace("    recue-le: 2026-07-01\n", "").replace("personne-publique", debtor)
    text = text.replace("factures:\n", f"{claimed}factures:\n").replace("commercant: non", "forme: SA")
    if debtor != "personne-publique":
        text = text.replace("famille: marche-public", "famille: vente-entre-professionnels")
    values = sample.from_text(home, text)
    letter = sample.words("mise-en-demeure", values)
    assert said in letter
    for other in ("taux légal", "1231-6", "par jour", "40 €, CCP"):
        assert other not in letter
    assert values[2].total == values[2].principal == 1500


def test_a_public_buyer_reads_the_interest_that_is_counted_and_what_is_not(home: Path) -> None:
    more = "  - {numero: F-2026-071, date: 2026-06-30, echeance: 2026-07-30, montant-ttc: 100}\n"
    letter = sample.words("mise-en-demeure", sample.from_text(home, sample.base("public") + more))
    assert "Les intérêts courent à raison de" in letter
    assert "ne sont comptés ci-dessus pour la facture n° F-2026-071, dont" in letter
    assert "dont nous vous prions" not in sample.words("mise-en-demeure", sample.computed("public"))


def test_the_penalty_clause_is_announced_until_it_is_incurred(home: Path) -> None:
    announced = "La clause pénale convenue, soit 10 % du principal, pourra vous être réclamée"
    text = sample.base()
    start, end = text.index("  - date: 2026-10-12"), text.index("  - date: 2026-11-10")
    assert announced in sample.words("mise-en-demeure", sample.from_text(home, text[:start] + text[end:]))
    lease = (text[:start] + text[end:]).replace("vente-entre-professionnels", "bail-commercial")
    legal = sample.words("mise-en-demeure", sample.from_text(home, lease.replace("    taux: bce + 10\n", "", 1)))
    assert announced in legal, "whatever the interest: the lease agrees no rate"
    assert "taux légal" in legal
    values = sample.from_text(home, text)
    assert values[2].clause_penale
    only = sample.context(CATALOGUE["mise-en-demeure"], *values, choix=Choix(("F-2026-017",)))
    assert only["sommes"].clause_penale == 0
    assert only["clause_penale"] == "", "it is claimed on the whole account already: no letter announces it again"


def test_a_court_is_named_inside_a_sentence_without_losing_initials() -> None:
    named = ("Tribunal judiciaire de Lyon", "TAE de Lyon", "Amtsgericht Köln")
    assert [court(one) for one in named] == ["tribunal judiciaire de Lyon", "TAE de Lyon", "Amtsgericht Köln"]
    assert court("Première présidente de la cour d'appel de Lyon").startswith("première présidente")
    assert court("Cour de cassation") == "Cour de cassation"


def test_a_number_that_looks_like_a_date_stays_as_typed() -> None:
    """The reason of a delay of grace is printed in its own words: « n° 45/13/2026 » stopped the letter as a defect."""
    told = dates_fr("délai de grâce, n° 45/13/2026, du 01/11/2026 au 31/04/0000").replace("\N{NO-BREAK SPACE}", " ")
    assert told == "délai de grâce, n° 45/13/2026, du 1er novembre 2026 au 31/04/0000"


def test_one_payment_settles_in_the_singular(home: Path) -> None:
    text = sample.text_of("solde")
    start, end = text.index("  - date: 2026-09-20"), text.index("journal:")
    only = text[:start] + "  - {date: 2026-11-20, montant: 5000.00}\n" + text[end:]
    said = sample.words("quittance", sample.from_text(home, only))
    for words in ("le paiement suivant", "Ce paiement solde votre compte", "définitif de ce paiement"):
        assert words in said
    assert "Ces paiements" not in said


def test_goods_are_claimed_back_from_whoever_the_code_names(home: Path) -> None:
    text = sample.text_of("reserve")
    named = "    administrateur: SCP Fictive, 3 rue du Plan, 69001 Lyon\n"
    for case, window, copied in (
        (text, "BOULANGERIE CHIMERE", "au mandataire judiciaire"),
        (text.replace("    mandataire:", f"{named}    mandataire:"), "SCP FICTIVE", "au mandataire judiciaire"),
        (text.replace("nature: redressement", "nature: liquidation"), "SELARL FICTIA", "au débiteur et, s'il en est"),
    ):
        told = sample.values_of("revendication", sample.from_text(home, case))
        assert told["destinataire"][0].upper().startswith(window[:8])
        assert copied in sample.words("revendication", sample.from_text(home, case))


@pytest.mark.parametrize("reader", ["À l'attention de la direction", "Service comptable"])
def test_the_seat_in_an_act_is_not_the_envelope(home: Path, reader: str) -> None:
    text = sample.base().replace("      rue: 12", f"      complement: {reader}\n      rue: 12")
    text = text.replace("greffe: Lyon", "greffe: Annecy")
    said = sample.words("requete-injonction", sample.from_text(home, text))
    assert "dont le siège est 12 rue de l'Été" in said
    assert "immatriculée au RCS d'Annecy" in said
    assert reader in sample.words("relance-courrier", sample.from_text(home, text))


def test_a_dispute_names_its_invoices(home: Path) -> None:
    fact = "  - {date: 2026-11-14, type: contestation, motif: farine humide, factures: [F-2026-017]}\n"
    values = sample.from_text(home, sample.with_fact(fact))
    assert "relative à la facture n° F-2026-017. Nous" in sample.words("reponse-contestation", values)
    assert "le débiteur a contesté (facture n° F-2026-017) :" in sample.words("assignation-fond", values)
    assert invoices_named(["F-1", "F-2"], FACTURE).replace("\N{NO-BREAK SPACE}", " ") == "factures n° F-1 et F-2"


def test_a_payment_on_a_title_is_not_on_an_invoice(home: Path) -> None:
    paid = "  - {date: 2026-11-10, montant: 500.00}\njournal:\n"
    text = sample.text_of("ordonnance").replace("journal:\n", paid, 1)
    said = sample.words("quittance-paiement", sample.from_text(home, text))
    assert "ordonnance d'injonction de payer du 03/11/2026 (RG 2026IP00001) : " in said
    assert "facture n°" not in said


def test_one_other_debtor_is_not_several(home: Path) -> None:
    one = sample.from_text(home, bound.joint())
    several = sample.from_text(home, bound.joint(bound.guaranteed()))
    for computed, heading, told in (
        (one, "Le débiteur et l'autre obligé", "l'autre est nommé ici pour votre information"),
        (several, "Le débiteur et les autres obligés", "les autres sont nommés ici pour votre information"),
    ):
        words = sample.words("creance-commerciale", computed)
        assert heading in words
        assert told in words


def test_a_sum_below_two_euros_is_singular(home: Path) -> None:
    for amount, owed in (("1,99", "1,99 € restant dû"), ("2,00", "2,00 € restant dus")):
        text = re.sub("montant-ttc: .*", f"montant-ttc: {amount}", sample.base(), count=1)
        text = text[: text.index("paiements:\n")] + text[text.index("journal:\n") :]
        assert owed in sample.words("relance-courriel", sample.from_text(home, text))


def test_what_ran_agrees_with_its_sum(home: Path) -> None:
    text = sample.base().replace("montant: 1 000,00", "montant: 0,20", 1).replace("ttc: 4 800,00", "ttc: 75,00")
    words = sample.words("requete-injonction", sample.from_text(home, text))
    assert "dont 0,20 € déjà éteint et 1,66 € restant dû" in words


def test_one_obligor_whose_bond_is_two_clauses_is_one(home: Path) -> None:
    text = bound.joint(text=sample.text_of("redressement")).replace("article 8 des", "article 8 ; article 9 des")
    assert "; autre obligé à cette dette : Fournil" in sample.words("declaration-creance", sample.from_text(home, text))


def test_a_statement_of_a_title_waits_for_no_invoice() -> None:
    title, invoice = (sample.words("releve-de-compte", sample.computed(one)) for one in ("titre", "une-facture"))
    assert "tout écart, dont un paiement qui n'y figurerait pas." in title
    assert "une facture non reçue, un avoir attendu." in invoice


def test_what_ran_is_reconciled_with_what_is_asked(home: Path) -> None:
    words = sample.words("requete-injonction", sample.computed("une-facture"))
    assert "Total couru, dont 17,94 € déjà éteints et 80,42 € restant dus" in words
    head, _, rest = sample.base().partition("paiements:\n")
    unpaid = sample.from_text(home, head + rest[rest.index("journal:\n") :])
    assert "éteints" not in sample.words("requete-injonction", unpaid)


def test_a_company_signs_a_deed_by_its_whole_name_and_says_by_whom() -> None:
    for document, reference in (("accord-echeancier", "plan-propose"), ("protocole-transactionnel", "transaction")):
        words = sample.words(document, sample.computed(reference))
        assert "Boulangerie Chimère SARL" in words[words.index("Fait en") :]
        assert "Signature du débiteur, nom et qualité du signataire" in words


def test_a_mail_and_its_page_greet_the_same_person(home: Path) -> None:
    text = sample.base().replace("nom: Mme Inès Roux", "nom: M. Roux")
    assert text != sample.base()
    told = sample.values_of("relance-courriel", sample.from_text(home, text))
    assert told["appel"] == told["appel_courriel"] == "Monsieur,"
    anonymous = sample.base("consommateur").replace("nom: Mme Claire Exemple", "nom: Claire Exemple")
    told = sample.values_of("relance-courriel", sample.from_text(home, anonymous))
    assert told["appel"] == told["appel_courriel"] == "Madame,"
    by_another = sample.base("consommateur").replace("nom: Mme Claire Exemple", "nom: M. Jean Exemple")
    told = sample.values_of("relance-courriel", sample.from_text(home, by_another))
    assert told["appel"] == told["appel_courriel"] == "Madame,", "her page is addressed to Madame Claire Exemple"


def test_whoever_signs_for_a_collection_company_has_no_gender(alone: Path) -> None:
    file = alone / "cases" / "_cabinet" / "cabinet.yaml"
    replace_in(file, "qualite: creancier", "qualite: societe-de-recouvrement")
    said = sample.words("relance-courrier", sample.from_text(alone, sample.base()))
    assert "Anne Petit, service du recouvrement" in said


def test_a_lawyers_office_writes_in_one_voice(alone: Path) -> None:
    file = alone / "cases" / "_cabinet" / "cabinet.yaml"
    replace_in(file, "qualite: creancier", "qualite: avocat\nbarreau: Lyon")
    values = sample.from_text(alone, sample.base())
    text = sample.words("mise-en-demeure", values)
    assert "nous vous mettons en demeure de payer à Atelier Exemple SARL" in text
    assert "signature de l'avocat" in text
    assert "à aucun des droits d'Atelier Exemple SARL" in text
    for other in ("nous devoir", "nous payer", "de nos droits", " m'", " je ", "Pour Atelier Exemple"):
        assert other not in text
    assert "consulter un avocat" not in sample.words("transmission-commissaire", values)


def test_a_lawyers_office_signs_its_own_request(alone: Path) -> None:
    file = alone / "cases" / "_cabinet" / "cabinet.yaml"
    replace_in(file, "qualite: creancier", "qualite: avocat\nbarreau: Le Havre")
    said = sample.words("requete-injonction", sample.from_text(alone, sample.base()))
    assert "ayant pour avocat : Service recouvrement Exemple avocat au barreau du Havre" in said
    assert "Pour Atelier Exemple SARL, Service recouvrement Exemple, avocat Signature de l'avocat" in said
    assert "pouvoir spécial" not in said


@pytest.mark.parametrize(
    ("nature", "lacking"), [("particulier", []), ("entrepreneur-individuel\nsiren: 000 999 102", ["mediateur"])]
)
def test_a_private_lessor_has_no_mediator_to_name(nature: str, lacking: list[str], alone: Path) -> None:
    sample.private_creditor(alone, nature)
    computed = sample.from_text(alone, sample.base("loyer"))
    found = {one.key for one in sample.missing(CATALOGUE["mise-en-demeure"], *computed)}
    assert [key for key in ("mediateur",) if key in found] == lacking
    assert "médiateur" not in sample.words("mise-en-demeure", computed)


def test_the_terms_of_the_creditor_are_no_agreement_of_the_debtor(home: Path) -> None:
    ordered = sample.base()
    assert "L'accord du débiteur résulte de la pièce n° 2" in sample.words(
        "requete-injonction", sample.from_text(home, ordered)
    )
    silent = ordered.replace("    commande: bc-017\n", "").replace("nature: commande", "nature: courriel")
    assert "accord du débiteur" not in sample.words("requete-injonction", sample.from_text(home, silent))
    signed = silent.replace("    piece: f-017\n", "    piece: f-017\n    commande: cgv\n")
    assert "L'accord du débiteur résulte de la pièce n° 1" in sample.words(
        "requete-injonction", sample.from_text(home, signed)
    )


SEAT = {"rue": "12 rue de l'Été", "code-postal": "69003", "ville": "Lyon"}
COMPANY = {"nature": "societe", "qualite": "professionnel", "forme": "SARL", "adresse": SEAT}
PERSON = {"nature": "particulier", "qualite": "consommateur", "nom": "Petit", "prenoms": "Dominique", "adresse": SEAT}


@pytest.mark.parametrize(
    ("typed", "legal", "first"),
    [
        ({"denomination": "Hôtel du Parc"}, "Hôtel du Parc SARL", "SARL"),
        ({"denomination": "Hôtel du Parc SARL"}, "Hôtel du Parc SARL", "dont le siège est 12 rue de l'Été, 69003 Lyon"),
        ({"denomination": "Hôtel du Parc Sarl", "capital": "1 000"}, "Hôtel du Parc Sarl", "au capital de 1 000,00 €"),
        ({"denomination": "Sarl", "forme": "SAS"}, "Sarl SAS", "SAS"),
    ],
)
def test_the_form_of_a_company_is_said_once(typed: dict[str, str], legal: str, first: str) -> None:
    party = Debiteur.model_validate(COMPANY | typed)
    assert party.nom_legal == legal
    assert identified(party).identite[0].replace("\N{NO-BREAK SPACE}", " ") == first


@pytest.mark.parametrize(
    ("civilite", "born", "registered", "by"),
    [
        ("Madame", "née le 2 mars 1980", "immatriculée au RCS de Lyon", "représentée par"),
        ("Mme", "née le 2 mars 1980", "immatriculée au RCS de Lyon", "représentée par"),
        ("Monsieur", "né le 2 mars 1980", "immatriculé au RCS de Lyon", "représenté par"),
        ("M.", "né le 2 mars 1980", "immatriculé au RCS de Lyon", "représenté par"),
        (None, "date de naissance : 2 mars 1980", "inscription au RCS de Lyon", "agissant par"),
    ],
)
def test_words_agree_with_the_person_when_the_civility_is_known(
    civilite: str | None, born: str, registered: str, by: str
) -> None:
    more = {"naissance-le": "1980-03-02", "siren": "000 770 057", "greffe": "Lyon", "representant": "Me Tutelle"}
    party = identified(Debiteur.model_validate(PERSON | more | ({"civilite": civilite} if civilite else {})))
    assert party.identite[0].replace("\N{NO-BREAK SPACE}", " ") == born
    assert party.identite[-1].endswith(registered)
    assert party.representation == f"{by} Me Tutelle"


def test_a_declaration_stops_at_the_opening_judgment() -> None:
    text = sample.words("declaration-creance", sample.computed("redressement"))
    assert text.count("au 12 novembre 2026") == 3  # the claim, the sums, the detail of the interest
    assert "jour du jugement d'ouverture" in text
    assert "au 21 novembre 2026" not in text


def test_the_letter_after_a_broken_plan_leaves_the_days_of_the_plan_though_it_left_already(home: Path) -> None:
    sent = "  - {date: 2026-12-05, type: mise-en-demeure, envoi: lrar}\n"
    plan = sample.text_of("plan-rompu").replace("delai-de-regularisation: 15", "delai-de-regularisation: 20")
    again = sample.from_text(
        home, plan.replace("pieces:\n  -", f"{sent}pieces:\n  -", 1), au=sample.LATER["plan-rompu"]
    )
    assert again[-1].etape_due is None
    assert "dans un délai de 20 jours à compter" in sample.words("mise-en-demeure-decheance", again)
    assert sample.values_of("mise-en-demeure-decheance", again)["delai"] == 20, "what is noted when it is issued"


def test_what_is_asked_of_the_judge_is_read_on_one_page() -> None:
    pages = pdftext.drawn(sample.files("requete-injonction", "une-facture")[-1].content).split("\f")
    [dispositif] = [page for page in pages if "Par ces motifs" in page]
    assert "mettre les dépens à sa charge" in dispositif
    assert "Signature du requérant" in dispositif


def test_a_number_stays_with_what_announces_it_in_our_words_and_in_those_of_a_case(home: Path) -> None:
    text = sample.base().replace("farine, commande du", "farine (marché n° 12, art. 3), commande du")
    entry = CATALOGUE["requete-injonction"]
    values = sample.from_text(home, text)
    draft = Draft(entry.identifiant, entry.fait, *values)
    page = html(entry.gabarit_pour(draft), of(entry, draft), values[0].root).replace("\N{NO-BREAK SPACE}", "~")
    assert "24~avril~2024, n°~22-24.275" in page
    assert "<td>C.~com., art.~L441-10, II</td>" in page
    assert "BCE 2,40~% + 10 points" in page
    assert "<td>fourniture de farine (marché n°~12, art.~3), commande du 3~août~2026</td>" in page


def test_the_date_an_order_lapses_is_followed_by_an_article_that_holds_together() -> None:
    entry = CATALOGUE["demande-signification"]
    values = sample.values(entry, "ordonnance") | {"caducite_article": "Décret n° 2026-96, art. 9"}
    page = html("courriers/demande-signification.html", values, sample.root())
    assert "(Décret n°~2026-96, art.~9)" in page.replace("\N{NO-BREAK SPACE}", "~")


def test_the_table_of_payments_of_an_act_sums_with_the_accessories_they_paid(home: Path) -> None:
    assert "Sur accessoires" not in sample.words("assignation-fond", sample.computed("une-facture"))
    paid = "  - {date: 2026-11-20, montant: 3917.06}\njournal:\n"
    text = sample.base().replace("journal:\n", paid, 1).replace(sample.CLAUSE, "")
    words = sample.words("assignation-fond", sample.from_text(home, text))
    assert "Sur accessoires (€)" in words
    assert "20/11/2026 F-2026-017 3 917,06 79,12 3 817,94 20,00" in words


@pytest.mark.parametrize("famille", ["bail-commercial", "vente-entre-professionnels"])
@pytest.mark.parametrize("document", [*SUMS_ASKED, "relance-courriel-2.txt"])
def test_a_rate_agreed_outside_its_field_never_cites_the_article_of_penalties(
    document: str, famille: str, home: Path
) -> None:
    """A commercial lease that agrees a rate owes it by its clause; a sale, by the code de commerce."""
    said = f"famille: {famille}\n  competence: {{ville: Lyon}}"  # the seat of a judicial court is not deduced
    text = sample.base().replace("famille: vente-entre-professionnels", said)
    values = sample.from_text(home, text)
    entry = CATALOGUE[document.removesuffix(".txt")]
    draft = Draft(entry.identifiant, entry.fait, *values)
    written = (
        render_text(entry.courriel, of(entry, draft)) if document.endswith(".txt") else sample.words(document, values)
    )
    outside = famille == "bail-commercial"
    assert ("L441-10" in written) is not outside
    assert ("taux convenu" in written) is outside


ONE_DAY = {
    "relance-courriel": "une-facture",
    "relance-courriel-2": "une-facture",
    "relance-courrier": "une-facture",
    "mise-en-demeure": "une-facture",
    "lettre-avocat": "une-facture",
    "reponse-contestation": "contestation",
    "proposition-echeancier": "plan-propose",
    "accord-echeancier": "plan-propose",
    "mise-en-demeure-decheance": "plan-rompu",
    "protocole-transactionnel": "transaction",
}


def test_one_day_left_is_written_as_one(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = Path(shutil.copytree(home, tmp_path / "cabinet"))
    ladder = home / "cases" / "_cabinet" / "strategies.yaml"
    ladder.write_text(re.sub(r"delai-de-paiement: \d+", "delai-de-paiement: 1", ladder.read_text("utf-8")), "utf-8")
    monkeypatch.setattr("generator.documents.draft.ordinary_delay", lambda *_: 1)
    for document, reference in ONE_DAY.items():
        text = re.sub(r"delai-de-regularisation: \d+", "delai-de-regularisation: 1", sample.text_of(reference))
        au = sample.LATER.get(reference, sample.AU)
        said = sample.words(document, sample.from_text(home, text, reference, au)).replace("\N{NO-BREAK SPACE}", " ")
        assert "1 jour" in said, document
        assert re.search(r"\b1 jours", said) is None, document


@pytest.mark.parametrize(
    ("creditor", "debtor", "clumsy"),
    [
        ("Le Comptoir", "Iris Pains", r"\bà Le |\b(?:de|que) Iris"),
        ("Hôtel Durand", "Yacht Club", r"\b(?:qualité de conseil|caution|paiement|que) (?:de|que) Hôtel|[dqu]'Yacht"),
    ],
)
def test_every_document_joins_a_name_to_its_sentence(creditor: str, debtor: str, clumsy: str, alone: Path) -> None:
    file = alone / "cases" / "_cabinet" / "creanciers" / "atelier.yaml"
    replace_in(file, "denomination: Atelier Exemple", f"denomination: {creditor}")
    for document, reference in dict(ROWS[::-1]).items():
        text = sample.text_of(reference).replace("denomination: Boulangerie Chimère", f"denomination: {debtor}")
        values = sample.from_text(alone, text, au=sample.LATER.get(reference, sample.AU))
        assert re.findall(clumsy, sample.words(document, values)) == [], document


def test_a_number_stays_with_its_street_and_a_code_with_its_town(home: Path) -> None:
    text = sample.base().replace("rue: 12 rue de l'Été", "rue: 12 bis rue de l'Été")
    values = sample.from_text(home, text)
    assert one_line(values[0].dossier.debiteur.adresse).replace("\N{NO-BREAK SPACE}", "~") == (
        "12~bis~rue de l'Été, 69003~Lyon"
    )


RUNNING = "courent déjà, et rien n'en reste dû au 21 novembre 2026 ; ils continuent de courir"
STARTING = "La présente mise en demeure fait courir les intérêts au taux légal"


@pytest.mark.parametrize(
    ("montant", "presentee", "payment", "said"),
    [
        ("1 500,00", "2026-09-22", "", "comptés ci-dessus"),
        ("1,00", "2026-11-18", "", RUNNING),  # they round to nothing
        ("1 500,00", "2026-11-21", "", RUNNING),  # they start tomorrow
        ("1 500,00", "2026-09-22", "  - {date: 2026-11-21, montant: 6.78}\n", RUNNING),  # paid up to today
        ("1 500,00", "", "", STARTING),  # the first one is not known to have been presented
    ],
)
def test_a_second_notice_does_not_make_interest_run_that_the_first_one_did(
    montant: str, presentee: str, payment: str, said: str, home: Path
) -> None:
    """C. civ., art. 1344-1: interest runs from the first notice, though it comes to 0,00 € on the day of the second."""
    text = sample.base("consommateur").replace("1 500,00", montant)
    key = f"    presentee-le: {presentee}\n" if presentee else ""
    text = re.sub(r"    presentee-le: .*\n    avis: .*\n", key, text)
    text = text.replace("journal:\n", f"paiements:\n{payment}journal:\n" if payment else "journal:\n", 1)
    told = sample.words("mise-en-demeure", sample.from_text(home, text))
    assert [one in told for one in (RUNNING, STARTING, "comptés ci-dessus")] == [
        one == said for one in (RUNNING, STARTING, "comptés ci-dessus")
    ]


@pytest.mark.parametrize(
    ("mot", "count", "said"),
    [
        (FACTURE, 1, "copie de la facture n° F-1"),
        (FACTURE, 3, "copies des factures n° F-1, F-2 et F-3"),
        (FACTURE, 7, "copies de 7 factures"),
        (LOYER, 1, "copie de l'avis d'échéance n° F-1"),
        (LOYER, 2, "copies des avis d'échéance n° F-1 et F-2"),
        (LOYER, 12, "copies de 12 avis d'échéance"),
    ],
)
def test_the_copies_enclosed_are_one_line(mot: Mot, count: int, said: str) -> None:
    """Six lines of them sent the signature over the page."""
    (line,) = copies_named([f"F-{number}" for number in range(1, count + 1)], mot)
    assert line.replace("\N{NO-BREAK SPACE}", " ") == said


def test_nothing_enclosed_is_no_line() -> None:
    assert copies_named([], FACTURE) == ()


BOTH_TITLES = """titres:
  - {nature: jugement, juridiction: TAE de Lyon, rg: A1, date: 2026-10-20, principal: 2000, factures: [F-2026-017],
     executoire-le: 2026-10-20, signifie-le: 2026-10-22}
  - {nature: %s, juridiction: TAE de Lyon, rg: A2, date: 2026-10-21, principal: 900, factures: [F-2026-018],
     executoire-le: 2026-10-21, signifie-le: 2026-10-23%s}
"""
BESIDE = "factures:\n  - {numero: F-2026-018, date: 2026-08-11, echeance: 2026-09-10, montant-ttc: 900, piece: f-017}\n"


@pytest.mark.parametrize(
    ("rate", "interest"),
    [
        ("", "Intérêts des titres (C. civ., art. 1231-7)"),
        (", interets: {taux: bce + 10, a-compter-du: 2026-10-22}", "Intérêts des titres, au taux de chacun"),
    ],
)
def test_two_titles_are_told_in_the_plural(rate: str, interest: str, home: Path) -> None:
    """« Principal restant dû sur le titre », « sur ce titre », above two of them."""
    text = sample.base().replace("factures:\n", BESIDE, 1)
    text = text.replace("paiements:\n", "paiements:\n  - {date: 2026-11-10, montant: 500.00}\n", 1)
    text = text.replace("pieces:\n  -", f"{BOTH_TITLES % ('jugement', rate)}pieces:\n  -", 1)
    page = sample.words("releve-de-compte", sample.from_text(home, text)).replace("\N{NO-BREAK SPACE}", " ")
    for words in ("Principal restant dû sur les titres", interest, "Sur ces titres, ce qui a été reçu"):
        assert words in page
    assert "sur le titre" not in page


def test_what_paid_the_interest_of_a_title_and_of_one_invoice_is_told_of_no_wrong_number(home: Path) -> None:
    """« Sur ce titre et ces factures », of one invoice beside the title."""
    title = BOTH_TITLES.splitlines()[1] + " executoire-le: 2026-10-20, signifie-le: 2026-10-22}\n"
    text = sample.base().replace("factures:\n", BESIDE, 1)
    text = text.replace("paiements:\n", "paiements:\n  - {date: 2026-11-10, montant: 500.00}\n", 1)
    text = text.replace("pieces:\n  -", f"titres:\n{title}pieces:\n  -", 1)
    page = sample.words("releve-de-compte", sample.from_text(home, text)).replace("\N{NO-BREAK SPACE}", " ")
    assert "Sur ces sommes, ce qui a été reçu a aussi payé les intérêts" in page


@pytest.mark.parametrize(("nature", "told"), [("ordonnance-injonction", "Signifiée le"), ("jugement", "Signifié le")])
def test_a_title_handed_over_is_served_as_its_name_agrees(nature: str, told: str, home: Path) -> None:
    title = (
        "titres:\n"
        + BOTH_TITLES.splitlines()[1].replace("jugement", nature)
        + ("\n     executoire-le: 2026-11-25, signifie-le: 2026-10-22}\n")
    )
    text = sample.base().replace("pieces:\n  -", f"{title}pieces:\n  -", 1)
    page = sample.words("mandat-execution", sample.from_text(home, text)).replace("\N{NO-BREAK SPACE}", " ")
    assert f"{told} 22 octobre 2026" in page


def test_interest_that_bears_interest_is_told_so(home: Path) -> None:
    """« Intérêts de retard », without the article that lets interest bear interest."""
    text = sample.base().replace(
        "date: 2026-08-10\n    echeance: 2026-09-09", "date: 2025-08-10\n    echeance: 2025-09-09"
    )
    text = text.replace(
        "  clause-penale:", "  capitalisation: {depuis: 2025-09-10, fondement: clause}\n  clause-penale:", 1
    )
    for changed, told in ((text, 1), (text.replace("2025-09-10, fondement", "2026-11-20, fondement"), 0)):
        page = sample.words("mise-en-demeure", sample.from_text(home, changed)).replace("\N{NO-BREAK SPACE}", " ")
        label = "Pénalités de retard (C. com., art. L441-10, II)"
        assert label in page
        assert page.count(f"{label}, avec capitalisation (C. civ., art. 1343-2)") == told


def test_an_act_that_asks_for_capitalised_interest_cites_its_article_and_its_clause(home: Path) -> None:
    """Its base, 527,77 €, was told by no word of the table, nor its article by the row of the sum."""
    text = sample.base().replace(
        "date: 2026-08-10\n    echeance: 2026-09-09", "date: 2025-08-10\n    echeance: 2025-09-09"
    )
    clause = "  capitalisation: {depuis: 2025-09-10, fondement: clause, piece: bc-017}\n  clause-penale:"
    capitalised = text.replace("  clause-penale:", clause, 1)
    for changed, told in ((capitalised, True), (text, False)):
        page = sample.words("requete-injonction", sample.from_text(home, changed)).replace("\N{NO-BREAK SPACE}", " ")
        row = re.search(r"Pénalités de retard échues [\d ,]+ (C\. com\.[^|]*?) Indemnité forfaitaire", page)
        assert row is not None
        assert (row[1] == "C. com., art. L441-10, II ; C. civ., art. 1343-2 1 et 2") is told
        assert ("points, intérêts capitalisés)" in page) is told


@pytest.mark.parametrize(("court", "told"), [("TA de Lyon", 1), ("TAE de Lyon", 0)])
def test_the_service_of_an_administrative_judgment_is_asked_with_a_doubt(court: str, told: int, home: Path) -> None:
    title = BOTH_TITLES.splitlines()[1].replace("TAE de Lyon", court).replace("factures: [F-2026-017],", "")
    text = sample.base().replace("pieces:\n  -", f"titres:\n{title}}}\npieces:\n  -", 1)
    page = sample.words("demande-signification", sample.from_text(home, text))
    assert page.count("Ce titre est d'un juge administratif") == told
    assert page.count("les délais de recours en courent") == 1 - told
    assert page.count("non avenu s'il n'était pas notifié dans les six mois") == 1 - told
