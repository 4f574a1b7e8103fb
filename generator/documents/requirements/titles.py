"""What an act made on a title requires of those it is against: condemned by it, served, something left to ask."""

from collections.abc import Iterator

from generator import instances
from generator.documents import bases
from generator.documents.contexts import condemned, execution, sued
from generator.documents.document import Requirement
from generator.documents.draft import SERVICE, Draft
from generator.documents.requirements.choices import unjudged
from generator.findings import Finding
from generator.law.limits.order import cpc_1422_attente
from generator.model import Debiteur, FaitDeces, Titre
from generator.money import format_eur
from generator.phrases import enumeration, lower_first, of_name, quoted, to_note
from generator.progress.facing import facing
from generator.progress.limits.noting import DAY, which
from generator.progress.orders import orders
from generator.progress.procedure import pending_opposition
from generator.statement import compute_known
from generator.statement.followed import in_force, of_others, reasons_set_aside, set_aside
from generator.statement.title import without_principal
from generator.vocabulary import CONDAMNATIONS, NatureTitre

_ENFORCEABLE = (
    "la date à laquelle le titre est exécutoire n'est pas dite (CPC, art. 501, 504 et 1422).",
    "Après le délai d'opposition ou le certificat :",
)
_ENFORCEABLE_ABROAD = (
    "rien ne dit que ce jugement étranger est exécutoire en France (certificat ou exequatur, à vérifier).",
    "Le faire vérifier par un avocat, puis",
)


def _title(draft: Draft) -> Iterator[Finding]:
    """A title in force, named when several are followed; why the décompte follows none is for it to say."""
    if draft.titre is not None:
        yield from named(draft)
        return
    why = " ".join((*reasons_set_aside(draft.dossier, draft.au), *of_others(draft.dossier, draft.au)))
    opposition = pending_opposition(draft.vue)
    if not why:
        yield draft.manque(("titres",), "aucun titre n'est au dossier.", "Ajouter le titre sous « titres: ».")
    elif opposition is not None:
        yield draft.manque(
            opposition.origine,
            f"une opposition a été formée le {opposition.date:%d/%m/%Y} : l'ordonnance ne s'exécute pas tant qu'elle "
            "n'est pas jugée (CPC, art. 1417 et 1422).",
            "Noter le « jugement », ou le « desistement » et son « auteur »."
            + condemned.instead(condemned.answerable(draft), " Ou agir"),
        )
    else:
        judged = any(order.opposition and order.opposition.jugee_le for order in orders(draft.vue))
        remedy = "Ajouter ce jugement sous « titres: »." if judged else ""
        yield draft.manque(("titres",), lower_first(why), remedy)


def named(draft: Draft) -> Iterator[Finding]:
    """Which title it is of, when several are followed."""
    if not draft.nomme:
        told = enumeration([f"{condemned.label(one)} ({enumeration(one.factures)})" for one in draft.parmi])
        keys = enumeration([f"« --factures {one.factures[0]} »" for one in draft.parmi], "ou")
        yield draft.manque(("titres",), f"plusieurs titres sont suivis : {told}.", f"Dire duquel : {keys}.")


def _condemned(draft: Draft) -> Iterator[Finding]:
    """Whoever is named is condemned by the title, and owes something of it still."""
    titre, known, party = draft.titre, condemned.told(draft), draft.whom.autre
    if titre is not None and draft.choix.factures:
        yield unjudged(draft)
    if party is not None and titre is None:
        why = f"aucun titre ne condamne {party.nom_complet} : cette demande ne vise que le débiteur principal."
        yield draft.manque(("titres",), why, "")
    elif party is not None and titre is not None and not known:
        yield draft.manque(
            draft.place(titre),
            f"le dossier ne dit pas que le titre ({condemned.label(titre)}) condamne {party.nom_complet}.",
            "Relire le titre et nommer ceux qu'il condamne sous « condamnes: ».",
        )
    elif draft.choix.debiteur and titre is not None and known and draft.destinataire not in known:
        others = enumeration([party.nom_complet for party in known])
        yield draft.manque(
            draft.place(titre, "condamnes"),
            f"le titre ({condemned.label(titre)}) ne condamne pas {draft.destinataire.nom_complet}, mais {others}.",
            "Vérifier « condamnes » au titre ; sinon, aucun acte ne vise cette personne.",
        )
    elif titre is not None:
        yield from _discharged(draft, titre)
        yield from _nothing_left(draft, titre)


