"""Files -> types with positions, or findings: the only way in."""

import hashlib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.case import Case, KeyPath, key_text
from generator.findings import CaseInvalid, Finding, Level, has_errors
from generator.load.yaml_text import Positions, read_yaml
from generator.model import Cabinet, Creancier, Dossier, Intervenant, Office, Strategies

Model = TypeVar("Model", bound=BaseModel)


def load_case(root: Path, reference: str) -> Case:
    """Load ``cases/<reference>/dossier.yaml``.

    Raises:
        CaseInvalid: the file has errors; all of them are listed.
    """
    folder = root / "cases" / reference
    content = (folder / "dossier.yaml").read_bytes()
    file = f"cases/{reference}/dossier.yaml"
    dossier, positions, findings = _typed(content.decode("utf-8"), file, Dossier)
    if dossier is None or has_errors(findings):
        raise CaseInvalid(findings)
    return Case(dossier, root, folder, hashlib.sha256(content).hexdigest(), positions, tuple(findings))


def load_office(root: Path) -> Office:
    """Load ``cases/_cabinet``.

    Raises:
        CaseInvalid: one of its files has errors; all of them are listed.
    """
    home = root / "cases" / "_cabinet"
    findings: list[Finding] = []

    def one(path: Path, kind: type[Model]) -> Model | None:
        loaded, _, found = _typed(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix(), kind)
        findings.extend(found)
        return loaded

    cabinet = one(home / "cabinet.yaml", Cabinet)
    creanciers = {path.stem: one(path, Creancier) for path in sorted((home / "creanciers").glob("*.yaml"))}
    intervenants = {path.stem: one(path, Intervenant) for path in sorted((home / "intervenants").glob("*.yaml"))}
    strategies = one(home / "strategies.yaml", Strategies)
    if has_errors(findings) or cabinet is None or strategies is None:
        raise CaseInvalid(findings)
    return Office(
        cabinet,
        {slug: party for slug, party in creanciers.items() if party},
        {slug: party for slug, party in intervenants.items() if party},
        strategies.strategies,
    )


def list_references(root: Path) -> list[str]:
    """References of the portfolio, sorted: folders of ``cases/`` that hold a ``dossier.yaml``."""
    return sorted(path.parent.name for path in (root / "cases").glob("*/dossier.yaml"))


def _typed(text: str, file: str, kind: type[Model]) -> tuple[Model | None, Positions, list[Finding]]:
    tree, positions, findings = read_yaml(text, file)
    if tree is None:
        return None, positions, findings
    try:
        return kind.model_validate(tree), positions, findings
    except ValidationError as errors:
        return None, positions, findings + [_translate(error, file, positions) for error in errors.errors()]


def _translate(error: Any, file: str, positions: Positions) -> Finding:
    path: KeyPath = ()
    for part in error["loc"]:  # keep only what exists in the file: union tags drop out by themselves
        if (*path, part) in positions:
            path = (*path, part)
    line, column = positions.get(path, (1, 1))
    return Finding(file, line, column, Level.ERREUR, key_text(path), error["msg"])
