"""Death of a debtor, end of a company: facts of whom they may be told, and what was done since as if nothing was."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.instances import concerned
from generator.load.checks.acts_out_of_turn import Told
from generator.load.checks.parties import unknown_debtor
from generator.load.checks.references import creditor_of
from generator.model import (
    Debiteur,
    Dossier,
    FaitAutreCourrier,
    FaitCourrier,
    FaitDeces,
    FaitDissolution,
    FaitProcedure,
    FaitRadiation,
    Fin,
    Office,
    debt_of_an_heir,
    ends,
)
from generator.phrases import of_name
from generator.vocabulary import Fait, Lien, Nature
from generator.vocabulary.faits import ENFORCEMENT, SEIZURES, SUITS_AND_ORDER, WITHOUT_JUDGE

OF_A_NATURE: Mapping[str, str] = {
    "liquidateur": "liquidation-amiable",
    "associe": "transmission-universelle",
    "opposition_le": "transmission-universelle",
    "opposition_rejetee_le": "transmission-universelle",
    "garanties_le": "transmission-universelle",
}  # keys of a dissolution, each read in one of its two natures
ALONE = "Ouvrir un dossier pour lui : codébiteurs et cautions, tenus du tout, restent dans le leur."
ON_THE_HEIR = frozenset({*ENFORCEMENT, Fait.SIGNIFICATION})  # acts of the title served on him
ONCE = "Garder un seul fait ; le décès de l'héritier se note une fois cet héritier écrit à la place du défunt."
CREDITOR = (
    "Sa mort ou sa fin n'a pas de fait ici, et interrompt l'instance une fois notifiée (CPC, art. 370) : "
    "noter « suspension » avec son motif, et soumettre à l'avocat."
)
REPLACED = "Une fois remplacé sous « debiteurs » : y écrire le seul héritier, ou l'associé unique, nommé dans ce fait."
WRIT = frozenset({*SUITS_AND_ORDER, *SEIZURES, *WITHOUT_JUDGE, Fait.SIGNIFICATION})


def ends_fit_their_party(case: Case, office: Office | None) -> Iterator[Finding]:
    """Who dies is a natural person of the case, and dies once; what is dissolved is a company."""
    for index, fact in enumerate(case.dossier.journal):
        if not isinstance(fact, Fin):
            continue
        path: KeyPath = ("journal", index)
        known = fact.de(case.dossier.debiteurs)
        if not known:
            yield _stranger(case, office, (*path, "personne"), fact)
        for told in (one for party in known for one in _misfit(path, fact, party)):
            yield case.avertit(*told)
        if isinstance(fact, FaitDeces):
            yield from (case.erreur((*path, "heritiers"), *_own_heir(one)) for one in known if _of_himself(fact, one))
        if isinstance(fact, FaitDeces) and fact.dette == "sa-part" and len(case.dossier.debiteurs) > 1:
            yield case.erreur((*path, "dette"), *_not_alone(fact, known))
        if isinstance(fact, FaitDeces) and (first := _dead_already(case.dossier, index, fact)):
            yield case.avertit(path, f"décès déjà noté, le {first.date:%d/%m/%Y}.", ONCE)


def _not_alone(fact: FaitDeces, known: Iterable[Debiteur]) -> tuple[str, str]:
    """An heir held for his share: the amounts of a case are those of all in it, and a guarantor's is never alone."""
    if any(party.lien is Lien.CAUTION and fact.succede(party) for party in known):
        what = "la part de l'héritier d'une caution n'est pas calculée : la dette de ce dossier est celle du débiteur."
        return what, f"Retirer « dette: sa-part ». {debt_of_an_heir(Lien.CAUTION)}"
    return "un héritier tenu pour sa part est seul dans son dossier.", ALONE


def _of_himself(fact: FaitDeces, party: Debiteur) -> bool:
    """An heir written in the place of the deceased while others are named still: he would be told dead."""
    return fact.herite(party) and not fact.succede(party)


