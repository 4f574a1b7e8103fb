"""What ``servir`` adds to the pages, on the wire only: what the last build refused, and the script that reloads."""

from collections.abc import Container, Iterable
from html import escape

from msgspec import Struct

from generator.findings import Finding, legible
from generator.money import NBSP
from generator.phrases import counted
from generator.references import CASES, of_a_party

RELOAD = "/.recouvre/reload.js"
SHOWN = 20  # findings on one page: the terminal has them all
STALE = "La dernière construction s’est arrêtée : ces pages sont celles d’avant."
_ARTICLE = b'<article class="md-content__inner md-typeset">'
_SCRIPT = '<script src="{}" data-seen="{}"></script></body>'
_ABSENT = """\
<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>{title} - Recouvre</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem }}
h1 {{ font-size: 1.6rem; line-height: 1.25 }}
.rc-refus {{ border-left: 4px solid #b3261e; padding-left: 1rem; overflow-wrap: anywhere }}
</style></head>
<body><h1>{title}</h1>
{said}
<p><a href="/index.html">Revenir à l’accueil</a></p></body></html>
"""
_GONE = "<p>Cette page n’existe pas, ou n’existe plus : le dossier a changé, ou le courrier est émis.</p>"
_WAITING = "<p>Ses pages reviendront seules, ici même, dès que le fichier sera corrigé et enregistré.</p>"
NOWHERE = _ABSENT.format(title="Page introuvable", said=_GONE)


class Told(Struct, frozen=True):
    """What the last builds said is wrong; ``stopped`` when the very last made no page."""

    findings: tuple[Finding, ...] = ()
    stopped: str = ""  # what is said of the pages, then

    def then(self, findings: Iterable[Finding], named: Container[str] | None) -> "Told":
        """After a build that looked at the cases ``named``, at all when None: of the others, what was said stands."""
        kept = () if named is None else (one for one in self.findings if (case := _case(one)) and case not in named)
        return Told(tuple(sorted({*kept, *findings})))

    def of(self, case: str) -> list[Finding]:
        """What is wrong with a case and with the office, no party of another case; with everything when no case."""
        return [one for one in self.findings if not case or (_case(one) in {"", case} and not of_a_party(one.file))]


NOTHING = Told()


def case_of(path: str) -> str:
    """The case a page is of, by its address; empty for those of the portfolio."""
    parts = path.split("/")
    return parts[2] if len(parts) > 3 and parts[1] == "dossiers" else ""


def with_news(page: bytes, path: str, told: Told, seen: int) -> bytes:
    """A page of the version ``seen`` that reloads by itself, what is wrong above it."""
    page = page.replace(b"connect-src 'none'", b"connect-src 'self'", 1)
    page = page.replace(_ARTICLE, _ARTICLE + _said(told.of(case_of(path)), told.stopped).encode(), 1)
    return page.replace(b"</body>", _script(seen), 1)


def absent(path: str, told: Told, seen: int) -> bytes:
    """The answer for a page that is not there: its case is in error, or it never was."""
    case = case_of(path)
    wrong = told.of(case)
    if case and any(_case(one) == case for one in wrong):
        page = _ABSENT.format(title=f"Dossier en erreur : {escape(case)}", said=_said(wrong, "") + _WAITING)
    else:
        page = _ABSENT.format(title="Page introuvable", said=_GONE + _said(wrong, told.stopped))
    return page.encode().replace(b"</body>", _script(seen), 1)


def _script(seen: int) -> bytes:
    return _SCRIPT.format(RELOAD, seen).encode()


def _said(wrong: list[Finding], stopped: str) -> str:
    if not (wrong or stopped):
        return ""
    lines = [f"<strong>{escape(legible(stopped))}</strong>"] if stopped else []
    lines += [_held(escape(legible(str(one)))) for one in wrong[:SHOWN]]
    if (left := len(wrong) - SHOWN) > 0:
        lines.append(f"Et {counted(left, 'autre')} : <code>recouvre verifier</code> les dit.")
    return f'<div class="rc-refus">{"".join(f"<p>{line}</p>" for line in lines)}</div>'


def _held(words: str) -> str:
    """Quotes on the line of what they hold; the other spaces stay as typed, since a remedy is copied."""
    return words.replace("« ", f"«{NBSP}").replace(" »", f"{NBSP}»")


def _case(one: Finding) -> str:
    """The case a finding is of; empty for the office's own files."""
    top, _, rest = one.file.partition("/")
    name = rest.partition("/")[0]
    return name if top == CASES and not name.startswith("_") else ""
