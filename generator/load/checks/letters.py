"""What proves that a letter was sent and received: its number, its notice, the exhibits its fact cites."""

from collections.abc import Iterator
from datetime import timedelta

from generator.case import Case
from generator.findings import Finding
from generator.model import (
    Dossier,
    FaitAutreCourrier,
    FaitContact,
    FaitCourrier,
    FaitEnvoi,
    FaitReponse,
    Office,
    broken_plan,
    proved,
    targeted,
    to_present,
    to_prove,
)
from generator.phrases import TO_SAY, counted
from generator.vocabulary import Avis, Envoi, Fait

_ANEW = frozenset(
    {
        Fait.PROMESSE,
        Fait.CONTESTATION,
        Fait.ECHEANCIER,
        Fait.ECHEANCE_MANQUEE,
        Fait.PAIEMENT_REJETE,
        Fait.NOTIFICATION_CESSION,
        Fait.SUSPENSION,
        Fait.REPRISE,
        Fait.DELAI_DE_GRACE,
        Fait.MEDIATION,
        Fait.DESISTEMENT,
        Fait.REJET,
        Fait.DECES,
    }
)  # what lets an office ask anew
LONGEST = timedelta(days=75)  # between professionals, forty-five days from the end of the month (C. com., L441-10)
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
        if fact.suivi is None:
            yield case.manque(
                path,
                "mise en demeure recommandée sans numéro de suivi.",
                f"Le recopier de la preuve de dépôt : recouvre completer {case.dossier.reference} {fact.emis} "
                f'--suivi "{TO_SAY}".'
                if fact.emis
                else "Ajouter « suivi: … ».",
            )
        if fact.avis is not None and not proved(case.dossier, fact):
            yield case.manque(path, "le sort du recommandé n'est pas prouvé.", to_prove(case.dossier, fact))
        if fact.avis is not None and fact.presentee_le is None:
            yield case.manque(
                path,
                "date de première présentation absente : l'intérêt légal en dépend (C. civ. 1231-6).",
                to_present(case.dossier, fact),
            )


def cures_leave_the_time_agreed(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A clause of forfeiture gives a time to pay: a notice that leaves less may put it to work for nothing."""
    for path, fact in case.dossier.of(FaitCourrier, Fait.MISE_EN_DEMEURE):
        plan = broken_plan(case.dossier, fact) if fact.delai is not None else None
        if plan is not None and fact.delai is not None and fact.delai < plan.delai_de_regularisation:
            yield case.avertit(
                (*path, "delai"),
                f"cette mise en demeure laisse {counted(fact.delai, 'jour')} quand l'échéancier du "
                f"{plan.date:%d/%m/%Y} en donne {plan.delai_de_regularisation} pour régulariser : la déchéance du "
                "terme n'est comptée qu'au bout de ceux-ci (C. civ., art. 1103, à vérifier).",
                "Corriger « delai » si la lettre dit autrement ; sinon, l'avocat dit si elle suffit ou s'il en faut "
                "une autre.",
            )


def notices_are_sent_once(case: Case, _office: Office | None) -> Iterator[Finding]:
    """A second mise en demeure of the same invoices adds nothing, unless something since the first called for it."""
    known = sorted(case.dossier.of(FaitCourrier, Fait.MISE_EN_DEMEURE), key=lambda item: (item[1].date, item[0]))
    for rank, (path, letter) in enumerate(known):
        first = next((one for _, one in reversed(known[:rank]) if _again(case.dossier, one, letter)), None)
        if first is not None and letter.remplace is None:  # what it corrects is told
            plan = broken_plan(case.dossier, first)
            of_a_plan = f" ; celui de l'échéancier du {plan.date:%d/%m/%Y}, de la première" if plan is not None else ""
            yield case.avertit(
                path,
                f"les {case.dossier.mot.des} de cette mise en demeure sont déjà dans celle du {first.date:%d/%m/%Y}, "
                "et rien de noté entre les deux n'en appelle une autre.",
                "Notée deux fois : ôter l'une. Refaite pour la corriger : « remplace: … » (recouvre emettre "
                f"--remplace). Voulue : la laisser, les délais partent de la dernière{of_a_plan}.",
            )


def _again(dossier: Dossier, first: FaitCourrier, letter: FaitCourrier) -> bool:
    """Whether a notice asks for nothing that another did not: no correction, nor the notice of a broken plan."""
    corrects = letter.remplace is not None and letter.remplace == first.emis
    lost = first.avis is Avis.DESTINATAIRE_INCONNU or (letter.envoi is Envoi.SIGNIFICATION is not first.envoi)
    one_block = first.date == letter.date and not (first.emis and letter.emis)  # told as a fact noted anew
    if corrects or lost or one_block or broken_plan(dossier, letter) is not None:
        return False
    between = (one for one in dossier.journal if first.date <= one.date <= letter.date)
    if any(one.type in _ANEW or (isinstance(one, FaitContact | FaitReponse) and one.promesse) for one in between):
        return False
    return _asked(dossier, letter) <= _asked(dossier, first, LONGEST)


def _asked(dossier: Dossier, letter: FaitCourrier, unsaid: timedelta = timedelta(0)) -> set[str]:
    """Invoices a letter asks for: those it names or its broken plan covers, else those past due that day.

    One whose day is told by its conditions alone, which are not computed here, is held to be due ``unsaid`` after it.
    """
    past_due = (one.numero for one in dossier.factures if (one.echeance or one.date + unsaid) < letter.date)
    return {*(targeted(dossier, letter) or past_due)}


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
        reached = fact.presentee_le is not None or fact.distribuee_le is not None or proved(case.dossier, fact)
        if fact.document in TOLD and not reached:
            yield case.manque(
                path,
                f"rien ne prouve l'envoi de cette information à {fact.debiteur}, caution : au créancier de le prouver "
                "(C. civ., art. 2302 et 2303).",
                "Ajouter « piece: … » (preuve de dépôt ou avis), ou « recouvre completer » pour un courrier émis.",
            )
