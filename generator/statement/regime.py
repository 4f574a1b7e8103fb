"""What interest a case bears: which text, from the quality of the parties and the family of the claim."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from generator.findings import NotComputed
from generator.law.rates import NOT_CLAIMED, PENALTIES_SINCE
from generator.model import Creance, Creancier, Debiteur
from generator.phrases import enumeration, upper_first
from generator.statement.facts import Regime
from generator.vocabulary import HORS_LIVRE_IV, Famille, Nature, Qualite
from generator.vocabulary.rates import BaseTaux, CategorieTauxLegal, FormuleTaux

FIELD_UNSURE = "famille « droit-commun », vente ou prestation entre professionnels à vérifier."

CATEGORY_UNSURE = "catégorie du créancier, bailleur particulier, à vérifier (CMF, art. L313-2)."


class Applicable(Struct, frozen=True):
    """The regime of interest, whether the 40 € is owed, the rate agreed, the category of the creditor, and why."""

    regime: Regime
    categorie: CategorieTauxLegal
    formule: FormuleTaux | None = None
    indemnite: bool = False
    autre_categorie: CategorieTauxLegal | None = None  # a private landlord: which category is not settled
    remarques: tuple[str, ...] = ()


def applicable(creance: Creance, debiteur: Debiteur, creancier: Creancier) -> Applicable:
    """Choose the regime of a claim.

    Raises:
        NotComputed: a situation that would otherwise be computed as something near it.
    """
    found = _applicable(creance, debiteur, creancier)
    return replace(found, remarques=(*found.remarques, *_abroad(creancier, debiteur)))


def _applicable(creance: Creance, debiteur: Debiteur, creancier: Creancier) -> Applicable:
    categorie = _category(creancier)
    if creance.publique:
        return _public(creance, debiteur, categorie)
    if debiteur.qualite is not Qualite.PROFESSIONNEL:
        return Applicable(
            Regime.LEGAL,
            categorie,
            autre_categorie=_other_category(creance, categorie),
            remarques=(*_set_aside(creance, debiteur), *_of_a_syndicat(creance)),
        )
    if creance.famille in HORS_LIVRE_IV:
        return _outside_book_iv(creance, categorie)
    if creancier.nature is Nature.PARTICULIER:
        return _private(creance, categorie)
    if debiteur.nature is Nature.PERSONNE_PUBLIQUE and creance.penalites.reclamees:
        raise NotComputed(
            "Débiteur public hors commande publique : pénalités non calculées. Écrire « marche-public: oui » pour un "
            "contrat de la commande publique, ou « penalites: reclamees: non » pour l'intérêt légal."
        )
    old = creance.contrat_du is not None and creance.contrat_du < PENALTIES_SINCE
    if old and creance.penalites.reclamees and _agreed(creance) is None:
        raise NotComputed(
            f"Contrat conclu avant le 1er janvier 2009 (BCE + 7 points) : pénalités non calculées. {NOT_CLAIMED}"
        )
    if not creance.penalites.reclamees:
        return _legal(creance, debiteur, categorie)
    said = _field_to_verify(creance, "Pénalités de l'article L441-10 et indemnité de 40 € comptées")
    return Applicable(Regime.PENALITES, categorie, _agreed(creance), indemnite=True, remarques=said)


def of_joint_debtor(principal: Applicable, debiteur: Debiteur, autre: Debiteur, creancier: Creancier) -> Applicable:
    """The regime of what is asked of a joint debtor of another quality than the principal debtor, whose own is given.

    Nothing that only a professional owes: the legal interest of his own formal notice (C. civ., art. 1231-6 and
    1344-1). A professional bound with a consumer is asked no more, L441-10 being unsettled there.
    """
    remark = (
        f"Compte de {autre.nom_complet}, {autre.qualite}, codébiteur d'un débiteur {debiteur.qualite} : ni pénalités, "
        "ni indemnité de 40 € (C. com., art. L441-10, entre professionnels) ; l'intérêt légal court de sa propre mise "
        "en demeure."
    )
    return Applicable(
        Regime.LEGAL,
        principal.categorie,
        autre_categorie=principal.autre_categorie,
        remarques=(remark, *_abroad(creancier, autre)),
    )


def _private(creance: Creance, categorie: CategorieTauxLegal) -> Applicable:
    """What a person who is no professional is owed of a sale or a service: no L441-10."""
    if rate := _agreed(creance):
        raise NotComputed(
            f"Taux convenu de {rate} avec un créancier particulier : non calculé. Retirer "
            "« penalites.taux » pour réclamer l'intérêt légal."
        )
    remark = "Ni pénalités de retard ni indemnité de 40 € : le créancier n'est pas un professionnel."
    return Applicable(Regime.LEGAL, categorie, remarques=(remark,))


def _legal(creance: Creance, debiteur: Debiteur, categorie: CategorieTauxLegal) -> Applicable:
    """Penalties not claimed: legal interest, and the 40 € of a professional; a public body's is not settled."""
    remark = "Pénalités de retard non réclamées : intérêt légal à compter de la mise en demeure."
    if debiteur.nature is not Nature.PERSONNE_PUBLIQUE:
        doubt = _field_to_verify(creance, "Indemnité de 40 € comptée")
        return Applicable(Regime.LEGAL, categorie, indemnite=True, remarques=(remark, *doubt))
    apart = (
        "Indemnité de 40 € non comptée : débiteur public hors commande publique, « professionnel » au sens de "
        "l'article L441-10 du code de commerce à vérifier."
    )
    return Applicable(Regime.LEGAL, categorie, remarques=(remark, apart))


