"""Which title the décompte follows, and why it does not follow the others.

An order opposed, unless the debtor withdrew, or not served in time, is no longer followed, nor what a judgment
dismissed since, nor a title set aside: the décompte goes back to the title before it or to the invoices, and says so.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.instances import (
    Opposition,
    against_principal,
    concerned,
    condemned_by,
    discharged,
    dismissal,
    first_condemned,
    of_order,
    of_the_administrative_judge,
    summary,
    taken_back,
    tells_of,
    twins,
)
from generator.law.interest import DAY
from generator.law.limits.order import cpc_1411_signification
from generator.model import Debiteur, Dossier, FaitProcedure, Titre
from generator.money import NBSP
from generator.phrases import upper_first
from generator.statement.types import LigneFacture
from generator.vocabulary import CONDAMNATIONS, JUGES, Fait, NatureTitre


class Followed(Struct, frozen=True):
    """The title the décompte follows, its place in the case, and whom it is asked of when one it condemns is named."""

    index: int
    titre: Titre
    party: Debiteur | None = None
    dites: tuple[str, ...] = ()  # its invoices, when they alone tell it from another

    @property
    def nom(self) -> str:
        """The title as printed: « Jugement du 03/03/2026 (RG 26/00123) »."""
        told = ", ".join((*([f"RG{NBSP}{self.titre.rg}"] if self.titre.rg else []), *self.dites))
        return f"{named(self.titre)} du {self.titre.date:%d/%m/%Y}" + (f" ({told})" if told else "")


def followed(dossier: Dossier, au: dt.date) -> Followed | None:
    """The last title in force at ``au`` of the principal debtor, if any."""
    return _last(one for one in in_force(dossier, au) if against_principal(dossier, one.titre))


def followed_together(dossier: Dossier, au: dt.date, title: Followed) -> tuple[Followed, ...]:
    """A title that says its invoices, and the others in force that judge none of those, the last one first.

    Two of one name are told apart by them: what is paid on one is not of the other.
    """
    found, known = [title], [one for one in in_force(dossier, au) if against_principal(dossier, one.titre)]
    for one in sorted(known, key=lambda each: (each.titre.date, each.index), reverse=True):
        if all(one.titre.a_part(other.titre) for other in found):
            found.append(one)
    names = [one.nom for one in found]
    return tuple(replace(one, dites=one.titre.factures) if names.count(one.nom) > 1 else one for one in found)


def followed_before(dossier: Dossier, title: Followed) -> tuple[Followed, ...]:
    """Titles of the principal debtor followed the eve of one of another, that judge none of its invoices."""
    eve = title.titre.date - DAY
    last = followed(dossier, eve)
    known = followed_together(dossier, eve, last) if last else ()
    return tuple(one for one in known if one.titre.a_part(title.titre))


def titles_of(dossier: Dossier, lignes: Iterable[LigneFacture]) -> list[Titre]:
    """The titles whose sums some lines of a décompte tell, in their order."""
    return [dossier.titres[int(one.origine[1])] for one in lignes if one.du_titre]


def line_of(dossier: Dossier, ligne: LigneFacture, numeros: Collection[str]) -> bool:
    """Tell whether a line of a décompte is one of some invoices, or a title that judges any of them."""
    return ligne.numero in numeros or any(any(map(titre.juge, numeros)) for titre in titles_of(dossier, [ligne]))


def title_against(dossier: Dossier, au: dt.date, name: str = "") -> Followed | None:
    """The title an act is made on: the last one in force that condemns whom it names, failing it the one followed.

    An act that names nobody is made on the title followed, else on the last one, whomever it condemns.
    """
    party = next((one for one in dossier.debiteurs if one.nom_complet == name), None)
    if party is None:
        return followed(dossier, au) or _last(in_force(dossier, au))
    own = condemning(dossier, au, party)
    return replace(own, party=party) if own else followed(dossier, au)


def condemning(dossier: Dossier, au: dt.date, party: Debiteur) -> Followed | None:
    """The last title in force that says it condemns a person."""
    return _last(one for one in in_force(dossier, au, party) if party in condemned_by(dossier, one.titre))


def judged(dossier: Dossier, au: dt.date, party: Debiteur) -> bool:
    """Tell whether another than the principal debtor is sued no more: a title condemns him, or he is discharged."""
    return condemning(dossier, au, party) is not None or discharged(dossier, au, party.nom_complet) is not None


def only_condemned(dossier: Dossier, au: dt.date) -> str:
    """Name of the only one an act is made against when it names nobody, and that is not the principal debtor."""
    found = title_against(dossier, au)
    named = condemned_by(dossier, found.titre) if found and not against_principal(dossier, found.titre) else ()
    return named[0].nom_complet if len(named) == 1 else ""


def _last(titles: Iterable[Followed]) -> Followed | None:
    return max(titles, key=lambda candidate: (candidate.titre.date, candidate.index), default=None)


def in_force(dossier: Dossier, au: dt.date, party: Debiteur | None = None) -> list[Followed]:
    """Titles known at ``au`` and not set aside, in the order of the file; ``party``: as they hold against him."""
    known = (Followed(index, titre) for index, titre in enumerate(dossier.titres) if titre.date <= au)
    return [one for one in known if not set_aside(dossier, one.titre, au, party)]


def set_aside(dossier: Dossier, titre: Titre, au: dt.date, party: Debiteur | None = None) -> tuple[str, str] | None:
    """Why what a judge granted is no longer followed at ``au``, and the article; None when it is.

    An order is served on each: not served in time on ``party``, it holds against the others alone.
    """
    name = (party or first_condemned(dossier, titre)).nom_complet
    gone, given = taken_back(dossier, titre, au, name), f"{named(titre)} du {titre.date:%d/%m/%Y}"
    if titre.rg and twins(dossier, titre):
        given += f" (RG{NBSP}{titre.rg})"
    if isinstance(gone, Opposition):
        return _opposed(gone)
    if isinstance(gone, Titre):
        why = "CPC, art. 542, 572 ou 625, " if titre.nature in CONDAMNATIONS else ""
        return f"{given}, {titre.nature.ecarte} le {gone.ecarte_le:%d/%m/%Y}", f"{why}à vérifier"
    if gone is not None:
        article = "488" if summary(dossier, gone.date) else "480"
        return f"{given}, puis {_dismissed(dossier, gone)}", f"CPC, art. {article}, à vérifier"
    limite = cpc_1411_signification(titre.date).date
    served = served_on(dossier, titre, au, party)
    if titre.nature is not NatureTitre.ORDONNANCE_INJONCTION or (served or au) <= limite:
        return None
    late = f" (signifiée le {served:%d/%m/%Y})" if served else ""
    day = f"Ordonnance du {titre.date:%d/%m/%Y} non signifiée au {limite:%d/%m/%Y}{late}"
    return f"{day} : elle est non avenue", "CPC, art. 1411"


def _dismissed(dossier: Dossier, fact: FaitProcedure) -> str:
    if summary(dossier, fact.date):
        return f"référé rejeté le {fact.date:%d/%m/%Y}"
    return f"demande rejetée par le jugement du {fact.date:%d/%m/%Y}"


def _opposed(opposition: Opposition) -> tuple[str, str]:
    """Why an order is no longer followed once opposed, unless the debtor withdrew."""
    if opposition.jugee_le is not None:
        judged = f"Jugement du {opposition.jugee_le:%d/%m/%Y} sur opposition : il a remplacé l'ordonnance"
        return judged, "CPC, art. 1420"
    if opposition.abandonnee_le is not None:
        left = f"Désistement du créancier du {opposition.abandonnee_le:%d/%m/%Y} après opposition"
        return f"{left} : l'instance est éteinte, l'ordonnance est non avenue", "CPC, art. 1419"
    if opposition.eteinte_le is not None:
        over = f"Instance sur opposition éteinte le {opposition.eteinte_le:%d/%m/%Y}"
        return f"{over} : l'ordonnance est tenue pour non avenue", "CPC, art. 1419, à vérifier"
    if opposition.desistement_le is not None:
        unsaid = f"Désistement du {opposition.desistement_le:%d/%m/%Y} dont l'auteur n'est pas dit (« auteur »)"
        return f"{unsaid} : l'ordonnance n'est pas suivie tant qu'il ne l'est pas", "CPC, art. 1419 et 1422"
    return f"Opposition du {opposition.date:%d/%m/%Y} : l'ordonnance n'est plus suivie", "CPC, art. 1417 et 1420"


def served_on(dossier: Dossier, titre: Titre, au: dt.date, party: Debiteur | None = None) -> dt.date | None:
    """Service of a title known at ``au``: as the title says, or the first act of the journal that serves it.

    On ``party``, or on whom the title tells of: what it says, and an act that names nobody, is his alone.
    """
    first = first_condemned(dossier, titre).nom_complet
    name = party.nom_complet if party else first
    names, said = ({None, name}, titre.signifie_le) if name == first else ({name}, None)
    acte = "ordonnance" if titre.nature is NatureTitre.ORDONNANCE_INJONCTION else "jugement"
    served = (
        fact.date
        for fact in dossier.faits(FaitProcedure, Fait.SIGNIFICATION)
        if fact.acte in {acte, None}
        and fact.debiteur in names
        and tells_of(dossier, fact, titre)
        and _of(dossier, fact, titre, name)
    )
    known = [said] if said else served
    return min((day for day in known if day <= au), default=None)


def _of(dossier: Dossier, fact: FaitProcedure, titre: Titre, name: str) -> bool:
    """Tell whether a service on a person is of a title: of the one whose number it bears, else of the last one."""
    if titre.nature is NatureTitre.ORDONNANCE_INJONCTION:
        return of_order(dossier, fact, titre.date, name, titre.rg)
    numbered = [one for one in dossier.titres if one.nature in JUGES and fact.rg and one.rg == fact.rg]
    if numbered:
        return titre in numbered and titre.date <= fact.date
    later = (one for one in dossier.titres if one.nature in JUGES and titre.date < one.date <= fact.date)
    return titre.date <= fact.date and not any(name in concerned(dossier, one) for one in later)


def reasons_set_aside(dossier: Dossier, au: dt.date, *, followed: bool = False) -> Iterator[str]:
    """One sentence per title known at ``au`` that the décompte does not follow; ``followed``: it follows another."""
    back = "" if followed else f", le décompte est celui des {dossier.creance.famille.mot.des}"
    known = [titre for titre in dossier.titres if titre.date <= au]
    dismissed = dismissal(dossier, au)
    if dismissed is not None and not any(titre.nature in CONDAMNATIONS for titre in known):
        what = upper_first(_dismissed(dossier, dismissed))
        yield f"{what} : ce décompte n'est pas ce qui est jugé dû (CPC, art. 480)."
    for why, article in filter(None, (set_aside(dossier, titre, au) for titre in known)):
        yield f"{why}{back} ({article})."


def of_others(dossier: Dossier, au: dt.date) -> Iterator[str]:
    """One sentence per title in force that the décompte of the principal debtor does not follow: it condemns others."""
    for one in in_force(dossier, au):
        if not against_principal(dossier, one.titre):
            yield f"{one.nom} : non suivi ici, car condamnant seulement {whom(dossier, one.titre)}."


def of_its_judge(dossier: Dossier, titre: Titre) -> Iterator[str]:
    """The times that are not those of the code de procédure civile: told, not counted."""
    if titre.nature is NatureTitre.JUGEMENT_ETRANGER:
        yield (
            "Jugement étranger : les délais de recours, de signification et d'exécution sont ceux de l'État "
            "d'origine ; ni eux ni la majoration de cinq points ne sont calculés (à vérifier)."
        )
    elif of_the_administrative_judge(dossier, titre):
        yield (
            "Titre du juge administratif : ses délais ne sont pas ceux du CPC et ne sont pas comptés ; à vérifier, la "
            "notification par le greffe, l'appel (CJA, art. R811-2 ; référé, art. R541-3), le paiement d'une personne "
            "publique dans les deux mois et le mandatement d'office (art. L911-9)."
        )


def whom(dossier: Dossier, titre: Titre) -> str:
    """« Le Jardin d'Armide, Aline Armide »: those a title says it condemns; nothing when it does not say."""
    return ", ".join(party.nom_complet for party in condemned_by(dossier, titre))


def named(titre: Titre) -> str:
    """A title as a sentence begins with it: « Ordonnance d'injonction de payer »."""
    return upper_first(titre.nature.mots)
