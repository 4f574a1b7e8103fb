"""Deeds, writs, protective seizure, forms: what each says before which court, and what stops it."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.casework.awaited import awaited
from generator.casework.checks import check_computed
from generator.casework.computed import compute_case
from generator.documents import CATALOGUE
from generator.documents.contexts.debit import LONGEST
from generator.documents.contexts.vat import Impayee, split
from generator.documents.draft import Draft
from generator.documents.lint import mentions
from generator.documents.requirements.closed import MADE_STILL
from generator.findings import Level
from generator.load import load_case
from generator.model import Facture
from tests.documents import sample
from tests.documents.pdftext import flat
from tests.documents.sample import Computed, remarks
from tests.office import replace_in

TJ = "tribunal judiciaire"
WRITS = ("assignation-refere", "assignation-fond")
NOT_MERCHANT = sample.text_of("avocat")
MEDIATION = "  - {date: 2026-10-25, type: mediation, jusqu-au: 2026-11-10}\n"


def said(document: str, values: Computed) -> str:
    """The words of the filled template, tags away: what the PDF will say, without the wait."""
    assert sample.lacking(document, values) == []
    return sample.words(document, values)


@pytest.mark.parametrize(
    ("rate", "asked", "ordered"),
    [
        ("bce + 10", "au taux de chaque semestre, soit", "12,40 % (BCE 2,40 % + 10 points), puis à celui de chaque"),
        ("14 %", "au même taux, soit", "au taux de 14 % (taux convenu 14,00 %), et les dépens"),
    ],
)
def test_interest_to_come_is_asked_at_the_rate_of_each_half_year(
    home: Path, rate: str, asked: str, ordered: str
) -> None:
    """« Au même taux » froze the rate of the day; the draft of the order told none at all."""
    values = sample.from_text(home, sample.base().replace("taux: bce + 10", f"taux: {rate}", 1))
    for document in ("requete-injonction", *WRITS):
        assert asked in sample.words(document, values)
    assert ordered in sample.words("projet-ordonnance", values)


def lacks(document: str, home: Path, text: str) -> str:
    return "\n".join(finding.message for finding in sample.lacking(document, sample.from_text(home, text)))


def with_fact(fact: str, text: str) -> str:
    return text.replace("pieces:\n  -", f"{fact}pieces:\n  -", 1)


@pytest.mark.parametrize(
    ("document", "fact", "decided", "said"),
    [
        ("relance-courrier", "cloture", "", "dossier clos le 20/11/2026 : ce document ne doit pas partir."),
        ("mise-en-demeure", "irrecouvrable", "", "dossier déclaré irrécouvrable le 20/11/2026 : ce document ne doit"),
        ("releve-de-compte", "cloture", "", ""),
        ("relance-courrier", "cloture", "2026-11-20", ""),
        ("relance-courrier", "cloture", "2026-11-19", "dossier clos le 20/11/2026"),  # decided of something else
    ],
)
def test_a_letter_that_claims_does_not_leave_a_closed_case(
    document: str, fact: str, decided: str, said: str, home: Path
) -> None:
    """It left without a word, from a case that asks for nothing any more."""
    closed = with_fact(f"  - {{date: 2026-11-20, type: {fact}}}\n", sample.text_of("une-facture"))
    waiver = f"dispenses:\n  - {{date: {decided}, par: Mme Modèle, objet: pause, motif: x}}\n" if decided else ""
    lacked = lacks(document, home, closed.replace("pieces:\n  -", f"{waiver}pieces:\n  -", 1))
    assert (said in lacked, "ce document ne doit pas partir" in lacked) == (True, bool(said))


def test_what_is_made_of_a_closed_case_is_said_once(home: Path) -> None:
    """Acts and hand-overs left it without a word; what asks nothing of the debtor is made of it still."""
    closed = with_fact("  - {date: 2026-11-20, type: cloture}\n", sample.text_of("une-facture"))
    values = sample.from_text(home, closed)
    refused = {
        name
        for name in CATALOGUE
        if "ce document ne doit pas partir" in "".join(map(str, sample.lacking(name, values)))
    }
    assert refused == set(CATALOGUE) - MADE_STILL
    assert {"assignation-fond", "transmission-commissaire", "mandat-execution", "demande-signification"} <= refused
    assert {"quittance", "certificat-irrecouvrabilite", "mainlevee", "declaration-creance"} <= set(CATALOGUE) - refused


@pytest.mark.parametrize("document", ["assignation-fond", "requete-injonction"])
def test_an_act_tells_the_commandement_that_stands_for_a_notice(document: str, home: Path) -> None:
    bare = re.sub(r"(?m)^(?:journal|paiements):\n(?:  .*\n)*", "", sample.text_of("une-facture"))
    served = "journal:\n  - {date: 2026-08-20, type: signification, acte: commandement, mode: personne}\n"
    called = bare.replace("pieces:\n", f"{served}pieces:\n", 1)
    assert "aucune mise en demeure n'est au journal" in lacks(document, home, bare)
    assert "aucune mise en demeure n'est au journal" not in lacks(document, home, called)
    page = sample.words(document, sample.from_text(home, called))
    assert "Chronologie Date Fait Pièces n° 20/08/2026 commandement de payer" in page
    twice = called.replace("personne}\n", "personne}\n  - {date: 2026-08-20, type: commandement-creance-commerciale}\n")
    assert sample.words(document, sample.from_text(home, twice)).count("20/08/2026 commandement de payer") == 1
    assert "Chronologie" not in sample.words(document, sample.from_text(home, bare)), "a table without a line is a hole"


@pytest.mark.parametrize(
    ("document", "reference", "present", "absent"),
    [
        (
            "assignation-refere", "une-facture",
            ("président du tribunal des activités économiques de Lyon, statuant en référé", "873, alinéa 2",
             "être formée par requête faite, remise ou adressée au greffe", "toute personne de votre choix"),
            ("835", "article 832", "avocat constitué"),
        ),
        (
            "assignation-refere", "mediation",
            (f"président du {TJ} de Bourg-en-Bresse, statuant en référé", "835, alinéa 2", "l'article 832",
             "votre conjoint", "médiation ou conciliation du 25/10/2026"),
            ("873", "861-2", "tribunal de commerce"),
        ),
        (
            "assignation-fond", "avocat",
            (f"devant le {TJ} de Lyon", "constituer avocat dans le délai de quinze jours", "Maître Camille Songe",
             "ayant pour avocat constitué", "article 754"),
            ("votre conjoint", "861-2", "article 857"),
        ),
        (
            "assignation-fond", "contestation",
            ("devant le tribunal des activités économiques de Lyon", "article 857", "le débiteur a contesté",
             "Réponse à la contestation", "capitalisation"),
            ("754", "tentative amiable"),
        ),
    ],
)  # fmt: skip
def test_a_writ_says_what_its_court_wants(
    document: str, reference: str, present: tuple[str, ...], absent: tuple[str, ...]
) -> None:
    text = said(document, sample.computed(reference))
    assert [one for one in present if one not in text] == []
    assert [one for one in absent if one in text] == []
    for mention in ("sur les seuls éléments fournis par votre adversaire", "Audience : jour et heure", "Bordereau"):
        assert mention in text


def test_an_act_cites_every_piece_that_proves_a_fact_and_the_one_that_carries_a_sum() -> None:
    """The return slip of the formal notice was not cited, nor the terms that hold the penalty clause."""
    text = said("requete-injonction", sample.computed("une-facture"))
    assert re.search(r"12/10/2026 mise en demeure par lettre .{,200} 7 et 8 ", text)
    assert "art. 1231-5 (réductible par le juge) 1 " in text


def test_the_commercial_chamber_of_alsace_is_feminine_and_its_rules_to_verify(home: Path) -> None:
    text = sample.base().replace("69003", "67000").replace("greffe: Lyon", "greffe: Strasbourg")
    told = said("assignation-fond", sample.from_text(home, text))
    assert f"devant la chambre commerciale du {TJ} de Strasbourg" in told
    assert "règles de représentation sont à vérifier" in told


def test_nobody_needs_a_lawyer_before_the_judge_of_dwellings(home: Path) -> None:
    rent = sample.base("loyer").replace("812,00", "8 120,00")
    text = said("assignation-fond", sample.from_text(home, rent))
    assert f"devant le juge des contentieux de la protection du {TJ} de Lyon" in text
    assert "votre conjoint" in text
    assert "constituer avocat dans" not in text


def test_a_writ_above_the_ceiling_waits_for_a_lawyer(alone: Path) -> None:
    (alone / "cases" / "_cabinet" / "intervenants" / "avocat.yaml").unlink()
    for document in WRITS:
        assert "un avocat doit être constitué" in lacks(document, alone, NOT_MERCHANT)
    assert "un avocat" not in lacks("assignation-fond", alone, sample.base())


def test_the_amicable_attempt_stops_the_merits_and_is_only_told_in_refere(home: Path) -> None:
    text = sample.base("consommateur")
    assert "tentative amiable" in lacks("assignation-fond", home, text)
    assert "tentative amiable" not in lacks("assignation-fond", home, with_fact(MEDIATION, text))
    values = sample.from_text(home, text)
    assert sample.lacking("assignation-refere", values) == []
    (told,) = remarks(CATALOGUE["assignation-refere"], *values)
    assert told.level is Level.AVERTISSEMENT
    assert "750-1" in told.message


def test_the_motive_for_doing_without_an_attempt_is_printed(home: Path) -> None:
    motive = "conciliateur saisi le 3 août 2026, première réunion au-delà de trois mois"
    waiver = f"dispenses:\n  - {{date: 2026-11-15, par: Mme Modèle, objet: tentative-amiable, motif: '{motive}'}}\n"
    values = sample.from_text(home, sample.base("consommateur") + waiver)
    assert f"dispensé de tentative amiable préalable : {motive}" in said("assignation-fond", values)


def test_disputed_invoices_are_asked_for_on_the_merits_alone(home: Path) -> None:
    other = "  - {numero: F-2026-018, date: 2026-08-11, echeance: 2026-09-10, montant-ttc: 100, piece: f-017, "
    other += "livraison: bl-017}\n"
    dispute = "  - {date: 2026-11-15, type: contestation, motif: avarie, factures: [F-2026-018]}\n"
    values = sample.from_text(home, with_fact(dispute, sample.base()).replace("paiements:\n", other + "paiements:\n"))
    asked = {name: [row.numero for row in sample.context(CATALOGUE[name], *values)["factures"]] for name in WRITS}
    assert asked == {"assignation-refere": ["F-2026-017"], "assignation-fond": ["F-2026-017", "F-2026-018"]}
    assert "suivantes, venues à échéance, restent impayées en tout ou en partie :" in said("assignation-fond", values)
    assert "suivante, venue à échéance, reste impayée en partie :" in said("assignation-refere", values)
    assert "contesté (facture n° F-2026-018)" in said("assignation-refere", values)


def test_a_debtor_abroad_is_left_to_a_lawyer(home: Path) -> None:
    for document in (*WRITS, "requete-saisie-conservatoire"):
        assert "demeure à l'étranger" in lacks(document, home, sample.base("etranger"))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("1700.00", "2700.00"), "plus que les"),
        (("type: contestation, motif: une partie des sacs était humide", "type: note, motif: rien"), "contestation"),
    ],
)
def test_a_settlement_needs_a_dispute_and_no_more_than_what_is_owed(
    change: tuple[str, str], reason: str, home: Path
) -> None:
    text = sample.text_of("transaction").replace(*change).replace(", montant: 480.00", "")
    assert reason in lacks("protocole-transactionnel", home, text)


def test_a_settlement_without_concession_of_the_creditor_is_none(home: Path) -> None:
    owed = sample.computed("transaction")[2].total
    terms = re.sub(
        r"    echeances:\n(      - .*\n)+",
        f"    echeances:\n      - {{date: 2026-11-21, montant: {owed}}}\n",
        sample.text_of("transaction"),
    )
    assert "sans concession réciproque" in lacks("protocole-transactionnel", home, terms)
    later = terms.replace("date: 2026-11-21, montant", "date: 2026-11-30, montant")
    assert "concession" not in lacks("protocole-transactionnel", home, later)


@pytest.mark.parametrize(
    ("qualite", "told"), [("professionnel", True), ("non-professionnel", False)], ids=["professionnel", "association"]
)
def test_giving_up_penalties_of_the_law_is_told(qualite: str, told: bool, home: Path) -> None:  # noqa: FBT001 - a table
    """Between professionals only (C. com., art. L441-16, to verify)."""
    text = sample.text_of("transaction")
    if not told:
        text = text.replace(
            "nature: societe\n    qualite: professionnel", f"nature: association\n    qualite: {qualite}"
        )
        text = text.replace("famille: vente-entre-professionnels", "famille: droit-commun")
        text = re.sub(r"  penalites:\n(    .*\n)+", "", text)
    found = sample.remarks(CATALOGUE["protocole-transactionnel"], *sample.from_text(home, text))
    assert ["L441-16" in one.message for one in found if "renonce" in one.message] == ([True] if told else [])


@pytest.mark.parametrize("quality", ["avocat", "societe-de-recouvrement"])
def test_the_creditor_signs_a_deed_whoever_writes_and_it_is_no_letter(quality: str, alone: Path) -> None:
    file = alone / "cases" / "_cabinet" / "cabinet.yaml"
    replace_in(file, "qualite: creancier", f"qualite: {quality}")
    replace_in(file, "Service recouvrement Exemple", "Recouvrement Fictif")
    values = sample.from_text(alone, sample.text_of("transaction"))
    told = said("protocole-transactionnel", values)
    assert "Pour Atelier Exemple SARL, Mme Jeanne Modèle, gérante" in told
    entry = CATALOGUE["protocole-transactionnel"]
    assert mentions(entry, Draft(entry.identifiant, entry.fait, *values), told) == []


def test_a_public_body_settles_by_its_own_rules(home: Path) -> None:
    assert "CRPA" in lacks("protocole-transactionnel", home, sample.base("public"))


def test_a_settlement_never_says_the_old_articles() -> None:
    text = said("protocole-transactionnel", sample.computed("transaction"))
    assert "1543 à 1545-1" in text
    assert not re.search(r"\b156[5-8]\b", text)


def test_the_order_of_a_protective_seizure_elides(home: Path) -> None:
    text = sample.text_of("conservatoire").replace("Boulangerie Chimère", "Épicerie Chimère")
    told = said("requete-saisie-conservatoire", sample.from_text(home, text))
    assert "sur les biens suivants d'Épicerie Chimère SARL :" in told


@pytest.mark.parametrize(
    ("reference", "change", "judge"),
    [
        ("conservatoire", ("", ""), "président du tribunal des activités économiques de Lyon"),
        ("avocat", ("", ""), f"juge de l'exécution du {TJ} de Lyon"),
        ("conservatoire", ("  - {date: 2026-11-16", "  - {date: 2026-11-15, type: assignation}\n  - {date: 2026-11-16"),
         f"juge de l'exécution du {TJ}"),
    ],
)  # fmt: skip
def test_the_judge_of_a_protective_seizure(reference: str, change: tuple[str, str], judge: str, home: Path) -> None:
    threat = "  - {date: 2026-11-14, type: verification-solvabilite, source: score, menace: oui, resultat: radiation}\n"
    text = sample.text_of(reference).replace(*change) if change[0] else sample.text_of(reference)
    values = sample.from_text(home, with_fact(threat, text) if reference == "avocat" else text)
    told = said("requete-saisie-conservatoire", values)
    assert f"À Madame ou Monsieur le {judge}" in told
    assert ("Siège du tribunal judiciaire" in told) is bool(change[0])


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        ("", "aucune circonstance menaçant le recouvrement"),
        (
            "  - {date: 2026-11-14, type: verification-solvabilite, source: score, resultat: bon}\n",
            "aucune circonstance",
        ),
        ("  - {date: 2026-11-14, type: saisie-conservatoire, autorisee-le: 2026-11-14}\n", "autorisée le 14/11/2026"),
    ],
)
def test_a_protective_seizure_needs_a_threat_and_no_earlier_leave(fact: str, reason: str, home: Path) -> None:
    assert reason in lacks("requete-saisie-conservatoire", home, with_fact(fact, sample.base()))


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("", 1),
        ("  - {date: 2026-11-10, type: paiement-rejete, paiement-du: 2026-11-05, montant: 100}\n", 1),
        ("  - {date: 2026-11-10, type: paiement-rejete, paiement-du: 2026-11-06, montant: 100}\n", 2),
    ],
)
def test_a_payment_bounced_threatens_recovery_wherever_it_is_said(fact: str, told: int, home: Path) -> None:
    bounced = (
        "paiements:\n  - {date: 2026-11-05, montant: 100, moyen: cheque, rejete-le: 2026-11-10}\n"
        "  - {date: 2026-11-06, montant: 100}\n"
    )
    text = with_fact(fact, re.sub(r"paiements:.*\n(  .*\n)*", bounced, sample.base(), count=1))
    assert said("requete-saisie-conservatoire", sample.from_text(home, text)).count("rejet du paiement de") == told
    later = text.replace("rejete-le: 2026-11-10", "rejete-le: 2026-12-10")
    if not fact:
        assert "aucune circonstance" in lacks("requete-saisie-conservatoire", home, later)


@pytest.mark.parametrize(
    ("fact", "held"),
    [
        ("type: transmission, intervenant: recouvreur", False),
        ("type: transmission, intervenant: recouvreur, emis: 1", True),
        ("type: surendettement, recevable-le: 2026-11-14", True),
    ],
)
def test_a_mandate_does_not_wait_for_its_own_hand_over(fact: str, home: Path, *, held: bool) -> None:
    text = with_fact(f"  - {{date: 2026-11-14, {fact}}}\n", sample.text_of("une-facture"))
    assert ("ne doit pas partir" in lacks("transmission-recouvrement", home, text)) is held


def test_a_title_does_without_the_judge(home: Path) -> None:
    title = sample.ORDER.replace("ordonnance-injonction", "jugement")
    text = sample.base().replace("pieces:\n  -", f"{title}pieces:\n  -", 1)
    assert "dispense de l'autorisation" in lacks("requete-saisie-conservatoire", home, text)


def test_release_names_the_measures_still_running(home: Path) -> None:
    text = sample.text_of("saisie-levee")
    assert "saisie conservatoire 3 937,06" in said("mainlevee", sample.computed("saisie-levee"))
    lifted = text.replace("executee-le: 2026-11-06", "executee-le: 2026-11-06, close-le: 2026-11-18")
    assert "aucune saisie en cours" in lacks("mainlevee", home, lifted)
    assert "donner mainlevée" in said("quittance", sample.computed("saisie-levee"))
    assert "mainlevée" not in said("quittance", sample.from_text(home, lifted))
    assert "il reste dû" in lacks("mainlevee", home, with_fact("  - {date: 2026-11-06, type: saisie-attribution}\n",
                                                             sample.base()))  # fmt: skip


ASIDE = sample.ORDER.replace("ordonnance-injonction", "jugement") + "    ecarte-le: 2026-11-16\n"
SEIZED = "  - {date: 2026-11-06, type: saisie-attribution, montant: 3937.06%s}\n"
GONE = (
    "n'ont plus de titre : une décision du 16 novembre 2026 a écarté le titre sur lequel elles reposent (jugement du 3 "
    "novembre 2026)."
)


def test_a_seizure_whose_title_is_set_aside_is_lifted_though_something_is_owed(home: Path) -> None:
    values = sample.from_text(home, with_fact(SEIZED % "" + ASIDE, sample.base()))
    assert values[2].total > 0
    page = said("mainlevee", values)
    assert (GONE in page, "saisie-attribution 3 937,06" in page) == (True, True)
    assert ("soldée" in page, "Paiements reçus" in page) == (False, False)
    bare = said("mainlevee", sample.from_text(home, with_fact(SEIZED.replace(", montant: 3937.06", "") % "" + ASIDE,
                                                              sample.base())))  # fmt: skip
    assert [one.count("Montant (€)") for one in (page, bare)] == [1, 0]  # no blank to fill


@pytest.mark.parametrize(
    ("journal", "titles"),
    [
        (SEIZED % "", ASIDE.replace("    ecarte-le: 2026-11-16\n", "")),
        (SEIZED % "", ASIDE.replace("2026-11-16", "2026-11-22")),  # not yet
        (SEIZED % "", ASIDE + "  - {nature: arret, juridiction: CA, date: 2026-11-16, principal: 900}\n"),
        (SEIZED.replace("attribution", "conservatoire") % "", ASIDE),
        (SEIZED % ", debiteur: Boulangerie Chimère", ""),
    ],
)
def test_a_seizure_with_a_title_or_that_needs_none_is_kept_while_something_is_owed(
    journal: str, titles: str, home: Path
) -> None:
    assert "il reste dû" in lacks("mainlevee", home, with_fact(journal + titles, sample.base()))


def test_each_commissaire_who_seized_has_his_own_letter(alone: Path) -> None:
    """Two commissaires, one request: one of them was told of nothing, and his seizure stayed."""
    office = alone / "cases" / "_cabinet" / "intervenants"
    second = (office / "etude.yaml").read_text(encoding="utf-8").replace("Étude Fictive", "Étude Seconde")
    (office / "seconde.yaml").write_text(second, encoding="utf-8")
    text = sample.text_of("saisie-levee").replace(
        "executee-le: 2026-11-06", "executee-le: 2026-11-06, intervenant: etude"
    )
    values = sample.from_text(alone, with_fact(SEIZED % ", intervenant: seconde", text))
    made = {one.name: flat(one.content) for one in sample.produce(CATALOGUE["mainlevee"], *values)}
    assert list(made) == ["mainlevee-etude.pdf", "mainlevee-seconde.pdf"]
    whose = [("Étude Fictive", "saisie conservatoire"), ("Étude Seconde", "saisie-attribution")]
    for page, (name, seizure), (other, elsewhere) in zip(made.values(), whose, reversed(whose), strict=True):
        assert (name in page, seizure in page) == (True, True)
        assert (other in page, elsewhere in page) == (False, False)
    waiting = {one.plan.document: one.titre for one in awaited(compute_case(*values[:2], sample.AU), values[1])}
    assert waiting["mainlevee"] == "Demande de mainlevée – Étude Fictive et Étude Seconde"


def test_a_seizure_that_does_not_say_who_made_it_is_guessed_of_nobody(alone: Path) -> None:
    """The last commissaire named, be it for another act, was asked to release what he had not seized."""
    office = alone / "cases" / "_cabinet" / "intervenants"
    second = (office / "etude.yaml").read_text(encoding="utf-8").replace("Étude Fictive", "Étude Seconde")
    (office / "seconde.yaml").write_text(second, encoding="utf-8")
    text = sample.text_of("saisie-levee")  # its seizure names nobody
    one = with_fact(SEIZED % ", intervenant: seconde", text)
    assert "saisie conservatoire" in said("mainlevee", sample.from_text(alone, one))
    two = with_fact("  - {date: 2026-11-05, type: transmission, intervenant: etude}\n", one)
    values = sample.from_text(alone, two)
    assert "saisie conservatoire" not in said("mainlevee", values)
    [left] = remarks(CATALOGUE["mainlevee"], *values)
    assert "la saisie conservatoire du 06/11/2026 ne dit pas quel commissaire de justice l'a faite" in left.message
    assert "saisie-conservatoire intervenant=… --completer --date 06/11/2026" in left.remedy


def test_a_release_once_all_is_paid_names_whom_the_seizures_are_against(home: Path) -> None:
    joint = sample.text_of("codebiteur")
    paid = joint.replace("journal:\n", "  - {date: 2026-11-20, montant: 9000}\njournal:\n", 1)
    values = sample.from_text(home, with_fact(JOINT, paid))
    page = said("mainlevee", values)
    assert "contre Fournil Hippogriffe SAS (SIREN 000 210 203) est soldée" in page


BOTH = "    condamnes:\n      - nom: Boulangerie Chimère\n      - nom: Fournil Hippogriffe\n"
ALONE = "    condamnes:\n      - nom: Fournil Hippogriffe\n"
AGAIN = ASIDE.removeprefix("titres:\n").replace("11-03", "11-04").replace("00001", "00002").replace("11-16", "11-18")
JOINT = SEIZED % ", debiteur: Fournil Hippogriffe"


@pytest.mark.parametrize(
    ("journal", "titles", "lifted"),
    [
        (JOINT, ASIDE + ALONE, True),
        (JOINT, ASIDE + BOTH, True),
        (JOINT, ASIDE + BOTH + AGAIN.replace("    ecarte-le: 2026-11-18\n", "") + ALONE, False),
        (f"{JOINT}  - {{date: 2026-11-17, type: jugement, debiteur: Fournil Hippogriffe}}\n", ASIDE + BOTH, False),
    ],
)
def test_the_seizure_of_a_joint_debtor_rests_on_the_titles_against_him(
    journal: str,
    titles: str,
    lifted: bool,  # noqa: FBT001 - a row of the table
    home: Path,
) -> None:
    """The titles of the principal debtor alone were read: a seizure that a title holds was asked to be lifted."""
    told = lacks("mainlevee", home, with_fact(journal + titles, sample.text_of("codebiteur")))
    assert ("il reste dû" not in told) is lifted


def test_a_letter_says_what_undid_the_titles_of_its_own_seizures(alone: Path) -> None:
    office = alone / "cases" / "_cabinet" / "intervenants"
    second = (office / "etude.yaml").read_text(encoding="utf-8").replace("Étude Fictive", "Étude Seconde")
    (office / "seconde.yaml").write_text(second, encoding="utf-8")
    seized = SEIZED % ", intervenant: etude" + JOINT.replace("debiteur:", "intervenant: seconde, debiteur:")
    titles = ASIDE + ALONE.replace("Fournil Hippogriffe", "Boulangerie Chimère") + AGAIN + ALONE
    values = sample.from_text(alone, with_fact(seized + titles, sample.text_of("codebiteur")))
    pages = [flat(one.content) for one in sample.produce(CATALOGUE["mainlevee"], *values)]
    days = ["16 novembre 2026", "18 novembre 2026"]
    assert [[f"décision du {day}" in page for day in days] for page in pages] == [[True, False], [False, True]]
    assert "Exemple SARL contre Fournil Hippogriffe SAS (SIREN 000 210 203), n'ont plus de titre" in pages[1]


def test_a_release_says_that_the_order_never_was(home: Path) -> None:
    order = sample.ORDER.replace("2026-11-03", "2026-11-02") + "    signifie-le: 2026-11-04\n"
    opposed = "  - {date: 2026-11-08, type: opposition, close-le: 2026-11-16}\n"
    page = said("mainlevee", sample.from_text(home, with_fact(SEIZED % "" + opposed + order, sample.base())))
    assert "n'ont plus de titre : l'instance sur opposition s'est éteinte le 16 novembre 2026" in page


def test_a_seizure_made_by_another_is_not_asked_of_the_commissaire_written_to(home: Path) -> None:
    text = sample.text_of("saisie-levee")
    told = "la saisie conservatoire du 06/11/2026 a été faite par Recouvrement Fictif"
    by_another = text.replace("executee-le: 2026-11-06", "executee-le: 2026-11-06, intervenant: recouvreur")
    assert told in lacks("mainlevee", home, by_another)
    also = "  - {date: 2026-11-07, type: saisie-attribution, executee-le: 2026-11-07}\n"
    values = sample.from_text(home, with_fact(also, by_another))
    assert "saisie conservatoire" not in said("mainlevee", values)
    [left] = remarks(CATALOGUE["mainlevee"], *values)
    assert (left.level, told in left.message) == (Level.AVERTISSEMENT, True)


def test_a_seizure_made_by_another_is_told_where_no_commissaire_is_designated(alone: Path) -> None:
    (alone / "cases" / "_cabinet" / "intervenants" / "etude.yaml").unlink()
    text = sample.text_of("saisie-levee").replace(
        "executee-le: 2026-11-06", "executee-le: 2026-11-06, intervenant: recouvreur"
    )
    told = lacks("mainlevee", alone, text)
    assert "aucun commissaire de justice n'est désigné" in told
    assert "la saisie conservatoire du 06/11/2026 a été faite par Recouvrement Fictif, qui n'est pas" in told


@pytest.mark.parametrize("country", ["Danemark", "Suisse", "France", "Ruritanie"])
def test_form_a_is_for_another_member_state(country: str, home: Path) -> None:
    text = sample.base("etranger").replace("      pays: Belgique\n", "" if country == "France" else
                                           f"      pays: {country}\n").replace("1000", "69003")  # fmt: skip
    found = lacks("formulaire-a-europeen", home, text)
    assert ("transfrontalier" in found) is (country != "Ruritanie")  # to verify, not refused


def test_form_a_adds_up_to_the_decompte(home: Path) -> None:
    values = sample.values(CATALOGUE["formulaire-a-europeen"], "etranger")
    decompte = sample.computed("etranger")[2]
    costs = sum((line.montant for line in values["frais_demandes"]), Decimal(0))
    claims = sum((line.montant for line in values["creances"]), Decimal(0))
    assert claims + decompte.interets + decompte.clause_penale + costs == decompte.total
    assert [(line.base, line.du, line.au) for line in values["interets"] if line.rang == 1] == [
        (Decimal("4471.75"), dt.date(2026, 8, 13), None),  # the days before, of 6 400 €, are paid
    ]
    assert [line.circonstance for line in values["creances"]] == ["31", "30"]
    rent = sample.from_text(home, sample.base("loyer").replace("      ville: Lyon\n", "      ville: Lyon\n"
                                                              "      pays: Italie\n", 1))  # fmt: skip
    text = said("formulaire-a-europeen", rent)
    assert "03 (contrat de location, bien immobilier)" in text
    assert "Contrat de consommation : oui" in text
    assert "taux légal français" in text


def test_a_procedure_is_not_offered_before_the_text_that_opens_it(home: Path) -> None:
    early = sample.base().replace("2026-", "2025-")
    values = sample.from_text(home, early, au=dt.date(2026, 1, 31))
    (found,) = [one.message for one in sample.lacking("creance-commerciale", values) if "procédure" in one.message]
    assert found == "cette procédure n'est pas ouverte au 31/01/2026, d'après la table du droit."


def test_form_a_runs_each_base_until_what_ends_it(home: Path) -> None:
    """Principal paid first: its interest ends there; capitalised interest: a base beside the principal's."""
    text = sample.base("etranger")
    settled = text.replace("creance:\n", "creance:\n  imputation: capital-d-abord\n").replace("2 000,00", "6 400,00")
    capital = text.replace("creance:\n", "creance:\n  capitalisation: {depuis: 2025-10-01, fondement: clause}\n")
    older = capital.replace("2026-05-", "2025-05-").replace("2026-06-", "2025-06-").replace("2026-07-", "2025-07-")
    assert bases(settled, home)[0] == (Decimal("6400.00"), dt.date(2026, 7, 11), dt.date(2026, 8, 12))
    running = [(base, since) for base, since, until in bases(older, home) if until is None]
    assert running == [(Decimal("5249.78"), dt.date(2026, 10, 1)), (Decimal("87.39"), dt.date(2026, 10, 1))]


