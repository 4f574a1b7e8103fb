"""The procedures of the law against the facts of a case: a comparison, never a choice."""

import datetime as dt
from collections.abc import Iterable, Sequence

from generator.case import Case, KeyPath
from generator.findings import Finding, Level
from generator.instances import summary, summons
from generator.law.limits.insolvency import com_l624_9_revendication, com_r622_24_declaration
from generator.law.procedures.catalogue import evaluate
from generator.law.procedures.court import in_another_member_state
from generator.law.procedures.types import (
    Condition,
    Etat,
    Faits,
    Insolvabilite,
    Partie,
    Pretentions,
    Preuves,
    Procedure,
    Somme,
    TitreObtenu,
)
from generator.model import Creancier, Debiteur, Facture, FaitProcedure, FaitSolvabilite, Office, proved
from generator.money import ZERO, format_eur
from generator.phrases import lower_first, upper_first
from generator.progress import asked
from generator.progress.asof import AsOf, look
from generator.progress.existence import absence
from generator.progress.holds import disputes
from generator.progress.limits import limits as limits_of
from generator.progress.limits.insolvency import creditor_place
from generator.progress.notices import last_notice
from generator.progress.once import once
from generator.progress.orders import orders
from generator.progress.over_indebtedness import files
from generator.progress.procedure import dismissed, pending_opposition, upheld
from generator.progress.titles import waits
from generator.progress.types import LIVES, Delai, Pause
from generator.statement.followed import served_on
from generator.statement.holds import graces
from generator.statement.office_rates import rates_of
from generator.statement.proceedings import relieved
from generator.statement.types import Decompte
from generator.vocabulary import AU_FOND, Fait, Nature, NatureTitre, Qualite

ENGAGEMENTS = frozenset({"contrat", "devis", "commande"})
EXTRACT = "identite"
WAITS = frozenset({"opposition", "attente-execution", "attente-heritiers"})


def procedures(
    case: Case, office: Office, au: dt.date, decompte: Decompte | None, limits: Sequence[Delai] | None = None
) -> tuple[Procedure, ...]:
    """Every procedure, its conditions met, missing or to verify at ``au``, in the neutral order of the table.

    ``limits`` are those of the situation at ``au``, when it is known already.

    Raises:
        CaseInvalid: the office's own values of the law are wrong.
    """
    seen = look(case, office, au, decompte)
    return evaluate(facts(seen, limits), rates_of(case.root))


def lacking(case: Case, procedure: Procedure) -> list[Finding]:
    """What a procedure asked by name lacks: a ``manque`` for each condition not met, a warning for each to verify."""
    found = []
    for condition in procedure.conditions:
        if condition.etat is not Etat.REUNIE:
            level = Level.MANQUE if condition.etat is Etat.MANQUANTE else Level.AVERTISSEMENT
            message = f"{procedure.titre} : {condition.texte} ({condition.reference.citation}) — {condition.etat}."
            found.append(case.finding(level, _path(case, condition), message, f"{upper_first(condition.constat)}."))
    return found


def _path(case: Case, condition: Condition) -> KeyPath:
    """Where the file would tell: « debiteurs.0.commercant »."""
    parts = condition.chemin.split(".") if condition.chemin else []
    path: KeyPath = tuple(int(part) if part.isdigit() else part for part in parts)
    while path and path not in case.positions:
        path = path[:-1]
    return path


def european(debtor: Debiteur, au: dt.date) -> bool:
    """Whether the European procedures are open against a debtor: he lives in another Member State."""
    return in_another_member_state(debtor.adresse.pays, au)


def facts(seen: AsOf, limits: Sequence[Delai] | None = None) -> Faits:
    """The case as plain facts: the law of procedure knows no file. ``limits`` as in ``procedures``."""
    return _facts(seen, limits_of(seen)[0] if limits is None else tuple(limits))


