"""What the over-indebtedness of a debtor stops in the account, and what no figure counts of it."""

import datetime as dt
from collections.abc import Iterator

from generator.instances import against_principal, concerned
from generator.model import Debiteur, Dossier, FaitSurendettement


def admission(dossier: Dossier, au: dt.date, party: Debiteur | None = None) -> dt.date | None:
    """Admission of a surendettement file, of the principal debtor or of another given, if one is known at ``au``."""
    name = (party or dossier.debiteur).nom_complet
    days = [fact.recevable_le for fact in dossier.faits(FaitSurendettement) if name in concerned(dossier, fact)]
    return min((day for day in days if day and day <= au), default=None)


def measures_remarks(dossier: Dossier, au: dt.date) -> Iterator[str]:
    """What no figure counts of the over-indebtedness of the principal debtor: its measures, and the time since it."""
    for fact in dossier.faits(FaitSurendettement):
        if not fact.recevable_le or fact.recevable_le > au or not against_principal(dossier, fact):
            continue
        if fact.fin_le and fact.fin_le <= au:
            yield (
                f"Surendettement fini le {fact.fin_le:%d/%m/%Y} : aucun intérêt n'est compté depuis sa recevabilité ; "
                "ce qui a pu courir depuis est à vérifier."
            )
        elif (applied := fact.mesures_le(au)) is None:
            continue
        elif fact.efface:
            yield (
                f"Rétablissement personnel du {applied:%d/%m/%Y} : la dette est effacée, sauf exceptions à "
                "vérifier (C. conso., art. L741-2) ; elle est comptée ici telle qu'avant."
            )
        else:
            yield (
                f"Mesures de surendettement depuis le {applied:%d/%m/%Y} : ce qu'elles reportent, réduisent "
                "ou effacent n'est pas compté, ni l'intérêt qu'elles laissent courir (C. conso., art. L732-2, L733-1)."
            )
