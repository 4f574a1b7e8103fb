"""JSON Schema of the files, generated from the types: completion and checks in the editor.

Draft-07 is what YAML extensions of editors know best. The schema says the same as the model, as far as an editor can
know it: it reads ``69003`` as a number and computes no key of a SIREN. ``tests/schema`` holds both to the same answers
and lists the exceptions.
"""

import json
from decimal import Decimal
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.model.cabinet import Cabinet, Strategies
from generator.model.dossier import Dossier
from generator.model.parties import Creancier, Intervenant
from generator.model.senses import senses

FILES: dict[str, type[BaseModel]] = {
    "dossier": Dossier,
    "cabinet": Cabinet,
    "creancier": Creancier,
    "intervenant": Intervenant,
    "strategies": Strategies,
}

DESCRIPTIONS = {
    "dossier": "cases/<référence>/dossier.yaml : tout ce que le cabinet sait d'un dossier.",
    "cabinet": "cases/_cabinet/cabinet.yaml : qui écrit, en quelle qualité.",
    "creancier": "cases/_cabinet/creanciers/<identifiant>.yaml : un créancier.",
    "intervenant": "cases/_cabinet/intervenants/<identifiant>.yaml : avocat, commissaire, société de recouvrement.",
    "strategies": "cases/_cabinet/strategies.yaml : les échelles de relance.",
}

TITLES = {
    "Dossier": "Dossier de recouvrement",
    "Cabinet": "Cabinet",
    "Creancier": "Créancier",
    "Intervenant": "Intervenant",
    "Strategies": "Échelles de relance",
    "Adresse": "Adresse postale",
    "Attendu": "Montants attendus",
    "Avoir": "Avoir",
    "Capitalisation": "Capitalisation des intérêts",
    "ClausePenale": "Clause pénale",
    "Competence": "Juridiction à saisir",
    "Cautionnement": "Engagement d'une caution",
    "ChiffreAffaires": "Chiffre d'affaires d'une période",
    "Condamne": "Personne que le titre condamne",
    "Contact": "Personne à joindre",
    "Creance": "Créance",
    "Debiteur": "Débiteur",
    "Dispense": "Dispense",
    "Echeance": "Échéance d'un échéancier",
    "Etape": "Étape de relance",
    "Facture": "Facture",
    "FaitAutreCourrier": "Courrier à un codébiteur ou à une caution",
    "FaitContact": "Appel ou visite",
    "FaitContestation": "Contestation",
    "FaitCourrier": "Courrier ou courriel envoyé",
    "FaitDeces": "Décès d'un débiteur",
    "FaitDissolution": "Dissolution d'une société",
    "FaitEcheanceManquee": "Échéance manquée",
    "FaitEcheancier": "Échéancier, proposé ou signé",
    "FaitFin": "Fin du dossier, ou note",
    "FaitPause": "Suspension, médiation ou délai de grâce",
    "FaitProcedure": "Acte de procédure",
    "FaitProcedureCollective": "Procédure collective",
    "FaitRadiation": "Radiation du registre",
    "FaitReconnaissance": "Reconnaissance de dette",
    "FaitRejet": "Paiement rejeté",
    "FaitNotificationCession": "Notification de la transmission d'une créance",
    "FaitRemise": "Transmission ou communication",
    "FaitReponse": "Réponse ou promesse du débiteur",
    "FaitReprise": "Reprise",
    "FaitRole": "Instance radiée, retirée, suspendue ou rétablie",
    "FaitSolvabilite": "Vérification de solvabilité",
    "FaitSurendettement": "Surendettement",
    "FaitVerification": "Vérification de la créance déclarée",
    "FraisLigne": "Frais",
    "InteretsTitre": "Intérêts du titre",
    "Remboursement": "Trop-perçu rendu",
    "Paiement": "Paiement reçu",
    "Penalites": "Pénalités de retard",
    "Piece": "Pièce",
    "PlafondContacts": "Plafond de contacts",
    "PrescriptionConvenue": "Prescription convenue",
    "Promis": "Promesse",
    "Responsable": "Responsable de dossiers",
    "Signataire": "Signataire",
    "Solidarite": "Source de la solidarité",
    "Strategie": "Échelle de relance",
    "Titre": "Titre exécutoire",
}


