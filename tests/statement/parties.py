"""An office of fictional parties: a company, a private person, a sole trader."""

from generator.model import Cabinet, Creancier, Office

ADDRESS = {"rue": "1 rue Fictive", "code-postal": "69003", "ville": "Lyon"}
CABINET = {
    "nom": "Cabinet d'essai",
    "qualite": "creancier",
    "adresse": ADDRESS,
    "courriel": "cabinet@essai.example",
    "responsables": {"a.petit": {"nom": "Alice Petit"}},
}
CREANCIER = {
    "nature": "societe",
    "denomination": "Atelier Durand",
    "forme": "SARL",
    "adresse": ADDRESS,
    "courriel": "compta@atelier-durand.example",
    "iban": "FR76 3000 6000 0112 3456 7890 189",
    "signataire": {"nom": "M. Paul Durand", "fonction": "gérant"},
}
PERSON = {**CREANCIER, "nature": "particulier", "nom": "Durand", "prenoms": "Jeanne"}
OFFICE = Office(
    Cabinet.model_validate(CABINET),
    {
        "atelier-durand": Creancier.model_validate(CREANCIER),
        "jeanne-durand": Creancier.model_validate(PERSON),
        "durand-ei": Creancier.model_validate({**PERSON, "nature": "entrepreneur-individuel"}),
    },
    {},
    {},
)
