"""Letters and acts that name a joint debtor or a guarantor: what makes each liable is in the file."""

from collections.abc import Iterator

from generator.documents import bases
from generator.documents.contexts import condemned, plan, sued
from generator.documents.contexts.bonds import incomplete, proceedings_told
from generator.documents.contexts.parties import absent
from generator.documents.contexts.sums import of_anothers_notice
from generator.documents.document import Requirement
from generator.documents.draft import ON_A_TITLE, Draft
from generator.documents.requirements.parties import abroad, lacking
from generator.findings import Finding
from generator.instances import ceiling, discharged
from generator.model import Debiteur
from generator.money import ZERO, format_eur
from generator.phrases import of_name
from generator.progress.existence import insolvent
from generator.progress.ladder import CURE_NOTICE
from generator.progress.limits.insolvency import DECLARATION
from generator.progress.plans import plans
from generator.statement import compute
from generator.vocabulary import Fait, Lien, Nature

PERSONAL_DATA = "information-rgpd"


def _addressee(draft: Draft) -> Iterator[Finding]:
    """Whoever a letter is for is a debtor of the case who owes what it asks."""
    name, party = draft.choix.debiteur, draft.whom.autre
    if name and name not in {one.nom_complet for one in draft.dossier.debiteurs}:
        known = ", ".join(one.nom_complet for one in draft.dossier.debiteurs)
        yield draft.manque(("debiteurs",), f"« {name} » n'est pas un débiteur de ce dossier.", f"Connus : {known}.")
    elif draft.document == PERSONAL_DATA or draft.document in ON_A_TITLE:
        return  # one asks for nothing, the others are for those the title condemns
    elif party is not None and party.lien is Lien.CAUTION and draft.fait is not Fait.LETTRE_CAUTION:
        yield draft.manque(
            draft.destinataire_key,
            f"ce courrier est pour un débiteur : {party.nom_complet} est caution.",
            "La faire établir par l'avocat, puis noter « declaree-le »."
            if draft.document == DECLARATION
            else "Voir information-caution et mise-en-demeure-caution.",
        )
    elif party is not None and party.lien is Lien.SOLIDAIRE:
        yield from _joint(draft, party)
        yield from _of_a_public_contract(draft, party)


def _joint(draft: Draft, party: Debiteur) -> Iterator[Finding]:
    where = draft.place(party)
    if party.solidarite is None:
        yield draft.manque(
            where,
            f"rien n'établit la solidarité {of_name(party.nom_complet)} : elle ne se présume pas (C. civ., art. 1310).",
            "Ajouter « solidarite: » avec sa « source » et sa « piece ».",
        )
    elif party.solidarite.piece is None:
        yield draft.manque(
            (*where, "solidarite"),
            f"la solidarité {of_name(party.nom_complet)} n'est prouvée par aucune pièce (C. civ., art. 1310 et 1353).",
            "Ajouter « piece: … » sous « solidarite ».",
        )


def _owing_the_same(draft: Draft, party: Debiteur) -> Iterator[Finding]:
    """A plan is one sum for all who sign it."""
    if party.qualite is not draft.debiteur.qualite:
        yield draft.manque(
            (*draft.place(party), "qualite"),
            f"{party.nom_complet}, {party.qualite}, ne doit pas les mêmes accessoires qu'un débiteur "
            f"{draft.debiteur.qualite} : cet accord ne les distingue pas.",
            "Le faire établir par l'avocat.",
        )


def _of_a_public_contract(draft: Draft, party: Debiteur) -> Iterator[Finding]:
    """What a private person owes beside a public body, or the reverse, is in no text read here."""
    if (party.nature is Nature.PERSONNE_PUBLIQUE) is not (draft.debiteur.nature is Nature.PERSONNE_PUBLIQUE):
        yield draft.manque(
            (*draft.place(party), "nature"),
            f"{party.nom_complet} et {draft.debiteur.nom_complet} ne sont pas tous deux des personnes publiques : ce "
            "courrier ne distingue pas les accessoires que chacun doit.",
            "Le faire établir par l'avocat.",
        )


