"""Cases of the demo with anything more that the schema allows, as nobody would think of writing them."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from random import Random
from typing import Any

import yaml

from generator.case import Case
from generator.findings import Level
from generator.load import list_references, load_office
from generator.load.portfolio import case_of
from generator.model import Office
from generator.resources import shipped

ROOT = shipped("templates").parent
REFERENCES = list_references(ROOT)
FIRST = dt.date(2026, 1, 5)
LAST = 320  # days after the first one: mid-November
_LISTS = re.compile(r"(avoirs|paiements|remboursements|frais|journal|titres|dispenses)\[(\d+)\]")
_OF_THE_OFFICE = {"piece", "pieces", "emis", "remplace", "intervenant", "par", "document", "recu-par", "subrogation"}
_OF_THE_CASE = {"debiteur", "personne", "factures", "echeances", "promesse"}
_SAID = {
    "heritiers": ["Paul Conte", "Inès Conte"],
    "tribunal": "tribunal de commerce de Lyon",
    "juridiction": "tribunal de commerce de Lyon",
    "taux-reduit": "2 %",
    "heure": "14:30",
    "delai": "15",
    "delai-de-regularisation": "8",
}
JOINT = {
    "lien": "solidaire",
    "nature": "societe",
    "qualite": "professionnel",
    "denomination": "Fournil Hippogriffe",
    "adresse": {"rue": "1 rue X", "code-postal": "69004", "ville": "Lyon"},
    "solidarite": {"source": "contrat, article 3"},
}
GUARANTOR = {
    "lien": "caution",
    "nature": "particulier",
    "qualite": "consommateur",
    "prenoms": "Iris",
    "nom": "Chimère",
    "adresse": {"rue": "1 rue X", "code-postal": "69003", "ville": "Lyon"},
    "cautionnement": {"date": "2026-01-02", "nature": "solidaire", "plafond": "4000,00"},
}


@cache
def office() -> Office:
    return load_office(ROOT)


@cache
def _schema() -> Mapping[str, Any]:
    known: dict[str, Any] = json.loads((ROOT / "schema/dossier.schema.json").read_text(encoding="utf-8"))
    return known


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    """Each kind of fact, with the record of the schema that says its keys."""
    rules = _schema()["properties"]["journal"]["items"]["allOf"]
    kinds = ((rule["if"]["properties"]["type"], rule["then"]["$ref"].rpartition("/")[2]) for rule in rules)
    return tuple((kind, record) for of, record in kinds for kind in of.get("enum") or [of["const"]])


@cache
def _of_the_demo(reference: str) -> str:
    return (ROOT / "cases" / reference / "dossier.yaml").read_text(encoding="utf-8")


class _Writer:
    """One case, written at random."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.tree: dict[str, Any] = yaml.load(_of_the_demo(random.choice(REFERENCES)), yaml.BaseLoader)  # noqa: S506 - texts alone
        self.tree.pop("attendu", None)
        for party in (JOINT, GUARANTOR):
            if random.random() < 0.3:
                self.tree["debiteurs"].append(party)
        for key, most in (("journal", 5), ("paiements", 1), ("titres", 1), ("frais", 1)):
            added = [self._record(key) for _ in range(random.randint(0, most))]
            self.tree[key] = sorted([*(self.tree.get(key) or []), *added], key=lambda one: str(one["date"]))

    def _record(self, key: str) -> dict[str, Any]:
        kind, record = self.random.choice(_kinds()) if key == "journal" else ("", "")
        record = record or {"paiements": "Paiement", "titres": "Titre", "frais": "FraisLigne"}[key]
        fields = _schema()["$defs"][record]
        made: dict[str, Any] = {"date": self._day(), **({"type": kind} if kind else {})}
        for name, field in fields["properties"].items():
            wanted = name in fields.get("required", ()) or self.random.random() < 0.3
            value = self._value(name, field, made["date"]) if wanted and name not in made else None
            made |= {name: value} if value is not None else {}
        return made

    def _day(self, since: str = "", most: int = LAST) -> str:
        first = dt.date.fromisoformat(since) if since else FIRST
        return (first + dt.timedelta(days=self.random.randint(0, most))).isoformat()

    def _value(self, name: str, field: Mapping[str, Any], since: str) -> Any:
        if name in _OF_THE_CASE:
            return self._of_the_case(name, since)
        if name in _OF_THE_OFFICE or (field.get("type") == "array" and name not in _SAID) or "$ref" in field:
            return None
        if name in _SAID or "enum" in field:
            return _SAID.get(name) or self.random.choice(field["enum"])
        if field.get("format") == "date":
            return self._day(since, 150)
        return (
            f"{self.random.randint(1, 5000)},37" if "montant" in name else str((field.get("examples") or ["essai"])[0])
        )

    def _of_the_case(self, name: str, since: str) -> Any:
        """What names something of the case, or is to come after the fact."""
        invoices = [one["numero"] for one in self.tree["factures"]]
        if name == "factures":
            return self.random.sample(invoices, self.random.randint(1, len(invoices)))
        if name == "echeances":
            return [{"date": one, "montant": "300,00"} for one in sorted({self._day(since, 200) for _ in range(3)})]
        if name == "promesse":
            return {"date": self._day(since, 60), "montant": "300,00"}
        return self.random.choice([_name(one) for one in self.tree["debiteurs"]])


def _name(party: Mapping[str, str]) -> str:
    return party.get("denomination") or f"{party.get('prenoms', '')} {party['nom']}".strip()


def any_case(random: Random) -> Case | None:
    """A case that the checks accept, what they refuse of it taken out line by line; None when that leaves none."""
    tree = _Writer(random).tree
    for _ in range(40):
        text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False).replace("'oui'", "oui").replace("'non'", "non")
        case, found = case_of(ROOT, tree["reference"], text.encode(), office())
        if case is not None:
            return case
        wrong = next(_LISTS.match(one.key) for one in found if one.level is Level.ERREUR)
        if wrong is None or not tree.get(wrong[1]):
            return None
        del tree[wrong[1]][min(int(wrong[2]), len(tree[wrong[1]]) - 1)]
    return None


_WRONG = re.compile(
    r"\bNone\b|\bnan\b|Decimal|datetime|[{]{2}|\w  \w|\.\.(?!\.)|« »|\( *\)|;;|: :|"
    r"\b(?!nous|vous|note|taux)([a-zé]{4,}) \1\b|\bde le (?=[a-z]+(?<!er)\b)(?!faire|dire|rendre|mettre)"
)


def faults(text: str) -> Iterator[str]:
    """What no sentence of ours says: a value of the program, a word twice, a stop too many."""
    for found in _WRONG.finditer(text):
        yield text[max(0, found.start() - 30) : found.end() + 20]
