"""What is claimed beyond the principal: penalties, penalty clause, costs."""

from collections.abc import Iterator

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.load.checks.references import creditor_of
from generator.model import Office
from generator.vocabulary import A_TERMES_PERIODIQUES, HORS_LIVRE_IV, Famille, Nature, Qualite
from generator.vocabulary.rates import PENALITES_PAR_DEFAUT, BaseTaux

_CREDITORS_OWN = {"mise-en-demeure", "relance"}


def penalties_allowed(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Penalties of C. com. L441-10 are owed by professionals only; a rate agreed with others is to be proved."""
    path: KeyPath = ("creance", "penalites")
    if path not in case.positions or case.dossier.debiteur.qualite is Qualite.PROFESSIONNEL:
        return
    penalties = case.dossier.creance.penalites
    if not penalties.reclamees:
        return
    if (*path, "taux") not in case.positions or penalties.taux == PENALITES_PAR_DEFAUT:
        yield case.erreur(
            path,
            f"un débiteur {case.dossier.debiteur.qualite} ne doit pas les pénalités de C. com., art. L441-10.",
            "Écrire « reclamees: non » ; l'intérêt légal court de la mise en demeure (C. civ. 1231-6).",
        )
        return
    yield case.avertit(
        (*path, "taux"),
        "taux convenu avec un non-professionnel : la clause peut être abusive (C. conso. L212-1).",
        "Vérifier la clause et son acceptation, ou écrire « reclamees: non ».",
    )


def order_dated_when_agreed(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A day from which an order of allocation holds is that of an order agreed: interest first is the law's own."""
    claim = case.dossier.creance
    if claim.imputation_depuis is not None and claim.imputation != "capital-d-abord":
        yield case.erreur(
            ("creance", "imputation-depuis"),
            "une date sans ordre convenu : les intérêts d'abord, c'est la loi (C. civ., art. 1343-1).",
            "Ajouter « imputation: capital-d-abord », ou retirer cette ligne.",
        )


def agreed_rate_proved(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A rate other than the legal default is contractual: a pièce proves it; it has a floor, where L441-10 applies."""
    penalties = case.dossier.creance.penalites
    path: KeyPath = ("creance", "penalites", "taux")
    if not penalties.reclamees or penalties.taux == PENALITES_PAR_DEFAUT:
        return
    if penalties.piece is None:
        yield case.manque(
            path,
            f"le taux convenu ({penalties.taux}) n'est prouvé par aucune pièce.",
            "Ajouter « piece: … » (conditions générales acceptées, contrat, devis signé).",
        )
    rate = penalties.taux
    outside = case.dossier.creance.famille in HORS_LIVRE_IV
    if rate.base is BaseTaux.TAUX_LEGAL and not rate.points and rate.multiple < 3 and not outside:
        yield case.avertit(
            path,
            "taux inférieur à trois fois le taux légal, minimum entre professionnels (C. com., art. L441-10, II).",
            "Vérifier la clause.",
        )


def penalty_clause_proved(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A penalty clause is proved by a pièce; unfair perhaps towards who may be no professional, void in a dwelling."""
    clause = case.dossier.creance.clause_penale
    path: KeyPath = ("creance", "clause-penale")
    if clause is None:
        return
    if clause.piece is None:
        yield case.manque(
            path, "aucune pièce ne prouve la clause pénale.", "Ajouter « piece: … » (contrat, conditions)."
        )
    debiteur = case.dossier.debiteur
    if case.dossier.creance.famille is Famille.BAIL_D_HABITATION:
        void = "la clause pénale d'un bail d'habitation est réputée non écrite (loi n° 89-462, art. 4, i, à vérifier)."
        # that law governs a mixed use, not a lease of his trade, nor that of a company
        if debiteur.qualite is Qualite.PROFESSIONNEL or case.dossier.loge_une_personne_morale:
            yield case.avertit(path, void, "Vérifier que cette loi ne régit pas ce bail, sinon retirer ces lignes.")
        else:
            remedy = "Retirer ces lignes. Un bail que cette loi ne régit pas : « famille: droit-commun »."
            yield case.erreur(path, void, remedy)
    elif debiteur.clause_abusive:
        what = "« qualite » et la clause" if debiteur.qualite is Qualite.PROFESSIONNEL else "la clause"
        message = f"{debiteur.clause_abusive}."
        yield case.avertit(path, message, f"Vérifier {what} avant de la réclamer.")


def agreed_prescription_holds(case: Case, office: Office | None) -> Iterator[Finding]:
    """A clause on the prescription (C. civ. 2254) binds no consumer, nor what is payable by the year; it is proved.

    Its bounds are the law's, told where the prescription is counted.
    """
    claim, path = case.dossier.creance, ("creance", "prescription-convenue")
    if claim.prescription_convenue is None:
        return
    creditor = creditor_of(case, office)
    private = creditor is not None and creditor.nature is Nature.PARTICULIER
    if case.dossier.debiteur.qualite is Qualite.CONSOMMATEUR and not private:
        yield case.erreur(
            path,
            "aucune clause ne change la prescription d'un consommateur (C. conso., art. L218-1).",
            "Retirer ces lignes : la durée de la loi est comptée.",
        )
    elif claim.famille in A_TERMES_PERIODIQUES:
        yield case.erreur(
            path,
            "aucune clause ne change la prescription de loyers, de charges ni de ce qui se paie par années ou à des "
            "termes plus courts (C. civ., art. 2254, al. 3).",
            "Retirer ces lignes : la durée de la loi est comptée.",
        )
    elif claim.prescription_convenue.piece is None:
        yield case.manque(
            path,
            "aucune pièce ne prouve la clause qui change la prescription.",
            "Ajouter « piece: … » (contrat, conditions acceptées).",
        )


def costs_may_be_claimed(case: Case, office: Office | None) -> Iterator[Finding]:
    """Costs of recovery without a title stay with the creditor (CPCE L111-8), a syndicat of co-owners apart."""
    creditor = creditor_of(case, office)
    syndicat = creditor is None or creditor.nature is Nature.SYNDICAT
    apart = syndicat and case.dossier.creance.famille is Famille.CHARGES_DE_COPROPRIETE  # loi n° 65-557, art. 10-1
    consumer = case.dossier.debiteur.qualite is not Qualite.PROFESSIONNEL
    for index, cost in enumerate(case.dossier.frais):
        if cost.a_la_charge_de != "debiteur":
            continue
        path: KeyPath = ("frais", index, "a-la-charge-de")
        if cost.nature in _CREDITORS_OWN and not apart:
            yield case.erreur(
                path,
                f"les frais de {cost.nature} restent au créancier (CPCE, art. L111-8, al. 2).",
                "Écrire « a-la-charge-de: creancier ».",
            )
        elif cost.nature == "recouvrement-complementaire" and consumer:
            yield case.erreur(
                path,
                "seul un professionnel doit une indemnité complémentaire de recouvrement (C. com., art. L441-10, II).",
                "Écrire « a-la-charge-de: creancier » (voir aussi C. conso. L121-21).",
            )
        elif cost.nature == "recouvrement-complementaire" and cost.piece is None:
            yield case.manque(
                path,
                "l'indemnité complémentaire n'est due que sur justification (C. com., art. L441-10, II).",
                "Ajouter « piece: … » : la facture des frais exposés.",
            )
