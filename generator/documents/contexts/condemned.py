"""Whom an act made on a title is against: those it condemns, each with what is asked of him and his own service."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from generator.documents.contexts.parties import Partie, identified
from generator.documents.draft import SERVICE, Draft
from generator.documents.words import BONDS, date_fr, enumeration
from generator.model import Contact, Debiteur, Titre, ceiling, condemned
from generator.money import NBSP, ZERO, format_eur
from generator.progress.existence import absence
from generator.statement.followed import condemning, served_on
from generator.statement.title import included, paid_apart, raised_apart


class Condamne(Struct, frozen=True):
    """A person an act is against, in euros: what the title limits him to, what is asked of him."""

    lien: str
    partie: Partie
    nom: str
    contacts: tuple[Contact, ...]
    signifie_le: date | None
    limite: Decimal | None
    demande: Decimal


def told(draft: Draft) -> tuple[Debiteur, ...]:
    """Those the title says it condemns; none when it does not say, or without a title."""
    return condemned(draft.dossier, draft.titre) if draft.titre else ()


def asked(draft: Draft) -> tuple[Debiteur, ...]:
    """Whom the act is asked against: the one named, else all the title condemns, those who are gone apart."""
    if draft.choix.debiteur:
        return tuple(party for party in told(draft) if party.nom_complet == draft.choix.debiteur)
    return tuple(party for party in told(draft) if not absence(draft.vue, party))


def aimed(draft: Draft) -> tuple[Debiteur, ...]:
    """Whom the act is against: those it is asked against; to serve the title, those it is not served on."""
    unserved = tuple(party for party in asked(draft) if served(draft, party) is None)
    return unserved if draft.document == SERVICE else asked(draft)


def served(draft: Draft, party: Debiteur) -> date | None:
    """Day the title was served on a person."""
    return served_on(draft.dossier, draft.titre, draft.au, party) if draft.titre else None


def owed(draft: Draft, party: Debiteur) -> Decimal:
    """Euros left to ask of a person: what the title leaves due, within his limit less what he paid of it."""
    titre = draft.titre
    limit = ceiling(titre, party) if titre else None
    if titre is None or limit is None:
        return draft.decompte.total
    names = {party.nom_complet, None if party == draft.debiteur else party.nom_complet}
    own = (one for _, one in draft.vue.paiements if one.paye_par in names)
    paid = sum((one.montant for one in own if not included(draft.dossier, titre, one)), ZERO)
    return min(draft.decompte.total, max(ZERO, limit - paid))


def title_of(draft: Draft, party: Debiteur) -> str:
    """« jugement du 15/12/2026 »: a title in force that names a person; nothing without any."""
    found = condemning(draft.dossier, draft.au, party)
    return label(found.titre) if found else ""


def of_others(draft: Draft) -> dict[str, Any]:
    """Titles in force against others, a sentence each, and against whom one is still to obtain; none once there is one.

    ``sans_titre`` names the principal debtor and the joint debtors that no title condemns.
    """
    parties = draft.dossier.debiteurs if draft.titre is None else ()
    found = [(party, condemning(draft.dossier, draft.au, party)) for party in parties]
    apart = {one.index: one.titre for _, one in found if one}
    bound = {index: [party for party, one in found if one and one.index == index] for index in apart}
    left = [party for party in (draft.debiteur, *draft.codebiteurs) if (party, None) in found]
    return {
        "titres_des_autres": tuple(_told(titre, bound[index]) for index, titre in apart.items()),
        "sans_titre": _names(left),
    }


def _told(titre: Titre, parties: Iterable[Debiteur]) -> str:
    """« Un titre condamne Iris Chimère : jugement du 3 novembre 2026… », and up to what each is condemned."""
    limits = [(party.nom_legal, ceiling(titre, party)) for party in parties]
    named = [f"{name}, dans la limite de {format_eur(limit)}" if limit is not None else name for name, limit in limits]
    number = f", n°{NBSP}{titre.rg}" if titre.rg else ""
    return (
        f"Un titre condamne {enumeration(named)} : {titre.nature.mots} du {date_fr(titre.date)}, "
        f"{titre.juridiction}{number}, qui accorde {format_eur(titre.principal)} en principal."
    )


def label(titre: Titre) -> str:
    """« jugement du 15/12/2026 »."""
    return f"{titre.nature.mots} du {titre.date:%d/%m/%Y}"


def values(draft: Draft) -> dict[str, Any]:
    """Whom the act is against, as it says it; nothing while the title does not say whom it condemns."""
    parties = aimed(draft)
    left = [party for party in draft.dossier.debiteurs if party not in told(draft)] if parties else []
    return {
        "vises": tuple(_condemned(draft, party) for party in parties),
        "vises_noms": _names(parties),
        "condamnes_noms": _names(told(draft)),
        "non_condamnes": _names(left),
        "a_signifier": _names(party for party in parties if served(draft, party) is None),
        "contre": _names(parties) or draft.debiteur.nom_legal,
        "paye_a_part": _paid_apart(draft),
        "majorations": raised(draft),
    }


def raised(draft: Draft) -> tuple[str, ...]:
    """Who owes the five points later than the sums of an act against several count them; nothing of one alone."""
    if draft.titre is None or draft.choix.debiteur:
        return ()
    return tuple(raised_apart(draft.dossier, draft.titre, draft.au, aimed(draft)))


def _paid_apart(draft: Draft) -> Decimal:
    """Euros received since the title, of others than those it condemns: its décompte deducts none of them."""
    titre = draft.titre
    if titre is None:
        return ZERO
    return sum((one.montant for _, one in draft.vue.paiements if paid_apart(draft.dossier, titre, one)), ZERO)


def _condemned(draft: Draft, party: Debiteur) -> Condamne:
    limit = ceiling(draft.titre, party) if draft.titre else None
    return Condamne(
        BONDS[party.lien],
        identified(party),
        party.nom_legal,
        party.contacts,
        served(draft, party),
        limit,
        owed(draft, party),
    )


def _names(parties: Iterable[Debiteur]) -> str:
    return enumeration([party.nom_legal for party in parties])