def _public(creance: Creance, debiteur: Debiteur, categorie: CategorieTauxLegal) -> Applicable:
    """A public contract: its buyer is a public body, or a legal person subject to the same code, to be verified."""
    if debiteur.nature.physique:
        raise NotComputed(
            f"Contrat de la commande publique avec un débiteur « {debiteur.nature} » : non calculé, l'acheteur est une "
            "personne publique ou un organisme soumis au code de la commande publique. Corriger la nature du débiteur, "
            "ou « marche-public » et « famille »."
        )
    private = debiteur.nature is not Nature.PERSONNE_PUBLIQUE
    buyer = ("Débiteur privé traité comme acheteur public (marche-public: oui) : à vérifier.",) if private else ()
    if creance.penalites.reclamees:
        rate = _agreed(creance)
        set_aside = (
            f"Taux convenu de {rate} écarté : contrat de la commande publique, dont le code fixe le "
            "taux des intérêts moratoires (CCP, art. R2192-31) ; à vérifier."
        )
        said = (set_aside,) if rate else ()
        return Applicable(Regime.PUBLIC, categorie, indemnite=True, remarques=(*said, *buyer))
    remark = (
        "Intérêts moratoires non réclamés, comme l'indique le dossier ; ils restent dus, toute renonciation est "
        "réputée non écrite (CCP, art. L2192-14)."
    )
    return Applicable(Regime.SANS, categorie, indemnite=True, remarques=(remark, *buyer))


def _of_a_syndicat(creance: Creance, *, convenu: bool = False) -> tuple[str, ...]:
    """What a syndicat of co-owners may have beside its charges, which is not computed; whence the rate ``convenu``."""
    if creance.famille is not Famille.CHARGES_DE_COPROPRIETE:
        return ()
    otherwise = "le taux convenu n'est dû que si le règlement le stipule, sinon " if convenu else ""
    remark = (
        f"Charges de copropriété : {otherwise}intérêt légal à compter de la mise en demeure (décret n° 67-223, art. "
        "36) ; l'exigibilité anticipée des provisions non échues (loi n° 65-557, art. 19-2) et l'hypothèque légale "
        "(art. 19) ne sont pas comptées ici. À vérifier."
    )
    return (remark,)


