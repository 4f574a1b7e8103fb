"""Death of a debtor, end of a company, proceedings put aside: ``vie-et-instance.csv``, one plot a row.

``debiteur`` is « societe », « particulier » or their representative, « societe : M. Roux, liquidateur ».
"""

import pytest

from generator.case import Case
from generator.load.checks import check
from generator.model import FaitDeces
from generator.progress.asof import look
from generator.progress.existence import TO_COME, absence, absorbed
from tests.progress.cases import DEBITEUR, at, case, day, limit, office
from tests.progress.test_condemned import PARTIES
from tests.progress.test_plots import told
from tests.tables import read_table

ROWS = read_table(__file__, "vie-et-instance.csv")
PRIVATE = """\
    - nature: particulier
      qualite: consommateur
      prenoms: Jean
      nom: Petit
      adresse:
        rue: 1 rue du Test
        code-postal: 69003
        ville: Lyon
    """


def debtor(text: str) -> dict[str, str]:
    """The debtor of a row, and the family of a claim on him."""
    kind, _, name = text.partition(" : ")
    if kind == "particulier":
        return {"debiteurs": PRIVATE, "creance": "famille: vente-a-consommateur"}
    represented = f"      representant: {name}\n" if name else ""
    return {"debiteurs": DEBITEUR.replace("      forme: SAS\n", f"      forme: SAS\n{represented}")}


def plot(row: dict[str, str]) -> Case:
    """The case of a row."""
    return case(row["journal"], titres=row["titres"], **debtor(row["debiteur"]))


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_a_plot_is_told_as_written(row: dict[str, str]) -> None:
    seen = at(row["au"], plot(row))
    found = {**told(seen), "pause": "\n".join(one.nature for one in seen.pauses)}
    assert found == {column: row[column] for column in found}


def test_a_limit_of_a_suit_says_whom_its_act_is_against_since_the_death() -> None:
    order = "- {date: 2026-09-15, type: ordonnance-injonction}\n"
    death = "- {date: 2026-10-01, type: deces}"
    seen = at("2026-11-20", case(order + death, **debtor("particulier")))
    (why,) = (one for one in limit(seen, "caducite-ordonnance").explication if "l'acte vise" in one)
    assert why.startswith(
        "Décès le 01/10/2026 (Jean Petit) ; héritiers et notaire à rechercher ; l'acte vise qui répond"
    )
    alive = at("2026-11-20", case(order, **debtor("particulier")))
    assert not any("l'acte vise" in one for one in limit(alive, "caducite-ordonnance").explication)


def test_the_death_of_a_guarantor_holds_nobody_else() -> None:
    guarantor = PRIVATE.replace("    - nature", "    - lien: caution\n      nature", 1)
    known = case("- {date: 2026-09-01, type: deces, personne: Jean Petit}", debiteurs=DEBITEUR.rstrip(" ") + guarantor)
    seen = look(known, office(), day("2026-11-20"), None)
    gone = [absence(seen, party) for party in known.dossier.debiteurs]
    assert gone[0] is None
    assert gone[1] is not None
    assert (gone[1].personne, gone[1].depuis) == ("Jean Petit", day("2026-09-01"))
    assert at("2026-11-20", known).pauses == ()


def test_the_lapse_says_what_puts_the_suit_aside_and_what_takes_it_up_again() -> None:
    aside = "- {date: 2026-04-20, type: assignation}\n- {date: 2026-09-01, type: radiation-du-role}"
    (why,) = limit(at("2026-11-20", case(aside)), "peremption").explication
    assert why.startswith("Affaire radiée du rôle le 01/09/2026. Rétablissement sur justification des diligences")
    again = aside + "\n- {date: 2026-10-01, type: retablissement}"
    why, *_ = limit(at("2026-11-20", case(again)), "peremption").explication
    assert "rétablissement ou interruption du 01/10/2026 : peut ne pas valoir diligence" in why


def test_the_prescription_stays_interrupted_while_the_suit_is_stayed() -> None:
    """Counted from the writ, the suit lapsed on 20 April 2028, and the prescription with it (C. civ. 2243)."""
    suit = "- {date: 2026-04-20, type: assignation}\n"
    stayed = suit + "- {date: 2026-09-01, type: sursis-a-statuer, evenement: arrêt pénal}"
    assert not [one for one in at("2030-11-20", case(stayed)).delais if one.nature == "prescription"]
    assert [one for one in at("2030-11-20", case(suit)).delais if one.nature == "prescription"]


