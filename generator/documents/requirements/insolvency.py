"""What the documents of collective proceedings require: proceedings opened, a trustee, a claim declared, a clause."""

from collections.abc import Iterator

from generator.documents import bases
from generator.documents.contexts import condemned, execution, insolvency
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.findings import Finding
from generator.instances import dismissed_named, dismissed_unsaid
from generator.phrases import enumeration, of_name, to_note
from generator.progress.limits.noting import DAY, which
from generator.statement.declared import issued_since, provisions
from generator.statement.followed import titles_of
from generator.statement.proceedings import born_before, opening
from generator.vocabulary import NatureTitre

_JOURNAL = ("journal",)


def _proceedings(draft: Draft) -> Iterator[Finding]:
    yield from _trustee(draft)
    opened = insolvency.proceedings(draft)
    declared = opened and opened.actuelle.declaree_le
    if opened is not None and declared is not None:  # a conversion since: declaring again is left to the lawyer
        yield draft.manque(draft.place(opened.actuelle), f"la créance a été déclarée le {declared:%d/%m/%Y}.", "")


def _trustee(draft: Draft) -> Iterator[Finding]:
    opened = insolvency.proceedings(draft)
    if opened is None:
        yield draft.manque(
            _JOURNAL, "aucune procédure collective n'est au journal.", "Noter un fait « procedure-collective »."
        )
    elif opened.actuelle.mandataire is None:
        yield draft.manque(
            draft.place(opened.actuelle),
            "le mandataire judiciaire ou le liquidateur n'est pas nommé : le courrier n'a pas de destinataire.",
            "Ajouter « mandataire: nom, adresse » (annonce au BODACC).",
        )


def _titled(draft: Draft) -> Iterator[Finding]:
    """A claim declared on a title goes with it; its time runs out all the same, so nothing stops the declaration."""
    titre = next(iter(provisions(draft.dossier, draft.au)), draft.titre)
    natures = {piece.nature for piece in draft.dossier.pieces}
    if titre and titre.piece is None and not natures & {"titre", "decision"}:
        yield draft.case.avertit(
            draft.place(titre, "piece"),
            f"la créance est déclarée sur un titre ({condemned.label(titre)}) qui n'est pas au dossier (C. com., art. "
            "L622-25 et R622-23).",
            "Verser le titre et ajouter « piece: … » au titre.",
        )


def _beside_a_judgment(draft: Draft) -> Iterator[Finding]:
    """Beside a judgment, a summary order is declared for what it grants: the rest would be lost without a word."""
    for titre in titles_of(draft.dossier, draft.decompte.lignes):
        if titre.nature is NatureTitre.REFERE:
            yield draft.manque(
                draft.place(titre),
                f"l'{condemned.label(titre)} ne juge pas le fond, et un autre titre juge le reste : ce qu'elle "
                "n'accorde pas se déclare aussi (C. com., art. L622-24), et ce compte n'est pas fait ici.",
                "La faire établir par l'avocat, puis noter « declaree-le ».",
            )


def _declared(draft: Draft) -> Iterator[Finding]:
    opened = insolvency.proceedings(draft)
    if opened is not None and opened.declaree_le is None:
        path = draft.place(opened.ouverture)
        line = f"procedure-collective declaree-le={DAY} --completer{which(draft.vue, path)}"
        yield draft.manque(
            path,
            "la créance n'est pas notée comme déclarée : elle ne peut être attestée irrécouvrable.",
            f"Le jour de la déclaration : {to_note(draft.dossier.reference, line)}.",
        )


def _birth(draft: Draft) -> Iterator[Finding]:
    """An invoice of after the judgment is declared or not by when what it bills was performed, not by its date."""
    judged = opening(draft.dossier, draft.au, draft.whom.poursuivi)
    for facture in issued_since(draft.dossier, judged, draft.au) if judged else ():
        if judged and born_before(facture, judged) is None:
            yield draft.manque(
                draft.place(facture),
                f"{draft.mot.la} {facture.numero} est postérieure au jugement d'ouverture, sans date d'exécution : une "
                "créance née avant lui se déclare, une créance née après lui se paie à l'échéance (C. com., art. "
                "L622-17 et L622-24).",
                "Ajouter « execution-le: … ».",
            )


def _of_a_joint_debtor(draft: Draft) -> Iterator[Finding]:
    """What is declared of a joint debtor is counted on the invoices: a title that condemns him is for the lawyer."""
    party = draft.whom.poursuivi
    if party is not None and (found := condemned.title_of(draft, party)):
        yield draft.manque(
            draft.place(party),
            f"un titre ({found}) condamne {party.nom_complet} : la déclaration suit ce titre, et ce compte n'est pas "
            "fait ici.",
            "La faire établir par l'avocat, puis noter « declaree-le ».",
        )