def schemas() -> dict[str, bytes]:
    """Bytes of every published file of ``schema/``, by name."""
    return {f"{name}.schema.json": _serialised(build(kind)) for name, kind in FILES.items()}


def build(kind: type[BaseModel]) -> dict[str, Any]:
    """Schema of one kind of file."""
    schema = kind.model_json_schema(by_alias=True, schema_generator=_Generator)
    definitions = schema.pop("$defs", {})
    words = {name: each for name, each in definitions.items() if "enum" in each}
    records = {name: each for name, each in definitions.items() if name not in words}
    for name, record in ((kind.__name__, schema), *records.items()):
        record["title"] = TITLES[name]
        record.pop("description", None)  # the docstring is for developers
        if "type" in record["properties"] and name.startswith("Fait"):
            record["properties"]["type"]["description"] = "Type du fait."
    body = _resolved({**schema, "$defs": records}, words)
    described = DESCRIPTIONS[next(name for name, each in FILES.items() if each is kind)]
    return {"$schema": "http://json-schema.org/draft-07/schema#", "description": described, **body}


class _Generator(GenerateJsonSchema):
    """What differs from pydantic's own: no null (a key is there or not), French defaults, facts by their ``type``."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        inner = self.generate_inner(schema["schema"])
        shown = _typed_in_yaml(schema.get("default"))
        return inner if shown is None else {**inner, "default": shown}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """Each ``type`` leads to its record: editors complete it and point at the wrong key, which ``oneOf`` hides."""
        tags: dict[str, list[str]] = {}
        for tag, choice in schema["choices"].items():
            tags.setdefault(self.generate_inner(choice)["$ref"], []).append(str(tag))
        discriminator = str(schema["discriminator"])
        every = [tag for group in tags.values() for tag in group]
        return {
            "type": "object",
            "properties": {discriminator: {"description": "Type du fait.", "enum": every}},
            "required": [discriminator],
            "allOf": [
                {"if": {"properties": {discriminator: {"enum": group}}}, "then": {"$ref": ref}}
                for ref, group in tags.items()
            ],
        }

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Keys that are not identifiers are refused."""
        return {**super().dict_schema(schema), "additionalProperties": False}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  pydantic's signature
        return False


def _typed_in_yaml(value: Any) -> Any:
    """A default as it would be typed; ``None`` when there is nothing useful to show."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if value is None or isinstance(value, (BaseModel, tuple)):
        return None
    return value if isinstance(value, int) else str(value)


def _resolved(node: Any, words: dict[str, Any]) -> Any:
    """Put lists of words where they are used; wrap references that have neighbours, which draft-07 would ignore."""
    if isinstance(node, list):
        return [_resolved(item, words) for item in node]
    if not isinstance(node, dict):
        return node
    resolved = _explained({key: _resolved(value, words) for key, value in node.items()})
    reference = resolved.get("$ref")
    if not isinstance(reference, str):
        return resolved
    others = {key: value for key, value in resolved.items() if key != "$ref"}
    name = reference.rpartition("/")[2]
    if name in words:
        return _explained({"type": "string", "enum": words[name]["enum"], **others})
    return {"allOf": [{"$ref": reference}], **others} if others else resolved


def _explained(node: dict[str, Any]) -> dict[str, Any]:
    """A list of words with what each means, as editors show it beside them; a condition on words explains nothing."""
    if not isinstance(node.get("enum"), list) or not {"description", "type"} & set(node):
        return node
    told = senses([str(word) for word in node["enum"]])
    return {**node, "enumDescriptions": list(told)} if told else node


def _serialised(schema: dict[str, Any]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2, default=_plain) + "\n").encode("utf-8")


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    raise TypeError(f"{type(value).__name__} in a schema")