def _joint_in_the_act(draft: Draft) -> Iterator[Finding]:
    """Joint debtors an act names: liable, identified, in France."""
    for party in draft.codebiteurs:
        where = draft.place(party)
        yield from _joint(draft, party)
        for key, name in absent(party):
            yield draft.manque(
                (*where, key),
                f"{lacking(name, of_name(party.nom_complet))} à l'acte (CPC, art. 57).",
                f"Ajouter « {key}: … ».",
            )
        if party.adresse.pays is not None:
            yield draft.manque(
                (*where, "adresse", "pays"),
                f"{party.nom_complet} demeure à l'étranger : cet acte ne lui convient pas.",
                abroad(draft, party),
            )


def _signatories(draft: Draft) -> Iterator[Finding]:
    """Who signs a plan beside the debtor: joint debtors who owe the same, guarantors whose commitment is proved."""
    for party in draft.codebiteurs:
        yield from (*_joint(draft, party), *_owing_the_same(draft, party))
    for party in draft.dossier.debiteurs:
        if party.lien is Lien.SOLIDAIRE and not party.solidaire:
            yield from _joint(draft, party)
        elif party.lien is Lien.CAUTION:
            yield from incomplete(draft, party)
    for party in (*draft.codebiteurs, *draft.cautions):
        held = insolvent(draft.vue, party)
        if held is not None and held.reference is not None:
            why, *_ = held.titre.partition(" : ")
            yield draft.manque(
                held.origine,
                f"{why} : cet accord l'engagerait à payer ({held.reference.citation}).",
                "Le faire établir par l'avocat, avec ceux qui peuvent s'engager.",
            )


def _others_left_out(draft: Draft) -> Iterator[Finding]:
    yield from (sued.not_named(draft, one) for one in draft.dossier.debiteurs if one is not draft.debiteur)


def _guarantors_left_out(draft: Draft) -> Iterator[Finding]:
    """Guarantors, whom a request never names, and joint debtors it has no more to ask of."""
    known = (draft.debiteur, *draft.codebiteurs)
    left = (one for one in draft.dossier.debiteurs if one not in known)
    for one in left:
        yield sued.over(draft, one) or sued.of_his_own(draft, one) or sued.not_named(draft, one)


def discharge(draft: Draft) -> Iterator[Finding]:
    """The judgment that discharges the joint debtor or the guarantor a letter is for: nothing is asked of him again."""
    party = draft.whom.autre
    lost = discharged(draft.dossier, draft.au, party.nom_complet) if party else None
    if party is not None and lost is not None:
        yield draft.manque(
            draft.vue.path(lost),
            f"la demande est rejetée contre {party.nom_complet} par le jugement du {lost.date:%d/%m/%Y} (CPC, "
            "art. 480).",
            "",
        )


def _of_the_broken_plan(draft: Draft) -> Iterator[Finding]:
    """What a joint debtor owes of a broken plan: no more than the principal debtor, nor than his title says."""
    party, missed = draft.whom.autre, sum((lacking for _, lacking in plan.overdue(draft)), ZERO)
    if party is None:
        return
    principal = compute(draft.case, draft.office, draft.au, lectures=False).principal
    limited = draft.titre is not None and ceiling(draft.titre, party) is not None
    if limited or draft.decompte.total < missed or draft.decompte.principal > principal:
        yield draft.manque(
            draft.place(party),
            f"ce que doit {party.nom_complet} n'est pas ce que l'échéancier laisse dû : nul ne doit plus que le "
            "débiteur principal, ni plus que ne dit le titre qui le condamne (C. civ., art. 1313, à vérifier), et ce "
            "compte n'est pas fait ici.",
            "Le faire établir par l'avocat.",
        )


def _opposed_by_another(draft: Draft) -> Iterator[Finding]:
    """An order enforced on who did not oppose it, while another did."""
    if (titre := draft.titre) is None:
        return
    for one in condemned.shared(draft):
        yield draft.case.avertit(draft.place(titre), f"{one.dit}.", "À faire vérifier avant tout acte.")