@once
def _facts(seen: AsOf, running: tuple[Delai, ...]) -> Faits:
    dossier = seen.case.dossier
    creance, debtor = dossier.creance, seen.face_a or dossier.debiteur
    competence = creance.competence if seen.face_a is None else seen.face_a.competence
    creditor = seen.office.creanciers.get(dossier.creancier)
    notice = last_notice(seen, Fait.MISE_EN_DEMEURE, of=seen.en_retard)
    served = [one.acte for one in summons(dossier, seen.au)]
    disputed = tuple(disputes(seen))
    open_invoices = [seen.factures[numero][1] for numero in seen.ouvertes]
    return Faits(
        au=seen.au,
        creancier=_party(creditor) if creditor else Partie(Nature.SOCIETE, ""),
        debiteur=_party(debtor, debtor.qualite, absence(seen, debtor)),
        famille=creance.famille,
        pretentions=Pretentions(_whole(seen), asked.due(seen), asked.certain(seen)),
        calcule=seen.decompte is not None,
        marche_public=creance.publique,
        echues=len(seen.en_retard) + len(seen.payees),
        contestees=tuple(_disputed(seen, disputed)),
        contestees_en_partie=tuple(
            f"{', '.join(one.factures)} pour {format_eur(one.montant)}" for one in disputed if one.montant
        ),
        prescrites=tuple(one.facture or one.intitule for one in running if _prescribed(one, seen.au)),
        mise_en_demeure=notice.depart if notice else max((act.date for act in served), default=None),
        tentative_amiable=_attempt(seen),
        extrait=_extract(seen),
        titre=_title(seen, running),
        jugee=_judged(seen),
        delai_de_grace=max((one.au for one in graces(dossier, seen.au) if one.covers(seen.au)), default=None),
        autorisation=_authorisation(seen),
        reserve_de_propriete=creance.reserve_de_propriete,
        preuves=_proofs(seen, open_invoices, served),
        insolvabilite=_insolvency(seen),
        tribunal=(competence.tribunal if competence else None) or "",
        ville=competence.ville if competence else "",
        nees=tuple(min(one.execution_le or one.date, one.date) for one in dossier.factures),
        contrat=creance.contrat_du,
    )


def _whole(seen: AsOf) -> Somme:
    """All that is owed, but what a judgment dismissed; of sums not computed, what is left to pay of the invoices."""
    decompte, lost = seen.decompte, asked.dismissed(seen)
    principal = decompte.principal - lost.principal if decompte else sum(seen.soldes.values(), ZERO)
    return Somme(principal, decompte.interets - lost.interets if decompte else ZERO, seen.total - lost.total)


def _party(party: Creancier | Debiteur, qualite: Qualite | None = None, gone: Pause | None = None) -> Partie:
    where, fin = party.adresse, lower_first(gone.titre) if gone else ""
    forme, greffe = party.forme or "", party.greffe or ""
    return Partie(party.nature, where.code_postal, where.pays, qualite, party.commercant, forme, greffe, fin)


def _prescribed(limit: Delai, au: dt.date) -> bool:
    """Tell whether a limit is a prescription past: of a public body's four years, unless verified to be interrupted."""
    verified = limit.repondu and limit.nature != "prescription"
    return limit.nature in LIVES and limit.date < au and not limit.personne and not verified


def _disputed(seen: AsOf, disputed: Iterable[Pause]) -> Iterable[str]:
    """Disputes of whole invoices still open, and the opposition to be judged: it disputes the claim in court."""
    for pause in disputed:
        if not pause.montant:
            yield ", ".join(pause.factures) or f"du {pause.depuis:%d/%m/%Y}"
    opposition = pending_opposition(seen)
    if opposition is not None:
        yield f"opposition du {opposition.date:%d/%m/%Y}"


def _attempt(seen: AsOf) -> str:
    """The amicable attempt of the journal that CPC 750-1 accepts: a mediation, or a vain L125-1 procedure."""
    mediation = seen.last(Fait.MEDIATION)
    if mediation is not None:
        return f"médiation ou conciliation du {mediation.date:%d/%m/%Y}"
    for _, fait in seen.of(FaitProcedure, Fait.PETITES_CREANCES):
        if fait.issue is not None or seen.known(fait.close_le):
            return f"procédure L125-1 du {fait.date:%d/%m/%Y}, close"
    return ""


def _extract(seen: AsOf) -> dt.date | None:
    days = [fait.date for _, fait in seen.of(FaitSolvabilite) if fait.extrait and seen.seen_against(fait.debiteur)]
    pieces = (piece for piece in seen.case.dossier.pieces if seen.seen_against(piece.debiteur))
    days += [piece.date for piece in pieces if piece.nature == EXTRACT and piece.date]
    return max((day for day in days if day <= seen.au), default=None)


