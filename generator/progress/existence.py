"""Debtors who died, or companies that ended: what is sent to each stops, and the others of the case stay bound."""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TypeVar

from generator.law.deadlines import written
from generator.law.limits.count import Limite
from generator.law.limits.existence import civ_771_sommation, civ_772_option
from generator.model import Debiteur, Dossier, FaitDeces, FaitDissolution, FaitSurendettement, Fin
from generator.phrases import of_name
from generator.progress.asof import AsOf
from generator.progress.facing import facing
from generator.progress.over_indebtedness import admitted
from generator.progress.types import Pause
from generator.statement.existence import gone, opposed, opposition, transmitted
from generator.statement.proceedings import binding
from generator.vocabulary import Reference, Statut

Ended = TypeVar("Ended", FaitDeces, FaitDissolution)  # whose debt passes to another
RADIATION, TRANSMISSION, LIQUIDATION = "radiation-du-registre", "transmission-universelle", "liquidation-amiable"
TO_COME = "transmission-a-venir"
_UNREAD = partial(Reference, source="Lectures secondaires, articles non relus", statut=Statut.INCERTAIN)
_REFERENCES: Mapping[str, Reference] = {
    "deces": Reference.legi("C. civ., art. 724, 873 et 877 ; CPC, art. 117"),
    LIQUIDATION: _UNREAD("C. civ., art. 1844-8 ; C. com., art. L237-2 et L237-24"),
    TRANSMISSION: Reference.legi("C. civ., art. 1844-5, al. 3"),
    TO_COME: Reference.legi("C. civ., art. 1844-5, al. 3"),
    RADIATION: _UNREAD("C. civ., art. 1844-8 ; C. com., art. L237-2"),
}
_WORDS: Mapping[str, tuple[str, str]] = {
    "deces": ("Décès", "héritiers"),
    LIQUIDATION: ("Dissolution", "liquidateur"),
    TRANSMISSION: ("Dissolution sans liquidation", "dette passée à l'associé unique"),
    RADIATION: ("Radiation du registre", "mandataire ad hoc"),
}  # what happened, and who answers
EXITS: Mapping[str, str] = {
    "deces": "Noter dans ce fait le notaire et les héritiers (« notaire », « heritiers ») et, s'ils tardent, la "
    "sommation d'opter (« sommation-le », C. civ., art. 771 et 772). L'héritier qui a accepté s'écrit à la place du "
    "défunt sous « debiteurs », seul dans « heritiers », dans un dossier pour sa part (« dette ») : la dette se divise "
    "(art. 873 et 1309) ; celui d'une caution ne doit que les dettes nées avant le décès (art. 2317), dernier jour "
    "à écrire sous « cautionnement » (« jusqu-au »). Si tous renoncent, un curateur à la succession "
    "vacante se demande au tribunal (art. 809-1).",
    LIQUIDATION: "Nommer le liquidateur dans ce fait (« liquidateur ») et l'écrire sous « representant » du débiteur, "
    "avec l'adresse de la liquidation (« complement: à l'attention de … »).",
    TRANSMISSION: "Nommer l'associé unique dans ce fait (« associe ») et l'écrire à la place de la société sous "
    "« debiteurs » : il doit la dette. Les trente jours courent de la publication au BODACC (« publiee-le ») ; sans "
    "elle, ils sont comptés de la dissolution.",
    TO_COME: "Jusque-là la société existe et doit seule : lui rendre sa place sous « debiteurs », où l'associé unique "
    "est écrit trop tôt. Les trente jours courent de la publication au BODACC (« publiee-le ») ; sans elle, ils sont "
    "comptés de la dissolution. Après une opposition, la suite se note dans ce fait (« opposition-rejetee-le », "
    "« garanties-le »).",
    RADIATION: "Un mandataire ad hoc est désigné par le tribunal, sur demande : le nommer dans ce fait "
    "(« mandataire-ad-hoc ») et l'écrire sous « representant » du débiteur ; « d-office: oui » si le greffe a radié "
    "d'office. Les actions contre le liquidateur (C. com., art. L237-12) ou les associés (art. L237-13 : cinq ans de "
    "la publication de la dissolution, à vérifier) ne sont pas suivies ici.",
}  # what a hold waits for, by its nature
TO_WRITE: Mapping[str, str] = {
    "deces": "suite à décider",
    LIQUIDATION: "à écrire sous « representant » du débiteur",
    TRANSMISSION: "à écrire à la place de la société, sous « debiteurs »",
    TO_COME: "la société à écrire à sa place jusque-là, sous « debiteurs »",
    RADIATION: "à écrire sous « representant » du débiteur",
}  # the same in a few words, where no limit of the law says meanwhile what is waited for


def absence(seen: AsOf, party: Debiteur) -> Pause | None:
    """Why nothing is sent to a debtor as he is written in the file; None while he may be written to."""
    known = gone(seen.case.dossier, party, seen.au)
    if known is None:
        return _not_yet(seen, party)
    fact, since = known
    nature = fact.nature if isinstance(fact, FaitDissolution) else str(fact.type)
    return _pause(seen, party, fact, nature, _titre(fact, nature, party, seen.au), since)


def _not_yet(seen: AsOf, party: Debiteur) -> Pause | None:
    """Why a sole member written in the place of his company is not written to yet: it still exists, and owes alone."""
    fact = _succeeded(seen.case.dossier, FaitDissolution, seen.au, party)
    if fact is None or transmitted(seen.case.dossier, party, fact, seen.au):
        return None
    last = None if opposed(fact, seen.au) else opposition(fact, seen.au).prudence
    when = f"le {written(last)} passé, dernier jour pour s'y opposer" if last else "l'opposition rejetée ou satisfaite"
    company = f" ({fact.personne})" if fact.personne else ""
    title = (
        f"Dissolution sans liquidation le {written(fact.date)}{company} ; la dette ne passe à {party.nom_legal} qu'une "
    )
    return _pause(seen, party, fact, TO_COME, f"{title}fois {when}", fact.date, last)


