"""``noter``: any fact of the journal and any decision, by options or by questions, written only when right."""

import json
import os
import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import click.testing
import pytest

from generator.case import Case
from generator.cli.asking import KINDS
from generator.cli.fields import LISTES, Champ, fields
from generator.cli.root import recouvre
from generator.dates import iso
from generator.edit import with_item
from generator.findings import CaseInvalid
from generator.load import case_of, load_case, load_office
from generator.vocabulary import Fait
from tests.cli.conftest import Cli
from tests.documents import bound
from tests.edit.test_append import added as lines_added
from tests.edit.test_append import append_fact
from tests.office import REPOSITORY

REFERENCE = "2026-0105"
HOSTILE = (REPOSITORY / "tests" / "render" / "hostile.txt").read_text(encoding="utf-8").splitlines()
BLNS = os.environ.get("RECOUVRE_BLNS", "")
LEAST: dict[Fait, dict[str, object]] = {  # what a fact cannot do without
    Fait.LETTRE_CODEBITEUR: {"debiteur": "Fournil Hippogriffe", "document": "mise-en-demeure"},
    Fait.LETTRE_CAUTION: {"debiteur": "Iris Chimère", "document": "information-caution"},
    Fait.CONTESTATION: {"motif": "x"},
    Fait.RECONNAISSANCE: {"ecrite": "oui"},
    Fait.ECHEANCIER: {"echeances": [{"date": "2026-12-01", "montant": "10"}]},
    Fait.ECHEANCE_MANQUEE: {"echeance": "2026-11-01"},
    Fait.PAIEMENT_REJETE: {"paiement-du": "2026-06-15", "montant": "2 000,00"},
    Fait.VERIFICATION_SOLVABILITE: {"source": "bodacc", "resultat": "x"},
    Fait.PROCEDURE_COLLECTIVE: {"nature": "redressement", "tribunal": "x"},
    Fait.DISSOLUTION: {"nature": "liquidation-amiable"},
}
LEAST_OF_A_LIST: dict[str, dict[str, object]] = {
    "dispense": {"par": "x", "objet": "pause", "motif": "x"},
    "paiement": {"montant": "10,00"},
    "remboursement": {"montant": "100"},
    "avoir": {"numero": "A-9", "facture": "F-2026-0201", "montant-ttc": "10,00"},
    "frais": {"nature": "greffe", "montant": "10,00", "a-la-charge-de": "debiteur"},
    "facture": {"numero": "F-9", "montant-ttc": "10,00", "echeance": "2026-12-20"},
    "titre": {"nature": "jugement", "juridiction": "x", "principal": "10,00"},
}


def dossier(office: Path, reference: str = REFERENCE) -> Path:
    return office / "cases" / reference / "dossier.yaml"


def least(kind: str) -> dict[str, object]:
    if kind in LISTES:
        return {"date": "2026-11-20", **LEAST_OF_A_LIST[kind]}
    return {"date": "2026-11-20", "type": kind, **LEAST.get(Fait(kind), {})}


def free(kind: str) -> list[Champ]:
    """Keys of a fact that take any text."""
    return [
        one for one in fields(kind)
        if not (one.mots or one.date or one.sous or one.liste) and one.cle not in _TYPED
    ]  # fmt: skip


_TYPED = {
    "date", "heure", "par", "piece", "emis", "remplace", "delai", "montant", "intervenant", "taux-reduit",
    "delai-de-regularisation", "document", "montant-ttc", "montant-ht", "tva", "facture", "commande", "livraison",
    "principal", "indemnites", "clause-penale", "article-700", "depens", "recu-par", "echeance", "conditions",
    "cession", "subrogation",
}  # fmt: skip


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    root = tmp_path_factory.mktemp("cabinet")
    for name in ("_cabinet", REFERENCE):
        shutil.copytree(REPOSITORY / "cases" / name, root / "cases" / name)
    file = root / "cases" / REFERENCE / "dossier.yaml"  # bound with another, and guaranteed: there is whom to write to
    text = file.read_text(encoding="utf-8")
    guarantor = (bound.GUARANTOR % ("simple", "5 000,00")).replace("piece: acte", "piece: cgv")
    file.write_text(text.replace("creance:\n", f"{bound.JOINT}{guarantor}creance:\n", 1), encoding="utf-8")
    return load_case(root, REFERENCE, load_office(root))


def test_every_fact_of_the_model_may_be_noted(case: Case) -> None:
    assert set(KINDS) == {fait.value for fait in Fait} | set(LISTES)
    for fait in Fait:
        content = with_item(case, "journal", least(fait))
        after, _ = case_of(case.root, REFERENCE, content, None)
        assert after is not None
        assert [fact.type for fact in after.dossier.journal].count(fait) == 1 + [
            fact.type for fact in case.dossier.journal
        ].count(fait)


def test_every_key_of_the_model_is_offered() -> None:
    """The keys shown are those the model reads: no list of ours to keep up to date."""
    from typing import get_args  # noqa: PLC0415

    from generator.model import journal  # noqa: PLC0415

    for model in get_args(get_args(journal.FaitJournal)[0]):
        for kind in get_args(model.model_fields["type"].annotation):
            keys = [field.alias or name for name, field in model.model_fields.items() if name != "type"]
            assert [one.cle for one in fields(kind)] == keys


