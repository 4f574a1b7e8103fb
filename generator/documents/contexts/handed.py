"""Values of the hand-over to a lawyer: the whole account, and the proceedings open against each party."""

from collections.abc import Iterator
from typing import Any

from generator.documents.contexts import act, execution, receipt
from generator.documents.contexts.insolvency import judgments
from generator.documents.contexts.parties import said
from generator.documents.draft import Draft
from generator.documents.words import court, date_fr
from generator.instances import ProcedureCollective, against_principal
from generator.model import Debiteur, FaitDeces, FaitSurendettement
from generator.phrases import enumeration, of_name, plural
from generator.progress.types import Delai
from generator.statement.existence import gone
from generator.statement.proceedings import binding, closed
from generator.vocabulary import Nature


def counsel(draft: Draft) -> dict[str, Any]:
    """The account, what of it is disputed or dismissed, the proceedings open, and what he will be told of."""
    parties = (draft.debiteur, *draft.codebiteurs, *draft.cautions)
    bound = ((party, one) for party in parties for one in binding(draft.dossier, draft.au, party)[-1:])
    opened = [(party, one) for party, one in bound if not closed(one, draft.au)]
    news = ("tout paiement", *_news(draft, [party for party, _ in opened]))
    return (
        act.handover(draft)
        | receipt.reserves(draft, draft.ouvertes)
        | {"procedures": tuple(_opened(draft, *one) for one in opened), "a_signaler": enumeration(news)}
    )


def _news(draft: Draft, in_proceedings: list[Debiteur]) -> Iterator[str]:
    """What the debtor may answer, what may befall him yet, and what follows of proceedings open, of his estate.

    None are opened of a public body.
    """
    known = gone(draft.dossier, draft.debiteur, draft.au)
    dead = known is not None and isinstance(known[0], FaitDeces)
    yield "toute nouvelle de la succession" if dead else "toute réponse du débiteur"
    if in_proceedings:
        yield f"toute suite {plural(len(in_proceedings), 'de la procédure collective', 'des procédures collectives')}"
    for fact in draft.dossier.faits(FaitSurendettement):
        if fact.date <= draft.au and not against_principal(draft.dossier, fact):
            yield f"toute suite du dossier de surendettement {of_name(fact.debiteur or '')}"
    if dead or draft.debiteur in in_proceedings:
        return
    if draft.vue.of(FaitSurendettement):
        yield "toute suite du dossier de surendettement"
    elif draft.debiteur.nature is Nature.PARTICULIER:
        yield "toute annonce d'un dossier de surendettement"
    elif draft.debiteur.nature is not Nature.PERSONNE_PUBLIQUE:
        yield "toute annonce d'une procédure collective du débiteur"


def _opened(draft: Draft, party: Debiteur, opened: ProcedureCollective) -> str:
    """Proceedings open against one party: their judgments, their organs, what was declared and claimed back."""
    told, now = judgments(opened), opened.actuelle
    published = f", publié au BODACC le {date_fr(told['publication'])}" if told["publication"] else ""
    trustee = "liquidateur" if now.nature == "liquidation" else "mandataire judiciaire"
    organs = ((trustee, now.mandataire), ("administrateur judiciaire", now.administrateur))
    named = "".join(f" ; {name if title in name else f'{title} : {name}'}" for title, name in organs if name)
    judgment = (
        f"Une procédure {told['ouverte']} a été ouverte contre {said(party)} par jugement du "
        f"{date_fr(told['ouverture'])} ({court(told['tribunal'])}){published}{told['conversion']}{named}"
    )
    return " ".join(f"{one}." for one in (judgment, _declared(draft, party, opened), *_claimed(draft, party, opened)))


def _declared(draft: Draft, party: Debiteur, opened: ProcedureCollective) -> str:
    """Whether the claim is declared, as the case says; failing that, until when it may be."""
    if opened.declaree_le is not None and opened.declaree_le <= draft.au:
        return f"La créance y a été déclarée le {date_fr(opened.declaree_le)}"
    unsaid = "Aucune déclaration de la créance n'y est notée"
    found = execution.limit(draft, "declaration-de-creance", party)
    if found is None:
        return f"{unsaid} (dispense ou délai à vérifier)"
    return f"{unsaid} ; {_until(draft, found, opened)} (code de commerce, articles L622-24 et R622-24)"


def _claimed(draft: Draft, party: Debiteur, opened: ProcedureCollective) -> Iterator[str]:
    """The same of the goods sold with retention of title."""
    goods = "biens vendus avec réserve de propriété"
    found = execution.limit(draft, "revendication", party)
    if opened.revendiquee_le is not None and opened.revendiquee_le <= draft.au:
        yield f"Les {goods} ont été revendiqués le {date_fr(opened.revendiquee_le)}"
    elif found is not None:
        until = _until(draft, found, opened)
        yield f"Aucune revendication des {goods} n'est notée ; {until} (code de commerce, article L624-9)"


def _until(draft: Draft, found: Delai, opened: ProcedureCollective) -> str:
    expires = f"a expiré le {date_fr(found.date)}" if found.date < draft.au else f"expire le {date_fr(found.prudence)}"
    return f"le délai {expires}" + (
        "" if opened.ouverture.bodacc_le else ", compté du jugement faute de publication connue"
    )
