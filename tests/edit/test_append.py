"""Adding to a case file: what is asked is there, every other byte is as before."""

import datetime as dt
import json
import shutil
from collections.abc import Mapping
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.case import Case, KeyPath
from generator.edit import append_item, complete_item, with_elements, with_item, with_keys
from generator.edit.emit import mapping_lines
from generator.findings import CaseInvalid
from generator.load import case_of, load_case, load_office
from generator.load.yaml_text import read_yaml
from generator.model import FaitContact, Office
from generator.model.scalars.text import PLACEHOLDERS
from generator.vocabulary import Fait
from tests.architecture import ROOT
from tests.load.bureau import FINDINGS, REFERENCE, case_at, office_at

BASE = (FINDINGS / "siren-manquant.yaml").read_text(encoding="utf-8")
CALL = {"date": "2026-05-04", "type": "appel", "motif": "tresorerie", "note": "rappellera"}
CALL_LINES = ["  - date: 2026-05-04", "    type: appel", "    motif: tresorerie", "    note: rappellera"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    office_at(tmp_path)
    case_at(tmp_path, BASE.encode())
    return tmp_path


def file_of(root: Path) -> Path:
    return root / "cases" / REFERENCE / "dossier.yaml"


def put(root: Path, text: str) -> None:
    file_of(root).write_bytes(text.encode())


def append_fact(root: Path, reference: str, fact: Mapping[str, object]) -> Case:
    return append_item(root, reference, "journal", fact, load_office(root))


def added(before: str, after: str) -> list[str]:
    """The lines of ``after`` that are not in ``before``, which must be there whole and in order."""
    rest = iter(before.split("\n"))
    expected = next(rest, None)
    new = []
    for line in after.split("\n"):
        if line == expected:
            expected = next(rest, None)
        else:
            new.append(line)
    assert expected is None, f"line lost: {expected!r}"
    return new


def test_fact_goes_last_and_nothing_else_moves(root: Path) -> None:
    case = append_fact(root, REFERENCE, CALL)
    after = file_of(root).read_text(encoding="utf-8")
    assert added(BASE, after) == CALL_LINES
    assert after.index("type: appel") < after.index("\npieces:")
    fact = case.dossier.journal[-1]
    assert isinstance(fact, FaitContact)
    assert (fact.date, fact.type, fact.note) == (dt.date(2026, 5, 4), Fait.APPEL, "rappellera")


JOURNAL = "journal:\n  - date: 2026-04-08\n    type: relance-courriel\n"


@pytest.mark.parametrize(
    ("journal", "expected"),
    [
        ("", ["journal:", *CALL_LINES]),
        ("journal: []\n", ["journal:", *CALL_LINES]),
        ("journal: []   # rien encore\n", ["journal:   # rien encore", *CALL_LINES]),
        ("journal: [ ]\n# suite\n", ["journal:", *CALL_LINES]),
        (JOURNAL + "  # à suivre\n\n", CALL_LINES),
        (JOURNAL.replace("relance-courriel", "relance-courriel   # fin") + "\n", CALL_LINES),
        (JOURNAL.replace("  - ", "- ").replace("    type", "  type"), [line[2:] for line in CALL_LINES]),
        (JOURNAL + "    note: |\n      ligne 1\n      ligne 2\n\n", CALL_LINES),
        (JOURNAL + "    note: suite\n      sur deux lignes\n", CALL_LINES),
        (JOURNAL + "    factures: [F-2026-017]\n", CALL_LINES),
        ("journal:\n  - {date: 2026-04-08, type: relance-courriel}\n", CALL_LINES),
        (JOURNAL + "\n  - date: 2026-04-20\n    type: note\n", ["", *CALL_LINES]),
    ],
)
def test_every_way_of_writing_the_journal(root: Path, journal: str, expected: list[str]) -> None:
    text = BASE.replace(JOURNAL, journal)
    put(root, text)
    before = load_case(root, REFERENCE).dossier
    after = append_fact(root, REFERENCE, CALL).dossier
    written = file_of(root).read_text(encoding="utf-8")
    kept = text.replace("journal: []   # rien encore\n", "").replace("journal: []\n", "").replace("journal: [ ]\n", "")
    assert added(kept, written) == expected
    assert after.journal[:-1] == before.journal
    assert after.model_copy(update={"journal": ()}) == before.model_copy(update={"journal": ()})


def test_fact_found_late_goes_at_its_date(root: Path) -> None:
    later = JOURNAL + "  # l'appel décisif\n  - date: 2026-09-01\n    type: note\n"
    put(root, BASE.replace(JOURNAL, later))
    case = append_fact(root, REFERENCE, CALL)
    assert [fact.date.month for fact in case.dossier.journal] == [4, 5, 9]
    written = file_of(root).read_text(encoding="utf-8")
    assert "    note: rappellera\n  # l'appel décisif\n  - date: 2026-09-01" in written
    case = append_fact(root, REFERENCE, {**CALL, "date": "2026-01-05"})
    assert [fact.date.month for fact in case.dossier.journal] == [1, 4, 5, 9]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n# fin\n", "\n...\n"])
def test_line_ends_and_marks_of_windows_stay(root: Path, mark: str, end: str) -> None:
    text = BASE.replace(JOURNAL, "").rstrip("\n") + "\n" + JOURNAL.rstrip("\n") + end
    put(root, mark + text.replace("\n", "\r\n"))
    append_fact(root, REFERENCE, CALL)
    written = file_of(root).read_bytes().decode("utf-8")
    assert written.startswith(mark + "format")
    assert "\r\n" in written
    assert "\n" not in written.replace("\r\n", "")
    assert added(text, written.removeprefix("\ufeff").replace("\r\n", "\n")) == CALL_LINES
    assert written.endswith("\r\n") == (end != "")


BETWEEN = "journal: [{date: 2026-04-08, type: note}]  # c\n"
ALONE = "journal: [\n  {date: 2026-04-08, type: note},  # c\n  {date: 2026-06-08, type: note,},\n]\n"


@pytest.mark.parametrize(
    ("journal", "written"),
    [
        (BETWEEN, 'journal: [{date: 2026-04-08, type: note}, {date: 2026-05-04, type: appel, note: "a, [b]: c"}]  # c'),
        (ALONE, '  {date: 2026-04-08, type: note}, {date: 2026-05-04, type: appel, note: "a, [b]: c"},  # c'),
    ],
)
def test_a_journal_between_brackets_takes_a_fact_between_them(root: Path, journal: str, written: str) -> None:
    put(root, BASE.replace(JOURNAL, journal))
    case = append_fact(root, REFERENCE, {"date": "2026-05-04", "type": "appel", "note": "a, [b]: c"})
    assert written in file_of(root).read_text(encoding="utf-8").split("\n")
    assert [str(one.date) for one in case.dossier.journal][:2] == ["2026-04-08", "2026-05-04"]
    first = append_fact(root, REFERENCE, {**CALL, "date": "2026-01-05"})
    assert first.dossier.journal[1:] == case.dossier.journal


def test_keys_are_added_to_a_block_between_brackets(root: Path) -> None:
    put(root, BASE.replace(JOURNAL, "journal:\n  - {date: 2026-04-08, type: mise-en-demeure, envoi: lrar}  # c\n"))
    complete_item(
        root, REFERENCE, ("journal", 0), {"suivi": "1A 000 000 0000 0", "pieces": ["facture"]}, load_office(root)
    )
    told = "envoi: lrar, suivi: 1A 000 000 0000 0, pieces: [facture]}  # c\n"
    assert told in file_of(root).read_text(encoding="utf-8")


def test_an_empty_journal_whose_brackets_are_apart_takes_a_fact_between_them(root: Path) -> None:
    put(root, BASE.replace(JOURNAL, "journal: [  # rien\n]\n"))
    append_fact(root, REFERENCE, {"date": "2026-05-04", "type": "appel"})
    assert "journal: [{date: 2026-05-04, type: appel}  # rien\n]\n" in file_of(root).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after"), [("[]", "[facture]"), ("[ ]", "[facture ]"), ("[\n    ]", "[facture\n    ]")]
)
def test_words_are_added_to_an_empty_list(root: Path, before: str, after: str) -> None:
    """The list of pièces of a fact, left empty: the command stopped on a defect of ours."""
    sent = "journal:\n  - date: 2026-04-08\n    type: mise-en-demeure\n    pieces: {}\n"
    put(root, BASE.replace(JOURNAL, sent.format(before)))
    bureau = load_office(root)
    case = load_case(root, REFERENCE, bureau)
    words: dict[KeyPath, dict[str, list[str]]] = {("journal", 0): {"pieces": ["facture"]}}
    written = with_elements(case, file_of(root).read_bytes(), {}, bureau, words).decode()
    assert sent.format(after) in written


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ({**CALL, "motif": "humeur"}, "« humeur » n'est pas admis ici"),
        ({**CALL, "montif": "oubli"}, "Vouliez-vous dire « motif »"),
        ({**CALL, "date": "31/05/2026"}, "Écrire 2026-05-31"),
        ({"type": "appel"}, "il manque la clé « date »"),
        ({"date": "2026-05-04", "type": "apel"}, "Vouliez-vous dire « appel »"),
        ({**CALL, "par": "z.zut"}, "« z.zut » n'est pas dans _cabinet/cabinet.yaml"),
        ({**CALL, "note": "caché\u200b"}, "caractère invisible"),
        ({**CALL, "piece": "inconnue"}, "la pièce « inconnue »"),
    ],
)
def test_fact_that_would_be_wrong_is_refused_before_writing(root: Path, fact: dict[str, Any], message: str) -> None:
    before = file_of(root).read_bytes()
    with pytest.raises(CaseInvalid) as refusal:
        append_fact(root, REFERENCE, fact)
    assert message in str(refusal.value)
    assert {one.key for one in refusal.value.findings} <= {*fact, ""}, "as it was given, at no place of the file"
    assert file_of(root).read_bytes() == before
    assert sorted(path.name for path in file_of(root).parent.iterdir()) == ["dossier.yaml", "pieces"]


