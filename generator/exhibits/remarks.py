"""What intake found worth saying to a person, as findings at the line of the pièce."""

from collections.abc import Iterable, Iterator, Sequence

from generator.case import Case, KeyPath
from generator.exhibits.agreement import disagreements
from generator.exhibits.facts import KEPT_AS_NATIVE, Faits
from generator.exhibits.types import Exhibit
from generator.findings import Finding, Level
from generator.model import Creancier, Piece
from generator.phrases import lower_first

_CARRY = ("AF", "EF", "EmbeddedFiles")  # what holds the files a PDF contains, told by their names
_ADMIT = "Une fois relu, le dire (« ecart-admis » à la pièce) : ce n'est plus signalé."


def findings(case: Case, creancier: Creancier | None, taken: Exhibit, *, attached: bool) -> tuple[Finding, ...]:
    """Findings of one file: its refusal, or what the copy leaves behind and what its data say otherwise.

    Nothing is wrong, nor missing, that the office received in a message: what cannot be printed of it is a doubt. Of
    what somebody read again and admits, no doubt is told any more.
    """
    piece, origine, facts, refus = taken.piece, taken.origine, taken.faits, taken.refus
    if refus and attached:
        return tuple(doubts(case, origine, piece, [(refus.message, refus.remede)]))
    if refus:
        level = Level.MANQUE if refus.code in KEPT_AS_NATIVE else Level.ERREUR
        return (case.finding(level, origine, about(piece, refus.message), refus.remede),)
    told = disagreements(case, creancier, piece, origine, facts.facture) if facts.facture else ()
    return (
        *doubts(case, origine, piece, remarks(facts)),
        *(case.finding(level, path, about(piece, sentence), advice) for level, path, sentence, advice in told),
    )


def doubts(case: Case, origine: KeyPath, piece: Piece, told: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Warn of what a copy leaves of a file, until somebody says at the pièce that he read it again."""
    if piece.ecart_admis is None:
        yield from (case.avertit(origine, about(piece, said), f"{how} {_ADMIT}".lstrip()) for said, how in told)


def given_twice(case: Case, taken: Exhibit, first: Exhibit) -> Finding:
    """The bytes of an earlier pièce, under another number: one page would be read as two proofs."""
    said = f"c'est le même fichier que la pièce « {first.piece.titre} »."
    return case.avertit(
        taken.origine, about(taken.piece, said), "N'en garder qu'une, si celle-ci n'est pas communiquée."
    )


def unusable_words(case: Case, piece: Piece, origine: KeyPath, why: str) -> Finding:
    """Words recognised that are not those of the file: left aside, and said."""
    said = f"le texte reconnu est {why} : il n'est pas repris."
    return case.avertit(origine, about(piece, said), f"Lancer « recouvre verser {case.dossier.reference} --ocr ».")


def remarks(facts: Faits) -> list[tuple[str, str]]:
    """Sentences about an accepted file: what the copy shows, what it leaves in the original."""
    return [(sentence, advice) for condition, sentence, advice in _rows(facts) if condition]


def _rows(facts: Faits) -> list[tuple[object, str, str]]:
    silent = _CARRY if facts.jointes or facts.porte_documents else ()
    actions = ", ".join(f"{name} ({count})" for name, count in facts.actions.items() if name not in silent)
    read = facts.facture.fichier if facts.facture else ""
    names = [item.nom for item in facts.jointes if item.nom != read]
    return [
        (facts.signatures, "original signé électroniquement : la copie ne porte plus la signature.",
         "Communiquer aussi l'original, gardé à l'octet près."),
        (facts.chiffre, "original protégé, repris sur autorisation.", ""),
        (facts.repare, "fichier abîmé, réparé à la lecture.", "Comparer la copie à l'original."),
        (facts.calques_masques, "le fichier a des calques masqués : seul ce qui est affiché est repris.",
         "Comparer la copie à l'original."),
        (facts.sans_dessin,
         f"annotations que le lecteur seul affiche (commentaires), non reprises : {facts.sans_dessin}.",
         "Imprimer le document avec ses annotations si elles comptent."),
        (actions, f"contenu actif retiré de la copie : {actions}.", ""),
        (names, *contained(names)),
        (facts.porte_documents,
         f"porte-documents PDF, imprimé après sa page de présentation ; nombre de fichiers : {facts.porte_documents}.",
         ""),
        (facts.hors_cadre,
         f"contenu hors du cadre visible, caché mais encore dans le fichier ; nombre de pages : {facts.hors_cadre}.",
         "S'il ne doit pas être communiqué, imprimer la pièce, la numériser et verser la numérisation."),
        (facts.rapetissees,
         f"trop grand pour une feuille A4, réduit à moins de la moitié ; nombre de pages : {facts.rapetissees}.",
         "Vérifier que la copie se lit ; sinon verser ce document en plusieurs feuilles."),
        (facts.glyphes_manquants, f"caractères qui ne peuvent pas être imprimés : {facts.glyphes_manquants}.",
         "Voir l'original."),
        (facts.illisibles, "une partie du courriel annonce un codage faux : le texte est repris au mieux.",
         "Comparer à l'original."),
        (facts.gps, "la photographie contient une position GPS, retirée de la copie seulement.", ""),
    ]  # fmt: skip


def contained(names: Sequence[str]) -> tuple[str, str]:
    """What is said of the files that a PDF contains, the data of its invoice apart, and the remedy."""
    said = f"fichiers contenus dans le PDF, non repris : {', '.join(names)}."
    return said, "Les déposer comme pièces s'ils sont utiles."


def about(piece: Piece, sentence: str) -> str:
    """Say it of a pièce, by its title."""
    return f"pièce « {piece.titre} » : {lower_first(sentence)}"
