"""Every refusal of intake: one French sentence and what to do, by a stable code."""

import re

from generator.exhibits.facts import Genre, Refus, RefusedError

_PRINT = "L'imprimer en PDF depuis un lecteur, puis redéposer le fichier."
_RETRY = "Si la machine était trop occupée, relancer « recouvre verser », qui le lit de nouveau."
_OR_AGAIN = f"{_PRINT} {_RETRY}"
_LIGHTER = "Le numériser à 300 points par pouce, ou le scinder."
_BESIDE = "S'il est utile, en verser à part une version lisible (PDF, JPEG, PNG) ; l'original {0} le garde."
_CARRIERS = {  # how a file is said to be carried, and by what
    Genre.COURRIEL: ("Fichier joint à un courriel, non imprimé.", "du courriel"),
    Genre.PDF: ("Fichier contenu dans un porte-documents PDF, non imprimé.", "du porte-documents"),
}
_ADDRESS = re.compile(r" ?<[^<>]* at 0x[0-9a-f]+>")  # of an object in memory: another one each time
_AGAIN = "Demander l'original à son auteur ou le numériser de nouveau, puis redéposer le fichier."

CATALOGUE: dict[str, tuple[str, str]] = {
    "absent": ("Le fichier {detail} est introuvable.", "Déposer le fichier dans pieces/ ou corriger « fichier »."),
    "casse": ("Le fichier s'appelle {detail} : majuscules et minuscules diffèrent.", "Corriger « fichier »."),
    "homonyme": ("Deux fichiers ont presque le même nom : {detail}.", "Renommer l'un des deux."),
    "chemin": ("Le chemin {detail} sort de pieces/ ou a un caractère interdit.", "Écrire pieces/nom-du-fichier."),
    "lien": ("{detail} est un lien ou n'est pas un fichier ordinaire.", "Déposer le fichier lui-même dans pieces/."),
    "droits": ("Le fichier {detail} ne peut pas être lu.", "Vérifier les droits d'accès au fichier."),
    "vide": ("Le fichier est vide (0 octet).", _AGAIN),
    "lfs": ("Pièce non téléchargée : le fichier n'est qu'un pointeur Git LFS.", "Lancer « git lfs pull »."),
    "trop-gros": ("Le fichier pèse {detail}, au-delà de 200 Mo.", _LIGHTER),
    "extension": (
        "Le fichier {detail}.",
        "Lui donner l'extension de ce qu'il contient, et corriger « fichier » ; ou déposer le bon fichier.",
    ),
    "format": ("Le format {detail} n'est pas repris dans la liasse.", "L'enregistrer en PDF, JPEG ou PNG."),
    "bureautique": (
        "Le document {detail} est gardé comme original, mais n'entre pas dans la liasse.",
        "L'exporter en PDF et déposer ce PDF.",
    ),
    "message": (
        "Le message Outlook {detail} est gardé comme original, mais n'entre pas dans la liasse.",
        "L'enregistrer au format .eml depuis la messagerie, ou l'imprimer en PDF.",
    ),
    "enregistrement": (
        "L'enregistrement {detail} est gardé comme original, mais ne s'imprime pas.",
        "En déposer une transcription ou un constat, en PDF.",
    ),
    "archive": ("Une archive n'est pas une pièce.", "Déposer séparément chacun des fichiers qu'elle contient."),
    "html": ("Le fichier{detail} est une page web, pas une pièce.", "L'imprimer en PDF depuis le navigateur."),
    "svg": ("Le fichier{detail} est un dessin (SVG), pas une pièce.", "L'exporter en PDF et déposer ce PDF."),
    "xml": (
        "Le fichier{detail} contient des données XML (facture électronique, export), que personne ne lit sur papier.",
        "Déposer leur version lisible en PDF, que donne la plateforme ou le logiciel de facturation.",
    ),
    "sans-donnees": (
        "Ce fichier ne porte pas les données d'une facture électronique (Factur-X, UBL ou CII).",
        "Ouvrir le dossier sans lui, et le verser comme pièce.",
    ),
    "plusieurs-factures": (
        "Le PDF porte les données de plusieurs factures électroniques, qui ne disent pas la même chose.",
        "Demander un PDF par facture, ou ouvrir le dossier sans lui.",
    ),
    "mot-de-passe": ("Le PDF est protégé par un mot de passe.", "Demander un fichier sans mot de passe à son auteur."),
    "chiffre": (
        "Le PDF est protégé contre la copie ou la modification.",
        "Ajouter « autorisation » à la pièce (qui l'a donnée, quand), ou demander un fichier sans protection.",
    ),
    "corrompu": ("Le PDF est illisible (détail technique : {detail}).", _AGAIN),
    "zero-page": ("Le PDF n'a aucune page.", _AGAIN),
    "dimension": ("La page {detail} a une dimension impossible (moins de 1 mm ou plus de 5 m).", _PRINT),
    "xfa": ("Le PDF est un formulaire dynamique (XFA), affiché différemment selon les lecteurs.", _PRINT),
    "champ": ("Le formulaire contient des caractères que nos polices n'impriment pas ({detail}).", _PRINT),
    "bombe": ("Le fichier dépasse les limites de lecture (compression ou imbrication démesurée).", _PRINT),
    "actif": ("Un contenu actif ne peut pas être retiré ({detail}).", _PRINT),
    "animee": (
        "L'image est animée : une page n'en montrerait qu'un instant.",
        "L'enregistrer en PDF, JPEG ou PNG, et déposer ce fichier.",
    ),
    "trop-d-images": ("Le fichier a {detail} images, au-delà de 500.", "Le scinder en plusieurs pièces."),
    "trop-de-pages": ("Le fichier a {detail} pages : c'est trop pour une pièce.", "Le scinder en plusieurs pièces."),
    "image": ("L'image est illisible (détail technique : {detail}).", _AGAIN),
    "pixels": ("L'image compte {detail} millions de points, au-delà de 60.", _LIGHTER),
    "minuscule": ("Sur la feuille, l'image n'a que {detail} points : rien ne s'y lit.", _AGAIN),
    "courriel": ("Le courriel est illisible ({detail}).", "L'enregistrer de nouveau depuis la messagerie (.eml)."),
    "parties": ("Le fichier a plus de 200 parties ou 200 Mo de jointes.", "Déposer séparément les fichiers utiles."),
    "profondeur": ("Un fichier en contient d'autres sur plus de 5 niveaux, ou plus de 1 000 en tout.",
                   "Déposer séparément celui qui est utile."),
    "texte": ("Le fichier n'est pas un texte lisible.", "L'enregistrer en UTF-8 ou l'imprimer en PDF."),
    "memoire": ("La lecture du fichier dépasse la mémoire permise (1 Go).", _OR_AGAIN),
    "duree": ("La lecture du fichier dépasse le temps permis.", _OR_AGAIN),
    "arret": ("La lecture du fichier s'est arrêtée ({detail}).", _OR_AGAIN),
}  # fmt: skip

OF_THE_MACHINE = frozenset({"memoire", "duree", "arret"})  # another day, or another machine, might not refuse so


def refusal(code: str, detail: object = "") -> Refus:
    """Build the refusal of a code; ``detail`` completes the sentence."""
    message, remedy = CATALOGUE[code]
    said = _ADDRESS.sub("", str(detail))
    return Refus(code, message.format(detail=said), remedy)


def joined(refus: Refus, carrier: Genre) -> Refus:
    """The refusal of a file that another carries: the office received it so, and can put no other in its place."""
    sentence, remedy = unprinted(carrier)
    again = f" {_RETRY}" if refus.code in OF_THE_MACHINE else ""
    return Refus(refus.code, f"{sentence} {refus.message}", remedy + again)


def unprinted(carrier: Genre) -> tuple[str, str]:
    """What is said of a file that a message or a portfolio carries and that no page shows, and the remedy."""
    sentence, whose = _CARRIERS[carrier]
    return sentence, _BESIDE.format(whose)


def refuse(code: str, detail: object = "") -> RefusedError:
    """Build the exception that stops the intake of one file."""
    return RefusedError(refusal(code, detail))
