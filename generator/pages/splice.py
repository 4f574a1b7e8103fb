"""The splice: a built page of the shell becomes a template, hardened once, filled thousands of times.

The engine (MkDocs today) builds ordinary pages whose title, body and table of contents are tokens. Here each page is
hardened (strict CSP with the hashes of the theme's own inline scripts, no indexing, no referrer, nothing dated) and
cut at its tokens, so that filling one costs a join.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from html import unescape

from markupsafe import Markup, escape
from msgspec import Struct

from generator.findings import RenderError
from generator.render.typography import bind

TOKEN = re.compile(r"@@RECOUVRE-([A-Z]+)@@")
TITLE = "TITRE"
BODY = "CORPS"
CONTENTS = "SOMMAIRE"

_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<content>.*?)</script>", re.DOTALL)
_GENERATOR = re.compile(r'\s*<meta name="generator"[^>]*>')
_ABROAD = re.compile(r"""\s*<link\b[^>]*\shref=["']?\s*(?:[a-z]+:)?//[^>]*>""", re.IGNORECASE)  # opened by being there
_CHARSET = re.compile(r'<meta charset="utf-8"\s*/?>', re.IGNORECASE)
_HEADER_END = re.compile(r'(<header class="md-header.*?)(</nav>)', re.DOTALL)
_BODY_BLOCK = re.compile(r'<div class="rc-corps">.*?@@RECOUVRE-CORPS@@.*?</div>', re.DOTALL)
_CONTENTS_HEADING = re.compile(r"<h2[^>]*>\s*@@RECOUVRE-SOMMAIRE@@.*?</h2>", re.DOTALL)
_CONTENTS_ITEM = re.compile(r"<li[^>]*>(?:(?!<li)(?!</li>).)*?@@RECOUVRE-SOMMAIRE@@(?:(?!</li>).)*</li>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?) - (.*?)</title>")
_VERBATIM = re.compile(r"(<(?:pre|code|script|style|kbd)\b.*?</(?:pre|code|script|style|kbd)>)", re.DOTALL)
_THEAD = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
_TH = re.compile(r"<th(?=[\s>])(?![^>]*\bscope=)")  # Markdown cannot say what a heading heads
_INDENT = re.compile(r"\s*\n\s*")

_SEARCH = """\
<div class="rc-recherche" role="search">
<label class="rc-invisible" for="rc-recherche">Chercher un dossier</label>
<input id="rc-recherche" class="rc-recherche__champ" type="search" placeholder="Référence, débiteur, facture, SIREN…"
 autocomplete="off" spellcheck="false" role="combobox" aria-expanded="false" aria-controls="rc-resultats"
 aria-autocomplete="list" aria-keyshortcuts="/">
<ul id="rc-resultats" class="rc-recherche__resultats" role="listbox" aria-label="Dossiers trouvés" hidden></ul>
<p class="rc-invisible" role="status" id="rc-recherche-etat"></p>
</div>
"""


class Entry(Struct, frozen=True):
    """A line of a page's table of contents."""

    anchor: str
    title: str


class Template(Struct, frozen=True):
    """A hardened page cut at its tokens: literal text at even places, names of tokens at odd ones."""

    parts: tuple[str, ...]
    contents_item: str
    title: str = ""  # the engine's own title, when the page does not wait for one

    @property
    def tokens(self) -> frozenset[str]:
        """Names of the tokens this page waits for."""
        return frozenset(self.parts[1::2])

    def fill(self, title: str = "", body: str = "", contents: Iterable[Entry] = ()) -> bytes:
        """Put text and markup in the page.

        ``title`` is text and is escaped here (empty: the engine's own); ``body`` is markup that comes from an
        autoescaped fragment.

        Raises:
            TypeError: ``body`` is plain text: only ``Markup`` may enter a page.
        """
        if body and not isinstance(body, Markup):
            raise TypeError("the body of a page is Markup from an autoescaped fragment, never text")
        values: Mapping[str, str] = {
            TITLE: str(escape(title or self.title)),
            BODY: body,
            CONTENTS: _listed(self.contents_item, tuple(contents)),
        }
        pieces = [values[part] if place % 2 else part for place, part in enumerate(self.parts)]
        return "".join(pieces).encode("utf-8")