def test_case_with_errors_is_refused(root: Path) -> None:
    put(root, BASE.replace("4 800,00", "4,800"))
    with pytest.raises(CaseInvalid, match="ambigu"):
        append_fact(root, REFERENCE, CALL)


def test_file_changed_since_it_was_loaded_is_refused(root: Path) -> None:
    case = load_case(root, REFERENCE)
    put(root, BASE.replace("farine", "farine bise"))
    with pytest.raises(CaseInvalid, match="le fichier a changé"):
        with_item(case, "journal", CALL)


def test_nothing_is_written_by_the_pure_functions(root: Path) -> None:
    case = load_case(root, REFERENCE)
    assert with_item(case, "journal", CALL) != file_of(root).read_bytes()
    assert file_of(root).read_bytes() == BASE.encode()


def test_values_of_the_model_are_typed_as_a_hand_would(root: Path) -> None:
    promise = {"montant": Decimal("1234.5"), "date": dt.date(2026, 12, 10), "moyen": None}
    fact = {"date": dt.date(2026, 5, 4), "type": Fait.APPEL, "joint": True, "promesse": promise, "pieces": ["facture"]}
    append_fact(root, REFERENCE, fact)
    assert added(BASE, file_of(root).read_text(encoding="utf-8")) == [
        "  - date: 2026-05-04", "    type: appel", "    joint: oui", "    promesse:", "      montant: 1234,50",
        "      date: 2026-12-10", "    pieces:", "      - facture",
    ]  # fmt: skip


