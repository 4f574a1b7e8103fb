"""Cases as an assistant may write them: a known case, then keys, dates, amounts and whole facts changed at random.

What is added is drawn from the JSON schema, so that every type of fact, every nature of title and every key is met,
on the days and for the persons nobody thought of.
"""

import copy
import datetime as dt
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import yaml

from generator.model import Dossier
from generator.model.schema import build
from tests.documents.sample import HERE, derived

Case = dict[str, Any]

SCHEMA = build(Dossier)
DEFINED = SCHEMA["$defs"]
FACTS = [
    (kind, rule["then"]["$ref"].rpartition("/")[2])
    for rule in SCHEMA["properties"]["journal"]["items"]["allOf"]
    for kind in rule["if"]["properties"]["type"]["enum"]
]
LISTS = ("titres", "debiteurs", "paiements", "avoirs", "frais", "dispenses", "factures")
KNOWN: list[Case] = [
    yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - every value as it is written
    for text in (
        *(path.read_text(encoding="utf-8") for path in sorted((HERE / "office/cases").glob("*/dossier.yaml"))),
        *derived().values(),
    )
]
FIRST, DAYS = dt.date(2026, 1, 1), 420
FAR = (-400, -31, -1, 1, 31, 365, 1100)  # days
AMOUNTS = ("0,01", "40,00", "480,00", "3 817,94", "99 999,99")


def any_case(chance: Random, reference: str) -> Case:
    """A case of the office, changed up to four times."""
    case = copy.deepcopy(chance.choice(KNOWN)) | {"reference": reference, "creancier": KNOWN[0]["creancier"]}
    for _ in range(chance.randint(1, 4)):
        chance.choice(CHANGES)(chance, case)
    return case


def _add_a_fact(chance: Random, case: Case) -> None:
    kind, model = chance.choice(FACTS)
    fact = _object(chance, DEFINED[model], case) | {"type": kind}
    fact.pop("emis", None)  # written by « emettre » alone
    journal = case.setdefault("journal", [])
    journal.append(fact)
    journal.sort(key=lambda one: one.get("date", ""))


def _add_elsewhere(chance: Random, case: Case) -> None:
    name = chance.choice(LISTS)
    case.setdefault(name, []).append(_value(chance, SCHEMA["properties"][name]["items"], name, case))


def _move_a_day(chance: Random, case: Case) -> None:
    days = [(holder, key) for holder, key in _leaves(case) if _day(holder[key])]
    holder, key = chance.choice(days)
    holder[key] = (dt.date.fromisoformat(holder[key]) + dt.timedelta(days=chance.choice(FAR))).isoformat()


def _change_an_amount(chance: Random, case: Case) -> None:
    amounts = [(holder, key) for holder, key in _leaves(case) if str(key).startswith(("montant", "principal"))]
    if amounts:
        holder, key = chance.choice(amounts)
        holder[key] = chance.choice(AMOUNTS)


def _forget(chance: Random, case: Case) -> None:
    holder, key = chance.choice([one for one in _leaves(case) if one[1] not in {"format", "reference", "creancier"}])
    del holder[key]


CHANGES: tuple[Callable[[Random, Case], None], ...] = (
    _add_a_fact, _add_a_fact, _add_a_fact, _add_elsewhere, _move_a_day, _change_an_amount, _forget,
)  # fmt: skip


def _leaves(tree: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
        if isinstance(value, dict | list):
            yield from _leaves(value)
        else:
            yield tree, key


def _day(text: str) -> bool:
    try:
        return bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _object(chance: Random, rule: dict[str, Any], case: Case, depth: int = 0) -> Case:
    asked = rule.get("required", ())
    return {
        name: _value(chance, one, name, case, depth)
        for name, one in rule["properties"].items()
        if name in asked or (depth < 2 and chance.random() < 0.35)
    }


def _value(chance: Random, rule: dict[str, Any], name: str, case: Case, depth: int = 0) -> Any:  # noqa: PLR0911 - a sort each
    if (referred := rule.get("$ref") or rule.get("allOf", [{}])[0].get("$ref")) is not None:
        return _object(chance, DEFINED[referred.rpartition("/")[2]], case, depth + 1)
    if "const" in rule or "enum" in rule:
        return str(chance.choice(rule.get("enum") or [rule["const"]]))
    if rule.get("type") == "array":
        return [_value(chance, rule["items"], name, case, depth)]
    if rule.get("format") == "date":
        return (FIRST + dt.timedelta(days=chance.randrange(DAYS))).isoformat()
    if found := _of_the_case(chance, name, case):
        return found
    if rule.get("examples"):
        return str(rule["examples"][0])
    return "oui" if "oui" in rule.get("patternErrorMessage", "") else "7"


def _of_the_case(chance: Random, name: str, case: Case) -> str:
    """What a key must find in the case: a person, a pièce, an invoice, the manager."""
    match name:
        case "personne" | "debiteur" | "nom" | "paye-par":
            return _called(chance.choice(case["debiteurs"]))
        case "piece" | "pieces":
            return str(chance.choice(case.get("pieces") or [{}]).get("id", ""))
        case "facture" | "factures":
            return str(chance.choice(case["factures"]).get("numero", ""))
        case "par":
            return str(case.get("responsable", ""))
    return ""


def _called(party: Case) -> str:
    return party.get("denomination") or " ".join(filter(None, (party.get("prenom"), party.get("nom"))))


def written(case: Case) -> str:
    """Text of a case file: JSON is YAML."""
    return json.dumps(case, ensure_ascii=False, indent=1)
