"""Claims that another company sold to the creditor: what is written of their transfer holds together."""

from collections.abc import Iterator

from generator.case import Case
from generator.findings import Finding
from generator.model import FaitNotificationCession, Office


def transfers_prove_nothing_else(case: Case, _office: Office | None) -> Iterator[Finding]:
    """The deed that brought a claim to the creditor is signed by the seller: no contract of the debtor, no delivery."""
    for index, invoice in enumerate(case.dossier.factures):
        deed = case.dossier.piece(invoice.cession) if invoice.cession else None
        if deed is not None and deed.nature != "autre":
            yield case.erreur(
                ("factures", index, "cession"),
                f"« {deed.titre} » transmet la créance au créancier : ce n'est pas, du débiteur, « {deed.nature} ».",
                "Donner à cette pièce la nature « autre ».",
            )


def what_is_made_known_was_transferred(case: Case, _office: Office | None) -> Iterator[Finding]:
    """What makes a transfer known to the debtor is of an invoice that was transferred."""
    dossier = case.dossier
    sold = {one.numero for one in dossier.factures if one.cession}
    known = {one.numero for one in dossier.factures}
    for path, fact in dossier.of(FaitNotificationCession):
        others = [numero for numero in fact.factures if numero in known and numero not in sold]
        if others or not sold:
            yield case.avertit(
                (*path, "factures") if others else path,
                f"« notification-cession » sans effet pour {', '.join(others) or 'ce dossier'} : pas de « cession ».",
                "Ajouter « cession: … » (l'acte qui a transmis la créance) à chaque facture transmise.",
            )
