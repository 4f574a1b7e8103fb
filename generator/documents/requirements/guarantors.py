"""Letters to a guarantor: his commitment is in the file, he is bound still, and something is left to ask of him."""

from collections.abc import Iterator

from generator.documents import bases
from generator.documents.contexts import condemned, guarantee
from generator.documents.contexts.bonds import incomplete
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.requirements.holds import way_out
from generator.documents.requirements.others import discharge, forfeited_by_another
from generator.findings import Finding
from generator.money import format_eur
from generator.phrases import for_debtor, lower_first
from generator.progress.bonds import guaranteed, incident
from generator.progress.holds import ended
from generator.vocabulary import Lien


def _guarantor(draft: Draft) -> Iterator[Finding]:
    party = draft.whom.autre
    if party is None or party.lien is not Lien.CAUTION:
        known = draft.dossier.noms(Lien.CAUTION)
        why = "est pour l'une des cautions du dossier" if known else "est pour une caution, et le dossier n'en a pas"
        if party is not None and known:
            why = f"est pour une caution, et {party.nom_complet} n'en est pas une"
        chosen = " ou ".join(for_debtor(one) for one in known)
        remedy = f"Dire laquelle : {chosen}." if known else "L'ajouter sous « debiteurs »."
        yield draft.manque(("debiteurs",), f"ce courrier {why}.", remedy)
        return
    yield from incomplete(draft, party)


def _still_bound(draft: Draft) -> Iterator[Finding]:
    """A guarantor no judgment discharges, of a debt nothing ended: no one is told that he guarantees what is over."""
    party = draft.whom.autre
    if party is None or party.lien is not Lien.CAUTION:
        return
    yield from discharge(draft)
    for pause in ended(draft.vue) if not condemned.title_of(draft, party) else ():
        yield draft.manque(
            pause.origine,
            f"{lower_first(pause.titre)} ; le cautionnement s'éteint avec la dette qu'il garantit (C. civ., art. 2313, "
            "à vérifier).",
            way_out(pause),
        )


def _owed_by_the_guarantor(draft: Draft) -> Iterator[Finding]:
    asked = guarantee.of(draft)
    if asked is None:
        return
    where = (*draft.destinataire_key, "cautionnement")
    if asked.melange:
        yield draft.manque(
            where,
            "des paiements s'imputent d'abord sur le principal à l'égard de la caution (C. civ., art. 2303), et une "
            "part de la dette n'est pas garantie : ce compte n'est pas fait ici.",
            "Le faire établir par l'avocat.",
        )
    elif not asked.demande:
        yield _nothing_asked(draft, asked)


def _nothing_asked(draft: Draft, asked: guarantee.Garantie) -> Finding:
    """Why a guarantor owes nothing more: his limit, or accessories that are not asked of him here."""
    name, where = draft.destinataire.nom_complet, (*draft.destinataire_key, "cautionnement")
    whole = f"rien ne reste à demander à {name} dans les limites de son engagement au {draft.au:%d/%m/%Y}."
    bond = draft.destinataire.cautionnement
    if asked.principal or asked.plafond == 0 or bond is None:
        return draft.manque(where, whole, "")
    if not bond.accessoires:
        return draft.manque(where, f"{whole} Il ne garantit que le principal, qui est soldé à son égard.", "")
    return draft.manque(
        where,
        f"le principal est soldé à l'égard de {name}, personne physique, à qui cette lettre ne demande que lui : "
        f"{format_eur(asked.reserves)} d'accessoires garantis sont réservés (C. civ., art. 2302 et 2303).",
        "Les faire compter par l'avocat, selon les informations que cette caution a reçues.",
    )


def _incident(draft: Draft) -> Iterator[Finding]:
    """The duty of article 2303: a professional creditor, a natural person, a payment a month late of what he covers."""
    party = draft.whom.autre
    if party is None:
        return
    if not draft.destinataire.est_physique:
        yield _not_due(draft, "2303", "Sans objet pour une personne morale.")
    elif incident(draft.vue) is None:
        yield draft.manque(
            ("factures",),
            f"aucun paiement n'est en retard de plus d'un mois au {draft.au:%d/%m/%Y} (C. civ., art. 2303).",
            "Attendre.",
        )
    elif party.cautionnement is not None and not guaranteed(draft.vue, party):
        yield draft.manque(
            (*draft.destinataire_key, "cautionnement"),
            f"rien de ce qui reste dû au {draft.au:%d/%m/%Y} n'est garanti par {party.nom_complet} : son engagement "
            "avait pris fin.",
            "",
        )


