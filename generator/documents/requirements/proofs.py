"""Facts and pièces a procedure needs; each line says what to fill and why a court expects it."""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from generator.case import KeyPath
from generator.documents import bases
from generator.documents.contexts import court
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.requirements.parties import of_the_creditor
from generator.documents.whom import AT_LAW
from generator.findings import Finding
from generator.law.limits.insolvency import usage_extrait
from generator.law.procedures.court import ADMINISTRATIF, seat
from generator.model import Debiteur, Facture, FaitSolvabilite, Piece
from generator.phrases import TO_SAY, of_name, plural, quoted, some, to_note
from generator.progress.which_court import to_verify
from generator.vocabulary import SANS_LIVRAISON, Famille, Nature, QualiteCabinet

ORDER_ASKED = frozenset({"requete-injonction", "projet-ordonnance"})  # article 1407 is theirs alone
Missing = Sequence[tuple[KeyPath, Facture]]  # the invoices that lack the same thing: one finding, at the first of them


_SEAT = "CPC, art. 1406 : celle du lieu où demeure le débiteur"
_SEATS = {
    Famille.CHARGES_DE_COPROPRIETE: "décret n° 67-223, art. 60 pour une injonction de payer et 61-1, à vérifier : "
    "celle du lieu de l'immeuble, et non du lieu où demeure le débiteur",
}


def _named(one: str, many: str, lacking: Missing) -> str:
    """« la facture F-1 », « les factures F-1 et F-2 »."""
    return f"{plural(len(lacking), one, many)} {some([facture.numero for _, facture in lacking])}"


def _to_each(draft: Draft, lacking: Missing) -> str:
    return f" à chaque {draft.mot.un}" if len(lacking) > 1 else ""


def _invoices(draft: Draft) -> Iterator[Finding]:
    lacking, mot = [pair for pair in draft.factures if pair[1].piece is None], draft.mot
    if lacking:
        absent = plural(len(lacking), "n'est", "ne sont")
        basis = " (CPC, art. 1407)" if draft.document in ORDER_ASKED else ""
        yield draft.manque(
            (*lacking[0][0], "piece"),
            f"{_named(mot.avis, mot.les_avis, lacking)} {absent} pas au dossier{basis}.",
            f"Verser {plural(len(lacking), mot.avis, mot.les_avis)} et ajouter « piece: … »{_to_each(draft, lacking)}.",
        )


def _delivery(draft: Draft) -> Iterator[Finding]:
    """Proof that what an invoice bills was done; nothing of the kind for a rent or a subscription to an association."""
    famille = draft.dossier.creance.famille
    loan = famille is Famille.PRET_ENTRE_PARTICULIERS
    what = "de la remise des fonds" if loan else "de livraison ou d'exécution"
    paper = "la preuve du versement" if loan else "le bon signé"
    lacking = [pair for pair in draft.factures if pair[1].livraison is None and famille not in SANS_LIVRAISON]
    if lacking:
        yield draft.manque(
            (*lacking[0][0], "livraison"),
            f"aucune preuve {what} pour {_named('la facture', 'les factures', lacking)} (C. civ., art. 1353).",
            f"Verser {paper} et ajouter « livraison: … »{_to_each(draft, lacking)}.",
        )


def _contract(draft: Draft) -> Iterator[Finding]:
    natures = {piece.nature for piece in draft.dossier.pieces}
    lacking = [pair for pair in draft.factures if pair[1].commande is None]
    if lacking and not natures & {"contrat", "devis", "cgv", "commande"}:
        which = _named(draft.mot.la, f"les {draft.mot.des}", lacking)
        what, why = f"rien n'émane du débiteur pour {which} : ni contrat, ni devis signé, ni commande.", "l'accord"
        if draft.dossier.creance.famille is Famille.CHARGES_DE_COPROPRIETE:
            what, why = f"rien ne fonde {which} : ni procès-verbal d'assemblée, ni règlement de copropriété.", "le vote"
        remedy = f"Verser ce qui prouve {why} et ajouter « commande: … »{_to_each(draft, lacking)}."
        yield draft.manque((*lacking[0][0], "commande"), what, remedy)


