"""Who says « je »: a private individual who signs alone; a company, two spouses or her lawyer say « nous »."""

import re
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import pytest

from generator.documents import CATALOGUE
from generator.render import html
from generator.render import text as render_text
from generator.resources import shipped
from tests.documents import sample
from tests.documents.test_golden import ROWS
from tests.documents.test_parties import CREDITORS, office_of
from tests.office import replace_in

PLURAL = re.compile(r"\b(?:nous|notre|nos|nôtres?)\b", re.IGNORECASE)
JUDGE = "Nous, président"  # an order is the judge's, whoever asks for it
CASES = sorted({reference for _, reference in ROWS})


def owed_to_her(text: str) -> str:
    """The same claim of a private individual: no penalty of trade."""
    return text.replace("penalites:\n    taux: bce + 10\n", "penalites:\n    reclamees: non\n").replace(
        "vente-entre-professionnels", "droit-commun"
    )


def printed(document: str, values: sample.Computed) -> str:
    """The words of a document, and of its e-mail if it has one."""
    entry = CATALOGUE[document]
    draft = entry.draft(*values)
    context = sample.context(entry, *values)
    template = entry.gabarit_pour(draft)
    said = sample.plain(html(template, context, values[0].root))
    if (shipped("templates") / template.replace(".html", ".txt")).is_file():
        said += " " + render_text(template.replace(".html", ".txt"), context, values[0].root)
    return said


@pytest.fixture(scope="module")
def hers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office_of(tmp_path_factory.mktemp("particuliere"), "particulière")


@pytest.mark.parametrize("reference", CASES)
def test_a_person_who_signs_alone_never_says_we(reference: str, hers: Path) -> None:
    au = sample.LATER.get(reference, sample.AU)
    values = sample.from_text(hers, owed_to_her(sample.text_of(reference)), reference, au=au)
    said = {document: printed(document, values).replace(JUDGE, "") for document, case in ROWS if case == reference}
    assert {document: found[0] for document, text in said.items() if (found := PLURAL.search(text))} == {}


def test_every_first_person_plural_of_a_letter_has_its_singular() -> None:
    """Where no case of the tests goes: each branch of each template."""
    paired = re.compile(r'nous\("[^"]*", "[^"]*"\)')
    folder = shipped("templates") / "courriers"
    sources = {path.name: paired.sub("", path.read_text(encoding="utf-8")) for path in folder.iterdir()}
    assert {name: found[0] for name, source in sources.items() if (found := PLURAL.search(source))} == {}


@pytest.mark.parametrize(
    ("creditor", "name", "said"),
    [
        ("particulière", "Odette", "je vous mets en demeure de me payer"),
        ("particulière", "Odette et Paul", "nous vous mettons en demeure de nous payer"),
        ("particulière représentée", "Odette", "nous vous mettons en demeure de nous payer"),
        ("entrepreneur", "Odette", "nous vous mettons en demeure de nous payer"),
        ("société", "", "nous vous mettons en demeure de nous payer"),
    ],
)
def test_who_says_i(creditor: str, name: str, said: str, tmp_path: Path) -> None:
    home, text = office_of(tmp_path, creditor), owed_to_her(sample.base())
    if creditor in CREDITORS and name:
        replace_in(home / "cases" / "_cabinet" / "creanciers" / "atelier.yaml", "Odette", name)
    assert said in sample.words("mise-en-demeure", sample.from_text(home, text))


def test_her_lawyer_says_we(tmp_path: Path) -> None:
    home = office_of(tmp_path, "particulière")
    replace_in(home / "cases" / "_cabinet" / "cabinet.yaml", "qualite: creancier", "qualite: avocat\nbarreau: Lyon")
    assert "nous vous mettons en demeure" in sample.words(
        "mise-en-demeure", sample.from_text(home, owed_to_her(sample.base()))
    )


@pytest.mark.parametrize(("writer", "said"), [("Anne Petit", "parvenir"), ("Odette Conte", "me faire parvenir")])
def test_an_e_mail_says_i_when_she_writes_it_herself(writer: str, said: str, tmp_path: Path) -> None:
    """Sent and signed by the person in charge, its « je » would be the assistant's."""
    home = office_of(tmp_path, "particulière")
    replace_in(home / "cases" / "_cabinet" / "cabinet.yaml", "nom: Anne Petit", f"nom: {writer}")
    computed = sample.from_text(home, owed_to_her(sample.base()))
    mail = BytesParser(policy=default).parsebytes(sample.produce(CATALOGUE["relance-courriel"], *computed)[0].content)
    body = mail.get_body(("plain",))
    assert body is not None
    words = " ".join(body.get_content().split())
    assert said in words
    assert bool(PLURAL.search(words)) is (writer == "Anne Petit")
    assert ("Pour le compte d'Odette Conte" in words.replace("’", "'")) is (writer == "Anne Petit")
