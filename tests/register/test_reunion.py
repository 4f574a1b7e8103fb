"""Two people, one case, two clones: what git leaves in conflict is put together, and nothing of either is lost.

The commands are those of the guide.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from generator.register.verify import verify
from tests.architecture import ROOT
from tests.register.clones import CASE, HOME, Clone, issued


def test_two_facts_of_one_day_are_both_kept_in_order(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    alix.recouvre("noter", CASE, "appel", "motif=tresorerie", "--date", "20/11/2026")
    alix.push()
    bea.recouvre("noter", CASE, "appel", "interlocuteur=M. Fictif", "note=rappeler", "--date", "20/11/2026")
    bea.pull()
    assert f"Lancer « recouvre reunir {CASE} »" in bea.recouvre("verifier", code=1)
    told = bea.recouvre("reunir", CASE)
    assert "interlocuteur: M. Fictif" in told
    assert "git -c core.editor=true rebase --continue" in told
    assert "successfully" in bea.go_on().lower()
    calls = bea.dossier["journal"][2:]
    assert calls == [
        {"date": "2026-11-20", "type": "appel", "motif": "tresorerie"},
        {"date": "2026-11-20", "type": "appel", "interlocuteur": "M. Fictif", "note": "rappeler"},
    ]
    bea.recouvre("verifier")


def test_what_both_wrote_alike_is_kept_once_and_told(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    payment = ("noter", CASE, "paiement", "montant=500,00", "moyen=virement", "--date", "20/11/2026")
    alix.recouvre(*payment)
    alix.recouvre("noter", CASE, "paiement", "montant=70,00", "moyen=cheque", "--date", "20/11/2026")
    alix.push()
    bea.recouvre(*payment)
    bea.recouvre("noter", CASE, "paiement", "montant=90,00", "moyen=cheque", "--date", "20/11/2026")
    bea.pull()
    told = bea.recouvre("reunir", CASE)
    assert (
        "avertissement: écrit des deux côtés, gardé une fois (paiements) :\n  - date: 2026-11-20\n    montant: 500,00"
        in told
    )
    assert "Si ce sont deux faits et non un seul (deux virements égaux du même jour), noter le second." in told
    assert [one["montant"] for one in bea.dossier["paiements"]] == ["500,00", "70,00", "90,00"]


def test_a_fact_completed_here_and_one_added_there(clones: tuple[Clone, Clone]) -> None:
    """Whichever side changed what was there, the other one only added to it."""
    alix, bea = clones
    alix.recouvre("noter", CASE, "relance-courriel", "note=relue", "--completer", "--date", "26/10/2026")
    alix.push()
    bea.recouvre("noter", CASE, "appel", "motif=oubli", "--date", "26/10/2026")
    bea.pull()
    bea.recouvre("reunir", CASE)
    assert bea.dossier["journal"][1]["note"] == "relue"
    assert bea.dossier["journal"][2] == {"date": "2026-10-26", "type": "appel", "motif": "oubli"}


def test_what_both_changed_is_left_to_a_person(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    alix.replace("montant-ttc: 3 600,00", "montant-ttc: 3 610,00")
    alix.push()
    bea.replace("montant-ttc: 3 600,00", "montant-ttc: 3 620,00")
    bea.pull()
    before = (bea.root / HOME / "dossier.yaml").read_bytes()
    told = bea.recouvre("reunir", CASE, code=1)
    assert "les deux versions changent ce qui était déjà écrit (factures)" in told
    assert "git rebase --abort" in told
    assert (bea.root / HOME / "dossier.yaml").read_bytes() == before


def test_without_a_conflict_nothing_is_written(clones: tuple[Clone, Clone]) -> None:
    alix, _ = clones
    told = alix.recouvre("reunir", CASE, code=1)
    assert "git n'a aucun conflit en cours" in told
    assert "S'il y reste des lignes « <<<<<<< », à la main" in told
    assert alix.git("status", "--short") == ""


def test_comments_of_the_other_version_are_told(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    alix.recouvre("noter", CASE, "appel", "motif=oubli", "--date", "20/11/2026")
    alix.push()
    bea.recouvre("noter", CASE, "appel", "motif=tresorerie", "--date", "20/11/2026")
    bea.replace("    motif: tresorerie", "    # à rappeler lundi\n    motif: tresorerie")
    bea.pull()
    assert "Commentaire à recopier s'il sert : # à rappeler lundi" in bea.recouvre("reunir", CASE)


def _piece(clone: Clone, name: str) -> None:
    content = (clone.root / HOME / "pieces/F-2026-001.pdf").read_bytes()
    (clone.root / HOME / f"pieces/{name}.pdf").write_bytes(content + name.encode())
    clone.add_line(
        f"  - id: {name}", f"    fichier: pieces/{name}.pdf", "    nature: livraison", f"    titre: Bon {name}",
        "    date: 2026-09-15",
    )  # fmt: skip
    clone.recouvre("verser", CASE)


def test_pieces_of_both_keep_their_date_and_are_locked(clones: tuple[Clone, Clone]) -> None:
    """Taking away the marks by hand would leave one « date » for the two."""
    alix, bea = clones
    alix.recouvre("verser", CASE)
    alix.push()
    bea.git("pull", "-q", "--rebase")
    _piece(alix, "bl-1")
    alix.push()
    _piece(bea, "bl-2")
    bea.pull()
    assert f"Ensuite :\n  recouvre verser {CASE}\n  recouvre verifier {CASE}\n" in bea.recouvre("reunir", CASE)
    bea.recouvre("verser", CASE)
    assert "successfully" in bea.go_on().lower()
    assert [(piece["id"], piece["date"]) for piece in bea.dossier["pieces"][2:]] == [
        ("bl-1", "2026-09-15"), ("bl-2", "2026-09-15"),
    ]  # fmt: skip
    assert "erreur" not in bea.recouvre("controler", CASE)


def _same_piece(clone: Clone) -> None:
    _piece(clone, "ar")
    with (clone.root / HOME / "pieces/ar.pdf").open("ab") as stream:
        stream.write(clone.root.name.encode())
    clone.recouvre("verser", CASE)


def test_two_pieces_of_one_name_and_the_remedy(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    for clone in clones:
        _same_piece(clone)
    alix.push()
    bea.pull()
    told = bea.recouvre("reunir", CASE, code=1)
    assert f"{HOME}/pieces/ar.pdf : deux fichiers différents portent ce nom. Abandonner (git rebase --abort)" in told
    bea.git("rebase", "--abort")
    bea.git("mv", f"{HOME}/pieces/ar.pdf", f"{HOME}/pieces/ar-2.pdf")
    bea.replace("fichier: pieces/ar.pdf", "fichier: pieces/ar-2.pdf")
    bea.git("commit", "-a", "--amend", "--no-edit")
    assert "CONFLICT" in bea.git("pull", "--rebase", check=False)
    told = bea.recouvre("reunir", CASE, code=1)
    assert "l'identifiant « ar » est déjà celui de la pièce" in told
    assert (
        "Abandonner (git rebase --abort), corriger le vôtre, git commit -a --amend --no-edit, puis recommencer." in told
    )
    bea.git("rebase", "--abort")
    bea.replace("id: ar\n", "id: ar-2\n")
    bea.git("commit", "-a", "--amend", "--no-edit")
    assert "CONFLICT" in bea.git("pull", "--rebase", check=False)
    bea.recouvre("reunir", CASE)
    bea.recouvre("verser", CASE)
    bea.go_on()
    assert [piece["id"] for piece in bea.dossier["pieces"][2:]] == ["ar", "ar-2"]
    assert "erreur" not in bea.recouvre("controler", CASE)


def test_issues_of_both_are_chained_and_their_proofs_follow(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    issued(alix, "relance-courriel-2")
    alix.push()
    issued(bea, "mise-en-demeure")
    bea.commit()
    proof = bea.root.parent / "depot.pdf"
    proof.write_bytes((bea.root / HOME / "pieces/F-2026-001.pdf").read_bytes())
    bea.recouvre("completer", CASE, "1", str(proof), "--suivi", "1A 000 000 0000 0")
    sent = (bea.root / HOME / "emis/0001-mise-en-demeure/mise-en-demeure.pdf").read_bytes()
    bea.pull()
    stopped = bea.recouvre("controler", CASE, code=1)
    assert f"Lancer « recouvre reunir {CASE} »" in stopped
    assert "git restore" not in stopped, "it would lose one of the two issues"
    assert "branche non fusionnée" not in stopped
    told = bea.recouvre("reunir", CASE)
    assert "Émission 0001-mise-en-demeure : inscrite à la suite, emis/0002-mise-en-demeure." in told
    assert "CONFLICT" in bea.go_on()  # the proof was a second commit
    bea.recouvre("reunir", CASE)
    assert "successfully" in bea.go_on().lower()
    assert [(one["seq"], one["nature"], one["dossier"]) for one in bea.blocks] == [
        ("1", "emission", "0001-relance-courriel-2"),
        ("2", "emission", "0002-mise-en-demeure"),
        ("3", "preuve", "0002-mise-en-demeure"),
    ]
    assert (bea.root / HOME / "emis/0002-mise-en-demeure/mise-en-demeure.pdf").read_bytes() == sent
    assert not (bea.root / HOME / "emis/0001-mise-en-demeure").exists()
    assert {fact["emis"]: fact["type"] for fact in bea.dossier["journal"] if "emis" in fact} == {
        "1": "relance-courriel", "2": "mise-en-demeure",
    }  # fmt: skip
    assert verify(bea.root / HOME / "emis", f"{HOME}/emis") == []
    controlled = bea.recouvre("controler", CASE)
    assert "emis/" not in controlled, "nor is the branch of before told to be lost"
    bea.git("push", "-q")
    alix.git("pull", "-q", "--rebase")
    assert "emis/" not in alix.recouvre("controler", CASE)
    issued(alix, "relance-courrier")


def test_the_same_letter_issued_twice_on_two_days_is_two_issues(clones: tuple[Clone, Clone]) -> None:
    """The same name of folder in both: each keeps its bytes. The elder one says the day it was entered here."""
    alix, bea = clones
    issued(bea, "relance-courriel-2", au="2026-11-20")
    issued(alix, "relance-courriel-2")
    alix.push()
    theirs = (bea.root / HOME / "emis/0001-relance-courriel-2/donnees.json").read_bytes()
    ours = (alix.root / HOME / "emis/0001-relance-courriel-2/donnees.json").read_bytes()
    bea.pull()
    bea.recouvre("reunir", CASE, "--au", "2026-11-22")
    assert "successfully" in bea.go_on().lower()
    assert (bea.root / HOME / "emis/0001-relance-courriel-2/donnees.json").read_bytes() == ours
    assert (bea.root / HOME / "emis/0002-relance-courriel-2/donnees.json").read_bytes() == theirs
    assert [(one["emis-le"], one.get("inscrit-le")) for one in bea.blocks] == [
        ("2026-11-21", None), ("2026-11-20", "2026-11-22"),
    ]  # fmt: skip
    assert "emis/" not in bea.recouvre("controler", CASE)


def test_a_merge_never_puts_ours_before_what_is_published(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    issued(alix, "relance-courriel-2")
    alix.push()
    issued(bea, "relance-courrier")
    bea.commit()
    assert "CONFLICT" in bea.git("pull", "--no-rebase", check=False)
    assert "Abandonner (git merge --abort), puis git rebase origin/main" in bea.recouvre("reunir", CASE, code=1)
    bea.git("merge", "--abort")
    assert "CONFLICT" in bea.git("pull", "--rebase", check=False)
    bea.recouvre("reunir", CASE)


def test_a_branch_merged_into_the_main_one(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    bea.git("switch", "-qc", "relances")
    issued(bea, "relance-courrier")
    bea.commit()
    issued(alix, "relance-courriel-2")
    alix.push()
    bea.git("switch", "-q", "main")
    bea.git("pull", "-q", "--rebase")
    assert "CONFLICT" in bea.git("merge", "relances", check=False)
    assert "git commit --no-edit" in bea.recouvre("reunir", CASE)
    bea.git("add", "-A", HOME)
    bea.git("commit", "--no-edit")
    assert [one["document"] for one in bea.blocks] == ["relance-courriel-2", "relance-courrier"]
    assert "emis/" not in bea.recouvre("controler", CASE)


def test_a_fact_taken_back_among_others(clones: tuple[Clone, Clone]) -> None:
    """« git revert » of a payment noted by mistake, when another one followed it."""
    alix, _ = clones
    alix.recouvre("noter", CASE, "paiement", "montant=500,00", "--date", "19/11/2026")
    alix.commit()
    alix.recouvre("noter", CASE, "paiement", "montant=70,00", "--date", "20/11/2026")
    alix.commit()
    assert "CONFLICT" in alix.git("revert", "--no-edit", "HEAD~1", check=False)
    assert "revert --continue" in alix.recouvre("reunir", CASE)
    assert [one["montant"] for one in alix.dossier["paiements"]] == ["70,00"]


def test_an_issue_is_never_taken_back(clones: tuple[Clone, Clone]) -> None:
    alix, _ = clones
    issued(alix, "relance-courriel-2")
    alix.commit()
    issued(alix, "relance-courrier")
    alix.commit()
    assert "CONFLICT" in alix.git("revert", "--no-edit", "HEAD~1", check=False)
    told = alix.recouvre("reunir", CASE, code=1)
    assert "Ce qui est émis ne se retire pas" in told
    assert "git revert --abort" in told


def _opened(clone: Clone, name: str) -> None:
    source = (clone.root / HOME / "dossier.yaml").read_text(encoding="utf-8")
    target = clone.root / "cases/2026-0200/dossier.yaml"
    target.parent.mkdir()
    text = source.replace(CASE, "2026-0200").replace("Librairie de l'Exemple", name).replace("F-2026-001", f"F-{name}")
    target.write_text(
        text[: text.index("journal:")].replace("    piece: f-2026-001\n    commande: commande\n", ""), encoding="utf-8"
    )


def test_one_reference_given_to_two_cases(clones: tuple[Clone, Clone]) -> None:
    """The remedy, followed word for word, leaves both cases."""
    alix, bea = clones
    _opened(alix, "Alpha")
    alix.push()
    _opened(bea, "Bêta")
    bea.commit()
    assert "CONFLICT" in bea.git("pull", "--rebase", check=False)
    told = bea.recouvre("reunir", "2026-0200", code=1)
    assert "la même référence a été donnée à deux dossiers. Abandonner (git rebase --abort)" in told
    bea.git("rebase", "--abort")
    bea.git("mv", "cases/2026-0200", "cases/2026-0201")
    path = bea.root / "cases/2026-0201/dossier.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("reference: 2026-0200", "reference: 2026-0201"), encoding="utf-8"
    )
    bea.git("commit", "--amend", "-a", "--no-edit")
    assert "CONFLICT" not in bea.git("pull", "--rebase")
    assert [
        (bea.root / f"cases/2026-020{n}/dossier.yaml").read_text(encoding="utf-8").count(name)
        for n, name in ((0, "Alpha"), (1, "Bêta"))
    ] == [2, 2]


def _commands() -> list[list[str]]:
    """The two lists of commands of the guide: every day, and after a conflict."""
    page = (ROOT / "site/guide/a-plusieurs.md").read_text(encoding="utf-8")
    return [block.splitlines() for block in re.findall(r"```text\n(.*?)\n```", page, re.DOTALL)]


class Typist:
    """A person who types the commands of the guide in a shell, one after the other, until one stops."""

    def __init__(self, clone: Clone, home: Path) -> None:
        self.clone = clone
        launcher = home / "bin/recouvre"
        launcher.parent.mkdir(exist_ok=True)
        launcher.write_text(
            f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -m generator \"$@\"\n", encoding="utf-8"
        )
        launcher.chmod(0o755)
        self.environment = {"PATH": f"{launcher.parent}:{os.environ['PATH']}", "HOME": str(home), "LANG": "C.UTF-8"}
        clone.git("config", "user.name", "Essai")
        clone.git("config", "user.email", "essai@cabinet.example")

    def type(self, lines: list[str]) -> str:
        """What the last command that ran said."""
        for line in lines:
            done = subprocess.run(
                ["sh", "-c", line],
                cwd=self.clone.root,
                env=self.environment,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                return f"{line} : {done.stdout}{done.stderr}"
        return ""


def test_the_guide_followed_word_for_word(clones: tuple[Clone, Clone], tmp_path: Path) -> None:
    every_day, after_a_conflict = _commands()
    alix, bea = (Typist(clone, tmp_path) for clone in clones)
    alix.clone.git("mv", HOME, "cases/2026-0143")
    path = alix.clone.root / "cases/2026-0143/dossier.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(f"reference: {CASE}", "reference: 2026-0143"), encoding="utf-8"
    )
    alix.clone.push()
    bea.clone.git("pull", "-q", "--rebase")
    theirs = [line.replace("motif=oubli", "motif=tresorerie") for line in every_day]
    start = every_day[1:4]
    assert bea.type(start) == ""
    assert alix.type(theirs) == ""
    assert "CONFLICT" in bea.type(every_day[4:])
    assert bea.type(after_a_conflict) == ""
    assert alix.type(["git pull --rebase"]) == ""
    text = path.read_text(encoding="utf-8")
    assert text.index("motif: tresorerie") < text.index("motif: oubli")


def test_the_same_letter_not_posted_yet_is_given_up(clones: tuple[Clone, Clone]) -> None:
    """« git rebase --skip », as the guide says: the register holds the other one alone."""
    alix, bea = clones
    issued(bea, "relance-courriel-2", au="2026-11-20")
    issued(alix, "relance-courriel-2")
    alix.push()
    bea.pull()
    bea.git("rebase", "--skip")
    assert bea.git("status", "--short") == ""
    assert bea.blocks == alix.blocks
    bea.recouvre("controler", CASE)


def test_what_was_put_aside_comes_back(clones: tuple[Clone, Clone]) -> None:
    alix, bea = clones
    alix.recouvre("noter", CASE, "appel", "motif=oubli", "--date", "20/11/2026")
    alix.push()
    bea.recouvre("noter", CASE, "appel", "motif=tresorerie", "--date", "20/11/2026")
    bea.git("stash")
    bea.git("pull", "-q", "--rebase")
    assert "CONFLICT" in bea.git("stash", "pop", check=False)
    assert "git commit -m réuni\n  git stash drop" in bea.recouvre("reunir", CASE)
    assert [fact["motif"] for fact in bea.dossier["journal"][2:]] == ["oubli", "tresorerie"]


def test_the_remedy_given_for_an_issue_taken_back_mends_it(clones: tuple[Clone, Clone]) -> None:
    alix, _ = clones
    issued(alix, "relance-courriel-2")
    alix.commit()
    alix.git("revert", "--no-edit", "HEAD")
    told = alix.recouvre("controler", CASE, code=1)
    (remedy,) = set(re.findall(r"L'annuler \(git (revert [0-9a-f]+)\)", told))
    alix.git(*remedy.split(), "--no-edit")
    assert "puis rétabli" in alix.recouvre("controler", CASE)
    (alix.root / HOME / "emis/0001-relance-courriel-2/donnees.json").write_text("{}", encoding="utf-8")
    (remedy,) = re.findall(r"L'annuler \(git (restore [^)]+)\)", alix.recouvre("controler", CASE, code=1))
    alix.git(*remedy.split())
    alix.recouvre("controler", CASE)
