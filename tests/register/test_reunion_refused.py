"""What ``reunir`` must not do: take one conflict for another, renumber what is known, fail without a French sentence.

After each refusal the files are those git left, byte for byte.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.register.verify import verify
from tests.register.clones import CASE, HOME, Clone, issued


def _call(clone: Clone, reason: str, day: str = "20/11/2026") -> None:
    clone.recouvre("noter", CASE, "appel", f"motif={reason}", "--date", day)


def _files(clone: Clone) -> dict[str, bytes | None]:
    """Every file and folder of the cases."""
    home = clone.root / "cases"
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(home.rglob("*"))}


def _refused(clone: Clone, code: int = 1) -> str:
    """What ``reunir`` says; nothing moved."""
    before = _files(clone)
    told = clone.recouvre("reunir", CASE, code=code)
    assert _files(clone) == before
    return told


def _two_calls(clones: tuple[Clone, Clone]) -> tuple[Clone, Clone]:
    """What Alix pushed and what Béa committed cannot be put together by git."""
    alix, bea = clones
    _call(alix, "oubli")
    alix.push()
    _call(bea, "tresorerie")
    bea.commit()
    return alix, bea


def _put_aside(clone: Clone) -> None:
    """An old stash, forgotten."""
    clone.replace("Librairie de l'Exemple", "Librairie Oubliée")
    clone.git("stash")


def test_an_old_stash_is_not_what_a_patch_brings(clones: tuple[Clone, Clone]) -> None:
    alix, bea = _two_calls(clones)
    _put_aside(bea)
    patch = alix.git("format-patch", "-1", "HEAD", "--stdout")
    (bea.root.parent / "appel.patch").write_text(patch, encoding="utf-8")
    bea.git("fetch", "-q")
    bea.git("am", "-3", str(bea.root.parent / "appel.patch"), check=False)
    told = _refused(bea)
    assert "git am --abort" in told
    assert "git stash drop" not in told


def test_an_old_stash_is_not_what_a_switch_brings(clones: tuple[Clone, Clone]) -> None:
    _, bea = clones
    _put_aside(bea)
    bea.git("switch", "-qc", "appels")
    _call(bea, "oubli")
    bea.commit()
    bea.git("switch", "-q", "main")
    _call(bea, "tresorerie")
    bea.git("checkout", "-m", "appels", check=False)
    assert "git stash drop" not in _refused(bea)


def test_a_stash_under_others_is_the_one_that_came_back(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    _call(alix, "oubli")
    alix.push()
    _call(bea, "tresorerie")
    bea.git("stash")
    _put_aside(bea)
    bea.git("pull", "-q", "--rebase")
    bea.git("stash", "apply", "stash@{1}", check=False)
    assert 'git stash drop "stash@{1}"' in bea.recouvre("reunir", CASE)
    assert [fact["motif"] for fact in bea.dossier["journal"][2:]] == ["oubli", "tresorerie"]


def test_a_stash_that_holds_one_of_the_files_is_not_the_one_that_came_back(clones: tuple[Clone, Clone]) -> None:
    """Two pieces of work put aside with the same lock: dropping the newer would lose it."""
    alix, bea = clones
    alix.recouvre("verser", CASE)
    alix.push()
    bea.git("pull", "-q", "--rebase")
    locks = [clone.root / HOME / "pieces.lock" for clone in clones]
    before = locks[0].read_text(encoding="utf-8")
    locks[0].write_text(f"# Alix\n{before}", encoding="utf-8")
    _call(alix, "oubli")
    alix.push()
    _call(bea, "tresorerie")
    for other in ("", "Oubliée"):
        if other:
            bea.replace("de l'Exemple", other)
        locks[1].write_text(f"# Béa\n{before}", encoding="utf-8")
        bea.git("stash")
    bea.git("pull", "-q", "--rebase")
    bea.git("stash", "apply", "stash@{1}", check=False)
    assert 'git stash drop "stash@{1}"' in bea.recouvre("reunir", CASE)


@pytest.mark.parametrize(
    ("whole", "said"),
    [(False, "les deux versions changent ce qui était déjà écrit (factures"), (True, "n'a pas pu être rendu")],
    ids=["issue that git knew", "issue that git never saw"],
)
def test_giving_up_what_was_put_aside_loses_nothing_and_it_is_corrected(
    clones: tuple[Clone, Clone], *, whole: bool, said: str
) -> None:
    """Every command told is typed: what nobody saved elsewhere is still there at the end, and so is the stash."""
    alix, bea = clones
    beside, aside = (bea.root / HOME / name for name in ("pense-bete.md", "note.md"))
    for path in (beside, aside):
        path.write_text("avant\n", encoding="utf-8")
    bea.push()
    alix.git("pull", "-q", "--rebase")
    issued(alix, "relance-courriel-2")
    alix.replace("montant-ttc: 3 600,00", "montant-ttc: 3 610,00")
    alix.push()
    issued(bea, "relance-courrier")
    if not whole:
        bea.git("add", "-A")
    bea.replace("montant-ttc: 3 600,00", "montant-ttc: 3 620,00")
    aside.write_text("mis de côté\n", encoding="utf-8")
    bea.git("stash", "-u")
    bea.git("pull", "-q", "--rebase")
    beside.write_text("enregistré nulle part\n", encoding="utf-8")
    bea.git("stash", "pop", check=False)
    told = _refused(bea)
    assert said in told
    gives_up, branch, save, back, merge = (
        told[told.index(start) :].partition(end)[0].split()[1:]
        for start, end in (
            ("git restore", ")"), ("git stash branch", ","), ("git commit -a", ","), ("git switch", ","),
            ("git merge", "."),
        )
    )  # fmt: skip
    bea.git(*gives_up)
    assert (beside.read_text(encoding="utf-8"), aside.read_text(encoding="utf-8")) == (
        "enregistré nulle part\n", "avant\n",
    )  # fmt: skip
    assert bea.git("stash", "list")
    bea.git(*branch, check=False)  # git fails to write again what is already there, and keeps the stash
    bea.replace("montant-ttc: 3 620,00", "montant-ttc: 3 610,00")
    bea.git("add", "-A")
    for command in (save, back):
        bea.git(*command)
    assert "CONFLICT" in bea.git(*merge, check=False)
    bea.recouvre("reunir", CASE)
    bea.git("add", "-A", HOME)
    bea.git("commit", "-q", "--no-edit")
    assert [one["document"] for one in bea.blocks] == ["relance-courriel-2", "relance-courrier"]
    assert (beside.read_text(encoding="utf-8"), aside.read_text(encoding="utf-8")) == (
        "enregistré nulle part\n", "mis de côté\n",
    )  # fmt: skip
    bea.recouvre("verifier")


def test_a_picked_commit_while_an_old_stash_lies_there(clones: tuple[Clone, Clone]) -> None:
    _, bea = _two_calls(clones)
    _put_aside(bea)
    bea.git("fetch", "-q")
    bea.git("cherry-pick", "origin/main", check=False)
    told = bea.recouvre("reunir", CASE)
    assert "cherry-pick --continue" in told
    assert "stash" not in told
    assert [fact["motif"] for fact in bea.dossier["journal"][2:]] == ["tresorerie", "oubli"]


def test_main_is_not_renumbered_in_a_branch_that_was_pushed(clones: tuple[Clone, Clone]) -> None:
    """That somebody saved his branch on the server does not make its issues come first."""
    alix, bea = clones
    bea.git("switch", "-qc", "relances")
    issued(bea, "relance-courrier")
    bea.commit()
    bea.git("push", "-q", "-u", "origin", "relances")
    issued(alix, "relance-courriel-2")
    alix.push()
    bea.git("fetch", "-q")
    assert "CONFLICT" in bea.git("merge", "origin/main", check=False)
    told = _refused(bea)
    assert "est déjà connue de la branche principale (origin/main)" in told
    assert "git merge --abort" in told


def test_two_branches_nobody_knows_are_merged_either_way(clones: tuple[Clone, Clone]) -> None:
    alix, _ = clones
    alix.git("switch", "-qc", "relances")
    issued(alix, "relance-courrier")
    alix.commit()
    alix.git("switch", "-q", "main")
    issued(alix, "relance-courriel-2")
    alix.commit()
    assert "CONFLICT" in alix.git("merge", "relances", check=False)
    alix.recouvre("reunir", CASE)
    assert [one["document"] for one in alix.blocks] == ["relance-courriel-2", "relance-courrier"]


def _theirs(clones: tuple[Clone, Clone], spoil: Callable[[Clone], object]) -> Clone:
    """Béa's clone in conflict, her own version spoilt."""
    alix, bea = clones
    _call(alix, "oubli")
    alix.push()
    _call(bea, "tresorerie")
    spoil(bea)
    bea.pull()
    return bea


