"""Whom an act made on a title is against: those it condemns, each with what is asked of him and his own service."""

from collections.abc import Container, Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import Struct

from generator.documents.contexts import heirs
from generator.documents.contexts.bonds import bound_as
from generator.documents.contexts.parties import Partie, identified
from generator.documents.draft import SERVICE, Draft
from generator.documents.words import court, date_fr, dates_fr, in_full
from generator.instances import ceiling, condemned_by, discharged
from generator.model import Contact, Debiteur, Titre
from generator.money import NBSP, ZERO, format_eur
from generator.phrases import enumeration, lower_first, plural, quoted, upper_first
from generator.progress.divided import Partage, divided
from generator.progress.existence import out_of_reach
from generator.progress.over_indebtedness import OVER_INDEBTED
from generator.progress.titles import titles_of_order
from generator.progress.types import Pause
from generator.statement import compute_against
from generator.statement.followed import condemning, followed, served_on, set_aside
from generator.statement.paid import paid_apart, paid_since
from generator.statement.proceedings import stopped_by_another
from generator.statement.title import raised_apart
from generator.statement.types import Decompte
from generator.vocabulary import Lien


class Condamne(Struct, frozen=True):
    """A person an act is against, in euros: what the title limits him to, what is asked of him."""

    lien: str
    partie: Partie
    nom: str
    contacts: tuple[Contact, ...]
    signifie_le: date | None
    limite: Decimal | None
    demande: Decimal
    par_jour: Decimal | None  # interest of the morrow, when he owes less of the title than the act counts of all
    herite: str  # from whose estate his bond comes
    recevable_le: date | None  # admission of his over-indebtedness file: he is served, and asked nothing


def told(draft: Draft) -> tuple[Debiteur, ...]:
    """Those the title says it condemns; none when it does not say, or without a title."""
    return condemned_by(draft.dossier, draft.titre) if draft.titre else ()


def asked(draft: Draft) -> tuple[Debiteur, ...]:
    """Whom the act is asked against: the one named, else all the title condemns, those who are gone apart."""
    if draft.choix.debiteur:
        return tuple(party for party in told(draft) if party.nom_complet == draft.choix.debiteur)
    return tuple(one for one in told(draft) if left_out(draft, one) is None)


def left_out(draft: Draft, party: Debiteur) -> Pause | None:
    """Why the act leaves out a person the title condemns: out of reach, though an over-indebted one is served it."""
    gone = out_of_reach(draft.vue, party)
    return None if gone is not None and served_all_the_same(draft, gone) else gone


def served_all_the_same(draft: Draft, held: Pause) -> bool:
    """Tell whether what holds one person alone lets the title be served on him: service enforces nothing."""
    return draft.document == SERVICE and held.nature == OVER_INDEBTED


def aimed(draft: Draft) -> tuple[Debiteur, ...]:
    """Whom the act is against: those it is asked against; to serve the title, those it is not served on."""
    unserved = tuple(party for party in asked(draft) if served(draft, party) is None)
    return unserved if draft.document == SERVICE else asked(draft)


def served(draft: Draft, party: Debiteur) -> date | None:
    """Day the title was served on a person."""
    return served_on(draft.dossier, draft.titre, draft.au, party) if draft.titre else None


def owed(draft: Draft, party: Debiteur) -> Decimal:
    """Euros left to ask of a person: what the title leaves due by him, within his limit less what he paid of it."""
    titre = draft.titre
    total = min(draft.decompte.total, _own(draft, party).total)
    limit = ceiling(titre, party) if titre else None
    if titre is None or limit is None:
        return total
    return min(total, max(ZERO, limit - _paid_since(draft, titre, party)))


def _paid_since(draft: Draft, titre: Titre, party: Debiteur) -> Decimal:
    return paid_since(draft.dossier, draft.decompte, titre, party.nom_complet, draft.vue.paiements)


