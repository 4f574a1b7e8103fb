"""A case opened from the electronic invoices it claims: what they say, to be read again by who opens it.

Numbers, dates and amounts are those the debtor received; who sold and who owes is held against the office. Nothing is
guessed: what they do not say is asked.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import count
from pathlib import Path, PurePosixPath

from babel import Locale
from msgspec import Struct

from generator.edit.declare import identifier
from generator.edit.nouveau import INVOICE, Answers, Brought, refusal
from generator.exhibits.agreement import bare, is_due, numbers
from generator.exhibits.facts import FactureElectronique, FactureLue, RefusedError
from generator.exhibits.invoices import read_invoice
from generator.findings import CaseInvalid, Finding, legible
from generator.load.names import PIECES, name_fault, same_file_key
from generator.model import Office
from generator.money import NBSP, ZERO, format_amount, format_eur

_MEANT = {"numero": "son numéro", "date": "sa date", "montant-ttc": "son montant TTC"}
_FRENCH = Locale("fr")
_IN_FRANCE = {"", "FR", "BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT"}  # ISO 3166, overseas included


class Opening(Struct, frozen=True):
    """What electronic invoices say of the case they open."""

    answers: Answers  # to the questions of a new case
    brought: Brought  # an ``echeance`` may be missing
    remarks: tuple[str, ...]  # one French sentence each


class _Read(Struct, frozen=True):
    path: Path
    said: FactureLue
    content: bytes  # empty for data that no exhibit shows

    @property
    def data(self) -> FactureElectronique:
        return self.said.donnees


def opening(root: Path, reference: str, paths: Sequence[Path], office: Office) -> Opening:
    """Read invoices, of one seller and one buyer.

    Raises:
        CaseInvalid: a file is no electronic invoice, or cannot be one of this case; every finding at once.
    """
    read, findings = _read(paths)
    findings += [finding for one in read for finding in _wrong(root, reference, one, office)]
    findings += _of_another(read)
    if findings:
        raise CaseInvalid(findings)
    shown = [one for one in read if one.content]
    files = dict(zip(_names(shown), shown, strict=True))
    pieces = _pieces(files)
    creditors = _creditors(read[0].data, office)
    return Opening(
        _buyer(read[0]) | ({"creancier": creditors[0]} if len(creditors) == 1 else {}),
        Brought(
            tuple(_invoice(one, pieces.get(id(one), {}).get("id", "")) for one in read),
            tuple(pieces.values()),
            {f"{PIECES}/{name}": one.content for name, one in files.items()},
        ),
        tuple(_remarks(read, creditors, office)),
    )


def _read(paths: Sequence[Path]) -> tuple[list[_Read], list[Finding]]:
    read, findings = [], []
    for path in paths:
        try:
            read.append(_Read(path, *read_invoice(path)))
        except RefusedError as refused:
            findings.append(Finding.of_file(str(path), refused.refus.message, refused.refus.remede))
    return read, findings


def _wrong(root: Path, reference: str, one: _Read, office: Office) -> Iterator[Finding]:
    """What keeps an invoice from being claimed as it stands."""
    file, data = str(one.path), one.data
    if not is_due(data):
        remedy = f"Ne pas le donner ici ; une fois le dossier ouvert : recouvre noter {reference} avoir."
        yield Finding.of_file(file, "c'est un avoir, pas une facture.", remedy)
        return
    if data.devise not in {"", "EUR"}:
        remedy = "Ouvrir le dossier sans elle, et en écrire la conversion convenue."
        yield Finding.of_file(file, f"facture en {data.devise} : le décompte est en euros.", remedy)
        return
    said = _invoice(one, "")
    for key in INVOICE:
        if said.get(key):
            if why := refusal(root, reference, said, key, office):
                yield Finding.of_file(file, why, "Ouvrir le dossier sans elle, et l'écrire.")
        elif key in _MEANT:
            message = f"ses données ne disent pas {_MEANT[key]}, ou pas comme la norme le demande (EN 16931)."
            yield Finding.of_file(file, message, "Ouvrir le dossier sans elle, et l'écrire.")


def _of_another(read: Sequence[_Read]) -> Iterator[Finding]:
    """A case has one creditor and one main debtor; an invoice is claimed once."""
    told: tuple[tuple[str, str, Callable[[_Read], str]], ...] = (
        ("vendeur", "Un dossier par créancier.", lambda one: one.data.vendeur),
        ("acheteur", "Un dossier par débiteur.", lambda one: one.data.acheteur),
        ("acheteur", "Un dossier par débiteur.", lambda one: "" if one.data.acheteur else one.said.acheteur.nom),
    )
    for one in read[1:]:
        for who, remedy, said in told:
            first, other = said(read[0]), said(one)
            if first and other and bare(first) != bare(other):
                message = f"{who} « {other} », et « {first} » dans {read[0].path.name}."
                yield Finding.of_file(str(one.path), message, remedy)
    seen: dict[str, Path] = {}
    for one in read:
        first_path = seen.setdefault(bare(one.data.numero), one.path)
        if one.data.numero and first_path is not one.path:
            message = f"même numéro que {first_path.name} : {one.data.numero}."
            yield Finding.of_file(str(one.path), message, "Ne donner la facture qu'une fois.")


def _creditors(data: FactureElectronique, office: Office) -> list[str]:
    """Those of the office that the seller's number names."""
    return [name for name, one in office.creanciers.items() if data.vendeur and data.vendeur in numbers(one)]


