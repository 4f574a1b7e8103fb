"""``emettre``: from a document ready to be sent to a frozen issue, with what must be refused before."""

import datetime as dt
import hashlib
import importlib.metadata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from msgspec import Struct

from generator import __version__
from generator.case import Case
from generator.casework.awaited import told
from generator.casework.checks import check_computed
from generator.casework.computed import compute_case
from generator.casework.letters import draft_of, make
from generator.casework.planning import find
from generator.documents import Document
from generator.documents.choice import TOUT, Choix
from generator.documents.contexts import letter
from generator.documents.contexts.condemned import aimed
from generator.documents.document import Destinataire
from generator.documents.draft import ON_A_TITLE, Draft
from generator.documents.requirements import overrides
from generator.documents.requirements.existence import ASKING_NOTHING
from generator.findings import CaseInvalid, Level, RecouvreError, has_errors
from generator.inputs import read_inputs
from generator.model import Debiteur, FaitAutreCourrier, FaitCourrier, Office, Personne, addressee
from generator.progress.handover import hand_overs
from generator.progress.plans import invoices_named
from generator.register.chain import Block, blocks_of, by_number
from generator.register.issue import Emission
from generator.resources import resolve
from generator.statement.export import as_dict
from generator.vocabulary import Fait, Lien

LETTERS = frozenset(get_args(FaitCourrier.model_fields["type"].annotation))
TIMED = LETTERS - {Fait.RAPPEL_AVANT_ECHEANCE}  # they leave days to pay; before the due date, the date itself is told
NO_DEMAND = ASKING_NOTHING | {"rappel-avant-echeance"}
HANDED = frozenset({Fait.TRANSMISSION, Fait.REMISE_DU_TITRE})
ACTS = frozenset(
    {
        Fait.SOLDE,
        Fait.PETITES_CREANCES,
        Fait.COMMANDEMENT_CREANCE_COMMERCIALE,
        Fait.REQUETE_INJONCTION,
    }
)  # facts that a date says whole


class Sending(Struct, frozen=True):
    """How a document is sent, as said on the command line; ``cache`` is where pièces taken in are kept."""

    iban_confirme: bool = False
    choix: Choix = TOUT
    cache: Path | None = None


def prepare(case: Case, office: Office, au: dt.date, document: str, sending: Sending) -> Emission:
    """Print a document as it would leave on ``au``, and write nothing: ``register.issue`` freezes it.

    Raises:
        CaseInvalid: the case has errors, or its claim cannot be computed.
        DocumentIncomplete: the document lacks facts or proofs, the law forbids it now, another company sold what it
            claims.
        RecouvreError: unknown document, a lawyer's letter, changed IBAN not confirmed, an issue that cannot
            be replaced, a tracking number of what is no letter.
    """
    entry = find(document)
    if has_errors(wrong := check_computed(compute_case(case, office, au), office)):
        raise CaseInvalid(one for one in wrong if one.level is Level.ERREUR)
    refuse_what_does_not_leave(entry, office, case)
    blocks = blocks_of(case)
    _same_document(blocks, document, sending.choix.remplace)
    confirmed = tuple(_confirmed(case, office, blocks, sending))
    draft = draft_of(case, office, au, document, choix=sending.choix, projet=False)
    fact = _fact(entry, draft, sending)
    _same_addressee(case, fact, sending.choix.remplace)
    if sending.choix.suivi and "suivi" not in fact:
        raise RecouvreError(
            f"« {entry.titre} » n'est pas une lettre au débiteur : le journal n'en garde ni suivi ni avis. Ôter le "
            "numéro de suivi ; joindre ensuite le dépôt et l'avis (recouvre completer)."
        )
    return Emission(
        document=document,
        day=au,
        files={output.name: output.content for output in make(draft, sending.cache)},
        data=_data(draft),
        fact=fact,
        total=str(draft.decompte.total),
        iban=draft.creancier.iban,
        engine=_engine(draft, entry),
        replaces=sending.choix.remplace,
        invoices=tuple(facture.numero for _, facture in draft.visees) if entry.au_choix else _of_the_title(draft),
        asked=str(letter.asked(entry, draft)) if entry.au_choix else "",
        overrides=(*overrides(entry, draft), *confirmed),
        remarks=tuple(told(draft)),
    )


