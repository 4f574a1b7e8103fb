"""Whom titles condemn and acts are against: debtors of the case, condemned still when it is enforced on them."""

from collections.abc import Iterator, Sequence
from datetime import date

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.instances import OfOne, Opposition, concerned, overturned, summary, taken_back, twins
from generator.load.checks.acts_out_of_turn import CHECK, LAWYER, Act, day_of
from generator.load.checks.parties import unknown_debtor
from generator.load.repeats import repeated
from generator.model import (
    Dossier,
    FaitContestation,
    FaitFin,
    FaitJournal,
    FaitProcedure,
    FaitRemise,
    FaitReprise,
    FaitSolvabilite,
    Office,
    Titre,
)
from generator.money import format_eur
from generator.phrases import enumeration, of_name
from generator.vocabulary import AU_FOND, CONDAMNATIONS, JUGES, Fait, NatureTitre
from generator.vocabulary.faits import ENFORCEMENT

_OF_ALL = frozenset(
    {
        Fait.PETITES_CREANCES,
        Fait.COMMANDEMENT_CREANCE_COMMERCIALE,
        Fait.REJET,
        Fait.NOTIFICATION_OPPOSITION,
        Fait.CONSTITUTION_AVOCAT,
        Fait.CONSIGNATION,
        Fait.CERTIFICAT_NON_OPPOSITION,
        Fait.DECLARATION_D_APPEL,
    }
)  # acts not read as against whom they name
_NAMING = FaitFin | OfOne | FaitRemise | FaitSolvabilite  # whom they are of, alone
_SERVED = frozenset({"ordonnance", "jugement", None})


