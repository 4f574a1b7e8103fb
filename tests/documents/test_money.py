"""What a document prints is the décompte, to the cent, in every document and every case."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.case import Case
from generator.documents import CATALOGUE
from generator.documents.contexts import guarantee
from generator.model import FaitContact, FaitContestation, FaitEcheanceManquee, FaitEcheancier, FaitProcedure, FaitRejet
from generator.money import NBSP, format_amount, format_eur, round_known
from generator.progress.ladder import PRINCIPAL_ALONE
from generator.render.environment import text as fill
from generator.statement.disputed import undisputed, undisputed_poste
from generator.statement.types import Decompte
from tests.documents import pdftext, sample
from tests.documents.test_golden import ROWS

SILENT = {
    "reponse-contestation",
    "information-rgpd",
    "quittance",
    "quittance-paiement",
    "quittance-succession",
    "mainlevee",
    "duplicata-tva",
}  # ask for nothing
PRINCIPAL = {
    "rappel-avant-echeance",
    "relance-courriel",
    "relance-courriel-2",
    "confirmation-appel",
    "fiche-appel",
    "compte-rendu-visite",
    "proposition-echeancier",
    "accord-echeancier",
    "revendication",
    "certificat-irrecouvrabilite",
    "mandat-sepa",
    "mise-en-demeure-caution",
    "information-annuelle-caution",
}  # ask for the principal, or for a plan of it
WHOLE = {"assignation-fond", "protocole-transactionnel"} | {
    one.identifiant for one in CATALOGUE.values() if one.toutes and not one.principal_seul
}  # tell of the whole account, what is disputed included
CLAUSES = {"clause-penale", "clause-accordee"}
_AMOUNT = re.compile(r"(?<!\d)(?<!\d-)\d{1,3}(?: \d{3})*,\d{2}(?! ?%)")  # « art. D441-5 » may be read before a sum


def amounts(document: str, reference: str) -> set[str]:
    text = pdftext.flat(sample.files(document, reference)[-1].content)
    return set(_AMOUNT.findall(text))


def printed(amount: Decimal) -> str:
    return format_amount(amount).replace("\N{NO-BREAK SPACE}", " ")


def told(document: str, reference: str) -> Decompte:
    """The décompte a document tells of: the whole account, or what is asked for without what is disputed."""
    case, _, decompte, _ = sample.computed(reference)
    if document == "information-annuelle-caution":
        return sample.compute_at(case, dt.date(decompte.au.year - 1, 12, 31))[2]
    if document in WHOLE:
        return decompte
    lignes = tuple(undisputed(ligne) for ligne in decompte.lignes)
    postes = tuple(undisputed_poste(poste) for poste in decompte.postes)
    clause = sum((poste.montant for poste in postes if poste.nature in CLAUSES), Decimal(0))
    return replace(
        decompte,
        lignes=lignes,
        postes=postes,
        principal=sum((ligne.principal for ligne in lignes), Decimal(0)),
        interets=sum((ligne.interets for ligne in lignes), Decimal(0)),
        interet_par_jour=round_known(ligne.interet_par_jour for ligne in lignes),
        clause_penale=clause,
        total=decompte.total - decompte.conteste,
    )


@pytest.mark.parametrize(("document", "reference"), [row for row in ROWS if row[0] not in SILENT])
def test_principal_of_the_decompte_is_printed(document: str, reference: str) -> None:
    decompte = told(document, reference)
    assert printed(decompte.principal) in amounts(document, reference)


@pytest.mark.parametrize(("document", "reference"), [row for row in ROWS if row[0] not in SILENT | PRINCIPAL])
def test_total_and_its_parts_are_printed(document: str, reference: str) -> None:
    decompte = told(document, reference)
    parts = {decompte.total, decompte.interets, decompte.indemnites, decompte.clause_penale} - {Decimal("0.00")}
    assert {printed(part) for part in parts} <= amounts(document, reference)


@pytest.mark.parametrize(("document", "reference"), ROWS)
def test_nothing_else_is_printed(document: str, reference: str) -> None:
    """Every amount on paper is one the décompte, the case or a running total of its invoices knows."""
    case, office, whole, _ = sample.computed(reference)
    decompte = told(document, reference)
    known = {
        decompte.principal, decompte.interets, decompte.indemnites, decompte.total, decompte.clause_penale,
        decompte.frais, decompte.interet_par_jour or Decimal(0), Decimal("0.00"), Decimal("40.00"),
        office.creanciers["atelier"].capital or Decimal(0), case.dossier.debiteur.capital or Decimal(0),
    }  # fmt: skip
    known |= {whole.conteste}  # what a disputed invoice makes of the clause included
    carried = Decimal(0)
    for ligne in decompte.lignes:
        carried += ligne.principal
        paid = ligne.paye_principal + ligne.avoirs
        known |= {ligne.montant_ttc, paid, ligne.paye_interets, ligne.principal, carried}
        known |= {segment.base for segment in ligne.segments} | {segment.montant for segment in ligne.segments}
    known |= {sum((ligne.montant_ttc for ligne in decompte.lignes), Decimal(0))}
    known |= {sum((ligne.paye_principal + ligne.avoirs for ligne in decompte.lignes), Decimal(0))}
    known |= {sum((ligne.paye_interets for ligne in decompte.lignes), Decimal(0))}
    known |= {sum((ligne.interets_courus for ligne in decompte.lignes), Decimal(0))}
    known |= {payment.montant for payment in case.dossier.paiements}
    for imputation in decompte.imputations:
        known |= {imputation.montant, imputation.interets, imputation.principal, imputation.accessoire}
    settled = [one for one in decompte.imputations if one.genre == "paiement"]
    for kind in ("montant", "interets", "principal", "accessoire"):
        known |= {sum((getattr(one, kind) for one in settled), Decimal(0))}
    known |= guaranteed(document, reference, decompte)
    known |= said_by_the_journal(case, decompte.total) | taxed(case, decompte)
    assert amounts(document, reference) <= {printed(amount) for amount in known}


def guaranteed(document: str, reference: str, decompte: Decompte) -> set[Decimal]:
    """The limits of commitments, and what of the debt a letter to a guarantor asks or tells."""
    computed = sample.computed(reference)
    parties = computed[0].dossier.debiteurs
    bonds = (party.cautionnement for party in parties)
    limits = {bond.plafond for bond in bonds if bond is not None and bond.plafond is not None}
    if document == "information-annuelle-caution":
        return limits | {decompte.total - decompte.principal - decompte.interets}
    draft = CATALOGUE[document].draft(*computed)
    asked = [owed for party in parties if (owed := guarantee.owed(draft, party))]
    return limits.union(*({one.principal, one.demande, one.reimpute} for one in asked))


def said_by_the_journal(case: Case, total: Decimal) -> set[Decimal]:
    """Amounts promised, disputed, planned or missed, and what a plan leaves out."""
    known = set()
    for fact in case.dossier.journal:
        if isinstance(fact, FaitContact) and fact.promesse:
            known.add(fact.promesse.montant)
        if isinstance(fact, FaitContestation | FaitEcheanceManquee) and fact.montant:
            known.add(fact.montant)
        if isinstance(fact, FaitProcedure | FaitRejet) and fact.montant:
            known.add(fact.montant)
        if isinstance(fact, FaitEcheancier):
            left = planned = sum((term.montant for term in fact.echeances), Decimal(0))
            known |= {planned, total - planned}
            for term in fact.echeances:
                left -= term.montant
                known |= {term.montant, left}
    known |= {
        amount
        for titre in case.dossier.titres
        for amount in (titre.principal, titre.indemnites, titre.depens)
        if amount
    }
    return known


def taxed(case: Case, decompte: Decompte) -> set[Decimal]:
    """Net and tax of the invoices as issued, and of what stays unpaid: the tax rounded, the net the rest."""
    known, nets, taxes = set(), [], []
    for facture, ligne in zip(case.dossier.factures, decompte.lignes, strict=False):
        if facture.montant_ht is None:
            continue
        tax = facture.montant_ttc - facture.montant_ht
        unpaid = (ligne.principal * tax / facture.montant_ttc).quantize(Decimal("0.01"), ROUND_HALF_UP)
        known |= {facture.montant_ht, tax}
        nets.append(ligne.principal - unpaid)
        taxes.append(unpaid)
    return known | {*nets, *taxes, sum(nets, Decimal(0)), sum(taxes, Decimal(0))}


def test_the_duplicate_splits_the_unpaid_principal_to_the_cent() -> None:
    values = sample.values(CATALOGUE["duplicata-tva"], "liquidation")
    assert values["total_ht_impaye"] + values["total_tva_impayee"] == sample.computed("liquidation")[2].principal
    printed_amounts = amounts("duplicata-tva", "liquidation")
    assert {printed(values["total_ht_impaye"]), printed(values["total_tva_impayee"])} <= printed_amounts


def test_the_settlement_adds_up() -> None:
    values = sample.values(CATALOGUE["protocole-transactionnel"], "transaction")
    total = sample.computed("transaction")[2].total
    assert values["abandon"] + values["echeancier_total"] == total
    text = pdftext.flat(sample.files("protocole-transactionnel", "transaction")[-1].content)
    assert "3 400,00 €, soit trois mille quatre cents euros" in text
    assert "920,15 € (neuf cent vingt euros et quinze centimes)" in text


def test_a_consumer_never_sees_forty_euros_nor_penalties() -> None:
    for document in (
        "relance-courriel",
        "relance-courriel-2",
        "relance-courrier",
        "mise-en-demeure",
        "requete-injonction",
    ):
        text = pdftext.flat(sample.files(document, "consommateur")[-1].content)
        for word in ("40 €", "40,00", "L441-10", "D441-5", "pénalité", "clause pénale"):
            assert word not in text, (document, word)


# payment received on 20 September -> imputed on the principal, on interest, on the 40 € ; the three are the payment
IMPUTED = """
1000.00;982.06;17.94;0
3000.00;2982.06;17.94;0
"""


@pytest.mark.parametrize("row", IMPUTED.split())
def test_a_letter_says_all_that_payments_extinguished(home: Path, row: str) -> None:
    paid, principal, interest, lump = map(Decimal, row.split(";"))
    values = sample.from_text(home, sample.base().replace("montant: 1 000,00", f"montant: {paid}"))
    sommes = sample.context(CATALOGUE["mise-en-demeure"], *values)["sommes"]
    assert (sommes.regle, sommes.regle_interets, sommes.regle_indemnites) == (principal, interest, lump)
    assert sommes.regle + sommes.regle_interets + sommes.regle_indemnites == paid


def test_a_clause_wholly_paid_is_no_longer_asked(home: Path) -> None:
    later = "  - {numero: F-9, date: 2026-11-01, echeance: 2026-11-15, montant-ttc: 500, piece: f-017}\n"
    paid = "paiements:\n  - {date: 2026-11-14, montant: '4 320,00'}\n"
    values = sample.from_text(home, sample.base().replace("paiements:\n", later + paid, 1))
    assert [str(poste.montant) for poste in values[2].postes] == ["0.00"]
    for document, key in (("mise-en-demeure", "composantes"), ("requete-injonction", "sommes_demandees")):
        asked = sample.context(CATALOGUE[document], *values)
        lines = asked[key] if key in asked else asked["sommes"].composantes
        assert [line.libelle for line in lines if not line.montant] == []
        assert sum(line.montant for line in lines) == values[2].total


def test_what_was_imputed_on_interest_is_printed_under_the_table() -> None:
    text = pdftext.flat(sample.files("mise-en-demeure", "une-facture")[-1].content)
    assert "Déduit du principal (€)" in text
    assert "ce qui a été reçu a aussi payé les intérêts, pour 17,94 € (C. civ., art. 1343-1)." in text


def test_the_ladder_weighs_the_principal_alone_for_the_letters_that_ask_for_it_alone() -> None:
    alone = {entry.fait for entry in CATALOGUE.values() if entry.principal_seul and entry.fait}
    assert alone == PRINCIPAL_ALONE
    assert not {entry.fait for entry in CATALOGUE.values() if not entry.principal_seul} & alone


@pytest.mark.parametrize(
    ("promise", "asked", "partial"),
    [
        (", promesse: {montant: 1 900, date: 2026-11-30}", "1 900,00 €", True),
        (", promesse: {montant: 3 817.94, date: 2026-11-30}", "3 817,94 €", False),
        (", promesse: {montant: 9 000, date: 2026-11-30}", "4 320,15 €", False),  # never more than is owed
        ("", "3 817,94 €", False),
    ],
)
def test_what_was_promised_by_telephone_is_the_one_sum_to_pay(
    promise: str, asked: str, home: Path, *, partial: bool
) -> None:
    """A promise of 1 900 € stood above a box, and its QR code, to pay 3 817,94 €."""
    fact = f"  - {{date: 2026-11-18, type: appel, joint: oui{promise}}}\n"
    computed = sample.from_text(home, sample.base().replace("pieces:\n  -", f"{fact}pieces:\n  -", 1))
    told = sample.words("confirmation-appel", computed)
    assert f"Pour régler {asked} par virement" in told
    values = sample.context(CATALOGUE["confirmation-appel"], *computed)
    assert format_eur(values["paiement"].montant).replace(NBSP, " ") == asked
    mail = fill("courriers/confirmation-appel.txt", values).replace(NBSP, " ")
    left = "Ce paiement ne couvre pas tout ce qui est dû en principal, soit 3 817,94 €"
    assert [left in told, left in mail] == [partial] * 2


@pytest.mark.parametrize("document", ["relance-courriel", "relance-courriel-2"])
def test_the_invoices_of_an_e_mail_follow_one_another_what_is_paid_of_each_said(document: str, home: Path) -> None:
    other = "  - {numero: F-2026-018, date: 2026-08-12, echeance: 2026-09-11, montant-ttc: 500.00}\n"
    paid = sample.base().replace("paiements:\n", f"{other}paiements:\n", 1)
    values = sample.from_text(home, paid)
    message = fill(f"courriers/{document}.txt", sample.values_of(document, values), home)
    assert (
        "  - facture n° F-2026-017 du 10/08/2026, échue le 09/09/2026 : 3 817,94 € restant dus sur 4 800,00 €\n"
        "  - facture n° F-2026-018 du 12/08/2026, échue le 11/09/2026 : 500,00 €\n\n"
    ) in message.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
