"""The department of the largest communes: a postcode typed for another town returns a registered letter to its sender.

The first two figures of a postcode are those of the department for all of these, CEDEX included; communes that share
their name with another of some size are left out.
"""

import re

from generator.phrases import unaccented

_DEPARTMENTS = {
    "01": "Bourg-en-Bresse", "06": "Nice Antibes Cannes", "13": "Marseille Aix-en-Provence", "14": "Caen",
    "17": "La-Rochelle", "20": "Ajaccio Bastia", "21": "Dijon", "25": "Besançon", "29": "Brest Quimper",
    "30": "Nîmes", "31": "Toulouse", "33": "Bordeaux Pessac", "34": "Montpellier Béziers", "35": "Rennes",
    "37": "Tours", "38": "Grenoble", "42": "Saint-Étienne", "44": "Nantes", "45": "Orléans",
    "49": "Angers Cholet", "51": "Reims", "54": "Nancy", "56": "Lorient Vannes", "57": "Metz Thionville",
    "59": "Lille Roubaix Tourcoing Dunkerque", "63": "Clermont-Ferrand", "64": "Bayonne", "66": "Perpignan",
    "67": "Strasbourg", "68": "Mulhouse Colmar", "69": "Lyon Villeurbanne Vénissieux Villefranche-sur-Saône",
    "72": "Le-Mans", "73": "Chambéry", "74": "Annecy", "75": "Paris", "76": "Le-Havre Rouen", "80": "Amiens",
    "83": "Toulon Fréjus", "84": "Avignon", "86": "Poitiers", "87": "Limoges",
    "92": "Nanterre Boulogne-Billancourt", "93": "Aubervilliers Bobigny", "94": "Créteil Vitry-sur-Seine",
    "95": "Argenteuil",
}  # fmt: skip


def department(town: str) -> str:
    """First two figures of the postcodes of a large commune (« PARIS 3e », « Lyon CEDEX 03 »); empty for another."""
    folded = _folded(re.sub(r"(?i)\s+(cedex\b.*|[0-9]{1,2}\s*(er?|e|ème)?)$", "", town.strip()))
    return _BY_TOWN.get(folded, "")


def _folded(town: str) -> str:
    letters = re.sub(r"[^a-z]+", " ", unaccented(town).casefold())
    return re.sub(r"\bst(e?)\b", r"saint\1", letters).strip()


_BY_TOWN = {_folded(town): number for number, towns in _DEPARTMENTS.items() for town in towns.split()}
