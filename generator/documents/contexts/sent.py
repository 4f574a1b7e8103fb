"""Letters sent, as their reader is told of them: the day, what it was, how it came, what proves it."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter

from msgspec import Struct

from generator.documents.contexts import heirs
from generator.documents.contexts.parties import to_party
from generator.documents.draft import Draft
from generator.documents.words import date_fr, invoices_named, of_days
from generator.model import Debiteur, Dossier, FaitAutreCourrier, FaitCourrier, FaitEnvoi, addressee, targeted
from generator.money import NBSP
from generator.numbering import numbers
from generator.phrases import enumeration
from generator.progress.ladder import RELANCES
from generator.statement.types import LigneFacture
from generator.vocabulary import Avis, Envoi

_CHANNEL = {
    Envoi.COURRIEL: "par courriel",
    Envoi.COURRIER: "par lettre simple",
    Envoi.LRAR: "par lettre recommandée avec demande d'avis de réception",
    Envoi.LRE: "par lettre recommandée électronique",
    Envoi.SIGNIFICATION: "par acte de commissaire de justice",
    Envoi.REMISE_EN_MAIN_PROPRE: "par remise en main propre",
    Envoi.TELEPHONE: "par téléphone",
    Envoi.VISITE: "lors d'une visite",
}
_LETTER = {  # by the fact of the journal, or the document issued
    "mise-en-demeure": "mise en demeure",
    "mise-en-demeure-caution": "mise en demeure",
    "mise-en-demeure-decheance": "mise en demeure après rupture de l'échéancier",
    "information-caution": "information de la défaillance du débiteur",
    "information-annuelle-caution": "information annuelle",
    "information-rgpd": "information sur les données personnelles",
    "rappel-avant-echeance": "rappel avant échéance",
    "relance-courriel": "relance",
    "relance-courriel-2": "relance",
    "relance-courrier": "relance",
    "lettre-avocat": "lettre de l'avocat du créancier",
}
_RETURN = {
    Avis.DISTRIBUE: "distribuée",
    Avis.AVISE_NON_RECLAME: "retournée « avisé et non réclamé »",
    Avis.REFUSE: "refusée par son destinataire",
    Avis.DESTINATAIRE_INCONNU: "retournée « destinataire inconnu à l'adresse »",
}
_DEMANDS = ("relance", "mise-en-demeure", "lettre-avocat")  # how the names of letters that ask for a sum due begin


class Etape(Struct, frozen=True):
    """A line of the history: « 8 avril 2026 », « relance par courriel », pièce « 4 »."""

    date: date
    libelle: str
    piece: str  # number of the pièce that proves it, or ""


def reminders(draft: Draft) -> tuple[Etape, ...]:
    """Letters and e-mails sent to whom the letter is for, up to the date, oldest first."""
    return tuple(_told(draft, _letters(draft)))


def fruitless(draft: Draft) -> tuple[Etape, ...]:
    """Of these, those that asked for what was due that day and still is; a corrected one is told by its correction."""
    return tuple(_told(draft, _fruitless(draft)))


def _fruitless(draft: Draft) -> Iterator[FaitCourrier | FaitAutreCourrier]:
    corrected = _corrected(draft)
    asked = (fact for fact in _letters(draft) if str(fact.emis or "") not in corrected)
    return (fact for fact in asked if _demands(draft, fact))


def _letters(draft: Draft) -> Iterable[FaitCourrier | FaitAutreCourrier]:
    """Oldest first, whatever the order of the journal."""
    if draft.whom.autre is not None:
        found: Iterable[FaitCourrier | FaitAutreCourrier] = sent_to(draft, draft.whom.autre)
    else:
        found = (one for one in draft.dossier.journal if isinstance(one, FaitCourrier) and one.date <= draft.au)
    return sorted(found, key=lambda fact: fact.date)


def _demands(draft: Draft, fact: FaitCourrier | FaitAutreCourrier) -> bool:
    """Tell a letter that asked for an invoice, or a title, already due and asked for again."""
    name = fact.type.value if isinstance(fact, FaitCourrier) else fact.document
    return name.startswith(_DEMANDS) and any(_asked_again(draft, fact))


def _asked_again(draft: Draft, fact: FaitCourrier | FaitAutreCourrier) -> Iterator[LigneFacture]:
    """What a letter asked for that was due and is asked for again."""
    of = targeted(draft.dossier, fact) if isinstance(fact, FaitCourrier) else fact.factures
    again = (ligne for ligne in draft.lignes if ligne.du_titre or not of or ligne.numero in of)
    return (ligne for ligne in again if ligne.du_titre or ligne.echeance < fact.date)


def _told(draft: Draft, facts: Iterable[FaitCourrier | FaitAutreCourrier]) -> Iterator[Etape]:
    known = numbers(draft.dossier)
    for fact in facts:
        if isinstance(fact, FaitCourrier):
            label = letter_label(fact) + addressed(draft.dossier, draft.au, fact)
        else:
            label = other_label(fact) + _comma(heirs.sent_to(draft, draft.destinataire, fact.date))
        yield Etape(fact.date, label, proved(known, fact.preuves))


def sent_to(draft: Draft, party: Debiteur) -> tuple[FaitAutreCourrier, ...]:
    """Letters to one joint debtor or guarantor, up to the date."""
    return tuple(fact for _, fact in draft.vue.of(FaitAutreCourrier) if fact.debiteur == party.nom_complet)


def rank(draft: Draft) -> int:
    """« Relance n° 2 »: reminders of every channel he was already sent for what is asked again, plus one."""
    return 1 + len(_reminded(draft))


def reminded_on(draft: Draft) -> str:
    """« des 24 août et 14 septembre 2026 »: the days of these reminders, for who looks for them; "" without any.

    « du 24 août 2026 pour la facture n° F-1 »: of one that asked for some of what is asked again alone, which.
    """
    told = [(_asked_of_some(draft, fact), fact.date) for fact in _reminded(draft)]
    together = groupby(told, key=itemgetter(0))
    return enumeration([of_days([day for _, day in same]) + which for which, same in together])


def _asked_of_some(draft: Draft, fact: FaitCourrier | FaitAutreCourrier) -> str:
    """« pour la facture n° F-1 », after a space; "" of a letter that asked for all that is asked again."""
    some = [one.numero for one in _asked_again(draft, fact)]
    return f" pour {invoices_named(some, draft.mot, 'la')}" if len(some) < len(draft.lignes) else ""


def _reminded(draft: Draft) -> list[FaitCourrier | FaitAutreCourrier]:
    whom = draft.whom.autre or draft.debiteur
    sent = (fact for fact in _fruitless(draft) if not heirs.before(draft, whom, fact.date))
    return [fact for fact in sent if _reminds(draft, fact)]


def _reminds(draft: Draft, fact: FaitCourrier | FaitAutreCourrier) -> bool:
    return fact.type in RELANCES if isinstance(fact, FaitCourrier) else fact.document == draft.document


def _corrected(draft: Draft) -> set[str]:
    """Numbers of the issues that a later one corrects, or this letter."""
    known = (fact for fact in draft.dossier.journal if isinstance(fact, FaitEnvoi) and fact.date <= draft.au)
    return ({str(fact.remplace) for fact in known if fact.remplace is not None} | {draft.choix.remplace}) - {""}


def rectified(draft: Draft) -> str:
    """« celui du 3 juin 2026 »: what this letter corrects (``--remplace``), whose reader holds both; "" of any other.

    « ceux » when that letter corrected one of the same day: a date alone would not tell them apart.
    """
    issued = {str(fact.emis): fact for fact in draft.dossier.journal if fact.emis is not None}
    fact = issued.get(draft.choix.remplace)
    if fact is None:
        return ""
    before = issued.get(str(fact.remplace))
    which = "ceux" if before is not None and before.date == fact.date else "celui"
    return f"{which} du même jour" if fact.date == draft.au else f"{which} du {date_fr(fact.date)}"


def addressed(dossier: Dossier, au: date, fact: FaitEnvoi) -> str:
    """« , à Léa Fable »: whom a letter went to, before the debt came to his heir too; nothing for the principal debtor.

    ``au`` is the day at which the case is told: a death is known from its own.
    """
    name = addressee(fact)
    party = dossier.named(name)
    return _comma(heirs.received(dossier, au, party, fact.date) or (to_party(party) if name else ""))


def _comma(whom: str) -> str:
    return f", {whom}" if whom else ""


def other_label(fact: FaitAutreCourrier) -> str:
    """« mise en demeure par lettre recommandée… », to a joint debtor or a guarantor."""
    return other_name(fact) + conveyed(fact)


def other_name(fact: FaitAutreCourrier) -> str:
    """« mise en demeure », « information annuelle »: what a letter to a joint debtor or a guarantor is."""
    return _LETTER.get(fact.document, "lettre")


def letter_label(fact: FaitCourrier) -> str:
    """« mise en demeure par lettre recommandée…, présentée le 4 juin 2026 »."""
    return _LETTER[fact.type] + conveyed(fact)


def conveyed(fact: FaitEnvoi) -> str:
    """« par lettre recommandée…, présentée le 4 juin 2026 », after a space; nothing when the journal does not say."""
    label = f" {_CHANNEL[fact.envoi]}" if fact.envoi is not None else ""
    if fact.suivi:
        label += f" n°{NBSP}{fact.suivi.replace(' ', NBSP)}"
    if fact.avis is Avis.DISTRIBUE and fact.presentee_le and fact.presentee_le == fact.distribuee_le:
        return f"{label}, présentée et {_RETURN[fact.avis]} le {date_fr(fact.presentee_le)}"
    if fact.presentee_le:
        label += f", présentée le {date_fr(fact.presentee_le)}"
    if fact.avis:
        day = f" le {date_fr(fact.distribuee_le)}" if fact.distribuee_le and fact.avis is Avis.DISTRIBUE else ""
        label += f"{' et' if fact.presentee_le else ','} {_RETURN[fact.avis]}{day}"
    return label


def proved(known: dict[str, str], proofs: Iterable[str | None]) -> str:
    """Numbers of pièces in order, consecutive ones as a range: « 1, 3 à 7 et 9 »; empty when none is numbered."""
    runs: list[list[int]] = []
    for value in sorted({int(known[proof]) for proof in proofs if proof in known}):
        if runs and value == runs[-1][1] + 1:
            runs[-1][1] = value
        else:
            runs.append([value, value])
    return enumeration([part for a, b in runs for part in ([f"{a} à {b}"] if b > a + 1 else map(str, sorted({a, b})))])
