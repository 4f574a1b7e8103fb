"""Money that the file notes and the décompte does not count as it reads: nobody would know from the file alone."""

from collections.abc import Iterator

from generator.casework.computed import Computed
from generator.findings import Finding
from generator.instances import merits_untouched
from generator.model import FaitDeces, Office
from generator.money import ZERO, format_eur
from generator.phrases import TO_SAY, enumeration, lower_first
from generator.progress.asof import look
from generator.progress.left_out import counts_not_all, left_aside
from generator.progress.types import ENDED
from generator.progress.which_suit import not_counted
from generator.statement.existence import paid_since_the_end


def uncounted(computed: Computed, office: Office) -> Iterator[Finding]:
    """Costs without a proof, a payment on another title, more received than owed or given back, one by nobody."""
    yield from _uncounted_costs(computed)
    yield from _uncounted_invoices(computed, office)
    yield from _carried_over(computed)
    yield from _overpaid(computed, office)
    yield from _held_in_titles(computed)
    yield from _given_up(computed)
    yield from _given_back_in_vain(computed)
    yield from _given_back_to_whom(computed)
    yield from _by_whom(computed)


def _uncounted_costs(computed: Computed) -> Iterator[Finding]:
    """Costs noted as the debtor's without a proof, that the décompte leaves out: nobody would know from the file."""
    case, decompte = computed.case, computed.decompte
    if decompte is None or computed.situation.stade in ENDED:
        return
    told = {one.origine: one.texte for one in reversed(decompte.sans_preuve)}  # once, of several titles
    for origine, why in sorted(told.items()):
        remedy = "Verser la pièce, ou écrire « a-la-charge-de: creancier »."
        yield case.avertit(origine, lower_first(why), remedy)


def _uncounted_invoices(computed: Computed, office: Office) -> Iterator[Finding]:
    """Invoices issued since a title that names none: owed or not, no sum of the case tells it."""
    seen = look(computed.case, office, computed.situation.au, computed.decompte)
    if computed.situation.stade not in ENDED and (apart := left_aside(seen)):
        yield not_counted(seen, apart)


def _carried_over(computed: Computed) -> Iterator[Finding]:
    """What a payment leaves above the title it is of, counted on another: the file alone does not show it."""
    case, decompte = computed.case, computed.decompte
    if decompte is None or computed.situation.stade in ENDED:
        return
    for one in decompte.excedents:
        yield case.avertit(one.origine, lower_first(one.texte), "Vérifier « imputation-choisie ».")


def _overpaid(computed: Computed, office: Office) -> Iterator[Finding]:
    """More received than is owed: one figure too many in a payment, and the case reads as settled."""
    case, owed, au = computed.case, computed.decompte, computed.situation.au
    paid = [(one.date, rank) for rank, one in enumerate(case.dossier.paiements) if one.date <= au and not one.indu]
    if owed is None or not (owed.lignes and owed.trop_percu and paid):
        return
    if not counts_not_all(look(case, office, au, owed)):
        of_what, back = f"tout ce qui est dû au {au:%d/%m/%Y}", "l'excédent"
        if owed.non_accorde:
            left = format_eur(owed.non_accorde)
            of_what = f"la provision, qui laisse {left} de principal sans les juger ({merits_untouched(case.dossier)})"
            back = "ce qui dépasse aussi ce qui en est dû,"
        yield case.avertit(
            ("paiements", max(paid)[1]),
            f"ce qui est reçu dépasse de {format_eur(owed.trop_percu)} {of_what}.",
            f"Vérifier ce montant, et qu'il est de ce dossier ; sinon, rendre {back} et le noter : "
            f'recouvre noter {case.dossier.reference} remboursement montant="{TO_SAY}"',
        )


