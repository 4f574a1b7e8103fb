"""A suit against one of several debtors alone (C. civ., art. 1313): his own account, notice, court and solidarity.

``poursuites.csv``, one row an act: who is bound with whom, what the case holds, against whom it is asked (nobody named:
the act of the principal debtor), what it asks in all, what it must say and never say, what it waits for (nothing: it is
ready).
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.casework.awaited import due
from generator.casework.computed import Computed
from generator.casework.letters import draft_of, make
from generator.casework.planning import planned
from generator.desk.emission import Sending, _fact
from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.documents.contexts import of
from generator.money import format_eur
from generator.render import html
from tests.documents import bound, sample
from tests.documents.test_joint_account import written
from tests.tables import read_table

ROWS = read_table(__file__, "poursuites.csv")
SEAT = "    competence:\n      ville: Lyon\n    solidarite:"
PROOF = {"professionnel": "cgv", "consommateur": "devis"}
REQUEST = "  - {date: 2026-11-12, type: requete-injonction%s}\n"
OPENED = "  - {date: 2026-11-12, type: procedure-collective, nature: %s, tribunal: TAE de Lyon}\n"
SAID: dict[str, str] = {
    "requete": REQUEST % "",
    "sa-requete": REQUEST % ", debiteur: Zoé Hippogriffe",
    "titre": sample.ORDER.replace("ordonnance-injonction", "jugement"),
    "redressement": OPENED % "redressement",
    "liquidation": OPENED % "liquidation",
}
CHECKED = (
    "  - {date: 2026-11-11, type: verification-solvabilite, source: bodacc, resultat: aucune annonce,"
    " debiteur: Fournil Hippogriffe}\n"
)
EXTRACT = (
    "  - {id: kbis-2, fichier: pieces/kbis.pdf, nature: identite, titre: Extrait du codébiteur, date: 2026-11-02,"
    " debiteur: Fournil Hippogriffe}\n"
)
CHANGED: dict[str, Callable[[str], str]] = {
    "sans-siege": lambda text: text.replace(SEAT, "    solidarite:"),
    "siege-de-la-creance": lambda text: text.replace(SEAT, "    solidarite:").replace(
        "  famille:", "  competence: {ville: Lyon}\n  famille:", 1
    ),
}


def case(row: dict[str, str]) -> str:
    """The YAML of a row: noticed on 22 October with its proof, the seat of his court said."""
    known = row["dossier"]
    text = written(row["principal"], row["codebiteur"], "2026-10-22" if known else "")
    text = text.replace("    solidarite:", SEAT).replace(
        "2026-10-22\n    delai", f"2026-10-22\n    piece: {PROOF[row['principal']]}\n    delai"
    )
    checked = CHECKED if row["codebiteur"] == "professionnel" else ""
    text = text.replace(
        "pieces:\n  -",
        f"{checked}{SAID.get(known, '')}pieces:\n{EXTRACT if checked and known != 'sans-extrait' else ''}  -",
        1,
    )
    return CHANGED.get(known, str)(text)


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_each_is_sued_for_what_he_owes_before_his_own_court(row: dict[str, str], home: Path) -> None:
    computed = sample.from_text(home, case(row))
    entry, choix = CATALOGUE[row["document"]], Choix(debiteur=row["contre"])
    draft = entry.draft(*computed, choix=choix)
    lacks = [f"{one.key} {one.message}" for one in sample.missing(entry, *computed, choix=choix)]
    assert len(lacks) == bool(row["manque"]), lacks
    assert all(row["manque"] in one for one in lacks)
    assert format_eur(draft.decompte.total).replace("\N{NO-BREAK SPACE}", " ") == row["total"]
    if not row["dit"]:
        return
    page = sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root))
    page = page.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert [one for one in row["dit"].split("|") if one not in page] == []
    assert [one for one in row["tait"].split("|") if one and one in page] == []


BOTH = {"principal": "professionnel", "codebiteur": "consommateur", "dossier": "notifie"}


def test_each_request_is_drafted_until_a_judge_has_it(home: Path) -> None:
    for said, contre in (("notifie", ["", "Zoé Hippogriffe"]), ("sa-requete", [""]), ("requete", ["Zoé Hippogriffe"])):
        computed = sample.from_text(home, case(BOTH | {"dossier": said}))
        drafts = due(computed[0], computed[1], sample.AU)
        assert [one.choix.debiteur for one in drafts if one.document == "requete-injonction"] == contre


def test_what_is_issued_notes_whom_it_is_against(home: Path) -> None:
    computed = sample.from_text(home, case(BOTH))
    entry = CATALOGUE["requete-injonction"]
    for who, noted in (("Zoé Hippogriffe", {"debiteur": "Zoé Hippogriffe"}), ("", {})):
        draft = entry.draft(*computed, choix=Choix(debiteur=who))
        fact = _fact(entry, draft, Sending(choix=draft.choix))
        assert fact == {"date": "2026-11-21", "type": "requete-injonction"} | noted


def test_it_is_made_by_its_name_and_by_a_build(home: Path) -> None:
    case_, office, *_ = sample.from_text(home, case(BOTH))
    choix = Choix(debiteur="Zoé Hippogriffe")
    (made,) = make(draft_of(case_, office, sample.AU, "projet-ordonnance", choix=choix))
    assert made.name == "projet-ordonnance-debiteur-2.pdf"


def test_who_asks_it_is_told_of_the_account_and_of_those_left_out(home: Path) -> None:
    computed = sample.from_text(home, case(BOTH))
    entry = CATALOGUE["requete-injonction"]
    (left,) = sample.remarks(entry, *computed)
    assert left.message.startswith("cet acte ne vise pas Zoé Hippogriffe : consommateur, cette personne ne doit pas")
    assert 'requete-injonction --debiteur "Zoé Hippogriffe"' in (left.remedy or "")
    told = " ".join(one.message for one in sample.remarks(entry, *computed, choix=Choix(debiteur="Zoé Hippogriffe")))
    assert "compte propre à Zoé Hippogriffe, consommateur" in told
    assert "ne vise pas Boulangerie Chimère : il n'est demandé que contre Zoé Hippogriffe" in told


def test_a_guarantor_is_not_named_by_a_writ_asked_of_one_debtor(home: Path) -> None:
    computed = sample.from_text(home, bound.joint(bound.guaranteed()))
    entry = CATALOGUE["assignation-fond"]
    draft = entry.draft(*computed, choix=Choix(debiteur="Boulangerie Chimère"))
    assert [one.caution.nom for one in of(entry, draft)["garants"]] == []
    assert of(entry, entry.draft(*computed))["garants"], "unless nobody is named"


def test_what_was_issued_against_one_is_no_more_drafted_for_him_alone(home: Path) -> None:
    issued = "  - {date: 2026-11-20, type: note, note: émis, document: projet-ordonnance, emis: 1%s}\npieces:\n  -"
    for whose, left in ((", debiteur: Zoé Hippogriffe", [""]), ("", ["Zoé Hippogriffe"])):
        case_, office, owed, seen = sample.from_text(home, case(BOTH).replace("pieces:\n  -", issued % whose, 1))
        computed = Computed(case_, seen, owed)
        block = {"seq": "1", "nature": "emission", "document": "projet-ordonnance", "emis-le": "2026-11-20"}
        computed.__dict__["registre"] = ([block], ())
        drafts = planned(computed, office)
        assert [one.choix.debiteur for one in drafts if one.document == "projet-ordonnance"] == left
