"""The décompte as a table a lawyer reads on a terminal: every figure, its rate, its article, what is not settled."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from generator.law.rates import percent
from generator.money import NBSP, ZERO, format_amount, format_eur
from generator.phrases import counted, upper_first
from generator.statement.types import Decompte, Imputation, LigneFacture, Nature, Segment
from generator.vocabulary import Reference, Statut
from generator.vocabulary.invoices import FACTURE, Mot

WIDTH = 118
MARKS = {Statut.OFFICIEL: "", Statut.CONCORDANT: " *", Statut.INCERTAIN: " **"}
NATURES = {
    Nature.PENALITES: "pénalités de retard",
    Nature.INTERETS_CONVENUS: "intérêts au taux convenu",
    Nature.INTERETS_MORATOIRES: "intérêts moratoires",
    Nature.INTERETS_LEGAUX: "intérêts au taux légal",
    Nature.INTERETS_DU_TITRE: "intérêts du titre",
    Nature.CAPITALISES: "intérêts capitalisés",
}


def table(decompte: Decompte, titre: str = "", mot: Mot = FACTURE) -> str:
    """Write the décompte of what is called ``mot``; ``titre``, under the heading, says whose (reference, debtor)."""
    heading = f"DÉCOMPTE ARRÊTÉ AU {decompte.au:%d/%m/%Y}"
    blocks = [
        [heading, *([titre] if titre else [])],
        _claims(decompte, mot),
        _interest(decompte),
        _allocations(decompte),
        _charges(decompte),
        _totals(decompte),
        _sentences("Conventions", decompte.conventions),
        _readings(decompte),
        _sentences("Remarques", decompte.remarques),
        _sources(decompte),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _claims(decompte: Decompte, mot: Mot) -> list[str]:
    one, many = (mot.un, mot.des) if decompte.fondement == "factures" else ("titre", "titre")
    head = (
        upper_first(one),
        "Date",
        "Échéance",
        "Montant",
        "Avoirs",
        "Payé",
        "Principal",
        "Intérêts",
        "Indemnité",
        "Total dû",
    )
    rows = [_claim(ligne) for ligne in decompte.lignes]
    return [many.upper(), *_grid([head, *rows], "lll")]


def _claim(ligne: LigneFacture) -> tuple[str, ...]:
    amounts = (
        ligne.montant_ttc,
        ligne.avoirs,
        ligne.paye,
        ligne.principal,
        ligne.interets,
        ligne.indemnite,
        ligne.total,
    )
    name = f"{ligne.numero}{_dispute(ligne)}"
    return (name, f"{ligne.date:%d/%m/%Y}", f"{ligne.echeance:%d/%m/%Y}", *(format_amount(each) for each in amounts))


def _dispute(ligne: LigneFacture) -> str:
    """« (contestée) », or the part that is."""
    if ligne.contestee or ligne.part_contestee is None:
        return " (contestée)" if ligne.contestee else ""
    return f" (part contestée : {format_amount(ligne.part_contestee.principal)})"


def _interest(decompte: Decompte) -> list[str]:
    lines: list[str] = []
    for ligne in decompte.lignes:
        if ligne.segments or ligne.liquides:
            late = f", {counted(ligne.jours_de_retard, 'jour')} de retard" if ligne.jours_de_retard else ""
            name = NATURES[ligne.segments[0].nature if ligne.segments else Nature.INTERETS_DU_TITRE]
            lines.append(f"  {ligne.numero}{late} : {name}")
            if ligne.liquides:
                lines.append(f"    Liquidés par le titre : {format_eur(ligne.liquides)}")
            lines += [f"  {row}" for row in _segments(ligne.segments) if ligne.segments]
    return ["INTÉRÊTS", *lines] if lines else []


def _segments(segments: Sequence[Segment]) -> list[str]:
    head = ("Du", "Au", "Jours", "Base", "Taux", "Montant", "Calcul", "Fondement")
    rows = [
        (
            f"{segment.du:%d/%m/%Y}",
            f"{segment.au:%d/%m/%Y}",
            str(segment.jours),
            format_amount(segment.base),
            percent(segment.taux),
            format_amount(segment.montant),
            segment.formule,
            f"{segment.reference.article}{MARKS[segment.reference.statut]}",
        )
        for segment in segments
    ]
    return _grid([head, *rows], "llrrrrll")


def _allocations(decompte: Decompte) -> list[str]:
    if not decompte.imputations:
        return []
    head = ("Date", "Origine", "Sur", "Montant", "Intérêts", "Principal", "Accessoires", "Règle")
    rows = [_allocation(line) for line in decompte.imputations]
    paid = "PAIEMENTS IMPUTÉS" if any(line.genre == "paiement" for line in decompte.imputations) else ""
    credited = "AVOIRS" if any(line.genre == "avoir" for line in decompte.imputations) else ""
    title = "PAIEMENTS ET AVOIRS IMPUTÉS" if paid and credited else paid or credited
    given_up = ", RESTE ABANDONNÉ" if decompte.abandons else ""
    return [f"{title}{given_up}", *_grid([head, *rows], "lllrrrrl")]


def _allocation(line: Imputation) -> tuple[str, ...]:
    amounts = (line.montant, line.interets, line.principal, line.accessoire)
    rule = f"{line.reference.article}{MARKS[line.reference.statut]}"
    name = line.facture or line.poste
    return (f"{line.date:%d/%m/%Y}", line.genre, name, *(format_amount(amount) for amount in amounts), rule)


def _charges(decompte: Decompte) -> list[str]:
    if not decompte.postes:
        return []
    head = ("Poste", "Dû", "Payé", "Fondement")
    rows = [
        (
            poste.libelle,
            format_amount(poste.montant),
            format_amount(poste.paye),
            f"{poste.reference.article}{MARKS[poste.reference.statut]}",
        )
        for poste in decompte.postes
    ]
    return ["AUTRES SOMMES", *_grid([head, *rows], "lrrl")]


def _totals(decompte: Decompte) -> list[str]:
    rows = [
        ("Principal", decompte.principal),
        ("Intérêts", decompte.interets),
        ("Indemnités de recouvrement", decompte.indemnites),
        ("Clause pénale", decompte.clause_penale),
        ("Frais et dépens", decompte.frais),
        ("TOTAL DÛ", decompte.total),
        ("dont à échoir", decompte.a_echoir),
        ("Abandonné par le créancier", decompte.abandon),
        ("dont contesté, hors des courriers", decompte.conteste),
        ("Trop-perçu à rembourser", decompte.trop_percu),
        ("Intérêts par jour à compter du lendemain", decompte.interet_par_jour),
    ]
    kept = [row for row in rows if row[1] != ZERO or row[0] in {"Principal", "TOTAL DÛ"}]
    told = [(name, "taux inconnu" if amount is None else format_eur(amount)) for name, amount in kept]
    return ["TOTAUX", *_grid(told, "lr")]


def _readings(decompte: Decompte) -> list[str]:
    lines: list[str] = []
    for lecture in decompte.lectures:
        gap = format_eur(abs(lecture.montant_autre - lecture.montant_retenu))
        lines += _wrapped(
            f"- {lecture.sujet} : {lecture.retenue}, {format_eur(lecture.montant_retenu)} ; autre lecture : "
            f"{lecture.autre}, {format_eur(lecture.montant_autre)} (écart {gap}). {_cited(lecture.reference)}."
        )
    return ["AUTRES LECTURES", *lines] if lines else []


def _sources(decompte: Decompte) -> list[str]:
    """What no official text read confirms, each once: the rule when it is uncertain, the source when it agrees."""
    references = [segment.reference for segment in decompte.segments]
    references += [line.reference for line in decompte.imputations]
    references += [poste.reference for poste in decompte.postes]
    doubtful = {_doubt(reference): reference.statut for reference in references if reference.statut != Statut.OFFICIEL}
    lines = [line for text, statut in doubtful.items() for line in _wrapped(f"{MARKS[statut].strip()} {text}.")]
    legend = "(* valeur concordante, texte officiel non lu ; ** incertain, à vérifier)"
    return [f"VALEURS À CONFIRMER {legend}", *lines] if lines else []


def _doubt(reference: Reference) -> str:
    if reference.statut is Statut.INCERTAIN or not reference.source:
        return reference.article
    return f"{reference.source}{_read_on(reference)}"


def _read_on(reference: Reference) -> str:
    return f", lu le {reference.lu_le:%d/%m/%Y}" if reference.lu_le else ""


def _cited(reference: Reference) -> str:
    source = f" : {reference.source}" if reference.source else ""
    return f"{reference.article}{source}{_read_on(reference)} ({reference.statut})"


def _sentences(title: str, sentences: Iterable[str]) -> list[str]:
    lines = [line for sentence in sentences for line in _wrapped(f"- {sentence}")]
    return [title.upper(), *lines] if lines else []


def _wrapped(text: str) -> list[str]:
    """The sentence on lines of the page; French punctuation stays with its word."""
    for sign in (":", ";", "»"):
        text = text.replace(f" {sign}", f"{NBSP}{sign}")
    return textwrap.wrap(
        text.replace("« ", f"«{NBSP}"), WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
    )


def _grid(rows: Sequence[Sequence[str]], alignment: str) -> list[str]:
    """Lay rows out in columns; ``alignment`` has one letter a column, ``r`` beyond its end."""
    letters = alignment.ljust(len(rows[0]), "r")
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [f"  {'  '.join(_cells(row, widths, letters))}".rstrip() for row in rows]


def _cells(row: Sequence[str], widths: Sequence[int], letters: str) -> Iterator[str]:
    for text, width, letter in zip(row, widths, letters, strict=True):
        yield text.rjust(width) if letter == "r" else text.ljust(width)
