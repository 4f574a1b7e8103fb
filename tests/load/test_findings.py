"""Each kind of finding: a wrong file of ``tests/findings`` and the French text expected beside it.

``pytest tests/load/test_findings.py --actualiser`` writes the expected texts anew, to be read before committing.
"""

import re
from pathlib import Path
from typing import Any

import pytest

from generator.case import Case
from generator.cli.output import as_text
from generator.findings import Level
from generator.load import load_office, read_case
from generator.load.checks import CHECKS, pieces
from generator.load.files import load_bytes
from generator.load.places import Spot
from generator.load.typed import SENTENCES
from generator.model import Dossier, Office
from tests.load.bureau import FINDINGS, REFERENCE, case_at, office_at

KINDS = sorted(path.stem for path in FINDINGS.glob("*.yaml"))
MODEL = Path(__file__).resolve().parents[2] / "generator" / "model"

# What no dossier can show: errors of another file, or of a type no key of the files has.
NOT_IN_A_CASE = {"dict_type", "string_type", "string_pattern_mismatch"}
OWN_NOT_IN_A_CASE = {"couleur", "iban", "format", "signataire", "titre_de_recettes"}

# Findings that point at a sign or a word in the value rather than at its key.
IN_THE_VALUE = {
    "renvoi",
    "ancre",
    "type-yaml",
    "guillemets-sur-deux-lignes",
    "mot-sans-valeur-dans-accolades",
    "espace-insecable-avant-deux-points",
    "fichier-saut-de-page",
}


def test_every_expected_text_has_its_file() -> None:
    assert sorted(path.stem for path in FINDINGS.glob("*.txt")) == KINDS


@pytest.fixture(scope="module")
def office_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with one case, whose file each test replaces; a creditor names no mediator, another is public."""
    root = office_at(tmp_path_factory.mktemp("bureau"))
    creditor = root / "cases" / "_cabinet" / "creanciers" / "atelier-durand.yaml"
    lines = creditor.read_text(encoding="utf-8").splitlines(keepends=True)
    unnamed = "".join(line for line in lines if not line.startswith("mediateur:"))
    creditor.with_name("sans-mediateur.yaml").write_text(unnamed, encoding="utf-8")
    public = "".join(lines).replace("nature: societe", "nature: personne-publique", 1)
    creditor.with_name("commune.yaml").write_text(public, encoding="utf-8")
    case_at(root, b"")
    return root


@pytest.fixture(scope="module")
def office(office_root: Path) -> Office:
    return load_office(office_root)


@pytest.mark.parametrize("kind", KINDS)
def test_wrong_file_gives_the_expected_text(
    kind: str, office_root: Path, office: Office, request: pytest.FixtureRequest
) -> None:
    content = (FINDINGS / f"{kind}.yaml").read_bytes()
    (office_root / "cases" / REFERENCE / "dossier.yaml").write_bytes(content)
    case, findings = read_case(office_root, REFERENCE, office)
    text = as_text(findings) + "\n"
    expected = FINDINGS / f"{kind}.txt"
    if request.config.getoption("--actualiser"):
        expected.write_text(text, encoding="utf-8")
    assert findings, "a wrong file without a finding proves nothing"
    assert text == expected.read_text(encoding="utf-8")
    assert (case is None) == any(finding.level is Level.ERREUR for finding in findings)


def test_findings_point_at_the_key_they_name() -> None:
    """The column is that of the last word of the key, at the line printed."""
    for kind in KINDS:
        lines = (FINDINGS / f"{kind}.yaml").read_text(encoding="utf-8").split("\n")
        for shown in (FINDINGS / f"{kind}.txt").read_text(encoding="utf-8").splitlines():
            found = re.match(r"[^:]+:(\d+):(\d+): \w+: ([\w.\[\]-]+) : ", shown)
            if found is None or kind in IN_THE_VALUE:
                continue  # those point at the sign or the word in the value
            word = found[3].rpartition(".")[2]
            if "[" not in word:
                line = lines[int(found[1]) - 1]
                assert line[int(found[2]) - 1 :].startswith(f"{word}:"), shown


def test_every_check_has_its_wrong_file(office_root: Path, office: Office) -> None:
    folder = office_root / "cases" / REFERENCE
    checks = (*CHECKS, pieces.files_exist)
    silent = {check.__name__ for check in checks}
    for kind in KINDS:
        content = (FINDINGS / f"{kind}.yaml").read_bytes()
        loaded = load_bytes(content, "dossier.yaml", Dossier)
        if loaded.value is None:
            continue
        case = Case(loaded.value, office_root, folder, "", loaded.positions)
        silent -= {check.__name__ for check in checks if any(check(case, office))}
    assert silent == set()


def test_every_sentence_has_its_wrong_file(monkeypatch: pytest.MonkeyPatch) -> None:
    used: set[str] = set()

    def watched(code: str) -> None:
        sentence = SENTENCES[code]

        def spy(error: Any, spot: Spot, parent: Spot) -> Any:
            used.add(code)
            return sentence(error, spot, parent)

        monkeypatch.setitem(SENTENCES, code, spy)

    for code in list(SENTENCES):
        watched(code)
    for kind in KINDS:
        load_bytes((FINDINGS / f"{kind}.yaml").read_bytes(), "dossier.yaml", Dossier)
    assert set(SENTENCES) - used == NOT_IN_A_CASE


def test_every_refused_scalar_has_its_wrong_file() -> None:
    refusals = {
        (code, message)
        for path in MODEL.rglob("*.py")
        for code, message in re.findall(r'refuse\(\s*"(\w+)",\s*f?"([^"{]*)', path.read_text(encoding="utf-8"))
    }
    shown = "\n".join(path.read_text(encoding="utf-8") for path in FINDINGS.glob("*.txt"))
    assert {code for code, message in refusals if message.strip("« ") and message not in shown} <= OWN_NOT_IN_A_CASE
