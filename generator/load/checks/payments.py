"""Claims and payments that come from somebody else, or by mistake: what is written of them holds together."""

from collections.abc import Iterator

from generator.case import Case, KeyPath
from generator.findings import Finding
from generator.load.suggest import same
from generator.model import Debiteur, Office, Paiement


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
    """A debtor's name written otherwise is a stranger's: his payment would neither interrupt nor lower what he owes."""
    parties = case.dossier.debiteurs
    for index, paid in enumerate(case.dossier.paiements):
        typed = paid.paye_par
        if typed is None or any(typed == party.nom_complet for party in parties):
            continue
        meant = (party.nom_complet for party in parties if any(same(typed, name) for name in _names(party)))
        if name := next(meant, None):
            yield case.avertit(
                ("paiements", index, "paye-par"),
                f"« {typed} » n'est pas lu comme {name}, mais comme un tiers.",
                f"Si c'est {name} qui a payé, l'écrire ainsi.",
            )


def _names(party: Debiteur) -> Iterator[str]:
    yield from (party.nom_complet, party.nom_legal)
    if party.est_physique:
        yield from (f"{party.civilite} {party.nom_complet}", f"{party.nom} {party.prenoms}")
    else:
        yield f"{party.forme} {party.denomination}"


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
