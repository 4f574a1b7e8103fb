"""Procedures: the court, the conditions one by one, and a table that names only what exists."""

import datetime as dt
from decimal import Decimal

import pytest
from msgspec.structs import replace

from generator.law.dated import table
from generator.law.procedures.catalogue import REGLES, evaluate
from generator.law.procedures.court import com_l721_3_juridiction, cpc_761_avocat, cpce_l511_3_juge, juridiction, seat
from generator.law.procedures.on_claim import cpc_750_1_tentative
from generator.law.procedures.types import (
    Etat,
    Faits,
    Insolvabilite,
    Partie,
    Pretentions,
    Preuves,
    Procedure,
    Regard,
    Somme,
    TitreObtenu,
)
from generator.law.series import shipped
from generator.money import parse_eur
from generator.vocabulary import Famille, Nature, NatureTitre, Qualite, Statut
from tests.law.reading import rows

AU = dt.date(2026, 11, 21)
MERCHANT = Partie(Nature.SOCIETE, "69003", None, Qualite.PROFESSIONNEL, commercant=True, forme="SAS")
OTHER = replace(MERCHANT, nature=Nature.SOCIETE, commercant=False)
CONSUMER = Partie(Nature.PARTICULIER, "69003", None, Qualite.CONSOMMATEUR)
TOWN = Partie(Nature.PERSONNE_PUBLIQUE, "69003", None, Qualite.PROFESSIONNEL)
SYNDICAT = Partie(Nature.SYNDICAT, "69003", None, Qualite.NON_PROFESSIONNEL)


def asking(total: str = "3140.00", *, principal: str = "3000.00", interets: str = "100.00") -> Pretentions:
    """A sum of which all is past due and undisputed."""
    return Pretentions(Somme(Decimal(principal), Decimal(interets), Decimal(total)))


SOUND = Faits(
    au=AU,
    creancier=MERCHANT,
    debiteur=MERCHANT,
    famille=Famille.VENTE_ENTRE_PROFESSIONNELS,
    pretentions=asking(),
    echues=1,
    nees=(dt.date(2026, 9, 1),),
    mise_en_demeure=dt.date(2026, 10, 15),
    extrait=dt.date(2026, 11, 1),
    preuves=Preuves(engagement=True, mise_en_demeure=True, immatriculation=True),
    insolvabilite=Insolvabilite(controle=dt.date(2026, 11, 18)),
)
TITLE = TitreObtenu(NatureTitre.JUGEMENT, dt.date(2026, 5, 4), dt.date(2026, 6, 1), None)


def find(faits: Faits, key: str) -> Procedure:
    return next(one for one in evaluate(faits, shipped()) if one.cle == key)


def state(faits: Faits, key: str, rule: str) -> Etat:
    return next(one.etat for one in find(faits, key).conditions if one.cle == rule)


def says(faits: Faits, rule: str) -> tuple[Etat, str]:
    found = REGLES[rule](Regard(faits, shipped()))
    return found.etat, found.phrase


def side(text: str, postcode: str, seat: str) -> Partie:
    known = {"commercant": True, "non": False}.get(text)
    nature = {"particulier": Nature.PARTICULIER, "association": Nature.ASSOCIATION}.get(text, Nature.SOCIETE)
    forme = text.removeprefix("forme ") if text.startswith("forme ") else ""
    return Partie(nature, postcode, commercant=known, forme=forme, greffe=seat)


@pytest.mark.parametrize("row", rows("com_l721_3_juridiction"), ids=lambda row: str(row["source"]))
def test_the_court_follows_the_parties(row: dict[str, str]) -> None:
    faits = replace(
        SOUND,
        au=dt.date.fromisoformat(row["au"]),
        debiteur=side(row["debiteur"], row["code_postal"], row["ville"]),
        creancier=side(row["creancier"], "69001", ""),
    )
    found = com_l721_3_juridiction(faits)
    assert (found.nature, str(found.reference.statut)) == (row["attendu"], row["statut"])
    assert juridiction(faits) == found


