"""The case and the office as frozen types: the same French words as the YAML.

The model knows no file, no position and no law; ``load`` builds it, ``statement`` and ``progress`` read it.
"""

from generator.model.account import Avoir, Facture, FraisLigne, Paiement, Remboursement
from generator.model.actes import (
    FaitProcedure,
    FaitProcedureCollective,
    FaitRole,
    FaitSolvabilite,
    FaitSurendettement,
    FaitVerification,
)
from generator.model.addresses import Adresse, Contact
from generator.model.cabinet import Cabinet, Etape, Strategie, Strategies
from generator.model.claim import Competence, Creance
from generator.model.dossier import Dispense, Dossier, Key, Piece
from generator.model.engagements import Cautionnement
from generator.model.evenement import Evenement
from generator.model.existence import FaitDeces, FaitDissolution, FaitRadiation, Fin, debt_of_an_heir, ends
from generator.model.issues import addressee, copy_of, issues_noted, noted_as, proved, to_present, to_prove
from generator.model.journal import (
    Echeance,
    FaitAutreCourrier,
    FaitContact,
    FaitContestation,
    FaitCourrier,
    FaitEcheanceManquee,
    FaitEcheancier,
    FaitEnvoi,
    FaitFin,
    FaitJournal,
    FaitNotificationCession,
    FaitPause,
    FaitReconnaissance,
    FaitRejet,
    FaitRemise,
    FaitReponse,
    FaitReprise,
    Promis,
)
from generator.model.office import Office, ordinary_delay
from generator.model.parties import ChiffreAffaires, Creancier, Debiteur, Intervenant, Personne
from generator.model.plans import bears_on, broken_plan, missed_of, plans_in_force, signed_plan, signed_plans, targeted
from generator.model.titles import Titre

__all__ = [
    "Adresse",
    "Avoir",
    "Cabinet",
    "Cautionnement",
    "ChiffreAffaires",
    "Competence",
    "Contact",
    "Creance",
    "Creancier",
    "Debiteur",
    "Dispense",
    "Dossier",
    "Echeance",
    "Etape",
    "Evenement",
    "Facture",
    "FaitAutreCourrier",
    "FaitContact",
    "FaitContestation",
    "FaitCourrier",
    "FaitDeces",
    "FaitDissolution",
    "FaitEcheanceManquee",
    "FaitEcheancier",
    "FaitEnvoi",
    "FaitFin",
    "FaitJournal",
    "FaitNotificationCession",
    "FaitPause",
    "FaitProcedure",
    "FaitProcedureCollective",
    "FaitRadiation",
    "FaitReconnaissance",
    "FaitRejet",
    "FaitRemise",
    "FaitReponse",
    "FaitReprise",
    "FaitRole",
    "FaitSolvabilite",
    "FaitSurendettement",
    "FaitVerification",
    "Fin",
    "FraisLigne",
    "Intervenant",
    "Key",
    "Office",
    "Paiement",
    "Personne",
    "Piece",
    "Promis",
    "Remboursement",
    "Strategie",
    "Strategies",
    "Titre",
    "addressee",
    "bears_on",
    "broken_plan",
    "copy_of",
    "debt_of_an_heir",
    "ends",
    "issues_noted",
    "missed_of",
    "noted_as",
    "ordinary_delay",
    "plans_in_force",
    "proved",
    "signed_plan",
    "signed_plans",
    "targeted",
    "to_present",
    "to_prove",
]
