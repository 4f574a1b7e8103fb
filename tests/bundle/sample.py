"""An office and a case with every kind of pièce, on disk; computed by the real engine, assembled once."""

import atexit
import datetime as dt
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from generator.bundle.assembly import assemble, gather
from generator.bundle.export import Matiere
from generator.case import Case
from generator.documents.draft import Draft
from generator.exhibits import intake
from generator.load import load_case, load_office
from generator.model import Office
from generator.progress import situation
from generator.statement import compute
from tests.exhibits.hostile_media import mail_in_mail, mail_with_files, simple_mail, turned_jpeg
from tests.exhibits.hostile_pdf import blank, odd_sizes, saved, signed, turned, uri

AU = dt.date(2026, 11, 21)
REFERENCE = "2026-0142"

CABINET = """\
nom: Cabinet Exemple
qualite: creancier
adresse:
  rue: 1 rue de l'Essai
  code-postal: 69001
  ville: Lyon
courriel: cabinet@exemple.example
responsables:
  a.petit:
    nom: Anaïs Petit
"""
CREANCIER = """\
nature: societe
denomination: Atelier Dupont
forme: SARL
capital: 10 000,00
siren: 000 210 104
greffe: Lyon
representant: M. Jean Dupont, gérant
adresse:
  rue: 2 rue de l'Essai
  code-postal: 69001
  ville: Lyon
courriel: compta@dupont.example
iban: FR76 9999 9000 0100 0000 0010 688
signataire:
  nom: M. Jean Dupont
  fonction: gérant
"""
STRATEGIES = """\
strategies:
  standard:
    titre: Échelle normale
    etapes:
      - document: relance-courriel
        fait: relance-courriel
        jours: 7
        envoi: courriel
"""
DOSSIER = """\
format: 1
reference: 2026-0142
creancier: atelier-dupont
responsable: a.petit
debiteurs:
  - nature: societe
    qualite: professionnel
    commercant: oui
    denomination: Boulangerie Chimère
    forme: SARL
    siren: 000 226 548
    greffe: Lyon
    adresse:
      rue: 12 rue des Lilas
      code-postal: 69003
      ville: Lyon
creance:
  origine: fourniture de farine, commande du 12 janvier 2026
  famille: vente-entre-professionnels
  cgv: contrat
factures:
  - numero: F-2026-017
    date: 2026-03-02
    echeance: 2026-04-01
    montant-ttc: 4 800,00
    execution-le: 2026-02-27
    piece: f-017
    livraison: bl
    commande: commande
  - numero: F-2026-031
    date: 2026-04-02
    echeance: 2026-05-02
    montant-ttc: 1 200,00
    piece: f-031
    livraison: photo
paiements:
  - date: 2026-05-03
    montant: 1 000,00
    moyen: virement
journal:
  - date: 2026-04-08
    type: appel
    interlocuteur: Mme Roux, comptabilité
    promesse:
      montant: 4 800,00
      date: 2026-04-30
    note: NOTE-SECRETE du cabinet
  - date: 2026-05-20
    type: relance-courriel
    envoi: courriel
    piece: relance
  - date: 2026-06-02
    type: mise-en-demeure
    envoi: lrar
    suivi: 1A 000 000 0000 0
    presentee-le: 2026-06-04
    avis: distribue
    piece: med
  - date: 2026-06-20
    type: suspension
    motif: MOTIF-SECRET
{journal}pieces:
{pieces}"""

PIECES: dict[str, tuple[str, str, str, bytes]] = {
    "f-017": ("facture", "Facture n° F-2026-017", "F-2026-017.pdf", saved(blank())),
    "f-031": ("facture", "Facture n° F-2026-031", "F-2026-031.pdf", uri()),
    "contrat": ("contrat", "Contrat cadre signé", "Contrat cadre.pdf", signed()),
    "commande": ("commande", "Commande par courriel", "commande.eml", mail_with_files()),
    "bl": ("livraison", "Bon de livraison (paysage)", "bl.pdf", turned(90)()),
    "photo": ("livraison", "Photographie du bon de livraison", "photo.jpg", turned_jpeg(6)()),
    "plans": ("autre", "Plans de toutes tailles", "plans.pdf", odd_sizes()),
    "relance": ("relance", "Relance du 20 mai 2026", "relance.eml", simple_mail()),
    "echanges": ("courriel", "Échanges de courriels imbriqués", "echanges.eml", mail_in_mail(2)()),
    "med": ("mise-en-demeure", "Mise en demeure", "med.pdf", saved(blank(3))),
    "tableau": ("compte", "Relevé de compte au format tableur", "compte.xlsx", b"PK\x03\x04" + b"\0" * 60),
    "vide": ("accuse", "Avis de réception", "ar.pdf", b""),
}


class Made(Matiere, frozen=True):
    """Everything a liasse is a function of, and the liasse."""

    @property
    def merged(self) -> bytes:
        return self.file(self.liasse.name)

    def file(self, name: str) -> bytes:
        return next(output.content for output in self.liasse.outputs if output.name == name)


def write_office(root: Path, journal: str = "", pieces: dict[str, tuple[str, str, str, bytes]] | None = None) -> None:
    """Write the office and its case under ``root``."""
    home = root / "cases" / "_cabinet"
    (home / "creanciers").mkdir(parents=True, exist_ok=True)
    (home / "cabinet.yaml").write_text(CABINET, encoding="utf-8")
    (home / "strategies.yaml").write_text(STRATEGIES, encoding="utf-8")
    (home / "creanciers" / "atelier-dupont.yaml").write_text(CREANCIER, encoding="utf-8")
    folder = root / "cases" / REFERENCE
    (folder / "pieces").mkdir(parents=True, exist_ok=True)
    blocks = ""
    for rank, (identifier, (nature, titre, name, content)) in enumerate((pieces or PIECES).items(), start=1):
        (folder / "pieces" / name).write_bytes(content)
        blocks += (
            f"  - id: {identifier}\n    fichier: pieces/{name}\n    nature: {nature}\n    titre: {titre}\n"
            f"    date: 2026-03-{rank:02d}\n"
        )
    (folder / "dossier.yaml").write_text(DOSSIER.format(journal=journal, pieces=blocks), encoding="utf-8")


def make(root: Path, cache_folder: Path) -> Made:
    """Load, compute, take in, assemble."""
    draft = drafted(load_case(root, REFERENCE), load_office(root))
    exhibits = intake(draft.case, cache_folder)
    return Made(draft, exhibits, assemble(gather(draft, exhibits)))


def drafted(case: Case, office: Office) -> Draft:
    """A case computed, as its liasse is made of it."""
    decompte = compute(case, office, AU)
    return Draft("liasse", None, case, office, decompte, situation(case, office, AU, decompte), projet=False)


@cache
def home() -> Path:
    """One folder for the whole session: office and cache."""
    made = Path(mkdtemp(prefix="recouvre-liasse-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@cache
def office() -> Office:
    """The office alone."""
    write_office(home() / "office-alone")
    return load_office(home() / "office-alone")


@cache
def made(journal: str = "", without: tuple[str, ...] = ()) -> Made:
    """The liasse of the sample case, once per journal; ``without`` leaves pièces out."""
    root = home() / f"office-{len(journal)}"
    write_office(root, journal, {name: piece for name, piece in PIECES.items() if name not in without})
    return make(root, home() / "cache")
