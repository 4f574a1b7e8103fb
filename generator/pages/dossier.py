"""The page of a case: what a lawyer asks first, then everything that supports it."""

from collections.abc import Iterator
from typing import Any

from generator.case import KeyPath
from generator.model import Adresse, Personne
from generator.money import format_eur
from generator.numbering import numbers
from generator.pages import evidence, timeline, words
from generator.pages.facts import seen
from generator.pages.fragments import fragment
from generator.pages.names import creditor_name, person_name, strategy_name
from generator.pages.portfolio import REMINDERS
from generator.pages.routes import compared
from generator.pages.shell import Shell
from generator.pages.splice import Entry
from generator.pages.types import Vue
from generator.progress.types import Delai, Situation

_SECTIONS = (
    Entry("chronologie", "Chronologie"),
    Entry("delais", "Délais"),
    Entry("decompte", "Décompte"),
    Entry("factures", "Factures"),
    Entry("paiements", "Paiements"),
    Entry("pieces", "Pièces"),
    Entry("courriers", "Courriers"),
    Entry("procedures", "Procédures"),
    Entry("journal", "Journal"),
    Entry("historique", "Historique"),
    Entry("contacts", "Parties et contacts"),
    Entry("controles", "Contrôles"),
)


def case_page(vue: Vue, shell: Shell) -> bytes:
    """Make ``dossiers/<reference>/index.html``.

    Raises:
        RenderError: a template asks for a value that does not exist.
    """
    dossier = vue.case.dossier
    body = fragment("dossier.html", context(vue), vue.case.root)
    return shell.model.fill(f"{dossier.reference} · {dossier.debiteur.nom_complet}", body, sections(vue))


def sections(vue: Vue) -> list[Entry]:
    """The table of contents of a case page, in the order of the page."""
    absent = {"procedures": not compared(vue), "historique": vue.historique is None}
    return [entry for entry in _SECTIONS if not absent.get(entry.anchor)]


def context(vue: Vue) -> dict[str, Any]:
    """Everything the template prints, computed before it."""
    dossier, situation, office = vue.case.dossier, vue.situation, vue.office
    points = timeline.points(vue)
    routes = compared(vue)
    numbered = {piece.piece.id: piece.numero for piece in vue.pieces} or numbers(dossier)
    refusal = vue.refus or (vue.decompte.incomplet if vue.decompte else "")
    return {
        "vue": vue,
        "case": vue.case,
        "dossier": dossier,
        "situation": situation,
        "decompte": vue.decompte,
        "refus": refusal,
        "connu_jusqu_au": vue.decompte.connu_jusqu_au if vue.decompte else None,
        "total": vue.decompte is not None and not refusal,
        "demonstration": office.cabinet.au == situation.au,
        "debiteur": dossier.debiteur,
        "creancier": creditor_name(vue),
        "responsable": person_name(office, dossier.responsable),
        "strategie": strategy_name(vue),
        "etape": _step(situation),
        "prochain": nearest(situation),
        "points": points,
        "rang_du_jour": sum(1 for point in points if point.date <= situation.au),
        "frise": timeline.frise(points, situation.au),
        "genres": tuple(timeline.KINDS.items()),
        "nom_du_genre": timeline.KINDS,
        "factures": tuple(_invoices(vue)),
        "avoirs": tuple(_credit_notes(vue)),
        "paiements": tuple(_payments(vue)),
        "manifeste": evidence.beside(vue.liasse, "manifest-sha256.txt"),
        "bilans": evidence.counts(vue),
        "pieces": tuple(evidence.exhibits(vue, numbered, points)),
        "sommaire": sections(vue),
        "voies": routes,
        "brefs": bool(routes) and not routes[0].conditions,
        "journal": tuple(seen(rank, fact, office) for rank, fact in enumerate(dossier.journal)),
        "decisions": dossier.dispenses,
        "parties": tuple(_parties(vue)),
        "numero": lambda identifier: numbered.get(identifier, ""),
        "ligne": lambda path: _line(vue, path),
    }


