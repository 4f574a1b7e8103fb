"""A register that anybody wrote: it is read whole or refused, and no name of it leads out of its folder."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.findings import CaseInvalid
from generator.register.chain import read
from generator.register.form import REDO
from generator.register.verify import verify
from tests.register.conftest import SHOWN

REFUSED: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("seq",), "un", "« seq » n'a pas la forme"),
    (("nature",), "autre", "une émission (« emission ») ou une preuve"),
    (("dossier",), "../../2026-0143/emis/0001-relance", "« dossier » n'a pas la forme"),
    (("dossier",), "..", "« dossier » n'a pas la forme"),
    (("dossier",), None, "« dossier » manque"),
    (("emis-le",), "2026-02-30", "« emis-le » n'a pas la forme"),
    (("remplace",), "zéro", "« remplace » n'a pas la forme"),
    (("iban",), ["FR76"], "« iban » n'a pas la forme"),
    (("factures",), "FA-1", "« factures » n'est pas une liste de textes"),
    (("factures",), [["FA-1"]], "« factures » n'est pas une liste de textes"),
    (("bloc",), "abc", "« bloc » n'a pas la forme"),
    (("fichiers",), None, "la liste des fichiers du bloc manque"),
    (("fichiers",), "relance.pdf", "la liste des fichiers du bloc manque"),
    (("fichiers", 0), "relance.pdf", "ce n'est pas un fichier du bloc"),
    (("fichiers", 0, "fichier"), "/etc/passwd.pdf", "« fichier » n'a pas la forme"),
    (("fichiers", 0, "fichier"), "../relance.pdf", "« fichier » n'a pas la forme"),
    (("fichiers", 0, "fichier"), "preuve/../../relance.pdf", "« fichier » n'a pas la forme"),
    (("fichiers", 0, "fichier"), "a\\b.pdf", "« fichier » n'a pas la forme"),
    (("fichiers", 0, "sha256"), "ABC", "« sha256 » n'a pas la forme"),
    (("fichiers", 0, "octets"), "-1", "« octets » n'a pas la forme"),
    (("fichiers", 0, "octets"), "1234567890123", "« octets » n'a pas la forme"),
    (("fichiers", 0, "fichier"), "preuve/.cache", "« fichier » n'a pas la forme"),
    (("seq",), "0", "« seq » n'a pas la forme"),
    (("seq",), "1234567", "« seq » n'a pas la forme"),
    (("nature",), ["emission"], "une émission (« emission ») ou une preuve"),
    (("document",), "Relance courrier", "« document » n'a pas la forme"),
    (("precedent",), None, "« precedent » manque"),
    (("total",), ["4800"], "« total » n'a pas la forme"),
    (("reclame",), ["4800"], "« reclame » n'a pas la forme"),
    (("inscrit-le",), "hier", "« inscrit-le » n'a pas la forme"),
    (("emis-le",), "20260202", "« emis-le » n'a pas la forme"),
    (("passer-outre",), "iban", "« passer-outre » n'est pas une liste de textes"),
    ((), "relance", "ce n'est pas un bloc du registre"),
]  # fmt: skip


def tree(emis: Path) -> Any:
    return yaml.safe_load((emis / "registre.yaml").read_text(encoding="utf-8"))


def put(emis: Path, blocks: Any) -> None:
    text = yaml.safe_dump(blocks, allow_unicode=True, default_flow_style=False)
    (emis / "registre.yaml").write_text(text, encoding="utf-8")


def change(blocks: Any, path: tuple[str | int, ...], value: Any) -> Any:
    holder = blocks
    for part in path[:-1]:
        holder = holder[part]
    if value is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return blocks


@pytest.mark.parametrize(("path", "value", "sentence"), REFUSED)
def test_what_is_not_a_register_is_refused_at_its_line(
    emis: Path, path: tuple[str | int, ...], value: Any, sentence: str
) -> None:
    put(emis, change(tree(emis), (1, *path), value))
    with pytest.raises(CaseInvalid) as refused:
        read(emis / "registre.yaml", f"{SHOWN}/registre.yaml")
    (found,) = refused.value.findings
    assert (found.file, found.key) == (f"{SHOWN}/registre.yaml", "bloc 2")
    assert sentence in found.message
    assert found.line > 1
    if path and isinstance(path[-1], str) and value is not None:
        assert f"{path[-1]}:" in (emis / "registre.yaml").read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert verify(emis, SHOWN) == [found]


def test_a_proof_says_of_which_issue_it_is_and_since_when(emis: Path) -> None:
    put(emis, change(tree(emis), (1, "nature"), "preuve"))
    assert [(one.key, one.message) for one in verify(emis, SHOWN)] == [
        ("bloc 2", "« emission » manque."),
        ("bloc 2", "« verse-le » manque."),
    ]


@pytest.mark.parametrize("text", ["bonjour\n", "a: 1\n", "- a\n- b\n", "- [\n", "\ufeff", "- seq: \x00\n"])
def test_a_text_that_is_no_register_is_refused(emis: Path, text: str) -> None:
    (emis / "registre.yaml").write_text(text, encoding="utf-8")
    assert verify(emis, SHOWN)


def test_a_register_in_another_encoding_is_refused_or_found_altered(emis: Path) -> None:
    content = (emis / "registre.yaml").read_bytes()
    (emis / "registre.yaml").write_bytes(content.replace(b"relance-courrier.pdf", b"relance\xe9.pdf", 1))
    assert verify(emis, SHOWN)


@pytest.mark.parametrize(
    ("text", "redone"),
    [
        ("<<<<<<< HEAD\n- seq: '1'\n=======\n- seq: '2'\n>>>>>>> autre\n", False),
        ("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize: 1\n", False),
        ("- seq: [\n", True),
    ],
    ids=["conflit", "Git LFS", "réuni à la main"],
)
def test_what_git_left_in_a_register_is_not_taken_for_what_somebody_wrote(
    emis: Path, text: str, *, redone: bool
) -> None:
    (emis / "registre.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CaseInvalid) as refused:
        read(emis / "registre.yaml", f"{SHOWN}/registre.yaml")
    assert (refused.value.findings[0].remedy == REDO) is redone


def test_a_register_that_is_a_link_or_a_folder_is_not_read(emis: Path) -> None:
    path = emis / "registre.yaml"
    path.replace(emis / "ailleurs.yaml")
    path.symlink_to(emis / "ailleurs.yaml")
    with pytest.raises(CaseInvalid, match=r"erreur: c'est un lien : il n'est pas suivi\. Mettre à sa place le fichier"):
        read(path, SHOWN)
    path.unlink()
    path.mkdir()
    with pytest.raises(CaseInvalid, match="erreur: c'est un répertoire, pas un fichier"):
        read(path, SHOWN)


PATHS = [path for path, _, _ in REFUSED]


@given(path=st.sampled_from(PATHS), value=st.one_of(st.text(max_size=12), st.lists(st.text(max_size=3), max_size=2)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
def test_any_value_is_accepted_or_refused_never_a_fault(emis: Path, path: tuple[str | int, ...], value: Any) -> None:
    before = (emis / "registre.yaml").read_bytes()
    try:
        put(emis, change(tree(emis), (1, *path), value))
        assert verify(emis, SHOWN)  # altered, at the least
    finally:
        (emis / "registre.yaml").write_bytes(before)
