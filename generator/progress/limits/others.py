"""Limits of titles and acts against others than the principal debtor: each runs from his own service."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.instances import OfOne, against_principal, condemned_by
from generator.model import Debiteur
from generator.progress.asof import AsOf
from generator.progress.bonds import annual_limits
from generator.progress.facing import facing
from generator.progress.limits.claim import joint_limits
from generator.progress.limits.court import hearing_limits, suit_limits
from generator.progress.limits.enforcement import enforcement_limits
from generator.progress.limits.insolvency import others_declarations
from generator.progress.limits.judge import judge_limits
from generator.progress.limits.judgment import judgment_limits
from generator.progress.limits.order import order_limits
from generator.progress.limits.over_indebtedness import over_indebtedness
from generator.progress.limits.title import title_limits
from generator.progress.procedure import opposed_apart
from generator.progress.types import Delai, Retard
from generator.vocabulary import Fait

_UNSAID = frozenset({"opposition", "appel"})  # late: the journal does not say whose opposition or appeal it is


def others_limits(seen: AsOf) -> Iterator[Delai | Retard]:
    """Limits of every joint debtor and guarantor a title, an act or proceedings are against, under his name."""
    yield from joint_limits(seen)
    yield from annual_limits(seen)
    for party in _concerned(seen):
        own = facing(seen, party)
        for family in (order_limits, judgment_limits, enforcement_limits):
            found = (one for one in family(own) if isinstance(one, Delai) or one.nature not in _UNSAID)
            yield from (named(one, party) for one in found)
        if own.facts(Fait.ASSIGNATION) or opposed_apart(seen, own):  # failing it, what is said of him alone
            yield from (named(one, party) for one in suit_limits(own))
        else:
            yield from (named(one, party) for one in (*judge_limits(own), *hearing_limits(own, naming=True)))
        yield from (named(one, party) for one in (*others_declarations(own), *over_indebtedness(own)))
        apart = tuple(item for item in own.titres if not against_principal(seen.case.dossier, item[1]))
        yield from (named(one, party) for one in title_limits(replace(own, titres=apart), {}))


def _concerned(seen: AsOf) -> Iterator[Debiteur]:
    dossier = seen.case.dossier
    if len(dossier.debiteurs) == 1:
        return
    told = {note.fait.debiteur for note in seen.journal if isinstance(note.fait, OfOne)}
    bound = [party for titre in dossier.titres if titre.date <= seen.au for party in condemned_by(dossier, titre)]
    for party in dossier.debiteurs:
        if party is not dossier.debiteur and (party in bound or party.nom_complet in told):
            yield party


def named(one: Delai | Retard, party: Debiteur) -> Delai | Retard:
    """The limit, or the late act, of another than the principal debtor, under his name."""
    return replace(one, personne=party.nom_complet)
