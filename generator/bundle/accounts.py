"""The décompte as the liasse prints it: every line down to its segments, with the number of the pièce."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from generator.documents.contexts.sums import Composante
from generator.documents.draft import Draft
from generator.money import ZERO
from generator.numbering import numbers
from generator.phrases import lower_first
from generator.statement.beside import Lecture
from generator.statement.types import Decompte, LigneFacture, Segment
from generator.vocabulary import Reference, Statut
from generator.vocabulary.invoices import Mot


class Poste(Struct, frozen=True):
    """A claim (invoice or title) in the décompte; ``regle`` is all that payments and credits extinguished."""

    numero: str
    echeance: dt.date
    montant: Decimal
    regle: Decimal
    principal: Decimal
    interets: Decimal
    indemnite: Decimal
    total: Decimal
    mention: str  # « contestée », « demande rejetée », entirely
    part_contestee: Decimal  # of the principal
    piece: str


class Reglement(Struct, frozen=True):
    """What one payment or credit note extinguished on one claim."""

    date: dt.date
    origine: str  # « paiement » or « avoir »
    facture: str  # or the clause or cost paid
    montant: Decimal
    interets: Decimal
    principal: Decimal
    accessoire: Decimal
    piece: str


class Compte(Struct, frozen=True):
    """All that the pages of the décompte print."""

    titre: bool  # follows a title, not invoices
    mot: Mot  # what its invoices are called
    postes: tuple[Poste, ...]
    tranches: tuple[Segment, ...]
    liquides: Decimal  # interest a title fixed, beside them
    reglements: tuple[Reglement, ...]
    recapitulation: tuple[Composante, ...]  # they sum to the total
    total: Decimal
    a_echoir: Decimal  # what of the total is not due yet
    par_jour: Decimal | None
    trop_percu: Decimal
    en_trop: str  # what it is called
    conteste: Decimal  # what of the total is disputed
    reserve: str  # « contesté », « contesté ou rejeté »
    mixte: bool  # of a title, and of invoices it does not judge
    conventions: tuple[str, ...]
    lectures: tuple[Lecture, ...]
    remarques: tuple[str, ...]
    fondements: tuple[str, ...]

    @property
    def indemnites(self) -> bool:
        """Whether a claim bears an indemnity: a column of zeros would tell a tenant that one could be due."""
        return any(one.indemnite for one in self.postes)

    @property
    def accessoires(self) -> bool:
        """Whether a payment extinguished more than interest and principal."""
        return any(one.accessoire for one in self.reglements)

    @property
    def totaux_postes(self) -> Mapping[str, Decimal]:
        """The foot of the table of claims, column by column."""
        return _foot(self.postes, "montant", "regle", "principal", "interets", "indemnite", "total")

    @property
    def totaux_reglements(self) -> Mapping[str, Decimal]:
        """The foot of the table of payments and credit notes."""
        return _foot(self.reglements, "montant", "interets", "principal", "accessoire")

    @property
    def couru(self) -> Decimal:
        """All the interest that ran, paid or not."""
        return sum((one.montant for one in self.tranches), self.liquides)


def _foot(lines: Iterable[Struct], *columns: str) -> dict[str, Decimal]:
    """Each column of a table summed: what a reader would add up himself over its pages."""
    return {column: sum((getattr(line, column) for line in lines), ZERO) for column in columns}


def account(draft: Draft) -> Compte:
    """Prepare the décompte of a draft for its pages."""
    decompte = draft.decompte
    return Compte(
        titre=decompte.fondement == "titre",
        mixte=decompte.titre_et_factures,
        mot=draft.mot,
        postes=tuple(_claim(draft, ligne) for ligne in decompte.lignes),
        tranches=decompte.segments,
        liquides=decompte.liquides,
        reglements=tuple(_settlements(draft)),
        recapitulation=tuple(_sums(decompte)),
        total=decompte.total,
        a_echoir=decompte.a_echoir,
        par_jour=decompte.interet_par_jour,
        trop_percu=decompte.trop_percu,
        en_trop=decompte.en_trop,
        conteste=decompte.conteste,
        reserve=decompte.reserve,
        conventions=decompte.conventions,
        lectures=decompte.lectures,
        remarques=decompte.remarques,
        fondements=tuple(_grounds(decompte)),
    )


def _claim(draft: Draft, ligne: LigneFacture) -> Poste:
    disputed = ligne.part_contestee.principal if ligne.part_contestee else ZERO
    return Poste(
        ligne.numero, ligne.echeance, ligne.montant_ttc, ligne.avoirs + ligne.paye, ligne.principal, ligne.interets,
        ligne.indemnite, ligne.total, ligne.mention, disputed, _piece(draft, ligne.origine),
    )  # fmt: skip


def _settlements(draft: Draft) -> Iterator[Reglement]:
    for line in draft.decompte.imputations:
        yield Reglement(
            line.date, line.genre, line.facture or line.poste, line.montant, line.interets, line.principal,
            line.accessoire, _piece(draft, line.origine),
        )  # fmt: skip


def _piece(draft: Draft, origin: tuple[str | int, ...]) -> str:
    """Number of the pièce of an element of the file: ``("factures", 0)``."""
    name, rank = str(origin[0]), int(origin[1])
    element = getattr(draft.dossier, name)[rank]
    return numbers(draft.dossier).get(element.piece or "", "")


def _sums(decompte: Decompte) -> Iterator[Composante]:
    yield Composante("Principal restant dû", decompte.principal)
    if decompte.interets:
        yield Composante("Intérêts et pénalités échus", decompte.interets)
    if indemnites := sum((ligne.indemnite for ligne in decompte.lignes), ZERO):  # those granted are among the postes
        yield Composante("Indemnités forfaitaires de recouvrement", indemnites)
    yield from (Composante(poste.libelle, poste.montant) for poste in decompte.postes if poste.montant)


def _grounds(decompte: Decompte) -> Iterator[str]:
    """Articles the figures rest on, once each, with what is not settled."""
    references = [segment.reference for segment in decompte.segments]
    references += [line.reference for line in decompte.imputations] + [line.reference for line in decompte.postes]
    seen: set[str] = set()
    for reference in references:
        if reference.article not in seen:
            seen.add(reference.article)
            first = reference.article.split()[0]
            word = len(first) > 1 and first[1:].isalpha() and first[1:].islower()  # not « C. com. », « CPC »
            yield (lower_first(reference.article) if word else reference.article) + _doubt(reference)


def _doubt(reference: Reference) -> str:
    return {Statut.CONCORDANT: " (sources concordantes)", Statut.INCERTAIN: " (point incertain)"}.get(
        reference.statut, ""
    )
