"""Acts that contradict one another: one row of ``contradictions.csv`` each, with what ``verifier`` says of it."""

from textwrap import dedent

import pytest

from generator.case import key_text
from generator.findings import Level
from generator.load.checks import check
from generator.vocabulary import Nature
from tests.progress.cases import DEBITEUR, case, day, office
from tests.tables import read_table

ROWS = read_table(__file__, "contradictions.csv")
SYNDICAT = (
    "- {nature: syndicat-de-coproprietaires, qualite: non-professionnel, denomination: Syndicat du Songe, adresse: "
    "{rue: 1 rue X, code-postal: 69003, ville: Lyon}}"
)
PRIVATE = (
    "- {{nature: particulier, qualite: consommateur, prenoms: Jean, nom: Petit, {birth}adresse: "
    "{{rue: 1 rue X, code-postal: {postcode}, ville: {town}}}}}"
)


def debtor(told: str) -> str:
    """The debtor of a row: a company, a « syndicat », or « particulier », its postcode, « né le » its birth."""
    if told == "syndicat":
        return SYNDICAT
    if not told:
        return DEBITEUR
    who, _, birth = told.partition(" né le ")
    postcode = who.removeprefix("particulier").strip() or "69003"
    return PRIVATE.format(
        birth=f"naissance-le: {birth}, " if birth else "",
        postcode=postcode,
        town="Strasbourg" if postcode == "67000" else "Lyon",
    )


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_what_contradicts_itself_is_told(row: dict[str, str]) -> None:
    family = "droit-commun" if row["debiteur"] == "syndicat" else "vente-a-consommateur"
    claim = {"creance": f"famille: {family}"} if row["debiteur"] else {}
    seen = case(row["journal"], titres=row["titres"], debiteurs=debtor(row["debiteur"]), **claim)
    found = [one for one in check(seen, office()) if one.level in {Level.ERREUR, Level.AVERTISSEMENT}]
    assert [one.message for one in found] == [line for line in row["constat"].split("\n") if line]
    assert {one.key for one in found} <= {key_text(path) for path in seen.positions}, "each at a key of the file"


@pytest.mark.parametrize(
    ("dead", "named", "told"),
    [("", "Jean Petit", 0), ("", "", 1), ("Jean Petit", "Jean Petit", 1), ("Jean Petit", "", 0)],
)
def test_an_act_after_a_death_is_told_of_whom_it_is_against(dead: str, named: str, told: int) -> None:
    guarantor = PRIVATE.format(birth="lien: caution, ", postcode="69003", town="Lyon")
    end = f"- {{date: 2026-09-01, type: {'deces, personne: ' + dead if dead else 'radiation-du-registre'}}}\n"
    act = f"- {{date: 2026-10-01, type: saisie-attribution{f', debiteur: {named}' if named else ''}}}"
    found = [one.message for one in check(case(end + act, debiteurs=f"{dedent(DEBITEUR)}{guarantor}"), office())]
    assert sum("acte postérieur" in one for one in found) == told


@pytest.mark.parametrize(
    ("insolvent", "sued", "closed", "told"),
    [
        ("Jean Petit", "Jean Petit", "", ["2026-10-01"]),
        ("Jean Petit", "", "", []),
        ("", "Jean Petit", "", []),  # what it suspends of his debt is told elsewhere
        ("", "", "", ["2026-10-01"]),
        ("Jean Petit", "Jean Petit", ", cloturee-le: 2026-10-01", []),
    ],
)
def test_an_act_since_an_opening_is_told_of_whom_it_is_against(
    insolvent: str, sued: str, closed: str, told: list[str]
) -> None:
    """A suit against a guarantor in proceedings of his own was told by nobody."""
    guarantor = PRIVATE.format(birth="lien: caution, ", postcode="67000", town="Strasbourg")
    of, against = (f", debiteur: {name}" if name else "" for name in (insolvent, sued))
    opening = f"- {{date: 2026-09-01, type: procedure-collective, nature: redressement, tribunal: TC{closed}{of}}}\n"
    act = f"- {{date: 2026-10-01, type: assignation{against}}}"
    found = [one.message for one in check(case(opening + act, debiteurs=f"{dedent(DEBITEUR)}{guarantor}"), office())]
    whose = " de Jean Petit" if insolvent else ""
    what = "acte du {:%d/%m/%Y}, postérieur au jugement d'ouverture" + whose + " du 01/09/2026 :"
    assert [one.partition(" poursuites")[0] for one in found if "jugement d'ouverture" in one] == [
        what.format(day(one)) for one in told
    ]


