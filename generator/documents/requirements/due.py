"""Whether something is due that a document may ask for."""

from collections.abc import Iterator

from generator.documents.contexts import condemned
from generator.documents.document import Requirement
from generator.documents.draft import OF_A_PLAN, Draft
from generator.findings import Finding
from generator.money import ZERO, format_eur
from generator.progress.plans import asked_for
from generator.statement.disputed import claimable
from generator.statement.followed import followed


def _nothing_due(draft: Draft) -> Iterator[Finding]:
    if not draft.lignes:
        apart = [ligne for ligne in draft.decompte.echues if ligne.part_contestee]  # disputed, or dismissed by a judge
        chosen = " choisie" if draft.choix.factures else ""  # the choice says what is wrong with each
        why = f"aucune {draft.mot.un}{chosen} n'est échue et impayée"
        if apart and not chosen:
            judged = " ou rejeté par un jugement" if any(ligne.rejetee for ligne in apart) else ""
            why = f"tout ce qui est échu et impayé est contesté{judged}"
            if all(ligne.contestee for ligne in apart) and not judged:
                why = f"toutes les {draft.mot.des} échues sont contestées"
        elif not chosen and draft.decompte.echues:
            judge = "un juge est déjà saisi de tout ce qui est échu et impayé, ou l'a jugé,"
            held = f"l'échéancier en cours tient toutes les {draft.mot.des} échues"
            why = judge if _asked_of_a_judge(draft) else held
        yield draft.manque(("factures",), f"{why} au {draft.au:%d/%m/%Y} : il n'y a rien à réclamer.", "")


def _asked_of_a_judge(draft: Draft) -> bool:
    """Whether a plan leaves something due: a judge, then, has already been asked for it."""
    left = asked_for(draft.vue, draft.decompte.echues, of_the_plan=draft.document in OF_A_PLAN)
    return any(claimable(left))


def _accessories_only(draft: Draft) -> Iterator[Finding]:
    """A letter that asks for the principal alone has nothing to ask for once it is extinguished."""
    if draft.lignes and not any(ligne.principal for ligne in draft.lignes):
        yield draft.manque(
            ("factures",),
            f"le principal échu est soldé au {draft.au:%d/%m/%Y} : cette lettre ne réclame que lui.",
            "Réclamer les accessoires par une lettre de relance (relance-courrier).",
        )


def _nothing_to_come(draft: Draft) -> Iterator[Finding]:
    if draft.a_rappeler == draft.lignes:  # all of them due: a title has no due date to come
        yield draft.manque(
            ("factures",),
            f"aucune {draft.mot.un} ouverte n'est à échoir : il n'y a pas d'échéance à rappeler.",
            "Relancer.",
        )


def _nothing_open(draft: Draft) -> Iterator[Finding]:
    if not draft.ouvertes:
        when = f"au {draft.au:%d/%m/%Y}"
        last = followed(draft.dossier, draft.au)
        if last is None:
            yield draft.manque(("factures",), f"aucune {draft.mot.un} n'est ouverte {when}.", "")
        else:
            paid = f"plus rien n'est dû sur ce titre ({condemned.label(last.titre)}) {when}."
            yield draft.manque(draft.place(last.titre), paid, "Voir la quittance et la mainlevée.")


def _covered(draft: Draft) -> Iterator[Finding]:
    excess = draft.decompte.trop_percu + draft.choix.credit
    asked = sum((ligne.total for ligne in draft.lignes), ZERO) or sum((one.montant for one in draft.postes), ZERO)
    if ZERO < asked <= excess:
        where = " dans un autre dossier de ce débiteur" if draft.choix.credit else ""
        yield draft.manque(
            ("paiements",),
            f"un paiement non affecté de {format_eur(excess)}{where} couvre les {format_eur(asked)} réclamés : il faut "
            "d'abord l'imputer.",
            "Imputer ce trop-perçu ici, ou le rembourser et le noter (« remboursement »).",
        )


ECHU = Requirement("echu", "Une facture échue et impayée", _nothing_due)
PRINCIPAL = Requirement("principal", "Un principal échu et impayé", _accessories_only)
OUVERT = Requirement("ouvert", "Une facture ouverte", _nothing_open)
A_ECHOIR = Requirement("a-echoir", "Une facture à échoir", _nothing_to_come)
NON_COUVERTE = Requirement("non-couverte", "Aucun paiement non affecté ne couvre la dette", _covered)