def test_what_is_done_to_an_heir_counts_against_the_others_for_his_share_alone() -> None:
    guarantor = PRIVATE.replace("    - nature", "    - lien: caution\n      nature", 1).replace("Jean", "Anne")
    heir = "- {date: 2026-09-01, type: deces, heritiers: [Jean Petit]}"
    for journal, said in ((heir, True), ("", False)):
        known = case(journal, debiteurs=PRIVATE.rstrip(" ") + guarantor, creance="famille: vente-a-consommateur")
        why = limit(at("2026-11-20", known), "prescription").explication
        assert any("que pour sa part, si la dette se divise (C. civ., art. 2245, al. 2" in one for one in why) is said


def test_what_was_waited_from_the_debtor_says_that_he_is_no_more() -> None:
    plan = "- {date: 2026-08-01, type: echeancier, echeances: [{date: 2026-12-15, montant: '1 000,00'}]}\n"
    held = "- {date: 2026-09-01, type: suspension, jusqu-au: 2026-12-04}\n"
    death = "- {date: 2026-10-01, type: deces}"
    seen = at("2026-11-20", case(plan + held + death, **debtor("particulier")))
    for nature in ("echeance", "fin-de-pause"):
        assert limit(seen, nature).consequence == "Décès le 01/10/2026 : plus rien n'est demandé à ce débiteur."


def test_a_suit_interrupted_by_a_death_says_how_it_is_taken_up_again() -> None:
    suit = "- {date: 2026-04-20, type: assignation}\n- {date: 2026-09-01, type: deces, notifie-le: 2026-10-01}"
    back = "\n- {date: 2026-11-02, type: retablissement}"
    for journal, said in ((suit, True), (suit + back, False)):
        why = limit(at("2026-11-20", case(journal, **debtor("particulier"))), "peremption").explication
        assert any(one.startswith("Instance interrompue par le décès notifié le 01/10/2026") for one in why) is said


def test_a_limit_of_an_act_against_a_dead_guarantor_says_whom_it_is_against() -> None:
    guarantor = PRIVATE.replace("    - nature", "    - lien: caution\n      nature", 1)
    order = "- {date: 2026-09-15, type: ordonnance-injonction, debiteur: Jean Petit}\n"
    death = "- {date: 2026-10-01, type: deces, personne: Jean Petit}"
    seen = at("2026-11-20", case(order + death, debiteurs=DEBITEUR.rstrip(" ") + guarantor))
    why = limit(seen, "caducite-ordonnance").explication
    assert any(one.startswith("Décès le 01/10/2026 (Jean Petit)") for one in why)


@pytest.mark.parametrize(("against", "early"), [("", 0), (", debiteur: Jean Petit", 1)])
def test_the_wait_of_the_heir_of_a_guarantor_is_his_alone(against: str, early: int) -> None:
    guarantor = PRIVATE.replace("    - nature", "    - lien: caution\n      nature", 1)
    heir = "personne: Marc Petit, heritiers: [Jean Petit], titre-signifie-le: 2026-11-16"
    death = f"- {{date: 2026-09-01, type: deces, {heir}}}"
    seizure = f"\n- {{date: 2026-11-18, type: saisie-attribution, denoncee-le: 2026-11-20{against}}}"
    title = "- {nature: jugement, juridiction: TC, date: 2026-06-01, principal: 1000, executoire-le: 2026-06-01}"
    seen = at("2026-11-20", case(death + seizure, titres=title, debiteurs=DEBITEUR.rstrip(" ") + guarantor))
    assert limit(seen, "attente-heritiers").personne == "Jean Petit"
    assert sum(one.nature == "attente-heritiers" for one in seen.retards) == early


def test_a_joint_debtor_who_is_the_heir_too_is_bound_for_himself() -> None:
    """Named, the deceased is still in the case: its death is his, not hers."""
    widow = PRIVATE.replace("    - nature", "    - lien: solidaire\n      nature", 1).replace("Jean", "Anne")
    death = "- {date: 2026-09-01, type: deces, personne: Jean Petit, heritiers: [Anne Petit]}"
    known = case(death, debiteurs=PRIVATE.rstrip(" ") + widow, creance="famille: vente-a-consommateur")
    (fact,) = known.dossier.journal
    assert isinstance(fact, FaitDeces)
    assert [one.nom_complet for one in fact.de(known.dossier.debiteurs)] == ["Jean Petit"]
    assert not [one for one in check(known, office()) if "comme héritier" in one.message]
    assert not any("2245, al. 2" in why for one in at("2026-11-20", known).delais for why in one.explication)