@pytest.mark.parametrize(
    ("paid", "told"),
    [
        ("date: 2026-09-30, paye-par: Jean Petit", False),
        ("date: 2026-10-01, paye-par: Jean Petit", True),
        ("date: 2028-10-01, paye-par: Jean Petit", True),  # the last day, as the suspension counts it
        ("date: 2028-10-02, paye-par: Jean Petit", False),
        ("date: 2026-10-01", False),  # of the principal debtor, who is not over-indebted
        ("date: 2026-10-01, paye-par: Jean Petit, volontaire: non, moyen: saisie", False),
        ("date: 2026-10-01, paye-par: Jean Petit, rejete-le: 2026-10-05", False),
    ],
)
def test_what_an_over_indebted_person_paid_all_the_same_is_told(paid: str, told: bool) -> None:  # noqa: FBT001
    guarantor = PRIVATE.format(birth="lien: caution, ", postcode="69003", town="Lyon")
    admitted = "- {date: 2026-09-15, type: surendettement, recevable-le: 2026-10-01, debiteur: Jean Petit}"
    blocks = {"debiteurs": f"{dedent(DEBITEUR)}{guarantor}", "paiements": f"- {{montant: 10, {paid}}}"}
    found = [one.message for one in check(case(admitted, **blocks), office())]
    assert sum("empêche de payer une créance antérieure" in one for one in found) == told


@pytest.mark.parametrize(
    ("before", "told"),
    [("", "aucune"), ("- {date: 2026-05-02, type: contestation-de-creance}\n", "02/05/2026")],
)
def test_an_answer_to_no_dispute_is_told_with_those_of_the_journal(before: str, told: str) -> None:
    opened = "- {date: 2026-04-02, type: procedure-collective, nature: redressement, tribunal: TC}\n"
    answer = "- {date: 2026-06-01, type: reponse-au-mandataire, contestation-du: 2026-05-20}\n"
    found = [one for one in check(case(opened + before + answer), office()) if "contestation-du" in one.key]
    assert [one.remedy for one in found] == [f"Contestations du journal : {told}."]


def test_a_claim_granted_and_dismissed_on_one_day_is_mended_by_naming_invoices_or_a_debtor() -> None:
    title = "- {nature: jugement, juridiction: TC, date: 2026-05-01, principal: 1000}"
    (found,) = check(case("- {date: 2026-05-01, type: jugement, sens: rejet}", titres=title), office())
    assert "nommer de part et d'autre les factures rejetées et accordées (« factures: … »), ou, si" in found.remedy


@pytest.mark.parametrize(("served", "told"), [("2026-05-31", 0), ("2026-06-01", 1)])
def test_a_service_that_names_nobody_is_told_since_a_title_of_several(served: str, told: int) -> None:
    guarantor = PRIVATE.format(birth="lien: caution, ", postcode="69003", town="Lyon")
    both = "condamnes: [{nom: Débiteur d'essai}, {nom: Jean Petit}]"
    title = f"- {{nature: jugement, juridiction: TC, date: 2026-06-01, principal: 900, {both}}}"
    act = f"- {{date: {served}, type: signification, acte: jugement}}"
    seen = case(act, titres=title, debiteurs=f"{dedent(DEBITEUR)}{guarantor}")
    assert sum("ne dit pas à qui, le titre condamnant 2" in one.message for one in check(seen, office())) == told