def _pause(  # noqa: PLR0913, PLR0917 - what a hold says
    seen: AsOf, party: Debiteur, fact: Fin, nature: str, titre: str, since: dt.date, until: dt.date | None = None
) -> Pause:
    return Pause(nature, titre, since, until, seen.path(fact), (), _REFERENCES[nature], personne=party.nom_complet)


def out_of_reach(seen: AsOf, party: Debiteur) -> Pause | None:
    """Why nothing is asked of a joint debtor or a guarantor: he is no more, or insolvent; None while he may be."""
    return absence(seen, party) or insolvent(seen, party)


def insolvent(seen: AsOf, party: Debiteur) -> Pause | None:
    """The collective proceedings, or the over-indebtedness, for which nothing is asked of another than the principal.

    Those of the principal debtor hold the case itself.
    """
    if party is seen.case.dossier.debiteur:
        return None
    return _in_proceedings(seen, party) or _over_indebted(seen, party)


def _over_indebted(seen: AsOf, party: Debiteur) -> Pause | None:
    if not seen.case.dossier.faits(FaitSurendettement):  # asked of every case, many times
        return None
    return max(admitted(facing(seen, party)), key=lambda one: one.depuis, default=None)


def _in_proceedings(seen: AsOf, party: Debiteur) -> Pause | None:
    """Nothing is asked of him even once they are closed.

    A closing gives back no suit to the creditors, save exceptions (C. com., L643-11, to verify).
    """
    opened = binding(seen.case.dossier, seen.au, party)
    if not opened:
        return None
    first, now, end = opened[-1].ouverture, opened[-1].actuelle, seen.known(opened[-1].cloturee_le)
    titre = f"Procédure collective {of_name(party.nom_complet)} ({now.nature}), {now.tribunal}"
    reference = Reference("C. com., art. L622-7 et L622-21")
    if end is not None:
        titre += f", close le {written(end)}"
        reference = Reference.unread("C. com., art. L622-21 et L643-11")
    return Pause(
        "procedure-collective", titre, first.date, None, seen.path(first), (), reference, personne=party.nom_complet
    )


def turns(seen: AsOf) -> Iterator[dt.date]:
    """Last days of what changes, the day after, what is said of a debtor who is gone."""
    yield from (opposition(fact, seen.au).prudence for _, fact in seen.of(FaitDissolution) if fact.universelle)
    yield from (choice(fact, seen.au).date for _, fact in seen.of(FaitDeces))


def choice(death: FaitDeces, au: dt.date) -> Limite:
    """The time the heirs have to choose once summoned, else the wait before they may be (C. civ. 771 and 772)."""
    wait, summoned = civ_771_sommation(death.date), death.sommation_le
    return civ_772_option(summoned) if summoned is not None and wait.date < summoned <= au else wait


def left_to_decide(death: FaitDeces, au: dt.date) -> dt.date | None:
    """First day on which the time past lets something be done with the heirs; None while none does, or all is known."""
    over = choice(death, au)
    accepted = death.actif_net_le is not None and death.actif_net_le <= au
    return None if accepted or over.date >= au else over.date + dt.timedelta(days=1)


def _titre(fact: Fin, nature: str, party: Debiteur, au: dt.date) -> str:
    """What happened, when, to whom; and who answers, or that nobody is known to."""
    happened, answers = _WORDS[nature]
    name = party.nom_complet if party.est_physique else party.nom_legal
    title = f"{happened} le {written(fact.date)} ({name})"
    if not isinstance(fact, FaitDeces):
        return f"{title} ; {answers}{f' : {fact.suite[0]}' if fact.suite else ' à nommer'}"
    known = [f"{answers} : {', '.join(fact.suite)}"] if fact.suite else []
    known += [f"notaire : {fact.notaire}"] if fact.notaire else []
    return " ; ".join([title, *(known or [f"{answers} et notaire à rechercher"]), *_chosen(fact, au)])


def _chosen(death: FaitDeces, au: dt.date) -> Iterator[str]:
    """What the time past lets be done: summon the heirs, or hold those summoned to have accepted."""
    over, since = choice(death, au), left_to_decide(death, au)
    if since is None:
        return
    if over.cle == "civ-771":
        yield f"sommation d'opter possible depuis le {written(since)} (C. civ., art. 771)"
    else:
        yield (
            f"héritiers sommés le {written(over.depart)}, réputés acceptants depuis le "
            f"{written(since)} s'ils n'ont ni opté ni obtenu de délai (C. civ., art. 772)"
        )


def inherited(dossier: Dossier, au: dt.date, party: Debiteur) -> FaitDeces | None:
    """The death known at ``au`` by which the debt passed to a debtor; None if he owes it by himself."""
    return _succeeded(dossier, FaitDeces, au, party)


def absorbed(dossier: Dossier, au: dt.date, party: Debiteur) -> FaitDissolution | None:
    """The dissolution known at ``au`` by which an estate, and its debt, passed whole to a debtor; None without any."""
    fact = _succeeded(dossier, FaitDissolution, au, party)
    return fact if fact is not None and transmitted(dossier, party, fact, au) else None


def _succeeded(dossier: Dossier, kind: type[Ended], au: dt.date, party: Debiteur) -> Ended | None:
    """The end known at ``au`` of whom a debtor takes the place of."""
    facts = (fact for fact in dossier.faits(kind) if fact.date <= au)
    return next((one for one in facts if party in one.de(dossier.debiteurs) and one.succede(party)), None)
