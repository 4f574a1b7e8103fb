"""What deeds, suits, protective seizures and forms require beyond the claim itself."""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from generator.documents import bases
from generator.documents.contexts import debit, plan, seizure, settlement, suit, vat
from generator.documents.contexts.counsel import ceiling, compulsory, counsel
from generator.documents.contexts.court import court
from generator.documents.contexts.court import kind as court_kind
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.requirements import due, others, parties, proofs
from generator.documents.requirements.facts import procedure
from generator.findings import Finding
from generator.instances import against_principal
from generator.law.procedures.court import EXECUTION, PROTECTION
from generator.money import format_eur
from generator.phrases import TO_SAY, introduced, to_note
from generator.vocabulary import Nature, NatureTitre

_JOURNAL = ("journal",)
_FROZEN = frozenset({"procedure-collective", "surendettement", "effacement", "petites-creances", "delai-de-grace"})


def _nothing_to_debit(draft: Draft) -> Iterator[Finding]:
    """A debit is asked for what letters ask for, or for the instalments of a plan."""
    if draft.ouvertes and not draft.a_rappeler and plan.agreed(draft) is None:
        message = f"tout ce qui reste dû est {draft.decompte.reserve} : aucun prélèvement n'est à proposer."
        yield draft.manque(("factures",), message, "")


def _lawyer(draft: Draft) -> Iterator[Finding]:
    where = court(draft)
    if where is not None:
        yield from _unrepresented(draft, where.nature, "CPC, art. 760, 761 et 853")


def _lawyer_before_the_judge(draft: Draft) -> Iterator[Finding]:
    where, chosen = court(draft), seizure.judge(draft)
    if where is not None and chosen is not None:
        nature = EXECUTION if chosen.execution else where.nature
        yield from _unrepresented(draft, nature, "CPCE, art. L121-4 et R121-6 ; CPC, art. 853")


def _unrepresented(draft: Draft, nature: str, articles: str) -> Iterator[Finding]:
    if compulsory(draft, nature) and counsel(draft, needed=True) is None:
        yield draft.manque(
            _JOURNAL,
            f"la demande dépasse {format_eur(ceiling(draft))} : un avocat doit être constitué ({articles}).",
            "Créer l'avocat dans _cabinet/intervenants, ou le nommer dans un fait « transmission ».",
        )


def _attempt(draft: Draft) -> Iterator[Finding]:
    if suit.attempt_asked(draft) and not draft.faits.tentative_amiable:
        yield draft.manque(
            _JOURNAL,
            "aucune tentative amiable n'est au journal : la demande serait irrecevable devant le tribunal judiciaire "
            "(CPC, art. 750-1).",
            "Noter la conciliation ou la médiation (fait « mediation »).",
        )


def _attempt_in_interim(draft: Draft) -> Iterator[Finding]:
    """Whether CPC 750-1 governs a référé is not settled: said, never in the way."""
    if suit.attempt_asked(draft) and not draft.faits.tentative_amiable:
        yield draft.case.avertit(
            _JOURNAL,
            "aucune tentative amiable n'est au journal ; sa nécessité en référé n'est pas tranchée (CPC, art. 750-1).",
            "La tenter, ou dire le motif de dispense dans l'assignation.",
        )


def _defendant_abroad(draft: Draft) -> Iterator[Finding]:
    if draft.debiteur.adresse.pays is not None:
        yield draft.manque(
            (*draft.debiteur_key, "adresse", "pays"),
            "le débiteur demeure à l'étranger : juge, signification et délais relèvent du règlement n° 1215/2012 ou "
            "d'une convention.",
            parties.abroad(draft, draft.debiteur),
        )


def _contract_date(draft: Draft) -> Iterator[Finding]:
    if court_kind(draft).nature == PROTECTION and draft.dossier.creance.contrat_du is None:
        yield draft.manque(
            ("creance", "contrat-du"),
            "la date du contrat manque : le juge des contentieux de la protection la demande (formulaire n° 16040).",
            "Ajouter sous creance « contrat-du: … ».",
        )


def _not_public(draft: Draft) -> Iterator[Finding]:
    if draft.debiteur.nature is Nature.PERSONNE_PUBLIQUE:
        yield draft.manque(
            (*draft.debiteur_key, "nature"),
            "une personne publique transige selon ses propres règles (CRPA, art. L423-1 ; C. civ., art. 2045).",
            "Faire rédiger la transaction par un avocat.",
        )


