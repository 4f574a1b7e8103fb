"""What a document of the catalogue is, as data."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct, field
from msgspec.structs import replace

from generator.case import Case
from generator.documents.choice import TOUT, Choix
from generator.documents.draft import HANDOVER, OF_A_PLAN, ON_A_TITLE, Draft
from generator.documents.target import Cible
from generator.documents.whom import AT_LAW, OF_ONE
from generator.findings import Finding
from generator.instances import concerned
from generator.model import Debiteur, Dispense, Dossier, Office, Titre, signed_plan
from generator.progress.asof import look
from generator.progress.breaches import fact_of, noticed
from generator.progress.ladder import CURE_NOTICE
from generator.progress.limits.insolvency import DECLARATION
from generator.progress.plans import Plan, of_a_title
from generator.progress.remains import RELEASE
from generator.progress.types import Situation
from generator.statement import compute_declared, compute_joint, compute_left_out, compute_titled
from generator.statement.followed import only_condemned, titles_of
from generator.statement.types import Decompte
from generator.vocabulary import Envoi, Fait, Lien, QualiteCabinet, Reference

BEFORE_A_TITLE = "sans-titre"  # the requirement of what is not asked once a title is obtained


class Signature(StrEnum):
    """Who signs; in the catalogue, before the office and the case say who writes for the creditor (``signed_by``)."""

    CREANCIER = "créancier"
    AVOCAT = "avocat"
    RECOUVREMENT = "société de recouvrement"
    COMMISSAIRE = "commissaire de justice"
    PARTIES = "créancier et débiteur"
    CABINET = "cabinet"
    JUGE = "juge"


class Destinataire(StrEnum):
    """To whom it goes; decides the address block."""

    DEBITEUR = "débiteur"
    JURIDICTION = "juridiction"
    COMMISSAIRE = "commissaire de justice"
    AVOCAT = "avocat"
    SOCIETE_DE_RECOUVREMENT = "société de recouvrement"
    MANDATAIRE = "mandataire judiciaire"
    INTERNE = "cabinet"

    @property
    def role(self) -> str:
        """Role, in the office's files, of the outside party it is; nothing for the others."""
        return _ROLES.get(self, "")


_ROLES = {
    Destinataire.COMMISSAIRE: "commissaire",
    Destinataire.AVOCAT: "avocat",
    Destinataire.SOCIETE_DE_RECOUVREMENT: "societe-de-recouvrement",
}


class Requirement(Struct, frozen=True):
    """A fact, a proof, a delay or a prohibition; ``check`` returns one finding per line to fill.

    ``identifiant`` is what a ``dispenses`` block of the case names in ``objet``; only a requirement the law leaves to
    the creditor's choice is ``dispensable``. ``tient`` tells whether a waiver answers what is checked now: one given
    before a dispute does not waive it.
    """

    identifiant: str
    titre: str
    check: Callable[[Draft], Iterable[Finding]]
    dispensable: bool = False
    reference: Reference | None = None
    tient: Callable[[Draft, Dispense], bool] = lambda _draft, _waiver: True


class _Asked(NamedTuple):
    """What a document is asked of: a case at a day, and whom and what it is for."""

    case: Case
    office: Office
    decompte: Decompte
    choix: Choix

    @property
    def partial(self) -> bool:
        """Whether it is counted though a rate is unknown."""
        return self.decompte.interets_au is not None

    @property
    def party(self) -> Debiteur:
        """Whom it names, the principal debtor failing that."""
        return self.case.dossier.named(self.choix.debiteur)


