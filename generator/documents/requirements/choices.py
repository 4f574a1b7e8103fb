"""What was asked beside the case: some invoices only, copies enclosed, the correction of an earlier letter."""

import datetime as dt
from collections.abc import Iterator

from generator.documents.bases import AVOCAT
from generator.documents.contexts import sent
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.target import Cible
from generator.findings import Finding
from generator.model import FaitCourrier, ordinary_delay
from generator.phrases import enumeration, quoted, some
from generator.progress.plans import held_by_the_plan
from generator.statement.followed import set_aside
from generator.statement.types import LigneFacture
from generator.vocabulary import Envoi, Fait, QualiteCabinet, Reference, Statut

AGAIN = dt.timedelta(days=7)  # the same letter within a week is the same letter
_LRE = Reference(
    "C. postes, art. L100 et R53-1 à R53-4",
    "Guide de la DGE, 2021",
    lu_le=dt.date(2026, 11, 21),
    statut=Statut.CONCORDANT,
)


def the_rest(draft: Draft) -> str:
    """How to claim, by a choice, the invoices asked for that are not prescribed, without those that are."""
    limits = [one for one in draft.situation.delais if one.nature == "prescription" and not one.personne]
    gone = {one.facture for one in limits if one.facture and one.date < draft.situation.au}
    rest = [ligne.numero for ligne in draft.lignes if ligne.numero not in gone and not ligne.du_titre]
    chosen = quoted(", ".join(rest))
    return f" Le reste se réclame à part : « --factures {chosen} »." if rest and gone else ""


def _choice(draft: Draft) -> Iterator[Finding]:
    yield from _selection(draft)
    if draft.joindre:
        yield from _copies(draft)


def _selection(draft: Draft) -> Iterator[Finding]:
    known = {ligne.numero: ligne for ligne in draft.decompte.lignes if ligne.origine[0] == "factures"}
    for numero in draft.choix.factures if known else ():  # made on a title: it says what it judges
        ligne = known.get(numero)
        if ligne is None:
            yield draft.manque(
                ("factures",), f"{draft.mot.la} « {numero} » n'est pas au décompte.", f"Connues : {some(list(known))}."
            )
        elif why := _not_claimed(draft, ligne):
            yield draft.manque(ligne.origine, f"{draft.mot.la} {numero} ne peut être réclamée : {why}.", "La retirer.")


def _not_claimed(draft: Draft, ligne: LigneFacture) -> str:
    if ligne.total <= 0:
        return f"elle est soldée au {draft.au:%d/%m/%Y}"
    if ligne.numero in held_by_the_plan(draft.vue):
        return "un échéancier la tient"
    if not any(one.origine == ligne.origine for one in draft.a_rappeler):
        if ligne.rejetee:
            return "un jugement en a rejeté la demande"
        return "elle est contestée" if ligne.contestee else "ce qui en reste dû est contesté"
    return ""


def _copies(draft: Draft) -> Iterator[Finding]:
    for place, facture in draft.visees:
        if facture.piece is None:
            yield draft.manque(
                (*place, "piece"),
                f"{draft.mot.avis} {facture.numero} n'est pas au dossier : sa copie ne peut être jointe.",
                f"Verser {draft.mot.avis} et ajouter « piece: … », ou demander sans joindre (--sans-factures).",
            )


def _electronic(draft: Draft) -> Iterator[Finding]:
    """A qualified electronic registered letter needs the consent of whoever is not a professional."""
    ladder = draft.regle.envoi if draft.regle else None
    if (draft.choix.envoi or ladder) is Envoi.LRE and draft.cible is Cible.CONSOMMATEUR:
        yield draft.manque(
            draft.destinataire_key,
            "une lettre recommandée électronique ne s'adresse à un consommateur qu'avec son accord préalable "
            "(C. postes, art. L100).",
            "Envoyer la lettre sur papier.",
        )


