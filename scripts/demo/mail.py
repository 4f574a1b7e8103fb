"""E-mails as a mail program saves them: raw ``.eml`` with headers, HTML body and attachments.

Hosts end in ``.example`` and addresses of machines come from the blocks kept for documentation.
"""

import base64
import datetime as dt
import hashlib
import html
import quopri
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.utils import format_datetime
from urllib.parse import quote

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def long_date(day: dt.date) -> str:
    """Write a date in French: « 1er octobre 2026 »."""
    rank = "1er" if day.day == 1 else str(day.day)
    return f"{rank} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: dt.date) -> str:
    """Write a date in figures: « 01/10/2026 »."""
    return f"{day:%d/%m/%Y}"


@dataclass(frozen=True)
class Mailbox:
    """Someone who writes."""

    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>"


@dataclass(frozen=True)
class Attachment:
    """A file joined to a message."""

    name: str
    content: bytes
    kind: str = "application/pdf"


@dataclass(frozen=True)
class Mail:
    """A message; ``body`` and ``quoted`` hold one paragraph per item."""

    sender: Mailbox
    to: Mailbox
    subject: str
    when: str  # wall clock in Paris: « 2026-10-06 18:42 »
    body: Sequence[str]
    copy: Mailbox | None = None
    replies_to: "Mail | None" = None
    attachments: Sequence[Attachment] = field(default=())
    table: Sequence[Sequence[str]] = field(default=())  # first row: headings
    signature: Sequence[str] = field(default=())
    rich: bool = True  # with an HTML body

    @property
    def identifier(self) -> str:
        """The Message-ID, from what the message says."""
        seed = "\0".join((str(self.sender), str(self.to), self.subject, self.when))
        domain = self.sender.address.partition("@")[2]
        return f"<{hashlib.sha256(seed.encode()).hexdigest()[:24]}@{domain}>"


def paris(text: str) -> dt.datetime:
    """Read a wall-clock time of Paris, with its offset: summer time from the last Sunday of March to October's."""
    wall = dt.datetime.fromisoformat(f"{text}+01:00")
    summer = _last_sunday(wall.year, 3) <= wall.date() < _last_sunday(wall.year, 10)
    return wall.replace(tzinfo=dt.timezone(dt.timedelta(hours=2))) if summer else wall


def _last_sunday(year: int, month: int) -> dt.date:
    last = dt.date(year, month, 31)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


def write(mail: Mail) -> bytes:
    """Write the message, CRLF line ends.

    Written here rather than by ``email``, whose folding of headers differs from one Python to the next.
    """
    body = _part("text/plain; charset=utf-8", "quoted-printable", _plain(mail).encode())
    if mail.rich:
        rich = _part("text/html; charset=utf-8", "quoted-printable", _rich(mail).encode())
        body = _parts("alternative", mail, [body, rich])
    if mail.attachments:
        body = _parts("mixed", mail, [body, *(_attached(joined) for joined in mail.attachments)])
    return "\r\n".join([*_headers(mail), body]).encode("ascii")


def _headers(mail: Mail) -> list[str]:
    sent = paris(mail.when)
    domain, target = (box.address.partition("@")[2] for box in (mail.sender, mail.to))
    arrived = format_datetime(sent + dt.timedelta(seconds=4))
    headers = [
        f"Return-Path: <{mail.sender.address}>",
        (
            f"Received: from smtp.{domain} (smtp.{domain} [192.0.2.25])\r\n by mx.{target} with ESMTPS"
            f" id {mail.identifier[1:11]};\r\n {arrived}"
        ),
        f"From: {_mailbox(mail.sender)}",
        f"To: {_mailbox(mail.to)}",
    ]
    headers += [f"Cc: {_mailbox(mail.copy)}"] if mail.copy else []
    headers += [f"Subject: {_words(mail.subject)}", f"Date: {format_datetime(sent)}", f"Message-ID: {mail.identifier}"]
    if mail.replies_to:
        headers += [f"In-Reply-To: {mail.replies_to.identifier}", f"References: {mail.replies_to.identifier}"]
    return [*headers, "X-Mailer: Messagerie Exemple 5.2", "X-Document-Fictif: demonstration", "MIME-Version: 1.0"]


def _mailbox(box: Mailbox) -> str:
    return f"{_words(box.name)} <{box.address}>"


def _words(text: str) -> str:
    """Encode a header's text when it is not ASCII (RFC 2047), in words short enough for a line."""
    if text.isascii():
        return text
    pieces = [text[start : start + 20] for start in range(0, len(text), 20)]
    return "\r\n ".join(f"=?utf-8?B?{base64.b64encode(piece.encode()).decode()}?=" for piece in pieces)


def _part(kind: str, encoding: str, content: bytes, disposition: str = "") -> str:
    if encoding == "base64":
        text = base64.encodebytes(content).decode().replace("\n", "\r\n")
    else:
        text = quopri.encodestring(content.replace(b"\r\n", b"\n")).decode().replace("\n", "\r\n")
    return f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n{disposition}\r\n{text}"


def _attached(joined: Attachment) -> str:
    disposition = f"Content-Disposition: attachment;\r\n filename*=utf-8''{quote(joined.name)}\r\n"
    return _part(joined.kind, "base64", joined.content, disposition)


def _parts(kind: str, mail: Mail, parts: Sequence[str]) -> str:
    boundary = f"=_{mail.identifier[1:17]}_{kind}"
    inside = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return f'Content-Type: multipart/{kind};\r\n boundary="{boundary}"\r\n\r\n{inside}--{boundary}--\r\n'


def _header(mail: Mail) -> list[str]:
    sent = paris(mail.when)
    day = f"{WEEKDAYS[sent.weekday()]} {long_date(sent)} {sent:%H:%M}"
    return [f"De : {mail.sender}", f"Envoyé : {day}", f"À : {mail.to}", f"Objet : {mail.subject}"]


def _plain(mail: Mail) -> str:
    rows = ["   ".join(row) for row in mail.table]
    text = "\n\n".join((*mail.body, *(["\n".join(rows)] if rows else []), "\n".join(("-- ", *mail.signature))))
    if mail.replies_to:
        quoted = "\n".join((*_header(mail.replies_to), "", *mail.replies_to.body))
        text += "\n\n" + "\n".join(f"> {line}" for line in quoted.split("\n"))
    return text + "\n"


def _rich(mail: Mail) -> str:
    cells = "".join(
        "<tr>" + "".join(f"<td style='border:1px solid #bbb;padding:3px 8px'>{html.escape(cell)}</td>" for cell in row)
        + "</tr>"
        for row in mail.table
    )  # fmt: skip
    parts = [f"<p>{html.escape(paragraph)}</p>" for paragraph in mail.body]
    if cells:
        parts.append(f"<table style='border-collapse:collapse;font-size:13px'>{cells}</table>")
    if mail.signature:
        parts.append(
            "<p style='color:#555;font-size:12px'>" + "<br>".join(html.escape(line) for line in mail.signature) + "</p>"
        )
    if mail.replies_to:
        quoted = "".join(f"<p>{html.escape(line)}</p>" for line in (*_header(mail.replies_to), *mail.replies_to.body))
        parts.append(f"<blockquote style='border-left:2px solid #88a;margin:0;padding-left:10px'>{quoted}</blockquote>")
    body = "\n".join(parts)
    return (
        "<!DOCTYPE html>\n<html lang='fr'><head><meta charset='utf-8'></head>\n"
        f"<body style='font-family:Calibri,Arial,sans-serif;font-size:14px'>\n{body}\n</body></html>\n"
    )
