"""Conditions on the claim: due, agreed, proved, not disputed, within a ceiling."""

from decimal import Decimal

from generator.law.procedures.court import CIVILES, PROTECTION, cpc_761_avocat, juridiction
from generator.law.procedures.types import Constat, Regard, Somme, met, missing, named, to_verify
from generator.money import format_eur
from generator.phrases import counted
from generator.vocabulary import SANS_LIVRAISON, Famille

SALES = frozenset({Famille.VENTE_ENTRE_PROFESSIONNELS, Famille.VENTE_A_CONSOMMATEUR})


def exigible(regard: Regard) -> Constat:
    """An invoice at least is due and unpaid."""
    count, mot = regard.faits.echues, regard.faits.famille.mot
    if not count:
        return missing(f"aucune {mot.un} échue")
    return met(counted(count, f"{mot.un} échue", f"{mot.des} échues"))


def contractuelle(regard: Regard) -> Constat:
    """The cause is a contract or a statute."""
    if regard.faits.famille is Famille.DROIT_COMMUN:
        return to_verify("famille « droit-commun » : cause contractuelle ou statutaire à vérifier")
    return met(f"famille « {regard.faits.famille} »")


def determinee(regard: Regard) -> Constat:
    """The amount is determined: what an order would ask for, nothing disputed in it."""
    if not regard.faits.calcule:
        return to_verify("décompte incomplet à cette date")
    return met(f"décompte : {format_eur(regard.faits.pretentions.sans_contestation.total)}")


def calculee(regard: Regard) -> Constat:
    """The account is complete; what is declared of it is told as of the judgment, by the declaration."""
    return met("décompte calculé") if regard.faits.calcule else to_verify("décompte incomplet à cette date")


def non_contestee(regard: Regard) -> Constat:
    """No dispute is running; of a partial one, whether the rest may be asked for alone is left to verify."""
    if regard.faits.contestees:
        return missing(f"contestation au journal ({', '.join(regard.faits.contestees)})")
    if regard.faits.contestees_en_partie:
        return to_verify(
            f"contestation partielle au journal ({', '.join(regard.faits.contestees_en_partie)}) : seule la part non "
            "contestée serait demandée"
        )
    return met("aucune contestation au journal")


def sans_contestation_serieuse(regard: Regard) -> Constat:
    """No serious dispute: the judge decides."""
    disputed = (*regard.faits.contestees, *regard.faits.contestees_en_partie)
    if disputed:
        return to_verify(f"contestation au journal ({', '.join(disputed)}) : sérieuse ou non, le juge décide")
    return met("aucune contestation au journal")


def non_prescrite(regard: Regard) -> Constat:
    """The prescription is not acquired; only the debtor may raise it."""
    if regard.faits.prescrites:
        return to_verify(f"prescription à vérifier : {', '.join(regard.faits.prescrites)}")
    return met("aucune prescription acquise à cette date")


def mise_en_demeure(regard: Regard) -> Constat:
    """A mise en demeure was presented: expected by judges, asked by no text."""
    day = regard.faits.mise_en_demeure
    if day is None:
        return to_verify("aucune mise en demeure au journal")
    if not regard.faits.preuves.mise_en_demeure:
        return to_verify(f"mise en demeure du {day:%d/%m/%Y} sans pièce qui la prouve")
    return met(f"mise en demeure du {day:%d/%m/%Y}")


def preuve_engagement(regard: Regard) -> Constat:
    """An exhibit proves that the debtor agreed."""
    if regard.faits.preuves.engagement:
        return met("contrat, devis ou commande parmi les pièces")
    return missing("ni contrat, ni devis, ni commande parmi les pièces")


def preuve_execution(regard: Regard) -> Constat:
    """An exhibit proves delivery or performance of every invoice."""
    lacking = regard.faits.preuves.execution
    if lacking and regard.faits.famille in SANS_LIVRAISON:
        return to_verify(f"famille « {regard.faits.famille} » : rien n'est livré à chaque échéance, contrat à verser")
    if not lacking:
        return met("livraison ou exécution prouvée")
    words = f"livraison ou exécution non prouvée : {', '.join(lacking)}"
    return missing(words) if regard.faits.famille in SALES else to_verify(words)


def preuve_factures(regard: Regard) -> Constat:
    """Every unpaid invoice is among the exhibits."""
    lacking, mot = regard.faits.preuves.factures, regard.faits.famille.mot
    if lacking:
        return missing(f"{mot.un} absente des pièces : {', '.join(lacking)}")
    return met(f"{mot.des} parmi les pièces")


def plafond_petites_creances(regard: Regard) -> Constat:
    """Principal and interest within the ceiling of CPCE R125-1; the 40 € and a penalty clause are not counted.

    Of what is disputed nothing is asked: it does not count.
    """
    somme = regard.faits.pretentions.sans_contestation
    asked = somme.principal + somme.interets
    return _within(asked, regard.bareme.at("plafond-petites-creances", regard.faits.au).valeur, "principal et intérêts")