def test_other_lists_grow_too(root: Path) -> None:
    append_item(root, REFERENCE, "paiements", {"date": "2026-05-05", "montant": "100,00"}, load_office(root))
    case = append_item(root, REFERENCE, "paiements", {"date": "2026-05-04", "montant": "50,00"}, load_office(root))
    assert [payment.date.day for payment in case.dossier.paiements] == [5, 4]
    written = file_of(root).read_text(encoding="utf-8")
    assert added(BASE, written) == [
        "paiements:", "  - date: 2026-05-05", "    montant: 100,00", "  - date: 2026-05-04", "    montant: 50,00",
    ]  # fmt: skip
    assert written.index("factures:") < written.index("paiements:") < written.index("journal:")


@pytest.mark.parametrize("above", ["", "\n", "\n# les relances\n", "\n# les relances\n# à suivre\n"])
def test_a_list_that_the_file_lacks_stands_apart_when_the_last_before_it_does(root: Path, above: str) -> None:
    put(root, BASE.replace(JOURNAL, f"{above}{JOURNAL}"))
    title = {"nature": "jugement", "juridiction": "Tribunal de commerce de Lyon", "date": "2026-06-01"}
    append_item(root, REFERENCE, "titres", {**title, "principal": "4 800,00"}, load_office(root))
    lines = file_of(root).read_text(encoding="utf-8").split("\n")
    place = lines.index("titres:")
    assert (lines[place - 1], lines[place - 2].strip()) == (
        ("", "type: relance-courriel") if above else ("    type: relance-courriel", "- date: 2026-04-08")
    )