def _year_end(draft: Draft) -> Iterator[Finding]:
    if draft.whom.autre is None:
        return
    if not draft.destinataire.est_physique:
        yield _not_due(draft, "2302", "Sans objet pour une personne morale, sauf crédit à une entreprise.")
        return
    told = guarantee.owed_last_year(draft)
    if told.melange:
        yield draft.manque(
            (*draft.destinataire_key, "cautionnement"),
            "un titre juge des dettes nées avant et après la fin de l'engagement : ce qu'il en reste dû au 31 décembre "
            f"{draft.au.year - 1} n'est pas réparti ici.",
            "Le faire établir par l'avocat, à temps pour le 31 mars.",
        )
    elif not told.total:
        yield draft.manque(
            ("factures",),
            f"rien de garanti ne restait dû au 31 décembre {draft.au.year - 1}.",
            "",
        )


def _not_due(draft: Draft, article: str, remedy: str) -> Finding:
    """An information that the law owes to natural persons alone."""
    said = f"cette information est due à une caution personne physique (C. civ., art. {article})."
    return draft.manque((*draft.destinataire_key, "nature"), said, remedy)


def _of_the_guarantee(draft: Draft) -> Iterator[Finding]:
    """What must be known of a demand to a guarantor."""
    asked = guarantee.of(draft)
    if asked is None:
        return
    yield from forfeited_by_another(draft)
    where = (*draft.destinataire_key, "cautionnement")
    if asked.reserves:
        yield draft.case.avertit(
            where,
            f"{format_eur(asked.reserves)} d'intérêts et d'accessoires ne sont pas demandés à la caution, personne "
            "physique : ceux échus entre le premier incident et son information sont perdus (C. civ., art. 2303), ceux "
            "d'une année sans information aussi (2302).",
            "Réservés dans la lettre ; ce qui en reste dû est à compter par l'avocat.",
        )
    if asked.reimpute:
        yield draft.case.avertit(
            where,
            f"{format_eur(asked.reimpute)} payés par le débiteur depuis l'incident et imputés sur des accessoires le "
            "sont sur le principal à l'égard de la caution (C. civ., art. 2303, al. 2).",
            "Vérifier ce compte.",
        )
    if asked.propres:
        yield draft.case.avertit(
            where,
            f"{format_eur(asked.propres)} payés par cette caution ont été imputés sur des intérêts ou accessoires qui "
            "ne lui sont pas demandés : sa lettre les laisse dus en principal (à vérifier).",
            "Vérifier ce compte avec l'avocat.",
        )
    if asked.accessoires and draft.vue.procedures_collectives:
        yield draft.case.avertit(
            where,
            "intérêts et pénalités arrêtés au jugement d'ouverture du débiteur, par prudence : seules les personnes "
            "physiques tenues avec lui s'en prévalent (C. com., art. L622-28, à vérifier).",
            "Compter la suite avec l'avocat, s'il la demande.",
        )
    for numero in asked.anterieures:
        yield draft.case.avertit(
            where,
            f"{draft.mot.la} {numero} est antérieure à l'engagement de la caution.",
            "Vérifier que l'acte garantit les dettes présentes (C. civ., art. 2292).",
        )


CAUTION = Requirement("caution", "Une caution et son engagement", _guarantor, reference=bases.CAUTIONNEMENT)
CAUTION_TENUE = Requirement("caution-tenue", "Une caution encore tenue", _still_bound, reference=bases.CAUTIONNEMENT)
DETTE_GARANTIE = Requirement(
    "dette-garantie", "Une somme due par la caution", _owed_by_the_guarantor, reference=bases.CAUTIONNEMENT
)
INCIDENT = Requirement("incident", "Un premier incident de paiement", _incident, reference=bases.INFORMATION_CAUTION)
FIN_D_ANNEE = Requirement("fin-d-annee", "Caution personne physique", _year_end, reference=bases.INFORMATION_CAUTION)
COMPTE_DE_LA_CAUTION = Requirement("compte-de-la-caution", "Compte à l'égard de la caution", _of_the_guarantee)
