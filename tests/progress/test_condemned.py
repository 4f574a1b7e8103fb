"""Each of those a title condemns has his own limits, from his own service: one row of ``condamnes.csv`` each."""

import datetime as dt

import pytest

from generator.progress.asof import look
from generator.progress.seizures import running, undone
from tests.progress.cases import DEBITEUR, at, case, office
from tests.tables import read_table

AU = dt.date(2026, 11, 20)
ROWS = read_table(__file__, "condamnes.csv")
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
      adresse: {{rue: 1 rue X, code-postal: 97400, ville: Saint-Denis}}
"""
NATURES = frozenset(
    {
        "caducite-ordonnance",
        "caducite-jugement",
        "opposition",
        "attente-execution",
        "appel",
        "saisie-attribution-denonciation",
    }
)
ACTS = ("saisie", "jugement", "rejet", "remise-du-titre")


def _journal(told: str, acte: str) -> str:
    """« Iris Chimère 2026-09-10 » is a service, « saisie-attribution Iris Chimère 2026-09-29 » a seizure."""
    lines = []
    for one in filter(None, told.split(" / ")):
        words, day = one[:-10].strip(), one[-10:]
        kind, _, name = words.partition(" ") if words.startswith(ACTS) else ("", "", words)
        who = f", debiteur: {name}" if name else ""
        kind = "jugement, sens: rejet" if kind == "rejet" else kind
        fact = f"type: {kind}" if kind else f"type: signification, acte: {acte}, mode: personne"
        lines.append(f"- {{date: {day}, {fact}{who}}}\n")
    return "".join(lines)


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_each_of_those_condemned_has_his_own_limits(row: dict[str, str]) -> None:
    names = "".join(f"    - nom: {one}\n" for one in row["condamnes"].split(" / ") if one)
    title = f"- nature: {row['nature']}\n  juridiction: TAE de Lyon\n  date: 2026-09-01\n  principal: '1 000,00'\n"
    title += f"  condamnes:\n{names}" if names else ""
    acte = row["nature"].partition("-")[0]
    seen = at(row["au"], case(_journal(row["journal"], acte), titres=title, debiteurs=PARTIES))
    assert seen.stade.value == row["stade"]
    found: dict[str, dict[str, str]] = {}
    for one in seen.delais:
        if one.nature in NATURES or (one.nature == "prescription" and "titre" in one.titre):
            found.setdefault(one.personne or "Débiteur d'essai", {})[one.nature] = one.date.isoformat()
            assert one.intitule.endswith(f"({one.personne})") or not one.personne
    expected = dict(line.split(" : ") for line in row["délais"].split("\n") if line)
    assert found.keys() == expected.keys()
    for name, limits in expected.items():
        told = [limit.split() for limit in limits.split(", ")]
        assert sorted(found[name]) == sorted(nature for nature, *_ in told), name
        assert all(found[name][nature] == day for nature, *rest in told for day in rest), name


def test_an_act_against_another_interrupts_nothing_for_the_principal_debtor() -> None:
    journal = "- {date: 2026-09-29, type: saisie-attribution%s}\n"
    named = ("", ", debiteur: Iris Chimère")
    his, other = (at("2026-10-01", case(journal % who, debiteurs=PARTIES)) for who in named)
    (interrupted,), (running,) = ([one for one in seen.delais if one.nature == "prescription"] for seen in (his, other))
    assert interrupted.date > running.date
    assert other.stade.value == "relance"


def test_a_joint_debtor_sued_apart_has_his_own_hearing_and_limits() -> None:
    """Neither the hearing nor the day to hand the writ over was on the agenda."""
    his_own = "juridiction: TAE de Lyon, au: 2026-09-15, debiteur: Fournil Hippogriffe"
    writ = f"- {{date: 2026-07-15, type: assignation, {his_own}}}\n"
    seen = at("2026-07-20", case(writ, debiteurs=PARTIES))
    his = {one.nature: one.date.isoformat() for one in seen.delais if one.personne == "Fournil Hippogriffe"}
    assert his == {"placement": "2026-09-07", "audience": "2026-09-15", "peremption": "2028-07-17"}
    handed = at("2026-09-10", case(writ + "- {date: 2026-09-01, type: placement}\n", debiteurs=PARTIES))
    assert {one.nature for one in handed.delais if one.personne} == {"audience", "peremption"}
    judged = "- {date: 2026-09-15, type: jugement, debiteur: Fournil Hippogriffe}\n"
    over = at("2026-09-20", case(writ + judged, debiteurs=PARTIES))
    assert not {one.nature for one in over.delais if one.personne} & {"audience", "placement", "peremption"}


@pytest.mark.parametrize(
    ("his", "heard", "handed", "left"),
    [
        ("15", "15", [""], ["", "Fournil Hippogriffe"]),  # of which of the two suits, nothing says: of neither
        ("05", "15", [""], ["", "Fournil Hippogriffe"]),  # sued before, or the same day: it is of neither either
        ("10", "15", [""], ["", "Fournil Hippogriffe"]),
        ("25", "15", [""], ["Fournil Hippogriffe"]),  # sued after it: it is the principal debtor's
        ("15", "22", [""], []),  # one hearing: one suit
        ("15", "15", [", debiteur: Fournil Hippogriffe"], [""]),
        ("15", "15", [", debiteur: Débiteur d'essai"], ["Fournil Hippogriffe"]),
        ("15", "15", ["", ", debiteur: Débiteur d'essai"], ["Fournil Hippogriffe"]),  # one act, noted anew
        ("15", "15", ["", ""], []),
    ],
)
def test_a_handing_over_that_names_nobody_is_of_one_suit_alone(
    his: str, heard: str, handed: list[str], left: list[str]
) -> None:
    """That of a joint debtor sued apart stood for the principal debtor's, or his for the joint debtor's."""
    writ = "- {date: 2026-07-%s, type: assignation, juridiction: TAE de Lyon, au: 2026-09-%s%s}\n"
    copies = "".join(f"- {{date: 2026-07-20, type: placement{who}}}\n" for who in handed)
    journal = writ % ("10", "22", "") + writ % (his, heard, ", debiteur: Fournil Hippogriffe") + copies
    seen = at("2026-07-30", case(journal, debiteurs=PARTIES))
    known = [one for one in seen.delais if one.nature == "placement"]
    assert sorted(one.personne for one in known) == left
    assert all(("Ou dire à cet acte le débiteur" in one.consequence) == (len(left) > 1) for one in known)
    missed = at("2026-10-01", case(journal, debiteurs=PARTIES))
    for one in (one for one in missed.delais if one.nature == "placement"):
        whom = one.personne or "Débiteur d'essai"
        assert f'placement debiteur="{whom}"' in one.consequence


def test_an_opposition_judged_against_a_guarantor_is_over_for_him_and_his_limits_run() -> None:
    order, judgment = (
        f"- nature: {nature}\n  juridiction: TAE de Lyon\n  date: {day}\n  principal: '800,00'\n"
        "  condamnes:\n    - nom: Iris Chimère\n"
        for nature, day in (("ordonnance-injonction", "2026-07-01"), ("jugement", "2026-09-01"))
    )
    journal = _journal("Iris Chimère 2026-07-06", "ordonnance") + "- {date: 2026-07-20, type: opposition}\n"
    seen = at("2026-10-01", case(journal, titres=order + judgment, debiteurs=PARTIES))
    assert [one.personne for one in seen.delais if one.nature == "caducite-jugement"] == ["Iris Chimère"]
    assert "Opposition" not in seen.explication


@pytest.mark.parametrize(("judged", "pending"), [("Iris Chimère", True), ("Débiteur d'essai", False)])
def test_an_opposition_judged_against_a_guarantor_alone_is_pending_for_the_debtor(
    judged: str, *, pending: bool
) -> None:
    order, judgment = (
        f"- nature: {nature}\n  juridiction: TAE de Lyon\n  date: {day}\n  principal: '800,00'\n"
        f"  condamnes: [{names}]\n"
        for nature, day, names in (
            ("ordonnance-injonction", "2026-07-01", "{nom: Débiteur d'essai}, {nom: Iris Chimère}"),
            ("jugement", "2026-09-01", f"{{nom: {judged}}}"),
        )
    )
    served = _journal("Débiteur d'essai 2026-07-06 / Iris Chimère 2026-07-06", "ordonnance")
    journal = served + "- {date: 2026-07-20, type: opposition}\n"
    seen = at("2026-10-01", case(journal, titres=order + judgment, debiteurs=PARTIES))
    assert seen.explication.startswith("Opposition formée le 20/07/2026") is pending


SERVED = "  signifie-le: 2026-09-10\n"


@pytest.mark.parametrize(
    ("condamnes", "au", "expected"),
    [
        # the service the title tells is that of the only one it condemns: a month to appeal (CPC 538)
        ("Iris Chimère", "2026-10-01", {"Iris Chimère": "appel 2026-10-12"}),
        # of two, it is the principal debtor's: the other has been served nothing (CPC 478)
        (
            "Débiteur d'essai / Iris Chimère",
            "2026-10-01",
            {"": "appel 2026-10-12", "Iris Chimère": "caducite-jugement 2027-03-01"},
        ),
        # and so of two others: the first named
        (
            "Iris Chimère / Fournil Hippogriffe",
            "2026-10-01",
            {"Iris Chimère": "appel 2026-10-12", "Fournil Hippogriffe": "caducite-jugement 2027-03-01"},
        ),
        # known from its own day, not the day before
        ("Iris Chimère", "2026-09-01", {"Iris Chimère": "caducite-jugement 2027-03-01"}),
        ("Iris Chimère", "2026-08-31", {}),
    ],
)
def test_the_service_a_title_tells_is_that_of_the_first_it_condemns(
    condamnes: str, au: str, expected: dict[str, str]
) -> None:
    names = "".join(f"    - nom: {one}\n" for one in condamnes.split(" / "))
    title = f"- nature: jugement\n  juridiction: TAE de Lyon\n  date: 2026-09-01\n{SERVED}  principal: '1 000,00'\n"
    seen = at(au, case("", titres=f"{title}  condamnes:\n{names}", debiteurs=PARTIES))
    found = [one for one in seen.delais if one.nature in {"appel", "caducite-jugement"}]
    assert {one.personne: f"{one.nature} {one.date.isoformat()}" for one in found} == expected


@pytest.mark.parametrize(
    ("titles", "journal", "gone"),
    [
        ("Iris Chimère 2026-06-01 écarté", "", "2026-06-01"),
        ("Débiteur d'essai 2026-06-01 écarté", "", ""),  # it never founded a seizure on her
        (
            "Iris Chimère 2026-06-01 écarté / Débiteur d'essai 2026-06-02",
            "",
            "2026-06-01",
        ),  # the other's founds nothing
        ("Iris Chimère 2026-06-01 / Iris Chimère 2026-06-02 écarté", "", ""),  # the first one holds
        ("Iris Chimère 2026-08-10 écarté", "", "2026-08-10"),  # of the day of the seizure
        ("Iris Chimère 2026-08-11 écarté", "", ""),  # of the day after: it was made on something else
        ("", "jugement Iris Chimère 2026-06-01 / rejet Iris Chimère 2026-10-01", "2026-10-01"),
        ("", "rejet Iris Chimère 2026-06-01", ""),  # a dismissal founds no seizure
    ],
)
def test_a_seizure_rests_on_a_title_against_whom_it_seizes(titles: str, journal: str, gone: str) -> None:
    """CPCE L111-2: what the title set aside since leaves without one."""
    written = ""
    for one in filter(None, titles.split(" / ")):
        name, day = one.removesuffix(" écarté")[:-11], one.removesuffix(" écarté")[-10:]
        aside = ", ecarte-le: 2026-10-05" if one.endswith(" écarté") else ""
        ruled = f"nature: jugement, juridiction: TC, date: {day}, principal: 1000"
        written += f"- {{{ruled}, condamnes: [{{nom: {name}}}]{aside}}}\n"
    seized = "- {date: 2026-08-10, type: saisie-attribution, denoncee-le: 2026-08-12, debiteur: Iris Chimère}\n"
    seen = look(case(_journal(journal, "jugement") + seized, titres=written, debiteurs=PARTIES), office(), AU, None)
    (seizure,) = running(seen)
    found = undone(seen, seizure)
    assert (str(found.date) if found else "") == gone


JOINT_ORDERS = """\
- {nature: ordonnance-injonction, juridiction: TC, date: 2026-09-01, rg: A1, principal: 1000,
   condamnes: [{nom: Débiteur d'essai}]}
- {nature: ordonnance-injonction, juridiction: TC, date: 2026-09-10, rg: B2, principal: 1000,
   condamnes: [{nom: Fournil Hippogriffe}]}
"""
JOINT_SERVICES = """\
- {date: 2026-09-25, type: signification, acte: ordonnance, mode: personne}
- {date: 2026-09-28, type: signification, acte: ordonnance, mode: personne, debiteur: Fournil Hippogriffe}
"""


@pytest.mark.parametrize(
    ("journal", "stage", "limits"),
    [
        ("", "titre", ["caducite-ordonnance  2026-12-01", "caducite-ordonnance Fournil Hippogriffe 2026-12-10"]),
        (
            JOINT_SERVICES + "- {date: 2026-10-05, type: opposition, rg: B2}",
            "titre",
            ["opposition  2026-10-26", "attente-execution  2026-11-25"],
        ),
        (  # Fournil is in La Réunion: a month more to oppose, and to wait (CPC 643)
            JOINT_SERVICES + "- {date: 2026-10-05, type: opposition, rg: A1}",
            "judiciaire",
            ["attente-execution Fournil Hippogriffe 2026-11-30", "opposition Fournil Hippogriffe 2026-11-30"],
        ),
        (JOINT_SERVICES + "- {date: 2026-10-05, type: opposition}", "judiciaire", []),
    ],
)
def test_of_two_orders_each_against_one_the_number_says_which_is_opposed(
    journal: str, stage: str, limits: list[str]
) -> None:
    seen = at("2026-10-20", case(journal, titres=JOINT_ORDERS, debiteurs=PARTIES))
    assert seen.stade == stage
    found = [f"{one.nature} {one.personne} {one.date}" for one in seen.delais if one.nature in NATURES]
    assert found == limits


def test_two_orders_of_one_day_each_against_one_are_served_by_the_number_of_either_place() -> None:
    """The journal and the title of an order may number it in two ways: the other debtor's is none of his."""
    told = "- {date: 2026-09-01, type: ordonnance-injonction, rg: IP1}\n"
    served = "- {date: 2026-09-25, type: signification, acte: ordonnance, mode: personne, rg: IP1}"
    seen = at("2026-10-20", case(told + served, titres=JOINT_ORDERS.replace("09-10", "09-01"), debiteurs=PARTIES))
    found = [f"{one.nature} {one.personne} {one.date}" for one in seen.delais if one.nature in NATURES]
    assert found == [
        "opposition  2026-10-26",
        "attente-execution  2026-11-25",
        "caducite-ordonnance Fournil Hippogriffe 2026-12-01",
    ]


def test_what_a_judge_asks_of_a_joint_debtor_sued_with_the_others_is_under_his_name() -> None:
    """Neither his limit nor his hearing was told anywhere: he is sued by no writ of his own."""
    journal = (
        "- {date: 2026-08-03, type: assignation, juridiction: TAE de Lyon, au: 2026-09-15}\n"
        "- {date: 2026-09-15, type: renvoi, debiteur: Fournil Hippogriffe, a-faire: conclure, avant-le: 2026-10-09,"
        " au: 2026-12-16}\n"
    )
    seen = at("2026-10-09", case(journal, debiteurs=PARTIES))
    told = {(one.nature, one.personne, one.date.isoformat()) for one in seen.delais}
    assert ("delai-du-juge", "Fournil Hippogriffe", "2026-10-09") in told
    assert ("audience", "Fournil Hippogriffe", "2026-12-16") in told


@pytest.mark.parametrize(("service", "au", "since"), [
    ("", "2026-12-01", ""),
    ("2026-11-24", "2026-11-23", ""),
    ("2026-11-24", "2026-11-24", "24/11/2026"),
    ("2026-09-22", "2026-10-22", "22/10/2026"),
])  # fmt: skip
def test_a_protective_seizure_against_a_joint_debtor_condemned_with_the_others_is_to_be_converted(
    service: str, au: str, since: str
) -> None:
    """What a title says of its service and of its force is of the first one it condemns: his was never told."""
    journal = "- {date: 2026-06-05, type: saisie-conservatoire, debiteur: Fournil Hippogriffe}\n"
    journal += "- {date: 2026-06-20, type: assignation, juridiction: TAE de Lyon}\n"
    served = f"- {{date: {service}, type: signification, acte: jugement, debiteur: Fournil Hippogriffe}}\n"
    title = (
        "- {nature: jugement, juridiction: TAE de Lyon, date: 2026-09-10, principal: 900, signifie-le: 2026-09-20,"
        " executoire-le: 2026-10-22, condamnes: [{nom: Débiteur d'essai}, {nom: Fournil Hippogriffe}]}"
    )
    seen = at(au, case(journal + (served if service else ""), titres=title, debiteurs=PARTIES))
    told = [one.titre for one in seen.restes if "acte de conversion" in one.titre]
    assert [f"exécutoire depuis le {since}" in one for one in told] == ([True] if since else [])


@pytest.mark.parametrize(
    ("journal", "told"),
    [
        ("", "Titre contre Fournil Hippogriffe exécutoire depuis le 25/08/2026, aucune exécution au journal"),
        ("- {date: 2026-09-01, type: remise-du-titre, a: Me Essai, debiteur: Fournil Hippogriffe}", ""),
        ("- {date: 2026-09-01, type: saisie-attribution, debiteur: Fournil Hippogriffe, denoncee-le: 2026-09-03}", ""),
        ("- {date: 2026-09-01, type: suspension, motif: pourparlers}", ""),
        ("- {date: 2026-09-01, type: cloture}", ""),
    ],
)
def test_a_title_against_a_joint_debtor_alone_is_told_until_it_is_enforced(journal: str, told: str) -> None:
    """The stage is that of the principal debtor: nothing of the agenda said that another could be pursued."""
    served = "- {date: 2026-08-01, type: signification, acte: jugement, debiteur: Fournil Hippogriffe}\n"
    title = """\
- {nature: jugement, juridiction: TC, date: 2026-07-01, principal: 1000, condamnes: [{nom: Fournil Hippogriffe}],
   executoire-le: 2026-08-25}
"""
    found = at("2026-09-20", case(served + journal, titres=title, debiteurs=PARTIES))
    assert [one.titre for one in found.restes if one.titre.startswith("Titre ")] == ([told] if told else [])
    left = [one for one in found.restes if one.titre == told]
    assert all(
        (one.nomme, one.document, one.debiteur) == (True, "mandat-execution", "Fournil Hippogriffe") for one in left
    )


IDLE = "Titre contre {} exécutoire depuis le {}{}, aucune exécution au journal"
BOTH = "[{nom: Iris Chimère}, {nom: Fournil Hippogriffe}]"
UNSERVED = ", sans signification notée (CPC, art. 503)"


@pytest.mark.parametrize(
    ("title", "journal", "told"),
    [
        (
            "jugement, executoire-le: 2026-08-25",
            "Fournil Hippogriffe 2026-08-01",
            [("Iris Chimère", "25/08/2026", UNSERVED), ("Fournil Hippogriffe", "25/08/2026", "")],
        ),
        ("jugement, executoire-le: 2026-08-25", "", [("Iris Chimère", "25/08/2026", UNSERVED)]),
        (
            "acte-notarie, executoire-le: 2026-08-25",
            "",
            [("Iris Chimère", "25/08/2026", ""), ("Fournil Hippogriffe", "25/08/2026", "")],
        ),
    ],
)
def test_a_title_against_two_others_is_told_of_each(title: str, journal: str, told: list[tuple[str, ...]]) -> None:
    """What it says of its force is of the first one: the second one's stopped the whole case, « x not in tuple »."""
    given = f"- {{nature: {title}, juridiction: TC, date: 2026-07-01, principal: 1000, condamnes: {BOTH}}}"
    found = at("2026-11-20", case(_journal(journal, "jugement"), titres=given, debiteurs=PARTIES))
    assert [one.titre for one in found.restes if one.titre.startswith("Titre ")] == [IDLE.format(*one) for one in told]


@pytest.mark.parametrize(
    ("nature", "served", "au", "paid", "told"),
    [
        ("ordonnance-injonction", "2026-08-01", "2026-09-20", "", False),  # he may still oppose it: a month, and one
        ("ordonnance-injonction", "2026-08-01", "2026-11-20", "", True),
        ("ordonnance-injonction", "2027-01-20", "2027-04-20", "", False),  # not served in time: it has lapsed
        ("jugement", "2026-08-01", "2026-11-20", "", True),
        ("jugement", "2026-08-01", "2026-11-20", "399,00", True),
        ("jugement", "2026-08-01", "2026-11-20", "400,00", False),  # all he is condemned to
    ],
)
def test_a_title_that_nothing_is_left_of_against_a_joint_debtor_is_not_told(
    nature: str,
    served: str,
    au: str,
    paid: str,
    told: bool,  # noqa: FBT001
) -> None:
    """« Date exécutoire à noter » was told while he could oppose the order, and once he had paid all that he owed."""
    whom = "[{nom: Fournil Hippogriffe, limite: 400}]"
    given = f"- {{nature: {nature}, juridiction: TC, date: 2026-07-01, principal: 1000, condamnes: {whom}}}"
    payment = f"- {{date: 2026-10-01, montant: '{paid}', paye-par: Fournil Hippogriffe}}" if paid else ""
    journal = _journal(f"Fournil Hippogriffe {served}", nature.partition("-")[0])
    found = at(au, case(journal, titres=given, debiteurs=PARTIES, paiements=payment))
    assert [one.titre.partition(" : ")[0] for one in found.restes if one.titre.startswith("Titre ")] == (
        [f"Titre contre Fournil Hippogriffe signifié le {'/'.join(reversed(served.split('-')))}"] if told else []
    )


@pytest.mark.parametrize(
    ("who", "nature", "document"),
    [
        ("Iris Chimère", "sauvegarde", ""),
        ("Iris Chimère", "liquidation", "mandat-execution"),
        ("Fournil Hippogriffe", "sauvegarde", "mandat-execution"),
    ],
)
def test_a_title_against_a_natural_person_is_not_enforced_while_the_debtor_is_under_observation(
    who: str, nature: str, document: str
) -> None:
    """Its mandate was drafted, and refused: the proceedings of the principal debtor suspend it (C. com., L622-28)."""
    given = f"- {{nature: jugement, juridiction: TC, date: 2026-07-01, principal: 1000, condamnes: [{{nom: {who}}}],"
    opened = f"- {{date: 2026-09-05, type: procedure-collective, nature: {nature}, tribunal: TC}}\n"
    journal = _journal(f"{who} 2026-08-01", "jugement") + opened
    found = at("2026-11-20", case(journal, titres=given + " executoire-le: 2026-08-25}", debiteurs=PARTIES))
    (told,) = [one for one in found.restes if one.titre.startswith(f"Titre contre {who}")]
    assert told.document == document
    assert ("exécution suspendue par la procédure collective" in told.titre) is (not document)


def test_a_plan_broken_since_its_title_is_noticed_before_anything_is_enforced() -> None:
    """The agenda said beside the letter that nothing was enforced, which the plan forbids until then."""
    plan = """\
- {date: 2026-08-01, type: echeancier, echeances: [{date: 2026-09-01, montant: 500}, {date: 2026-11-01, montant: 500}]}
- {date: 2026-09-05, type: echeance-manquee, echeance: 2026-09-01}
"""
    title = "- {nature: transaction, juridiction: TC, date: 2026-08-01, principal: 1000, executoire-le: 2026-08-25}"
    found = at("2026-09-20", case(plan, titres=title))
    assert found.prochaine_action.startswith("Mise en demeure après rupture de l'échéancier")
    assert not [one.titre for one in found.restes if "aucune exécution" in one.titre]


@pytest.mark.parametrize("gone", ["", ", ecarte-le: 2026-10-01"])
def test_a_case_dismissed_against_the_principal_is_not_told_to_close_while_another_is_condemned(gone: str) -> None:
    """« Reste à faire » said to close the case beside the limits of the title against the guarantor."""
    journal = "- {date: 2026-06-01, type: jugement, sens: rejet}\n- {date: 2026-09-01, type: jugement, debiteur: %s}"
    title = "- {nature: jugement, juridiction: TC, date: 2026-09-01, principal: 900, condamnes: [{nom: %s}]%s}"
    who = "Fournil Hippogriffe"
    found = at("2026-11-01", case(journal % who, titres=title % (who, gone), debiteurs=PARTIES))
    stands = f"Rien ne se réclame plus au débiteur principal : le titre contre {who} demeure, à vérifier"
    told = [one.titre for one in found.restes if "se réclame" in one.titre]
    assert [one == stands for one in told] == [not gone]
    assert [": « recouvre noter 2026-9001 cloture »" in one for one in told] == [bool(gone)]