def bases(text: str, home: Path) -> list[tuple[Decimal, dt.date, dt.date | None]]:
    values = sample.context(CATALOGUE["formulaire-a-europeen"], *sample.from_text(home, text))
    return [(line.base, line.du, line.au) for line in values["interets"] if line.rang == 1]


def test_the_duplicate_waits_for_proof_of_the_loss_and_for_net_amounts(home: Path) -> None:
    text = sample.text_of("liquidation")
    assert "définitivement irrécouvrable" in lacks("duplicata-tva", home, text.replace("liquidation", "redressement"))
    lost = with_fact("  - {date: 2026-11-18, type: irrecouvrable, motif: certificat, piece: kbis}\n", sample.base())
    assert lacks("duplicata-tva", home, lost).startswith("le montant hors taxe de la facture F-2026-017 manque")
    wrong = lost.replace("    montant-ttc: 4 800,00\n", "    montant-ttc: 4 800,00\n    montant-ht: 5 000,00\n", 1)
    assert "dépasse son montant TTC" in lacks("duplicata-tva", home, wrong)
    unproved = lost.replace(", piece: kbis}", "}")
    assert "définitivement irrécouvrable" in lacks("duplicata-tva", home, unproved)


def test_no_duplicate_rectifies_the_vat_that_another_invoiced_unless_it_is_decided(home: Path) -> None:
    deed = "  - {id: acte, fichier: pieces/acte.pdf, nature: autre, titre: Cession, date: 2026-08-20}\n"
    text = sample.text_of("liquidation").replace("    montant-ttc:", "    cession: acte\n    montant-ttc:", 1) + deed
    what = "la facture F-2026-017 a été émise par un autre : sa TVA est à récupérer par qui l'a facturée"
    assert lacks("duplicata-tva", home, text).startswith(what)
    decided = "dispenses:\n  - {objet: tva-d-un-autre, date: 2026-11-19, par: Me Songe, motif: fusion}\n"
    assert what not in lacks("duplicata-tva", home, text + decided)
    computed = sample.from_text(home, text + decided)
    told = said("duplicata-tva", computed)
    assert "Émetteur" not in told
    assert "a été émise par un autre ; sa créance a été transmise à Atelier Exemple" in told
    assert "notamment la récupération de la TVA par qui l'a facturée" in sample.words(
        "certificat-irrecouvrabilite", computed
    )


