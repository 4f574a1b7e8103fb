"""A bank statement in whichever form the bank gives it, told by its first bytes."""

import datetime as dt
import re

from generator.edit.bank import BankStatement, read_statement
from generator.edit.camt import read_camt
from generator.edit.table import of_file
from generator.findings import CaseInvalid

_BOM = b"\xef\xbb\xbf"
_OFX = re.compile(rb"\s*(OFXHEADER|(<\?xml[^>]*>\s*)?(<\?OFX|<OFX>))", re.IGNORECASE)
_OTHERS = {
    "OFX": _OFX,
    "MT940": re.compile(rb"\s*(\{1:|:20:)"),
    "CFONB": re.compile(rb"0[1457][0-9]{5}[ 0-9]{4}[0-9]{5}.{104}", re.DOTALL),
    "QIF": re.compile(rb"\s*!Type:", re.IGNORECASE),
}
_XML = re.compile(rb"\s*<|\xff\xfe<|\xfe\xff\x00<")


def read_any(content: bytes, file: str, au: dt.date) -> BankStatement:
    """The lines of a statement, none after ``au``; ``file`` is its name in the findings.

    Raises:
        CaseInvalid: a form that is not read, or a line that cannot be; every one of them is told.
    """
    bare = content.removeprefix(_BOM)
    if other := next((name for name, starts in _OTHERS.items() if starts.match(bare)), ""):
        message = f"le format {other} n'est pas lu."
        raise CaseInvalid([of_file(file, 1, message, "Exporter de la banque en CSV, ou en CAMT.053 (XML).")])
    return read_camt(content, file, au) if _XML.match(bare) else read_statement(content, file, au)
