"""« Vouliez-vous dire » : the accepted words nearest to what was typed."""

import re
from collections.abc import Collection

from generator.load.usual import USUAL
from generator.phrases import enumeration, unaccented

MAX_LISTED = 12
MAX_SUGGESTED = 3
MAX_LENGTH = 60  # characters: longer is no misspelt word
UNDONE = (
    "Demande rejetée : fait « jugement » avec « sens: rejet ». Titre infirmé, réformé, annulé, rétracté ou cassé "
    "autrement : « ecarte-le: … » à ce titre, et la nouvelle somme dans un autre titre."
)
_UNDOING = ("infirm", "reform", "annul", "retract", "cass")
ELSEWHERE = {
    "executoire-le": _UNDOING,
    "condamnation": _UNDOING,
    "declaration-d-appel": (*_UNDOING, "arret"),
}  # where these words are accepted, how begin those that people know and that are said otherwise

_PARTY = "Une partie n'est pas un fait : l'écrire sous « debiteurs » dans le fichier du dossier."
_PAID = "Un paiement reçu se note « paiement » (« paiements » dans le fichier)."
_BOUNCED = "Un paiement rejeté se note « paiement-rejete »."
_MEANS = frozenset(
    (
        "paiement", "paiements", "reglement", "virement", "versement", "cheque", "prelevement", "acompte",
        "encaissement", "traite", "lcr", "effet",
    )
)  # fmt: skip
_CAME_BACK = frozenset(("rejet", "rejete", "rejetee", "impaye", "impayee", "provision", "retourne", "retournee"))
_OF_A_DEATH = frozenset(("decede", "decedee", "mort", "succession", "heritier", "heritiers"))
_INSOLVENCY = (
    "Se note « procedure-collective » ; la déclaration, la revendication s'y ajoutent (« declaree-le », "
    "« revendiquee-le »)."
)
_WOUND_UP = "Sans tribunal, se note « dissolution » ; « nature » dit laquelle."
_CALLED = "Un appel téléphonique se note « appel »."
_MOVED = (
    "Une nouvelle adresse remplace l'ancienne dans le fichier du dossier (« adresse », sous « debiteurs ») ; une "
    "« note » dit d'où elle est connue."
)
_DISPUTED = "Ce que le débiteur conteste se note « contestation »."
_IN_PARTS = (
    "Un paiement en plusieurs fois, proposé ou signé, se note « echeancier » ; un délai que le juge accorde, "
    "« delai-de-grace »."
)
_PLAN = "Un plan de paiement se note « echeancier » ; celui d'une procédure collective s'y ajoute (« plan-le »)."
_ORDER = "La requête déposée se note « requete-injonction », l'ordonnance rendue « ordonnance-injonction »."
_TO_ENFORCE = (
    "Un dossier remis au commissaire de justice se note « transmission », un titre à exécuter « remise-du-titre », un "
    "acte signifié « signification »."
)
_NOT_KEPT = "Rien à noter : une promesse dont le jour passe sans paiement est dite non tenue d'elle-même."
_DEATH = "La mort d'un débiteur se note « deces » ; ses héritiers s'y ajoutent (« heritiers »)."
_OF_FACTS = {
    **dict.fromkeys(("debiteur", "codebiteur", "caution", "adresse"), _PARTY),
    **dict.fromkeys(("telephone", "relance-telephonique"), _CALLED),
    "creancier": "Le créancier a son fichier, dans « cases/_cabinet/creanciers ».",
    **dict.fromkeys(("reglement-amiable", "liquidation-d", "liquidation-de", "liquidation-des"), ""),  # of none
    **dict.fromkeys(("reglement", "virement", "versement", "cheque", "acompte", "encaissement"), _PAID),
    **dict.fromkeys(("declaration-de-creance", "declaration-creance", "revendication"), _INSOLVENCY),
    **dict.fromkeys(("liquidation-amiable", "transmission-universelle"), _WOUND_UP),
    **dict.fromkeys(("redressement", "liquidation", "sauvegarde", "faillite"), _INSOLVENCY),
    **dict.fromkeys(
        ("reouverture", "rouverture", "re-ouverture"),
        "Un dossier clos se rouvre en ôtant du journal « cloture », « solde » ou « irrecouvrable ».",
    ),
    **dict.fromkeys(("demenagement", "demenage", "changement-d-adresse", "nouvelle-adresse"), _MOVED),
    **dict.fromkeys(("promesse-manquee", "promesse-rompue", "promesse-non-tenue", "promesse-non-respectee"), _NOT_KEPT),
    **dict.fromkeys(("litige", "desaccord", "reclamation"), _DISPUTED),
    **dict.fromkeys(("plan-de-paiement", "plan-de-reglement", "plan-d-apurement", "moratoire", "etalement"), _IN_PARTS),
    **dict.fromkeys(("paiement-en-plusieurs-fois", "paiement-echelonne", "delai-de-paiement", "delais"), _IN_PARTS),
    "plan": _PLAN,
    "injonction": _ORDER,
    **dict.fromkeys(("huissier", "commissaire"), _TO_ENFORCE),
    "pourvoi": "Se dit à la décision, ou à l'acte qui la signifie : « pourvoi-le ».",
    **dict.fromkeys(("appel-jugement", "appel-du-jugement"), "L'appel d'un jugement : « declaration-d-appel »."),
    "conciliation": "Se note « mediation ».",
    "depens": "Se notent « frais » ; ceux qu'un titre accorde se disent au titre (« depens »).",
}  # what people type that looks like a fact of another meaning, and what to write


