"""The field sheet: what a clerk or a portal asks, in the order it asks it, as plain text to copy."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.bundle.front import values
from generator.bundle.profiles import Profil
from generator.documents.contexts.parties import Partie
from generator.documents.draft import Draft
from generator.documents.words import date_fr
from generator.model import Debiteur, Dossier
from generator.money import format_eur
from generator.numbering import number
from generator.vocabulary import Statut

_APART = "  la requête ne vise pas cette personne : ne pas l'inscrire au greffe sans un acte contre elle"


def field_sheet(draft: Draft, profil: Profil) -> str:
    """Write the sheet of a case for a profile."""
    dossier, decompte = draft.dossier, draft.decompte
    known = values(draft, ())
    lines = [f"Dossier {dossier.reference} – {profil.titre}", f"Canal : {profil.canal}", *_doubt(profil), ""]
    lines += [
        "JURIDICTION",
        f"  {known['juridiction'] or 'à indiquer'}",
        *([f"  RG {known['rg']}"] if known["rg"] else []),
    ]
    lines += ["", "CRÉANCIER", *_party(known["creancier"])]
    aimed = _aimed_at(draft, profil)
    for debtor, (title, party) in zip(dossier.debiteurs, known["debiteurs"], strict=True):
        lines += ["", title.upper(), *_party(party), *([] if any(debtor is one for one in aimed) else [_APART])]
    lines += ["", "CRÉANCE", f"  {known['origine']}", "", f"SOMMES AU {date_fr(decompte.au).upper()}"]
    lines += [f"  {sum_.libelle} : {format_eur(sum_.montant)}" for sum_ in known["compte"].recapitulation]
    lines += [f"  Total : {format_eur(decompte.total)}"]
    if profil.pieces:
        lines += ["", "PIÈCES, DANS L'ORDRE DEMANDÉ", *_asked(dossier, profil)]
    return "\n".join(lines).replace("\N{NO-BREAK SPACE}", " ") + "\n"


def _aimed_at(draft: Draft, profil: Profil) -> tuple[Debiteur, ...]:
    """Whom the requête of the case is against; everybody, where none is filed."""
    if profil.procedure != "injonction":
        return draft.dossier.debiteurs
    petition = replace(draft, document="requete-injonction")
    return (petition.debiteur, *petition.codebiteurs)


def _asked(dossier: Dossier, profil: Profil) -> Iterator[str]:
    """Each pièce asked for, with the numbers that answer; numbers never change to follow a recipient's order."""
    placed = number(dossier)
    for rank, asked in enumerate(profil.pieces, start=1):
        found = [str(one.numero) for one in placed if one.piece.nature in asked.natures]
        yield f"  {rank}. {asked.libelle} : {'n° ' + ', '.join(found) if found else 'aucune au dossier'}"


def _party(party: Partie) -> Iterator[str]:
    yield f"  {party.nom}"
    yield from (f"  {line}" for line in party.identite)
    if party.representant:
        yield f"  représentant : {party.representant}"


def _doubt(profil: Profil) -> list[str]:
    if profil.statut is Statut.OFFICIEL:
        return []
    return [f"À vérifier avant l'envoi ({profil.statut}, lu le {date_fr(profil.lu_le)}) : {profil.source}"]