def paid_elsewhere(draft: Draft) -> Iterator[str]:
    """Whose limit is lowered by what he paid of another debt: two titles may each deduct the same payment."""
    titre, debtor = draft.titre, draft.dossier.debiteur.nom_complet
    for party in asked(draft):
        if titre is None or ceiling(titre, party) is None:
            continue
        own = {path for path, one in draft.vue.paiements if (one.paye_par or debtor) == party.nom_complet}
        here = sum((one.montant for one in _own(draft, party).imputations if one.origine in own), ZERO)
        if (left := _paid_since(draft, titre, party) - here) > 0:
            yield (
                f"De la limite de sa condamnation, {format_eur(left)} payés par {party.nom_complet} hors de ce titre "
                "sont déduits, par prudence ; un autre titre qui le condamne les déduit aussi (à vérifier)."
            )


def _own(draft: Draft, party: Debiteur) -> Decompte:
    """What he owes of the title, served on his own day; that of the act when it counts him alone."""
    if draft.titre is None or len(told(draft)) < 2 or draft.choix.debiteur:
        return draft.decompte
    known = draft.decompte.interets_au is not None
    return compute_against(draft.case, draft.office, draft.au, draft.titre, party, known=known)


def answerable(draft: Draft) -> list[str]:
    """Names of those a title in force condemns, whom an act may be against."""
    known = (one for one in draft.dossier.debiteurs if condemning(draft.dossier, draft.au, one))
    return [one.nom_complet for one in known if out_of_reach(draft.vue, one) is None]


def instead(names: list[str], start: str = "Agir") -> str:
    """« Agir contre Alpha ou Beta : « --debiteur Alpha ». »; nothing against nobody."""
    return f"{start} contre {enumeration(names, 'ou')} : « --debiteur {quoted(names[0])} »." if names else ""


def title_of(draft: Draft, party: Debiteur) -> str:
    """« jugement du 15/12/2026 »: a title in force that names a person; nothing without any."""
    found = condemning(draft.dossier, draft.au, party)
    return label(found.titre) if found else ""


def of_others(draft: Draft) -> dict[str, Any]:
    """Titles in force against others than the act counts, a sentence each, and against whom one is still to obtain.

    ``sans_titre`` names the principal debtor and the joint debtors that no title condemns and no judgment discharges;
    nobody while the title the act is made on does not say whom it condemns.
    """
    counted = told(draft) or ((draft.debiteur,) if draft.titre else ())
    bound, start = _by_title(draft, counted), "Un autre titre condamne" if draft.titre else "Un titre condamne"
    known = {*counted, *(party for parties in bound.values() for party in parties)}
    mute = draft.titre is not None and not told(draft)
    owing = (one for one in (draft.debiteur, *draft.codebiteurs) if one not in known and not mute)
    left = [one for one in owing if discharged(draft.dossier, draft.au, one.nom_complet) is None]
    return {
        "titres_des_autres": tuple(f"{start} {_told(draft, rank, parties)}" for rank, parties in bound.items()),
        "sans_titre": names(left),
    }


def already(draft: Draft) -> dict[str, Any]:
    """Whom a writ leaves out, a title condemning him already: by which, up to what; who owes the whole with the others.

    What is recovered from one is owed by none of the others any more (C. civ. 1313).
    """
    bound = _by_title(draft, (draft.debiteur,))
    parties = [party for group in bound.values() for party in group]
    told = (_told(draft, rank, group, bonds=True) for rank, group in bound.items())
    return {
        "deja_condamnes": tuple(f"Un titre condamne déjà {one}" for one in told),
        "deja_condamnes_solidaires": any(draft.whom.poursuivi or party.solidaire for party in parties),
    }


def _by_title(draft: Draft, counted: Container[Debiteur]) -> dict[int, list[Debiteur]]:
    """Those a title in force condemns, by its place in the file; ``counted`` apart, whom the act itself counts."""
    bound: dict[int, list[Debiteur]] = {}
    for party in draft.dossier.debiteurs:
        found = condemning(draft.dossier, draft.au, party)
        if found is None and party == draft.dossier.debiteur:  # one that names nobody condemns him
            found = followed(draft.dossier, draft.au)
        if found is not None and party not in counted:
            bound.setdefault(found.index, []).append(party)
    return bound


