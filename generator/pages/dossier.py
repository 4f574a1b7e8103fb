"""The page of a case: what a lawyer asks first, then everything that supports it."""

from functools import partial
from typing import Any

from generator.pages import evidence, rows, timeline, words
from generator.pages.names import creditor_name, person_name, strategy_name
from generator.pages.reading import Lecture
from generator.pages.routes import compared, shown
from generator.pages.shell import Page, Shell
from generator.pages.splice import Entry
from generator.pages.types import Vue
from generator.phrases import upper_first
from generator.progress.types import REMINDERS, Delai, Situation

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


def case_page(vue: Vue, read: Lecture, shell: Shell) -> Page:
    """Make ``dossiers/<reference>/index.html``.

    Raises:
        RenderError: a template asks for a value that does not exist.
    """
    dossier, values = vue.case.dossier, context(vue, read)
    body = shell.body("dossier.html", values)
    title = f"{dossier.reference} · {dossier.debiteur.nom_complet}"
    return Page("index.html", shell.model.fill(title, body.text, values["sommaire"]), body.wrong)


def sections(vue: Vue) -> list[Entry]:
    """The table of contents of a case page, in the order of the page."""
    absent = {"procedures": not shown(vue), "historique": vue.historique is None}
    named = {"factures": upper_first(vue.case.dossier.creance.famille.mot.des)}
    kept = (entry for entry in _SECTIONS if not absent.get(entry.anchor))
    return [Entry(entry.anchor, named.get(entry.anchor, entry.title)) for entry in kept]


def context(vue: Vue, read: Lecture) -> dict[str, Any]:
    """Everything the template prints, computed before it."""
    dossier, situation, office = vue.case.dossier, vue.situation, vue.office
    past, earlier = timeline.folded([point for point in reversed(read.points) if point.date <= situation.au])
    coming, later = timeline.folded([point for point in read.points if point.date > situation.au])
    return {
        "vue": vue,
        "case": vue.case,
        "dossier": dossier,
        "situation": situation,
        "decompte": vue.decompte,
        "refus": vue.refus,
        "rejetee": any(pause.nature == "rejet" for pause in situation.pauses),
        "demonstration": office.cabinet.au == situation.au,
        "debiteur": dossier.debiteur,
        "creancier": creditor_name(vue),
        "responsable": person_name(office, dossier.responsable),
        "strategie": strategy_name(vue),
        "etape": _step(situation),
        "projets": [letter for letter in vue.courriers if letter.etat == "projet" and letter.fichiers],
        "restes": situation.restes_a_part,
        "prochain": nearest(situation),
        "anciens": earlier[::-1],
        "passes": past[::-1],
        "futurs": coming,
        "lointains": later,
        "delais": timeline.folded(situation.delais),
        "frise": timeline.frise(read.points, situation.au),
        "mot": dossier.mot,
        "nom_du_genre": timeline.KINDS | {"facture": upper_first(dossier.creance.famille.mot.des)},
        "factures": tuple(rows.invoices(vue)),
        "avoirs": tuple(rows.credit_notes(vue)),
        "paiements": tuple(rows.payments(vue)),
        "remboursements": tuple(rows.refunds(vue)),
        "manifeste": evidence.beside(vue.liasse, "manifest-sha256.txt"),
        "bilans": evidence.counts(vue),
        "pieces": read.pieces,
        "sommaire": sections(vue),
        "voies": compared(vue),
        "journal": read.journal,
        "decisions": dossier.dispenses,
        "parties": tuple(rows.parties(vue)),
        "numeros": read.numeros,
        "ligne": partial(rows.line, vue.case),
    }


def nearest(situation: Situation) -> Delai | None:
    """The next limit the creditor must keep; failing that, the next limit of anyone, then a mere reminder."""
    coming = [delai for delai in situation.delais if delai.date >= situation.au and not delai.repondu]
    weighty = [delai for delai in coming if delai.nature not in REMINDERS]
    ours = [delai for delai in weighty if delai.a_charge_de == "creancier"]
    return min(ours or weighty or coming, key=lambda delai: delai.prudence, default=None)


def _step(situation: Situation) -> str:
    """The step of the ladder, when the next action does not name it already."""
    due, step = situation.etape_due, situation.etape_due or situation.etape_suivante
    if step is None or step.titre in situation.prochaine_action:
        return ""
    day = words.date_courte(step.due_le)
    return f"{step.titre}, à faire depuis le {day}" if due else f"ensuite : {step.titre}, le {day}"
