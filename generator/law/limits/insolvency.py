"""Limits that insolvency or over-indebtedness starts: C. com. book VI, C. conso. book VII."""

import datetime as dt

from msgspec.structs import replace

from generator.law.deadlines import Eloignement
from generator.law.limits.count import Lieu, Limite, count
from generator.law.working_days import Territoire
from generator.vocabulary import Statut


def com_r622_24_declaration(publication: dt.date, creancier: Lieu, procedure: Lieu) -> Limite:
    """Time to declare a claim, from the publication of the opening judgment in the BODACC (C. com., art. R622-24).

    Applied: two months (paragraph 1); two more for a creditor who lives out of metropolitan France when the court
    sits there (paragraph 2), or out of the overseas territory where it sits (paragraph 3). ``procedure`` is where
    the debtor lives, and his court is taken to sit there: for a creditor of metropolitan France the safe day is that
    of a court that sits there too. A debtor abroad has his court in France: no creditor of France has longer.
    Waived: creditors told in person (secured, published contract), whose time runs from that notice.
    """
    far = _home(creancier) != _home(procedure)
    if procedure.eloignement is Eloignement.ETRANGER:
        far = creancier.eloignement is Eloignement.ETRANGER
    near = count("com-r622-24", publication)
    if not far:
        return near
    longer = count("com-r622-24-eloigne", publication)
    if creancier.eloignement is not Eloignement.METROPOLE:
        return longer
    unsure = replace(longer.reference, statut=Statut.INCERTAIN)
    seat = procedure.eloignement
    return replace(longer, prudence=near.prudence, reference=unsure, discutee=True, eloignement=seat)


def _home(place: Lieu) -> Territoire | Eloignement:
    """The territory the time to declare knows: metropolitan France is one, each overseas territory is one."""
    return place.eloignement if place.eloignement is not Eloignement.OUTRE_MER else place.territoire


def com_l622_26_releve(publication: dt.date) -> Limite:
    """Time to ask to be relieved of the bar (C. com., art. L622-26).

    Applied: six months from the publication. Waived: the later start for a creditor who could not know.
    """
    return count("com-l622-26", publication)


def com_l622_27_reponse(reception: dt.date) -> Limite:
    """Time to answer the mandataire who disputes the claim (C. com., art. L622-27 and R624-1).

    Applied: thirty days from the reception of his letter. Waived: a discussion of the regularity of the declaration,
    which no silence bars; whether a letter disputes the claim or only asks for papers, which the lawyer reads.
    """
    return count("com-l622-27", reception)


def com_l624_9_revendication(publication: dt.date) -> Limite:
    """Time to claim back goods sold with retention of title (C. com., art. L624-9).

    Applied: three months from the publication of the opening judgment. Waived: contracts still running.
    """
    return count("com-l624-9", publication)


def com_l622_17_signalement(plan: dt.date) -> Limite:
    """Time to make known claims born since the opening and unpaid, else their rank is lost (C. com., art. L622-17, IV).

    Applied: one year from the end of the observation, told by the judgment that adopts the plan. Waived: an observation
    that ends otherwise, which a conversion or a closing tells.
    """
    return count("com-l622-17", plan)


def com_l641_13_signalement(publication: dt.date) -> Limite:
    """The same in a liquidation (C. com., art. L641-13, IV).

    Applied: six months from the publication of the judgment that opens or orders it. Waived: the year that a plan of
    sale leaves, longer.
    """
    return count("com-l641-13", publication)


def com_l631_15_verification(publication: dt.date) -> Limite:
    """Prudent limit to check that a conversion asks for no new declaration (C. com., art. L622-10 and L631-15).

    No text read says whether a claim declared before a conversion is to be declared again: L626-27, III waives it after
    a plan is terminated, a lawyer's reading says the same of the conversion.
    Applied: two months from the publication of the conversion. Waived: the longer time of a creditor who lives far.
    """
    return count("com-l631-15", publication)


def com_l626_27_verification(publication: dt.date) -> Limite:
    """Prudent limit to check that a claim of a terminated plan needs no new declaration (C. com., art. L626-27, III).

    The text waives it for creditors in the plan or admitted: a case tells who declared, not who was admitted.
    Applied: the two months of R622-24 from the publication. Waived: the longer time of a creditor who lives far.
    """
    return count("com-l626-27", publication)


def com_r624_13_saisine(demande: dt.date) -> Limite:
    """Time to bring before the juge-commissaire a claim to goods not granted (C. com., art. R624-13, paragraph 2).

    Applied: one month from the end of the month left to answer, itself counted from the reception of the request and
    never extended, which is the safe side. Waived: the answer given sooner, which does not start the time.
    """
    return count("com-r624-13", count("com-r624-13", demande).prudence)


def conso_r722_1_recours(notification: dt.date) -> Limite:
    """Time to challenge the admission of a debtor to over-indebtedness (C. conso., art. R722-1).

    Applied: fifteen days from the notice.
    """
    return count("conso-r722-1", notification)


def conso_r723_3_justifications(information: dt.date) -> Limite:
    """Time to justify a claim of which the debtor declared otherwise (C. conso., art. R723-1 and R723-3).

    Applied: thirty days from the letter that informs of the state of his debts.
    """
    return count("conso-r723-3", information)


def conso_d732_3_refus(notification: dt.date) -> Limite:
    """Time to refuse the plan the commission proposes (C. conso., art. L732-3 and D732-3).

    Applied: thirty days from its notice; silence agrees.
    """
    return count("conso-d732-3", notification)


def conso_r733_6_contestation(notification: dt.date) -> Limite:
    """Time to contest the measures the commission imposes (C. conso., art. L733-10 and R733-6).

    Applied: thirty days from their notice.
    """
    return count("conso-r733-6", notification)


def conso_r741_1_contestation(notification: dt.date) -> Limite:
    """Time to contest a personal recovery without liquidation (C. conso., art. L741-4 and R741-1).

    Applied: thirty days from its notice.
    """
    return count("conso-r741-1", notification)


def conso_l722_3_suspension(recevabilite: dt.date) -> Limite:
    """Longest time enforcement is suspended (C. conso., art. L722-3).

    Applied: two years from the admission. Waived: an earlier end by the measures, a fact of the journal.
    """
    return count("conso-l722-3", recevabilite)


def usage_extrait(extrait: dt.date) -> Limite:
    """How long an extract of the register is accepted: three months, by usage of the greffes; no text was read."""
    return count("usage-kbis", extrait)