@pytest.mark.parametrize(("whom", "told"), [("", 0), (", debiteur: Jean Petit", 0), (", debiteur: Zoé Songe", 1)])
def test_a_title_of_several_is_enforced_on_each_it_condemns(whom: str, told: int) -> None:
    parties = [PRIVATE.format(birth="lien: caution, ", postcode="69003", town="Lyon")]
    parties.append(parties[0].replace("Jean", "Zoé").replace("Petit", "Songe"))
    both = "condamnes: [{nom: Débiteur d'essai}, {nom: Jean Petit}]"
    title = f"- {{nature: jugement, juridiction: TC, date: 2026-06-01, principal: 900, {both}}}"
    act = f"- {{date: 2026-07-01, type: saisie-attribution{whom}}}"
    seen = case(act, titres=title, debiteurs="\n".join([dedent(DEBITEUR).rstrip(), *parties]))
    assert sum("qu'aucun titre du dossier ne condamne" in one.message for one in check(seen, office())) == told


@pytest.mark.parametrize(("limit", "told"), [("500.00", 0), ("500.01", 1)])
def test_a_guarantor_may_be_condemned_up_to_his_commitment(limit: str, told: int) -> None:
    bond = "lien: caution, cautionnement: {date: 2026-01-05, nature: solidaire, plafond: 500}, "
    guarantor = PRIVATE.format(birth=bond, postcode="69003", town="Lyon")
    condemned = f"condamnes: [{{nom: Jean Petit, limite: {limit}}}]"
    title = f"- {{nature: jugement, juridiction: TC, date: 2026-06-01, principal: 900, {condemned}}}"
    found = [
        one.key
        for one in check(case(titres=title, debiteurs=f"{dedent(DEBITEUR)}{guarantor}"), office())
        if "dépassent l'engagement" in one.message
    ]
    assert found == ["titres[0].condamnes[0].limite"] * told


def test_two_titles_of_one_day_and_number_are_told_apart_by_nothing_whatever_a_third_says() -> None:
    title = "- {{nature: jugement, juridiction: TC, rg: 26/{}, date: 2026-05-01, principal: 500{}}}\n"
    known = title.format(1, "") + "".join(title.format(rank, ", ecarte-le: 2026-09-01") for rank in (1, 2))
    found = [one.key for one in check(case(titres=known), office()) if "rien ne dit lequel vaut" in one.message]
    assert found == ["titres[0].rg", "titres[1].rg"]


def test_the_death_of_who_represents_a_company_is_no_death_of_a_debtor() -> None:
    managed = DEBITEUR.replace("      forme: SAS\n", "      forme: SAS\n      representant: M. Roux, gérant\n")
    seen = case("- {date: 2026-09-01, type: deces, personne: M. Roux}", debiteurs=managed)
    (found,) = (one for one in check(seen, office()) if one.level is Level.ERREUR)
    assert found.message == "M. Roux représente Débiteur d'essai, sans être débiteur."


def test_whoever_is_named_after_his_heir_took_his_place_is_told_whom_to_name() -> None:
    death = "- {date: 2026-05-01, type: deces, heritiers: [Jean Petit]}\n"
    act = "- {date: 2026-06-01, type: signification, debiteur: Marc Petit}"
    private = PRIVATE.format(birth="", postcode="69003", town="Lyon")
    seen = case(death + act, debiteurs=private, creance="famille: vente-a-consommateur")
    (found,) = (one for one in check(seen, office()) if one.level is Level.ERREUR)
    assert found.remedy.endswith("À la place de qui est mort ou dissous : Jean Petit.")


