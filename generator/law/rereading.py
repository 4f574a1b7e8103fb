"""Rules of the time side to read again: limits, prescriptions, ceilings, courts, procedures."""

import datetime as dt
from collections.abc import Iterator

from generator.law.dated import rules, table
from generator.law.report import ARelire
from generator.vocabulary import Statut

NAMES = ("delais", "prescription", "plafonds", "tribunaux")
REMEDY = "Relire la source avant de s'y fier ; une version de Recouvre datera la lecture."
WHY = {
    Statut.INCERTAIN: "incertain",
    Statut.CONCORDANT: "lectures concordantes, texte à relire",
    Statut.OFFICIEL: "texte officiel",
}


def rules_to_verify(au: dt.date) -> tuple[ARelire, ...]:
    """Rules past their verification date at ``au``: the file, the rule, one French sentence."""
    return (*_rules(au), *_procedures(au))


def _rules(au: dt.date) -> Iterator[ARelire]:
    for name in NAMES:
        for key, entry in table(name).items():
            for rule in rules(name, key):
                if rule.a_verifier_le and rule.a_verifier_le <= au:
                    yield _line(name, key, f"{entry['article']} : {entry['titre']}", rule.statut, rule.a_verifier_le)


def _procedures(au: dt.date) -> Iterator[ARelire]:
    for key, entry in table("procedures").items():
        due = dt.date.fromisoformat(entry["a_verifier_le"])
        if due <= au:
            yield _line("procedures", key, f"{entry['article']} : {entry['titre']}", Statut(entry["statut"]), due)


def _line(name: str, key: str, what: str, statut: Statut, due: dt.date) -> ARelire:
    message = f"{what} ({WHY[statut]}) est à relire depuis le {due:%d/%m/%Y}."
    return ARelire(f"generator/law/tables/{name}.yaml", key, message, REMEDY)