def test_the_duplicate_goes_to_the_client_at_its_liquidators() -> None:
    values = sample.values(CATALOGUE["duplicata-tva"], "liquidation")
    assert values["destinataire"][:2] == ("Boulangerie Chimère SARL", "chez SELARL Fictia")
    assert "Facture demeurée impayée pour la somme de 3 618,90 € (prix net)" in said(
        "duplicata-tva", sample.computed("liquidation")
    )


def test_several_duplicates_make_a_recapitulative_statement(home: Path) -> None:
    other = "  - {numero: F-2026-018, date: 2026-08-11, echeance: 2026-09-10, montant-ttc: 120, montant-ht: 100}\n"
    text = sample.text_of("liquidation").replace("paiements:\n", other + "paiements:\n")
    values = sample.from_text(home, text)
    told = said("duplicata-tva", values)
    assert "État récapitulatif des factures impayées" in told
    assert "Factures demeurées impayées pour la somme de 3 718,90 € (prix net) et pour la somme de 219,04 €" in told


cents = st.decimals(Decimal("0.01"), Decimal("99999.99"), places=2)


@given(st.tuples(cents, cents, cents).map(sorted))
def test_net_and_tax_make_the_unpaid_sum(amounts: list[Decimal]) -> None:
    first, second, gross = amounts
    line = sample.computed("une-facture")[2].lignes[0]
    for unpaid, net in ((first, second), (second, first)):
        facture = Facture.model_validate(
            {"numero": "F", "date": "2026-01-02", "echeance": "2026-02-02", "montant-ttc": gross, "montant-ht": net}
        )
        found = split(replace(line, numero="F", principal=unpaid), facture)
        assert isinstance(found, Impayee)
        assert found.ht_impaye + found.tva_impayee == unpaid
        assert 0 <= found.tva_impayee <= found.tva or unpaid == gross
        assert abs(found.tva_impayee - unpaid * (gross - net) / gross) <= Decimal("0.005")


