"""Conditions on the parties: private or public, where they live, what they are, what proves it."""

from generator.law.deadlines import Eloignement, eloignement
from generator.law.limits.count import in_force
from generator.law.limits.insolvency import usage_extrait
from generator.law.patrimony import Gage, com_l526_22_gage
from generator.law.procedures.court import in_another_member_state, is_merchant, listed
from generator.law.procedures.types import Constat, Etat, Regard, met, missing, named, to_verify
from generator.phrases import enumeration
from generator.vocabulary import Nature, Qualite


def debiteur_prive(regard: Regard) -> Constat:
    """The debtor is not a public body."""
    if regard.faits.debiteur.nature is Nature.PERSONNE_PUBLIQUE:
        return missing("débiteur : personne publique")
    return met("débiteur : personne privée")


def debiteur_public(regard: Regard) -> Constat:
    """The debtor is a public body."""
    if regard.faits.debiteur.nature is Nature.PERSONNE_PUBLIQUE:
        return met("débiteur : personne publique")
    return missing("débiteur : personne privée")


def debiteur_existant(regard: Regard) -> Constat:
    """The debtor is alive, or exists still and is represented."""
    if regard.faits.debiteur.fin:
        return missing(regard.faits.debiteur.fin)
    return met("ni décès, ni dissolution, ni radiation au journal")


def debiteur_en_france(regard: Regard) -> Constat:
    """The debtor lives in France."""
    debiteur = regard.faits.debiteur
    if eloignement(debiteur.code_postal, debiteur.pays) is Eloignement.ETRANGER:
        return missing(f"débiteur établi à l'étranger ({debiteur.pays})")
    return met("débiteur établi en France")


def transfrontalier(regard: Regard) -> Constat:
    """The debtor lives in another Member State of the Union, Denmark left out."""
    pays = (regard.faits.debiteur.pays or "France").strip()
    if in_another_member_state(pays, regard.faits.au):
        return met(f"débiteur établi dans un autre État membre ({pays})")
    if pays.lower() == "france":
        return missing("débiteur établi en France : procédure européenne fermée")
    if pays.lower() in {"danemark", "danmark"} | listed("hors-union", regard.faits.au):
        return missing(f"débiteur établi hors du champ ({pays}) : procédure européenne fermée")
    return to_verify(f"pays « {pays} » : État membre de l'Union, Danemark exclu ?")


def entre_commercants(regard: Regard) -> Constat:
    """Both parties are merchants."""
    sides = {
        "créancier": is_merchant(regard.faits.creancier, regard.faits.au),
        "débiteur": is_merchant(regard.faits.debiteur, regard.faits.au),
    }
    not_merchant = [side for side, merchant in sides.items() if merchant is False]
    unknown = [side for side, merchant in sides.items() if merchant is None]
    if not_merchant:
        return missing(f"non commerçant : {' et '.join(not_merchant)}")
    if unknown:
        return to_verify(f"qualité de commerçant inconnue : {' et '.join(unknown)}")
    return met("créancier et débiteur commerçants")


def hors_l126_1(regard: Regard) -> Constat:
    """The claim does not belong to the procedure between merchants, which leaves it out of L125-1 since 2026."""
    if not in_force("cpce-l126-2", regard.faits.au):
        return met("procédure entre commerçants postérieure à cette date")
    between = entre_commercants(regard)
    if between.etat is Etat.REUNIE:
        return missing("créance facturée entre commerçants : relève de L126-1, rédaction de l'exclusion à vérifier")
    if between.etat is Etat.MANQUANTE:
        return met(between.phrase)
    return to_verify(between.phrase)


def preuve_immatriculation(regard: Regard) -> Constat:
    """An extract of a register is among the exhibits."""
    if regard.faits.preuves.immatriculation:
        return met("extrait d'immatriculation parmi les pièces")
    return to_verify("preuve de la qualité de commerçant (Kbis ou RNE des deux parties) à joindre")


def extrait_recent(regard: Regard) -> Constat:
    """The extract of the debtor's register is less than three months old (usage of the greffes)."""
    if regard.faits.debiteur.nature.sans_registre:
        return met("débiteur non immatriculé")
    day = regard.faits.extrait
    if day is None:
        return to_verify("aucun extrait d'immatriculation daté au journal ni parmi les pièces")
    if usage_extrait(day).date < regard.faits.au:
        return to_verify(f"extrait du {day:%d/%m/%Y} : plus de trois mois")
    return met(f"extrait du {day:%d/%m/%Y}")


def personne_physique(regard: Regard) -> Constat:
    """The debtor is a natural person."""
    if regard.faits.debiteur.nature.physique:
        return met("débiteur : personne physique")
    return missing("débiteur : personne morale")


def hors_activite_professionnelle(regard: Regard) -> Constat:
    """The debt is not professional."""
    qualite = regard.faits.debiteur.qualite
    if qualite is Qualite.PROFESSIONNEL:
        return to_verify("dette professionnelle : surendettement possible selon le patrimoine concerné")
    return met("dette non professionnelle")


def patrimoine_du_debiteur(regard: Regard) -> Constat:
    """An entrepreneur individuel answers with one of his two estates for what was born since 15 May 2022.

    Whether a debt is born with its contract or with each performance is not settled here: both days are looked at.
    """
    debiteur, contract = regard.faits.debiteur, regard.faits.contrat
    nees = (*regard.faits.nees, *((contract,) if contract else ()))
    if debiteur.nature is not Nature.ENTREPRENEUR_INDIVIDUEL:
        return met("débiteur qui n'est pas entrepreneur individuel")
    business = debiteur.qualite is Qualite.PROFESSIONNEL
    gages = list(dict.fromkeys(com_l526_22_gage(day, professionnelle=business) for day in sorted(nees)))
    if len(gages) > 1:
        return to_verify(
            f"entrepreneur individuel : {gages[0]} pour ce qui est né avant le 15/05/2022, {gages[1]} depuis"
        )
    before = gages == [Gage.TOUS]  # the contract, that came earlier still, changes nothing
    born = "avant le" if before else "depuis le"
    assumed = "" if contract or before else " par ses factures, la date du contrat n'étant pas au dossier"
    return to_verify(f"entrepreneur individuel, créance née {born} 15/05/2022{assumed} : {enumeration(gages)}")


def a_verifier(_regard: Regard) -> Constat:
    """A condition that no fact of a case can answer."""
    return to_verify("à apprécier hors du dossier")


REGLES = named(
    debiteur_prive, debiteur_public, debiteur_existant, debiteur_en_france, transfrontalier, entre_commercants,
    hors_l126_1, preuve_immatriculation, extrait_recent, personne_physique, hors_activite_professionnelle,
    patrimoine_du_debiteur, a_verifier,
)  # fmt: skip
