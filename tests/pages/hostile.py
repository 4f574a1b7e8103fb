"""Texts that try to become markup, code, addresses, names or formulas; and the means to put them in every slot."""

import datetime as dt
import re
import types
from collections.abc import Callable
from enum import Enum
from typing import Any, Literal, get_args, get_origin

import msgspec
from msgspec import Struct, structs
from pydantic import BaseModel

CALL = "rc_intrus()"  # not defined: running it is an error of the page, which the tests catch

STRINGS = (
    f"<script>{CALL}</script>",
    f"</script><script>{CALL}</script>",
    f"</title><script>{CALL}</script>",
    f"</textarea></style></noscript></template><script>{CALL}</script>",
    f"<img src=x onerror={CALL}>",
    "<img src='https://intrus.example/x.png'>",
    f"<svg onload={CALL}></svg>",
    f"<svg><script>{CALL}</script></svg>",
    f"<svg><animate onbegin={CALL} attributeName=x dur=1s>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={CALL}>",
    f"<iframe srcdoc='<script>{CALL}</script>'></iframe>",
    f"<iframe src='javascript:{CALL}'></iframe>",
    f"<object data='javascript:{CALL}'></object>",
    "<embed src='https://intrus.example/'>",
    "<link rel=stylesheet href='https://intrus.example/x.css'>",
    "<meta http-equiv=refresh content='0;url=https://intrus.example/'>",
    "<base href='https://intrus.example/'>",
    f"<form action='https://intrus.example/'><input autofocus onfocus={CALL}>",
    f"<details open ontoggle={CALL}>x</details>",
    f"<video><source onerror={CALL}></video>",
    f"<body onload={CALL}>",
    f"<a href='javascript:{CALL}'>x</a>",
    f"<input onfocus={CALL} autofocus>",
    "<style>@import 'https://intrus.example/x.css';</style>",
    f"<template><script>{CALL}</script></template>",
    f'" onmouseover="{CALL}" x="',
    f"' onmouseover='{CALL}' x='",
    f"` onmouseover=`{CALL}`",
    f'"><script>{CALL}</script>',
    f"'><script>{CALL}</script>",
    f'" autofocus onfocus={CALL} x="',
    "javascript:rc_intrus()",
    "JaVaScRiPt:rc_intrus()",
    "java\tscript:rc_intrus()",
    "\x01javascript:rc_intrus()",
    "data:text/html,<script>rc_intrus()</script>",
    "vbscript:rc_intrus()",
    "//intrus.example/x",
    "https://intrus.example/x",
    "../../../../etc/passwd",
    "&lt;script&gt;rc_intrus()&lt;/script&gt;",
    "&#60;script&#62;rc_intrus()&#60;/script&#62;",
    "&amp;&quot;&apos;&nbsp;&copy;",
    "<!-- --><script>rc_intrus()</script><!--",
    "--><script>rc_intrus()</script>",
    "]]><script>rc_intrus()</script>",
    "<![CDATA[<script>rc_intrus()</script>]]>",
    "<scr<script>ipt>rc_intrus()</scr</script>ipt>",
    "<<script>rc_intrus();//<</script>",
    "<x\x0conclick=rc_intrus()>",
    "{{ 7 * 7 }}",
    "{% include 'site/dossier.html' %}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    "@@RECOUVRE-CORPS@ @@RECOUVRE",
    "[x](javascript:rc_intrus()) ![x](https://intrus.example/x.png)",
    "__proto__ constructor prototype toString",
    "'); rc_intrus(); ('",
    "\\'); rc_intrus(); //",
    "\u2028rc_intrus()\u2029",
    '=HYPERLINK("https://intrus.example";"x")',
    "+1+1", "-1+1", "@SUM(A1)", "\tcellule", "＝1＋1",
    "BEGIN:VEVENT", "fin\r\nATTENDEE:mailto:x@intrus.example",
    "\u202etxet esrever\u202c", "z\u0335a\u0336l\u0337g\u0338o", "\u200bzéro\u200c\ufeff", "👩‍⚖️🏛️",
    "Ω≈ç√∫ ÆŒ ßﬁ", "null undefined NaN None true", "  deux  espaces  ", "a" * 300,
)  # fmt: skip

