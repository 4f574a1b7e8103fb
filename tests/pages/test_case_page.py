"""The page of a case says what was computed, and says when it was not."""

import datetime as dt
import re
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape
from msgspec import structs

from generator.documents.words import date_courte
from generator.findings import RenderError
from generator.law.series import shipped
from generator.model import (
    Dispense,
    FaitDeces,
    FaitPause,
    FaitProcedure,
    FaitProcedureCollective,
    FaitRemise,
    FaitSurendettement,
    Titre,
)
from generator.model.journal import FaitJournal
from generator.model.titles import Condamne
from generator.money import format_amount, format_eur
from generator.pages import Shell, case_page, dossier, facts, fragments, reading, routes, rows, words
from generator.pages.splice import Entry
from generator.pages.timeline import points
from generator.pages.types import Vue
from generator.progress.types import Pause, Reste, Retard, Stade
from generator.statement.beside import Compris
from generator.statement.types import PartContestee
from generator.vocabulary import Fait, NatureTitre, Reference
from tests.pages import sample


class Reader(HTMLParser):
    """Text, identifiers, anchors and headings of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.anchors: list[str] = []
        self.headings: list[int] = []
        self.words: list[str] = []
        self._silent = 0
        self.feed(re.sub("</?bdi>", "", page.decode()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if identifier := values.get("id"):
            self.ids.append(identifier)
        if (href := values.get("href") or "").startswith("#"):
            self.anchors.append(href[1:])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self._silent += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words))


def page_of(vue: Vue, shell: Shell) -> bytes:
    return case_page(vue, reading.read(vue), shell).whole


def read(vue: Vue, shell: Shell) -> Reader:
    return Reader(page_of(vue, shell))


def test_the_top_answers_what_a_lawyer_asks_first(shell: Shell) -> None:
    top = read(sample.vue(), shell).text.partition("Chronologie Argent")[0].partition("Situation au")[2]
    asked = (
        "21/11/2026",
        "Boulangerie Martin SARL , SIREN 000 226 548, Lyon",
        "doit à Atelier Durand SARL",
        "Dû au 21/11/2026 5 732,94 €",
        "Principal 4 851,13 €",
        "Par jour en plus 1,61 €",
        "Judiciaire Une requête en injonction de payer a été déposée",
        "Suivre la requête au greffe",
        "04/01/2027 Signification de l’ordonnance",
        "l’ordonnance est non avenue",
        "Contestation de la facture F-2026-031",
    )
    plain = re.sub(r"\s+", " ", top)
    assert [phrase for phrase in asked if phrase not in plain] == []


def test_a_claim_a_judgment_rejected_is_no_longer_said_owed(shell: Shell) -> None:
    vue, day = sample.vue(), dt.date(2026, 11, 18)
    title = f"Demande rejetée par le jugement du {date_courte(day)}"
    rejected = Pause("rejet", title, day, None, ("journal", 0), (), Reference("CPC, art. 480"))
    situation = structs.replace(vue.situation, pauses=(rejected,))
    top = read(structs.replace(vue, situation=situation), shell).text.partition("Chronologie Argent")[0]
    assert "à qui Atelier Durand SARL demandait : " in top
    assert "Demandé au 21/11/2026 5 732,94 €" in top
    assert "doit à" not in top
    assert f"{title} . Tout le dossier." in top


def test_what_is_left_to_do_is_said_under_the_next_action_once(shell: Shell) -> None:
    """A hearing past was said by the agenda and the follow-up alone."""
    vue = sample.vue()
    left = Reste(dt.date(2026, 11, 11), "Audience du 10/11/2026 passée"), Reste(vue.situation.au, "Titre à noter")
    action = f"{vue.situation.prochaine_action} Puis titre à noter."
    situation = structs.replace(vue.situation, restes=left, prochaine_action=action)
    top = read(structs.replace(vue, situation=situation), shell).text.partition("Chronologie Argent")[0]
    assert "Reste à faire Audience du 10/11/2026 passée depuis le 11/11/2026" in top
    assert top.lower().count("titre à noter") == 1
    assert "Reste à faire" not in read(vue, shell).text


def test_a_figure_leads_to_its_segment_its_source_its_line_and_its_piece(shell: Shell) -> None:
    page = read(sample.vue(), shell)
    position = sample.vue().case.position(("factures", 0))[0]
    for phrase in ("BCE 2,15 % + 10 points", "12,15 %", "C. com., art. L441-10, II", f"dossier.yaml:{position}"):
        assert phrase in page.text
    assert "piece-f-2026-017" in page.anchors


def test_the_forty_euros_are_named_only_where_some_are_owed(shell: Shell) -> None:
    """A consumer never owes them (C. com., art. D441-5): his page does not speak of them at all."""
    assert "Indemnités de 40 €" in read(sample.vue(), shell).text
    owed, none = sample.decompte(), Decimal("0.00")
    lines = tuple(structs.replace(one, indemnite=none) for one in owed.lignes)
    without = structs.replace(owed, lignes=lines, indemnites=none)
    page = read(structs.replace(sample.vue(), decompte=without), shell)
    for phrase in ("Indemnités de 40 €", "Indemnités de recouvrement", "indemnité 0,00"):
        assert phrase not in page.text


def test_a_part_of_an_invoice_that_is_disputed_is_shown_apart(shell: Shell) -> None:
    owed, held = sample.decompte(), sample.situation()
    part = PartContestee(Decimal("300.00"), Decimal("300.00"), Decimal("17.38"), Decimal("0.00"), Fraction("0.10"))
    second = structs.replace(owed.lignes[1], contestee=False, part_contestee=part)
    owed = structs.replace(owed, lignes=(owed.lignes[0], second))
    pause = structs.replace(held.pauses[0], montant=Decimal("300.00"))
    held = structs.replace(held, pauses=(pause,))
    page = read(structs.replace(sample.vue(), decompte=owed, situation=held), shell)
    for phrase in (
        "dont contesté 317,38 €",
        "part contestée : 300,00 €",
        "300,00 € de principal et 17,38 € d’intérêts",
        "Le reste demeure réclamé : 780,54 €",
        "Le reste de la facture suit son cours.",
    ):
        assert phrase in page.text


def test_a_hold_names_its_invoices_once(shell: Shell) -> None:
    banner = page_of(sample.vue(), shell).decode().partition('<p class="rc-pause">')[2].partition("</p>")[0]
    assert banner.count("F-2026-031") == 1


def test_the_eve_of_an_unknown_rate_is_not_said_to_cost_nothing_a_day(shell: Shell) -> None:
    owed = sample.decompte()
    lines = tuple(structs.replace(line, interet_par_jour=Fraction()) for line in owed.lignes)
    owed = structs.replace(owed, lignes=lines, interet_par_jour=Decimal(0))
    page = read(structs.replace(sample.vue(), decompte=owed), shell)
    assert "Dû au 21/11/2026 5 732,94 €" in page.text
    assert "ar jour en plus" not in page.text
    assert "0,00 € par jour" not in page.text


@pytest.mark.parametrize("refusal", ["Acheteur public avec sous-traitant : situation non calculée."])
def test_a_refused_claim_shows_the_refusal_in_place_of_every_figure(shell: Shell, refusal: str) -> None:
    page = read(structs.replace(sample.vue(), decompte=None, refus=refusal), shell)
    assert page.text.count(refusal) == 2
    assert "Dû au 21/11/2026 non calculé" in page.text
    for figure in ("5 732,94", "4 851,13", "316,70"):
        assert figure not in page.text


def test_every_anchor_has_its_target_and_identifiers_are_unique(shell: Shell) -> None:
    page = read(sample.vue(), shell)
    assert len(page.ids) == len(set(page.ids))
    assert set(page.anchors) - set(page.ids) == set()


def test_one_title_then_headings_in_order(shell: Shell) -> None:
    headings = read(sample.vue(), shell).headings
    assert headings.count(1) == 1
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))


def test_the_table_of_contents_is_that_of_the_page(shell: Shell) -> None:
    page = read(sample.vue(), shell)
    assert [entry.anchor for entry in dossier.sections(sample.vue())] == [
        one for one in page.ids if one in {entry.anchor for entry in dossier.sections(sample.vue())}
    ]


def test_the_same_view_gives_the_same_bytes_and_no_token_is_left(shell: Shell) -> None:
    first, second = page_of(sample.vue(), shell), page_of(sample.vue(), shell)
    assert first == second
    assert b"@@" not in first
    assert b"lancez" not in first


def test_text_that_looks_like_a_token_is_not_one(shell: Shell) -> None:
    action = structs.replace(sample.situation(), prochaine_action="@@RECOUVRE-CORPS@@ @@RECOUVRE-TITRE@@")
    page = read(structs.replace(sample.vue(), situation=action), shell)
    assert "@@RECOUVRE-CORPS@@ @@RECOUVRE-TITRE@@" in page.text
    assert page.headings.count(1) == 1


def test_notes_of_the_office_are_apart_from_the_facts(shell: Shell) -> None:
    page = page_of(sample.vue(), shell).decode()
    note = re.search(r'<blockquote class="rc-note">(.*?)</blockquote>', page, re.DOTALL)
    assert note is not None
    assert "Note du cabinet" in note[1]
    assert "demande un délai" in note[1]
    assert page.count("demande un délai jusqu") == 1


def test_decisions_to_pass_over_are_shown_with_who_and_why(shell: Shell) -> None:
    plain = sample.vue()
    assert "Décisions du cabinet" not in read(plain, shell).text
    decided = Dispense(date=dt.date(2026, 6, 5), par="Me Songe", objet="pause", motif="<b>accord</b> du client")
    dossier_with = plain.case.dossier.model_copy(update={"dispenses": (decided,)})
    page = read(structs.replace(plain, case=structs.replace(plain.case, dossier=dossier_with)), shell)
    assert "<b>accord</b> du client — Me Songe" in page.text


def test_a_letter_that_lacks_something_says_what(shell: Shell) -> None:
    page = read(sample.vue(), shell)
    assert "Ne peut pas être produit" in page.text
    assert "il manque l’extrait Kbis. Ajouter la pièce." in page.text


def test_a_payment_older_than_the_title_is_held_to_be_in_it(shell: Shell) -> None:
    plain = sample.vue()
    unallocated = structs.replace(sample.decompte(), imputations=())
    counted = structs.replace(unallocated, compris=(Compris(("paiements", 0), "Jugement", sample.AU, Decimal(800)),))
    assert "compris dans le titre : 800,00 €" in read(structs.replace(plain, decompte=counted), shell).text
    assert "non imputé" in read(structs.replace(plain, decompte=unallocated), shell).text
    assert "non calculé" in read(structs.replace(plain, decompte=None), shell).text


def test_a_title_overturned_since_is_said_to_condemn_no_more() -> None:
    plain = sample.vue()
    known, name = plain.case.dossier, plain.case.dossier.debiteur.nom_complet
    titre = Titre(
        nature=NatureTitre.JUGEMENT,
        juridiction="TAE de Lyon",
        date=dt.date(2026, 11, 3),
        principal=Decimal("4000.00"),
        condamnes=(Condamne(nom=name),),
    )
    lost = FaitProcedure(date=dt.date(2026, 11, 15), type=Fait.JUGEMENT, sens="rejet")
    for journal, said in (
        (known.journal, "; jugement du 03/11/2026"),
        (
            (*known.journal, lost),
            "; titre écarté : jugement du 03/11/2026, puis demande rejetée par le jugement du 15/11/2026",
        ),
    ):
        changed = known.model_copy(update={"titres": (titre,), "journal": journal})
        seen = structs.replace(plain, case=structs.replace(plain.case, dossier=changed))
        assert said in next(rows.parties(seen)).lien.replace("\N{NO-BREAK SPACE}", " ")


def test_the_nearest_limit_is_the_creditors_own_when_there_is_one() -> None:
    nearest = dossier.nearest(sample.situation())
    assert nearest is not None
    assert nearest.titre == "Signification de l'ordonnance"
    others = structs.replace(sample.situation(), delais=sample.situation().delais[:1])
    assert dossier.nearest(others) is None  # the promise is past


def test_an_act_done_late_is_told_with_its_article_and_its_line(shell: Shell) -> None:
    late = Retard(
        "consignation", "Consignation des frais au greffe", sample.day("2026-10-20"), ("journal", 1),
        sample.day("2026-10-19"), sample.day("2026-10-19"), "Caducité de la demande encourue.",
        Reference("CPC, art. 1425"), explication=("Comptée de la demande du greffe.",),
    )  # fmt: skip
    plain = sample.vue()
    seen = structs.replace(plain.situation, retards=(late,))
    text = " ".join(read(structs.replace(plain, situation=seen), shell).text.split())
    told = "le 20/10/2026 pour un terme au 19/10/2026 (CPC, art. 1425)."
    assert f"Fait après le terme : consignation des frais au greffe, {told} Caducité de la demande encourue." in text
    assert "Comptée de la demande du greffe." in text
    assert "Terme : consignation des frais au greffe" in text, "in the chronology of the page too"
    assert "Fait après le terme" not in read(plain, shell).text


def test_pieces_communicated_are_told_by_their_numbers() -> None:
    """The journal told their identifiers, which no paper bears: « bc-2026-06-29, f-2026-0301, … »."""
    told = {"date": "2026-11-21", "type": "communication", "a": "greffe", "communiquees": ["cgv", "bc", "f-1"]}
    fact, numbers = FaitRemise.model_validate(told), {"cgv": "1", "bc": "2", "f-1": "3", "f-2": "4"}
    seen = facts.seen(0, fact, sample.office(), numbers)
    assert dict(seen.details)["Pièces communiquées"] == "n°\N{NO-BREAK SPACE}1 à 3"
    apart = facts.seen(0, fact, sample.office(), {**numbers, "bc": "9"})
    assert dict(apart.details)["Pièces communiquées"] == "n°\N{NO-BREAK SPACE}1, 3, 9"


def test_every_detail_of_every_fact_has_a_label() -> None:
    for rank, fact in enumerate(sample.vue().case.dossier.journal):
        for label, value in facts.seen(rank, fact, sample.office()).details:
            assert label
            assert value
    models = {type(fact) for fact in sample.vue().case.dossier.journal}
    assert len(models) > 4


def test_a_rate_is_a_percentage_and_no_amount() -> None:
    grace = FaitPause.model_validate(
        {"date": "2026-10-01", "type": "delai-de-grace", "jusqu-au": "2027-10-01", "taux-reduit": "2,5 %"}
    )
    assert dict(facts.seen(0, grace, sample.office()).details)["Taux réduit"] == "2,50\N{NO-BREAK SPACE}%"


def test_a_piece_cited_twice_by_an_invoice_is_shown_once() -> None:
    known = sample.vue().case.dossier.factures[0]
    assert known.model_copy(update={"livraison": known.piece, "commande": "bc"}).preuves == (known.piece, "bc")


def test_every_field_of_every_fact_of_the_model_has_a_label() -> None:
    for model in get_args(get_args(FaitJournal)[0]):
        apart = {"type", "date", "note", "piece", "pieces", "document"}  # « motif » has the title of the document
        assert set(model.model_fields) - apart - set(facts.LABELS) == set(), model.__name__


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("liasse/2026-0142-liasse.pdf", "liasse/2026-0142-liasse.pdf"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("../../secret", "secret"),
        ("/etc/passwd", "etc/passwd"),
        ("//intrus.example/x", "intrus.example/x"),
        ("liasse/pièce n° 4.pdf", "liasse/pi%C3%A8ce%20n%C2%B0%204.pdf"),
    ],
)
def test_the_address_of_a_file_is_relative_and_has_no_scheme(path: str, address: str) -> None:
    assert fragments.fichier(path) == address


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://x.example", "//x.example", "data:text/html,x", ""])
def test_only_secure_links_are_links(url: str) -> None:
    assert fragments.lien(url) == ""
    assert fragments.lien('https://x.example/"><script>') == "https://x.example/%22%3E%3Cscript%3E"


def test_a_missing_value_stops_the_page() -> None:
    with pytest.raises(RenderError, match=r"templates/site/dossier\.html:[0-9]+"):
        fragments.fragment("dossier.html", {})


def test_the_sections_are_entries_of_the_table_of_contents() -> None:
    assert all(isinstance(entry, Entry) for entry in dossier.sections(sample.vue()))


@pytest.mark.parametrize("value", [None, 1.5, True, sample.AU, Stade.RELANCE, ("a",), {"a": "b"}])
def test_a_value_that_is_neither_text_nor_number_stops_the_page(value: object) -> None:
    with pytest.raises(RenderError, match="ne s'imprime pas"):
        fragments.printed(value)


@given(st.text())
def test_a_text_is_printed_escaped_and_markup_as_it_is(text: str) -> None:
    assert fragments.printed(text) == str(escape(text))
    assert fragments.printed(Markup(text)) == text  # noqa: S704 - what is tested


@given(st.decimals(-(10**9), 10**9, places=2) | st.sampled_from([Decimal("-0.00"), Decimal(0), Decimal(4800)]))
def test_amounts_written_once_are_those_of_the_letters(amount: Decimal) -> None:
    assert words.eur(amount) == format_eur(amount)
    assert words.montant(amount) == format_amount(amount)
    with pytest.raises(TypeError, match="Decimal"):
        words.eur(int(amount))  # equal to a Decimal, and yet not money


@given(st.dates())
def test_dates_written_once_are_those_of_the_letters(day: dt.date) -> None:
    assert words.date_courte(day) == date_courte(day)
    assert words.temps(day) == f'<time datetime="{day.isoformat()}">{date_courte(day)}</time>'


def test_every_condition_within_reach_is_one_of_the_law() -> None:
    asked = {condition.cle for route in routes.described(shipped(), sample.AU) for _, condition, _ in route.conditions}
    assert asked >= routes.WITHIN_REACH


def test_a_long_timeline_folds_what_is_far_from_the_day_and_loses_nothing(shell: Shell) -> None:
    seen = sample.vue()
    one = seen.situation.delais[-1]
    days = [sample.AU + dt.timedelta(days=apart) for apart in (*range(-70, 0), *range(1, 71))]
    limits = tuple(structs.replace(one, titre=f"Terme {day:%Y%m%d}", date=day, prudence=day) for day in days)
    page = page_of(structs.replace(seen, situation=structs.replace(seen.situation, delais=limits)), shell).decode()
    folds = re.findall(r'<details class="rc-pli"><summary>([^<]*)</summary>(.*?)</details>\n', page, re.DOTALL)
    assert [name.partition("\N{NO-BREAK SPACE}")[0] for name, _ in folds] == ["Plus tôt", "Plus loin", "Plus loin"]
    chronology, limits_of_it = page.split('<h2 id="delais">')[0], page.split('<h2 id="delais">')[1]
    for day in days:
        assert f"Terme {day:%Y%m%d}" in chronology
        assert f"Terme {day:%Y%m%d}" in limits_of_it
    for near in (-1, -20, 1, 20):
        said = f"Terme {sample.AU + dt.timedelta(days=near):%Y%m%d}"
        assert not any(said in fold for _, fold in folds[:2])
    for far, fold in ((-70, folds[0]), (70, folds[1])):
        assert f"Terme {sample.AU + dt.timedelta(days=far):%Y%m%d}" in fold[1]


def test_no_label_of_the_timeline_is_wider_than_a_telephone() -> None:
    """« Acceptation à concurrence de l'actif net publiée le » was one word, and widened the page."""
    heir = FaitDeces.model_validate({"date": "2026-11-16", "type": "deces", "actif-net-le": "2026-11-17"})
    (said,) = [
        one.detail for one in points(sample.vue(), [facts.seen(0, heir, sample.office())]) if "publiée" in one.detail
    ]
    assert max(map(len, said.split(" "))) < 40
    assert "\N{NO-BREAK SPACE}: 17/11/2026" in said


