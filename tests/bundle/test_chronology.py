"""What happened, told to a reader who was not there; nothing of the office's own thoughts."""

import datetime as dt

import pytest
from msgspec import structs

from generator.bundle.chronology import chronology
from generator.load.yaml_text import read_yaml
from generator.model import Dossier
from generator.progress.types import Retard
from generator.vocabulary import Moyen, Reference
from tests.bundle.sample import DOSSIER, PIECES, office
from tests.progress.cases import case as written

ADDED = [
    ("{type: appel, interlocuteur: Mme Roux}", "Appel téléphonique, Mme Roux"),
    ("{type: appel, joint: non, interlocuteur: Mme Roux}", ""),
    ("{type: visite, promesse: {montant: 10, date: 2026-08-01}}", "Visite : 10,00 € promis pour le 1er août 2026"),
    ("{type: relance-courrier, envoi: courrier}", "Relance par lettre simple"),
    ("{type: reponse, interlocuteur: M. Martin}", "Réponse du débiteur, M. Martin"),
    ("{type: promesse, promesse: {montant: 10, date: 2026-08-02}}",
     "Promesse de paiement : 10,00 € promis pour le 2 août 2026"),
    ("{type: contestation, motif: farine humide, factures: [F-2026-017]}",
     "Contestation : farine humide (n° F-2026-017)"),
    ("{type: reconnaissance, ecrite: oui, montant: 100}", "Reconnaissance écrite de la dette pour 100,00 €"),
    ("{type: reconnaissance, ecrite: non}", "Reconnaissance verbale de la dette"),
    ("{type: echeancier, echeances: [{date: 2026-08-01, montant: 1}, {date: 2026-09-01, montant: 1}]}",
     "Échéancier convenu : 2 échéances jusqu'au 1er septembre 2026"),
    ("{type: echeance-manquee, echeance: 2026-06-01}", "Échéance du 1er juin 2026 impayée"),
    ("{type: paiement-rejete, paiement-du: 2026-05-03, montant: 1000}",
     "Rejet du paiement de 1 000,00 € du 3 mai 2026"),
    ("{type: suspension, motif: SECRET}", ""),
    ("{type: reprise}", ""),
    ("{type: mediation, motif: SECRET}", "Médiation"),
    ("{type: transmission, a: Me Songe}", "Transmission du dossier à Me Songe"),
    (
        "{type: transmission, a: Me Songe, debiteur: Iris Chimère, autres: [Fournil Hippogriffe]}",
        "Transmission du dossier à Me Songe, contre Iris Chimère et Fournil Hippogriffe",
    ),
    ("{type: communication, a: Me Songe, communiquees: [f-017]}", "Communication des pièces à Me Songe"),
    ("{type: requete-injonction, juridiction: tribunal de commerce de Lyon, rg: 26/1}",
     "Requête en injonction de payer, tribunal de commerce de Lyon, RG 26/1"),
    ("{type: signification, acte: ordonnance, mode: etude}", "Signification de l'ordonnance par dépôt à l'étude"),
    ("{type: saisie-attribution, montant: 50, issue: compte vide}", "Saisie-attribution, 50,00 € : compte vide"),
    ("{type: audience, au: 2026-12-01}", "Audience, fixée au 1er décembre 2026"),
    ("{type: avant-dire-droit, au: 2026-12-01}", "Jugement avant dire droit, affaire fixée au 1er décembre 2026"),
    ("{type: verification-solvabilite, source: bodacc, resultat: rien}", "Vérification (BODACC) : rien"),
    ("{type: procedure-collective, nature: liquidation, conversion: oui, tribunal: tribunal de Lyon}",
     "Conversion en liquidation judiciaire (tribunal de Lyon)"),
    ("{type: procedure-collective, nature: redressement, tribunal: tribunal de Lyon, bodacc-le: 2026-07-09}",
     "Ouverture d'un redressement judiciaire (tribunal de Lyon), publiée au BODACC le 9 juillet 2026"),
    ("{type: surendettement, recevable-le: 2026-07-01}", "Dossier de surendettement recevable"),
    ("{type: jugement, sens: rejet, debiteur: Iris Chimère}", "Jugement qui rejette la demande contre Iris Chimère"),
    ("{type: notification-opposition}", "Notification de l'opposition au créancier par le greffe"),
    ("{type: placement}", "Remise au greffe d'une copie de l'assignation"),
    ("{type: constitution-avocat}", "Constitution d'avocat par le créancier"),
    ("{type: contestation-de-creance, motif: SECRET}",
     "Contestation de la créance déclarée, par le mandataire ou le liquidateur"),
    ("{type: reponse-au-mandataire, motif: SECRET}", "Réponse du créancier à la contestation de sa créance"),
    ("{type: notification-cession, factures: [F-2026-017]}",
     "Notification au débiteur de la transmission de la créance (n° F-2026-017)"),
    ("{type: deces}", "Décès : débiteur principal"),
    ("{type: radiation-du-registre, personne: Iris Chimère}", "Radiation du registre : Iris Chimère"),
    ("{type: radiation-du-role, juridiction: tribunal de Lyon, rg: 26/1}",
     "Radiation du rôle, tribunal de Lyon, RG 26/1"),
    ("{type: sursis-a-statuer, evenement: arrêt pénal}", "Sursis à statuer : arrêt pénal"),
    ("{type: sursis-a-statuer, jusqu-au: 2027-03-01}", "Sursis à statuer, jusqu'au 1er mars 2027"),
    ("{type: solde}", "Créance soldée"),
    ("{type: irrecouvrable, motif: SECRET}", ""),
    ("{type: note, note: SECRET}", ""),
]  # fmt: skip


