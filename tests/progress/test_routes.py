"""The procedures seen from a case as written."""

from decimal import Decimal
from textwrap import dedent

import pytest

from generator.findings import Level
from generator.law.procedures.types import Etat, Procedure
from generator.progress import facts, lacking, procedures
from generator.progress.asof import look
from tests.progress.cases import DEBITEUR, case, day, office
from tests.tables import read_table

AU = day("2026-11-21")
PIECES = """\
    - {id: cmd, fichier: pieces/cmd.pdf, nature: commande, titre: Commande}
    - {id: bl, fichier: pieces/bl.pdf, nature: livraison, titre: Livraison}
    - {id: f-1, fichier: pieces/f-1.pdf, nature: facture, titre: Facture}
    - {id: med, fichier: pieces/med.pdf, nature: mise-en-demeure, titre: Mise en demeure}
    - {id: kbis, fichier: pieces/kbis.pdf, nature: identite, titre: Kbis, date: 2026-11-03}
    """
FACTURES = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000, piece: f-1}"
JOURNAL = """\
    - {date: 2026-10-12, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-10-14, piece: med}
    - {date: 2026-11-18, type: verification-solvabilite, source: bodacc, resultat: rien}
    """


def seen(journal: str = JOURNAL, **blocks: str) -> dict[str, Procedure]:
    given = {"factures": FACTURES, "pieces": PIECES} | blocks
    return {one.cle: one for one in procedures(case(journal, **given), office(), AU, None)}


def state(found: dict[str, Procedure], key: str, rule: str) -> tuple[Etat, str]:
    return next((one.etat, one.constat) for one in found[key].conditions if one.cle == rule)


def test_a_complete_case_meets_the_order_for_payment_but_its_amount() -> None:
    found = seen()
    assert found["injonction-de-payer"].manquantes == ()
    assert [one.cle for one in found["injonction-de-payer"].a_verifier] == ["determinee"], "no décompte was given"


@pytest.mark.parametrize(
    ("blocks", "rule", "constat"),
    [
        ({"pieces": ""}, "preuve-engagement", "ni contrat, ni devis, ni commande parmi les pièces"),
        ({"pieces": ""}, "preuve-execution", "livraison ou exécution non prouvée : F-1"),
        ({"factures": FACTURES.replace(", piece: f-1", "")}, "preuve-factures", "facture absente des pièces : F-1"),
        ({"factures": FACTURES.replace("2026-04-01", "2026-12-31")}, "exigible", "aucune facture échue"),
        ({"debiteurs": DEBITEUR.replace("ville: Lyon", "ville: Bruxelles\n        pays: Belgique")},
         "debiteur-en-france", "débiteur établi à l'étranger (Belgique)"),
    ],
)  # fmt: skip
def test_what_the_file_lacks_is_missing(blocks: dict[str, str], rule: str, constat: str) -> None:
    assert state(seen(**blocks), "injonction-de-payer", rule) == (Etat.MANQUANTE, constat)


def test_facts_of_the_journal_are_seen() -> None:
    disputed = dedent(JOURNAL) + "- {date: 2026-11-19, type: contestation, motif: prix, factures: [F-1]}\n"
    assert state(seen(disputed), "creance-commerciale", "non-contestee") == (
        Etat.MANQUANTE,
        "contestation au journal (F-1)",
    )
    whole = dedent(JOURNAL) + "- {date: 2026-11-19, type: contestation, motif: prix}\n"
    assert state(seen(whole), "creance-commerciale", "non-contestee")[1] == "contestation au journal (du 19/11/2026)"
    part = disputed.replace("[F-1]}", "[F-1], montant: 100}")
    found, constat = state(seen(part), "creance-commerciale", "non-contestee")
    assert found is Etat.A_VERIFIER
    assert constat.replace("\N{NO-BREAK SPACE}", " ") == (
        "contestation partielle au journal (F-1 pour 100,00 €) : seule la part non contestée serait demandée"
    )
    assert state(seen(part), "refere-provision", "sans-contestation-serieuse")[0] is Etat.A_VERIFIER
    resumed = disputed + "- {date: 2026-11-20, type: reprise}\n"
    assert state(seen(resumed), "creance-commerciale", "non-contestee")[0] is Etat.REUNIE
    opposed = dedent(JOURNAL) + "- {date: 2026-11-19, type: opposition}\n"
    assert state(seen(opposed), "creance-commerciale", "non-contestee") == (
        Etat.MANQUANTE,
        "contestation au journal (opposition du 19/11/2026)",
    )
    judged = opposed + "- {date: 2026-11-20, type: jugement}\n"
    assert state(seen(judged), "creance-commerciale", "non-contestee")[0] is Etat.REUNIE
    assert state(seen(""), "injonction-de-payer", "mise-en-demeure")[1] == "aucune mise en demeure au journal"
    served = "- {date: 2026-11-09, type: signification, acte: commandement}"
    assert state(seen(served), "injonction-de-payer", "mise-en-demeure") == (
        Etat.A_VERIFIER,
        "mise en demeure du 09/11/2026 sans pièce qui la prouve",
    )
    proven = served.replace("}", ", piece: commandement}")
    for told in (proven, f"{proven}\n{served}", f"{served}\n{proven}"):  # one act, noted twice
        assert state(seen(told), "injonction-de-payer", "mise-en-demeure")[0] is Etat.REUNIE
    register = "- {date: 2026-11-10, type: verification-solvabilite, source: rne, resultat: immatriculée}"
    assert state(seen(register), "injonction-de-payer", "extrait-recent")[1] == "extrait du 10/11/2026"


