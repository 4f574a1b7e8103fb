"""Sums beside the invoices: the penalty clause and the costs, with what is refused and why."""

import datetime as dt
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.instances import of_the_administrative_judge, summons
from generator.law.costs import OF_A_SYNDICAT, SortDesFrais, cpce_l111_8_frais, loi_65_557_10_1_frais
from generator.law.interest import DAY
from generator.model import Dossier, FraisLigne, Titre
from generator.money import ZERO, format_eur
from generator.phrases import upper_first
from generator.statement.beside import Remarque
from generator.statement.facts import Charge, Facts
from generator.statement.followed import Followed, named
from generator.statement.notice import Notice
from generator.vocabulary import Fait, Famille, Qualite, Reference

_ENFORCEMENT = frozenset({"signification", "saisie"})
_NOT_FOLLOWED = "faits sur un titre que le décompte ne suit pas"
_UNFOLLOWED = Reference("CPCE, art. L111-8 et L111-10, à vérifier")
SUPPLEMENT = "recouvrement-complementaire"
LABELS = {
    "signification": "Frais de signification",
    "greffe": "Frais de greffe",
    "constat": "Frais de constat",
    "saisie": "Frais de saisie",
    SUPPLEMENT: "Frais de recouvrement complémentaires",
    "mise-en-demeure": "Frais de mise en demeure",
    "relance": "Frais de relance",
    "autre": "Autres frais",
}


def charges(
    facts: Facts, dossier: Dossier, presented: tuple[Notice, ...], *, professionnel: bool = True, frais: bool = True
) -> tuple[tuple[Charge, ...], tuple[str, ...], tuple[Remarque, ...]]:
    """The penalty clause and the costs of a case without title, what is to be said of them, and as ``admitted``."""
    clause = tuple(_clause(facts, dossier, presented))
    costs, refused, unproved = admitted(dossier, facts.au, None, professionnel=professionnel) if frais else ((), (), ())
    unfair = dossier.debiteur.clause_abusive if clause else ""
    said = (*_clause_remarks(facts, dossier, presented, clause), *([f"À vérifier, {unfair}."] if unfair else []))
    return clause + costs, said + refused, unproved


def _clause(facts: Facts, dossier: Dossier, presented: tuple[Notice, ...]) -> Iterator[Charge]:
    """The clause, each time the time left by a formal notice has passed, on the claims it is the first to call for.

    It is counted at the end of the last day left to pay, and claimed from the day after. The ledger knows whether
    anything was still unpaid that day, and counts a fixed sum only once.
    """
    clause = dossier.creance.clause_penale
    if clause is None:
        return
    called: set[str] = set()
    for notice in sorted(presented, key=lambda one: one.fin):
        targets = tuple(numero for numero in _targets(facts, notice) if numero not in called)
        if not targets or not _expired(facts, notice) or _in_grace(facts, notice):
            continue
        called.update(targets)
        label = (
            "Clause pénale" if clause.montant is not None else f"Clause pénale, {clause.taux:f} % du principal impayé"
        )
        reference = Reference("C. civ., art. 1231-5 (réductible par le juge)")
        origin = ("creance", "clause-penale")
        montant = clause.montant or ZERO
        yield Charge(
            notice.fin, "clause-penale", label.replace(".", ","), montant, origin, reference, clause.taux, targets
        )


def _targets(facts: Facts, notice: Notice) -> tuple[str, ...]:
    """Invoices a notice calls for, but those proceedings were opened on before its time was over."""
    return tuple(
        claim.numero
        for claim in facts.claims
        if notice.targets(claim.numero, claim.echeance) and (claim.ouverture is None or notice.fin < claim.ouverture)
    )


def _expired(facts: Facts, notice: Notice) -> bool:
    """Tell whether the time to pay is over: the debtor may still pay on its last day."""
    return notice.fin < facts.au


