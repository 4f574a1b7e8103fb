"""What may be done against those bound with the principal debtor: no stage of the case tells it."""

import pytest

from generator.casework.awaited import lacking
from generator.casework.computed import compute_case
from generator.documents.choice import Choix
from generator.progress.types import Situation
from tests.progress.cases import DEBITEUR, at, case, day, office, seen

PARTIES = f"""\
    {DEBITEUR.strip()}
    - lien: caution
      nature: particulier
      qualite: consommateur
      prenoms: Iris
      nom: Chimère
      adresse: {{rue: 1 rue X, code-postal: 69003, ville: Lyon}}
    - lien: solidaire
      nature: societe
      qualite: professionnel
      denomination: Fournil Hippogriffe
      adresse: {{rue: 1 rue X, code-postal: 69004, ville: Lyon}}
"""
ALL = ("Débiteur d'essai", "Fournil Hippogriffe", "Iris Chimère")
SERVED = "".join(
    f'- {{date: 2026-05-10, type: signification, acte: jugement, mode: personne, debiteur: "{name}"}}\n' for name in ALL
)
IDLE = "exécutoire depuis le 12/06/2026, aucune exécution au journal"
ENDS = {
    "struck off": "- {date: 2026-07-01, type: radiation-du-registre}\n",
    "wound up": "- {date: 2026-07-01, type: dissolution, nature: liquidation-amiable}\n",
    "transmitted": "- {date: 2026-07-01, type: dissolution, nature: transmission-universelle}\n",
    "in liquidation": "- {date: 2026-07-01, type: procedure-collective, nature: liquidation, tribunal: TC}\n",
    "in sauvegarde": "- {date: 2026-07-01, type: procedure-collective, nature: sauvegarde, tribunal: TC}\n",
}
SEIZED = "- {date: 2026-07-01, type: saisie-attribution}\n"
STAYED = "Titre contre Iris Chimère : exécution suspendue par la procédure collective"


def _title(*names: str, limite: str = "") -> str:
    told = "".join(f'    - {{nom: "{one}"{limite}}}\n' for one in names)
    given = (
        "- nature: jugement\n  juridiction: TC\n  date: 2026-05-01\n  principal: 1000\n  executoire-le: 2026-06-12\n"
    )
    return f"{given}  condamnes:\n{told}"


def _told(found: Situation, *names: str) -> list[str]:
    """What is left to do against some, each in the sentence of the case or beside it."""
    left = [one.titre for one in found.restes if any(name in one.titre for name in names)]
    assert all(one in found.prochaine_action or one in [each.titre for each in found.restes_a_part] for one in left)
    return left


@pytest.mark.parametrize("end", ENDS)
def test_a_title_against_the_debtor_and_others_is_told_of_them_once_he_is_out_of_reach(end: str) -> None:
    """« Rien à envoyer : radiation… » was all the agenda said, for years, beside others condemned for the whole."""
    found = seen("2026-11-01", SERVED + ENDS[end], titres=_title(*ALL), debiteurs=PARTIES)
    guarantor = STAYED if end == "in sauvegarde" else f"Titre contre Iris Chimère {IDLE}"
    left = _told(found, *ALL[1:])
    assert [one[: len(guarantor)] for one in left if "Iris" in one] == [guarantor]
    assert [one for one in left if "Iris" not in one] == [f"Titre contre Fournil Hippogriffe {IDLE}"]
    assert not _told(found, f"contre {ALL[0]}")
    assert "Rien à envoyer" not in found.prochaine_action


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        ("", []),  # the stage tells it
        (SEIZED, [f"Titre contre Fournil Hippogriffe {IDLE}"]),
        (SEIZED + SEIZED.replace("}", ", debiteur: Fournil Hippogriffe}"), []),
        (SEIZED + "- {date: 2026-07-02, type: remise-du-titre, a: Me X}\n", []),  # given to be enforced on both
        (SEIZED + "- {date: 2026-07-02, type: suspension, motif: pourparlers}\n", []),
        (ENDS["struck off"], [f"Titre contre Fournil Hippogriffe {IDLE}"]),
        (
            ENDS["struck off"] + "- {date: 2026-07-02, type: remise-du-titre, a: Me X, debiteur: Fournil Hippogriffe}",
            [],
        ),
        (ENDS["struck off"] + "- {date: 2026-07-02, type: radiation-du-registre, personne: Fournil Hippogriffe}", None),
        (ENDS["struck off"] + "- {date: 2026-07-02, type: suspension, motif: pourparlers}", []),
    ],
)
def test_it_is_told_while_nothing_is_done_against_another(journal: str, told: list[str] | None) -> None:
    found = seen("2026-11-01", SERVED + journal, titres=_title(*ALL[:2]), debiteurs=PARTIES)
    left = [one for one in _told(found, "Fournil") if one.startswith("Titre")]
    assert left == (told or [])
    drafted = {one.document for one in found.restes if one.titre in left}
    assert drafted <= ({""} if SEIZED in journal else {"mandat-execution"})