def dossier(fact: str = "", extra: str = "") -> Dossier:
    pieces = "".join(
        f"  - {{id: {name}, fichier: pieces/{name}, nature: {piece[0]}, titre: T}}\n" for name, piece in PIECES.items()
    )
    added = f"  - {{date: 2026-07-10, note: SECRET, {fact[1:]}\n".replace("note: SECRET, type: note, ", "type: note, ")
    text = DOSSIER.format(journal=added if fact else "", pieces=pieces)
    tree, _, findings = read_yaml(text + extra, "dossier.yaml")
    assert not findings
    return Dossier.model_validate(tree)


def labels(case: Dossier, au: dt.date = dt.date(2026, 12, 31)) -> list[str]:
    return [line.libelle.replace("\N{NO-BREAK SPACE}", " ") for line in chronology(case, office(), au)]


@pytest.mark.parametrize(("fact", "sentence"), ADDED)
def test_each_fact_is_one_sentence_or_is_private(fact: str, sentence: str) -> None:
    before, after = labels(dossier()), labels(dossier(fact))
    assert [line for line in after if line not in before] == ([sentence] if sentence else [])
    assert "SECRET" not in " ".join(after)


def test_invoices_deliveries_orders_and_payments_are_told_in_order() -> None:
    lines = chronology(dossier(), office(), dt.date(2026, 12, 31))
    assert [line.date for line in lines] == sorted(line.date for line in lines)
    told = [line.libelle.replace("\N{NO-BREAK SPACE}", " ") for line in lines]
    assert told[:2] == [
        "Livraison ou exécution (facture n° F-2026-017)",
        "Facture n° F-2026-017 de 4 800,00 € TTC, à échéance du 1er avril 2026",
    ]
    assert "Paiement de 1 000,00 € (virement)" in told
    assert lines[0].pieces == ("3",)


@pytest.mark.parametrize(
    ("means", "told"),
    [
        (Moyen.CHEQUE, "Paiement de 1 000,00 € (chèque)"),
        (Moyen.SAISIE, "Somme saisie : 1 000,00 €"),
        (Moyen.COMPENSATION, "Compensation de 1 000,00 €"),
    ],
)
def test_what_was_received_is_called_by_its_name(means: Moyen, told: str) -> None:
    case = dossier()
    paid = tuple(payment.model_copy(update={"moyen": means}) for payment in case.paiements)
    assert told in [
        one.replace("\N{NO-BREAK SPACE}", " ") for one in labels(case.model_copy(update={"paiements": paid}))
    ]


def test_nothing_after_the_date_is_told() -> None:
    assert all(line.date <= dt.date(2026, 4, 8) for line in chronology(dossier(), office(), dt.date(2026, 4, 8)))


def test_the_delay_of_the_debtor_is_told_and_never_that_of_the_creditor() -> None:
    case = dossier("{type: opposition}")
    rank = next(rank for rank, fact in enumerate(case.journal) if fact.type == "opposition")
    debtor = Retard(
        "opposition", "Opposition du débiteur", dt.date(2026, 7, 10), ("journal", rank), dt.date(2026, 7, 6),
        dt.date(2026, 7, 6), "", Reference("CPC, art. 1416"), "debiteur",
    )  # fmt: skip
    creditor = structs.replace(debtor, a_charge_de="creancier")

    def told(late: Retard) -> list[str]:
        lines = chronology(case, office(), dt.date(2026, 12, 31), (late,))
        return [line.libelle.replace("\N{NO-BREAK SPACE}", " ") for line in lines]

    assert "Opposition du débiteur, après le terme du 6 juillet 2026 (CPC, art. 1416)" in told(debtor)
    assert "Opposition du débiteur" in told(creditor)
    elsewhere = structs.replace(debtor, origine=("titres", rank))
    assert "Opposition du débiteur" in told(elsewhere)


