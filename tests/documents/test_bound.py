"""Joint debtors and guarantors: who receives what, within which limits, and what is said to be missing."""

import datetime as dt
from decimal import Decimal
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from generator.casework.awaited import due
from generator.casework.computed import Computed
from generator.casework.letters import draft_of
from generator.casework.planning import planned
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.documents.contexts import guarantee, of
from generator.documents.draft import Draft
from generator.findings import Finding
from generator.pages import reading
from generator.pages.dossier import context
from generator.pages.facts import journal
from generator.pages.fragments import fragment
from generator.pages.rows import parties
from generator.pages.types import Vue
from generator.progress import procedures
from generator.progress.bonds import untold
from generator.render import html
from tests.documents import bound, sample
from tests.documents.pdftext import read
from tests.documents.sample import missing, produce, remarks

JOINT, GUARANTOR = "Fournil Hippogriffe", "Iris Chimère"
BROKEN = sample.PLAN.replace("1917.94", "2000.00")


def draft(document: str, computed: sample.Computed, who: str = "") -> Draft:
    return CATALOGUE[document].draft(*computed, choix=Choix(debiteur=who))


def words(document: str, computed: sample.Computed, who: str = "") -> str:
    entry, made = CATALOGUE[document], draft(document, computed, who)
    page = html(entry.gabarit_pour(made), of(entry, made), computed[0].root)
    return sample.plain(page)


def lacks(document: str, computed: sample.Computed, who: str = "") -> list[Finding]:
    return missing(CATALOGUE[document], *computed, choix=Choix(debiteur=who))


def said(found: list[Finding]) -> str:
    return " ".join(one.message for one in found)


def warned(document: str, computed: sample.Computed) -> str:
    return said(remarks(CATALOGUE[document], *computed)).replace("\N{NO-BREAK SPACE}", " ")


def test_each_of_three_joint_debtors_reads_who_the_two_others_are(home: Path) -> None:
    other = bound.JOINT.replace(JOINT, "Moulin Sphinx").replace("000 210 203", "000 211 474")
    own = words("mise-en-demeure", sample.from_text(home, bound.joint(bound.joint(), other)), JOINT)
    assert "vous est commune avec Boulangerie Chimère SARL et Moulin Sphinx SAS, solidairement" in own
    assert "ce que paie l'un libère les autres d'autant" in own


@pytest.mark.parametrize("document", ["relance-courrier", "mise-en-demeure", "lettre-avocat"])
def test_a_joint_debtor_has_his_own_copy(document: str, home: Path) -> None:
    computed = sample.from_text(home, bound.joint())
    assert lacks(document, computed, JOINT) == []
    own = words(document, computed, JOINT)
    assert "Fournil Hippogriffe SAS 3 QUAI DE LA SIRENE 69005 LYON" in own
    assert "vous est commune avec Boulangerie Chimère SARL, solidairement (article 8 des conditions générales" in own
    assert "article 1313" in own
    assert "16 septembre 2026" not in own, "a reminder sent to the principal debtor was not sent to him"
    principal = words(document, computed)
    assert "12 RUE DE L ETE" in principal
    assert (
        "Fournil Hippogriffe SAS doit aussi cette dette, solidairement (article 8 des conditions générales" in principal
    )
    assert f"{computed[2].total:,.2f}".replace(",", " ").replace(".", ",") in own


MAILS = [entry.identifiant for entry in CATALOGUE.values() if entry.courriel and entry.aux_codebiteurs]
WRITTEN = "    contacts:\n      - {nom: Mme Sirène, courriel: compta@hippogriffe.example}\n    solidarite:"


@pytest.mark.parametrize("document", MAILS)
def test_a_joint_debtor_has_his_own_message(document: str, home: Path) -> None:
    text = sample.text_of("a-echoir") if document == "rappel-avant-echeance" else sample.base()
    bare = sample.from_text(home, bound.joint(text))
    missed = "aucune adresse de courriel de Fournil Hippogriffe"
    assert missed in said(lacks(document, bare, JOINT))
    assert missed not in said(lacks(document, bare)), "the principal debtor has one"
    written = bound.joint(text).replace("    solidarite:", WRITTEN)
    unsent = written.replace("date: 2026-11-10", "date: 2026-10-20")  # no reminder within the week
    message, letter = produce(CATALOGUE[document], *sample.from_text(home, unsent), choix=Choix(debiteur=JOINT))
    assert (message.name, letter.name) == (f"{document}-debiteur-2.eml", f"{document}-debiteur-2.pdf")
    mail = message_from_bytes(message.content, policy=default)
    assert mail["To"] == "Mme Sirène <compta@hippogriffe.example>"
    body = mail.get_body(("plain",))
    assert body is not None
    assert "Cette dette vous est commune avec Boulangerie Chimère SARL, solidairement" in body.get_content()
    assert "Cette dette vous est commune avec" in words(document, sample.from_text(home, unsent), JOINT)


def test_each_message_of_the_ladder_goes_to_the_joint_debtor_too() -> None:
    assert MAILS == ["rappel-avant-echeance", "relance-courriel", "relance-courriel-2"]


def test_the_clause_that_binds_two_joint_debtors_is_cited_once(home: Path) -> None:
    text = bound.joint(
        bound.joint(party=bound.JOINT.replace("Fournil", "Moulin").replace("000 210 203", "000 210 302"))
    )
    words = sample.words("mise-en-demeure", sample.from_text(home, text))
    assert (
        "Moulin Hippogriffe SAS et Fournil Hippogriffe SAS doivent aussi cette dette, solidairement (article 8" in words
    )
    assert words.count("article 8 des conditions générales") == 1


def test_solidarity_is_never_presumed(home: Path) -> None:
    without = bound.joint().replace(bound.JOINT[bound.JOINT.index("    solidarite:") :], "")
    computed = sample.from_text(home, without)
    assert "ne se présume pas (C. civ., art. 1310)" in said(lacks("mise-en-demeure", computed, JOINT))
    for document in ("mise-en-demeure", "requete-injonction"):
        assert "solidaire" not in words(document, computed)
        assert "Hippogriffe" not in words(document, computed)
    unproved = (
        bound.joint().replace("      piece: cgv\n    representant", "").replace("2026\n      piece: cgv\n", "2026\n")
    )
    assert "n'est prouvée par aucune pièce" in said(lacks("mise-en-demeure", sample.from_text(home, unproved), JOINT))


def test_a_plan_with_a_joint_debtor_of_another_quality_is_for_the_lawyer(home: Path) -> None:
    computed = sample.from_text(home, bound.joint(party=bound.CONSUMER))
    assert "ne doit pas les mêmes accessoires" in said(lacks("accord-echeancier", computed))
    assert not lacks("mise-en-demeure", computed, "Zoé Hippogriffe"), "a letter to each has his own account"