def test_what_was_seized_of_the_debtor_is_told_before_what_is_left_of_another() -> None:
    """« Suite attendue », with the line that notes what the seizure paid, went out of sight behind the other one."""
    seized = SEIZED.replace("}", ", denoncee-le: 2026-07-05}")
    told = seen("2026-11-01", SERVED + seized, titres=_title(*ALL[:2]), debiteurs=PARTIES).prochaine_action
    assert told.startswith("Saisie-attribution du 01/07/2026 : suite attendue (")
    assert told.endswith(f"). Titre contre Fournil Hippogriffe {IDLE}.")


def _owed(paid: str, by: str, condemned: tuple[str, ...], limite: str = "") -> list[str]:
    """What is told of a title of 1 000 € against others alone, of a debt of 3 000 €."""
    three = "- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 3000}\n"
    payment = f"- {{date: 2026-07-01, montant: '{paid}', paye-par: {by}}}\n"
    title = _title(*condemned, limite=limite)
    found = seen("2026-11-01", SERVED, titres=title, debiteurs=PARTIES, factures=three, paiements=payment)
    return [one.titre.split(" exécutoire")[0] for one in found.restes if one.titre.startswith("Titre contre")]


@pytest.mark.parametrize(
    ("paid", "by", "left"),
    [
        ("999.00", ALL[1], [2, 1]),
        ("1000.00", ALL[1], [2, 1]),  # its interest is left
        ("1100.00", ALL[1], []),
        ("1100.00", ALL[2], []),  # the other one owes no more for that
        ("1100.00", ALL[0], [2, 1]),  # the principal debtor, who owes more beside
    ],
)
def test_a_title_paid_whole_by_those_it_condemns_alone_is_not_to_be_enforced(
    paid: str, by: str, left: list[int]
) -> None:
    """« Aucune exécution » was told for good of what was paid, more being owed beside by the principal debtor."""
    assert _owed(paid, by if by != ALL[0] else f'"{by}"', ALL[1:]) == [f"Titre contre {ALL[one]}" for one in left]


def test_one_limited_to_a_part_owes_nothing_once_the_other_paid_the_whole() -> None:
    assert _owed("1100.00", ALL[1], ALL[1:], ", limite: 400") == []


JUDGED = "- {date: 2026-04-20, type: assignation, debiteur: %s, au: 2026-04-28}\n"
JUDGED += "- {date: 2026-05-01, type: jugement, debiteur: %s}\n"
JUDGED = JUDGED % (ALL[1], ALL[1])
ORDERED = f"- {{date: 2026-04-20, type: requete-injonction, debiteur: {ALL[1]}}}\n"
ORDERED += f"- {{date: 2026-05-01, type: ordonnance-injonction, debiteur: {ALL[1]}}}\n"
SERVICE = f"- {{date: 2026-05-10, type: signification, acte: %s, mode: personne, debiteur: {ALL[1]}}}\n"
LACKS = "contre Fournil Hippogriffe sans son titre : ce qu'"


@pytest.mark.parametrize(
    ("journal", "au", "kind"),
    [
        (JUDGED + SERVICE % "jugement", "2026-06-01", ""),  # the time to appeal says what becomes of it
        (JUDGED + SERVICE % "jugement", "2026-06-20", "jugement"),
        (JUDGED, "2026-10-01", ""),  # it is to be served
        (ORDERED + SERVICE % "ordonnance", "2026-06-01", ""),
        (ORDERED + SERVICE % "ordonnance", "2026-08-01", "ordonnance-injonction"),
        (ORDERED, "2026-12-01", ""),  # not served in time, it has lapsed
        (JUDGED.replace("jugement,", "jugement, sens: rejet,"), "2026-08-01", ""),
        (JUDGED.replace(", debiteur: Fournil Hippogriffe", ""), "2026-08-01", ""),  # the stage tells it
        (JUDGED + SERVICE % "jugement" + "- {date: 2026-06-10, type: cloture}\n", "2026-08-01", ""),
    ],
)
def test_a_decision_of_the_journal_against_another_asks_for_its_title(journal: str, au: str, kind: str) -> None:
    """The check told it; the agenda never did, and nothing of what the judge granted was followed."""
    left = [one.titre for one in seen(au, journal, debiteurs=PARTIES).restes if LACKS in one.titre]
    assert [f"nature={kind} " in one and 'condamnes="Fournil Hippogriffe"' in one for one in left] == [True] * bool(
        kind
    )


