"""Titles of an administrative judge: the times of the code de procédure civile are not theirs."""

import pytest

from generator.casework.awaited import due
from generator.statement import compute
from tests.progress.cases import case, day, limit, office, seen

TOWN = (
    "- {nature: personne-publique, qualite: professionnel, denomination: Commune de Songe, siren: 000 000 026, "
    "adresse: {rue: 1 rue du Test, code-postal: 69001, ville: Lyon}}\n"
)
CIVIL = {"caducite-jugement", "appel"}


@pytest.mark.parametrize("nature", ["jugement", "refere"])
@pytest.mark.parametrize("served", ["", ", signifie-le: 2026-05-26"])
@pytest.mark.parametrize(
    ("contract", "court", "civil"),
    [
        ("famille: marche-public\nmarche-public: oui", "TA de Lyon", False),
        ("famille: marche-public\nmarche-public: oui", "Tribunal judiciaire de Lyon", True),
        ("famille: droit-commun\npenalites: {reclamees: non}", "Conseil d’État", False),
        ("famille: droit-commun\npenalites: {reclamees: non}", "T.A. Lyon", False),
        ("famille: droit-commun\npenalites: {reclamees: non}", "T.A.E. de Lyon", True),
        ("famille: droit-commun\npenalites: {reclamees: non}", "Tribunal administratif de Lyon", False),
        ("famille: droit-commun\npenalites: {reclamees: non}", "TA Lyon", False),
        ("famille: droit-commun\npenalites: {reclamees: non}", "T.A. de Lyon", False),
        ("famille: marche-public\nmarche-public: oui", "T.C. de Lyon", True),
        ("famille: marche-public\nmarche-public: oui", "C.A.A. de Lyon", False),
        ("famille: marche-public\nmarche-public: oui", "Tribunal de commerce de Lyon", True),
        ("famille: marche-public\nmarche-public: oui", "Cour d’appel de Lyon", True),
        ("famille: marche-public\nmarche-public: oui", "Cour administrative d'appel de Lyon", False),
        ("famille: droit-commun\npenalites: {reclamees: non}", "TAE de Lyon", True),
        ("famille: droit-commun\npenalites: {reclamees: non}", "Tribunal judiciaire de Lyon", True),
    ],
)
def test_the_times_of_civil_procedure_are_not_those_of_an_administrative_judge(
    contract: str, court: str, served: str, nature: str, *, civil: bool
) -> None:
    """A judgment of the tribunal administratif was to be served in six months, and final a month later."""
    title = f"- {{nature: {nature}, juridiction: {court}, date: 2026-05-12, principal: 1000{served}}}"
    blocks = {"debiteurs": TOWN, "creance": contract, "titres": title}
    found = seen("2026-06-01", **blocks)
    assert bool([one for one in found.delais if one.nature in CIVIL]) is civil
    assert ("CPC" in found.prochaine_action or "Appel" in found.prochaine_action) is civil
    told = compute(case("", **blocks), office(), day("2026-06-01")).remarques
    assert sum(one.startswith("Titre du juge administratif : ses délais ne sont pas") for one in told) == (not civil)


def test_what_an_administrative_judge_refused_is_counted_by_prudence_as_civil_procedure_does() -> None:
    blocks = {"debiteurs": TOWN, "creance": "famille: marche-public\nmarche-public: oui"}
    journal = (
        "- {date: 2026-05-12, type: jugement, sens: rejet}\n- {date: 2026-05-20, type: signification, acte: jugement}\n"
    )
    kept = limit(seen("2026-06-01", journal, **blocks), "appel-du-creancier")
    assert str(kept.date) == "2026-06-22"
    assert "CJA, art. R811-2" in kept.explication[0]


@pytest.mark.parametrize(
    ("court", "label"),
    [
        ("TA de Lyon", "Article L761-1 du code de justice administrative"),
        ("Tribunal de commerce de Lyon", "Article 700 du code de procédure civile"),
    ],
)
def test_what_a_judge_grants_for_the_costs_of_the_suit_bears_the_article_of_his_code(court: str, label: str) -> None:
    """« Article 700 du code de procédure civile » was asked on the judgment of a tribunal administratif."""
    title = f"- {{nature: jugement, juridiction: {court}, date: 2026-05-12, principal: 1000, article-700: 300}}"
    blocks = {"debiteurs": TOWN, "creance": "famille: marche-public\nmarche-public: oui", "titres": title}
    owed = compute(case("", **blocks), office(), day("2026-06-01"))
    assert [one.libelle for one in owed.postes] == [label]
    silent = f"Intérêts sur l'article {label.split()[1]} et les dépens non comptés"
    assert sum(one.startswith(silent) for one in owed.remarques) == 1


@pytest.mark.parametrize(("court", "served"), [("TA de Lyon", False), ("Tribunal judiciaire de Lyon", True)])
def test_a_decision_that_its_greffe_notifies_is_not_to_be_served(court: str, *, served: bool) -> None:
    """« Demande de signification » was drafted on a judgment of the tribunal administratif (CJA, art. R751-3)."""
    title = f"- {{nature: jugement, juridiction: {court}, date: 2026-05-12, principal: 1000}}"
    told = case("", debiteurs=TOWN, creance="famille: marche-public\nmarche-public: oui", titres=title)
    drafted = {one.document for one in due(told, office(), day("2026-06-01"))}
    assert ("demande-signification" in drafted) is served
    silent = [one for one in compute(told, office(), day("2026-06-01")).remarques if one.startswith("Majoration")]
    why = "« signifie-le » ne dit pas le jour où le greffe l'a notifié (CMF, art. L313-3, à vérifier)"
    why = "la clé « signifie-le » manque (CMF, art. L313-3)" if served else why
    assert silent == [f"Majoration de cinq points non comptée : {why}."]
