"""What is asked beside the case: some invoices, copies enclosed, a correction, a channel; and what it changes."""

import datetime as dt
import shutil
from decimal import Decimal
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pikepdf import Name, Pdf

from generator.documents import CATALOGUE
from generator.documents.choice import TOUT, Choix
from generator.documents.contexts.sums import Sommes
from generator.findings import DocumentIncomplete, RenderError
from generator.money import CENT, NBSP, format_eur
from generator.render import Output
from generator.render.environment import text as fill
from generator.vocabulary import Envoi
from tests.documents import pdftext, sample
from tests.documents.sample import missing, produce
from tests.office import replace_in

SELECTIVE = [name for name, entry in CATALOGUE.items() if entry.au_choix]


def lacks(document: str, values: sample.Computed, choix: Choix) -> str:
    return "\n".join(map(str, missing(CATALOGUE[document], *values, choix=choix)))


def sommes(document: str, values: sample.Computed, choix: Choix) -> Sommes:
    found = sample.context(CATALOGUE[document], *values, choix=choix)["sommes"]
    assert isinstance(found, Sommes)
    return found


def test_the_letters_of_the_ladder_may_ask_for_some_invoices() -> None:
    assert SELECTIVE == [
        "rappel-avant-echeance", "relance-courriel", "relance-courriel-2", "relance-courrier", "mise-en-demeure",
        "lettre-avocat",
    ]  # fmt: skip


@given(st.sets(st.integers(1, 40), min_size=1, max_size=6))
def test_some_invoices_are_the_decompte_restricted_to_them(numbers: set[int]) -> None:
    values = sample.computed("quarante-factures")
    chosen = tuple(f"F-{number:04d}" for number in sorted(numbers))
    found = sommes("mise-en-demeure", values, Choix(chosen))
    lines = [ligne for ligne in values[2].lignes if ligne.numero in chosen]
    assert found.total == sum((ligne.principal + ligne.interets + ligne.indemnite for ligne in lines), Decimal(0))
    assert found.clause_penale == found.frais == 0
    assert [part.libelle for part in found.composantes if "Clause" in part.libelle] == []


def test_letters_on_each_invoice_make_the_letter_on_all() -> None:
    values = sample.computed("quarante-factures")
    whole = sommes("relance-courrier", values, TOUT)
    parts = [sommes("relance-courrier", values, Choix((ligne.numero,))) for ligne in values[2].echues]
    assert sum(part.total for part in parts) == whole.total - whole.clause_penale - whole.frais
    known = [part.par_jour for part in (*parts, whole) if part.par_jour is not None]
    assert len(known) == len(parts) + 1
    assert abs(sum(known[:-1]) - known[-1]) <= CENT * len(parts) / 2  # each letter rounds its own sum, once


def test_the_letter_names_the_invoices_chosen_and_their_sum() -> None:
    values, choix = sample.computed("quarante-factures"), Choix(("F-0003", "F-0017"))
    text = pdftext.flat(produce(CATALOGUE["relance-courrier"], *values, choix=choix)[-1].content)
    assert "F-0003" in text
    assert "F-0017" in text
    assert "F-0004" not in text
    assert format_eur(sommes("relance-courrier", values, choix).total).replace("\N{NO-BREAK SPACE}", " ") in text


@pytest.mark.parametrize(
    ("numero", "said"),
    [("F-9999", "n'est pas au décompte"), ("F-2026-018", "elle est soldée"), ("F-2026-019", "elle est contestée")],
)
def test_an_invoice_that_cannot_be_asked_for_is_named(numero: str, said: str, home: Path) -> None:
    more = (
        "  - {numero: F-2026-018, date: 2026-08-10, echeance: 2026-09-09, montant-ttc: 100}\n"
        "  - {numero: F-2026-019, date: 2026-08-10, echeance: 2026-09-09, montant-ttc: 300}\n"
    )
    paid = "  - {date: 2026-09-09, montant: 100, imputation-choisie: [F-2026-018]}\n"
    dispute = "  - {date: 2026-11-14, type: contestation, motif: avarie, factures: [F-2026-019]}\n"
    text = sample.with_fact(dispute).replace("paiements:\n", f"{more}paiements:\n{paid}", 1)
    told = lacks("relance-courrier", sample.from_text(home, text), Choix((numero,)))
    assert said in told
    assert "aucune facture choisie n'est échue et impayée" in told, "others are"