def test_of_two_judgments_the_last_alone_asks_for_its_title() -> None:
    """The first one ordered something else: an expert, more time."""
    last = JUDGED.partition("\n")[2].replace("2026-05-01", "2026-06-01")
    served = (SERVICE % "jugement").replace("2026-05-10", "2026-06-10")
    found = seen("2026-10-20", JUDGED + last + served, debiteurs=PARTIES)
    left = [one.titre for one in found.restes if LACKS in one.titre]
    assert [one.partition(" contre")[0] for one in left] == ["Jugement du 01/06/2026"]


@pytest.mark.parametrize("nature", ["jugement", "ordonnance-injonction"])
def test_a_decision_that_its_title_tells_asks_for_none(nature: str) -> None:
    journal = (JUDGED if nature == "jugement" else ORDERED) + SERVICE % nature.partition("-")[0]
    title = _title(ALL[1]).replace("jugement", nature)
    found = seen("2026-08-01", journal, debiteurs=PARTIES, titres=title)
    assert not [one for one in found.restes if LACKS in one.titre]


ASKED = "- {date: 2026-04-20, type: requete-injonction}\n"
ORDER = _title(*ALL[:2]).replace("jugement", "ordonnance-injonction").replace("  executoire-le: 2026-06-12\n", "")
ON_EACH = '- {date: 2026-05-10, type: signification, acte: ordonnance, debiteur: "%s"}\n'


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        (ON_EACH % ALL[1], True),  # not served in time on the principal debtor, it lapsed against him alone
        (ON_EACH % ALL[0] + ON_EACH % ALL[1], False),  # the stage tells it
        (ON_EACH % ALL[0], False),
        ("", False),
    ],
)
def test_an_order_that_lapsed_against_the_debtor_alone_is_told_of_the_other(
    journal: str,
    told: bool,  # noqa: FBT001
) -> None:
    """« Procédure à choisir » was all the agenda said, the order served on the other in force."""
    found = seen("2026-12-01", ASKED + journal, titres=ORDER, debiteurs=PARTIES)
    left = [
        one.titre for one in found.restes if one.titre.startswith("Titre contre Fournil Hippogriffe signifié le 10/05")
    ]
    assert bool(left) is told


def test_what_an_opposition_leaves_against_the_other_is_told_once() -> None:
    opposed = (
        ASKED
        + ON_EACH % ALL[0]
        + ON_EACH % ALL[1]
        + f'- {{date: 2026-05-20, type: opposition, debiteur: "{ALL[0]}"}}\n'
    )
    found = seen("2026-12-01", opposed + ENDS["in liquidation"], titres=ORDER, debiteurs=PARTIES)
    assert len([one for one in found.restes if "Fournil Hippogriffe" in one.titre]) == 1


@pytest.mark.parametrize(
    ("plan", "told"), [("", STAYED), (", plan-le: 2026-10-01", "plan du débiteur principal arrêté le")]
)
def test_a_plan_adopted_ends_what_suspended_a_title_against_a_natural_person(plan: str, told: str) -> None:
    """« Exécution suspendue jusqu'au plan » was told years after the plan, of a guarantor."""
    journal = SERVED + ENDS["in sauvegarde"].replace("}", f"{plan}}}")
    found = seen("2026-11-01", journal, titres=_title(*ALL), debiteurs=PARTIES)
    assert [told in one for one in _told(found, "Iris")] == [True]