class Document(Struct, frozen=True):
    """An entry of the catalogue.

    ``gabarit`` is the template under ``templates/``; ``variantes`` replaces it for a kind of debtor. When ``courriel``
    is set, an ``.eml`` draft is made with that text as its body and the PDF attached. ``fait`` is the journal fact
    that sending it adds.
    """

    identifiant: str
    titre: str
    resume: str  # one sentence: what it is for
    gabarit: str
    fondements: tuple[Reference, ...]
    exigences: tuple[Requirement, ...]
    signature: Signature = Signature.CREANCIER
    avocat: Callable[[Draft], object] | None = None  # who asks a judge for it, when not the lawyer named in the case
    destinataire: Destinataire = Destinataire.DEBITEUR
    envoi: Envoi | None = Envoi.COURRIER
    fait: Fait | None = None
    courriel: str = ""
    style: str = "courrier.css"
    principal_seul: bool = False  # asks for the principal alone: accessories are only announced
    toutes: bool = False  # lists every open invoice, not only those past due
    au_choix: bool = False  # may ask for some of the invoices only
    aux_codebiteurs: bool = False  # each joint debtor gets his own
    a_la_caution: bool = False  # for a guarantor only
    a_tous: bool = False  # for whoever is bound, asked for by name: it demands nothing
    sans_attendre: bool = False  # made while a rate is unknown, the interest of days known alone counted, which it says
    a_l_ouverture: bool = False  # its sums are those the judgment opening collective proceedings found
    plis: Callable[[Draft], tuple[Draft, ...]] = lambda draft: (draft,)  # the letters it is, one a recipient
    remarques: tuple[Requirement, ...] = ()
    variantes: Mapping[Cible, str] = field(default_factory=dict)

    def draft(  # noqa: PLR0913 - what a draft is a function of
        self,
        case: Case,
        office: Office,
        decompte: Decompte,
        situation: Situation,
        *,
        projet: bool = True,
        choix: Choix = TOUT,
    ) -> Draft:
        """The inputs of this document, arrêté at the day of a décompte.

        Raises:
            LawGap: a rate the claim declared needs is unknown.
        """
        if self.a_la_caution and not choix.debiteur and len(known := case.dossier.noms(Lien.CAUTION)) == 1:
            choix = replace(choix, debiteur=known[0])
        asked = _Asked(case, office, decompte, choix)
        sums, whose, parmi = self._on_titles(asked) if self._by_title(asked) else (self._account(asked), choix, ())
        nomme = not parmi or bool(choix.factures)
        if self.identifiant == CURE_NOTICE:  # the plan is chosen
            whose = replace(whose, factures=())
        broken = self._broken(case, office, sums, choix.factures)
        return Draft(self.identifiant, self.fait, case, office, sums, situation, projet, whose, parmi, nomme, broken)

    def _by_title(self, asked: "_Asked") -> bool:
        """Whether its sums are of one title: several are followed together, or each says whom it condemns.

        A hand-over that names nobody is of the one title and of all. A release is of every title, once all is paid.
        """
        several = asked.decompte.plusieurs_comptes
        if self.identifiant == RELEASE:
            return several and bool(asked.decompte.total)
        told = any(titre.condamnes for titre in asked.case.dossier.titres)
        named = bool(asked.choix.debiteur) or self.identifiant != HANDOVER
        return self.sur_titre and (several or (told and named))

    def _on_titles(self, asked: "_Asked") -> tuple[Decompte, Choix, tuple[Titre, ...]]:
        """The account of the title chosen, against whom, and the titles it is one of.

        The invoices chosen say which title; those of a title that judges them all choose nothing more.
        """
        dossier, au, choix = asked.case.dossier, asked.decompte.au, asked.choix
        if self.identifiant != HANDOVER and not choix.debiteur:
            choix = replace(choix, debiteur=only_condemned(dossier, au))
        sums = compute_titled(asked.case, asked.office, au, choix.debiteur, choix.factures, known=asked.partial)
        first = titles_of(dossier, sums.lignes)[:1]
        if all(titre.juge(numero) for titre in first for numero in choix.factures):
            choix = replace(choix, factures=())
        return sums, choix, self._among(dossier, asked.decompte, asked.party)

    def _account(self, asked: "_Asked") -> Decompte:
        """The account it asks for, when it is of no title apart: the most particular one it has."""
        case, office, decompte, party = asked.case, asked.office, asked.decompte, asked.party
        if party.solidaire and self._apart(case, decompte, party):
            return compute_joint(case, office, decompte.au, party)
        if decompte.titre_et_factures and self._of_what_is_left_out(case, office, decompte, asked.choix.factures):
            return compute_left_out(case, office, decompte.au, known=asked.partial)
        if self.a_l_ouverture:
            own = party if party.solidaire and self.identifiant == DECLARATION else None
            return compute_declared(case, office, decompte.au, own)
        return decompte

    @staticmethod
    def _among(dossier: Dossier, decompte: Decompte, party: Debiteur) -> tuple[Titre, ...]:
        """The titles followed together that condemn whom it is against: of several, the one it is made on is named."""
        known = tuple(
            one for one in titles_of(dossier, decompte.lignes) if party.nom_complet in concerned(dossier, one)
        )
        return known if len(known) > 1 else ()

    def _broken(self, case: Case, office: Office, decompte: Decompte, named: Sequence[str]) -> Plan | None:
        """The plan whose breach it gives notice of: that of the invoices named."""
        notice = self.identifiant == CURE_NOTICE
        return noticed(look(case, office, decompte.au, decompte), named) if notice else None

    def _of_what_is_left_out(self, case: Case, office: Office, decompte: Decompte, named: Sequence[str]) -> bool:
        """Whether it is of the invoices that the title followed does not judge: no such document is made on a title."""
        plan = signed_plan(case.dossier, decompte.au) if self.identifiant in OF_A_PLAN else None
        if broken := self._broken(case, office, decompte, named):
            plan = fact_of(look(case, office, decompte.au, decompte), broken)
        apart = plan is not None and not of_a_title(case.dossier, decompte, plan)
        held = plan is not None and apart and any(ligne.numero in plan.factures for ligne in decompte.lignes)
        return held or (broken is None and any(one.identifiant == BEFORE_A_TITLE for one in self.exigences))

    def _apart(self, case: Case, decompte: Decompte, party: Debiteur) -> bool:
        """Whether a joint debtor has an account of his own: of another quality, or of a plan agreed on a title.

        So has whom an act at law is asked of alone, a title condemning the principal debtor or not.
        """
        if decompte.fondement == "titre":  # what else he is asked for is refused: it is enforced
            return self.identifiant == CURE_NOTICE or self.identifiant in AT_LAW
        known = self.aux_codebiteurs or self.identifiant in AT_LAW
        return known and party.qualite is not case.dossier.debiteur.qualite

    @property
    def a_chacun(self) -> bool:
        """Whether it may be for or against another than the principal debtor, by his name."""
        alone = self.identifiant in OF_ONE
        return alone or self.aux_codebiteurs or self.a_la_caution or self.a_tous or self.sur_titre

    @property
    def sur_titre(self) -> bool:
        """Whether it is made on a title, against one of those it condemns when he is named."""
        return self.identifiant in ON_A_TITLE

    @property
    def d_un_titre(self) -> bool:
        """Whether it says, by its invoices, which of several titles it is of."""
        return self.sur_titre or self.identifiant == RELEASE

    def par_avocat(self, office: Office) -> bool:
        """Whether a lawyer writes it, on his own paper (RIN, art. 8): what we print is a draft he takes over."""
        return office.cabinet.qualite is QualiteCabinet.AVOCAT or self.signature is Signature.AVOCAT

    def s_emet(self, office: Office) -> bool:
        """Whether ``emettre`` sends it: not a sheet of the office, nor a letter that a lawyer takes over."""
        if self.destinataire is Destinataire.DEBITEUR:
            return not self.par_avocat(office)
        return self.destinataire is not Destinataire.INTERNE

    def gabarit_pour(self, draft: Draft) -> str:
        """Template for the debtor of this draft."""
        return self.variantes.get(draft.cible, self.gabarit)
