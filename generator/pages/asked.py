"""What a page of the site may ask of the values it is given: the record each is, or each line of it is.

A value not here is read all the same; the lint of an office's own page then waits for the page to be made.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.case import Case
from generator.model import Debiteur, Dossier
from generator.pages.catalogue import Groupe
from generator.pages.dso import LigneDso
from generator.pages.facts import FaitVu
from generator.pages.law import Semestre, SerieVue
from generator.pages.listing import Rang
from generator.pages.outbox import Lot
from generator.pages.portfolio import Barre, Extrait, Totaux
from generator.pages.reporting import LigneCreancier, LigneEtape, LigneRetard
from generator.pages.routes import Voie, Voies
from generator.pages.rows import LigneAvoir, LigneFacturee, LignePaiement, LignePiece, LigneRemboursement, Partie
from generator.pages.splice import Entry
from generator.pages.timeline import Frise, Point
from generator.pages.types import Vue
from generator.pages.worked import Exemple
from generator.progress.types import Delai, Situation
from generator.statement.types import Decompte
from generator.vocabulary.invoices import Mot

PAGES: Mapping[str, Mapping[str, Any]] = {
    "site/accueil.html": {
        "totaux": Totaux, "rangs": Sequence[Rang], "balance": Sequence[Barre], "stades": Sequence[Barre],
        "aujourdhui": Extrait, "semaine": Extrait, "risques": Extrait, "pauses": Extrait, "lacunes": Extrait,
    },
    "site/agenda.html": {"en_retard": Extrait},
    "site/calculs.html": {"exemples": Sequence[Exemple]},
    "site/courriers.html": {"lots": Sequence[Lot]},
    "site/documents.html": {"groupes": Sequence[Groupe]},
    "site/dossier.html": {
        "vue": Vue, "case": Case, "dossier": Dossier, "situation": Situation, "decompte": Decompte,
        "debiteur": Debiteur, "prochain": Delai, "mot": Mot, "frise": Frise, "voies": Voies,
        "anciens": Sequence[Point], "passes": Sequence[Point], "futurs": Sequence[Point],
        "lointains": Sequence[Point], "factures": Sequence[LigneFacturee], "avoirs": Sequence[LigneAvoir],
        "paiements": Sequence[LignePaiement], "remboursements": Sequence[LigneRemboursement],
        "pieces": Sequence[LignePiece], "sommaire": Sequence[Entry], "journal": Sequence[FaitVu],
        "parties": Sequence[Partie],
    },
    "site/liste.html": {"rangs": Sequence[Rang]},
    "site/pieces.html": {"dossier": Dossier, "pieces": Sequence[LignePiece], "sommaire": Sequence[Entry]},
    "site/procedures.html": {"voies": Sequence[Voie]},
    "site/suivi.html": {
        "mois": Sequence[Barre], "creanciers": Sequence[LigneCreancier], "retards": Sequence[LigneRetard],
        "dso": Sequence[LigneDso], "etapes": Sequence[LigneEtape],
    },
    "site/taux.html": {"recents": Sequence[Semestre], "anciens": Sequence[Semestre], "series": Sequence[SerieVue]},
}  # fmt: skip
