"""What is to be corrected in a case, beyond what its file alone shows: expectations, refusals, missing proofs."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from generator.case import Case, KeyPath
from generator.casework import plans
from generator.casework.awaited import lacking
from generator.casework.computed import Computed, compute_case
from generator.casework.decisions import decisions, without_effect
from generator.casework.doubles import Claimed
from generator.casework.illegible import left_out, with_unusable
from generator.casework.ordered import of_orders
from generator.casework.planning import planned
from generator.casework.returned import returned
from generator.casework.sold import not_owed, not_read_yet, told_otherwise
from generator.casework.uncounted import uncounted
from generator.documents import CATALOGUE
from generator.edit.citing import flat
from generator.findings import Finding, LawGap, Level, NotComputed
from generator.load.checks.existence import sent_since
from generator.model import Dossier, Facture, FaitDeces, FaitDissolution, Office
from generator.money import format_eur
from generator.numbering import cited
from generator.phrases import counted, lower_first, quoted, some
from generator.progress import remarks
from generator.progress.answers import PREFIX
from generator.progress.asof import look
from generator.progress.bonds import untold
from generator.progress.procedure import pending_suits
from generator.progress.transfers import unknown_to_the_debtor
from generator.progress.types import CLOSING, ENDED, FINAL, Stade
from generator.progress.which_court import unsure
from generator.progress.which_suit import unnamed, unnumbered
from generator.statement import compute
from generator.statement.existence import gone, last_day
from generator.vocabulary import HORS_LIVRE_IV, Fait

_ONCE = (
    "Ne la garder que dans un dossier : une dette ne se réclame qu'une fois. Codébiteurs et cautions s'y écrivent "
    "ensemble."
)


def check_case(case: Case, office: Office, au: dt.date) -> tuple[Finding, ...]:
    """Every finding of a case at a date: its file, what it expects, what its due documents lack."""
    computed = compute_case(case, office, au, lectures=False)
    due = [
        one
        for plan in planned(computed, office)
        if not plan.optional
        for one in lacking(computed, office, plan.document, plan.choix)
    ]
    told = {(one.key, one.message) for one in due}  # a refusal that stops a due letter is an error, not a doubt too
    found = (*check_computed(computed, office), *not_read_yet(case), *left_out(case))
    return (*(one for one in found if (one.key, one.message) not in told), *due)


def numbered_once_a_year(dossier: Dossier) -> bool:
    """Whether a number says which invoice it is, its day being perhaps mistyped.

    An issuer gives one once (CGI ann. II, art. 242 nonies A), or once a year; a rent may bear the same for everybody
    and each month.
    """
    return dossier.creance.famille not in HORS_LIVRE_IV


def claimed(case: Case) -> tuple[Claimed, ...]:
    """What another case might claim too: nothing of an heir's, which holds his share of what another holds.

    Where a number is not given once, its day and debtor count too, as the debtor does of an invoice transferred.
    """
    dossier, debtor = case.dossier, case.dossier.debiteur
    if dossier.faits(FaitDeces):
        return ()
    whose, shared = debtor.siren or flat(debtor.nom_complet), not numbered_once_a_year(dossier)
    return tuple(
        Claimed(
            "\n".join(
                (
                    dossier.creancier,
                    flat(one.numero),
                    str(one.date if shared else one.date.year),
                    whose if shared or one.cession else "",
                )
            ),
            case.avertit(("factures", rank), f"{dossier.creance.famille.mot.la} n° {one.numero}", _ONCE),
        )
        for rank, one in enumerate(dossier.factures)
    )


def claimed_still(case: Case) -> tuple[Claimed, ...]:
    """The same, of a case that may yet be paid: closed, with nothing paid, credited or judged, it left all to another.

    Something noted there would be asked for again by that other, which knows nothing of it.
    """
    dossier = case.dossier
    closed = any(fact.type in CLOSING for fact in dossier.journal)
    return () if closed and not (dossier.paiements or dossier.avoirs or dossier.titres) else claimed(case)


def check_computed(computed: Computed, office: Office) -> tuple[Finding, ...]:
    """Findings of a case already computed."""
    case = computed.case
    refused: tuple[Finding, ...] = ()
    if computed.refuse_par:
        refused = (case.refusal(computed.refuse_par, Level.AVERTISSEMENT),)
    return (
        *with_unusable(computed),
        *remarks(case, office),
        *decisions(case),
        *without_effect(case, office),
        *untold(case, office, computed.situation.au, computed.decompte),
        *sent_to_a_company_transmitted(case, computed.situation.au),
        *refused,
        *_of_the_invoices(case, office),
        *_expectations(case, office),
        *plans.too_small(case, office),
        *plans.followed(computed, office),
        *_transferred(computed),
        *_unsettled(computed),
        *uncounted(computed, office),
        *of_orders(computed, office),
        *_forgotten(computed),
        *_closed_before_a_judge(computed, office),
        *_late(computed),
        *_of_which_suit(computed, office),
        *returned(computed, office),
        *_cited(case),
    )


def _of_which_suit(computed: Computed, office: Office) -> Iterator[Finding]:
    """What is of one of several suits, and says too little of it; the court of the next one, if nobody is sure."""
    seen = look(computed.case, office, computed.situation.au, computed.decompte)
    yield from unnumbered(seen)
    yield from unnamed(seen)
    if computed.situation.stade is Stade.JUDICIAIRE:
        yield from unsure(seen, computed.situation.delais)


def sent_to_a_company_transmitted(case: Case, au: dt.date) -> Iterator[Finding]:
    """A letter, an act, an invoice of after its estate passed to its sole member; of another end the file tells."""
    dossier = case.dossier
    for party in dossier.debiteurs:
        known = gone(dossier, party, au)
        if known is not None and isinstance(known[0], FaitDissolution) and known[0].universelle:
            for told in sent_since(dossier, party, known[0], last_day(dossier, party, au)):
                yield case.avertit(*told)


def _of_the_invoices(case: Case, office: Office) -> Iterator[Finding]:
    """What their own data say: of another seller, or otherwise than the case."""
    creditor = office.creanciers[case.dossier.creancier]
    invoices = ((("factures", rank), one) for rank, one in enumerate(case.dossier.factures))
    yield from not_owed(case, creditor, invoices)
    yield from told_otherwise(case, creditor)


def _transferred(computed: Computed) -> Iterator[Finding]:
    """Open invoices whose transfer nothing says the debtor knows: of no closed case, nor those a title judges."""
    case, decompte = computed.case, computed.decompte
    if decompte is None or computed.situation.stade in ENDED:
        return
    known, owed = case.dossier.factures, {ligne.numero for ligne in decompte.ouvertes if not ligne.du_titre}
    sold: list[tuple[KeyPath, Facture]] = [(("factures", i), one) for i, one in enumerate(known) if one.numero in owed]
    for found in unknown_to_the_debtor(case, sold, decompte.au):
        yield found._replace(level=Level.AVERTISSEMENT)


def _unsettled(computed: Computed) -> Iterator[Finding]:
    """« solde » holds the case while something is owed: without a payment received before what followed, it waits."""
    case, decompte = computed.case, computed.decompte
    if decompte is None or not decompte.total or computed.situation.stade is not Stade.SOLDE:
        return
    journal = enumerate(case.dossier.journal)
    noted = max(rank for rank, fact in journal if fact.type is Fait.SOLDE and fact.date <= decompte.au)
    yield case.avertit(
        ("journal", noted),
        f"« solde » est noté et {format_eur(decompte.total)} restent dus au {decompte.au:%d/%m/%Y} : sans paiement "
        "reçu, rien n'est abandonné.",
        "Noter le paiement reçu ; ou remplacer « solde » par « cloture » ou « irrecouvrable ».",
    )


def _forgotten(computed: Computed) -> Iterator[Finding]:
    """An invoice or a title of after what ends the case, or the right: nothing of it is followed here."""
    case, decompte, seen = computed.case, computed.decompte, computed.situation
    if decompte is None:
        return
    ended = [(pause.depuis, pause.origine) for pause in seen.pauses if pause.nature in FINAL]
    if seen.stade is Stade.CLOS:
        ended += _closings(computed)
    if not ended:
        return
    day, path = max(ended)
    later = [line.numero for line in decompte.ouvertes if line.date > day]
    if later:
        yield case.avertit(
            path,
            f"rien n'est suivi après ce fait du {day:%d/%m/%Y}, et il reste dû depuis : {some(later)}.",
            "Tenir ce qui a suivi dans un autre dossier ; ou retirer le fait, si le dossier reprend.",
        )


def _closings(computed: Computed) -> list[tuple[dt.date, KeyPath]]:
    """What closes the case by its date, each with its place."""
    au, journal = computed.situation.au, enumerate(computed.case.dossier.journal)
    return [(fact.date, ("journal", rank)) for rank, fact in journal if fact.type in CLOSING and fact.date <= au]


def _closed_before_a_judge(computed: Computed, office: Office) -> Iterator[Finding]:
    """A case closed while a judge has it: its hearing and its limits are on no agenda.

    Whatever is left: closing gives up what is no principal, and being paid ends no suit.
    """
    case, owed, au = computed.case, computed.decompte, computed.situation.au
    if computed.situation.stade is not Stade.CLOS:
        return
    closings = _closings(computed)
    if closings and (suits := pending_suits(look(case, office, au, owed))):
        since = min(one.date for one in suits)
        yield case.avertit(
            max(closings)[1],
            f"clos, un juge restant saisi depuis le {since:%d/%m/%Y} : ni audience ni délai n'est plus suivi.",
            "Noter ce qui y met fin (« jugement », « desistement », « close-le ») ; ou retirer ce fait.",
        )


def _late(computed: Computed) -> Iterator[Finding]:
    """Acts done after the last day of their limit: to raise, or to fear; the lawyer says what follows."""
    dossier, late = computed.case.dossier, computed.situation.retards
    reference, others = dossier.reference, {one.nature for one in late if one.personne}
    for one in late:
        named = one.personne or (dossier.debiteur.nom_complet if one.nature in others else "")
        whose = f" debiteur={quoted(named)}" if named else ""
        told = f'recouvre noter {reference} dispense objet={PREFIX}{one.nature}{whose} par="…" motif="…"'
        remedy = f"{one.consequence} Une fois répondu : {told}."
        yield computed.case.avertit(one.origine, lower_first(one.phrase), remedy)


def _keys(part: object) -> object:
    """A part of the model by its keys; a value of another kind (a fraction) holds no text."""
    return getattr(part, "__dict__", None)


def _cited(case: Case) -> Iterator[Finding]:
    """A number written by hand in a text that may be printed: a judge would look for a pièce that is not there."""
    known = len(case.dossier.pieces)
    whole = msgspec.json.encode(case.dossier, enc_hook=_keys).decode()
    if "ièce" not in whole.lower() or not cited(whole.replace("\\n", " ")):
        return  # nearly always: twenty times faster than text by text
    for path, text in case.texts():
        for number in sorted(one for one in cited(text) if not 1 <= one <= known):
            yield case.avertit(
                path,
                f"la pièce n° {number} est citée et le dossier a {counted(known, 'pièce')}.",
                "Corriger le numéro, ou nommer la pièce par son titre : les numéros suivent l'ordre du bordereau.",
            )


def _expectations(case: Case, office: Office) -> Iterator[Finding]:
    for rank, expected in enumerate(case.dossier.attendu):
        path = ("attendu", rank)
        try:
            found = compute(case, office, expected.au, lectures=False)
        except (LawGap, NotComputed) as refusal:
            yield case.erreur(path, f"rien n'est calculé au {expected.au:%d/%m/%Y} : {refusal}")
            continue
        pairs: dict[str, tuple[Decimal | None, Decimal]] = {
            "principal": (expected.principal, found.principal),
            "interets": (expected.interets, found.interets),
            "indemnites": (expected.indemnites, found.indemnites),
            "total": (expected.total, found.total),
        }
        for key, (wanted, computed) in pairs.items():
            if wanted is not None and wanted != computed:
                message = f"{format_eur(wanted)} attendus au {expected.au:%d/%m/%Y}, {format_eur(computed)} calculés."
                yield case.erreur((*path, key), message, "Corriger l'un ou l'autre.")


def describe(case: Case, office: Office, au: dt.date) -> str:
    """The catalogue as text: ready, or what is missing."""
    computed = compute_case(case, office, au)
    lines = []
    for name, entry in CATALOGUE.items():
        found = lacking(computed, office, name)
        lines.append(f"{name} — {entry.titre} : {'prêt' if not found else f'{len(found)} à compléter'}")
        lines += [f"    {finding}" for finding in found]
    return "\n".join(lines)