def test_a_mandate_needs_the_identifier_of_its_creditor(alone: Path) -> None:
    file = alone / "cases" / "_cabinet" / "creanciers" / "atelier.yaml"
    replace_in(file, "ics: FR72ZZZ123456\n", "")
    (finding,) = sample.lacking("mandat-sepa", sample.from_text(alone, sample.base()))
    assert (finding.file, finding.key) == ("cases/_cabinet/creanciers/atelier.yaml", "ics")


def test_a_mandate_has_its_own_reference_each_day(home: Path) -> None:
    sample.from_text(home, sample.base())
    case = load_case(home, "essai")
    days = (sample.AU, sample.AU + dt.timedelta(days=1))
    texts = [said("mandat-sepa", sample.compute_at(case, day)) for day in (*days, sample.AU)]
    assert [re.findall(r"essai-\d{8}", text)[0] for text in texts] == [
        "essai-20261121", "essai-20261122", "essai-20261121",
    ]  # fmt: skip
    assert "ponctuel (un seul prélèvement)" in texts[0]
    long = "x" * (LONGEST - 8)
    sample.from_text(home, sample.base(), long)
    assert "trop longue" in "".join(
        finding.message for finding in sample.lacking("mandat-sepa", sample.compute_at(load_case(home, long)))
    )


