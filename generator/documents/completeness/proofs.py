"""How well each fact of a recovery is proved: « établi », « fragile » or « manquant », and by which pièces.

One fact, one function: what a court asks is a table of facts × proofs. When the document of the procedure requires
the fact, its own requirement says what is missing, so that both always agree.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from enum import StrEnum

from msgspec import Struct

from generator.case import KeyPath
from generator.documents.contexts import history
from generator.documents.draft import Draft
from generator.documents.requirements.proofs import recent_extracts
from generator.instances import summons
from generator.model import FaitCourrier, FaitJournal, FaitReconnaissance, FaitSolvabilite, Piece
from generator.phrases import of_name, plural
from generator.progress.ladder import RELANCES
from generator.progress.routes import ENGAGEMENTS
from generator.statement.proceedings import binding
from generator.vocabulary import SANS_LIVRAISON, Fait, QualiteCabinet
from generator.vocabulary.rates import PENALITES_PAR_DEFAUT

_RECENT_CHECK = dt.timedelta(days=31)  # usage: an insolvency is published within weeks
_CARRIES_TERMS = ENGAGEMENTS | {"cgv"}
_FROM_DEBTOR = frozenset({Fait.REPONSE, Fait.PROMESSE, Fait.CONTESTATION, Fait.RECONNAISSANCE, Fait.ECHEANCIER})
_HEADS = (
    "gérant", "cogérant", "associé gérant", "associée gérante", "président", "directeur général",
    "directrice générale", "entrepreneur", "exploitant",
)  # fmt: skip


class Etat(StrEnum):
    """How a fact is proved."""

    ETABLI = "établi"
    FRAGILE = "fragile"
    MANQUANT = "manquant"
    ECARTE = "écarté"  # waived by name
    SANS_OBJET = "sans objet"


class Appreciation(Struct, frozen=True):
    """The state of one fact, why, the identifiers of the pièces; ``path`` and ``remede`` serve when it is missing."""

    etat: Etat
    explication: str
    pieces: tuple[str, ...] = ()
    path: KeyPath = ("pieces",)
    remede: str = ""


Grade = Callable[[Draft], Appreciation]


def contract(draft: Draft) -> Appreciation:
    """Formation of the contract: something from the debtor (C. civ. 1353)."""
    ordered = [facture.commande for _, facture in draft.factures if facture.commande]
    pieces = _of(draft, ENGAGEMENTS) + [piece for piece in _named(draft, ordered) if piece.nature not in ENGAGEMENTS]
    if pieces:
        return Appreciation(Etat.ETABLI, "accord du débiteur écrit", _ids(pieces))
    return Appreciation(Etat.FRAGILE, "rien que des conditions générales", _ids(_of(draft, {"cgv"})))


def terms(draft: Draft) -> Appreciation:
    """Terms opposable to the debtor: known and accepted before the order (C. civ. 1119)."""
    claim = draft.dossier.creance
    agreed_rate = claim.penalites.reclamees and claim.penalites.taux != PENALITES_PAR_DEFAUT
    if not (agreed_rate or claim.clause_penale or claim.reserve_de_propriete):
        return Appreciation(Etat.SANS_OBJET, "rien n'est demandé qui repose sur les conditions générales")
    clause = claim.clause_penale.piece if claim.clause_penale else None
    pieces = _named(draft, [claim.penalites.piece, clause, claim.cgv])
    if not pieces:
        return Appreciation(
            Etat.MANQUANT, "le taux convenu ou la clause pénale sont demandés sans la pièce qui les porte.", (),
            ("creance",), "Verser les conditions acceptées et ajouter « cgv: … ».",
        )  # fmt: skip
    if any(piece.nature in _CARRIES_TERMS for piece in pieces):
        return Appreciation(Etat.ETABLI, "conditions acceptées au dossier", _ids(pieces))
    return Appreciation(Etat.FRAGILE, "conditions portées par un document du créancier seul", _ids(pieces))


def performance(draft: Draft) -> Appreciation:
    """Delivery or performance of each invoice (C. civ. 1353)."""
    famille = draft.dossier.creance.famille
    pieces = _named(draft, [facture.livraison for _, facture in draft.factures])
    if famille in SANS_LIVRAISON:
        return Appreciation(Etat.SANS_OBJET, f"famille « {famille} » : rien n'est livré à chaque échéance")
    if all(piece.nature == "livraison" for piece in pieces):
        return Appreciation(Etat.ETABLI, "bon de livraison ou procès-verbal pour chaque facture", _ids(pieces))
    return Appreciation(Etat.FRAGILE, "une livraison au moins n'est prouvée que par un autre écrit", _ids(pieces))


def amount(draft: Draft) -> Appreciation:
    """Amount of each invoice."""
    pieces = _named(draft, [facture.piece for _, facture in draft.factures])
    return Appreciation(Etat.ETABLI, f"chaque {draft.dossier.creance.famille.mot.un} au dossier", _ids(pieces))


def reception(draft: Draft) -> Appreciation:
    """Reception of the invoices by the debtor."""
    if answers := _proving(fact for fact in _facts(draft) if Fait(fact.type) in _FROM_DEBTOR):
        return Appreciation(Etat.ETABLI, "le débiteur a répondu par écrit", answers)
    if sent := _proving(fact for fact in _facts(draft) if isinstance(fact, FaitCourrier)):
        return Appreciation(Etat.ETABLI, "envois au dossier", sent)
    return Appreciation(Etat.FRAGILE, "aucun envoi ni aucune réponse au dossier")


def due_date(draft: Draft) -> Appreciation:
    """Due date, on the invoice itself."""
    pieces = _ids(_named(draft, [facture.piece for _, facture in draft.factures]))
    if all(facture.echeance for _, facture in draft.factures):
        return Appreciation(Etat.ETABLI, f"échéance inscrite sur {draft.dossier.creance.famille.mot.les_avis}", pieces)
    return Appreciation(Etat.FRAGILE, "échéance déduite des conditions de paiement", pieces)


def unpaid(draft: Draft) -> Appreciation:
    """Non-payment: the statement of account."""
    pieces = _of(draft, {"compte"})
    if pieces:
        return Appreciation(Etat.ETABLI, "relevé du compte client", _ids(pieces))
    return Appreciation(Etat.FRAGILE, "pas de relevé du compte client")


def undisputed(draft: Draft) -> Appreciation:
    """Absence of dispute, at best an acknowledgment (C. civ. 2240)."""
    disputes = history.past(draft, Fait.CONTESTATION)
    if disputes:
        proofs = tuple(proof for fact in disputes for proof in fact.preuves)
        return Appreciation(Etat.FRAGILE, f"contestée le {disputes[-1].date:%d/%m/%Y}", proofs)
    written = [fact for fact in _facts(draft)
               if isinstance(fact, FaitReconnaissance) and fact.ecrite and fact.preuves]  # fmt: skip
    if written:
        return Appreciation(Etat.ETABLI, "reconnaissance écrite", tuple(p for fact in written for p in fact.preuves))
    if any(draft.dossier.reconnue_par(payment) for _, payment in draft.vue.paiements):
        return Appreciation(Etat.ETABLI, "paiement partiel volontaire")
    return Appreciation(Etat.FRAGILE, "silence du débiteur")


def reminders(draft: Draft) -> Appreciation:
    """Reminders sent before the mise en demeure."""
    kinds = RELANCES | {Fait.LETTRE_AVOCAT}
    sent = [fact for fact in _facts(draft) if Fait(fact.type) in kinds]
    if proofs := _proving(sent):
        return Appreciation(Etat.ETABLI, f"{len(sent)} {plural(len(sent), 'relance', 'relances')}", proofs)
    why = "relances notées sans leur copie" if sent else "aucune relance au journal"
    return Appreciation(Etat.FRAGILE, why)


def formal_notice(draft: Draft) -> Appreciation:
    """Mise en demeure sent, or an act served that stands for it."""
    fact = history.formal_notice(draft)
    letters = [piece for piece in _named(draft, fact.preuves) if piece.nature == "mise-en-demeure"] if fact else []
    if fact is not None and (letters or not _served(draft).pieces):
        why = f"envoyée le {fact.date:%d/%m/%Y}"
        return Appreciation(
            Etat.ETABLI if letters else Etat.FRAGILE, why if letters else why + ", sans sa copie", _ids(letters)
        )
    return _served(draft, "aucune mise en demeure au journal")


def _served(draft: Draft, without: str = "") -> Appreciation:
    """The last act served that stands for a mise en demeure, proved rather; ``without`` says that there is none."""
    acts = sorted((one.acte for one in summons(draft.dossier, draft.au)), key=lambda act: bool(act.preuves))
    if not acts:
        return Appreciation(Etat.FRAGILE, without)
    why = f"acte signifié le {acts[-1].date:%d/%m/%Y}, qui en tient lieu"
    proofs = acts[-1].preuves
    return Appreciation(Etat.ETABLI if proofs else Etat.FRAGILE, why if proofs else why + ", sans sa copie", proofs)


def notice_proof(draft: Draft) -> Appreciation:
    """What proves that the mise en demeure was presented: deposit slip, return slip, returned envelope; or the act."""
    fact = history.formal_notice(draft)
    pieces = [piece for piece in _named(draft, fact.preuves) if piece.nature == "accuse"] if fact else []
    if pieces:
        return Appreciation(Etat.ETABLI, "preuve postale au dossier", _ids(pieces))
    if fact is not None and not _served(draft).pieces:
        return Appreciation(Etat.FRAGILE, "lettre sans preuve postale")
    return _served(draft, "aucune mise en demeure à prouver")


def identity(draft: Draft) -> Appreciation:
    """Identity of the debtor: an extract of the register under three months; of who is in none, what the file holds."""
    if not draft.debiteur.nature.sans_registre:
        recent = recent_extracts(draft)
        days = ", ".join(f"{piece.date:%d/%m/%Y}" for piece in recent)
        return Appreciation(Etat.ETABLI, f"extrait du {days}", _ids(recent))
    pieces = _of(draft, {"identite"})
    if pieces:
        return Appreciation(Etat.ETABLI, "débiteur sans registre, son identité au dossier", _ids(pieces))
    return Appreciation(Etat.SANS_OBJET, "débiteur sans registre")


def insolvency(draft: Draft) -> Appreciation:
    """No insolvency: a dated check of the BODACC, proved."""
    known = (fact for fact in _facts(draft) if isinstance(fact, FaitSolvabilite))
    checks = [fact for fact in known if draft.dossier.named(fact.debiteur) is draft.debiteur]
    if not checks:
        return Appreciation(Etat.SANS_OBJET, "débiteur hors du BODACC")
    published = [fact for fact in checks if fact.source == "bodacc"]
    last = (published or checks)[-1]
    when = f"{last.date:%d/%m/%Y}"
    if published and last.preuves and draft.au - last.date <= _RECENT_CHECK:
        return Appreciation(Etat.ETABLI, f"BODACC consulté le {when}", last.preuves)
    why = "BODACC non consulté" if not published else "sans copie" if not last.preuves else "à renouveler"
    return Appreciation(Etat.FRAGILE, f"vérification du {when} : {why}", last.preuves)


def title(draft: Draft) -> Appreciation:
    """The title itself, in its enforceable copy (CPCE L111-3, R141-1)."""
    if not draft.dossier.titres:
        return Appreciation(Etat.SANS_OBJET, "mandat amiable, sans titre")
    last = draft.dossier.titres.index(draft.titre) if draft.titre else len(draft.dossier.titres) - 1
    pieces = _named(draft, [draft.dossier.titres[last].piece])
    if pieces:
        return Appreciation(Etat.ETABLI, "titre au dossier", _ids(pieces))
    return Appreciation(
        Etat.MANQUANT, "le titre n'est pas au dossier.", (), ("titres", last),
        "Verser l'expédition revêtue de la formule exécutoire et ajouter « piece: … ».",
    )  # fmt: skip


def service(draft: Draft) -> Appreciation:
    """Service of the title (CPC 503)."""
    if not draft.dossier.titres:
        return Appreciation(Etat.SANS_OBJET, "mandat amiable, sans titre")
    pieces = _of(draft, {"signification"})
    if pieces:
        return Appreciation(Etat.ETABLI, "acte de signification au dossier", _ids(pieces))
    return Appreciation(Etat.FRAGILE, "titre à signifier, ou acte de signification à verser")


def opening(draft: Draft) -> Appreciation:
    """Opening of collective proceedings and its publication, from which the time to declare runs (R622-24)."""
    known = binding(draft.dossier, draft.au)
    if not known:
        return Appreciation(
            Etat.MANQUANT, "aucune procédure collective n'est au journal.", (), ("journal",),
            "Noter un fait « procedure-collective ».",
        )  # fmt: skip
    opened, now = known[-1].ouverture, known[-1].actuelle
    shown = tuple(dict.fromkeys(proof for one in known[-1].jugements for proof in one.preuves))
    if opened.bodacc_le is None or now.mandataire is None:
        lacking = opened if opened.bodacc_le is None else now
        return Appreciation(
            Etat.MANQUANT, "la publication au BODACC ou le mandataire n'est pas dit.", shown,
            draft.place(lacking), "Ajouter « bodacc-le » et « mandataire ».",
        )  # fmt: skip
    return Appreciation(Etat.ETABLI, f"publiée au BODACC le {opened.bodacc_le:%d/%m/%Y}", shown)


def power(draft: Draft) -> Appreciation:
    """Power of whoever signs: legal representative, or a special power (notice of the greffes)."""
    if draft.office.cabinet.qualite is QualiteCabinet.AVOCAT:
        return Appreciation(Etat.SANS_OBJET, "l'avocat n'a pas à justifier d'un pouvoir")
    signer = draft.creancier.signataire
    if signer.pouvoir:
        pieces = _named(draft, [signer.pouvoir])
        if pieces:
            return Appreciation(Etat.ETABLI, f"pouvoir {of_name(signer.nom)}", _ids(pieces))
        return _no_power(f"le pouvoir « {signer.pouvoir} » {of_name(signer.nom)} n'est pas au dossier.")
    if draft.creancier.signe_lui_meme or is_legal_head(signer.fonction or ""):
        return Appreciation(Etat.ETABLI, signer.designation)
    return _no_power(f"{signer.designation}, n'est pas le représentant légal du créancier.")


def is_legal_head(function: str) -> bool:
    """Tell whether a function is that of who represents a company by law: no deputy is."""
    return function.lower().startswith(_HEADS) and "adjoint" not in function.lower()


def _no_power(sentence: str) -> Appreciation:
    return Appreciation(
        Etat.MANQUANT, sentence, (), ("creancier",), "Verser son pouvoir spécial (nature : pouvoir)."
    )  # fmt: skip


def _facts(draft: Draft) -> list[FaitJournal]:
    return [fact for fact in draft.dossier.journal if fact.date <= draft.au]


def _proving(facts: Iterable[FaitJournal]) -> tuple[str, ...]:
    """Pièces that prove some facts, each once."""
    return tuple(dict.fromkeys(proof for fact in facts for proof in fact.preuves))


def _of(draft: Draft, natures: Iterable[str]) -> list[Piece]:
    return [piece for piece in draft.dossier.pieces if piece.nature in set(natures)]


def _named(draft: Draft, identifiers: Iterable[str | None]) -> list[Piece]:
    wanted = dict.fromkeys(name for name in identifiers if name)
    return [piece for name in wanted if (piece := draft.dossier.piece(name))]


def _ids(pieces: Iterable[Piece]) -> tuple[str, ...]:
    return tuple(piece.id for piece in pieces)