@pytest.mark.parametrize("against", ["", "Jean Petit"])
@pytest.mark.parametrize(
    ("before", "act", "said"),
    [
        (
            "{date: 2026-09-15, type: procedure-collective, nature: redressement, tribunal: TAE}",
            "assignation",
            "L622-21",
        ),
        ("{date: 2026-09-15, type: delai-de-grace, jusqu-au: 2027-10-01}", "saisie-attribution", "art. 1343-5"),
        ("{date: 2026-09-15, type: jugement, sens: rejet}", "assignation", "CPC, art. 480"),
    ],
)
def test_what_stops_the_principal_debtor_stops_no_act_against_another(
    before: str, act: str, said: str, against: str
) -> None:
    guarantor = PRIVATE.format(birth="lien: caution, ", postcode="69003", town="Lyon")
    whom = f", debiteur: {against}" if against else ""
    seen = case(f"- {before}\n- {{date: 2026-10-01, type: {act}{whom}}}", debiteurs=f"{dedent(DEBITEUR)}{guarantor}")
    assert sum(said in one.message for one in check(seen, office())) == (not against)


def test_a_clause_changes_the_prescription_between_private_persons() -> None:
    """C. conso. L218-1 is of a professional and a consumer."""
    plain = office()
    creditor = plain.creanciers["comptoir"].model_copy(update={"nature": Nature.PARTICULIER})
    private = type(plain)(plain.cabinet, {"comptoir": creditor}, {}, plain.strategies)
    agreed = "famille: droit-commun\nprescription-convenue: {duree: 3 ans}"
    seen = case(debiteurs=PRIVATE.format(birth="", postcode="69003", town="Lyon"), creance=agreed)
    for bureau, told in (
        (plain, "aucune clause ne change la prescription d'un consommateur"),
        (private, "aucune pièce"),
    ):
        (found,) = (one.message for one in check(seen, bureau) if one.key == "creance.prescription-convenue")
        assert found.startswith(told)


@pytest.mark.parametrize(("paid", "told"), [("2026-01-04", 1), ("2026-01-05", 0)])
def test_a_payment_is_held_against_the_first_invoice_of_several(paid: str, told: int) -> None:
    seen = case(factures=TWO, paiements=f"- {{date: {paid}, montant: 100}}")
    assert sum("antérieur à toutes les factures" in one.message for one in check(seen, office())) == told


@pytest.mark.parametrize(("au", "told"), [("2026-08-31", 1), ("2026-09-01", 0)])
def test_a_fact_of_the_day_the_case_is_seen_is_not_to_come(au: str, told: int) -> None:
    seen = case("- {date: 2026-09-01, type: assignation}")
    assert sum("date postérieure au" in one.message for one in check(seen, office(), day(au))) == told


@pytest.mark.parametrize(
    ("credit", "told"),
    [
        ("date: 2026-05-31, facture: F-1", 0),  # before the dispute
        ("date: 2026-06-01, facture: F-1", 1),
        ("date: 2026-06-01, facture: F-2", 0),  # of another invoice
        ("date: 2026-06-01, facture: F-1, retroactif: non", 0),
    ],
)
def test_a_credit_note_of_what_was_disputed_before_it_says_what_it_corrects(credit: str, told: int) -> None:
    disputed = "- {date: 2026-06-01, type: contestation, motif: x, factures: [F-1]}"
    seen = case(disputed, factures=TWO, reste=f"avoirs: [{{numero: A-1, {credit}, montant-ttc: 10}}]\n")
    assert sum("avoir d'une facture contestée" in one.message for one in check(seen, office())) == told


@pytest.mark.parametrize(("amount", "told"), [("1000.00", 0), ("1000.01", 1)])
def test_what_is_disputed_may_be_the_whole_invoice_and_no_more(amount: str, told: int) -> None:
    seen = case(
        f"- {{date: 2026-06-01, type: contestation, motif: x, factures: [F-1], montant: {amount}}}", factures=TWO
    )
    assert sum("dépasse la facture" in one.message for one in check(seen, office())) == told


