"""Words written two bytes a letter (UTF-16), as Windows programs save them, with the mark that says so or without."""

import re

_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_HEAD = 4096  # bytes looked at
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def charset_of(data: bytes) -> str:
    """The charset of words written so; empty when they are not, or when that is not sure.

    Without a mark: half of the bytes of a text in a Latin alphabet are zeros, all on the same side.
    """
    if mark := _MARKS.get(data[:2]):
        return mark
    head = data[: _HEAD - _HEAD % 2]
    sides = {"utf-16-le": (head[1::2], head[::2]), "utf-16-be": (head[::2], head[1::2])}
    for charset, (high, low) in sides.items():
        latin = high and len(high) == len(low) and high.count(0) * 10 >= len(high) * 9 and 0 not in low
        if latin and not _CONTROL.search(head.decode(charset, errors="replace")):
            return charset
    return ""


def narrow(data: bytes) -> bytes:
    """An e-mail written so, in the charset that it says its words are in; any other as it is."""
    charset = charset_of(data)
    if not charset:
        return data
    text = data.decode(charset, errors="replace")
    said = {one.lower() for one in _CHARSET.findall(text)}
    for encoding in (*(said if len(said) == 1 else ()), "utf-8"):
        try:
            return text.encode(encoding)
        except (LookupError, UnicodeEncodeError):
            continue
    return data
