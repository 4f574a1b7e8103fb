"""The words of an HTML body, as lines of text: no script, no style, no image, nothing fetched."""

import re
from html.parser import HTMLParser

_BLOCKS = {"p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "pre",
           "section", "article", "header", "footer", "hr", "dl", "dt", "dd", "title"}  # fmt: skip
_SILENT = {"script", "style", "template", "object", "svg", "math", "noscript", "iframe"}
_CELLS = {"td", "th"}


def html_text(markup: str) -> str:
    """Read the text of an HTML document; the target of a link is printed after its words when it differs."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    lines = [re.sub(r"[ \t\r\f\v]+", " ", line).strip() for line in "".join(reader.parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0
        self._links: list[tuple[str, int]] = []  # target, where its words start

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br" or tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in _CELLS:
            self.parts.append("   ")
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self.parts)))
        elif tag == "img" and not self._silent:
            self.parts.append(f"[image : {dict(attrs).get('alt') or 'sans légende'}]")
        if tag == "li":
            self.parts.append("• ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")
        elif tag == "a" and self._links:
            target, start = self._links.pop()
            words = "".join(self.parts[start:]).strip()
            address = target.removeprefix("mailto:")
            if address and not address.startswith("#") and address.rstrip("/") not in words:
                self.parts.append(f" <{address[:300]}>")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"\s+", " ", data))