def _own_heir(party: Debiteur) -> tuple[str, str]:
    said = f"{party.nom_complet} est à la fois la personne décédée et l'un de ses héritiers : les lettres la diraient"
    remedy = (
        "Écrit à la place du défunt, un héritier reste seul dans « heritiers » : un dossier par héritier, pour sa part "
        "(C. civ., art. 873). Sinon, rendre au défunt son nom sous « debiteurs »."
    )
    return f"{said} morte.", remedy


def _stranger(case: Case, office: Office | None, path: KeyPath, fact: Fin) -> Finding:
    creditor = creditor_of(case, office)
    if creditor is not None and fact.personne in {creditor.nom_complet, creditor.nom_legal}:
        return case.erreur(path, f"{fact.personne} est le créancier de ce dossier, non un débiteur.", CREDITOR)
    for party in case.dossier.debiteurs:
        if isinstance(fact, FaitDeces) and fact.personne and fact.personne in (party.representant or ""):
            told = f"{fact.personne} représente {party.nom_complet}, sans être débiteur."
            return case.erreur(path, told, "Retirer ce fait : sa mort se dit par « note », et « representant » change.")
    found = unknown_debtor(case, path, fact.personne or "")
    return found._replace(remedy=f"{found.remedy} {REPLACED}") if fact.suite else found


def _dead_already(dossier: Dossier, index: int, fact: FaitDeces) -> FaitDeces | None:
    """The same death told before; not that of the one to whom the debt passed, who died in turn."""
    his = fact.de(dossier.debiteurs)
    told = [one for one in dossier.faits(FaitDeces) if one.de(dossier.debiteurs) == his]
    passed = any(one.succede(party) for one in told for party in his)
    return next((one for one in told if one in dossier.journal[:index] and not passed), None)


def _misfit(path: KeyPath, fact: Fin, party: Debiteur) -> Iterator[Told]:
    if isinstance(fact, FaitDeces):
        yield from _death(path, fact, party)
    elif isinstance(fact, FaitRadiation) and party.nature is Nature.PARTICULIER:
        what = f"radiation d'un registre, mais {party.nom_complet} est un particulier : sans effet."
        yield path, what, "Vérifier « personne » ; un décès se note « deces »."
    elif isinstance(fact, FaitDissolution):
        yield from _dissolution(path, fact, party)


def _death(path: KeyPath, fact: FaitDeces, party: Debiteur) -> Iterator[Told]:
    if not party.est_physique and not fact.succede(party):
        what = f"décès noté, mais {party.nom_complet} n'est pas une personne physique : ses courriers sont retenus."
        remedy = (
            "Celui de son dirigeant se dit par « note » ; la fin d'une société, par « dissolution » ou "
            "« radiation-du-registre »."
        )
        yield path, what, remedy
    elif fact.succede(party) and fact.dette is None:
        what = (
            f"{party.nom_complet} est poursuivi comme héritier : il ne doit que sa part (C. civ., art. 873 et 1309), "
            "s'il a accepté la succession ; le décompte est celui de tout le dossier, et rien ne lui est réclamé."
        )
        yield (*path, "heritiers"), what, debt_of_an_heir(party.lien)
    elif fact.dette is not None and not fact.succede(party):
        what = "« dette » se dit de l'héritier écrit, seul, à la place du défunt : sans effet."
        yield (
            (*path, "dette"),
            what,
            "L'écrire sous « debiteurs », seul nommé dans « heritiers » ; ou retirer la ligne.",
        )