@pytest.mark.parametrize("row", rows("cpc_750_1_tentative"), ids=lambda row: str(row["source"]))
def test_the_amicable_attempt_follows_the_court_and_the_amount(row: dict[str, str]) -> None:
    unknown = Partie(Nature.SOCIETE, "69003")
    faits = replace(
        SOUND,
        au=dt.date.fromisoformat(row["au"]),
        debiteur=unknown,
        pretentions=asking(str(parse_eur(row["demande"])), principal=str(parse_eur(row["principal"]))),
        tentative_amiable=row["tentative"],
        tribunal=row["tribunal"],
    )
    assert cpc_750_1_tentative(Regard(faits, shipped())).etat == row["attendu"]
    summary = says(faits, "tentative-amiable-refere")[0]
    assert summary == (Etat.A_VERIFIER if row["attendu"] == "manquante" else Etat(row["attendu"]))


@pytest.mark.parametrize("row", rows("cpc_761_avocat"), ids=lambda row: str(row["source"]))
def test_a_lawyer_is_compulsory_by_court_and_amount(row: dict[str, str]) -> None:
    found = cpc_761_avocat(row["nature"], Decimal(row["demande"]), Decimal(row["plafond"]))
    assert found is (row["attendu"] == "oui")
    faits = replace(SOUND, tribunal=row["nature"], pretentions=asking(row["demande"]))
    assert says(faits, "avocat")[0] is (Etat.A_VERIFIER if found else Etat.REUNIE)


@pytest.mark.parametrize("row", rows("cpce_l511_3_juge"), ids=lambda row: str(row["source"]))
def test_the_judge_of_a_protective_measure(row: dict[str, str]) -> None:
    assert cpce_l511_3_juge(row["nature"], proces=row["proces"] == "oui") == row["attendu"]


def test_the_seat_is_that_of_the_office_else_of_the_commercial_register() -> None:
    known = replace(SOUND, debiteur=replace(MERCHANT, greffe="Lyon"))
    assert seat(known, "tribunal-de-commerce") == "Lyon"
    assert seat(known, "tribunal-judiciaire") == ""
    assert seat(replace(known, ville="Vienne"), "tribunal-judiciaire") == "Vienne"
    assert seat(replace(SOUND, debiteur=Partie(Nature.SOCIETE, "69003")), "tribunal-de-commerce") == ""


def test_other_courts() -> None:
    lease = juridiction(replace(SOUND, famille=Famille.BAIL_D_HABITATION, debiteur=CONSUMER))
    assert lease.nature == "juge-des-contentieux-de-la-protection"
    assert juridiction(replace(SOUND, debiteur=TOWN, marche_public=True)).nature == "tribunal-administratif"
    assert juridiction(replace(SOUND, debiteur=TOWN)).nom == "juridiction à déterminer"
    assert juridiction(replace(SOUND, tribunal="tribunal-judiciaire")).nature == "tribunal-judiciaire"
    assert juridiction(replace(SOUND, debiteur=replace(MERCHANT, greffe="Paris"))).nom == (
        "tribunal des activités économiques"
    )


def test_a_sound_claim_between_merchants_meets_the_order_for_payment() -> None:
    found = find(SOUND, "injonction-de-payer")
    assert found.etat is Etat.REUNIE
    assert found.ou == (
        "Président : tribunal de commerce, du lieu où demeure le débiteur (CPC, art. 1406, d'ordre public)"
    )
    assert [limit.duree for limit in found.delais[:4]] == ["15 jours", "3 mois", "1 mois", "2 mois"]
    before = find(replace(SOUND, au=dt.date(2026, 8, 31)), "injonction-de-payer")
    assert [limit.duree for limit in before.delais[:4]] == ["15 jours", "6 mois", "1 mois", "1 mois"]
    assert (
        "tribunal des activités économiques (Lyon)"
        in find(replace(SOUND, ville="Lyon", tribunal=""), "injonction-de-payer").ou
    )