@pytest.mark.parametrize(
    ("since", "plan", "told"),
    [
        ("2026-09-01, type: remise-du-titre, a: Me X", ", plan-le: 2026-09-01", False),
        ("2026-09-01, type: remise-du-titre, a: Me X, debiteur: Iris Chimère", ", plan-le: 2026-09-01", False),
        ("2026-09-01, type: remise-du-titre, a: Me X, debiteur: Fournil Hippogriffe", ", plan-le: 2026-09-01", True),
        ("2026-09-01, type: saisie-attribution, debiteur: Iris Chimère", ", plan-le: 2026-09-01", False),
        ("2026-08-31, type: remise-du-titre, a: Me X", ", plan-le: 2026-09-01", True),  # stopped until the plan
        ("2026-09-01, type: remise-du-titre, a: Me X", "", True),
    ],
)
def test_what_a_plan_leaves_to_enforce_is_told_until_somebody_is_asked_to(since: str, plan: str, *, told: bool) -> None:
    """« À vérifier » was told for good of a guarantor, once verified and the title handed over to be enforced."""
    journal = f"{SERVED}{ENDS['in sauvegarde'].replace('}', f'{plan}}}')}- {{date: {since}}}\n"
    found = seen("2026-11-01", journal, titres=_title(*ALL), debiteurs=PARTIES)
    assert bool(_told(found, "Titre contre Iris")) is told


BOUND = PARTIES.replace(
    "lien: solidaire", 'lien: solidaire\n      solidarite: {source: "article 8 du contrat"}'
).replace("lien: caution", "lien: caution\n      cautionnement: {date: 2025-01-05, nature: solidaire, plafond: 5000}")
HANDED = ENDS["struck off"] + "- {date: 2026-07-10, type: transmission, a: Me X}\n"
RESUMED = ENDS["in sauvegarde"].replace("}", ", plan-le: 2026-09-01}")
RESUMED += (
    "- {date: 2026-10-15, type: procedure-collective, nature: redressement, tribunal: TC, resolution-du-plan: oui}\n"
)
NOTHING = "Aucune poursuite au journal contre "
UNSUED = tuple(
    f"{NOTHING}{one} : procédure à choisir" for one in ("Fournil Hippogriffe (solidaire)", "Iris Chimère (caution)")
)


@pytest.mark.parametrize(
    ("journal", "parties", "left"),
    [
        ("", BOUND, []),  # the ladder and the procedure chosen are of all
        (ENDS["struck off"], BOUND, [1, 0]),
        (ENDS["in liquidation"], BOUND, [1, 0]),
        (ENDS["in sauvegarde"], BOUND, [0]),  # what is asked of a natural person is suspended
        (RESUMED, BOUND, [0]),  # a plan terminated: the proceedings opened since suspend it again
        (RESUMED.replace("redressement", "liquidation"), BOUND, [1, 0]),
        (ENDS["struck off"], PARTIES, []),  # nothing of the file says that they are bound
        (ENDS["struck off"] + "- {date: 2026-07-05, type: suspension, motif: pourparlers}\n", BOUND, []),
        (ENDS["struck off"] + "- {date: 2026-07-05, type: cloture}\n", BOUND, []),
        (HANDED, BOUND, []),
        (HANDED.replace("a: Me X", "a: Me X, factures: [F-1]"), BOUND, []),  # all there is
        (HANDED.replace("a: Me X", 'a: Me X, debiteur: "Débiteur d\'essai"'), BOUND, [1, 0]),
        (HANDED.replace("a: Me X", "a: Me X, debiteur: Fournil Hippogriffe"), BOUND, [1]),
        (HANDED + "- {date: 2026-08-01, type: reprise}\n", BOUND, [1, 0]),
        (ENDS["struck off"], BOUND.replace("plafond: 5000", "plafond: 5000, jusqu-au: 2026-03-01"), [0]),
        (ENDS["struck off"], BOUND.replace("plafond: 5000", "plafond: 5000, jusqu-au: 2026-03-02"), [1, 0]),
        ("- {date: 2026-07-05, type: contestation, motif: prix, factures: [F-1]}\n", BOUND, []),  # he is within reach
        (ENDS["struck off"] + JUDGED, BOUND, [1]),
        (ENDS["struck off"] + JUDGED.partition("\n")[0].replace("2026-04-28", "2026-12-28") + "\n", BOUND, [1]),
    ],
)
def test_who_is_bound_with_a_debtor_out_of_reach_is_told_until_he_is_sued(
    journal: str, parties: str, left: list[int]
) -> None:
    """« Rien à envoyer » was told for years of a case whose guarantors nobody had thought of."""
    for titles in ("", _title(ALL[0])):
        found = seen("2026-11-01", journal, debiteurs=parties, titres=titles)
        assert [one.titre for one in found.restes if NOTHING in one.titre] == [UNSUED[one] for one in left]


