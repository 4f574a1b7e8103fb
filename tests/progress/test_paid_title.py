"""A title paid before it was served, beside another invoice: nothing of it is to be served, and nothing was missed."""

import pytest

from generator.casework.computed import compute_case
from generator.desk.agenda import coming
from generator.statement import compute
from tests.progress.cases import DEBITEUR, case, day, limit, office, seen

INVOICES = """\
    - {numero: F-1, date: 2025-11-10, echeance: 2025-12-09, montant-ttc: 6000}
    - {numero: F-2, date: 2026-02-10, echeance: 2026-03-12, montant-ttc: 3000}
    """
NATURES = {
    "ordonnance-injonction": "caducite-ordonnance",
    "jugement": "caducite-jugement",
    "titre-commissaire": "signification-titre",
}
BEFORE, AFTER = "2026-09-01", "2026-12-01"  # the last day to serve is 12 November 2026
JOURNAL = "- {date: 2026-04-28, type: commandement-creance-commerciale}\n"


def blocks(nature: str, paid: int, day_paid: str = "2026-06-20") -> dict[str, str]:
    title = f"{{nature: {nature}, juridiction: TC, rg: A1, date: 2026-05-12, principal: 6000, factures: [F-1]}}"
    return {
        "journal": JOURNAL if nature == "titre-commissaire" else "",
        "factures": INVOICES,
        "titres": f"- {title}",
        "paiements": f"- {{date: {day_paid}, montant: {paid}, imputation-choisie: [F-1]}}" if paid else "",
    }


@pytest.mark.parametrize("nature", NATURES)
@pytest.mark.parametrize("au", [BEFORE, AFTER])
def test_a_title_paid_is_neither_to_be_served_nor_late(nature: str, au: str) -> None:
    found = seen(au, **blocks(nature, 6500))
    kept = limit(found, NATURES[nature])
    assert (kept.repondu, str(kept.date)) == (True, "2026-11-12")
    assert kept.consequence == "Titre payé : plus rien n'y est à exécuter, ni à signifier pour cela."
    assert kept.titre not in found.prochaine_action
    told = coming(case(**blocks(nature, 6500)), office(), day(au), 365)
    assert not [one for one in told.lignes if kept.titre in one.titre]


@pytest.mark.parametrize("nature", NATURES)
@pytest.mark.parametrize(("au", "words"), [(BEFORE, "au plus tard le 12/11/2026"), (AFTER, "expiré le 12/11/2026")])
def test_one_unpaid_or_paid_in_part_is_still_to_be_served(nature: str, au: str, words: str) -> None:
    for paid in (0, 5000):
        found = seen(au, **blocks(nature, paid))
        kept = limit(found, NATURES[nature])
        assert not kept.repondu
        assert kept.titre in found.prochaine_action
        assert words in found.prochaine_action


def test_an_order_paid_once_it_had_lapsed_was_missed() -> None:
    late = seen(AFTER, **blocks("ordonnance-injonction", 6200, "2026-11-20"))
    assert not limit(late, "caducite-ordonnance").repondu
    assert "délai expiré le 12/11/2026" in late.prochaine_action


def test_what_an_order_paid_leaves_is_asked_for_as_if_it_had_never_been() -> None:
    before, after = (seen(au, **blocks("ordonnance-injonction", 6500)) for au in (BEFORE, AFTER))
    assert before.explication == "Ordonnance d'injonction de payer du 12/05/2026, payée."
    assert before.prochaine_action == "Hors du titre, F-2 : procédure à choisir."
    assert (str(after.stade), after.prochaine_action) == ("relance", "Relance n° 1 à envoyer depuis le 19/03/2026.")


@pytest.mark.parametrize(("paid", "told"), [(0, True), (5000, True), (6500, False)])
def test_a_title_paid_once_enforceable_is_not_said_to_be_enforced(paid: int, *, told: bool) -> None:
    given = blocks("jugement", paid, "2026-08-20")
    enforceable = given["titres"].replace("}", ", signifie-le: 2026-06-08, executoire-le: 2026-07-09}")
    found = seen(BEFORE, **{**given, "titres": enforceable})
    said = [one.titre for one in found.restes] + [found.prochaine_action]
    assert any("exécutoire depuis le 09/07/2026, aucune exécution au journal" in one for one in said) is told
    assert any("Hors du titre, F-2 : procédure à choisir" in one for one in said)


