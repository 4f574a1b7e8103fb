"""Whom a writ names beside the principal debtor: joint debtors, and guarantors within their commitment (C. civ. 2288).

A joint debtor is named, or the writ waits for what makes him liable. A guarantor is named when what he owes is sure:
solidary, his commitment whole in the file, a sum left within its limits. The others, and those a title condemns
already, are told by name, with the reason.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from generator.documents.contexts import act, condemned, guarantee, heirs, history, solidarity
from generator.documents.contexts.bonds import Caution, guarantor, incomplete
from generator.documents.contexts.parties import absent
from generator.documents.draft import Draft
from generator.findings import Finding
from generator.instances import discharged
from generator.model import Debiteur
from generator.phrases import for_debtor, lower_first
from generator.progress.existence import absence, insolvent
from generator.progress.over_indebtedness import ERASED, OVER_INDEBTED
from generator.progress.procedure import sued_apart
from generator.vocabulary import Lien

INSOLVENT = {
    "procedure-collective": "Déclarer la créance à cette procédure.",
    OVER_INDEBTED: "Suivre la commission de surendettement.",
    ERASED: "Vérifier si une exception laisse sa dette due.",
}  # what is done instead of suing him
APART = "L'y ajouter à la main, ou agir contre cette personne par un autre acte."
SUCCEEDED = "Écrire d'abord qui répond de la dette à sa place ; l'agenda dit ce qui est attendu."  # of who is no more


class Garant(Struct, frozen=True):
    """A guarantor a writ is served on: his commitment, and what is asked of him."""

    caution: Caution
    garantie: guarantee.Garantie
    exclues: str  # invoices born after his commitment ended, as a sentence begins with them


def values(draft: Draft) -> dict[str, Any]:
    """Values of a writ: whom it names, and the notice each was given himself."""
    sure = (party for party in draft.cautions if not draft.whom.seul and next(unnamed(draft, party), None) is None)
    bound = {party: _garant(draft, party, owed) for party in sure if (owed := guarantee.owed(draft, party))}
    parties = (*draft.codebiteurs, *bound)
    return {
        "garants": tuple(bound.values()),
        "condamnes": ("solidairement " if draft.codebiteurs else "")
        + condemned.names((draft.debiteur, *draft.codebiteurs))
        + solidarity.values(draft)["solidaire_de"],
        "mises_en_demeure_autres": act.notices(draft, parties),
        "chronologie": history.chronology(draft, frozenset(party.nom_complet for party in bound)),
        "competence_a_verifier": condemned.names(party for party in parties if _of_another_court(draft, party)),
        "defendeurs_noms": condemned.names((draft.debiteur, *parties)),
        "plusieurs_defendeurs": bool(parties),
    }


def left_out(draft: Draft) -> Iterator[Finding]:
    """Debtors and guarantors a writ does not name, each with the reason."""
    for party in draft.dossier.debiteurs:
        if party is draft.debiteur:
            continue
        if party.lien is Lien.CAUTION and not draft.whom.seul:
            yield from unnamed(draft, party)
        elif done := over(draft, party) or of_his_own(draft, party):
            yield done
        elif party.lien is Lien.SOLIDAIRE and not party.solidaire:
            yield not_named(draft, party, "rien n'établit sa solidarité (C. civ., art. 1310)")


def unnamed(draft: Draft, party: Debiteur) -> Iterator[Finding]:
    """Why a writ does not name a guarantor; nothing when it does."""
    lacks, owed = next(incomplete(draft, party), None), guarantee.owed(draft, party)
    if done := over(draft, party):
        yield done
    elif lacks is not None or owed is None:
        yield not_named(draft, party, "son engagement est incomplet au dossier", lacks.remedy if lacks else "")
    elif (inherited := heirs.death(draft, party)) is not None and inherited.dette is None:
        why = "par succession, il ne doit que sa part (C. civ., art. 873 et 1309), que le dossier ne compte pas"
        yield not_named(draft, party, why, "Noter « dette: entiere » dans le fait « deces », s'il est seul héritier.")
    elif not guarantor(draft, party).solidaire:
        why = "caution simple, qui peut demander que le débiteur soit poursuivi d'abord (C. civ., art. 2305)"
        yield not_named(draft, party, why)
    elif missing := next(absent(party), None):
        key, name = missing
        yield not_named(draft, party, f"il manque {name} à l'acte (CPC, art. 57)", f"Ajouter « {key}: … ».")
    elif party.adresse.pays is not None:
        yield not_named(draft, party, "à l'étranger, sa signification suit d'autres règles")
    elif owed.melange:
        yield not_named(draft, party, "une part de la dette n'est pas garantie, et ce compte n'est pas fait ici")
    elif not owed.demande:
        yield not_named(draft, party, "rien ne reste à lui demander dans les limites de son engagement", "")


def over(draft: Draft, party: Debiteur) -> Finding | None:
    """Why nothing is asked of a joint debtor or a guarantor by any act: gone, condemned already, or discharged."""
    if absence(draft.vue, party) is not None:
        return not_named(draft, party)
    if (held := insolvent(draft.vue, party)) is not None:
        return not_named(draft, party, lower_first(held.titre), INSOLVENT[held.nature])
    if (lost := discharged(draft.dossier, draft.au, party.nom_complet)) is not None:
        why = f"la demande est rejetée contre cette personne par le jugement du {lost.date:%d/%m/%Y} (CPC, art. 480)"
        return not_named(draft, party, why, "")
    if (suit := sued_apart(draft.vue, party)) is not None:
        since = f"{suit.type} du {suit.date:%d/%m/%Y}"
        why = f"un juge est déjà saisi contre cette personne ({since} ; CPC, art. 100)"
        return not_named(draft, party, why, "Attendre la décision.")
    title = condemned.title_of(draft, party)
    why = f"un titre ({title}) condamne déjà cette personne, et ce que paie l'un libère l'autre d'autant"
    return not_named(draft, party, why, "Voir le mandat d'exécution.") if title else None


def of_his_own(draft: Draft, party: Debiteur) -> Finding | None:
    """Why an act leaves out a debtor who may be asked the same day by another: as it was asked, or by his quality."""
    command = f"recouvre produire {draft.dossier.reference} {draft.document} {for_debtor(party.nom_complet)}"
    if draft.whom.seul:
        return not_named(draft, party, f"il n'est demandé que contre {draft.debiteur.nom_complet}", "")
    if not party.solidaire or party.qualite is draft.debiteur.qualite:
        return None
    why = (
        f"{party.qualite}, cette personne ne doit pas les mêmes accessoires qu'un débiteur {draft.debiteur.qualite}, "
        "et peut relever d'une autre juridiction"
    )
    return not_named(draft, party, why, f"L'acte qui la vise seule, avec son propre compte : {command}")


def not_named(draft: Draft, party: Debiteur, why: str = "", remedy: str = APART) -> Finding:
    """What an act asks of others is not asked of this debtor or guarantor, and why: a reason, or his end, if any."""
    gone = None if why else absence(draft.vue, party)
    if gone is not None:
        why, remedy = lower_first(gone.titre), SUCCEEDED
    reason = f" : {why}" if why else ""
    return draft.case.avertit(draft.place(party, "lien"), f"cet acte ne vise pas {party.nom_complet}{reason}.", remedy)


def _garant(draft: Draft, party: Debiteur, owed: guarantee.Garantie) -> Garant:
    return Garant(guarantor(draft, party), owed, guarantee.excluded(draft, owed))


def _of_another_court(draft: Draft, party: Debiteur) -> bool:
    """Whether the court of the principal debtor may not be his: a guarantee, or one trader and not the other."""
    return party.lien is Lien.CAUTION or party.commercant is not draft.debiteur.commercant