def forfeited_by_another(draft: Draft) -> Iterator[Finding]:
    """The forfeiture the principal debtor incurs binds no other: instalments to come may not be due by others."""
    forfeited = (one for plan in plans(draft.vue) if plan.dechu for one in plan.echeances)
    to_come = any(one.date >= draft.au for one in forfeited)
    if to_come or draft.document == CURE_NOTICE:
        yield draft.case.avertit(
            draft.destinataire_key,
            "la déchéance du terme encourue par le débiteur principal n'est opposable ni à un codébiteur, même "
            "solidaire, ni à une caution (C. civ., art. 1305-5).",
            "Vérifier qui a signé l'échéancier, et ce qui est échu à son égard.",
        )


def _of_a_joint_debtor(draft: Draft) -> Iterator[Finding]:
    """What a letter to a joint debtor leaves out: what his quality does not owe, or the collective proceedings stop."""
    if draft.compte_propre and draft.titre is None:
        whole = compute(draft.case, draft.office, draft.au, lectures=False).total
        yield draft.case.avertit(
            (*draft.destinataire_key, "qualite"),
            f"compte propre à {draft.destinataire.nom_complet}, {draft.destinataire.qualite} : "
            f"{format_eur(draft.decompte.total)} au lieu de {format_eur(whole)} pour le débiteur principal, "
            f"{draft.dossier.debiteur.qualite}. Ni pénalités ni indemnité de 40 € ; l'intérêt légal court de sa propre "
            "mise en demeure, par prudence (C. com., art. L441-10, II ; C. civ., art. 1231-6, et 1314, à vérifier).",
            "Ce que le contrat lui fait devoir de plus (taux convenu, clause pénale) est à vérifier par l'avocat.",
        )
    if of_anothers_notice(draft):
        yield draft.case.avertit(
            draft.destinataire_key,
            "intérêt légal compté, contre un codébiteur, de la mise en demeure du débiteur principal : la demande "
            "d'intérêts formée contre l'un les fait courir à l'égard de tous (C. civ., art. 1314, à vérifier : qu'une "
            "mise en demeure soit cette demande).",
            "Vérifier que cette lettre demandait les intérêts.",
        )
    if draft.whom.autre is None:
        return
    yield from forfeited_by_another(draft)
    if draft.document != DECLARATION and (told := proceedings_told(draft)):
        yield draft.case.avertit(
            draft.destinataire_key,
            f"intérêts et pénalités arrêtés {told} contre le débiteur principal, par prudence : un codébiteur ne peut "
            "pas toujours s'en prévaloir (C. com., art. L622-28, à vérifier).",
            "Compter la suite avec l'avocat, s'il la demande.",
        )


DESTINATAIRE = Requirement("destinataire", "Destinataire tenu de la dette", _addressee, reference=bases.SOLIDARITE)
CODEBITEURS = Requirement(
    "codebiteurs", "Codébiteurs solidaires identifiés", _joint_in_the_act, reference=bases.SOLIDARITE
)
SIGNATAIRES = Requirement(
    "signataires", "Codébiteurs et cautions qui signent", _signatories, reference=bases.PROROGATION
)
AUTRES_OMIS = Requirement("autres-omis", "Débiteurs que l'acte ne vise pas", _others_left_out)
OMIS_DE_L_ASSIGNATION = Requirement(
    "omis-de-l-assignation", "Débiteurs et cautions que l'assignation ne vise pas", sued.left_out
)
CAUTIONS_OMISES = Requirement("cautions-omises", "Cautions que l'acte ne vise pas", _guarantors_left_out)
OPPOSITION_D_UN_AUTRE = Requirement(
    "opposition-d-un-autre", "Opposition d'un autre de ceux que vise l'ordonnance", _opposed_by_another
)
RUPTURE_AU_CODEBITEUR = Requirement("rupture-au-codebiteur", "Compte du codébiteur après rupture", _of_the_broken_plan)
COMPTE_DU_CODEBITEUR = Requirement("compte-du-codebiteur", "Compte à l'égard du codébiteur", _of_a_joint_debtor)
