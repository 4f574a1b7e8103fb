"""What a title holds to be paid already, and which payments made since are of it."""

import datetime as dt

from generator.findings import NotComputed
from generator.model import Dossier, Paiement, Titre, against_principal, concerned
from generator.money import format_eur
from generator.statement.facts import Facts
from generator.vocabulary import JUGES, Fait, NatureTitre


def claimed_on(dossier: Dossier, titre: Titre) -> dt.date:
    """Day up to which the title took payments into account: as it says, else its own, or that of the request for it."""
    if titre.arrete_au is not None:
        return titre.arrete_au
    if titre.nature is not NatureTitre.ORDONNANCE_INJONCTION:
        return titre.date
    asked = [fact.date for fact in dossier.journal if fact.type is Fait.REQUETE_INJONCTION and fact.date <= titre.date]
    return max(asked, default=titre.date)


def included(dossier: Dossier, titre: Titre, paid: Paiement) -> bool:
    """Whether a payment is held to be counted already in what a title grants: it is deducted from it no more."""
    return paid.date <= claimed_on(dossier, titre)


def settles(dossier: Dossier, titre: Titre, paid: Paiement) -> bool:
    """Whether a payment is of what a title grants: made since, by those it condemns unless the principal debtor is."""
    return _theirs(dossier, titre, paid) and not included(dossier, titre, paid)


def paid_apart(dossier: Dossier, titre: Titre, paid: Paiement) -> bool:
    """Whether a payment made since is of another than those a title condemns: its décompte does not deduct it."""
    return not _theirs(dossier, titre, paid) and not included(dossier, titre, paid)


def _theirs(dossier: Dossier, titre: Titre, paid: Paiement) -> bool:
    return against_principal(dossier, titre) or any(one.nom == paid.paye_par for one in titre.condamnes)


def refuse_untold(dossier: Dossier, titre: Titre, facts: Facts) -> None:
    """Refuse what was paid between two decisions, one on appeal of the other or on the merits after a référé.

    Only the later one says whether it counts it: either answer taken for granted may be wrong by the whole of it.

    Raises:
        NotComputed: it is not said (``arrete-au``).
    """
    if titre.nature not in JUGES or titre.arrete_au is not None:
        return
    whose = concerned(dossier, titre)
    earlier = [one.date for one in dossier.titres if one.nature in JUGES and whose & concerned(dossier, one)]
    first = min(day for day in earlier if day <= titre.date)
    own = (one for one in facts.payments if _theirs(dossier, titre, dossier.paiements[int(one.origine[1])]))
    untold = [one for one in own if first < one.date <= titre.date]
    if untold:
        what = ", ".join(f"{format_eur(one.montant)} le {one.date:%d/%m/%Y}" for one in untold)
        raise NotComputed(
            f"Le titre du {titre.date:%d/%m/%Y} suit celui du {first:%d/%m/%Y}, et le dossier ne dit pas s'il a déduit "
            f"ce qui a été reçu entre les deux ({what}). Le relire, et y ajouter « arrete-au: … », dernier jour des "
            f"paiements qu'il déduit : {titre.date} s'il les déduit tous, {first} s'il n'en déduit aucun."
        )
