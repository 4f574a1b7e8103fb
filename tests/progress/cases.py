"""Cases for the tests of progress, in the user's own format."""

import datetime as dt
import hashlib
from pathlib import Path
from textwrap import dedent, indent

from generator.case import Case
from generator.load.files import load_bytes
from generator.model import Cabinet, Creancier, Dossier, Office, Strategies
from generator.progress import situation
from generator.progress.types import Delai, Situation
from generator.statement import compute

ROOT = Path("/bureau")

CABINET = """\
    nom: Service recouvrement
    qualite: creancier
    adresse:
      rue: 1 rue du Test
      code-postal: 69001
      ville: Lyon
    courriel: recouvrement@creancier.example
    rappel-sans-suite: {reminder}
    responsables:
      a.petit:
        nom: Anne Petit
    """

CREANCIER = """\
    nature: societe
    denomination: Comptoir d'essai
    forme: SARL
    siren: 000 000 018
    greffe: Lyon
    representant: M. Essai, gérant
    commercant: oui
    adresse:
      rue: 2 rue du Test
      code-postal: {postcode}
      ville: Lyon
    courriel: compta@creancier.example
    iban: FR76 3000 6000 0112 3456 7890 189
    signataire:
      nom: M. Essai
      fonction: gérant
    """

STRATEGIES = """\
    strategies:
      standard:
        titre: Échelle d'essai
        etapes:
          - {document: rappel-avant-echeance, fait: rappel-avant-echeance, jours: 5, avant: oui, envoi: courriel}
          - {document: relance-courriel, fait: relance-courriel, jours: 7, envoi: courriel}
          - document: relance-courriel-2
            fait: relance-courriel
            jours: 15
            apres-la-precedente: 7
            envoi: courriel
            montant-minimum: 100,00
          - document: mise-en-demeure
            fait: mise-en-demeure
            jours: 40
            apres-la-precedente: 10
            envoi: lrar
            delai-de-paiement: 15
    """

DEBITEUR = """\
    - nature: societe
      qualite: professionnel
      commercant: oui
      denomination: Débiteur d'essai
      forme: SAS
      siren: 000 000 026
      greffe: Lyon
      adresse:
        rue: 3 rue du Test
        code-postal: 69003
        ville: Lyon
    """

FACTURES = """\
    - numero: F-1
      date: 2026-03-02
      echeance: 2026-04-01
      montant-ttc: 1 000,00
    """


def block(name: str, text: str) -> str:
    """A list of the YAML under its key, or an empty one."""
    return f"{name}:\n{indent(dedent(text), '  ')}\n" if text.strip() else f"{name}: []\n"


def case(
    journal: str = "",
    *,
    factures: str = FACTURES,
    paiements: str = "",
    titres: str = "",
    debiteurs: str = DEBITEUR,
    creance: str = "",
    pieces: str = "",
    reste: str = "",
) -> Case:
    """A case from its blocks, each written as in ``dossier.yaml``."""
    head = "format: 1\nreference: 2026-9001\ncreancier: comptoir\nresponsable: a.petit\n"
    claim = f"creance:\n  origine: essai\n{indent(dedent(creance or 'famille: vente-entre-professionnels'), '  ')}\n"
    lists = {
        "debiteurs": debiteurs, "factures": factures, "paiements": paiements, "journal": journal, "titres": titres,
        "pieces": pieces,
    }  # fmt: skip
    text = head + claim + "".join(block(name, content) for name, content in lists.items()) + dedent(reste)
    loaded = load_bytes(text.encode(), "cases/2026-9001/dossier.yaml", Dossier)
    assert loaded.value is not None, loaded.findings
    digest = hashlib.sha256(loaded.content).hexdigest()
    return Case(loaded.value, ROOT, ROOT / "cases" / "2026-9001", digest, loaded.positions)


def office(postcode: str = "69002", creancier: str = "", reminder: int = 0) -> Office:
    """A small office, with one creditor, and what is typed of it besides, and one ladder.

    ``reminder``: days of silence after which it asks what became of what was engaged; 0: never.
    """
    text = dedent("    format: 1\n" + CABINET.format(reminder=reminder))
    cabinet = load_bytes(text.encode(), "cabinet.yaml", Cabinet).value
    text = dedent("    format: 1\n" + CREANCIER.format(postcode=postcode)) + creancier
    creditor = load_bytes(text.encode(), "creancier.yaml", Creancier).value
    ladders = load_bytes(dedent("    format: 1\n" + STRATEGIES).encode(), "strategies.yaml", Strategies).value
    assert cabinet is not None
    assert creditor is not None
    assert ladders is not None
    return Office(cabinet, {"comptoir": creditor}, {}, ladders.strategies)


def day(text: str) -> dt.date:
    """A date as typed in the files."""
    return dt.date.fromisoformat(text)


def at(au: str, seen: Case, bureau: Office | None = None) -> Situation:
    """Situation of a case at a date, without décompte: balances are a plain count."""
    return situation(seen, bureau or office(), day(au), None)


def limits(seen: Situation, nature: str) -> list[Delai]:
    """Limits of one kind."""
    return [delai for delai in seen.delais if delai.nature == nature]


def limit(seen: Situation, nature: str) -> Delai:
    """The only limit of one kind."""
    (found,) = limits(seen, nature)
    return found


def seen(au: str, journal: str = "", **blocks: str) -> Situation:
    """Where a case stands with its décompte, as the product computes both."""
    dossier, bureau = case(journal, **blocks), office()
    return situation(dossier, bureau, day(au), compute(dossier, bureau, day(au)))