def test_a_payment_that_bounced_puts_the_service_back() -> None:
    told = blocks("jugement", 6500)
    bounced = {**told, "paiements": told["paiements"].replace("6500", "6500, rejete-le: 2026-07-02")}
    assert not limit(seen(BEFORE, **bounced), "caducite-jugement").repondu


@pytest.mark.parametrize("noted", [True, False])
@pytest.mark.parametrize("nature", NATURES)
def test_a_payment_that_bounced_once_the_time_was_over_leaves_it_missed(nature: str, *, noted: bool) -> None:
    """Paid on the last day, by a cheque that bounced since: the limit was told as one of a paid title.

    On the line of the payment, or in the journal alone.
    """
    bounced = blocks(nature, 6500, "2026-11-05")
    if noted:
        bounced["journal"] += "- {date: 2026-11-20, type: paiement-rejete, paiement-du: 2026-11-05, montant: 6500}\n"
    else:
        bounced["paiements"] = bounced["paiements"].replace("6500", "6500, rejete-le: 2026-11-20")
    bounced["paiements"] += "\n- {date: 2026-11-01, montant: 10, imputation-choisie: [F-2]}"
    late = seen(AFTER, **bounced)
    assert not limit(late, NATURES[nature]).repondu
    assert "expiré le 12/11/2026" in late.prochaine_action


@pytest.mark.parametrize(
    ("payments", "answered"),
    [
        # the cheque bounced on the last day to serve, and was replaced that day: nothing was owed any more
        ("date: 2026-11-05, montant: 6500, rejete-le: 2026-11-12 | date: 2026-11-12, montant: 6500", True),
        ("date: 2026-11-05, montant: 6500, rejete-le: 2026-11-12 | date: 2026-11-13, montant: 6500", False),
        # of that day itself, it bounced since: on the eve of the day asked, or on it
        ("date: 2026-11-12, montant: 6500, rejete-le: 2026-11-30 | date: 2026-11-01, montant: 10", False),
        ("date: 2026-11-12, montant: 6500, rejete-le: 2026-12-01 | date: 2026-11-01, montant: 10", False),
        ("date: 2026-11-12, montant: 6500, rejete-le: 2026-12-02 | date: 2026-11-01, montant: 10", True),
        # what came in later says nothing of it, and a cheque of after nothing of it, whatever becomes of it
        ("date: 2026-11-05, montant: 6500 | date: 2026-11-15, montant: 10, rejete-le: 2026-11-20", True),
        ("date: 2026-11-05, montant: 6500 | date: 2026-11-15, montant: 10", True),
    ],
)
def test_an_order_is_missed_when_it_was_not_paid_on_the_last_day_to_serve_it(payments: str, *, answered: bool) -> None:
    paid = "".join(f"- {{{one}, imputation-choisie: [F-1]}}\n" for one in payments.split(" | "))
    late = seen(AFTER, **{**blocks("ordonnance-injonction", 0), "paiements": paid})
    assert limit(late, "caducite-ordonnance").repondu is answered


SERVED = "- {nature: jugement, juridiction: TC, rg: A1, date: 2026-05-12, principal: 6000, factures: [F-1], %s}"
HELD = SERVED % "signifie-le: 2026-05-20, executoire-le: 2026-05-20"


@pytest.mark.parametrize(
    ("seizure", "released", "answered"),
    [
        ("date: 2026-06-18, type: saisie-attribution", True, True),
        ("date: 2026-06-18, type: saisie-conservatoire, rg: A1", True, True),
        ("date: 2026-06-18, type: saisie-conservatoire", True, False),  # it may be of the other invoice
        ("date: 2026-06-22, type: saisie-conservatoire", False, False),  # the title was paid when it was made
    ],
)
def test_of_a_seizure_whose_title_is_paid_its_release_alone_is_asked(
    seizure: str, *, released: bool, answered: bool
) -> None:
    """Beside its release its denunciation was the next thing to do; one of another invoice was to be released."""
    told = {**blocks("jugement", 6500), "titres": HELD, "journal": f"- {{{seizure}}}\n"}
    found = seen("2026-06-23", **told)
    (kept,) = [one for one in found.delais if one.nature.endswith("-denonciation")]
    assert kept.repondu is answered
    assert any("Mainlevée" in one.titre for one in found.restes) is released
    assert found.prochaine_action.startswith("Mainlevée" if answered else "Dénonciation")


