"""Every document in several lengths: one invoice, forty, very long names, nobody to represent the debtor, abroad.

Each is drawn from the case of its golden text; what the law closes in a shape is listed with the reason it gives.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.documents import CATALOGUE
from generator.load import load_case
from tests.documents import pdftext, sample
from tests.documents.sample import produce
from tests.documents.test_golden import ROWS

REFERENCE = dict(ROWS[::-1])  # a case in which each document is ready
LONG_NAME = (
    "Société d'exploitation des anciens établissements Chimère, Hippogriffe, Licorne et Compagnie de Haute-Savoie"
)
LONG_ORIGIN = (
    "fourniture, livraison et mise en service de matériel de boulangerie professionnelle, selon le contrat-cadre "
    "conclu entre les parties, à ses trois avenants et aux bons de commande successifs signés par le débiteur"
)
Tree = dict[str, Any]


def one(tree: Tree) -> None:
    """As it is."""
    del tree


def forty(tree: Tree) -> None:
    """Thirty-nine small invoices more, paid at once when the case is settled."""
    first = tree["factures"][0]
    settled = tree["reference"] in {"solde", "saisie-levee"}
    for number in range(1, 40):
        gross = 21 + number
        more = {**first, "numero": f"G-2026-{number:03d}", "montant-ttc": f"{gross}.40"}
        if "montant-ht" in more:
            more["montant-ht"] = f"{gross - 2}.15"
        tree["factures"].append(more)
        if settled:
            paid = {"date": first["date"], "montant": f"{gross}.40", "imputation-choisie": [more["numero"]]}
            tree["paiements"].append(paid)


def long_names(tree: Tree) -> None:
    """Names, street and origin that fill several lines."""
    debtor = tree["debiteurs"][0]
    debtor["nom" if debtor["nature"] == "particulier" else "denomination"] = LONG_NAME
    debtor["adresse"]["rue"] = "1234 bis boulevard du Général-de-Gaulle-et-de-la-Libération"
    tree["creance"]["origine"] = LONG_ORIGIN


def nobody(tree: Tree) -> None:
    """A debtor whose representative is not known."""
    tree["debiteurs"][0].pop("representant", None)


def abroad(tree: Tree) -> None:
    """A debtor in Belgium, without French register."""
    debtor = tree["debiteurs"][0]
    for key in ("siren", "greffe"):
        debtor.pop(key, None)
    debtor["adresse"] |= {"code-postal": "1000", "ville": "Bruxelles", "pays": "Belgique"}


SHAPES: Mapping[str, Callable[[Tree], None]] = {
    "une": one,
    "quarante": forty,
    "noms-longs": long_names,
    "sans-representant": nobody,
    "etranger": abroad,
}
ABROAD = {
    "requete-injonction": "demeure à l'étranger",
    "projet-ordonnance": "demeure à l'étranger",
    "petites-creances": "Débiteur établi en France",
    "creance-commerciale": "Débiteur établi en France",
    "assignation-refere": "demeure à l'étranger",
    "assignation-fond": "demeure à l'étranger",
    "requete-saisie-conservatoire": "demeure à l'étranger",
}  # closed to a debtor abroad, and the words that say it
DAILY = {
    ("protocole-transactionnel", "noms-longs"),
    ("duplicata-tva", "quarante"),
    ("mandat-sepa", "etranger"),
}
ALL = [
    pytest.param(document, shape, marks=() if (document, shape) in DAILY else pytest.mark.nightly)
    for document in CATALOGUE
    for shape in SHAPES
]
_ROW = re.compile(r"^\s*G-2026-\d{3}\s+.*\d,\d\d", re.MULTILINE)
_SIGNED = re.compile(r"\(signature\)|^\s*Signature d", re.MULTILINE)


def shaped(document: str, shape: str, home: Path) -> sample.Computed:
    """The case of a document in a shape; the sums of its plan are waived, since the invoices change."""
    reference = REFERENCE[document]
    tree = yaml.load(sample.text_of(reference), Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader builds text only
    SHAPES[shape](tree)
    waiver = {"date": "2026-11-01", "par": "Mme Modèle", "objet": "total-echeancier", "motif": "essai de mise en page"}
    tree |= {"reference": "forme", "dispenses": [waiver]}
    sample.write_case(home, "forme", json.dumps(tree, ensure_ascii=False))
    return sample.compute_at(load_case(home, "forme"), sample.LATER.get(reference, sample.AU))


@pytest.mark.parametrize(("document", "shape"), ALL)
def test_a_document_keeps_its_structure_in_every_length(document: str, shape: str, home: Path) -> None:
    values = shaped(document, shape, home)
    lacking = sample.lacking(document, values)
    if shape == "etranger" and document in ABROAD:
        assert ABROAD[document] in " ".join(finding.message for finding in lacking)
        return
    assert lacking == []
    pages = pdftext.read(produce(CATALOGUE[document], *values)[-1].content).split("\f")[:-1]
    assert len(pages) <= (12 if shape == "quarante" else 6)
    for rank, body in enumerate(bodies(pages)):
        assert len(body.split()) > 12, f"page {rank + 1} presque vide"
        signed = _SIGNED.search(body)
        if signed is not None:
            assert len(body[: signed.start()].split()) > 12, f"signature seule page {rank + 1}"
    for rank, page in enumerate(pages):
        if _ROW.search(page):
            assert re.search(r"Facture n°|^\s*N° +(?:Code|Pièce)", page, re.MULTILINE), f"page {rank + 1} sans en-tête"
        for carried in re.findall(r"À reporter : ([\d ]+,\d\d €)", page):
            assert f"Report : {carried}" in pages[rank + 1]


def bodies(pages: list[str]) -> list[str]:
    """Pages without their running header and footer: lines that every page repeats, and its number."""
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    repeated = set.intersection(*map(set, lines)) if len(pages) > 1 else set()
    return [
        "\n".join(line for line in page if line not in repeated and not re.fullmatch(r".*page \d+/\d+", line))
        for page in lines
    ]