_NAMES = frozenset({  # identifiers, checked by the loader: they choose files, addresses and rows
    "reference", "creancier", "responsable", "strategie", "id", "piece", "pieces", "livraison", "commande", "cgv",
    "intervenant", "par", "recu_par", "traduction", "communiquees", "etat", "document", "slug", "root", "folder",
    "format", "stade", "logo", "apercu", "couleur", "iban", "mediateur", "siren",
})  # fmt: skip
_CHOSEN = frozenset({"objet"})  # an identifier in a waiver, a text in an invoice


def visible(text: str) -> str:
    """The text as a browser keeps it, whatever the typography: a line end, a space, an apostrophe are one character."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\N{NO-BREAK SPACE}", " ").replace("’", "'")


def spoil(value: Any, make: Callable[[str], str], path: str = "") -> Any:
    """Copy any object of the engine, every free text replaced by ``make(path)``."""
    match value:
        case str() if not isinstance(value, Enum):
            return make(path)
        case tuple():
            return _together(value, make, path)
        case BaseModel():
            fields = {
                name: spoil(getattr(value, name), make, f"{path}.{name}")
                for name, field in type(value).model_fields.items()
                if name not in _NAMES and not _closed(field.annotation) and not _identifier(type(value), name)
            }
            return value.model_copy(update=fields)
        case msgspec.Struct():
            return msgspec.structs.replace(value, **_fields(value, value.__struct_fields__, make, path))
        case Struct():
            names = value.__struct_fields__
            return structs.replace(value, **_fields(value, names, make, path))
        case _:
            return value


def _together(value: tuple[Any, ...], make: Callable[[str], str], path: str) -> tuple[Any, ...]:
    """Copy a tuple; one whose members have names keeps them."""
    names = getattr(value, "_fields", None)
    if names is None:
        return tuple(spoil(one, make, f"{path}[{rank}]") for rank, one in enumerate(value))
    return type(value)(*(spoil(one, make, f"{path}.{name}") for name, one in zip(names, value, strict=True)))


def _fields(value: Any, names: tuple[str, ...], make: Callable[[str], str], path: str) -> dict[str, Any]:
    return {name: spoil(getattr(value, name), make, f"{path}.{name}") for name in names if name not in _NAMES}


def _identifier(model: type[BaseModel], name: str) -> bool:
    return name in _CHOSEN and model.__name__ == "Dispense"


def _closed(annotation: Any) -> bool:
    if get_origin(annotation) is Literal:
        return True
    if get_origin(annotation) is types.UnionType or get_origin(annotation) is tuple:
        return any(_closed(one) for one in get_args(annotation))
    return isinstance(annotation, type) and issubclass(annotation, Enum | dt.date)


class Ink:
    """Hands out hostile texts, each with a number that makes it unique, and remembers where each went."""

    def __init__(self, strings: tuple[str, ...] = STRINGS, turn: int = 0) -> None:
        self.strings = strings
        self.turn = turn
        self.given: dict[str, str] = {}  # path -> text

    def __call__(self, path: str) -> str:
        number = len(self.given)
        text = f"{self.strings[(number + self.turn) % len(self.strings)]}⟦{number}⟧"
        self.given[path] = text
        return text

    def seen_in(self, page: str) -> dict[str, str]:
        """Texts whose number is on the page: path -> text."""
        return {path: text for path, text in self.given.items() if text[text.rindex("⟦") :] in page}


def everything(path: str) -> str:
    """All the texts in one, for a page where each slot meets each of them."""
    del path
    return " ¦ ".join(STRINGS)


def field_of(path: str) -> str:
    """A path without its ranks: ``.factures[1].numero`` -> ``.factures.numero``."""
    return re.sub(r"\[\d+\]", "", path)
