"""Insolvency noted of who cannot be under it, which stops interest without ground; what was paid all the same."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.case import Case
from generator.findings import Finding
from generator.load.checks.acts_out_of_turn import LONGEST
from generator.model import FaitProcedureCollective, FaitSurendettement, Office
from generator.vocabulary import Nature

_OUT_OF_REACH = {
    Nature.SYNDICAT: "d'un syndicat de copropriétaires : il n'y est pas soumis, mais à une administration provisoire "
    "(loi n° 65-557, art. 29-1 et suivants)",
    Nature.PERSONNE_PUBLIQUE: "d'une personne publique : elle n'y est pas soumise (C. com., art. L631-2 et L640-2)",
}


def over_indebtedness_of_a_person(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Only a natural person is over-indebted: noted of a company, it stops interest and reminders without ground.

    Of the principal debtor, unnamed, it may be a fact of another whom the journal does not name yet.
    """
    for path, fact in case.dossier.of(FaitSurendettement):
        if case.dossier.named(fact.debiteur).est_physique:
            continue
        if fact.debiteur:
            yield case.erreur(
                (*path, "debiteur"),
                f"{fact.debiteur} n'est pas une personne physique : son surendettement ne peut être noté (C. conso., "
                "art. L711-1).",
                "Une procédure collective se note « procedure-collective ».",
            )
        else:
            yield case.avertit(
                path,
                "surendettement noté, mais le débiteur principal n'est pas une personne physique (C. conso., art. "
                "L711-1) : relances, intérêts et exécution sont arrêtés ici.",
                "Celui d'une caution ou d'un codébiteur porte son nom (« debiteur: … ») ; une procédure collective se "
                "note « procedure-collective ».",
            )


def collective_proceedings_of_a_professional(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A private person is under collective proceedings in Alsace-Moselle only (C. com. L670-1)."""
    for path, fact in case.dossier.of(FaitProcedureCollective):
        debtor = case.dossier.named(fact.debiteur)
        if debtor.nature is Nature.PARTICULIER and debtor.adresse.code_postal[:2] not in {"57", "67", "68"}:
            yield case.avertit(
                path,
                "procédure collective d'un particulier : elle suppose une activité professionnelle, ou un domicile en "
                "Alsace-Moselle (C. com., art. L670-1, à vérifier).",
                "Écrire « nature: entrepreneur-individuel », ou noter « surendettement ».",
            )
        elif who := _OUT_OF_REACH.get(debtor.nature):
            yield case.avertit(
                path,
                f"procédure collective {who}, à vérifier : relances et intérêts sont arrêtés ici.",
                "Si c'en est une autre, écrire « suspension », avec son motif.",
            )


def paid_while_over_indebted(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Admission forbids its debtor to pay an earlier debt, until the measures (C. conso. L722-3 and L722-5)."""
    dossier = case.dossier
    admitted = [
        (one.recevable_le, _forbidden_until(one, one.recevable_le), dossier.named(one.debiteur))
        for one in dossier.faits(FaitSurendettement)
        if one.recevable_le is not None and any(facture.date < one.recevable_le for facture in dossier.factures)
    ]
    for rank, paid in enumerate(dossier.paiements if admitted else ()):
        payer = paid.paye_par or dossier.debiteur.nom_complet
        known = (day for day, end, party in admitted if party.nom_complet == payer and day <= paid.date <= end)
        if paid.volontaire and not (paid.indu or paid.rejete_le) and (since := max(known, default=None)) is not None:
            yield case.avertit(
                ("paiements", rank),
                f"payé le {paid.date:%d/%m/%Y} par {payer}, que la recevabilité de son surendettement, le "
                f"{since:%d/%m/%Y}, empêche de payer une créance antérieure, sauf mesures adoptées depuis (C. conso., "
                "art. L722-5, à vérifier).",
                "Vérifier les dates et le payeur (« paye-par ») ; le sort de ce paiement est à soumettre à l'avocat.",
            )


def _forbidden_until(file: FaitSurendettement, admitted: date) -> date:
    """Last day on which an earlier debt may not be paid: two years, unless measures or the end come first."""
    ends = (day - timedelta(days=1) for day in (file.appliquees_le, file.fin_le) if day is not None)
    return min([admitted + LONGEST, *ends])


def measures_are_whole(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Measures follow an admission, which stops interest; what is dated of them is read with their nature alone."""
    for path, fact in case.dossier.of(FaitSurendettement):
        if fact.mesures and not fact.recevable_le:
            yield case.erreur(
                (*path, "mesures"),
                "mesures de surendettement sans la recevabilité qui les précède : ni la suspension ni l'arrêt des "
                "intérêts ne sont comptés.",
                "Ajouter « recevable-le ».",
            )
        for key in ("notifiees_le", "contestees_le", "appliquees_le", "jusqu_au") if not fact.mesures else ():
            if getattr(fact, key) is not None:
                name = key.replace("_", "-")
                yield case.erreur(
                    (*path, name),
                    f"« {name} » sans « mesures » : cette date ne serait lue nulle part.",
                    "Écrire « mesures », avec plan-conventionnel, mesures-imposees ou retablissement-personnel.",
                )
        if fact.efface and fact.jusqu_au is not None:
            yield case.avertit(
                (*path, "jusqu-au"),
                "un rétablissement personnel efface la dette : il n'a pas de dernier jour (C. conso., art. L741-2).",
                "Retirer la ligne ; s'il a été contesté ou révoqué, écrire « fin-le ».",
            )