def written(content: bytes, case: Case, kind: str, key: str) -> str:
    after, _ = case_of(case.root, REFERENCE, content, None)
    assert after is not None
    if kind in LISTES:
        return str(getattr(getattr(after.dossier, LISTES[kind])[-1], key.replace("-", "_")))
    before = case.dossier.journal
    new = next(fact for rank, fact in enumerate(after.dossier.journal) if before[rank : rank + 1] != (fact,))
    return str(getattr(new, key.replace("-", "_")))


def exact_or_refused(case: Case, kind: str, key: str, text: str) -> bool:
    """The text comes back as typed (composed letters, blanks folded); or nothing is written, with a reason."""
    item = {**least(kind), key: text}
    try:
        content = with_item(case, LISTES.get(kind, "journal"), item)
    except CaseInvalid:
        return False
    back, typed = written(content, case, kind, key), unicodedata.normalize("NFC", text)
    assert (back == typed.strip()) if key == "note" else (back.split() == typed.split())
    return True


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_in_any_key_comes_back_exact_or_is_refused(kind: str, case: Case) -> None:
    taken = [
        exact_or_refused(case, kind, one.cle, text) for one in free(kind) for text in _sampled(HOSTILE, kind, one.cle)
    ]
    assert any(taken) or not taken, "a payment has no key of free text"


def _sampled(strings: list[str], kind: str, key: str) -> Iterator[str]:
    """Every string on one key of each kind or another: a few by key by day, all of them over the facts."""
    start = sum(map(ord, kind + key)) % 17
    yield from strings[start::17]


@pytest.mark.nightly
@pytest.mark.skipif(not BLNS, reason="RECOUVRE_BLNS ne désigne pas blns.json")
@pytest.mark.parametrize("kind", KINDS)
def test_the_big_list_of_naughty_strings_in_every_key(kind: str, case: Case) -> None:
    strings = [one for one in json.loads(Path(BLNS).read_text(encoding="utf-8")) if one.strip()]
    taken = [sum(exact_or_refused(case, kind, one.cle, text) for text in strings) for one in free(kind)]
    assert max(taken, default=len(strings)) > len(strings) // 2, "a key that holds a word of a list takes none"


@pytest.mark.parametrize(
    "text", ["", "a\x00b", "a\x1bb", "caché\u200bici", "\ud800".encode("utf-8", "replace").decode()]
)
def test_what_a_file_cannot_hold_is_refused_on_the_command_line(text: str, cli: Cli, office: Path) -> None:
    before = dossier(office).read_bytes()
    ran = cli("noter", REFERENCE, "contestation", f"motif={text}", "--racine", office)
    assert (ran.code == 1) == (dossier(office).read_bytes() == before)
    assert "Traceback" not in ran.err


def added(office: Path, before: str) -> list[str]:
    return lines_added(before, dossier(office).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["echeancier", "echeances=01/12/2026 1 500,00 ; 2027-01-04 417,94", "signe=non"],
         ["    type: echeancier", "    echeances:", "      - date: 2026-12-01", "        montant: 1 500,00",
          "      - date: 2027-01-04", "        montant: 417,94", "    signe: non"]),
        (["mise-en-demeure", "envoi=lrar", "suivi=1A 000 000 0105 1", "presentee-le=20/11/2026",
          "factures=F-2026-0127, F-2026-0163"],
         ["    suivi: 1A 000 000 0105 1", "    presentee-le: 2026-11-20", "      - F-2026-0163"]),
        (["contestation", "motif=les draps sont tachés", "factures=F-2026-0127", "montant=200"],
         ["    type: contestation", "    motif: les draps sont tachés", "    montant: 200"]),
        (["dispense", "objet=plafond-contacts", "par=Me Songe", "motif=échéance proche", "document=mise-en-demeure"],
         ["dispenses:", "    objet: plafond-contacts", "    par: Me Songe", "    motif: échéance proche",
          "    document: mise-en-demeure"]),
        (["paiement", "montant=1 000,00", "moyen=cheque", "imputation-choisie=F-2026-0127", "--date", "20/11/2026"],
         ["  - date: 2026-11-20", "    montant: 1 000,00", "    moyen: cheque", "      - F-2026-0127"]),
        (["avoir", "numero=A-9", "facture=F-2026-0201", "montant-ttc=12,00", " date=19/11/2026"],
         ["  - date: 2026-11-19", "    numero: A-9", "    facture: F-2026-0201"]),
        (["facture", "numero=F-9", "montant-ttc=240", "echeance=20/12/2026", "--date", "20/11/2026"],
         ["  - date: 2026-11-20", "    numero: F-9", "    echeance: 2026-12-20"]),
        (["titre", "nature=jugement", "juridiction=TAE de Lyon", "principal=500,00", "interets.a-compter-du=01/11/2026",
          "--date", "18/11/2026"],
         ["titres:", "    nature: jugement", "    interets:", "      a-compter-du: 2026-11-01"]),
    ],
)  # fmt: skip
def test_lists_dates_and_decisions_are_written_as_a_hand_would(
    arguments: list[str], lines: list[str], cli: Cli, office: Path
) -> None:
    before = dossier(office).read_text(encoding="utf-8")
    ran = cli("noter", REFERENCE, *arguments, "--racine", office)
    assert ran.code == 0, ran.err
    new = added(office, before)
    for line in lines:
        assert line in new, new


