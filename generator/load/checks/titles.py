"""Whom titles condemn and acts are against: debtors of the case, condemned before anything is enforced on them."""

from collections.abc import Iterator
from datetime import date

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.load.checks.parties import unknown_debtor
from generator.load.repeats import repeated
from generator.model import Dossier, FaitProcedure, FaitRemise, Office, Titre
from generator.money import format_eur
from generator.phrases import of_name
from generator.vocabulary import Fait
from generator.vocabulary.faits import ENFORCEMENT, PROTECTIVE

_AGAINST_ONE = frozenset(
    {
        Fait.REQUETE_INJONCTION,
        Fait.ORDONNANCE_INJONCTION,
        Fait.SIGNIFICATION,
        Fait.ASSIGNATION,
        Fait.JUGEMENT,
        *PROTECTIVE,
        *ENFORCEMENT,
    }
)  # acts read as against whom they name
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


def acts_name_a_debtor(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Whoever an act is against is a debtor of the case, and only an act that is followed by person names one."""
    known = [party.nom_complet for party in case.dossier.debiteurs]
    for index, fact in enumerate(case.dossier.journal):
        for rank, name in enumerate(fact.autres if isinstance(fact, FaitRemise) else ()):
            if name not in known:
                yield unknown_debtor(case, ("journal", index, "autres", rank), name)
        if not isinstance(fact, FaitProcedure | FaitRemise) or fact.debiteur is None:
            continue
        where: KeyPath = ("journal", index, "debiteur")
        if fact.debiteur not in known:
            yield unknown_debtor(case, where, fact.debiteur)
        elif isinstance(fact, FaitProcedure) and fact.type not in _AGAINST_ONE:
            message = "« debiteur » dit qui un acte vise seul : sans effet sur un autre fait."
            yield case.avertit(where, message, "Retirer la ligne.")


def enforced_on_the_condemned(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A title is served and enforced on those it condemns (CPCE L111-2); a service on one is not one on the others."""
    dossier = case.dossier
    known = {None, *(party.nom_complet for party in dossier.debiteurs)}
    for index, fact in enumerate(dossier.journal):
        if not isinstance(fact, FaitProcedure) or fact.debiteur not in known:
            continue
        name = fact.debiteur or dossier.debiteur.nom_complet
        said = [titre for titre in _before(dossier, fact.date) if titre.condamnes]
        mute = len(said) < len(_before(dossier, fact.date))
        if fact.type in ENFORCEMENT and said and not mute and not _any_condemns(said, name):
            yield case.avertit(
                ("journal", index),
                f"exécution contre {name}, qu'aucun titre du dossier ne condamne (CPCE, art. L111-2).",
                "Vérifier « condamnes » au titre, ou dire contre qui l'acte est fait (« debiteur: … »).",
            )
        elif fact.type is Fait.SIGNIFICATION and fact.debiteur is None and fact.acte in _SERVED:
            last = max(said, key=lambda titre: titre.date, default=None)
            if last is not None and len(last.condamnes) > 1:
                yield case.avertit(
                    ("journal", index),
                    f"signification qui ne dit pas à qui, le titre condamnant {len(last.condamnes)} personnes : elle "
                    "n'est comptée que pour le débiteur principal s'il est condamné, sinon pour le premier nommé.",
                    "Ajouter « debiteur: … », et noter une signification par personne.",
                )


def _before(dossier: Dossier, day: date) -> list[Titre]:
    return [titre for titre in dossier.titres if titre.date <= day]


def _any_condemns(titles: list[Titre], name: str) -> bool:
    return any(one.nom == name for titre in titles for one in titre.condamnes)