def test_a_copy_is_enclosed_only_if_the_invoice_is_in_the_file(home: Path) -> None:
    bare = sample.base().replace("    piece: f-017\n", "")
    found = lacks("relance-courrier", sample.from_text(home, bare), Choix(joindre=True))
    assert "sa copie ne peut être jointe" in found
    assert "factures[0].piece" in found


def test_the_ladder_says_that_copies_are_enclosed(home: Path) -> None:
    shutil.copytree(home, home.parent / "joindre", dirs_exist_ok=True)
    ladder = home.parent / "joindre" / "cases" / "_cabinet" / "strategies.yaml"
    replace_in(ladder, "document: mise-en-demeure\n", "document: mise-en-demeure\n        joindre-factures: oui\n")
    sent = sample.base().index("  - date: 2026-10-12")
    before = sample.base()[:sent] + sample.base()[sample.base().index("  - date: 2026-11-10") :]
    values = sample.from_text(home.parent / "joindre", before)
    with pytest.raises(RenderError, match="copies"):
        produce(CATALOGUE["mise-en-demeure"], *values)
    assert produce(CATALOGUE["mise-en-demeure"], *values, choix=Choix(joindre=False))


def _pages(count: int) -> bytes:
    with Pdf.new() as pdf:
        for _ in range(count):
            pdf.add_blank_page(page_size=(595, 842))
        stream = BytesIO()
        pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def test_copies_follow_the_letter_with_their_bookmark() -> None:
    values, choix = sample.computed("une-facture"), Choix(joindre=True)
    copies = (Output("facture-F-2026-017.pdf", _pages(2)), Output("facture-F-2026-018.pdf", _pages(1)))
    alone = produce(CATALOGUE["relance-courrier"], *values)[0].content
    (joined,) = produce(CATALOGUE["relance-courrier"], *values, choix=choix, copies=copies)
    assert joined == produce(CATALOGUE["relance-courrier"], *values, choix=choix, copies=copies)[0]
    with Pdf.open(BytesIO(alone)) as letter, Pdf.open(BytesIO(joined.content)) as whole:
        assert len(whole.pages) == len(letter.pages) + 3
        assert "/StructTreeRoot" in whole.Root, "the letter keeps its tags"
        assert b"pdfuaid:part" in letter.Root.Metadata.read_bytes()
        assert b"pdfuaid:part" not in whole.Root.Metadata.read_bytes(), "copies are not ours to describe"
        assert [str(one.T) for one in whole.Root.StructTreeRoot.K[0].K if Name.Sect == one.S] == [
            "facture-F-2026-017",
            "facture-F-2026-018",
        ]
        flat = list(whole.Root.StructTreeRoot.ParentTree.Nums)
        held = dict(zip(map(int, flat[::2]), flat[1::2], strict=True))
        for page in whole.pages:  # one that is in no tag is read by nobody
            assert {one.Pg.objgen for one in held[int(page.obj.StructParents)]} == {page.obj.objgen}
        with whole.open_outline() as outline:
            assert [item.title for item in outline.root][-2:] == ["facture-F-2026-017", "facture-F-2026-018"]


def test_a_copy_that_is_more_than_pages_is_refused() -> None:
    values = sample.computed("une-facture")
    ours = produce(CATALOGUE["releve-de-compte"], *values)[0].content  # a tagged document, not a copy of the intake
    with pytest.raises(RenderError, match="n'est pas une copie propre"):
        produce(CATALOGUE["relance-courrier"], *values, choix=Choix(joindre=True), copies=(Output("f.pdf", ours),))


def test_copies_are_attached_to_an_email() -> None:
    copies = (Output("facture-F-2026-017.pdf", _pages(1)),)
    files = produce(CATALOGUE["relance-courriel"], *sample.computed("une-facture"),
                    choix=Choix(joindre=True), copies=copies)  # fmt: skip
    assert [output.name for output in files] == ["relance-courriel.eml", "relance-courriel.pdf"]
    message = message_from_bytes(files[0].content, policy=default)
    carried = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert carried == {"relance-courriel.pdf": files[1].content, copies[0].name: copies[0].content}