@pytest.mark.parametrize("document", ["mandat-sepa", "protocole-transactionnel"])
def test_no_payment_is_asked_of_an_insolvent_debtor(document: str, home: Path) -> None:
    opened = "  - {date: 2026-11-12, type: procedure-collective, nature: redressement, tribunal: TAE de Lyon}\n"
    assert "aucun paiement ne se demande" in lacks(document, home, with_fact(opened, sample.base()))


def test_the_judge_of_dwellings_wants_the_date_of_the_lease(home: Path) -> None:
    text = sample.base("loyer").replace("  contrat-du: 2024-02-01\n", "")
    assert "la date du contrat manque" in lacks("requete-injonction", home, text)
    assert lacks("requete-injonction", home, sample.base("loyer")) == ""


def test_dues_of_an_association_are_a_statutory_obligation(home: Path) -> None:
    dues = sample.base("consommateur").replace("prestation-a-consommateur", "cotisations-associatives")
    told = sample.words("requete-injonction", sample.from_text(home, dues))
    assert "résulte d'une obligation de caractère statutaire" in told
    assert "frais de greffe" not in told


def public(text: str) -> str:
    """A private company that buys under the code de la commande publique."""
    family = "  famille: vente-entre-professionnels\n"
    return text.replace(family, f"{family}  marche-public: oui\n").replace(sample.CLAUSE, "")