@pytest.mark.parametrize(("total", "told"), [("119.94", 1), ("119.95", 0), ("120.05", 0), ("120.06", 1)])
def test_the_tax_of_an_invoice_may_be_five_cents_away(total: str, told: int) -> None:
    """It is often rounded line by line."""
    invoice = (
        f"- {{numero: F-1, date: 2026-01-05, echeance: 2026-02-05, montant-ht: 100, tva: 20 %, montant-ttc: {total}}}"
    )
    assert sum("HT et TVA donnent" in one.message for one in check(case(factures=invoice), office())) == told


@pytest.mark.parametrize(
    "block",
    [
        "frais: [{date: 2026-05-01, nature: greffe, a-la-charge-de: debiteur, montant: 10, factures: [F-9]}]",
        "avoirs: [{numero: A-1, date: 2026-05-01, facture: F-9, montant-ttc: 10}]",
    ],
)
def test_an_invoice_that_a_cost_or_a_credit_note_names_is_in_the_case(block: str) -> None:
    found = [one.key for one in check(case(reste=f"{block}\n"), office()) if "F-9" in one.message]
    assert found == ["frais[0].factures[0]" if block.startswith("frais") else "avoirs[0].facture"]


def test_a_suit_taken_up_again_after_one_death_is_stopped_by_the_next() -> None:
    parties = PRIVATE.format(birth="", postcode="69003", town="Lyon")
    both = f"{parties}\n{PRIVATE.format(birth='lien: caution, ', postcode='69003', town='Lyon').replace('Jean', 'Zoé')}"
    facts = (
        "date: 2026-03-10, type: assignation",
        "date: 2026-06-01, type: deces, personne: Jean Petit, notifie-le: 2026-06-10",
        "date: 2026-07-01, type: retablissement",
        "date: 2026-07-20, type: deces, personne: Zoé Petit, notifie-le: 2026-08-01",
        "date: 2026-09-01, type: jugement, sens: rejet",
    )
    journal = "".join(f"- {{{fact}}}\n" for fact in facts)
    seen = case(journal, debiteurs=both, creance="famille: vente-a-consommateur")
    (found,) = (one.message for one in check(seen, office()) if "instance non reprise" in one.message)
    assert found.startswith("jugement rendu après le décès notifié le 01/08/2026")


LETTER = "date: 2026-05-12, type: mise-en-demeure, envoi: lrar, suivi: 1A 123 456 7890 1, presentee-le: 2026-05-13"
ABROAD = "nature: jugement, juridiction: Tribunal de l'entreprise de Namur, date: 2026-05-01, principal: 1000"
BILLED = "numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 1000"
MERGED = "date: 2026-09-01, type: dissolution, nature: transmission-universelle"
REMEDIES = [
    ("journal", "date: 2026-03-01, type: deces",
     "Vérifier les dates ; une exécution d'avant se dit « execution-le: … »."),
    ("journal", f"{MERGED}, personne: Songe, associe: Jean Petit",
     "Noter « nature: liquidation-amiable » et son liquidateur."),
    ("titres", ABROAD, "Si elle l'est, écrire « nature: jugement-etranger »."),
    ("journal", f"{LETTER}, avis: distribue", "Ajouter « piece: … » : avis de réception ou pli."),
    ("factures", f"{BILLED}, piece: f-1", "L'ajouter sous « pieces: »."),
]  # fmt: skip


@pytest.mark.parametrize(("block", "line", "remedy"), REMEDIES)
def test_each_remedy_is_told(block: str, line: str, remedy: str) -> None:
    blocks = {block: f"- {{{line}}}"}
    if "deces" in line or "dissolution" in line:
        blocks |= {"debiteurs": debtor("particulier"), "creance": "famille: vente-a-consommateur"}
    assert [one.remedy for one in check(case(**blocks), office())].count(remedy) == 1


