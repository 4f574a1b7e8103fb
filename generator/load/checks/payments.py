"""Claims and payments that come from somebody else, or by mistake: what is written of them holds together."""

from collections.abc import Iterable, Iterator, Mapping

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.load.suggest import same
from generator.model import Debiteur, FaitRejet, Office, Paiement
from generator.phrases import enumeration
from generator.vocabulary import Fait


def third_parties_named(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A subrogation is consented to somebody else than the debtor (C. civ., art. 1346-1)."""
    for index, paid in enumerate(case.dossier.paiements):
        debtor = case.dossier.debiteur.nom_complet
        if paid.subrogation is not None and paid.paye_par in {None, debtor}:
            yield case.erreur(
                ("paiements", index, "subrogation"),
                "une subrogation se consent à qui paie la dette d'un autre (C. civ., art. 1346-1).",
                "Dire qui a payé (« paye-par: … »), ou retirer la ligne.",
            )


def payers_named_as_they_are(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A debtor's name written otherwise is a stranger's: his payment would neither interrupt nor lower what he owes.

    That of whom a refund went to, debtor or payer: it would first be of what another had paid.
    """
    parties = {party.nom_complet: [*_names(party)] for party in case.dossier.debiteurs}
    others = {paid.paye_par: [paid.paye_par] for paid in case.dossier.paiements if paid.paye_par}
    for index, paid in enumerate(case.dossier.paiements):
        if name := _misspelt(paid.paye_par, parties):
            yield case.avertit(
                ("paiements", index, "paye-par"),
                f"« {paid.paye_par} » n'est pas lu comme {name}, mais comme un tiers.",
                f"Si c'est {name} qui a payé, l'écrire ainsi.",
            )
    for index, back in enumerate(case.dossier.remboursements):
        if name := _misspelt(back.a, others | parties):
            yield case.avertit(
                ("remboursements", index, "a"),
                f"« {back.a} » n'est pas lu comme {name}, mais comme un tiers qui n'a rien payé.",
                f"Si c'est à {name} que cette somme a été rendue, l'écrire ainsi.",
            )


def _misspelt(typed: str | None, known: Mapping[str, Iterable[str]]) -> str | None:
    """The name meant by one that is written otherwise."""
    if typed is None or typed in known:
        return None
    return next((name for name, written in known.items() if any(same(typed, one) for one in written)), None)


def _names(party: Debiteur) -> Iterator[str]:
    yield from (party.nom_complet, party.nom_legal)
    if party.est_physique:
        yield from (f"{party.civilite} {party.nom_complet}", f"{party.nom} {party.prenoms}")
    else:
        yield f"{party.forme} {party.denomination}"


def received_after_the_end(case: Case, _office: Office | None) -> Iterator[Finding]:
    """Money goes on coming in a case that says it is over: it is deducted, and nothing says what is left is owed.

    « solde » gives up what is left whatever comes next.
    """
    ends = [one for one in case.dossier.journal if one.type in {Fait.CLOTURE, Fait.IRRECOUVRABLE}]
    bounced = {(fact.paiement_du, fact.montant) for _, fact in case.dossier.of(FaitRejet)}
    for index, paid in enumerate(case.dossier.paiements):
        void = paid.indu or paid.rejete_le is not None or (paid.date, paid.montant) in bounced
        end = next((one for one in ends if one.date < paid.date), None)
        if end is not None and not void:
            yield case.avertit(
                ("paiements", index),
                f"paiement postérieur à la fin du dossier (« {end.type} » du {end.date:%d/%m/%Y}) : il est déduit, "
                "mais rien n'est suivi de ce qui resterait dû.",
                f"Si le dossier reprend, retirer « {end.type} » ; sinon, vérifier la date, et en rendre compte au "
                "créancier.",
            )


def mistakes_settle_nothing(case: Case, _office: Office | None) -> Iterator[Finding]:
    """What was received by mistake settles no invoice and transfers no right (C. civ., art. 1302-1)."""
    for index, paid in enumerate(case.dossier.paiements):
        for key in _contradicting(paid):
            path: KeyPath = ("paiements", index, key)
            yield case.erreur(
                path,
                f"un paiement reçu par erreur n'éteint rien (C. civ., art. 1302-1) : « {key} » le contredit.",
                "Retirer cette ligne, ou « indu: oui ».",
            )


def _contradicting(paid: Paiement) -> Iterator[str]:
    if paid.indu and paid.imputation_choisie:
        yield "imputation-choisie"
    if paid.indu and paid.subrogation is not None:
        yield "subrogation"
    if paid.indu and paid.quittance_le is not None:
        yield "quittance-le"


def mistakes_are_given_back_as_such(case: Case, _office: Office | None) -> Iterator[Finding]:
    """What goes back to who paid by mistake is of no account: it would be told of what another had overpaid.

    A refund that names nobody, of exactly what somebody paid by mistake and is still to have back, may be that one.
    """
    dossier, debtor = case.dossier, case.dossier.debiteur.nom_complet
    for index, back in enumerate(dossier.remboursements):
        where: KeyPath = ("remboursements", index)
        as_such = f"Noter cette restitution sur ce paiement (« rembourse-le: {back.date} »), et retirer cette ligne"
        before = [one for one in dossier.paiements if one.date <= back.date]
        paid = [one for one in before if (one.paye_par or debtor) == back.a]
        if paid and all(one.indu for one in paid):
            days = enumeration([f"du {one.date:%d/%m/%Y}" for one in paid])
            why = f"{back.a} n'a payé que par erreur ({days}) : rien de reçu en trop n'est à lui rendre."
            yield case.erreur(where, why, f"{as_such}.")
        elif back.a is None and (meant := [one for one in before if _held(one) and one.montant == back.montant]):
            days = enumeration([f"du {one.date:%d/%m/%Y}" for one in meant])
            yield case.erreur(
                where,
                f"cette somme est celle qui a été payée par erreur ({days}) : la dire rendue d'un trop-perçu pourrait "
                "être faux.",
                f"{as_such} ; si elle rend un trop-perçu, dire à qui (« a: {debtor} »).",
            )


def _held(paid: Paiement) -> bool:
    """Whether what was paid by mistake is to be given back still, as far as its own line tells."""
    return paid.indu and paid.rembourse_le is None and paid.rejete_le is None
