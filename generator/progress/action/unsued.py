"""Who is bound with the principal debtor: nothing was begun against him, it waits, or the law stopped it for a time."""

from collections.abc import Iterator, Sequence

from generator.law.deadlines import written
from generator.model import Debiteur
from generator.phrases import upper_first
from generator.progress.action.held import beyond_reach, stops_all
from generator.progress.action.limits import awaited_of, prescribed_invoices
from generator.progress.action.pending import AWAITED, answer
from generator.progress.action.state import Etat
from generator.progress.asof import AsOf
from generator.progress.bonds import ceiling_paid, guaranteed
from generator.progress.existence import insolvent, out_of_reach
from generator.progress.facing import facing
from generator.progress.handover import hand_overs
from generator.progress.limits.greffe import HEARD
from generator.progress.names import name
from generator.progress.over_indebtedness import OVER_INDEBTED, last_file
from generator.progress.procedure import sued_apart
from generator.progress.suspended import suspended, suspension
from generator.progress.types import ENDED, Reste
from generator.statement.followed import judged
from generator.vocabulary import Fait

_DECISIONS = (Fait.JUGEMENT, Fait.ORDONNANCE_INJONCTION)


def unsued(etat: Etat) -> Iterator[Reste]:
    """Each whose bond the file tells, neither judged nor sued: the stage says what stops the principal debtor alone.

    Nothing of a natural person while his proceedings suspend what is asked of those bound with him.
    """
    seen, dossier, gone = etat.seen, etat.seen.case.dossier, beyond_reach(etat.pauses)
    if gone is None or len(dossier.debiteurs) == 1 or etat.stade in ENDED or etat.prescrite or stops_all(etat):
        return
    for party in (one for one in dossier.debiteurs if one is not dossier.debiteur):
        asked = [] if suspended(dossier, seen.au, party) else _asked(etat, party)
        if asked and not _begun(seen, party, asked):
            stay = suspension(dossier, seen.au, party)
            what = f"Aucune poursuite au journal contre {party.nom_complet} ({party.lien}) : procédure à choisir"
            reserve = f" ; {stay.reserve('demander à')}" if stay is not None else ""
            yield Reste((stay and stay.plan_le) or gone.depuis, f"{what}{reserve}", nomme=True)


def sued_alone(etat: Etat) -> Iterator[Reste]:
    """The suit of each of them alone, of whom no stage tells anything, while no limit nor hearing of his tells it."""
    seen = etat.seen
    if etat.stade in ENDED or stops_all(etat):
        return
    for party in (one for one in seen.case.dossier.debiteurs if one is not seen.case.dossier.debiteur):
        own, suit = facing(seen, party), sued_apart(seen, party)
        if suit is None or suit.au or any(note.date >= suit.date for note in own.facts(*HEARD)):
            continue
        if not awaited_of(etat, party.nom_complet) and out_of_reach(seen, party) is None:
            what = f"{upper_first(name(suit.type))} du {written(suit.date)} contre {party.nom_complet}"
            yield Reste(suit.date, f"{what} : {AWAITED}{answer(own, suit)}", nomme=True)


def suspensions_over(etat: Etat) -> Iterator[Reste]:
    """Each whose over-indebtedness suspends nothing any more of what is asked of him: held still, by prudence."""
    seen = etat.seen
    for party in seen.case.dossier.debiteurs if etat.stade not in ENDED else ():
        held, file = insolvent(seen, party), last_file(facing(seen, party))
        since = file.finie_le(seen.au) if file else None
        if held is not None and held.nature == OVER_INDEBTED and since is not None:
            yield Reste(since, held.titre, nomme=True)


def _asked(etat: Etat, party: Debiteur) -> list[str]:
    """Invoices overdue that may still be asked of a party: while he is there, not prescribed, within his guarantee."""
    seen = etat.seen
    if out_of_reach(seen, party) is not None or ceiling_paid(seen, party):
        return []
    left = [numero for numero in seen.en_retard if numero not in prescribed_invoices(seen, etat.delais)]
    if party.cautionnement is None:
        return left if party.solidaire else []
    covered = {one.numero for one in guaranteed(seen, party)}
    return [numero for numero in left if numero in covered]


def _begun(seen: AsOf, party: Debiteur, asked: Sequence[str]) -> bool:
    """Tell whether he is judged, sued, or what is asked of him handed over to who is to sue him."""
    own, whom = facing(seen, party), party.nom_complet
    given = any(hand.whole(asked) and whom in (hand.vises or (whom,)) for hand in hand_overs(own))
    told = given or judged(seen.case.dossier, seen.au, party) or sued_apart(seen, party) is not None
    return told or bool(own.facts(*_DECISIONS))