def _discharged(draft: Draft, titre: Titre) -> Iterator[Finding]:
    """A title that a later judgment, an opposition or its lapse takes back for some of those the act is against."""
    for party in condemned.aimed(draft):
        if gone := _taken_back(draft, titre, party):
            yield draft.manque(draft.place(titre), gone, condemned.instead(condemned.answerable(draft)))


def _taken_back(draft: Draft, titre: Titre, party: Debiteur) -> str:
    """Why a title no longer holds against a person; nothing when it does."""
    gone = set_aside(draft.dossier, titre, draft.au, party)
    return f"à l'égard {of_name(party.nom_complet)} : {lower_first(gone[0])} ({gone[1]})." if gone else ""


def _nothing_left(draft: Draft, titre: Titre) -> Iterator[Finding]:
    for party in condemned.asked(draft):
        limit = instances.ceiling(titre, party)
        if limit is not None and not condemned.owed(draft, party):
            yield draft.manque(
                draft.place(titre, "condamnes"),
                f"rien ne reste à demander à {party.nom_complet}, que le titre condamne dans la limite de "
                f"{format_eur(limit)}.",
                "",
            )
    if draft.document != SERVICE and not draft.decompte.total:
        yield draft.manque(draft.place(titre), f"{_paid(draft, titre)}.", "Voir la quittance et la mainlevée.")
    elif draft.document != SERVICE and (more := _more_than_the_principal(draft, titre)):
        yield draft.manque(("paiements",), more, "Le faire établir par l'avocat.")


def _paid(draft: Draft, titre: Titre) -> str:
    return f"plus rien n'est dû sur ce titre ({condemned.label(titre)}) au {draft.au:%d/%m/%Y}"


def _more_than_the_principal(draft: Draft, titre: Titre) -> str:
    """What a title of others leaves above what the principal debtor owes: no reason to let its service lapse."""
    if instances.against_principal(draft.dossier, titre):
        return ""
    due = compute_known(draft.case, draft.office, draft.au).principal
    if due >= draft.decompte.principal:
        return ""
    return (
        f"il reste {format_eur(due)} de principal au débiteur principal, moins que les "
        f"{format_eur(draft.decompte.principal)} du titre : nul ne doit pour lui plus que lui (C. civ., art. 1313 "
        "et 2296, à vérifier), et ce compte n'est pas fait ici."
    )


def _unserved(draft: Draft) -> Iterator[Finding]:
    titre, served, known = draft.titre, draft.signifie_le, condemned.asked(draft)
    if titre is not None and known and not condemned.aimed(draft):
        days = (f"{party.nom_complet} le {condemned.served(draft, party):%d/%m/%Y}" for party in known)
        yield _already(draft, titre, f"à {enumeration(list(days))}")
    elif titre is not None and not condemned.told(draft) and served is not None:
        yield _already(draft, titre, f"le {served:%d/%m/%Y}")
    found = execution.lapse(draft)
    if found is not None and found.date < draft.situation.au:
        gone = f"l'ordonnance est non avenue depuis le {found.date:%d/%m/%Y} ({found.reference.citation})."
        yield draft.manque(found.origine, gone, "")


def _already(draft: Draft, titre: Titre, when: str) -> Finding:
    dead = any(titre.date < fact.date and fact.titre_signifie_le is None for _, fact in draft.vue.of(FaitDeces))
    heir = " Celle qui est due à l'héritier se demande à part (C. civ., art. 877)." if dead else ""
    message = f"le titre a déjà été signifié {when}."
    return draft.manque(draft.place(titre, "signifie-le"), message, f"Voir le mandat d'exécution.{heir}")