def test_who_is_condemned_beside_him_is_not_told_unsued() -> None:
    found = seen("2026-11-01", SERVED + ENDS["struck off"], debiteurs=BOUND, titres=_title(*ALL))
    assert not [one for one in found.restes if NOTHING in one.titre]


@pytest.mark.parametrize(("paid", "left"), [("399.99", [1, 0]), ("400.00", [0])])
def test_a_guarantor_who_paid_all_he_may_be_asked_for_is_not_to_be_sued(paid: str, left: list[int]) -> None:
    """« Aucune poursuite au journal, procédure à choisir » was told for good of who owes nothing more."""
    payment = f"- {{date: 2026-08-01, montant: '{paid}', paye-par: Iris Chimère}}\n"
    parties = BOUND.replace("plafond: 5000", "plafond: 400")
    found = seen("2026-11-01", ENDS["struck off"], debiteurs=parties, paiements=payment)
    assert [one.titre for one in found.restes if NOTHING in one.titre] == [UNSUED[one] for one in left]


@pytest.mark.parametrize(("au", "told"), [("2031-03-31", True), ("2032-11-01", False)])
def test_nobody_is_to_be_sued_for_what_is_prescribed(au: str, told: bool) -> None:  # noqa: FBT001
    found = at(au, case(ENDS["struck off"], debiteurs=BOUND))
    assert any(NOTHING in one.titre for one in found.restes) is told


TWO = """\
- {numero: F-1, date: 2026-03-02, echeance: 2026-04-01, montant-ttc: 3000}
- {numero: F-2, date: 2026-05-04, echeance: 2026-06-03, montant-ttc: 500}
"""


@pytest.mark.parametrize(
    ("au", "handed", "left"),
    [
        ("2026-11-01", "", [1, 0]),
        ("2026-11-01", "[F-1]", [0]),  # all that the guarantor answers for, and a part of what the other owes
        ("2026-11-01", "[F-2]", [1, 0]),
        ("2026-11-01", "[F-1, F-2]", []),
        ("2031-04-01", "", [1, 0]),
        ("2031-05-15", "", [0]),  # what he guaranteed is prescribed, what came after is not
    ],
)
def test_each_is_told_of_what_may_be_asked_of_him_alone(au: str, handed: str, left: list[int]) -> None:
    """A hand-over of every invoice, or the only one guaranteed being prescribed, left « procédure à choisir »."""
    journal = HANDED.replace("a: Me X", f"a: Me X, factures: {handed}") if handed else ENDS["struck off"]
    parties = BOUND.replace("plafond: 5000", "plafond: 5000, jusqu-au: 2026-04-15")
    found = at(au, case(journal, debiteurs=parties, factures=TWO))
    assert [one.titre for one in found.restes if NOTHING in one.titre] == [UNSUED[one] for one in left]


@pytest.mark.parametrize(
    ("end", "held"), [("", True), ("in sauvegarde", False), ("in liquidation", False), ("struck off", False)]
)
def test_a_suit_that_stops_with_the_debtor_stops_no_demand_to_another(end: str, held: bool) -> None:  # noqa: FBT001
    """« Procédure à choisir » was said of a company whose mise en demeure « une procédure est en cours » refused."""
    sued = "- {date: 2026-04-20, type: assignation, au: 2026-12-28}\n"
    computed = compute_case(case(sued + ENDS.get(end, ""), debiteurs=BOUND), office(), day("2026-11-01"))
    told = [one.titre for one in computed.situation.restes if one.titre == UNSUED[0]]
    found = lacking(computed, office(), "mise-en-demeure", Choix(debiteur=ALL[1]))
    assert any("une procédure est en cours" in one.message for one in found) is held
    assert bool(told) is not held


def test_a_name_keeps_its_capital_where_it_follows_another_thing_left() -> None:
    found = seen("2026-11-01", ENDS["struck off"], debiteurs=BOUND)
    assert "Iris Chimère" in found.prochaine_action
    assert "iris" not in found.prochaine_action