def _latin(clone: Clone) -> None:
    path = clone.root / HOME / "dossier.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").replace("motif: tresorerie", "note: été").encode("latin-1"))


SPOILT: dict[str, tuple[Callable[[Clone], object], str]] = {
    "a list nobody knows": (
        lambda clone: clone.add_line("remarques:", "  - note: à rappeler"),
        "remarques",
    ),
    "an element that is a word": (lambda clone: clone.add_line("titres:", "  - jugement"), "titres"),
    "a key without value": (lambda clone: clone.add_line("titres:"), "titres"),
    "another encoding": (_latin, "n'est pas en UTF-8"),
    "a file of another case": (
        lambda clone: clone.add_line(
            "titres: []", "mentions:", "  - ../../exemple-0002/pieces/secret.pdf",
        ),
        "mentions",
    ),
    "a piece that leads out": (
        lambda clone: clone.replace("fichier: pieces/F-2026-001.pdf", "fichier: ../../secret.pdf"), "fichier",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", SPOILT)
def test_a_version_with_errors_is_told_in_french(clones: tuple[Clone, Clone], what: str) -> None:
    spoil, said = SPOILT[what]
    told = _refused(_theirs(clones, spoil))
    assert said in told
    assert "git rebase --abort" in told


def test_a_mark_of_byte_order_is_read(clones: tuple[Clone, Clone]) -> None:
    def marked(clone: Clone) -> None:
        path = clone.root / HOME / "dossier.yaml"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    bea = _theirs(clones, marked)
    bea.recouvre("reunir", CASE)
    assert [fact["motif"] for fact in bea.dossier["journal"][2:]] == ["oubli", "tresorerie"]


def test_a_refusal_leaves_no_empty_folder(clones: tuple[Clone, Clone]) -> None:
    """The issues of both could be chained, their cases could not."""
    alix, bea = clones
    issued(alix, "relance-courriel-2")
    alix.replace("montant-ttc: 3 600,00", "montant-ttc: 3 610,00")
    alix.push()
    issued(bea, "relance-courriel-2", au="2026-11-20")
    bea.add_line("remarques:", "  - note: à rappeler")
    bea.pull()
    _refused(bea)


def test_a_lock_taken_away_by_both_is_made_again(clones: tuple[Clone, Clone]) -> None:
    """Git keeps only what was before when both moved it, each to its own place."""
    alix, bea = clones
    alix.recouvre("verser", CASE)
    alix.push()
    bea.git("pull", "-q", "--rebase")
    for clone, name in ((alix, "ancien.lock"), (bea, "vieux.lock")):
        clone.git("mv", f"{HOME}/pieces.lock", f"{HOME}/{name}")
    _call(alix, "oubli")
    alix.push()
    _call(bea, "tresorerie")
    bea.pull()
    for name in ("ancien.lock", "vieux.lock"):
        bea.git("rm", "-q", f"{HOME}/{name}")
    assert f"recouvre verser {CASE}" in bea.recouvre("reunir", CASE)


@pytest.mark.parametrize("who", [0, 1])
def test_a_case_taken_away_by_one_side(clones: tuple[Clone, Clone], who: int) -> None:
    gone, changed = clones[who], clones[1 - who]
    gone.git("rm", "-rq", HOME)
    _call(changed, "oubli")
    clones[0].push()
    clones[1].pull()
    assert "une des deux versions supprime ou déplace ce dossier" in _refused(clones[1])


def test_a_rebase_from_the_first_commit(clones: tuple[Clone, Clone]) -> None:
    _, bea = _two_calls(clones)
    bea.git("switch", "-q", "--orphan", "ailleurs")
    bea.git("commit", "-q", "--allow-empty", "-m", "vide")
    (bea.root / HOME).mkdir(parents=True)
    (bea.root / HOME / "dossier.yaml").write_text("format: 1\n", encoding="utf-8")
    bea.commit()
    bea.git("rebase", "--root", "--onto", "ailleurs", "main", check=False)
    bea.git("restore", "--source=main", "--worktree", "cases/_cabinet")
    assert "git rebase --abort" in _refused(bea)


def test_a_linked_case_is_neither_read_nor_written(clones: tuple[Clone, Clone]) -> None:
    _, bea = _two_calls(clones)
    bea.git("pull", "--rebase", check=False)
    elsewhere = bea.root.parent / "ailleurs"
    (bea.root / HOME).rename(elsewhere)
    (bea.root / HOME).symlink_to(elsewhere)
    before = (elsewhere / "dossier.yaml").read_bytes()
    assert "lien" in bea.recouvre("reunir", CASE, code=1)
    assert (elsewhere / "dossier.yaml").read_bytes() == before


def test_a_linked_register_folder_is_not_written_through(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    issued(alix, "relance-courriel-2")
    alix.push()
    issued(bea, "mise-en-demeure")
    bea.pull()
    elsewhere = bea.root.parent / "ailleurs"
    (bea.root / HOME / "emis").rename(elsewhere)
    (bea.root / HOME / "emis").symlink_to(elsewhere)
    before = {path: path.read_bytes() for path in elsewhere.rglob("*") if path.is_file()}
    assert "lien" in bea.recouvre("reunir", CASE, code=1)
    assert {path: path.read_bytes() for path in elsewhere.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["depot.pdf", "Depot.pdf"])
def test_two_proofs_of_one_name_are_both_kept_or_nothing_is(clones: tuple[Clone, Clone], name: str) -> None:
    """Windows and macOS take « Depot.pdf » and « depot.pdf » for one file."""
    alix, bea = clones
    issued(alix, "mise-en-demeure")
    alix.push()
    bea.git("pull", "-q", "--rebase")
    original = (bea.root / HOME / "pieces/F-2026-001.pdf").read_bytes()
    for clone, called in zip(clones, ("depot.pdf", name), strict=True):
        proof = clone.root.parent / called
        proof.write_bytes(original + clone.root.name.encode())
        clone.recouvre("completer", CASE, "1", str(proof), "--suivi", "1A 000 000 0000 0")
    alix.push()
    bea.pull()
    told = _refused(bea)
    assert f"preuve/{name} : chacune des deux versions y a versé une preuve différente" in told
    assert "git rebase --abort" in told


def test_one_slip_that_proves_two_letters_is_kept_for_each(clones: tuple[Clone, Clone]) -> None:
    """The same bytes, the same name, the same day: only the letter they prove tells one proof from the other."""
    alix, bea = clones
    issued(alix, "mise-en-demeure")
    alix.commit()
    issued(alix, "relance-courrier")
    alix.push()
    bea.git("pull", "-q", "--rebase")
    slip = bea.root.parent / "depot.pdf"
    slip.write_bytes((bea.root / HOME / "pieces/F-2026-001.pdf").read_bytes())
    alix.recouvre("completer", CASE, "1", str(slip), "--au", "2026-11-21")
    alix.push()
    bea.recouvre("completer", CASE, "2", str(slip), "--au", "2026-11-21")
    bea.pull()
    bea.recouvre("reunir", CASE)
    assert "successfully" in bea.go_on().lower()
    assert [(one["emission"], one["dossier"]) for one in bea.blocks[2:]] == [
        ("1", "0001-mise-en-demeure"), ("2", "0002-relance-courrier"),
    ]  # fmt: skip
    assert verify(bea.root / HOME / "emis", f"{HOME}/emis") == []
    assert "emis/" not in bea.recouvre("controler", CASE)


def test_git_that_does_not_answer_is_told(clones: tuple[Clone, Clone], monkeypatch: pytest.MonkeyPatch) -> None:
    _, bea = _two_calls(clones)
    bea.git("pull", "--rebase", check=False)
    monkeypatch.setenv("PATH", "")
    assert "git n'a pas répondu" in _refused(bea)


def test_resolved_by_hand_and_added_comes_back(clones: tuple[Clone, Clone]) -> None:
    _, bea = _two_calls(clones)
    bea.git("pull", "--rebase", check=False)
    bea.git("add", "-A", HOME)
    told = _refused(bea)
    assert f"git checkout --merge -- {HOME}/dossier.yaml" in told
    bea.git("checkout", "--merge", "--", f"{HOME}/dossier.yaml")
    bea.recouvre("reunir", CASE)
    assert [fact["motif"] for fact in bea.dossier["journal"][2:]] == ["oubli", "tresorerie"]


def test_marks_that_were_committed_are_undone_by_the_command_told(clones: tuple[Clone, Clone]) -> None:
    _, bea = _two_calls(clones)
    bea.git("pull", "--rebase", check=False)
    bea.go_on()
    assert f"recouvre reunir {CASE}" in bea.recouvre("verifier", code=1)
    assert 'git reset --keep "@{1}"' in _refused(bea)
    bea.git("reset", "--keep", "@{1}")
    assert "CONFLICT" in bea.git("pull", "--rebase", check=False)
    bea.recouvre("reunir", CASE)
    assert "successfully" in bea.go_on().lower()
    bea.recouvre("verifier")


def test_marks_that_were_committed_then_sent_are_undone_by_the_commands_told(clones: tuple[Clone, Clone]) -> None:
    _, bea = _two_calls(clones)
    mine = bea.git("rev-parse", "--short", "HEAD").strip()
    bea.git("pull", "--rebase", check=False)
    bea.go_on()
    glued = bea.git("rev-parse", "--short", "HEAD").strip()
    bea.git("commit", "-q", "--allow-empty", "-m", "noté depuis")
    bea.git("push", "-q")
    assert f"git revert --no-edit {glued}, git cherry-pick {mine}, relancer" in _refused(bea)
    bea.git("revert", "--no-edit", glued)
    assert "CONFLICT" in bea.git("cherry-pick", mine, check=False)
    assert "cherry-pick --continue" in bea.recouvre("reunir", CASE)
    bea.git("add", "-A", HOME)
    bea.git("-c", "core.editor=true", "cherry-pick", "--continue")
    bea.recouvre("verifier")
    assert [fact["motif"] for fact in bea.dossier["journal"][2:]] == ["oubli", "tresorerie"]


def test_going_back_is_not_advised_where_it_would_lose_a_commit(clones: tuple[Clone, Clone]) -> None:
    """A payment noted since the marks were committed, or a stash that came back: no pull would bring them again."""
    alix, bea = _two_calls(clones)
    bea.git("pull", "--rebase", check=False)
    bea.go_on()
    _set_down(bea, "noté depuis")
    assert "git reset" not in _refused(bea)
    alix.git("pull", "-q", "--rebase")
    _set_down(alix, "noté")
    _call(alix, "litige")
    alix.git("stash")
    _call(alix, "autre")
    alix.commit()
    alix.git("stash", "pop", check=False)
    alix.commit()
    assert "git reset" not in _refused(alix)


def _set_down(clone: Clone, word: str) -> None:
    (clone.root / "memo.md").write_text(word, encoding="utf-8")
    clone.commit()


def test_both_corrected_what_could_not_be_read(clones: tuple[Clone, Clone]) -> None:
    """A sign pasted from elsewhere: each took it away, then issued."""
    alix, bea = clones
    alix.add_line("# \a")
    alix.push()
    bea.git("pull", "-q", "--rebase")
    for clone, document in ((alix, "relance-courriel-2"), (bea, "relance-courrier")):
        clone.replace("\n# \a", "")
        issued(clone, document)
    alix.push()
    bea.pull()
    assert "ne peut être suivie" in _refused(bea)


CITED = {
    "on the next line": "  - date: 2026-11-22\n    type: relance-courriel\n    emis:\n      1",
    "quoted": '  - date: 2026-11-22\n    type: relance-courriel\n    "emis": "1"',
    "with a comment": "  - date: 2026-11-22\n    type: relance-courriel\n    emis: 1 # n° 1",
    "in a flow": "  - {date: 2026-11-22, type: relance-courriel, emis: 1}",
}


@pytest.mark.parametrize("way", CITED)
def test_the_number_of_an_issue_follows_however_it_is_written(clones: tuple[Clone, Clone], way: str) -> None:
    alix, bea = clones
    issued(alix, "relance-courriel-2")
    alix.push()
    issued(bea, "relance-courriel-2", au="2026-11-22")
    bea.replace(
        "  - date: 2026-11-22\n    type: relance-courriel\n    envoi: courriel\n    delai: 8\n    emis: 1", CITED[way]
    )
    bea.pull()
    bea.recouvre("reunir", CASE)
    assert [fact["emis"] for fact in bea.dossier["journal"] if "emis" in fact] == ["1", "2"]
    assert verify(bea.root / HOME / "emis", f"{HOME}/emis") == []
    bea.recouvre("verifier")


def test_a_case_moved_by_one_and_issued_in_by_both(clones: tuple[Clone, Clone]) -> None:
    """Git follows the move of the case, not that of an issue it never saw: the remedy gives it the same name."""
    alix, bea = clones
    issued(alix, "relance-courriel-2")
    alix.commit()
    alix.git("mv", HOME, "cases/2026-0300")
    path = alix.root / "cases/2026-0300/dossier.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(f"reference: {CASE}", "reference: 2026-0300"), encoding="utf-8"
    )
    alix.push()
    issued(bea, "relance-courrier")
    _call(bea, "oubli", "21/11/2026")
    bea.commit()
    assert "CONFLICT" in bea.git("pull", "--rebase", check=False)
    told = bea.recouvre("reunir", "2026-0300", code=1)
    assert "Abandonner (git rebase --abort), lui donner le même nom dans les deux (git mv, et « reference: »)" in told
    bea.git("rebase", "--abort")
    bea.git("mv", HOME, "cases/2026-0300")
    path = bea.root / "cases/2026-0300/dossier.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(f"reference: {CASE}", "reference: 2026-0300"), encoding="utf-8"
    )
    bea.git("commit", "-a", "--amend", "--no-edit")
    assert "CONFLICT" in bea.git("pull", "--rebase", check=False)
    bea.recouvre("reunir", "2026-0300")
    bea.git("add", "-A", "cases")
    assert "successfully" in bea.git("rebase", "--continue", check=False).lower()
    emis = bea.root / "cases/2026-0300/emis"
    assert sorted(one.name for one in emis.iterdir()) == [
        "0001-relance-courriel-2",
        "0002-relance-courrier",
        "registre.yaml",
    ]
    assert verify(emis, "cases/2026-0300/emis") == []
    bea.recouvre("verifier")


def test_three_commits_stop_one_after_the_other(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    issued(alix, "relance-courriel-2", au="2026-11-20")
    _call(alix, "oubli", "21/11/2026")
    alix.push()
    for document in ("relance-courriel-2", "relance-courrier", "mise-en-demeure"):
        issued(bea, document)
        bea.commit()
    assert "CONFLICT" in bea.git("pull", "--rebase", check=False)
    for _ in range(2):
        bea.recouvre("reunir", CASE)
        assert "CONFLICT" in bea.go_on()
    bea.recouvre("reunir", CASE)
    assert "successfully" in bea.go_on().lower()
    assert [one["seq"] for one in bea.blocks] == ["1", "2", "3", "4"]
    assert [fact["emis"] for fact in bea.dossier["journal"] if "emis" in fact] == ["1", "2", "3", "4"]
    assert verify(bea.root / HOME / "emis", f"{HOME}/emis") == []
    bea.recouvre("verifier")
    assert "emis/" not in bea.recouvre("controler", CASE)


def test_a_second_clone_of_the_work_tree(clones: tuple[Clone, Clone], capsys: pytest.CaptureFixture[str]) -> None:
    """« git worktree » : « .git » is a file there, and a stash is that of all."""
    _, bea = _two_calls(clones)
    _put_aside(bea)
    bea.git("fetch", "-q")
    aside = Clone(bea.root.parent / "à côté", capsys)
    bea.git("worktree", "add", "-q", "-b", "autre", str(aside.root), "main")
    assert (aside.root / ".git").is_file()
    assert "CONFLICT" in aside.git("rebase", "origin/main", check=False)
    assert "rebase --continue" in aside.recouvre("reunir", CASE)
    assert "successfully" in aside.go_on().lower()
    aside.recouvre("verifier")


def test_the_merge_of_issues_is_not_taken_back(clones: tuple[Clone, Clone]) -> None:
    alix, _ = clones
    alix.git("switch", "-qc", "relances")
    issued(alix, "relance-courrier")
    alix.commit()
    alix.git("switch", "-q", "main")
    _call(alix, "oubli", "21/11/2026")
    alix.commit()
    alix.git("merge", "-q", "--no-edit", "relances", check=False)
    if alix.git("ls-files", "-u"):
        alix.recouvre("reunir", CASE)
        alix.git("add", "-A", HOME)
        alix.git("commit", "-q", "--no-edit")
    issued(alix, "mise-en-demeure")
    alix.commit()
    assert "CONFLICT" in alix.git("revert", "--no-edit", "-m", "1", "HEAD~1", check=False)
    told = _refused(alix)
    assert "Ce qui est émis ne se retire pas" in told
    assert "git revert --abort" in told


def test_the_merge_of_facts_is_taken_back(clones: tuple[Clone, Clone]) -> None:
    alix, _ = clones
    alix.git("switch", "-qc", "appels")
    _call(alix, "oubli")
    alix.commit()
    alix.git("switch", "-q", "main")
    alix.git("merge", "-q", "--no-ff", "--no-edit", "appels")
    _call(alix, "tresorerie")
    alix.commit()
    assert "CONFLICT" in alix.git("revert", "--no-edit", "-m", "1", "HEAD~1", check=False)
    assert "revert --continue" in alix.recouvre("reunir", CASE)
    assert [fact["motif"] for fact in alix.dossier["journal"][2:]] == ["tresorerie"]


def test_killed_between_two_writes_then_run_again(clones: tuple[Clone, Clone], tmp_path: Path) -> None:
    """Wherever it was cut, « verifier » stays red, and running it again ends the work."""
    alix, bea = clones
    issued(alix, "relance-courriel-2")
    alix.push()
    issued(bea, "relance-courriel-2", au="2026-11-20")
    bea.pull()
    whole = tmp_path / "entier"
    shutil.copytree(bea.root, whole)
    uncut = Clone(whole, bea.capsys)
    uncut.recouvre("reunir", CASE, "--au", "2026-11-22")
    expected = {str(Path(path).relative_to(whole)): content for path, content in _files(uncut).items()}
    killed = 0
    while bea.killed_after(killed, "reunir", CASE, "--au", "2026-11-22"):
        there = {str(Path(path).relative_to(bea.root)): content for path, content in _files(bea).items()}
        if any(there.get(path) != content for path, content in expected.items()):
            assert "recouvre reunir" in bea.recouvre("verifier", code=1)
        killed += 1
    assert killed > 3
    bea.recouvre("reunir", CASE, "--au", "2026-11-22")
    assert {str(Path(path).relative_to(bea.root)): content for path, content in _files(bea).items()} == expected


def test_what_the_last_conflict_left_does_not_stop_the_next(clones: tuple[Clone, Clone]) -> None:
    """Git remembers for long that a file was in conflict."""
    alix, bea = _two_calls(clones)
    bea.git("pull", "--rebase", check=False)
    bea.recouvre("reunir", CASE)
    bea.go_on()
    bea.git("push", "-q")
    alix.git("pull", "-q", "--rebase")
    for clone, reason in ((alix, "litige"), (bea, "autre")):
        _call(clone, reason, "21/11/2026")
        clone.commit()
    alix.git("push", "-q")
    assert "CONFLICT" in bea.git("pull", "--no-rebase", check=False)
    bea.recouvre("reunir", CASE)
    bea.git("add", "-A", HOME)
    bea.git("commit", "-q", "--no-edit")
    _call(bea, "tresorerie", "21/11/2026")
    bea.git("stash")
    _call(bea, "facture-non-recue", "21/11/2026")
    bea.commit()
    assert "CONFLICT" in bea.git("stash", "pop", check=False)
    bea.recouvre("reunir", CASE)
    bea.recouvre("verifier")


def test_a_correction_follows_the_issue_it_corrects(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    issued(alix, "relance-courriel-2")
    alix.push()
    issued(bea, "relance-courrier")
    bea.commit()
    issued(bea, "relance-courrier", "--remplace", "1")
    bea.commit()
    assert "CONFLICT" in bea.git("pull", "--rebase", check=False)
    bea.recouvre("reunir", CASE)
    assert "CONFLICT" in bea.go_on()
    bea.recouvre("reunir", CASE)
    assert "successfully" in bea.go_on().lower()
    assert [one.get("remplace") for one in bea.blocks] == [None, None, "2"]
    assert [fact.get("remplace") for fact in bea.dossier["journal"] if "emis" in fact] == [None, None, "2"]
    assert verify(bea.root / HOME / "emis", f"{HOME}/emis") == []
    bea.recouvre("verifier")
    assert "emis/" not in bea.recouvre("controler", CASE)


def test_a_clone_with_windows_line_ends(clones: tuple[Clone, Clone]) -> None:
    """Git gives CRLF on disk and keeps LF: what is put together is what git keeps."""
    alix, bea = clones
    alix.git("rm", "-q", ".gitattributes")
    alix.push()
    bea.git("pull", "-q", "--rebase")
    bea.git("config", "core.autocrlf", "true")
    bea.git("rm", "-rq", "--cached", ".")
    bea.git("reset", "-q", "--hard")
    assert b"\r\n" in (bea.root / HOME / "dossier.yaml").read_bytes()
    _call(alix, "oubli")
    alix.push()
    _call(bea, "tresorerie")
    bea.pull()
    bea.recouvre("reunir", CASE)
    assert "successfully" in bea.go_on().lower()
    assert b"\r\n" not in bea.git("cat-file", "blob", f"HEAD:{HOME}/dossier.yaml").encode()
    bea.recouvre("verifier")


def test_an_office_whose_files_are_all_crlf(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    for clone in clones:
        clone.git("config", "core.autocrlf", "false")
    alix.git("rm", "-q", ".gitattributes")
    path = alix.root / HOME / "dossier.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    alix.push()
    bea.git("pull", "-q", "--rebase")
    issued(alix, "relance-courriel-2")
    alix.push()
    issued(bea, "relance-courrier")
    bea.pull()
    bea.recouvre("reunir", CASE)
    assert "successfully" in bea.go_on().lower()
    content = (bea.root / HOME / "dossier.yaml").read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    bea.recouvre("verifier")
    assert "emis/" not in bea.recouvre("controler", CASE)


def test_an_office_in_a_folder_of_a_repository_that_is_a_submodule(clones: tuple[Clone, Clone], tmp_path: Path) -> None:
    alix, _ = clones
    _call(alix, "oubli")
    alix.push()
    above = Clone(tmp_path / "ensemble", alix.capsys)
    above.root.mkdir()
    above.git("init", "-q")
    above.git("-c", "protocol.file.allow=always", "submodule", "add", str(tmp_path / "origine.git"), "cabinet")
    inside = Clone(above.root / "cabinet", alix.capsys)
    assert (inside.root / ".git").is_file()
    inside.git("reset", "-q", "--hard", "HEAD~1")
    _call(inside, "tresorerie")
    inside.pull()
    inside.recouvre("reunir", CASE)
    assert "successfully" in inside.go_on().lower()
    inside.recouvre("verifier")


def _glued_by_hand(clones: tuple[Clone, Clone], *, whole: bool) -> Clone:
    """Two registers that a person put together: all blocks of both, or what is left without git's marks."""
    alix, bea = clones
    issued(alix, "relance-courriel-2")
    alix.push()
    issued(bea, "relance-courrier")
    bea.commit()
    register = bea.root / HOME / "emis/registre.yaml"
    mine = register.read_text(encoding="utf-8").partition("\n")[2]
    bea.git("pull", "--rebase", check=False)
    bea.recouvre("reunir", CASE)
    theirs = bea.git("show", f":2:{HOME}/emis/registre.yaml")
    bea.git("checkout", "--merge", "--", f"{HOME}/emis/registre.yaml")
    lines = register.read_text(encoding="utf-8").splitlines(keepends=True)
    without = "".join(one for one in lines if one[:7] not in {"<" * 7, "=" * 7, ">" * 7})
    register.write_text(theirs + mine if whole else without, encoding="utf-8")
    (bea.root / HOME / "emis/0002-relance-courrier").rename(bea.root / HOME / "emis/0001-relance-courrier")
    assert "successfully" in bea.go_on().lower()
    return bea


@pytest.mark.parametrize("whole", [True, False])
def test_a_register_put_together_by_hand_is_made_again(clones: tuple[Clone, Clone], *, whole: bool) -> None:
    bea = _glued_by_hand(clones, whole=whole)
    assert 'git reset --keep "@{1}", git pull --rebase' in bea.recouvre("controler", CASE, code=1)
    bea.git("reset", "--keep", "@{1}")
    assert "CONFLICT" in bea.git("pull", "--rebase", check=False)
    bea.recouvre("reunir", CASE)
    assert "successfully" in bea.go_on().lower()
    assert "erreur" not in bea.recouvre("controler", CASE)


@pytest.mark.parametrize("whole", [True, False])
def test_a_register_put_together_by_hand_and_pushed_is_made_again(clones: tuple[Clone, Clone], *, whole: bool) -> None:
    bea = _glued_by_hand(clones, whole=whole)
    mine = bea.git("rev-parse", "@{1}").strip()
    bea.git("push", "-q")
    assert "git revert" in bea.recouvre("controler", CASE, code=1)
    bea.git("revert", "--no-edit", "HEAD")
    bea.git("push", "-q")
    assert "CONFLICT" in bea.git("cherry-pick", mine, check=False)
    bea.recouvre("reunir", CASE)
    bea.git("add", "-A", HOME)
    bea.git("cherry-pick", "--continue")
    bea.git("push", "-q")
    bea.recouvre("verifier")
    assert "puis inscrit de nouveau, sous le numéro qui suit" in bea.recouvre("controler", CASE)
    assert verify(bea.root / HOME / "emis", f"{HOME}/emis") == []


def test_a_piece_taken_away_by_one_and_changed_by_the_other(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    piece = f"{HOME}/pieces/F-2026-001.pdf"
    alix.git("rm", "-q", piece)
    alix.push()
    with (bea.root / piece).open("ab") as stream:
        stream.write(b"%")
    _call(bea, "oubli")
    bea.pull()
    told = _refused(bea)
    assert f"{piece} : une des deux versions supprime ou déplace ce fichier" in told
    assert "git add" in told


def test_what_was_kept_once_may_be_noted_again(clones: tuple[Clone, Clone]) -> None:
    """Two transfers of one sum on one day: the sentence that says one was kept is followed."""
    alix, bea = clones
    payment = ("noter", CASE, "paiement", "montant=500,00", "moyen=virement", "--date", "20/11/2026")
    for clone, reason in ((alix, "oubli"), (bea, "tresorerie")):
        clone.recouvre(*payment)
        _call(clone, reason)
    alix.push()
    bea.pull()
    told = bea.recouvre("reunir", CASE)
    assert "avertissement: écrit des deux côtés, gardé une fois (paiements) :" in told
    assert "noter le second" in told
    bea.go_on()
    bea.recouvre(*payment)
    assert [one["montant"] for one in bea.dossier["paiements"]] == ["500,00", "500,00"]


def test_a_register_that_leads_out_of_its_folder_is_refused(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    issued(alix, "relance-courriel-2")
    alix.push()
    issued(bea, "relance-courrier")
    register = bea.root / HOME / "emis/registre.yaml"
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace("dossier: 0001-relance-courrier", "dossier: ../../../dehors"), encoding="utf-8")
    bea.pull()
    assert "registre.yaml" in _refused(bea)
    assert not (bea.root.parent / "dehors").exists()


def test_an_office_in_a_folder_of_a_larger_repository(clones: tuple[Clone, Clone], tmp_path: Path) -> None:
    source, _ = clones
    above = Clone(tmp_path / "tout", source.capsys)
    shutil.copytree(source.root, above.root / "le cabinet", ignore=shutil.ignore_patterns(".git"))
    above.git("init", "-q", "-b", "main")
    inside = Clone(above.root / "le cabinet", source.capsys)
    inside.commit()
    inside.git("switch", "-qc", "ailleurs")
    issued(inside, "relance-courriel-2")
    inside.commit()
    inside.git("switch", "-q", "main")
    issued(inside, "relance-courrier")
    inside.commit()
    assert "CONFLICT" in inside.git("rebase", "ailleurs", check=False)
    inside.git("add", f"{HOME}/dossier.yaml")
    told = _refused(inside)
    inside.git(*told[told.index("git checkout") + 4 :].split())
    inside.recouvre("reunir", CASE)
    assert "successfully" in inside.go_on().lower()
    assert verify(inside.root / HOME / "emis", f"{HOME}/emis") == []
    inside.recouvre("verifier")


def test_without_a_repository(clones: tuple[Clone, Clone]) -> None:
    alix, _ = clones
    shutil.rmtree(alix.root / ".git")
    assert "aucun dépôt git ici" in _refused(alix)


def test_a_case_nobody_knows_is_a_wrong_command_line(clones: tuple[Clone, Clone]) -> None:
    alix, _ = clones
    assert "dossier inconnu" in alix.recouvre("reunir", "../ailleurs", code=2)
