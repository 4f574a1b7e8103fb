"""The evidence of a case: every pièce to be seen in place, what each procedure still lacks, what is ready to leave."""

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from generator.money import NBSP
from generator.pages import words
from generator.pages.names import creditor_name
from generator.pages.reading import Lecture
from generator.pages.shell import Page, Shell
from generator.pages.splice import Entry
from generator.pages.types import Completude, Destinataire, Vue

NAME = "pieces.html"
STATES: Mapping[str, tuple[str, str, str]] = {  # of a proof: class, singular and plural of its count
    "établi": ("reunie", "établi", "établis"),
    "fragile": ("a-verifier", "fragile", "fragiles"),
    "manquant": ("manquante", "manquant", "manquants"),
    "écarté": ("a-verifier", "écarté par dispense", "écartés par dispense"),
    "sans objet": ("sans-objet", "sans objet", "sans objet"),
}


def evidence_page(vue: Vue, read: Lecture, shell: Shell) -> Page:
    """Make ``dossiers/<reference>/pieces.html``.

    Raises:
        RenderError: a template asks for a value that does not exist.
    """
    dossier = vue.case.dossier
    context = _context(vue, read)
    body = shell.body("pieces.html", context)
    title = f"Pièces · {dossier.reference} · {dossier.debiteur.nom_complet}"
    return Page(NAME, shell.model.fill(title, body.text, context["sommaire"]), body.wrong)


def _context(vue: Vue, read: Lecture) -> dict[str, Any]:
    """Nothing of it follows the day: the page is kept while the case, its liasse and its proofs are the same."""
    dossier = vue.case.dossier
    contents = [Entry("bordereau", "Pièces")]
    contents += [Entry("completude", "Complétude par procédure")] if vue.completudes else []
    contents += [Entry("envois", "Envoyer le dossier")] if vue.destinataires else []
    return {
        "dossier": dossier,
        "creancier": creditor_name(vue),
        "liasse": vue.liasse,
        "bordereau": beside(vue.liasse, f"{dossier.reference}-bordereau.pdf"),
        "manifeste": beside(vue.liasse, "manifest-sha256.txt"),
        "pieces": read.pieces,
        "bilans": counts(vue),
        "etats": {state: kind for state, (kind, _, _) in STATES.items()},
        "destinataires": tuple(_recipient(one) for one in vue.destinataires),
        "sommaire": contents,
    }


def beside(liasse: str, name: str) -> str:
    """Address of a file of the liasse; empty without a liasse."""
    return str(PurePosixPath(liasse).with_name(name)) if liasse else ""


def counts(vue: Vue) -> tuple[tuple[Completude, str], ...]:
    """Each procedure with its proofs counted: « 9 établis, 1 fragile, 2 manquants »."""
    return tuple((one, _count(one)) for one in vue.completudes)


def _count(table: Completude) -> str:
    found = Counter(proof.etat for proof in table.preuves)
    return ", ".join(
        words.pluriel(found[state], singular, plural) for state, (_, singular, plural) in STATES.items() if found[state]
    )


def _recipient(one: Destinataire) -> tuple[Destinataire, str]:
    """A recipient with the weight of its archive."""
    tenths = -(-one.octets // 100_000)
    return one, f"{tenths // 10},{tenths % 10}{NBSP}Mo" if one.octets else ""