def recent_extracts(draft: Draft) -> list[Piece]:
    """Extracts of the register of whom an act is of, under three months, as they are dated."""
    return _extracts_of(draft, draft.debiteur)


def _extracts_of(draft: Draft, party: Debiteur) -> list[Piece]:
    told = (piece for piece in draft.dossier.pieces if draft.dossier.named(piece.debiteur) is party)
    known = (piece for piece in told if piece.nature == "identite" and piece.date)
    return [piece for piece in known if piece.date and draft.situation.au <= usage_extrait(piece.date).date]


def _identity_piece(draft: Draft) -> Iterator[Finding]:
    if draft.debiteur.nature.sans_registre:
        return
    if not recent_extracts(draft):
        whose = "" if draft.whom.poursuivi is None else f", « debiteur: {draft.debiteur.nom_complet} »"
        yield draft.manque(
            ("pieces",),
            f"aucun extrait Kbis ou RNE {_of(draft)} de moins de trois mois.",
            f"Le verser (nature : identite{whose}).",
        )


def _of(draft: Draft) -> str:
    """« du débiteur », or of the joint debtor an act is of alone, by his name."""
    return "du débiteur" if draft.whom.poursuivi is None else of_name(draft.debiteur.nom_complet)


def _solvency(draft: Draft) -> Iterator[Finding]:
    if draft.debiteur.nature.sans_registre:
        return
    if not _checked(draft, draft.debiteur):
        alone, name = draft.whom.poursuivi is not None, draft.debiteur.nom_complet
        of, whose = (f" {of_name(name)}", f" debiteur={quoted(name)}") if alone else ("", "")
        line = f'verification-solvabilite source=bodacc resultat="{TO_SAY}"{whose}'
        yield draft.manque(
            ("journal",),
            f"aucune vérification{of} au BODACC n'est notée : une procédure collective interdirait la demande.",
            f"Le consulter, puis {to_note(draft.dossier.reference, line)}.",
        )


def _checked(draft: Draft, party: Debiteur) -> bool:
    checks = (fact for _, fact in draft.vue.of(FaitSolvabilite))
    return any(draft.dossier.named(fact.debiteur) is party for fact in checks)


def _joint_unchecked(draft: Draft) -> Iterator[Finding]:
    """What an act asks of several is asked of each: the extract and the check of one tell nothing of another."""
    for party in draft.codebiteurs:
        if not party.nature.sans_registre and not (_extracts_of(draft, party) and _checked(draft, party)):
            yield draft.case.avertit(
                draft.place(party),
                f"l'extrait de moins de trois mois ou la vérification au BODACC {of_name(party.nom_complet)} manque.",
                f"Les noter avec « debiteur: {party.nom_complet} ».",
            )


def _court(draft: Draft) -> Iterator[Finding]:
    known = court.kind(draft)
    where, under = _said_where(draft)
    if known.nature == ADMINISTRATIF:
        yield draft.manque(
            ("creance", "marche-public"),
            "une créance sur un contrat public relève du juge administratif : l'injonction de payer ne convient pas.",
            "Voir le référé-provision administratif avec un avocat.",
        )
    elif not known.nature and draft.debiteur.nature is Nature.PERSONNE_PUBLIQUE:
        yield draft.manque(
            (*where, "competence"),
            f"la juridiction ne se déduit pas du dossier : {known.motif} ({known.reference.citation}).",
            f"La faire dire par un avocat, puis ajouter {under} « competence: », « tribunal: » et « ville: » ; si "
            "c'est un marché, écrire « famille: marche-public ».",
        )
    elif not known.nature and draft.debiteur.adresse.pays is None:
        yield draft.manque(
            (*draft.debiteur_key, "commercant"),
            f"la juridiction ne se déduit pas du dossier : {known.motif} ({known.reference.citation}).",
            f"Ajouter « commercant: oui » ou « non », ou {under} « competence: » puis « tribunal: » et « ville: ».",
        )
    elif known.nature and not seat(draft.faits, known.nature):
        yield draft.manque(
            (*where, "competence"),
            f"le siège de la juridiction manque ({_SEATS.get(draft.dossier.creance.famille, _SEAT)}).",
            f"Ajouter {under} « competence: » puis « ville: … » (annuaire de justice.fr).",
        )