def test_money_whose_means_are_not_said_is_told_to_be_a_transfer_and_mended_as_told(cli: Cli, office: Path) -> None:
    def noted(*fields: str) -> str:
        return cli(
            "noter", REFERENCE, "paiement", "montant=10", "--date", "20/11/2026", *fields, "--racine", office
        ).out

    assert "« moyen »" not in noted("moyen=virement")
    out = noted()
    number = out.partition("ligne ")[2].partition(".")[0]
    line = f"recouvre noter {REFERENCE} paiement moyen=… --completer --ligne {number}"
    assert f"« moyen » n'est pas dit : aucun document ne le dira. Le dire : « {line} »" in out
    command = line.replace("…", "cheque").split()[1:]
    assert cli(*command, "--racine", office).code == 0
    assert load_case(office, REFERENCE).dossier.paiements[-1].moyen == "cheque"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dispense", "objet=pause-legale", "par=x", "motif=y"], "ne s'écarte pas par une décision"),
        (["dispense", "objet=echeancier", "par=x", "motif=y"], "un échéancier signé tient les deux parties"),
        (["dispense", "objet=prescription-consommateur", "par=x", "motif=y"], "C. conso., art. L218-2"),
        (["dispense", "objet=mentions-creancier", "par=x", "motif=y"], "ne s'écarte pas"),
        (["dispense", "objet=visite", "par=x", "motif=y"], "C. conso., art. L121-6"),
        (["dispense", "objet=indemnite-forfaitaire", "par=x", "motif=y"], "aucune exigence"),
        (["dispense", "objet=plafont-contacts", "par=x", "motif=y"], "« plafond-contacts »"),
        (["dispense", "objet=pause", "document=relance", "par=x", "motif=y"], "aucun document « relance »"),
        (["dispense", "objet=plafond-contacts", "motif=y"], "« par »"),
        (["appel", "promesse=500"], "promesse.montant=… promesse.date=…"),
        (["appel", "motif.x=500"], "motif"),
        (["echeancier", "echeances=01/12/2026"], "montant"),
        (
            ["echeancier", "echeances=01/12/2026 500,00, 01/01/2027 500,00"],
            'une ligne par date, séparées par « ; » : echeances="01/12/2026 500,00 ; 01/01/2027 500,00"',
        ),
        (["echeancier", "echeances=01/12/2026,500,00"], "Écrire « DATE MONTANT ; … »"),
        (["appel", "motif"], "CLÉ=VALEUR"),
        (["paiement", "montant=1", "000,00"], "« 000,00 » : écrire CLÉ=VALEUR, la valeur entre guillemets"),
        (["apel"], "« apel » n'est pas admis ici. Vouliez-vous dire « appel » ?"),
        (["paiment", "montant=10"], "Vouliez-vous dire « paiement » ?"),
        (["paiement", "montant=10", "date=01/11/2026", "--date", "02/11/2026"], "La date est dite deux fois"),
        (["facture", "numero=F-9", "montant-ttc=240", "echeance=20/12/2026"], "ajouter « --date JJ/MM/AAAA »"),
        (["deces", "notaire=Me Songe"], "« deces » a sa propre date : ajouter « --date JJ/MM/AAAA »"),
        (["deces", "personne=Iris Chimere", "--date", "01/11/2026"], "n'est pas un débiteur de ce dossier"),
        (
            ["dispense", "objet=existence", "par=x", "motif=y"],
            "C. civ., art. 724 et 1844-8 ; CPC, art. 117)",
        ),
        (["appel", "motif=trésorier"], "dossier.yaml: erreur: motif : « trésorier » n'est pas admis ici."),
        (["paiement", "montant=10", "moyen=chèques"], "dossier.yaml: erreur: moyen : « chèques »"),
    ],
)
def test_what_cannot_be_noted_is_said_and_nothing_is_written(
    arguments: list[str], said: str, cli: Cli, office: Path
) -> None:
    before = dossier(office).read_bytes()
    ran = cli("noter", REFERENCE, *arguments, "--racine", office)
    assert ran.code in {1, 2}
    assert said in ran.err
    assert dossier(office).read_bytes() == before


@pytest.mark.parametrize("arguments", [["reprise"], ["dispense", "objet=pause", "par=x", "motif=y"]])
def test_what_would_not_lift_a_signed_plan_is_refused_with_what_ends_it(
    arguments: list[str], cli: Cli, office: Path
) -> None:
    terms = [{"date": "2026-12-01", "montant": "500,00"}]
    append_fact(office, REFERENCE, {"date": "2026-11-20", "type": "echeancier", "echeances": terms})
    before = dossier(office).read_bytes()
    ran = cli("noter", REFERENCE, *arguments, "--racine", office, "--au", "2026-11-21")
    assert ran.code == 1
    assert "ne changerait rien" in ran.err
    assert "« echeance-manquee »" in ran.err
    assert dossier(office).read_bytes() == before


def test_a_decision_written_by_hand_that_has_no_effect_is_an_error(cli: Cli, office: Path) -> None:
    append_fact(office, REFERENCE, {"date": "2026-11-20", "type": "note"})
    text = dossier(office).read_text(encoding="utf-8")
    waiver = "dispenses:\n  - {date: 2026-11-20, par: x, objet: pause-legale, motif: y}\n"
    dossier(office).write_text(text + "\n" + waiver, encoding="utf-8")
    ran = cli("verifier", REFERENCE, "--racine", office)
    assert ran.code == 1
    assert "dispenses[0].objet" in ran.out
    assert "sans effet" in ran.out


