"""What a procedure is, as data: conditions found met, missing or to verify; never a recommendation."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from generator.law.series import Bareme
from generator.vocabulary import Famille, Nature, NatureTitre, Qualite, Reference


class Etat(StrEnum):
    """What the facts of a case say of a condition."""

    REUNIE = "réunie"
    MANQUANTE = "manquante"
    A_VERIFIER = "à vérifier"


class Constat(Struct, frozen=True):
    """What was found: the state and one French sentence of fact."""

    etat: Etat
    phrase: str


def met(phrase: str) -> Constat:
    """A condition the case meets."""
    return Constat(Etat.REUNIE, phrase)


def missing(phrase: str) -> Constat:
    """A condition the case does not meet."""
    return Constat(Etat.MANQUANTE, phrase)


def to_verify(phrase: str) -> Constat:
    """A condition the case cannot answer."""
    return Constat(Etat.A_VERIFIER, phrase)


class Partie(Struct, frozen=True):
    """A party as the law of procedure sees it; ``commercant`` None when nothing tells."""

    nature: Nature
    code_postal: str
    pays: str | None = None
    qualite: Qualite | None = None
    commercant: bool | None = None
    forme: str = ""
    greffe: str = ""
    fin: str = ""  # « Décès de Paul Roux le 01/02/2026 »: what ended it, until the file names who answers


class TitreObtenu(Struct, frozen=True):
    """The title a case holds: its nature, its date, when it was served, and the last day of the waits it is under."""

    nature: NatureTitre
    date: dt.date
    signifie_le: dt.date | None
    attente: dt.date | None  # last day before which nothing may be enforced


class Preuves(Struct, frozen=True):
    """What the exhibits of a case prove."""

    engagement: bool = False  # contract, order, accepted quote or general terms
    execution: tuple[str, ...] = ()  # invoices whose delivery no exhibit proves
    factures: tuple[str, ...] = ()  # invoices without their exhibit
    mise_en_demeure: bool = False
    immatriculation: bool = False  # an extract of each party's register


class Insolvabilite(Struct, frozen=True):
    """Collective proceedings and over-indebtedness, as the case knows them."""

    ouverture: dt.date | None = None
    publication: dt.date | None = None
    declaration: dt.date | None = None
    dispense: bool = False  # every claim was declared to proceedings whose plan was terminated since
    revendication: dt.date | None = None  # the goods claimed back
    fin_de_declaration: dt.date | None = None
    fin_de_revendication: dt.date | None = None
    surendettement: dt.date | None = None
    controle: dt.date | None = None  # last check of the BODACC


class Somme(Struct, frozen=True):
    """What is asked, in euros: ``total`` holds the 40 €, a penalty clause and costs beside principal and interest."""

    principal: Decimal
    interets: Decimal
    total: Decimal


class Pretentions(Struct, frozen=True):
    """What may be asked for, by the way taken."""

    tout: Somme
    exigible: Somme | None = None  # what of it is past due; None: all of it
    certaine: Somme | None = None  # what of that is not disputed; None: all of it

    @property
    def au_fond(self) -> Somme:
        """What a suit on the merits asks for: all that is past due."""
        return self.exigible or self.tout

    @property
    def sans_contestation(self) -> Somme:
        """What the other ways ask for: what is past due and not disputed."""
        return self.certaine or self.au_fond


class Faits(Struct, frozen=True):
    """A case as plain facts at ``au``: the law knows no file."""

    au: dt.date
    creancier: Partie
    debiteur: Partie
    famille: Famille
    pretentions: Pretentions
    calcule: bool = True  # the décompte is complete
    marche_public: bool = False
    echues: int = 0  # invoices due and unpaid
    contestees: tuple[str, ...] = ()  # invoices, entirely
    contestees_en_partie: tuple[str, ...] = ()  # « F-1 pour 792,00 € »
    prescrites: tuple[str, ...] = ()
    mise_en_demeure: dt.date | None = None
    tentative_amiable: str = ""  # « médiation du 01/02/2026 »
    extrait: dt.date | None = None  # last extract of the debtor's register
    titre: TitreObtenu | None = None
    jugee: str = ""  # « jugement du 01/09/2026 »: what already judged the claim, granted or not
    delai_de_grace: dt.date | None = None  # last day of the one running
    autorisation: dt.date | None = None  # of a protective seizure
    reserve_de_propriete: bool = False
    preuves: Preuves = Preuves()
    insolvabilite: Insolvabilite = Insolvabilite()
    tribunal: str = ""  # kind of court when the office says it
    ville: str = ""  # its seat
    nees: tuple[dt.date, ...] = ()  # days the invoices were born: performed, or billed before
    contrat: dt.date | None = None  # day of the contract, which may have given birth to them


class Regard(Struct, frozen=True):
    """Facts and dated values: what a condition looks at."""

    faits: Faits
    bareme: Bareme


Examen = Callable[[Regard], Constat]


def named(*rules: Examen) -> dict[str, Examen]:
    """Rules by the name that ``tables/procedures.yaml`` gives them: that of the function, with hyphens."""
    return {rule.__name__.replace("_", "-"): rule for rule in rules}


class Condition(Struct, frozen=True):
    """A condition of a procedure and what the case says of it; ``chemin`` is where the file would tell."""

    cle: str
    texte: str
    etat: Etat
    constat: str
    reference: Reference
    chemin: str = ""


class Cout(Struct, frozen=True):
    """What a procedure costs, and how sure it is."""

    texte: str
    reference: Reference


class DelaiPrevu(Struct, frozen=True):
    """A limit the procedure will start, or that may lapse."""

    titre: str
    duree: str
    reference: Reference


class Procedure(Struct, frozen=True):
    """A way open or not to the creditor, with everything needed to compare it; the lawyer chooses."""

    cle: str
    titre: str
    groupe: str
    objet: str
    plafond: str
    delai_usuel: str
    qui: str
    ou: str
    effet: str
    reference: Reference
    couts: tuple[Cout, ...]
    conditions: tuple[Condition, ...]
    delais: tuple[DelaiPrevu, ...]
    remarques: tuple[str, ...] = ()

    @property
    def manquantes(self) -> tuple[Condition, ...]:
        """Conditions the case does not meet."""
        return tuple(condition for condition in self.conditions if condition.etat is Etat.MANQUANTE)

    @property
    def a_verifier(self) -> tuple[Condition, ...]:
        """Conditions the case cannot answer."""
        return tuple(condition for condition in self.conditions if condition.etat is Etat.A_VERIFIER)

    @property
    def etat(self) -> Etat:
        """The worst state of its conditions."""
        if self.manquantes:
            return Etat.MANQUANTE
        return Etat.A_VERIFIER if self.a_verifier else Etat.REUNIE