def _in_grace(facts: Facts, notice: Notice) -> bool:
    """Tell whether the clause would be incurred during a delay of the judge, which forbids it (C. civ., 1343-5)."""
    return any(grace.covers(notice.fin + DAY) for grace in facts.graces)


def _clause_remarks(
    facts: Facts, dossier: Dossier, presented: tuple[Notice, ...], clause: tuple[Charge, ...]
) -> Iterator[str]:
    """Why the clause is not claimed yet; what is said of the one claimed depends on what was paid (``compose``)."""
    if dossier.creance.clause_penale is None:
        return
    counted = {numero for charge in clause for numero in charge.factures}
    pending = [one for one in presented if one.fin >= facts.au and not counted.issuperset(_targets(facts, one))]
    running = [one for one in pending if not _in_grace(facts, one)]
    if running:
        first = min(running, key=lambda one: one.fin)
        once = ", si elle n'est pas déjà comptée" if clause and clause[0].taux is None else ""
        yield (
            f"Clause pénale non réclamée : la mise en demeure présentée le {first.presentee_le:%d/%m/%Y} laisse "
            f"jusqu'au {first.fin:%d/%m/%Y} pour payer ; elle s'ajoutera le {first.fin + DAY:%d/%m/%Y}, sur ce qui "
            f"restera impayé{once} (C. civ., art. 1231-5)."
        )
    elif not clause and any(_in_grace(facts, one) for one in presented):
        yield (
            "Clause pénale non comptée : le délai de la mise en demeure finit pendant le délai de grâce (C. civ., art. "
            "1343-5)."
        )
    elif not clause:
        yield "Clause pénale non réclamée : due seulement après une mise en demeure (C. civ., art. 1231-5)."


def admitted(
    dossier: Dossier, au: dt.date, titre_du: dt.date | None, *, professionnel: bool
) -> tuple[tuple[Charge, ...], tuple[str, ...], tuple[Remarque, ...]]:
    """Costs that may be claimed at ``au``, one sentence per cost that may not, those a pièce would have counted."""
    costs: list[Charge] = []
    refused: list[str] = []
    unproved: list[Remarque] = []
    for index, line in enumerate(dossier.frais):
        if line.date > au or line.a_la_charge_de == "creancier":
            continue
        sort = _sort(dossier, line, titre_du, professionnel=professionnel)
        label = upper_first(line.libelle or LABELS[line.nature])
        if sort.admis:
            nature = "frais-complementaires" if line.nature == SUPPLEMENT else "frais"
            costs.append(Charge(line.date, nature, label, line.montant, ("frais", index), sort.reference))
        else:
            refused.append(f"{_refusal(line)}{sort.motif} ({sort.reference.article}).")
            unproved += [Remarque(("frais", index), refused[-1])] if sort.a_prouver else []
    return tuple(costs), tuple(refused), tuple(unproved)


def of_no_title(dossier: Dossier, au: dt.date, titles: Sequence[Titre]) -> Iterator[str]:
    """One sentence per cost made, as it says, for invoices that no title followed judges: it is in no account."""
    for line in dossier.frais:
        made = line.date <= au and line.a_la_charge_de == "debiteur" and line.factures
        if made and not any(titre.juge(numero) for titre in titles for numero in line.factures):
            yield f"{_refusal(line)}{_NOT_FOLLOWED} ({_UNFOLLOWED.article})."


def _refusal(line: FraisLigne) -> str:
    """How the sentence begins that says why a cost is not counted."""
    label = upper_first(line.libelle or LABELS[line.nature])
    return f"{label} ({format_eur(line.montant)}, {line.date:%d/%m/%Y}) non comptés : "