def _concessions(draft: Draft) -> Iterator[Finding]:
    sides = settlement.balance(draft)
    if sides is None:
        return
    if sides.convenu > sides.reclame:
        yield draft.manque(
            _JOURNAL,
            f"les échéances font {format_eur(sides.convenu)}, plus que les {format_eur(sides.reclame)} dus au "
            f"{draft.au:%d/%m/%Y}.",
            "Corriger les échéances.",
        )
    elif not sides.abandon and sides.termes == 1 and not sides.differe:
        yield draft.manque(
            _JOURNAL,
            "le créancier ne renonce à rien : sans concession réciproque, ce n'est pas une transaction "
            "(C. civ., art. 2044).",
            "Réduire la somme ou accorder un délai dans le fait « echeancier ».",
        )


def _penalties_given_up(draft: Draft) -> Iterator[Finding]:
    """What a settlement gives up between professionals may be penalties that the law itself sets."""
    sides, asked = settlement.balance(draft), settlement.claimed(draft)
    if sides is not None and sides.abandon and (asked.penalites or asked.nombre_indemnites):
        yield draft.case.avertit(
            _JOURNAL,
            f"le créancier renonce à {format_eur(sides.abandon)} : renoncer de façon répétée aux pénalités et à "
            "l'indemnité que la loi fixe entre professionnels peut exposer à une amende (C. com., art. L441-16, à "
            "vérifier).",
            "Faire vérifier cette renonciation par l'avocat.",
        )


def _threats(draft: Draft) -> Iterator[Finding]:
    if not seizure.threats(draft):
        line = f'verification-solvabilite source={TO_SAY} menace=oui resultat="{TO_SAY}"'
        yield draft.manque(
            _JOURNAL,
            "aucune circonstance menaçant le recouvrement n'est au dossier (CPCE, art. L511-1).",
            f"La noter : {to_note(draft.dossier.reference, line)}, une échéance manquée ou un paiement rejeté "
            "(« rejete-le » sur le paiement).",
        )


def _judge_needed(draft: Draft) -> Iterator[Finding]:
    titre = draft.titre
    if titre is not None and titre.nature is not NatureTitre.ORDONNANCE_INJONCTION:
        yield draft.manque(
            draft.place(titre),
            "un titre ou une décision dispense de l'autorisation du juge (CPCE, art. L511-2).",
            "Remettre le titre au commissaire de justice : voir le mandat d'exécution.",
        )
    for fact in draft.dossier.journal:
        day = getattr(fact, "autorisee_le", None)
        if day is not None and day <= draft.au and against_principal(draft.dossier, fact):
            yield draft.manque(draft.place(fact), f"la mesure a été autorisée le {day:%d/%m/%Y}.", "")


def _identifier(draft: Draft) -> Iterator[Finding]:
    if draft.creancier.ics is None:
        said = "l'identifiant créancier SEPA (ICS) manque : sans lui, aucun prélèvement."
        remedy = "Le demander à la banque du créancier, puis ajouter « ics: … »."
        yield parties.of_the_creditor(draft, "ics", said, remedy)
    if len(debit.reference(draft)) > debit.LONGEST:
        yield draft.manque(
            ("reference",),
            f"la référence du dossier est trop longue pour la référence du mandat ({debit.LONGEST} caractères).",
            "Demander le mandat par le formulaire de la banque.",
        )


def _frozen(draft: Draft) -> Iterator[Finding]:
    for pause in draft.situation.pauses:
        if pause.nature in _FROZEN:
            article = f" ({pause.reference.citation})" if pause.reference else ""
            yield draft.manque(pause.origine, introduced(pause.titre, f"aucun paiement ne se demande{article}."), "")


def _tax(draft: Draft) -> Iterator[Finding]:
    lines = vat.unpaid(draft)
    if not lines:
        yield draft.manque(("factures",), "aucune facture du dossier n'est impayée en principal.", "")
    for _, facture in lines:
        if facture.montant_ht is None:
            yield draft.manque(
                draft.place(facture, "montant-ht"),
                f"le montant hors taxe de {draft.mot.la} {facture.numero} manque : la TVA impayée ne se calcule pas.",
                "Ajouter « montant-ht: … ».",
            )
        elif facture.montant_ht > facture.montant_ttc:
            yield draft.manque(
                draft.place(facture, "montant-ht"),
                f"le montant hors taxe de {draft.mot.la} {facture.numero} dépasse son montant TTC : la TVA impayée ne "
                "se calcule pas.",
                "Corriger l'un des deux.",
            )
    if draft.creancier.tva is None:
        said = "le numéro de TVA du créancier manque au duplicata."
        yield parties.of_the_creditor(draft, "tva", said, "Ajouter « tva: … ».")