def test_an_ordinary_timeline_is_not_folded(shell: Shell) -> None:
    assert b"rc-pli" not in page_of(sample.vue(), shell)


@pytest.mark.parametrize(
    ("fait", "auteur", "label"),
    [
        (Fait.OPPOSITION, None, "De"),
        (Fait.DESISTEMENT, "debiteur", "De"),
        (Fait.DESISTEMENT, "creancier", "Vise"),
        (Fait.SIGNIFICATION, None, "Vise"),
    ],
)
def test_who_made_an_act_is_not_shown_as_the_one_it_is_against(fait: Fait, auteur: str | None, label: str) -> None:
    """« Opposition – Vise : Fournil Hippogriffe », of the one he formed."""
    known = {"date": "2026-11-16", "type": fait.value, "debiteur": "Fournil Hippogriffe", "auteur": auteur}
    act = FaitProcedure.model_validate({key: value for key, value in known.items() if value})
    assert (label, "Fournil Hippogriffe") in facts.seen(0, act, sample.office()).details


@pytest.mark.parametrize(
    "fait",
    [
        FaitSurendettement.model_validate({"date": "2026-11-16", "type": "surendettement", "debiteur": "Iris Chimère"}),
        FaitProcedureCollective.model_validate(
            {
                "date": "2026-11-16",
                "type": "procedure-collective",
                "nature": "redressement",
                "tribunal": "TAE de Lyon",
                "debiteur": "Iris Chimère",
            }
        ),
    ],
)
def test_whose_insolvency_it_is_is_not_shown_as_sent_to_him(fait: FaitJournal) -> None:
    assert ("De", "Iris Chimère") in facts.seen(0, fait, sample.office()).details
