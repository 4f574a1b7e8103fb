"""The disputed part of an invoice, and the other one, which letters and acts ask for all the same.

To be verified by a lawyer. The law does not say which part a payment extinguishes when only one is disputed (C. civ.,
art. 1342-10 is about several debts). The prudent reading is applied: payments and credit notes extinguish the
undisputed part first, so that nothing is asked for but what is left of the principal beyond the disputed amount.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from generator.law.interest import DAY, amount, exact
from generator.money import ZERO, format_eur
from generator.phrases import enumeration
from generator.statement.account import Account
from generator.statement.entries import Accessory
from generator.statement.facts import Claim, Regime
from generator.statement.types import Decompte, LigneFacture, Nature, PartContestee, Poste, Segment


def disputed_part(account: Account, lump: Accessory | None, au: dt.date) -> PartContestee | None:
    """The disputed part of what is owed on a claim at ``au``; None when nothing of it is disputed.

    Interest is that of the undisputed principal, segment by segment, less all the interest that was paid; the rest is
    disputed, what was capitalised included. The 40 € are owed once, and disputed only when no undisputed principal
    was late (C. com., art. L441-10, II and D441-5). Once the undisputed principal is paid, nothing is asked of the
    invoice (``claimable``): what is left of its accessories is put apart too.
    """
    disputed = account.claim.conteste
    if not disputed:
        return None
    owed = account.interets + account.capitalises
    accrued = sum((segment.montant for segment in _undisputed_segments(account.segments, disputed)), ZERO)
    certain = max(ZERO, account.principal - disputed)
    asked = ZERO if account.attend else min(owed, max(ZERO, accrued - account.paye_interets))
    per_day = account.per_day(au)
    return PartContestee(
        montant=disputed,
        principal=account.principal - certain,
        interets=owed - asked,
        indemnite=min(lump.conteste, lump.reste) if lump else ZERO,
        interet_par_jour=None if per_day is None else per_day - Fraction(*exact(certain, account.rate(au + DAY), 1)),
    )


def waiting(accounts: Iterable[Account], au: dt.date) -> tuple[Account, ...]:
    """Claims that no letter asks for, when costs wait with them: nothing late is asked for or was settled apart.

    Costs are made for the debt, not for an invoice: they are asked for with any that is.
    """
    late = [one for one in accounts if one.claim.regime is not Regime.TITRE and one.claim.echeance < au]
    others = (one for one in late if not _held(one) and one.claim.annule < one.claim.montant)
    if any(one.principal or (one.solde_le or one.claim.echeance) > one.claim.echeance for one in others):
        return ()
    return tuple(filter(_held, late))


def _held(account: Account) -> bool:
    return account.attend or account.claim.rejetee is not None


def whole(decompte: Decompte, *, dismissed: bool = True) -> Decompte:
    """The same account, nothing of it put apart as disputed; what a judgment dismissed stays so when asked.

    So does then what a dismissed principal makes of a penalty clause.
    """
    apart = {one.numero for one in decompte.lignes if one.rejetee and not dismissed}
    lignes = (
        one if one.numero in apart else replace(one, contestee=False, part_contestee=None) for one in decompte.lignes
    )
    postes = (replace(poste, conteste=ZERO if dismissed else poste.rejete) for poste in decompte.postes)
    return replace(decompte, lignes=tuple(lignes), postes=tuple(postes))


def undisputed(ligne: LigneFacture) -> LigneFacture:
    """The same invoice without what is disputed of it; nothing is owed on it when all of it is."""
    part = ligne.part_contestee
    if part is None or not part.total:  # paid whole before it was disputed, its interest too
        return replace(ligne, contestee=False, part_contestee=None)
    segments = tuple(_undisputed_segments(ligne.segments, part.montant))
    accrued, owed = sum((segment.montant for segment in segments), ZERO), ligne.interets - part.interets
    whole, disputed = ligne.interet_par_jour, part.interet_par_jour
    return replace(
        ligne,
        principal=ligne.principal - part.principal,
        paye_interets=min(ligne.paye_interets, accrued - owed),  # above it, they were those of the disputed part
        interets_courus=accrued,
        interets=owed,
        indemnite=ligne.indemnite - part.indemnite,
        interet_par_jour=None if whole is None or disputed is None else whole - disputed,
        segments=segments,
        contestee=False,
        part_contestee=None,
    )


def claimable(lignes: Iterable[LigneFacture]) -> Iterator[LigneFacture]:
    """Invoices as they may be asked for, less what is disputed of them.

    No letter says that a principal is paid while a part of it is disputed: the accessories of that part wait.
    """
    for ligne in lignes:
        part = undisputed(ligne)
        if part.principal > 0 or (part.total > 0 and not ligne.principal):
            yield part


def undisputed_poste(poste: Poste) -> Poste:
    """The same line beside the invoices, without what a disputed principal makes of it."""
    return replace(poste, montant=poste.montant - poste.conteste, conteste=ZERO)


def disputed_remarks(claims: Iterable[Claim]) -> Iterator[str]:
    """What is to be verified when a part of an invoice is disputed."""
    known = [claim for claim in claims if claim.conteste]
    if known:
        parts = [f"{claim.numero} pour {format_eur(claim.conteste)}" for claim in known]
        lump = (
            " ; l'indemnité de 40 € reste due une fois si cette part est payée en retard (C. com., art. L441-10, II et "
            "D441-5)"
            if any(claim.indemnite for claim in known)
            else ""
        )
        yield (
            f"Contestation partielle ({', '.join(parts)}) : les courriers ne réclament que la part non contestée, avec "
            f"ses seuls intérêts{lump}. À vérifier par l'avocat : par prudence, ce qui est payé ou crédité éteint "
            "d'abord la part non contestée."
        )


def dismissed_remarks(claims: Iterable[Claim]) -> Iterator[str]:
    """What a judgment dismissed, and what that changes of the payments."""
    known: dict[dt.date, list[str]] = {}
    for claim in claims:
        if claim.rejetee:
            known.setdefault(claim.rejetee, []).append(claim.numero)
    for day, numeros in sorted(known.items()):
        yield (
            f"Demande rejetée par le jugement du {day:%d/%m/%Y} pour {enumeration(numeros)} : comptée ici, réclamée "
            "nulle part ; sans choix du débiteur, aucun paiement n'y est imputé depuis (CPC, art. 480, à vérifier)."
        )


def dismissed_alone(lignes: Iterable[LigneFacture], postes: Iterable[Poste]) -> Iterator[str]:
    """What closes a case of which nothing is left but what a judgment dismissed."""
    open_ones, beside = [one for one in lignes if one.total], [one for one in postes if one.montant]
    if open_ones and all(one.rejetee for one in open_ones) and all(one.montant == one.rejete for one in beside):
        left = sum((one.total for one in open_ones), sum((one.montant for one in beside), ZERO))
        yield (
            f"Ne restent que {format_eur(left)} dont la demande est rejetée : noter « cloture » clôt le dossier, si "
            "aucun appel n'est formé (CPC, art. 538)."
        )


def _undisputed_segments(segments: Iterable[Segment], disputed: Decimal) -> Iterator[Segment]:
    """The same segments on the principal beyond the disputed amount."""
    for segment in segments:
        base = segment.base - disputed
        if base > 0 and segment.nature is not Nature.CAPITALISES:
            yield replace(segment, base=base, montant=amount(base, segment.taux, segment.jours))