def _buyer(one: _Read) -> dict[str, str]:
    buyer, number = one.said.acheteur, one.data.acheteur
    country = buyer.pays.upper()
    said = {
        "denomination": buyer.nom,
        "siren": number if number.isdigit() and country in _IN_FRANCE else "",
        "rue": buyer.rue,
        "pays": "" if country in _IN_FRANCE else _FRENCH.territories.get(country, country),
        "code-postal": buyer.code_postal,
        "ville": buyer.ville,
        "courriel": buyer.courriel,
    }
    return {key: text for key, text in said.items() if text and legible(text) == text}  # they go to a terminal


def _invoice(one: _Read, piece: str) -> dict[str, str]:
    data = one.data
    amount = format_amount(Decimal(data.montant_ttc)).replace(NBSP, " ") if data.montant_ttc else ""
    said = {"numero": data.numero, "date": data.date, "echeance": data.echeance, "montant-ttc": amount, "piece": piece}
    return {key: value for key, value in said.items() if value}


def _names(read: Sequence[_Read]) -> list[str]:
    """Their names under ``pieces/``: as they came when that is a name everywhere, else by their number."""
    names: list[str] = []
    for one in read:
        name = unicodedata.normalize("NFC", one.path.name)
        stem = identifier(one.data.numero) if name_fault(name) else PurePosixPath(name).stem
        names.append(_free(stem, ".pdf", names))
    return names


def _free(stem: str, end: str, taken: Sequence[str]) -> str:
    """A name that no other takes: « f-1 », then « f-1-2 »."""
    tries = (f"{stem}{f'-{rank}' if rank > 1 else ''}{end}" for rank in count(1))
    return next(name for name in tries if all(same_file_key(name) != same_file_key(other) for other in taken))


def _pieces(files: Mapping[str, _Read]) -> dict[int, dict[str, str]]:
    """The exhibit each invoice is, by the identity of what was read."""
    pieces: dict[int, dict[str, str]] = {}
    for name, one in files.items():
        known = identifier(one.data.numero)
        stem = known if known[0].isalpha() else f"facture-{known}"
        pieces[id(one)] = {
            "id": _free(stem, "", [piece["id"] for piece in pieces.values()]),
            "fichier": f"{PIECES}/{name}",
            "nature": "facture",
            "titre": f"Facture n° {one.data.numero}",
            "date": one.data.date,
        }
    return pieces


def _remarks(read: Sequence[_Read], creditors: Sequence[str], office: Office) -> Iterator[str]:
    seller = read[0].data.vendeur
    if len(creditors) != 1 and len(office.creanciers) > 1:
        who = f"numéro {seller}" if seller else "sans numéro"
        yield f"Vendeur {who} : {'plusieurs créanciers' if creditors else 'aucun créancier'} du cabinet ; à choisir."
    elif not creditors and seller:
        yield f"Vendeur numéro {seller} : ce n'est pas celui du créancier du cabinet. À vérifier."
    for one in read:
        if Decimal(one.data.acompte or ZERO) > ZERO:
            paid = format_eur(Decimal(one.data.acompte))
            yield f"{one.path.name} déduit un acompte de {paid} : s'il est reçu, le noter (recouvre noter … paiement)."
        if not one.content:
            yield f"{one.path.name} ne se lit pas sur papier : verser la version PDF de la facture."