@pytest.mark.parametrize(
    ("change", "rule", "expected"),
    [
        ({"debiteur": TOWN}, "debiteur-prive", Etat.MANQUANTE),
        ({"debiteur": replace(MERCHANT, pays="Belgique")}, "debiteur-en-france", Etat.MANQUANTE),
        ({"echues": 0}, "exigible", Etat.MANQUANTE),
        ({"calcule": False}, "determinee", Etat.A_VERIFIER),
        ({"famille": Famille.DROIT_COMMUN}, "contractuelle", Etat.A_VERIFIER),
        ({"contestees": ("F-1",)}, "sans-contestation-serieuse", Etat.A_VERIFIER),
        ({"contestees_en_partie": ("F-1 pour 1 €",)}, "sans-contestation-serieuse", Etat.A_VERIFIER),
        ({"prescrites": ("F-1",)}, "non-prescrite", Etat.A_VERIFIER),
        ({"mise_en_demeure": None}, "mise-en-demeure", Etat.A_VERIFIER),
        ({"preuves": Preuves(engagement=True)}, "mise-en-demeure", Etat.A_VERIFIER),
        ({"preuves": Preuves()}, "preuve-engagement", Etat.MANQUANTE),
        ({"preuves": Preuves(execution=("F-1",))}, "preuve-execution", Etat.MANQUANTE),
        ({"preuves": Preuves(factures=("F-1",))}, "preuve-factures", Etat.MANQUANTE),
        ({"extrait": None}, "extrait-recent", Etat.A_VERIFIER),
        ({"extrait": dt.date(2026, 8, 20)}, "extrait-recent", Etat.A_VERIFIER),
        ({"extrait": dt.date(2026, 8, 21)}, "extrait-recent", Etat.REUNIE),
        ({"debiteur": CONSUMER, "extrait": None}, "extrait-recent", Etat.REUNIE),
        ({"insolvabilite": Insolvabilite()}, "pas-de-procedure-collective", Etat.A_VERIFIER),
        (
            {"insolvabilite": Insolvabilite(controle=dt.date(2026, 10, 20))},
            "pas-de-procedure-collective",
            Etat.A_VERIFIER,
        ),
        (
            {"insolvabilite": Insolvabilite(ouverture=dt.date(2026, 10, 20))},
            "pas-de-procedure-collective",
            Etat.MANQUANTE,
        ),
        ({"debiteur": CONSUMER, "insolvabilite": Insolvabilite()}, "pas-de-procedure-collective", Etat.REUNIE),
        (
            {"insolvabilite": Insolvabilite(surendettement=dt.date(2026, 10, 20))},
            "titre-malgre-surendettement",
            Etat.A_VERIFIER,
        ),
    ],
)
def test_each_condition_of_the_order_for_payment(change: dict[str, object], rule: str, expected: Etat) -> None:
    faits = replace(SOUND, **change)  # one field of the right type at a time
    assert state(faits, "injonction-de-payer", rule) is expected
    assert find(faits, "injonction-de-payer").etat is expected or expected is Etat.REUNIE


def test_a_service_without_proof_of_performance_is_to_verify() -> None:
    service = replace(SOUND, famille=Famille.PRESTATION_ENTRE_PROFESSIONNELS, preuves=Preuves(execution=("F-1",)))
    assert says(service, "preuve-execution")[0] is Etat.A_VERIFIER


@pytest.mark.parametrize(
    ("creancier", "debiteur", "au", "small", "commercial"),
    [
        (MERCHANT, MERCHANT, AU, Etat.MANQUANTE, Etat.REUNIE),
        (MERCHANT, OTHER, AU, Etat.REUNIE, Etat.MANQUANTE),
        (OTHER, MERCHANT, AU, Etat.REUNIE, Etat.MANQUANTE),
        (MERCHANT, Partie(Nature.ENTREPRENEUR_INDIVIDUEL, "69003"), AU, Etat.A_VERIFIER, Etat.A_VERIFIER),
        (MERCHANT, MERCHANT, dt.date(2026, 4, 24), Etat.REUNIE, Etat.REUNIE),
    ],
)
def test_the_two_procedures_without_a_judge_exclude_each_other_since_april_2026(
    creancier: Partie, debiteur: Partie, au: dt.date, small: Etat, commercial: Etat
) -> None:
    faits = replace(SOUND, creancier=creancier, debiteur=debiteur, au=au)
    assert says(faits, "hors-l126-1")[0] is small
    assert says(faits, "entre-commercants")[0] is commercial


def test_the_procedure_between_merchants_does_not_exist_before_its_law() -> None:
    known = {one.cle for one in evaluate(replace(SOUND, au=dt.date(2026, 4, 24)), shipped())}
    assert "creance-commerciale" not in known
    assert "creance-commerciale" in {one.cle for one in evaluate(SOUND, shipped())}
    assert find(SOUND, "creance-commerciale").etat is Etat.A_VERIFIER, "its decree was not found"


@pytest.mark.parametrize(("interest", "expected"), [("2000.00", Etat.REUNIE), ("2000.01", Etat.MANQUANTE)])
def test_small_claims_count_principal_and_interest(interest: str, expected: Etat) -> None:
    faits = replace(SOUND, pretentions=asking("9000.00", interets=interest))
    assert says(faits, "plafond-petites-creances")[0] is expected


