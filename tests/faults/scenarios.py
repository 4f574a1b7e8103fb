"""Every command that writes, as a fault may stop it: what it needs first, what is typed, whether it is typed twice."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.init import create
from tests.exhibits.electronic import factur_x, xml
from tests.faults import injection
from tests.office import REPOSITORY
from tests.register.clones import CASE, WHO

TABLE = (
    "reference;creancier;responsable;nature;qualite;denomination;rue;code-postal;ville;origine;famille;numero;date;"
    "echeance;montant-ttc\n"
    "2026-9100;comptoir-durand;a.petit;societe;professionnel;Chez Léa;1 rue Feinte;01000;Bourg;farine;"
    "vente-entre-professionnels;F-1;15/01/2026;15/02/2026;4 800,00\n"
    "2026-9101;comptoir-durand;a.petit;societe;professionnel;Chez Luc;2 rue Feinte;01000;Bourg;farine;"
    "vente-entre-professionnels;F-2;15/01/2026;15/02/2026;900,00\n"
)
BUILD = ("--processus", "1", "--liasses", "aucune")
OPENING = ("", "a.petit", "", "societe", "professionnel", "", "SAS", *[""] * 6, "linge", "vente-entre-professionnels")


def _nothing(_root: Path) -> None:
    """The office as it is."""


def _no_office(root: Path) -> None:
    """An office is made outside of any other."""
    shutil.rmtree(root / "cases")


@dataclass(frozen=True)
class Scenario:
    """A command as it is typed in an office; the files it is given lie in ``remis/`` there.

    ``once``: typed again when it has all been done, it would add a second fact, or refuse: it is then not typed again.
    ``half``: the command that does the first of the two things this one does, whose files may then stay.
    """

    name: str
    words: tuple[str, ...]
    prepare: Callable[[Path], None] = _nothing
    answers: str = ""
    once: bool = False
    half: tuple[str, ...] = ()

    def command(self, root: Path, words: tuple[str, ...] = ()) -> list[str]:
        """The words typed in the office at ``root``, its own failing others."""
        given = [word.replace("ICI", str(root)) for word in words or self.words]
        return given if self.name == "init" else [*given, "--racine", str(root)]


def _given(root: Path, name: str, content: bytes) -> None:
    (root / "remis").mkdir(exist_ok=True)
    (root / "remis" / name).write_bytes(content)


def _typed(root: Path, *words: str) -> None:
    done = injection.run([*words, "--racine", str(root)])
    assert done.returncode == 0, done.stderr


def _sent(root: Path) -> None:
    """A registered letter that left, and what came back of it."""
    _typed(root, "emettre", "2026-0102", "mise-en-demeure", "--envoi", "lrar")
    _given(root, "avis.pdf", factur_x(xml()))
    _given(root, "depot.pdf", factur_x(xml(numero="F-2026-018")))


def _invoices(root: Path) -> None:
    _given(root, "F-2026-017.pdf", factur_x(xml(vendeur="000210104")))
    _given(root, "F-2026-018.pdf", factur_x(xml(vendeur="000210104", numero="F-2026-018")))


def _shares(root: Path) -> None:
    """A portfolio built in two parts."""
    for rank in ("1", "2"):
        part = str(root / "remis" / rank)
        _typed(root, "construire", *BUILD, "--tranche", f"{rank}/2", "--sortie", part)
    shutil.rmtree(root / "build")


def _in_conflict(root: Path) -> None:
    """What two people noted on one case, and git could not merge."""
    shutil.rmtree(root)
    create(root)

    def git(*words: str, check: bool = True) -> None:
        subprocess.run(["git", "-C", str(root), *WHO, *words], check=check, capture_output=True)

    def noted(motif: str) -> None:
        _typed(root, "noter", CASE, "appel", f"motif={motif}", "--date", "2026-11-20")
        git("commit", "-qam", motif)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "ouverture")
    git("branch", "autre")
    noted("tresorerie")
    git("checkout", "-q", "autre")
    noted("oubli")
    git("merge", "main", check=False)


BANK = (REPOSITORY / "tests" / "cli" / "releves" / "novembre.csv").read_bytes()
PROOFS = (
    "completer", "2026-0102", "1", "ICI/remis/avis.pdf", "ICI/remis/depot.pdf", "--suivi", "1A 000 000 0102 9",
    "--presentee-le", "2026-11-21", "--distribuee-le", "2026-11-21", "--avis", "distribue",
)  # fmt: skip
RATE = (
    "taux", "bce-refinancement", "valeur=2,15", "du=01/01/2027", "au=30/06/2027", "source=communiqué du 17/12/2026",
    "statut=officiel",
)  # fmt: skip
SCENARIOS = (
    Scenario("noter", ("noter", "2026-0102", "note", "motif=essai", "--date", "2026-11-20"), once=True),
    Scenario("emettre", ("emettre", "2026-0102", "relance-courriel"), once=True),
    Scenario("construire", ("construire", *BUILD)),
    Scenario("assembler", ("assembler", "2026-0109")),
    Scenario("exporter", ("exporter", "2026-0109", "commissaire")),
    Scenario("verser", ("verser", "2026-0109")),
    Scenario("produire", ("produire", "2026-0102")),
    Scenario("communiquer", ("communiquer", "2026-0109", "Me Fictif"), once=True),
    Scenario("completer", (*PROOFS, "--verser"), _sent, once=True, half=PROOFS),
    Scenario("rapprocher", ("rapprocher", "ICI/remis/releve.csv"), lambda root: _given(root, "releve.csv", BANK)),
    Scenario("importer", ("importer", "ICI/remis/t.csv"), lambda root: _given(root, "t.csv", TABLE.encode())),
    Scenario(
        "nouveau",
        ("nouveau", "2026-9000", "--facture", "ICI/remis/F-2026-017.pdf", "--facture", "ICI/remis/F-2026-018.pdf"),
        _invoices, answers="\n".join(OPENING) + "\n", once=True,
    ),
    Scenario("modele", ("modele", "courriers/mise-en-demeure-professionnel.html", "--copier"), once=True),
    Scenario("taux", RATE, once=True),
    Scenario("init", ("init", "ICI/neuf"), _no_office, once=True),
    Scenario("reunir", ("reunir", CASE), _in_conflict, once=True),
    Scenario("fusionner", ("fusionner", "ICI/remis/1", "ICI/remis/2", "--liasses", "aucune"), _shares),
)  # fmt: skip
