"""Facts × proofs: what is established, fragile, missing; waivers printed; the document and the matrix agree."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.case import Case
from generator.documents import CATALOGUE
from generator.documents.completeness import PROCEDURES, lacking_for, matrix, table
from generator.documents.completeness.proofs import Etat
from generator.findings import Level, RecouvreError
from generator.load import load_case, load_office
from generator.progress import situation
from generator.statement import compute
from tests.bundle.sample import AU, PIECES, REFERENCE, write_office
from tests.documents import sample
from tests.documents.sample import missing
from tests.office import replace_in

SOLVENT = """\
  - date: 2026-11-18
    type: verification-solvabilite
    source: bodacc
    resultat: aucune annonce
    piece: bodacc
"""
RENT = "famille: vente-entre-professionnels"
COMPLETE = {
    **{name: PIECES[name] for name in ("f-017", "f-031", "contrat", "commande", "bl", "photo", "relance", "med")},
    "ar": ("accuse", "Avis de réception", "ar.pdf", b"%PDF-"),
    "kbis": ("identite", "Extrait Kbis", "kbis.pdf", b"%PDF-"),
    "bodacc": ("solvabilite", "BODACC", "bodacc.pdf", b"%PDF-"),
    "compte": ("compte", "Relevé", "compte.pdf", b"%PDF-"),
}


def case(root: Path, change: dict[str, str] | None = None, journal: str = SOLVENT) -> Case:
    """The complete case, on disk, after textual changes."""
    write_office(root, journal, COMPLETE)
    path = root / "cases" / REFERENCE / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    kbis = text.index("- id: kbis")
    text = text[:kbis] + text[kbis:].replace("date: 2026-03-10", "date: 2026-11-12", 1)
    changes = {"    piece: med\n": "    delai: 15\n    piece: med\n    pieces: [ar]\n", **(change or {})}
    for before, after in changes.items():
        assert before in text, before
        text = text.replace(before, after, 1)
    path.write_text(text, encoding="utf-8")
    return load_case(root, REFERENCE)


def states(root: Path, change: dict[str, str] | None = None, journal: str = SOLVENT) -> dict[str, Etat]:
    loaded = case(root, change, journal)
    return {line.identifiant: line.etat for line in matrix(loaded, load_office(root), AU, "injonction")}


def test_a_complete_file_lacks_nothing(tmp_path: Path) -> None:
    loaded = case(tmp_path, {"    motif: MOTIF-SECRET\n": "    jusqu-au: 2026-07-01\n"})
    found = {line.identifiant: line.etat for line in matrix(loaded, load_office(tmp_path), AU, "injonction")}
    assert set(found.values()) <= {Etat.ETABLI, Etat.SANS_OBJET}
    assert [finding.message for finding in lacking_for(loaded, load_office(tmp_path), AU, "injonction")] == []


def test_a_request_filed_leaves_its_file_complete(tmp_path: Path) -> None:
    filed = "    jusqu-au: 2026-07-01\n  - date: 2026-11-20\n    type: requete-injonction\n"
    loaded = case(tmp_path, {"    motif: MOTIF-SECRET\n": filed})
    assert [one.message for one in lacking_for(loaded, load_office(tmp_path), AU, "injonction")] == []


@pytest.mark.parametrize(
    ("change", "fact", "state"),
    [
        ({"    livraison: bl\n": ""}, "livraison", Etat.MANQUANT),
        ({"    livraison: bl\n": "", RENT: "famille: bail-commercial"}, "livraison", Etat.SANS_OBJET),
        ({"nature: livraison\n    titre: Photo": "nature: courriel\n    titre: Photo"}, "livraison", Etat.FRAGILE),
        ({"    piece: f-031\n": ""}, "factures", Etat.MANQUANT),
        ({"    echeance: 2026-05-02\n": "    conditions: 30 jours date de facture\n"}, "echeance", Etat.FRAGILE),
        ({"nature: compte": "nature: autre"}, "compte", Etat.FRAGILE),
        ({"    pieces: [ar]\n": ""}, "preuve-mise-en-demeure", Etat.FRAGILE),
        ({"    presentee-le: 2026-06-04\n": ""}, "preuve-mise-en-demeure", Etat.MANQUANT),
        ({"date: 2026-11-12": "date: 2026-03-10"}, "extrait-recent", Etat.MANQUANT),
        ({"  - date: 2026-11-18\n": "  - date: 2026-08-01\n"}, "bodacc", Etat.FRAGILE),
        ({"    piece: bodacc\n": ""}, "bodacc", Etat.FRAGILE),
        ({"source: bodacc": "source: kbis"}, "bodacc", Etat.FRAGILE),
        ({"nature: contrat": "nature: cgv", "    commande: commande\n": "", "nature: commande": "nature: autre"},
         "contrat", Etat.FRAGILE),
        ({"  cgv: contrat\n": "  clause-penale:\n    taux: 10 %\n"}, "cgv", Etat.MANQUANT),
        ({"  cgv: contrat\n": "  penalites:\n    taux: 12 %\n"}, "cgv", Etat.MANQUANT),
        ({"  cgv: contrat\n": "  penalites:\n    taux: 12 %\n  cgv: contrat\n"}, "cgv", Etat.ETABLI),
        ({"  cgv: contrat\n": "  clause-penale:\n    taux: 10 %\n    piece: f-017\n"}, "cgv", Etat.FRAGILE),
        ({"  cgv: contrat\n": "  clause-penale:\n    taux: 10 %\n    piece: contrat\n"}, "cgv", Etat.ETABLI),
        ({"    piece: relance\n": ""}, "relances", Etat.FRAGILE),
    ],
)  # fmt: skip
def test_what_a_missing_or_weak_proof_makes_of_a_fact(
    tmp_path: Path, change: dict[str, str], fact: str, state: Etat
) -> None:
    assert states(tmp_path)[fact] is not state
    assert states(tmp_path, change)[fact] is state


@pytest.mark.parametrize(("extract", "state"), [("2026-08-31", Etat.MANQUANT), ("2026-09-01", Etat.ETABLI)])
def test_three_months_of_an_extract_are_those_of_the_law_tables(tmp_path: Path, extract: str, state: Etat) -> None:
    """From day to day, 91 of them on 1 December: one count for the request and for the procedures offered."""
    loaded = case(tmp_path, {"date: 2026-11-12": f"date: {extract}"})
    lines = matrix(loaded, load_office(tmp_path), dt.date(2026, 12, 1), "injonction")
    assert {line.identifiant: line.etat for line in lines}["extrait-recent"] is state


def test_the_extract_told_is_the_recent_one(tmp_path: Path) -> None:
    """Any pièce of identity was « extrait récent », whatever its date."""

    def told(change: dict[str, str]) -> tuple[Etat, str, tuple[str, ...]]:
        loaded = case(tmp_path, change)
        lines = matrix(loaded, load_office(tmp_path), AU, "injonction")
        [found] = [line for line in lines if line.identifiant == "extrait-recent"]
        return found.etat, found.explication, found.pieces

    state, why, pieces = told({})
    assert (state, why, len(pieces)) == (Etat.ETABLI, "extrait du 12/11/2026", 1)
    older = "  - {id: vieux, fichier: pieces/kbis.pdf, nature: identite, titre: Ancien extrait, date: 2025-01-15}\n"
    state, why, pieces = told({"pieces:\n  - id": f"pieces:\n{older}  - id"})
    assert (state, why, len(pieces)) == (Etat.ETABLI, "extrait du 12/11/2026", 1)


def test_who_is_in_no_register_has_no_extract(home: Path) -> None:
    identity = "  - {id: carte, fichier: pieces/carte.pdf, nature: identite, titre: Carte}\n"
    known = sample.from_text(home, sample.base("consommateur").replace("\npieces:\n", f"\npieces:\n{identity}", 1))
    lines = {line.identifiant: line for line in matrix(known[0], known[1], sample.AU, "injonction")}
    assert lines["extrait-recent"].explication == "débiteur sans registre, son identité au dossier"


def test_no_proof_is_said_of_a_formal_notice_that_was_not_sent(tmp_path: Path) -> None:
    loaded = case(tmp_path, {"    type: mise-en-demeure\n": "    type: relance-courrier\n"})
    lines = {line.identifiant: line for line in matrix(loaded, load_office(tmp_path), AU, "injonction")}
    proof = lines["preuve-mise-en-demeure"]
    assert (proof.etat, proof.explication) == (Etat.FRAGILE, "aucune mise en demeure à prouver")


def test_an_act_served_proves_the_formal_notice_it_stands_for(tmp_path: Path) -> None:
    served = SOLVENT + "  - date: 2026-08-20\n    type: signification\n    acte: commandement\n"
    changes = {"    type: mise-en-demeure\n": "    type: relance-courrier\n"}
    assert states(tmp_path, changes, journal=served)["mise-en-demeure"] is Etat.FRAGILE
    for fact in ("mise-en-demeure", "preuve-mise-en-demeure"):
        assert states(tmp_path, changes, journal=served + "    piece: f-017\n")[fact] is Etat.ETABLI


def test_a_letter_nobody_received_does_not_hide_the_act_served_since(tmp_path: Path) -> None:
    served = SOLVENT + "  - {date: 2026-08-20, type: signification, acte: commandement, piece: f-017}\n"
    bare = {"    piece: med\n    pieces: [ar]\n": ""}
    for fact in ("mise-en-demeure", "preuve-mise-en-demeure"):
        assert states(tmp_path, bare, journal=served)[fact] is Etat.ETABLI
        assert states(tmp_path, bare)[fact] in {Etat.FRAGILE, Etat.MANQUANT}


def test_no_insolvency_check_is_missing(tmp_path: Path) -> None:
    assert states(tmp_path, journal="")["bodacc"] is Etat.MANQUANT


def test_a_dispute_makes_the_claim_fragile(tmp_path: Path) -> None:
    disputed = SOLVENT + "  - date: 2026-11-19\n    type: contestation\n    motif: farine humide\n"
    assert states(tmp_path, journal=disputed)["contestation"] is Etat.FRAGILE


@pytest.mark.parametrize("means", ["saisie", "compensation"])
def test_what_the_debtor_did_not_pay_himself_acknowledges_nothing(tmp_path: Path, means: str) -> None:
    assert states(tmp_path, {"    moyen: virement\n": f"    moyen: {means}\n"})["contestation"] is Etat.FRAGILE


def test_a_payment_the_journal_says_bounced_acknowledges_nothing(tmp_path: Path) -> None:
    bounced = "  - {date: 2026-05-10, type: paiement-rejete, paiement-du: 2026-05-03, montant: '1 000,00'}\n" + SOLVENT
    assert states(tmp_path)["contestation"] is Etat.ETABLI
    assert states(tmp_path, journal=bounced)["contestation"] is Etat.FRAGILE


@pytest.mark.parametrize(
    ("function", "state"),
    [
        ("gérant", Etat.ETABLI),
        ("cogérante", Etat.ETABLI),
        ("associée gérante", Etat.ETABLI),
        ("Président", Etat.ETABLI),
        ("directeur général délégué", Etat.ETABLI),
        ("Directrice générale", Etat.ETABLI),
        ("directeur général adjoint", Etat.MANQUANT),
        ("responsable du recouvrement", Etat.MANQUANT),
    ],
)
def test_who_signs_must_have_the_power(tmp_path: Path, function: str, state: Etat) -> None:
    case(tmp_path)
    path = tmp_path / "cases" / "_cabinet" / "creanciers" / "atelier-dupont.yaml"
    replace_in(path, "fonction: gérant", f"fonction: {function}")
    lines = matrix(load_case(tmp_path, REFERENCE), load_office(tmp_path), AU, "injonction")
    assert next(line.etat for line in lines if line.identifiant == "pouvoir") is state


def test_a_waiver_is_printed_and_lifts_the_line(tmp_path: Path) -> None:
    waiver = (
        "dispenses:\n  - date: 2026-11-20\n    par: Me Songe\n    objet: livraison\n"
        "    motif: prestation reconnue par le débiteur\npieces:\n"
    )
    loaded = case(tmp_path, {"    livraison: bl\n": "", "pieces:\n": waiver})
    office = load_office(tmp_path)
    line = next(line for line in matrix(loaded, office, AU, "injonction") if line.identifiant == "livraison")
    assert line.etat is Etat.ECARTE
    assert "Dispense du 20/11/2026 par Me Songe : prestation reconnue" in table([line])
    assert "[pièce n° 4]" in table([replace(line, pieces=("4",))])
    assert "[pièces n° 4, 5]" in table([replace(line, pieces=("4", "5"))])
    assert not [one for one in lacking_for(loaded, office, AU, "injonction") if "livraison" in one.message]


def test_a_later_waiver_does_not_serve_yet(tmp_path: Path) -> None:
    waiver = "dispenses:\n  - {date: 2026-11-30, par: Me Songe, objet: livraison, motif: x}\npieces:\n"
    assert states(tmp_path, {"    livraison: bl\n": "", "pieces:\n": waiver})["livraison"] is Etat.MANQUANT


@pytest.mark.parametrize("limit", ["document: mise-en-demeure", "jusqu-au: 2026-11-20"])
def test_a_waiver_for_another_document_or_expired_does_not_serve(tmp_path: Path, limit: str) -> None:
    waiver = f"dispenses:\n  - {{date: 2026-11-01, par: Me Songe, objet: livraison, motif: x, {limit}}}\npieces:\n"
    assert states(tmp_path, {"    livraison: bl\n": "", "pieces:\n": waiver})["livraison"] is Etat.MANQUANT


def test_a_hold_of_after_its_waiver_is_told_as_the_document_tells_it(tmp_path: Path) -> None:
    waiver = "dispenses:\n  - {date: %s, par: Me Songe, objet: pause, motif: x}\npieces:\n"
    disputed = "journal:\n  - {date: 2026-11-10, type: contestation, motif: quantité}\n"
    for day, told in (("2026-11-09", True), ("2026-11-12", False)):
        loaded = case(tmp_path, {"journal:\n": disputed, "pieces:\n": waiver % day})
        found = lacking_for(loaded, load_office(tmp_path), AU, "injonction")
        assert any("Contestation de la créance" in one.message for one in found) is told, day


def test_lines_to_fill_point_at_their_key(tmp_path: Path) -> None:
    loaded = case(tmp_path, {"    livraison: bl\n": ""})
    found = lacking_for(loaded, load_office(tmp_path), AU, "injonction")
    assert all(finding.level is Level.MANQUE for finding in found)
    (line,) = [finding for finding in found if finding.key == "factures[0].livraison"]
    assert line.line > 1
    assert line.remedy


def test_the_matrix_and_the_document_agree(tmp_path: Path) -> None:
    """Whatever the requête refuses is among the lines to fill."""
    loaded = case(tmp_path, {"    livraison: bl\n": "", "    presentee-le: 2026-06-04\n": "", "    piece: f-031\n": ""})
    office = load_office(tmp_path)
    decompte = compute(loaded, office, AU)
    refused = missing(
        CATALOGUE["requete-injonction"], loaded, office, decompte, situation(loaded, office, AU, decompte)
    )
    assert refused
    asked = {(one.key, one.message) for one in lacking_for(loaded, office, AU, "injonction")}
    assert {(one.key, one.message) for one in refused} <= asked  # a remedy may offer a recorded decision besides


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_every_procedure_has_its_matrix(tmp_path: Path, procedure: str) -> None:
    lines = matrix(case(tmp_path), load_office(tmp_path), AU, procedure)
    assert len({line.identifiant for line in lines}) == len(lines) > 5
    assert all(line.explication for line in lines)


def test_an_unknown_procedure_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(RecouvreError, match="injonction"):
        lacking_for(case(tmp_path), load_office(tmp_path), dt.date(2026, 11, 21), "inconnue")
