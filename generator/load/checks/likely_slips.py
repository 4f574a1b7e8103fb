"""Orders of events that a hand in a hurry writes: each may be right, and is most often a date or an author mistaken."""

from collections.abc import Iterator

from generator.case import Case
from generator.findings import Finding
from generator.instances import against_principal, billed, injunctions, judgments, noted_twice, opponents_alone
from generator.load.checks.acts_out_of_turn import CHECK
from generator.model import FaitEcheancier, FaitProcedure, Office, Titre
from generator.money import ZERO, format_eur
from generator.phrases import enumeration, of_name
from generator.vocabulary import AU_FOND, Fait


def judged_twice(case: Case, _office: Office | None) -> Iterator[Finding]:
    """One decision, most often, noted at two dates."""
    for (_, first), (path, second) in noted_twice(case.dossier):
        yield case.avertit(
            path,
            f"jugement du {second.date:%d/%m/%Y} après celui du {first.date:%d/%m/%Y}, sans recours noté entre les "
            "deux : la même décision à deux dates ? Le délai pour la notifier est compté du premier, par prudence.",
            "Corriger la date, effacer le doublon, ou noter ce qui les sépare (appel, opposition, « ecarte-le »).",
        )


def judged_on_the_opposition_of_another(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A judgment that names nobody, when another than the principal debtor alone was heard: its title is of him."""
    dossier = case.dossier
    titled = {one.date for one in dossier.titres if one.nature in AU_FOND}  # what its title says counts
    for path, one in judgments(dossier):
        told = one.condamnes if isinstance(one, Titre) else one.debiteur or one.date in titled
        opposed = () if told else opponents_alone(dossier, one.date)
        if not opposed:
            continue
        key = f"condamnes: [{{nom: {opposed[0]}}}]" if isinstance(one, Titre) else f"debiteur: {opposed[0]}"
        heard = enumeration([*map(of_name, opposed)])
        held = f"{heard}, dont l'opposition est seule devant le juge"
        if isinstance(one, Titre):
            held = f"{of_name(dossier.debiteur.nom_complet)}, quand l'opposition est {heard}"
        yield case.avertit(
            path,
            f"jugement du {one.date:%d/%m/%Y} qui ne dit pas à l'égard de qui il est rendu : tenu pour rendu à "
            f"l'égard {held}.",
            f"L'écrire (« {key} »).",
        )


def opposed_in_its_time(case: Case, _office: Office | None) -> Iterator[Finding]:
    """An opposition comes after the service of the order, and before the judgment that takes its place."""
    dossier = case.dossier
    for path, fact in dossier.of(FaitProcedure, Fait.OPPOSITION):
        orders = [one for one in injunctions(dossier) if one.date <= fact.date]
        if not orders or fact.debiteur:
            continue
        served = [one.signifie_le for one in orders if isinstance(one, Titre) and one.signifie_le]
        acts = dossier.faits(FaitProcedure, Fait.SIGNIFICATION)
        served += [one.date for one in acts if one.acte in {"ordonnance", None} and one.rg in {None, fact.rg}]
        if served and fact.date < min(served):
            told = f"opposition antérieure à la signification de l'ordonnance, du {min(served):%d/%m/%Y}."
            yield case.avertit((*path, "date"), told, CHECK)
        last = max(one.date for one in orders)
        since = [one.date for _, one in judgments(dossier) if last < one.date < fact.date]
        if since:
            yield case.avertit(
                path,
                f"opposition postérieure au jugement du {max(since):%d/%m/%Y} : à l'ordonnance, qu'il aurait "
                "remplacée, ou à ce jugement, rendu par défaut (à vérifier) ?",
                CHECK,
            )


def opposed_by_the_condemned(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Another than the principal debtor opposes an order that condemns him: until it says so, nothing follows it."""
    dossier = case.dossier
    for path, fact in dossier.of(FaitProcedure, Fait.OPPOSITION):
        name = fact.debiteur
        if name is None or name == dossier.debiteur.nom_complet:
            continue
        orders = [one for one in injunctions(dossier) if one.date <= fact.date]
        silent = [one for one in orders if isinstance(one, Titre) and not one.condamnes]
        if silent and not any(_against(one, name) for one in orders):
            yield case.avertit(
                path,
                f"opposition {of_name(name)}, mais rien ne dit que l'ordonnance du {silent[-1].date:%d/%m/%Y} "
                f"condamne {name} : cette opposition n'est pas suivie.",
                "Relire l'ordonnance et nommer ceux qu'elle condamne sous « condamnes: ».",
            )


def _against(order: FaitProcedure | Titre, name: str) -> bool:
    return any(one.nom == name for one in order.condamnes) if isinstance(order, Titre) else order.debiteur == name


def appeal_of_all_that_was_asked(case: Case, _office: Office | None) -> Iterator[Finding]:
    """The creditor appeals of what was refused to him: that of a title of all that was billed may be another's."""
    dossier = case.dossier
    for path, fact in dossier.of(FaitProcedure, Fait.DECLARATION_D_APPEL):
        titles = [one for one in dossier.titres if one.nature in AU_FOND and one.date <= fact.date]
        last = max(titles, key=lambda one: one.date, default=None)
        if fact.auteur != "creancier" or last is None or not against_principal(dossier, last):
            continue
        known = billed(dossier, last)
        if last.principal >= sum((one.montant_ttc for one in dossier.factures if one.numero in known), ZERO):
            yield case.avertit(
                (*path, "auteur"),
                f"appel du créancier d'un jugement dont le titre lui accorde {format_eur(last.principal)}, tout ce qui "
                "est facturé : auteur à vérifier.",
                "Si le débiteur a fait appel, écrire « auteur: debiteur ».",
            )


def missed_of_a_plan(case: Case, _office: Office | None) -> Iterator[Finding]:
    """An instalment is missed of a plan: of none, it does nothing."""
    dossier = case.dossier
    plans = [one.date for one in dossier.faits(FaitEcheancier)]
    for index, fact in enumerate(dossier.journal):
        if fact.type is Fait.ECHEANCE_MANQUEE and not any(day <= fact.date for day in plans):
            told = "échéance manquée sans échéancier antérieur au dossier : elle n'a aucun effet."
            yield case.avertit(("journal", index), told, f"Noter l'échéancier (« echeancier »). {CHECK}")
