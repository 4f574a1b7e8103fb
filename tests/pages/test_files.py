"""The files beside the pages: data of the table, calendars, CSV. What is read back is what was written."""

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterable
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from generator.pages import Calendars, Ligne, feeds, ligne, listing, summarise, tables
from generator.pages.ligne import LigneTache, plain
from generator.pages.places import Datee, Repere, agenda
from generator.pages.types import CourrierVu
from generator.progress.types import Delai, Pause, Reste, Retard, Stade
from generator.vocabulary import Reference
from tests.pages import hostile, portfolio, sample

ROWS = portfolio.rows(250)
LINES = portfolio.lines(ROWS)
SINCE = dt.date(2026, 10, 2)


def read_script(pieces: Iterable[bytes]) -> object:
    text = b"".join(pieces).decode("ascii")
    name, _, value = text.partition("=")
    assert re.fullmatch(r"window\.[A-Z_]+", name)
    assert text.endswith(";\n")
    return json.loads(value.rstrip(";\n"))


def test_the_portfolio_is_cut_in_hundreds() -> None:
    pages = [listing.page(LINES, number) for number in range(1, listing.count(LINES) + 1)]
    assert [len(page) for page in pages] == [100, 100, 50]
    assert [row for page in pages for row in page] == LINES
    assert (listing.count([]), len(listing.page([], 1))) == (1, 0)
    assert listing.page_name(1) == "index.html"
    assert listing.page_name(3) == "page-3.html"


def test_a_page_leads_to_its_neighbours_and_to_both_ends() -> None:
    """A thousand links a page would be a million in a portfolio of a hundred thousand."""
    assert [listing.near(number, 9) for number in (1, 5, 9)] == [[1, 2, 3, 9], [1, 3, 4, 5, 6, 7, 9], [1, 7, 8, 9]]
    assert [listing.near(1, last) for last in (1, 2, 4)] == [[1], [1, 2], [1, 2, 3, 4]]


def test_the_data_has_every_case_and_gives_back_its_values() -> None:
    data = read_script(listing.data(LINES, sample.office(), sample.AU, [("Guide", "guide/index.html")]))
    assert isinstance(data, dict)
    lines = data["lignes"]
    assert [line[0] for line in lines] == [row.reference for row in ROWS]
    for line, row in zip(lines, ROWS, strict=True):
        assert data["creanciers"][line[4]] == [row.creancier, row.creancier_nom]
        assert data["responsables"][line[5]][0] == row.responsable
        assert data["stades"][line[6]][0] == row.stade
        assert line[7] == (None if row.refus else int(row.total * 100))
    assert data["au"] == sample.AU.toordinal()
    assert data["pages"] == [["Guide", "guide/index.html"]]


def test_the_free_text_follows_the_rows() -> None:
    assert read_script(listing.free_text(LINES)) == [plain(row.texte) for row in ROWS]


@given(st.text())
def test_no_text_breaks_out_of_the_data(text: str) -> None:
    row = msgspec.structs.replace(ROWS[0], debiteur=text, texte=text, factures=(text,))
    lines = portfolio.lines([row])
    content = list(listing.data(lines, sample.office(), sample.AU, []))
    assert not any(b"<" in piece for piece in content)
    data = read_script(content)
    assert isinstance(data, dict)
    assert data["lignes"][0][1] == text
    assert data["lignes"][0][12] == [text]
    assert read_script(listing.free_text(lines)) == [plain(text)]


def sample_line() -> Ligne:
    return ligne(summarise(sample.vue()), sample.office(), sample.AU)


def task(title: str, detail: str = "") -> Datee:
    line = msgspec.structs.replace(LINES[0], reference="2026-0142", debiteur="Boulangerie Martin", depuis=SINCE)
    return Datee(sample.AU, line, LigneTache(sample.AU, title, title, detail, "C. com., art. 1", "delai"))


def events(content: bytes) -> list[dict[str, str]]:
    calendar = Calendar.from_ical(content)
    return [{name: str(event.get(name)) for name in event} for event in calendar.walk("VEVENT")]


def test_one_event_for_each_dated_thing_and_no_name_in_it() -> None:
    content = Calendars().feed("cabinet", [task("Prescription"), task("Prescription"), task("Signification")])
    found = events(content)
    assert len(found) == 3
    assert len({event["UID"] for event in found}) == 3
    assert b"Boulangerie" not in content
    assert found[0]["SUMMARY"] == "2026-0142 : Prescription"
    assert content == Calendars().feed("cabinet", [task("Prescription"), task("Prescription"), task("Signification")])