def test_what_was_owed_on_a_day_is_computed_once_for_all_the_titles_it_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def counted(*what: object, **how: bool) -> object:
        asked.append(what[2])
        return compute(*what, **how)  # type: ignore[arg-type]

    monkeypatch.setattr("generator.progress.limits.paid.compute", counted)
    title = "- {{nature: jugement, juridiction: TC, rg: {0}, date: 2026-05-12, principal: {1}, factures: [F-{0}]}}\n"
    money = "- {date: 2026-06-20, montant: 100, imputation-choisie: [F-1]}"
    seen(AFTER, factures=INVOICES, titres=title.format(1, 6000) + title.format(2, 3000), paiements=money)
    assert asked == [day("2026-11-12")]


OTHER = (
    "- {lien: solidaire, solidarite: {source: article 8}, nature: societe, qualite: professionnel, commercant: oui, "
    "denomination: Beta, forme: SAS, siren: 000 000 034, greffe: Lyon, "
    "adresse: {rue: 4 rue du Test, code-postal: 69001, ville: Lyon}}\n"
)


@pytest.mark.parametrize(
    "own", ["", "- {nature: jugement, juridiction: TC, rg: A1, date: 2026-05-12, principal: 6000}\n"]
)
@pytest.mark.parametrize("nature", ["ordonnance-injonction", "jugement"])
@pytest.mark.parametrize(("paid", "answered"), [(0, False), (5000, False), (6500, True)])
def test_a_title_against_another_is_not_to_be_served_once_paid(
    nature: str, own: str, paid: int, *, answered: bool
) -> None:
    """His account is not that of the case, which told nothing of it: « à signifier » on a debt he had paid."""
    told = {
        **blocks(nature, 0),
        "debiteurs": DEBITEUR + OTHER,
        "titres": f"{own}- {{nature: {nature}, juridiction: TC, rg: B1, date: 2026-05-12, principal: 6000, "
        "condamnes: [{nom: Beta}]}",
        "paiements": f"- {{date: 2026-06-20, montant: {paid}, paye-par: Beta}}" if paid else "",
    }
    for au in (BEFORE, AFTER):
        found = seen(au, **told)
        kept = [one for one in found.delais if one.personne == "Beta" and one.nature == NATURES[nature]]
        settled = bool(own) and answered  # by the same payment: the case is over, and no limit of it runs
        assert [one.repondu for one in kept] == ([] if settled else [answered])


@pytest.mark.parametrize("paid", [0, 6500])
def test_a_title_of_two_served_on_one_is_not_to_be_served_on_the_other_once_paid(paid: int) -> None:
    """Against the second it is read without the service of the first: it was not known as the one paid."""
    told = {
        **blocks("jugement", paid),
        "debiteurs": DEBITEUR + OTHER,
        "titres": "- {nature: jugement, juridiction: TC, rg: B1, date: 2026-05-12, principal: 6000, factures: [F-1], "
        "signifie-le: 2026-06-01, condamnes: [{nom: Débiteur d'essai}, {nom: Beta}]}",
    }
    kept = [one for one in seen(BEFORE, **told).delais if one.personne == "Beta" and one.nature == "caducite-jugement"]
    assert [one.repondu for one in kept] == [bool(paid)]


ORDER = "- {nature: refere, juridiction: %s, date: 2026-05-01, principal: 600, executoire-le: 2026-05-01}\n"


@pytest.mark.parametrize(
    ("creance", "court", "article"),
    [
        ("famille: vente-entre-professionnels", "TC", "CPC, art. 488"),
        ("famille: vente-entre-professionnels\nmarche-public: oui", "TC", "CPC, art. 488"),
        ("famille: vente-entre-professionnels\nmarche-public: oui", "TA", "CJA, art. R541-1, à vérifier"),
    ],
)
@pytest.mark.parametrize(("paid", "closed", "told"), [(800, "", 1), (100, "", 0), (800, "solde", 0)])
def test_what_a_provision_paid_leaves_is_told_until_it_is_given_up(
    creance: str, court: str, article: str, paid: int, *, closed: str, told: int
) -> None:
    """Of 1 000 € claimed, nobody judged 400: the case looked paid. What was paid beyond 601,72 € is taken off."""
    journal = f"- {{date: 2026-06-20, type: {closed}}}\n" if closed else ""
    payment = f"- {{date: 2026-06-10, montant: {paid}}}"
    one = case(journal, titres=ORDER % court, paiements=payment, creance=creance)
    left = compute_case(one, office(), day("2026-07-01")).situation.restes
    what = f"201,72 € de principal non accordés : le fond n'est pas jugé ({article}), à demander au juge du fond"
    found = [one for one in left if what in one.titre.replace("\N{NO-BREAK SPACE}", " ")]
    assert [str(one.depuis) for one in found] == ["2026-06-10"] * told
