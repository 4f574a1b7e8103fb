"""What ``pieces.lock`` keeps of the sellers that electronic invoices name: known without reading the files again."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.case import Case, KeyPath
from generator.exhibits.agreement import another_seller, may_be
from generator.exhibits.lock import NAME
from generator.findings import Finding, Level
from generator.load.yaml_text import read_yaml
from generator.model import Creancier, Facture


def not_owed(case: Case, creancier: Creancier, invoices: Iterable[tuple[KeyPath, Facture]]) -> Iterator[Finding]:
    """Errors on the invoices that another company sold, as it was when they were taken in; a damaged lock says none."""
    sellers = _sellers(case)
    for path, invoice in invoices:
        seller = sellers.get(invoice.piece or "", "")
        if not (invoice.cession or may_be(creancier, seller)):
            sentence, remedy = another_seller(creancier, seller)
            yield case.finding(Level.ERREUR, (*path, "piece"), f"{invoice.numero} : {sentence}", remedy)


def _sellers(case: Case) -> Mapping[str, str]:
    path = case.folder / NAME
    if path.is_symlink() or not path.is_file():
        return {}
    tree, _, wrong = read_yaml(path.read_text(encoding="utf-8", errors="replace"), path.name)
    blocks = _within(tree, "pieces")
    if wrong or not isinstance(blocks, list):
        return {}
    told = ((_within(block, "id"), _within(block, "constats", "facture", "vendeur")) for block in blocks)
    return {name: seller for name, seller in told if isinstance(name, str) and isinstance(seller, str)}


def _within(tree: Any, *keys: str) -> Any:
    for key in keys:
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree
