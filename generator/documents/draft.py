"""A document asked for a case at a date: the inputs of every requirement and of every context."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from generator.case import Case, KeyPath
from generator.documents.choice import TOUT, Choix, channel
from generator.documents.target import Cible, target
from generator.documents.whom import AT_LAW, Whom
from generator.findings import Finding, Level
from generator.law.procedures.types import Faits
from generator.model import (
    Creancier,
    Debiteur,
    Dispense,
    Dossier,
    Etape,
    Facture,
    FaitJournal,
    Intervenant,
    Office,
    Titre,
    ordinary_delay,
)
from generator.progress.asof import AsOf, look
from generator.progress.existence import absence, insolvent
from generator.progress.facing import facing
from generator.progress.ladder import CURE_NOTICE, RELANCES, STEPS
from generator.progress.left_out import apart_from_suits
from generator.progress.limits.insolvency import DECLARATION
from generator.progress.plans import Plan, asked_for, rank, several_plans
from generator.progress.procedure import pending_suits, sued_apart
from generator.progress.routes import facts
from generator.progress.types import Echue, Situation
from generator.statement.disputed import claimable, undisputed_poste, whole
from generator.statement.followed import judged, served_on, titles_of
from generator.statement.types import Decompte, Imputation, LigneFacture, Poste
from generator.vocabulary import Envoi, Fait, QualiteCabinet
from generator.vocabulary.invoices import Mot

SERVICE, MANDATE, HANDOVER = "demande-signification", "mandat-execution", "transmission-commissaire"
OF_A_PLAN = frozenset({"proposition-echeancier", "accord-echeancier", "protocole-transactionnel", CURE_NOTICE})
WHOLE = frozenset({"releve-de-compte", "mandat-sepa", DECLARATION})  # they tell of all that is owed, held or not
ON_A_TITLE = frozenset({SERVICE, MANDATE, HANDOVER})  # against those a title condemns, one of them by name
_LISTS: Mapping[type, str] = {Debiteur: "debiteurs", Dispense: "dispenses", Facture: "factures", Titre: "titres"}


class Draft(Struct, frozen=True, dict=True):
    """The inputs, and the questions every room asks of them; ``fait`` is what its sending adds to the journal."""

    document: str
    fait: Fait | None
    case: Case
    office: Office
    decompte: Decompte
    situation: Situation
    projet: bool = True
    choix: Choix = TOUT
    parmi: tuple[Titre, ...] = ()  # the titles followed together, when it is made on one of several
    nomme: bool = True  # that one was named
    rupture: Plan | None = None  # the plan in force whose breach it gives notice of

    @property
    def au(self) -> dt.date:
        """The day the document is arrêté: that of its décompte."""
        return self.decompte.au

    @cached_property
    def vue(self) -> AsOf:
        """The case seen on the day of the document, nothing later; as who is sued alone stands in it."""
        seen = look(self.case, self.office, self.au, self.decompte)
        return facing(seen, self.whom.poursuivi) if self.whom.poursuivi is not None else seen

    @cached_property
    def faits(self) -> Faits:
        """The case as the law of procedure sees it: each requirement and each context asks."""
        return facts(self.vue, self.situation.delais)

    @property
    def dossier(self) -> Dossier:
        """The case file."""
        return self.case.dossier

    @cached_property
    def whom(self) -> Whom:
        """Whom it is for, or against."""
        return Whom(self.document, self.dossier, self.choix.debiteur)

    @property
    def mot(self) -> Mot:
        """What its invoices are called."""
        return self.dossier.mot

    @property
    def debiteur(self) -> Debiteur:
        """The debtor it tells of first."""
        return self.whom.debiteur

    @property
    def debiteur_key(self) -> KeyPath:
        """Where that debtor is written."""
        return self.place(self.debiteur)

    @property
    def destinataire(self) -> Debiteur:
        """Whom a letter is for."""
        return self.whom.destinataire

    @property
    def destinataire_key(self) -> KeyPath:
        """Where whoever the letter is for is written."""
        return self.place(self.destinataire)

    @property
    def codebiteurs(self) -> tuple[Debiteur, ...]:
        """Joint debtors who owe the whole, the file saying why; not those gone, nor in a suit those judged or sued."""
        known = (one for one in self.dossier.debiteurs if one.solidaire and one is not self.whom.poursuivi)
        if self.document in AT_LAW:  # each may be sued, whoever is condemned already (C. civ., art. 1313)
            known = (one for one in known if not self.whom.seul and one.qualite is self.dossier.debiteur.qualite)
            known = (one for one in known if not (judged(self.dossier, self.au, one) or sued_apart(self.vue, one)))
            known = (one for one in known if not insolvent(self.vue, one))
        return tuple(one for one in known if not absence(self.vue, one))

    @property
    def cautions(self) -> tuple[Debiteur, ...]:
        """Guarantors whose commitment is in the file; those who are gone apart."""
        return tuple(one for one in self.dossier.debiteurs if one.cautionnement and not absence(self.vue, one))

    @property
    def fichier(self) -> str:
        """Name of its file without suffix: « mise-en-demeure-debiteur-2 » for the second debtor; the title or plan."""
        which = f"-titre-{self.dossier.titres.index(self.titre) + 1}" if self.parmi and self.titre else ""
        which = f"-echeancier-{rank(self.vue, self.rupture)}" if self.rupture and several_plans(self.vue) else which
        return "-".join(filter(None, (f"{self.document}{which}{self.whom.rang}", self.choix.intervenant)))

    @property
    def creancier(self) -> Creancier:
        """The creditor; ``load`` has checked that it exists."""
        return self.office.creanciers[self.dossier.creancier]

    @property
    def cible(self) -> Cible:
        """What whoever the document is for is, for the choice of a text."""
        return target(self.destinataire)

    @property
    def compte_propre(self) -> bool:
        """Whether a letter to a joint debtor is of his own account: he is not of the principal debtor's quality."""
        return self.destinataire.solidaire and self.destinataire.qualite is not self.dossier.debiteur.qualite

    @property
    def etape(self) -> Echue | None:
        """The step of the ladder that this document answers, due or to come."""
        known = (step for step in (self.situation.etape_due, self.situation.etape_suivante) if step is not None)
        return next((step for step in known if step.etape.document == self.document), None)

    @property
    def regle(self) -> Etape | None:
        """What the ladder says of this document: its step due or next, else the one it has, sent early or again."""
        return self.etape.etape if self.etape is not None else self.office.etape(self.dossier, self.document)

    def canal(self, ordinaire: Envoi | None) -> Envoi | None:
        """How the letter leaves: as said, else as the ladder says for a letter on paper, else as it ordinarily does."""
        return self.choix.envoi or channel(ordinaire, self.regle)

    @property
    def joindre(self) -> bool:
        """Whether copies of the invoices follow the letter."""
        asked = self.regle is not None and self.regle.joindre_factures
        return asked if self.choix.joindre is None else self.choix.joindre

    @property
    def delai(self) -> int:
        """Days left to pay: the broken plan's, else the ladder's, else those such a letter ordinarily leaves."""
        if self.rupture is not None:
            return self.rupture.delai_de_regularisation
        formal = Fait.MISE_EN_DEMEURE if self.fait is Fait.LETTRE_CAUTION else self.fait
        ordinary = ordinary_delay(formal, self.destinataire)
        least = ordinary if self.compte_propre else 0  # the ladder is written for the principal debtor
        return ordinary if self.regle is None else max(self.regle.delai_de_paiement, least)

    @property
    def titre(self) -> Titre | None:
        """The title whose sums the document asks for; None while the invoices are followed."""
        lignes = self.decompte.lignes if self.rupture is None else self._asked(self.decompte.lignes)
        return next(iter(titles_of(self.dossier, lignes)), None)

    @property
    def signifie_le(self) -> dt.date | None:
        """Day the title asked for was served, as it says or as the journal does."""
        return served_on(self.dossier, self.titre, self.au) if self.titre else None

    @cached_property
    def lignes(self) -> tuple[LigneFacture, ...]:
        """Invoices asked for: open, past due, less what is disputed of them; among them, those chosen."""
        return tuple(claimable(self._asked(self.decompte.echues))) or self._settled_late

    @property
    def _settled_late(self) -> tuple[LigneFacture, ...]:  # a clause or costs are asked for alone, with the whole
        return self.decompte.reduites_aux_postes if self.postes else ()

    @cached_property
    def a_rappeler(self) -> tuple[LigneFacture, ...]:
        """Open invoices, due or not, less what is disputed; among them, those chosen."""
        return tuple(claimable(self._asked(self.decompte.ouvertes))) or self._settled_late

    @property
    def postes(self) -> tuple[Poste, ...]:
        """What is asked for beside the invoices, less what disputed ones make of it; nothing beside some invoices."""
        some = self.choix.factures or len(tuple(self._asked(self.decompte.lignes))) < len(self.decompte.lignes)
        return () if some else tuple(undisputed_poste(poste) for poste in self.decompte.postes)

    @property
    def imputations(self) -> tuple[Imputation, ...]:
        """What payments and credit notes extinguished of what may be asked for: not of what a plan holds apart."""
        kept = {ligne.numero for ligne in self._asked(self.decompte.lignes)}
        every = len(kept) == len(self.decompte.lignes)
        return tuple(one for one in self.decompte.imputations if every or one.facture in kept)

    @property
    def entier(self) -> "Draft":
        """The same draft, disputed sums asked for too: what a court settles, and not what one dismissed (CPC 480)."""
        return replace(self, decompte=whole(self.decompte, dismissed=False))

    @property
    def complet(self) -> "Draft":
        """The same draft, what is disputed or dismissed told with the rest: the whole account."""
        return replace(self, decompte=whole(self.decompte))

    @cached_property
    def ouvertes(self) -> tuple[LigneFacture, ...]:
        """Open invoices; among them those chosen, or of the plan a document is of."""
        those = self._asked if self.document in OF_A_PLAN else self._chosen
        return tuple(those(self.decompte.ouvertes)) or self._settled_late

    def _chosen(self, lignes: Iterable[LigneFacture]) -> Iterator[LigneFacture]:
        return (ligne for ligne in lignes if not self.choix.factures or ligne.numero in self.choix.factures)

    def _asked(self, lignes: Iterable[LigneFacture]) -> Iterator[LigneFacture]:
        if self.document in WHOLE:
            return self._chosen(lignes)
        mine, whole = self.document in OF_A_PLAN, not self.choix.factures
        reminder, letter = whole and self.fait in RELANCES, whole and not mine and self.fait in STEPS
        asked = asked_for(self.vue, self._chosen(lignes), of_the_plan=mine, broken=self.rupture, reminder=reminder)
        suits = pending_suits(self.vue) if self.document in AT_LAW else []
        kept = apart_from_suits(self.vue, suits, next(filter(self.of_that_request, suits), None), letter=letter)
        return (ligne for ligne in asked if not kept or ligne.numero in kept)

    def of_that_request(self, fact: FaitJournal) -> bool:
        """Whether it is the draft order joined to a request for an order, or its correction."""
        joined = self.document == "projet-ordonnance" and fact.type is Fait.REQUETE_INJONCTION
        return joined or (fact.emis is not None and str(fact.emis) == self.choix.remplace)

    @cached_property
    def factures(self) -> tuple[tuple[KeyPath, Facture], ...]:
        """Invoices asked for, each with its place in the file; none once the décompte follows a title."""
        return self._of_the_file(self.lignes)

    @property
    def visees(self) -> tuple[tuple[KeyPath, Facture], ...]:
        """Invoices a letter tells of: those asked for, or the open ones when none is due yet."""
        return self._of_the_file(self.lignes or self.a_rappeler or self.ouvertes)

    def _of_the_file(self, lignes: Iterable[LigneFacture]) -> tuple[tuple[KeyPath, Facture], ...]:
        return tuple((one.origine, self.dossier.factures[int(one.origine[1])]) for one in lignes if not one.du_titre)

    def intervenant(self, role: str) -> tuple[str, Intervenant] | None:
        """The professional written to, or in charge: the last one the journal names, else the only one of that role."""
        known = {slug: party for slug, party in self.office.intervenants.items() if party.role == role}
        named = (getattr(fact, "intervenant", None) for fact in reversed(self.dossier.journal))
        found = next((slug for slug in (self.choix.intervenant, *named) if slug in known), None)
        if found is not None:
            return found, known[found]
        return next(iter(known.items())) if len(known) == 1 and not self.office.unread else None  # of a role not read

    @property
    def recouvreur(self) -> Intervenant | None:
        """The collection company that writes, when the office is one: its own file among ``intervenants``."""
        if self.office.cabinet.qualite is not QualiteCabinet.SOCIETE_DE_RECOUVREMENT:
            return None
        known = [party for party in self.office.intervenants.values() if party.role == "societe-de-recouvrement"]
        named = [party for party in known if party.denomination == self.office.cabinet.nom]
        return next(iter(named or ([] if self.office.unread else known)), None)

    def place(self, element: Debiteur | Dispense | Facture | FaitJournal | Titre, *key: str) -> KeyPath:
        """Where an element of a list of the case is written, or one of its keys."""
        name = _LISTS.get(type(element), "journal")
        return (name, getattr(self.dossier, name).index(element), *key)

    def manque(self, path: KeyPath, message: str, remedy: str) -> Finding:
        """A fact of the case file that this document lacks."""
        return self.case.manque(path, message, remedy)

    def manque_cabinet(self, file: str, key: str, message: str, remedy: str) -> Finding:
        """A fact of the office's files (``creanciers/x.yaml``) that this document lacks."""
        return Finding.of_file(f"cases/_cabinet/{file}", message, remedy, Level.MANQUE, key)