def _dissolution(path: KeyPath, fact: FaitDissolution, party: Debiteur) -> Iterator[Told]:
    if party.est_physique and fact.succede(party):
        what = (
            f"associé unique personne physique ({party.nom_complet}) : le patrimoine de la société ne lui passe pas, "
            "elle se liquide (C. civ., art. 1844-5, al. 4)."
        )
        yield (*path, "associe"), what, "Noter « nature: liquidation-amiable » et son liquidateur."
    elif party.est_physique:
        what = f"dissolution d'une société, mais {party.nom_complet} est une personne physique : sans effet."
        yield path, what, "Vérifier « personne » ; un décès se note « deces »."
    for key in ("opposition_rejetee_le", "garanties_le"):
        if getattr(fact, key) and fact.opposition_le is None:
            typed = key.replace("_", "-")
            yield (*path, typed), f"« {typed} » sans opposition notée : sans effet.", "Ajouter « opposition-le: … »."
    for key, nature in OF_A_NATURE.items():
        if getattr(fact, key) and fact.nature != nature:
            typed = key.replace("_", "-")
            yield (*path, typed), f"« {typed} » ne se dit que d'une dissolution « {nature} ».", "Corriger « nature »."


def nothing_sent_since_an_end(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A letter or an act dated after a death, or a striking off, was for somebody who is no more."""
    for party in case.dossier.debiteurs:
        end = ends(case.dossier.journal, case.dossier.debiteurs, party, date.max)
        if end is not None and not isinstance(end, FaitDissolution):
            for told in sent_since(case.dossier, party, end, end.date):
                yield case.avertit(*told)


def sent_since(dossier: Dossier, party: Debiteur, end: Fin, last: date) -> Iterator[Told]:
    """What was invoiced to a debtor, written to him or done against him after the last day he could be reached."""
    said = _said(party, end, last)
    yield from _invoices(dossier, party, last, said)
    yield from _letters(dossier, party, last, said)
    served = isinstance(end, FaitDeces) and end.titre_signifie_le is not None
    yield from _acts(dossier, party, last, said, WRIT - ON_THE_HEIR if served else WRIT)


def _invoices(dossier: Dossier, party: Debiteur, last: date, said: str) -> Iterator[Told]:
    """Nothing is sold to the dead: what was performed before is dated so."""
    for index, one in enumerate(dossier.factures) if party is dossier.debiteur else ():
        if (one.execution_le or one.date) > last:
            what = f"facture postérieure {said}."
            yield ("factures", index), what, "Vérifier les dates ; une exécution d'avant se dit « execution-le: … »."


def _letters(dossier: Dossier, party: Debiteur, last: date, said: str) -> Iterator[Told]:
    for index, fact in enumerate(dossier.journal):
        if not isinstance(fact, FaitCourrier | FaitAutreCourrier) or (fact.presentee_le or fact.date) <= last:
            continue
        to = fact.debiteur if isinstance(fact, FaitAutreCourrier) else dossier.debiteur.nom_complet
        if to == party.nom_complet:
            what = f"courrier postérieur {said} : il n'a pu l'atteindre."
            remedy = "Vérifier les dates ; ce qu'il devait faire courir est à refaire, soumettre à l'avocat."
            yield ("journal", index), what, remedy


def _acts(dossier: Dossier, party: Debiteur, last: date, said: str, writ: frozenset[Fait]) -> Iterator[Told]:
    """Acts against him alone, or against the principal debtor when they name nobody."""
    for path, fact in dossier.of(FaitProcedure, *writ):
        if fact.date > last and party.nom_complet in concerned(dossier, fact):
            what = f"acte postérieur {said} (CPC, art. 117)."
            yield path, what, "Vérifier les dates ; l'acte est à soumettre à l'avocat."


def _said(party: Debiteur, end: Fin, last: date) -> str:
    if isinstance(end, FaitDissolution):
        whose = f"à la transmission du patrimoine {of_name(party.nom_complet)} à son associé unique"
        return f"{whose}, tenue pour faite après le {last:%d/%m/%Y} (C. civ., art. 1844-5, al. 3)"
    what = "au décès" if isinstance(end, FaitDeces) else "à la radiation"
    return f"{what} {of_name(party.nom_complet)}, le {last:%d/%m/%Y}"
