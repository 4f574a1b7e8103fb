"""What a document must say once filled, and what it may not say to its reader: an office's template may break both."""

import html
import re
from collections.abc import Mapping

from msgspec import Struct

from generator.documents.document import Destinataire, Document
from generator.documents.draft import Draft
from generator.documents.target import Cible
from generator.findings import Finding
from generator.vocabulary import Envoi, Qualite, QualiteCabinet


class Mention(Struct, frozen=True):
    """A mandatory mention: the pattern that proves it is there, and why it must be."""

    motif: str
    nom: str
    raison: str


_LETTERS = "courriers/"  # a deed signed by both is no letter: RIN 8 and R123-237 say nothing of it
_WRIT = (
    Mention("sur les seuls éléments fournis par votre adversaire", "l'avertissement au défendeur", "CPC, art. 56, 4°"),
    Mention("audience : jour et heure, lieu", "l'audience", "CPC, art. 56, 1°"),
    Mention("bordereau des pièces", "le bordereau des pièces", "CPC, art. 56, 3°"),
    Mention(
        "octroi d'un délai de paiement|(?:tenue?s? de|devez) constituer avocat",
        "l'article 861-2 ou 832, ou la constitution d'avocat",
        "CPC, art. 752, 753 et 855",
    ),
)
OF_A_DOCUMENT: Mapping[str, tuple[Mention, ...]] = {
    "assignation-refere": _WRIT,
    "assignation-fond": _WRIT,
    "requete-injonction": (
        Mention("décompte", "le décompte des sommes", "CPC, art. 1407"),
        Mention("bordereau", "le bordereau des pièces", "CPC, art. 1407"),
        Mention("signature", "la date et la signature", "CPC, art. 57"),
    ),
    "protocole-transactionnel": (
        Mention("concessions réciproques", "les concessions réciproques", "C. civ., art. 2044"),
        Mention("signature du débiteur", "la signature des parties", "C. civ., art. 2044"),
    ),
    "requete-saisie-conservatoire": (
        Mention("menacent le recouvrement", "les circonstances menaçant le recouvrement", "CPCE, art. L511-1"),
        Mention("biens sur lesquels porte", "les biens à saisir", "CPCE, art. R511-4"),
        Mention("bordereau", "l'indication des pièces", "CPC, art. 57"),
    ),
    "mandat-sepa": (
        Mention("mandat de prélèvement sepa", "le titre du mandat", "Règl. (UE) n° 260/2012"),
        Mention("référence unique du mandat", "la référence unique du mandat", "Règl. (UE) n° 260/2012"),
        Mention("en signant ce formulaire de mandat, vous autorisez", "l'autorisation", "Règl. (UE) n° 260/2012"),
        Mention("huit semaines", "le droit au remboursement", "C. mon. fin., art. L133-25 et L133-25-1"),
    ),
    "duplicata-tva": (
        Mention(
            "pour la somme de .*qui ne peut faire l'objet d'une déduction",
            "la mention rectificative",
            "CGI, art. 272, 1 ; BOI-TVA-DED-40-10-20",
        ),
    ),
}


def mentions(document: Document, draft: Draft, page: str) -> list[Finding]:
    """Mandatory mentions absent from a filled page, and mentions that may not be there.

    Args:
        document: entry of the catalogue.
        draft: what was printed.
        page: the HTML of the page, values included.
    """
    text = _plain(html.unescape(re.sub(r"<[^>]*>", " ", page)))
    file = f"templates/{document.gabarit_pour(draft)}"
    absent = [
        Finding.of_file(file, f"mention obligatoire absente : {one.nom} ({one.raison}).", "La remettre.")
        for one in _wanted(document, draft)
        if not re.search(one.motif, text, re.IGNORECASE)
    ]
    way_out = f"Le retirer du modèle, ou le réserver ({{% if cible != '{draft.cible}' %}})."
    banned = [
        Finding.of_file(file, f"« {found.group()} » : {one.nom} ({one.raison}).", way_out)
        for one in _banned(document, draft)
        if (found := re.search(one.motif, text, re.IGNORECASE))
    ]
    return absent + banned


