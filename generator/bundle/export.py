"""The dossier for one recipient in one ZIP: liasse, pièces within the channel's limits, field sheet, index."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

import msgspec
from msgspec import Struct

from generator import __version__
from generator.bundle.assembly import Gathered
from generator.bundle.bag import bag
from generator.bundle.field_sheet import field_sheet
from generator.bundle.light import Leger, fit, megabytes, messages
from generator.bundle.names import slug
from generator.bundle.profiles import Profil
from generator.bundle.types import Liasse, PieceNumerotee
from generator.documents.draft import Draft
from generator.exhibits import Exhibit
from generator.exhibits.cache import engine
from generator.findings import BundleError
from generator.render import Output, html

_OTHERS = frozenset({"fiche.txt", "envois.txt", "provenance.json"})


class Matiere(Struct, frozen=True):
    """A case computed and assembled: what an export is made of."""

    draft: Draft
    exhibits: tuple[Exhibit, ...]
    liasse: Liasse


class Exporte(Struct, frozen=True):
    """The ZIP, and what was done to make files fit, one French sentence each."""

    output: Output
    rapport: tuple[str, ...]


class Fichier(Struct, frozen=True):
    """A line of the index."""

    numero: str
    titre: str
    fichier: str
    octets: int


def digest(gathered: Gathered, profil: Profil) -> str:
    """Hash of all that the ZIP of a profile holds, known before anything is printed, provenance given apart."""
    draft = gathered.draft
    natives = [(exhibit.piece.fichier, exhibit.sha256) for exhibit in gathered.exhibits]
    parts = (gathered.digest, field_sheet(draft, profil), repr(profil), draft.office.cabinet.nom, draft.case.sha256)
    return hashlib.sha256(msgspec.msgpack.encode((parts, natives))).hexdigest()


def export(matter: Matiere, profil: Profil, provenance: Mapping[str, str]) -> Exporte:
    """Make the ZIP of a case for a profile; ``provenance`` is what the caller knows (commit, law tables).

    Never in it: the YAML of the case, its notes, its journal; originals only when the profile asks for them.

    Raises:
        BundleError: an original is no longer the one that was taken in.
    """
    liasse, reference = matter.liasse, matter.draft.dossier.reference
    pieces = [output for output in liasse.outputs if output.name.startswith("pieces/")]
    limit = min((one for one in (profil.fichier, profil.message) if one), default=None)
    light = fit(pieces, limit) if limit else Leger(tuple(pieces), ())
    payload = [output for output in liasse.outputs if not output.name.startswith(("pieces/", "manifest"))]
    payload += light.outputs
    sheet = field_sheet(matter.draft, profil)
    payload.append(Output("fiche.txt", sheet.encode()))
    if profil.natifs:
        payload += _natives(matter.exhibits, liasse)
    if profil.message:
        payload.append(Output("envois.txt", _shipments(liasse, light.outputs, profil.message).encode()))
    payload.append(Output("provenance.json", _provenance(matter, profil, provenance, light.rapport)))
    payload.append(Output("index.html", _index(matter, payload, profil, light.rapport)))
    name = f"{reference}-{profil.id}"
    info = {
        "Source-Organization": matter.draft.office.cabinet.nom,
        "External-Identifier": reference,
        "External-Description": f"Dossier {reference}, {profil.titre}",
        "Bagging-Date": matter.draft.au.isoformat(),
        "Bag-Software-Agent": f"recouvre {__version__}",
    }
    return Exporte(Output(f"{name}.zip", bag(name, payload, info)), light.rapport)


def _natives(exhibits: Sequence[Exhibit], liasse: Liasse) -> list[Output]:
    """Originals, byte for byte, named by their number; attachments are inside their e-mail."""
    numbers = {piece.piece.id: piece.numero for piece in liasse.pieces}
    natives = []
    for exhibit in exhibits:
        path = PurePosixPath(exhibit.piece.fichier)
        if exhibit.sha256:
            name = f"natifs/P{int(numbers[exhibit.piece.id]):02d}_{slug(path.stem)[:60]}.{slug(path.suffix).lower()}"
            natives.append(Output(name, _original(exhibit)))
    return natives


def _original(exhibit: Exhibit) -> bytes:
    """The bytes that were taken in, and no others: what lies there now may have been put meanwhile."""
    content = exhibit.natif.read_bytes()
    if hashlib.sha256(content).hexdigest() != exhibit.sha256:
        raise BundleError(f"« {exhibit.piece.fichier} » a changé pendant l'export : rien n'est écrit. Relancer.")
    return content


def _shipments(liasse: Liasse, pieces: Sequence[Output], limit: int) -> str:
    """What goes in each message: the bordereaux first, then the pièces; the whole liasse only if it fits."""
    schedules = [output for output in liasse.outputs if "-bordereau" in output.name]
    groups = messages([*schedules, *pieces], limit)
    blocks = [
        f"Message {rank} sur {len(groups)}\n" + "".join(f"  {PurePosixPath(name).name}\n" for name in names)
        for rank, names in enumerate(groups, start=1)
    ]
    if liasse.octets > limit:
        blocks.append(
            f"{liasse.name} ({megabytes(liasse.octets)}) dépasse la limite d'un message ({megabytes(limit)}) : "
            "les pièces partent une à une, la liasse complète par un autre moyen.\n"
        )
    return "\n".join(blocks)


def _provenance(matter: Matiere, profil: Profil, known: Mapping[str, str], report: Sequence[str]) -> bytes:
    draft = matter.draft
    tree = {
        "reference": draft.dossier.reference,
        "arrete-au": draft.au.isoformat(),
        **({"dossier-sha256": draft.case.sha256} if draft.case.sha256 else {}),
        "outil": f"recouvre {__version__}",
        "prise-en-charge": engine(),
        "profil": {"id": profil.id, "du": profil.du.isoformat(), "lu-le": profil.lu_le.isoformat(),
                   "statut": profil.statut.value, "source": profil.source},
        "allegement": list(report),
        **dict(sorted(known.items())),
    }  # fmt: skip
    return (json.dumps(tree, ensure_ascii=False, indent=2) + "\n").encode()


def _index(matter: Matiere, payload: Sequence[Output], profil: Profil, report: Sequence[str]) -> bytes:
    draft, liasse = matter.draft, matter.liasse
    by_name = {output.name: len(output.content) for output in payload}
    page = html(
        "liasse/index.html",
        {
            "reference": draft.dossier.reference,
            "creancier": draft.creancier.nom_legal,
            "debiteur": draft.debiteur.nom_legal,
            "profil": profil,
            "liasse": Fichier("", liasse.name, liasse.name, liasse.octets),
            "pieces": [line for piece in liasse.pieces for line in _files(piece, by_name)],
            "autres": [Fichier("", name, name, size) for name, size in sorted(by_name.items()) if _is_other(name)],
            "rapport": report,
        },
        draft.case.root,
    )
    return page.encode()


def _files(piece: PieceNumerotee, sizes: Mapping[str, int]) -> list[Fichier]:
    """Files of a pièce as sent: itself, or its parts."""
    if "." in piece.numero or not piece.fichier:
        return []
    stem = piece.fichier.removeprefix("liasse/").removesuffix(".pdf")
    names = [name for name in sizes if name.startswith(stem[:68])]
    return [Fichier(piece.numero, piece.titre, name, sizes[name]) for name in sorted(names)]


def _is_other(name: str) -> bool:
    return name.startswith("natifs/") or "-bordereau" in name or name in _OTHERS