def _sort(dossier: Dossier, line: FraisLigne, titre_du: dt.date | None, *, professionnel: bool) -> SortDesFrais:
    if line.nature == SUPPLEMENT:
        return _supplement(dossier, line, titre_du, professionnel=professionnel)
    if titre_du is None and line.nature in OF_A_SYNDICAT and dossier.creance.famille is Famille.CHARGES_DE_COPROPRIETE:
        notices = [fact.date for fact in dossier.journal if fact.type is Fait.MISE_EN_DEMEURE]
        notice = min((*notices, *(one.acte.date for one in summons(dossier, line.date))), default=None)
        sort = loi_65_557_10_1_frais(line.date, notice, justifie=line.piece is not None)
        return replace(sort, motif=f"{sort.motif}{_letter_of_counsel(dossier, line.date, notice)}")
    seized = [fact.date for fact in dossier.journal if fact.type is Fait.SAISIE_CONSERVATOIRE]
    sort = cpce_l111_8_frais(
        line.nature, line.date, titre_du, min(seized, default=None), justifie=line.piece is not None
    )
    first = min((titre.date for titre in dossier.titres), default=dt.date.max)
    if not sort.admis and line.nature in _ENFORCEMENT and first <= line.date < (titre_du or dt.date.max):
        return replace(sort, motif=_NOT_FOLLOWED, reference=_UNFOLLOWED, a_prouver=False)
    return sort


def _letter_of_counsel(dossier: Dossier, day: dt.date, notice: dt.date | None) -> str:
    """A lawyer's letter may be the formal notice those costs run from: it is one if its words say so, which is read."""
    letters = [fact.date for fact in dossier.journal if fact.type is Fait.LETTRE_AVOCAT and fact.date <= day]
    if not letters or (notice is not None and notice <= day):
        return ""
    return (
        f" ; si la lettre d'avocat du {min(letters):%d/%m/%Y} met en demeure, la noter « mise-en-demeure » (à vérifier)"
    )


def _supplement(dossier: Dossier, line: FraisLigne, titre_du: dt.date | None, *, professionnel: bool) -> SortDesFrais:
    """``professionnel``: the 40 € these costs complete are owed on such a claim."""
    if not professionnel and dossier.debiteur.qualite is not Qualite.PROFESSIONNEL:
        reference = Reference("CPCE, art. L111-8, al. 2 ; C. conso., art. L121-21")
        why = "le débiteur n'est pas un professionnel, ces frais restent au créancier"
        return SortDesFrais(admis=False, motif=why, reference=reference)
    if not professionnel:
        reference = Reference("CPCE, art. L111-8, al. 2")
        why = "aucune indemnité de 40 € n'est comptée ici, qu'ils puissent compléter, ils restent au créancier"
        return SortDesFrais(admis=False, motif=why, reference=reference)
    reference = Reference("C. com., art. L441-10, II")
    if titre_du is not None:
        return SortDesFrais(admis=False, motif="le titre fixe ce qui est dû : à demander au juge", reference=reference)
    if line.piece is None:
        return SortDesFrais(
            admis=False,
            motif="indemnisation complémentaire sur justification seulement : ajouter la pièce",
            reference=reference,
            a_prouver=True,
        )
    return SortDesFrais(admis=True, reference=reference)


def granted(dossier: Dossier, title: Followed) -> Iterator[Charge]:
    """What a title grants beside the principal, euros, from its day."""
    titre, source = title.titre, title.nom if title.titre.factures else named(title.titre)
    amounts = (
        ("indemnites", "Indemnités de recouvrement accordées", titre.indemnites),
        ("clause-accordee", "Clause pénale accordée", titre.clause_penale),
        ("article-700", "Article {} du {}".format(*costs_article(dossier, titre)), titre.article_700),
        ("depens", "Dépens", titre.depens),
    )
    for nature, label, amount in amounts:
        if amount:
            yield Charge(titre.date, nature, label, amount, ("titres", title.index), Reference(source))


def costs_article(dossier: Dossier, titre: Titre) -> tuple[str, str]:
    """The article a judge grants the costs of the suit by, and the code he applies."""
    if of_the_administrative_judge(dossier, titre):
        return "L761-1", "code de justice administrative"
    return "700", "code de procédure civile"