def refuse_what_does_not_leave(entry: Document, office: Office, case: Case) -> None:
    """A sheet stays in the office; a lawyer signs on his own paper: what we print is a draft he takes over."""
    if entry.s_emet(office):
        return
    if entry.destinataire is Destinataire.INTERNE:
        raise RecouvreError(f"« {entry.titre} » reste au cabinet : l'imprimer, puis noter le fait (recouvre noter).")
    fact = entry.fait or "note"
    raise RecouvreError(
        f"« {entry.titre} » est un projet, que l'avocat reprend sur son papier à en-tête (RIN, art. 8) : il ne "
        f"s'émet pas d'ici. Le produire (recouvre produire {case.dossier.reference} {entry.identifiant}) ; la "
        f"lettre partie, la verser et noter l'envoi (recouvre noter {case.dossier.reference} {fact} piece=…)."
    )


def _same_document(blocks: list[Block], document: str, number: str) -> None:
    """A correction names an issue of this case, of the same document, not corrected yet."""
    if not number:
        return
    issued = by_number(blocks)
    if number not in issued:
        known = ", ".join(issued) or "aucune"
        raise RecouvreError(f"aucune émission n° {number} à remplacer dans ce dossier. Émissions : {known}.")
    if (was := str(issued[number]["document"])) != document:
        raise RecouvreError(
            f"l'émission n° {number} est « {was} » : elle se corrige par « {was} », pas « {document} »."
        )
    if later := next((seq for seq, block in issued.items() if block.get("remplace") == number), ""):
        raise RecouvreError(f"l'émission n° {number} est déjà corrigée par la n° {later} : remplacer la n° {later}.")


def _same_addressee(case: Case, fact: dict[str, Any], number: str) -> None:
    """A correction says to its reader what it corrects: it is for whom the first letter was for."""
    letters = (
        one
        for one in case.dossier.journal
        if isinstance(one, FaitCourrier | FaitAutreCourrier) and number and str(one.emis) == number
    )
    for was in letters:
        first, now = (name or case.dossier.debiteur.nom_complet for name in (addressee(was), fact.get("debiteur")))
        if first != now:
            raise RecouvreError(
                f"l'émission n° {number} est partie à {first} : sa correction aussi. À {now}, c'est une autre lettre, "
                "sans « --remplace »."
            )


def _confirmed(case: Case, office: Office, blocks: list[Block], sending: Sending) -> Iterator[str]:
    """A changed IBAN since the last letter is a question that blocks (the commonest fraud); its answer is kept."""
    iban = office.creanciers[case.dossier.creancier].iban
    last = next((str(block["iban"]) for block in reversed(blocks) if block.get("iban")), iban)
    if last == iban:
        return
    if not sending.iban_confirme:
        raise RecouvreError(
            f"le compte à créditer a changé depuis le dernier courrier émis (IBAN …{last[-4:]} alors, …{iban[-4:]} "
            "maintenant). Le vérifier auprès du créancier par un autre moyen, puis relancer avec --iban-confirme."
        )
    yield f"iban-confirme : …{last[-4:]} devient …{iban[-4:]}, vérifié auprès du créancier"


def _fact(entry: Document, draft: Draft, sending: Sending) -> dict[str, Any]:
    """The fact that sending the document is; a note when it is none, or one already in the journal."""
    autre, sued = draft.whom.autre, draft.whom.poursuivi
    fact: dict[str, Any] = {"date": draft.au.isoformat(), "type": str(entry.fait)}
    alone = {"debiteur": sued.nom_complet} if sued is not None else {}
    corrects = {"remplace": sending.choix.remplace} if sending.choix.remplace else {}
    if autre is not None and sued is None and not entry.sur_titre:
        return fact | _other_letter(entry, draft, autre, sending)
    if entry.fait in LETTERS:
        return fact | _letter(entry, draft, sending, timed=entry.fait in TIMED)
    if entry.fait in HANDED and not _has_the_case(entry, draft):
        return fact | _handed(entry, draft) | corrects
    if entry.fait in ACTS:
        return fact | alone | ({"factures": [*draft.choix.factures]} if draft.choix.factures else {}) | corrects
    note = {"type": Fait.NOTE.value, "motif": f"{entry.titre} : document émis", "document": entry.identifiant}
    return fact | note | alone | corrects


def noted_as(entry: Document) -> tuple[Fait, ...]:
    """The types under which an issue of a document is noted, a letter to another debtor apart; its own first."""
    if entry.fait in HANDED:  # a note, for whom has the case already
        return entry.fait, Fait.NOTE
    told = entry.fait in LETTERS | ACTS | {Fait.LETTRE_CAUTION}
    return (entry.fait if entry.fait is not None and told else Fait.NOTE,)


def _of_the_title(draft: Draft) -> tuple[str, ...]:
    """Invoices of the title it is made on, when that is one of several."""
    return draft.titre.factures if draft.parmi and draft.titre is not None else ()