def _stopped_by_another(draft: Draft) -> Iterator[Finding]:
    """Interest the principal debtor's judgment stops for him is declared of a joint debtor: to verify."""
    party, first = draft.whom.poursuivi, opening(draft.dossier, draft.au)
    if party is not None and first is not None:
        yield draft.case.avertit(
            draft.debiteur_key,
            f"le jugement d'ouverture du débiteur principal ({first:%d/%m/%Y}) n'arrête pas les intérêts déclarés au "
            f"passif {of_name(party.nom_complet)} : une personne physique peut s'en prévaloir (C. com., art. L622-28, "
            "à vérifier).",
            "Vérifier ce compte avec l'avocat.",
        )


def _dismissed(draft: Draft) -> Iterator[Finding]:
    """What a judgment dismissed is declared all the same, lest an appeal find it lost: the lawyer says whether."""
    open_ones = [one.numero for one in draft.ouvertes]
    told = [(fact, named, "rejette") for fact, named in dismissed_named(draft.dossier, draft.au)]
    told += [(fact, tuple(named), "rejette peut-être") for fact, named in dismissed_unsaid(draft.dossier, draft.au)]
    for fact, named, verb in told:
        if declared := [numero for numero in open_ones if numero in named]:
            yield draft.case.avertit(
                draft.vue.path(fact),
                f"cette déclaration, certifiée sincère, comprend {enumeration(declared)}, dont ce jugement {verb} la "
                "demande (CPC, art. 480) : elle ne se déclare que si un appel reste possible (art. 538).",
                "La soumettre à l'avocat ; le rejet étant définitif, noter l'avoir de ces factures (« avoirs »).",
            )


def _price_paid(draft: Draft) -> Iterator[Finding]:
    if draft.ouvertes and not any(ligne.principal for ligne in draft.ouvertes):
        yield draft.manque(
            ("factures",),
            "le prix est payé, seuls des accessoires restent dus : la réserve de propriété ne garantit que le prix (C. "
            "com., art. L624-16, à vérifier).",
            "Les accessoires se déclarent (declaration-creance).",
        )


def _retention(draft: Draft) -> Iterator[Finding]:
    if not draft.dossier.creance.reserve_de_propriete:
        yield draft.manque(
            ("creance", "reserve-de-propriete"),
            "aucune clause de réserve de propriété n'est dite (C. com., art. L624-16 : écrite, au plus tard à la "
            "livraison).",
            "Ajouter « reserve-de-propriete: oui » et verser la pièce qui la porte.",
        )
    opened = insolvency.proceedings(draft)
    if opened is not None and opened.revendiquee_le is not None and opened.revendiquee_le <= draft.au:
        where = draft.place(opened.ouverture)
        yield draft.manque(where, f"la revendication a été demandée le {opened.revendiquee_le:%d/%m/%Y}.", "")
    found = execution.limit(draft, "revendication")
    if found is not None and found.date < draft.situation.au:
        yield draft.manque(found.origine, f"le délai de revendication a expiré le {found.date:%d/%m/%Y}.", "")


PROCEDURE_COLLECTIVE = Requirement(
    "procedure-collective", "Une procédure collective et son mandataire", _proceedings, reference=bases.DECLARATION
)
NAISSANCE = Requirement("naissance", "Créances nées avant le jugement d'ouverture", _birth, reference=bases.DECLARATION)
REJETEE_DECLAREE = Requirement("rejetee-declaree", "Demande rejetée et déclarée", _dismissed)
TITRE_DECLARE = Requirement("titre-declare", "Titre joint à la déclaration", _titled)
TITRE_DU_CODEBITEUR = Requirement(
    "titre-du-codebiteur", "Aucun titre contre le codébiteur", _of_a_joint_debtor, reference=bases.DECLARATION
)
PROVISION_SEULE = Requirement(
    "provision-et-jugement", "Aucune provision à côté d'un jugement", _beside_a_judgment, reference=bases.DECLARATION
)
ARRET_DU_PRINCIPAL = Requirement("arret-du-principal", "Intérêts à l'égard du codébiteur", _stopped_by_another)
MANDATAIRE = Requirement("mandataire", "Une procédure collective et son mandataire", _trustee)
DECLAREE = Requirement("declaree", "Créance déclarée", _declared, reference=bases.DECLARATION)
PRIX_IMPAYE = Requirement("prix-impaye", "Un prix encore impayé", _price_paid, reference=bases.REVENDICATION)
RESERVE_DE_PROPRIETE = Requirement(
    "reserve-de-propriete", "Clause de réserve de propriété", _retention, reference=bases.REVENDICATION
)