def _served(draft: Draft) -> Iterator[Finding]:
    titre = draft.titre
    if titre is None:
        return
    where, known = draft.place(titre), condemned.asked(draft)
    waiting = [finding for party in known for finding in _not_served(draft, titre, party)]
    abroad = titre.nature is NatureTitre.JUGEMENT_ETRANGER
    if draft.signifie_le is None and (abroad or titre.nature in CONDAMNATIONS) and not condemned.told(draft):
        there = " ; règl. (UE) n° 1215/2012, art. 43, à vérifier" if abroad else ""
        yield draft.manque(
            (*where, "signifie-le"),
            f"le titre n'est pas signifié (CPC, art. 503{there}).",
            "Noter le fait « signification », ou ajouter « signifie-le: … ».",
        )
    elif waiting:
        yield from waiting
    elif titre.executoire_le is None:
        lacks, how = _ENFORCEABLE_ABROAD if abroad else _ENFORCEABLE
        line = to_note(draft.dossier.reference, f"titre executoire-le={DAY}{which(draft.vue, where)}")
        yield draft.manque((*where, "executoire-le"), lacks, f"{how} {line}.")
    elif titre.executoire_le > draft.au:
        yield draft.manque(
            (*where, "executoire-le"),
            f"le titre n'est exécutoire qu'à compter du {titre.executoire_le:%d/%m/%Y}.",
            "Attendre ce jour.",
        )


def _not_served(draft: Draft, titre: Titre, party: Debiteur) -> Iterator[Finding]:
    """A title is enforced against whom it was served on, and an order once his own time to oppose it is over."""
    name, day = party.nom_complet, condemned.served(draft, party)
    if titre.nature not in CONDAMNATIONS:
        return
    if day is None:
        others = [one.nom_complet for one in condemned.asked(draft) if condemned.served(draft, one) is not None]
        yield draft.manque(
            draft.place(titre),
            f"le titre n'est pas signifié à {name} (CPC, art. 503).",
            f"Noter « signification debiteur={quoted(name)} ».{condemned.instead(others, ' Ou agir')}",
        )
    elif titre.nature is NatureTitre.ORDONNANCE_INJONCTION and party != instances.first_condemned(draft.dossier, titre):
        end = cpc_1422_attente(titre.date, day, facing(draft.vue, party).lieu).date
        if end >= draft.au and not _taken_back(draft, titre, party):
            yield draft.manque(
                draft.place(titre),
                f"l'ordonnance n'est pas exécutoire contre {name} avant le {end:%d/%m/%Y} passé (CPC, art. 1422).",
                "Attendre.",
            )


def _to_read(draft: Draft) -> Iterator[Finding]:
    """What is to be read in the title: whom it condemns while the case does not say it, the limit of a guarantor."""
    titre = draft.titre
    if titre is None:
        return
    without = without_principal(draft.dossier, titre, draft.au)
    for sentence in (*without, *(one.texte for one in draft.decompte.exces_tenus)):
        yield draft.case.avertit(draft.place(titre), lower_first(sentence), "")
    for sentence in (*condemned.raised(draft), *condemned.paid_elsewhere(draft)):
        yield draft.case.avertit(draft.place(titre), lower_first(sentence), "L'acte dit ce qu'il lui demande.")
    yield from _replaced(draft, titre)
    yield from _principal_dismissed(draft, titre)
    if draft.document == SERVICE and (more := _more_than_the_principal(draft, titre)):
        yield draft.case.avertit(("paiements",), more, "Le faire établir par l'avocat avant toute exécution.")
    for party in draft.dossier.debiteurs:
        yield from _of_each(draft, party)