def test_an_email_lists_only_what_it_carries() -> None:
    values = sample.computed("une-facture")
    plain = sample.context(CATALOGUE["relance-courriel"], *values)
    joined = sample.context(CATALOGUE["relance-courriel"], *values, choix=Choix(joindre=True))
    assert plain["pieces_jointes"] == ()
    assert joined["pieces_jointes"] == ("copie de la facture n°\N{NO-BREAK SPACE}F-2026-017",)


SENT = {
    Envoi.LRAR: "Lettre recommandée avec demande d'avis de réception n° 1A 000 000 0001 0",
    Envoi.LRE: "Lettre recommandée électronique, n° 1A 000 000 0001 0",
    Envoi.REMISE_EN_MAIN_PROPRE: "Remise en main propre contre décharge",
    Envoi.SIGNIFICATION: "Signifiée par commissaire de justice",
}


@pytest.mark.parametrize("envoi", SENT)
def test_the_letter_says_how_it_leaves(envoi: Envoi) -> None:
    choix = Choix(envoi=envoi, suivi="1A 000 000 0001 0")
    made = produce(CATALOGUE["mise-en-demeure"], *sample.computed("une-facture"), choix=choix)
    text = pdftext.flat(made[-1].content).replace("\N{NO-BREAK SPACE}", " ")
    assert SENT[envoi] in text
    assert "étiquette du recommandé" not in text


def test_an_electronic_registered_letter_needs_the_consent_of_a_consumer(home: Path) -> None:
    choix = Choix(envoi=Envoi.LRE)
    values = sample.from_text(home, sample.base("consommateur"))
    assert "accord préalable" in lacks("mise-en-demeure", values, choix)
    assert "accord préalable" not in lacks("mise-en-demeure", sample.computed("une-facture"), choix)
    given_ = "dispenses:\n  - {date: 2026-11-01, par: a.petit, objet: accord-lre, motif: accord écrit du 03/08/2026}\n"
    agreed = sample.from_text(home, sample.base("consommateur") + given_)
    assert "accord préalable" not in lacks("mise-en-demeure", agreed, choix)


def test_a_correction_has_the_number_and_the_delay_of_what_it_corrects(home: Path) -> None:
    text = sample.base().replace("    envoi: courrier\n", "    envoi: courrier\n    emis: 1\n")
    values = sample.from_text(home, text)
    assert sample.context(CATALOGUE["relance-courrier"], *values)["rang"] == 3
    corrected = sample.context(CATALOGUE["relance-courrier"], *values, choix=Choix(remplace="1"))
    assert corrected["rang"] == 2
    told, choix = "rectifie celui du 25 septembre 2026, dont il remplace les indications.", Choix(remplace="1")
    for document in ("relance-courrier", "mise-en-demeure"):
        assert told in sample.words(document, values, choix=choix)
        assert "rectifie" not in sample.words(document, values)
    called = {"appel_date": sample.AU, "appel_motif": "", "promesse": None}
    for document in ("relance-courriel", "relance-courriel-2", "rappel-avant-echeance", "confirmation-appel"):
        printed = called | sample.context(CATALOGUE[document], *values, choix=choix)
        page = fill(CATALOGUE[document].courriel, printed)
        assert f"\n\nCe message {told}\n\n" in page.replace(NBSP, " ")
    same = sample.from_text(home, text, au=dt.date(2026, 9, 25))
    assert "rectifie celui du même jour, dont" in sample.words("relance-courrier", same, choix=choix)
    again = "  - {date: 2026-09-25, type: relance-courrier, envoi: courrier, emis: 2, remplace: 1}\n"
    twice = sample.from_text(home, text.replace("  - date: 2026-10-12", f"{again}  - date: 2026-10-12"))
    assert "rectifie ceux du 25 septembre" in sample.words("relance-courrier", twice, choix=Choix(remplace="2"))
    sent = "  - {date: 2026-10-01, type: relance-courrier, envoi: courrier, emis: 2, remplace: 1}\n"
    after = sample.from_text(home, text.replace("  - date: 2026-10-12", f"{sent}  - date: 2026-10-12"))
    assert sample.context(CATALOGUE["relance-courrier"], *after)["rang"] == 3, "a letter sent again is one reminder"


