"""The evidence of a case: every pièce to be seen in place, what each procedure still lacks, what is ready to leave."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from generator.money import NBSP
from generator.numbering import numbers
from generator.pages import timeline, words
from generator.pages.fragments import fragment
from generator.pages.names import creditor_name
from generator.pages.shell import Shell
from generator.pages.splice import Entry
from generator.pages.timeline import Point
from generator.pages.types import Completude, Destinataire, Vue

NAME = "pieces.html"
STATES: Mapping[str, tuple[str, str, str]] = {  # of a proof: class, singular and plural of its count
    "établi": ("reunie", "établi", "établis"),
    "fragile": ("a-verifier", "fragile", "fragiles"),
    "manquant": ("manquante", "manquant", "manquants"),
    "écarté": ("a-verifier", "écarté par dispense", "écartés par dispense"),
    "sans objet": ("sans-objet", "sans objet", "sans objet"),
}


def evidence_page(vue: Vue, shell: Shell) -> bytes:
    """Make ``dossiers/<reference>/pieces.html``.

    Raises:
        RenderError: a template asks for a value that does not exist.
    """
    dossier = vue.case.dossier
    context = _context(vue)
    body = fragment("pieces.html", context, vue.case.root)
    title = f"Pièces · {dossier.reference} · {dossier.debiteur.nom_complet}"
    return shell.model.fill(title, body, context["sommaire"])


def _context(vue: Vue) -> dict[str, Any]:
    dossier = vue.case.dossier
    numbered = numbers(dossier)
    contents = [Entry("bordereau", "Pièces")]
    contents += [Entry("completude", "Complétude par procédure")] if vue.completudes else []
    contents += [Entry("envois", "Envoyer le dossier")] if vue.destinataires else []
    return {
        "vue": vue,
        "dossier": dossier,
        "situation": vue.situation,
        "demonstration": vue.office.cabinet.au == vue.situation.au,
        "creancier": creditor_name(vue),
        "bordereau": beside(vue.liasse, f"{dossier.reference}-bordereau.pdf"),
        "manifeste": beside(vue.liasse, "manifest-sha256.txt"),
        "pieces": tuple(exhibits(vue, numbered, timeline.points(vue))),
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


def exhibits(vue: Vue, numbered: Mapping[str, str], points: Sequence[Point]) -> Iterator[dict[str, Any]]:
    """Pièces in the order of their numbers, each with what it proves."""
    made = {one.piece.id: one for one in vue.pieces}
    uses = _uses(vue, points)
    rank_of = {piece.id: rank for rank, piece in enumerate(vue.case.dossier.pieces)}
    order = [one.piece for one in vue.pieces] or sorted(
        vue.case.dossier.pieces, key=lambda piece: int(numbered.get(piece.id, "0"))
    )
    for piece in order:
        done = made.get(piece.id)
        yield {
            "id": piece.id,
            "numero": numbered.get(piece.id, ""),
            "titre": piece.titre,
            "nature": words.NATURES_DE_PIECE[piece.nature],
            "source": piece.fichier,
            "date": piece.date,
            "pages": words.pluriel(done.pages, "page") if done and done.pages else "",
            "sha256": done.sha256 if done else "",
            "fichier": done.fichier if done else "",
            "apercu": done.apercu if done else "",
            "refus": done.refus if done else "",
            "usages": ", ".join(uses.get(piece.id, ())),
            "origine": ("pieces", rank_of[piece.id]),
        }


def _uses(vue: Vue, points: Sequence[Point]) -> dict[str, list[str]]:
    """What each pièce proves, by identifier: the invoices and facts that cite it."""
    uses: dict[str, list[str]] = {}
    for point in points:
        for identifier in point.preuves:
            uses.setdefault(identifier, []).append(f"{point.titre} ({words.date_courte(point.date)})")
    claim = vue.case.dossier.creance
    clauses = ((claim.penalites.piece, "taux des pénalités"), (claim.cgv, "conditions générales"))
    for proof, what in clauses:
        if proof:
            uses.setdefault(proof, []).append(what)
    return uses
