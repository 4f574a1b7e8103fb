"""Hostile text, in every field a template prints: verbatim on paper, or refused by name; never markup, never code.

``hostile.txt`` is ours. The public « big list of naughty strings » is read too when ``RECOUVRE_BLNS`` names its JSON.
"""

import json
import os
import re
import unicodedata
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from functools import cache
from pathlib import Path

import pytest

from generator.documents import CATALOGUE
from generator.findings import CaseInvalid, DocumentIncomplete
from generator.load import load_case
from generator.render.glyphs import unprintable
from tests.documents import pdftext, sample
from tests.documents.sample import produce
from tests.documents.test_golden import ROWS

STRINGS = (Path(__file__).parent / "hostile.txt").read_text(encoding="utf-8").splitlines()
BLNS = os.environ.get("RECOUVRE_BLNS", "")
REFERENCE = dict(ROWS[::-1])  # a case in which each document is ready
CONSUMER = {"information-rgpd", "petites-creances"}
NO_INVOICE = {
    "reponse-contestation",
    "information-rgpd",
    "proposition-echeancier",
    "mise-en-demeure-decheance",
    "projet-ordonnance",
    "demande-signification",
    "mandat-execution",
    "mandat-sepa",
    "mainlevee",
}  # documents that name no invoice
HANDED = {
    "requete-injonction",
    "transmission-commissaire",
    "transmission-avocat",
    "transmission-recouvrement",
    "petites-creances",
    "creance-commerciale",
    "assignation-refere",
    "assignation-fond",
    "requete-saisie-conservatoire",
    "formulaire-a-europeen",
}  # documents that hand over a whole case
FIELDS = {  # path of the field -> documents that print it
    "debiteurs.0.denomination": set(CATALOGUE) - CONSUMER - {"quittance-succession"},  # it names the deceased
    "debiteurs.0.nom": CONSUMER,
    "debiteurs.0.representant": (
        HANDED | {"accord-echeancier", "mandat-execution", "fiche-appel", "protocole-transactionnel"}
    )
    - CONSUMER,
    "debiteurs.0.adresse.rue": HANDED
    | {"accord-echeancier", "demande-signification", "mandat-execution", "protocole-transactionnel", "mandat-sepa"},
    "creance.origine": HANDED
    | {
        "relance-courrier",
        "mise-en-demeure",
        "accord-echeancier",
        "lettre-avocat",
        "protocole-transactionnel",
        "mandat-sepa",
        "duplicata-tva",
    },
    "factures.0.numero": set(CATALOGUE) - NO_INVOICE,
    "factures.0.objet": {"formulaire-a-europeen", "duplicata-tva"},
    "pieces.0.titre": HANDED | {"declaration-creance", "revendication"},
    "journal.2.suivi": {
        "mise-en-demeure",
        "requete-injonction",
        "lettre-avocat",
        "assignation-refere",
        "assignation-fond",
        "requete-saisie-conservatoire",
    },
    "journal.4.motif": {"protocole-transactionnel", "assignation-fond", "reponse-contestation"},
    "journal.4.resultat": {"requete-saisie-conservatoire"},
}


def squeezed(text: str) -> str:
    """Letters alone: line ends, spaces and hyphens that layout adds are no part of the text; poppler splits « ﬁ ».

    The apostrophe of paper is that of print, whatever was typed.
    """
    typed = unicodedata.normalize("NFKC", text).replace("’", "'")
    return re.sub(r"[\s\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}-]", "", typed)


def filled(texts: dict[str, str], reference: str = "une-facture") -> str:
    """A case of the office with texts put in fields, as quoted YAML."""
    import yaml  # noqa: PLC0415

    tree = yaml.load(sample.text_of(reference), Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader builds text only
    for path, value in texts.items():
        node = tree
        *parents, last = [int(part) if part.isdigit() else part for part in path.split(".")]
        for part in parents:
            node = node[part]
        node[last] = value
    tree["reference"] = "essai"
    return json.dumps(tree, ensure_ascii=False)


def plain(content: bytes) -> str:
    return pdftext.read(content, layout=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "cases").mkdir()
    (folder / "cases" / "_cabinet").symlink_to(sample.HERE / "office" / "cases" / "_cabinet")
    return folder


def produced(document: str, pack: list[str], home: Path, read: Callable[[bytes], str] = plain) -> str:
    fields = [path for path, documents in FIELDS.items() if document in documents]
    texts = {path: " ¦ ".join(pack[rank :: len(fields)] or pack) for rank, path in enumerate(fields)}
    reference = REFERENCE[document]
    sample.write_case(home, "essai", filled(texts, reference))
    values = sample.compute_at(load_case(home, "essai"), sample.LATER.get(reference, sample.AU))
    outputs = produce(CATALOGUE[document], *values)
    if outputs[0].name.endswith(".eml"):
        assert_mail_is_whole(outputs[0].content)
    return read(outputs[-1].content)


def assert_mail_is_whole(content: bytes) -> None:
    message = message_from_bytes(content, policy=default)
    assert set(message.keys()) == {"From", "To", "Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"}
    assert message["To"].addresses[0].addr_spec == "compta@chimere.example"
    assert [part.get_content_type() for part in message.iter_attachments()] == ["application/pdf"]


def verbatim(document: str, pack: list[str], home: Path) -> str:
    """The text of a document that holds every string; what a page break or a column cut is printed again alone."""
    text = squeezed(produced(document, pack, home))
    for one in pack:
        found = squeezed(one) in text or any(
            squeezed(one) in squeezed(produced(document, [one], home, read)) for read in (plain, pdftext.drawn)
        )
        assert found, one
    return text


DAILY = {"relance-courriel", "mise-en-demeure", "requete-injonction", "accord-echeancier", "fiche-appel"}
BY_DAY = [pytest.param(name, marks=() if name in DAILY else pytest.mark.nightly) for name in CATALOGUE]


@pytest.mark.parametrize("document", BY_DAY)
def test_hostile_text_comes_out_verbatim(document: str, home: Path) -> None:
    pack = [one for one in STRINGS if not unprintable(one)]
    assert len(pack) > 40
    text = verbatim(document, pack, home)
    assert "{{9973*9967}}" in text
    assert str(9973 * 9967) not in text


@pytest.mark.parametrize("character", ["漢", "\N{ROCKET}", "ش"])
def test_what_no_font_prints_is_a_finding_at_its_line(character: str, home: Path) -> None:
    text = sample.base().replace("fourniture de farine", f"fourniture de farine {character}")
    values = sample.from_text(home, text)
    with pytest.raises(DocumentIncomplete) as caught:
        produce(CATALOGUE["relance-courrier"], *values)
    (finding,) = caught.value.findings
    assert finding.key == "creance.origine"
    assert f"U+{ord(character):04X}" in finding.message


@pytest.mark.nightly
@pytest.mark.skipif(not BLNS, reason="RECOUVRE_BLNS ne désigne pas blns.json")
@pytest.mark.parametrize("document", CATALOGUE)
def test_the_big_list_of_naughty_strings(document: str, home: Path) -> None:
    strings = [one for one in json.loads(Path(BLNS).read_text(encoding="utf-8")) if one.strip()]
    accepted = [one for one in strings if not unprintable(one) and accepts(one, home)]
    assert len(accepted) > 250
    for start in range(0, len(accepted), 60):
        pack = accepted[start : start + 60]
        verbatim(document, pack, home)


@cache
def accepts(one: str, home: Path) -> bool:
    sample.write_case(home, "essai", filled({"creance.origine": one}))
    try:
        load_case(home, "essai")
    except CaseInvalid:
        return False
    return True