RESUME = "{date: 2026-11-20, type: reprise}"
END_OF_GRACE = "{date: 2026-11-20, type: reprise, objet: delai-de-grace}"
WAIVE = "{date: 2026-11-20, par: x, objet: pause, motif: y}"
PLAN = "{date: 2026-11-18, type: echeancier, echeances: [{date: 2026-12-01, montant: 500}]}"
HELD = "{date: 2026-11-18, type: %s}"
NOTHING = "rien n'est en pause au 20/11/2026. Vérifier sa date."


@pytest.mark.parametrize(
    ("facts", "waiver", "said"),
    [
        ((RESUME,), "", f"cette reprise ne change rien : {NOTHING}"),
        ((), WAIVE, f"cette décision sur « pause » ne change rien : {NOTHING}"),
        ((PLAN, RESUME), "", "cette reprise ne change rien : échéancier en cours jusqu'au 01/12/2026"),
        ((PLAN,), WAIVE, "cette décision sur « pause » ne change rien : échéancier en cours jusqu'au 01/12/2026"),
        (("{date: 2026-11-18, type: suspension, jusqu-au: 2026-11-19}", RESUME), "", NOTHING),
        ((HELD % "suspension", RESUME, RESUME.replace("}", ", note: encore}")), "", NOTHING),  # the second one only
        ((HELD % "suspension", RESUME), "", ""),
        ((HELD % "suspension",), WAIVE, ""),
        ((HELD % "cloture",), WAIVE, ""),  # as the refusal of a letter says
        (("{date: 2026-11-18, type: contestation, motif: prix}", RESUME), "", ""),
        ((HELD % "transmission", RESUME), "", ""),
        (
            (HELD % "cloture, motif: abandon", RESUME),
            "",
            "ne change rien : le dossier est terminé au 20/11/2026. S'il l'est",
        ),
        ((HELD % "suspension", END_OF_GRACE), "", "ne change rien : aucun délai de grâce n'est en cours au 20/11/2026"),
    ],
)
def test_what_is_written_by_hand_and_lifts_nothing_is_told_at_its_line(
    facts: tuple[str, ...], waiver: str, said: str, cli: Cli, office: Path
) -> None:
    head, _, tail = dossier(office).read_text(encoding="utf-8").partition("\npieces:")
    written = "".join(f"  - {one}\n" for one in facts) + (f"dispenses:\n  - {waiver}\n" if waiver else "")
    dossier(office).write_text(f"{head.rstrip()}\n{written}\npieces:{tail}", encoding="utf-8")
    lines = dossier(office).read_text(encoding="utf-8").splitlines()
    rank = max(number for number, line in enumerate(lines, start=1) if "2026-11-20, " in line or line.endswith(PLAN))
    ran = cli("verifier", REFERENCE, "--racine", office)
    told = [line for line in ran.out.splitlines() if "ne change rien" in line]
    assert ran.code == 0, ran.out
    assert len(told) == bool(said), told
    if said:
        assert f"dossier.yaml:{rank}:5: avertissement: " in told[0]
        assert said in told[0]
        assert "la retirer" in told[0]


def test_a_resumption_that_names_nothing_leaves_the_delay_of_a_judge_and_says_so(cli: Cli, office: Path) -> None:
    append_fact(office, REFERENCE, {"date": "2026-11-18", "type": "delai-de-grace"})
    ran = cli("noter", REFERENCE, "reprise", "--racine", office, "--au", "2026-11-19")
    assert ran.code == 1
    assert "ne changerait rien : délai de grâce accordé par le juge." in ran.err
    assert "« objet: delai-de-grace »" in ran.err
    append_fact(office, REFERENCE, {"date": "2026-11-19", "type": "suspension"})
    assert cli("noter", REFERENCE, "reprise", "--racine", office, "--au", "2026-11-20").code == 0
    out = cli("verifier", REFERENCE, "--racine", office).out
    assert "cette reprise ne met pas fin au délai de grâce du 18/11/2026, accordé par le juge." in out
    named = ("reprise", "objet=delai-de-grace", "--racine", office, "--au", "2026-11-20")
    assert cli("noter", REFERENCE, *named).code == 0
    assert "ne change rien" not in cli("verifier", REFERENCE, "--racine", office).out


@pytest.mark.parametrize("arguments", [["reprise"], ["dispense", "objet=pause", "par=x", "motif=y"]])
def test_what_would_lift_nothing_is_not_written(arguments: list[str], cli: Cli, office: Path) -> None:
    before = dossier(office).read_bytes()
    ran = cli("noter", REFERENCE, *arguments, "--racine", office, "--au", "2026-11-21")
    assert ran.code == 1
    assert "ne changerait rien : rien n'est en pause au 21/11/2026. Vérifier sa date." in ran.err
    assert dossier(office).read_bytes() == before


@pytest.mark.parametrize("decision", ["ordonnance-injonction", "jugement"])
def test_a_decision_without_its_title_is_told_once(decision: str, cli: Cli, office: Path) -> None:
    """What the file lacks and what the next act lacks were two sentences and two remedies for one thing to do."""
    ran = cli("noter", "2026-0109", decision, "--date", "19/11/2026", "--racine", office)
    assert (ran.code, ran.out.count("sans son titre")) == (0, 1), ran.out
    assert f"recouvre noter 2026-0109 titre date=19/11/2026 nature={decision} juridiction=" in ran.out


