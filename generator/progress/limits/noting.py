"""What to note in the journal when the act that a missed limit asked for was done in time: the line of command."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from generator.case import KeyPath
from generator.law.deadlines import written
from generator.model import Dispense, FaitProcedure
from generator.phrases import TO_SAY, quoted, to_note
from generator.progress.answers import PREFIX, decision_on, passed_over, unused
from generator.progress.asof import AsOf
from generator.progress.types import Delai, answer
from generator.vocabulary import Fait

DAY = "JJ/MM/AAAA"
NOTED: Mapping[str, str] = {
    "appel-du-creancier": "declaration-d-appel auteur=creancier",
    "caducite-jugement": "signification acte=jugement",
    "caducite-ordonnance": "signification acte=ordonnance",
    "signification-opposee": "signification acte=ordonnance",
    "consignation": "consignation",
    "constitution-avocat": "constitution-avocat",
    "contestation-de-creance": "reponse-au-mandataire",
    "information-annuelle-caution": "lettre-caution document=information-annuelle-caution",
    "peremption": 'communication a="l\'adversaire"',
    "placement": "placement",
    "saisie-conservatoire-procedure": "assignation",
}  # the act is a fact of its own: its type, and the keys that tell it from others
COMPLETED: Mapping[str, str] = {
    "contestation-des-mesures": "contestees-le",
    "creances-posterieures": "posterieures-signalees-le",
    "declaration-a-succession": "declaree-le",
    "delai-du-juge": "fait-le",
    "declaration-de-creance": "declaree-le",
    "etat-du-passif": "justifiee-le",
    "opposition-a-dissolution": "opposition-le",
    "pourvoi": "pourvoi-le",
    "recours-recevabilite": "recours-le",
    "refus-du-plan": "contestees-le",
    "releve-de-forclusion": "declaree-le",
    "revendication": "revendiquee-le",
    "saisie-attribution-denonciation": "denoncee-le",
    "saisie-conservatoire-denonciation": "denoncee-le",
    "saisie-conservatoire-execution": "executee-le",
    "saisie-des-remunerations": "executee-le",
    "saisie-vente": "executee-le",
    "saisine-juge-commissaire": "juge-saisi-le",
    "signification-titre": "signifie-le",
    "surete-judiciaire-denonciation": "denoncee-le",
    "surete-judiciaire-publicite": "publicite-definitive-le",
    "verification-de-declaration": "declaree-le",
}  # the act is told by the fact or the title that the limit runs from: its key
ITSELF: Mapping[str, str] = {
    "prescription-quadriennale": "Ce qui l'interrompt (réclamation écrite, recours, paiement même partiel : loi n° "
    "68-1250, art. 2) n'est pas compté ici, même noté : à vérifier.",
    "saisie-conservatoire-tiers": "Fait à temps ? Le noter : « recouvre noter {} saisie-conservatoire "
    "denoncee-au-tiers-le={} --completer ».",
}  # limits that no one line of a fact answers
OF_A_NEW_SUIT = frozenset({"saisie-conservatoire-procedure"})  # its act bears another number
FOUR_YEARS = "prescription-quadriennale"
MEANT = {
    FOUR_YEARS: "Vérifiée, interrompue ? Le dire, jusqu'au jour où la revoir",
    "verification-de-declaration": "Vérifié, rien à déclarer de nouveau ? Le dire",
}  # what the decision on a limit past says, when it is not that a right was left
ASKED = {
    "releve-de-forclusion": "La demande n'a pas de clé ; la créance déclarée ensuite se note",
    "verification-de-declaration": "Déclarée de nouveau ? Le noter",
    "saisine-juge-commissaire": "Saisi à temps, ou accord obtenu sans lui ? Le noter",
}


def with_what_to_note(seen: AsOf, limit: Delai) -> Delai:
    """A limit of the creditor that is past, with the line that notes its act or the answer; others as they are.

    A check says that line as soon as its time runs.
    """
    past, left = limit.date < seen.au, unused(limit, seen.au)
    if limit.a_charge_de != "creancier" or limit.repondu or not (past or left):
        return limit
    if decision := decision_on(seen.case.dossier, limit, seen.au) if left else _claimed_all_the_same(seen, limit):
        return replace(limit, consequence=answer(decision), repondu=True)
    told = f"{_told(seen, limit) if past else ''}{_meant(seen, limit) if left else ''}".strip()
    return replace(limit, consequence=f"{limit.consequence} {told}") if told else limit


def _claimed_all_the_same(seen: AsOf, limit: Delai) -> Dispense | None:
    """The decision, taken once a prescription was past, to claim what it is of all the same: in every document."""
    decision = (
        passed_over(seen.case.dossier, seen.au) if limit.nature == "prescription" and not limit.personne else None
    )
    whole = decision is not None and decision.document is None and limit.date < decision.date
    return decision if whole else None


def _told(seen: AsOf, limit: Delai) -> str:
    reference, nature = seen.case.dossier.reference, limit.nature
    if nature == "prescription":
        return _interrupted(reference, limit)
    if nature in ITSELF:
        return ITSELF[nature].format(reference, DAY)
    if nature in COMPLETED:
        line = f"{_fact(seen, limit, COMPLETED[nature])} --completer{which(seen, limit.origine)}"
    elif nature in NOTED:
        line = f"{NOTED[nature]}{_apart(seen, limit)} --date {DAY}"
    else:
        return ""
    return f"{ASKED.get(nature, 'Fait à temps ? Le noter')} : {to_note(reference, line)}."


def _meant(seen: AsOf, limit: Delai) -> str:
    """The decision that says a right was left on purpose: it is then told no more."""
    whose = f" debiteur={quoted(limit.personne)}" if limit.personne else ""
    until = f" jusqu-au={DAY}" if limit.nature == FOUR_YEARS else ""
    said = f'dispense objet={PREFIX}{limit.nature}{whose}{until} par="{TO_SAY}" motif="{TO_SAY}"'
    meant = MEANT.get(limit.nature, "Laissé passer à dessein ? Le dire")
    return f" {meant} : {to_note(seen.case.dossier.reference, said)}."


def _interrupted(reference: str, limit: Delai) -> str:
    """What interrupts a prescription; the ten years of a title start again by no claim in court (CPCE, art. L111-4)."""
    suit, seizure = "assignation", "saisie-attribution"
    act, others = (suit, f", « {seizure} »") if limit.facture else (seizure, "")
    if limit.personne and not limit.facture:
        act, others = f"{act} debiteur={quoted(limit.personne)}", ""
    else:
        others = f", ou « reconnaissance ecrite=oui »{others}, « paiement montant=… »"
    line = to_note(reference, f"{act} --date {DAY}")
    return f"Interrompue à temps (C. civ., art. 2240 à 2244) ? Noter l'acte à sa date : {line}{others}."


def _fact(seen: AsOf, limit: Delai, key: str) -> str:
    return f"{getattr(_origin(seen, limit), 'type', 'titre')} {key}={DAY}"


def which(seen: AsOf, origin: KeyPath) -> str:
    """Which fact, or title, is to be completed: that of its day; of several that day, that of its line."""
    section, rank = origin[:2]
    held = getattr(seen.case.dossier, str(section))
    one = held[int(rank)]
    kind = getattr(one, "type", None)
    alike = [other for other in held if other.date == one.date and getattr(other, "type", None) == kind]
    line = f" --ligne {seen.case.position((section, rank))[0]}" if len(alike) > 1 else ""
    return f" --date {written(one.date)}{line}"


def of_suit(number: str | None, whom: str | None) -> str:
    """The keys of a suit in the line of a fact that is of it: its number, whom it is against."""
    told = {"rg": number, "debiteur": whom}
    return "".join(f" {key}={quoted(said)}" for key, said in told.items() if said)


def _apart(seen: AsOf, limit: Delai) -> str:
    """The keys that tell the act from one of another: its number, whom it is against, the letter it answers."""
    origin = _origin(seen, limit)
    number = getattr(origin, "rg", None) if limit.nature not in OF_A_NEW_SUIT else None
    answers = f" contestation-du={written(origin.date)}" if limit.nature == "contestation-de-creance" else ""
    return of_suit(number, limit.personne or _sued_beside(seen, limit)) + answers


def _sued_beside(seen: AsOf, limit: Delai) -> str:
    """The principal debtor, where a writ against another might be the one handed over to the greffe."""
    writs = (one for one in seen.case.dossier.faits(FaitProcedure, Fait.ASSIGNATION) if one.date <= seen.au)
    apart = limit.nature == "placement" and any(one.debiteur not in {None, seen.nom} for one in writs)
    return seen.nom if apart else ""


def _origin(seen: AsOf, limit: Delai) -> Any:
    section, rank = limit.origine[:2]
    return getattr(seen.case.dossier, str(section))[int(rank)]
