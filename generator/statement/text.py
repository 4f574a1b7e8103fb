"""The décompte as a table a lawyer reads on a terminal: every figure, its rate, its article, what is not settled."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.law.rates import percent
from generator.money import ZERO, format_amount, format_eur
from generator.phrases import counted, upper_first
from generator.statement.beside import Lecture
from generator.statement.types import Decompte, Imputation, LigneFacture, Nature, Segment
from generator.tabular import GAP, folded, held, laid
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


class _Sentence(Struct, frozen=True):
    text: str


class _Grid(Struct, frozen=True):
    """Rows in columns: ``alignment`` has one letter a column, ``r`` beyond its end.

    ``spare`` columns are left out, the first ones first, of a terminal that has no room for them.
    """

    rows: Sequence[Sequence[str]]
    alignment: str
    margin: str = "  "
    spare: tuple[int, ...] = ()


Block = list[str | _Sentence | _Grid]


def table(decompte: Decompte, titre: str = "", mot: Mot = FACTURE, room: int | None = None) -> str:
    """Write the décompte of what is called ``mot``; ``titre``, under the heading, says whose (reference, debtor).

    ``room`` is the width of the terminal: none elsewhere, where a row is one line.
    """
    heading = f"DÉCOMPTE ARRÊTÉ AU {decompte.au:%d/%m/%Y}"
    blocks: list[Block] = [
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
    return "\n\n".join("\n".join(_lines(block, room)) for block in blocks if block) + "\n"


def _lines(block: Block, room: int | None) -> Iterator[str]:
    for item in block:
        if isinstance(item, _Grid):
            yield from _grid(item, room)
        elif isinstance(item, _Sentence):
            yield from _wrapped(item.text, WIDTH if room is None else min(WIDTH, room))
        else:
            yield from [item] if room is None else folded(held(item), room)


def _claims(decompte: Decompte, mot: Mot) -> Block:
    titles = "titres" if decompte.plusieurs_comptes else "titre"
    one, many = (mot.un, mot.des) if decompte.fondement == "factures" else ("titre", titles)
    if decompte.titre_et_factures:
        one, many = f"titre ou {mot.un}", f"titre et {mot.des}"
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
    # the total is the sum of the three columns before it, and TOTAUX says that of all; the due date leaves last
    return [many.upper(), _Grid([head, *rows], "lll", spare=(*_empty(rows, 4, 5, 8), 1, 9, 2))]


def _empty(rows: Sequence[Sequence[str]], *columns: int) -> list[int]:
    """Those of some columns of amounts that hold nothing."""
    return [column for column in columns if all(row[column] == format_amount(ZERO) for row in rows)]


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
    """« (contestée) », « (demande rejetée) », or the part that is disputed."""
    if ligne.mention or ligne.part_contestee is None:
        return f" ({ligne.mention})" if ligne.mention else ""
    return f" (part contestée : {format_amount(ligne.part_contestee.principal)})"


def _interest(decompte: Decompte) -> Block:
    lines: Block = []
    for ligne in decompte.lignes:
        if ligne.segments or ligne.liquides:
            late = f", {counted(ligne.jours_de_retard, 'jour')} de retard" if ligne.jours_de_retard else ""
            name = NATURES[ligne.segments[0].nature if ligne.segments else Nature.INTERETS_DU_TITRE]
            lines.append(f"  {ligne.numero}{late} : {name}")
            if ligne.liquides:
                lines.append(f"    Liquidés par le titre : {format_eur(ligne.liquides)}")
            if ligne.segments:
                lines.append(_segments(ligne.segments))
    return ["INTÉRÊTS", *lines] if lines else []


def _segments(segments: Sequence[Segment]) -> _Grid:
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
    return _Grid([head, *rows], "llrrrrll", "    ")


def _allocations(decompte: Decompte) -> Block:
    if not decompte.imputations:
        return []
    head = ("Date", "Origine", "Sur", "Montant", "Intérêts", "Principal", "Accessoires", "Règle")
    rows = [_allocation(line) for line in decompte.imputations]
    paid = "PAIEMENTS IMPUTÉS" if any(line.genre == "paiement" for line in decompte.imputations) else ""
    credited = "AVOIRS" if any(line.genre == "avoir" for line in decompte.imputations) else ""
    title = "PAIEMENTS ET AVOIRS IMPUTÉS" if paid and credited else paid or credited
    given_up = ", RESTE ABANDONNÉ" if decompte.abandons else ""
    alike = [] if len({line.genre for line in decompte.imputations}) > 1 else [1]
    return [f"{title}{given_up}", _Grid([head, *rows], "lllrrrrl", spare=(*_empty(rows, 6, 4, 5), *alike))]


def _allocation(line: Imputation) -> tuple[str, ...]:
    amounts = (line.montant, line.interets, line.principal, line.accessoire)
    rule = f"{line.reference.article}{MARKS[line.reference.statut]}"
    name = line.facture or line.poste
    return (f"{line.date:%d/%m/%Y}", line.genre, name, *(format_amount(amount) for amount in amounts), rule)


def _charges(decompte: Decompte) -> Block:
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
    return ["AUTRES SOMMES", _Grid([head, *rows], "lrrl")]


def _totals(decompte: Decompte) -> Block:
    rows = [
        ("Principal", decompte.principal),
        ("Intérêts", decompte.interets),
        ("Indemnités de recouvrement", decompte.indemnites),
        ("Clause pénale", decompte.clause_penale),
        ("Frais et dépens", decompte.frais),
        ("TOTAL DÛ", decompte.total),
        ("Créance entière (procédure collective)", decompte.a_declarer or ZERO),
        ("dont à échoir", decompte.a_echoir),
        ("Abandonné par le créancier", decompte.abandon),
        (f"dont {decompte.reserve}, hors des courriers", decompte.conteste),
        ("Trop-perçu remboursé", decompte.rembourse),
        (decompte.en_trop, decompte.trop_percu),
        ("Intérêts par jour à compter du lendemain", decompte.interet_par_jour),
    ]
    kept = [row for row in rows if row[1] != ZERO or row[0] in {"Principal", "TOTAL DÛ"}]
    told = [(name, "taux inconnu" if amount is None else format_eur(amount)) for name, amount in kept]
    return ["TOTAUX", _Grid(told, "lr")]


def _readings(decompte: Decompte) -> Block:
    return _sentences("Autres lectures", map(_reading, decompte.lectures))


def _reading(lecture: Lecture) -> str:
    gap = format_eur(abs(lecture.montant_autre - lecture.montant_retenu))
    return (
        f"{lecture.sujet} : {lecture.retenue}, {format_eur(lecture.montant_retenu)} ; autre lecture : "
        f"{lecture.autre}, {format_eur(lecture.montant_autre)} (écart {gap}). {_cited(lecture.reference)}."
    )


def _sources(decompte: Decompte) -> Block:
    """What no official text read confirms, each once: the rule when it is uncertain, the source when it agrees."""
    references = [segment.reference for segment in decompte.segments]
    references += [line.reference for line in decompte.imputations]
    references += [poste.reference for poste in decompte.postes]
    doubtful = {_doubt(reference): reference.statut for reference in references if reference.statut != Statut.OFFICIEL}
    lines = [_Sentence(f"{MARKS[statut].strip()} {text}.") for text, statut in doubtful.items()]
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


def _sentences(title: str, sentences: Iterable[str]) -> Block:
    lines = [_Sentence(f"- {sentence}") for sentence in sentences]
    return [title.upper(), *lines] if lines else []


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(held(text), width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _grid(grid: _Grid, room: int | None) -> Iterator[str]:
    """The lines of a grid that fits the terminal, in its margin."""
    kept, left = list(range(len(grid.rows[0]))), None if room is None else room - len(grid.margin)
    letters = grid.alignment.ljust(len(kept), "r")
    for spare in (*grid.spare, None):
        right = (rank for rank, column in enumerate(kept) if letters[column] == "r")
        widths, rows = laid([[row[column] for column in kept] for row in grid.rows], right, left)
        if spare is None or left is None or sum(widths) + len(GAP) * (len(widths) - 1) <= left:
            break
        kept.remove(spare)
    yield from (f"{grid.margin}{line}" for row in rows for line in row.split("\n"))
