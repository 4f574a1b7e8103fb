"""The office: a file missing, wrong, misnamed; all of it told at once."""

import re
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.load import load_office, pictures, read_office
from generator.load.towns import department
from tests.load.bureau import office_at
from tests.office import replace_in


def findings(root: Path) -> list[str]:
    return [str(finding).removeprefix("cases/_cabinet") for finding in read_office(root)[1]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return office_at(tmp_path) / "cases" / "_cabinet"


def test_office_is_loaded_by_the_names_of_its_files(home: Path) -> None:
    office = load_office(home.parent.parent)
    assert set(office.creanciers) == {"atelier-durand"}
    assert set(office.intervenants) == {"me-dupont"}
    assert set(office.strategies) == {"standard"}


def test_missing_office_is_said_plainly(tmp_path: Path) -> None:
    assert findings(tmp_path) == [
        (
            ": erreur: le répertoire du cabinet n'existe pas. "
            "Se placer dans le répertoire du cabinet, ou lancer « recouvre init »."
        )
    ]


def test_every_missing_file_is_named(home: Path) -> None:
    (home / "cabinet.yaml").unlink()
    (home / "strategies.yaml").unlink()
    (home / "creanciers" / "atelier-durand.yaml").unlink()
    assert findings(home.parent.parent) == [
        "/cabinet.yaml: erreur: le fichier n'existe pas. Le créer, ou lancer « recouvre init » pour un cabinet.",
        "/creanciers: erreur: le cabinet n'a aucun créancier. Créer un fichier <identifiant>.yaml par créancier.",
        "/strategies.yaml: erreur: le fichier n'existe pas. Le créer, ou lancer « recouvre init » pour un cabinet.",
    ]


@pytest.mark.parametrize("name", ["taux.yml", "Taux.yaml", "TAUX.YAML", "strategies.yml", "Cabinet.yml"])
def test_a_file_under_nearly_its_name_is_not_passed_over(home: Path, name: str) -> None:
    (home / name).write_text("bce-refinancement: []\n", encoding="utf-8")
    own = f"{name.split('.', maxsplit=1)[0].lower()}.yaml"
    assert findings(home.parent.parent) == [
        f"/{name}: erreur: ce fichier n'est pas lu : son nom est « {own} ». Le renommer, ou le retirer."
    ]


@pytest.mark.parametrize(("name", "right"), [
    ("Étude Fabre.yaml", "etude-fabre.yaml"),
    ("Cœur d’Or.yaml", "coeur-d-or.yaml"),
    ("s.a_Durand.yml", "s.a-durand.yaml"),
])  # fmt: skip
def test_the_right_name_of_a_misnamed_file_is_said(home: Path, name: str, right: str) -> None:
    (home / "intervenants" / "me-dupont.yaml").rename(home / "intervenants" / name)
    assert any(one.endswith(f" Le renommer {right}.") for one in findings(home.parent.parent))


def test_wrong_files_are_told_together(home: Path) -> None:
    creditor = home / "creanciers" / "atelier-durand.yaml"
    replace_in(creditor, "FR76", "FR77")
    office = home / "cabinet.yaml"
    replace_in(office, "qualite: creancier", "qualite: huissier")
    assert findings(home.parent.parent) == [
        (
            "/cabinet.yaml:3:1: erreur: qualite : « huissier » n'est pas admis ici. "
            "Mots admis : creancier, avocat, commissaire, societe-de-recouvrement."
        ),
        (
            "/creanciers/atelier-durand.yaml:11:1: erreur: iban : « FR77 3000 6000 0112 3456 7890 189 » "
            "n'est pas un IBAN valable. Recopier le RIB."
        ),
    ]


def test_a_wrong_greffe_is_told_with_what_else_is_wrong(home: Path) -> None:
    """It is of the value alone: it does not wait until all the others can be read."""
    creditor = home / "creanciers" / "atelier-durand.yaml"
    replace_in(creditor, "FR76", "FR77")
    replace_in(creditor, "siren:", "greffe: R.C.S. Lyon\nsiren:")
    keys = [line.split(" : ")[0].rpartition(" ")[2] for line in findings(home.parent.parent)]
    assert sorted(keys) == ["greffe", "iban"]


def test_a_french_iban_cut_short_says_its_length(home: Path) -> None:
    creditor = home / "creanciers" / "atelier-durand.yaml"
    replace_in(creditor, " 7890 189", " 7890")
    (told,) = findings(home.parent.parent)
    assert told.endswith("Recopier le RIB : un IBAN français a 27 caractères, celui-ci 24.")


def test_the_numbers_of_a_creditor_agree_as_those_of_a_debtor(home: Path) -> None:
    creditor = home / "creanciers" / "atelier-durand.yaml"
    known = creditor.read_text(encoding="utf-8")
    siren = "siren: 000 000 018\n"
    for added, told in (
        ("siret: 000 210 104 00014\n", "6:1: erreur: siret : le SIRET ne commence pas par le SIREN."),
        ("tva: FR83404833048\n", "6:1: avertissement: tva : le numéro de TVA ne contient pas le SIREN."),
        (
            "tva: FR00000000018\n",
            "6:1: avertissement: tva : « FR00000000018 » n'est pas un numéro de TVA intracommunautaire.",
        ),
        (
            "tva: 83404833048\n",
            "6:1: avertissement: tva : « 83404833048 » n'est pas un numéro de TVA intracommunautaire.",
        ),
    ):
        creditor.write_text(known.replace(siren, siren + added), encoding="utf-8")
        (shown,) = read_office(home.parent.parent)[1]
        assert str(shown).startswith(f"cases/_cabinet/creanciers/atelier-durand.yaml:{told}")


def test_a_bic_has_the_form_and_the_country_of_the_account(home: Path) -> None:
    creditor = home / "creanciers" / "atelier-durand.yaml"
    known = creditor.read_text(encoding="utf-8")
    (line,) = (row for row in known.splitlines(keepends=True) if row.startswith("iban:"))
    for bic, told in (
        ("FICTFRP", "erreur: bic : « FICTFRP » n'est pas un BIC. Recopier celui du RIB : il a 8 ou 11 caractères, "),
        ("FICTZZPP", "erreur: bic : « FICTZZPP » n'est pas un BIC. Recopier celui du RIB."),
        ("FICTDEFF", "avertissement: bic : le BIC « FICTDEFF » est d'un autre pays (DE) que l'IBAN (FR)."),
    ):
        creditor.write_text(known.replace(line, f"{line}bic: {bic}\n"), encoding="utf-8")
        (shown,) = read_office(home.parent.parent)[1]
        assert f": {told}" in str(shown)
    for bic in ("fict fr pp", "FICTREPPXXX"):  # a bank of La Réunion has French accounts
        creditor.write_text(known.replace(line, f"{line}bic: {bic}\n"), encoding="utf-8")
        assert read_office(home.parent.parent)[1] == []


@pytest.mark.parametrize(
    ("town", "own"),
    [
        ("Paris", "75"),
        ("PARIS CEDEX 08", "75"),
        ("Lyon 3e", "69"),
        ("St-Etienne", "42"),
        ("LE HAVRE", "76"),
        ("Bastia", "20"),
        ("Saint-Denis", ""),  # there are several
        ("Parisot", ""),
    ],
)
def test_the_department_of_a_large_commune_is_known(town: str, own: str) -> None:
    assert department(town) == own


def test_names_of_files_are_identifiers(home: Path) -> None:
    creditor = home / "creanciers" / "atelier-durand.yaml"
    creditor.rename(creditor.with_name("Atelier Durand.yaml"))
    (home / "creanciers" / "autre.yml").write_bytes(b"format: 1\n")
    (home / "creanciers" / "aux.yaml").write_bytes(b"format: 1\n")
    (home / "creanciers" / "logo.png").write_bytes(b"png")
    shown = findings(home.parent.parent)
    assert [line.partition(": ")[0] for line in shown] == [
        "/creanciers/Atelier Durand.yaml",
        "/creanciers/autre.yml",
        "/creanciers/aux.yaml",
    ]
    assert "finit par « .yaml »" in shown[1]
    assert "réservé par Windows" in shown[2]


def test_colour_needs_quotes_and_is_a_colour(home: Path) -> None:
    creditor = home / "creanciers" / "atelier-durand.yaml"
    text = creditor.read_text(encoding="utf-8")
    creditor.write_text(f"{text}couleur: #1f4e79\n", encoding="utf-8")
    [line] = findings(home.parent.parent)
    assert line.endswith(
        "couleur : la valeur est vide. "
        '« # » ouvre un commentaire : écrire "#1f4e79" entre guillemets si c\'est la valeur.'
    )
    creditor.write_text(f"{text}couleur: bleu\n", encoding="utf-8")
    [line] = findings(home.parent.parent)
    assert line.endswith('« bleu » n\'est pas une couleur. Écrire par exemple "#1f4e79", entre guillemets.')
    creditor.write_text(f'{text}couleur: "#1f4e79"\n', encoding="utf-8")
    assert load_office(home.parent.parent).creanciers["atelier-durand"].couleur == "#1f4e79"


@pytest.mark.parametrize(
    ("logo", "message"),
    [
        ("../secret.png", "le logo n'est pas un nom de fichier PNG ou JPEG."),
        ("/etc/logo.png", "le logo n'est pas un nom de fichier PNG ou JPEG."),
        ("logo.svg", "le logo n'est pas un nom de fichier PNG ou JPEG."),
        (".logo.png", "le logo n'est pas un nom de fichier PNG ou JPEG."),  # hidden, its changes are not seen
        ("CON.png", "le logo n'est pas un nom de fichier PNG ou JPEG."),
        ("absent.png", "le fichier du logo est introuvable."),
        ("lien.png", "le fichier du logo est introuvable."),
    ],
)
def test_logo_is_a_picture_beside_the_creditor(home: Path, logo: str, message: str) -> None:
    creditor = home / "creanciers" / "atelier-durand.yaml"
    text = creditor.read_text(encoding="utf-8")
    Image.new("RGBA", (8, 8)).save(home / "creanciers" / "logo.png")
    (home / "creanciers" / "lien.png").symlink_to(home / "creanciers" / "logo.png")
    creditor.write_text(f"{text}logo: {logo}\n", encoding="utf-8")
    [line] = findings(home.parent.parent)
    assert message in line
    creditor.write_text(f"{text}logo: logo.png\n", encoding="utf-8")
    assert load_office(home.parent.parent).creanciers["atelier-durand"].logo == "logo.png"


def drawn(form: str, mode: str = "RGB") -> bytes:
    made = BytesIO()
    Image.effect_noise((90, 60), 50).convert(mode).save(made, form)
    return made.getvalue()


def huge() -> bytes:
    made = BytesIO()
    Image.new("1", (9000, 9999)).save(made, "PNG")
    return made.getvalue()


def repacked(rows: bytes) -> bytes:
    """A grey PNG of 90 by 60, each of its parts with its right sum, whatever its picture is once unpacked."""
    parts = (b"IHDR" + (90).to_bytes(4) + (60).to_bytes(4) + bytes([8, 0, 0, 0, 0]), b"IDAT" + rows, b"IEND")
    sums = (len(part[4:]).to_bytes(4) + part + zlib.crc32(part).to_bytes(4) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(sums)


def photographed() -> bytes:
    """A JPEG whose camera or program wrote particulars (EXIF) that do not read: it prints all the same."""
    made = BytesIO()
    Image.new("RGB", (90, 60), "red").save(made, "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff")
    return made.getvalue()


def test_a_logo_is_decoded_once_for_each_state_of_its_file_and_a_plain_png_never(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    creditor, logo = home / "creanciers" / "atelier-durand.yaml", home / "creanciers" / "logo.png"
    creditor.write_text(f"{creditor.read_text(encoding='utf-8')}logo: logo.png\n", encoding="utf-8")
    logo.write_bytes(drawn("JPEG"))
    load_office(home.parent.parent)
    with monkeypatch.context() as before:
        before.setattr(Image, "open", None)  # not called again
        load_office(home.parent.parent)
        for mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
            logo.write_bytes(drawn("PNG", mode))
            load_office(home.parent.parent)
    logo.write_bytes(drawn("PNG")[:-40])
    assert UNPRINTED in findings(home.parent.parent)[0]
    logo.write_bytes(drawn("PNG"))
    assert findings(home.parent.parent) == []
    with monkeypatch.context() as closed:
        closed.setattr(pictures, "_is_plain_png", refused)
        closed.setattr(Image, "open", refused)
        logo.write_bytes(drawn("PNG", "RGBA"))
        assert UNPRINTED in findings(home.parent.parent)[0], "and not the first thing that stops"


def refused(*_told: object, **_how: object) -> None:
    raise PermissionError


UNPRINTED = "n'est pas une image PNG ou JPEG qui s'imprime"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (drawn("PNG"), ""),
        (repacked(zlib.compress(bytes(91 * 60))), ""),
        (repacked(b"no stream"), UNPRINTED),
        (repacked(zlib.compress(bytes(91 * 59))), ""),  # a row is missing: it is printed blank
        (repacked(zlib.compress(bytes([9] * 91 * 60))), UNPRINTED),
        (drawn("PNG", "RGBA"), ""),
        (drawn("JPEG", "CMYK"), ""),
        (photographed(), ""),
        (drawn("PNG")[:-400], UNPRINTED),  # a copy cut short
        (drawn("PNG").replace(b"IDAT", b"IDAT\0", 1), UNPRINTED),  # a byte more
        (drawn("PNG", "P"), ""),
        (drawn("JPEG")[:-400], UNPRINTED),
        (drawn("PNG", "I;16"), UNPRINTED),  # grey of sixteen bits: the engine of the page refuses it
        (huge(), UNPRINTED),
        (drawn("WEBP"), UNPRINTED),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", UNPRINTED),
        (b"version https://git-lfs.github.com/spec/v1\n", UNPRINTED),
        (b"", UNPRINTED),
    ],
)
def test_a_logo_that_no_letter_can_print_is_told_in_the_file_of_the_creditor(
    home: Path, content: bytes, said: str
) -> None:
    """Some stopped every letter as if the fault were ours."""
    creditor = home / "creanciers" / "atelier-durand.yaml"
    (home / "creanciers" / "logo.png").write_bytes(content)
    creditor.write_text(f"{creditor.read_text(encoding='utf-8')}logo: logo.png\n", encoding="utf-8")
    told = findings(home.parent.parent)
    assert len(told) == (1 if said else 0)
    assert said in "".join(told)


def test_the_ladder_of_a_creditor_is_one_of_the_offices(home: Path) -> None:
    creditor = home / "creanciers" / "atelier-durand.yaml"
    text = creditor.read_text(encoding="utf-8")
    creditor.write_text(f"{text}strategie: standart\n", encoding="utf-8")
    [line] = findings(home.parent.parent)
    assert "« standart » n'est pas dans _cabinet/strategies.yaml. Vouliez-vous dire « standard » ?" in line
    creditor.write_text(f"{text}strategie: standard\n", encoding="utf-8")
    assert load_office(home.parent.parent).creanciers["atelier-durand"].strategie == "standard"


PERIODS = [
    (("2026-01-01", "2025-12-31"), ("2026-01-01", "2026-12-31"), "[0] : la période finit avant de commencer."),
    (("2025-01-01", "2025-12-31"), ("2025-12-31", "2026-12-31"), "[1] : la période commence avant la fin de la préc"),
]


@pytest.mark.parametrize(("first", "second", "said"), PERIODS)
def test_periods_of_turnover_run_forward_and_apart(
    home: Path, first: tuple[str, str], second: tuple[str, str], said: str
) -> None:
    creditor = home / "creanciers" / "atelier-durand.yaml"
    periods = "".join(f"  - du: {start}\n    au: {end}\n    montant-ttc: 10\n" for start, end in (first, second))
    creditor.write_text(creditor.read_text(encoding="utf-8") + f"chiffre-affaires:\n{periods}", encoding="utf-8")
    (found,) = findings(home.parent.parent)
    assert f"chiffre-affaires{said}" in found


@pytest.mark.parametrize("name", ["creanciers", "intervenants"])
def test_parties_are_not_read_through_a_link(home: Path, tmp_path: Path, name: str) -> None:
    (home / name).rename(tmp_path / "ailleurs")
    (home / name).symlink_to(tmp_path / "ailleurs")
    found = [line for line in findings(home.parent.parent) if line.startswith(f"/{name}:")]
    assert found == [
        f"/{name}: erreur: ce répertoire est un lien : il n'est pas lu. Mettre à sa place un vrai répertoire."
    ]


def test_two_files_of_one_creditor_are_told(home: Path) -> None:
    first = home / "creanciers" / "atelier-durand.yaml"
    (home / "creanciers" / "durand.yaml").write_text(first.read_text(encoding="utf-8"), encoding="utf-8")
    office, found = read_office(home.parent.parent)
    assert office is not None
    assert [(one.file.rpartition("/")[2], one.key, one.message) for one in found] == [
        ("durand.yaml", "siren", "le SIREN est aussi celui de « creanciers/atelier-durand.yaml ».")
    ]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("00010", "00028", []),
        ("00010", "00010", ["siren"]),
        ("00010", "", ["siren"]),
        ("", "00028", ["siren"]),
    ],
)
def test_two_establishments_with_each_its_siret_are_two_creditors(
    home: Path, first: str, second: str, told: list[str]
) -> None:
    held = home / "creanciers" / "atelier-durand.yaml"
    text = held.read_text(encoding="utf-8")
    siren = re.search(r"^siren: ([0-9 ]+)$", text, re.MULTILINE)
    assert siren is not None
    for path, nic in ((held, first), (home / "creanciers" / "durand.yaml", second)):
        siret = f"siret: {siren[1].strip()} {nic}\n" if nic else ""
        path.write_text(text + siret, encoding="utf-8")
    _, found = read_office(home.parent.parent)
    assert [one.key for one in found] == told


def test_a_revenue_order_is_of_a_public_body_alone(home: Path) -> None:
    creditor = home / "creanciers" / "atelier-durand.yaml"
    known = creditor.read_text(encoding="utf-8")
    creditor.write_text(f"{known}titre-de-recettes: non\n", encoding="utf-8")
    (told,) = findings(home.parent.parent)
    assert told.endswith("« titre-de-recettes » : d'une personne publique seule. L'ôter.")