@pytest.mark.parametrize(
    ("fact", "constat"),
    [
        ("{date: 2026-06-01, type: mediation}", "médiation ou conciliation du 01/06/2026"),
        ("{date: 2026-06-01, type: petites-creances, issue: silence}", "procédure L125-1 du 01/06/2026, close"),
        ("{date: 2026-06-01, type: petites-creances, close-le: 2026-07-01}", "procédure L125-1 du 01/06/2026, close"),
    ],
)
def test_an_amicable_attempt_is_found_in_the_journal(fact: str, constat: str) -> None:
    civil = DEBITEUR.replace("commercant: oui", "commercant: non")
    assert state(seen(f"- {fact}", debiteurs=civil), "assignation", "tentative-amiable") == (Etat.REUNIE, constat)
    running = "- {date: 2026-11-10, type: petites-creances}"
    assert state(seen(running, debiteurs=civil), "assignation", "tentative-amiable")[0] is Etat.MANQUANTE


def test_a_title_opens_enforcement_once_its_waits_are_over() -> None:
    order = "- {date: 2026-09-01, type: ordonnance-injonction}\n"
    unserved = seen(order)["saisie-attribution"]
    assert [one.cle for one in unserved.manquantes] == ["titre-signifie", "attente-expiree"]
    served = order + "- {date: 2026-10-06, type: signification, acte: ordonnance, mode: personne}"
    waiting = seen(served)["saisie-attribution"]
    assert [(one.cle, one.constat) for one in waiting.manquantes] == [
        ("attente-expiree", "délai à laisser passer jusqu'au 07/12/2026")
    ]
    early = served.replace("2026-09-01", "2026-08-03").replace("2026-10-06", "2026-09-07")
    assert seen(early)["saisie-attribution"].manquantes == ()
    opposed = served + "\n- {date: 2026-10-20, type: opposition}"
    assert "titre-executoire" in {one.cle for one in seen(opposed)["saisie-attribution"].manquantes}
    lapsed = "- {date: 2026-03-02, type: ordonnance-injonction}"
    assert "titre-executoire" in {one.cle for one in seen(lapsed)["saisie-attribution"].manquantes}


def test_a_service_still_to_come_or_of_another_judgment_serves_no_title() -> None:
    title = "- {nature: jugement, juridiction: TC, date: 2026-10-12, principal: 1000%s}"
    later = seen(titres=title % ", signifie-le: 2026-12-20")["saisie-vente"]
    assert [one.cle for one in later.manquantes] == ["titre-signifie", "attente-expiree"]
    older = "- {date: 2026-09-01, type: signification, acte: jugement}"
    assert "titre-signifie" in {one.cle for one in seen(older, titres=title % "")["saisie-vente"].manquantes}


def test_a_judgment_is_a_title() -> None:
    title = "- {nature: jugement, juridiction: TC, date: 2026-10-12, principal: 1000}"
    unserved = seen(titres=title)["saisie-vente"]
    assert [one.cle for one in unserved.manquantes] == ["titre-signifie", "attente-expiree"]
    served = """\
        - {date: 2026-10-12, type: jugement}
        - {date: 2026-10-20, type: signification, acte: autre}
        - {date: 2026-11-02, type: signification, acte: jugement}
        """
    assert seen(served, titres=title)["saisie-vente"].manquantes == ()
    replaced = """\
        - {date: 2026-06-01, type: ordonnance-injonction}
        - {date: 2026-07-01, type: signification}
        - {date: 2026-07-10, type: opposition}
        - {date: 2026-10-12, type: jugement}
        """
    assert "titre-executoire" in {one.cle for one in seen(replaced)["saisie-vente"].manquantes}


