"""The figures of a document: rows of invoices, the split of the sum, the segments; all from one décompte."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from generator.documents.draft import Draft
from generator.documents.whom import AT_LAW
from generator.documents.words import invoices_named
from generator.findings import RenderError
from generator.law.costs import LOI_65_557_10_1
from generator.money import NBSP, ZERO, format_eur, round_known
from generator.numbering import numbers
from generator.phrases import LISTED, plural
from generator.statement.types import TITLE_RATE, Decompte, LigneFacture, Nature, Poste, Segment
from generator.vocabulary.invoices import Mot

_LABELS = {
    Nature.PENALITES: "Pénalités de retard (C. com., art. L441-10, II)",
    Nature.INTERETS_CONVENUS: "Intérêts de retard au taux convenu (C. civ., art. 1103)",
    Nature.INTERETS_MORATOIRES: "Intérêts moratoires (CCP, art. R2192-31)",
    Nature.INTERETS_LEGAUX: "Intérêts au taux légal (C. civ., art. 1231-6)",
}


class Rang(Struct, frozen=True):
    """A row of the table of invoices; ``avant`` and ``apres`` are the totals carried over a page break."""

    numero: str
    date: dt.date
    echeance: dt.date
    ttc: Decimal
    regle: Decimal  # paid and credited, on the principal
    principal: Decimal
    conteste: Decimal  # principal disputed, put aside from the rest of the row
    piece: str  # number of the pièce, or ""
    avant: str
    apres: str


class Composante(Struct, frozen=True):
    """A line of the split: « Principal », amount."""

    libelle: str
    montant: Decimal


class Sommes(Struct, frozen=True):
    """What is asked, split as L441-10, R124-4 and CPC 1407 want it; ``composantes`` sum to ``total``."""

    principal: Decimal
    interets: Decimal
    indemnites: Decimal
    clause_penale: Decimal
    frais: Decimal
    total: Decimal
    par_jour: Decimal | None
    nombre_indemnites: int
    nature: Nature | None  # of the interest: one regime a case, beside it what is capitalised; None without interest
    regle: Decimal  # paid and credited, on the principal; payments on the rest of those invoices are apart:
    regle_interets: Decimal
    regle_interets_contestes: Decimal  # of it, on a disputed part
    regle_indemnites: Decimal
    ttc: Decimal
    composantes: tuple[Composante, ...]

    @property
    def penalites(self) -> bool:
        """Commercial penalties, as against legal interest."""
        return self.nature is Nature.PENALITES

    @property
    def convenus(self) -> bool:
        """Interest at a rate agreed outside the field of L441-10."""
        return self.nature is Nature.INTERETS_CONVENUS

    @property
    def moratoires(self) -> bool:
        """Interest of a public contract."""
        return self.nature is Nature.INTERETS_MORATOIRES


def rows(draft: Draft, lignes: tuple[LigneFacture, ...]) -> tuple[Rang, ...]:
    """Rows with the principal carried before and after each."""
    known = numbers(draft.dossier)
    pieces = {facture.numero: known.get(facture.piece or "", "") for facture in draft.dossier.factures}
    owed = {ligne.origine: ligne.principal for ligne in draft.decompte.lignes}
    carried = [ZERO]
    for ligne in lignes:
        carried.append(carried[-1] + ligne.principal)
    last = len(lignes) - 1
    return tuple(
        _row(
            ligne,
            pieces.get(ligne.numero, ""),
            conteste=owed[ligne.origine] - ligne.principal,
            before=f"Report : {format_eur(before)}" if index else "",
            after=f"À reporter : {format_eur(after)}" if index < last else "",
        )
        for index, (ligne, (before, after)) in enumerate(zip(lignes, pairwise(carried), strict=True))
    )


def paid_up(factures: Sequence[Rang], mot: Mot) -> str:
    """Of which invoices, among others, the principal is paid: « de la facture n° F-1 », « de 7 de ces factures »."""
    numbers = [facture.numero for facture in factures if not (facture.principal or facture.conteste)]
    if not 0 < len(numbers) < len(factures):
        return ""
    return invoices_named(numbers, mot, "de la") if len(numbers) <= LISTED else f"de {len(numbers)} de ces {mot.des}"


def sums(draft: Draft, lignes: tuple[LigneFacture, ...]) -> Sommes:
    """Split what is owed on some invoices, and the lines beside them (clause pénale, costs).

    Raises:
        RenderError: the lines do not add up to the décompte; nothing is printed then.
    """
    decompte = draft.decompte
    postes = draft.postes
    composantes = tuple(_split(draft, lignes, postes))
    total = _total(composante.montant for composante in composantes)
    _agree(decompte, lignes, postes, total)
    natures = {segment.nature for ligne in lignes for segment in ligne.segments}
    whole = {ligne.origine: ligne.paye_interets for ligne in decompte.lignes}
    paid = _total(whole[ligne.origine] for ligne in lignes)
    return Sommes(
        principal=_total(ligne.principal for ligne in lignes),
        interets=_total(ligne.interets for ligne in lignes),
        indemnites=_total(ligne.indemnite for ligne in lignes),
        clause_penale=_total(poste.montant for poste in postes if poste.est_clause),
        frais=decompte.frais if postes else ZERO,
        total=total,
        par_jour=round_known(ligne.interet_par_jour for ligne in lignes),
        nombre_indemnites=sum(1 for ligne in lignes if ligne.indemnite > 0),
        nature=next((nature for nature in Nature if nature in natures), None),
        regle=_total(ligne.paye_principal + ligne.avoirs for ligne in lignes),
        regle_interets=paid,
        regle_interets_contestes=paid - _total(ligne.paye_interets for ligne in lignes),
        regle_indemnites=_total(ligne.paye_indemnite for ligne in lignes),
        ttc=_total(ligne.montant_ttc for ligne in lignes),
        composantes=composantes,
    )


def interest_label(segments: Iterable[Segment]) -> str:
    """Name of the interest on those segments, with its article, or the rate its title grants."""
    known = list(segments)
    own = [one for one in known if one.nature is not Nature.CAPITALISES]
    added = ", avec capitalisation (C. civ., art. 1343-2)" if len(own) < len(known) else ""
    return f"{_of_their_nature(own)}{added}"


def _of_their_nature(segments: Collection[Segment]) -> str:
    natures = {one.nature for one in segments}
    if natures != {Nature.INTERETS_DU_TITRE}:
        return _LABELS[natures.pop()] if len(natures) == 1 else "Intérêts de retard"
    granted = {one.reference.article == TITLE_RATE for one in segments}
    several = len({one.facture for one in segments}) > 1
    if granted == {False}:
        return "Intérêts des titres (C. civ., art. 1231-7)" if several else "Intérêts du titre (C. civ., art. 1231-7)"
    if not several:
        return "Intérêts du titre, au taux qu'il accorde"
    whose = "de chacun" if False in granted else "qu'ils accordent"
    return f"Intérêts des titres, au taux {whose}"


def of_anothers_notice(draft: Draft) -> bool:
    """Whether the legal interest asked of a joint debtor runs from the principal debtor's notice (C. civ., art. 1314).

    Who has an account of his own owes it from his notice alone, by prudence: the principal debtor was asked penalties.
    """
    joint = draft.destinataire.solidaire or (draft.document in AT_LAW and bool(draft.codebiteurs))
    legal = (part.nature is Nature.INTERETS_LEGAUX for ligne in draft.lignes for part in ligne.segments)
    return joint and not draft.compte_propre and any(legal)


def indemnities(count: int) -> str:
    """Name of the lump sums, as many as are owed."""
    return plural(count, "Indemnité forfaitaire de recouvrement", "Indemnités forfaitaires de recouvrement")


def unpaid(told: Collection[LigneFacture]) -> str:
    """« impayée », « impayées en tout ou en partie »: a debtor who paid a part is not told that he paid nothing."""
    part = sum(1 for ligne in told if ligne.paye_principal)
    how = "" if not part else " en partie" if part == len(told) else " en tout ou en partie"
    return plural(len(told), "impayée", "impayées") + how


def indemnity_basis(draft: Draft) -> str:
    """Article that grants the 40 €: a public buyer owes them by the code de la commande publique."""
    return "CCP, art. D2192-35" if draft.dossier.creance.publique else "C. com., art. D441-5"


def _agree(decompte: Decompte, lignes: Sequence[LigneFacture], postes: Sequence[Poste], total: Decimal) -> None:
    """What is printed is the décompte, less what is left out: invoices, disputed sums, what is beside; to the cent."""
    left_out = _total(ligne.total for ligne in decompte.lignes) - _total(ligne.total for ligne in lignes)
    left_out += _total(poste.montant for poste in decompte.postes) - _total(poste.montant for poste in postes)
    if total + left_out != decompte.total:
        raise RenderError("le détail des sommes ne correspond pas au décompte.")


def _split(draft: Draft, lignes: Sequence[LigneFacture], postes: Sequence[Poste]) -> Iterator[Composante]:
    titled = {ligne.du_titre for ligne in lignes} or {draft.decompte.fondement == "titre"}
    of_the_titles = plural(sum(ligne.du_titre for ligne in lignes), " sur le titre", " sur les titres")
    of_what = of_the_titles if True in titled else draft.mot.ttc and f",{draft.mot.ttc}"
    of_what = "" if len(titled) > 1 else of_what
    yield Composante(f"Principal restant dû{of_what}", _total(ligne.principal for ligne in lignes))
    if interets := _total(ligne.interets for ligne in lignes):
        label = interest_label(segment for ligne in lignes for segment in ligne.segments)
        of_all = of_anothers_notice(draft)
        yield Composante(label.replace("1231-6)", "1231-6 et 1314)") if of_all else label, interets)
    if indemnites := _total(ligne.indemnite for ligne in lignes):
        count = sum(1 for ligne in lignes if ligne.indemnite > 0)
        detail = f"{count} × 40{NBSP}€, " if count > 1 and indemnites == 40 * count else ""
        yield Composante(f"{indemnities(count)} ({detail}{indemnity_basis(draft)})", indemnites)
    yield from (Composante(_beside(poste), poste.montant) for poste in postes if poste.montant)


def _beside(poste: Poste) -> str:
    """A line beside the invoices; what exceeds the lump sums says its basis, as they do, and costs no title grants."""
    if poste.nature == "frais-complementaires":
        return f"{poste.libelle} (complément des indemnités, {poste.reference.article})"
    return poste.libelle + (f" ({poste.reference.article})" if poste.reference.article == LOI_65_557_10_1 else "")


def _total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)


def _row(ligne: LigneFacture, piece: str, conteste: Decimal, before: str, after: str) -> Rang:
    return Rang(
        ligne.numero, ligne.date, ligne.echeance, ligne.montant_ttc, ligne.paye_principal + ligne.avoirs,
        ligne.principal, conteste, piece, before, after,
    )  # fmt: skip
