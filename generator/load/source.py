"""Bytes of a file -> its text, or findings: size, encoding, characters nobody can see, marks left by git.

What is refused here would be read differently by two people or by two programs: a zero-width space inside a name,
a right-to-left override inside an amount, a conflict marker. A leading byte-order mark (Windows Notepad) and CRLF
line ends are accepted. Decomposed letters (NFD, pasted from a Mac or a PDF) are read composed, and the reader is told.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable

from generator.findings import place_of
from generator.load.report import WHOLE_FILE, Place, Report

MAX_BYTES = 1_000_000
MAX_SAME = 20  # findings of one kind and one file: after that the reader has understood
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"

LFS_HEADER = b"version https://git-lfs"
_AS_UTF8 = "L'enregistrer en UTF-8 (Bloc-notes : « Enregistrer sous », « Encodage »)."
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NOT_TEXT = {  # how other programs' files begin, when « Enregistrer » kept their format
    b"{\\rtf": "un document RTF (Word, WordPad, TextEdit)",
    b"PK\x03\x04": "un document Word ou LibreOffice, ou une archive ZIP",
    b"\xd0\xcf\x11\xe0": "un document Word ou Excel ancien",
    b"%PDF": "un PDF",
    b"<!": "une page web",
    b"<html": "une page web",
    b"<?xml": "un fichier XML",
}
_INVISIBLE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff"
)
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
ESCAPED = re.compile(f"[\t\r{_INVISIBLE}]")  # what "\\…" between double quotes must not bring back
_LATIN, _ALIKE = "A-Za-z\u00c0-\u024f", "\u0370-\u052f"  # Greek and Cyrillic have letters drawn as Latin ones
_WORD = re.compile(f"[{_LATIN}{_ALIKE}]+")
_MIXED = re.compile(f"[{_LATIN}][{_ALIKE}]|[{_ALIKE}][{_LATIN}]")
_PLAIN = b"\n" + bytes(range(0x20, 0x7F))  # printable ASCII and line ends: nearly all of a file
HARD_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_HARD_INDENT = re.compile(rf"^ *[{HARD_SPACES}][{HARD_SPACES} ]*", re.MULTILINE)
_FIRST_COMBINING = "\u0300"  # what comes before is never combined with a neighbour
_FIRST_ALIKE = _ALIKE[0]
_LONE_CR = re.compile(r"\r(?!\n)")
_TAB = re.compile(r"\t")
_CONFLICT = re.compile(r"^<{7}(?= |\r?$)", re.MULTILINE)
_CASE_FILE = re.compile(r"cases/(?P<reference>[^/_][^/]*)/(?:dossier\.yaml|pieces\.lock|emis/registre\.yaml)")
_CONFLICT_END = re.compile(r"^>{7}(?= |\r?$)", re.MULTILINE)
_FRENCH_NAMES = {
    "\t": "tabulation",
    "\r": "retour chariot",
    "\u00ad": "césure conditionnelle",
    "\u200b": "espace de largeur nulle",
    "\u200c": "antiliant de largeur nulle",
    "\u200d": "liant de largeur nulle",
    "\u200e": "marque gauche-à-droite",
    "\u200f": "marque droite-à-gauche",
    "\u2028": "séparateur de lignes",
    "\u2029": "séparateur de paragraphes",
    "\u202a": "sens d'écriture imposé",
    "\u202b": "sens d'écriture imposé",
    "\u202c": "fin de sens imposé",
    "\u202d": "sens d'écriture forcé",
    "\u202e": "sens d'écriture inversé",
    "\u2060": "gluon de mots",
    "\u2066": "sens d'écriture isolé",
    "\u2067": "sens d'écriture isolé",
    "\u2068": "sens d'écriture isolé",
    "\u2069": "fin de sens isolé",
    "\ufeff": "indicateur d'ordre des octets",
    "\ufffd": "lettre perdue dans une conversion",
}


def read_source(content: bytes, report: Report) -> str | None:
    """Decode a file and refuse what cannot be seen.

    Returns:
        the text without byte-order mark, line ends untouched, refused characters taken out so that reading can go on
        and find the rest; ``None`` when going on would only repeat the same mistake.
    """
    if len(content) > MAX_BYTES:
        report.error(WHOLE_FILE, "le fichier dépasse 1 Mo.", "En ôter ce qui n'est pas une clé (texte collé, image).")
        return None
    if content.startswith(LFS_HEADER):
        message = "le contenu du fichier n'est pas sur cette machine : git n'en a mis que le renvoi (Git LFS)."
        report.error(WHOLE_FILE, message, "Lancer « git lfs pull », qui le télécharge.")
        return None
    if kind := next((kind for sign, kind in _NOT_TEXT.items() if content.startswith(sign)), None):
        report.error((1, 1), f"le fichier n'est pas du texte : c'est {kind}.", "L'enregistrer en texte brut, UTF-8.")
        return None
    text = _decode(content, report)
    if text is None:
        return None
    if starts := conflicts(text):
        _report_conflicts(starts, text, report)
        return None
    unusual = content.translate(None, _PLAIN).decode("utf-8")
    return _without_unseen(text, unusual, report) if unusual else text


def conflicts(text: str) -> list[Place]:
    """Where the conflicts left by git begin."""
    if "<<<<<<<" not in text:  # nearly always, and known twenty times faster than by looking at every line
        return []
    return [place_of(text, found.start()) for found in _CONFLICT.finditer(text)]


def _decode(content: bytes, report: Report) -> str | None:
    if content.startswith(_UTF16):
        report.error((1, 1), "le fichier est enregistré en UTF-16.", _AS_UTF8)
        return None
    try:
        return content.decode("utf-8").removeprefix(BOM)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8").removeprefix(BOM)
        guess = content[error.start : error.start + 1].decode("cp1252", "replace")
        seen = f" (sans doute « {guess} » écrit par Windows)" if guess.isalpha() or guess in "€«»’°" else ""
        report.error(place_of(before, len(before)), f"le fichier n'est pas en UTF-8{seen}.", _AS_UTF8)
        return None


def _report_conflicts(starts: list[Place], text: str, report: Report) -> None:
    ends = [place_of(text, found.start())[0] for found in _CONFLICT_END.finditer(text)]
    told = conflict_remedy(report.file)
    for place in starts:
        end = next((end for end in ends if end > place[0]), None)
        upto = f", jusqu'à la ligne {end}" if end else ""
        report.error(
            place,
            f"conflit git non résolu{upto}.",
            told,
        )


def conflict_remedy(file: str) -> str:
    """How to settle a conflict of a file: the command puts together the files of a case, a person the others."""
    if in_case := _CASE_FILE.fullmatch(file):
        return f"Lancer « recouvre reunir {in_case['reference']} », qui garde ce que tiennent les deux versions."
    return (
        "Réunir les deux versions sans rien perdre ; puis effacer les lignes « <<<<<<< », « ======= » et « >>>>>>> ». "
        f"Ensuite : git add {file}, puis git -c core.editor=true rebase --continue (git commit, après un git merge)."
    )


def _without_unseen(text: str, unusual: str, report: Report) -> str:
    """The text without what is refused; all of that is in ``unusual``, the few characters that are not plain ASCII."""
    if _UNSEEN.search(unusual):
        hidden = list(_UNSEEN.finditer(text))
        for found in _first(hidden, text, report):
            report.error(place_of(text, found.start()), *unseen(found.group()))
        text = _UNSEEN.sub("", text)
    if "\r" in unusual and (lone := _LONE_CR.search(text)):
        report.error(  # once: a program ends all the lines of a file alike
            place_of(text, lone.start()),
            "fin de ligne d'un ancien Mac (CR seul).",
            "Enregistrer le fichier avec des fins de ligne LF ou CRLF.",
        )
        text = _LONE_CR.sub("\n", text)
    if not set(HARD_SPACES).isdisjoint(unusual) and (indents := list(_HARD_INDENT.finditer(text))):
        for found in _first(indents, text, report):
            message, remedy = "espace insécable dans le retrait.", "La remplacer par une espace ordinaire."
            report.error(place_of(text, found.end() - len(found.group().lstrip(" "))), message, remedy)
        text = _aligned(text)
    if "\t" in unusual:
        tabs = list(_TAB.finditer(text))
        for found in _first(tabs, text, report):
            report.error(
                place_of(text, found.start()),
                "une tabulation (touche Tab) est refusée.",
                "La remplacer par des espaces.",
            )
        text = _aligned(text).replace("\t", " ")
    if max(unusual) >= _FIRST_ALIKE:
        _report_mixed(text, report)
    if max(unusual) >= _FIRST_COMBINING and not unicodedata.is_normalized("NFC", text):
        _report_decomposed(text, report)
    return text


def unseen(character: str) -> tuple[str, str]:
    """What is said of a character that nobody can see, and what to do."""
    name = _FRENCH_NAMES.get(character, "caractère de contrôle")
    return f"caractère invisible refusé : {name} (U+{ord(character):04X}).", "Effacer le mot et le retaper."


def _aligned(text: str) -> str:
    """The text to read on: a line indented by tabs or hard spaces is taken as aligned with the one before."""
    lines = text.split("\n")
    above = ""
    for number, line in enumerate(lines):
        typed = line.lstrip(f" \t{HARD_SPACES}")
        if line[: len(line) - len(typed)].strip(" "):
            lines[number] = " " * _indent_below(above) + typed
        above = lines[number] if typed.strip() else above
    return "\n".join(lines)


def _indent_below(line: str) -> int:
    """Where the keys under a line are: one step further when it opens a block, after the dash of an item."""
    indent = len(line) - len(line.lstrip(" -")) if line.lstrip().startswith("- ") else len(line) - len(line.lstrip())
    return indent + 2 if line.rstrip().endswith(":") else indent


def _first(found: list[re.Match[str]], text: str, report: Report) -> Iterable[re.Match[str]]:
    """The first findings of a kind; the rest is told in one."""
    if len(found) > MAX_SAME:
        place = place_of(text, found[MAX_SAME].start())
        report.error(
            place, f"le même défaut se répète {len(found) - MAX_SAME} fois encore.", "Corriger tout le fichier."
        )
    return found[:MAX_SAME]


def _report_mixed(text: str, report: Report) -> None:
    mixed = (word for word in _WORD.finditer(text) if _MIXED.search(word.group()))
    for word in itertools.islice(mixed, MAX_SAME):
        foreign = next(letter for letter in word.group() if _ALIKE[0] <= letter <= _ALIKE[-1])
        report.warning(
            place_of(text, word.start()),
            f"« {word.group()[:80]} » mêle deux alphabets : « {foreign} » (U+{ord(foreign):04X}) n'y est pas latin.",
            "Retaper le mot : deux noms qui se ressemblent ne sont pas le même.",
        )


def _report_decomposed(text: str, report: Report) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if unicodedata.is_normalized("NFC", line):
            continue
        length = next(size for size in range(1, len(line) + 1) if not unicodedata.is_normalized("NFC", line[:size]))
        letter = unicodedata.normalize("NFC", line[:length])[-1]
        report.warning(
            (number, length - 1),
            f"lettre écrite en deux caractères (forme décomposée), lue « {letter} ».",
            "La retaper : sans cela, chercher le mot ne le trouve pas.",
        )
        return
