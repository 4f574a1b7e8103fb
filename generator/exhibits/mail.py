"""An e-mail as received (.eml) -> readable pages, and its attachments apart.

Headers are printed as they are (they may be forged: the original is kept whole); the body is its plain text, or the
words of its HTML; nothing is fetched. Attachments get names of their own and become sub-pièces.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message, MIMEPart
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from typing import TypeGuard

from babel.dates import format_datetime

from generator.exhibits.attached import MOST_PARTS, Attached, attached, bounded, file_name
from generator.exhibits.facts import Faits, Jointe
from generator.exhibits.fonts import Police, printable
from generator.exhibits.html_text import html_text
from generator.exhibits.refusals import refuse
from generator.exhibits.sniff import kind_of
from generator.exhibits.typeset import Flow
from generator.exhibits.wide import narrow

ORNAMENT = 20_000  # bytes under which a picture of the body is an ornament
_HEADERS = (("From", "De"), ("To", "À"), ("Cc", "Copie"), ("Date", "Date"), ("Subject", "Objet"))
_BEFORE = b"\xef\xbb\xbf\r\n"  # what some mailers or editors save before the first header, and every reader skips
_FALLBACKS = ("utf-8", "cp1252")
_GUESSED = {"image/jpeg": ".jpg", "text/plain": ".txt", "text/calendar": ".ics"}
_SIGNATURES = {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
_REPORTS = {  # of a machine, in fields that are read as a text
    "message/delivery-status": "compte-rendu-de-remise", "message/global-delivery-status": "compte-rendu-de-remise",
    "message/disposition-notification": "compte-rendu-de-lecture", "text/rfc822-headers": "en-tetes-du-message",
}  # fmt: skip


def to_pdf(data: bytes, fonts: tuple[Police, Police]) -> tuple[bytes, Faits, list[Attached]]:
    """Print an e-mail; give its attachments as (name, bytes).

    Raises:
        RefusedError: not an e-mail, too many parts, too heavy.
    """
    message = message_from_bytes(narrow(data).lstrip(_BEFORE), policy=policy.default)
    if not _is_sent(message):
        raise refuse("courriel", "ni expéditeur ni date")
    parts = list(_parts(message))
    body, unreadable = _body(parts)
    files = [part for part in parts if not _is_body(part)]
    named = {"Ornements": [*filter(_is_ornament, files)], "Signature": [*filter(_is_signature, files)]}
    apart = [part for parts in named.values() for part in parts]
    joined = bounded([_attachment(part, rank) for rank, part in enumerate(files, start=1) if part not in apart])
    flow = Flow(*fonts)
    said = {label: [_attachment(part, 0)[0] for part in parts] for label, parts in named.items()}
    _print(flow, message, {"Pièces jointes": [name for name, _ in joined], **said})
    flow.text(body or "(message sans texte)")
    pdf = flow.close()
    return pdf, Faits(glyphes_manquants=flow.missing, illisibles=unreadable), joined


def _print(flow: Flow, message: EmailMessage, files: Mapping[str, list[Jointe]]) -> None:
    flow.heading("Courriel")
    for header, label in _HEADERS:
        value = _header(message, header)
        if value or header != "Cc":
            flow.labelled(label, _date(value) if header == "Date" else value)
    for label, items in files.items():
        if items:
            flow.labelled(label, " ; ".join(f"{item.nom} ({_size(item.octets)})" for item in items))
    flow.rule()


def _is_sent(message: Message) -> TypeGuard[EmailMessage]:
    return isinstance(message, EmailMessage) and bool(_header(message, "From") or _header(message, "Date"))


def _parts(message: EmailMessage) -> Iterator[MIMEPart]:
    """Leaves of the message; an e-mail inside it is one leaf."""
    waiting: list[MIMEPart] = [message]
    count = 0
    while waiting:
        part = waiting.pop()
        count += 1
        if count > MOST_PARTS:
            raise refuse("parties")
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            inside = [child for child in part.iter_parts() if isinstance(child, MIMEPart)]
            waiting += reversed([child for child in inside if not _is_other_version(child, part)])
        else:
            yield part


def _is_body(part: MIMEPart) -> bool:
    return part.get_content_type() in {"text/plain", "text/html"} and not part.is_attachment() and not _name(part)


def _is_other_version(part: MIMEPart, whole: MIMEPart) -> bool:
    """The text that is read, written again for a watch, or for a program that runs pages: no file was joined."""
    if whole.get_content_type() != "multipart/alternative" or part.get_content_maintype() != "text":
        return False
    read = any(one.is_multipart() or _is_body(one) for one in whole.iter_parts() if isinstance(one, MIMEPart))
    return read and not (_is_body(part) or part.is_attachment() or _name(part))


def _is_ornament(part: MIMEPart) -> bool:
    """A small picture inserted in the body: a logo or a signature, named but not made a sub-pièce."""
    inline = "Content-ID" in part and not part.is_attachment()
    return inline and part.get_content_maintype() == "image" and len(_bytes(part)) < ORNAMENT


def _is_signature(part: MIMEPart) -> bool:
    """What a program checks a message with: named, and kept with the original; no document that is said to be one."""
    return part.get_content_type() in _SIGNATURES and kind_of(_bytes(part), "") == "inconnu"


def _body(parts: list[MIMEPart]) -> tuple[str, int]:
    texts = [part for part in parts if _is_body(part)]
    plain = [part for part in texts if part.get_content_type() == "text/plain"]
    decoded = [_text(part) for part in plain]
    if any(text.strip() for text, _ in decoded):
        return "\n\n".join(text for text, _ in decoded), sum(bad for _, bad in decoded)
    pages = [_text(part) for part in texts if part.get_content_type() == "text/html"]
    return "\n\n".join(html_text(text) for text, _ in pages), sum(bad for _, bad in pages)


def _text(part: MIMEPart) -> tuple[str, bool]:
    """Text of a part, and whether its declared encoding failed."""
    raw = _bytes(part)
    declared = part.get_content_charset()
    for rank, charset in enumerate((declared or "us-ascii", *_FALLBACKS)):
        try:
            return raw.decode(charset), rank > 0 and declared is not None
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return raw.decode("latin-1"), True


def _bytes(part: MIMEPart) -> bytes:
    if part.is_multipart():  # an e-mail inside the e-mail, or a part that lies about its type
        inside = (inner for inner in part.get_payload() if not isinstance(inner, str))
        try:
            return b"".join(inner.as_bytes(policy=policy.compat32) for inner in inside)
        except (MessageError, ValueError):  # headers that cannot be written again
            raise refuse("courriel", "un courriel joint est abîmé") from None
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attachment(part: MIMEPart, rank: int) -> Attached:
    return attached(_safe_name(part, rank), _bytes(part))


def _safe_name(part: MIMEPart, rank: int) -> str:
    """A name without any path; the extension follows the declared type when there is none."""
    name = file_name(_name(part))
    if part.get_content_type() == "message/rfc822":
        inner = next(iter(part.iter_parts()), None)
        extension = ".eml" if inner is None or _is_sent(inner) else ".txt"  # words nobody signs nor dates
        return f"{name.removesuffix('.eml') or _subject(part) or f'courriel-{rank}'}{extension}"
    if not name and (report := _REPORTS.get(part.get_content_type())):
        return f"{report}-{rank}.txt"
    if not name:
        guessed = _GUESSED.get(part.get_content_type())
        return f"jointe-{rank}{guessed or '.' + part.get_content_subtype()[:12]}"
    return name


def _subject(part: MIMEPart) -> str:
    """Subject of an e-mail carried by another, to name it."""
    inner = next((one for one in part.iter_parts() if isinstance(one, EmailMessage)), None)
    words = _header(inner, "Subject") if inner is not None else ""
    return PurePosixPath(words.replace("\\", "/")).name.strip(" .")[:80]


def _name(part: MIMEPart) -> str:
    try:
        return part.get_filename() or ""
    except (LookupError, ValueError, TypeError, AttributeError, IndexError):  # forged parameters
        return "piece-jointe"


def _header(message: EmailMessage, name: str) -> str:
    """One header on one line: a folded or forged one cannot add another."""
    try:
        value = str(message.get(name, ""))
    except (LookupError, ValueError, TypeError, AttributeError, IndexError):  # forged header
        raw = next((str(raw) for key, raw in message.raw_items() if key.lower() == name.lower()), "")
        value = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(printable(value.replace("\n", " ").replace("\r", " ")).split())


def _date(value: str) -> str:
    try:
        moment: datetime = parsedate_to_datetime(value)
        return str(format_datetime(moment, "d MMMM y 'à' HH:mm:ss", tzinfo=moment.tzinfo, locale="fr")) + _offset(
            moment
        )
    except (ValueError, TypeError, IndexError, OverflowError):
        return value


def _offset(moment: datetime) -> str:
    offset = moment.strftime("%z")
    return f" (UTC{offset[:3]}:{offset[3:5]})" if offset else " (sans fuseau)"


def _size(octets: int) -> str:
    return f"{octets} octets" if octets < 1000 else f"{octets // 1000} ko"
