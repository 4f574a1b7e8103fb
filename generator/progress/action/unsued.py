"""Who is bound with a principal debtor out of reach, and that nothing was begun against."""

from collections.abc import Iterator

from generator.progress.action.held import beyond_reach, stops_all
from generator.progress.action.state import Etat
from generator.progress.existence import out_of_reach
from generator.progress.facing import facing
from generator.progress.procedure import sued_apart
from generator.progress.types import ENDED, Reste
from generator.statement.followed import judged
from generator.statement.proceedings import staying_others
from generator.vocabulary import Fait

_DECISIONS = (Fait.JUGEMENT, Fait.ORDONNANCE_INJONCTION)


def unsued(etat: Etat) -> Iterator[Reste]:
    """Each whose bond the file tells, neither judged nor sued: the stage says what stops the principal debtor alone.

    Nothing of a natural person while his proceedings suspend what is asked of those bound with him.
    """
    seen, dossier, gone = etat.seen, etat.seen.case.dossier, beyond_reach(etat)
    if gone is None or len(dossier.debiteurs) == 1 or etat.stade in ENDED or stops_all(etat) or not seen.en_retard:
        return
    staying = staying_others(dossier, seen.au)
    suspended = staying is not None and not staying.plan(seen.au)
    for party in (one for one in dossier.debiteurs if one is not dossier.debiteur):
        bound = (party.solidaire or party.cautionnement is not None) and out_of_reach(seen, party) is None
        if not bound or (suspended and party.est_physique) or judged(dossier, seen.au, party):
            continue
        if sued_apart(seen, party) is None and not facing(seen, party).facts(*_DECISIONS):
            what = f"{party.nom_complet} ({party.lien}) : aucune poursuite au journal, procédure à choisir"
            yield Reste(gone.depuis, what, nomme=True)
