"""``controler``: are the pièces, the issued documents and the law tables intact and current?"""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from generator.case import Case
from generator.exhibits import verify as verify_lock
from generator.findings import CaseInvalid, Finding, Level
from generator.law.report import to_verify
from generator.law.rereading import rules_to_verify
from generator.load import load_case, load_office
from generator.register.chain import read
from generator.register.issue import recover
from generator.register.verify import verify
from generator.statement.office_rates import rates_of


def control(root: Path, references: Iterable[str], au: dt.date) -> list[Finding]:
    """Check every case asked for, then the tables; sorted findings."""
    office = load_office(root)
    findings: list[Finding] = []
    for reference in references:
        folder = root / "cases" / reference
        shown = f"cases/{reference}"
        if told := recover(folder / "emis"):
            findings.append(Finding(f"{shown}/emis", 0, 0, Level.AVERTISSEMENT, "", told))
        findings += verify(folder / "emis", f"{shown}/emis")
        try:
            case = load_case(root, reference, office)
        except CaseInvalid as broken:
            findings += broken.findings
            continue
        findings += verify_lock(case)
        findings += _journal_and_register(case)
    findings += _tables(root, au)
    return sorted(findings)


def _journal_and_register(case: Case) -> list[Finding]:
    """The journal is the history, the register the proof: each issue is noted, each « emis » is a block."""
    register = f"cases/{case.folder.name}/emis/registre.yaml"
    blocks = read(case.root / register, register)
    issued = {str(block["seq"]) for block in blocks if block.get("nature") == "emission"}
    noted: dict[str, int] = {}
    findings = []
    for rank, fact in enumerate(case.dossier.journal):
        if fact.emis is not None:
            noted[str(fact.emis)] = rank
            if str(fact.emis) not in issued:
                message = f"le bloc {fact.emis} n'existe pas dans emis/registre.yaml."
                findings.append(case.finding(Level.ERREUR, ("journal", rank, "emis"), message, "Corriger le numéro."))
    findings += [
        Finding(register, 0, 0, Level.AVERTISSEMENT, f"bloc {seq}", "aucun fait du journal ne cite cette émission.")
        for seq in sorted(issued - set(noted), key=int)
    ]
    return findings


def _tables(root: Path, au: dt.date) -> list[Finding]:
    return [
        Finding(row.fichier, 0, 0, Level.AVERTISSEMENT, row.nom, row.message, "Relire la source et dater la lecture.")
        for row in (*to_verify(au, rates_of(root)), *rules_to_verify(au))
    ]