def test_an_authorisation_of_the_judge_is_seen() -> None:
    allowed = "- {date: 2026-11-02, type: saisie-conservatoire, autorisee-le: 2026-11-02}"
    assert state(seen(allowed), "saisie-conservatoire", "autorisation-du-juge") == (
        Etat.REUNIE,
        "autorisation du 02/11/2026",
    )
    done = "- {date: 2026-11-02, type: saisie-conservatoire}"
    assert state(seen(done), "saisie-conservatoire", "autorisation-du-juge")[0] is Etat.A_VERIFIER


def test_insolvency_gives_the_time_to_declare() -> None:
    opened = (
        "- {date: 2026-10-20, type: procedure-collective, nature: liquidation, tribunal: TC, bodacc-le: 2026-10-29}"
    )
    assert state(seen(opened), "declaration-de-creance", "declaration-a-temps") == (
        Etat.REUNIE,
        "délai jusqu'au 29/12/2026",
    )
    claimed = opened.replace("}", ", revendiquee-le: 2026-11-10}")
    assert state(seen(claimed), "revendication", "revendication-a-temps") == (
        Etat.REUNIE,
        "revendication demandée le 10/11/2026",
    )
    declared = opened.replace("}", ", declaree-le: 2026-11-10}")
    assert state(seen(declared), "declaration-de-creance", "declaration-a-temps")[1] == "créance déclarée le 10/11/2026"
    admitted = "- {date: 2026-11-02, type: surendettement, recevable-le: 2026-11-10}"
    assert state(seen(admitted), "surendettement", "surendettement-recevable")[0] is Etat.REUNIE
    later = "- {date: 2026-11-02, type: surendettement, recevable-le: 2026-12-10}"
    assert state(seen(later), "surendettement", "surendettement-recevable")[0] is Etat.MANQUANTE


def test_the_court_is_the_one_the_office_enters() -> None:
    entered = """\
        famille: vente-entre-professionnels
        competence:
          tribunal: tribunal-judiciaire
          ville: Villefranche
        """
    found = seen(creance=entered)
    assert found["assignation"].ou == "Tribunal judiciaire (Villefranche)"
    assert seen()["assignation"].ou == "Tribunal des activités économiques", "the greffe of the debtor is Lyon"


def test_an_acquired_prescription_is_to_verify() -> None:
    old = FACTURES.replace("2026-03-02", "2021-03-02").replace("2026-04-01", "2021-04-01")
    assert state(seen(factures=old), "assignation", "non-prescrite") == (
        Etat.A_VERIFIER,
        "prescription à vérifier : F-1",
    )


def test_an_office_without_this_creditor_is_to_verify_not_to_guess() -> None:
    bureau = office()
    empty = type(bureau)(bureau.cabinet, {}, {}, bureau.strategies)
    plain = facts(look(case(), empty, AU, None))
    assert plain.creancier.commercant is None
    assert plain.pretentions.tout.principal == Decimal("1000.00")


def test_what_a_procedure_lacks_is_a_finding_at_its_place() -> None:
    dossier = case(JOURNAL, factures=FACTURES.replace(", piece: f-1", ""), pieces=PIECES)
    found = {one.cle: one for one in procedures(dossier, office(), AU, None)}
    (first, second) = lacking(dossier, found["injonction-de-payer"])
    assert (first.level, first.key, first.line) == (Level.AVERTISSEMENT, "factures", 21)
    assert second.level is Level.MANQUE
    assert second.message == "Injonction de payer : Documents justificatifs : factures (CPC, art. 1407) — manquante."
    assert second.remedy == "Facture absente des pièces : F-1."
    found = {one.cle: one for one in procedures(case(), office(), AU, None)}
    keys = {one.key for one in lacking(case(), found["refere-provision-administratif"])}
    assert "debiteurs[0].nature" in keys
    assert "" in keys, "what no line of the file answers"
    assert "creance" in {one.key for one in lacking(case(), found["revendication"])}, "the nearest line there is"


ROWS = read_table(__file__, "faits-des-procedures.csv")


def shown(value: object) -> str:
    """A fact as the table writes it: « 2026-10-12 », « F-1, F-2 », nothing when there is none."""
    if isinstance(value, tuple):
        return ", ".join(shown(one) for one in value)
    if isinstance(value, bool):
        return "oui" if value else "non"
    return "" if value is None else str(value)


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_what_a_procedure_looks_at(row: dict[str, str]) -> None:
    """``faits-des-procedures.csv``: « titre.signifie_le », then its value."""
    blocks = {key: row[key] for key in ("factures", "paiements", "pieces", "titres", "creance", "reste") if row[key]}
    known: object = facts(look(case(row["journal"], **blocks), office(), day(row["au"]), None))
    for name in row["fait"].split("."):
        known = getattr(known, name)
    assert shown(known).replace("\N{NO-BREAK SPACE}", " ") == row["valeur"]