def test_an_event_names_nobody_and_tells_no_reason_of_the_office() -> None:
    """A guarantor whose name is a part of a word of a title leaves the word whole."""
    seen, known = sample.vue(), sample.situation()
    line = 'Fait à temps ? Le noter : « recouvre noter 2026-0142 placement debiteur="Iris Chimère" --date JJ/MM/AAAA ».'
    limit = msgspec.structs.replace(known.delais[1], titre="Appel de l'Appelant", personne="Appel", consequence=line)
    asked = msgspec.structs.replace(known.delais[1], titre="Délai du juge", objet="conclure contre Iris Chimère")
    day, why = sample.AU, limit.reference
    done, term = day - dt.timedelta(days=1), day - dt.timedelta(days=5)
    late = Retard("appel", "Appel", done, ("journal", 0), term, term, "perdu", why, personne="Iris Chimère")
    pause = Pause("suspension", "Suspension : Iris Chimère malade", SINCE, sample.day("2026-12-01"), ("journal", 1))
    left = Reste(sample.AU, "Mainlevée de la saisie contre Iris Chimère à obtenir", nomme=True)
    choice = Reste(SINCE, "Procédure à choisir : les étapes amiables sont épuisées")
    told = msgspec.structs.replace(
        known, delais=(limit, asked), retards=(late,), pauses=(pause,), restes=(left, choice)
    )
    row = ligne(summarise(msgspec.structs.replace(seen, situation=told)), sample.office(), sample.AU)
    content = Calendars().feed("cabinet", feeds.coming(agenda([row]), sample.AU))
    assert "Iris" not in content.decode()
    assert "debiteur=… --date" in "".join(event.get("DESCRIPTION", "") for event in events(content))
    said = {event["SUMMARY"].removeprefix(f"{row.reference} : ") for event in events(content)}
    assert any("après le terme" in one and "(autre débiteur)" in one for one in said)  # until it is answered
    assert {
        "Appel de l'Appelant (autre débiteur)",
        "Délai du juge",
        "Fin de pause : Suspension",
        "Reste à faire",
    } <= said
    assert choice.titre in said
    assert {
        "Appel de l'Appelant (Appel)",
        "Délai du juge : conclure contre Iris Chimère",
        "Fin de pause : Suspension : Iris Chimère malade",
    } <= {one.titre for one in row.taches}


def test_what_the_office_answered_is_on_no_agenda_nor_what_may_have_asked_for_nothing() -> None:
    """Answered, a limit past stayed late and at risk on every page of the site, for ever."""
    known, yesterday = sample.situation(), sample.AU - dt.timedelta(days=1)
    limit = msgspec.structs.replace(known.delais[0], a_charge_de="creancier", date=yesterday, prudence=yesterday)
    later = sample.AU + dt.timedelta(days=9)
    delais = (
        msgspec.structs.replace(limit, titre="Répondu", repondu=True),
        msgspec.structs.replace(limit, titre="Vérifié", date=later, prudence=later, repondu=True),
        msgspec.structs.replace(limit, titre="Peut-être", nature="saisie-conservatoire-tiers"),
        msgspec.structs.replace(limit, titre="Manqué"),
    )
    told = msgspec.structs.replace(known, delais=delais, pauses=())
    row = ligne(summarise(msgspec.structs.replace(sample.vue(), situation=told)), sample.office(), sample.AU)
    assert [one.titre for one in row.taches if one.genre == "delai"] == ["Manqué"]
    assert row.delai is None


def test_an_event_is_stamped_with_the_last_change_of_its_case_and_stays_the_same_the_next_day() -> None:
    row = sample_line()
    days = (sample.AU, sample.AU + dt.timedelta(days=1))
    today, tomorrow = (Calendars().feed(row.reference, feeds.coming(agenda([row]), day)) for day in days)
    assert today == tomorrow
    stamps = {event.decoded("DTSTAMP").date() for event in Calendar.from_ical(today).walk("VEVENT")}
    assert stamps == {row.depuis}
    assert row.depuis < sample.AU


def kind(genre: str, day: dt.date, title: str = "x") -> Repere:
    known = {"reference": "2026-0142", "depuis": SINCE, "taches": (LigneTache(day, title, genre=genre),)}
    (mark,) = agenda([msgspec.structs.replace(LINES[0], **known)])
    return mark