def _of_each(draft: Draft, party: Debiteur) -> Iterator[Finding]:
    """Whether the act is against a debtor of the case, and within what limit."""
    known = condemned.told(draft)
    if not known and party is not draft.debiteur:
        yield draft.case.avertit(
            draft.place(party, "lien"),
            f"le dossier ne dit pas si le titre condamne {party.nom_complet} : cette demande ne vise que ceux qu'il "
            "condamne.",
            "Relire le titre, et nommer ceux qu'il condamne sous « condamnes: ».",
        )
    elif known and party not in known:
        yield sued.not_named(draft, party, "le titre ne condamne pas cette personne", "")
    elif party in known and (gone := condemned.left_out(draft, party)) is not None:
        yield sued.not_named(draft, party, lower_first(gone.titre), sued.INSOLVENT.get(gone.nature, sued.SUCCEEDED))
    elif party in condemned.asked(draft):
        yield from _limit_to_read(draft, party)


def _replaced(draft: Draft, titre: Titre) -> Iterator[Finding]:
    """A later title that condemns not those the act is against may have taken the place of theirs."""
    for later in (one.titre for one in in_force(draft.dossier, draft.au) if one.titre.date > titre.date):
        known = instances.condemned_by(draft.dossier, later)
        left = [party.nom_complet for party in condemned.aimed(draft) if party not in known]
        if left:
            yield draft.case.avertit(
                draft.place(later),
                f"ce titre ({condemned.label(later)}), plus récent, ne dit pas qu'il condamne {enumeration(left)} : "
                f"a-t-il remplacé celui du {titre.date:%d/%m/%Y} ?",
                "Relire les deux titres avant tout acte.",
            )


def _principal_dismissed(draft: Draft, titre: Titre) -> Iterator[Finding]:
    """A title holds against a joint debtor or a guarantor after the claim on the principal debtor was dismissed."""
    gone = instances.dismissal(draft.dossier, draft.au)
    apart = draft.debiteur not in condemned.asked(draft)
    if gone is not None and gone.debiteur and gone.date >= titre.date and apart:
        yield draft.case.avertit(
            draft.vue.path(gone),
            f"la demande est rejetée contre {draft.debiteur.nom_complet} seul, par le jugement "
            f"du {gone.date:%d/%m/%Y} : un autre peut opposer ce qui éteint la dette (C. civ., art. 1315 et 2298, à "
            "vérifier).",
            "Si elle est rejetée contre tous, retirer « debiteur » de ce jugement. Le faire établir par l'avocat.",
        )


def _limit_to_read(draft: Draft, party: Debiteur) -> Iterator[Finding]:
    bond, titre = party.cautionnement, draft.titre
    if bond is None or bond.plafond is None or titre is None or instances.ceiling(titre, party) is not None:
        return
    if draft.decompte.total > bond.plafond:
        yield draft.case.avertit(
            draft.place(titre, "condamnes"),
            f"aucune limite n'est dite à la condamnation {of_name(party.nom_complet)}, caution engagée dans la limite "
            f"de {format_eur(bond.plafond)} : {format_eur(draft.decompte.total)} lui sont demandés.",
            "Relire le titre, et ajouter « limite: … » s'il en fixe une.",
        )


def _still_owed(draft: Draft) -> Iterator[Finding]:
    """Served once paid, a title costs more to whom it condemns; it makes his time to appeal run, for who decides so."""
    if draft.titre is not None and draft.nomme and not draft.decompte.total:
        paid = f"{_paid(draft, draft.titre)} : sa signification ne ferait qu'ajouter des frais."
        yield draft.manque(draft.place(draft.titre), paid, "Voir la quittance.")


TITRE = Requirement("titre", "Un titre", _title)
CONDAMNES = Requirement("condamnes", "Personnes que le titre condamne", _condemned)
RESTE_DU = Requirement("reste-du", "Un reste dû sur le titre", _still_owed, dispensable=True)
NON_SIGNIFIE = Requirement("non-signifie", "Titre non encore signifié", _unserved, reference=bases.SIGNIFICATION)
EXECUTOIRE = Requirement("executoire", "Titre signifié et exécutoire", _served, reference=bases.POUVOIR)
TITRE_A_LIRE = Requirement("titre-a-lire", "Personnes que le titre condamne", _to_read)