@pytest.mark.parametrize(
    ("presented", "au", "runs"),
    [
        (
            "presentee-le: 2026-10-14",
            dt.date(2026, 10, 29),
            True,
        ),  # fifteen days from the presentation, the last one in
        ("presentee-le: 2026-10-14", dt.date(2026, 10, 30), False),
        ("note: non présentée", dt.date(2026, 10, 27), True),  # from the day it was sent, until more is known
        ("note: non présentée", dt.date(2026, 10, 28), False),
    ],
)
def test_a_second_mise_en_demeure_waits_for_the_time_the_first_one_left(
    presented: str, au: dt.date, home: Path, *, runs: bool
) -> None:
    text = sample.base().replace("presentee-le: 2026-10-14", presented)
    found = lacks("mise-en-demeure", sample.from_text(home, text, au=au), TOUT)
    assert ("le délai laissé par la mise en demeure du 12/10/2026 court jusqu'au" in found) is runs


def test_the_time_left_holds_neither_other_invoices_nor_a_correction_nor_a_decision(home: Path) -> None:
    other = "  - {numero: F-2026-018, date: 2026-09-15, echeance: 2026-10-15, montant-ttc: 100}\npaiements:\n"
    text = sample.base().replace("paiements:\n", other, 1).replace("delai: 15\n", "delai: 15\n    emis: 4\n", 1)
    au = dt.date(2026, 10, 25)
    values = sample.from_text(home, text, au=au)
    assert "délai laissé" in lacks("mise-en-demeure", values, TOUT)
    assert "délai laissé" in lacks("mise-en-demeure", values, Choix(("F-2026-017",)))
    assert "délai laissé" not in lacks("mise-en-demeure", values, Choix(("F-2026-018",)))  # due after the letter left
    assert "délai laissé" not in lacks("mise-en-demeure", values, Choix(remplace="4"))
    assert "délai laissé" in lacks("mise-en-demeure", values, Choix(remplace="3")), "it corrects another letter"
    unknown = text.replace("avis: distribue", "avis: destinataire-inconnu")
    assert unknown != text
    assert "délai laissé" not in lacks("mise-en-demeure", sample.from_text(home, unknown, au=au), TOUT)
    for day, held in (("2026-10-11", True), ("2026-10-20", False)):
        waiver = f"dispenses:\n  - {{date: {day}, par: Me Songe, objet: delai-laisse, motif: erreur}}\n"
        found = lacks("mise-en-demeure", sample.from_text(home, text + waiver, au=au), TOUT)
        assert ("délai laissé" in found) is held, day


@pytest.mark.parametrize(
    ("fact", "sent"),
    [
        ("{date: 2026-11-21, type: relance-courrier, emis: 4}", True),
        ("{date: 2026-11-15, type: relance-courrier, emis: 4}", True),
        ("{date: 2026-11-14, type: relance-courrier, emis: 4}", False),  # more than a week ago
        ("{date: 2026-11-21, type: relance-courriel}", False),  # another letter
    ],
)
def test_nothing_is_sent_twice(fact: str, home: Path, *, sent: bool) -> None:
    values = sample.from_text(home, sample.with_fact(f"  - {fact}\n"))
    found = lacks("relance-courrier", values, TOUT)
    assert ("est déjà parti" in found) is sent
    assert ("(--remplace 4)" in found) is sent
    assert "est déjà parti" not in lacks("relance-courrier", values, Choix(remplace="4"))


def test_letters_on_other_invoices_are_not_the_same_letter(home: Path) -> None:
    more = "  - {numero: F-2026-018, date: 2026-08-10, echeance: 2026-09-09, montant-ttc: 100}\n"
    sent = "  - {date: 2026-11-21, type: relance-courrier, factures: [F-2026-018]}\n"
    text = sample.with_fact(sent).replace("paiements:\n", f"{more}paiements:\n", 1)
    values = sample.from_text(home, text)
    assert "est déjà parti" not in lacks("relance-courrier", values, Choix(("F-2026-017",)))
    assert "est déjà parti" in lacks("relance-courrier", values, Choix(("F-2026-018",)))
    assert "est déjà parti" in lacks("relance-courrier", values, TOUT)