def nearest(situation: Situation) -> Delai | None:
    """The next limit the creditor must keep; failing that, the next limit of anyone, then a mere reminder."""
    coming = [delai for delai in situation.delais if delai.date >= situation.au]
    weighty = [delai for delai in coming if delai.nature not in REMINDERS]
    ours = [delai for delai in weighty if delai.a_charge_de == "creancier"]
    return min(ours or weighty or coming, key=lambda delai: delai.prudence, default=None)


def _step(situation: Situation) -> str:
    if situation.etape_due:
        return f"{situation.etape_due.titre}, à faire depuis le {words.date_courte(situation.etape_due.due_le)}"
    if situation.etape_suivante:
        return f"ensuite : {situation.etape_suivante.titre}, le {words.date_courte(situation.etape_suivante.due_le)}"
    return ""


def _line(vue: Vue, path: KeyPath) -> str:
    line, _ = vue.case.position(path)
    return f"dossier.yaml:{line}"


def _present(*identifiers: str | None) -> tuple[str, ...]:
    return tuple(one for one in identifiers if one)


def _invoices(vue: Vue) -> Iterator[dict[str, Any]]:
    lines = {line.numero: line for line in vue.decompte.lignes} if vue.decompte else {}
    for rank, facture in enumerate(vue.case.dossier.factures):
        line = lines.get(facture.numero)
        yield {
            "numero": facture.numero,
            "objet": facture.objet,
            "date": facture.date,
            "echeance": line.echeance if line else facture.echeance,
            "conditions": facture.conditions,
            "montant": facture.montant_ttc,
            "reste": format_eur(line.principal) if line else "non calculé",
            "retard": words.pluriel(line.jours_de_retard, "jour") if line and line.jours_de_retard else "",
            "preuves": _present(facture.piece, facture.livraison, facture.commande),
            "origine": ("factures", rank),
        }


def _credit_notes(vue: Vue) -> Iterator[dict[str, Any]]:
    for rank, avoir in enumerate(vue.case.dossier.avoirs):
        yield {
            "numero": avoir.numero,
            "date": avoir.date,
            "facture": avoir.facture,
            "montant": avoir.montant_ttc,
            "preuves": _present(avoir.piece),
            "origine": ("avoirs", rank),
        }


def _payments(vue: Vue) -> Iterator[dict[str, Any]]:
    allocated = vue.decompte.imputations if vue.decompte else ()
    for rank, paiement in enumerate(vue.case.dossier.paiements):
        origin: KeyPath = ("paiements", rank)
        yield {
            "date": paiement.date,
            "montant": paiement.montant,
            "moyen": words.shown(paiement.moyen),
            "rejet": f"rejeté le {words.date_courte(paiement.rejete_le)}" if paiement.rejete_le else "",
            "imputations": tuple(one for one in allocated if one.origine == origin),
            "preuves": _present(paiement.piece),
            "origine": origin,
        }


def _parties(vue: Vue) -> Iterator[dict[str, Any]]:
    for debtor in vue.case.dossier.debiteurs:
        yield {**_party(debtor), "lien": words.LIENS[debtor.lien]}
    if creditor := vue.office.creanciers.get(vue.case.dossier.creancier):
        yield {**_party(creditor), "lien": "Créancier"}


def _party(party: Personne) -> dict[str, Any]:
    return {
        "nom": party.nom_legal,
        "representant": party.representant,
        "siren": party.siren,
        "greffe": party.greffe,
        "adresse": _address(party.adresse),
        "contacts": party.contacts,
    }


def _address(adresse: Adresse) -> tuple[str, ...]:
    town = " ".join(part for part in (adresse.code_postal, adresse.ville, adresse.cedex) if part)
    lines = (adresse.complement, adresse.batiment, adresse.rue, adresse.lieu_dit, town, adresse.pays)
    return tuple(line for line in lines if line)