def _abroad(creancier: Creancier, debiteur: Debiteur) -> Iterator[str]:
    """French law is applied to a party abroad as to any other: that it governs is for the lawyer to say."""
    parties = (("créancier", creancier.adresse.pays), ("débiteur", debiteur.adresse.pays))
    if abroad := [f"{who} établi à l'étranger ({pays})" for who, pays in parties if pays is not None]:
        yield (
            f"{upper_first(enumeration(abroad))} : intérêts, indemnité et prescription sont comptés selon la loi "
            "française, à vérifier (règl. (CE) n° 593/2008 ; convention de Vienne du 11 avril 1980 pour une vente de "
            "marchandises)."
        )


def _category(creancier: Creancier) -> CategorieTauxLegal:
    """Category of the legal rate: it follows the creditor (CMF L313-2)."""
    if creancier.nature is Nature.PARTICULIER:
        return CategorieTauxLegal.PARTICULIERS
    return CategorieTauxLegal.AUTRES_CAS


def _other_category(creance: Creance, categorie: CategorieTauxLegal) -> CategorieTauxLegal | None:
    """The other one, of a person who lets a dwelling or a shop: whether it is a professional need is not settled."""
    landlord = creance.famille in {Famille.BAIL_D_HABITATION, Famille.BAIL_COMMERCIAL}
    return CategorieTauxLegal.AUTRES_CAS if landlord and categorie is CategorieTauxLegal.PARTICULIERS else None


def category_to_verify(found: Applicable) -> Iterator[str]:
    """The other reading in a sentence, where some interest is counted: a letter prints no reading."""
    if found.autre_categorie is not None:
        yield (
            f"Intérêt légal compté au taux « {found.categorie.mots} », et non « {found.autre_categorie.mots} » "
            f": {CATEGORY_UNSURE}"
        )


def _agreed(creance: Creance) -> FormuleTaux | None:
    """The rate for lateness that the case states as agreed, when it is claimed."""
    penalites = creance.penalites
    return penalites.taux if penalites.reclamees and "taux" in penalites.model_fields_set else None


def _set_aside(creance: Creance, debiteur: Debiteur) -> tuple[str, ...]:
    """Penalties between professionals are not owed by others; an agreed fixed rate is not computed."""
    rate = _agreed(creance)
    if rate is None:
        return ()
    if rate.base is BaseTaux.FIXE:
        raise NotComputed(
            f"Taux convenu de {rate} à l'égard d'un débiteur {debiteur.qualite} : non calculé. "
            "Retirer « penalites.taux » pour réclamer l'intérêt légal."
        )
    remark = (
        f"Pénalités de retard écartées : le débiteur est {debiteur.qualite} (C. com., art. L441-10, entre "
        "professionnels seulement). L'intérêt légal court de la mise en demeure."
    )
    return (remark,)


def _field_to_verify(creance: Creance, counted: str) -> tuple[str, ...]:
    """« droit-commun » does not say what was sold or done: whether L441-10 governs it is not known."""
    if creance.famille is not Famille.DROIT_COMMUN:
        return ()
    return (f"{counted} : {FIELD_UNSURE}",)


def _outside_book_iv(creance: Creance, categorie: CategorieTauxLegal) -> Applicable:
    """A rate agreed there is owed by the clause, not by L441-10; without one, legal interest."""
    remark = (
        f"Indemnité de 40 € et pénalités de l'article L441-10 non comptées : famille « {creance.famille} », hors du "
        "champ retenu pour cet article (à vérifier)."
    )
    if rate := _agreed(creance):
        by_the_clause = (
            "Taux convenu compté du lendemain de l'échéance, en vertu de la clause ; si elle ne le dit pas, l'intérêt "
            "ne court que de la mise en demeure (C. civ., art. 1231-6) ; le juge peut le réduire s'il y voit une "
            "clause pénale manifestement excessive (art. 1231-5) : à vérifier."
        )
        return Applicable(
            Regime.CONVENU,
            categorie,
            rate,
            remarques=(remark, *_of_a_syndicat(creance, convenu=True), by_the_clause),
        )
    other = _other_category(creance, categorie)
    return Applicable(Regime.LEGAL, categorie, autre_categorie=other, remarques=(remark, *_of_a_syndicat(creance)))
