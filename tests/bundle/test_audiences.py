"""What each recipient gets: never a private note, whoever it is; nobody's name in a demonstration."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from stdnum import iban, luhn

from generator.bundle.export import Matiere
from generator.bundle.fiction import IBAN, Fiction, Naming, folded
from generator.bundle.profiles import profiles
from generator.bundle.pseudonyms import pseudonymised
from generator.case import Case
from generator.casework.assembly import export_case, matter
from generator.exhibits import Exhibit, Faits, Genre
from generator.load import load_case, load_office
from generator.load.yaml_text import read_yaml
from generator.model import Cabinet, Creancier, Dossier, Intervenant, Office, Strategies
from tests.bundle import sample
from tests.bundle.pdf import everything, page_texts
from tests.bundle.sample import AU, PIECES, REFERENCE

CANARIES = {  # what identifies somebody in the sample office -> a word found nowhere else
    "Boulangerie Chimère": "Zqdebiteur", "Atelier Dupont": "Zqcreancier", "Cabinet Exemple": "Zqcabinet",
    "M. Jean Dupont": "M. Zqsignataire", "Mme Roux": "Mme Zqcontact", "Anaïs Petit": "Zqresponsable",
    "12 rue des Lilas": "12 rue Zqrue", "2 rue de l'Essai": "2 rue Zqsiege", "1 rue de l'Essai": "1 rue Zqbureau",
    "Lyon": "Zqville", "fourniture de farine": "zqorigine", "NOTE-SECRETE": "ZQNOTE", "MOTIF-SECRET": "ZQMOTIF",
    "F-2026-017": "ZQ-017", "F-2026-031": "ZQ-031", "compta@dupont.example": "compta@zqdomaine.example",
    "cabinet@exemple.example": "cabinet@zqoffice.example", "1A 000 000 0000 0": "1A ZQSUIVI",
    "titre: ": "titre: Zqtitre ",
}  # fmt: skip
COMPLETE = Path(__file__).parents[1] / "schema" / "complet"
NUMBERS = ("000226548", "000210104", "9999900001000000001068", "69003", "69001")  # spaces apart


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office with its canaries, and templates of its own that name it."""
    home = tmp_path_factory.mktemp("audiences")
    waiver = (
        "dispenses:\n  - date: 2026-06-01\n    par: ZQPAR\n    objet: extrait-recent\n    motif: ZQDISPENSE\n"
        "attendu:\n  - au: 2026-11-20\n    principal: 5 000,00\n"
    )
    sample.write_office(home, pieces={name: PIECES[name] for name in ("f-017", "f-031", "contrat", "commande", "med")})
    for path in (home / "cases").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for word, canary in CANARIES.items():
            text = text.replace(word, canary)
        text = (
            text.replace("    livraison: bl\n", "")
            .replace("    livraison: photo\n", "")
            .replace("    piece: relance\n", "")
        )
        path.write_text(text + (waiver if path.name == "dossier.yaml" else ""), encoding="utf-8")
    own = home / "templates" / "liasse"
    own.mkdir(parents=True)
    shipped = Path("templates/liasse/piece-fictive.html").read_text(encoding="utf-8")
    (own / "piece-fictive.html").write_text(shipped.replace("<h1>", "<h1>ZQGABARIT "), encoding="utf-8")
    return home


@cache
def assembled(root: Path) -> Matiere:
    """What the ordinary exports are made of: the same liasse for all."""
    return matter(load_case(root, REFERENCE), load_office(root), AU, root / "build")


@cache
def exported(root: Path, profile: str) -> bytes:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("generator.casework.assembly.lacking_for", lambda *_: [])  # completeness has its own tests
        patched.setattr("generator.casework.assembly.matter", lambda *_: assembled(root))
        made = export_case(load_case(root, REFERENCE), load_office(root), AU, root / "build", profile)
    return made.path.read_bytes()


def loud(content: bytes) -> str:
    """Bytes read every way a name may be written in them, without spaces."""
    text = content.decode("utf-8", "ignore") + content.decode("utf-16-be", "ignore") + content.decode("latin-1")
    return re.sub(r"\s", "", text).casefold()


WORDS = {word for canary in CANARIES.values() for word in re.findall(r"zq\w*-?\w+", canary.casefold())} | {"zqgabarit"}
PRIVATE = ("zqnote", "zqmotif", "zqpar", "zqdispense", "zqresponsable")


@pytest.mark.parametrize("profile", profiles())
def test_private_notes_are_in_no_byte_of_any_audience(root: Path, profile: str) -> None:
    seen = 0
    for name, content in everything(exported(root, profile)):
        text = loud(content)
        assert not [canary for canary in PRIVATE if canary in text], name
        assert not name.endswith((".yaml", ".lock", ".tsv")), name
        seen += 1
    assert seen > 20


def test_the_canaries_of_the_parties_are_seen_where_they_should_be(root: Path) -> None:
    """The same search does find the parties in an ordinary export: it would find a leak."""
    texts = "".join(loud(content) for _, content in everything(exported(root, "debiteur")))
    for canary in ("zqdebiteur", "zqcreancier", "zqville", "zqrue", "zqtitre", "zq-017", "000226548"):
        assert canary in texts