def test_what_is_left_to_do_is_of_every_day_until_it_is_done() -> None:
    """The same event, moved: whoever subscribes the day after sees it still."""
    since = sample.AU - dt.timedelta(days=9)
    days = [sample.AU, sample.AU + dt.timedelta(days=1)]
    told = [feeds.coming([kind("etape", since), kind("reste", since, "Procédure à choisir")], day) for day in days]
    assert [[(one.date, one.tache.titre) for one in dated] for dated in told] == [
        [(day, "Procédure à choisir")] for day in days
    ]
    found = [Calendar.from_ical(Calendars().feed("x", dated)).walk("VEVENT")[0] for dated in told]
    assert [(event.decoded("DTSTART"), event.decoded("DTSTAMP").date()) for event in found] == [
        (day, day) for day in days
    ]
    assert len({str(event["UID"]) for event in found}) == 1


def test_a_limit_past_its_safe_day_stays_in_a_calendar_and_once_missed_too() -> None:
    """Safe Thursday 31 December, last Sunday 3 January: who subscribes sees it, moved to the day, then missed."""
    known = sample.situation()
    safe, last = sample.day("2026-12-31"), sample.day("2027-01-03")
    limit = msgspec.structs.replace(known.delais[1], titre="Remise au greffe", prudence=safe, date=last, personne="")
    assert limit.a_charge_de == "creancier"
    told = msgspec.structs.replace(known, delais=(limit,), retards=(), pauses=(), restes=())
    row = ligne(summarise(msgspec.structs.replace(sample.vue(), situation=told)), sample.office(), safe)
    lines = {safe: row}
    days = ("2026-12-31", "2027-01-01", "2027-01-03", "2027-01-04")
    for text in days:
        day = sample.day(text)
        lines[day] = ligne(summarise(msgspec.structs.replace(sample.vue(), situation=told)), sample.office(), day)
    found = {
        text: [
            (one.date.isoformat(), one.tache.titre)
            for one in feeds.coming(agenda([lines[sample.day(text)]]), sample.day(text))
            if one.tache.genre == "delai"
        ]
        for text in days
    }
    assert found == {day: [(day, "Remise au greffe")] for day in days[:3]} | {
        days[3]: [(days[3], "Délai expiré : Remise au greffe")]
    }


def test_no_softer_event_pushes_a_limit_of_the_creditor_out_of_a_calendar() -> None:
    days = [sample.AU + dt.timedelta(days=rank) for rank in range(4)]
    soft = [kind("reste", days[0]), kind("reste", days[0]), kind("etape", days[0]), kind("autre-delai", days[1])]
    limits = [kind("delai", days[2]), kind("delai", days[3])]
    for most, genres in ((2, ["delai", "delai"]), (4, ["etape", "autre-delai", "delai", "delai"])):
        kept = feeds.coming([*soft, *limits], sample.AU, most)
        assert [one.tache.genre for one in kept] == genres
    assert len(feeds.coming([*soft, *limits], sample.AU, 5)) == 5


def test_an_event_known_from_the_last_build_is_not_written_again_and_one_that_changed_is() -> None:
    dated = [task("Prescription"), task("Prescription"), task("Signification", "l'ordonnance est non avenue")]
    first = Calendars()
    content = first.feed("cabinet", dated)
    written = {key: content for key, content in first.kept.items() if content.startswith(b"BEGIN:VEVENT")}
    assert (len(written), len(first.kept)) == (3, 4)  # and the frame of the calendar
    again = Calendars(dict.fromkeys(written, b"BEGIN:VEVENT\r\nSUMMARY:connu\r\nEND:VEVENT\r\n"))
    assert again.feed("cabinet", dated).count(b"SUMMARY:connu") == 3
    changed = [*dated[:2], task("Signification", "autre")]
    assert again.feed("cabinet", changed).count(b"SUMMARY:connu") == 2
    assert Calendars(first.kept).feed("cabinet", dated) == content


def test_two_events_of_one_name_and_day_have_two_identifiers_whatever_they_say() -> None:
    content = Calendars().feed("cabinet", [task("Prescription", "un article"), task("Prescription", "un autre")])
    assert len({event["UID"] for event in events(content)}) == 2


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), min_size=1))
def test_a_calendar_gives_back_the_text_and_nothing_else(text: str) -> None:
    content = Calendars().feed("cabinet", [task(text, text)])
    (event,) = events(content)
    assert set(event) == {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "CATEGORIES", "DESCRIPTION", "TRANSP"}
    assert Calendar.from_ical(content).to_ical() == content  # as the library writes it whole
    assert event["SUMMARY"] == f"2026-0142 : {text}"
    assert event["DESCRIPTION"] == f"{text}\nC. com., art. 1"