RECEIVED = public(sample.base()).replace(
    "    echeance: 2026-09-09\n", "    echeance: 2026-09-09\n    recue-le: 2026-08-10\n"
)
TRADE = ("taux légal", "1231-6", "D441-5", "L441-10", "pénalités de retard échues")


@pytest.mark.parametrize(
    "document", ["assignation-fond", "assignation-refere", "requete-injonction", "projet-ordonnance"]
)
def test_an_act_against_a_private_buyer_of_a_public_contract_asks_for_its_own_interest(
    document: str, home: Path
) -> None:
    words = sample.words(document, sample.from_text(home, RECEIVED))
    assert "Intérêts moratoires échus" in words
    if document != "projet-ordonnance":
        assert "d'intérêts moratoires échus au 21 novembre 2026" in words
        assert "CCP, art. L2192-13 et R2192-31" in words
    if document.startswith("assignation"):
        assert "(code de la commande publique, article D2192-35)" in words
    assert [one for one in TRADE if one in words.replace("Pénalités et intérêt légal ne se cumulent pas", "")] == []


@pytest.mark.parametrize("document", ["assignation-fond", "requete-injonction", "projet-ordonnance"])
def test_no_legal_interest_is_asked_in_place_of_that_of_a_public_contract(document: str, home: Path) -> None:
    words = sample.words(document, sample.from_text(home, public(sample.base())))
    assert "taux légal" not in words
    asked = "les intérêts moratoires à compter du lendemain de l'expiration du délai de paiement"
    assert (asked in words) is (document == "assignation-fond")
    waived = public(sample.base()).replace("penalites:\n", "penalites:\n    reclamees: non\n", 1)
    assert "moratoires" not in sample.words(document, sample.from_text(home, waived))