def nearest(typed: str, accepted: Collection[str]) -> list[str]:
    """Accepted words close to the one typed, nearest first, three at most.

    A word one typing error away (a letter added, lost, changed, or two swapped) is always among them; else come those
    that go on from the whole of it: « radiation-du-role » for « radiation », before « mediation ». A word that people
    use for another one leads to it: « CB » to « carte ».
    """
    if len(typed) > MAX_LENGTH:
        return []
    wanted = folded(typed)
    allowance = max(1, len(wanted) // 3)
    ranked = sorted((_distance(wanted, folded(word)), word) for word in accepted)
    if said := [word for word in USUAL.get(wanted, ()) if word in accepted]:
        near = [word for distance, word in ranked if distance <= 1 and word not in said]
        return [*said, *near][:MAX_SUGGESTED]
    longer = [word for word in accepted if folded(word).startswith(f"{wanted}-")] if wanted else []
    if longer and ranked[0][0] > 1:
        return longer[:MAX_SUGGESTED]
    close = [(distance, word) for distance, word in ranked if distance <= allowance]
    if not close:
        return [word for word in accepted if len(wanted) > 3 and (wanted in word or word in wanted)][:MAX_SUGGESTED]
    return [word for distance, word in close if distance <= 1 or distance == close[0][0]][:MAX_SUGGESTED]


def remedy(typed: str, accepted: Collection[str], label: str = "Mots admis") -> str:
    """What to write instead: the nearest words, and the whole list when it is short or nothing is near."""
    if "declaration-d-appel" in accepted and (said := _of_facts(folded(typed))):
        return said
    if any(folded(typed).startswith(ELSEWHERE.get(word, ())) for word in accepted):
        return UNDONE
    accepted = tuple(dict.fromkeys(accepted))  # the numbers of a file may hold one twice
    asked = question(typed, accepted)
    listed = f"{label} : {', '.join(accepted)}." if not asked or len(accepted) <= MAX_LISTED else ""
    return f"{asked} {listed}".strip()


def _of_facts(typed: str) -> str:
    """What to write for a word that is no fact and looks like one; a payment that came back is no payment received."""
    words = set(typed.split("-"))
    if words & _CAME_BACK and words & _MEANS and not words & {"demande", "requete"}:
        return _BOUNCED
    if words & _OF_A_DEATH:
        return _DEATH
    return next((said for word, said in _OF_FACTS.items() if typed == word or typed.startswith(f"{word}-")), "")


def question(typed: str, accepted: Collection[str]) -> str:
    """« Vouliez-vous dire « virement » ? »; empty when nothing is near."""
    close = [f"« {word} »" for word in nearest(typed, accepted)]
    return f"Vouliez-vous dire {enumeration(close, 'ou')} ?" if close else ""


def same(typed: str, word: str) -> bool:
    """Whether what was typed is that word but for its accents, its case, or one typing error, in no number."""
    one, other = folded(typed), folded(word)
    numbers, known = (re.findall(r"\d+", text) for text in (one, other))
    return numbers == known and abs(len(one) - len(other)) <= 1 and _distance(one, other) <= 1


def meant(typed: str, accepted: Collection[str]) -> str:
    """The accepted word that was typed, but for its accents, its case or its hyphens; else what was typed."""
    return next((word for word in accepted if folded(word) == folded(typed)), typed)


def folded(word: str) -> str:
    """Without accents, case, spaces or underscores: what a hurried hand means."""
    return unaccented(word).casefold().strip().replace("_", "-").replace(" ", "-").replace("'", "-").replace("’", "-")


def _distance(one: str, other: str) -> int:
    """Typing errors between two words: letters added, lost, changed, or two neighbours swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, target in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != target))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == target:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