def ask(office: Path, answers: list[str], *arguments: str) -> click.testing.Result:
    command = ["noter", REFERENCE, *arguments, "--racine", str(office)]
    return click.testing.CliRunner().invoke(recouvre, command, input="\n".join(answers) + "\n")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (("appel", "motif=Trésorerie"), "    motif: tresorerie"),
        (("paiement", "montant=10", "moyen=chèque"), "    moyen: cheque"),
        (("échéancier", "echeances=01/12/2026 500,00", "signe=Non"), "    signe: non"),
    ],
)
def test_a_word_is_read_with_its_accents_and_written_without(
    typed: tuple[str, ...], written: str, cli: Cli, office: Path
) -> None:
    """They are what a French hand types: refusing them to ask « vouliez-vous dire » the same word taught nothing."""
    before = dossier(office).read_text(encoding="utf-8")
    assert cli("noter", REFERENCE, *typed, "--racine", office).code == 0
    assert written in added(office, before)


def test_a_question_that_must_be_answered_says_so(office: Path) -> None:
    """It came back again and again, without a word."""
    waiting = ask(office, ["echeance-manquee", "", "", "", "", "", "", "01/11/2025", ""])
    assert "Erreur : une réponse est attendue ici." in waiting.output


def test_questions_are_asked_one_by_one_with_the_words_admitted(office: Path) -> None:
    before = dossier(office).read_text(encoding="utf-8")
    answers = [
        "appel",
        "M. Sirocco",
        "oui",
        "humeur",
        "tresorerie",
        "500,00",
        "10/12/2026",
        "",
        "",
        "demande un délai",
        "",
    ]
    ran = ask(office, answers)
    assert ran.exit_code == 0, ran.output
    assert "« humeur » n'est pas admis ici : oubli, litige, tresorerie" in ran.output
    new = added(office, before)
    for line in (
        "    motif: tresorerie",
        "      montant: 500,00",
        "      date: 2026-12-10",
        "    interlocuteur: M. Sirocco",
    ):
        assert line in new, new


@pytest.mark.parametrize(
    ("answers", "told", "line"),
    [
        (["paiement", "1,500", "1 500"], "« 1,500 » est ambigu. Écrire 1 500,00 ou 1,50.", "    montant: 1 500"),
        (["paiement", "31/02/2026", "10,5"], "n'est pas un montant en euros", "    montant: 10,5"),
        (
            ["appel", "", "", "", "50", "31/02/2026", "28/02/2026"],
            "« 31/02/2026 » n'existe pas au calendrier",
            "      date: 2026-02-28",
        ),
        (["echeancier", "01/12/2026 et 01/01/2027", "01/12/2026 50"], "séparées par « ; »", "      - date: 2026-12-01"),
    ],
)
def test_a_wrong_answer_is_asked_again_and_those_given_are_kept(
    answers: list[str], told: str, line: str, office: Path
) -> None:
    """Refused once all was answered, it lost every answer."""
    before = dossier(office).read_text(encoding="utf-8")
    ran = ask(office, [*answers, *[""] * 14])
    assert ran.exit_code == 0, ran.output
    assert told in ran.output
    assert line in added(office, before)


def test_a_fact_that_lacks_what_it_needs_is_asked(office: Path) -> None:
    before = dossier(office).read_text(encoding="utf-8")
    ran = ask(office, ["les draps sont tachés", "F-2026-0127", "", "", "", ""], "contestation")
    assert ran.exit_code == 0, ran.output
    places = [ran.output.index(said) for said in ("Entrée : rien", "[motif]", "[factures]", "[heure]", "[piece]")]
    assert places == sorted(places), "what it is first, what every fact may have last"
    assert "      - F-2026-0127" in added(office, before)


def test_what_is_doubtful_in_a_fact_once_computed_is_told_as_it_is_noted(cli: Cli, office: Path) -> None:
    """A plan that covers a part of what is due: read at the next check, it would be signed meanwhile."""
    ran = cli(
        "noter", "2026-0105", "echeancier", "echeances=01/12/2026 500,00 ; 01/01/2027 500,00", "signe=oui",
        "--racine", office,
    )  # fmt: skip
    assert (ran.code, "ne couvrent pas le principal dû au" in ran.out) == (0, True), ran.out


def test_the_date_of_an_invoice_is_asked_when_it_is_not_given(office: Path) -> None:
    before = dossier(office).read_text(encoding="utf-8")
    ran = ask(office, ["18/11/2026", "F-9", "240,00", "18/12/2026", *[""] * 11], "facture")
    assert ran.exit_code == 0, ran.output
    for line in ("  - date: 2026-11-18", "    numero: F-9", "    montant-ttc: 240,00"):
        assert line in added(office, before)


def test_the_keys_of_a_fact_are_shown(cli: Cli, office: Path) -> None:
    shown = cli("noter", REFERENCE, "appel", "--cles", "--racine", office).out
    for words in ("promesse.montant, promesse.date", "oubli, litige, tresorerie", "interlocuteur"):
        assert words in shown
    assert "emis" not in shown, "written by « emettre » alone"