def test_the_requete_names_and_orders_every_joint_debtor(home: Path) -> None:
    computed = sample.from_text(home, bound.joint(bound.guaranteed()))
    assert not lacks("requete-injonction", computed)
    page = words("requete-injonction", computed)
    assert "Les débiteurs, tenus solidairement" in page
    assert "enjoindre solidairement à Boulangerie Chimère SARL et à Fournil Hippogriffe SAS de payer" in page
    assert "article 8 des conditions générales signées le 12 janvier 2026, pièce n°" in page
    assert "Iris" not in page
    assert "cet acte ne vise pas Iris Chimère" in said(remarks(CATALOGUE["requete-injonction"], *computed))
    given = bound.joint(bound.guaranteed(text=sample.with_fact(bound.NOTICES)))
    told = words("requete-injonction", sample.from_text(home, given))
    assert "Le débiteur principal a été mis en demeure" in told
    assert "Une mise en demeure a été adressée le 12 novembre 2026 à Fournil Hippogriffe SAS" in told
    assert "Ces lettres n'ont pas permis d'obtenir le paiement." in told
    order = words("projet-ordonnance", computed)
    assert "Il est enjoint solidairement à Boulangerie Chimère" in order
    assert "et à Fournil Hippogriffe, SAS, dont le siège est 3 quai de la Sirène" in order
    incomplete = sample.from_text(home, bound.joint().replace("    forme: SAS\n", ""))
    assert "la forme de Fournil Hippogriffe manque" in said(lacks("requete-injonction", incomplete))


@pytest.mark.parametrize("document", ["petites-creances", "creance-commerciale", "requete-saisie-conservatoire"])
def test_an_act_of_the_principal_alone_says_whom_it_leaves_out(document: str, home: Path) -> None:
    computed = sample.from_text(home, bound.joint(bound.guaranteed()))
    told = said(remarks(CATALOGUE[document], *computed))
    assert "cet acte ne vise pas Fournil Hippogriffe." in told
    assert "cet acte ne vise pas Iris Chimère." in told
    if document != "requete-saisie-conservatoire":
        assert "Cette demande ne vise que Boulangerie Chimère SARL" in words(document, computed)


WRITS = ("assignation-fond", "assignation-refere")


@pytest.mark.parametrize("document", WRITS)
def test_a_writ_names_everyone_bound_and_asks_each_what_he_owes(document: str, home: Path) -> None:
    text = bound.joint(bound.guaranteed(text=sample.with_fact(bound.NOTICES)))
    computed = sample.from_text(home, text)
    assert not lacks(document, computed)
    assert "ne vise pas" not in said(remarks(CATALOGUE[document], *computed))
    page = words(document, computed)
    debtors = "Boulangerie Chimère SARL et Fournil Hippogriffe SAS"
    for sentence in (
        "SIREN 000 210 203, immatriculée au RCS de Lyon codébitrice solidaire Iris Chimère demeurant 9 rue du Sphinx",
        "caution solidaire de Boulangerie Chimère SARL d'avoir à comparaître",
        "Une mise en demeure a été adressée le 12 novembre 2026 à Fournil Hippogriffe SAS par lettre recommandée",
        "Une mise en demeure a été adressée le 13 novembre 2026 à Iris Chimère par lettre recommandée",
        "demeure Boulangerie Chimère SARL, l'un des défendeurs (code de procédure civile, articles 42, alinéa 2,",
        "Compétence de cette juridiction envers Iris Chimère : à vérifier par l'avocat.",
        "Fournil Hippogriffe SAS doit cette dette solidairement : article 8 des conditions générales",
        "cautionnement solidaire du 12 janvier 2026, dans la limite de 10 000,00 € en principal et accessoires",
        f"condamner solidairement {debtors} à payer",
        f"3 800,00 €, solidairement avec {debtors} et dans la limite de son engagement ;",
        f"condamner solidairement {debtors} aux dépens",
        "contre Boulangerie Chimère SARL, Fournil Hippogriffe SAS et Iris Chimère Dossier",
    ):
        assert sentence in page, sentence
    assert page.count("condamner Boulangerie Chimère SARL") == 0
    alone = words(document, sample.from_text(home, sample.base()))
    for sentence in ("solidairement", "caution", "l'un des défendeurs", "2288", "1313"):
        assert sentence not in alone