def _wanted(document: Document, draft: Draft) -> list[Mention]:
    wanted: list[Mention] = []
    if document.destinataire is Destinataire.DEBITEUR and document.gabarit.startswith(_LETTERS):
        wanted += _letter(document, draft)
    if document.identifiant == "mise-en-demeure":
        wanted.append(Mention(r"mett?(?:s|ons|ez|ent) en demeure", "la mise en demeure de payer", "C. civ., art. 1344"))
        wanted.append(Mention(r"\b\d+ jours?\b", "le délai laissé pour payer", "C. civ., art. 1231"))
        if draft.cible is Cible.CONSOMMATEUR and draft.creancier.releve_d_un_mediateur(draft.dossier.creance.famille):
            wanted.append(Mention("médiateur", "le médiateur de la consommation", "C. conso., art. L616-1"))
    if draft.canal(document.envoi) is Envoi.LRAR:
        wanted.append(Mention("recommandée", "l'envoi en recommandé", "C. civ., art. 1344"))
    return [*wanted, *OF_A_DOCUMENT.get(document.identifiant, ())]


def _banned(document: Document, draft: Draft) -> list[Mention]:
    """What a debtor who is not a professional never reads: sums of trade law; a guarantor is told what others owe."""
    told = document.destinataire is not Destinataire.DEBITEUR or document.a_la_caution
    if told or draft.destinataire.qualite is Qualite.PROFESSIONNEL:
        return []
    law = "C. com., art. L441-10 : entre professionnels seulement"
    return [
        Mention(r"indemnités? forfaitaires?|\bD\.? ?441-5\b", "l'indemnité de 40 € n'est pas due par lui", law),
        Mention(r"pénalités? de retard|\bL\.? ?441-10\b", "les pénalités commerciales ne sont pas dues par lui", law),
    ]


def _letter(document: Document, draft: Draft) -> list[Mention]:
    quality = draft.office.cabinet.qualite
    if quality is QualiteCabinet.AVOCAT:
        return [Mention("consulter un avocat", "la faculté de consulter un avocat", "RIN, art. 8")]
    wanted = []
    if draft.creancier.siren and draft.creancier.greffe:
        wanted.append(Mention(r"\bRCS\b", "le RCS et le SIREN du créancier", "C. com., art. R123-237"))
    if quality is QualiteCabinet.SOCIETE_DE_RECOUVREMENT:
        wanted += _collector(document, draft)
    return wanted


def _collector(document: Document, draft: Draft) -> list[Mention]:
    """The five mentions of R124-4; what is claimed and how to pay it, in the letters that claim."""
    owed, collector, article = draft.creancier, draft.recouvreur, "CPCE, art. R124-4"
    if collector is None:
        return []  # refused before: nobody says who writes
    wanted = [
        Mention(_exactly(collector.nom_complet), "le nom de la société de recouvrement", f"{article}, 1°"),
        Mention(_exactly(collector.adresse.rue), "l'adresse de la société de recouvrement", f"{article}, 1°"),
        Mention("recouvrement amiable", "l'activité de recouvrement amiable", f"{article}, 1°"),
        Mention(_exactly(owed.nom_complet), "le nom du créancier", f"{article}, 2°"),
        Mention(_exactly(owed.adresse.rue), "l'adresse du créancier", f"{article}, 2°"),
        Mention("entrepris sans titre exécutoire restent", "L111-8, alinéa 2", f"{article}, 5°"),
        Mention("débiteur de mauvaise foi", "L111-8, alinéa 3", f"{article}, 5°"),
    ]
    if document.au_choix:
        wanted += [
            Mention("principal|montant ttc|reste dû", "le montant de la créance, distingué", f"{article}, 3°"),
            Mention(" ?".join(owed.iban), "le compte sur lequel payer", f"{article}, 4°"),
        ]
    return wanted


def _exactly(words: str) -> str:
    return re.escape(_plain(words))


def _plain(text: str) -> str:
    """Ordinary spaces and apostrophes, as the patterns above are typed; ``split()`` takes every kind of space."""
    return " ".join(text.replace("’", "'").split())
