"""What keeps electronic invoices from being claimed, one by one and together, by the case they would open."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from msgspec import Struct

from generator.edit.nouveau import INVOICE, refusal
from generator.exhibits.agreement import bare, is_due
from generator.exhibits.facts import FactureElectronique, FactureLue
from generator.findings import Finding, legible
from generator.load.suggest import folded
from generator.model import Office
from generator.money import NBSP, ZERO, format_amount

# UNTDID 1001, those of the French flows; a corrected invoice replaces one, a factored one is owed to a factor
CORRECTED, FACTORED = frozenset({"384", "471", "472", "473"}), frozenset({"393", "501", "472", "473"})
DEPOSIT = frozenset({"386", "500"})
ORDINARY = frozenset({"380", "389"})  # by the seller, by the buyer in his name
_PRO_FORMA = "325"
_MEANT = {
    "nature": "si c'est une facture ou un avoir", "devise": "sa devise",
    "numero": "son numéro", "date": "sa date", "montant-ttc": "son montant TTC",
}  # fmt: skip
_BY_NAME = "Un dossier par débiteur ; si c'est le même, ouvrir le dossier sans elle, et l'y noter."
_WITHOUT = "Ouvrir le dossier sans elle, et l'écrire."


class Given(Struct, frozen=True):
    """An invoice given: its file, what it says, its bytes; none for data that no exhibit shows."""

    path: Path
    said: FactureLue
    content: bytes = b""

    @property
    def data(self) -> FactureElectronique:
        """What it says of itself."""
        return self.said.donnees

    @property
    def prepaid(self) -> Decimal:
        """The advance it deducts, in euros."""
        return max(Decimal(self.data.acompte or ZERO), ZERO)

    @property
    def rounding(self) -> Decimal:
        """What it asks for beyond its total less the advance, in euros: a rounding, or another thing to be told."""
        asked = self.said.a_payer
        return Decimal(asked) - Decimal(self.data.montant_ttc) + self.prepaid if asked else ZERO


def answers(one: Given) -> dict[str, str]:
    """What an invoice answers to the questions of a new case."""
    data = one.data
    amount = format_amount(Decimal(data.montant_ttc)).replace(NBSP, " ") if data.montant_ttc else ""
    said = {"numero": data.numero, "date": data.date, "echeance": data.echeance, "montant-ttc": amount}
    return {key: value for key, value in said.items() if value}


def unclaimable(root: Path, reference: str, given: Sequence[Given], office: Office) -> Iterator[Finding]:
    """Why invoices cannot be those of one case, every reason at once."""
    for one in given:
        yield from _alone(root, reference, one, office)
    yield from _of_another(given)
    yield from _twice(given)


def _alone(root: Path, reference: str, one: Given, office: Office) -> Iterator[Finding]:
    file, data = str(one.path), one.data
    if not is_due(data):
        remedy = f"Ne pas le donner ici ; une fois le dossier ouvert : recouvre noter {reference} avoir."
        yield Finding.of_file(file, "c'est un avoir, pas une facture.", remedy)
    elif data.nature == _PRO_FORMA:
        message = "c'est une facture pro forma : elle ne réclame rien."
        yield Finding.of_file(file, message, "Donner la facture définitive, ou ouvrir le dossier sans elle.")
    elif data.devise not in {"", "EUR"}:
        remedy = "Ouvrir le dossier sans elle, et en écrire la conversion convenue."
        yield Finding.of_file(file, f"facture en {data.devise} : le décompte est en euros.", remedy)
    elif data.montant_ttc and not Decimal(data.montant_ttc):
        yield Finding.of_file(file, "son montant TTC est nul : rien n'est à réclamer.", "Ne pas la donner.")
    else:
        yield from _unsaid(root, reference, one, office)


def _unsaid(root: Path, reference: str, one: Given, office: Office) -> Iterator[Finding]:
    """What its data do not say, or not so that it can be written."""
    file, said = str(one.path), {key: value for key, value in answers(one).items() if legible(value) == value}
    for key, value in {
        "nature": one.data.nature,
        "devise": one.data.devise,
        **dict.fromkeys(INVOICE, ""),
        **said,
    }.items():
        if key in _MEANT and not value:
            message = f"ses données ne disent pas {_MEANT[key]}, ou pas comme la norme le demande (EN 16931)."
            yield Finding.of_file(file, message, _WITHOUT)
        elif key in said and (why := refusal(root, reference, said, key, office)):
            yield Finding.of_file(file, why, _WITHOUT)


def _of_another(given: Sequence[Given]) -> Iterator[Finding]:
    """A case has one creditor and one main debtor; a debtor is told by his name where an invoice gives no number."""
    for one in given[1:]:
        yield from _differs(given, one, "vendeur", "Un dossier par créancier.", lambda each: each.data.vendeur)
        yield from _differs(given, one, "acheteur", "Un dossier par débiteur.", lambda each: each.data.acheteur)
        if not (given[0].data.acheteur and one.data.acheteur):
            yield from _differs(given, one, "acheteur", _BY_NAME, lambda each: each.said.acheteur.nom)


def _differs(
    given: Sequence[Given], one: Given, who: str, remedy: str, said: Callable[[Given], str]
) -> Iterator[Finding]:
    first = next((each for each in given if said(each)), one)
    if said(one) and folded(said(first)) != folded(said(one)):
        message = f"{who} « {said(one)} », et « {said(first)} » dans {first.path.name}."
        yield Finding.of_file(str(one.path), message, remedy)


def _twice(given: Sequence[Given]) -> Iterator[Finding]:
    """What another of them claims already: the same number, an advance, an invoice that it corrects."""
    seen: dict[str, Given] = {}
    for one in given:
        first = seen.setdefault(bare(one.data.numero), one)
        if one.data.numero and first is not one:
            message = f"même numéro que {first.path.name} : {one.data.numero}."
            yield Finding.of_file(str(one.path), message, "Ne donner la facture qu'une fois.")
    for one in given:
        corrects = one.data.nature in CORRECTED
        for number in one.said.precedentes if corrects or one.prepaid else ():
            if (other := seen.get(bare(number))) and other is not one:
                does = "rectifiée par" if corrects else "acompte que déduit"
                message = f"{does} la facture {one.data.numero}, donnée aussi : elle serait réclamée deux fois."
                yield Finding.of_file(str(other.path), message, f"Ne donner que {one.path.name}.")