def test_the_words_of_a_key_are_shown_with_what_they_mean(cli: Cli, office: Path) -> None:
    shown = re.sub(r"  +", "  ", cli("noter", REFERENCE, "appel", "--cles", "--racine", office).out)
    for line in ("motif  tresorerie  Il dit ne pas pouvoir payer", "promesse.moyen  virement  Virement."):
        assert line in shown
    assert "  oui  " not in shown
    assert "Mot  " not in cli("noter", REFERENCE, "solde", "--cles", "--racine", office).out, "no word to explain"


def test_the_facts_are_told_to_who_asks_for_them_all(office: Path) -> None:
    ran = ask(office, ["?", "note", "", "a appelé", *[""] * 5])
    assert ran.exit_code == 0, ran.output
    shown = re.sub(r"  +", "  ", ran.output)
    assert "Erreur" not in shown
    assert "echeance-manquee  Une échéance de l'échéancier n'est pas payée." in shown
    assert [kind for kind in KINDS if f"\n{kind}  " not in shown] == []


def test_the_words_of_a_question_are_told_to_who_asks(office: Path) -> None:
    ran = ask(office, ["paiement", "10,00", "?", "cheque", *[""] * 14])
    assert ran.exit_code == 0, ran.output
    assert "Dette réciproque, dépôt de garantie conservé." in ran.output
    assert "n'est pas admis" not in ran.output


@pytest.mark.parametrize(("kind", "key"), [("paiement", "releve"), ("note", "debiteur"), ("note", "emis")])
def test_what_a_command_writes_is_neither_asked_nor_shown(kind: str, key: str, cli: Cli, office: Path) -> None:
    answers = ["10,00", "virement"] if kind == "paiement" else ["", "a appelé"]
    ran = ask(office, [kind, *answers, *[""] * 14])
    assert ran.exit_code == 0, ran.output
    assert f"[{key}]" not in ran.output
    assert f"\n{key} " not in cli("noter", REFERENCE, kind, "--cles", "--racine", office).out


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("10/12/2026", "2026-12-10"),
        ("1/2/2026", "2026-02-01"),
        ("31/02/2026", "31/02/2026"),  # the refusal quotes what was typed
        ("2026-12-10", "2026-12-10"),
    ],
)
def test_a_french_date_becomes_that_of_the_file(typed: str, read: str) -> None:
    assert iso(typed) == read


def test_whom_a_title_condemns_is_noted_with_it_or_since(cli: Cli, office: Path) -> None:
    name = load_case(office, REFERENCE).dossier.debiteur.nom_complet
    title = ["titre", "nature=jugement", "juridiction=TAE de Lyon", "principal=500,00", f"condamnes={name} : 400,00"]
    before = dossier(office).read_text(encoding="utf-8")
    assert cli("noter", REFERENCE, *title, "--date", "18/11/2025", "--racine", office).code == 0
    lines = added(office, before)
    where = lines.index("    condamnes:")
    assert lines[where + 1 : where + 3] == [f"      - nom: {name}", "        limite: 400,00"]
    bare = [*title[:-1], "--date", "01/12/2025", "--racine", office]
    assert cli("noter", REFERENCE, *bare).code == 0
    since = cli("noter", REFERENCE, "titre", f"condamnes={name}", "--date", "01/12/2025", "--racine", office)
    assert since.code == 0, since.err
    wrong = cli("noter", REFERENCE, "titre", "condamnes=Personne ; " + name, "--date", "18/11/2025", "--racine", office)
    assert wrong.code == 1
    keys = cli("noter", REFERENCE, "titre", "--cles", "--racine", office).out
    assert "« NOM : LIMITE ; … »" in keys
    unknown = [*title[:-1], "condamnes=Personne", "--date", "02/12/2025", "--racine", office]
    assert "« Personne » n'est pas un débiteur de ce dossier." in cli("noter", REFERENCE, *unknown).err


def test_of_two_titles_of_one_day_the_one_completed_is_told_by_its_number(cli: Cli, office: Path) -> None:
    title = ["titre", "nature=jugement", "juridiction=TAE de Lyon", "principal=500,00"]
    day = ("--date", "18/11/2025", "--racine", office)
    for number in ("26/1", "26/2"):
        assert cli("noter", REFERENCE, *title, f"rg={number}", *day).code == 0
    aside = "ecarte-le=03/12/2025"
    for wrong in ([aside], [aside, "rg=26/3"], ["rg=26/1"]):
        ran = cli("noter", REFERENCE, "titre", *wrong, *day)
        assert ran.code == 2
        assert "RG 26/1" in ran.err
    before = dossier(office).read_text(encoding="utf-8")
    assert cli("noter", REFERENCE, "titre", aside, "rg=26/2", *day).code == 0
    assert added(office, before) == ["    ecarte-le: 2025-12-03"]
    titles = load_case(office, REFERENCE, load_office(office)).dossier.titres
    assert [(one.rg, one.ecarte_le is None) for one in titles] == [("26/1", True), ("26/2", False)]


def test_of_several_invoices_the_one_completed_is_told_by_its_number(cli: Cli, office: Path) -> None:
    """It is what the assistant has under the eyes; two of one day need no line."""
    for number in ("F-A", "F-B"):
        said = (f"numero={number}", "montant-ttc=12,00", "echeance=18/12/2025", "--date", "18/11/2025")
        assert cli("noter", REFERENCE, "facture", *said, "--racine", office).code == 0
    before = dossier(office).read_text(encoding="utf-8")
    asked = ("facture", "objet=farine", "--completer", "--racine", office)
    several = cli("noter", REFERENCE, *asked)
    assert (several.code, "son « numero »" in several.err) == (2, True)
    assert cli("noter", REFERENCE, *asked, "numero=F-C").code == 2
    assert cli("noter", REFERENCE, *asked, "numero=F-B").code == 0
    assert added(office, before) == ["    objet: farine"]