def _title(seen: AsOf, running: Sequence[Delai]) -> TitreObtenu | None:
    """The title in force: a judgment, else an order neither opposed nor lapsed.

    None while an opposition to it is pending, nor once what was granted is dismissed.
    """
    held = [titre for path, titre in seen.titres if waits(seen, path, titre)]
    known = (titre for titre in upheld(seen) if titre not in held)
    titles = [titre for titre in known if titre.nature is not NatureTitre.ORDONNANCE_INJONCTION]
    ends = [delai.date for delai in running if delai.nature in WAITS and not delai.personne]
    if titles:
        titre = max(titles, key=lambda one: one.date)
        told = (served_on(seen.case.dossier, titre, seen.au), titre.executoire_le)
        served = next(filter(None, map(seen.known, told)), None)
        return TitreObtenu(titre.nature, titre.date, served, None)
    orders_left = [one for one in orders(seen) if not (one.sans_effet or one.opposee or one.lapsed(seen.au))]
    if not orders_left:
        return None
    order = max(orders_left, key=lambda one: (one.signification is not None, one.date))
    served = order.signification.date if order.signification else None
    return TitreObtenu(NatureTitre.ORDONNANCE_INJONCTION, order.date, served, max(ends, default=None))


def _judged(seen: AsOf) -> str:
    """The judgment that already granted or dismissed the claim; none while an opposition is to be judged."""
    if pending_opposition(seen) is not None:
        return ""
    if (found := dismissed(seen)) is not None:
        return f"demande rejetée le {found[1].date:%d/%m/%Y}"
    names = {note.date: "jugement" for note in seen.facts(Fait.JUGEMENT)}
    names |= {titre.date: titre.nature.mots for _, titre in seen.titres if titre.nature in AU_FOND}
    last = max((day for day in names if not summary(seen.case.dossier, day)), default=None)
    return f"{names[last]} du {last:%d/%m/%Y}" if last else ""


def _authorisation(seen: AsOf) -> dt.date | None:
    days = (seen.known(fait.autorisee_le) for _, fait in seen.of(FaitProcedure, Fait.SAISIE_CONSERVATOIRE))
    return next(filter(None, days), None)


def _proofs(seen: AsOf, invoices: Sequence[Facture], served: Sequence[FaitProcedure]) -> Preuves:
    natures = {piece.nature for piece in seen.case.dossier.pieces}
    letters = (note.fait for note in seen.facts(Fait.MISE_EN_DEMEURE))
    delivered = len(invoices) == 1 and "livraison" in natures  # one delivery note, one invoice: no need to say which
    return Preuves(
        engagement=bool(natures & ENGAGEMENTS),
        execution=tuple(one.numero for one in invoices if one.livraison is None and not delivered),
        factures=tuple(one.numero for one in invoices if one.piece is None),
        mise_en_demeure=any(proved(seen.case.dossier, fact) for fact in (*letters, *served)),
        immatriculation=EXTRACT in natures,
    )


def _insolvency(seen: AsOf) -> Insolvabilite:
    procedure = next(reversed(seen.procedures_collectives), None)
    over = next((file.recevable_le for file in files(seen)), None)
    known = (fait for _, fait in seen.of(FaitSolvabilite) if seen.seen_against(fait.debiteur))
    checks = [fait.date for fait in known if fait.source == "bodacc"]
    if procedure is None:
        return Insolvabilite(surendettement=over, controle=max(checks, default=None))
    opened = procedure.ouverture
    published = seen.known(opened.bodacc_le)
    start = published or opened.date
    dispense = relieved(seen.case.dossier, seen.au, procedure)
    return Insolvabilite(
        ouverture=opened.date,
        publication=published,
        declaration=seen.known(procedure.declaree_le),
        dispense=dispense is not None and not dispense.autres,
        revendication=seen.known(procedure.revendiquee_le),
        fin_de_declaration=com_r622_24_declaration(start, creditor_place(seen), seen.lieu).date,
        fin_de_revendication=com_l624_9_revendication(start).date,
        surendettement=over,
        controle=max(checks, default=None),
    )
