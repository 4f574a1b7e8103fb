"""Who writes and to whom: identity, mandatory mentions, addresses."""

from collections.abc import Iterator

from generator.documents import bases
from generator.documents.contexts.address import LINES, WIDTH, address_lines, printed, too_long
from generator.documents.contexts.bonds import estates
from generator.documents.contexts.letter import RECEIPTS, contact_by_mail
from generator.documents.contexts.parties import absent
from generator.documents.contexts.receipt import acknowledged
from generator.documents.document import Requirement
from generator.documents.draft import Draft
from generator.documents.target import Cible
from generator.findings import Finding
from generator.model import Debiteur, FaitCourrier
from generator.model.parties import ONE_EACH
from generator.money import format_eur
from generator.phrases import of_name, quoted
from generator.progress.routes import european
from generator.vocabulary import Nature, QualiteCabinet

_WITH_CAPITAL = frozenset({"sarl", "eurl", "sas", "sasu", "sa", "sca"})  # C. com., R123-238


def of_the_creditor(draft: Draft, key: str, message: str, remedy: str) -> Finding:
    """A fact of the creditor's own file that a document lacks."""
    return draft.manque_cabinet(f"creanciers/{draft.dossier.creancier}.yaml", key, message, remedy)


def _creditor_mentions(draft: Draft) -> Iterator[Finding]:
    """What who is registered in France prints on its letters: a creditor established abroad is in no RCS."""
    creancier = draft.creancier
    if creancier.adresse.pays is not None:
        return
    wanted: list[tuple[str, object, str]] = []
    if creancier.nature in {Nature.SOCIETE, Nature.ENTREPRENEUR_INDIVIDUEL}:
        wanted.append(("siren", creancier.siren, "le SIREN"))
    if creancier.nature is Nature.SOCIETE:
        wanted += [("greffe", creancier.greffe, "la ville du RCS"), ("forme", creancier.forme, "la forme sociale")]
        if (creancier.forme or "").lower() in _WITH_CAPITAL:
            wanted.append(("capital", creancier.capital, "le capital social"))
    elif creancier.commercant and creancier.nature is Nature.ENTREPRENEUR_INDIVIDUEL:
        wanted.append(("greffe", creancier.greffe, "la ville du RCS"))
    for key, value, name in wanted:
        if value is None:
            said = f"{name} du créancier manque : mention obligatoire de ses courriers (C. com., R123-237, R123-238)."
            yield of_the_creditor(draft, key, said, f"Ajouter « {key}: … ».")


def _office_quality(draft: Draft) -> Iterator[Finding]:
    if draft.office.cabinet.qualite is QualiteCabinet.COMMISSAIRE:
        yield draft.manque_cabinet(
            "cabinet.yaml", "qualite",
            "un commissaire de justice écrit au débiteur ses propres lettres (arrêté du 27 février 2024, art. 27 à 30)"
            " : ce courrier au nom du créancier est refusé.",
            "Utiliser le modèle de l'étude.",
        )  # fmt: skip
    collects = draft.office.cabinet.qualite is QualiteCabinet.SOCIETE_DE_RECOUVREMENT
    if collects and draft.recouvreur is None:
        yield draft.manque_cabinet(
            "intervenants", "role",
            "le cabinet recouvre pour autrui : son identité manque à la lettre (CPCE, art. R124-4, 1°).",
            "Le décrire dans _cabinet/intervenants, « role: societe-de-recouvrement », sous le nom du cabinet.",
        )  # fmt: skip
    if collects and draft.document not in RECEIPTS:
        yield from _receipts(draft)


def _receipts(draft: Draft) -> Iterator[Finding]:
    """A collection company gives a receipt for each payment made since it wrote, before it writes again."""
    written = min((fact.date for fact in draft.dossier.faits(FaitCourrier)), default=None)
    for path, paid in draft.vue.paiements:
        if written is None or paid.date < written or not paid.moyen.remis:
            continue
        if paid.quittance_le is None or paid.quittance_le > draft.situation.au:
            yield draft.manque(
                (*path, "quittance-le"),
                f"aucune quittance n'est dite pour le paiement de {format_eur(paid.montant)} du "
                f"{paid.date:%d/%m/%Y} : le débiteur y a droit pour chaque paiement (CPCE, art. R124-6).",
                f"La remettre (recouvre produire {draft.dossier.reference} quittance-paiement), puis ajouter "
                "« quittance-le: … ».",
            )


def _payment(draft: Draft) -> Iterator[Finding]:
    if acknowledged(draft) is None:
        yield draft.manque(
            ("paiements",), f"aucun paiement n'est reçu au {draft.au:%d/%m/%Y} : il n'y a pas de quittance à donner.",
            "Ajouter le paiement.",
        )  # fmt: skip


def _mailbox(draft: Draft) -> Iterator[Finding]:
    whose = of_name(draft.whom.autre.nom_complet) if draft.whom.autre is not None else "du débiteur"
    if contact_by_mail(draft) is None:
        line = f"contacts: [{{nom: {quoted(draft.destinataire.nom_complet)}, courriel: …}}]"
        yield draft.manque(
            (*draft.destinataire_key, "contacts"),
            f"aucune adresse de courriel {whose} : le message n'a pas de destinataire.",
            "Ajouter « courriel: … » à l'un de ses contacts."
            if draft.destinataire.contacts
            else f"Ajouter sous son adresse, au même retrait qu'elle, « {line} ».",
        )