def _held_in_titles(computed: Computed) -> Iterator[Finding]:
    """More received than was owed before a title, which is held to have counted it: no total shows it."""
    case, dossier = computed.case, computed.case.dossier
    for one in computed.decompte.exces_tenus if computed.decompte else ():
        remedy = "corriger son « arrete-au », dernier jour de ceux qu'il déduit."
        if dossier.titres[int(one.titre[1])].arrete_au is None:
            which = f" --ligne {case.position(one.titre)[0]}" if len(dossier.titres) > 1 else ""
            said = f'recouvre noter {dossier.reference} titre arrete-au="{TO_SAY}" --completer{which}'
            remedy = f"dire le dernier jour de ceux qu'il déduit : {said}"
        told = f"Relire le titre ; s'il ne déduit pas ce paiement, {remedy}"
        yield case.avertit(one.origine, lower_first(one.texte), told)


def _given_up(computed: Computed) -> Iterator[Finding]:
    """More given up at the end of a case than interest and costs: all that was paid does not make the principal."""
    case, owed = computed.case, computed.decompte
    if owed is None:
        return
    lines = [ligne for ligne in owed.lignes if not ligne.rejetee]
    given = [one for one in owed.abandons if one.facture in {ligne.numero for ligne in lines}]
    paid = sum((ligne.paye + ligne.avoirs for ligne in lines), sum((one.paye for one in owed.postes), ZERO))
    principal = sum((one.principal for one in given), ZERO)
    if principal and paid < sum((ligne.montant_ttc for ligne in lines), ZERO):
        yield case.avertit(
            given[-1].origine,
            f"« solde » abandonne {format_eur(owed.abandon)}, dont {format_eur(principal)} de principal, que rien n'a "
            "payé (C. civ., art. 1350).",
            "Vérifier que le créancier en fait remise ; sinon, remplacer « solde » par « cloture » ou « irrecouvrable »"
            ".",
        )


def _given_back_in_vain(computed: Computed) -> Iterator[Finding]:
    """A refund, or a part of it, that nothing received in excess explains."""
    if computed.decompte is not None:
        for one in computed.decompte.sans_exces:
            yield computed.case.avertit(
                one.origine,
                lower_first(one.texte),
                "Vérifier la date et le montant ; ce qui rend un paiement reçu par erreur (« indu: oui ») se note sur "
                "lui, « rembourse-le ».",
            )


def _given_back_to_whom(computed: Computed) -> Iterator[Finding]:
    """A refund that names nobody, when several paid in excess: what each is still to have back is not known."""
    dossier = computed.case.dossier
    for one in computed.decompte.partages if computed.decompte else ():
        paid = (dossier.paiements[int(rank)].paye_par if kind == "paiements" else None for kind, rank in one.de)
        names = list(dict.fromkeys(name or dossier.debiteur.nom_complet for name in paid))
        if len(names) > 1:
            yield computed.case.avertit(
                one.par,
                f"le dossier ne dit pas à qui cette somme est rendue : {enumeration(names)} ont payé en trop ; elle "
                "est comptée sur ce qui a été reçu d'abord.",
                f"Dire à qui ({' ou '.join(f'« a: {name} »' for name in names)}).",
            )


def _by_whom(computed: Computed) -> Iterator[Finding]:
    """A payment received once the debtor is dead or struck off, as if by him: it would interrupt the prescription."""
    case, au = computed.case, computed.situation.au
    days = [one.date for one in case.dossier.paiements]
    for rank, paid in enumerate(case.dossier.paiements):
        if end := paid_since_the_end(case.dossier, paid, au):
            dead = isinstance(end, FaitDeces)
            after = "le décès du débiteur" if dead else "la radiation de la société débitrice"
            whom = "héritier, notaire, caution, tiers" if dead else "liquidateur, associé, caution, tiers"
            line, _ = case.position(("paiements", rank))
            which = f"--ligne {line}" if days.count(paid.date) > 1 else f"--date {paid.date:%d/%m/%Y}"
            said = f'paiement paye-par="{TO_SAY}" --completer {which}'
            yield case.manque(
                ("paiements", rank, "paye-par"),
                f"paiement du {paid.date:%d/%m/%Y}, reçu après {after} ({end.date:%d/%m/%Y}), sans dire "
                "qui a payé : la prescription n'est pas sûrement interrompue.",
                f"Dire qui ({whom}) : recouvre noter {case.dossier.reference} {said}",
            )
