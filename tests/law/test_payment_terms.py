"""Payment terms: what is understood, what is refused, and the ceilings."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import LawGap, NotComputed
from generator.law.deadlines import Duree
from generator.law.payment_terms import (
    Conditions,
    DatesDeFacture,
    Depart,
    FinDeMois,
    above_ceiling,
    com_l441_11_plafond,
    due_date,
    invoice_due_date,
    known_products,
    parse_terms,
    product_of,
    public_due_date,
    term_agreed,
)
from generator.vocabulary import Famille, Statut

DAYS = st.dates(dt.date(2013, 6, 1), dt.date(2059, 12, 31))
INVOICE = dt.date(2026, 3, 2)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("30 jours", Conditions(Duree(jours=30))),
        ("30 j.", Conditions(Duree(jours=30))),
        ("Paiement à 30 jours nets", Conditions(Duree(jours=30))),
        ("45 JOURS FIN DE MOIS", Conditions(Duree(jours=45), fin_de_mois=FinDeMois.AMBIGU)),
        ("45 jours fin de mois, date de facture", Conditions(Duree(jours=45), fin_de_mois=FinDeMois.AMBIGU)),
        ("45 jours FDM", Conditions(Duree(jours=45), fin_de_mois=FinDeMois.AMBIGU)),
        ("45 jours puis fin de mois", Conditions(Duree(jours=45), fin_de_mois=FinDeMois.ENSUITE)),
        ("fin de mois + 45 jours", Conditions(Duree(jours=45), fin_de_mois=FinDeMois.D_ABORD)),
        ("30 jours fin de mois le 10", Conditions(Duree(jours=30), fin_de_mois=FinDeMois.ENSUITE, le=10)),
        (
            "30 jours fin de mois le 15 du mois suivant",
            Conditions(Duree(jours=30), fin_de_mois=FinDeMois.ENSUITE, le=15),
        ),
        ("à réception", Conditions(Duree(), Depart.RECEPTION)),
        ("dès réception de la marchandise", Conditions(Duree(), Depart.LIVRAISON)),
        ("30 jours après réception", Conditions(Duree(jours=30), Depart.RECEPTION)),
        ("30 jours à compter de l’exécution", Conditions(Duree(jours=30), Depart.LIVRAISON)),
        ("30 jours date d'émission de la facture", Conditions(Duree(jours=30), Depart.FACTURE)),
        ("au comptant", Conditions(Duree())),
        ("comptant à la commande", Conditions(Duree())),
        ("huit jours", Conditions(Duree(jours=8))),
        ("dix jours", Conditions(Duree(jours=10))),
        ("quinze jours", Conditions(Duree(jours=15))),
        ("vingt jours", Conditions(Duree(jours=20))),
        ("trente jours", Conditions(Duree(jours=30))),
        ("quarante cinq jours", Conditions(Duree(jours=45))),
        ("quarante-cinq jours", Conditions(Duree(jours=45))),
        ("soixante jours", Conditions(Duree(jours=60))),
        ("quatre-vingt-dix jours", Conditions(Duree(jours=90))),
        ("quatre vingt dix jours", Conditions(Duree(jours=90))),
        ("deux mois", None),
        ("quand vous pourrez", None),
        ("", None),
        ("nets", None),
        ("30 jours 60 jours", None),
        ("1 mois 15 jours", None),
        ("30 jours le 10", None),
        ("30 jours ouvrés", None),
        ("-30 jours", None),
    ],
)
def test_terms_are_read_or_refused(text: str, terms: Conditions | None) -> None:
    if terms is None:
        with pytest.raises(NotComputed, match="non comprises : écrire par exemple"):
            parse_terms(text)
    else:
        assert parse_terms(text) == terms


def test_the_refusal_says_what_to_write() -> None:
    with pytest.raises(NotComputed) as refusal:
        parse_terms("comme convenu")
    assert str(refusal.value) == (
        "conditions de paiement « comme convenu » non comprises : écrire par exemple « 30 jours », "
        "« 45 jours fin de mois », « 30 jours après réception », « rien de convenu », ou indiquer « echeance » à la "
        "place."
    )


def test_both_counts_are_named() -> None:
    found = due_date("45 jours fin de mois", DatesDeFacture(dt.date(2025, 4, 10)))
    assert found.autre is not None
    assert (found.autre.retenue, found.autre.autre) == ("fin du mois puis délai", "délai puis fin du mois")
    assert found.reference.article == "Conditions de la facture : 45 jours fin de mois (fin du mois puis délai)"


def test_an_unknown_event_is_said() -> None:
    found = due_date("30 jours après réception", DatesDeFacture(INVOICE))
    assert found.reference.statut is Statut.INCERTAIN
    assert "date de réception non indiquée : date de la facture retenue" in found.reference.article


def test_the_printed_due_date_comes_first() -> None:
    printed = dt.date(2026, 5, 1)
    assert invoice_due_date(printed, "30 jours", DatesDeFacture(INVOICE)).date == printed
    assert invoice_due_date(None, "30 jours", DatesDeFacture(INVOICE)).date == dt.date(2026, 4, 1)


@given(DAYS, st.integers(0, 120))
def test_both_counts_of_fin_de_mois_are_ends_or_days_of_months(invoice: dt.date, days: int) -> None:
    ambiguous = due_date(f"{days} jours fin de mois", DatesDeFacture(invoice))
    then_end = due_date(f"{days} jours + fin de mois", DatesDeFacture(invoice))
    end_then = due_date(f"fin de mois + {days} jours", DatesDeFacture(invoice))
    assert ambiguous.date == max(then_end.date, end_then.date)
    assert (ambiguous.autre.date if ambiguous.autre else ambiguous.date) == min(then_end.date, end_then.date)
    assert (then_end.date + dt.timedelta(days=1)).day == 1
    assert ambiguous.date >= invoice + dt.timedelta(days=days)


@given(
    DAYS,
    DAYS,
    st.sampled_from(["30 jours", "45 jours fin de mois", "fin de mois + 30 jours", "30 jours fin de mois le 10"]),
)
def test_a_later_invoice_is_never_due_sooner(one: dt.date, other: dt.date, terms: str) -> None:
    first, second = sorted((one, other))
    assert due_date(terms, DatesDeFacture(first)).date <= due_date(terms, DatesDeFacture(second)).date


@pytest.mark.parametrize(
    ("due", "terms", "produit", "expected"),
    [
        ("2026-05-01", "", "", None),
        ("2026-05-02", "", "", (1, False)),
        ("2026-05-15", "", "", (14, False)),
        ("2026-05-15", "fin de mois", "", None),
        ("2026-05-16", "fin de mois", "", (1, True)),
        ("2026-05-16", "", "", (1, True)),
        ("2026-04-01", "", "transport", None),
        ("2026-04-11", "", "transport", (10, True)),
        ("2026-04-02", "", "denrees-perissables", (1, False)),
    ],
)
def test_a_term_above_its_ceiling_is_told(
    due: str, terms: str, produit: str, expected: tuple[int, bool] | None
) -> None:
    end_of_month = terms == "fin de mois"
    found = above_ceiling(dt.date.fromisoformat(due), DatesDeFacture(INVOICE), produit, fin_de_mois=end_of_month)
    assert ((found.jours, found.certain) if found else None) == expected


def test_public_buyers_have_their_own_ceilings() -> None:
    dates = DatesDeFacture(INVOICE, reception=dt.date(2026, 3, 5))
    assert above_ceiling(dt.date(2026, 4, 4), dates, public=True) is None
    late = above_ceiling(dt.date(2026, 4, 5), dates, public=True)
    assert late is not None
    assert late.plafond.reference.article == "CCP, art. R2192-10"
    assert above_ceiling(dt.date(2026, 4, 24), dates, "etablissement-de-sante", public=True) is None


def test_a_presumed_delivery_makes_the_ceiling_uncertain() -> None:
    ceiling = com_l441_11_plafond(DatesDeFacture(INVOICE), "viandes-fraiches")
    assert ceiling is not None
    assert ceiling.reference.statut is Statut.INCERTAIN
    assert "date de livraison ou exécution non indiquée" in ceiling.reference.source


def test_a_ceiling_is_unknown_before_its_text() -> None:
    with pytest.raises(LawGap, match="denrees-perissables au 01/01/2020"):
        com_l441_11_plafond(DatesDeFacture(dt.date(2020, 1, 1)), "denrees-perissables")


def test_the_products_are_listed_once() -> None:
    assert "transport" in known_products()
    assert len(known_products()) == len(set(known_products()))


def test_a_term_is_agreed_by_a_date_or_by_terms_that_do_not_deny_it() -> None:
    assert term_agreed(INVOICE, None)
    assert term_agreed(INVOICE, "rien de convenu")
    assert term_agreed(None, "30 jours")
    assert not term_agreed(None, "rien de convenu")
    assert not term_agreed(None, None)


@pytest.mark.parametrize("words", ["Rien de convenu.", "aucune condition convenue", "délai non convenu", "aucun"])
def test_several_ways_to_say_that_nothing_was_agreed(words: str) -> None:
    found = due_date(words, DatesDeFacture(INVOICE, dt.date(2026, 2, 20)))
    assert found.date == dt.date(2026, 3, 22)
    assert found.reference.article == (
        "C. com., art. L441-10, I (rien de convenu : 30 jours après la livraison ou l'exécution)"
    )


@pytest.mark.parametrize(("delivery", "day"), [(None, INVOICE), ("2026-02-20", INVOICE), ("2026-03-10", "2026-03-10")])
def test_without_a_term_what_a_consumer_owes_is_exigible_at_once(delivery: str | None, day: dt.date | str) -> None:
    performed = dt.date.fromisoformat(delivery) if delivery else None
    found = invoice_due_date(None, "rien de convenu", DatesDeFacture(INVOICE, performed), professionnels=False)
    assert str(found.date) == str(day)
    which = "l'exécution" if str(day) == "2026-03-10" else "la facture"
    assert found.reference.article.endswith(f"exigible aussitôt, date de {which} retenue)")
    assert found.reference.article.startswith("C. civ., art. 1305 (rien de convenu, hors du champ de l'article L441-10")
    assert found.reference.statut is Statut.INCERTAIN


def test_a_delivery_without_a_date_is_said() -> None:
    presumed = due_date("rien de convenu", DatesDeFacture(INVOICE)).reference
    assert presumed.article.endswith("(date de livraison non indiquée : date de la facture)")
    received = due_date("rien de convenu", DatesDeFacture(INVOICE, None, dt.date(2026, 3, 5))).reference
    assert received.article.endswith("(date de livraison non indiquée : réception de la facture)")


def test_the_family_gives_the_ceiling_when_the_invoice_names_no_product() -> None:
    assert product_of(Famille.TRANSPORT_DE_MARCHANDISES, None) == "transport"
    assert product_of(Famille.TRANSPORT_DE_MARCHANDISES, "alcools") == "alcools"
    assert product_of(Famille.VENTE_ENTRE_PROFESSIONNELS, None) == ""


@pytest.mark.parametrize(
    ("received", "produit", "due"),
    [
        (dt.date(2026, 3, 2), "", "2026-04-01"),  # thirty days of the reception: the date of the invoice
        (dt.date(2026, 3, 25), "", "2026-04-24"),
        (dt.date(2026, 3, 2), "etablissement-de-sante", "2026-04-21"),
        (dt.date(2026, 2, 20), "", "2026-04-01"),  # a later date of the invoice is kept
    ],
)
def test_a_public_buyer_is_not_late_before_the_end_of_his_time(received: dt.date, produit: str, due: str) -> None:
    printed = invoice_due_date(dt.date(2026, 4, 1), None, DatesDeFacture(INVOICE))
    found = public_due_date(printed, DatesDeFacture(INVOICE, None, received), produit)
    assert found.date.isoformat() == due
    assert (found.autre is not None) == (found != printed)
    assert found.autre is None or found.autre.date == printed.date


def test_before_may_2013_the_time_of_a_public_buyer_is_not_known() -> None:
    day = dt.date(2013, 4, 30)
    printed = invoice_due_date(day, None, DatesDeFacture(day))
    with pytest.raises(LawGap):
        public_due_date(printed, DatesDeFacture(day, None, day), "")