def test_a_file_whose_lists_are_between_brackets_takes_one_that_it_lacks(root: Path) -> None:
    tree, _, _ = read_yaml(BASE, "dossier.yaml")
    assert isinstance(tree, dict)
    put(root, "".join(f"{key}: {json.dumps(value)}\n" for key, value in tree.items() if key != "journal"))
    append_fact(root, REFERENCE, CALL)
    assert "\n".join(["journal:", *CALL_LINES]) in file_of(root).read_text(encoding="utf-8")


def test_an_office_that_fixes_the_order_of_its_pieces_writes_in_its_cases(root: Path) -> None:
    cabinet = root / "cases" / "_cabinet" / "cabinet.yaml"
    cabinet.write_text(f"{cabinet.read_text(encoding='utf-8')}ordre-des-pieces: [contrat, facture]\n", encoding="utf-8")
    case = append_fact(root, REFERENCE, {"date": "2026-05-10", "type": "appel", "motif": "oubli"})
    after = complete_item(root, REFERENCE, ("factures", 0), {"recue-le": "2026-03-04"}, load_office(root))
    assert [fact.type for fact in after.dossier.journal] == [fact.type for fact in case.dossier.journal]
    assert after.dossier.factures[0].recue_le == dt.date(2026, 3, 4)


@pytest.mark.parametrize("indent", [None, 2])
def test_a_case_written_whole_as_json_takes_a_list_it_lacks(root: Path, indent: int | None) -> None:
    tree, _, _ = read_yaml(BASE, "dossier.yaml")
    assert isinstance(tree, dict)
    put(root, json.dumps({key: value for key, value in tree.items() if key != "paiements"}, indent=indent))
    payment = {"date": "2026-05-10", "montant": "1 000,50", "moyen": "virement"}
    before = load_case(root, REFERENCE, load_office(root))
    after = append_item(root, REFERENCE, "paiements", payment, load_office(root))
    assert [paid.montant for paid in after.dossier.paiements] == [Decimal("1000.50")]
    written, _, _ = read_yaml(file_of(root).read_text(encoding="utf-8"), "dossier.yaml")
    keys = list(written) if isinstance(written, dict) else []
    assert keys[keys.index("paiements") - 1] == "factures", "after the lists that come before it in the format"
    assert after.dossier.journal == before.dossier.journal


def test_fact_is_completed_by_later_proofs(root: Path) -> None:
    sent = JOURNAL.replace("relance-courriel", "mise-en-demeure") + "    envoi: lrar   # guichet\n"
    put(root, BASE.replace(JOURNAL, sent))
    before = file_of(root).read_text(encoding="utf-8")
    case = complete_item(
        root, REFERENCE, ("journal", 0), {"suivi": "1A 000 000 0000 0", "avis": "distribue"}, load_office(root)
    )
    assert added(before, file_of(root).read_text(encoding="utf-8")) == [
        "    suivi: 1A 000 000 0000 0",
        "    avis: distribue",
    ]
    with pytest.raises(CaseInvalid, match="la clé est déjà écrite"):
        complete_item(root, REFERENCE, ("journal", 0), {"avis": "refuse"}, load_office(root))
    with pytest.raises(CaseInvalid, match="n'existe pas ici"):
        with_keys(case, ("journal", 0), {"couleur": "bleu"})