def test_form_a_names_the_interest_of_a_public_contract(home: Path) -> None:
    values = sample.from_text(home, RECEIVED)
    words = sample.words("formulaire-a-europeen", values)
    assert "taux BCE 2,40 % + 8 points, 2026-S2 (CCP, art. R2192-31)" in words
    assert "de recouvrement (CCP, art. D2192-35)" in words


def test_a_lawyer_is_compulsory_for_what_each_writ_asks(home: Path) -> None:
    """Of 12 000 € before the judicial court, 4 000 € are disputed: the référé asks 8 000 €, the merits all of it."""
    text = (
        sample.text_of("avocat").replace("48 000,00", "12 000,00").replace("    montant: 1 000,00", "    montant: 1,00")
    )
    fact = "  - {date: 2026-11-15, type: contestation, motif: avarie, factures: [F-2026-017], montant: 4000.00}\n"
    computed = sample.from_text(home, text.replace("pieces:\n  -", f"{fact}pieces:\n  -", 1).replace(sample.CLAUSE, ""))
    needed = [
        sample.values_of(name, computed)["avocat_obligatoire"] for name in ("assignation-refere", "assignation-fond")
    ]
    assert needed == [False, True]


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("famille: bail-commercial", "bail commercial (COJ, art. R211-3-26, à vérifier)"),
        ("famille: vente-entre-professionnels", ""),
        ("famille: bail-commercial\n  competence: {tribunal: tribunal-de-commerce, ville: Lyon}", ""),
        ("famille: bail-commercial\n  competence: {ville: Lyon}", "bail commercial (COJ, art. R211-3-26, à vérifier)"),
    ],
)
def test_a_court_nobody_is_sure_of_is_said_to_be_checked(claim: str, why: str, home: Path) -> None:
    """The rents of a shop let to a trader went to the commercial court without a word, by the draft or the check."""
    told = sample.base().replace("famille: vente-entre-professionnels", claim, 1)
    assert claim in told
    case, office, owed, standing = sample.from_text(home, told)
    for document in ("requete-injonction", "assignation-fond"):
        found = [one.message for one in remarks(CATALOGUE[document], case, office, owed, standing)]
        assert [why in one for one in found if one.startswith("juridiction à vérifier")] == [True] * bool(why)
    checked = [one.message for one in check_computed(compute_case(case, office, sample.AU), office)]
    assert [why in one for one in checked if one.startswith("juridiction à vérifier")] == [True] * bool(why)
    if "ville" in claim or not why:
        page = sample.words("requete-injonction", (case, office, owed, standing)).replace("\N{NO-BREAK SPACE}", " ")
        assert page.count(f"Juridiction à vérifier avant dépôt : {why}.") == bool(why)