def test_ceilings_count_what_each_way_asks() -> None:
    """The whole of 11 000 € is above every ceiling; 4 000 € of it are past due and not disputed."""
    whole, due, certain = (Somme(Decimal(one), Decimal(0), Decimal(one)) for one in ("11000", "10500", "4000"))
    faits = replace(SOUND, debiteur=CONSUMER, pretentions=Pretentions(whole, due, certain))
    assert says(faits, "plafond-petites-creances")[0] is Etat.REUNIE
    assert says(faits, "avocat")[0] is Etat.A_VERIFIER, "a suit on the merits asks for what is disputed too"
    assert says(faits, "avocat-refere")[0] is Etat.REUNIE
    assert says(faits, "tentative-amiable")[0] is Etat.REUNIE, "above the threshold of CPC 750-1"
    assert says(faits, "tentative-amiable-refere")[0] is Etat.A_VERIFIER
    less = replace(faits, pretentions=Pretentions(whole, certain, certain))
    assert says(less, "avocat")[0] is Etat.REUNIE, "what is not due is not asked"


@pytest.mark.parametrize(("principal", "expected"), [("5000.00", Etat.REUNIE), ("5000.01", Etat.MANQUANTE)])
def test_european_small_claims_count_the_principal_only(principal: str, expected: Etat) -> None:
    faits = replace(SOUND, pretentions=asking(principal=principal, interets="900.00"))
    assert says(faits, "plafond-petits-litiges")[0] is expected


@pytest.mark.parametrize(
    ("pays", "expected"),
    [
        ("Belgique", Etat.REUNIE), ("allemagne", Etat.REUNIE), ("Danemark", Etat.MANQUANTE), (None, Etat.MANQUANTE),
        ("France", Etat.MANQUANTE), ("Suisse", Etat.MANQUANTE), ("Ruritanie", Etat.A_VERIFIER),
    ],
)  # fmt: skip
def test_european_procedures_ask_for_another_member_state(pays: str | None, expected: Etat) -> None:
    faits = replace(SOUND, debiteur=replace(MERCHANT, pays=pays))
    assert state(faits, "injonction-europeenne", "transfrontalier") is expected
    assert state(faits, "petits-litiges-europeens", "transfrontalier") is expected


@pytest.mark.parametrize(("asked", "expected"), [("10000.00", Etat.REUNIE), ("10000.01", Etat.A_VERIFIER)])
def test_a_lawyer_above_the_threshold(asked: str, expected: Etat) -> None:
    assert says(replace(SOUND, pretentions=asking(asked)), "avocat")[0] is expected


def test_enforcement_asks_for_a_title_served_whose_waits_are_over() -> None:
    none = find(SOUND, "saisie-attribution")
    assert [one.cle for one in none.manquantes] == ["titre-executoire", "titre-signifie", "attente-expiree"]
    assert find(replace(SOUND, titre=TITLE), "saisie-attribution").etat is Etat.REUNIE
    unserved = replace(SOUND, titre=replace(TITLE, signifie_le=None))
    assert [one.cle for one in find(unserved, "saisie-attribution").manquantes] == ["titre-signifie", "attente-expiree"]
    waiting = replace(SOUND, titre=replace(TITLE, attente=AU))
    assert [one.cle for one in find(waiting, "saisie-vente").manquantes] == ["attente-expiree"]
    over = replace(SOUND, titre=replace(TITLE, attente=AU - dt.timedelta(days=1)))
    assert find(over, "saisie-vente").etat is Etat.REUNIE


def test_wages_are_those_of_a_natural_person() -> None:
    assert state(SOUND, "saisie-des-remunerations", "personne-physique") is Etat.MANQUANTE
    person = replace(SOUND, debiteur=CONSUMER, titre=TITLE)
    assert state(person, "saisie-des-remunerations", "personne-physique") is Etat.REUNIE
    early = {one.cle for one in evaluate(replace(SOUND, au=dt.date(2025, 6, 30)), shipped())}
    assert "saisie-des-remunerations" not in early


def test_a_small_claim_in_a_dwelling_is_to_verify() -> None:
    small = replace(SOUND, debiteur=CONSUMER, pretentions=asking(principal="534.99"))
    assert says(small, "seuil-habitation")[0] is Etat.A_VERIFIER
    assert says(replace(small, pretentions=asking(principal="535.00")), "seuil-habitation")[0] is Etat.REUNIE
    assert says(replace(small, debiteur=MERCHANT), "seuil-habitation")[0] is Etat.REUNIE