def condemned_named(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Those a title condemns are debtors of the case, each named once, a guarantor within his commitment."""
    parties = {party.nom_complet: party for party in case.dossier.debiteurs}
    for rank, titre in enumerate(case.dossier.titres):
        where: KeyPath = ("titres", rank, "condamnes")
        for index, one in enumerate(titre.condamnes):
            party = parties.get(one.nom)
            bond = party.cautionnement if party else None
            if party is None:
                yield unknown_debtor(case, (*where, index, "nom"), one.nom)
            elif bond and one.limite is not None and bond.plafond is not None and one.limite > bond.plafond:
                yield case.avertit(
                    (*where, index, "limite"),
                    f"{format_eur(one.limite)} dépassent l'engagement {of_name(one.nom)}, {format_eur(bond.plafond)}.",
                    "Relire le titre et l'acte de cautionnement.",
                )
        for index, _ in repeated(one.nom for one in titre.condamnes):
            message = f"« {titre.condamnes[index].nom} » est déjà nommé."
            yield case.erreur((*where, index, "nom"), message, "Retirer une des deux lignes.")


def titles_judge_what_was_billed(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A title grants no invoice issued since: named, it would leave the account."""
    billed = {one.numero: one.date for one in case.dossier.factures}
    for index, titre in enumerate(case.dossier.titres):
        for rank, numero in enumerate(titre.factures):
            if titre.date < billed.get(numero, titre.date):
                one = case.dossier.creance.famille.mot.la
                yield case.avertit(
                    ("titres", index, "factures", rank),
                    f"{one} {numero}, du {billed[numero]:%d/%m/%Y}, est postérieure à ce titre.",
                    "La retirer de « factures », ou vérifier les dates.",
                )


def titles_told_apart(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Of two titles of one day against one person, one set aside: each has its number, and what is of one says it."""
    dossier = case.dossier
    for rank, titre in enumerate(dossier.titres):
        mixed = [one for one in twins(dossier, titre) if (one.ecarte_le is None) is not (titre.ecarte_le is None)]
        if mixed and (titre.rg is None or any(one.rg == titre.rg for one in mixed)):
            yield case.erreur(
                ("titres", rank, *(["rg"] if titre.rg else [])),
                f"un autre titre du {titre.date:%d/%m/%Y} est contre la même personne, et l'un des deux est écarté : "
                "rien ne dit lequel vaut pour ce qui est noté.",
                "Ajouter à chacun son numéro (« rg: … »).",
            )
        elif mixed and titre.ecarte_le is None and all(one.rg for one in mixed):
            yield from _untold(case, (titre, *mixed))


def _untold(case: Case, pair: Sequence[Titre]) -> Iterator[Finding]:
    """Decisions and services of the journal that do not say of which title of a day they are."""
    dossier, day = case.dossier, pair[0].date
    order = pair[0].nature is NatureTitre.ORDONNANCE_INJONCTION
    given, acte = (Fait.ORDONNANCE_INJONCTION, "ordonnance") if order else (Fait.JUGEMENT, "jugement")
    after = min((one.date for one in dossier.titres if one.date > day), default=date.max)
    numbers = [one.rg for one in pair]
    names = {None}.union(*(concerned(dossier, one) for one in pair))
    for path, fact in _acts(dossier, given, Fait.SIGNIFICATION):
        served = fact.type is Fait.SIGNIFICATION and day <= fact.date < after and fact.acte in {acte, None}
        decided = fact.type is given and fact.date == day and not fact.deboute
        if (served or decided) and fact.debiteur in names and fact.rg not in numbers:
            what = "cette signification" if served else "cette décision"
            yield case.erreur(
                path,
                f"{what} ne dit pas duquel des titres du {day:%d/%m/%Y} elle est, dont un est écarté.",
                f"Ajouter « rg: {numbers[0]} » ou « rg: {numbers[1]} ».",
            )


def acts_name_a_debtor(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Whoever an act is against is a debtor of the case, and only an act that is followed by person names one."""
    known = [party.nom_complet for party in case.dossier.debiteurs]
    for where, name, fact in _named(case.dossier):
        if name not in known:
            yield unknown_debtor(case, where, name)
        elif fact is not None and _of_nobody(fact):
            message = "« debiteur » dit qui un acte vise seul : sans effet sur un autre fait."
            yield case.avertit(where, message, "Retirer la ligne.")


def _named(dossier: Dossier) -> Iterator[tuple[KeyPath, str, FaitJournal | None]]:
    """Every name of a debtor, at its key, that a pièce, a decision or a fact gives, with the fact."""
    for index, decision in enumerate(dossier.dispenses):
        if decision.debiteur:
            yield ("dispenses", index, "debiteur"), decision.debiteur, None
    for index, piece in enumerate(dossier.pieces):
        if piece.debiteur:
            yield ("pieces", index, "debiteur"), piece.debiteur, None
    for index, fact in enumerate(dossier.journal):
        if isinstance(fact, _NAMING) and fact.debiteur:
            yield ("journal", index, "debiteur"), fact.debiteur, fact
    for path, hand in dossier.of(FaitRemise):
        yield from (((*path, "autres", rank), name, hand) for rank, name in enumerate(hand.autres))


def _of_nobody(fact: FaitJournal) -> bool:
    """Whether a fact is followed of no debtor by his name: an act read of all, a note that tells of no document."""
    if isinstance(fact, FaitFin):
        return fact.document is None
    return isinstance(fact, FaitProcedure) and fact.type in _OF_ALL


def enforced_on_the_condemned(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Only a title in force is enforced, on those it condemns (CPCE L111-2)."""
    dossier = case.dossier
    for path, fact in _acts(dossier, *ENFORCEMENT):
        if _agreed(dossier, fact.date):
            continue
        name = fact.debiteur or dossier.debiteur.nom_complet
        granted = _granted(dossier, fact.date)
        undone = [taken_back(dossier, one, day_of(fact), name) for one in granted]
        told = [one for one, gone in zip(granted, undone, strict=True) if isinstance(one, Titre) and not gone]
        if not granted:
            what = "exécution sans titre exécutoire noté à cette date (CPCE, art. L111-2)."
            remedy = f"Noter le titre (« titres », ou la décision au journal). {CHECK}"
            yield case.avertit(path, what, remedy)
        elif all(undone):
            what = f"exécution contre {name}, {_undone(undone[-1])} : sans titre à cette date (CPCE, art. L111-2)."
            yield case.avertit(path, what, LAWYER)
        elif told and all(one.condamnes for one in told) and not any(_names(one, name) for one in told):
            yield case.avertit(
                path,
                f"exécution contre {name}, qu'aucun titre du dossier ne condamne (CPCE, art. L111-2).",
                "Vérifier « condamnes » au titre, ou dire contre qui l'acte est fait (« debiteur: … »).",
            )


def served_on_each(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A service on one of those a title condemns is not one on the others: it says on whom it is."""
    dossier = case.dossier
    for path, fact in _acts(dossier, Fait.SIGNIFICATION):
        said = [titre for titre in dossier.titres if titre.date <= fact.date and titre.condamnes]
        last = max(said, key=lambda titre: titre.date, default=None)
        if fact.debiteur is None and fact.acte in _SERVED and last is not None and len(last.condamnes) > 1:
            yield case.avertit(
                path,
                f"signification qui ne dit pas à qui, le titre condamnant {len(last.condamnes)} personnes : elle "
                "n'est comptée que pour le débiteur principal s'il est condamné, sinon pour le premier nommé.",
                "Ajouter « debiteur: … », et noter une signification par personne.",
            )


def judged_by_a_title(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A judgment that grants something is followed once a title says what; one that confirms a title asks for none."""
    dossier = case.dossier
    for path, fact in _acts(dossier, Fait.JUGEMENT):
        day, name, urgent = fact.date, fact.debiteur or dossier.debiteur.nom_complet, summary(dossier, fact.date)
        judged = (JUGES if urgent else AU_FOND) | {NatureTitre.JUGEMENT_ETRANGER}
        known = (titre for titre in dossier.titres if titre.nature in judged)
        told = any(name in concerned(dossier, titre) and not titre.ecarte(day) for titre in known)
        if fact.deboute or told or overturned(dossier, fact, date.max, name):
            continue
        nature = NatureTitre.REFERE if urgent else NatureTitre.JUGEMENT
        unless = (
            "si la demande est rejetée, « sens: rejet » dans ce fait ; si rien n'en est jugé (expertise, sursis), "
            "écrire « type: avant-dire-droit »"
        )
        yield _without_its_title(case, path, fact, nature, unless, _held(dossier, fact))


def ordered_by_a_title(case: Case, _office: Office | None) -> Iterator[Finding]:
    """So is an order for payment, unless it was opposed, or the creditor asked again or sued instead (CPC 1409, 1411).

    Nor when what was asked is refused, withdrawn or closed. A title of before is of another order.
    """
    dossier = case.dossier
    again = [fact.date for _, fact in _acts(dossier, Fait.REQUETE_INJONCTION, Fait.ASSIGNATION)]
    over = [fact.date for _, fact in _acts(dossier, Fait.REJET, Fait.DESISTEMENT) if fact.eteint]
    for path, fact in _acts(dossier, Fait.ORDONNANCE_INJONCTION):
        day, name = fact.date, fact.debiteur or dossier.debiteur.nom_complet
        since = (titre for titre in dossier.titres if titre.nature in CONDAMNATIONS and titre.date >= day)
        since = (titre for titre in since if not _of_another_order(dossier, fact, titre))
        told = any(concerned(dossier, fact) & concerned(dossier, titre) and not titre.ecarte(day) for titre in since)
        left = fact.close_le is not None or any(one > day for one in again) or any(one >= day for one in over)
        if not told and not left and not taken_back(dossier, fact, date.max, name):
            unless = (
                "s'il y est à une autre date, corriger l'une des deux ; si la demande est rejetée, noter « rejet » ; "
                "si l'ordonnance, non signifiée à temps, est non avenue (CPC, art. 1411), « close-le » dans ce fait"
            )
            yield _without_its_title(case, path, fact, NatureTitre.ORDONNANCE_INJONCTION, unless)


def _of_another_order(dossier: Dossier, order: FaitProcedure, titre: Titre) -> bool:
    """Tell whether a title is that of another order of the journal: by its day, on one day by its number."""
    given = [one for one in dossier.faits(FaitProcedure, Fait.ORDONNANCE_INJONCTION) if one.date == titre.date]
    if titre.nature is not NatureTitre.ORDONNANCE_INJONCTION or order not in given:
        return titre.nature is NatureTitre.ORDONNANCE_INJONCTION and bool(given)
    return order.rg not in {None, titre.rg} and any(one.rg == titre.rg for one in given)


def _without_its_title(  # noqa: PLR0913, PLR0917 - what the sentence says
    case: Case, path: KeyPath, fact: FaitProcedure, nature: NatureTitre, unless: str, held: str = ""
) -> Finding:
    """A decision of the journal that no title tells: what it grants is not followed."""
    who = f" contre {fact.debiteur}" if fact.debiteur else ""
    return case.avertit(
        path,
        f"{nature.mots} du {fact.date:%d/%m/%Y}{who} sans son titre : le décompte ne suit pas ce qui y est "
        f"accordé{held}.",
        f"Le noter : recouvre noter {case.dossier.reference} titre date={fact.date:%d/%m/%Y} nature={nature} "
        f'juridiction="…" rg=… principal=… ; {unless}.',
    )


def _held(dossier: Dossier, judgment: FaitProcedure) -> str:
    """The disputes that a judgment on the merits decided, and that only what it granted ends."""
    lifted = max((one.date for one in dossier.faits(FaitReprise) if not one.objet), default=date.min)
    known = (one.date for one in dossier.faits(FaitContestation))
    disputed = [f"du {day:%d/%m/%Y}" for day in known if lifted < day <= judgment.date]
    if not disputed or judgment.debiteur not in {None, dossier.debiteur.nom_complet} or summary(dossier, judgment.date):
        return ""
    if len(disputed) == 1:
        return f", et la contestation {disputed[0]} retient toujours ce qu'elle vise"
    return f", et les contestations {enumeration(disputed)} retiennent toujours ce qu'elles visent"


def _acts(dossier: Dossier, *types: Fait) -> Iterator[Act]:
    """Acts against a debtor of the case: of a name unknown, that is told already."""
    known = {None, *(party.nom_complet for party in dossier.debiteurs)}
    return ((path, fact) for path, fact in dossier.of(FaitProcedure, *types) if fact.debiteur in known)


def _granted(dossier: Dossier, day: date) -> list[FaitProcedure | Titre]:
    """What a judge granted, or a title, known on a day and told by the titles or by the journal; oldest first."""
    told = dossier.faits(FaitProcedure, Fait.ORDONNANCE_INJONCTION, Fait.JUGEMENT)
    found: list[FaitProcedure | Titre] = [*dossier.titres, *(fact for fact in told if not fact.deboute)]
    return sorted((one for one in found if one.date <= day), key=lambda one: one.date)


def _agreed(dossier: Dossier, day: date) -> bool:
    """Tell whether an agreement found by the commissaire, before a day, may be a title of his (CPCE L125-1)."""
    told = (fact.accord_le for _, fact in _acts(dossier, Fait.PETITES_CREANCES))
    return any(found is not None and found <= day for found in told)


def _undone(gone: FaitProcedure | Titre | Opposition | None) -> str:
    if isinstance(gone, Titre):
        return f"le titre du {gone.date:%d/%m/%Y} étant écarté depuis le {gone.ecarte_le:%d/%m/%Y}"
    if isinstance(gone, Opposition):
        return f"l'ordonnance étant frappée d'opposition le {gone.date:%d/%m/%Y}"
    return f"la demande étant rejetée depuis le {gone.date:%d/%m/%Y}" if gone else ""


def _names(titre: Titre, name: str) -> bool:
    return any(one.nom == name for one in titre.condamnes)