ASKED = "  - {date: 2026-11-12, type: %s}\n"
AT_LYON = ", juridiction: tribunal judiciaire de Lyon"


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (ASKED % "requete-injonction", True),
        (ASKED % f"requete-injonction{AT_LYON}", False),
        (ASKED % f"assignation{AT_LYON}, au: 2027-01-20", False),
        (ASKED % f"requete-injonction{AT_LYON}" + ASKED % "desistement, portee: instance", True),
        (ASKED % "transmission, a: Me X", False),
        (ASKED % "transmission, a: Me X" + ASKED % "reprise", True),
        (ASKED % "transmission, a: Me X" + ASKED % "assignation, au: 2027-01-20", True),
        (ASKED % "petites-creances", False),
        (ASKED % "petites-creances, issue: refus", True),
        (ASKED % "saisie-conservatoire", True),
    ],
)
def test_a_court_is_to_be_checked_while_the_office_is_to_name_it(fact: str, told: bool, home: Path) -> None:  # noqa: FBT001
    """« Juridiction à vérifier » was said each day of a suit whose court the journal names."""
    text = sample.with_fact(fact).replace("famille: vente-entre-professionnels", "famille: bail-commercial", 1)
    case, office, *_ = sample.from_text(home, text)
    checked = [one.message for one in check_computed(compute_case(case, office, sample.AU), office)]
    assert any(one.startswith("juridiction à vérifier") for one in checked) is told