def plafond_petits_litiges(regard: Regard) -> Constat:
    """Principal within the ceiling of the European small claims."""
    ceiling = regard.bareme.at("plafond-petits-litiges-europeens", regard.faits.au).valeur
    return _within(regard.faits.pretentions.tout.principal, ceiling, "principal")


def _within(asked: Decimal, ceiling: Decimal, what: str) -> Constat:
    if asked > ceiling:
        return missing(f"{what} : {format_eur(asked)}, au-dessus de {format_eur(ceiling)}")
    return met(f"{what} : {format_eur(asked)}, plafond {format_eur(ceiling)}")


def cpc_750_1_tentative(regard: Regard) -> Constat:
    """Amicable attempt before a claim (CPC, art. 750-1).

    Applied: before the judicial court only, up to the dated threshold; a vain L125-1 procedure or a mediation of the
    journal dispenses or answers. Whether accessories count towards the threshold is left to verify.
    Waived: legitimate motives, an unavailable conciliateur: the lawyer tells them.
    """
    return _attempt(regard, regard.faits.pretentions.au_fond) or missing("aucune tentative amiable au journal")


def tentative_amiable_refere(regard: Regard) -> Constat:
    """The same in référé, where its scope is not settled."""
    found = _attempt(regard, regard.faits.pretentions.sans_contestation)
    return found or to_verify("aucune tentative amiable au journal ; portée en référé non tranchée")


def attempt_due(regard: Regard, asked: Somme) -> bool:
    """Whether CPC 750-1 asks for an attempt: judicial court (or court unknown), what is asked up to the threshold."""
    where = juridiction(regard.faits)
    ceiling = regard.bareme.at("seuil-tentative-amiable", regard.faits.au).valeur
    return where.nature in {"", *CIVILES} and asked.total <= ceiling


def _attempt(regard: Regard, asked: Somme) -> Constat | None:
    """What settles the question, or None when an attempt is asked and the journal has none."""
    faits = regard.faits
    where = juridiction(faits)
    if where.nature and where.nature not in CIVILES:
        return met(f"non requise ({where.nom})")
    if faits.tentative_amiable:
        return met(faits.tentative_amiable)
    if not attempt_due(regard, asked):
        ceiling = regard.bareme.at("seuil-tentative-amiable", faits.au).valeur
        if asked.principal > ceiling:
            return met(f"non requise au-dessus de {format_eur(ceiling)}")
        return to_verify(
            f"principal de {format_eur(ceiling)} au plus, demande au-dessus avec ses accessoires : assiette du seuil"
        )
    return None if where.nature else to_verify("requise devant le tribunal judiciaire ; juridiction à déterminer")


def avocat(regard: Regard) -> Constat:
    """Whether a lawyer is compulsory, by court and by the amount of a suit on the merits."""
    return _avocat(regard, regard.faits.pretentions.au_fond)


def avocat_refere(regard: Regard) -> Constat:
    """The same in référé, where what is disputed is not asked for."""
    return _avocat(regard, regard.faits.pretentions.sans_contestation)


def _avocat(regard: Regard, asked: Somme) -> Constat:
    ceiling = regard.bareme.at("plafond-sans-avocat", regard.faits.au).valeur
    where = juridiction(regard.faits)
    if where.nature == PROTECTION:
        return met(f"sans avocat obligatoire ({where.nom})")
    if cpc_761_avocat(where.nature, asked.total, ceiling):
        return to_verify(f"avocat obligatoire au-dessus de {format_eur(ceiling)}")
    return met(f"sans avocat obligatoire jusqu'à {format_eur(ceiling)}")


def seuil_habitation(regard: Regard) -> Constat:
    """A small claim may be enforced in a dwelling only if nothing else can be seized."""
    floor = regard.bareme.at("seuil-saisie-vente-habitation", regard.faits.au).valeur
    if regard.faits.debiteur.nature.physique and regard.faits.pretentions.tout.principal < floor:
        return to_verify(
            f"principal sous {format_eur(floor)} : au domicile, seulement si les autres saisies sont impossibles"
        )
    return met("au-dessus du seuil, ou hors d'un domicile")


REGLES = named(
    exigible, contractuelle, determinee, calculee, non_contestee, sans_contestation_serieuse, non_prescrite,
    mise_en_demeure, preuve_engagement, preuve_execution, preuve_factures, plafond_petites_creances,
    plafond_petits_litiges, tentative_amiable_refere, avocat, avocat_refere, seuil_habitation,
) | {"tentative-amiable": cpc_750_1_tentative}  # fmt: skip