def test_an_heir_held_for_his_share_is_alone_in_his_case() -> None:
    parties = [PRIVATE.format(birth=link, postcode="69003", town="Lyon") for link in ("", "lien: solidaire, ")]
    both = "\n".join([parties[0], parties[1].replace("Jean", "Zoé")])
    heir = "- {date: 2026-09-01, type: deces, personne: Marc Petit, heritiers: [Jean Petit], dette: sa-part}"
    seen = case(heir, debiteurs=both, creance="famille: vente-a-consommateur")
    (found,) = (one for one in check(seen, office()) if one.level is Level.ERREUR)
    assert (found.key, found.message) == (
        "journal[0].dette",
        "un héritier tenu pour sa part est seul dans son dossier.",
    )
    assert found.remedy == "Ouvrir un dossier pour lui : codébiteurs et cautions, tenus du tout, restent dans le leur."


def test_the_ladder_of_a_case_that_names_none_is_that_of_the_office_and_must_be_there() -> None:
    plain = office()
    bare = type(plain)(plain.cabinet, plain.creanciers, {}, {})
    assert [one.key for one in check(case(), bare)] == ["strategie"]
    assert [one.key for one in check(case(), plain)] == []
    assert [one.key for one in check(case(), None)] == [], "nothing is looked for where there is no office"


BY_MISTAKE = "- {date: 2026-05-03, montant: 100, paye-par: SARL Songe, indu: oui%s}\n"


@pytest.mark.parametrize(
    ("paid", "back", "told"),
    [
        (BY_MISTAKE % "", "date: 2026-05-03, a: SARL Songe", "n'a payé que par erreur"),  # given back the same day
        (
            BY_MISTAKE % "" + "- {date: 2026-05-04, montant: 900, paye-par: SARL Songe}",
            "date: 2026-05-10, a: SARL Songe",
            "",
        ),
        (BY_MISTAKE % "", "date: 2026-05-10", "cette somme est celle qui a été payée par erreur"),
        (BY_MISTAKE % ", rembourse-le: 2026-05-05", "date: 2026-05-10", ""),
        (BY_MISTAKE % ", rejete-le: 2026-05-05", "date: 2026-05-10", ""),
        ("- {date: 2026-05-03, montant: 100}", "date: 2026-05-10", ""),
    ],
)
def test_a_refund_is_of_what_was_paid_by_mistake_or_of_what_was_overpaid(paid: str, back: str, told: str) -> None:
    seen = case(paiements=paid, reste=f"remboursements: [{{{back}, montant: 100}}]\n")
    found = [one.message for one in check(seen, office()) if one.key == "remboursements[0]"]
    assert [told in one for one in found] == ([True] if told else [])


@pytest.mark.parametrize(
    ("family", "whose"), [("cotisations-associatives", "association"), ("charges-de-copropriete", "syndicat")]
)
def test_a_debt_of_an_association_or_of_a_syndicat_is_told_of_another_creditor(family: str, whose: str) -> None:
    found = [one.message for one in check(case(creance=f"famille: {family}"), office()) if one.key == "creance.famille"]
    assert sum(f"mais le créancier n'est pas un{'e' * (whose == 'association')} {whose}" in one for one in found) == 1


TWO = """
- {numero: F-1, date: 2026-01-05, echeance: 2026-02-05, montant-ttc: 1000, objet: essai}
- {numero: F-2, date: 2026-01-06, echeance: 2026-02-06, montant-ttc: 500, objet: essai}
"""


def titles(kind: str) -> list[str]:
    """Three titles, each of its own invoice."""
    said = "- {{nature: {}, juridiction: TC, rg: 26/{}, date: 2026-0{}-02, principal: 500, factures: [F-{}]}}\n"
    return [said.format(kind, rank, rank, rank) for rank in (1, 2, 3)]


THREE = f"{TWO}- {{numero: F-3, date: 2026-01-07, echeance: 2026-02-07, montant-ttc: 500, objet: essai}}\n"
SERVED = "- {{date: 2026-0{}-10, type: signification, acte: ordonnance{}}}\n"