def test_an_order_that_may_be_opposed_does_not_dispense_with_the_judge() -> None:
    order = TitreObtenu(
        NatureTitre.ORDONNANCE_INJONCTION, dt.date(2026, 9, 15), dt.date(2026, 10, 6), dt.date(2026, 12, 7)
    )
    assert says(replace(SOUND, titre=order), "autorisation-du-juge")[0] is Etat.A_VERIFIER
    assert says(replace(SOUND, titre=TITLE), "autorisation-du-juge")[0] is Etat.REUNIE
    allowed = replace(SOUND, autorisation=dt.date(2026, 11, 2))
    assert says(allowed, "autorisation-du-juge") == (Etat.REUNIE, "autorisation du 02/11/2026")


OPEN = Insolvabilite(
    ouverture=dt.date(2026, 10, 20),
    publication=dt.date(2026, 10, 29),
    fin_de_declaration=dt.date(2026, 12, 29),
    fin_de_revendication=dt.date(2027, 1, 29),
)


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (OPEN, Etat.REUNIE),
        (replace(OPEN, publication=None), Etat.A_VERIFIER),
        (replace(OPEN, fin_de_declaration=dt.date(2026, 11, 20)), Etat.MANQUANTE),
        (replace(OPEN, fin_de_declaration=dt.date(2026, 11, 20), declaration=dt.date(2026, 11, 2)), Etat.REUNIE),
        (Insolvabilite(), Etat.A_VERIFIER),
    ],
)
def test_a_claim_is_declared_in_time(known: Insolvabilite, expected: Etat) -> None:
    assert says(replace(SOUND, insolvabilite=known), "declaration-a-temps")[0] is expected


def test_insolvency_opens_its_own_procedures_and_closes_the_others() -> None:
    insolvent = replace(SOUND, insolvabilite=OPEN, reserve_de_propriete=True)
    assert find(insolvent, "declaration-de-creance").manquantes == ()
    assert find(insolvent, "revendication").manquantes == ()
    assert find(insolvent, "injonction-de-payer").manquantes != ()
    assert "procedure-collective" in {one.cle for one in find(SOUND, "declaration-de-creance").manquantes}
    assert "reserve-de-propriete" in {one.cle for one in find(SOUND, "revendication").manquantes}


def test_over_indebtedness_is_for_natural_persons() -> None:
    person = replace(SOUND, debiteur=CONSUMER, insolvabilite=Insolvabilite(surendettement=dt.date(2026, 11, 2)))
    assert find(person, "surendettement").etat is Etat.REUNIE
    assert find(SOUND, "surendettement").etat is Etat.MANQUANTE
    trader = replace(CONSUMER, nature=Nature.ENTREPRENEUR_INDIVIDUEL, qualite=Qualite.PROFESSIONNEL)
    assert state(replace(SOUND, debiteur=trader), "surendettement", "hors-activite-professionnelle") is Etat.A_VERIFIER


def test_public_debtors_have_their_own_procedures() -> None:
    town = replace(SOUND, debiteur=TOWN, marche_public=True, famille=Famille.MARCHE_PUBLIC)
    assert find(town, "refere-provision-administratif").manquantes == ()
    assert [one.cle for one in find(town, "mandatement-d-office").manquantes] == ["titre-executoire"]
    order = find(town, "injonction-de-payer")
    assert ([one.cle for one in order.manquantes], order.ou) == (["debiteur-prive"], "Sans objet : débiteur public")


def test_costs_follow_the_court_and_are_never_more_certain_than_their_source() -> None:
    civil = find(replace(SOUND, debiteur=CONSUMER), "assignation")
    assert any("50,00" in cost.texte for cost in civil.couts)
    commercial = find(SOUND, "assignation")
    assert not any("50,00" in cost.texte and "aide juridique" in cost.texte for cost in commercial.couts)
    greffe = next(cost for cost in find(SOUND, "injonction-de-payer").couts if cost.texte.startswith("Greffe"))
    assert greffe.texte.replace("\N{NO-BREAK SPACE}", " ").startswith("Greffe : environ 25,19 € à 35,00 €")
    assert greffe.reference.statut is Statut.INCERTAIN


