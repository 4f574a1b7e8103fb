"""What proves that a letter was sent and received: its number, its notice, the exhibits its fact cites."""

from collections.abc import Iterator

from generator.case import Case
from generator.findings import Finding
from generator.load.names import PIECES, copy_of
from generator.model import FaitAutreCourrier, FaitCourrier, FaitEnvoi, Office
from generator.phrases import TO_SAY
from generator.vocabulary import Envoi, Fait

DIGITS = 8  # fewer make no number of a registered letter: French and foreign ones have nine or more
TOLD = frozenset({"information-caution", "information-annuelle-caution"})  # documents of the catalogue


def tracking_numbers_are_whole(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A registered letter is found again by its number: a rank or a page number finds nothing."""
    for index, fact in enumerate(case.dossier.journal):
        number = fact.suivi if isinstance(fact, FaitEnvoi) and fact.envoi is Envoi.LRAR else None
        if number is not None and sum(map(str.isdigit, number)) < DIGITS:
            yield case.avertit(
                ("journal", index, "suivi"),
                f"« {number} » n'a pas la longueur d'un numéro de recommandé.",
                "Le recopier de l'étiquette ou de la preuve de dépôt, par exemple « 1A 123 456 7890 1 ».",
            )


def registered_letters_proved(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A mise en demeure by registered letter has its tracking number and its proof."""
    for path, fact in case.dossier.of(FaitCourrier, Fait.MISE_EN_DEMEURE):
        if fact.envoi is not Envoi.LRAR:
            continue
        line = f" : recouvre completer {case.dossier.reference} {fact.emis}"
        if fact.suivi is None:
            yield case.manque(
                path,
                "mise en demeure recommandée sans numéro de suivi.",
                f'Le recopier de la preuve de dépôt{line} --suivi "{TO_SAY}".'
                if fact.emis
                else "Ajouter « suivi: … ».",
            )
        if fact.avis is not None and not _of_its_fate(case, fact):
            yield case.manque(
                path,
                "le sort du recommandé n'est pas prouvé.",
                f"Numériser l'avis, puis le joindre et le verser avec la lettre{line} AVIS.pdf --verser ; s'il est "
                "joint déjà, ne pas le nommer."
                if fact.emis
                else "Ajouter « piece: … » : avis de réception ou pli.",
            )
        if fact.avis is not None and fact.presentee_le is None:
            yield case.manque(
                path,
                "date de première présentation absente : l'intérêt légal en dépend (C. civ. 1231-6).",
                f"La lire sur l'avis{line} --presentee-le JJ/MM/AAAA." if fact.emis else "Ajouter « presentee-le: … ».",
            )


def _of_its_fate(case: Case, fact: FaitCourrier) -> bool:
    """Whether a pièce says what became of a letter: its own copy among the pièces does not."""
    cited = filter(None, map(case.dossier.piece, fact.preuves))
    return any(
        fact.emis is None
        or one.nature != "mise-en-demeure"
        or not one.fichier.startswith(f"{PIECES}/{copy_of(fact.emis)}")
        for one in cited
    )


def proofs_follow_what_they_prove(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A notice of receipt older than the letter is that of another one."""
    for index, fact in enumerate(case.dossier.journal):
        if not isinstance(fact, FaitEnvoi):
            continue
        for name in fact.preuves:
            proof = case.dossier.piece(name)
            if proof is not None and proof.nature == "accuse" and proof.date is not None and proof.date < fact.date:
                yield case.avertit(
                    ("journal", index),
                    f"« {proof.titre} », du {proof.date:%d/%m/%Y}, est antérieur à cet envoi : il en prouve un autre.",
                    "Citer l'avis de celle-ci, ou corriger la date de la pièce.",
                )


def guarantors_told_with_proof(case: Case, _office: Office | None) -> Iterator[Finding]:
    """The creditor proves that he informed a guarantor, each year and at the first default (C. civ. 2302, 2303)."""
    for path, fact in case.dossier.of(FaitAutreCourrier):
        if fact.document in TOLD and not fact.preuves and fact.presentee_le is None and fact.distribuee_le is None:
            yield case.manque(
                path,
                f"rien ne prouve l'envoi de cette information à {fact.debiteur}, caution : au créancier de le prouver "
                "(C. civ., art. 2302 et 2303).",
                "Ajouter « piece: … » (preuve de dépôt ou avis), ou « recouvre completer » pour un courrier émis.",
            )