def test_a_title_of_the_case_is_completed_when_its_enforceability_is_known(cli: Cli, office: Path) -> None:
    title = ["titre", "juridiction=TAE de Lyon", "principal=500,00"]
    day = "18/11/2025"
    nothing = cli("noter", REFERENCE, "titre", "executoire-le=03/02/2026", "--racine", office)
    assert nothing.code == 2
    assert "aucun « titre » au dossier" in nothing.err
    assert cli("noter", REFERENCE, *title, "nature=jugement", "--date", day, "--racine", office).code == 0
    before = dossier(office).read_text(encoding="utf-8")
    ran = cli("noter", REFERENCE, "titre", "signifie-le=02/01/2026", "executoire-le=03/02/2026", "--racine", office)
    assert ran.code == 0, ran.err
    assert added(office, before) == ["    signifie-le: 2026-01-02", "    executoire-le: 2026-02-03"]
    assert ran.out.startswith("Complété dans cases/2026-0105/dossier.yaml, ligne ")
    again = cli("noter", REFERENCE, "titre", "executoire-le=04/02/2026", "--racine", office)
    assert again.code == 1
    assert "la clé est déjà écrite" in again.err
    assert cli("noter", REFERENCE, *title, "nature=refere", "--date", "01/12/2025", "--racine", office).code == 0
    two = cli("noter", REFERENCE, "titre", "piece=x", "--racine", office)
    assert "« titre » au dossier : ligne " in two.err
    assert ", 18/11/2025 (jugement) ; ligne " in two.err
    second = ["titre", "executoire-le=05/02/2026", "--date", "01/12/2025"]
    assert cli("noter", REFERENCE, *second, "--racine", office).code == 0


def test_a_fact_is_completed_by_what_is_learnt_later_and_nothing_else_of_the_file_changes(
    cli: Cli, office: Path
) -> None:
    """A second block would not complete the first: the seizure would stay in place, the notice unproved."""
    seizure = ("saisie-conservatoire", "executee-le=18/11/2025", "--date", "18/11/2025", "--racine", office)
    assert cli("noter", REFERENCE, *seizure).code == 0
    text = dossier(office).read_text(encoding="utf-8")
    dossier(office).write_text(
        text.replace("type: saisie-conservatoire", "type: saisie-conservatoire  # Me Songe"), "utf-8"
    )
    before = dossier(office).read_text(encoding="utf-8")
    lifted = ("saisie-conservatoire", "close-le=20/11/2025", "--completer", "--racine", office)
    ran = cli("noter", REFERENCE, *lifted)
    assert (ran.code, ran.out.startswith("Complété dans cases/2026-0105/dossier.yaml, ligne ")) == (0, True), ran.err
    assert added(office, before) == ["    close-le: 2025-11-20"]
    again = cli("noter", REFERENCE, *lifted)
    assert (again.code, "la clé est déjà écrite" in again.err) == (1, True)


def test_a_fact_that_several_may_be_is_named_by_its_day_or_its_line(cli: Cli, office: Path) -> None:
    """Two of one day are told apart by their lines."""
    for day, whom in (("18/11/2025", ()), ("19/11/2025", ()), ("19/11/2025", ("montant=12,00",))):
        said = ("saisie-attribution", *whom, "--date", day, "--racine", office)
        assert cli("noter", REFERENCE, *said).code == 0
    before = dossier(office).read_text(encoding="utf-8")
    asked = ("saisie-attribution", "denoncee-le=21/11/2025", "--completer", "--racine", office)
    several = cli("noter", REFERENCE, *asked)
    assert (several.code, several.err.replace("\n", " ").count(" ligne ")) == (2, 3)
    two = cli("noter", REFERENCE, *asked, "--date", "19/11/2025")
    assert (two.code, dossier(office).read_text(encoding="utf-8")) == (2, before)
    last = two.err.replace("\n", " ").rsplit("ligne ", 1)[1].split(",")[0]
    assert cli("noter", REFERENCE, *asked, "--ligne", last).code == 0
    assert cli("noter", REFERENCE, *asked, "--date", "18/11/2025").code == 0
    assert added(office, before) == ["    denoncee-le: 2025-11-21"] * 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("opposition", "rg=26/1", "--completer"), "aucun « opposition » au dossier"),
        (("opposition", "--completer"), "dire les clés à ajouter"),
        (("opposition", "rg=26/1", "--ligne", "3"), "qu'avec « --completer »"),
        (("relance-courriel", "avis=distribue", "--completer", "--ligne", "3"), "par « --date » ou « --ligne »"),
    ],
)
def test_what_there_is_nothing_of_is_not_completed(cli: Cli, office: Path, words: tuple[str, ...], told: str) -> None:
    before = dossier(office).read_bytes()
    ran = cli("noter", REFERENCE, *words, "--racine", office)
    assert (ran.code, told in ran.err.replace("\n", " ")) == (2, True), ran.err
    assert dossier(office).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("appel", "inconnu=1"), "la clé « inconnu » n'existe pas ici. Clés admises : date, "),
        (("appel", "motf=oubli"), "la clé « motf » n'existe pas ici. Vouliez-vous dire « motif » ?"),
        (("promesse", "montant=500"), "la clé « montant » n'existe pas ici. Écrire « promesse.montant »."),
        (("appel", "type=visite"), "la clé « type » n'existe pas ici."),
        (("appel", "promesse.datte=1"), "la clé « datte » n'existe pas ici. Vouliez-vous dire « date » ?"),
        (("appel", "motif.x=1"), "« motif » n'est pas un bloc"),
        (("apel-du-tout", "x=1"), "Valeur incorrecte pour 'FAIT' : « apel-du-tout » n'est pas admis ici."),
    ],
)
def test_a_word_that_no_fact_has_is_a_wrong_command(cli: Cli, office: Path, words: tuple[str, ...], told: str) -> None:
    before = dossier(office).read_bytes()
    ran = cli("noter", REFERENCE, *words, "--racine", office)
    assert (ran.code, told in ran.err.replace("\n", " ")) == (2, True), ran.err
    assert dossier(office).read_bytes() == before


