"""A bank statement in whichever form the bank gives it, told by its first bytes."""

import datetime as dt
import re

from generator.edit.bank import BankStatement, read_statement
from generator.edit.camt import read_camt
from generator.edit.cfonb import is_cfonb, read_cfonb
from generator.edit.table import is_page, of_file
from generator.findings import CaseInvalid

_BOM = b"\xef\xbb\xbf"
_XML = re.compile(rb"\s*<|\xff\xfe<|\xfe\xff\x00<")
_UNREAD = {  # what banks also give, each by how it begins
    "OFX": re.compile(rb"\s*(OFXHEADER|(<\?xml[^>]*>\s*)?(<\?OFX|<OFX>))", re.IGNORECASE),
    "QIF": re.compile(rb"\s*!(Type|Account|Option):", re.IGNORECASE),
    "MT940": re.compile(rb"\s*(\{1:F|:20:)"),
    "CFONB 240": re.compile(rb"\s*31[0-9]{2}[^;\t\r\n]{236}"),
}


def read_any(content: bytes, file: str, au: dt.date) -> BankStatement:
    """The lines of a statement, none after ``au``; ``file`` is its name in the findings.

    Raises:
        CaseInvalid: a form that is not read, or a line that cannot be; every one of them is told.
    """
    bare = content.removeprefix(_BOM)
    if unread := next((name for name, start in _UNREAD.items() if start.match(bare)), ""):
        remedy = "Exporter de la banque en CSV, en CAMT.053 ou en CFONB 120."
        raise CaseInvalid([of_file(file, 1, f"le format {unread} n'est pas lu.", remedy)])
    if is_cfonb(bare):
        return read_cfonb(content, file, au)
    in_xml = _XML.match(bare) and not is_page(bare)
    return read_camt(content, file, au) if in_xml else read_statement(content, file, au)