def _has_the_case(entry: Document, draft: Draft) -> bool:
    """Whether whom a case goes to has it already: noted before the letter leaves, or by the one it corrects."""
    found = draft.intervenant(entry.destinataire.role) if entry.fait is Fait.TRANSMISSION else None
    return found is not None and any(hand.intervenant == found[0] for hand in hand_overs(draft.vue))


def _handed(entry: Document, draft: Draft) -> dict[str, Any]:
    """Whom what is handed over is against, unless it is the principal debtor alone, on which title, and to whom."""
    found, against = draft.intervenant(entry.destinataire.role), _against(draft)
    first, *others = [""] if against in ([], [draft.debiteur.nom_complet]) else against
    to = found[0] if found else ""
    of = list(_of_the_title(draft) or (draft.choix.factures if draft.titre is None else ()))
    named = {"debiteur": first, "autres": others, "factures": of, "intervenant": to}
    return {key: value for key, value in named.items() if value}


def _other_letter(entry: Document, draft: Draft, party: Debiteur, sending: Sending) -> dict[str, Any]:
    """A letter to a joint debtor or a guarantor: no step of the ladder; the journal says to whom and which."""
    kind = Fait.LETTRE_CAUTION if party.lien is Lien.CAUTION else Fait.LETTRE_CODEBITEUR
    told = {"type": str(kind), "debiteur": party.nom_complet, "document": entry.identifiant}
    return told | _letter(entry, draft, sending, timed=entry.identifiant not in NO_DEMAND)


def _letter(entry: Document, draft: Draft, sending: Sending, *, timed: bool) -> dict[str, Any]:
    """How a letter leaves, what it corrects, the invoices it asks for when not all, the days it leaves to pay."""
    envoi, choix = draft.canal(entry.envoi), sending.choix
    said = {
        "envoi": envoi.value if envoi else "",
        "suivi": choix.suivi,
        "remplace": choix.remplace,
        "factures": _named(draft) if entry.au_choix else _of_the_plan(draft),
        "delai": str(draft.delai) if timed else "",
    }
    return {key: value for key, value in said.items() if value}


def _named(draft: Draft) -> list[str]:
    """Invoices the letter asks for, when it leaves some open ones out: the others were not asked for that day."""
    asked = [facture.numero for _, facture in draft.visees]
    issued = [one for one in draft.dossier.factures if one.date <= draft.au]
    whole = len(draft.decompte.lignes) == len(issued)  # a title judges none of them
    return asked if len(asked) < len(draft.decompte.ouvertes) or not whole else []


def _of_the_plan(draft: Draft) -> list[str]:
    return list(invoices_named(draft.vue, draft.rupture)) if draft.rupture is not None else []


def _data(draft: Draft) -> dict[str, Any]:
    """What was printed: the décompte, the invoices asked for and the parties, in the words of the YAML."""
    return {
        "reference": draft.dossier.reference,
        "dossier-sha256": draft.case.sha256,
        "creancier": _as_written(draft.creancier),
        "debiteur": _as_written(draft.debiteur),
        **_addressed(draft),
        "factures": [facture.numero for _, facture in draft.visees],
        "decompte": as_dict(draft.decompte),
    }


def _addressed(draft: Draft) -> dict[str, Any]:
    others = {"vises": against} if (against := _against(draft)) else {}
    if draft.whom.autre is None:
        return others
    return others | {"destinataire": _as_written(draft.whom.autre)}


def _as_written(party: Personne) -> dict[str, Any]:
    """A party in the words of the YAML."""
    return party.model_dump(mode="json", by_alias=True, exclude_none=True)


def _against(draft: Draft) -> list[str]:
    """Names of those a title condemns that the document is against; none when it is not made on a title."""
    return [party.nom_complet for party in aimed(draft)] if draft.document in ON_A_TITLE else []


def _engine(draft: Draft, entry: Document) -> dict[str, str]:
    """What made the document: versions, the template, the values of the law tables, every input as one hash."""
    name = entry.gabarit_pour(draft)
    return {
        "recouvre": __version__,
        "weasyprint": importlib.metadata.version("weasyprint"),
        "pikepdf": importlib.metadata.version("pikepdf"),
        "gabarit": name,
        "gabarit-sha256": hashlib.sha256(resolve(f"templates/{name}", draft.case.root).read_bytes()).hexdigest(),
        "bareme": ", ".join(draft.decompte.valeurs),
        "entrees-sha256": read_inputs(draft.case.root).printed,
    }