def test_a_line_pasted_as_it_is_decides_nothing(cli: Cli, office: Path) -> None:
    """The remedies say « par="…" motif="…" » : a decision by nobody, for no reason, would set a requirement aside."""
    before = (office / "cases/2026-0105/dossier.yaml").read_bytes()
    pasted = ("dispense", "objet=bodacc", "document=requete-injonction", "par=…", "motif=…")
    ran = cli("noter", "2026-0105", *pasted, "--racine", office)
    assert ran.code == 1
    assert ran.err.count("« … » tient la place de ce qui est à dire. L'écrire, ou retirer la ligne.") == 2
    assert (office / "cases/2026-0105/dossier.yaml").read_bytes() == before


@pytest.mark.parametrize("said", [(), ("par=a.petit", "heure=10:00")])
def test_a_note_that_says_nothing_is_refused(cli: Cli, office: Path, said: tuple[str, ...]) -> None:
    before = (office / "cases/2026-0105/dossier.yaml").read_bytes()
    ran = cli("noter", "2026-0105", "note", *said, "--racine", office)
    assert ran.code == 2
    assert 'ne dit rien. Écrire : recouvre noter 2026-0105 note note="…"' in ran.err
    for dots in ("…", "..."):
        assert cli("noter", "2026-0105", "note", f"note={dots}", "--racine", office).code == 2, "nor as it is pasted"
    assert (office / "cases/2026-0105/dossier.yaml").read_bytes() == before
    assert cli("noter", "2026-0105", "note", "note=rappelé", "--racine", office).code == 0


def test_a_note_of_dots_in_an_old_journal_stops_nothing(cli: Cli, office: Path) -> None:
    """It was accepted then, and is printed nowhere."""
    path = office / "cases/2026-0105/dossier.yaml"
    fact = "journal:\n  - date: 2020-01-02\n    type: note\n    note: ...\n"
    path.write_text(path.read_text(encoding="utf-8").replace("journal:\n", fact, 1), encoding="utf-8")
    ran = cli("verifier", "2026-0105", "--racine", office)
    assert "tient la place" not in ran.out
    assert ran.code == 0, ran.out


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("2026-0105", "Le créancier abandonne le reste : 6 162,89 €, dont 5 781,53 € de principal."),
        ("2026-0102", "sans paiement reçu, rien n'est abandonné"),
    ],
)
def test_what_a_settlement_gives_up_is_told_as_it_is_noted(cli: Cli, office: Path, reference: str, said: str) -> None:
    """A word too many, and nothing asks for the rest any more."""
    ran = cli("noter", reference, "solde", "--date", "20/11/2026", "--racine", office)
    assert said in ran.out.replace("\N{NO-BREAK SPACE}", " "), ran.out


def test_a_refund_is_noted_among_those_of_the_case_and_what_exceeds_is_told(cli: Cli, office: Path) -> None:
    ran = cli(
        "noter", "2026-0105", "remboursement", "montant=50,00", "a=Me Songe", "--date", "20/11/2026",
        "--racine", office,
    )  # fmt: skip
    text = dossier(office, "2026-0105").read_text(encoding="utf-8")
    assert "remboursements:\n  - date: 2026-11-20\n    montant: 50,00\n    a: Me Songe\n" in text
    assert (ran.code, "non compté : rien n'était alors reçu en trop" in ran.out) == (0, True), ran.out


def test_an_act_is_asked_what_it_may_say_and_nothing_of_other_acts(office: Path) -> None:
    """A judgment was asked how it was served, what was seized and when the debtor agreed: thirty questions."""
    ran = ask(office, ["jugement", "", "TAE de Lyon", "2026F00127", *[""] * 15])
    assert ran.exit_code == 0, ran.output
    asked = re.findall(r"\[([a-z-]+)\] ?:", ran.output.replace("\N{NO-BREAK SPACE}", " "))
    assert {"sens", "refere", "pourvoi-le", "rg"} <= set(asked)
    assert not {"mode", "acte", "executee-le", "denoncee-le", "accord-le", "portee", "a-faire"} & set(asked)
    seized = ask(office, ["saisie-attribution", *[""] * 20])
    assert "[denoncee-le]" in seized.output
    assert "[pourvoi-le]" not in seized.output
