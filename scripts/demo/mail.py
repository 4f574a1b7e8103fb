"""E-mails as a mail program saves them: raw ``.eml`` with headers, HTML body and attachments.

Hosts end in ``.example`` and addresses of machines come from the blocks kept for documentation.
"""

import datetime as dt
import hashlib
import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

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
    """Write the message, CRLF line ends, the same bytes every time."""
    message = EmailMessage(policy=SMTP.clone(max_line_length=90))
    sent = paris(mail.when)
    domain = mail.sender.address.partition("@")[2]
    target = mail.to.address.partition("@")[2]
    message["Return-Path"] = f"<{mail.sender.address}>"
    message["Received"] = (
        f"from smtp.{domain} (smtp.{domain} [192.0.2.25]) by mx.{target} with ESMTPS id {mail.identifier[1:11]}; "
        f"{format_datetime(sent + dt.timedelta(seconds=4))}"
    )
    message["From"] = str(mail.sender)
    message["To"] = str(mail.to)
    if mail.copy:
        message["Cc"] = str(mail.copy)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(sent)
    message["Message-ID"] = mail.identifier
    if mail.replies_to:
        message["In-Reply-To"] = mail.replies_to.identifier
        message["References"] = mail.replies_to.identifier
    message["X-Mailer"] = "Messagerie Exemple 5.2"
    message["X-Document-Fictif"] = "demonstration"
    message.set_content(_plain(mail), cte="quoted-printable")
    if mail.rich:
        message.add_alternative(_rich(mail), subtype="html", cte="quoted-printable")
    for joined in mail.attachments:
        kind, _, subtype = joined.kind.partition("/")
        message.add_attachment(joined.content, maintype=kind, subtype=subtype, filename=joined.name)
    for rank, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{mail.identifier[1:17]}_{rank}")
    return message.as_bytes()


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