def test_a_demonstration_names_nobody_in_any_byte(root: Path) -> None:
    content = exported(root, "demonstration")
    seen = 0
    for name, part in everything(content):
        text = loud(part)
        assert "zq" not in name.casefold()
        assert not [canary for canary in WORDS if canary in text], name
        assert not [number for number in NUMBERS if number in text], name
        assert REFERENCE.casefold() not in text + name.casefold(), "an office may put a name in its reference"
        assert "bonjour" not in text, "une pièce est reproduite"
        seen += 1
    assert seen > 20
    assert not [name for name, _ in everything(content) if "natifs" in name or "/pieces/" in name]


def test_a_demonstration_keeps_amounts_dates_and_numbers(root: Path, tmp_path: Path) -> None:
    liasses = []
    for profile in ("debiteur", "demonstration"):
        parts = dict(everything(exported(root, profile)))
        path = tmp_path / f"{profile}.pdf"
        path.write_bytes(next(part for name, part in parts.items() if name.endswith("-liasse.pdf")))
        liasses.append(" ".join(page_texts(path)))
    real, invented = liasses
    amounts = re.findall(r"\d{1,3}(?: \d{3})*,\d\d", real)
    assert len(amounts) > 3
    for amount in amounts:
        assert amount in invented
    assert "02/03/2026" in invented
    assert "Démonstration : parties, adresses, numéros et textes inventés" in invented
    assert "l'original (3 pages) n'est pas reproduit" in invented.replace("’", "'")


def test_a_demonstration_is_the_same_each_time(root: Path) -> None:
    assert exported.__wrapped__(root, "demonstration") == exported(root, "demonstration")


# ---- every field of the format, those of tomorrow included: tests/schema holds each key ------------------------------

VOCABULARY = {  # words of ours that are also words of the complete sample
    "tribunal", "commerce", "des", "activités", "économiques", "facture", "bon", "livraison", "conditions", "générales",
    "française", "jours", "fin", "mois", "gérant", "judiciaire", "banque", "exemple", "sarl", "madame", "standard",
    "requete", "injonction", "kbis", "retard", "opposition", "pieces", "pdf", "rue", "société", "cabinet", "example",
    "médiation", "autriche", "2026", "0142", "000", "0000",
}  # fmt: skip


def texts(value: object) -> Iterator[str]:
    """Free texts of a model: those whose values the format does not list."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if "Literal" not in str(field.annotation) and name != "heure":
                yield from texts(getattr(value, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(key)
            yield from texts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif type(value) is str:
        yield value


def tokens(values: Iterator[str]) -> set[str]:
    return {token.casefold() for value in values for token in re.findall(r"\w{3,}", value)}


def complete() -> tuple[Case, Office]:
    """The case and the office that hold every key of the format."""
    read = {path.stem: read_yaml(path.read_text(encoding="utf-8"), path.name)[0] for path in COMPLETE.glob("*.yaml")}
    dossier = Dossier.model_validate(read["dossier"])
    office = Office(
        Cabinet.model_validate(read["cabinet"]),
        {dossier.creancier: Creancier.model_validate(read["creancier"])},
        {"me-dupont": Intervenant.model_validate(read["intervenant"])},
        Strategies.model_validate(read["strategies"]).strategies,
    )
    return Case(dossier, Path("/a"), Path("/a/cases/2026-0142"), "", {}), office


def test_no_word_of_three_letters_of_any_free_text_survives() -> None:
    case, office = complete()
    shown = tuple(
        Exhibit(piece, (), Genre.PDF, "0" * 64, 9, 2, Path("/a/x.pdf"), None, Faits()) for piece in case.dossier.pieces
    )
    invented, others, exhibits = pseudonymised(case, office, shown)
    assert not tokens(texts(case.dossier)) & tokens(texts(tuple(one.piece for one in exhibits))) - VOCABULARY
    kept = tokens(texts(invented.dossier)) & tokens(texts(case.dossier))
    assert kept <= VOCABULARY, kept - VOCABULARY
    before = [*office.creanciers.values(), *office.intervenants.values(), office.cabinet]
    after = [*others.creanciers.values(), *others.intervenants.values(), others.cabinet]
    kept = {word for model in after for word in tokens(texts(model))} & {
        word for model in before for word in tokens(texts(model))
    }
    assert kept <= VOCABULARY, kept - VOCABULARY


@given(st.text("0123456789-", min_size=1, max_size=9), st.lists(st.sampled_from(["Érable", "saule & fils", "OLIVIER"])))
def test_an_invented_name_is_stable_and_is_nobody_of_the_case(reference: str, words: list[str]) -> None:
    first, second = (Naming(reference, words) for _ in range(2))
    given_ = [first.give() for _ in range(60)]
    assert given_ == [second.give() for _ in range(60)]
    assert len({one.nom for one in given_}) == 60
    for one in given_:
        assert not [word for word in words if folded(one.nom).split()[0] in folded(word)]


@pytest.mark.parametrize("rank", [1, 7, 99])
def test_invented_numbers_pass_their_checks_and_are_nobodys(rank: int) -> None:
    fiction = Fiction("Saule", rank)
    assert luhn.is_valid(fiction.siren)
    assert luhn.is_valid(fiction.siret)
    assert fiction.siren.startswith("000")
    assert fiction.tva.endswith(fiction.siren)
    assert iban.is_valid(IBAN)
    assert fiction.courriel.endswith(".example")
