"""A case and its office with every party, address, account, number and free text invented: for a demonstration.

Amounts, dates and the nature of facts stay, so the décompte is that of the case. A text whose field is not known here
does not pass: it is dropped when the format allows, else replaced. What is then printed comes from these objects only.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from babel import Locale
from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.bundle.fiction import IBAN, TOWN, Fiction, Naming
from generator.bundle.types import FICTIVE
from generator.case import Case
from generator.documents.completeness.proofs import is_legal_head
from generator.documents.words import NATURES_DE_PIECE
from generator.exhibits import Exhibit, Faits, Refus
from generator.model import Creancier, Dossier, Office, Piece
from generator.model.addresses import Adresse
from generator.model.annotations import closed_words, element
from generator.model.cabinet import Responsable
from generator.model.parties import Personne, Signataire

_NOWHERE = Path("/nonexistent")  # no template nor file of the office is read
_FORMS = frozenset({"SARL", "SAS", "SASU", "SA", "EURL", "SNC", "SCI", "SELARL", "SCOP", "GIE", "association", "EARL"})
_COUNTRIES = frozenset(Locale("fr").territories.values())
_COURTS = ("tribunal des activités économiques", "tribunal de commerce", "tribunal judiciaire", "cour d'appel",
           "chambre commerciale", "juge des contentieux de la protection", "tribunal mixte de commerce")  # fmt: skip
_TERM = re.compile(r"(?:\d+|jours?|net|nets|fin|de|du|d'|le|la|à|mois|date|facture|réception|livraison|comptant|\s|')+")
_LONG_PREFIXES = ("20", "97", "98")  # Corsica and overseas: the third digit tells the territory
_PIECES = frozenset(  # fields that name pièces
    ["id", "piece", "pieces", "livraison", "commande", "cgv", "traduction", "pouvoir", "communiquees", "subrogation",
     "cession"]
)  # fmt: skip
_INVOICES = frozenset({"numero", "facture", "factures", "imputation_choisie"})
_COUNSEL = frozenset({"intervenant", "recu_par"})
_PEOPLE = frozenset({"debiteur", "autres", "nom"})  # whom a title condemns, an act is against, a letter is for
_KEPT = frozenset({"heure"})  # checked by its type
_REFERENCE = "DEMO-0001"  # an office may have put a name in its own
_WORDS: Mapping[str, str] = {
    "reference": _REFERENCE, "creancier": "creancier",
    "responsable": "responsable", "par": "responsable", "origine": "livraison de marchandises",
    "motif": "motif non reproduit", "resultat": "résultat non reproduit", "suivi": "1A 000 000 0000 0",
    "rg": "2026/00000", "langue": "langue étrangère", "autorisation": "l'auteur du fichier", "a": "M. Exemple",
    "ecart_admis": "relu",
    "mandataire": f"Me Exemple, mandataire judiciaire à {TOWN}", "commission": f"commission de {TOWN}",
    "administrateur": f"Me Exemple, administrateur judiciaire à {TOWN}",
    "ville": TOWN, "interlocuteur": "M. Exemple", "paye_par": "un tiers",
}  # fmt: skip

_SOMEONE = Fiction("Exemple", 99)

Model = TypeVar("Model", bound=BaseModel)


class _Names(Struct, frozen=True):
    """New identifiers of what a case names: pièces, invoices, counsel, debtors."""

    pieces: Mapping[str, str]
    factures: Mapping[str, str]
    intervenants: Mapping[str, str]
    debiteurs: Mapping[str, str]


def pseudonymised(
    case: Case, office: Office, exhibits: tuple[Exhibit, ...]
) -> tuple[Case, Office, tuple[Exhibit, ...]]:
    """Invent everybody; the same case gives the same fiction."""
    dossier = case.dossier
    naming = Naming(dossier.reference, tuple(_texts(dossier)) + tuple(_texts(office.creanciers[dossier.creancier])))
    names = _Names(
        {piece.id: f"piece-{rank}" for rank, piece in enumerate(dossier.pieces, start=1)},
        {one.numero: f"F-{rank:03d}" for rank, one in enumerate(dossier.factures, start=1)}
        | {one.numero: f"A-{rank:03d}" for rank, one in enumerate(dossier.avoirs, start=1)},
        {slug: f"intervenant-{rank}" for rank, slug in enumerate(office.intervenants, start=1)},
        {},
    )
    invented = _dossier(dossier, names, naming)
    there = Case(invented, _NOWHERE, _NOWHERE / "cases" / invented.reference, "", {})
    shown = tuple(_exhibit(exhibit, piece) for exhibit, piece in zip(exhibits, invented.pieces, strict=True))
    return there, _office(office, dossier, names, naming), shown


def _dossier(dossier: Dossier, names: _Names, naming: Naming) -> Dossier:
    parties = tuple(_party(party, naming.give()) for party in dossier.debiteurs)
    known = {old.nom_complet: new.nom_complet for old, new in zip(dossier.debiteurs, parties, strict=True)}
    words = _rewritten(dossier, replace(names, debiteurs=known))
    billed = {one.piece: one.numero for one in words.factures if one.piece}
    return words.model_copy(update={
        "strategie": dossier.strategie, "attendu": (),
        "debiteurs": parties,
        "pieces": tuple(_piece(piece, billed.get(piece.id)) for piece in words.pieces),
        "dispenses": tuple(
            new.model_copy(update={"objet": old.objet, "document": old.document})
            for new, old in zip(words.dispenses, dossier.dispenses, strict=True)
        ),
    })  # fmt: skip


def _piece(piece: Piece, invoice: str | None) -> Piece:
    title = NATURES_DE_PIECE[piece.nature] + (f" n° {invoice}" if invoice and piece.nature == "facture" else "")
    return piece.model_copy(update={"titre": title, "fichier": f"pieces/{piece.id}.pdf"})


def _office(office: Office, dossier: Dossier, names: _Names, naming: Naming) -> Office:
    firm, clerk = naming.give(), naming.give()
    creditor = _party(office.creanciers[dossier.creancier], naming.give())
    power = office.creanciers[dossier.creancier].signataire.pouvoir
    if power is not None and power in names.pieces:
        signer = creditor.signataire.model_copy(update={"pouvoir": names.pieces[power]})
        creditor = creditor.model_copy(update={"signataire": signer})
    cabinet = _rewritten(office.cabinet, names).model_copy(update={
        "nom": f"Cabinet {firm.nom}", "adresse": _address(office.cabinet.adresse, firm), "courriel": firm.courriel,
        "telephone": firm.telephone, "responsables": {"responsable": Responsable(nom=f"A. {clerk.nom}")},
    })  # fmt: skip
    counsel = {names.intervenants[slug]: _party(one, naming.give()) for slug, one in office.intervenants.items()}
    ladders = {name: one.model_copy(update={"titre": "Échelle"}) for name, one in office.strategies.items()}
    return replace(
        office,
        cabinet=cabinet,
        creanciers={"creancier": creditor},
        intervenants=counsel,
        strategies=ladders,
        faulty={},
        unread={"": ()} if office.unread else {},  # the only one left is not theirs
    )


Party = TypeVar("Party", bound=Personne)


def _party(party: Party, fiction: Fiction) -> Party:
    """An invented party of the same nature; only what is listed here remains of the real one."""
    given = {
        "denomination": fiction.societe, "siren": fiction.siren, "siret": fiction.siret, "tva": fiction.tva,
        "greffe": TOWN, "nom": fiction.nom, "prenoms": "Camille", "naissance_le": date(1970, 1, 1),
        "naissance_a": TOWN, "nationalite": "française", "representant": f"M. {fiction.nom}, gérant",
        "capital": Decimal(10_000), "telephone": fiction.telephone, "barreau": TOWN,
        "mediateur": f"Médiation de {TOWN}", "banque": "Banque Exemple", "titulaire": fiction.societe,
        "forme": party.forme if party.forme in _FORMS else "SARL",
        "civilite": party.civilite if party.civilite in {"Madame", "Monsieur", "Mme", "M."} else "Monsieur",
    }  # fmt: skip
    always = {
        "adresse": _address(party.adresse, fiction), "courriel": fiction.courriel, "iban": IBAN,
        "signataire": _signer(party, fiction),
    }  # fmt: skip
    update: dict[str, Any] = {}
    for name, field in type(party).model_fields.items():
        value = getattr(party, name)
        if name in always:
            update[name] = always[name]
        elif name in given:
            update[name] = given[name] if value is not None else None
        elif not (isinstance(value, (Enum, bool)) or _is_listed(field) or name in {"format", "strategie"}):
            update[name] = field.get_default(call_default_factory=True)
    return party.model_copy(update=update)


def _signer(party: Personne, fiction: Fiction) -> Signataire | None:
    if not isinstance(party, Creancier):
        return None
    function = "gérant" if is_legal_head(party.signataire.fonction or "gérant") else "responsable du recouvrement"
    return Signataire(nom=f"M. Camille {fiction.nom}", fonction=function, pouvoir=None)


def _address(address: Adresse, fiction: Fiction) -> Adresse:
    """An invented address of the same territory: time limits depend on it."""
    country = address.pays if address.pays in _COUNTRIES else "pays étranger" if address.pays else None
    kept = 0 if country else 3 if address.code_postal.startswith(_LONG_PREFIXES) else 2
    code = address.code_postal[:kept].ljust(5, "9")
    return Adresse.model_construct(
        complement=None, batiment=None, rue=fiction.rue, lieu_dit=None, code_postal=code, ville=TOWN, cedex=None,
        pays=country,
    )  # fmt: skip


def _rewritten(model: Model, names: _Names) -> Model:
    """The same model with every free text replaced; parties are replaced whole by the caller."""
    update = {
        name: _value(name, field, getattr(model, name), names) for name, field in type(model).model_fields.items()
    }
    return model.model_copy(update=update)


def _value(name: str, field: FieldInfo, value: Any, names: _Names) -> Any:
    if isinstance(value, BaseModel):
        return _part(value, names)
    if isinstance(value, (dict, list, set)):
        return field.get_default(call_default_factory=True)
    if isinstance(value, tuple):
        return tuple(_value(name, field, item, names) for item in value)
    if isinstance(value, str) and not isinstance(value, Enum) and not _is_listed(field):
        return _word(name, field, value, names)
    return value


def _part(value: BaseModel, names: _Names) -> BaseModel:
    if isinstance(value, Personne):  # the caller gives the parties of the case their own names
        return _party(value, _SOMEONE)
    return _address(value, _SOMEONE) if isinstance(value, Adresse) else _rewritten(value, names)


def _word(name: str, field: FieldInfo, value: str, names: _Names) -> Any:
    if name in _KEPT:
        return value
    for fields, known in ((_PIECES, names.pieces), (_INVOICES, names.factures), (_COUNSEL, names.intervenants),
                          (_PEOPLE, names.debiteurs)):  # fmt: skip
        if name in fields:
            return known.get(value, "inconnu")
    if name in {"juridiction", "tribunal", "opposition"}:
        kind = next((kind for kind in _COURTS if kind in value.lower()), "tribunal")
        return f"{kind} de {TOWN}"
    if name == "conditions":
        return value if _TERM.fullmatch(value.lower()) else "conditions du contrat"
    if name in _WORDS:
        return _WORDS[name]
    return "texte non reproduit" if field.is_required() else field.get_default(call_default_factory=True)


def _is_listed(field: FieldInfo) -> bool:
    """Tell a field whose values are listed by the format: it says nothing of anybody."""
    return bool(closed_words(element(field.annotation)))


def _texts(value: Any) -> Iterator[str]:
    """Every text of a model."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value


def _exhibit(exhibit: Exhibit, piece: Piece) -> Exhibit:
    """The place of a pièce: how many pages it has, and nothing of what is on them."""
    attached = (
        _exhibit(under, Piece(id=piece.id, fichier=piece.fichier, nature="autre", titre=f"Pièce jointe {rank}"))
        for rank, under in enumerate(exhibit.sous, start=1)
    )
    pages = f"{exhibit.pages} pages" if exhibit.pages > 1 else "une page" if exhibit.pages else "un fichier"
    refus = Refus(FICTIVE, f"Pièce de démonstration : l'original ({pages}) n'est pas reproduit.", "")
    return Exhibit(
        piece=piece, origine=(), genre=exhibit.genre, sha256="", octets=0, pages=0, natif=_NOWHERE, pdf=None,
        faits=Faits(), refus=refus, sous=tuple(attached),
    )  # fmt: skip