@pytest.mark.parametrize(("days", "blocked"), [((14, 13, 12, 1), True), ((15, 13, 12, 1), False), ((13, 12, 1), False)])
def test_contacts_of_the_debtors_other_cases_count(days: tuple[int, ...], home: Path, *, blocked: bool) -> None:
    quiet = sample.base()[: sample.base().index("journal:")] + sample.base()[sample.base().index("pieces:\n  -") :]
    values = sample.from_text(home, quiet)
    choix = Choix(ailleurs=tuple(sample.AU - dt.timedelta(days=day) for day in days))
    found = lacks("relance-courriel", values, choix)
    assert ("dans d'autres dossiers du cabinet" in found) is blocked


def test_the_office_sets_its_own_cap(home: Path) -> None:
    cabinet = home / "cases" / "_cabinet" / "cabinet.yaml"
    strict = home.parent / "strict"
    shutil.copytree(home, strict, dirs_exist_ok=True)
    text = cabinet.read_text(encoding="utf-8") + "plafond-contacts: {nombre: 1, jours: 60}\n"
    (strict / "cases" / "_cabinet" / "cabinet.yaml").write_text(text, encoding="utf-8")
    found = lacks("relance-courriel", sample.from_text(strict, sample.base()), TOUT)
    assert "2 contacts avec le débiteur en 60 jours" in found
    assert "le plafond du cabinet est de 1" in found
    assert "objet=plafond-contacts" in found
    assert "contacts" not in lacks("relance-courriel", sample.from_text(home, sample.base()), TOUT)


@pytest.mark.parametrize(("credit", "blocked"), [("4000.00", True), ("3000.00", False), ("0.00", False)])
def test_what_the_debtor_overpaid_elsewhere_is_allocated_first(credit: str, *, blocked: bool) -> None:
    values = sample.computed("une-facture")
    asked = sommes("relance-courrier", values, TOUT)
    assert Decimal(3000) < asked.principal + asked.interets + asked.indemnites < Decimal(4000)
    found = lacks("relance-courrier", values, Choix(credit=Decimal(credit)))
    assert ("il faut d'abord l'imputer" in found) is blocked
    whole = asked.principal + asked.interets + asked.indemnites
    for exact, covered in ((whole, True), (whole - Decimal("0.01"), False)):
        assert ("il faut d'abord l'imputer" in lacks("relance-courrier", values, Choix(credit=exact))) is covered


def test_what_is_lacking_is_raised_with_every_line(home: Path) -> None:
    values = sample.from_text(home, sample.base())
    with pytest.raises(DocumentIncomplete, match="F-1"):
        produce(CATALOGUE["relance-courrier"], *values, choix=replace(TOUT, factures=("F-1",)))


# document -> days its letter leaves before its step is due: those of the ladder « souple », else those of such a letter
EARLY = """
relance-courriel;15
relance-courrier;15
mise-en-demeure;30
"""


@pytest.mark.parametrize("row", EARLY.split())
def test_a_letter_sent_before_its_step_leaves_the_days_of_its_step(home: Path, row: str) -> None:
    document, days = row.split(";")
    text = sample.base().replace("creancier: ", "strategie: souple\ncreancier: ", 1)
    values = sample.from_text(home, text)
    assert sample.context(CATALOGUE[document], *values)["delai"] == int(days)


def test_letter_and_agenda_give_the_same_last_day(home: Path) -> None:
    fact = "  - {date: 2026-10-01, type: mise-en-demeure, envoi: lrar, presentee-le: 2026-10-02}\n"
    text = sample.with_fact(fact).replace("creancier: ", "strategie: souple\ncreancier: ", 1)
    values = sample.from_text(home, text, au=dt.date(2026, 10, 5))
    (limit,) = [one for one in values[3].delais if one.nature == "mise-en-demeure"]
    days = sample.context(CATALOGUE["mise-en-demeure"], *values)["delai"]
    assert limit.date == dt.date(2026, 10, 2) + dt.timedelta(days=days) == dt.date(2026, 11, 1)