@pytest.mark.parametrize(
    ("owed", "others", "said"),
    [
        ("", "", "Jean Petit est poursuivi comme héritier : il ne doit que sa part"),
        (", dette: entiere", "", ""),
        (", dette: sa-part", "", ""),
        (
            ", dette: sa-part",
            PRIVATE.replace("- nature", "- lien: solidaire\n      nature").replace("Jean", "Anne"),
            "seul",
        ),
    ],
)
def test_what_an_heir_owes_of_his_case_is_said(owed: str, others: str, said: str) -> None:
    """An heir held for his share is alone in his case: the others owe the whole, on amounts that are not reduced."""
    death = f"- {{date: 2026-09-01, type: deces, heritiers: [Jean Petit]{owed}}}"
    debtors = PRIVATE.rstrip(" ") + others
    known = case(death, debiteurs=debtors, creance="famille: vente-a-consommateur")
    found = [one.message for one in check(known, office()) if "héritier" in one.message]
    assert ([said in one for one in found] == [True]) if said else found == []


def test_the_share_of_the_heir_of_a_guarantor_is_refused_with_a_way_out_that_passes() -> None:
    """A guarantor is never alone in a case, nor does the case count what part of the bond his heir owes."""
    guarantor = PRIVATE.replace("    - nature", "    - lien: caution\n      nature", 1)

    def told(owed: str) -> list[tuple[str, str, str]]:
        heir = f"personne: Marc Petit, heritiers: [Jean Petit]{owed}"
        known = case(f"- {{date: 2026-09-01, type: deces, {heir}}}", debiteurs=DEBITEUR.rstrip(" ") + guarantor)
        found = [one for one in check(known, office()) if "héritier" in one.message]
        return [(one.level, one.message, one.remedy) for one in found]

    ((level, what, remedy),) = told(", dette: sa-part")
    assert level == "erreur"
    assert "la part de l'héritier d'une caution n'est pas calculée" in what
    assert "Retirer « dette: sa-part »" in remedy
    assert "dette: entiere" in remedy
    ((level, _, remedy),) = told("")
    assert level == "avertissement"
    assert "sa-part" not in remedy, "which is refused"
    assert told(", dette: entiere") == []


OLD = "- {numero: F-1, date: 2024-09-02, echeance: 2024-10-01, montant-ttc: 1000}\n"


@pytest.mark.parametrize(
    ("journal", "payer", "sure"),
    [
        ("- {date: 2025-10-01, type: deces}", "", "2026-09-30"),  # by nobody: the sure day does not count it
        ("- {date: 2025-10-01, type: deces}", ", paye-par: Jean Petit", "2028-01-09"),  # ordered before he died
        ("- {date: 2026-02-01, type: deces}", "", "2028-01-09"),  # he was alive
        ("", "", "2028-01-09"),
    ],
)
def test_a_payment_after_the_death_by_nobody_does_not_surely_interrupt(journal: str, payer: str, sure: str) -> None:
    paid = f"- {{date: 2026-01-10, montant: 100{payer}}}"
    seen = at("2026-03-20", case(journal, paiements=paid, factures=OLD, **debtor("particulier")))
    found = limit(seen, "prescription")
    assert found.date == day("2028-01-10")
    assert found.prudence == day(sure)
    doubted = "À vérifier : le débiteur était mort, et rien ne dit qui a payé." in " ".join(found.explication)
    assert doubted is (sure < "2028")


@pytest.mark.parametrize(
    ("end", "lacks"),
    [
        (
            "dissolution, nature: liquidation-amiable",
            "liquidateur à nommer, à écrire sous « representant » du débiteur",
        ),
        ("radiation-du-registre", "mandataire ad hoc à nommer, à écrire sous « representant » du débiteur"),
        (
            "dissolution, nature: transmission-universelle, associe: Absorbante",
            "dette passée à l'associé unique : Absorbante, à écrire à la place de la société, sous « debiteurs »",
        ),
    ],
)
def test_the_agenda_says_at_once_what_a_company_that_is_no_more_waits_for(end: str, lacks: str) -> None:
    """« Rien à envoyer », and an empty agenda until the reminder of the office, 90 days later."""
    title = "- {nature: jugement, juridiction: TC, date: 2026-05-04, principal: 1000, signifie-le: 2026-05-10}"
    known = case(f"- {{date: 2026-07-01, type: {end}}}", titres=title)
    seen = at("2026-08-20", known)
    assert [one.titre.endswith(lacks) for one in seen.restes] == [True]
    assert seen.prochaine_action.endswith(f"{lacks}.")
    answered = case(f"- {{date: 2026-07-01, type: {end}}}\n- {{date: 2026-07-02, type: cloture}}", titres=title)
    assert not at("2026-08-20", answered).restes


GONE = "Radiation du registre le 01/07/2026 (Débiteur d'essai SAS) ; mandataire ad hoc à nommer"
OUT = "- {date: 2026-07-01, type: radiation-du-registre%s}\n"
HEARD = "- {date: 2026-04-20, type: assignation, rg: A1, juridiction: TC, au: 2026-07-10}\n"