def _mediator(draft: Draft) -> Iterator[Finding]:
    creditor, famille = draft.creancier, draft.dossier.creance.famille
    if draft.cible is Cible.CONSOMMATEUR and creditor.mediateur is None and creditor.releve_d_un_mediateur(famille):
        said = "le médiateur de la consommation doit être indiqué au consommateur (C. conso., art. L616-1)."
        yield of_the_creditor(draft, "mediateur", said, "Ajouter « mediateur: nom, adresse, site ».")


def _window(draft: Draft) -> Iterator[Finding]:
    lines = address_lines(draft.destinataire)
    where = (*draft.destinataire_key, "adresse")
    for line in too_long(lines):
        said = f"la ligne d'adresse « {line} » a {len(line)} caractères : plus de {WIDTH} (NF Z10-011)."
        yield draft.case.avertit(where, said, "L'abréger.")
    if (count := printed(lines)) > LINES + 1:
        said = f"l'adresse peut prendre {count} lignes (sept au plus avec le pays, NF Z10-011) et sortir de la fenêtre."
        yield draft.case.avertit(where, said, "Abréger ou réunir des lignes.")


def _creditor_identity(draft: Draft) -> Iterator[Finding]:
    creancier = draft.creancier
    if creancier.est_a_plusieurs:
        yield of_the_creditor(
            draft, "nom",
            f"« {creancier.nom_complet} » réunit plusieurs personnes : l'acte désigne chaque demandeur par ses nom, "
            "prénoms, profession, domicile, nationalité, date et lieu de naissance (CPC, art. 54, 3°).",
            "Confier l'acte à un avocat, ou en faire une fiche au nom de celui qui peut agir seul (à vérifier).",
        )  # fmt: skip
        return
    for key, name in absent(creancier, full=True):
        said = f"{lacking(name, 'du créancier')} à l'acte (CPC, art. 54, 3°)."
        yield of_the_creditor(draft, key, said, f"Ajouter « {key}: … ».")


def lacking(name: str, of_whom: str) -> str:
    """« le lieu de naissance du créancier manque », « les prénoms du débiteur manquent »."""
    return f"{name} {of_whom} {'manquent' if name.startswith('les ') else 'manque'}"


def _debtor_identity(draft: Draft) -> Iterator[Finding]:
    if draft.debiteur.est_a_plusieurs:
        yield draft.manque(
            (*draft.debiteur_key, "nom"),
            f"« {draft.debiteur.nom_complet} » réunit plusieurs personnes : l'acte en vise une seule, ou chacune.",
            ONE_EACH,
        )
    for key, name in absent(draft.debiteur):
        yield draft.manque(
            (*draft.debiteur_key, key),
            f"{lacking(name, 'du débiteur')} à l'acte (CPC, art. 57).",
            f"Ajouter « {key}: … ».",
        )


def _debtor_in_france(draft: Draft) -> Iterator[Finding]:
    if draft.debiteur.adresse.pays is not None:
        yield draft.manque(
            (*draft.debiteur_key, "adresse", "pays"),
            "le débiteur demeure à l'étranger : l'injonction de payer française ne convient pas.",
            abroad(draft, draft.debiteur),
        )


def abroad(draft: Draft, party: Debiteur) -> str:
    """What remains against a party abroad: the European order within the Union, elsewhere a lawyer."""
    if european(party, draft.au):
        return (
            f"Voir l'injonction de payer européenne (règlement n° 1896/2006 : recouvre produire "
            f"{draft.dossier.reference} formulaire-a-europeen), ou confier l'acte à un avocat."
        )
    return "Aucune procédure européenne ne lui est ouverte d'ici : confier l'acte à un avocat (convention applicable)."


def _estates(draft: Draft) -> Iterator[Finding]:
    """Which goods may be seized of an entrepreneur individuel: said before the judge is asked for any."""
    for told in estates(draft, (draft.debiteur,)):
        yield draft.case.avertit(
            (*draft.debiteur_key, "nature"),
            told,
            "Ne désigner dans la requête que des biens qui répondent de la dette.",
        )


MENTIONS_CREANCIER = Requirement(
    "mentions-creancier", "Mentions obligatoires du créancier", _creditor_mentions, reference=bases.MENTIONS
)
QUALITE_CABINET = Requirement("qualite-cabinet", "Qualité en laquelle le cabinet écrit", _office_quality)
LETTRE = (MENTIONS_CREANCIER, QUALITE_CABINET)  # of every letter in the creditor's name
PAIEMENT_RECU = Requirement("paiement-recu", "Un paiement reçu", _payment, reference=bases.QUITTANCE)
COURRIEL = Requirement("courriel", "Adresse de courriel du débiteur", _mailbox)
MEDIATEUR = Requirement("mediateur", "Médiateur de la consommation", _mediator, reference=bases.CONSOMMATEUR_MEDIATION)
FENETRE = Requirement("adresse", "Adresse dans la fenêtre de l'enveloppe", _window)
IDENTITE_CREANCIER = Requirement(
    "identite-creancier", "Identité complète du créancier", _creditor_identity, reference=bases.REQUETE
)
IDENTITE_DEBITEUR = Requirement("identite-debiteur", "Identité du débiteur", _debtor_identity, reference=bases.REQUETE)
IDENTITES = (IDENTITE_CREANCIER, IDENTITE_DEBITEUR)
DEBITEUR_EN_FRANCE = Requirement("debiteur-en-france", "Débiteur demeurant en France", _debtor_in_france)
PATRIMOINES = Requirement("patrimoines", "Biens du débiteur qui répondent de la dette", _estates)
