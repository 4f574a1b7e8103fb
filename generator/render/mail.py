"""An e-mail draft: ``.eml`` with its text, its recipient and the PDF; opened and sent by a human.

The standard library's ``EmailMessage`` writes every header, so no text of a case can add one. Nothing depends on the
moment: the date is that of the document, the boundary a hash of what is carried.
"""

import datetime as dt
import hashlib
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from msgspec import Struct

from generator.findings import RenderError
from generator.render.output import Output

# Folding a header with accents, Python 3.11 loses a space (« du10 août »); 998 signs are the most that a line holds.
_WHOLE_LINES = SMTP.clone(max_line_length=998)


class Message(Struct, frozen=True):
    """What a draft says; ``sender`` and ``recipient`` are (name, address), ``day`` the document's date."""

    sender: tuple[str, str]
    recipient: tuple[str, str]
    subject: str
    day: dt.date
    body: str
    attachments: tuple[Output, ...] = ()


def eml(draft: Message) -> bytes:
    """Write the draft; same message, same bytes.

    Raises:
        RenderError: a header that cannot be written (line end in a name, malformed address).
    """
    message = EmailMessage(policy=SMTP)
    try:
        message["From"] = _address(draft.sender)
        message["To"] = _address(draft.recipient)
        message["Subject"] = draft.subject
    except (ValueError, MessageError) as error:
        raise RenderError(f"en-tête de courriel impossible : {error}.") from error
    message["Date"] = format_datetime(dt.datetime.combine(draft.day, dt.time(8), dt.UTC))
    message["X-Unsent"] = "1"  # Outlook opens it as a draft
    message.set_content(draft.body, cte="quoted-printable")
    for item in draft.attachments:
        message.add_attachment(item.content, maintype="application", subtype="pdf", filename=item.name)
    digest = hashlib.sha256(
        b"\0".join([draft.body.encode(), *(item.content for item in draft.attachments)])
    ).hexdigest()
    message.set_boundary(f"=_recouvre_{digest[:32]}")
    return message.as_bytes(policy=_WHOLE_LINES)


def _address(party: tuple[str, str]) -> Address:
    name, address = party
    return Address(display_name=name, addr_spec=address)