def _tax_of_another(draft: Draft) -> Iterator[Finding]:
    """VAT is recovered by who invoiced it: a claim transferred does not carry that right, a merger may."""
    for _, facture in vat.unpaid(draft):
        if facture.cession:
            yield draft.manque(
                draft.place(facture, "cession"),
                f"la facture {facture.numero} a été émise par un autre : sa TVA est à récupérer par qui l'a facturée "
                f"(CGI, art. 272, 1, à vérifier), non par {draft.creancier.nom_complet}.",
                "La tenir dans un autre dossier, si d'autres factures sont du créancier. Une fusion est à soumettre à "
                "l'avocat.",
            )


def _lost(draft: Draft) -> Iterator[Finding]:
    if not vat.settled_as_lost(draft):
        yield draft.manque(
            _JOURNAL,
            "rien n'établit que la créance est définitivement irrécouvrable (CGI, art. 272, 1).",
            "Noter la liquidation judiciaire, ou un fait « irrecouvrable » avec la pièce qui le prouve.",
        )


def _whole(need: Requirement) -> Requirement:
    """The same requirement, disputed invoices included: what a court is asked to settle."""
    inner: Callable[[Draft], Iterable[Finding]] = need.check
    return replace(need, check=lambda draft: inner(draft.entier))


AVOCAT_CONSTITUE = Requirement(
    "avocat-constitue", "Avocat constitué quand la loi l'impose", _lawyer, reference=bases.REPRESENTATION
)
AVOCAT_REQUERANT = replace(AVOCAT_CONSTITUE, check=_lawyer_before_the_judge)
TENTATIVE_AMIABLE = Requirement(
    suit.ATTEMPT, "Tentative amiable préalable", _attempt, dispensable=True, reference=bases.TENTATIVE_AMIABLE
)
TENTATIVE_EN_REFERE = replace(TENTATIVE_AMIABLE, check=_attempt_in_interim, dispensable=False)
DEFENDEUR_EN_FRANCE = Requirement("defendeur-en-france", "Débiteur demeurant en France", _defendant_abroad)
TRANSFRONTALIER = replace(
    procedure("injonction-europeenne", "Conditions de l'injonction européenne"), reference=bases.INJONCTION_EUROPEENNE
)
DATE_DU_CONTRAT = Requirement(
    "contrat-du", "Date du contrat", _contract_date, dispensable=True, reference=bases.REQUETE
)
DEBITEUR_PRIVE = Requirement("transaction-publique", "Débiteur qui n'est pas une personne publique", _not_public)
CONCESSIONS = Requirement("concessions", "Concessions réciproques", _concessions, reference=bases.TRANSACTION)
PENALITES_ABANDONNEES = Requirement(
    "penalites-abandonnees", "Pénalités légales auxquelles le créancier renonce", _penalties_given_up,
    reference=bases.PENALITES,
)  # fmt: skip
CIRCONSTANCES = Requirement(
    "circonstances", "Circonstances menaçant le recouvrement", _threats, reference=bases.CONSERVATOIRE
)
AUTORISATION = Requirement(
    "autorisation", "Autorisation du juge nécessaire", _judge_needed, reference=bases.CONSERVATOIRE
)
ICS = Requirement("ics", "Identifiant créancier SEPA", _identifier, reference=bases.MANDAT_SEPA)
A_PRELEVER = Requirement("a-prelever", "Une somme ni contestée ni rejetée", _nothing_to_debit)
PAIEMENT_PERMIS = Requirement("paiement-permis", "Aucune interdiction de payer ni d'encaisser", _frozen)
TVA = Requirement("tva", "Montants hors taxe et numéro de TVA", _tax, reference=bases.TVA_IMPAYES)
TVA_D_UN_AUTRE = Requirement(
    "tva-d-un-autre", "TVA facturée par le créancier", _tax_of_another, dispensable=True, reference=bases.TVA_IMPAYES
)
PERDUE = Requirement("perdue", "Créance définitivement irrécouvrable", _lost, reference=bases.TVA_IMPAYES)
ECHU = _whole(due.ECHU)
AVOCAT_AU_FOND = _whole(AVOCAT_CONSTITUE)
TENTATIVE_AU_FOND = _whole(TENTATIVE_AMIABLE)
CREANCE = tuple(map(_whole, proofs.CREANCE))
OMIS_AU_FOND = _whole(others.OMIS_DE_L_ASSIGNATION)