def _told(draft: Draft, rank: int, parties: Iterable[Debiteur], *, bonds: bool = False) -> str:
    """« Iris Chimère : jugement du 3 novembre 2026… », up to what each is condemned, and what ``bonds`` him."""
    titre = draft.dossier.titres[rank]
    named = []
    for party in parties:
        limit, name = ceiling(titre, party), party.nom_legal
        bound = bound_as(party)
        bound = bound.removesuffix(" solidaire") if party.lien is Lien.SOLIDAIRE and not party.solidaire else bound
        name += f" ({bound})" if bonds else ""
        named.append(f"{name}, dans la limite de {format_eur(limit)}" if limit is not None else name)
    return f"{enumeration(named)} : {granted(titre)}."


def granted(titre: Titre) -> str:
    """« jugement du 3 novembre 2026, TAE de Lyon, n° 26/1, qui accorde 4 000,00 € en principal »."""
    number = f", n°{NBSP}{titre.rg}" if titre.rg else ""
    return (
        f"{titre.nature.mots} du {date_fr(titre.date)}, {court(titre.juridiction)}{number}, qui accorde "
        f"{format_eur(titre.principal)} en principal"
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
        "vises_noms": names(parties),
        "condamnes_noms": names(told(draft)),
        "non_condamnes": names(left),
        "titre_sans_effet": tuple(_without_effect(draft)) if parties else (),
        "a_signifier": names(party for party in parties if served(draft, party) is None),
        "contre": names(parties) or draft.debiteur.nom_legal,
        "paye_a_part": _paid_apart(draft),
        "majorations": raised(draft),
        "arretes_par_un_autre": tuple(_stopped(draft, parties)),
    }


def _without_effect(draft: Draft) -> Iterator[str]:
    """Why the title no longer holds against some of those it names: who receives it reads their name there."""
    titre = draft.titre
    for party in told(draft):
        if titre is not None and (gone := set_aside(draft.dossier, titre, draft.au, party)):
            yield f"Contre {party.nom_legal}, ce titre ne s'exécute plus ({dates_fr(lower_first(gone[0]))})."
    for one in shared(draft):
        whose = plural(len(one.oppositions), "cette opposition laisse", "ces oppositions laissent")
        left = names(map(draft.dossier.named, one.autres))
        yield (
            f"Ce que {whose} de l'ordonnance contre {left} est à vérifier avant tout acte (code de procédure civile, "
            "articles 1417, 1419 et 1420)."
        )


def shared(draft: Draft) -> Iterator[Partage]:
    """The title as an order that some of those it condemns opposed, if it is one."""
    return (one for one in divided(draft.vue) if draft.titre in [*titles_of_order(draft.vue, one.ordonnance)])


def raised(draft: Draft) -> tuple[str, ...]:
    """Who owes the five points later than the sums of an act against several count them; nothing of one alone."""
    if draft.titre is None or draft.choix.debiteur:
        return ()
    return tuple(raised_apart(draft.dossier, draft.titre, draft.au, aimed(draft)))


def _stopped(draft: Draft, parties: Iterable[Debiteur]) -> Iterator[str]:
    """That the interest asked of another than the principal debtor stops at the opening of that one."""
    if draft.titre is not None and any(one is not draft.dossier.debiteur for one in parties):
        known = stopped_by_another(draft.dossier, draft.titre, draft.au)
        yield from (in_full(dates_fr(one)) for one in known)


def _paid_apart(draft: Draft) -> Decimal:
    """Euros received since the title, of others than those it condemns: its décompte deducts none of them."""
    titre = draft.titre
    if titre is None:
        return ZERO
    return sum((one.montant for _, one in draft.vue.paiements if paid_apart(draft.dossier, titre, one)), ZERO)


def _condemned(draft: Draft, party: Debiteur) -> Condamne:
    limit, own = ceiling(draft.titre, party) if draft.titre else None, _own(draft, party)
    held = out_of_reach(draft.vue, party)
    return Condamne(
        upper_first(bound_as(party)),
        identified(party),
        party.nom_legal,
        party.contacts,
        served(draft, party),
        limit,
        owed(draft, party),
        own.interet_par_jour if own.total < draft.decompte.total else None,
        heirs.of_a_bond(draft, party) if party.lien is Lien.CAUTION else "",
        held.depuis if held is not None and held.nature == OVER_INDEBTED else None,
    )


def names(parties: Iterable[Debiteur]) -> str:
    """« la SARL Un, Aline Deux et Luc Trois »: the legal names of several."""
    return enumeration([party.nom_legal for party in parties])