TEXTS = st.one_of(
    st.text(alphabet="abé 01:#-'\"\\,[]{}&*!|>%@?=~\n\u00a0«»’/.", min_size=1, max_size=60),
    st.sampled_from(
        ["oui", "null", "~", "~ ", "12:30", "# tout", "a: b", "a #b", "- x", "fin:", "'", '"', "\\n", "x\n\n  y\nz"]
    ),
).filter(lambda text: text.strip() and text.strip() not in PLACEHOLDERS)
FACTS = st.fixed_dictionaries(
    {"date": st.dates(dt.date(2026, 1, 1), dt.date(2026, 11, 21)).map(str), "type": st.just("appel")},
    optional={
        "note": TEXTS,
        "interlocuteur": TEXTS,
        "promesse": st.fixed_dictionaries({"montant": st.just("100,00"), "date": st.just("2026-12-24")}),
        "joint": st.sampled_from(["oui", "non"]),
    },
)
LAYOUTS = [
    BASE,
    BASE.replace(JOURNAL, ""),
    BASE.replace(JOURNAL, "journal: []  # c\n"),
    BASE.replace(JOURNAL, JOURNAL + "    note: |\n      a\n\n\n\n# fin du journal\n"),
    BASE.replace("\n", "\r\n"),
    BASE.replace(JOURNAL, JOURNAL + "\n  # b\n  - date: 2026-06-01\n    type: note   # c\n\n"),
]
LAYOUTS += [BASE.replace(JOURNAL, one) for one in (BETWEEN, ALONE)]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Office]:
    root = office_at(tmp_path_factory.mktemp("bureau"))
    case_at(root, BASE.encode())
    return root, load_office(root)


@given(st.sampled_from(LAYOUTS), st.lists(FACTS, min_size=1, max_size=2))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_fact_is_the_case_as_it_was_plus_the_fact(
    shared: tuple[Path, Office], text: str, facts: list[dict[str, Any]]
) -> None:
    root, office = shared
    put(root, text)
    case, _ = case_of(root, REFERENCE, text.encode(), office)
    assert case is not None
    for fact in facts:
        before = file_of(root).read_bytes().decode()
        content = with_item(case, "journal", fact, office)
        after, _ = case_of(root, REFERENCE, content, office)
        assert after is not None
        assert_only_more(case, after, fact)
        if "journal: [{" not in before and "journal: [\n" not in before:
            added(before.replace("journal: []  # c", "journal:  # c"), content.decode())
        YAML(typ="rt").load(StringIO(content.decode()))  # another library reads the file too
        file_of(root).write_bytes(content)
        case = after


def assert_only_more(before: Case, after: Case, fact: dict[str, Any]) -> None:
    assert len(after.dossier.journal) == len(before.dossier.journal) + 1
    rest = list(after.dossier.journal)
    index = next(i for i in range(len(rest)) if rest[:i] + rest[i + 1 :] == list(before.dossier.journal))
    written = rest[index]
    assert isinstance(written, FaitContact)
    assert str(written.date) == fact["date"]
    assert (written.note or "") == fact.get("note", "").strip()
    assert " ".join((written.interlocuteur or "").split()) == " ".join(fact.get("interlocuteur", "").split())
    assert after.dossier.model_copy(update={"journal": ()}) == before.dossier.model_copy(update={"journal": ()})


@pytest.mark.parametrize("reference", sorted(path.parent.name for path in (ROOT / "cases").glob("*/dossier.yaml")))
def test_demo_cases_take_a_fact_and_keep_every_byte(reference: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "cases" / "_cabinet", tmp_path / "cases" / "_cabinet")
    (tmp_path / "cases" / reference).mkdir()
    source = ROOT / "cases" / reference / "dossier.yaml"
    before = source.read_bytes().decode()
    shutil.copy(source, tmp_path / "cases" / reference)
    append_fact(tmp_path, reference, {"date": "2026-11-20", "type": "note", "note": "vu: « rien #1 »"})
    after = (tmp_path / "cases" / reference / "dossier.yaml").read_bytes().decode()
    new = added(before, after)
    assert [line for line in new if line] == [
        "  - date: 2026-11-20",
        "    type: note",
        '    note: "vu: « rien #1 »"',
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("livré\n\npuis repris", ["motif: |", "  livré", "", "  puis repris"]),
        ("\nlivré", ['motif: "\\nlivré"']),
    ],
)
def test_a_text_of_several_lines_is_written_as_it_reads(text: str, lines: list[str]) -> None:
    assert mapping_lines({"motif": text}, 0) == lines
    assert YAML(typ="safe").load("\n".join(lines))["motif"] == text