def _unsure_court(draft: Draft) -> Iterator[Finding]:
    if draft.document in AT_LAW:
        yield from to_verify(draft.case, draft.faits, _said_where(draft))


def _said_where(draft: Draft) -> tuple[KeyPath, str]:
    """Where the file says the court, and how that place is called: of the claim, or of who is sued alone."""
    return (draft.debiteur_key, "sous son nom") if draft.whom.autre is not None else (("creance",), "sous creance")


def _public(draft: Draft) -> Iterator[Finding]:
    if draft.debiteur.nature is Nature.PERSONNE_PUBLIQUE:
        yield draft.manque(
            (*draft.debiteur_key, "nature"),
            "une personne publique ne peut être contrainte par les voies d'exécution (CPCE, art. L111-1, al. 3).",
            "Voir le comptable public et la juridiction compétente avec un avocat.",
        )


def _public_creditor(draft: Draft, *, judged: bool = False) -> Iterator[Finding]:
    """``judged``: a judgment that he obtained all the same is enforced as any other."""
    if draft.creancier.recouvre_par_titre and not (judged and draft.titre is not None):
        yield of_the_creditor(
            draft,
            "titre-de-recettes",
            "une personne publique recouvre par un titre de recettes, exécutoire, que son comptable met en œuvre "
            "(CGCT, art. L1617-5, à vérifier) : ni un juge, ni un mandataire ne le fait à leur place.",
            "Voir le comptable public ; si ce créancier recouvre comme un créancier privé, ce qu'un avocat vérifie, "
            "écrire « titre-de-recettes: non » à sa fiche, une fois pour tous ses dossiers.",
        )


def _own(draft: Draft, role: str) -> str:
    """In an office of lawyers, every letter is already the draft of one of theirs."""
    ours = role == "avocat" and draft.office.cabinet.qualite is QualiteCabinet.AVOCAT
    return " Au cabinet, la mise en demeure est déjà un projet d'avocat (mise-en-demeure)." if ours else ""


def _professional(role: str, name: str) -> Requirement:
    def check(draft: Draft) -> Iterator[Finding]:
        if draft.intervenant(role) is None:
            yield draft.manque(
                ("journal",),
                f"aucun {name} n'est désigné pour ce dossier.",
                "Le créer dans _cabinet/intervenants, ou le nommer dans un fait « transmission »." + _own(draft, role),
            )

    return Requirement(role, f"Un {name} désigné", check)


FACTURES = Requirement("factures", "Chaque facture au dossier", _invoices, reference=bases.REQUETE)
LIVRAISON = Requirement("livraison", "Preuve de livraison ou d'exécution", _delivery, dispensable=True)
CONTRAT = Requirement("contrat", "Preuve de l'accord du débiteur", _contract, dispensable=True)
# What a court reads of the claim.
CREANCE = (FACTURES, CONTRAT, LIVRAISON)
EXTRAIT = Requirement("extrait-recent", "Extrait du registre de moins de trois mois", _identity_piece, dispensable=True)
SOLVABILITE = Requirement("bodacc", "Vérification au BODACC", _solvency, dispensable=True)
CODEBITEURS_VERIFIES = Requirement(
    "verifies-pour-eux", "Extrait et vérification de chaque codébiteur", _joint_unchecked
)
JURIDICTION = Requirement("juridiction", "Juridiction compétente", _court, reference=bases.COMPETENCE)
JURIDICTION_A_VERIFIER = Requirement("juridiction-a-verifier", "Juridiction à vérifier", _unsure_court)
DEBITEUR_PRIVE = Requirement("debiteur-prive", "Débiteur qui n'est pas une personne publique", _public)
CREANCIER_PRIVE = Requirement(
    "creancier-prive", "Créancier qui n'est pas une personne publique", _public_creditor, dispensable=True
)
CREANCIER_PRIVE_SANS_TITRE = replace(CREANCIER_PRIVE, check=partial(_public_creditor, judged=True))
COMMISSAIRE = _professional("commissaire", "commissaire de justice")
AVOCAT = _professional("avocat", "avocat")
SOCIETE = _professional("societe-de-recouvrement", "cabinet de recouvrement")
