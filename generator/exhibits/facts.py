"""What intake finds in one file: facts, or a refusal with its remedy. The child process knows nothing else."""

from enum import StrEnum
from typing import Annotated

import msgspec

# As intake writes it: a lock that somebody edited is held to it too.
Montant = Annotated[str, msgspec.Meta(pattern=r"\A(-?[0-9]{1,12}(\.[0-9]{1,2})?)?\Z")]


class Genre(StrEnum):
    """What a file is, by its bytes, whatever its name says."""

    PDF = "pdf"
    IMAGE = "image"
    COURRIEL = "courriel"
    TEXTE = "texte"
    BUREAUTIQUE = "bureautique"  # kept as native, a PDF is asked for
    INCONNU = "inconnu"


class Refus(msgspec.Struct, frozen=True):
    """Why a file cannot enter the liasse: a stable code, one French sentence, the remedy."""

    code: str
    message: str
    remede: str

    def __str__(self) -> str:
        return f"{self.message} {self.remede}"


# Refusals of a sound file: a PDF of it is missing.
KEPT_AS_NATIVE = frozenset({"bureautique", "message", "enregistrement"})


class RefusedError(Exception):
    """Raised inside intake where a file is refused."""

    def __init__(self, refus: Refus) -> None:
        self.refus = refus
        super().__init__(str(refus))


class Jointe(msgspec.Struct, frozen=True):
    """A file carried by another: attachment of an e-mail, or embedded file of a PDF."""

    nom: str
    octets: int
    sha256: str = ""


class FactureElectronique(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the data of an electronic invoice say: dates in ISO, amounts as they are written there; empty if absent."""

    fichier: str  # the embedded file it was read in
    nature: str = ""  # code of the kind of document: 380 an invoice, 381 a credit note (UNTDID 1001)
    numero: str = ""
    date: str = ""
    echeance: str = ""
    devise: str = ""
    montant_ttc: Montant = ""
    montant_ht: Montant = ""
    acompte: Montant = ""  # paid before the invoice
    vendeur: str = ""  # SIREN, failing that a foreign VAT number
    acheteur: str = ""  # the same


class Acheteur(msgspec.Struct, frozen=True):
    """Who an electronic invoice is written to; ``pays`` is a code (ISO 3166), empty as any other value if absent."""

    nom: str = ""
    rue: str = ""
    code_postal: str = ""
    ville: str = ""
    pays: str = ""
    courriel: str = ""


class FactureLue(msgspec.Struct, frozen=True):
    """An electronic invoice read to open a case from it."""

    donnees: FactureElectronique
    acheteur: Acheteur
    vendeur: str = ""  # its name
    conditions: str = ""  # of payment, in words
    precedentes: tuple[str, ...] = ()  # numbers of the invoices it follows
    a_payer: Montant = ""  # what it asks for in the end, its advance deducted
    beneficiaire: str = ""  # name of who is to be paid, where it is said apart from the seller


class Faits(msgspec.Struct, frozen=True, omit_defaults=True):
    """Inventory of an original, printed in ``pieces.lock``; zero, empty or false when there is nothing to say."""

    pages: int = 0
    version: str = ""  # of the PDF
    chiffre: bool = False  # opened with an empty password
    signatures: int = 0
    champs: int = 0  # form fields, flattened in the copy
    annotations: int = 0  # flattened in the copy
    sans_dessin: int = 0  # annotations that a reader shows in its own way: comments, stamps; not in the copy
    calques: int = 0  # optional content groups
    calques_masques: int = 0  # hidden by default: their content is not in the copy
    actions: dict[str, int] = {}  # active content removed from the copy, by name
    jointes: tuple[Jointe, ...] = ()  # files a PDF carries that are neither in the copy nor sub-pièces
    porte_documents: int = 0  # documents of a PDF portfolio that can be read, which are sub-pièces
    facture: FactureElectronique | None = None  # carried by a Factur-X invoice
    fins_de_fichier: int = 0  # %%EOF marks: above one, the file was saved several times
    repare: str = ""  # first warning of a repaired file
    hors_cadre: int = 0  # pages with content outside the visible box
    tournees: int = 0  # pages set upright
    paysages: int = 0  # pages kept as landscape sheets, upright on the screen
    rapetissees: int = 0  # pages shown at less than half their size: till rolls, plans
    sans_texte: int = 0  # scanned pages without text
    gps: bool = False  # position in the metadata of a photograph, absent from the copy
    pixels: str = ""  # « 4032 x 3024 »
    reduite: str = ""  # pixels in the copy when reduced
    glyphes_manquants: int = 0  # characters our fonts cannot print
    illisibles: int = 0  # parts of an e-mail that could not be decoded


class Resultat(msgspec.Struct, frozen=True):
    """Outcome of intake for one file, cached as JSON beside the clean PDF."""

    sha256: str
    genre: str
    pages: int
    faits: Faits
    refus: Refus | None = None
    pdf_sha256: str = ""
    jointes: tuple[Jointe, ...] = ()  # attachments kept as natives, to be taken in as sub-pièces