def _twice(draft: Draft) -> Iterator[Finding]:
    """The same letter again within the week, when the ladder does not call for it: sent twice by mistake."""
    if draft.whom.autre is not None:
        yield from _twice_to_another(draft)
        return
    due = draft.situation.etape_due
    if draft.choix.remplace or (due is not None and due.etape.document == draft.document):
        return
    asked = {facture.numero for _, facture in draft.visees}
    for path, fact in draft.dossier.of(FaitCourrier):
        if fact.type is not draft.fait:
            continue
        recent = dt.timedelta() <= draft.situation.au - fact.date < AGAIN
        if recent and (not fact.factures or asked & set(fact.factures)):
            again = f" (--remplace {fact.emis})" if fact.emis else ""
            yield draft.manque(
                path,
                f"ce courrier est déjà parti le {fact.date:%d/%m/%Y} : rien ne part deux fois.",
                f"Attendre l'étape suivante de l'échelle, ou corriger l'envoi{again}.",
            )


def _twice_to_another(draft: Draft) -> Iterator[Finding]:
    """The same letter to the same joint debtor or guarantor: within the week, or before the days it left are over."""
    for fact in sent.sent_to(draft, draft.destinataire) if not draft.choix.remplace else ():
        formal = fact.document == Fait.MISE_EN_DEMEURE.value  # noted by hand, it left what such a letter leaves
        days = fact.delai or (ordinary_delay(Fait.MISE_EN_DEMEURE, draft.destinataire) if formal else 0)
        left = (fact.presentee_le or fact.date) + dt.timedelta(days=days)
        if fact.document == draft.document and (draft.situation.au - fact.date < AGAIN or left >= draft.situation.au):
            yield draft.manque(
                draft.place(fact),
                f"ce courrier est déjà parti à {fact.debiteur} le {fact.date:%d/%m/%Y}"
                + (f", le délai qu'il laisse court jusqu'au {left:%d/%m/%Y}." if days else "."),
                "Attendre, ou corriger l'envoi (--remplace).",
            )


def _lawyers_visit(draft: Draft) -> Iterator[Finding]:
    """A lawyer writes first: neither call nor visit to the adversary on his own initiative."""
    if draft.office.cabinet.qualite is QualiteCabinet.AVOCAT and draft.fait in {Fait.APPEL, Fait.VISITE}:
        yield draft.manque_cabinet(
            "cabinet.yaml", "qualite",
            "un avocat n'appelle ni ne visite de lui-même la partie adverse : il lui écrit (RIN, art. 8).",
            "Écrire ; répondre si elle appelle.",
        )  # fmt: skip


CHOIX = Requirement("choix", "Ce qui est demandé existe", _choice)
INITIATIVE = Requirement("initiative-avocat", "Premier contact de l'avocat par écrit", _lawyers_visit, reference=AVOCAT)
DEJA_PARTI = Requirement("deja-parti", "Courrier qui n'est pas déjà parti", _twice, dispensable=True)
ACCORD_LRE = Requirement(
    "accord-lre", "Accord du consommateur à la lettre électronique", _electronic, dispensable=True, reference=_LRE
)


def unjudged(draft: Draft) -> Finding:
    """No title followed is of the invoices chosen: why the one that is of them is not, else which may be chosen."""
    chosen = draft.choix.factures
    theirs = [one for one in draft.dossier.titres if one.date <= draft.au and any(map(one.juge, chosen))]
    gone = filter(None, (set_aside(draft.dossier, one, draft.au) for one in theirs if one.factures))
    why = "".join(f" {said} ({article})." for said, article in gone)
    followed = draft.parmi or ((draft.titre,) if draft.titre else ())
    keys = enumeration([f"« --factures {one.factures[0]} »" for one in followed if one.factures], "ou")
    said = f"aucun titre suivi ne juge {enumeration(chosen)}.{why}"
    return draft.manque(("titres",), said, f"Dire {keys}." if keys else "Ne pas dire « --factures ».")