@pytest.mark.parametrize(
    ("count", "journal", "told"),
    [
        (3, SERVED.format(4, ""), 1),
        (3, SERVED.format(4, ", rg: 26/3"), 0),
        (3, SERVED.format(4, ", rg: 26/3") + SERVED.format(5, ""), 1),  # of the first or of the second
        (3, SERVED.format(4, "") + SERVED.format(5, ""), 2),  # the first is taken to be of the last
        (3, SERVED.format(4, "") + SERVED.format(5, "") + SERVED.format(6, ""), 2),  # one is left to the third
        (2, SERVED.format(4, ", rg: 26/2") + SERVED.format(5, ""), 0),
        (3, SERVED.format(1, ""), 0),  # before the second
    ],
)
def test_a_service_that_may_be_of_several_titles_says_of_which(count: int, journal: str, told: int) -> None:
    written = "".join(titles("ordonnance-injonction")[:count])
    seen = case(journal, factures=THREE, titres=written)
    assert sum("cette signification a été faite" in one.message for one in check(seen, office())) == told


def test_a_service_is_of_no_title_served_already_nor_of_another_nature() -> None:
    first, second, third = titles("ordonnance-injonction")
    known = (
        first.replace("]}", "], signifie-le: 2026-01-20}"),
        second.replace("ordonnance-injonction", "jugement"),
        third,
    )
    seen = case(SERVED.format(4, ""), factures=THREE, titres="".join(known))
    assert not [one for one in check(seen, office()) if "cette signification" in one.message]


@pytest.mark.parametrize(("count", "told"), [(2, 1), (3, 0)])
def test_a_dismissal_that_says_nothing_may_be_of_what_no_title_judges(count: int, told: int) -> None:
    written = "".join(titles("jugement")[:count])
    seen = case("- {date: 2026-09-01, type: jugement, sens: rejet}", factures=THREE, titres=written)
    found = [one.message for one in check(seen, office()) if "sans dire son numéro ni les factures" in one.message]
    assert ["il peut être de F-3" in one for one in found] == [True] * told


@pytest.mark.parametrize(("day", "told"), [("2026-04-30", 1), ("2026-05-01", 1), ("2026-05-02", 0)])
def test_a_part_dismissed_by_name_is_told_of_the_titles_of_before_and_of_that_day(day: str, told: int) -> None:
    title = f"- {{nature: jugement, juridiction: TC, date: {day}, principal: 1000, factures: [F-1, F-2]}}"
    dismissed = "- {date: 2026-05-01, type: jugement, sens: rejet, factures: [F-2]}"
    found = [
        one.key
        for one in check(case(dismissed, titres=title, factures=TWO), office())
        if "accorde avec d'autres" in one.message
    ]
    assert found == ["titres[0]"] * told


@pytest.mark.parametrize(
    ("granted", "day", "told"),
    [
        ("F-1", "2026-05-01", ""),  # one judgment grants a part and dismisses the rest by name
        ("F-1, F-2", "2026-05-01", "un titre du même jour"),
        ("", "2026-05-01", "un titre du même jour"),
        ("F-1", "2026-03-01", ""),  # the title of another invoice stands whatever the creditor's appeal
        ("F-1, F-2", "2026-03-01", "écarte aussi le titre du 01/03/2026"),
    ],
)
def test_a_dismissal_by_name_contradicts_no_title_of_other_invoices(granted: str, day: str, told: str) -> None:
    journal = (
        "- {date: 2026-03-15, type: declaration-d-appel, auteur: creancier}\n"
        "- {date: 2026-05-01, type: jugement, sens: rejet, factures: [F-2]}"
    )
    named = f", factures: [{granted}]" if granted else ""
    title = f"- {{nature: jugement, juridiction: TC, date: {day}, principal: 1000{named}}}"
    found = [one.message for one in check(case(journal, titres=title, factures=TWO), office()) if ".sens" in one.key]
    assert ["" if told in one else one for one in found] == ([""] if told else [])