def test_a_plan_is_not_told_again_once_proceedings_opened_since_are_closed() -> None:
    """The plan of a first sauvegarde came back in the agenda once a liquidation opened since was closed."""
    adopted = ENDS["in sauvegarde"].replace("}", ", plan-le: 2026-09-01, cloturee-le: 2026-09-15}")
    opened = "- {date: 2026-12-01, type: procedure-collective, nature: %s, tribunal: TC, cloturee-le: 2027-02-01}\n"
    for nature in ("redressement", "liquidation"):
        found = at("2027-03-01", case(adopted + opened % nature, debiteurs=BOUND)).restes
        assert [one.titre for one in found if NOTHING in one.titre] == [UNSUED[1], UNSUED[0]], nature


def test_a_plan_adopted_leaves_to_verify_what_is_asked_of_a_natural_person() -> None:
    """The agenda said that a guarantor could be pursued, of whom the plan of a sauvegarde may defer the debt."""
    adopted = ENDS["in sauvegarde"].replace("}", ", plan-le: 2026-09-01}")
    for au, natural in (("2026-08-31", []), ("2026-09-01", [f"{UNSUED[1]} ; plan du débiteur principal"])):
        found = [one for one in seen(au, adopted, debiteurs=BOUND).restes if NOTHING in one.titre]
        left = {one.titre.split(" arrêté")[0]: one for one in found}
        assert {told: str(one.depuis) for told, one in left.items()} == {
            **dict.fromkeys(natural, "2026-09-01"),  # not since the day that suspended it
            UNSUED[0]: "2026-07-01",
        }
        reserved = [left[one].titre for one in natural]
        assert all("demander à une personne physique tenue avec lui est à vérifier" in one for one in reserved)


@pytest.mark.parametrize("who", [ALL, ALL[:1]])
def test_a_seizure_is_asked_after_beside_what_is_left_to_do_against_another(who: tuple[str, ...]) -> None:
    """What a joint debtor still owed to be asked silenced, for years, the seizure made on the first."""
    seized = SEIZED.replace("}", ", denoncee-le: 2026-07-05}")
    known = case(SERVED + seized, titres=_title(*who), debiteurs=PARTIES)
    found = at("2027-11-01", known, office(reminder=30)).restes
    asked = [one for one in found if one.titre.startswith("Saisie-attribution du 01/07/2026")]
    assert [str(one.depuis) for one in asked] == ["2026-08-04"]


def test_each_of_two_titles_against_the_same_person_says_its_day() -> None:
    """« Titre contre X exécutoire… » twice, and nothing told one from the other."""
    later = _title(*ALL[1:]).replace("2026-05-01", "2026-05-20")
    served = SERVED + SERVED.replace("2026-05-10", "2026-05-28")
    known = case(served, titres=_title(*ALL[1:]) + later, debiteurs=PARTIES)
    told = _told(at("2026-11-01", known), ALL[2])
    assert [one.partition(" exécutoire")[0] for one in told] == [
        f"Titre contre {ALL[2]} du 01/05/2026",
        f"Titre contre {ALL[2]} du 20/05/2026",
    ]


@pytest.mark.parametrize(
    ("since", "told"),
    [
        ("", 1),
        ("- {date: 2026-07-15, type: audience, debiteur: Fournil Hippogriffe, au: 2026-12-15}\n", 0),  # awaited
        ("- {date: 2026-07-15, type: audience, debiteur: Fournil Hippogriffe, au: 2026-08-15}\n", 0),  # to be told
        ("- {date: 2026-07-15, type: jugement, debiteur: Fournil Hippogriffe}\n", 0),
        ("- {date: 2026-07-15, type: desistement, debiteur: Fournil Hippogriffe}\n", 0),
        ("- {date: 2026-07-15, type: suspension, motif: pourparlers}\n", 0),
    ],
)
def test_the_suit_of_a_joint_debtor_alone_is_told_until_something_else_tells_it(since: str, told: int) -> None:
    """« Procédure à choisir » was all that was said, two years long, while a judge had his case."""
    suit = "- {date: 2026-06-10, type: assignation, juridiction: TC, debiteur: Fournil Hippogriffe}\n"
    placed = "- {date: 2026-06-20, type: placement, debiteur: Fournil Hippogriffe}\n"
    left = [one.titre for one in at("2026-11-01", case(suit + placed + since, debiteurs=PARTIES)).restes]
    waits = "Assignation du 10/06/2026 contre Fournil Hippogriffe : suite attendue (« recouvre noter 2026-9001 jugement"
    assert sum(one.startswith(waits) for one in left) == told