@lru_cache(maxsize=256)
def _listed(item: str, contents: tuple[Entry, ...]) -> str:
    """Write a table of contents; those of a portfolio are a handful."""
    return "".join(
        item.replace("\0anchor", str(escape(entry.anchor))).replace("\0title", str(escape(entry.title)))
        for entry in contents
    )


def cut(html: str, name: str) -> Template:
    """Harden a built page and cut it at its tokens.

    Raises:
        RenderError: the engine changed the tokens or the head (``name`` says on which page).
    """
    page = _CONTENTS_HEADING.sub("", harden(html, name))
    page = _BODY_BLOCK.sub(f"@@RECOUVRE-{BODY}@@", page)
    found = _CONTENTS_ITEM.search(page)
    item = ""
    if found:
        item = found.group(0).replace(f"@@RECOUVRE-{CONTENTS}@@", "\0title")
        item = re.sub(r'href="[^"]*"', 'href="#\0anchor"', item)
        page = _CONTENTS_ITEM.sub(f"@@RECOUVRE-{CONTENTS}@@", page)
    if BODY in TOKEN.findall(html) and 'class="rc-corps"' in page:
        raise RenderError(f"site : le jeton du corps n'a pas survécu dans {name}.")
    parts = TOKEN.split(_TITLE.sub(rf"<title>@@RECOUVRE-{TITLE}@@ - \2</title>", page))
    return Template(tuple(parts), item, own_title(page))


def own_title(html: str) -> str:
    """Title the engine gave to a page, as the page prints it; empty when it waits for one."""
    title = _TITLE.search(html)
    return unescape(bind(title[1])) if title and TITLE not in title[1] else ""


def harden(html: str, name: str) -> str:
    """Rewrite the head of a page: policy, robots, referrer; remove what is dated or of elsewhere; add the search box.

    Of elsewhere: a server of fonts that the policy would let the browser call (``preconnect``), the canonical address,
    which is the model's in every case page.

    Raises:
        RenderError: the page has no charset declaration, so nothing could be added before its scripts.
    """
    page = bind(_ABROAD.sub("", _GENERATOR.sub("", html)))
    page = _outside(_VERBATIM, page, lambda text: _INDENT.sub("\n", text))
    page = _THEAD.sub(lambda found: _TH.sub('<th scope="col"', found[0]), page)
    head = (
        f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy(page)}">\n'
        '<meta name="robots" content="noindex, nofollow, noarchive">\n'
        '<meta name="referrer" content="no-referrer">'
    )
    page, count = _CHARSET.subn(lambda _: head, page, count=1)
    if count != 1:
        raise RenderError(f"site : {name} n'a pas d'en-tête reconnu, la page ne peut pas être protégée.")
    return _HEADER_END.sub(lambda found: found.group(1) + _SEARCH + found.group(2), page, count=1)


def _outside(kept: re.Pattern[str], html: str, change: Callable[[str], str]) -> str:
    """Change a page, except where lines and spaces mean something: an example of YAML, a script."""
    return "".join(piece if place % 2 else change(piece) for place, piece in enumerate(kept.split(html)))


def policy(html: str) -> str:
    """Content Security Policy of a page: its own files, and the inline scripts already in the theme, by hash."""
    theme = _ARTICLE.sub("", html)  # what an office writes in a page of its own is not the theme's
    hashes = sorted({_hash(script["content"]) for script in _SCRIPT.finditer(theme) if _runs_inline(script)})
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "frame-src": "'self'",
        "connect-src": "'none'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _runs_inline(script: re.Match[str]) -> bool:
    attributes = script["attributes"]
    return "src=" not in attributes and "application/json" not in attributes


def _hash(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
