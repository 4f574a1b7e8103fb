"""Who owes the debt an act at law asks of another: each may be sued, and what one pays frees the others (C. civ. 1313).

A joint debtor who is not of the principal debtor's quality owes other accessories, and may have another court: an act
of his own asks him what he owes. One sum, and one court, are asked of those alike by one act.
"""

from collections.abc import Iterator
from typing import Any

from generator.documents.contexts.bonds import bound_as
from generator.documents.contexts.parties import of_party
from generator.documents.draft import Draft
from generator.documents.whom import AT_LAW
from generator.instances import discharged
from generator.model import Debiteur
from generator.numbering import numbers
from generator.phrases import enumeration, plural
from generator.progress.existence import absence
from generator.statement.followed import condemning, followed
from generator.vocabulary import Lien


def values(draft: Draft) -> dict[str, Any]:
    """What an act says of the solidarity of whom it is asked of alone, and of those it leaves out."""
    party, principal = draft.whom.poursuivi, of_party(draft.dossier.debiteur)
    return {
        "tenus_a_part": tuple(_told(draft)),
        "solidaire_de": f", {bound_as(party)} {principal}," if party is not None else "",
        "accord_de": principal if party is not None else "du débiteur",
    }


def others(draft: Draft) -> tuple[Debiteur, ...]:
    """Those who owe the whole too and that a suit leaves out; no title condemns them, nor judgment discharges them."""
    asked = (draft.debiteur, *draft.codebiteurs)
    bound = (one for one in draft.dossier.debiteurs if one.solidaire or one.lien is Lien.PRINCIPAL)
    left = (one for one in bound if one not in asked and absence(draft.vue, one) is None)
    return tuple(one for one in left if not _judged(draft, one))


def _judged(draft: Draft, party: Debiteur) -> bool:
    if discharged(draft.dossier, draft.au, party.nom_complet) is not None:
        return True
    if party is draft.dossier.debiteur and followed(draft.dossier, draft.au) is not None:
        return True
    return condemning(draft.dossier, draft.au, party) is not None


def _told(draft: Draft) -> Iterator[str]:
    party = draft.whom.poursuivi
    bond = party.solidarite if party is not None else None
    if party is not None and bond is not None:
        proof = numbers(draft.dossier).get(bond.piece or "", "")
        named = f", pièce n° {proof}" if proof else ""
        yield (
            f"{party.nom_legal} doit cette dette solidairement avec {draft.dossier.debiteur.nom_legal} : {bond.source}"
            f"{named} (code civil, articles 1310 et 1313)."
        )
    if draft.document in AT_LAW and (left := others(draft)):
        whole = all(one.qualite is draft.debiteur.qualite or one.lien is Lien.PRINCIPAL for one in left)
        owe, them = plural(len(left), "doit", "doivent"), plural(len(left), "lui", "leur")
        freed = plural(len(left), "l'autre", "les autres")
        yield (
            f"{enumeration([one.nom_legal for one in left])} {owe} aussi {'' if whole else 'le principal de '}cette "
            f"dette, que cette demande ne {them} réclame pas ; ce que paie l'un libère {freed} d'autant (code civil, "
            "article 1313)."
        )