@pytest.mark.parametrize("text", hostile.STRINGS)
def test_no_hostile_text_adds_a_property_or_an_event(text: str) -> None:
    content = Calendars().feed(text, [task(text, text)])
    (event,) = events(content)
    assert set(event) == {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "CATEGORIES", "DESCRIPTION", "TRANSP"}
    assert not re.search(rb"^(ATTENDEE|ATTACH|URL)", content, re.MULTILINE)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_the_calendar_of_a_case_has_its_limits_to_come() -> None:
    content = Calendars().feed("2026-0142", feeds.coming(agenda([sample_line()]), sample.AU))
    summaries = [event["SUMMARY"] for event in events(content)]
    assert summaries == [
        "2026-0142 : Signification de l'ordonnance",
        "2026-0142 : Prescription de la facture F-2026-017",
    ]


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_a_csv_gives_back_the_texts_and_no_cell_is_a_formula(texts: list[str]) -> None:
    header, row = read_csv(tables.to_csv(texts, [texts]))
    assert header == row
    for cell, text in zip(row, texts, strict=True):
        assert cell in {text, f"'{text}"}
        assert cell[:1] not in set("=+-@\t\r\n＝＋－＠")


def test_numbers_stay_numbers_in_french() -> None:
    (_, row) = read_csv(tables.to_csv(("a",), [(Decimal("-12.50"), 3, sample.AU, "-12,50", "4 800,00")]))
    assert row == ["-12,50", "3", "21/11/2026", "'-12,50", "4 800,00"]


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        tables.cell(1.5)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", hostile.STRINGS)
def test_no_hostile_text_is_a_formula(text: str) -> None:
    assert tables.cell(text)[:1] not in set("=+-@\t\r\n＝＋－＠")


def test_an_empty_portfolio_has_its_files_too() -> None:
    empty: list[Ligne] = []
    data = read_script(listing.data(empty, sample.office(), sample.AU, []))
    assert isinstance(data, dict)
    assert data["lignes"] == []


@pytest.mark.parametrize("left", [(), (Reste(SINCE, "Trop-perçu de 12,00 € à rembourser"),)])
def test_the_list_says_the_letter_that_a_settled_case_waits_for(left: tuple[Reste, ...]) -> None:
    """« À faire » was empty beside a next action that asked for it."""
    over = msgspec.structs.replace(
        sample.situation(), stade=Stade.SOLDE, etape_due=None, etape_suivante=None, restes=left
    )
    paid = CourrierVu("quittance", "Quittance pour solde", "projet", sample.AU, ("courriers/quittance.pdf",))
    seen = msgspec.structs.replace(sample.vue(), situation=over, courriers=(paid,))
    row = ligne(summarise(seen), sample.office(), sample.AU)
    assert row.action.replace("\N{NO-BREAK SPACE}", " ") == (
        left[0].titre if left else "Quittance pour solde à envoyer"
    )
    sent = msgspec.structs.replace(seen, courriers=(msgspec.structs.replace(paid, etat="envoye"),))
    assert bool(ligne(summarise(sent), sample.office(), sample.AU).action) is bool(left)


ORDER, HEARING = ("caducite-ordonnance", "Signification du titre"), ("audience", "Audience")


@pytest.mark.parametrize(
    ("limit", "days", "letters", "told"),
    [
        (ORDER, 10, ("transmission-commissaire", "demande-signification"), "Demande de signification à envoyer"),
        (ORDER, 10, (), "Signification du titre"),
        (HEARING, 20, (), "Audience"),
        (HEARING, 60, (), "Audience"),
        (HEARING, 61, (), ""),
        (HEARING, 20, ("transmission-commissaire", "demande-signification"), "Transmission au commissaire de justice"),
        (("prescription", "Prescription"), 10, (), ""),
    ],
)
def test_the_list_says_what_the_next_limit_waits_for(
    limit: tuple[str, str], days: int, letters: tuple[str, ...], told: str
) -> None:
    """« À faire » was empty, and its filter hid the case, beside an order about to lapse whose letter was ready."""
    nature, title = limit
    last = sample.AU + dt.timedelta(days=days)
    runs = Delai(nature, title, SINCE, ("journal", 0), last, last, "perdu", Reference("CPC, art. 1"))
    known = msgspec.structs.replace(
        sample.situation(), stade=Stade.TITRE, etape_due=None, etape_suivante=None, restes=(), delais=(runs,)
    )
    drafts = tuple(CourrierVu(one, one, "projet", sample.AU, (f"courriers/{one}.pdf",)) for one in letters)
    seen = msgspec.structs.replace(sample.vue(), situation=known, courriers=drafts)
    said = ligne(summarise(seen), sample.office(), sample.AU).action.replace("\N{NO-BREAK SPACE}", " ")
    assert said.removesuffix(" à envoyer") == told.removesuffix(" à envoyer")