def test_an_amount_without_a_value_at_that_date_is_said_unknown() -> None:
    early = replace(SOUND, au=dt.date(2026, 1, 15), debiteur=CONSUMER)
    texts = [cost.texte for cost in find(early, "assignation").couts]
    assert any("valeur inconnue à cette date" in text for text in texts)
    for day, said in ((dt.date(2028, 2, 29), "25,19"), (dt.date(2028, 3, 1), "valeur inconnue à cette date")):
        costs = find(replace(SOUND, au=day), "injonction-de-payer").couts  # the tariff of the greffes has an end
        assert said in next(cost.texte for cost in costs if cost.texte.startswith("Greffe"))
    ancient = replace(SOUND, au=dt.date(2015, 1, 15))
    assert state(ancient, "refere-provision", "avocat-refere") is Etat.A_VERIFIER


def test_the_table_names_only_what_exists() -> None:
    limits, series = table("delais"), shipped().series
    for key, entry in table("procedures").items():
        assert {one["regle"] for one in entry["conditions"]} <= set(REGLES), key
        assert set(entry["delais"]) <= set(limits), key
        amounts = [entry["plafond"], *entry["couts"]]
        assert {one["serie"] for one in amounts if "serie" in one} <= set(series), key
        assert all(("{montant}" in one["texte"]) == ("serie" in one) for one in amounts), key
        assert all(one["article"] and one["texte"] for one in [*entry["conditions"], *entry["couts"]]), key
        assert entry["couts"], key
        assert entry["conditions"], key


def test_every_rule_and_every_procedure_is_used() -> None:
    used = {one["regle"] for entry in table("procedures").values() for one in entry["conditions"]}
    assert used == set(REGLES)
    assert len(evaluate(SOUND, shipped())) == len(table("procedures")) == 16


def test_the_order_is_that_of_the_table_whatever_the_facts() -> None:
    keys = list(table("procedures"))
    assert [one.cle for one in evaluate(SOUND, shipped())] == keys
    insolvent = replace(SOUND, insolvabilite=OPEN, titre=TITLE)
    assert [one.cle for one in evaluate(insolvent, shipped())] == keys


def test_nothing_is_advised() -> None:
    words = ("conseill", "recommand", "préférable", "mieux vaut", "il faut", "vous devez")
    text = str(table("procedures")).lower()
    assert [word for word in words if word in text] == []


def test_a_procedure_exists_from_its_first_day() -> None:
    known = {
        day: {one.cle for one in evaluate(replace(SOUND, au=dt.date.fromisoformat(day)), shipped())}
        for day in ("2026-04-24", "2026-04-25", "2025-06-30", "2025-07-01")
    }
    assert known["2026-04-25"] - known["2026-04-24"] == {"creance-commerciale"}
    assert known["2025-07-01"] - known["2025-06-30"] == {"saisie-des-remunerations"}


def test_facts_left_out_prove_nothing() -> None:
    nothing = asking("0.00", principal="0.00", interets="0.00")
    bare = Faits(AU, MERCHANT, MERCHANT, Famille.DROIT_COMMUN, nothing)
    assert says(bare, "exigible") == (Etat.MANQUANTE, "aucune facture échue")
    assert says(bare, "mise-en-demeure") == (Etat.A_VERIFIER, "aucune mise en demeure au journal")
    assert says(bare, "titre-executoire") == (Etat.MANQUANTE, "aucun titre au dossier")
    assert says(bare, "reserve-de-propriete")[0] is Etat.MANQUANTE
    assert says(bare, "preuve-engagement")[0] is Etat.MANQUANTE
    assert says(bare, "determinee") == (Etat.REUNIE, "décompte : 0,00\u00a0€")


def test_an_order_is_told_by_what_it_would_ask_for() -> None:
    """The condition told the disputed part too, which no request for an order asks for; and the sum to declare."""
    undisputed = Somme(Decimal(400), Decimal(10), Decimal(450))
    asked = replace(SOUND.pretentions, certaine=undisputed)
    part = replace(SOUND, pretentions=asked, contestees_en_partie=("F-1 pour 792,00 €",))
    assert says(part, "determinee") == (Etat.REUNIE, "décompte : 450,00\u00a0€")
    assert says(part, "calculee") == (Etat.REUNIE, "décompte calculé")
    assert says(replace(part, calcule=False), "calculee") == (Etat.A_VERIFIER, "décompte incomplet à cette date")
