"""Acts on a title of several debtors: one row of ``condamnes.csv`` each, whom it is against or why it is refused."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.documents import CATALOGUE
from generator.documents.choice import Choix
from generator.documents.contexts import condemned, of
from generator.documents.whom import AT_LAW
from generator.money import ZERO, format_eur
from generator.pages import reading
from generator.pages.dossier import context
from generator.pages.fragments import fragment
from generator.pages.types import Vue
from generator.progress import procedures
from generator.progress.bonds import untold
from generator.render import html
from tests.documents import bound, sample
from tests.documents.sample import missing, remarks
from tests.tables import read_table

ROWS = read_table(__file__, "condamnes.csv")
TITLE = """titres:
  - nature: %s
    juridiction: Tribunal des activités économiques de Lyon
    date: 2026-11-03
    principal: 3 817,94
    executoire-le: 2026-11-03
"""
THREAT = "  - {date: 2026-11-12, type: verification-solvabilite, source: comptes, menace: oui, resultat: non déposés}\n"
OPENED = (
    "  - {date: 2026-11-%s, type: procedure-collective, nature: %s, tribunal: TAE de Lyon, bodacc-le: 2026-11-18, "
    "mandataire: SELARL Fictia}\n"
)


def _condemned(told: str) -> str:
    """« A / B : 3 000,00 » as the YAML writes it."""
    lines = []
    for one in filter(None, told.split(" / ")):
        name, _, limit = one.partition(" : ")
        lines.append(f"      - nom: {name}\n" + (f"        limite: {limit}\n" if limit else ""))
    return "    condamnes:\n" + "".join(lines) if lines else ""


def _facts(told: str, act: str) -> tuple[str, str]:
    """« A 05/11 » is a service, « A paie 1 000,00 le 10/11 » a payment, « liquidation 12/11 » a judgment."""
    facts, payments = "", ""
    for one in filter(None, told.split(" / ")):
        day = re.findall(r"(\d\d)/11", one)[0]
        if paid := re.fullmatch(r"(.+) paie (.+) le .*", one):
            by = "" if paid[1] == "Boulangerie Chimère" else f", paye-par: {paid[1]}"
            payments += f"  - {{date: 2026-11-{day}, montant: '{paid[2]}'{by}}}\n"
        elif one.startswith("saisie autorisée "):
            told = f"autorisee-le: 2026-11-{day}, debiteur: {one[17:-6]}"
            facts += f"  - {{date: 2026-11-{day}, type: saisie-conservatoire, {told}}}\n" + THREAT
        elif one.startswith("rejet "):
            facts += f"  - {{date: 2026-11-{day}, type: jugement, sens: rejet, debiteur: {one[6:-6]}}}\n"
        elif one.startswith(("redressement", "liquidation")):
            facts += OPENED % (day, one.split()[0])
        else:
            facts += f"  - {{date: 2026-11-{day}, type: signification, acte: {act}, debiteur: {one[:-6]}}}\n"
    return facts, payments


def text_of(row: dict[str, str]) -> str:
    nature = row["titre"] or "jugement"
    facts, payments = _facts(row["journal"], "ordonnance" if nature == "ordonnance-injonction" else "jugement")
    base = bound.guaranteed_by_a_company() if nature == "société" else bound.guaranteed()
    text = bound.joint(base).replace("journal:\n", f"{payments}journal:\n", 1)
    title = "" if nature in {"-", "société"} else TITLE % nature + _condemned(row["condamnes"])
    return text.replace("pieces:\n  -", f"{facts}{title}pieces:\n  -", 1)


@pytest.mark.parametrize("row", ROWS, ids=[row["cas"] for row in ROWS])
def test_an_act_on_a_title_is_against_those_it_condemns(row: dict[str, str], home: Path) -> None:
    computed, entry = sample.from_text(home, text_of(row)), CATALOGUE[row["document"]]
    choix = Choix(debiteur=row["debiteur"])
    lacks = _plain(" ".join(one.message for one in missing(entry, *computed, choix=choix)))
    if row["refus"]:
        assert row["refus"] in lacks
        return
    assert not lacks
    draft = entry.draft(*computed, choix=choix)
    assert row["dit"] in _plain(sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root)))


BACK = "remboursements:\n  - {date: 2026-11-12, montant: '1 000,00', a: Iris Chimère}\n"
COSTS = "frais:\n  - {date: 2026-11-20, nature: saisie, montant: '3 000,00', a-la-charge-de: debiteur, piece: acte}\n"


@pytest.mark.parametrize(("back", "asked"), [("", "0.00"), (BACK, "1000.00")])
def test_what_was_given_back_to_a_condemned_guarantor_may_be_asked_again(back: str, asked: str, home: Path) -> None:
    """Condemned up to 5 000,00, she paid it; 1 000,00 went back to her, above what was then owed."""
    told = "Boulangerie Chimère 05/11 / Iris Chimère 06/11 / Iris Chimère paie 5 000,00 le 10/11"
    row = {"titre": "", "condamnes": "Boulangerie Chimère / Iris Chimère : 5 000,00", "journal": told}
    text = text_of(row).replace("journal:\n", f"{back}{COSTS}journal:\n", 1)
    entry = CATALOGUE["mandat-execution"]
    draft = entry.draft(*sample.from_text(home, text), choix=Choix(debiteur="Iris Chimère"))
    party = next(one for one in draft.dossier.debiteurs if one.nom_complet == "Iris Chimère")
    assert str(condemned.owed(draft, party).quantize(Decimal("0.01"))) == asked


STOPPED = (
    "Intérêts du titre arrêtés au 12 novembre 2026, jugement d'ouverture du débiteur principal, par prudence : seules "
    "les personnes physiques tenues avec lui s'en prévalent (code de commerce, article L622-28, à vérifier)."
)


@pytest.mark.parametrize("document", ["mandat-execution", "demande-signification", "transmission-commissaire"])
@pytest.mark.parametrize("condemned_too", ["", "Boulangerie Chimère / "])
@pytest.mark.parametrize("who", ["Fournil Hippogriffe", "Iris Chimère"])
def test_an_act_against_another_says_that_interest_stopped_at_the_opening_of_the_principal_debtor(
    document: str, condemned_too: str, who: str, home: Path
) -> None:
    """It stopped by prudence, and the one who enforces read no word of it."""
    row = {"titre": "", "condamnes": f"{condemned_too}{who}", "journal": "redressement 12/11"}
    entry = CATALOGUE[document]
    for journal, told in (("redressement 12/11", 1), ("", 0)):
        computed = sample.from_text(home, text_of({**row, "journal": journal}))
        draft = entry.draft(*computed, choix=Choix(debiteur=who))
        page = _plain(sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root)))
        assert page.count(STOPPED) == told
        assert sum("par prudence : seules les personnes" in one for one in draft.decompte.remarques) == told


ALREADY = (
    "Un titre condamne déjà Fournil Hippogriffe SAS (codébitrice solidaire) : jugement du 3 novembre 2026, tribunal "
    "des activités économiques de Lyon, qui accorde 3 817,94 € en principal. Le créancier peut agir contre chacun de "
    "ceux qui doivent la même dette ; ce qui est recouvré contre l'un réduit d'autant la dette des autres (code civil, "
    "article 1313)."
)


@pytest.mark.parametrize("document", sorted(AT_LAW))
def test_a_joint_debtor_condemned_already_is_told_so_and_not_sued_with_the_principal(document: str, home: Path) -> None:
    row = {"titre": "", "condamnes": "Fournil Hippogriffe", "journal": "Fournil Hippogriffe 06/11"}
    text = text_of(row).replace("journal:\n", f"journal:\n{bound.NOTICES}", 1)
    computed, entry = sample.from_text(home, text), CATALOGUE[document]
    draft = entry.draft(*computed)
    told = _plain(sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root)))
    assert (ALREADY in told) is (document != "projet-ordonnance")  # the judge's own words
    told = told.replace(ALREADY, "")
    assert "Fournil" not in told
    assert "odébiteur" not in told
    assert not re.search("(condamner|enjoint|enjoindre|enjoignant) solidairement", told)
    if entry.remarques:
        left = " ".join(one.message for one in remarks(entry, *computed))
        assert "cet acte ne vise pas Fournil Hippogriffe : un titre (jugement du 03/11/2026) condamne déjà" in left


def test_one_whose_solidarity_is_not_proved_is_not_called_solidary(home: Path) -> None:
    text = text_of({"titre": "", "condamnes": "Fournil Hippogriffe", "journal": "Fournil Hippogriffe 06/11"})
    bond = bound.JOINT[bound.JOINT.index("    solidarite:") :]
    computed, entry = sample.from_text(home, text.replace(bond, "", 1)), CATALOGUE["assignation-fond"]
    draft = entry.draft(*computed)
    told = _plain(sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root)))
    assert "Un titre condamne déjà Fournil Hippogriffe SAS (codébitrice) :" in told
    assert "article 1313" not in told


@pytest.mark.parametrize(("day", "known"), [("2026-11-15", ["plus récent, ne dit pas qu'il condamne Iris Chimère"]),
                                            ("2026-11-03", [])])  # fmt: skip
def test_a_later_title_that_leaves_him_out_may_have_replaced_his(home: Path, day: str, known: list[str]) -> None:
    row = {"titre": "", "condamnes": "Boulangerie Chimère / Iris Chimère", "journal": "Iris Chimère 06/11"}
    later = TITLE.partition("\n")[2].replace("2026-11-03", day) % "jugement" + _condemned("Boulangerie Chimère")
    computed = sample.from_text(home, text_of(row).replace("pieces:\n  -", f"{later}pieces:\n  -", 1))
    entry, choix = CATALOGUE["mandat-execution"], Choix(debiteur="Iris Chimère")
    told = " ".join(one.message for one in remarks(entry, *computed, choix=choix))
    assert re.findall("plus récent, ne dit pas qu'il condamne Iris Chimère", told) == known


UNLIMITED = (
    "aucune limite n'est dite à la condamnation d'Iris Chimère, caution engagée dans la limite de 3 000,00 € : "
    "3 817,94 € lui sont demandés."
)


@pytest.mark.parametrize(
    ("condemned", "ceiling", "debiteur", "told"),
    [
        ("Boulangerie Chimère / Iris Chimère", "3 000,00", "", UNLIMITED),
        ("Boulangerie Chimère / Iris Chimère", "3 817,94", "", ""),
        ("Boulangerie Chimère / Iris Chimère : 3 000,00", "3 000,00", "", ""),
        ("Boulangerie Chimère / Iris Chimère", "3 000,00", "Boulangerie Chimère", ""),
        ("", "3 000,00", "", "le dossier ne dit pas si le titre condamne Iris Chimère"),
    ],
)
def test_what_is_to_be_read_in_a_title_is_told(
    home: Path, condemned: str, ceiling: str, debiteur: str, told: str
) -> None:
    row = {"titre": "", "condamnes": condemned, "journal": "Boulangerie Chimère 03/11 / Iris Chimère 03/11"}
    text = text_of(row).replace("plafond: 10 000,00", f"plafond: {ceiling}", 1)
    computed = sample.from_text(home, text, au=dt.date(2026, 11, 3))
    found = remarks(CATALOGUE["mandat-execution"], *computed, choix=Choix(debiteur=debiteur))
    said = _plain(" ".join(one.message for one in found))
    assert told in said
    assert "aucune limite" in told or "aucune limite" not in said
    assert "le titre ne condamne pas cette personne" not in said or condemned


@pytest.mark.parametrize("condemned", ["Boulangerie Chimère", ""])
@pytest.mark.parametrize(
    ("document", "debiteur", "other"),
    [
        ("transmission-commissaire", "", "Iris Chimère, dans la limite de 3 000,00 € : jugement du 7 novembre 2026"),
        ("transmission-avocat", "", "Iris Chimère, dans la limite de 3 000,00 € : jugement du 7 novembre 2026"),
        ("mandat-execution", "", "Iris Chimère, dans la limite de 3 000,00 € : jugement du 7 novembre 2026"),
        ("transmission-commissaire", "Iris Chimère", "Boulangerie Chimère SARL : jugement du 3 novembre 2026"),
    ],
)
def test_an_act_on_a_title_tells_the_title_against_another(
    home: Path, condemned: str, document: str, debiteur: str, other: str
) -> None:
    row = {"titre": "", "condamnes": condemned, "journal": "Boulangerie Chimère 05/11 / Iris Chimère 08/11"}
    hers = TITLE.partition("\n")[2].replace("2026-11-03", "2026-11-07") % "jugement" + _condemned(
        "Iris Chimère : 3 000,00"
    )
    computed = sample.from_text(home, text_of(row).replace("pieces:\n  -", f"{hers}pieces:\n  -", 1))
    entry, choix = CATALOGUE[document], Choix(debiteur=debiteur)
    draft = entry.draft(*computed, choix=choix)
    told = _plain(sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root)))
    assert f"Un autre titre condamne {other}" in told
    assert "Le décompte ci-dessous n'est pas celui de ce titre." in told
    unsaid = not condemned and not debiteur  # the title may condemn the joint debtor too
    assert ("Contre Fournil Hippogriffe SAS, un titre reste à obtenir ; ce que" in told) is not unsaid


def test_a_judgment_that_dismisses_the_claim_against_one_leaves_no_title_against_him(home: Path) -> None:
    row = {"titre": "", "condamnes": "Iris Chimère", "journal": "Iris Chimère 06/11"}
    lost = "  - {date: 2026-11-15, type: jugement, sens: rejet%s}\n"
    for who, refused in ((", debiteur: Iris Chimère", True), (", debiteur: Fournil Hippogriffe", False)):
        text = text_of(row).replace("titres:\n", f"{lost % who}titres:\n", 1)
        found = missing(CATALOGUE["mandat-execution"], *sample.from_text(home, text))
        assert any("puis demande rejetée" in one.message for one in found) is refused, who


def test_serving_a_title_of_a_guarantor_warns_when_less_is_left_to_the_principal_debtor(home: Path) -> None:
    row = {"titre": "", "condamnes": "Iris Chimère", "journal": "Boulangerie Chimère paie 2 000,00 le 10/11"}
    told = [one.message for one in remarks(CATALOGUE["demande-signification"], *sample.from_text(home, text_of(row)))]
    assert any("nul ne doit pour lui plus que lui" in one for one in told)


BOTH = "majoration de cinq points comptée à compter du %s ; Iris Chimère ne la doit %s sa propre signification"


@pytest.mark.parametrize(
    ("title", "debiteur", "raised", "told"),
    [
        ("jugement 28/11", "", "06/01/2026", BOTH % ("06/01/2026", "qu'à compter du 29/01/2026, d'après")),
        ("jugement 05/11", "", "06/01/2026", ""),
        ("jugement 28/11", "Boulangerie Chimère", "06/01/2026", ""),
        ("jugement 28/11", "Iris Chimère", "29/01/2026", ""),
        ("ordonnance-injonction 28/11", "Boulangerie Chimère", "13/01/2026", ""),
        ("ordonnance-injonction 28/11", "Iris Chimère", "01/03/2026", ""),  # her own month to oppose ends on 29/12
    ],
)
def test_the_five_points_run_from_the_service_on_each(
    home: Path, title: str, debiteur: str, raised: str, told: str
) -> None:
    nature, served = title.split()
    row = {"titre": nature, "condamnes": "Boulangerie Chimère / Iris Chimère"}
    text = text_of({**row, "journal": f"Boulangerie Chimère 05/11 / Iris Chimère {served}"}).replace("2026-", "2025-")
    text = text.replace("executoire-le: 2025-11-03", "executoire-le: 2025-11-12") if nature != "jugement" else text
    computed = sample.from_text(home, text, au=dt.date(2026, 3, 20))
    entry, choix = CATALOGUE["mandat-execution"], Choix(debiteur=debiteur)
    draft = entry.draft(*computed, choix=choix)
    page = _plain(sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root)))
    rates = re.findall(r"(\d\d/\d\d/\d{4}) \d\d/\d\d/\d{4} \d+ [\d,]+ % \(taux légal [\d,]+ %( \+ 5 points)?\)", page)
    assert next(day for day, more in rates if more) == raised
    remarked = " ".join(one.message for one in remarks(entry, *computed, choix=choix))
    assert (told in remarked and told[1:] in page) if told else "majoration" not in remarked


@pytest.mark.parametrize(
    ("title", "journal", "document"),
    [
        ("jugement", "Boulangerie Chimère 05/11 / Iris Chimère 28/11", "mandat-execution"),
        ("jugement", "Boulangerie Chimère 05/11", "transmission-commissaire"),
        ("ordonnance-injonction", "Boulangerie Chimère 05/11 / Iris Chimère 28/11", "mandat-execution"),
    ],
)
def test_an_act_against_several_asks_nobody_more_than_he_owes(
    home: Path, title: str, journal: str, document: str
) -> None:
    text = text_of({"titre": title, "condamnes": "Boulangerie Chimère / Iris Chimère", "journal": journal})
    text = text.replace("2026-", "2025-").replace("executoire-le: 2025-11-03", "executoire-le: 2025-11-12")
    computed, entry = sample.from_text(home, text, au=dt.date(2026, 2, 10)), CATALOGUE[document]
    draft = entry.draft(*computed)
    printed = of(entry, draft)
    apart = {
        name: entry.draft(*computed, choix=Choix(debiteur=name)).decompte
        for name in ("Boulangerie Chimère", "Iris Chimère")
    }
    owed = {name: one.total for name, one in apart.items()}
    assert {one.nom.removesuffix(" SARL"): one.demande for one in printed["vises"]} == owed
    assert owed["Iris Chimère"] < owed["Boulangerie Chimère"] == draft.decompte.total
    page = _plain(sample.plain(html(entry.gabarit_pour(draft), printed, computed[0].root)))
    asked = _plain(format_eur(owed["Iris Chimère"]))
    assert f"À Iris Chimère, il n'est demandé que {asked}, sa signification étant postérieure ou à venir. Pour" in page
    assert f"à échoir sont de {_plain(format_eur(apart['Iris Chimère'].interet_par_jour or ZERO))} par jour. " in page
    assert "À Boulangerie" not in page


def test_the_five_points_are_not_owed_by_whom_the_title_is_not_served_on(home: Path) -> None:
    row = {"titre": "", "condamnes": "Boulangerie Chimère / Iris Chimère", "journal": "Boulangerie Chimère 05/11"}
    text = text_of(row).replace("2026-", "2025-")
    *_, decompte, _ = sample.from_text(home, text, au=dt.date(2026, 3, 20))
    assert any("Iris Chimère ne la doit pas encore, sans sa propre signification" in one for one in decompte.remarques)


def test_a_mandate_lists_the_payments_made_of_its_title(home: Path) -> None:
    journal = "Iris Chimère 06/11 / Boulangerie Chimère paie 500,00 le 10/11 / Iris Chimère paie 300,00 le 10/11"
    row = {"titre": "", "condamnes": "Iris Chimère", "journal": journal}
    computed = sample.from_text(home, text_of(row).replace("principal: 3 817,94", "principal: 2 000,00", 1))
    entry = CATALOGUE["mandat-execution"]
    assert not missing(entry, *computed)
    printed = of(entry, entry.draft(*computed))
    assert [format_eur(one.montant) for one in printed["paiements"]] == ["300,00\N{NO-BREAK SPACE}€"]
    assert [(str(one.montant), one.jusqu_au) for one in printed["compris"]] == [("1000.00", dt.date(2026, 11, 3))]


def test_the_last_day_to_serve_an_order_is_its_own_not_that_of_another_debtor(home: Path) -> None:
    order = "ordonnance-injonction"
    row = {"titre": order, "condamnes": "Boulangerie Chimère", "journal": ""}
    later = TITLE.partition("\n")[2].replace("2026-11-03", "2026-11-15") % order + _condemned("Iris Chimère")
    computed = sample.from_text(home, text_of(row).replace("pieces:\n  -", f"{later}pieces:\n  -", 1))
    told = _plain(sample.words("demande-signification", computed))
    assert "l'ordonnance serait non avenue" in told
    assert "Passé le 3 février 2027" in told


def _plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace(" ,", ",")


def test_a_guarantor_condemned_when_the_principal_debtor_alone_is_not_owes_what_a_lawyer_settles(home: Path) -> None:
    row = {"titre": "", "condamnes": "Boulangerie Chimère / Iris Chimère", "journal": "Iris Chimère 06/11"}
    lost = {**row, "journal": "Iris Chimère 06/11 / rejet Boulangerie Chimère 12/11"}
    entry, choix = CATALOGUE["mandat-execution"], Choix(debiteur="Iris Chimère")
    said = "la demande est rejetée contre Boulangerie Chimère seul, par le jugement du 12/11/2026"
    for one, expected in ((row, False), (lost, True)):
        told = " ".join(line.message for line in remarks(entry, *sample.from_text(home, text_of(one)), choix=choix))
        assert (said in _plain(told)) is expected


def test_a_suit_whose_judgment_was_set_aside_is_to_be_judged_again_and_not_begun_again(home: Path) -> None:
    row = {"titre": "", "condamnes": "", "journal": ""}
    suit = "journal:\n  - {date: 2026-10-01, type: assignation}\n  - {date: 2026-11-03, type: jugement}\n"
    text = text_of(row).replace("journal:\n", suit, 1)
    aside = text.replace("executoire-le: 2026-11-03", "ecarte-le: 2026-11-10")
    order = aside.replace("nature: jugement", "nature: ordonnance-injonction").replace("type: jugement", "type: note")
    entry, told = (
        CATALOGUE["assignation-fond"],
        "écarté le 10/11/2026 sans autre décision au dossier : la demande",
    )
    for one, expected in ((text, False), (aside, True), (order.replace("type: assignation", "type: note"), False)):
        assert (told in " ".join(line.message for line in missing(entry, *sample.from_text(home, one)))) is expected
    ended = aside.replace("  - {date: 2026-11-03, type: j", "  - {date: 2026-11-12, type: desistement}\n&", 1)
    ended = ended.replace("&", "  - {date: 2026-11-03, type: j", 1)
    assert told not in " ".join(line.message for line in missing(entry, *sample.from_text(home, ended)))


@pytest.mark.parametrize(
    ("document", "debiteur", "name"),
    [
        ("assignation-fond", "", "Fournil Hippogriffe"),
        ("assignation-fond", "", "Iris Chimère"),
        ("mise-en-demeure", "Fournil Hippogriffe", "Fournil Hippogriffe"),
        ("mise-en-demeure-caution", "Iris Chimère", "Iris Chimère"),
        ("information-caution", "Iris Chimère", "Iris Chimère"),
        ("information-annuelle-caution", "Iris Chimère", "Iris Chimère"),
    ],
)
def test_nothing_is_asked_any_more_of_whom_a_judgment_discharges(
    home: Path, document: str, debiteur: str, name: str
) -> None:
    row = {"titre": "-", "condamnes": "", "journal": f"rejet {name} 12/11"}
    computed = sample.from_text(home, text_of(row).replace("journal:\n", f"journal:\n{bound.NOTICES}", 1))
    entry, choix = CATALOGUE[document], Choix(debiteur=debiteur)
    told = [one.message for one in (*missing(entry, *computed, choix=choix), *remarks(entry, *computed, choix=choix))]
    assert [one for one in told if "rejetée contre" in one and "12/11/2026 (CPC, art. 480)" in one]
    draft = entry.draft(*computed)
    assert debiteur or name not in sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root))
    assert not [one for one in untold(*computed[:2], sample.AU, computed[2]) if name in one.message]


ENDED = {
    "": "",
    "  - {date: 2026-11-12, type: jugement, sens: rejet}\n": "demande rejetée par le jugement du 12/11/2026",
    "  - {date: 2026-11-12, type: jugement, sens: rejet, debiteur: Boulangerie Chimère}\n": "demande rejetée par",
    "  - {date: 2026-11-12, type: desistement, auteur: creancier, portee: action}\n": "désistement d'action du 12/11",
    "  - {date: 2026-11-12, type: desistement, auteur: creancier, portee: instance}\n": "",
}


@pytest.mark.parametrize("fact", ENDED)
def test_a_guarantor_is_not_told_of_a_debt_that_is_over(fact: str, home: Path) -> None:
    """His guarantee ends with it, unless a title condemns him: nor is he to be told by a warning of the case."""
    text = bound.guaranteed(text=sample.base()).replace("pieces:\n  -", f"{fact}pieces:\n  -", 1)
    later = sample.ORDER.replace("ordonnance-injonction", "jugement").replace("2026-11-03", "2026-11-13")
    title = f"{later}    condamnes: [{{nom: Iris Chimère}}]\n"
    for granted, over in (("", ENDED[fact]), (title, "")):
        computed = sample.from_text(home, text.replace("pieces:\n  -", f"{granted}pieces:\n  -", 1))
        lacks = missing(CATALOGUE["information-caution"], *computed, choix=Choix(debiteur="Iris Chimère"))
        told = [one.message for one in lacks if "le cautionnement s'éteint" in one.message]
        assert [over in one for one in told] == ([True] if over else [])
        warned = [one for one in untold(*computed[:2], sample.AU, computed[2]) if "Iris" in one.message]
        assert bool(warned) is not bool(over)


@pytest.mark.parametrize(("condemned", "refused"), [("Boulangerie Chimère", 1), ("Iris Chimère", 0)])
def test_a_title_given_since_lifts_a_discharge_for_those_it_condemns(home: Path, condemned: str, refused: int) -> None:
    """Refused by a judgment of 12 November, a claim on a guarantor that an arrêt of the 18th grants against her."""
    row = {"titre": "-", "condamnes": "", "journal": "rejet Iris Chimère 12/11"}
    title = (TITLE % "arret").replace("2026-11-03", "2026-11-18") + _condemned(condemned)
    computed = sample.from_text(home, text_of(row).replace("pieces:\n  -", f"{title}pieces:\n  -", 1))
    found = missing(CATALOGUE["mise-en-demeure-caution"], *computed, choix=Choix(debiteur="Iris Chimère"))
    assert len([one for one in found if "rejetée contre Iris Chimère" in one.message]) == refused


@pytest.mark.parametrize("document", ["demande-signification", "transmission-commissaire"])
def test_what_a_title_grants_is_asked_for_from_its_own_day(document: str, home: Path) -> None:
    granted = sample.from_text(home, sample.text_of("ordonnance"), au=dt.date(2026, 11, 3))
    assert not sample.missing(CATALOGUE[document], *granted)
    assert "Principal restant dû sur le titre 3 817,94" in sample.words(document, granted)


def test_the_page_of_a_title_calls_it_no_invoice_and_says_whose_limit_is_next(home: Path) -> None:
    case, office, owed, seen = sample.from_text(home, sample.text_of("ordonnance"))
    full = Vue(case, office, seen, owed, "", procedures=procedures(case, office, sample.AU, owed))
    page = sample.plain(fragment("dossier.html", context(full, reading.read(full)), home))
    assert "Principal accordé : 3 817,94 € ; avoirs 0,00 €" in page
    assert "Facture du 03/11/2026" not in page
    assert "Délai du créancier le plus proche" in page
    order = "rdonnance d'injonction de payer, président du tribunal des activités économiques de Lyon, RG 2026IP00001"
    assert f"O{order} : 3 817,94 € en principal" in page
    assert f"03/11/2026 o{order}" in sample.words("transmission-commissaire", (case, office, owed, seen))


def test_a_title_has_no_due_date_to_be_reminded_of_even_on_its_own_day(home: Path) -> None:
    granted = sample.from_text(home, sample.text_of("ordonnance"), au=dt.date(2026, 11, 3))
    lacking = sample.missing(CATALOGUE["rappel-avant-echeance"], *granted)
    assert any("n'est à échoir" in found.message for found in lacking)


@pytest.mark.parametrize(("chosen", "told"), [("F-2026-031", ["500,00"]), ("F-2026-017", [])])
def test_what_a_guarantor_paid_of_another_debt_and_lowers_her_limit_is_told(
    home: Path, chosen: str, told: list[str]
) -> None:
    """Two titles may each deduct it: which one it lowers is not settled, and the act says less than it may ask."""
    row = {"titre": "", "condamnes": "Iris Chimère : 3 000,00", "journal": "Iris Chimère 06/11"}
    paid = f"  - {{date: 2026-11-10, montant: 500, paye-par: Iris Chimère, imputation-choisie: [{chosen}]}}\n"
    text = text_of(row).replace("journal:\n", f"{paid}journal:\n", 1)
    other = "  - {numero: F-2026-031, date: 2026-08-10, echeance: 2026-09-09, montant-ttc: 900}\n"
    text = text.replace("paiements:\n", f"{other}paiements:\n", 1)
    text = text.replace("    principal: 3 817,94\n", "    principal: 3 817,94\n    factures: [F-2026-017]\n", 1)
    found = remarks(CATALOGUE["mandat-execution"], *sample.from_text(home, text))
    said = [_plain(one.message) for one in found if "de la limite de sa" in one.message]
    assert [re.findall(r"([\d,]+) € payés par Iris Chimère hors de ce titre", one)[0] for one in said] == told


def test_what_the_principal_debtor_paid_of_a_title_that_limits_him_is_not_said_of_another_debt(home: Path) -> None:
    row = {
        "titre": "",
        "condamnes": "Boulangerie Chimère : 3 000,00",
        "journal": "Boulangerie Chimère 05/11 / Boulangerie Chimère paie 500,00 le 10/11",
    }
    found = remarks(CATALOGUE["mandat-execution"], *sample.from_text(home, text_of(row)))
    assert not [one for one in found if "hors de ce titre" in one.message]


@pytest.mark.parametrize(("paid", "told"), [("9 000,00", 1), ("1 000,00", 0)])
def test_an_act_on_a_title_tells_what_was_received_above_every_debt_before_it(home: Path, paid: str, told: int) -> None:
    """The title was enforced for the whole of what the debtor had paid twice over, without a word."""
    row = {"titre": "", "condamnes": "Boulangerie Chimère", "journal": "Boulangerie Chimère 05/11"}
    text = text_of(row).replace("montant: 1 000,00", f"montant: {paid}", 1)
    found = remarks(CATALOGUE["mandat-execution"], *sample.from_text(home, text))
    assert len([one for one in found if "reçus en trop le 20/09/2026, avant ce titre" in one.message]) == told


@pytest.mark.parametrize(
    ("opponent", "document", "debiteur", "refused"),
    [
        ("Fournil Hippogriffe", "mandat-execution", "", True),
        ("Fournil Hippogriffe", "mandat-execution", "Fournil Hippogriffe", True),
        ("Fournil Hippogriffe", "mandat-execution", "Boulangerie Chimère", False),
        ("Fournil Hippogriffe", "transmission-commissaire", "", True),
        ("Fournil Hippogriffe", "transmission-commissaire", "Boulangerie Chimère", False),
        ("Boulangerie Chimère", "mandat-execution", "", True),
        ("Boulangerie Chimère", "mandat-execution", "Fournil Hippogriffe", False),
    ],
)
def test_an_order_opposed_by_one_is_handed_over_against_the_other_by_his_name(
    opponent: str, document: str, debiteur: str, home: Path, *, refused: bool
) -> None:
    """It was handed over to be enforced on who opposed it too, and the mandate refused without saying what to do."""
    others = {"Fournil Hippogriffe": "Boulangerie Chimère", "Boulangerie Chimère": "Fournil Hippogriffe"}
    served = "".join(
        f"  - {{date: 2026-09-05, type: signification, acte: ordonnance, mode: personne, debiteur: {name}}}\n"
        for name in others
    )
    facts = f"{served}  - {{date: 2026-09-20, type: opposition, debiteur: {opponent}}}\n"
    order = sample.ORDER.replace("2026-11-03", "2026-09-03") + "    executoire-le: 2026-11-06\n"
    titre = order + _condemned(" / ".join(others))
    text = bound.joint().replace("pieces:\n  -", f"{facts}{titre}pieces:\n  -", 1)
    computed = sample.from_text(home, text)
    found = missing(CATALOGUE[document], *computed, choix=Choix(debiteur=debiteur))
    assert bool(found) is refused
    if refused:
        assert f'gir contre {others[opponent]} : « --debiteur "{others[opponent]}" ».' in found[0].remedy
        return
    entry = CATALOGUE[document]
    draft = entry.draft(*computed, choix=Choix(debiteur=debiteur))
    told = _plain(sample.plain(html(entry.gabarit_pour(draft), of(entry, draft), computed[0].root)))
    assert "opposition du 20 septembre 2026 : l'ordonnance n'est plus suivie" in told
    assert (
        f"Ce que cette opposition laisse de l'ordonnance contre {computed[0].dossier.named(debiteur).nom_legal} est à "
        "vérifier avant tout acte (code de procédure civile, articles 1417, 1419 et 1420)."
    ) in told
    assert "Titre signifié le 5 septembre 2026." in told
    assert "Le titre a été signifié" not in told, "said once, with its day"
