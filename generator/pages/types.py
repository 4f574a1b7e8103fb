"""What the pages show of a case: computed objects and the files made from them; pages compute nothing."""

import datetime as dt

from msgspec import Struct

from generator.case import Case
from generator.findings import Finding
from generator.law.procedures.types import Procedure
from generator.model import Office, Piece
from generator.progress.types import Situation
from generator.statement.types import Decompte
from generator.vocabulary import Statut


class CourrierVu(Struct, frozen=True):
    """A letter of the case, draft, issued or sent; ``fichiers`` are relative to ``build/dossiers/<reference>/``."""

    document: str  # identifier in the catalogue; empty when the journal alone knows the letter
    titre: str
    etat: str  # projet | emis | envoye | recu
    date: dt.date
    fichiers: tuple[str, ...]  # « courriers/mise-en-demeure.pdf », « courriers/relance-courriel.eml »
    manques: tuple[Finding, ...] = ()
    apercu: str = ""  # picture of the first page
    envoi: str = ""  # how it left and what became of it, in words
    preuves: tuple[str, ...] = ()  # identifiers of the pièces that prove it
    jointes: tuple[str, ...] = ()  # proofs kept with the issued letter: names of files
    alerte: str = ""  # what is wrong with the issued file, and what to do
    depuis: dt.date | None = None  # of a draft: the day from which it waits
    canal: str = ""  # of a draft: how it is to leave, key of ``words.ENVOIS``; empty for an act
    pour: str = ""  # of a draft: the joint debtor it is for; empty for the principal debtor
    signature: str = ""  # of a draft: who signs it; empty while its sums are refused
    factures: tuple[str, ...] = ()  # of a draft on one of several titles: the invoices it judges


class PieceVue(Struct, frozen=True):
    """A pièce of the case as numbered in the liasse."""

    numero: str  # « 4 » or « 4.1 »
    piece: Piece
    sha256: str
    pages: int
    fichier: str = ""  # « liasse/pieces/P04_… .pdf », relative as above; empty when not made
    refus: str = ""  # French diagnosis when the file cannot be taken in
    apercu: str = ""  # picture of the first page


class PreuveVue(Struct, frozen=True):
    """A fact a procedure asks to prove: how well it is proved, by which pièces (their numbers), the waiver."""

    titre: str
    etat: str  # établi | fragile | manquant | écarté | sans objet
    explication: str
    pieces: tuple[str, ...]
    dispense: str = ""


class Completude(Struct, frozen=True):
    """What a procedure asks of the evidence, fact by fact."""

    procedure: str
    titre: str
    preuves: tuple[PreuveVue, ...]


class Destinataire(Struct, frozen=True):
    """A filing profile: to whom the file goes, by what channel, and the archive when it is made."""

    profil: str
    titre: str
    canal: str
    limite: str  # « 4 Mo par fichier », or empty
    statut: Statut  # of the limits
    source: str
    manques: tuple[str, ...]  # what stops the export, in words
    archive: str = ""  # « exports/2026-0142-rpva.zip »
    octets: int = 0


class Enregistrement(Struct, frozen=True):
    """A commit that touched the case."""

    sha: str
    quand: dt.datetime  # in the author's own zone
    auteur: str
    message: str  # empty on the site of one creditor: a message may name anyone
    changements: tuple[str, ...]  # « dossier.yaml modifié », « 3 pièces ajoutées »
    autres: int = 0  # other cases touched


class Historique(Struct, frozen=True):
    """The case in git at the commit of the build.

    ``indisponible`` says why it is not known: « superficiel », a clone that holds a part of it, or « muet », a git that
    does not answer.
    """

    enregistrements: tuple[Enregistrement, ...] = ()
    total: int = 0
    non_enregistres: tuple[str, ...] = ()  # files that differ from the commit's
    indisponible: str = ""


class Vue(Struct, frozen=True):
    """A case as the site shows it; ``decompte`` is None when the claim is refused by name (``refus`` says why)."""

    case: Case
    office: Office
    situation: Situation
    decompte: Decompte | None
    refus: str = ""
    courriers: tuple[CourrierVu, ...] = ()
    pieces: tuple[PieceVue, ...] = ()
    liasse: str = ""  # « liasse/2026-0142-liasse.pdf »
    findings: tuple[Finding, ...] = ()
    procedures: tuple[Procedure, ...] = ()  # progress.procedures, in the neutral order of the law's table
    historique: Historique | None = None  # None without git
    completudes: tuple[Completude, ...] = ()
    destinataires: tuple[Destinataire, ...] = ()
    repos: bool = False  # settled: nothing of it changes after the date of the situation