def test_what_a_company_that_is_no_more_waits_for_is_said_before_the_rest() -> None:
    """« Rien à envoyer : audience du 10/07/2026 (TC) passée… »: what is not to be sent was said of the hearing."""
    handed = "- {date: 2026-04-27, type: placement, rg: A1}\n"
    told = at("2026-08-20", case(HEARD + handed + OUT % "")).prochaine_action
    assert told.startswith("Rien à envoyer : radiation du registre le 01/07/2026")
    assert "« representant » du débiteur. Audience du 10/07/2026 (TC) passée : " in told


def test_a_company_struck_off_in_collective_proceedings_waits_for_nobody_else() -> None:
    """« Mandataire ad hoc à nommer » was told when the liquidator of the proceedings answers."""
    opened = (
        "- {date: 2026-07-15, type: procedure-collective, nature: liquidation, tribunal: TC, declaree-le: 2026-07-20}"
    )
    seen = at("2026-08-20", case(OUT % "" + opened))
    assert not [one.titre for one in seen.restes if GONE in one.titre]


def test_the_agenda_says_what_a_joint_debtor_that_is_no_more_waits_for() -> None:
    """Of him, nothing was told: the title against him left the agenda, and the case looked idle."""
    title = """\
- {nature: jugement, juridiction: TC, date: 2026-05-04, principal: 1000, signifie-le: 2026-05-10,
   executoire-le: 2026-06-20, condamnes: [{nom: Fournil Hippogriffe}]}
"""
    seen = at("2026-08-20", case(OUT % ", personne: Fournil Hippogriffe", titres=title, debiteurs=PARTIES))
    lacks = "mandataire ad hoc à nommer, à écrire sous « representant » du débiteur"
    told = f"Radiation du registre le 01/07/2026 (Fournil Hippogriffe) ; {lacks}"
    assert [one.titre for one in seen.restes if one.nomme] == [told]


@pytest.mark.parametrize(
    ("more", "au", "until"),
    [
        ("", "2026-07-15", "2026-08-10"),
        ("", "2026-08-10", "2026-08-10"),  # the last day to oppose
        ("", "2026-08-11", None),
        (", opposition-le: 2026-07-20", "2026-10-01", ""),
        (", opposition-le: 2026-07-20, opposition-rejetee-le: 2026-09-30", "2026-09-29", ""),
        (", opposition-le: 2026-07-20, opposition-rejetee-le: 2026-09-30", "2026-10-01", None),
        (", opposition-le: 2026-07-20, garanties-le: 2026-09-30", "2026-10-01", None),
        (", opposition-le: 2026-08-20", "2026-08-21", None),  # too late: it passed all the same
    ],
)
def test_a_sole_member_owes_nothing_before_the_estate_passes_to_him(more: str, au: str, until: str | None) -> None:
    """« Cette dette vous vient de … dont le patrimoine vous est transmis » was written to him in the thirty days."""
    end = (
        "- {date: 2026-07-01, type: dissolution, nature: transmission-universelle, personne: Alpha, "
        f"associe: Débiteur d'essai, publiee-le: 2026-07-11{more}}}"
    )
    dossier = case(end)
    found, party = at(au, dossier), dossier.dossier.debiteur
    held = [(one.jusqu_au.isoformat() if one.jusqu_au else "") for one in found.pauses if one.nature == TO_COME]
    left = [one.titre for one in found.restes if "sous « debiteurs »" in one.titre]
    assert held == ([] if until is None else [until])
    assert [one.startswith("Dissolution sans liquidation le 01/07/2026 (Alpha) ; la dette ne") for one in left] == (
        [] if until is None else [True]
    )
    assert (absorbed(dossier.dossier, day(au), party) is None) is (until is not None)


@pytest.mark.parametrize(
    ("death", "au", "since"),
    [
        ("", "2027-01-04", ""),  # the wait before the heirs may be summoned
        ("", "2027-01-05", "2027-01-05"),
        (", sommation-le: 2027-02-05", "2027-04-05", ""),  # they choose
        (", sommation-le: 2027-02-05", "2027-04-06", "2027-04-06"),
        (", actif-net-le: 2026-12-01", "2027-01-05", ""),  # the time to declare runs
    ],
)
def test_a_death_is_left_to_do_once_no_limit_says_what_is_waited_for(death: str, au: str, since: str) -> None:
    """The agenda was empty for three months, the sentence alone saying that the heirs might be summoned."""
    found = at(au, case(f"- {{date: 2026-09-01, type: deces{death}}}", **debtor("particulier")))
    left = [one.depuis.isoformat() for one in found.restes if one.titre.endswith("suite à décider")]
    assert left == [since] * bool(since)