@pytest.mark.parametrize(
    ("noted", "told"),
    [
        ("opposition", "Opposition du débiteur"),
        ("opposition, debiteur: Beta, rg: 26/1", "Opposition de Beta, RG 26/1"),
        ("desistement, auteur: debiteur, debiteur: Beta", "Désistement de Beta"),
        ("desistement, auteur: creancier, debiteur: Beta", "Désistement du créancier contre Beta"),
        ("declaration-d-appel, auteur: debiteur", "Déclaration d'appel du débiteur"),
        ("signification, debiteur: Beta", "Signification à Beta"),
        ("assignation, debiteur: Beta", "Assignation contre Beta"),
    ],
)
def test_who_formed_an_opposition_is_not_told_as_the_one_it_is_against(noted: str, told: str) -> None:
    """« Opposition du débiteur contre Fournil Hippogriffe », of the one he formed."""
    assert told in [one.replace("\N{NO-BREAK SPACE}", " ") for one in labels(dossier(f"{{type: {noted}}}"))]


@pytest.mark.parametrize(
    ("noted", "told"),
    [
        ("signification", 1),
        ("jugement", 0),
        ("jugement, debiteur: X", 0),
        ("jugement, debiteur: Y", 1),  # another decision of its day
        ("jugement, sens: rejet, debiteur: Y", 1),
    ],
)
def test_a_title_is_told_once_by_the_journal_or_by_itself(noted: str, told: int) -> None:
    title = "- {nature: jugement, juridiction: TC de Lyon, rg: 2026F1, date: 2026-05-01, principal: 800"
    known = written(f"- {{date: 2026-05-01, type: {noted}}}", titres=f"{title}, condamnes: [{{nom: X}}]}}").dossier
    lines = [
        line.libelle.replace("\N{NO-BREAK SPACE}", " ") for line in chronology(known, office(), dt.date(2026, 12, 31))
    ]
    assert lines.count("Jugement, TC de Lyon, RG 2026F1, contre X : 800,00 € en principal") == told


def test_what_set_a_title_aside_is_told_on_its_day() -> None:
    title = "- {nature: jugement, juridiction: TC de Lyon, date: 2026-05-01, principal: 800, ecarte-le: 2026-06-02}"
    known = written("- {date: 2026-05-01, type: jugement}", titres=title).dossier
    before, after = (chronology(known, office(), dt.date(2026, 6, day)) for day in (1, 2))
    assert after[-1].libelle.replace("\N{NO-BREAK SPACE}", " ") == "Titre du 1er mai 2026 écarté par une autre décision"
    assert before == after[:-1]


HEIR = """\
- nature: particulier
  qualite: consommateur
  prenoms: Claire
  nom: Exemple
  adresse: {rue: 3 rue du Test, code-postal: 69003, ville: Lyon}
"""


@pytest.mark.parametrize(("who", "to"), [(", personne: Jean Exemple", "à Jean Exemple"), ("", "au défunt")])
def test_a_letter_of_before_a_death_went_to_the_deceased(who: str, to: str) -> None:
    """Its heir stands in the file in his place: a judge would read that he was put on notice."""
    notice = "- {date: 2026-05-02, type: mise-en-demeure, envoi: lrar}"
    death = f"- {{date: 2026-06-01, type: deces{who}, heritiers: [Claire Exemple], dette: entiere}}"
    again = "- {date: 2026-07-01, type: relance-courrier, envoi: courrier}"
    case = written(f"{notice}\n{death}\n{again}", debiteurs=HEIR, creance="famille: vente-a-consommateur").dossier
    told = labels(case)
    assert f"Mise en demeure par lettre recommandée avec demande d'avis de réception, {to}" in told
    assert "Relance par lettre simple" in told


def test_what_was_given_back_is_told_with_whom_it_went_to() -> None:
    """Whether it was owed back is for the décompte to say."""
    paid = "- {date: 2026-05-02, montant: 9000, rembourse-le: 2026-05-20}"
    case = written("", paiements=paid, reste="remboursements:\n  - {date: 2026-05-10, montant: 100, a: Me Songe}\n")
    told = labels(case.dossier)
    assert "Remboursement de 100,00 € à Me Songe" in told
    assert "Remboursement, à la suite du paiement du 2 mai 2026" in told
