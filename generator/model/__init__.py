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
from generator.model.condemned import against_principal, ceiling, concerned, condemned, first_condemned, opponents_alone
from generator.model.dossier import Dispense, Dossier, Piece
from generator.model.engagements import Cautionnement
from generator.model.evenement import Evenement
from generator.model.existence import FaitDeces, FaitDissolution, FaitRadiation, Fin, debt_of_an_heir, ends
from generator.model.granted import billed, requested_on
from generator.model.issues import addressee, issues_noted, noted_as
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
from generator.model.judgments import (
    discharged,
    dismissal,
    dismissed_named,
    dismissed_unsaid,
    name_dismissed,
    overturned,
    taken_back,
)
from generator.model.office import Office, ordinary_delay
from generator.model.opposition import (
    Opposition,
    injunctions,
    last_opposition,
    numbers,
    of_order,
    opponents,
    opposable,
    opposition_to,
    opposition_to_title,
)
from generator.model.parties import ChiffreAffaires, Creancier, Debiteur, Intervenant, Personne
from generator.model.plans import bears_on, missed_of, plans_in_force, signed_plan, signed_plans, targeted
from generator.model.proceedings import ProcedureCollective, proceedings
from generator.model.suits import (
    SUITS,
    apart,
    judges_everything,
    numbers_its_suit,
    of_another_suit,
    of_which_suit,
    renumbered,
)
from generator.model.summaries import summary
from generator.model.summons import summons
from generator.model.titles import Titre
from generator.model.twice import first_noted, judgments, noted_twice
from generator.model.twins import tells_of, twins

__all__ = [
    "SUITS",
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
    "Office",
    "Opposition",
    "Paiement",
    "Personne",
    "Piece",
    "ProcedureCollective",
    "Promis",
    "Remboursement",
    "Strategie",
    "Strategies",
    "Titre",
    "addressee",
    "against_principal",
    "apart",
    "bears_on",
    "billed",
    "ceiling",
    "concerned",
    "condemned",
    "debt_of_an_heir",
    "discharged",
    "dismissal",
    "dismissed_named",
    "dismissed_unsaid",
    "ends",
    "first_condemned",
    "first_noted",
    "injunctions",
    "issues_noted",
    "judges_everything",
    "judgments",
    "last_opposition",
    "missed_of",
    "name_dismissed",
    "noted_as",
    "noted_twice",
    "numbers",
    "numbers_its_suit",
    "of_another_suit",
    "of_order",
    "of_which_suit",
    "opponents",
    "opponents_alone",
    "opposable",
    "opposition_to",
    "opposition_to_title",
    "ordinary_delay",
    "overturned",
    "plans_in_force",
    "proceedings",
    "renumbered",
    "requested_on",
    "signed_plan",
    "signed_plans",
    "summary",
    "summons",
    "taken_back",
    "targeted",
    "tells_of",
    "twins",
]