UNNAMED = {
    "caution simple": (bound.guaranteed("simple"), "caution simple, qui peut demander que le débiteur soit poursuivi"),
    "sans acte": (bound.guaranteed().replace("      piece: acte\n", ""), "son engagement est incomplet au dossier"),
    "sans plafond": (
        bound.guaranteed().replace("      plafond: 10 000,00\n", ""),
        "son engagement est incomplet au dossier",
    ),
    "sans prénoms": (
        bound.guaranteed().replace("    prenoms: Iris\n", ""),
        "il manque les prénoms à l'acte (CPC, art. 57)",
    ),
    "à l'étranger": (
        bound.guaranteed().replace(
            "rue du Sphinx\n      code-postal: 69003\n      ville: Lyon\n",
            "rue du Sphinx\n      code-postal: 1000\n      ville: Bruxelles\n      pays: Belgique\n",
        ),
        "à l'étranger, sa signification suit d'autres règles",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", UNNAMED)
@pytest.mark.parametrize("document", WRITS)
def test_a_guarantor_whose_debt_is_not_sure_is_left_out_of_the_writ_by_name(
    document: str, name: str, home: Path
) -> None:
    text, why = UNNAMED[name]
    computed = sample.from_text(home, text)
    assert why in said(remarks(CATALOGUE[document], *computed))
    page = words(document, computed)
    assert "Chimère caution" not in page.replace("Boulangerie Chimère", "")
    assert "à payer" in page
    assert "dans la limite de son engagement" not in page


def test_a_joint_debtor_without_solidarity_is_left_out_of_the_writ_by_name(home: Path) -> None:
    bare = bound.joint().replace(bound.JOINT[bound.JOINT.index("    solidarite:") :], "")
    computed = sample.from_text(home, bare)
    assert "cet acte ne vise pas Fournil Hippogriffe : rien n'établit sa solidarité" in said(
        remarks(CATALOGUE["assignation-fond"], *computed)
    )
    assert "Hippogriffe" not in words("assignation-fond", computed)
    incomplete = sample.from_text(home, bound.joint().replace("    forme: SAS\n", ""))
    assert "la forme de Fournil Hippogriffe manque" in said(lacks("assignation-fond", incomplete))


def test_the_writ_asks_a_company_for_the_accessories_within_the_limit(home: Path) -> None:
    whole = words("assignation-fond", sample.from_text(home, bound.guaranteed_by_a_company()))
    assert "dont 3 817,94 € en principal et 502,21 € d'intérêts et d'accessoires (article 2295)" in whole
    assert "condamner Sphinx Holding SAS, caution, à payer à Atelier Exemple SARL 4 320,15 €" in whole
    court = "Compétence de cette juridiction envers Sphinx Holding SAS : à vérifier par l'avocat."
    trader = bound.guaranteed_by_a_company().replace(
        "    denomination: Sphinx", "    commercant: oui\n    denomination: Sphinx"
    )
    assert court in words("assignation-fond", sample.from_text(home, trader)), "a guarantee, not commercial by itself"
    capped = words("assignation-fond", sample.from_text(home, bound.guaranteed_by_a_company("4 000,00")))
    assert "4 000,00 € lui sont demandés, limite de son engagement, pour une dette garantie de 4 320,15 €" in capped


def test_the_act_of_a_guarantor_does_not_prove_the_agreement_of_the_debtor(home: Path) -> None:
    page = words("requete-injonction", sample.from_text(home, bound.guaranteed()))
    assert "L'accord du débiteur résulte de la pièce n° 3" in page


@pytest.mark.parametrize("document", ["transmission-commissaire", "transmission-avocat", "transmission-recouvrement"])
def test_a_case_handed_over_tells_who_else_is_bound(document: str, home: Path) -> None:
    reached = (
        "    representant: M. Yves Aile, président\n"
        "    contacts: [{nom: Mme Io Plume, courriel: io@fournil.example}]\n    solidarite:\n"
    )
    text = bound.joint(bound.guaranteed(text=sample.with_fact(bound.NOTICES))).replace("    solidarite:\n", reached, 1)
    text = text.replace(
        "    cautionnement:\n", "    contacts: [{nom: Me Ur, telephone: 04 65 71 00 08}]\n    cautionnement:\n"
    )
    page = words(document, sample.from_text(home, text))
    assert "Le débiteur et les autres obligés" in page
    assert "Codébitrice solidaire (article 8 des conditions générales" in page
    assert "Caution (cautionnement solidaire du 12 janvier 2026" in page
    assert "ne vise" not in page
    own = page.index("Contact : ")
    assert (
        own
        < page.index("Codébitrice solidaire")
        < page.index("représentée par M. Yves Aile, président. Contact : Mme Io")
    )
    assert "69003 Lyon. Contact : Me Ur, tél. 04" in page
    assert "mise en demeure par lettre recommandée avec demande d'avis de réception, à Iris Chimère" in page


@pytest.mark.parametrize("document", ["transmission-commissaire", "transmission-avocat", "transmission-recouvrement"])
def test_a_case_handed_over_tells_the_suits_under_way(document: str, home: Path) -> None:
    acts = (
        "  - {date: 2026-11-02, type: requete-injonction, juridiction: tribunal de commerce de Lyon}\n"
        "  - {date: 2026-11-09, type: signification, acte: ordonnance, mode: etude}\n"
        "  - {date: 2026-11-16, type: opposition}\n"
        "  - {date: 2026-12-01, type: audience, au: 2026-12-15}\n"  # not yet
    )
    page = words(document, sample.from_text(home, sample.with_fact(acts)))
    assert "02/11/2026 requête en injonction de payer, tribunal de commerce de Lyon" in page
    assert "09/11/2026 signification de l'ordonnance par dépôt à l'étude 16/11/2026 opposition du débiteur" in page
    assert "audience" not in page


def test_the_guarantor_of_a_dwelling_is_not_told_of_a_reasonable_notice(home: Path) -> None:
    open_ended = bound.guaranteed()
    told = words("information-caution", sample.from_text(home, open_ended), GUARANTOR)
    assert "avec un préavis raisonnable (code civil, article 2315) ; les dettes nées avant restent garanties." in told
    of_a_company = open_ended.replace("famille: vente-entre-professionnels", "famille: bail-d-habitation")
    told = words("information-caution", sample.from_text(home, of_a_company), GUARANTOR)
    assert "avec un préavis raisonnable (code civil, article 2315)" in told
    dwelling = bound.guaranteed(text=sample.base("loyer"))
    told = words("information-caution", sample.from_text(home, dwelling), GUARANTOR)
    assert "dans les conditions de l'acte et de la loi sur les baux d'habitation ; les dettes nées avant" in told


def test_a_name_keeps_its_own_article(home: Path) -> None:
    text = bound.joint(bound.guaranteed()).replace("denomination: Boulangerie Chimère", "denomination: Le Four Chimère")
    computed = sample.from_text(home, text)
    notice = words("mise-en-demeure-caution", computed, GUARANTOR)
    assert "vous êtes caution de la société Le Four Chimère SARL, dont le siège" in notice
    requete = words("requete-injonction", computed)
    assert "solidairement à la société Le Four Chimère SARL et à Fournil Hippogriffe SAS de payer" in requete
    assert "solidairement à la société Le Four Chimère, SARL" in words("projet-ordonnance", computed)
    told = bound.joint(sample.with_fact(bound.NOTICES.partition("  - {")[0]))
    sued = words("assignation-fond", sample.from_text(home, told.replace("Fournil Hippogriffe", "Les Fournils Réunis")))
    assert "adressée le 12 novembre 2026 à la société Les Fournils Réunis SAS par lettre recommandée" in sued
    assert "avec demande d'avis de réception, à la société Les Fournils Réunis SAS" in sued
    other = sample.from_text(home, bound.guaranteed().replace("denomination: Boulangerie", "denomination: Atelier"))
    assert "vous êtes caution d'Atelier Chimère SARL" in words("mise-en-demeure-caution", other, GUARANTOR)


def test_a_ground_against_several_is_headed_once(home: Path) -> None:
    text = bound.joint(bound.guaranteed())
    second = (bound.GUARANTOR % ("solidaire", "10 000,00")).replace("Iris", "Nour")
    more = bound.JOINT.replace("Fournil Hippogriffe", "Moulin Basilic").replace("article 8", "article 9")
    told = words("assignation-fond", sample.from_text(home, text.replace("creance:\n", f"{more}{second}creance:\n", 1)))
    assert "Moulin Basilic SAS doit cette dette solidairement" in told
    assert "Nour Chimère est caution" in told
    assert told.count("Sur la solidarité.") == told.count("Sur le cautionnement.") == 1


@pytest.mark.parametrize("document", ["demande-signification", "mandat-execution", "transmission-commissaire"])
def test_a_title_is_served_and_enforced_on_whom_it_condemns(document: str, home: Path) -> None:
    text = bound.joint(
        bound.guaranteed(text=sample.text_of("titre" if document == "mandat-execution" else "ordonnance"))
    )
    computed = sample.from_text(home, text.replace("2026-01-12", "2025-01-12"))
    told = said(remarks(CATALOGUE[document], *computed))
    assert "le dossier ne dit pas si le titre condamne Fournil Hippogriffe" in told
    assert "le dossier ne dit pas si le titre condamne Iris Chimère" in told
    page = words(document, computed)
    assert "Codébitrice solidaire (article 8 des conditions générales" in page
    assert "Le titre dit qui il condamne : cette demande ne vise personne d'autre." in page
    bare = sample.from_text(home, bound.guaranteed())
    assert "titre condamne" not in said(remarks(CATALOGUE["transmission-commissaire"], *bare))


@pytest.mark.parametrize("document", ["requete-injonction", "assignation-fond"])
def test_what_binds_several_is_told_once(document: str, home: Path) -> None:
    third = bound.JOINT.replace("Fournil Hippogriffe", "Four Sphinx").replace("000 210 203", "000 211 474")
    other = bound.JOINT.replace("Fournil Hippogriffe", "Moulin Griffon").replace("article 8", "article 9")
    page = words(document, sample.from_text(home, bound.joint(bound.joint(bound.joint(), third), other)))
    why = "conditions générales signées le 12 janvier 2026, pièce n° 1 (code civil, articles 1310 et 1313)."
    assert page.count("cette dette solidairement :") == 2
    assert f"Moulin Griffon SAS doit cette dette solidairement : article 9 des {why}" in page
    assert f"Fournil Hippogriffe SAS et Four Sphinx SAS doivent cette dette solidairement : article 8 des {why}" in page


def test_a_declared_claim_tells_who_else_is_bound(home: Path) -> None:
    text = bound.joint(bound.guaranteed(text=sample.text_of("redressement")))
    page = words("declaration-creance", sample.from_text(home, text))
    assert "autres obligés à cette dette : Fournil Hippogriffe SAS, codébitrice solidaire (article 8" in page
    assert "; Iris Chimère, caution (cautionnement solidaire du 12 janvier 2026" in page


# what the guarantor is asked: principal (less the 17,94 € of interest paid since the incident), accessories, limit
ASKED = {
    "personne physique": (bound.guaranteed(), ("3800.00", "0.00", "502.21", "3800.00")),
    "limite plus basse": (bound.guaranteed(plafond="3 000,00"), ("3800.00", "0.00", "502.21", "3000.00")),
    "personne morale": (bound.guaranteed_by_a_company(), ("3817.94", "502.21", "0.00", "4320.15")),
    "personne morale, limite": (bound.guaranteed_by_a_company("4 000,00"), ("3817.94", "502.21", "0.00", "4000.00")),
    "sans les accessoires": (
        bound.guaranteed_by_a_company().replace("      plafond:", "      accessoires: non\n      plafond:"),
        ("3817.94", "0.00", "0.00", "3817.94"),
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_guarantor_is_asked_within_the_limits_of_his_commitment(name: str, home: Path) -> None:
    text, (principal, accessories, reserved, asked) = ASKED[name]
    computed = sample.from_text(home, text)
    assert not lacks("mise-en-demeure-caution", computed)
    found = guarantee.of(draft("mise-en-demeure-caution", computed))
    assert found is not None
    assert [str(one) for one in (found.principal, found.accessoires, found.reserves, found.demande)] == [
        principal, accessories, reserved, asked,
    ]  # fmt: skip
    shown = f"{Decimal(asked):,.2f}".replace(",", " ").replace(".", ",")
    page = words("mise-en-demeure-caution", computed)
    assert f"nous payer la somme de {shown} €" in page
    assert f"Pour régler {shown} € par virement" in page
    assert ("accessoires que votre engagement garantit sont réservés" in page) == (reserved != "0.00")
    told = warned("mise-en-demeure-caution", computed)
    unasked = f"{reserved.replace('.', ',')} € d'intérêts et d'accessoires ne sont pas demandés à la caution"
    assert (unasked in told) == (reserved != "0.00")
    moved = "17,94 € payés par le débiteur depuis l'incident et imputés sur des accessoires"
    assert (moved in told) == (principal == "3800.00")


def test_what_of_a_demand_to_a_guarantor_is_to_be_verified_is_said(home: Path) -> None:
    older, stopped = "est antérieure à l'engagement de la caution", "arrêtés au jugement d'ouverture du débiteur"
    text = bound.guaranteed_by_a_company()
    told = warned("mise-en-demeure-caution", sample.from_text(home, text))
    assert older not in told
    assert stopped not in told
    late = text.replace("cautionnement:\n      date: 2026-01-12", "cautionnement:\n      date: 2026-11-02", 1)
    assert f"la facture F-2026-017 {older}" in warned("mise-en-demeure-caution", sample.from_text(home, late))
    opened = "type: procedure-collective, nature: redressement, tribunal: TAE de Lyon, bodacc-le: 2026-11-18"
    ruled = text.replace("pieces:\n  -", f"  - {{date: 2026-11-16, {opened}}}\npieces:\n  -", 1)
    assert stopped in warned("mise-en-demeure-caution", sample.from_text(home, ruled))
    bare = ruled.replace("      plafond:", "      accessoires: non\n      plafond:")
    assert stopped not in warned("mise-en-demeure-caution", sample.from_text(home, bare))


def test_a_debt_of_several_invoices_asks_no_more_of_a_guarantor_than_of_one(home: Path) -> None:
    """What the debtor paid goes to the principal first, between them (C. civ., art. 2303): also of an invoice paid."""
    line = "  - numero: F-2026-017\n    date: 2026-08-10\n    echeance: 2026-09-09\n    montant-ttc: 4 800,00\n"
    other = line.replace("017", "016").replace("4 800,00", "1 100,00")
    first = line.replace("4 800,00", "3 700,00").replace("09-09", "09-10")
    text = bound.guaranteed().replace("montant: 1 000,00", "montant: 1 150,00", 1)
    text = text.replace("vente-entre-professionnels", "bail-commercial", 1)  # no 40 € keeps the one paid open
    asked = {
        guarantee.of(draft("mise-en-demeure-caution", sample.from_text(home, one))).demande  # type: ignore[union-attr]
        for one in (text, text.replace(line, other + first, 1))
    }
    assert asked == {Decimal("3650.00")}


def test_what_a_guarantor_paid_comes_off_his_limit_and_moves_no_interest(home: Path) -> None:
    line = "  - {date: 2026-11-20, montant: 1000.00, paye-par: Iris Chimère}\njournal:\n"
    text = bound.guaranteed(plafond="3 000,00").replace("journal:\n", line, 1)
    found = guarantee.of(draft("mise-en-demeure-caution", sample.from_text(home, text)))
    assert found is not None
    assert (str(found.plafond), str(found.demande), str(found.reimpute)) == ("2000.00", "2000.00", "17.94")
    page = words("mise-en-demeure-caution", sample.from_text(home, text), GUARANTOR)
    assert "Limite de votre engagement, moins 1 000,00 € que vous avez payés 2 000,00" in page
    told = "payés par cette caution ont été imputés sur des intérêts ou accessoires qui ne lui sont pas demandés"
    assert told in warned("mise-en-demeure-caution", sample.from_text(home, text))
    assert told not in warned("mise-en-demeure-caution", sample.from_text(home, bound.guaranteed(plafond="3 000,00")))


TWICE = """factures:
  - {numero: F-1, date: 2026-05-02, echeance: 2026-06-01, montant-ttc: '500,00'}
"""
BY_HER = "  - {date: 2026-06-01, montant: '2 000,00', paye-par: Iris Chimère%s}\njournal:\n"
RETURNED = BY_HER.replace("journal", "remboursements:\n  - {date: 2026-06-10, montant: '1 500,00'%s}\njournal")


@pytest.mark.parametrize(
    ("paid", "left"),
    [
        (BY_HER % "", "1000.00"),
        (BY_HER % ", rembourse-le: 2026-06-10", "2500.00"),
        (RETURNED % ("", ""), "2500.00"),
        (RETURNED % ("", ", a: Iris Chimère"), "2500.00"),
        (RETURNED % ("", ", a: SARL Songe"), "1000.00"),
    ],
)
def test_what_was_given_back_to_a_guarantor_does_not_come_off_her_limit(paid: str, left: str, home: Path) -> None:
    """Of 2 000,00 paid for 500,00, what went back to her settled nothing; what went elsewhere is told by no rule."""
    text = bound.guaranteed(plafond="3 000,00").replace("factures:\n", TWICE, 1).replace("journal:\n", paid, 1)
    found = guarantee.of(draft("mise-en-demeure-caution", sample.from_text(home, text)))
    assert found is not None
    assert str(found.plafond) == left


def test_a_joint_debtor_is_called_upon_though_the_principal_one_is_in_liquidation(home: Path) -> None:
    """The remedy « recouvre emettre … mise-en-demeure --debiteur … » was refused by the command it gave."""
    opened = "type: procedure-collective, nature: liquidation, tribunal: TAE de Lyon, bodacc-le: 2026-11-18"
    text = bound.joint().replace("pieces:\n  -", f"  - {{date: 2026-11-16, {opened}}}\npieces:\n  -", 1)
    values, his = sample.from_text(home, text), Choix(debiteur="Fournil Hippogriffe")
    assert "L622-21" in " ".join(one.message + one.remedy for one in missing(CATALOGUE["mise-en-demeure"], *values))
    assert not missing(CATALOGUE["mise-en-demeure"], *values, choix=his)
    [told] = remarks(CATALOGUE["mise-en-demeure"], *values, choix=his)
    why = told.message.replace("\N{NO-BREAK SPACE}", " ")
    assert "arrêtés au jugement du 16 novembre 2026 qui a ouvert une procédure collective contre le débiteur" in why
    page = words("mise-en-demeure", values, "Fournil Hippogriffe")
    assert "arrêtés au jugement du 16 novembre 2026" in page
    assert "continuent de courir" not in page
    deferred = sample.from_text(home, text.replace("date: 2026-08-10", "date: 2025-08-10", 1))
    assert deferred[2].interet_par_jour, "a payment deferred by a year or more bears interest still (C. com., L622-28)"
    assert "continuent de courir" in words("mise-en-demeure", deferred, "Fournil Hippogriffe")
    said = [one.message for one in remarks(CATALOGUE["mise-en-demeure"], *deferred, choix=his)]
    assert not any("arrêtés au jugement" in one for one in said)


def test_who_a_judgment_discharges_is_asked_nothing_of_a_plan_agreed_on_a_title(home: Path) -> None:
    title = "  - {nature: jugement, juridiction: TC de Lyon, date: 2026-11-01, principal: 3937.06}\n"
    lost = "  - {date: 2026-11-01, type: jugement, sens: rejet, debiteur: Fournil Hippogriffe}\npieces:\n  -"
    text = bound.joint(sample.text_of("plan-rompu")).replace("pieces:\n  -", f"{lost}", 1)
    text = text.replace("pieces:\n  -", f"titres:\n{title}pieces:\n  -", 1)
    values = sample.from_text(home, text, au=dt.date(2026, 12, 4))
    told = [one.message for one in lacks("mise-en-demeure-decheance", values, JOINT)]
    assert any("la demande est rejetée contre Fournil Hippogriffe" in one for one in told), told
    free = sample.from_text(home, text.replace(lost.partition("\n")[0] + "\n", ""), au=dt.date(2026, 12, 4))
    assert "faire exécuter le titre" in words("mise-en-demeure-decheance", free)
    assert "saisir la juridiction" in words("mise-en-demeure-decheance", free, JOINT), "no title condemns him"


def test_a_debt_born_after_the_end_of_the_commitment_is_not_asked(home: Path) -> None:
    other = "  - {numero: F-2, date: 2026-09-01, echeance: 2026-09-15, montant-ttc: 600.00}\npaiements:\n"
    ended = bound.guaranteed_by_a_company().replace("      plafond:", "      jusqu-au: 2026-08-31\n      plafond:")
    computed = sample.from_text(home, ended.replace("paiements:\n", other, 1))
    found = guarantee.of(draft("mise-en-demeure-caution", computed))
    assert found is not None
    assert found.exclues == ("F-2",)
    assert str(found.principal) == "3817.94"
    assert "facture n° F-2 : dette née après le terme" in words("mise-en-demeure-caution", computed).lower().replace(
        "facture n° f-2", "facture n° F-2"
    )
    natural = bound.guaranteed().replace("      plafond:", "      jusqu-au: 2026-08-31\n      plafond:")
    mixed = sample.from_text(home, natural.replace("paiements:\n", other, 1))
    assert "ce compte n'est pas fait ici" in said(lacks("mise-en-demeure-caution", mixed))


@pytest.mark.parametrize(
    ("nature", "said_", "unsaid"),
    [
        ("solidaire", "vous ne pouvez exiger que le débiteur soit poursuivi d'abord", "2305-1"),
        ("simple", "vous pouvez demander que le débiteur soit poursuivi d'abord", "ne pouvez exiger"),
    ],
)
def test_the_benefit_of_discussion_follows_the_nature(nature: str, said_: str, unsaid: str, home: Path) -> None:
    page = words("mise-en-demeure-caution", sample.from_text(home, bound.guaranteed(nature)))
    assert said_ in page
    assert unsaid not in page
    assert "divisées entre les cautions" not in page


MISSING = {
    "plafond": ("      plafond: 10 000,00\n", "la limite de l'engagement d'Iris Chimère manque"),
    "acte": ("      piece: acte\n", "l'acte de cautionnement d'Iris Chimère n'est pas au dossier"),
    "engagement": (bound.GUARANTOR[bound.GUARANTOR.index("    cautionnement:") :] % ("solidaire", "10 000,00"),
                   "l'engagement d'Iris Chimère n'est pas au dossier"),
}  # fmt: skip


@pytest.mark.parametrize("name", MISSING)
@pytest.mark.parametrize("document", ["mise-en-demeure-caution", "information-caution"])
def test_what_a_commitment_lacks_is_said(name: str, document: str, home: Path) -> None:
    block, message = MISSING[name]
    text = bound.guaranteed()
    assert block in text
    assert message in said(lacks(document, sample.from_text(home, text.replace(block, ""))))


def test_a_letter_to_a_guarantor_needs_one_and_is_for_one(home: Path) -> None:
    assert "le dossier n'en a pas" in said(lacks("mise-en-demeure-caution", sample.from_text(home, bound.joint())))
    for document in ("information-caution", "information-annuelle-caution", "mise-en-demeure-caution"):
        found = lacks(document, sample.from_text(home, bound.joint()))
        assert [one.message for one in found] == ["ce courrier est pour une caution, et le dossier n'en a pas."]
    second = bound.GUARANTOR % ("simple", "5 000,00")
    two = bound.guaranteed("simple").replace("creance:\n", second.replace("Iris", "Léa") + "creance:\n", 1)
    computed = sample.from_text(home, two)
    (which,) = [one for one in lacks("mise-en-demeure-caution", computed) if "l'une des cautions" in one.message]
    assert which.remedy == 'Dire laquelle : --debiteur "Iris Chimère" ou --debiteur "Léa Chimère".'
    assert "divisées entre les cautions" in words("mise-en-demeure-caution", computed, "Léa Chimère")
    assert "est caution" in said(lacks("mise-en-demeure", computed, "Léa Chimère"))
    (unknown,) = [
        one for one in lacks("mise-en-demeure", computed, "Personne") if "n'est pas un débiteur" in one.message
    ]
    assert unknown.remedy == "Connus : Boulangerie Chimère, Iris Chimère, Léa Chimère."


def test_the_debtor_is_given_notice_before_his_guarantor(home: Path) -> None:
    text = bound.guaranteed().replace("    type: mise-en-demeure\n", "    type: lettre-avocat\n")
    assert "aucune mise en demeure n'est au journal" in said(
        lacks("mise-en-demeure-caution", sample.from_text(home, text))
    )


def test_the_surendettement_of_the_debtor_does_not_protect_his_guarantor(home: Path) -> None:
    text = bound.guaranteed(text=sample.base("consommateur"))
    assert lacks("mise-en-demeure-caution", sample.from_text(home, text)) == []
    admitted = "  - {date: 2026-11-15, type: surendettement, recevable-le: 2026-11-15}\n"
    computed = sample.from_text(home, text.replace("pieces:\n  -", f"{admitted}pieces:\n  -", 1))
    assert "surendettement recevable" in said(lacks("mise-en-demeure", computed))
    assert lacks("mise-en-demeure-caution", computed) == []


def test_the_first_default_is_a_payment_a_month_late(home: Path) -> None:
    computed = sample.from_text(home, bound.guaranteed())
    page = words("information-caution", computed)
    assert "n'a pas payé à l'échéance du 9 septembre 2026" in page.replace("  ", " ")
    assert "elle ne vous demande pas de paiement" in page
    assert "Pour régler" not in page
    early = sample.compute_at(computed[0], dt.date(2026, 10, 9))
    assert "aucun paiement n'est en retard de plus d'un mois" in said(lacks("information-caution", early))
    assert not lacks("information-caution", sample.compute_at(computed[0], dt.date(2026, 10, 10)))
    company = sample.from_text(home, bound.guaranteed_by_a_company())
    assert "due à une caution personne physique" in said(lacks("information-caution", company))
    ended = bound.guaranteed().replace("      plafond:", "      jusqu-au: 2026-01-31\n      plafond:")
    nothing = said(lacks("information-caution", sample.from_text(home, ended)))
    assert "n'est garanti par Iris Chimère : son engagement avait pris fin" in nothing
    assert not lacks("information-caution", sample.from_text(home, ended.replace("2026-01-31", "2026-08-31")))


def test_a_payment_made_after_the_month_is_an_incident_for_the_letter_and_for_the_warning(home: Path) -> None:
    other = "factures:\n  - {numero: F-1, date: 2026-05-02, echeance: 2026-06-01, montant-ttc: 600.00}\n"
    text = bound.guaranteed().replace("factures:\n", other, 1)
    late = "paiements:\n  - {date: %s, montant: 600.00, imputation-choisie: [F-1]}\n"
    computed = sample.from_text(home, text.replace("paiements:\n", late % "2026-08-15", 1))
    assert all(one.principal == 0 for one in computed[2].lignes if one.numero == "F-1"), "paid, but too late"
    assert "n'a pas payé à l'échéance du 1er juin 2026" in words("information-caution", computed)
    assert "n'est pas informée de l'échéance du 01/06/2026" in untold_of(computed)
    in_time = sample.from_text(home, text.replace("paiements:\n", late.replace("600.00", "646.00") % "2026-07-01", 1))
    assert "n'a pas payé à l'échéance du 9 septembre 2026" in words("information-caution", in_time)
    assert "n'est pas informée de l'échéance du 09/09/2026" in untold_of(in_time)


def test_the_yearly_information_tells_what_was_owed_on_the_31_december(home: Path) -> None:
    text = bound.guaranteed().replace("2026-", "2025-").replace("F-2025-017", "F-2026-017")
    text = text.replace("      plafond:", "      jusqu-au: 2027-12-31\n      plafond:")
    computed = sample.from_text(home, text, au=dt.date(2026, 3, 2))
    before = sample.compute_at(computed[0], dt.date(2025, 12, 31))[2]
    page = words("information-annuelle-caution", computed)
    assert not lacks("information-annuelle-caution", computed)
    for amount in (before.principal, before.interets, before.total):
        assert f"{amount:,.2f}".replace(",", " ").replace(".", ",") in page
    assert "Le terme de votre engagement est le 31 décembre 2027" in page
    nothing = sample.from_text(home, bound.guaranteed(), au=sample.AU)
    assert "rien de garanti ne restait dû au 31 décembre 2025" in said(lacks("information-annuelle-caution", nothing))


def test_whoever_is_bound_is_told_of_his_data(home: Path) -> None:
    computed = sample.from_text(home, bound.guaranteed())
    assert not lacks("information-rgpd", computed, GUARANTOR)
    page = words("information-rgpd", computed, GUARANTOR)
    for sentence in (
        "Iris Chimère 9 RUE DU SPHINX",
        "Vous êtes caution de Boulangerie Chimère SARL (cautionnement solidaire du 12 janvier 2026, dans la limite de",
        "). Dans le compte de ce débiteur, une facture n'est pas réglée. Pour suivre ce compte, nous utilisons",
        "exécuter l'engagement que vous avez pris",
        "Source : vous-même, votre acte de cautionnement et Boulangerie Chimère SARL",
    ):
        assert sentence in page, sentence
    assert "Vous avez avec nous un compte" not in page
    joint = bound.GUARANTOR.partition("    cautionnement:")[0].replace("lien: caution", "lien: solidaire")
    text = sample.base().replace("creance:\n", f"{joint}creance:\n", 1)
    other = sample.from_text(home, text)
    assert not lacks("information-rgpd", other, GUARANTOR), "no proof of solidarity is needed to be told"
    page = words("information-rgpd", other, GUARANTOR)
    assert "Vous êtes codébitrice de Boulangerie Chimère SARL. Dans le compte de ce débiteur" in page
    assert "caution" not in page
    company = sample.from_text(home, bound.guaranteed_by_a_company())
    assert "s'adresse à une personne physique" in said(lacks("information-rgpd", company, "Sphinx Holding"))
    told = draft_of(*computed[:2], sample.AU, "information-rgpd", choix=Choix(debiteur=GUARANTOR))
    assert told.whom.autre is not None


def test_the_plan_says_who_signs_and_what_becomes_of_the_guarantee(home: Path) -> None:
    text = bound.joint(bound.guaranteed(text=sample.with_fact(BROKEN % "non")))
    computed = sample.from_text(home, text)
    assert not lacks("accord-echeancier", computed)
    page = words("accord-echeancier", computed)
    for sentence in (
        "codébitrice solidaire (article 8 des conditions générales signées le 12 janvier 2026),",
        "Le débiteur et Fournil Hippogriffe SAS reconnaissent devoir solidairement au créancier",
        "Ils s'engagent solidairement à payer",
        "Article 5 – Cautionnement",
        "ne la décharge pas (code civil, article 2320)",
        "Article 6 – Portée",
        "il ne libère aucun des codébiteurs solidaires",
        "Fait en quatre exemplaires",
        "Mention de la main de la codébitrice, Fournil Hippogriffe SAS",
        "Iris Chimère Signature de la caution, qui prend acte",
    ):
        assert sentence in page, sentence
    assert "que signeront aussi Fournil Hippogriffe SAS et Iris Chimère" in words("proposition-echeancier", computed)
    alone = words("accord-echeancier", sample.from_text(home, sample.with_fact(BROKEN % "non")))
    assert "Fait en deux exemplaires" in alone
    assert "Article 5 – Portée" in alone
    assert "caution" not in alone
    unknown = text.replace("      piece: acte\n", "")
    assert "l'acte de cautionnement" in said(lacks("accord-echeancier", sample.from_text(home, unknown)))
    unproved = text.replace("      piece: cgv\n", "", 1)
    assert "n'est prouvée par aucune pièce" in said(lacks("accord-echeancier", sample.from_text(home, unproved)))


def untold_of(computed: sample.Computed) -> str:
    return said(list(untold(computed[0], computed[1], computed[2].au, computed[2])))


def test_a_creditor_who_is_no_professional_owes_a_guarantor_no_information(alone: Path) -> None:
    """« Le créancier professionnel » : C. civ., art. 2302 and 2303."""
    sample.private_creditor(alone)
    text = sample.base().replace("  penalites:\n    taux: bce + 10\n    piece: cgv\n", "", 1)
    text = bound.joint(bound.guaranteed(text=text).replace("2026-", "2025-").replace("F-2025-017", "F-2026-017"))
    told = untold_of(sample.from_text(alone, text, au=dt.date(2026, 3, 30)))
    assert "aucune mise en demeure n'a été adressée à Fournil Hippogriffe" in told
    assert "Iris Chimère" not in told


@pytest.mark.parametrize(("since", "asked"), [("", False), (", plan-le: 2026-11-13", True)])
def test_no_notice_is_asked_for_of_whom_it_would_be_refused(since: str, home: Path, *, asked: bool) -> None:
    """« recouvre emettre … --debiteur » was the remedy, refused until the plan of the principal debtor."""
    opened = f"  - {{date: 2026-11-12, type: procedure-collective, nature: sauvegarde, tribunal: TAE{since}}}\n"
    computed = sample.from_text(home, bound.joint(sample.with_fact(opened), bound.CONSUMER))
    assert ("aucune mise en demeure n'a été adressée à Zoé Hippogriffe" in untold_of(computed)) is asked
    lacks = sample.missing(CATALOGUE["mise-en-demeure"], *computed, choix=Choix(debiteur="Zoé Hippogriffe"))
    assert ("est suspendue jusqu'au jugement" in said(lacks)) is not asked


def test_what_the_others_were_not_told_is_said_until_they_are(home: Path) -> None:
    text = bound.joint(bound.guaranteed())
    told = untold_of(sample.from_text(home, text))
    assert "aucune mise en demeure n'a été adressée à Fournil Hippogriffe, codébiteur solidaire" in told
    assert "Iris Chimère, caution, n'est pas informée de l'échéance du 09/09/2026, impayée" in told
    assert "information annuelle" not in told
    facts = (
        "  - {date: 2026-11-12, type: lettre-codebiteur, debiteur: Fournil Hippogriffe, document: mise-en-demeure}\n"
        "  - {date: 2026-11-13, type: lettre-caution, debiteur: Iris Chimère, document: information-caution}\n"
    )
    done = sample.from_text(home, text.replace("pieces:\n  -", f"{facts}pieces:\n  -", 1))
    assert untold_of(done) == ""
    assert "12 novembre 2026, mise en demeure" in words("lettre-avocat", done, JOINT)
    one = facts.partition("\n")[0].replace("mise-en-demeure}", "mise-en-demeure, emis: 4}")
    again = f"{one}\n{one.replace('emis: 4}', 'emis: 5, remplace: 4}')}\n"
    twice = sample.from_text(home, text.replace("pieces:\n  -", f"{again}pieces:\n  -", 1))
    assert words("lettre-avocat", twice, JOINT).count("12 novembre 2026, mise en demeure") == 1, "sent again corrected"
    later = sample.compute_at(done[0], dt.date(2026, 11, 18))
    assert "ce courrier est déjà parti à Fournil Hippogriffe" in said(lacks("mise-en-demeure", later, JOINT))
    assert done[2].total == sample.from_text(home, text)[2].total, "a letter to another is no notice to the debtor"


def test_the_yearly_information_is_asked_for_before_the_31_march(home: Path) -> None:
    text = bound.guaranteed().replace("2026-", "2025-").replace("F-2025-017", "F-2026-017")
    case = sample.from_text(home, text, au=dt.date(2026, 3, 30))
    assert "information annuelle de la caution Iris Chimère, à faire avant le 31/03/2026" in untold_of(case)
    late = sample.compute_at(case[0], dt.date(2026, 3, 31))
    assert "attendue avant le 31/03/2026" in untold_of(late)
    fact = (
        "  - {date: 2026-02-02, type: lettre-caution, debiteur: Iris Chimère, document: information-annuelle-caution}\n"
    )
    done = sample.from_text(home, text.replace("pieces:\n  -", f"{fact}pieces:\n  -", 1), au=dt.date(2026, 3, 30))
    assert "information annuelle" not in untold_of(done)


def test_no_page_is_left_blank_before_the_payment_box(home: Path) -> None:
    """A box that only its min-height made too tall took the whole text of the letter to the next page."""
    computed = sample.from_text(home, bound.joint())
    (made,) = produce(CATALOGUE["mise-en-demeure"], *computed, choix=Choix(debiteur=JOINT))
    assert made.name == "mise-en-demeure-debiteur-2.pdf"
    first = read(made.content).split("\f")[0]
    assert "Par la présente, nous vous mettons en demeure" in first
    assert ("ou par le QR code SEPA" in first) == ("application bancaire le lit" in first)


def test_a_step_of_the_ladder_is_drafted_for_each_joint_debtor(home: Path) -> None:
    """The letter now due, and a copy for whoever owes the whole: none where nothing makes him owe it."""
    start = sample.base().index("  - date: 2026-10-12\n")
    end = sample.base().index("  - date: 2026-11-10\n")
    text = sample.base()[:start] + sample.base()[end:]  # no mise en demeure yet
    case, office, owed, seen = sample.from_text(home, bound.joint(text))
    assert [(plan.document, plan.choix.debiteur) for plan in planned(Computed(case, seen, owed), office)] == [
        ("mise-en-demeure", ""),
        ("mise-en-demeure", JOINT),
    ]
    (copy,) = [plan for plan in due(case, office, sample.AU) if plan.choix.debiteur]
    assert copy.titre == "Mise en demeure de payer – Fournil Hippogriffe"
    bare = bound.joint(text).replace(bound.JOINT[bound.JOINT.index("    solidarite:") :], "")
    case, office, owed, seen = sample.from_text(home, bare)
    assert [plan.choix.debiteur for plan in planned(Computed(case, seen, owed), office)] == [""]


def test_the_page_of_a_case_says_what_binds_each(home: Path) -> None:
    case, office, _, situation = sample.from_text(home, bound.joint(bound.guaranteed()))
    vue: Any = SimpleNamespace(case=case, office=office, situation=situation)
    told = {one.nom: one.lien.replace("\N{NO-BREAK SPACE}", " ") for one in parties(vue)}
    source = "article 8 des conditions générales signées le 12 janvier 2026"
    assert told["Fournil Hippogriffe SAS"] == f"Codébitrice solidaire : {source}"
    limit = "dans la limite de 10 000,00 € en principal et accessoires"
    assert told["Iris Chimère"] == f"Caution : cautionnement solidaire du 12 janvier 2026, {limit}"
    _, _, owed, seen = sample.computed("codefendeurs")
    full = Vue(case, office, seen, owed, "", procedures=procedures(case, office, sample.AU, owed))
    page = sample.plain(fragment("dossier.html", context(full, reading.read(full)), home))
    assert "3 août 2026 Caution : Iris Chimère Codébitrice solidaire : Fournil Hippogriffe SAS Dû au" in page


def test_the_journal_of_the_page_says_which_letter_and_to_whom(home: Path) -> None:
    fact = "  - {date: 2026-11-13, type: lettre-caution, debiteur: Iris Chimère, document: information-caution}\n"
    case, office, *_ = sample.from_text(home, bound.guaranteed().replace("pieces:\n  -", f"{fact}pieces:\n  -", 1))
    (line,) = [one for one in journal(case.dossier.journal, office) if one.titre.startswith("Lettre à une caution")]
    assert line.titre == "Lettre à une caution : information de la défaillance du débiteur"
    assert ("À", "Iris Chimère") in line.details


def test_a_joint_debtor_condemned_already_is_sent_no_letter_and_stops_no_suit(home: Path) -> None:
    start = sample.base().index("  - date: 2026-10-12\n")
    end = sample.base().index("  - date: 2026-11-10\n")
    title = (
        "titres:\n  - nature: jugement\n    juridiction: TAE de Lyon\n    date: 2026-11-03\n    principal: 3 817,94\n"
        f"    condamnes:\n      - nom: {JOINT}\n"
    )
    text = bound.joint(sample.base()[:start] + sample.base()[end:]).replace("pieces:\n  -", f"{title}pieces:\n  -", 1)
    case, office, owed, seen = sample.from_text(home, text)
    assert [plan.choix.debiteur for plan in planned(Computed(case, seen, owed), office)] == [""]
    told = f"  - {{date: 2026-11-03, type: jugement, debiteur: {JOINT}}}\n"
    done = bound.joint().replace("pieces:\n  -", f"{told}{title}pieces:\n  -", 1)
    case, office, owed, seen = computed = sample.from_text(home, done)
    assert "requete-injonction" in [plan.document for plan in planned(Computed(case, seen, owed), office)]
    assert JOINT not in untold_of(computed)


def test_no_letter_waits_for_a_joint_debtor_who_is_no_more(home: Path) -> None:
    start = sample.base().index("  - date: 2026-10-12\n")
    end = sample.base().index("  - date: 2026-11-10\n")
    end_of = f"  - {{date: 2026-11-03, type: radiation-du-registre, personne: {JOINT}}}\n"
    for fact, names in (("", ["", JOINT]), (end_of, [""])):
        text = (sample.base()[:start] + sample.base()[end:]).replace("pieces:\n  -", f"{fact}pieces:\n  -", 1)
        case, office, owed, seen = sample.from_text(home, bound.joint(text))
        assert [plan.choix.debiteur for plan in planned(Computed(case, seen, owed), office)] == names


@pytest.mark.parametrize("document", ["mise-en-demeure", "releve-de-compte", "requete-injonction"])
def test_the_principal_debtor_may_be_written_after_another(document: str, home: Path) -> None:
    """His place in the list says nothing: his letters, his sums and those of the others are the same."""
    texts = (bound.joint(), sample.base().replace("debiteurs:\n", f"debiteurs:\n{bound.JOINT}", 1))
    first, after = (sample.from_text(home, text) for text in texts)
    assert after[0].dossier.debiteurs[0].nom_complet == JOINT
    assert words(document, after) == words(document, first)
